/* What drivers, devices and providers there are. */
#include "registry.h"

#include <string.h>

#include "sample.h"
#include "unit.h"

enum { DRIVER = 0x91, OTHER = 0x92 };

TEST(the_same_binding_is_seeded_twice_and_another_is_refused)
{
    struct registry *r = begin();
    struct binding b = binding_of(DRIVER);
    CHECK_EQ(registry_seed(r, &b), 0);
    CHECK_EQ(registry_seed(r, &b), 0);
    b.priority = 9;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_OTHER_BINDING);
    CHECK_EQ(registry_seal(r), 1);
    CHECK_EQ(r->state, REGISTRY_STATE_SEALED);
}

TEST(a_binding_that_contradicts_itself_is_refused_and_leaves_nothing)
{
    static const struct binding_match all = {0};
    static const uint16_t own[] = {DRIVER};
    static const uint16_t twice[] = {OTHER, OTHER};
    struct registry *r = begin();
    struct binding b = binding_of(DRIVER);
    b.alias_count = 0;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_BAD_BINDING);
    b = binding_of(DRIVER);
    b.aliases = &all;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_BAD_BINDING);
    b = binding_of(DRIVER);
    b.deps = own;
    b.dep_count = 1;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_BAD_BINDING);
    b.deps = twice;
    b.dep_count = 2;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_BAD_BINDING);
    b = binding_of(DRIVER);
    b.deps = twice;
    b.dep_count = 1;
    b.softdeps = twice;
    b.softdep_count = 1;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_BAD_BINDING);
    b = binding_of(DRIVER);
    b.fallback_only = true;
    CHECK_EQ(registry_seed(r, &b), DEVICED_ERROR_BAD_BINDING);
    CHECK(registry_driver(r, DRIVER) == NULL);
    CHECK_EQ(registry_seal(r), 0);
}

TEST(as_many_drivers_are_seeded_as_there_can_be_and_no_more)
{
    struct registry *r = begin();
    for (uint16_t i = 1; i <= DEVICED_MAX_DRIVERS; i++) {
        struct binding b = binding_of(i);
        CHECK_EQ(registry_seed(r, &b), 0);
    }
    struct binding more = binding_of(DEVICED_MAX_DRIVERS + 1);
    CHECK_EQ(registry_seed(r, &more), REGISTRY_FULL);
    CHECK(registry_check(r));
}

TEST(a_device_is_reported_twice_and_is_one)
{
    struct registry *r = begin();
    struct device d = device_at(0x18);
    uint64_t first = 0;
    uint64_t second = 0;
    CHECK_EQ(registry_report(r, &d, &first), 0);
    CHECK_EQ(registry_report(r, &d, &second), 0);
    CHECK_EQ(first, second);
    d.identity.model++;
    CHECK_EQ(registry_report(r, &d, &second), DEVICED_ERROR_PLACE_TAKEN);
    CHECK(registry_check(r));
}

TEST(what_devices_occupy_does_not_overlap_and_makes_sense)
{
    struct registry *r = begin();
    uint64_t id = 0;
    struct device d = device_at(8);
    d.resource_count = 1;
    d.resources[0] =
        (struct device_resource){.kind = RESOURCE_KIND_PORTS, .base = 0x3f8, .bytes = 8};
    CHECK_EQ(registry_report(r, &d, &id), 0);
    d.place.address = 9;
    d.resources[0].base = 0x3ff;
    CHECK_EQ(registry_report(r, &d, &id), DEVICED_ERROR_BAD_RESOURCE);
    d.resources[0].base = 0xfffc;
    CHECK_EQ(registry_report(r, &d, &id), DEVICED_ERROR_BAD_RESOURCE);
    d.resources[0] =
        (struct device_resource){.kind = RESOURCE_KIND_MEMORY, .base = UINT64_MAX, .bytes = 2};
    CHECK_EQ(registry_report(r, &d, &id), DEVICED_ERROR_BAD_RESOURCE);
    d.resources[0] = (struct device_resource){.kind = RESOURCE_KIND_MEMORY, .base = 4096};
    CHECK_EQ(registry_report(r, &d, &id), DEVICED_ERROR_BAD_RESOURCE);
    d.resource_count = 2;
    d.resources[0] = (struct device_resource){.kind = RESOURCE_KIND_LINE, .base = 4, .bytes = 1};
    d.resources[1] = d.resources[0];
    CHECK_EQ(registry_report(r, &d, &id), DEVICED_ERROR_BAD_RESOURCE);
    d.resources[1].base = 5;
    CHECK_EQ(registry_report(r, &d, &id), 0);
}

TEST(a_device_that_was_taken_out_is_forgotten_when_its_driver_lets_go)
{
    struct registry *r = begin();
    struct binding b = binding_of(DRIVER);
    struct device d = device_at(8);
    uint64_t id = 0;
    CHECK_EQ(registry_seed(r, &b), 0);
    CHECK_EQ(registry_report(r, &d, &id), 0);
    struct driver *driver = registry_driver(r, DRIVER);
    struct device *device = registry_device(r, id);
    registry_take(r, driver, device);
    CHECK_EQ(device->state, DEVICE_STATE_DRIVEN);
    CHECK(registry_check(r));
    device->state = DEVICE_STATE_REMOVED;
    CHECK_EQ(registry_report(r, &d, &id), DEVICED_ERROR_PLACE_TAKEN);
    registry_free(r, driver);
    CHECK(registry_device_at(r, &d.place) == NULL);
    CHECK_EQ(driver->device, 0);
    CHECK_EQ(registry_report(r, &d, &id), 0);
    CHECK_EQ(id, 2);
}

static struct provider offer_of(uint64_t driver, const char *name)
{
    struct provider p = {.driver = driver,
                         .class_of = DEVICE_CLASS_BLOCK,
                         .protocol = BLOCKS,
                         .name_bytes = (uint8_t)strlen(name)};
    memcpy(p.name, name, strlen(name));
    return p;
}

TEST(a_provider_is_seen_when_its_driver_is_ready_and_survives_its_process)
{
    struct registry *r = begin();
    struct binding b = binding_of(DRIVER);
    struct binding c = binding_of(OTHER);
    struct provider p = offer_of(DRIVER, "disk");
    uint64_t id = 0;
    uint64_t again = 0;
    CHECK_EQ(registry_seed(r, &b), 0);
    CHECK_EQ(registry_seed(r, &c), 0);
    const struct driver *driver = registry_driver(r, DRIVER);
    CHECK_EQ(registry_offer(r, &p, &id), 0);
    CHECK(registry_resolve(r, DEVICE_CLASS_BLOCK, 0) == NULL);
    CHECK_EQ(registry_offer(r, &p, &again), DEVICED_ERROR_PROVIDER_TAKEN);
    registry_publish(r, driver);
    CHECK_EQ(registry_resolve(r, DEVICE_CLASS_BLOCK, 0)->id, id);
    CHECK(registry_resolve(r, DEVICE_CLASS_BLOCK, 1) == NULL);
    CHECK(registry_resolve(r, DEVICE_CLASS_INPUT, 0) == NULL);
    registry_suspend(r, driver);
    CHECK(registry_resolve(r, DEVICE_CLASS_BLOCK, 0) == NULL);
    p.driver = OTHER;
    CHECK_EQ(registry_offer(r, &p, &again), DEVICED_ERROR_PROVIDER_TAKEN);
    p.driver = DRIVER;
    CHECK_EQ(registry_offer(r, &p, &again), 0);
    CHECK_EQ(again, id);
    registry_publish(r, driver);
    CHECK_EQ(registry_offered_by(r, DRIVER), id);
    CHECK(registry_check(r));
    CHECK(registry_withdraw(r, driver));
    CHECK(!registry_withdraw(r, driver));
    CHECK(registry_provider(r, id) == NULL);
}

TEST(what_the_next_process_does_not_offer_again_is_gone_when_it_is_ready)
{
    struct registry *r = begin();
    struct binding b = binding_of(DRIVER);
    struct provider one = offer_of(DRIVER, "one");
    struct provider two = offer_of(DRIVER, "two");
    uint64_t first = 0;
    uint64_t second = 0;
    CHECK_EQ(registry_seed(r, &b), 0);
    const struct driver *driver = registry_driver(r, DRIVER);
    CHECK_EQ(registry_offer(r, &one, &first), 0);
    CHECK_EQ(registry_offer(r, &two, &second), 0);
    registry_publish(r, driver);
    CHECK_EQ(registry_resolve(r, DEVICE_CLASS_BLOCK, 1)->id, second);
    registry_suspend(r, driver);
    CHECK_EQ(registry_offer(r, &two, &second), 0);
    registry_publish(r, driver);
    CHECK_EQ(registry_resolve(r, DEVICE_CLASS_BLOCK, 0)->id, second);
    CHECK(registry_provider(r, first) == NULL);
}

TEST(who_reads_events_late_is_told_how_many_made_way)
{
    struct registry *r = begin();
    struct device d = device_at(0);
    uint64_t id = 0;
    uint64_t seq = 0;
    uint64_t lost = 0;
    struct registry_event event;
    CHECK(!registry_next_event(r, 0, &seq, &lost, &event));
    for (uint32_t i = 0; i < REGISTRY_EVENTS + 3; i++) {
        d.place.address = i;
        CHECK_EQ(registry_report(r, &d, &id), 0);
    }
    CHECK(registry_next_event(r, 0, &seq, &lost, &event));
    CHECK_EQ(seq, 4);
    CHECK_EQ(lost, 3);
    CHECK_EQ(event.device, 4);
    CHECK(registry_next_event(r, seq, &seq, &lost, &event));
    CHECK_EQ(lost, 0);
    CHECK(!registry_next_event(r, REGISTRY_EVENTS + 3, &seq, &lost, &event));
}

UNIT_MAIN
