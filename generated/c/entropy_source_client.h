/* Generated from idl/entropy_source.writ: change it there.
 *
 * One stub per method of entropy_source. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef ENTROPY_SOURCE_CLIENT_H
#define ENTROPY_SOURCE_CLIENT_H

#include "writ/call.h"

#include "entropy_source_wire.h"

/* A connection to EntropySource: the pages of the calling thread, and the slot it is in. */
struct entropy_source_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg entropy_source_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_SOURCE_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t entropy_source_ping_within(struct entropy_source_client *c,
                                                  uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_PING_DEADLINE_MS);
    struct writ_msg m = entropy_source_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_source_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_SOURCE_PING_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_SOURCE_PING_REQUEST, m.tag,
                                entropy_source_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t entropy_source_ping(struct entropy_source_client *c)
{
    return entropy_source_ping_within(c, ENTROPY_SOURCE_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg entropy_source_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_SOURCE_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t entropy_source_stats_within(struct entropy_source_client *c,
                                                   uint32_t timeout_ms, uint64_t *ret_calls,
                                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_STATS_DEADLINE_MS);
    struct writ_msg m = entropy_source_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_source_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_SOURCE_STATS_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_SOURCE_STATS_REQUEST, m.tag,
                                entropy_source_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t entropy_source_stats(struct entropy_source_client *c, uint64_t *ret_calls,
                                            uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return entropy_source_stats_within(c, ENTROPY_SOURCE_STATS_DEADLINE_MS, ret_calls, ret_rejects,
                                       ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg entropy_source_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_SOURCE_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t entropy_source_abi_within(struct entropy_source_client *c,
                                                 uint32_t timeout_ms, uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_ABI_DEADLINE_MS);
    struct writ_msg m = entropy_source_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_source_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_SOURCE_ABI_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_SOURCE_ABI_REQUEST, m.tag,
                                entropy_source_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t entropy_source_abi(struct entropy_source_client *c, uint64_t *ret_hash)
{
    return entropy_source_abi_within(c, ENTROPY_SOURCE_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `take`. */
static inline struct writ_msg entropy_source_take_made(uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_SOURCE_TAKE_REQUEST, .w = {count}};
    return m;
}

/* Gives at most `count` bytes of what the device has given, and at least one. They are wiped in the driver and are given to nobody else.
 *
 * It does not wait: it is NOT_YET where there are none, and `filled` rings when there are. */
static inline uint32_t entropy_source_take_within(struct entropy_source_client *c,
                                                  uint32_t timeout_ms, uint32_t count,
                                                  struct entropy_source_take_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_TAKE_DEADLINE_MS);
    struct writ_msg m = entropy_source_take_made(count);
    if (WRIT_CHECKS && entropy_source_take_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_source_take_made(count);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        entropy_source_take_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, ENTROPY_SOURCE_TAKE_REQUEST, m.tag,
                                entropy_source_take_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = entropy_source_take_reply_read(c->io->out);
    ret_reply->data.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t entropy_source_take(struct entropy_source_client *c, uint32_t count,
                                           struct entropy_source_take_reply *ret_reply)
{
    return entropy_source_take_within(c, ENTROPY_SOURCE_TAKE_DEADLINE_MS, count, ret_reply);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct entropy_source_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell that the device has given bytes; a second one takes the place of the first. */
static inline struct entropy_source_subscribe_builder
entropy_source_subscribe_begin(struct entropy_source_client *c)
{
    return (struct entropy_source_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void entropy_source_subscribe_put_bell(struct entropy_source_subscribe_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
entropy_source_subscribe_call_within(struct entropy_source_subscribe_builder *b,
                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            entropy_source_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(ENTROPY_SOURCE_SUBSCRIBE_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 1);
            }
            return status;
        }
    }
    if (m.tag != ENTROPY_SOURCE_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, ENTROPY_SOURCE_SUBSCRIBE_REQUEST, m.tag,
                                entropy_source_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t entropy_source_subscribe_call(struct entropy_source_subscribe_builder *b)
{
    return entropy_source_subscribe_call_within(b, ENTROPY_SOURCE_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `read_counters`. */
static inline struct writ_msg entropy_source_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_SOURCE_READ_COUNTERS_REQUEST};
    return m;
}

/* How many bytes the device has given, how many of them were taken, and how often it failed. */
static inline uint32_t entropy_source_read_counters_within(struct entropy_source_client *c,
                                                           uint32_t timeout_ms,
                                                           uint64_t *ret_filled,
                                                           uint64_t *ret_taken,
                                                           uint64_t *ret_failures)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = entropy_source_read_counters_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = entropy_source_read_counters_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENTROPY_SOURCE_READ_COUNTERS_REPLY) {
        return writ_judge_reply(c->io, ENTROPY_SOURCE_READ_COUNTERS_REQUEST, m.tag,
                                entropy_source_read_counters_may_say(writ_tag_status(m.tag)));
    }
    *ret_filled = m.w[0];
    *ret_taken = m.w[1];
    *ret_failures = m.w[2];
    return WRIT_OK;
}

static inline uint32_t entropy_source_read_counters(struct entropy_source_client *c,
                                                    uint64_t *ret_filled, uint64_t *ret_taken,
                                                    uint64_t *ret_failures)
{
    return entropy_source_read_counters_within(c, ENTROPY_SOURCE_READ_COUNTERS_DEADLINE_MS,
                                               ret_filled, ret_taken, ret_failures);
}

#endif
