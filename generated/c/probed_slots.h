/* Generated from services/drivers/probed/component.writ: change it there.
 *
 * Where probed finds what it starts with.
 */
#ifndef PROBED_SLOTS_H
#define PROBED_SLOTS_H

#include "writ/system.h"

enum {
    PROBED_COMPONENT = 0x90,
    PROBED_WORKERS = 0,
    PROBED_SLOT_DEVICED = 16,
    PROBED_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot probed_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2208, .rights = 0x5, .type = 21},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x2},
};

#endif
