/* Every bad request that the compiler has made up, against the kernel that runs. */
#ifndef REPLAY_H
#define REPLAY_H

#include <stdbool.h>

#include "writ/writ.h"

/* Sends each to an object of the type that it is for, with every right. False if one got another
 * answer than its own; says which. */
bool replay_run(struct writ_io *io);

#endif
