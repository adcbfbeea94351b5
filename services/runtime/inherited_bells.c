/* The parts of writ/inheritance.h that ask the kernel nothing: the beginning, and bells. */
#include "writ/inheritance.h"

#include <string.h>

#include "writ/port.h"

void inheritance_resume(struct estate *estate, struct writ_io *io,
                        const struct inheritance_plan *plan)
{
    enum estate_found found = inheritance_open(estate, io, plan);
    if (found == ESTATE_INHERITED) {
        return;
    }
    memset(plan->live, 0, plan->live_bytes);
    if (plan->begin != NULL) {
        plan->begin(plan->live);
    }
    estate_begin(estate, found);
}

void inheritance_name_bells(struct inheritance_names *names, const struct bells *bells)
{
    for (uint32_t i = 0; i < BELLS; i++) {
        inheritance_name(names, bells->at[i].slot);
    }
}

static void confirm_bells(struct estate *estate, struct writ_io *io, const struct bells *bells,
                          uint32_t old)
{
    estate_touch(estate, bells, sizeof *bells);
    inheritance_confirm(estate);
    if (old != 0) {
        (void)writ_port_close(io, old);
    }
}

uint32_t inheritance_set_bell(struct estate *estate, struct writ_io *io, struct bells *bells,
                              const struct writ_caller *caller, uint32_t *handle)
{
    uint32_t old = 0;
    if (inheritance_keep(io, handle) != WRIT_OK || !bells_set(bells, caller, *handle, &old)) {
        return WRIT_LIMIT;
    }
    (void)writ_take(handle);
    confirm_bells(estate, io, bells, old);
    return WRIT_OK;
}

void inheritance_drop_bell(struct estate *estate, struct writ_io *io, struct bells *bells,
                           uint64_t label)
{
    uint32_t slot = bells_drop(bells, label);
    if (slot != 0) {
        confirm_bells(estate, io, bells, slot);
    }
}
