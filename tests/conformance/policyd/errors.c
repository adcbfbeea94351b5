/* Requests to the policy daemon that it must answer with an error of its own; the same on the host and booted. */
#include "policyd_given.h"
#include "policyd_wire.h"
#include "reasons.h"

#define NEVER(method, error, reason) REASON(policyd, method, error, reason)

static const char no_rule[] = "the method makes no rule";
static const char no_target[] = "the method names no target";
static const char no_question[] = "the method asks for no connection";
static const char no_event[] = "the method asks for no event";

NEVER(connect, not_admitted, "what a target admits was looked at when the rule was added")
NEVER(connect, not_a_bundle, no_rule)
NEVER(connect, compiled, no_rule)
NEVER(connect, nothing_newer, no_event)
NEVER(add_rule, refused, no_question)
NEVER(add_rule, compiled, "no role may say that a rule is one of the table")
NEVER(add_rule, nothing_newer, no_event)
NEVER(revoke_rule, refused, no_question)
NEVER(revoke_rule, no_such_target, no_target)
NEVER(revoke_rule, not_admitted, no_target)
NEVER(revoke_rule, not_a_bundle, "the role decides about that")
NEVER(revoke_rule, compiled, "a rule of the table has no life, so that it is not found")
NEVER(revoke_rule, nothing_newer, no_event)
NEVER(revoke_principal, refused, no_question)
NEVER(revoke_principal, no_such_target, no_target)
NEVER(revoke_principal, not_admitted, no_target)
NEVER(revoke_principal, not_a_bundle, no_rule)
NEVER(revoke_principal, compiled, no_rule)
NEVER(revoke_principal, nothing_newer, no_event)
NEVER(restore_principal, refused, no_question)
NEVER(restore_principal, no_such_target, no_target)
NEVER(restore_principal, not_admitted, no_target)
NEVER(restore_principal, not_a_bundle, no_rule)
NEVER(restore_principal, compiled, no_rule)
NEVER(restore_principal, nothing_newer, no_event)
NEVER(next_event, refused, no_question)
NEVER(next_event, no_such_target, no_target)
NEVER(next_event, not_admitted, no_target)
NEVER(next_event, not_a_bundle, no_rule)
NEVER(next_event, compiled, no_rule)

/* In roles that no rule gives. */
const char *policyd_given_error_connect_refused(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page + offsetof(struct policyd_connect_request_body, wanted_roles),
                   UINT32_C(1) << 31);
    return NULL;
}

const char *policyd_given_error_connect_no_such_target(struct suite_world *world,
                                                       struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page + offsetof(struct policyd_connect_request_body, target), UINT16_MAX);
    return NULL;
}

const char *policyd_given_error_add_rule_no_such_target(struct suite_world *world,
                                                        struct suite_call *c)
{
    (void)world;
    writ_store_u16(c->page + offsetof(struct policyd_add_rule_request_body, target), UINT16_MAX);
    return NULL;
}

const char *policyd_given_error_add_rule_not_admitted(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    writ_store_u32(c->page + offsetof(struct policyd_add_rule_request_body, roles), UINT32_C(1)
                                                                                        << 31);
    return NULL;
}

/* About the target itself, which is a component of the table. */
const char *policyd_given_error_add_rule_not_a_bundle(struct suite_world *world,
                                                      struct suite_call *c)
{
    (void)world;
    uint16_t target =
        writ_load_u16(c->page + offsetof(struct policyd_add_rule_request_body, target));
    writ_store_u16(c->page + offsetof(struct policyd_add_rule_request_body, subject), target);
    return NULL;
}

const char *policyd_given_error_next_event_nothing_newer(struct suite_world *world,
                                                         struct suite_call *c)
{
    (void)world;
    writ_store_u64(c->page, UINT64_MAX);
    return NULL;
}

const char *policyd_given_class_add_rule(struct suite_world *world, struct suite_call *c,
                                         uint32_t index)
{
    (void)world;
    writ_store_u8(c->page + offsetof(struct policyd_add_rule_request_body, origin),
                  index == 0 ? RULE_ORIGIN_BUNDLE : RULE_ORIGIN_OPERATOR);
    return NULL;
}

void policyd_given_arg_next_event_after_seq(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u64(at, 0);
}
