/* Generated from idl/kernel/ipc.writ: change it there.
 *
 * The kernel's calls. The kernel is a server like any other: these contracts are its whole interface beside the message operations.
 */
#ifndef KERNEL_TYPES_H
#define KERNEL_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* The longest line of one log record. */
    KERNEL_MAX_LOG_TEXT = 512,
    /* The largest VMO. */
    KERNEL_MAX_VMO_BYTES = 1073741824,
    /* Type number of Endpoint. */
    ENDPOINT_TYPE = 5,
    ENDPOINT_PROTOCOL = 0xff05,
    /* Type number of Connection. */
    CONNECTION_TYPE = 6,
    CONNECTION_PROTOCOL = 0xff06,
    /* Type number of Reply. */
    REPLY_TYPE = 7,
    REPLY_PROTOCOL = 0xff07,
    /* Type number of Notification. */
    NOTIFICATION_TYPE = 8,
    NOTIFICATION_PROTOCOL = 0xff08,
    /* Type number of Log. */
    LOG_TYPE = 9,
    LOG_PROTOCOL = 0xff09,
    /* Its published start-up slot. */
    LOG_SLOT = 4,
    /* Type number of Quota. */
    QUOTA_TYPE = 3,
    QUOTA_PROTOCOL = 0xff03,
    /* Type number of Vmo. */
    VMO_TYPE = 4,
    VMO_PROTOCOL = 0xff04,
    /* Type number of Process. */
    PROCESS_TYPE = 1,
    PROCESS_PROTOCOL = 0xff01,
    /* Type number of Thread. */
    THREAD_TYPE = 2,
    THREAD_PROTOCOL = 0xff02,
};

/* The grantee that stands for everybody. */
#define KERNEL_ANY_PRINCIPAL UINT64_C(4294967295)

/* The type of a kernel object, as `describe` and handle records tell it. */
enum object_type {
    /* An address space, a capability table and a quota. */
    OBJECT_TYPE_PROCESS = 1,
    /* A flow of execution. */
    OBJECT_TYPE_THREAD = 2,
    /* A right to memory. */
    OBJECT_TYPE_QUOTA = 3,
    /* Pages. */
    OBJECT_TYPE_VMO = 4,
    /* The receiving end of connections. */
    OBJECT_TYPE_ENDPOINT = 5,
    /* The calling end: one client's way to one endpoint, in certain roles. */
    OBJECT_TYPE_CONNECTION = 6,
    /* The one right to answer one call later. */
    OBJECT_TYPE_REPLY = 7,
    /* Bits that are set by one side and taken by the other. */
    OBJECT_TYPE_NOTIFICATION = 8,
    /* The kernel's log. */
    OBJECT_TYPE_LOG = 9,
};

/* Whether the number is one of those above. */
static inline bool object_type_is_known(uint64_t value)
{
    switch (value) {
    case OBJECT_TYPE_PROCESS:
    case OBJECT_TYPE_THREAD:
    case OBJECT_TYPE_QUOTA:
    case OBJECT_TYPE_VMO:
    case OBJECT_TYPE_ENDPOINT:
    case OBJECT_TYPE_CONNECTION:
    case OBJECT_TYPE_REPLY:
    case OBJECT_TYPE_NOTIFICATION:
    case OBJECT_TYPE_LOG:
        return true;
    default:
        return false;
    }
}

static inline const char *object_type_name(uint64_t value)
{
    switch (value) {
    case OBJECT_TYPE_PROCESS:
        return "PROCESS";
    case OBJECT_TYPE_THREAD:
        return "THREAD";
    case OBJECT_TYPE_QUOTA:
        return "QUOTA";
    case OBJECT_TYPE_VMO:
        return "VMO";
    case OBJECT_TYPE_ENDPOINT:
        return "ENDPOINT";
    case OBJECT_TYPE_CONNECTION:
        return "CONNECTION";
    case OBJECT_TYPE_REPLY:
        return "REPLY";
    case OBJECT_TYPE_NOTIFICATION:
        return "NOTIFICATION";
    case OBJECT_TYPE_LOG:
        return "LOG";
    default:
        return "unknown object type";
    }
}

/* Where a process is in its life. */
enum life_state {
    /* Owns memory and capabilities, has not run. */
    LIFE_STATE_STAGED = 1,
    /* Has run. */
    LIFE_STATE_RUNNING = 2,
    /* Being taken apart. */
    LIFE_STATE_DYING = 3,
    /* Nothing left but its exit record. */
    LIFE_STATE_DEAD = 4,
};

/* Whether the number is one of those above. */
static inline bool life_state_is_known(uint64_t value)
{
    switch (value) {
    case LIFE_STATE_STAGED:
    case LIFE_STATE_RUNNING:
    case LIFE_STATE_DYING:
    case LIFE_STATE_DEAD:
        return true;
    default:
        return false;
    }
}

static inline const char *life_state_name(uint64_t value)
{
    switch (value) {
    case LIFE_STATE_STAGED:
        return "STAGED";
    case LIFE_STATE_RUNNING:
        return "RUNNING";
    case LIFE_STATE_DYING:
        return "DYING";
    case LIFE_STATE_DEAD:
        return "DEAD";
    default:
        return "unknown life state";
    }
}

/* Why a process ended. */
enum exit_cause {
    /* It has not. */
    EXIT_CAUSE_NONE = 0,
    /* It called `exit`. */
    EXIT_CAUSE_EXITED = 1,
    /* Somebody called `kill`. */
    EXIT_CAUSE_KILLED = 2,
    /* It faulted and nobody resolved the fault. */
    EXIT_CAUSE_FAULTED = 3,
};

/* Whether the number is one of those above. */
static inline bool exit_cause_is_known(uint64_t value)
{
    switch (value) {
    case EXIT_CAUSE_NONE:
    case EXIT_CAUSE_EXITED:
    case EXIT_CAUSE_KILLED:
    case EXIT_CAUSE_FAULTED:
        return true;
    default:
        return false;
    }
}

static inline const char *exit_cause_name(uint64_t value)
{
    switch (value) {
    case EXIT_CAUSE_NONE:
        return "NONE";
    case EXIT_CAUSE_EXITED:
        return "EXITED";
    case EXIT_CAUSE_KILLED:
        return "KILLED";
    case EXIT_CAUSE_FAULTED:
        return "FAULTED";
    default:
        return "unknown exit cause";
    }
}

/* How much a log record matters. */
enum log_level {
    /* Every step. */
    LOG_LEVEL_TRACE = 1,
    /* For the author. */
    LOG_LEVEL_DEBUG = 2,
    /* Normal events. */
    LOG_LEVEL_INFO = 3,
    /* Something is odd and was handled. */
    LOG_LEVEL_WARN = 4,
    /* Something failed. */
    LOG_LEVEL_ERROR = 5,
    /* The component ends. */
    LOG_LEVEL_FATAL = 6,
};

/* Whether the number is one of those above. */
static inline bool log_level_is_known(uint64_t value)
{
    switch (value) {
    case LOG_LEVEL_TRACE:
    case LOG_LEVEL_DEBUG:
    case LOG_LEVEL_INFO:
    case LOG_LEVEL_WARN:
    case LOG_LEVEL_ERROR:
    case LOG_LEVEL_FATAL:
        return true;
    default:
        return false;
    }
}

static inline const char *log_level_name(uint64_t value)
{
    switch (value) {
    case LOG_LEVEL_TRACE:
        return "TRACE";
    case LOG_LEVEL_DEBUG:
        return "DEBUG";
    case LOG_LEVEL_INFO:
        return "INFO";
    case LOG_LEVEL_WARN:
        return "WARN";
    case LOG_LEVEL_ERROR:
        return "ERROR";
    case LOG_LEVEL_FATAL:
        return "FATAL";
    default:
        return "unknown log level";
    }
}

/* What a log record is about. */
enum log_category {
    /* Start of the machine. */
    LOG_CATEGORY_BOOT = 1,
    /* The end of it. */
    LOG_CATEGORY_PANIC = 2,
    /* Frames, VMOs, mappings. */
    LOG_CATEGORY_MEMORY = 3,
    /* Threads and time. */
    LOG_CATEGORY_SCHED = 4,
    /* Kernel calls. */
    LOG_CATEGORY_SYSCALL = 5,
    /* Processes. */
    LOG_CATEGORY_PROCESS = 6,
    /* Drivers. */
    LOG_CATEGORY_DRIVER = 7,
    /* Block storage. */
    LOG_CATEGORY_STORAGE = 8,
    /* The universal serial bus. */
    LOG_CATEGORY_USB = 9,
    /* Keys and pointers. */
    LOG_CATEGORY_INPUT = 10,
    /* Screens. */
    LOG_CATEGORY_DISPLAY = 11,
    /* Files. */
    LOG_CATEGORY_VFS = 12,
    /* The text console. */
    LOG_CATEGORY_CONSOLE = 13,
    /* Daemons. */
    LOG_CATEGORY_SERVICE = 14,
    /* Foreign programs. */
    LOG_CATEGORY_COMPAT = 15,
    /* For debugging. */
    LOG_CATEGORY_DEBUG = 16,
    /* Signs of life. */
    LOG_CATEGORY_HEARTBEAT = 17,
};

/* Whether the number is one of those above. */
static inline bool log_category_is_known(uint64_t value)
{
    switch (value) {
    case LOG_CATEGORY_BOOT:
    case LOG_CATEGORY_PANIC:
    case LOG_CATEGORY_MEMORY:
    case LOG_CATEGORY_SCHED:
    case LOG_CATEGORY_SYSCALL:
    case LOG_CATEGORY_PROCESS:
    case LOG_CATEGORY_DRIVER:
    case LOG_CATEGORY_STORAGE:
    case LOG_CATEGORY_USB:
    case LOG_CATEGORY_INPUT:
    case LOG_CATEGORY_DISPLAY:
    case LOG_CATEGORY_VFS:
    case LOG_CATEGORY_CONSOLE:
    case LOG_CATEGORY_SERVICE:
    case LOG_CATEGORY_COMPAT:
    case LOG_CATEGORY_DEBUG:
    case LOG_CATEGORY_HEARTBEAT:
        return true;
    default:
        return false;
    }
}

static inline const char *log_category_name(uint64_t value)
{
    switch (value) {
    case LOG_CATEGORY_BOOT:
        return "BOOT";
    case LOG_CATEGORY_PANIC:
        return "PANIC";
    case LOG_CATEGORY_MEMORY:
        return "MEMORY";
    case LOG_CATEGORY_SCHED:
        return "SCHED";
    case LOG_CATEGORY_SYSCALL:
        return "SYSCALL";
    case LOG_CATEGORY_PROCESS:
        return "PROCESS";
    case LOG_CATEGORY_DRIVER:
        return "DRIVER";
    case LOG_CATEGORY_STORAGE:
        return "STORAGE";
    case LOG_CATEGORY_USB:
        return "USB";
    case LOG_CATEGORY_INPUT:
        return "INPUT";
    case LOG_CATEGORY_DISPLAY:
        return "DISPLAY";
    case LOG_CATEGORY_VFS:
        return "VFS";
    case LOG_CATEGORY_CONSOLE:
        return "CONSOLE";
    case LOG_CATEGORY_SERVICE:
        return "SERVICE";
    case LOG_CATEGORY_COMPAT:
        return "COMPAT";
    case LOG_CATEGORY_DEBUG:
        return "DEBUG";
    case LOG_CATEGORY_HEARTBEAT:
        return "HEARTBEAT";
    default:
        return "unknown log category";
    }
}

/* What a mapping allows; WRITE and EXECUTE together are refused. */
enum access {
    /* Loads. */
    ACCESS_READ = 1 << 0,
    /* Stores. */
    ACCESS_WRITE = 1 << 1,
    /* Instruction fetches. */
    ACCESS_EXECUTE = 1 << 2,
};

enum kernel_error {
    /* The slot holds nothing, or not what the method works on. */
    KERNEL_ERROR_BAD_SLOT = 64,
    /* The slot that was named as a destination is in use. */
    KERNEL_ERROR_SLOT_TAKEN = 65,
    /* An address or a length is not page aligned, empty, or outside user space. */
    KERNEL_ERROR_BAD_RANGE = 66,
    /* Something is mapped there already. */
    KERNEL_ERROR_OVERLAP = 67,
    /* Write and execute together, or more than the capability's rights. */
    KERNEL_ERROR_BAD_ACCESS = 68,
    /* The quota has not that much left. */
    KERNEL_ERROR_QUOTA_EXHAUSTED = 69,
    /* The object is past the state in which this is possible. */
    KERNEL_ERROR_WRONG_STATE = 70,
    /* A writable mapping exists. */
    KERNEL_ERROR_STILL_MAPPED = 71,
    /* The right asked for is not among those held. */
    KERNEL_ERROR_RIGHTS_GROW = 72,
};

/* Whether the number is one of those above. */
static inline bool kernel_error_is_known(uint32_t value)
{
    switch (value) {
    case KERNEL_ERROR_BAD_SLOT:
    case KERNEL_ERROR_SLOT_TAKEN:
    case KERNEL_ERROR_BAD_RANGE:
    case KERNEL_ERROR_OVERLAP:
    case KERNEL_ERROR_BAD_ACCESS:
    case KERNEL_ERROR_QUOTA_EXHAUSTED:
    case KERNEL_ERROR_WRONG_STATE:
    case KERNEL_ERROR_STILL_MAPPED:
    case KERNEL_ERROR_RIGHTS_GROW:
        return true;
    default:
        return false;
    }
}

static inline const char *kernel_error_name(uint32_t value)
{
    switch (value) {
    case KERNEL_ERROR_BAD_SLOT:
        return "BAD_SLOT";
    case KERNEL_ERROR_SLOT_TAKEN:
        return "SLOT_TAKEN";
    case KERNEL_ERROR_BAD_RANGE:
        return "BAD_RANGE";
    case KERNEL_ERROR_OVERLAP:
        return "OVERLAP";
    case KERNEL_ERROR_BAD_ACCESS:
        return "BAD_ACCESS";
    case KERNEL_ERROR_QUOTA_EXHAUSTED:
        return "QUOTA_EXHAUSTED";
    case KERNEL_ERROR_WRONG_STATE:
        return "WRONG_STATE";
    case KERNEL_ERROR_STILL_MAPPED:
        return "STILL_MAPPED";
    case KERNEL_ERROR_RIGHTS_GROW:
        return "RIGHTS_GROW";
    default:
        return "unknown kernel error";
    }
}

/* Rights to a Endpoint, as masks. */
enum endpoint_right {
    /* Receive. */
    ENDPOINT_RIGHT_RECV = 1 << 0,
    /* Make connections and revoke them. */
    ENDPOINT_RIGHT_MINT = 1 << 1,
    /* Move the capability in a message. */
    ENDPOINT_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Connection, as masks. */
enum connection_right {
    /* Call through it. */
    CONNECTION_RIGHT_CALL = 1 << 0,
    /* Move the capability in a message. */
    CONNECTION_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Reply, as masks. */
enum reply_right {
    /* Answer. */
    REPLY_RIGHT_ANSWER = 1 << 0,
};

/* Rights to a Notification, as masks. */
enum notification_right {
    /* Set bits. */
    NOTIFICATION_RIGHT_SIGNAL = 1 << 0,
    /* Wait for bits and take them. */
    NOTIFICATION_RIGHT_WAIT = 1 << 1,
    /* Move the capability in a message. */
    NOTIFICATION_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Log, as masks. */
enum log_right {
    /* Add records. */
    LOG_RIGHT_WRITE = 1 << 0,
    /* Write to the console as it is. */
    LOG_RIGHT_CONSOLE = 1 << 1,
    /* Move the capability in a message. */
    LOG_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Quota, as masks. */
enum quota_right {
    /* Create objects that are charged to it. */
    QUOTA_RIGHT_CREATE = 1 << 0,
    /* Move the capability in a message. */
    QUOTA_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Vmo, as masks. */
enum vmo_right {
    /* Map for loads. */
    VMO_RIGHT_READ = 1 << 0,
    /* Map for stores. */
    VMO_RIGHT_WRITE = 1 << 1,
    /* Map for instruction fetches. */
    VMO_RIGHT_EXECUTE = 1 << 2,
    /* Move the capability in a message. */
    VMO_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Process, as masks. */
enum process_right {
    /* Work on one's own table and end oneself. */
    PROCESS_RIGHT_SELF = 1 << 0,
    /* Map, install, start, watch and kill. */
    PROCESS_RIGHT_MANAGE = 1 << 1,
    /* Move the capability in a message. */
    PROCESS_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Thread, as masks. */
enum thread_right {
    /* Start it, and keep the call it is serving. */
    THREAD_RIGHT_MANAGE = 1 << 0,
    /* Move the capability in a message. */
    THREAD_RIGHT_TRANSFER = 1 << 15,
};

#endif
