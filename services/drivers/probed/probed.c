/* Reads tables and configurations, and reports what there is. */
#include <string.h>

#include "board.h"
#include "function.h"
#include "kernel_calls.h"
#include "place.h"
#include "probed_slots.h"
#include "probed_uses.h"
#include "walk.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    NAME_OF_PLACES = 'M' | 'C' << 8 | 'F' << 16 | 'G' << 24,
    NAME_OF_DEVICES = 'D' | 'S' << 8 | 'D' << 16 | 'T' << 24,
    MOST_BYTES = 256 * 1024, /* of a table */
    CODE_FAILED = 1,
    TRIES = 20,
    SERIAL_LINE = 0x0501, /* models of EISA's own, PNP */
    KEYBOARD = 0x0303,
    MOUSE = 0x0f13,
    BUSES = 256,
    FUNCTIONS = 1 << 16,
    BUS_SHIFT = 8,
    FUNCTION_MASK = 0xff,
    MOST_RESOURCES = BOARD_PORTS + BOARD_LINES,
};

const struct rt_component rt_component = {.name = "probed",
                                          .number = PROBED_COMPONENT,
                                          .startup = probed_startup,
                                          .startup_count = PROBED_STARTUP_COUNT,
                                          .workers = PROBED_WORKERS};

static uint8_t table[MOST_BYTES];

/* Memory behind a bridge with a slot. */
struct slot {
    uint32_t first;
    uint32_t bytes;
};

static struct {
    struct slot slots[BUSES]; /* by the bus behind */
    uint64_t known[FUNCTIONS / 64];
    uint32_t slot_count;
    uint32_t found;
    uint32_t reported;
    uint8_t last_bus;
} probed;

/* The first table of a name; 0 bytes if there is none, or it is too long. */
static uint32_t read_table(struct writ_io *io, uint32_t wanted)
{
    uint32_t name = 0;
    uint32_t bytes = 0;
    uint32_t index = 0;
    while (acpi_control_table(io, ACPI_CONTROL_SLOT, index, &name, &bytes) == WRIT_OK &&
           name != wanted) {
        index++;
    }
    if (name != wanted || bytes > MOST_BYTES) {
        return 0;
    }
    for (uint32_t at = 0; at < bytes;) {
        struct acpi_control_read_reply r = {0};
        uint32_t left = bytes - at;
        uint32_t count = left < KERNEL_MAX_TABLE_READ ? left : KERNEL_MAX_TABLE_READ;
        if (acpi_control_read(io, ACPI_CONTROL_SLOT, index, at, count, &r) != WRIT_OK) {
            return 0;
        }
        memcpy(table + at, r.data.data, count);
        at += count;
    }
    return bytes;
}

/* The last bus that is shown. Where the tables do not say where, the two old ports show them all. */
static uint8_t locate(struct writ_io *io)
{
    struct place place;
    if (!place_by_table(table, read_table(io, NAME_OF_PLACES), &place) &&
        !place_by_devices(table, read_table(io, NAME_OF_DEVICES), &place)) {
        return UINT8_MAX;
    }
    uint32_t status =
        pci_control_locate(io, PCI_CONTROL_SLOT, place.address, place.first_bus, place.last_bus);
    if (status != WRIT_OK) {
        log_warn("[probed] the tables say %lx, and the kernel %s", place.address,
                 status < WRIT_FIRST_OWN ? writ_status_name(status) : kernel_error_name(status));
        return UINT8_MAX;
    }
    log_info("[probed] buses %u to %u are shown at %lx", place.first_bus, place.last_bus,
             place.address);
    return place.last_bus;
}

static bool read_function(struct writ_io *io, uint16_t address, struct function *ret_function)
{
    uint32_t words[FUNCTION_BYTES / 4] = {UINT32_MAX};
    for (uint32_t i = 0; i < FUNCTION_BYTES / 4; i++) {
        if (pci_control_read(io, PCI_CONTROL_SLOT, address, (uint16_t)(4 * i), ACCESS_WIDTH_LONG,
                             &words[i]) != WRIT_OK ||
            words[0] == UINT32_MAX) {
            return false;
        }
    }
    return function_read((const uint8_t *)words, ret_function);
}

/* Deviced may be starting, or starting again: it is asked as long as it may come back. */
static uint32_t report(struct writ_io *io, const struct device_place *place,
                       const struct device_identity *identity,
                       const struct device_resource *resources, uint32_t count)
{
    uint32_t status = WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < TRIES && (status == WRIT_TIMED_OUT || status == WRIT_NOT_DELIVERED);
         i++) {
        struct deviced_report_device_builder b = deviced_report_device_begin(io);
        struct deviced_report_device_reply reply = {0};
        b.body->place = *place;
        b.body->identity = *identity;
        deviced_report_device_put_resources(&b, resources, count);
        status = deviced_report_device_call(&b, &reply);
    }
    if (status != WRIT_OK) {
        log_error("[probed] %04x is not reported: %s", place->address,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : deviced_error_name(status));
    }
    return status;
}

/* What is in a slot has the memory that its bridge passes on, to be placed there. */
static uint32_t resources_behind(uint16_t address, const struct function *f,
                                 struct device_resource *resources)
{
    const struct slot *slot = &probed.slots[address >> BUS_SHIFT];
    uint32_t count = 0;
    if (f->messages != 0) {
        resources[count++] =
            (struct device_resource){.kind = RESOURCE_KIND_MESSAGES, .base = f->messages};
    }
    if (slot->bytes != 0 && (address & FUNCTION_MASK) == 0 && !f->is_bridge) {
        resources[count++] = (struct device_resource){
            .kind = RESOURCE_KIND_MEMORY, .base = slot->first, .bytes = slot->bytes};
    }
    return count;
}

static uint32_t report_function(struct writ_io *io, uint16_t address, const struct function *f)
{
    struct device_resource resources[2];
    uint32_t count = resources_behind(address, f, resources);
    struct device_place place = {.bus = DEVICE_BUS_PCI, .address = address};
    struct device_identity identity = {.class_of = function_purpose(f),
                                       .vendor = f->vendor,
                                       .model = f->model,
                                       .revision = f->revision};
    return report(io, &place, &identity, resources, count);
}

static enum device_class purpose_of(const struct board_device *device)
{
    switch (device->model) {
    case SERIAL_LINE:
        return DEVICE_CLASS_SERIAL;
    case KEYBOARD:
    case MOUSE:
        return DEVICE_CLASS_INPUT;
    default:
        return DEVICE_CLASS_OTHER;
    }
}

static uint32_t resources_of(const struct board_device *device, struct device_resource *resources)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < device->port_count; i++) {
        resources[count++] = (struct device_resource){.kind = RESOURCE_KIND_PORTS,
                                                      .base = device->ports[i].first,
                                                      .bytes = device->ports[i].count};
    }
    for (uint32_t i = 0; i < device->line_count; i++) {
        resources[count++] = (struct device_resource){
            .kind = RESOURCE_KIND_LINE, .base = device->lines[i], .bytes = 1};
    }
    return count;
}

/* False if one could not be reported. */
static bool report_board(struct writ_io *io)
{
    struct board_device device;
    struct device_resource resources[MOST_RESOURCES];
    uint32_t at = 0;
    uint32_t bytes = read_table(io, NAME_OF_DEVICES);
    bool good = true;
    for (uint32_t number = 1; board_next(table, bytes, &at, &device); number++) {
        struct device_place place = {.bus = DEVICE_BUS_PLATFORM, .address = number};
        struct device_identity identity = {
            .class_of = purpose_of(&device), .vendor = device.maker, .model = device.model};
        uint32_t first = device.port_count != 0 ? device.ports[0].first : 0;
        uint32_t line = device.line_count != 0 ? device.lines[0] : 0;
        log_info("[probed] board: maker=%04x model=%04x ports=%x line=%u", device.maker,
                 device.model, first, line);
        uint32_t count = resources_of(&device, resources);
        good = report(io, &place, &identity, resources, count) == WRIT_OK && good;
    }
    return good;
}

static void say(uint16_t address, const struct function *f)
{
    uint32_t ports = 0;
    uint32_t placed = 0;
    uint32_t memory = 0;
    for (uint32_t i = 0; i < FUNCTION_RANGES; i++) {
        ports += f->ranges[i].kind == RANGE_PORTS;
        memory += f->ranges[i].kind >= RANGE_MEMORY;
        placed += f->ranges[i].address != 0;
    }
    log_info("[probed] %02x:%02x.%u maker=%04x model=%04x class=%02x.%02x.%02x revision=%02x "
             "messages=%u memory=%u ports=%u placed=%u",
             address >> 8, address >> 3 & 0x1f, address & 7U, f->vendor, f->model, f->class_of,
             f->subclass, f->interface, f->revision, f->messages, memory, ports, placed);
}

static void note_slot(const struct function *f)
{
    struct slot *slot = &probed.slots[f->secondary_bus];
    if (f->is_bridge && f->has_slot && f->secondary_bus != 0 && slot->bytes == 0) {
        *slot = (struct slot){f->window, f->window_bytes};
        probed.slot_count++;
    }
}

/* What is there for the first time is said. */
static void note(uint16_t address, const struct function *f)
{
    uint64_t bit = UINT64_C(1) << address % 64;
    if ((probed.known[address / 64] & bit) == 0) {
        say(address, f);
    }
    probed.known[address / 64] |= bit;
    note_slot(f);
}

/* All that there is, also what was reported before: that changes nothing. */
static void look(struct writ_io *io)
{
    struct walk walk;
    uint16_t address = 0;
    probed.found = 0;
    probed.reported = 0;
    walk_begin(&walk, probed.last_bus);
    while (walk_next(&walk, &address)) {
        struct function f;
        if (!read_function(io, address, &f)) {
            probed.known[address / 64] &= ~(UINT64_C(1) << address % 64);
            walk_nothing(&walk);
            continue;
        }
        note(address, &f);
        probed.reported += report_function(io, address, &f) == WRIT_OK;
        walk_found(&walk, f.has_others, f.is_bridge ? f.secondary_bus : 0);
        probed.found++;
    }
}

/* Looks again whenever something was put in. What was put in before deviced knew our bell is found by the first look. */
static uint32_t watch(struct writ_io *io)
{
    uint32_t bell = 0;
    uint32_t rope = 0;
    uint64_t bits = DEVICED_SIGNALS_DEVICE_INSERTED;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell);
    if (status == WRIT_OK) {
        status = process_derive(io, WRIT_SLOT_PROCESS, bell,
                                NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope);
    }
    struct deviced_subscribe_builder b = deviced_subscribe_begin(io);
    deviced_subscribe_put_bell(&b, rope);
    if (status != WRIT_OK || deviced_subscribe_call(&b) != WRIT_OK) {
        log_error("[probed] deviced does not ring: what is put in is not seen");
        return CODE_FAILED;
    }
    log_info("[probed] %u slots are watched", probed.slot_count);
    do {
        if (bits & DEVICED_SIGNALS_DEVICE_INSERTED) {
            look(io);
        }
    } while (syscall_wait(bell, SYSCALL_FOREVER, &bits) == WRIT_OK);
    return CODE_FAILED;
}

uint32_t component_main(struct rt *rt)
{
    uint32_t devices = 0;
    probed.last_bus = locate(&rt->io);
    look(&rt->io);
    bool board = report_board(&rt->io);
    uint32_t status = deviced_end_enumeration(&rt->io, &devices);
    log_info("[probed] %u functions, %u reported", probed.found, probed.reported);
    if (probed.slot_count != 0) {
        return watch(&rt->io);
    }
    bool good = probed.found != 0 && probed.reported == probed.found && board && status == WRIT_OK;
    return good ? 0 : CODE_FAILED;
}
