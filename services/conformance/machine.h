/* The machine as an operator sees it: how components stand, what can be stopped and started anew, and what cannot.
 *
 * Cases like those of edges.h.
 */
#ifndef MACHINE_H
#define MACHINE_H

#include "edges.h"

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool machine_run(struct writ_io *io);

#endif
