/* The policy daemon in process, as the suite and the fuzz harness drive it: its adapter and its rules as they are, endpoints played.
 *
 * The adapter is included, not linked. The kernel around it remembers every connection that was made and not voided, so that what the
 * contract guarantees about connections can be seen.
 */
#include <stdint.h>

#define WRIT_TIME_H /* time goes on by a second whenever somebody looks */
static uint64_t time_us(void);

#include "policyd.c"

#include <string.h>

#include "policyd_conformance.h"
#include "policyd_given.h"
#include "host_estate.h"

#define HOST_MESSAGES policyd_capnp_messages
#define HOST_MESSAGE_COUNT POLICYD_CAPNP_MESSAGES
#include "host_encodings.h"

enum { STORE = 2, SHELL = 3, BUNDLE = 0x900, PROTOCOL = 0x10, MOST_CONNECTIONS = 64 };

static uint64_t time_us(void)
{
    static uint64_t now_us;
    return now_us += 1000000;
}

/* A system of a server, and one who speaks to it. */
static const char *const role_names[] = {"reader", "writer", "visitor"};
static const struct writ_system_served served[] = {
    {.name = "Store",
     .protocol = PROTOCOL,
     .role_names = role_names,
     .role_count = 3,
     .open_roles = 4},
};
static const struct writ_system_connection connections[] = {
    {.slot = 16, .server = 1, .protocol = PROTOCOL, .roles = 3},
};
static const struct writ_system_component components[] = {
    {.name = "root", .number = 1},
    {.name = "store", .number = STORE, .served = served, .served_count = 1},
    {.name = "shell", .number = SHELL, .connections = connections, .connection_count = 1},
};
const struct writ_system writ_system = {.name = "sample", .components = components, .count = 3};

/* A connection that the daemon had made and that is not void. */
struct made {
    uint64_t label; /* 0 in a free place */
    uint32_t endpoint;
    uint32_t roles;
    uint32_t grantee;
};

static struct {
    struct policyd_server server;
    _Alignas(8) uint8_t estate[POLICYD_STATE_BYTES];
    struct made made[MOST_CONNECTIONS];
} all;

static void dispatch(struct writ_msg *m, const struct writ_caller *caller)
{
    policyd_dispatch_to(&all.server, m, caller);
}

/* ---- the kernel as far as the daemon asks it ---- */

static void mint(uint32_t endpoint, struct writ_msg *m)
{
    struct made made = {.label = m->w[0],
                        .endpoint = endpoint,
                        .roles = (uint32_t)m->w[1],
                        .grantee = (uint32_t)(m->w[1] >> 32)};
    uint32_t place = 0;
    for (uint32_t i = 0; i < MOST_CONNECTIONS; i++) {
        if (all.made[i].label == made.label) {
            suite_host_complain(NULL, "two connections have the same label");
        }
        place = all.made[i].label == 0 ? i : place;
    }
    all.made[place] = made; /* the oldest makes way where there are too many to look after */
    *m = (struct writ_msg){.tag = ENDPOINT_MINT_REPLY, .w = {suite_host_got(NULL)}};
}

static bool is_whose(const struct made *made, uint32_t whom, bool component)
{
    return component ? (uint16_t)made->grantee == (uint16_t)whom : made->grantee == whom;
}

static void revoke(uint32_t endpoint, struct writ_msg *m, uint64_t reply, bool component)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < MOST_CONNECTIONS; i++) {
        struct made *made = &all.made[i];
        if (made->label != 0 && made->endpoint == endpoint &&
            is_whose(made, (uint32_t)m->w[0], component)) {
            *made = (struct made){0};
            count++;
        }
    }
    *m = (struct writ_msg){.tag = reply, .w = {count}};
}

static bool outgoing(uint32_t slot, struct writ_msg *m, uint8_t *out)
{
    (void)out;
    switch (m->tag) {
    case ENDPOINT_MINT_REQUEST:
        mint(slot, m);
        return true;
    case ENDPOINT_REVOKE_COMPONENT_REQUEST:
        revoke(slot, m, ENDPOINT_REVOKE_COMPONENT_REPLY, true);
        return true;
    case ENDPOINT_REVOKE_PRINCIPAL_REQUEST:
        revoke(slot, m, ENDPOINT_REVOKE_PRINCIPAL_REPLY, false);
        return true;
    default:
        return false;
    }
}

HOST_SERVER_OF_BOTH("policyd", policyd_suite);

/* ---- the hooks ---- */

void policyd_given_reset(struct suite_world *world)
{
    begin_world_of_both(world);
    memset(&all, 0, sizeof all);
    policyd_serving_init(&all.server.serving, &io);
    host_estate(all.estate, sizeof all.estate);
    inherit(&all.server);
}

uint64_t policyd_given_digest(struct suite_world *world)
{
    (void)world;
    if (!policy_check(&all.server.policy)) {
        abort(); /* P1 to P3 of policy.h do not hold */
    }
    host_estate_check(&all.server.estate);
    uint64_t digest = suite_digest(0, &all.server.live.state, sizeof all.server.live.state);
    digest = suite_digest(digest, all.made, sizeof all.made);
    return suite_digest(digest, &all.server.live.bells, sizeof all.server.live.bells);
}

void policyd_given_arg_connect_subject(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, SHELL);
}

void policyd_given_arg_connect_target(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, STORE);
}

void policyd_given_arg_connect_protocol(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, PROTOCOL);
}

void policyd_given_arg_connect_wanted_roles(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, 5); /* one that a rule gives, and one that none does */
}

void policyd_given_arg_add_rule_subject(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, BUNDLE);
}

void policyd_given_arg_add_rule_target(struct suite_world *world, uint8_t *at)
{
    policyd_given_arg_connect_target(world, at);
}

void policyd_given_arg_add_rule_protocol(struct suite_world *world, uint8_t *at)
{
    policyd_given_arg_connect_protocol(world, at);
}

void policyd_given_arg_add_rule_roles(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, served[0].open_roles);
}

struct writ_record policyd_given_arg_subscribe_bell(struct suite_world *world)
{
    (void)world;
    return (struct writ_record){
        .slot = 1, .rights = NOTIFICATION_RIGHT_SIGNAL, .type = NOTIFICATION_TYPE};
}

/* ---- the guarantees ---- */

/* The roles that rules in force give to the component of a principal; told by the table and the state, not by the daemon. */
static uint32_t roles_given(uint32_t grantee)
{
    uint32_t roles = (uint16_t)grantee == SHELL ? connections[0].roles : 0;
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        const struct policy_rule *row = &all.server.live.state.added[i].row;
        bool gives = row->id != 0 && row->state == RULE_STATE_IN_FORCE && row->target == STORE &&
                     row->protocol == PROTOCOL && row->subject == (uint16_t)grantee;
        roles |= gives ? row->roles : 0;
    }
    return roles;
}

bool policyd_ensures_roles_within_rules(struct suite *s, uint32_t status)
{
    (void)s;
    (void)status;
    for (uint32_t i = 0; i < MOST_CONNECTIONS; i++) {
        const struct made *made = &all.made[i];
        if (made->label != 0 && (made->roles & ~roles_given(made->grantee)) != 0) {
            return false;
        }
    }
    return true;
}

bool policyd_ensures_revoked_is_void(struct suite *s, uint32_t status)
{
    return status != WRIT_OK || policyd_ensures_roles_within_rules(s, status);
}

bool policyd_ensures_rules_unchanged_on_error(struct suite *s, uint32_t status)
{
    (void)status;
    uint32_t there = 0;
    for (uint32_t i = 0; i < POLICYD_MAX_ADDITIONS; i++) {
        there += all.server.live.state.added[i].row.id != 0;
    }
    return there == suite_live(s, 0);
}

bool policyd_ensures_principal_is_cut_off(struct suite *s, uint32_t status)
{
    (void)s;
    for (uint32_t i = 0; status == WRIT_OK && i < MOST_CONNECTIONS; i++) {
        const struct policy_question question = {.subject = all.made[i].grantee};
        if (all.made[i].label != 0 &&
            policy_decide(&all.server.policy, &question).cause == VERDICT_CAUSE_PRINCIPAL_REVOKED) {
            return false;
        }
    }
    return true;
}
