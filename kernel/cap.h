/* Capabilities and the tree of who was derived from whom.
 *
 * A capability is 32 bytes at a multiple of 32 in the direct map, so its physical address / 32 names it in 32 bits. Each derivation tree is one list in
 * preorder: the descendants of a capability are those behind it with a greater depth. Deleting one leaves its descendants with the next ancestor; only revoke takes them.
 */
#ifndef CAP_H
#define CAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame.h"
#include "object.h"

struct process;

enum cap_flag {
    CAP_UNCOUNTED = 1, /* a process's own capability to itself: does not keep it alive */
    CAP_MAPPING = 2,   /* no slot but a mapping's node: revoking it unmaps */
};

struct cap {
    struct object *object; /* null: empty, and all else is zero */
    uint8_t type;          /* the object's, again: the message path reads nothing else */
    uint8_t flags;         /* enum cap_flag */
    uint16_t rights;
    uint32_t depth; /* 0 in an original */
    uint32_t prev;  /* names, 0 for none */
    uint32_t next;
    uint64_t spare;
};

_Static_assert(sizeof(struct cap) == 32, "a slot is 32 bytes");

static inline uint32_t cap_name(const struct cap *cap)
{
    return cap == NULL ? 0 : (uint32_t)(frame_pa(cap) / sizeof(struct cap));
}

static inline struct cap *cap_named(uint32_t name)
{
    return name == 0 ? NULL : frame_at((uint64_t)name * sizeof(struct cap));
}

static inline bool cap_is_empty(const struct cap *cap)
{
    return cap->object == NULL;
}

/* Fills an empty slot with an original. */
void cap_make(struct cap *cap, struct object *object, uint16_t rights, uint8_t flags);

/* Fills an empty slot with a child of `parent`. Its rights are among the parent's. */
void cap_derive(struct cap *parent, struct cap *child, uint16_t rights, uint8_t flags);

/* Moves a capability, place in the tree and all, into an empty slot; the old one is empty then. */
void cap_move(struct cap *from, struct cap *to, uint16_t rights, uint8_t flags);

/* Empties a slot. */
void cap_delete(struct cap *cap);

/* The first capability behind this one if it descends from it, else null. */
struct cap *cap_first_descendant(const struct cap *cap);

/* C1: the neighbours in the list know it. C2: it points at an object of its type. C3: an empty one is all zero. */
bool cap_check(const struct cap *cap);

#endif
