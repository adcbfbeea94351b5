/* One call and everything that must hold after it: status, form of the reply, nothing changed by a refusal, handles, guarantees. */
#include "suite_parts.h"

enum { FIRST_COMER = 0x4000 };

/* ---- messages ---- */

uint64_t field_of(const struct suite_call *c, uint32_t offset, uint32_t size)
{
    uint64_t value = 0;
    bool in_page = (writ_tag_flags(c->m.tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? c->page : (const uint8_t *)c->m.w;
    __builtin_memcpy(&value, body + offset, size);
    return value;
}

/* The words of a register message are the first bytes of its body. */
static void load_words(struct suite_call *c)
{
    __builtin_memcpy(c->m.w, c->page, WRIT_REGISTER_BYTES);
}

void field_put(struct suite_call *c, uint32_t offset, uint64_t value, uint32_t size)
{
    __builtin_memcpy(c->page + offset, &value, size);
    load_words(c);
}

/* What hooks know. They see the value that the case is about, which none of them changes. */
static void put_givens(struct suite *s, struct suite_call *c, const struct suite_method *m)
{
    const struct suite_choice *choice = s->choice;
    if (choice != NULL) {
        field_put(c, choice->offset, choice->value, choice->size);
    }
    for (uint32_t i = 0; i < m->given_count; i++) {
        if (choice == NULL || choice->offset != m->givens[i].offset) {
            m->givens[i].write(s->world, c->page + m->givens[i].offset);
        }
    }
}

void call_prepare(struct suite *s, struct suite_call *c, const struct suite_method *m,
                  uint32_t connection)
{
    __builtin_memset(c->page, 0, sizeof c->page);
    __builtin_memcpy(c->page, m->body, m->body_size);
    c->m.tag = m->tag;
    c->connection = connection;
    uint32_t held = s->port->held(s->world);
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_step *step = &m->steps[i];
        const struct suite_object *o = s->cast[step->machine];
        if (step->key_offset != SUITE_NOWHERE && o != NULL) {
            field_put(c, step->key_offset, o->key, machine_at(s, step->machine)->key_size);
        }
    }
    put_givens(s, c, m);
    for (uint32_t i = 0; i < m->handle_count; i++) {
        if (!m->handles[i].optional) {
            call_put_handle(s, c, &m->handles[i]);
        }
    }
    s->lasting += s->port->held(s->world) - held; /* what a hook had the server keep */
    load_words(c);
}

void call_put_handle(struct suite *s, struct suite_call *c, const struct suite_handle *handle)
{
    writ_store_record(c->page + WRIT_RECORDS, handle->index, handle->given(s->world));
}

uint32_t call_status(const struct suite_call *c)
{
    return c->kernel != WRIT_OK ? c->kernel : writ_tag_status(c->m.tag);
}

/* ---- what the answer may be ---- */

static bool guard_allows(const struct suite_guard *guard, const struct suite_call *c)
{
    uint64_t value = field_of(c, guard->offset, guard->size);
    for (uint32_t i = 0; i < guard->value_count; i++) {
        if (guard->values[i] == value) {
            return true;
        }
    }
    return false;
}

/* The object of a machine among those that a request is about. */
static const struct suite_object *about(const struct suite_method *m,
                                        const struct suite_before *before, uint32_t machine)
{
    for (uint32_t i = 0; i < m->step_count; i++) {
        if (m->steps[i].machine == machine) {
            return before->about[i];
        }
    }
    return NULL;
}

/* The classes, a bit each, that a caller may touch. */
static uint32_t classes_of(const struct suite_method *m, uint32_t held)
{
    uint32_t classes = 0;
    for (uint32_t i = 0; i < m->guard_count; i++) {
        const struct suite_guard *guard = &m->guards[i];
        if (guard->values == NULL && (held & guard->role) != 0) {
            classes |= UINT32_C(1) << guard->class_index;
        }
    }
    return classes;
}

/* The roles that count for a request before its object is looked up. */
static uint32_t roles_by_value(const struct suite_method *m, const struct suite_call *c,
                               uint32_t held)
{
    uint32_t allowed = held & m->free_roles;
    for (uint32_t i = 0; i < m->guard_count; i++) {
        const struct suite_guard *guard = &m->guards[i];
        if (guard->values != NULL && guard_allows(guard, c)) {
            allowed |= held & guard->role;
        }
    }
    return allowed;
}

enum { OK_BIT = 1 << WRIT_OK };
static const uint64_t denied_bit = UINT64_C(1) << WRIT_DENIED;
static const uint64_t not_found_bit = UINT64_C(1) << WRIT_NOT_FOUND;
static const uint64_t bad_state_bit = UINT64_C(1) << WRIT_BAD_STATE;

/* Whether the class of the object lets the caller: OK, DENIED, or both where nobody knows the class. */
static uint64_t judge_class(const struct suite *s, const struct suite_method *m,
                            const struct suite_before *before, uint32_t classes)
{
    for (uint32_t i = 0; i < m->guard_count; i++) {
        const struct suite_guard *guard = &m->guards[i];
        const struct suite_object *o =
            guard->values == NULL ? about(m, before, guard->machine) : NULL;
        if (o == NULL) {
            continue;
        }
        uint32_t every = (UINT32_C(1) << machine_at(s, guard->machine)->class_count) - 1;
        if (o->class_index != SUITE_NO_CLASS) {
            return (classes >> o->class_index & 1) != 0 ? OK_BIT : denied_bit;
        }
        return classes == every ? OK_BIT : OK_BIT | denied_bit;
    }
    return denied_bit;
}

static uint64_t judge_existence(const struct suite *s, const struct suite_method *m,
                                const struct suite_before *before)
{
    uint64_t may = OK_BIT;
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_object *o = before->about[i];
        if (!is_keyed(machine_at(s, m->steps[i].machine))) {
            continue;
        }
        if (!is_live(o)) {
            return (may & ~(uint64_t)OK_BIT) | not_found_bit;
        }
        if ((o->states & state_bit(SUITE_GONE)) != 0) {
            may |= not_found_bit;
        }
    }
    return may;
}

static uint64_t judge_states(const struct suite_method *m, const struct suite_before *before)
{
    uint64_t may = OK_BIT;
    for (uint32_t i = 0; i < m->step_count; i++) {
        uint32_t states = before->about[i]->states & ~state_bit(SUITE_GONE);
        if ((states & m->steps[i].sources) == 0) {
            return (may & ~(uint64_t)OK_BIT) | bad_state_bit;
        }
        if ((states & ~m->steps[i].sources) != 0) {
            may |= bad_state_bit;
        }
    }
    return may;
}

struct suite_expected expected_of(const struct suite *s, const struct suite_method *m,
                                  const struct suite_call *c, const struct suite_before *before)
{
    uint32_t held = s->protocol->connections[c->connection].roles;
    uint32_t allowed = roles_by_value(m, c, held);
    uint32_t classes = classes_of(m, held);
    bool everybody = m->roles == UINT32_MAX;
    if (!everybody && ((m->roles & held) == 0 || (allowed == 0 && classes == 0))) {
        return exactly(WRIT_DENIED);
    }
    uint64_t may = judge_existence(s, m, before);
    if ((may & OK_BIT) != 0 && !everybody && allowed == 0) {
        may = (may & ~(uint64_t)OK_BIT) | judge_class(s, m, before, classes);
    }
    if ((may & OK_BIT) != 0) {
        may = (may & ~(uint64_t)OK_BIT) | judge_states(m, before);
    }
    return (struct suite_expected){.framework = may};
}

/* ---- before ---- */

/* Every state that events can have led to meanwhile. */
void suite_widen(const struct suite *s, struct suite_object *o)
{
    const struct suite_machine *machine = machine_at(s, o->machine);
    uint32_t before = 0;
    while (before != o->states) {
        before = o->states;
        for (uint32_t i = 0; i < machine->event_count; i++) {
            if ((o->states & machine->events[i].sources) != 0) {
                o->states |= state_bit(machine->events[i].target);
            }
        }
    }
}

/* The object that a request names, or one that stands for what is not there. */
static struct suite_object *named(struct suite *s, const struct suite_step *step,
                                  const struct suite_call *c)
{
    const struct suite_machine *machine = machine_at(s, step->machine);
    struct suite_object *other = &s->others[step->machine];
    if (!is_keyed(machine)) {
        return other;
    }
    uint64_t key = field_of(c, step->key_offset, machine->key_size);
    struct suite_object *o = object_find(s, step->machine, key);
    if (o == NULL) {
        other->key = key;
        other->states = state_bit(SUITE_GONE);
        o = other;
    }
    return o;
}

struct suite_before step_before(struct suite *s, const struct suite_method *m,
                                const struct suite_call *c)
{
    struct suite_before before = {.digest = s->protocol->digest(s->world),
                                  .held = s->port->held(s->world)};
    for (uint32_t i = 0; m != NULL && i < m->step_count; i++) {
        before.about[i] = named(s, &m->steps[i], c);
        if (s->port->restless) {
            suite_widen(s, before.about[i]);
        }
    }
    return before;
}

/* ---- after ---- */

/* The reply of a call, checked as a client's stub would; a refusal is its tag and nothing else. */
static void judge_form(struct suite *s, const struct suite_call *c, const struct suite_method *m)
{
    uint32_t status = writ_tag_status(c->m.tag);
    if (status != WRIT_OK || m == NULL) {
        if (c->m.tag != writ_tag_error(c->request, status)) {
            case_fail(s, "a refusal that is more than its tag");
        }
        return;
    }
    if (m->reply_check(&c->m, c->page, c->page + WRIT_RECORDS).check != 0) {
        case_fail(s, "a reply that breaks the contract");
    }
}

/* Keeps of an object's states those that could have given the answer. */
static void narrow(struct suite *s, struct suite_object *o, uint32_t states)
{
    o->states &= states;
    if (o->states == 0) {
        case_fail(s, "no state that the object may be in gives this answer");
        o->states = states;
    }
}

/* What the reply says about the state of an object. */
static void take_sight(struct suite *s, const struct suite_call *c, const struct suite_method *m,
                       struct suite_object *o)
{
    const struct suite_machine *machine = machine_at(s, o->machine);
    if (machine->observer != method_index(s, m)) {
        return;
    }
    uint64_t value = field_of(c, m->seen_offset, machine->state_size);
    for (uint32_t i = 1; i < machine->state_count; i++) {
        if (machine->states[i].value == value && (o->states & state_bit(i)) != 0) {
            o->states = state_bit(i);
            return;
        }
    }
    case_fail(s, "the state that is shown is not the one it must be in");
}

/* What an OK means for the objects. */
static void take_effect(struct suite *s, const struct suite_call *c, const struct suite_method *m,
                        const struct suite_before *before)
{
    for (uint32_t i = 0; i < m->step_count; i++) {
        struct suite_object *o = before->about[i];
        if (o == NULL) {
            case_fail(s, "an answer about an object that nobody named");
            return;
        }
        narrow(s, o, m->steps[i].sources);
        take_sight(s, c, m, o);
        if (m->steps[i].target != SUITE_SAME) {
            o->states = state_bit(m->steps[i].target);
        }
    }
    if (m->made_offset != SUITE_NOWHERE) {
        uint32_t size = machine_at(s, m->made_machine)->key_size;
        s->made = object_add(s, m->made_machine, field_of(c, m->made_offset, size), m->made);
        if (s->made != NULL) {
            s->made->maker = c->connection;
        }
    }
}

static void take_error(struct suite *s, const struct suite_method *m, uint32_t status,
                       const struct suite_before *before)
{
    for (uint32_t i = 0; i < m->error_count; i++) {
        for (uint32_t k = 0; m->errors[i].status == status && k < m->step_count; k++) {
            if (m->errors[i].targets[k] != SUITE_SAME) {
                before->about[k]->states = state_bit(m->errors[i].targets[k]);
            }
        }
    }
    if (m->step_count == 1 && status == WRIT_BAD_STATE) {
        narrow(s, before->about[0], ~m->steps[0].sources);
    } else if (m->step_count == 1 && status == WRIT_NOT_FOUND) {
        narrow(s, before->about[0], state_bit(SUITE_GONE));
    }
}

/* A refusal by the framework comes before the handler and changes nothing. A handler's own error may count things. */
static void judge_effect(struct suite *s, uint32_t status, const struct suite_before *before)
{
    if (status == WRIT_OK || status >= WRIT_FIRST_OWN) {
        return;
    }
    uint64_t digest = s->protocol->digest(s->world);
    if (before->digest == 0) {
        s->tally.unseen++;
    } else if (digest != before->digest) {
        case_fail(s, "a refused call changed what the server keeps");
    }
}

/* What the server holds: as much as before, but for what the contract lets it keep, and for what went with an object. */
static void judge_ledger(struct suite *s, uint32_t before, uint32_t keeps, bool may_drop)
{
    uint32_t held = s->port->held(s->world);
    uint32_t least = before - (may_drop ? writ_least(before, s->lasting) : 0);
    if (before != UINT32_MAX && (held < least || held > before + keeps)) {
        case_fail(s, "handles or kept replies are left over, or too few are held");
    } else if (before != UINT32_MAX) {
        s->lasting += held - before; /* may be less than before */
    }
    const char *complaint = s->port->complaint(s->world);
    if (complaint != NULL) {
        case_fail(s, complaint);
    }
}

void step_after(struct suite *s, struct suite_call *c, const struct suite_method *m,
                struct suite_expected expected, const struct suite_before *before)
{
    uint32_t status = call_status(c);
    if (!is_expected(expected, status)) {
        uint32_t told =
            expected.own != 0 ? expected.own : (uint32_t)__builtin_ctzll(expected.framework);
        case_fail_status(s, m, told, status);
    }
    bool is_ok = status == WRIT_OK && m != NULL;
    judge_ledger(s, before->held, is_ok ? m->keeps : 0, is_ok || status >= WRIT_FIRST_OWN);
    if (c->kernel != WRIT_OK) {
        return;
    }
    judge_form(s, c, m);
    judge_effect(s, status, before);
    if (m == NULL) {
        return;
    }
    if (is_ok) {
        take_effect(s, c, m, before);
    } else if (is_expected(expected, status)) {
        take_error(s, m, status, before);
    }
    if (m->ensures != NULL && !m->ensures(s, status)) {
        case_fail(s, "a guarantee does not hold");
    }
}

void step_send(struct suite *s, struct suite_call *c, const struct suite_method *m,
               struct suite_expected expected)
{
    struct suite_before before = step_before(s, m, c);
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    step_after(s, c, m, expected, &before);
}

const char *call_choose(struct suite *s, struct suite_call *c, const struct suite_method *m)
{
    const char *reason = NULL;
    if (m->made_class == NULL) {
        return NULL;
    }
    uint32_t wanted = s->wanted_class[m->made_machine];
    bool any = wanted == SUITE_NO_CLASS;
    uint32_t end = any ? machine_at(s, m->made_machine)->class_count : wanted + 1;
    for (uint32_t i = end; i-- > (any ? 0 : wanted);) {
        s->made_class = (uint8_t)i;
        reason = m->made_class(s->world, c, i);
        if (reason == NULL) {
            load_words(c);
            return NULL;
        }
    }
    return reason;
}

struct suite_expected expected_by(const struct suite *s, const struct suite_method *m,
                                  const struct suite_call *c, const struct suite_before *before,
                                  struct suite_expected expected)
{
    uint32_t status = call_status(c);
    bool is_others = false;
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_object *o = before->about[i];
        is_others = is_others || (is_keyed(machine_at(s, o->machine)) && is_live(o) &&
                                  o->maker != c->connection);
    }
    for (uint32_t i = 0; is_others && is_expected(expected, WRIT_OK) && i < m->error_count; i++) {
        if (m->errors[i].of_others && m->errors[i].status == status) {
            return exactly(status);
        }
    }
    return expected;
}

void step_call(struct suite *s, const struct suite_method *m, uint32_t connection)
{
    struct suite_call *c = &s->room.calls[0];
    call_prepare(s, c, m, connection);
    s->why_not = call_choose(s, c, m);
    if (s->why_not != NULL) {
        return;
    }
    struct suite_before before = step_before(s, m, c);
    struct suite_expected expected = expected_of(s, m, c, &before);
    s->made = NULL;
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    step_after(s, c, m, expected_by(s, m, c, &before, expected), &before);
    if (s->made != NULL && m->made_class != NULL) {
        s->made->class_index = s->made_class;
    }
}

/* ---- events ---- */

void take_event(struct suite *s, struct suite_object *o, const struct suite_event *event)
{
    s->tally.events++;
    o->states = state_bit(event->target);
}

/* A place for an object that comes by itself. No reply tells its key, so the suite chooses one that nothing has: what a live server
 * knows by itself has low numbers. */
static struct suite_object *comer(struct suite *s, uint32_t machine)
{
    uint64_t first = machine_at(s, machine)->key_size > 1 ? FIRST_COMER : 0;
    do {
        s->came++;
    } while (object_find(s, machine, first + s->came) != NULL);
    return object_add(s, machine, first + s->came, SUITE_GONE);
}

bool step_event(struct suite *s, uint32_t machine, const struct suite_event *event,
                uint32_t released)
{
    struct suite_object *o = subject_of(s, machine);
    bool comes = is_keyed(machine_at(s, machine)) && (o == NULL || !is_live(o));
    o = comes ? comer(s, machine) : o;
    if (o == NULL) {
        return false;
    }
    uint32_t held = s->port->held(s->world);
    s->why_not = event->given(s->world, o->key);
    if (s->why_not != NULL) {
        return false;
    }
    s->cast[machine] = comes ? o : s->cast[machine];
    take_event(s, o, event);
    judge_ledger(s, held == UINT32_MAX ? held : held - released, 0, true);
    return true;
}
