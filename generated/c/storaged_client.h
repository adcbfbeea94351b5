/* Generated from idl/storaged.writ: change it there.
 *
 * One stub per method of storaged. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef STORAGED_CLIENT_H
#define STORAGED_CLIENT_H

#include "writ/call.h"

#include "storaged_wire.h"

/* A connection to Storaged: the pages of the calling thread, and the slot it is in. */
struct storaged_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg storaged_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t storaged_ping_within(struct storaged_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_PING_DEADLINE_MS);
    struct writ_msg m = storaged_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != STORAGED_PING_REPLY) {
        return writ_judge_reply(c->io, STORAGED_PING_REQUEST, m.tag,
                                storaged_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t storaged_ping(struct storaged_client *c)
{
    return storaged_ping_within(c, STORAGED_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg storaged_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t storaged_stats_within(struct storaged_client *c, uint32_t timeout_ms,
                                             uint64_t *ret_calls, uint64_t *ret_rejects,
                                             uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_STATS_DEADLINE_MS);
    struct writ_msg m = storaged_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != STORAGED_STATS_REPLY) {
        return writ_judge_reply(c->io, STORAGED_STATS_REQUEST, m.tag,
                                storaged_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t storaged_stats(struct storaged_client *c, uint64_t *ret_calls,
                                      uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return storaged_stats_within(c, STORAGED_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg storaged_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t storaged_abi_within(struct storaged_client *c, uint32_t timeout_ms,
                                           uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_ABI_DEADLINE_MS);
    struct writ_msg m = storaged_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != STORAGED_ABI_REPLY) {
        return writ_judge_reply(c->io, STORAGED_ABI_REQUEST, m.tag,
                                storaged_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t storaged_abi(struct storaged_client *c, uint64_t *ret_hash)
{
    return storaged_abi_within(c, STORAGED_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `list_volumes`. */
static inline struct writ_msg storaged_list_volumes_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_LIST_VOLUMES_REQUEST, .w = {after}};
    return m;
}

/* Volumes with a number above `after`, in the order of their numbers, a disk before its parts. `next` is what `after` is to be for more,
 * 0 where there are no more; `generation` changes with every volume that comes or goes. */
static inline uint32_t storaged_list_volumes_within(struct storaged_client *c, uint32_t timeout_ms,
                                                    uint64_t after,
                                                    struct storaged_list_volumes_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_LIST_VOLUMES_DEADLINE_MS);
    struct writ_msg m = storaged_list_volumes_made(after);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_list_volumes_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        storaged_list_volumes_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, STORAGED_LIST_VOLUMES_REQUEST, m.tag,
                                storaged_list_volumes_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = storaged_list_volumes_reply_read(c->io->out);
    ret_reply->volumes.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t storaged_list_volumes(struct storaged_client *c, uint64_t after,
                                             struct storaged_list_volumes_reply *ret_reply)
{
    return storaged_list_volumes_within(c, STORAGED_LIST_VOLUMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `read_volume`. */
static inline struct writ_msg storaged_read_volume_made(uint64_t volume)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_READ_VOLUME_REQUEST, .w = {volume}};
    return m;
}

/* What is known of one, and its name as the table has it. */
static inline uint32_t storaged_read_volume_within(struct storaged_client *c, uint32_t timeout_ms,
                                                   uint64_t volume,
                                                   struct storaged_read_volume_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_READ_VOLUME_DEADLINE_MS);
    struct writ_msg m = storaged_read_volume_made(volume);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_read_volume_made(volume);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        storaged_read_volume_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, STORAGED_READ_VOLUME_REQUEST, m.tag,
                                storaged_read_volume_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = storaged_read_volume_reply_read(c->io->out);
    ret_reply->volume_name.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t storaged_read_volume(struct storaged_client *c, uint64_t volume,
                                            struct storaged_read_volume_reply *ret_reply)
{
    return storaged_read_volume_within(c, STORAGED_READ_VOLUME_DEADLINE_MS, volume, ret_reply);
}

/* A request of `open_volume` in the making. Its values go into `body`; the first error stays. */
struct storaged_open_volume_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct storaged_open_volume_request_body *body;
};

/* Opens a volume: its queue is served from now on. The queue is formatted by the user. */
static inline struct storaged_open_volume_builder
storaged_open_volume_begin(struct storaged_client *c)
{
    return (struct storaged_open_volume_builder){
        .wire = writ_builder_begin(c->io, 8, 2),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

/* Lends a handle. */
static inline void storaged_open_volume_put_ring(struct storaged_open_volume_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void storaged_open_volume_put_bell(struct storaged_open_volume_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t storaged_open_volume_call_within(struct storaged_open_volume_builder *b,
                                                        uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_OPEN_VOLUME_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            storaged_open_volume_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 2);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(STORAGED_OPEN_VOLUME_REQUEST, b->wire.cursor)};
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
    if (m.tag != STORAGED_OPEN_VOLUME_REPLY) {
        return writ_judge_reply(b->io, STORAGED_OPEN_VOLUME_REQUEST, m.tag,
                                storaged_open_volume_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t storaged_open_volume_call(struct storaged_open_volume_builder *b)
{
    return storaged_open_volume_call_within(b, STORAGED_OPEN_VOLUME_DEADLINE_MS);
}

/* A request of `submit`. */
static inline struct writ_msg storaged_submit_made(uint64_t volume)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_SUBMIT_REQUEST, .w = {volume}};
    return m;
}

/* Says that requests were put. */
static inline uint32_t storaged_submit_within(struct storaged_client *c, uint32_t timeout_ms,
                                              uint64_t volume)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_SUBMIT_DEADLINE_MS);
    struct writ_msg m = storaged_submit_made(volume);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_submit_made(volume);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != STORAGED_SUBMIT_REPLY) {
        return writ_judge_reply(c->io, STORAGED_SUBMIT_REQUEST, m.tag,
                                storaged_submit_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t storaged_submit(struct storaged_client *c, uint64_t volume)
{
    return storaged_submit_within(c, STORAGED_SUBMIT_DEADLINE_MS, volume);
}

/* A request of `close_volume`. */
static inline struct writ_msg storaged_close_volume_made(uint64_t volume)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = STORAGED_CLOSE_VOLUME_REQUEST, .w = {volume}};
    return m;
}

/* Closes it. What was put and has not ended is given up: it may have happened. */
static inline uint32_t storaged_close_volume_within(struct storaged_client *c, uint32_t timeout_ms,
                                                    uint64_t volume)
{
    uint32_t left_ms = writ_least(timeout_ms, STORAGED_CLOSE_VOLUME_DEADLINE_MS);
    struct writ_msg m = storaged_close_volume_made(volume);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = storaged_close_volume_made(volume);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != STORAGED_CLOSE_VOLUME_REPLY) {
        return writ_judge_reply(c->io, STORAGED_CLOSE_VOLUME_REQUEST, m.tag,
                                storaged_close_volume_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t storaged_close_volume(struct storaged_client *c, uint64_t volume)
{
    return storaged_close_volume_within(c, STORAGED_CLOSE_VOLUME_DEADLINE_MS, volume);
}

#endif
