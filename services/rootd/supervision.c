/* See supervision.h. */
#include "supervision.h"

#include <stdbool.h>

static uint64_t bit_of(uint32_t component)
{
    return UINT64_C(1) << component;
}

void supervision_init(struct supervision *supervision, const struct writ_system *system)
{
    supervision->system = system;
    supervision->applications = 0;
    for (uint32_t i = 1; i < system->count; i++) {
        if (system->components[i].kind == WRIT_APP) {
            supervision->applications |= bit_of(i);
        }
    }
}

enum supervision_verdict supervision_ended(struct supervision *supervision,
                                           const struct supervision_end *end)
{
    bool application = (supervision->applications & bit_of(end->component)) != 0;
    if (!application || end->cause != EXIT_CAUSE_EXITED || end->code != 0) {
        return SUPERVISION_FAILED;
    }
    supervision->applications &= ~bit_of(end->component);
    return supervision->applications == 0 ? SUPERVISION_ALL_WELL : SUPERVISION_GO_ON;
}

const char *supervision_cause_text(enum exit_cause cause)
{
    switch (cause) {
    case EXIT_CAUSE_EXITED:
        return "exited with code";
    case EXIT_CAUSE_KILLED:
        return "was killed with code";
    case EXIT_CAUSE_FAULTED:
        return "faulted with code";
    default:
        return "ended for no known cause with code";
    }
}
