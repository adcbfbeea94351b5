/* Every call that makes something, with 0, 1, 2 and more pages left to pay for it. */
#ifndef SCARCE_H
#define SCARCE_H

#include <stdbool.h>

#include "writ/writ.h"

/* False if a call did anything but succeed or say that the quota is exhausted; if one never succeeded, or
 * one that takes whole pages was never refused; or if one that was refused or undone cost anything of
 * the quota or of the free frames. */
bool scarce_run(struct writ_io *io);

#endif
