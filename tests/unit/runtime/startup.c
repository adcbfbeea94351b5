/* A process runs only with exactly what its contract says. */
#include "startup.h"

#include <string.h>

#include "kernel_types.h"
#include "memd_types.h"
#include "unit.h"

enum { COMPONENT = 0x41, PROTOCOL = 0x10 };

static const struct writ_startup_slot own[] = {
    {.slot = WRIT_SLOT_LOG, .type = LOG_TYPE, .rights = LOG_RIGHT_WRITE},
    {.slot = 16,
     .type = CONNECTION_TYPE,
     .rights = CONNECTION_RIGHT_CALL,
     .protocol = PROTOCOL,
     .roles = 1},
};

static struct startup_contract contract_of(enum startup_rank rank)
{
    struct startup_contract contract = {.component = COMPONENT, .own = own, .own_count = 2};
    startup_base(&contract, rank);
    return contract;
}

static struct envelope good_envelope(void)
{
    struct envelope envelope = {
        .magic = ENVELOPE_MAGIC, .version = ENVELOPE_VERSION, .count = 2, .principal = COMPONENT};
    for (int i = 0; i < 2; i++) {
        envelope.slots[i] = (struct envelope_slot){.slot = own[i].slot,
                                                   .type = own[i].type,
                                                   .rights = own[i].rights,
                                                   .protocol = own[i].protocol,
                                                   .roles = own[i].roles};
    }
    return envelope;
}

static void check_envelope(const struct envelope *envelope, enum startup_fault fault, uint16_t slot)
{
    struct startup_contract contract = contract_of(STARTUP_ORDINARY);
    struct startup_verdict verdict = startup_check_envelope(&contract, envelope);
    CHECK_EQ(verdict.fault, fault);
    CHECK_EQ(verdict.slot, slot);
}

static void check_slot(struct writ_startup_slot found, enum startup_fault fault)
{
    struct startup_contract contract = contract_of(STARTUP_ORDINARY);
    struct startup_verdict verdict = startup_check_slot(&contract, &found);
    CHECK_EQ(verdict.fault, fault);
}

TEST(an_envelope_that_says_what_the_component_declares_is_good)
{
    struct envelope envelope = good_envelope();
    check_envelope(&envelope, STARTUP_GOOD, 0);
}

TEST(the_order_in_an_envelope_does_not_matter)
{
    struct envelope envelope = good_envelope();
    struct envelope_slot first = envelope.slots[0];
    envelope.slots[0] = envelope.slots[1];
    envelope.slots[1] = first;
    check_envelope(&envelope, STARTUP_GOOD, 0);
}

TEST(no_envelope_and_a_page_that_is_none_are_refused)
{
    struct envelope envelope = good_envelope();
    check_envelope(NULL, STARTUP_NO_ENVELOPE, 0);
    envelope.magic ^= 1;
    check_envelope(&envelope, STARTUP_MAGIC, 0);
    envelope = good_envelope();
    envelope.version++;
    check_envelope(&envelope, STARTUP_VERSION, 0);
}

TEST(an_envelope_for_somebody_else_is_refused)
{
    struct envelope envelope = good_envelope();
    envelope.principal++;
    check_envelope(&envelope, STARTUP_COMPONENT, 0);
}

TEST(an_envelope_with_a_slot_too_many_or_too_few_is_refused)
{
    struct envelope envelope = good_envelope();
    envelope.count = 1;
    check_envelope(&envelope, STARTUP_COUNT, 0);
    envelope.count = 3;
    check_envelope(&envelope, STARTUP_COUNT, 0);
    envelope.count = UINT16_MAX;
    check_envelope(&envelope, STARTUP_COUNT, 0);
}

TEST(an_envelope_that_differs_in_any_field_of_a_slot_is_refused)
{
    for (int field = 0; field < 5; field++) {
        struct envelope envelope = good_envelope();
        struct envelope_slot *slot = &envelope.slots[1];
        slot->slot = (uint16_t)(slot->slot + (field == 0));
        slot->rights = (uint16_t)(slot->rights + (field == 1));
        slot->protocol = (uint16_t)(slot->protocol + (field == 2));
        slot->type = (uint16_t)(slot->type + (field == 3));
        slot->roles = slot->roles + (field == 4);
        check_envelope(&envelope, STARTUP_CLAIM, 16);
    }
}

TEST(a_slot_that_holds_what_is_declared_is_good)
{
    check_slot(own[0], STARTUP_GOOD);
    check_slot(own[1], STARTUP_GOOD);
}

TEST(a_declared_slot_that_is_empty_is_missing)
{
    check_slot((struct writ_startup_slot){.slot = 16}, STARTUP_MISSING);
    check_slot((struct writ_startup_slot){.slot = WRIT_SLOT_QUOTA}, STARTUP_MISSING);
}

TEST(anything_in_a_slot_that_is_not_declared_is_surplus)
{
    check_slot((struct writ_startup_slot){.slot = 17, .type = VMO_TYPE}, STARTUP_SURPLUS);
    check_slot((struct writ_startup_slot){.slot = WRIT_SLOT_ENDPOINT, .type = ENDPOINT_TYPE},
               STARTUP_SURPLUS);
    check_slot((struct writ_startup_slot){.slot = 17}, STARTUP_GOOD);
}

TEST(each_way_to_be_wrong_has_its_own_fault)
{
    struct writ_startup_slot slot = own[1];
    slot.type = ENDPOINT_TYPE;
    check_slot(slot, STARTUP_TYPE);
    slot = own[1];
    slot.rights |= CONNECTION_RIGHT_TRANSFER;
    check_slot(slot, STARTUP_RIGHTS);
    slot = own[1];
    slot.protocol++;
    check_slot(slot, STARTUP_PROTOCOL);
    slot = own[1];
    slot.roles |= 2;
    check_slot(slot, STARTUP_ROLES);
}

TEST(who_declares_an_estate_a_judge_or_the_making_of_processes_manages_itself)
{
    const struct writ_startup_slot reader = {.slot = PROCESS_CONTROL_SLOT,
                                             .type = PROCESS_CONTROL_TYPE,
                                             .rights = PROCESS_CONTROL_RIGHT_QUERY};
    const struct writ_startup_slot maker = {.slot = PROCESS_CONTROL_SLOT,
                                            .type = PROCESS_CONTROL_TYPE,
                                            .rights = PROCESS_CONTROL_RIGHT_CREATE};
    const struct writ_startup_slot heir = {
        .slot = WRIT_SLOT_STATE, .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE};
    CHECK(!startup_maps(&reader, 0));
    CHECK(!startup_maps(&reader, 1));
    CHECK(startup_maps(&maker, 1));
    CHECK(startup_maps(&heir, 1));
    const struct writ_startup_slot judged = {
        .slot = 16, .protocol = MEMD_PROTOCOL, .roles = MEMD_ROLE_KERNEL_SIDE};
    const struct writ_startup_slot asking = {
        .slot = 16, .protocol = MEMD_PROTOCOL, .roles = MEMD_ROLE_CONSUMER};
    CHECK(startup_maps(&judged, 1));
    CHECK(!startup_maps(&asking, 1));
}

TEST(only_the_root_and_managers_manage_their_own_process)
{
    static const enum startup_rank ranks[] = {STARTUP_ROOT, STARTUP_MANAGER, STARTUP_ORDINARY};
    struct writ_startup_slot managed = {.slot = WRIT_SLOT_PROCESS,
                                        .type = PROCESS_TYPE,
                                        .rights = PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE};
    for (int i = 0; i < 3; i++) {
        struct startup_contract contract = contract_of(ranks[i]);
        struct startup_verdict verdict = startup_check_slot(&contract, &managed);
        CHECK_EQ(verdict.fault, ranks[i] == STARTUP_ORDINARY ? STARTUP_RIGHTS : STARTUP_GOOD);
    }
}

TEST(every_fault_has_its_sentence)
{
    for (int i = STARTUP_GOOD; i <= STARTUP_ROLES; i++) {
        CHECK(startup_fault_text((enum startup_fault)i) != NULL);
    }
}

UNIT_MAIN
