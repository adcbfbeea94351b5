/* Generated from services/memd/component.writ: change it there.
 *
 * What memd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef MEMD_USES_H
#define MEMD_USES_H

#include "writ/call.h"

#include "memd_slots.h"

#endif
