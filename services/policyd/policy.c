/* See policy.h. */
#include "policy.h"

#include <stddef.h>
#include <string.h>

/* Between two losses there are never as many rules or changes. */
enum { LOSS_SHIFT = 40 };

/* In the upper half of the word of who is cut off. */
static const uint64_t CUT = UINT64_C(0x54554321) << 32;

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

void policy_state_init(struct policy_state *state, const struct writ_system *system,
                       uint64_t losses)
{
    memset(state, 0, sizeof *state);
    state->next_id = (losses << LOSS_SHIFT) + count_compiled(system) + 1;
    state->last_seq = losses << LOSS_SHIFT;
    state->first_seq = state->last_seq + 1;
}

void policy_init(struct policy *policy, const struct writ_system *system,
                 struct policy_state *state, struct policy_cuts *cuts)
{
    *policy = (struct policy){
        .system = system, .state = state, .cuts = cuts, .compiled = count_compiled(system)};
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
    uint64_t giver; /* the first rule in force that gives something of it */
    bool compiled;
    uint64_t speaker; /* the first in force that speaks of it at all */
    uint64_t revoked; /* the first that gave something of it */
};

/* Who wants no role is given what he wants by any rule. */
static bool gives(const struct policy_rule *rule, const struct policy_question *question)
{
    return (rule->roles & question->wanted) != 0 || question->wanted == 0;
}

static uint64_t first_of(uint64_t found, uint64_t rule)
{
    return found != 0 ? found : rule;
}

static void consider(struct finding *finding, const struct policy_rule *rule,
                     const struct policy_question *question)
{
    if (!speaks_of(rule, question)) {
        return;
    }
    bool gave = gives(rule, question);
    if (rule->state == RULE_STATE_REVOKED) {
        finding->revoked = first_of(finding->revoked, gave ? rule->id : 0);
        return;
    }
    finding->roles |= rule->roles & question->wanted;
    finding->speaker = first_of(finding->speaker, rule->id);
    if (finding->giver == 0 && gave) {
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
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        consider(&finding, &policy->state->added[i].row, question);
    }
    return finding;
}

/* The word of who is cut off; a free one for 0. Null if there is none. */
static uint64_t *cut_word(const struct policy *policy, uint64_t word)
{
    for (uint32_t i = 0; i < POLICYD_MAX_CUT_OFF; i++) {
        if (policy->cuts->words[i] == word) {
            return &policy->cuts->words[i];
        }
    }
    return NULL;
}

static bool is_cut_off(const struct policy *policy, uint32_t principal)
{
    return cut_word(policy, CUT | principal) != NULL;
}

static struct policy_answer refuse(enum verdict_cause cause, uint64_t rule)
{
    return (struct policy_answer){.verdict = VERDICT_REFUSED, .cause = cause, .rule = rule};
}

/* No rule in force gives it; why? */
static struct policy_answer refuse_ungiven(const struct policy *policy,
                                           const struct policy_question *question,
                                           const struct finding *finding)
{
    if (finding->revoked != 0) {
        return refuse(VERDICT_CAUSE_RULE_REVOKED, finding->revoked);
    }
    if (policy->cold) {
        return refuse(VERDICT_CAUSE_COLD, finding->speaker);
    }
    bool served = policy_target(policy, question->target, question->protocol) != NULL;
    return refuse(served ? VERDICT_CAUSE_NO_RULE : VERDICT_CAUSE_NOT_ADMITTED, finding->speaker);
}

struct policy_answer policy_decide(const struct policy *policy,
                                   const struct policy_question *question)
{
    if (is_cut_off(policy, question->subject)) {
        return refuse(VERDICT_CAUSE_PRINCIPAL_REVOKED, 0);
    }
    struct finding finding = find_rules(policy, question);
    if (finding.giver == 0) {
        return refuse_ungiven(policy, question, &finding);
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
    return is_cut_off(policy, principal) || cut_word(policy, 0) != NULL;
}

bool policy_cut_off(struct policy *policy, uint32_t principal)
{
    uint64_t *word = cut_word(policy, CUT | principal);
    if (word == NULL) {
        word = cut_word(policy, 0);
    }
    if (word == NULL) {
        return false;
    }
    __atomic_store_n(word, CUT | principal, __ATOMIC_RELEASE);
    return true;
}

void policy_restore(struct policy *policy, uint32_t principal)
{
    uint64_t *word = cut_word(policy, CUT | principal);
    if (word != NULL) {
        __atomic_store_n(word, 0, __ATOMIC_RELEASE);
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
    uint64_t kept = state->last_seq - state->first_seq + 1;
    uint64_t oldest = kept < POLICY_EVENTS ? state->first_seq : state->last_seq - POLICY_EVENTS + 1;
    uint64_t seq = after_seq + 1 > oldest ? after_seq + 1 : oldest;
    if (seq > state->last_seq) {
        return false;
    }
    *ret_change = (struct policy_change){
        .seq = seq, .lost = seq - after_seq - 1, .row = state->events[seq % POLICY_EVENTS]};
    return true;
}

static bool cuts_are_unique(const struct policy *policy)
{
    for (uint32_t i = 0; i < POLICYD_MAX_CUT_OFF; i++) {
        uint64_t *word = &policy->cuts->words[i];
        if (*word != 0 && cut_word(policy, *word) != word) {
            return false;
        }
    }
    return true;
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
    return cuts_are_unique(policy);
}
