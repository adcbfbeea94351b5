/* Generated from idl/block.writ: change it there.
 *
 * Block devices, as their drivers offer them: what a disk is, and one queue of requests in shared memory.
 */
#ifndef BLOCK_TYPES_H
#define BLOCK_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* How many requests a disk has at a time; it has one until its user took its end. */
    BLOCK_DISK_DEPTH = 64,
    /* The most bytes of one request. */
    BLOCK_MAX_REQUEST_BYTES = 131072,
    /* Number of Block. */
    BLOCK_PROTOCOL = 0x0030,
};

/* What is to be done. */
enum disk_action {
    /* Bytes of the disk come to the data memory. */
    DISK_ACTION_READ = 1,
    /* Bytes of the data memory go to the disk; they are safe when a flush behind them is done. */
    DISK_ACTION_WRITE = 2,
    /* All writes of its barrier and of earlier ones are made safe. */
    DISK_ACTION_FLUSH = 3,
    /* What is in these blocks is not needed any more; they may read as anything. */
    DISK_ACTION_DISCARD = 4,
};

/* Whether the number is one of those above. */
static inline bool disk_action_is_known(uint32_t value)
{
    switch (value) {
    case DISK_ACTION_READ:
    case DISK_ACTION_WRITE:
    case DISK_ACTION_FLUSH:
    case DISK_ACTION_DISCARD:
        return true;
    default:
        return false;
    }
}

static inline const char *disk_action_name(uint32_t value)
{
    switch (value) {
    case DISK_ACTION_READ:
        return "READ";
    case DISK_ACTION_WRITE:
        return "WRITE";
    case DISK_ACTION_FLUSH:
        return "FLUSH";
    case DISK_ACTION_DISCARD:
        return "DISCARD";
    default:
        return "unknown disk action";
    }
}

/* How a request ended. */
enum disk_outcome {
    /* It was done. */
    DISK_OUTCOME_DONE = 1,
    /* The device said that it could not. What it was to write may be there in part. */
    DISK_OUTCOME_FAILED = 2,
    /* It cannot be: outside of the disk or of the data memory, of no block, too long, or of a kind that the device does not have.
     * Nothing was done. */
    DISK_OUTCOME_REFUSED = 3,
};

/* Whether the number is one of those above. */
static inline bool disk_outcome_is_known(uint32_t value)
{
    switch (value) {
    case DISK_OUTCOME_DONE:
    case DISK_OUTCOME_FAILED:
    case DISK_OUTCOME_REFUSED:
        return true;
    default:
        return false;
    }
}

static inline const char *disk_outcome_name(uint32_t value)
{
    switch (value) {
    case DISK_OUTCOME_DONE:
        return "DONE";
    case DISK_OUTCOME_FAILED:
        return "FAILED";
    case DISK_OUTCOME_REFUSED:
        return "REFUSED";
    default:
        return "unknown disk outcome";
    }
}

/* Whether the disk has a user. */
enum disk_use {
    /* Nobody has it. */
    DISK_USE_FREE = 1,
    /* Somebody attached his queue. */
    DISK_USE_ATTACHED = 2,
};

/* Whether the number is one of those above. */
static inline bool disk_use_is_known(uint32_t value)
{
    switch (value) {
    case DISK_USE_FREE:
    case DISK_USE_ATTACHED:
        return true;
    default:
        return false;
    }
}

static inline const char *disk_use_name(uint32_t value)
{
    switch (value) {
    case DISK_USE_FREE:
        return "FREE";
    case DISK_USE_ATTACHED:
        return "ATTACHED";
    default:
        return "unknown disk use";
    }
}

enum block_error {
    /* Somebody else uses the disk. */
    BLOCK_ERROR_TAKEN = 64,
    /* The memory is no queue, or too small. */
    BLOCK_ERROR_BAD_RING = 65,
    /* The device does not answer, or broke its rules, and could not be brought up again. */
    BLOCK_ERROR_DEVICE_FAILED = 66,
    /* The user broke the rules of the queue. It is detached. */
    BLOCK_ERROR_BROKEN_RING = 67,
};

/* Whether the number is one of those above. */
static inline bool block_error_is_known(uint32_t value)
{
    switch (value) {
    case BLOCK_ERROR_TAKEN:
    case BLOCK_ERROR_BAD_RING:
    case BLOCK_ERROR_DEVICE_FAILED:
    case BLOCK_ERROR_BROKEN_RING:
        return true;
    default:
        return false;
    }
}

static inline const char *block_error_name(uint32_t value)
{
    switch (value) {
    case BLOCK_ERROR_TAKEN:
        return "TAKEN";
    case BLOCK_ERROR_BAD_RING:
        return "BAD_RING";
    case BLOCK_ERROR_DEVICE_FAILED:
        return "DEVICE_FAILED";
    case BLOCK_ERROR_BROKEN_RING:
        return "BROKEN_RING";
    default:
        return "unknown block error";
    }
}

/* Bits of the notification that a user gives. */
enum disk_signals {
    /* Requests ended. */
    DISK_SIGNALS_ENDED = 1 << 0,
};

/* Roles of Block, as masks. */
enum block_role {
    /* Reads and writes all of the disk. */
    BLOCK_ROLE_USER = 1 << 0,
};

/* A request. Requests may end in any order, but a flush begins only when all that were put before it, of its barrier or an earlier one,
 * have ended. */
struct disk_request {
    /* What the user calls it; it comes back when the request ends. */
    uint64_t number;
    /* The first block. */
    uint64_t first;
    /* The number of the flush that makes it safe; a flush has its own. It never falls from one request to the next, else the request is
     * REFUSED. */
    uint64_t barrier;
    /* Where in the data memory its bytes are. */
    uint32_t at;
    /* How many bytes: whole blocks, and none for a flush. */
    uint32_t bytes;
    /* What is to be done. */
    uint8_t action;
    uint8_t padding_33[7];
};

_Static_assert(sizeof(struct disk_request) == 40, "size of disk_request");
_Static_assert(offsetof(struct disk_request, number) == 0, "offset of disk_request.number");
_Static_assert(offsetof(struct disk_request, first) == 8, "offset of disk_request.first");
_Static_assert(offsetof(struct disk_request, barrier) == 16, "offset of disk_request.barrier");
_Static_assert(offsetof(struct disk_request, at) == 24, "offset of disk_request.at");
_Static_assert(offsetof(struct disk_request, bytes) == 28, "offset of disk_request.bytes");
_Static_assert(offsetof(struct disk_request, action) == 32, "offset of disk_request.action");
_Static_assert(offsetof(struct disk_request, padding_33) == 33,
               "offset of disk_request.padding_33");

/* A request that ended. */
struct disk_end {
    /* What the user calls it. */
    uint64_t number;
    /* How. */
    uint8_t outcome;
    uint8_t padding_9[7];
};

_Static_assert(sizeof(struct disk_end) == 16, "size of disk_end");
_Static_assert(offsetof(struct disk_end, number) == 0, "offset of disk_end.number");
_Static_assert(offsetof(struct disk_end, outcome) == 8, "offset of disk_end.outcome");
_Static_assert(offsetof(struct disk_end, padding_9) == 9, "offset of disk_end.padding_9");

#endif
