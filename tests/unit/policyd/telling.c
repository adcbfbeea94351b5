/* Which refusals are told. */
#include "telling.h"

#include <string.h>

#include "unit.h"

enum { LOUD = 7, QUIET = 8 };

static struct telling telling;

static void begin(void)
{
    memset(&telling, 0, sizeof telling);
}

/* How many of so many refusals are told. */
static uint32_t told(uint32_t subject, uint32_t count, uint64_t now_us)
{
    uint64_t left_out = 0;
    uint32_t found = 0;
    for (uint32_t i = 0; i < count; i++) {
        found += telling_admit(&telling, subject, now_us, &left_out);
    }
    return found;
}

TEST(whoever_is_refused_without_end_is_told_of_within_his_share)
{
    begin();
    CHECK_EQ(told(LOUD, 3000, 10), TELLING_BURST);
    CHECK_EQ(told(LOUD, 3000, 1000010), TELLING_RATE);
    CHECK_EQ(told(LOUD, 3000, 3600000000), TELLING_BURST);
}

TEST(nobody_is_silent_because_another_is_loud)
{
    begin();
    CHECK_EQ(told(LOUD, 3000, 10), TELLING_BURST);
    CHECK_EQ(told(QUIET, 1, 10), 1);
}

TEST(what_was_left_out_is_told_of_once)
{
    begin();
    uint64_t left_out = 0;
    CHECK_EQ(told(LOUD, TELLING_BURST + 5, 10), TELLING_BURST);
    CHECK(telling_admit(&telling, LOUD, 1000010, &left_out));
    CHECK_EQ(left_out, 5);
    CHECK(telling_admit(&telling, LOUD, 1000010, &left_out));
    CHECK_EQ(left_out, 0);
}

TEST(what_was_left_out_of_whoever_makes_way_is_told_of_with_another)
{
    begin();
    uint64_t left_out = 0;
    CHECK_EQ(told(LOUD, TELLING_BURST + 5, 10), TELLING_BURST);
    for (uint32_t i = 0; i < TELLING_SUBJECTS - 1; i++) {
        CHECK_EQ(told(100 + i, 1, 20), 1);
    }
    CHECK(telling_admit(&telling, QUIET, 30, &left_out));
    CHECK_EQ(left_out, 5);
}

UNIT_MAIN
