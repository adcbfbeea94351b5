/* Generated from services/ender/component.writ: change it there.
 *
 * Where ender finds what it starts with.
 */
#ifndef ENDER_SLOTS_H
#define ENDER_SLOTS_H

#include "writ/system.h"

enum {
    ENDER_COMPONENT = 0x6f,
    ENDER_WORKERS = 0,
    ENDER_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot ender_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2176, .rights = 0x1, .type = 19},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2320, .rights = 0x3, .type = 24},
};

#endif
