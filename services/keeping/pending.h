/* Requests of a volume that are on their way, no two of them over one block, and what the volume must hold.
 */
#ifndef PENDING_H
#define PENDING_H

#include "storaged_client.h"

enum {
    PENDING_BLOCK = 512,
    PENDING_FIRST = 64, /* block of the volume from which on everything is written */
    PENDING_BLOCKS = 2048,
    PENDING_MOST = 16,
    PENDING_PLACE_BYTES = STORAGED_VOLUME_DATA_BYTES / PENDING_MOST, /* each request's own */
};

struct pending_request {
    bool is_used;
    struct disk_request request;
};

struct pending {
    struct volume_ring ring;
    uint64_t state;  /* of the numbers that are drawn */
    uint64_t number; /* of the last request */
    uint32_t count;
    uint64_t ended;
    uint64_t flushes;
    struct pending_request at[PENDING_MOST];
    bool is_busy[PENDING_BLOCKS];
    uint8_t held[PENDING_BLOCKS * PENDING_BLOCK]; /* what the volume must hold */
};

uint64_t pending_draw(struct pending *pending, uint64_t limit);

/* Puts requests that are drawn, until there are as many on their way as may be. False if the queue is broken. */
[[nodiscard]] bool pending_put(struct pending *pending);

/* A flush alone. */
[[nodiscard]] bool pending_put_flush(struct pending *pending);

/* Everything of the volume is read again, in pieces that are put until there is no room; `next` goes on from 0 to PENDING_BLOCKS. */
[[nodiscard]] bool pending_put_reads(struct pending *pending, uint64_t *next);

/* Takes what ended. False if something is not as it must be, for which there is a line. */
[[nodiscard]] bool pending_take(struct pending *pending);

/* FNV-1a of what the volume must hold. */
uint64_t pending_sum(const struct pending *pending);

#endif
