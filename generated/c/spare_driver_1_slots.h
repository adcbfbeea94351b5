/* Generated from services/contracts/component.writ: change it there.
 *
 * Where spare_driver_1 finds what it starts with.
 */
#ifndef SPARE_DRIVER_1_SLOTS_H
#define SPARE_DRIVER_1_SLOTS_H

#include <stddef.h>

#include "writ/system.h"

enum {
    SPARE_DRIVER_1_COMPONENT = 0x74,
    SPARE_DRIVER_1_WORKERS = 0,
    SPARE_DRIVER_1_STARTUP_COUNT = 0,
};

/* It needs nothing beside what every process has. */
static const struct writ_startup_slot *const spare_driver_1_startup = NULL;

#endif
