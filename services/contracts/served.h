/* What the runner serves, so that it can register names and somebody may speak to it. */
#ifndef SERVED_H
#define SERVED_H

#include "writ/writ.h"

/* Answers whoever calls, on the thread that is bound to the endpoint. */
void served_forever(struct writ_io *io);

#endif
