/* Generated from idl/memd.writ: change it there.
 *
 * Messages of memd as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef MEMD_WIRE_H
#define MEMD_WIRE_H

#include "writ/wire.h"

#include "memd_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define MEMD_ABI UINT64_C(0x96d365e442c1d6a8)

/* Writes one memory_usage, padding and all. */
static inline void memory_usage_store(uint8_t *at, const struct memory_usage *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->principal);
    writ_store_u32(at + 4, v->faults_resolved);
    writ_store_u64(at + 8, v->limit_bytes);
    writ_store_u64(at + 16, v->used_bytes);
    writ_store_u64(at + 24, v->requested_bytes);
}

/* Memd.ping */
enum {
    MEMD_PING_METHOD = 0x01,
    MEMD_PING_DEADLINE_MS = 100,
};

#define MEMD_PING_REQUEST UINT64_C(0x5700000000050001)
#define MEMD_PING_REPLY UINT64_C(0x5710000000050000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memd_ping_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Memd.stats */
enum {
    MEMD_STATS_METHOD = 0x02,
    MEMD_STATS_DEADLINE_MS = 100,
};

#define MEMD_STATS_REQUEST UINT64_C(0x5700000000050002)
#define MEMD_STATS_REPLY UINT64_C(0x5710001800050000)

struct memd_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct memd_stats_reply_body) == 24, "size of memd_stats_reply_body");
_Static_assert(offsetof(struct memd_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct memd_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct memd_stats_reply_body, errors) == 16, "offset of errors");

struct memd_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct memd_stats_reply memd_stats_reply_read(const struct writ_msg *m)
{
    struct memd_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memd_stats_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void memd_stats_reply_write(struct writ_msg *m, const struct memd_stats_reply *v)
{
    m->tag = MEMD_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.abi */
enum {
    MEMD_ABI_METHOD = 0x03,
    MEMD_ABI_DEADLINE_MS = 100,
};

#define MEMD_ABI_REQUEST UINT64_C(0x5700000000050003)
#define MEMD_ABI_REPLY UINT64_C(0x5710000800050000)

struct memd_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct memd_abi_reply_body) == 8, "size of memd_abi_reply_body");
_Static_assert(offsetof(struct memd_abi_reply_body, hash) == 0, "offset of hash");

struct memd_abi_reply {
    uint64_t hash;
};

static inline struct memd_abi_reply memd_abi_reply_read(const struct writ_msg *m)
{
    struct memd_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_abi_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memd_abi_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void memd_abi_reply_write(struct writ_msg *m, const struct memd_abi_reply *v)
{
    m->tag = MEMD_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.request_memory */
enum {
    MEMD_REQUEST_MEMORY_METHOD = 0x10,
    MEMD_REQUEST_MEMORY_DEADLINE_MS = 200,
};

#define MEMD_REQUEST_MEMORY_REQUEST UINT64_C(0x5700000800050010)
#define MEMD_REQUEST_MEMORY_REPLY UINT64_C(0x5731000000050000)

struct memd_request_memory_request_body {
    uint64_t bytes;
};

_Static_assert(sizeof(struct memd_request_memory_request_body) == 8,
               "size of memd_request_memory_request_body");
_Static_assert(offsetof(struct memd_request_memory_request_body, bytes) == 0, "offset of bytes");

struct memd_request_memory_request {
    uint64_t bytes;
};

enum memd_request_memory_request_checks {
    MEMD_REQUEST_MEMORY_REQUEST_BYTES_RANGE = 9,
};

/* The body, by the checks from MEMD_REQUEST_MEMORY_REQUEST_BYTES_RANGE on. */
static inline struct writ_reject memd_request_memory_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] < 4096 || m->w[0] > 268435456) {
        return writ_reject(MEMD_REQUEST_MEMORY_REQUEST_BYTES_RANGE, 0);
    }
    return writ_reject(0, 0);
}

static inline struct memd_request_memory_request
memd_request_memory_request_read(const struct writ_msg *m)
{
    struct memd_request_memory_request v;
    v.bytes = m->w[0];
    return v;
}

struct memd_request_memory_reply {
    uint32_t vmo;
};

enum memd_request_memory_reply_checks {
    MEMD_REQUEST_MEMORY_REPLY_VMO_HANDLE_ABSENT = 9,
    MEMD_REQUEST_MEMORY_REPLY_VMO_HANDLE_TYPE = 10,
    MEMD_REQUEST_MEMORY_REPLY_VMO_HANDLE_PROTOCOL = 11,
    MEMD_REQUEST_MEMORY_REPLY_VMO_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule memd_request_memory_reply_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE | VMO_RIGHT_TRANSFER,
     .first = MEMD_REQUEST_MEMORY_REPLY_VMO_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from MEMD_REQUEST_MEMORY_REPLY_VMO_HANDLE_ABSENT on. */
static inline struct writ_reject memd_request_memory_reply_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &memd_request_memory_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct memd_request_memory_reply
memd_request_memory_reply_read(const uint8_t *records)
{
    struct memd_request_memory_reply v;
    v.vmo = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_request_memory_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_request_memory_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_request_memory_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memd_request_memory_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_request_memory_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_request_memory_reply_check_body(records);
    }
    return why;
}

/* Memd.read_own_usage */
enum {
    MEMD_READ_OWN_USAGE_METHOD = 0x11,
    MEMD_READ_OWN_USAGE_DEADLINE_MS = 100,
};

#define MEMD_READ_OWN_USAGE_REQUEST UINT64_C(0x5700000000050011)
#define MEMD_READ_OWN_USAGE_REPLY UINT64_C(0x5710002000050000)

struct memd_read_own_usage_reply_body {
    struct memory_usage usage;
};

_Static_assert(sizeof(struct memd_read_own_usage_reply_body) == 32,
               "size of memd_read_own_usage_reply_body");
_Static_assert(offsetof(struct memd_read_own_usage_reply_body, usage) == 0, "offset of usage");

struct memd_read_own_usage_reply {
    struct memory_usage usage;
};

static inline struct memd_read_own_usage_reply
memd_read_own_usage_reply_read(const struct writ_msg *m)
{
    struct memd_read_own_usage_reply v = {0};
    v.usage.principal = (uint32_t)m->w[0];
    v.usage.faults_resolved = (uint32_t)(m->w[0] >> 32);
    v.usage.limit_bytes = m->w[1];
    v.usage.used_bytes = m->w[2];
    v.usage.requested_bytes = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_read_own_usage_request_check(const struct writ_msg *m,
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
static inline bool memd_read_own_usage_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memd_read_own_usage_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_read_own_usage_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void memd_read_own_usage_reply_write(struct writ_msg *m,
                                                   const struct memd_read_own_usage_reply *v)
{
    m->tag = MEMD_READ_OWN_USAGE_REPLY;
    m->w[0] = v->usage.principal | (uint64_t)v->usage.faults_resolved << 32;
    m->w[1] = v->usage.limit_bytes;
    m->w[2] = v->usage.used_bytes;
    m->w[3] = v->usage.requested_bytes;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.read_usage */
enum {
    MEMD_READ_USAGE_METHOD = 0x12,
    MEMD_READ_USAGE_DEADLINE_MS = 100,
};

#define MEMD_READ_USAGE_REQUEST UINT64_C(0x5700000800050012)
#define MEMD_READ_USAGE_REPLY UINT64_C(0x5710002000050000)

struct memd_read_usage_request_body {
    uint32_t principal;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct memd_read_usage_request_body) == 8,
               "size of memd_read_usage_request_body");
_Static_assert(offsetof(struct memd_read_usage_request_body, principal) == 0,
               "offset of principal");
_Static_assert(offsetof(struct memd_read_usage_request_body, padding_4) == 4,
               "offset of padding_4");

struct memd_read_usage_request {
    uint32_t principal;
};

enum memd_read_usage_request_checks {
    MEMD_READ_USAGE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from MEMD_READ_USAGE_REQUEST_4_PADDING on. */
static inline struct writ_reject memd_read_usage_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMD_READ_USAGE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct memd_read_usage_request memd_read_usage_request_read(const struct writ_msg *m)
{
    struct memd_read_usage_request v;
    v.principal = (uint32_t)m->w[0];
    return v;
}

struct memd_read_usage_reply_body {
    struct memory_usage usage;
};

_Static_assert(sizeof(struct memd_read_usage_reply_body) == 32,
               "size of memd_read_usage_reply_body");
_Static_assert(offsetof(struct memd_read_usage_reply_body, usage) == 0, "offset of usage");

struct memd_read_usage_reply {
    struct memory_usage usage;
};

static inline struct memd_read_usage_reply memd_read_usage_reply_read(const struct writ_msg *m)
{
    struct memd_read_usage_reply v = {0};
    v.usage.principal = (uint32_t)m->w[0];
    v.usage.faults_resolved = (uint32_t)(m->w[0] >> 32);
    v.usage.limit_bytes = m->w[1];
    v.usage.used_bytes = m->w[2];
    v.usage.requested_bytes = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_read_usage_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_read_usage_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_read_usage_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_read_usage_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_read_usage_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void memd_read_usage_reply_write(struct writ_msg *m,
                                               const struct memd_read_usage_reply *v)
{
    m->tag = MEMD_READ_USAGE_REPLY;
    m->w[0] = v->usage.principal | (uint64_t)v->usage.faults_resolved << 32;
    m->w[1] = v->usage.limit_bytes;
    m->w[2] = v->usage.used_bytes;
    m->w[3] = v->usage.requested_bytes;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.snapshot_usage */
enum {
    MEMD_SNAPSHOT_USAGE_METHOD = 0x13,
    MEMD_SNAPSHOT_USAGE_DEADLINE_MS = 200,
};

#define MEMD_SNAPSHOT_USAGE_REQUEST UINT64_C(0x5700000800050013)
#define MEMD_SNAPSHOT_USAGE_REPLY UINT64_C(0x5730000000050000)

struct memd_snapshot_usage_request_body {
    uint32_t after;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct memd_snapshot_usage_request_body) == 8,
               "size of memd_snapshot_usage_request_body");
_Static_assert(offsetof(struct memd_snapshot_usage_request_body, after) == 0, "offset of after");
_Static_assert(offsetof(struct memd_snapshot_usage_request_body, padding_4) == 4,
               "offset of padding_4");

struct memd_snapshot_usage_request {
    uint32_t after;
};

enum memd_snapshot_usage_request_checks {
    MEMD_SNAPSHOT_USAGE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from MEMD_SNAPSHOT_USAGE_REQUEST_4_PADDING on. */
static inline struct writ_reject memd_snapshot_usage_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMD_SNAPSHOT_USAGE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct memd_snapshot_usage_request
memd_snapshot_usage_request_read(const struct writ_msg *m)
{
    struct memd_snapshot_usage_request v;
    v.after = (uint32_t)m->w[0];
    return v;
}

struct memd_snapshot_usage_reply_body {
    struct writ_tail items;
    uint32_t next;
    uint64_t generation;
};

_Static_assert(sizeof(struct memd_snapshot_usage_reply_body) == 16,
               "size of memd_snapshot_usage_reply_body");
_Static_assert(offsetof(struct memd_snapshot_usage_reply_body, items) == 0, "offset of items");
_Static_assert(offsetof(struct memd_snapshot_usage_reply_body, next) == 4, "offset of next");
_Static_assert(offsetof(struct memd_snapshot_usage_reply_body, generation) == 8,
               "offset of generation");

struct memd_snapshot_usage_reply_items {
    const struct memory_usage *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct memory_usage *
memd_snapshot_usage_reply_items_at(const struct writ_io *io,
                                   const struct memd_snapshot_usage_reply_items *view,
                                   uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct memd_snapshot_usage_reply {
    struct memd_snapshot_usage_reply_items items;
    uint32_t next;
    uint64_t generation;
};

enum memd_snapshot_usage_reply_checks {
    MEMD_SNAPSHOT_USAGE_REPLY_FIXED = 9,
    MEMD_SNAPSHOT_USAGE_REPLY_ITEMS_TAIL_LENGTH = 10,
    MEMD_SNAPSHOT_USAGE_REPLY_ITEMS_TAIL_END = 11,
    MEMD_SNAPSHOT_USAGE_REPLY_END = 12,
};

static const struct writ_tail_rule memd_snapshot_usage_reply_tails[] = {
    {.at = 0,
     .most = 64,
     .element = 32,
     .length_check = MEMD_SNAPSHOT_USAGE_REPLY_ITEMS_TAIL_LENGTH},
};

/* The body, by the checks from MEMD_SNAPSHOT_USAGE_REPLY_FIXED on. */
static inline struct writ_reject memd_snapshot_usage_reply_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    struct writ_reject why;
    uint32_t cursor = 16;
    why = writ_tail_check(body, bytes, memd_snapshot_usage_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    cursor += writ_load_tail(body + 0).length * UINT32_C(32);
    if (cursor != bytes) {
        return writ_reject(MEMD_SNAPSHOT_USAGE_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct memd_snapshot_usage_reply memd_snapshot_usage_reply_read(const uint8_t *body)
{
    struct memd_snapshot_usage_reply v;
    v.items.items =
        (const struct memory_usage *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.items.count = writ_load_tail(body + 0).length;
    v.items.use = 0;
    v.next = writ_load_u32(body + 4);
    v.generation = writ_load_u64(body + 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_snapshot_usage_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_snapshot_usage_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_snapshot_usage_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memd_snapshot_usage_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_snapshot_usage_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_snapshot_usage_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Memd.read_totals */
enum {
    MEMD_READ_TOTALS_METHOD = 0x14,
    MEMD_READ_TOTALS_DEADLINE_MS = 100,
};

#define MEMD_READ_TOTALS_REQUEST UINT64_C(0x5700000000050014)
#define MEMD_READ_TOTALS_REPLY UINT64_C(0x5710002000050000)

struct memd_read_totals_reply_body {
    uint64_t physical_bytes;
    uint64_t free_bytes;
    uint64_t promised_bytes;
    uint8_t pressure;
    uint8_t padding_25[7];
};

_Static_assert(sizeof(struct memd_read_totals_reply_body) == 32,
               "size of memd_read_totals_reply_body");
_Static_assert(offsetof(struct memd_read_totals_reply_body, physical_bytes) == 0,
               "offset of physical_bytes");
_Static_assert(offsetof(struct memd_read_totals_reply_body, free_bytes) == 8,
               "offset of free_bytes");
_Static_assert(offsetof(struct memd_read_totals_reply_body, promised_bytes) == 16,
               "offset of promised_bytes");
_Static_assert(offsetof(struct memd_read_totals_reply_body, pressure) == 24, "offset of pressure");
_Static_assert(offsetof(struct memd_read_totals_reply_body, padding_25) == 25,
               "offset of padding_25");

struct memd_read_totals_reply {
    uint64_t physical_bytes;
    uint64_t free_bytes;
    uint64_t promised_bytes;
    enum pressure pressure;
};

enum memd_read_totals_reply_checks {
    MEMD_READ_TOTALS_REPLY_PRESSURE_ENUM = 9,
    MEMD_READ_TOTALS_REPLY_25_PADDING = 10,
};

/* The body, by the checks from MEMD_READ_TOTALS_REPLY_PRESSURE_ENUM on. */
static inline struct writ_reject memd_read_totals_reply_check_body(const struct writ_msg *m)
{
    if (!pressure_is_known((uint8_t)m->w[3])) {
        return writ_reject(MEMD_READ_TOTALS_REPLY_PRESSURE_ENUM, 24);
    }
    if ((m->w[3] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(MEMD_READ_TOTALS_REPLY_25_PADDING, 25);
    }
    return writ_reject(0, 0);
}

static inline struct memd_read_totals_reply memd_read_totals_reply_read(const struct writ_msg *m)
{
    struct memd_read_totals_reply v;
    v.physical_bytes = m->w[0];
    v.free_bytes = m->w[1];
    v.promised_bytes = m->w[2];
    v.pressure = (enum pressure)(uint8_t)m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_read_totals_request_check(const struct writ_msg *m,
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
static inline bool memd_read_totals_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_read_totals_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_read_totals_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_read_totals_reply_check_body(m);
    }
    return why;
}

static inline void memd_read_totals_reply_write(struct writ_msg *m,
                                                const struct memd_read_totals_reply *v)
{
    m->tag = MEMD_READ_TOTALS_REPLY;
    m->w[0] = v->physical_bytes;
    m->w[1] = v->free_bytes;
    m->w[2] = v->promised_bytes;
    m->w[3] = (uint8_t)v->pressure;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.subscribe */
enum {
    MEMD_SUBSCRIBE_METHOD = 0x1a,
    MEMD_SUBSCRIBE_DEADLINE_MS = 100,
};

#define MEMD_SUBSCRIBE_REQUEST UINT64_C(0x572100000005001a)
#define MEMD_SUBSCRIBE_REPLY UINT64_C(0x5710000000050000)

struct memd_subscribe_request {
    uint32_t bell;
};

enum memd_subscribe_request_checks {
    MEMD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    MEMD_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    MEMD_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    MEMD_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule memd_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = MEMD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from MEMD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject memd_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &memd_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct memd_subscribe_request memd_subscribe_request_read(const uint8_t *records)
{
    struct memd_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_subscribe_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Memd.next_event */
enum {
    MEMD_NEXT_EVENT_METHOD = 0x1b,
    MEMD_NEXT_EVENT_DEADLINE_MS = 100,
};

#define MEMD_NEXT_EVENT_REQUEST UINT64_C(0x570000080005001b)
#define MEMD_NEXT_EVENT_REPLY UINT64_C(0x5730000000050000)

struct memd_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct memd_next_event_request_body) == 8,
               "size of memd_next_event_request_body");
_Static_assert(offsetof(struct memd_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct memd_next_event_request {
    uint64_t after_seq;
};

static inline struct memd_next_event_request memd_next_event_request_read(const struct writ_msg *m)
{
    struct memd_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct memd_next_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    uint64_t time_us;
    struct fault_record fault;
};

_Static_assert(sizeof(struct memd_next_event_reply_body) == 200,
               "size of memd_next_event_reply_body");
_Static_assert(offsetof(struct memd_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct memd_next_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct memd_next_event_reply_body, time_us) == 16, "offset of time_us");
_Static_assert(offsetof(struct memd_next_event_reply_body, fault) == 24, "offset of fault");

struct memd_next_event_reply {
    uint64_t seq;
    uint64_t lost;
    uint64_t time_us;
    struct fault_record fault;
};

enum memd_next_event_reply_checks {
    MEMD_NEXT_EVENT_REPLY_FAULT_ACCESS_BITS = 9,
    MEMD_NEXT_EVENT_REPLY_27_PADDING = 10,
};

/* The body, by the checks from MEMD_NEXT_EVENT_REPLY_FAULT_ACCESS_BITS on. */
static inline struct writ_reject memd_next_event_reply_check_body(const uint8_t *body)
{
    if ((writ_load_u8(body + 25) & 0xf8U) != 0) {
        return writ_reject(MEMD_NEXT_EVENT_REPLY_FAULT_ACCESS_BITS, 25);
    }
    if (!writ_is_zero(body + 27, 1)) {
        return writ_reject(MEMD_NEXT_EVENT_REPLY_27_PADDING, 27);
    }
    return writ_reject(0, 0);
}

static inline struct memd_next_event_reply memd_next_event_reply_read(const uint8_t *body)
{
    struct memd_next_event_reply v;
    v.seq = writ_load_u64(body);
    v.lost = writ_load_u64(body + 8);
    v.time_us = writ_load_u64(body + 16);
    __builtin_memcpy(&v.fault, body + 24, 176);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_next_event_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_next_event_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 200, .most = 200, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_next_event_reply_check_body(body);
    }
    return why;
}

/* Memd.open_account */
enum {
    MEMD_OPEN_ACCOUNT_METHOD = 0x1c,
    MEMD_OPEN_ACCOUNT_DEADLINE_MS = 200,
};

#define MEMD_OPEN_ACCOUNT_REQUEST UINT64_C(0x572100000005001c)
#define MEMD_OPEN_ACCOUNT_REPLY UINT64_C(0x5710000000050000)

struct memd_open_account_request {
    uint32_t quota;
};

enum memd_open_account_request_checks {
    MEMD_OPEN_ACCOUNT_REQUEST_QUOTA_HANDLE_ABSENT = 9,
    MEMD_OPEN_ACCOUNT_REQUEST_QUOTA_HANDLE_TYPE = 10,
    MEMD_OPEN_ACCOUNT_REQUEST_QUOTA_HANDLE_PROTOCOL = 11,
    MEMD_OPEN_ACCOUNT_REQUEST_QUOTA_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule memd_open_account_request_handles[] = {
    {.index = 0,
     .type = QUOTA_TYPE,
     .rights = QUOTA_RIGHT_CREATE,
     .first = MEMD_OPEN_ACCOUNT_REQUEST_QUOTA_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from MEMD_OPEN_ACCOUNT_REQUEST_QUOTA_HANDLE_ABSENT on. */
static inline struct writ_reject memd_open_account_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &memd_open_account_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct memd_open_account_request
memd_open_account_request_read(const uint8_t *records)
{
    struct memd_open_account_request v;
    v.quota = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_open_account_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1c, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_open_account_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_open_account_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_open_account_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_open_account_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Memd.judge_fault */
enum {
    MEMD_JUDGE_FAULT_METHOD = 0x20,
    MEMD_JUDGE_FAULT_DEADLINE_MS = 5000,
};

#define MEMD_JUDGE_FAULT_REQUEST UINT64_C(0x5720000000050020)
#define MEMD_JUDGE_FAULT_REPLY UINT64_C(0x5710001000050000)

struct memd_judge_fault_request_body {
    struct fault_record fault;
};

_Static_assert(sizeof(struct memd_judge_fault_request_body) == 176,
               "size of memd_judge_fault_request_body");
_Static_assert(offsetof(struct memd_judge_fault_request_body, fault) == 0, "offset of fault");

struct memd_judge_fault_request {
    struct fault_record fault;
};

enum memd_judge_fault_request_checks {
    MEMD_JUDGE_FAULT_REQUEST_FAULT_ACCESS_BITS = 9,
    MEMD_JUDGE_FAULT_REQUEST_3_PADDING = 10,
};

/* The body, by the checks from MEMD_JUDGE_FAULT_REQUEST_FAULT_ACCESS_BITS on. */
static inline struct writ_reject memd_judge_fault_request_check_body(const uint8_t *body)
{
    if ((writ_load_u8(body + 1) & 0xf8U) != 0) {
        return writ_reject(MEMD_JUDGE_FAULT_REQUEST_FAULT_ACCESS_BITS, 1);
    }
    if (!writ_is_zero(body + 3, 1)) {
        return writ_reject(MEMD_JUDGE_FAULT_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct memd_judge_fault_request memd_judge_fault_request_read(const uint8_t *body)
{
    struct memd_judge_fault_request v;
    __builtin_memcpy(&v.fault, body, 176);
    return v;
}

struct memd_judge_fault_reply_body {
    uint8_t verdict;
    uint8_t padding_1[7];
    uint64_t resume_at;
};

_Static_assert(sizeof(struct memd_judge_fault_reply_body) == 16,
               "size of memd_judge_fault_reply_body");
_Static_assert(offsetof(struct memd_judge_fault_reply_body, verdict) == 0, "offset of verdict");
_Static_assert(offsetof(struct memd_judge_fault_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct memd_judge_fault_reply_body, resume_at) == 8, "offset of resume_at");

struct memd_judge_fault_reply {
    enum fault_verdict verdict;
    uint64_t resume_at;
};

enum memd_judge_fault_reply_checks {
    MEMD_JUDGE_FAULT_REPLY_VERDICT_ENUM = 9,
    MEMD_JUDGE_FAULT_REPLY_1_PADDING = 10,
};

/* The body, by the checks from MEMD_JUDGE_FAULT_REPLY_VERDICT_ENUM on. */
static inline struct writ_reject memd_judge_fault_reply_check_body(const struct writ_msg *m)
{
    if (!fault_verdict_is_known((uint8_t)m->w[0])) {
        return writ_reject(MEMD_JUDGE_FAULT_REPLY_VERDICT_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(MEMD_JUDGE_FAULT_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct memd_judge_fault_reply memd_judge_fault_reply_read(const struct writ_msg *m)
{
    struct memd_judge_fault_reply v;
    v.verdict = (enum fault_verdict)(uint8_t)m->w[0];
    v.resume_at = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_judge_fault_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x20, .least = 176, .most = 176, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_judge_fault_request_check_body(body);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_judge_fault_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_judge_fault_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_judge_fault_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_judge_fault_reply_check_body(m);
    }
    return why;
}

static inline void memd_judge_fault_reply_write(struct writ_msg *m,
                                                const struct memd_judge_fault_reply *v)
{
    m->tag = MEMD_JUDGE_FAULT_REPLY;
    m->w[0] = (uint8_t)v->verdict;
    m->w[1] = v->resume_at;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Memd on a connection of this label. */
static inline struct writ_verdict memd_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 8, .roles = MEMD_ROLE_CONSUMER},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = MEMD_ROLE_OBSERVER},
        {.number = 0x13, .least = 8, .most = 8, .roles = MEMD_ROLE_OBSERVER},
        {.number = 0x14, .roles = UINT32_MAX},
        {.number = 0x1a,
         .handles = 1,
         .buffer = true,
         .roles = MEMD_ROLE_CONSUMER | MEMD_ROLE_OBSERVER},
        {.number = 0x1b, .least = 8, .most = 8, .roles = MEMD_ROLE_OBSERVER},
        {.number = 0x1c, .handles = 1, .buffer = true, .roles = MEMD_ROLE_CONSUMER},
        {.number = 0x20, .least = 176, .most = 176, .buffer = true, .roles = MEMD_ROLE_KERNEL_SIDE},
        {.number = 0x15},
        {.number = 0x16},
        {.number = 0x17},
        {.number = 0x18},
        {.number = 0x19},
    };
    return writ_judge(tag, MEMD_PROTOCOL, label, roles, shapes, 17);
}

/* Steps 1 to 13 for a request to Memd. */
static inline struct writ_verdict memd_request_check(const struct writ_msg *m, const uint8_t *body,
                                                     const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = memd_judge(m->tag, MEMD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case MEMD_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_ping_request_check(m, body, records));
    case MEMD_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_stats_request_check(m, body, records));
    case MEMD_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_abi_request_check(m, body, records));
    case MEMD_REQUEST_MEMORY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_request_memory_request_check(m, body, records));
    case MEMD_READ_OWN_USAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_read_own_usage_request_check(m, body, records));
    case MEMD_READ_USAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_read_usage_request_check(m, body, records));
    case MEMD_SNAPSHOT_USAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_snapshot_usage_request_check(m, body, records));
    case MEMD_READ_TOTALS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_read_totals_request_check(m, body, records));
    case MEMD_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_subscribe_request_check(m, body, records));
    case MEMD_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_next_event_request_check(m, body, records));
    case MEMD_OPEN_ACCOUNT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_open_account_request_check(m, body, records));
    case MEMD_JUDGE_FAULT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_judge_fault_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
