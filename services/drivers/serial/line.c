/* See line.h. */
#include "line.h"

#include <string.h>

void line_init(struct line *line, uint64_t first)
{
    memset(line, 0, sizeof *line);
    line->first = first;
    line->came = first;
    line->confirmed = first;
    line->output = CONSOLE_OUTPUT_DRAINED;
    line->input = CONSOLE_INPUT_EMPTY;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

uint32_t line_output_waiting(const struct line *line)
{
    return (uint32_t)(line->taken - line->sent);
}

uint32_t line_input_waiting(const struct line *line)
{
    return (uint32_t)(line->came - line->confirmed);
}

uint32_t line_input_room(const struct line *line)
{
    return LINE_INPUT - line_input_waiting(line);
}

uint32_t line_write(struct line *line, const uint8_t *bytes, uint32_t count)
{
    if (count > LINE_OUTPUT - line_output_waiting(line)) {
        return CONSOLE_ERROR_FULL;
    }
    uint32_t at = (uint32_t)(line->taken % LINE_OUTPUT);
    uint32_t first = smaller(count, LINE_OUTPUT - at);
    memcpy(line->output_bytes + at, bytes, first);
    memcpy(line->output_bytes, bytes + first, count - first);
    line->taken += count;
    line->output = CONSOLE_OUTPUT_SENDING;
    return 0;
}

uint32_t line_next(const struct line *line, uint32_t most, const uint8_t **ret_bytes)
{
    uint32_t at = (uint32_t)(line->sent % LINE_OUTPUT);
    *ret_bytes = line->output_bytes + at;
    return smaller(smaller(line_output_waiting(line), LINE_OUTPUT - at), most);
}

void line_sent(struct line *line, uint32_t count)
{
    line->sent += count;
}

bool line_drained(struct line *line)
{
    if (line->output == CONSOLE_OUTPUT_DRAINED || line_output_waiting(line) != 0) {
        return false;
    }
    line->output = CONSOLE_OUTPUT_DRAINED;
    return true;
}

void line_receive(struct line *line, uint8_t byte)
{
    line->input_bytes[line->came % LINE_INPUT] = byte;
    line->came++;
    line->input = CONSOLE_INPUT_WAITING;
}

static void confirm(struct line *line, uint64_t place)
{
    line->confirmed = place;
    if (line_input_waiting(line) == 0) {
        line->input = CONSOLE_INPUT_EMPTY;
    }
}

uint32_t line_read(struct line *line, uint64_t place, uint32_t most, uint8_t *ret_bytes,
                   uint32_t *ret_count)
{
    if (place < line->confirmed || place > line->came) {
        return CONSOLE_ERROR_BAD_PLACE;
    }
    confirm(line, place);
    uint32_t count = smaller(line_input_waiting(line), most);
    for (uint32_t i = 0; i < count; i++) {
        ret_bytes[i] = line->input_bytes[(place + i) % LINE_INPUT];
    }
    *ret_count = count;
    return 0;
}

bool line_check(const struct line *line)
{
    bool output = line->sent <= line->taken && line->taken - line->sent <= LINE_OUTPUT;
    bool input = line->first <= line->confirmed && line->confirmed <= line->came &&
                 line->came - line->confirmed <= LINE_INPUT;
    bool sending = line->output == CONSOLE_OUTPUT_SENDING ||
                   (line->output == CONSOLE_OUTPUT_DRAINED && line->taken == line->sent);
    bool waiting = line->input ==
                   (line->came != line->confirmed ? CONSOLE_INPUT_WAITING : CONSOLE_INPUT_EMPTY);
    return output && input && sending && waiting;
}
