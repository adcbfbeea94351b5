/* Generated from idl/logd.writ: change it there.
 *
 * Messages of logd as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef LOGD_WIRE_H
#define LOGD_WIRE_H

#include "writ/wire.h"

#include "logd_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define LOGD_ABI UINT64_C(0xc677849e4dbe8d26)

/* Checks one log_filter at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject log_filter_check(const uint8_t *at, uint32_t offset,
                                                  uint32_t first)
{
    if (!log_threshold_is_known(writ_load_u8(at))) {
        return writ_reject(first, offset);
    }
    if (!writ_is_zero(at + 1, 1)) {
        return writ_reject(first + 1, offset + 1);
    }
    if ((writ_load_u32(at + 4) & 0xfffc0001U) != 0) {
        return writ_reject(first + 2, offset + 4);
    }
    return writ_reject(0, 0);
}

/* Writes one log_filter, padding and all. */
static inline void log_filter_store(uint8_t *at, const struct log_filter *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, (uint8_t)v->threshold);
    writ_store_u16(at + 2, v->component);
    writ_store_u32(at + 4, v->categories);
    writ_store_u64(at + 8, v->from_us);
    writ_store_u64(at + 16, v->until_us);
}

/* Checks one log_record at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject log_record_check(const uint8_t *at, uint32_t offset,
                                                  uint32_t first)
{
    if (!log_level_is_known(writ_load_u8(at + 22))) {
        return writ_reject(first, offset + 22);
    }
    if (!log_category_is_known(writ_load_u8(at + 23))) {
        return writ_reject(first + 1, offset + 23);
    }
    if (writ_load_u16(at + 26) > 512) {
        return writ_reject(first + 2, offset + 26);
    }
    return writ_reject(0, 0);
}

/* Writes one log_record, padding and all. */
static inline void log_record_store(uint8_t *at, const struct log_record *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->seq);
    writ_store_u64(at + 8, v->time_us);
    writ_store_u32(at + 16, v->principal);
    writ_store_u16(at + 20, v->processor);
    writ_store_u8(at + 22, (uint8_t)v->level);
    writ_store_u8(at + 23, (uint8_t)v->category);
    writ_store_u16(at + 24, v->line_offset);
    writ_store_u16(at + 26, v->line_bytes);
    writ_store_u32(at + 28, v->dropped_before);
}

/* Checks one log_level_row at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject log_level_row_check(const uint8_t *at, uint32_t offset,
                                                     uint32_t first)
{
    if (!log_threshold_is_known(writ_load_u8(at + 2))) {
        return writ_reject(first, offset + 2);
    }
    if (!writ_is_zero(at + 3, 1)) {
        return writ_reject(first + 1, offset + 3);
    }
    return writ_reject(0, 0);
}

/* Writes one log_level_row, padding and all. */
static inline void log_level_row_store(uint8_t *at, const struct log_level_row *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u16(at, v->component);
    writ_store_u8(at + 2, (uint8_t)v->threshold);
}

/* Logd.ping */
enum {
    LOGD_PING_METHOD = 0x01,
    LOGD_PING_DEADLINE_MS = 100,
};

#define LOGD_PING_REQUEST UINT64_C(0x5700000000080001)
#define LOGD_PING_REPLY UINT64_C(0x5710000000080000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject logd_ping_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Logd.stats */
enum {
    LOGD_STATS_METHOD = 0x02,
    LOGD_STATS_DEADLINE_MS = 100,
};

#define LOGD_STATS_REQUEST UINT64_C(0x5700000000080002)
#define LOGD_STATS_REPLY UINT64_C(0x5710001800080000)

struct logd_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct logd_stats_reply_body) == 24, "size of logd_stats_reply_body");
_Static_assert(offsetof(struct logd_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct logd_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct logd_stats_reply_body, errors) == 16, "offset of errors");

struct logd_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct logd_stats_reply logd_stats_reply_read(const struct writ_msg *m)
{
    struct logd_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject logd_stats_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void logd_stats_reply_write(struct writ_msg *m, const struct logd_stats_reply *v)
{
    m->tag = LOGD_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.abi */
enum {
    LOGD_ABI_METHOD = 0x03,
    LOGD_ABI_DEADLINE_MS = 100,
};

#define LOGD_ABI_REQUEST UINT64_C(0x5700000000080003)
#define LOGD_ABI_REPLY UINT64_C(0x5710000800080000)

struct logd_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct logd_abi_reply_body) == 8, "size of logd_abi_reply_body");
_Static_assert(offsetof(struct logd_abi_reply_body, hash) == 0, "offset of hash");

struct logd_abi_reply {
    uint64_t hash;
};

static inline struct logd_abi_reply logd_abi_reply_read(const struct writ_msg *m)
{
    struct logd_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject logd_abi_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject logd_abi_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void logd_abi_reply_write(struct writ_msg *m, const struct logd_abi_reply *v)
{
    m->tag = LOGD_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.append */
enum {
    LOGD_APPEND_METHOD = 0x10,
    LOGD_APPEND_DEADLINE_MS = 100,
};

#define LOGD_APPEND_REQUEST UINT64_C(0x5720000000080010)
#define LOGD_APPEND_REPLY UINT64_C(0x5710000800080000)

struct logd_append_request_body {
    uint8_t level;
    uint8_t category;
    struct writ_tail line;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct logd_append_request_body) == 8, "size of logd_append_request_body");
_Static_assert(offsetof(struct logd_append_request_body, level) == 0, "offset of level");
_Static_assert(offsetof(struct logd_append_request_body, category) == 1, "offset of category");
_Static_assert(offsetof(struct logd_append_request_body, line) == 2, "offset of line");
_Static_assert(offsetof(struct logd_append_request_body, padding_6) == 6, "offset of padding_6");

struct logd_append_request {
    enum log_level level;
    enum log_category category;
    struct writ_bytes line;
};

enum logd_append_request_checks {
    LOGD_APPEND_REQUEST_FIXED = 9,
    LOGD_APPEND_REQUEST_LEVEL_ENUM = 10,
    LOGD_APPEND_REQUEST_CATEGORY_ENUM = 11,
    LOGD_APPEND_REQUEST_6_PADDING = 12,
    LOGD_APPEND_REQUEST_LINE_TAIL_LENGTH = 13,
    LOGD_APPEND_REQUEST_LINE_TAIL_END = 14,
    LOGD_APPEND_REQUEST_LINE_TEXT = 15,
    LOGD_APPEND_REQUEST_LINE_TAIL_PADDING = 16,
    LOGD_APPEND_REQUEST_END = 17,
};

static const struct writ_tail_rule logd_append_request_tails[] = {
    {.at = 2, .most = 512, .element = 1, .length_check = LOGD_APPEND_REQUEST_LINE_TAIL_LENGTH},
};

/* The body, by the checks from LOGD_APPEND_REQUEST_FIXED on. */
static inline struct writ_reject logd_append_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 2);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(LOGD_APPEND_REQUEST_FIXED, 2);
    }
    if (!log_level_is_known(writ_load_u8(body))) {
        return writ_reject(LOGD_APPEND_REQUEST_LEVEL_ENUM, 0);
    }
    if (!log_category_is_known(writ_load_u8(body + 1))) {
        return writ_reject(LOGD_APPEND_REQUEST_CATEGORY_ENUM, 1);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(LOGD_APPEND_REQUEST_6_PADDING, 6);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, logd_append_request_tails[0], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOGD_APPEND_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct logd_append_request logd_append_request_read(const uint8_t *body)
{
    struct logd_append_request v;
    v.level = (enum log_level)writ_load_u8(body);
    v.category = (enum log_category)writ_load_u8(body + 1);
    v.line = writ_view(body, 2);
    return v;
}

struct logd_append_reply_body {
    uint64_t seq;
};

_Static_assert(sizeof(struct logd_append_reply_body) == 8, "size of logd_append_reply_body");
_Static_assert(offsetof(struct logd_append_reply_body, seq) == 0, "offset of seq");

struct logd_append_reply {
    uint64_t seq;
};

static inline struct logd_append_reply logd_append_reply_read(const struct writ_msg *m)
{
    struct logd_append_reply v;
    v.seq = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_append_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_append_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_append_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_append_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_append_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void logd_append_reply_write(struct writ_msg *m, const struct logd_append_reply *v)
{
    m->tag = LOGD_APPEND_REPLY;
    m->w[0] = v->seq;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.query */
enum {
    LOGD_QUERY_METHOD = 0x11,
    LOGD_QUERY_DEADLINE_MS = 200,
};

#define LOGD_QUERY_REQUEST UINT64_C(0x5700002000080011)
#define LOGD_QUERY_REPLY UINT64_C(0x5730000000080000)

struct logd_query_request_body {
    uint64_t after_seq;
    struct log_filter filter;
};

_Static_assert(sizeof(struct logd_query_request_body) == 32, "size of logd_query_request_body");
_Static_assert(offsetof(struct logd_query_request_body, after_seq) == 0, "offset of after_seq");
_Static_assert(offsetof(struct logd_query_request_body, filter) == 8, "offset of filter");

struct logd_query_request {
    uint64_t after_seq;
    struct log_filter filter;
};

enum logd_query_request_checks {
    LOGD_QUERY_REQUEST_FILTER_THRESHOLD_ENUM = 9,
    LOGD_QUERY_REQUEST_9_PADDING = 10,
    LOGD_QUERY_REQUEST_FILTER_CATEGORIES_BITS = 11,
};

/* The body, by the checks from LOGD_QUERY_REQUEST_FILTER_THRESHOLD_ENUM on. */
static inline struct writ_reject logd_query_request_check_body(const struct writ_msg *m)
{
    if (!log_threshold_is_known((uint8_t)m->w[1])) {
        return writ_reject(LOGD_QUERY_REQUEST_FILTER_THRESHOLD_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0x000000000000ff00)) != 0) {
        return writ_reject(LOGD_QUERY_REQUEST_9_PADDING, 9);
    }
    if (((uint32_t)(m->w[1] >> 32) & 0xfffc0001U) != 0) {
        return writ_reject(LOGD_QUERY_REQUEST_FILTER_CATEGORIES_BITS, 12);
    }
    return writ_reject(0, 0);
}

static inline struct logd_query_request logd_query_request_read(const struct writ_msg *m)
{
    struct logd_query_request v = {0};
    v.after_seq = m->w[0];
    v.filter.threshold = (uint8_t)m->w[1];
    v.filter.component = (uint16_t)(m->w[1] >> 16);
    v.filter.categories = (uint32_t)(m->w[1] >> 32);
    v.filter.from_us = m->w[2];
    v.filter.until_us = m->w[3];
    return v;
}

struct logd_query_reply_body {
    uint64_t next_seq;
    uint64_t lost;
    bool more;
    uint8_t padding_17[1];
    struct writ_tail records;
    struct writ_tail lines;
    uint8_t padding_26[6];
};

_Static_assert(sizeof(struct logd_query_reply_body) == 32, "size of logd_query_reply_body");
_Static_assert(offsetof(struct logd_query_reply_body, next_seq) == 0, "offset of next_seq");
_Static_assert(offsetof(struct logd_query_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct logd_query_reply_body, more) == 16, "offset of more");
_Static_assert(offsetof(struct logd_query_reply_body, padding_17) == 17, "offset of padding_17");
_Static_assert(offsetof(struct logd_query_reply_body, records) == 18, "offset of records");
_Static_assert(offsetof(struct logd_query_reply_body, lines) == 22, "offset of lines");
_Static_assert(offsetof(struct logd_query_reply_body, padding_26) == 26, "offset of padding_26");

struct logd_query_reply_records {
    const struct log_record *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct log_record *
logd_query_reply_records_at(const struct writ_io *io, const struct logd_query_reply_records *view,
                            uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct logd_query_reply {
    uint64_t next_seq;
    uint64_t lost;
    bool more;
    struct logd_query_reply_records records;
    struct writ_bytes lines;
};

enum logd_query_reply_checks {
    LOGD_QUERY_REPLY_FIXED = 9,
    LOGD_QUERY_REPLY_MORE_BOOL = 10,
    LOGD_QUERY_REPLY_17_PADDING = 11,
    LOGD_QUERY_REPLY_26_PADDING = 12,
    LOGD_QUERY_REPLY_RECORDS_TAIL_LENGTH = 13,
    LOGD_QUERY_REPLY_RECORDS_TAIL_END = 14,
    LOGD_QUERY_REPLY_RECORDS_LEVEL_ENUM = 15,
    LOGD_QUERY_REPLY_RECORDS_CATEGORY_ENUM = 16,
    LOGD_QUERY_REPLY_RECORDS_LINE_BYTES_RANGE = 17,
    LOGD_QUERY_REPLY_LINES_TAIL_OFFSET = 18,
    LOGD_QUERY_REPLY_LINES_TAIL_LENGTH = 19,
    LOGD_QUERY_REPLY_LINES_TAIL_END = 20,
    LOGD_QUERY_REPLY_LINES_TEXT = 21,
    LOGD_QUERY_REPLY_LINES_TAIL_PADDING = 22,
    LOGD_QUERY_REPLY_END = 23,
};

static const struct writ_tail_rule logd_query_reply_tails[] = {
    {.at = 18, .most = 32, .element = 32, .length_check = LOGD_QUERY_REPLY_RECORDS_TAIL_LENGTH},
    {.at = 22, .most = 2048, .element = 1, .length_check = LOGD_QUERY_REPLY_LINES_TAIL_LENGTH},
};

/* The body, by the checks from LOGD_QUERY_REPLY_FIXED on. */
static inline struct writ_reject logd_query_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 18);
    struct writ_reject why;
    if (!(fixed == 32)) {
        return writ_reject(LOGD_QUERY_REPLY_FIXED, 18);
    }
    if (writ_load_u8(body + 16) > 1) {
        return writ_reject(LOGD_QUERY_REPLY_MORE_BOOL, 16);
    }
    if (!writ_is_zero(body + 17, 1)) {
        return writ_reject(LOGD_QUERY_REPLY_17_PADDING, 17);
    }
    if ((writ_load_u64(body + 24) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(LOGD_QUERY_REPLY_26_PADDING, 26);
    }
    uint32_t cursor = 32;
    why = writ_tail_check(body, bytes, logd_query_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 18).length; i++) {
        why = log_record_check(body + cursor + i * 32, cursor + i * 32,
                               LOGD_QUERY_REPLY_RECORDS_LEVEL_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 18).length * UINT32_C(32);
    why = writ_text_check(body, bytes, logd_query_reply_tails[1], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOGD_QUERY_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct logd_query_reply logd_query_reply_read(const uint8_t *body)
{
    struct logd_query_reply v;
    v.next_seq = writ_load_u64(body);
    v.lost = writ_load_u64(body + 8);
    v.more = writ_load_u8(body + 16) != 0;
    v.records.items =
        (const struct log_record *)(const void *)(body + writ_load_tail(body + 18).offset);
    v.records.count = writ_load_tail(body + 18).length;
    v.records.use = 0;
    v.lines = writ_view(body, 22);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_query_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_query_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_query_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject logd_query_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_query_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = logd_query_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Logd.open_reader */
enum {
    LOGD_OPEN_READER_METHOD = 0x12,
    LOGD_OPEN_READER_DEADLINE_MS = 100,
};

#define LOGD_OPEN_READER_REQUEST UINT64_C(0x5700002000080012)
#define LOGD_OPEN_READER_REPLY UINT64_C(0x5710000800080000)

struct logd_open_reader_request_body {
    uint64_t after_seq;
    struct log_filter filter;
};

_Static_assert(sizeof(struct logd_open_reader_request_body) == 32,
               "size of logd_open_reader_request_body");
_Static_assert(offsetof(struct logd_open_reader_request_body, after_seq) == 0,
               "offset of after_seq");
_Static_assert(offsetof(struct logd_open_reader_request_body, filter) == 8, "offset of filter");

struct logd_open_reader_request {
    uint64_t after_seq;
    struct log_filter filter;
};

enum logd_open_reader_request_checks {
    LOGD_OPEN_READER_REQUEST_FILTER_THRESHOLD_ENUM = 9,
    LOGD_OPEN_READER_REQUEST_9_PADDING = 10,
    LOGD_OPEN_READER_REQUEST_FILTER_CATEGORIES_BITS = 11,
};

/* The body, by the checks from LOGD_OPEN_READER_REQUEST_FILTER_THRESHOLD_ENUM on. */
static inline struct writ_reject logd_open_reader_request_check_body(const struct writ_msg *m)
{
    if (!log_threshold_is_known((uint8_t)m->w[1])) {
        return writ_reject(LOGD_OPEN_READER_REQUEST_FILTER_THRESHOLD_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0x000000000000ff00)) != 0) {
        return writ_reject(LOGD_OPEN_READER_REQUEST_9_PADDING, 9);
    }
    if (((uint32_t)(m->w[1] >> 32) & 0xfffc0001U) != 0) {
        return writ_reject(LOGD_OPEN_READER_REQUEST_FILTER_CATEGORIES_BITS, 12);
    }
    return writ_reject(0, 0);
}

static inline struct logd_open_reader_request
logd_open_reader_request_read(const struct writ_msg *m)
{
    struct logd_open_reader_request v = {0};
    v.after_seq = m->w[0];
    v.filter.threshold = (uint8_t)m->w[1];
    v.filter.component = (uint16_t)(m->w[1] >> 16);
    v.filter.categories = (uint32_t)(m->w[1] >> 32);
    v.filter.from_us = m->w[2];
    v.filter.until_us = m->w[3];
    return v;
}

struct logd_open_reader_reply_body {
    uint64_t reader;
};

_Static_assert(sizeof(struct logd_open_reader_reply_body) == 8,
               "size of logd_open_reader_reply_body");
_Static_assert(offsetof(struct logd_open_reader_reply_body, reader) == 0, "offset of reader");

struct logd_open_reader_reply {
    uint64_t reader;
};

static inline struct logd_open_reader_reply logd_open_reader_reply_read(const struct writ_msg *m)
{
    struct logd_open_reader_reply v;
    v.reader = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject logd_open_reader_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_open_reader_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_open_reader_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_open_reader_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_open_reader_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void logd_open_reader_reply_write(struct writ_msg *m,
                                                const struct logd_open_reader_reply *v)
{
    m->tag = LOGD_OPEN_READER_REPLY;
    m->w[0] = v->reader;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.read_on */
enum {
    LOGD_READ_ON_METHOD = 0x13,
    LOGD_READ_ON_DEADLINE_MS = 200,
};

#define LOGD_READ_ON_REQUEST UINT64_C(0x5700001000080013)
#define LOGD_READ_ON_REPLY UINT64_C(0x5730000000080000)

struct logd_read_on_request_body {
    uint64_t reader;
    uint64_t after_seq;
};

_Static_assert(sizeof(struct logd_read_on_request_body) == 16, "size of logd_read_on_request_body");
_Static_assert(offsetof(struct logd_read_on_request_body, reader) == 0, "offset of reader");
_Static_assert(offsetof(struct logd_read_on_request_body, after_seq) == 8, "offset of after_seq");

struct logd_read_on_request {
    uint64_t reader;
    uint64_t after_seq;
};

enum logd_read_on_request_checks {
    LOGD_READ_ON_REQUEST_READER_EXISTS = 9,
    LOGD_READ_ON_REQUEST_READER_STATE = 10,
};

static inline struct logd_read_on_request logd_read_on_request_read(const struct writ_msg *m)
{
    struct logd_read_on_request v;
    v.reader = m->w[0];
    v.after_seq = m->w[1];
    return v;
}

struct logd_read_on_reply_body {
    uint64_t next_seq;
    uint64_t lost;
    bool more;
    uint8_t padding_17[1];
    struct writ_tail records;
    struct writ_tail lines;
    uint8_t padding_26[6];
};

_Static_assert(sizeof(struct logd_read_on_reply_body) == 32, "size of logd_read_on_reply_body");
_Static_assert(offsetof(struct logd_read_on_reply_body, next_seq) == 0, "offset of next_seq");
_Static_assert(offsetof(struct logd_read_on_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct logd_read_on_reply_body, more) == 16, "offset of more");
_Static_assert(offsetof(struct logd_read_on_reply_body, padding_17) == 17, "offset of padding_17");
_Static_assert(offsetof(struct logd_read_on_reply_body, records) == 18, "offset of records");
_Static_assert(offsetof(struct logd_read_on_reply_body, lines) == 22, "offset of lines");
_Static_assert(offsetof(struct logd_read_on_reply_body, padding_26) == 26, "offset of padding_26");

struct logd_read_on_reply_records {
    const struct log_record *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct log_record *
logd_read_on_reply_records_at(const struct writ_io *io,
                              const struct logd_read_on_reply_records *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct logd_read_on_reply {
    uint64_t next_seq;
    uint64_t lost;
    bool more;
    struct logd_read_on_reply_records records;
    struct writ_bytes lines;
};

enum logd_read_on_reply_checks {
    LOGD_READ_ON_REPLY_FIXED = 9,
    LOGD_READ_ON_REPLY_MORE_BOOL = 10,
    LOGD_READ_ON_REPLY_17_PADDING = 11,
    LOGD_READ_ON_REPLY_26_PADDING = 12,
    LOGD_READ_ON_REPLY_RECORDS_TAIL_LENGTH = 13,
    LOGD_READ_ON_REPLY_RECORDS_TAIL_END = 14,
    LOGD_READ_ON_REPLY_RECORDS_LEVEL_ENUM = 15,
    LOGD_READ_ON_REPLY_RECORDS_CATEGORY_ENUM = 16,
    LOGD_READ_ON_REPLY_RECORDS_LINE_BYTES_RANGE = 17,
    LOGD_READ_ON_REPLY_LINES_TAIL_OFFSET = 18,
    LOGD_READ_ON_REPLY_LINES_TAIL_LENGTH = 19,
    LOGD_READ_ON_REPLY_LINES_TAIL_END = 20,
    LOGD_READ_ON_REPLY_LINES_TEXT = 21,
    LOGD_READ_ON_REPLY_LINES_TAIL_PADDING = 22,
    LOGD_READ_ON_REPLY_END = 23,
};

static const struct writ_tail_rule logd_read_on_reply_tails[] = {
    {.at = 18, .most = 32, .element = 32, .length_check = LOGD_READ_ON_REPLY_RECORDS_TAIL_LENGTH},
    {.at = 22, .most = 2048, .element = 1, .length_check = LOGD_READ_ON_REPLY_LINES_TAIL_LENGTH},
};

/* The body, by the checks from LOGD_READ_ON_REPLY_FIXED on. */
static inline struct writ_reject logd_read_on_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 18);
    struct writ_reject why;
    if (!(fixed == 32)) {
        return writ_reject(LOGD_READ_ON_REPLY_FIXED, 18);
    }
    if (writ_load_u8(body + 16) > 1) {
        return writ_reject(LOGD_READ_ON_REPLY_MORE_BOOL, 16);
    }
    if (!writ_is_zero(body + 17, 1)) {
        return writ_reject(LOGD_READ_ON_REPLY_17_PADDING, 17);
    }
    if ((writ_load_u64(body + 24) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(LOGD_READ_ON_REPLY_26_PADDING, 26);
    }
    uint32_t cursor = 32;
    why = writ_tail_check(body, bytes, logd_read_on_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 18).length; i++) {
        why = log_record_check(body + cursor + i * 32, cursor + i * 32,
                               LOGD_READ_ON_REPLY_RECORDS_LEVEL_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 18).length * UINT32_C(32);
    why = writ_text_check(body, bytes, logd_read_on_reply_tails[1], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOGD_READ_ON_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct logd_read_on_reply logd_read_on_reply_read(const uint8_t *body)
{
    struct logd_read_on_reply v;
    v.next_seq = writ_load_u64(body);
    v.lost = writ_load_u64(body + 8);
    v.more = writ_load_u8(body + 16) != 0;
    v.records.items =
        (const struct log_record *)(const void *)(body + writ_load_tail(body + 18).offset);
    v.records.count = writ_load_tail(body + 18).length;
    v.records.use = 0;
    v.lines = writ_view(body, 22);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_read_on_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_read_on_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_read_on_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_read_on_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = logd_read_on_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Logd.follow */
enum {
    LOGD_FOLLOW_METHOD = 0x14,
    LOGD_FOLLOW_WAITERS = 32,
};

#define LOGD_FOLLOW_REQUEST UINT64_C(0x5700000800080014)
#define LOGD_FOLLOW_REPLY UINT64_C(0x5710000800080000)

struct logd_follow_request_body {
    uint64_t reader;
};

_Static_assert(sizeof(struct logd_follow_request_body) == 8, "size of logd_follow_request_body");
_Static_assert(offsetof(struct logd_follow_request_body, reader) == 0, "offset of reader");

struct logd_follow_request {
    uint64_t reader;
};

enum logd_follow_request_checks {
    LOGD_FOLLOW_REQUEST_READER_EXISTS = 9,
    LOGD_FOLLOW_REQUEST_READER_STATE = 10,
};

static inline struct logd_follow_request logd_follow_request_read(const struct writ_msg *m)
{
    struct logd_follow_request v;
    v.reader = m->w[0];
    return v;
}

struct logd_follow_reply_body {
    uint64_t newest_seq;
};

_Static_assert(sizeof(struct logd_follow_reply_body) == 8, "size of logd_follow_reply_body");
_Static_assert(offsetof(struct logd_follow_reply_body, newest_seq) == 0, "offset of newest_seq");

struct logd_follow_reply {
    uint64_t newest_seq;
};

static inline struct logd_follow_reply logd_follow_reply_read(const struct writ_msg *m)
{
    struct logd_follow_reply v;
    v.newest_seq = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_follow_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_follow_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_follow_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_follow_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void logd_follow_reply_write(struct writ_msg *m, const struct logd_follow_reply *v)
{
    m->tag = LOGD_FOLLOW_REPLY;
    m->w[0] = v->newest_seq;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.look_at_reader */
enum {
    LOGD_LOOK_AT_READER_METHOD = 0x15,
    LOGD_LOOK_AT_READER_DEADLINE_MS = 100,
};

#define LOGD_LOOK_AT_READER_REQUEST UINT64_C(0x5700000800080015)
#define LOGD_LOOK_AT_READER_REPLY UINT64_C(0x5710001000080000)

struct logd_look_at_reader_request_body {
    uint64_t reader;
};

_Static_assert(sizeof(struct logd_look_at_reader_request_body) == 8,
               "size of logd_look_at_reader_request_body");
_Static_assert(offsetof(struct logd_look_at_reader_request_body, reader) == 0, "offset of reader");

struct logd_look_at_reader_request {
    uint64_t reader;
};

enum logd_look_at_reader_request_checks {
    LOGD_LOOK_AT_READER_REQUEST_READER_EXISTS = 9,
    LOGD_LOOK_AT_READER_REQUEST_READER_STATE = 10,
};

static inline struct logd_look_at_reader_request
logd_look_at_reader_request_read(const struct writ_msg *m)
{
    struct logd_look_at_reader_request v;
    v.reader = m->w[0];
    return v;
}

struct logd_look_at_reader_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    uint64_t waiting;
};

_Static_assert(sizeof(struct logd_look_at_reader_reply_body) == 16,
               "size of logd_look_at_reader_reply_body");
_Static_assert(offsetof(struct logd_look_at_reader_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct logd_look_at_reader_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct logd_look_at_reader_reply_body, waiting) == 8, "offset of waiting");

struct logd_look_at_reader_reply {
    enum reader_state state;
    uint64_t waiting;
};

enum logd_look_at_reader_reply_checks {
    LOGD_LOOK_AT_READER_REPLY_STATE_ENUM = 9,
    LOGD_LOOK_AT_READER_REPLY_1_PADDING = 10,
};

/* The body, by the checks from LOGD_LOOK_AT_READER_REPLY_STATE_ENUM on. */
static inline struct writ_reject logd_look_at_reader_reply_check_body(const struct writ_msg *m)
{
    if (!reader_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(LOGD_LOOK_AT_READER_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(LOGD_LOOK_AT_READER_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct logd_look_at_reader_reply
logd_look_at_reader_reply_read(const struct writ_msg *m)
{
    struct logd_look_at_reader_reply v;
    v.state = (enum reader_state)(uint8_t)m->w[0];
    v.waiting = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject logd_look_at_reader_request_check(const struct writ_msg *m,
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
static inline bool logd_look_at_reader_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject logd_look_at_reader_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_look_at_reader_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = logd_look_at_reader_reply_check_body(m);
    }
    return why;
}

static inline void logd_look_at_reader_reply_write(struct writ_msg *m,
                                                   const struct logd_look_at_reader_reply *v)
{
    m->tag = LOGD_LOOK_AT_READER_REPLY;
    m->w[0] = (uint8_t)v->state;
    m->w[1] = v->waiting;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.close_reader */
enum {
    LOGD_CLOSE_READER_METHOD = 0x16,
    LOGD_CLOSE_READER_DEADLINE_MS = 100,
};

#define LOGD_CLOSE_READER_REQUEST UINT64_C(0x5700000800080016)
#define LOGD_CLOSE_READER_REPLY UINT64_C(0x5710000000080000)

struct logd_close_reader_request_body {
    uint64_t reader;
};

_Static_assert(sizeof(struct logd_close_reader_request_body) == 8,
               "size of logd_close_reader_request_body");
_Static_assert(offsetof(struct logd_close_reader_request_body, reader) == 0, "offset of reader");

struct logd_close_reader_request {
    uint64_t reader;
};

enum logd_close_reader_request_checks {
    LOGD_CLOSE_READER_REQUEST_READER_EXISTS = 9,
    LOGD_CLOSE_READER_REQUEST_READER_STATE = 10,
};

static inline struct logd_close_reader_request
logd_close_reader_request_read(const struct writ_msg *m)
{
    struct logd_close_reader_request v;
    v.reader = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject logd_close_reader_request_check(const struct writ_msg *m,
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
static inline bool logd_close_reader_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_close_reader_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_close_reader_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Logd.subscribe */
enum {
    LOGD_SUBSCRIBE_METHOD = 0x17,
    LOGD_SUBSCRIBE_DEADLINE_MS = 100,
};

#define LOGD_SUBSCRIBE_REQUEST UINT64_C(0x5721000000080017)
#define LOGD_SUBSCRIBE_REPLY UINT64_C(0x5710000000080000)

struct logd_subscribe_request_body {
    struct log_filter filter;
};

_Static_assert(sizeof(struct logd_subscribe_request_body) == 24,
               "size of logd_subscribe_request_body");
_Static_assert(offsetof(struct logd_subscribe_request_body, filter) == 0, "offset of filter");

struct logd_subscribe_request {
    uint32_t bell;
    struct log_filter filter;
};

enum logd_subscribe_request_checks {
    LOGD_SUBSCRIBE_REQUEST_FILTER_THRESHOLD_ENUM = 9,
    LOGD_SUBSCRIBE_REQUEST_1_PADDING = 10,
    LOGD_SUBSCRIBE_REQUEST_FILTER_CATEGORIES_BITS = 11,
    LOGD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 12,
    LOGD_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 13,
    LOGD_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 14,
    LOGD_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 15,
};

static const struct writ_handle_rule logd_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = LOGD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from LOGD_SUBSCRIBE_REQUEST_FILTER_THRESHOLD_ENUM on. */
static inline struct writ_reject logd_subscribe_request_check_body(const uint8_t *body,
                                                                   const uint8_t *records)
{
    struct writ_reject why;
    if (!log_threshold_is_known(writ_load_u8(body))) {
        return writ_reject(LOGD_SUBSCRIBE_REQUEST_FILTER_THRESHOLD_ENUM, 0);
    }
    if (!writ_is_zero(body + 1, 1)) {
        return writ_reject(LOGD_SUBSCRIBE_REQUEST_1_PADDING, 1);
    }
    if ((writ_load_u32(body + 4) & 0xfffc0001U) != 0) {
        return writ_reject(LOGD_SUBSCRIBE_REQUEST_FILTER_CATEGORIES_BITS, 4);
    }
    why = writ_handle_check(records, &logd_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct logd_subscribe_request logd_subscribe_request_read(const uint8_t *body,
                                                                        const uint8_t *records)
{
    struct logd_subscribe_request v;
    __builtin_memcpy(&v.filter, body, 24);
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_subscribe_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x17, .least = 24, .most = 24, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_subscribe_request_check_body(body, records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Logd.read_counters */
enum {
    LOGD_READ_COUNTERS_METHOD = 0x18,
    LOGD_READ_COUNTERS_DEADLINE_MS = 100,
};

#define LOGD_READ_COUNTERS_REQUEST UINT64_C(0x5700000000080018)
#define LOGD_READ_COUNTERS_REPLY UINT64_C(0x5710002800080000)

struct logd_read_counters_reply_body {
    uint64_t records;
    uint64_t bytes;
    uint64_t made_way;
    uint64_t over_share;
    uint64_t kernel_dropped;
};

_Static_assert(sizeof(struct logd_read_counters_reply_body) == 40,
               "size of logd_read_counters_reply_body");
_Static_assert(offsetof(struct logd_read_counters_reply_body, records) == 0, "offset of records");
_Static_assert(offsetof(struct logd_read_counters_reply_body, bytes) == 8, "offset of bytes");
_Static_assert(offsetof(struct logd_read_counters_reply_body, made_way) == 16,
               "offset of made_way");
_Static_assert(offsetof(struct logd_read_counters_reply_body, over_share) == 24,
               "offset of over_share");
_Static_assert(offsetof(struct logd_read_counters_reply_body, kernel_dropped) == 32,
               "offset of kernel_dropped");

struct logd_read_counters_reply {
    uint64_t records;
    uint64_t bytes;
    uint64_t made_way;
    uint64_t over_share;
    uint64_t kernel_dropped;
};

static inline struct logd_read_counters_reply
logd_read_counters_reply_read(const struct writ_msg *m)
{
    struct logd_read_counters_reply v;
    v.records = m->w[0];
    v.bytes = m->w[1];
    v.made_way = m->w[2];
    v.over_share = m->w[3];
    v.kernel_dropped = m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject logd_read_counters_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_read_counters_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject logd_read_counters_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_read_counters_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void logd_read_counters_reply_write(struct writ_msg *m,
                                                  const struct logd_read_counters_reply *v)
{
    m->tag = LOGD_READ_COUNTERS_REPLY;
    m->w[0] = v->records;
    m->w[1] = v->bytes;
    m->w[2] = v->made_way;
    m->w[3] = v->over_share;
    m->w[4] = v->kernel_dropped;
    m->w[5] = 0;
}

/* Logd.get_level */
enum {
    LOGD_GET_LEVEL_METHOD = 0x19,
    LOGD_GET_LEVEL_DEADLINE_MS = 100,
};

#define LOGD_GET_LEVEL_REQUEST UINT64_C(0x5700000800080019)
#define LOGD_GET_LEVEL_REPLY UINT64_C(0x5710000800080000)

struct logd_get_level_request_body {
    uint16_t component;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct logd_get_level_request_body) == 8,
               "size of logd_get_level_request_body");
_Static_assert(offsetof(struct logd_get_level_request_body, component) == 0, "offset of component");
_Static_assert(offsetof(struct logd_get_level_request_body, padding_2) == 2, "offset of padding_2");

struct logd_get_level_request {
    uint16_t component;
};

enum logd_get_level_request_checks {
    LOGD_GET_LEVEL_REQUEST_2_PADDING = 9,
};

/* The body, by the checks from LOGD_GET_LEVEL_REQUEST_2_PADDING on. */
static inline struct writ_reject logd_get_level_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(LOGD_GET_LEVEL_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct logd_get_level_request logd_get_level_request_read(const struct writ_msg *m)
{
    struct logd_get_level_request v;
    v.component = (uint16_t)m->w[0];
    return v;
}

struct logd_get_level_reply_body {
    uint8_t threshold;
    uint8_t padding_1[7];
};

_Static_assert(sizeof(struct logd_get_level_reply_body) == 8, "size of logd_get_level_reply_body");
_Static_assert(offsetof(struct logd_get_level_reply_body, threshold) == 0, "offset of threshold");
_Static_assert(offsetof(struct logd_get_level_reply_body, padding_1) == 1, "offset of padding_1");

struct logd_get_level_reply {
    enum log_threshold threshold;
};

enum logd_get_level_reply_checks {
    LOGD_GET_LEVEL_REPLY_THRESHOLD_ENUM = 9,
    LOGD_GET_LEVEL_REPLY_1_PADDING = 10,
};

/* The body, by the checks from LOGD_GET_LEVEL_REPLY_THRESHOLD_ENUM on. */
static inline struct writ_reject logd_get_level_reply_check_body(const struct writ_msg *m)
{
    if (!log_threshold_is_known((uint8_t)m->w[0])) {
        return writ_reject(LOGD_GET_LEVEL_REPLY_THRESHOLD_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(LOGD_GET_LEVEL_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct logd_get_level_reply logd_get_level_reply_read(const struct writ_msg *m)
{
    struct logd_get_level_reply v;
    v.threshold = (enum log_threshold)(uint8_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_get_level_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x19, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_get_level_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_get_level_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_get_level_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_get_level_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = logd_get_level_reply_check_body(m);
    }
    return why;
}

static inline void logd_get_level_reply_write(struct writ_msg *m,
                                              const struct logd_get_level_reply *v)
{
    m->tag = LOGD_GET_LEVEL_REPLY;
    m->w[0] = (uint8_t)v->threshold;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Logd.set_level */
enum {
    LOGD_SET_LEVEL_METHOD = 0x1a,
    LOGD_SET_LEVEL_DEADLINE_MS = 100,
};

#define LOGD_SET_LEVEL_REQUEST UINT64_C(0x570000080008001a)
#define LOGD_SET_LEVEL_REPLY UINT64_C(0x5710000000080000)

struct logd_set_level_request_body {
    uint16_t component;
    uint8_t threshold;
    uint8_t padding_3[5];
};

_Static_assert(sizeof(struct logd_set_level_request_body) == 8,
               "size of logd_set_level_request_body");
_Static_assert(offsetof(struct logd_set_level_request_body, component) == 0, "offset of component");
_Static_assert(offsetof(struct logd_set_level_request_body, threshold) == 2, "offset of threshold");
_Static_assert(offsetof(struct logd_set_level_request_body, padding_3) == 3, "offset of padding_3");

struct logd_set_level_request {
    uint16_t component;
    enum log_threshold threshold;
};

enum logd_set_level_request_checks {
    LOGD_SET_LEVEL_REQUEST_THRESHOLD_ENUM = 9,
    LOGD_SET_LEVEL_REQUEST_3_PADDING = 10,
};

/* The body, by the checks from LOGD_SET_LEVEL_REQUEST_THRESHOLD_ENUM on. */
static inline struct writ_reject logd_set_level_request_check_body(const struct writ_msg *m)
{
    if (!log_threshold_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(LOGD_SET_LEVEL_REQUEST_THRESHOLD_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(LOGD_SET_LEVEL_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct logd_set_level_request logd_set_level_request_read(const struct writ_msg *m)
{
    struct logd_set_level_request v;
    v.component = (uint16_t)m->w[0];
    v.threshold = (enum log_threshold)(uint8_t)(m->w[0] >> 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
logd_set_level_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_set_level_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_set_level_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || logd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_set_level_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_set_level_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Logd.list_levels */
enum {
    LOGD_LIST_LEVELS_METHOD = 0x1b,
    LOGD_LIST_LEVELS_DEADLINE_MS = 100,
};

#define LOGD_LIST_LEVELS_REQUEST UINT64_C(0x570000080008001b)
#define LOGD_LIST_LEVELS_REPLY UINT64_C(0x5730000000080000)

struct logd_list_levels_request_body {
    uint16_t after;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct logd_list_levels_request_body) == 8,
               "size of logd_list_levels_request_body");
_Static_assert(offsetof(struct logd_list_levels_request_body, after) == 0, "offset of after");
_Static_assert(offsetof(struct logd_list_levels_request_body, padding_2) == 2,
               "offset of padding_2");

struct logd_list_levels_request {
    uint16_t after;
};

enum logd_list_levels_request_checks {
    LOGD_LIST_LEVELS_REQUEST_2_PADDING = 9,
};

/* The body, by the checks from LOGD_LIST_LEVELS_REQUEST_2_PADDING on. */
static inline struct writ_reject logd_list_levels_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(LOGD_LIST_LEVELS_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct logd_list_levels_request
logd_list_levels_request_read(const struct writ_msg *m)
{
    struct logd_list_levels_request v;
    v.after = (uint16_t)m->w[0];
    return v;
}

struct logd_list_levels_reply_body {
    struct writ_tail items;
    uint16_t next;
    uint8_t padding_6[2];
    uint64_t generation;
};

_Static_assert(sizeof(struct logd_list_levels_reply_body) == 16,
               "size of logd_list_levels_reply_body");
_Static_assert(offsetof(struct logd_list_levels_reply_body, items) == 0, "offset of items");
_Static_assert(offsetof(struct logd_list_levels_reply_body, next) == 4, "offset of next");
_Static_assert(offsetof(struct logd_list_levels_reply_body, padding_6) == 6, "offset of padding_6");
_Static_assert(offsetof(struct logd_list_levels_reply_body, generation) == 8,
               "offset of generation");

struct logd_list_levels_reply_items {
    const struct log_level_row *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct log_level_row *
logd_list_levels_reply_items_at(const struct writ_io *io,
                                const struct logd_list_levels_reply_items *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct logd_list_levels_reply {
    struct logd_list_levels_reply_items items;
    uint16_t next;
    uint64_t generation;
};

enum logd_list_levels_reply_checks {
    LOGD_LIST_LEVELS_REPLY_FIXED = 9,
    LOGD_LIST_LEVELS_REPLY_6_PADDING = 10,
    LOGD_LIST_LEVELS_REPLY_ITEMS_TAIL_LENGTH = 11,
    LOGD_LIST_LEVELS_REPLY_ITEMS_TAIL_END = 12,
    LOGD_LIST_LEVELS_REPLY_ITEMS_THRESHOLD_ENUM = 13,
    LOGD_LIST_LEVELS_REPLY_ITEMS_3_PADDING = 14,
    LOGD_LIST_LEVELS_REPLY_ITEMS_TAIL_PADDING = 15,
    LOGD_LIST_LEVELS_REPLY_END = 16,
};

static const struct writ_tail_rule logd_list_levels_reply_tails[] = {
    {.at = 0, .most = 128, .element = 4, .length_check = LOGD_LIST_LEVELS_REPLY_ITEMS_TAIL_LENGTH},
};

/* The body, by the checks from LOGD_LIST_LEVELS_REPLY_FIXED on. */
static inline struct writ_reject logd_list_levels_reply_check_body(const uint8_t *body,
                                                                   uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(LOGD_LIST_LEVELS_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(LOGD_LIST_LEVELS_REPLY_6_PADDING, 6);
    }
    uint32_t cursor = 16;
    why = writ_tail_check(body, bytes, logd_list_levels_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = log_level_row_check(body + cursor + i * 4, cursor + i * 4,
                                  LOGD_LIST_LEVELS_REPLY_ITEMS_THRESHOLD_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    why = writ_tail_end(body, writ_load_tail(body + 0).length * UINT32_C(4),
                        LOGD_LIST_LEVELS_REPLY_ITEMS_TAIL_PADDING, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOGD_LIST_LEVELS_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct logd_list_levels_reply logd_list_levels_reply_read(const uint8_t *body)
{
    struct logd_list_levels_reply v;
    v.items.items =
        (const struct log_level_row *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.items.count = writ_load_tail(body + 0).length;
    v.items.use = 0;
    v.next = writ_load_u16(body + 4);
    v.generation = writ_load_u64(body + 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject logd_list_levels_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = logd_list_levels_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool logd_list_levels_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
logd_list_levels_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || logd_list_levels_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOGD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = logd_list_levels_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Steps 1 to 8 for a request to Logd on a connection of this label. */
static inline struct writ_verdict logd_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 4032, .buffer = true, .roles = LOGD_ROLE_WRITER},
        {.number = 0x11, .least = 32, .most = 32, .roles = LOGD_ROLE_READER},
        {.number = 0x12, .least = 32, .most = 32, .roles = LOGD_ROLE_READER},
        {.number = 0x13, .least = 16, .most = 16, .roles = LOGD_ROLE_READER},
        {.number = 0x14, .least = 8, .most = 8, .roles = LOGD_ROLE_READER},
        {.number = 0x15, .least = 8, .most = 8, .roles = LOGD_ROLE_READER},
        {.number = 0x16, .least = 8, .most = 8, .roles = LOGD_ROLE_READER},
        {.number = 0x17,
         .least = 24,
         .most = 24,
         .handles = 1,
         .buffer = true,
         .roles = LOGD_ROLE_READER},
        {.number = 0x18, .roles = LOGD_ROLE_READER | LOGD_ROLE_OPERATOR},
        {.number = 0x19, .least = 8, .most = 8, .roles = LOGD_ROLE_READER | LOGD_ROLE_OPERATOR},
        {.number = 0x1a, .least = 8, .most = 8, .roles = LOGD_ROLE_OPERATOR},
        {.number = 0x1b, .least = 8, .most = 8, .roles = LOGD_ROLE_READER | LOGD_ROLE_OPERATOR},
    };
    return writ_judge(tag, LOGD_PROTOCOL, label, roles, shapes, 15);
}

/* Steps 1 to 13 for a request to Logd. */
static inline struct writ_verdict logd_request_check(const struct writ_msg *m, const uint8_t *body,
                                                     const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = logd_judge(m->tag, LOGD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case LOGD_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_ping_request_check(m, body, records));
    case LOGD_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_stats_request_check(m, body, records));
    case LOGD_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_abi_request_check(m, body, records));
    case LOGD_APPEND_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_append_request_check(m, body, records));
    case LOGD_QUERY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_query_request_check(m, body, records));
    case LOGD_OPEN_READER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_open_reader_request_check(m, body, records));
    case LOGD_READ_ON_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_read_on_request_check(m, body, records));
    case LOGD_FOLLOW_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_follow_request_check(m, body, records));
    case LOGD_LOOK_AT_READER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_look_at_reader_request_check(m, body, records));
    case LOGD_CLOSE_READER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_close_reader_request_check(m, body, records));
    case LOGD_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_subscribe_request_check(m, body, records));
    case LOGD_READ_COUNTERS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_read_counters_request_check(m, body, records));
    case LOGD_GET_LEVEL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_get_level_request_check(m, body, records));
    case LOGD_SET_LEVEL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_set_level_request_check(m, body, records));
    case LOGD_LIST_LEVELS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, logd_list_levels_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
