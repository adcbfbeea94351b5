/* See bus.h. */
#include "bus.h"

#include "kernel_calls.h"
#include "writ/log.h"

static volatile uint8_t *reach(void *context, enum virtio_area area, uint32_t offset)
{
    struct virtio_bus *bus = context;
    const struct virtio_place *place = &bus->device.layout.places[area];
    return bus->ranges[place->range] + place->offset + offset;
}

static uint32_t read_register(void *context, enum virtio_area area, uint32_t offset, uint32_t width)
{
    volatile uint8_t *at = reach(context, area, offset);
    return width == 1   ? *at
           : width == 2 ? *(volatile uint16_t *)(volatile void *)at
                        : *(volatile uint32_t *)(volatile void *)at;
}

static void write_register(void *context, enum virtio_area area, uint32_t offset, uint32_t width,
                           uint32_t value)
{
    volatile uint8_t *at = reach(context, area, offset);
    if (width == 1) {
        *at = (uint8_t)value;
    } else if (width == 2) {
        *(volatile uint16_t *)(volatile void *)at = (uint16_t)value;
    } else {
        *(volatile uint32_t *)(volatile void *)at = value;
    }
}

static void read_config(struct driver *driver, uint8_t config[VIRTIO_CONFIG_BYTES])
{
    for (uint16_t at = 0; at < VIRTIO_CONFIG_BYTES; at += 4) {
        uint32_t word = 0;
        if (pci_function_read(driver->io, WRIT_SLOT_FUNCTION, at, ACCESS_WIDTH_LONG, &word) !=
            WRIT_OK) {
            rt_panic("[%s] the configuration of its device cannot be read", rt_component.name);
        }
        __builtin_memcpy(config + at, &word, sizeof word);
    }
}

void virtio_bus_must(enum virtio_fault fault)
{
    if (fault != VIRTIO_GOOD) {
        rt_panic("[%s] its device: %s", rt_component.name, virtio_fault_text(fault));
    }
}

void virtio_bus_open(struct virtio_bus *bus, struct driver *driver)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    uint64_t bytes[VIRTIO_RANGES] = {0};
    *bus = (struct virtio_bus){
        .device.registers = {.read = read_register, .write = write_register, .context = bus}};
    for (uint32_t i = 0; i < driver->device->range_count; i++) {
        struct driver_memory range = driver_map_range(driver, i);
        uint8_t number = driver->device->ranges[i];
        bus->ranges[number] = (uint8_t *)(uintptr_t)range.at;
        bytes[number] = range.bytes;
    }
    read_config(driver, config);
    if (!virtio_find(config, bytes, &bus->device.layout)) {
        rt_panic("[%s] its device has no structures where they can be reached", rt_component.name);
    }
}
