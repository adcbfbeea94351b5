/* Generated from idl/kernel/upcalls.writ: change it there.
 *
 * Messages of upcalls as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef UPCALLS_WIRE_H
#define UPCALLS_WIRE_H

#include "writ/wire.h"

#include "upcalls_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define UPCALLS_ABI UINT64_C(0x679edf34a6dd8df6)

/* Pager.ping */
enum {
    PAGER_PING_METHOD = 0x01,
    PAGER_PING_DEADLINE_MS = 100,
};

#define PAGER_PING_REQUEST UINT64_C(0x57000000000e0001)
#define PAGER_PING_REPLY UINT64_C(0x57100000000e0000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
pager_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool pager_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pager_ping_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pager_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PAGER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Pager.stats */
enum {
    PAGER_STATS_METHOD = 0x02,
    PAGER_STATS_DEADLINE_MS = 100,
};

#define PAGER_STATS_REQUEST UINT64_C(0x57000000000e0002)
#define PAGER_STATS_REPLY UINT64_C(0x57100018000e0000)

struct pager_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct pager_stats_reply_body) == 24, "size of pager_stats_reply_body");
_Static_assert(offsetof(struct pager_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct pager_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct pager_stats_reply_body, errors) == 16, "offset of errors");

struct pager_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct pager_stats_reply pager_stats_reply_read(const struct writ_msg *m)
{
    struct pager_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
pager_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool pager_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
pager_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pager_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PAGER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void pager_stats_reply_write(struct writ_msg *m, const struct pager_stats_reply *v)
{
    m->tag = PAGER_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Pager.abi */
enum {
    PAGER_ABI_METHOD = 0x03,
    PAGER_ABI_DEADLINE_MS = 100,
};

#define PAGER_ABI_REQUEST UINT64_C(0x57000000000e0003)
#define PAGER_ABI_REPLY UINT64_C(0x57100008000e0000)

struct pager_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct pager_abi_reply_body) == 8, "size of pager_abi_reply_body");
_Static_assert(offsetof(struct pager_abi_reply_body, hash) == 0, "offset of hash");

struct pager_abi_reply {
    uint64_t hash;
};

static inline struct pager_abi_reply pager_abi_reply_read(const struct writ_msg *m)
{
    struct pager_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
pager_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool pager_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pager_abi_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pager_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PAGER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void pager_abi_reply_write(struct writ_msg *m, const struct pager_abi_reply *v)
{
    m->tag = PAGER_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Pager.fetch */
enum {
    PAGER_FETCH_METHOD = 0x10,
    PAGER_FETCH_DEADLINE_MS = 5000,
};

#define PAGER_FETCH_REQUEST UINT64_C(0x57000010000e0010)
#define PAGER_FETCH_REPLY UINT64_C(0x57100000000e0000)

struct pager_fetch_request_body {
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct pager_fetch_request_body) == 16, "size of pager_fetch_request_body");
_Static_assert(offsetof(struct pager_fetch_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct pager_fetch_request_body, bytes) == 8, "offset of bytes");

struct pager_fetch_request {
    uint64_t offset;
    uint64_t bytes;
};

static inline struct pager_fetch_request pager_fetch_request_read(const struct writ_msg *m)
{
    struct pager_fetch_request v;
    v.offset = m->w[0];
    v.bytes = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
pager_fetch_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool pager_fetch_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
pager_fetch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pager_fetch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PAGER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Pager on a connection of this label. */
static inline struct writ_verdict pager_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 16, .most = 16, .roles = PAGER_ROLE_KERNEL_SIDE},
    };
    return writ_judge(tag, PAGER_PROTOCOL, label, roles, shapes, 4);
}

/* Steps 1 to 13 for a request to Pager. */
static inline struct writ_verdict pager_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = pager_judge(m->tag, PAGER_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PAGER_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pager_ping_request_check(m, body, records));
    case PAGER_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pager_stats_request_check(m, body, records));
    case PAGER_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pager_abi_request_check(m, body, records));
    case PAGER_FETCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pager_fetch_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
