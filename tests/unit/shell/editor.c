/* Keys in, lines out: what people expect of a line that they type. */
#include "editor.h"

#include "unit.h"

enum { SHOWN = 1 << 19 };

static char shown[SHOWN];
static uint32_t shown_length;

static void put(void *owner, const char *data, uint32_t size)
{
    (void)owner;
    for (uint32_t i = 0; i < size && shown_length < SHOWN - 1; i++) {
        shown[shown_length++] = data[i];
    }
    shown[shown_length] = 0;
}

static void offer(void *owner, const char *line, uint32_t length, struct offers *o)
{
    static const char *const words[] = {"services", "stats", "stop", "\xc3\xa4pfel"};
    (void)owner;
    o->word = line;
    o->length = length;
    for (uint32_t i = 0; i < 4; i++) {
        offers_add(o, words[i], (uint32_t)strlen(words[i]));
    }
}

static const struct out out = {put, NULL};
static const struct completer completer = {offer, NULL};
static struct editor editor;

static void begin(void)
{
    shown_length = 0;
    shown[0] = 0;
    editor_init(&editor, &out, &completer, "> ");
    editor_begin(&editor);
}

static enum editor_event type(const char *keys)
{
    enum editor_event event = EDITOR_NOTHING;
    for (; *keys != 0; keys++) {
        if (event == EDITOR_ENTERED) {
            editor_begin(&editor);
        }
        event = editor_feed(&editor, (uint8_t)*keys);
        CHECK(editor_check(&editor));
    }
    return event;
}

static bool line_is(const char *line)
{
    return strcmp(editor_line(&editor), line) == 0 && editor.length == strlen(line);
}

TEST(what_is_typed_is_shown_and_comes_out_as_a_line)
{
    begin();
    CHECK_EQ(type("hello\r"), EDITOR_ENTERED);
    CHECK(line_is("hello"));
    CHECK(strcmp(shown, "> hello\n") == 0);
}

TEST(a_line_feed_behind_a_carriage_return_is_no_second_line)
{
    begin();
    CHECK_EQ(type("a\r"), EDITOR_ENTERED);
    editor_begin(&editor);
    CHECK_EQ(type("\n"), EDITOR_NOTHING);
    CHECK_EQ(type("\n"), EDITOR_ENTERED);
}

TEST(letters_are_put_in_and_taken_out_where_the_cursor_is)
{
    begin();
    type("wrt\x02i");
    CHECK(line_is("writ"));
    type("\x01\x04");
    CHECK(line_is("rit"));
    type("\x05\x7f");
    CHECK(line_is("ri"));
    type("\x1b[D\x1b[3~");
    CHECK(line_is("r"));
}

TEST(words_are_killed_and_come_back)
{
    begin();
    type("one two three\x17");
    CHECK(line_is("one two "));
    type("\x01\x19");
    CHECK(line_is("threeone two "));
    type("\x0b");
    CHECK(line_is("three"));
    type("\x15");
    CHECK(line_is(""));
    type("\x19 x\x1b"
         "b\x1b"
         "d");
    CHECK(line_is("three "));
    type("\x1b\x7f");
    CHECK(line_is(""));
}

TEST(the_cursor_goes_by_letters_words_and_to_both_ends)
{
    begin();
    type("ab cd");
    type("\x1b[1;5D");
    CHECK_EQ(editor.cursor, 3);
    type("\x1bOD\x02");
    CHECK_EQ(editor.cursor, 1);
    type("\x1b"
         "f");
    CHECK_EQ(editor.cursor, 2);
    type("\x1b[H");
    CHECK_EQ(editor.cursor, 0);
    type("\x1b[4~");
    CHECK_EQ(editor.cursor, 5);
    type("\x14");
    CHECK(line_is("ab dc"));
}

TEST(a_letter_of_several_bytes_is_one_letter)
{
    begin();
    type("a\xc3\xa4\xe2\x82\xac");
    type("\x02");
    CHECK_EQ(editor.cursor, 3);
    type("\x7f");
    CHECK(line_is("a\xe2\x82\xac"));
}

TEST(history_gives_lines_back_and_keeps_the_one_that_was_begun)
{
    begin();
    type("one\rtwo\rtwo\rbeg");
    type("\x1b[A");
    CHECK(line_is("two"));
    type("\x10");
    CHECK(line_is("one"));
    type("\x10");
    CHECK(line_is("one"));
    type("\x1b[B\x0e");
    CHECK(line_is("beg"));
}

TEST(history_forgets_the_oldest_and_nothing_else)
{
    begin();
    for (uint32_t i = 0; i < EDITOR_HISTORY + 3; i++) {
        char line[] = {(char)('a' + i / 26), (char)('a' + i % 26), '\r', 0};
        type(line);
        editor_begin(&editor);
    }
    for (uint32_t i = 0; i < EDITOR_HISTORY + 9; i++) {
        type("\x10");
    }
    CHECK(line_is("ad"));
}

TEST(what_does_not_fit_is_refused_and_changes_nothing)
{
    begin();
    for (uint32_t i = 0; i < EDITOR_LINE + 10; i++) {
        type("x");
    }
    CHECK_EQ(editor.length, EDITOR_LINE);
    CHECK(shown[shown_length - 1] == '\a');
    type("\x15\x19\x19");
    CHECK_EQ(editor.length, EDITOR_LINE);
    CHECK_EQ(type("\r"), EDITOR_ENTERED);
}

TEST(a_line_longer_than_the_screen_stays_on_one_row)
{
    begin();
    for (uint32_t i = 0; i < 200; i++) {
        type("x");
        shown_length = i == 198 ? 0 : shown_length;
    }
    CHECK(shown_length < EDITOR_COLUMNS + 16);
}

TEST(completion_adds_what_is_sure_and_lists_the_rest)
{
    begin();
    type("se\t");
    CHECK(line_is("services "));
    type("\x15st\t");
    CHECK(line_is("st"));
    type("\t");
    CHECK(strstr(shown, "stats  stop  ") != NULL);
    type("o\t");
    CHECK(line_is("stop "));
    type("\x15zz\t");
    CHECK(line_is("zz"));
}

TEST(interrupt_and_end_are_told)
{
    begin();
    CHECK_EQ(type("abc\x03"), EDITOR_INTERRUPTED);
    editor_begin(&editor);
    CHECK_EQ(type("\x04"), EDITOR_ENDED);
    CHECK_EQ(type("a\x01\x04"), EDITOR_NOTHING);
    CHECK(line_is(""));
}

/* All that can be typed, by a generator whose numbers are always the same. */
TEST(any_bytes_whatever_leave_a_line)
{
    static const char likely[] =
        "\x1b[\x1bO;~ABCDHF0123456789ab \t\r\n\x7f\x17\x19\x0b\x15\x10\x0e\x14\xc3\xa4|\"";
    uint64_t random = 88172645463325252u;
    begin();
    for (uint32_t i = 0; i < 400000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        uint8_t byte = (random >> 32) % 4 == 0
                           ? (uint8_t)(random >> 40)
                           : (uint8_t)likely[(random >> 40) % (sizeof likely - 1)];
        shown_length = 0;
        if (editor_feed(&editor, byte) != EDITOR_NOTHING) {
            editor_begin(&editor);
        }
        if (!editor_check(&editor)) {
            unit_fail_equal(__FILE__, __LINE__, "the line holds together after byte", byte, i);
        }
    }
}

UNIT_MAIN
