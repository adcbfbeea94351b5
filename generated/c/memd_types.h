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

enum {
    /* The largest VMO that one request makes. */
    MEMD_MAX_REQUEST_BYTES = 268435456,
    /* How many VMOs with a pager there can be at a time. */
    MEMD_MAX_PAGED = 256,
    /* How many principals one page of `snapshot_usage` tells of. */
    MEMD_MAX_USAGE_ROWS = 64,
    /* How many fault reports are kept; the oldest make way and are counted. */
    MEMD_MAX_FAULT_REPORTS = 64,
    /* The most bytes that a pager is asked for at once. */
    MEMD_MAX_FETCH_BYTES = 65536,
    /* Number of Memd. */
    MEMD_PROTOCOL = 0x0005,
    /* Number of Faults. */
    FAULTS_PROTOCOL = 0x000d,
    /* Number of Pager. */
    PAGER_PROTOCOL = 0x000e,
};

/* The life of a VMO with a pager. */
enum paged_state {
    /* Its pages come from the pager. */
    PAGED_STATE_SERVED = 1,
    /* Its pager is gone or gave up: pages that are absent stay so, and whoever touches one is ended. */
    PAGED_STATE_ORPHANED = 2,
};

/* Whether the number is one of those above. */
static inline bool paged_state_is_known(uint64_t value)
{
    switch (value) {
    case PAGED_STATE_SERVED:
    case PAGED_STATE_ORPHANED:
        return true;
    default:
        return false;
    }
}

static inline const char *paged_state_name(uint64_t value)
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
static inline bool pressure_is_known(uint64_t value)
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

static inline const char *pressure_name(uint64_t value)
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

/* What the processor refused. */
enum fault_kind {
    /* A load, store or fetch where nothing is mapped. */
    FAULT_KIND_NOT_MAPPED = 1,
    /* A mapping is there, and forbids it. */
    FAULT_KIND_FORBIDDEN = 2,
    /* The guard page below or above a stack. */
    FAULT_KIND_STACK_OVERFLOW = 3,
    /* An instruction that does not exist or is the kernel's. */
    FAULT_KIND_BAD_INSTRUCTION = 4,
    /* A division that has no result. */
    FAULT_KIND_DIVISION = 5,
    /* A page was absent and its pager did not supply it. */
    FAULT_KIND_NOT_SUPPLIED = 6,
    /* Any other exception. */
    FAULT_KIND_OTHER = 7,
};

/* Whether the number is one of those above. */
static inline bool fault_kind_is_known(uint64_t value)
{
    switch (value) {
    case FAULT_KIND_NOT_MAPPED:
    case FAULT_KIND_FORBIDDEN:
    case FAULT_KIND_STACK_OVERFLOW:
    case FAULT_KIND_BAD_INSTRUCTION:
    case FAULT_KIND_DIVISION:
    case FAULT_KIND_NOT_SUPPLIED:
    case FAULT_KIND_OTHER:
        return true;
    default:
        return false;
    }
}

static inline const char *fault_kind_name(uint64_t value)
{
    switch (value) {
    case FAULT_KIND_NOT_MAPPED:
        return "NOT_MAPPED";
    case FAULT_KIND_FORBIDDEN:
        return "FORBIDDEN";
    case FAULT_KIND_STACK_OVERFLOW:
        return "STACK_OVERFLOW";
    case FAULT_KIND_BAD_INSTRUCTION:
        return "BAD_INSTRUCTION";
    case FAULT_KIND_DIVISION:
        return "DIVISION";
    case FAULT_KIND_NOT_SUPPLIED:
        return "NOT_SUPPLIED";
    case FAULT_KIND_OTHER:
        return "OTHER";
    default:
        return "unknown fault kind";
    }
}

/* What becomes of a thread that faulted. */
enum fault_verdict {
    /* The cause is removed: the instruction runs again. */
    FAULT_VERDICT_RESUME = 1,
    /* Its process ends with the fault as its cause. */
    FAULT_VERDICT_TERMINATE = 2,
};

/* Whether the number is one of those above. */
static inline bool fault_verdict_is_known(uint64_t value)
{
    switch (value) {
    case FAULT_VERDICT_RESUME:
    case FAULT_VERDICT_TERMINATE:
        return true;
    default:
        return false;
    }
}

static inline const char *fault_verdict_name(uint64_t value)
{
    switch (value) {
    case FAULT_VERDICT_RESUME:
        return "RESUME";
    case FAULT_VERDICT_TERMINATE:
        return "TERMINATE";
    default:
        return "unknown fault verdict";
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

enum pager_error {
    /* The range is outside what is supplied. */
    PAGER_ERROR_OUTSIDE = 64,
    /* The medium does not give the bytes back. */
    PAGER_ERROR_MEDIUM_FAILED = 65,
};

/* Whether the number is one of those above. */
static inline bool pager_error_is_known(uint32_t value)
{
    switch (value) {
    case PAGER_ERROR_OUTSIDE:
    case PAGER_ERROR_MEDIUM_FAILED:
        return true;
    default:
        return false;
    }
}

static inline const char *pager_error_name(uint32_t value)
{
    switch (value) {
    case PAGER_ERROR_OUTSIDE:
        return "OUTSIDE";
    case PAGER_ERROR_MEDIUM_FAILED:
        return "MEDIUM_FAILED";
    default:
        return "unknown pager error";
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

/* Roles of Faults, as masks. */
enum faults_role {
    /* The kernel, for a thread that stands. */
    FAULTS_ROLE_KERNEL_SIDE = 1 << 0,
};

/* Roles of Pager, as masks. */
enum pager_role {
    /* The kernel, for a thread that touched an absent page. */
    PAGER_ROLE_KERNEL_SIDE = 1 << 0,
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

/* What a thread held in its registers. */
struct fault_registers {
    uint64_t rax;
    uint64_t rbx;
    uint64_t rcx;
    uint64_t rdx;
    uint64_t rsi;
    uint64_t rdi;
    uint64_t rbp;
    uint64_t rsp;
    uint64_t r8;
    uint64_t r9;
    uint64_t r10;
    uint64_t r11;
    uint64_t r12;
    uint64_t r13;
    uint64_t r14;
    uint64_t r15;
    uint64_t rip;
    uint64_t rflags;
};

_Static_assert(sizeof(struct fault_registers) == 144, "size of fault_registers");
_Static_assert(offsetof(struct fault_registers, rax) == 0, "offset of fault_registers.rax");
_Static_assert(offsetof(struct fault_registers, rbx) == 8, "offset of fault_registers.rbx");
_Static_assert(offsetof(struct fault_registers, rcx) == 16, "offset of fault_registers.rcx");
_Static_assert(offsetof(struct fault_registers, rdx) == 24, "offset of fault_registers.rdx");
_Static_assert(offsetof(struct fault_registers, rsi) == 32, "offset of fault_registers.rsi");
_Static_assert(offsetof(struct fault_registers, rdi) == 40, "offset of fault_registers.rdi");
_Static_assert(offsetof(struct fault_registers, rbp) == 48, "offset of fault_registers.rbp");
_Static_assert(offsetof(struct fault_registers, rsp) == 56, "offset of fault_registers.rsp");
_Static_assert(offsetof(struct fault_registers, r8) == 64, "offset of fault_registers.r8");
_Static_assert(offsetof(struct fault_registers, r9) == 72, "offset of fault_registers.r9");
_Static_assert(offsetof(struct fault_registers, r10) == 80, "offset of fault_registers.r10");
_Static_assert(offsetof(struct fault_registers, r11) == 88, "offset of fault_registers.r11");
_Static_assert(offsetof(struct fault_registers, r12) == 96, "offset of fault_registers.r12");
_Static_assert(offsetof(struct fault_registers, r13) == 104, "offset of fault_registers.r13");
_Static_assert(offsetof(struct fault_registers, r14) == 112, "offset of fault_registers.r14");
_Static_assert(offsetof(struct fault_registers, r15) == 120, "offset of fault_registers.r15");
_Static_assert(offsetof(struct fault_registers, rip) == 128, "offset of fault_registers.rip");
_Static_assert(offsetof(struct fault_registers, rflags) == 136, "offset of fault_registers.rflags");

/* A fault, as it happened. */
struct fault_record {
    /* What the processor refused. */
    uint8_t kind;
    /* What the instruction wanted of the address. */
    uint8_t access;
    /* The vector of the exception. */
    uint8_t vector;
    uint8_t padding_3[1];
    /* Whose thread it was. */
    uint32_t principal;
    /* The process, by its kernel number, which is never used twice. */
    uint64_t process_koid;
    /* The thread, likewise. */
    uint64_t thread_koid;
    /* The address that was touched; 0 where the fault is about none. */
    uint64_t address;
    /* The registers when it happened. */
    struct fault_registers registers;
};

_Static_assert(sizeof(struct fault_record) == 176, "size of fault_record");
_Static_assert(offsetof(struct fault_record, kind) == 0, "offset of fault_record.kind");
_Static_assert(offsetof(struct fault_record, access) == 1, "offset of fault_record.access");
_Static_assert(offsetof(struct fault_record, vector) == 2, "offset of fault_record.vector");
_Static_assert(offsetof(struct fault_record, padding_3) == 3, "offset of fault_record.padding_3");
_Static_assert(offsetof(struct fault_record, principal) == 4, "offset of fault_record.principal");
_Static_assert(offsetof(struct fault_record, process_koid) == 8,
               "offset of fault_record.process_koid");
_Static_assert(offsetof(struct fault_record, thread_koid) == 16,
               "offset of fault_record.thread_koid");
_Static_assert(offsetof(struct fault_record, address) == 24, "offset of fault_record.address");
_Static_assert(offsetof(struct fault_record, registers) == 32, "offset of fault_record.registers");

#endif
