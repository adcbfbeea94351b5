/* See supervision.h. */
#include "supervision.h"

enum { MOST_EARLY = 2 };

static uint64_t bit_of(uint32_t component)
{
    return UINT64_C(1) << component;
}

void supervision_init(struct supervision *supervision, const struct writ_system *system,
                      uint32_t maker)
{
    *supervision = (struct supervision){.system = system, .maker = maker};
    for (uint32_t i = 1; i < system->count; i++) {
        const struct writ_system_component *component = &system->components[i];
        if (component->kind == WRIT_APP && component->startup == WRIT_STARTUP_BOOT) {
            supervision->applications |= bit_of(i);
        }
    }
}

static bool serves(const struct supervision *supervision, uint32_t component)
{
    return supervision->system->components[component].served_count != 0;
}

/* What follows for the machine from the end of one that is not started again. */
static enum supervision_verdict end_for_good(struct supervision *supervision,
                                             const struct supervision_end *end, bool failed)
{
    bool application = supervision->system->components[end->component].kind == WRIT_APP;
    uint64_t waited_for = supervision->applications;
    if (!application || failed) {
        return SUPERVISION_FAILED;
    }
    supervision->of[end->component].phase = SUPERVISION_ENDED;
    supervision->applications &= ~bit_of(end->component);
    bool was_last = waited_for == bit_of(end->component);
    return was_last ? SUPERVISION_ALL_WELL : SUPERVISION_GO_ON;
}

/* Nobody is started without the maker, so the machine ends with it. */
static enum supervision_verdict give_up(struct supervision *supervision, uint32_t component)
{
    bool application = supervision->system->components[component].kind == WRIT_APP;
    supervision->of[component].phase = SUPERVISION_LOST;
    supervision->of[component].news |= SUPERVISION_GONE;
    return component == supervision->maker || application ? SUPERVISION_FAILED
                                                          : SUPERVISION_GIVE_UP;
}

/* Whether nobody else brought it about; one that could not be started, or never answered, counts. */
static bool is_its_own(const struct supervision_end *end)
{
    return end->cause != EXIT_CAUSE_KILLED || end->time_us == 0;
}

enum supervision_verdict supervision_ended(struct supervision *supervision,
                                           const struct supervision_end *end)
{
    struct supervised *it = &supervision->of[end->component];
    bool failed = end->cause != EXIT_CAUSE_EXITED || end->code != 0;
    bool served = it->phase == SUPERVISION_READY && end->time_us > end->started_us;
    uint32_t wait_ms = 0;
    it->cause = (uint8_t)end->cause;
    it->code = end->code;
    supervision_now(supervision, end->time_us);
    if (it->phase == SUPERVISION_STARTING && is_its_own(end)) {
        it->early++;
    }
    if (it->phase == SUPERVISION_READY && serves(supervision, end->component)) {
        it->news = SUPERVISION_DIED;
    }
    const struct restarting_end ended = {.now_us = supervision->now_us,
                                         .served_us = served ? end->time_us - end->started_us : 0,
                                         .failed = failed,
                                         .killed = !is_its_own(end)};
    switch (restarting_ended(&it->restarting,
                             &supervision->system->components[end->component].restart, &ended,
                             &wait_ms)) {
    case RESTARTING_YES:
        it->phase = SUPERVISION_PAUSING;
        it->due_us = supervision->now_us + (uint64_t)wait_ms * 1000;
        return SUPERVISION_AGAIN;
    case RESTARTING_GIVEN_UP:
        return give_up(supervision, end->component);
    default:
        return end_for_good(supervision, end, failed);
    }
}

void supervision_started(struct supervision *supervision, uint32_t component)
{
    struct supervised *it = &supervision->of[component];
    it->phase = serves(supervision, component) ? SUPERVISION_STARTING : SUPERVISION_READY;
    it->starts++;
    it->tries = 0;
}

void supervision_proved(struct supervision *supervision, uint32_t component)
{
    struct supervised *it = &supervision->of[component];
    it->phase = SUPERVISION_READY;
    it->early = 0;
    it->news |= it->starts == 1 ? SUPERVISION_CAME_UP : SUPERVISION_RETURNED;
}

void supervision_stopped(struct supervision *supervision, uint32_t component)
{
    struct supervised *it = &supervision->of[component];
    if (it->phase == SUPERVISION_READY && serves(supervision, component)) {
        it->news = SUPERVISION_DIED;
    }
    it->phase = SUPERVISION_STOPPED;
}

bool supervision_starts(const struct supervision *supervision, uint32_t component)
{
    return supervision->system->components[component].startup == WRIT_STARTUP_BOOT;
}

void supervision_anew(struct supervision *supervision, uint32_t component)
{
    struct supervised *it = &supervision->of[component];
    supervision_stopped(supervision, component);
    if (supervision->system->components[component].kind == WRIT_APP) {
        supervision->applications |= bit_of(component);
    }
    it->phase = SUPERVISION_PAUSING;
    it->restarting = (struct restarting){0};
    it->due_us = supervision->now_us;
}

enum supervision_news supervision_news(const struct supervision *supervision,
                                       uint32_t *ret_component)
{
    for (uint32_t i = 1; i < supervision->system->count; i++) {
        uint32_t news = supervision->of[i].news;
        if (news != 0) {
            *ret_component = i;
            return (enum supervision_news)(news & -news);
        }
    }
    return SUPERVISION_NOTHING;
}

void supervision_told(struct supervision *supervision, uint32_t component,
                      enum supervision_news news)
{
    supervision->of[component].news &= (uint8_t)~news;
}

void supervision_tell_again(struct supervision *supervision)
{
    for (uint32_t i = 1; i < supervision->system->count; i++) {
        uint32_t phase = supervision->of[i].phase;
        bool up = phase == SUPERVISION_READY && serves(supervision, i);
        supervision->of[i].news |= up ? SUPERVISION_CAME_UP : 0;
        supervision->of[i].news |= phase == SUPERVISION_LOST ? SUPERVISION_GONE : 0;
    }
}

bool supervision_distrusts(struct supervision *supervision, uint32_t component)
{
    struct supervised *it = &supervision->of[component];
    if (it->early < MOST_EARLY) {
        return false;
    }
    it->early = 0;
    return true;
}

void supervision_now(struct supervision *supervision, uint64_t now_us)
{
    if (now_us > supervision->now_us) {
        supervision->now_us = now_us;
    }
}

/* Whether it can be started once its pause is over. */
static bool can_start(const struct supervision *supervision, uint32_t component)
{
    bool made_by_others = supervision->maker != 0 && component != supervision->maker;
    return supervision->of[component].phase == SUPERVISION_PAUSING &&
           (!made_by_others || supervision->of[supervision->maker].phase == SUPERVISION_READY);
}

static uint32_t pause_left_ms(const struct supervision *supervision, uint32_t component)
{
    uint64_t due_us = supervision->of[component].due_us;
    uint64_t left_us = due_us > supervision->now_us ? due_us - supervision->now_us : 0;
    return (uint32_t)((left_us + 999) / 1000);
}

uint32_t supervision_wait_ms(const struct supervision *supervision)
{
    uint32_t least = SUPERVISION_FOREVER;
    for (uint32_t i = 1; i < supervision->system->count; i++) {
        uint32_t ms = SUPERVISION_FOREVER;
        if (supervision->of[i].phase == SUPERVISION_STARTING) {
            ms = 0;
        } else if (can_start(supervision, i)) {
            ms = pause_left_ms(supervision, i);
        }
        least = ms < least ? ms : least;
    }
    return least;
}

static bool is_due(const struct supervision *supervision, uint32_t component)
{
    return can_start(supervision, component) && pause_left_ms(supervision, component) == 0;
}

uint32_t supervision_due(const struct supervision *supervision)
{
    if (supervision->maker != 0 && is_due(supervision, supervision->maker)) {
        return supervision->maker;
    }
    for (uint32_t i = 1; i < supervision->system->count; i++) {
        if (is_due(supervision, i)) {
            return i;
        }
    }
    return 0;
}

uint32_t supervision_unproved(const struct supervision *supervision, uint32_t after)
{
    for (uint32_t i = after + 1; i < supervision->system->count; i++) {
        if (supervision->of[i].phase == SUPERVISION_STARTING) {
            return i;
        }
    }
    return 0;
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
