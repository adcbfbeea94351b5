/* What there is: drivers and what they are for, devices, providers, and what has changed lately.
 *
 * Pure: no messages, no clock, no allocation, no logging. Who gets what is matching.h's to say, when a driver is started again lives.h's. The state holds no pointer and
 * means the same in the daemon's next instance.
 */
#ifndef REGISTRY_H
#define REGISTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "deviced_types.h"
#include "writ/restarting.h"

enum { REGISTRY_FULL = 1 }; /* there is no room: no error of a protocol's own */
enum { REGISTRY_EVENTS = 64, DRIVER_PARTS = 31, DRIVER_MEMORIES = 4, DRIVER_RANGES = 6 };

/* Why a driver is not running, as far as it failed. */
enum driver_trouble {
    DRIVER_WELL,
    DRIVER_ENDED,      /* by itself */
    DRIVER_FAULTED,    /* by a fault */
    DRIVER_WAS_KILLED, /* by somebody */
    DRIVER_UNSTARTED,  /* procd refused */
    DRIVER_NO_PARTS,   /* a part of its device could not be had */
    DRIVER_VANISHED,   /* nobody knows how it ended */
};

/* A driver. */
struct driver {
    uint64_t id;     /* D1: the number of its component, once; 0 in a free place */
    uint64_t pid;    /* of its process, 0: it has none */
    uint64_t device; /* that it has, 0: none; D2: that device says so, too */
    uint64_t due_us; /* of one that is RESTARTING: when it is started */
    uint64_t started_us;
    struct restarting restarting;
    enum driver_state state;
    enum binding_origin origin;
    enum binding_stage stage;
    uint32_t restarts;
    uint32_t code; /* with which its process ended last */
    uint16_t group;
    uint16_t layer; /* the class for which it is the layer underneath, or 0 */
    uint8_t priority;
    uint8_t skipped; /* enum skip_cause */
    uint8_t trouble; /* enum driver_trouble */
    bool enabled;
    bool fallback_only;
    bool held_back; /* somebody stopped it, and it stays so until somebody starts it */
    bool masters;   /* its device may master the bus */
    bool unsaid;    /* that it is ready was not logged yet */
    uint8_t alias_count;
    uint8_t dep_count;
    uint8_t softdep_count;
    uint8_t name_bytes;
    uint8_t name[DEVICED_MAX_DEVICE_NAME];
    struct binding_match aliases[DEVICED_MAX_ALIASES];
    uint16_t deps[DEVICED_MAX_PEERS];
    uint16_t softdeps[DEVICED_MAX_PEERS];
    uint32_t parts[DRIVER_PARTS]; /* slots of what it gets of its device (holding.h), 0 for none */
    uint64_t addresses[DRIVER_MEMORIES]; /* of the memory that its device knows */
    uint32_t places
        [DRIVER_RANGES]; /* where its device's ranges were placed, as its configuration has it */
};

struct device {
    uint64_t id;      /* V1: unique, below `next_device`; 0 in a free place */
    uint64_t driver;  /* 0: nobody; V2: DRIVEN if not 0 */
    uint64_t rest_us; /* until when it is left alone, since boot: it was reset */
    enum device_state state;
    struct device_place place; /* V3: no two are in one place */
    struct device_identity identity;
    uint32_t resource_count;
    struct device_resource resources[DEVICED_MAX_RESOURCES];
};

struct provider {
    uint64_t id;     /* P1: unique, below `next_provider`; 0 in a free place */
    uint64_t driver; /* P2: there is such a driver */
    enum provider_state state;
    uint16_t class_of;
    uint16_t protocol;
    bool renewed; /* by the process that its driver has now */
    uint8_t name_bytes;
    uint8_t name[DEVICED_MAX_DEVICE_NAME];
};

/* Something changed; two of the three are 0. */
struct registry_event {
    uint64_t driver;
    uint64_t device;
    uint64_t provider;
};

struct registry {
    enum registry_state state;
    bool enumerated; /* everything that was there at the start has been reported */
    uint64_t next_device;
    uint64_t next_provider;
    uint64_t last_seq;
    uint64_t told_seq;   /* up to which bells were rung */
    uint64_t last_death; /* number of procd's last event that was seen */
    struct driver drivers[DEVICED_MAX_DRIVERS];
    struct device devices[DEVICED_MAX_DEVICES];
    struct provider providers[DEVICED_MAX_PROVIDERS];
    struct registry_event events[REGISTRY_EVENTS]; /* event `seq` is at `seq % REGISTRY_EVENTS` */
};

/* A binding that is to be seeded. */
struct binding {
    uint16_t component;
    enum binding_origin origin;
    enum binding_stage stage;
    uint16_t group;
    uint8_t priority;
    bool enabled;
    bool fallback_only;
    const struct binding_match *aliases;
    uint32_t alias_count;
    const uint16_t *deps;
    uint32_t dep_count;
    const uint16_t *softdeps;
    uint32_t softdep_count;
    const uint8_t *name;
    uint32_t name_bytes;
};

void registry_init(struct registry *registry);

/* Errors of the contract, 0, or REGISTRY_FULL; on any but 0 nothing has changed. */
[[nodiscard]] uint32_t registry_seed(struct registry *registry, const struct binding *binding);
[[nodiscard]] uint32_t registry_report(struct registry *registry, const struct device *wanted,
                                       uint64_t *ret_id);

/* How many drivers were seeded; from here on no more are. */
uint32_t registry_seal(struct registry *registry);

/* The thing with this number, or null. */
[[nodiscard]] struct driver *registry_driver(struct registry *registry, uint64_t id);
[[nodiscard]] struct device *registry_device(struct registry *registry, uint64_t id);
[[nodiscard]] struct provider *registry_provider(struct registry *registry, uint64_t id);

/* The device in a place, or null. */
[[nodiscard]] struct device *registry_device_at(struct registry *registry,
                                                const struct device_place *place);

/* The driver whose process has this number, or null. */
[[nodiscard]] struct driver *registry_driver_of(struct registry *registry, uint64_t pid);

/* Something happened to one of the three. */
void registry_tell_driver(struct registry *registry, const struct driver *driver);
void registry_tell_device(struct registry *registry, const struct device *device);

/* The oldest event after `after_seq`; false if there is none. `ret_lost` of them have made way. */
[[nodiscard]] bool registry_next_event(const struct registry *registry, uint64_t after_seq,
                                       uint64_t *ret_seq, uint64_t *ret_lost,
                                       struct registry_event *ret_event);

/* The bits of DevicedSignals that tell of it. */
[[nodiscard]] uint64_t registry_event_bits(const struct registry_event *event);

/* Whether a driver has a process. */
[[nodiscard]] bool registry_has_processes(const struct registry *registry);

/* A driver whose device was taken out, or null. */
[[nodiscard]] struct driver *registry_bereft(struct registry *registry);

/* The driver gets the device. */
void registry_take(struct registry *registry, struct driver *driver, struct device *device);

/* It has it no more: the device is FOUND again or, if it was taken out, forgotten. */
void registry_free(struct registry *registry, struct driver *driver);

/* A device was taken out: it is no more, or is REMOVED until its driver lets go. True if that has to be waited for. */
bool registry_take_out(struct registry *registry, struct device *device);

/* A device is no more. */
void registry_forget_device(struct registry *registry, struct device *device);

/* ---- providers ---- */

/* A driver offers something: as PENDING. The same that its earlier process offered has the same number. */
[[nodiscard]] uint32_t registry_offer(struct registry *registry, const struct provider *wanted,
                                      uint64_t *ret_id);

/* It said that it is ready: what it offers is VISIBLE, what its earlier process offered and this one does not is no more. */
void registry_publish(struct registry *registry, const struct driver *driver);

/* Its process is gone; what it offers is PENDING until the next one is there. */
void registry_suspend(struct registry *registry, const struct driver *driver);

/* It goes, and what it offers with it: what it offers when it is back has other numbers. True if there was something. */
bool registry_withdraw(struct registry *registry, const struct driver *driver);

/* The provider with this place among the VISIBLE ones of its class, in the order of their numbers; null if there are fewer. */
[[nodiscard]] const struct provider *registry_resolve(const struct registry *registry,
                                                      uint16_t class_of, uint32_t index);

/* The first VISIBLE provider of a driver, or 0. */
[[nodiscard]] uint64_t registry_offered_by(const struct registry *registry, uint64_t driver);

/* A sentence. */
[[nodiscard]] const char *registry_trouble_text(enum driver_trouble trouble);

/* Whether D1 to P2 hold. */
[[nodiscard]] bool registry_check(const struct registry *registry);

#endif
