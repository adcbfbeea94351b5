/* Generated from idl/kernel.writ: change it there.
 *
 * As much of a kernel as the golden contracts need.
 */
#ifndef KERNEL_TYPES_H
#define KERNEL_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* The longest line of one log record. */
    KERNEL_MAX_LOG_TEXT = 512,
    /* Type number of Process. */
    PROCESS_TYPE = 1,
    PROCESS_PROTOCOL = 0xff01,
    /* Type number of Vmo. */
    VMO_TYPE = 4,
    VMO_PROTOCOL = 0xff04,
    /* Type number of Log. */
    LOG_TYPE = 9,
    LOG_PROTOCOL = 0xff09,
    /* Its published start-up slot. */
    LOG_SLOT = 4,
};

/* How much a log record matters. */
enum log_level {
    /* Normal events. */
    LOG_LEVEL_INFO = 3,
    /* Something failed. */
    LOG_LEVEL_ERROR = 5,
};

/* Whether the number is one of those above. */
static inline bool log_level_is_known(uint64_t value)
{
    switch (value) {
    case LOG_LEVEL_INFO:
    case LOG_LEVEL_ERROR:
        return true;
    default:
        return false;
    }
}

static inline const char *log_level_name(uint64_t value)
{
    switch (value) {
    case LOG_LEVEL_INFO:
        return "INFO";
    case LOG_LEVEL_ERROR:
        return "ERROR";
    default:
        return "unknown log level";
    }
}

/* What a mapping allows. */
enum access {
    /* Loads. */
    ACCESS_READ = 1 << 0,
    /* Stores. */
    ACCESS_WRITE = 1 << 1,
};

enum kernel_error {
    /* The slot holds nothing, or not what the method works on. */
    KERNEL_ERROR_BAD_SLOT = 64,
    /* Something is mapped there already. */
    KERNEL_ERROR_OVERLAP = 67,
};

/* Whether the number is one of those above. */
static inline bool kernel_error_is_known(uint32_t value)
{
    switch (value) {
    case KERNEL_ERROR_BAD_SLOT:
    case KERNEL_ERROR_OVERLAP:
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
    case KERNEL_ERROR_OVERLAP:
        return "OVERLAP";
    default:
        return "unknown kernel error";
    }
}

/* Rights to a Process, as masks. */
enum process_right {
    /* Work on one's own table. */
    PROCESS_RIGHT_SELF = 1 << 0,
    /* Map. */
    PROCESS_RIGHT_MANAGE = 1 << 1,
};

/* Rights to a Vmo, as masks. */
enum vmo_right {
    /* Map for loads. */
    VMO_RIGHT_READ = 1 << 0,
    /* Map for stores. */
    VMO_RIGHT_WRITE = 1 << 1,
    /* Move the capability in a message. */
    VMO_RIGHT_TRANSFER = 1 << 15,
};

/* Rights to a Log, as masks. */
enum log_right {
    /* Add records. */
    LOG_RIGHT_WRITE = 1 << 0,
};

#endif
