/* Generated from idl/system.writ: change it there.
 *
 * The components of the system drives, by their place in boot order.
 */
#ifndef SYSTEM_DRIVES_H
#define SYSTEM_DRIVES_H

#include "writ/system.h"

enum {
    SYSTEM_DRIVES_ROOTD = 0,
    SYSTEM_DRIVES_PROCD = 1,
    SYSTEM_DRIVES_DEVICED = 2,
    SYSTEM_DRIVES_PROBED = 3,
    SYSTEM_DRIVES_SPECIMEN = 4,
    SYSTEM_DRIVES_STRAY_FUNCTION = 5,
    SYSTEM_DRIVES_STRAY_INTERRUPT = 6,
    SYSTEM_DRIVES_DRIVING = 7,
    SYSTEM_DRIVES_COUNT = 8,
};

#endif
