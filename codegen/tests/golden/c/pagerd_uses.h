/* Generated from idl/programs.writ: change it there.
 *
 * What pagerd may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PAGERD_USES_H
#define PAGERD_USES_H

#include "writ/call.h"

#include "pagerd_slots.h"

#endif
