/* Rings: queues in memory that is shared with somebody who may lie.
 *
 * Each queue has one producer and one consumer. Whoever made the memory paid for it; either side may write all of it at any moment, between any
 * two reads of the other. So each side keeps its own index in memory of its own, reads the other's once an operation, copies an entry out once and
 * judges the copy. An index that cannot be makes the ring broken for good on this side; nothing that is read is used as an address.
 *
 * The shared memory: 64 bytes of header {magic, layout}, then for each queue the producer's and the consumer's index on 64 bytes of their own,
 * then the entries of each queue and the data region, each at a multiple of 64.
 */
#ifndef WRIT_RING_H
#define WRIT_RING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WRIT_RING_MAGIC UINT64_C(0x31474e4952545257)

enum { WRIT_RING_LINE = 64 };

enum writ_ring_result {
    WRIT_RING_OK,
    WRIT_RING_EMPTY,  /* nothing to take */
    WRIT_RING_FULL,   /* no room to put */
    WRIT_RING_BAD,    /* an entry was taken, and it is not as the contract says */
    WRIT_RING_BROKEN, /* the other side broke the rules, now or earlier: nothing more is done */
};

/* Where a queue is in the shared memory. */
struct writ_ring_queue {
    uint32_t indices; /* the producer's; the consumer's is one line further */
    uint32_t entries;
    uint32_t depth; /* a power of two */
    uint32_t entry; /* bytes of one */
};

/* One side's view of one queue, in memory of its own. */
struct writ_ring_end {
    uint32_t index; /* how many entries this side has put or taken, without end */
};

static inline uint32_t writ_ring_peer(const uint8_t *at)
{
    return __atomic_load_n((const uint32_t *)(const void *)at, __ATOMIC_ACQUIRE);
}

static inline void writ_ring_tell(uint8_t *at, uint32_t index)
{
    __atomic_store_n((uint32_t *)(void *)at, index, __ATOMIC_RELEASE);
}

/* Reads every byte of shared memory once and no more. */
static inline void writ_ring_copy(uint8_t *to, const uint8_t *shared, uint32_t size)
{
    const volatile uint8_t *from = shared;
    for (uint32_t i = 0; i < size; i++) {
        to[i] = from[i];
    }
}

/* Where the next entry is put. OK, FULL or BROKEN. */
static inline enum writ_ring_result writ_ring_room(uint8_t *shared,
                                                   const struct writ_ring_queue *queue,
                                                   const struct writ_ring_end *end,
                                                   uint8_t **ret_at)
{
    uint32_t used = end->index - writ_ring_peer(shared + queue->indices + WRIT_RING_LINE);
    if (used > queue->depth) {
        return WRIT_RING_BROKEN;
    }
    if (used == queue->depth) {
        return WRIT_RING_FULL;
    }
    *ret_at = shared + queue->entries + (size_t)(end->index & (queue->depth - 1)) * queue->entry;
    return WRIT_RING_OK;
}

/* What stands in the room goes to the consumer. */
static inline void writ_ring_put(uint8_t *shared, const struct writ_ring_queue *queue,
                                 struct writ_ring_end *end)
{
    writ_ring_tell(shared + queue->indices, ++end->index);
}

/* Copies the next entry out and gives its place back. OK, EMPTY or BROKEN. */
static inline enum writ_ring_result writ_ring_take(uint8_t *shared,
                                                   const struct writ_ring_queue *queue,
                                                   struct writ_ring_end *end, uint8_t *ret_entry)
{
    uint32_t ready = writ_ring_peer(shared + queue->indices) - end->index;
    if (ready == 0) {
        return WRIT_RING_EMPTY;
    }
    if (ready > queue->depth) {
        return WRIT_RING_BROKEN;
    }
    const uint8_t *at =
        shared + queue->entries + (size_t)(end->index & (queue->depth - 1)) * queue->entry;
    writ_ring_copy(ret_entry, at, queue->entry);
    writ_ring_tell(shared + queue->indices + WRIT_RING_LINE, ++end->index);
    return WRIT_RING_OK;
}

/* Makes new shared memory a ring: all zero but the header. */
static inline void writ_ring_format(uint8_t *shared, uint64_t bytes, uint64_t layout)
{
    const uint64_t header[2] = {WRIT_RING_MAGIC, layout};
    __builtin_memset(shared, 0, bytes);
    __builtin_memcpy(shared, header, sizeof header);
}

/* Whether shared memory of this size can be the ring of this layout, with nothing in its queues yet. */
static inline bool writ_ring_fits(const uint8_t *shared, uint64_t bytes, uint64_t needed,
                                  uint64_t layout)
{
    uint64_t header[2];
    if (shared == NULL || (uintptr_t)shared % WRIT_RING_LINE != 0 || bytes < needed) {
        return false;
    }
    writ_ring_copy((uint8_t *)header, shared, sizeof header);
    return header[0] == WRIT_RING_MAGIC && header[1] == layout;
}

#endif
