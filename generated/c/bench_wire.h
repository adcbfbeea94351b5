/* Generated from idl/bench.writ: change it there.
 *
 * Messages of bench as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef BENCH_WIRE_H
#define BENCH_WIRE_H

#include "writ/wire.h"

#include "bench_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define BENCH_ABI UINT64_C(0x3fedbfa25f63d72f)

/* Bench.ping */
enum {
    BENCH_PING_METHOD = 0x01,
    BENCH_PING_DEADLINE_MS = 100,
};

#define BENCH_PING_REQUEST UINT64_C(0x5700000000f00001)
#define BENCH_PING_REPLY UINT64_C(0x5710000000f00000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
bench_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool bench_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject bench_ping_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || bench_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BENCH_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Bench.stats */
enum {
    BENCH_STATS_METHOD = 0x02,
    BENCH_STATS_DEADLINE_MS = 100,
};

#define BENCH_STATS_REQUEST UINT64_C(0x5700000000f00002)
#define BENCH_STATS_REPLY UINT64_C(0x5710001800f00000)

struct bench_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct bench_stats_reply_body) == 24, "size of bench_stats_reply_body");
_Static_assert(offsetof(struct bench_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct bench_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct bench_stats_reply_body, errors) == 16, "offset of errors");

struct bench_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct bench_stats_reply bench_stats_reply_read(const struct writ_msg *m)
{
    struct bench_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
bench_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool bench_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
bench_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || bench_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BENCH_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void bench_stats_reply_write(struct writ_msg *m, const struct bench_stats_reply *v)
{
    m->tag = BENCH_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Bench.abi */
enum {
    BENCH_ABI_METHOD = 0x03,
    BENCH_ABI_DEADLINE_MS = 100,
};

#define BENCH_ABI_REQUEST UINT64_C(0x5700000000f00003)
#define BENCH_ABI_REPLY UINT64_C(0x5710000800f00000)

struct bench_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct bench_abi_reply_body) == 8, "size of bench_abi_reply_body");
_Static_assert(offsetof(struct bench_abi_reply_body, hash) == 0, "offset of hash");

struct bench_abi_reply {
    uint64_t hash;
};

static inline struct bench_abi_reply bench_abi_reply_read(const struct writ_msg *m)
{
    struct bench_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
bench_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool bench_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject bench_abi_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || bench_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BENCH_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void bench_abi_reply_write(struct writ_msg *m, const struct bench_abi_reply *v)
{
    m->tag = BENCH_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Bench.give_back */
enum {
    BENCH_GIVE_BACK_METHOD = 0x10,
    BENCH_GIVE_BACK_DEADLINE_MS = 1000,
};

#define BENCH_GIVE_BACK_REQUEST UINT64_C(0x5700003000f00010)
#define BENCH_GIVE_BACK_REPLY UINT64_C(0x5710003000f00000)

struct bench_give_back_request_body {
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t e;
    uint64_t f;
};

_Static_assert(sizeof(struct bench_give_back_request_body) == 48,
               "size of bench_give_back_request_body");
_Static_assert(offsetof(struct bench_give_back_request_body, a) == 0, "offset of a");
_Static_assert(offsetof(struct bench_give_back_request_body, b) == 8, "offset of b");
_Static_assert(offsetof(struct bench_give_back_request_body, c) == 16, "offset of c");
_Static_assert(offsetof(struct bench_give_back_request_body, d) == 24, "offset of d");
_Static_assert(offsetof(struct bench_give_back_request_body, e) == 32, "offset of e");
_Static_assert(offsetof(struct bench_give_back_request_body, f) == 40, "offset of f");

struct bench_give_back_request {
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t e;
    uint64_t f;
};

static inline struct bench_give_back_request bench_give_back_request_read(const struct writ_msg *m)
{
    struct bench_give_back_request v;
    v.a = m->w[0];
    v.b = m->w[1];
    v.c = m->w[2];
    v.d = m->w[3];
    v.e = m->w[4];
    v.f = m->w[5];
    return v;
}

struct bench_give_back_reply_body {
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t e;
    uint64_t f;
};

_Static_assert(sizeof(struct bench_give_back_reply_body) == 48,
               "size of bench_give_back_reply_body");
_Static_assert(offsetof(struct bench_give_back_reply_body, a) == 0, "offset of a");
_Static_assert(offsetof(struct bench_give_back_reply_body, b) == 8, "offset of b");
_Static_assert(offsetof(struct bench_give_back_reply_body, c) == 16, "offset of c");
_Static_assert(offsetof(struct bench_give_back_reply_body, d) == 24, "offset of d");
_Static_assert(offsetof(struct bench_give_back_reply_body, e) == 32, "offset of e");
_Static_assert(offsetof(struct bench_give_back_reply_body, f) == 40, "offset of f");

struct bench_give_back_reply {
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t e;
    uint64_t f;
};

static inline struct bench_give_back_reply bench_give_back_reply_read(const struct writ_msg *m)
{
    struct bench_give_back_reply v;
    v.a = m->w[0];
    v.b = m->w[1];
    v.c = m->w[2];
    v.d = m->w[3];
    v.e = m->w[4];
    v.f = m->w[5];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
bench_give_back_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 48, .most = 48};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool bench_give_back_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
bench_give_back_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 48, .most = 48};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || bench_give_back_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BENCH_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void bench_give_back_reply_write(struct writ_msg *m,
                                               const struct bench_give_back_reply *v)
{
    m->tag = BENCH_GIVE_BACK_REPLY;
    m->w[0] = v->a;
    m->w[1] = v->b;
    m->w[2] = v->c;
    m->w[3] = v->d;
    m->w[4] = v->e;
    m->w[5] = v->f;
}

/* Steps 1 to 8 for a request to Bench on a connection of this label. */
static inline struct writ_verdict bench_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 48, .most = 48, .roles = BENCH_ROLE_CALLER},
    };
    return writ_judge(tag, BENCH_PROTOCOL, label, roles, shapes, 4);
}

/* Steps 1 to 13 for a request to Bench. */
static inline struct writ_verdict bench_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = bench_judge(m->tag, BENCH_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case BENCH_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, bench_ping_request_check(m, body, records));
    case BENCH_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, bench_stats_request_check(m, body, records));
    case BENCH_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, bench_abi_request_check(m, body, records));
    case BENCH_GIVE_BACK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, bench_give_back_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
