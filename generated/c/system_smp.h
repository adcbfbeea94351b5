/* Generated from idl/system.writ: change it there.
 *
 * The components of the system smp, by their place in boot order.
 */
#ifndef SYSTEM_SMP_H
#define SYSTEM_SMP_H

#include "writ/system.h"

enum {
    SYSTEM_SMP_ROOTD = 0,
    SYSTEM_SMP_NEIGHBOUR = 1,
    SYSTEM_SMP_SCHEDULING = 2,
    SYSTEM_SMP_COUNT = 3,
};

#endif
