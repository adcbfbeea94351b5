/* Generated from idl/supervisor.writ: change it there.
 *
 * Messages of supervisor as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef SUPERVISOR_WIRE_H
#define SUPERVISOR_WIRE_H

#include "writ/wire.h"

#include "supervisor_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define SUPERVISOR_ABI UINT64_C(0x2b227979eea34b5b)

/* Checks one supervised_row at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject supervised_row_check(const uint8_t *at, uint32_t offset,
                                                      uint32_t first)
{
    if (!supervised_state_is_known(writ_load_u8(at + 8))) {
        return writ_reject(first, offset + 8);
    }
    if (!exit_cause_is_known(writ_load_u8(at + 9))) {
        return writ_reject(first + 1, offset + 9);
    }
    if (!writ_is_zero(at + 10, 2)) {
        return writ_reject(first + 2, offset + 10);
    }
    return writ_reject(0, 0);
}

/* Writes one supervised_row, padding and all. */
static inline void supervised_row_store(uint8_t *at, const struct supervised_row *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->component);
    writ_store_u8(at + 8, (uint8_t)v->state);
    writ_store_u8(at + 9, (uint8_t)v->last_cause);
    writ_store_u32(at + 12, v->last_code);
    writ_store_u32(at + 16, v->starts);
    writ_store_u32(at + 20, v->restarts);
    writ_store_u64(at + 24, v->ready_us);
}

/* Checks one supervised_change at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject supervised_change_check(const uint8_t *at, uint32_t offset,
                                                         uint32_t first)
{
    if (!supervised_state_is_known(writ_load_u8(at + 16))) {
        return writ_reject(first, offset + 16);
    }
    if (!exit_cause_is_known(writ_load_u8(at + 17))) {
        return writ_reject(first + 1, offset + 17);
    }
    if (!writ_is_zero(at + 18, 2)) {
        return writ_reject(first + 2, offset + 18);
    }
    return writ_reject(0, 0);
}

/* Writes one supervised_change, padding and all. */
static inline void supervised_change_store(uint8_t *at, const struct supervised_change *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->seq);
    supervised_row_store(at + 8, &v->row);
}

/* Checks one supervised_board at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject supervised_board_check(const uint8_t *at, uint32_t offset,
                                                        uint32_t first)
{
    struct writ_reject why;
    if (!order_outcome_is_known(writ_load_u8(at + 20))) {
        return writ_reject(first, offset + 20);
    }
    if (!writ_is_zero(at + 21, 3)) {
        return writ_reject(first + 1, offset + 21);
    }
    for (uint32_t i = 0; i < 63; i++) {
        why = supervised_row_check(at + 24 + i * 32, offset + 24 + i * 32, first + 2);
        if (why.check != 0) {
            return why;
        }
    }
    return writ_reject(0, 0);
}

/* Writes one supervised_board, padding and all. */
static inline void supervised_board_store(uint8_t *at, const struct supervised_board *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->generation);
    writ_store_u64(at + 8, v->obeyed);
    writ_store_u32(at + 16, v->count);
    writ_store_u8(at + 20, (uint8_t)v->outcome);
    for (uint32_t i = 0; i < 63; i++) {
        supervised_row_store(at + 24 + i * 32, &v->rows[i]);
    }
}

/* Checks one supervised_changes at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject supervised_changes_check(const uint8_t *at, uint32_t offset,
                                                          uint32_t first)
{
    struct writ_reject why;
    for (uint32_t i = 0; i < 48; i++) {
        why = supervised_change_check(at + 8 + i * 40, offset + 8 + i * 40, first);
        if (why.check != 0) {
            return why;
        }
    }
    return writ_reject(0, 0);
}

/* Writes one supervised_changes, padding and all. */
static inline void supervised_changes_store(uint8_t *at, const struct supervised_changes *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->newest);
    for (uint32_t i = 0; i < 48; i++) {
        supervised_change_store(at + 8 + i * 40, &v->changes[i]);
    }
}

/* Checks one supervised_order at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject supervised_order_check(const uint8_t *at, uint32_t offset,
                                                        uint32_t first)
{
    if (!order_is_known(writ_load_u8(at + 16))) {
        return writ_reject(first, offset + 16);
    }
    if (!writ_is_zero(at + 17, 7)) {
        return writ_reject(first + 1, offset + 17);
    }
    return writ_reject(0, 0);
}

/* Writes one supervised_order, padding and all. */
static inline void supervised_order_store(uint8_t *at, const struct supervised_order *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->seq);
    writ_store_u64(at + 8, v->component);
    writ_store_u8(at + 16, (uint8_t)v->order);
}

/* Supervisor.ping */
enum {
    SUPERVISOR_PING_METHOD = 0x01,
    SUPERVISOR_PING_DEADLINE_MS = 100,
};

#define SUPERVISOR_PING_REQUEST UINT64_C(0x57000000000b0001)
#define SUPERVISOR_PING_REPLY UINT64_C(0x57100000000b0000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
supervisor_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Supervisor.stats */
enum {
    SUPERVISOR_STATS_METHOD = 0x02,
    SUPERVISOR_STATS_DEADLINE_MS = 100,
};

#define SUPERVISOR_STATS_REQUEST UINT64_C(0x57000000000b0002)
#define SUPERVISOR_STATS_REPLY UINT64_C(0x57100018000b0000)

struct supervisor_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct supervisor_stats_reply_body) == 24,
               "size of supervisor_stats_reply_body");
_Static_assert(offsetof(struct supervisor_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct supervisor_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct supervisor_stats_reply_body, errors) == 16, "offset of errors");

struct supervisor_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct supervisor_stats_reply supervisor_stats_reply_read(const struct writ_msg *m)
{
    struct supervisor_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject supervisor_stats_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void supervisor_stats_reply_write(struct writ_msg *m,
                                                const struct supervisor_stats_reply *v)
{
    m->tag = SUPERVISOR_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Supervisor.abi */
enum {
    SUPERVISOR_ABI_METHOD = 0x03,
    SUPERVISOR_ABI_DEADLINE_MS = 100,
};

#define SUPERVISOR_ABI_REQUEST UINT64_C(0x57000000000b0003)
#define SUPERVISOR_ABI_REPLY UINT64_C(0x57100008000b0000)

struct supervisor_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct supervisor_abi_reply_body) == 8, "size of supervisor_abi_reply_body");
_Static_assert(offsetof(struct supervisor_abi_reply_body, hash) == 0, "offset of hash");

struct supervisor_abi_reply {
    uint64_t hash;
};

static inline struct supervisor_abi_reply supervisor_abi_reply_read(const struct writ_msg *m)
{
    struct supervisor_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
supervisor_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void supervisor_abi_reply_write(struct writ_msg *m,
                                              const struct supervisor_abi_reply *v)
{
    m->tag = SUPERVISOR_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Supervisor.list */
enum {
    SUPERVISOR_LIST_METHOD = 0x10,
    SUPERVISOR_LIST_DEADLINE_MS = 200,
};

#define SUPERVISOR_LIST_REQUEST UINT64_C(0x57000008000b0010)
#define SUPERVISOR_LIST_REPLY UINT64_C(0x57300000000b0000)

struct supervisor_list_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct supervisor_list_request_body) == 8,
               "size of supervisor_list_request_body");
_Static_assert(offsetof(struct supervisor_list_request_body, after) == 0, "offset of after");

struct supervisor_list_request {
    uint64_t after;
};

static inline struct supervisor_list_request supervisor_list_request_read(const struct writ_msg *m)
{
    struct supervisor_list_request v;
    v.after = m->w[0];
    return v;
}

struct supervisor_list_reply_body {
    struct writ_tail items;
    uint8_t padding_4[4];
    uint64_t next;
    uint64_t generation;
};

_Static_assert(sizeof(struct supervisor_list_reply_body) == 24,
               "size of supervisor_list_reply_body");
_Static_assert(offsetof(struct supervisor_list_reply_body, items) == 0, "offset of items");
_Static_assert(offsetof(struct supervisor_list_reply_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct supervisor_list_reply_body, next) == 8, "offset of next");
_Static_assert(offsetof(struct supervisor_list_reply_body, generation) == 16,
               "offset of generation");

struct supervisor_list_reply_items {
    const struct supervised_row *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct supervised_row *
supervisor_list_reply_items_at(const struct writ_io *io,
                               const struct supervisor_list_reply_items *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct supervisor_list_reply {
    struct supervisor_list_reply_items items;
    uint64_t next;
    uint64_t generation;
};

enum supervisor_list_reply_checks {
    SUPERVISOR_LIST_REPLY_FIXED = 9,
    SUPERVISOR_LIST_REPLY_4_PADDING = 10,
    SUPERVISOR_LIST_REPLY_ITEMS_TAIL_LENGTH = 11,
    SUPERVISOR_LIST_REPLY_ITEMS_TAIL_END = 12,
    SUPERVISOR_LIST_REPLY_ITEMS_STATE_ENUM = 13,
    SUPERVISOR_LIST_REPLY_ITEMS_LAST_CAUSE_ENUM = 14,
    SUPERVISOR_LIST_REPLY_ITEMS_10_PADDING = 15,
    SUPERVISOR_LIST_REPLY_END = 16,
};

static const struct writ_tail_rule supervisor_list_reply_tails[] = {
    {.at = 0, .most = 63, .element = 32, .length_check = SUPERVISOR_LIST_REPLY_ITEMS_TAIL_LENGTH},
};

/* The body, by the checks from SUPERVISOR_LIST_REPLY_FIXED on. */
static inline struct writ_reject supervisor_list_reply_check_body(const uint8_t *body,
                                                                  uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(SUPERVISOR_LIST_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(SUPERVISOR_LIST_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 24;
    why = writ_tail_check(body, bytes, supervisor_list_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = supervised_row_check(body + cursor + i * 32, cursor + i * 32,
                                   SUPERVISOR_LIST_REPLY_ITEMS_STATE_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 0).length * UINT32_C(32);
    if (cursor != bytes) {
        return writ_reject(SUPERVISOR_LIST_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct supervisor_list_reply supervisor_list_reply_read(const uint8_t *body)
{
    struct supervisor_list_reply v;
    v.items.items =
        (const struct supervised_row *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.items.count = writ_load_tail(body + 0).length;
    v.items.use = 0;
    v.next = writ_load_u64(body + 8);
    v.generation = writ_load_u64(body + 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
supervisor_list_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_list_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_list_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_list_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = supervisor_list_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Supervisor.status */
enum {
    SUPERVISOR_STATUS_METHOD = 0x11,
    SUPERVISOR_STATUS_DEADLINE_MS = 200,
};

#define SUPERVISOR_STATUS_REQUEST UINT64_C(0x57000008000b0011)
#define SUPERVISOR_STATUS_REPLY UINT64_C(0x57100028000b0000)

struct supervisor_status_request_body {
    uint64_t component;
};

_Static_assert(sizeof(struct supervisor_status_request_body) == 8,
               "size of supervisor_status_request_body");
_Static_assert(offsetof(struct supervisor_status_request_body, component) == 0,
               "offset of component");

struct supervisor_status_request {
    uint64_t component;
};

enum supervisor_status_request_checks {
    SUPERVISOR_STATUS_REQUEST_COMPONENT_EXISTS = 9,
    SUPERVISOR_STATUS_REQUEST_COMPONENT_STATE = 10,
};

static inline struct supervisor_status_request
supervisor_status_request_read(const struct writ_msg *m)
{
    struct supervisor_status_request v;
    v.component = m->w[0];
    return v;
}

struct supervisor_status_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    struct supervised_row row;
};

_Static_assert(sizeof(struct supervisor_status_reply_body) == 40,
               "size of supervisor_status_reply_body");
_Static_assert(offsetof(struct supervisor_status_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct supervisor_status_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct supervisor_status_reply_body, row) == 8, "offset of row");

struct supervisor_status_reply {
    enum supervised_state state;
    struct supervised_row row;
};

enum supervisor_status_reply_checks {
    SUPERVISOR_STATUS_REPLY_STATE_ENUM = 9,
    SUPERVISOR_STATUS_REPLY_1_PADDING = 10,
    SUPERVISOR_STATUS_REPLY_ROW_STATE_ENUM = 11,
    SUPERVISOR_STATUS_REPLY_ROW_LAST_CAUSE_ENUM = 12,
    SUPERVISOR_STATUS_REPLY_18_PADDING = 13,
};

/* The body, by the checks from SUPERVISOR_STATUS_REPLY_STATE_ENUM on. */
static inline struct writ_reject supervisor_status_reply_check_body(const struct writ_msg *m)
{
    if (!supervised_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(SUPERVISOR_STATUS_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(SUPERVISOR_STATUS_REPLY_1_PADDING, 1);
    }
    if (!supervised_state_is_known((uint8_t)m->w[2])) {
        return writ_reject(SUPERVISOR_STATUS_REPLY_ROW_STATE_ENUM, 16);
    }
    if (!exit_cause_is_known((uint8_t)(m->w[2] >> 8))) {
        return writ_reject(SUPERVISOR_STATUS_REPLY_ROW_LAST_CAUSE_ENUM, 17);
    }
    if ((m->w[2] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(SUPERVISOR_STATUS_REPLY_18_PADDING, 18);
    }
    return writ_reject(0, 0);
}

static inline struct supervisor_status_reply supervisor_status_reply_read(const struct writ_msg *m)
{
    struct supervisor_status_reply v = {0};
    v.state = (enum supervised_state)(uint8_t)m->w[0];
    v.row.component = m->w[1];
    v.row.state = (uint8_t)m->w[2];
    v.row.last_cause = (uint8_t)(m->w[2] >> 8);
    v.row.last_code = (uint32_t)(m->w[2] >> 32);
    v.row.starts = (uint32_t)m->w[3];
    v.row.restarts = (uint32_t)(m->w[3] >> 32);
    v.row.ready_us = m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject supervisor_status_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_status_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || supervisor_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_status_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_status_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = supervisor_status_reply_check_body(m);
    }
    return why;
}

static inline void supervisor_status_reply_write(struct writ_msg *m,
                                                 const struct supervisor_status_reply *v)
{
    m->tag = SUPERVISOR_STATUS_REPLY;
    m->w[0] = (uint8_t)v->state;
    m->w[1] = v->row.component;
    m->w[2] = (uint8_t)v->row.state | (uint64_t)(uint8_t)v->row.last_cause << 8 | (uint64_t)v->row.last_code << 32;
    m->w[3] = v->row.starts | (uint64_t)v->row.restarts << 32;
    m->w[4] = v->row.ready_us;
    m->w[5] = 0;
}

/* Supervisor.stop */
enum {
    SUPERVISOR_STOP_METHOD = 0x12,
    SUPERVISOR_STOP_WAITERS = 8,
};

#define SUPERVISOR_STOP_REQUEST UINT64_C(0x57000008000b0012)
#define SUPERVISOR_STOP_REPLY UINT64_C(0x57100000000b0000)

struct supervisor_stop_request_body {
    uint64_t component;
};

_Static_assert(sizeof(struct supervisor_stop_request_body) == 8,
               "size of supervisor_stop_request_body");
_Static_assert(offsetof(struct supervisor_stop_request_body, component) == 0,
               "offset of component");

struct supervisor_stop_request {
    uint64_t component;
};

enum supervisor_stop_request_checks {
    SUPERVISOR_STOP_REQUEST_COMPONENT_EXISTS = 9,
    SUPERVISOR_STOP_REQUEST_COMPONENT_STATE = 10,
};

static inline struct supervisor_stop_request supervisor_stop_request_read(const struct writ_msg *m)
{
    struct supervisor_stop_request v;
    v.component = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
supervisor_stop_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_stop_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || supervisor_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_stop_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_stop_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Supervisor.restart */
enum {
    SUPERVISOR_RESTART_METHOD = 0x13,
    SUPERVISOR_RESTART_WAITERS = 8,
};

#define SUPERVISOR_RESTART_REQUEST UINT64_C(0x57000008000b0013)
#define SUPERVISOR_RESTART_REPLY UINT64_C(0x57100000000b0000)

struct supervisor_restart_request_body {
    uint64_t component;
};

_Static_assert(sizeof(struct supervisor_restart_request_body) == 8,
               "size of supervisor_restart_request_body");
_Static_assert(offsetof(struct supervisor_restart_request_body, component) == 0,
               "offset of component");

struct supervisor_restart_request {
    uint64_t component;
};

enum supervisor_restart_request_checks {
    SUPERVISOR_RESTART_REQUEST_COMPONENT_EXISTS = 9,
    SUPERVISOR_RESTART_REQUEST_COMPONENT_STATE = 10,
};

static inline struct supervisor_restart_request
supervisor_restart_request_read(const struct writ_msg *m)
{
    struct supervisor_restart_request v;
    v.component = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject supervisor_restart_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_restart_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || supervisor_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject supervisor_restart_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_restart_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Supervisor.watch */
enum {
    SUPERVISOR_WATCH_METHOD = 0x14,
    SUPERVISOR_WATCH_DEADLINE_MS = 100,
};

#define SUPERVISOR_WATCH_REQUEST UINT64_C(0x57210000000b0014)
#define SUPERVISOR_WATCH_REPLY UINT64_C(0x57100000000b0000)

struct supervisor_watch_request {
    uint32_t bell;
};

enum supervisor_watch_request_checks {
    SUPERVISOR_WATCH_REQUEST_BELL_HANDLE_ABSENT = 9,
    SUPERVISOR_WATCH_REQUEST_BELL_HANDLE_TYPE = 10,
    SUPERVISOR_WATCH_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    SUPERVISOR_WATCH_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule supervisor_watch_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = SUPERVISOR_WATCH_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from SUPERVISOR_WATCH_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject supervisor_watch_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &supervisor_watch_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct supervisor_watch_request supervisor_watch_request_read(const uint8_t *records)
{
    struct supervisor_watch_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject supervisor_watch_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = supervisor_watch_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_watch_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_watch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_watch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Supervisor.next_event */
enum {
    SUPERVISOR_NEXT_EVENT_METHOD = 0x15,
    SUPERVISOR_NEXT_EVENT_DEADLINE_MS = 100,
};

#define SUPERVISOR_NEXT_EVENT_REQUEST UINT64_C(0x57000008000b0015)
#define SUPERVISOR_NEXT_EVENT_REPLY UINT64_C(0x57100030000b0000)

struct supervisor_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct supervisor_next_event_request_body) == 8,
               "size of supervisor_next_event_request_body");
_Static_assert(offsetof(struct supervisor_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct supervisor_next_event_request {
    uint64_t after_seq;
};

static inline struct supervisor_next_event_request
supervisor_next_event_request_read(const struct writ_msg *m)
{
    struct supervisor_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct supervisor_next_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    struct supervised_row row;
};

_Static_assert(sizeof(struct supervisor_next_event_reply_body) == 48,
               "size of supervisor_next_event_reply_body");
_Static_assert(offsetof(struct supervisor_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct supervisor_next_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct supervisor_next_event_reply_body, row) == 16, "offset of row");

struct supervisor_next_event_reply {
    uint64_t seq;
    uint64_t lost;
    struct supervised_row row;
};

enum supervisor_next_event_reply_checks {
    SUPERVISOR_NEXT_EVENT_REPLY_ROW_STATE_ENUM = 9,
    SUPERVISOR_NEXT_EVENT_REPLY_ROW_LAST_CAUSE_ENUM = 10,
    SUPERVISOR_NEXT_EVENT_REPLY_26_PADDING = 11,
};

/* The body, by the checks from SUPERVISOR_NEXT_EVENT_REPLY_ROW_STATE_ENUM on. */
static inline struct writ_reject supervisor_next_event_reply_check_body(const struct writ_msg *m)
{
    if (!supervised_state_is_known((uint8_t)m->w[3])) {
        return writ_reject(SUPERVISOR_NEXT_EVENT_REPLY_ROW_STATE_ENUM, 24);
    }
    if (!exit_cause_is_known((uint8_t)(m->w[3] >> 8))) {
        return writ_reject(SUPERVISOR_NEXT_EVENT_REPLY_ROW_LAST_CAUSE_ENUM, 25);
    }
    if ((m->w[3] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(SUPERVISOR_NEXT_EVENT_REPLY_26_PADDING, 26);
    }
    return writ_reject(0, 0);
}

static inline struct supervisor_next_event_reply
supervisor_next_event_reply_read(const struct writ_msg *m)
{
    struct supervisor_next_event_reply v = {0};
    v.seq = m->w[0];
    v.lost = m->w[1];
    v.row.component = m->w[2];
    v.row.state = (uint8_t)m->w[3];
    v.row.last_cause = (uint8_t)(m->w[3] >> 8);
    v.row.last_code = (uint32_t)(m->w[3] >> 32);
    v.row.starts = (uint32_t)m->w[4];
    v.row.restarts = (uint32_t)(m->w[4] >> 32);
    v.row.ready_us = m->w[5];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject supervisor_next_event_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || supervisor_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject supervisor_next_event_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 48, .most = 48};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = supervisor_next_event_reply_check_body(m);
    }
    return why;
}

static inline void supervisor_next_event_reply_write(struct writ_msg *m,
                                                     const struct supervisor_next_event_reply *v)
{
    m->tag = SUPERVISOR_NEXT_EVENT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->lost;
    m->w[2] = v->row.component;
    m->w[3] = (uint8_t)v->row.state | (uint64_t)(uint8_t)v->row.last_cause << 8 | (uint64_t)v->row.last_code << 32;
    m->w[4] = v->row.starts | (uint64_t)v->row.restarts << 32;
    m->w[5] = v->row.ready_us;
}

/* Supervisor.attend */
enum {
    SUPERVISOR_ATTEND_METHOD = 0x16,
    SUPERVISOR_ATTEND_DEADLINE_MS = 100,
};

#define SUPERVISOR_ATTEND_REQUEST UINT64_C(0x57230000000b0016)
#define SUPERVISOR_ATTEND_REPLY UINT64_C(0x57310000000b0000)

struct supervisor_attend_request {
    uint32_t board;
    uint32_t orders;
    uint32_t bell;
};

enum supervisor_attend_request_checks {
    SUPERVISOR_ATTEND_REQUEST_BOARD_HANDLE_ABSENT = 9,
    SUPERVISOR_ATTEND_REQUEST_BOARD_HANDLE_TYPE = 10,
    SUPERVISOR_ATTEND_REQUEST_BOARD_HANDLE_PROTOCOL = 11,
    SUPERVISOR_ATTEND_REQUEST_BOARD_HANDLE_RIGHTS = 12,
    SUPERVISOR_ATTEND_REQUEST_ORDERS_HANDLE_ABSENT = 13,
    SUPERVISOR_ATTEND_REQUEST_ORDERS_HANDLE_TYPE = 14,
    SUPERVISOR_ATTEND_REQUEST_ORDERS_HANDLE_PROTOCOL = 15,
    SUPERVISOR_ATTEND_REQUEST_ORDERS_HANDLE_RIGHTS = 16,
    SUPERVISOR_ATTEND_REQUEST_BELL_HANDLE_ABSENT = 17,
    SUPERVISOR_ATTEND_REQUEST_BELL_HANDLE_TYPE = 18,
    SUPERVISOR_ATTEND_REQUEST_BELL_HANDLE_PROTOCOL = 19,
    SUPERVISOR_ATTEND_REQUEST_BELL_HANDLE_RIGHTS = 20,
};

static const struct writ_handle_rule supervisor_attend_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ,
     .first = SUPERVISOR_ATTEND_REQUEST_BOARD_HANDLE_ABSENT},
    {.index = 1,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE,
     .first = SUPERVISOR_ATTEND_REQUEST_ORDERS_HANDLE_ABSENT},
    {.index = 2,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = SUPERVISOR_ATTEND_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from SUPERVISOR_ATTEND_REQUEST_BOARD_HANDLE_ABSENT on. */
static inline struct writ_reject supervisor_attend_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &supervisor_attend_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &supervisor_attend_request_handles[1]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &supervisor_attend_request_handles[2]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct supervisor_attend_request
supervisor_attend_request_read(const uint8_t *records)
{
    struct supervisor_attend_request v;
    v.board = writ_load_record(records, 0).slot;
    v.orders = writ_load_record(records, 1).slot;
    v.bell = writ_load_record(records, 2).slot;
    return v;
}

struct supervisor_attend_reply {
    uint32_t news;
};

enum supervisor_attend_reply_checks {
    SUPERVISOR_ATTEND_REPLY_NEWS_HANDLE_ABSENT = 9,
    SUPERVISOR_ATTEND_REPLY_NEWS_HANDLE_TYPE = 10,
    SUPERVISOR_ATTEND_REPLY_NEWS_HANDLE_PROTOCOL = 11,
    SUPERVISOR_ATTEND_REPLY_NEWS_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule supervisor_attend_reply_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = SUPERVISOR_ATTEND_REPLY_NEWS_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from SUPERVISOR_ATTEND_REPLY_NEWS_HANDLE_ABSENT on. */
static inline struct writ_reject supervisor_attend_reply_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &supervisor_attend_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct supervisor_attend_reply supervisor_attend_reply_read(const uint8_t *records)
{
    struct supervisor_attend_reply v;
    v.news = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject supervisor_attend_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .handles = 3, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = supervisor_attend_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool supervisor_attend_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
supervisor_attend_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || supervisor_attend_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, SUPERVISOR_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = supervisor_attend_reply_check_body(records);
    }
    return why;
}

/* Steps 1 to 8 for a request to Supervisor on a connection of this label. */
static inline struct writ_verdict supervisor_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 8, .roles = SUPERVISOR_ROLE_OPERATOR},
        {.number = 0x11, .least = 8, .most = 8, .roles = SUPERVISOR_ROLE_OPERATOR},
        {.number = 0x12, .least = 8, .most = 8, .roles = SUPERVISOR_ROLE_OPERATOR},
        {.number = 0x13, .least = 8, .most = 8, .roles = SUPERVISOR_ROLE_OPERATOR},
        {.number = 0x14, .handles = 1, .buffer = true, .roles = SUPERVISOR_ROLE_OPERATOR},
        {.number = 0x15, .least = 8, .most = 8, .roles = SUPERVISOR_ROLE_OPERATOR},
        {.number = 0x16, .handles = 3, .buffer = true, .roles = SUPERVISOR_ROLE_ROOT},
    };
    return writ_judge(tag, SUPERVISOR_PROTOCOL, label, roles, shapes, 10);
}

/* Steps 1 to 13 for a request to Supervisor. */
static inline struct writ_verdict supervisor_request_check(const struct writ_msg *m,
                                                           const uint8_t *body,
                                                           const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = supervisor_judge(m->tag, SUPERVISOR_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case SUPERVISOR_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_ping_request_check(m, body, records));
    case SUPERVISOR_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_stats_request_check(m, body, records));
    case SUPERVISOR_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_abi_request_check(m, body, records));
    case SUPERVISOR_LIST_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_list_request_check(m, body, records));
    case SUPERVISOR_STATUS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_status_request_check(m, body, records));
    case SUPERVISOR_STOP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_stop_request_check(m, body, records));
    case SUPERVISOR_RESTART_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_restart_request_check(m, body, records));
    case SUPERVISOR_WATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_watch_request_check(m, body, records));
    case SUPERVISOR_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            supervisor_next_event_request_check(m, body, records));
    case SUPERVISOR_ATTEND_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, supervisor_attend_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
