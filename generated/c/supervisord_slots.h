/* Generated from services/supervisord/component.writ: change it there.
 *
 * Where supervisord finds what it starts with.
 */
#ifndef SUPERVISORD_SLOTS_H
#define SUPERVISORD_SLOTS_H

#include "writ/system.h"

enum {
    SUPERVISORD_COMPONENT = 0x02,
    SUPERVISORD_WORKERS = 0,
    SUPERVISORD_STATE_BYTES = 16384,
    SUPERVISORD_KEPT_HANDLES = 48,
    SUPERVISORD_KEEPS_REPLIES = 16,
    SUPERVISORD_SLOT_MEMORY = 16,
    SUPERVISORD_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot supervisord_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x000b, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
    {.slot = 16, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
