/* Generated from services/bench/component.writ: change it there.
 *
 * Where bench finds what it starts with.
 */
#ifndef BENCH_SLOTS_H
#define BENCH_SLOTS_H

#include "writ/system.h"

enum {
    BENCH_COMPONENT = 0x51,
    BENCH_WORKERS = 3,
    BENCH_SLOT_BENCH_SERVER = 16,
    BENCH_SLOT_ECHO = 17,
    BENCH_STARTUP_COUNT = 6,
};

/* Capabilities that must be there at the start, beside those that every process has. */
static const struct writ_startup_slot bench_startup[] = {
    {.slot = 4, .rights = 0x1, .type = 9},
    {.slot = 2144, .rights = 0x1, .type = 17},
    {.slot = 2176, .rights = 0x1, .type = 19},
    {.slot = 2288, .rights = 0x3, .type = 10},
    {.slot = 16, .rights = 1, .protocol = 0x00f0, .type = 6, .roles = 0x1},
    {.slot = 17, .rights = 1, .protocol = 0x0010, .type = 6, .roles = 0x0},
};

#endif
