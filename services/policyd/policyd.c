/* The policy daemon: puts the rules of policy.h behind the contract of idl/policyd.writ, and makes the
 * connections that they allow.
 *
 * It renames and delegates. What is allowed is the rules' to say; here stand only the kernel calls
 * that follow from it, and the line in the log for every decision.
 */
#include "policyd_server.h"

#include <string.h>

#include "explain.h"
#include "kernel_calls.h"
#include "policy.h"
#include "policyd_capnp.h"
#include "policyd_slots.h"
#include "telling.h"
#include "writ/bells.h"
#include "writ/capnp_serve.h"
#include "writ/inheritance.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/self.h"
#include "writ/time.h"

/* A label: protocol (16 bits), number of the connection (24), of this instance (23), 1 (1). */
enum { COUNT_SHIFT = 16, INSTANCE_SHIFT = 40, INSTANCE_BITS = 23 };

#define OWN_LABELS (UINT64_C(1) << 63)

static const uint32_t LAST_CONNECTION = 0xffffff;

/* What outlives us. */
struct policyd_live {
    struct policy_state state;
    struct bells bells;
};

_Static_assert(ESTATE_BYTES(sizeof(struct policyd_live)) + sizeof(struct policy_cuts) <=
                   POLICYD_STATE_BYTES,
               "the estate has room for everything");

struct policyd_server {
    struct policyd_serving serving;
    struct policy policy;
    struct policyd_live live;
    struct estate estate; /* of the live state */
    uint64_t instance;    /* part of every label, so that no two instances make equal ones */
    uint32_t connections; /* made so far, likewise */
    struct telling telling;
};

const struct rt_component rt_component = {.name = "policyd",
                                          .number = POLICYD_COMPONENT,
                                          .startup = policyd_startup,
                                          .startup_count = POLICYD_STARTUP_COUNT,
                                          .workers = POLICYD_WORKERS};

/* A refusal is said with its reason; of who is refused without end not every one. */
static void log_decision(struct policyd_server *s, const struct policy_question *question,
                         const struct policy_answer *answer)
{
    uint64_t left_out = 0;
    if (answer->verdict != VERDICT_REFUSED) {
        log_info("policyd: subject=%u target=%u protocol=%u roles=%x verdict=%u", question->subject,
                 question->target, question->protocol, answer->roles, answer->verdict);
        return;
    }
    if (!telling_admit(&s->telling, question->subject, time_us(), &left_out)) {
        return;
    }
    char sentence[POLICYD_MAX_SENTENCE + 1];
    uint32_t length = explain(&s->policy, question, answer, sentence);
    sentence[length] = '\0';
    log_warn("policyd: subject=%u target=%u protocol=%u wanted=%x: %s", question->subject,
             question->target, question->protocol, question->wanted, sentence);
    if (left_out != 0) {
        log_warn("policyd: refusals not told before this one: %lu", left_out);
    }
}

static struct policy_answer decide(struct policyd_server *s, const struct policy_question *question)
{
    struct policy_answer answer = policy_decide(&s->policy, question);
    log_decision(s, question, &answer);
    return answer;
}

/* The slot of the endpoint of a component of the system. */
static uint32_t endpoint_of(const struct policyd_server *s,
                            const struct writ_system_component *component)
{
    return WRIT_SLOT_ENDPOINTS + (uint32_t)(component - s->policy.system->components);
}

/* A label that no other connection has, not even one that an earlier instance made: it has the number
 * of our process in it. The root's labels have 0 in its highest bit. False when all are used up. */
static bool next_label(struct policyd_server *s, uint16_t protocol, uint64_t *ret_label)
{
    if (s->connections == LAST_CONNECTION) {
        return false;
    }
    uint64_t count = ++s->connections;
    *ret_label = OWN_LABELS | s->instance << INSTANCE_SHIFT | count << COUNT_SHIFT | protocol;
    return true;
}

/* The part of our labels that no other instance has: our number in the kernel. */
static uint64_t read_instance(struct writ_io *io)
{
    uint64_t koid = self_koid(io);
    if (koid == 0) {
        rt_panic("policyd: the kernel does not say who we are");
    }
    return koid & ((UINT64_C(1) << INSTANCE_BITS) - 1);
}

static struct rule *policyd_find_rule(struct policyd_server *s, uint64_t key,
                                      enum rule_state *ret_state, enum rule_class *ret_class)
{
    struct rule *rule = policy_find(&s->policy, key);
    if (rule != NULL) {
        *ret_state = rule->row.state;
        *ret_class =
            rule->row.origin == RULE_ORIGIN_BUNDLE ? RULE_CLASS_BUNDLE : RULE_CLASS_OPERATOR;
    }
    return rule;
}

/* Confirms a change of the rules. */
static void confirm(struct policyd_server *s, const struct rule *rule)
{
    struct policy_state *state = &s->live.state;
    estate_touch(&s->estate, state, offsetof(struct policy_state, added));
    estate_touch(&s->estate, state->events, sizeof state->events);
    if (rule != NULL) { /* not a compiled one, which has no use to count */
        estate_touch(&s->estate, rule, sizeof *rule);
    }
    inheritance_confirm(&s->estate);
}

static void tell_of_change(struct policyd_server *s)
{
    bells_ring(&s->live.bells, s->serving.io, POLICYD_SIGNALS_RULES_CHANGED);
}

static uint32_t policyd_on_connect(struct policyd_server *s, const struct writ_caller *caller,
                                   const struct policyd_connect_request *request,
                                   struct policyd_connect_reply *reply)
{
    (void)caller;
    struct policy_question question = {request->subject, request->wanted_roles, request->target,
                                       request->protocol};
    const struct writ_system_component *target =
        policy_target(&s->policy, request->target, request->protocol);
    if (target == NULL) {
        return POLICYD_ERROR_NO_SUCH_TARGET;
    }
    struct policy_answer answer = decide(s, &question);
    if (answer.verdict == VERDICT_REFUSED) {
        return POLICYD_ERROR_REFUSED;
    }
    uint64_t label = 0;
    if (!next_label(s, request->protocol, &label)) {
        return WRIT_LIMIT;
    }
    uint32_t status = endpoint_mint(s->serving.io, endpoint_of(s, target), label, answer.roles,
                                    request->subject, &reply->connection);
    if (status != WRIT_OK) {
        return status == WRIT_NO_MEMORY || status == WRIT_LIMIT ? status : WRIT_INTERNAL;
    }
    policy_count_use(&s->policy, answer.rule);
    confirm(s, policy_find(&s->policy, answer.rule));
    reply->roles = answer.roles;
    reply->verdict = answer.verdict;
    return WRIT_OK;
}

static uint32_t policyd_on_check(struct policyd_server *s, const struct writ_caller *caller,
                                 const struct policyd_check_request *request,
                                 struct policyd_check_reply *reply)
{
    (void)caller;
    struct policy_question question = {request->subject, request->wanted_roles, request->target,
                                       request->protocol};
    struct policy_answer answer = decide(s, &question);
    reply->verdict = answer.verdict;
    reply->cause = (uint8_t)answer.cause;
    reply->roles = answer.roles;
    reply->rule = answer.rule;
    return WRIT_OK;
}

static uint32_t policyd_on_explain(struct policyd_server *s, const struct writ_caller *caller,
                                   const struct policyd_explain_request *request,
                                   struct policyd_explain_reply *reply)
{
    (void)caller;
    struct policy_question question = {request->subject, request->wanted_roles, request->target,
                                       request->protocol};
    struct policy_answer answer = policy_decide(&s->policy, &question);
    char sentence[POLICYD_MAX_SENTENCE];
    uint32_t length = explain(&s->policy, &question, &answer, sentence);
    reply->verdict = answer.verdict;
    reply->cause = (uint8_t)answer.cause;
    reply->roles = answer.roles;
    reply->rule = answer.rule;
    policyd_explain_reply_put_sentence(s, reply, sentence, length);
    return WRIT_OK;
}

static uint32_t policyd_on_read_rule(struct policyd_server *s, const struct writ_caller *caller,
                                     struct rule *rule,
                                     const struct policyd_read_rule_request *request,
                                     struct policyd_read_rule_reply *reply)
{
    (void)s;
    (void)caller;
    (void)request;
    reply->state = rule->row.state;
    reply->row = rule->row;
    return WRIT_OK;
}

static uint32_t policyd_on_list_rules(struct policyd_server *s, const struct writ_caller *caller,
                                      const struct policyd_list_rules_request *request,
                                      struct policyd_list_rules_reply *reply)
{
    (void)caller;
    struct policy_rule rows[POLICYD_MAX_RULE_ROWS];
    uint32_t count =
        policy_page(&s->policy, request->after, rows, POLICYD_MAX_RULE_ROWS, &reply->next);
    reply->generation = s->live.state.generation;
    policyd_list_rules_reply_put_items(s, reply, rows, count);
    return WRIT_OK;
}

static uint32_t policyd_on_add_rule(struct policyd_server *s, const struct writ_caller *caller,
                                    const struct policyd_add_rule_request *request,
                                    struct policyd_add_rule_reply *reply)
{
    (void)caller;
    struct policy_rule wanted = {.subject = request->subject,
                                 .target = request->target,
                                 .protocol = request->protocol,
                                 .origin = (uint8_t)request->origin,
                                 .roles = request->roles};
    uint32_t status = policy_check_addition(&s->policy, &wanted);
    if (status != WRIT_OK) {
        return status;
    }
    const struct rule *rule = policy_add(&s->policy, &wanted);
    if (rule == NULL) {
        return WRIT_LIMIT;
    }
    confirm(s, rule);
    tell_of_change(s);
    reply->rule = rule->row.id;
    return WRIT_OK;
}

/* Voids the connections of every instance of a component to another. */
static uint32_t void_connections(struct policyd_server *s, const struct policy_rule *rule,
                                 uint32_t *ret_count)
{
    const struct writ_system_component *target =
        policy_target(&s->policy, rule->target, rule->protocol);
    uint32_t status =
        endpoint_revoke_component(s->serving.io, endpoint_of(s, target), rule->subject, ret_count);
    return status == WRIT_OK ? WRIT_OK : WRIT_INTERNAL;
}

static uint32_t policyd_on_revoke_rule(struct policyd_server *s, const struct writ_caller *caller,
                                       struct rule *rule,
                                       const struct policyd_revoke_rule_request *request,
                                       struct policyd_revoke_rule_reply *reply)
{
    (void)caller;
    (void)request;
    uint32_t status = void_connections(s, &rule->row, &reply->revoked_connections);
    if (status == WRIT_OK) {
        policy_revoke(&s->policy, rule);
        confirm(s, rule);
        tell_of_change(s);
    }
    return status;
}

static uint32_t policyd_on_remove_rule(struct policyd_server *s, const struct writ_caller *caller,
                                       struct rule *rule,
                                       const struct policyd_remove_rule_request *request)
{
    (void)caller;
    (void)request;
    policy_remove(&s->policy, rule);
    confirm(s, rule);
    tell_of_change(s);
    return WRIT_OK;
}

/* Voids what was made for one principal, whoever serves it. */
static uint32_t void_principal(struct policyd_server *s, uint32_t principal, uint32_t *ret_count)
{
    const struct writ_system *system = s->policy.system;
    for (uint32_t i = 1; i < system->count; i++) {
        uint32_t count = 0;
        if (system->components[i].served_count != 0 &&
            endpoint_revoke_principal(s->serving.io, WRIT_SLOT_ENDPOINTS + i, principal, &count) !=
                WRIT_OK) {
            return WRIT_INTERNAL;
        }
        *ret_count += count;
    }
    return WRIT_OK;
}

static uint32_t policyd_on_revoke_principal(struct policyd_server *s,
                                            const struct writ_caller *caller,
                                            const struct policyd_revoke_principal_request *request,
                                            struct policyd_revoke_principal_reply *reply)
{
    (void)caller;
    if (!policy_can_cut_off(&s->policy, request->principal)) {
        return WRIT_LIMIT;
    }
    uint32_t status = void_principal(s, request->principal, &reply->revoked_connections);
    if (status == WRIT_OK && policy_cut_off(&s->policy, request->principal)) {
        log_warn("policyd: principal=%u is cut off", request->principal);
    }
    return status;
}

static uint32_t
policyd_on_restore_principal(struct policyd_server *s, const struct writ_caller *caller,
                             const struct policyd_restore_principal_request *request)
{
    (void)caller;
    policy_restore(&s->policy, request->principal);
    return WRIT_OK;
}

static uint32_t policyd_on_subscribe(struct policyd_server *s, const struct writ_caller *caller,
                                     struct policyd_subscribe_request *request)
{
    return inheritance_set_bell(&s->estate, s->serving.io, &s->live.bells, caller, &request->bell);
}

static uint32_t policyd_on_next_event(struct policyd_server *s, const struct writ_caller *caller,
                                      const struct policyd_next_event_request *request,
                                      struct policyd_next_event_reply *reply)
{
    (void)caller;
    struct policy_change change;
    if (!policy_next_change(&s->policy, request->after_seq, &change)) {
        return POLICYD_ERROR_NOTHING_NEWER;
    }
    reply->seq = change.seq;
    reply->lost = change.lost;
    reply->row = change.row;
    return WRIT_OK;
}

static void policyd_on_closed(struct policyd_server *s, uint64_t label)
{
    inheritance_drop_bell(&s->estate, s->serving.io, &s->live.bells, label);
}

/* Goes on with what was confirmed. Who was cut off is so whatever was lost. */
static void inherit(struct policyd_server *s)
{
    const struct inheritance_plan plan = {.name = "policyd",
                                          .state_bytes = POLICYD_STATE_BYTES,
                                          .live = &s->live,
                                          .live_bytes = sizeof s->live,
                                          .layout = sizeof s->live};
    struct inheritance_names names = {0};
    enum estate_found found = inheritance_open(&s->estate, s->serving.io, &plan);
    if (found != ESTATE_INHERITED) {
        policy_state_init(&s->live.state, &writ_system, s->estate.losses + (found == ESTATE_LOST));
        memset(&s->live.bells, 0, sizeof s->live.bells);
        estate_begin(&s->estate, found);
    }
    inheritance_name_bells(&names, &s->live.bells);
    inheritance_close_rest(s->serving.io, &names);
    policy_init(&s->policy, &writ_system, &s->live.state,
                (struct policy_cuts *)(void *)estate_rest(&s->estate));
    s->policy.cold = s->estate.losses != 0;
}

uint32_t component_main(struct rt *rt)
{
    static struct policyd_server server;
    static struct capnp_server other;
    policyd_serving_init(&server.serving, &rt->io);
    capnp_server_init(&other, &rt->io, policyd_capnp_messages, POLICYD_CAPNP_MESSAGES);
    server.instance = read_instance(&rt->io);
    inherit(&server);
    policyd_serve(&server);
}
