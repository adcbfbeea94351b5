/* Generated from services/echo_client/component.writ: change it there.
 *
 * Where echo_client finds what it starts with.
 */
#ifndef ECHO_CLIENT_SLOTS_H
#define ECHO_CLIENT_SLOTS_H

#include "writ/system.h"

enum {
    ECHO_CLIENT_COMPONENT = 0x41,
    ECHO_CLIENT_WORKERS = 0,
    ECHO_CLIENT_SLOT_SPEAKER = 16,
    ECHO_CLIENT_SLOT_LISTENER = 17,
    ECHO_CLIENT_SLOT_MEMORY = 18,
    ECHO_CLIENT_STARTUP_COUNT = 4,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot echo_client_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 16, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x1},
    {.slot = 17, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x2},
    {.slot = 18, .rights = 1, .protocol = 0x0005, .type = 6, .roles = 0x3},
};

#endif
