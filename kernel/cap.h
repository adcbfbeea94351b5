/* Capabilities and the tree of who was derived from whom.
 *
 * A capability is 32 bytes at a multiple of 32 in the direct map, so its physical address / 32
 * names it in 32 bits. Each has two ends, an opening and a closing one, and each derivation tree is
 * one list of ends, like brackets: what stands between the ends of a capability descends from it.
 * So one can be deleted at once, however many it has begotten: they belong to the next one around
 * them then. Only revocation takes them along.
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
    CAP_VOID = 8,      /* revoked: it has neither type nor rights, and waits to be deleted */
    CAP_BINDING = 4,   /* no slot but in an object, which calls by it: revoking it deletes it */
};

/* The right to move or lend, in every contract that has it. */
enum { CAP_TRANSFER = 1 << 15 };

/* The ends of a capability, and their links. */
enum cap_end { CAP_OPEN, CAP_CLOSE, CAP_ENDS };
enum cap_way { CAP_PREV, CAP_NEXT, CAP_WAYS };

struct cap {
    struct object *object; /* null: empty, and all else is zero */
    uint8_t type;          /* the object's, again, or 0: the message path reads nothing else */
    uint8_t flags;         /* enum cap_flag */
    uint16_t rights;
    uint32_t ends;                      /* to which end each link leads, a bit each */
    uint32_t links[CAP_ENDS][CAP_WAYS]; /* names, 0 for none */
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

/* Whether it can be used for anything. */
static inline bool cap_is_good(const struct cap *cap)
{
    return cap->type != 0;
}

/* Fills an empty slot with an original. */
void cap_make(struct cap *cap, struct object *object, uint16_t rights, uint8_t flags);

/* Fills an empty slot with a child of `parent`. Its rights are among the parent's. */
void cap_derive(struct cap *parent, struct cap *child, uint16_t rights, uint8_t flags);

/* Moves a capability, place in the tree and all, into an empty slot; the old one is empty then. */
void cap_move(struct cap *from, struct cap *to, uint16_t rights, uint8_t flags);

/* Empties a slot. */
void cap_delete(struct cap *cap);

/* Makes an empty one, which is in no slot, a grave: what is buried in it hangs on it. */
void cap_make_grave(struct cap *grave);

/* Makes all descendants of a capability void, and buries them. */
void cap_bury(struct cap *cap, struct cap *grave);

/* The next to be deleted in a grave, or null. */
struct cap *cap_buried(const struct cap *grave);

/* C1: the neighbours in the list know it. C2: it points at an object of its type, or is void. C3: an
 * empty one is all zero. */
bool cap_check(const struct cap *cap);

#endif
