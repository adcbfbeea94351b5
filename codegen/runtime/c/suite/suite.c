/* The cases of a suite: every method in every state by every set of roles, events, errors, bounds, unknown numbers, malformed messages,
 * waits. */
#include "suite_parts.h"

/* Where the object of a step is in a case: a state by its index, or one of these. */
enum { NEVER_WAS = 0xfe, HAS_GONE = 0xfd, NO_CHOICE = 0xff };

/* What a case is about: where its objects are, the class of the last of them that has one, a value that a guard looks at. */
struct setting {
    uint8_t places[SUITE_STEPS];
    uint8_t class_index; /* SUITE_NO_CLASS where none counts */
    uint8_t choice;      /* index, or NO_CHOICE */
};

const char suite_heard[] = "the hook has heard it";

static const struct setting plain = {.class_index = SUITE_NO_CLASS, .choice = NO_CHOICE};

/* A suite in a hurry has seen enough once a case has failed. */
static bool is_over(const struct suite *s)
{
    return s->hurried && s->tally.failed != 0;
}

/* ---- titles ---- */

enum { TITLE_PARTS = 24 };

struct title {
    const char *parts[TITLE_PARTS];
    uint32_t count;
};

static void title_add(struct title *title, const char *part)
{
    if (title->count < TITLE_PARTS) {
        title->parts[title->count++] = part;
    }
}

/* Where the object of a step is; its machine is named where there are several. */
static void title_place(struct title *title, const struct suite_machine *machine, uint8_t place,
                        bool several)
{
    const char *before = title->count == 1 ? " of " : " and ";
    bool is_state = place != NEVER_WAS && place != HAS_GONE;
    if (several || !is_state) {
        title_add(title, before);
        title_add(title, several ? machine->name : "an object");
    }
    if (is_state) {
        title_add(title, " in ");
        title_add(title, machine->states[place].name);
    } else {
        title_add(title, place == NEVER_WAS ? " that never was" : " that has gone");
    }
}

/* Begins the case: the method, where its objects are, and what else there is to say. */
static void begin(struct suite *s, const struct suite_method *m, struct setting where,
                  const char *how, const char *who)
{
    struct title title = {.parts = {m->name}, .count = 1};
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_machine *machine = machine_at(s, m->steps[i].machine);
        title_place(&title, machine, where.places[i], m->step_count > 1);
        if (where.class_index < machine->class_count) {
            title_add(&title, " of class ");
            title_add(&title, machine->classes[where.class_index]);
        }
    }
    if (where.choice != NO_CHOICE) {
        title_add(&title, " with ");
        title_add(&title, m->choices[where.choice].name);
    }
    title_add(&title, how);
    title_add(&title, who);
    case_begin(s, title.parts, title.count);
}

/* ---- settings ---- */

/* Brings an object of the machine into being and ends it again; its key stays known. */
static void let_go(struct suite *s, uint32_t machine)
{
    uint8_t wanted[SUITE_MACHINES];
    uint32_t count = machine_at(s, machine)->state_count;
    __builtin_memset(wanted, PLAN_ANY, sizeof wanted);
    for (uint32_t state = 1; state < count; state++) {
        wanted[machine] = (uint8_t)state;
        if (plan_walk(s, wanted) || s->failing) {
            break;
        }
    }
    if (s->cast[machine] == NULL || !is_live(s->cast[machine])) {
        return;
    }
    wanted[machine] = SUITE_GONE;
    s->why_not = NULL;
    if (!plan_walk(s, wanted)) {
        s->why_not = "nothing ends an object";
        return;
    }
    s->others[machine].key = s->cast[machine]->key;
    s->cast[machine] = NULL;
}

/* Puts the objects of the case where they are wanted; false if the case failed or why_not is set. */
static bool set_up(struct suite *s, const struct suite_method *m, struct setting where)
{
    uint8_t wanted[SUITE_MACHINES];
    __builtin_memset(wanted, PLAN_ANY, sizeof wanted);
    for (uint32_t i = 0; i < m->step_count; i++) {
        uint32_t machine = m->steps[i].machine;
        bool classed = where.class_index < machine_at(s, machine)->class_count;
        s->wanted_class[machine] = classed ? where.class_index : SUITE_NO_CLASS;
        if (where.places[i] == HAS_GONE) {
            let_go(s, machine);
        } else if (where.places[i] != NEVER_WAS) {
            wanted[machine] = where.places[i];
        }
    }
    if (s->why_not != NULL || s->failing || !plan_walk(s, wanted)) {
        return false;
    }
    for (uint32_t i = 0; i < m->step_count; i++) {
        if (where.places[i] == HAS_GONE || where.places[i] == NEVER_WAS) {
            s->cast[m->steps[i].machine] = &s->others[m->steps[i].machine];
        }
    }
    return true;
}

/* The next setting of a method, in the order of its states; false after the last. */
static bool next_place(const struct suite *s, const struct suite_method *m, struct setting *where)
{
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_machine *machine = machine_at(s, m->steps[i].machine);
        if (where->places[i] == NEVER_WAS) {
            where->places[i] = HAS_GONE;
            return true;
        }
        where->places[i] = where->places[i] == HAS_GONE ? 1 : (uint8_t)(where->places[i] + 1);
        if (where->places[i] < machine->state_count) {
            return true;
        }
        where->places[i] = is_keyed(machine) ? NEVER_WAS : 1;
    }
    return false;
}

static struct setting first_place(const struct suite *s, const struct suite_method *m)
{
    struct setting where = plain;
    for (uint32_t i = 0; i < m->step_count; i++) {
        where.places[i] = is_keyed(machine_at(s, m->steps[i].machine)) ? NEVER_WAS : 1;
    }
    return where;
}

/* How many classes make a difference to a method. */
static uint32_t classes_that_count(const struct suite *s, const struct suite_method *m)
{
    for (uint32_t i = 0; i < m->guard_count; i++) {
        if (m->guards[i].values == NULL) {
            return machine_at(s, m->guards[i].machine)->class_count;
        }
    }
    return 0;
}

/* ---- methods ---- */

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

static void count_refusal(struct suite *s, uint32_t index, struct suite_expected expected)
{
    if (s->why_not != NULL) {
        return;
    }
    if (is_expected(expected, WRIT_DENIED)) {
        s->tally.denied++;
        tell(s, &s->told_denied, index, "denied: ", WRIT_DENIED);
    } else if (is_expected(expected, WRIT_BAD_STATE)) {
        s->tally.out_of_order++;
        tell(s, &s->told_order, index, "order: ", WRIT_BAD_STATE);
    }
}

static void choice_prepare(struct suite *s, const struct suite_method *m, struct setting where,
                           uint32_t connection)
{
    s->choice = where.choice != NO_CHOICE ? &m->choices[where.choice] : NULL;
    call_prepare(s, &s->room.calls[0], m, connection);
    s->choice = NULL;
}

/* The call of a case, with the value that it is about. */
static void choice_call(struct suite *s, const struct suite_method *m, struct setting where,
                        uint32_t connection)
{
    if (where.choice == NO_CHOICE) {
        step_call(s, m, connection);
        return;
    }
    struct suite_call *c = &s->room.calls[0];
    choice_prepare(s, m, where, connection);
    struct suite_before before = step_before(s, m, c);
    struct suite_expected expected = expected_of(s, m, c, &before);
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    step_after(s, c, m, expected_by(s, m, c, &before, expected), &before);
}

/* One method, one setting, one set of roles: exactly the answer that the order of refusals gives. */
static void method_case(struct suite *s, uint32_t index, struct setting where, uint32_t connection)
{
    const struct suite_method *m = method_at(s, index);
    struct suite_call *c = &s->room.calls[0];
    begin(s, m, where, " as ", s->protocol->connections[connection].name);
    world_begin(s);
    struct suite_expected expected = {0};
    if (set_up(s, m, where)) {
        choice_prepare(s, m, where, connection);
        struct suite_before before = step_before(s, m, c);
        expected = expected_of(s, m, c, &before);
        if (m->waiters != 0 && is_expected(expected, WRIT_OK)) {
            wait_case(s, index, connection);
        } else {
            choice_call(s, m, where, connection);
        }
    }
    world_end(s);
    count_refusal(s, index, expected);
    case_end(s);
}

static void cases_by_roles(struct suite *s, uint32_t index, struct setting where)
{
    for (uint32_t i = 0; i < s->protocol->connection_count && !is_over(s); i++) {
        method_case(s, index, where, i);
    }
}

static void cases_of_method(struct suite *s, uint32_t index)
{
    const struct suite_method *m = method_at(s, index);
    uint32_t classes = classes_that_count(s, m);
    struct setting where = first_place(s, m);
    if (m->unreachable != NULL) {
        case_skip(s, m->unreachable);
        return;
    }
    do {
        cases_by_roles(s, index, where);
        for (uint32_t i = 0; i < classes; i++) {
            struct setting classed = where;
            classed.class_index = (uint8_t)i;
            cases_by_roles(s, index, classed);
        }
        for (uint32_t i = 0; i < m->choice_count; i++) {
            struct setting chosen = where;
            chosen.choice = (uint8_t)i;
            cases_by_roles(s, index, chosen);
        }
    } while (!is_over(s) && next_place(s, m, &where));
}

/* ---- events ---- */

static void event_case(struct suite *s, uint32_t machine, const struct suite_event *event,
                       uint32_t state)
{
    const struct suite_machine *all = machine_at(s, machine);
    uint8_t wanted[SUITE_MACHINES];
    const char *const title[] = {all->name, " ", event->name, " in ", all->states[state].name};
    case_begin(s, title, sizeof title / sizeof title[0]);
    world_begin(s);
    __builtin_memset(wanted, PLAN_ANY, sizeof wanted);
    wanted[machine] = (uint8_t)state;
    if (plan_walk(s, wanted)) {
        (void)step_event(s, machine, event, 0);
    }
    world_end(s);
    case_end(s);
}

static void event_cases(struct suite *s)
{
    for (uint32_t i = 0; i < s->protocol->machine_count; i++) {
        const struct suite_machine *machine = machine_at(s, i);
        for (uint32_t k = 0; k < machine->event_count; k++) {
            for (uint32_t state = SUITE_GONE; state < machine->state_count; state++) {
                if ((machine->events[k].sources >> state & 1) != 0 && !is_over(s)) {
                    event_case(s, i, &machine->events[k], state);
                }
            }
        }
    }
}

/* ---- errors, handles, numbers, bounds ---- */

/* Where a method is allowed: the first states that allow it, and a class that some role may touch. */
static struct setting where_allowed(const struct suite_method *m)
{
    struct setting where = plain;
    for (uint32_t i = m->guard_count; m->free_roles == 0 && i-- > 0;) {
        if (m->guards[i].values == NULL) {
            where.class_index = m->guards[i].class_index;
        }
    }
    for (uint32_t i = 0; i < m->step_count; i++) {
        where.places[i] = (uint8_t)__builtin_ctz(m->steps[i].sources);
    }
    return where;
}

static void error_case(struct suite *s, const struct suite_method *m,
                       const struct suite_error *error)
{
    struct setting where = where_allowed(m);
    begin(s, m, where, " to be answered ", error->name);
    world_begin(s);
    if (set_up(s, m, where)) {
        struct suite_call *c = &s->room.calls[0];
        call_prepare(s, c, m, 0);
        s->why_not = error->given(s->world, c);
        __builtin_memcpy(c->m.w, c->page, WRIT_REGISTER_BYTES);
        if (s->why_not == suite_heard) {
            s->why_not = NULL;
        } else if (s->why_not == NULL) {
            step_send(s, c, m, exactly(error->status));
        }
    }
    world_end(s);
    case_end(s);
}

static void handle_case(struct suite *s, const struct suite_method *m,
                        const struct suite_handle *handle)
{
    struct setting where = where_allowed(m);
    begin(s, m, where, " with ", handle->name);
    world_begin(s);
    if (set_up(s, m, where)) {
        call_prepare(s, &s->room.calls[0], m, 0);
        call_put_handle(s, &s->room.calls[0], handle);
        step_send(s, &s->room.calls[0], m, exactly(WRIT_OK));
    }
    world_end(s);
    case_end(s);
}

/* Every error that the method declares, and every handle that it may leave out. */
static void variant_cases(struct suite *s, uint32_t index)
{
    const struct suite_method *m = method_at(s, index);
    for (uint32_t i = 0; m->unreachable == NULL && i < m->error_count && !is_over(s); i++) {
        error_case(s, m, &m->errors[i]);
    }
    for (uint32_t i = 0; m->unreachable == NULL && i < m->handle_count && !is_over(s); i++) {
        if (m->handles[i].optional) {
            handle_case(s, m, &m->handles[i]);
        }
    }
}

static void number_case(struct suite *s, const struct suite_number *number, uint32_t connection,
                        uint32_t expected)
{
    struct suite_call *c = &s->room.calls[0];
    const char *const title[] = {number->name, " as ", s->protocol->connections[connection].name};
    case_begin(s, title, sizeof title / sizeof title[0]);
    world_begin(s);
    __builtin_memset(c->page, 0, sizeof c->page);
    c->m = (struct writ_msg){.tag = (uint64_t)WRIT_FORMAT_NATIVE << 56 |
                                    (uint64_t)s->protocol->number << 16 | number->number};
    c->connection = connection;
    step_send(s, c, NULL, exactly(expected));
    world_end(s);
    case_end(s);
}

static bool has_number(const struct suite_protocol *protocol, uint32_t number)
{
    for (uint32_t i = 0; i < protocol->method_count; i++) {
        if (writ_tag_method(protocol->methods[i].tag) == number) {
            return true;
        }
    }
    for (uint32_t i = 0; i < protocol->reserved_count; i++) {
        if (protocol->reserved[i].number == number) {
            return true;
        }
    }
    return false;
}

static void number_cases(struct suite *s)
{
    struct suite_number unknown = {.name = "a method that is not", .number = 0xfffe};
    while (has_number(s->protocol, unknown.number)) {
        unknown.number--;
    }
    for (uint32_t connection = 0; connection < s->protocol->connection_count; connection++) {
        for (uint32_t i = 0; i < s->protocol->reserved_count && !is_over(s); i++) {
            number_case(s, &s->protocol->reserved[i], connection, WRIT_DENIED);
        }
        number_case(s, &unknown, connection, WRIT_UNKNOWN_METHOD);
    }
}

/* As many objects as there can be, and one more. */
static void bound_case(struct suite *s, const struct suite_method *m)
{
    uint32_t bound = machine_at(s, m->made_machine)->bound;
    if (bound == 0 || bound > s->room.object_count) {
        case_skip(s, "more objects are allowed than the suite can keep");
        return;
    }
    begin(s, m, plain, " at a server that has all it can have", "");
    world_begin(s);
    while (suite_live(s, m->made_machine) < bound && !s->failing && s->why_not == NULL) {
        step_call(s, m, 0);
    }
    if (!s->failing && s->why_not == NULL) {
        call_prepare(s, &s->room.calls[0], m, 0);
        (void)call_choose(s, &s->room.calls[0], m);
        step_send(s, &s->room.calls[0], m, exactly(WRIT_LIMIT));
    }
    world_end(s);
    case_end(s);
}

/* ---- vectors ---- */

static const struct suite_method *method_numbered(const struct suite *s, uint16_t number)
{
    for (uint32_t i = 0; i < s->protocol->method_count; i++) {
        if (method_at(s, i)->number == number) {
            return method_at(s, i);
        }
    }
    return NULL;
}

/* Whether a server may answer so where it has no other reason to refuse. */
static bool is_declared(const struct suite_method *m, uint32_t status)
{
    for (uint32_t i = 0; i < m->error_count; i++) {
        if (m->errors[i].status == status) {
            return true;
        }
    }
    return false;
}

static void send_vector(struct suite *s, const struct writ_vector *v, struct suite_call *c)
{
    uint16_t check = v->why.check;
    const struct suite_method *m = method_numbered(s, writ_tag_method(v->tag));
    bool denied = m != NULL && (m->roles & s->protocol->connections[0].roles) == 0 &&
                  m->roles != UINT32_MAX && (check == 0 || check >= WRIT_STEP_ROLE);
    struct suite_expected expected = exactly(denied ? WRIT_DENIED : v->status);
    const struct suite_method *good = check == 0 ? m : NULL;
    struct suite_before before = step_before(s, good, c);
    if (good != NULL) {
        expected = expected_of(s, good, c, &before);
    }
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    if (good != NULL && is_expected(expected, WRIT_OK) && is_declared(good, call_status(c))) {
        expected = exactly(call_status(c));
    }
    step_after(s, c, good, expected, &before);
    bool differs = c->why.check != check || c->why.offset != v->why.offset;
    if (c->sees_why && check != 0 && !denied && differs) {
        case_fail(s, "another check refused it than the one that had to");
    }
}

/* Whether a good request may wait for something that does not come by itself: one about no single object. */
static bool may_wait(const struct suite *s, const struct suite_method *m)
{
    return m != NULL && m->waiters != 0 && m->step_count == 1 &&
           s->protocol->machines[m->steps[0].machine].key_size == 0;
}

static void vector_case(struct suite *s, const struct writ_vector *v)
{
    const struct writ_vectors *all = s->protocol->vectors;
    struct suite_call *c = &s->room.calls[0];
    writ_vector_load(all, v, 0xa5, c->page, &c->m);
    c->connection = 0;
    const char *refused = s->port->refuses(s->world, c);
    const struct suite_method *good =
        v->why.check == 0 ? method_numbered(s, writ_tag_method(v->tag)) : NULL;
    if (may_wait(s, good)) {
        refused = "what waits about no object is tried with its event";
    } else if (good != NULL && good->unreachable != NULL) {
        refused = good->unreachable;
    }
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

/* All vectors of requests, or those of one method. */
static void vector_cases(struct suite *s, const struct suite_method *only)
{
    const struct writ_vectors *all = s->protocol->vectors;
    for (uint32_t i = 0; i < all->count && !is_over(s); i++) {
        const struct writ_vector *v = &all->vectors[i];
        const struct writ_direction *direction = &all->directions[v->direction];
        bool is_ours = direction->protocol == s->protocol->number &&
                       (only == NULL || writ_tag_method(v->tag) == only->number);
        if (!direction->is_reply && v->roles == UINT32_MAX && is_ours) {
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
    say_number(s, t->events);
    say_text(s, " events, ");
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

/* Everything that is about one method. */
static void run_method(struct suite *s, uint32_t index)
{
    cases_of_method(s, index);
    variant_cases(s, index);
    if (method_at(s, index)->waiters != 0 && method_at(s, index)->unreachable == NULL) {
        wait_cases(s, index);
    }
}

static void bound_cases(struct suite *s)
{
    for (uint32_t i = 0; i < s->protocol->method_count && !is_over(s); i++) {
        const struct suite_method *m = method_at(s, i);
        if (m->made_offset != SUITE_NOWHERE && m->step_count == 0 && m->unreachable == NULL) {
            bound_case(s, m);
        }
    }
}

bool suite_run(struct suite *s, const struct suite_protocol *protocol,
               const struct suite_port *port, struct suite_world *world)
{
    *s = (struct suite){.protocol = protocol,
                        .port = port,
                        .world = world,
                        .room = s->room,
                        .quiet = s->quiet,
                        .hurried = s->hurried,
                        .first = s->first};
    if (s->first != NULL) {
        run_method(s, method_index(s, s->first));
        vector_cases(s, s->first);
    }
    for (uint32_t i = 0; i < protocol->method_count && !is_over(s); i++) {
        if (method_at(s, i) != s->first) {
            run_method(s, i);
        }
    }
    event_cases(s);
    number_cases(s);
    vector_cases(s, NULL);
    bound_cases(s);
    say_figures(s);
    return s->tally.failed == 0;
}
