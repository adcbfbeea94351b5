/* Reads tables and configurations, and says what there is. */
#include <string.h>

#include "function.h"
#include "kernel_calls.h"
#include "place.h"
#include "probed_slots.h"
#include "walk.h"
#include "writ/log.h"
#include "writ/rt.h"

enum {
    NAME_OF_PLACES = 'M' | 'C' << 8 | 'F' << 16 | 'G' << 24,
    NAME_OF_DEVICES = 'D' | 'S' << 8 | 'D' << 16 | 'T' << 24,
    MOST_BYTES = 256 * 1024, /* of a table */
    CODE_FAILED = 1,
};

const struct rt_component rt_component = {.name = "probed",
                                          .number = PROBED_COMPONENT,
                                          .startup = probed_startup,
                                          .startup_count = PROBED_STARTUP_COUNT,
                                          .workers = PROBED_WORKERS};

static uint8_t table[MOST_BYTES];

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

uint32_t component_main(struct rt *rt)
{
    struct walk walk;
    uint16_t address = 0;
    uint32_t count = 0;
    walk_begin(&walk, locate(&rt->io));
    while (walk_next(&walk, &address)) {
        struct function f;
        if (!read_function(&rt->io, address, &f)) {
            walk_nothing(&walk);
            continue;
        }
        say(address, &f);
        walk_found(&walk, f.has_others, f.is_bridge ? f.secondary_bus : 0);
        count++;
    }
    log_info("[probed] %u functions", count);
    return count != 0 ? 0 : CODE_FAILED;
}
