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

static void read_ring(uint64_t at, void *to, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        ((uint8_t *)to)[i] = ring.bytes[(at + i) % LOG_BYTES];
    }
}

/* The record at *at, which moves on to the next; false at the head. */
static bool get(uint64_t *at, struct log_record *ret_record, char *text)
{
    *at = *at < ring.tail ? ring.tail : *at;
    if (*at >= ring.head) {
        return false;
    }
    read_ring(*at, ret_record, sizeof *ret_record);
    read_ring(*at + sizeof *ret_record, text, ret_record->length);
    *at += sizeof *ret_record + ((ret_record->length + 7U) & ~7U);
    return true;
}

static void put(uint16_t length, char byte)
{
    char text[KERNEL_MAX_LOG_TEXT];
    memset(text, byte, sizeof text);
    struct log_record record = {
        .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .length = length};
    log_ring_put(&ring, &record, text);
}

TEST(records_come_back_in_order_and_whole)
{
    ring = (struct log_ring){0};
    put(5, 'a');
    put(0, 'b');
    put(KERNEL_MAX_LOG_TEXT, 'c');
    uint64_t at = 0;
    struct log_record record;
    char text[KERNEL_MAX_LOG_TEXT];
    CHECK(get(&at, &record, text));
    CHECK_EQ(record.seq, 1);
    CHECK_BYTES(text, "aaaaa", 5);
    CHECK(get(&at, &record, text));
    CHECK_EQ(record.length, 0);
    CHECK(get(&at, &record, text));
    CHECK_EQ(record.length, KERNEL_MAX_LOG_TEXT);
    CHECK_EQ(text[KERNEL_MAX_LOG_TEXT - 1], 'c');
    CHECK(!get(&at, &record, text));
}

TEST(the_oldest_make_way_and_are_counted)
{
    ring = (struct log_ring){0};
    uint64_t seed = 5;
    for (uint32_t i = 0; i < 3000; i++) {
        uint16_t length = (uint16_t)random_below(&seed, KERNEL_MAX_LOG_TEXT + 1);
        put(length, (char)('a' + i % 26));
        CHECK(log_ring_check(&ring));
    }
    uint64_t at = 0;
    uint64_t seen = 0;
    struct log_record record;
    char text[KERNEL_MAX_LOG_TEXT];
    while (get(&at, &record, text)) {
        seen++;
        CHECK_EQ(record.seq, ring.dropped + seen);
        CHECK(record.length == 0 || text[record.length - 1] == (char)('a' + (record.seq - 1) % 26));
    }
    CHECK_EQ(seen + ring.dropped, 3000);
}

static void check_line(const struct log_record *record, const char *message, const char *expected)
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
    struct log_record record = {.seq = 7,
                                .us = 1234,
                                .koid = 21,
                                .principal = 3 << 16 | 65,
                                .cpu = 2,
                                .level = LOG_LEVEL_WARN,
                                .category = LOG_CATEGORY_SERVICE,
                                .length = 5};
    check_line(&record, "hello", "7 1234 2 WARN service 65.3 21 hello");
}

TEST(the_kernel_names_itself)
{
    struct log_record record = {
        .seq = 1, .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .length = 2};
    check_line(&record, "up", "1 0 0 INFO boot kernel 0 up");
}

TEST(nobody_can_write_what_looks_like_a_line_of_somebody_else)
{
    struct log_record record = {
        .seq = 1, .level = LOG_LEVEL_INFO, .category = LOG_CATEGORY_BOOT, .length = 9};
    check_line(&record, "a\npanic: ", "1 0 0 INFO boot kernel 0 a\\x0apanic: ");
}

TEST(the_longest_text_fits_its_line_even_if_all_of_it_is_escaped)
{
    char message[KERNEL_MAX_LOG_TEXT];
    memset(message, 1, sizeof message);
    struct log_record record = {.seq = UINT64_MAX,
                                .us = UINT64_MAX,
                                .koid = UINT64_MAX,
                                .principal = UINT32_MAX,
                                .cpu = UINT32_MAX,
                                .level = LOG_LEVEL_TRACE,
                                .category = LOG_CATEGORY_HEARTBEAT,
                                .length = KERNEL_MAX_LOG_TEXT};
    char line[LOG_MAX_LINE];
    struct text text = {.data = line, .size = sizeof line - 1};
    log_format(&text, &record, message);
    CHECK(!text.full);
}

UNIT_MAIN
