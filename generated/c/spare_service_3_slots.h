/* Generated from services/contracts/component.writ: change it there.
 *
 * Where spare_service_3 finds what it starts with.
 */
#ifndef SPARE_SERVICE_3_SLOTS_H
#define SPARE_SERVICE_3_SLOTS_H

#include <stddef.h>

#include "writ/system.h"

enum {
    SPARE_SERVICE_3_COMPONENT = 0x73,
    SPARE_SERVICE_3_WORKERS = 0,
    SPARE_SERVICE_3_STARTUP_COUNT = 0,
};

/* It needs nothing beside what every process has. */
static const struct writ_startup_slot *const spare_service_3_startup = NULL;

#endif
