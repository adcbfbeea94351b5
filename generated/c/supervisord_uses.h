/* Generated from services/supervisord/component.writ: change it there.
 *
 * What supervisord may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef SUPERVISORD_USES_H
#define SUPERVISORD_USES_H

#include "writ/call.h"

#include "supervisord_slots.h"

#endif
