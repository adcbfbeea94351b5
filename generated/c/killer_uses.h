/* Generated from services/killer/component.writ: change it there.
 *
 * What killer may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef KILLER_USES_H
#define KILLER_USES_H

#include "writ/call.h"

#include "echo_wire.h"
#include "samgrd_wire.h"
#include "policyd_wire.h"
#include "procd_wire.h"
#include "logd_wire.h"
#include "memd_wire.h"
#include "supervisor_wire.h"
#include "killer_slots.h"

/* A request of `double`. */
static inline struct writ_msg room_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t room_double_within(struct writ_io *io, uint32_t timeout_ms, uint64_t value,
                                          uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = room_double_made(value);
    uint32_t status = writ_port_call(io, KILLER_SLOT_ROOM, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = room_double_made(value);
        late = writ_call_again(io, KILLER_SLOT_ROOM, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t room_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return room_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct names_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct names_resolve_builder names_resolve_begin(struct writ_io *io)
{
    return (struct names_resolve_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = KILLER_SLOT_NAMES,
        .body = (void *)io->out,
    };
}

static inline void names_resolve_put_service(struct names_resolve_builder *b, const char *data,
                                             uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t names_resolve_call_within(struct names_resolve_builder *b,
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

static inline uint32_t names_resolve_call(struct names_resolve_builder *b,
                                          struct samgrd_resolve_reply *ret_reply)
{
    return names_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct names_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_watch_request_body *body;
};

/* Sets a bit when something happens to this name; it adds to the names that the caller watches already. A second watch of the same name
 * takes the place of the first; LIMIT past `MAX_WATCHES`. */
static inline struct names_watch_builder names_watch_begin(struct writ_io *io)
{
    return (struct names_watch_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = KILLER_SLOT_NAMES,
        .body = (void *)io->out,
    };
}

/* Gives a handle. */
static inline void names_watch_put_bell(struct names_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t names_watch_call_within(struct names_watch_builder *b, uint32_t timeout_ms)
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

static inline uint32_t names_watch_call(struct names_watch_builder *b)
{
    return names_watch_call_within(b, SAMGRD_WATCH_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg names_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest event after `after_seq` about a name that the caller watches; `lost` of them have made way. That a name was withdrawn is
 * told to who watched it, and is the last that is told of it.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t names_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t after_seq, uint64_t *ret_seq,
                                               uint64_t *ret_name, uint64_t *ret_lost,
                                               uint32_t *ret_owner, enum name_change *ret_change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = names_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, KILLER_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_next_event_made(after_seq);
        late = writ_call_again(io, KILLER_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, SAMGRD_NEXT_EVENT_REQUEST, m.tag,
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

static inline uint32_t names_next_event(struct writ_io *io, uint64_t after_seq, uint64_t *ret_seq,
                                        uint64_t *ret_name, uint64_t *ret_lost, uint32_t *ret_owner,
                                        enum name_change *ret_change)
{
    return names_next_event_within(io, SAMGRD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq, ret_name,
                                   ret_lost, ret_owner, ret_change);
}

/* A request of `list_names`. */
static inline struct writ_msg names_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t names_list_names_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t after,
                                               struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = names_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_list_names_made(after);
        late = writ_call_again(io, KILLER_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t names_list_names(struct writ_io *io, uint64_t after,
                                        struct samgrd_list_names_reply *ret_reply)
{
    return names_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct names_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct names_register_name_builder names_register_name_begin(struct writ_io *io)
{
    return (struct names_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = KILLER_SLOT_NAMES,
        .body = (void *)io->out,
    };
}

static inline void names_register_name_put_service(struct names_register_name_builder *b,
                                                   const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void names_register_name_put_endpoint(struct names_register_name_builder *b,
                                                    uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t names_register_name_call_within(struct names_register_name_builder *b,
                                                       uint32_t timeout_ms,
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

static inline uint32_t names_register_name_call(struct names_register_name_builder *b,
                                                struct samgrd_register_name_reply *ret_reply)
{
    return names_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS, ret_reply);
}

/* A request of `unregister_name`. */
static inline struct writ_msg names_unregister_name_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_UNREGISTER_NAME_REQUEST, .w = {name}};
    return m;
}

/* Takes a name back. */
static inline uint32_t names_unregister_name_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_UNREGISTER_NAME_DEADLINE_MS);
    struct writ_msg m = names_unregister_name_made(name);
    uint32_t status = writ_port_call(io, KILLER_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_unregister_name_made(name);
        late = writ_call_again(io, KILLER_SLOT_NAMES, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_UNREGISTER_NAME_REPLY) {
        return writ_judge_reply(io, SAMGRD_UNREGISTER_NAME_REQUEST, m.tag,
                                samgrd_unregister_name_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t names_unregister_name(struct writ_io *io, uint64_t name)
{
    return names_unregister_name_within(io, SAMGRD_UNREGISTER_NAME_DEADLINE_MS, name);
}

/* A request of `check`. */
static inline struct writ_msg policy_check_made(uint32_t subject, uint16_t target,
                                                uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policy_check_within(struct writ_io *io, uint32_t timeout_ms,
                                           uint32_t subject, uint16_t target, uint16_t protocol,
                                           uint32_t wanted_roles, enum verdict *ret_verdict,
                                           uint8_t *ret_cause, uint32_t *ret_roles,
                                           uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policy_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, KILLER_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, KILLER_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_CHECK_REPLY) {
        return writ_judge_reply(io, POLICYD_CHECK_REQUEST, m.tag,
                                policyd_check_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_check_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_verdict = (enum verdict)(uint8_t)m.w[0];
    *ret_cause = (uint8_t)(m.w[0] >> 8);
    *ret_roles = (uint32_t)(m.w[0] >> 32);
    *ret_rule = m.w[1];
    return WRIT_OK;
}

static inline uint32_t policy_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                    uint16_t protocol, uint32_t wanted_roles,
                                    enum verdict *ret_verdict, uint8_t *ret_cause,
                                    uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policy_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                               wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* A request of `add_rule`. */
static inline struct writ_msg policy_add_rule_made(uint16_t subject, uint16_t target,
                                                   uint16_t protocol, enum rule_origin origin,
                                                   uint32_t roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_ADD_RULE_REQUEST,
                          .w = {subject | (uint64_t)target << 16 | (uint64_t)protocol << 32 |
                                    (uint64_t)(uint8_t)origin << 48, roles}};
    return m;
}

/* Adds a rule. An installer's speaks of a component that a bundle brought, never of one of the compiled table.
 *
 * Guarantee: on any error the rules are as they were. */
static inline uint32_t policy_add_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint16_t subject, uint16_t target, uint16_t protocol,
                                              enum rule_origin origin, uint32_t roles,
                                              uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ADD_RULE_DEADLINE_MS);
    struct writ_msg m = policy_add_rule_made(subject, target, protocol, origin, roles);
    if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, KILLER_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_add_rule_made(subject, target, protocol, origin, roles);
        late = writ_call_again(io, KILLER_SLOT_POLICY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_ADD_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_ADD_RULE_REQUEST, m.tag,
                                policyd_add_rule_may_say(writ_tag_status(m.tag)));
    }
    *ret_rule = m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_add_rule(struct writ_io *io, uint16_t subject, uint16_t target,
                                       uint16_t protocol, enum rule_origin origin, uint32_t roles,
                                       uint64_t *ret_rule)
{
    return policy_add_rule_within(io, POLICYD_ADD_RULE_DEADLINE_MS, subject, target, protocol,
                                  origin, roles, ret_rule);
}

/* A request of `revoke_rule`. */
static inline struct writ_msg policy_revoke_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Ends what a rule allows, for connections that exist too.
 *
 * Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered. */
static inline uint32_t policy_revoke_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule, uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_RULE_DEADLINE_MS);
    struct writ_msg m = policy_revoke_rule_made(rule);
    uint32_t status = writ_port_call(io, KILLER_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_revoke_rule_made(rule);
        late = writ_call_again(io, KILLER_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REVOKE_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_REVOKE_RULE_REQUEST, m.tag,
                                policyd_revoke_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_revoke_rule(struct writ_io *io, uint64_t rule,
                                          uint32_t *ret_revoked_connections)
{
    return policy_revoke_rule_within(io, POLICYD_REVOKE_RULE_DEADLINE_MS, rule,
                                     ret_revoked_connections);
}

/* A request of `revoke_principal`. */
static inline struct writ_msg policy_revoke_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules were lost. LIMIT
 * past `MAX_CUT_OFF`, and the program is as it was.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static inline uint32_t policy_revoke_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint32_t principal,
                                                      uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policy_revoke_principal_made(principal);
    if (WRIT_CHECKS && policyd_revoke_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, KILLER_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_revoke_principal_made(principal);
        late = writ_call_again(io, KILLER_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REVOKE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, POLICYD_REVOKE_PRINCIPAL_REQUEST, m.tag,
                                policyd_revoke_principal_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_principal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_revoke_principal(struct writ_io *io, uint32_t principal,
                                               uint32_t *ret_revoked_connections)
{
    return policy_revoke_principal_within(io, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS, principal,
                                          ret_revoked_connections);
}

/* A request of `list_rules`. */
static inline struct writ_msg policy_list_rules_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_LIST_RULES_REQUEST, .w = {after}};
    return m;
}

/* A page of all rules, compiled ones first, by rising number. `next` is 0 after the last page; another `generation` than that of the
 * page before means that rules changed between: begin again. */
static inline uint32_t policy_list_rules_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t after,
                                                struct policyd_list_rules_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_LIST_RULES_DEADLINE_MS);
    struct writ_msg m = policy_list_rules_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_list_rules_made(after);
        late = writ_call_again(io, KILLER_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_list_rules_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_LIST_RULES_REQUEST, m.tag,
                                policyd_list_rules_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_list_rules_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t policy_list_rules(struct writ_io *io, uint64_t after,
                                         struct policyd_list_rules_reply *ret_reply)
{
    return policy_list_rules_within(io, POLICYD_LIST_RULES_DEADLINE_MS, after, ret_reply);
}

/* A request of `spawn` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct processes_spawn_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_request_body *body;
};

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline struct processes_spawn_builder processes_spawn_begin(struct writ_io *io)
{
    return (struct processes_spawn_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = KILLER_SLOT_PROCESSES,
        .body = (void *)io->out,
    };
}

static inline void processes_spawn_put_program(struct processes_spawn_builder *b, const char *data,
                                               uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_spawn_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void processes_spawn_put_image(struct processes_spawn_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t processes_spawn_call_within(struct processes_spawn_builder *b,
                                                   uint32_t timeout_ms,
                                                   struct procd_spawn_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SPAWN_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_spawn_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_spawn_request_check_body(b->wire.page, b->wire.cursor,
                                                                b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SPAWN_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = procd_spawn_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_SPAWN_REQUEST, m.tag,
                                procd_spawn_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_spawn_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t processes_spawn_call(struct processes_spawn_builder *b,
                                            struct procd_spawn_reply *ret_reply)
{
    return processes_spawn_call_within(b, PROCD_SPAWN_DEADLINE_MS, ret_reply);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct processes_create_staged_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_create_staged_request_body *body;
};

/* Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the grant, through
 * which capabilities are installed in its declared slots, and a connection on which it will answer `ping`.
 *
 * The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds that lends it and
 * makes connections. The grant is the lease: when its last copy goes while the process is staged, the process goes too. Guarantee:
 * nothing remains on any error, and when the last copy of the grant goes. */
static inline struct processes_create_staged_builder
processes_create_staged_begin(struct writ_io *io)
{
    return (struct processes_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = KILLER_SLOT_PROCESSES,
        .body = (void *)io->out,
    };
}

static inline void processes_create_staged_put_program(struct processes_create_staged_builder *b,
                                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void processes_create_staged_put_image(struct processes_create_staged_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
processes_create_staged_call_within(struct processes_create_staged_builder *b, uint32_t timeout_ms,
                                    struct procd_create_staged_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_CREATE_STAGED_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_create_staged_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_create_staged_request_check_body(b->wire.page,
                                                                        b->wire.cursor,
                                                                        b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_CREATE_STAGED_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why =
        procd_create_staged_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_CREATE_STAGED_REQUEST, m.tag,
                                procd_create_staged_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_create_staged_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t processes_create_staged_call(struct processes_create_staged_builder *b,
                                                    struct procd_create_staged_reply *ret_reply)
{
    return processes_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `stop_process`. */
static inline struct writ_msg processes_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t processes_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t pid, uint32_t code,
                                                     struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = processes_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_stop_process_made(pid, code);
        late = writ_call_again(io, KILLER_SLOT_PROCESSES, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_stop_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_STOP_PROCESS_REQUEST, m.tag,
                                procd_stop_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_stop_process_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t processes_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                              struct procd_stop_process_reply *ret_reply)
{
    return processes_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg processes_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t processes_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid,
                                                      struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = processes_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_query_process_made(pid);
        late = writ_call_again(io, KILLER_SLOT_PROCESSES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_query_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_QUERY_PROCESS_REQUEST, m.tag,
                                procd_query_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_query_process_reply_read(io->out);
    ret_reply->program.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t processes_query_process(struct writ_io *io, uint64_t pid,
                                               struct procd_query_process_reply *ret_reply)
{
    return processes_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `wait_process_event`. */
static inline struct writ_msg processes_wait_process_event_made(uint64_t pid, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_WAIT_PROCESS_EVENT_REQUEST, .w = {pid, after_seq}};
    return m;
}

/* Waits for the end of a process and tells of it, with the number of the event. Answered at once where it has ended and the number is
 * above `after_seq`, so a repeated call neither misses nor repeats; NOT_FOUND when the process is retired first.
 *
 * Blocks: until the process exits. A component that serves uses `subscribe` and `next_process_event`. */
static inline uint32_t
processes_wait_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                    uint64_t after_seq,
                                    struct procd_wait_process_event_reply *ret_reply)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = processes_wait_process_event_made(pid, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_wait_process_event_made(pid, after_seq);
        late = writ_call_again(io, KILLER_SLOT_PROCESSES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_wait_process_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_WAIT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_wait_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_wait_process_event_reply_read(io->out);
    return WRIT_OK;
}

/* A request of `set_restart_policy`. */
static inline struct writ_msg processes_set_restart_policy_made(uint64_t pid,
                                                                const struct restart_policy *policy)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_SET_RESTART_POLICY_REQUEST,
                          .w = {pid, (uint8_t)(*policy).rule | (uint64_t)(*policy).budget << 32,
                                (*policy).window_ms | (uint64_t)(*policy).first_backoff_ms << 32,
                                (*policy).last_backoff_ms}};
    return m;
}

/* Says when the component of this process is to be started again. It is stored and reported here and carried out by whoever started the
 * process; it holds for the component's later processes, too. */
static inline uint32_t processes_set_restart_policy_within(struct writ_io *io, uint32_t timeout_ms,
                                                           uint64_t pid,
                                                           const struct restart_policy *policy)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = processes_set_restart_policy_made(pid, policy);
    if (WRIT_CHECKS && procd_set_restart_policy_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, KILLER_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_set_restart_policy_made(pid, policy);
        late = writ_call_again(io, KILLER_SLOT_PROCESSES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_SET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(io, PROCD_SET_RESTART_POLICY_REQUEST, m.tag,
                                procd_set_restart_policy_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t processes_set_restart_policy(struct writ_io *io, uint64_t pid,
                                                    const struct restart_policy *policy)
{
    return processes_set_restart_policy_within(io, PROCD_SET_RESTART_POLICY_DEADLINE_MS, pid,
                                               policy);
}

/* A request of `get_restart_policy`. */
static inline struct writ_msg processes_get_restart_policy_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_GET_RESTART_POLICY_REQUEST, .w = {pid}};
    return m;
}

/* What was said, and how many restarts the running window has seen; NEVER where nothing was said. */
static inline uint32_t processes_get_restart_policy_within(struct writ_io *io, uint32_t timeout_ms,
                                                           uint64_t pid,
                                                           struct restart_policy *ret_policy,
                                                           uint32_t *ret_restarts,
                                                           bool *ret_given_up)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_GET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = processes_get_restart_policy_made(pid);
    uint32_t status = writ_port_call(io, KILLER_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_get_restart_policy_made(pid);
        late = writ_call_again(io, KILLER_SLOT_PROCESSES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_GET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(io, PROCD_GET_RESTART_POLICY_REQUEST, m.tag,
                                procd_get_restart_policy_may_say(writ_tag_status(m.tag)));
    }
    if (procd_get_restart_policy_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    (*ret_policy).rule = (uint8_t)m.w[0];
    (*ret_policy).budget = (uint32_t)(m.w[0] >> 32);
    (*ret_policy).window_ms = (uint32_t)m.w[1];
    (*ret_policy).first_backoff_ms = (uint32_t)(m.w[1] >> 32);
    (*ret_policy).last_backoff_ms = (uint32_t)m.w[2];
    *ret_restarts = (uint32_t)(m.w[2] >> 32);
    *ret_given_up = (uint8_t)m.w[3] != 0;
    return WRIT_OK;
}

static inline uint32_t processes_get_restart_policy(struct writ_io *io, uint64_t pid,
                                                    struct restart_policy *ret_policy,
                                                    uint32_t *ret_restarts, bool *ret_given_up)
{
    return processes_get_restart_policy_within(io, PROCD_GET_RESTART_POLICY_DEADLINE_MS, pid,
                                               ret_policy, ret_restarts, ret_given_up);
}

/* A request of `set_scheduling`. */
static inline struct writ_msg processes_set_scheduling_made(uint64_t pid, enum scheduling_band band,
                                                            uint32_t weight)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_SET_SCHEDULING_REQUEST,
                          .w = {pid, (uint8_t)band | (uint64_t)weight << 32}};
    return m;
}

/* Gives the first thread of a process a band and, in the band FAIR, a weight; threads that it makes later begin with the same. The band
 * is never before the caller's own. */
static inline uint32_t processes_set_scheduling_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint64_t pid, enum scheduling_band band,
                                                       uint32_t weight)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SET_SCHEDULING_DEADLINE_MS);
    struct writ_msg m = processes_set_scheduling_made(pid, band, weight);
    if (WRIT_CHECKS && procd_set_scheduling_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, KILLER_SLOT_PROCESSES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = processes_set_scheduling_made(pid, band, weight);
        late = writ_call_again(io, KILLER_SLOT_PROCESSES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_SET_SCHEDULING_REPLY) {
        return writ_judge_reply(io, PROCD_SET_SCHEDULING_REQUEST, m.tag,
                                procd_set_scheduling_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t processes_set_scheduling(struct writ_io *io, uint64_t pid,
                                                enum scheduling_band band, uint32_t weight)
{
    return processes_set_scheduling_within(io, PROCD_SET_SCHEDULING_DEADLINE_MS, pid, band, weight);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct processes_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first. */
static inline struct processes_subscribe_builder processes_subscribe_begin(struct writ_io *io)
{
    return (struct processes_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = KILLER_SLOT_PROCESSES,
    };
}

/* Gives a handle. */
static inline void processes_subscribe_put_bell(struct processes_subscribe_builder *b,
                                                uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t processes_subscribe_call_within(struct processes_subscribe_builder *b,
                                                       uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != PROCD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, PROCD_SUBSCRIBE_REQUEST, m.tag,
                                procd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t processes_subscribe_call(struct processes_subscribe_builder *b)
{
    return processes_subscribe_call_within(b, PROCD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `query`. */
static inline struct writ_msg journal_query_made(uint64_t after_seq,
                                                 const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_QUERY_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Records with a number above `after_seq` that the filter lets through, oldest first. `next_seq` is where to go on, also where nothing
 * was let through; `lost` of those asked for have made way; `more` says that there are others already. */
static inline uint32_t journal_query_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t after_seq, const struct log_filter *filter,
                                            struct logd_query_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_QUERY_DEADLINE_MS);
    struct writ_msg m = journal_query_made(after_seq, filter);
    if (WRIT_CHECKS && logd_query_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_query_made(after_seq, filter);
        late = writ_call_again(io, KILLER_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_query_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_QUERY_REQUEST, m.tag,
                                logd_query_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_query_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_query(struct writ_io *io, uint64_t after_seq,
                                     const struct log_filter *filter,
                                     struct logd_query_reply *ret_reply)
{
    return journal_query_within(io, LOGD_QUERY_DEADLINE_MS, after_seq, filter, ret_reply);
}

/* A request of `read_counters`. */
static inline struct writ_msg journal_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_COUNTERS_REQUEST};
    return m;
}

/* What was kept and what was not: records and bytes in the journal, records that made way, and records dropped by share and by the
 * kernel. */
static inline uint32_t journal_read_counters_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t *ret_records, uint64_t *ret_bytes,
                                                    uint64_t *ret_made_way,
                                                    uint64_t *ret_over_share,
                                                    uint64_t *ret_kernel_dropped)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = journal_read_counters_made();
    uint32_t status = writ_port_call(io, KILLER_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_read_counters_made();
        late = writ_call_again(io, KILLER_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_READ_COUNTERS_REPLY) {
        return writ_judge_reply(io, LOGD_READ_COUNTERS_REQUEST, m.tag,
                                logd_read_counters_may_say(writ_tag_status(m.tag)));
    }
    *ret_records = m.w[0];
    *ret_bytes = m.w[1];
    *ret_made_way = m.w[2];
    *ret_over_share = m.w[3];
    *ret_kernel_dropped = m.w[4];
    return WRIT_OK;
}

static inline uint32_t journal_read_counters(struct writ_io *io, uint64_t *ret_records,
                                             uint64_t *ret_bytes, uint64_t *ret_made_way,
                                             uint64_t *ret_over_share, uint64_t *ret_kernel_dropped)
{
    return journal_read_counters_within(io, LOGD_READ_COUNTERS_DEADLINE_MS, ret_records, ret_bytes,
                                        ret_made_way, ret_over_share, ret_kernel_dropped);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memory_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memory_open_account_builder memory_open_account_begin(struct writ_io *io)
{
    return (struct memory_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = KILLER_SLOT_MEMORY,
    };
}

/* Gives a handle. */
static inline void memory_open_account_put_quota(struct memory_open_account_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memory_open_account_call_within(struct memory_open_account_builder *b,
                                                       uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_open_account_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_OPEN_ACCOUNT_REQUEST, b->wire.cursor)};
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
    if (m.tag != MEMD_OPEN_ACCOUNT_REPLY) {
        return writ_judge_reply(b->io, MEMD_OPEN_ACCOUNT_REQUEST, m.tag,
                                memd_open_account_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memory_open_account_call(struct memory_open_account_builder *b)
{
    return memory_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memory_judge_fault_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct memd_judge_fault_request_body *body;
};

/* Judges a fault that the kernel could not resolve. The faulting thread is the one that waits, and the one who is said to call.
 * `resume_at` counts with RESUME_AT alone; a thread does not go on outside of user space. A judge that dies before it answers is
 * followed by its next instance, which is asked in the time that is left. Anything but a whole answer in time ends the process.
 *
 * A page that its pager did not bring is tried again, at most MAX_TRIES times in a row: the pager's next instance may be there by then.
 * All else ends the process, with a report. A process has one report, the first; what a process says of itself here counts for it alone. */
static inline struct memory_judge_fault_builder memory_judge_fault_begin(struct writ_io *io)
{
    return (struct memory_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = KILLER_SLOT_MEMORY,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t memory_judge_fault_call_within(struct memory_judge_fault_builder *b,
                                                      uint32_t timeout_ms,
                                                      struct memd_judge_fault_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_JUDGE_FAULT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_judge_fault_request_check_body(b->wire.page);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_JUDGE_FAULT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != MEMD_JUDGE_FAULT_REPLY) {
        return writ_judge_reply(b->io, MEMD_JUDGE_FAULT_REQUEST, m.tag,
                                memd_judge_fault_may_say(writ_tag_status(m.tag)));
    }
    if (memd_judge_fault_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = memd_judge_fault_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t memory_judge_fault_call(struct memory_judge_fault_builder *b,
                                               struct memd_judge_fault_reply *ret_reply)
{
    return memory_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

/* A request of `request_memory`. */
static inline struct writ_msg memory_request_memory_made(uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_REQUEST_MEMORY_REQUEST, .w = {bytes}};
    return m;
}

/* Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later. The caller has an account.
 *
 * Guarantee: on any error nothing is charged that was not charged before. */
static inline uint32_t memory_request_memory_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t bytes,
                                                    struct memd_request_memory_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_REQUEST_MEMORY_DEADLINE_MS);
    struct writ_msg m = memory_request_memory_made(bytes);
    if (WRIT_CHECKS && memd_request_memory_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_request_memory_made(bytes);
        late = writ_call_again(io, KILLER_SLOT_MEMORY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_request_memory_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_REQUEST_MEMORY_REQUEST, m.tag,
                                memd_request_memory_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_request_memory_reply_read(io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t memory_request_memory(struct writ_io *io, uint64_t bytes,
                                             struct memd_request_memory_reply *ret_reply)
{
    return memory_request_memory_within(io, MEMD_REQUEST_MEMORY_DEADLINE_MS, bytes, ret_reply);
}

/* A request of `read_own_usage`. */
static inline struct writ_msg memory_read_own_usage_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_OWN_USAGE_REQUEST};
    return m;
}

/* What the caller may have and has. */
static inline uint32_t memory_read_own_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                    struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_OWN_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_read_own_usage_made();
    uint32_t status = writ_port_call(io, KILLER_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_own_usage_made();
        late = writ_call_again(io, KILLER_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_OWN_USAGE_REPLY) {
        return writ_judge_reply(io, MEMD_READ_OWN_USAGE_REQUEST, m.tag,
                                memd_read_own_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_own_usage(struct writ_io *io, struct memory_usage *ret_usage)
{
    return memory_read_own_usage_within(io, MEMD_READ_OWN_USAGE_DEADLINE_MS, ret_usage);
}

/* A request of `read_usage`. */
static inline struct writ_msg memory_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memory_read_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint32_t principal, struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, KILLER_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_usage_made(principal);
        late = writ_call_again(io, KILLER_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_USAGE_REPLY) {
        return writ_judge_reply(io, MEMD_READ_USAGE_REQUEST, m.tag,
                                memd_read_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_usage(struct writ_io *io, uint32_t principal,
                                         struct memory_usage *ret_usage)
{
    return memory_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal, ret_usage);
}

/* A request of `read_totals`. */
static inline struct writ_msg memory_read_totals_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_TOTALS_REQUEST};
    return m;
}

/* What the machine has: physical memory, what of it is free, what is promised, and how scarce it is. */
static inline uint32_t memory_read_totals_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t *ret_physical_bytes,
                                                 uint64_t *ret_free_bytes,
                                                 uint64_t *ret_promised_bytes,
                                                 enum pressure *ret_pressure)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_TOTALS_DEADLINE_MS);
    struct writ_msg m = memory_read_totals_made();
    uint32_t status = writ_port_call(io, KILLER_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_totals_made();
        late = writ_call_again(io, KILLER_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_TOTALS_REPLY) {
        return writ_judge_reply(io, MEMD_READ_TOTALS_REQUEST, m.tag,
                                memd_read_totals_may_say(writ_tag_status(m.tag)));
    }
    if (memd_read_totals_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_physical_bytes = m.w[0];
    *ret_free_bytes = m.w[1];
    *ret_promised_bytes = m.w[2];
    *ret_pressure = (enum pressure)(uint8_t)m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_totals(struct writ_io *io, uint64_t *ret_physical_bytes,
                                          uint64_t *ret_free_bytes, uint64_t *ret_promised_bytes,
                                          enum pressure *ret_pressure)
{
    return memory_read_totals_within(io, MEMD_READ_TOTALS_DEADLINE_MS, ret_physical_bytes,
                                     ret_free_bytes, ret_promised_bytes, ret_pressure);
}

/* A request of `next_event`. */
static inline struct writ_msg memory_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest report of a fault that ended its process whose number is above `after_seq`; `lost` of those asked for have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t memory_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t after_seq,
                                                struct memd_next_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = memory_next_event_made(after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, KILLER_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_next_event_made(after_seq);
        late = writ_call_again(io, KILLER_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_next_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_NEXT_EVENT_REQUEST, m.tag,
                                memd_next_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_next_event_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t memory_next_event(struct writ_io *io, uint64_t after_seq,
                                         struct memd_next_event_reply *ret_reply)
{
    return memory_next_event_within(io, MEMD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_reply);
}

/* A request of `status`. */
static inline struct writ_msg machine_status_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STATUS_REQUEST, .w = {component}};
    return m;
}

/* What is known of one component. */
static inline uint32_t machine_status_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t component, enum supervised_state *ret_state,
                                             struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_STATUS_DEADLINE_MS);
    struct writ_msg m = machine_status_made(component);
    uint32_t status = writ_port_call(io, KILLER_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_status_made(component);
        late = writ_call_again(io, KILLER_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STATUS_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_STATUS_REQUEST, m.tag,
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

static inline uint32_t machine_status(struct writ_io *io, uint64_t component,
                                      enum supervised_state *ret_state,
                                      struct supervised_row *ret_row)
{
    return machine_status_within(io, SUPERVISOR_STATUS_DEADLINE_MS, component, ret_state, ret_row);
}

/* A request of `stop`. */
static inline struct writ_msg machine_stop_made(uint64_t component)
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
static inline uint32_t machine_stop_within(struct writ_io *io, uint32_t timeout_ms,
                                           uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = machine_stop_made(component);
    uint32_t status = writ_port_call(io, KILLER_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_stop_made(component);
        late = writ_call_again(io, KILLER_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STOP_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_STOP_REQUEST, m.tag,
                                supervisor_stop_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `restart`. */
static inline struct writ_msg machine_restart_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_RESTART_REQUEST, .w = {component}};
    return m;
}

/* Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up cannot come back: its
 * callers have been told so for good.
 *
 * Blocks: until it answers; NOT_DONE where it never will. */
static inline uint32_t machine_restart_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = machine_restart_made(component);
    uint32_t status = writ_port_call(io, KILLER_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_restart_made(component);
        late = writ_call_again(io, KILLER_SLOT_MACHINE, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_RESTART_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_RESTART_REQUEST, m.tag,
                                supervisor_restart_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct machine_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static inline struct machine_watch_builder machine_watch_begin(struct writ_io *io)
{
    return (struct machine_watch_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = KILLER_SLOT_MACHINE,
    };
}

/* Gives a handle. */
static inline void machine_watch_put_bell(struct machine_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t machine_watch_call_within(struct machine_watch_builder *b,
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

static inline uint32_t machine_watch_call(struct machine_watch_builder *b)
{
    return machine_watch_call_within(b, SUPERVISOR_WATCH_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg machine_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`, as the component stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t machine_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t after_seq, uint64_t *ret_seq,
                                                 uint64_t *ret_lost, struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = machine_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, KILLER_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_next_event_made(after_seq);
        late = writ_call_again(io, KILLER_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_NEXT_EVENT_REQUEST, m.tag,
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

static inline uint32_t machine_next_event(struct writ_io *io, uint64_t after_seq, uint64_t *ret_seq,
                                          uint64_t *ret_lost, struct supervised_row *ret_row)
{
    return machine_next_event_within(io, SUPERVISOR_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                     ret_lost, ret_row);
}

#endif
