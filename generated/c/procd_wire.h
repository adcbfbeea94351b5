/* Generated from idl/procd.writ: change it there.
 *
 * Messages of procd as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef PROCD_WIRE_H
#define PROCD_WIRE_H

#include "writ/wire.h"

#include "procd_types.h"
#include "kernel_wire.h"
#include "logd_wire.h"
#include "memd_wire.h"
#include "samgrd_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define PROCD_ABI UINT64_C(0xd6e950b62f9e99be)

/* Checks one transfer_segment at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject transfer_segment_check(const uint8_t *at, uint32_t offset,
                                                        uint32_t first)
{
    if ((writ_load_u8(at + 32) & 0xf8U) != 0) {
        return writ_reject(first, offset + 32);
    }
    if (!writ_is_zero(at + 33, 7)) {
        return writ_reject(first + 1, offset + 33);
    }
    return writ_reject(0, 0);
}

/* Writes one transfer_segment, padding and all. */
static inline void transfer_segment_store(uint8_t *at, const struct transfer_segment *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->address);
    writ_store_u64(at + 8, v->file_offset);
    writ_store_u64(at + 16, v->file_bytes);
    writ_store_u64(at + 24, v->memory_bytes);
    writ_store_u8(at + 32, v->access);
}

/* Writes one exited_by_itself, padding and all. */
static inline void exited_by_itself_store(uint8_t *at, const struct exited_by_itself *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->code);
}

/* Writes one stopped_by_somebody, padding and all. */
static inline void stopped_by_somebody_store(uint8_t *at, const struct stopped_by_somebody *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->by);
    writ_store_u32(at + 4, v->code);
}

/* Checks one ended_by_fault at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject ended_by_fault_check(const uint8_t *at, uint32_t offset,
                                                      uint32_t first)
{
    if (!writ_is_zero(at + 1, 7)) {
        return writ_reject(first, offset + 1);
    }
    return writ_reject(0, 0);
}

/* Writes one ended_by_fault, padding and all. */
static inline void ended_by_fault_store(uint8_t *at, const struct ended_by_fault *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, v->vector);
    writ_store_u64(at + 8, v->address);
    fault_registers_store(at + 16, &v->registers);
}

/* Checks one ending at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject ending_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    uint32_t tag = writ_load_u32(at);
    if (!ending_tag_is_known(tag)) {
        return writ_reject(first, offset);
    }
    if (!writ_is_zero(at + 4, 4)) {
        return writ_reject(first + 1, offset + 4);
    }
    if (tag == ENDING_TAG_EXITED) {
        if (!writ_is_zero(at + 12, 156)) {
            return writ_reject(first + 2, offset + 12);
        }
    }
    if (tag == ENDING_TAG_STOPPED) {
        if (!writ_is_zero(at + 16, 152)) {
            return writ_reject(first + 3, offset + 16);
        }
    }
    if (tag == ENDING_TAG_FAULTED) {
        if (!writ_is_zero(at + 9, 7)) {
            return writ_reject(first + 4, offset + 9);
        }
    }
    return writ_reject(0, 0);
}

/* Writes one ending, padding and all. */
static inline void ending_store(uint8_t *at, const struct ending *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->tag);
    if (v->tag == ENDING_TAG_EXITED) {
        exited_by_itself_store(at + 8, &v->as.exited);
    }
    if (v->tag == ENDING_TAG_STOPPED) {
        stopped_by_somebody_store(at + 8, &v->as.stopped);
    }
    if (v->tag == ENDING_TAG_FAULTED) {
        ended_by_fault_store(at + 8, &v->as.faulted);
    }
}

/* Checks one process_event at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject process_event_check(const uint8_t *at, uint32_t offset,
                                                     uint32_t first)
{
    struct writ_reject why;
    if (!writ_is_zero(at + 12, 4)) {
        return writ_reject(first, offset + 12);
    }
    why = ending_check(at + 24, offset + 24, first + 1);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

/* Writes one process_event, padding and all. */
static inline void process_event_store(uint8_t *at, const struct process_event *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->pid);
    writ_store_u32(at + 8, v->principal);
    writ_store_u64(at + 16, v->time_us);
    ending_store(at + 24, &v->ending);
}

/* Checks one restart_policy at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject restart_policy_check(const uint8_t *at, uint32_t offset,
                                                      uint32_t first)
{
    if (!restart_rule_is_known(writ_load_u8(at))) {
        return writ_reject(first, offset);
    }
    if (!writ_is_zero(at + 1, 3)) {
        return writ_reject(first + 1, offset + 1);
    }
    if (writ_load_u32(at + 8) < 1 || writ_load_u32(at + 8) > 3600000) {
        return writ_reject(first + 2, offset + 8);
    }
    if (writ_load_u32(at + 12) < 1 || writ_load_u32(at + 12) > 3600000) {
        return writ_reject(first + 3, offset + 12);
    }
    if (writ_load_u32(at + 16) < 1 || writ_load_u32(at + 16) > 3600000) {
        return writ_reject(first + 4, offset + 16);
    }
    return writ_reject(0, 0);
}

/* Writes one restart_policy, padding and all. */
static inline void restart_policy_store(uint8_t *at, const struct restart_policy *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, (uint8_t)v->rule);
    writ_store_u32(at + 4, v->budget);
    writ_store_u32(at + 8, v->window_ms);
    writ_store_u32(at + 12, v->first_backoff_ms);
    writ_store_u32(at + 16, v->last_backoff_ms);
}

/* Child.ping */
enum {
    CHILD_PING_METHOD = 0x01,
    CHILD_PING_DEADLINE_MS = 100,
};

#define CHILD_PING_REQUEST UINT64_C(0x57000000000c0001)
#define CHILD_PING_REPLY UINT64_C(0x57100000000c0000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
child_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool child_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject child_ping_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || child_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CHILD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Child.stats */
enum {
    CHILD_STATS_METHOD = 0x02,
    CHILD_STATS_DEADLINE_MS = 100,
};

#define CHILD_STATS_REQUEST UINT64_C(0x57000000000c0002)
#define CHILD_STATS_REPLY UINT64_C(0x57100018000c0000)

struct child_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct child_stats_reply_body) == 24, "size of child_stats_reply_body");
_Static_assert(offsetof(struct child_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct child_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct child_stats_reply_body, errors) == 16, "offset of errors");

struct child_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct child_stats_reply child_stats_reply_read(const struct writ_msg *m)
{
    struct child_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
child_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool child_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
child_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || child_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CHILD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void child_stats_reply_write(struct writ_msg *m, const struct child_stats_reply *v)
{
    m->tag = CHILD_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Child.abi */
enum {
    CHILD_ABI_METHOD = 0x03,
    CHILD_ABI_DEADLINE_MS = 100,
};

#define CHILD_ABI_REQUEST UINT64_C(0x57000000000c0003)
#define CHILD_ABI_REPLY UINT64_C(0x57100008000c0000)

struct child_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct child_abi_reply_body) == 8, "size of child_abi_reply_body");
_Static_assert(offsetof(struct child_abi_reply_body, hash) == 0, "offset of hash");

struct child_abi_reply {
    uint64_t hash;
};

static inline struct child_abi_reply child_abi_reply_read(const struct writ_msg *m)
{
    struct child_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
child_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool child_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject child_abi_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || child_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CHILD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void child_abi_reply_write(struct writ_msg *m, const struct child_abi_reply *v)
{
    m->tag = CHILD_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Child on a connection of this label. */
static inline struct writ_verdict child_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
    };
    return writ_judge(tag, CHILD_PROTOCOL, label, roles, shapes, 3);
}

/* Steps 1 to 13 for a request to Child. */
static inline struct writ_verdict child_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = child_judge(m->tag, CHILD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case CHILD_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, child_ping_request_check(m, body, records));
    case CHILD_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, child_stats_request_check(m, body, records));
    case CHILD_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, child_abi_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Procd.ping */
enum {
    PROCD_PING_METHOD = 0x01,
    PROCD_PING_DEADLINE_MS = 100,
};

#define PROCD_PING_REQUEST UINT64_C(0x5700000000040001)
#define PROCD_PING_REPLY UINT64_C(0x5710000000040000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
procd_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_ping_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.stats */
enum {
    PROCD_STATS_METHOD = 0x02,
    PROCD_STATS_DEADLINE_MS = 100,
};

#define PROCD_STATS_REQUEST UINT64_C(0x5700000000040002)
#define PROCD_STATS_REPLY UINT64_C(0x5710001800040000)

struct procd_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct procd_stats_reply_body) == 24, "size of procd_stats_reply_body");
_Static_assert(offsetof(struct procd_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct procd_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct procd_stats_reply_body, errors) == 16, "offset of errors");

struct procd_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct procd_stats_reply procd_stats_reply_read(const struct writ_msg *m)
{
    struct procd_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
procd_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
procd_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void procd_stats_reply_write(struct writ_msg *m, const struct procd_stats_reply *v)
{
    m->tag = PROCD_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.abi */
enum {
    PROCD_ABI_METHOD = 0x03,
    PROCD_ABI_DEADLINE_MS = 100,
};

#define PROCD_ABI_REQUEST UINT64_C(0x5700000000040003)
#define PROCD_ABI_REPLY UINT64_C(0x5710000800040000)

struct procd_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct procd_abi_reply_body) == 8, "size of procd_abi_reply_body");
_Static_assert(offsetof(struct procd_abi_reply_body, hash) == 0, "offset of hash");

struct procd_abi_reply {
    uint64_t hash;
};

static inline struct procd_abi_reply procd_abi_reply_read(const struct writ_msg *m)
{
    struct procd_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
procd_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_abi_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void procd_abi_reply_write(struct writ_msg *m, const struct procd_abi_reply *v)
{
    m->tag = PROCD_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.spawn */
enum {
    PROCD_SPAWN_METHOD = 0x401,
    PROCD_SPAWN_DEADLINE_MS = 500,
};

#define PROCD_SPAWN_REQUEST UINT64_C(0x5721000000040401)
#define PROCD_SPAWN_REPLY UINT64_C(0x5731000000040000)

struct procd_spawn_request_body {
    uint32_t role;
    uint16_t component;
    uint8_t padding_6[2];
    uint64_t stack_bytes;
    struct writ_tail program;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct procd_spawn_request_body) == 24, "size of procd_spawn_request_body");
_Static_assert(offsetof(struct procd_spawn_request_body, role) == 0, "offset of role");
_Static_assert(offsetof(struct procd_spawn_request_body, component) == 4, "offset of component");
_Static_assert(offsetof(struct procd_spawn_request_body, padding_6) == 6, "offset of padding_6");
_Static_assert(offsetof(struct procd_spawn_request_body, stack_bytes) == 8,
               "offset of stack_bytes");
_Static_assert(offsetof(struct procd_spawn_request_body, program) == 16, "offset of program");
_Static_assert(offsetof(struct procd_spawn_request_body, padding_20) == 20, "offset of padding_20");

struct procd_spawn_request {
    uint32_t image;
    enum program_role role;
    uint16_t component;
    uint64_t stack_bytes;
    struct writ_bytes program;
};

enum procd_spawn_request_checks {
    PROCD_SPAWN_REQUEST_FIXED = 9,
    PROCD_SPAWN_REQUEST_ROLE_ENUM = 10,
    PROCD_SPAWN_REQUEST_6_PADDING = 11,
    PROCD_SPAWN_REQUEST_STACK_BYTES_RANGE = 12,
    PROCD_SPAWN_REQUEST_20_PADDING = 13,
    PROCD_SPAWN_REQUEST_PROGRAM_TAIL_LENGTH = 14,
    PROCD_SPAWN_REQUEST_PROGRAM_TAIL_END = 15,
    PROCD_SPAWN_REQUEST_PROGRAM_NAME = 16,
    PROCD_SPAWN_REQUEST_PROGRAM_TAIL_PADDING = 17,
    PROCD_SPAWN_REQUEST_END = 18,
    PROCD_SPAWN_REQUEST_IMAGE_HANDLE_ABSENT = 19,
    PROCD_SPAWN_REQUEST_IMAGE_HANDLE_TYPE = 20,
    PROCD_SPAWN_REQUEST_IMAGE_HANDLE_PROTOCOL = 21,
    PROCD_SPAWN_REQUEST_IMAGE_HANDLE_RIGHTS = 22,
    PROCD_SPAWN_REQUEST_GUARD = 23,
};

static const struct writ_tail_rule procd_spawn_request_tails[] = {
    {.at = 16,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = PROCD_SPAWN_REQUEST_PROGRAM_TAIL_LENGTH},
};

static const struct writ_handle_rule procd_spawn_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ,
     .first = PROCD_SPAWN_REQUEST_IMAGE_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_SPAWN_REQUEST_FIXED on. */
static inline struct writ_reject procd_spawn_request_check_body(const uint8_t *body, uint32_t bytes,
                                                                const uint8_t *records)
{
    uint32_t fixed = writ_load_u16(body + 16);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(PROCD_SPAWN_REQUEST_FIXED, 16);
    }
    if (!program_role_is_known(writ_load_u32(body))) {
        return writ_reject(PROCD_SPAWN_REQUEST_ROLE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCD_SPAWN_REQUEST_6_PADDING, 6);
    }
    if (writ_load_u64(body + 8) < 4096 || writ_load_u64(body + 8) > 16777216) {
        return writ_reject(PROCD_SPAWN_REQUEST_STACK_BYTES_RANGE, 8);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_SPAWN_REQUEST_20_PADDING, 20);
    }
    uint32_t cursor = 24;
    why = writ_text_check(body, bytes, procd_spawn_request_tails[0], WRIT_CONTENT_NAME, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCD_SPAWN_REQUEST_END, cursor);
    }
    why = writ_handle_check(records, &procd_spawn_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_spawn_request procd_spawn_request_read(const uint8_t *body,
                                                                  const uint8_t *records)
{
    struct procd_spawn_request v;
    v.role = (enum program_role)writ_load_u32(body);
    v.component = writ_load_u16(body + 4);
    v.stack_bytes = writ_load_u64(body + 8);
    v.program = writ_view(body, 16);
    v.image = writ_load_record(records, 0).slot;
    return v;
}

struct procd_spawn_reply_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_spawn_reply_body) == 8, "size of procd_spawn_reply_body");
_Static_assert(offsetof(struct procd_spawn_reply_body, pid) == 0, "offset of pid");

struct procd_spawn_reply {
    uint64_t pid;
    uint32_t child;
};

enum procd_spawn_reply_checks {
    PROCD_SPAWN_REPLY_CHILD_HANDLE_ABSENT = 9,
    PROCD_SPAWN_REPLY_CHILD_HANDLE_TYPE = 10,
    PROCD_SPAWN_REPLY_CHILD_HANDLE_PROTOCOL = 11,
};

static const struct writ_handle_rule procd_spawn_reply_handles[] = {
    {.index = 0,
     .type = WRIT_TYPE_CONNECTION,
     .protocol = CHILD_PROTOCOL,
     .first = PROCD_SPAWN_REPLY_CHILD_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_SPAWN_REPLY_CHILD_HANDLE_ABSENT on. */
static inline struct writ_reject procd_spawn_reply_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &procd_spawn_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_spawn_reply procd_spawn_reply_read(const uint8_t *body,
                                                              const uint8_t *records)
{
    struct procd_spawn_reply v;
    v.pid = writ_load_u64(body);
    v.child = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
procd_spawn_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x401, .least = 24, .most = 4032, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_spawn_request_check_body(body, writ_tag_bytes(m->tag), records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_spawn_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
procd_spawn_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8, .handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_spawn_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_spawn_reply_check_body(records);
    }
    return why;
}

/* Procd.spawn_service */
enum {
    PROCD_SPAWN_SERVICE_METHOD = 0x402,
    PROCD_SPAWN_SERVICE_DEADLINE_MS = 500,
};

#define PROCD_SPAWN_SERVICE_REQUEST UINT64_C(0x5721000000040402)
#define PROCD_SPAWN_SERVICE_REPLY UINT64_C(0x5710000800040000)

struct procd_spawn_service_request_body {
    uint16_t component;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct procd_spawn_service_request_body) == 8,
               "size of procd_spawn_service_request_body");
_Static_assert(offsetof(struct procd_spawn_service_request_body, component) == 0,
               "offset of component");
_Static_assert(offsetof(struct procd_spawn_service_request_body, padding_2) == 2,
               "offset of padding_2");

struct procd_spawn_service_request {
    uint32_t image;
    uint16_t component;
};

enum procd_spawn_service_request_checks {
    PROCD_SPAWN_SERVICE_REQUEST_2_PADDING = 9,
    PROCD_SPAWN_SERVICE_REQUEST_IMAGE_HANDLE_ABSENT = 10,
    PROCD_SPAWN_SERVICE_REQUEST_IMAGE_HANDLE_TYPE = 11,
    PROCD_SPAWN_SERVICE_REQUEST_IMAGE_HANDLE_PROTOCOL = 12,
    PROCD_SPAWN_SERVICE_REQUEST_IMAGE_HANDLE_RIGHTS = 13,
};

static const struct writ_handle_rule procd_spawn_service_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ,
     .first = PROCD_SPAWN_SERVICE_REQUEST_IMAGE_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_SPAWN_SERVICE_REQUEST_2_PADDING on. */
static inline struct writ_reject procd_spawn_service_request_check_body(const uint8_t *body,
                                                                        const uint8_t *records)
{
    struct writ_reject why;
    if ((writ_load_u64(body) & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(PROCD_SPAWN_SERVICE_REQUEST_2_PADDING, 2);
    }
    why = writ_handle_check(records, &procd_spawn_service_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_spawn_service_request
procd_spawn_service_request_read(const uint8_t *body, const uint8_t *records)
{
    struct procd_spawn_service_request v;
    v.component = writ_load_u16(body);
    v.image = writ_load_record(records, 0).slot;
    return v;
}

struct procd_spawn_service_reply_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_spawn_service_reply_body) == 8,
               "size of procd_spawn_service_reply_body");
_Static_assert(offsetof(struct procd_spawn_service_reply_body, pid) == 0, "offset of pid");

struct procd_spawn_service_reply {
    uint64_t pid;
};

static inline struct procd_spawn_service_reply
procd_spawn_service_reply_read(const struct writ_msg *m)
{
    struct procd_spawn_service_reply v;
    v.pid = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_spawn_service_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x402, .least = 8, .most = 8, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_spawn_service_request_check_body(body, records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_spawn_service_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_spawn_service_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_spawn_service_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void procd_spawn_service_reply_write(struct writ_msg *m,
                                                   const struct procd_spawn_service_reply *v)
{
    m->tag = PROCD_SPAWN_SERVICE_REPLY;
    m->w[0] = v->pid;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.stop_process */
enum {
    PROCD_STOP_PROCESS_METHOD = 0x404,
    PROCD_STOP_PROCESS_DEADLINE_MS = 1000,
};

#define PROCD_STOP_PROCESS_REQUEST UINT64_C(0x5700001000040404)
#define PROCD_STOP_PROCESS_REPLY UINT64_C(0x5730000000040000)

struct procd_stop_process_request_body {
    uint64_t pid;
    uint32_t code;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct procd_stop_process_request_body) == 16,
               "size of procd_stop_process_request_body");
_Static_assert(offsetof(struct procd_stop_process_request_body, pid) == 0, "offset of pid");
_Static_assert(offsetof(struct procd_stop_process_request_body, code) == 8, "offset of code");
_Static_assert(offsetof(struct procd_stop_process_request_body, padding_12) == 12,
               "offset of padding_12");

struct procd_stop_process_request {
    uint64_t pid;
    uint32_t code;
};

enum procd_stop_process_request_checks {
    PROCD_STOP_PROCESS_REQUEST_12_PADDING = 9,
    PROCD_STOP_PROCESS_REQUEST_GUARD = 10,
    PROCD_STOP_PROCESS_REQUEST_PROCESS_EXISTS = 11,
    PROCD_STOP_PROCESS_REQUEST_PROCESS_STATE = 12,
};

/* The body, by the checks from PROCD_STOP_PROCESS_REQUEST_12_PADDING on. */
static inline struct writ_reject procd_stop_process_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_STOP_PROCESS_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct procd_stop_process_request
procd_stop_process_request_read(const struct writ_msg *m)
{
    struct procd_stop_process_request v;
    v.pid = m->w[0];
    v.code = (uint32_t)m->w[1];
    return v;
}

struct procd_stop_process_reply_body {
    struct process_event event;
};

_Static_assert(sizeof(struct procd_stop_process_reply_body) == 192,
               "size of procd_stop_process_reply_body");
_Static_assert(offsetof(struct procd_stop_process_reply_body, event) == 0, "offset of event");

struct procd_stop_process_reply {
    struct process_event event;
};

enum procd_stop_process_reply_checks {
    PROCD_STOP_PROCESS_REPLY_12_PADDING = 9,
    PROCD_STOP_PROCESS_REPLY_EVENT_ENDING_VARIANT = 10,
    PROCD_STOP_PROCESS_REPLY_EVENT_ENDING_4_PADDING = 11,
    PROCD_STOP_PROCESS_REPLY_EVENT_ENDING_EXITED_12_PADDING = 12,
    PROCD_STOP_PROCESS_REPLY_EVENT_ENDING_STOPPED_16_PADDING = 13,
    PROCD_STOP_PROCESS_REPLY_EVENT_ENDING_9_PADDING = 14,
};

/* The body, by the checks from PROCD_STOP_PROCESS_REPLY_12_PADDING on. */
static inline struct writ_reject procd_stop_process_reply_check_body(const uint8_t *body)
{
    struct writ_reject why;
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_STOP_PROCESS_REPLY_12_PADDING, 12);
    }
    why = ending_check(body + 24, 24, PROCD_STOP_PROCESS_REPLY_EVENT_ENDING_VARIANT);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_stop_process_reply procd_stop_process_reply_read(const uint8_t *body)
{
    struct procd_stop_process_reply v;
    __builtin_memcpy(&v.event, body, 192);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_stop_process_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x404, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_stop_process_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_stop_process_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_stop_process_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 192, .most = 192, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_stop_process_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_stop_process_reply_check_body(body);
    }
    return why;
}

/* Procd.create_staged */
enum {
    PROCD_CREATE_STAGED_METHOD = 0x405,
    PROCD_CREATE_STAGED_DEADLINE_MS = 200,
};

#define PROCD_CREATE_STAGED_REQUEST UINT64_C(0x5721000000040405)
#define PROCD_CREATE_STAGED_REPLY UINT64_C(0x5732000000040000)

struct procd_create_staged_request_body {
    uint32_t role;
    uint16_t component;
    uint8_t padding_6[2];
    uint64_t stack_bytes;
    struct writ_tail program;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct procd_create_staged_request_body) == 24,
               "size of procd_create_staged_request_body");
_Static_assert(offsetof(struct procd_create_staged_request_body, role) == 0, "offset of role");
_Static_assert(offsetof(struct procd_create_staged_request_body, component) == 4,
               "offset of component");
_Static_assert(offsetof(struct procd_create_staged_request_body, padding_6) == 6,
               "offset of padding_6");
_Static_assert(offsetof(struct procd_create_staged_request_body, stack_bytes) == 8,
               "offset of stack_bytes");
_Static_assert(offsetof(struct procd_create_staged_request_body, program) == 16,
               "offset of program");
_Static_assert(offsetof(struct procd_create_staged_request_body, padding_20) == 20,
               "offset of padding_20");

struct procd_create_staged_request {
    uint32_t image;
    enum program_role role;
    uint16_t component;
    uint64_t stack_bytes;
    struct writ_bytes program;
};

enum procd_create_staged_request_checks {
    PROCD_CREATE_STAGED_REQUEST_FIXED = 9,
    PROCD_CREATE_STAGED_REQUEST_ROLE_ENUM = 10,
    PROCD_CREATE_STAGED_REQUEST_6_PADDING = 11,
    PROCD_CREATE_STAGED_REQUEST_STACK_BYTES_RANGE = 12,
    PROCD_CREATE_STAGED_REQUEST_20_PADDING = 13,
    PROCD_CREATE_STAGED_REQUEST_PROGRAM_TAIL_LENGTH = 14,
    PROCD_CREATE_STAGED_REQUEST_PROGRAM_TAIL_END = 15,
    PROCD_CREATE_STAGED_REQUEST_PROGRAM_NAME = 16,
    PROCD_CREATE_STAGED_REQUEST_PROGRAM_TAIL_PADDING = 17,
    PROCD_CREATE_STAGED_REQUEST_END = 18,
    PROCD_CREATE_STAGED_REQUEST_IMAGE_HANDLE_ABSENT = 19,
    PROCD_CREATE_STAGED_REQUEST_IMAGE_HANDLE_TYPE = 20,
    PROCD_CREATE_STAGED_REQUEST_IMAGE_HANDLE_PROTOCOL = 21,
    PROCD_CREATE_STAGED_REQUEST_IMAGE_HANDLE_RIGHTS = 22,
    PROCD_CREATE_STAGED_REQUEST_GUARD = 23,
};

static const struct writ_tail_rule procd_create_staged_request_tails[] = {
    {.at = 16,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = PROCD_CREATE_STAGED_REQUEST_PROGRAM_TAIL_LENGTH},
};

static const struct writ_handle_rule procd_create_staged_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ,
     .first = PROCD_CREATE_STAGED_REQUEST_IMAGE_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_CREATE_STAGED_REQUEST_FIXED on. */
static inline struct writ_reject
procd_create_staged_request_check_body(const uint8_t *body, uint32_t bytes, const uint8_t *records)
{
    uint32_t fixed = writ_load_u16(body + 16);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(PROCD_CREATE_STAGED_REQUEST_FIXED, 16);
    }
    if (!program_role_is_known(writ_load_u32(body))) {
        return writ_reject(PROCD_CREATE_STAGED_REQUEST_ROLE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCD_CREATE_STAGED_REQUEST_6_PADDING, 6);
    }
    if (writ_load_u64(body + 8) < 4096 || writ_load_u64(body + 8) > 16777216) {
        return writ_reject(PROCD_CREATE_STAGED_REQUEST_STACK_BYTES_RANGE, 8);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_CREATE_STAGED_REQUEST_20_PADDING, 20);
    }
    uint32_t cursor = 24;
    why = writ_text_check(body, bytes, procd_create_staged_request_tails[0], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCD_CREATE_STAGED_REQUEST_END, cursor);
    }
    why = writ_handle_check(records, &procd_create_staged_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_create_staged_request
procd_create_staged_request_read(const uint8_t *body, const uint8_t *records)
{
    struct procd_create_staged_request v;
    v.role = (enum program_role)writ_load_u32(body);
    v.component = writ_load_u16(body + 4);
    v.stack_bytes = writ_load_u64(body + 8);
    v.program = writ_view(body, 16);
    v.image = writ_load_record(records, 0).slot;
    return v;
}

struct procd_create_staged_reply_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_create_staged_reply_body) == 8,
               "size of procd_create_staged_reply_body");
_Static_assert(offsetof(struct procd_create_staged_reply_body, pid) == 0, "offset of pid");

struct procd_create_staged_reply {
    uint64_t pid;
    uint32_t child;
    uint32_t grant;
};

enum procd_create_staged_reply_checks {
    PROCD_CREATE_STAGED_REPLY_CHILD_HANDLE_ABSENT = 9,
    PROCD_CREATE_STAGED_REPLY_CHILD_HANDLE_TYPE = 10,
    PROCD_CREATE_STAGED_REPLY_CHILD_HANDLE_PROTOCOL = 11,
    PROCD_CREATE_STAGED_REPLY_GRANT_HANDLE_ABSENT = 12,
    PROCD_CREATE_STAGED_REPLY_GRANT_HANDLE_TYPE = 13,
    PROCD_CREATE_STAGED_REPLY_GRANT_HANDLE_PROTOCOL = 14,
    PROCD_CREATE_STAGED_REPLY_GRANT_HANDLE_RIGHTS = 15,
};

static const struct writ_handle_rule procd_create_staged_reply_handles[] = {
    {.index = 0,
     .type = WRIT_TYPE_CONNECTION,
     .protocol = CHILD_PROTOCOL,
     .optional = true,
     .first = PROCD_CREATE_STAGED_REPLY_CHILD_HANDLE_ABSENT},
    {.index = 1,
     .type = INSTALL_GRANT_TYPE,
     .rights = INSTALL_GRANT_RIGHT_INSTALL,
     .first = PROCD_CREATE_STAGED_REPLY_GRANT_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_CREATE_STAGED_REPLY_CHILD_HANDLE_ABSENT on. */
static inline struct writ_reject procd_create_staged_reply_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &procd_create_staged_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &procd_create_staged_reply_handles[1]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_create_staged_reply
procd_create_staged_reply_read(const uint8_t *body, const uint8_t *records)
{
    struct procd_create_staged_reply v;
    v.pid = writ_load_u64(body);
    v.child = writ_load_record(records, 0).slot;
    v.grant = writ_load_record(records, 1).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_create_staged_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x405, .least = 24, .most = 4032, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_create_staged_request_check_body(body, writ_tag_bytes(m->tag), records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_create_staged_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_create_staged_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8, .handles = 2, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_create_staged_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_create_staged_reply_check_body(records);
    }
    return why;
}

/* Procd.start_staged */
enum {
    PROCD_START_STAGED_METHOD = 0x406,
    PROCD_START_STAGED_DEADLINE_MS = 100,
};

#define PROCD_START_STAGED_REQUEST UINT64_C(0x5700000800040406)
#define PROCD_START_STAGED_REPLY UINT64_C(0x5710000000040000)

struct procd_start_staged_request_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_start_staged_request_body) == 8,
               "size of procd_start_staged_request_body");
_Static_assert(offsetof(struct procd_start_staged_request_body, pid) == 0, "offset of pid");

struct procd_start_staged_request {
    uint64_t pid;
};

enum procd_start_staged_request_checks {
    PROCD_START_STAGED_REQUEST_GUARD = 9,
    PROCD_START_STAGED_REQUEST_PROCESS_EXISTS = 10,
    PROCD_START_STAGED_REQUEST_PROCESS_STATE = 11,
};

static inline struct procd_start_staged_request
procd_start_staged_request_read(const struct writ_msg *m)
{
    struct procd_start_staged_request v;
    v.pid = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_start_staged_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x406, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_start_staged_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_start_staged_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_start_staged_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.abort_staged */
enum {
    PROCD_ABORT_STAGED_METHOD = 0x407,
    PROCD_ABORT_STAGED_DEADLINE_MS = 200,
};

#define PROCD_ABORT_STAGED_REQUEST UINT64_C(0x5700000800040407)
#define PROCD_ABORT_STAGED_REPLY UINT64_C(0x5710000000040000)

struct procd_abort_staged_request_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_abort_staged_request_body) == 8,
               "size of procd_abort_staged_request_body");
_Static_assert(offsetof(struct procd_abort_staged_request_body, pid) == 0, "offset of pid");

struct procd_abort_staged_request {
    uint64_t pid;
};

enum procd_abort_staged_request_checks {
    PROCD_ABORT_STAGED_REQUEST_GUARD = 9,
    PROCD_ABORT_STAGED_REQUEST_PROCESS_EXISTS = 10,
    PROCD_ABORT_STAGED_REQUEST_PROCESS_STATE = 11,
};

static inline struct procd_abort_staged_request
procd_abort_staged_request_read(const struct writ_msg *m)
{
    struct procd_abort_staged_request v;
    v.pid = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_abort_staged_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x407, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_abort_staged_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_abort_staged_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_abort_staged_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.wait_process_event */
enum {
    PROCD_WAIT_PROCESS_EVENT_METHOD = 0x408,
    PROCD_WAIT_PROCESS_EVENT_WAITERS = 64,
};

#define PROCD_WAIT_PROCESS_EVENT_REQUEST UINT64_C(0x5700001000040408)
#define PROCD_WAIT_PROCESS_EVENT_REPLY UINT64_C(0x5730000000040000)

struct procd_wait_process_event_request_body {
    uint64_t pid;
    uint64_t after_seq;
};

_Static_assert(sizeof(struct procd_wait_process_event_request_body) == 16,
               "size of procd_wait_process_event_request_body");
_Static_assert(offsetof(struct procd_wait_process_event_request_body, pid) == 0, "offset of pid");
_Static_assert(offsetof(struct procd_wait_process_event_request_body, after_seq) == 8,
               "offset of after_seq");

struct procd_wait_process_event_request {
    uint64_t pid;
    uint64_t after_seq;
};

enum procd_wait_process_event_request_checks {
    PROCD_WAIT_PROCESS_EVENT_REQUEST_GUARD = 9,
    PROCD_WAIT_PROCESS_EVENT_REQUEST_PROCESS_EXISTS = 10,
    PROCD_WAIT_PROCESS_EVENT_REQUEST_PROCESS_STATE = 11,
};

static inline struct procd_wait_process_event_request
procd_wait_process_event_request_read(const struct writ_msg *m)
{
    struct procd_wait_process_event_request v;
    v.pid = m->w[0];
    v.after_seq = m->w[1];
    return v;
}

struct procd_wait_process_event_reply_body {
    uint64_t seq;
    struct process_event event;
};

_Static_assert(sizeof(struct procd_wait_process_event_reply_body) == 200,
               "size of procd_wait_process_event_reply_body");
_Static_assert(offsetof(struct procd_wait_process_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct procd_wait_process_event_reply_body, event) == 8, "offset of event");

struct procd_wait_process_event_reply {
    uint64_t seq;
    struct process_event event;
};

enum procd_wait_process_event_reply_checks {
    PROCD_WAIT_PROCESS_EVENT_REPLY_20_PADDING = 9,
    PROCD_WAIT_PROCESS_EVENT_REPLY_EVENT_ENDING_VARIANT = 10,
    PROCD_WAIT_PROCESS_EVENT_REPLY_EVENT_ENDING_4_PADDING = 11,
    PROCD_WAIT_PROCESS_EVENT_REPLY_EVENT_ENDING_EXITED_12_PADDING = 12,
    PROCD_WAIT_PROCESS_EVENT_REPLY_EVENT_ENDING_STOPPED_16_PADDING = 13,
    PROCD_WAIT_PROCESS_EVENT_REPLY_EVENT_ENDING_9_PADDING = 14,
};

/* The body, by the checks from PROCD_WAIT_PROCESS_EVENT_REPLY_20_PADDING on. */
static inline struct writ_reject procd_wait_process_event_reply_check_body(const uint8_t *body)
{
    struct writ_reject why;
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_WAIT_PROCESS_EVENT_REPLY_20_PADDING, 20);
    }
    why = ending_check(body + 32, 32, PROCD_WAIT_PROCESS_EVENT_REPLY_EVENT_ENDING_VARIANT);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_wait_process_event_reply
procd_wait_process_event_reply_read(const uint8_t *body)
{
    struct procd_wait_process_event_reply v;
    v.seq = writ_load_u64(body);
    __builtin_memcpy(&v.event, body + 8, 192);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_wait_process_event_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x408, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_wait_process_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_wait_process_event_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 200, .most = 200, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_wait_process_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_wait_process_event_reply_check_body(body);
    }
    return why;
}

/* Procd.query_process */
enum {
    PROCD_QUERY_PROCESS_METHOD = 0x409,
    PROCD_QUERY_PROCESS_DEADLINE_MS = 100,
};

#define PROCD_QUERY_PROCESS_REQUEST UINT64_C(0x5700000800040409)
#define PROCD_QUERY_PROCESS_REPLY UINT64_C(0x5730000000040000)

struct procd_query_process_request_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_query_process_request_body) == 8,
               "size of procd_query_process_request_body");
_Static_assert(offsetof(struct procd_query_process_request_body, pid) == 0, "offset of pid");

struct procd_query_process_request {
    uint64_t pid;
};

enum procd_query_process_request_checks {
    PROCD_QUERY_PROCESS_REQUEST_GUARD = 9,
    PROCD_QUERY_PROCESS_REQUEST_PROCESS_EXISTS = 10,
    PROCD_QUERY_PROCESS_REQUEST_PROCESS_STATE = 11,
};

static inline struct procd_query_process_request
procd_query_process_request_read(const struct writ_msg *m)
{
    struct procd_query_process_request v;
    v.pid = m->w[0];
    return v;
}

struct procd_query_process_reply_body {
    uint8_t state;
    uint8_t padding_1[3];
    uint32_t role;
    uint32_t principal;
    uint8_t padding_12[4];
    uint64_t koid;
    uint32_t created_by;
    uint8_t padding_28[4];
    uint64_t started_us;
    uint64_t last_seq;
    uint64_t stack_bytes;
    struct writ_tail program;
    uint8_t padding_60[4];
};

_Static_assert(sizeof(struct procd_query_process_reply_body) == 64,
               "size of procd_query_process_reply_body");
_Static_assert(offsetof(struct procd_query_process_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct procd_query_process_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct procd_query_process_reply_body, role) == 4, "offset of role");
_Static_assert(offsetof(struct procd_query_process_reply_body, principal) == 8,
               "offset of principal");
_Static_assert(offsetof(struct procd_query_process_reply_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct procd_query_process_reply_body, koid) == 16, "offset of koid");
_Static_assert(offsetof(struct procd_query_process_reply_body, created_by) == 24,
               "offset of created_by");
_Static_assert(offsetof(struct procd_query_process_reply_body, padding_28) == 28,
               "offset of padding_28");
_Static_assert(offsetof(struct procd_query_process_reply_body, started_us) == 32,
               "offset of started_us");
_Static_assert(offsetof(struct procd_query_process_reply_body, last_seq) == 40,
               "offset of last_seq");
_Static_assert(offsetof(struct procd_query_process_reply_body, stack_bytes) == 48,
               "offset of stack_bytes");
_Static_assert(offsetof(struct procd_query_process_reply_body, program) == 56, "offset of program");
_Static_assert(offsetof(struct procd_query_process_reply_body, padding_60) == 60,
               "offset of padding_60");

struct procd_query_process_reply {
    enum process_state state;
    enum program_role role;
    uint32_t principal;
    uint64_t koid;
    uint32_t created_by;
    uint64_t started_us;
    uint64_t last_seq;
    uint64_t stack_bytes;
    struct writ_bytes program;
};

enum procd_query_process_reply_checks {
    PROCD_QUERY_PROCESS_REPLY_FIXED = 9,
    PROCD_QUERY_PROCESS_REPLY_STATE_ENUM = 10,
    PROCD_QUERY_PROCESS_REPLY_1_PADDING = 11,
    PROCD_QUERY_PROCESS_REPLY_ROLE_ENUM = 12,
    PROCD_QUERY_PROCESS_REPLY_12_PADDING = 13,
    PROCD_QUERY_PROCESS_REPLY_28_PADDING = 14,
    PROCD_QUERY_PROCESS_REPLY_60_PADDING = 15,
    PROCD_QUERY_PROCESS_REPLY_PROGRAM_TAIL_LENGTH = 16,
    PROCD_QUERY_PROCESS_REPLY_PROGRAM_TAIL_END = 17,
    PROCD_QUERY_PROCESS_REPLY_PROGRAM_NAME = 18,
    PROCD_QUERY_PROCESS_REPLY_PROGRAM_TAIL_PADDING = 19,
    PROCD_QUERY_PROCESS_REPLY_END = 20,
};

static const struct writ_tail_rule procd_query_process_reply_tails[] = {
    {.at = 56,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = PROCD_QUERY_PROCESS_REPLY_PROGRAM_TAIL_LENGTH},
};

/* The body, by the checks from PROCD_QUERY_PROCESS_REPLY_FIXED on. */
static inline struct writ_reject procd_query_process_reply_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 56);
    struct writ_reject why;
    if (!(fixed == 64)) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_FIXED, 56);
    }
    if (!process_state_is_known(writ_load_u8(body))) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_STATE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_1_PADDING, 1);
    }
    if (!program_role_is_known(writ_load_u32(body + 4))) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_ROLE_ENUM, 4);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_12_PADDING, 12);
    }
    if ((writ_load_u64(body + 24) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_28_PADDING, 28);
    }
    if ((writ_load_u64(body + 56) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_60_PADDING, 60);
    }
    uint32_t cursor = 64;
    why = writ_text_check(body, bytes, procd_query_process_reply_tails[0], WRIT_CONTENT_NAME,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCD_QUERY_PROCESS_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct procd_query_process_reply procd_query_process_reply_read(const uint8_t *body)
{
    struct procd_query_process_reply v;
    v.state = (enum process_state)writ_load_u8(body);
    v.role = (enum program_role)writ_load_u32(body + 4);
    v.principal = writ_load_u32(body + 8);
    v.koid = writ_load_u64(body + 16);
    v.created_by = writ_load_u32(body + 24);
    v.started_us = writ_load_u64(body + 32);
    v.last_seq = writ_load_u64(body + 40);
    v.stack_bytes = writ_load_u64(body + 48);
    v.program = writ_view(body, 56);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_query_process_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x409, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_query_process_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_query_process_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 64, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_query_process_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_query_process_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Procd.set_restart_policy */
enum {
    PROCD_SET_RESTART_POLICY_METHOD = 0x40a,
    PROCD_SET_RESTART_POLICY_DEADLINE_MS = 100,
};

#define PROCD_SET_RESTART_POLICY_REQUEST UINT64_C(0x570000200004040a)
#define PROCD_SET_RESTART_POLICY_REPLY UINT64_C(0x5710000000040000)

struct procd_set_restart_policy_request_body {
    uint64_t pid;
    struct restart_policy policy;
    uint8_t padding_28[4];
};

_Static_assert(sizeof(struct procd_set_restart_policy_request_body) == 32,
               "size of procd_set_restart_policy_request_body");
_Static_assert(offsetof(struct procd_set_restart_policy_request_body, pid) == 0, "offset of pid");
_Static_assert(offsetof(struct procd_set_restart_policy_request_body, policy) == 8,
               "offset of policy");
_Static_assert(offsetof(struct procd_set_restart_policy_request_body, padding_28) == 28,
               "offset of padding_28");

struct procd_set_restart_policy_request {
    uint64_t pid;
    struct restart_policy policy;
};

enum procd_set_restart_policy_request_checks {
    PROCD_SET_RESTART_POLICY_REQUEST_POLICY_RULE_ENUM = 9,
    PROCD_SET_RESTART_POLICY_REQUEST_9_PADDING = 10,
    PROCD_SET_RESTART_POLICY_REQUEST_POLICY_WINDOW_MS_RANGE = 11,
    PROCD_SET_RESTART_POLICY_REQUEST_POLICY_FIRST_BACKOFF_MS_RANGE = 12,
    PROCD_SET_RESTART_POLICY_REQUEST_POLICY_LAST_BACKOFF_MS_RANGE = 13,
    PROCD_SET_RESTART_POLICY_REQUEST_28_PADDING = 14,
    PROCD_SET_RESTART_POLICY_REQUEST_GUARD = 15,
    PROCD_SET_RESTART_POLICY_REQUEST_PROCESS_EXISTS = 16,
    PROCD_SET_RESTART_POLICY_REQUEST_PROCESS_STATE = 17,
};

/* The body, by the checks from PROCD_SET_RESTART_POLICY_REQUEST_POLICY_RULE_ENUM on. */
static inline struct writ_reject
procd_set_restart_policy_request_check_body(const struct writ_msg *m)
{
    if (!restart_rule_is_known((uint8_t)m->w[1])) {
        return writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_POLICY_RULE_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_9_PADDING, 9);
    }
    if ((uint32_t)m->w[2] < 1 || (uint32_t)m->w[2] > 3600000) {
        return writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_POLICY_WINDOW_MS_RANGE, 16);
    }
    if ((uint32_t)(m->w[2] >> 32) < 1 || (uint32_t)(m->w[2] >> 32) > 3600000) {
        return writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_POLICY_FIRST_BACKOFF_MS_RANGE, 20);
    }
    if ((uint32_t)m->w[3] < 1 || (uint32_t)m->w[3] > 3600000) {
        return writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_POLICY_LAST_BACKOFF_MS_RANGE, 24);
    }
    if ((m->w[3] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_SET_RESTART_POLICY_REQUEST_28_PADDING, 28);
    }
    return writ_reject(0, 0);
}

static inline struct procd_set_restart_policy_request
procd_set_restart_policy_request_read(const struct writ_msg *m)
{
    struct procd_set_restart_policy_request v = {0};
    v.pid = m->w[0];
    v.policy.rule = (uint8_t)m->w[1];
    v.policy.budget = (uint32_t)(m->w[1] >> 32);
    v.policy.window_ms = (uint32_t)m->w[2];
    v.policy.first_backoff_ms = (uint32_t)(m->w[2] >> 32);
    v.policy.last_backoff_ms = (uint32_t)m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_set_restart_policy_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x40a, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_set_restart_policy_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_set_restart_policy_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_set_restart_policy_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_set_restart_policy_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.get_restart_policy */
enum {
    PROCD_GET_RESTART_POLICY_METHOD = 0x40b,
    PROCD_GET_RESTART_POLICY_DEADLINE_MS = 100,
};

#define PROCD_GET_RESTART_POLICY_REQUEST UINT64_C(0x570000080004040b)
#define PROCD_GET_RESTART_POLICY_REPLY UINT64_C(0x5710002000040000)

struct procd_get_restart_policy_request_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_get_restart_policy_request_body) == 8,
               "size of procd_get_restart_policy_request_body");
_Static_assert(offsetof(struct procd_get_restart_policy_request_body, pid) == 0, "offset of pid");

struct procd_get_restart_policy_request {
    uint64_t pid;
};

enum procd_get_restart_policy_request_checks {
    PROCD_GET_RESTART_POLICY_REQUEST_GUARD = 9,
    PROCD_GET_RESTART_POLICY_REQUEST_PROCESS_EXISTS = 10,
    PROCD_GET_RESTART_POLICY_REQUEST_PROCESS_STATE = 11,
};

static inline struct procd_get_restart_policy_request
procd_get_restart_policy_request_read(const struct writ_msg *m)
{
    struct procd_get_restart_policy_request v;
    v.pid = m->w[0];
    return v;
}

struct procd_get_restart_policy_reply_body {
    struct restart_policy policy;
    uint32_t restarts;
    bool given_up;
    uint8_t padding_25[7];
};

_Static_assert(sizeof(struct procd_get_restart_policy_reply_body) == 32,
               "size of procd_get_restart_policy_reply_body");
_Static_assert(offsetof(struct procd_get_restart_policy_reply_body, policy) == 0,
               "offset of policy");
_Static_assert(offsetof(struct procd_get_restart_policy_reply_body, restarts) == 20,
               "offset of restarts");
_Static_assert(offsetof(struct procd_get_restart_policy_reply_body, given_up) == 24,
               "offset of given_up");
_Static_assert(offsetof(struct procd_get_restart_policy_reply_body, padding_25) == 25,
               "offset of padding_25");

struct procd_get_restart_policy_reply {
    struct restart_policy policy;
    uint32_t restarts;
    bool given_up;
};

enum procd_get_restart_policy_reply_checks {
    PROCD_GET_RESTART_POLICY_REPLY_POLICY_RULE_ENUM = 9,
    PROCD_GET_RESTART_POLICY_REPLY_1_PADDING = 10,
    PROCD_GET_RESTART_POLICY_REPLY_POLICY_WINDOW_MS_RANGE = 11,
    PROCD_GET_RESTART_POLICY_REPLY_POLICY_FIRST_BACKOFF_MS_RANGE = 12,
    PROCD_GET_RESTART_POLICY_REPLY_POLICY_LAST_BACKOFF_MS_RANGE = 13,
    PROCD_GET_RESTART_POLICY_REPLY_GIVEN_UP_BOOL = 14,
    PROCD_GET_RESTART_POLICY_REPLY_25_PADDING = 15,
};

/* The body, by the checks from PROCD_GET_RESTART_POLICY_REPLY_POLICY_RULE_ENUM on. */
static inline struct writ_reject procd_get_restart_policy_reply_check_body(const struct writ_msg *m)
{
    if (!restart_rule_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_POLICY_RULE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_1_PADDING, 1);
    }
    if ((uint32_t)m->w[1] < 1 || (uint32_t)m->w[1] > 3600000) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_POLICY_WINDOW_MS_RANGE, 8);
    }
    if ((uint32_t)(m->w[1] >> 32) < 1 || (uint32_t)(m->w[1] >> 32) > 3600000) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_POLICY_FIRST_BACKOFF_MS_RANGE, 12);
    }
    if ((uint32_t)m->w[2] < 1 || (uint32_t)m->w[2] > 3600000) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_POLICY_LAST_BACKOFF_MS_RANGE, 16);
    }
    if ((uint8_t)m->w[3] > 1) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_GIVEN_UP_BOOL, 24);
    }
    if ((m->w[3] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(PROCD_GET_RESTART_POLICY_REPLY_25_PADDING, 25);
    }
    return writ_reject(0, 0);
}

static inline struct procd_get_restart_policy_reply
procd_get_restart_policy_reply_read(const struct writ_msg *m)
{
    struct procd_get_restart_policy_reply v = {0};
    v.policy.rule = (uint8_t)m->w[0];
    v.policy.budget = (uint32_t)(m->w[0] >> 32);
    v.policy.window_ms = (uint32_t)m->w[1];
    v.policy.first_backoff_ms = (uint32_t)(m->w[1] >> 32);
    v.policy.last_backoff_ms = (uint32_t)m->w[2];
    v.restarts = (uint32_t)(m->w[2] >> 32);
    v.given_up = (uint8_t)m->w[3] != 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_get_restart_policy_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x40b, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_get_restart_policy_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_get_restart_policy_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_get_restart_policy_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_get_restart_policy_reply_check_body(m);
    }
    return why;
}

static inline void
procd_get_restart_policy_reply_write(struct writ_msg *m,
                                     const struct procd_get_restart_policy_reply *v)
{
    m->tag = PROCD_GET_RESTART_POLICY_REPLY;
    m->w[0] = (uint8_t)v->policy.rule | (uint64_t)v->policy.budget << 32;
    m->w[1] = v->policy.window_ms | (uint64_t)v->policy.first_backoff_ms << 32;
    m->w[2] = v->policy.last_backoff_ms | (uint64_t)v->restarts << 32;
    m->w[3] = v->given_up;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.update_foundation_endpoints */
enum {
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_METHOD = 0x40c,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_DEADLINE_MS = 200,
};

#define PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST UINT64_C(0x572300000004040c)
#define PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY UINT64_C(0x5710000000040000)

struct procd_update_foundation_endpoints_request {
    uint32_t memory;
    uint32_t names;
    uint32_t journal;
};

enum procd_update_foundation_endpoints_request_checks {
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_MEMORY_HANDLE_ABSENT = 9,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_MEMORY_HANDLE_TYPE = 10,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_MEMORY_HANDLE_PROTOCOL = 11,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_NAMES_HANDLE_ABSENT = 12,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_NAMES_HANDLE_TYPE = 13,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_NAMES_HANDLE_PROTOCOL = 14,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_JOURNAL_HANDLE_ABSENT = 15,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_JOURNAL_HANDLE_TYPE = 16,
    PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_JOURNAL_HANDLE_PROTOCOL = 17,
};

static const struct writ_handle_rule procd_update_foundation_endpoints_request_handles[] = {
    {.index = 0,
     .type = WRIT_TYPE_CONNECTION,
     .protocol = MEMD_PROTOCOL,
     .optional = true,
     .first = PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_MEMORY_HANDLE_ABSENT},
    {.index = 1,
     .type = WRIT_TYPE_CONNECTION,
     .protocol = SAMGRD_PROTOCOL,
     .optional = true,
     .first = PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_NAMES_HANDLE_ABSENT},
    {.index = 2,
     .type = WRIT_TYPE_CONNECTION,
     .protocol = LOGD_PROTOCOL,
     .optional = true,
     .first = PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_JOURNAL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST_MEMORY_HANDLE_ABSENT on. */
static inline struct writ_reject
procd_update_foundation_endpoints_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &procd_update_foundation_endpoints_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &procd_update_foundation_endpoints_request_handles[1]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &procd_update_foundation_endpoints_request_handles[2]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_update_foundation_endpoints_request
procd_update_foundation_endpoints_request_read(const uint8_t *records)
{
    struct procd_update_foundation_endpoints_request v;
    v.memory = writ_load_record(records, 0).slot;
    v.names = writ_load_record(records, 1).slot;
    v.journal = writ_load_record(records, 2).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
procd_update_foundation_endpoints_request_check(const struct writ_msg *m, const uint8_t *body,
                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x40c, .handles = 3, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_update_foundation_endpoints_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_update_foundation_endpoints_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
procd_update_foundation_endpoints_reply_check(const struct writ_msg *m, const uint8_t *body,
                                              const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_update_foundation_endpoints_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.begin_image_transfer */
enum {
    PROCD_BEGIN_IMAGE_TRANSFER_METHOD = 0x40e,
    PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS = 200,
};

#define PROCD_BEGIN_IMAGE_TRANSFER_REQUEST UINT64_C(0x572000000004040e)
#define PROCD_BEGIN_IMAGE_TRANSFER_REPLY UINT64_C(0x5710000800040000)

struct procd_begin_image_transfer_request_body {
    uint32_t role;
    uint16_t component;
    uint8_t padding_6[2];
    uint64_t image_bytes;
    uint64_t entry;
    uint64_t stack_bytes;
    struct writ_tail segments;
    struct writ_tail program;
};

_Static_assert(sizeof(struct procd_begin_image_transfer_request_body) == 40,
               "size of procd_begin_image_transfer_request_body");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, role) == 0,
               "offset of role");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, component) == 4,
               "offset of component");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, padding_6) == 6,
               "offset of padding_6");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, image_bytes) == 8,
               "offset of image_bytes");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, entry) == 16,
               "offset of entry");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, stack_bytes) == 24,
               "offset of stack_bytes");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, segments) == 32,
               "offset of segments");
_Static_assert(offsetof(struct procd_begin_image_transfer_request_body, program) == 36,
               "offset of program");

struct procd_begin_image_transfer_request_segments {
    const struct transfer_segment *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct transfer_segment *
procd_begin_image_transfer_request_segments_at(const struct writ_io *io,
                                               const struct procd_begin_image_transfer_request_segments *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct procd_begin_image_transfer_request {
    enum program_role role;
    uint16_t component;
    uint64_t image_bytes;
    uint64_t entry;
    uint64_t stack_bytes;
    struct procd_begin_image_transfer_request_segments segments;
    struct writ_bytes program;
};

enum procd_begin_image_transfer_request_checks {
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_FIXED = 9,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_ROLE_ENUM = 10,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_6_PADDING = 11,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_IMAGE_BYTES_RANGE = 12,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_STACK_BYTES_RANGE = 13,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_SEGMENTS_TAIL_LENGTH = 14,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_SEGMENTS_TAIL_END = 15,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_SEGMENTS_ACCESS_BITS = 16,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_SEGMENTS_33_PADDING = 17,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_PROGRAM_TAIL_OFFSET = 18,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_PROGRAM_TAIL_LENGTH = 19,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_PROGRAM_TAIL_END = 20,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_PROGRAM_NAME = 21,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_PROGRAM_TAIL_PADDING = 22,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_END = 23,
    PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_GUARD = 24,
};

static const struct writ_tail_rule procd_begin_image_transfer_request_tails[] = {
    {.at = 32,
     .most = 8,
     .element = 40,
     .length_check = PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_SEGMENTS_TAIL_LENGTH},
    {.at = 36,
     .least = 1,
     .most = 48,
     .element = 1,
     .length_check = PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_PROGRAM_TAIL_LENGTH},
};

/* The body, by the checks from PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_FIXED on. */
static inline struct writ_reject procd_begin_image_transfer_request_check_body(const uint8_t *body,
                                                                               uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 32);
    struct writ_reject why;
    if (!(fixed == 40)) {
        return writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_FIXED, 32);
    }
    if (!program_role_is_known(writ_load_u32(body))) {
        return writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_ROLE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_6_PADDING, 6);
    }
    if (writ_load_u64(body + 8) < 1 || writ_load_u64(body + 8) > 16777216) {
        return writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_IMAGE_BYTES_RANGE, 8);
    }
    if (writ_load_u64(body + 24) < 4096 || writ_load_u64(body + 24) > 16777216) {
        return writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_STACK_BYTES_RANGE, 24);
    }
    uint32_t cursor = 40;
    why = writ_tail_check(body, bytes, procd_begin_image_transfer_request_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 32).length; i++) {
        why = transfer_segment_check(body + cursor + i * 40, cursor + i * 40,
                                     PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_SEGMENTS_ACCESS_BITS);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 32).length * UINT32_C(40);
    why = writ_text_check(body, bytes, procd_begin_image_transfer_request_tails[1],
                          WRIT_CONTENT_NAME, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct procd_begin_image_transfer_request
procd_begin_image_transfer_request_read(const uint8_t *body)
{
    struct procd_begin_image_transfer_request v;
    v.role = (enum program_role)writ_load_u32(body);
    v.component = writ_load_u16(body + 4);
    v.image_bytes = writ_load_u64(body + 8);
    v.entry = writ_load_u64(body + 16);
    v.stack_bytes = writ_load_u64(body + 24);
    v.segments.items =
        (const struct transfer_segment *)(const void *)(body + writ_load_tail(body + 32).offset);
    v.segments.count = writ_load_tail(body + 32).length;
    v.segments.use = 0;
    v.program = writ_view(body, 36);
    return v;
}

struct procd_begin_image_transfer_reply_body {
    uint64_t transfer;
};

_Static_assert(sizeof(struct procd_begin_image_transfer_reply_body) == 8,
               "size of procd_begin_image_transfer_reply_body");
_Static_assert(offsetof(struct procd_begin_image_transfer_reply_body, transfer) == 0,
               "offset of transfer");

struct procd_begin_image_transfer_reply {
    uint64_t transfer;
};

static inline struct procd_begin_image_transfer_reply
procd_begin_image_transfer_reply_read(const struct writ_msg *m)
{
    struct procd_begin_image_transfer_reply v;
    v.transfer = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_begin_image_transfer_request_check(const struct writ_msg *m,
                                                                          const uint8_t *body,
                                                                          const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x40e, .least = 40, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_begin_image_transfer_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_begin_image_transfer_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_begin_image_transfer_reply_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_begin_image_transfer_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
procd_begin_image_transfer_reply_write(struct writ_msg *m,
                                       const struct procd_begin_image_transfer_reply *v)
{
    m->tag = PROCD_BEGIN_IMAGE_TRANSFER_REPLY;
    m->w[0] = v->transfer;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.send_image_chunk */
enum {
    PROCD_SEND_IMAGE_CHUNK_METHOD = 0x40f,
    PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS = 100,
};

#define PROCD_SEND_IMAGE_CHUNK_REQUEST UINT64_C(0x572000000004040f)
#define PROCD_SEND_IMAGE_CHUNK_REPLY UINT64_C(0x5710000800040000)

struct procd_send_image_chunk_request_body {
    uint64_t transfer;
    uint64_t offset;
    struct writ_tail chunk;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct procd_send_image_chunk_request_body) == 24,
               "size of procd_send_image_chunk_request_body");
_Static_assert(offsetof(struct procd_send_image_chunk_request_body, transfer) == 0,
               "offset of transfer");
_Static_assert(offsetof(struct procd_send_image_chunk_request_body, offset) == 8,
               "offset of offset");
_Static_assert(offsetof(struct procd_send_image_chunk_request_body, chunk) == 16,
               "offset of chunk");
_Static_assert(offsetof(struct procd_send_image_chunk_request_body, padding_20) == 20,
               "offset of padding_20");

struct procd_send_image_chunk_request {
    uint64_t transfer;
    uint64_t offset;
    struct writ_bytes chunk;
};

enum procd_send_image_chunk_request_checks {
    PROCD_SEND_IMAGE_CHUNK_REQUEST_FIXED = 9,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_20_PADDING = 10,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_CHUNK_TAIL_LENGTH = 11,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_CHUNK_TAIL_END = 12,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_CHUNK_TAIL_PADDING = 13,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_END = 14,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_TRANSFER_EXISTS = 15,
    PROCD_SEND_IMAGE_CHUNK_REQUEST_TRANSFER_STATE = 16,
};

static const struct writ_tail_rule procd_send_image_chunk_request_tails[] = {
    {.at = 16,
     .most = 3968,
     .element = 1,
     .length_check = PROCD_SEND_IMAGE_CHUNK_REQUEST_CHUNK_TAIL_LENGTH},
};

/* The body, by the checks from PROCD_SEND_IMAGE_CHUNK_REQUEST_FIXED on. */
static inline struct writ_reject procd_send_image_chunk_request_check_body(const uint8_t *body,
                                                                           uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 16);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(PROCD_SEND_IMAGE_CHUNK_REQUEST_FIXED, 16);
    }
    if ((writ_load_u64(body + 16) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_SEND_IMAGE_CHUNK_REQUEST_20_PADDING, 20);
    }
    uint32_t cursor = 24;
    why = writ_text_check(body, bytes, procd_send_image_chunk_request_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCD_SEND_IMAGE_CHUNK_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct procd_send_image_chunk_request
procd_send_image_chunk_request_read(const uint8_t *body)
{
    struct procd_send_image_chunk_request v;
    v.transfer = writ_load_u64(body);
    v.offset = writ_load_u64(body + 8);
    v.chunk = writ_view(body, 16);
    return v;
}

struct procd_send_image_chunk_reply_body {
    uint64_t received_bytes;
};

_Static_assert(sizeof(struct procd_send_image_chunk_reply_body) == 8,
               "size of procd_send_image_chunk_reply_body");
_Static_assert(offsetof(struct procd_send_image_chunk_reply_body, received_bytes) == 0,
               "offset of received_bytes");

struct procd_send_image_chunk_reply {
    uint64_t received_bytes;
};

static inline struct procd_send_image_chunk_reply
procd_send_image_chunk_reply_read(const struct writ_msg *m)
{
    struct procd_send_image_chunk_reply v;
    v.received_bytes = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_send_image_chunk_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x40f, .least = 24, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_send_image_chunk_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_send_image_chunk_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_send_image_chunk_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_send_image_chunk_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void procd_send_image_chunk_reply_write(struct writ_msg *m,
                                                      const struct procd_send_image_chunk_reply *v)
{
    m->tag = PROCD_SEND_IMAGE_CHUNK_REPLY;
    m->w[0] = v->received_bytes;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.commit_image_transfer */
enum {
    PROCD_COMMIT_IMAGE_TRANSFER_METHOD = 0x410,
    PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS = 500,
};

#define PROCD_COMMIT_IMAGE_TRANSFER_REQUEST UINT64_C(0x5700000800040410)
#define PROCD_COMMIT_IMAGE_TRANSFER_REPLY UINT64_C(0x5710000800040000)

struct procd_commit_image_transfer_request_body {
    uint64_t transfer;
};

_Static_assert(sizeof(struct procd_commit_image_transfer_request_body) == 8,
               "size of procd_commit_image_transfer_request_body");
_Static_assert(offsetof(struct procd_commit_image_transfer_request_body, transfer) == 0,
               "offset of transfer");

struct procd_commit_image_transfer_request {
    uint64_t transfer;
};

enum procd_commit_image_transfer_request_checks {
    PROCD_COMMIT_IMAGE_TRANSFER_REQUEST_TRANSFER_EXISTS = 9,
    PROCD_COMMIT_IMAGE_TRANSFER_REQUEST_TRANSFER_STATE = 10,
};

static inline struct procd_commit_image_transfer_request
procd_commit_image_transfer_request_read(const struct writ_msg *m)
{
    struct procd_commit_image_transfer_request v;
    v.transfer = m->w[0];
    return v;
}

struct procd_commit_image_transfer_reply_body {
    uint64_t pid;
};

_Static_assert(sizeof(struct procd_commit_image_transfer_reply_body) == 8,
               "size of procd_commit_image_transfer_reply_body");
_Static_assert(offsetof(struct procd_commit_image_transfer_reply_body, pid) == 0, "offset of pid");

struct procd_commit_image_transfer_reply {
    uint64_t pid;
};

static inline struct procd_commit_image_transfer_reply
procd_commit_image_transfer_reply_read(const struct writ_msg *m)
{
    struct procd_commit_image_transfer_reply v;
    v.pid = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_commit_image_transfer_request_check(const struct writ_msg *m,
                                                                           const uint8_t *body,
                                                                           const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x410, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_commit_image_transfer_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_commit_image_transfer_reply_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_commit_image_transfer_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
procd_commit_image_transfer_reply_write(struct writ_msg *m,
                                        const struct procd_commit_image_transfer_reply *v)
{
    m->tag = PROCD_COMMIT_IMAGE_TRANSFER_REPLY;
    m->w[0] = v->pid;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Procd.set_scheduling */
enum {
    PROCD_SET_SCHEDULING_METHOD = 0x411,
    PROCD_SET_SCHEDULING_DEADLINE_MS = 100,
};

#define PROCD_SET_SCHEDULING_REQUEST UINT64_C(0x5700001000040411)
#define PROCD_SET_SCHEDULING_REPLY UINT64_C(0x5710000000040000)

struct procd_set_scheduling_request_body {
    uint64_t pid;
    uint8_t band;
    uint8_t padding_9[3];
    uint32_t weight;
};

_Static_assert(sizeof(struct procd_set_scheduling_request_body) == 16,
               "size of procd_set_scheduling_request_body");
_Static_assert(offsetof(struct procd_set_scheduling_request_body, pid) == 0, "offset of pid");
_Static_assert(offsetof(struct procd_set_scheduling_request_body, band) == 8, "offset of band");
_Static_assert(offsetof(struct procd_set_scheduling_request_body, padding_9) == 9,
               "offset of padding_9");
_Static_assert(offsetof(struct procd_set_scheduling_request_body, weight) == 12,
               "offset of weight");

struct procd_set_scheduling_request {
    uint64_t pid;
    enum scheduling_band band;
    uint32_t weight;
};

enum procd_set_scheduling_request_checks {
    PROCD_SET_SCHEDULING_REQUEST_BAND_ENUM = 9,
    PROCD_SET_SCHEDULING_REQUEST_9_PADDING = 10,
    PROCD_SET_SCHEDULING_REQUEST_WEIGHT_RANGE = 11,
    PROCD_SET_SCHEDULING_REQUEST_GUARD = 12,
    PROCD_SET_SCHEDULING_REQUEST_PROCESS_EXISTS = 13,
    PROCD_SET_SCHEDULING_REQUEST_PROCESS_STATE = 14,
};

/* The body, by the checks from PROCD_SET_SCHEDULING_REQUEST_BAND_ENUM on. */
static inline struct writ_reject procd_set_scheduling_request_check_body(const struct writ_msg *m)
{
    if (!scheduling_band_is_known((uint8_t)m->w[1])) {
        return writ_reject(PROCD_SET_SCHEDULING_REQUEST_BAND_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(PROCD_SET_SCHEDULING_REQUEST_9_PADDING, 9);
    }
    if ((uint32_t)(m->w[1] >> 32) < 1 || (uint32_t)(m->w[1] >> 32) > 10000) {
        return writ_reject(PROCD_SET_SCHEDULING_REQUEST_WEIGHT_RANGE, 12);
    }
    return writ_reject(0, 0);
}

static inline struct procd_set_scheduling_request
procd_set_scheduling_request_read(const struct writ_msg *m)
{
    struct procd_set_scheduling_request v;
    v.pid = m->w[0];
    v.band = (enum scheduling_band)(uint8_t)m->w[1];
    v.weight = (uint32_t)(m->w[1] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_set_scheduling_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x411, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_set_scheduling_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_set_scheduling_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_set_scheduling_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_set_scheduling_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.subscribe */
enum {
    PROCD_SUBSCRIBE_METHOD = 0x412,
    PROCD_SUBSCRIBE_DEADLINE_MS = 100,
};

#define PROCD_SUBSCRIBE_REQUEST UINT64_C(0x5721000000040412)
#define PROCD_SUBSCRIBE_REPLY UINT64_C(0x5710000000040000)

struct procd_subscribe_request {
    uint32_t bell;
};

enum procd_subscribe_request_checks {
    PROCD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT = 9,
    PROCD_SUBSCRIBE_REQUEST_BELL_HANDLE_TYPE = 10,
    PROCD_SUBSCRIBE_REQUEST_BELL_HANDLE_PROTOCOL = 11,
    PROCD_SUBSCRIBE_REQUEST_BELL_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule procd_subscribe_request_handles[] = {
    {.index = 0,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = PROCD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from PROCD_SUBSCRIBE_REQUEST_BELL_HANDLE_ABSENT on. */
static inline struct writ_reject procd_subscribe_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &procd_subscribe_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_subscribe_request procd_subscribe_request_read(const uint8_t *records)
{
    struct procd_subscribe_request v;
    v.bell = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
procd_subscribe_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x412, .handles = 1, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = procd_subscribe_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_subscribe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
procd_subscribe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_subscribe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Procd.next_process_event */
enum {
    PROCD_NEXT_PROCESS_EVENT_METHOD = 0x413,
    PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS = 100,
};

#define PROCD_NEXT_PROCESS_EVENT_REQUEST UINT64_C(0x5700000800040413)
#define PROCD_NEXT_PROCESS_EVENT_REPLY UINT64_C(0x5730000000040000)

struct procd_next_process_event_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct procd_next_process_event_request_body) == 8,
               "size of procd_next_process_event_request_body");
_Static_assert(offsetof(struct procd_next_process_event_request_body, after_seq) == 0,
               "offset of after_seq");

struct procd_next_process_event_request {
    uint64_t after_seq;
};

static inline struct procd_next_process_event_request
procd_next_process_event_request_read(const struct writ_msg *m)
{
    struct procd_next_process_event_request v;
    v.after_seq = m->w[0];
    return v;
}

struct procd_next_process_event_reply_body {
    uint64_t seq;
    uint64_t lost;
    struct process_event event;
};

_Static_assert(sizeof(struct procd_next_process_event_reply_body) == 208,
               "size of procd_next_process_event_reply_body");
_Static_assert(offsetof(struct procd_next_process_event_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct procd_next_process_event_reply_body, lost) == 8, "offset of lost");
_Static_assert(offsetof(struct procd_next_process_event_reply_body, event) == 16,
               "offset of event");

struct procd_next_process_event_reply {
    uint64_t seq;
    uint64_t lost;
    struct process_event event;
};

enum procd_next_process_event_reply_checks {
    PROCD_NEXT_PROCESS_EVENT_REPLY_28_PADDING = 9,
    PROCD_NEXT_PROCESS_EVENT_REPLY_EVENT_ENDING_VARIANT = 10,
    PROCD_NEXT_PROCESS_EVENT_REPLY_EVENT_ENDING_4_PADDING = 11,
    PROCD_NEXT_PROCESS_EVENT_REPLY_EVENT_ENDING_EXITED_12_PADDING = 12,
    PROCD_NEXT_PROCESS_EVENT_REPLY_EVENT_ENDING_STOPPED_16_PADDING = 13,
    PROCD_NEXT_PROCESS_EVENT_REPLY_EVENT_ENDING_9_PADDING = 14,
};

/* The body, by the checks from PROCD_NEXT_PROCESS_EVENT_REPLY_28_PADDING on. */
static inline struct writ_reject procd_next_process_event_reply_check_body(const uint8_t *body)
{
    struct writ_reject why;
    if ((writ_load_u64(body + 24) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCD_NEXT_PROCESS_EVENT_REPLY_28_PADDING, 28);
    }
    why = ending_check(body + 40, 40, PROCD_NEXT_PROCESS_EVENT_REPLY_EVENT_ENDING_VARIANT);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct procd_next_process_event_reply
procd_next_process_event_reply_read(const uint8_t *body)
{
    struct procd_next_process_event_reply v;
    v.seq = writ_load_u64(body);
    v.lost = writ_load_u64(body + 8);
    __builtin_memcpy(&v.event, body + 16, 192);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject procd_next_process_event_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x413, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool procd_next_process_event_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || procd_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject procd_next_process_event_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 208, .most = 208, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || procd_next_process_event_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = procd_next_process_event_reply_check_body(body);
    }
    return why;
}

/* Steps 1 to 8 for a request to Procd on a connection of this label. */
static inline struct writ_verdict procd_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x401,
         .least = 24,
         .most = 4032,
         .handles = 1,
         .buffer = true,
         .roles = PROCD_ROLE_LAUNCHER},
        {.number = 0x402,
         .least = 8,
         .most = 8,
         .handles = 1,
         .buffer = true,
         .roles = PROCD_ROLE_BOOTSTRAP},
        {.number = 0x404,
         .least = 16,
         .most = 16,
         .roles = PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER},
        {.number = 0x405,
         .least = 24,
         .most = 4032,
         .handles = 1,
         .buffer = true,
         .roles = PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER},
        {.number = 0x406,
         .least = 8,
         .most = 8,
         .roles = PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER},
        {.number = 0x407,
         .least = 8,
         .most = 8,
         .roles = PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER},
        {.number = 0x408,
         .least = 16,
         .most = 16,
         .roles =
             PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER | PROCD_ROLE_OBSERVER},
        {.number = 0x409,
         .least = 8,
         .most = 8,
         .roles =
             PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER | PROCD_ROLE_OBSERVER},
        {.number = 0x40a,
         .least = 32,
         .most = 32,
         .roles = PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER},
        {.number = 0x40b,
         .least = 8,
         .most = 8,
         .roles =
             PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER | PROCD_ROLE_OBSERVER},
        {.number = 0x40c, .handles = 3, .buffer = true, .roles = PROCD_ROLE_BOOTSTRAP},
        {.number = 0x40e, .least = 40, .most = 4032, .buffer = true, .roles = PROCD_ROLE_LOADER},
        {.number = 0x40f, .least = 24, .most = 4032, .buffer = true, .roles = PROCD_ROLE_LOADER},
        {.number = 0x410, .least = 8, .most = 8, .roles = PROCD_ROLE_LOADER},
        {.number = 0x411,
         .least = 16,
         .most = 16,
         .roles = PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER},
        {.number = 0x412,
         .handles = 1,
         .buffer = true,
         .roles =
             PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER | PROCD_ROLE_OBSERVER},
        {.number = 0x413,
         .least = 8,
         .most = 8,
         .roles =
             PROCD_ROLE_BOOTSTRAP | PROCD_ROLE_DRIVER | PROCD_ROLE_LAUNCHER | PROCD_ROLE_OBSERVER},
        {.number = 0x403},
        {.number = 0x40d},
    };
    return writ_judge(tag, PROCD_PROTOCOL, label, roles, shapes, 22);
}

/* Steps 1 to 13 for a request to Procd. */
static inline struct writ_verdict procd_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = procd_judge(m->tag, PROCD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PROCD_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_ping_request_check(m, body, records));
    case PROCD_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_stats_request_check(m, body, records));
    case PROCD_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_abi_request_check(m, body, records));
    case PROCD_SPAWN_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_spawn_request_check(m, body, records));
    case PROCD_SPAWN_SERVICE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_spawn_service_request_check(m, body, records));
    case PROCD_STOP_PROCESS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_stop_process_request_check(m, body, records));
    case PROCD_CREATE_STAGED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_create_staged_request_check(m, body, records));
    case PROCD_START_STAGED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_start_staged_request_check(m, body, records));
    case PROCD_ABORT_STAGED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_abort_staged_request_check(m, body, records));
    case PROCD_WAIT_PROCESS_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_wait_process_event_request_check(m, body, records));
    case PROCD_QUERY_PROCESS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_query_process_request_check(m, body, records));
    case PROCD_SET_RESTART_POLICY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_set_restart_policy_request_check(m, body, records));
    case PROCD_GET_RESTART_POLICY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_get_restart_policy_request_check(m, body, records));
    case PROCD_UPDATE_FOUNDATION_ENDPOINTS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_update_foundation_endpoints_request_check(m, body, records));
    case PROCD_BEGIN_IMAGE_TRANSFER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_begin_image_transfer_request_check(m, body, records));
    case PROCD_SEND_IMAGE_CHUNK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_send_image_chunk_request_check(m, body, records));
    case PROCD_COMMIT_IMAGE_TRANSFER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_commit_image_transfer_request_check(m, body, records));
    case PROCD_SET_SCHEDULING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_set_scheduling_request_check(m, body, records));
    case PROCD_SUBSCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, procd_subscribe_request_check(m, body, records));
    case PROCD_NEXT_PROCESS_EVENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            procd_next_process_event_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
