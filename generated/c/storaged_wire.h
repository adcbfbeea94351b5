/* Generated from idl/storaged.writ: change it there.
 *
 * Messages of storaged as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef STORAGED_WIRE_H
#define STORAGED_WIRE_H

#include "writ/wire.h"
#include "writ/ring.h"

#include "storaged_types.h"
#include "block_wire.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define STORAGED_ABI UINT64_C(0xc279a0ee6bb65ad5)

/* Checks one volume_info at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject volume_info_check(const uint8_t *at, uint32_t offset,
                                                   uint32_t first)
{
    if (!volume_state_is_known(writ_load_u8(at + 57))) {
        return writ_reject(first, offset + 57);
    }
    if (writ_load_u8(at + 58) > 1) {
        return writ_reject(first + 1, offset + 58);
    }
    if (!writ_is_zero(at + 59, 5)) {
        return writ_reject(first + 2, offset + 59);
    }
    return writ_reject(0, 0);
}

/* Writes one volume_info, padding and all. */
static inline void volume_info_store(uint8_t *at, const struct volume_info *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->volume);
    writ_store_u64(at + 8, v->disk);
    writ_store_u64(at + 16, v->blocks);
    writ_store_u64(at + 24, v->first);
    writ_store_u32(at + 32, v->block_bytes);
    writ_store_u32(at + 36, v->part);
    __builtin_memcpy(at + 40, v->content, 16);
    writ_store_u8(at + 56, v->kind);
    writ_store_u8(at + 57, (uint8_t)v->state);
    writ_store_u8(at + 58, v->is_read_only);
}

/* The queue between a volume and its user, who pays for all of it.
 *
 * A side of it, in memory of its own. The other side may write anything into the shared memory at any moment. */
struct volume_ring {
    uint8_t *shared;
    bool broken;
    struct writ_ring_end wanted;
    struct writ_ring_end ended;
};

/* What the shared memory has: the whole of it, and the data region. */
enum {
    VOLUME_RING_BYTES = 528192,
    VOLUME_RING_REGION = 3904,
    VOLUME_RING_REGION_BYTES = 524288,
    VOLUME_RING_WANTED_DEPTH = 64,
    VOLUME_RING_ENDED_DEPTH = 64,
};

/* Both sides must have the same: what stands where. */
#define VOLUME_RING_LAYOUT UINT64_C(0x76c4cc48006439fb)

/* Makes new shared memory of VOLUME_RING_BYTES a ring. The side that pays for it does so before the other sees it. */
static inline void volume_ring_format(void *shared)
{
    writ_ring_format(shared, VOLUME_RING_BYTES, VOLUME_RING_LAYOUT);
}

/* Begins to use a ring in which nothing has happened yet. False if the memory is none of this layout, or too small. */
static inline bool volume_ring_open(struct volume_ring *ring, void *shared, uint64_t bytes)
{
    *ring = (struct volume_ring){.shared = shared};
    ring->broken = !writ_ring_fits(shared, bytes, VOLUME_RING_BYTES, VOLUME_RING_LAYOUT);
    return !ring->broken;
}

/* Bytes of the data region; null if they are not all in it. What is there may change at any moment: copy it out, then look. */
static inline uint8_t *volume_ring_slice(const struct volume_ring *ring, uint32_t offset,
                                         uint32_t length)
{
    bool fits = !ring->broken && offset <= VOLUME_RING_REGION_BYTES && length <= VOLUME_RING_REGION_BYTES - offset;
    return fits ? ring->shared + VOLUME_RING_REGION + offset : NULL;
}

static inline struct writ_ring_queue volume_ring_wanted_queue(void)
{
    struct writ_ring_queue queue = {.indices = 64, .entries = 320};
    queue.depth = 64;
    queue.entry = 40;
    return queue;
}

/* To be done. `first` counts from the volume's first block, `at` in this data.
 *
 * The producer's side: OK, FULL or BROKEN. */
static inline enum writ_ring_result volume_ring_put_wanted(struct volume_ring *ring,
                                                           const struct disk_request *entry)
{
    const struct writ_ring_queue queue = volume_ring_wanted_queue();
    uint8_t *at = NULL;
    enum writ_ring_result result = WRIT_RING_BROKEN;
    if (!ring->broken) {
        result = writ_ring_room(ring->shared, &queue, &ring->wanted, &at);
    }
    if (result == WRIT_RING_OK) {
        disk_request_store(at, entry);
        writ_ring_put(ring->shared, &queue, &ring->wanted);
    }
    ring->broken = result == WRIT_RING_BROKEN;
    return result;
}

/* The consumer's side: OK, EMPTY, BAD (one was taken and refused) or BROKEN. `ret_entry` is written if it is OK. */
static inline enum writ_ring_result volume_ring_take_wanted(struct volume_ring *ring,
                                                            struct disk_request *ret_entry)
{
    const struct writ_ring_queue queue = volume_ring_wanted_queue();
    _Alignas(8) uint8_t copy[40];
    enum writ_ring_result result = WRIT_RING_BROKEN;
    if (!ring->broken) {
        result = writ_ring_take(ring->shared, &queue, &ring->wanted, copy);
    }
    ring->broken = result == WRIT_RING_BROKEN;
    if (result == WRIT_RING_OK && disk_request_check(copy, 0, 1).check != 0) {
        result = WRIT_RING_BAD;
    }
    if (result == WRIT_RING_OK) {
        __builtin_memcpy(ret_entry, copy, sizeof copy);
    }
    return result;
}

static inline struct writ_ring_queue volume_ring_ended_queue(void)
{
    struct writ_ring_queue queue = {.indices = 192, .entries = 2880};
    queue.depth = 64;
    queue.entry = 16;
    return queue;
}

/* What ended.
 *
 * The producer's side: OK, FULL or BROKEN. */
static inline enum writ_ring_result volume_ring_put_ended(struct volume_ring *ring,
                                                          const struct disk_end *entry)
{
    const struct writ_ring_queue queue = volume_ring_ended_queue();
    uint8_t *at = NULL;
    enum writ_ring_result result = WRIT_RING_BROKEN;
    if (!ring->broken) {
        result = writ_ring_room(ring->shared, &queue, &ring->ended, &at);
    }
    if (result == WRIT_RING_OK) {
        disk_end_store(at, entry);
        writ_ring_put(ring->shared, &queue, &ring->ended);
    }
    ring->broken = result == WRIT_RING_BROKEN;
    return result;
}

/* The consumer's side: OK, EMPTY, BAD (one was taken and refused) or BROKEN. `ret_entry` is written if it is OK. */
static inline enum writ_ring_result volume_ring_take_ended(struct volume_ring *ring,
                                                           struct disk_end *ret_entry)
{
    const struct writ_ring_queue queue = volume_ring_ended_queue();
    _Alignas(8) uint8_t copy[16];
    enum writ_ring_result result = WRIT_RING_BROKEN;
    if (!ring->broken) {
        result = writ_ring_take(ring->shared, &queue, &ring->ended, copy);
    }
    ring->broken = result == WRIT_RING_BROKEN;
    if (result == WRIT_RING_OK && disk_end_check(copy, 0, 1).check != 0) {
        result = WRIT_RING_BAD;
    }
    if (result == WRIT_RING_OK) {
        __builtin_memcpy(ret_entry, copy, sizeof copy);
    }
    return result;
}

/* Storaged.ping */
enum {
    STORAGED_PING_METHOD = 0x01,
    STORAGED_PING_DEADLINE_MS = 100,
};

#define STORAGED_PING_REQUEST UINT64_C(0x5700000000310001)
#define STORAGED_PING_REPLY UINT64_C(0x5710000000310000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
storaged_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool storaged_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
storaged_ping_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Storaged.stats */
enum {
    STORAGED_STATS_METHOD = 0x02,
    STORAGED_STATS_DEADLINE_MS = 100,
};

#define STORAGED_STATS_REQUEST UINT64_C(0x5700000000310002)
#define STORAGED_STATS_REPLY UINT64_C(0x5710001800310000)

struct storaged_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct storaged_stats_reply_body) == 24, "size of storaged_stats_reply_body");
_Static_assert(offsetof(struct storaged_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct storaged_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct storaged_stats_reply_body, errors) == 16, "offset of errors");

struct storaged_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct storaged_stats_reply storaged_stats_reply_read(const struct writ_msg *m)
{
    struct storaged_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
storaged_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool storaged_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
storaged_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void storaged_stats_reply_write(struct writ_msg *m,
                                              const struct storaged_stats_reply *v)
{
    m->tag = STORAGED_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Storaged.abi */
enum {
    STORAGED_ABI_METHOD = 0x03,
    STORAGED_ABI_DEADLINE_MS = 100,
};

#define STORAGED_ABI_REQUEST UINT64_C(0x5700000000310003)
#define STORAGED_ABI_REPLY UINT64_C(0x5710000800310000)

struct storaged_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct storaged_abi_reply_body) == 8, "size of storaged_abi_reply_body");
_Static_assert(offsetof(struct storaged_abi_reply_body, hash) == 0, "offset of hash");

struct storaged_abi_reply {
    uint64_t hash;
};

static inline struct storaged_abi_reply storaged_abi_reply_read(const struct writ_msg *m)
{
    struct storaged_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
storaged_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool storaged_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
storaged_abi_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void storaged_abi_reply_write(struct writ_msg *m, const struct storaged_abi_reply *v)
{
    m->tag = STORAGED_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Storaged.list_volumes */
enum {
    STORAGED_LIST_VOLUMES_METHOD = 0x10,
    STORAGED_LIST_VOLUMES_DEADLINE_MS = 100,
};

#define STORAGED_LIST_VOLUMES_REQUEST UINT64_C(0x5700000800310010)
#define STORAGED_LIST_VOLUMES_REPLY UINT64_C(0x5730000000310000)

struct storaged_list_volumes_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct storaged_list_volumes_request_body) == 8,
               "size of storaged_list_volumes_request_body");
_Static_assert(offsetof(struct storaged_list_volumes_request_body, after) == 0, "offset of after");

struct storaged_list_volumes_request {
    uint64_t after;
};

static inline struct storaged_list_volumes_request
storaged_list_volumes_request_read(const struct writ_msg *m)
{
    struct storaged_list_volumes_request v;
    v.after = m->w[0];
    return v;
}

struct storaged_list_volumes_reply_body {
    struct writ_tail volumes;
    uint8_t padding_4[4];
    uint64_t next;
    uint64_t generation;
};

_Static_assert(sizeof(struct storaged_list_volumes_reply_body) == 24,
               "size of storaged_list_volumes_reply_body");
_Static_assert(offsetof(struct storaged_list_volumes_reply_body, volumes) == 0,
               "offset of volumes");
_Static_assert(offsetof(struct storaged_list_volumes_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct storaged_list_volumes_reply_body, next) == 8, "offset of next");
_Static_assert(offsetof(struct storaged_list_volumes_reply_body, generation) == 16,
               "offset of generation");

struct storaged_list_volumes_reply_volumes {
    const struct volume_info *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct volume_info *
storaged_list_volumes_reply_volumes_at(const struct writ_io *io,
                                       const struct storaged_list_volumes_reply_volumes *view,
                                       uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct storaged_list_volumes_reply {
    struct storaged_list_volumes_reply_volumes volumes;
    uint64_t next;
    uint64_t generation;
};

enum storaged_list_volumes_reply_checks {
    STORAGED_LIST_VOLUMES_REPLY_FIXED = 9,
    STORAGED_LIST_VOLUMES_REPLY_4_PADDING = 10,
    STORAGED_LIST_VOLUMES_REPLY_VOLUMES_TAIL_LENGTH = 11,
    STORAGED_LIST_VOLUMES_REPLY_VOLUMES_TAIL_END = 12,
    STORAGED_LIST_VOLUMES_REPLY_VOLUMES_STATE_ENUM = 13,
    STORAGED_LIST_VOLUMES_REPLY_VOLUMES_IS_READ_ONLY_BOOL = 14,
    STORAGED_LIST_VOLUMES_REPLY_VOLUMES_59_PADDING = 15,
    STORAGED_LIST_VOLUMES_REPLY_END = 16,
};

static const struct writ_tail_rule storaged_list_volumes_reply_tails[] = {
    {.at = 0,
     .most = 16,
     .element = 64,
     .length_check = STORAGED_LIST_VOLUMES_REPLY_VOLUMES_TAIL_LENGTH},
};

/* The body, by the checks from STORAGED_LIST_VOLUMES_REPLY_FIXED on. */
static inline struct writ_reject storaged_list_volumes_reply_check_body(const uint8_t *body,
                                                                        uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 24)) {
        return writ_reject(STORAGED_LIST_VOLUMES_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(STORAGED_LIST_VOLUMES_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 24;
    why = writ_tail_check(body, bytes, storaged_list_volumes_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = volume_info_check(body + cursor + i * 64, cursor + i * 64,
                                STORAGED_LIST_VOLUMES_REPLY_VOLUMES_STATE_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 0).length * UINT32_C(64);
    if (cursor != bytes) {
        return writ_reject(STORAGED_LIST_VOLUMES_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct storaged_list_volumes_reply
storaged_list_volumes_reply_read(const uint8_t *body)
{
    struct storaged_list_volumes_reply v;
    v.volumes.items =
        (const struct volume_info *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.volumes.count = writ_load_tail(body + 0).length;
    v.volumes.use = 0;
    v.next = writ_load_u64(body + 8);
    v.generation = writ_load_u64(body + 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject storaged_list_volumes_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool storaged_list_volumes_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject storaged_list_volumes_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_list_volumes_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = storaged_list_volumes_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Storaged.read_volume */
enum {
    STORAGED_READ_VOLUME_METHOD = 0x11,
    STORAGED_READ_VOLUME_DEADLINE_MS = 100,
};

#define STORAGED_READ_VOLUME_REQUEST UINT64_C(0x5700000800310011)
#define STORAGED_READ_VOLUME_REPLY UINT64_C(0x5730000000310000)

struct storaged_read_volume_request_body {
    uint64_t volume;
};

_Static_assert(sizeof(struct storaged_read_volume_request_body) == 8,
               "size of storaged_read_volume_request_body");
_Static_assert(offsetof(struct storaged_read_volume_request_body, volume) == 0, "offset of volume");

struct storaged_read_volume_request {
    uint64_t volume;
};

enum storaged_read_volume_request_checks {
    STORAGED_READ_VOLUME_REQUEST_VOLUME_EXISTS = 9,
    STORAGED_READ_VOLUME_REQUEST_VOLUME_STATE = 10,
};

static inline struct storaged_read_volume_request
storaged_read_volume_request_read(const struct writ_msg *m)
{
    struct storaged_read_volume_request v;
    v.volume = m->w[0];
    return v;
}

struct storaged_read_volume_reply_body {
    uint8_t state;
    uint8_t padding_1[7];
    struct volume_info info;
    bool can_flush;
    bool can_discard;
    struct writ_tail volume_name;
    uint8_t padding_78[2];
};

_Static_assert(sizeof(struct storaged_read_volume_reply_body) == 80,
               "size of storaged_read_volume_reply_body");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, info) == 8, "offset of info");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, can_flush) == 72,
               "offset of can_flush");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, can_discard) == 73,
               "offset of can_discard");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, volume_name) == 74,
               "offset of volume_name");
_Static_assert(offsetof(struct storaged_read_volume_reply_body, padding_78) == 78,
               "offset of padding_78");

struct storaged_read_volume_reply {
    enum volume_state state;
    struct volume_info info;
    bool can_flush;
    bool can_discard;
    struct writ_bytes volume_name;
};

enum storaged_read_volume_reply_checks {
    STORAGED_READ_VOLUME_REPLY_FIXED = 9,
    STORAGED_READ_VOLUME_REPLY_STATE_ENUM = 10,
    STORAGED_READ_VOLUME_REPLY_1_PADDING = 11,
    STORAGED_READ_VOLUME_REPLY_INFO_STATE_ENUM = 12,
    STORAGED_READ_VOLUME_REPLY_INFO_IS_READ_ONLY_BOOL = 13,
    STORAGED_READ_VOLUME_REPLY_67_PADDING = 14,
    STORAGED_READ_VOLUME_REPLY_CAN_FLUSH_BOOL = 15,
    STORAGED_READ_VOLUME_REPLY_CAN_DISCARD_BOOL = 16,
    STORAGED_READ_VOLUME_REPLY_78_PADDING = 17,
    STORAGED_READ_VOLUME_REPLY_VOLUME_NAME_TAIL_LENGTH = 18,
    STORAGED_READ_VOLUME_REPLY_VOLUME_NAME_TAIL_END = 19,
    STORAGED_READ_VOLUME_REPLY_VOLUME_NAME_TEXT = 20,
    STORAGED_READ_VOLUME_REPLY_VOLUME_NAME_TAIL_PADDING = 21,
    STORAGED_READ_VOLUME_REPLY_END = 22,
};

static const struct writ_tail_rule storaged_read_volume_reply_tails[] = {
    {.at = 74,
     .most = 108,
     .element = 1,
     .length_check = STORAGED_READ_VOLUME_REPLY_VOLUME_NAME_TAIL_LENGTH},
};

/* The body, by the checks from STORAGED_READ_VOLUME_REPLY_FIXED on. */
static inline struct writ_reject storaged_read_volume_reply_check_body(const uint8_t *body,
                                                                       uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 74);
    struct writ_reject why;
    if (!(fixed == 80)) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_FIXED, 74);
    }
    if (!volume_state_is_known(writ_load_u8(body))) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_STATE_ENUM, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_1_PADDING, 1);
    }
    if (!volume_state_is_known(writ_load_u8(body + 65))) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_INFO_STATE_ENUM, 65);
    }
    if (writ_load_u8(body + 66) > 1) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_INFO_IS_READ_ONLY_BOOL, 66);
    }
    if ((writ_load_u64(body + 64) & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_67_PADDING, 67);
    }
    if (writ_load_u8(body + 72) > 1) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_CAN_FLUSH_BOOL, 72);
    }
    if (writ_load_u8(body + 73) > 1) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_CAN_DISCARD_BOOL, 73);
    }
    if ((writ_load_u64(body + 72) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_78_PADDING, 78);
    }
    uint32_t cursor = 80;
    why = writ_text_check(body, bytes, storaged_read_volume_reply_tails[0], WRIT_CONTENT_TEXT,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(STORAGED_READ_VOLUME_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct storaged_read_volume_reply storaged_read_volume_reply_read(const uint8_t *body)
{
    struct storaged_read_volume_reply v;
    v.state = (enum volume_state)writ_load_u8(body);
    __builtin_memcpy(&v.info, body + 8, 64);
    v.can_flush = writ_load_u8(body + 72) != 0;
    v.can_discard = writ_load_u8(body + 73) != 0;
    v.volume_name = writ_view(body, 74);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject storaged_read_volume_request_check(const struct writ_msg *m,
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
static inline bool storaged_read_volume_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject storaged_read_volume_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 80, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_read_volume_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = storaged_read_volume_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Storaged.open_volume */
enum {
    STORAGED_OPEN_VOLUME_METHOD = 0x12,
    STORAGED_OPEN_VOLUME_DEADLINE_MS = 500,
};

#define STORAGED_OPEN_VOLUME_REQUEST UINT64_C(0x5722000000310012)
#define STORAGED_OPEN_VOLUME_REPLY UINT64_C(0x5710000000310000)

struct storaged_open_volume_request_body {
    uint64_t volume;
};

_Static_assert(sizeof(struct storaged_open_volume_request_body) == 8,
               "size of storaged_open_volume_request_body");
_Static_assert(offsetof(struct storaged_open_volume_request_body, volume) == 0, "offset of volume");

struct storaged_open_volume_request {
    uint64_t volume;
    uint32_t ring;
    uint32_t bell;
};

enum storaged_open_volume_request_checks {
    STORAGED_OPEN_VOLUME_REQUEST_RING_HANDLE_ABSENT = 9,
    STORAGED_OPEN_VOLUME_REQUEST_RING_HANDLE_TYPE = 10,
    STORAGED_OPEN_VOLUME_REQUEST_RING_HANDLE_PROTOCOL = 11,
    STORAGED_OPEN_VOLUME_REQUEST_RING_HANDLE_RIGHTS = 12,
    STORAGED_OPEN_VOLUME_REQUEST_BELL_HANDLE_ABSENT = 13,
    STORAGED_OPEN_VOLUME_REQUEST_BELL_HANDLE_TYPE = 14,
    STORAGED_OPEN_VOLUME_REQUEST_BELL_HANDLE_PROTOCOL = 15,
    STORAGED_OPEN_VOLUME_REQUEST_BELL_HANDLE_RIGHTS = 16,
    STORAGED_OPEN_VOLUME_REQUEST_VOLUME_EXISTS = 17,
    STORAGED_OPEN_VOLUME_REQUEST_VOLUME_STATE = 18,
};

static const struct writ_handle_rule storaged_open_volume_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE,
     .first = STORAGED_OPEN_VOLUME_REQUEST_RING_HANDLE_ABSENT},
    {.index = 1,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = STORAGED_OPEN_VOLUME_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from STORAGED_OPEN_VOLUME_REQUEST_RING_HANDLE_ABSENT on. */
static inline struct writ_reject storaged_open_volume_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &storaged_open_volume_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &storaged_open_volume_request_handles[1]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct storaged_open_volume_request
storaged_open_volume_request_read(const uint8_t *body, const uint8_t *records)
{
    struct storaged_open_volume_request v;
    v.volume = writ_load_u64(body);
    v.ring = writ_load_record(records, 0).slot;
    v.bell = writ_load_record(records, 1).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject storaged_open_volume_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x12, .least = 8, .most = 8, .handles = 2, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = storaged_open_volume_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool storaged_open_volume_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || storaged_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject storaged_open_volume_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_open_volume_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Storaged.submit */
enum {
    STORAGED_SUBMIT_METHOD = 0x13,
    STORAGED_SUBMIT_DEADLINE_MS = 500,
};

#define STORAGED_SUBMIT_REQUEST UINT64_C(0x5700000800310013)
#define STORAGED_SUBMIT_REPLY UINT64_C(0x5710000000310000)

struct storaged_submit_request_body {
    uint64_t volume;
};

_Static_assert(sizeof(struct storaged_submit_request_body) == 8,
               "size of storaged_submit_request_body");
_Static_assert(offsetof(struct storaged_submit_request_body, volume) == 0, "offset of volume");

struct storaged_submit_request {
    uint64_t volume;
};

enum storaged_submit_request_checks {
    STORAGED_SUBMIT_REQUEST_VOLUME_EXISTS = 9,
    STORAGED_SUBMIT_REQUEST_VOLUME_STATE = 10,
};

static inline struct storaged_submit_request storaged_submit_request_read(const struct writ_msg *m)
{
    struct storaged_submit_request v;
    v.volume = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
storaged_submit_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool storaged_submit_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || storaged_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
storaged_submit_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_submit_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Storaged.close_volume */
enum {
    STORAGED_CLOSE_VOLUME_METHOD = 0x14,
    STORAGED_CLOSE_VOLUME_DEADLINE_MS = 500,
};

#define STORAGED_CLOSE_VOLUME_REQUEST UINT64_C(0x5700000800310014)
#define STORAGED_CLOSE_VOLUME_REPLY UINT64_C(0x5710000000310000)

struct storaged_close_volume_request_body {
    uint64_t volume;
};

_Static_assert(sizeof(struct storaged_close_volume_request_body) == 8,
               "size of storaged_close_volume_request_body");
_Static_assert(offsetof(struct storaged_close_volume_request_body, volume) == 0,
               "offset of volume");

struct storaged_close_volume_request {
    uint64_t volume;
};

enum storaged_close_volume_request_checks {
    STORAGED_CLOSE_VOLUME_REQUEST_VOLUME_EXISTS = 9,
    STORAGED_CLOSE_VOLUME_REQUEST_VOLUME_STATE = 10,
};

static inline struct storaged_close_volume_request
storaged_close_volume_request_read(const struct writ_msg *m)
{
    struct storaged_close_volume_request v;
    v.volume = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject storaged_close_volume_request_check(const struct writ_msg *m,
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
static inline bool storaged_close_volume_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || storaged_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject storaged_close_volume_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || storaged_close_volume_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, STORAGED_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Storaged on a connection of this label. */
static inline struct writ_verdict storaged_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10,
         .least = 8,
         .most = 8,
         .roles = STORAGED_ROLE_USER | STORAGED_ROLE_OBSERVER},
        {.number = 0x11,
         .least = 8,
         .most = 8,
         .roles = STORAGED_ROLE_USER | STORAGED_ROLE_OBSERVER},
        {.number = 0x12,
         .least = 8,
         .most = 8,
         .handles = 2,
         .buffer = true,
         .roles = STORAGED_ROLE_USER},
        {.number = 0x13, .least = 8, .most = 8, .roles = STORAGED_ROLE_USER},
        {.number = 0x14, .least = 8, .most = 8, .roles = STORAGED_ROLE_USER},
    };
    return writ_judge(tag, STORAGED_PROTOCOL, label, roles, shapes, 8);
}

/* Steps 1 to 13 for a request to Storaged. */
static inline struct writ_verdict storaged_request_check(const struct writ_msg *m,
                                                         const uint8_t *body,
                                                         const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = storaged_judge(m->tag, STORAGED_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case STORAGED_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, storaged_ping_request_check(m, body, records));
    case STORAGED_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, storaged_stats_request_check(m, body, records));
    case STORAGED_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, storaged_abi_request_check(m, body, records));
    case STORAGED_LIST_VOLUMES_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            storaged_list_volumes_request_check(m, body, records));
    case STORAGED_READ_VOLUME_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, storaged_read_volume_request_check(m, body, records));
    case STORAGED_OPEN_VOLUME_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, storaged_open_volume_request_check(m, body, records));
    case STORAGED_SUBMIT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, storaged_submit_request_check(m, body, records));
    case STORAGED_CLOSE_VOLUME_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            storaged_close_volume_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
