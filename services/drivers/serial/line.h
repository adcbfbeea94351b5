/* What waits on a line: bytes that were taken and not yet sent, and bytes that came and were not confirmed.
 *
 * Pure, bounded, and nothing is dropped here: what does not fit is not taken.
 */
#ifndef LINE_H
#define LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "console_types.h"

enum line_size {
    LINE_OUTPUT = CONSOLE_CONSOLE_OUTPUT_BYTES,
    LINE_INPUT = CONSOLE_CONSOLE_INPUT_BYTES
};

struct line {
    uint64_t taken; /* L1: sent <= taken <= sent + LINE_OUTPUT */
    uint64_t sent;
    uint64_t first;     /* the place of the first byte that ever came */
    uint64_t came;      /* L2: a place; first <= confirmed <= came <= confirmed + LINE_INPUT */
    uint64_t confirmed; /* a place */
    uint64_t lost;
    uint64_t damaged;
    enum console_output
        output; /* L3: SENDING if something waits; it is DRAINED by `line_drained` alone */
    enum console_input input; /* L4: WAITING if and only if something waits */
    uint8_t output_bytes[LINE_OUTPUT];
    uint8_t input_bytes[LINE_INPUT];
};

/* `first` is the place of the first byte that will come. */
void line_init(struct line *line, uint64_t first);

/* Takes bytes to be sent, all of them or, where there is no room, none: then it is FULL. */
[[nodiscard]] uint32_t line_write(struct line *line, const uint8_t *bytes, uint32_t count);

/* The bytes to be sent next that lie one behind the other, at most `most`; how many. */
[[nodiscard]] uint32_t line_next(const struct line *line, uint32_t most, const uint8_t **ret_bytes);

/* So many bytes were sent, at most as many as `line_next` gave. */
void line_sent(struct line *line, uint32_t count);

/* Whether all was sent, and it says so for the first time since something was taken. */
[[nodiscard]] bool line_drained(struct line *line);

[[nodiscard]] uint32_t line_output_waiting(const struct line *line);
[[nodiscard]] uint32_t line_input_waiting(const struct line *line);
[[nodiscard]] uint32_t line_input_room(const struct line *line);

/* A byte came. There is room for it. */
void line_receive(struct line *line, uint8_t byte);

/* Confirms what is before `place` and gives what comes then, at most `most` bytes; BAD_PLACE confirms nothing. `ret_bytes` has room for `most`. */
[[nodiscard]] uint32_t line_read(struct line *line, uint64_t place, uint32_t most,
                                 uint8_t *ret_bytes, uint32_t *ret_count);

/* Whether L1 to L4 hold. */
[[nodiscard]] bool line_check(const struct line *line);

#endif
