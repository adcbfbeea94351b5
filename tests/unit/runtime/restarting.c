/* The first restart is at once, the next ones wait, and there is an end to it. */
#include "writ/restarting.h"

#include "unit.h"

static const struct writ_system_restart rule = {
    .when = WRIT_RESTART_ALWAYS, .low_ms = 10, .high_ms = 50, .budget = 5, .per_ms = 1000};

static uint32_t wait_after(struct restarting *it, uint64_t now_us)
{
    uint32_t wait_ms = 12345;
    CHECK_EQ(restarting_ended(it, &rule, true, now_us, &wait_ms), RESTARTING_YES);
    return wait_ms;
}

TEST(the_first_restart_is_at_once_and_each_pause_is_twice_the_one_before_up_to_the_longest)
{
    struct restarting it = {0};
    CHECK_EQ(wait_after(&it, 5), 0);
    CHECK_EQ(wait_after(&it, 6), 10);
    CHECK_EQ(wait_after(&it, 7), 20);
    CHECK_EQ(wait_after(&it, 8), 40);
    CHECK_EQ(wait_after(&it, 9), 50);
}

TEST(one_more_than_the_budget_is_given_up)
{
    struct restarting it = {0};
    uint32_t wait_ms = 7;
    for (uint32_t i = 0; i < rule.budget; i++) {
        (void)wait_after(&it, i);
    }
    CHECK_EQ(restarting_ended(&it, &rule, true, 100, &wait_ms), RESTARTING_GIVEN_UP);
    CHECK_EQ(wait_ms, 7);
}

TEST(a_new_window_begins_with_a_restart_at_once)
{
    struct restarting it = {0};
    CHECK_EQ(wait_after(&it, 2000000), 0);
    CHECK_EQ(wait_after(&it, 2999999), 10);
    CHECK_EQ(wait_after(&it, 3000000), 0);
    CHECK_EQ(wait_after(&it, 3000001), 10);
}

TEST(what_the_rule_does_not_want_is_not_counted)
{
    struct writ_system_restart never = rule;
    struct writ_system_restart on_failure = rule;
    struct restarting it = {0};
    uint32_t wait_ms = 7;
    never.when = WRIT_RESTART_NEVER;
    on_failure.when = WRIT_RESTART_ON_FAILURE;
    CHECK_EQ(restarting_ended(&it, &never, true, 1, &wait_ms), RESTARTING_NO);
    CHECK_EQ(restarting_ended(&it, &on_failure, false, 1, &wait_ms), RESTARTING_NO);
    CHECK_EQ(it.restarts, 0);
    CHECK_EQ(restarting_ended(&it, &on_failure, true, 1, &wait_ms), RESTARTING_YES);
    CHECK_EQ(wait_ms, 0);
}

TEST(the_longest_pause_does_not_overflow)
{
    struct writ_system_restart wide = rule;
    struct restarting it = {0};
    uint32_t wait_ms = 0;
    wide.low_ms = UINT32_MAX - 1;
    wide.high_ms = UINT32_MAX;
    wide.budget = 100;
    for (uint32_t i = 0; i < 100; i++) {
        CHECK_EQ(restarting_ended(&it, &wide, true, i, &wait_ms), RESTARTING_YES);
    }
    CHECK_EQ(wait_ms, UINT32_MAX);
}

UNIT_MAIN
