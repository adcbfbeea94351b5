/* Generated from idl/system.writ: change it there.
 *
 * The components of the system hardship, by their place in boot order.
 */
#ifndef SYSTEM_HARDSHIP_H
#define SYSTEM_HARDSHIP_H

#include "writ/system.h"

enum {
    SYSTEM_HARDSHIP_ROOTD = 0,
    SYSTEM_HARDSHIP_PROCD = 1,
    SYSTEM_HARDSHIP_MEMD = 2,
    SYSTEM_HARDSHIP_POLICYD = 3,
    SYSTEM_HARDSHIP_SAMGRD = 4,
    SYSTEM_HARDSHIP_LOGD = 5,
    SYSTEM_HARDSHIP_SUPERVISORD = 6,
    SYSTEM_HARDSHIP_DEVICED = 7,
    SYSTEM_HARDSHIP_PROBED = 8,
    SYSTEM_HARDSHIP_ECHO = 9,
    SYSTEM_HARDSHIP_ECHO_CLIENT = 10,
    SYSTEM_HARDSHIP_HARDSHIP = 11,
    SYSTEM_HARDSHIP_COUNT = 12,
};

#endif
