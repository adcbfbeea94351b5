/* Generated from idl/system.writ: change it there.
 *
 * The components of the system disk_figures, by their place in boot order.
 */
#ifndef SYSTEM_DISK_FIGURES_H
#define SYSTEM_DISK_FIGURES_H

#include "writ/system.h"

enum {
    SYSTEM_DISK_FIGURES_ROOTD = 0,
    SYSTEM_DISK_FIGURES_PROCD = 1,
    SYSTEM_DISK_FIGURES_MEMD = 2,
    SYSTEM_DISK_FIGURES_DEVICED = 3,
    SYSTEM_DISK_FIGURES_PROBED = 4,
    SYSTEM_DISK_FIGURES_VIRTIO_BLOCK = 5,
    SYSTEM_DISK_FIGURES_STORAGED = 6,
    SYSTEM_DISK_FIGURES_DISK_FIGURES = 7,
    SYSTEM_DISK_FIGURES_COUNT = 8,
};

#endif
