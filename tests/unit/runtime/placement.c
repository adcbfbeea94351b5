/* Where a stack goes. */
#include "writ/placement.h"

#include "unit.h"

TEST(a_stack_ends_at_the_top_and_begins_its_size_below)
{
    uint64_t low = 0;
    CHECK(placement_stack(4 * PAGE_BYTES, &low));
    CHECK_EQ(low, STACK_TOP_VA - 4 * PAGE_BYTES);
}

TEST(the_largest_stack_is_that_of_the_contract_and_has_a_guard_page_on_both_sides)
{
    uint64_t low = 0;
    CHECK(placement_stack(16 * 1024 * 1024, &low));
    CHECK_EQ(low, STACK_LOW_VA);
    CHECK(low - IMAGE_HIGH_VA >= PAGE_BYTES);
    CHECK(MESSAGES_VA - STACK_TOP_VA >= PAGE_BYTES);
    CHECK(ENVELOPE_VA - (MESSAGES_VA + 2 * PAGE_BYTES) >= PAGE_BYTES);
}

TEST(a_stack_that_is_empty_broken_or_too_large_is_refused)
{
    uint64_t low = 7;
    CHECK(!placement_stack(0, &low));
    CHECK(!placement_stack(PAGE_BYTES + 8, &low));
    CHECK(!placement_stack(STACK_TOP_VA - STACK_LOW_VA + PAGE_BYTES, &low));
    CHECK(!placement_stack(UINT64_MAX - PAGE_BYTES + 1, &low));
    CHECK_EQ(low, 7);
}

UNIT_MAIN
