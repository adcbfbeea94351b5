/* Calls on the kernel at random, by the generated table of its methods.
 *
 * Several threads share one pool of slots, and each makes calls that are mostly well formed: right
 * objects, legal values, handles that stand for something; the rest is stale, foreign or nonsense.
 * What must hold is said by fuzz_judge and by the levels after a round.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel_methods.h"
#include "writ/writ.h"

enum {
    FUZZ_THREADS = 4,
    FUZZ_METHODS = 256, /* there can be, counting the last one, which stands for all messages: */
    FUZZ_MESSAGES = FUZZ_METHODS - 1,
    FUZZ_STATUSES = 128,
    FUZZ_PAGE = WRIT_PAGE_BYTES,
    FUZZ_ARENA_PAGES = 64,
};

/* Where addresses are legal; nothing of ours is above it. */
#define FUZZ_ARENA UINT64_C(0x100000000)

/* Some of the methods, by their places in the table. */
struct fuzz_mask {
    uint64_t words[FUZZ_METHODS / 64];
};

static inline bool fuzz_leaves_out(const volatile struct fuzz_mask *mask, uint32_t method)
{
    return (mask->words[method / 64] >> method % 64 & 1) != 0;
}

/* One thread's dice, pages and tally. */
struct fuzz {
    struct writ_io io;
    uint64_t dice;
    uint32_t thread; /* its own, in a slot that is never closed */
    uint32_t home;   /* an endpoint of its own, likewise */
    uint32_t code;   /* a page that a child can run: it yields, then ends itself */
    uint32_t wrong;  /* answers that must not be */
    uint64_t calls;
    uint64_t last_koid;                         /* of the process that was named last */
    uint32_t said[FUZZ_METHODS][FUZZ_STATUSES]; /* answers by method and status */
};

uint64_t fuzz_dice(struct fuzz *fuzz);

/* True once in so many times. */
bool fuzz_once_in(struct fuzz *fuzz, uint32_t times);

/* One call on an object, by none of the methods whose bits are set. */
void fuzz_call(struct fuzz *fuzz, const volatile struct fuzz_mask *left_out);

/* Counts an answer to a call that was made by its stub. */
void fuzz_count(struct fuzz *fuzz, uint64_t request, uint32_t status);

/* One operation on messages. */
void fuzz_message(struct fuzz *fuzz);

#endif
