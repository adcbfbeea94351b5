/* A line that is typed: the keys of a terminal in, what the terminal has to show out, whole lines at the end.
 *
 * Pure: it knows no console and no command. It answers any bytes whatever; what does not fit into a line is refused with a bell and changes nothing.
 * Keys are those people know from other shells: arrows, Home, End, Delete, ^A ^E ^B ^F ^P ^N ^D ^H ^K ^U ^W ^Y ^T ^L ^C, Meta-b -f -d, Tab.
 */
#ifndef SHELL_EDITOR_H
#define SHELL_EDITOR_H

#include <stdbool.h>

#include "out.h"

#ifndef EDITOR_LINE
#define EDITOR_LINE 1024
#endif
#ifndef EDITOR_HISTORY
#define EDITOR_HISTORY 32
#endif

enum { EDITOR_COLUMNS = 80, EDITOR_PROMPT = 32 };

enum editor_event {
    EDITOR_NOTHING,
    EDITOR_ENTERED,     /* editor_line() is a whole line; editor_begin() begins the next one */
    EDITOR_INTERRUPTED, /* ^C */
    EDITOR_ENDED,       /* ^D on an empty line */
};

/* What could stand at the cursor. Whoever completes offers words; the collector keeps those that go on where `word` ends. */
struct offers {
    const char *word;
    uint32_t length;
    uint32_t count;
    uint32_t same;            /* letters that all of them share */
    char first[64];           /* the first of them, which may be cut where `same` cannot reach */
    bool opens;               /* what is offered is not the end of a word: no space behind it */
    const struct out *listed; /* where they are listed; null while they are counted */
};

void offers_add(struct offers *o, const char *word, uint32_t length);

/* Offers what could stand at the cursor, which is at the end of `line`. It says where the word begins by setting `word` and `length`. */
struct completer {
    void (*offer)(void *owner, const char *line, uint32_t length, struct offers *o);
    void *owner;
};

struct editor {
    const struct out *out;
    const struct completer *completer;
    char prompt[EDITOR_PROMPT];
    char line[EDITOR_LINE + 1]; /* E1: length <= EDITOR_LINE, cursor <= length */
    uint32_t length;
    uint32_t cursor;
    char killed[EDITOR_LINE];
    uint32_t killed_length;
    char draft[EDITOR_LINE]; /* what was typed before the history was looked into */
    uint32_t draft_length;
    char history[EDITOR_HISTORY][EDITOR_LINE];
    uint32_t history_length[EDITOR_HISTORY];
    uint64_t entered; /* lines ever; the newest is at (entered - 1) % EDITOR_HISTORY */
    uint64_t shown;   /* line of the history that is shown; `entered` is the draft */
    uint32_t escape;  /* where in an escape sequence */
    uint32_t number;  /* its number */
    bool was_return;  /* a line feed after a carriage return is no second line */
    bool was_tab;
};

void editor_init(struct editor *e, const struct out *out, const struct completer *completer,
                 const char *prompt);

/* Shows the prompt of an empty line. */
void editor_begin(struct editor *e);

enum editor_event editor_feed(struct editor *e, uint8_t byte);

/* The line; a zero byte stands behind it. */
static inline const char *editor_line(const struct editor *e)
{
    return e->line;
}

bool editor_check(const struct editor *e);

#endif
