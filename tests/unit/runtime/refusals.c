/* Refused calls are said at first and then ever more seldom. */
#include "refusals.h"

#include "unit.h"

TEST(the_first_ones_are_all_said)
{
    struct refusals refusals = {0};
    for (int i = 0; i < REFUSALS_SAID_FIRST; i++) {
        CHECK(refusals_add(&refusals));
    }
    CHECK(!refusals_add(&refusals));
}

TEST(a_million_refusals_are_a_few_lines_and_all_are_counted)
{
    struct refusals refusals = {0};
    unsigned said = 0;
    for (int i = 0; i < 1000000; i++) {
        said += refusals_add(&refusals) ? 1 : 0;
    }
    CHECK_EQ(refusals.count, 1000000);
    CHECK(said < 30);
}

UNIT_MAIN
