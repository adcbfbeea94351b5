/* Generated from idl/kernel.writ: change it there.
 *
 * Messages of kernel as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef KERNEL_WIRE_H
#define KERNEL_WIRE_H

#include "writ/wire.h"

#include "kernel_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define KERNEL_ABI UINT64_C(0x39f5be0f823b8f40)

/* Writes one range, padding and all. */
static inline void range_store(uint8_t *at, const struct range *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->base);
    writ_store_u64(at + 8, v->bytes);
}

/* Checks one device at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject device_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    uint32_t tag = writ_load_u32(at);
    if (!device_tag_is_known(tag)) {
        return writ_reject(first, offset);
    }
    if (!writ_is_zero(at + 4, 4)) {
        return writ_reject(first + 1, offset + 4);
    }
    if (tag == DEVICE_TAG_LINE) {
        if (writ_load_u32(at + 8) > 255) {
            return writ_reject(first + 2, offset + 8);
        }
        if (!writ_is_zero(at + 12, 12)) {
            return writ_reject(first + 3, offset + 12);
        }
    }
    return writ_reject(0, 0);
}

/* Writes one device, padding and all. */
static inline void device_store(uint8_t *at, const struct device *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->tag);
    if (v->tag == DEVICE_TAG_LINE) {
        writ_store_u32(at + 8, v->as.line);
    }
    if (v->tag == DEVICE_TAG_REGISTERS) {
        range_store(at + 8, &v->as.registers);
    }
}

/* Checks one wishes at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject wishes_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    uint64_t mask = writ_load_u64(at);
    if ((mask & ~(uint64_t)WISHES_ALL) != 0) {
        return writ_reject(first, offset);
    }
    if ((mask & WISHES_MEMBER_ACCESS) != 0) {
        if ((writ_load_u8(at + 8) & 0xfcU) != 0) {
            return writ_reject(first + 1, offset + 8);
        }
    }
    if ((mask & WISHES_MEMBER_ACCESS) == 0 && !writ_is_zero(at + 8, 1)) {
        return writ_reject(first + 2, offset + 8);
    }
    if (!writ_is_zero(at + 9, 7)) {
        return writ_reject(first + 3, offset + 9);
    }
    if ((mask & WISHES_MEMBER_ALIGN) != 0) {
        if (writ_load_u64(at + 16) < 1 || writ_load_u64(at + 16) > 4096) {
            return writ_reject(first + 4, offset + 16);
        }
    }
    if ((mask & WISHES_MEMBER_ALIGN) == 0 && !writ_is_zero(at + 16, 8)) {
        return writ_reject(first + 5, offset + 16);
    }
    return writ_reject(0, 0);
}

/* Writes one wishes, padding and all. */
static inline void wishes_store(uint8_t *at, const struct wishes *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->mask & WISHES_ALL);
    if ((v->mask & WISHES_MEMBER_ACCESS) != 0) {
        writ_store_u8(at + 8, v->access);
    }
    if ((v->mask & WISHES_MEMBER_ALIGN) != 0) {
        writ_store_u64(at + 16, v->align);
    }
}

/* Process.close */
enum {
    PROCESS_CLOSE_METHOD = 0x11,
    PROCESS_CLOSE_DEADLINE_MS = 100,
};

#define PROCESS_CLOSE_REQUEST UINT64_C(0x57000008ff010011)
#define PROCESS_CLOSE_REPLY UINT64_C(0x57100000ff010000)

struct process_close_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_close_request_body) == 8,
               "size of process_close_request_body");
_Static_assert(offsetof(struct process_close_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_close_request_body, padding_4) == 4, "offset of padding_4");

struct process_close_request {
    uint32_t slot;
};

enum process_close_request_checks {
    PROCESS_CLOSE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_CLOSE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_close_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CLOSE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_close_request process_close_request_read(const struct writ_msg *m)
{
    struct process_close_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_close_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_close_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_close_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_close_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_close_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.map */
enum {
    PROCESS_MAP_METHOD = 0x14,
    PROCESS_MAP_DEADLINE_MS = 100,
};

#define PROCESS_MAP_REQUEST UINT64_C(0x57000018ff010014)
#define PROCESS_MAP_REPLY UINT64_C(0x57100000ff010000)

struct process_map_request_body {
    uint32_t vmo;
    uint8_t access;
    uint8_t padding_5[3];
    uint64_t address;
    uint64_t bytes;
};

_Static_assert(sizeof(struct process_map_request_body) == 24, "size of process_map_request_body");
_Static_assert(offsetof(struct process_map_request_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct process_map_request_body, access) == 4, "offset of access");
_Static_assert(offsetof(struct process_map_request_body, padding_5) == 5, "offset of padding_5");
_Static_assert(offsetof(struct process_map_request_body, address) == 8, "offset of address");
_Static_assert(offsetof(struct process_map_request_body, bytes) == 16, "offset of bytes");

struct process_map_request {
    uint32_t vmo;
    uint8_t access;
    uint64_t address;
    uint64_t bytes;
};

enum process_map_request_checks {
    PROCESS_MAP_REQUEST_ACCESS_BITS = 9,
    PROCESS_MAP_REQUEST_5_PADDING = 10,
};

/* The body, by the checks from PROCESS_MAP_REQUEST_ACCESS_BITS on. */
static inline struct writ_reject process_map_request_check_body(const struct writ_msg *m)
{
    if (((uint8_t)(m->w[0] >> 32) & 0xfcU) != 0) {
        return writ_reject(PROCESS_MAP_REQUEST_ACCESS_BITS, 4);
    }
    if ((m->w[0] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(PROCESS_MAP_REQUEST_5_PADDING, 5);
    }
    return writ_reject(0, 0);
}

static inline struct process_map_request process_map_request_read(const struct writ_msg *m)
{
    struct process_map_request v;
    v.vmo = (uint32_t)m->w[0];
    v.access = (uint8_t)(m->w[0] >> 32);
    v.address = m->w[1];
    v.bytes = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_map_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_map_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_map_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_map_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_map_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.describe */
enum {
    PROCESS_DESCRIBE_METHOD = 0x15,
    PROCESS_DESCRIBE_DEADLINE_MS = 100,
};

#define PROCESS_DESCRIBE_REQUEST UINT64_C(0x57000008ff010015)
#define PROCESS_DESCRIBE_REPLY UINT64_C(0x57300000ff010000)

struct process_describe_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_describe_request_body) == 8,
               "size of process_describe_request_body");
_Static_assert(offsetof(struct process_describe_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_describe_request_body, padding_4) == 4,
               "offset of padding_4");

struct process_describe_request {
    uint32_t slot;
};

enum process_describe_request_checks {
    PROCESS_DESCRIBE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_DESCRIBE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_describe_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_describe_request
process_describe_request_read(const struct writ_msg *m)
{
    struct process_describe_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

struct process_describe_reply_body {
    uint16_t rights;
    uint8_t padding_2[6];
    struct device device;
    struct range ranges[2];
};

_Static_assert(sizeof(struct process_describe_reply_body) == 64,
               "size of process_describe_reply_body");
_Static_assert(offsetof(struct process_describe_reply_body, rights) == 0, "offset of rights");
_Static_assert(offsetof(struct process_describe_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct process_describe_reply_body, device) == 8, "offset of device");
_Static_assert(offsetof(struct process_describe_reply_body, ranges) == 32, "offset of ranges");

struct process_describe_reply {
    uint16_t rights;
    struct device device;
    struct range ranges[2];
};

enum process_describe_reply_checks {
    PROCESS_DESCRIBE_REPLY_2_PADDING = 9,
    PROCESS_DESCRIBE_REPLY_DEVICE_VARIANT = 10,
    PROCESS_DESCRIBE_REPLY_DEVICE_4_PADDING = 11,
    PROCESS_DESCRIBE_REPLY_DEVICE_LINE_RANGE = 12,
    PROCESS_DESCRIBE_REPLY_DEVICE_LINE_12_PADDING = 13,
};

/* The body, by the checks from PROCESS_DESCRIBE_REPLY_2_PADDING on. */
static inline struct writ_reject process_describe_reply_check_body(const uint8_t *body)
{
    struct writ_reject why;
    if ((writ_load_u64(body) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_2_PADDING, 2);
    }
    why = device_check(body + 8, 8, PROCESS_DESCRIBE_REPLY_DEVICE_VARIANT);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct process_describe_reply process_describe_reply_read(const uint8_t *body)
{
    struct process_describe_reply v;
    v.rights = writ_load_u16(body);
    __builtin_memcpy(&v.device, body + 8, 24);
    __builtin_memcpy(&v.ranges, body + 32, 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_describe_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_describe_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_describe_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_describe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 64, .most = 64, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_describe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_describe_reply_check_body(body);
    }
    return why;
}

/* Process.move */
enum {
    PROCESS_MOVE_METHOD = 0x16,
    PROCESS_MOVE_DEADLINE_MS = 100,
};

#define PROCESS_MOVE_REQUEST UINT64_C(0x57200000ff010016)
#define PROCESS_MOVE_REPLY UINT64_C(0x57100018ff010000)

struct process_move_request_body {
    uint32_t vmo;
    uint8_t padding_4[4];
    struct wishes wishes;
    struct range from[2];
};

_Static_assert(sizeof(struct process_move_request_body) == 64, "size of process_move_request_body");
_Static_assert(offsetof(struct process_move_request_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct process_move_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct process_move_request_body, wishes) == 8, "offset of wishes");
_Static_assert(offsetof(struct process_move_request_body, from) == 32, "offset of from");

struct process_move_request {
    uint32_t vmo;
    struct wishes wishes;
    struct range from[2];
};

enum process_move_request_checks {
    PROCESS_MOVE_REQUEST_4_PADDING = 9,
    PROCESS_MOVE_REQUEST_WISHES_MASK = 10,
    PROCESS_MOVE_REQUEST_WISHES_ACCESS_BITS = 11,
    PROCESS_MOVE_REQUEST_WISHES_ACCESS_ABSENT_PADDING = 12,
    PROCESS_MOVE_REQUEST_WISHES_9_PADDING = 13,
    PROCESS_MOVE_REQUEST_WISHES_ALIGN_RANGE = 14,
    PROCESS_MOVE_REQUEST_WISHES_ALIGN_ABSENT_PADDING = 15,
};

/* The body, by the checks from PROCESS_MOVE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_move_request_check_body(const uint8_t *body)
{
    struct writ_reject why;
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_MOVE_REQUEST_4_PADDING, 4);
    }
    why = wishes_check(body + 8, 8, PROCESS_MOVE_REQUEST_WISHES_MASK);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct process_move_request process_move_request_read(const uint8_t *body)
{
    struct process_move_request v;
    v.vmo = writ_load_u32(body);
    __builtin_memcpy(&v.wishes, body + 8, 24);
    __builtin_memcpy(&v.from, body + 32, 32);
    return v;
}

struct process_move_reply_body {
    struct device device;
};

_Static_assert(sizeof(struct process_move_reply_body) == 24, "size of process_move_reply_body");
_Static_assert(offsetof(struct process_move_reply_body, device) == 0, "offset of device");

struct process_move_reply {
    struct device device;
};

enum process_move_reply_checks {
    PROCESS_MOVE_REPLY_DEVICE_VARIANT = 9,
    PROCESS_MOVE_REPLY_DEVICE_4_PADDING = 10,
    PROCESS_MOVE_REPLY_DEVICE_LINE_RANGE = 11,
    PROCESS_MOVE_REPLY_DEVICE_LINE_12_PADDING = 12,
};

/* The body, by the checks from PROCESS_MOVE_REPLY_DEVICE_VARIANT on. */
static inline struct writ_reject process_move_reply_check_body(const struct writ_msg *m)
{
    const uint8_t *body = (const uint8_t *)m->w;
    struct writ_reject why;
    why = device_check(body, 0, PROCESS_MOVE_REPLY_DEVICE_VARIANT);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct process_move_reply process_move_reply_read(const struct writ_msg *m)
{
    const uint8_t *body = (const uint8_t *)m->w;
    struct process_move_reply v;
    __builtin_memcpy(&v.device, body, 24);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_move_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x16, .least = 64, .most = 64, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_move_request_check_body(body);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_move_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_move_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_move_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_move_reply_check_body(m);
    }
    return why;
}

static inline void process_move_reply_write(struct writ_msg *m, const struct process_move_reply *v)
{
    uint8_t *body = (uint8_t *)m->w;
    *m = (struct writ_msg){.tag = PROCESS_MOVE_REPLY};
    device_store(body, &v->device);
}

/* Process.ranges */
enum {
    PROCESS_RANGES_METHOD = 0x17,
    PROCESS_RANGES_DEADLINE_MS = 100,
};

#define PROCESS_RANGES_REQUEST UINT64_C(0x57000008ff010017)
#define PROCESS_RANGES_REPLY UINT64_C(0x57300000ff010000)

struct process_ranges_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct process_ranges_request_body) == 8,
               "size of process_ranges_request_body");
_Static_assert(offsetof(struct process_ranges_request_body, after) == 0, "offset of after");

struct process_ranges_request {
    uint64_t after;
};

static inline struct process_ranges_request process_ranges_request_read(const struct writ_msg *m)
{
    struct process_ranges_request v;
    v.after = m->w[0];
    return v;
}

struct process_ranges_reply_body {
    bool more;
    uint8_t padding_1[1];
    struct writ_tail ranges;
    struct writ_tail comment;
    uint8_t padding_10[6];
};

_Static_assert(sizeof(struct process_ranges_reply_body) == 16, "size of process_ranges_reply_body");
_Static_assert(offsetof(struct process_ranges_reply_body, more) == 0, "offset of more");
_Static_assert(offsetof(struct process_ranges_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct process_ranges_reply_body, ranges) == 2, "offset of ranges");
_Static_assert(offsetof(struct process_ranges_reply_body, comment) == 6, "offset of comment");
_Static_assert(offsetof(struct process_ranges_reply_body, padding_10) == 10,
               "offset of padding_10");

struct process_ranges_reply_ranges {
    const struct range *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct range *
process_ranges_reply_ranges_at(const struct writ_io *io,
                               const struct process_ranges_reply_ranges *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct process_ranges_reply {
    bool more;
    struct process_ranges_reply_ranges ranges;
    struct writ_bytes comment;
};

enum process_ranges_reply_checks {
    PROCESS_RANGES_REPLY_FIXED = 9,
    PROCESS_RANGES_REPLY_MORE_BOOL = 10,
    PROCESS_RANGES_REPLY_1_PADDING = 11,
    PROCESS_RANGES_REPLY_10_PADDING = 12,
    PROCESS_RANGES_REPLY_RANGES_TAIL_LENGTH = 13,
    PROCESS_RANGES_REPLY_RANGES_TAIL_END = 14,
    PROCESS_RANGES_REPLY_COMMENT_TAIL_OFFSET = 15,
    PROCESS_RANGES_REPLY_COMMENT_TAIL_LENGTH = 16,
    PROCESS_RANGES_REPLY_COMMENT_TAIL_END = 17,
    PROCESS_RANGES_REPLY_COMMENT_TEXT = 18,
    PROCESS_RANGES_REPLY_COMMENT_TAIL_PADDING = 19,
    PROCESS_RANGES_REPLY_END = 20,
};

static const struct writ_tail_rule process_ranges_reply_tails[] = {
    {.at = 2, .most = 8, .element = 16, .length_check = PROCESS_RANGES_REPLY_RANGES_TAIL_LENGTH},
    {.at = 6, .most = 16, .element = 1, .length_check = PROCESS_RANGES_REPLY_COMMENT_TAIL_LENGTH},
};

/* The body, by the checks from PROCESS_RANGES_REPLY_FIXED on. */
static inline struct writ_reject process_ranges_reply_check_body(const uint8_t *body,
                                                                 uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 2);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(PROCESS_RANGES_REPLY_FIXED, 2);
    }
    if (writ_load_u8(body) > 1) {
        return writ_reject(PROCESS_RANGES_REPLY_MORE_BOOL, 0);
    }
    if (!writ_is_zero(body + 1, 1)) {
        return writ_reject(PROCESS_RANGES_REPLY_1_PADDING, 1);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(PROCESS_RANGES_REPLY_10_PADDING, 10);
    }
    uint32_t cursor = 16;
    why = writ_tail_check(body, bytes, process_ranges_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    cursor += writ_load_tail(body + 2).length * UINT32_C(16);
    why = writ_text_check(body, bytes, process_ranges_reply_tails[1], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCESS_RANGES_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct process_ranges_reply process_ranges_reply_read(const uint8_t *body)
{
    struct process_ranges_reply v;
    v.more = writ_load_u8(body) != 0;
    v.ranges.items = (const struct range *)(const void *)(body + writ_load_tail(body + 2).offset);
    v.ranges.count = writ_load_tail(body + 2).length;
    v.ranges.use = 0;
    v.comment = writ_view(body, 6);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_ranges_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_ranges_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_ranges_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_ranges_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_ranges_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Process.gather */
enum {
    PROCESS_GATHER_METHOD = 0x18,
    PROCESS_GATHER_DEADLINE_MS = 100,
};

#define PROCESS_GATHER_REQUEST UINT64_C(0x57000018ff010018)
#define PROCESS_GATHER_REPLY UINT64_C(0x57100000ff010000)

struct process_gather_request_body {
    uint32_t vmos[3];
    uint8_t padding_12[4];
    uint64_t address;
};

_Static_assert(sizeof(struct process_gather_request_body) == 24,
               "size of process_gather_request_body");
_Static_assert(offsetof(struct process_gather_request_body, vmos) == 0, "offset of vmos");
_Static_assert(offsetof(struct process_gather_request_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct process_gather_request_body, address) == 16, "offset of address");

struct process_gather_request {
    uint32_t vmos[3];
    uint64_t address;
};

enum process_gather_request_checks {
    PROCESS_GATHER_REQUEST_12_PADDING = 9,
};

/* The body, by the checks from PROCESS_GATHER_REQUEST_12_PADDING on. */
static inline struct writ_reject process_gather_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_GATHER_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_gather_request process_gather_request_read(const struct writ_msg *m)
{
    struct process_gather_request v;
    v.vmos[0] = (uint32_t)m->w[0];
    v.vmos[1] = (uint32_t)(m->w[0] >> 32);
    v.vmos[2] = (uint32_t)m->w[1];
    v.address = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_gather_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_gather_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_gather_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_gather_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_gather_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Process on a connection of this label. */
static inline struct writ_verdict process_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x15, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x16, .least = 64, .most = 64, .buffer = true, .roles = UINT32_MAX},
        {.number = 0x17, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x18, .least = 24, .most = 24, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PROCESS_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to Process. */
static inline struct writ_verdict process_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records,
                                                        uint32_t roles)
{
    struct writ_verdict verdict = process_judge(m->tag, PROCESS_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PROCESS_CLOSE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_close_request_check(m, body, records));
    case PROCESS_MAP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_map_request_check(m, body, records));
    case PROCESS_DESCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_describe_request_check(m, body, records));
    case PROCESS_MOVE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_move_request_check(m, body, records));
    case PROCESS_RANGES_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_ranges_request_check(m, body, records));
    case PROCESS_GATHER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_gather_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Vmo.size */
enum {
    VMO_SIZE_METHOD = 0x10,
    VMO_SIZE_DEADLINE_MS = 100,
};

#define VMO_SIZE_REQUEST UINT64_C(0x57000000ff040010)
#define VMO_SIZE_REPLY UINT64_C(0x57100010ff040000)

struct vmo_size_reply_body {
    uint64_t bytes;
    bool sealed;
    uint8_t padding_9[7];
};

_Static_assert(sizeof(struct vmo_size_reply_body) == 16, "size of vmo_size_reply_body");
_Static_assert(offsetof(struct vmo_size_reply_body, bytes) == 0, "offset of bytes");
_Static_assert(offsetof(struct vmo_size_reply_body, sealed) == 8, "offset of sealed");
_Static_assert(offsetof(struct vmo_size_reply_body, padding_9) == 9, "offset of padding_9");

struct vmo_size_reply {
    uint64_t bytes;
    bool sealed;
};

enum vmo_size_reply_checks {
    VMO_SIZE_REPLY_SEALED_BOOL = 9,
    VMO_SIZE_REPLY_9_PADDING = 10,
};

/* The body, by the checks from VMO_SIZE_REPLY_SEALED_BOOL on. */
static inline struct writ_reject vmo_size_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[1] > 1) {
        return writ_reject(VMO_SIZE_REPLY_SEALED_BOOL, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(VMO_SIZE_REPLY_9_PADDING, 9);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_size_reply vmo_size_reply_read(const struct writ_msg *m)
{
    struct vmo_size_reply v;
    v.bytes = m->w[0];
    v.sealed = (uint8_t)m->w[1] != 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject vmo_size_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_size_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_size_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_size_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = vmo_size_reply_check_body(m);
    }
    return why;
}

static inline void vmo_size_reply_write(struct writ_msg *m, const struct vmo_size_reply *v)
{
    m->tag = VMO_SIZE_REPLY;
    m->w[0] = v->bytes;
    m->w[1] = v->sealed;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Vmo.read */
enum {
    VMO_READ_METHOD = 0x11,
    VMO_READ_DEADLINE_MS = 100,
};

#define VMO_READ_REQUEST UINT64_C(0x57000010ff040011)
#define VMO_READ_REPLY UINT64_C(0x57300000ff040000)

struct vmo_read_request_body {
    uint64_t offset;
    uint32_t bytes;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct vmo_read_request_body) == 16, "size of vmo_read_request_body");
_Static_assert(offsetof(struct vmo_read_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct vmo_read_request_body, bytes) == 8, "offset of bytes");
_Static_assert(offsetof(struct vmo_read_request_body, padding_12) == 12, "offset of padding_12");

struct vmo_read_request {
    uint64_t offset;
    uint32_t bytes;
};

enum vmo_read_request_checks {
    VMO_READ_REQUEST_BYTES_RANGE = 9,
    VMO_READ_REQUEST_12_PADDING = 10,
};

/* The body, by the checks from VMO_READ_REQUEST_BYTES_RANGE on. */
static inline struct writ_reject vmo_read_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[1] > 4000) {
        return writ_reject(VMO_READ_REQUEST_BYTES_RANGE, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_READ_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_read_request vmo_read_request_read(const struct writ_msg *m)
{
    struct vmo_read_request v;
    v.offset = m->w[0];
    v.bytes = (uint32_t)m->w[1];
    return v;
}

struct vmo_read_reply_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct vmo_read_reply_body) == 8, "size of vmo_read_reply_body");
_Static_assert(offsetof(struct vmo_read_reply_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct vmo_read_reply_body, padding_4) == 4, "offset of padding_4");

struct vmo_read_reply {
    struct writ_bytes data;
};

enum vmo_read_reply_checks {
    VMO_READ_REPLY_FIXED = 9,
    VMO_READ_REPLY_4_PADDING = 10,
    VMO_READ_REPLY_DATA_TAIL_LENGTH = 11,
    VMO_READ_REPLY_DATA_TAIL_END = 12,
    VMO_READ_REPLY_DATA_TAIL_PADDING = 13,
    VMO_READ_REPLY_END = 14,
};

static const struct writ_tail_rule vmo_read_reply_tails[] = {
    {.at = 0, .most = 4000, .element = 1, .length_check = VMO_READ_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from VMO_READ_REPLY_FIXED on. */
static inline struct writ_reject vmo_read_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(VMO_READ_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_READ_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, vmo_read_reply_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(VMO_READ_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_read_reply vmo_read_reply_read(const uint8_t *body)
{
    struct vmo_read_reply v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject vmo_read_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = vmo_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_read_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = vmo_read_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Vmo.write */
enum {
    VMO_WRITE_METHOD = 0x12,
    VMO_WRITE_DEADLINE_MS = 100,
};

#define VMO_WRITE_REQUEST UINT64_C(0x57200000ff040012)
#define VMO_WRITE_REPLY UINT64_C(0x57100000ff040000)

struct vmo_write_request_body {
    uint64_t offset;
    struct writ_tail data;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct vmo_write_request_body) == 16, "size of vmo_write_request_body");
_Static_assert(offsetof(struct vmo_write_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct vmo_write_request_body, data) == 8, "offset of data");
_Static_assert(offsetof(struct vmo_write_request_body, padding_12) == 12, "offset of padding_12");

struct vmo_write_request {
    uint64_t offset;
    struct writ_bytes data;
};

enum vmo_write_request_checks {
    VMO_WRITE_REQUEST_FIXED = 9,
    VMO_WRITE_REQUEST_12_PADDING = 10,
    VMO_WRITE_REQUEST_DATA_TAIL_LENGTH = 11,
    VMO_WRITE_REQUEST_DATA_TAIL_END = 12,
    VMO_WRITE_REQUEST_DATA_TAIL_PADDING = 13,
    VMO_WRITE_REQUEST_END = 14,
};

static const struct writ_tail_rule vmo_write_request_tails[] = {
    {.at = 8, .most = 4000, .element = 1, .length_check = VMO_WRITE_REQUEST_DATA_TAIL_LENGTH},
};

/* The body, by the checks from VMO_WRITE_REQUEST_FIXED on. */
static inline struct writ_reject vmo_write_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 8);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(VMO_WRITE_REQUEST_FIXED, 8);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_WRITE_REQUEST_12_PADDING, 12);
    }
    uint32_t cursor = 16;
    why = writ_text_check(body, bytes, vmo_write_request_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(VMO_WRITE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_write_request vmo_write_request_read(const uint8_t *body)
{
    struct vmo_write_request v;
    v.offset = writ_load_u64(body);
    v.data = writ_view(body, 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
vmo_write_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x12, .least = 16, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = vmo_write_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_write_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Vmo on a connection of this label. */
static inline struct writ_verdict vmo_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .roles = UINT32_MAX},
        {.number = 0x11, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x12, .least = 16, .most = 4032, .buffer = true, .roles = UINT32_MAX},
    };
    return writ_judge(tag, VMO_PROTOCOL, label, roles, shapes, 3);
}

/* Steps 1 to 13 for a request to Vmo. */
static inline struct writ_verdict vmo_request_check(const struct writ_msg *m, const uint8_t *body,
                                                    const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = vmo_judge(m->tag, VMO_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case VMO_SIZE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_size_request_check(m, body, records));
    case VMO_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_read_request_check(m, body, records));
    case VMO_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_write_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Log.write */
enum {
    LOG_WRITE_METHOD = 0x10,
    LOG_WRITE_DEADLINE_MS = 100,
};

#define LOG_WRITE_REQUEST UINT64_C(0x57200000ff090010)
#define LOG_WRITE_REPLY UINT64_C(0x57100000ff090000)

struct log_write_request_body {
    uint8_t level;
    uint8_t padding_1[1];
    struct writ_tail text;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct log_write_request_body) == 8, "size of log_write_request_body");
_Static_assert(offsetof(struct log_write_request_body, level) == 0, "offset of level");
_Static_assert(offsetof(struct log_write_request_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct log_write_request_body, text) == 2, "offset of text");
_Static_assert(offsetof(struct log_write_request_body, padding_6) == 6, "offset of padding_6");

struct log_write_request {
    enum log_level level;
    struct writ_bytes text;
};

enum log_write_request_checks {
    LOG_WRITE_REQUEST_FIXED = 9,
    LOG_WRITE_REQUEST_LEVEL_ENUM = 10,
    LOG_WRITE_REQUEST_1_PADDING = 11,
    LOG_WRITE_REQUEST_6_PADDING = 12,
    LOG_WRITE_REQUEST_TEXT_TAIL_LENGTH = 13,
    LOG_WRITE_REQUEST_TEXT_TAIL_END = 14,
    LOG_WRITE_REQUEST_TEXT_TEXT = 15,
    LOG_WRITE_REQUEST_TEXT_TAIL_PADDING = 16,
    LOG_WRITE_REQUEST_END = 17,
};

static const struct writ_tail_rule log_write_request_tails[] = {
    {.at = 2, .most = 512, .element = 1, .length_check = LOG_WRITE_REQUEST_TEXT_TAIL_LENGTH},
};

/* The body, by the checks from LOG_WRITE_REQUEST_FIXED on. */
static inline struct writ_reject log_write_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 2);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(LOG_WRITE_REQUEST_FIXED, 2);
    }
    if (!log_level_is_known(writ_load_u8(body))) {
        return writ_reject(LOG_WRITE_REQUEST_LEVEL_ENUM, 0);
    }
    if (!writ_is_zero(body + 1, 1)) {
        return writ_reject(LOG_WRITE_REQUEST_1_PADDING, 1);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(LOG_WRITE_REQUEST_6_PADDING, 6);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, log_write_request_tails[0], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOG_WRITE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct log_write_request log_write_request_read(const uint8_t *body)
{
    struct log_write_request v;
    v.level = (enum log_level)writ_load_u8(body);
    v.text = writ_view(body, 2);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
log_write_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_write_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_write_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Log on a connection of this label. */
static inline struct writ_verdict log_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
    };
    return writ_judge(tag, LOG_PROTOCOL, label, roles, shapes, 1);
}

/* Steps 1 to 13 for a request to Log. */
static inline struct writ_verdict log_request_check(const struct writ_msg *m, const uint8_t *body,
                                                    const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = log_judge(m->tag, LOG_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case LOG_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_write_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
