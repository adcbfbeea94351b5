/* Who follows the journal. */
#include "readers.h"

#include <string.h>

#include "unit.h"

enum { LABEL = 0x10008, OTHER_LABEL = 0x20008 };

static const struct log_filter warnings = {.threshold = LOG_THRESHOLD_WARN};

struct world {
    struct journal journal;
    struct journal_store store;
    struct journal_answer answer;
    struct readers readers;
};

static struct world *begin(void)
{
    static struct world world;
    memset(&world, 0, sizeof world);
    CHECK(journal_open(&world.journal, &world.store));
    readers_init(&world.readers);
    return &world;
}

static struct log_record say(struct world *world, enum log_level level)
{
    struct journal_words words = {.level = level, .category = LOG_CATEGORY_SERVICE};
    uint64_t seq = journal_append(&world->journal, &words);
    return (struct log_record){.seq = seq, .level = (uint8_t)level};
}

static struct reader *open_reader(struct world *world)
{
    struct reader *reader = readers_open(&world->readers, LABEL, 0, &warnings);
    CHECK(reader != NULL);
    return reader;
}

TEST(a_reader_catches_up_when_it_is_given_nothing)
{
    struct world *world = begin();
    struct reader *reader = open_reader(world);
    CHECK_EQ(reader->state, READER_STATE_BEHIND);
    (void)say(world, LOG_LEVEL_WARN);
    readers_read(reader, &world->journal, 0, &world->answer);
    CHECK_EQ(world->answer.count, 1);
    CHECK_EQ(reader->state, READER_STATE_BEHIND);
    readers_read(reader, &world->journal, world->answer.next_seq, &world->answer);
    CHECK_EQ(world->answer.count, 0);
    CHECK_EQ(reader->state, READER_STATE_CAUGHT_UP);
}

TEST(a_record_that_nobody_was_told_of_puts_readers_behind_when_the_next_instance_begins)
{
    struct world *world = begin();
    struct reader *reader = open_reader(world);
    readers_read(reader, &world->journal, 0, &world->answer);
    (void)say(world, LOG_LEVEL_INFO);
    readers_resume(&world->readers, &world->journal);
    CHECK_EQ(reader->state, READER_STATE_CAUGHT_UP);
    (void)say(world, LOG_LEVEL_WARN);
    CHECK(journal_open(&world->journal, &world->store));
    CHECK_EQ(reader->state, READER_STATE_CAUGHT_UP);
    readers_resume(&world->readers, &world->journal);
    CHECK_EQ(reader->state, READER_STATE_BEHIND);
}

TEST(only_what_its_filter_lets_through_puts_a_reader_behind)
{
    struct world *world = begin();
    struct reader *reader = open_reader(world);
    readers_read(reader, &world->journal, 0, &world->answer);
    struct log_record record = say(world, LOG_LEVEL_INFO);
    CHECK(readers_receive(&world->readers, &record, 0) == NULL);
    record = say(world, LOG_LEVEL_ERROR);
    CHECK(readers_receive(&world->readers, &record, 0) == reader);
    CHECK_EQ(reader->state, READER_STATE_BEHIND);
    CHECK(readers_receive(&world->readers, &record, 0) == NULL);
}

TEST(readers_past_the_bound_are_refused)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < LOGD_MAX_READERS; i++) {
        (void)open_reader(world);
    }
    CHECK(readers_open(&world->readers, LABEL, 0, &warnings) == NULL);
    struct reader *reader = readers_of(&world->readers, LABEL);
    uint64_t id = reader->id;
    readers_close(reader);
    CHECK(readers_find(&world->readers, id) == NULL);
    CHECK(open_reader(world)->id > id);
    CHECK(readers_check(&world->readers));
}

TEST(a_connection_that_is_gone_leaves_no_reader)
{
    struct world *world = begin();
    (void)open_reader(world);
    (void)open_reader(world);
    CHECK(readers_of(&world->readers, OTHER_LABEL) == NULL);
    for (uint32_t i = 0; i < 2; i++) {
        readers_close(readers_of(&world->readers, LABEL));
    }
    CHECK(readers_of(&world->readers, LABEL) == NULL);
}

TEST(a_bell_rings_for_what_its_filter_lets_through)
{
    struct world *world = begin();
    struct reader_bell bell = {.label = LABEL, .bell = 40, .filter = warnings};
    uint32_t old = 7;
    CHECK(readers_subscribe(&world->readers, &bell, &old));
    CHECK_EQ(old, 0);
    struct log_record record = say(world, LOG_LEVEL_INFO);
    CHECK(readers_ring(&world->readers, &record, 0) == NULL);
    record = say(world, LOG_LEVEL_WARN);
    CHECK_EQ(readers_ring(&world->readers, &record, 0)->bell, 40);
    bell.bell = 41;
    CHECK(readers_subscribe(&world->readers, &bell, &old));
    CHECK_EQ(old, 40);
    CHECK_EQ(readers_unsubscribe(&world->readers, LABEL), 41);
    CHECK_EQ(readers_unsubscribe(&world->readers, LABEL), 0);
    CHECK_EQ(readers_unsubscribe(&world->readers, 0), 0);
    CHECK(readers_check(&world->readers));
}

TEST(a_filter_that_ends_before_it_begins_is_none)
{
    struct log_filter filter = {.threshold = LOG_THRESHOLD_TRACE, .from_us = 5, .until_us = 5};
    CHECK(!readers_filter_is_good(&filter));
    filter.until_us = 6;
    CHECK(readers_filter_is_good(&filter));
    filter.until_us = 0;
    CHECK(readers_filter_is_good(&filter));
}

UNIT_MAIN
