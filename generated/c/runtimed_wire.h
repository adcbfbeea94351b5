/* Generated from idl/runtimed.writ: change it there.
 *
 * Messages of runtimed as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef RUNTIMED_WIRE_H
#define RUNTIMED_WIRE_H

#include "writ/wire.h"

#include "runtimed_types.h"
#include "kernel_wire.h"
#include "procd_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define RUNTIMED_ABI UINT64_C(0xa9670930de79a452)

/* Checks one program_row at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject program_row_check(const uint8_t *at, uint32_t offset,
                                                   uint32_t first)
{
    if (!program_state_is_known(writ_load_u8(at + 32))) {
        return writ_reject(first, offset + 32);
    }
    if (writ_load_u8(at + 33) > 1) {
        return writ_reject(first + 1, offset + 33);
    }
    if (writ_load_u8(at + 34) > 48) {
        return writ_reject(first + 2, offset + 34);
    }
    if (!writ_is_zero(at + 83, 5)) {
        return writ_reject(first + 3, offset + 83);
    }
    return writ_reject(0, 0);
}

/* Writes one program_row, padding and all. */
static inline void program_row_store(uint8_t *at, const struct program_row *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->pid);
    writ_store_u64(at + 8, v->session);
    writ_store_u64(at + 16, v->started_us);
    writ_store_u32(at + 24, v->principal);
    writ_store_u32(at + 28, v->restarts);
    writ_store_u8(at + 32, (uint8_t)v->state);
    writ_store_u8(at + 33, v->privileged);
    writ_store_u8(at + 34, v->length);
    __builtin_memcpy(at + 35, v->letters, 48);
}

/* Writes one launched, padding and all. */
static inline void launched_store(uint8_t *at, const struct launched *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->pid);
}

/* Checks one refused at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject refused_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    if (writ_load_u8(at + 1) > 16) {
        return writ_reject(first, offset + 1);
    }
    return writ_reject(0, 0);
}

/* Writes one refused, padding and all. */
static inline void refused_store(uint8_t *at, const struct refused *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, v->cause);
    writ_store_u8(at + 1, v->missing_count);
    __builtin_memcpy(at + 2, v->missing, 32);
}

/* Checks one launch_outcome at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject launch_outcome_check(const uint8_t *at, uint32_t offset,
                                                      uint32_t first)
{
    uint32_t tag = writ_load_u32(at);
    if (!launch_outcome_tag_is_known(tag)) {
        return writ_reject(first, offset);
    }
    if (!writ_is_zero(at + 4, 4)) {
        return writ_reject(first + 1, offset + 4);
    }
    if (tag == LAUNCH_OUTCOME_TAG_LAUNCHED) {
        if (!writ_is_zero(at + 16, 40)) {
            return writ_reject(first + 2, offset + 16);
        }
    }
    if (tag == LAUNCH_OUTCOME_TAG_REFUSED) {
        if (writ_load_u8(at + 9) > 16) {
            return writ_reject(first + 3, offset + 9);
        }
        if (!writ_is_zero(at + 42, 14)) {
            return writ_reject(first + 4, offset + 42);
        }
    }
    return writ_reject(0, 0);
}

/* Writes one launch_outcome, padding and all. */
static inline void launch_outcome_store(uint8_t *at, const struct launch_outcome *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->tag);
    if (v->tag == LAUNCH_OUTCOME_TAG_LAUNCHED) {
        launched_store(at + 8, &v->as.launched);
    }
    if (v->tag == LAUNCH_OUTCOME_TAG_REFUSED) {
        refused_store(at + 8, &v->as.refused);
    }
}

/* Runtimed.ping */
enum {
    RUNTIMED_PING_METHOD = 0x01,
    RUNTIMED_PING_DEADLINE_MS = 100,
};

#define RUNTIMED_PING_REQUEST UINT64_C(0x57000000000a0001)
#define RUNTIMED_PING_REPLY UINT64_C(0x57100000000a0000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Runtimed.stats */
enum {
    RUNTIMED_STATS_METHOD = 0x02,
    RUNTIMED_STATS_DEADLINE_MS = 100,
};

#define RUNTIMED_STATS_REQUEST UINT64_C(0x57000000000a0002)
#define RUNTIMED_STATS_REPLY UINT64_C(0x57100018000a0000)

struct runtimed_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct runtimed_stats_reply_body) == 24, "size of runtimed_stats_reply_body");
_Static_assert(offsetof(struct runtimed_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct runtimed_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct runtimed_stats_reply_body, errors) == 16, "offset of errors");

struct runtimed_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct runtimed_stats_reply runtimed_stats_reply_read(const struct writ_msg *m)
{
    struct runtimed_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void runtimed_stats_reply_write(struct writ_msg *m,
                                              const struct runtimed_stats_reply *v)
{
    m->tag = RUNTIMED_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Runtimed.abi */
enum {
    RUNTIMED_ABI_METHOD = 0x03,
    RUNTIMED_ABI_DEADLINE_MS = 100,
};

#define RUNTIMED_ABI_REQUEST UINT64_C(0x57000000000a0003)
#define RUNTIMED_ABI_REPLY UINT64_C(0x57100008000a0000)

struct runtimed_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct runtimed_abi_reply_body) == 8, "size of runtimed_abi_reply_body");
_Static_assert(offsetof(struct runtimed_abi_reply_body, hash) == 0, "offset of hash");

struct runtimed_abi_reply {
    uint64_t hash;
};

static inline struct runtimed_abi_reply runtimed_abi_reply_read(const struct writ_msg *m)
{
    struct runtimed_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void runtimed_abi_reply_write(struct writ_msg *m, const struct runtimed_abi_reply *v)
{
    m->tag = RUNTIMED_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Runtimed.snapshot_running_programs */
enum {
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_METHOD = 0x10,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_DEADLINE_MS = 200,
};

#define RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REQUEST UINT64_C(0x57000008000a0010)
#define RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY UINT64_C(0x57300000000a0000)

struct runtimed_snapshot_running_programs_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct runtimed_snapshot_running_programs_request_body) == 8,
               "size of runtimed_snapshot_running_programs_request_body");
_Static_assert(offsetof(struct runtimed_snapshot_running_programs_request_body, after) == 0,
               "offset of after");

struct runtimed_snapshot_running_programs_request {
    uint64_t after;
};

static inline struct runtimed_snapshot_running_programs_request
runtimed_snapshot_running_programs_request_read(const struct writ_msg *m)
{
    struct runtimed_snapshot_running_programs_request v;
    v.after = m->w[0];
    return v;
}

struct runtimed_snapshot_running_programs_reply_body {
    struct writ_tail items;
    uint8_t padding_4[4];
    uint64_t next;
    uint64_t generation;
};

_Static_assert(sizeof(struct runtimed_snapshot_running_programs_reply_body) == 24,
               "size of runtimed_snapshot_running_programs_reply_body");
_Static_assert(offsetof(struct runtimed_snapshot_running_programs_reply_body, items) == 0,
               "offset of items");
_Static_assert(offsetof(struct runtimed_snapshot_running_programs_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct runtimed_snapshot_running_programs_reply_body, next) == 8,
               "offset of next");
_Static_assert(offsetof(struct runtimed_snapshot_running_programs_reply_body, generation) == 16,
               "offset of generation");

struct runtimed_snapshot_running_programs_reply_items {
    const struct program_row *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct program_row *
runtimed_snapshot_running_programs_reply_items_at(const struct writ_io *io,
                                                  const struct runtimed_snapshot_running_programs_reply_items *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct runtimed_snapshot_running_programs_reply {
    struct runtimed_snapshot_running_programs_reply_items items;
    uint64_t next;
    uint64_t generation;
};

enum runtimed_snapshot_running_programs_reply_checks {
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_FIXED = 9,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_4_PADDING = 10,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_TAIL_LENGTH = 11,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_TAIL_END = 12,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_STATE_ENUM = 13,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_PRIVILEGED_BOOL = 14,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_LENGTH_RANGE = 15,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_83_PADDING = 16,
    RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_END = 17,
};

static const struct writ_tail_rule runtimed_snapshot_running_programs_reply_tails[] = {
    {.at = 0,
     .most = 32,
     .element = 88,
     .length_check = RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_TAIL_LENGTH},
};

/* The body, by the checks from RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_FIXED on. */
static inline struct writ_reject
runtimed_snapshot_running_programs_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 24;
    why = writ_tail_check(body, bytes, runtimed_snapshot_running_programs_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = program_row_check(body + cursor + i * 88, cursor + i * 88,
                                RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_ITEMS_STATE_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 0).length * UINT32_C(88);
    if (cursor != bytes) {
        return writ_reject(RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_snapshot_running_programs_reply
runtimed_snapshot_running_programs_reply_read(const uint8_t *body)
{
    struct runtimed_snapshot_running_programs_reply v;
    v.items.items =
        (const struct program_row *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.items.count = writ_load_tail(body + 0).length;
    v.items.use = 0;
    v.next = writ_load_u64(body + 8);
    v.generation = writ_load_u64(body + 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_snapshot_running_programs_request_check(const struct writ_msg *m, const uint8_t *body,
                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_snapshot_running_programs_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_snapshot_running_programs_reply_check(const struct writ_msg *m, const uint8_t *body,
                                               const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_snapshot_running_programs_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = runtimed_snapshot_running_programs_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Runtimed.launch_program_new_session */
enum {
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_METHOD = 0x11,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_DEADLINE_MS = 1000,
};

#define RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST UINT64_C(0x57200000000a0011)
#define RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY UINT64_C(0x57300000000a0000)

struct runtimed_launch_program_new_session_request_body {
    struct writ_tail desktop_id;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct runtimed_launch_program_new_session_request_body) == 8,
               "size of runtimed_launch_program_new_session_request_body");
_Static_assert(offsetof(struct runtimed_launch_program_new_session_request_body, desktop_id) == 0,
               "offset of desktop_id");
_Static_assert(offsetof(struct runtimed_launch_program_new_session_request_body, padding_4) == 4,
               "offset of padding_4");

struct runtimed_launch_program_new_session_request {
    struct writ_bytes desktop_id;
};

enum runtimed_launch_program_new_session_request_checks {
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_FIXED = 9,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_4_PADDING = 10,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_DESKTOP_ID_TAIL_LENGTH = 11,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_DESKTOP_ID_TAIL_END = 12,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_DESKTOP_ID_NAME = 13,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_DESKTOP_ID_TAIL_PADDING = 14,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_END = 15,
};

static const struct writ_tail_rule runtimed_launch_program_new_session_request_tails[] = {
    {.at = 0,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_DESKTOP_ID_TAIL_LENGTH},
};

/* The body, by the checks from RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_FIXED on. */
static inline struct writ_reject
runtimed_launch_program_new_session_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, runtimed_launch_program_new_session_request_tails[0],
                          WRIT_CONTENT_NAME, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_launch_program_new_session_request
runtimed_launch_program_new_session_request_read(const uint8_t *body)
{
    struct runtimed_launch_program_new_session_request v;
    v.desktop_id = writ_view(body, 0);
    return v;
}

struct runtimed_launch_program_new_session_reply_body {
    uint64_t session;
    struct launch_outcome outcome;
    struct writ_tail reason;
    uint8_t padding_68[4];
};

_Static_assert(sizeof(struct runtimed_launch_program_new_session_reply_body) == 72,
               "size of runtimed_launch_program_new_session_reply_body");
_Static_assert(offsetof(struct runtimed_launch_program_new_session_reply_body, session) == 0,
               "offset of session");
_Static_assert(offsetof(struct runtimed_launch_program_new_session_reply_body, outcome) == 8,
               "offset of outcome");
_Static_assert(offsetof(struct runtimed_launch_program_new_session_reply_body, reason) == 64,
               "offset of reason");
_Static_assert(offsetof(struct runtimed_launch_program_new_session_reply_body, padding_68) == 68,
               "offset of padding_68");

struct runtimed_launch_program_new_session_reply {
    uint64_t session;
    struct launch_outcome outcome;
    struct writ_bytes reason;
};

enum runtimed_launch_program_new_session_reply_checks {
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_FIXED = 9,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_OUTCOME_VARIANT = 10,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_OUTCOME_4_PADDING = 11,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_OUTCOME_LAUNCHED_16_PADDING = 12,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_OUTCOME_REFUSED_MISSING_COUNT_RANGE = 13,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_OUTCOME_REFUSED_42_PADDING = 14,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_68_PADDING = 15,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_REASON_TAIL_LENGTH = 16,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_REASON_TAIL_END = 17,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_REASON_TEXT = 18,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_REASON_TAIL_PADDING = 19,
    RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_END = 20,
};

static const struct writ_tail_rule runtimed_launch_program_new_session_reply_tails[] = {
    {.at = 64,
     .most = 256,
     .element = 1,
     .length_check = RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_REASON_TAIL_LENGTH},
};

/* The body, by the checks from RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_FIXED on. */
static inline struct writ_reject
runtimed_launch_program_new_session_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 64);
    struct writ_reject why;
    if (!(fixed == 72)) {
        return writ_reject(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_FIXED, 64);
    }
    why = launch_outcome_check(body + 8, 8,
                               RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_OUTCOME_VARIANT);
    if (why.check != 0) {
        return why;
    }
    if ((writ_load_u64(body + 64) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_68_PADDING, 68);
    }
    uint32_t cursor = 72;
    why = writ_text_check(body, bytes, runtimed_launch_program_new_session_reply_tails[0],
                          WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_launch_program_new_session_reply
runtimed_launch_program_new_session_reply_read(const uint8_t *body)
{
    struct runtimed_launch_program_new_session_reply v;
    v.session = writ_load_u64(body);
    __builtin_memcpy(&v.outcome, body + 8, 56);
    v.reason = writ_view(body, 64);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_launch_program_new_session_request_check(const struct writ_msg *m, const uint8_t *body,
                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x11, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = runtimed_launch_program_new_session_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_launch_program_new_session_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || runtimed_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_launch_program_new_session_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 72, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_launch_program_new_session_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = runtimed_launch_program_new_session_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Runtimed.launch_path_new_session */
enum {
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_METHOD = 0x12,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_DEADLINE_MS = 1000,
};

#define RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST UINT64_C(0x57200000000a0012)
#define RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY UINT64_C(0x57300000000a0000)

struct runtimed_launch_path_new_session_request_body {
    struct writ_tail path;
    struct writ_tail args;
    struct writ_tail env;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct runtimed_launch_path_new_session_request_body) == 16,
               "size of runtimed_launch_path_new_session_request_body");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_request_body, path) == 0,
               "offset of path");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_request_body, args) == 4,
               "offset of args");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_request_body, env) == 8,
               "offset of env");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_request_body, padding_12) == 12,
               "offset of padding_12");

struct runtimed_launch_path_new_session_request {
    struct writ_bytes path;
    struct writ_bytes args;
    struct writ_bytes env;
};

enum runtimed_launch_path_new_session_request_checks {
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_FIXED = 9,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_12_PADDING = 10,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_PATH_TAIL_LENGTH = 11,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_PATH_TAIL_END = 12,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_PATH_TEXT = 13,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_PATH_TAIL_PADDING = 14,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ARGS_TAIL_OFFSET = 15,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ARGS_TAIL_LENGTH = 16,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ARGS_TAIL_END = 17,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ARGS_TEXT = 18,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ARGS_TAIL_PADDING = 19,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ENV_TAIL_OFFSET = 20,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ENV_TAIL_LENGTH = 21,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ENV_TAIL_END = 22,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ENV_TEXT = 23,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ENV_TAIL_PADDING = 24,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_END = 25,
};

static const struct writ_tail_rule runtimed_launch_path_new_session_request_tails[] = {
    {.at = 0,
     .most = 1024,
     .element = 1,
     .length_check = RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_PATH_TAIL_LENGTH},
    {.at = 4,
     .most = 1536,
     .element = 1,
     .length_check = RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ARGS_TAIL_LENGTH},
    {.at = 8,
     .most = 1024,
     .element = 1,
     .length_check = RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_ENV_TAIL_LENGTH},
};

/* The body, by the checks from RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_FIXED on. */
static inline struct writ_reject
runtimed_launch_path_new_session_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_12_PADDING, 12);
    }
    uint32_t cursor = 16;
    why = writ_text_check(body, bytes, runtimed_launch_path_new_session_request_tails[0],
                          WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_text_check(body, bytes, runtimed_launch_path_new_session_request_tails[1],
                          WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_text_check(body, bytes, runtimed_launch_path_new_session_request_tails[2],
                          WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_launch_path_new_session_request
runtimed_launch_path_new_session_request_read(const uint8_t *body)
{
    struct runtimed_launch_path_new_session_request v;
    v.path = writ_view(body, 0);
    v.args = writ_view(body, 4);
    v.env = writ_view(body, 8);
    return v;
}

struct runtimed_launch_path_new_session_reply_body {
    uint64_t session;
    struct launch_outcome outcome;
    struct writ_tail reason;
    uint8_t padding_68[4];
};

_Static_assert(sizeof(struct runtimed_launch_path_new_session_reply_body) == 72,
               "size of runtimed_launch_path_new_session_reply_body");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_reply_body, session) == 0,
               "offset of session");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_reply_body, outcome) == 8,
               "offset of outcome");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_reply_body, reason) == 64,
               "offset of reason");
_Static_assert(offsetof(struct runtimed_launch_path_new_session_reply_body, padding_68) == 68,
               "offset of padding_68");

struct runtimed_launch_path_new_session_reply {
    uint64_t session;
    struct launch_outcome outcome;
    struct writ_bytes reason;
};

enum runtimed_launch_path_new_session_reply_checks {
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_FIXED = 9,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_OUTCOME_VARIANT = 10,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_OUTCOME_4_PADDING = 11,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_OUTCOME_LAUNCHED_16_PADDING = 12,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_OUTCOME_REFUSED_MISSING_COUNT_RANGE = 13,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_OUTCOME_REFUSED_42_PADDING = 14,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_68_PADDING = 15,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_REASON_TAIL_LENGTH = 16,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_REASON_TAIL_END = 17,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_REASON_TEXT = 18,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_REASON_TAIL_PADDING = 19,
    RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_END = 20,
};

static const struct writ_tail_rule runtimed_launch_path_new_session_reply_tails[] = {
    {.at = 64,
     .most = 256,
     .element = 1,
     .length_check = RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_REASON_TAIL_LENGTH},
};

/* The body, by the checks from RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_FIXED on. */
static inline struct writ_reject
runtimed_launch_path_new_session_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 64);
    struct writ_reject why;
    if (!(fixed == 72)) {
        return writ_reject(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_FIXED, 64);
    }
    why = launch_outcome_check(body + 8, 8, RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_OUTCOME_VARIANT);
    if (why.check != 0) {
        return why;
    }
    if ((writ_load_u64(body + 64) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_68_PADDING, 68);
    }
    uint32_t cursor = 72;
    why = writ_text_check(body, bytes, runtimed_launch_path_new_session_reply_tails[0],
                          WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(RUNTIMED_LAUNCH_PATH_NEW_SESSION_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_launch_path_new_session_reply
runtimed_launch_path_new_session_reply_read(const uint8_t *body)
{
    struct runtimed_launch_path_new_session_reply v;
    v.session = writ_load_u64(body);
    __builtin_memcpy(&v.outcome, body + 8, 56);
    v.reason = writ_view(body, 64);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_launch_path_new_session_request_check(const struct writ_msg *m, const uint8_t *body,
                                               const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x12, .least = 16, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = runtimed_launch_path_new_session_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_launch_path_new_session_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || runtimed_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_launch_path_new_session_reply_check(const struct writ_msg *m, const uint8_t *body,
                                             const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 72, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_launch_path_new_session_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = runtimed_launch_path_new_session_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Runtimed.terminate_session */
enum {
    RUNTIMED_TERMINATE_SESSION_METHOD = 0x13,
    RUNTIMED_TERMINATE_SESSION_DEADLINE_MS = 2000,
};

#define RUNTIMED_TERMINATE_SESSION_REQUEST UINT64_C(0x57000008000a0013)
#define RUNTIMED_TERMINATE_SESSION_REPLY UINT64_C(0x57100000000a0000)

struct runtimed_terminate_session_request_body {
    uint64_t session;
};

_Static_assert(sizeof(struct runtimed_terminate_session_request_body) == 8,
               "size of runtimed_terminate_session_request_body");
_Static_assert(offsetof(struct runtimed_terminate_session_request_body, session) == 0,
               "offset of session");

struct runtimed_terminate_session_request {
    uint64_t session;
};

enum runtimed_terminate_session_request_checks {
    RUNTIMED_TERMINATE_SESSION_REQUEST_SESSION_EXISTS = 9,
    RUNTIMED_TERMINATE_SESSION_REQUEST_SESSION_STATE = 10,
};

static inline struct runtimed_terminate_session_request
runtimed_terminate_session_request_read(const struct writ_msg *m)
{
    struct runtimed_terminate_session_request v;
    v.session = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject runtimed_terminate_session_request_check(const struct writ_msg *m,
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
static inline bool runtimed_terminate_session_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || runtimed_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject runtimed_terminate_session_reply_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_terminate_session_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Runtimed.terminate_pid */
enum {
    RUNTIMED_TERMINATE_PID_METHOD = 0x14,
    RUNTIMED_TERMINATE_PID_DEADLINE_MS = 2000,
};

#define RUNTIMED_TERMINATE_PID_REQUEST UINT64_C(0x57000008000a0014)
#define RUNTIMED_TERMINATE_PID_REPLY UINT64_C(0x57300000000a0000)

struct runtimed_terminate_pid_request_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct runtimed_terminate_pid_request_body) == 8,
               "size of runtimed_terminate_pid_request_body");
_Static_assert(offsetof(struct runtimed_terminate_pid_request_body, pid) == 0, "offset of pid");

struct runtimed_terminate_pid_request {
    uint64_t pid;
};

static inline struct runtimed_terminate_pid_request
runtimed_terminate_pid_request_read(const struct writ_msg *m)
{
    struct runtimed_terminate_pid_request v;
    v.pid = m->w[0];
    return v;
}

struct runtimed_terminate_pid_reply_body {
    struct ending ending;
};

_Static_assert(sizeof(struct runtimed_terminate_pid_reply_body) == 168,
               "size of runtimed_terminate_pid_reply_body");
_Static_assert(offsetof(struct runtimed_terminate_pid_reply_body, ending) == 0, "offset of ending");

struct runtimed_terminate_pid_reply {
    struct ending ending;
};

enum runtimed_terminate_pid_reply_checks {
    RUNTIMED_TERMINATE_PID_REPLY_ENDING_VARIANT = 9,
    RUNTIMED_TERMINATE_PID_REPLY_ENDING_4_PADDING = 10,
    RUNTIMED_TERMINATE_PID_REPLY_ENDING_EXITED_12_PADDING = 11,
    RUNTIMED_TERMINATE_PID_REPLY_ENDING_STOPPED_16_PADDING = 12,
    RUNTIMED_TERMINATE_PID_REPLY_ENDING_9_PADDING = 13,
};

/* The body, by the checks from RUNTIMED_TERMINATE_PID_REPLY_ENDING_VARIANT on. */
static inline struct writ_reject runtimed_terminate_pid_reply_check_body(const uint8_t *body)
{
    struct writ_reject why;
    why = ending_check(body, 0, RUNTIMED_TERMINATE_PID_REPLY_ENDING_VARIANT);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_terminate_pid_reply
runtimed_terminate_pid_reply_read(const uint8_t *body)
{
    struct runtimed_terminate_pid_reply v;
    __builtin_memcpy(&v.ending, body, 168);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject runtimed_terminate_pid_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_terminate_pid_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || runtimed_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject runtimed_terminate_pid_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 168, .most = 168, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_terminate_pid_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = runtimed_terminate_pid_reply_check_body(body);
    }
    return why;
}

/* Runtimed.notify_ui_ready */
enum {
    RUNTIMED_NOTIFY_UI_READY_METHOD = 0x15,
    RUNTIMED_NOTIFY_UI_READY_DEADLINE_MS = 100,
};

#define RUNTIMED_NOTIFY_UI_READY_REQUEST UINT64_C(0x57000000000a0015)
#define RUNTIMED_NOTIFY_UI_READY_REPLY UINT64_C(0x57100000000a0000)

enum runtimed_notify_ui_ready_request_checks {
    RUNTIMED_NOTIFY_UI_READY_REQUEST_INTERFACE_STATE = 9,
};

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject runtimed_notify_ui_ready_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_notify_ui_ready_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject runtimed_notify_ui_ready_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_notify_ui_ready_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Runtimed.watch */
enum {
    RUNTIMED_WATCH_METHOD = 0x16,
    RUNTIMED_WATCH_DEADLINE_MS = 100,
};

#define RUNTIMED_WATCH_REQUEST UINT64_C(0x57210000000a0016)
#define RUNTIMED_WATCH_REPLY UINT64_C(0x57100000000a0000)

struct runtimed_watch_request {
    uint32_t bell;
};

enum runtimed_watch_request_checks {
    RUNTIMED_WATCH_REQUEST_BELL_HANDLE_ABSENT = 9,
    RUNTIMED_WATCH_REQUEST_BELL_HANDLE_TYPE = 10,
    RUNTIMED_WATCH_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    RUNTIMED_WATCH_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule runtimed_watch_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = RUNTIMED_WATCH_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from RUNTIMED_WATCH_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject runtimed_watch_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &runtimed_watch_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_watch_request runtimed_watch_request_read(const uint8_t *records)
{
    struct runtimed_watch_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
runtimed_watch_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = runtimed_watch_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_watch_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
runtimed_watch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_watch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Runtimed.next_event */
enum {
    RUNTIMED_NEXT_EVENT_METHOD = 0x17,
    RUNTIMED_NEXT_EVENT_DEADLINE_MS = 100,
};

#define RUNTIMED_NEXT_EVENT_REQUEST UINT64_C(0x57000008000a0017)
#define RUNTIMED_NEXT_EVENT_REPLY UINT64_C(0x57100028000a0000)

struct runtimed_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct runtimed_next_event_request_body) == 8,
               "size of runtimed_next_event_request_body");
_Static_assert(offsetof(struct runtimed_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct runtimed_next_event_request {
    uint64_t after_seq;
};

static inline struct runtimed_next_event_request
runtimed_next_event_request_read(const struct writ_msg *m)
{
    struct runtimed_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct runtimed_next_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    uint64_t session;
    uint64_t pid;
    uint8_t change;
    uint8_t padding_33[7];
};

_Static_assert(sizeof(struct runtimed_next_event_reply_body) == 40,
               "size of runtimed_next_event_reply_body");
_Static_assert(offsetof(struct runtimed_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct runtimed_next_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct runtimed_next_event_reply_body, session) == 16, "offset of session");
_Static_assert(offsetof(struct runtimed_next_event_reply_body, pid) == 24, "offset of pid");
_Static_assert(offsetof(struct runtimed_next_event_reply_body, change) == 32, "offset of change");
_Static_assert(offsetof(struct runtimed_next_event_reply_body, padding_33) == 33,
               "offset of padding_33");

struct runtimed_next_event_reply {
    uint64_t seq;
    uint64_t lost;
    uint64_t session;
    uint64_t pid;
    enum program_change change;
};

enum runtimed_next_event_reply_checks {
    RUNTIMED_NEXT_EVENT_REPLY_CHANGE_ENUM = 9,
    RUNTIMED_NEXT_EVENT_REPLY_33_PADDING = 10,
};

/* The body, by the checks from RUNTIMED_NEXT_EVENT_REPLY_CHANGE_ENUM on. */
static inline struct writ_reject runtimed_next_event_reply_check_body(const struct writ_msg *m)
{
    if (!program_change_is_known((uint8_t)m->w[4])) {
        return writ_reject(RUNTIMED_NEXT_EVENT_REPLY_CHANGE_ENUM, 32);
    }
    if ((m->w[4] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(RUNTIMED_NEXT_EVENT_REPLY_33_PADDING, 33);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_next_event_reply
runtimed_next_event_reply_read(const struct writ_msg *m)
{
    struct runtimed_next_event_reply v;
    v.seq = m->w[0];
    v.lost = m->w[1];
    v.session = m->w[2];
    v.pid = m->w[3];
    v.change = (enum program_change)(uint8_t)m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject runtimed_next_event_request_check(const struct writ_msg *m,
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
static inline bool runtimed_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || runtimed_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject runtimed_next_event_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = runtimed_next_event_reply_check_body(m);
    }
    return why;
}

static inline void runtimed_next_event_reply_write(struct writ_msg *m,
                                                   const struct runtimed_next_event_reply *v)
{
    m->tag = RUNTIMED_NEXT_EVENT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->lost;
    m->w[2] = v->session;
    m->w[3] = v->pid;
    m->w[4] = (uint8_t)v->change;
    m->w[5] = 0;
}

/* Runtimed.read_session */
enum {
    RUNTIMED_READ_SESSION_METHOD = 0x18,
    RUNTIMED_READ_SESSION_DEADLINE_MS = 100,
};

#define RUNTIMED_READ_SESSION_REQUEST UINT64_C(0x57000008000a0018)
#define RUNTIMED_READ_SESSION_REPLY UINT64_C(0x57100010000a0000)

struct runtimed_read_session_request_body {
    uint64_t session;
};

_Static_assert(sizeof(struct runtimed_read_session_request_body) == 8,
               "size of runtimed_read_session_request_body");
_Static_assert(offsetof(struct runtimed_read_session_request_body, session) == 0,
               "offset of session");

struct runtimed_read_session_request {
    uint64_t session;
};

enum runtimed_read_session_request_checks {
    RUNTIMED_READ_SESSION_REQUEST_SESSION_EXISTS = 9,
    RUNTIMED_READ_SESSION_REQUEST_SESSION_STATE = 10,
};

static inline struct runtimed_read_session_request
runtimed_read_session_request_read(const struct writ_msg *m)
{
    struct runtimed_read_session_request v;
    v.session = m->w[0];
    return v;
}

struct runtimed_read_session_reply_body {
    uint8_t state;
    uint8_t padding_1[3];
    uint32_t owner;
    uint32_t programs;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct runtimed_read_session_reply_body) == 16,
               "size of runtimed_read_session_reply_body");
_Static_assert(offsetof(struct runtimed_read_session_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct runtimed_read_session_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct runtimed_read_session_reply_body, owner) == 4, "offset of owner");
_Static_assert(offsetof(struct runtimed_read_session_reply_body, programs) == 8,
               "offset of programs");
_Static_assert(offsetof(struct runtimed_read_session_reply_body, padding_12) == 12,
               "offset of padding_12");

struct runtimed_read_session_reply {
    enum session_state state;
    uint32_t owner;
    uint32_t programs;
};

enum runtimed_read_session_reply_checks {
    RUNTIMED_READ_SESSION_REPLY_STATE_ENUM = 9,
    RUNTIMED_READ_SESSION_REPLY_1_PADDING = 10,
    RUNTIMED_READ_SESSION_REPLY_12_PADDING = 11,
};

/* The body, by the checks from RUNTIMED_READ_SESSION_REPLY_STATE_ENUM on. */
static inline struct writ_reject runtimed_read_session_reply_check_body(const struct writ_msg *m)
{
    if (!session_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(RUNTIMED_READ_SESSION_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(RUNTIMED_READ_SESSION_REPLY_1_PADDING, 1);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(RUNTIMED_READ_SESSION_REPLY_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct runtimed_read_session_reply
runtimed_read_session_reply_read(const struct writ_msg *m)
{
    struct runtimed_read_session_reply v;
    v.state = (enum session_state)(uint8_t)m->w[0];
    v.owner = (uint32_t)(m->w[0] >> 32);
    v.programs = (uint32_t)m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject runtimed_read_session_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool runtimed_read_session_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject runtimed_read_session_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || runtimed_read_session_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, RUNTIMED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = runtimed_read_session_reply_check_body(m);
    }
    return why;
}

static inline void runtimed_read_session_reply_write(struct writ_msg *m,
                                                     const struct runtimed_read_session_reply *v)
{
    m->tag = RUNTIMED_READ_SESSION_REPLY;
    m->w[0] = (uint8_t)v->state | (uint64_t)v->owner << 32;
    m->w[1] = v->programs;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Runtimed on a connection of this label. */
static inline struct writ_verdict runtimed_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10,
         .least = 8,
         .most = 8,
         .roles = RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR | RUNTIMED_ROLE_OBSERVER},
        {.number = 0x11, .least = 8, .most = 4032, .buffer = true, .roles = RUNTIMED_ROLE_LAUNCHER},
        {.number = 0x12,
         .least = 16,
         .most = 4032,
         .buffer = true,
         .roles = RUNTIMED_ROLE_LAUNCHER},
        {.number = 0x13,
         .least = 8,
         .most = 8,
         .roles = RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR},
        {.number = 0x14,
         .least = 8,
         .most = 8,
         .roles = RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR},
        {.number = 0x15, .roles = RUNTIMED_ROLE_INTERFACE},
        {.number = 0x16,
         .handles = 1,
         .buffer = true,
         .roles = RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR | RUNTIMED_ROLE_OBSERVER | RUNTIMED_ROLE_INTERFACE},
        {.number = 0x17,
         .least = 8,
         .most = 8,
         .roles = RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR | RUNTIMED_ROLE_OBSERVER | RUNTIMED_ROLE_INTERFACE},
        {.number = 0x18,
         .least = 8,
         .most = 8,
         .roles = RUNTIMED_ROLE_LAUNCHER | RUNTIMED_ROLE_OPERATOR | RUNTIMED_ROLE_OBSERVER},
    };
    return writ_judge(tag, RUNTIMED_PROTOCOL, label, roles, shapes, 12);
}

/* Steps 1 to 13 for a request to Runtimed. */
static inline struct writ_verdict runtimed_request_check(const struct writ_msg *m,
                                                         const uint8_t *body,
                                                         const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = runtimed_judge(m->tag, RUNTIMED_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case RUNTIMED_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, runtimed_ping_request_check(m, body, records));
    case RUNTIMED_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, runtimed_stats_request_check(m, body, records));
    case RUNTIMED_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, runtimed_abi_request_check(m, body, records));
    case RUNTIMED_SNAPSHOT_RUNNING_PROGRAMS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_snapshot_running_programs_request_check(m, body, records));
    case RUNTIMED_LAUNCH_PROGRAM_NEW_SESSION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_launch_program_new_session_request_check(m, body, records));
    case RUNTIMED_LAUNCH_PATH_NEW_SESSION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_launch_path_new_session_request_check(m, body, records));
    case RUNTIMED_TERMINATE_SESSION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_terminate_session_request_check(m, body, records));
    case RUNTIMED_TERMINATE_PID_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_terminate_pid_request_check(m, body, records));
    case RUNTIMED_NOTIFY_UI_READY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_notify_ui_ready_request_check(m, body, records));
    case RUNTIMED_WATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, runtimed_watch_request_check(m, body, records));
    case RUNTIMED_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, runtimed_next_event_request_check(m, body, records));
    case RUNTIMED_READ_SESSION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            runtimed_read_session_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
