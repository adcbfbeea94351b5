/* What drivers offer: see registry.h. */
#include <stddef.h>
#include <string.h>

#include "registry.h"

static void tell(struct registry *registry, const struct provider *provider)
{
    registry->events[++registry->last_seq % REGISTRY_EVENTS] =
        (struct registry_event){.provider = provider->id};
}

struct provider *registry_provider(struct registry *registry, uint64_t id)
{
    for (uint32_t i = 0; id != 0 && i < DEVICED_MAX_PROVIDERS; i++) {
        if (registry->providers[i].id == id) {
            return &registry->providers[i];
        }
    }
    return NULL;
}

static bool is_named(const struct provider *a, const struct provider *b)
{
    return a->name_bytes == b->name_bytes && memcmp(a->name, b->name, a->name_bytes) == 0;
}

/* The one of its class with this name, or null. */
static struct provider *find(struct registry *registry, const struct provider *wanted)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        struct provider *it = &registry->providers[i];
        if (it->id != 0 && it->class_of == wanted->class_of && is_named(it, wanted)) {
            return it;
        }
    }
    return NULL;
}

static struct provider *free_place(struct registry *registry)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        if (registry->providers[i].id == 0) {
            return &registry->providers[i];
        }
    }
    return NULL;
}

uint32_t registry_offer(struct registry *registry, const struct provider *wanted, uint64_t *ret_id)
{
    struct provider *it = find(registry, wanted);
    if (it != NULL) {
        if (it->driver != wanted->driver || it->protocol != wanted->protocol || it->renewed) {
            return DEVICED_ERROR_PROVIDER_TAKEN;
        }
        it->renewed = true;
        *ret_id = it->id;
        return 0;
    }
    it = free_place(registry);
    if (it == NULL) {
        return REGISTRY_FULL;
    }
    *it = *wanted;
    it->id = registry->next_provider++;
    it->state = PROVIDER_STATE_PENDING;
    it->renewed = true;
    *ret_id = it->id;
    tell(registry, it);
    return 0;
}

static void forget(struct registry *registry, struct provider *provider)
{
    tell(registry, provider);
    memset(provider, 0, sizeof *provider);
}

void registry_publish(struct registry *registry, const struct driver *driver)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        struct provider *it = &registry->providers[i];
        if (it->id == 0 || it->driver != driver->id) {
            continue;
        }
        if (!it->renewed) {
            forget(registry, it);
        } else if (it->state != PROVIDER_STATE_VISIBLE) {
            it->state = PROVIDER_STATE_VISIBLE;
            tell(registry, it);
        }
    }
}

void registry_suspend(struct registry *registry, const struct driver *driver)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        struct provider *it = &registry->providers[i];
        if (it->id != 0 && it->driver == driver->id) {
            it->renewed = false;
            it->state = PROVIDER_STATE_PENDING;
            tell(registry, it);
        }
    }
}

bool registry_withdraw(struct registry *registry, const struct driver *driver)
{
    bool any = false;
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        struct provider *it = &registry->providers[i];
        if (it->id != 0 && it->driver == driver->id) {
            forget(registry, it);
            any = true;
        }
    }
    return any;
}

const struct provider *registry_resolve(const struct registry *registry, uint16_t class_of,
                                        uint32_t index)
{
    uint64_t after = 0;
    for (uint32_t passed = 0;; passed++) {
        const struct provider *next = NULL;
        for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
            const struct provider *it = &registry->providers[i];
            bool wanted =
                it->id > after && it->class_of == class_of && it->state == PROVIDER_STATE_VISIBLE;
            if (wanted && (next == NULL || it->id < next->id)) {
                next = it;
            }
        }
        if (next == NULL || passed == index) {
            return next;
        }
        after = next->id;
    }
}

uint64_t registry_offered_by(const struct registry *registry, uint64_t driver)
{
    for (uint32_t i = 0; i < DEVICED_MAX_PROVIDERS; i++) {
        const struct provider *it = &registry->providers[i];
        if (it->id != 0 && it->driver == driver && it->state == PROVIDER_STATE_VISIBLE) {
            return it->id;
        }
    }
    return 0;
}
