/* Generated from idl/memd.writ: change it there.
 *
 * Memory for programs: who has how much, VMOs on request, VMOs whose pages a service supplies, and the faults that nobody else resolves.
 */
#ifndef MEMD_TYPES_H
#define MEMD_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"
#include "upcalls_types.h"

enum {
    /* The largest VMO that one request makes. */
    MEMD_MAX_REQUEST_BYTES = 268435456,
    /* How many VMOs with a pager there can be at a time. */
    MEMD_MAX_PAGED = 256,
    /* How many principals one page of `snapshot_usage` tells of. */
    MEMD_MAX_USAGE_ROWS = 64,
    /* How many fault reports are kept; the oldest make way and are counted. */
    MEMD_MAX_FAULT_REPORTS = 64,
    /* Number of Memd. */
    MEMD_PROTOCOL = 0x0005,
};

/* The life of a VMO with a pager. */
enum paged_state {
    /* Its pages come from the pager. */
    PAGED_STATE_SERVED = 1,
    /* Its pager is gone or gave up: pages that are absent stay so, and whoever touches one is ended. */
    PAGED_STATE_ORPHANED = 2,
};

/* Whether the number is one of those above. */
static inline bool paged_state_is_known(uint32_t value)
{
    switch (value) {
    case PAGED_STATE_SERVED:
    case PAGED_STATE_ORPHANED:
        return true;
    default:
        return false;
    }
}

static inline const char *paged_state_name(uint32_t value)
{
    switch (value) {
    case PAGED_STATE_SERVED:
        return "SERVED";
    case PAGED_STATE_ORPHANED:
        return "ORPHANED";
    default:
        return "unknown paged state";
    }
}

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
    /* The limit is below what is used already. */
    MEMD_ERROR_BELOW_USE = 67,
    /* It belongs to another caller. */
    MEMD_ERROR_NOT_YOURS = 68,
    /* There is no record after this one yet. */
    MEMD_ERROR_NOTHING_NEWER = 69,
};

/* Whether the number is one of those above. */
static inline bool memd_error_is_known(uint32_t value)
{
    switch (value) {
    case MEMD_ERROR_QUOTA_EXHAUSTED:
    case MEMD_ERROR_NO_SUCH_PRINCIPAL:
    case MEMD_ERROR_NOT_WHOLE_PAGES:
    case MEMD_ERROR_BELOW_USE:
    case MEMD_ERROR_NOT_YOURS:
    case MEMD_ERROR_NOTHING_NEWER:
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
    case MEMD_ERROR_BELOW_USE:
        return "BELOW_USE";
    case MEMD_ERROR_NOT_YOURS:
        return "NOT_YOURS";
    case MEMD_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
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
    /* Supplies the pages of VMOs. */
    MEMD_ROLE_PAGER = 1 << 1,
    /* Reads everybody's accounts and fault reports. */
    MEMD_ROLE_OBSERVER = 1 << 2,
    /* Changes limits. */
    MEMD_ROLE_OPERATOR = 1 << 3,
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
    /* The most that was ever charged to it, in bytes. */
    uint64_t peak_bytes;
};

_Static_assert(sizeof(struct memory_usage) == 32, "size of memory_usage");
_Static_assert(offsetof(struct memory_usage, principal) == 0, "offset of memory_usage.principal");
_Static_assert(offsetof(struct memory_usage, faults_resolved) == 4,
               "offset of memory_usage.faults_resolved");
_Static_assert(offsetof(struct memory_usage, limit_bytes) == 8,
               "offset of memory_usage.limit_bytes");
_Static_assert(offsetof(struct memory_usage, used_bytes) == 16,
               "offset of memory_usage.used_bytes");
_Static_assert(offsetof(struct memory_usage, peak_bytes) == 24,
               "offset of memory_usage.peak_bytes");

#endif
