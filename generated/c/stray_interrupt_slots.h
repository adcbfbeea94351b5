/* Generated from services/drivers/stray_interrupt/component.writ: change it there.
 *
 * Where stray_interrupt finds what it starts with.
 */
#ifndef STRAY_INTERRUPT_SLOTS_H
#define STRAY_INTERRUPT_SLOTS_H

#include "writ/system.h"

enum {
    STRAY_INTERRUPT_COMPONENT = 0x94,
    STRAY_INTERRUPT_WORKERS = 0,
    STRAY_INTERRUPT_SLOT_DEVICED = 16,
    STRAY_INTERRUPT_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot stray_interrupt_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 64, .rights = 0x3, .type = 20},
    {.slot = 80, .rights = 0x1, .type = 16},
};

/* Its device, as its contract has it. */
static const struct writ_device stray_interrupt_device = {.class_of = 9,
                                                          .bus = 2,
                                                          .stage = 2,
                                                          .priority = 200,
                                                          .enabled = 1,
                                                          .function = 1,
                                                          .message_count = 1,
                                                          .match_count = 1,
                                                          .matches = {{0, 0x1234, 0x11e8}}};

#endif
