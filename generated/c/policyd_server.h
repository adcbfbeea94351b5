/* Generated from idl/policyd.writ: change it there.
 *
 * Dispatchers of policyd. An adapter includes this first, then defines its `struct x_server`, whose first member is
 * `struct x_serving serving`, and the static functions that are declared and not defined here. It is the one file that includes this.
 */
#ifndef POLICYD_SERVER_H
#define POLICYD_SERVER_H

#include "writ/serve.h"

#include "policyd_wire.h"

struct policyd_server;
struct rule;

/* What the dispatcher of Policyd keeps. */
struct policyd_serving {
    struct writ_io *io;
    /* The request being served came in another encoding. */
    bool translates;
    /* Of framework methods, and of what is no method. */
    struct writ_counters counters;
    /* Of each method: policyd_method_name(). */
    struct writ_counters of[12];
    /* Called with the bits of a notification that is bound to the endpoint; null if there is none. */
    void (*notified)(struct policyd_server *s, uint64_t bits);
    struct writ_builder reply;
};

static inline void policyd_serving_init(struct policyd_serving *serving, struct writ_io *io)
{
    *serving = (struct policyd_serving){.io = io};
}

/* The method that `of[index]` counts. */
static inline const char *policyd_method_name(uint32_t index)
{
    switch (index) {
    case 0:
        return "connect";
    case 1:
        return "check";
    case 2:
        return "explain";
    case 3:
        return "read_rule";
    case 4:
        return "list_rules";
    case 5:
        return "add_rule";
    case 6:
        return "revoke_rule";
    case 7:
        return "remove_rule";
    case 8:
        return "revoke_principal";
    case 9:
        return "restore_principal";
    case 10:
        return "subscribe";
    case 11:
        return "next_event";
    default:
        return "no method";
    }
}

/* What was counted of all of them. */
static inline struct writ_counters policyd_counted(const struct policyd_serving *serving)
{
    struct writ_counters all = serving->counters;
    for (uint32_t i = 0; i < 12; i++) {
        all.calls += serving->of[i].calls;
        all.rejects += serving->of[i].rejects;
        all.errors += serving->of[i].errors;
    }
    return all;
}

/* The adapter's own struct begins with it. */
static inline struct policyd_serving *policyd_serving_of(struct policyd_server *s)
{
    return (struct policyd_serving *)(void *)s;
}

/* The rule with this key, or null; its state and class are told, too. */
static struct rule *policyd_find_rule(struct policyd_server *s, uint64_t key,
                                      enum rule_state *ret_state, enum rule_class *ret_class);

/* Decides whether `subject` may speak `protocol` to the component `target`, and gives a connection in the roles that are allowed, bound
 * to that subject.
 *
 * Guarantee: no connection has a role that no rule in force gives. */
static uint32_t policyd_on_connect(struct policyd_server *s, const struct writ_caller *caller,
                                   const struct policyd_connect_request *request,
                                   struct policyd_connect_reply *reply);

/* What the answer would be, without making anything. */
static uint32_t policyd_on_check(struct policyd_server *s, const struct writ_caller *caller,
                                 const struct policyd_check_request *request,
                                 struct policyd_check_reply *reply);

/* The same, with a sentence for a person; `rule` is 0 where none speaks of it. */
static uint32_t policyd_on_explain(struct policyd_server *s, const struct writ_caller *caller,
                                   const struct policyd_explain_request *request,
                                   struct policyd_explain_reply *reply);

/* What is known of a rule that was added. */
static uint32_t policyd_on_read_rule(struct policyd_server *s, const struct writ_caller *caller,
                                     struct rule *rule,
                                     const struct policyd_read_rule_request *request,
                                     struct policyd_read_rule_reply *reply);

/* A page of all rules, compiled ones first, by rising number. `next` is 0 after the last page; another `generation` than that of the
 * page before means that rules changed between: begin again. */
static uint32_t policyd_on_list_rules(struct policyd_server *s, const struct writ_caller *caller,
                                      const struct policyd_list_rules_request *request,
                                      struct policyd_list_rules_reply *reply);

/* Adds a rule. An installer's speaks of a component that a bundle brought, never of one of the compiled table.
 *
 * Guarantee: on any error the rules are as they were. */
static uint32_t policyd_on_add_rule(struct policyd_server *s, const struct writ_caller *caller,
                                    const struct policyd_add_rule_request *request,
                                    struct policyd_add_rule_reply *reply);

/* Ends what a rule allows, for connections that exist too.
 *
 * Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered. */
static uint32_t policyd_on_revoke_rule(struct policyd_server *s, const struct writ_caller *caller,
                                       struct rule *rule,
                                       const struct policyd_revoke_rule_request *request,
                                       struct policyd_revoke_rule_reply *reply);

/* Forgets a rule that was revoked. */
static uint32_t policyd_on_remove_rule(struct policyd_server *s, const struct writ_caller *caller,
                                       struct rule *rule,
                                       const struct policyd_remove_rule_request *request);

/* Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules were lost. LIMIT
 * past `MAX_CUT_OFF`, and the program is as it was.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static uint32_t policyd_on_revoke_principal(struct policyd_server *s,
                                            const struct writ_caller *caller,
                                            const struct policyd_revoke_principal_request *request,
                                            struct policyd_revoke_principal_reply *reply);

/* Lets a program that was cut off ask again; what it had stays void. */
static uint32_t
policyd_on_restore_principal(struct policyd_server *s, const struct writ_caller *caller,
                             const struct policyd_restore_principal_request *request);

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static uint32_t policyd_on_subscribe(struct policyd_server *s, const struct writ_caller *caller,
                                     struct policyd_subscribe_request *request);

/* The oldest change after `after_seq`, as the rule stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static uint32_t policyd_on_next_event(struct policyd_server *s, const struct writ_caller *caller,
                                      const struct policyd_next_event_request *request,
                                      struct policyd_next_event_reply *reply);

/* The connection with this label is gone: whoever had it wants no bell rung any more. */
static void policyd_on_closed(struct policyd_server *s, uint64_t label);

static inline uint64_t policyd_connect_reply_finish(struct policyd_serving *serving,
                                                    const struct policyd_connect_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 8, 1);
    writ_store_u32(body, v->roles);
    writ_store_u8(body + 4, (uint8_t)v->verdict);
    const struct writ_record connection_record = {.type = CONNECTION_TYPE,
                                                  .rights = CONNECTION_RIGHT_CALL |
                                                      CONNECTION_RIGHT_TRANSFER,
                                                  .protocol = WRIT_ANY_PROTOCOL};
    writ_reply_handle(b, 0, v->connection, false, connection_record);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(POLICYD_CONNECT_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void policyd_explain_reply_put_sentence(struct policyd_server *s,
                                                      struct policyd_explain_reply *reply,
                                                      const void *data, uint32_t length)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, policyd_explain_reply_tails, 0, length);
    writ_copy_in(at, data, length);
    reply->sentence = (struct writ_bytes){.data = at, .length = at != NULL ? length : 0};
}

static inline uint64_t policyd_explain_reply_finish(struct policyd_serving *serving,
                                                    const struct policyd_explain_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, policyd_explain_reply_tails, 1);
    writ_store_u8(body, (uint8_t)v->verdict);
    writ_store_u8(body + 1, v->cause);
    writ_store_u32(body + 4, v->roles);
    writ_store_u64(body + 8, v->rule);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(POLICYD_EXPLAIN_REPLY, b->cursor) : 0;
}

/* Appends to a reply. One that does not fit the contract makes the call fail with INTERNAL. */
static inline void policyd_list_rules_reply_put_items(struct policyd_server *s,
                                                      struct policyd_list_rules_reply *reply,
                                                      const void *data, uint32_t count)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_builder *b = &serving->reply;
    writ_reply_open(b, serving->io, 24, 0);
    uint8_t *at = writ_builder_tail(b, policyd_list_rules_reply_tails, 0, count);
    const struct policy_rule *items = data;
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        policy_rule_store(at + i * 24, &items[i]);
    }
    reply->items.items = (const void *)at;
    reply->items.count = at != NULL ? count : 0;
}

static inline uint64_t policyd_list_rules_reply_finish(struct policyd_serving *serving,
                                                       const struct policyd_list_rules_reply *v)
{
    struct writ_builder *b = &serving->reply;
    uint8_t *body = b->page;
    writ_reply_open(b, serving->io, 24, 0);
    writ_builder_skip(b, policyd_list_rules_reply_tails, 1);
    writ_store_u64(body + 8, v->next);
    writ_store_u64(body + 16, v->generation);
    (void)body;
    (void)v;
    return b->status == WRIT_OK ? writ_tag_sized(POLICYD_LIST_RULES_REPLY, b->cursor) : 0;
}

/* Answers that somebody is there. */
static inline uint64_t policyd_serve_ping(struct policyd_server *s, struct writ_msg *m,
                                          const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    *m = (struct writ_msg){.tag = POLICYD_PING_REPLY};
    return POLICYD_PING_REPLY;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint64_t policyd_serve_stats(struct policyd_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    serving->counters.calls++;
    if ((caller->roles & WRIT_ROLE_STATS) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    }
    struct writ_counters all = policyd_counted(serving);
    struct policyd_stats_reply reply = {
        .calls = all.calls, .rejects = all.rejects, .errors = all.errors};
    policyd_stats_reply_write(m, &reply);
    return POLICYD_STATS_REPLY;
}

/* Which contract the server was built from. */
static inline uint64_t policyd_serve_abi(struct policyd_server *s, struct writ_msg *m,
                                         const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    serving->counters.calls++;
    (void)caller;
    struct policyd_abi_reply reply = {.hash = POLICYD_ABI};
    policyd_abi_reply_write(m, &reply);
    return POLICYD_ABI_REPLY;
}

/* `connect`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_connect(struct policyd_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[0];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_BROKER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = policyd_connect_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_connect_request request = policyd_connect_request_read(m);
    struct policyd_connect_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 8};
    uint32_t status = policyd_on_connect(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = policyd_connect_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        writ_close_rest(serving->io, &reply.connection, 1);
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_connect_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `check`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_check(struct policyd_server *s, struct writ_msg *m,
                                           const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[1];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_BROKER | POLICYD_ROLE_OPERATOR |
                          POLICYD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = policyd_check_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_check_request request = policyd_check_request_read(m);
    struct policyd_check_reply reply = {0};
    uint32_t status = policyd_on_check(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_check_may_say(status) ? status : WRIT_INTERNAL);
    }
    policyd_check_reply_write(m, &reply);
    return POLICYD_CHECK_REPLY;
}

/* `explain`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_explain(struct policyd_server *s, struct writ_msg *m,
                                             const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[2];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_OPERATOR | POLICYD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = policyd_explain_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_explain_request request = policyd_explain_request_read(m);
    struct policyd_explain_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = policyd_on_explain(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = policyd_explain_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_explain_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `read_rule`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_read_rule(struct policyd_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[3];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR |
                          POLICYD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_read_rule_request request = policyd_read_rule_request_read(m);
    enum rule_state rule_state = 0;
    enum rule_class rule_class = 0;
    struct rule *rule = policyd_find_rule(s, request.rule, &rule_state, &rule_class);
    if (rule == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(POLICYD_READ_RULE_REQUEST_RULE_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_read_rule_reply reply = {0};
    uint32_t status = policyd_on_read_rule(s, caller, rule, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_read_rule_may_say(status) ? status : WRIT_INTERNAL);
    }
    policyd_read_rule_reply_write(m, &reply);
    return POLICYD_READ_RULE_REPLY;
}

/* `list_rules`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_list_rules(struct policyd_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[4];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR |
                          POLICYD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_list_rules_request request = policyd_list_rules_request_read(m);
    struct policyd_list_rules_reply reply = {0};
    serving->reply = (struct writ_builder){.page = serving->io->out, .cursor = 24};
    uint32_t status = policyd_on_list_rules(s, caller, &request, &reply);
    uint64_t answer = 0;
    if (status == WRIT_OK) {
        answer = policyd_list_rules_reply_finish(serving, &reply);
        status = answer == 0 ? WRIT_INTERNAL : WRIT_OK;
    }
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_list_rules_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = answer};
    return answer;
}

/* `add_rule`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_add_rule(struct policyd_server *s, struct writ_msg *m,
                                              const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[5];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = policyd_add_rule_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_add_rule_request request = policyd_add_rule_request_read(m);
    uint32_t allowed = caller->roles & (0);
    if (request.origin == RULE_ORIGIN_BUNDLE) {
        allowed |= caller->roles & POLICYD_ROLE_INSTALLER;
    }
    if (request.origin == RULE_ORIGIN_OPERATOR) {
        allowed |= caller->roles & POLICYD_ROLE_OPERATOR;
    }
    if (allowed == 0 && (caller->roles & (0)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(POLICYD_ADD_RULE_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_add_rule_reply reply = {0};
    uint32_t status = policyd_on_add_rule(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_add_rule_may_say(status) ? status : WRIT_INTERNAL);
    }
    policyd_add_rule_reply_write(m, &reply);
    return POLICYD_ADD_RULE_REPLY;
}

/* `revoke_rule`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_revoke_rule(struct policyd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[6];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_revoke_rule_request request = policyd_revoke_rule_request_read(m);
    uint32_t allowed = caller->roles & (POLICYD_ROLE_OPERATOR);
    if (allowed == 0 && (caller->roles & (POLICYD_ROLE_INSTALLER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(POLICYD_REVOKE_RULE_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum rule_state rule_state = 0;
    enum rule_class rule_class = 0;
    struct rule *rule = policyd_find_rule(s, request.rule, &rule_state, &rule_class);
    if (rule == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(POLICYD_REVOKE_RULE_REQUEST_RULE_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (rule_class == RULE_CLASS_BUNDLE) {
        allowed |= caller->roles & POLICYD_ROLE_INSTALLER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(POLICYD_REVOKE_RULE_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_revoke_rule_reply reply = {0};
    uint32_t status = policyd_on_revoke_rule(s, caller, rule, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_revoke_rule_may_say(status) ? status : WRIT_INTERNAL);
    }
    policyd_revoke_rule_reply_write(m, &reply);
    return POLICYD_REVOKE_RULE_REPLY;
}

/* `remove_rule`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_remove_rule(struct policyd_server *s, struct writ_msg *m,
                                                 const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[7];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_INSTALLER | POLICYD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_remove_rule_request request = policyd_remove_rule_request_read(m);
    uint32_t allowed = caller->roles & (POLICYD_ROLE_OPERATOR);
    if (allowed == 0 && (caller->roles & (POLICYD_ROLE_INSTALLER)) == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(POLICYD_REMOVE_RULE_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    enum rule_state rule_state = 0;
    enum rule_class rule_class = 0;
    struct rule *rule = policyd_find_rule(s, request.rule, &rule_state, &rule_class);
    if (rule == NULL) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_NOT_FOUND, writ_reject(POLICYD_REMOVE_RULE_REQUEST_RULE_EXISTS, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (rule_class == RULE_CLASS_BUNDLE) {
        allowed |= caller->roles & POLICYD_ROLE_INSTALLER;
    }
    if (allowed == 0) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_DENIED, writ_reject(POLICYD_REMOVE_RULE_REQUEST_GUARD, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    if (rule_state != RULE_STATE_REVOKED) {
        struct writ_verdict verdict =
            writ_verdict(WRIT_BAD_STATE, writ_reject(POLICYD_REMOVE_RULE_REQUEST_RULE_STATE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t status = policyd_on_remove_rule(s, caller, rule, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_remove_rule_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = POLICYD_REMOVE_RULE_REPLY};
    return POLICYD_REMOVE_RULE_REPLY;
}

/* `revoke_principal`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_revoke_principal(struct policyd_server *s, struct writ_msg *m,
                                                      const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[8];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = policyd_revoke_principal_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_revoke_principal_request request = policyd_revoke_principal_request_read(m);
    struct policyd_revoke_principal_reply reply = {0};
    uint32_t status = policyd_on_revoke_principal(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_revoke_principal_may_say(status) ? status : WRIT_INTERNAL);
    }
    policyd_revoke_principal_reply_write(m, &reply);
    return POLICYD_REVOKE_PRINCIPAL_REPLY;
}

/* `restore_principal`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_restore_principal(struct policyd_server *s, struct writ_msg *m,
                                                       const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[9];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_OPERATOR)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct writ_reject why = policyd_restore_principal_request_check_body(m);
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_restore_principal_request request = policyd_restore_principal_request_read(m);
    uint32_t status = policyd_on_restore_principal(s, caller, &request);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_restore_principal_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = POLICYD_RESTORE_PRINCIPAL_REPLY};
    return POLICYD_RESTORE_PRINCIPAL_REPLY;
}

/* `subscribe`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_subscribe(struct policyd_server *s, struct writ_msg *m,
                                               const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[10];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_BROKER | POLICYD_ROLE_OPERATOR |
                          POLICYD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    uint32_t bytes = writ_tag_bytes(tag);
    struct writ_reject why = writ_reject(WRIT_STEP_SIZE, 0);
    if (!(bytes != 0)) {
        why = policyd_subscribe_request_check_body(serving->io->in + WRIT_RECORDS);
    }
    if (why.check != 0) {
        return writ_refused(serving->io, counters, *caller, tag,
                            writ_verdict(WRIT_BAD_MESSAGE, why));
    }
    struct policyd_subscribe_request request =
        policyd_subscribe_request_read(serving->io->in + WRIT_RECORDS);
    uint32_t status = policyd_on_subscribe(s, caller, &request);
    writ_close_rest(serving->io, &request.bell, 1);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_subscribe_may_say(status) ? status : WRIT_INTERNAL);
    }
    *m = (struct writ_msg){.tag = POLICYD_SUBSCRIBE_REPLY};
    return POLICYD_SUBSCRIBE_REPLY;
}

/* `next_event`: admission, checks, order, handler, reply. Returns the tag of the reply. */
static inline uint64_t policyd_serve_next_event(struct policyd_server *s, struct writ_msg *m,
                                                const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_counters *counters = &serving->of[11];
    uint64_t tag = m->tag;
    counters->calls++;
    if ((caller->roles & (POLICYD_ROLE_BROKER | POLICYD_ROLE_OPERATOR |
                          POLICYD_ROLE_OBSERVER)) == 0) {
        struct writ_verdict verdict = writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        return writ_refused(serving->io, counters, *caller, tag, verdict);
    }
    struct policyd_next_event_request request = policyd_next_event_request_read(m);
    struct policyd_next_event_reply reply = {0};
    uint32_t status = policyd_on_next_event(s, caller, &request, &reply);
    if (status != WRIT_OK) {
        *m = (struct writ_msg){.tag = 0};
        return writ_failed(counters, *caller, tag,
                           policyd_next_event_may_say(status) ? status : WRIT_INTERNAL);
    }
    policyd_next_event_reply_write(m, &reply);
    return POLICYD_NEXT_EVENT_REPLY;
}

/* An event of the kernel. */
static inline void policyd_event(struct policyd_server *s, uint64_t tag, uint64_t word,
                                 uint64_t label)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    if (tag == WRIT_EVENT_NOTIFIED) {
        if (serving->notified != NULL) {
            serving->notified(s, word);
        }
        return;
    }
    policyd_on_closed(s, label);
}

/* Handles one message: a request, whose reply it leaves in `m`, or an event, after which `m` has no tag. False: the request is in another
 * encoding, which this server takes; it comes again when it is native. */
static inline bool policyd_dispatch(struct policyd_server *s, struct writ_msg *m,
                                    const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    if ((uint16_t)caller->label == POLICYD_PROTOCOL) {
        switch (writ_tag_method(m->tag)) {
        case (uint16_t)POLICYD_CONNECT_REQUEST:
            if (m->tag == POLICYD_CONNECT_REQUEST) {
                m->tag = policyd_serve_connect(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_CHECK_REQUEST:
            if (m->tag == POLICYD_CHECK_REQUEST) {
                m->tag = policyd_serve_check(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_EXPLAIN_REQUEST:
            if (m->tag == POLICYD_EXPLAIN_REQUEST) {
                m->tag = policyd_serve_explain(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_READ_RULE_REQUEST:
            if (m->tag == POLICYD_READ_RULE_REQUEST) {
                m->tag = policyd_serve_read_rule(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_LIST_RULES_REQUEST:
            if (m->tag == POLICYD_LIST_RULES_REQUEST) {
                m->tag = policyd_serve_list_rules(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_ADD_RULE_REQUEST:
            if (m->tag == POLICYD_ADD_RULE_REQUEST) {
                m->tag = policyd_serve_add_rule(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_REVOKE_RULE_REQUEST:
            if (m->tag == POLICYD_REVOKE_RULE_REQUEST) {
                m->tag = policyd_serve_revoke_rule(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_REMOVE_RULE_REQUEST:
            if (m->tag == POLICYD_REMOVE_RULE_REQUEST) {
                m->tag = policyd_serve_remove_rule(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_REVOKE_PRINCIPAL_REQUEST:
            if (m->tag == POLICYD_REVOKE_PRINCIPAL_REQUEST) {
                m->tag = policyd_serve_revoke_principal(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_RESTORE_PRINCIPAL_REQUEST:
            if (m->tag == POLICYD_RESTORE_PRINCIPAL_REQUEST) {
                m->tag = policyd_serve_restore_principal(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_SUBSCRIBE_REQUEST:
            if ((m->tag & ~WRIT_TAG_BYTES) == POLICYD_SUBSCRIBE_REQUEST) {
                m->tag = policyd_serve_subscribe(s, m, caller);
                return true;
            }
            break;
        case (uint16_t)POLICYD_NEXT_EVENT_REQUEST:
            if (m->tag == POLICYD_NEXT_EVENT_REQUEST) {
                m->tag = policyd_serve_next_event(s, m, caller);
                return true;
            }
            break;
        default:
            switch (m->tag) {
            case POLICYD_PING_REQUEST:
                m->tag = policyd_serve_ping(s, m, caller);
                return true;
            case POLICYD_STATS_REQUEST:
                m->tag = policyd_serve_stats(s, m, caller);
                return true;
            case POLICYD_ABI_REQUEST:
                m->tag = policyd_serve_abi(s, m, caller);
                return true;
            default:
                break;
            }
            break;
        }
    }
    if (writ_comes_in_other(serving->io, m->tag)) {
        return false;
    }
    if (m->tag == WRIT_EVENT_NOTIFIED || m->tag == WRIT_EVENT_CLOSED) {
        policyd_event(s, m->tag, m->w[0], caller->label);
        *m = (struct writ_msg){.tag = 0};
        return true;
    }
    serving->counters.calls++;
    struct writ_verdict verdict = policyd_judge(m->tag, caller->label, caller->roles);
    uint64_t tag = writ_refused(serving->io, &serving->counters, *caller, m->tag, verdict);
    *m = (struct writ_msg){.tag = tag};
    return true;
}

static inline void policyd_dispatch_to(void *server, struct writ_msg *m,
                                       const struct writ_caller *caller)
{
    struct policyd_serving *serving = policyd_serving_of(server);
    bool again = true;
    while (again) {
        bool dispatched = policyd_dispatch(server, m, caller);
        again = writ_is_undone(&serving->io, &serving->translates, m, dispatched);
    }
}

/* For a component that serves other protocols, too: writ_serve() takes several. */
static inline struct writ_served policyd_served(struct policyd_server *s)
{
    struct writ_served served = {.protocol = POLICYD_PROTOCOL, .server = s};
    served.dispatch = policyd_dispatch_to;
    return served;
}

/* Serves for ever. */
[[gnu::noreturn]] static inline void policyd_serve(struct policyd_server *s)
{
    struct policyd_serving *serving = policyd_serving_of(s);
    struct writ_msg m = {.tag = 0};
    for (;;) {
        struct writ_caller caller;
        uint32_t status = writ_port_reply_recv(serving->io, &m, &caller);
        if (status != WRIT_OK) {
            m = writ_reply_failed(serving->io, m.tag, status);
            continue;
        }
        bool again = true;
        while (again) {
            bool dispatched = policyd_dispatch(s, &m, &caller);
            again = writ_is_undone(&serving->io, &serving->translates, &m, dispatched);
        }
    }
}

#endif
