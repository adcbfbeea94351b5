/* Memory of any size from a piece that the caller has: what is given back can be taken again, whole.
 *
 * Pure and bounded: it never asks for more, and neighbours that are free are one. Whoever gives back
 * everything can take the largest piece again.
 */
#ifndef WRIT_HEAP_H
#define WRIT_HEAP_H

#include <stdbool.h>
#include <stdint.h>

enum { HEAP_ALIGNMENT = 16 };

struct heap {
    uint8_t *at;
    uint64_t bytes;
    uint64_t used; /* H1: the sum of what is taken, with what it costs */
    uint64_t most; /* the largest `used` ever */
};

/* `memory` is at a multiple of HEAP_ALIGNMENT. False if it is too small for anything. */
[[nodiscard]] bool heap_init(struct heap *heap, void *memory, uint64_t bytes);

/* So many bytes that nobody else has, not zeroed; null if there is no such piece. */
[[nodiscard]] void *heap_take(struct heap *heap, uint64_t bytes);

/* Gives a piece back; null is none. False, and nothing is changed, if it was not taken from here or was
 * given back already. */
[[nodiscard]] bool heap_give(struct heap *heap, void *piece);

/* Whether H1 holds and the blocks cover the memory without a gap, no two free ones side by side. */
[[nodiscard]] bool heap_check(const struct heap *heap);

#endif
