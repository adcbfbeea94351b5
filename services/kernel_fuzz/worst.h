/* What keeps the kernel longest: each the largest of its kind that a program can make, so that the
 * test flavour sees how long it has the processor for itself. */
#ifndef WORST_H
#define WORST_H

#include <stdbool.h>

#include "writ/writ.h"

/* Does all of it, a few times over. False if something could not be made. */
bool worst_run(struct writ_io *io);

#endif
