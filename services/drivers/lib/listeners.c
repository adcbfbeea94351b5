/* See listeners.h. */
#include "listeners.h"

enum { COMPONENT_MASK = 0xffff };

uint32_t listeners_set(struct bells *bells, struct writ_io *io, const struct writ_caller *caller,
                       uint32_t *handle)
{
    struct writ_caller component = {.label = caller->principal & COMPONENT_MASK,
                                    .principal = caller->principal,
                                    .roles = caller->roles};
    uint32_t bell = writ_take(handle);
    uint32_t old = 0;
    if (!bells_set(bells, &component, bell, &old)) {
        (void)writ_port_close(io, bell);
        return WRIT_LIMIT;
    }
    if (old != 0) {
        (void)writ_port_close(io, old);
    }
    return WRIT_OK;
}

void listeners_drop_all(struct bells *bells, struct writ_io *io)
{
    for (uint32_t i = 0; i < BELLS; i++) {
        uint32_t slot = bells_drop(bells, bells->at[i].label);
        if (slot != 0) {
            (void)writ_port_close(io, slot);
        }
    }
}
