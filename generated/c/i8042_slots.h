/* Generated from services/drivers/i8042/component.writ: change it there.
 *
 * Where i8042 finds what it starts with.
 */
#ifndef I8042_SLOTS_H
#define I8042_SLOTS_H

#include "writ/system.h"

enum {
    I8042_COMPONENT = 0x95,
    I8042_WORKERS = 0,
    I8042_SLOT_DEVICED = 16,
    I8042_STARTUP_COUNT = 7,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot i8042_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0021, .type = 5},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 72, .rights = 0x3, .type = 18},
    {.slot = 73, .rights = 0x3, .type = 18},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 81, .rights = 0x1, .type = 16},
};

/* Its device, as its contract has it. */
static const struct writ_device i8042_device = {.class_of = 2,
                                                .bus = 1,
                                                .stage = 2,
                                                .priority = 128,
                                                .enabled = 1,
                                                .port_count = 2,
                                                .line_count = 2,
                                                .match_count = 1,
                                                .matches = {{0, 0x41d0, 0x0303}},
                                                .ports = {{0x60, 1}, {0x64, 1}},
                                                .lines = {1, 12}};

#endif
