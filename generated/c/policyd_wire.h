/* Generated from idl/policyd.writ: change it there.
 *
 * Messages of policyd as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef POLICYD_WIRE_H
#define POLICYD_WIRE_H

#include "writ/wire.h"

#include "policyd_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define POLICYD_ABI UINT64_C(0x3b984040da72a25b)

/* Checks one policy_rule at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject policy_rule_check(const uint8_t *at, uint32_t offset,
                                                   uint32_t first)
{
    if (!rule_origin_is_known(writ_load_u8(at + 14))) {
        return writ_reject(first, offset + 14);
    }
    if (!rule_state_is_known(writ_load_u8(at + 15))) {
        return writ_reject(first + 1, offset + 15);
    }
    return writ_reject(0, 0);
}

/* Writes one policy_rule, padding and all. */
static inline void policy_rule_store(uint8_t *at, const struct policy_rule *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->id);
    writ_store_u16(at + 8, v->subject);
    writ_store_u16(at + 10, v->target);
    writ_store_u16(at + 12, v->protocol);
    writ_store_u8(at + 14, (uint8_t)v->origin);
    writ_store_u8(at + 15, (uint8_t)v->state);
    writ_store_u32(at + 16, v->roles);
    writ_store_u32(at + 20, v->used);
}

/* Policyd.ping */
enum {
    POLICYD_PING_METHOD = 0x01,
    POLICYD_PING_DEADLINE_MS = 100,
};

#define POLICYD_PING_REQUEST UINT64_C(0x5700000000070001)
#define POLICYD_PING_REPLY UINT64_C(0x5710000000070000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
policyd_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Policyd.stats */
enum {
    POLICYD_STATS_METHOD = 0x02,
    POLICYD_STATS_DEADLINE_MS = 100,
};

#define POLICYD_STATS_REQUEST UINT64_C(0x5700000000070002)
#define POLICYD_STATS_REPLY UINT64_C(0x5710001800070000)

struct policyd_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct policyd_stats_reply_body) == 24, "size of policyd_stats_reply_body");
_Static_assert(offsetof(struct policyd_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct policyd_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct policyd_stats_reply_body, errors) == 16, "offset of errors");

struct policyd_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct policyd_stats_reply policyd_stats_reply_read(const struct writ_msg *m)
{
    struct policyd_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
policyd_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void policyd_stats_reply_write(struct writ_msg *m,
                                             const struct policyd_stats_reply *v)
{
    m->tag = POLICYD_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.abi */
enum {
    POLICYD_ABI_METHOD = 0x03,
    POLICYD_ABI_DEADLINE_MS = 100,
};

#define POLICYD_ABI_REQUEST UINT64_C(0x5700000000070003)
#define POLICYD_ABI_REPLY UINT64_C(0x5710000800070000)

struct policyd_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct policyd_abi_reply_body) == 8, "size of policyd_abi_reply_body");
_Static_assert(offsetof(struct policyd_abi_reply_body, hash) == 0, "offset of hash");

struct policyd_abi_reply {
    uint64_t hash;
};

static inline struct policyd_abi_reply policyd_abi_reply_read(const struct writ_msg *m)
{
    struct policyd_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
policyd_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void policyd_abi_reply_write(struct writ_msg *m, const struct policyd_abi_reply *v)
{
    m->tag = POLICYD_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.connect */
enum {
    POLICYD_CONNECT_METHOD = 0x10,
    POLICYD_CONNECT_DEADLINE_MS = 200,
};

#define POLICYD_CONNECT_REQUEST UINT64_C(0x5700001000070010)
#define POLICYD_CONNECT_REPLY UINT64_C(0x5731000000070000)

struct policyd_connect_request_body {
    uint32_t subject;
    uint16_t target;
    uint16_t protocol;
    uint32_t wanted_roles;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct policyd_connect_request_body) == 16,
               "size of policyd_connect_request_body");
_Static_assert(offsetof(struct policyd_connect_request_body, subject) == 0, "offset of subject");
_Static_assert(offsetof(struct policyd_connect_request_body, target) == 4, "offset of target");
_Static_assert(offsetof(struct policyd_connect_request_body, protocol) == 6, "offset of protocol");
_Static_assert(offsetof(struct policyd_connect_request_body, wanted_roles) == 8,
               "offset of wanted_roles");
_Static_assert(offsetof(struct policyd_connect_request_body, padding_12) == 12,
               "offset of padding_12");

struct policyd_connect_request {
    uint32_t subject;
    uint16_t target;
    uint16_t protocol;
    uint32_t wanted_roles;
};

enum policyd_connect_request_checks {
    POLICYD_CONNECT_REQUEST_12_PADDING = 9,
};

/* The body, by the checks from POLICYD_CONNECT_REQUEST_12_PADDING on. */
static inline struct writ_reject policyd_connect_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_CONNECT_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_connect_request policyd_connect_request_read(const struct writ_msg *m)
{
    struct policyd_connect_request v;
    v.subject = (uint32_t)m->w[0];
    v.target = (uint16_t)(m->w[0] >> 32);
    v.protocol = (uint16_t)(m->w[0] >> 48);
    v.wanted_roles = (uint32_t)m->w[1];
    return v;
}

struct policyd_connect_reply_body {
    uint32_t roles;
    uint8_t verdict;
    uint8_t padding_5[3];
};

_Static_assert(sizeof(struct policyd_connect_reply_body) == 8,
               "size of policyd_connect_reply_body");
_Static_assert(offsetof(struct policyd_connect_reply_body, roles) == 0, "offset of roles");
_Static_assert(offsetof(struct policyd_connect_reply_body, verdict) == 4, "offset of verdict");
_Static_assert(offsetof(struct policyd_connect_reply_body, padding_5) == 5, "offset of padding_5");

struct policyd_connect_reply {
    uint32_t roles;
    enum verdict verdict;
    uint32_t connection;
};

enum policyd_connect_reply_checks {
    POLICYD_CONNECT_REPLY_VERDICT_ENUM = 9,
    POLICYD_CONNECT_REPLY_5_PADDING = 10,
    POLICYD_CONNECT_REPLY_CONNECTION_HANDLE_ABSENT = 11,
    POLICYD_CONNECT_REPLY_CONNECTION_HANDLE_TYPE = 12,
    POLICYD_CONNECT_REPLY_CONNECTION_HANDLE_PROTOCOL = 13,
    POLICYD_CONNECT_REPLY_CONNECTION_HANDLE_RIGHTS = 14,
};

static const struct writ_handle_rule policyd_connect_reply_handles[] = {
    {.index = 0,
     .type = CONNECTION_TYPE,
     .protocol = WRIT_ANY_PROTOCOL,
     .rights = CONNECTION_RIGHT_CALL | CONNECTION_RIGHT_TRANSFER,
     .first = POLICYD_CONNECT_REPLY_CONNECTION_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from POLICYD_CONNECT_REPLY_VERDICT_ENUM on. */
static inline struct writ_reject policyd_connect_reply_check_body(const uint8_t *body,
                                                                  const uint8_t *records)
{
    struct writ_reject why;
    if (!verdict_is_known(writ_load_u8(body + 4))) {
        return writ_reject(POLICYD_CONNECT_REPLY_VERDICT_ENUM, 4);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(POLICYD_CONNECT_REPLY_5_PADDING, 5);
    }
    why = writ_handle_check(records, &policyd_connect_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct policyd_connect_reply policyd_connect_reply_read(const uint8_t *body,
                                                                      const uint8_t *records)
{
    struct policyd_connect_reply v;
    v.roles = writ_load_u32(body);
    v.verdict = (enum verdict)writ_load_u8(body + 4);
    v.connection = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
policyd_connect_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_connect_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_connect_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || policyd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_connect_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8, .handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_connect_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_connect_reply_check_body(body, records);
    }
    return why;
}

/* Policyd.check */
enum {
    POLICYD_CHECK_METHOD = 0x11,
    POLICYD_CHECK_DEADLINE_MS = 100,
};

#define POLICYD_CHECK_REQUEST UINT64_C(0x5700001000070011)
#define POLICYD_CHECK_REPLY UINT64_C(0x5710001000070000)

struct policyd_check_request_body {
    uint32_t subject;
    uint16_t target;
    uint16_t protocol;
    uint32_t wanted_roles;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct policyd_check_request_body) == 16,
               "size of policyd_check_request_body");
_Static_assert(offsetof(struct policyd_check_request_body, subject) == 0, "offset of subject");
_Static_assert(offsetof(struct policyd_check_request_body, target) == 4, "offset of target");
_Static_assert(offsetof(struct policyd_check_request_body, protocol) == 6, "offset of protocol");
_Static_assert(offsetof(struct policyd_check_request_body, wanted_roles) == 8,
               "offset of wanted_roles");
_Static_assert(offsetof(struct policyd_check_request_body, padding_12) == 12,
               "offset of padding_12");

struct policyd_check_request {
    uint32_t subject;
    uint16_t target;
    uint16_t protocol;
    uint32_t wanted_roles;
};

enum policyd_check_request_checks {
    POLICYD_CHECK_REQUEST_12_PADDING = 9,
};

/* The body, by the checks from POLICYD_CHECK_REQUEST_12_PADDING on. */
static inline struct writ_reject policyd_check_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_CHECK_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_check_request policyd_check_request_read(const struct writ_msg *m)
{
    struct policyd_check_request v;
    v.subject = (uint32_t)m->w[0];
    v.target = (uint16_t)(m->w[0] >> 32);
    v.protocol = (uint16_t)(m->w[0] >> 48);
    v.wanted_roles = (uint32_t)m->w[1];
    return v;
}

struct policyd_check_reply_body {
    uint8_t verdict;
    uint8_t cause;
    uint8_t padding_2[2];
    uint32_t roles;
    uint64_t rule;
};

_Static_assert(sizeof(struct policyd_check_reply_body) == 16, "size of policyd_check_reply_body");
_Static_assert(offsetof(struct policyd_check_reply_body, verdict) == 0, "offset of verdict");
_Static_assert(offsetof(struct policyd_check_reply_body, cause) == 1, "offset of cause");
_Static_assert(offsetof(struct policyd_check_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct policyd_check_reply_body, roles) == 4, "offset of roles");
_Static_assert(offsetof(struct policyd_check_reply_body, rule) == 8, "offset of rule");

struct policyd_check_reply {
    enum verdict verdict;
    uint8_t cause;
    uint32_t roles;
    uint64_t rule;
};

enum policyd_check_reply_checks {
    POLICYD_CHECK_REPLY_VERDICT_ENUM = 9,
    POLICYD_CHECK_REPLY_2_PADDING = 10,
};

/* The body, by the checks from POLICYD_CHECK_REPLY_VERDICT_ENUM on. */
static inline struct writ_reject policyd_check_reply_check_body(const struct writ_msg *m)
{
    if (!verdict_is_known((uint8_t)m->w[0])) {
        return writ_reject(POLICYD_CHECK_REPLY_VERDICT_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(POLICYD_CHECK_REPLY_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_check_reply policyd_check_reply_read(const struct writ_msg *m)
{
    struct policyd_check_reply v;
    v.verdict = (enum verdict)(uint8_t)m->w[0];
    v.cause = (uint8_t)(m->w[0] >> 8);
    v.roles = (uint32_t)(m->w[0] >> 32);
    v.rule = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
policyd_check_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_check_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_check_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_check_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_check_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_check_reply_check_body(m);
    }
    return why;
}

static inline void policyd_check_reply_write(struct writ_msg *m,
                                             const struct policyd_check_reply *v)
{
    m->tag = POLICYD_CHECK_REPLY;
    m->w[0] = (uint8_t)v->verdict | (uint64_t)v->cause << 8 | (uint64_t)v->roles << 32;
    m->w[1] = v->rule;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.explain */
enum {
    POLICYD_EXPLAIN_METHOD = 0x12,
    POLICYD_EXPLAIN_DEADLINE_MS = 100,
};

#define POLICYD_EXPLAIN_REQUEST UINT64_C(0x5700001000070012)
#define POLICYD_EXPLAIN_REPLY UINT64_C(0x5730000000070000)

struct policyd_explain_request_body {
    uint32_t subject;
    uint16_t target;
    uint16_t protocol;
    uint32_t wanted_roles;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct policyd_explain_request_body) == 16,
               "size of policyd_explain_request_body");
_Static_assert(offsetof(struct policyd_explain_request_body, subject) == 0, "offset of subject");
_Static_assert(offsetof(struct policyd_explain_request_body, target) == 4, "offset of target");
_Static_assert(offsetof(struct policyd_explain_request_body, protocol) == 6, "offset of protocol");
_Static_assert(offsetof(struct policyd_explain_request_body, wanted_roles) == 8,
               "offset of wanted_roles");
_Static_assert(offsetof(struct policyd_explain_request_body, padding_12) == 12,
               "offset of padding_12");

struct policyd_explain_request {
    uint32_t subject;
    uint16_t target;
    uint16_t protocol;
    uint32_t wanted_roles;
};

enum policyd_explain_request_checks {
    POLICYD_EXPLAIN_REQUEST_12_PADDING = 9,
};

/* The body, by the checks from POLICYD_EXPLAIN_REQUEST_12_PADDING on. */
static inline struct writ_reject policyd_explain_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_EXPLAIN_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_explain_request policyd_explain_request_read(const struct writ_msg *m)
{
    struct policyd_explain_request v;
    v.subject = (uint32_t)m->w[0];
    v.target = (uint16_t)(m->w[0] >> 32);
    v.protocol = (uint16_t)(m->w[0] >> 48);
    v.wanted_roles = (uint32_t)m->w[1];
    return v;
}

struct policyd_explain_reply_body {
    uint8_t verdict;
    uint8_t cause;
    uint8_t padding_2[2];
    uint32_t roles;
    uint64_t rule;
    struct writ_tail sentence;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct policyd_explain_reply_body) == 24,
               "size of policyd_explain_reply_body");
_Static_assert(offsetof(struct policyd_explain_reply_body, verdict) == 0, "offset of verdict");
_Static_assert(offsetof(struct policyd_explain_reply_body, cause) == 1, "offset of cause");
_Static_assert(offsetof(struct policyd_explain_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct policyd_explain_reply_body, roles) == 4, "offset of roles");
_Static_assert(offsetof(struct policyd_explain_reply_body, rule) == 8, "offset of rule");
_Static_assert(offsetof(struct policyd_explain_reply_body, sentence) == 16, "offset of sentence");
_Static_assert(offsetof(struct policyd_explain_reply_body, padding_20) == 20,
               "offset of padding_20");

struct policyd_explain_reply {
    enum verdict verdict;
    uint8_t cause;
    uint32_t roles;
    uint64_t rule;
    struct writ_bytes sentence;
};

enum policyd_explain_reply_checks {
    POLICYD_EXPLAIN_REPLY_FIXED = 9,
    POLICYD_EXPLAIN_REPLY_VERDICT_ENUM = 10,
    POLICYD_EXPLAIN_REPLY_2_PADDING = 11,
    POLICYD_EXPLAIN_REPLY_20_PADDING = 12,
    POLICYD_EXPLAIN_REPLY_SENTENCE_TAIL_LENGTH = 13,
    POLICYD_EXPLAIN_REPLY_SENTENCE_TAIL_END = 14,
    POLICYD_EXPLAIN_REPLY_SENTENCE_TEXT = 15,
    POLICYD_EXPLAIN_REPLY_SENTENCE_TAIL_PADDING = 16,
    POLICYD_EXPLAIN_REPLY_END = 17,
};

static const struct writ_tail_rule policyd_explain_reply_tails[] = {
    {.at = 16,
     .most = 512,
     .element = 1,
     .length_check = POLICYD_EXPLAIN_REPLY_SENTENCE_TAIL_LENGTH},
};

/* The body, by the checks from POLICYD_EXPLAIN_REPLY_FIXED on. */
static inline struct writ_reject policyd_explain_reply_check_body(const uint8_t *body,
                                                                  uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 16);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(POLICYD_EXPLAIN_REPLY_FIXED, 16);
    }
    if (!verdict_is_known(writ_load_u8(body))) {
        return writ_reject(POLICYD_EXPLAIN_REPLY_VERDICT_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(POLICYD_EXPLAIN_REPLY_2_PADDING, 2);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_EXPLAIN_REPLY_20_PADDING, 20);
    }
    uint32_t cursor = 24;
    why = writ_text_check(body, bytes, policyd_explain_reply_tails[0], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(POLICYD_EXPLAIN_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_explain_reply policyd_explain_reply_read(const uint8_t *body)
{
    struct policyd_explain_reply v;
    v.verdict = (enum verdict)writ_load_u8(body);
    v.cause = writ_load_u8(body + 1);
    v.roles = writ_load_u32(body + 4);
    v.rule = writ_load_u64(body + 8);
    v.sentence = writ_view(body, 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
policyd_explain_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_explain_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_explain_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_explain_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_explain_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_explain_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Policyd.read_rule */
enum {
    POLICYD_READ_RULE_METHOD = 0x13,
    POLICYD_READ_RULE_DEADLINE_MS = 100,
};

#define POLICYD_READ_RULE_REQUEST UINT64_C(0x5700000800070013)
#define POLICYD_READ_RULE_REPLY UINT64_C(0x5710002000070000)

struct policyd_read_rule_request_body {
    uint64_t rule;
};

_Static_assert(sizeof(struct policyd_read_rule_request_body) == 8,
               "size of policyd_read_rule_request_body");
_Static_assert(offsetof(struct policyd_read_rule_request_body, rule) == 0, "offset of rule");

struct policyd_read_rule_request {
    uint64_t rule;
};

enum policyd_read_rule_request_checks {
    POLICYD_READ_RULE_REQUEST_RULE_EXISTS = 9,
    POLICYD_READ_RULE_REQUEST_RULE_STATE = 10,
};

static inline struct policyd_read_rule_request
policyd_read_rule_request_read(const struct writ_msg *m)
{
    struct policyd_read_rule_request v;
    v.rule = m->w[0];
    return v;
}

struct policyd_read_rule_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    struct policy_rule row;
};

_Static_assert(sizeof(struct policyd_read_rule_reply_body) == 32,
               "size of policyd_read_rule_reply_body");
_Static_assert(offsetof(struct policyd_read_rule_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct policyd_read_rule_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct policyd_read_rule_reply_body, row) == 8, "offset of row");

struct policyd_read_rule_reply {
    enum rule_state state;
    struct policy_rule row;
};

enum policyd_read_rule_reply_checks {
    POLICYD_READ_RULE_REPLY_STATE_ENUM = 9,
    POLICYD_READ_RULE_REPLY_1_PADDING = 10,
    POLICYD_READ_RULE_REPLY_ROW_ORIGIN_ENUM = 11,
    POLICYD_READ_RULE_REPLY_ROW_STATE_ENUM = 12,
};

/* The body, by the checks from POLICYD_READ_RULE_REPLY_STATE_ENUM on. */
static inline struct writ_reject policyd_read_rule_reply_check_body(const struct writ_msg *m)
{
    if (!rule_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(POLICYD_READ_RULE_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(POLICYD_READ_RULE_REPLY_1_PADDING, 1);
    }
    if (!rule_origin_is_known((uint8_t)(m->w[2] >> 48))) {
        return writ_reject(POLICYD_READ_RULE_REPLY_ROW_ORIGIN_ENUM, 22);
    }
    if (!rule_state_is_known((uint8_t)(m->w[2] >> 56))) {
        return writ_reject(POLICYD_READ_RULE_REPLY_ROW_STATE_ENUM, 23);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_read_rule_reply policyd_read_rule_reply_read(const struct writ_msg *m)
{
    struct policyd_read_rule_reply v = {0};
    v.state = (enum rule_state)(uint8_t)m->w[0];
    v.row.id = m->w[1];
    v.row.subject = (uint16_t)m->w[2];
    v.row.target = (uint16_t)(m->w[2] >> 16);
    v.row.protocol = (uint16_t)(m->w[2] >> 32);
    v.row.origin = (uint8_t)(m->w[2] >> 48);
    v.row.state = (uint8_t)(m->w[2] >> 56);
    v.row.roles = (uint32_t)m->w[3];
    v.row.used = (uint32_t)(m->w[3] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_read_rule_request_check(const struct writ_msg *m,
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
static inline bool policyd_read_rule_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_read_rule_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_read_rule_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_read_rule_reply_check_body(m);
    }
    return why;
}

static inline void policyd_read_rule_reply_write(struct writ_msg *m,
                                                 const struct policyd_read_rule_reply *v)
{
    m->tag = POLICYD_READ_RULE_REPLY;
    m->w[0] = (uint8_t)v->state;
    m->w[1] = v->row.id;
    m->w[2] = v->row.subject | (uint64_t)v->row.target << 16 | (uint64_t)v->row.protocol << 32 | (uint64_t)(uint8_t)v->row.origin << 48 | (uint64_t)(uint8_t)v->row.state << 56;
    m->w[3] = v->row.roles | (uint64_t)v->row.used << 32;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.list_rules */
enum {
    POLICYD_LIST_RULES_METHOD = 0x14,
    POLICYD_LIST_RULES_DEADLINE_MS = 200,
};

#define POLICYD_LIST_RULES_REQUEST UINT64_C(0x5700000800070014)
#define POLICYD_LIST_RULES_REPLY UINT64_C(0x5730000000070000)

struct policyd_list_rules_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct policyd_list_rules_request_body) == 8,
               "size of policyd_list_rules_request_body");
_Static_assert(offsetof(struct policyd_list_rules_request_body, after) == 0, "offset of after");

struct policyd_list_rules_request {
    uint64_t after;
};

static inline struct policyd_list_rules_request
policyd_list_rules_request_read(const struct writ_msg *m)
{
    struct policyd_list_rules_request v;
    v.after = m->w[0];
    return v;
}

struct policyd_list_rules_reply_body {
    struct writ_tail items;
    uint8_t padding_4[4];
    uint64_t next;
    uint64_t generation;
};

_Static_assert(sizeof(struct policyd_list_rules_reply_body) == 24,
               "size of policyd_list_rules_reply_body");
_Static_assert(offsetof(struct policyd_list_rules_reply_body, items) == 0, "offset of items");
_Static_assert(offsetof(struct policyd_list_rules_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct policyd_list_rules_reply_body, next) == 8, "offset of next");
_Static_assert(offsetof(struct policyd_list_rules_reply_body, generation) == 16,
               "offset of generation");

struct policyd_list_rules_reply_items {
    const struct policy_rule *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct policy_rule *
policyd_list_rules_reply_items_at(const struct writ_io *io,
                                  const struct policyd_list_rules_reply_items *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct policyd_list_rules_reply {
    struct policyd_list_rules_reply_items items;
    uint64_t next;
    uint64_t generation;
};

enum policyd_list_rules_reply_checks {
    POLICYD_LIST_RULES_REPLY_FIXED = 9,
    POLICYD_LIST_RULES_REPLY_4_PADDING = 10,
    POLICYD_LIST_RULES_REPLY_ITEMS_TAIL_LENGTH = 11,
    POLICYD_LIST_RULES_REPLY_ITEMS_TAIL_END = 12,
    POLICYD_LIST_RULES_REPLY_ITEMS_ORIGIN_ENUM = 13,
    POLICYD_LIST_RULES_REPLY_ITEMS_STATE_ENUM = 14,
    POLICYD_LIST_RULES_REPLY_END = 15,
};

static const struct writ_tail_rule policyd_list_rules_reply_tails[] = {
    {.at = 0,
     .most = 64,
     .element = 24,
     .length_check = POLICYD_LIST_RULES_REPLY_ITEMS_TAIL_LENGTH},
};

/* The body, by the checks from POLICYD_LIST_RULES_REPLY_FIXED on. */
static inline struct writ_reject policyd_list_rules_reply_check_body(const uint8_t *body,
                                                                     uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(POLICYD_LIST_RULES_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_LIST_RULES_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 24;
    why = writ_tail_check(body, bytes, policyd_list_rules_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = policy_rule_check(body + cursor + i * 24, cursor + i * 24,
                                POLICYD_LIST_RULES_REPLY_ITEMS_ORIGIN_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 0).length * UINT32_C(24);
    if (cursor != bytes) {
        return writ_reject(POLICYD_LIST_RULES_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_list_rules_reply policyd_list_rules_reply_read(const uint8_t *body)
{
    struct policyd_list_rules_reply v;
    v.items.items =
        (const struct policy_rule *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.items.count = writ_load_tail(body + 0).length;
    v.items.use = 0;
    v.next = writ_load_u64(body + 8);
    v.generation = writ_load_u64(body + 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_list_rules_request_check(const struct writ_msg *m,
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
static inline bool policyd_list_rules_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject policyd_list_rules_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_list_rules_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_list_rules_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Policyd.add_rule */
enum {
    POLICYD_ADD_RULE_METHOD = 0x15,
    POLICYD_ADD_RULE_DEADLINE_MS = 200,
};

#define POLICYD_ADD_RULE_REQUEST UINT64_C(0x5700001000070015)
#define POLICYD_ADD_RULE_REPLY UINT64_C(0x5710000800070000)

struct policyd_add_rule_request_body {
    uint16_t subject;
    uint16_t target;
    uint16_t protocol;
    uint8_t origin;
    uint8_t padding_7[1];
    uint32_t roles;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct policyd_add_rule_request_body) == 16,
               "size of policyd_add_rule_request_body");
_Static_assert(offsetof(struct policyd_add_rule_request_body, subject) == 0, "offset of subject");
_Static_assert(offsetof(struct policyd_add_rule_request_body, target) == 2, "offset of target");
_Static_assert(offsetof(struct policyd_add_rule_request_body, protocol) == 4, "offset of protocol");
_Static_assert(offsetof(struct policyd_add_rule_request_body, origin) == 6, "offset of origin");
_Static_assert(offsetof(struct policyd_add_rule_request_body, padding_7) == 7,
               "offset of padding_7");
_Static_assert(offsetof(struct policyd_add_rule_request_body, roles) == 8, "offset of roles");
_Static_assert(offsetof(struct policyd_add_rule_request_body, padding_12) == 12,
               "offset of padding_12");

struct policyd_add_rule_request {
    uint16_t subject;
    uint16_t target;
    uint16_t protocol;
    enum rule_origin origin;
    uint32_t roles;
};

enum policyd_add_rule_request_checks {
    POLICYD_ADD_RULE_REQUEST_ORIGIN_ENUM = 9,
    POLICYD_ADD_RULE_REQUEST_7_PADDING = 10,
    POLICYD_ADD_RULE_REQUEST_12_PADDING = 11,
    POLICYD_ADD_RULE_REQUEST_GUARD = 12,
};

/* The body, by the checks from POLICYD_ADD_RULE_REQUEST_ORIGIN_ENUM on. */
static inline struct writ_reject policyd_add_rule_request_check_body(const struct writ_msg *m)
{
    if (!rule_origin_is_known((uint8_t)(m->w[0] >> 48))) {
        return writ_reject(POLICYD_ADD_RULE_REQUEST_ORIGIN_ENUM, 6);
    }
    if ((m->w[0] & UINT64_C(0xff00000000000000)) != 0) {
        return writ_reject(POLICYD_ADD_RULE_REQUEST_7_PADDING, 7);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_ADD_RULE_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_add_rule_request
policyd_add_rule_request_read(const struct writ_msg *m)
{
    struct policyd_add_rule_request v;
    v.subject = (uint16_t)m->w[0];
    v.target = (uint16_t)(m->w[0] >> 16);
    v.protocol = (uint16_t)(m->w[0] >> 32);
    v.origin = (enum rule_origin)(uint8_t)(m->w[0] >> 48);
    v.roles = (uint32_t)m->w[1];
    return v;
}

struct policyd_add_rule_reply_body {
    uint64_t rule;
};

_Static_assert(sizeof(struct policyd_add_rule_reply_body) == 8,
               "size of policyd_add_rule_reply_body");
_Static_assert(offsetof(struct policyd_add_rule_reply_body, rule) == 0, "offset of rule");

struct policyd_add_rule_reply {
    uint64_t rule;
};

static inline struct policyd_add_rule_reply policyd_add_rule_reply_read(const struct writ_msg *m)
{
    struct policyd_add_rule_reply v;
    v.rule = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_add_rule_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_add_rule_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_add_rule_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || policyd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_add_rule_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_add_rule_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void policyd_add_rule_reply_write(struct writ_msg *m,
                                                const struct policyd_add_rule_reply *v)
{
    m->tag = POLICYD_ADD_RULE_REPLY;
    m->w[0] = v->rule;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.revoke_rule */
enum {
    POLICYD_REVOKE_RULE_METHOD = 0x16,
    POLICYD_REVOKE_RULE_DEADLINE_MS = 1000,
};

#define POLICYD_REVOKE_RULE_REQUEST UINT64_C(0x5700000800070016)
#define POLICYD_REVOKE_RULE_REPLY UINT64_C(0x5710000800070000)

struct policyd_revoke_rule_request_body {
    uint64_t rule;
};

_Static_assert(sizeof(struct policyd_revoke_rule_request_body) == 8,
               "size of policyd_revoke_rule_request_body");
_Static_assert(offsetof(struct policyd_revoke_rule_request_body, rule) == 0, "offset of rule");

struct policyd_revoke_rule_request {
    uint64_t rule;
};

enum policyd_revoke_rule_request_checks {
    POLICYD_REVOKE_RULE_REQUEST_GUARD = 9,
    POLICYD_REVOKE_RULE_REQUEST_RULE_EXISTS = 10,
    POLICYD_REVOKE_RULE_REQUEST_RULE_STATE = 11,
};

static inline struct policyd_revoke_rule_request
policyd_revoke_rule_request_read(const struct writ_msg *m)
{
    struct policyd_revoke_rule_request v;
    v.rule = m->w[0];
    return v;
}

struct policyd_revoke_rule_reply_body {
    uint32_t revoked_connections;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct policyd_revoke_rule_reply_body) == 8,
               "size of policyd_revoke_rule_reply_body");
_Static_assert(offsetof(struct policyd_revoke_rule_reply_body, revoked_connections) == 0,
               "offset of revoked_connections");
_Static_assert(offsetof(struct policyd_revoke_rule_reply_body, padding_4) == 4,
               "offset of padding_4");

struct policyd_revoke_rule_reply {
    uint32_t revoked_connections;
};

enum policyd_revoke_rule_reply_checks {
    POLICYD_REVOKE_RULE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from POLICYD_REVOKE_RULE_REPLY_4_PADDING on. */
static inline struct writ_reject policyd_revoke_rule_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_REVOKE_RULE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_revoke_rule_reply
policyd_revoke_rule_reply_read(const struct writ_msg *m)
{
    struct policyd_revoke_rule_reply v;
    v.revoked_connections = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_revoke_rule_request_check(const struct writ_msg *m,
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
static inline bool policyd_revoke_rule_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || policyd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject policyd_revoke_rule_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_revoke_rule_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_revoke_rule_reply_check_body(m);
    }
    return why;
}

static inline void policyd_revoke_rule_reply_write(struct writ_msg *m,
                                                   const struct policyd_revoke_rule_reply *v)
{
    m->tag = POLICYD_REVOKE_RULE_REPLY;
    m->w[0] = v->revoked_connections;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.remove_rule */
enum {
    POLICYD_REMOVE_RULE_METHOD = 0x17,
    POLICYD_REMOVE_RULE_DEADLINE_MS = 100,
};

#define POLICYD_REMOVE_RULE_REQUEST UINT64_C(0x5700000800070017)
#define POLICYD_REMOVE_RULE_REPLY UINT64_C(0x5710000000070000)

struct policyd_remove_rule_request_body {
    uint64_t rule;
};

_Static_assert(sizeof(struct policyd_remove_rule_request_body) == 8,
               "size of policyd_remove_rule_request_body");
_Static_assert(offsetof(struct policyd_remove_rule_request_body, rule) == 0, "offset of rule");

struct policyd_remove_rule_request {
    uint64_t rule;
};

enum policyd_remove_rule_request_checks {
    POLICYD_REMOVE_RULE_REQUEST_GUARD = 9,
    POLICYD_REMOVE_RULE_REQUEST_RULE_EXISTS = 10,
    POLICYD_REMOVE_RULE_REQUEST_RULE_STATE = 11,
};

static inline struct policyd_remove_rule_request
policyd_remove_rule_request_read(const struct writ_msg *m)
{
    struct policyd_remove_rule_request v;
    v.rule = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_remove_rule_request_check(const struct writ_msg *m,
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
static inline bool policyd_remove_rule_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject policyd_remove_rule_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_remove_rule_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Policyd.revoke_principal */
enum {
    POLICYD_REVOKE_PRINCIPAL_METHOD = 0x18,
    POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS = 1000,
};

#define POLICYD_REVOKE_PRINCIPAL_REQUEST UINT64_C(0x5700000800070018)
#define POLICYD_REVOKE_PRINCIPAL_REPLY UINT64_C(0x5710000800070000)

struct policyd_revoke_principal_request_body {
    uint32_t principal;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct policyd_revoke_principal_request_body) == 8,
               "size of policyd_revoke_principal_request_body");
_Static_assert(offsetof(struct policyd_revoke_principal_request_body, principal) == 0,
               "offset of principal");
_Static_assert(offsetof(struct policyd_revoke_principal_request_body, padding_4) == 4,
               "offset of padding_4");

struct policyd_revoke_principal_request {
    uint32_t principal;
};

enum policyd_revoke_principal_request_checks {
    POLICYD_REVOKE_PRINCIPAL_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from POLICYD_REVOKE_PRINCIPAL_REQUEST_4_PADDING on. */
static inline struct writ_reject
policyd_revoke_principal_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_REVOKE_PRINCIPAL_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_revoke_principal_request
policyd_revoke_principal_request_read(const struct writ_msg *m)
{
    struct policyd_revoke_principal_request v;
    v.principal = (uint32_t)m->w[0];
    return v;
}

struct policyd_revoke_principal_reply_body {
    uint32_t revoked_connections;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct policyd_revoke_principal_reply_body) == 8,
               "size of policyd_revoke_principal_reply_body");
_Static_assert(offsetof(struct policyd_revoke_principal_reply_body, revoked_connections) == 0,
               "offset of revoked_connections");
_Static_assert(offsetof(struct policyd_revoke_principal_reply_body, padding_4) == 4,
               "offset of padding_4");

struct policyd_revoke_principal_reply {
    uint32_t revoked_connections;
};

enum policyd_revoke_principal_reply_checks {
    POLICYD_REVOKE_PRINCIPAL_REPLY_4_PADDING = 9,
};

/* The body, by the checks from POLICYD_REVOKE_PRINCIPAL_REPLY_4_PADDING on. */
static inline struct writ_reject policyd_revoke_principal_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_REVOKE_PRINCIPAL_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_revoke_principal_reply
policyd_revoke_principal_reply_read(const struct writ_msg *m)
{
    struct policyd_revoke_principal_reply v;
    v.revoked_connections = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_revoke_principal_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_revoke_principal_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_revoke_principal_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || policyd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject policyd_revoke_principal_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_revoke_principal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_revoke_principal_reply_check_body(m);
    }
    return why;
}

static inline void
policyd_revoke_principal_reply_write(struct writ_msg *m,
                                     const struct policyd_revoke_principal_reply *v)
{
    m->tag = POLICYD_REVOKE_PRINCIPAL_REPLY;
    m->w[0] = v->revoked_connections;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Policyd.restore_principal */
enum {
    POLICYD_RESTORE_PRINCIPAL_METHOD = 0x19,
    POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS = 100,
};

#define POLICYD_RESTORE_PRINCIPAL_REQUEST UINT64_C(0x5700000800070019)
#define POLICYD_RESTORE_PRINCIPAL_REPLY UINT64_C(0x5710000000070000)

struct policyd_restore_principal_request_body {
    uint32_t principal;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct policyd_restore_principal_request_body) == 8,
               "size of policyd_restore_principal_request_body");
_Static_assert(offsetof(struct policyd_restore_principal_request_body, principal) == 0,
               "offset of principal");
_Static_assert(offsetof(struct policyd_restore_principal_request_body, padding_4) == 4,
               "offset of padding_4");

struct policyd_restore_principal_request {
    uint32_t principal;
};

enum policyd_restore_principal_request_checks {
    POLICYD_RESTORE_PRINCIPAL_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from POLICYD_RESTORE_PRINCIPAL_REQUEST_4_PADDING on. */
static inline struct writ_reject
policyd_restore_principal_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(POLICYD_RESTORE_PRINCIPAL_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_restore_principal_request
policyd_restore_principal_request_read(const struct writ_msg *m)
{
    struct policyd_restore_principal_request v;
    v.principal = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_restore_principal_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x19, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_restore_principal_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_restore_principal_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || policyd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject policyd_restore_principal_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_restore_principal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Policyd.subscribe */
enum {
    POLICYD_SUBSCRIBE_METHOD = 0x1a,
    POLICYD_SUBSCRIBE_DEADLINE_MS = 100,
};

#define POLICYD_SUBSCRIBE_REQUEST UINT64_C(0x572100000007001a)
#define POLICYD_SUBSCRIBE_REPLY UINT64_C(0x5710000000070000)

struct policyd_subscribe_request {
    uint32_t bell;
};

enum policyd_subscribe_request_checks {
    POLICYD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    POLICYD_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    POLICYD_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    POLICYD_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule policyd_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = POLICYD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from POLICYD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject policyd_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &policyd_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct policyd_subscribe_request
policyd_subscribe_request_read(const uint8_t *records)
{
    struct policyd_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_subscribe_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = policyd_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
policyd_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Policyd.next_event */
enum {
    POLICYD_NEXT_EVENT_METHOD = 0x1b,
    POLICYD_NEXT_EVENT_DEADLINE_MS = 100,
};

#define POLICYD_NEXT_EVENT_REQUEST UINT64_C(0x570000080007001b)
#define POLICYD_NEXT_EVENT_REPLY UINT64_C(0x5710002800070000)

struct policyd_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct policyd_next_event_request_body) == 8,
               "size of policyd_next_event_request_body");
_Static_assert(offsetof(struct policyd_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct policyd_next_event_request {
    uint64_t after_seq;
};

static inline struct policyd_next_event_request
policyd_next_event_request_read(const struct writ_msg *m)
{
    struct policyd_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct policyd_next_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    struct policy_rule row;
};

_Static_assert(sizeof(struct policyd_next_event_reply_body) == 40,
               "size of policyd_next_event_reply_body");
_Static_assert(offsetof(struct policyd_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct policyd_next_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct policyd_next_event_reply_body, row) == 16, "offset of row");

struct policyd_next_event_reply {
    uint64_t seq;
    uint64_t lost;
    struct policy_rule row;
};

enum policyd_next_event_reply_checks {
    POLICYD_NEXT_EVENT_REPLY_ROW_ORIGIN_ENUM = 9,
    POLICYD_NEXT_EVENT_REPLY_ROW_STATE_ENUM = 10,
};

/* The body, by the checks from POLICYD_NEXT_EVENT_REPLY_ROW_ORIGIN_ENUM on. */
static inline struct writ_reject policyd_next_event_reply_check_body(const struct writ_msg *m)
{
    if (!rule_origin_is_known((uint8_t)(m->w[3] >> 48))) {
        return writ_reject(POLICYD_NEXT_EVENT_REPLY_ROW_ORIGIN_ENUM, 30);
    }
    if (!rule_state_is_known((uint8_t)(m->w[3] >> 56))) {
        return writ_reject(POLICYD_NEXT_EVENT_REPLY_ROW_STATE_ENUM, 31);
    }
    return writ_reject(0, 0);
}

static inline struct policyd_next_event_reply
policyd_next_event_reply_read(const struct writ_msg *m)
{
    struct policyd_next_event_reply v = {0};
    v.seq = m->w[0];
    v.lost = m->w[1];
    v.row.id = m->w[2];
    v.row.subject = (uint16_t)m->w[3];
    v.row.target = (uint16_t)(m->w[3] >> 16);
    v.row.protocol = (uint16_t)(m->w[3] >> 32);
    v.row.origin = (uint8_t)(m->w[3] >> 48);
    v.row.state = (uint8_t)(m->w[3] >> 56);
    v.row.roles = (uint32_t)m->w[4];
    v.row.used = (uint32_t)(m->w[4] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject policyd_next_event_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool policyd_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || policyd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject policyd_next_event_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || policyd_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POLICYD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = policyd_next_event_reply_check_body(m);
    }
    return why;
}

static inline void policyd_next_event_reply_write(struct writ_msg *m,
                                                  const struct policyd_next_event_reply *v)
{
    m->tag = POLICYD_NEXT_EVENT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->lost;
    m->w[2] = v->row.id;
    m->w[3] = v->row.subject | (uint64_t)v->row.target << 16 | (uint64_t)v->row.protocol << 32 | (uint64_t)(uint8_t)v->row.origin << 48 | (uint64_t)(uint8_t)v->row.state << 56;
    m->w[4] = v->row.roles | (uint64_t)v->row.used << 32;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Policyd on a connection of this label. */
static inline struct writ_verdict policyd_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 16, .most = 16, .roles = POLICYD_ROLE_BROKER},
        {.number = 0x11,
         .least = 16,
         .most = 16,
         .roles = POLICYD_ROLE_BROKER | POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER},
        {.number = 0x12,
         .least = 16,
         .most = 16,
         .roles = POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER},
        {.number = 0x13,
         .least = 8,
         .most = 8,
         .roles = POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER},
        {.number = 0x14,
         .least = 8,
         .most = 8,
         .roles = POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER},
        {.number = 0x15,
         .least = 16,
         .most = 16,
         .roles = POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR},
        {.number = 0x16,
         .least = 8,
         .most = 8,
         .roles = POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR},
        {.number = 0x17,
         .least = 8,
         .most = 8,
         .roles = POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR},
        {.number = 0x18, .least = 8, .most = 8, .roles = POLICYD_ROLE_OPERATOR},
        {.number = 0x19, .least = 8, .most = 8, .roles = POLICYD_ROLE_OPERATOR},
        {.number = 0x1a,
         .handles = 1,
         .buffer = true,
         .roles = POLICYD_ROLE_BROKER | POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER},
        {.number = 0x1b,
         .least = 8,
         .most = 8,
         .roles = POLICYD_ROLE_BROKER | POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER},
    };
    return writ_judge(tag, POLICYD_PROTOCOL, label, roles, shapes, 15);
}

/* Steps 1 to 13 for a request to Policyd. */
static inline struct writ_verdict policyd_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records,
                                                        uint32_t roles)
{
    struct writ_verdict verdict = policyd_judge(m->tag, POLICYD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case POLICYD_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_ping_request_check(m, body, records));
    case POLICYD_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_stats_request_check(m, body, records));
    case POLICYD_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_abi_request_check(m, body, records));
    case POLICYD_CONNECT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_connect_request_check(m, body, records));
    case POLICYD_CHECK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_check_request_check(m, body, records));
    case POLICYD_EXPLAIN_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_explain_request_check(m, body, records));
    case POLICYD_READ_RULE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_read_rule_request_check(m, body, records));
    case POLICYD_LIST_RULES_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_list_rules_request_check(m, body, records));
    case POLICYD_ADD_RULE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_add_rule_request_check(m, body, records));
    case POLICYD_REVOKE_RULE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_revoke_rule_request_check(m, body, records));
    case POLICYD_REMOVE_RULE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_remove_rule_request_check(m, body, records));
    case POLICYD_REVOKE_PRINCIPAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            policyd_revoke_principal_request_check(m, body, records));
    case POLICYD_RESTORE_PRINCIPAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            policyd_restore_principal_request_check(m, body, records));
    case POLICYD_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_subscribe_request_check(m, body, records));
    case POLICYD_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, policyd_next_event_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
