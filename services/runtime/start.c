/* The first C of every program: checks what the process was given, then runs the component.
 *
 * It believes only the kernel and the component's own contract; the creator's envelope must agree
 * with both.
 */
#include "writ/rt.h"

#include <stddef.h>

#include "kernel_calls.h"
#include "memory.h"
#include "startup.h"
#include "this.h"
#include "writ/log.h"
#include "writ/self.h"

[[gnu::noreturn]] void rt_start(const struct envelope *envelope, uint8_t *pages);

static enum startup_rank rank_of(const struct rt_component *component)
{
    if (component->root) {
        return STARTUP_ROOT;
    }
    bool maps = startup_maps(component->startup, component->startup_count);
    return component->workers != 0 || maps ? STARTUP_MANAGER : STARTUP_ORDINARY;
}

/* What the kernel says is in a slot of ours; type 0 for an empty one. */
static struct writ_startup_slot describe(struct writ_io *io, uint16_t slot)
{
    struct process_describe_reply it = {0};
    if (self_describe(io, slot, &it) != WRIT_OK) {
        it.type = 0;
    }
    struct writ_startup_slot found = {.slot = slot,
                                      .rights = it.rights,
                                      .protocol = it.protocol,
                                      .type = (uint8_t)it.type,
                                      .roles = it.roles};
    if (rt_component.root) { /* what it holds, it also hands on */
        found.rights &= (uint16_t)~LOG_RIGHT_TRANSFER;
    }
    return found;
}

/* Every slot up to the last one that is looked at, and of those above it the ones that the component
 * declares; there the root, which hands the controls of the machine on, holds more than it uses. */
static struct startup_verdict check_slots(struct writ_io *io,
                                          const struct startup_contract *contract)
{
    struct startup_verdict verdict = {.fault = STARTUP_GOOD};
    for (uint16_t slot = 1; verdict.fault == STARTUP_GOOD && slot <= STARTUP_LAST_SLOT; slot++) {
        struct writ_startup_slot found = describe(io, slot);
        verdict = startup_check_slot(contract, &found);
    }
    for (uint32_t i = 0; verdict.fault == STARTUP_GOOD && i < contract->own_count; i++) {
        const struct writ_startup_slot *own = &contract->own[i];
        if (own->slot > STARTUP_LAST_SLOT) {
            struct writ_startup_slot found = describe(io, own->slot);
            found.rights &= rt_component.root ? own->rights : found.rights;
            verdict = startup_check_slot(contract, &found);
        }
    }
    return verdict;
}

static struct startup_verdict check(struct rt *rt)
{
    struct startup_contract contract = {.component = rt_component.number,
                                        .own = rt_component.startup,
                                        .own_count = rt_component.startup_count};
    enum startup_rank rank = rank_of(&rt_component);
    startup_base(&contract, rank);
    struct startup_verdict verdict = {.fault = STARTUP_GOOD};
    if (rank != STARTUP_ROOT) {
        verdict = startup_check_envelope(&contract, rt->envelope);
    }
    return verdict.fault == STARTUP_GOOD ? check_slots(&rt->io, &contract) : verdict;
}

/* A thread that serves is bound to its endpoint before anything else runs. */
static uint32_t bind(struct writ_io *io)
{
    for (uint32_t i = 0; i < rt_component.startup_count; i++) {
        if (rt_component.startup[i].slot == WRIT_SLOT_ENDPOINT) {
            return endpoint_bind(io, WRIT_SLOT_ENDPOINT);
        }
    }
    return WRIT_OK;
}

void rt_start(const struct envelope *envelope, uint8_t *pages)
{
    this.rt =
        (struct rt){.io = {.in = pages, .out = pages + WRIT_PAGE_BYTES}, .envelope = envelope};
    struct startup_verdict verdict = check(&this.rt);
    if (verdict.fault != STARTUP_GOOD) {
        log_line(LOG_LEVEL_FATAL, "%s: start-up slot %u: %s", rt_component.name, verdict.slot,
                 startup_fault_text(verdict.fault));
        rt_exit(RT_EXIT_STARTUP);
    }
    uint32_t status = bind(&this.rt.io);
    if (status != WRIT_OK) {
        rt_panic("%s: cannot receive on its endpoint: status %u (%s)", rt_component.name, status,
                 status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status));
    }
    memory_introduce(&this.rt.io);
    rt_exit(component_main(&this.rt));
}
