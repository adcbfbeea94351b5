/* Generated from services/echo/component.writ: change it there.
 *
 * What echo may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef ECHO_USES_H
#define ECHO_USES_H

#include "writ/call.h"

#include "echo_slots.h"

#endif
