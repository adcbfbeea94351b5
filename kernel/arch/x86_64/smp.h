/* The other processors, which the firmware's tables name: started one after the other. */
#pragma once

#include "boot.h"

/* Starts them. They wait for the lock, then sleep until there is something to do. A processor that
 * does not come up within seconds is left out. */
void smp_start(const struct boot *boot);
