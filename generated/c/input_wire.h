/* Generated from idl/input.writ: change it there.
 *
 * Messages of input as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef INPUT_WIRE_H
#define INPUT_WIRE_H

#include "writ/wire.h"

#include "input_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define INPUT_ABI UINT64_C(0x37c8366b51fe5648)

/* Input.ping */
enum {
    INPUT_PING_METHOD = 0x01,
    INPUT_PING_DEADLINE_MS = 100,
};

#define INPUT_PING_REQUEST UINT64_C(0x5700000000210001)
#define INPUT_PING_REPLY UINT64_C(0x5710000000210000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
input_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool input_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject input_ping_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Input.stats */
enum {
    INPUT_STATS_METHOD = 0x02,
    INPUT_STATS_DEADLINE_MS = 100,
};

#define INPUT_STATS_REQUEST UINT64_C(0x5700000000210002)
#define INPUT_STATS_REPLY UINT64_C(0x5710001800210000)

struct input_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct input_stats_reply_body) == 24, "size of input_stats_reply_body");
_Static_assert(offsetof(struct input_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct input_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct input_stats_reply_body, errors) == 16, "offset of errors");

struct input_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct input_stats_reply input_stats_reply_read(const struct writ_msg *m)
{
    struct input_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
input_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool input_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
input_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void input_stats_reply_write(struct writ_msg *m, const struct input_stats_reply *v)
{
    m->tag = INPUT_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Input.abi */
enum {
    INPUT_ABI_METHOD = 0x03,
    INPUT_ABI_DEADLINE_MS = 100,
};

#define INPUT_ABI_REQUEST UINT64_C(0x5700000000210003)
#define INPUT_ABI_REPLY UINT64_C(0x5710000800210000)

struct input_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct input_abi_reply_body) == 8, "size of input_abi_reply_body");
_Static_assert(offsetof(struct input_abi_reply_body, hash) == 0, "offset of hash");

struct input_abi_reply {
    uint64_t hash;
};

static inline struct input_abi_reply input_abi_reply_read(const struct writ_msg *m)
{
    struct input_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
input_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool input_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject input_abi_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void input_abi_reply_write(struct writ_msg *m, const struct input_abi_reply *v)
{
    m->tag = INPUT_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Input.subscribe */
enum {
    INPUT_SUBSCRIBE_METHOD = 0x10,
    INPUT_SUBSCRIBE_DEADLINE_MS = 100,
};

#define INPUT_SUBSCRIBE_REQUEST UINT64_C(0x5721000000210010)
#define INPUT_SUBSCRIBE_REPLY UINT64_C(0x5710000800210000)

struct input_subscribe_request {
    uint32_t bell;
};

enum input_subscribe_request_checks {
    INPUT_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    INPUT_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    INPUT_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    INPUT_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule input_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = INPUT_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from INPUT_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject input_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &input_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct input_subscribe_request input_subscribe_request_read(const uint8_t *records)
{
    struct input_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

struct input_subscribe_reply_body {
    uint64_t newest;
};

_Static_assert(sizeof(struct input_subscribe_reply_body) == 8,
               "size of input_subscribe_reply_body");
_Static_assert(offsetof(struct input_subscribe_reply_body, newest) == 0, "offset of newest");

struct input_subscribe_reply {
    uint64_t newest;
};

static inline struct input_subscribe_reply input_subscribe_reply_read(const struct writ_msg *m)
{
    struct input_subscribe_reply v;
    v.newest = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
input_subscribe_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = input_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool input_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
input_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void input_subscribe_reply_write(struct writ_msg *m,
                                               const struct input_subscribe_reply *v)
{
    m->tag = INPUT_SUBSCRIBE_REPLY;
    m->w[0] = v->newest;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Input.next_event */
enum {
    INPUT_NEXT_EVENT_METHOD = 0x11,
    INPUT_NEXT_EVENT_DEADLINE_MS = 100,
};

#define INPUT_NEXT_EVENT_REQUEST UINT64_C(0x5700000800210011)
#define INPUT_NEXT_EVENT_REPLY UINT64_C(0x5710002000210000)

struct input_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct input_next_event_request_body) == 8,
               "size of input_next_event_request_body");
_Static_assert(offsetof(struct input_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct input_next_event_request {
    uint64_t after_seq;
};

static inline struct input_next_event_request
input_next_event_request_read(const struct writ_msg *m)
{
    struct input_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct input_next_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    uint64_t time_us;
    uint8_t kind;
    uint8_t padding_25[1];
    uint16_t code;
    int16_t x;
    int16_t y;
};

_Static_assert(sizeof(struct input_next_event_reply_body) == 32,
               "size of input_next_event_reply_body");
_Static_assert(offsetof(struct input_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct input_next_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct input_next_event_reply_body, time_us) == 16, "offset of time_us");
_Static_assert(offsetof(struct input_next_event_reply_body, kind) == 24, "offset of kind");
_Static_assert(offsetof(struct input_next_event_reply_body, padding_25) == 25,
               "offset of padding_25");
_Static_assert(offsetof(struct input_next_event_reply_body, code) == 26, "offset of code");
_Static_assert(offsetof(struct input_next_event_reply_body, x) == 28, "offset of x");
_Static_assert(offsetof(struct input_next_event_reply_body, y) == 30, "offset of y");

struct input_next_event_reply {
    uint64_t seq;
    uint64_t lost;
    uint64_t time_us;
    enum input_kind kind;
    uint16_t code;
    int16_t x;
    int16_t y;
};

enum input_next_event_reply_checks {
    INPUT_NEXT_EVENT_REPLY_KIND_ENUM = 9,
    INPUT_NEXT_EVENT_REPLY_25_PADDING = 10,
};

/* The body, by the checks from INPUT_NEXT_EVENT_REPLY_KIND_ENUM on. */
static inline struct writ_reject input_next_event_reply_check_body(const struct writ_msg *m)
{
    if (!input_kind_is_known((uint8_t)m->w[3])) {
        return writ_reject(INPUT_NEXT_EVENT_REPLY_KIND_ENUM, 24);
    }
    if ((m->w[3] & UINT64_C(0x000000000000ff00)) != 0) {
        return writ_reject(INPUT_NEXT_EVENT_REPLY_25_PADDING, 25);
    }
    return writ_reject(0, 0);
}

static inline struct input_next_event_reply input_next_event_reply_read(const struct writ_msg *m)
{
    struct input_next_event_reply v;
    v.seq = m->w[0];
    v.lost = m->w[1];
    v.time_us = m->w[2];
    v.kind = (enum input_kind)(uint8_t)m->w[3];
    v.code = (uint16_t)(m->w[3] >> 16);
    v.x = (int16_t)(uint16_t)(m->w[3] >> 32);
    v.y = (int16_t)(uint16_t)(m->w[3] >> 48);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject input_next_event_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool input_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || input_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
input_next_event_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = input_next_event_reply_check_body(m);
    }
    return why;
}

static inline void input_next_event_reply_write(struct writ_msg *m,
                                                const struct input_next_event_reply *v)
{
    m->tag = INPUT_NEXT_EVENT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->lost;
    m->w[2] = v->time_us;
    m->w[3] = (uint8_t)v->kind | (uint64_t)v->code << 16 | (uint64_t)(uint16_t)v->x << 32 | (uint64_t)(uint16_t)v->y << 48;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Input.read_held */
enum {
    INPUT_READ_HELD_METHOD = 0x12,
    INPUT_READ_HELD_DEADLINE_MS = 100,
};

#define INPUT_READ_HELD_REQUEST UINT64_C(0x5700000000210012)
#define INPUT_READ_HELD_REPLY UINT64_C(0x5730000000210000)

struct input_read_held_reply_body {
    uint64_t seq;
    uint32_t buttons;
    struct writ_tail keys;
};

_Static_assert(sizeof(struct input_read_held_reply_body) == 16,
               "size of input_read_held_reply_body");
_Static_assert(offsetof(struct input_read_held_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct input_read_held_reply_body, buttons) == 8, "offset of buttons");
_Static_assert(offsetof(struct input_read_held_reply_body, keys) == 12, "offset of keys");

struct input_read_held_reply_keys {
    const uint16_t *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const uint16_t *
input_read_held_reply_keys_at(const struct writ_io *io,
                              const struct input_read_held_reply_keys *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct input_read_held_reply {
    uint64_t seq;
    uint32_t buttons;
    struct input_read_held_reply_keys keys;
};

enum input_read_held_reply_checks {
    INPUT_READ_HELD_REPLY_FIXED = 9,
    INPUT_READ_HELD_REPLY_KEYS_TAIL_LENGTH = 10,
    INPUT_READ_HELD_REPLY_KEYS_TAIL_END = 11,
    INPUT_READ_HELD_REPLY_KEYS_TAIL_PADDING = 12,
    INPUT_READ_HELD_REPLY_END = 13,
};

static const struct writ_tail_rule input_read_held_reply_tails[] = {
    {.at = 12, .most = 32, .element = 2, .length_check = INPUT_READ_HELD_REPLY_KEYS_TAIL_LENGTH},
};

/* The body, by the checks from INPUT_READ_HELD_REPLY_FIXED on. */
static inline struct writ_reject input_read_held_reply_check_body(const uint8_t *body,
                                                                  uint32_t bytes)
{
    struct writ_reject why;
    uint32_t cursor = 16;
    why = writ_tail_check(body, bytes, input_read_held_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_tail_end(body, writ_load_tail(body + 12).length * UINT32_C(2),
                        INPUT_READ_HELD_REPLY_KEYS_TAIL_PADDING, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(INPUT_READ_HELD_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct input_read_held_reply input_read_held_reply_read(const uint8_t *body)
{
    struct input_read_held_reply v;
    v.seq = writ_load_u64(body);
    v.buttons = writ_load_u32(body + 8);
    v.keys.items = (const uint16_t *)(const void *)(body + writ_load_tail(body + 12).offset);
    v.keys.count = writ_load_tail(body + 12).length;
    v.keys.use = 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
input_read_held_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool input_read_held_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
input_read_held_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_read_held_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = input_read_held_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Input.read_counters */
enum {
    INPUT_READ_COUNTERS_METHOD = 0x13,
    INPUT_READ_COUNTERS_DEADLINE_MS = 100,
};

#define INPUT_READ_COUNTERS_REQUEST UINT64_C(0x5700000000210013)
#define INPUT_READ_COUNTERS_REPLY UINT64_C(0x5710002000210000)

struct input_read_counters_reply_body {
    uint64_t events;
    uint64_t made_way;
    uint64_t damaged;
    uint64_t resets;
};

_Static_assert(sizeof(struct input_read_counters_reply_body) == 32,
               "size of input_read_counters_reply_body");
_Static_assert(offsetof(struct input_read_counters_reply_body, events) == 0, "offset of events");
_Static_assert(offsetof(struct input_read_counters_reply_body, made_way) == 8,
               "offset of made_way");
_Static_assert(offsetof(struct input_read_counters_reply_body, damaged) == 16, "offset of damaged");
_Static_assert(offsetof(struct input_read_counters_reply_body, resets) == 24, "offset of resets");

struct input_read_counters_reply {
    uint64_t events;
    uint64_t made_way;
    uint64_t damaged;
    uint64_t resets;
};

static inline struct input_read_counters_reply
input_read_counters_reply_read(const struct writ_msg *m)
{
    struct input_read_counters_reply v;
    v.events = m->w[0];
    v.made_way = m->w[1];
    v.damaged = m->w[2];
    v.resets = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject input_read_counters_request_check(const struct writ_msg *m,
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
static inline bool input_read_counters_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject input_read_counters_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || input_read_counters_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INPUT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void input_read_counters_reply_write(struct writ_msg *m,
                                                   const struct input_read_counters_reply *v)
{
    m->tag = INPUT_READ_COUNTERS_REPLY;
    m->w[0] = v->events;
    m->w[1] = v->made_way;
    m->w[2] = v->damaged;
    m->w[3] = v->resets;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Input on a connection of this label. */
static inline struct writ_verdict input_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .handles = 1, .buffer = true, .roles = INPUT_ROLE_CONSUMER},
        {.number = 0x11, .least = 8, .most = 8, .roles = INPUT_ROLE_CONSUMER},
        {.number = 0x12, .roles = INPUT_ROLE_CONSUMER},
        {.number = 0x13, .roles = UINT32_MAX},
    };
    return writ_judge(tag, INPUT_PROTOCOL, label, roles, shapes, 7);
}

/* Steps 1 to 13 for a request to Input. */
static inline struct writ_verdict input_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = input_judge(m->tag, INPUT_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case INPUT_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_ping_request_check(m, body, records));
    case INPUT_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_stats_request_check(m, body, records));
    case INPUT_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_abi_request_check(m, body, records));
    case INPUT_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_subscribe_request_check(m, body, records));
    case INPUT_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_next_event_request_check(m, body, records));
    case INPUT_READ_HELD_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_read_held_request_check(m, body, records));
    case INPUT_READ_COUNTERS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, input_read_counters_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
