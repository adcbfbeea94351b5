/* See memory.h. */
#include "memory.h"

#include "kernel_calls.h"
#include "memd_client.h"
#include "writ/log.h"
#include "writ/rt.h"

static uint32_t open_account(struct memd_client *memd)
{
    uint32_t quota = 0;
    uint32_t status = process_derive(memd->io, WRIT_SLOT_PROCESS, WRIT_SLOT_QUOTA,
                                     QUOTA_RIGHT_CREATE | QUOTA_RIGHT_TRANSFER, &quota);
    if (status != WRIT_OK) {
        return status;
    }
    struct memd_open_account_builder b = memd_open_account_begin(memd);
    memd_open_account_put_quota(&b, quota);
    return memd_open_account_call(&b);
}

static void introduce(struct writ_io *io, const struct writ_startup_slot *slot)
{
    struct memd_client memd = {.io = io, .slot = slot->slot};
    uint32_t status = WRIT_OK;
    if ((slot->roles & MEMD_ROLE_KERNEL_SIDE) != 0) {
        status = process_judge_by(io, WRIT_SLOT_PROCESS, slot->slot);
    }
    if (status == WRIT_OK && (slot->roles & MEMD_ROLE_CONSUMER) != 0) {
        status = open_account(&memd);
    }
    if (status != WRIT_OK) {
        log_warn("%s: memd does not know of us: status %u (%s)", rt_component.name, status,
                 writ_status_name(status));
    }
}

void memory_introduce(struct writ_io *io)
{
    for (uint32_t i = 0; i < rt_component.startup_count; i++) {
        if (rt_component.startup[i].protocol == MEMD_PROTOCOL &&
            rt_component.startup[i].slot != WRIT_SLOT_ENDPOINT) {
            introduce(io, &rt_component.startup[i]);
        }
    }
}
