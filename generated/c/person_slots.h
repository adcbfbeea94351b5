/* Generated from services/person/component.writ: change it there.
 *
 * Where person finds what it starts with.
 */
#ifndef PERSON_SLOTS_H
#define PERSON_SLOTS_H

#include "writ/system.h"

enum {
    PERSON_COMPONENT = 0x97,
    PERSON_WORKERS = 0,
    PERSON_SLOT_DEVICES = 16,
    PERSON_SLOT_RANDOMNESS = 17,
    PERSON_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot person_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0009, .type = 6, .roles = 0x28},
    {.slot = 17, .rights = 1, .protocol = 0x0022, .type = 6, .roles = 0x1},
};

#endif
