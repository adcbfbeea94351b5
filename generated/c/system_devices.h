/* Generated from idl/system.writ: change it there.
 *
 * The components of the system devices, by their place in boot order.
 */
#ifndef SYSTEM_DEVICES_H
#define SYSTEM_DEVICES_H

#include "writ/system.h"

enum {
    SYSTEM_DEVICES_ROOTD = 0,
    SYSTEM_DEVICES_PROCD = 1,
    SYSTEM_DEVICES_DEVICED = 2,
    SYSTEM_DEVICES_PROBED = 3,
    SYSTEM_DEVICES_COUNT = 4,
};

#endif
