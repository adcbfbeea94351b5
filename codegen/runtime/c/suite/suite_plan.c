/* Ways to states: the shortest sequence of methods and events from where the objects of a case are to where it wants them.
 *
 * A place is the state of one object of each machine, the only one or that of the case; methods lead from place to place, about several
 * objects at a time if their contract says so, and events about one. The search is over all places, which are few and bounded.
 */
#include "suite_parts.h"

enum { PLACES = 4096, LONGEST = 32 };

/* A method, or an event of a machine. */
struct move {
    bool is_event;
    uint8_t machine;
    uint8_t index;
};

/* What a way may not do. */
struct limits {
    uint32_t banned; /* bit per method */
    uint32_t asleep; /* index of a waiting method that must not be woken, or SUITE_NOWHERE */
    bool without_events;
    bool without_makers;
};

struct place {
    uint8_t states[SUITE_MACHINES];
};

struct plan {
    uint16_t from[PLACES]; /* 1 + number of the place before; 0 for one that is not reached */
    struct move by[PLACES];
    uint16_t queue[PLACES];
    uint32_t head;
    uint32_t tail;
};

static struct plan plan;

static uint32_t number_of(const struct suite *s, struct place place)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < s->protocol->machine_count; i++) {
        number = number * machine_at(s, i)->state_count + place.states[i];
    }
    return number;
}

static struct place place_of(const struct suite *s, uint32_t number)
{
    struct place place = {{0}};
    for (uint32_t i = s->protocol->machine_count; i-- > 0;) {
        place.states[i] = (uint8_t)(number % machine_at(s, i)->state_count);
        number /= machine_at(s, i)->state_count;
    }
    return place;
}

static bool is_wanted(const struct suite *s, struct place place, const uint8_t *wanted)
{
    for (uint32_t i = 0; i < s->protocol->machine_count; i++) {
        if (wanted[i] != PLAN_ANY && wanted[i] != place.states[i]) {
            return false;
        }
    }
    return true;
}

static void reach(struct suite *s, uint32_t from, struct place place, struct move by)
{
    uint32_t number = number_of(s, place);
    if (number < PLACES && plan.from[number] == 0) {
        plan.from[number] = (uint16_t)(from + 1);
        plan.by[number] = by;
        plan.queue[plan.tail++] = (uint16_t)number;
    }
}

/* Whether somebody may call the method about objects of the classes at hand. */
static bool is_for_class(struct suite *s, const struct suite_method *m)
{
    uint32_t classes = 0;
    uint32_t machine = 0;
    for (uint32_t i = 0; i < m->guard_count; i++) {
        if (m->guards[i].values == NULL) {
            classes |= UINT32_C(1) << m->guards[i].class_index;
            machine = m->guards[i].machine;
        }
    }
    if (classes == 0 || m->free_roles != 0) {
        return true;
    }
    const struct suite_object *o = s->cast[machine];
    bool exists = o != NULL && is_live(o);
    uint32_t class_index = exists ? o->class_index : s->wanted_class[machine];
    uint32_t every = (UINT32_C(1) << machine_at(s, machine)->class_count) - 1;
    if (class_index == SUITE_NO_CLASS) {
        return !exists || classes == every;
    }
    return (classes >> class_index & 1) != 0;
}

static void try_method(struct suite *s, uint32_t from, uint32_t index, const struct limits *limits)
{
    const struct suite_method *m = method_at(s, index);
    struct place place = place_of(s, from);
    bool makes = m->made_offset != SUITE_NOWHERE;
    if (m->unreachable != NULL || m->waiters != 0 || (limits->banned >> index & 1) != 0 ||
        (makes && (limits->without_makers || place.states[m->made_machine] != SUITE_GONE))) {
        return;
    }
    if (limits->asleep != SUITE_NOWHERE && (m->wakes >> limits->asleep & 1) != 0) {
        return;
    }
    if (!is_for_class(s, m)) {
        return;
    }
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_step *step = &m->steps[i];
        if ((step->sources >> place.states[step->machine] & 1) == 0) {
            return;
        }
        if (step->target != SUITE_SAME) {
            place.states[step->machine] = step->target;
        }
    }
    if (makes) {
        place.states[m->made_machine] = m->made;
    }
    reach(s, from, place, (struct move){.index = (uint8_t)index});
}

static void try_events(struct suite *s, uint32_t from, uint32_t machine, uint32_t asleep)
{
    const struct suite_machine *all = machine_at(s, machine);
    for (uint32_t i = 0; i < all->event_count; i++) {
        const struct suite_event *event = &all->events[i];
        struct place place = place_of(s, from);
        bool wakes = asleep != SUITE_NOWHERE && (event->wakes >> asleep & 1) != 0;
        if (!wakes && (event->sources >> place.states[machine] & 1) != 0) {
            place.states[machine] = event->target;
            reach(
                s, from, place,
                (struct move){.is_event = true, .machine = (uint8_t)machine, .index = (uint8_t)i});
        }
    }
}

static struct place here(struct suite *s)
{
    struct place place = {{0}};
    for (uint32_t i = 0; i < s->protocol->machine_count; i++) {
        place.states[i] = (uint8_t)state_of(subject_of(s, i));
    }
    return place;
}

/* Finds the way; returns its length, or LONGEST + 1 if there is none. */
static uint32_t find(struct suite *s, const uint8_t *wanted, const struct limits *limits,
                     struct move *ret_way)
{
    uint32_t start = number_of(s, here(s));
    __builtin_memset(plan.from, 0, sizeof plan.from);
    plan.from[start] = (uint16_t)(start + 1);
    plan.queue[0] = (uint16_t)start;
    plan.head = 0;
    plan.tail = 1;
    uint32_t at = start;
    while (plan.head < plan.tail) {
        at = plan.queue[plan.head++];
        if (is_wanted(s, place_of(s, at), wanted)) {
            break;
        }
        for (uint32_t i = 0; i < s->protocol->method_count; i++) {
            try_method(s, at, i, limits);
        }
        for (uint32_t i = 0; !limits->without_events && i < s->protocol->machine_count; i++) {
            try_events(s, at, i, limits->asleep);
        }
    }
    if (!is_wanted(s, place_of(s, at), wanted)) {
        return LONGEST + 1;
    }
    uint32_t length = 0;
    for (uint32_t i = at; i != start; i = plan.from[i] - 1U) {
        length++;
    }
    for (uint32_t i = at, left = length; i != start && length <= LONGEST; i = plan.from[i] - 1U) {
        ret_way[--left] = plan.by[i];
    }
    return length;
}

/* One move; false if it could not be made. */
static bool move(struct suite *s, struct move move)
{
    if (move.is_event) {
        return step_event(s, move.machine, &machine_at(s, move.machine)->events[move.index], 0);
    }
    const struct suite_method *m = method_at(s, move.index);
    step_call(s, m, 0);
    if (s->why_not == NULL && m->made_offset != SUITE_NOWHERE) {
        s->cast[m->made_machine] = s->made;
    }
    return s->why_not == NULL && !s->failing;
}

static bool walk(struct suite *s, const uint8_t *wanted, struct limits *limits)
{
    struct move way[LONGEST];
    const char *reason = "no way leads to this state";
    for (uint32_t steps = 0; steps <= LONGEST && !s->failing; steps++) {
        uint32_t length = find(s, wanted, limits, way);
        if (length == 0) {
            return true;
        }
        if (length > LONGEST) {
            s->why_not = reason;
            return false;
        }
        if (!move(s, way[0]) && !s->failing) {
            if (way[0].is_event) {
                return false; /* why_not says why */
            }
            limits->banned |= UINT32_C(1) << way[0].index; /* makes none of this class */
            reason = s->why_not;
        }
    }
    return !s->failing;
}

bool plan_walk(struct suite *s, const uint8_t *wanted)
{
    struct limits limits = {.asleep = SUITE_NOWHERE};
    return walk(s, wanted, &limits);
}

static struct limits leaving(uint32_t asleep)
{
    return (struct limits){.asleep = asleep, .without_events = true, .without_makers = true};
}

bool plan_can_leave(struct suite *s, const uint8_t *wanted, uint32_t asleep)
{
    struct limits limits = leaving(asleep);
    struct move way[LONGEST];
    return find(s, wanted, &limits, way) <= LONGEST;
}

bool plan_leave(struct suite *s, const uint8_t *wanted, uint32_t asleep)
{
    struct limits limits = leaving(asleep);
    return walk(s, wanted, &limits);
}
