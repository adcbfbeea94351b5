/* Generated from idl/procd.writ: change it there.
 *
 * Processes: how an image becomes one, who may do what to it, and what is known of its end.
 */
#ifndef PROCD_TYPES_H
#define PROCD_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"
#include "logd_types.h"
#include "memd_types.h"
#include "samgrd_types.h"

enum {
    /* The longest name of a program. */
    PROCD_MAX_PROGRAM_NAME = 48,
    /* How many processes there can be, from staged to retired. */
    PROCD_MAX_PROCESSES = 256,
    /* How many callers can wait for the end of processes at a time. */
    PROCD_MAX_PROCESS_WAITERS = 64,
    /* How many images can be in transfer at a time. */
    PROCD_MAX_TRANSFERS = 4,
    /* The largest image that is transferred. */
    PROCD_MAX_IMAGE_BYTES = 16777216,
    /* How much memory the segments of an image have at most, together. */
    PROCD_MAX_PROGRAM_BYTES = 67108864,
    /* How much memory a program that is no component has, beside its segments and its stack. */
    PROCD_PROGRAM_QUOTA_BYTES = 1048576,
    /* How many segments an image has at most. */
    PROCD_MAX_SEGMENTS = 8,
    /* How many bytes one chunk of an image has at most. */
    PROCD_MAX_CHUNK_BYTES = 3968,
    /* The smallest stack. */
    PROCD_MIN_STACK_BYTES = 4096,
    /* The largest stack. */
    PROCD_MAX_STACK_BYTES = 16777216,
    /* Number of Child. */
    CHILD_PROTOCOL = 0x000c,
    /* Number of Procd. */
    PROCD_PROTOCOL = 0x0004,
};

/* What a program is in the system, and with it who may start and stop it. */
enum program_role {
    /* A service of the foundation or above it. */
    PROGRAM_ROLE_SERVICE = 1,
    /* A driver. */
    PROGRAM_ROLE_DRIVER = 2,
    /* A program that a person runs. */
    PROGRAM_ROLE_APP = 3,
    /* A program that came with a bundle. */
    PROGRAM_ROLE_EXTENSION = 4096,
    /* A program of a test. */
    PROGRAM_ROLE_TEST = 8192,
};

/* Whether the number is one of those above. */
static inline bool program_role_is_known(uint32_t value)
{
    switch (value) {
    case PROGRAM_ROLE_SERVICE:
    case PROGRAM_ROLE_DRIVER:
    case PROGRAM_ROLE_APP:
    case PROGRAM_ROLE_EXTENSION:
    case PROGRAM_ROLE_TEST:
        return true;
    default:
        return false;
    }
}

static inline const char *program_role_name(uint32_t value)
{
    switch (value) {
    case PROGRAM_ROLE_SERVICE:
        return "SERVICE";
    case PROGRAM_ROLE_DRIVER:
        return "DRIVER";
    case PROGRAM_ROLE_APP:
        return "APP";
    case PROGRAM_ROLE_EXTENSION:
        return "EXTENSION";
    case PROGRAM_ROLE_TEST:
        return "TEST";
    default:
        return "unknown program role";
    }
}

/* The life of a process. */
enum process_state {
    /* It owns memory and capabilities and has no running thread. */
    PROCESS_STATE_STAGED = 1,
    /* It has been started. */
    PROCESS_STATE_RUNNING = 2,
    /* It is being taken apart. */
    PROCESS_STATE_STOPPING = 3,
    /* Nothing is left of it but its event. */
    PROCESS_STATE_EXITED = 4,
};

/* Whether the number is one of those above. */
static inline bool process_state_is_known(uint32_t value)
{
    switch (value) {
    case PROCESS_STATE_STAGED:
    case PROCESS_STATE_RUNNING:
    case PROCESS_STATE_STOPPING:
    case PROCESS_STATE_EXITED:
        return true;
    default:
        return false;
    }
}

static inline const char *process_state_name(uint32_t value)
{
    switch (value) {
    case PROCESS_STATE_STAGED:
        return "STAGED";
    case PROCESS_STATE_RUNNING:
        return "RUNNING";
    case PROCESS_STATE_STOPPING:
        return "STOPPING";
    case PROCESS_STATE_EXITED:
        return "EXITED";
    default:
        return "unknown process state";
    }
}

/* The life of an image in transfer. */
enum transfer_state {
    /* Chunks are expected. */
    TRANSFER_STATE_OPEN = 1,
    /* It has become a process. */
    TRANSFER_STATE_COMMITTED = 2,
};

/* Whether the number is one of those above. */
static inline bool transfer_state_is_known(uint32_t value)
{
    switch (value) {
    case TRANSFER_STATE_OPEN:
    case TRANSFER_STATE_COMMITTED:
        return true;
    default:
        return false;
    }
}

static inline const char *transfer_state_name(uint32_t value)
{
    switch (value) {
    case TRANSFER_STATE_OPEN:
        return "OPEN";
    case TRANSFER_STATE_COMMITTED:
        return "COMMITTED";
    default:
        return "unknown transfer state";
    }
}

/* Who takes which part of the processors' time. */
enum scheduling_band {
    /* Before all others: handlers of interrupts. */
    SCHEDULING_BAND_DRIVER = 1,
    /* Before programs: what others wait for. */
    SCHEDULING_BAND_SERVER = 2,
    /* By weight. */
    SCHEDULING_BAND_FAIR = 3,
    /* When nobody else wants it. */
    SCHEDULING_BAND_IDLE = 4,
};

/* Whether the number is one of those above. */
static inline bool scheduling_band_is_known(uint32_t value)
{
    switch (value) {
    case SCHEDULING_BAND_DRIVER:
    case SCHEDULING_BAND_SERVER:
    case SCHEDULING_BAND_FAIR:
    case SCHEDULING_BAND_IDLE:
        return true;
    default:
        return false;
    }
}

static inline const char *scheduling_band_name(uint32_t value)
{
    switch (value) {
    case SCHEDULING_BAND_DRIVER:
        return "DRIVER";
    case SCHEDULING_BAND_SERVER:
        return "SERVER";
    case SCHEDULING_BAND_FAIR:
        return "FAIR";
    case SCHEDULING_BAND_IDLE:
        return "IDLE";
    default:
        return "unknown scheduling band";
    }
}

/* When a program is started again after its end. */
enum restart_rule {
    /* Never. */
    RESTART_RULE_NEVER = 1,
    /* When it ended otherwise than with code 0. */
    RESTART_RULE_ON_FAILURE = 2,
    /* Whenever it ended. */
    RESTART_RULE_ALWAYS = 3,
};

/* Whether the number is one of those above. */
static inline bool restart_rule_is_known(uint32_t value)
{
    switch (value) {
    case RESTART_RULE_NEVER:
    case RESTART_RULE_ON_FAILURE:
    case RESTART_RULE_ALWAYS:
        return true;
    default:
        return false;
    }
}

static inline const char *restart_rule_name(uint32_t value)
{
    switch (value) {
    case RESTART_RULE_NEVER:
        return "NEVER";
    case RESTART_RULE_ON_FAILURE:
        return "ON_FAILURE";
    case RESTART_RULE_ALWAYS:
        return "ALWAYS";
    default:
        return "unknown restart rule";
    }
}

/* What a segment of an image allows; WRITE and EXECUTE together are refused. */
enum segment_access {
    /* Loads. */
    SEGMENT_ACCESS_READ = 1 << 0,
    /* Stores. */
    SEGMENT_ACCESS_WRITE = 1 << 1,
    /* Instruction fetches. */
    SEGMENT_ACCESS_EXECUTE = 1 << 2,
};

enum procd_error {
    /* The image is not sealed, too long or none, or one of its segments is misaligned, overlapping, both writable and executable, or of
     * the wrong size. */
    PROCD_ERROR_BAD_IMAGE = 64,
    /* The component is one of the system, which is started by its own creator only. */
    PROCD_ERROR_ROLE_RESERVED = 65,
    /* No component has this number, or it is not of this role. */
    PROCD_ERROR_NO_SUCH_COMPONENT = 66,
    /* The caller did not start this process. */
    PROCD_ERROR_NOT_YOURS = 67,
    /* The bytes do not follow those before, or are more or fewer than were announced. */
    PROCD_ERROR_BAD_ORDER = 68,
    /* The entry is missing or outside every executable segment. */
    PROCD_ERROR_BAD_ENTRY = 69,
    /* The band is before the caller's own. */
    PROCD_ERROR_BAND_TOO_HIGH = 70,
    /* The pauses, the window and the budget do not fit each other. */
    PROCD_ERROR_BAD_POLICY = 71,
    /* The quota has not that much left. */
    PROCD_ERROR_QUOTA_EXHAUSTED = 72,
    /* A connection is not to the declared peer, or not in the role that is needed. */
    PROCD_ERROR_WRONG_PEER = 73,
    /* There is no event after this one yet. */
    PROCD_ERROR_NOTHING_NEWER = 74,
    /* The stack is no whole number of pages. */
    PROCD_ERROR_BAD_STACK = 75,
    /* A process of this component is there, and the system has one of it at a time. */
    PROCD_ERROR_ALREADY_THERE = 76,
    /* The component declares capabilities, of which procd holds none: it is to be staged by who does. */
    PROCD_ERROR_HAS_TO_BE_STAGED = 77,
    /* The process was started by an earlier instance of procd, and this one has no hold on its thread. */
    PROCD_ERROR_OUT_OF_REACH = 78,
};

/* Whether the number is one of those above. */
static inline bool procd_error_is_known(uint32_t value)
{
    switch (value) {
    case PROCD_ERROR_BAD_IMAGE:
    case PROCD_ERROR_ROLE_RESERVED:
    case PROCD_ERROR_NO_SUCH_COMPONENT:
    case PROCD_ERROR_NOT_YOURS:
    case PROCD_ERROR_BAD_ORDER:
    case PROCD_ERROR_BAD_ENTRY:
    case PROCD_ERROR_BAND_TOO_HIGH:
    case PROCD_ERROR_BAD_POLICY:
    case PROCD_ERROR_QUOTA_EXHAUSTED:
    case PROCD_ERROR_WRONG_PEER:
    case PROCD_ERROR_NOTHING_NEWER:
    case PROCD_ERROR_BAD_STACK:
    case PROCD_ERROR_ALREADY_THERE:
    case PROCD_ERROR_HAS_TO_BE_STAGED:
    case PROCD_ERROR_OUT_OF_REACH:
        return true;
    default:
        return false;
    }
}

static inline const char *procd_error_name(uint32_t value)
{
    switch (value) {
    case PROCD_ERROR_BAD_IMAGE:
        return "BAD_IMAGE";
    case PROCD_ERROR_ROLE_RESERVED:
        return "ROLE_RESERVED";
    case PROCD_ERROR_NO_SUCH_COMPONENT:
        return "NO_SUCH_COMPONENT";
    case PROCD_ERROR_NOT_YOURS:
        return "NOT_YOURS";
    case PROCD_ERROR_BAD_ORDER:
        return "BAD_ORDER";
    case PROCD_ERROR_BAD_ENTRY:
        return "BAD_ENTRY";
    case PROCD_ERROR_BAND_TOO_HIGH:
        return "BAND_TOO_HIGH";
    case PROCD_ERROR_BAD_POLICY:
        return "BAD_POLICY";
    case PROCD_ERROR_QUOTA_EXHAUSTED:
        return "QUOTA_EXHAUSTED";
    case PROCD_ERROR_WRONG_PEER:
        return "WRONG_PEER";
    case PROCD_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    case PROCD_ERROR_BAD_STACK:
        return "BAD_STACK";
    case PROCD_ERROR_ALREADY_THERE:
        return "ALREADY_THERE";
    case PROCD_ERROR_HAS_TO_BE_STAGED:
        return "HAS_TO_BE_STAGED";
    case PROCD_ERROR_OUT_OF_REACH:
        return "OUT_OF_REACH";
    default:
        return "unknown procd error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum procd_signals {
    /* A process that the caller may see has ended. */
    PROCD_SIGNALS_PROCESS_ENDED = 1 << 0,
};

/* What a Ending can be. */
enum ending_tag {
    ENDING_TAG_EXITED = 1,
    ENDING_TAG_STOPPED = 2,
    ENDING_TAG_FAULTED = 3,
};

/* Whether the number is one of those above. */
static inline bool ending_tag_is_known(uint64_t value)
{
    switch (value) {
    case ENDING_TAG_EXITED:
    case ENDING_TAG_STOPPED:
    case ENDING_TAG_FAULTED:
        return true;
    default:
        return false;
    }
}

/* Roles of Procd, as masks. */
enum procd_role {
    /* Starts and stops services; held by rootd. */
    PROCD_ROLE_BOOTSTRAP = 1 << 0,
    /* Starts and stops drivers and nothing else; held by deviced. */
    PROCD_ROLE_DRIVER = 1 << 1,
    /* Starts apps and extensions, and stops what it started. */
    PROCD_ROLE_LAUNCHER = 1 << 2,
    /* Transfers images and nothing else. */
    PROCD_ROLE_LOADER = 1 << 3,
    /* Reads. */
    PROCD_ROLE_OBSERVER = 1 << 4,
};

/* Classes of Process. */
enum process_class {
    PROCESS_CLASS_SERVICE = 1,
    PROCESS_CLASS_DRIVER = 2,
    PROCESS_CLASS_APP = 3,
};

/* Where a part of an image goes. Bytes past those of the file are zero. */
struct transfer_segment {
    /* Its first address, page aligned. */
    uint64_t address;
    /* Where its bytes begin in the image. */
    uint64_t file_offset;
    /* How many bytes of the image it takes. */
    uint64_t file_bytes;
    /* How many bytes it has in memory, not fewer. */
    uint64_t memory_bytes;
    /* What it allows. */
    uint8_t access;
    uint8_t padding_33[7];
};

_Static_assert(sizeof(struct transfer_segment) == 40, "size of transfer_segment");
_Static_assert(offsetof(struct transfer_segment, address) == 0,
               "offset of transfer_segment.address");
_Static_assert(offsetof(struct transfer_segment, file_offset) == 8,
               "offset of transfer_segment.file_offset");
_Static_assert(offsetof(struct transfer_segment, file_bytes) == 16,
               "offset of transfer_segment.file_bytes");
_Static_assert(offsetof(struct transfer_segment, memory_bytes) == 24,
               "offset of transfer_segment.memory_bytes");
_Static_assert(offsetof(struct transfer_segment, access) == 32,
               "offset of transfer_segment.access");
_Static_assert(offsetof(struct transfer_segment, padding_33) == 33,
               "offset of transfer_segment.padding_33");

/* It called `exit`. */
struct exited_by_itself {
    /* What it said. */
    uint32_t code;
};

_Static_assert(sizeof(struct exited_by_itself) == 4, "size of exited_by_itself");
_Static_assert(offsetof(struct exited_by_itself, code) == 0, "offset of exited_by_itself.code");

/* Somebody stopped it. */
struct stopped_by_somebody {
    /* Who. */
    uint32_t by;
    /* With which code. */
    uint32_t code;
};

_Static_assert(sizeof(struct stopped_by_somebody) == 8, "size of stopped_by_somebody");
_Static_assert(offsetof(struct stopped_by_somebody, by) == 0, "offset of stopped_by_somebody.by");
_Static_assert(offsetof(struct stopped_by_somebody, code) == 4,
               "offset of stopped_by_somebody.code");

/* It faulted and nobody resolved the fault. */
struct ended_by_fault {
    /* The vector of the exception. */
    uint8_t vector;
    uint8_t padding_1[7];
    /* The address that was touched; 0 where the fault is about none. */
    uint64_t address;
    /* The registers of the thread. */
    struct fault_registers registers;
};

_Static_assert(sizeof(struct ended_by_fault) == 160, "size of ended_by_fault");
_Static_assert(offsetof(struct ended_by_fault, vector) == 0, "offset of ended_by_fault.vector");
_Static_assert(offsetof(struct ended_by_fault, padding_1) == 1,
               "offset of ended_by_fault.padding_1");
_Static_assert(offsetof(struct ended_by_fault, address) == 8, "offset of ended_by_fault.address");
_Static_assert(offsetof(struct ended_by_fault, registers) == 16,
               "offset of ended_by_fault.registers");

/* How a process ended. */
struct ending {
    /* which of them it is, an `enum ending_tag` */
    _Alignas(8) uint32_t tag;
    uint8_t padding_4[4];
    union {
        struct exited_by_itself exited;
        struct stopped_by_somebody stopped;
        struct ended_by_fault faulted;
        uint8_t reserve[160];
    } as;
};

_Static_assert(sizeof(struct ending) == 168, "size of ending");
_Static_assert(offsetof(struct ending, tag) == 0, "offset of ending.tag");
_Static_assert(offsetof(struct ending, padding_4) == 4, "offset of ending.padding_4");
_Static_assert(offsetof(struct ending, as) == 8, "offset of ending.as");

/* What is known of the end of a process. */
struct process_event {
    /* The process. */
    uint64_t pid;
    /* Its component and instance. */
    uint32_t principal;
    uint8_t padding_12[4];
    /* When, since the start of the machine. */
    uint64_t time_us;
    /* How. */
    struct ending ending;
};

_Static_assert(sizeof(struct process_event) == 192, "size of process_event");
_Static_assert(offsetof(struct process_event, pid) == 0, "offset of process_event.pid");
_Static_assert(offsetof(struct process_event, principal) == 8, "offset of process_event.principal");
_Static_assert(offsetof(struct process_event, padding_12) == 12,
               "offset of process_event.padding_12");
_Static_assert(offsetof(struct process_event, time_us) == 16, "offset of process_event.time_us");
_Static_assert(offsetof(struct process_event, ending) == 24, "offset of process_event.ending");

/* When and how often a program is started again. */
struct restart_policy {
    /* When. */
    uint8_t rule;
    uint8_t padding_1[3];
    /* How many restarts are made in one window before it is given up. */
    uint32_t budget;
    /* The length of the window. */
    uint32_t window_ms;
    /* The pause before the second restart of a window; the first is made at once. */
    uint32_t first_backoff_ms;
    /* The longest pause. */
    uint32_t last_backoff_ms;
};

_Static_assert(sizeof(struct restart_policy) == 20, "size of restart_policy");
_Static_assert(offsetof(struct restart_policy, rule) == 0, "offset of restart_policy.rule");
_Static_assert(offsetof(struct restart_policy, padding_1) == 1,
               "offset of restart_policy.padding_1");
_Static_assert(offsetof(struct restart_policy, budget) == 4, "offset of restart_policy.budget");
_Static_assert(offsetof(struct restart_policy, window_ms) == 8,
               "offset of restart_policy.window_ms");
_Static_assert(offsetof(struct restart_policy, first_backoff_ms) == 12,
               "offset of restart_policy.first_backoff_ms");
_Static_assert(offsetof(struct restart_policy, last_backoff_ms) == 16,
               "offset of restart_policy.last_backoff_ms");

#endif
