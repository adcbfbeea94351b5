/* See restarts.h. */
#include "restarts.h"

#include <stddef.h>

uint32_t restarts_policy_check(const struct restart_policy *policy)
{
    bool rises = policy->first_backoff_ms <= policy->last_backoff_ms &&
                 policy->last_backoff_ms <= policy->window_ms;
    bool counted = (policy->rule == RESTART_RULE_NEVER) == (policy->budget == 0);
    return rises && counted ? 0 : PROCD_ERROR_BAD_POLICY;
}

static struct restart_row *row_of(struct restarts *restarts, uint16_t component)
{
    for (uint32_t i = 0; i < RESTARTS_ROWS; i++) {
        if (restarts->rows[i].component == component) {
            return &restarts->rows[i];
        }
    }
    return NULL;
}

bool restarts_set(struct restarts *restarts, uint16_t component,
                  const struct restart_policy *policy)
{
    struct restart_row *row = row_of(restarts, component);
    if (row == NULL) {
        row = row_of(restarts, 0);
    }
    if (row == NULL) {
        return false;
    }
    row->component = component;
    row->policy = *policy;
    row->given_up = false;
    return true;
}

bool restarts_make_way(struct restarts *restarts, restarts_is_gone *is_gone, const void *context)
{
    for (uint32_t i = 0; i < RESTARTS_ROWS; i++) {
        struct restart_row *row = &restarts->rows[i];
        if (row->component != 0 && is_gone(context, row->component)) {
            *row = (struct restart_row){.component = 0};
            return true;
        }
    }
    return false;
}

const struct restart_row *restarts_get(const struct restarts *restarts, uint16_t component)
{
    for (uint32_t i = 0; component != 0 && i < RESTARTS_ROWS; i++) {
        if (restarts->rows[i].component == component) {
            return &restarts->rows[i];
        }
    }
    return NULL;
}

void restarts_started(struct restarts *restarts, uint16_t component, uint64_t now_us)
{
    struct restart_row *row = component == 0 ? NULL : row_of(restarts, component);
    if (row == NULL) {
        return;
    }
    bool first = row->window_us == 0;
    bool window_ended = !first && now_us - row->window_us > (uint64_t)row->policy.window_ms * 1000;
    if (first || window_ended) {
        row->window_us = now_us;
        row->restarts = 0;
    }
    row->restarts += !first;
    row->given_up = row->restarts > row->policy.budget;
}

bool restarts_check(const struct restarts *restarts)
{
    for (uint32_t i = 0; i < RESTARTS_ROWS; i++) {
        for (uint32_t k = 0; k < i && restarts->rows[i].component != 0; k++) {
            if (restarts->rows[k].component == restarts->rows[i].component) {
                return false;
            }
        }
    }
    return true;
}
