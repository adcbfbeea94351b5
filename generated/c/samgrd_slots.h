/* Generated from services/samgrd/component.writ: change it there.
 *
 * Where samgrd finds what it starts with.
 */
#ifndef SAMGRD_SLOTS_H
#define SAMGRD_SLOTS_H

#include "writ/system.h"

enum {
    SAMGRD_COMPONENT = 0x05,
    SAMGRD_WORKERS = 0,
    SAMGRD_STATE_BYTES = 49152,
    SAMGRD_KEPT_HANDLES = 128,
    SAMGRD_KEEPS_REPLIES = 32,
    SAMGRD_SLOT_POLICYD = 16,
    SAMGRD_SLOT_MEMORY = 17,
    SAMGRD_STARTUP_COUNT = 5,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot samgrd_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0006, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
    {.slot = 16, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x1},
    {.slot = 17, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
