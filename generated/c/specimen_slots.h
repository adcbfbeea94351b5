/* Generated from services/drivers/specimen/component.writ: change it there.
 *
 * Where specimen finds what it starts with.
 */
#ifndef SPECIMEN_SLOTS_H
#define SPECIMEN_SLOTS_H

#include "writ/system.h"

enum {
    SPECIMEN_COMPONENT = 0x91,
    SPECIMEN_WORKERS = 0,
    SPECIMEN_SLOT_DEVICED = 16,
    SPECIMEN_STARTUP_COUNT = 6,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot specimen_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 65, .rights = 0x3, .type = 4},
    {.slot = 80, .rights = 0x1, .type = 16},
    {.slot = 96, .rights = 0x3, .type = 4},
};

/* Its device, as its contract has it. */
static const struct writ_device specimen_device = {.class_of = 9,
                                                   .bus = 2,
                                                   .stage = 2,
                                                   .priority = 10,
                                                   .enabled = 1,
                                                   .function = 1,
                                                   .range_count = 1,
                                                   .message_count = 1,
                                                   .match_count = 1,
                                                   .dma_count = 1,
                                                   .matches = {{0, 0x1234, 0x11e8}},
                                                   .dma_bytes = {4096},
                                                   .ranges = {0}};

#endif
