/* Generated from services/samgrd/component.writ: change it there.
 *
 * What samgrd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SAMGRD_USES_H
#define SAMGRD_USES_H

#include "writ/call.h"

#include "policyd_wire.h"
#include "samgrd_slots.h"

/* A request of `connect`. */
static inline struct writ_msg policyd_connect_made(uint32_t subject, uint16_t target,
                                                   uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CONNECT_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* Decides whether `subject` may speak `protocol` to the component `target`, and gives a connection in the roles that are allowed, bound
 * to that subject.
 *
 * Guarantee: no connection has a role that no rule in force gives. */
static inline uint32_t policyd_connect_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint32_t subject, uint16_t target, uint16_t protocol,
                                              uint32_t wanted_roles,
                                              struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m = policyd_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, SAMGRD_SLOT_POLICYD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, SAMGRD_SLOT_POLICYD, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_connect_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_CONNECT_REQUEST, m.tag,
                                policyd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_connect_reply_read(io->out, io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t policyd_connect(struct writ_io *io, uint32_t subject, uint16_t target,
                                       uint16_t protocol, uint32_t wanted_roles,
                                       struct policyd_connect_reply *ret_reply)
{
    return policyd_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject, target, protocol,
                                  wanted_roles, ret_reply);
}

/* A request of `check`. */
static inline struct writ_msg policyd_check_made(uint32_t subject, uint16_t target,
                                                 uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policyd_check_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint32_t subject, uint16_t target, uint16_t protocol,
                                            uint32_t wanted_roles, enum verdict *ret_verdict,
                                            uint8_t *ret_cause, uint32_t *ret_roles,
                                            uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policyd_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, SAMGRD_SLOT_POLICYD, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, SAMGRD_SLOT_POLICYD, late, true, &again);
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

static inline uint32_t policyd_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                     uint16_t protocol, uint32_t wanted_roles,
                                     enum verdict *ret_verdict, uint8_t *ret_cause,
                                     uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policyd_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                                wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

#endif
