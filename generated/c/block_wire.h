/* Generated from idl/block.writ: change it there.
 *
 * Messages of block as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef BLOCK_WIRE_H
#define BLOCK_WIRE_H

#include "writ/wire.h"
#include "writ/ring.h"

#include "block_types.h"
#include "kernel_wire.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define BLOCK_ABI UINT64_C(0x98fa908287f032f6)

/* Checks one disk_request at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject disk_request_check(const uint8_t *at, uint32_t offset,
                                                    uint32_t first)
{
    if (!disk_action_is_known(writ_load_u8(at + 32))) {
        return writ_reject(first, offset + 32);
    }
    if (!writ_is_zero(at + 33, 7)) {
        return writ_reject(first + 1, offset + 33);
    }
    return writ_reject(0, 0);
}

/* Writes one disk_request, padding and all. */
static inline void disk_request_store(uint8_t *at, const struct disk_request *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->number);
    writ_store_u64(at + 8, v->first);
    writ_store_u64(at + 16, v->barrier);
    writ_store_u32(at + 24, v->at);
    writ_store_u32(at + 28, v->bytes);
    writ_store_u8(at + 32, (uint8_t)v->action);
}

/* Checks one disk_end at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject disk_end_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    if (!disk_outcome_is_known(writ_load_u8(at + 8))) {
        return writ_reject(first, offset + 8);
    }
    if (!writ_is_zero(at + 9, 7)) {
        return writ_reject(first + 1, offset + 9);
    }
    return writ_reject(0, 0);
}

/* Writes one disk_end, padding and all. */
static inline void disk_end_store(uint8_t *at, const struct disk_end *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->number);
    writ_store_u8(at + 8, (uint8_t)v->outcome);
}

/* The queue between a disk and its user. The bytes themselves are in the data memory, which the driver lends.
 *
 * A side of it, in memory of its own. The other side may write anything into the shared memory at any moment. */
struct disk_ring {
    uint8_t *shared;
    bool broken;
    struct writ_ring_end wanted;
    struct writ_ring_end ended;
};

/* What the shared memory has: the whole of it, and the data region. */
enum {
    DISK_RING_BYTES = 3904,
    DISK_RING_REGION = 3904,
    DISK_RING_REGION_BYTES = 0,
    DISK_RING_WANTED_DEPTH = 64,
    DISK_RING_ENDED_DEPTH = 64,
};

/* Both sides must have the same: what stands where. */
#define DISK_RING_LAYOUT UINT64_C(0x19b916c6758e4683)

/* Makes new shared memory of DISK_RING_BYTES a ring. The side that pays for it does so before the other sees it. */
static inline void disk_ring_format(void *shared)
{
    writ_ring_format(shared, DISK_RING_BYTES, DISK_RING_LAYOUT);
}

/* Begins to use a ring in which nothing has happened yet. False if the memory is none of this layout, or too small. */
static inline bool disk_ring_open(struct disk_ring *ring, void *shared, uint64_t bytes)
{
    *ring = (struct disk_ring){.shared = shared};
    ring->broken = !writ_ring_fits(shared, bytes, DISK_RING_BYTES, DISK_RING_LAYOUT);
    return !ring->broken;
}

/* Bytes of the data region; null if they are not all in it. What is there may change at any moment: copy it out, then look. */
static inline uint8_t *disk_ring_slice(const struct disk_ring *ring, uint32_t offset,
                                       uint32_t length)
{
    bool fits = !ring->broken && offset <= DISK_RING_REGION_BYTES && length <= DISK_RING_REGION_BYTES - offset;
    return fits ? ring->shared + DISK_RING_REGION + offset : NULL;
}

static inline struct writ_ring_queue disk_ring_wanted_queue(void)
{
    struct writ_ring_queue queue = {.indices = 64, .entries = 320};
    queue.depth = 64;
    queue.entry = 40;
    return queue;
}

/* To be done.
 *
 * The producer's side: OK, FULL or BROKEN. */
static inline enum writ_ring_result disk_ring_put_wanted(struct disk_ring *ring,
                                                         const struct disk_request *entry)
{
    const struct writ_ring_queue queue = disk_ring_wanted_queue();
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
static inline enum writ_ring_result disk_ring_take_wanted(struct disk_ring *ring,
                                                          struct disk_request *ret_entry)
{
    const struct writ_ring_queue queue = disk_ring_wanted_queue();
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

static inline struct writ_ring_queue disk_ring_ended_queue(void)
{
    struct writ_ring_queue queue = {.indices = 192, .entries = 2880};
    queue.depth = 64;
    queue.entry = 16;
    return queue;
}

/* What ended.
 *
 * The producer's side: OK, FULL or BROKEN. */
static inline enum writ_ring_result disk_ring_put_ended(struct disk_ring *ring,
                                                        const struct disk_end *entry)
{
    const struct writ_ring_queue queue = disk_ring_ended_queue();
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
static inline enum writ_ring_result disk_ring_take_ended(struct disk_ring *ring,
                                                         struct disk_end *ret_entry)
{
    const struct writ_ring_queue queue = disk_ring_ended_queue();
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

/* Block.ping */
enum {
    BLOCK_PING_METHOD = 0x01,
    BLOCK_PING_DEADLINE_MS = 100,
};

#define BLOCK_PING_REQUEST UINT64_C(0x5700000000300001)
#define BLOCK_PING_REPLY UINT64_C(0x5710000000300000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
block_ping_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x01};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool block_ping_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject block_ping_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_ping_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Block.stats */
enum {
    BLOCK_STATS_METHOD = 0x02,
    BLOCK_STATS_DEADLINE_MS = 100,
};

#define BLOCK_STATS_REQUEST UINT64_C(0x5700000000300002)
#define BLOCK_STATS_REPLY UINT64_C(0x5710001800300000)

struct block_stats_reply_body {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

_Static_assert(sizeof(struct block_stats_reply_body) == 24, "size of block_stats_reply_body");
_Static_assert(offsetof(struct block_stats_reply_body, calls) == 0, "offset of calls");
_Static_assert(offsetof(struct block_stats_reply_body, rejects) == 8, "offset of rejects");
_Static_assert(offsetof(struct block_stats_reply_body, errors) == 16, "offset of errors");

struct block_stats_reply {
    uint64_t calls;
    uint64_t rejects;
    uint64_t errors;
};

static inline struct block_stats_reply block_stats_reply_read(const struct writ_msg *m)
{
    struct block_stats_reply v;
    v.calls = m->w[0];
    v.rejects = m->w[1];
    v.errors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
block_stats_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x02};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool block_stats_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
block_stats_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_stats_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void block_stats_reply_write(struct writ_msg *m, const struct block_stats_reply *v)
{
    m->tag = BLOCK_STATS_REPLY;
    m->w[0] = v->calls;
    m->w[1] = v->rejects;
    m->w[2] = v->errors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Block.abi */
enum {
    BLOCK_ABI_METHOD = 0x03,
    BLOCK_ABI_DEADLINE_MS = 100,
};

#define BLOCK_ABI_REQUEST UINT64_C(0x5700000000300003)
#define BLOCK_ABI_REPLY UINT64_C(0x5710000800300000)

struct block_abi_reply_body {
    uint64_t hash;
};

_Static_assert(sizeof(struct block_abi_reply_body) == 8, "size of block_abi_reply_body");
_Static_assert(offsetof(struct block_abi_reply_body, hash) == 0, "offset of hash");

struct block_abi_reply {
    uint64_t hash;
};

static inline struct block_abi_reply block_abi_reply_read(const struct writ_msg *m)
{
    struct block_abi_reply v;
    v.hash = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
block_abi_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x03};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool block_abi_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject block_abi_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_abi_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void block_abi_reply_write(struct writ_msg *m, const struct block_abi_reply *v)
{
    m->tag = BLOCK_ABI_REPLY;
    m->w[0] = v->hash;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Block.read_geometry */
enum {
    BLOCK_READ_GEOMETRY_METHOD = 0x10,
    BLOCK_READ_GEOMETRY_DEADLINE_MS = 100,
};

#define BLOCK_READ_GEOMETRY_REQUEST UINT64_C(0x5700000000300010)
#define BLOCK_READ_GEOMETRY_REPLY UINT64_C(0x5710001800300000)

enum block_read_geometry_request_checks {
    BLOCK_READ_GEOMETRY_REQUEST_USE_STATE = 9,
};

struct block_read_geometry_reply_body {
    uint64_t blocks;
    uint32_t block_bytes;
    uint32_t data_bytes;
    bool is_read_only;
    bool can_flush;
    bool can_discard;
    uint8_t use;
    uint8_t padding_20[4];
};

_Static_assert(sizeof(struct block_read_geometry_reply_body) == 24,
               "size of block_read_geometry_reply_body");
_Static_assert(offsetof(struct block_read_geometry_reply_body, blocks) == 0, "offset of blocks");
_Static_assert(offsetof(struct block_read_geometry_reply_body, block_bytes) == 8,
               "offset of block_bytes");
_Static_assert(offsetof(struct block_read_geometry_reply_body, data_bytes) == 12,
               "offset of data_bytes");
_Static_assert(offsetof(struct block_read_geometry_reply_body, is_read_only) == 16,
               "offset of is_read_only");
_Static_assert(offsetof(struct block_read_geometry_reply_body, can_flush) == 17,
               "offset of can_flush");
_Static_assert(offsetof(struct block_read_geometry_reply_body, can_discard) == 18,
               "offset of can_discard");
_Static_assert(offsetof(struct block_read_geometry_reply_body, use) == 19, "offset of use");
_Static_assert(offsetof(struct block_read_geometry_reply_body, padding_20) == 20,
               "offset of padding_20");

struct block_read_geometry_reply {
    uint64_t blocks;
    uint32_t block_bytes;
    uint32_t data_bytes;
    bool is_read_only;
    bool can_flush;
    bool can_discard;
    enum disk_use use;
};

enum block_read_geometry_reply_checks {
    BLOCK_READ_GEOMETRY_REPLY_IS_READ_ONLY_BOOL = 9,
    BLOCK_READ_GEOMETRY_REPLY_CAN_FLUSH_BOOL = 10,
    BLOCK_READ_GEOMETRY_REPLY_CAN_DISCARD_BOOL = 11,
    BLOCK_READ_GEOMETRY_REPLY_USE_ENUM = 12,
    BLOCK_READ_GEOMETRY_REPLY_20_PADDING = 13,
};

/* The body, by the checks from BLOCK_READ_GEOMETRY_REPLY_IS_READ_ONLY_BOOL on. */
static inline struct writ_reject block_read_geometry_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[2] > 1) {
        return writ_reject(BLOCK_READ_GEOMETRY_REPLY_IS_READ_ONLY_BOOL, 16);
    }
    if ((uint8_t)(m->w[2] >> 8) > 1) {
        return writ_reject(BLOCK_READ_GEOMETRY_REPLY_CAN_FLUSH_BOOL, 17);
    }
    if ((uint8_t)(m->w[2] >> 16) > 1) {
        return writ_reject(BLOCK_READ_GEOMETRY_REPLY_CAN_DISCARD_BOOL, 18);
    }
    if (!disk_use_is_known((uint8_t)(m->w[2] >> 24))) {
        return writ_reject(BLOCK_READ_GEOMETRY_REPLY_USE_ENUM, 19);
    }
    if ((m->w[2] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(BLOCK_READ_GEOMETRY_REPLY_20_PADDING, 20);
    }
    return writ_reject(0, 0);
}

static inline struct block_read_geometry_reply
block_read_geometry_reply_read(const struct writ_msg *m)
{
    struct block_read_geometry_reply v;
    v.blocks = m->w[0];
    v.block_bytes = (uint32_t)m->w[1];
    v.data_bytes = (uint32_t)(m->w[1] >> 32);
    v.is_read_only = (uint8_t)m->w[2] != 0;
    v.can_flush = (uint8_t)(m->w[2] >> 8) != 0;
    v.can_discard = (uint8_t)(m->w[2] >> 16) != 0;
    v.use = (enum disk_use)(uint8_t)(m->w[2] >> 24);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject block_read_geometry_request_check(const struct writ_msg *m,
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
static inline bool block_read_geometry_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject block_read_geometry_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_read_geometry_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = block_read_geometry_reply_check_body(m);
    }
    return why;
}

static inline void block_read_geometry_reply_write(struct writ_msg *m,
                                                   const struct block_read_geometry_reply *v)
{
    m->tag = BLOCK_READ_GEOMETRY_REPLY;
    m->w[0] = v->blocks;
    m->w[1] = v->block_bytes | (uint64_t)v->data_bytes << 32;
    m->w[2] = v->is_read_only | (uint64_t)v->can_flush << 8 | (uint64_t)v->can_discard << 16 | (uint64_t)(uint8_t)v->use << 24;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Block.attach */
enum {
    BLOCK_ATTACH_METHOD = 0x11,
    BLOCK_ATTACH_DEADLINE_MS = 500,
};

#define BLOCK_ATTACH_REQUEST UINT64_C(0x5722000000300011)
#define BLOCK_ATTACH_REPLY UINT64_C(0x5731000000300000)

struct block_attach_request {
    uint32_t ring;
    uint32_t bell;
};

enum block_attach_request_checks {
    BLOCK_ATTACH_REQUEST_RING_HANDLE_ABSENT = 9,
    BLOCK_ATTACH_REQUEST_RING_HANDLE_TYPE = 10,
    BLOCK_ATTACH_REQUEST_RING_HANDLE_PROTOCOL = 11,
    BLOCK_ATTACH_REQUEST_RING_HANDLE_RIGHTS = 12,
    BLOCK_ATTACH_REQUEST_BELL_HANDLE_ABSENT = 13,
    BLOCK_ATTACH_REQUEST_BELL_HANDLE_TYPE = 14,
    BLOCK_ATTACH_REQUEST_BELL_HANDLE_PROTOCOL = 15,
    BLOCK_ATTACH_REQUEST_BELL_HANDLE_RIGHTS = 16,
    BLOCK_ATTACH_REQUEST_USE_STATE = 17,
};

static const struct writ_handle_rule block_attach_request_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE,
     .first = BLOCK_ATTACH_REQUEST_RING_HANDLE_ABSENT},
    {.index = 1,
     .type = NOTIFICATION_TYPE,
     .rights = NOTIFICATION_RIGHT_SIGNAL,
     .first = BLOCK_ATTACH_REQUEST_BELL_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from BLOCK_ATTACH_REQUEST_RING_HANDLE_ABSENT on. */
static inline struct writ_reject block_attach_request_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &block_attach_request_handles[0]);
    if (why.check != 0) {
        return why;
    }
    why = writ_handle_check(records, &block_attach_request_handles[1]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct block_attach_request block_attach_request_read(const uint8_t *records)
{
    struct block_attach_request v;
    v.ring = writ_load_record(records, 0).slot;
    v.bell = writ_load_record(records, 1).slot;
    return v;
}

struct block_attach_reply {
    uint32_t data;
};

enum block_attach_reply_checks {
    BLOCK_ATTACH_REPLY_DATA_HANDLE_ABSENT = 9,
    BLOCK_ATTACH_REPLY_DATA_HANDLE_TYPE = 10,
    BLOCK_ATTACH_REPLY_DATA_HANDLE_PROTOCOL = 11,
    BLOCK_ATTACH_REPLY_DATA_HANDLE_RIGHTS = 12,
};

static const struct writ_handle_rule block_attach_reply_handles[] = {
    {.index = 0,
     .type = VMO_TYPE,
     .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE,
     .first = BLOCK_ATTACH_REPLY_DATA_HANDLE_ABSENT},
};

/* The body and its handles, by the checks from BLOCK_ATTACH_REPLY_DATA_HANDLE_ABSENT on. */
static inline struct writ_reject block_attach_reply_check_body(const uint8_t *records)
{
    struct writ_reject why;
    why = writ_handle_check(records, &block_attach_reply_handles[0]);
    if (why.check != 0) {
        return why;
    }
    return writ_reject(0, 0);
}

static inline struct block_attach_reply block_attach_reply_read(const uint8_t *records)
{
    struct block_attach_reply v;
    v.data = writ_load_record(records, 0).slot;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
block_attach_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .handles = 2, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = block_attach_request_check_body(records);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool block_attach_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || block_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
block_attach_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.handles = 1, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_attach_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = block_attach_reply_check_body(records);
    }
    return why;
}

/* Block.submit */
enum {
    BLOCK_SUBMIT_METHOD = 0x12,
    BLOCK_SUBMIT_DEADLINE_MS = 100,
};

#define BLOCK_SUBMIT_REQUEST UINT64_C(0x5700000000300012)
#define BLOCK_SUBMIT_REPLY UINT64_C(0x5710000000300000)

enum block_submit_request_checks {
    BLOCK_SUBMIT_REQUEST_USE_STATE = 9,
};

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
block_submit_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool block_submit_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || block_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
block_submit_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_submit_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Block.detach */
enum {
    BLOCK_DETACH_METHOD = 0x13,
    BLOCK_DETACH_DEADLINE_MS = 500,
};

#define BLOCK_DETACH_REQUEST UINT64_C(0x5700000000300013)
#define BLOCK_DETACH_REPLY UINT64_C(0x5710000000300000)

enum block_detach_request_checks {
    BLOCK_DETACH_REQUEST_USE_STATE = 9,
};

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
block_detach_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool block_detach_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || block_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
block_detach_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || block_detach_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, BLOCK_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Block on a connection of this label. */
static inline struct writ_verdict block_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x01, .roles = UINT32_MAX},
        {.number = 0x02, .roles = WRIT_ROLE_STATS},
        {.number = 0x03, .roles = UINT32_MAX},
        {.number = 0x10, .roles = BLOCK_ROLE_USER},
        {.number = 0x11, .handles = 2, .buffer = true, .roles = BLOCK_ROLE_USER},
        {.number = 0x12, .roles = BLOCK_ROLE_USER},
        {.number = 0x13, .roles = BLOCK_ROLE_USER},
    };
    return writ_judge(tag, BLOCK_PROTOCOL, label, roles, shapes, 7);
}

/* Steps 1 to 13 for a request to Block. */
static inline struct writ_verdict block_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = block_judge(m->tag, BLOCK_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case BLOCK_PING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_ping_request_check(m, body, records));
    case BLOCK_STATS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_stats_request_check(m, body, records));
    case BLOCK_ABI_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_abi_request_check(m, body, records));
    case BLOCK_READ_GEOMETRY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_read_geometry_request_check(m, body, records));
    case BLOCK_ATTACH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_attach_request_check(m, body, records));
    case BLOCK_SUBMIT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_submit_request_check(m, body, records));
    case BLOCK_DETACH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, block_detach_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
