/* Generated from idl/system.writ: change it there.
 *
 * The components of the system writ, by their place in boot order.
 */
#ifndef SYSTEM_WRIT_H
#define SYSTEM_WRIT_H

#include "writ/system.h"

enum {
    SYSTEM_WRIT_ROOTD = 0,
    SYSTEM_WRIT_PROCD = 1,
    SYSTEM_WRIT_MEMD = 2,
    SYSTEM_WRIT_POLICYD = 3,
    SYSTEM_WRIT_SAMGRD = 4,
    SYSTEM_WRIT_LOGD = 5,
    SYSTEM_WRIT_SUPERVISORD = 6,
    SYSTEM_WRIT_DEVICED = 7,
    SYSTEM_WRIT_PROBED = 8,
    SYSTEM_WRIT_SERIAL = 9,
    SYSTEM_WRIT_I8042 = 10,
    SYSTEM_WRIT_VIRTIO_RNG = 11,
    SYSTEM_WRIT_VIRTIO_BLOCK = 12,
    SYSTEM_WRIT_RNGD = 13,
    SYSTEM_WRIT_STORAGED = 14,
    SYSTEM_WRIT_ECHO = 15,
    SYSTEM_WRIT_ECHO_CLIENT = 16,
    SYSTEM_WRIT_COUNT = 17,
};

#endif
