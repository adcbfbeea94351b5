/* The order of making a system: every endpoint and the memory of every estate first, then every process with exactly what its
 * component declares, then start and proof.
 *
 * Pure. It reads the table that the compiler made of the contracts and turns it into steps; it adds
 * no authority that is not in the table, and it refuses a table that contradicts itself.
 */
#ifndef WIRING_H
#define WIRING_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/system.h"

enum { WIRING_COMPONENTS = 64, WIRING_STEPS = 640 };

enum wiring_op {
    WIRING_ENDPOINT, /* make the endpoint on which the component serves */
    WIRING_MEMORY,   /* make the memory of its estate */
    WIRING_STAGE,    /* make the process and load its image */
    WIRING_HOLD,     /* give it a control that it declares */
    WIRING_SERVE,    /* lend it the right to receive on its endpoint */
    WIRING_STATE,    /* lend it the memory of its estate */
    WIRING_CONNECT,  /* give it a connection that it declares */
    WIRING_MINTER,   /* give it the right to make connections to the component at `index` */
    WIRING_LOG,      /* it starts drivers: give it the log that they get */
    WIRING_DRIVER,   /* and what the driver at `index` gets of the root */
    WIRING_CHILDREN, /* give it the quota that pays for the processes that it makes */
    WIRING_SEAL,     /* nothing more is given; it gets its envelope and its thread */
    WIRING_START,    /* let it run */
    WIRING_PROVE,    /* ping it until it answers */
};

/* A connection that is to be made. */
struct wiring_connection {
    uint64_t label;
    uint32_t roles;
};

struct wiring_step {
    uint8_t op;        /* enum wiring_op */
    uint8_t component; /* index in the system */
    uint8_t index;     /* of the control or the connection */
};

enum wiring_fault {
    WIRING_GOOD,
    WIRING_NO_ROOT,       /* the system is empty */
    WIRING_TOO_MANY,      /* more components than there are bits to watch them by */
    WIRING_TOO_LONG,      /* more steps than there is room for */
    WIRING_TWO_PROTOCOLS, /* a component serves more than one protocol */
    WIRING_ROOT_SERVES,   /* the root serves */
    WIRING_NO_SERVER,     /* a connection names no component */
    WIRING_NOT_SERVED,    /* a connection is for a protocol that its server does not serve */
    WIRING_BAD_SLOT,      /* a slot is used twice, or is not for what it holds */
    WIRING_NO_STACK,      /* a component without a stack */
    WIRING_BAD_DRIVER,    /* a driver that declares what whoever starts it cannot pass on */
    WIRING_NO_MINTER,     /* the minter is no component */
};

struct wiring_plan {
    uint32_t maker; /* index of the one that makes the processes of all others; 0: the root does */
    struct wiring_step steps[WIRING_STEPS];
    uint32_t count;
};

struct wiring_verdict {
    enum wiring_fault fault;
    uint32_t component; /* index of the one it is about */
};

/* Makes the plan: the maker is ready before anybody else has a process. On a fault `plan` holds nothing of use. */
[[nodiscard]] struct wiring_verdict wiring_make(const struct writ_system *system,
                                                struct wiring_plan *plan);

/* Makes the plan of one component alone, to be started again; its endpoint and the memory of its
 * estate are there. The table has passed wiring_make. */
void wiring_again(const struct writ_system *system, uint32_t component, struct wiring_plan *plan);

/* Whether a component, the root among them, declares the control at this slot. */
[[nodiscard]] bool wiring_declares(const struct writ_system *system, uint16_t slot);

/* The label of a component's connection: the protocol, and a session that no other connection of
 * the system has. */
[[nodiscard]] uint64_t wiring_label(const struct writ_system *system, uint32_t component,
                                    uint32_t index);

/* The label of the connection by which a driver is offered to others. */
[[nodiscard]] uint64_t wiring_offer_label(const struct writ_system *system, uint32_t component);

/* The label of the connection by which the root speaks to who starts drivers. */
[[nodiscard]] uint64_t wiring_starter_label(const struct writ_system *system);

/* The label of the connection by which the root proves a component ready. */
[[nodiscard]] uint64_t wiring_proof_label(const struct writ_system *system, uint32_t component);

/* The label of the connection by which the root speaks to the name service. */
[[nodiscard]] uint64_t wiring_names_label(const struct writ_system *system);

/* The label of the connection by which the root speaks to its helper. */
[[nodiscard]] uint64_t wiring_helper_label(const struct writ_system *system);

/* The label of the connection by which the root speaks to the maker. */
[[nodiscard]] uint64_t wiring_maker_label(const struct writ_system *system);

/* A sentence about the fault. */
[[nodiscard]] const char *wiring_fault_text(enum wiring_fault fault);

#endif
