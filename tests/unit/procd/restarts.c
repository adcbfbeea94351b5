/* What is said and counted about restarts. */
#include "restarts.h"

#include <string.h>

#include "unit.h"

static const struct restart_policy sample = {.rule = RESTART_RULE_ALWAYS,
                                             .budget = 2,
                                             .window_ms = 60000,
                                             .first_backoff_ms = 100,
                                             .last_backoff_ms = 5000};

static struct restarts *begin(void)
{
    static struct restarts restarts;
    memset(&restarts, 0, sizeof restarts);
    return &restarts;
}

TEST(a_policy_whose_parts_do_not_fit_is_refused)
{
    struct restart_policy policy = sample;
    CHECK_EQ(restarts_policy_check(&policy), 0);
    policy.first_backoff_ms = 5001;
    CHECK_EQ(restarts_policy_check(&policy), PROCD_ERROR_BAD_POLICY);
    policy = sample;
    policy.last_backoff_ms = 60001;
    CHECK_EQ(restarts_policy_check(&policy), PROCD_ERROR_BAD_POLICY);
    policy = sample;
    policy.budget = 0;
    CHECK_EQ(restarts_policy_check(&policy), PROCD_ERROR_BAD_POLICY);
    policy.rule = RESTART_RULE_NEVER;
    CHECK_EQ(restarts_policy_check(&policy), 0);
}

TEST(the_first_start_is_no_restart_and_too_many_are_given_up)
{
    struct restarts *restarts = begin();
    CHECK(restarts_set(restarts, 7, &sample));
    restarts_started(restarts, 7, 1);
    CHECK_EQ(restarts_get(restarts, 7)->restarts, 0);
    restarts_started(restarts, 7, 2);
    restarts_started(restarts, 7, 3);
    CHECK_EQ(restarts_get(restarts, 7)->restarts, 2);
    CHECK(!restarts_get(restarts, 7)->given_up);
    restarts_started(restarts, 7, 4);
    CHECK(restarts_get(restarts, 7)->given_up);
}

TEST(a_new_window_forgets_the_restarts_of_the_old_one)
{
    struct restarts *restarts = begin();
    CHECK(restarts_set(restarts, 7, &sample));
    restarts_started(restarts, 7, 1);
    restarts_started(restarts, 7, 2);
    restarts_started(restarts, 7, 3 + UINT64_C(60000000));
    CHECK_EQ(restarts_get(restarts, 7)->restarts, 1);
}

TEST(a_second_policy_takes_the_place_of_the_first)
{
    struct restarts *restarts = begin();
    CHECK(restarts_get(restarts, 7) == NULL);
    CHECK(restarts_set(restarts, 7, &sample));
    struct restart_policy policy = sample;
    policy.budget = 9;
    CHECK(restarts_set(restarts, 7, &policy));
    CHECK_EQ(restarts_get(restarts, 7)->policy.budget, 9);
    CHECK(restarts_check(restarts));
}

static bool is_a_program(const void *context, uint16_t component)
{
    (void)context;
    return component >= 0x1000;
}

TEST(policies_of_programs_that_are_gone_leave_room_for_others)
{
    struct restarts *restarts = begin();
    CHECK(restarts_set(restarts, 7, &sample));
    CHECK(!restarts_make_way(restarts, is_a_program, NULL));
    for (uint16_t i = 1; i < RESTARTS_ROWS; i++) {
        CHECK(restarts_set(restarts, (uint16_t)(0x1000 + i), &sample));
    }
    CHECK(!restarts_set(restarts, 5, &sample));
    CHECK(restarts_make_way(restarts, is_a_program, NULL));
    CHECK(restarts_set(restarts, 5, &sample));
    CHECK(restarts_get(restarts, 7) != NULL);
    CHECK(restarts_check(restarts));
}

TEST(components_past_the_bound_are_refused)
{
    struct restarts *restarts = begin();
    for (uint16_t i = 1; i <= RESTARTS_ROWS; i++) {
        CHECK(restarts_set(restarts, i, &sample));
    }
    CHECK(!restarts_set(restarts, 5000, &sample));
    CHECK(restarts_get(restarts, 5000) == NULL);
    restarts_started(restarts, 5000, 1);
    restarts_started(restarts, 0, 1);
    CHECK(restarts_get(restarts, 0) == NULL);
    CHECK(restarts_check(restarts));
}

UNIT_MAIN
