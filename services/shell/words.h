/* A typed line, taken apart: commands between `|`, words between spaces.
 *
 * 'single' quotes take everything as it is; in "double" ones, and outside of both, a backslash takes the next character as it is. Inside { } and [ ] neither
 * spaces nor `|` separate, so that values of messages are one word. Besides its words a command has its own text, as it was typed.
 */
#ifndef SHELL_WORDS_H
#define SHELL_WORDS_H

#include <stdbool.h>
#include <stdint.h>

enum { WORDS_IN_COMMAND = 24, WORDS_COMMANDS = 4, WORDS_BYTES = 2048 };

struct command_words {
    const char *raw; /* in the line */
    uint32_t raw_length;
    uint32_t count;
    const char *word[WORDS_IN_COMMAND]; /* each with a zero byte behind it */
    uint32_t end[WORDS_IN_COMMAND];     /* where in `raw` the word ends */
};

struct words {
    uint32_t count; /* commands; 0 for a line without any */
    struct command_words command[WORDS_COMMANDS];
    char bytes[WORDS_BYTES];
    uint32_t used;
};

/* Null, or a sentence that says what is wrong with the line. */
[[nodiscard]] const char *words_parse(const char *line, uint32_t length, struct words *ret);

#endif
