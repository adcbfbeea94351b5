/* Generated from services/drivers/pcie_slot/component.writ: change it there.
 *
 * Where pcie_slot finds what it starts with.
 */
#ifndef PCIE_SLOT_SLOTS_H
#define PCIE_SLOT_SLOTS_H

#include "writ/system.h"

enum {
    PCIE_SLOT_COMPONENT = 0x96,
    PCIE_SLOT_WORKERS = 0,
    PCIE_SLOT_SLOT_DEVICED = 16,
    PCIE_SLOT_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot pcie_slot_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x6},
    {.slot = 64, .rights = 0xb, .type = 20},
    {.slot = 80, .rights = 0x1, .type = 16},
};

/* Its device, as its contract has it. */
static const struct writ_device pcie_slot_device = {.class_of = 8,
                                                    .bus = 2,
                                                    .stage = 1,
                                                    .priority = 128,
                                                    .enabled = 1,
                                                    .function = 1,
                                                    .message_count = 1,
                                                    .match_count = 1,
                                                    .matches = {{0, 0x1b36, 0x000c}}};

#endif
