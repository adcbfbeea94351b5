/* See writ/restarting.h. */
#include "writ/restarting.h"

static bool is_wanted(const struct writ_system_restart *rule, bool failed)
{
    return rule->when == WRIT_RESTART_ALWAYS || (rule->when == WRIT_RESTART_ON_FAILURE && failed);
}

/* The pause before a restart that comes after so many in its window. */
static uint32_t pause_ms(const struct writ_system_restart *rule, uint32_t restarts)
{
    uint64_t ms = rule->low_ms;
    if (restarts == 0) {
        return 0;
    }
    for (uint32_t i = 1; i < restarts && ms < rule->high_ms; i++) {
        ms *= 2;
    }
    return ms < rule->high_ms ? (uint32_t)ms : rule->high_ms;
}

enum restarting_answer restarting_ended(struct restarting *restarting,
                                        const struct writ_system_restart *rule, bool failed,
                                        uint64_t now_us, uint32_t *ret_wait_ms)
{
    if (!is_wanted(rule, failed)) {
        return RESTARTING_NO;
    }
    if (now_us - restarting->window_us >= (uint64_t)rule->per_ms * 1000) {
        *restarting = (struct restarting){.window_us = now_us};
    }
    if (restarting->restarts == rule->budget) {
        return RESTARTING_GIVEN_UP;
    }
    *ret_wait_ms = pause_ms(rule, restarting->restarts++);
    return RESTARTING_YES;
}
