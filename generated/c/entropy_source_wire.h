/* Generated from idl/entropy_source.writ: change it there.
 *
 * Messages of entropy_source as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef ENTROPY_SOURCE_WIRE_H
#define ENTROPY_SOURCE_WIRE_H

#include "writ/wire.h"

#include "entropy_source_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define ENTROPY_SOURCE_ABI UINT64_C(0xdea41c2af479440e)

/* EntropySource.ping */
enum {
    ENTROPY_SOURCE_PING_METHOD = 0x01,
    ENTROPY_SOURCE_PING_DEADLINE_MS = 100,
};

#define ENTROPY_SOURCE_PING_REQUEST UINT64_C(0x5700000000230001)
#define ENTROPY_SOURCE_PING_REPLY UINT64_C(0x5710000000230000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject entropy_source_ping_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_source_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_source_ping_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_source_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_SOURCE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* EntropySource.stats */
enum {
    ENTROPY_SOURCE_STATS_METHOD = 0x02,
    ENTROPY_SOURCE_STATS_DEADLINE_MS = 100,
};

#define ENTROPY_SOURCE_STATS_REQUEST UINT64_C(0x5700000000230002)
#define ENTROPY_SOURCE_STATS_REPLY UINT64_C(0x5710001800230000)

struct entropy_source_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct entropy_source_stats_reply_body) == 24,
               "size of entropy_source_stats_reply_body");
_Static_assert(offsetof(struct entropy_source_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct entropy_source_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct entropy_source_stats_reply_body, errors) == 16, "offset of errors");

struct entropy_source_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct entropy_source_stats_reply
entropy_source_stats_reply_read(const struct writ_msg *m)
{
    struct entropy_source_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject entropy_source_stats_request_check(const struct writ_msg *m,
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
static inline bool entropy_source_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_source_stats_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_source_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_SOURCE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void entropy_source_stats_reply_write(struct writ_msg *m,
                                                    const struct entropy_source_stats_reply *v)
{
    m->tag = ENTROPY_SOURCE_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* EntropySource.abi */
enum {
    ENTROPY_SOURCE_ABI_METHOD = 0x03,
    ENTROPY_SOURCE_ABI_DEADLINE_MS = 100,
};

#define ENTROPY_SOURCE_ABI_REQUEST UINT64_C(0x5700000000230003)
#define ENTROPY_SOURCE_ABI_REPLY UINT64_C(0x5710000800230000)

struct entropy_source_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct entropy_source_abi_reply_body) == 8,
               "size of entropy_source_abi_reply_body");
_Static_assert(offsetof(struct entropy_source_abi_reply_body, hash) == 0, "offset of hash");

struct entropy_source_abi_reply {
    uint64_t hash;
};

static inline struct entropy_source_abi_reply
entropy_source_abi_reply_read(const struct writ_msg *m)
{
    struct entropy_source_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject entropy_source_abi_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_source_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_source_abi_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_source_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_SOURCE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void entropy_source_abi_reply_write(struct writ_msg *m,
                                                  const struct entropy_source_abi_reply *v)
{
    m->tag = ENTROPY_SOURCE_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* EntropySource.take */
enum {
    ENTROPY_SOURCE_TAKE_METHOD = 0x10,
    ENTROPY_SOURCE_TAKE_DEADLINE_MS = 100,
};

#define ENTROPY_SOURCE_TAKE_REQUEST UINT64_C(0x5700000800230010)
#define ENTROPY_SOURCE_TAKE_REPLY UINT64_C(0x5730000000230000)

struct entropy_source_take_request_body {
    uint32_t count;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct entropy_source_take_request_body) == 8,
               "size of entropy_source_take_request_body");
_Static_assert(offsetof(struct entropy_source_take_request_body, count) == 0, "offset of count");
_Static_assert(offsetof(struct entropy_source_take_request_body, padding_4) == 4,
               "offset of padding_4");

struct entropy_source_take_request {
    uint32_t count;
};

enum entropy_source_take_request_checks {
    ENTROPY_SOURCE_TAKE_REQUEST_COUNT_RANGE = 9,
    ENTROPY_SOURCE_TAKE_REQUEST_4_PADDING = 10,
};

/* The body, by the checks from ENTROPY_SOURCE_TAKE_REQUEST_COUNT_RANGE on. */
static inline struct writ_reject entropy_source_take_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[0] < 1 || (uint32_t)m->w[0] > 256) {
        return writ_reject(ENTROPY_SOURCE_TAKE_REQUEST_COUNT_RANGE, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENTROPY_SOURCE_TAKE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct entropy_source_take_request
entropy_source_take_request_read(const struct writ_msg *m)
{
    struct entropy_source_take_request v;
    v.count = (uint32_t)m->w[0];
    return v;
}

struct entropy_source_take_reply_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct entropy_source_take_reply_body) == 8,
               "size of entropy_source_take_reply_body");
_Static_assert(offsetof(struct entropy_source_take_reply_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct entropy_source_take_reply_body, padding_4) == 4,
               "offset of padding_4");

struct entropy_source_take_reply {
    struct writ_bytes data;
};

enum entropy_source_take_reply_checks {
    ENTROPY_SOURCE_TAKE_REPLY_FIXED = 9,
    ENTROPY_SOURCE_TAKE_REPLY_4_PADDING = 10,
    ENTROPY_SOURCE_TAKE_REPLY_DATA_TAIL_LENGTH = 11,
    ENTROPY_SOURCE_TAKE_REPLY_DATA_TAIL_END = 12,
    ENTROPY_SOURCE_TAKE_REPLY_DATA_TAIL_PADDING = 13,
    ENTROPY_SOURCE_TAKE_REPLY_END = 14,
};

static const struct writ_tail_rule entropy_source_take_reply_tails[] = {
    {.at = 0,
     .most = 256,
     .element = 1,
     .length_check = ENTROPY_SOURCE_TAKE_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from ENTROPY_SOURCE_TAKE_REPLY_FIXED on. */
static inline struct writ_reject entropy_source_take_reply_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(ENTROPY_SOURCE_TAKE_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENTROPY_SOURCE_TAKE_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, entropy_source_take_reply_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(ENTROPY_SOURCE_TAKE_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct entropy_source_take_reply entropy_source_take_reply_read(const uint8_t *body)
{
    struct entropy_source_take_reply v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject entropy_source_take_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = entropy_source_take_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_source_take_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || entropy_source_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_source_take_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_source_take_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_SOURCE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = entropy_source_take_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* EntropySource.subscribe */
enum {
    ENTROPY_SOURCE_SUBSCRIBE_METHOD = 0x11,
    ENTROPY_SOURCE_SUBSCRIBE_DEADLINE_MS = 100,
};

#define ENTROPY_SOURCE_SUBSCRIBE_REQUEST UINT64_C(0x5721000000230011)
#define ENTROPY_SOURCE_SUBSCRIBE_REPLY UINT64_C(0x5710000000230000)

struct entropy_source_subscribe_request {
    uint32_t bell;
};

enum entropy_source_subscribe_request_checks {
    ENTROPY_SOURCE_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    ENTROPY_SOURCE_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    ENTROPY_SOURCE_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    ENTROPY_SOURCE_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule entropy_source_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = ENTROPY_SOURCE_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from ENTROPY_SOURCE_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject entropy_source_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &entropy_source_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct entropy_source_subscribe_request
entropy_source_subscribe_request_read(const uint8_t *records)
{
    struct entropy_source_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject entropy_source_subscribe_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = entropy_source_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_source_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_source_subscribe_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_source_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_SOURCE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* EntropySource.read_counters */
enum {
    ENTROPY_SOURCE_READ_COUNTERS_METHOD = 0x12,
    ENTROPY_SOURCE_READ_COUNTERS_DEADLINE_MS = 100,
};

#define ENTROPY_SOURCE_READ_COUNTERS_REQUEST UINT64_C(0x5700000000230012)
#define ENTROPY_SOURCE_READ_COUNTERS_REPLY UINT64_C(0x5710001800230000)

struct entropy_source_read_counters_reply_body {
    uint64_t filled;
    uint64_t taken;
    uint64_t failures;
};

_Static_assert(sizeof(struct entropy_source_read_counters_reply_body) == 24,
               "size of entropy_source_read_counters_reply_body");
_Static_assert(offsetof(struct entropy_source_read_counters_reply_body, filled) == 0,
               "offset of filled");
_Static_assert(offsetof(struct entropy_source_read_counters_reply_body, taken) == 8,
               "offset of taken");
_Static_assert(offsetof(struct entropy_source_read_counters_reply_body, failures) == 16,
               "offset of failures");

struct entropy_source_read_counters_reply {
    uint64_t filled;
    uint64_t taken;
    uint64_t failures;
};

static inline struct entropy_source_read_counters_reply
entropy_source_read_counters_reply_read(const struct writ_msg *m)
{
    struct entropy_source_read_counters_reply v;
    v.filled = m->w[0];
    v.taken = m->w[1];
    v.failures = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
entropy_source_read_counters_request_check(const struct writ_msg *m, const uint8_t *body,
                                           const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_source_read_counters_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_source_read_counters_reply_check(const struct writ_msg *m,
                                                                          const uint8_t *body,
                                                                          const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_source_read_counters_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_SOURCE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
entropy_source_read_counters_reply_write(struct writ_msg *m,
                                         const struct entropy_source_read_counters_reply *v)
{
    m->tag = ENTROPY_SOURCE_READ_COUNTERS_REPLY;
    m->w[0] = v->filled;
    m->w[1] = v->taken;
    m->w[2] = v->failures;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to EntropySource on a connection of this label. */
static inline struct writ_verdict entropy_source_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 8, .roles = ENTROPY_SOURCE_ROLE_AUTHORITY},
        {.number = 0x11, .handles = 1, .buffer = true, .roles = ENTROPY_SOURCE_ROLE_AUTHORITY},
        {.number = 0x12, .roles = UINT32_MAX},
    };
    return writ_judge(tag, ENTROPY_SOURCE_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to EntropySource. */
static inline struct writ_verdict entropy_source_request_check(const struct writ_msg *m,
                                                               const uint8_t *body,
                                                               const uint8_t *records,
                                                               uint32_t roles)
{
    struct writ_verdict verdict = entropy_source_judge(m->tag, ENTROPY_SOURCE_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case ENTROPY_SOURCE_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_source_ping_request_check(m, body, records));
    case ENTROPY_SOURCE_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_source_stats_request_check(m, body, records));
    case ENTROPY_SOURCE_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_source_abi_request_check(m, body, records));
    case ENTROPY_SOURCE_TAKE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_source_take_request_check(m, body, records));
    case ENTROPY_SOURCE_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            entropy_source_subscribe_request_check(m, body, records));
    case ENTROPY_SOURCE_READ_COUNTERS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            entropy_source_read_counters_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
