/* Generated from idl/system.writ: change it there.
 *
 * The components of the system plugs, by their place in boot order.
 */
#ifndef SYSTEM_PLUGS_H
#define SYSTEM_PLUGS_H

#include "writ/system.h"

enum {
    SYSTEM_PLUGS_ROOTD = 0,
    SYSTEM_PLUGS_PROCD = 1,
    SYSTEM_PLUGS_MEMD = 2,
    SYSTEM_PLUGS_DEVICED = 3,
    SYSTEM_PLUGS_PROBED = 4,
    SYSTEM_PLUGS_PCIE_SLOT = 5,
    SYSTEM_PLUGS_VIRTIO_BLOCK = 6,
    SYSTEM_PLUGS_STORAGED = 7,
    SYSTEM_PLUGS_PLUGGING = 8,
    SYSTEM_PLUGS_COUNT = 9,
};

#endif
