/* Generated from services/storaged/component.writ: change it there.
 *
 * Where storaged finds what it starts with.
 */
#ifndef STORAGED_SLOTS_H
#define STORAGED_SLOTS_H

#include "writ/system.h"

enum {
    STORAGED_COMPONENT = 0xa2,
    STORAGED_WORKERS = 0,
    STORAGED_SLOT_DEVICES = 16,
    STORAGED_SLOT_MEMORY = 17,
    STORAGED_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot storaged_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0031, .type = 5},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x8},
    {.slot = 17, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
