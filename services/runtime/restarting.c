/* See writ/restarting.h. */
#include "writ/restarting.h"

static bool is_wanted(const struct writ_system_restart *rule, bool failed)
{
    return rule->when == WRIT_RESTART_ALWAYS || (rule->when == WRIT_RESTART_ON_FAILURE && failed);
}

/* The pause after so many that are not paid back. */
static uint32_t pause_ms(const struct writ_system_restart *rule, uint32_t steps)
{
    uint64_t ms = rule->low_ms;
    if (steps == 0) {
        return 0;
    }
    for (uint32_t i = 1; i < steps && ms < rule->high_ms; i++) {
        ms *= 2;
    }
    return ms < rule->high_ms ? (uint32_t)ms : rule->high_ms;
}

/* Service pays pauses back, the longest first. */
static void pay_back(struct restarting *restarting, const struct writ_system_restart *rule,
                     uint64_t served_us)
{
    while (restarting->steps != 0) {
        uint64_t pause_us = (uint64_t)pause_ms(rule, restarting->steps) * 1000;
        if (served_us < pause_us) {
            return;
        }
        served_us -= pause_us;
        restarting->steps--;
    }
}

enum restarting_answer restarting_ended(struct restarting *restarting,
                                        const struct writ_system_restart *rule,
                                        const struct restarting_end *end, uint32_t *ret_wait_ms)
{
    if (!is_wanted(rule, end->failed)) {
        return RESTARTING_NO;
    }
    if (end->now_us - restarting->window_us >= (uint64_t)rule->per_ms * 1000) {
        restarting->window_us = end->now_us;
        restarting->restarts = 0;
    }
    if (restarting->restarts == rule->budget) {
        return RESTARTING_GIVEN_UP;
    }
    restarting->restarts++;
    pay_back(restarting, rule, end->served_us);
    *ret_wait_ms = end->killed ? 0 : pause_ms(rule, restarting->steps++);
    return RESTARTING_YES;
}
