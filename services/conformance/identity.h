/* Whether anybody can pass for somebody else with the live daemons.
 *
 * Cases like those of edges.h.
 */
#ifndef IDENTITY_H
#define IDENTITY_H

#include "edges.h"

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool identity_run(struct writ_io *io);

#endif
