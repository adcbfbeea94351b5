/* The tests of health: what they see, what they do not, and that their bounds are those of the standard. */
#include "health.h"

#include "unit.h"

static uint64_t state = 1;

/* A byte of a good source; the same ones in every run. */
static uint8_t good(void)
{
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (uint8_t)(state >> 56);
}

static void start(struct health *health)
{
    health_init(health);
    for (uint32_t i = 0; i < HEALTH_STARTUP; i++) {
        CHECK(!health_is_good(health));
        CHECK_EQ(health_judge(health, good()), HEALTH_TESTING);
    }
    CHECK(health_is_good(health));
}

TEST(a_good_source_is_used_after_its_test_at_start_and_stays_good)
{
    struct health health;
    start(&health);
    for (uint32_t i = 0; i < 1000000; i++) {
        CHECK_EQ(health_judge(&health, good()), HEALTH_GOOD);
        CHECK(health_check(&health));
    }
}

TEST(a_stuck_source_fails_at_the_bound_of_repetitions)
{
    struct health health;
    start(&health);
    uint8_t stuck = (uint8_t)(health.last + 1);
    for (uint32_t i = 1; i < HEALTH_REPETITIONS; i++) {
        CHECK_EQ(health_judge(&health, stuck), HEALTH_GOOD);
    }
    CHECK_EQ(health_judge(&health, stuck), HEALTH_FAILED);
    CHECK(!health_is_good(&health));
}

TEST(one_repetition_less_is_no_failure)
{
    struct health health;
    start(&health);
    for (uint32_t round = 0; round < 10; round++) {
        uint8_t byte = (uint8_t)(health.last + 1);
        for (uint32_t i = 1; i < HEALTH_REPETITIONS; i++) {
            CHECK_EQ(health_judge(&health, byte), HEALTH_GOOD);
        }
    }
}

/* One byte of `every` is 7, the others count. */
static bool fails_in_a_million(uint32_t every)
{
    struct health health;
    health_init(&health);
    for (uint32_t i = 0; i < 1000000; i++) {
        uint8_t byte = i % every == 0 ? 7 : (uint8_t)(8 + i % 200);
        if (health_judge(&health, byte) == HEALTH_FAILED) {
            return true;
        }
    }
    return false;
}

TEST(a_source_that_prefers_one_byte_fails)
{
    CHECK(fails_in_a_million(8));
    CHECK(!fails_in_a_million(9));
}

TEST(after_a_failure_the_test_at_start_begins_again)
{
    struct health health;
    start(&health);
    enum health_verdict verdict = HEALTH_GOOD;
    while (verdict != HEALTH_FAILED) {
        verdict = health_judge(&health, 0);
    }
    CHECK_EQ(health.startup_left, HEALTH_STARTUP);
    CHECK_EQ(health.failures, 1);
}

TEST(a_source_that_fails_too_often_is_not_believed_again)
{
    struct health health;
    uint32_t failed = 0;
    health_init(&health);
    while (health.failures < HEALTH_CHANCES) {
        failed += health_judge(&health, 0) == HEALTH_FAILED;
    }
    CHECK_EQ(failed, HEALTH_CHANCES);
    for (uint32_t i = 0; i < 2 * HEALTH_STARTUP; i++) {
        CHECK_EQ(health_judge(&health, good()), HEALTH_HOPELESS);
    }
    CHECK(!health_is_good(&health));
}

/* The smallest k so that of HEALTH_WINDOW bytes at most k are equal with a probability of 1 - 2^-20, where one is with 2^-HEALTH_BITS. */
static uint32_t quantile(void)
{
    double p = 1.0 / (1 << HEALTH_BITS);
    double exactly = 1; /* k are equal */
    for (uint32_t i = 0; i < HEALTH_WINDOW; i++) {
        exactly *= 1 - p;
    }
    double at_most = exactly;
    uint32_t k = 0;
    while (at_most < 1 - 1.0 / (1 << 20)) {
        exactly *= (double)(HEALTH_WINDOW - k) / (k + 1) * p / (1 - p);
        at_most += exactly;
        k++;
    }
    return k;
}

TEST(the_bounds_follow_from_what_a_byte_is_believed_to_hold)
{
    CHECK_EQ(HEALTH_REPETITIONS, 1 + (20 + HEALTH_BITS - 1) / HEALTH_BITS);
    CHECK_EQ(HEALTH_PROPORTION, 1 + quantile());
}

UNIT_MAIN
