/* Quotas: hard reservations of frames. What a quota allows is there, so whatever was charged cannot
 * fail later.
 *
 * A quota is carved out of its parent; the root's is all memory that was free after boot. It counts
 * pages only.
 */
#pragma once

#include "assert.h"
#include "cap.h"
#include "object.h"
#include "slab.h"

struct quota {
    struct object object;
    struct quota *parent; /* null in the root's; what is carved keeps it alive */
    uint64_t limit;       /* pages, taken from the parent's */
    uint64_t used; /* Q1: used <= limit, so the sum over all quotas never exceeds the free frames */
    bool closed;   /* Q2: then used == limit */
    uint32_t timers; /* that are charged to it */
    struct slabs slabs;
};

/* What a capability to a quota leads to. */
static inline struct quota *quota_of(const struct cap *cap)
{
    return container_of(cap->object, struct quota, object);
}

/* The quota of everything; it is no object that was charged to anybody. */
void quota_init_root(struct quota *quota, uint64_t pages);

/* Carves a quota of `pages`; held once by the caller. Null if the parent has not that much. */
[[nodiscard]] struct quota *quota_carve(struct quota *parent, uint64_t pages);

/* Undoes a carving at once; nobody but the caller holds the quota. */
void quota_discard(struct quota *quota);

/* Gives back to the parent what is not used, now and whenever something is given up. Nothing more
 * can be charged. */
void quota_close(struct quota *quota);

[[nodiscard]] bool quota_reserve(struct quota *quota, uint64_t pages);
void quota_return(struct quota *quota, uint64_t pages);

static inline uint64_t quota_left(const struct quota *quota)
{
    return quota->limit - quota->used;
}

/* Takes a frame that is charged here and now. False if there is no room. */
[[nodiscard]] bool quota_take_frame(struct quota *quota, uint8_t kind, uint64_t *ret_pa);
void quota_give_frame(struct quota *quota, uint64_t pa);

bool quota_reap(struct object *object, uint32_t *budget);
bool quota_check(const struct object *object);
