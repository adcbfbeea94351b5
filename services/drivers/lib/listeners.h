/* Who wants to hear from a driver: one bell a component, as all connections that deviced hands out have the same label.
 *
 * Nothing of it outlives the driver's process.
 */
#ifndef LISTENERS_H
#define LISTENERS_H

#include "writ/bells.h"

/* Takes the bell of a caller; it takes the place of an earlier one of the same component. LIMIT if there are as many as there can be. */
[[nodiscard]] uint32_t listeners_set(struct bells *bells, struct writ_io *io,
                                     const struct writ_caller *caller, uint32_t *handle);

/* The label is gone, and everybody with it. */
void listeners_drop_all(struct bells *bells, struct writ_io *io);

#endif
