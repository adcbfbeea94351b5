/* Generated from services/contracts/component.writ: change it there.
 *
 * What spare_service_1 may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SPARE_SERVICE_1_USES_H
#define SPARE_SERVICE_1_USES_H

#include "writ/call.h"

#include "spare_service_1_slots.h"

#endif
