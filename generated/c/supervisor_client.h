/* Generated from idl/supervisor.writ: change it there.
 *
 * One stub per method of supervisor. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef SUPERVISOR_CLIENT_H
#define SUPERVISOR_CLIENT_H

#include "writ/call.h"

#include "supervisor_wire.h"

/* A connection to Supervisor: the pages of the calling thread, and the slot it is in. */
struct supervisor_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg supervisor_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t supervisor_ping_within(struct supervisor_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_PING_DEADLINE_MS);
    struct writ_msg m = supervisor_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_PING_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_PING_REQUEST, m.tag,
                                supervisor_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t supervisor_ping(struct supervisor_client *c)
{
    return supervisor_ping_within(c, SUPERVISOR_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg supervisor_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t supervisor_stats_within(struct supervisor_client *c, uint32_t timeout_ms,
                                               uint64_t *ret_calls, uint64_t *ret_rejects,
                                               uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_STATS_DEADLINE_MS);
    struct writ_msg m = supervisor_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STATS_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_STATS_REQUEST, m.tag,
                                supervisor_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t supervisor_stats(struct supervisor_client *c, uint64_t *ret_calls,
                                        uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return supervisor_stats_within(c, SUPERVISOR_STATS_DEADLINE_MS, ret_calls, ret_rejects,
                                   ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg supervisor_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t supervisor_abi_within(struct supervisor_client *c, uint32_t timeout_ms,
                                             uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_ABI_DEADLINE_MS);
    struct writ_msg m = supervisor_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_ABI_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_ABI_REQUEST, m.tag,
                                supervisor_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t supervisor_abi(struct supervisor_client *c, uint64_t *ret_hash)
{
    return supervisor_abi_within(c, SUPERVISOR_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `list`. */
static inline struct writ_msg supervisor_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_LIST_REQUEST, .w = {after}};
    return m;
}

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static inline uint32_t supervisor_list_within(struct supervisor_client *c, uint32_t timeout_ms,
                                              uint64_t after,
                                              struct supervisor_list_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_LIST_DEADLINE_MS);
    struct writ_msg m = supervisor_list_made(after);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_list_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = supervisor_list_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, SUPERVISOR_LIST_REQUEST, m.tag,
                                supervisor_list_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = supervisor_list_reply_read(c->io->out);
    ret_reply->items.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t supervisor_list(struct supervisor_client *c, uint64_t after,
                                       struct supervisor_list_reply *ret_reply)
{
    return supervisor_list_within(c, SUPERVISOR_LIST_DEADLINE_MS, after, ret_reply);
}

/* A request of `status`. */
static inline struct writ_msg supervisor_status_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STATUS_REQUEST, .w = {component}};
    return m;
}

/* What is known of one component. */
static inline uint32_t supervisor_status_within(struct supervisor_client *c, uint32_t timeout_ms,
                                                uint64_t component,
                                                enum supervised_state *ret_state,
                                                struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_STATUS_DEADLINE_MS);
    struct writ_msg m = supervisor_status_made(component);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_status_made(component);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STATUS_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_STATUS_REQUEST, m.tag,
                                supervisor_status_may_say(writ_tag_status(m.tag)));
    }
    if (supervisor_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum supervised_state)(uint8_t)m.w[0];
    (*ret_row).component = m.w[1];
    (*ret_row).state = (uint8_t)m.w[2];
    (*ret_row).last_cause = (uint8_t)(m.w[2] >> 8);
    (*ret_row).last_code = (uint32_t)(m.w[2] >> 32);
    (*ret_row).starts = (uint32_t)m.w[3];
    (*ret_row).restarts = (uint32_t)(m.w[3] >> 32);
    (*ret_row).ready_us = m.w[4];
    return WRIT_OK;
}

static inline uint32_t supervisor_status(struct supervisor_client *c, uint64_t component,
                                         enum supervised_state *ret_state,
                                         struct supervised_row *ret_row)
{
    return supervisor_status_within(c, SUPERVISOR_STATUS_DEADLINE_MS, component, ret_state,
                                    ret_row);
}

/* A request of `stop`. */
static inline struct writ_msg supervisor_stop_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STOP_REQUEST, .w = {component}};
    return m;
}

/* Stops a component. It stays stopped until `restart`; calls to it queue until then or fail at their deadline. One that is stopped stays
 * so.
 *
 * The root, procd and the helper are what makes processes and cannot be stopped; a service that another running service uses is
 * STILL_NEEDED. Guarantee: when it returns, no process of the component is left. Blocks: until the root has done it. */
static inline uint32_t supervisor_stop_within(struct supervisor_client *c, uint32_t timeout_ms,
                                              uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = supervisor_stop_made(component);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_stop_made(component);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STOP_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_STOP_REQUEST, m.tag,
                                supervisor_stop_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `restart`. */
static inline struct writ_msg supervisor_restart_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_RESTART_REQUEST, .w = {component}};
    return m;
}

/* Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up cannot come back: its
 * callers have been told so for good.
 *
 * Blocks: until it answers; NOT_DONE where it never will. */
static inline uint32_t supervisor_restart_within(struct supervisor_client *c, uint32_t timeout_ms,
                                                 uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = supervisor_restart_made(component);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_restart_made(component);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_RESTART_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_RESTART_REQUEST, m.tag,
                                supervisor_restart_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct supervisor_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static inline struct supervisor_watch_builder supervisor_watch_begin(struct supervisor_client *c)
{
    return (struct supervisor_watch_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void supervisor_watch_put_bell(struct supervisor_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t supervisor_watch_call_within(struct supervisor_watch_builder *b,
                                                    uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_WATCH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = supervisor_watch_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SUPERVISOR_WATCH_REQUEST, b->wire.cursor)};
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
    if (m.tag != SUPERVISOR_WATCH_REPLY) {
        return writ_judge_reply(b->io, SUPERVISOR_WATCH_REQUEST, m.tag,
                                supervisor_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t supervisor_watch_call(struct supervisor_watch_builder *b)
{
    return supervisor_watch_call_within(b, SUPERVISOR_WATCH_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg supervisor_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`, as the component stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t supervisor_next_event_within(struct supervisor_client *c,
                                                    uint32_t timeout_ms, uint64_t after_seq,
                                                    uint64_t *ret_seq, uint64_t *ret_lost,
                                                    struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = supervisor_next_event_made(after_seq);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_NEXT_EVENT_REPLY) {
        return writ_judge_reply(c->io, SUPERVISOR_NEXT_EVENT_REQUEST, m.tag,
                                supervisor_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (supervisor_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    (*ret_row).component = m.w[2];
    (*ret_row).state = (uint8_t)m.w[3];
    (*ret_row).last_cause = (uint8_t)(m.w[3] >> 8);
    (*ret_row).last_code = (uint32_t)(m.w[3] >> 32);
    (*ret_row).starts = (uint32_t)m.w[4];
    (*ret_row).restarts = (uint32_t)(m.w[4] >> 32);
    (*ret_row).ready_us = m.w[5];
    return WRIT_OK;
}

static inline uint32_t supervisor_next_event(struct supervisor_client *c, uint64_t after_seq,
                                             uint64_t *ret_seq, uint64_t *ret_lost,
                                             struct supervised_row *ret_row)
{
    return supervisor_next_event_within(c, SUPERVISOR_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                        ret_lost, ret_row);
}

/* A request of `attend` in the making. Its values go into `body`; the first error stays. */
struct supervisor_attend_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the helper what it works with: the board, which the root writes, a page for orders, which the helper writes, and a bell to ring
 * when there is one. In return it gives a bell for when the board has changed. What an earlier call gave is closed. */
static inline struct supervisor_attend_builder supervisor_attend_begin(struct supervisor_client *c)
{
    return (struct supervisor_attend_builder){
        .wire = writ_builder_begin(c->io, 0, 3),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void supervisor_attend_put_board(struct supervisor_attend_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void supervisor_attend_put_orders(struct supervisor_attend_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Gives a handle. */
static inline void supervisor_attend_put_bell(struct supervisor_attend_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 2, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t supervisor_attend_call_within(struct supervisor_attend_builder *b,
                                                     uint32_t timeout_ms,
                                                     struct supervisor_attend_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_ATTEND_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    writ_builder_needs(&b->wire, 2);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = supervisor_attend_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 3);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SUPERVISOR_ATTEND_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 3);
            }
            return status;
        }
    }
    struct writ_reject why =
        supervisor_attend_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, SUPERVISOR_ATTEND_REQUEST, m.tag,
                                supervisor_attend_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = supervisor_attend_reply_read(b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t supervisor_attend_call(struct supervisor_attend_builder *b,
                                              struct supervisor_attend_reply *ret_reply)
{
    return supervisor_attend_call_within(b, SUPERVISOR_ATTEND_DEADLINE_MS, ret_reply);
}

#endif
