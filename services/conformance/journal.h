/* The journal on the live system: what is in it, who may read it, who is told, and what is left when its daemon is killed.
 *
 * Cases like those of edges.h. The first one kills the daemon, which those about the log have made deaf.
 */
#ifndef JOURNAL_CASES_H
#define JOURNAL_CASES_H

#include "edges.h"

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool journal_run(struct writ_io *io);

#endif
