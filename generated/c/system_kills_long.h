/* Generated from idl/system.writ: change it there.
 *
 * The components of the system kills_long, by their place in boot order.
 */
#ifndef SYSTEM_KILLS_LONG_H
#define SYSTEM_KILLS_LONG_H

#include "writ/system.h"

enum {
    SYSTEM_KILLS_LONG_ROOTD = 0,
    SYSTEM_KILLS_LONG_PROCD = 1,
    SYSTEM_KILLS_LONG_MEMD = 2,
    SYSTEM_KILLS_LONG_POLICYD = 3,
    SYSTEM_KILLS_LONG_SAMGRD = 4,
    SYSTEM_KILLS_LONG_LOGD = 5,
    SYSTEM_KILLS_LONG_SUPERVISORD = 6,
    SYSTEM_KILLS_LONG_DEVICED = 7,
    SYSTEM_KILLS_LONG_PROBED = 8,
    SYSTEM_KILLS_LONG_ECHO = 9,
    SYSTEM_KILLS_LONG_ECHO_CLIENT = 10,
    SYSTEM_KILLS_LONG_KILLER = 11,
    SYSTEM_KILLS_LONG_COUNT = 12,
};

#endif
