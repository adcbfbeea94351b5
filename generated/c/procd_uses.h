/* Generated from services/procd/component.writ: change it there.
 *
 * What procd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PROCD_USES_H
#define PROCD_USES_H

#include "writ/call.h"

#include "procd_slots.h"

#endif
