/* Generated from services/figures/component.writ: change it there.
 *
 * Where figures finds what it starts with.
 */
#ifndef FIGURES_SLOTS_H
#define FIGURES_SLOTS_H

#include "writ/system.h"

enum {
    FIGURES_COMPONENT = 0x52,
    FIGURES_WORKERS = 0,
    FIGURES_SLOT_RAW = 16,
    FIGURES_SLOT_ROOM = 17,
    FIGURES_SLOT_NAMES = 18,
    FIGURES_SLOT_JOURNAL = 19,
    FIGURES_SLOT_POLICY = 20,
    FIGURES_SLOT_PROGRAMS = 21,
    FIGURES_SLOT_OVERSEER = 22,
    FIGURES_STARTUP_COUNT = 9,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot figures_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2288, .rights = 0xa, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x00f0, .type = 6, .roles = 0x1},
    {.slot = 17, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x0},
    {.slot = 18, .rights = 1, .protocol = 0x0006, .type = 6, .roles = 0x1},
    {.slot = 19, .rights = 1, .protocol = 0x0008, .type = 6, .roles = 0x2},
    {.slot = 20, .rights = 1, .protocol = 0x0007, .type = 6, .roles = 0x8},
    {.slot = 21, .rights = 1, .protocol = 0x0004, .type = 6, .roles = 0x4},
    {.slot = 22, .rights = 1, .protocol = 0x000b, .type = 6, .roles = 0x1},
};

#endif
