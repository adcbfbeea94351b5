/* Generated from idl/echo.writ: change it there.
 *
 * Messages of echo as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef ECHO_WIRE_H
#define ECHO_WIRE_H

#include "writ/wire.h"

#include "echo_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define ECHO_ABI UINT64_C(0x405484fe296dcf8c)

/* Echo.ping */
enum {
    ECHO_PING_METHOD = 0x01,
    ECHO_PING_DEADLINE_MS = 100,
};

#define ECHO_PING_REQUEST UINT64_C(0x5700000000100001)
#define ECHO_PING_REPLY UINT64_C(0x5710000000100000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_ping_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Echo.stats */
enum {
    ECHO_STATS_METHOD = 0x02,
    ECHO_STATS_DEADLINE_MS = 100,
};

#define ECHO_STATS_REQUEST UINT64_C(0x5700000000100002)
#define ECHO_STATS_REPLY UINT64_C(0x5710001800100000)

struct echo_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct echo_stats_reply_body) == 24, "size of echo_stats_reply_body");
_Static_assert(offsetof(struct echo_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct echo_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct echo_stats_reply_body, errors) == 16, "offset of errors");

struct echo_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct echo_stats_reply echo_stats_reply_read(const struct writ_msg *m)
{
    struct echo_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_stats_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void echo_stats_reply_write(struct writ_msg *m, const struct echo_stats_reply *v)
{
    m->tag = ECHO_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.abi */
enum {
    ECHO_ABI_METHOD = 0x03,
    ECHO_ABI_DEADLINE_MS = 100,
};

#define ECHO_ABI_REQUEST UINT64_C(0x5700000000100003)
#define ECHO_ABI_REPLY UINT64_C(0x5710000800100000)

struct echo_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct echo_abi_reply_body) == 8, "size of echo_abi_reply_body");
_Static_assert(offsetof(struct echo_abi_reply_body, hash) == 0, "offset of hash");

struct echo_abi_reply {
    uint64_t hash;
};

static inline struct echo_abi_reply echo_abi_reply_read(const struct writ_msg *m)
{
    struct echo_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject echo_abi_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_abi_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void echo_abi_reply_write(struct writ_msg *m, const struct echo_abi_reply *v)
{
    m->tag = ECHO_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.double */
enum {
    ECHO_DOUBLE_METHOD = 0x10,
    ECHO_DOUBLE_DEADLINE_MS = 100,
};

#define ECHO_DOUBLE_REQUEST UINT64_C(0x5700000800100010)
#define ECHO_DOUBLE_REPLY UINT64_C(0x5710000800100000)

struct echo_double_request_body {
    uint64_t value;
};

_Static_assert(sizeof(struct echo_double_request_body) == 8, "size of echo_double_request_body");
_Static_assert(offsetof(struct echo_double_request_body, value) == 0, "offset of value");

struct echo_double_request {
    uint64_t value;
};

static inline struct echo_double_request echo_double_request_read(const struct writ_msg *m)
{
    struct echo_double_request v;
    v.value = m->w[0];
    return v;
}

struct echo_double_reply_body {
    uint64_t doubled;
};

_Static_assert(sizeof(struct echo_double_reply_body) == 8, "size of echo_double_reply_body");
_Static_assert(offsetof(struct echo_double_reply_body, doubled) == 0, "offset of doubled");

struct echo_double_reply {
    uint64_t doubled;
};

static inline struct echo_double_reply echo_double_reply_read(const struct writ_msg *m)
{
    struct echo_double_reply v;
    v.doubled = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_double_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_double_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || echo_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
echo_double_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_double_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void echo_double_reply_write(struct writ_msg *m, const struct echo_double_reply *v)
{
    m->tag = ECHO_DOUBLE_REPLY;
    m->w[0] = v->doubled;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.open */
enum {
    ECHO_OPEN_METHOD = 0x11,
    ECHO_OPEN_DEADLINE_MS = 100,
};

#define ECHO_OPEN_REQUEST UINT64_C(0x5700000000100011)
#define ECHO_OPEN_REPLY UINT64_C(0x5710000800100000)

struct echo_open_reply_body {
    uint64_t room;
};

_Static_assert(sizeof(struct echo_open_reply_body) == 8, "size of echo_open_reply_body");
_Static_assert(offsetof(struct echo_open_reply_body, room) == 0, "offset of room");

struct echo_open_reply {
    uint64_t room;
};

static inline struct echo_open_reply echo_open_reply_read(const struct writ_msg *m)
{
    struct echo_open_reply v;
    v.room = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_open_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_open_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_open_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_open_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void echo_open_reply_write(struct writ_msg *m, const struct echo_open_reply *v)
{
    m->tag = ECHO_OPEN_REPLY;
    m->w[0] = v->room;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.say */
enum {
    ECHO_SAY_METHOD = 0x12,
    ECHO_SAY_DEADLINE_MS = 100,
};

#define ECHO_SAY_REQUEST UINT64_C(0x5721000000100012)
#define ECHO_SAY_REPLY UINT64_C(0x5710001000100000)

struct echo_say_request_body {
    uint64_t room;
    struct writ_tail text;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct echo_say_request_body) == 16, "size of echo_say_request_body");
_Static_assert(offsetof(struct echo_say_request_body, room) == 0, "offset of room");
_Static_assert(offsetof(struct echo_say_request_body, text) == 8, "offset of text");
_Static_assert(offsetof(struct echo_say_request_body, padding_12) == 12, "offset of padding_12");

struct echo_say_request {
    uint64_t room;
    struct writ_bytes text;
    uint32_t paper;
};

enum echo_say_request_checks {
    ECHO_SAY_REQUEST_FIXED = 9,
    ECHO_SAY_REQUEST_12_PADDING = 10,
    ECHO_SAY_REQUEST_TEXT_TAIL_LENGTH = 11,
    ECHO_SAY_REQUEST_TEXT_TAIL_END = 12,
    ECHO_SAY_REQUEST_TEXT_TEXT = 13,
    ECHO_SAY_REQUEST_TEXT_TAIL_PADDING = 14,
    ECHO_SAY_REQUEST_END = 15,
    ECHO_SAY_REQUEST_PAPER_HANDLE_ABSENT = 16,
    ECHO_SAY_REQUEST_PAPER_HANDLE_TYPE = 17,
    ECHO_SAY_REQUEST_PAPER_HANDLE_PROTOCOL = 18,
    ECHO_SAY_REQUEST_PAPER_HANDLE_RIGHTS = 19,
    ECHO_SAY_REQUEST_ROOM_EXISTS = 20,
    ECHO_SAY_REQUEST_ROOM_STATE = 21,
};

static const struct writ_tail_rule echo_say_request_tails[] = {
    {.at = 8, .most = 256, .element = 1, .length_check = ECHO_SAY_REQUEST_TEXT_TAIL_LENGTH},
};

static const struct writ_handle_rule echo_say_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ,
     .optional = true,
     .first = ECHO_SAY_REQUEST_PAPER_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from ECHO_SAY_REQUEST_FIXED on. */
static inline struct writ_reject echo_say_request_check_body(const uint8_t *body, uint32_t bytes,
                                                             const uint8_t *records)
{
    uint32_t fixed = writ_load_u16(body + 8);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(ECHO_SAY_REQUEST_FIXED, 8);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ECHO_SAY_REQUEST_12_PADDING, 12);
    }
    uint32_t cursor = 16;
    why = writ_text_check(body, bytes, echo_say_request_tails[0], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(ECHO_SAY_REQUEST_END, cursor);
    }
    why = writ_handle_check(records, &echo_say_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct echo_say_request echo_say_request_read(const uint8_t *body,
                                                            const uint8_t *records)
{
    struct echo_say_request v;
    v.room = writ_load_u64(body);
    v.text = writ_view(body, 8);
    v.paper = writ_load_record(records, 0).slot;
    return v;
}

struct echo_say_reply_body {
    uint32_t length;
    uint8_t padding_4[4];
    uint64_t paper_bytes;
};

_Static_assert(sizeof(struct echo_say_reply_body) == 16, "size of echo_say_reply_body");
_Static_assert(offsetof(struct echo_say_reply_body, length) == 0, "offset of length");
_Static_assert(offsetof(struct echo_say_reply_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct echo_say_reply_body, paper_bytes) == 8, "offset of paper_bytes");

struct echo_say_reply {
    uint32_t length;
    uint64_t paper_bytes;
};

enum echo_say_reply_checks {
    ECHO_SAY_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ECHO_SAY_REPLY_4_PADDING on. */
static inline struct writ_reject echo_say_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ECHO_SAY_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct echo_say_reply echo_say_reply_read(const struct writ_msg *m)
{
    struct echo_say_reply v;
    v.length = (uint32_t)m->w[0];
    v.paper_bytes = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject echo_say_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x12, .least = 16, .most = 4032, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = echo_say_request_check_body(body, writ_tag_bytes(m->tag), records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_say_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || echo_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_say_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_say_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = echo_say_reply_check_body(m);
    }
    return why;
}

static inline void echo_say_reply_write(struct writ_msg *m, const struct echo_say_reply *v)
{
    m->tag = ECHO_SAY_REPLY;
    m->w[0] = v->length;
    m->w[1] = v->paper_bytes;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.wait_heard */
enum {
    ECHO_WAIT_HEARD_METHOD = 0x13,
    ECHO_WAIT_HEARD_WAITERS = 4,
};

#define ECHO_WAIT_HEARD_REQUEST UINT64_C(0x5700000800100013)
#define ECHO_WAIT_HEARD_REPLY UINT64_C(0x5710000800100000)

struct echo_wait_heard_request_body {
    uint64_t room;
};

_Static_assert(sizeof(struct echo_wait_heard_request_body) == 8,
               "size of echo_wait_heard_request_body");
_Static_assert(offsetof(struct echo_wait_heard_request_body, room) == 0, "offset of room");

struct echo_wait_heard_request {
    uint64_t room;
};

enum echo_wait_heard_request_checks {
    ECHO_WAIT_HEARD_REQUEST_ROOM_EXISTS = 9,
    ECHO_WAIT_HEARD_REQUEST_ROOM_STATE = 10,
};

static inline struct echo_wait_heard_request echo_wait_heard_request_read(const struct writ_msg *m)
{
    struct echo_wait_heard_request v;
    v.room = m->w[0];
    return v;
}

struct echo_wait_heard_reply_body {
    uint64_t heard;
};

_Static_assert(sizeof(struct echo_wait_heard_reply_body) == 8,
               "size of echo_wait_heard_reply_body");
_Static_assert(offsetof(struct echo_wait_heard_reply_body, heard) == 0, "offset of heard");

struct echo_wait_heard_reply {
    uint64_t heard;
};

static inline struct echo_wait_heard_reply echo_wait_heard_reply_read(const struct writ_msg *m)
{
    struct echo_wait_heard_reply v;
    v.heard = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_wait_heard_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_wait_heard_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
echo_wait_heard_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_wait_heard_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void echo_wait_heard_reply_write(struct writ_msg *m,
                                               const struct echo_wait_heard_reply *v)
{
    m->tag = ECHO_WAIT_HEARD_REPLY;
    m->w[0] = v->heard;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.listen */
enum {
    ECHO_LISTEN_METHOD = 0x14,
    ECHO_LISTEN_DEADLINE_MS = 100,
};

#define ECHO_LISTEN_REQUEST UINT64_C(0x5700000800100014)
#define ECHO_LISTEN_REPLY UINT64_C(0x5730000000100000)

struct echo_listen_request_body {
    uint64_t room;
};

_Static_assert(sizeof(struct echo_listen_request_body) == 8, "size of echo_listen_request_body");
_Static_assert(offsetof(struct echo_listen_request_body, room) == 0, "offset of room");

struct echo_listen_request {
    uint64_t room;
};

enum echo_listen_request_checks {
    ECHO_LISTEN_REQUEST_ROOM_EXISTS = 9,
    ECHO_LISTEN_REQUEST_ROOM_STATE = 10,
};

static inline struct echo_listen_request echo_listen_request_read(const struct writ_msg *m)
{
    struct echo_listen_request v;
    v.room = m->w[0];
    return v;
}

struct echo_listen_reply_body {
    struct writ_tail text;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct echo_listen_reply_body) == 8, "size of echo_listen_reply_body");
_Static_assert(offsetof(struct echo_listen_reply_body, text) == 0, "offset of text");
_Static_assert(offsetof(struct echo_listen_reply_body, padding_4) == 4, "offset of padding_4");

struct echo_listen_reply {
    struct writ_bytes text;
};

enum echo_listen_reply_checks {
    ECHO_LISTEN_REPLY_FIXED = 9,
    ECHO_LISTEN_REPLY_4_PADDING = 10,
    ECHO_LISTEN_REPLY_TEXT_TAIL_LENGTH = 11,
    ECHO_LISTEN_REPLY_TEXT_TAIL_END = 12,
    ECHO_LISTEN_REPLY_TEXT_TEXT = 13,
    ECHO_LISTEN_REPLY_TEXT_TAIL_PADDING = 14,
    ECHO_LISTEN_REPLY_END = 15,
};

static const struct writ_tail_rule echo_listen_reply_tails[] = {
    {.at = 0, .most = 256, .element = 1, .length_check = ECHO_LISTEN_REPLY_TEXT_TAIL_LENGTH},
};

/* The body, by the checks from ECHO_LISTEN_REPLY_FIXED on. */
static inline struct writ_reject echo_listen_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(ECHO_LISTEN_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ECHO_LISTEN_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, echo_listen_reply_tails[0], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(ECHO_LISTEN_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct echo_listen_reply echo_listen_reply_read(const uint8_t *body)
{
    struct echo_listen_reply v;
    v.text = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_listen_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_listen_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
echo_listen_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_listen_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = echo_listen_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Echo.look */
enum {
    ECHO_LOOK_METHOD = 0x15,
    ECHO_LOOK_DEADLINE_MS = 100,
};

#define ECHO_LOOK_REQUEST UINT64_C(0x5700000800100015)
#define ECHO_LOOK_REPLY UINT64_C(0x5710001000100000)

struct echo_look_request_body {
    uint64_t room;
};

_Static_assert(sizeof(struct echo_look_request_body) == 8, "size of echo_look_request_body");
_Static_assert(offsetof(struct echo_look_request_body, room) == 0, "offset of room");

struct echo_look_request {
    uint64_t room;
};

enum echo_look_request_checks {
    ECHO_LOOK_REQUEST_ROOM_EXISTS = 9,
    ECHO_LOOK_REQUEST_ROOM_STATE = 10,
};

static inline struct echo_look_request echo_look_request_read(const struct writ_msg *m)
{
    struct echo_look_request v;
    v.room = m->w[0];
    return v;
}

struct echo_look_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    uint64_t heard;
};

_Static_assert(sizeof(struct echo_look_reply_body) == 16, "size of echo_look_reply_body");
_Static_assert(offsetof(struct echo_look_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct echo_look_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct echo_look_reply_body, heard) == 8, "offset of heard");

struct echo_look_reply {
    enum room_state state;
    uint64_t heard;
};

enum echo_look_reply_checks {
    ECHO_LOOK_REPLY_STATE_ENUM = 9,
    ECHO_LOOK_REPLY_1_PADDING = 10,
};

/* The body, by the checks from ECHO_LOOK_REPLY_STATE_ENUM on. */
static inline struct writ_reject echo_look_reply_check_body(const struct writ_msg *m)
{
    if (!room_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(ECHO_LOOK_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(ECHO_LOOK_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct echo_look_reply echo_look_reply_read(const struct writ_msg *m)
{
    struct echo_look_reply v;
    v.state = (enum room_state)(uint8_t)m->w[0];
    v.heard = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_look_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_look_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_look_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_look_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = echo_look_reply_check_body(m);
    }
    return why;
}

static inline void echo_look_reply_write(struct writ_msg *m, const struct echo_look_reply *v)
{
    m->tag = ECHO_LOOK_REPLY;
    m->w[0] = (uint8_t)v->state;
    m->w[1] = v->heard;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Echo.close */
enum {
    ECHO_CLOSE_METHOD = 0x16,
    ECHO_CLOSE_DEADLINE_MS = 100,
};

#define ECHO_CLOSE_REQUEST UINT64_C(0x5700000800100016)
#define ECHO_CLOSE_REPLY UINT64_C(0x5710000000100000)

struct echo_close_request_body {
    uint64_t room;
};

_Static_assert(sizeof(struct echo_close_request_body) == 8, "size of echo_close_request_body");
_Static_assert(offsetof(struct echo_close_request_body, room) == 0, "offset of room");

struct echo_close_request {
    uint64_t room;
};

enum echo_close_request_checks {
    ECHO_CLOSE_REQUEST_ROOM_EXISTS = 9,
    ECHO_CLOSE_REQUEST_ROOM_STATE = 10,
};

static inline struct echo_close_request echo_close_request_read(const struct writ_msg *m)
{
    struct echo_close_request v;
    v.room = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_close_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_close_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_close_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_close_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Echo.leave */
enum {
    ECHO_LEAVE_METHOD = 0x17,
    ECHO_LEAVE_DEADLINE_MS = 100,
};

#define ECHO_LEAVE_REQUEST UINT64_C(0x5700000800100017)
#define ECHO_LEAVE_REPLY UINT64_C(0x5710000000100000)

struct echo_leave_request_body {
    uint64_t room;
};

_Static_assert(sizeof(struct echo_leave_request_body) == 8, "size of echo_leave_request_body");
_Static_assert(offsetof(struct echo_leave_request_body, room) == 0, "offset of room");

struct echo_leave_request {
    uint64_t room;
};

enum echo_leave_request_checks {
    ECHO_LEAVE_REQUEST_ROOM_EXISTS = 9,
    ECHO_LEAVE_REQUEST_ROOM_STATE = 10,
};

static inline struct echo_leave_request echo_leave_request_read(const struct writ_msg *m)
{
    struct echo_leave_request v;
    v.room = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
echo_leave_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool echo_leave_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject echo_leave_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || echo_leave_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ECHO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Echo on a connection of this label. */
static inline struct writ_verdict echo_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .roles = ECHO_ROLE_SPEAKER},
        {.number = 0x12,
         .least = 16,
         .most = 4032,
         .handles = 1,
         .buffer = true,
         .roles = ECHO_ROLE_SPEAKER},
        {.number = 0x13, .least = 8, .most = 8, .roles = ECHO_ROLE_SPEAKER},
        {.number = 0x14, .least = 8, .most = 8, .roles = ECHO_ROLE_LISTENER},
        {.number = 0x15, .least = 8, .most = 8, .roles = ECHO_ROLE_SPEAKER | ECHO_ROLE_LISTENER},
        {.number = 0x16, .least = 8, .most = 8, .roles = ECHO_ROLE_LISTENER},
        {.number = 0x17, .least = 8, .most = 8, .roles = ECHO_ROLE_SPEAKER},
        {.number = 0x18},
    };
    return writ_judge(tag, ECHO_PROTOCOL, label, roles, shapes, 12);
}

/* Steps 1 to 13 for a request to Echo. */
static inline struct writ_verdict echo_request_check(const struct writ_msg *m, const uint8_t *body,
                                                     const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = echo_judge(m->tag, ECHO_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case ECHO_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_ping_request_check(m, body, records));
    case ECHO_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_stats_request_check(m, body, records));
    case ECHO_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_abi_request_check(m, body, records));
    case ECHO_DOUBLE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_double_request_check(m, body, records));
    case ECHO_OPEN_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_open_request_check(m, body, records));
    case ECHO_SAY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_say_request_check(m, body, records));
    case ECHO_WAIT_HEARD_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_wait_heard_request_check(m, body, records));
    case ECHO_LISTEN_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_listen_request_check(m, body, records));
    case ECHO_LOOK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_look_request_check(m, body, records));
    case ECHO_CLOSE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_close_request_check(m, body, records));
    case ECHO_LEAVE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, echo_leave_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
