/* Generated from services/bench_server/component.writ: change it there.
 *
 * What bench_server may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef BENCH_SERVER_USES_H
#define BENCH_SERVER_USES_H

#include "writ/call.h"

#include "bench_server_slots.h"

#endif
