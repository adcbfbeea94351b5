/* Generated from services/contracts/component.writ: change it there.
 *
 * Where spare_declaring_app finds what it starts with.
 */
#ifndef SPARE_DECLARING_APP_SLOTS_H
#define SPARE_DECLARING_APP_SLOTS_H

#include "writ/system.h"

enum {
    SPARE_DECLARING_APP_COMPONENT = 0x7b,
    SPARE_DECLARING_APP_WORKERS = 0,
    SPARE_DECLARING_APP_STARTUP_COUNT = 1,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot spare_declaring_app_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
};

#endif
