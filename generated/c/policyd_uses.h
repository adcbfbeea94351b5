/* Generated from services/policyd/component.writ: change it there.
 *
 * What policyd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef POLICYD_USES_H
#define POLICYD_USES_H

#include "writ/call.h"

#include "policyd_slots.h"

#endif
