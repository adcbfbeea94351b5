/* Memory at boot: finds out what there is, and hands it to the frame allocator. */
#pragma once

#include "boot.h"
#include "types.h"

/* Sets up kernel.frames: everything usable but the image, the boot file and the first mebibyte.
 * Returns the end of memory. `boot` tells what is left of it then. */
uint64_t memory_init(struct boot *boot);
