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
    SYSTEM_TEST_SERIAL = 9,
    SYSTEM_TEST_I8042 = 10,
    SYSTEM_TEST_VIRTIO_RNG = 11,
    SYSTEM_TEST_VIRTIO_BLOCK = 12,
    SYSTEM_TEST_RNGD = 13,
    SYSTEM_TEST_STORAGED = 14,
    SYSTEM_TEST_ECHO = 15,
    SYSTEM_TEST_ECHO_CLIENT = 16,
    SYSTEM_TEST_CONFORMANCE = 17,
    SYSTEM_TEST_COUNT = 18,
};

#endif
