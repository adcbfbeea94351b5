/* The first restart is at once, the next ones wait, and there is an end to it. */
#include "writ/restarting.h"

#include "unit.h"

static const struct writ_system_restart rule = {
    .when = WRIT_RESTART_ALWAYS, .low_ms = 10, .high_ms = 50, .budget = 5, .per_ms = 1000};

static enum restarting_answer end_of(struct restarting *it, struct restarting_end end,
                                     uint32_t *wait_ms)
{
    end.failed = true;
    return restarting_ended(it, &rule, &end, wait_ms);
}

/* The pause after an end of one that served so long. */
static uint32_t wait_after(struct restarting *it, uint64_t now_us, uint64_t served_us)
{
    uint32_t wait_ms = 12345;
    struct restarting_end end = {.now_us = now_us, .served_us = served_us};
    CHECK_EQ(end_of(it, end, &wait_ms), RESTARTING_YES);
    return wait_ms;
}

TEST(the_first_restart_is_at_once_and_each_pause_is_twice_the_one_before_up_to_the_longest)
{
    struct restarting it = {0};
    CHECK_EQ(wait_after(&it, 5, 0), 0);
    CHECK_EQ(wait_after(&it, 6, 0), 10);
    CHECK_EQ(wait_after(&it, 7, 0), 20);
    CHECK_EQ(wait_after(&it, 8, 0), 40);
    CHECK_EQ(wait_after(&it, 9, 0), 50);
}

TEST(one_more_than_the_budget_is_given_up_whoever_ends_it)
{
    for (int killed = 0; killed < 2; killed++) {
        struct restarting it = {0};
        struct restarting_end end = {.served_us = 1, .killed = killed != 0};
        uint32_t wait_ms = 7;
        for (uint32_t i = 0; i < rule.budget; i++) {
            CHECK_EQ(end_of(&it, end, &wait_ms), RESTARTING_YES);
        }
        wait_ms = 7;
        CHECK_EQ(end_of(&it, end, &wait_ms), RESTARTING_GIVEN_UP);
        CHECK_EQ(wait_ms, 7);
    }
}

TEST(a_new_window_has_the_whole_budget)
{
    struct restarting it = {0};
    uint32_t wait_ms = 0;
    for (uint32_t i = 0; i < rule.budget; i++) {
        (void)wait_after(&it, 1000000, 0);
    }
    CHECK_EQ(end_of(&it, (struct restarting_end){.now_us = 1999999}, &wait_ms),
             RESTARTING_GIVEN_UP);
    CHECK_EQ(wait_after(&it, 2000000, 0), 50);
}

TEST(who_serves_at_least_so_long_each_time_never_pauses_longer)
{
    uint64_t seed = 1;
    for (uint64_t least_us = 10000; least_us < 60000; least_us += 1000) {
        struct restarting it = {0};
        for (uint32_t i = 0; i < 1000; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
            it.restarts = 0;
            CHECK(wait_after(&it, i, least_us + (seed >> 33) % 5000) * 1000 <= least_us);
        }
    }
}

TEST(a_crash_loop_comes_to_the_longest_pause_and_service_takes_it_back)
{
    struct restarting it = {0};
    for (uint32_t i = 0; i < 5; i++) {
        (void)wait_after(&it, i, 0);
    }
    it.restarts = 0;
    CHECK_EQ(wait_after(&it, 10, 49999), 50);
    CHECK_EQ(wait_after(&it, 11, 150000), 40);
    CHECK_EQ(wait_after(&it, 12, 1000000), 0);
}

TEST(who_was_killed_by_somebody_else_is_back_at_once_however_often)
{
    struct restarting it = {0};
    struct restarting_end end = {.killed = true};
    uint32_t wait_ms = 7;
    (void)wait_after(&it, 1, 0);
    for (uint32_t i = 1; i < rule.budget; i++) {
        CHECK_EQ(end_of(&it, end, &wait_ms), RESTARTING_YES);
        CHECK_EQ(wait_ms, 0);
    }
    it.restarts = 0;
    CHECK_EQ(wait_after(&it, 2, 0), 10);
}

TEST(what_the_rule_does_not_want_is_not_counted)
{
    struct writ_system_restart never = rule;
    struct writ_system_restart on_failure = rule;
    struct restarting it = {0};
    struct restarting_end bad = {.now_us = 1, .failed = true};
    struct restarting_end good = {.now_us = 1};
    uint32_t wait_ms = 7;
    never.when = WRIT_RESTART_NEVER;
    on_failure.when = WRIT_RESTART_ON_FAILURE;
    CHECK_EQ(restarting_ended(&it, &never, &bad, &wait_ms), RESTARTING_NO);
    CHECK_EQ(restarting_ended(&it, &on_failure, &good, &wait_ms), RESTARTING_NO);
    CHECK_EQ(it.restarts, 0);
    CHECK_EQ(restarting_ended(&it, &on_failure, &bad, &wait_ms), RESTARTING_YES);
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
        struct restarting_end end = {.now_us = i, .failed = true};
        CHECK_EQ(restarting_ended(&it, &wide, &end, &wait_ms), RESTARTING_YES);
    }
    CHECK_EQ(wait_ms, UINT32_MAX);
}

UNIT_MAIN
