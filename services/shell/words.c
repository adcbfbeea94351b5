/* See words.h. */
#include "words.h"

#include <string.h>

struct reading {
    const char *line;
    uint32_t length;
    uint32_t at;
    struct words *words;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static const char *put(struct reading *r, char c)
{
    if (r->words->used == WORDS_BYTES) {
        return "The line is too long.";
    }
    r->words->bytes[r->words->used++] = c;
    return NULL;
}

/* What a backslash takes as it is. */
static const char *put_next(struct reading *r)
{
    if (++r->at == r->length) {
        return "A character belongs behind the backslash.";
    }
    return put(r, r->line[r->at]);
}

static const char *quoted(struct reading *r)
{
    char quote = r->line[r->at];
    const char *wrong = NULL;
    for (r->at++; r->at < r->length && wrong == NULL; r->at++) {
        char c = r->line[r->at];
        if (c == quote) {
            return NULL;
        }
        wrong = c == '\\' && quote == '"' ? put_next(r) : put(r, c);
    }
    return wrong != NULL ? wrong : "A quote is not closed.";
}

static const char *one_word(struct reading *r)
{
    uint32_t depth = 0;
    const char *wrong = NULL;
    for (; r->at < r->length && wrong == NULL; r->at++) {
        char c = r->line[r->at];
        if (depth == 0 && (is_space(c) || c == '|')) {
            break;
        }
        if (c == '"' || c == '\'') {
            wrong = quoted(r);
        } else if (c == '\\') {
            wrong = put_next(r);
        } else {
            depth += c == '{' || c == '[';
            depth -= depth != 0 && (c == '}' || c == ']');
            wrong = put(r, c);
        }
    }
    if (wrong == NULL && depth != 0) {
        wrong = "A bracket is not closed.";
    }
    return wrong != NULL ? wrong : put(r, 0);
}

static void skip_spaces(struct reading *r)
{
    while (r->at < r->length && is_space(r->line[r->at])) {
        r->at++;
    }
}

static const char *one_command(struct reading *r, struct command_words *c)
{
    uint32_t start = r->at;
    c->raw = r->line + start;
    c->count = 0;
    for (skip_spaces(r); r->at < r->length && r->line[r->at] != '|'; skip_spaces(r)) {
        if (c->count == WORDS_IN_COMMAND) {
            return "A command has too many words.";
        }
        c->word[c->count] = r->words->bytes + r->words->used;
        const char *wrong = one_word(r);
        if (wrong != NULL) {
            return wrong;
        }
        c->end[c->count++] = r->at - start;
    }
    c->raw_length = r->at - start;
    return NULL;
}

const char *words_parse(const char *line, uint32_t length, struct words *ret)
{
    struct reading r = {.line = line, .length = length, .words = ret};
    ret->count = 0;
    ret->used = 0;
    skip_spaces(&r);
    if (r.at == length) {
        return NULL;
    }
    for (;;) {
        if (ret->count == WORDS_COMMANDS) {
            ret->count = 0;
            return "There are too many commands in one line.";
        }
        struct command_words *c = &ret->command[ret->count];
        const char *wrong = one_command(&r, c);
        if (wrong == NULL && c->count == 0) {
            wrong = ret->count == 0 ? "A command belongs before the |."
                                    : "A command belongs behind the |.";
        }
        if (wrong != NULL) {
            ret->count = 0;
            return wrong;
        }
        ret->count++;
        if (r.at == length) {
            return NULL;
        }
        r.at++;
    }
}
