/* Generated from services/pester/component.writ: change it there.
 *
 * Where pester finds what it starts with.
 */
#ifndef PESTER_SLOTS_H
#define PESTER_SLOTS_H

#include "writ/system.h"

enum {
    PESTER_COMPONENT = 0x63,
    PESTER_WORKERS = 0,
    PESTER_SLOT_ECHO_ALL = 16,
    PESTER_SLOT_ECHO_NOBODY = 17,
    PESTER_SLOT_PROCD_ALL = 18,
    PESTER_SLOT_PROCD_OBSERVER = 19,
    PESTER_SLOT_LOGD_ALL = 20,
    PESTER_SLOT_LOGD_WRITER = 21,
    PESTER_SLOT_POLICYD_ALL = 22,
    PESTER_SLOT_POLICYD_OBSERVER = 23,
    PESTER_SLOT_SAMGRD_ALL = 24,
    PESTER_SLOT_SAMGRD_CONSUMER = 25,
    PESTER_SLOT_SUPERVISOR = 26,
    PESTER_STARTUP_COUNT = 14,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot pester_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2224, .rights = 0x8, .type = 32},
    {.slot = 2288, .rights = 0x8, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x3},
    {.slot = 17, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x0},
    {.slot = 18, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1f},
    {.slot = 19, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x10},
    {.slot = 20, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x7},
    {.slot = 21, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x1},
    {.slot = 22, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xf},
    {.slot = 23, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x8},
    {.slot = 24, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0xf},
    {.slot = 25, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0x1},
    {.slot = 26, .rights = 1, .protocol = 0x000b, .type = 6, .roles = 0x1},
};

#endif
