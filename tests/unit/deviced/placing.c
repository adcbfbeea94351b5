/* Where the ranges of a device go that came while the machine runs. */
#include "placing.h"

#include "unit.h"

enum { FIRST = 0x10000000, BYTES = 0x100000 };

static const struct device device = {
    .resource_count = 2,
    .resources = {{.kind = RESOURCE_KIND_MESSAGES, .base = 2},
                  {.kind = RESOURCE_KIND_MEMORY, .base = FIRST, .bytes = BYTES}}};

TEST(what_was_reported_without_memory_is_not_placed)
{
    struct placing p;
    const struct device none = {.resource_count = 1, .resources = {{.kind = RESOURCE_KIND_LINE}}};
    CHECK(!placing_begin(&p, &none));
}

TEST(every_range_is_at_a_multiple_of_its_size_and_of_a_page_and_no_two_overlap)
{
    struct placing p;
    uint64_t at = 0;
    CHECK(placing_begin(&p, &device));
    CHECK(placing_take(&p, 16, &at));
    CHECK_EQ(at, FIRST);
    CHECK(placing_take(&p, 0x4000, &at));
    CHECK_EQ(at, FIRST + 0x4000);
    CHECK(placing_take(&p, 0x1000, &at));
    CHECK_EQ(at, FIRST + 0x8000);
}

TEST(what_is_placed_already_stays_where_it_is)
{
    struct placing p;
    uint64_t at = 0;
    CHECK(placing_begin(&p, &device));
    placing_skip(&p, FIRST + 0x2000, 0x1000);
    placing_skip(&p, 0x1000, 0x1000); /* elsewhere */
    placing_skip(&p, 0, 0);
    CHECK(placing_take(&p, 0x1000, &at));
    CHECK_EQ(at, FIRST + 0x3000);
    placing_skip(&p, FIRST + 0x3000 + 0x1000, UINT64_MAX);
    CHECK(!placing_take(&p, 1, &at));
}

TEST(what_does_not_fit_is_not_placed)
{
    struct placing p;
    uint64_t at = 7;
    CHECK(placing_begin(&p, &device));
    CHECK(!placing_take(&p, 2 * BYTES, &at));
    CHECK(!placing_take(&p, UINT64_C(1) << 63, &at));
    CHECK_EQ(at, 7);
    CHECK(placing_take(&p, BYTES, &at));
    CHECK_EQ(at, FIRST);
    CHECK(!placing_take(&p, 1, &at));
}

UNIT_MAIN
