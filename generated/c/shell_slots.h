/* Generated from services/shell/component.writ: change it there.
 *
 * Where shell finds what it starts with.
 */
#ifndef SHELL_SLOTS_H
#define SHELL_SLOTS_H

#include "writ/system.h"

enum {
    SHELL_COMPONENT = 0x43,
    SHELL_WORKERS = 0,
    SHELL_SLOT_DEVICES = 16,
    SHELL_SLOT_ROOMS = 17,
    SHELL_SLOT_JOURNAL = 18,
    SHELL_SLOT_MEMORY = 19,
    SHELL_SLOT_POLICY = 20,
    SHELL_SLOT_PROCESSES = 21,
    SHELL_SLOT_NAMES = 22,
    SHELL_SLOT_OVERSEER = 23,
    SHELL_STARTUP_COUNT = 13,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot shell_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0xe, .type = 10},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 2320, .rights = 0x3, .type = 24},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x38},
    {.slot = 17, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x3},
    {.slot = 18, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x6},
    {.slot = 19, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x7},
    {.slot = 20, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xc},
    {.slot = 21, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x10},
    {.slot = 22, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0x9},
    {.slot = 23, .rights = 1, .protocol = 0x000b, .type = 6, .roles = 0x1},
};

#endif
