/* Generated from services/scheduling/component.writ: change it there.
 *
 * What scheduling may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SCHEDULING_USES_H
#define SCHEDULING_USES_H

#include "writ/call.h"

#include "scheduling_slots.h"

#endif
