/* What memd has confirmed: how much everybody may have, memory that was asked for, and reports. */
#ifndef QUOTAS_H
#define QUOTAS_H

#include <stdbool.h>

#include "writ/writ.h"

/* Asks for memory, writes to it, and notes everybody's account. False, after a line, if memd does not
 * take it. */
[[nodiscard]] bool quotas_say(struct writ_io *io);

/* Whether all of it is as it was. */
[[nodiscard]] bool quotas_compare(struct writ_io *io);

#endif
