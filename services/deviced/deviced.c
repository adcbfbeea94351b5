/* The device daemon: puts registry.h, matching.h and lives.h behind the contract of idl/deviced.writ.
 *
 * It renames and delegates: what a driver gets of its device is holding.c's, how its process comes to be staging.c's. No method waits: what takes a process or a device is done
 * between calls, one thing at a time, in `turn`.
 */
#include "deviced_server.h"

#include <string.h>

#include "deviced_slots.h"
#include "deviced_uses.h"
#include "holding.h"
#include "kernel_calls.h"
#include "lives.h"
#include "matching.h"
#include "staging.h"
#include "writ/endowment.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/time.h"

enum { DEATHS = 1, WORK = 2, ENDS_AT_A_TIME = 4, AGAIN_US = 10000, LAYOUT = 1 };

/* What is confirmed before anybody is answered. */
struct confirmed {
    struct registry registry;
    struct bells bells;
};

struct deviced_server {
    struct deviced_serving serving;
    struct estate estate;
    struct confirmed live;
    uint32_t news;   /* notification */
    uint32_t timer;  /* rings WORK */
    bool subscribed; /* procd rings DEATHS */
    bool died;       /* somebody may have */
    bool compared;   /* what was inherited, with what procd knows */
};

_Static_assert(ESTATE_BYTES(sizeof(struct confirmed)) <= DEVICED_STATE_BYTES,
               "everything that has to survive fits the estate");

const struct rt_component rt_component = {.name = "deviced",
                                          .number = DEVICED_COMPONENT,
                                          .startup = deviced_startup,
                                          .startup_count = DEVICED_STARTUP_COUNT,
                                          .workers = DEVICED_WORKERS};

static struct registry *deviced_find_registry(struct deviced_server *s,
                                              enum registry_state *ret_state)
{
    *ret_state = s->live.registry.state;
    return &s->live.registry;
}

static struct driver *deviced_find_driver(struct deviced_server *s, uint64_t key,
                                          enum driver_state *ret_state,
                                          enum driver_class *ret_class)
{
    struct driver *driver = registry_driver(&s->live.registry, key);
    if (driver != NULL) {
        *ret_state = driver->state;
        *ret_class =
            driver->origin == BINDING_ORIGIN_FIXTURE ? DRIVER_CLASS_FIXTURE : DRIVER_CLASS_MATCHED;
    }
    return driver;
}

static struct device *deviced_find_device(struct deviced_server *s, uint64_t key,
                                          enum device_state *ret_state)
{
    struct device *device = registry_device(&s->live.registry, key);
    if (device != NULL) {
        *ret_state = device->state;
    }
    return device;
}

static struct provider *deviced_find_provider(struct deviced_server *s, uint64_t key,
                                              enum provider_state *ret_state)
{
    struct provider *provider = registry_provider(&s->live.registry, key);
    if (provider != NULL) {
        *ret_state = provider->state;
    }
    return provider;
}

/* ---- what is confirmed, and who is told ---- */

static uint64_t bits_of(const struct registry_event *event)
{
    return event->driver != 0   ? DEVICED_SIGNALS_DRIVER_CHANGED
           : event->device != 0 ? DEVICED_SIGNALS_DEVICE_CHANGED
                                : DEVICED_SIGNALS_PROVIDER_CHANGED;
}

/* Confirms everything and rings who wants to know what has changed. */
static void confirm(struct deviced_server *s)
{
    struct registry *registry = &s->live.registry;
    struct registry_event event;
    uint64_t bits = 0;
    uint64_t seq = registry->told_seq;
    uint64_t lost = 0;
    while (registry_next_event(registry, seq, &seq, &lost, &event)) {
        bits |= bits_of(&event);
    }
    registry->told_seq = registry->last_seq;
    estate_touch(&s->estate, &s->live, sizeof s->live);
    inheritance_confirm(&s->estate);
    if (bits != 0) {
        bells_ring(&s->live.bells, s->serving.io, bits);
    }
}

/* There may be something to do, after this call is answered. */
static void want_turn(struct deviced_server *s)
{
    if (s->news != 0) {
        (void)writ_port_notify(s->serving.io, s->news, WORK);
    }
}

/* ---- the life of drivers ---- */

static const struct writ_device no_device;

/* The component of a driver: seeding has seen it. */
static const struct writ_system_component *component_of(const struct driver *driver)
{
    return writ_system_find(&writ_system, (uint16_t)driver->id);
}

static struct holding holding_of(struct deviced_server *s, struct driver *driver,
                                 struct device *device)
{
    const struct writ_device *need = component_of(driver)->device;
    return (struct holding){.io = s->serving.io,
                            .driver = driver,
                            .device = device,
                            .need = need != NULL ? need : &no_device};
}

/* Consumers have a connection to what is gone. */
static void cut_off(struct deviced_server *s, const struct driver *driver)
{
    uint32_t index = 0;
    if (endowment_find(&writ_system, (uint16_t)driver->id, &index)) {
        (void)process_revoke(s->serving.io, WRIT_SLOT_PROCESS,
                             endowment_driver_slot(&writ_system, index) + DRIVER_OFFER);
    }
}

/* Its process is gone: the device is made quiet, and kept only if there will be another process. */
static void ended(struct deviced_server *s, struct driver *driver, const struct life_end *end)
{
    struct registry *registry = &s->live.registry;
    struct device *device = registry_device(registry, driver->device);
    struct holding holding = holding_of(s, driver, device);
    if (device != NULL) {
        holding_quieten(&holding, end->now_us);
    }
    bool again = life_ended(registry, driver, &component_of(driver)->restart, end);
    log_warn("deviced: driver name=%s %s code=%u restarts=%u", component_of(driver)->name,
             registry_trouble_text(driver->trouble), driver->code, driver->restarts);
    if (again && device != NULL && driver->due_us < device->rest_us) {
        driver->due_us = device->rest_us;
    }
    if (!again) {
        log_error("deviced: driver name=%s is given up", component_of(driver)->name);
        holding_release(&holding);
        registry_free(registry, driver);
        cut_off(s, driver);
    }
}

/* Makes its process and lets it run. What was made by then stays, for whoever undoes it. */
static uint32_t launch(struct deviced_server *s, struct driver *driver, struct device *device,
                       struct staging *staging, enum driver_trouble *ret_trouble)
{
    struct holding holding = holding_of(s, driver, device);
    uint32_t status = holding_claim(&holding);
    if (status == WRIT_OK) {
        status = holding_enable(&holding);
    }
    *ret_trouble = status != WRIT_OK ? DRIVER_NO_PARTS : DRIVER_UNSTARTED;
    if (status != WRIT_OK) {
        log_error("deviced: driver name=%s: a part of its device: %s", component_of(driver)->name,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status));
        return status;
    }
    status = staging_make(staging);
    driver->pid = staging->pid;
    confirm(s);
    if (status == WRIT_OK) {
        status = staging_give(staging);
    }
    return status == WRIT_OK ? staging_start(staging) : status;
}

static uint32_t start(struct deviced_server *s, struct driver *driver, struct device *device,
                      enum driver_trouble *ret_trouble)
{
    struct staging staging = {.io = s->serving.io, .system = &writ_system, .driver = driver};
    life_starting(&s->live.registry, driver, device);
    driver->started_us = time_us();
    uint32_t status = endowment_find(&writ_system, (uint16_t)driver->id, &staging.index)
                          ? launch(s, driver, device, &staging, ret_trouble)
                          : (uint32_t)WRIT_INTERNAL;
    if (status != WRIT_OK) {
        staging_undo(&staging);
        driver->pid = 0;
    } else {
        log_info("deviced: driver name=%s starts pid=%lu device=%lu", component_of(driver)->name,
                 driver->pid, device->id);
    }
    confirm(s);
    return status;
}

/* Starts a driver of itself; if that fails, it is as if its process had ended. */
static void activate(struct deviced_server *s, struct driver *driver, struct device *device)
{
    struct life_end end = {.trouble = DRIVER_WELL};
    if (driver->fallback_only) {
        log_warn("deviced: driver name=%s is started for want of a better one",
                 component_of(driver)->name);
    }
    if (start(s, driver, device, &end.trouble) != WRIT_OK) {
        end.now_us = time_us();
        end.started_us = end.now_us;
        ended(s, driver, &end);
        confirm(s);
    }
}

/* Ends its process for good, and leaves its device quiet and nobody's. */
static bool stop(struct deviced_server *s, struct driver *driver, bool held_back)
{
    struct registry *registry = &s->live.registry;
    struct device *device = registry_device(registry, driver->device);
    struct holding holding = holding_of(s, driver, device);
    struct procd_stop_process_reply reply;
    uint32_t status = driver->pid == 0 ? (uint32_t)WRIT_OK
                                       : procd_stop_process(s->serving.io, driver->pid, 0, &reply);
    if (status != WRIT_OK && status != WRIT_NOT_FOUND) {
        log_error("deviced: driver name=%s: procd does not stop it: %s", component_of(driver)->name,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : procd_error_name(status));
        return false;
    }
    if (device != NULL) {
        holding_quieten(&holding, time_us());
    }
    holding_release(&holding);
    if (life_stopped(registry, driver, held_back)) {
        cut_off(s, driver);
    }
    confirm(s);
    return true;
}

/* ---- between calls ---- */

static struct life_end end_of(const struct driver *driver, const struct process_event *event)
{
    struct life_end end = {.now_us = event->time_us, .started_us = driver->started_us};
    switch (event->ending.tag) {
    case ENDING_TAG_EXITED:
        end.trouble = DRIVER_ENDED;
        end.code = event->ending.as.exited.code;
        break;
    case ENDING_TAG_STOPPED:
        end.trouble = DRIVER_WAS_KILLED;
        end.code = event->ending.as.stopped.code;
        break;
    case ENDING_TAG_FAULTED:
        end.trouble = DRIVER_FAULTED;
        end.code = event->ending.as.faulted.vector;
        break;
    }
    return end;
}

/* Takes note of some of the ends since the last time; true if there may be more. */
static bool take_ends(struct deviced_server *s)
{
    struct registry *registry = &s->live.registry;
    if (!s->died) {
        return false;
    }
    for (uint32_t i = 0; i < ENDS_AT_A_TIME; i++) {
        struct procd_next_process_event_reply reply = {0};
        struct procd_stop_process_reply retired;
        uint32_t status = procd_next_process_event(s->serving.io, registry->last_death, &reply);
        if (status != WRIT_OK) { /* there is none, or procd cannot be asked now */
            s->died = status != PROCD_ERROR_NOTHING_NEWER;
            return s->died;
        }
        struct driver *driver = registry_driver_of(registry, reply.event.pid);
        registry->last_death = reply.seq;
        if (driver != NULL) {
            struct life_end end = end_of(driver, &reply.event);
            ended(s, driver, &end);
            (void)procd_stop_process(s->serving.io, reply.event.pid, 0, &retired);
        }
        confirm(s);
    }
    return true;
}

/* Whether one of our processes may have ended before procd rang us. */
static bool has_processes(const struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        if (registry->drivers[i].id != 0 && registry->drivers[i].pid != 0) {
            return true;
        }
    }
    return false;
}

/* Whether procd rings us. */
static bool subscribe(struct deviced_server *s)
{
    uint32_t bell = 0;
    if (s->subscribed) {
        return true;
    }
    if (process_derive(s->serving.io, WRIT_SLOT_PROCESS, s->news,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &bell) != WRIT_OK) {
        return false;
    }
    struct procd_subscribe_builder b = procd_subscribe_begin(s->serving.io);
    procd_subscribe_put_bell(&b, bell);
    s->subscribed = procd_subscribe_call(&b) == WRIT_OK;
    s->died = has_processes(&s->live.registry);
    return s->subscribed;
}

/* Processes that an instance before this one had, and that are no more. False if procd cannot be asked. */
static bool compare(struct deviced_server *s)
{
    struct registry *registry = &s->live.registry;
    for (uint32_t i = 0; !s->compared && i < DEVICED_MAX_DRIVERS; i++) {
        struct driver *driver = &registry->drivers[i];
        struct procd_query_process_reply it;
        bool lives =
            driver->state == DRIVER_STATE_STARTING || driver->state == DRIVER_STATE_RUNNING;
        if (driver->id == 0 || !lives) {
            continue;
        }
        uint32_t status = driver->pid == 0 ? (uint32_t)WRIT_NOT_FOUND
                                           : procd_query_process(s->serving.io, driver->pid, &it);
        if (status == WRIT_NOT_FOUND) {
            uint64_t now_us = time_us();
            const struct life_end end = {
                .now_us = now_us, .started_us = driver->started_us, .trouble = DRIVER_VANISHED};
            ended(s, driver, &end);
            confirm(s);
        } else if (status != WRIT_OK) {
            return false;
        }
    }
    s->compared = true;
    return true;
}

/* A driver whose device was taken out, or null. */
static struct driver *bereft(struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        struct driver *driver = &registry->drivers[i];
        const struct device *device =
            driver->id != 0 ? registry_device(registry, driver->device) : NULL;
        if (device != NULL && device->state == DEVICE_STATE_REMOVED) {
            return driver;
        }
    }
    return NULL;
}

/* Says which drivers have become ready since the last time. */
static void say_ready(struct deviced_server *s)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        struct driver *driver = &s->live.registry.drivers[i];
        if (driver->id != 0 && driver->unsaid) {
            driver->unsaid = false;
            confirm(s);
            log_info("deviced: driver name=%s ready device=%lu restarts=%u",
                     component_of(driver)->name, driver->device, driver->restarts);
        }
    }
}

/* What drivers offer that said before that they are ready. */
static void publish(struct deviced_server *s)
{
    struct registry *registry = &s->live.registry;
    uint64_t before = registry->last_seq;
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *driver = &registry->drivers[i];
        if (driver->id != 0 && driver->state == DRIVER_STATE_RUNNING) {
            registry_publish(registry, driver);
        }
    }
    if (registry->last_seq != before) {
        confirm(s);
    }
}

/* One thing about drivers; false if there is none. */
static bool step(struct deviced_server *s)
{
    struct registry *registry = &s->live.registry;
    struct driver *driver = bereft(registry);
    if (driver != NULL) {
        log_info("deviced: driver name=%s is released, its device was taken out",
                 component_of(driver)->name);
        return stop(s, driver, false);
    }
    struct matching it = matching_next(registry, time_us());
    if (it.deed == MATCHING_START) {
        activate(s, it.driver, it.device);
    } else if (it.deed == MATCHING_SKIP) {
        it.driver->skipped = (uint8_t)it.cause;
        registry_tell_driver(registry, it.driver);
        log_info("deviced: skipped name=%s reason=%s", component_of(it.driver)->name,
                 matching_cause_text(it.cause));
        confirm(s);
    }
    return it.deed != MATCHING_NOTHING;
}

/* Done between calls: a bounded piece of what there is to do, and the next time for more. */
static void turn(struct deviced_server *s)
{
    uint64_t due_us = 0;
    bool asked = subscribe(s) && compare(s);
    bool more = asked && take_ends(s);
    more = (asked && step(s)) || more;
    publish(s);
    say_ready(s);
    if (!asked) {
        (void)timer_start(s->serving.io, s->timer, AGAIN_US);
    } else if (more) {
        (void)timer_start(s->serving.io, s->timer, 0);
    } else if (matching_due(&s->live.registry, &due_us)) {
        uint64_t now_us = time_us();
        (void)timer_start(s->serving.io, s->timer, due_us > now_us ? due_us - now_us : 0);
    }
}

static void notified(struct deviced_server *s, uint64_t bits)
{
    s->died = s->died || (bits & DEATHS) != 0;
    turn(s);
}

/* ---- the methods ---- */

/* An error of the contract, or that there is no room. */
static uint32_t said(uint32_t status)
{
    return status == REGISTRY_FULL ? (uint32_t)WRIT_LIMIT : status;
}

static uint32_t deviced_on_seed_binding(struct deviced_server *s, const struct writ_caller *caller,
                                        struct registry *registry,
                                        const struct deviced_seed_binding_request *request,
                                        struct deviced_seed_binding_reply *reply)
{
    struct binding_match aliases[DEVICED_MAX_ALIASES];
    uint16_t deps[DEVICED_MAX_PEERS];
    uint16_t softdeps[DEVICED_MAX_PEERS];
    const struct writ_system_component *component =
        writ_system_find(&writ_system, request->component);
    (void)caller;
    if (component == NULL || component->kind != WRIT_DRIVER) {
        return DEVICED_ERROR_NOT_A_DRIVER;
    }
    for (uint32_t i = 0; i < request->aliases.count; i++) {
        aliases[i] = *deviced_seed_binding_request_aliases_at(s->serving.io, &request->aliases, i);
    }
    for (uint32_t i = 0; i < request->deps.count; i++) {
        deps[i] = *deviced_seed_binding_request_deps_at(s->serving.io, &request->deps, i);
    }
    for (uint32_t i = 0; i < request->softdeps.count; i++) {
        softdeps[i] =
            *deviced_seed_binding_request_softdeps_at(s->serving.io, &request->softdeps, i);
    }
    const struct binding binding = {.component = request->component,
                                    .origin = request->origin,
                                    .stage = request->stage,
                                    .group = request->group,
                                    .priority = request->priority,
                                    .enabled = request->enabled,
                                    .fallback_only = request->fallback_only,
                                    .aliases = aliases,
                                    .alias_count = request->aliases.count,
                                    .deps = deps,
                                    .dep_count = request->deps.count,
                                    .softdeps = softdeps,
                                    .softdep_count = request->softdeps.count,
                                    .name = writ_data(s->serving.io, &request->program),
                                    .name_bytes = request->program.length};
    uint32_t status = said(registry_seed(registry, &binding));
    reply->driver = request->component;
    if (status == WRIT_OK) {
        confirm(s);
    }
    return status;
}

static uint32_t deviced_on_seal(struct deviced_server *s, const struct writ_caller *caller,
                                struct registry *registry, struct deviced_seal_reply *reply)
{
    (void)caller;
    reply->drivers = registry_seal(registry);
    confirm(s);
    return WRIT_OK;
}

static uint32_t deviced_on_start_driver(struct deviced_server *s, const struct writ_caller *caller,
                                        struct registry *registry, struct driver *driver,
                                        const struct deviced_start_driver_request *request,
                                        struct deviced_start_driver_reply *reply)
{
    struct driver before = *driver;
    struct device *device = matching_device(registry, driver);
    (void)caller;
    (void)request;
    if (device == NULL || device->rest_us > time_us()) {
        return DEVICED_ERROR_NO_DEVICE;
    }
    enum driver_trouble trouble = DRIVER_WELL;
    driver->restarting = (struct restarting){0};
    if (start(s, driver, device, &trouble) == WRIT_OK) {
        reply->pid = driver->pid;
        return WRIT_OK;
    }
    struct holding holding = holding_of(s, driver, device);
    holding_release(&holding);
    registry_free(registry, driver);
    *driver = before;
    confirm(s);
    return DEVICED_ERROR_NOT_STARTED;
}

static uint32_t deviced_on_stop_driver(struct deviced_server *s, const struct writ_caller *caller,
                                       struct registry *registry, struct driver *driver,
                                       const struct deviced_stop_driver_request *request)
{
    (void)caller;
    (void)registry;
    (void)request;
    return stop(s, driver, true) ? (uint32_t)WRIT_OK : (uint32_t)DEVICED_ERROR_NOT_STARTED;
}

static uint32_t deviced_on_read_driver(struct deviced_server *s, const struct writ_caller *caller,
                                       struct driver *driver,
                                       const struct deviced_read_driver_request *request,
                                       struct deviced_read_driver_reply *reply)
{
    (void)caller;
    (void)request;
    if (s->subscribed && take_ends(s)) {
        want_turn(s);
    }
    const char *reason = registry_trouble_text(driver->trouble);
    reply->state = driver->state;
    reply->origin = driver->origin;
    reply->stage = driver->stage;
    reply->skipped = driver->skipped;
    reply->restarts = driver->restarts;
    reply->code = driver->code;
    reply->pid = driver->pid;
    reply->device = driver->device;
    reply->provider = registry_offered_by(&s->live.registry, driver->id);
    deviced_read_driver_reply_put_program(s, reply, driver->name, driver->name_bytes);
    deviced_read_driver_reply_put_reason(s, reply, reason, (uint32_t)strlen(reason));
    return WRIT_OK;
}

static uint32_t deviced_on_read_device(struct deviced_server *s, const struct writ_caller *caller,
                                       struct device *device,
                                       const struct deviced_read_device_request *request,
                                       struct deviced_read_device_reply *reply)
{
    (void)caller;
    (void)request;
    reply->state = device->state;
    reply->place = device->place;
    reply->identity = device->identity;
    reply->driver = device->driver;
    deviced_read_device_reply_put_resources(s, reply, device->resources, device->resource_count);
    return WRIT_OK;
}

static uint32_t deviced_on_report_device(struct deviced_server *s, const struct writ_caller *caller,
                                         const struct deviced_report_device_request *request,
                                         struct deviced_report_device_reply *reply)
{
    struct device wanted = {.place = request->place,
                            .identity = request->identity,
                            .resource_count = request->resources.count};
    (void)caller;
    for (uint32_t i = 0; i < wanted.resource_count; i++) {
        wanted.resources[i] =
            *deviced_report_device_request_resources_at(s->serving.io, &request->resources, i);
    }
    uint32_t status = said(registry_report(&s->live.registry, &wanted, &reply->device));
    if (status == WRIT_OK) {
        confirm(s);
        want_turn(s);
    }
    return status;
}

static uint32_t deviced_on_report_hotplug(struct deviced_server *s,
                                          const struct writ_caller *caller,
                                          const struct deviced_report_hotplug_request *request)
{
    struct registry *registry = &s->live.registry;
    struct device *device = registry_device_at(registry, &request->place);
    (void)caller;
    if (device == NULL || request->change == HOTPLUG_CHANGE_INSERTED) {
        return WRIT_OK;
    }
    bool driven = device->state != DEVICE_STATE_FOUND;
    device->state = DEVICE_STATE_REMOVED;
    registry_tell_device(registry, device);
    if (!driven) {
        registry_forget_device(registry, device);
    }
    confirm(s);
    want_turn(s);
    return WRIT_OK;
}

static bool is_the_drivers(const struct driver *driver, const struct writ_caller *caller)
{
    return (uint16_t)caller->principal == driver->id && driver->pid != 0;
}

static uint32_t deviced_on_register_hal(struct deviced_server *s, const struct writ_caller *caller,
                                        struct driver *driver,
                                        const struct deviced_register_hal_request *request)
{
    if (!is_the_drivers(driver, caller)) {
        return DEVICED_ERROR_NOT_YOURS;
    }
    driver->layer = request->class_of;
    registry_tell_driver(&s->live.registry, driver);
    confirm(s);
    want_turn(s);
    return WRIT_OK;
}

static uint32_t
deviced_on_register_provider(struct deviced_server *s, const struct writ_caller *caller,
                             struct driver *driver,
                             const struct deviced_register_provider_request *request,
                             struct deviced_register_provider_reply *reply)
{
    const struct writ_system_component *component = component_of(driver);
    struct provider wanted = {.driver = driver->id,
                              .class_of = request->class_of,
                              .protocol = request->protocol,
                              .name_bytes = (uint8_t)request->provider_name.length};
    if (!is_the_drivers(driver, caller)) {
        return DEVICED_ERROR_NOT_YOURS;
    }
    if (component->served_count == 0 || component->served[0].protocol != request->protocol) {
        return DEVICED_ERROR_BAD_BINDING;
    }
    memcpy(wanted.name, writ_data(s->serving.io, &request->provider_name), wanted.name_bytes);
    uint32_t status = said(registry_offer(&s->live.registry, &wanted, &reply->provider));
    if (status == WRIT_OK) {
        confirm(s);
        want_turn(s); /* if its driver is ready already, it becomes visible there */
    }
    return status;
}

static uint32_t deviced_on_resolve_provider(struct deviced_server *s,
                                            const struct writ_caller *caller,
                                            const struct deviced_resolve_provider_request *request,
                                            struct deviced_resolve_provider_reply *reply)
{
    const struct provider *provider =
        registry_resolve(&s->live.registry, request->class_of, request->index);
    uint32_t index = 0;
    (void)caller;
    if (provider == NULL || !endowment_find(&writ_system, (uint16_t)provider->driver, &index)) {
        return DEVICED_ERROR_NO_SUCH_PROVIDER;
    }
    reply->provider = provider->id;
    reply->owner = endowment_principal(&writ_system, index);
    reply->protocol = provider->protocol;
    reply->connection = (uint32_t)endowment_driver_slot(&writ_system, index) + DRIVER_OFFER;
    deviced_resolve_provider_reply_put_provider_name(s, reply, provider->name,
                                                     provider->name_bytes);
    return WRIT_OK;
}

static uint32_t deviced_on_subscribe(struct deviced_server *s, const struct writ_caller *caller,
                                     struct deviced_subscribe_request *request)
{
    return inheritance_set_bell(&s->estate, s->serving.io, &s->live.bells, caller, &request->bell);
}

static uint32_t deviced_on_next_event(struct deviced_server *s, const struct writ_caller *caller,
                                      const struct deviced_next_event_request *request,
                                      struct deviced_next_event_reply *reply)
{
    struct registry_event event;
    (void)caller;
    if (!registry_next_event(&s->live.registry, request->after_seq, &reply->seq, &reply->lost,
                             &event)) {
        return DEVICED_ERROR_NOTHING_NEWER;
    }
    reply->driver = event.driver;
    reply->device = event.device;
    reply->provider = event.provider;
    return WRIT_OK;
}

static uint32_t deviced_on_read_provider(struct deviced_server *s, const struct writ_caller *caller,
                                         struct provider *provider,
                                         const struct deviced_read_provider_request *request,
                                         struct deviced_read_provider_reply *reply)
{
    (void)caller;
    (void)request;
    reply->state = provider->state;
    reply->class_of = provider->class_of;
    reply->protocol = provider->protocol;
    reply->driver = provider->driver;
    deviced_read_provider_reply_put_provider_name(s, reply, provider->name, provider->name_bytes);
    return WRIT_OK;
}

static uint32_t deviced_on_allow_mastering(struct deviced_server *s,
                                           const struct writ_caller *caller, struct driver *driver,
                                           const struct deviced_allow_mastering_request *request)
{
    struct device *device = registry_device(&s->live.registry, driver->device);
    (void)request;
    if (!is_the_drivers(driver, caller) || device == NULL) {
        return DEVICED_ERROR_NOT_YOURS;
    }
    struct holding holding = holding_of(s, driver, device);
    driver->masters = true;
    confirm(s);
    return holding_let_master(&holding) == WRIT_OK ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t deviced_on_report_ready(struct deviced_server *s, const struct writ_caller *caller,
                                        struct driver *driver,
                                        const struct deviced_report_ready_request *request)
{
    (void)request;
    if (!is_the_drivers(driver, caller)) {
        return DEVICED_ERROR_NOT_YOURS;
    }
    life_ready(&s->live.registry, driver);
    confirm(s);
    want_turn(s);
    return WRIT_OK;
}

static uint32_t deviced_on_end_enumeration(struct deviced_server *s,
                                           const struct writ_caller *caller,
                                           struct deviced_end_enumeration_reply *reply)
{
    struct registry *registry = &s->live.registry;
    (void)caller;
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        reply->devices += registry->devices[i].id != 0;
    }
    registry->enumerated = true;
    confirm(s);
    want_turn(s);
    return WRIT_OK;
}

static void deviced_on_closed(struct deviced_server *s, uint64_t label)
{
    inheritance_drop_bell(&s->estate, s->serving.io, &s->live.bells, label);
}

/* ---- the start ---- */

/* Begins where the last instance ended. */
static void inherit(struct deviced_server *s)
{
    const struct inheritance_plan plan = {.name = "deviced",
                                          .state_bytes = DEVICED_STATE_BYTES,
                                          .live = &s->live,
                                          .live_bytes = sizeof s->live,
                                          .layout = LAYOUT};
    struct inheritance_names names = {0};
    enum estate_found found = inheritance_open(&s->estate, s->serving.io, &plan);
    if (found != ESTATE_INHERITED) {
        memset(&s->live, 0, sizeof s->live);
        registry_init(&s->live.registry);
        estate_begin(&s->estate, found);
    }
    inheritance_name_bells(&names, &s->live.bells);
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        for (uint32_t j = 0; j < DRIVER_PARTS; j++) {
            inheritance_name(&names, s->live.registry.drivers[i].parts[j]);
        }
    }
    inheritance_close_rest(s->serving.io, &names);
}

static uint32_t listen(struct deviced_server *s)
{
    struct writ_io *io = s->serving.io;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &s->news);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(io, WRIT_SLOT_ENDPOINT, s->news);
    }
    return status == WRIT_OK ? quota_create_timer(io, WRIT_SLOT_QUOTA, s->news, WORK, &s->timer)
                             : status;
}

uint32_t component_main(struct rt *rt)
{
    static struct deviced_server server;
    deviced_serving_init(&server.serving, &rt->io);
    server.serving.notified = notified;
    inherit(&server);
    uint32_t status = listen(&server);
    if (status != WRIT_OK) {
        rt_panic("deviced: cannot hear of ends: status %u", status);
    }
    want_turn(&server);
    deviced_serve(&server);
}
