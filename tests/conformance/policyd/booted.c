/* The hooks of the policy daemon's suite against the live daemon: what can be done and seen from another process. */
#include "callers.h"
#include "contracts_slots.h"
#include "contracts_uses.h"
#include "kernel_calls.h"
#include "policyd_given.h"
#include "policyd_wire.h"
#include "samgrd_types.h"

/* Whom rules are made for, one after the other, and whom they let speak to: the one daemon that admits anybody in some role. */
enum { FIRST_SUBJECT = 0x4000, SUBJECTS = 0x1000, TARGET = 5 };

static uint16_t subjects; /* that were asked for so far */

/* The suite ends the rules that it makes; nothing else of the daemon is to be set back. */
void policyd_given_reset(struct suite_world *world)
{
    (void)world;
}

uint64_t policyd_given_digest(struct suite_world *world)
{
    (void)world;
    return 0;
}

void policyd_given_arg_connect_subject(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, CONTRACTS_COMPONENT);
}

void policyd_given_arg_connect_target(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, TARGET);
}

void policyd_given_arg_connect_protocol(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, SAMGRD_PROTOCOL);
}

/* One that a rule gives, and one that none does. */
void policyd_given_arg_connect_wanted_roles(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u32(at, SAMGRD_ROLE_CONSUMER | SAMGRD_ROLE_SUPERVISOR);
}

void policyd_given_arg_add_rule_subject(struct suite_world *world, uint8_t *at)
{
    (void)world;
    writ_store_u16(at, (uint16_t)(FIRST_SUBJECT + subjects++ % SUBJECTS));
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
    writ_store_u32(at, SAMGRD_ROLE_CONSUMER);
}

struct writ_record policyd_given_arg_subscribe_bell(struct suite_world *world)
{
    return callers_bell(world);
}

/* ---- the guarantees, told by the daemon itself ---- */

static bool is_allowed(struct suite *s, uint32_t subject, uint32_t wanted, uint32_t *ret_roles)
{
    enum verdict verdict = VERDICT_REFUSED;
    uint8_t cause = 0;
    uint64_t rule = 0;
    uint32_t status = policyd_all_check(callers_io(s->world), subject, TARGET, SAMGRD_PROTOCOL,
                                        wanted, &verdict, &cause, ret_roles, &rule);
    return status == WRIT_OK && verdict != VERDICT_REFUSED;
}

/* The connection that came has the roles that the reply says, and a rule gives them. */
bool policyd_ensures_roles_within_rules(struct suite *s, uint32_t status)
{
    uint32_t given = 0;
    uint32_t roles = writ_load_u32(s->room.calls[0].page);
    return status != WRIT_OK || (is_allowed(s, CONTRACTS_COMPONENT, UINT32_MAX, &given) &&
                                 (roles & ~given) == 0 && callers_roles(s->world) == roles);
}

/* The reply is in registers, so the page is still the request's. */
bool policyd_ensures_revoked_is_void(struct suite *s, uint32_t status)
{
    uint64_t id = writ_load_u64(s->room.calls[0].page);
    enum rule_state state = 0;
    struct policy_rule row = {0};
    uint32_t given = 0;
    if (status != WRIT_OK) {
        return true;
    }
    return policyd_all_read_rule(callers_io(s->world), id, &state, &row) == WRIT_OK &&
           state == RULE_STATE_REVOKED && !is_allowed(s, row.subject, SAMGRD_ROLE_CONSUMER, &given);
}

bool policyd_ensures_rules_unchanged_on_error(struct suite *s, uint32_t status)
{
    struct writ_io *io = callers_io(s->world);
    struct policyd_list_rules_reply page = {0};
    uint32_t added = 0;
    if (status == WRIT_OK) {
        return true;
    }
    do {
        if (policyd_all_list_rules(io, page.next, &page) != WRIT_OK) {
            return false;
        }
        for (uint32_t i = 0; i < page.items.count; i++) {
            const struct policy_rule *row = &page.items.items[i];
            bool ours = row->subject == CONTRACTS_COMPONENT; /* by which the suite of names lives */
            added += row->origin != RULE_ORIGIN_TABLE && !ours;
        }
    } while (page.next != 0);
    return suite_may_have(s, 0, added);
}

bool policyd_ensures_principal_is_cut_off(struct suite *s, uint32_t status)
{
    uint32_t principal = writ_load_u32(s->room.calls[0].page);
    uint32_t given = 0;
    return status != WRIT_OK || !is_allowed(s, principal, SAMGRD_ROLE_CONSUMER, &given);
}
