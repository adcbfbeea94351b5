/* The formatter makes what printf makes, or nothing. */
#include "format.h"

#include <stdarg.h>
#include <stddef.h>

#include "unit.h"

enum { SIZE = 64 };

/* Not annotated as printf: formats that are refused go through here, too. */
static bool format(char *to, uint32_t size, uint32_t *ret_length, const char *text, ...)
{
    va_list arguments;
    va_start(arguments, text);
    bool good = format_line(to, size, ret_length, text, arguments);
    va_end(arguments);
    return good;
}

#define CHECK_LINE(wanted, ...)                                                                    \
    do {                                                                                           \
        char made[SIZE];                                                                           \
        uint32_t length = 0;                                                                       \
        CHECK(format(made, SIZE, &length, __VA_ARGS__));                                           \
        CHECK_EQ(length, sizeof(wanted) - 1);                                                      \
        CHECK_BYTES(made, wanted, length);                                                         \
    } while (0)

TEST(plain_text_and_percent_signs_are_copied)
{
    CHECK_LINE("100% plain", "100%% plain");
    CHECK_LINE("", "");
}

TEST(texts_are_put_whole_or_up_to_their_bound)
{
    CHECK_LINE("<abc>", "<%s>", "abc");
    CHECK_LINE("<ab>", "<%.*s>", 2, "abc");
    CHECK_LINE("<>", "<%.*s>", 0, "abc");
}

TEST(numbers_are_put_to_their_limits)
{
    CHECK_LINE("0 4294967295", "%u %u", 0U, UINT32_MAX);
    CHECK_LINE("-2147483648 7", "%d %d", INT32_MIN, 7);
    CHECK_LINE("18446744073709551615", "%lu", UINT64_MAX);
    CHECK_LINE("ffffffffffffffff beef", "%lx %x", UINT64_MAX, 0xbeefU);
}

TEST(a_width_pads_with_zeros_and_never_cuts)
{
    CHECK_LINE("0000000000000abc", "%016lx", UINT64_C(0xabc));
    CHECK_LINE("007", "%03u", 7U);
    CHECK_LINE("1234", "%03u", 1234U);
}

TEST(a_line_that_just_fits_is_good_and_one_byte_more_is_refused)
{
    char made[4];
    uint32_t length = 99;
    CHECK(format(made, 4, &length, "ab%u", 12U));
    CHECK_EQ(length, 4);
    length = 99;
    CHECK(!format(made, 4, &length, "ab%u", 123U));
    CHECK(!format(made, 4, &length, "abcde"));
    CHECK(!format(made, 4, &length, "%s", "abcde"));
    CHECK_EQ(length, 99);
}

TEST(a_negative_bound_is_refused)
{
    char made[SIZE];
    uint32_t length = 0;
    CHECK(!format(made, SIZE, &length, "%.*s", -1, "abc"));
}

TEST(what_it_does_not_know_is_refused)
{
    static const char *const unknown[] = {"%c",    "%p", "%f", "%ld", "%5u",
                                          "%021u", "%",  "%l", "%.5s"};
    char made[SIZE];
    uint32_t length = 0;
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        CHECK(!format(made, SIZE, &length, unknown[i], 0UL, 0UL));
    }
}

UNIT_MAIN
