/* Generated from services/plugging/component.writ: change it there.
 *
 * Where plugging finds what it starts with.
 */
#ifndef PLUGGING_SLOTS_H
#define PLUGGING_SLOTS_H

#include "writ/system.h"

enum {
    PLUGGING_COMPONENT = 0xaa,
    PLUGGING_WORKERS = 0,
    PLUGGING_SLOT_STORAGE = 16,
    PLUGGING_SLOT_DEVICES = 17,
    PLUGGING_SLOT_MEMORY = 18,
    PLUGGING_STARTUP_COUNT = 5,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot plugging_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0xc, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0031, .type = 6, .roles = 0x3},
    {.slot = 17, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x20},
    {.slot = 18, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
