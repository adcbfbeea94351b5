/* Generated from idl/system.writ: change it there.
 *
 * The components of the system ends, by their place in boot order.
 */
#ifndef SYSTEM_ENDS_H
#define SYSTEM_ENDS_H

#include "writ/system.h"

enum {
    SYSTEM_ENDS_ROOTD = 0,
    SYSTEM_ENDS_ENDER = 1,
    SYSTEM_ENDS_COUNT = 2,
};

#endif
