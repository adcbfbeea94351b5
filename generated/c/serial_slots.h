/* Generated from services/drivers/serial/component.writ: change it there.
 *
 * Where serial finds what it starts with.
 */
#ifndef SERIAL_SLOTS_H
#define SERIAL_SLOTS_H

#include "writ/system.h"

enum {
    SERIAL_COMPONENT = 0x98,
    SERIAL_WORKERS = 0,
    SERIAL_KEEPS_REPLIES = 16,
    SERIAL_SLOT_DEVICED = 16,
    SERIAL_STARTUP_COUNT = 5,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot serial_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0020, .type = 5},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 72, .rights = 0x3, .type = 18},
    {.slot = 80, .rights = 0x1, .type = 16},
};

/* Its device, as its contract has it. */
static const struct writ_device serial_device = {.class_of = 1,
                                                 .bus = 1,
                                                 .stage = 2,
                                                 .priority = 128,
                                                 .enabled = 1,
                                                 .port_count = 1,
                                                 .line_count = 1,
                                                 .match_count = 1,
                                                 .matches = {{0, 0x41d0, 0x0501}},
                                                 .ports = {{0x3f8, 8}},
                                                 .lines = {4}};

#endif
