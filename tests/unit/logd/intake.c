/* From the kernel's ring into the journal. */
#include "intake.h"

#include <string.h>

#include "unit.h"

enum { SOMEBODY = 0x40 };

struct world {
    struct journal journal;
    struct journal_store store;
    struct journal_answer answer;
    struct levels levels;
    struct intake intake;
};

static const struct log_filter everything = {.threshold = LOG_THRESHOLD_TRACE};

static struct world *begin(void)
{
    static struct world world;
    memset(&world, 0, sizeof world);
    CHECK(journal_open(&world.journal, &world.store));
    levels_init(&world.levels, LOG_THRESHOLD_TRACE);
    return &world;
}

/* The daemon dies, and its next instance finds what was kept. */
static void die(struct world *world)
{
    CHECK(journal_open(&world->journal, &world->store));
    intake_resume(&world->intake, &world->journal);
}

static struct log_entry entry_of(uint64_t seq, enum log_level level)
{
    return (struct log_entry){.seq = seq,
                              .time_us = 7,
                              .principal = SOMEBODY,
                              .withheld = 3,
                              .text_bytes = 5,
                              .processor = 1,
                              .level = (uint8_t)level,
                              .category = LOG_CATEGORY_SERVICE};
}

static bool take(struct world *world, uint64_t seq, enum log_level level)
{
    struct log_entry entry = entry_of(seq, level);
    struct log_record record;
    return intake_take(&world->intake, &world->journal, &world->levels, &entry,
                       (const uint8_t *)"hello", &record);
}

TEST(a_record_of_the_ring_is_in_the_journal_as_it_was_said)
{
    struct world *world = begin();
    CHECK(take(world, 9, LOG_LEVEL_INFO));
    journal_query(&world->journal, 0, &everything, &world->answer);
    CHECK_EQ(world->answer.count, 1);
    const struct log_record *record = &world->answer.records[0];
    CHECK_EQ(record->seq, 1);
    CHECK_EQ(record->time_us, 7);
    CHECK_EQ(record->principal, SOMEBODY);
    CHECK_EQ(record->dropped_before, 3);
    CHECK_EQ(record->processor, 1);
    CHECK_EQ(record->category, LOG_CATEGORY_SERVICE);
    CHECK_EQ(record->line_bytes, 5);
    CHECK(memcmp(world->answer.lines, "hello", 5) == 0);
    CHECK_EQ(world->intake.read_seq, 9);
}

TEST(what_the_level_of_its_component_keeps_out_is_read_and_not_kept)
{
    struct world *world = begin();
    CHECK(levels_set(&world->levels, SOMEBODY, LOG_THRESHOLD_ERROR));
    CHECK(!take(world, 1, LOG_LEVEL_WARN));
    CHECK(take(world, 2, LOG_LEVEL_ERROR));
    CHECK_EQ(world->journal.records, 1);
    CHECK_EQ(world->intake.read_seq, 2);
}

TEST(a_death_between_two_records_repeats_none)
{
    struct world *world = begin();
    CHECK(take(world, 1, LOG_LEVEL_INFO));
    die(world);
    CHECK_EQ(world->intake.read_seq, 1);
    CHECK_EQ(world->journal.records, 1);
}

TEST(a_death_behind_the_record_and_before_the_mark_repeats_none)
{
    struct world *world = begin();
    CHECK(take(world, 1, LOG_LEVEL_INFO));
    CHECK(take(world, 2, LOG_LEVEL_INFO));
    world->intake.read_seq = 1;
    die(world);
    CHECK_EQ(world->intake.read_seq, 2);
}

TEST(a_death_before_the_record_loses_none)
{
    struct world *world = begin();
    CHECK(take(world, 1, LOG_LEVEL_INFO));
    world->intake.doing_ring = 2;
    world->intake.doing_seq = 2;
    die(world);
    CHECK_EQ(world->intake.read_seq, 1);
    CHECK(take(world, 2, LOG_LEVEL_INFO));
    CHECK_EQ(world->journal.records, 2);
}

TEST(what_was_lost_is_added_up)
{
    struct world *world = begin();
    intake_skip(&world->intake, 4);
    intake_skip(&world->intake, 5);
    CHECK_EQ(world->intake.lost, 9);
}

TEST(the_kernel_need_not_keep_what_nobody_wants)
{
    struct world *world = begin();
    CHECK_EQ(intake_wanted(&world->levels), LOG_THRESHOLD_TRACE);
    CHECK(levels_set(&world->levels, 0, LOG_THRESHOLD_ERROR));
    CHECK_EQ(intake_wanted(&world->levels), LOG_THRESHOLD_ERROR);
    CHECK(levels_set(&world->levels, SOMEBODY, LOG_THRESHOLD_DEBUG));
    CHECK_EQ(intake_wanted(&world->levels), LOG_THRESHOLD_DEBUG);
}

UNIT_MAIN
