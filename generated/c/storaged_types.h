/* Generated from idl/storaged.writ: change it there.
 *
 * Storage: disks and the parts that they are divided into, as volumes.
 */
#ifndef STORAGED_TYPES_H
#define STORAGED_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "block_types.h"
#include "kernel_types.h"

enum {
    /* How many volumes there can be, whole disks included. */
    STORAGED_MAX_VOLUMES = 64,
    /* How many of them a reply of `list_volumes` tells of. */
    STORAGED_MAX_VOLUMES_LISTED = 16,
    /* The longest name of a volume. */
    STORAGED_MAX_VOLUME_NAME = 108,
    /* How many bytes of data a queue of a volume has. */
    STORAGED_VOLUME_DATA_BYTES = 524288,
    /* Number of Storaged. */
    STORAGED_PROTOCOL = 0x0031,
};

/* The life of a volume. */
enum volume_state {
    /* It can be opened. */
    VOLUME_STATE_READY = 1,
    /* Somebody has it. */
    VOLUME_STATE_OPEN = 2,
};

/* Whether the number is one of those above. */
static inline bool volume_state_is_known(uint32_t value)
{
    switch (value) {
    case VOLUME_STATE_READY:
    case VOLUME_STATE_OPEN:
        return true;
    default:
        return false;
    }
}

static inline const char *volume_state_name(uint32_t value)
{
    switch (value) {
    case VOLUME_STATE_READY:
        return "READY";
    case VOLUME_STATE_OPEN:
        return "OPEN";
    default:
        return "unknown volume state";
    }
}

/* What a volume is. */
enum volume_kind {
    /* All of a disk. */
    VOLUME_KIND_DISK = 1,
    /* A part, by the newer table (GPT). */
    VOLUME_KIND_GPT = 2,
    /* A part, by the older table (MBR). */
    VOLUME_KIND_MBR = 3,
};

/* Whether the number is one of those above. */
static inline bool volume_kind_is_known(uint32_t value)
{
    switch (value) {
    case VOLUME_KIND_DISK:
    case VOLUME_KIND_GPT:
    case VOLUME_KIND_MBR:
        return true;
    default:
        return false;
    }
}

static inline const char *volume_kind_name(uint32_t value)
{
    switch (value) {
    case VOLUME_KIND_DISK:
        return "DISK";
    case VOLUME_KIND_GPT:
        return "GPT";
    case VOLUME_KIND_MBR:
        return "MBR";
    default:
        return "unknown volume kind";
    }
}

enum storaged_error {
    /* Somebody has the volume, its disk, or a part of it. */
    STORAGED_ERROR_TAKEN = 64,
    /* The memory is no queue, or too small. */
    STORAGED_ERROR_BAD_RING = 65,
    /* Somebody else opened it. */
    STORAGED_ERROR_NOT_YOURS = 66,
    /* The user broke the rules of the queue. The volume is closed. */
    STORAGED_ERROR_BROKEN_RING = 67,
    /* The disk gave up. */
    STORAGED_ERROR_DISK_FAILED = 68,
};

/* Whether the number is one of those above. */
static inline bool storaged_error_is_known(uint32_t value)
{
    switch (value) {
    case STORAGED_ERROR_TAKEN:
    case STORAGED_ERROR_BAD_RING:
    case STORAGED_ERROR_NOT_YOURS:
    case STORAGED_ERROR_BROKEN_RING:
    case STORAGED_ERROR_DISK_FAILED:
        return true;
    default:
        return false;
    }
}

static inline const char *storaged_error_name(uint32_t value)
{
    switch (value) {
    case STORAGED_ERROR_TAKEN:
        return "TAKEN";
    case STORAGED_ERROR_BAD_RING:
        return "BAD_RING";
    case STORAGED_ERROR_NOT_YOURS:
        return "NOT_YOURS";
    case STORAGED_ERROR_BROKEN_RING:
        return "BROKEN_RING";
    case STORAGED_ERROR_DISK_FAILED:
        return "DISK_FAILED";
    default:
        return "unknown storaged error";
    }
}

/* Roles of Storaged, as masks. */
enum storaged_role {
    /* Reads and writes volumes. */
    STORAGED_ROLE_USER = 1 << 0,
    /* Looks. */
    STORAGED_ROLE_OBSERVER = 1 << 1,
};

/* What is known of a volume. */
struct volume_info {
    /* Its number. */
    uint64_t volume;
    /* The volume that is all of its disk. */
    uint64_t disk;
    /* How many blocks it has. */
    uint64_t blocks;
    /* The first of them, counted on the disk. */
    uint64_t first;
    /* Bytes of a block. */
    uint32_t block_bytes;
    /* Its number in the table, from 1 on; 0 for a disk. */
    uint32_t part;
    /* What is in it, as the table says: 16 bytes of GPT, or one of MBR and zeros. */
    uint8_t content[16];
    /* What it is. */
    uint8_t kind;
    /* Whether somebody has it. */
    uint8_t state;
    /* Whether nothing can be written. */
    bool is_read_only;
    uint8_t padding_59[5];
};

_Static_assert(sizeof(struct volume_info) == 64, "size of volume_info");
_Static_assert(offsetof(struct volume_info, volume) == 0, "offset of volume_info.volume");
_Static_assert(offsetof(struct volume_info, disk) == 8, "offset of volume_info.disk");
_Static_assert(offsetof(struct volume_info, blocks) == 16, "offset of volume_info.blocks");
_Static_assert(offsetof(struct volume_info, first) == 24, "offset of volume_info.first");
_Static_assert(offsetof(struct volume_info, block_bytes) == 32,
               "offset of volume_info.block_bytes");
_Static_assert(offsetof(struct volume_info, part) == 36, "offset of volume_info.part");
_Static_assert(offsetof(struct volume_info, content) == 40, "offset of volume_info.content");
_Static_assert(offsetof(struct volume_info, kind) == 56, "offset of volume_info.kind");
_Static_assert(offsetof(struct volume_info, state) == 57, "offset of volume_info.state");
_Static_assert(offsetof(struct volume_info, is_read_only) == 58,
               "offset of volume_info.is_read_only");
_Static_assert(offsetof(struct volume_info, padding_59) == 59, "offset of volume_info.padding_59");

#endif
