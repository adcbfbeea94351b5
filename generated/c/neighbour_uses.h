/* Generated from services/neighbour/component.writ: change it there.
 *
 * What neighbour may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef NEIGHBOUR_USES_H
#define NEIGHBOUR_USES_H

#include "writ/call.h"

#include "neighbour_slots.h"

#endif
