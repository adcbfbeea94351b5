/* See matching.h. */
#include "matching.h"

#include <stddef.h>

static bool fits(uint32_t pattern, uint32_t value)
{
    return pattern == 0 || pattern == value;
}

bool matching_is_for(const struct driver *driver, const struct device *device)
{
    for (uint32_t i = 0; i < driver->alias_count; i++) {
        const struct binding_match *it = &driver->aliases[i];
        if (fits(it->bus, device->place.bus) && fits(it->class_of, device->identity.class_of) &&
            fits(it->vendor, device->identity.vendor) && fits(it->model, device->identity.model)) {
            return true;
        }
    }
    return false;
}

struct device *matching_device(struct registry *registry, const struct driver *driver)
{
    struct device *first = NULL;
    for (uint32_t i = 0; i < DEVICED_MAX_DEVICES; i++) {
        struct device *device = &registry->devices[i];
        if (device->id != 0 && device->state == DEVICE_STATE_FOUND &&
            (first == NULL || device->id < first->id) && matching_is_for(driver, device)) {
            first = device;
        }
    }
    return first;
}

static bool has_process(const struct driver *driver)
{
    return driver->state == DRIVER_STATE_STARTING || driver->state == DRIVER_STATE_RUNNING;
}

/* Whether another of its group is active: the first one closes it. */
static bool is_closed(const struct registry *registry, const struct driver *driver)
{
    for (uint32_t i = 0; driver->group != 0 && i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *other = &registry->drivers[i];
        bool active = has_process(other) || other->state == DRIVER_STATE_RESTARTING;
        if (other->id != 0 && other->id != driver->id && other->group == driver->group && active) {
            return true;
        }
    }
    return false;
}

enum prospect { THERE, COMING, NEVER };

/* Whether a driver on which another depends is running, may be so later, or will not. */
static enum prospect prospect_of(struct registry *registry, uint16_t peer)
{
    const struct driver *it = registry_driver(registry, peer);
    if (it == NULL || it->state == DRIVER_STATE_FAILED || it->held_back || !it->enabled) {
        return NEVER;
    }
    if (it->state == DRIVER_STATE_RUNNING || it->layer != 0) {
        return THERE;
    }
    bool idle = it->state == DRIVER_STATE_STOPPED;
    bool hopeless = it->skipped != SKIP_CAUSE_NONE || matching_device(registry, it) == NULL;
    return idle && registry->enumerated && hopeless ? NEVER : COMING;
}

static enum prospect prospect_of_all(struct registry *registry, const uint16_t *peers,
                                     uint32_t count, bool needed)
{
    enum prospect worst = THERE;
    for (uint32_t i = 0; i < count; i++) {
        enum prospect it = prospect_of(registry, peers[i]);
        it = it == NEVER && !needed ? THERE : it;
        worst = it > worst ? it : worst;
    }
    return worst;
}

/* Whether a driver that is not for want of a better one has this device's class, or may still get this device. */
static bool has_better(const struct registry *registry, const struct driver *driver,
                       const struct device *device)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        const struct provider *it = &registry->providers[i];
        if (it->id != 0 && it->driver != driver->id && it->class_of == device->identity.class_of &&
            it->state == PROVIDER_STATE_VISIBLE) {
            return true;
        }
    }
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *other = &registry->drivers[i];
        bool able = other->id != 0 && other->id != driver->id && !other->fallback_only &&
                    other->enabled && other->origin == BINDING_ORIGIN_COMPONENT &&
                    other->state == DRIVER_STATE_STOPPED && !other->held_back &&
                    other->skipped == SKIP_CAUSE_NONE;
        if (able && matching_is_for(other, device)) {
            return true;
        }
    }
    return false;
}

/* What about a driver that has no process, and for which there is a device. */
static struct matching judge(struct registry *registry, struct driver *driver,
                             struct device *device)
{
    struct matching skip = {.deed = MATCHING_SKIP, .driver = driver, .device = device};
    struct matching wait = {.deed = MATCHING_NOTHING};
    enum prospect deps = prospect_of_all(registry, driver->deps, driver->dep_count, true);
    enum prospect soft = prospect_of_all(registry, driver->softdeps, driver->softdep_count, false);
    if (!driver->enabled) {
        skip.cause = SKIP_CAUSE_DISABLED;
        return skip;
    }
    if (driver->fallback_only && !registry->enumerated) {
        return wait;
    }
    if (driver->fallback_only && has_better(registry, driver, device)) {
        skip.cause = SKIP_CAUSE_BETTER_DRIVER;
        return skip;
    }
    if (is_closed(registry, driver)) {
        skip.cause = SKIP_CAUSE_GROUP_CLOSED;
        return skip;
    }
    if (deps == NEVER) {
        skip.cause = SKIP_CAUSE_DEPENDENCY_MISSING;
        return skip;
    }
    if (deps == COMING || soft == COMING) {
        return wait;
    }
    return (struct matching){.deed = MATCHING_START, .driver = driver, .device = device};
}

static struct matching about(struct registry *registry, struct driver *driver, uint64_t now_us)
{
    struct matching nothing = {.deed = MATCHING_NOTHING};
    if (driver->state == DRIVER_STATE_RESTARTING) {
        struct device *device = registry_device(registry, driver->device);
        bool due = driver->due_us <= now_us && device != NULL;
        return due ? (struct matching){.deed = MATCHING_START, .driver = driver, .device = device}
                   : nothing;
    }
    bool waits = driver->state == DRIVER_STATE_STOPPED && !driver->held_back &&
                 driver->origin == BINDING_ORIGIN_COMPONENT;
    struct device *device = waits ? matching_device(registry, driver) : NULL;
    if (device == NULL) {
        return nothing;
    }
    struct matching it = judge(registry, driver, device);
    return it.deed == MATCHING_SKIP && it.cause == driver->skipped ? nothing : it;
}

static bool comes_before(const struct driver *a, const struct driver *b)
{
    if (a->stage != b->stage) {
        return a->stage < b->stage;
    }
    return a->priority != b->priority ? a->priority < b->priority : a->id < b->id;
}

struct matching matching_next(struct registry *registry, uint64_t now_us)
{
    struct matching first = {.deed = MATCHING_NOTHING};
    for (uint32_t i = 0; registry->state == REGISTRY_STATE_SEALED && i < DEVICED_MAX_DRIVERS; i++) {
        struct driver *driver = &registry->drivers[i];
        if (driver->id == 0 || (first.driver != NULL && !comes_before(driver, first.driver))) {
            continue;
        }
        struct matching it = about(registry, driver, now_us);
        first = it.deed != MATCHING_NOTHING ? it : first;
    }
    return first;
}

bool matching_due(const struct registry *registry, uint64_t *ret_us)
{
    bool any = false;
    for (uint32_t i = 0; i < DEVICED_MAX_DRIVERS; i++) {
        const struct driver *driver = &registry->drivers[i];
        if (driver->id != 0 && driver->state == DRIVER_STATE_RESTARTING &&
            (!any || driver->due_us < *ret_us)) {
            *ret_us = driver->due_us;
            any = true;
        }
    }
    return any;
}

const char *matching_cause_text(enum skip_cause cause)
{
    static const char *const texts[] = {
        [SKIP_CAUSE_NONE] = "nothing",
        [SKIP_CAUSE_GROUP_CLOSED] = "group-closed",
        [SKIP_CAUSE_DEPENDENCY_MISSING] = "dependency-missing",
        [SKIP_CAUSE_BETTER_DRIVER] = "better-driver",
        [SKIP_CAUSE_DISABLED] = "disabled",
        [SKIP_CAUSE_GAVE_UP] = "gave-up",
    };
    return texts[cause];
}
