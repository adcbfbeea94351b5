/* Generated from services/drivers/stray_function/component.writ: change it there.
 *
 * Where stray_function finds what it starts with.
 */
#ifndef STRAY_FUNCTION_SLOTS_H
#define STRAY_FUNCTION_SLOTS_H

#include "writ/system.h"

enum {
    STRAY_FUNCTION_COMPONENT = 0x93,
    STRAY_FUNCTION_WORKERS = 0,
    STRAY_FUNCTION_SLOT_DEVICED = 16,
    STRAY_FUNCTION_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot stray_function_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x4},
    {.slot = 64, .rights = 0x3, .type = 20},
};

/* Its device, as its contract has it. */
static const struct writ_device stray_function_device = {.class_of = 9,
                                                         .bus = 2,
                                                         .stage = 2,
                                                         .priority = 200,
                                                         .enabled = 1,
                                                         .function = 1,
                                                         .match_count = 1,
                                                         .matches = {{0, 0x1af4, 0x0000}}};

#endif
