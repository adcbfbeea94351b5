/* Generated from services/contracts/component.writ: change it there.
 *
 * What spare_driver_2 may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SPARE_DRIVER_2_USES_H
#define SPARE_DRIVER_2_USES_H

#include "writ/call.h"

#include "spare_driver_2_slots.h"

#endif
