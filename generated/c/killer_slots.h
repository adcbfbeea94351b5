/* Generated from services/killer/component.writ: change it there.
 *
 * Where killer finds what it starts with.
 */
#ifndef KILLER_SLOTS_H
#define KILLER_SLOTS_H

#include "writ/system.h"

enum {
    KILLER_COMPONENT = 0x62,
    KILLER_WORKERS = 8,
    KILLER_SLOT_ROOM = 16,
    KILLER_SLOT_NAMES = 17,
    KILLER_SLOT_POLICY = 18,
    KILLER_SLOT_PROCESSES = 19,
    KILLER_SLOT_JOURNAL = 20,
    KILLER_SLOT_MEMORY = 21,
    KILLER_SLOT_MACHINE = 22,
    KILLER_STARTUP_COUNT = 10,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot killer_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0x2f, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x0},
    {.slot = 17, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0xb},
    {.slot = 18, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xc},
    {.slot = 19, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x14},
    {.slot = 20, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x2},
    {.slot = 21, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x7},
    {.slot = 22, .rights = 1, .protocol = 0x000b, .type = 6, .roles = 0x1},
};

#endif
