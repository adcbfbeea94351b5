/* Bytes that wait on a line: whole, in order, once. */
#include "line.h"

#include <string.h>

#include "unit.h"

enum { FIRST = 1000, BLOCK = 1000 };

static struct line line;
static uint8_t block[BLOCK];

static void begin(void)
{
    for (uint32_t i = 0; i < BLOCK; i++) {
        block[i] = (uint8_t)(i * 7);
    }
    line_init(&line, FIRST);
}

TEST(output_is_taken_whole_or_not_at_all)
{
    begin();
    uint32_t taken = 0;
    while (line_write(&line, block, BLOCK) == 0) {
        taken += BLOCK;
    }
    CHECK_EQ(taken, LINE_OUTPUT / BLOCK * BLOCK);
    CHECK_EQ(line_output_waiting(&line), taken);
    CHECK_EQ(line_write(&line, block, LINE_OUTPUT - taken), 0);
    CHECK_EQ(line_write(&line, block, 1), CONSOLE_ERROR_FULL);
    CHECK_EQ(line_write(&line, block, 0), 0);
    CHECK(line_check(&line));
}

TEST(output_leaves_in_the_order_in_which_it_was_taken)
{
    begin();
    uint8_t next = 0;
    uint8_t expected = 0;
    for (uint32_t round = 0; round < 10000; round++) {
        uint8_t bytes[3] = {next, (uint8_t)(next + 1), (uint8_t)(next + 2)};
        const uint8_t *out = NULL;
        if (line_write(&line, bytes, sizeof bytes) == 0) {
            next = (uint8_t)(next + 3);
        }
        uint32_t count = line_next(&line, round % 6, &out);
        for (uint32_t i = 0; i < count; i++) {
            CHECK_EQ(out[i], expected);
            expected++;
        }
        line_sent(&line, count);
        CHECK(line_check(&line));
    }
    CHECK(line.sent > LINE_OUTPUT);
}

TEST(all_was_sent_is_said_once)
{
    const uint8_t *out = NULL;
    begin();
    CHECK(!line_drained(&line));
    CHECK_EQ(line_write(&line, block, 2), 0);
    CHECK(!line_drained(&line));
    line_sent(&line, line_next(&line, 2, &out));
    CHECK_EQ(line.output, CONSOLE_OUTPUT_SENDING);
    CHECK(line_drained(&line));
    CHECK(!line_drained(&line));
    CHECK_EQ(line_write(&line, block, 0), 0);
    CHECK(line_drained(&line));
}

TEST(what_was_not_confirmed_is_given_again)
{
    uint8_t bytes[4];
    uint32_t count = 0;
    begin();
    line_receive(&line, 'a');
    line_receive(&line, 'b');
    for (uint32_t i = 0; i < 2; i++) {
        CHECK_EQ(line_read(&line, FIRST, sizeof bytes, bytes, &count), 0);
        CHECK_EQ(count, 2);
        CHECK_BYTES(bytes, "ab", 2);
    }
    CHECK_EQ(line_read(&line, FIRST + 1, sizeof bytes, bytes, &count), 0);
    CHECK_EQ(count, 1);
    CHECK_EQ(bytes[0], 'b');
    CHECK_EQ(line.input, CONSOLE_INPUT_WAITING);
    CHECK_EQ(line_read(&line, FIRST + 2, sizeof bytes, bytes, &count), 0);
    CHECK_EQ(count, 0);
    CHECK_EQ(line.input, CONSOLE_INPUT_EMPTY);
}

TEST(a_place_that_was_confirmed_or_has_not_come_is_refused_and_confirms_nothing)
{
    uint8_t bytes[4];
    uint32_t count = 77;
    begin();
    line_receive(&line, 'a');
    CHECK_EQ(line_read(&line, FIRST - 1, sizeof bytes, bytes, &count), CONSOLE_ERROR_BAD_PLACE);
    CHECK_EQ(line_read(&line, FIRST + 2, sizeof bytes, bytes, &count), CONSOLE_ERROR_BAD_PLACE);
    CHECK_EQ(line_read(&line, 0, sizeof bytes, bytes, &count), CONSOLE_ERROR_BAD_PLACE);
    CHECK_EQ(line_read(&line, UINT64_MAX, sizeof bytes, bytes, &count), CONSOLE_ERROR_BAD_PLACE);
    CHECK_EQ(count, 77);
    CHECK_EQ(line_input_waiting(&line), 1);
    CHECK_EQ(line_read(&line, FIRST + 1, sizeof bytes, bytes, &count), 0);
    CHECK_EQ(line_read(&line, FIRST, sizeof bytes, bytes, &count), CONSOLE_ERROR_BAD_PLACE);
}

TEST(input_comes_in_order_also_around_the_end_of_its_room)
{
    uint64_t place = FIRST;
    uint8_t next = 0;
    uint8_t expected = 0;
    begin();
    for (uint32_t round = 0; round < 5000; round++) {
        uint8_t bytes[5];
        uint32_t count = 0;
        for (uint32_t i = 0; i < 4 && line_input_room(&line) > 0; i++) {
            line_receive(&line, next++);
        }
        CHECK_EQ(line_read(&line, place, round % 6, bytes, &count), 0);
        for (uint32_t i = 0; i < count; i++) {
            CHECK_EQ(bytes[i], expected);
            expected++;
        }
        place += count;
        CHECK(line_check(&line));
    }
}

UNIT_MAIN
