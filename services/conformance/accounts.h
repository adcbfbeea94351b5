/* Memory on the live system: accounts, requests, and what becomes of faults, also when memd is killed meanwhile.
 *
 * Cases like those of edges.h.
 */
#ifndef ACCOUNTS_CASES_H
#define ACCOUNTS_CASES_H

#include "edges.h"

/* Tries them all, prints each that fails and how many held; false if one failed. */
[[nodiscard]] bool accounts_run(struct writ_io *io);

#endif
