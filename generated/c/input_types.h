/* Generated from idl/input.writ: change it there.
 *
 * Keys and pointers: what a person does with their hands, in the order in which they do it.
 */
#ifndef INPUT_TYPES_H
#define INPUT_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* How many events wait for those who read them; older ones make way and are counted. */
    INPUT_MAX_INPUT_EVENTS = 256,
    /* How many keys are told to be down at a time. */
    INPUT_MAX_HELD_KEYS = 32,
    /* How many callers can hear of events by a notification. */
    INPUT_MAX_INPUT_BELLS = 32,
    /* Number of Input. */
    INPUT_PROTOCOL = 0x0021,
};

/* What happened. */
enum input_kind {
    /* A key went down; `code` is the key. */
    INPUT_KIND_KEY_DOWN = 1,
    /* A key is still down and repeats; `code` is the key. */
    INPUT_KIND_KEY_REPEAT = 2,
    /* A key went up; `code` is the key. */
    INPUT_KIND_KEY_UP = 3,
    /* A button of a pointer went down; `code` is its number from 1: left, right, middle, then further ones. */
    INPUT_KIND_BUTTON_DOWN = 4,
    /* A button of a pointer went up; `code` is its number. */
    INPUT_KIND_BUTTON_UP = 5,
    /* A pointer moved by `x` to the right and by `y` down. */
    INPUT_KIND_MOTION = 6,
    /* A wheel turned by `y` steps towards its user. */
    INPUT_KIND_WHEEL = 7,
    /* The provider began, or a device was plugged again: nothing is down any more. */
    INPUT_KIND_RESET = 8,
};

/* Whether the number is one of those above. */
static inline bool input_kind_is_known(uint32_t value)
{
    switch (value) {
    case INPUT_KIND_KEY_DOWN:
    case INPUT_KIND_KEY_REPEAT:
    case INPUT_KIND_KEY_UP:
    case INPUT_KIND_BUTTON_DOWN:
    case INPUT_KIND_BUTTON_UP:
    case INPUT_KIND_MOTION:
    case INPUT_KIND_WHEEL:
    case INPUT_KIND_RESET:
        return true;
    default:
        return false;
    }
}

static inline const char *input_kind_name(uint32_t value)
{
    switch (value) {
    case INPUT_KIND_KEY_DOWN:
        return "KEY_DOWN";
    case INPUT_KIND_KEY_REPEAT:
        return "KEY_REPEAT";
    case INPUT_KIND_KEY_UP:
        return "KEY_UP";
    case INPUT_KIND_BUTTON_DOWN:
        return "BUTTON_DOWN";
    case INPUT_KIND_BUTTON_UP:
        return "BUTTON_UP";
    case INPUT_KIND_MOTION:
        return "MOTION";
    case INPUT_KIND_WHEEL:
        return "WHEEL";
    case INPUT_KIND_RESET:
        return "RESET";
    default:
        return "unknown input kind";
    }
}

enum input_error {
    /* There is no event after this one yet. */
    INPUT_ERROR_NOTHING_NEWER = 64,
};

/* Whether the number is one of those above. */
static inline bool input_error_is_known(uint32_t value)
{
    switch (value) {
    case INPUT_ERROR_NOTHING_NEWER:
        return true;
    default:
        return false;
    }
}

static inline const char *input_error_name(uint32_t value)
{
    switch (value) {
    case INPUT_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    default:
        return "unknown input error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum input_signals {
    /* There are events that the caller has not read. */
    INPUT_SIGNALS_HAPPENED = 1 << 0,
};

/* Roles of Input, as masks. */
enum input_role {
    /* Hears what is typed and pointed at. Whoever holds this hears passwords. */
    INPUT_ROLE_CONSUMER = 1 << 0,
};

#endif
