/* Generated from idl/samgrd.writ: change it there.
 *
 * Messages of samgrd as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef SAMGRD_WIRE_H
#define SAMGRD_WIRE_H

#include "writ/wire.h"

#include "samgrd_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define SAMGRD_ABI UINT64_C(0x54a861c80b6d65df)

/* Checks one name_row at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject name_row_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    if (!name_origin_is_known(writ_load_u8(at + 14))) {
        return writ_reject(first, offset + 14);
    }
    if (!name_state_is_known(writ_load_u8(at + 15))) {
        return writ_reject(first + 1, offset + 15);
    }
    if (writ_load_u8(at + 20) < 1 || writ_load_u8(at + 20) > 48) {
        return writ_reject(first + 2, offset + 20);
    }
    if (!writ_is_zero(at + 69, 3)) {
        return writ_reject(first + 3, offset + 69);
    }
    return writ_reject(0, 0);
}

/* Writes one name_row, padding and all. */
static inline void name_row_store(uint8_t *at, const struct name_row *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->id);
    writ_store_u32(at + 8, v->owner);
    writ_store_u16(at + 12, v->protocol);
    writ_store_u8(at + 14, (uint8_t)v->origin);
    writ_store_u8(at + 15, (uint8_t)v->state);
    writ_store_u32(at + 16, v->restarts);
    writ_store_u8(at + 20, v->length);
    __builtin_memcpy(at + 21, v->letters, 48);
}

/* Samgrd.ping */
enum {
    SAMGRD_PING_METHOD = 0x01,
    SAMGRD_PING_DEADLINE_MS = 100,
};

#define SAMGRD_PING_REQUEST UINT64_C(0x5700000000060001)
#define SAMGRD_PING_REPLY UINT64_C(0x5710000000060000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Samgrd.stats */
enum {
    SAMGRD_STATS_METHOD = 0x02,
    SAMGRD_STATS_DEADLINE_MS = 100,
};

#define SAMGRD_STATS_REQUEST UINT64_C(0x5700000000060002)
#define SAMGRD_STATS_REPLY UINT64_C(0x5710001800060000)

struct samgrd_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct samgrd_stats_reply_body) == 24, "size of samgrd_stats_reply_body");
_Static_assert(offsetof(struct samgrd_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct samgrd_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct samgrd_stats_reply_body, errors) == 16, "offset of errors");

struct samgrd_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct samgrd_stats_reply samgrd_stats_reply_read(const struct writ_msg *m)
{
    struct samgrd_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void samgrd_stats_reply_write(struct writ_msg *m, const struct samgrd_stats_reply *v)
{
    m->tag = SAMGRD_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Samgrd.abi */
enum {
    SAMGRD_ABI_METHOD = 0x03,
    SAMGRD_ABI_DEADLINE_MS = 100,
};

#define SAMGRD_ABI_REQUEST UINT64_C(0x5700000000060003)
#define SAMGRD_ABI_REPLY UINT64_C(0x5710000800060000)

struct samgrd_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct samgrd_abi_reply_body) == 8, "size of samgrd_abi_reply_body");
_Static_assert(offsetof(struct samgrd_abi_reply_body, hash) == 0, "offset of hash");

struct samgrd_abi_reply {
    uint64_t hash;
};

static inline struct samgrd_abi_reply samgrd_abi_reply_read(const struct writ_msg *m)
{
    struct samgrd_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject samgrd_abi_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void samgrd_abi_reply_write(struct writ_msg *m, const struct samgrd_abi_reply *v)
{
    m->tag = SAMGRD_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Samgrd.resolve */
enum {
    SAMGRD_RESOLVE_METHOD = 0x10,
    SAMGRD_RESOLVE_DEADLINE_MS = 100,
};

#define SAMGRD_RESOLVE_REQUEST UINT64_C(0x5720000000060010)
#define SAMGRD_RESOLVE_REPLY UINT64_C(0x5710001000060000)

struct samgrd_resolve_request_body {
    struct writ_tail service;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct samgrd_resolve_request_body) == 8,
               "size of samgrd_resolve_request_body");
_Static_assert(offsetof(struct samgrd_resolve_request_body, service) == 0, "offset of service");
_Static_assert(offsetof(struct samgrd_resolve_request_body, padding_4) == 4, "offset of padding_4");

struct samgrd_resolve_request {
    struct writ_bytes service;
};

enum samgrd_resolve_request_checks {
    SAMGRD_RESOLVE_REQUEST_FIXED = 9,
    SAMGRD_RESOLVE_REQUEST_4_PADDING = 10,
    SAMGRD_RESOLVE_REQUEST_SERVICE_TAIL_LENGTH = 11,
    SAMGRD_RESOLVE_REQUEST_SERVICE_TAIL_END = 12,
    SAMGRD_RESOLVE_REQUEST_SERVICE_NAME = 13,
    SAMGRD_RESOLVE_REQUEST_SERVICE_TAIL_PADDING = 14,
    SAMGRD_RESOLVE_REQUEST_END = 15,
};

static const struct writ_tail_rule samgrd_resolve_request_tails[] = {
    {.at = 0,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = SAMGRD_RESOLVE_REQUEST_SERVICE_TAIL_LENGTH},
};

/* The body, by the checks from SAMGRD_RESOLVE_REQUEST_FIXED on. */
static inline struct writ_reject samgrd_resolve_request_check_body(const uint8_t *body,
                                                                   uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(SAMGRD_RESOLVE_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(SAMGRD_RESOLVE_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, samgrd_resolve_request_tails[0], WRIT_CONTENT_NAME, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(SAMGRD_RESOLVE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_resolve_request samgrd_resolve_request_read(const uint8_t *body)
{
    struct samgrd_resolve_request v;
    v.service = writ_view(body, 0);
    return v;
}

struct samgrd_resolve_reply_body {
    uint64_t name;
    uint16_t protocol;
    uint8_t state;
    uint8_t padding_11[5];
};

_Static_assert(sizeof(struct samgrd_resolve_reply_body) == 16, "size of samgrd_resolve_reply_body");
_Static_assert(offsetof(struct samgrd_resolve_reply_body, name) == 0, "offset of name");
_Static_assert(offsetof(struct samgrd_resolve_reply_body, protocol) == 8, "offset of protocol");
_Static_assert(offsetof(struct samgrd_resolve_reply_body, state) == 10, "offset of state");
_Static_assert(offsetof(struct samgrd_resolve_reply_body, padding_11) == 11,
               "offset of padding_11");

struct samgrd_resolve_reply {
    uint64_t name;
    uint16_t protocol;
    enum name_state state;
};

enum samgrd_resolve_reply_checks {
    SAMGRD_RESOLVE_REPLY_STATE_ENUM = 9,
    SAMGRD_RESOLVE_REPLY_11_PADDING = 10,
};

/* The body, by the checks from SAMGRD_RESOLVE_REPLY_STATE_ENUM on. */
static inline struct writ_reject samgrd_resolve_reply_check_body(const struct writ_msg *m)
{
    if (!name_state_is_known((uint8_t)(m->w[1] >> 16))) {
        return writ_reject(SAMGRD_RESOLVE_REPLY_STATE_ENUM, 10);
    }
    if ((m->w[1] & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(SAMGRD_RESOLVE_REPLY_11_PADDING, 11);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_resolve_reply samgrd_resolve_reply_read(const struct writ_msg *m)
{
    struct samgrd_resolve_reply v;
    v.name = m->w[0];
    v.protocol = (uint16_t)m->w[1];
    v.state = (enum name_state)(uint8_t)(m->w[1] >> 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_resolve_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = samgrd_resolve_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_resolve_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_resolve_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_resolve_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = samgrd_resolve_reply_check_body(m);
    }
    return why;
}

static inline void samgrd_resolve_reply_write(struct writ_msg *m,
                                              const struct samgrd_resolve_reply *v)
{
    m->tag = SAMGRD_RESOLVE_REPLY;
    m->w[0] = v->name;
    m->w[1] = v->protocol | (uint64_t)(uint8_t)v->state << 16;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Samgrd.connect */
enum {
    SAMGRD_CONNECT_METHOD = 0x11,
    SAMGRD_CONNECT_DEADLINE_MS = 500,
};

#define SAMGRD_CONNECT_REQUEST UINT64_C(0x5700001000060011)
#define SAMGRD_CONNECT_REPLY UINT64_C(0x5731000000060000)

struct samgrd_connect_request_body {
    uint64_t name;
    uint32_t wanted_roles;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct samgrd_connect_request_body) == 16,
               "size of samgrd_connect_request_body");
_Static_assert(offsetof(struct samgrd_connect_request_body, name) == 0, "offset of name");
_Static_assert(offsetof(struct samgrd_connect_request_body, wanted_roles) == 8,
               "offset of wanted_roles");
_Static_assert(offsetof(struct samgrd_connect_request_body, padding_12) == 12,
               "offset of padding_12");

struct samgrd_connect_request {
    uint64_t name;
    uint32_t wanted_roles;
};

enum samgrd_connect_request_checks {
    SAMGRD_CONNECT_REQUEST_12_PADDING = 9,
    SAMGRD_CONNECT_REQUEST_NAME_EXISTS = 10,
    SAMGRD_CONNECT_REQUEST_NAME_STATE = 11,
};

/* The body, by the checks from SAMGRD_CONNECT_REQUEST_12_PADDING on. */
static inline struct writ_reject samgrd_connect_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(SAMGRD_CONNECT_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_connect_request samgrd_connect_request_read(const struct writ_msg *m)
{
    struct samgrd_connect_request v;
    v.name = m->w[0];
    v.wanted_roles = (uint32_t)m->w[1];
    return v;
}

struct samgrd_connect_reply_body {
    uint16_t protocol;
    uint8_t padding_2[2];
    uint32_t roles;
};

_Static_assert(sizeof(struct samgrd_connect_reply_body) == 8, "size of samgrd_connect_reply_body");
_Static_assert(offsetof(struct samgrd_connect_reply_body, protocol) == 0, "offset of protocol");
_Static_assert(offsetof(struct samgrd_connect_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct samgrd_connect_reply_body, roles) == 4, "offset of roles");

struct samgrd_connect_reply {
    uint16_t protocol;
    uint32_t roles;
    uint32_t connection;
};

enum samgrd_connect_reply_checks {
    SAMGRD_CONNECT_REPLY_2_PADDING = 9,
    SAMGRD_CONNECT_REPLY_CONNECTION_HANDLE_ABSENT = 10,
    SAMGRD_CONNECT_REPLY_CONNECTION_HANDLE_TYPE = 11,
    SAMGRD_CONNECT_REPLY_CONNECTION_HANDLE_PROTOCOL = 12,
    SAMGRD_CONNECT_REPLY_CONNECTION_HANDLE_RIGHTS = 13,
};

static const struct writ_handle_rule samgrd_connect_reply_handles[] = {
    {.index = 0,
     .type = CONNECTION_TYPE,
     .protocol = WRIT_ANY_PROTOCOL,
     .rights = CONNECTION_RIGHT_CALL | CONNECTION_RIGHT_TRANSFER,
     .first = SAMGRD_CONNECT_REPLY_CONNECTION_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from SAMGRD_CONNECT_REPLY_2_PADDING on. */
static inline struct writ_reject samgrd_connect_reply_check_body(const uint8_t *body,
                                                                 const uint8_t *records)
{
    struct writ_reject why;
    if ((writ_load_u64(body) & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(SAMGRD_CONNECT_REPLY_2_PADDING, 2);
    }
    why = writ_handle_check(records, &samgrd_connect_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_connect_reply samgrd_connect_reply_read(const uint8_t *body,
                                                                    const uint8_t *records)
{
    struct samgrd_connect_reply v;
    v.protocol = writ_load_u16(body);
    v.roles = writ_load_u32(body + 4);
    v.connection = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_connect_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = samgrd_connect_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_connect_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_connect_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8, .handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_connect_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = samgrd_connect_reply_check_body(body, records);
    }
    return why;
}

/* Samgrd.read_name */
enum {
    SAMGRD_READ_NAME_METHOD = 0x12,
    SAMGRD_READ_NAME_DEADLINE_MS = 100,
};

#define SAMGRD_READ_NAME_REQUEST UINT64_C(0x5700000800060012)
#define SAMGRD_READ_NAME_REPLY UINT64_C(0x5730000000060000)

struct samgrd_read_name_request_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_read_name_request_body) == 8,
               "size of samgrd_read_name_request_body");
_Static_assert(offsetof(struct samgrd_read_name_request_body, name) == 0, "offset of name");

struct samgrd_read_name_request {
    uint64_t name;
};

enum samgrd_read_name_request_checks {
    SAMGRD_READ_NAME_REQUEST_NAME_EXISTS = 9,
    SAMGRD_READ_NAME_REQUEST_NAME_STATE = 10,
};

static inline struct samgrd_read_name_request
samgrd_read_name_request_read(const struct writ_msg *m)
{
    struct samgrd_read_name_request v;
    v.name = m->w[0];
    return v;
}

struct samgrd_read_name_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    struct name_row row;
};

_Static_assert(sizeof(struct samgrd_read_name_reply_body) == 80,
               "size of samgrd_read_name_reply_body");
_Static_assert(offsetof(struct samgrd_read_name_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct samgrd_read_name_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct samgrd_read_name_reply_body, row) == 8, "offset of row");

struct samgrd_read_name_reply {
    enum name_state state;
    struct name_row row;
};

enum samgrd_read_name_reply_checks {
    SAMGRD_READ_NAME_REPLY_STATE_ENUM = 9,
    SAMGRD_READ_NAME_REPLY_1_PADDING = 10,
    SAMGRD_READ_NAME_REPLY_ROW_ORIGIN_ENUM = 11,
    SAMGRD_READ_NAME_REPLY_ROW_STATE_ENUM = 12,
    SAMGRD_READ_NAME_REPLY_ROW_LENGTH_RANGE = 13,
    SAMGRD_READ_NAME_REPLY_77_PADDING = 14,
};

/* The body, by the checks from SAMGRD_READ_NAME_REPLY_STATE_ENUM on. */
static inline struct writ_reject samgrd_read_name_reply_check_body(const uint8_t *body)
{
    if (!name_state_is_known(writ_load_u8(body))) {
        return writ_reject(SAMGRD_READ_NAME_REPLY_STATE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(SAMGRD_READ_NAME_REPLY_1_PADDING, 1);
    }
    if (!name_origin_is_known(writ_load_u8(body + 22))) {
        return writ_reject(SAMGRD_READ_NAME_REPLY_ROW_ORIGIN_ENUM, 22);
    }
    if (!name_state_is_known(writ_load_u8(body + 23))) {
        return writ_reject(SAMGRD_READ_NAME_REPLY_ROW_STATE_ENUM, 23);
    }
    if (writ_load_u8(body + 28) < 1 || writ_load_u8(body + 28) > 48) {
        return writ_reject(SAMGRD_READ_NAME_REPLY_ROW_LENGTH_RANGE, 28);
    }
    if ((writ_load_u64(body + 72) & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(SAMGRD_READ_NAME_REPLY_77_PADDING, 77);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_read_name_reply samgrd_read_name_reply_read(const uint8_t *body)
{
    struct samgrd_read_name_reply v;
    v.state = (enum name_state)writ_load_u8(body);
    __builtin_memcpy(&v.row, body + 8, 72);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject samgrd_read_name_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_read_name_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_read_name_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 80, .most = 80, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_read_name_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = samgrd_read_name_reply_check_body(body);
    }
    return why;
}

/* Samgrd.wait_up */
enum {
    SAMGRD_WAIT_UP_METHOD = 0x13,
    SAMGRD_WAIT_UP_WAITERS = 32,
};

#define SAMGRD_WAIT_UP_REQUEST UINT64_C(0x5700000800060013)
#define SAMGRD_WAIT_UP_REPLY UINT64_C(0x5710000800060000)

struct samgrd_wait_up_request_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_wait_up_request_body) == 8,
               "size of samgrd_wait_up_request_body");
_Static_assert(offsetof(struct samgrd_wait_up_request_body, name) == 0, "offset of name");

struct samgrd_wait_up_request {
    uint64_t name;
};

enum samgrd_wait_up_request_checks {
    SAMGRD_WAIT_UP_REQUEST_NAME_EXISTS = 9,
    SAMGRD_WAIT_UP_REQUEST_NAME_STATE = 10,
};

static inline struct samgrd_wait_up_request samgrd_wait_up_request_read(const struct writ_msg *m)
{
    struct samgrd_wait_up_request v;
    v.name = m->w[0];
    return v;
}

struct samgrd_wait_up_reply_body {
    uint8_t state;
    uint8_t padding_1[3];
    uint32_t restarts;
};

_Static_assert(sizeof(struct samgrd_wait_up_reply_body) == 8, "size of samgrd_wait_up_reply_body");
_Static_assert(offsetof(struct samgrd_wait_up_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct samgrd_wait_up_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct samgrd_wait_up_reply_body, restarts) == 4, "offset of restarts");

struct samgrd_wait_up_reply {
    enum name_state state;
    uint32_t restarts;
};

enum samgrd_wait_up_reply_checks {
    SAMGRD_WAIT_UP_REPLY_STATE_ENUM = 9,
    SAMGRD_WAIT_UP_REPLY_1_PADDING = 10,
};

/* The body, by the checks from SAMGRD_WAIT_UP_REPLY_STATE_ENUM on. */
static inline struct writ_reject samgrd_wait_up_reply_check_body(const struct writ_msg *m)
{
    if (!name_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(SAMGRD_WAIT_UP_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(SAMGRD_WAIT_UP_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_wait_up_reply samgrd_wait_up_reply_read(const struct writ_msg *m)
{
    struct samgrd_wait_up_reply v;
    v.state = (enum name_state)(uint8_t)m->w[0];
    v.restarts = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_wait_up_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_wait_up_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_wait_up_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_wait_up_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = samgrd_wait_up_reply_check_body(m);
    }
    return why;
}

static inline void samgrd_wait_up_reply_write(struct writ_msg *m,
                                              const struct samgrd_wait_up_reply *v)
{
    m->tag = SAMGRD_WAIT_UP_REPLY;
    m->w[0] = (uint8_t)v->state | (uint64_t)v->restarts << 32;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Samgrd.watch */
enum {
    SAMGRD_WATCH_METHOD = 0x14,
    SAMGRD_WATCH_DEADLINE_MS = 100,
};

#define SAMGRD_WATCH_REQUEST UINT64_C(0x5721000000060014)
#define SAMGRD_WATCH_REPLY UINT64_C(0x5710000000060000)

struct samgrd_watch_request_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_watch_request_body) == 8, "size of samgrd_watch_request_body");
_Static_assert(offsetof(struct samgrd_watch_request_body, name) == 0, "offset of name");

struct samgrd_watch_request {
    uint64_t name;
    uint32_t bell;
};

enum samgrd_watch_request_checks {
    SAMGRD_WATCH_REQUEST_BELL_HANDLE_ABSENT = 9,
    SAMGRD_WATCH_REQUEST_BELL_HANDLE_TYPE = 10,
    SAMGRD_WATCH_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    SAMGRD_WATCH_REQUEST_BELL_HANDLE_RIGHTS = 12,
    SAMGRD_WATCH_REQUEST_NAME_EXISTS = 13,
    SAMGRD_WATCH_REQUEST_NAME_STATE = 14,
};

static const struct writ_handle_rule samgrd_watch_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = SAMGRD_WATCH_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from SAMGRD_WATCH_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject samgrd_watch_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &samgrd_watch_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_watch_request samgrd_watch_request_read(const uint8_t *body,
                                                                    const uint8_t *records)
{
    struct samgrd_watch_request v;
    v.name = writ_load_u64(body);
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_watch_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x14, .least = 8, .most = 8, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = samgrd_watch_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_watch_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_watch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_watch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Samgrd.unwatch */
enum {
    SAMGRD_UNWATCH_METHOD = 0x15,
    SAMGRD_UNWATCH_DEADLINE_MS = 100,
};

#define SAMGRD_UNWATCH_REQUEST UINT64_C(0x5700000800060015)
#define SAMGRD_UNWATCH_REPLY UINT64_C(0x5710000000060000)

struct samgrd_unwatch_request_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_unwatch_request_body) == 8,
               "size of samgrd_unwatch_request_body");
_Static_assert(offsetof(struct samgrd_unwatch_request_body, name) == 0, "offset of name");

struct samgrd_unwatch_request {
    uint64_t name;
};

enum samgrd_unwatch_request_checks {
    SAMGRD_UNWATCH_REQUEST_NAME_EXISTS = 9,
    SAMGRD_UNWATCH_REQUEST_NAME_STATE = 10,
};

static inline struct samgrd_unwatch_request samgrd_unwatch_request_read(const struct writ_msg *m)
{
    struct samgrd_unwatch_request v;
    v.name = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_unwatch_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_unwatch_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_unwatch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_unwatch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Samgrd.next_event */
enum {
    SAMGRD_NEXT_EVENT_METHOD = 0x16,
    SAMGRD_NEXT_EVENT_DEADLINE_MS = 100,
};

#define SAMGRD_NEXT_EVENT_REQUEST UINT64_C(0x5700000800060016)
#define SAMGRD_NEXT_EVENT_REPLY UINT64_C(0x5710002000060000)

struct samgrd_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct samgrd_next_event_request_body) == 8,
               "size of samgrd_next_event_request_body");
_Static_assert(offsetof(struct samgrd_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct samgrd_next_event_request {
    uint64_t after_seq;
};

static inline struct samgrd_next_event_request
samgrd_next_event_request_read(const struct writ_msg *m)
{
    struct samgrd_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct samgrd_next_event_reply_body {
    uint64_t seq;
    uint64_t name;
    uint64_t lost;
    uint32_t owner;
    uint8_t change;
    uint8_t padding_29[3];
};

_Static_assert(sizeof(struct samgrd_next_event_reply_body) == 32,
               "size of samgrd_next_event_reply_body");
_Static_assert(offsetof(struct samgrd_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct samgrd_next_event_reply_body, name) == 8, "offset of name");
_Static_assert(offsetof(struct samgrd_next_event_reply_body, lost) == 16, "offset of lost");
_Static_assert(offsetof(struct samgrd_next_event_reply_body, owner) == 24, "offset of owner");
_Static_assert(offsetof(struct samgrd_next_event_reply_body, change) == 28, "offset of change");
_Static_assert(offsetof(struct samgrd_next_event_reply_body, padding_29) == 29,
               "offset of padding_29");

struct samgrd_next_event_reply {
    uint64_t seq;
    uint64_t name;
    uint64_t lost;
    uint32_t owner;
    enum name_change change;
};

enum samgrd_next_event_reply_checks {
    SAMGRD_NEXT_EVENT_REPLY_CHANGE_ENUM = 9,
    SAMGRD_NEXT_EVENT_REPLY_29_PADDING = 10,
};

/* The body, by the checks from SAMGRD_NEXT_EVENT_REPLY_CHANGE_ENUM on. */
static inline struct writ_reject samgrd_next_event_reply_check_body(const struct writ_msg *m)
{
    if (!name_change_is_known((uint8_t)(m->w[3] >> 32))) {
        return writ_reject(SAMGRD_NEXT_EVENT_REPLY_CHANGE_ENUM, 28);
    }
    if ((m->w[3] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(SAMGRD_NEXT_EVENT_REPLY_29_PADDING, 29);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_next_event_reply samgrd_next_event_reply_read(const struct writ_msg *m)
{
    struct samgrd_next_event_reply v;
    v.seq = m->w[0];
    v.name = m->w[1];
    v.lost = m->w[2];
    v.owner = (uint32_t)m->w[3];
    v.change = (enum name_change)(uint8_t)(m->w[3] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject samgrd_next_event_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_next_event_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = samgrd_next_event_reply_check_body(m);
    }
    return why;
}

static inline void samgrd_next_event_reply_write(struct writ_msg *m,
                                                 const struct samgrd_next_event_reply *v)
{
    m->tag = SAMGRD_NEXT_EVENT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->name;
    m->w[2] = v->lost;
    m->w[3] = v->owner | (uint64_t)(uint8_t)v->change << 32;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Samgrd.list_names */
enum {
    SAMGRD_LIST_NAMES_METHOD = 0x17,
    SAMGRD_LIST_NAMES_DEADLINE_MS = 200,
};

#define SAMGRD_LIST_NAMES_REQUEST UINT64_C(0x5700000800060017)
#define SAMGRD_LIST_NAMES_REPLY UINT64_C(0x5730000000060000)

struct samgrd_list_names_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct samgrd_list_names_request_body) == 8,
               "size of samgrd_list_names_request_body");
_Static_assert(offsetof(struct samgrd_list_names_request_body, after) == 0, "offset of after");

struct samgrd_list_names_request {
    uint64_t after;
};

static inline struct samgrd_list_names_request
samgrd_list_names_request_read(const struct writ_msg *m)
{
    struct samgrd_list_names_request v;
    v.after = m->w[0];
    return v;
}

struct samgrd_list_names_reply_body {
    struct writ_tail items;
    uint8_t padding_4[4];
    uint64_t next;
    uint64_t generation;
};

_Static_assert(sizeof(struct samgrd_list_names_reply_body) == 24,
               "size of samgrd_list_names_reply_body");
_Static_assert(offsetof(struct samgrd_list_names_reply_body, items) == 0, "offset of items");
_Static_assert(offsetof(struct samgrd_list_names_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct samgrd_list_names_reply_body, next) == 8, "offset of next");
_Static_assert(offsetof(struct samgrd_list_names_reply_body, generation) == 16,
               "offset of generation");

struct samgrd_list_names_reply_items {
    const struct name_row *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct name_row *
samgrd_list_names_reply_items_at(const struct writ_io *io,
                                 const struct samgrd_list_names_reply_items *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct samgrd_list_names_reply {
    struct samgrd_list_names_reply_items items;
    uint64_t next;
    uint64_t generation;
};

enum samgrd_list_names_reply_checks {
    SAMGRD_LIST_NAMES_REPLY_FIXED = 9,
    SAMGRD_LIST_NAMES_REPLY_4_PADDING = 10,
    SAMGRD_LIST_NAMES_REPLY_ITEMS_TAIL_LENGTH = 11,
    SAMGRD_LIST_NAMES_REPLY_ITEMS_TAIL_END = 12,
    SAMGRD_LIST_NAMES_REPLY_ITEMS_ORIGIN_ENUM = 13,
    SAMGRD_LIST_NAMES_REPLY_ITEMS_STATE_ENUM = 14,
    SAMGRD_LIST_NAMES_REPLY_ITEMS_LENGTH_RANGE = 15,
    SAMGRD_LIST_NAMES_REPLY_ITEMS_69_PADDING = 16,
    SAMGRD_LIST_NAMES_REPLY_END = 17,
};

static const struct writ_tail_rule samgrd_list_names_reply_tails[] = {
    {.at = 0, .most = 32, .element = 72, .length_check = SAMGRD_LIST_NAMES_REPLY_ITEMS_TAIL_LENGTH},
};

/* The body, by the checks from SAMGRD_LIST_NAMES_REPLY_FIXED on. */
static inline struct writ_reject samgrd_list_names_reply_check_body(const uint8_t *body,
                                                                    uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(SAMGRD_LIST_NAMES_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(SAMGRD_LIST_NAMES_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 24;
    why = writ_tail_check(body, bytes, samgrd_list_names_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = name_row_check(body + cursor + i * 72, cursor + i * 72,
                             SAMGRD_LIST_NAMES_REPLY_ITEMS_ORIGIN_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 0).length * UINT32_C(72);
    if (cursor != bytes) {
        return writ_reject(SAMGRD_LIST_NAMES_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_list_names_reply samgrd_list_names_reply_read(const uint8_t *body)
{
    struct samgrd_list_names_reply v;
    v.items.items = (const struct name_row *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.items.count = writ_load_tail(body + 0).length;
    v.items.use = 0;
    v.next = writ_load_u64(body + 8);
    v.generation = writ_load_u64(body + 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject samgrd_list_names_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_list_names_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_list_names_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_list_names_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = samgrd_list_names_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Samgrd.register_name */
enum {
    SAMGRD_REGISTER_NAME_METHOD = 0x18,
    SAMGRD_REGISTER_NAME_DEADLINE_MS = 200,
};

#define SAMGRD_REGISTER_NAME_REQUEST UINT64_C(0x5721000000060018)
#define SAMGRD_REGISTER_NAME_REPLY UINT64_C(0x5710000800060000)

struct samgrd_register_name_request_body {
    struct writ_tail service;
    uint16_t protocol;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct samgrd_register_name_request_body) == 8,
               "size of samgrd_register_name_request_body");
_Static_assert(offsetof(struct samgrd_register_name_request_body, service) == 0,
               "offset of service");
_Static_assert(offsetof(struct samgrd_register_name_request_body, protocol) == 4,
               "offset of protocol");
_Static_assert(offsetof(struct samgrd_register_name_request_body, padding_6) == 6,
               "offset of padding_6");

struct samgrd_register_name_request {
    struct writ_bytes service;
    uint16_t protocol;
    uint32_t endpoint;
};

enum samgrd_register_name_request_checks {
    SAMGRD_REGISTER_NAME_REQUEST_FIXED = 9,
    SAMGRD_REGISTER_NAME_REQUEST_6_PADDING = 10,
    SAMGRD_REGISTER_NAME_REQUEST_SERVICE_TAIL_LENGTH = 11,
    SAMGRD_REGISTER_NAME_REQUEST_SERVICE_TAIL_END = 12,
    SAMGRD_REGISTER_NAME_REQUEST_SERVICE_NAME = 13,
    SAMGRD_REGISTER_NAME_REQUEST_SERVICE_TAIL_PADDING = 14,
    SAMGRD_REGISTER_NAME_REQUEST_END = 15,
    SAMGRD_REGISTER_NAME_REQUEST_ENDPOINT_HANDLE_ABSENT = 16,
    SAMGRD_REGISTER_NAME_REQUEST_ENDPOINT_HANDLE_TYPE = 17,
    SAMGRD_REGISTER_NAME_REQUEST_ENDPOINT_HANDLE_PROTOCOL = 18,
    SAMGRD_REGISTER_NAME_REQUEST_ENDPOINT_HANDLE_RIGHTS = 19,
};

static const struct writ_tail_rule samgrd_register_name_request_tails[] = {
    {.at = 0,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = SAMGRD_REGISTER_NAME_REQUEST_SERVICE_TAIL_LENGTH},
};

static const struct writ_handle_rule samgrd_register_name_request_handles[] = {
    {.index = 0,
     .type = ENDPOINT_TYPE,
     .protocol = WRIT_ANY_PROTOCOL,
     .rights = ENDPOINT_RIGHT_MINT,
     .first = SAMGRD_REGISTER_NAME_REQUEST_ENDPOINT_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from SAMGRD_REGISTER_NAME_REQUEST_FIXED on. */
static inline struct writ_reject
samgrd_register_name_request_check_body(const uint8_t *body, uint32_t bytes, const uint8_t *records)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(SAMGRD_REGISTER_NAME_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(SAMGRD_REGISTER_NAME_REQUEST_6_PADDING, 6);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, samgrd_register_name_request_tails[0], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(SAMGRD_REGISTER_NAME_REQUEST_END, cursor);
    }
    why = writ_handle_check(records, &samgrd_register_name_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_register_name_request
samgrd_register_name_request_read(const uint8_t *body, const uint8_t *records)
{
    struct samgrd_register_name_request v;
    v.service = writ_view(body, 0);
    v.protocol = writ_load_u16(body + 4);
    v.endpoint = writ_load_record(records, 0).slot;
    return v;
}

struct samgrd_register_name_reply_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_register_name_reply_body) == 8,
               "size of samgrd_register_name_reply_body");
_Static_assert(offsetof(struct samgrd_register_name_reply_body, name) == 0, "offset of name");

struct samgrd_register_name_reply {
    uint64_t name;
};

static inline struct samgrd_register_name_reply
samgrd_register_name_reply_read(const struct writ_msg *m)
{
    struct samgrd_register_name_reply v;
    v.name = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject samgrd_register_name_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x18, .least = 8, .most = 4032, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = samgrd_register_name_request_check_body(body, writ_tag_bytes(m->tag), records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_register_name_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject samgrd_register_name_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_register_name_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void samgrd_register_name_reply_write(struct writ_msg *m,
                                                    const struct samgrd_register_name_reply *v)
{
    m->tag = SAMGRD_REGISTER_NAME_REPLY;
    m->w[0] = v->name;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Samgrd.unregister_name */
enum {
    SAMGRD_UNREGISTER_NAME_METHOD = 0x19,
    SAMGRD_UNREGISTER_NAME_DEADLINE_MS = 100,
};

#define SAMGRD_UNREGISTER_NAME_REQUEST UINT64_C(0x5700000800060019)
#define SAMGRD_UNREGISTER_NAME_REPLY UINT64_C(0x5710000000060000)

struct samgrd_unregister_name_request_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_unregister_name_request_body) == 8,
               "size of samgrd_unregister_name_request_body");
_Static_assert(offsetof(struct samgrd_unregister_name_request_body, name) == 0, "offset of name");

struct samgrd_unregister_name_request {
    uint64_t name;
};

enum samgrd_unregister_name_request_checks {
    SAMGRD_UNREGISTER_NAME_REQUEST_GUARD = 9,
    SAMGRD_UNREGISTER_NAME_REQUEST_NAME_EXISTS = 10,
    SAMGRD_UNREGISTER_NAME_REQUEST_NAME_STATE = 11,
};

static inline struct samgrd_unregister_name_request
samgrd_unregister_name_request_read(const struct writ_msg *m)
{
    struct samgrd_unregister_name_request v;
    v.name = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject samgrd_unregister_name_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x19, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_unregister_name_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject samgrd_unregister_name_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_unregister_name_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Samgrd.report_change */
enum {
    SAMGRD_REPORT_CHANGE_METHOD = 0x1a,
    SAMGRD_REPORT_CHANGE_DEADLINE_MS = 100,
};

#define SAMGRD_REPORT_CHANGE_REQUEST UINT64_C(0x570000100006001a)
#define SAMGRD_REPORT_CHANGE_REPLY UINT64_C(0x5710000000060000)

struct samgrd_report_change_request_body {
    uint64_t name;
    uint32_t owner;
    uint8_t change;
    uint8_t padding_13[3];
};

_Static_assert(sizeof(struct samgrd_report_change_request_body) == 16,
               "size of samgrd_report_change_request_body");
_Static_assert(offsetof(struct samgrd_report_change_request_body, name) == 0, "offset of name");
_Static_assert(offsetof(struct samgrd_report_change_request_body, owner) == 8, "offset of owner");
_Static_assert(offsetof(struct samgrd_report_change_request_body, change) == 12,
               "offset of change");
_Static_assert(offsetof(struct samgrd_report_change_request_body, padding_13) == 13,
               "offset of padding_13");

struct samgrd_report_change_request {
    uint64_t name;
    uint32_t owner;
    enum name_change change;
};

enum samgrd_report_change_request_checks {
    SAMGRD_REPORT_CHANGE_REQUEST_CHANGE_ENUM = 9,
    SAMGRD_REPORT_CHANGE_REQUEST_13_PADDING = 10,
    SAMGRD_REPORT_CHANGE_REQUEST_NAME_EXISTS = 11,
    SAMGRD_REPORT_CHANGE_REQUEST_NAME_STATE = 12,
};

/* The body, by the checks from SAMGRD_REPORT_CHANGE_REQUEST_CHANGE_ENUM on. */
static inline struct writ_reject samgrd_report_change_request_check_body(const struct writ_msg *m)
{
    if (!name_change_is_known((uint8_t)(m->w[1] >> 32))) {
        return writ_reject(SAMGRD_REPORT_CHANGE_REQUEST_CHANGE_ENUM, 12);
    }
    if ((m->w[1] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(SAMGRD_REPORT_CHANGE_REQUEST_13_PADDING, 13);
    }
    return writ_reject(0, 0);
}

static inline struct samgrd_report_change_request
samgrd_report_change_request_read(const struct writ_msg *m)
{
    struct samgrd_report_change_request v;
    v.name = m->w[0];
    v.owner = (uint32_t)m->w[1];
    v.change = (enum name_change)(uint8_t)(m->w[1] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject samgrd_report_change_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = samgrd_report_change_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_report_change_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject samgrd_report_change_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_report_change_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Samgrd.come_up */
enum {
    SAMGRD_COME_UP_METHOD = 0x1b,
    SAMGRD_COME_UP_DEADLINE_MS = 100,
};

#define SAMGRD_COME_UP_REQUEST UINT64_C(0x570000080006001b)
#define SAMGRD_COME_UP_REPLY UINT64_C(0x5710000000060000)

struct samgrd_come_up_request_body {
    uint64_t name;
};

_Static_assert(sizeof(struct samgrd_come_up_request_body) == 8,
               "size of samgrd_come_up_request_body");
_Static_assert(offsetof(struct samgrd_come_up_request_body, name) == 0, "offset of name");

struct samgrd_come_up_request {
    uint64_t name;
};

enum samgrd_come_up_request_checks {
    SAMGRD_COME_UP_REQUEST_GUARD = 9,
    SAMGRD_COME_UP_REQUEST_NAME_EXISTS = 10,
    SAMGRD_COME_UP_REQUEST_NAME_STATE = 11,
};

static inline struct samgrd_come_up_request samgrd_come_up_request_read(const struct writ_msg *m)
{
    struct samgrd_come_up_request v;
    v.name = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
samgrd_come_up_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool samgrd_come_up_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || samgrd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
samgrd_come_up_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || samgrd_come_up_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SAMGRD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Samgrd on a connection of this label. */
static inline struct writ_verdict samgrd_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10,
         .least = 8,
         .most = 4032,
         .buffer = true,
         .roles = SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER},
        {.number = 0x11, .least = 16, .most = 16, .roles = SAMGRD_ROLE_CONSUMER},
        {.number = 0x12,
         .least = 8,
         .most = 8,
         .roles = SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER},
        {.number = 0x13,
         .least = 8,
         .most = 8,
         .roles = SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER},
        {.number = 0x14,
         .least = 8,
         .most = 8,
         .handles = 1,
         .buffer = true,
         .roles = SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER},
        {.number = 0x15,
         .least = 8,
         .most = 8,
         .roles = SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER},
        {.number = 0x16,
         .least = 8,
         .most = 8,
         .roles = SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_OBSERVER},
        {.number = 0x17, .least = 8, .most = 8, .roles = SAMGRD_ROLE_OBSERVER},
        {.number = 0x18,
         .least = 8,
         .most = 4032,
         .handles = 1,
         .buffer = true,
         .roles = SAMGRD_ROLE_REGISTRAR},
        {.number = 0x19, .least = 8, .most = 8, .roles = SAMGRD_ROLE_REGISTRAR},
        {.number = 0x1a, .least = 16, .most = 16, .roles = SAMGRD_ROLE_SUPERVISOR},
        {.number = 0x1b, .least = 8, .most = 8, .roles = SAMGRD_ROLE_REGISTRAR},
    };
    return writ_judge(tag, SAMGRD_PROTOCOL, label, roles, shapes, 15);
}

/* Steps 1 to 13 for a request to Samgrd. */
static inline struct writ_verdict samgrd_request_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records,
                                                       uint32_t roles)
{
    struct writ_verdict verdict = samgrd_judge(m->tag, SAMGRD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case SAMGRD_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_ping_request_check(m, body, records));
    case SAMGRD_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_stats_request_check(m, body, records));
    case SAMGRD_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_abi_request_check(m, body, records));
    case SAMGRD_RESOLVE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_resolve_request_check(m, body, records));
    case SAMGRD_CONNECT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_connect_request_check(m, body, records));
    case SAMGRD_READ_NAME_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_read_name_request_check(m, body, records));
    case SAMGRD_WAIT_UP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_wait_up_request_check(m, body, records));
    case SAMGRD_WATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_watch_request_check(m, body, records));
    case SAMGRD_UNWATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_unwatch_request_check(m, body, records));
    case SAMGRD_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_next_event_request_check(m, body, records));
    case SAMGRD_LIST_NAMES_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_list_names_request_check(m, body, records));
    case SAMGRD_REGISTER_NAME_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_register_name_request_check(m, body, records));
    case SAMGRD_UNREGISTER_NAME_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            samgrd_unregister_name_request_check(m, body, records));
    case SAMGRD_REPORT_CHANGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_report_change_request_check(m, body, records));
    case SAMGRD_COME_UP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, samgrd_come_up_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
