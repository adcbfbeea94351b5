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

/* All members of Wishes. */
#define WISHES_ALL UINT64_C(0x0000000000000003)

/* How much a log record matters. */
enum log_level {
    /* Normal events. */
    LOG_LEVEL_INFO = 3,
    /* Something failed. */
    LOG_LEVEL_ERROR = 5,
};

/* Whether the number is one of those above. */
static inline bool log_level_is_known(uint32_t value)
{
    switch (value) {
    case LOG_LEVEL_INFO:
    case LOG_LEVEL_ERROR:
        return true;
    default:
        return false;
    }
}

static inline const char *log_level_name(uint32_t value)
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

/* What a Device can be. */
enum device_tag {
    /* An interrupt line. */
    DEVICE_TAG_LINE = 1,
    /* Registers in memory. */
    DEVICE_TAG_REGISTERS = 2,
};

/* Whether the number is one of those above. */
static inline bool device_tag_is_known(uint64_t value)
{
    switch (value) {
    case DEVICE_TAG_LINE:
    case DEVICE_TAG_REGISTERS:
        return true;
    default:
        return false;
    }
}

/* What a Wishes can have. */
enum wishes_member {
    /* What it allows. */
    WISHES_MEMBER_ACCESS = 1 << 0,
    /* How it is aligned. */
    WISHES_MEMBER_ALIGN = 1 << 1,
};

/* Rights to a Process, as masks. */
enum process_right {
    /* Work on one's own table. */
    PROCESS_RIGHT_SELF = 1 << 0,
    /* Map. */
    PROCESS_RIGHT_MANAGE = 1 << 1,
    /* All of them. */
    PROCESS_RIGHTS = 0x3,
};

/* Rights to a Vmo, as masks. */
enum vmo_right {
    /* Map for loads. */
    VMO_RIGHT_READ = 1 << 0,
    /* Map for stores. */
    VMO_RIGHT_WRITE = 1 << 1,
    /* Move the capability in a message. */
    VMO_RIGHT_TRANSFER = 1 << 15,
    /* All of them. */
    VMO_RIGHTS = 0x8003,
};

/* Rights to a Log, as masks. */
enum log_right {
    /* Add records. */
    LOG_RIGHT_WRITE = 1 << 0,
    /* All of them. */
    LOG_RIGHTS = 0x1,
};

/* A range of addresses. */
struct range {
    uint64_t base;
    uint64_t bytes;
};

_Static_assert(sizeof(struct range) == 16, "size of range");
_Static_assert(offsetof(struct range, base) == 0, "offset of range.base");
_Static_assert(offsetof(struct range, bytes) == 8, "offset of range.bytes");

/* What a capability says of a device. */
struct device {
    /* which of them it is, an `enum device_tag` */
    _Alignas(8) uint32_t tag;
    uint8_t padding_4[4];
    union {
        uint32_t line;
        struct range registers;
        uint8_t reserve[16];
    } as;
};

_Static_assert(sizeof(struct device) == 24, "size of device");
_Static_assert(offsetof(struct device, tag) == 0, "offset of device.tag");
_Static_assert(offsetof(struct device, padding_4) == 4, "offset of device.padding_4");
_Static_assert(offsetof(struct device, as) == 8, "offset of device.as");

/* What may be asked of a mapping. */
struct wishes {
    /* which of them are there, of `enum wishes_member` */
    uint64_t mask;
    /* What it allows. */
    uint8_t access;
    uint8_t padding_9[7];
    /* How it is aligned. */
    uint64_t align;
};

_Static_assert(sizeof(struct wishes) == 24, "size of wishes");
_Static_assert(offsetof(struct wishes, mask) == 0, "offset of wishes.mask");
_Static_assert(offsetof(struct wishes, access) == 8, "offset of wishes.access");
_Static_assert(offsetof(struct wishes, padding_9) == 9, "offset of wishes.padding_9");
_Static_assert(offsetof(struct wishes, align) == 16, "offset of wishes.align");

#endif
