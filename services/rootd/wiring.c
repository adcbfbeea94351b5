/* See wiring.h. */
#include "wiring.h"

#include <stddef.h>

#include "deviced_types.h"
#include "kernel_types.h"
#include "procd_types.h"
#include "supervisor_types.h"
#include "writ/endowment.h"

enum {
    LAST_FIXED_SLOT = 15,
    LABEL_SESSION_SHIFT = 16,
    MAKER_SESSION = 0xffff,
    NAMES_SESSION = 0xfffe,
    HELPER_SESSION = 0xfffd,
    STARTER_SESSION = 0xfffc,
    OFFER_SESSION = 0xfffb,
};

/* A plan that is being written; full for ever after the first step that found no room. */
struct pen {
    struct wiring_plan *plan;
    bool full;
};

static void add(struct pen *pen, enum wiring_op op, uint32_t component, uint32_t index)
{
    if (pen->plan->count == WIRING_STEPS) {
        pen->full = true;
        return;
    }
    pen->plan->steps[pen->plan->count++] = (struct wiring_step){
        .op = (uint8_t)op, .component = (uint8_t)component, .index = (uint8_t)index};
}

static enum wiring_fault check_connection(const struct writ_system *system,
                                          const struct writ_system_connection *connection)
{
    if (connection->server >= system->count) {
        return WIRING_NO_SERVER;
    }
    const struct writ_system_component *server = &system->components[connection->server];
    bool served = server->served_count == 1 && server->served[0].protocol == connection->protocol;
    if (!served) {
        return WIRING_NOT_SERVED;
    }
    return connection->slot > LAST_FIXED_SLOT ? WIRING_GOOD : WIRING_BAD_SLOT;
}

/* The slots that a component declares, controls first. */
static uint16_t declared_slot(const struct writ_system_component *component, uint32_t index)
{
    return index < component->held_count
               ? component->held[index].slot
               : component->connections[index - component->held_count].slot;
}

static bool is_everybodys(uint16_t slot)
{
    return slot <= WRIT_SLOT_QUOTA || slot == WRIT_SLOT_ENVELOPE || slot == WRIT_SLOT_ENDPOINT ||
           slot == WRIT_SLOT_STATE;
}

static enum wiring_fault check_slots(const struct writ_system_component *component)
{
    uint32_t count = component->held_count + component->connection_count;
    if (count >= ENVELOPE_SLOTS) {
        return WIRING_BAD_SLOT;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (is_everybodys(declared_slot(component, i))) {
            return WIRING_BAD_SLOT;
        }
        for (uint32_t j = 0; j < i; j++) {
            if (declared_slot(component, i) == declared_slot(component, j)) {
                return WIRING_BAD_SLOT;
            }
        }
    }
    return WIRING_GOOD;
}

/* It is started by who starts drivers, who has the log and its connections for it, and its device's parts; nothing else. */
static bool is_good_driver(const struct writ_system *system, uint32_t index)
{
    const struct writ_system_component *component = &system->components[index];
    for (uint32_t i = 0; i < component->held_count; i++) {
        uint16_t slot = component->held[i].slot;
        bool of_its_device = slot >= WRIT_SLOT_FUNCTION && slot < WRIT_SLOT_DRIVERS;
        if (slot != WRIT_SLOT_LOG && !of_its_device) {
            return false;
        }
    }
    bool started = component->startup == WRIT_STARTUP_NONE && component->kind == WRIT_DRIVER;
    bool has_state = component->state_bytes != 0 || component->kept_handles != 0;
    return started && !has_state && endowment_driver_slot(system, index) != 0 &&
           component->connection_count <= DRIVER_SLOTS - DRIVER_CONNECTIONS;
}

static enum wiring_fault check_component(const struct writ_system *system, uint32_t index)
{
    const struct writ_system_component *component = &system->components[index];
    if (index == 0) {
        return component->served_count == 0 ? WIRING_GOOD : WIRING_ROOT_SERVES;
    }
    if (component->served_count > 1) {
        return WIRING_TWO_PROTOCOLS;
    }
    if (component->stack == 0) {
        return WIRING_NO_STACK;
    }
    for (uint32_t i = 0; i < component->connection_count; i++) {
        enum wiring_fault fault = check_connection(system, &component->connections[i]);
        if (fault != WIRING_GOOD) {
            return fault;
        }
    }
    if (component->device != NULL && !is_good_driver(system, index)) {
        return WIRING_BAD_DRIVER;
    }
    return check_slots(component);
}

static struct wiring_verdict check_system(const struct writ_system *system)
{
    struct wiring_verdict verdict = {.fault = WIRING_GOOD};
    if (system->count == 0) {
        verdict.fault = WIRING_NO_ROOT;
    } else if (system->count > WIRING_COMPONENTS) {
        verdict.fault = WIRING_TOO_MANY;
    } else if (system->minter >= system->count) {
        verdict.fault = WIRING_NO_MINTER;
    }
    for (uint32_t i = 0; verdict.fault == WIRING_GOOD && i < system->count; i++) {
        verdict = (struct wiring_verdict){.fault = check_component(system, i), .component = i};
    }
    return verdict;
}

/* Whether the root starts it, and not its creator when it pleases. */
static bool is_the_roots(const struct writ_system *system, uint32_t index)
{
    return system->components[index].startup == WRIT_STARTUP_BOOT;
}

static void add_minter(struct pen *pen, const struct writ_system *system)
{
    for (uint32_t i = 1; i < system->count; i++) {
        if (system->components[i].served_count != 0) {
            add(pen, WIRING_MINTER, system->minter, i);
        }
    }
}

static void add_drivers(struct pen *pen, const struct writ_system *system, uint32_t starter)
{
    add(pen, WIRING_LOG, starter, 0);
    for (uint32_t i = 1; i < system->count; i++) {
        if (system->components[i].device != NULL) {
            add(pen, WIRING_DRIVER, starter, i);
        }
    }
}

static void add_component(struct pen *pen, const struct writ_system *system, uint32_t index)
{
    const struct writ_system_component *component = &system->components[index];
    add(pen, WIRING_STAGE, index, 0);
    for (uint32_t i = 0; i < component->held_count; i++) {
        add(pen, WIRING_HOLD, index, i);
    }
    for (uint32_t i = 0; i < component->served_count; i++) {
        add(pen, WIRING_SERVE, index, i);
    }
    if (component->state_bytes != 0) {
        add(pen, WIRING_STATE, index, 0);
    }
    for (uint32_t i = 0; i < component->connection_count; i++) {
        add(pen, WIRING_CONNECT, index, i);
    }
    if (system->minter != 0 && index == system->minter) {
        add_minter(pen, system);
    }
    if (pen->plan->maker != 0 && index == pen->plan->maker) {
        add(pen, WIRING_CHILDREN, index, 0);
    }
    if (index == endowment_starter(system)) {
        add_drivers(pen, system, index);
    }
    add(pen, WIRING_SEAL, index, 0);
}

static void add_start(struct pen *pen, const struct writ_system *system, uint32_t index)
{
    add(pen, WIRING_START, index, 0);
    for (uint32_t i = 0; i < system->components[index].served_count; i++) {
        add(pen, WIRING_PROVE, index, i);
    }
}

/* The component that makes processes for all, or 0. */
static uint32_t find_maker(const struct writ_system *system)
{
    for (uint32_t i = 1; i < system->count; i++) {
        const struct writ_system_component *component = &system->components[i];
        if (component->served_count != 0 && component->served[0].protocol == PROCD_PROTOCOL) {
            return i;
        }
    }
    return 0;
}

/* What outlives every instance of a component. */
static void add_lasting(struct pen *pen, const struct writ_system *system)
{
    for (uint32_t i = 1; i < system->count; i++) {
        for (uint32_t j = 0; j < system->components[i].served_count; j++) {
            add(pen, WIRING_ENDPOINT, i, j);
        }
        if (system->components[i].state_bytes != 0) {
            add(pen, WIRING_MEMORY, i, 0);
        }
    }
}

struct wiring_verdict wiring_make(const struct writ_system *system, struct wiring_plan *plan)
{
    struct wiring_verdict verdict = check_system(system);
    if (verdict.fault != WIRING_GOOD) {
        return verdict;
    }
    struct pen pen = {.plan = plan};
    *plan = (struct wiring_plan){.maker = find_maker(system)};
    add_lasting(&pen, system);
    if (plan->maker != 0) {
        add_component(&pen, system, plan->maker);
        add_start(&pen, system, plan->maker);
    }
    for (uint32_t i = 1; i < system->count; i++) {
        if (i != plan->maker && is_the_roots(system, i)) {
            add_component(&pen, system, i);
        }
    }
    for (uint32_t i = 1; i < system->count; i++) {
        if (i != plan->maker && is_the_roots(system, i)) {
            add_start(&pen, system, i);
        }
    }
    verdict.fault = pen.full ? WIRING_TOO_LONG : WIRING_GOOD;
    return verdict;
}

void wiring_again(const struct writ_system *system, uint32_t component, struct wiring_plan *plan)
{
    struct pen pen = {.plan = plan};
    *plan = (struct wiring_plan){.maker = find_maker(system)};
    add_component(&pen, system, component);
    add(&pen, WIRING_START, component, 0);
}

bool wiring_declares(const struct writ_system *system, uint16_t slot)
{
    for (uint32_t i = 0; i < system->count; i++) {
        for (uint32_t k = 0; k < system->components[i].held_count; k++) {
            if (system->components[i].held[k].slot == slot) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t principal_of(const struct writ_system *system, uint32_t component)
{
    return system->components[component].number;
}

static uint64_t label_of(const struct writ_system *system, uint32_t component, uint32_t session,
                         uint16_t protocol)
{
    uint64_t whole = (uint64_t)principal_of(system, component) << 16 | session;
    return whole << LABEL_SESSION_SHIFT | protocol;
}

uint64_t wiring_label(const struct writ_system *system, uint32_t component, uint32_t index)
{
    const struct writ_system_connection *connection =
        &system->components[component].connections[index];
    return label_of(system, component, connection->slot, connection->protocol);
}

uint64_t wiring_proof_label(const struct writ_system *system, uint32_t component)
{
    return label_of(system, 0, component, system->components[component].served[0].protocol);
}

uint64_t wiring_offer_label(const struct writ_system *system, uint32_t component)
{
    return label_of(system, component, OFFER_SESSION,
                    system->components[component].served[0].protocol);
}

uint64_t wiring_starter_label(const struct writ_system *system)
{
    return label_of(system, 0, STARTER_SESSION, DEVICED_PROTOCOL);
}

uint64_t wiring_names_label(const struct writ_system *system)
{
    return label_of(system, 0, NAMES_SESSION, SAMGRD_PROTOCOL);
}

uint64_t wiring_helper_label(const struct writ_system *system)
{
    return label_of(system, 0, HELPER_SESSION, SUPERVISOR_PROTOCOL);
}

uint64_t wiring_maker_label(const struct writ_system *system)
{
    return label_of(system, 0, MAKER_SESSION, PROCD_PROTOCOL);
}

const char *wiring_fault_text(enum wiring_fault fault)
{
    static const char *const texts[] = {
        [WIRING_GOOD] = "the wiring is sound",
        [WIRING_NO_ROOT] = "the system has no root",
        [WIRING_TOO_MANY] = "the system has more components than can be watched",
        [WIRING_TOO_LONG] = "the system needs more steps than there is room for",
        [WIRING_TWO_PROTOCOLS] = "serves more than one protocol",
        [WIRING_ROOT_SERVES] = "is the root and serves",
        [WIRING_NO_SERVER] = "has a connection to a component that is not in the system",
        [WIRING_NOT_SERVED] = "has a connection for a protocol that its server does not serve",
        [WIRING_BAD_SLOT] = "declares too many slots, one twice, or one that every process has",
        [WIRING_NO_STACK] = "has no stack",
        [WIRING_BAD_DRIVER] = "is a driver whose needs nobody who starts drivers can meet",
        [WIRING_NO_MINTER] = "the system lets a component make connections that is not in it",
    };
    return texts[fault];
}
