/* Generated from idl/samgrd.writ: change it there.
 *
 * One stub per method of samgrd. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef SAMGRD_CLIENT_H
#define SAMGRD_CLIENT_H

#include "writ/call.h"

#include "samgrd_wire.h"

/* A connection to Samgrd: the pages of the calling thread, and the slot it is in. */
struct samgrd_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg samgrd_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t samgrd_ping_within(struct samgrd_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_PING_DEADLINE_MS);
    struct writ_msg m = samgrd_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_PING_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_PING_REQUEST, m.tag,
                                samgrd_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_ping(struct samgrd_client *c)
{
    return samgrd_ping_within(c, SAMGRD_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg samgrd_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t samgrd_stats_within(struct samgrd_client *c, uint32_t timeout_ms,
                                           uint64_t *ret_calls, uint64_t *ret_rejects,
                                           uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_STATS_DEADLINE_MS);
    struct writ_msg m = samgrd_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_STATS_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_STATS_REQUEST, m.tag,
                                samgrd_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t samgrd_stats(struct samgrd_client *c, uint64_t *ret_calls,
                                    uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return samgrd_stats_within(c, SAMGRD_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg samgrd_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t samgrd_abi_within(struct samgrd_client *c, uint32_t timeout_ms,
                                         uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_ABI_DEADLINE_MS);
    struct writ_msg m = samgrd_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_ABI_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_ABI_REQUEST, m.tag,
                                samgrd_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t samgrd_abi(struct samgrd_client *c, uint64_t *ret_hash)
{
    return samgrd_abi_within(c, SAMGRD_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct samgrd_resolve_builder samgrd_resolve_begin(struct samgrd_client *c)
{
    return (struct samgrd_resolve_builder){
        .wire = writ_builder_begin(c->io, 8, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void samgrd_resolve_put_service(struct samgrd_resolve_builder *b, const char *data,
                                              uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t samgrd_resolve_call_within(struct samgrd_resolve_builder *b,
                                                  uint32_t timeout_ms,
                                                  struct samgrd_resolve_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_RESOLVE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, samgrd_resolve_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_resolve_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_RESOLVE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != SAMGRD_RESOLVE_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_RESOLVE_REQUEST, m.tag,
                                samgrd_resolve_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_resolve_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = samgrd_resolve_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t samgrd_resolve_call(struct samgrd_resolve_builder *b,
                                           struct samgrd_resolve_reply *ret_reply)
{
    return samgrd_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg samgrd_connect_made(uint64_t name, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t samgrd_connect_within(struct samgrd_client *c, uint32_t timeout_ms,
                                             uint64_t name, uint32_t wanted_roles,
                                             struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m = samgrd_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_connect_made(name, wanted_roles);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_connect_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, SAMGRD_CONNECT_REQUEST, m.tag,
                                samgrd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_connect_reply_read(c->io->out, c->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t samgrd_connect(struct samgrd_client *c, uint64_t name, uint32_t wanted_roles,
                                      struct samgrd_connect_reply *ret_reply)
{
    return samgrd_connect_within(c, SAMGRD_CONNECT_DEADLINE_MS, name, wanted_roles, ret_reply);
}

/* A request of `read_name`. */
static inline struct writ_msg samgrd_read_name_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_READ_NAME_REQUEST, .w = {name}};
    return m;
}

/* What is known of a name. */
static inline uint32_t samgrd_read_name_within(struct samgrd_client *c, uint32_t timeout_ms,
                                               uint64_t name,
                                               struct samgrd_read_name_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_READ_NAME_DEADLINE_MS);
    struct writ_msg m = samgrd_read_name_made(name);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_read_name_made(name);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        samgrd_read_name_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, SAMGRD_READ_NAME_REQUEST, m.tag,
                                samgrd_read_name_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_read_name_reply_read(c->io->out);
    return WRIT_OK;
}

static inline uint32_t samgrd_read_name(struct samgrd_client *c, uint64_t name,
                                        struct samgrd_read_name_reply *ret_reply)
{
    return samgrd_read_name_within(c, SAMGRD_READ_NAME_DEADLINE_MS, name, ret_reply);
}

/* A request of `wait_up`. */
static inline struct writ_msg samgrd_wait_up_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_WAIT_UP_REQUEST, .w = {name}};
    return m;
}

/* Waits until somebody answers behind the name or it is given up, and tells which and how often it was restarted. Answered at once where
 * that is so already.
 *
 * Blocks: until `comes_up`, `returns` or `given_up`. A component that serves uses `watch` and `next_event`. */
static inline uint32_t samgrd_wait_up_within(struct samgrd_client *c, uint32_t timeout_ms,
                                             uint64_t name, enum name_state *ret_state,
                                             uint32_t *ret_restarts)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = samgrd_wait_up_made(name);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_wait_up_made(name);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_WAIT_UP_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_WAIT_UP_REQUEST, m.tag,
                                samgrd_wait_up_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_wait_up_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum name_state)(uint8_t)m.w[0];
    *ret_restarts = (uint32_t)(m.w[0] >> 32);
    return WRIT_OK;
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct samgrd_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_watch_request_body *body;
};

/* Sets a bit when something happens to this name; it adds to the names that the caller watches already. A second watch of the same name
 * takes the place of the first; LIMIT past `MAX_WATCHES`. */
static inline struct samgrd_watch_builder samgrd_watch_begin(struct samgrd_client *c)
{
    return (struct samgrd_watch_builder){
        .wire = writ_builder_begin(c->io, 8, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

/* Gives a handle. */
static inline void samgrd_watch_put_bell(struct samgrd_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t samgrd_watch_call_within(struct samgrd_watch_builder *b, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_WATCH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_watch_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_WATCH_REQUEST, b->wire.cursor)};
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
    if (m.tag != SAMGRD_WATCH_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_WATCH_REQUEST, m.tag,
                                samgrd_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_watch_call(struct samgrd_watch_builder *b)
{
    return samgrd_watch_call_within(b, SAMGRD_WATCH_DEADLINE_MS);
}

/* A request of `unwatch`. */
static inline struct writ_msg samgrd_unwatch_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_UNWATCH_REQUEST, .w = {name}};
    return m;
}

/* Ends a watch of the caller. */
static inline uint32_t samgrd_unwatch_within(struct samgrd_client *c, uint32_t timeout_ms,
                                             uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_UNWATCH_DEADLINE_MS);
    struct writ_msg m = samgrd_unwatch_made(name);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_unwatch_made(name);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_UNWATCH_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_UNWATCH_REQUEST, m.tag,
                                samgrd_unwatch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_unwatch(struct samgrd_client *c, uint64_t name)
{
    return samgrd_unwatch_within(c, SAMGRD_UNWATCH_DEADLINE_MS, name);
}

/* A request of `next_event`. */
static inline struct writ_msg samgrd_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest event after `after_seq` about a name that the caller watches; `lost` of them have made way. That a name was withdrawn is
 * told to who watched it, and is the last that is told of it.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t samgrd_next_event_within(struct samgrd_client *c, uint32_t timeout_ms,
                                                uint64_t after_seq, uint64_t *ret_seq,
                                                uint64_t *ret_name, uint64_t *ret_lost,
                                                uint32_t *ret_owner, enum name_change *ret_change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = samgrd_next_event_made(after_seq);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_NEXT_EVENT_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_NEXT_EVENT_REQUEST, m.tag,
                                samgrd_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_name = m.w[1];
    *ret_lost = m.w[2];
    *ret_owner = (uint32_t)m.w[3];
    *ret_change = (enum name_change)(uint8_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t samgrd_next_event(struct samgrd_client *c, uint64_t after_seq,
                                         uint64_t *ret_seq, uint64_t *ret_name, uint64_t *ret_lost,
                                         uint32_t *ret_owner, enum name_change *ret_change)
{
    return samgrd_next_event_within(c, SAMGRD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq, ret_name,
                                    ret_lost, ret_owner, ret_change);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t samgrd_list_names_within(struct samgrd_client *c, uint32_t timeout_ms,
                                                uint64_t after,
                                                struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_list_names_made(after);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_list_names_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        samgrd_list_names_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(c->io->out);
    ret_reply->items.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t samgrd_list_names(struct samgrd_client *c, uint64_t after,
                                         struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_list_names_within(c, SAMGRD_LIST_NAMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct samgrd_register_name_builder
samgrd_register_name_begin(struct samgrd_client *c)
{
    return (struct samgrd_register_name_builder){
        .wire = writ_builder_begin(c->io, 8, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void samgrd_register_name_put_service(struct samgrd_register_name_builder *b,
                                                    const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void samgrd_register_name_put_endpoint(struct samgrd_register_name_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
samgrd_register_name_call_within(struct samgrd_register_name_builder *b, uint32_t timeout_ms,
                                 struct samgrd_register_name_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REGISTER_NAME_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, samgrd_register_name_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_register_name_request_check_body(b->wire.page,
                                                                         b->wire.cursor,
                                                                         b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_REGISTER_NAME_REQUEST, b->wire.cursor)};
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
    if (m.tag != SAMGRD_REGISTER_NAME_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_REGISTER_NAME_REQUEST, m.tag,
                                samgrd_register_name_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_register_name_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t samgrd_register_name_call(struct samgrd_register_name_builder *b,
                                                 struct samgrd_register_name_reply *ret_reply)
{
    return samgrd_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS, ret_reply);
}

/* A request of `unregister_name`. */
static inline struct writ_msg samgrd_unregister_name_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_UNREGISTER_NAME_REQUEST, .w = {name}};
    return m;
}

/* Takes a name back. */
static inline uint32_t samgrd_unregister_name_within(struct samgrd_client *c, uint32_t timeout_ms,
                                                     uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_UNREGISTER_NAME_DEADLINE_MS);
    struct writ_msg m = samgrd_unregister_name_made(name);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_unregister_name_made(name);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_UNREGISTER_NAME_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_UNREGISTER_NAME_REQUEST, m.tag,
                                samgrd_unregister_name_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_unregister_name(struct samgrd_client *c, uint64_t name)
{
    return samgrd_unregister_name_within(c, SAMGRD_UNREGISTER_NAME_DEADLINE_MS, name);
}

/* A request of `report_change`. */
static inline struct writ_msg samgrd_report_change_made(uint64_t name, uint32_t owner,
                                                        enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_report_change_within(struct samgrd_client *c, uint32_t timeout_ms,
                                                   uint64_t name, uint32_t owner,
                                                   enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_report_change_made(name, owner, change);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_report_change(struct samgrd_client *c, uint64_t name, uint32_t owner,
                                            enum name_change change)
{
    return samgrd_report_change_within(c, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name, owner, change);
}

/* A request of `come_up`. */
static inline struct writ_msg samgrd_come_up_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_COME_UP_REQUEST, .w = {name}};
    return m;
}

/* Tells that the caller serves the name that it registered: whoever waits for it is answered. */
static inline uint32_t samgrd_come_up_within(struct samgrd_client *c, uint32_t timeout_ms,
                                             uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_COME_UP_DEADLINE_MS);
    struct writ_msg m = samgrd_come_up_made(name);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_come_up_made(name);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_COME_UP_REPLY) {
        return writ_judge_reply(c->io, SAMGRD_COME_UP_REQUEST, m.tag,
                                samgrd_come_up_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_come_up(struct samgrd_client *c, uint64_t name)
{
    return samgrd_come_up_within(c, SAMGRD_COME_UP_DEADLINE_MS, name);
}

#endif
