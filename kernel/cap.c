/* See cap.h. */
#include "cap.h"

#include "assert.h"
#include "kernel.h"
#include "reaper.h"

enum { BURIED_ENDS = 4 }; /* for a capability that is made, which has two */

/* One end of a capability; cap null: nothing. */
struct place {
    struct cap *cap;
    enum cap_end end;
};

static struct place open_of(struct cap *cap)
{
    return (struct place){cap, CAP_OPEN};
}

static struct place close_of(struct cap *cap)
{
    return (struct place){cap, CAP_CLOSE};
}

static uint32_t bit_of(enum cap_end end, enum cap_way way)
{
    return 1U << ((uint32_t)end * CAP_WAYS + (uint32_t)way);
}

static struct place neighbour(const struct cap *cap, enum cap_end end, enum cap_way way)
{
    struct cap *other = cap_named(cap->links[end][way]);
    return (struct place){other, cap->ends & bit_of(end, way) ? CAP_CLOSE : CAP_OPEN};
}

/* Inlined, as most ends are known where it is called. */
[[gnu::always_inline]] static inline void set_neighbour(struct place at, enum cap_way way,
                                                        struct place to)
{
    if (at.cap == NULL) {
        return;
    }
    uint32_t bit = bit_of(at.end, way);
    at.cap->links[at.end][way] = cap_name(to.cap);
    bool closes = to.cap != NULL && to.end == CAP_CLOSE;
    at.cap->ends = closes ? at.cap->ends | bit : at.cap->ends & ~bit;
}

[[gnu::always_inline]] static inline void connect(struct place before, struct place behind)
{
    set_neighbour(before, CAP_NEXT, behind);
    set_neighbour(behind, CAP_PREV, before);
}

/* Takes both ends out of the list they are in. */
static void unlink(const struct cap *cap)
{
    connect(neighbour(cap, CAP_OPEN, CAP_PREV), neighbour(cap, CAP_OPEN, CAP_NEXT));
    connect(neighbour(cap, CAP_CLOSE, CAP_PREV), neighbour(cap, CAP_CLOSE, CAP_NEXT));
}

static void fill(struct cap *cap, struct object *object, uint16_t rights, uint8_t flags)
{
    KASSERT(cap_is_empty(cap));
    *cap = (struct cap){.object = object, .type = object->type, .flags = flags, .rights = rights};
    if (!(flags & CAP_UNCOUNTED)) {
        object_cap_added(object);
    }
}

static void empty(struct cap *cap)
{
    struct object *object = cap->object;
    uint8_t flags = cap->flags;
    *cap = (struct cap){0};
    if (!(flags & CAP_UNCOUNTED)) {
        object_cap_removed(object);
    }
}

void cap_make(struct cap *cap, struct object *object, uint16_t rights, uint8_t flags)
{
    fill(cap, object, rights, flags);
    connect(open_of(cap), close_of(cap));
}

void cap_derive(struct cap *parent, struct cap *child, uint16_t rights, uint8_t flags)
{
    KASSERT((rights & ~parent->rights) == 0);
    fill(child, parent->object, rights, flags);
    struct place behind = neighbour(parent, CAP_OPEN, CAP_NEXT);
    connect(open_of(parent), open_of(child));
    connect(open_of(child), close_of(child));
    connect(close_of(child), behind);
    if (doom_is_pending(kernel.doom)) {
        reaper_owe(BURIED_ENDS);
    }
}

void cap_bind(struct cap *parent, struct cap *node, uint16_t rights, uint8_t flags)
{
    cap_clear(node);
    cap_derive(parent, node, rights, flags);
}

void cap_move(struct cap *from, struct cap *to, uint16_t rights, uint8_t flags)
{
    KASSERT((rights & ~from->rights) == 0);
    fill(to, from->object, rights, flags);
    connect(neighbour(from, CAP_OPEN, CAP_PREV), open_of(to));
    connect(close_of(to), neighbour(from, CAP_CLOSE, CAP_NEXT));
    if (cap_has_children(from)) {
        connect(open_of(to), neighbour(from, CAP_OPEN, CAP_NEXT));
        connect(neighbour(from, CAP_CLOSE, CAP_PREV), close_of(to));
    } else {
        connect(open_of(to), close_of(to));
    }
    empty(from);
}

void cap_delete(struct cap *cap)
{
    KASSERT(!cap_is_empty(cap));
    unlink(cap);
    empty(cap);
}

bool cap_has_children(const struct cap *cap)
{
    return neighbour(cap, CAP_OPEN, CAP_NEXT).cap != cap;
}

/* Moves neighbours in a list, from first to last, to behind a place. */
static void splice(struct place first, struct place last, struct place before)
{
    connect(neighbour(first.cap, first.end, CAP_PREV), neighbour(last.cap, last.end, CAP_NEXT));
    connect(last, neighbour(before.cap, before.end, CAP_NEXT));
    connect(before, first);
}

void doom_init(struct doom *doom)
{
    *doom = (struct doom){0};
    connect(open_of(&doom->doomed), close_of(&doom->doomed));
    connect(open_of(&doom->grave), close_of(&doom->grave));
}

void doom_descendants(struct doom *doom, struct cap *cap)
{
    if (cap_has_children(cap)) {
        splice(neighbour(cap, CAP_OPEN, CAP_NEXT), neighbour(cap, CAP_CLOSE, CAP_PREV),
               open_of(&doom->doomed));
    }
}

void doom_mark(struct doom *doom, struct cap *mark)
{
    KASSERT(mark->flags == 0);
    mark->flags = CAP_MARK;
    connect(open_of(mark), close_of(mark));
    connect(neighbour(&doom->doomed, CAP_CLOSE, CAP_PREV), open_of(mark));
    connect(close_of(mark), close_of(&doom->doomed));
}

void doom_unmark(struct cap *mark)
{
    if (mark->flags & CAP_MARK) {
        unlink(mark);
        *mark = (struct cap){0};
    }
}

uint32_t doom_bury(struct doom *doom, uint32_t ends)
{
    struct place first = neighbour(&doom->doomed, CAP_OPEN, CAP_NEXT);
    struct place last = open_of(&doom->doomed);
    for (struct place at = first; at.cap != &doom->doomed && ends > 0; ends--) {
        if (at.end == CAP_OPEN) {
            at.cap->type = 0;
            at.cap->rights = 0;
            at.cap->flags |= CAP_VOID;
        }
        last = at;
        at = neighbour(at.cap, at.end, CAP_NEXT);
    }
    if (last.cap != &doom->doomed) {
        splice(first, last, neighbour(&doom->grave, CAP_CLOSE, CAP_PREV));
    }
    return ends;
}

struct cap *doom_buried(const struct doom *doom)
{
    struct cap *first = cap_named(doom->grave.links[CAP_OPEN][CAP_NEXT]);
    return first == &doom->grave ? NULL : first;
}

/* Whether the neighbour that way leads back here. */
static bool is_mutual(const struct cap *cap, enum cap_end end, enum cap_way way)
{
    struct place other = neighbour(cap, end, way);
    if (other.cap == NULL) {
        return true;
    }
    struct place back = neighbour(other.cap, other.end, way == CAP_NEXT ? CAP_PREV : CAP_NEXT);
    return back.cap == cap && back.end == end;
}

bool cap_check(const struct cap *cap)
{
    if (cap_is_empty(cap)) {
        return cap->type == 0 && cap->rights == 0 && cap->ends == 0 && cap->links[0][0] == 0 &&
               cap->links[0][1] == 0 && cap->links[1][0] == 0 && cap->links[1][1] == 0;
    }
    bool is_void = (cap->flags & CAP_VOID) && cap->type == 0 && cap->rights == 0;
    return (is_void || cap->object->type == cap->type) && is_mutual(cap, CAP_OPEN, CAP_PREV) &&
           is_mutual(cap, CAP_OPEN, CAP_NEXT) && is_mutual(cap, CAP_CLOSE, CAP_PREV) &&
           is_mutual(cap, CAP_CLOSE, CAP_NEXT);
}
