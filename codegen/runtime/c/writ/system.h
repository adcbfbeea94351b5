/* A closed world as data: which components there are, in boot order, and what each starts with.
 *
 * The tables are generated; whoever walks them decides nothing.
 */
#ifndef WRIT_SYSTEM_H
#define WRIT_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum writ_system_kind {
    WRIT_KERNEL = 1,
    WRIT_SERVICE,
    WRIT_DRIVER,
    WRIT_APP,
    WRIT_COMPAT,
};

/* What brings a component to life. */
enum writ_system_startup {
    WRIT_STARTUP_NONE, /* its creator, when it pleases */
    WRIT_STARTUP_BOOT, /* the root */
    WRIT_STARTUP_INIT,
    WRIT_STARTUP_SESSION,
    WRIT_STARTUP_DESKTOP,
};

/* When a component is started again. */
enum writ_restart_when { WRIT_RESTART_NEVER, WRIT_RESTART_ALWAYS, WRIT_RESTART_ON_FAILURE };

/* In the place of a component's index. */
enum { WRIT_NOBODY = UINT16_MAX };

/* Where the published start-up slots are. */
enum {
    WRIT_SLOT_PROCESS = 1,
    WRIT_SLOT_THREAD = 2,
    WRIT_SLOT_QUOTA = 3,
    WRIT_SLOT_LOG = 4,
    WRIT_SLOT_ENVELOPE = 5,
    WRIT_SLOT_ENDPOINT = 6,
    WRIT_SLOT_STATE = 7, /* of who has an estate: its memory */
    /* Of a driver, what it has of its device: */
    WRIT_SLOT_FUNCTION = 64, /* the function */
    WRIT_SLOT_RANGE = 65,    /* and the following: its ranges of memory */
    WRIT_SLOT_PORTS = 72,    /* and the following: ports */
    WRIT_SLOT_IRQ = 80,      /* and the following: interrupts */
    WRIT_SLOT_DMA = 96,      /* and the following: memory that the device knows */
    /* Of who starts drivers: the log, for all of them, and from the eighth slot on eight for each driver, in the order of the system:
     * its program, its endpoint, a connection to it for whoever it is offered to, and its connections. */
    WRIT_SLOT_DRIVERS = 768,
    WRIT_SLOT_CHILDREN = 1023, /* of who makes processes for all: the quota that pays for them */
    WRIT_SLOT_ENDPOINTS = 1024,
};

/* A connection that the component finds in its table; `server` is an index into the system's components. */
struct writ_system_connection {
    uint16_t slot;
    uint16_t server;
    uint16_t protocol;
    uint32_t roles;
};

/* A control that it holds, with the rights that its methods need; of a driver also what it has of its device. */
struct writ_system_held {
    uint16_t slot;
    uint16_t rights;
    uint8_t type;
};

/* A protocol that it serves. `role_names[n]` is the role with bit n, null where there is none; `open_roles` are those that it admits anybody to. */
struct writ_system_served {
    const char *name;
    const char *const *role_names;
    uint32_t role_count;
    uint32_t open_roles;
    uint16_t protocol;
    uint32_t clients;
};

/* It is started again at once, then after a backoff that doubles from `low_ms` to `high_ms`, and given up after more than `budget` restarts
 * in `per_ms`. */
struct writ_system_restart {
    uint8_t when; /* enum writ_restart_when */
    uint32_t low_ms;
    uint32_t high_ms;
    uint32_t budget;
    uint32_t per_ms;
};

enum writ_setting_kind { WRIT_SETTING_NUMBER, WRIT_SETTING_TEXT, WRIT_SETTING_BLOCK };

/* A value of a key in `desktop` or `autoload`. A key with several values has several; what stands in a block follows it, one deeper. */
struct writ_system_setting {
    const char *name;
    const char *text; /* null unless it is one */
    int64_t number;
    uint8_t kind; /* enum writ_setting_kind */
    uint8_t depth;
};

/* Devices that a driver is for; a number that is 0 says nothing. */
struct writ_device_match {
    uint16_t class_of;
    uint16_t vendor;
    uint16_t model;
};

enum {
    WRIT_DEVICE_MATCHES = 8,
    WRIT_DEVICE_PEERS = 8,
    WRIT_DEVICE_RANGES = 6,
    WRIT_DEVICE_PORTS = 4,
    WRIT_DEVICE_IRQS = 16,
    WRIT_DEVICE_DMA = 4,
};

/* Ports, one after the other. */
struct writ_device_ports {
    uint16_t first;
    uint32_t count;
};

/* What a driver's contract says of its device: which it is for, and what it gets of one. Bus, class and stage are numbered as Deviced numbers
 * them; a device of the board has ports and lines, any other the rest. */
struct writ_device {
    const char *group; /* of drivers of which one is active; null if it is in none */
    uint16_t class_of;
    uint8_t bus;
    uint8_t stage;
    uint8_t priority;
    bool enabled;
    bool fallback_only;
    bool function; /* it gets the function itself */
    uint8_t range_count;
    uint8_t port_count;
    uint8_t line_count;
    uint8_t message_count;
    uint8_t match_count;
    uint8_t dep_count;
    uint8_t softdep_count;
    uint8_t dma_count;
    struct writ_device_match matches[WRIT_DEVICE_MATCHES];
    uint16_t deps[WRIT_DEVICE_PEERS]; /* numbers of components */
    uint16_t softdeps[WRIT_DEVICE_PEERS];
    uint8_t ranges[WRIT_DEVICE_RANGES]; /* which of the function's */
    struct writ_device_ports ports[WRIT_DEVICE_PORTS];
    uint8_t lines[WRIT_DEVICE_IRQS]; /* of the board */
    uint32_t dma_bytes
        [WRIT_DEVICE_DMA]; /* pieces of memory that the device knows; all but the first can be lent on */
};

struct writ_system_component {
    const char *name;
    uint16_t number;
    uint8_t kind;
    uint8_t band; /* as the kernel's contract numbers them */
    uint32_t weight;
    uint64_t memory;
    uint64_t stack;
    const struct writ_system_served *served;
    uint32_t served_count;
    const struct writ_system_connection *connections;
    uint32_t connection_count;
    const struct writ_system_held *held;
    uint32_t held_count;
    uint32_t worker_count;
    const char *install; /* the path of its image, "" if none was written */
    uint8_t startup;     /* enum writ_system_startup */
    bool pinned;         /* its memory is all there from the start */
    struct writ_system_restart restart;
    uint64_t state_bytes;    /* its estate: what its next instance inherits */
    uint32_t kept_handles;   /* and how many capabilities */
    uint32_t keeps_replies;  /* how many callers it lets wait */
    uint16_t faults_to;      /* who resolves its faults, an index, or WRIT_NOBODY */
    const uint16_t *creates; /* indices of those that it creates */
    uint32_t creates_count;
    const uint16_t *pages; /* indices of those whose pages it brings */
    uint32_t pages_count;
    const uint16_t *needs; /* indices of those that must run before it */
    uint32_t needs_count;
    const uint16_t
        *calls_back; /* numbers of the protocols that it calls on connections it received */
    uint32_t calls_back_count;
    const struct writ_system_setting *desktop;
    uint32_t desktop_count;
    const struct writ_system_setting *autoload;
    uint32_t autoload_count;
    const struct writ_device *device; /* of a driver; null if it starts for none */
};

/* `components[0]` is the root, which makes the others. The component at `minter`, if that is not 0, may make connections to all that
 * serve: the endpoint of the one at index i is in its slot WRIT_SLOT_ENDPOINTS + i. */
struct writ_system {
    const char *name;
    uint64_t memory;
    uint32_t minter;
    const struct writ_system_component *components;
    uint32_t count;
};

extern const struct writ_system writ_system;

/* The component with this number, or null. */
static inline const struct writ_system_component *writ_system_find(const struct writ_system *system,
                                                                   uint16_t number)
{
    for (uint32_t i = 0; i < system->count; i++) {
        if (system->components[i].number == number) {
            return &system->components[i];
        }
    }
    return NULL;
}

/* What a component's own contract says that it starts with, to be compared with what is there. */
struct writ_startup_slot {
    uint16_t slot;
    uint16_t rights;
    uint16_t protocol;
    uint8_t type;
    uint32_t roles;
};

#endif
