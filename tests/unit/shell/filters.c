/* What stands behind a bar. */
#include "filters.h"

#include "unit.h"

static char shown[65536];
static uint32_t shown_length;
static struct filter filter;
static struct filter second;

static void put(void *owner, const char *data, uint32_t size)
{
    (void)owner;
    CHECK(shown_length + size < sizeof shown);
    memcpy(shown + shown_length, data, size);
    shown_length += size;
    shown[shown_length] = 0;
}

static const struct out out = {put, NULL};

static const char *begin(const char *a, const char *b, const char *c)
{
    const char *words[] = {a, b, c};
    shown_length = 0;
    shown[0] = 0;
    return filter_init(&filter, words, b == NULL ? 1 : c == NULL ? 2 : 3, &out);
}

static const char *through(const char *text)
{
    out_text(&filter.in, text);
    filter_end(&filter);
    return shown;
}

TEST(grep_lets_lines_with_the_text_through)
{
    CHECK(begin("grep", "re", NULL) == NULL);
    CHECK(strcmp(through("one ready\ntwo\nthree"), "one ready\nthree\n") == 0);
    CHECK(begin("grep", "-v", "re") == NULL);
    CHECK(strcmp(through("one ready\ntwo\n"), "two\n") == 0);
    CHECK(begin("grep", "-i", "READY") == NULL);
    CHECK(strcmp(through("one rEady\ntwo\n"), "one rEady\n") == 0);
}

TEST(head_and_tail_let_so_many_lines_through)
{
    CHECK(begin("head", "2", NULL) == NULL);
    CHECK(strcmp(through("1\n2\n3\n"), "1\n2\n") == 0);
    CHECK(begin("tail", "-2", NULL) == NULL);
    CHECK(strcmp(through("1\n2\n3\n"), "2\n3\n") == 0);
    CHECK(begin("tail", NULL, NULL) == NULL);
    CHECK(strcmp(through("1\n2\n"), "1\n2\n") == 0);
}

TEST(count_counts_lines)
{
    CHECK(begin("count", NULL, NULL) == NULL);
    CHECK(strcmp(through("1\n2\n3"), "3\n") == 0);
}

TEST(filters_go_through_one_another)
{
    const char *words[] = {"count"};
    shown_length = 0;
    CHECK(filter_init(&second, words, 1, &out) == NULL);
    const char *first[] = {"grep", "a"};
    CHECK(filter_init(&filter, first, 2, &second.in) == NULL);
    (void)through("a\nb\na\n");
    filter_end(&second);
    CHECK(strcmp(shown, "2\n") == 0);
}

TEST(a_line_that_is_too_long_goes_through_in_pieces)
{
    static char text[FILTER_LINE * 2 + 2];
    memset(text, 'x', FILTER_LINE * 2 + 1);
    CHECK(begin("grep", "x", NULL) == NULL);
    CHECK_EQ(strlen(through(text)), FILTER_LINE * 2 + 1 + 3);
}

TEST(what_is_no_filter_is_said_in_a_sentence)
{
    CHECK(begin("grep", NULL, NULL) != NULL);
    CHECK(begin("grep", "-x", "a") != NULL);
    CHECK(begin("head", "many", NULL) != NULL);
    CHECK(begin("tail", "65", NULL) != NULL);
    CHECK(begin("count", "1", NULL) != NULL);
    CHECK(begin("ps", NULL, NULL) != NULL);
}

UNIT_MAIN
