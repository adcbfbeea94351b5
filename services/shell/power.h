/* The end of the machine, by what its firmware says of it. */
#ifndef SHELL_POWER_H
#define SHELL_POWER_H

#include <stdbool.h>

#include "writ/writ.h"

/* Null is never seen where the machine obeys; else why it goes on. */
const char *power_end(struct writ_io *io, bool again);

#endif
