/* Generated from services/driving/component.writ: change it there.
 *
 * Where driving finds what it starts with.
 */
#ifndef DRIVING_SLOTS_H
#define DRIVING_SLOTS_H

#include "writ/system.h"

enum {
    DRIVING_COMPONENT = 0x92,
    DRIVING_WORKERS = 0,
    DRIVING_SLOT_DEVICES = 16,
    DRIVING_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot driving_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0xa, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x3a},
};

#endif
