/* Generated from services/logd/component.writ: change it there.
 *
 * What logd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef LOGD_USES_H
#define LOGD_USES_H

#include "writ/call.h"

#include "logd_slots.h"

#endif
