/* Calls that are kept: their event, two of them, another object's event, one too many, one that gives up, a client or an object that goes.
 *
 * Where callers run beside each other, one may come too late: after the event it was to wait for. Its answer is then what the contract
 * says for that state, which is right but not what the case is about, so the case is played again, a bounded number of times.
 */
#include "suite_parts.h"

enum outcome { PLAYED, LATE };

/* A case: plays it with the waiting method and an object in a state that allows the wait, and lets every caller be answered. */
typedef enum outcome scene(struct suite *s, const struct suite_method *m, struct suite_object *o);

struct waiting {
    uint32_t index; /* of the method */
    uint32_t state;
};

static const char no_event[] = "no method makes the event that is waited for in this state";

/* The method that makes the event in the object's state. */
static const struct suite_method *waker_of(const struct suite *s, uint32_t index, uint32_t state)
{
    for (uint32_t i = 0; i < s->protocol->method_count; i++) {
        const struct suite_method *m = method_at(s, i);
        if ((m->wakes >> index & 1) != 0 && (m->sources >> state & 1) != 0) {
            return m;
        }
    }
    return NULL;
}

static uint32_t index_of(const struct suite *s, const struct suite_method *m)
{
    return (uint32_t)(m - s->protocol->methods);
}

static void wake(struct suite *s, const struct suite_method *m, struct suite_object *o)
{
    struct suite_call *c = &s->calls[0];
    const struct suite_method *waker = waker_of(s, index_of(s, m), o->state);
    call_prepare(s, c, waker, 0, o);
    struct suite_before before = step_before(s);
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    if (before.held != UINT32_MAX) {
        before.held -= s->kept;
    }
    s->kept = 0;
    step_after(s, c, waker, o, WRIT_OK, &before);
}

/* Starts a call that must be kept; s->kept counts those on this object. */
static struct suite_call *park(struct suite *s, const struct suite_method *m, uint32_t place,
                               uint32_t connection, const struct suite_object *o)
{
    struct suite_call *c = &s->calls[place];
    uint32_t held = s->port->held(s->world);
    call_prepare(s, c, m, connection, o);
    s->port->start(s->world, c);
    if (s->port->ended(s->world, c)) {
        case_fail_status(s, m, WRIT_KEEP, call_status(c));
        return c;
    }
    if (held != UINT32_MAX && s->port->held(s->world) != held + 1) {
        case_fail(s, "a kept call is not what the server holds");
    }
    s->kept++;
    return c;
}

/* The answer of a kept call after its event. */
static enum outcome answered(struct suite *s, struct suite_call *c, const struct suite_method *m,
                             const struct suite_object *o)
{
    if (!s->port->finish(s->world, c)) {
        case_fail(s, "a kept call was never answered");
        return PLAYED;
    }
    uint32_t status = call_status(c);
    bool was_late = s->port->concurrent && status != WRIT_OK &&
                    status == expected_status(s, m, c->connection, o);
    if (was_late) {
        return LATE;
    }
    if (status != WRIT_OK) {
        case_fail_status(s, m, WRIT_OK, status);
    } else if (m->reply_check(&c->m, c->page, c->page + WRIT_RECORDS).check != 0) {
        case_fail(s, "a reply that breaks the contract");
    }
    return PLAYED;
}

static enum outcome both(enum outcome a, enum outcome b)
{
    return a == LATE || b == LATE ? LATE : PLAYED;
}

static enum outcome one_waits(struct suite *s, const struct suite_method *m, struct suite_object *o,
                              uint32_t connection)
{
    struct suite_call *c = park(s, m, 1, connection, o);
    objects_observe(s);
    if (s->failing) {
        return PLAYED;
    }
    wake(s, m, o);
    return answered(s, c, m, o);
}

static enum outcome two_wait(struct suite *s, const struct suite_method *m, struct suite_object *o)
{
    struct suite_call *first = park(s, m, 1, 0, o);
    struct suite_call *second = park(s, m, 2, 0, o);
    if (s->failing) {
        return PLAYED;
    }
    wake(s, m, o);
    enum outcome one = answered(s, first, m, o);
    return both(one, answered(s, second, m, o));
}

static enum outcome another_objects_event(struct suite *s, const struct suite_method *m,
                                          struct suite_object *o)
{
    struct suite_object *other = object_in(s, o->state);
    if (other == NULL) {
        return PLAYED;
    }
    struct suite_call *c = park(s, m, 1, 0, o);
    if (s->failing) {
        return PLAYED;
    }
    s->kept = 0;
    wake(s, m, other);
    if (s->port->ended(s->world, c)) {
        case_fail(s, "a kept call was answered by the event of another object");
        return PLAYED;
    }
    s->kept = 1;
    wake(s, m, o);
    return answered(s, c, m, o);
}

static enum outcome one_too_many(struct suite *s, const struct suite_method *m,
                                 struct suite_object *o)
{
    enum outcome outcome = PLAYED;
    for (uint32_t i = 0; i < m->waiters && !s->failing; i++) {
        (void)park(s, m, 2 + i, 0, o);
    }
    if (s->failing) {
        return PLAYED;
    }
    struct suite_call *c = &s->calls[1];
    call_prepare(s, c, m, 0, o);
    struct suite_before before = step_before(s);
    s->port->call(s->world, c, SUITE_PATIENCE_MS); /* the server may still be busy with the others */
    if (s->port->concurrent && c->kernel == WRIT_TIMED_OUT) {
        outcome = LATE; /* one of the others was not there yet, so that this one was kept */
    } else {
        step_after(s, c, m, NULL, WRIT_LIMIT, &before);
    }
    wake(s, m, o);
    for (uint32_t i = 0; i < m->waiters; i++) {
        outcome = both(outcome, answered(s, &s->calls[2 + i], m, o));
    }
    return outcome;
}

static enum outcome one_gives_up(struct suite *s, const struct suite_method *m,
                                 struct suite_object *o)
{
    struct suite_call *c = &s->calls[1];
    uint32_t held = s->port->held(s->world);
    call_prepare(s, c, m, 0, o);
    s->port->call(s->world, c, SUITE_SHORT_MS);
    if (call_status(c) != WRIT_TIMED_OUT) {
        case_fail_status(s, m, WRIT_TIMED_OUT, call_status(c));
        return PLAYED;
    }
    s->kept = held == UINT32_MAX ? 0 : s->port->held(s->world) - held;
    wake(s, m, o);
    objects_observe(s);
    return PLAYED;
}

static enum outcome client_goes(struct suite *s, const struct suite_method *m,
                                struct suite_object *o)
{
    struct suite_call *c = park(s, m, 1, 0, o);
    if (s->failing) {
        return PLAYED;
    }
    uint32_t held = s->port->held(s->world);
    s->port->leave(s->world, c);
    if (held != UINT32_MAX && s->port->held(s->world) != held - 1) {
        case_fail(s, "the call of a client that is gone is still kept");
    }
    s->kept = 0;
    wake(s, m, o);
    return PLAYED;
}

static enum outcome notification_comes(struct suite *s, const struct suite_method *m,
                                       struct suite_object *o)
{
    struct suite_call *c = park(s, m, 1, 0, o);
    if (s->failing) {
        return PLAYED;
    }
    s->port->notify(s->world, c);
    if (s->port->ended(s->world, c)) {
        case_fail(s, "a kept call was answered by a notification");
        return PLAYED;
    }
    wake(s, m, o);
    return answered(s, c, m, o);
}

static enum outcome object_goes(struct suite *s, const struct suite_method *m,
                                struct suite_object *o)
{
    const struct suite_end *end = &s->protocol->ends[index_of(s, m)];
    struct suite_call *c = park(s, m, 1, 0, o);
    if (s->failing) {
        return PLAYED;
    }
    (void)object_walk(s, o, end->way, end->count - 1U);
    const struct suite_method *last = method_at(s, end->way[end->count - 1]);
    call_prepare(s, &s->calls[0], last, 0, o);
    struct suite_before before = step_before(s);
    s->port->call(s->world, &s->calls[0], SUITE_PATIENCE_MS);
    if (before.held != UINT32_MAX) {
        before.held--;
    }
    s->kept = 0;
    step_after(s, &s->calls[0], last, o, WRIT_OK, &before);
    if (!s->port->finish(s->world, c) || call_status(c) != WRIT_NOT_FOUND) {
        case_fail_status(s, m, WRIT_NOT_FOUND, call_status(c));
    }
    return PLAYED;
}

/* The first state in which the method may be called and its event can be made. */
static uint32_t state_to_wait_in(const struct suite *s, uint32_t index)
{
    for (uint32_t state = 1; state < s->protocol->state_count; state++) {
        bool allowed = (method_at(s, index)->sources >> state & 1) != 0;
        if (allowed && s->protocol->states[state].has_way_in && waker_of(s, index, state) != NULL) {
            return state;
        }
    }
    return SUITE_GONE;
}

static void played(struct suite *s, struct waiting what, const char *title, scene *play)
{
    const struct suite_method *m = method_at(s, what.index);
    const char *const parts[] = {m->name, " in ", s->protocol->states[what.state].name, ": ",
                                 title};
    case_begin(s, parts, sizeof parts / sizeof parts[0]);
    enum outcome outcome = LATE;
    for (uint32_t i = 0; i < SUITE_TRIES && outcome == LATE && !s->failing; i++) {
        world_begin(s);
        struct suite_object *o = object_in(s, what.state);
        outcome = o != NULL ? play(s, m, o) : PLAYED;
        world_end(s);
    }
    if (outcome == LATE) {
        case_fail(s, "the caller never came before the event");
    }
    case_end(s);
}

void wait_case(struct suite *s, uint32_t index, struct suite_object *o, uint32_t connection)
{
    const struct suite_method *m = method_at(s, index);
    if (waker_of(s, index, o->state) == NULL) {
        case_fail(s, no_event);
        return;
    }
    uint8_t state = o->state;
    for (uint32_t i = 0; i < SUITE_TRIES && !s->failing; i++) {
        if (one_waits(s, m, o, connection) == PLAYED) {
            return;
        }
        world_end(s);
        world_begin(s);
        o = object_in(s, state);
        if (o == NULL) {
            return;
        }
    }
    case_fail(s, "the caller never came before the event");
}

void wait_cases(struct suite *s, uint32_t index)
{
    const struct suite_method *m = method_at(s, index);
    struct waiting what = {.index = index, .state = state_to_wait_in(s, index)};
    if (what.state == SUITE_GONE) {
        case_skip(s, no_event);
        return;
    }
    played(s, what, "two who wait", two_wait);
    played(s, what, "one who waits while another object's event happens", another_objects_event);
    if (m->waiters + 2 <= SUITE_CALLS) {
        played(s, what, "one more than may wait", one_too_many);
    } else {
        case_skip(s, "more callers may wait than the suite has");
    }
    played(s, what, "one who gives up before the event", one_gives_up);
    if (s->port->leave != NULL) {
        played(s, what, "one whose client goes", client_goes);
    } else {
        case_skip(s, s->port->why_no_leave);
    }
    if (s->port->notify != NULL) {
        played(s, what, "one who waits while a notification comes", notification_comes);
    } else {
        case_skip(s, s->port->why_no_notify);
    }
    if (s->protocol->ends[index].exists) {
        played(s, what, "one whose object goes", object_goes);
    } else {
        case_skip(s, "every way from the wait to the end of the object passes the event");
    }
}
