/* Generated from services/keeping/component.writ: change it there.
 *
 * Where keeping finds what it starts with.
 */
#ifndef KEEPING_SLOTS_H
#define KEEPING_SLOTS_H

#include "writ/system.h"

enum {
    KEEPING_COMPONENT = 0xa9,
    KEEPING_WORKERS = 0,
    KEEPING_SLOT_STORAGE = 16,
    KEEPING_SLOT_DEVICES = 17,
    KEEPING_SLOT_MEMORY = 18,
    KEEPING_STARTUP_COUNT = 5,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot keeping_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0xa, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0031, .type = 6, .roles = 0x3},
    {.slot = 17, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x20},
    {.slot = 18, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
