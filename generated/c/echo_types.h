/* Generated from idl/echo.writ: change it there.
 *
 * The smallest protocol that has everything: a life, two roles, a call in registers, a call with text and a handle, and a wait.
 */
#ifndef ECHO_TYPES_H
#define ECHO_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* The longest text of one `say`. */
    ECHO_MAX_TEXT = 256,
    /* How many rooms can be open at a time. */
    ECHO_MAX_ROOMS = 16,
    /* How many callers can wait for an answer at a time. */
    ECHO_MAX_WAITERS = 4,
    /* Number of Echo. */
    ECHO_PROTOCOL = 0x0010,
};

/* The life of a room. */
enum room_state {
    /* Texts are accepted. */
    ROOM_STATE_OPEN = 1,
    /* A text was said and nobody answered yet. */
    ROOM_STATE_ASKED = 2,
    /* Nothing more is said here; it can only be left. */
    ROOM_STATE_CLOSED = 3,
};

/* Whether the number is one of those above. */
static inline bool room_state_is_known(uint32_t value)
{
    switch (value) {
    case ROOM_STATE_OPEN:
    case ROOM_STATE_ASKED:
    case ROOM_STATE_CLOSED:
        return true;
    default:
        return false;
    }
}

static inline const char *room_state_name(uint32_t value)
{
    switch (value) {
    case ROOM_STATE_OPEN:
        return "OPEN";
    case ROOM_STATE_ASKED:
        return "ASKED";
    case ROOM_STATE_CLOSED:
        return "CLOSED";
    default:
        return "unknown room state";
    }
}

enum echo_error {
    /* The text and the paper are both empty. */
    ECHO_ERROR_NOTHING_SAID = 64,
    /* The number to be doubled is past half of its type. */
    ECHO_ERROR_TOO_LARGE = 65,
};

/* Whether the number is one of those above. */
static inline bool echo_error_is_known(uint32_t value)
{
    switch (value) {
    case ECHO_ERROR_NOTHING_SAID:
    case ECHO_ERROR_TOO_LARGE:
        return true;
    default:
        return false;
    }
}

static inline const char *echo_error_name(uint32_t value)
{
    switch (value) {
    case ECHO_ERROR_NOTHING_SAID:
        return "NOTHING_SAID";
    case ECHO_ERROR_TOO_LARGE:
        return "TOO_LARGE";
    default:
        return "unknown echo error";
    }
}

/* Roles of Echo, as masks. */
enum echo_role {
    /* Opens rooms and speaks in them. */
    ECHO_ROLE_SPEAKER = 1 << 0,
    /* Hears what is said and closes rooms. */
    ECHO_ROLE_LISTENER = 1 << 1,
};

#endif
