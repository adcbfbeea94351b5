/* Generated from services/memd/component.writ: change it there.
 *
 * Where memd finds what it starts with.
 */
#ifndef MEMD_SLOTS_H
#define MEMD_SLOTS_H

#include "writ/system.h"

enum {
    MEMD_COMPONENT = 0x04,
    MEMD_WORKERS = 0,
    MEMD_STATE_BYTES = 65536,
    MEMD_KEPT_HANDLES = 112,
    MEMD_STARTUP_COUNT = 5,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot memd_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0x4, .type = 10},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0005, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
};

#endif
