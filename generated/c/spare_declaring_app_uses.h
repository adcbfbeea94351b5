/* Generated from services/contracts/component.writ: change it there.
 *
 * What spare_declaring_app may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SPARE_DECLARING_APP_USES_H
#define SPARE_DECLARING_APP_USES_H

#include "writ/call.h"

#include "spare_declaring_app_slots.h"

#endif
