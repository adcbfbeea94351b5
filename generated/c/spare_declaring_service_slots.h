/* Generated from services/contracts/component.writ: change it there.
 *
 * Where spare_declaring_service finds what it starts with.
 */
#ifndef SPARE_DECLARING_SERVICE_SLOTS_H
#define SPARE_DECLARING_SERVICE_SLOTS_H

#include "writ/system.h"

enum {
    SPARE_DECLARING_SERVICE_COMPONENT = 0x7a,
    SPARE_DECLARING_SERVICE_WORKERS = 0,
    SPARE_DECLARING_SERVICE_STARTUP_COUNT = 1,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot spare_declaring_service_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

#endif
