/* Generated from idl/system.writ: change it there.
 *
 * The components of the system bench, by their place in boot order.
 */
#ifndef SYSTEM_BENCH_H
#define SYSTEM_BENCH_H

#include "writ/system.h"

enum {
    SYSTEM_BENCH_ROOTD = 0,
    SYSTEM_BENCH_ECHO = 1,
    SYSTEM_BENCH_BENCH_SERVER = 2,
    SYSTEM_BENCH_BENCH = 3,
    SYSTEM_BENCH_COUNT = 4,
};

#endif
