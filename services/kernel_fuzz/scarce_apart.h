/* What is charged for another thread's sake: a reply that is kept, and room for floating point registers. */
#ifndef SCARCE_APART_H
#define SCARCE_APART_H

#include <stdbool.h>

#include "writ/writ.h"

/* Makes a thread that calls by a connection to us whenever it is told to. It stays. */
[[nodiscard]] uint32_t apart_init(struct writ_io *io, uint32_t connection);

/* Has it call, and keeps the reply. */
[[nodiscard]] uint32_t apart_keep_reply(struct writ_io *io, uint32_t *ret_slot);

/* Lets threads of a staged process use the floating point unit, and ends it; says whether a fault has
 * done that before. */
[[nodiscard]] uint32_t apart_use_floats(struct writ_io *io, uint32_t child, bool *ret_faulted);

/* How many of them a fault has ended so far. */
[[nodiscard]] uint32_t apart_faults(void);

#endif
