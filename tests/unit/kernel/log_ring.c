/* The log's ring and lines. */
#include "log.h"

#include <string.h>

#include "assert.h"
#include "random.h"
#include "unit.h"

static struct log_ring ring;

void assert_failed(const char *what, const char *file, uint32_t line)
{
    unit_fail(file, (int)line, what);
}

static void put(uint16_t length, char byte)
{
    char text[KERNEL_MAX_LOG_TEXT];
    memset(text, byte, sizeof text);
    struct log_entry entry = {
        .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .text_bytes = length};
    log_ring_put(&ring, &entry, text);
}

/* One answer's worth of records with numbers above `after`. */
struct batch {
    struct log_entry entries[KERNEL_MAX_LOG_BATCH];
    uint8_t text[KERNEL_MAX_LOG_BATCH_TEXT];
    uint32_t count;
    uint32_t bytes;
};

static void get(uint64_t after, struct batch *batch)
{
    CHECK(log_ring_seek(&ring, after, UINT32_MAX));
    batch->count = log_ring_peek(&ring, batch->entries, &batch->bytes);
    CHECK(batch->bytes <= sizeof batch->text);
    log_ring_texts(&ring, batch->count, batch->text);
    CHECK(log_ring_check(&ring));
}

TEST(records_come_back_in_order_and_whole)
{
    ring = (struct log_ring){0};
    put(5, 'a');
    put(0, 'b');
    put(KERNEL_MAX_LOG_TEXT, 'c');
    static struct batch batch;
    get(0, &batch);
    CHECK_EQ(batch.count, 3);
    CHECK_EQ(batch.bytes, 5 + KERNEL_MAX_LOG_TEXT);
    CHECK_BYTES(batch.text, "aaaaac", 6);
    CHECK_EQ(batch.text[4 + KERNEL_MAX_LOG_TEXT], 'c');
    for (uint32_t i = 0; i < 3; i++) {
        CHECK_EQ(batch.entries[i].seq, i + 1);
    }
    CHECK_EQ(batch.entries[1].text_bytes, 0);
    get(2, &batch);
    CHECK_EQ(batch.count, 1);
    CHECK_EQ(batch.entries[0].seq, 3);
    get(3, &batch);
    CHECK_EQ(batch.count, 0);
    get(UINT64_MAX, &batch);
    CHECK_EQ(batch.count, 0);
}

TEST(an_answer_carries_no_more_than_its_bounds)
{
    ring = (struct log_ring){0};
    static struct batch batch;
    for (uint32_t i = 0; i < KERNEL_MAX_LOG_BATCH + 1; i++) {
        put(1, 'a');
    }
    get(0, &batch);
    CHECK_EQ(batch.count, KERNEL_MAX_LOG_BATCH);
    ring = (struct log_ring){0};
    for (uint32_t i = 0; i <= KERNEL_MAX_LOG_BATCH_TEXT / KERNEL_MAX_LOG_TEXT; i++) {
        put(KERNEL_MAX_LOG_TEXT, 'a');
    }
    get(0, &batch);
    CHECK_EQ(batch.count, KERNEL_MAX_LOG_BATCH_TEXT / KERNEL_MAX_LOG_TEXT);
}

/* Reads on from `after` to the end; checks that nothing is left out but what had made way. */
static uint64_t read_on(uint64_t after)
{
    static struct batch batch;
    uint64_t expected = after < ring.dropped ? ring.dropped : after;
    for (get(after, &batch); batch.count != 0; get(expected, &batch)) {
        const uint8_t *text = batch.text;
        for (uint32_t i = 0; i < batch.count; i++) {
            const struct log_entry *entry = &batch.entries[i];
            CHECK_EQ(entry->seq, ++expected);
            uint32_t bytes = entry->text_bytes;
            CHECK(bytes == 0 || text[bytes - 1] == 'a' + (entry->seq - 1) % 26);
            text += bytes;
        }
    }
    return expected;
}

TEST(the_oldest_make_way_and_a_reader_misses_nothing_else)
{
    ring = (struct log_ring){0};
    uint64_t seed = 5;
    uint64_t seen = 0;
    for (uint32_t i = 0; i < 3000; i++) {
        uint16_t length = (uint16_t)random_below(&seed, KERNEL_MAX_LOG_TEXT + 1);
        put(length, (char)('a' + i % 26));
        CHECK(log_ring_check(&ring));
        if (random_below(&seed, 40) == 0) {
            seen = read_on(random_below(&seed, 4) == 0 ? random_below(&seed, i + 9) : seen);
            CHECK_EQ(seen < ring.seq, false);
            seen = ring.seq;
        }
    }
    CHECK(ring.dropped > 0);
    CHECK_EQ(read_on(0), 3000);
}

TEST(a_reader_that_is_far_away_gets_there_in_slices)
{
    ring = (struct log_ring){0};
    for (uint32_t i = 0; i < 100; i++) {
        put(1, 'a');
    }
    CHECK(!log_ring_seek(&ring, 95, 40));
    CHECK(log_ring_check(&ring));
    CHECK(!log_ring_seek(&ring, 95, 40));
    CHECK(log_ring_seek(&ring, 95, 40));
    struct log_entry entries[KERNEL_MAX_LOG_BATCH];
    uint32_t bytes;
    CHECK_EQ(log_ring_peek(&ring, entries, &bytes), 5);
    CHECK_EQ(entries[0].seq, 96);
}

TEST(a_process_says_so_much_at_once_and_more_as_time_passes)
{
    struct log_share share = {0};
    for (uint32_t i = 0; i < KERNEL_LOG_BURST; i++) {
        CHECK(log_share_take(&share, &log_rate_of_processes, 10));
    }
    CHECK(!log_share_take(&share, &log_rate_of_processes, 10));
    CHECK(!log_share_take(&share, &log_rate_of_processes, KERNEL_LOG_REFILL_US - 1));
    CHECK_EQ(share.withheld, 2);
    CHECK(log_share_take(&share, &log_rate_of_processes, KERNEL_LOG_REFILL_US));
    CHECK(!log_share_take(&share, &log_rate_of_processes, 2 * KERNEL_LOG_REFILL_US - 1));
    CHECK(log_share_take(&share, &log_rate_of_processes, 3 * KERNEL_LOG_REFILL_US));
    CHECK(log_share_take(&share, &log_rate_of_processes, 3 * KERNEL_LOG_REFILL_US));
    CHECK(!log_share_take(&share, &log_rate_of_processes, 3 * KERNEL_LOG_REFILL_US));
}

TEST(a_place_that_says_too_much_is_held_back_and_others_are_not)
{
    static struct log_site sites[LOG_SITES];
    struct log_share *first = log_site(sites, "first");
    for (uint32_t i = 0; i < log_rate_of_sites.burst; i++) {
        CHECK(log_share_take(first, &log_rate_of_sites, 10));
    }
    CHECK(!log_share_take(first, &log_rate_of_sites, 10));
    CHECK_EQ(log_site(sites, "first")->withheld, 1);
    CHECK(log_share_take(log_site(sites, "second"), &log_rate_of_sites, 10));
    CHECK(log_share_take(log_site(sites, "first"), &log_rate_of_sites, 10 + 20000));
}

TEST(places_beyond_the_last_share_one_rate)
{
    static struct log_site sites[LOG_SITES];
    static const char names[2 * LOG_SITES];
    for (uint32_t i = 0; i < 2 * LOG_SITES; i++) {
        CHECK(log_site(sites, &names[i]) == &sites[i < LOG_SITES ? i : LOG_SITES - 1].share);
    }
}

TEST(silence_saves_up_no_more_than_one_burst)
{
    struct log_share share = {0};
    CHECK(log_share_take(&share, &log_rate_of_processes, 0));
    uint64_t later = UINT64_C(1) << 60;
    for (uint32_t i = 0; i < KERNEL_LOG_BURST; i++) {
        CHECK(log_share_take(&share, &log_rate_of_processes, later));
    }
    CHECK(!log_share_take(&share, &log_rate_of_processes, later));
}

static void check_line(const struct log_entry *record, const char *message, const char *expected)
{
    char line[LOG_MAX_LINE];
    struct text text = {.data = line, .size = sizeof line};
    log_format(&text, record, message);
    CHECK(!text.full);
    CHECK_EQ(text.length, strlen(expected));
    CHECK_BYTES(line, expected, text.length);
}

TEST(a_line_says_when_who_and_what)
{
    struct log_entry record = {.seq = 7,
                               .time_us = 1234,
                               .process = 21,
                               .principal = 3 << 16 | 65,
                               .processor = 2,
                               .level = LOG_LEVEL_WARN,
                               .category = LOG_CATEGORY_SERVICE,
                               .text_bytes = 5};
    check_line(&record, "hello", "7 1234 2 WARN service 65.3 21 hello");
}

TEST(a_line_tells_how_many_were_not_let_in_before_it)
{
    struct log_entry record = {.seq = 1,
                               .process = 3,
                               .withheld = 12,
                               .level = LOG_LEVEL_INFO,
                               .category = LOG_CATEGORY_USB,
                               .text_bytes = 2};
    check_line(&record, "up", "1 0 0 INFO usb 0.0 3 up withheld=12");
}

TEST(the_kernel_names_itself)
{
    struct log_entry record = {
        .seq = 1, .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .text_bytes = 2};
    check_line(&record, "up", "1 0 0 INFO boot kernel 0 up");
}

TEST(nobody_can_write_what_looks_like_a_line_of_somebody_else)
{
    struct log_entry record = {
        .seq = 1, .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .text_bytes = 9};
    check_line(&record, "a\npanic: ", "1 0 0 INFO boot kernel 0 a^Jpanic: ");
}

TEST(the_longest_text_fits_its_line_even_if_all_of_it_is_escaped)
{
    char message[KERNEL_MAX_LOG_TEXT];
    memset(message, 1, sizeof message);
    struct log_entry record = {.seq = UINT64_MAX,
                               .time_us = UINT64_MAX,
                               .process = UINT64_MAX,
                               .principal = UINT32_MAX,
                               .processor = UINT16_MAX,
                               .withheld = UINT32_MAX,
                               .level = LOG_LEVEL_TRACE,
                               .category = LOG_CATEGORY_HEARTBEAT,
                               .text_bytes = KERNEL_MAX_LOG_TEXT};
    char line[LOG_MAX_LINE];
    struct text text = {.data = line, .size = sizeof line - 1};
    log_format(&text, &record, message);
    CHECK(!text.full);
}

TEST(whatever_is_no_letter_is_shown_by_one)
{
    struct log_entry record = {
        .seq = 1, .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .text_bytes = 5};
    check_line(&record, "\x1b\x7f~\xc3\xa9", "1 0 0 INFO boot kernel 0 ^[^?~\xc3\xa9");
}

UNIT_MAIN
