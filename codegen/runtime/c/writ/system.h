/* A closed world as data: which components there are, in boot order, and what each starts with.
 *
 * The tables are generated; whoever walks them decides nothing.
 */
#ifndef WRIT_SYSTEM_H
#define WRIT_SYSTEM_H

#include <stdint.h>

enum writ_system_kind {
    WRIT_KERNEL = 1,
    WRIT_SERVICE,
    WRIT_DRIVER,
    WRIT_APP,
    WRIT_COMPAT,
};

/* Where the published start-up slots are. */
enum {
    WRIT_SLOT_PROCESS = 1,
    WRIT_SLOT_THREAD = 2,
    WRIT_SLOT_QUOTA = 3,
    WRIT_SLOT_LOG = 4,
    WRIT_SLOT_ENVELOPE = 5,
    WRIT_SLOT_ENDPOINT = 6,
};

/* A connection that the component finds in its table; `server` is an index into the system's components. */
struct writ_system_connection {
    uint16_t slot;
    uint16_t server;
    uint16_t protocol;
    uint32_t roles;
};

/* A control that it holds, with the rights that its methods need. */
struct writ_system_held {
    uint16_t slot;
    uint16_t rights;
    uint8_t type;
};

struct writ_system_served {
    uint16_t protocol;
    uint32_t clients;
};

struct writ_system_component {
    const char *name;
    uint16_t number;
    uint8_t kind;
    uint64_t memory;
    uint64_t stack;
    const struct writ_system_served *served;
    uint32_t served_count;
    const struct writ_system_connection *connections;
    uint32_t connection_count;
    const struct writ_system_held *held;
    uint32_t held_count;
    uint32_t worker_count;
};

/* `components[0]` is the root, which makes the others. */
struct writ_system {
    const char *name;
    uint64_t memory;
    const struct writ_system_component *components;
    uint32_t count;
};

extern const struct writ_system writ_system;

/* What a component's own contract says that it starts with, to be compared with what is there. */
struct writ_startup_slot {
    uint16_t slot;
    uint16_t rights;
    uint16_t protocol;
    uint8_t type;
    uint32_t roles;
};

#endif
