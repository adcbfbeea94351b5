/* Generated from idl/policyd.writ: change it there.
 *
 * Authority: who may speak to whom, and in which roles.
 */
#ifndef POLICYD_TYPES_H
#define POLICYD_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"

enum {
    /* The longest sentence of `explain`. */
    POLICYD_MAX_SENTENCE = 512,
    /* How many rules can be added to the compiled table. */
    POLICYD_MAX_ADDITIONS = 1024,
    /* How many principals can be cut off at a time. */
    POLICYD_MAX_CUT_OFF = 1024,
    /* How many rules one page of `list_rules` tells of. */
    POLICYD_MAX_RULE_ROWS = 64,
    /* Number of Policyd. */
    POLICYD_PROTOCOL = 0x0007,
};

/* The life of a rule that was added. */
enum rule_state {
    /* It allows. */
    RULE_STATE_IN_FORCE = 1,
    /* It allows nothing any more, and is kept so that `explain` can tell. */
    RULE_STATE_REVOKED = 2,
};

/* Whether the number is one of those above. */
static inline bool rule_state_is_known(uint32_t value)
{
    switch (value) {
    case RULE_STATE_IN_FORCE:
    case RULE_STATE_REVOKED:
        return true;
    default:
        return false;
    }
}

static inline const char *rule_state_name(uint32_t value)
{
    switch (value) {
    case RULE_STATE_IN_FORCE:
        return "IN_FORCE";
    case RULE_STATE_REVOKED:
        return "REVOKED";
    default:
        return "unknown rule state";
    }
}

/* Yes or no. */
enum verdict {
    /* All the roles that were asked for. */
    VERDICT_ALLOWED = 1,
    /* Some of them. */
    VERDICT_NARROWED = 2,
    /* None. */
    VERDICT_REFUSED = 3,
};

/* Whether the number is one of those above. */
static inline bool verdict_is_known(uint32_t value)
{
    switch (value) {
    case VERDICT_ALLOWED:
    case VERDICT_NARROWED:
    case VERDICT_REFUSED:
        return true;
    default:
        return false;
    }
}

static inline const char *verdict_name(uint32_t value)
{
    switch (value) {
    case VERDICT_ALLOWED:
        return "ALLOWED";
    case VERDICT_NARROWED:
        return "NARROWED";
    case VERDICT_REFUSED:
        return "REFUSED";
    default:
        return "unknown verdict";
    }
}

/* Why. */
enum verdict_cause {
    /* The compiled table says so. */
    VERDICT_CAUSE_COMPILED_RULE = 1,
    /* A rule that was added says so. */
    VERDICT_CAUSE_ADDED_RULE = 2,
    /* No rule speaks of it: the answer is no. */
    VERDICT_CAUSE_NO_RULE = 3,
    /* A rule spoke of it and was revoked. */
    VERDICT_CAUSE_RULE_REVOKED = 4,
    /* The principal was cut off. */
    VERDICT_CAUSE_PRINCIPAL_REVOKED = 5,
    /* The target does not admit anybody in such a role. */
    VERDICT_CAUSE_NOT_ADMITTED = 6,
    /* The rules that had been added were lost: nothing is allowed but what the table and rules added since say. */
    VERDICT_CAUSE_COLD = 7,
};

/* Whether the number is one of those above. */
static inline bool verdict_cause_is_known(uint32_t value)
{
    switch (value) {
    case VERDICT_CAUSE_COMPILED_RULE:
    case VERDICT_CAUSE_ADDED_RULE:
    case VERDICT_CAUSE_NO_RULE:
    case VERDICT_CAUSE_RULE_REVOKED:
    case VERDICT_CAUSE_PRINCIPAL_REVOKED:
    case VERDICT_CAUSE_NOT_ADMITTED:
    case VERDICT_CAUSE_COLD:
        return true;
    default:
        return false;
    }
}

static inline const char *verdict_cause_name(uint32_t value)
{
    switch (value) {
    case VERDICT_CAUSE_COMPILED_RULE:
        return "COMPILED_RULE";
    case VERDICT_CAUSE_ADDED_RULE:
        return "ADDED_RULE";
    case VERDICT_CAUSE_NO_RULE:
        return "NO_RULE";
    case VERDICT_CAUSE_RULE_REVOKED:
        return "RULE_REVOKED";
    case VERDICT_CAUSE_PRINCIPAL_REVOKED:
        return "PRINCIPAL_REVOKED";
    case VERDICT_CAUSE_NOT_ADMITTED:
        return "NOT_ADMITTED";
    case VERDICT_CAUSE_COLD:
        return "COLD";
    default:
        return "unknown verdict cause";
    }
}

/* Where a rule comes from. */
enum rule_origin {
    /* The compiled table of the system. */
    RULE_ORIGIN_TABLE = 1,
    /* A bundle that was installed. */
    RULE_ORIGIN_BUNDLE = 2,
    /* Whoever operates the system. */
    RULE_ORIGIN_OPERATOR = 3,
};

/* Whether the number is one of those above. */
static inline bool rule_origin_is_known(uint32_t value)
{
    switch (value) {
    case RULE_ORIGIN_TABLE:
    case RULE_ORIGIN_BUNDLE:
    case RULE_ORIGIN_OPERATOR:
        return true;
    default:
        return false;
    }
}

static inline const char *rule_origin_name(uint32_t value)
{
    switch (value) {
    case RULE_ORIGIN_TABLE:
        return "TABLE";
    case RULE_ORIGIN_BUNDLE:
        return "BUNDLE";
    case RULE_ORIGIN_OPERATOR:
        return "OPERATOR";
    default:
        return "unknown rule origin";
    }
}

enum policyd_error {
    /* The policy says no; `explain` says why. */
    POLICYD_ERROR_REFUSED = 64,
    /* No such component serves this protocol. */
    POLICYD_ERROR_NO_SUCH_TARGET = 65,
    /* The target admits nobody, or not this subject, in one of these roles. */
    POLICYD_ERROR_NOT_ADMITTED = 66,
    /* The subject is a component of the compiled table: bundles cannot change what it may do. */
    POLICYD_ERROR_NOT_A_BUNDLE = 67,
    /* The rule belongs to the compiled table, which does not change while the system runs. */
    POLICYD_ERROR_COMPILED = 68,
    /* There is no change after this one yet. */
    POLICYD_ERROR_NOTHING_NEWER = 69,
};

/* Whether the number is one of those above. */
static inline bool policyd_error_is_known(uint32_t value)
{
    switch (value) {
    case POLICYD_ERROR_REFUSED:
    case POLICYD_ERROR_NO_SUCH_TARGET:
    case POLICYD_ERROR_NOT_ADMITTED:
    case POLICYD_ERROR_NOT_A_BUNDLE:
    case POLICYD_ERROR_COMPILED:
    case POLICYD_ERROR_NOTHING_NEWER:
        return true;
    default:
        return false;
    }
}

static inline const char *policyd_error_name(uint32_t value)
{
    switch (value) {
    case POLICYD_ERROR_REFUSED:
        return "REFUSED";
    case POLICYD_ERROR_NO_SUCH_TARGET:
        return "NO_SUCH_TARGET";
    case POLICYD_ERROR_NOT_ADMITTED:
        return "NOT_ADMITTED";
    case POLICYD_ERROR_NOT_A_BUNDLE:
        return "NOT_A_BUNDLE";
    case POLICYD_ERROR_COMPILED:
        return "COMPILED";
    case POLICYD_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    default:
        return "unknown policyd error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum policyd_signals {
    /* Rules came, went or were revoked. */
    POLICYD_SIGNALS_RULES_CHANGED = 1 << 0,
};

/* Roles of Policyd, as masks. */
enum policyd_role {
    /* Asks on behalf of others, with their identity; held by samgrd. */
    POLICYD_ROLE_BROKER = 1 << 0,
    /* Adds and takes back rules of bundles. */
    POLICYD_ROLE_INSTALLER = 1 << 1,
    /* Revokes, and adds rules of its own. */
    POLICYD_ROLE_OPERATOR = 1 << 2,
    /* Checks, explains and lists. */
    POLICYD_ROLE_OBSERVER = 1 << 3,
};

/* Classes of Rule. */
enum rule_class {
    RULE_CLASS_BUNDLE = 1,
    RULE_CLASS_OPERATOR = 2,
};

/* One rule: the component `subject` may speak `protocol` to the component `target` in these roles. */
struct policy_rule {
    /* Its number. */
    uint64_t id;
    /* Number of the component that speaks. */
    uint16_t subject;
    /* Number of the component that serves. */
    uint16_t target;
    /* The protocol. */
    uint16_t protocol;
    /* Where it comes from. */
    uint8_t origin;
    /* Whether it allows. */
    uint8_t state;
    /* The roles, a bit each. */
    uint32_t roles;
    /* How many connections were made by it. */
    uint32_t used;
};

_Static_assert(sizeof(struct policy_rule) == 24, "size of policy_rule");
_Static_assert(offsetof(struct policy_rule, id) == 0, "offset of policy_rule.id");
_Static_assert(offsetof(struct policy_rule, subject) == 8, "offset of policy_rule.subject");
_Static_assert(offsetof(struct policy_rule, target) == 10, "offset of policy_rule.target");
_Static_assert(offsetof(struct policy_rule, protocol) == 12, "offset of policy_rule.protocol");
_Static_assert(offsetof(struct policy_rule, origin) == 14, "offset of policy_rule.origin");
_Static_assert(offsetof(struct policy_rule, state) == 15, "offset of policy_rule.state");
_Static_assert(offsetof(struct policy_rule, roles) == 16, "offset of policy_rule.roles");
_Static_assert(offsetof(struct policy_rule, used) == 20, "offset of policy_rule.used");

#endif
