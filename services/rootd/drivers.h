/* Drivers: what the root gives the component that starts them, and what it tells it of them. */
#ifndef DRIVERS_H
#define DRIVERS_H

#include "root.h"

/* Gives the starter the log, to be passed on. */
[[nodiscard]] uint32_t drivers_lend_log(struct root *root, const struct wiring_step *step);

/* Gives the starter what the driver at the step's index will need of us: its program, its endpoint, a connection to it for those to whom it is offered, and its own
 * connections. */
[[nodiscard]] uint32_t drivers_equip(struct root *root, const struct wiring_step *step);

/* Tells the starter, which has just answered, which drivers there are and what they are for; once it has confirmed that, nothing is told. */
void drivers_seed(struct root *root, uint32_t starter);

#endif
