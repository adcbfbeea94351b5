/* The part of writ/inheritance.h that is about bells. */
#include "writ/inheritance.h"

#include "writ/port.h"

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
