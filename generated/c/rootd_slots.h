/* Generated from services/rootd/component.writ: change it there.
 *
 * Where rootd finds what it starts with.
 */
#ifndef ROOTD_SLOTS_H
#define ROOTD_SLOTS_H

#include "writ/system.h"

enum {
    ROOTD_COMPONENT = 0x01,
    ROOTD_WORKERS = 0,
    ROOTD_STARTUP_COUNT = 2,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot rootd_startup[] = {
    {.slot = 4, .rights = 0x3, .type = 9},
    {.slot = 2288, .rights = 0x2d, .type = 10},
};

#endif
