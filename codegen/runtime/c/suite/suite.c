/* The cases of a suite: every method in every state by every set of roles, errors, bounds, unknown numbers, malformed messages, waits. */
#include "suite_parts.h"

/* Where a case plays: with no object, with one that never was, with one that has gone, or with one in a state. */
enum place { NO_OBJECT, NEVER_WAS, HAS_GONE, IN_STATE };

struct setting {
    enum place place;
    uint32_t state;
};

/* A suite in a hurry has seen enough once a case has failed. */
static bool is_over(const struct suite *s)
{
    return s->hurried && s->tally.failed != 0;
}

static const char *place_name(const struct suite *s, struct setting where)
{
    switch (where.place) {
    case NO_OBJECT:
        return "";
    case NEVER_WAS:
        return " of an object that never was";
    case HAS_GONE:
        return " of an object that has gone";
    default:
        return s->protocol->states[where.state].name;
    }
}

static void begin(struct suite *s, const struct suite_method *m, struct setting where,
                  const char *how, const char *who)
{
    bool is_state = where.place == IN_STATE;
    const char *const title[] = {m->name, is_state ? " in " : "", place_name(s, where), how, who};
    case_begin(s, title, sizeof title / sizeof title[0]);
}

/* The last state that has a way in and a way out; SUITE_GONE if there is none. */
static uint32_t state_to_leave(const struct suite *s)
{
    uint32_t found = SUITE_GONE;
    for (uint32_t i = 1; i < s->protocol->state_count; i++) {
        const struct suite_state *state = &s->protocol->states[i];
        found = state->has_way_in && state->has_way_out ? i : found;
    }
    return found;
}

/* The object of the case; null (and the case has failed) if it cannot be had. */
static struct suite_object *object_of(struct suite *s, struct setting where)
{
    if (where.place == IN_STATE) {
        return object_in(s, where.state);
    }
    s->unknown = (struct suite_object){.key = s->protocol->unknown_key, .state = SUITE_GONE};
    if (where.place != HAS_GONE) {
        return &s->unknown;
    }
    uint32_t last = state_to_leave(s);
    struct suite_object *o = object_in(s, last);
    const struct suite_state *state = &s->protocol->states[last];
    if (o == NULL || !object_walk(s, o, state->way_out, state->out_count)) {
        return NULL;
    }
    s->unknown.key = o->key;
    return &s->unknown;
}

static void tell(struct suite *s, uint64_t *told, uint32_t index, const char *what, uint32_t status)
{
    if ((*told >> index & 1) != 0 || s->failing) {
        return;
    }
    *told |= UINT64_C(1) << index;
    say_text(s, what);
    say_text(s, s->protocol->library);
    say_text(s, ".");
    say_text(s, s->title);
    say_text(s, ": ");
    say_status(s, NULL, status);
    say_line(s);
}

/* One method, one place, one set of roles: exactly the answer that the order of refusals gives. */
static void method_case(struct suite *s, uint32_t index, struct setting where, uint32_t connection)
{
    const struct suite_method *m = method_at(s, index);
    begin(s, m, where, " as ", s->protocol->connections[connection].name);
    world_begin(s);
    struct suite_object *o = object_of(s, where);
    uint32_t expected = o != NULL ? expected_status(s, m, connection, o) : WRIT_OK;
    if (o != NULL && m->waiters != 0 && expected == WRIT_OK) {
        wait_case(s, index, o, connection);
    } else if (o != NULL) {
        step_call(s, m, connection, o);
    }
    world_end(s);
    if (expected == WRIT_DENIED) {
        s->tally.denied++;
        tell(s, &s->told_denied, index, "denied: ", expected);
    } else if (expected == WRIT_BAD_STATE) {
        s->tally.out_of_order++;
        tell(s, &s->told_order, index, "order: ", expected);
    }
    case_end(s);
}

static void method_cases(struct suite *s, uint32_t index, struct setting where)
{
    if (where.place == HAS_GONE && state_to_leave(s) == SUITE_GONE) {
        case_skip(s, "no method ends an object");
        return;
    }
    if (where.place == IN_STATE && !s->protocol->states[where.state].has_way_in) {
        case_skip(s, "no method leads to this state");
        return;
    }
    for (uint32_t connection = 0; connection < s->protocol->connection_count; connection++) {
        method_case(s, index, where, connection);
    }
}

static void cases_of_method(struct suite *s, uint32_t index)
{
    const struct suite_method *m = method_at(s, index);
    if (m->unreachable != NULL) {
        case_skip(s, m->unreachable);
        return;
    }
    if (m->key_offset == SUITE_NOWHERE) {
        method_cases(s, index, (struct setting){.place = NO_OBJECT});
        return;
    }
    method_cases(s, index, (struct setting){.place = NEVER_WAS});
    method_cases(s, index, (struct setting){.place = HAS_GONE});
    for (uint32_t state = 1; state < s->protocol->state_count; state++) {
        method_cases(s, index, (struct setting){.place = IN_STATE, .state = state});
    }
}

/* Where a method is allowed: the first state that can be reached, or no object at all. False if there is none. */
static bool where_allowed(const struct suite *s, const struct suite_method *m,
                          struct setting *ret_where)
{
    if (m->key_offset == SUITE_NOWHERE) {
        *ret_where = (struct setting){.place = NO_OBJECT};
        return true;
    }
    for (uint32_t state = 1; state < s->protocol->state_count; state++) {
        if ((m->sources >> state & 1) != 0 && s->protocol->states[state].has_way_in) {
            *ret_where = (struct setting){.place = IN_STATE, .state = state};
            return true;
        }
    }
    return false;
}

static void error_case(struct suite *s, const struct suite_method *m,
                       const struct suite_error *error, struct setting where)
{
    begin(s, m, where, " to be answered ", error->name);
    world_begin(s);
    struct suite_object *o = object_of(s, where);
    const char *reason = NULL;
    if (o != NULL) {
        struct suite_call *c = &s->calls[0];
        call_prepare(s, c, m, 0, o);
        reason = error->given(s->world, c);
        __builtin_memcpy(c->m.w, c->page, WRIT_REGISTER_BYTES);
        if (reason == NULL) {
            step_send(s, c, m, o, error->status);
        }
    }
    world_end(s);
    if (reason != NULL && !s->failing) {
        s->tally.cases--;
        case_skip(s, reason);
        return;
    }
    case_end(s);
}

static void handle_case(struct suite *s, const struct suite_method *m,
                        const struct suite_handle *handle, struct setting where)
{
    begin(s, m, where, " with ", handle->name);
    world_begin(s);
    struct suite_object *o = object_of(s, where);
    if (o != NULL) {
        call_prepare(s, &s->calls[0], m, 0, o);
        call_put_handle(s, &s->calls[0], handle);
        step_send(s, &s->calls[0], m, o, WRIT_OK);
    }
    world_end(s);
    case_end(s);
}

/* Every error that the method declares, and every handle that it may leave out. */
static void variant_cases(struct suite *s, uint32_t index)
{
    const struct suite_method *m = method_at(s, index);
    struct setting where;
    if (m->unreachable != NULL || !where_allowed(s, m, &where)) {
        return;
    }
    for (uint32_t i = 0; i < m->error_count; i++) {
        error_case(s, m, &m->errors[i], where);
    }
    for (uint32_t i = 0; i < m->handle_count; i++) {
        if (m->handles[i].optional) {
            handle_case(s, m, &m->handles[i], where);
        }
    }
}

static void number_case(struct suite *s, const struct suite_number *number, uint32_t connection,
                        uint32_t expected)
{
    struct suite_call *c = &s->calls[0];
    const char *const title[] = {number->name, " as ", s->protocol->connections[connection].name};
    case_begin(s, title, sizeof title / sizeof title[0]);
    world_begin(s);
    __builtin_memset(c->page, 0, sizeof c->page);
    c->m = (struct writ_msg){.tag = (uint64_t)WRIT_FORMAT_NATIVE << 56 |
                                    (uint64_t)s->protocol->number << 16 | number->number};
    c->connection = connection;
    step_send(s, c, NULL, NULL, expected);
    world_end(s);
    case_end(s);
}

static void number_cases(struct suite *s)
{
    static const struct suite_number unknown = {.name = "a method that is not", .number = 0xfffe};
    for (uint32_t connection = 0; connection < s->protocol->connection_count; connection++) {
        for (uint32_t i = 0; i < s->protocol->reserved_count; i++) {
            number_case(s, &s->protocol->reserved[i], connection, WRIT_DENIED);
        }
        number_case(s, &unknown, connection, WRIT_UNKNOWN_METHOD);
    }
}

/* As many objects as there can be, and one more. */
static void bound_case(struct suite *s, const struct suite_method *m)
{
    if (s->protocol->bound == 0 || s->protocol->bound > SUITE_OBJECTS) {
        case_skip(s, "more objects are allowed than the suite can keep");
        return;
    }
    begin(s, m, (struct setting){.place = NO_OBJECT}, " at a server that has all it can have", "");
    world_begin(s);
    for (uint32_t i = 1; i < s->protocol->bound && !s->failing; i++) {
        step_call(s, m, 0, NULL);
    }
    if (!s->failing) {
        call_prepare(s, &s->calls[0], m, 0, NULL);
        step_send(s, &s->calls[0], m, NULL, WRIT_LIMIT);
    }
    world_end(s);
    case_end(s);
}

static const struct suite_method *method_numbered(const struct suite *s, uint16_t number)
{
    for (uint32_t i = 0; i < s->protocol->method_count; i++) {
        if (method_at(s, i)->number == number) {
            return method_at(s, i);
        }
    }
    return NULL;
}

/* A good message about an object that is not there, or about none: NOT_FOUND, OK, or an error of the method's own. */
static uint32_t expected_of_good(const struct suite_call *c, const struct suite_method *m)
{
    if (m->key_offset != SUITE_NOWHERE) {
        return WRIT_NOT_FOUND;
    }
    for (uint32_t i = 0; i < m->error_count; i++) {
        if (m->errors[i].status == call_status(c)) {
            return m->errors[i].status;
        }
    }
    return WRIT_OK;
}

static void send_vector(struct suite *s, const struct writ_vector *v, struct suite_call *c)
{
    uint16_t check = v->why.check;
    const struct suite_method *m = method_numbered(s, writ_tag_method(v->tag));
    bool denied = m != NULL && !may_call(s, m, 0) && (check == 0 || check >= WRIT_STEP_ROLE);
    uint32_t expected = denied ? WRIT_DENIED : v->status;
    struct suite_before before = step_before(s);
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    if (check == 0 && !denied) {
        expected = expected_of_good(c, m);
    }
    s->unknown = (struct suite_object){.key = 0, .state = SUITE_GONE};
    step_after(s, c, check == 0 ? m : NULL, &s->unknown, expected, &before);
    bool differs = c->why.check != check || c->why.offset != v->why.offset;
    if (c->sees_why && check != 0 && !denied && differs) {
        case_fail(s, "another check refused it than the one that had to");
    }
}

static void vector_case(struct suite *s, const struct writ_vector *v)
{
    const struct writ_vectors *all = s->protocol->vectors;
    struct suite_call *c = &s->calls[0];
    writ_vector_load(all, v, 0xa5, c->page, &c->m);
    c->connection = 0;
    const char *refused = s->port->refuses(s->world, c);
    if (refused != NULL) {
        case_skip(s, refused);
        return;
    }
    const char *const title[] = {all->directions[v->direction].name, ": ", v->name};
    case_begin(s, title, sizeof title / sizeof title[0]);
    world_begin(s);
    writ_vector_load(all, v, 0xa5, c->page, &c->m); /* the world was begun with the same call */
    c->connection = 0;
    send_vector(s, v, c);
    world_end(s);
    case_end(s);
}

static void vector_cases(struct suite *s)
{
    const struct writ_vectors *all = s->protocol->vectors;
    for (uint32_t i = 0; i < all->count && !is_over(s); i++) {
        const struct writ_vector *v = &all->vectors[i];
        bool is_ours = writ_tag_protocol(v->tag) == s->protocol->number || v->why.check != 0;
        if (!all->directions[v->direction].is_reply && v->roles == UINT32_MAX && is_ours) {
            vector_case(s, v);
        }
    }
}

static void say_figures(struct suite *s)
{
    const struct suite_tally *t = &s->tally;
    skips_end(s);
    if (t->unseen != 0) {
        say_text(s, s->protocol->library);
        say_text(s,
                 ": refusals after which the inside of the server could not be seen from here: ");
        say_number(s, t->unseen);
        say_line(s);
    }
    say_text(s, s->protocol->library);
    say_text(s, ": ");
    say_number(s, t->denied);
    say_text(s, " denials, ");
    say_number(s, t->out_of_order);
    say_text(s, " order violations, ");
    say_number(s, t->skipped);
    say_text(s, " cases with a reason not to run here");
    say_line(s);
    say_text(s, s->protocol->library);
    say_text(s, ": ");
    say_number(s, t->cases);
    say_text(s, " cases, ");
    say_number(s, t->passed);
    say_text(s, " passed, ");
    say_number(s, t->failed);
    say_text(s, " failed");
    say_line(s);
}

bool suite_run(struct suite *s, const struct suite_protocol *protocol,
               const struct suite_port *port, struct suite_world *world)
{
    bool quiet = s->quiet;
    bool hurried = s->hurried;
    *s = (struct suite){.protocol = protocol, .port = port, .world = world};
    s->quiet = quiet;
    s->hurried = hurried;
    for (uint32_t i = 0; i < protocol->method_count && !is_over(s); i++) {
        cases_of_method(s, i);
        variant_cases(s, i);
        if (method_at(s, i)->made_offset != SUITE_NOWHERE) {
            bound_case(s, method_at(s, i));
        }
        if (method_at(s, i)->waiters != 0) {
            wait_cases(s, i);
        }
    }
    number_cases(s);
    vector_cases(s);
    say_figures(s);
    return s->tally.failed == 0;
}
