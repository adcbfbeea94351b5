/* Calls that are kept: their event, two of them, another object's event, one too many, one that gives up, a client or an object that goes.
 *
 * Where callers run beside each other, one may come too late: after the event it was to wait for. Its answer is then what the contract
 * says for that state, which is right but not what the case is about, so the case is played again, a bounded number of times.
 */
#include "suite_parts.h"

enum outcome { PLAYED, LATE };

/* A case: plays it with the waiting method and an object in a state that allows the wait, and lets every caller be answered. */
typedef enum outcome scene(struct suite *s, const struct suite_method *m);

/* What ends a wait: a method, or an event that none makes. */
struct waker {
    const struct suite_method *method;
    const struct suite_event *event;
};

static const char no_event[] = "nothing makes the event that is waited for in this state";

/* The step of the machine whose events are waited for. */
static const struct suite_step *step_of(const struct suite_method *m)
{
    return &m->steps[0];
}

static struct suite_object *waited_for(struct suite *s, const struct suite_method *m)
{
    return subject_of(s, step_of(m)->machine);
}

/* What makes the event in this state; neither if nothing does. */
static struct waker waker_of(const struct suite *s, uint32_t index, uint32_t state)
{
    uint32_t machine = step_of(method_at(s, index))->machine;
    for (uint32_t i = 0; i < s->protocol->method_count; i++) {
        const struct suite_method *m = method_at(s, i);
        for (uint32_t k = 0; (m->wakes >> index & 1) != 0 && k < m->step_count; k++) {
            if (m->steps[k].machine == machine && (m->steps[k].sources >> state & 1) != 0) {
                return (struct waker){.method = m};
            }
        }
    }
    const struct suite_machine *all = machine_at(s, machine);
    for (uint32_t i = 0; i < all->event_count; i++) {
        const struct suite_event *event = &all->events[i];
        if ((event->wakes >> index & 1) != 0 && (event->sources >> state & 1) != 0) {
            return (struct waker){.event = event};
        }
    }
    return (struct waker){0};
}

static bool is_any(struct waker waker)
{
    return waker.method != NULL || waker.event != NULL;
}

/* Ends the wait of those who are kept, s->kept of them. */
static void wake(struct suite *s, const struct suite_method *m)
{
    uint32_t released = s->kept;
    struct waker waker = waker_of(s, method_index(s, m), state_of(waited_for(s, m)));
    s->kept = 0;
    if (waker.event != NULL) {
        (void)step_event(s, step_of(m)->machine, waker.event, released);
        return;
    }
    struct suite_call *c = &s->room.calls[0];
    call_prepare(s, c, waker.method, 0);
    struct suite_before before = step_before(s, waker.method, c);
    struct suite_expected expected = expected_of(s, waker.method, c, &before);
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    before.held -= before.held == UINT32_MAX ? 0 : released;
    step_after(s, c, waker.method, expected, &before);
}

/* Whether somebody who did not make the object heard that it is not his. */
static bool is_not_theirs(struct suite *s, const struct suite_method *m, const struct suite_call *c)
{
    struct suite_before before = {.about = {waited_for(s, m)}};
    uint32_t status = call_status(c);
    return status >= WRIT_FIRST_OWN &&
           is_expected(expected_by(s, m, c, &before, exactly(WRIT_OK)), status);
}

/* Starts a call that must be kept; s->kept counts those on this object. Null if it is not the caller's object. */
static struct suite_call *park(struct suite *s, const struct suite_method *m, uint32_t place,
                               uint32_t connection)
{
    struct suite_call *c = &s->room.calls[place];
    uint32_t held = s->port->held(s->world);
    call_prepare(s, c, m, connection);
    s->port->start(s->world, c);
    if (s->port->ended(s->world, c)) {
        if (is_not_theirs(s, m, c)) {
            (void)s->port->finish(s->world, c);
            return NULL;
        }
        case_fail_status(s, m, WRIT_KEEP, call_status(c));
        return c;
    }
    if (held != UINT32_MAX && s->port->held(s->world) != held + 1) {
        case_fail(s, "a kept call is not what the server holds");
    }
    s->kept++;
    return c;
}

static void judge_reply(struct suite *s, const struct suite_call *c, const struct suite_method *m)
{
    if (m->reply_check(&c->m, c->page, c->page + WRIT_RECORDS).check != 0) {
        case_fail(s, "a reply that breaks the contract");
    }
}

/* The answer of a kept call after its event. One whose object went by it learns that. */
static enum outcome answered(struct suite *s, struct suite_call *c, const struct suite_method *m)
{
    if (s->why_not != NULL) {
        return PLAYED;
    }
    if (!s->port->finish(s->world, c)) {
        case_fail(s, "a kept call was never answered");
        return PLAYED;
    }
    uint32_t status = call_status(c);
    uint32_t expected = is_live(waited_for(s, m)) ? WRIT_OK : WRIT_NOT_FOUND;
    if (status == expected) {
        if (status == WRIT_OK) {
            judge_reply(s, c, m);
        }
        return PLAYED;
    }
    struct suite_before before = step_before(s, NULL, c);
    before.about[0] = waited_for(s, m);
    if (s->port->concurrent && is_not_theirs(s, m, c)) {
        return PLAYED; /* it came after we had looked */
    }
    bool was_late = s->port->concurrent && is_expected(expected_of(s, m, c, &before), status);
    if (!was_late) {
        case_fail_status(s, m, expected, status);
    }
    return was_late ? LATE : PLAYED;
}

static enum outcome both(enum outcome a, enum outcome b)
{
    return a == LATE || b == LATE ? LATE : PLAYED;
}

/* Another object of the same machine in the same state, and the one of the case in its place again. */
static struct suite_object *other_in(struct suite *s, uint32_t machine, uint32_t state)
{
    uint8_t wanted[SUITE_MACHINES];
    struct suite_object *first = s->cast[machine];
    __builtin_memset(wanted, PLAN_ANY, sizeof wanted);
    wanted[machine] = (uint8_t)state;
    s->cast[machine] = NULL;
    bool found = plan_walk(s, wanted);
    struct suite_object *other = s->cast[machine];
    s->cast[machine] = first;
    return found ? other : NULL;
}

static enum outcome two_wait(struct suite *s, const struct suite_method *m)
{
    struct suite_call *first = park(s, m, 1, 0);
    struct suite_call *second = park(s, m, 2, 0);
    if (s->failing) {
        return PLAYED;
    }
    wake(s, m);
    enum outcome one = answered(s, first, m);
    return both(one, answered(s, second, m));
}

static enum outcome another_objects_event(struct suite *s, const struct suite_method *m)
{
    uint32_t machine = step_of(m)->machine;
    struct suite_object *o = waited_for(s, m);
    struct suite_object *other = other_in(s, machine, state_of(o));
    if (other == NULL) {
        return PLAYED;
    }
    struct suite_call *c = park(s, m, 1, 0);
    if (s->failing) {
        return PLAYED;
    }
    s->kept = 0;
    s->cast[machine] = other;
    wake(s, m);
    s->cast[machine] = o;
    if (s->why_not != NULL) {
        s->lasting += s->port->held(s->world) != UINT32_MAX; /* it goes with its object */
        return PLAYED;
    }
    if (s->port->ended(s->world, c)) {
        case_fail(s, "a kept call was answered by the event of another object");
        return PLAYED;
    }
    s->kept = 1;
    wake(s, m);
    return answered(s, c, m);
}

static enum outcome one_too_many(struct suite *s, const struct suite_method *m)
{
    enum outcome outcome = PLAYED;
    for (uint32_t i = 0; i < m->waiters && !s->failing; i++) {
        (void)park(s, m, 2 + i, 0);
    }
    if (s->failing) {
        return PLAYED;
    }
    struct suite_call *c = &s->room.calls[1];
    call_prepare(s, c, m, 0);
    struct suite_before before = step_before(s, NULL, c);
    s->port->call(s->world, c,
                  SUITE_PATIENCE_MS); /* the server may still be busy with the others */
    if (s->port->concurrent && c->kernel == WRIT_TIMED_OUT) {
        outcome = LATE; /* one of the others was not there yet, so that this one was kept */
    } else {
        before.about[0] = waited_for(s, m);
        step_after(s, c, m, exactly(WRIT_LIMIT), &before);
    }
    wake(s, m);
    for (uint32_t i = 0; i < m->waiters; i++) {
        outcome = both(outcome, answered(s, &s->room.calls[2 + i], m));
    }
    return outcome;
}

static enum outcome one_gives_up(struct suite *s, const struct suite_method *m)
{
    struct suite_call *c = &s->room.calls[1];
    uint32_t held = s->port->held(s->world);
    call_prepare(s, c, m, 0);
    s->port->call(s->world, c, SUITE_SHORT_MS);
    if (call_status(c) != WRIT_TIMED_OUT) {
        case_fail_status(s, m, WRIT_TIMED_OUT, call_status(c));
        return PLAYED;
    }
    s->kept = held == UINT32_MAX ? 0 : s->port->held(s->world) - held;
    wake(s, m);
    objects_observe(s);
    return PLAYED;
}

/* A connection that may wait and made nothing, if there is one: what it made might go with it. */
static uint32_t bystander_of(const struct suite *s, const struct suite_method *m)
{
    for (uint32_t i = 1; i < s->protocol->connection_count; i++) {
        if ((m->free_roles & s->protocol->connections[i].roles) != 0) {
            return i;
        }
    }
    return 0;
}

/* The same where nobody may wait but who made the object: what he made may go with him. */
static enum outcome maker_goes(struct suite *s, const struct suite_method *m)
{
    struct suite_call *c = park(s, m, 1, 0);
    uint32_t held = s->port->held(s->world);
    if (s->failing || c == NULL) {
        return PLAYED;
    }
    s->port->leave(s->world, c);
    if (held != UINT32_MAX && s->port->held(s->world) > held - 1) {
        case_fail(s, "the call of a client that is gone is still kept");
    }
    s->kept = 0;
    for (uint32_t i = 0; i < s->top; i++) {
        if (is_live(&s->room.objects[i]) && s->room.objects[i].maker == 0) {
            suite_widen(s, &s->room.objects[i]);
        }
    }
    objects_observe(s);
    return PLAYED;
}

static enum outcome client_goes(struct suite *s, const struct suite_method *m)
{
    struct suite_call *c = park(s, m, 1, bystander_of(s, m));
    if (c == NULL) {
        return maker_goes(s, m);
    }
    if (s->failing) {
        return PLAYED;
    }
    uint32_t held = s->port->held(s->world);
    s->port->leave(s->world, c);
    if (held != UINT32_MAX && s->port->held(s->world) != held - 1) {
        case_fail(s, "the call of a client that is gone is still kept");
    }
    s->kept = 0;
    wake(s, m);
    return PLAYED;
}

static enum outcome notification_comes(struct suite *s, const struct suite_method *m)
{
    struct suite_call *c = park(s, m, 1, 0);
    if (s->failing) {
        return PLAYED;
    }
    s->port->notify(s->world, c);
    if (s->port->ended(s->world, c)) {
        case_fail(s, "a kept call was answered by a notification");
        return PLAYED;
    }
    wake(s, m);
    return answered(s, c, m);
}

/* What is wanted of the objects of a case so that the one that is waited for is gone. */
static void gone_alone(const struct suite_method *m, uint8_t *ret_wanted)
{
    __builtin_memset(ret_wanted, PLAN_ANY, SUITE_MACHINES);
    ret_wanted[step_of(m)->machine] = SUITE_GONE;
}

/* Whether the event that is waited for may happen by itself while the object goes. */
static bool may_happen_first(struct suite *s, const struct suite_method *m)
{
    return waker_of(s, method_index(s, m), state_of(waited_for(s, m))).event != NULL;
}

/* One that waits hears that its object went, or of its event if that can come first. */
static void judge_left(struct suite *s, const struct suite_call *c, const struct suite_method *m,
                       bool event_first)
{
    if (call_status(c) == WRIT_OK && event_first) {
        judge_reply(s, c, m);
    } else if (call_status(c) != WRIT_NOT_FOUND) {
        case_fail_status(s, m, WRIT_NOT_FOUND, call_status(c));
    }
}

static enum outcome object_goes(struct suite *s, const struct suite_method *m)
{
    uint8_t wanted[SUITE_MACHINES];
    uint32_t held = s->port->held(s->world);
    gone_alone(m, wanted);
    if (!plan_can_leave(s, wanted, method_index(s, m))) {
        s->why_not = "every way from the wait to the end of the object passes the event";
        return PLAYED;
    }
    bool event_first = may_happen_first(s, m);
    struct suite_call *c = park(s, m, 1, 0);
    if (s->failing) {
        return PLAYED;
    }
    s->lasting += held != UINT32_MAX; /* the kept reply goes with the object */
    (void)plan_leave(s, wanted, method_index(s, m));
    if (held != UINT32_MAX && s->port->held(s->world) > held) {
        case_fail(s, "a call is kept for an object that has gone");
    }
    s->kept = 0;
    if (!s->port->finish(s->world, c)) {
        case_fail(s, "a kept call was never answered");
        return PLAYED;
    }
    judge_left(s, c, m, event_first);
    return PLAYED;
}

/* Puts the objects of the case where one can wait: the first state that allows it and in which the event can happen. */
static bool set_to_wait(struct suite *s, uint32_t index, uint32_t state)
{
    uint8_t wanted[SUITE_MACHINES];
    __builtin_memset(wanted, PLAN_ANY, sizeof wanted);
    wanted[step_of(method_at(s, index))->machine] = (uint8_t)state;
    return plan_walk(s, wanted);
}

static uint32_t state_to_wait_in(const struct suite *s, uint32_t index)
{
    const struct suite_step *step = step_of(method_at(s, index));
    for (uint32_t state = 1; state < machine_at(s, step->machine)->state_count; state++) {
        if ((step->sources >> state & 1) != 0 && is_any(waker_of(s, index, state))) {
            return state;
        }
    }
    return SUITE_GONE;
}

static void played(struct suite *s, uint32_t index, const char *title, scene *play)
{
    const struct suite_method *m = method_at(s, index);
    uint32_t state = state_to_wait_in(s, index);
    const struct suite_machine *machine = machine_at(s, step_of(m)->machine);
    const char *const parts[] = {m->name, " in ", machine->states[state].name, ": ", title};
    case_begin(s, parts, sizeof parts / sizeof parts[0]);
    enum outcome outcome = LATE;
    for (uint32_t i = 0; i < SUITE_TRIES && outcome == LATE && !s->failing; i++) {
        world_begin(s);
        outcome = set_to_wait(s, index, state) ? play(s, m) : PLAYED;
        world_end(s);
    }
    if (outcome == LATE) {
        case_fail(s, "the caller never came before the event");
    }
    case_end(s);
}

/* A call in a state in which the server may know the answer already, or keep the call for good. */
static void wait_or_not(struct suite *s, const struct suite_method *m, uint32_t connection)
{
    struct suite_call *c = &s->room.calls[1];
    uint32_t held = s->port->held(s->world);
    call_prepare(s, c, m, connection);
    s->port->call(s->world, c, SUITE_SHORT_MS);
    s->lasting += s->port->held(s->world) - held; /* it goes with its object */
    uint32_t status = call_status(c);
    if (status == WRIT_OK) {
        judge_reply(s, c, m);
    } else if (status != WRIT_TIMED_OUT && !is_not_theirs(s, m, c)) {
        case_fail_status(s, m, WRIT_OK, status);
    }
}

void wait_case(struct suite *s, uint32_t index, uint32_t connection)
{
    const struct suite_method *m = method_at(s, index);
    uint32_t state = state_of(waited_for(s, m));
    if (s->port->why_no_wait != NULL || state != state_to_wait_in(s, index)) {
        wait_or_not(s, m, connection);
        return;
    }
    for (uint32_t i = 0; i < SUITE_TRIES && !s->failing; i++) {
        struct suite_call *c = park(s, m, 1, connection);
        objects_observe(s);
        if (s->failing || c == NULL) {
            return;
        }
        wake(s, m);
        if (answered(s, c, m) == PLAYED) {
            return;
        }
        world_end(s);
        world_begin(s);
        if (!set_to_wait(s, index, state)) {
            return;
        }
    }
    case_fail(s, "the caller never came before the event");
}

void wait_cases(struct suite *s, uint32_t index)
{
    const struct suite_method *m = method_at(s, index);
    if (state_to_wait_in(s, index) == SUITE_GONE) {
        case_skip(s, no_event);
        return;
    }
    if (s->port->why_no_wait != NULL) {
        case_skip(s, s->port->why_no_wait);
        return;
    }
    played(s, index, "two who wait", two_wait);
    played(s, index, "one who waits while another object's event happens", another_objects_event);
    if (m->waiters + 2 <= s->room.call_count) {
        played(s, index, "one more than may wait", one_too_many);
    } else {
        case_skip(s, "more callers may wait than the suite has");
    }
    played(s, index, "one who gives up before the event", one_gives_up);
    if (s->port->leave != NULL) {
        played(s, index, "one whose client goes", client_goes);
    } else {
        case_skip(s, s->port->why_no_leave);
    }
    if (s->port->notify != NULL) {
        played(s, index, "one who waits while a notification comes", notification_comes);
    } else {
        case_skip(s, s->port->why_no_notify);
    }
    played(s, index, "one whose object goes", object_goes);
}
