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
    SYSTEM_KILLS_SERIAL = 9,
    SYSTEM_KILLS_I8042 = 10,
    SYSTEM_KILLS_VIRTIO_RNG = 11,
    SYSTEM_KILLS_VIRTIO_BLOCK = 12,
    SYSTEM_KILLS_RNGD = 13,
    SYSTEM_KILLS_STORAGED = 14,
    SYSTEM_KILLS_ECHO = 15,
    SYSTEM_KILLS_ECHO_CLIENT = 16,
    SYSTEM_KILLS_KILLER = 17,
    SYSTEM_KILLS_COUNT = 18,
};

#endif
