/* What the journal keeps, for whom, and what it says of what it does not keep. */
#include "journal.h"

#include <string.h>

#include "unit.h"

enum { LOUD = 5, QUIET = 6 };

static const struct log_filter everything = {.threshold = LOG_THRESHOLD_TRACE};

struct world {
    struct journal journal;
    struct journal_store store;
    struct journal_answer answer;
};

static struct world *begin(void)
{
    static struct world world;
    memset(&world, 0, sizeof world);
    CHECK(journal_open(&world.journal, &world.store));
    return &world;
}

static uint64_t say(struct world *world, uint32_t principal, const char *line)
{
    struct journal_words words = {.time_us = world->store.last_seq * 10,
                                  .principal = principal,
                                  .level = LOG_LEVEL_INFO,
                                  .category = LOG_CATEGORY_SERVICE,
                                  .line = (const uint8_t *)line,
                                  .line_bytes = (uint32_t)strlen(line)};
    return journal_append(&world->journal, &words);
}

static const struct journal_answer *ask(struct world *world, uint64_t after)
{
    journal_query(&world->journal, after, &everything, &world->answer);
    return &world->answer;
}

static void check_line(const struct journal_answer *answer, uint32_t index, const char *expected)
{
    CHECK(index < answer->count);
    const struct log_record *record = &answer->records[index];
    CHECK_EQ(record->line_bytes, strlen(expected));
    CHECK_BYTES(answer->lines + record->line_offset, expected, strlen(expected));
}

static const char *long_line(char fill)
{
    static char line[LOGD_MAX_LINE + 1];
    memset(line, fill, LOGD_MAX_LINE);
    return line;
}

TEST(records_come_back_in_order_with_what_was_said)
{
    struct world *world = begin();
    CHECK_EQ(say(world, LOUD, "one"), 1);
    CHECK_EQ(say(world, QUIET, ""), 2);
    CHECK_EQ(say(world, LOUD, "three"), 3);
    const struct journal_answer *answer = ask(world, 0);
    CHECK_EQ(answer->count, 3);
    check_line(answer, 0, "one");
    check_line(answer, 1, "");
    check_line(answer, 2, "three");
    CHECK_EQ(answer->records[1].principal, QUIET);
    CHECK_EQ(answer->next_seq, 3);
    CHECK_EQ(answer->lost, 0);
    CHECK(!answer->more);
    CHECK_EQ(ask(world, 2)->count, 1);
    CHECK_EQ(ask(world, 3)->count, 0);
}

TEST(the_longest_line_is_kept_whole)
{
    struct world *world = begin();
    (void)say(world, LOUD, long_line('x'));
    check_line(ask(world, 0), 0, long_line('x'));
    CHECK(journal_check(&world->journal));
}

TEST(an_answer_that_is_full_says_where_to_go_on)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < 6; i++) {
        (void)say(world, LOUD, long_line((char)('a' + i)));
    }
    const struct journal_answer *answer = ask(world, 0);
    CHECK_EQ(answer->count, 4);
    CHECK(answer->more);
    CHECK_EQ(answer->next_seq, 4);
    answer = ask(world, answer->next_seq);
    CHECK_EQ(answer->count, 2);
    check_line(answer, 0, long_line('e'));
    CHECK(!answer->more);
}

TEST(a_filter_lets_through_what_every_part_of_it_does)
{
    const struct log_record record = {.seq = 1,
                                      .time_us = 100,
                                      .principal = LOUD | 2u << 16,
                                      .level = LOG_LEVEL_WARN,
                                      .category = LOG_CATEGORY_STORAGE};
    struct log_filter filter = everything;
    CHECK(journal_passes(&filter, &record));
    filter.threshold = LOG_THRESHOLD_WARN;
    CHECK(journal_passes(&filter, &record));
    filter.threshold = LOG_THRESHOLD_ERROR;
    CHECK(!journal_passes(&filter, &record));
    filter = (struct log_filter){.threshold = LOG_THRESHOLD_TRACE, .component = LOUD};
    CHECK(journal_passes(&filter, &record));
    filter.component = QUIET;
    CHECK(!journal_passes(&filter, &record));
    filter = (struct log_filter){.threshold = LOG_THRESHOLD_TRACE,
                                 .categories = LOG_CATEGORIES_STORAGE | LOG_CATEGORIES_USB};
    CHECK(journal_passes(&filter, &record));
    filter.categories = LOG_CATEGORIES_USB;
    CHECK(!journal_passes(&filter, &record));
    filter = (struct log_filter){.threshold = LOG_THRESHOLD_TRACE, .from_us = 100, .until_us = 101};
    CHECK(journal_passes(&filter, &record));
    filter.until_us = 100;
    CHECK(!journal_passes(&filter, &record));
    filter = (struct log_filter){.threshold = LOG_THRESHOLD_TRACE, .from_us = 101};
    CHECK(!journal_passes(&filter, &record));
}

TEST(whoever_says_little_loses_nothing_to_whoever_says_much)
{
    struct world *world = begin();
    (void)say(world, QUIET, "first");
    (void)say(world, QUIET, "second");
    for (uint32_t i = 0; i < 3 * JOURNAL_PIECES; i++) {
        (void)say(world, LOUD, "noise");
    }
    const struct log_filter quiet = {.threshold = LOG_THRESHOLD_TRACE, .component = QUIET};
    CHECK_EQ(journal_count(&world->journal, 0, &quiet), 2);
    CHECK_EQ(world->journal.records, JOURNAL_PIECES);
    CHECK_EQ(world->journal.store->made_way, 2 * JOURNAL_PIECES + 2);
    CHECK(journal_check(&world->journal));
}

TEST(records_that_made_way_are_counted_for_who_asks_for_them)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < JOURNAL_PIECES + 5; i++) {
        (void)say(world, LOUD, "noise");
    }
    const struct journal_answer *answer = ask(world, 0);
    CHECK_EQ(answer->lost, 5);
    CHECK_EQ(answer->records[0].seq, 6);
}

TEST(a_cursor_from_the_future_starts_over_at_the_end)
{
    struct world *world = begin();
    (void)say(world, LOUD, "one");
    const struct journal_answer *answer = ask(world, UINT64_MAX);
    CHECK_EQ(answer->count, 0);
    CHECK_EQ(answer->next_seq, 1);
    CHECK_EQ(answer->lost, 0);
}

TEST(senders_past_the_shares_have_one_in_common)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < 2 * JOURNAL_SHARES; i++) {
        CHECK(journal_admit(&world->journal, 100 + i, 1000));
        (void)say(world, 100 + i, "hello");
    }
    CHECK_EQ(world->journal.records, 2 * JOURNAL_SHARES);
    CHECK(journal_check(&world->journal));
}

TEST(whoever_is_over_his_share_is_told_of_with_his_next_record)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < JOURNAL_BURST; i++) {
        CHECK(journal_admit(&world->journal, LOUD, 1));
    }
    CHECK(!journal_admit(&world->journal, LOUD, 1));
    CHECK(!journal_admit(&world->journal, LOUD, 2));
    CHECK(journal_admit(&world->journal, QUIET, 2));
    CHECK_EQ(world->journal.store->over_share, 2);
    CHECK(journal_admit(&world->journal, LOUD, 2 + 1000000 / JOURNAL_RATE));
    (void)say(world, LOUD, "sorry");
    CHECK_EQ(ask(world, 0)->records[0].dropped_before, 2);
    (void)say(world, LOUD, "again");
    CHECK_EQ(ask(world, 1)->records[0].dropped_before, 0);
}

TEST(what_was_dropped_is_told_of_by_the_next_instance)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < 2 * JOURNAL_PIECES; i++) {
        (void)say(world, QUIET, "x");
    }
    for (uint32_t i = 0; i < JOURNAL_BURST + 3; i++) {
        (void)journal_admit(&world->journal, LOUD, 1);
    }
    CHECK(journal_check(&world->journal));
    CHECK(journal_open(&world->journal, world->journal.store));
    CHECK(journal_check(&world->journal));
    CHECK_EQ(world->journal.store->made_way, JOURNAL_PIECES);
    CHECK_EQ(world->journal.store->over_share, 3);
    uint64_t seq = say(world, LOUD, "sorry");
    CHECK_EQ(ask(world, seq - 1)->records[0].dropped_before, 3);
    CHECK(journal_open(&world->journal, world->journal.store));
    seq = say(world, LOUD, "again");
    CHECK_EQ(ask(world, seq - 1)->records[0].dropped_before, 0);
}

TEST(nobody_is_told_of_what_another_sender_dropped)
{
    struct world *world = begin();
    for (uint32_t i = 1; i < JOURNAL_SHARES; i++) {
        (void)say(world, i, "takes a share");
    }
    for (uint32_t i = 0; i < JOURNAL_BURST + 5; i++) {
        (void)journal_admit(&world->journal, 1000, 1);
    }
    uint64_t seq = say(world, 2000, "never dropped");
    CHECK_EQ(ask(world, seq - 1)->records[0].dropped_before, 0);
    CHECK_EQ(world->journal.store->over_share, 5);
    CHECK(journal_check(&world->journal));
}

TEST(the_next_instance_finds_every_record_and_goes_on_counting)
{
    struct world *world = begin();
    for (uint32_t i = 0; i < 2 * JOURNAL_PIECES; i++) {
        (void)say(world, i % 3 == 0 ? QUIET : LOUD, i % 5 == 0 ? long_line('y') : "short");
    }
    uint64_t records = world->journal.records;
    uint64_t bytes = world->journal.bytes;
    uint64_t last = world->store.last_seq;
    CHECK(journal_open(&world->journal, &world->store));
    CHECK_EQ(world->journal.records, records);
    CHECK_EQ(world->journal.bytes, bytes);
    CHECK(journal_check(&world->journal));
    CHECK_EQ(say(world, LOUD, "alive"), last + 1);
    check_line(ask(world, last), 0, "alive");
}

/* A death in mid write: pieces without a first one, and a first one whose rest is gone. */
TEST(a_torn_record_is_swept_and_the_others_stay)
{
    struct world *world = begin();
    (void)say(world, LOUD, "whole");
    uint64_t torn = say(world, LOUD, long_line('t'));
    (void)say(world, QUIET, "whole, too");
    uint16_t first = world->journal.order[1].piece;
    world->store.pieces[first].seq = 0;
    CHECK(journal_open(&world->journal, &world->store));
    CHECK_EQ(world->journal.records, 2);
    CHECK(journal_check(&world->journal));
    CHECK_EQ(world->store.last_seq, torn + 1);
    first = world->journal.order[1].piece;
    world->store.pieces[first].line_bytes = LOGD_MAX_LINE;
    CHECK(journal_open(&world->journal, &world->store));
    CHECK_EQ(world->journal.records, 1);
    check_line(ask(world, 0), 0, "whole");
    CHECK(journal_check(&world->journal));
}

TEST(a_store_that_is_no_journal_is_emptied_and_said_to_be_none)
{
    struct world *world = begin();
    memset(&world->store, 0xA5, sizeof world->store);
    CHECK(!journal_open(&world->journal, &world->store));
    CHECK_EQ(world->journal.records, 0);
    CHECK_EQ(say(world, LOUD, "one"), 1);
    CHECK(journal_check(&world->journal));
}

UNIT_MAIN
