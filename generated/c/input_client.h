/* Generated from idl/input.writ: change it there.
 *
 * One stub per method of input. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef INPUT_CLIENT_H
#define INPUT_CLIENT_H

#include "writ/call.h"

#include "input_wire.h"

/* A connection to Input: the pages of the calling thread, and the slot it is in. */
struct input_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg input_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t input_ping_within(struct input_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_PING_DEADLINE_MS);
    struct writ_msg m = input_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = input_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INPUT_PING_REPLY) {
        return writ_judge_reply(c->io, INPUT_PING_REQUEST, m.tag,
                                input_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t input_ping(struct input_client *c)
{
    return input_ping_within(c, INPUT_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg input_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t input_stats_within(struct input_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_calls, uint64_t *ret_rejects,
                                          uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_STATS_DEADLINE_MS);
    struct writ_msg m = input_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = input_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INPUT_STATS_REPLY) {
        return writ_judge_reply(c->io, INPUT_STATS_REQUEST, m.tag,
                                input_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t input_stats(struct input_client *c, uint64_t *ret_calls,
                                   uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return input_stats_within(c, INPUT_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg input_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t input_abi_within(struct input_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_ABI_DEADLINE_MS);
    struct writ_msg m = input_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = input_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INPUT_ABI_REPLY) {
        return writ_judge_reply(c->io, INPUT_ABI_REQUEST, m.tag,
                                input_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t input_abi(struct input_client *c, uint64_t *ret_hash)
{
    return input_abi_within(c, INPUT_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct input_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of new events; a second one of the same component takes the place of the first. `newest` is
 * the number of the last event so far, 0 if there was none: begin there to hear only what happens from now on. */
static inline struct input_subscribe_builder input_subscribe_begin(struct input_client *c)
{
    return (struct input_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void input_subscribe_put_bell(struct input_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t input_subscribe_call_within(struct input_subscribe_builder *b,
                                                   uint32_t timeout_ms,
                                                   struct input_subscribe_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = input_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(INPUT_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != INPUT_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, INPUT_SUBSCRIBE_REQUEST, m.tag,
                                input_subscribe_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = input_subscribe_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t input_subscribe_call(struct input_subscribe_builder *b,
                                            struct input_subscribe_reply *ret_reply)
{
    return input_subscribe_call_within(b, INPUT_SUBSCRIBE_DEADLINE_MS, ret_reply);
}

/* A request of `next_event`. */
static inline struct writ_msg input_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest event after number `after_seq`. `lost` events after that number have made way. Numbers have no holes while a provider
 * lives.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t input_next_event_within(struct input_client *c, uint32_t timeout_ms,
                                               uint64_t after_seq, uint64_t *ret_seq,
                                               uint64_t *ret_lost, uint64_t *ret_time_us,
                                               enum input_kind *ret_kind, uint16_t *ret_code,
                                               int16_t *ret_x, int16_t *ret_y)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = input_next_event_made(after_seq);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = input_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INPUT_NEXT_EVENT_REPLY) {
        return writ_judge_reply(c->io, INPUT_NEXT_EVENT_REQUEST, m.tag,
                                input_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (input_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    *ret_time_us = m.w[2];
    *ret_kind = (enum input_kind)(uint8_t)m.w[3];
    *ret_code = (uint16_t)(m.w[3] >> 16);
    *ret_x = (int16_t)(uint16_t)(m.w[3] >> 32);
    *ret_y = (int16_t)(uint16_t)(m.w[3] >> 48);
    return WRIT_OK;
}

static inline uint32_t input_next_event(struct input_client *c, uint64_t after_seq,
                                        uint64_t *ret_seq, uint64_t *ret_lost,
                                        uint64_t *ret_time_us, enum input_kind *ret_kind,
                                        uint16_t *ret_code, int16_t *ret_x, int16_t *ret_y)
{
    return input_next_event_within(c, INPUT_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq, ret_lost,
                                   ret_time_us, ret_kind, ret_code, ret_x, ret_y);
}

/* A request of `read_held`. */
static inline struct writ_msg input_read_held_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_READ_HELD_REQUEST};
    return m;
}

/* What is down after event number `seq`, the last one: keys by rising code, and buttons as bits, the first one bit 0. */
static inline uint32_t input_read_held_within(struct input_client *c, uint32_t timeout_ms,
                                              struct input_read_held_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_READ_HELD_DEADLINE_MS);
    struct writ_msg m = input_read_held_made();
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = input_read_held_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = input_read_held_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, INPUT_READ_HELD_REQUEST, m.tag,
                                input_read_held_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = input_read_held_reply_read(c->io->out);
    ret_reply->keys.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t input_read_held(struct input_client *c,
                                       struct input_read_held_reply *ret_reply)
{
    return input_read_held_within(c, INPUT_READ_HELD_DEADLINE_MS, ret_reply);
}

/* A request of `read_counters`. */
static inline struct writ_msg input_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_READ_COUNTERS_REQUEST};
    return m;
}

/* How many events there were, how many of them made way, how many bytes of devices made no sense, and how often a device was reset. */
static inline uint32_t input_read_counters_within(struct input_client *c, uint32_t timeout_ms,
                                                  uint64_t *ret_events, uint64_t *ret_made_way,
                                                  uint64_t *ret_damaged, uint64_t *ret_resets)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = input_read_counters_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = input_read_counters_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INPUT_READ_COUNTERS_REPLY) {
        return writ_judge_reply(c->io, INPUT_READ_COUNTERS_REQUEST, m.tag,
                                input_read_counters_may_say(writ_tag_status(m.tag)));
    }
    *ret_events = m.w[0];
    *ret_made_way = m.w[1];
    *ret_damaged = m.w[2];
    *ret_resets = m.w[3];
    return WRIT_OK;
}

static inline uint32_t input_read_counters(struct input_client *c, uint64_t *ret_events,
                                           uint64_t *ret_made_way, uint64_t *ret_damaged,
                                           uint64_t *ret_resets)
{
    return input_read_counters_within(c, INPUT_READ_COUNTERS_DEADLINE_MS, ret_events, ret_made_way,
                                      ret_damaged, ret_resets);
}

#endif
