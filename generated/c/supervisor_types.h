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
    /* How many components one page of `list` tells of: all there can be, but for the root. */
    SUPERVISOR_MAX_SUPERVISED_ROWS = 63,
    /* How many changes the root keeps; the oldest make way and are counted. */
    SUPERVISOR_KEPT_CHANGES = 48,
    /* How many can wait for `stop` or `restart` at a time. */
    SUPERVISOR_MAX_ORDER_WAITERS = 8,
    /* Where on the board the changes begin. */
    SUPERVISOR_CHANGES_OFFSET = 4096,
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

/* What the root is asked to do with a component. */
enum order {
    /* No order. */
    ORDER_NONE = 0,
    /* To stop it. */
    ORDER_STOP = 1,
    /* To start it anew. */
    ORDER_RESTART = 2,
};

/* Whether the number is one of those above. */
static inline bool order_is_known(uint32_t value)
{
    switch (value) {
    case ORDER_NONE:
    case ORDER_STOP:
    case ORDER_RESTART:
        return true;
    default:
        return false;
    }
}

static inline const char *order_name(uint32_t value)
{
    switch (value) {
    case ORDER_NONE:
        return "NONE";
    case ORDER_STOP:
        return "STOP";
    case ORDER_RESTART:
        return "RESTART";
    default:
        return "unknown order";
    }
}

/* What became of an order. */
enum order_outcome {
    /* There was none. */
    ORDER_OUTCOME_NONE = 0,
    /* It was carried out, or at least begun. */
    ORDER_OUTCOME_DONE = 1,
    /* The root refused it or failed. */
    ORDER_OUTCOME_NOT_DONE = 2,
};

/* Whether the number is one of those above. */
static inline bool order_outcome_is_known(uint32_t value)
{
    switch (value) {
    case ORDER_OUTCOME_NONE:
    case ORDER_OUTCOME_DONE:
    case ORDER_OUTCOME_NOT_DONE:
        return true;
    default:
        return false;
    }
}

static inline const char *order_outcome_name(uint32_t value)
{
    switch (value) {
    case ORDER_OUTCOME_NONE:
        return "NONE";
    case ORDER_OUTCOME_DONE:
        return "DONE";
    case ORDER_OUTCOME_NOT_DONE:
        return "NOT_DONE";
    default:
        return "unknown order outcome";
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
    /* Another order for this component is being carried out. */
    SUPERVISOR_ERROR_UNDER_WAY = 69,
};

/* Whether the number is one of those above. */
static inline bool supervisor_error_is_known(uint32_t value)
{
    switch (value) {
    case SUPERVISOR_ERROR_CANNOT_STOP:
    case SUPERVISOR_ERROR_STILL_NEEDED:
    case SUPERVISOR_ERROR_NOT_DONE:
    case SUPERVISOR_ERROR_NOTHING_NEWER:
    case SUPERVISOR_ERROR_UNDER_WAY:
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
    case SUPERVISOR_ERROR_UNDER_WAY:
        return "UNDER_WAY";
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
    /* Does what is asked, and tells how everything stands. */
    SUPERVISOR_ROLE_ROOT = 1 << 1,
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
    /* When its newest process that answered did so for the first time, since the start of the machine; 0 if none has. */
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

/* A change, as the component stood after it. */
struct supervised_change {
    /* Its number; the numbers have no holes. */
    uint64_t seq;
    /* How the component stood. */
    struct supervised_row row;
};

_Static_assert(sizeof(struct supervised_change) == 40, "size of supervised_change");
_Static_assert(offsetof(struct supervised_change, seq) == 0, "offset of supervised_change.seq");
_Static_assert(offsetof(struct supervised_change, row) == 8, "offset of supervised_change.row");

/* How everything stands, as the root writes it at the start of its board. */
struct supervised_board {
    /* Another one after every change. */
    uint64_t generation;
    /* Number of the order that was carried out last. */
    uint64_t obeyed;
    /* How many rows there are. */
    uint32_t count;
    /* What became of that order. */
    uint8_t outcome;
    uint8_t padding_21[3];
    /* By rising number of the component. */
    struct supervised_row rows[63];
};

_Static_assert(sizeof(struct supervised_board) == 2040, "size of supervised_board");
_Static_assert(offsetof(struct supervised_board, generation) == 0,
               "offset of supervised_board.generation");
_Static_assert(offsetof(struct supervised_board, obeyed) == 8, "offset of supervised_board.obeyed");
_Static_assert(offsetof(struct supervised_board, count) == 16, "offset of supervised_board.count");
_Static_assert(offsetof(struct supervised_board, outcome) == 20,
               "offset of supervised_board.outcome");
_Static_assert(offsetof(struct supervised_board, padding_21) == 21,
               "offset of supervised_board.padding_21");
_Static_assert(offsetof(struct supervised_board, rows) == 24, "offset of supervised_board.rows");

/* What happened, as the root writes it at CHANGES_OFFSET. */
struct supervised_changes {
    /* Number of the newest change; number n is at place n modulo KEPT_CHANGES. */
    uint64_t newest;
    /* The changes. */
    struct supervised_change changes[48];
};

_Static_assert(sizeof(struct supervised_changes) == 1928, "size of supervised_changes");
_Static_assert(offsetof(struct supervised_changes, newest) == 0,
               "offset of supervised_changes.newest");
_Static_assert(offsetof(struct supervised_changes, changes) == 8,
               "offset of supervised_changes.changes");

/* An order, as the helper writes it. */
struct supervised_order {
    /* Its number; the root carries out each once. */
    uint64_t seq;
    /* For which component. */
    uint64_t component;
    /* What. */
    uint8_t order;
    uint8_t padding_17[7];
};

_Static_assert(sizeof(struct supervised_order) == 24, "size of supervised_order");
_Static_assert(offsetof(struct supervised_order, seq) == 0, "offset of supervised_order.seq");
_Static_assert(offsetof(struct supervised_order, component) == 8,
               "offset of supervised_order.component");
_Static_assert(offsetof(struct supervised_order, order) == 16, "offset of supervised_order.order");
_Static_assert(offsetof(struct supervised_order, padding_17) == 17,
               "offset of supervised_order.padding_17");

#endif
