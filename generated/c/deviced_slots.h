/* Generated from services/deviced/component.writ: change it there.
 *
 * Where deviced finds what it starts with.
 */
#ifndef DEVICED_SLOTS_H
#define DEVICED_SLOTS_H

#include "writ/system.h"

enum {
    DEVICED_COMPONENT = 0x08,
    DEVICED_WORKERS = 0,
    DEVICED_STATE_BYTES = 163840,
    DEVICED_KEPT_HANDLES = 128,
    DEVICED_SLOT_PROCD = 16,
    DEVICED_STARTUP_COUNT = 8,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot deviced_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2144, .rights = 0x1, .type = 17},
    {.slot = 2176, .rights = 0x1, .type = 19},
    {.slot = 2208, .rights = 0x2, .type = 21},
    {.slot = 2224, .rights = 0x6, .type = 32},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0009, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
    {.slot = 16, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x2},
};

#endif
