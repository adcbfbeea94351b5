/* Generated from idl/system.writ: change it there.
 *
 * The components of the system figures, by their place in boot order.
 */
#ifndef SYSTEM_FIGURES_H
#define SYSTEM_FIGURES_H

#include "writ/system.h"

enum {
    SYSTEM_FIGURES_ROOTD = 0,
    SYSTEM_FIGURES_PROCD = 1,
    SYSTEM_FIGURES_MEMD = 2,
    SYSTEM_FIGURES_POLICYD = 3,
    SYSTEM_FIGURES_SAMGRD = 4,
    SYSTEM_FIGURES_LOGD = 5,
    SYSTEM_FIGURES_SUPERVISORD = 6,
    SYSTEM_FIGURES_DEVICED = 7,
    SYSTEM_FIGURES_PROBED = 8,
    SYSTEM_FIGURES_ECHO = 9,
    SYSTEM_FIGURES_ECHO_CLIENT = 10,
    SYSTEM_FIGURES_BENCH_SERVER = 11,
    SYSTEM_FIGURES_FIGURES = 12,
    SYSTEM_FIGURES_COUNT = 13,
};

#endif
