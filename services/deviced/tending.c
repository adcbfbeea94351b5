/* See tending.h. */
#include "tending.h"

#include "deviced_uses.h"
#include "kernel_calls.h"
#include "matching.h"
#include "staging.h"
#include "writ/endowment.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/time.h"

enum { ENDS_AT_A_TIME = 4, AGAIN_US = 10000 };

void tending_confirm(struct tending *t)
{
    struct registry *registry = &t->live.registry;
    struct registry_event event;
    uint64_t bits = 0;
    uint64_t seq = registry->told_seq;
    uint64_t lost = 0;
    while (registry_next_event(registry, seq, &seq, &lost, &event)) {
        bits |= registry_event_bits(&event);
    }
    registry->told_seq = registry->last_seq;
    estate_touch(&t->estate, &t->live, sizeof t->live);
    inheritance_confirm(&t->estate);
    if (bits != 0) {
        bells_ring(&t->live.bells, t->io, bits);
    }
}

void tending_want_turn(struct tending *t)
{
    if (t->news != 0) {
        (void)writ_port_notify(t->io, t->news, TENDING_WORK);
    }
}

/* ---- the life of drivers ---- */

static const struct writ_device no_device;

const struct writ_system_component *tending_component(const struct driver *driver)
{
    return writ_system_find(&writ_system, (uint16_t)driver->id);
}

struct holding tending_holding(struct tending *t, struct driver *driver, struct device *device)
{
    const struct writ_device *need = tending_component(driver)->device;
    return (struct holding){
        .io = t->io, .driver = driver, .device = device, .need = need != NULL ? need : &no_device};
}

/* Consumers have a connection to what is gone. */
static void cut_off(struct tending *t, const struct driver *driver)
{
    uint32_t index = 0;
    if (endowment_find(&writ_system, (uint16_t)driver->id, &index)) {
        (void)process_revoke(t->io, WRIT_SLOT_PROCESS,
                             endowment_driver_slot(&writ_system, index) + DRIVER_OFFER);
    }
}

void tending_ended(struct tending *t, struct driver *driver, const struct life_end *end)
{
    struct registry *registry = &t->live.registry;
    struct device *device = registry_device(registry, driver->device);
    struct holding holding = tending_holding(t, driver, device);
    if (device != NULL) {
        holding_quieten(&holding, end->now_us);
    }
    bool again = life_ended(registry, driver, &tending_component(driver)->restart, end);
    log_warn("deviced: driver name=%s %s code=%u restarts=%u", tending_component(driver)->name,
             registry_trouble_text(driver->trouble), driver->code, driver->restarts);
    if (again && device != NULL && driver->due_us < device->rest_us) {
        driver->due_us = device->rest_us;
    }
    if (!again) {
        log_error("deviced: driver name=%s is given up", tending_component(driver)->name);
        holding_release(&holding);
        registry_free(registry, driver);
        cut_off(t, driver);
    }
}

/* Makes its process and lets it run. What was made by then stays, for whoever undoes it. */
static uint32_t launch(struct tending *t, struct driver *driver, struct device *device,
                       struct staging *staging, enum driver_trouble *ret_trouble)
{
    struct holding holding = tending_holding(t, driver, device);
    uint32_t status = holding_claim(&holding);
    if (status == WRIT_OK) {
        status = holding_enable(&holding);
    }
    *ret_trouble = status != WRIT_OK ? DRIVER_NO_PARTS : DRIVER_UNSTARTED;
    if (status != WRIT_OK) {
        log_error("deviced: driver name=%s: a part of its device: %s",
                  tending_component(driver)->name,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status));
        return status;
    }
    status = staging_make(staging);
    life_started(driver, staging->pid);
    tending_confirm(t);
    if (status == WRIT_OK) {
        status = staging_give(staging);
    }
    return status == WRIT_OK ? staging_start(staging) : status;
}

uint32_t tending_start(struct tending *t, struct driver *driver, struct device *device,
                       enum driver_trouble *ret_trouble)
{
    struct staging staging = {.io = t->io, .system = &writ_system, .driver = driver};
    life_starting(&t->live.registry, driver, device);
    driver->started_us = time_us();
    uint32_t status = endowment_find(&writ_system, (uint16_t)driver->id, &staging.index)
                          ? launch(t, driver, device, &staging, ret_trouble)
                          : (uint32_t)WRIT_INTERNAL;
    if (status != WRIT_OK) {
        staging_undo(&staging);
        life_started(driver, 0);
    } else {
        log_info("deviced: driver name=%s starts pid=%lu device=%lu",
                 tending_component(driver)->name, driver->pid, device->id);
    }
    tending_confirm(t);
    return status;
}

void tending_activate(struct tending *t, struct driver *driver, struct device *device)
{
    struct life_end end = {.trouble = DRIVER_WELL};
    if (driver->fallback_only) {
        log_warn("deviced: driver name=%s is started for want of a better one",
                 tending_component(driver)->name);
    }
    if (tending_start(t, driver, device, &end.trouble) != WRIT_OK) {
        end.now_us = time_us();
        end.started_us = end.now_us;
        tending_ended(t, driver, &end);
        tending_confirm(t);
    }
}

bool tending_stop(struct tending *t, struct driver *driver, bool held_back)
{
    struct registry *registry = &t->live.registry;
    struct device *device = registry_device(registry, driver->device);
    struct holding holding = tending_holding(t, driver, device);
    struct procd_stop_process_reply reply;
    uint32_t status =
        driver->pid == 0 ? (uint32_t)WRIT_OK : procd_stop_process(t->io, driver->pid, 0, &reply);
    if (status != WRIT_OK && status != WRIT_NOT_FOUND) {
        log_error("deviced: driver name=%s: procd does not stop it: %s",
                  tending_component(driver)->name,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : procd_error_name(status));
        return false;
    }
    if (device != NULL) {
        holding_quieten(&holding, time_us());
    }
    holding_release(&holding);
    if (life_stopped(registry, driver, held_back)) {
        cut_off(t, driver);
    }
    tending_confirm(t);
    return true;
}

/* ---- between calls ---- */

bool tending_take_ends(struct tending *t)
{
    struct registry *registry = &t->live.registry;
    if (!t->died) {
        return false;
    }
    for (uint32_t i = 0; i < ENDS_AT_A_TIME; i++) {
        struct procd_next_process_event_reply reply = {0};
        struct procd_stop_process_reply retired;
        uint32_t status = procd_next_process_event(t->io, registry->last_death, &reply);
        if (status != WRIT_OK) { /* there is none, or procd cannot be asked now */
            t->died = status != PROCD_ERROR_NOTHING_NEWER;
            return t->died;
        }
        struct driver *driver = registry_driver_of(registry, reply.event.pid);
        registry->last_death = reply.seq;
        if (driver != NULL) {
            struct life_end end = life_end_of(driver, &reply.event);
            tending_ended(t, driver, &end);
            (void)procd_stop_process(t->io, reply.event.pid, 0, &retired);
        }
        tending_confirm(t);
    }
    return true;
}

/* Whether procd rings us. */
static bool subscribe(struct tending *t)
{
    uint32_t bell = 0;
    if (t->subscribed) {
        return true;
    }
    if (process_derive(t->io, WRIT_SLOT_PROCESS, t->news,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &bell) != WRIT_OK) {
        return false;
    }
    struct procd_subscribe_builder b = procd_subscribe_begin(t->io);
    procd_subscribe_put_bell(&b, bell);
    t->subscribed = procd_subscribe_call(&b) == WRIT_OK;
    t->died = registry_has_processes(&t->live.registry);
    return t->subscribed;
}

/* Processes that an instance before this one had, and that are no more. False if procd cannot be asked. */
static bool compare(struct tending *t)
{
    struct registry *registry = &t->live.registry;
    for (uint32_t i = 0; !t->compared && i < DEVICED_MAX_DRIVERS; i++) {
        struct driver *driver = &registry->drivers[i];
        struct procd_query_process_reply it;
        bool lives =
            driver->state == DRIVER_STATE_STARTING || driver->state == DRIVER_STATE_RUNNING;
        if (driver->id == 0 || !lives) {
            continue;
        }
        uint32_t status = driver->pid == 0 ? (uint32_t)WRIT_NOT_FOUND
                                           : procd_query_process(t->io, driver->pid, &it);
        if (status == WRIT_NOT_FOUND) {
            uint64_t now_us = time_us();
            const struct life_end end = {
                .now_us = now_us, .started_us = driver->started_us, .trouble = DRIVER_VANISHED};
            tending_ended(t, driver, &end);
            tending_confirm(t);
        } else if (status != WRIT_OK) {
            return false;
        }
    }
    t->compared = true;
    return true;
}

void tending_say_idle(struct tending *t)
{
    struct registry *registry = &t->live.registry;
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *driver = &registry->drivers[i];
        if (driver->id != 0 && driver->device == 0 && matching_device(registry, driver) == NULL) {
            log_info("deviced: driver name=%s has no device", tending_component(driver)->name);
        }
    }
}

/* Says which drivers have become ready since the last time. */
static void say_ready(struct tending *t)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        struct driver *driver = &t->live.registry.drivers[i];
        if (driver->id != 0 && driver->unsaid) {
            driver->unsaid = false;
            tending_confirm(t);
            log_info("deviced: driver name=%s ready device=%lu restarts=%u",
                     tending_component(driver)->name, driver->device, driver->restarts);
        }
    }
}

/* What drivers offer that said before that they are ready. */
static void publish(struct tending *t)
{
    struct registry *registry = &t->live.registry;
    uint64_t before = registry->last_seq;
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *driver = &registry->drivers[i];
        if (driver->id != 0 && driver->state == DRIVER_STATE_RUNNING) {
            registry_publish(registry, driver);
        }
    }
    if (registry->last_seq != before) {
        tending_confirm(t);
    }
}

bool tending_step(struct tending *t)
{
    struct registry *registry = &t->live.registry;
    struct driver *driver = registry_bereft(registry);
    if (driver != NULL) {
        log_info("deviced: driver name=%s is released, its device was taken out",
                 tending_component(driver)->name);
        return tending_stop(t, driver, false);
    }
    struct matching it = matching_next(registry, time_us());
    if (it.deed == MATCHING_START) {
        tending_activate(t, it.driver, it.device);
    } else if (it.deed == MATCHING_SKIP) {
        it.driver->skipped = (uint8_t)it.cause;
        registry_tell_driver(registry, it.driver);
        log_info("deviced: skipped name=%s reason=%s", tending_component(it.driver)->name,
                 matching_cause_text(it.cause));
        tending_confirm(t);
    }
    return it.deed != MATCHING_NOTHING;
}

void tending_turn(struct tending *t)
{
    uint64_t due_us = 0;
    bool asked = subscribe(t) && compare(t);
    bool more = asked && tending_take_ends(t);
    more = (asked && tending_step(t)) || more;
    publish(t);
    say_ready(t);
    if (!asked) {
        (void)timer_start(t->io, t->timer, AGAIN_US);
    } else if (more) {
        (void)timer_start(t->io, t->timer, 0);
    } else if (matching_due(&t->live.registry, &due_us)) {
        uint64_t now_us = time_us();
        (void)timer_start(t->io, t->timer, due_us > now_us ? due_us - now_us : 0);
    }
}
