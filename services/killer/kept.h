/* What daemons have confirmed to us: said to them before the deaths, and asked for afterwards.
 *
 * Each difference is one line in the log that names what was lost.
 */
#ifndef KEPT_H
#define KEPT_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/writ.h"

/* Says it: rules and a principal that is cut off to policyd, a name and a watch to samgrd, a line to the
 * journal, a request and a fault to memd, a bell to supervisord, processes, an end, a policy and a bell
 * to procd. False, after a line, if one of them does
 * not take it. */
[[nodiscard]] bool kept_say(struct writ_io *io);

/* Whether all of it is as it was. */
[[nodiscard]] bool kept_compare(struct writ_io *io);

/* Whether whoever watches the name of echo, since before the deaths, was told of one and of the return
 * from it; `kill` brings one about. */
[[nodiscard]] bool kept_watch_tells(struct writ_io *io, bool (*kill)(struct writ_io *io));

/* A bell that others can ring, and the slot of the right to ring it. A status. */
[[nodiscard]] uint32_t kept_make_bell(struct writ_io *io, uint32_t *ret_bell, uint32_t *ret_rope);

/* A line if something is not as it was, or if a daemon did not take what was said to it; whether all is
 * good. */
[[nodiscard]] bool kept_is_good(const char *what, bool good);
[[nodiscard]] bool kept_said(const char *what, uint32_t status);

/* Takes everything back that can be. */
void kept_take_back(struct writ_io *io);

#endif
