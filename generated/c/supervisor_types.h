/* Generated from idl/supervisor.writ: change it there.
 *
 * The foundation as whoever operates it sees it.
 */
#ifndef SUPERVISOR_TYPES_H
#define SUPERVISOR_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* How many components one page of `list` tells of. */
    SUPERVISOR_MAX_SUPERVISED_ROWS = 64,
    /* Number of Supervisor. */
    SUPERVISOR_PROTOCOL = 0x000b,
};

/* The life of a supervised component. */
enum supervised_state {
    /* It has no process. */
    SUPERVISED_STATE_STOPPED = 1,
    /* Its process runs and has not answered yet. */
    SUPERVISED_STATE_STARTING = 2,
    /* It answers. */
    SUPERVISED_STATE_READY = 3,
    /* It died, and its next start is pending. */
    SUPERVISED_STATE_RESTARTING = 4,
    /* Its restarts are used up: calls to it fail at once. */
    SUPERVISED_STATE_FAILED = 5,
};

/* Whether the number is one of those above. */
static inline bool supervised_state_is_known(uint32_t value)
{
    switch (value) {
    case SUPERVISED_STATE_STOPPED:
    case SUPERVISED_STATE_STARTING:
    case SUPERVISED_STATE_READY:
    case SUPERVISED_STATE_RESTARTING:
    case SUPERVISED_STATE_FAILED:
        return true;
    default:
        return false;
    }
}

static inline const char *supervised_state_name(uint32_t value)
{
    switch (value) {
    case SUPERVISED_STATE_STOPPED:
        return "STOPPED";
    case SUPERVISED_STATE_STARTING:
        return "STARTING";
    case SUPERVISED_STATE_READY:
        return "READY";
    case SUPERVISED_STATE_RESTARTING:
        return "RESTARTING";
    case SUPERVISED_STATE_FAILED:
        return "FAILED";
    default:
        return "unknown supervised state";
    }
}

enum supervisor_error {
    /* The component is part of what makes processes and cannot be stopped while the machine runs. */
    SUPERVISOR_ERROR_CANNOT_STOP = 64,
    /* Another component that runs needs it. */
    SUPERVISOR_ERROR_STILL_NEEDED = 65,
    /* The supervisor cannot do it now, and said why in the log. */
    SUPERVISOR_ERROR_NOT_DONE = 66,
    /* There is no event after this one yet. */
    SUPERVISOR_ERROR_NOTHING_NEWER = 67,
    /* No component of the system has this number. */
    SUPERVISOR_ERROR_NO_SUCH_COMPONENT = 68,
};

/* Whether the number is one of those above. */
static inline bool supervisor_error_is_known(uint32_t value)
{
    switch (value) {
    case SUPERVISOR_ERROR_CANNOT_STOP:
    case SUPERVISOR_ERROR_STILL_NEEDED:
    case SUPERVISOR_ERROR_NOT_DONE:
    case SUPERVISOR_ERROR_NOTHING_NEWER:
    case SUPERVISOR_ERROR_NO_SUCH_COMPONENT:
        return true;
    default:
        return false;
    }
}

static inline const char *supervisor_error_name(uint32_t value)
{
    switch (value) {
    case SUPERVISOR_ERROR_CANNOT_STOP:
        return "CANNOT_STOP";
    case SUPERVISOR_ERROR_STILL_NEEDED:
        return "STILL_NEEDED";
    case SUPERVISOR_ERROR_NOT_DONE:
        return "NOT_DONE";
    case SUPERVISOR_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    case SUPERVISOR_ERROR_NO_SUCH_COMPONENT:
        return "NO_SUCH_COMPONENT";
    default:
        return "unknown supervisor error";
    }
}

/* Bits of the notification that `watch` takes. */
enum supervisor_signals {
    /* A component changed its state. */
    SUPERVISOR_SIGNALS_COMPONENT_CHANGED = 1 << 0,
};

/* Roles of Supervisor, as masks. */
enum supervisor_role {
    /* Sees and acts. */
    SUPERVISOR_ROLE_OPERATOR = 1 << 0,
};

/* What is known of a component. */
struct supervised_row {
    /* Its number. */
    uint64_t component;
    /* Whether it runs. */
    uint8_t state;
    /* Why its last process ended. */
    uint8_t last_cause;
    uint8_t padding_10[2];
    /* With which code. */
    uint32_t last_code;
    /* Starts since the machine's. */
    uint32_t starts;
    /* Restarts in the window that runs. */
    uint32_t restarts;
    /* When it answered for the first time, since the start of the machine; 0 if it has not. */
    uint64_t ready_us;
};

_Static_assert(sizeof(struct supervised_row) == 32, "size of supervised_row");
_Static_assert(offsetof(struct supervised_row, component) == 0,
               "offset of supervised_row.component");
_Static_assert(offsetof(struct supervised_row, state) == 8, "offset of supervised_row.state");
_Static_assert(offsetof(struct supervised_row, last_cause) == 9,
               "offset of supervised_row.last_cause");
_Static_assert(offsetof(struct supervised_row, padding_10) == 10,
               "offset of supervised_row.padding_10");
_Static_assert(offsetof(struct supervised_row, last_code) == 12,
               "offset of supervised_row.last_code");
_Static_assert(offsetof(struct supervised_row, starts) == 16, "offset of supervised_row.starts");
_Static_assert(offsetof(struct supervised_row, restarts) == 20,
               "offset of supervised_row.restarts");
_Static_assert(offsetof(struct supervised_row, ready_us) == 24,
               "offset of supervised_row.ready_us");

#endif
