/* Generated from services/logd/component.writ: change it there.
 *
 * Where logd finds what it starts with.
 */
#ifndef LOGD_SLOTS_H
#define LOGD_SLOTS_H

#include "writ/system.h"

enum {
    LOGD_COMPONENT = 0x07,
    LOGD_WORKERS = 0,
    LOGD_STATE_BYTES = 557056,
    LOGD_KEPT_HANDLES = 40,
    LOGD_KEEPS_REPLIES = 32,
    LOGD_SLOT_MEMORY = 16,
    LOGD_STARTUP_COUNT = 5,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot logd_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2272, .rights = 0x5, .type = 12},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0008, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
    {.slot = 16, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
