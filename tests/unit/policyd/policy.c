/* What the rules allow, and what becomes of them. */
#include "policy.h"

#include <string.h>

#include "unit.h"

enum { ROOT = 1, SERVER = 2, CLIENT = 3, GUEST = 4, STRANGER = 0x400, PROTOCOL = 0x10 };
enum { READS = 1, WRITES = 2, OPERATES = 4 };

static const char *const roles[] = {"reader", "writer", "operator"};
static const struct writ_system_served served[] = {
    {.name = "Store",
     .protocol = PROTOCOL,
     .role_names = roles,
     .role_count = 3,
     .open_roles = READS},
};
static const struct writ_system_connection client_connections[] = {
    {.slot = 16, .server = 1, .protocol = PROTOCOL, .roles = READS},
    {.slot = 17, .server = 1, .protocol = PROTOCOL, .roles = WRITES},
};
static const struct writ_system_connection guest_connections[] = {
    {.slot = 16, .server = 1, .protocol = PROTOCOL, .roles = 0},
};
static const struct writ_system_component components[] = {
    {.name = "root", .number = ROOT},
    {.name = "server", .number = SERVER, .served = served, .served_count = 1},
    {.name = "client", .number = CLIENT, .connections = client_connections, .connection_count = 2},
    {.name = "guest", .number = GUEST, .connections = guest_connections, .connection_count = 1},
};
static const struct writ_system sample = {.name = "sample", .components = components, .count = 4};

struct world {
    struct policy policy;
    struct policy_state state;
    struct policy_cuts cuts;
};

static void begin(struct world *world)
{
    memset(&world->cuts, 0, sizeof world->cuts);
    policy_state_init(&world->state, &sample, 0);
    policy_init(&world->policy, &sample, &world->state, &world->cuts);
}

static struct policy_answer ask(struct world *world, uint32_t subject, uint32_t wanted)
{
    struct policy_question question = {
        .subject = subject, .target = SERVER, .protocol = PROTOCOL, .wanted = wanted};
    return policy_decide(&world->policy, &question);
}

static struct rule *add(struct world *world, uint16_t subject, uint32_t given)
{
    struct policy_rule rule = {.subject = subject,
                               .target = SERVER,
                               .protocol = PROTOCOL,
                               .origin = RULE_ORIGIN_BUNDLE,
                               .roles = given};
    CHECK_EQ(policy_check_addition(&world->policy, &rule), 0);
    struct rule *added = policy_add(&world->policy, &rule);
    CHECK(added != NULL);
    return added;
}

TEST(what_a_component_declares_is_allowed)
{
    static struct world world;
    begin(&world);
    struct policy_answer answer = ask(&world, CLIENT, READS | WRITES);
    CHECK_EQ(answer.verdict, VERDICT_ALLOWED);
    CHECK_EQ(answer.cause, VERDICT_CAUSE_COMPILED_RULE);
    CHECK_EQ(answer.roles, READS | WRITES);
    CHECK_EQ(answer.rule, 1);
}

TEST(roles_that_no_rule_gives_are_left_out)
{
    static struct world world;
    begin(&world);
    struct policy_answer answer = ask(&world, CLIENT, READS | OPERATES);
    CHECK_EQ(answer.verdict, VERDICT_NARROWED);
    CHECK_EQ(answer.roles, READS);
}

TEST(a_connection_without_roles_is_allowed_to_whom_a_rule_names)
{
    static struct world world;
    begin(&world);
    CHECK_EQ(ask(&world, GUEST, 0).verdict, VERDICT_ALLOWED);
    CHECK_EQ(ask(&world, GUEST, READS).verdict, VERDICT_REFUSED);
    CHECK_EQ(ask(&world, GUEST, READS).roles, 0);
}

TEST(whoever_no_rule_names_is_refused)
{
    static struct world world;
    begin(&world);
    struct policy_answer answer = ask(&world, STRANGER, READS);
    CHECK_EQ(answer.verdict, VERDICT_REFUSED);
    CHECK_EQ(answer.cause, VERDICT_CAUSE_NO_RULE);
    CHECK_EQ(answer.roles, 0);
    CHECK_EQ(ask(&world, STRANGER, 0).verdict, VERDICT_REFUSED);
}

TEST(every_instance_of_a_component_has_its_rules)
{
    static struct world world;
    begin(&world);
    CHECK_EQ(ask(&world, CLIENT | 7u << 16, READS).verdict, VERDICT_ALLOWED);
}

TEST(an_added_rule_allows_until_it_is_revoked)
{
    static struct world world;
    begin(&world);
    struct rule *rule = add(&world, STRANGER, READS);
    CHECK_EQ(ask(&world, STRANGER, READS).cause, VERDICT_CAUSE_ADDED_RULE);
    policy_revoke(&world.policy, rule);
    struct policy_answer answer = ask(&world, STRANGER, READS);
    CHECK_EQ(answer.verdict, VERDICT_REFUSED);
    CHECK_EQ(answer.cause, VERDICT_CAUSE_RULE_REVOKED);
    CHECK_EQ(answer.rule, rule->row.id);
}

TEST(a_rule_cannot_give_a_role_that_the_target_keeps_for_named_components)
{
    static struct world world;
    begin(&world);
    struct policy_rule rule = {.subject = STRANGER,
                               .target = SERVER,
                               .protocol = PROTOCOL,
                               .origin = RULE_ORIGIN_BUNDLE,
                               .roles = READS | OPERATES};
    CHECK_EQ(policy_check_addition(&world.policy, &rule), POLICYD_ERROR_NOT_ADMITTED);
    rule.target = CLIENT;
    CHECK_EQ(policy_check_addition(&world.policy, &rule), POLICYD_ERROR_NO_SUCH_TARGET);
    rule.target = SERVER;
    rule.protocol = PROTOCOL + 1;
    CHECK_EQ(policy_check_addition(&world.policy, &rule), POLICYD_ERROR_NO_SUCH_TARGET);
}

TEST(a_bundle_cannot_change_what_a_compiled_component_may_do)
{
    static struct world world;
    begin(&world);
    struct policy_rule rule = {.subject = GUEST,
                               .target = SERVER,
                               .protocol = PROTOCOL,
                               .origin = RULE_ORIGIN_BUNDLE,
                               .roles = READS};
    CHECK_EQ(policy_check_addition(&world.policy, &rule), POLICYD_ERROR_NOT_A_BUNDLE);
    rule.origin = RULE_ORIGIN_OPERATOR;
    CHECK_EQ(policy_check_addition(&world.policy, &rule), 0);
    rule.origin = RULE_ORIGIN_TABLE;
    CHECK_EQ(policy_check_addition(&world.policy, &rule), POLICYD_ERROR_COMPILED);
}

TEST(whoever_is_cut_off_gets_nothing_until_restored)
{
    static struct world world;
    begin(&world);
    CHECK(policy_cut_off(&world.policy, CLIENT));
    CHECK(policy_cut_off(&world.policy, CLIENT));
    CHECK_EQ(ask(&world, CLIENT, READS).cause, VERDICT_CAUSE_PRINCIPAL_REVOKED);
    CHECK_EQ(ask(&world, CLIENT | 1u << 16, READS).verdict, VERDICT_ALLOWED);
    policy_restore(&world.policy, CLIENT);
    CHECK_EQ(ask(&world, CLIENT, READS).verdict, VERDICT_ALLOWED);
    CHECK(policy_check(&world.policy));
}

TEST(a_principal_is_not_cut_off_where_there_is_no_room_to_remember_it)
{
    static struct world world;
    begin(&world);
    for (uint32_t i = 0; i < POLICYD_MAX_CUT_OFF; i++) {
        CHECK(policy_cut_off(&world.policy, STRANGER | i << 16));
    }
    CHECK(!policy_can_cut_off(&world.policy, CLIENT));
    CHECK(!policy_cut_off(&world.policy, CLIENT));
    CHECK_EQ(ask(&world, CLIENT, READS).verdict, VERDICT_ALLOWED);
}

/* Adds a rule that gives to write, which the table has open to nobody. */
static struct rule *add_writer(struct world *world, uint16_t subject)
{
    const struct policy_rule rule = {
        .subject = subject, .target = SERVER, .protocol = PROTOCOL, .roles = WRITES};
    struct rule *added = policy_add(&world->policy, &rule);
    CHECK(added != NULL);
    return added;
}

/* The next instance does not believe what it inherits. */
static void lose(struct world *world)
{
    policy_state_init(&world->state, &sample, 1);
    policy_init(&world->policy, &sample, &world->state, &world->cuts);
    world->policy.cold = true;
}

TEST(a_state_that_was_lost_allows_only_what_the_table_says)
{
    static struct world world;
    begin(&world);
    (void)add(&world, STRANGER, READS);
    lose(&world);
    CHECK_EQ(ask(&world, CLIENT, READS).verdict, VERDICT_ALLOWED);
    CHECK_EQ(ask(&world, STRANGER, READS).cause, VERDICT_CAUSE_COLD);
}

TEST(a_rule_that_is_added_after_a_loss_is_in_force)
{
    static struct world world;
    begin(&world);
    lose(&world);
    (void)add(&world, STRANGER, READS);
    CHECK_EQ(ask(&world, STRANGER, READS).verdict, VERDICT_ALLOWED);
    CHECK(policy_check(&world.policy));
}

TEST(who_was_cut_off_stays_so_when_the_state_was_lost)
{
    static struct world world;
    begin(&world);
    CHECK(policy_cut_off(&world.policy, CLIENT));
    lose(&world);
    CHECK_EQ(ask(&world, CLIENT, READS).cause, VERDICT_CAUSE_PRINCIPAL_REVOKED);
}

TEST(no_rule_and_no_change_has_a_number_from_before_the_loss)
{
    static struct world world;
    struct policy_change change;
    begin(&world);
    uint64_t id = add(&world, STRANGER, READS)->row.id;
    uint64_t seq = world.state.last_seq;
    lose(&world);
    CHECK(!policy_next_change(&world.policy, seq, &change));
    uint64_t next = add(&world, STRANGER, READS)->row.id;
    CHECK(next > id);
    CHECK(policy_next_change(&world.policy, seq, &change));
    CHECK_EQ(change.row.id, next);
    CHECK(!policy_next_change(&world.policy, change.seq, &change));
    CHECK(policy_check(&world.policy));
}

TEST(the_rule_that_is_named_gives_what_was_asked_for)
{
    static struct world world;
    begin(&world);
    const struct rule *rule = add(&world, STRANGER, READS);
    const struct rule *other = add_writer(&world, STRANGER);
    CHECK_EQ(ask(&world, STRANGER, READS).rule, rule->row.id);
    CHECK_EQ(ask(&world, STRANGER, WRITES).rule, other->row.id);
    policy_count_use(&world.policy, ask(&world, STRANGER, WRITES).rule);
    CHECK_EQ(rule->row.used, 0);
    CHECK_EQ(other->row.used, 1);
}

TEST(a_refusal_names_the_revoked_rule_that_gave_it_and_no_other)
{
    static struct world world;
    begin(&world);
    struct rule *rule = add(&world, STRANGER, READS);
    (void)add_writer(&world, STRANGER);
    policy_revoke(&world.policy, rule);
    CHECK_EQ(ask(&world, STRANGER, READS).cause, VERDICT_CAUSE_RULE_REVOKED);
    CHECK_EQ(ask(&world, STRANGER, READS).rule, rule->row.id);
    CHECK_EQ(ask(&world, STRANGER, 1u << 9).cause, VERDICT_CAUSE_NO_RULE);
}

TEST(numbers_of_rules_are_never_used_again)
{
    static struct world world;
    begin(&world);
    struct rule *rule = add(&world, STRANGER, READS);
    uint64_t id = rule->row.id;
    CHECK_EQ(id, 4);
    policy_revoke(&world.policy, rule);
    policy_remove(&world.policy, rule);
    CHECK(policy_find(&world.policy, id) == NULL);
    CHECK_EQ(add(&world, STRANGER, READS)->row.id, id + 1);
    CHECK(policy_check(&world.policy));
}

TEST(rules_past_the_bound_are_refused_and_change_nothing)
{
    static struct world world;
    begin(&world);
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        (void)add(&world, STRANGER, READS);
    }
    struct policy_rule rule = {.subject = STRANGER, .target = SERVER, .protocol = PROTOCOL};
    static struct policy_state before;
    before = world.state;
    CHECK(policy_add(&world.policy, &rule) == NULL);
    CHECK_BYTES(&world.state, &before, sizeof before);
    CHECK(policy_check(&world.policy));
}

TEST(pages_tell_of_every_rule_once_by_rising_number)
{
    static struct world world;
    begin(&world);
    for (uint32_t i = 0; i < 5; i++) {
        (void)add(&world, STRANGER, READS);
    }
    policy_remove(&world.policy, policy_find(&world.policy, 6));
    uint64_t after = 0;
    uint64_t seen[16];
    uint32_t count = 0;
    do {
        struct policy_rule rows[2];
        uint32_t got = policy_page(&world.policy, after, rows, 2, &after);
        for (uint32_t i = 0; i < got; i++) {
            seen[count++] = rows[i].id;
        }
    } while (after != 0);
    const uint64_t expected[] = {1, 2, 3, 4, 5, 7, 8};
    CHECK_EQ(count, 7);
    CHECK_BYTES(seen, expected, sizeof expected);
}

TEST(changes_come_in_order_and_lost_ones_are_counted)
{
    static struct world world;
    begin(&world);
    struct policy_change change;
    CHECK(!policy_next_change(&world.policy, 0, &change));
    struct rule *rule = add(&world, STRANGER, READS);
    policy_revoke(&world.policy, rule);
    CHECK(policy_next_change(&world.policy, 0, &change));
    CHECK_EQ(change.seq, 1);
    CHECK_EQ(change.row.state, RULE_STATE_IN_FORCE);
    CHECK(policy_next_change(&world.policy, 1, &change));
    CHECK_EQ(change.row.state, RULE_STATE_REVOKED);
    CHECK(!policy_next_change(&world.policy, 2, &change));
    for (uint32_t i = 0; i < POLICY_EVENTS; i++) {
        (void)add(&world, STRANGER, READS);
    }
    CHECK(policy_next_change(&world.policy, 0, &change));
    CHECK_EQ(change.seq, 3);
    CHECK_EQ(change.lost, 2);
}

UNIT_MAIN
