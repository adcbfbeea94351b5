/* When something that has ended is started again: at once, then after pauses that grow, and no more
 * once that has happened too often.
 *
 * The pauses are for what ends again and again by itself. Service pays them back, the longest first, so
 * who serves for some time before each end never comes to pauses longer than that time. An end that somebody else brought about costs no pause; it counts in the budget.
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
    uint32_t steps;     /* pauses, of growing length, that are not paid back */
};

/* An end. */
struct restarting_end {
    uint64_t now_us;
    uint64_t served_us; /* how long it served before; 0 if it never did */
    bool failed;        /* it was not to end */
    bool killed;        /* somebody else brought it about */
};

enum restarting_answer {
    RESTARTING_NO,       /* the rule does not want it */
    RESTARTING_YES,      /* after `ret_wait_ms` */
    RESTARTING_GIVEN_UP, /* it would be one more than the budget */
};

/* What follows from an end. The first pause is none, the second `low_ms`, each further one twice the
 * one before, at most `high_ms`; the budget is for a window of `per_ms`. */
[[nodiscard]] enum restarting_answer restarting_ended(struct restarting *restarting,
                                                      const struct writ_system_restart *rule,
                                                      const struct restarting_end *end,
                                                      uint32_t *ret_wait_ms);

#endif
