/* Generated from idl/entropy.writ: change it there.
 *
 * Messages of entropy as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef ENTROPY_WIRE_H
#define ENTROPY_WIRE_H

#include "writ/wire.h"

#include "entropy_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define ENTROPY_ABI UINT64_C(0xf78f8de8e0af6522)

/* Entropy.ping */
enum {
    ENTROPY_PING_METHOD = 0x01,
    ENTROPY_PING_DEADLINE_MS = 100,
};

#define ENTROPY_PING_REQUEST UINT64_C(0x5700000000220001)
#define ENTROPY_PING_REPLY UINT64_C(0x5710000000220000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
entropy_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
entropy_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Entropy.stats */
enum {
    ENTROPY_STATS_METHOD = 0x02,
    ENTROPY_STATS_DEADLINE_MS = 100,
};

#define ENTROPY_STATS_REQUEST UINT64_C(0x5700000000220002)
#define ENTROPY_STATS_REPLY UINT64_C(0x5710001800220000)

struct entropy_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct entropy_stats_reply_body) == 24, "size of entropy_stats_reply_body");
_Static_assert(offsetof(struct entropy_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct entropy_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct entropy_stats_reply_body, errors) == 16, "offset of errors");

struct entropy_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct entropy_stats_reply entropy_stats_reply_read(const struct writ_msg *m)
{
    struct entropy_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
entropy_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
entropy_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void entropy_stats_reply_write(struct writ_msg *m,
                                             const struct entropy_stats_reply *v)
{
    m->tag = ENTROPY_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Entropy.abi */
enum {
    ENTROPY_ABI_METHOD = 0x03,
    ENTROPY_ABI_DEADLINE_MS = 100,
};

#define ENTROPY_ABI_REQUEST UINT64_C(0x5700000000220003)
#define ENTROPY_ABI_REPLY UINT64_C(0x5710000800220000)

struct entropy_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct entropy_abi_reply_body) == 8, "size of entropy_abi_reply_body");
_Static_assert(offsetof(struct entropy_abi_reply_body, hash) == 0, "offset of hash");

struct entropy_abi_reply {
    uint64_t hash;
};

static inline struct entropy_abi_reply entropy_abi_reply_read(const struct writ_msg *m)
{
    struct entropy_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
entropy_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
entropy_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void entropy_abi_reply_write(struct writ_msg *m, const struct entropy_abi_reply *v)
{
    m->tag = ENTROPY_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Entropy.read */
enum {
    ENTROPY_READ_METHOD = 0x10,
    ENTROPY_READ_DEADLINE_MS = 100,
};

#define ENTROPY_READ_REQUEST UINT64_C(0x5700000800220010)
#define ENTROPY_READ_REPLY UINT64_C(0x5730000000220000)

struct entropy_read_request_body {
    uint32_t count;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct entropy_read_request_body) == 8, "size of entropy_read_request_body");
_Static_assert(offsetof(struct entropy_read_request_body, count) == 0, "offset of count");
_Static_assert(offsetof(struct entropy_read_request_body, padding_4) == 4, "offset of padding_4");

struct entropy_read_request {
    uint32_t count;
};

enum entropy_read_request_checks {
    ENTROPY_READ_REQUEST_COUNT_RANGE = 9,
    ENTROPY_READ_REQUEST_4_PADDING = 10,
    ENTROPY_READ_REQUEST_GENERATOR_STATE = 11,
};

/* The body, by the checks from ENTROPY_READ_REQUEST_COUNT_RANGE on. */
static inline struct writ_reject entropy_read_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[0] < 1 || (uint32_t)m->w[0] > 512) {
        return writ_reject(ENTROPY_READ_REQUEST_COUNT_RANGE, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENTROPY_READ_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct entropy_read_request entropy_read_request_read(const struct writ_msg *m)
{
    struct entropy_read_request v;
    v.count = (uint32_t)m->w[0];
    return v;
}

struct entropy_read_reply_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct entropy_read_reply_body) == 8, "size of entropy_read_reply_body");
_Static_assert(offsetof(struct entropy_read_reply_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct entropy_read_reply_body, padding_4) == 4, "offset of padding_4");

struct entropy_read_reply {
    struct writ_bytes data;
};

enum entropy_read_reply_checks {
    ENTROPY_READ_REPLY_FIXED = 9,
    ENTROPY_READ_REPLY_4_PADDING = 10,
    ENTROPY_READ_REPLY_DATA_TAIL_LENGTH = 11,
    ENTROPY_READ_REPLY_DATA_TAIL_END = 12,
    ENTROPY_READ_REPLY_DATA_TAIL_PADDING = 13,
    ENTROPY_READ_REPLY_END = 14,
};

static const struct writ_tail_rule entropy_read_reply_tails[] = {
    {.at = 0, .most = 512, .element = 1, .length_check = ENTROPY_READ_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from ENTROPY_READ_REPLY_FIXED on. */
static inline struct writ_reject entropy_read_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(ENTROPY_READ_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENTROPY_READ_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, entropy_read_reply_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(ENTROPY_READ_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct entropy_read_reply entropy_read_reply_read(const uint8_t *body)
{
    struct entropy_read_reply v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
entropy_read_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = entropy_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
entropy_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = entropy_read_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Entropy.wait_ready */
enum {
    ENTROPY_WAIT_READY_METHOD = 0x11,
    ENTROPY_WAIT_READY_WAITERS = 32,
};

#define ENTROPY_WAIT_READY_REQUEST UINT64_C(0x5700000000220011)
#define ENTROPY_WAIT_READY_REPLY UINT64_C(0x5710000000220000)

enum entropy_wait_ready_request_checks {
    ENTROPY_WAIT_READY_REQUEST_GENERATOR_STATE = 9,
};

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject entropy_wait_ready_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_wait_ready_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject entropy_wait_ready_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_wait_ready_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Entropy.look */
enum {
    ENTROPY_LOOK_METHOD = 0x12,
    ENTROPY_LOOK_DEADLINE_MS = 100,
};

#define ENTROPY_LOOK_REQUEST UINT64_C(0x5700000000220012)
#define ENTROPY_LOOK_REPLY UINT64_C(0x5710002000220000)

enum entropy_look_request_checks {
    ENTROPY_LOOK_REQUEST_GENERATOR_STATE = 9,
};

struct entropy_look_reply_body {
    uint8_t state;
    uint8_t healthy;
    uint8_t padding_2[6];
    uint64_t reseeds;
    uint64_t given;
    uint64_t failures;
};

_Static_assert(sizeof(struct entropy_look_reply_body) == 32, "size of entropy_look_reply_body");
_Static_assert(offsetof(struct entropy_look_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct entropy_look_reply_body, healthy) == 1, "offset of healthy");
_Static_assert(offsetof(struct entropy_look_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct entropy_look_reply_body, reseeds) == 8, "offset of reseeds");
_Static_assert(offsetof(struct entropy_look_reply_body, given) == 16, "offset of given");
_Static_assert(offsetof(struct entropy_look_reply_body, failures) == 24, "offset of failures");

struct entropy_look_reply {
    enum generator_state state;
    uint8_t healthy;
    uint64_t reseeds;
    uint64_t given;
    uint64_t failures;
};

enum entropy_look_reply_checks {
    ENTROPY_LOOK_REPLY_STATE_ENUM = 9,
    ENTROPY_LOOK_REPLY_HEALTHY_BITS = 10,
    ENTROPY_LOOK_REPLY_2_PADDING = 11,
};

/* The body, by the checks from ENTROPY_LOOK_REPLY_STATE_ENUM on. */
static inline struct writ_reject entropy_look_reply_check_body(const struct writ_msg *m)
{
    if (!generator_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(ENTROPY_LOOK_REPLY_STATE_ENUM, 0);
    }
    if (((uint8_t)(m->w[0] >> 8) & 0xfcU) != 0) {
        return writ_reject(ENTROPY_LOOK_REPLY_HEALTHY_BITS, 1);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(ENTROPY_LOOK_REPLY_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct entropy_look_reply entropy_look_reply_read(const struct writ_msg *m)
{
    struct entropy_look_reply v;
    v.state = (enum generator_state)(uint8_t)m->w[0];
    v.healthy = (uint8_t)(m->w[0] >> 8);
    v.reseeds = m->w[1];
    v.given = m->w[2];
    v.failures = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
entropy_look_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool entropy_look_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
entropy_look_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || entropy_look_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENTROPY_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = entropy_look_reply_check_body(m);
    }
    return why;
}

static inline void entropy_look_reply_write(struct writ_msg *m, const struct entropy_look_reply *v)
{
    m->tag = ENTROPY_LOOK_REPLY;
    m->w[0] = (uint8_t)v->state | (uint64_t)v->healthy << 8;
    m->w[1] = v->reseeds;
    m->w[2] = v->given;
    m->w[3] = v->failures;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Entropy on a connection of this label. */
static inline struct writ_verdict entropy_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 8, .roles = ENTROPY_ROLE_CONSUMER},
        {.number = 0x11, .roles = ENTROPY_ROLE_CONSUMER},
        {.number = 0x12, .roles = UINT32_MAX},
    };
    return writ_judge(tag, ENTROPY_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to Entropy. */
static inline struct writ_verdict entropy_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records,
                                                        uint32_t roles)
{
    struct writ_verdict verdict = entropy_judge(m->tag, ENTROPY_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case ENTROPY_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_ping_request_check(m, body, records));
    case ENTROPY_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_stats_request_check(m, body, records));
    case ENTROPY_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_abi_request_check(m, body, records));
    case ENTROPY_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_read_request_check(m, body, records));
    case ENTROPY_WAIT_READY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_wait_ready_request_check(m, body, records));
    case ENTROPY_LOOK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, entropy_look_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
