/* See cap.h. */
#include "cap.h"

#include "assert.h"

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

static void set_neighbour(struct place at, enum cap_way way, struct place to)
{
    if (at.cap == NULL) {
        return;
    }
    uint32_t bit = bit_of(at.end, way);
    at.cap->links[at.end][way] = cap_name(to.cap);
    bool closes = to.cap != NULL && to.end == CAP_CLOSE;
    at.cap->ends = closes ? at.cap->ends | bit : at.cap->ends & ~bit;
}

static void connect(struct place before, struct place behind)
{
    set_neighbour(before, CAP_NEXT, behind);
    set_neighbour(behind, CAP_PREV, before);
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
}

void cap_move(struct cap *from, struct cap *to, uint16_t rights, uint8_t flags)
{
    KASSERT((rights & ~from->rights) == 0);
    fill(to, from->object, rights, flags);
    bool childless = neighbour(from, CAP_OPEN, CAP_NEXT).cap == from;
    connect(neighbour(from, CAP_OPEN, CAP_PREV), open_of(to));
    connect(close_of(to), neighbour(from, CAP_CLOSE, CAP_NEXT));
    if (childless) {
        connect(open_of(to), close_of(to));
    } else {
        connect(open_of(to), neighbour(from, CAP_OPEN, CAP_NEXT));
        connect(neighbour(from, CAP_CLOSE, CAP_PREV), close_of(to));
    }
    empty(from);
}

void cap_delete(struct cap *cap)
{
    KASSERT(!cap_is_empty(cap));
    connect(neighbour(cap, CAP_OPEN, CAP_PREV), neighbour(cap, CAP_OPEN, CAP_NEXT));
    connect(neighbour(cap, CAP_CLOSE, CAP_PREV), neighbour(cap, CAP_CLOSE, CAP_NEXT));
    empty(cap);
}

void cap_make_grave(struct cap *grave)
{
    connect(open_of(grave), close_of(grave));
}

void cap_bury(struct cap *cap, struct cap *grave)
{
    struct place first = neighbour(cap, CAP_OPEN, CAP_NEXT);
    struct place last = neighbour(cap, CAP_CLOSE, CAP_PREV);
    if (first.cap == cap) {
        return;
    }
    for (struct place at = first; at.cap != cap; at = neighbour(at.cap, at.end, CAP_NEXT)) {
        at.cap->type = 0;
        at.cap->rights = 0;
        at.cap->flags |= CAP_VOID;
    }
    connect(open_of(cap), close_of(cap));
    connect(neighbour(grave, CAP_CLOSE, CAP_PREV), first);
    connect(last, close_of(grave));
}

struct cap *cap_buried(const struct cap *grave)
{
    struct cap *first = neighbour(grave, CAP_OPEN, CAP_NEXT).cap;
    return first == grave ? NULL : first;
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
