/* Generated from idl/memd.writ: change it there.
 *
 * Memory for programs: who has how much, VMOs on request, and the faults that nobody else resolves.
 */
#ifndef MEMD_TYPES_H
#define MEMD_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* The largest VMO that one request makes. */
    MEMD_MAX_REQUEST_BYTES = 268435456,
    /* How many processes are accounted at a time. */
    MEMD_MAX_ACCOUNTS = 64,
    /* How many principals one page of `snapshot_usage` tells of. */
    MEMD_MAX_USAGE_ROWS = 64,
    /* How many fault reports are kept; the oldest make way and are counted. */
    MEMD_MAX_FAULT_REPORTS = 64,
    /* How often in a row the same thread is let try the same address again. */
    MEMD_MAX_TRIES = 8,
    /* Number of Memd. */
    MEMD_PROTOCOL = 0x0005,
};

/* How scarce memory is. */
enum pressure {
    /* Enough for everybody. */
    PRESSURE_PLENTY = 1,
    /* Caches should shrink. */
    PRESSURE_SCARCE = 2,
    /* Requests fail. */
    PRESSURE_EXHAUSTED = 3,
};

/* Whether the number is one of those above. */
static inline bool pressure_is_known(uint32_t value)
{
    switch (value) {
    case PRESSURE_PLENTY:
    case PRESSURE_SCARCE:
    case PRESSURE_EXHAUSTED:
        return true;
    default:
        return false;
    }
}

static inline const char *pressure_name(uint32_t value)
{
    switch (value) {
    case PRESSURE_PLENTY:
        return "PLENTY";
    case PRESSURE_SCARCE:
        return "SCARCE";
    case PRESSURE_EXHAUSTED:
        return "EXHAUSTED";
    default:
        return "unknown pressure";
    }
}

enum memd_error {
    /* The quota has not that much left. */
    MEMD_ERROR_QUOTA_EXHAUSTED = 64,
    /* The principal has no memory that is accounted here. */
    MEMD_ERROR_NO_SUCH_PRINCIPAL = 65,
    /* The size is not a whole number of pages. */
    MEMD_ERROR_NOT_WHOLE_PAGES = 66,
    /* There is no record after this one yet. */
    MEMD_ERROR_NOTHING_NEWER = 69,
    /* The record of the fault is not about the caller. */
    MEMD_ERROR_NOT_YOUR_FAULT = 70,
};

/* Whether the number is one of those above. */
static inline bool memd_error_is_known(uint32_t value)
{
    switch (value) {
    case MEMD_ERROR_QUOTA_EXHAUSTED:
    case MEMD_ERROR_NO_SUCH_PRINCIPAL:
    case MEMD_ERROR_NOT_WHOLE_PAGES:
    case MEMD_ERROR_NOTHING_NEWER:
    case MEMD_ERROR_NOT_YOUR_FAULT:
        return true;
    default:
        return false;
    }
}

static inline const char *memd_error_name(uint32_t value)
{
    switch (value) {
    case MEMD_ERROR_QUOTA_EXHAUSTED:
        return "QUOTA_EXHAUSTED";
    case MEMD_ERROR_NO_SUCH_PRINCIPAL:
        return "NO_SUCH_PRINCIPAL";
    case MEMD_ERROR_NOT_WHOLE_PAGES:
        return "NOT_WHOLE_PAGES";
    case MEMD_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    case MEMD_ERROR_NOT_YOUR_FAULT:
        return "NOT_YOUR_FAULT";
    default:
        return "unknown memd error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum memd_signals {
    /* The pressure is another than before. */
    MEMD_SIGNALS_PRESSURE = 1 << 0,
    /* There is a new fault report. */
    MEMD_SIGNALS_FAULT_REPORTED = 1 << 1,
};

/* Roles of Memd, as masks. */
enum memd_role {
    /* Asks for memory, for itself. */
    MEMD_ROLE_CONSUMER = 1 << 0,
    /* The kernel, for a thread that faulted. */
    MEMD_ROLE_KERNEL_SIDE = 1 << 1,
    /* Reads everybody's accounts and fault reports. */
    MEMD_ROLE_OBSERVER = 1 << 2,
};

/* How much one program has. */
struct memory_usage {
    /* Whose it is. */
    uint32_t principal;
    /* Faults of it that were resolved. */
    uint32_t faults_resolved;
    /* The most it may have, in bytes. */
    uint64_t limit_bytes;
    /* What is charged to it, in bytes. */
    uint64_t used_bytes;
    /* What was charged to it on request, in bytes, ever. */
    uint64_t requested_bytes;
};

_Static_assert(sizeof(struct memory_usage) == 32, "size of memory_usage");
_Static_assert(offsetof(struct memory_usage, principal) == 0, "offset of memory_usage.principal");
_Static_assert(offsetof(struct memory_usage, faults_resolved) == 4,
               "offset of memory_usage.faults_resolved");
_Static_assert(offsetof(struct memory_usage, limit_bytes) == 8,
               "offset of memory_usage.limit_bytes");
_Static_assert(offsetof(struct memory_usage, used_bytes) == 16,
               "offset of memory_usage.used_bytes");
_Static_assert(offsetof(struct memory_usage, requested_bytes) == 24,
               "offset of memory_usage.requested_bytes");

#endif
