/* One call and everything that must hold after it: status, form of the reply, nothing changed by a refusal, handles, guarantees. */
#include "suite_parts.h"

uint32_t expected_status(const struct suite *s, const struct suite_method *m, uint32_t connection,
                         const struct suite_object *o)
{
    if (!may_call(s, m, connection)) {
        return WRIT_DENIED;
    }
    if (m->key_offset == SUITE_NOWHERE) {
        return WRIT_OK;
    }
    if (o->state == SUITE_GONE) {
        return WRIT_NOT_FOUND;
    }
    return (m->sources >> o->state & 1) != 0 ? WRIT_OK : WRIT_BAD_STATE;
}

/* The words of a register message are the first bytes of its body. */
static void load_words(struct suite_call *c)
{
    __builtin_memcpy(c->m.w, c->page, WRIT_REGISTER_BYTES);
}

void call_prepare(struct suite *s, struct suite_call *c, const struct suite_method *m,
                  uint32_t connection, const struct suite_object *o)
{
    __builtin_memset(c->page, 0, sizeof c->page);
    __builtin_memcpy(c->page, m->body, m->body_size);
    c->m.tag = m->tag;
    c->connection = connection;
    if (m->key_offset != SUITE_NOWHERE) {
        __builtin_memcpy(c->page + m->key_offset, &o->key, s->protocol->key_size);
    }
    for (uint32_t i = 0; i < m->given_count; i++) {
        m->givens[i].write(s->world, c->page + m->givens[i].offset);
    }
    for (uint32_t i = 0; i < m->handle_count; i++) {
        if (!m->handles[i].optional) {
            call_put_handle(s, c, &m->handles[i]);
        }
    }
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

struct suite_before step_before(struct suite *s)
{
    return (struct suite_before){.digest = s->protocol->digest(s->world),
                                 .held = s->port->held(s->world)};
}

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

static uint64_t field_of(const struct suite_call *c, uint32_t offset, uint32_t size)
{
    uint64_t value = 0;
    bool in_page = (writ_tag_flags(c->m.tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? c->page : (const uint8_t *)c->m.w;
    __builtin_memcpy(&value, body + offset, size);
    return value;
}

/* What an OK means for the objects. */
static void take_effect(struct suite *s, const struct suite_call *c, const struct suite_method *m,
                        struct suite_object *o)
{
    if (m->made_offset != SUITE_NOWHERE) {
        (void)object_add(s, field_of(c, m->made_offset, s->protocol->key_size), m->made);
    }
    if (m->seen_offset != SUITE_NOWHERE && field_of(c, m->seen_offset, s->protocol->state_size) !=
                                               s->protocol->states[o->state].value) {
        case_fail(s, "the state that is shown is not the one it must be in");
    }
    if (o != NULL && m->key_offset != SUITE_NOWHERE && m->target != SUITE_SAME) {
        o->state = m->target;
    }
}

static void take_error(const struct suite_method *m, struct suite_object *o, uint32_t status)
{
    for (uint32_t i = 0; i < m->error_count; i++) {
        if (m->errors[i].status == status && m->errors[i].target != SUITE_SAME && o != NULL) {
            o->state = m->errors[i].target;
        }
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

static void judge_ledger(struct suite *s, const struct suite_before *before)
{
    if (before->held != UINT32_MAX && s->port->held(s->world) != before->held) {
        case_fail(s, "handles or kept replies are left over, or too few are held");
    }
    const char *complaint = s->port->complaint(s->world);
    if (complaint != NULL) {
        case_fail(s, complaint);
    }
}

void step_after(struct suite *s, struct suite_call *c, const struct suite_method *m,
                struct suite_object *o, uint32_t expected, const struct suite_before *before)
{
    uint32_t status = call_status(c);
    if (status != expected) {
        case_fail_status(s, m, expected, status);
    }
    judge_ledger(s, before);
    if (c->kernel != WRIT_OK) {
        return;
    }
    judge_form(s, c, m);
    judge_effect(s, status, before);
    if (m == NULL) {
        return;
    }
    if (status == WRIT_OK) {
        take_effect(s, c, m, o);
    } else {
        take_error(m, o, status);
    }
    if (m->ensures != NULL && !m->ensures(s, status)) {
        case_fail(s, "a guarantee does not hold");
    }
}

void step_send(struct suite *s, struct suite_call *c, const struct suite_method *m,
               struct suite_object *o, uint32_t expected)
{
    struct suite_before before = step_before(s);
    s->port->call(s->world, c, SUITE_PATIENCE_MS);
    step_after(s, c, m, o, expected, &before);
}

void step_call(struct suite *s, const struct suite_method *m, uint32_t connection,
               struct suite_object *o)
{
    struct suite_call *c = &s->calls[0];
    call_prepare(s, c, m, connection, o);
    step_send(s, c, m, o, expected_status(s, m, connection, o));
}
