/* Generated from idl/block.writ: change it there.
 *
 * One stub per method of block. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef BLOCK_CLIENT_H
#define BLOCK_CLIENT_H

#include "writ/call.h"

#include "block_wire.h"

/* A connection to Block: the pages of the calling thread, and the slot it is in. */
struct block_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg block_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t block_ping_within(struct block_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_PING_DEADLINE_MS);
    struct writ_msg m = block_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = block_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_PING_REPLY) {
        return writ_judge_reply(c->io, BLOCK_PING_REQUEST, m.tag,
                                block_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t block_ping(struct block_client *c)
{
    return block_ping_within(c, BLOCK_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg block_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t block_stats_within(struct block_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_calls, uint64_t *ret_rejects,
                                          uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_STATS_DEADLINE_MS);
    struct writ_msg m = block_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = block_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_STATS_REPLY) {
        return writ_judge_reply(c->io, BLOCK_STATS_REQUEST, m.tag,
                                block_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t block_stats(struct block_client *c, uint64_t *ret_calls,
                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return block_stats_within(c, BLOCK_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg block_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t block_abi_within(struct block_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_ABI_DEADLINE_MS);
    struct writ_msg m = block_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = block_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_ABI_REPLY) {
        return writ_judge_reply(c->io, BLOCK_ABI_REQUEST, m.tag,
                                block_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t block_abi(struct block_client *c, uint64_t *ret_hash)
{
    return block_abi_within(c, BLOCK_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `read_geometry`. */
static inline struct writ_msg block_read_geometry_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_READ_GEOMETRY_REQUEST};
    return m;
}

/* What the disk is, and whether it has a user. `can_flush` is false where writes are safe as soon as they end. */
static inline uint32_t block_read_geometry_within(struct block_client *c, uint32_t timeout_ms,
                                                  uint64_t *ret_blocks, uint32_t *ret_block_bytes,
                                                  uint32_t *ret_data_bytes, bool *ret_is_read_only,
                                                  bool *ret_can_flush, bool *ret_can_discard,
                                                  enum disk_use *ret_use)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_READ_GEOMETRY_DEADLINE_MS);
    struct writ_msg m = block_read_geometry_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = block_read_geometry_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_READ_GEOMETRY_REPLY) {
        return writ_judge_reply(c->io, BLOCK_READ_GEOMETRY_REQUEST, m.tag,
                                block_read_geometry_may_say(writ_tag_status(m.tag)));
    }
    if (block_read_geometry_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_blocks = m.w[0];
    *ret_block_bytes = (uint32_t)m.w[1];
    *ret_data_bytes = (uint32_t)(m.w[1] >> 32);
    *ret_is_read_only = (uint8_t)m.w[2] != 0;
    *ret_can_flush = (uint8_t)(m.w[2] >> 8) != 0;
    *ret_can_discard = (uint8_t)(m.w[2] >> 16) != 0;
    *ret_use = (enum disk_use)(uint8_t)(m.w[2] >> 24);
    return WRIT_OK;
}

static inline uint32_t block_read_geometry(struct block_client *c, uint64_t *ret_blocks,
                                           uint32_t *ret_block_bytes, uint32_t *ret_data_bytes,
                                           bool *ret_is_read_only, bool *ret_can_flush,
                                           bool *ret_can_discard, enum disk_use *ret_use)
{
    return block_read_geometry_within(c, BLOCK_READ_GEOMETRY_DEADLINE_MS, ret_blocks,
                                      ret_block_bytes, ret_data_bytes, ret_is_read_only,
                                      ret_can_flush, ret_can_discard, ret_use);
}

/* A request of `attach` in the making. Its values go into `body`; the first error stays. */
struct block_attach_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Begins to serve a queue, in place of an earlier one of the same user, and lends the memory that the disk reads and writes. The queue
 * is formatted by the user, all zero but its header.
 *
 * Guarantee: no request of an earlier queue touches the data memory any more. */
static inline struct block_attach_builder block_attach_begin(struct block_client *c)
{
    return (struct block_attach_builder){
        .wire = writ_builder_begin(c->io, 0, 2),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Lends a handle. */
static inline void block_attach_put_ring(struct block_attach_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void block_attach_put_bell(struct block_attach_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t block_attach_call_within(struct block_attach_builder *b, uint32_t timeout_ms,
                                                struct block_attach_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_ATTACH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = block_attach_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 2);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(BLOCK_ATTACH_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 2);
            }
            return status;
        }
    }
    struct writ_reject why = block_attach_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, BLOCK_ATTACH_REQUEST, m.tag,
                                block_attach_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = block_attach_reply_read(b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t block_attach_call(struct block_attach_builder *b,
                                         struct block_attach_reply *ret_reply)
{
    return block_attach_call_within(b, BLOCK_ATTACH_DEADLINE_MS, ret_reply);
}

/* A request of `submit`. */
static inline struct writ_msg block_submit_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_SUBMIT_REQUEST};
    return m;
}

/* Says that requests were put. Those are begun that the device has room for; the others when others end. */
static inline uint32_t block_submit_within(struct block_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_SUBMIT_DEADLINE_MS);
    struct writ_msg m = block_submit_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = block_submit_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_SUBMIT_REPLY) {
        return writ_judge_reply(c->io, BLOCK_SUBMIT_REQUEST, m.tag,
                                block_submit_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t block_submit(struct block_client *c)
{
    return block_submit_within(c, BLOCK_SUBMIT_DEADLINE_MS);
}

/* A request of `detach`. */
static inline struct writ_msg block_detach_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_DETACH_REQUEST};
    return m;
}

/* Ends the use of the disk.
 *
 * Guarantee: no request touches the data memory any more. */
static inline uint32_t block_detach_within(struct block_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_DETACH_DEADLINE_MS);
    struct writ_msg m = block_detach_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = block_detach_made();
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_DETACH_REPLY) {
        return writ_judge_reply(c->io, BLOCK_DETACH_REQUEST, m.tag,
                                block_detach_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t block_detach(struct block_client *c)
{
    return block_detach_within(c, BLOCK_DETACH_DEADLINE_MS);
}

#endif
