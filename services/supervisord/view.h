/* What the helper knows of the components, and what it has been asked to have done with them.
 *
 * Pure: no messages, no clock, no allocation, no logging. How things stand is the root's word, copied
 * from its board; one order is with the root at a time, the others wait for their turn.
 */
#ifndef VIEW_H
#define VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "supervisor_types.h"
#include "writ/system.h"

enum view_phase {
    VIEW_NOTHING, /* no order, or nobody waits for what became of it any more */
    VIEW_WAITING, /* for its turn */
    VIEW_GIVEN,   /* to the root */
    VIEW_DONE,    /* by the root */
    VIEW_REFUSED, /* by the root */
};

enum view_answer { VIEW_YES, VIEW_NEVER, VIEW_STILL_NEEDED };

/* What was asked for a component. */
struct view_order {
    uint8_t order; /* enum order */
    uint8_t phase; /* enum view_phase */
};

/* V1: at most one order is VIEW_GIVEN, that with number `given`; V2: rows rise by component. */
struct view {
    const struct writ_system *system;
    struct supervised_board board;
    struct supervised_changes changes;
    struct view_order orders[SUPERVISOR_MAX_SUPERVISED_ROWS]; /* by row */
    uint64_t given;                                           /* number of the newest order */
    uint64_t heard; /* number of the newest change that was looked at */
};

void view_init(struct view *view, const struct writ_system *system);

/* Takes over what the root has written. False, and nothing is changed, if that makes no sense. */
[[nodiscard]] bool view_take(struct view *view, const struct supervised_board *board,
                             const struct supervised_changes *changes);

/* The order that is with the root, if any, counts as refused: it will never be carried out. */
void view_withdraw(struct view *view);

/* A root that was just met carries out nothing of what an earlier one was asked, nor what our own
 * predecessor asked; our numbers go on behind those. */
void view_meet(struct view *view);

/* The row of a component; null if there is none. */
[[nodiscard]] struct supervised_row *view_find(struct view *view, uint64_t component);

/* Whether a component may be stopped: never what makes processes, nor what another service uses. */
[[nodiscard]] enum view_answer view_may_stop(struct view *view, const struct supervised_row *row);

/* Whether a component may be started anew. */
[[nodiscard]] enum view_answer view_may_restart(const struct view *view,
                                                const struct supervised_row *row);

/* Notes what is asked for a component. False if something else is under way for it. */
[[nodiscard]] bool view_ask(struct view *view, const struct supervised_row *row, enum order order);

/* The next order for the root; false if there is none, or one is with it. */
[[nodiscard]] bool view_next_order(struct view *view, struct supervised_order *ret_order);

/* What has become of what was asked for a component last: VIEW_DONE when it stands as was asked,
 * VIEW_REFUSED when it never will. */
[[nodiscard]] enum view_phase view_outcome(const struct view *view,
                                           const struct supervised_row *row);

/* The next change that was not looked at; false if there is none. */
[[nodiscard]] bool view_hear(struct view *view, struct supervised_row *ret_row);

/* The rows with components above `after`; returns how many. `ret_next` is where to go on, 0 if these
 * were the last. */
[[nodiscard]] uint32_t view_page(const struct view *view, uint64_t after,
                                 struct supervised_row *rows, uint32_t room, uint64_t *ret_next);

/* The oldest change above a number that is still there; false if there is none. */
[[nodiscard]] bool view_next_change(const struct view *view, uint64_t after,
                                    struct supervised_change *ret_change, uint64_t *ret_lost);

/* Whether V1 and V2 hold. */
[[nodiscard]] bool view_check(const struct view *view);

#endif
