/* Text with numbers in it. */
#include "format.h"

#include <string.h>

#include "assert.h"
#include "unit.h"

void assert_failed(const char *what, const char *file, uint32_t line)
{
    unit_fail(file, (int)line, what);
}

#define CHECK_FORMAT(expected_, ...)                                                               \
    do {                                                                                           \
        char buffer_[64];                                                                          \
        struct text text_ = {.data = buffer_, .size = sizeof buffer_};                             \
        text_format(&text_, __VA_ARGS__);                                                          \
        CHECK_EQ(text_.length, strlen(expected_));                                                 \
        CHECK_BYTES(buffer_, expected_, text_.length);                                             \
    } while (false)

TEST(numbers_are_written_in_their_base)
{
    CHECK_FORMAT("0 4294967295", "%u %u", 0U, UINT32_MAX);
    CHECK_FORMAT("18446744073709551615", "%lu", UINT64_MAX);
    CHECK_FORMAT("ffff800000000000", "%lx", 0xffff800000000000UL);
}

TEST(a_width_is_filled_from_the_left)
{
    CHECK_FORMAT("0x002a", "0x%04x", 42U);
    CHECK_FORMAT("  7|12345", "%3u|%3u", 7U, 12345U);
}

TEST(strings_characters_and_percent_signs_stand_as_they_are)
{
    CHECK_FORMAT("a b c 100%", "%s %c %s 100%%", "a", 'b', "c");
}

TEST(what_does_not_fit_is_missing_and_said_to_be)
{
    char buffer[4];
    struct text text = {.data = buffer, .size = sizeof buffer};
    text_format(&text, "%s", "abcd");
    CHECK(!text.full);
    text_format(&text, "e");
    CHECK(text.full);
    CHECK_EQ(text.length, 4);
}

UNIT_MAIN
