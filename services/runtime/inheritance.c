/* See writ/inheritance.h. */
#include "writ/inheritance.h"

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/port.h"
#include "writ/rt.h"

static void map_state(struct writ_io *io, const struct inheritance_plan *plan)
{
    uint64_t bytes = 0;
    bool sealed = false;
    uint32_t status = vmo_size(io, WRIT_SLOT_STATE, &bytes, &sealed);
    if (status == WRIT_OK && bytes >= plan->state_bytes) {
        status = process_map(io, WRIT_SLOT_PROCESS, WRIT_SLOT_STATE, ACCESS_READ | ACCESS_WRITE,
                             STATE_VA, 0, bytes);
    }
    if (status != WRIT_OK || bytes < plan->state_bytes) {
        rt_panic("%s: its estate of %lu bytes cannot be mapped: status %u", plan->name, bytes,
                 status);
    }
}

enum estate_found inheritance_open(struct estate *estate, struct writ_io *io,
                                   const struct inheritance_plan *plan)
{
    uint64_t all = ESTATE_BLOCKS(plan->live_bytes);
    const struct estate_plan whole = {.memory = (void *)(uintptr_t)STATE_VA,
                                      .memory_bytes = plan->state_bytes,
                                      .live = plan->live,
                                      .live_bytes = plan->live_bytes,
                                      .changes = plan->changes != 0 ? plan->changes : all,
                                      .layout = plan->layout};
    map_state(io, plan);
    if (!estate_init(estate, &whole)) {
        rt_panic("%s: its estate of %lu bytes is too small for %lu", plan->name, plan->state_bytes,
                 plan->live_bytes);
    }
    enum estate_found found = estate_open(estate);
    if (found == ESTATE_LOST) {
        log_error("%s: what it had confirmed is LOST, it starts cold", plan->name);
    }
    return found;
}

void inheritance_confirm(struct estate *estate)
{
    if (!estate_commit(estate)) {
        rt_panic("more was changed at a time than the estate has room for");
    }
}

uint32_t inheritance_keep(struct writ_io *io, uint32_t *slot)
{
    uint32_t kept = 0;
    uint32_t status = process_keep(io, WRIT_SLOT_PROCESS, *slot, &kept);
    if (status == WRIT_OK) {
        *slot = kept;
    }
    return status;
}

void inheritance_name(struct inheritance_names *names, uint32_t slot)
{
    if (slot >= KERNEL_FIRST_KEPT_SLOT && slot < KERNEL_FIRST_KEPT_SLOT + KERNEL_MAX_KEPT) {
        uint32_t place = slot - KERNEL_FIRST_KEPT_SLOT;
        names->named[place / 64] |= UINT64_C(1) << place % 64;
    }
}

void inheritance_close_rest(struct writ_io *io, const struct inheritance_names *names)
{
    for (uint32_t i = 0; i < KERNEL_MAX_KEPT; i++) {
        if ((names->named[i / 64] >> i % 64 & 1) == 0) {
            (void)writ_port_close(io, KERNEL_FIRST_KEPT_SLOT + i);
        }
    }
}
