/* Generated from services/rootd/component.writ: change it there.
 *
 * What rootd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef ROOTD_USES_H
#define ROOTD_USES_H

#include "writ/call.h"

#include "rootd_slots.h"

#endif
