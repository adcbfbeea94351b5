/* Whether a process was given exactly what its contract says: nothing missing, nothing wrong,
 * nothing more.
 *
 * Pure. It decides and names the first fault; it does not go on with less, and it does not guess.
 */
#ifndef WRIT_STARTUP_H
#define WRIT_STARTUP_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/envelope.h"
#include "writ/system.h"

/* Slots up to the last one are looked at, so that a surplus one is seen. */
enum { STARTUP_LAST_SLOT = 127, STARTUP_BASE_SLOTS = 4 };

enum startup_fault {
    STARTUP_GOOD,
    STARTUP_NO_ENVELOPE,
    STARTUP_MAGIC,
    STARTUP_VERSION,
    STARTUP_COMPONENT,
    STARTUP_COUNT,
    STARTUP_CLAIM,
    STARTUP_MISSING,
    STARTUP_SURPLUS,
    STARTUP_TYPE,
    STARTUP_RIGHTS,
    STARTUP_PROTOCOL,
    STARTUP_ROLES,
};

struct startup_verdict {
    enum startup_fault fault;
    uint16_t slot; /* 0 if it is not about one */
};

/* What a component must find: the slots of every process and those it declares itself. */
struct startup_contract {
    uint16_t component;
    struct writ_startup_slot base[STARTUP_BASE_SLOTS];
    const struct writ_startup_slot *own;
    uint32_t own_count;
};

/* Who a process is, for the slots that it has without declaring them. */
enum startup_rank {
    STARTUP_ROOT, /* made by the kernel: it makes the others, and has the boot archive in place of
                     an envelope */
    STARTUP_MANAGER, /* manages its own process: it makes threads there, or maps its estate or what it
                        makes others of */
    STARTUP_ORDINARY,
};

/* Whether a component that declares these slots manages its own process: it has an estate, makes
 * processes, is judged by memd, or has memory of a device. */
[[nodiscard]] bool startup_maps(const struct writ_startup_slot *own, uint32_t count);

/* Fills in what every process of this rank finds. */
void startup_base(struct startup_contract *contract, enum startup_rank rank);

/* Compares the creator's claim with the component's own list; `envelope` may be null. */
[[nodiscard]] struct startup_verdict startup_check_envelope(const struct startup_contract *contract,
                                                            const struct envelope *envelope);

/* Compares one slot with what the kernel says is in it; type 0 says that it is empty. */
[[nodiscard]] struct startup_verdict startup_check_slot(const struct startup_contract *contract,
                                                        const struct writ_startup_slot *found);

/* A sentence about the fault. */
[[nodiscard]] const char *startup_fault_text(enum startup_fault fault);

#endif
