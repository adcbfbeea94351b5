/* Generated from services/scheduling/component.writ: change it there.
 *
 * Where scheduling finds what it starts with.
 */
#ifndef SCHEDULING_SLOTS_H
#define SCHEDULING_SLOTS_H

#include "writ/system.h"

enum {
    SCHEDULING_COMPONENT = 0x60,
    SCHEDULING_WORKERS = 8,
    SCHEDULING_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot scheduling_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2144, .rights = 0x1, .type = 17},
    {.slot = 2176, .rights = 0x1, .type = 19},
};

#endif
