/* See drivers.h. */
#include "drivers.h"

#include <string.h>

#include "deviced_client.h"
#include "kernel_calls.h"
#include "writ/endowment.h"
#include "writ/log.h"
#include "writ/port.h"

enum { TRANSFER = CONNECTION_RIGHT_TRANSFER }; /* the same in every type */

static uint32_t give(struct root *root, const struct wiring_step *step, uint32_t source,
                     uint32_t at, uint16_t rights)
{
    bool by_hand = root->plan.maker == 0;
    const struct making *making = by_hand ? &making_by_hand : &making_through_procd;
    return making->give(root, step->component, source, at, (uint16_t)(rights | TRANSFER));
}

uint32_t drivers_lend_log(struct root *root, const struct wiring_step *step)
{
    return give(root, step, WRIT_SLOT_LOG, WRIT_SLOT_DRIVERS, LOG_RIGHT_WRITE);
}

/* Gives a capability that only the starter needs. */
static uint32_t pass(struct root *root, const struct wiring_step *step, uint32_t source,
                     uint32_t at, uint16_t rights)
{
    uint32_t status = give(root, step, source, at, rights);
    uint32_t closed = writ_port_close(root->io, source);
    return status != WRIT_OK ? status : closed;
}

/* A connection to a component. It passes through the starter's hands, and an install takes only what is for the process or for anybody: whoever calls by it is stamped as
 * who he is. */
static uint32_t lend_connection(struct root *root, const struct wiring_step *step, uint32_t server,
                                const struct wiring_connection *wanted, uint32_t at)
{
    uint32_t slot = 0;
    uint32_t status = endpoint_mint(root->io, root->made[server].endpoint, wanted->label,
                                    wanted->roles, KERNEL_ANY_PRINCIPAL, &slot);
    return status == WRIT_OK ? pass(root, step, slot, at, CONNECTION_RIGHT_CALL) : status;
}

uint32_t drivers_equip(struct root *root, const struct wiring_step *step)
{
    const struct writ_system *system = root->system;
    const struct writ_system_component *driver = &system->components[step->index];
    uint32_t first = endowment_driver_slot(system, step->index);
    uint32_t image = 0;
    uint32_t status = root_take_image(root, step->index, &image);
    if (status == WRIT_OK) {
        status = pass(root, step, image, first + DRIVER_PROGRAM, VMO_RIGHT_READ);
    }
    if (status == WRIT_OK && driver->served_count != 0) {
        const struct wiring_connection offered = {.label = wiring_offer_label(system, step->index),
                                                  .roles = 1};
        status = give(root, step, root->made[step->index].endpoint, first + DRIVER_ENDPOINT,
                      ENDPOINT_RIGHT_RECV);
        status = status == WRIT_OK
                     ? lend_connection(root, step, step->index, &offered, first + DRIVER_OFFER)
                     : status;
    }
    for (uint32_t i = 0; status == WRIT_OK && i < driver->connection_count; i++) {
        const struct writ_system_connection *it = &driver->connections[i];
        const struct wiring_connection own = {.label = wiring_label(system, step->index, i),
                                              .roles = it->roles};
        status = lend_connection(root, step, it->server, &own, first + DRIVER_CONNECTIONS + i);
    }
    return status;
}

/* A group by its number: the place of its first member. */
static uint16_t group_of(const struct writ_system *system, const char *group)
{
    for (uint32_t i = 1; group != NULL && i < system->count; i++) {
        const struct writ_device *device = system->components[i].device;
        if (device != NULL && device->group != NULL && strcmp(device->group, group) == 0) {
            return (uint16_t)i;
        }
    }
    return 0;
}

static void put_aliases(struct deviced_seed_binding_builder *b, const struct writ_device *device)
{
    struct binding_match aliases[WRIT_DEVICE_MATCHES];
    for (uint32_t i = 0; i < device->match_count; i++) {
        aliases[i] = (struct binding_match){.bus = device->bus,
                                            .class_of = device->matches[i].class_of,
                                            .vendor = device->matches[i].vendor,
                                            .model = device->matches[i].model};
    }
    deviced_seed_binding_put_aliases(b, aliases, device->match_count);
}

static uint32_t seed(struct root *root, struct deviced_client *client, uint32_t index)
{
    const struct writ_system_component *component = &root->system->components[index];
    const struct writ_device *device = component->device;
    struct deviced_seed_binding_builder b = deviced_seed_binding_begin(client);
    struct deviced_seed_binding_reply reply;
    b.body->component = component->number;
    b.body->origin = BINDING_ORIGIN_COMPONENT;
    b.body->stage = device->stage;
    b.body->group = group_of(root->system, device->group);
    b.body->priority = device->priority;
    b.body->enabled = device->enabled;
    b.body->fallback_only = device->fallback_only;
    put_aliases(&b, device);
    deviced_seed_binding_put_deps(&b, device->deps, device->dep_count);
    deviced_seed_binding_put_softdeps(&b, device->softdeps, device->softdep_count);
    deviced_seed_binding_put_program(&b, component->name, (uint32_t)strlen(component->name));
    return deviced_seed_binding_call(&b, &reply);
}

/* The first one that is refused ends it. */
static uint32_t seed_all(struct root *root, struct deviced_client *client)
{
    uint32_t drivers = 0;
    for (uint32_t i = 1; i < root->system->count; i++) {
        uint32_t status =
            root->system->components[i].device != NULL ? seed(root, client, i) : (uint32_t)WRIT_OK;
        if (status == WRIT_BAD_STATE) { /* sealed: an earlier instance has confirmed it */
            return WRIT_OK;
        }
        if (status != WRIT_OK) {
            log_error("rootd: the binding of %s is refused: status %u",
                      root->system->components[i].name, status);
            return status;
        }
    }
    uint32_t status = deviced_seal(client, &drivers);
    if (status == WRIT_BAD_STATE) {
        return WRIT_OK;
    }
    log_info("rootd: seeded %u drivers", drivers);
    return status;
}

void drivers_seed(struct root *root, uint32_t starter)
{
    struct deviced_client client = {.io = root->io};
    uint32_t status =
        endpoint_mint(root->io, root->made[starter].endpoint, wiring_starter_label(root->system),
                      DEVICED_ROLE_SEEDER, endowment_principal(root->system, 0), &client.slot);
    if (status == WRIT_OK) {
        status = seed_all(root, &client);
        (void)writ_port_close(root->io, client.slot);
    }
    if (status != WRIT_OK) {
        log_error("rootd: drivers are not seeded: status %u (%s)", status,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : deviced_error_name(status));
    }
}
