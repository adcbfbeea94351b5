/* Generated from services/ender/component.writ: change it there.
 *
 * What ender may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef ENDER_USES_H
#define ENDER_USES_H

#include "writ/call.h"

#include "ender_slots.h"

#endif
