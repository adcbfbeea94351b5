/* The other processors: found in the firmware's tables, started one after the other. */
#ifndef SMP_H
#define SMP_H

#include "boot.h"

/* Reads which processors there are; before paging_init, while all that the loader left can be
 * read. */
void smp_find(const struct boot *boot);

/* Starts them. They wait for the lock, then sleep until there is something to do. A processor that
 * does not come up within seconds is left out. */
void smp_start(const struct boot *boot);

#endif
