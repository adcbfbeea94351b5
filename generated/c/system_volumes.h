/* Generated from idl/system.writ: change it there.
 *
 * The components of the system volumes, by their place in boot order.
 */
#ifndef SYSTEM_VOLUMES_H
#define SYSTEM_VOLUMES_H

#include "writ/system.h"

enum {
    SYSTEM_VOLUMES_ROOTD = 0,
    SYSTEM_VOLUMES_PROCD = 1,
    SYSTEM_VOLUMES_MEMD = 2,
    SYSTEM_VOLUMES_DEVICED = 3,
    SYSTEM_VOLUMES_PROBED = 4,
    SYSTEM_VOLUMES_VIRTIO_BLOCK = 5,
    SYSTEM_VOLUMES_STORAGED = 6,
    SYSTEM_VOLUMES_KEEPING = 7,
    SYSTEM_VOLUMES_COUNT = 8,
};

#endif
