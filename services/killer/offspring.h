/* Processes of our own, about which procd knows something that has to outlive it: one that runs, with a
 * restart policy, one that has ended and whose event nobody retired, and one that is staged.
 */
#ifndef OFFSPRING_H
#define OFFSPRING_H

#include <stdbool.h>

#include "writ/writ.h"

/* Has procd make the first two, and gives it a bell. False, after a line, if it does not. */
[[nodiscard]] bool offspring_say(struct writ_io *io);

/* Whether procd says of them what it said. */
[[nodiscard]] bool offspring_compare(struct writ_io *io);

/* Has procd stage one. */
[[nodiscard]] bool offspring_stage(struct writ_io *io);

/* Whether the one that was staged is gone, procd having died, and we were told: the bell has rung,
 * procd knows no such process, and its grant fills no slot. */
[[nodiscard]] bool offspring_was_aborted(struct writ_io *io);

void offspring_end(struct writ_io *io);

#endif
