/* Generated from idl/deviced.writ: change it there.
 *
 * Devices: what the machine has, which driver gets it, and who offers what it can do.
 */
#ifndef DEVICED_TYPES_H
#define DEVICED_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "kernel_types.h"
#include "procd_types.h"

enum {
    /* How many drivers can be seeded. */
    DEVICED_MAX_DRIVERS = 24,
    /* How many devices there can be. */
    DEVICED_MAX_DEVICES = 128,
    /* How many providers there can be. */
    DEVICED_MAX_PROVIDERS = 32,
    /* How many resources a device has at most. */
    DEVICED_MAX_RESOURCES = 8,
    /* How many patterns a driver has at most. */
    DEVICED_MAX_ALIASES = 8,
    /* How many other drivers one depends on at most. */
    DEVICED_MAX_PEERS = 8,
    /* The longest name of a device, a driver or a provider. */
    DEVICED_MAX_DEVICE_NAME = 48,
    /* The longest sentence that says why a driver failed or was skipped. */
    DEVICED_MAX_DRIVER_REASON = 256,
    /* Number of Deviced. */
    DEVICED_PROTOCOL = 0x0009,
};

/* The life of the registry. */
enum registry_state {
    /* Bindings are seeded. */
    REGISTRY_STATE_UNSEALED = 1,
    /* Bindings are fixed; drivers are started. */
    REGISTRY_STATE_SEALED = 2,
};

/* Whether the number is one of those above. */
static inline bool registry_state_is_known(uint32_t value)
{
    switch (value) {
    case REGISTRY_STATE_UNSEALED:
    case REGISTRY_STATE_SEALED:
        return true;
    default:
        return false;
    }
}

static inline const char *registry_state_name(uint32_t value)
{
    switch (value) {
    case REGISTRY_STATE_UNSEALED:
        return "UNSEALED";
    case REGISTRY_STATE_SEALED:
        return "SEALED";
    default:
        return "unknown registry state";
    }
}

/* The life of a driver. */
enum driver_state {
    /* It has no process. */
    DRIVER_STATE_STOPPED = 1,
    /* Its process was started and has not answered yet. */
    DRIVER_STATE_STARTING = 2,
    /* It said that it is ready; the drivers that it depends on were, too. */
    DRIVER_STATE_RUNNING = 3,
    /* It died, and its next start is pending. */
    DRIVER_STATE_RESTARTING = 4,
    /* Its restarts are used up. */
    DRIVER_STATE_FAILED = 5,
};

/* Whether the number is one of those above. */
static inline bool driver_state_is_known(uint32_t value)
{
    switch (value) {
    case DRIVER_STATE_STOPPED:
    case DRIVER_STATE_STARTING:
    case DRIVER_STATE_RUNNING:
    case DRIVER_STATE_RESTARTING:
    case DRIVER_STATE_FAILED:
        return true;
    default:
        return false;
    }
}

static inline const char *driver_state_name(uint32_t value)
{
    switch (value) {
    case DRIVER_STATE_STOPPED:
        return "STOPPED";
    case DRIVER_STATE_STARTING:
        return "STARTING";
    case DRIVER_STATE_RUNNING:
        return "RUNNING";
    case DRIVER_STATE_RESTARTING:
        return "RESTARTING";
    case DRIVER_STATE_FAILED:
        return "FAILED";
    default:
        return "unknown driver state";
    }
}

/* The life of a device. */
enum device_state {
    /* It is there and nobody drives it. */
    DEVICE_STATE_FOUND = 1,
    /* A driver has it. */
    DEVICE_STATE_DRIVEN = 2,
    /* It was taken out; what is left of it is being cleaned up. */
    DEVICE_STATE_REMOVED = 3,
};

/* Whether the number is one of those above. */
static inline bool device_state_is_known(uint32_t value)
{
    switch (value) {
    case DEVICE_STATE_FOUND:
    case DEVICE_STATE_DRIVEN:
    case DEVICE_STATE_REMOVED:
        return true;
    default:
        return false;
    }
}

static inline const char *device_state_name(uint32_t value)
{
    switch (value) {
    case DEVICE_STATE_FOUND:
        return "FOUND";
    case DEVICE_STATE_DRIVEN:
        return "DRIVEN";
    case DEVICE_STATE_REMOVED:
        return "REMOVED";
    default:
        return "unknown device state";
    }
}

/* The life of a provider. */
enum provider_state {
    /* It was announced and its driver is not running yet. */
    PROVIDER_STATE_PENDING = 1,
    /* It can be resolved. */
    PROVIDER_STATE_VISIBLE = 2,
};

/* Whether the number is one of those above. */
static inline bool provider_state_is_known(uint32_t value)
{
    switch (value) {
    case PROVIDER_STATE_PENDING:
    case PROVIDER_STATE_VISIBLE:
        return true;
    default:
        return false;
    }
}

static inline const char *provider_state_name(uint32_t value)
{
    switch (value) {
    case PROVIDER_STATE_PENDING:
        return "PENDING";
    case PROVIDER_STATE_VISIBLE:
        return "VISIBLE";
    default:
        return "unknown provider state";
    }
}

/* Which roads lead to devices. */
enum device_bus {
    /* On the board, at a fixed place. */
    DEVICE_BUS_PLATFORM = 1,
    /* PCI. */
    DEVICE_BUS_PCI = 2,
    /* A virtio device behind PCI. */
    DEVICE_BUS_VIRTIO = 3,
    /* USB. */
    DEVICE_BUS_USB = 4,
};

/* Whether the number is one of those above. */
static inline bool device_bus_is_known(uint32_t value)
{
    switch (value) {
    case DEVICE_BUS_PLATFORM:
    case DEVICE_BUS_PCI:
    case DEVICE_BUS_VIRTIO:
    case DEVICE_BUS_USB:
        return true;
    default:
        return false;
    }
}

static inline const char *device_bus_name(uint32_t value)
{
    switch (value) {
    case DEVICE_BUS_PLATFORM:
        return "PLATFORM";
    case DEVICE_BUS_PCI:
        return "PCI";
    case DEVICE_BUS_VIRTIO:
        return "VIRTIO";
    case DEVICE_BUS_USB:
        return "USB";
    default:
        return "unknown device bus";
    }
}

/* What a device or a provider is for. */
enum device_class {
    /* A serial line. */
    DEVICE_CLASS_SERIAL = 1,
    /* Keys and pointers. */
    DEVICE_CLASS_INPUT = 2,
    /* Block storage. */
    DEVICE_CLASS_BLOCK = 3,
    /* Randomness. */
    DEVICE_CLASS_ENTROPY = 4,
    /* A network. */
    DEVICE_CLASS_NETWORK = 5,
    /* A screen. */
    DEVICE_CLASS_DISPLAY = 6,
    /* A text console. */
    DEVICE_CLASS_CONSOLE = 7,
    /* A road to other devices. */
    DEVICE_CLASS_BRIDGE = 8,
    /* Anything else. */
    DEVICE_CLASS_OTHER = 9,
};

/* Whether the number is one of those above. */
static inline bool device_class_is_known(uint32_t value)
{
    switch (value) {
    case DEVICE_CLASS_SERIAL:
    case DEVICE_CLASS_INPUT:
    case DEVICE_CLASS_BLOCK:
    case DEVICE_CLASS_ENTROPY:
    case DEVICE_CLASS_NETWORK:
    case DEVICE_CLASS_DISPLAY:
    case DEVICE_CLASS_CONSOLE:
    case DEVICE_CLASS_BRIDGE:
    case DEVICE_CLASS_OTHER:
        return true;
    default:
        return false;
    }
}

static inline const char *device_class_name(uint32_t value)
{
    switch (value) {
    case DEVICE_CLASS_SERIAL:
        return "SERIAL";
    case DEVICE_CLASS_INPUT:
        return "INPUT";
    case DEVICE_CLASS_BLOCK:
        return "BLOCK";
    case DEVICE_CLASS_ENTROPY:
        return "ENTROPY";
    case DEVICE_CLASS_NETWORK:
        return "NETWORK";
    case DEVICE_CLASS_DISPLAY:
        return "DISPLAY";
    case DEVICE_CLASS_CONSOLE:
        return "CONSOLE";
    case DEVICE_CLASS_BRIDGE:
        return "BRIDGE";
    case DEVICE_CLASS_OTHER:
        return "OTHER";
    default:
        return "unknown device class";
    }
}

/* Where a binding comes from. */
enum binding_origin {
    /* The driver's component; started as soon as its device is there. */
    BINDING_ORIGIN_COMPONENT = 1,
    /* A test fixture: discovered, and started by hand only. */
    BINDING_ORIGIN_FIXTURE = 2,
};

/* Whether the number is one of those above. */
static inline bool binding_origin_is_known(uint32_t value)
{
    switch (value) {
    case BINDING_ORIGIN_COMPONENT:
    case BINDING_ORIGIN_FIXTURE:
        return true;
    default:
        return false;
    }
}

static inline const char *binding_origin_name(uint32_t value)
{
    switch (value) {
    case BINDING_ORIGIN_COMPONENT:
        return "COMPONENT";
    case BINDING_ORIGIN_FIXTURE:
        return "FIXTURE";
    default:
        return "unknown binding origin";
    }
}

/* In which order drivers are tried. */
enum binding_stage {
    /* What the start of the system waits for. */
    BINDING_STAGE_EARLY = 1,
    /* Everything else. */
    BINDING_STAGE_NORMAL = 2,
    /* Only where no other driver took the device. */
    BINDING_STAGE_FALLBACK = 3,
};

/* Whether the number is one of those above. */
static inline bool binding_stage_is_known(uint32_t value)
{
    switch (value) {
    case BINDING_STAGE_EARLY:
    case BINDING_STAGE_NORMAL:
    case BINDING_STAGE_FALLBACK:
        return true;
    default:
        return false;
    }
}

static inline const char *binding_stage_name(uint32_t value)
{
    switch (value) {
    case BINDING_STAGE_EARLY:
        return "EARLY";
    case BINDING_STAGE_NORMAL:
        return "NORMAL";
    case BINDING_STAGE_FALLBACK:
        return "FALLBACK";
    default:
        return "unknown binding stage";
    }
}

/* What a device occupies. */
enum resource_kind {
    /* Physical memory. */
    RESOURCE_KIND_MEMORY = 1,
    /* Ports. */
    RESOURCE_KIND_PORTS = 2,
    /* An interrupt line. */
    RESOURCE_KIND_LINE = 3,
    /* Vectors that the device itself sends. */
    RESOURCE_KIND_MESSAGES = 4,
};

/* Whether the number is one of those above. */
static inline bool resource_kind_is_known(uint32_t value)
{
    switch (value) {
    case RESOURCE_KIND_MEMORY:
    case RESOURCE_KIND_PORTS:
    case RESOURCE_KIND_LINE:
    case RESOURCE_KIND_MESSAGES:
        return true;
    default:
        return false;
    }
}

static inline const char *resource_kind_name(uint32_t value)
{
    switch (value) {
    case RESOURCE_KIND_MEMORY:
        return "MEMORY";
    case RESOURCE_KIND_PORTS:
        return "PORTS";
    case RESOURCE_KIND_LINE:
        return "LINE";
    case RESOURCE_KIND_MESSAGES:
        return "MESSAGES";
    default:
        return "unknown resource kind";
    }
}

/* What was plugged. */
enum hotplug_change {
    /* A device was put in. */
    HOTPLUG_CHANGE_INSERTED = 1,
    /* A device was taken out. */
    HOTPLUG_CHANGE_TAKEN_OUT = 2,
};

/* Whether the number is one of those above. */
static inline bool hotplug_change_is_known(uint32_t value)
{
    switch (value) {
    case HOTPLUG_CHANGE_INSERTED:
    case HOTPLUG_CHANGE_TAKEN_OUT:
        return true;
    default:
        return false;
    }
}

static inline const char *hotplug_change_name(uint32_t value)
{
    switch (value) {
    case HOTPLUG_CHANGE_INSERTED:
        return "INSERTED";
    case HOTPLUG_CHANGE_TAKEN_OUT:
        return "TAKEN_OUT";
    default:
        return "unknown hotplug change";
    }
}

/* Why a driver did not get a device. */
enum skip_cause {
    /* It did get it, or none matched. */
    SKIP_CAUSE_NONE = 0,
    /* Another of its group has been active first. */
    SKIP_CAUSE_GROUP_CLOSED = 1,
    /* Something that it depends on is not there. */
    SKIP_CAUSE_DEPENDENCY_MISSING = 2,
    /* It is for want of a better one, and there is one. */
    SKIP_CAUSE_BETTER_DRIVER = 3,
    /* It is switched off. */
    SKIP_CAUSE_DISABLED = 4,
    /* Its restarts are used up. */
    SKIP_CAUSE_GAVE_UP = 5,
};

/* Whether the number is one of those above. */
static inline bool skip_cause_is_known(uint32_t value)
{
    switch (value) {
    case SKIP_CAUSE_NONE:
    case SKIP_CAUSE_GROUP_CLOSED:
    case SKIP_CAUSE_DEPENDENCY_MISSING:
    case SKIP_CAUSE_BETTER_DRIVER:
    case SKIP_CAUSE_DISABLED:
    case SKIP_CAUSE_GAVE_UP:
        return true;
    default:
        return false;
    }
}

static inline const char *skip_cause_name(uint32_t value)
{
    switch (value) {
    case SKIP_CAUSE_NONE:
        return "NONE";
    case SKIP_CAUSE_GROUP_CLOSED:
        return "GROUP_CLOSED";
    case SKIP_CAUSE_DEPENDENCY_MISSING:
        return "DEPENDENCY_MISSING";
    case SKIP_CAUSE_BETTER_DRIVER:
        return "BETTER_DRIVER";
    case SKIP_CAUSE_DISABLED:
        return "DISABLED";
    case SKIP_CAUSE_GAVE_UP:
        return "GAVE_UP";
    default:
        return "unknown skip cause";
    }
}

enum deviced_error {
    /* The same driver was seeded with another binding. */
    DEVICED_ERROR_OTHER_BINDING = 64,
    /* The binding contradicts itself, or the component's. */
    DEVICED_ERROR_BAD_BINDING = 65,
    /* The component is no driver that procd manages. */
    DEVICED_ERROR_NOT_A_DRIVER = 66,
    /* No such driver was seeded. */
    DEVICED_ERROR_NO_SUCH_DRIVER = 67,
    /* There is no device for the driver. */
    DEVICED_ERROR_NO_DEVICE = 68,
    /* The caller is not the process of this driver, the device is not its own, or its contract does not say that it calls such a
     * provider. */
    DEVICED_ERROR_NOT_YOURS = 69,
    /* A device is in this place already, and it is another. */
    DEVICED_ERROR_PLACE_TAKEN = 70,
    /* The resources overlap those of another device, or the kernel does not have them. */
    DEVICED_ERROR_BAD_RESOURCE = 71,
    /* There is such a provider already. */
    DEVICED_ERROR_PROVIDER_TAKEN = 72,
    /* There is no such provider, or its driver is not running. */
    DEVICED_ERROR_NO_SUCH_PROVIDER = 73,
    /* procd refused, or cannot be asked. */
    DEVICED_ERROR_NOT_STARTED = 74,
    /* There is no event after this one yet. */
    DEVICED_ERROR_NOTHING_NEWER = 75,
};

/* Whether the number is one of those above. */
static inline bool deviced_error_is_known(uint32_t value)
{
    switch (value) {
    case DEVICED_ERROR_OTHER_BINDING:
    case DEVICED_ERROR_BAD_BINDING:
    case DEVICED_ERROR_NOT_A_DRIVER:
    case DEVICED_ERROR_NO_SUCH_DRIVER:
    case DEVICED_ERROR_NO_DEVICE:
    case DEVICED_ERROR_NOT_YOURS:
    case DEVICED_ERROR_PLACE_TAKEN:
    case DEVICED_ERROR_BAD_RESOURCE:
    case DEVICED_ERROR_PROVIDER_TAKEN:
    case DEVICED_ERROR_NO_SUCH_PROVIDER:
    case DEVICED_ERROR_NOT_STARTED:
    case DEVICED_ERROR_NOTHING_NEWER:
        return true;
    default:
        return false;
    }
}

static inline const char *deviced_error_name(uint32_t value)
{
    switch (value) {
    case DEVICED_ERROR_OTHER_BINDING:
        return "OTHER_BINDING";
    case DEVICED_ERROR_BAD_BINDING:
        return "BAD_BINDING";
    case DEVICED_ERROR_NOT_A_DRIVER:
        return "NOT_A_DRIVER";
    case DEVICED_ERROR_NO_SUCH_DRIVER:
        return "NO_SUCH_DRIVER";
    case DEVICED_ERROR_NO_DEVICE:
        return "NO_DEVICE";
    case DEVICED_ERROR_NOT_YOURS:
        return "NOT_YOURS";
    case DEVICED_ERROR_PLACE_TAKEN:
        return "PLACE_TAKEN";
    case DEVICED_ERROR_BAD_RESOURCE:
        return "BAD_RESOURCE";
    case DEVICED_ERROR_PROVIDER_TAKEN:
        return "PROVIDER_TAKEN";
    case DEVICED_ERROR_NO_SUCH_PROVIDER:
        return "NO_SUCH_PROVIDER";
    case DEVICED_ERROR_NOT_STARTED:
        return "NOT_STARTED";
    case DEVICED_ERROR_NOTHING_NEWER:
        return "NOTHING_NEWER";
    default:
        return "unknown deviced error";
    }
}

/* Bits of the notification that `subscribe` takes. */
enum deviced_signals {
    /* A driver changed its state. */
    DEVICED_SIGNALS_DRIVER_CHANGED = 1 << 0,
    /* A device came or went. */
    DEVICED_SIGNALS_DEVICE_CHANGED = 1 << 1,
    /* A provider became visible or went. */
    DEVICED_SIGNALS_PROVIDER_CHANGED = 1 << 2,
    /* A device was put in: whoever enumerates looks again. */
    DEVICED_SIGNALS_DEVICE_INSERTED = 1 << 3,
};

/* Roles of Deviced, as masks. */
enum deviced_role {
    /* Seeds bindings and seals; held by rootd. */
    DEVICED_ROLE_SEEDER = 1 << 0,
    /* Tells of devices; held by those who enumerate. */
    DEVICED_ROLE_REPORTER = 1 << 1,
    /* Is a driver. */
    DEVICED_ROLE_DRIVER = 1 << 2,
    /* Uses providers. */
    DEVICED_ROLE_CONSUMER = 1 << 3,
    /* Starts and stops drivers. */
    DEVICED_ROLE_OPERATOR = 1 << 4,
    /* Reads. */
    DEVICED_ROLE_OBSERVER = 1 << 5,
};

/* Classes of Driver. */
enum driver_class {
    DRIVER_CLASS_MATCHED = 1,
    DRIVER_CLASS_FIXTURE = 2,
};

/* Which devices a driver is for. A pattern that is 0 matches all. */
struct binding_match {
    /* The road. */
    uint8_t bus;
    uint8_t padding_1[1];
    /* The class. */
    uint16_t class_of;
    /* The maker's number. */
    uint16_t vendor;
    /* The maker's number of the model. */
    uint16_t model;
};

_Static_assert(sizeof(struct binding_match) == 8, "size of binding_match");
_Static_assert(offsetof(struct binding_match, bus) == 0, "offset of binding_match.bus");
_Static_assert(offsetof(struct binding_match, padding_1) == 1, "offset of binding_match.padding_1");
_Static_assert(offsetof(struct binding_match, class_of) == 2, "offset of binding_match.class_of");
_Static_assert(offsetof(struct binding_match, vendor) == 4, "offset of binding_match.vendor");
_Static_assert(offsetof(struct binding_match, model) == 6, "offset of binding_match.model");

/* One thing that a device occupies. */
struct device_resource {
    /* What. */
    uint8_t kind;
    uint8_t padding_1[7];
    /* The first address, the first port, the line, or the number of vectors. */
    uint64_t base;
    /* How many bytes or ports; 1 for a line, 0 for vectors. */
    uint64_t bytes;
};

_Static_assert(sizeof(struct device_resource) == 24, "size of device_resource");
_Static_assert(offsetof(struct device_resource, kind) == 0, "offset of device_resource.kind");
_Static_assert(offsetof(struct device_resource, padding_1) == 1,
               "offset of device_resource.padding_1");
_Static_assert(offsetof(struct device_resource, base) == 8, "offset of device_resource.base");
_Static_assert(offsetof(struct device_resource, bytes) == 16, "offset of device_resource.bytes");

/* Where a device is. */
struct device_place {
    /* The road. */
    uint8_t bus;
    uint8_t padding_1[1];
    /* The part of the machine, for machines that have several. */
    uint16_t segment;
    /* Bus, device and function, as PCI writes them; the number of the board's device elsewhere. */
    uint32_t address;
};

_Static_assert(sizeof(struct device_place) == 8, "size of device_place");
_Static_assert(offsetof(struct device_place, bus) == 0, "offset of device_place.bus");
_Static_assert(offsetof(struct device_place, padding_1) == 1, "offset of device_place.padding_1");
_Static_assert(offsetof(struct device_place, segment) == 2, "offset of device_place.segment");
_Static_assert(offsetof(struct device_place, address) == 4, "offset of device_place.address");

/* What a device is. */
struct device_identity {
    /* What it is for. */
    uint16_t class_of;
    /* The maker's number. */
    uint16_t vendor;
    /* The maker's number of the model. */
    uint16_t model;
    /* The number of the model's revision. */
    uint8_t revision;
    uint8_t padding_7[1];
};

_Static_assert(sizeof(struct device_identity) == 8, "size of device_identity");
_Static_assert(offsetof(struct device_identity, class_of) == 0,
               "offset of device_identity.class_of");
_Static_assert(offsetof(struct device_identity, vendor) == 2, "offset of device_identity.vendor");
_Static_assert(offsetof(struct device_identity, model) == 4, "offset of device_identity.model");
_Static_assert(offsetof(struct device_identity, revision) == 6,
               "offset of device_identity.revision");
_Static_assert(offsetof(struct device_identity, padding_7) == 7,
               "offset of device_identity.padding_7");

#endif
