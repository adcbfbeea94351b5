/* Generated from idl/programs.writ: change it there.
 *
 * Where pagerd finds what it starts with.
 */
#ifndef PAGERD_SLOTS_H
#define PAGERD_SLOTS_H

#include <stddef.h>

#include "writ/system.h"

enum {
    PAGERD_COMPONENT = 0x42,
    PAGERD_WORKERS = 0,
    PAGERD_STARTUP_COUNT = 0,
};

/* It needs nothing beside what every process has. */
static const struct writ_startup_slot *const pagerd_startup = NULL;

#endif
