/* A registry to try things on: bindings and devices of one make. */
#ifndef WRIT_TESTS_UNIT_DEVICED_SAMPLE_H
#define WRIT_TESTS_UNIT_DEVICED_SAMPLE_H

#include "registry.h"

enum { VENDOR = 0x1234, MODEL = 0x11e8, BLOCKS = 0x30 };

static const struct binding_match alias = {.bus = DEVICE_BUS_PCI, .vendor = VENDOR, .model = MODEL};

static struct binding binding_of(uint16_t component)
{
    return (struct binding){.component = component,
                            .origin = BINDING_ORIGIN_COMPONENT,
                            .stage = BINDING_STAGE_NORMAL,
                            .enabled = true,
                            .aliases = &alias,
                            .alias_count = 1,
                            .name = (const uint8_t *)"one",
                            .name_bytes = 3};
}

static struct registry *begin(void)
{
    static struct registry registry;
    registry_init(&registry);
    return &registry;
}

static struct device device_at(uint32_t address)
{
    return (struct device){
        .place = {.bus = DEVICE_BUS_PCI, .address = address},
        .identity = {.class_of = DEVICE_CLASS_BLOCK, .vendor = VENDOR, .model = MODEL}};
}

#endif
