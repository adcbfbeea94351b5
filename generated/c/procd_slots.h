/* Generated from services/procd/component.writ: change it there.
 *
 * Where procd finds what it starts with.
 */
#ifndef PROCD_SLOTS_H
#define PROCD_SLOTS_H

#include "writ/system.h"

enum {
    PROCD_COMPONENT = 0x03,
    PROCD_WORKERS = 0,
    PROCD_STATE_BYTES = 163840,
    PROCD_KEPT_HANDLES = 128,
    PROCD_KEEPS_REPLIES = 64,
    PROCD_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot procd_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0x2f, .type = 10},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0004, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
};

#endif
