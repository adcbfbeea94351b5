/* Generated from services/providing/component.writ: change it there.
 *
 * Where providing finds what it starts with.
 */
#ifndef PROVIDING_SLOTS_H
#define PROVIDING_SLOTS_H

#include "writ/system.h"

enum {
    PROVIDING_COMPONENT = 0x7c,
    PROVIDING_WORKERS = 4,
    PROVIDING_SLOT_DISK = 16,
    PROVIDING_SLOT_DISK_NOBODY = 17,
    PROVIDING_SLOT_LINE = 18,
    PROVIDING_SLOT_LINE_TERMINAL = 19,
    PROVIDING_SLOT_LINE_WRITER = 20,
    PROVIDING_SLOT_LINE_NOBODY = 21,
    PROVIDING_SLOT_BYTES = 22,
    PROVIDING_SLOT_BYTES_NOBODY = 23,
    PROVIDING_SLOT_RAW = 24,
    PROVIDING_SLOT_RAW_NOBODY = 25,
    PROVIDING_SLOT_KEYS = 26,
    PROVIDING_SLOT_KEYS_NOBODY = 27,
    PROVIDING_STARTUP_COUNT = 13,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot providing_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0030, .type = 6, .roles = 0x1},
    {.slot = 17, .rights = 1, .protocol = 0x0030, .type = 6, .roles = 0x0},
    {.slot = 18, .rights = 1, .protocol = 0x0020, .type = 6, .roles = 0x3},
    {.slot = 19, .rights = 1, .protocol = 0x0020, .type = 6, .roles = 0x1},
    {.slot = 20, .rights = 1, .protocol = 0x0020, .type = 6, .roles = 0x2},
    {.slot = 21, .rights = 1, .protocol = 0x0020, .type = 6, .roles = 0x0},
    {.slot = 22, .rights = 1, .protocol = 0x0022, .type = 6, .roles = 0x1},
    {.slot = 23, .rights = 1, .protocol = 0x0022, .type = 6, .roles = 0x0},
    {.slot = 24, .rights = 1, .protocol = 0x0023, .type = 6, .roles = 0x1},
    {.slot = 25, .rights = 1, .protocol = 0x0023, .type = 6, .roles = 0x0},
    {.slot = 26, .rights = 1, .protocol = 0x0021, .type = 6, .roles = 0x1},
    {.slot = 27, .rights = 1, .protocol = 0x0021, .type = 6, .roles = 0x0},
};

#endif
