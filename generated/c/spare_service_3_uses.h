/* Generated from services/contracts/component.writ: change it there.
 *
 * What spare_service_3 may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SPARE_SERVICE_3_USES_H
#define SPARE_SERVICE_3_USES_H

#include "writ/call.h"

#include "spare_service_3_slots.h"

#endif
