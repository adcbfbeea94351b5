/* Generated from services/neighbour/component.writ: change it there.
 *
 * Where neighbour finds what it starts with.
 */
#ifndef NEIGHBOUR_SLOTS_H
#define NEIGHBOUR_SLOTS_H

#include "writ/system.h"

enum {
    NEIGHBOUR_COMPONENT = 0x61,
    NEIGHBOUR_WORKERS = 4,
    NEIGHBOUR_STARTUP_COUNT = 1,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot neighbour_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

#endif
