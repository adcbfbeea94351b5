/* Generated from idl/deviced.writ: change it there.
 *
 * Messages of deviced as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef DEVICED_WIRE_H
#define DEVICED_WIRE_H

#include "writ/wire.h"

#include "deviced_types.h"
#include "kernel_wire.h"
#include "procd_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define DEVICED_ABI UINT64_C(0x3dfeeb81204f80f8)

/* Checks one binding_match at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject binding_match_check(const uint8_t *at, uint32_t offset,
                                                     uint32_t first)
{
    if (!writ_is_zero(at + 1, 1)) {
        return writ_reject(first, offset + 1);
    }
    return writ_reject(0, 0);
}

/* Writes one binding_match, padding and all. */
static inline void binding_match_store(uint8_t *at, const struct binding_match *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, v->bus);
    writ_store_u16(at + 2, v->class_of);
    writ_store_u16(at + 4, v->vendor);
    writ_store_u16(at + 6, v->model);
}

/* Checks one device_resource at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject device_resource_check(const uint8_t *at, uint32_t offset,
                                                       uint32_t first)
{
    if (!resource_kind_is_known(writ_load_u8(at))) {
        return writ_reject(first, offset);
    }
    if (!writ_is_zero(at + 1, 7)) {
        return writ_reject(first + 1, offset + 1);
    }
    return writ_reject(0, 0);
}

/* Writes one device_resource, padding and all. */
static inline void device_resource_store(uint8_t *at, const struct device_resource *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, (uint8_t)v->kind);
    writ_store_u64(at + 8, v->base);
    writ_store_u64(at + 16, v->bytes);
}

/* Checks one device_place at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject device_place_check(const uint8_t *at, uint32_t offset,
                                                    uint32_t first)
{
    if (!writ_is_zero(at + 1, 1)) {
        return writ_reject(first, offset + 1);
    }
    return writ_reject(0, 0);
}

/* Writes one device_place, padding and all. */
static inline void device_place_store(uint8_t *at, const struct device_place *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, v->bus);
    writ_store_u16(at + 2, v->segment);
    writ_store_u32(at + 4, v->address);
}

/* Checks one device_identity at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject device_identity_check(const uint8_t *at, uint32_t offset,
                                                       uint32_t first)
{
    if (!writ_is_zero(at + 7, 1)) {
        return writ_reject(first, offset + 7);
    }
    return writ_reject(0, 0);
}

/* Writes one device_identity, padding and all. */
static inline void device_identity_store(uint8_t *at, const struct device_identity *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u16(at, v->class_of);
    writ_store_u16(at + 2, v->vendor);
    writ_store_u16(at + 4, v->model);
    writ_store_u8(at + 6, v->revision);
}

/* Deviced.ping */
enum {
    DEVICED_PING_METHOD = 0x01,
    DEVICED_PING_DEADLINE_MS = 100,
};

#define DEVICED_PING_REQUEST UINT64_C(0x5700000000090001)
#define DEVICED_PING_REPLY UINT64_C(0x5710000000090000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
deviced_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
deviced_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Deviced.stats */
enum {
    DEVICED_STATS_METHOD = 0x02,
    DEVICED_STATS_DEADLINE_MS = 100,
};

#define DEVICED_STATS_REQUEST UINT64_C(0x5700000000090002)
#define DEVICED_STATS_REPLY UINT64_C(0x5710001800090000)

struct deviced_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct deviced_stats_reply_body) == 24, "size of deviced_stats_reply_body");
_Static_assert(offsetof(struct deviced_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct deviced_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct deviced_stats_reply_body, errors) == 16, "offset of errors");

struct deviced_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct deviced_stats_reply deviced_stats_reply_read(const struct writ_msg *m)
{
    struct deviced_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
deviced_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
deviced_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void deviced_stats_reply_write(struct writ_msg *m,
                                             const struct deviced_stats_reply *v)
{
    m->tag = DEVICED_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.abi */
enum {
    DEVICED_ABI_METHOD = 0x03,
    DEVICED_ABI_DEADLINE_MS = 100,
};

#define DEVICED_ABI_REQUEST UINT64_C(0x5700000000090003)
#define DEVICED_ABI_REPLY UINT64_C(0x5710000800090000)

struct deviced_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct deviced_abi_reply_body) == 8, "size of deviced_abi_reply_body");
_Static_assert(offsetof(struct deviced_abi_reply_body, hash) == 0, "offset of hash");

struct deviced_abi_reply {
    uint64_t hash;
};

static inline struct deviced_abi_reply deviced_abi_reply_read(const struct writ_msg *m)
{
    struct deviced_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
deviced_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
deviced_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void deviced_abi_reply_write(struct writ_msg *m, const struct deviced_abi_reply *v)
{
    m->tag = DEVICED_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.seed_binding */
enum {
    DEVICED_SEED_BINDING_METHOD = 0x10,
    DEVICED_SEED_BINDING_DEADLINE_MS = 100,
};

#define DEVICED_SEED_BINDING_REQUEST UINT64_C(0x5720000000090010)
#define DEVICED_SEED_BINDING_REPLY UINT64_C(0x5710000800090000)

struct deviced_seed_binding_request_body {
    uint16_t component;
    uint8_t origin;
    uint8_t stage;
    uint16_t group;
    uint8_t priority;
    bool enabled;
    bool fallback_only;
    uint8_t padding_9[1];
    struct writ_tail aliases;
    struct writ_tail deps;
    struct writ_tail softdeps;
    struct writ_tail program;
    uint8_t padding_26[6];
};

_Static_assert(sizeof(struct deviced_seed_binding_request_body) == 32,
               "size of deviced_seed_binding_request_body");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, component) == 0,
               "offset of component");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, origin) == 2, "offset of origin");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, stage) == 3, "offset of stage");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, group) == 4, "offset of group");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, priority) == 6,
               "offset of priority");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, enabled) == 7,
               "offset of enabled");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, fallback_only) == 8,
               "offset of fallback_only");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, padding_9) == 9,
               "offset of padding_9");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, aliases) == 10,
               "offset of aliases");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, deps) == 14, "offset of deps");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, softdeps) == 18,
               "offset of softdeps");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, program) == 22,
               "offset of program");
_Static_assert(offsetof(struct deviced_seed_binding_request_body, padding_26) == 26,
               "offset of padding_26");

struct deviced_seed_binding_request_aliases {
    const struct binding_match *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct binding_match *
deviced_seed_binding_request_aliases_at(const struct writ_io *io,
                                        const struct deviced_seed_binding_request_aliases *view,
                                        uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct deviced_seed_binding_request_deps {
    const uint16_t *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const uint16_t *
deviced_seed_binding_request_deps_at(const struct writ_io *io,
                                     const struct deviced_seed_binding_request_deps *view,
                                     uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct deviced_seed_binding_request_softdeps {
    const uint16_t *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const uint16_t *
deviced_seed_binding_request_softdeps_at(const struct writ_io *io,
                                         const struct deviced_seed_binding_request_softdeps *view,
                                         uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct deviced_seed_binding_request {
    uint16_t component;
    enum binding_origin origin;
    enum binding_stage stage;
    uint16_t group;
    uint8_t priority;
    bool enabled;
    bool fallback_only;
    struct deviced_seed_binding_request_aliases aliases;
    struct deviced_seed_binding_request_deps deps;
    struct deviced_seed_binding_request_softdeps softdeps;
    struct writ_bytes program;
};

enum deviced_seed_binding_request_checks {
    DEVICED_SEED_BINDING_REQUEST_FIXED = 9,
    DEVICED_SEED_BINDING_REQUEST_ORIGIN_ENUM = 10,
    DEVICED_SEED_BINDING_REQUEST_STAGE_ENUM = 11,
    DEVICED_SEED_BINDING_REQUEST_ENABLED_BOOL = 12,
    DEVICED_SEED_BINDING_REQUEST_FALLBACK_ONLY_BOOL = 13,
    DEVICED_SEED_BINDING_REQUEST_9_PADDING = 14,
    DEVICED_SEED_BINDING_REQUEST_26_PADDING = 15,
    DEVICED_SEED_BINDING_REQUEST_ALIASES_TAIL_LENGTH = 16,
    DEVICED_SEED_BINDING_REQUEST_ALIASES_TAIL_END = 17,
    DEVICED_SEED_BINDING_REQUEST_ALIASES_1_PADDING = 18,
    DEVICED_SEED_BINDING_REQUEST_DEPS_TAIL_OFFSET = 19,
    DEVICED_SEED_BINDING_REQUEST_DEPS_TAIL_LENGTH = 20,
    DEVICED_SEED_BINDING_REQUEST_DEPS_TAIL_END = 21,
    DEVICED_SEED_BINDING_REQUEST_DEPS_TAIL_PADDING = 22,
    DEVICED_SEED_BINDING_REQUEST_SOFTDEPS_TAIL_OFFSET = 23,
    DEVICED_SEED_BINDING_REQUEST_SOFTDEPS_TAIL_LENGTH = 24,
    DEVICED_SEED_BINDING_REQUEST_SOFTDEPS_TAIL_END = 25,
    DEVICED_SEED_BINDING_REQUEST_SOFTDEPS_TAIL_PADDING = 26,
    DEVICED_SEED_BINDING_REQUEST_PROGRAM_TAIL_OFFSET = 27,
    DEVICED_SEED_BINDING_REQUEST_PROGRAM_TAIL_LENGTH = 28,
    DEVICED_SEED_BINDING_REQUEST_PROGRAM_TAIL_END = 29,
    DEVICED_SEED_BINDING_REQUEST_PROGRAM_NAME = 30,
    DEVICED_SEED_BINDING_REQUEST_PROGRAM_TAIL_PADDING = 31,
    DEVICED_SEED_BINDING_REQUEST_END = 32,
    DEVICED_SEED_BINDING_REQUEST_REGISTRY_STATE = 33,
};

static const struct writ_tail_rule deviced_seed_binding_request_tails[] = {
    {.at = 10,
     .most = 8,
     .element = 8,
     .length_check = DEVICED_SEED_BINDING_REQUEST_ALIASES_TAIL_LENGTH},
    {.at = 14,
     .most = 8,
     .element = 2,
     .length_check = DEVICED_SEED_BINDING_REQUEST_DEPS_TAIL_LENGTH},
    {.at = 18,
     .most = 8,
     .element = 2,
     .length_check = DEVICED_SEED_BINDING_REQUEST_SOFTDEPS_TAIL_LENGTH},
    {.at = 22,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = DEVICED_SEED_BINDING_REQUEST_PROGRAM_TAIL_LENGTH},
};

/* The body, by the checks from DEVICED_SEED_BINDING_REQUEST_FIXED on. */
static inline struct writ_reject deviced_seed_binding_request_check_body(const uint8_t *body,
                                                                         uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 10);
    struct writ_reject why;
    if (!(fixed == 32)) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_FIXED, 10);
    }
    if (!binding_origin_is_known(writ_load_u8(body + 2))) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_ORIGIN_ENUM, 2);
    }
    if (!binding_stage_is_known(writ_load_u8(body + 3))) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_STAGE_ENUM, 3);
    }
    if (writ_load_u8(body + 7) > 1) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_ENABLED_BOOL, 7);
    }
    if (writ_load_u8(body + 8) > 1) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_FALLBACK_ONLY_BOOL, 8);
    }
    if (!writ_is_zero(body + 9, 1)) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_9_PADDING, 9);
    }
    if ((writ_load_u64(body + 24) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_26_PADDING, 26);
    }
    uint32_t cursor = 32;
    why = writ_tail_check(body, bytes, deviced_seed_binding_request_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 10).length; i++) {
        why = binding_match_check(body + cursor + i * 8, cursor + i * 8,
                                  DEVICED_SEED_BINDING_REQUEST_ALIASES_1_PADDING);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 10).length * UINT32_C(8);
    why = writ_tail_check(body, bytes, deviced_seed_binding_request_tails[1], cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_tail_end(body, writ_load_tail(body + 14).length * UINT32_C(2),
                        DEVICED_SEED_BINDING_REQUEST_DEPS_TAIL_PADDING, &cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_tail_check(body, bytes, deviced_seed_binding_request_tails[2], cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_tail_end(body, writ_load_tail(body + 18).length * UINT32_C(2),
                        DEVICED_SEED_BINDING_REQUEST_SOFTDEPS_TAIL_PADDING, &cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_text_check(body, bytes, deviced_seed_binding_request_tails[3], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(DEVICED_SEED_BINDING_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_seed_binding_request
deviced_seed_binding_request_read(const uint8_t *body)
{
    struct deviced_seed_binding_request v;
    v.component = writ_load_u16(body);
    v.origin = (enum binding_origin)writ_load_u8(body + 2);
    v.stage = (enum binding_stage)writ_load_u8(body + 3);
    v.group = writ_load_u16(body + 4);
    v.priority = writ_load_u8(body + 6);
    v.enabled = writ_load_u8(body + 7) != 0;
    v.fallback_only = writ_load_u8(body + 8) != 0;
    v.aliases.items =
        (const struct binding_match *)(const void *)(body + writ_load_tail(body + 10).offset);
    v.aliases.count = writ_load_tail(body + 10).length;
    v.aliases.use = 0;
    v.deps.items = (const uint16_t *)(const void *)(body + writ_load_tail(body + 14).offset);
    v.deps.count = writ_load_tail(body + 14).length;
    v.deps.use = 0;
    v.softdeps.items = (const uint16_t *)(const void *)(body + writ_load_tail(body + 18).offset);
    v.softdeps.count = writ_load_tail(body + 18).length;
    v.softdeps.use = 0;
    v.program = writ_view(body, 22);
    return v;
}

struct deviced_seed_binding_reply_body {
    uint64_t driver;
};

_Static_assert(sizeof(struct deviced_seed_binding_reply_body) == 8,
               "size of deviced_seed_binding_reply_body");
_Static_assert(offsetof(struct deviced_seed_binding_reply_body, driver) == 0, "offset of driver");

struct deviced_seed_binding_reply {
    uint64_t driver;
};

static inline struct deviced_seed_binding_reply
deviced_seed_binding_reply_read(const struct writ_msg *m)
{
    struct deviced_seed_binding_reply v;
    v.driver = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_seed_binding_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 32, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_seed_binding_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_seed_binding_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_seed_binding_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_seed_binding_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void deviced_seed_binding_reply_write(struct writ_msg *m,
                                                    const struct deviced_seed_binding_reply *v)
{
    m->tag = DEVICED_SEED_BINDING_REPLY;
    m->w[0] = v->driver;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.seal */
enum {
    DEVICED_SEAL_METHOD = 0x11,
    DEVICED_SEAL_DEADLINE_MS = 100,
};

#define DEVICED_SEAL_REQUEST UINT64_C(0x5700000000090011)
#define DEVICED_SEAL_REPLY UINT64_C(0x5710000800090000)

enum deviced_seal_request_checks {
    DEVICED_SEAL_REQUEST_REGISTRY_STATE = 9,
};

struct deviced_seal_reply_body {
    uint32_t drivers;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct deviced_seal_reply_body) == 8, "size of deviced_seal_reply_body");
_Static_assert(offsetof(struct deviced_seal_reply_body, drivers) == 0, "offset of drivers");
_Static_assert(offsetof(struct deviced_seal_reply_body, padding_4) == 4, "offset of padding_4");

struct deviced_seal_reply {
    uint32_t drivers;
};

enum deviced_seal_reply_checks {
    DEVICED_SEAL_REPLY_4_PADDING = 9,
};

/* The body, by the checks from DEVICED_SEAL_REPLY_4_PADDING on. */
static inline struct writ_reject deviced_seal_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(DEVICED_SEAL_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_seal_reply deviced_seal_reply_read(const struct writ_msg *m)
{
    struct deviced_seal_reply v;
    v.drivers = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
deviced_seal_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_seal_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
deviced_seal_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_seal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_seal_reply_check_body(m);
    }
    return why;
}

static inline void deviced_seal_reply_write(struct writ_msg *m, const struct deviced_seal_reply *v)
{
    m->tag = DEVICED_SEAL_REPLY;
    m->w[0] = v->drivers;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.start_driver */
enum {
    DEVICED_START_DRIVER_METHOD = 0x12,
    DEVICED_START_DRIVER_DEADLINE_MS = 1000,
};

#define DEVICED_START_DRIVER_REQUEST UINT64_C(0x5700000800090012)
#define DEVICED_START_DRIVER_REPLY UINT64_C(0x5710000800090000)

struct deviced_start_driver_request_body {
    uint64_t driver;
};

_Static_assert(sizeof(struct deviced_start_driver_request_body) == 8,
               "size of deviced_start_driver_request_body");
_Static_assert(offsetof(struct deviced_start_driver_request_body, driver) == 0, "offset of driver");

struct deviced_start_driver_request {
    uint64_t driver;
};

enum deviced_start_driver_request_checks {
    DEVICED_START_DRIVER_REQUEST_DRIVER_EXISTS = 9,
    DEVICED_START_DRIVER_REQUEST_REGISTRY_0_STATE = 10,
    DEVICED_START_DRIVER_REQUEST_DRIVER_1_STATE = 11,
};

static inline struct deviced_start_driver_request
deviced_start_driver_request_read(const struct writ_msg *m)
{
    struct deviced_start_driver_request v;
    v.driver = m->w[0];
    return v;
}

struct deviced_start_driver_reply_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct deviced_start_driver_reply_body) == 8,
               "size of deviced_start_driver_reply_body");
_Static_assert(offsetof(struct deviced_start_driver_reply_body, pid) == 0, "offset of pid");

struct deviced_start_driver_reply {
    uint64_t pid;
};

static inline struct deviced_start_driver_reply
deviced_start_driver_reply_read(const struct writ_msg *m)
{
    struct deviced_start_driver_reply v;
    v.pid = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_start_driver_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_start_driver_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_start_driver_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_start_driver_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void deviced_start_driver_reply_write(struct writ_msg *m,
                                                    const struct deviced_start_driver_reply *v)
{
    m->tag = DEVICED_START_DRIVER_REPLY;
    m->w[0] = v->pid;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.stop_driver */
enum {
    DEVICED_STOP_DRIVER_METHOD = 0x13,
    DEVICED_STOP_DRIVER_DEADLINE_MS = 2000,
};

#define DEVICED_STOP_DRIVER_REQUEST UINT64_C(0x5700000800090013)
#define DEVICED_STOP_DRIVER_REPLY UINT64_C(0x5710000000090000)

struct deviced_stop_driver_request_body {
    uint64_t driver;
};

_Static_assert(sizeof(struct deviced_stop_driver_request_body) == 8,
               "size of deviced_stop_driver_request_body");
_Static_assert(offsetof(struct deviced_stop_driver_request_body, driver) == 0, "offset of driver");

struct deviced_stop_driver_request {
    uint64_t driver;
};

enum deviced_stop_driver_request_checks {
    DEVICED_STOP_DRIVER_REQUEST_DRIVER_EXISTS = 9,
    DEVICED_STOP_DRIVER_REQUEST_REGISTRY_0_STATE = 10,
    DEVICED_STOP_DRIVER_REQUEST_DRIVER_1_STATE = 11,
};

static inline struct deviced_stop_driver_request
deviced_stop_driver_request_read(const struct writ_msg *m)
{
    struct deviced_stop_driver_request v;
    v.driver = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_stop_driver_request_check(const struct writ_msg *m,
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
static inline bool deviced_stop_driver_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_stop_driver_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_stop_driver_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Deviced.read_driver */
enum {
    DEVICED_READ_DRIVER_METHOD = 0x14,
    DEVICED_READ_DRIVER_DEADLINE_MS = 200,
};

#define DEVICED_READ_DRIVER_REQUEST UINT64_C(0x5700000800090014)
#define DEVICED_READ_DRIVER_REPLY UINT64_C(0x5730000000090000)

struct deviced_read_driver_request_body {
    uint64_t driver;
};

_Static_assert(sizeof(struct deviced_read_driver_request_body) == 8,
               "size of deviced_read_driver_request_body");
_Static_assert(offsetof(struct deviced_read_driver_request_body, driver) == 0, "offset of driver");

struct deviced_read_driver_request {
    uint64_t driver;
};

enum deviced_read_driver_request_checks {
    DEVICED_READ_DRIVER_REQUEST_DRIVER_EXISTS = 9,
    DEVICED_READ_DRIVER_REQUEST_DRIVER_STATE = 10,
};

static inline struct deviced_read_driver_request
deviced_read_driver_request_read(const struct writ_msg *m)
{
    struct deviced_read_driver_request v;
    v.driver = m->w[0];
    return v;
}

struct deviced_read_driver_reply_body {
    uint8_t state;
    uint8_t origin;
    uint8_t stage;
    uint8_t skipped;
    uint32_t restarts;
    uint32_t code;
    uint8_t padding_12[4];
    uint64_t pid;
    uint64_t device;
    uint64_t provider;
    struct writ_tail program;
    struct writ_tail reason;
};

_Static_assert(sizeof(struct deviced_read_driver_reply_body) == 48,
               "size of deviced_read_driver_reply_body");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, origin) == 1, "offset of origin");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, stage) == 2, "offset of stage");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, skipped) == 3, "offset of skipped");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, restarts) == 4,
               "offset of restarts");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, code) == 8, "offset of code");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, pid) == 16, "offset of pid");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, device) == 24, "offset of device");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, provider) == 32,
               "offset of provider");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, program) == 40, "offset of program");
_Static_assert(offsetof(struct deviced_read_driver_reply_body, reason) == 44, "offset of reason");

struct deviced_read_driver_reply {
    enum driver_state state;
    enum binding_origin origin;
    enum binding_stage stage;
    uint8_t skipped;
    uint32_t restarts;
    uint32_t code;
    uint64_t pid;
    uint64_t device;
    uint64_t provider;
    struct writ_bytes program;
    struct writ_bytes reason;
};

enum deviced_read_driver_reply_checks {
    DEVICED_READ_DRIVER_REPLY_FIXED = 9,
    DEVICED_READ_DRIVER_REPLY_STATE_ENUM = 10,
    DEVICED_READ_DRIVER_REPLY_ORIGIN_ENUM = 11,
    DEVICED_READ_DRIVER_REPLY_STAGE_ENUM = 12,
    DEVICED_READ_DRIVER_REPLY_12_PADDING = 13,
    DEVICED_READ_DRIVER_REPLY_PROGRAM_TAIL_LENGTH = 14,
    DEVICED_READ_DRIVER_REPLY_PROGRAM_TAIL_END = 15,
    DEVICED_READ_DRIVER_REPLY_PROGRAM_NAME = 16,
    DEVICED_READ_DRIVER_REPLY_PROGRAM_TAIL_PADDING = 17,
    DEVICED_READ_DRIVER_REPLY_REASON_TAIL_OFFSET = 18,
    DEVICED_READ_DRIVER_REPLY_REASON_TAIL_LENGTH = 19,
    DEVICED_READ_DRIVER_REPLY_REASON_TAIL_END = 20,
    DEVICED_READ_DRIVER_REPLY_REASON_TEXT = 21,
    DEVICED_READ_DRIVER_REPLY_REASON_TAIL_PADDING = 22,
    DEVICED_READ_DRIVER_REPLY_END = 23,
};

static const struct writ_tail_rule deviced_read_driver_reply_tails[] = {
    {.at = 40,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = DEVICED_READ_DRIVER_REPLY_PROGRAM_TAIL_LENGTH},
    {.at = 44,
     .most = 256,
     .element = 1,
     .length_check = DEVICED_READ_DRIVER_REPLY_REASON_TAIL_LENGTH},
};

/* The body, by the checks from DEVICED_READ_DRIVER_REPLY_FIXED on. */
static inline struct writ_reject deviced_read_driver_reply_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 40);
    struct writ_reject why;
    if (!(fixed == 48)) {
        return writ_reject(DEVICED_READ_DRIVER_REPLY_FIXED, 40);
    }
    if (!driver_state_is_known(writ_load_u8(body))) {
        return writ_reject(DEVICED_READ_DRIVER_REPLY_STATE_ENUM, 0);
    }
    if (!binding_origin_is_known(writ_load_u8(body + 1))) {
        return writ_reject(DEVICED_READ_DRIVER_REPLY_ORIGIN_ENUM, 1);
    }
    if (!binding_stage_is_known(writ_load_u8(body + 2))) {
        return writ_reject(DEVICED_READ_DRIVER_REPLY_STAGE_ENUM, 2);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(DEVICED_READ_DRIVER_REPLY_12_PADDING, 12);
    }
    uint32_t cursor = 48;
    why = writ_text_check(body, bytes, deviced_read_driver_reply_tails[0], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    why = writ_text_check(body, bytes, deviced_read_driver_reply_tails[1], WRIT_CONTENT_TEXT,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(DEVICED_READ_DRIVER_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_read_driver_reply deviced_read_driver_reply_read(const uint8_t *body)
{
    struct deviced_read_driver_reply v;
    v.state = (enum driver_state)writ_load_u8(body);
    v.origin = (enum binding_origin)writ_load_u8(body + 1);
    v.stage = (enum binding_stage)writ_load_u8(body + 2);
    v.skipped = writ_load_u8(body + 3);
    v.restarts = writ_load_u32(body + 4);
    v.code = writ_load_u32(body + 8);
    v.pid = writ_load_u64(body + 16);
    v.device = writ_load_u64(body + 24);
    v.provider = writ_load_u64(body + 32);
    v.program = writ_view(body, 40);
    v.reason = writ_view(body, 44);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_read_driver_request_check(const struct writ_msg *m,
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
static inline bool deviced_read_driver_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_read_driver_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 48, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_read_driver_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_read_driver_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Deviced.read_device */
enum {
    DEVICED_READ_DEVICE_METHOD = 0x15,
    DEVICED_READ_DEVICE_DEADLINE_MS = 100,
};

#define DEVICED_READ_DEVICE_REQUEST UINT64_C(0x5700000800090015)
#define DEVICED_READ_DEVICE_REPLY UINT64_C(0x5730000000090000)

struct deviced_read_device_request_body {
    uint64_t device;
};

_Static_assert(sizeof(struct deviced_read_device_request_body) == 8,
               "size of deviced_read_device_request_body");
_Static_assert(offsetof(struct deviced_read_device_request_body, device) == 0, "offset of device");

struct deviced_read_device_request {
    uint64_t device;
};

enum deviced_read_device_request_checks {
    DEVICED_READ_DEVICE_REQUEST_DEVICE_EXISTS = 9,
    DEVICED_READ_DEVICE_REQUEST_DEVICE_STATE = 10,
};

static inline struct deviced_read_device_request
deviced_read_device_request_read(const struct writ_msg *m)
{
    struct deviced_read_device_request v;
    v.device = m->w[0];
    return v;
}

struct deviced_read_device_reply_body {
    uint8_t state;
    uint8_t padding_1[3];
    struct device_place place;
    struct device_identity identity;
    uint8_t padding_20[4];
    uint64_t driver;
    struct writ_tail resources;
    uint8_t padding_36[4];
};

_Static_assert(sizeof(struct deviced_read_device_reply_body) == 40,
               "size of deviced_read_device_reply_body");
_Static_assert(offsetof(struct deviced_read_device_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct deviced_read_device_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct deviced_read_device_reply_body, place) == 4, "offset of place");
_Static_assert(offsetof(struct deviced_read_device_reply_body, identity) == 12,
               "offset of identity");
_Static_assert(offsetof(struct deviced_read_device_reply_body, padding_20) == 20,
               "offset of padding_20");
_Static_assert(offsetof(struct deviced_read_device_reply_body, driver) == 24, "offset of driver");
_Static_assert(offsetof(struct deviced_read_device_reply_body, resources) == 32,
               "offset of resources");
_Static_assert(offsetof(struct deviced_read_device_reply_body, padding_36) == 36,
               "offset of padding_36");

struct deviced_read_device_reply_resources {
    const struct device_resource *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct device_resource *
deviced_read_device_reply_resources_at(const struct writ_io *io,
                                       const struct deviced_read_device_reply_resources *view,
                                       uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct deviced_read_device_reply {
    enum device_state state;
    struct device_place place;
    struct device_identity identity;
    uint64_t driver;
    struct deviced_read_device_reply_resources resources;
};

enum deviced_read_device_reply_checks {
    DEVICED_READ_DEVICE_REPLY_FIXED = 9,
    DEVICED_READ_DEVICE_REPLY_STATE_ENUM = 10,
    DEVICED_READ_DEVICE_REPLY_1_PADDING = 11,
    DEVICED_READ_DEVICE_REPLY_5_PADDING = 12,
    DEVICED_READ_DEVICE_REPLY_19_PADDING = 13,
    DEVICED_READ_DEVICE_REPLY_36_PADDING = 14,
    DEVICED_READ_DEVICE_REPLY_RESOURCES_TAIL_LENGTH = 15,
    DEVICED_READ_DEVICE_REPLY_RESOURCES_TAIL_END = 16,
    DEVICED_READ_DEVICE_REPLY_RESOURCES_KIND_ENUM = 17,
    DEVICED_READ_DEVICE_REPLY_RESOURCES_1_PADDING = 18,
    DEVICED_READ_DEVICE_REPLY_END = 19,
};

static const struct writ_tail_rule deviced_read_device_reply_tails[] = {
    {.at = 32,
     .most = 8,
     .element = 24,
     .length_check = DEVICED_READ_DEVICE_REPLY_RESOURCES_TAIL_LENGTH},
};

/* The body, by the checks from DEVICED_READ_DEVICE_REPLY_FIXED on. */
static inline struct writ_reject deviced_read_device_reply_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 32);
    struct writ_reject why;
    if (!(fixed == 40)) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_FIXED, 32);
    }
    if (!device_state_is_known(writ_load_u8(body))) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_STATE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_1_PADDING, 1);
    }
    if (!writ_is_zero(body + 5, 1)) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_5_PADDING, 5);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_19_PADDING, 19);
    }
    if ((writ_load_u64(body + 32) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_36_PADDING, 36);
    }
    uint32_t cursor = 40;
    why = writ_tail_check(body, bytes, deviced_read_device_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 32).length; i++) {
        why = device_resource_check(body + cursor + i * 24, cursor + i * 24,
                                    DEVICED_READ_DEVICE_REPLY_RESOURCES_KIND_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 32).length * UINT32_C(24);
    if (cursor != bytes) {
        return writ_reject(DEVICED_READ_DEVICE_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_read_device_reply deviced_read_device_reply_read(const uint8_t *body)
{
    struct deviced_read_device_reply v;
    v.state = (enum device_state)writ_load_u8(body);
    __builtin_memcpy(&v.place, body + 4, 8);
    __builtin_memcpy(&v.identity, body + 12, 8);
    v.driver = writ_load_u64(body + 24);
    v.resources.items =
        (const struct device_resource *)(const void *)(body + writ_load_tail(body + 32).offset);
    v.resources.count = writ_load_tail(body + 32).length;
    v.resources.use = 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_read_device_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_read_device_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_read_device_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_read_device_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_read_device_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Deviced.report_device */
enum {
    DEVICED_REPORT_DEVICE_METHOD = 0x16,
    DEVICED_REPORT_DEVICE_DEADLINE_MS = 200,
};

#define DEVICED_REPORT_DEVICE_REQUEST UINT64_C(0x5720000000090016)
#define DEVICED_REPORT_DEVICE_REPLY UINT64_C(0x5710000800090000)

struct deviced_report_device_request_body {
    struct device_place place;
    struct device_identity identity;
    struct writ_tail resources;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct deviced_report_device_request_body) == 24,
               "size of deviced_report_device_request_body");
_Static_assert(offsetof(struct deviced_report_device_request_body, place) == 0, "offset of place");
_Static_assert(offsetof(struct deviced_report_device_request_body, identity) == 8,
               "offset of identity");
_Static_assert(offsetof(struct deviced_report_device_request_body, resources) == 16,
               "offset of resources");
_Static_assert(offsetof(struct deviced_report_device_request_body, padding_20) == 20,
               "offset of padding_20");

struct deviced_report_device_request_resources {
    const struct device_resource *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct device_resource *
deviced_report_device_request_resources_at(const struct writ_io *io,
                                           const struct deviced_report_device_request_resources *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct deviced_report_device_request {
    struct device_place place;
    struct device_identity identity;
    struct deviced_report_device_request_resources resources;
};

enum deviced_report_device_request_checks {
    DEVICED_REPORT_DEVICE_REQUEST_FIXED = 9,
    DEVICED_REPORT_DEVICE_REQUEST_1_PADDING = 10,
    DEVICED_REPORT_DEVICE_REQUEST_15_PADDING = 11,
    DEVICED_REPORT_DEVICE_REQUEST_20_PADDING = 12,
    DEVICED_REPORT_DEVICE_REQUEST_RESOURCES_TAIL_LENGTH = 13,
    DEVICED_REPORT_DEVICE_REQUEST_RESOURCES_TAIL_END = 14,
    DEVICED_REPORT_DEVICE_REQUEST_RESOURCES_KIND_ENUM = 15,
    DEVICED_REPORT_DEVICE_REQUEST_RESOURCES_1_PADDING = 16,
    DEVICED_REPORT_DEVICE_REQUEST_END = 17,
};

static const struct writ_tail_rule deviced_report_device_request_tails[] = {
    {.at = 16,
     .most = 8,
     .element = 24,
     .length_check = DEVICED_REPORT_DEVICE_REQUEST_RESOURCES_TAIL_LENGTH},
};

/* The body, by the checks from DEVICED_REPORT_DEVICE_REQUEST_FIXED on. */
static inline struct writ_reject deviced_report_device_request_check_body(const uint8_t *body,
                                                                          uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 16);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(DEVICED_REPORT_DEVICE_REQUEST_FIXED, 16);
    }
    if (!writ_is_zero(body + 1, 1)) {
        return writ_reject(DEVICED_REPORT_DEVICE_REQUEST_1_PADDING, 1);
    }
    if (!writ_is_zero(body + 15, 1)) {
        return writ_reject(DEVICED_REPORT_DEVICE_REQUEST_15_PADDING, 15);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(DEVICED_REPORT_DEVICE_REQUEST_20_PADDING, 20);
    }
    uint32_t cursor = 24;
    why = writ_tail_check(body, bytes, deviced_report_device_request_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 16).length; i++) {
        why = device_resource_check(body + cursor + i * 24, cursor + i * 24,
                                    DEVICED_REPORT_DEVICE_REQUEST_RESOURCES_KIND_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 16).length * UINT32_C(24);
    if (cursor != bytes) {
        return writ_reject(DEVICED_REPORT_DEVICE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_report_device_request
deviced_report_device_request_read(const uint8_t *body)
{
    struct deviced_report_device_request v;
    __builtin_memcpy(&v.place, body, 8);
    __builtin_memcpy(&v.identity, body + 8, 8);
    v.resources.items =
        (const struct device_resource *)(const void *)(body + writ_load_tail(body + 16).offset);
    v.resources.count = writ_load_tail(body + 16).length;
    v.resources.use = 0;
    return v;
}

struct deviced_report_device_reply_body {
    uint64_t device;
};

_Static_assert(sizeof(struct deviced_report_device_reply_body) == 8,
               "size of deviced_report_device_reply_body");
_Static_assert(offsetof(struct deviced_report_device_reply_body, device) == 0, "offset of device");

struct deviced_report_device_reply {
    uint64_t device;
};

static inline struct deviced_report_device_reply
deviced_report_device_reply_read(const struct writ_msg *m)
{
    struct deviced_report_device_reply v;
    v.device = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_report_device_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x16, .least = 24, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_report_device_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_report_device_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_report_device_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_report_device_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void deviced_report_device_reply_write(struct writ_msg *m,
                                                     const struct deviced_report_device_reply *v)
{
    m->tag = DEVICED_REPORT_DEVICE_REPLY;
    m->w[0] = v->device;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.report_hotplug */
enum {
    DEVICED_REPORT_HOTPLUG_METHOD = 0x17,
    DEVICED_REPORT_HOTPLUG_DEADLINE_MS = 200,
};

#define DEVICED_REPORT_HOTPLUG_REQUEST UINT64_C(0x5700001000090017)
#define DEVICED_REPORT_HOTPLUG_REPLY UINT64_C(0x5710000800090000)

struct deviced_report_hotplug_request_body {
    struct device_place place;
    uint8_t change;
    uint8_t padding_9[7];
};

_Static_assert(sizeof(struct deviced_report_hotplug_request_body) == 16,
               "size of deviced_report_hotplug_request_body");
_Static_assert(offsetof(struct deviced_report_hotplug_request_body, place) == 0, "offset of place");
_Static_assert(offsetof(struct deviced_report_hotplug_request_body, change) == 8,
               "offset of change");
_Static_assert(offsetof(struct deviced_report_hotplug_request_body, padding_9) == 9,
               "offset of padding_9");

struct deviced_report_hotplug_request {
    struct device_place place;
    enum hotplug_change change;
};

enum deviced_report_hotplug_request_checks {
    DEVICED_REPORT_HOTPLUG_REQUEST_1_PADDING = 9,
    DEVICED_REPORT_HOTPLUG_REQUEST_CHANGE_ENUM = 10,
    DEVICED_REPORT_HOTPLUG_REQUEST_9_PADDING = 11,
};

/* The body, by the checks from DEVICED_REPORT_HOTPLUG_REQUEST_1_PADDING on. */
static inline struct writ_reject deviced_report_hotplug_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0x000000000000ff00)) != 0) {
        return writ_reject(DEVICED_REPORT_HOTPLUG_REQUEST_1_PADDING, 1);
    }
    if (!hotplug_change_is_known((uint8_t)m->w[1])) {
        return writ_reject(DEVICED_REPORT_HOTPLUG_REQUEST_CHANGE_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(DEVICED_REPORT_HOTPLUG_REQUEST_9_PADDING, 9);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_report_hotplug_request
deviced_report_hotplug_request_read(const struct writ_msg *m)
{
    struct deviced_report_hotplug_request v = {0};
    v.place.bus = (uint8_t)m->w[0];
    v.place.segment = (uint16_t)(m->w[0] >> 16);
    v.place.address = (uint32_t)(m->w[0] >> 32);
    v.change = (enum hotplug_change)(uint8_t)m->w[1];
    return v;
}

struct deviced_report_hotplug_reply_body {
    bool driven;
    uint8_t padding_1[7];
};

_Static_assert(sizeof(struct deviced_report_hotplug_reply_body) == 8,
               "size of deviced_report_hotplug_reply_body");
_Static_assert(offsetof(struct deviced_report_hotplug_reply_body, driven) == 0, "offset of driven");
_Static_assert(offsetof(struct deviced_report_hotplug_reply_body, padding_1) == 1,
               "offset of padding_1");

struct deviced_report_hotplug_reply {
    bool driven;
};

enum deviced_report_hotplug_reply_checks {
    DEVICED_REPORT_HOTPLUG_REPLY_DRIVEN_BOOL = 9,
    DEVICED_REPORT_HOTPLUG_REPLY_1_PADDING = 10,
};

/* The body, by the checks from DEVICED_REPORT_HOTPLUG_REPLY_DRIVEN_BOOL on. */
static inline struct writ_reject deviced_report_hotplug_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[0] > 1) {
        return writ_reject(DEVICED_REPORT_HOTPLUG_REPLY_DRIVEN_BOOL, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(DEVICED_REPORT_HOTPLUG_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_report_hotplug_reply
deviced_report_hotplug_reply_read(const struct writ_msg *m)
{
    struct deviced_report_hotplug_reply v;
    v.driven = (uint8_t)m->w[0] != 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_report_hotplug_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_report_hotplug_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_report_hotplug_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_report_hotplug_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_report_hotplug_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_report_hotplug_reply_check_body(m);
    }
    return why;
}

static inline void deviced_report_hotplug_reply_write(struct writ_msg *m,
                                                      const struct deviced_report_hotplug_reply *v)
{
    m->tag = DEVICED_REPORT_HOTPLUG_REPLY;
    m->w[0] = v->driven;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.register_hal */
enum {
    DEVICED_REGISTER_HAL_METHOD = 0x18,
    DEVICED_REGISTER_HAL_DEADLINE_MS = 100,
};

#define DEVICED_REGISTER_HAL_REQUEST UINT64_C(0x5700001000090018)
#define DEVICED_REGISTER_HAL_REPLY UINT64_C(0x5710000000090000)

struct deviced_register_hal_request_body {
    uint64_t driver;
    uint16_t class_of;
    uint8_t padding_10[2];
    uint32_t version;
};

_Static_assert(sizeof(struct deviced_register_hal_request_body) == 16,
               "size of deviced_register_hal_request_body");
_Static_assert(offsetof(struct deviced_register_hal_request_body, driver) == 0, "offset of driver");
_Static_assert(offsetof(struct deviced_register_hal_request_body, class_of) == 8,
               "offset of class_of");
_Static_assert(offsetof(struct deviced_register_hal_request_body, padding_10) == 10,
               "offset of padding_10");
_Static_assert(offsetof(struct deviced_register_hal_request_body, version) == 12,
               "offset of version");

struct deviced_register_hal_request {
    uint64_t driver;
    uint16_t class_of;
    uint32_t version;
};

enum deviced_register_hal_request_checks {
    DEVICED_REGISTER_HAL_REQUEST_10_PADDING = 9,
    DEVICED_REGISTER_HAL_REQUEST_DRIVER_EXISTS = 10,
    DEVICED_REGISTER_HAL_REQUEST_DRIVER_STATE = 11,
};

/* The body, by the checks from DEVICED_REGISTER_HAL_REQUEST_10_PADDING on. */
static inline struct writ_reject deviced_register_hal_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(DEVICED_REGISTER_HAL_REQUEST_10_PADDING, 10);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_register_hal_request
deviced_register_hal_request_read(const struct writ_msg *m)
{
    struct deviced_register_hal_request v;
    v.driver = m->w[0];
    v.class_of = (uint16_t)m->w[1];
    v.version = (uint32_t)(m->w[1] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_register_hal_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_register_hal_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_register_hal_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_register_hal_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_register_hal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Deviced.register_provider */
enum {
    DEVICED_REGISTER_PROVIDER_METHOD = 0x19,
    DEVICED_REGISTER_PROVIDER_DEADLINE_MS = 100,
};

#define DEVICED_REGISTER_PROVIDER_REQUEST UINT64_C(0x5720000000090019)
#define DEVICED_REGISTER_PROVIDER_REPLY UINT64_C(0x5710000800090000)

struct deviced_register_provider_request_body {
    uint64_t driver;
    uint16_t class_of;
    uint16_t protocol;
    struct writ_tail provider_name;
};

_Static_assert(sizeof(struct deviced_register_provider_request_body) == 16,
               "size of deviced_register_provider_request_body");
_Static_assert(offsetof(struct deviced_register_provider_request_body, driver) == 0,
               "offset of driver");
_Static_assert(offsetof(struct deviced_register_provider_request_body, class_of) == 8,
               "offset of class_of");
_Static_assert(offsetof(struct deviced_register_provider_request_body, protocol) == 10,
               "offset of protocol");
_Static_assert(offsetof(struct deviced_register_provider_request_body, provider_name) == 12,
               "offset of provider_name");

struct deviced_register_provider_request {
    uint64_t driver;
    uint16_t class_of;
    uint16_t protocol;
    struct writ_bytes provider_name;
};

enum deviced_register_provider_request_checks {
    DEVICED_REGISTER_PROVIDER_REQUEST_FIXED = 9,
    DEVICED_REGISTER_PROVIDER_REQUEST_PROVIDER_NAME_TAIL_LENGTH = 10,
    DEVICED_REGISTER_PROVIDER_REQUEST_PROVIDER_NAME_TAIL_END = 11,
    DEVICED_REGISTER_PROVIDER_REQUEST_PROVIDER_NAME_NAME = 12,
    DEVICED_REGISTER_PROVIDER_REQUEST_PROVIDER_NAME_TAIL_PADDING = 13,
    DEVICED_REGISTER_PROVIDER_REQUEST_END = 14,
    DEVICED_REGISTER_PROVIDER_REQUEST_DRIVER_EXISTS = 15,
    DEVICED_REGISTER_PROVIDER_REQUEST_DRIVER_STATE = 16,
};

static const struct writ_tail_rule deviced_register_provider_request_tails[] = {
    {.at = 12,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = DEVICED_REGISTER_PROVIDER_REQUEST_PROVIDER_NAME_TAIL_LENGTH},
};

/* The body, by the checks from DEVICED_REGISTER_PROVIDER_REQUEST_FIXED on. */
static inline struct writ_reject deviced_register_provider_request_check_body(const uint8_t *body,
                                                                              uint32_t bytes)
{
    struct writ_reject why;
    uint32_t cursor = 16;
    why = writ_text_check(body, bytes, deviced_register_provider_request_tails[0],
                          WRIT_CONTENT_NAME, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(DEVICED_REGISTER_PROVIDER_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_register_provider_request
deviced_register_provider_request_read(const uint8_t *body)
{
    struct deviced_register_provider_request v;
    v.driver = writ_load_u64(body);
    v.class_of = writ_load_u16(body + 8);
    v.protocol = writ_load_u16(body + 10);
    v.provider_name = writ_view(body, 12);
    return v;
}

struct deviced_register_provider_reply_body {
    uint64_t provider;
};

_Static_assert(sizeof(struct deviced_register_provider_reply_body) == 8,
               "size of deviced_register_provider_reply_body");
_Static_assert(offsetof(struct deviced_register_provider_reply_body, provider) == 0,
               "offset of provider");

struct deviced_register_provider_reply {
    uint64_t provider;
};

static inline struct deviced_register_provider_reply
deviced_register_provider_reply_read(const struct writ_msg *m)
{
    struct deviced_register_provider_reply v;
    v.provider = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_register_provider_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x19, .least = 16, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_register_provider_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_register_provider_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_register_provider_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_register_provider_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
deviced_register_provider_reply_write(struct writ_msg *m,
                                      const struct deviced_register_provider_reply *v)
{
    m->tag = DEVICED_REGISTER_PROVIDER_REPLY;
    m->w[0] = v->provider;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Deviced.resolve_provider */
enum {
    DEVICED_RESOLVE_PROVIDER_METHOD = 0x1a,
    DEVICED_RESOLVE_PROVIDER_DEADLINE_MS = 100,
};

#define DEVICED_RESOLVE_PROVIDER_REQUEST UINT64_C(0x570000080009001a)
#define DEVICED_RESOLVE_PROVIDER_REPLY UINT64_C(0x5731000000090000)

struct deviced_resolve_provider_request_body {
    uint16_t class_of;
    uint8_t padding_2[2];
    uint32_t index;
};

_Static_assert(sizeof(struct deviced_resolve_provider_request_body) == 8,
               "size of deviced_resolve_provider_request_body");
_Static_assert(offsetof(struct deviced_resolve_provider_request_body, class_of) == 0,
               "offset of class_of");
_Static_assert(offsetof(struct deviced_resolve_provider_request_body, padding_2) == 2,
               "offset of padding_2");
_Static_assert(offsetof(struct deviced_resolve_provider_request_body, index) == 4,
               "offset of index");

struct deviced_resolve_provider_request {
    uint16_t class_of;
    uint32_t index;
};

enum deviced_resolve_provider_request_checks {
    DEVICED_RESOLVE_PROVIDER_REQUEST_2_PADDING = 9,
};

/* The body, by the checks from DEVICED_RESOLVE_PROVIDER_REQUEST_2_PADDING on. */
static inline struct writ_reject
deviced_resolve_provider_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(DEVICED_RESOLVE_PROVIDER_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_resolve_provider_request
deviced_resolve_provider_request_read(const struct writ_msg *m)
{
    struct deviced_resolve_provider_request v;
    v.class_of = (uint16_t)m->w[0];
    v.index = (uint32_t)(m->w[0] >> 32);
    return v;
}

struct deviced_resolve_provider_reply_body {
    uint64_t provider;
    uint32_t owner;
    uint16_t protocol;
    struct writ_tail provider_name;
    uint8_t padding_18[6];
};

_Static_assert(sizeof(struct deviced_resolve_provider_reply_body) == 24,
               "size of deviced_resolve_provider_reply_body");
_Static_assert(offsetof(struct deviced_resolve_provider_reply_body, provider) == 0,
               "offset of provider");
_Static_assert(offsetof(struct deviced_resolve_provider_reply_body, owner) == 8, "offset of owner");
_Static_assert(offsetof(struct deviced_resolve_provider_reply_body, protocol) == 12,
               "offset of protocol");
_Static_assert(offsetof(struct deviced_resolve_provider_reply_body, provider_name) == 14,
               "offset of provider_name");
_Static_assert(offsetof(struct deviced_resolve_provider_reply_body, padding_18) == 18,
               "offset of padding_18");

struct deviced_resolve_provider_reply {
    uint64_t provider;
    uint32_t owner;
    uint16_t protocol;
    uint32_t connection;
    struct writ_bytes provider_name;
};

enum deviced_resolve_provider_reply_checks {
    DEVICED_RESOLVE_PROVIDER_REPLY_FIXED = 9,
    DEVICED_RESOLVE_PROVIDER_REPLY_18_PADDING = 10,
    DEVICED_RESOLVE_PROVIDER_REPLY_PROVIDER_NAME_TAIL_LENGTH = 11,
    DEVICED_RESOLVE_PROVIDER_REPLY_PROVIDER_NAME_TAIL_END = 12,
    DEVICED_RESOLVE_PROVIDER_REPLY_PROVIDER_NAME_NAME = 13,
    DEVICED_RESOLVE_PROVIDER_REPLY_PROVIDER_NAME_TAIL_PADDING = 14,
    DEVICED_RESOLVE_PROVIDER_REPLY_END = 15,
    DEVICED_RESOLVE_PROVIDER_REPLY_CONNECTION_HANDLE_ABSENT = 16,
    DEVICED_RESOLVE_PROVIDER_REPLY_CONNECTION_HANDLE_TYPE = 17,
    DEVICED_RESOLVE_PROVIDER_REPLY_CONNECTION_HANDLE_PROTOCOL = 18,
    DEVICED_RESOLVE_PROVIDER_REPLY_CONNECTION_HANDLE_RIGHTS = 19,
};

static const struct writ_tail_rule deviced_resolve_provider_reply_tails[] = {
    {.at = 14,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = DEVICED_RESOLVE_PROVIDER_REPLY_PROVIDER_NAME_TAIL_LENGTH},
};

static const struct writ_handle_rule deviced_resolve_provider_reply_handles[] = {
    {.index = 0,
     .type = CONNECTION_TYPE,
     .protocol = WRIT_ANY_PROTOCOL,
     .rights = CONNECTION_RIGHT_CALL,
     .first = DEVICED_RESOLVE_PROVIDER_REPLY_CONNECTION_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from DEVICED_RESOLVE_PROVIDER_REPLY_FIXED on. */
static inline struct writ_reject deviced_resolve_provider_reply_check_body(const uint8_t *body,
                                                                           uint32_t bytes,
                                                                           const uint8_t *records)
{
    uint32_t fixed = writ_load_u16(body + 14);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(DEVICED_RESOLVE_PROVIDER_REPLY_FIXED, 14);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(DEVICED_RESOLVE_PROVIDER_REPLY_18_PADDING, 18);
    }
    uint32_t cursor = 24;
    why = writ_text_check(body, bytes, deviced_resolve_provider_reply_tails[0], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(DEVICED_RESOLVE_PROVIDER_REPLY_END, cursor);
    }
    why = writ_handle_check(records, &deviced_resolve_provider_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct deviced_resolve_provider_reply
deviced_resolve_provider_reply_read(const uint8_t *body, const uint8_t *records)
{
    struct deviced_resolve_provider_reply v;
    v.provider = writ_load_u64(body);
    v.owner = writ_load_u32(body + 8);
    v.protocol = writ_load_u16(body + 12);
    v.provider_name = writ_view(body, 14);
    v.connection = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_resolve_provider_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_resolve_provider_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_resolve_provider_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_resolve_provider_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {
        .least = 24, .most = 4032, .handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_resolve_provider_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_resolve_provider_reply_check_body(body, writ_tag_bytes(m->tag), records);
    }
    return why;
}

/* Deviced.subscribe */
enum {
    DEVICED_SUBSCRIBE_METHOD = 0x1b,
    DEVICED_SUBSCRIBE_DEADLINE_MS = 100,
};

#define DEVICED_SUBSCRIBE_REQUEST UINT64_C(0x572100000009001b)
#define DEVICED_SUBSCRIBE_REPLY UINT64_C(0x5710000000090000)

struct deviced_subscribe_request {
    uint32_t bell;
};

enum deviced_subscribe_request_checks {
    DEVICED_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    DEVICED_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    DEVICED_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    DEVICED_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule deviced_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = DEVICED_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from DEVICED_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject deviced_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &deviced_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct deviced_subscribe_request
deviced_subscribe_request_read(const uint8_t *records)
{
    struct deviced_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_subscribe_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = deviced_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
deviced_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Deviced.next_event */
enum {
    DEVICED_NEXT_EVENT_METHOD = 0x1c,
    DEVICED_NEXT_EVENT_DEADLINE_MS = 100,
};

#define DEVICED_NEXT_EVENT_REQUEST UINT64_C(0x570000080009001c)
#define DEVICED_NEXT_EVENT_REPLY UINT64_C(0x5710002800090000)

struct deviced_next_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct deviced_next_event_request_body) == 8,
               "size of deviced_next_event_request_body");
_Static_assert(offsetof(struct deviced_next_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct deviced_next_event_request {
    uint64_t after_seq;
};

static inline struct deviced_next_event_request
deviced_next_event_request_read(const struct writ_msg *m)
{
    struct deviced_next_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct deviced_next_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    uint64_t driver;
    uint64_t device;
    uint64_t provider;
};

_Static_assert(sizeof(struct deviced_next_event_reply_body) == 40,
               "size of deviced_next_event_reply_body");
_Static_assert(offsetof(struct deviced_next_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct deviced_next_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct deviced_next_event_reply_body, driver) == 16, "offset of driver");
_Static_assert(offsetof(struct deviced_next_event_reply_body, device) == 24, "offset of device");
_Static_assert(offsetof(struct deviced_next_event_reply_body, provider) == 32,
               "offset of provider");

struct deviced_next_event_reply {
    uint64_t seq;
    uint64_t lost;
    uint64_t driver;
    uint64_t device;
    uint64_t provider;
};

static inline struct deviced_next_event_reply
deviced_next_event_reply_read(const struct writ_msg *m)
{
    struct deviced_next_event_reply v;
    v.seq = m->w[0];
    v.lost = m->w[1];
    v.driver = m->w[2];
    v.device = m->w[3];
    v.provider = m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_next_event_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1c, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_next_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_next_event_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_next_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void deviced_next_event_reply_write(struct writ_msg *m,
                                                  const struct deviced_next_event_reply *v)
{
    m->tag = DEVICED_NEXT_EVENT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->lost;
    m->w[2] = v->driver;
    m->w[3] = v->device;
    m->w[4] = v->provider;
    m->w[5] = 0;
}

/* Deviced.read_provider */
enum {
    DEVICED_READ_PROVIDER_METHOD = 0x1d,
    DEVICED_READ_PROVIDER_DEADLINE_MS = 100,
};

#define DEVICED_READ_PROVIDER_REQUEST UINT64_C(0x570000080009001d)
#define DEVICED_READ_PROVIDER_REPLY UINT64_C(0x5730000000090000)

struct deviced_read_provider_request_body {
    uint64_t provider;
};

_Static_assert(sizeof(struct deviced_read_provider_request_body) == 8,
               "size of deviced_read_provider_request_body");
_Static_assert(offsetof(struct deviced_read_provider_request_body, provider) == 0,
               "offset of provider");

struct deviced_read_provider_request {
    uint64_t provider;
};

enum deviced_read_provider_request_checks {
    DEVICED_READ_PROVIDER_REQUEST_PROVIDER_EXISTS = 9,
    DEVICED_READ_PROVIDER_REQUEST_PROVIDER_STATE = 10,
};

static inline struct deviced_read_provider_request
deviced_read_provider_request_read(const struct writ_msg *m)
{
    struct deviced_read_provider_request v;
    v.provider = m->w[0];
    return v;
}

struct deviced_read_provider_reply_body {
    uint8_t state;
    uint8_t padding_1[1];
    uint16_t class_of;
    uint16_t protocol;
    uint8_t padding_6[2];
    uint64_t driver;
    struct writ_tail provider_name;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct deviced_read_provider_reply_body) == 24,
               "size of deviced_read_provider_reply_body");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, class_of) == 2,
               "offset of class_of");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, protocol) == 4,
               "offset of protocol");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, padding_6) == 6,
               "offset of padding_6");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, driver) == 8, "offset of driver");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, provider_name) == 16,
               "offset of provider_name");
_Static_assert(offsetof(struct deviced_read_provider_reply_body, padding_20) == 20,
               "offset of padding_20");

struct deviced_read_provider_reply {
    enum provider_state state;
    uint16_t class_of;
    uint16_t protocol;
    uint64_t driver;
    struct writ_bytes provider_name;
};

enum deviced_read_provider_reply_checks {
    DEVICED_READ_PROVIDER_REPLY_FIXED = 9,
    DEVICED_READ_PROVIDER_REPLY_STATE_ENUM = 10,
    DEVICED_READ_PROVIDER_REPLY_1_PADDING = 11,
    DEVICED_READ_PROVIDER_REPLY_6_PADDING = 12,
    DEVICED_READ_PROVIDER_REPLY_20_PADDING = 13,
    DEVICED_READ_PROVIDER_REPLY_PROVIDER_NAME_TAIL_LENGTH = 14,
    DEVICED_READ_PROVIDER_REPLY_PROVIDER_NAME_TAIL_END = 15,
    DEVICED_READ_PROVIDER_REPLY_PROVIDER_NAME_NAME = 16,
    DEVICED_READ_PROVIDER_REPLY_PROVIDER_NAME_TAIL_PADDING = 17,
    DEVICED_READ_PROVIDER_REPLY_END = 18,
};

static const struct writ_tail_rule deviced_read_provider_reply_tails[] = {
    {.at = 16,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = DEVICED_READ_PROVIDER_REPLY_PROVIDER_NAME_TAIL_LENGTH},
};

/* The body, by the checks from DEVICED_READ_PROVIDER_REPLY_FIXED on. */
static inline struct writ_reject deviced_read_provider_reply_check_body(const uint8_t *body,
                                                                        uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 16);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(DEVICED_READ_PROVIDER_REPLY_FIXED, 16);
    }
    if (!provider_state_is_known(writ_load_u8(body))) {
        return writ_reject(DEVICED_READ_PROVIDER_REPLY_STATE_ENUM, 0);
    }
    if (!writ_is_zero(body + 1, 1)) {
        return writ_reject(DEVICED_READ_PROVIDER_REPLY_1_PADDING, 1);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(DEVICED_READ_PROVIDER_REPLY_6_PADDING, 6);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(DEVICED_READ_PROVIDER_REPLY_20_PADDING, 20);
    }
    uint32_t cursor = 24;
    why = writ_text_check(body, bytes, deviced_read_provider_reply_tails[0], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(DEVICED_READ_PROVIDER_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_read_provider_reply
deviced_read_provider_reply_read(const uint8_t *body)
{
    struct deviced_read_provider_reply v;
    v.state = (enum provider_state)writ_load_u8(body);
    v.class_of = writ_load_u16(body + 2);
    v.protocol = writ_load_u16(body + 4);
    v.driver = writ_load_u64(body + 8);
    v.provider_name = writ_view(body, 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_read_provider_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1d, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_read_provider_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_read_provider_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_read_provider_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_read_provider_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Deviced.allow_mastering */
enum {
    DEVICED_ALLOW_MASTERING_METHOD = 0x1e,
    DEVICED_ALLOW_MASTERING_DEADLINE_MS = 100,
};

#define DEVICED_ALLOW_MASTERING_REQUEST UINT64_C(0x570000080009001e)
#define DEVICED_ALLOW_MASTERING_REPLY UINT64_C(0x5710000000090000)

struct deviced_allow_mastering_request_body {
    uint64_t driver;
};

_Static_assert(sizeof(struct deviced_allow_mastering_request_body) == 8,
               "size of deviced_allow_mastering_request_body");
_Static_assert(offsetof(struct deviced_allow_mastering_request_body, driver) == 0,
               "offset of driver");

struct deviced_allow_mastering_request {
    uint64_t driver;
};

enum deviced_allow_mastering_request_checks {
    DEVICED_ALLOW_MASTERING_REQUEST_DRIVER_EXISTS = 9,
    DEVICED_ALLOW_MASTERING_REQUEST_DRIVER_STATE = 10,
};

static inline struct deviced_allow_mastering_request
deviced_allow_mastering_request_read(const struct writ_msg *m)
{
    struct deviced_allow_mastering_request v;
    v.driver = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_allow_mastering_request_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1e, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_allow_mastering_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_allow_mastering_reply_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_allow_mastering_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Deviced.report_ready */
enum {
    DEVICED_REPORT_READY_METHOD = 0x1f,
    DEVICED_REPORT_READY_DEADLINE_MS = 100,
};

#define DEVICED_REPORT_READY_REQUEST UINT64_C(0x570000080009001f)
#define DEVICED_REPORT_READY_REPLY UINT64_C(0x5710000000090000)

struct deviced_report_ready_request_body {
    uint64_t driver;
};

_Static_assert(sizeof(struct deviced_report_ready_request_body) == 8,
               "size of deviced_report_ready_request_body");
_Static_assert(offsetof(struct deviced_report_ready_request_body, driver) == 0, "offset of driver");

struct deviced_report_ready_request {
    uint64_t driver;
};

enum deviced_report_ready_request_checks {
    DEVICED_REPORT_READY_REQUEST_DRIVER_EXISTS = 9,
    DEVICED_REPORT_READY_REQUEST_DRIVER_STATE = 10,
};

static inline struct deviced_report_ready_request
deviced_report_ready_request_read(const struct writ_msg *m)
{
    struct deviced_report_ready_request v;
    v.driver = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_report_ready_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1f, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_report_ready_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || deviced_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_report_ready_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_report_ready_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Deviced.end_enumeration */
enum {
    DEVICED_END_ENUMERATION_METHOD = 0x20,
    DEVICED_END_ENUMERATION_DEADLINE_MS = 100,
};

#define DEVICED_END_ENUMERATION_REQUEST UINT64_C(0x5700000000090020)
#define DEVICED_END_ENUMERATION_REPLY UINT64_C(0x5710000800090000)

struct deviced_end_enumeration_reply_body {
    uint32_t devices;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct deviced_end_enumeration_reply_body) == 8,
               "size of deviced_end_enumeration_reply_body");
_Static_assert(offsetof(struct deviced_end_enumeration_reply_body, devices) == 0,
               "offset of devices");
_Static_assert(offsetof(struct deviced_end_enumeration_reply_body, padding_4) == 4,
               "offset of padding_4");

struct deviced_end_enumeration_reply {
    uint32_t devices;
};

enum deviced_end_enumeration_reply_checks {
    DEVICED_END_ENUMERATION_REPLY_4_PADDING = 9,
};

/* The body, by the checks from DEVICED_END_ENUMERATION_REPLY_4_PADDING on. */
static inline struct writ_reject deviced_end_enumeration_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(DEVICED_END_ENUMERATION_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct deviced_end_enumeration_reply
deviced_end_enumeration_reply_read(const struct writ_msg *m)
{
    struct deviced_end_enumeration_reply v;
    v.devices = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject deviced_end_enumeration_request_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x20};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool deviced_end_enumeration_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject deviced_end_enumeration_reply_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || deviced_end_enumeration_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, DEVICED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = deviced_end_enumeration_reply_check_body(m);
    }
    return why;
}

static inline void
deviced_end_enumeration_reply_write(struct writ_msg *m,
                                    const struct deviced_end_enumeration_reply *v)
{
    m->tag = DEVICED_END_ENUMERATION_REPLY;
    m->w[0] = v->devices;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Deviced on a connection of this label. */
static inline struct writ_verdict deviced_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .least = 32, .most = 4032, .buffer = true, .roles = DEVICED_ROLE_SEEDER},
        {.number = 0x11, .roles = DEVICED_ROLE_SEEDER},
        {.number = 0x12, .least = 8, .most = 8, .roles = DEVICED_ROLE_OPERATOR},
        {.number = 0x13, .least = 8, .most = 8, .roles = DEVICED_ROLE_OPERATOR},
        {.number = 0x14,
         .least = 8,
         .most = 8,
         .roles = DEVICED_ROLE_SEEDER | DEVICED_ROLE_DRIVER | DEVICED_ROLE_OPERATOR | DEVICED_ROLE_OBSERVER},
        {.number = 0x15,
         .least = 8,
         .most = 8,
         .roles = DEVICED_ROLE_REPORTER | DEVICED_ROLE_DRIVER | DEVICED_ROLE_OPERATOR | DEVICED_ROLE_OBSERVER},
        {.number = 0x16, .least = 24, .most = 4032, .buffer = true, .roles = DEVICED_ROLE_REPORTER},
        {.number = 0x17, .least = 16, .most = 16, .roles = DEVICED_ROLE_REPORTER},
        {.number = 0x18, .least = 16, .most = 16, .roles = DEVICED_ROLE_DRIVER},
        {.number = 0x19, .least = 16, .most = 4032, .buffer = true, .roles = DEVICED_ROLE_DRIVER},
        {.number = 0x1a, .least = 8, .most = 8, .roles = DEVICED_ROLE_CONSUMER},
        {.number = 0x1b,
         .handles = 1,
         .buffer = true,
         .roles = DEVICED_ROLE_REPORTER | DEVICED_ROLE_DRIVER | DEVICED_ROLE_CONSUMER | DEVICED_ROLE_OPERATOR | DEVICED_ROLE_OBSERVER},
        {.number = 0x1c,
         .least = 8,
         .most = 8,
         .roles = DEVICED_ROLE_DRIVER | DEVICED_ROLE_CONSUMER | DEVICED_ROLE_OPERATOR | DEVICED_ROLE_OBSERVER},
        {.number = 0x1d,
         .least = 8,
         .most = 8,
         .roles = DEVICED_ROLE_DRIVER | DEVICED_ROLE_CONSUMER | DEVICED_ROLE_OPERATOR | DEVICED_ROLE_OBSERVER},
        {.number = 0x1e, .least = 8, .most = 8, .roles = DEVICED_ROLE_DRIVER},
        {.number = 0x1f, .least = 8, .most = 8, .roles = DEVICED_ROLE_DRIVER},
        {.number = 0x20, .roles = DEVICED_ROLE_REPORTER},
    };
    return writ_judge(tag, DEVICED_PROTOCOL, label, roles, shapes, 20);
}

/* Steps 1 to 13 for a request to Deviced. */
static inline struct writ_verdict deviced_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records,
                                                        uint32_t roles)
{
    struct writ_verdict verdict = deviced_judge(m->tag, DEVICED_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case DEVICED_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_ping_request_check(m, body, records));
    case DEVICED_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_stats_request_check(m, body, records));
    case DEVICED_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_abi_request_check(m, body, records));
    case DEVICED_SEED_BINDING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_seed_binding_request_check(m, body, records));
    case DEVICED_SEAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_seal_request_check(m, body, records));
    case DEVICED_START_DRIVER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_start_driver_request_check(m, body, records));
    case DEVICED_STOP_DRIVER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_stop_driver_request_check(m, body, records));
    case DEVICED_READ_DRIVER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_read_driver_request_check(m, body, records));
    case DEVICED_READ_DEVICE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_read_device_request_check(m, body, records));
    case DEVICED_REPORT_DEVICE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_report_device_request_check(m, body, records));
    case DEVICED_REPORT_HOTPLUG_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_report_hotplug_request_check(m, body, records));
    case DEVICED_REGISTER_HAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_register_hal_request_check(m, body, records));
    case DEVICED_REGISTER_PROVIDER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_register_provider_request_check(m, body, records));
    case DEVICED_RESOLVE_PROVIDER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_resolve_provider_request_check(m, body, records));
    case DEVICED_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_subscribe_request_check(m, body, records));
    case DEVICED_NEXT_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_next_event_request_check(m, body, records));
    case DEVICED_READ_PROVIDER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_read_provider_request_check(m, body, records));
    case DEVICED_ALLOW_MASTERING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_allow_mastering_request_check(m, body, records));
    case DEVICED_REPORT_READY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, deviced_report_ready_request_check(m, body, records));
    case DEVICED_END_ENUMERATION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            deviced_end_enumeration_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
