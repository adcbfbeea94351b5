/* Generated from services/policyd/component.writ: change it there.
 *
 * Where policyd finds what it starts with.
 */
#ifndef POLICYD_SLOTS_H
#define POLICYD_SLOTS_H

#include "writ/system.h"

enum {
    POLICYD_COMPONENT = 0x06,
    POLICYD_WORKERS = 0,
    POLICYD_STATE_BYTES = 98304,
    POLICYD_KEPT_HANDLES = 33,
    POLICYD_SLOT_MEMORY = 16,
    POLICYD_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot policyd_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0007, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
    {.slot = 16, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
