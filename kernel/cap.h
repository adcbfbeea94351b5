/* Capabilities and the tree of who was derived from whom.
 *
 * A capability is 32 bytes at a multiple of 32 in the direct map, so its physical address / 32
 * names it in 32 bits. Each has two ends, an opening and a closing one, and each derivation tree is
 * one list of ends, like brackets: what stands between the ends of a capability descends from it.
 * So one can be deleted at once, however many it has begotten: they belong to the next one around
 * them then. Only revocation takes them along.
 */
#pragma once

#include "frame.h"
#include "object.h"
#include "types.h"

struct process;

enum cap_flag {
    CAP_UNCOUNTED = 1, /* a process's own capability to itself: does not keep it alive */
    CAP_MAPPING = 2,   /* no slot but a mapping's node: revoking it unmaps */
    CAP_VOID = 8,      /* revoked: it has neither type nor rights, and waits to be deleted */
    CAP_BINDING = 4,   /* no slot but in an object, which calls by it: revoking it deletes it */
    CAP_MARK = 16,     /* no capability: shows how far the work on a list has come */
    CAP_BOUND = 32,    /* no slot but in its own object: revoking it ends that one's binding */
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

/* The same for a node in an object, which may be another's child. */
void cap_bind(struct cap *parent, struct cap *node, uint16_t rights, uint8_t flags);

/* Moves a capability, place in the tree and all, into an empty slot; the old one is empty then. */
void cap_move(struct cap *from, struct cap *to, uint16_t rights, uint8_t flags);

/* Empties a slot. */
void cap_delete(struct cap *cap);

/* The same for one that may be empty already. */
static inline void cap_clear(struct cap *cap)
{
    if (!cap_is_empty(cap)) {
        cap_delete(cap);
    }
}

bool cap_has_children(const struct cap *cap);

/* What was revoked, of everybody. Its two lists are the families of capabilities that are in no slot.
 * First what is revoked is doomed, where each can do all it could, then it is void in the grave, then
 * it is deleted.
 *
 * D1: while anything is doomed, whoever derives a capability buries twice as much before he leaves the
 * kernel, so that no process can make them faster than they are buried; and not before the call is
 * through, which has judged what it uses. D2: what is doomed comes before all that was
 * doomed earlier, and what goes to the grave goes behind all that is there; so what descends from
 * anything that is before a mark never comes behind it. */
struct doom {
    struct cap doomed;
    struct cap grave;
};

void doom_init(struct doom *doom);

/* Dooms all descendants of a capability, however many, at once. */
void doom_descendants(struct doom *doom, struct cap *cap);

/* Puts a mark behind all that is doomed. */
void doom_mark(struct doom *doom, struct cap *mark);

/* Takes a mark out of the list it is in, if it is in one. */
void doom_unmark(struct cap *mark);

/* Buries what is doomed, up to so many ends. How many ends are left over. */
uint32_t doom_bury(struct doom *doom, uint32_t ends);

/* The next in the grave, a capability to be deleted or a mark, or null. */
struct cap *doom_buried(const struct doom *doom);

static inline bool doom_is_pending(const struct doom *doom)
{
    return doom->doomed.links[CAP_OPEN][CAP_NEXT] != cap_name(&doom->doomed);
}

/* Nothing is doomed, and nothing waits to be deleted. */
static inline bool doom_is_over(const struct doom *doom)
{
    return !doom_is_pending(doom) &&
           doom->grave.links[CAP_OPEN][CAP_NEXT] == cap_name(&doom->grave);
}

/* C1: the neighbours in the list know it. C2: it points at an object of its type, or is void. C3: an
 * empty one is all zero. */
bool cap_check(const struct cap *cap);
