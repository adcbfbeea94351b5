/* When something that has ended is started again: at once, then after pauses that grow, and no more
 * once that has happened too often.
 *
 * Pure: times come in as arguments, in microseconds since boot.
 */
#ifndef WRIT_RESTARTING_H
#define WRIT_RESTARTING_H

#include <stdbool.h>
#include <stdint.h>

#include "writ/system.h"

/* Zeros before the first end. */
struct restarting {
    uint64_t window_us; /* when the window that runs began */
    uint32_t restarts;  /* in it */
};

enum restarting_answer {
    RESTARTING_NO,       /* the rule does not want it */
    RESTARTING_YES,      /* after `ret_wait_ms` */
    RESTARTING_GIVEN_UP, /* it would be one more than the budget */
};

/* What follows from an end. The first restart of a window is at once, the second after `low_ms`, each
 * further one after twice the pause before, at most `high_ms`; a window is `per_ms` long. */
[[nodiscard]] enum restarting_answer restarting_ended(struct restarting *restarting,
                                                      const struct writ_system_restart *rule,
                                                      bool failed, uint64_t now_us,
                                                      uint32_t *ret_wait_ms);

#endif
