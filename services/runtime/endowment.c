/* See writ/endowment.h. */
#include "writ/endowment.h"

#include <string.h>

#include "deviced_types.h"
#include "memd_types.h"

bool endowment_find(const struct writ_system *system, uint16_t number, uint32_t *ret_index)
{
    for (uint32_t i = 0; i < system->count; i++) {
        if (system->components[i].number == number) {
            *ret_index = i;
            return true;
        }
    }
    return false;
}

uint32_t endowment_principal(const struct writ_system *system, uint32_t index)
{
    return system->components[index].number;
}

static bool makes_processes(const struct writ_system_component *component)
{
    for (uint32_t i = 0; i < component->held_count; i++) {
        if (component->held[i].type == PROCESS_CONTROL_TYPE &&
            (component->held[i].rights & PROCESS_CONTROL_RIGHT_CREATE) != 0) {
            return true;
        }
    }
    return false;
}

/* It says itself who judges its faults. */
static bool is_judged(const struct writ_system_component *component)
{
    for (uint32_t i = 0; i < component->connection_count; i++) {
        const struct writ_system_connection *it = &component->connections[i];
        if (it->protocol == MEMD_PROTOCOL && (it->roles & MEMD_ROLE_KERNEL_SIDE) != 0) {
            return true;
        }
    }
    return false;
}

static bool maps_device(const struct writ_system_component *component)
{
    const struct writ_device *device = component->device;
    return device != NULL && (device->range_count != 0 || device->dma_count != 0);
}

uint16_t endowment_own_rights(const struct writ_system *system, uint32_t index)
{
    const struct writ_system_component *component = &system->components[index];
    bool manages = component->worker_count != 0 || component->state_bytes != 0 ||
                   makes_processes(component) || is_judged(component) || maps_device(component);
    return manages ? PROCESS_RIGHT_SELF | PROCESS_RIGHT_MANAGE : PROCESS_RIGHT_SELF;
}

static struct declared_slot of_held(const struct writ_system_held *held)
{
    return (struct declared_slot){.slot = held->slot, .type = held->type, .rights = held->rights};
}

static struct declared_slot of_served(const struct writ_system_served *served)
{
    return (struct declared_slot){.slot = WRIT_SLOT_ENDPOINT,
                                  .type = ENDPOINT_TYPE,
                                  .rights = ENDPOINT_RIGHT_RECV,
                                  .protocol = served->protocol};
}

/* The memory of its estate. */
static const struct declared_slot of_state = {
    .slot = WRIT_SLOT_STATE, .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE};

static struct declared_slot of_connection(const struct writ_system_connection *connection)
{
    return (struct declared_slot){.slot = connection->slot,
                                  .type = CONNECTION_TYPE,
                                  .rights = CONNECTION_RIGHT_CALL,
                                  .protocol = connection->protocol,
                                  .roles = connection->roles};
}

/* The slot of the endpoint at `index`, for who makes connections to it. */
static struct declared_slot of_minted(const struct writ_system *system, uint32_t index)
{
    return (struct declared_slot){.slot = (uint16_t)(WRIT_SLOT_ENDPOINTS + index),
                                  .type = ENDPOINT_TYPE,
                                  .rights = ENDPOINT_RIGHT_MINT,
                                  .protocol = system->components[index].served[0].protocol};
}

/* Slots that are being listed; `full` once one found no room. */
struct slots {
    struct declared_slot *at;
    uint32_t room;
    uint32_t count;
    bool full;
};

static void add(struct slots *slots, struct declared_slot slot)
{
    if (slots->count == slots->room) {
        slots->full = true;
        return;
    }
    slots->at[slots->count++] = slot;
}

static void add_declared(struct slots *slots, const struct writ_system_component *component)
{
    for (uint32_t i = 0; i < component->held_count; i++) {
        add(slots, of_held(&component->held[i]));
    }
    for (uint32_t i = 0; i < component->served_count; i++) {
        add(slots, of_served(&component->served[i]));
    }
    if (component->state_bytes != 0) {
        add(slots, of_state);
    }
    for (uint32_t i = 0; i < component->connection_count; i++) {
        add(slots, of_connection(&component->connections[i]));
    }
}

static void add_minted(struct slots *slots, const struct writ_system *system)
{
    for (uint32_t i = 1; i < system->count; i++) {
        if (system->components[i].served_count != 0) {
            add(slots, of_minted(system, i));
        }
    }
}

uint32_t endowment_starter(const struct writ_system *system)
{
    for (uint32_t i = 1; i < system->count; i++) {
        const struct writ_system_component *component = &system->components[i];
        if (component->served_count != 0 && component->served[0].protocol == DEVICED_PROTOCOL) {
            return i;
        }
    }
    return 0;
}

uint16_t endowment_driver_slot(const struct writ_system *system, uint32_t index)
{
    uint32_t place = 0;
    for (uint32_t i = 1; i <= index; i++) {
        place += system->components[i].device != NULL;
    }
    bool has_room = system->components[index].device != NULL && place < DRIVER_PLACES;
    return has_room ? (uint16_t)(WRIT_SLOT_DRIVERS + place * DRIVER_SLOTS) : 0;
}

/* What is passed on can be passed on. */
static struct declared_slot lendable(struct declared_slot slot, uint32_t at)
{
    slot.slot = (uint16_t)at;
    slot.rights |= CONNECTION_RIGHT_TRANSFER;
    return slot;
}

/* Its program, its endpoint, a connection to it, and its own connections. */
static void add_driver(struct slots *slots, const struct writ_system *system, uint32_t index)
{
    const struct writ_system_component *component = &system->components[index];
    const struct declared_slot program = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    const uint32_t first = endowment_driver_slot(system, index);
    if (first == 0 || component->connection_count > DRIVER_SLOTS - DRIVER_CONNECTIONS) {
        slots->full = true;
        return;
    }
    add(slots, lendable(program, first));
    if (component->served_count != 0) {
        const struct declared_slot offered = {.type = CONNECTION_TYPE,
                                              .rights = CONNECTION_RIGHT_CALL,
                                              .protocol = component->served[0].protocol,
                                              .roles = 1};
        add(slots, lendable(of_served(&component->served[0]), first + DRIVER_ENDPOINT));
        add(slots, lendable(offered, first + DRIVER_OFFER));
    }
    for (uint32_t i = 0; i < component->connection_count; i++) {
        add(slots,
            lendable(of_connection(&component->connections[i]), first + DRIVER_CONNECTIONS + i));
    }
}

static void add_drivers(struct slots *slots, const struct writ_system *system)
{
    const struct declared_slot log = {.type = LOG_TYPE, .rights = LOG_RIGHT_WRITE};
    add(slots, lendable(log, WRIT_SLOT_DRIVERS));
    for (uint32_t i = 1; i < system->count; i++) {
        if (system->components[i].device != NULL) {
            add_driver(slots, system, i);
        }
    }
}

static void sort(struct slots *slots)
{
    for (uint32_t i = 1; i < slots->count; i++) {
        struct declared_slot slot = slots->at[i];
        uint32_t at = i;
        for (; at > 0 && slots->at[at - 1].slot > slot.slot; at--) {
            slots->at[at] = slots->at[at - 1];
        }
        slots->at[at] = slot;
    }
}

bool endowment_slots(const struct writ_system *system, uint32_t index, struct declared_slot *at,
                     uint32_t *ret_count)
{
    struct slots slots = {.at = at, .room = KERNEL_MAX_DECLARED_SLOTS};
    add_declared(&slots, &system->components[index]);
    if (system->minter != 0 && index == system->minter) {
        add_minted(&slots, system);
    }
    if (index != 0 && index == endowment_starter(system)) {
        add_drivers(&slots, system);
    }
    sort(&slots);
    *ret_count = slots.count;
    return !slots.full;
}

void endowment_envelope(const struct writ_system *system, uint32_t index,
                        struct envelope *ret_envelope)
{
    struct declared_slot at[ENVELOPE_SLOTS];
    struct slots slots = {.at = at, .room = ENVELOPE_SLOTS};
    add_declared(&slots, &system->components[index]);
    memset(ret_envelope, 0, sizeof *ret_envelope);
    ret_envelope->magic = ENVELOPE_MAGIC;
    ret_envelope->version = ENVELOPE_VERSION;
    ret_envelope->principal = endowment_principal(system, index);
    ret_envelope->count = (uint16_t)slots.count;
    for (uint32_t i = 0; i < slots.count; i++) {
        ret_envelope->slots[i] = (struct envelope_slot){.slot = at[i].slot,
                                                        .rights = at[i].rights,
                                                        .protocol = at[i].protocol,
                                                        .type = (uint16_t)at[i].type,
                                                        .roles = at[i].roles};
    }
}
