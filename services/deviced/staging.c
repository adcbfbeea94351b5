/* See staging.h. */
#include "staging.h"

#include <string.h>

#include "deviced_uses.h"
#include "holding.h"
#include "kernel_calls.h"
#include "writ/endowment.h"
#include "writ/log.h"

static const char *status_text(uint32_t status)
{
    return status < WRIT_FIRST_OWN ? writ_status_name(status) : procd_error_name(status);
}

uint32_t staging_make(struct staging *staging)
{
    const struct writ_system_component *component = &staging->system->components[staging->index];
    struct procd_create_staged_builder b = procd_create_staged_begin(staging->io);
    struct procd_create_staged_reply reply = {0};
    b.body->role = PROGRAM_ROLE_DRIVER;
    b.body->component = component->number;
    b.body->stack_bytes = component->stack;
    procd_create_staged_put_program(&b, component->name, (uint32_t)strlen(component->name));
    procd_create_staged_put_image(&b, endowment_driver_slot(staging->system, staging->index));
    uint32_t status = procd_create_staged_call(&b, &reply);
    if (status != WRIT_OK) {
        log_error("deviced: %s: procd does not make it: %s", component->name, status_text(status));
        return status;
    }
    if (reply.child != 0) {
        (void)writ_port_close(staging->io, reply.child);
    }
    staging->pid = reply.pid;
    staging->grant = reply.grant;
    return WRIT_OK;
}

/* The slot of ours from which a declared one is filled; 0: there is none. */
static uint32_t source_of(const struct staging *staging, const struct declared_slot *declared)
{
    const struct writ_system_component *component = &staging->system->components[staging->index];
    uint32_t first = endowment_driver_slot(staging->system, staging->index);
    if (declared->slot == WRIT_SLOT_LOG) {
        return WRIT_SLOT_DRIVERS;
    }
    if (declared->slot == WRIT_SLOT_ENDPOINT) {
        return first + DRIVER_ENDPOINT;
    }
    for (uint32_t i = 0; i < component->connection_count; i++) {
        if (component->connections[i].slot == declared->slot) {
            return first + DRIVER_CONNECTIONS + i;
        }
    }
    return holding_part(staging->driver, declared->slot);
}

uint32_t staging_give(const struct staging *staging)
{
    struct declared_slot slots[KERNEL_MAX_DECLARED_SLOTS];
    uint32_t count = 0;
    if (!endowment_slots(staging->system, staging->index, slots, &count)) {
        return WRIT_LIMIT;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t status = install_grant_install(staging->io, staging->grant,
                                                source_of(staging, &slots[i]), slots[i].slot);
        if (status != WRIT_OK) {
            log_error("deviced: %s: slot %u cannot be filled: %s",
                      staging->system->components[staging->index].name, slots[i].slot,
                      status < WRIT_FIRST_OWN ? writ_status_name(status)
                                              : kernel_error_name(status));
            return status;
        }
    }
    return WRIT_OK;
}

uint32_t staging_start(struct staging *staging)
{
    uint32_t status = procd_start_staged(staging->io, staging->pid);
    if (status != WRIT_OK) {
        log_error("deviced: %s: procd does not start it: %s",
                  staging->system->components[staging->index].name, status_text(status));
        return status;
    }
    (void)writ_port_close(staging->io, writ_take(&staging->grant));
    return WRIT_OK;
}

void staging_undo(struct staging *staging)
{
    if (staging->grant != 0) { /* the lease */
        (void)writ_port_close(staging->io, writ_take(&staging->grant));
    }
}
