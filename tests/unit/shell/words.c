/* Typed lines, taken apart. */
#include "words.h"

#include <string.h>

#include "unit.h"

static struct words words;

static const char *parse(const char *line)
{
    return words_parse(line, (uint32_t)strlen(line), &words);
}

static bool is(uint32_t command, uint32_t word, const char *text)
{
    return command < words.count && word < words.command[command].count &&
           strcmp(words.command[command].word[word], text) == 0;
}

TEST(words_stand_between_spaces_and_commands_between_bars)
{
    CHECK(parse("  log  -n 5|grep ready | count") == NULL);
    CHECK_EQ(words.count, 3);
    CHECK_EQ(words.command[0].count, 3);
    CHECK(is(0, 0, "log") && is(0, 2, "5") && is(1, 1, "ready") && is(2, 0, "count"));
}

TEST(quotes_and_backslashes_take_characters_as_they_are)
{
    CHECK(parse("grep 'a | b\\' \"c \\\" d\" e\\ f") == NULL);
    CHECK(is(0, 1, "a | b\\") && is(0, 2, "c \" d") && is(0, 3, "e f"));
}

TEST(brackets_keep_a_value_together)
{
    CHECK(parse("call L.q filter={a=1 b=[2 3]} x=\"|\" | head") == NULL);
    CHECK_EQ(words.command[0].count, 4);
    CHECK_EQ(words.count, 2);
    CHECK(is(0, 2, "filter={a=1 b=[2 3]}"));
}

TEST(a_command_keeps_its_text_as_it_was_typed)
{
    const char *line = "call Echo.say text=\"a  b\"";
    CHECK(parse(line) == NULL);
    uint32_t end = words.command[0].end[1];
    CHECK(strcmp(words.command[0].raw + end, " text=\"a  b\"") == 0);
}

TEST(what_is_no_line_is_said_in_a_sentence)
{
    static const char *const wrong[] = {
        "echo \"a",  "echo 'a",   "echo \\",
        "| count",   "ps |",      "ps | | count",
        "call x={1", "a|b|c|d|e", "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5"};
    for (uint32_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const char *sentence = parse(wrong[i]);
        CHECK(sentence != NULL && strlen(sentence) > 10);
        CHECK_EQ(words.count, 0);
    }
}

TEST(a_line_of_nothing_has_no_command)
{
    CHECK(parse("") == NULL);
    CHECK_EQ(words.count, 0);
    CHECK(parse("   \t ") == NULL);
    CHECK_EQ(words.count, 0);
}

TEST(any_bytes_whatever_are_a_line_or_a_sentence)
{
    static const char likely[] = "ab |\"'\\{}[]= \t";
    char line[3000];
    uint64_t random = 88172645463325252u;
    for (uint32_t round = 0; round < 20000; round++) {
        uint32_t length = (uint32_t)(random >> 33) % (round % 50 == 0 ? 3000 : 40);
        for (uint32_t i = 0; i < length; i++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            line[i] = random % 8 == 0 ? (char)(random >> 40)
                                      : likely[(random >> 40) % (sizeof likely - 1)];
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        const char *sentence = words_parse(line, length, &words);
        for (uint32_t c = 0; sentence == NULL && c < words.count; c++) {
            const struct command_words *w = &words.command[c];
            CHECK(w->raw >= line && w->raw + w->raw_length <= line + length);
            for (uint32_t i = 0; i < w->count; i++) {
                CHECK(strlen(w->word[i]) < WORDS_BYTES);
                CHECK(w->end[i] <= w->raw_length);
            }
        }
    }
}

UNIT_MAIN
