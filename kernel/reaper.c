/* See reaper.h. */
#include "reaper.h"

#include "assert.h"
#include "cpu.h"
#include "slab.h"
#include "space.h"
#include "table.h"
#include "thread.h"

enum { ENDS_PER_UNIT = 8 }; /* of capabilities that are buried */

void reaper_init(void)
{
    list_init(&kernel.dead);
    kernel.doom = slab_alloc(&kernel.quota, sizeof *kernel.doom);
    KASSERT(kernel.doom != NULL);
    doom_init(kernel.doom);
}

void reaper_add(struct object *object)
{
    KASSERT(list_is_empty(&object->dead));
    if (kernel.reaped != NULL) {
        object->died = kernel.reaped->died;
        list_prepend(&kernel.dead, &object->dead);
    } else {
        object->died = ++kernel.deaths;
        list_append(&kernel.dead, &object->dead);
    }
    reaper_wake();
}

static struct object *first_dead(void)
{
    return list_is_empty(&kernel.dead) ? NULL
                                       : container_of(kernel.dead.next, struct object, dead);
}

bool reaper_is_awaited(struct thread *thread)
{
    const struct object *first = first_dead();
    uint64_t last = thread->awaits == 0 ? kernel.deaths : thread->awaits;
    bool waits = first != NULL && first->died <= last;
    thread->awaits = waits ? last : 0;
    return waits;
}

void reaper_wake(void)
{
    this_cpu()->hazard |= CPU_REAPS;
}

void reaper_owe(uint32_t ends)
{
    kernel.owed_ends += ends;
    reaper_wake();
}

void reaper_rest(void)
{
    kernel.reaper_rests = true;
}

/* Takes what is first out of the grave; false if that is too much for now. One in no slot is a node of
 * what was done with the capability above it. */
static bool unearth(struct cap *cap, uint32_t *budget)
{
    if (cap->flags & CAP_MARK) {
        doom_unmark(cap);
    } else if (cap->flags & CAP_MAPPING) {
        return space_undo(cap, budget);
    } else if (cap->flags & CAP_BOUND) {
        object_unbind(cap);
    } else if (cap->flags & CAP_BINDING) {
        cap_delete(cap);
    } else {
        table_delete(cap);
    }
    *budget -= 1;
    return true;
}

/* Does a slice of what was revoked; true when nothing of it is left. */
static bool clear_doom(struct doom *doom, uint32_t *budget)
{
    *budget = doom_bury(doom, *budget * ENDS_PER_UNIT) / ENDS_PER_UNIT;
    struct cap *cap;
    while ((cap = doom_buried(doom)) != NULL) {
        if (*budget == 0 || !unearth(cap, budget)) {
            return false;
        }
    }
    return !doom_is_pending(doom);
}

/* Does a slice of what is dead; true when nothing of it is left. */
static bool clear_dead(uint32_t *budget)
{
    struct object *object;
    while (*budget > 0 && (object = first_dead()) != NULL) {
        list_remove(&object->dead);
        kernel.reaped = object;
        bool gone = object_reap(object, budget);
        kernel.reaped = NULL;
        if (!gone) {
            /* It comes first in the next slice, which it has whole. */
            list_prepend(&kernel.dead, &object->dead);
            return false;
        }
    }
    return first_dead() == NULL;
}

void reaper_run(void)
{
    (void)doom_bury(kernel.doom, kernel.owed_ends);
    kernel.owed_ends = 0;
    if (kernel.reaper_rests) {
        kernel.reaper_rests = false;
        return;
    }
    uint32_t budget = REAPER_SLICE;
    kernel.reaps_doom = !kernel.reaps_doom;
    if (kernel.reaps_doom ? clear_doom(kernel.doom, &budget) : clear_dead(&budget)) {
        (void)(kernel.reaps_doom ? clear_dead(&budget) : clear_doom(kernel.doom, &budget));
    }
}
