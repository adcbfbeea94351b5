/* See names.h. */
#include "names.h"

#include "edges.h"
#include <string.h>

#include "conformance_uses.h"
#include "echo_types.h"
#include "kernel_calls.h"
#include "writ/call.h"
#include "writ/self.h"

enum {
    PING_MS = 5000,
    EVERY_ROLE = 0xffff,
    ECHO_BOTH_ROLES = ECHO_ROLE_SPEAKER | ECHO_ROLE_LISTENER,
    ECHO_NUMBER = 0x40,
    SAMGRD_NUMBER = 5,
    STRANGER = 0x7777,
    OWN_CONNECTIONS = 2, /* to samgrd, by component.writ */
};

static uint32_t find(struct writ_io *io, const char *service, uint64_t *ret_name)
{
    struct names_resolve_builder b = names_resolve_begin(io);
    struct samgrd_resolve_reply reply = {0};
    names_resolve_put_service(&b, service, (uint32_t)strlen(service));
    uint32_t status = names_resolve_call(&b, &reply);
    *ret_name = reply.name;
    return status;
}

static bool a_declared_name_is_found_and_another_is_not(struct writ_io *io)
{
    uint64_t name = 0;
    return find(io, "echo", &name) == WRIT_OK && name != 0 &&
           find(io, "ech", &name) == SAMGRD_ERROR_NO_SUCH_NAME;
}

/* The roles of the connection that a capability is for. */
static uint32_t roles_of(struct writ_io *io, uint32_t slot)
{
    struct process_describe_reply it = {0};
    return self_describe(io, slot, &it) == WRIT_OK ? it.roles : 0;
}

static bool a_name_leads_to_its_server_in_no_more_roles_than_were_declared(struct writ_io *io)
{
    uint64_t name = 0;
    struct samgrd_connect_reply got = {0};
    if (find(io, "echo", &name) != WRIT_OK ||
        names_connect(io, name, EVERY_ROLE, &got) != WRIT_OK) {
        return false;
    }
    bool holds = got.protocol == ECHO_PROTOCOL && got.roles == ECHO_BOTH_ROLES &&
                 roles_of(io, got.connection) == ECHO_BOTH_ROLES &&
                 writ_ping(io, got.connection, ECHO_PROTOCOL, PING_MS) == WRIT_OK;
    return writ_port_close(io, got.connection) == WRIT_OK && holds;
}

static bool a_role_that_no_component_declared_is_not_given(struct writ_io *io)
{
    uint64_t name = 0;
    struct samgrd_connect_reply got = {0};
    return find(io, "samgrd", &name) == WRIT_OK &&
           names_connect(io, name, SAMGRD_ROLE_SUPERVISOR, &got) == SAMGRD_ERROR_POLICY_SAYS_NO;
}

static bool policy_says_why(struct writ_io *io)
{
    static const char expected[] = "conformance may speak Echo to echo as speaker: rule ";
    struct policyd_explain_reply reply = {0};
    return policy_explain(io, CONFORMANCE_COMPONENT, ECHO_NUMBER, ECHO_PROTOCOL, ECHO_ROLE_SPEAKER,
                          &reply) == WRIT_OK &&
           reply.verdict == VERDICT_ALLOWED && reply.sentence.length > sizeof expected &&
           memcmp(reply.sentence.data, expected, sizeof expected - 1) == 0;
}

static bool a_rule_gives_a_stranger_what_is_open_to_anybody_and_nothing_else(struct writ_io *io)
{
    uint64_t rule = 0;
    enum verdict verdict = 0;
    uint8_t cause = 0;
    uint32_t roles = 0;
    uint64_t by = 0;
    uint32_t voided = 0;
    bool refused = policy_add_rule(io, STRANGER, SAMGRD_NUMBER, SAMGRD_PROTOCOL, RULE_ORIGIN_BUNDLE,
                                   SAMGRD_ROLE_SUPERVISOR, &rule) == POLICYD_ERROR_NOT_ADMITTED;
    bool added = policy_add_rule(io, STRANGER, SAMGRD_NUMBER, SAMGRD_PROTOCOL, RULE_ORIGIN_BUNDLE,
                                 SAMGRD_ROLE_CONSUMER, &rule) == WRIT_OK;
    bool asked = policy_check(io, STRANGER, SAMGRD_NUMBER, SAMGRD_PROTOCOL, EVERY_ROLE, &verdict,
                              &cause, &roles, &by) == WRIT_OK;
    bool ended =
        policy_revoke_rule(io, rule, &voided) == WRIT_OK && policy_remove_rule(io, rule) == WRIT_OK;
    return refused && added && asked && verdict == VERDICT_NARROWED &&
           roles == SAMGRD_ROLE_CONSUMER && by == rule && voided == 0 && ended;
}

static bool a_rule_that_is_revoked_takes_the_connections_of_its_subject_with_it(struct writ_io *io)
{
    uint64_t rule = 0;
    uint64_t name = 0;
    uint32_t voided = 0;
    bool added = policy_add_rule(io, CONFORMANCE_COMPONENT, SAMGRD_NUMBER, SAMGRD_PROTOCOL,
                                 RULE_ORIGIN_OPERATOR, SAMGRD_ROLE_CONSUMER, &rule) == WRIT_OK;
    bool spoke = find(io, "echo", &name) == WRIT_OK;
    bool revoked = policy_revoke_rule(io, rule, &voided) == WRIT_OK && voided == OWN_CONNECTIONS;
    return added && spoke && revoked && find(io, "echo", &name) == WRIT_DENIED;
}

static const struct edge_case cases[] = {
    {"a declared name is found, and another is not", a_declared_name_is_found_and_another_is_not},
    {"a name leads to its server in no more roles than were declared",
     a_name_leads_to_its_server_in_no_more_roles_than_were_declared},
    {"a role that no component declared is not given",
     a_role_that_no_component_declared_is_not_given},
    {"policy says why", policy_says_why},
    {"a rule gives a stranger what is open to anybody, and nothing else",
     a_rule_gives_a_stranger_what_is_open_to_anybody_and_nothing_else},
    {"a rule that is revoked takes the connections of its subject with it",
     a_rule_that_is_revoked_takes_the_connections_of_its_subject_with_it},
};

bool names_run(struct writ_io *io)
{
    static const struct edge_cases all = {cases, sizeof cases / sizeof cases[0]};
    return edges_hold(io, "names and policy", &all);
}
