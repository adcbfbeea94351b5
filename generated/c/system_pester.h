/* Generated from idl/system.writ: change it there.
 *
 * The components of the system pester, by their place in boot order.
 */
#ifndef SYSTEM_PESTER_H
#define SYSTEM_PESTER_H

#include "writ/system.h"

enum {
    SYSTEM_PESTER_ROOTD = 0,
    SYSTEM_PESTER_PROCD = 1,
    SYSTEM_PESTER_MEMD = 2,
    SYSTEM_PESTER_POLICYD = 3,
    SYSTEM_PESTER_SAMGRD = 4,
    SYSTEM_PESTER_LOGD = 5,
    SYSTEM_PESTER_SUPERVISORD = 6,
    SYSTEM_PESTER_DEVICED = 7,
    SYSTEM_PESTER_PROBED = 8,
    SYSTEM_PESTER_ECHO = 9,
    SYSTEM_PESTER_ECHO_CLIENT = 10,
    SYSTEM_PESTER_PESTER = 11,
    SYSTEM_PESTER_COUNT = 12,
};

#endif
