/* The two kinds of hardship, each tried on every kind of life. */
#ifndef HARDSHIP_H
#define HARDSHIP_H

#include <stdbool.h>

#include "writ/writ.h"

/* Every call of the kernel that procd makes for a life fails once, with each status. */
[[nodiscard]] bool failures_run(struct writ_io *io);

/* There is room for so many pages and no more. */
[[nodiscard]] bool scarcity_run(struct writ_io *io);

#endif
