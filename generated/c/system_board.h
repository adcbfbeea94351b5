/* Generated from idl/system.writ: change it there.
 *
 * The components of the system board, by their place in boot order.
 */
#ifndef SYSTEM_BOARD_H
#define SYSTEM_BOARD_H

#include "writ/system.h"

enum {
    SYSTEM_BOARD_ROOTD = 0,
    SYSTEM_BOARD_PROCD = 1,
    SYSTEM_BOARD_DEVICED = 2,
    SYSTEM_BOARD_PROBED = 3,
    SYSTEM_BOARD_SERIAL = 4,
    SYSTEM_BOARD_I8042 = 5,
    SYSTEM_BOARD_VIRTIO_RNG = 6,
    SYSTEM_BOARD_RNGD = 7,
    SYSTEM_BOARD_PERSON = 8,
    SYSTEM_BOARD_COUNT = 9,
};

#endif
