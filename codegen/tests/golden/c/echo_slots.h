/* Generated from idl/programs.writ: change it there.
 *
 * Where echo finds what it starts with.
 */
#ifndef ECHO_SLOTS_H
#define ECHO_SLOTS_H

#include "writ/system.h"

enum {
    ECHO_COMPONENT = 0x40,
    ECHO_WORKERS = 0,
    ECHO_STATE_BYTES = 65536,
    ECHO_KEPT_HANDLES = 8,
    ECHO_KEEPS_REPLIES = 4,
    ECHO_STARTUP_COUNT = 3,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot echo_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x0010, .type = 5},
    {.slot = WRIT_SLOT_STATE, .rights = 3, .type = 4},
};

#endif
