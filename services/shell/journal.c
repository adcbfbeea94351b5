/* `log`: the journal as lines, once or as it grows, and what is kept of whom. */
#include "listing.h"
#include "numbers.h"
#include "shell.h"

enum { TIME_COLUMN = 9, MOST_ASKED = 100000, LINES_SHOWN = 256 };

/* What is asked for. */
struct query {
    uint64_t after;
    uint32_t component;
    const char *level;
    uint64_t lines; /* the last so many; 0 for all */
    bool follows;
};

static bool is_level(struct shell *s, const char *word)
{
    static const char *const levels[] = {"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL", "OFF"};
    (void)s;
    for (uint32_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        if (strcmp(levels[i], word) == 0) {
            return true;
        }
    }
    return false;
}

/* A level in small letters is one, too. */
static const char *level_of(struct shell *s, const char *word, char upper[8])
{
    size_t length = strlen(word);
    for (size_t i = 0; i < length && i < 7; i++) {
        upper[i] = word[i] >= 'a' && word[i] <= 'z' ? (char)(word[i] - 0x20) : word[i];
    }
    upper[length < 7 ? length : 7] = 0;
    return length < 7 && is_level(s, upper) ? upper : NULL;
}

static void put_filter(const struct query *q, struct interp_text *text)
{
    interp_put(text, "filter={threshold=");
    interp_put(text, q->level);
    interp_put(text, " component=");
    interp_put_number(text, q->component);
    interp_put(text, " categories=0x3fffe from_us=0 until_us=0xffffffffffffffff}");
}

static bool ask(struct shell *s, const struct query *q)
{
    char words[256];
    struct interp_text text = {.data = words, .size = sizeof words};
    interp_put(&text, "after_seq=");
    interp_put_number(&text, q->after);
    interp_put(&text, " ");
    put_filter(q, &text);
    return calls_ask(&s->calls, "Logd.query", words);
}

static void put_record(struct shell *s, struct value record, const struct out *out)
{
    char cell[32];
    struct calls *c = &s->calls;
    struct interp_text text = {.data = cell, .size = sizeof cell};
    struct column level = {.field = "level"};
    struct writ_bytes lines = calls_bytes(c, calls_value(c, "lines"));
    uint32_t at = (uint32_t)calls_number(c, calls_field(c, record, "line_offset"));
    uint32_t count = (uint32_t)calls_number(c, calls_field(c, record, "line_bytes"));
    listing_time(calls_number(c, calls_field(c, record, "time_us")), &text);
    out_spaces(out, text.length < TIME_COLUMN ? TIME_COLUMN - text.length : 0);
    out_text(out, cell);
    out_text(out, " ");
    text = (struct interp_text){.data = cell, .size = sizeof cell};
    listing_value(c, record, &level, &text);
    listing_cell(out, cell, 5, false);
    if (at <= lines.length && count <= lines.length - at) {
        out_bytes(out, (const char *)lines.data + at, count);
    }
    out_text(out, "\n");
}

/* All there is after `q->after`; null out counts. */
static bool read_all(struct shell *s, struct query *q, uint64_t skipped, const struct out *out,
                     uint64_t *ret_count)
{
    *ret_count = 0;
    for (uint32_t i = 0; i < MOST_ASKED; i++) {
        if (!ask(s, q)) {
            return false;
        }
        struct value records = calls_value(&s->calls, "records");
        for (uint32_t k = 0; k < calls_count(&s->calls, records); k++) {
            if (out != NULL && *ret_count >= skipped) {
                put_record(s, calls_element(&s->calls, records, k), out);
            }
            (*ret_count)++;
        }
        q->after = calls_number(&s->calls, calls_value(&s->calls, "next_seq"));
        if (calls_number(&s->calls, calls_value(&s->calls, "more")) == 0) {
            break;
        }
    }
    return true;
}

static bool subscribe(struct shell *s, const struct query *q)
{
    char words[256];
    struct interp_text text = {.data = words, .size = sizeof words};
    uint32_t bell = s->world->make_bell(s->world->owner);
    if (bell == 0) {
        return shell_fail(s, "There is no room for another bell.");
    }
    interp_put(&text, "bell=cap:");
    interp_put_number(&text, bell);
    interp_put(&text, " ");
    put_filter(q, &text);
    return calls_ask(&s->calls, "Logd.subscribe", words);
}

static bool show(struct shell *s, struct query *q, const struct out *out)
{
    uint64_t count = 0;
    uint64_t skipped = 0;
    if (q->lines != 0) {
        struct query counted = *q;
        if (!read_all(s, &counted, 0, NULL, &count)) {
            return false;
        }
        skipped = count > q->lines ? count - q->lines : 0;
    }
    if (q->follows && !subscribe(s, q)) {
        return false;
    }
    bool good = read_all(s, q, skipped, out, &count);
    while (good && q->follows && !s->world->pause(s->world->owner)) {
        good = read_all(s, q, 0, out, &count);
    }
    return good;
}

/* ---- what is kept ---- */

static bool set_level(struct shell *s, const struct command_words *w)
{
    char upper[8];
    char words[64];
    uint32_t component = 0;
    struct interp_text text = {.data = words, .size = sizeof words};
    const char *level = w->count == 4 ? level_of(s, w->word[3], upper) : NULL;
    if (w->count != 4) {
        return shell_fail(s, "log level COMPONENT LEVEL sets it; log levels shows all.");
    }
    if (!shell_component(s, w->word[2], &component)) {
        return false;
    }
    if (level == NULL) {
        return shell_fail(s, "The levels are trace, debug, info, warn, error, fatal and off.");
    }
    interp_put(&text, "component=");
    interp_put_number(&text, component);
    interp_put(&text, " threshold=");
    interp_put(&text, level);
    return calls_ask(&s->calls, "Logd.set_level", words);
}

static bool see_levels(struct shell *s, const struct out *out)
{
    static const struct listing listing = {"Logd.list_levels",
                                           {{"COMPONENT", "component", SHOW_COMPONENT, 14},
                                            {"FROM LEVEL", "threshold", SHOW_PLAIN, 0}}};
    return listing_print(&s->calls, &listing, NULL, out);
}

bool see_log(struct shell *s, const struct command_words *w, const struct out *out)
{
    char upper[8];
    struct query q = {.level = "TRACE", .lines = LINES_SHOWN};
    if (w->count > 1 && strcmp(w->word[1], "level") == 0) {
        return set_level(s, w);
    }
    if (w->count == 2 && strcmp(w->word[1], "levels") == 0) {
        return see_levels(s, out);
    }
    for (uint32_t i = 1; i < w->count; i++) {
        const char *level = level_of(s, w->word[i], upper);
        if (strcmp(w->word[i], "-f") == 0) {
            q.follows = true;
        } else if (strcmp(w->word[i], "-n") == 0) {
            if (++i == w->count || !number_read(w->word[i], &q.lines) || q.lines == 0) {
                return shell_fail(s, "A number of lines belongs behind -n.");
            }
        } else if (level != NULL) {
            q.level = level;
        } else if (!shell_component(s, w->word[i], &q.component)) {
            return false;
        }
    }
    return show(s, &q, out);
}
