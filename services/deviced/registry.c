/* See registry.h. */
#include "registry.h"

#include <stddef.h>
#include <string.h>

enum { PORTS_END = 0x10000 };

void registry_init(struct registry *registry)
{
    memset(registry, 0, sizeof *registry);
    registry->state = REGISTRY_STATE_UNSEALED;
    registry->next_device = 1;
    registry->next_provider = 1;
}

struct driver *registry_driver(struct registry *registry, uint64_t id)
{
    for (uint32_t i = 0; id != 0 && i < DEVICED_MAX_DRIVERS; i++) {
        if (registry->drivers[i].id == id) {
            return &registry->drivers[i];
        }
    }
    return NULL;
}

struct device *registry_device(struct registry *registry, uint64_t id)
{
    for (uint32_t i = 0; id != 0 && i < DEVICED_MAX_DEVICES; i++) {
        if (registry->devices[i].id == id) {
            return &registry->devices[i];
        }
    }
    return NULL;
}

static bool is_same_place(const struct device_place *a, const struct device_place *b)
{
    return a->bus == b->bus && a->segment == b->segment && a->address == b->address;
}

struct device *registry_device_at(struct registry *registry, const struct device_place *place)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        struct device *device = &registry->devices[i];
        if (device->id != 0 && is_same_place(&device->place, place)) {
            return device;
        }
    }
    return NULL;
}

struct driver *registry_driver_of(struct registry *registry, uint64_t pid)
{
    for (uint32_t i = 0; pid != 0 && i < DEVICED_MAX_DRIVERS; i++) {
        if (registry->drivers[i].id != 0 && registry->drivers[i].pid == pid) {
            return &registry->drivers[i];
        }
    }
    return NULL;
}

bool registry_has_processes(const struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        if (registry->drivers[i].id != 0 && registry->drivers[i].pid != 0) {
            return true;
        }
    }
    return false;
}

struct driver *registry_bereft(struct registry *registry)
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

/* ---- what has changed ---- */

static void tell(struct registry *registry, struct registry_event event)
{
    registry->events[++registry->last_seq % REGISTRY_EVENTS] = event;
}

void registry_tell_driver(struct registry *registry, const struct driver *driver)
{
    tell(registry, (struct registry_event){.driver = driver->id});
}

void registry_tell_device(struct registry *registry, const struct device *device)
{
    tell(registry, (struct registry_event){.device = device->id});
}

bool registry_next_event(const struct registry *registry, uint64_t after_seq, uint64_t *ret_seq,
                         uint64_t *ret_lost, struct registry_event *ret_event)
{
    uint64_t oldest =
        registry->last_seq < REGISTRY_EVENTS ? 1 : registry->last_seq - REGISTRY_EVENTS + 1;
    if (after_seq >= registry->last_seq) {
        return false;
    }
    uint64_t seq = after_seq + 1 < oldest ? oldest : after_seq + 1;
    *ret_seq = seq;
    *ret_lost = seq - after_seq - 1;
    *ret_event = registry->events[seq % REGISTRY_EVENTS];
    return true;
}

uint64_t registry_event_bits(const struct registry_event *event)
{
    return event->driver != 0   ? DEVICED_SIGNALS_DRIVER_CHANGED
           : event->device != 0 ? DEVICED_SIGNALS_DEVICE_CHANGED
                                : DEVICED_SIGNALS_PROVIDER_CHANGED;
}

/* ---- bindings ---- */

static bool matches_everything(const struct binding_match *match)
{
    return match->bus == 0 && match->class_of == 0 && match->vendor == 0 && match->model == 0;
}

static bool has(const uint16_t *numbers, uint32_t count, uint16_t number)
{
    for (uint32_t i = 0; i < count; i++) {
        if (numbers[i] == number) {
            return true;
        }
    }
    return false;
}

/* Other drivers, each once. */
static bool are_peers(const struct binding *b, const uint16_t *peers, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (peers[i] == 0 || peers[i] == b->component || has(peers, i, peers[i])) {
            return false;
        }
    }
    return true;
}

static bool is_sound(const struct binding *b)
{
    for (uint32_t i = 0; i < b->alias_count; i++) {
        if (matches_everything(&b->aliases[i])) {
            return false;
        }
    }
    for (uint32_t i = 0; i < b->softdep_count; i++) {
        if (has(b->deps, b->dep_count, b->softdeps[i])) {
            return false;
        }
    }
    bool last = b->stage == BINDING_STAGE_FALLBACK;
    return b->component != 0 && b->alias_count != 0 && b->fallback_only == last &&
           are_peers(b, b->deps, b->dep_count) && are_peers(b, b->softdeps, b->softdep_count);
}

/* What is seeded, as a driver that has done nothing yet. */
static struct driver driver_from(const struct binding *b)
{
    struct driver driver;
    memset(&driver, 0, sizeof driver); /* padding too: two are compared by their bytes */
    driver.id = b->component;
    driver.state = DRIVER_STATE_STOPPED;
    driver.origin = b->origin;
    driver.stage = b->stage;
    driver.group = b->group;
    driver.priority = b->priority;
    driver.enabled = b->enabled;
    driver.fallback_only = b->fallback_only;
    driver.alias_count = (uint8_t)b->alias_count;
    driver.dep_count = (uint8_t)b->dep_count;
    driver.softdep_count = (uint8_t)b->softdep_count;
    driver.name_bytes = (uint8_t)b->name_bytes;
    memcpy(driver.name, b->name, b->name_bytes);
    for (uint32_t i = 0; i < b->alias_count; i++) {
        driver.aliases[i].bus = b->aliases[i].bus;
        driver.aliases[i].class_of = b->aliases[i].class_of;
        driver.aliases[i].vendor = b->aliases[i].vendor;
        driver.aliases[i].model = b->aliases[i].model;
    }
    memcpy(driver.deps, b->deps, b->dep_count * sizeof *b->deps);
    memcpy(driver.softdeps, b->softdeps, b->softdep_count * sizeof *b->softdeps);
    return driver;
}

uint32_t registry_seed(struct registry *registry, const struct binding *binding)
{
    if (!is_sound(binding)) {
        return DEVICED_ERROR_BAD_BINDING;
    }
    struct driver wanted = driver_from(binding);
    const struct driver *there = registry_driver(registry, binding->component);
    if (there != NULL) { /* nothing of it changes before the registry is sealed */
        bool same = memcmp(there, &wanted, sizeof wanted) == 0;
        return same ? 0 : (uint32_t)DEVICED_ERROR_OTHER_BINDING;
    }
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        if (registry->drivers[i].id == 0) {
            registry->drivers[i] = wanted;
            registry_tell_driver(registry, &wanted);
            return 0;
        }
    }
    return REGISTRY_FULL;
}

uint32_t registry_seal(struct registry *registry)
{
    uint32_t count = 0;
    registry->state = REGISTRY_STATE_SEALED;
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        count += registry->drivers[i].id != 0;
    }
    return count;
}

/* ---- devices ---- */

static bool is_good_resource(const struct device_resource *it)
{
    uint64_t end = it->base + it->bytes;
    switch (it->kind) {
    case RESOURCE_KIND_MEMORY:
        return it->bytes != 0 && end > it->base;
    case RESOURCE_KIND_PORTS:
        return it->bytes != 0 && it->base < PORTS_END && it->bytes <= PORTS_END - it->base;
    case RESOURCE_KIND_LINE:
        return it->bytes == 1 && end > it->base;
    case RESOURCE_KIND_MESSAGES:
        return it->bytes == 0 && it->base != 0;
    }
    return false;
}

static bool overlap(const struct device_resource *a, const struct device_resource *b)
{
    return a->kind == b->kind && a->kind != RESOURCE_KIND_MESSAGES &&
           a->base < b->base + b->bytes && b->base < a->base + a->bytes;
}

static bool is_free(const struct registry *registry, const struct device_resource *wanted)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        const struct device *device = &registry->devices[i];
        for (uint32_t j = 0; device->id != 0 && j < device->resource_count; j++) {
            if (overlap(&device->resources[j], wanted)) {
                return false;
            }
        }
    }
    return true;
}

static bool are_good_resources(const struct registry *registry, const struct device *wanted)
{
    for (uint32_t i = 0; i < wanted->resource_count; i++) {
        const struct device_resource *it = &wanted->resources[i];
        if (!is_good_resource(it) || !is_free(registry, it)) {
            return false;
        }
        for (uint32_t j = 0; j < i; j++) {
            if (overlap(it, &wanted->resources[j])) {
                return false;
            }
        }
    }
    return true;
}

static bool is_same_device(const struct device *a, const struct device *b)
{
    bool same =
        a->identity.class_of == b->identity.class_of && a->identity.vendor == b->identity.vendor &&
        a->identity.model == b->identity.model && a->identity.revision == b->identity.revision &&
        a->resource_count == b->resource_count;
    for (uint32_t i = 0; same && i < a->resource_count; i++) {
        const struct device_resource *x = &a->resources[i];
        const struct device_resource *y = &b->resources[i];
        same = x->kind == y->kind && x->base == y->base && x->bytes == y->bytes;
    }
    return same;
}

static struct device *free_device(struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        if (registry->devices[i].id == 0) {
            return &registry->devices[i];
        }
    }
    return NULL;
}

uint32_t registry_report(struct registry *registry, const struct device *wanted, uint64_t *ret_id)
{
    const struct device *there = registry_device_at(registry, &wanted->place);
    if (there != NULL) {
        bool same = there->state != DEVICE_STATE_REMOVED && is_same_device(there, wanted);
        *ret_id = same ? there->id : 0;
        return same ? 0 : (uint32_t)DEVICED_ERROR_PLACE_TAKEN;
    }
    if (!are_good_resources(registry, wanted)) {
        return DEVICED_ERROR_BAD_RESOURCE;
    }
    struct device *device = free_device(registry);
    if (device == NULL) {
        return REGISTRY_FULL;
    }
    *device = *wanted;
    device->id = registry->next_device++;
    device->driver = 0;
    device->state = DEVICE_STATE_FOUND;
    *ret_id = device->id;
    registry_tell_device(registry, device);
    return 0;
}

void registry_forget_device(struct registry *registry, struct device *device)
{
    registry_tell_device(registry, device);
    memset(device, 0, sizeof *device);
}

bool registry_take_out(struct registry *registry, struct device *device)
{
    bool driven = device->state != DEVICE_STATE_FOUND;
    if (device->state != DEVICE_STATE_REMOVED) {
        device->state = DEVICE_STATE_REMOVED;
        registry_tell_device(registry, device);
    }
    if (!driven) {
        registry_forget_device(registry, device);
    }
    return driven;
}

void registry_take(struct registry *registry, struct driver *driver, struct device *device)
{
    driver->device = device->id;
    device->driver = driver->id;
    device->state = DEVICE_STATE_DRIVEN;
    registry_tell_device(registry, device);
}

void registry_free(struct registry *registry, struct driver *driver)
{
    struct device *device = registry_device(registry, driver->device);
    driver->device = 0;
    if (device == NULL) {
        return;
    }
    device->driver = 0;
    if (device->state == DEVICE_STATE_REMOVED) {
        registry_forget_device(registry, device);
        return;
    }
    device->state = DEVICE_STATE_FOUND;
    registry_tell_device(registry, device);
}

const char *registry_trouble_text(enum driver_trouble trouble)
{
    static const char *const texts[] = {
        [DRIVER_WELL] = "",
        [DRIVER_ENDED] = "its process ended by itself",
        [DRIVER_FAULTED] = "a fault ended its process",
        [DRIVER_WAS_KILLED] = "its process was ended by somebody",
        [DRIVER_UNSTARTED] = "procd refused to make its process",
        [DRIVER_NO_PARTS] = "a part of its device could not be had",
        [DRIVER_VANISHED] = "its process is gone, and nobody knows how it ended",
    };
    return texts[trouble];
}

/* ---- the invariants ---- */

static bool check_drivers(const struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *a = &registry->drivers[i];
        for (uint32_t j = 0; a->id != 0 && j < i; j++) {
            if (registry->drivers[j].id == a->id) {
                return false;
            }
        }
        bool found = a->id == 0 || a->device == 0;
        for (uint32_t j = 0; !found && j < DEVICED_MAX_DEVICES; j++) {
            const struct device *device = &registry->devices[j];
            found = device->id == a->device && device->driver == a->id;
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

static bool check_devices(const struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        const struct device *a = &registry->devices[i];
        if (a->id >= registry->next_device ||
            (a->id != 0 && a->state == DEVICE_STATE_FOUND && a->driver != 0)) {
            return false;
        }
        for (uint32_t j = 0; a->id != 0 && j < i; j++) {
            const struct device *b = &registry->devices[j];
            if (b->id != 0 && (b->id == a->id || is_same_place(&a->place, &b->place))) {
                return false;
            }
        }
    }
    return true;
}

static bool check_providers(const struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        const struct provider *a = &registry->providers[i];
        bool found = a->id == 0;
        for (uint32_t j = 0; !found && j < DEVICED_MAX_DRIVERS; j++) {
            found = registry->drivers[j].id == a->driver;
        }
        for (uint32_t j = 0; a->id != 0 && j < i; j++) {
            found = found && registry->providers[j].id != a->id;
        }
        if (!found || a->id >= registry->next_provider) {
            return false;
        }
    }
    return true;
}

bool registry_check(const struct registry *registry)
{
    return check_drivers(registry) && check_devices(registry) && check_providers(registry);
}
