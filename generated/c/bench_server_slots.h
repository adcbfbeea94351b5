/* Generated from services/bench_server/component.writ: change it there.
 *
 * Where bench_server finds what it starts with.
 */
#ifndef BENCH_SERVER_SLOTS_H
#define BENCH_SERVER_SLOTS_H

#include "writ/system.h"

enum {
    BENCH_SERVER_COMPONENT = 0x50,
    BENCH_SERVER_WORKERS = 0,
    BENCH_SERVER_STARTUP_COUNT = 2,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot bench_server_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = WRIT_SLOT_ENDPOINT, .rights = 1, .protocol = 0x00f0, .type = 5},
};

#endif
