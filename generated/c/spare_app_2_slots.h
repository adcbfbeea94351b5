/* Generated from services/contracts/component.writ: change it there.
 *
 * Where spare_app_2 finds what it starts with.
 */
#ifndef SPARE_APP_2_SLOTS_H
#define SPARE_APP_2_SLOTS_H

#include <stddef.h>

#include "writ/system.h"

enum {
    SPARE_APP_2_COMPONENT = 0x78,
    SPARE_APP_2_WORKERS = 0,
    SPARE_APP_2_STARTUP_COUNT = 0,
};

/* It needs nothing beside what every process has. */
static const struct writ_startup_slot *const spare_app_2_startup = NULL;

#endif
