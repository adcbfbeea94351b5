/* See policy.h. */
#include "policy.h"

#include <stddef.h>
#include <string.h>

static uint16_t component_of(uint32_t principal)
{
    return (uint16_t)principal;
}

static uint64_t count_compiled(const struct writ_system *system)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < system->count; i++) {
        count += system->components[i].connection_count;
    }
    return count;
}

void policy_state_init(struct policy_state *state, const struct writ_system *system)
{
    memset(state, 0, sizeof *state);
    state->next_id = count_compiled(system) + 1;
}

void policy_init(struct policy *policy, const struct writ_system *system,
                 struct policy_state *state)
{
    *policy = (struct policy){
        .system = system, .state = state, .compiled = count_compiled(system), .cold = false};
}

/* The rule that a declared connection is. */
static struct policy_rule compiled_rule(const struct policy *policy, uint64_t id,
                                        const struct writ_system_component *subject,
                                        const struct writ_system_connection *connection)
{
    return (struct policy_rule){.id = id,
                                .subject = subject->number,
                                .target = policy->system->components[connection->server].number,
                                .protocol = connection->protocol,
                                .origin = RULE_ORIGIN_TABLE,
                                .state = RULE_STATE_IN_FORCE,
                                .roles = connection->roles};
}

/* Walks the compiled rules. Zeroed at the start; false behind the last. */
struct walk {
    uint32_t component;
    uint32_t connection;
    struct policy_rule rule;
};

static bool next_compiled(const struct policy *policy, struct walk *walk)
{
    const struct writ_system *system = policy->system;
    while (walk->component < system->count &&
           walk->connection == system->components[walk->component].connection_count) {
        walk->component++;
        walk->connection = 0;
    }
    if (walk->component == system->count) {
        return false;
    }
    const struct writ_system_component *subject = &system->components[walk->component];
    walk->rule = compiled_rule(policy, walk->rule.id + 1, subject,
                               &subject->connections[walk->connection++]);
    return true;
}

static bool speaks_of(const struct policy_rule *rule, const struct policy_question *question)
{
    return rule->id != 0 && rule->subject == component_of(question->subject) &&
           rule->target == question->target && rule->protocol == question->protocol;
}

/* What was found so far. */
struct finding {
    uint32_t roles;
    uint64_t giver; /* the first rule in force that speaks of it */
    bool compiled;
    uint64_t revoked; /* the first that did */
};

static void consider(struct finding *finding, const struct policy_rule *rule,
                     const struct policy_question *question)
{
    if (!speaks_of(rule, question)) {
        return;
    }
    if (rule->state == RULE_STATE_REVOKED) {
        finding->revoked = finding->revoked != 0 ? finding->revoked : rule->id;
        return;
    }
    finding->roles |= rule->roles & question->wanted;
    if (finding->giver == 0) {
        finding->giver = rule->id;
        finding->compiled = rule->origin == RULE_ORIGIN_TABLE;
    }
}

static struct finding find_rules(const struct policy *policy,
                                 const struct policy_question *question)
{
    struct finding finding = {0};
    struct walk walk = {0};
    while (next_compiled(policy, &walk)) {
        consider(&finding, &walk.rule, question);
    }
    for (uint32_t i = 0; !policy->cold && i < POLICYD_MAX_ADDITIONS; i++) {
        consider(&finding, &policy->state->added[i].row, question);
    }
    return finding;
}

static bool is_cut_off(const struct policy *policy, uint32_t principal)
{
    for (uint32_t i = 0; i < policy->state->cut_count; i++) {
        if (policy->state->cuts[i] == principal) {
            return true;
        }
    }
    return false;
}

static struct policy_answer refuse(enum verdict_cause cause, uint64_t rule)
{
    return (struct policy_answer){.verdict = VERDICT_REFUSED, .cause = cause, .rule = rule};
}

/* Nobody's rule is in force; why? */
static struct policy_answer refuse_unspoken(const struct policy *policy,
                                            const struct policy_question *question,
                                            const struct finding *finding)
{
    if (finding->revoked != 0) {
        return refuse(VERDICT_CAUSE_RULE_REVOKED, finding->revoked);
    }
    if (policy->cold) {
        return refuse(VERDICT_CAUSE_COLD, 0);
    }
    bool served = policy_target(policy, question->target, question->protocol) != NULL;
    return refuse(served ? VERDICT_CAUSE_NO_RULE : VERDICT_CAUSE_NOT_ADMITTED, 0);
}

struct policy_answer policy_decide(const struct policy *policy,
                                   const struct policy_question *question)
{
    if (is_cut_off(policy, question->subject)) {
        return refuse(VERDICT_CAUSE_PRINCIPAL_REVOKED, 0);
    }
    struct finding finding = find_rules(policy, question);
    if (finding.giver == 0) {
        return refuse_unspoken(policy, question, &finding);
    }
    if (finding.roles == 0 && question->wanted != 0) {
        return refuse(VERDICT_CAUSE_NO_RULE, finding.giver);
    }
    return (struct policy_answer){
        .verdict = finding.roles == question->wanted ? VERDICT_ALLOWED : VERDICT_NARROWED,
        .cause = finding.compiled ? VERDICT_CAUSE_COMPILED_RULE : VERDICT_CAUSE_ADDED_RULE,
        .roles = finding.roles,
        .rule = finding.giver};
}

void policy_count_use(struct policy *policy, uint64_t rule)
{
    struct rule *added = policy_find(policy, rule);
    if (added != NULL && added->row.used != UINT32_MAX) {
        added->row.used++;
    }
}

static const struct writ_system_served *served_by(const struct writ_system_component *component,
                                                  uint16_t protocol)
{
    for (uint32_t i = 0; component != NULL && i < component->served_count; i++) {
        if (component->served[i].protocol == protocol) {
            return &component->served[i];
        }
    }
    return NULL;
}

const struct writ_system_component *policy_target(const struct policy *policy, uint16_t target,
                                                  uint16_t protocol)
{
    const struct writ_system_component *component = writ_system_find(policy->system, target);
    return served_by(component, protocol) != NULL ? component : NULL;
}

uint32_t policy_check_addition(const struct policy *policy, const struct policy_rule *rule)
{
    const struct writ_system_served *served =
        served_by(writ_system_find(policy->system, rule->target), rule->protocol);
    if (served == NULL) {
        return POLICYD_ERROR_NO_SUCH_TARGET;
    }
    if (rule->origin == RULE_ORIGIN_TABLE) {
        return POLICYD_ERROR_COMPILED;
    }
    bool compiled = writ_system_find(policy->system, rule->subject) != NULL;
    if (rule->origin == RULE_ORIGIN_BUNDLE && compiled) {
        return POLICYD_ERROR_NOT_A_BUNDLE;
    }
    return (rule->roles & ~served->open_roles) != 0 ? POLICYD_ERROR_NOT_ADMITTED : 0;
}

static struct rule *slot_of(struct policy_state *state, uint64_t id)
{
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        if (state->added[i].row.id == id) {
            return &state->added[i];
        }
    }
    return NULL;
}

static void note_change(struct policy_state *state, const struct policy_rule *rule)
{
    state->generation++;
    state->last_seq++;
    state->events[state->last_seq % POLICY_EVENTS] = *rule;
}

struct rule *policy_add(struct policy *policy, const struct policy_rule *rule)
{
    struct rule *slot = slot_of(policy->state, 0);
    if (slot == NULL) {
        return NULL;
    }
    slot->row = *rule;
    slot->row.id = policy->state->next_id++;
    slot->row.state = RULE_STATE_IN_FORCE;
    slot->row.used = 0;
    note_change(policy->state, &slot->row);
    return slot;
}

struct rule *policy_find(const struct policy *policy, uint64_t id)
{
    return id == 0 ? NULL : slot_of(policy->state, id);
}

void policy_revoke(struct policy *policy, struct rule *rule)
{
    if (rule->row.state != RULE_STATE_REVOKED) {
        rule->row.state = RULE_STATE_REVOKED;
        note_change(policy->state, &rule->row);
    }
}

void policy_remove(struct policy *policy, struct rule *rule)
{
    note_change(policy->state, &rule->row);
    memset(rule, 0, sizeof *rule);
}

bool policy_can_cut_off(const struct policy *policy, uint32_t principal)
{
    return policy->state->cut_count < POLICY_CUTS || is_cut_off(policy, principal);
}

bool policy_cut_off(struct policy *policy, uint32_t principal)
{
    struct policy_state *state = policy->state;
    if (is_cut_off(policy, principal)) {
        return true;
    }
    if (!policy_can_cut_off(policy, principal)) {
        return false;
    }
    state->cuts[state->cut_count++] = principal;
    return true;
}

void policy_restore(struct policy *policy, uint32_t principal)
{
    struct policy_state *state = policy->state;
    for (uint32_t i = 0; i < state->cut_count; i++) {
        if (state->cuts[i] == principal) {
            state->cuts[i] = state->cuts[--state->cut_count];
            return;
        }
    }
}

/* The added rule with the lowest number above `after`, or null. */
static const struct policy_rule *next_added(const struct policy *policy, uint64_t after)
{
    const struct policy_rule *best = NULL;
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        const struct policy_rule *rule = &policy->state->added[i].row;
        if (rule->id > after && (best == NULL || rule->id < best->id)) {
            best = rule;
        }
    }
    return best;
}

static uint32_t put_compiled(const struct policy *policy, uint64_t after, struct policy_rule *rows,
                             uint32_t room)
{
    uint32_t count = 0;
    struct walk walk = {0};
    while (count < room && next_compiled(policy, &walk)) {
        if (walk.rule.id > after) {
            rows[count++] = walk.rule;
        }
    }
    return count;
}

uint32_t policy_page(const struct policy *policy, uint64_t after, struct policy_rule *rows,
                     uint32_t room, uint64_t *ret_next)
{
    uint32_t count = put_compiled(policy, after, rows, room);
    uint64_t last = count != 0 ? rows[count - 1].id : after;
    const struct policy_rule *added = next_added(policy, last);
    while (count < room && added != NULL) {
        rows[count++] = *added;
        last = added->id;
        added = next_added(policy, last);
    }
    *ret_next = last < policy->compiled || added != NULL ? last : 0;
    return count;
}

bool policy_next_change(const struct policy *policy, uint64_t after_seq,
                        struct policy_change *ret_change)
{
    const struct policy_state *state = policy->state;
    if (after_seq >= state->last_seq) {
        return false;
    }
    uint64_t oldest = state->last_seq < POLICY_EVENTS ? 1 : state->last_seq - POLICY_EVENTS + 1;
    uint64_t seq = after_seq + 1 > oldest ? after_seq + 1 : oldest;
    *ret_change = (struct policy_change){
        .seq = seq, .lost = seq - after_seq - 1, .row = state->events[seq % POLICY_EVENTS]};
    return true;
}

static bool cuts_are_unique(const struct policy_state *state)
{
    for (uint32_t i = 0; i < state->cut_count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            if (state->cuts[i] == state->cuts[k]) {
                return false;
            }
        }
    }
    return state->cut_count <= POLICY_CUTS;
}

static bool rule_is_sound(const struct policy *policy, const struct rule *it)
{
    const struct policy_rule *rule = &it->row;
    if (rule->id == 0) {
        return rule->state == 0 && rule->roles == 0;
    }
    bool known = rule->state == RULE_STATE_IN_FORCE || rule->state == RULE_STATE_REVOKED;
    return known && rule->id > policy->compiled && rule->id < policy->state->next_id &&
           policy_find(policy, rule->id) == it;
}

bool policy_check(const struct policy *policy)
{
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        if (!rule_is_sound(policy, &policy->state->added[i])) {
            return false;
        }
    }
    return cuts_are_unique(policy->state);
}
