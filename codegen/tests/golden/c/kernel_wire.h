/* Generated from idl/kernel.writ: change it there.
 *
 * Messages of kernel as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef KERNEL_WIRE_H
#define KERNEL_WIRE_H

#include "writ/wire.h"

#include "kernel_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define KERNEL_ABI UINT64_C(0x06980a557aa84284)

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

/* Steps 1 to 8 for a request to Process on a connection of this label. */
static inline struct writ_verdict process_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 24, .most = 24, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PROCESS_PROTOCOL, label, roles, shapes, 2);
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

/* Steps 1 to 8 for a request to Vmo on a connection of this label. */
static inline struct writ_verdict vmo_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .roles = UINT32_MAX},
    };
    return writ_judge(tag, VMO_PROTOCOL, label, roles, shapes, 1);
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
