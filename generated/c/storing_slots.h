/* Generated from services/storing/component.writ: change it there.
 *
 * Where storing finds what it starts with.
 */
#ifndef STORING_SLOTS_H
#define STORING_SLOTS_H

#include "writ/system.h"

enum {
    STORING_COMPONENT = 0xa8,
    STORING_WORKERS = 0,
    STORING_SLOT_DEVICES = 16,
    STORING_SLOT_MEMORY = 17,
    STORING_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot storing_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0x2, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x28},
    {.slot = 17, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
