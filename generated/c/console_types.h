/* Generated from idl/console.writ: change it there.
 *
 * A line on which a person, or a machine in the place of one, types and reads: a serial port, or what looks like one.
 */
#ifndef CONSOLE_TYPES_H
#define CONSOLE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* How many bytes one `write` takes. */
    CONSOLE_MAX_CONSOLE_WRITE = 1024,
    /* How many bytes one `read` gives. */
    CONSOLE_MAX_CONSOLE_READ = 512,
    /* How many bytes that were taken can wait to be sent. */
    CONSOLE_CONSOLE_OUTPUT_BYTES = 4096,
    /* How many bytes that came can wait to be read. */
    CONSOLE_CONSOLE_INPUT_BYTES = 4096,
    /* How many callers can wait at a time until all was sent, and as many for input. */
    CONSOLE_MAX_CONSOLE_WAITERS = 8,
    /* How many callers can hear of a console by a notification. */
    CONSOLE_MAX_CONSOLE_BELLS = 32,
    /* Number of Console. */
    CONSOLE_PROTOCOL = 0x0020,
};

/* Whether something waits to be sent. */
enum console_output {
    /* All that was taken has been handed to the line. */
    CONSOLE_OUTPUT_DRAINED = 1,
    /* Bytes wait for the line. */
    CONSOLE_OUTPUT_SENDING = 2,
};

/* Whether the number is one of those above. */
static inline bool console_output_is_known(uint32_t value)
{
    switch (value) {
    case CONSOLE_OUTPUT_DRAINED:
    case CONSOLE_OUTPUT_SENDING:
        return true;
    default:
        return false;
    }
}

static inline const char *console_output_name(uint32_t value)
{
    switch (value) {
    case CONSOLE_OUTPUT_DRAINED:
        return "DRAINED";
    case CONSOLE_OUTPUT_SENDING:
        return "SENDING";
    default:
        return "unknown console output";
    }
}

/* Whether something waits to be read. */
enum console_input {
    /* All that came was confirmed. */
    CONSOLE_INPUT_EMPTY = 1,
    /* Bytes came that nobody confirmed. */
    CONSOLE_INPUT_WAITING = 2,
};

/* Whether the number is one of those above. */
static inline bool console_input_is_known(uint32_t value)
{
    switch (value) {
    case CONSOLE_INPUT_EMPTY:
    case CONSOLE_INPUT_WAITING:
        return true;
    default:
        return false;
    }
}

static inline const char *console_input_name(uint32_t value)
{
    switch (value) {
    case CONSOLE_INPUT_EMPTY:
        return "EMPTY";
    case CONSOLE_INPUT_WAITING:
        return "WAITING";
    default:
        return "unknown console input";
    }
}

enum console_error {
    /* There is less room than the bytes need: none of them was taken. */
    CONSOLE_ERROR_FULL = 64,
    /* The place is before what was confirmed, or past what came: ask `attach` where to begin. */
    CONSOLE_ERROR_BAD_PLACE = 65,
};

/* Whether the number is one of those above. */
static inline bool console_error_is_known(uint32_t value)
{
    switch (value) {
    case CONSOLE_ERROR_FULL:
    case CONSOLE_ERROR_BAD_PLACE:
        return true;
    default:
        return false;
    }
}

static inline const char *console_error_name(uint32_t value)
{
    switch (value) {
    case CONSOLE_ERROR_FULL:
        return "FULL";
    case CONSOLE_ERROR_BAD_PLACE:
        return "BAD_PLACE";
    default:
        return "unknown console error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum console_signals {
    /* Bytes came. */
    CONSOLE_SIGNALS_RECEIVED = 1 << 0,
    /* There is room for more output, or all of it was sent. */
    CONSOLE_SIGNALS_DRAINED = 1 << 1,
};

/* Roles of Console, as masks. */
enum console_role {
    /* Reads and writes; what deviced hands out. */
    CONSOLE_ROLE_TERMINAL = 1 << 0,
    /* Writes. */
    CONSOLE_ROLE_WRITER = 1 << 1,
};

#endif
