/* Which images are taken, and where their bytes go. */
#include "transfer.h"

#include <string.h>

#include "unit.h"

enum { LOW = 0x400000, HIGH = 0x800000, LABEL = 0x10004 };

static const struct transfer_bounds bounds = {.low = LOW, .high = HIGH};

/* Two segments: code, and data with zeros behind its bytes. */
static struct transfer sample(void)
{
    return (struct transfer){.label = LABEL,
                             .role = PROGRAM_ROLE_APP,
                             .component = 0x400,
                             .image_bytes = 0x1800,
                             .entry = LOW + 0x10,
                             .stack_bytes = 16384,
                             .segment_count = 2,
                             .segments = {{.address = LOW,
                                           .file_offset = 0,
                                           .file_bytes = 0x1000,
                                           .memory_bytes = 0x1000,
                                           .access = SEGMENT_ACCESS_READ | SEGMENT_ACCESS_EXECUTE},
                                          {.address = LOW + 0x1000,
                                           .file_offset = 0x1000,
                                           .file_bytes = 0x800,
                                           .memory_bytes = 0x3000,
                                           .access = SEGMENT_ACCESS_READ | SEGMENT_ACCESS_WRITE}}};
}

static void check_refused(const struct transfer *plan, uint32_t expected)
{
    CHECK_EQ(transfer_check(plan, &bounds), expected);
}

TEST(a_sound_image_is_taken)
{
    struct transfer plan = sample();
    check_refused(&plan, 0);
}

TEST(a_segment_that_is_not_whole_pages_is_refused)
{
    struct transfer plan = sample();
    plan.segments[1].address += 8;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan = sample();
    plan.segments[1].memory_bytes += 8;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
}

TEST(a_segment_that_overlaps_or_falls_back_is_refused)
{
    struct transfer plan = sample();
    plan.segments[1].address = LOW;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
}

TEST(a_segment_outside_a_programs_part_is_refused)
{
    struct transfer plan = sample();
    plan.segments[0].address = LOW - 0x1000;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan = sample();
    plan.segments[1].memory_bytes = HIGH - LOW;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan.segments[1].memory_bytes = UINT64_MAX & ~UINT64_C(0xfff);
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan = sample();
    plan.segments[1].address = HIGH;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
}

TEST(segments_that_take_too_much_memory_together_are_refused)
{
    static const struct transfer_bounds wide = {.low = LOW, .high = 2 * PROCD_MAX_PROGRAM_BYTES};
    struct transfer plan = sample();
    plan.segments[1].memory_bytes = PROCD_MAX_PROGRAM_BYTES - 0x1000;
    CHECK_EQ(transfer_check(&plan, &wide), 0);
    plan.segments[1].memory_bytes += 0x1000;
    CHECK_EQ(transfer_check(&plan, &wide), PROCD_ERROR_BAD_IMAGE);
}

TEST(a_segment_that_is_writable_and_executable_or_unreadable_is_refused)
{
    struct transfer plan = sample();
    plan.segments[0].access |= SEGMENT_ACCESS_WRITE;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan = sample();
    plan.segments[1].access = SEGMENT_ACCESS_WRITE;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
}

TEST(bytes_from_outside_the_image_are_refused)
{
    struct transfer plan = sample();
    plan.segments[1].file_bytes = 0x801;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan = sample();
    plan.segments[1].file_offset = UINT64_MAX;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
    plan = sample();
    plan.segments[0].memory_bytes = 0x1000;
    plan.segments[0].file_bytes = 0x1001;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
}

TEST(an_entry_outside_the_bytes_of_executable_segments_is_refused)
{
    struct transfer plan = sample();
    plan.entry = LOW + 0x1000;
    check_refused(&plan, PROCD_ERROR_BAD_ENTRY);
    plan.entry = 0;
    check_refused(&plan, PROCD_ERROR_BAD_ENTRY);
    plan = sample();
    plan.segment_count = 0;
    check_refused(&plan, PROCD_ERROR_BAD_IMAGE);
}

static struct transfer *begin(struct transfers *transfers)
{
    struct transfer plan = sample();
    struct transfer *transfer = transfers_begin(transfers, &plan);
    CHECK(transfer != NULL);
    return transfer;
}

TEST(bytes_go_to_the_segments_they_belong_to)
{
    struct transfers transfers;
    transfers_init(&transfers, 0);
    struct transfer *transfer = begin(&transfers);
    struct transfer_copy copies[PROCD_MAX_SEGMENTS];
    uint32_t count = 0;
    CHECK_EQ(transfer_take(transfer, 0, 0xF00, copies, &count), 0);
    CHECK_EQ(count, 1);
    CHECK_EQ(copies[0].segment, 0);
    CHECK_EQ(copies[0].at, 0);
    CHECK_EQ(copies[0].bytes, 0xF00);
    CHECK_EQ(transfer_take(transfer, 0xF00, 0x200, copies, &count), 0);
    CHECK_EQ(count, 2);
    CHECK_EQ(copies[0].at, 0xF00);
    CHECK_EQ(copies[0].from, 0);
    CHECK_EQ(copies[0].bytes, 0x100);
    CHECK_EQ(copies[1].segment, 1);
    CHECK_EQ(copies[1].at, 0);
    CHECK_EQ(copies[1].from, 0x100);
    CHECK_EQ(copies[1].bytes, 0x100);
    CHECK(!transfer_is_complete(transfer));
    CHECK_EQ(transfer_take(transfer, 0x1100, 0x700, copies, &count), 0);
    CHECK(transfer_is_complete(transfer));
}

TEST(bytes_out_of_order_or_past_the_end_are_refused_and_not_noted)
{
    struct transfers transfers;
    transfers_init(&transfers, 0);
    struct transfer *transfer = begin(&transfers);
    struct transfer_copy copies[PROCD_MAX_SEGMENTS];
    uint32_t count = 0;
    CHECK_EQ(transfer_take(transfer, 8, 8, copies, &count), PROCD_ERROR_BAD_ORDER);
    CHECK_EQ(transfer_take(transfer, 0, 0, copies, &count), PROCD_ERROR_BAD_ORDER);
    CHECK_EQ(transfer_take(transfer, 0, 0x1801, copies, &count), PROCD_ERROR_BAD_ORDER);
    CHECK_EQ(transfer_take(transfer, 0, 16, copies, &count), 0);
    CHECK_EQ(transfer_take(transfer, 0, 16, copies, &count), PROCD_ERROR_BAD_ORDER);
    CHECK_EQ(transfer->received, 16);
}

TEST(transfers_past_the_bound_are_refused)
{
    struct transfers transfers;
    transfers_init(&transfers, 0);
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        (void)begin(&transfers);
    }
    struct transfer plan = sample();
    CHECK(transfers_begin(&transfers, &plan) == NULL);
    struct transfer *transfer = transfers_of(&transfers, LABEL);
    uint64_t id = transfer->id;
    transfer_forget(transfer);
    CHECK(transfers_find(&transfers, id) == NULL);
    CHECK(begin(&transfers)->id > id);
    CHECK(transfers_of(&transfers, LABEL + 1) == NULL);
    CHECK(transfers_check(&transfers));
}

TEST(a_committed_transfer_makes_way_and_an_open_one_does_not)
{
    struct transfers transfers;
    transfers_init(&transfers, 0);
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        (void)begin(&transfers);
    }
    transfers.rows[2].state = TRANSFER_STATE_COMMITTED;
    struct transfer plan = sample();
    CHECK(transfers_begin(&transfers, &plan) == &transfers.rows[2]);
    CHECK_EQ(transfers.rows[2].state, TRANSFER_STATE_OPEN);
    CHECK(transfers_begin(&transfers, &plan) == NULL);
}

UNIT_MAIN
