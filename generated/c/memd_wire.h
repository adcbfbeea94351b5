/* Generated from idl/memd.writ: change it there.
 *
 * Messages of memd as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef MEMD_WIRE_H
#define MEMD_WIRE_H

#include "writ/wire.h"

#include "memd_types.h"
#include "kernel_wire.h"
#include "upcalls_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define MEMD_ABI UINT64_C(0x95ea0211dc3f4aa7)

/* Writes one memory_usage, padding and all. */
static inline void memory_usage_store(uint8_t *at, const struct memory_usage *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->principal);
    writ_store_u32(at + 4, v->faults_resolved);
    writ_store_u64(at + 8, v->limit_bytes);
    writ_store_u64(at + 16, v->used_bytes);
    writ_store_u64(at + 24, v->peak_bytes);
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
    v.usage.peak_bytes = m->w[3];
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
    return writ_status_is_framework(status);
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
    m->w[3] = v->usage.peak_bytes;
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
    v.usage.peak_bytes = m->w[3];
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
    m->w[3] = v->usage.peak_bytes;
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

/* Memd.set_limit */
enum {
    MEMD_SET_LIMIT_METHOD = 0x15,
    MEMD_SET_LIMIT_DEADLINE_MS = 100,
};

#define MEMD_SET_LIMIT_REQUEST UINT64_C(0x5700001000050015)
#define MEMD_SET_LIMIT_REPLY UINT64_C(0x5710000000050000)

struct memd_set_limit_request_body {
    uint32_t principal;
    uint8_t padding_4[4];
    uint64_t limit_bytes;
};

_Static_assert(sizeof(struct memd_set_limit_request_body) == 16,
               "size of memd_set_limit_request_body");
_Static_assert(offsetof(struct memd_set_limit_request_body, principal) == 0, "offset of principal");
_Static_assert(offsetof(struct memd_set_limit_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct memd_set_limit_request_body, limit_bytes) == 8,
               "offset of limit_bytes");

struct memd_set_limit_request {
    uint32_t principal;
    uint64_t limit_bytes;
};

enum memd_set_limit_request_checks {
    MEMD_SET_LIMIT_REQUEST_4_PADDING = 9,
    MEMD_SET_LIMIT_REQUEST_LIMIT_BYTES_RANGE = 10,
};

/* The body, by the checks from MEMD_SET_LIMIT_REQUEST_4_PADDING on. */
static inline struct writ_reject memd_set_limit_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMD_SET_LIMIT_REQUEST_4_PADDING, 4);
    }
    if (m->w[1] < 4096 || m->w[1] > 1073741824) {
        return writ_reject(MEMD_SET_LIMIT_REQUEST_LIMIT_BYTES_RANGE, 8);
    }
    return writ_reject(0, 0);
}

static inline struct memd_set_limit_request memd_set_limit_request_read(const struct writ_msg *m)
{
    struct memd_set_limit_request v;
    v.principal = (uint32_t)m->w[0];
    v.limit_bytes = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_set_limit_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_set_limit_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_set_limit_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_set_limit_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_set_limit_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Memd.create_paged */
enum {
    MEMD_CREATE_PAGED_METHOD = 0x16,
    MEMD_CREATE_PAGED_DEADLINE_MS = 200,
};

#define MEMD_CREATE_PAGED_REQUEST UINT64_C(0x5721000000050016)
#define MEMD_CREATE_PAGED_REPLY UINT64_C(0x5731000000050000)

struct memd_create_paged_request_body {
    uint64_t bytes;
};

_Static_assert(sizeof(struct memd_create_paged_request_body) == 8,
               "size of memd_create_paged_request_body");
_Static_assert(offsetof(struct memd_create_paged_request_body, bytes) == 0, "offset of bytes");

struct memd_create_paged_request {
    uint64_t bytes;
    uint32_t supplier;
};

enum memd_create_paged_request_checks {
    MEMD_CREATE_PAGED_REQUEST_BYTES_RANGE = 9,
    MEMD_CREATE_PAGED_REQUEST_SUPPLIER_HANDLE_ABSENT = 10,
    MEMD_CREATE_PAGED_REQUEST_SUPPLIER_HANDLE_TYPE = 11,
    MEMD_CREATE_PAGED_REQUEST_SUPPLIER_HANDLE_PROTOCOL = 12,
};

static const struct writ_handle_rule memd_create_paged_request_handles[] = {
    {.index = 0,
     .type = WRIT_TYPE_CONNECTION,
     .protocol = PAGER_PROTOCOL,
     .first = MEMD_CREATE_PAGED_REQUEST_SUPPLIER_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from MEMD_CREATE_PAGED_REQUEST_BYTES_RANGE on. */
static inline struct writ_reject memd_create_paged_request_check_body(const uint8_t *body,
                                                                      const uint8_t *records)
{
    struct writ_reject why;
    if (writ_load_u64(body) < 4096 || writ_load_u64(body) > 268435456) {
        return writ_reject(MEMD_CREATE_PAGED_REQUEST_BYTES_RANGE, 0);
    }
    why = writ_handle_check(records, &memd_create_paged_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct memd_create_paged_request
memd_create_paged_request_read(const uint8_t *body, const uint8_t *records)
{
    struct memd_create_paged_request v;
    v.bytes = writ_load_u64(body);
    v.supplier = writ_load_record(records, 0).slot;
    return v;
}

struct memd_create_paged_reply_body {
    uint64_t paged;
};

_Static_assert(sizeof(struct memd_create_paged_reply_body) == 8,
               "size of memd_create_paged_reply_body");
_Static_assert(offsetof(struct memd_create_paged_reply_body, paged) == 0, "offset of paged");

struct memd_create_paged_reply {
    uint64_t paged;
    uint32_t vmo;
};

enum memd_create_paged_reply_checks {
    MEMD_CREATE_PAGED_REPLY_VMO_HANDLE_ABSENT = 9,
    MEMD_CREATE_PAGED_REPLY_VMO_HANDLE_TYPE = 10,
    MEMD_CREATE_PAGED_REPLY_VMO_HANDLE_PROTOCOL = 11,
    MEMD_CREATE_PAGED_REPLY_VMO_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule memd_create_paged_reply_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ | VMO_RIGHT_TRANSFER,
     .first = MEMD_CREATE_PAGED_REPLY_VMO_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from MEMD_CREATE_PAGED_REPLY_VMO_HANDLE_ABSENT on. */
static inline struct writ_reject memd_create_paged_reply_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &memd_create_paged_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct memd_create_paged_reply memd_create_paged_reply_read(const uint8_t *body,
                                                                          const uint8_t *records)
{
    struct memd_create_paged_reply v;
    v.paged = writ_load_u64(body);
    v.vmo = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memd_create_paged_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x16, .least = 8, .most = 8, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memd_create_paged_request_check_body(body, records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_create_paged_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_create_paged_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8, .handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_create_paged_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_create_paged_reply_check_body(records);
    }
    return why;
}

/* Memd.read_paged */
enum {
    MEMD_READ_PAGED_METHOD = 0x17,
    MEMD_READ_PAGED_DEADLINE_MS = 100,
};

#define MEMD_READ_PAGED_REQUEST UINT64_C(0x5700000800050017)
#define MEMD_READ_PAGED_REPLY UINT64_C(0x5710001800050000)

struct memd_read_paged_request_body {
    uint64_t paged;
};

_Static_assert(sizeof(struct memd_read_paged_request_body) == 8,
               "size of memd_read_paged_request_body");
_Static_assert(offsetof(struct memd_read_paged_request_body, paged) == 0, "offset of paged");

struct memd_read_paged_request {
    uint64_t paged;
};

enum memd_read_paged_request_checks {
    MEMD_READ_PAGED_REQUEST_PAGED_EXISTS = 9,
    MEMD_READ_PAGED_REQUEST_PAGED_STATE = 10,
};

static inline struct memd_read_paged_request memd_read_paged_request_read(const struct writ_msg *m)
{
    struct memd_read_paged_request v;
    v.paged = m->w[0];
    return v;
}

struct memd_read_paged_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    uint64_t present_bytes;
    uint64_t fetched_pages;
};

_Static_assert(sizeof(struct memd_read_paged_reply_body) == 24,
               "size of memd_read_paged_reply_body");
_Static_assert(offsetof(struct memd_read_paged_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct memd_read_paged_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct memd_read_paged_reply_body, present_bytes) == 8,
               "offset of present_bytes");
_Static_assert(offsetof(struct memd_read_paged_reply_body, fetched_pages) == 16,
               "offset of fetched_pages");

struct memd_read_paged_reply {
    enum paged_state state;
    uint64_t present_bytes;
    uint64_t fetched_pages;
};

enum memd_read_paged_reply_checks {
    MEMD_READ_PAGED_REPLY_STATE_ENUM = 9,
    MEMD_READ_PAGED_REPLY_1_PADDING = 10,
};

/* The body, by the checks from MEMD_READ_PAGED_REPLY_STATE_ENUM on. */
static inline struct writ_reject memd_read_paged_reply_check_body(const struct writ_msg *m)
{
    if (!paged_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(MEMD_READ_PAGED_REPLY_STATE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(MEMD_READ_PAGED_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct memd_read_paged_reply memd_read_paged_reply_read(const struct writ_msg *m)
{
    struct memd_read_paged_reply v;
    v.state = (enum paged_state)(uint8_t)m->w[0];
    v.present_bytes = m->w[1];
    v.fetched_pages = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_read_paged_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_read_paged_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_read_paged_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_read_paged_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memd_read_paged_reply_check_body(m);
    }
    return why;
}

static inline void memd_read_paged_reply_write(struct writ_msg *m,
                                               const struct memd_read_paged_reply *v)
{
    m->tag = MEMD_READ_PAGED_REPLY;
    m->w[0] = (uint8_t)v->state;
    m->w[1] = v->present_bytes;
    m->w[2] = v->fetched_pages;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.drop_clean */
enum {
    MEMD_DROP_CLEAN_METHOD = 0x18,
    MEMD_DROP_CLEAN_DEADLINE_MS = 200,
};

#define MEMD_DROP_CLEAN_REQUEST UINT64_C(0x5700001800050018)
#define MEMD_DROP_CLEAN_REPLY UINT64_C(0x5710000800050000)

struct memd_drop_clean_request_body {
    uint64_t paged;
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct memd_drop_clean_request_body) == 24,
               "size of memd_drop_clean_request_body");
_Static_assert(offsetof(struct memd_drop_clean_request_body, paged) == 0, "offset of paged");
_Static_assert(offsetof(struct memd_drop_clean_request_body, offset) == 8, "offset of offset");
_Static_assert(offsetof(struct memd_drop_clean_request_body, bytes) == 16, "offset of bytes");

struct memd_drop_clean_request {
    uint64_t paged;
    uint64_t offset;
    uint64_t bytes;
};

enum memd_drop_clean_request_checks {
    MEMD_DROP_CLEAN_REQUEST_PAGED_EXISTS = 9,
    MEMD_DROP_CLEAN_REQUEST_PAGED_STATE = 10,
};

static inline struct memd_drop_clean_request memd_drop_clean_request_read(const struct writ_msg *m)
{
    struct memd_drop_clean_request v;
    v.paged = m->w[0];
    v.offset = m->w[1];
    v.bytes = m->w[2];
    return v;
}

struct memd_drop_clean_reply_body {
    uint64_t dropped_bytes;
};

_Static_assert(sizeof(struct memd_drop_clean_reply_body) == 8,
               "size of memd_drop_clean_reply_body");
_Static_assert(offsetof(struct memd_drop_clean_reply_body, dropped_bytes) == 0,
               "offset of dropped_bytes");

struct memd_drop_clean_reply {
    uint64_t dropped_bytes;
};

static inline struct memd_drop_clean_reply memd_drop_clean_reply_read(const struct writ_msg *m)
{
    struct memd_drop_clean_reply v;
    v.dropped_bytes = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_drop_clean_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_drop_clean_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_drop_clean_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_drop_clean_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void memd_drop_clean_reply_write(struct writ_msg *m,
                                               const struct memd_drop_clean_reply *v)
{
    m->tag = MEMD_DROP_CLEAN_REPLY;
    m->w[0] = v->dropped_bytes;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Memd.end_supply */
enum {
    MEMD_END_SUPPLY_METHOD = 0x19,
    MEMD_END_SUPPLY_DEADLINE_MS = 100,
};

#define MEMD_END_SUPPLY_REQUEST UINT64_C(0x5700000800050019)
#define MEMD_END_SUPPLY_REPLY UINT64_C(0x5710000000050000)

struct memd_end_supply_request_body {
    uint64_t paged;
};

_Static_assert(sizeof(struct memd_end_supply_request_body) == 8,
               "size of memd_end_supply_request_body");
_Static_assert(offsetof(struct memd_end_supply_request_body, paged) == 0, "offset of paged");

struct memd_end_supply_request {
    uint64_t paged;
};

enum memd_end_supply_request_checks {
    MEMD_END_SUPPLY_REQUEST_PAGED_EXISTS = 9,
    MEMD_END_SUPPLY_REQUEST_PAGED_STATE = 10,
};

static inline struct memd_end_supply_request memd_end_supply_request_read(const struct writ_msg *m)
{
    struct memd_end_supply_request v;
    v.paged = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memd_end_supply_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x19, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memd_end_supply_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || memd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memd_end_supply_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memd_end_supply_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
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

/* Steps 1 to 8 for a request to Memd on a connection of this label. */
static inline struct writ_verdict memd_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 8, .most = 8, .roles = MEMD_ROLE_CONSUMER},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = MEMD_ROLE_OBSERVER | MEMD_ROLE_OPERATOR},
        {.number = 0x13, .least = 8, .most = 8, .roles = MEMD_ROLE_OBSERVER | MEMD_ROLE_OPERATOR},
        {.number = 0x14, .roles = UINT32_MAX},
        {.number = 0x15, .least = 16, .most = 16, .roles = MEMD_ROLE_OPERATOR},
        {.number = 0x16,
         .least = 8,
         .most = 8,
         .handles = 1,
         .buffer = true,
         .roles = MEMD_ROLE_PAGER},
        {.number = 0x17, .least = 8, .most = 8, .roles = MEMD_ROLE_PAGER | MEMD_ROLE_OBSERVER},
        {.number = 0x18, .least = 24, .most = 24, .roles = MEMD_ROLE_PAGER},
        {.number = 0x19, .least = 8, .most = 8, .roles = MEMD_ROLE_PAGER},
        {.number = 0x1a,
         .handles = 1,
         .buffer = true,
         .roles = MEMD_ROLE_CONSUMER | MEMD_ROLE_OBSERVER | MEMD_ROLE_OPERATOR},
        {.number = 0x1b, .least = 8, .most = 8, .roles = MEMD_ROLE_OBSERVER},
    };
    return writ_judge(tag, MEMD_PROTOCOL, label, roles, shapes, 15);
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
    case MEMD_SET_LIMIT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_set_limit_request_check(m, body, records));
    case MEMD_CREATE_PAGED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_create_paged_request_check(m, body, records));
    case MEMD_READ_PAGED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_read_paged_request_check(m, body, records));
    case MEMD_DROP_CLEAN_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_drop_clean_request_check(m, body, records));
    case MEMD_END_SUPPLY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_end_supply_request_check(m, body, records));
    case MEMD_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_subscribe_request_check(m, body, records));
    case MEMD_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memd_next_event_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
