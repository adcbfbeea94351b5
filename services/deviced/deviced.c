/* The device daemon: puts registry.h, matching.h and lives.h behind the contract of idl/deviced.writ.
 *
 * It renames and delegates. No method waits: what takes a process or a device is done between calls (tending.h).
 */
#include "deviced_server.h"

#include <string.h>

#include "deviced_slots.h"
#include "kernel_calls.h"
#include "matching.h"
#include "tending.h"
#include "writ/endowment.h"
#include "writ/inheritance.h"
#include "writ/rt.h"
#include "writ/time.h"

enum { LAYOUT = 1 };

struct deviced_server {
    struct deviced_serving serving;
    struct tending tending;
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
    *ret_state = s->tending.live.registry.state;
    return &s->tending.live.registry;
}

static struct driver *deviced_find_driver(struct deviced_server *s, uint64_t key,
                                          enum driver_state *ret_state,
                                          enum driver_class *ret_class)
{
    struct driver *driver = registry_driver(&s->tending.live.registry, key);
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
    struct device *device = registry_device(&s->tending.live.registry, key);
    if (device != NULL) {
        *ret_state = device->state;
    }
    return device;
}

static struct provider *deviced_find_provider(struct deviced_server *s, uint64_t key,
                                              enum provider_state *ret_state)
{
    struct provider *provider = registry_provider(&s->tending.live.registry, key);
    if (provider != NULL) {
        *ret_state = provider->state;
    }
    return provider;
}
static void notified(struct deviced_server *s, uint64_t bits)
{
    s->tending.died = s->tending.died || (bits & TENDING_DEATHS) != 0;
    tending_turn(&s->tending);
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
        tending_confirm(&s->tending);
    }
    return status;
}

static uint32_t deviced_on_seal(struct deviced_server *s, const struct writ_caller *caller,
                                struct registry *registry, struct deviced_seal_reply *reply)
{
    (void)caller;
    reply->drivers = registry_seal(registry);
    tending_confirm(&s->tending);
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
    if (tending_start(&s->tending, driver, device, &trouble) == WRIT_OK) {
        reply->pid = driver->pid;
        return WRIT_OK;
    }
    struct holding holding = tending_holding(&s->tending, driver, device);
    holding_release(&holding);
    registry_free(registry, driver);
    *driver = before;
    tending_confirm(&s->tending);
    return DEVICED_ERROR_NOT_STARTED;
}

static uint32_t deviced_on_stop_driver(struct deviced_server *s, const struct writ_caller *caller,
                                       struct registry *registry, struct driver *driver,
                                       const struct deviced_stop_driver_request *request)
{
    (void)caller;
    (void)registry;
    (void)request;
    return tending_stop(&s->tending, driver, true) ? (uint32_t)WRIT_OK
                                                   : (uint32_t)DEVICED_ERROR_NOT_STARTED;
}

static uint32_t deviced_on_read_driver(struct deviced_server *s, const struct writ_caller *caller,
                                       struct driver *driver,
                                       const struct deviced_read_driver_request *request,
                                       struct deviced_read_driver_reply *reply)
{
    (void)caller;
    (void)request;
    if (s->tending.subscribed && tending_take_ends(&s->tending)) {
        tending_want_turn(&s->tending);
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
    reply->provider = registry_offered_by(&s->tending.live.registry, driver->id);
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
    uint32_t status = said(registry_report(&s->tending.live.registry, &wanted, &reply->device));
    if (status == WRIT_OK) {
        tending_confirm(&s->tending);
        tending_want_turn(&s->tending);
    }
    return status;
}

static uint32_t deviced_on_report_hotplug(struct deviced_server *s,
                                          const struct writ_caller *caller,
                                          const struct deviced_report_hotplug_request *request,
                                          struct deviced_report_hotplug_reply *reply)
{
    struct registry *registry = &s->tending.live.registry;
    struct device *device = registry_device_at(registry, &request->place);
    (void)caller;
    if (request->change == HOTPLUG_CHANGE_INSERTED) {
        bells_ring(&s->tending.live.bells, s->serving.io, DEVICED_SIGNALS_DEVICE_INSERTED);
        return WRIT_OK;
    }
    if (device == NULL) {
        return WRIT_OK;
    }
    reply->driven = registry_take_out(registry, device);
    tending_confirm(&s->tending);
    tending_want_turn(&s->tending);
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
    registry_tell_driver(&s->tending.live.registry, driver);
    tending_confirm(&s->tending);
    tending_want_turn(&s->tending);
    return WRIT_OK;
}

static uint32_t
deviced_on_register_provider(struct deviced_server *s, const struct writ_caller *caller,
                             struct driver *driver,
                             const struct deviced_register_provider_request *request,
                             struct deviced_register_provider_reply *reply)
{
    const struct writ_system_component *component = tending_component(driver);
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
    uint32_t status = said(registry_offer(&s->tending.live.registry, &wanted, &reply->provider));
    if (status == WRIT_OK) {
        tending_confirm(&s->tending);
        tending_want_turn(&s->tending); /* where it becomes visible, if its driver is ready */
    }
    return status;
}

/* Whether the contract of a component says that it calls such connections. */
static bool calls_back(uint32_t principal, uint16_t protocol)
{
    const struct writ_system_component *who = writ_system_find(&writ_system, (uint16_t)principal);
    for (uint32_t i = 0; who != NULL && i < who->calls_back_count; i++) {
        if (who->calls_back[i] == protocol) {
            return true;
        }
    }
    return false;
}

static uint32_t deviced_on_resolve_provider(struct deviced_server *s,
                                            const struct writ_caller *caller,
                                            const struct deviced_resolve_provider_request *request,
                                            struct deviced_resolve_provider_reply *reply)
{
    const struct provider *provider =
        registry_resolve(&s->tending.live.registry, request->class_of, request->index);
    uint32_t index = 0;
    if (provider == NULL || !endowment_find(&writ_system, (uint16_t)provider->driver, &index)) {
        return DEVICED_ERROR_NO_SUCH_PROVIDER;
    }
    if (!calls_back(caller->principal, provider->protocol)) {
        return DEVICED_ERROR_NOT_YOURS;
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
    return inheritance_set_bell(&s->tending.estate, s->serving.io, &s->tending.live.bells, caller,
                                &request->bell);
}

static uint32_t deviced_on_next_event(struct deviced_server *s, const struct writ_caller *caller,
                                      const struct deviced_next_event_request *request,
                                      struct deviced_next_event_reply *reply)
{
    struct registry_event event;
    (void)caller;
    if (!registry_next_event(&s->tending.live.registry, request->after_seq, &reply->seq,
                             &reply->lost, &event)) {
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
    struct device *device = registry_device(&s->tending.live.registry, driver->device);
    (void)request;
    if (!is_the_drivers(driver, caller) || device == NULL) {
        return DEVICED_ERROR_NOT_YOURS;
    }
    struct holding holding = tending_holding(&s->tending, driver, device);
    driver->masters = true;
    tending_confirm(&s->tending);
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
    life_ready(&s->tending.live.registry, driver);
    tending_confirm(&s->tending);
    tending_want_turn(&s->tending);
    return WRIT_OK;
}

static uint32_t deviced_on_end_enumeration(struct deviced_server *s,
                                           const struct writ_caller *caller,
                                           struct deviced_end_enumeration_reply *reply)
{
    struct registry *registry = &s->tending.live.registry;
    (void)caller;
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        reply->devices += registry->devices[i].id != 0;
    }
    if (!registry->enumerated) {
        tending_say_idle(&s->tending);
    }
    registry->enumerated = true;
    tending_confirm(&s->tending);
    tending_want_turn(&s->tending);
    return WRIT_OK;
}

static void deviced_on_closed(struct deviced_server *s, uint64_t label)
{
    inheritance_drop_bell(&s->tending.estate, s->serving.io, &s->tending.live.bells, label);
}

/* ---- the start ---- */

static void begin_state(void *live)
{
    struct confirmed *confirmed = live;
    registry_init(&confirmed->registry);
}

/* Begins where the last instance ended. */
static void inherit(struct deviced_server *s)
{
    s->tending.io = s->serving.io;
    const struct inheritance_plan plan = {.name = "deviced",
                                          .state_bytes = DEVICED_STATE_BYTES,
                                          .live = &s->tending.live,
                                          .live_bytes = sizeof s->tending.live,
                                          .layout = LAYOUT,
                                          .begin = begin_state};
    struct inheritance_names names = {0};
    inheritance_resume(&s->tending.estate, s->serving.io, &plan);
    inheritance_name_bells(&names, &s->tending.live.bells);
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        for (uint32_t j = 0; j < DRIVER_PARTS; j++) {
            inheritance_name(&names, s->tending.live.registry.drivers[i].parts[j]);
        }
    }
    inheritance_close_rest(s->serving.io, &names);
}

static uint32_t listen(struct deviced_server *s)
{
    struct writ_io *io = s->serving.io;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &s->tending.news);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(io, WRIT_SLOT_ENDPOINT, s->tending.news);
    }
    return status == WRIT_OK ? quota_create_timer(io, WRIT_SLOT_QUOTA, s->tending.news,
                                                  TENDING_WORK, &s->tending.timer)
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
    tending_want_turn(&server.tending);
    deviced_serve(&server);
}
