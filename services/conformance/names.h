/* Names and policy on the live system: who gets a connection to whom, and who does not.
 *
 * Cases like those of edges.h, tried after them and before the suites. The last one gives up the component's way to the name service.
 */
#ifndef NAMES_H
#define NAMES_H

#include "edges.h"

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool names_run(struct writ_io *io);

#endif
