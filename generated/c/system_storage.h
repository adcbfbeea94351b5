/* Generated from idl/system.writ: change it there.
 *
 * The components of the system storage, by their place in boot order.
 */
#ifndef SYSTEM_STORAGE_H
#define SYSTEM_STORAGE_H

#include "writ/system.h"

enum {
    SYSTEM_STORAGE_ROOTD = 0,
    SYSTEM_STORAGE_PROCD = 1,
    SYSTEM_STORAGE_MEMD = 2,
    SYSTEM_STORAGE_DEVICED = 3,
    SYSTEM_STORAGE_PROBED = 4,
    SYSTEM_STORAGE_VIRTIO_RNG = 5,
    SYSTEM_STORAGE_VIRTIO_BLOCK = 6,
    SYSTEM_STORAGE_STORING = 7,
    SYSTEM_STORAGE_COUNT = 8,
};

#endif
