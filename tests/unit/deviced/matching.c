/* Who gets which device, and when a driver is started again. */
#include "matching.h"

#include <string.h>

#include "lives.h"
#include "sample.h"
#include "unit.h"

enum { GROUP = 3 };
enum { FIRST = 0x20, SECOND = 0x21, THIRD = 0x22 };

static void seed(struct registry *r, const struct binding *b)
{
    CHECK_EQ(registry_seed(r, b), 0);
}

/* Reports devices of the pattern. */
static void plug(struct registry *r, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct device d = device_at(i);
        uint64_t id = 0;
        CHECK_EQ(registry_report(r, &d, &id), 0);
    }
}

/* Of one driver, sealed, and this many devices. */
static struct registry *world_of(const struct binding *b, uint32_t devices)
{
    struct registry *r = begin();
    seed(r, b);
    (void)registry_seal(r);
    plug(r, devices);
    return r;
}

static struct registry *world_of_two(const struct binding *one, const struct binding *two,
                                     uint32_t devices)
{
    struct registry *r = begin();
    seed(r, one);
    seed(r, two);
    (void)registry_seal(r);
    plug(r, devices);
    return r;
}

/* The next thing to do is to start this driver; it is done. */
static void starts(struct registry *r, uint64_t driver)
{
    struct matching it = matching_next(r, 0);
    CHECK_EQ(it.deed, MATCHING_START);
    CHECK(it.driver != NULL && it.driver->id == driver);
    life_starting(r, it.driver, it.device);
    life_started(it.driver, driver + 100);
}

static void skips(struct registry *r, uint64_t driver, enum skip_cause cause)
{
    struct matching it = matching_next(r, 0);
    CHECK_EQ(it.deed, MATCHING_SKIP);
    CHECK(it.driver != NULL && it.driver->id == driver);
    CHECK_EQ(it.cause, cause);
    it.driver->skipped = (uint8_t)cause;
}

static void rests(struct registry *r)
{
    CHECK_EQ(matching_next(r, 0).deed, MATCHING_NOTHING);
}

TEST(nothing_starts_before_the_registry_is_sealed_nor_by_that_alone)
{
    struct registry *r = begin();
    struct binding b = binding_of(FIRST);
    seed(r, &b);
    rests(r);
    (void)registry_seal(r);
    rests(r);
    plug(r, 1);
    starts(r, FIRST);
    rests(r);
}

TEST(a_fixture_is_never_started_by_itself)
{
    struct binding b = binding_of(FIRST);
    b.origin = BINDING_ORIGIN_FIXTURE;
    struct registry *r = world_of(&b, 1);
    rests(r);
    CHECK(matching_device(r, registry_driver(r, FIRST)) != NULL);
}

TEST(a_driver_has_several_patterns_and_each_part_of_one_counts)
{
    static const struct binding_match two[] = {{.vendor = 1, .model = 2},
                                               {.class_of = DEVICE_CLASS_BLOCK, .vendor = VENDOR}};
    struct registry *r = begin();
    struct binding b = binding_of(FIRST);
    b.aliases = two;
    b.alias_count = 2;
    seed(r, &b);
    plug(r, 1);
    const struct driver *driver = registry_driver(r, FIRST);
    struct device d = r->devices[0];
    CHECK(matching_is_for(driver, &d));
    d.identity.class_of = DEVICE_CLASS_INPUT;
    CHECK(!matching_is_for(driver, &d));
    d.identity.vendor = 1;
    d.identity.model = 2;
    CHECK(matching_is_for(driver, &d));
    d.identity.model = 3;
    CHECK(!matching_is_for(driver, &d));
}

TEST(stage_then_priority_then_number_decide_who_is_first)
{
    struct registry *r = begin();
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    struct binding three = binding_of(THIRD);
    two.priority = 1;
    one.priority = 2;
    three.priority = 9;
    three.stage = BINDING_STAGE_EARLY;
    seed(r, &one);
    seed(r, &two);
    seed(r, &three);
    (void)registry_seal(r);
    plug(r, 3);
    starts(r, THIRD);
    starts(r, SECOND);
    starts(r, FIRST);
    rests(r);
}

TEST(the_first_active_member_closes_its_group_and_opens_it_when_it_stops)
{
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    one.group = GROUP;
    two.group = GROUP;
    struct registry *r = world_of_two(&one, &two, 2);
    starts(r, FIRST);
    skips(r, SECOND, SKIP_CAUSE_GROUP_CLOSED);
    rests(r);
    (void)life_stopped(r, registry_driver(r, FIRST), true);
    starts(r, SECOND);
}

TEST(who_depends_on_another_waits_for_it_and_is_skipped_without)
{
    static const uint16_t deps[] = {FIRST};
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    two.deps = deps;
    two.dep_count = 1;
    two.priority = 0;
    one.priority = 1;
    struct registry *r = world_of_two(&one, &two, 2);
    starts(r, FIRST);
    rests(r);
    life_ready(r, registry_driver(r, FIRST));
    starts(r, SECOND);
    (void)life_stopped(r, registry_driver(r, SECOND), false);
    (void)life_stopped(r, registry_driver(r, FIRST), true);
    skips(r, SECOND, SKIP_CAUSE_DEPENDENCY_MISSING);
    rests(r);
}

TEST(a_layer_underneath_is_enough_for_who_depends_on_it)
{
    static const uint16_t deps[] = {FIRST};
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    two.deps = deps;
    two.dep_count = 1;
    struct registry *r = world_of_two(&one, &two, 2);
    starts(r, FIRST);
    rests(r);
    registry_driver(r, FIRST)->layer = DEVICE_CLASS_BLOCK;
    starts(r, SECOND);
}

TEST(a_soft_dependency_is_waited_for_while_it_comes_and_done_without)
{
    static const uint16_t deps[] = {FIRST, THIRD};
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    two.softdeps = deps;
    two.softdep_count = 2;
    two.priority = 0;
    one.priority = 1;
    struct registry *r = world_of_two(&one, &two, 2);
    starts(r, FIRST);
    rests(r);
    (void)life_stopped(r, registry_driver(r, FIRST), true);
    starts(r, SECOND);
}

TEST(who_is_for_want_of_a_better_one_comes_last_and_hides_nobodys_failure)
{
    static const struct writ_system_restart never = {.when = WRIT_RESTART_NEVER};
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    two.stage = BINDING_STAGE_FALLBACK;
    two.fallback_only = true;
    struct registry *r = world_of_two(&one, &two, 1);
    starts(r, FIRST);
    struct driver *real = registry_driver(r, FIRST);
    const struct life_end end = {.trouble = DRIVER_FAULTED, .code = 14};
    CHECK(!life_ended(r, real, &never, &end));
    registry_free(r, real);
    rests(r);
    r->enumerated = true;
    starts(r, SECOND);
    CHECK_EQ(real->state, DRIVER_STATE_FAILED);
    CHECK_EQ(real->skipped, SKIP_CAUSE_GAVE_UP);
    CHECK_EQ(real->trouble, DRIVER_FAULTED);
}

TEST(who_is_for_want_of_a_better_one_is_skipped_while_there_is_one)
{
    struct binding one = binding_of(FIRST);
    struct binding two = binding_of(SECOND);
    two.stage = BINDING_STAGE_FALLBACK;
    two.fallback_only = true;
    struct registry *r = world_of_two(&one, &two, 2);
    r->enumerated = true;
    starts(r, FIRST);
    struct provider p = {.driver = FIRST, .class_of = DEVICE_CLASS_BLOCK, .protocol = BLOCKS};
    uint64_t id = 0;
    CHECK_EQ(registry_offer(r, &p, &id), 0);
    life_ready(r, registry_driver(r, FIRST));
    skips(r, SECOND, SKIP_CAUSE_BETTER_DRIVER);
    rests(r);
}

TEST(one_that_is_switched_off_is_skipped_once)
{
    struct binding b = binding_of(FIRST);
    b.enabled = false;
    struct registry *r = world_of(&b, 1);
    skips(r, FIRST, SKIP_CAUSE_DISABLED);
    rests(r);
}

TEST(one_that_dies_keeps_its_device_and_is_started_again_after_a_pause)
{
    static const struct writ_system_restart rule = {
        .when = WRIT_RESTART_ALWAYS, .low_ms = 5, .high_ms = 20, .budget = 2, .per_ms = 1000};
    struct binding b = binding_of(FIRST);
    struct registry *r = world_of(&b, 1);
    starts(r, FIRST);
    struct driver *driver = registry_driver(r, FIRST);
    uint64_t device = driver->device;
    struct life_end end = {.now_us = 1000, .trouble = DRIVER_FAULTED};
    CHECK(life_ended(r, driver, &rule, &end));
    CHECK_EQ(driver->due_us, 1000);
    CHECK_EQ(driver->device, device);
    struct matching it = matching_next(r, 1000);
    CHECK_EQ(it.deed, MATCHING_START);
    life_starting(r, it.driver, it.device);
    end.now_us = 2000;
    CHECK(life_ended(r, driver, &rule, &end));
    uint64_t due_us = 0;
    CHECK(matching_due(r, &due_us));
    CHECK_EQ(due_us, 2000 + 5000);
    CHECK_EQ(matching_next(r, 6999).deed, MATCHING_NOTHING);
    it = matching_next(r, 7000);
    CHECK_EQ(it.deed, MATCHING_START);
    life_starting(r, it.driver, it.device);
    end.now_us = 8000;
    CHECK(!life_ended(r, driver, &rule, &end));
    CHECK_EQ(driver->state, DRIVER_STATE_FAILED);
    CHECK(registry_check(r));
}

TEST(an_end_is_told_as_procd_tells_it)
{
    struct binding b = binding_of(FIRST);
    struct registry *r = world_of(&b, 1);
    struct process_event event = {.time_us = 7,
                                  .ending = {.tag = ENDING_TAG_EXITED, .as.exited.code = 3}};
    starts(r, FIRST);
    const struct driver *driver = registry_driver(r, FIRST);
    struct life_end end = life_end_of(driver, &event);
    CHECK_EQ(end.trouble, DRIVER_ENDED);
    CHECK_EQ(end.code, 3);
    CHECK_EQ(end.now_us, 7);
    event.ending = (struct ending){.tag = ENDING_TAG_STOPPED, .as.stopped.code = 4};
    end = life_end_of(driver, &event);
    CHECK_EQ(end.trouble, DRIVER_WAS_KILLED);
    CHECK_EQ(end.code, 4);
    event.ending = (struct ending){.tag = ENDING_TAG_FAULTED, .as.faulted.vector = 14};
    end = life_end_of(driver, &event);
    CHECK_EQ(end.trouble, DRIVER_FAULTED);
    CHECK_EQ(end.code, 14);
}

TEST(who_has_a_process_and_who_lost_his_device_is_known)
{
    struct binding b = binding_of(FIRST);
    struct registry *r = world_of(&b, 1);
    CHECK(!registry_has_processes(r));
    CHECK(registry_bereft(r) == NULL);
    starts(r, FIRST);
    CHECK(registry_has_processes(r));
    CHECK(registry_bereft(r) == NULL);
    r->devices[0].state = DEVICE_STATE_REMOVED;
    CHECK(registry_bereft(r) == registry_driver(r, FIRST));
    (void)life_stopped(r, registry_driver(r, FIRST), false);
    CHECK(!registry_has_processes(r));
    CHECK(registry_bereft(r) == NULL);
    CHECK_EQ(r->devices[0].id, 0);
}

TEST(one_that_was_stopped_stays_so_until_it_is_started)
{
    struct binding b = binding_of(FIRST);
    struct registry *r = world_of(&b, 1);
    starts(r, FIRST);
    (void)life_stopped(r, registry_driver(r, FIRST), true);
    rests(r);
    CHECK_EQ(r->devices[0].state, DEVICE_STATE_FOUND);
}

UNIT_MAIN
