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

/* The oldest event after `after_seq` about a name that the caller watches; `lost` of them have made way.
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

#endif
