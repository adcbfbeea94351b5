/* The requests that a disk has or will have, so that none is lost when its driver ends.
 *
 * Pure. A write that has ended is kept, with its bytes, until a flush behind it has ended: the next instance of the driver is given it again, in order and one at a time, before all that is new. So what a user was told
 * has ended is there after the next flush that ends; where it cannot be, because the device then says that it failed, the next flush of that user fails.
 *
 * The bytes are in the memory that the disk reads and writes by itself, in units; the adapter copies them between there and the user's queue.
 */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "block_types.h"

#ifndef LINE_SLOTS
#define LINE_SLOTS 128
#endif
#ifndef LINE_UNITS
#define LINE_UNITS 256
#endif

enum {
    LINE_UNIT_BYTES = 4096,
    LINE_OWNERS = 64,   /* users at a time */
    LINE_NOBODY = 0xff, /* nobody is told */
    LINE_ITSELF = 0xfe, /* its own flush */
    LINE_NONE = 0xffff,
};

enum line_state {
    LINE_FREE,
    LINE_WAITING, /* for the driver's queue */
    LINE_PUT,     /* the driver has it */
    LINE_KEPT,    /* a write that has ended, and that no flush has made safe */
};

struct line_slot {
    uint64_t number; /* the order in which they came; never used twice */
    uint64_t user_number;
    uint64_t first;
    uint64_t barrier;
    uint32_t user_at; /* in the user's data */
    uint32_t at;      /* in the disk's data */
    uint32_t bytes;
    uint16_t next; /* in order */
    uint16_t before;
    uint8_t state;
    uint8_t action;
    uint8_t owner;
    bool is_told; /* its end was, by an earlier instance of the driver */
};

struct line {
    uint64_t units[LINE_UNITS / 64]; /* that are taken */
    uint64_t lost;                   /* users whose next flush fails */
    uint64_t number;                 /* that comes next */
    uint64_t barrier;                /* of what comes next */
    uint64_t again_until;            /* up to this number, one at a time */
    uint32_t unit_count;
    uint32_t put; /* how many the driver has */
    uint32_t kept;
    uint32_t taken; /* slots that are not free */
    uint16_t first; /* in order; LINE_NONE if there is none */
    uint16_t last;
    bool can_flush;
    bool has_own_flush; /* one that nobody asked for is on its way */
    struct line_slot slots[LINE_SLOTS];
};

/* `data_bytes` of the disk's data are used, whole units of them, at most LINE_UNITS. */
void line_init(struct line *line, uint32_t data_bytes, bool can_flush);

struct line_wish {
    uint64_t user_number;
    uint64_t first; /* block of the disk */
    uint32_t user_at;
    uint32_t bytes;
    enum disk_action action;
    uint8_t owner;
};

/* Takes a request. False if there is no room now: there will be when something ends, for which a flush of its own is put if need be. `ret_at` is where a write's bytes go. */
[[nodiscard]] bool line_accept(struct line *line, const struct line_wish *wish, uint32_t *ret_at);

/* The request that the driver is to have next, which counts as put from now on. False if there is none, or it may not have more now. */
[[nodiscard]] bool line_next(struct line *line, struct disk_request *ret_request);

/* What a user is to be told. */
struct line_end {
    uint64_t user_number;
    uint32_t user_at;
    uint32_t at; /* where a read's bytes are, until the next request is taken */
    uint32_t bytes;
    enum disk_action action;
    enum disk_outcome outcome;
    uint8_t owner; /* LINE_NOBODY: nothing is told */
};

/* The driver says that a request ended. False if it does not have it: it broke the rules. */
[[nodiscard]] bool line_ended(struct line *line, const struct disk_end *said,
                              struct line_end *ret_end);

/* The driver's next instance knows of nothing. */
void line_driver_ended(struct line *line);

/* A user went: nothing more is told, what did not begin is dropped, what he was told has ended is still made safe. */
void line_owner_left(struct line *line, uint8_t owner);

bool line_check(const struct line *line);

#endif
