/* Generated from idl/system.writ: change it there.
 *
 * The components of the system kills, by their place in boot order.
 */
#ifndef SYSTEM_KILLS_H
#define SYSTEM_KILLS_H

#include "writ/system.h"

enum {
    SYSTEM_KILLS_ROOTD = 0,
    SYSTEM_KILLS_PROCD = 1,
    SYSTEM_KILLS_MEMD = 2,
    SYSTEM_KILLS_POLICYD = 3,
    SYSTEM_KILLS_SAMGRD = 4,
    SYSTEM_KILLS_LOGD = 5,
    SYSTEM_KILLS_SUPERVISORD = 6,
    SYSTEM_KILLS_DEVICED = 7,
    SYSTEM_KILLS_PROBED = 8,
    SYSTEM_KILLS_ECHO = 9,
    SYSTEM_KILLS_ECHO_CLIENT = 10,
    SYSTEM_KILLS_KILLER = 11,
    SYSTEM_KILLS_COUNT = 12,
};

#endif
