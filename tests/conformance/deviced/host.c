/* The device daemon in process, as the suite drives it: its adapter and its registry as they are, procd and the kernel played.
 *
 * The adapter is included, not linked. Turns between calls are taken where a hook says so. Components that no case seeds are the hooks': they drive devices that a case is
 * about.
 */
#include <stdint.h>

#define WRIT_TIME_H
static uint64_t time_us(void)
{
    return 1000000;
}

#include "deviced.c"
#include "holding.c"
#include "staging.c"
#include "tending.c"

#include "deviced_conformance.h"
#include "deviced_given.h"
#include "host_estate.h"
#include "host_world.h"

enum {
    FIRST_OWN = 0x100, /* the hooks' */
    OWN = 6,
    FIRST_DRIVER = 0x200,
    DRIVERS = 25,
    CALLERS = 16, /* of the suite */
    SPOKEN = 0x7788,
    VENDOR = 0x5117,
    FIRST_PLACE = 0x10000,
    FIRST_PID = 0x4000,
};

static const struct writ_system_served served[] = {{.name = "Sample", .protocol = SPOKEN}};
static const struct writ_device nothing = {.match_count = 1};
static const uint16_t spoken[] = {SPOKEN};
static struct writ_system_component components[1 + OWN + DRIVERS + CALLERS] = {
    {.name = "root", .number = 1, .kind = WRIT_SERVICE}};
const struct writ_system writ_system = {
    .name = "sample", .components = components, .count = 1 + OWN + DRIVERS + CALLERS};

static struct {
    struct deviced_server server;
    _Alignas(8) uint8_t estate[DEVICED_STATE_BYTES];
    uint32_t named;  /* components that were asked for so far */
    uint32_t places; /* of devices, likewise */
    uint32_t offers; /* names of providers, likewise */
    uint64_t next_pid;
    bool refuses;       /* procd, the next time */
    bool is_a_stranger; /* the next caller in the role of drivers */
} all;

static struct registry *registry_here(void)
{
    return &all.server.tending.live.registry;
}

/* A driver's calls come from its own process. */
static bool is_a_drivers(uint64_t tag)
{
    uint16_t method = writ_tag_method(tag);
    return method == writ_tag_method(DEVICED_REGISTER_HAL_REQUEST) ||
           method == writ_tag_method(DEVICED_REGISTER_PROVIDER_REQUEST) ||
           method == writ_tag_method(DEVICED_ALLOW_MASTERING_REQUEST) ||
           method == writ_tag_method(DEVICED_REPORT_READY_REQUEST);
}

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    struct writ_caller it = *caller;
    if (is_a_drivers(m->tag) && !all.is_a_stranger) {
        bool in_page = (writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0;
        it.principal = (uint32_t)(in_page ? writ_load_u64(io.in) : m->w[0]);
    }
    all.is_a_stranger = false;
    deviced_dispatch(&all.server, m, &it);
}

/* ---- procd and the kernel ---- */

static bool is_refused(struct writ_msg *m)
{
    bool refused = all.refuses;
    all.refuses = false;
    if (refused) {
        *m = (struct writ_msg){.tag = writ_tag_error(m->tag, WRIT_LIMIT)};
    }
    return refused;
}

static void create(struct writ_msg *m, uint8_t *out)
{
    struct writ_record grant = {.rights = INSTALL_GRANT_RIGHT_INSTALL, .type = INSTALL_GRANT_TYPE};
    if (is_refused(m)) {
        return;
    }
    memset(out, 0, WRIT_PAGE_BYTES);
    writ_store_u64(out, all.next_pid++);
    grant.slot = (uint16_t)suite_host_got(NULL);
    writ_store_record(out + WRIT_RECORDS, 1, grant);
    *m = (struct writ_msg){.tag = writ_tag_sized(PROCD_CREATE_STAGED_REPLY, sizeof(uint64_t))};
}

static void stop_it(struct writ_msg *m, uint8_t *out)
{
    const struct process_event event = {
        .pid = FIRST_PID, .ending = {.tag = ENDING_TAG_STOPPED, .as.stopped.code = 0}};
    if (is_refused(m)) {
        return;
    }
    memset(out, 0, WRIT_PAGE_BYTES);
    process_event_store(out, &event);
    *m = (struct writ_msg){.tag = writ_tag_sized(PROCD_STOP_PROCESS_REPLY, sizeof event)};
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)slot;
    switch (m->tag) {
    case PROCD_START_STAGED_REQUEST:
        *m = (struct writ_msg){.tag = PROCD_START_STAGED_REPLY};
        return true;
    case PROCD_STOP_PROCESS_REQUEST:
        stop_it(m, out);
        return true;
    case INSTALL_GRANT_INSTALL_REQUEST:
        *m = (struct writ_msg){.tag = INSTALL_GRANT_INSTALL_REPLY};
        return true;
    case PROCESS_REVOKE_REQUEST:
        *m = (struct writ_msg){.tag = PROCESS_REVOKE_REPLY};
        return true;
    default:
        break;
    }
    if (writ_tag_protocol(m->tag) ==
        PROCD_PROTOCOL) { /* the length of its name is part of the tag */
        create(m, out);
        return true;
    }
    return false;
}

HOST_SERVER("deviced", deviced_suite);

/* ---- the hooks ---- */

static void fill(uint32_t at, uint32_t count, uint16_t number)
{
    for (uint32_t i = 0; i < count; i++) {
        components[at + i] = (struct writ_system_component){.name = "driver",
                                                            .number = (uint16_t)(number + i),
                                                            .kind = WRIT_DRIVER,
                                                            .stack = WRIT_PAGE_BYTES,
                                                            .served = served,
                                                            .served_count = 1,
                                                            .restart = {.when = WRIT_RESTART_ALWAYS,
                                                                        .low_ms = 1,
                                                                        .high_ms = 1,
                                                                        .budget = 100,
                                                                        .per_ms = 1000},
                                                            .device = &nothing};
    }
}

static void fill_callers(uint32_t protocols)
{
    for (uint32_t i = 0; i < CALLERS; i++) {
        components[1 + OWN + DRIVERS + i] =
            (struct writ_system_component){.name = "caller",
                                           .number = (uint16_t)(HOST_PRINCIPAL + i),
                                           .kind = WRIT_SERVICE,
                                           .calls_back = spoken,
                                           .calls_back_count = protocols};
    }
}

void deviced_given_reset(struct suite_world *world)
{
    begin_world(world);
    memset(&all, 0, sizeof all);
    fill(1, OWN, FIRST_OWN);
    fill(1 + OWN, DRIVERS, FIRST_DRIVER);
    fill_callers(1);
    all.next_pid = FIRST_PID;
    deviced_serving_init(&all.server.serving, &io);
    host_estate(all.estate, sizeof all.estate);
    inherit(&all.server);
}

uint64_t deviced_given_digest(struct suite_world *world)
{
    const struct registry *registry = registry_here();
    (void)world;
    if (!registry_check(registry)) {
        abort(); /* D1 to P2 do not hold */
    }
    host_estate_check(&all.server.tending.estate);
    uint64_t digest = suite_digest(registry->state, registry->drivers, sizeof registry->drivers);
    digest = suite_digest(digest, registry->devices, sizeof registry->devices);
    digest = suite_digest(digest, registry->providers, sizeof registry->providers);
    digest = suite_digest(digest, &registry->enumerated, sizeof registry->enumerated);
    return suite_digest(digest, &all.server.tending.live.bells,
                        sizeof all.server.tending.live.bells);
}

/* Seeds one of the hooks' own drivers that has nothing to do; null if there is none. */
static struct driver *own_driver(void)
{
    static const struct binding_match alias = {.vendor = VENDOR};
    for (uint16_t i = 0; i < OWN; i++) {
        const struct binding binding = {.component = (uint16_t)(FIRST_OWN + i),
                                        .origin = BINDING_ORIGIN_FIXTURE,
                                        .stage = BINDING_STAGE_NORMAL,
                                        .enabled = true,
                                        .aliases = &alias,
                                        .alias_count = 1,
                                        .name = (const uint8_t *)"own",
                                        .name_bytes = 3};
        struct driver *driver = registry_driver(registry_here(), binding.component);
        if (driver == NULL && registry_seed(registry_here(), &binding) == 0) {
            return registry_driver(registry_here(), binding.component);
        }
        if (driver != NULL && driver->state == DRIVER_STATE_STOPPED) {
            return driver;
        }
    }
    return NULL;
}

/* A device for a driver, as its first pattern says. */
static struct device *plug_for(const struct driver *driver)
{
    const struct binding_match *alias = &driver->aliases[0];
    struct device wanted = {
        .place = {.bus = alias->bus, .address = FIRST_PLACE + all.places++},
        .identity = {.class_of = alias->class_of, .vendor = alias->vendor, .model = alias->model}};
    uint64_t id = 0;
    return registry_report(registry_here(), &wanted, &id) == 0
               ? registry_device(registry_here(), id)
               : NULL;
}

static struct driver *driver_at(uint64_t key)
{
    return registry_driver(registry_here(), key);
}

const char *deviced_given_event_driver_activated(struct suite_world *world, uint64_t key)
{
    struct driver *driver = driver_at(key);
    (void)world;
    struct device *device = registry_device(registry_here(), driver->device);
    device = device == NULL ? plug_for(driver) : device;
    if (device == NULL) {
        return "there is no room for its device";
    }
    tending_activate(&all.server.tending, driver, device);
    return NULL;
}

static void die(struct driver *driver)
{
    const struct life_end end = {
        .now_us = time_us(), .started_us = driver->started_us, .trouble = DRIVER_FAULTED};
    tending_ended(&all.server.tending, driver, &end);
    tending_confirm(&all.server.tending);
}

const char *deviced_given_event_driver_dies(struct suite_world *world, uint64_t key)
{
    (void)world;
    die(driver_at(key));
    return NULL;
}

const char *deviced_given_event_driver_given_up(struct suite_world *world, uint64_t key)
{
    struct driver *driver = driver_at(key);
    (void)world;
    driver->restarting = (struct restarting){.window_us = time_us(),
                                             .restarts = tending_component(driver)->restart.budget};
    die(driver);
    return NULL;
}

const char *deviced_given_event_driver_released(struct suite_world *world, uint64_t key)
{
    struct device *device = registry_device(registry_here(), driver_at(key)->device);
    (void)world;
    device->state = DEVICE_STATE_REMOVED;
    (void)tending_step(&all.server.tending);
    return NULL;
}

const char *deviced_given_event_device_taken(struct suite_world *world, uint64_t key)
{
    struct driver *driver = own_driver();
    (void)world;
    if (driver == NULL) {
        return "all that could take it are at work";
    }
    tending_activate(&all.server.tending, driver, registry_device(registry_here(), key));
    return NULL;
}

const char *deviced_given_event_device_freed(struct suite_world *world, uint64_t key)
{
    struct driver *driver = driver_at(registry_device(registry_here(), key)->driver);
    (void)world;
    (void)tending_stop(&all.server.tending, driver, true);
    return NULL;
}

const char *deviced_given_event_device_removed(struct suite_world *world, uint64_t key)
{
    struct device *device = registry_device(registry_here(), key);
    (void)world;
    if (device->driver == 0) {
        return "one that nobody drives is forgotten at once";
    }
    device->state = DEVICE_STATE_REMOVED;
    tending_confirm(&all.server.tending);
    return NULL;
}

const char *deviced_given_event_device_forgotten(struct suite_world *world, uint64_t key)
{
    (void)world;
    (void)key;
    (void)tending_step(&all.server.tending);
    return NULL;
}

/* What becomes of providers when something happens to their driver; what becomes of the driver itself is another case. */
#define TO_THE_PROVIDERS(event, happens)                                                           \
    const char *deviced_given_event_provider_##event(struct suite_world *world, uint64_t key)      \
    {                                                                                              \
        (void)world;                                                                               \
        happens(registry_here(), driver_at(registry_provider(registry_here(), key)->driver));      \
        tending_confirm(&all.server.tending);                                                      \
        return NULL;                                                                               \
    }
TO_THE_PROVIDERS(published, registry_publish)
TO_THE_PROVIDERS(suspended, registry_suspend)
TO_THE_PROVIDERS(withdrawn, (void)registry_withdraw)

/* ---- good requests ---- */

void deviced_given_arg_seed_binding_component(struct suite_world *world, uint8_t *at)
{
    uint32_t next = all.named++ % DRIVERS;
    (void)world;
    while (driver_at(FIRST_DRIVER + next) != NULL && all.named < 2 * DRIVERS) {
        next = all.named++ % DRIVERS;
    }
    writ_store_u16(at, (uint16_t)(FIRST_DRIVER + next));
}

void deviced_given_arg_seed_binding_fallback_only(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u8(at, 0);
}

/* Numbers of others, from one on. */
static void number_peers(uint8_t *at, uint64_t offset, uint16_t first)
{
    struct writ_tail tail = writ_load_tail(at);
    for (uint16_t i = 0; i < tail.length; i++) {
        writ_store_u16(at - offset + tail.offset + i * sizeof(uint16_t), (uint16_t)(first + i));
    }
}

void deviced_given_arg_seed_binding_deps(struct suite_world *world, uint8_t *at)
{
    (void)world;
    number_peers(at, offsetof(struct deviced_seed_binding_request_body, deps), 1);
}

void deviced_given_arg_seed_binding_softdeps(struct suite_world *world, uint8_t *at)
{
    (void)world;
    number_peers(at, offsetof(struct deviced_seed_binding_request_body, softdeps), 0x40);
}

const char *deviced_given_class_seed_binding(struct suite_world *world, struct suite_call *c,
                                             uint32_t index)
{
    (void)world;
    writ_store_u8(c->page + offsetof(struct deviced_seed_binding_request_body, origin),
                  index == 0 ? BINDING_ORIGIN_COMPONENT : BINDING_ORIGIN_FIXTURE);
    return NULL;
}

/* There is a device for it. */
void deviced_given_arg_start_driver_driver(struct suite_world *world, uint8_t *at)
{
    const struct driver *driver = driver_at(writ_load_u64(at));
    (void)world;
    if (driver != NULL && matching_device(registry_here(), driver) == NULL) {
        (void)plug_for(driver);
        tending_confirm(&all.server.tending);
    }
}

void deviced_given_arg_report_device_place(struct suite_world *world, uint8_t *at)
{
    const struct device_place place = {.bus = DEVICE_BUS_PCI, .address = all.places++};
    (void)world;
    device_place_store(at, &place);
}

void deviced_given_arg_report_device_resources(struct suite_world *world, uint8_t *at)
{
    uint8_t *body = at - offsetof(struct deviced_report_device_request_body, resources);
    struct writ_tail tail = writ_load_tail(at);
    (void)world;
    for (uint32_t i = 0; i < tail.length; i++) {
        const struct device_resource it = {.kind = RESOURCE_KIND_MESSAGES, .base = 1 + i};
        device_resource_store(body + tail.offset + i * sizeof it, &it);
    }
}

void deviced_given_arg_register_provider_protocol(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, SPOKEN);
}

/* A class of its own, so that no other has the name in it. */
void deviced_given_arg_register_provider_class_of(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, (uint16_t)(0x1000 + all.offers++ % 0x4000));
}

/* Something can be resolved. */
void deviced_given_arg_resolve_provider_class_of(struct suite_world *world, uint8_t *at)
{
    enum { RESOLVED = 0x900 };
    struct registry *registry = registry_here();
    uint64_t id = 0;
    (void)world;
    writ_store_u16(at, RESOLVED);
    writ_store_u32(at + sizeof(uint32_t), 0);
    struct driver *driver = registry_resolve(registry, RESOLVED, 0) == NULL ? own_driver() : NULL;
    struct device *device = driver != NULL ? plug_for(driver) : NULL;
    if (device != NULL) {
        const struct provider wanted = {.driver = driver->id,
                                        .class_of = RESOLVED,
                                        .protocol = SPOKEN,
                                        .name_bytes = 1,
                                        .name = "a"};
        tending_activate(&all.server.tending, driver, device);
        (void)registry_offer(registry, &wanted, &id);
        life_ready(registry, driver);
        tending_confirm(&all.server.tending);
    }
}

void deviced_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
    registry_here()->last_seq += registry_here()->last_seq == 0;
    tending_confirm(&all.server.tending);
}

struct writ_record deviced_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}

/* ---- errors ---- */

#define ERROR(method, error)                                                                       \
    const char *deviced_given_error_##method##_##error(struct suite_world *world,                  \
                                                       struct suite_call *c)

/* Another binding of the same driver is there. */
ERROR(seed_binding, other_binding)
{
    static const struct binding_match alias = {.vendor = VENDOR};
    const struct binding binding = {.component = writ_load_u16(c->page),
                                    .origin = BINDING_ORIGIN_FIXTURE,
                                    .stage = BINDING_STAGE_NORMAL,
                                    .aliases = &alias,
                                    .alias_count = 1,
                                    .name = (const uint8_t *)"other",
                                    .name_bytes = 5};
    (void)world;
    (void)registry_seed(registry_here(), &binding);
    tending_confirm(&all.server.tending);
    return NULL;
}

ERROR(seed_binding, bad_binding)
{
    (void)world;
    writ_store_u8(c->page + offsetof(struct deviced_seed_binding_request_body, fallback_only), 1);
    writ_store_u8(c->page + offsetof(struct deviced_seed_binding_request_body, stage),
                  BINDING_STAGE_NORMAL);
    return NULL;
}

ERROR(seed_binding, not_a_driver)
{
    (void)world;
    writ_store_u16(c->page + offsetof(struct deviced_seed_binding_request_body, component), 1);
    return NULL;
}

/* Its patterns are those of no device. */
ERROR(start_driver, no_device)
{
    enum { NOBODYS = 0xfffe };
    struct driver *driver = driver_at(c->m.w[0]);
    (void)world;
    for (uint32_t i = 0; driver != NULL && i < driver->alias_count; i++) {
        driver->aliases[i].vendor = NOBODYS;
    }
    tending_confirm(&all.server.tending);
    return NULL;
}

ERROR(start_driver, not_started)
{
    (void)world;
    (void)c;
    all.refuses = true;
    return NULL;
}

ERROR(stop_driver, not_started)
{
    struct driver *driver = driver_at(c->m.w[0]);
    (void)world;
    if (driver == NULL || driver->pid == 0) {
        return "procd is asked about a process only";
    }
    all.refuses = true;
    return NULL;
}

ERROR(report_device, place_taken)
{
    struct device wanted = {.place = {.bus = DEVICE_BUS_PCI, .address = all.places++},
                            .identity = {.vendor = VENDOR}};
    uint64_t id = 0;
    (void)world;
    (void)registry_report(registry_here(), &wanted, &id);
    tending_confirm(&all.server.tending);
    device_place_store(c->page + offsetof(struct deviced_report_device_request_body, place),
                       &wanted.place);
    return NULL;
}

ERROR(report_device, bad_resource)
{
    const struct device_resource bad = {.kind = RESOURCE_KIND_PORTS, .base = 0xffff, .bytes = 2};
    struct writ_tail tail =
        writ_load_tail(c->page + offsetof(struct deviced_report_device_request_body, resources));
    (void)world;
    device_resource_store(c->page + tail.offset, &bad);
    return NULL;
}

#define BY_A_STRANGER(method)                                                                      \
    ERROR(method, not_yours)                                                                       \
    {                                                                                              \
        (void)world;                                                                               \
        (void)c;                                                                                   \
        all.is_a_stranger = true;                                                                  \
        return NULL;                                                                               \
    }
BY_A_STRANGER(register_hal)
BY_A_STRANGER(register_provider)
BY_A_STRANGER(allow_mastering)
BY_A_STRANGER(report_ready)

ERROR(register_provider, bad_binding)
{
    (void)world;
    writ_store_u16(c->page + offsetof(struct deviced_register_provider_request_body, protocol),
                   SPOKEN + 1);
    return NULL;
}

/* The same, by another. */
ERROR(register_provider, provider_taken)
{
    const struct deviced_register_provider_request_body *body = (const void *)c->page;
    struct driver *driver = own_driver();
    struct device *device = driver != NULL ? plug_for(driver) : NULL;
    struct provider wanted = {.class_of = body->class_of, .protocol = SPOKEN};
    struct writ_tail name = writ_load_tail(
        c->page + offsetof(struct deviced_register_provider_request_body, provider_name));
    uint64_t id = 0;
    (void)world;
    if (device == NULL) {
        return "all that could have it are at work";
    }
    tending_activate(&all.server.tending, driver, device);
    wanted.driver = driver->id;
    wanted.name_bytes = (uint8_t)name.length;
    memcpy(wanted.name, c->page + name.offset, name.length);
    (void)registry_offer(registry_here(), &wanted, &id);
    tending_confirm(&all.server.tending);
    return NULL;
}

ERROR(resolve_provider, no_such_provider)
{
    (void)world;
    c->m.w[0] |= UINT64_C(1000) << 32;
    writ_store_u32(c->page + sizeof(uint32_t), 1000);
    return NULL;
}

ERROR(resolve_provider, not_yours)
{
    (void)world;
    (void)c;
    fill_callers(0);
    return NULL;
}

ERROR(next_event, nothing_newer)
{
    (void)world;
    c->m.w[0] = UINT64_MAX;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}

/* ---- guarantees ---- */

/* That nothing has changed after an error, the suite sees by the digest. */
bool deviced_ensures_bindings_unchanged_on_error(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return registry_check(registry_here());
}

bool deviced_ensures_devices_unchanged_on_error(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return registry_check(registry_here());
}

bool deviced_ensures_no_provider_left_over(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return registry_check(registry_here());
}

/* No driver without a process has a part of a device. */
static bool idle_drivers_have_nothing(void)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *driver = &registry_here()->drivers[i];
        bool idle = driver->state == DRIVER_STATE_STOPPED || driver->state == DRIVER_STATE_FAILED;
        for (uint32_t j = 0; idle && j < DRIVER_PARTS; j++) {
            if (driver->parts[j] != 0) {
                return false;
            }
        }
        if (idle && (driver->pid != 0 || driver->device != 0 || driver->masters)) {
            return false;
        }
    }
    return true;
}

bool deviced_ensures_nothing_remains_of_a_failed_start(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return idle_drivers_have_nothing();
}

bool deviced_ensures_device_is_quiet(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    return idle_drivers_have_nothing();
}
