/* What memd is told before a program runs: that it judges our faults, and what pays for us.
 *
 * For who declares a connection to Memd. Nobody is kept from running because memd does not answer:
 * then our faults end us, and our memory is in nobody's accounts.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "writ/writ.h"

void memory_introduce(struct writ_io *io);

#endif
