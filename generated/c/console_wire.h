/* Generated from idl/console.writ: change it there.
 *
 * Messages of console as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef CONSOLE_WIRE_H
#define CONSOLE_WIRE_H

#include "writ/wire.h"

#include "console_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define CONSOLE_ABI UINT64_C(0xb0f427192b063f9b)

/* Console.ping */
enum {
    CONSOLE_PING_METHOD = 0x01,
    CONSOLE_PING_DEADLINE_MS = 100,
};

#define CONSOLE_PING_REQUEST UINT64_C(0x5700000000200001)
#define CONSOLE_PING_REPLY UINT64_C(0x5710000000200000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Console.stats */
enum {
    CONSOLE_STATS_METHOD = 0x02,
    CONSOLE_STATS_DEADLINE_MS = 100,
};

#define CONSOLE_STATS_REQUEST UINT64_C(0x5700000000200002)
#define CONSOLE_STATS_REPLY UINT64_C(0x5710001800200000)

struct console_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct console_stats_reply_body) == 24, "size of console_stats_reply_body");
_Static_assert(offsetof(struct console_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct console_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct console_stats_reply_body, errors) == 16, "offset of errors");

struct console_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct console_stats_reply console_stats_reply_read(const struct writ_msg *m)
{
    struct console_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void console_stats_reply_write(struct writ_msg *m,
                                             const struct console_stats_reply *v)
{
    m->tag = CONSOLE_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Console.abi */
enum {
    CONSOLE_ABI_METHOD = 0x03,
    CONSOLE_ABI_DEADLINE_MS = 100,
};

#define CONSOLE_ABI_REQUEST UINT64_C(0x5700000000200003)
#define CONSOLE_ABI_REPLY UINT64_C(0x5710000800200000)

struct console_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct console_abi_reply_body) == 8, "size of console_abi_reply_body");
_Static_assert(offsetof(struct console_abi_reply_body, hash) == 0, "offset of hash");

struct console_abi_reply {
    uint64_t hash;
};

static inline struct console_abi_reply console_abi_reply_read(const struct writ_msg *m)
{
    struct console_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void console_abi_reply_write(struct writ_msg *m, const struct console_abi_reply *v)
{
    m->tag = CONSOLE_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Console.write */
enum {
    CONSOLE_WRITE_METHOD = 0x10,
    CONSOLE_WRITE_DEADLINE_MS = 100,
};

#define CONSOLE_WRITE_REQUEST UINT64_C(0x5720000000200010)
#define CONSOLE_WRITE_REPLY UINT64_C(0x5710000000200000)

struct console_write_request_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct console_write_request_body) == 8,
               "size of console_write_request_body");
_Static_assert(offsetof(struct console_write_request_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct console_write_request_body, padding_4) == 4, "offset of padding_4");

struct console_write_request {
    struct writ_bytes data;
};

enum console_write_request_checks {
    CONSOLE_WRITE_REQUEST_FIXED = 9,
    CONSOLE_WRITE_REQUEST_4_PADDING = 10,
    CONSOLE_WRITE_REQUEST_DATA_TAIL_LENGTH = 11,
    CONSOLE_WRITE_REQUEST_DATA_TAIL_END = 12,
    CONSOLE_WRITE_REQUEST_DATA_TAIL_PADDING = 13,
    CONSOLE_WRITE_REQUEST_END = 14,
    CONSOLE_WRITE_REQUEST_OUTPUT_STATE = 15,
};

static const struct writ_tail_rule console_write_request_tails[] = {
    {.at = 0, .most = 1024, .element = 1, .length_check = CONSOLE_WRITE_REQUEST_DATA_TAIL_LENGTH},
};

/* The body, by the checks from CONSOLE_WRITE_REQUEST_FIXED on. */
static inline struct writ_reject console_write_request_check_body(const uint8_t *body,
                                                                  uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(CONSOLE_WRITE_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(CONSOLE_WRITE_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, console_write_request_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(CONSOLE_WRITE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct console_write_request console_write_request_read(const uint8_t *body)
{
    struct console_write_request v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_write_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = console_write_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || console_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_write_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Console.flush */
enum {
    CONSOLE_FLUSH_METHOD = 0x11,
    CONSOLE_FLUSH_WAITERS = 8,
};

#define CONSOLE_FLUSH_REQUEST UINT64_C(0x5700000000200011)
#define CONSOLE_FLUSH_REPLY UINT64_C(0x5710000000200000)

enum console_flush_request_checks {
    CONSOLE_FLUSH_REQUEST_OUTPUT_STATE = 9,
};

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_flush_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_flush_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_flush_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_flush_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Console.attach */
enum {
    CONSOLE_ATTACH_METHOD = 0x12,
    CONSOLE_ATTACH_DEADLINE_MS = 100,
};

#define CONSOLE_ATTACH_REQUEST UINT64_C(0x5700000000200012)
#define CONSOLE_ATTACH_REPLY UINT64_C(0x5710001000200000)

enum console_attach_request_checks {
    CONSOLE_ATTACH_REQUEST_ARRIVALS_STATE = 9,
};

struct console_attach_reply_body {
    uint64_t place;
    uint8_t input;
    uint8_t padding_9[3];
    uint32_t waiting;
};

_Static_assert(sizeof(struct console_attach_reply_body) == 16, "size of console_attach_reply_body");
_Static_assert(offsetof(struct console_attach_reply_body, place) == 0, "offset of place");
_Static_assert(offsetof(struct console_attach_reply_body, input) == 8, "offset of input");
_Static_assert(offsetof(struct console_attach_reply_body, padding_9) == 9, "offset of padding_9");
_Static_assert(offsetof(struct console_attach_reply_body, waiting) == 12, "offset of waiting");

struct console_attach_reply {
    uint64_t place;
    enum console_input input;
    uint32_t waiting;
};

enum console_attach_reply_checks {
    CONSOLE_ATTACH_REPLY_INPUT_ENUM = 9,
    CONSOLE_ATTACH_REPLY_9_PADDING = 10,
};

/* The body, by the checks from CONSOLE_ATTACH_REPLY_INPUT_ENUM on. */
static inline struct writ_reject console_attach_reply_check_body(const struct writ_msg *m)
{
    if (!console_input_is_known((uint8_t)m->w[1])) {
        return writ_reject(CONSOLE_ATTACH_REPLY_INPUT_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(CONSOLE_ATTACH_REPLY_9_PADDING, 9);
    }
    return writ_reject(0, 0);
}

static inline struct console_attach_reply console_attach_reply_read(const struct writ_msg *m)
{
    struct console_attach_reply v;
    v.place = m->w[0];
    v.input = (enum console_input)(uint8_t)m->w[1];
    v.waiting = (uint32_t)(m->w[1] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_attach_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_attach_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_attach_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_attach_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = console_attach_reply_check_body(m);
    }
    return why;
}

static inline void console_attach_reply_write(struct writ_msg *m,
                                              const struct console_attach_reply *v)
{
    m->tag = CONSOLE_ATTACH_REPLY;
    m->w[0] = v->place;
    m->w[1] = (uint8_t)v->input | (uint64_t)v->waiting << 32;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Console.read */
enum {
    CONSOLE_READ_METHOD = 0x13,
    CONSOLE_READ_DEADLINE_MS = 100,
};

#define CONSOLE_READ_REQUEST UINT64_C(0x5700000800200013)
#define CONSOLE_READ_REPLY UINT64_C(0x5730000000200000)

struct console_read_request_body {
    uint64_t place;
};

_Static_assert(sizeof(struct console_read_request_body) == 8, "size of console_read_request_body");
_Static_assert(offsetof(struct console_read_request_body, place) == 0, "offset of place");

struct console_read_request {
    uint64_t place;
};

static inline struct console_read_request console_read_request_read(const struct writ_msg *m)
{
    struct console_read_request v;
    v.place = m->w[0];
    return v;
}

struct console_read_reply_body {
    uint64_t next;
    bool more;
    uint8_t padding_9[1];
    struct writ_tail data;
    uint8_t padding_14[2];
};

_Static_assert(sizeof(struct console_read_reply_body) == 16, "size of console_read_reply_body");
_Static_assert(offsetof(struct console_read_reply_body, next) == 0, "offset of next");
_Static_assert(offsetof(struct console_read_reply_body, more) == 8, "offset of more");
_Static_assert(offsetof(struct console_read_reply_body, padding_9) == 9, "offset of padding_9");
_Static_assert(offsetof(struct console_read_reply_body, data) == 10, "offset of data");
_Static_assert(offsetof(struct console_read_reply_body, padding_14) == 14, "offset of padding_14");

struct console_read_reply {
    uint64_t next;
    bool more;
    struct writ_bytes data;
};

enum console_read_reply_checks {
    CONSOLE_READ_REPLY_FIXED = 9,
    CONSOLE_READ_REPLY_MORE_BOOL = 10,
    CONSOLE_READ_REPLY_9_PADDING = 11,
    CONSOLE_READ_REPLY_14_PADDING = 12,
    CONSOLE_READ_REPLY_DATA_TAIL_LENGTH = 13,
    CONSOLE_READ_REPLY_DATA_TAIL_END = 14,
    CONSOLE_READ_REPLY_DATA_TAIL_PADDING = 15,
    CONSOLE_READ_REPLY_END = 16,
};

static const struct writ_tail_rule console_read_reply_tails[] = {
    {.at = 10, .most = 512, .element = 1, .length_check = CONSOLE_READ_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from CONSOLE_READ_REPLY_FIXED on. */
static inline struct writ_reject console_read_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 10);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(CONSOLE_READ_REPLY_FIXED, 10);
    }
    if (writ_load_u8(body + 8) > 1) {
        return writ_reject(CONSOLE_READ_REPLY_MORE_BOOL, 8);
    }
    if (!writ_is_zero(body + 9, 1)) {
        return writ_reject(CONSOLE_READ_REPLY_9_PADDING, 9);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(CONSOLE_READ_REPLY_14_PADDING, 14);
    }
    uint32_t cursor = 16;
    why = writ_text_check(body, bytes, console_read_reply_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(CONSOLE_READ_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct console_read_reply console_read_reply_read(const uint8_t *body)
{
    struct console_read_reply v;
    v.next = writ_load_u64(body);
    v.more = writ_load_u8(body + 8) != 0;
    v.data = writ_view(body, 10);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
console_read_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || console_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = console_read_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Console.wait_input */
enum {
    CONSOLE_WAIT_INPUT_METHOD = 0x14,
    CONSOLE_WAIT_INPUT_WAITERS = 8,
};

#define CONSOLE_WAIT_INPUT_REQUEST UINT64_C(0x5700000000200014)
#define CONSOLE_WAIT_INPUT_REPLY UINT64_C(0x5710000000200000)

enum console_wait_input_request_checks {
    CONSOLE_WAIT_INPUT_REQUEST_ARRIVALS_STATE = 9,
};

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject console_wait_input_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_wait_input_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject console_wait_input_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_wait_input_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Console.subscribe */
enum {
    CONSOLE_SUBSCRIBE_METHOD = 0x15,
    CONSOLE_SUBSCRIBE_DEADLINE_MS = 100,
};

#define CONSOLE_SUBSCRIBE_REQUEST UINT64_C(0x5721000000200015)
#define CONSOLE_SUBSCRIBE_REPLY UINT64_C(0x5710000000200000)

struct console_subscribe_request {
    uint32_t bell;
};

enum console_subscribe_request_checks {
    CONSOLE_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    CONSOLE_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    CONSOLE_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    CONSOLE_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule console_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = CONSOLE_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from CONSOLE_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject console_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &console_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct console_subscribe_request
console_subscribe_request_read(const uint8_t *records)
{
    struct console_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject console_subscribe_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = console_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
console_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Console.read_counters */
enum {
    CONSOLE_READ_COUNTERS_METHOD = 0x16,
    CONSOLE_READ_COUNTERS_DEADLINE_MS = 100,
};

#define CONSOLE_READ_COUNTERS_REQUEST UINT64_C(0x5700000000200016)
#define CONSOLE_READ_COUNTERS_REPLY UINT64_C(0x5710002800200000)

enum console_read_counters_request_checks {
    CONSOLE_READ_COUNTERS_REQUEST_OUTPUT_STATE = 9,
};

struct console_read_counters_reply_body {
    uint8_t output;
    uint8_t padding_1[3];
    uint32_t waiting;
    uint64_t received;
    uint64_t sent;
    uint64_t lost;
    uint64_t damaged;
};

_Static_assert(sizeof(struct console_read_counters_reply_body) == 40,
               "size of console_read_counters_reply_body");
_Static_assert(offsetof(struct console_read_counters_reply_body, output) == 0, "offset of output");
_Static_assert(offsetof(struct console_read_counters_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct console_read_counters_reply_body, waiting) == 4,
               "offset of waiting");
_Static_assert(offsetof(struct console_read_counters_reply_body, received) == 8,
               "offset of received");
_Static_assert(offsetof(struct console_read_counters_reply_body, sent) == 16, "offset of sent");
_Static_assert(offsetof(struct console_read_counters_reply_body, lost) == 24, "offset of lost");
_Static_assert(offsetof(struct console_read_counters_reply_body, damaged) == 32,
               "offset of damaged");

struct console_read_counters_reply {
    enum console_output output;
    uint32_t waiting;
    uint64_t received;
    uint64_t sent;
    uint64_t lost;
    uint64_t damaged;
};

enum console_read_counters_reply_checks {
    CONSOLE_READ_COUNTERS_REPLY_OUTPUT_ENUM = 9,
    CONSOLE_READ_COUNTERS_REPLY_1_PADDING = 10,
};

/* The body, by the checks from CONSOLE_READ_COUNTERS_REPLY_OUTPUT_ENUM on. */
static inline struct writ_reject console_read_counters_reply_check_body(const struct writ_msg *m)
{
    if (!console_output_is_known((uint8_t)m->w[0])) {
        return writ_reject(CONSOLE_READ_COUNTERS_REPLY_OUTPUT_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(CONSOLE_READ_COUNTERS_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct console_read_counters_reply
console_read_counters_reply_read(const struct writ_msg *m)
{
    struct console_read_counters_reply v;
    v.output = (enum console_output)(uint8_t)m->w[0];
    v.waiting = (uint32_t)(m->w[0] >> 32);
    v.received = m->w[1];
    v.sent = m->w[2];
    v.lost = m->w[3];
    v.damaged = m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject console_read_counters_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_read_counters_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject console_read_counters_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_read_counters_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = console_read_counters_reply_check_body(m);
    }
    return why;
}

static inline void console_read_counters_reply_write(struct writ_msg *m,
                                                     const struct console_read_counters_reply *v)
{
    m->tag = CONSOLE_READ_COUNTERS_REPLY;
    m->w[0] = (uint8_t)v->output | (uint64_t)v->waiting << 32;
    m->w[1] = v->received;
    m->w[2] = v->sent;
    m->w[3] = v->lost;
    m->w[4] = v->damaged;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Console on a connection of this label. */
static inline struct writ_verdict console_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10,
         .least = 8,
         .most = 4032,
         .buffer = true,
         .roles = CONSOLE_ROLE_TERMINAL | CONSOLE_ROLE_WRITER},
        {.number = 0x11, .roles = CONSOLE_ROLE_TERMINAL | CONSOLE_ROLE_WRITER},
        {.number = 0x12, .roles = CONSOLE_ROLE_TERMINAL},
        {.number = 0x13, .least = 8, .most = 8, .roles = CONSOLE_ROLE_TERMINAL},
        {.number = 0x14, .roles = CONSOLE_ROLE_TERMINAL},
        {.number = 0x15,
         .handles = 1,
         .buffer = true,
         .roles = CONSOLE_ROLE_TERMINAL | CONSOLE_ROLE_WRITER},
        {.number = 0x16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, CONSOLE_PROTOCOL, label, roles, shapes, 10);
}

/* Steps 1 to 13 for a request to Console. */
static inline struct writ_verdict console_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records,
                                                        uint32_t roles)
{
    struct writ_verdict verdict = console_judge(m->tag, CONSOLE_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case CONSOLE_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_ping_request_check(m, body, records));
    case CONSOLE_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_stats_request_check(m, body, records));
    case CONSOLE_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_abi_request_check(m, body, records));
    case CONSOLE_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_write_request_check(m, body, records));
    case CONSOLE_FLUSH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_flush_request_check(m, body, records));
    case CONSOLE_ATTACH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_attach_request_check(m, body, records));
    case CONSOLE_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_read_request_check(m, body, records));
    case CONSOLE_WAIT_INPUT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_wait_input_request_check(m, body, records));
    case CONSOLE_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, console_subscribe_request_check(m, body, records));
    case CONSOLE_READ_COUNTERS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            console_read_counters_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
