/* Generated from idl/kernel/ipc.writ: change it there.
 *
 * Messages of kernel as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef KERNEL_WIRE_H
#define KERNEL_WIRE_H

#include "writ/wire.h"

#include "kernel_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define KERNEL_ABI UINT64_C(0xacf913704803e2b2)

/* Endpoint.mint */
enum {
    ENDPOINT_MINT_METHOD = 0x10,
    ENDPOINT_MINT_DEADLINE_MS = 100,
};

#define ENDPOINT_MINT_REQUEST UINT64_C(0x57000010ff050010)
#define ENDPOINT_MINT_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_mint_request_body {
    uint64_t label;
    uint32_t roles;
    uint32_t grantee;
};

_Static_assert(sizeof(struct endpoint_mint_request_body) == 16,
               "size of endpoint_mint_request_body");
_Static_assert(offsetof(struct endpoint_mint_request_body, label) == 0, "offset of label");
_Static_assert(offsetof(struct endpoint_mint_request_body, roles) == 8, "offset of roles");
_Static_assert(offsetof(struct endpoint_mint_request_body, grantee) == 12, "offset of grantee");

struct endpoint_mint_request {
    uint64_t label;
    uint32_t roles;
    uint32_t grantee;
};

static inline struct endpoint_mint_request endpoint_mint_request_read(const struct writ_msg *m)
{
    struct endpoint_mint_request v;
    v.label = m->w[0];
    v.roles = (uint32_t)m->w[1];
    v.grantee = (uint32_t)(m->w[1] >> 32);
    return v;
}

struct endpoint_mint_reply_body {
    uint32_t connection;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_mint_reply_body) == 8, "size of endpoint_mint_reply_body");
_Static_assert(offsetof(struct endpoint_mint_reply_body, connection) == 0, "offset of connection");
_Static_assert(offsetof(struct endpoint_mint_reply_body, padding_4) == 4, "offset of padding_4");

struct endpoint_mint_reply {
    uint32_t connection;
};

enum endpoint_mint_reply_checks {
    ENDPOINT_MINT_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_MINT_REPLY_4_PADDING on. */
static inline struct writ_reject endpoint_mint_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_MINT_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_mint_reply endpoint_mint_reply_read(const struct writ_msg *m)
{
    struct endpoint_mint_reply v;
    v.connection = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
endpoint_mint_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_mint_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
endpoint_mint_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_mint_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_mint_reply_check_body(m);
    }
    return why;
}

static inline void endpoint_mint_reply_write(struct writ_msg *m,
                                             const struct endpoint_mint_reply *v)
{
    m->tag = ENDPOINT_MINT_REPLY;
    m->w[0] = v->connection;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.bind */
enum {
    ENDPOINT_BIND_METHOD = 0x11,
    ENDPOINT_BIND_DEADLINE_MS = 100,
};

#define ENDPOINT_BIND_REQUEST UINT64_C(0x57000000ff050011)
#define ENDPOINT_BIND_REPLY UINT64_C(0x57100000ff050000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
endpoint_bind_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_bind_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
endpoint_bind_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_bind_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Endpoint.bind_notification */
enum {
    ENDPOINT_BIND_NOTIFICATION_METHOD = 0x12,
    ENDPOINT_BIND_NOTIFICATION_DEADLINE_MS = 100,
};

#define ENDPOINT_BIND_NOTIFICATION_REQUEST UINT64_C(0x57000008ff050012)
#define ENDPOINT_BIND_NOTIFICATION_REPLY UINT64_C(0x57100000ff050000)

struct endpoint_bind_notification_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_bind_notification_request_body) == 8,
               "size of endpoint_bind_notification_request_body");
_Static_assert(offsetof(struct endpoint_bind_notification_request_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct endpoint_bind_notification_request_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_bind_notification_request {
    uint32_t notification;
};

enum endpoint_bind_notification_request_checks {
    ENDPOINT_BIND_NOTIFICATION_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_BIND_NOTIFICATION_REQUEST_4_PADDING on. */
static inline struct writ_reject
endpoint_bind_notification_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_BIND_NOTIFICATION_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_bind_notification_request
endpoint_bind_notification_request_read(const struct writ_msg *m)
{
    struct endpoint_bind_notification_request v;
    v.notification = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_bind_notification_request_check(const struct writ_msg *m,
                                                                          const uint8_t *body,
                                                                          const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = endpoint_bind_notification_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_bind_notification_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_bind_notification_reply_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_bind_notification_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Endpoint.revoke_label */
enum {
    ENDPOINT_REVOKE_LABEL_METHOD = 0x13,
    ENDPOINT_REVOKE_LABEL_DEADLINE_MS = 1000,
};

#define ENDPOINT_REVOKE_LABEL_REQUEST UINT64_C(0x57000008ff050013)
#define ENDPOINT_REVOKE_LABEL_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_revoke_label_request_body {
    uint64_t label;
};

_Static_assert(sizeof(struct endpoint_revoke_label_request_body) == 8,
               "size of endpoint_revoke_label_request_body");
_Static_assert(offsetof(struct endpoint_revoke_label_request_body, label) == 0, "offset of label");

struct endpoint_revoke_label_request {
    uint64_t label;
};

static inline struct endpoint_revoke_label_request
endpoint_revoke_label_request_read(const struct writ_msg *m)
{
    struct endpoint_revoke_label_request v;
    v.label = m->w[0];
    return v;
}

struct endpoint_revoke_label_reply_body {
    uint32_t revoked;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_label_reply_body) == 8,
               "size of endpoint_revoke_label_reply_body");
_Static_assert(offsetof(struct endpoint_revoke_label_reply_body, revoked) == 0,
               "offset of revoked");
_Static_assert(offsetof(struct endpoint_revoke_label_reply_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_label_reply {
    uint32_t revoked;
};

enum endpoint_revoke_label_reply_checks {
    ENDPOINT_REVOKE_LABEL_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_LABEL_REPLY_4_PADDING on. */
static inline struct writ_reject endpoint_revoke_label_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_LABEL_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_label_reply
endpoint_revoke_label_reply_read(const struct writ_msg *m)
{
    struct endpoint_revoke_label_reply v;
    v.revoked = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_revoke_label_request_check(const struct writ_msg *m,
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
static inline bool endpoint_revoke_label_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_revoke_label_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_revoke_label_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_revoke_label_reply_check_body(m);
    }
    return why;
}

static inline void endpoint_revoke_label_reply_write(struct writ_msg *m,
                                                     const struct endpoint_revoke_label_reply *v)
{
    m->tag = ENDPOINT_REVOKE_LABEL_REPLY;
    m->w[0] = v->revoked;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.revoke_principal */
enum {
    ENDPOINT_REVOKE_PRINCIPAL_METHOD = 0x14,
    ENDPOINT_REVOKE_PRINCIPAL_DEADLINE_MS = 1000,
};

#define ENDPOINT_REVOKE_PRINCIPAL_REQUEST UINT64_C(0x57000008ff050014)
#define ENDPOINT_REVOKE_PRINCIPAL_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_revoke_principal_request_body {
    uint32_t principal;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_principal_request_body) == 8,
               "size of endpoint_revoke_principal_request_body");
_Static_assert(offsetof(struct endpoint_revoke_principal_request_body, principal) == 0,
               "offset of principal");
_Static_assert(offsetof(struct endpoint_revoke_principal_request_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_principal_request {
    uint32_t principal;
};

enum endpoint_revoke_principal_request_checks {
    ENDPOINT_REVOKE_PRINCIPAL_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_PRINCIPAL_REQUEST_4_PADDING on. */
static inline struct writ_reject
endpoint_revoke_principal_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_PRINCIPAL_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_principal_request
endpoint_revoke_principal_request_read(const struct writ_msg *m)
{
    struct endpoint_revoke_principal_request v;
    v.principal = (uint32_t)m->w[0];
    return v;
}

struct endpoint_revoke_principal_reply_body {
    uint32_t revoked;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_principal_reply_body) == 8,
               "size of endpoint_revoke_principal_reply_body");
_Static_assert(offsetof(struct endpoint_revoke_principal_reply_body, revoked) == 0,
               "offset of revoked");
_Static_assert(offsetof(struct endpoint_revoke_principal_reply_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_principal_reply {
    uint32_t revoked;
};

enum endpoint_revoke_principal_reply_checks {
    ENDPOINT_REVOKE_PRINCIPAL_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_PRINCIPAL_REPLY_4_PADDING on. */
static inline struct writ_reject
endpoint_revoke_principal_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_PRINCIPAL_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_principal_reply
endpoint_revoke_principal_reply_read(const struct writ_msg *m)
{
    struct endpoint_revoke_principal_reply v;
    v.revoked = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_revoke_principal_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = endpoint_revoke_principal_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_revoke_principal_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_revoke_principal_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_revoke_principal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_revoke_principal_reply_check_body(m);
    }
    return why;
}

static inline void
endpoint_revoke_principal_reply_write(struct writ_msg *m,
                                      const struct endpoint_revoke_principal_reply *v)
{
    m->tag = ENDPOINT_REVOKE_PRINCIPAL_REPLY;
    m->w[0] = v->revoked;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.shut */
enum {
    ENDPOINT_SHUT_METHOD = 0x15,
    ENDPOINT_SHUT_DEADLINE_MS = 1000,
};

#define ENDPOINT_SHUT_REQUEST UINT64_C(0x57000000ff050015)
#define ENDPOINT_SHUT_REPLY UINT64_C(0x57100000ff050000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
endpoint_shut_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_shut_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
endpoint_shut_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_shut_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Endpoint on a connection of this label. */
static inline struct writ_verdict endpoint_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x15, .roles = UINT32_MAX},
    };
    return writ_judge(tag, ENDPOINT_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to Endpoint. */
static inline struct writ_verdict endpoint_request_check(const struct writ_msg *m,
                                                         const uint8_t *body,
                                                         const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = endpoint_judge(m->tag, ENDPOINT_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case ENDPOINT_MINT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_mint_request_check(m, body, records));
    case ENDPOINT_BIND_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_bind_request_check(m, body, records));
    case ENDPOINT_BIND_NOTIFICATION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_bind_notification_request_check(m, body, records));
    case ENDPOINT_REVOKE_LABEL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_revoke_label_request_check(m, body, records));
    case ENDPOINT_REVOKE_PRINCIPAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_revoke_principal_request_check(m, body, records));
    case ENDPOINT_SHUT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_shut_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Steps 1 to 8 for a request to Connection on a connection of this label. */
static inline struct writ_verdict connection_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    return writ_judge(tag, CONNECTION_PROTOCOL, label, roles, NULL, 0);
}

/* Steps 1 to 13 for a request to Connection. */
static inline struct writ_verdict connection_request_check(const struct writ_msg *m,
                                                           const uint8_t *body,
                                                           const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = connection_judge(m->tag, CONNECTION_PROTOCOL, roles);
    (void)body;
    (void)records;
    return verdict;
}

/* Steps 1 to 8 for a request to Reply on a connection of this label. */
static inline struct writ_verdict reply_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    return writ_judge(tag, REPLY_PROTOCOL, label, roles, NULL, 0);
}

/* Steps 1 to 13 for a request to Reply. */
static inline struct writ_verdict reply_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = reply_judge(m->tag, REPLY_PROTOCOL, roles);
    (void)body;
    (void)records;
    return verdict;
}

/* Steps 1 to 8 for a request to Notification on a connection of this label. */
static inline struct writ_verdict notification_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    return writ_judge(tag, NOTIFICATION_PROTOCOL, label, roles, NULL, 0);
}

/* Steps 1 to 13 for a request to Notification. */
static inline struct writ_verdict notification_request_check(const struct writ_msg *m,
                                                             const uint8_t *body,
                                                             const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = notification_judge(m->tag, NOTIFICATION_PROTOCOL, roles);
    (void)body;
    (void)records;
    return verdict;
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
    uint8_t category;
    struct writ_tail text;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct log_write_request_body) == 8, "size of log_write_request_body");
_Static_assert(offsetof(struct log_write_request_body, level) == 0, "offset of level");
_Static_assert(offsetof(struct log_write_request_body, category) == 1, "offset of category");
_Static_assert(offsetof(struct log_write_request_body, text) == 2, "offset of text");
_Static_assert(offsetof(struct log_write_request_body, padding_6) == 6, "offset of padding_6");

struct log_write_request {
    enum log_level level;
    enum log_category category;
    struct writ_bytes text;
};

enum log_write_request_checks {
    LOG_WRITE_REQUEST_FIXED = 9,
    LOG_WRITE_REQUEST_LEVEL_ENUM = 10,
    LOG_WRITE_REQUEST_CATEGORY_ENUM = 11,
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
    if (!log_category_is_known(writ_load_u8(body + 1))) {
        return writ_reject(LOG_WRITE_REQUEST_CATEGORY_ENUM, 1);
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
    v.category = (enum log_category)writ_load_u8(body + 1);
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

/* Log.write_console */
enum {
    LOG_WRITE_CONSOLE_METHOD = 0x11,
    LOG_WRITE_CONSOLE_DEADLINE_MS = 100,
};

#define LOG_WRITE_CONSOLE_REQUEST UINT64_C(0x57200000ff090011)
#define LOG_WRITE_CONSOLE_REPLY UINT64_C(0x57100000ff090000)

struct log_write_console_request_body {
    struct writ_tail bytes;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct log_write_console_request_body) == 8,
               "size of log_write_console_request_body");
_Static_assert(offsetof(struct log_write_console_request_body, bytes) == 0, "offset of bytes");
_Static_assert(offsetof(struct log_write_console_request_body, padding_4) == 4,
               "offset of padding_4");

struct log_write_console_request {
    struct writ_bytes bytes;
};

enum log_write_console_request_checks {
    LOG_WRITE_CONSOLE_REQUEST_FIXED = 9,
    LOG_WRITE_CONSOLE_REQUEST_4_PADDING = 10,
    LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_LENGTH = 11,
    LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_END = 12,
    LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_PADDING = 13,
    LOG_WRITE_CONSOLE_REQUEST_END = 14,
};

static const struct writ_tail_rule log_write_console_request_tails[] = {
    {.at = 0,
     .most = 512,
     .element = 1,
     .length_check = LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_LENGTH},
};

/* The body, by the checks from LOG_WRITE_CONSOLE_REQUEST_FIXED on. */
static inline struct writ_reject log_write_console_request_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(LOG_WRITE_CONSOLE_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(LOG_WRITE_CONSOLE_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, log_write_console_request_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOG_WRITE_CONSOLE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct log_write_console_request log_write_console_request_read(const uint8_t *body)
{
    struct log_write_console_request v;
    v.bytes = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_write_console_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x11, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_write_console_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_write_console_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
log_write_console_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_write_console_may_say(status);
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
        {.number = 0x11, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
    };
    return writ_judge(tag, LOG_PROTOCOL, label, roles, shapes, 2);
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
    case LOG_WRITE_CONSOLE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_write_console_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Quota.create_process */
enum {
    QUOTA_CREATE_PROCESS_METHOD = 0x10,
    QUOTA_CREATE_PROCESS_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_PROCESS_REQUEST UINT64_C(0x57000010ff030010)
#define QUOTA_CREATE_PROCESS_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_process_request_body {
    uint16_t component;
    uint16_t instance;
    uint8_t padding_4[4];
    uint64_t bytes;
};

_Static_assert(sizeof(struct quota_create_process_request_body) == 16,
               "size of quota_create_process_request_body");
_Static_assert(offsetof(struct quota_create_process_request_body, component) == 0,
               "offset of component");
_Static_assert(offsetof(struct quota_create_process_request_body, instance) == 2,
               "offset of instance");
_Static_assert(offsetof(struct quota_create_process_request_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct quota_create_process_request_body, bytes) == 8, "offset of bytes");

struct quota_create_process_request {
    uint16_t component;
    uint16_t instance;
    uint64_t bytes;
};

enum quota_create_process_request_checks {
    QUOTA_CREATE_PROCESS_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_PROCESS_REQUEST_4_PADDING on. */
static inline struct writ_reject quota_create_process_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_PROCESS_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_process_request
quota_create_process_request_read(const struct writ_msg *m)
{
    struct quota_create_process_request v;
    v.component = (uint16_t)m->w[0];
    v.instance = (uint16_t)(m->w[0] >> 16);
    v.bytes = m->w[1];
    return v;
}

struct quota_create_process_reply_body {
    uint32_t process;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_process_reply_body) == 8,
               "size of quota_create_process_reply_body");
_Static_assert(offsetof(struct quota_create_process_reply_body, process) == 0, "offset of process");
_Static_assert(offsetof(struct quota_create_process_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_process_reply {
    uint32_t process;
};

enum quota_create_process_reply_checks {
    QUOTA_CREATE_PROCESS_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_PROCESS_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_process_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_PROCESS_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_process_reply
quota_create_process_reply_read(const struct writ_msg *m)
{
    struct quota_create_process_reply v;
    v.process = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_process_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_process_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_process_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_process_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_process_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_process_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_process_reply_write(struct writ_msg *m,
                                                    const struct quota_create_process_reply *v)
{
    m->tag = QUOTA_CREATE_PROCESS_REPLY;
    m->w[0] = v->process;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_vmo */
enum {
    QUOTA_CREATE_VMO_METHOD = 0x11,
    QUOTA_CREATE_VMO_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_VMO_REQUEST UINT64_C(0x57000008ff030011)
#define QUOTA_CREATE_VMO_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_vmo_request_body {
    uint64_t bytes;
};

_Static_assert(sizeof(struct quota_create_vmo_request_body) == 8,
               "size of quota_create_vmo_request_body");
_Static_assert(offsetof(struct quota_create_vmo_request_body, bytes) == 0, "offset of bytes");

struct quota_create_vmo_request {
    uint64_t bytes;
};

enum quota_create_vmo_request_checks {
    QUOTA_CREATE_VMO_REQUEST_BYTES_RANGE = 9,
};

/* The body, by the checks from QUOTA_CREATE_VMO_REQUEST_BYTES_RANGE on. */
static inline struct writ_reject quota_create_vmo_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] < 4096 || m->w[0] > 1073741824) {
        return writ_reject(QUOTA_CREATE_VMO_REQUEST_BYTES_RANGE, 0);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_vmo_request
quota_create_vmo_request_read(const struct writ_msg *m)
{
    struct quota_create_vmo_request v;
    v.bytes = m->w[0];
    return v;
}

struct quota_create_vmo_reply_body {
    uint32_t vmo;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_vmo_reply_body) == 8,
               "size of quota_create_vmo_reply_body");
_Static_assert(offsetof(struct quota_create_vmo_reply_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct quota_create_vmo_reply_body, padding_4) == 4, "offset of padding_4");

struct quota_create_vmo_reply {
    uint32_t vmo;
};

enum quota_create_vmo_reply_checks {
    QUOTA_CREATE_VMO_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_VMO_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_vmo_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_VMO_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_vmo_reply quota_create_vmo_reply_read(const struct writ_msg *m)
{
    struct quota_create_vmo_reply v;
    v.vmo = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_vmo_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_vmo_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_vmo_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
quota_create_vmo_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_vmo_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_vmo_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_vmo_reply_write(struct writ_msg *m,
                                                const struct quota_create_vmo_reply *v)
{
    m->tag = QUOTA_CREATE_VMO_REPLY;
    m->w[0] = v->vmo;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_endpoint */
enum {
    QUOTA_CREATE_ENDPOINT_METHOD = 0x12,
    QUOTA_CREATE_ENDPOINT_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_ENDPOINT_REQUEST UINT64_C(0x57000008ff030012)
#define QUOTA_CREATE_ENDPOINT_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_endpoint_request_body {
    uint16_t protocol;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct quota_create_endpoint_request_body) == 8,
               "size of quota_create_endpoint_request_body");
_Static_assert(offsetof(struct quota_create_endpoint_request_body, protocol) == 0,
               "offset of protocol");
_Static_assert(offsetof(struct quota_create_endpoint_request_body, padding_2) == 2,
               "offset of padding_2");

struct quota_create_endpoint_request {
    uint16_t protocol;
};

enum quota_create_endpoint_request_checks {
    QUOTA_CREATE_ENDPOINT_REQUEST_2_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_ENDPOINT_REQUEST_2_PADDING on. */
static inline struct writ_reject quota_create_endpoint_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(QUOTA_CREATE_ENDPOINT_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_endpoint_request
quota_create_endpoint_request_read(const struct writ_msg *m)
{
    struct quota_create_endpoint_request v;
    v.protocol = (uint16_t)m->w[0];
    return v;
}

struct quota_create_endpoint_reply_body {
    uint32_t endpoint;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_endpoint_reply_body) == 8,
               "size of quota_create_endpoint_reply_body");
_Static_assert(offsetof(struct quota_create_endpoint_reply_body, endpoint) == 0,
               "offset of endpoint");
_Static_assert(offsetof(struct quota_create_endpoint_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_endpoint_reply {
    uint32_t endpoint;
};

enum quota_create_endpoint_reply_checks {
    QUOTA_CREATE_ENDPOINT_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_ENDPOINT_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_endpoint_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_ENDPOINT_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_endpoint_reply
quota_create_endpoint_reply_read(const struct writ_msg *m)
{
    struct quota_create_endpoint_reply v;
    v.endpoint = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_endpoint_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_endpoint_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_endpoint_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_endpoint_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_endpoint_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_endpoint_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_endpoint_reply_write(struct writ_msg *m,
                                                     const struct quota_create_endpoint_reply *v)
{
    m->tag = QUOTA_CREATE_ENDPOINT_REPLY;
    m->w[0] = v->endpoint;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_notification */
enum {
    QUOTA_CREATE_NOTIFICATION_METHOD = 0x13,
    QUOTA_CREATE_NOTIFICATION_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_NOTIFICATION_REQUEST UINT64_C(0x57000000ff030013)
#define QUOTA_CREATE_NOTIFICATION_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_notification_reply_body {
    uint32_t notification;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_notification_reply_body) == 8,
               "size of quota_create_notification_reply_body");
_Static_assert(offsetof(struct quota_create_notification_reply_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct quota_create_notification_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_notification_reply {
    uint32_t notification;
};

enum quota_create_notification_reply_checks {
    QUOTA_CREATE_NOTIFICATION_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_NOTIFICATION_REPLY_4_PADDING on. */
static inline struct writ_reject
quota_create_notification_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_NOTIFICATION_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_notification_reply
quota_create_notification_reply_read(const struct writ_msg *m)
{
    struct quota_create_notification_reply v;
    v.notification = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_notification_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_notification_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_notification_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_notification_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_notification_reply_check_body(m);
    }
    return why;
}

static inline void
quota_create_notification_reply_write(struct writ_msg *m,
                                      const struct quota_create_notification_reply *v)
{
    m->tag = QUOTA_CREATE_NOTIFICATION_REPLY;
    m->w[0] = v->notification;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.usage */
enum {
    QUOTA_USAGE_METHOD = 0x14,
    QUOTA_USAGE_DEADLINE_MS = 100,
};

#define QUOTA_USAGE_REQUEST UINT64_C(0x57000000ff030014)
#define QUOTA_USAGE_REPLY UINT64_C(0x57100010ff030000)

struct quota_usage_reply_body {
    uint64_t limit;
    uint64_t used;
};

_Static_assert(sizeof(struct quota_usage_reply_body) == 16, "size of quota_usage_reply_body");
_Static_assert(offsetof(struct quota_usage_reply_body, limit) == 0, "offset of limit");
_Static_assert(offsetof(struct quota_usage_reply_body, used) == 8, "offset of used");

struct quota_usage_reply {
    uint64_t limit;
    uint64_t used;
};

static inline struct quota_usage_reply quota_usage_reply_read(const struct writ_msg *m)
{
    struct quota_usage_reply v;
    v.limit = m->w[0];
    v.used = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
quota_usage_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_usage_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
quota_usage_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_usage_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void quota_usage_reply_write(struct writ_msg *m, const struct quota_usage_reply *v)
{
    m->tag = QUOTA_USAGE_REPLY;
    m->w[0] = v->limit;
    m->w[1] = v->used;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Quota on a connection of this label. */
static inline struct writ_verdict quota_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .roles = UINT32_MAX},
        {.number = 0x14, .roles = UINT32_MAX},
    };
    return writ_judge(tag, QUOTA_PROTOCOL, label, roles, shapes, 5);
}

/* Steps 1 to 13 for a request to Quota. */
static inline struct writ_verdict quota_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = quota_judge(m->tag, QUOTA_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case QUOTA_CREATE_PROCESS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_create_process_request_check(m, body, records));
    case QUOTA_CREATE_VMO_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_create_vmo_request_check(m, body, records));
    case QUOTA_CREATE_ENDPOINT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            quota_create_endpoint_request_check(m, body, records));
    case QUOTA_CREATE_NOTIFICATION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            quota_create_notification_request_check(m, body, records));
    case QUOTA_USAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_usage_request_check(m, body, records));
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

/* Vmo.seal */
enum {
    VMO_SEAL_METHOD = 0x11,
    VMO_SEAL_DEADLINE_MS = 100,
};

#define VMO_SEAL_REQUEST UINT64_C(0x57000000ff040011)
#define VMO_SEAL_REPLY UINT64_C(0x57100000ff040000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject vmo_seal_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_seal_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_seal_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_seal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Vmo on a connection of this label. */
static inline struct writ_verdict vmo_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
    };
    return writ_judge(tag, VMO_PROTOCOL, label, roles, shapes, 2);
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
    case VMO_SEAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_seal_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Process.describe */
enum {
    PROCESS_DESCRIBE_METHOD = 0x10,
    PROCESS_DESCRIBE_DEADLINE_MS = 100,
};

#define PROCESS_DESCRIBE_REQUEST UINT64_C(0x57000008ff010010)
#define PROCESS_DESCRIBE_REPLY UINT64_C(0x57100020ff010000)

struct process_describe_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_describe_request_body) == 8,
               "size of process_describe_request_body");
_Static_assert(offsetof(struct process_describe_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_describe_request_body, padding_4) == 4,
               "offset of padding_4");

struct process_describe_request {
    uint32_t slot;
};

enum process_describe_request_checks {
    PROCESS_DESCRIBE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_DESCRIBE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_describe_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_describe_request
process_describe_request_read(const struct writ_msg *m)
{
    struct process_describe_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

struct process_describe_reply_body {
    uint8_t type;
    uint8_t padding_1[1];
    uint16_t rights;
    uint16_t protocol;
    uint8_t padding_6[2];
    uint32_t roles;
    uint8_t padding_12[4];
    uint64_t label;
    uint64_t koid;
};

_Static_assert(sizeof(struct process_describe_reply_body) == 32,
               "size of process_describe_reply_body");
_Static_assert(offsetof(struct process_describe_reply_body, type) == 0, "offset of type");
_Static_assert(offsetof(struct process_describe_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct process_describe_reply_body, rights) == 2, "offset of rights");
_Static_assert(offsetof(struct process_describe_reply_body, protocol) == 4, "offset of protocol");
_Static_assert(offsetof(struct process_describe_reply_body, padding_6) == 6, "offset of padding_6");
_Static_assert(offsetof(struct process_describe_reply_body, roles) == 8, "offset of roles");
_Static_assert(offsetof(struct process_describe_reply_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct process_describe_reply_body, label) == 16, "offset of label");
_Static_assert(offsetof(struct process_describe_reply_body, koid) == 24, "offset of koid");

struct process_describe_reply {
    enum object_type type;
    uint16_t rights;
    uint16_t protocol;
    uint32_t roles;
    uint64_t label;
    uint64_t koid;
};

enum process_describe_reply_checks {
    PROCESS_DESCRIBE_REPLY_TYPE_ENUM = 9,
    PROCESS_DESCRIBE_REPLY_1_PADDING = 10,
    PROCESS_DESCRIBE_REPLY_6_PADDING = 11,
    PROCESS_DESCRIBE_REPLY_12_PADDING = 12,
};

/* The body, by the checks from PROCESS_DESCRIBE_REPLY_TYPE_ENUM on. */
static inline struct writ_reject process_describe_reply_check_body(const struct writ_msg *m)
{
    if (!object_type_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_TYPE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x000000000000ff00)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_1_PADDING, 1);
    }
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_6_PADDING, 6);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_describe_reply process_describe_reply_read(const struct writ_msg *m)
{
    struct process_describe_reply v;
    v.type = (enum object_type)(uint8_t)m->w[0];
    v.rights = (uint16_t)(m->w[0] >> 16);
    v.protocol = (uint16_t)(m->w[0] >> 32);
    v.roles = (uint32_t)m->w[1];
    v.label = m->w[2];
    v.koid = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_describe_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_describe_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_describe_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_describe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_describe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_describe_reply_check_body(m);
    }
    return why;
}

static inline void process_describe_reply_write(struct writ_msg *m,
                                                const struct process_describe_reply *v)
{
    m->tag = PROCESS_DESCRIBE_REPLY;
    m->w[0] = (uint8_t)v->type | (uint64_t)v->rights << 16 | (uint64_t)v->protocol << 32;
    m->w[1] = v->roles;
    m->w[2] = v->label;
    m->w[3] = v->koid;
    m->w[4] = 0;
    m->w[5] = 0;
}

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

/* Process.derive */
enum {
    PROCESS_DERIVE_METHOD = 0x12,
    PROCESS_DERIVE_DEADLINE_MS = 100,
};

#define PROCESS_DERIVE_REQUEST UINT64_C(0x57000008ff010012)
#define PROCESS_DERIVE_REPLY UINT64_C(0x57100008ff010000)

struct process_derive_request_body {
    uint32_t slot;
    uint16_t rights;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct process_derive_request_body) == 8,
               "size of process_derive_request_body");
_Static_assert(offsetof(struct process_derive_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_derive_request_body, rights) == 4, "offset of rights");
_Static_assert(offsetof(struct process_derive_request_body, padding_6) == 6, "offset of padding_6");

struct process_derive_request {
    uint32_t slot;
    uint16_t rights;
};

enum process_derive_request_checks {
    PROCESS_DERIVE_REQUEST_6_PADDING = 9,
};

/* The body, by the checks from PROCESS_DERIVE_REQUEST_6_PADDING on. */
static inline struct writ_reject process_derive_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCESS_DERIVE_REQUEST_6_PADDING, 6);
    }
    return writ_reject(0, 0);
}

static inline struct process_derive_request process_derive_request_read(const struct writ_msg *m)
{
    struct process_derive_request v;
    v.slot = (uint32_t)m->w[0];
    v.rights = (uint16_t)(m->w[0] >> 32);
    return v;
}

struct process_derive_reply_body {
    uint32_t derived;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_derive_reply_body) == 8, "size of process_derive_reply_body");
_Static_assert(offsetof(struct process_derive_reply_body, derived) == 0, "offset of derived");
_Static_assert(offsetof(struct process_derive_reply_body, padding_4) == 4, "offset of padding_4");

struct process_derive_reply {
    uint32_t derived;
};

enum process_derive_reply_checks {
    PROCESS_DERIVE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_DERIVE_REPLY_4_PADDING on. */
static inline struct writ_reject process_derive_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DERIVE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_derive_reply process_derive_reply_read(const struct writ_msg *m)
{
    struct process_derive_reply v;
    v.derived = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_derive_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_derive_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_derive_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_derive_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_derive_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_derive_reply_check_body(m);
    }
    return why;
}

static inline void process_derive_reply_write(struct writ_msg *m,
                                              const struct process_derive_reply *v)
{
    m->tag = PROCESS_DERIVE_REPLY;
    m->w[0] = v->derived;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.exit */
enum {
    PROCESS_EXIT_METHOD = 0x13,
    PROCESS_EXIT_DEADLINE_MS = 100,
};

#define PROCESS_EXIT_REQUEST UINT64_C(0x57000008ff010013)
#define PROCESS_EXIT_REPLY UINT64_C(0x57100000ff010000)

struct process_exit_request_body {
    uint32_t code;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_exit_request_body) == 8, "size of process_exit_request_body");
_Static_assert(offsetof(struct process_exit_request_body, code) == 0, "offset of code");
_Static_assert(offsetof(struct process_exit_request_body, padding_4) == 4, "offset of padding_4");

struct process_exit_request {
    uint32_t code;
};

enum process_exit_request_checks {
    PROCESS_EXIT_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_EXIT_REQUEST_4_PADDING on. */
static inline struct writ_reject process_exit_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_EXIT_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_exit_request process_exit_request_read(const struct writ_msg *m)
{
    struct process_exit_request v;
    v.code = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_exit_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_exit_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_exit_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_exit_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_exit_may_say(status);
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

#define PROCESS_MAP_REQUEST UINT64_C(0x57000020ff010014)
#define PROCESS_MAP_REPLY UINT64_C(0x57100000ff010000)

struct process_map_request_body {
    uint32_t vmo;
    uint8_t access;
    uint8_t padding_5[3];
    uint64_t address;
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct process_map_request_body) == 32, "size of process_map_request_body");
_Static_assert(offsetof(struct process_map_request_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct process_map_request_body, access) == 4, "offset of access");
_Static_assert(offsetof(struct process_map_request_body, padding_5) == 5, "offset of padding_5");
_Static_assert(offsetof(struct process_map_request_body, address) == 8, "offset of address");
_Static_assert(offsetof(struct process_map_request_body, offset) == 16, "offset of offset");
_Static_assert(offsetof(struct process_map_request_body, bytes) == 24, "offset of bytes");

struct process_map_request {
    uint32_t vmo;
    uint8_t access;
    uint64_t address;
    uint64_t offset;
    uint64_t bytes;
};

enum process_map_request_checks {
    PROCESS_MAP_REQUEST_ACCESS_BITS = 9,
    PROCESS_MAP_REQUEST_5_PADDING = 10,
};

/* The body, by the checks from PROCESS_MAP_REQUEST_ACCESS_BITS on. */
static inline struct writ_reject process_map_request_check_body(const struct writ_msg *m)
{
    if (((uint8_t)(m->w[0] >> 32) & 0xf8U) != 0) {
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
    v.offset = m->w[2];
    v.bytes = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_map_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 32, .most = 32};
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

/* Process.unmap */
enum {
    PROCESS_UNMAP_METHOD = 0x15,
    PROCESS_UNMAP_DEADLINE_MS = 100,
};

#define PROCESS_UNMAP_REQUEST UINT64_C(0x57000010ff010015)
#define PROCESS_UNMAP_REPLY UINT64_C(0x57100000ff010000)

struct process_unmap_request_body {
    uint64_t address;
    uint64_t bytes;
};

_Static_assert(sizeof(struct process_unmap_request_body) == 16,
               "size of process_unmap_request_body");
_Static_assert(offsetof(struct process_unmap_request_body, address) == 0, "offset of address");
_Static_assert(offsetof(struct process_unmap_request_body, bytes) == 8, "offset of bytes");

struct process_unmap_request {
    uint64_t address;
    uint64_t bytes;
};

static inline struct process_unmap_request process_unmap_request_read(const struct writ_msg *m)
{
    struct process_unmap_request v;
    v.address = m->w[0];
    v.bytes = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_unmap_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_unmap_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_unmap_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_unmap_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.install */
enum {
    PROCESS_INSTALL_METHOD = 0x16,
    PROCESS_INSTALL_DEADLINE_MS = 100,
};

#define PROCESS_INSTALL_REQUEST UINT64_C(0x57000010ff010016)
#define PROCESS_INSTALL_REPLY UINT64_C(0x57100000ff010000)

struct process_install_request_body {
    uint32_t source;
    uint32_t at;
    uint16_t rights;
    uint8_t padding_10[6];
};

_Static_assert(sizeof(struct process_install_request_body) == 16,
               "size of process_install_request_body");
_Static_assert(offsetof(struct process_install_request_body, source) == 0, "offset of source");
_Static_assert(offsetof(struct process_install_request_body, at) == 4, "offset of at");
_Static_assert(offsetof(struct process_install_request_body, rights) == 8, "offset of rights");
_Static_assert(offsetof(struct process_install_request_body, padding_10) == 10,
               "offset of padding_10");

struct process_install_request {
    uint32_t source;
    uint32_t at;
    uint16_t rights;
};

enum process_install_request_checks {
    PROCESS_INSTALL_REQUEST_10_PADDING = 9,
};

/* The body, by the checks from PROCESS_INSTALL_REQUEST_10_PADDING on. */
static inline struct writ_reject process_install_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(PROCESS_INSTALL_REQUEST_10_PADDING, 10);
    }
    return writ_reject(0, 0);
}

static inline struct process_install_request process_install_request_read(const struct writ_msg *m)
{
    struct process_install_request v;
    v.source = (uint32_t)m->w[0];
    v.at = (uint32_t)(m->w[0] >> 32);
    v.rights = (uint16_t)m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_install_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_install_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_install_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_install_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_install_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.create_thread */
enum {
    PROCESS_CREATE_THREAD_METHOD = 0x17,
    PROCESS_CREATE_THREAD_DEADLINE_MS = 100,
};

#define PROCESS_CREATE_THREAD_REQUEST UINT64_C(0x57000020ff010017)
#define PROCESS_CREATE_THREAD_REPLY UINT64_C(0x57100008ff010000)

struct process_create_thread_request_body {
    uint64_t entry;
    uint64_t stack;
    uint64_t argument;
    uint64_t pages;
};

_Static_assert(sizeof(struct process_create_thread_request_body) == 32,
               "size of process_create_thread_request_body");
_Static_assert(offsetof(struct process_create_thread_request_body, entry) == 0, "offset of entry");
_Static_assert(offsetof(struct process_create_thread_request_body, stack) == 8, "offset of stack");
_Static_assert(offsetof(struct process_create_thread_request_body, argument) == 16,
               "offset of argument");
_Static_assert(offsetof(struct process_create_thread_request_body, pages) == 24, "offset of pages");

struct process_create_thread_request {
    uint64_t entry;
    uint64_t stack;
    uint64_t argument;
    uint64_t pages;
};

static inline struct process_create_thread_request
process_create_thread_request_read(const struct writ_msg *m)
{
    struct process_create_thread_request v;
    v.entry = m->w[0];
    v.stack = m->w[1];
    v.argument = m->w[2];
    v.pages = m->w[3];
    return v;
}

struct process_create_thread_reply_body {
    uint32_t thread;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_create_thread_reply_body) == 8,
               "size of process_create_thread_reply_body");
_Static_assert(offsetof(struct process_create_thread_reply_body, thread) == 0, "offset of thread");
_Static_assert(offsetof(struct process_create_thread_reply_body, padding_4) == 4,
               "offset of padding_4");

struct process_create_thread_reply {
    uint32_t thread;
};

enum process_create_thread_reply_checks {
    PROCESS_CREATE_THREAD_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_CREATE_THREAD_REPLY_4_PADDING on. */
static inline struct writ_reject process_create_thread_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CREATE_THREAD_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_create_thread_reply
process_create_thread_reply_read(const struct writ_msg *m)
{
    struct process_create_thread_reply v;
    v.thread = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_create_thread_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_create_thread_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_create_thread_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_create_thread_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_create_thread_reply_check_body(m);
    }
    return why;
}

static inline void process_create_thread_reply_write(struct writ_msg *m,
                                                     const struct process_create_thread_reply *v)
{
    m->tag = PROCESS_CREATE_THREAD_REPLY;
    m->w[0] = v->thread;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.start */
enum {
    PROCESS_START_METHOD = 0x18,
    PROCESS_START_DEADLINE_MS = 100,
};

#define PROCESS_START_REQUEST UINT64_C(0x57000000ff010018)
#define PROCESS_START_REPLY UINT64_C(0x57100000ff010000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_start_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_start_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_start_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_start_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.kill */
enum {
    PROCESS_KILL_METHOD = 0x19,
    PROCESS_KILL_DEADLINE_MS = 1000,
};

#define PROCESS_KILL_REQUEST UINT64_C(0x57000008ff010019)
#define PROCESS_KILL_REPLY UINT64_C(0x57100000ff010000)

struct process_kill_request_body {
    uint32_t code;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_kill_request_body) == 8, "size of process_kill_request_body");
_Static_assert(offsetof(struct process_kill_request_body, code) == 0, "offset of code");
_Static_assert(offsetof(struct process_kill_request_body, padding_4) == 4, "offset of padding_4");

struct process_kill_request {
    uint32_t code;
};

enum process_kill_request_checks {
    PROCESS_KILL_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_KILL_REQUEST_4_PADDING on. */
static inline struct writ_reject process_kill_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_KILL_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_kill_request process_kill_request_read(const struct writ_msg *m)
{
    struct process_kill_request v;
    v.code = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_kill_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x19, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_kill_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_kill_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_kill_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_kill_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.status */
enum {
    PROCESS_STATUS_METHOD = 0x1a,
    PROCESS_STATUS_DEADLINE_MS = 100,
};

#define PROCESS_STATUS_REQUEST UINT64_C(0x57000000ff01001a)
#define PROCESS_STATUS_REPLY UINT64_C(0x57100018ff010000)

struct process_status_reply_body {
    uint8_t state;
    uint8_t cause;
    uint8_t padding_2[2];
    uint32_t code;
    uint32_t principal;
    uint8_t padding_12[4];
    uint64_t koid;
};

_Static_assert(sizeof(struct process_status_reply_body) == 24, "size of process_status_reply_body");
_Static_assert(offsetof(struct process_status_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct process_status_reply_body, cause) == 1, "offset of cause");
_Static_assert(offsetof(struct process_status_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct process_status_reply_body, code) == 4, "offset of code");
_Static_assert(offsetof(struct process_status_reply_body, principal) == 8, "offset of principal");
_Static_assert(offsetof(struct process_status_reply_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct process_status_reply_body, koid) == 16, "offset of koid");

struct process_status_reply {
    enum life_state state;
    enum exit_cause cause;
    uint32_t code;
    uint32_t principal;
    uint64_t koid;
};

enum process_status_reply_checks {
    PROCESS_STATUS_REPLY_STATE_ENUM = 9,
    PROCESS_STATUS_REPLY_CAUSE_ENUM = 10,
    PROCESS_STATUS_REPLY_2_PADDING = 11,
    PROCESS_STATUS_REPLY_12_PADDING = 12,
};

/* The body, by the checks from PROCESS_STATUS_REPLY_STATE_ENUM on. */
static inline struct writ_reject process_status_reply_check_body(const struct writ_msg *m)
{
    if (!life_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCESS_STATUS_REPLY_STATE_ENUM, 0);
    }
    if (!exit_cause_is_known((uint8_t)(m->w[0] >> 8))) {
        return writ_reject(PROCESS_STATUS_REPLY_CAUSE_ENUM, 1);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(PROCESS_STATUS_REPLY_2_PADDING, 2);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_STATUS_REPLY_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_status_reply process_status_reply_read(const struct writ_msg *m)
{
    struct process_status_reply v;
    v.state = (enum life_state)(uint8_t)m->w[0];
    v.cause = (enum exit_cause)(uint8_t)(m->w[0] >> 8);
    v.code = (uint32_t)(m->w[0] >> 32);
    v.principal = (uint32_t)m->w[1];
    v.koid = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_status_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_status_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_status_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_status_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_status_reply_check_body(m);
    }
    return why;
}

static inline void process_status_reply_write(struct writ_msg *m,
                                              const struct process_status_reply *v)
{
    m->tag = PROCESS_STATUS_REPLY;
    m->w[0] = (uint8_t)v->state | (uint64_t)(uint8_t)v->cause << 8 | (uint64_t)v->code << 32;
    m->w[1] = v->principal;
    m->w[2] = v->koid;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.watch */
enum {
    PROCESS_WATCH_METHOD = 0x1b,
    PROCESS_WATCH_DEADLINE_MS = 100,
};

#define PROCESS_WATCH_REQUEST UINT64_C(0x57000010ff01001b)
#define PROCESS_WATCH_REPLY UINT64_C(0x57100000ff010000)

struct process_watch_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
    uint64_t bits;
};

_Static_assert(sizeof(struct process_watch_request_body) == 16,
               "size of process_watch_request_body");
_Static_assert(offsetof(struct process_watch_request_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct process_watch_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct process_watch_request_body, bits) == 8, "offset of bits");

struct process_watch_request {
    uint32_t notification;
    uint64_t bits;
};

enum process_watch_request_checks {
    PROCESS_WATCH_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_WATCH_REQUEST_4_PADDING on. */
static inline struct writ_reject process_watch_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_WATCH_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_watch_request process_watch_request_read(const struct writ_msg *m)
{
    struct process_watch_request v;
    v.notification = (uint32_t)m->w[0];
    v.bits = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_watch_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_watch_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_watch_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_watch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_watch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Process on a connection of this label. */
static inline struct writ_verdict process_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 32, .most = 32, .roles = UINT32_MAX},
        {.number = 0x15, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x16, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x17, .least = 32, .most = 32, .roles = UINT32_MAX},
        {.number = 0x18, .roles = UINT32_MAX},
        {.number = 0x19, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x1a, .roles = UINT32_MAX},
        {.number = 0x1b, .least = 16, .most = 16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PROCESS_PROTOCOL, label, roles, shapes, 12);
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
    case PROCESS_DESCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_describe_request_check(m, body, records));
    case PROCESS_CLOSE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_close_request_check(m, body, records));
    case PROCESS_DERIVE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_derive_request_check(m, body, records));
    case PROCESS_EXIT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_exit_request_check(m, body, records));
    case PROCESS_MAP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_map_request_check(m, body, records));
    case PROCESS_UNMAP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_unmap_request_check(m, body, records));
    case PROCESS_INSTALL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_install_request_check(m, body, records));
    case PROCESS_CREATE_THREAD_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_create_thread_request_check(m, body, records));
    case PROCESS_START_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_start_request_check(m, body, records));
    case PROCESS_KILL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_kill_request_check(m, body, records));
    case PROCESS_STATUS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_status_request_check(m, body, records));
    case PROCESS_WATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_watch_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Thread.keep_reply */
enum {
    THREAD_KEEP_REPLY_METHOD = 0x10,
    THREAD_KEEP_REPLY_DEADLINE_MS = 100,
};

#define THREAD_KEEP_REPLY_REQUEST UINT64_C(0x57000000ff020010)
#define THREAD_KEEP_REPLY_REPLY UINT64_C(0x57100008ff020000)

struct thread_keep_reply_reply_body {
    uint32_t reply;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct thread_keep_reply_reply_body) == 8,
               "size of thread_keep_reply_reply_body");
_Static_assert(offsetof(struct thread_keep_reply_reply_body, reply) == 0, "offset of reply");
_Static_assert(offsetof(struct thread_keep_reply_reply_body, padding_4) == 4,
               "offset of padding_4");

struct thread_keep_reply_reply {
    uint32_t reply;
};

enum thread_keep_reply_reply_checks {
    THREAD_KEEP_REPLY_REPLY_4_PADDING = 9,
};

/* The body, by the checks from THREAD_KEEP_REPLY_REPLY_4_PADDING on. */
static inline struct writ_reject thread_keep_reply_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(THREAD_KEEP_REPLY_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct thread_keep_reply_reply thread_keep_reply_reply_read(const struct writ_msg *m)
{
    struct thread_keep_reply_reply v;
    v.reply = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject thread_keep_reply_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool thread_keep_reply_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
thread_keep_reply_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || thread_keep_reply_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, THREAD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = thread_keep_reply_reply_check_body(m);
    }
    return why;
}

static inline void thread_keep_reply_reply_write(struct writ_msg *m,
                                                 const struct thread_keep_reply_reply *v)
{
    m->tag = THREAD_KEEP_REPLY_REPLY;
    m->w[0] = v->reply;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Thread.start */
enum {
    THREAD_START_METHOD = 0x11,
    THREAD_START_DEADLINE_MS = 100,
};

#define THREAD_START_REQUEST UINT64_C(0x57000000ff020011)
#define THREAD_START_REPLY UINT64_C(0x57100000ff020000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
thread_start_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool thread_start_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
thread_start_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || thread_start_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, THREAD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Thread on a connection of this label. */
static inline struct writ_verdict thread_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
    };
    return writ_judge(tag, THREAD_PROTOCOL, label, roles, shapes, 2);
}

/* Steps 1 to 13 for a request to Thread. */
static inline struct writ_verdict thread_request_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records,
                                                       uint32_t roles)
{
    struct writ_verdict verdict = thread_judge(m->tag, THREAD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case THREAD_KEEP_REPLY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, thread_keep_reply_request_check(m, body, records));
    case THREAD_START_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, thread_start_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
