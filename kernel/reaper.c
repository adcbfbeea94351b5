/* See reaper.h. */
#include "reaper.h"

#include <stdint.h>

#include "assert.h"
#include "cpu.h"

void reaper_init(void)
{
    list_init(&kernel.dead);
}

void reaper_add(struct object *object)
{
    KASSERT(list_is_empty(&object->dead));
    list_append(&kernel.dead, &object->dead);
    this_cpu()->hazard |= CPU_REAPS;
}

void reaper_rest(void)
{
    kernel.reaper_rests = true;
}

void reaper_run(void)
{
    if (kernel.reaper_rests) {
        kernel.reaper_rests = false;
        return;
    }
    uint32_t budget = REAPER_SLICE;
    while (budget > 0 && reaper_is_busy()) {
        struct object *object = container_of(kernel.dead.next, struct object, dead);
        list_remove(&object->dead);
        if (!object_reap(object, &budget)) {
            /* It comes first in the next slice, which it has whole. */
            list_prepend(&kernel.dead, &object->dead);
            return;
        }
    }
}
