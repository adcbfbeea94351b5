/* Generated from services/hardship/component.writ: change it there.
 *
 * Where hardship finds what it starts with.
 */
#ifndef HARDSHIP_SLOTS_H
#define HARDSHIP_SLOTS_H

#include "writ/system.h"

enum {
    HARDSHIP_COMPONENT = 0x64,
    HARDSHIP_WORKERS = 0,
    HARDSHIP_SLOT_PROGRAMS = 16,
    HARDSHIP_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot hardship_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0xc, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0xc},
};

#endif
