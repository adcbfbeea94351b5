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
    SYSTEM_PESTER_POLICYD = 2,
    SYSTEM_PESTER_SAMGRD = 3,
    SYSTEM_PESTER_LOGD = 4,
    SYSTEM_PESTER_SUPERVISORD = 5,
    SYSTEM_PESTER_ECHO = 6,
    SYSTEM_PESTER_ECHO_CLIENT = 7,
    SYSTEM_PESTER_PESTER = 8,
    SYSTEM_PESTER_COUNT = 9,
};

#endif
