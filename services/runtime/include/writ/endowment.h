/* What a component of the system is given before it runs, as its system's table says: who it is,
 * the slots that its creator fills, and the envelope in which that is written down.
 *
 * Pure, over a table that the compiler made. It adds nothing that is not in the table. `index` is
 * a component's place in it.
 */
#ifndef WRIT_ENDOWMENT_H
#define WRIT_ENDOWMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel_types.h"
#include "writ/envelope.h"
#include "writ/system.h"

/* What who starts drivers has for each of them, by its place in the driver's slots. */
enum {
    DRIVER_SLOTS = 8,
    DRIVER_PLACES = 32, /* the first of which has the log for all */
    DRIVER_PROGRAM = 0,
    DRIVER_ENDPOINT = 1,
    DRIVER_OFFER = 2,
    DRIVER_CONNECTIONS = 3,
};

/* The index of the component with this number; false if the system has none. */
[[nodiscard]] bool endowment_find(const struct writ_system *system, uint16_t number,
                                  uint32_t *ret_index);

/* The principal of a component's only instance. */
[[nodiscard]] uint32_t endowment_principal(const struct writ_system *system, uint32_t index);

/* The rights that a component has over its own process: MANAGE only if it makes threads of its own,
 * maps its estate or memory of its device, says who judges its faults, or makes processes, whose memory it maps. */
[[nodiscard]] uint16_t endowment_own_rights(const struct writ_system *system, uint32_t index);

/* What the component finds in its envelope; it declares fewer than ENVELOPE_SLOTS. */
void endowment_envelope(const struct writ_system *system, uint32_t index,
                        struct envelope *ret_envelope);

/* The slots that have to be filled, by rising number: what it declares and, where it makes the
 * connections of others, their endpoints, where it starts drivers, what it gives them. False if they are more than KERNEL_MAX_DECLARED_SLOTS,
 * which `slots` has room for. */
[[nodiscard]] bool endowment_slots(const struct writ_system *system, uint32_t index,
                                   struct declared_slot *slots, uint32_t *ret_count);

/* Of who starts drivers: the first of the eight slots that it has for the driver at `index`; 0 if that is none, or there is no room for it. */
[[nodiscard]] uint16_t endowment_driver_slot(const struct writ_system *system, uint32_t index);

/* The component that starts drivers, or 0. */
[[nodiscard]] uint32_t endowment_starter(const struct writ_system *system);

#endif
