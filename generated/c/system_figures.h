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
    SYSTEM_FIGURES_POLICYD = 2,
    SYSTEM_FIGURES_SAMGRD = 3,
    SYSTEM_FIGURES_LOGD = 4,
    SYSTEM_FIGURES_SUPERVISORD = 5,
    SYSTEM_FIGURES_ECHO = 6,
    SYSTEM_FIGURES_ECHO_CLIENT = 7,
    SYSTEM_FIGURES_BENCH_SERVER = 8,
    SYSTEM_FIGURES_FIGURES = 9,
    SYSTEM_FIGURES_COUNT = 10,
};

#endif
