/* See cap.h. */
#include "cap.h"

#include "assert.h"

/* Puts `cap` into the list behind `prev` (null for none). */
static void link_behind(struct cap *prev, struct cap *cap)
{
    struct cap *next = prev != NULL ? cap_named(prev->next) : NULL;
    cap->prev = cap_name(prev);
    cap->next = cap_name(next);
    if (prev != NULL) {
        prev->next = cap_name(cap);
    }
    if (next != NULL) {
        next->prev = cap_name(cap);
    }
}

static void fill(struct cap *cap, struct object *object, uint16_t rights, uint8_t flags)
{
    KASSERT(cap_is_empty(cap));
    *cap = (struct cap){.object = object, .type = object->type, .flags = flags, .rights = rights};
    if (!(flags & CAP_UNCOUNTED)) {
        object_cap_added(object);
    }
}

void cap_make(struct cap *cap, struct object *object, uint16_t rights, uint8_t flags)
{
    fill(cap, object, rights, flags);
}

void cap_derive(struct cap *parent, struct cap *child, uint16_t rights, uint8_t flags)
{
    KASSERT((rights & ~parent->rights) == 0);
    fill(child, parent->object, rights, flags);
    /* What stands behind the parent may descend from a deleted child of it and so be deeper than a child: it must not become a descendant of the new one. */
    const struct cap *behind = cap_named(parent->next);
    uint32_t depth = parent->depth + 1;
    child->depth = behind != NULL && behind->depth > depth ? behind->depth : depth;
    link_behind(parent, child);
}

void cap_move(struct cap *from, struct cap *to, uint16_t rights, uint8_t flags)
{
    KASSERT((rights & ~from->rights) == 0);
    struct object *object = from->object;
    struct cap *prev = cap_named(from->prev);
    struct cap *next = cap_named(from->next);
    fill(to, object, rights, flags);
    to->depth = from->depth;
    to->prev = from->prev;
    to->next = from->next;
    if (prev != NULL) {
        prev->next = cap_name(to);
    }
    if (next != NULL) {
        next->prev = cap_name(to);
    }
    uint8_t old_flags = from->flags;
    *from = (struct cap){0};
    if (!(old_flags & CAP_UNCOUNTED)) {
        object_cap_removed(object);
    }
}

void cap_delete(struct cap *cap)
{
    KASSERT(!cap_is_empty(cap));
    struct object *object = cap->object;
    uint8_t flags = cap->flags;
    struct cap *prev = cap_named(cap->prev);
    struct cap *next = cap_named(cap->next);
    if (prev != NULL) {
        prev->next = cap->next;
    }
    if (next != NULL) {
        next->prev = cap->prev;
    }
    *cap = (struct cap){0};
    if (!(flags & CAP_UNCOUNTED)) {
        object_cap_removed(object);
    }
}

struct cap *cap_first_descendant(const struct cap *cap)
{
    struct cap *next = cap_named(cap->next);
    return next != NULL && next->depth > cap->depth ? next : NULL;
}

bool cap_check(const struct cap *cap)
{
    if (cap_is_empty(cap)) {
        return cap->type == 0 && cap->rights == 0 && cap->prev == 0 && cap->next == 0;
    }
    const struct cap *prev = cap_named(cap->prev);
    const struct cap *next = cap_named(cap->next);
    return cap->object->type == cap->type && (prev == NULL || prev->next == cap_name(cap)) &&
           (next == NULL || next->prev == cap_name(cap));
}
