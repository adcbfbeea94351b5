/* What supervisord has confirmed: how often everything was started, a bell, and what it had done. */
#ifndef ORDERS_H
#define ORDERS_H

#include <stdbool.h>

#include "writ/writ.h"

struct victims;

/* Gives it a bell and notes how everything stands. False, after a line, if it does not take it. */
[[nodiscard]] bool orders_say(struct writ_io *io);

/* Whether the bell was rung, and changes are numbered on from where they were. */
[[nodiscard]] bool orders_compare(struct writ_io *io);

/* Notes how often each was started; and whether each was since then started once for each of its deaths,
 * the last of which was ours. */
[[nodiscard]] bool orders_count(struct writ_io *io, const struct victims *victims);
[[nodiscard]] bool orders_add_up(struct writ_io *io, const struct victims *victims);

/* Whether what was stopped stays so while supervisord dies, which `kill` brings about, and comes back
 * when it is to. */
[[nodiscard]] bool orders_outlive(struct writ_io *io, bool (*kill)(struct writ_io *io));

#endif
