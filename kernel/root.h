/* The root process: the only one that the kernel makes by itself. */
#pragma once

#include "boot.h"

/* Makes the root out of the image at the start of the boot file, with everything that the kernel
 * has to give, and starts it. */
void root_start(const struct boot *boot);
