/* Generated from services/rngd/component.writ: change it there.
 *
 * Where rngd finds what it starts with.
 */
#ifndef RNGD_SLOTS_H
#define RNGD_SLOTS_H

#include "writ/system.h"

enum {
    RNGD_COMPONENT = 0x09,
    RNGD_WORKERS = 0,
    RNGD_KEEPS_REPLIES = 32,
    RNGD_SLOT_DEVICES = 16,
    RNGD_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot rngd_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0022, .type = 5},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x8},
};

#endif
