/* Generated from idl/system.writ: change it there.
 *
 * The components of the system providers, by their place in boot order.
 */
#ifndef SYSTEM_PROVIDERS_H
#define SYSTEM_PROVIDERS_H

#include "writ/system.h"

enum {
    SYSTEM_PROVIDERS_ROOTD = 0,
    SYSTEM_PROVIDERS_PROCD = 1,
    SYSTEM_PROVIDERS_MEMD = 2,
    SYSTEM_PROVIDERS_DEVICED = 3,
    SYSTEM_PROVIDERS_PROBED = 4,
    SYSTEM_PROVIDERS_SERIAL = 5,
    SYSTEM_PROVIDERS_I8042 = 6,
    SYSTEM_PROVIDERS_VIRTIO_RNG = 7,
    SYSTEM_PROVIDERS_RNGD = 8,
    SYSTEM_PROVIDERS_VIRTIO_BLOCK = 9,
    SYSTEM_PROVIDERS_PROVIDING = 10,
    SYSTEM_PROVIDERS_COUNT = 11,
};

#endif
