/* Generated from idl/runtimed.writ: change it there.
 *
 * Programs and sessions: what a person runs, how it is launched, and how it ends.
 */
#ifndef RUNTIMED_TYPES_H
#define RUNTIMED_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"
#include "procd_types.h"

enum {
    /* The longest identity of a program in the catalog. */
    RUNTIMED_MAX_DESKTOP_ID = 48,
    /* The longest path. */
    RUNTIMED_MAX_REQUEST_PATH_BYTES = 1024,
    /* How many bytes all arguments of a program have together. */
    RUNTIMED_MAX_ARGUMENT_BYTES = 1536,
    /* How many bytes the environment of a program has. */
    RUNTIMED_MAX_ENVIRONMENT_BYTES = 1024,
    /* The longest sentence that says why a launch was refused. */
    RUNTIMED_MAX_LAUNCH_REASON = 256,
    /* How many missing components a refusal names. */
    RUNTIMED_MAX_MISSING = 16,
    /* How many sessions there can be. */
    RUNTIMED_MAX_SESSIONS = 64,
    /* How many programs of sessions there can be. */
    RUNTIMED_MAX_PROGRAMS = 200,
    /* How many programs one page of `snapshot_running_programs` tells of. */
    RUNTIMED_MAX_PROGRAM_ROWS = 32,
    /* Number of Runtimed. */
    RUNTIMED_PROTOCOL = 0x000a,
};

/* The life of a session. */
enum session_state {
    /* Its first program is being started. */
    SESSION_STATE_STARTING = 1,
    /* Its first program runs. */
    SESSION_STATE_RUNNING = 2,
    /* Nothing of it runs any more. */
    SESSION_STATE_ENDED = 3,
};

/* Whether the number is one of those above. */
static inline bool session_state_is_known(uint32_t value)
{
    switch (value) {
    case SESSION_STATE_STARTING:
    case SESSION_STATE_RUNNING:
    case SESSION_STATE_ENDED:
        return true;
    default:
        return false;
    }
}

static inline const char *session_state_name(uint32_t value)
{
    switch (value) {
    case SESSION_STATE_STARTING:
        return "STARTING";
    case SESSION_STATE_RUNNING:
        return "RUNNING";
    case SESSION_STATE_ENDED:
        return "ENDED";
    default:
        return "unknown session state";
    }
}

/* The life of a program of a session. */
enum program_state {
    /* Its process exists and has not answered yet. */
    PROGRAM_STATE_LAUNCHING = 1,
    /* It runs. */
    PROGRAM_STATE_RUNNING = 2,
    /* It ended, and its next start is pending. */
    PROGRAM_STATE_WAITING = 3,
};

/* Whether the number is one of those above. */
static inline bool program_state_is_known(uint32_t value)
{
    switch (value) {
    case PROGRAM_STATE_LAUNCHING:
    case PROGRAM_STATE_RUNNING:
    case PROGRAM_STATE_WAITING:
        return true;
    default:
        return false;
    }
}

static inline const char *program_state_name(uint32_t value)
{
    switch (value) {
    case PROGRAM_STATE_LAUNCHING:
        return "LAUNCHING";
    case PROGRAM_STATE_RUNNING:
        return "RUNNING";
    case PROGRAM_STATE_WAITING:
        return "WAITING";
    default:
        return "unknown program state";
    }
}

/* Whether the interface can be drawn on. */
enum interface_state {
    /* Nobody draws yet. */
    INTERFACE_STATE_ABSENT = 1,
    /* The interface server has said that it is ready. */
    INTERFACE_STATE_READY = 2,
};

/* Whether the number is one of those above. */
static inline bool interface_state_is_known(uint32_t value)
{
    switch (value) {
    case INTERFACE_STATE_ABSENT:
    case INTERFACE_STATE_READY:
        return true;
    default:
        return false;
    }
}

static inline const char *interface_state_name(uint32_t value)
{
    switch (value) {
    case INTERFACE_STATE_ABSENT:
        return "ABSENT";
    case INTERFACE_STATE_READY:
        return "READY";
    default:
        return "unknown interface state";
    }
}

/* Why a launch came to nothing. */
enum launch_refusal {
    /* Components that it needs do not run; they are named. */
    LAUNCH_REFUSAL_NEEDS_MISSING = 1,
    /* Its entry in the catalog was disabled after it failed for good. */
    LAUNCH_REFUSAL_DISABLED = 2,
    /* The image is no program. */
    LAUNCH_REFUSAL_BAD_IMAGE = 3,
    /* The policy does not let the caller launch it. */
    LAUNCH_REFUSAL_POLICY_SAYS_NO = 4,
    /* No more sessions, programs or memory. */
    LAUNCH_REFUSAL_NO_ROOM = 5,
    /* procd cannot be asked. */
    LAUNCH_REFUSAL_UNAVAILABLE = 6,
};

/* Whether the number is one of those above. */
static inline bool launch_refusal_is_known(uint32_t value)
{
    switch (value) {
    case LAUNCH_REFUSAL_NEEDS_MISSING:
    case LAUNCH_REFUSAL_DISABLED:
    case LAUNCH_REFUSAL_BAD_IMAGE:
    case LAUNCH_REFUSAL_POLICY_SAYS_NO:
    case LAUNCH_REFUSAL_NO_ROOM:
    case LAUNCH_REFUSAL_UNAVAILABLE:
        return true;
    default:
        return false;
    }
}

static inline const char *launch_refusal_name(uint32_t value)
{
    switch (value) {
    case LAUNCH_REFUSAL_NEEDS_MISSING:
        return "NEEDS_MISSING";
    case LAUNCH_REFUSAL_DISABLED:
        return "DISABLED";
    case LAUNCH_REFUSAL_BAD_IMAGE:
        return "BAD_IMAGE";
    case LAUNCH_REFUSAL_POLICY_SAYS_NO:
        return "POLICY_SAYS_NO";
    case LAUNCH_REFUSAL_NO_ROOM:
        return "NO_ROOM";
    case LAUNCH_REFUSAL_UNAVAILABLE:
        return "UNAVAILABLE";
    default:
        return "unknown launch refusal";
    }
}

/* What happened. */
enum program_change {
    /* A program began to run. */
    PROGRAM_CHANGE_STARTED = 1,
    /* A program ended. */
    PROGRAM_CHANGE_ENDED = 2,
    /* A program is started again after its end. */
    PROGRAM_CHANGE_RESTARTED = 3,
    /* A program was disabled after it failed for good. */
    PROGRAM_CHANGE_DISABLED = 4,
    /* A session ended, with all of its programs. */
    PROGRAM_CHANGE_SESSION_ENDED = 5,
    /* The interface is ready. */
    PROGRAM_CHANGE_INTERFACE_READY = 6,
};

/* Whether the number is one of those above. */
static inline bool program_change_is_known(uint32_t value)
{
    switch (value) {
    case PROGRAM_CHANGE_STARTED:
    case PROGRAM_CHANGE_ENDED:
    case PROGRAM_CHANGE_RESTARTED:
    case PROGRAM_CHANGE_DISABLED:
    case PROGRAM_CHANGE_SESSION_ENDED:
    case PROGRAM_CHANGE_INTERFACE_READY:
        return true;
    default:
        return false;
    }
}

static inline const char *program_change_name(uint32_t value)
{
    switch (value) {
    case PROGRAM_CHANGE_STARTED:
        return "STARTED";
    case PROGRAM_CHANGE_ENDED:
        return "ENDED";
    case PROGRAM_CHANGE_RESTARTED:
        return "RESTARTED";
    case PROGRAM_CHANGE_DISABLED:
        return "DISABLED";
    case PROGRAM_CHANGE_SESSION_ENDED:
        return "SESSION_ENDED";
    case PROGRAM_CHANGE_INTERFACE_READY:
        return "INTERFACE_READY";
    default:
        return "unknown program change";
    }
}

enum runtimed_error {
    /* The catalog has no program of this identity. */
    RUNTIMED_ERROR_NO_SUCH_PROGRAM = 64,
    /* Nothing is at this path. */
    RUNTIMED_ERROR_NO_SUCH_PATH = 65,
    /* The path is not absolute, or has a part that is empty, `.` or `..`. */
    RUNTIMED_ERROR_BAD_PATH = 66,
    /* An argument or a variable is not followed by a line break, or a variable has no `=`. */
    RUNTIMED_ERROR_BAD_LIST = 67,
    /* The session or the program belongs to another caller. */
    RUNTIMED_ERROR_NOT_YOURS = 68,
    /* The program is one of the system and ends only with it. */
    RUNTIMED_ERROR_NOT_A_PROGRAM = 69,
    /* There is no event after this one yet. */
    RUNTIMED_ERROR_NOTHING_NEWER = 70,
};

/* Whether the number is one of those above. */
static inline bool runtimed_error_is_known(uint32_t value)
{
    switch (value) {
    case RUNTIMED_ERROR_NO_SUCH_PROGRAM:
    case RUNTIMED_ERROR_NO_SUCH_PATH:
    case RUNTIMED_ERROR_BAD_PATH:
    case RUNTIMED_ERROR_BAD_LIST:
    case RUNTIMED_ERROR_NOT_YOURS:
    case RUNTIMED_ERROR_NOT_A_PROGRAM:
    case RUNTIMED_ERROR_NOTHING_NEWER:
        return true;
    default:
        return false;
    }
}

static inline const char *runtimed_error_name(uint32_t value)
{
    switch (value) {
    case RUNTIMED_ERROR_NO_SUCH_PROGRAM:
        return "NO_SUCH_PROGRAM";
    case RUNTIMED_ERROR_NO_SUCH_PATH:
        return "NO_SUCH_PATH";
    case RUNTIMED_ERROR_BAD_PATH:
        return "BAD_PATH";
    case RUNTIMED_ERROR_BAD_LIST:
        return "BAD_LIST";
    case RUNTIMED_ERROR_NOT_YOURS:
        return "NOT_YOURS";
    case RUNTIMED_ERROR_NOT_A_PROGRAM:
        return "NOT_A_PROGRAM";
    case RUNTIMED_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    default:
        return "unknown runtimed error";
    }
}

/* Bits of the notification that `watch` takes. */
enum runtimed_signals {
    /* Something happened to a program or a session. */
    RUNTIMED_SIGNALS_PROGRAMS_CHANGED = 1 << 0,
};

/* What a LaunchOutcome can be. */
enum launch_outcome_tag {
    LAUNCH_OUTCOME_TAG_LAUNCHED = 1,
    LAUNCH_OUTCOME_TAG_REFUSED = 2,
};

/* Whether the number is one of those above. */
static inline bool launch_outcome_tag_is_known(uint64_t value)
{
    switch (value) {
    case LAUNCH_OUTCOME_TAG_LAUNCHED:
    case LAUNCH_OUTCOME_TAG_REFUSED:
        return true;
    default:
        return false;
    }
}

/* Roles of Runtimed, as masks. */
enum runtimed_role {
    /* Launches, and ends what it launched. */
    RUNTIMED_ROLE_LAUNCHER = 1 << 0,
    /* Ends what others launched. */
    RUNTIMED_ROLE_OPERATOR = 1 << 1,
    /* Reads. */
    RUNTIMED_ROLE_OBSERVER = 1 << 2,
    /* Is the interface server. */
    RUNTIMED_ROLE_INTERFACE = 1 << 3,
};

/* A program that runs. */
struct program_row {
    /* Its process. */
    uint64_t pid;
    /* Its session. */
    uint64_t session;
    /* When it was started, since the start of the machine. */
    uint64_t started_us;
    /* Its component and instance. */
    uint32_t principal;
    /* How often it was started again. */
    uint32_t restarts;
    /* Where it is in its life. */
    uint8_t state;
    /* Whether it may do what others may not. */
    bool privileged;
    /* How many bytes of `letters` its identity in the catalog has; 0 for a program that was launched by its path. */
    uint8_t length;
    /* Its identity in the catalog, then zeros. */
    uint8_t letters[48];
    uint8_t padding_83[5];
};

_Static_assert(sizeof(struct program_row) == 88, "size of program_row");
_Static_assert(offsetof(struct program_row, pid) == 0, "offset of program_row.pid");
_Static_assert(offsetof(struct program_row, session) == 8, "offset of program_row.session");
_Static_assert(offsetof(struct program_row, started_us) == 16, "offset of program_row.started_us");
_Static_assert(offsetof(struct program_row, principal) == 24, "offset of program_row.principal");
_Static_assert(offsetof(struct program_row, restarts) == 28, "offset of program_row.restarts");
_Static_assert(offsetof(struct program_row, state) == 32, "offset of program_row.state");
_Static_assert(offsetof(struct program_row, privileged) == 33, "offset of program_row.privileged");
_Static_assert(offsetof(struct program_row, length) == 34, "offset of program_row.length");
_Static_assert(offsetof(struct program_row, letters) == 35, "offset of program_row.letters");
_Static_assert(offsetof(struct program_row, padding_83) == 83, "offset of program_row.padding_83");

/* The program that was launched. */
struct launched {
    /* Its process. */
    uint64_t pid;
};

_Static_assert(sizeof(struct launched) == 8, "size of launched");
_Static_assert(offsetof(struct launched, pid) == 0, "offset of launched.pid");

/* What stood against it. */
struct refused {
    /* Why. */
    uint8_t cause;
    /* How many of `missing` are used. */
    uint8_t missing_count;
    /* The components that it needs and that do not run, by number, then zeros. */
    uint16_t missing[16];
};

_Static_assert(sizeof(struct refused) == 34, "size of refused");
_Static_assert(offsetof(struct refused, cause) == 0, "offset of refused.cause");
_Static_assert(offsetof(struct refused, missing_count) == 1, "offset of refused.missing_count");
_Static_assert(offsetof(struct refused, missing) == 2, "offset of refused.missing");

/* What became of a launch. */
struct launch_outcome {
    /* which of them it is, an `enum launch_outcome_tag` */
    _Alignas(8) uint32_t tag;
    uint8_t padding_4[4];
    union {
        struct launched launched;
        struct refused refused;
        uint8_t reserve[48];
    } as;
};

_Static_assert(sizeof(struct launch_outcome) == 56, "size of launch_outcome");
_Static_assert(offsetof(struct launch_outcome, tag) == 0, "offset of launch_outcome.tag");
_Static_assert(offsetof(struct launch_outcome, padding_4) == 4,
               "offset of launch_outcome.padding_4");
_Static_assert(offsetof(struct launch_outcome, as) == 8, "offset of launch_outcome.as");

#endif
