/* Faults that wait for memd while it dies: processes of our own that fault, and memd is their judge.
 */
#ifndef FAULTS_H
#define FAULTS_H

#include <stdbool.h>

#include "writ/writ.h"

/* Has some fault. False, after a line, if they cannot be made. */
[[nodiscard]] bool faults_begin(struct writ_io *io);

/* Whether memd, whichever instance, has judged each of them: every process has ended by its fault, and
 * there is just one report of each and none beside them. */
[[nodiscard]] bool faults_were_judged(struct writ_io *io);

/* How many there were so far. */
[[nodiscard]] uint32_t faults_count(void);

#endif
