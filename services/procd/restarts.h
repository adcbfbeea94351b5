/* When a component is to be started again, as its creator said, and how often that has happened.
 *
 * Pure. It stores and reports; whoever started the process carries it out.
 */
#ifndef RESTARTS_H
#define RESTARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "procd_types.h"

enum { RESTARTS_ROWS = 256 };

struct restart_row {
    uint16_t component; /* S1: 0 in a free row, else unique */
    bool given_up;
    uint32_t restarts;  /* in the window that runs */
    uint64_t window_us; /* when the window began; 0 before the first start */
    struct restart_policy policy;
};

struct restarts {
    struct restart_row rows[RESTARTS_ROWS];
};

/* 0, or BAD_POLICY: the pauses rise, none is longer than the window, and a budget of 0 restarts is
 * said by NEVER. */
[[nodiscard]] uint32_t restarts_policy_check(const struct restart_policy *policy);

/* False if there is no room for another component. */
[[nodiscard]] bool restarts_set(struct restarts *restarts, uint16_t component,
                                const struct restart_policy *policy);

/* Whether nobody will ask for the policy of a component any more. */
typedef bool restarts_is_gone(const void *context, uint16_t component);

/* Forgets the policy of one that is gone; false if none is. */
[[nodiscard]] bool restarts_make_way(struct restarts *restarts, restarts_is_gone *is_gone,
                                     const void *context);

/* What was said of a component, or null. */
[[nodiscard]] const struct restart_row *restarts_get(const struct restarts *restarts,
                                                     uint16_t component);

/* A process of the component was started, at a time that is not 0; all but the first are restarts. */
void restarts_started(struct restarts *restarts, uint16_t component, uint64_t now_us);

/* Whether S1 holds. */
[[nodiscard]] bool restarts_check(const struct restarts *restarts);

#endif
