/* Generated from idl/policyd.writ: change it there.
 *
 * One stub per method of policyd. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef POLICYD_CLIENT_H
#define POLICYD_CLIENT_H

#include "writ/call.h"

#include "policyd_wire.h"

/* A connection to Policyd: the pages of the calling thread, and the slot it is in. */
struct policyd_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg policyd_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t policyd_ping_within(struct policyd_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_PING_DEADLINE_MS);
    struct writ_msg m = policyd_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_PING_REPLY) {
        return writ_judge_reply(c->io, POLICYD_PING_REQUEST, m.tag,
                                policyd_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policyd_ping(struct policyd_client *c)
{
    return policyd_ping_within(c, POLICYD_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg policyd_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t policyd_stats_within(struct policyd_client *c, uint32_t timeout_ms,
                                            uint64_t *ret_calls, uint64_t *ret_rejects,
                                            uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_STATS_DEADLINE_MS);
    struct writ_msg m = policyd_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_STATS_REPLY) {
        return writ_judge_reply(c->io, POLICYD_STATS_REQUEST, m.tag,
                                policyd_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t policyd_stats(struct policyd_client *c, uint64_t *ret_calls,
                                     uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return policyd_stats_within(c, POLICYD_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg policyd_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t policyd_abi_within(struct policyd_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ABI_DEADLINE_MS);
    struct writ_msg m = policyd_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_ABI_REPLY) {
        return writ_judge_reply(c->io, POLICYD_ABI_REQUEST, m.tag,
                                policyd_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t policyd_abi(struct policyd_client *c, uint64_t *ret_hash)
{
    return policyd_abi_within(c, POLICYD_ABI_DEADLINE_MS, ret_hash);
}

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
static inline uint32_t policyd_connect_within(struct policyd_client *c, uint32_t timeout_ms,
                                              uint32_t subject, uint16_t target, uint16_t protocol,
                                              uint32_t wanted_roles,
                                              struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m = policyd_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_connect_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, POLICYD_CONNECT_REQUEST, m.tag,
                                policyd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_connect_reply_read(c->io->out, c->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t policyd_connect(struct policyd_client *c, uint32_t subject, uint16_t target,
                                       uint16_t protocol, uint32_t wanted_roles,
                                       struct policyd_connect_reply *ret_reply)
{
    return policyd_connect_within(c, POLICYD_CONNECT_DEADLINE_MS, subject, target, protocol,
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
static inline uint32_t policyd_check_within(struct policyd_client *c, uint32_t timeout_ms,
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
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_CHECK_REPLY) {
        return writ_judge_reply(c->io, POLICYD_CHECK_REQUEST, m.tag,
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

static inline uint32_t policyd_check(struct policyd_client *c, uint32_t subject, uint16_t target,
                                     uint16_t protocol, uint32_t wanted_roles,
                                     enum verdict *ret_verdict, uint8_t *ret_cause,
                                     uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policyd_check_within(c, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                                wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* A request of `explain`. */
static inline struct writ_msg policyd_explain_made(uint32_t subject, uint16_t target,
                                                   uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_EXPLAIN_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* The same, with a sentence for a person; `rule` is 0 where none speaks of it. */
static inline uint32_t policyd_explain_within(struct policyd_client *c, uint32_t timeout_ms,
                                              uint32_t subject, uint16_t target, uint16_t protocol,
                                              uint32_t wanted_roles,
                                              struct policyd_explain_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_EXPLAIN_DEADLINE_MS);
    struct writ_msg m = policyd_explain_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_explain_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_explain_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_explain_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, POLICYD_EXPLAIN_REQUEST, m.tag,
                                policyd_explain_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_explain_reply_read(c->io->out);
    ret_reply->sentence.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t policyd_explain(struct policyd_client *c, uint32_t subject, uint16_t target,
                                       uint16_t protocol, uint32_t wanted_roles,
                                       struct policyd_explain_reply *ret_reply)
{
    return policyd_explain_within(c, POLICYD_EXPLAIN_DEADLINE_MS, subject, target, protocol,
                                  wanted_roles, ret_reply);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_read_rule_within(struct policyd_client *c, uint32_t timeout_ms,
                                                uint64_t rule, enum rule_state *ret_state,
                                                struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_read_rule_made(rule);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_read_rule_made(rule);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(c->io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_read_rule(struct policyd_client *c, uint64_t rule,
                                         enum rule_state *ret_state, struct policy_rule *ret_row)
{
    return policyd_read_rule_within(c, POLICYD_READ_RULE_DEADLINE_MS, rule, ret_state, ret_row);
}

/* A request of `list_rules`. */
static inline struct writ_msg policyd_list_rules_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_LIST_RULES_REQUEST, .w = {after}};
    return m;
}

/* A page of all rules, compiled ones first, by rising number. `next` is 0 after the last page; another `generation` than that of the
 * page before means that rules changed between: begin again. */
static inline uint32_t policyd_list_rules_within(struct policyd_client *c, uint32_t timeout_ms,
                                                 uint64_t after,
                                                 struct policyd_list_rules_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_LIST_RULES_DEADLINE_MS);
    struct writ_msg m = policyd_list_rules_made(after);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_list_rules_made(after);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        policyd_list_rules_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, POLICYD_LIST_RULES_REQUEST, m.tag,
                                policyd_list_rules_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_list_rules_reply_read(c->io->out);
    ret_reply->items.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t policyd_list_rules(struct policyd_client *c, uint64_t after,
                                          struct policyd_list_rules_reply *ret_reply)
{
    return policyd_list_rules_within(c, POLICYD_LIST_RULES_DEADLINE_MS, after, ret_reply);
}

/* A request of `add_rule`. */
static inline struct writ_msg policyd_add_rule_made(uint16_t subject, uint16_t target,
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
static inline uint32_t policyd_add_rule_within(struct policyd_client *c, uint32_t timeout_ms,
                                               uint16_t subject, uint16_t target, uint16_t protocol,
                                               enum rule_origin origin, uint32_t roles,
                                               uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ADD_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_add_rule_made(subject, target, protocol, origin, roles);
    if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_add_rule_made(subject, target, protocol, origin, roles);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_ADD_RULE_REPLY) {
        return writ_judge_reply(c->io, POLICYD_ADD_RULE_REQUEST, m.tag,
                                policyd_add_rule_may_say(writ_tag_status(m.tag)));
    }
    *ret_rule = m.w[0];
    return WRIT_OK;
}

static inline uint32_t policyd_add_rule(struct policyd_client *c, uint16_t subject, uint16_t target,
                                        uint16_t protocol, enum rule_origin origin, uint32_t roles,
                                        uint64_t *ret_rule)
{
    return policyd_add_rule_within(c, POLICYD_ADD_RULE_DEADLINE_MS, subject, target, protocol,
                                   origin, roles, ret_rule);
}

/* A request of `revoke_rule`. */
static inline struct writ_msg policyd_revoke_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Ends what a rule allows, for connections that exist too.
 *
 * Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered. */
static inline uint32_t policyd_revoke_rule_within(struct policyd_client *c, uint32_t timeout_ms,
                                                  uint64_t rule, uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_revoke_rule_made(rule);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_revoke_rule_made(rule);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REVOKE_RULE_REPLY) {
        return writ_judge_reply(c->io, POLICYD_REVOKE_RULE_REQUEST, m.tag,
                                policyd_revoke_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policyd_revoke_rule(struct policyd_client *c, uint64_t rule,
                                           uint32_t *ret_revoked_connections)
{
    return policyd_revoke_rule_within(c, POLICYD_REVOKE_RULE_DEADLINE_MS, rule,
                                      ret_revoked_connections);
}

/* A request of `remove_rule`. */
static inline struct writ_msg policyd_remove_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REMOVE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Forgets a rule that was revoked. */
static inline uint32_t policyd_remove_rule_within(struct policyd_client *c, uint32_t timeout_ms,
                                                  uint64_t rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REMOVE_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_remove_rule_made(rule);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_remove_rule_made(rule);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REMOVE_RULE_REPLY) {
        return writ_judge_reply(c->io, POLICYD_REMOVE_RULE_REQUEST, m.tag,
                                policyd_remove_rule_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policyd_remove_rule(struct policyd_client *c, uint64_t rule)
{
    return policyd_remove_rule_within(c, POLICYD_REMOVE_RULE_DEADLINE_MS, rule);
}

/* A request of `revoke_principal`. */
static inline struct writ_msg policyd_revoke_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules were lost. LIMIT
 * past `MAX_CUT_OFF`, and the program is as it was.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static inline uint32_t policyd_revoke_principal_within(struct policyd_client *c,
                                                       uint32_t timeout_ms, uint32_t principal,
                                                       uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policyd_revoke_principal_made(principal);
    if (WRIT_CHECKS && policyd_revoke_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_revoke_principal_made(principal);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_REVOKE_PRINCIPAL_REPLY) {
        return writ_judge_reply(c->io, POLICYD_REVOKE_PRINCIPAL_REQUEST, m.tag,
                                policyd_revoke_principal_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_principal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policyd_revoke_principal(struct policyd_client *c, uint32_t principal,
                                                uint32_t *ret_revoked_connections)
{
    return policyd_revoke_principal_within(c, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS, principal,
                                           ret_revoked_connections);
}

/* A request of `restore_principal`. */
static inline struct writ_msg policyd_restore_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_RESTORE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Lets a program that was cut off ask again; what it had stays void. */
static inline uint32_t policyd_restore_principal_within(struct policyd_client *c,
                                                        uint32_t timeout_ms, uint32_t principal)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policyd_restore_principal_made(principal);
    if (WRIT_CHECKS && policyd_restore_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_restore_principal_made(principal);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_RESTORE_PRINCIPAL_REPLY) {
        return writ_judge_reply(c->io, POLICYD_RESTORE_PRINCIPAL_REQUEST, m.tag,
                                policyd_restore_principal_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policyd_restore_principal(struct policyd_client *c, uint32_t principal)
{
    return policyd_restore_principal_within(c, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS, principal);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct policyd_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct policyd_subscribe_builder policyd_subscribe_begin(struct policyd_client *c)
{
    return (struct policyd_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void policyd_subscribe_put_bell(struct policyd_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t policyd_subscribe_call_within(struct policyd_subscribe_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = policyd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(POLICYD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != POLICYD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, POLICYD_SUBSCRIBE_REQUEST, m.tag,
                                policyd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policyd_subscribe_call(struct policyd_subscribe_builder *b)
{
    return policyd_subscribe_call_within(b, POLICYD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg policyd_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`, as the rule stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t policyd_next_event_within(struct policyd_client *c, uint32_t timeout_ms,
                                                 uint64_t after_seq, uint64_t *ret_seq,
                                                 uint64_t *ret_lost, struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = policyd_next_event_made(after_seq);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_next_event_made(after_seq);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_NEXT_EVENT_REPLY) {
        return writ_judge_reply(c->io, POLICYD_NEXT_EVENT_REQUEST, m.tag,
                                policyd_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    (*ret_row).id = m.w[2];
    (*ret_row).subject = (uint16_t)m.w[3];
    (*ret_row).target = (uint16_t)(m.w[3] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[3] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[3] >> 48);
    (*ret_row).state = (uint8_t)(m.w[3] >> 56);
    (*ret_row).roles = (uint32_t)m.w[4];
    (*ret_row).used = (uint32_t)(m.w[4] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_next_event(struct policyd_client *c, uint64_t after_seq,
                                          uint64_t *ret_seq, uint64_t *ret_lost,
                                          struct policy_rule *ret_row)
{
    return policyd_next_event_within(c, POLICYD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                     ret_lost, ret_row);
}

#endif
