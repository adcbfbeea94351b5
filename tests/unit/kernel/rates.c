/* Measurements of clocks, some of them taken by a processor that was held up. */
#include "rates.h"

#include "random.h"
#include "unit.h"

enum { TRIES = 20000, PER_MS = 2600000 };

static const struct rates right = {PER_MS, UINT64_C(1) << 31};

static bool is_close(uint64_t a, uint64_t b)
{
    uint64_t apart = a > b ? a - b : b - a;
    return apart <= b / 100;
}

/* As a measurement comes out: off by a part in 2048 at most. */
static struct rates measured(uint64_t *seed)
{
    struct rates it = right;
    it.per_ms += random_below(seed, PER_MS / 2048);
    it.timer_scale -= random_below(seed, (uint32_t)(it.timer_scale / 2048));
    return it;
}

TEST(two_measurements_that_agree_are_believed_at_once)
{
    struct rates_search search = {0};
    struct rates it = {0};
    CHECK(!rates_add(&search, right, &it));
    CHECK(it.per_ms == 0);
    CHECK(rates_add(&search, right, &it));
    CHECK(it.per_ms == right.per_ms && it.timer_scale == right.timer_scale);
}

TEST(a_measurement_that_was_held_up_is_not_believed)
{
    struct rates_search search = {0};
    struct rates it = {0};
    CHECK(!rates_add(&search, (struct rates){57524, right.timer_scale}, &it));
    CHECK(!rates_add(&search, right, &it));
    CHECK(!rates_add(&search, (struct rates){4860327, right.timer_scale}, &it));
    CHECK(rates_add(&search, right, &it));
    CHECK(it.per_ms == right.per_ms);
}

TEST(both_clocks_have_to_agree)
{
    struct rates_search search = {0};
    struct rates it = {0};
    CHECK(!rates_add(&search, (struct rates){PER_MS, 1000}, &it));
    CHECK(!rates_add(&search, (struct rates){PER_MS, 2000}, &it));
}

TEST(a_clock_that_stands_agrees_with_none)
{
    struct rates_search search = {0};
    struct rates it = {0};
    CHECK(!rates_add(&search, (struct rates){0, 0}, &it));
    CHECK(!rates_add(&search, (struct rates){0, 0}, &it));
}

TEST(where_none_agree_the_closest_two_are_taken_in_the_end)
{
    struct rates_search search = {0};
    struct rates it = {0};
    uint32_t count = 0;
    while (count < RATES_MOST - 2) {
        CHECK(!rates_add(&search, (struct rates){UINT64_C(1) << count / 2, 1 + count}, &it));
        count++;
    }
    CHECK(!rates_add(&search, (struct rates){PER_MS, 7000000}, &it));
    CHECK(rates_add(&search, (struct rates){PER_MS + PER_MS / 256, 7000000}, &it));
    CHECK(is_close(it.per_ms, PER_MS));
}

TEST(held_up_at_random_but_never_twice_alike_the_rates_are_right)
{
    uint64_t seed = 1;
    for (uint32_t i = 0; i < TRIES; i++) {
        struct rates_search search = {0};
        struct rates it = {0};
        bool done = false;
        while (!done) {
            struct rates one = measured(&seed);
            uint64_t held_up = search.count * (PER_MS / 8);
            one.per_ms += random_below(&seed, 4) != 0 ? PER_MS / 8 + held_up : 0;
            done = rates_add(&search, one, &it);
        }
        CHECK(is_close(it.per_ms, PER_MS) && is_close(it.timer_scale, right.timer_scale));
    }
}

UNIT_MAIN
