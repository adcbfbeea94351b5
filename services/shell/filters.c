/* See filters.h. */
#include "filters.h"

#include "numbers.h"

static const struct {
    const char *name;
    enum filter_kind kind;
} kinds[] = {
    {"grep", FILTER_GREP}, {"head", FILTER_HEAD}, {"tail", FILTER_TAIL}, {"count", FILTER_COUNT}};

enum { KINDS = sizeof kinds / sizeof kinds[0], LINES = 10 };

static enum filter_kind kind_of(const char *name)
{
    for (uint32_t i = 0; i < KINDS; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return kinds[i].kind;
        }
    }
    return FILTER_NONE;
}

bool filter_is(const char *name)
{
    return kind_of(name) != FILTER_NONE;
}

static char small(const struct filter *f, char c)
{
    return f->any_case && c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool holds_at(const struct filter *f, uint32_t at)
{
    for (uint32_t i = 0; f->text[i] != 0; i++) {
        if (at + i >= f->length || small(f, f->line[at + i]) != small(f, f->text[i])) {
            return false;
        }
    }
    return true;
}

static bool holds(const struct filter *f)
{
    for (uint32_t at = 0; at <= f->length; at++) {
        if (holds_at(f, at)) {
            return true;
        }
    }
    return false;
}

static void pass(const struct filter *f)
{
    out_bytes(&f->next, f->line, f->length);
    out_text(&f->next, "\n");
}

static void keep(struct filter *f)
{
    uint32_t at = (uint32_t)(f->lines % FILTER_KEPT);
    memcpy(f->kept[at], f->line, f->length);
    f->kept_length[at] = f->length;
}

static void whole_line(struct filter *f)
{
    switch (f->kind) {
    case FILTER_GREP:
        if (holds(f) != f->inverted) {
            pass(f);
        }
        break;
    case FILTER_HEAD:
        if (f->lines < f->wanted) {
            pass(f);
        }
        break;
    case FILTER_TAIL:
        keep(f);
        break;
    default:
        break;
    }
    f->lines++;
    f->length = 0;
}

static void put(void *owner, const char *data, uint32_t size)
{
    struct filter *f = owner;
    for (uint32_t i = 0; i < size; i++) {
        if (data[i] == '\n') {
            whole_line(f);
            continue;
        }
        if (f->length == FILTER_LINE) {
            whole_line(f);
        }
        f->line[f->length++] = data[i];
    }
}

static const char *read_grep(struct filter *f, const char *const *words, uint32_t count)
{
    uint32_t i = 1;
    for (; i < count && words[i][0] == '-' && words[i][1] != 0; i++) {
        f->inverted = f->inverted || strcmp(words[i], "-v") == 0;
        f->any_case = f->any_case || strcmp(words[i], "-i") == 0;
        if (strcmp(words[i], "-v") != 0 && strcmp(words[i], "-i") != 0) {
            return "grep knows -v (lines without the text) and -i (capitals or not).";
        }
    }
    if (i + 1 != count) {
        return "grep takes one text: grep [-v] [-i] TEXT.";
    }
    f->text = words[i];
    return NULL;
}

static const char *read_lines(struct filter *f, const char *const *words, uint32_t count)
{
    const char *word = count > 1 ? words[count - 1] : "";
    word += *word == '-';
    f->wanted = LINES;
    bool good = count == 1 || (count == 2 && number_read(word, &f->wanted)) ||
                (count == 3 && strcmp(words[1], "-n") == 0 && number_read(word, &f->wanted));
    if (!good) {
        return "A number of lines belongs here: head 5, tail 5.";
    }
    if (f->kind == FILTER_TAIL && f->wanted > FILTER_KEPT) {
        return "tail keeps 64 lines at most.";
    }
    return NULL;
}

const char *filter_init(struct filter *f, const char *const *words, uint32_t count,
                        const struct out *next)
{
    f->kind = kind_of(words[0]);
    f->in = (struct out){put, f};
    f->next = *next;
    f->inverted = false;
    f->any_case = false;
    f->lines = 0;
    f->length = 0;
    switch (f->kind) {
    case FILTER_GREP:
        return read_grep(f, words, count);
    case FILTER_HEAD:
    case FILTER_TAIL:
        return read_lines(f, words, count);
    case FILTER_COUNT:
        return count == 1 ? NULL : "count takes nothing.";
    default:
        return "Behind a | stands grep, head, tail or count.";
    }
}

void filter_end(struct filter *f)
{
    if (f->length != 0) {
        whole_line(f);
    }
    if (f->kind == FILTER_COUNT) {
        char digits[NUMBER_DIGITS];
        out_text(&f->next, number_text(f->lines, digits));
        out_text(&f->next, "\n");
    }
    uint64_t first = f->lines > f->wanted ? f->lines - f->wanted : 0;
    for (uint64_t i = first; f->kind == FILTER_TAIL && i < f->lines; i++) {
        out_bytes(&f->next, f->kept[i % FILTER_KEPT], f->kept_length[i % FILTER_KEPT]);
        out_text(&f->next, "\n");
    }
}
