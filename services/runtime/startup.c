/* See startup.h. */
#include "startup.h"

#include <stddef.h>
#include <string.h>

#include "kernel_types.h"
#include "memd_types.h"

bool startup_maps(const struct writ_startup_slot *own, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        bool makes = own[i].type == PROCESS_CONTROL_TYPE &&
                     (own[i].rights & PROCESS_CONTROL_RIGHT_CREATE) != 0;
        bool judged =
            own[i].protocol == MEMD_PROTOCOL && (own[i].roles & MEMD_ROLE_KERNEL_SIDE) != 0;
        bool of_device = own[i].type == VMO_TYPE && own[i].slot >= WRIT_SLOT_RANGE &&
                         own[i].slot <= STARTUP_LAST_SLOT;
        if (makes || judged || own[i].slot == WRIT_SLOT_STATE || of_device) {
            return true;
        }
    }
    return false;
}

void startup_base(struct startup_contract *contract, enum startup_rank rank)
{
    uint16_t own =
        rank == STARTUP_ORDINARY ? PROCESS_RIGHT_SELF : PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE;
    uint16_t quota =
        rank == STARTUP_ROOT /* what else the root may do with its slots, nobody asks */
            ? QUOTA_RIGHT_CREATE
            : QUOTA_RIGHT_CREATE | QUOTA_RIGHT_TRANSFER;
    const struct writ_startup_slot base[STARTUP_BASE_SLOTS] = {
        {.slot = WRIT_SLOT_PROCESS, .type = PROCESS_TYPE, .rights = own},
        {.slot = WRIT_SLOT_THREAD, .type = THREAD_TYPE, .rights = THREAD_RIGHT_MANAGE},
        {.slot = WRIT_SLOT_QUOTA, .type = QUOTA_TYPE, .rights = quota},
        {.slot = WRIT_SLOT_ENVELOPE, .type = VMO_TYPE, .rights = VMO_RIGHT_READ},
    };
    memcpy(contract->base, base, sizeof base);
}

static struct startup_verdict fault_at(enum startup_fault fault, uint16_t slot)
{
    return (struct startup_verdict){.fault = fault, .slot = slot};
}

static enum startup_fault check_head(const struct startup_contract *contract,
                                     const struct envelope *envelope)
{
    if (envelope == NULL) {
        return STARTUP_NO_ENVELOPE;
    }
    if (envelope->magic != ENVELOPE_MAGIC) {
        return STARTUP_MAGIC;
    }
    if (envelope->version != ENVELOPE_VERSION) {
        return STARTUP_VERSION;
    }
    if ((uint16_t)envelope->principal != contract->component) {
        return STARTUP_COMPONENT;
    }
    bool counted = envelope->count == contract->own_count && envelope->count <= ENVELOPE_SLOTS;
    return counted ? STARTUP_GOOD : STARTUP_COUNT;
}

static const struct envelope_slot *claim_of(const struct envelope *envelope, uint16_t slot)
{
    for (uint32_t i = 0; i < envelope->count; i++) {
        if (envelope->slots[i].slot == slot) {
            return &envelope->slots[i];
        }
    }
    return NULL;
}

static bool claim_is_good(const struct envelope_slot *claim, const struct writ_startup_slot *own)
{
    return claim != NULL && claim->type == own->type && claim->rights == own->rights &&
           claim->protocol == own->protocol && claim->roles == own->roles;
}

struct startup_verdict startup_check_envelope(const struct startup_contract *contract,
                                              const struct envelope *envelope)
{
    enum startup_fault fault = check_head(contract, envelope);
    if (fault != STARTUP_GOOD) {
        return fault_at(fault, 0);
    }
    for (uint32_t i = 0; i < contract->own_count; i++) {
        const struct writ_startup_slot *own = &contract->own[i];
        if (!claim_is_good(claim_of(envelope, own->slot), own)) {
            return fault_at(STARTUP_CLAIM, own->slot);
        }
    }
    return fault_at(STARTUP_GOOD, 0);
}

static const struct writ_startup_slot *find(const struct writ_startup_slot *slots, uint32_t count,
                                            uint16_t slot)
{
    for (uint32_t i = 0; i < count; i++) {
        if (slots[i].slot == slot) {
            return &slots[i];
        }
    }
    return NULL;
}

static enum startup_fault compare(const struct writ_startup_slot *wanted,
                                  const struct writ_startup_slot *found)
{
    if (found->type == 0) {
        return STARTUP_MISSING;
    }
    if (found->type != wanted->type) {
        return STARTUP_TYPE;
    }
    if (found->rights != wanted->rights) {
        return STARTUP_RIGHTS;
    }
    if (found->protocol != wanted->protocol) {
        return STARTUP_PROTOCOL;
    }
    return found->roles == wanted->roles ? STARTUP_GOOD : STARTUP_ROLES;
}

struct startup_verdict startup_check_slot(const struct startup_contract *contract,
                                          const struct writ_startup_slot *found)
{
    const struct writ_startup_slot *wanted = find(contract->base, STARTUP_BASE_SLOTS, found->slot);
    if (wanted == NULL) {
        wanted = find(contract->own, contract->own_count, found->slot);
    }
    if (wanted == NULL) {
        return fault_at(found->type == 0 ? STARTUP_GOOD : STARTUP_SURPLUS, found->slot);
    }
    return fault_at(compare(wanted, found), found->slot);
}

const char *startup_fault_text(enum startup_fault fault)
{
    static const char *const texts[] = {
        [STARTUP_GOOD] = "everything is as declared",
        [STARTUP_NO_ENVELOPE] = "there is no envelope",
        [STARTUP_MAGIC] = "the envelope is none",
        [STARTUP_VERSION] = "the envelope is of another version",
        [STARTUP_COMPONENT] = "the envelope is for another component",
        [STARTUP_COUNT] = "the envelope lists another number of slots than the component declares",
        [STARTUP_CLAIM] = "the envelope differs from what the component declares",
        [STARTUP_MISSING] = "the slot is empty",
        [STARTUP_SURPLUS] = "the slot holds something that the component does not declare",
        [STARTUP_TYPE] = "the slot holds another type of object",
        [STARTUP_RIGHTS] = "the slot holds other rights",
        [STARTUP_PROTOCOL] = "the slot belongs to another protocol",
        [STARTUP_ROLES] = "the slot holds other roles",
    };
    return texts[fault];
}
