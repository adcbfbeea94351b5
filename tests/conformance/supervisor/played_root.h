/* The root as the suite of its helper plays it: a board on which components come and change, and orders that are carried out when their
 * event happens. The same in process and booted; what differs is how the helper comes to see the board.
 */
#ifndef PLAYED_ROOT_H
#define PLAYED_ROOT_H

#include "supervisor_given.h"

#include "supervisor_types.h"

/* Components of every board here: one that makes processes, and one that another service uses. */
enum { PLAYED_MAKER = 3, PLAYED_USED = 6 };

/* How many components can come to a board, as its last rows. */
enum { PLAYED_COMERS = 4 };

struct played_root {
    struct supervised_board board;
    struct supervised_changes changes;
    uint32_t lasting; /* rows of components that are there from the start */
    uint32_t came;    /* since the last reset */
};

/* A board of so many rows on which these components are READY, and one change was told. */
void played_root_init(struct played_root *root, const uint64_t *components, uint32_t lasting,
                      uint32_t rows);
/* Nobody has come, everybody is READY, and whatever was ordered is not done. False if the helper does not see it. */
[[nodiscard]] bool played_root_reset(struct played_root *root, struct suite_world *world);

/* ---- what host and booted system do each in its own way ---- */

struct played_root *played_root_of(struct suite_world *world);
/* The helper sees the board as it is now; false if it does not. */
[[nodiscard]] bool played_root_show(struct suite_world *world);
/* What the helper has written for the root. */
struct supervised_order played_root_order(struct suite_world *world);
/* Whether an order for this component has to wait for its turn. */
bool played_root_waits(struct suite_world *world, uint64_t component);
/* Somebody asks for something, and waits no more. */
[[nodiscard]] bool played_root_asked(struct suite_world *world, uint64_t component,
                                     enum order order);

#endif
