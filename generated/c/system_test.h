/* Generated from idl/system.writ: change it there.
 *
 * The components of the system test, by their place in boot order.
 */
#ifndef SYSTEM_TEST_H
#define SYSTEM_TEST_H

#include "writ/system.h"

enum {
    SYSTEM_TEST_ROOTD = 0,
    SYSTEM_TEST_PROCD = 1,
    SYSTEM_TEST_MEMD = 2,
    SYSTEM_TEST_POLICYD = 3,
    SYSTEM_TEST_SAMGRD = 4,
    SYSTEM_TEST_LOGD = 5,
    SYSTEM_TEST_SUPERVISORD = 6,
    SYSTEM_TEST_DEVICED = 7,
    SYSTEM_TEST_PROBED = 8,
    SYSTEM_TEST_ECHO = 9,
    SYSTEM_TEST_ECHO_CLIENT = 10,
    SYSTEM_TEST_CONFORMANCE = 11,
    SYSTEM_TEST_COUNT = 12,
};

#endif
