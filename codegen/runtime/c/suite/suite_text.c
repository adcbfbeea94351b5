/* Lines, titles and the count of cases. A line that would be longer than its buffer loses the piece that does not fit, whole. */
#include "suite_parts.h"

static uint32_t length_of(const char *text)
{
    uint32_t length = 0;
    while (text[length] != '\0') {
        length++;
    }
    return length;
}

void say_text(struct suite *s, const char *text)
{
    uint32_t length = length_of(text);
    if (length >= sizeof s->line - s->length) {
        return;
    }
    __builtin_memcpy(s->line + s->length, text, length + 1);
    s->length += length;
}

void say_number(struct suite *s, uint64_t number)
{
    char digits[21];
    uint32_t at = sizeof digits - 1;
    digits[at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    say_text(s, digits + at);
}

void say_status(struct suite *s, const struct suite_method *m, uint32_t status)
{
    for (uint32_t i = 0; m != NULL && i < m->error_count; i++) {
        if (m->errors[i].status == status) {
            say_text(s, m->errors[i].name);
            return;
        }
    }
    say_text(s, writ_status_name(status));
    say_text(s, " (");
    say_number(s, status);
    say_text(s, ")");
}

void say_line(struct suite *s)
{
    s->line[s->length] = '\0';
    if (!s->quiet) {
        s->port->print(s->world, s->line);
    }
    s->length = 0;
}

static void say_head(struct suite *s)
{
    s->length = 0;
    say_text(s, s->protocol->library);
    say_text(s, ": ");
}

void case_begin(struct suite *s, const char *const *title, uint32_t parts)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < parts; i++) {
        uint32_t length = length_of(title[i]);
        if (length < sizeof s->title - at) {
            __builtin_memcpy(s->title + at, title[i], length);
            at += length;
        }
    }
    s->title[at] = '\0';
    s->tally.cases++;
    s->failing = false;
    s->why_not = NULL;
}

void case_end(struct suite *s)
{
    if (s->failing) {
        s->tally.failed++;
    } else if (s->why_not != NULL) {
        s->tally.cases--;
        case_skip(s, s->why_not);
    } else {
        s->tally.passed++;
    }
}

static bool is_same(const char *a, const char *b)
{
    while (*a != '\0' && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

void case_skip(struct suite *s, const char *reason)
{
    struct suite_reason *last = &s->reasons[SUITE_REASONS - 1];
    s->tally.skipped++;
    for (struct suite_reason *r = s->reasons; r < last; r++) {
        if (r->text == NULL) {
            r->text = reason;
        }
        if (is_same(r->text, reason)) {
            r->count++;
            return;
        }
    }
    last->text = "other reasons";
    last->count++;
}

void skips_end(struct suite *s)
{
    for (uint32_t i = 0; i < SUITE_REASONS; i++) {
        if (s->reasons[i].text != NULL) {
            say_head(s);
            say_text(s, "not run here: ");
            say_number(s, s->reasons[i].count);
            say_text(s, ": ");
            say_text(s, s->reasons[i].text);
            say_line(s);
        }
    }
}

void case_fail(struct suite *s, const char *what)
{
    if (!s->failing) {
        say_head(s);
        say_text(s, "FAILED ");
        say_text(s, s->title);
        say_text(s, ": ");
        say_text(s, what);
        say_line(s);
    }
    s->failing = true;
}

void case_fail_status(struct suite *s, const struct suite_method *m, uint32_t expected,
                      uint32_t got)
{
    if (!s->failing) {
        say_head(s);
        say_text(s, "FAILED ");
        say_text(s, s->title);
        say_text(s, m != NULL ? ": " : "");
        say_text(s, m != NULL ? m->name : "");
        say_text(s, ": expected ");
        say_status(s, m, expected);
        say_text(s, ", got ");
        say_status(s, m, got);
        say_line(s);
    }
    s->failing = true;
}
