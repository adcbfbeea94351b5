/* Generated from idl/samgrd.writ: change it there.
 *
 * Names: which component is behind one, whether it lives, and a way to it.
 */
#ifndef SAMGRD_TYPES_H
#define SAMGRD_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* The longest name of a service. */
    SAMGRD_MAX_SERVICE_NAME = 48,
    /* How many names there can be, declared and registered together. */
    SAMGRD_MAX_NAMES = 128,
    /* How many callers can wait for names to come up. */
    SAMGRD_MAX_NAME_WAITERS = 32,
    /* How many watches of names there can be, over all callers. Watches and registered names together are no more than the kernel's
     * MAX_KEPT. */
    SAMGRD_MAX_WATCHES = 64,
    /* How many names one page of `list_names` tells of. */
    SAMGRD_MAX_NAME_ROWS = 32,
    /* Number of Samgrd. */
    SAMGRD_PROTOCOL = 0x0006,
};

/* The life of a name. */
enum name_state {
    /* Known, and nobody has answered behind it yet. */
    NAME_STATE_DOWN = 1,
    /* Somebody answers. */
    NAME_STATE_UP = 2,
    /* Who answered has died and is being restarted: calls queue. */
    NAME_STATE_RESTARTING = 3,
    /* It was given up: calls fail at once. */
    NAME_STATE_FAILED = 4,
};

/* Whether the number is one of those above. */
static inline bool name_state_is_known(uint32_t value)
{
    switch (value) {
    case NAME_STATE_DOWN:
    case NAME_STATE_UP:
    case NAME_STATE_RESTARTING:
    case NAME_STATE_FAILED:
        return true;
    default:
        return false;
    }
}

static inline const char *name_state_name(uint32_t value)
{
    switch (value) {
    case NAME_STATE_DOWN:
        return "DOWN";
    case NAME_STATE_UP:
        return "UP";
    case NAME_STATE_RESTARTING:
        return "RESTARTING";
    case NAME_STATE_FAILED:
        return "FAILED";
    default:
        return "unknown name state";
    }
}

/* Where a name comes from. */
enum name_origin {
    /* A component of the system declares it. */
    NAME_ORIGIN_DECLARED = 1,
    /* A server made it while the system ran. */
    NAME_ORIGIN_REGISTERED = 2,
};

/* Whether the number is one of those above. */
static inline bool name_origin_is_known(uint32_t value)
{
    switch (value) {
    case NAME_ORIGIN_DECLARED:
    case NAME_ORIGIN_REGISTERED:
        return true;
    default:
        return false;
    }
}

static inline const char *name_origin_name(uint32_t value)
{
    switch (value) {
    case NAME_ORIGIN_DECLARED:
        return "DECLARED";
    case NAME_ORIGIN_REGISTERED:
        return "REGISTERED";
    default:
        return "unknown name origin";
    }
}

/* What happened to a name. */
enum name_change {
    /* Somebody answers behind it, for the first time. */
    NAME_CHANGE_CAME_UP = 1,
    /* Who answered has died. */
    NAME_CHANGE_DIED = 2,
    /* It is answered again after a death. */
    NAME_CHANGE_RESTARTED = 3,
    /* It was given up. */
    NAME_CHANGE_GIVEN_UP = 4,
    /* Who registered it took it back, or is gone. */
    NAME_CHANGE_WITHDRAWN = 5,
};

/* Whether the number is one of those above. */
static inline bool name_change_is_known(uint32_t value)
{
    switch (value) {
    case NAME_CHANGE_CAME_UP:
    case NAME_CHANGE_DIED:
    case NAME_CHANGE_RESTARTED:
    case NAME_CHANGE_GIVEN_UP:
    case NAME_CHANGE_WITHDRAWN:
        return true;
    default:
        return false;
    }
}

static inline const char *name_change_name(uint32_t value)
{
    switch (value) {
    case NAME_CHANGE_CAME_UP:
        return "CAME_UP";
    case NAME_CHANGE_DIED:
        return "DIED";
    case NAME_CHANGE_RESTARTED:
        return "RESTARTED";
    case NAME_CHANGE_GIVEN_UP:
        return "GIVEN_UP";
    case NAME_CHANGE_WITHDRAWN:
        return "WITHDRAWN";
    default:
        return "unknown name change";
    }
}

enum samgrd_error {
    /* Nobody declares or registered this name. */
    SAMGRD_ERROR_NO_SUCH_NAME = 64,
    /* The name belongs to another component. */
    SAMGRD_ERROR_NOT_YOUR_NAME = 65,
    /* The name is taken. */
    SAMGRD_ERROR_NAME_TAKEN = 66,
    /* The policy says no, or cannot be asked. */
    SAMGRD_ERROR_POLICY_SAYS_NO = 67,
    /* The endpoint speaks another protocol than was said. */
    SAMGRD_ERROR_OTHER_PROTOCOL = 68,
    /* There is no event after this one yet. */
    SAMGRD_ERROR_NOTHING_NEWER = 69,
};

/* Whether the number is one of those above. */
static inline bool samgrd_error_is_known(uint32_t value)
{
    switch (value) {
    case SAMGRD_ERROR_NO_SUCH_NAME:
    case SAMGRD_ERROR_NOT_YOUR_NAME:
    case SAMGRD_ERROR_NAME_TAKEN:
    case SAMGRD_ERROR_POLICY_SAYS_NO:
    case SAMGRD_ERROR_OTHER_PROTOCOL:
    case SAMGRD_ERROR_NOTHING_NEWER:
        return true;
    default:
        return false;
    }
}

static inline const char *samgrd_error_name(uint32_t value)
{
    switch (value) {
    case SAMGRD_ERROR_NO_SUCH_NAME:
        return "NO_SUCH_NAME";
    case SAMGRD_ERROR_NOT_YOUR_NAME:
        return "NOT_YOUR_NAME";
    case SAMGRD_ERROR_NAME_TAKEN:
        return "NAME_TAKEN";
    case SAMGRD_ERROR_POLICY_SAYS_NO:
        return "POLICY_SAYS_NO";
    case SAMGRD_ERROR_OTHER_PROTOCOL:
        return "OTHER_PROTOCOL";
    case SAMGRD_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    default:
        return "unknown samgrd error";
    }
}

/* Bits of the notification that `watch` takes. */
enum samgrd_signals {
    /* Something happened to a name that is watched. */
    SAMGRD_SIGNALS_NAME_CHANGED = 1 << 0,
};

/* Roles of Samgrd, as masks. */
enum samgrd_role {
    /* Resolves names, connects and watches. */
    SAMGRD_ROLE_CONSUMER = 1 << 0,
    /* Registers names of its own at run time. */
    SAMGRD_ROLE_REGISTRAR = 1 << 1,
    /* Tells of life and death; held by supervisors. */
    SAMGRD_ROLE_SUPERVISOR = 1 << 2,
    /* Lists everything. */
    SAMGRD_ROLE_OBSERVER = 1 << 3,
};

/* Classes of Name. */
enum name_class {
    NAME_CLASS_DECLARED = 1,
    NAME_CLASS_REGISTERED = 2,
};

/* What is known of a name. */
struct name_row {
    /* Its number. */
    uint64_t id;
    /* Who is behind it. */
    uint32_t owner;
    /* The protocol that is spoken there. */
    uint16_t protocol;
    /* Where it comes from. */
    uint8_t origin;
    /* Whether somebody answers. */
    uint8_t state;
    /* How often who answers was restarted. */
    uint32_t restarts;
    /* How many bytes of `letters` the name has. */
    uint8_t length;
    /* The name, then zeros. */
    uint8_t letters[48];
    uint8_t padding_69[3];
};

_Static_assert(sizeof(struct name_row) == 72, "size of name_row");
_Static_assert(offsetof(struct name_row, id) == 0, "offset of name_row.id");
_Static_assert(offsetof(struct name_row, owner) == 8, "offset of name_row.owner");
_Static_assert(offsetof(struct name_row, protocol) == 12, "offset of name_row.protocol");
_Static_assert(offsetof(struct name_row, origin) == 14, "offset of name_row.origin");
_Static_assert(offsetof(struct name_row, state) == 15, "offset of name_row.state");
_Static_assert(offsetof(struct name_row, restarts) == 16, "offset of name_row.restarts");
_Static_assert(offsetof(struct name_row, length) == 20, "offset of name_row.length");
_Static_assert(offsetof(struct name_row, letters) == 21, "offset of name_row.letters");
_Static_assert(offsetof(struct name_row, padding_69) == 69, "offset of name_row.padding_69");

#endif
