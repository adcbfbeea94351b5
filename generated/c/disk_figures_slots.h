/* Generated from services/disk_figures/component.writ: change it there.
 *
 * Where disk_figures finds what it starts with.
 */
#ifndef DISK_FIGURES_SLOTS_H
#define DISK_FIGURES_SLOTS_H

#include "writ/system.h"

enum {
    DISK_FIGURES_COMPONENT = 0x53,
    DISK_FIGURES_WORKERS = 0,
    DISK_FIGURES_SLOT_STORAGE = 16,
    DISK_FIGURES_SLOT_MEMORY = 17,
    DISK_FIGURES_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot disk_figures_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0031, .type = 6, .roles = 0x1},
    {.slot = 17, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
