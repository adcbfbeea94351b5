/* The same blocks, written and flushed round after round: each word of them holds the number of its round.
 */
#ifndef ROUNDS_H
#define ROUNDS_H

#include <stdbool.h>
#include <stdint.h>

#include "keeping_uses.h"

enum {
    ROUNDS_FIRST = 3584, /* block of the volume */
    ROUNDS_REQUESTS = 16,
    ROUNDS_REQUEST_BYTES = 4096,
};

/* Through this queue, in which nothing is on its way. */
void rounds_begin(struct writ_io *io, struct volume_ring *ring, uint64_t volume, uint32_t bell);

/* Writes a round, and flushes it. False if something does not end well. */
[[nodiscard]] bool rounds_make_safe(uint64_t round);

/* Puts the writes of a round, and waits for none. */
[[nodiscard]] bool rounds_leave(uint64_t round);

/* Whether all blocks are read, and each word is of one of these rounds. */
[[nodiscard]] bool rounds_are_between(uint64_t least, uint64_t most);

#endif
