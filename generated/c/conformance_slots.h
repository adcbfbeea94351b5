/* Generated from services/conformance/component.writ: change it there.
 *
 * Where conformance finds what it starts with.
 */
#ifndef CONFORMANCE_SLOTS_H
#define CONFORMANCE_SLOTS_H

#include "writ/system.h"

enum {
    CONFORMANCE_COMPONENT = 0x42,
    CONFORMANCE_WORKERS = 10,
    CONFORMANCE_SLOT_ECHO_ALL = 16,
    CONFORMANCE_SLOT_ECHO_SPEAKER = 17,
    CONFORMANCE_SLOT_ECHO_LISTENER = 18,
    CONFORMANCE_SLOT_ECHO_NOBODY = 19,
    CONFORMANCE_SLOT_NAMES = 20,
    CONFORMANCE_SLOT_DYNAMIC_NAMES = 21,
    CONFORMANCE_SLOT_POLICY = 22,
    CONFORMANCE_SLOT_BROKER = 23,
    CONFORMANCE_SLOT_PROGRAMS = 24,
    CONFORMANCE_SLOT_FOUNDATION = 25,
    CONFORMANCE_SLOT_DRIVERS = 26,
    CONFORMANCE_SLOT_LOADER = 27,
    CONFORMANCE_SLOT_JOURNAL = 28,
    CONFORMANCE_SLOT_JOURNAL_READER = 29,
    CONFORMANCE_SLOT_MACHINE = 30,
    CONFORMANCE_SLOT_MEMORY = 31,
    CONFORMANCE_STARTUP_COUNT = 26,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot conformance_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2128, .rights = 0x1, .type = 14},
    {.slot = 2144, .rights = 0x1, .type = 17},
    {.slot = 2176, .rights = 0x1, .type = 19},
    {.slot = 2192, .rights = 0x1, .type = 23},
    {.slot = 2208, .rights = 0x7, .type = 21},
    {.slot = 2224, .rights = 0xf, .type = 32},
    {.slot = 2272, .rights = 0x7, .type = 12},
    {.slot = 2288, .rights = 0x2f, .type = 10},
    {.slot = 2304, .rights = 0x1, .type = 22},
    {.slot = 16, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x3},
    {.slot = 17, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x1},
    {.slot = 18, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x2},
    {.slot = 19, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x0},
    {.slot = 20, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0x1},
    {.slot = 21, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0x2},
    {.slot = 22, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0xe},
    {.slot = 23, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x1},
    {.slot = 24, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x14},
    {.slot = 25, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x1},
    {.slot = 26, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x2},
    {.slot = 27, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x8},
    {.slot = 28, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x7},
    {.slot = 29, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x2},
    {.slot = 30, .rights = 1, .protocol = 0x000b, .type = 6, .roles = 0x1},
    {.slot = 31, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x7},
};

#endif
