/* Hostile uses of the message operations that no protocol's suite can make, each of which must end in a status. */
#ifndef EDGES_H
#define EDGES_H

#include <stdbool.h>

#include "writ/port.h"

/* Tries them all and says how that went; false if one ended otherwise than it must. */
[[nodiscard]] bool edges_run(struct writ_io *io);

#endif
