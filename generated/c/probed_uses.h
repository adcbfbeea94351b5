/* Generated from services/drivers/probed/component.writ: change it there.
 *
 * What probed may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PROBED_USES_H
#define PROBED_USES_H

#include "writ/call.h"

#include "probed_slots.h"

#endif
