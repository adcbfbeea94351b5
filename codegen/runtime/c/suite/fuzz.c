/* See writ/fuzz.h. */
#include "writ/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite_parts.h"
#include "writ/mutate.h"

enum mode { JUDGE, AGAIN, DRIVE, MODES };

enum op { OP_CALL, OP_VECTOR, OP_MUTATED, OP_CLOSE, OP_FAIL, OP_EVENT };

/* How often each is done. */
static const uint8_t ops_by_weight[] = {OP_CALL,   OP_CALL,   OP_CALL,    OP_CALL,
                                        OP_VECTOR, OP_VECTOR, OP_MUTATED, OP_MUTATED,
                                        OP_CLOSE,  OP_FAIL,   OP_EVENT};

enum { MOST_OPS = 64 };

/* A call that the server keeps. */
struct parked {
    const struct suite_method *method; /* null in a free place */
    struct suite_object *object;       /* that it waits for */
};

struct drive {
    struct suite suite;
    struct mutate_source source;
    struct parked parked[HOST_CALLS]; /* by the place of the call; place 0 is never kept */
};

static struct drive drive;

[[gnu::noreturn]] static void give_up(const char *what)
{
    fprintf(stderr, "fuzz: %s\n", what);
    abort();
}

/* ---- judging ---- */

static struct writ_verdict judge(const struct writ_vectors *all, const struct writ_vector *v,
                                 const struct writ_msg *m, const uint8_t *page, uint32_t roles)
{
    const struct writ_direction *direction = &all->directions[v->direction];
    return direction->check(m, page, page + WRIT_RECORDS, roles);
}

/* The answer depends on the message alone, and names a check and a place in it. */
static void fuzz_judge(const struct suite_protocol *protocol, struct mutate_source *source)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    struct writ_msg m;
    const struct writ_vector *v = mutate_message(protocol->vectors, source, page, &m);
    struct writ_verdict clean = judge(protocol->vectors, v, &m, page, v->roles);
    mutate_noise(page, m.tag, 0xff);
    struct writ_verdict noisy = judge(protocol->vectors, v, &m, page, v->roles);
    if (memcmp(&clean, &noisy, sizeof clean) != 0) {
        give_up("bytes that are not the message's change the verdict");
    }
    if ((clean.why.check == 0) != (clean.status == WRIT_OK)) {
        give_up("a verdict that contradicts itself");
    }
    if (clean.why.offset >= WRIT_PAGE_BYTES) {
        give_up("a check that failed nowhere");
    }
}

/* ---- encoding again ---- */

static uint32_t method_numbered(const struct suite_protocol *protocol, uint16_t number)
{
    uint32_t i = 0;
    while (i < protocol->method_count && protocol->methods[i].number != number) {
        i++;
    }
    return i;
}

static bool is_same_message(const struct writ_msg *m, const uint8_t *page)
{
    const uint8_t *sent_page = NULL;
    const struct writ_msg *sent = suite_host_sent(&sent_page);
    uint32_t bytes = writ_tag_bytes(m->tag);
    if (sent->tag != m->tag) {
        return false;
    }
    if ((writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) == 0) {
        return memcmp(sent->w, m->w, bytes) == 0;
    }
    return memcmp(sent_page, page, bytes) == 0;
}

/* There is one encoding of each value: what was read and is written again is the same message, but for the slots of its handles. */
static void fuzz_again_once(const struct fuzz_protocol *fuzz, struct mutate_source *source)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    static _Alignas(8) uint8_t out[WRIT_PAGE_BYTES];
    struct writ_msg m;
    const struct suite_protocol *protocol = fuzz->protocol;
    const struct writ_vector *v = mutate_message(protocol->vectors, source, page, &m);
    uint32_t index = method_numbered(protocol, writ_tag_method(m.tag));
    const struct writ_direction *direction = &protocol->vectors->directions[v->direction];
    bool is_other = direction->is_reply || direction->protocol != protocol->number;
    struct writ_verdict verdict = judge(protocol->vectors, v, &m, page, UINT32_MAX);
    if (is_other || verdict.status != WRIT_OK || index == protocol->method_count ||
        fuzz->again[index] == NULL) {
        return;
    }
    memset(out, 0xa5, sizeof out);
    struct writ_io io = {.in = page, .out = out};
    fuzz->again[index](&io, &m, page);
    if (!is_same_message(&m, page)) {
        give_up("a message that is not what its own values are encoded as");
    }
}

/* ---- driving the server ---- */

static void must_hold(void)
{
    if (drive.suite.failing) {
        abort(); /* case_fail has said why */
    }
}

/* An object of a machine out of earlier replies, or sometimes one that never was. */
static struct suite_object *some_object(uint32_t machine)
{
    uint32_t live = suite_live(&drive.suite, machine);
    uint32_t wanted = mutate_number(&drive.source, live + 1);
    for (uint32_t i = 0; i < drive.suite.top; i++) {
        struct suite_object *o = &drive.suite.room.objects[i];
        if (o->machine == machine && is_live(o) && wanted-- == 0) {
            return o;
        }
    }
    return &drive.suite.others[machine];
}

static void cast_some(const struct suite_method *m)
{
    for (uint32_t i = 0; i < m->step_count; i++) {
        drive.suite.cast[m->steps[i].machine] = some_object(m->steps[i].machine);
    }
}

/* Every second time the one that holds every role. */
static uint32_t some_connection(void)
{
    uint32_t number = mutate_number(&drive.source, 2 * drive.suite.protocol->connection_count);
    return number < drive.suite.protocol->connection_count ? number : 0;
}

static uint32_t parked_in(const struct suite_method *m)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        count += drive.parked[i].method == m;
    }
    return count;
}

/* How many objects of a machine no event can have ended. */
static uint32_t lasting_objects(uint32_t machine)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < drive.suite.top; i++) {
        struct suite_object o = drive.suite.room.objects[i];
        suite_widen(&drive.suite, &o);
        count += o.machine == machine && (o.states & state_bit(SUITE_GONE)) == 0;
    }
    return count;
}

/* There were as many objects as there can be, and one more was made: one has made way. */
static void one_made_way(uint32_t machine)
{
    for (uint32_t i = 0; i < drive.suite.top; i++) {
        struct suite_object *o = &drive.suite.room.objects[i];
        if (o->machine == machine && o != drive.suite.made) {
            suite_widen(&drive.suite, o);
        }
    }
}

/* The model's answers to a good message. */
static struct suite_expected modelled(const struct suite_method *m, const struct suite_call *c,
                                      const struct suite_before *before)
{
    struct suite_expected expected = expected_of(&drive.suite, m, c, before);
    bool makes = m->made_offset != SUITE_NOWHERE;
    uint32_t bound = makes ? machine_at(&drive.suite, m->made_machine)->bound : 0;
    bool is_full = bound != 0 && suite_live(&drive.suite, m->made_machine) >= bound;
    if (is_expected(expected, WRIT_OK) && is_full) {
        bool certain = lasting_objects(m->made_machine) == bound;
        expected.framework |= UINT64_C(1) << WRIT_LIMIT;
        expected.framework &= ~((uint64_t)certain << WRIT_OK);
    }
    return expected;
}

static bool is_declared(const struct suite_method *m, uint32_t status)
{
    for (uint32_t i = 0; i < m->error_count; i++) {
        if (m->errors[i].status == status) {
            return true;
        }
    }
    return false;
}

static bool is_woken(const struct parked *parked, uint32_t wakes)
{
    return (wakes >> method_index(&drive.suite, parked->method) & 1) != 0;
}

/* Takes the answers of the calls that were kept for an object of which something has happened; returns how many there were. */
static uint32_t take_answers(const struct suite_object *o, uint32_t wakes)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        struct parked *parked = &drive.parked[i];
        if (parked->method == NULL || parked->object != o ||
            !(is_woken(parked, wakes) || !is_live(o))) {
            continue;
        }
        struct suite_call *c = &drive.suite.room.calls[i];
        uint32_t expected = is_live(o) ? WRIT_OK : WRIT_NOT_FOUND;
        if (!drive.suite.port->ended(drive.suite.world, c) || call_status(c) != expected) {
            give_up("a kept call did not get its answer");
        }
        if (expected == WRIT_OK &&
            parked->method->reply_check(&c->m, c->page, c->page + WRIT_RECORDS).check != 0) {
            give_up("a kept call got a reply that breaks the contract");
        }
        parked->method = NULL;
        count++;
    }
    return count;
}

/* Whether an OK of this method answers a call that is kept. */
static bool is_due(const struct parked *parked, const struct suite_method *m,
                   const struct suite_before *before)
{
    bool due = false;
    for (uint32_t k = 0; parked->method != NULL && k < m->step_count; k++) {
        bool goes = m->steps[k].target == SUITE_GONE;
        due = due || (parked->object == before->about[k] && (goes || is_woken(parked, m->wakes)));
    }
    return due;
}

/* How many of those who are kept this OK answers. What another waits for may now never come: an error of his own method says so. */
static uint32_t count_answers(const struct suite_method *m, const struct suite_before *before)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        struct parked *parked = &drive.parked[i];
        struct suite_call *c = &drive.suite.room.calls[i];
        bool due = is_due(parked, m, before);
        bool told = !due && parked->method != NULL &&
                    drive.suite.port->ended(drive.suite.world, c) &&
                    is_declared(parked->method, call_status(c));
        parked->method = told ? NULL : parked->method;
        count += due || told;
    }
    return count;
}

/* Where a call can be kept; 0 if there is no place. */
static uint32_t free_place(void)
{
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        if (drive.parked[i].method == NULL) {
            return i;
        }
    }
    return 0;
}

/* A call that may be kept: it is, or it is answered at once, or there are too many. */
static void send_to_wait(struct suite_call *prepared, const struct suite_method *m,
                         struct suite_expected expected, struct suite_before *before)
{
    uint32_t place = free_place();
    if (place == 0) {
        return; /* the protocol lets more wait than the harness can follow */
    }
    struct suite_call *c = &drive.suite.room.calls[place];
    bool is_full = parked_in(m) == m->waiters;
    *c = *prepared;
    drive.suite.port->start(drive.suite.world, c);
    if (drive.suite.port->ended(drive.suite.world, c)) {
        uint32_t status = call_status(c);
        bool right = is_expected(expected, status) || is_declared(m, status) ||
                     (is_full && status == WRIT_LIMIT);
        step_after(&drive.suite, c, m, exactly(right ? status : WRIT_OK), before);
        return;
    }
    if (is_full || drive.suite.port->held(drive.suite.world) != before->held + 1) {
        give_up("a kept call is not what the server holds, or more than may be kept");
    }
    drive.parked[place] = (struct parked){.method = m, .object = before->about[0]};
}

/* Objects that somebody waits for keep their place. */
static void hold_places(void)
{
    __builtin_memset(drive.suite.cast, 0, sizeof drive.suite.cast);
}

/* Whether there are now more objects than there can be. */
static bool was_full(const struct suite_method *m)
{
    uint32_t bound = machine_at(&drive.suite, m->made_machine)->bound;
    return bound != 0 && suite_live(&drive.suite, m->made_machine) > bound;
}

static void send_good(struct suite_call *c, const struct suite_method *m)
{
    struct suite_before before = step_before(&drive.suite, m, c);
    struct suite_expected expected = modelled(m, c, &before);
    if (m->waiters != 0 && is_expected(expected, WRIT_OK)) {
        send_to_wait(c, m, expected, &before);
        return;
    }
    drive.suite.port->call(drive.suite.world, c, SUITE_PATIENCE_MS);
    uint32_t status = call_status(c);
    if (is_expected(expected, WRIT_OK) &&
        (is_declared(m, status) || (status != WRIT_OK && suite_host_failed(drive.suite.world)))) {
        expected = exactly(status);
    }
    if (status == WRIT_OK) {
        before.held -= count_answers(m, &before);
    }
    drive.suite.made = NULL;
    step_after(&drive.suite, c, m, expected, &before);
    if (drive.suite.made != NULL && was_full(m)) {
        one_made_way(m->made_machine);
    }
    for (uint32_t i = 0; status == WRIT_OK && i < m->step_count; i++) {
        (void)take_answers(before.about[i], m->wakes);
    }
    hold_places();
}

static void send_any(struct suite_call *c)
{
    const struct suite_protocol *protocol = drive.suite.protocol;
    uint32_t roles = protocol->connections[c->connection].roles;
    if (drive.suite.port->refuses(drive.suite.world, c) != NULL) {
        return;
    }
    struct writ_verdict verdict = protocol->check(&c->m, c->page, c->page + WRIT_RECORDS, roles);
    uint32_t index = method_numbered(protocol, writ_tag_method(c->m.tag));
    if (verdict.status == WRIT_OK) {
        send_good(c, &protocol->methods[index]);
        return;
    }
    struct suite_before before = step_before(&drive.suite, NULL, c);
    drive.suite.port->call(drive.suite.world, c, SUITE_PATIENCE_MS);
    step_after(&drive.suite, c, NULL, exactly(verdict.status), &before);
    if (memcmp(&c->why, &verdict.why, sizeof c->why) != 0) {
        give_up("the dispatcher names another check than the checks do");
    }
}

static void op_call(struct suite_call *c)
{
    const struct suite_protocol *protocol = drive.suite.protocol;
    uint32_t index = mutate_number(&drive.source, protocol->method_count);
    const struct suite_method *m = &protocol->methods[index];
    cast_some(m);
    call_prepare(&drive.suite, c, m, some_connection());
    if (m->choice_count != 0) {
        const struct suite_choice *choice =
            &m->choices[mutate_number(&drive.source, m->choice_count)];
        field_put(c, choice->offset, choice->value, choice->size);
    }
    for (uint32_t i = 0; i < m->handle_count; i++) {
        if (m->handles[i].optional && mutate_number(&drive.source, 2) != 0) {
            call_put_handle(&drive.suite, c, &m->handles[i]);
        }
    }
    send_any(c);
}

static void put_some_keys(struct suite_call *c, const struct suite_method *m)
{
    for (uint32_t i = 0; i < m->step_count; i++) {
        const struct suite_step *step = &m->steps[i];
        if (step->key_offset != SUITE_NOWHERE) {
            uint64_t key = some_object(step->machine)->key;
            field_put(c, step->key_offset, key, machine_at(&drive.suite, step->machine)->key_size);
        }
    }
}

/* A vector as it is or changed, about an object that there may be. */
static void op_message(struct suite_call *c, bool is_changed)
{
    const struct suite_protocol *protocol = drive.suite.protocol;
    struct mutate_source still = {.data = drive.source.data + drive.source.at,
                                  .size = drive.source.size - drive.source.at};
    still.size = writ_least((uint32_t)still.size, 2); /* the number of the vector alone */
    struct mutate_source *source = is_changed ? &drive.source : &still;
    memset(c->page, 0, sizeof c->page);
    (void)mutate_message(protocol->vectors, source, c->page, &c->m);
    drive.source.at += is_changed ? 0 : still.at;
    c->connection = some_connection();
    uint32_t index = method_numbered(protocol, writ_tag_method(c->m.tag));
    if (index < protocol->method_count && mutate_number(&drive.source, 4) != 0) {
        put_some_keys(c, &protocol->methods[index]);
    }
    send_any(c);
}

/* Objects of whose maker a server heard that he is gone may have had an event. Returns how many calls were answered by that. */
static uint32_t follow(uint32_t connection)
{
    uint32_t answered = 0;
    for (uint32_t i = 0; i < drive.suite.top; i++) {
        struct suite_object *o = &drive.suite.room.objects[i];
        if (o->maker == connection && is_live(o)) {
            suite_widen(&drive.suite, o);
        }
    }
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        struct parked *parked = &drive.parked[i];
        struct suite_call *c = &drive.suite.room.calls[i];
        bool counts = parked->method != NULL && parked->object->maker == connection;
        if (counts && drive.suite.port->ended(drive.suite.world, c)) {
            parked->method = NULL;
            answered++;
        }
    }
    return answered;
}

/* A client goes, and with it all that it waits for. */
static void op_close(uint32_t connection)
{
    uint32_t gone = 0;
    struct suite_call *last = &drive.suite.room.calls[0];
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        struct suite_call *c = &drive.suite.room.calls[i];
        if (drive.parked[i].method != NULL && c->connection == connection) {
            drive.parked[i].method = NULL;
            last = c;
            gone++;
        }
    }
    last->connection = connection;
    uint32_t held = drive.suite.port->held(drive.suite.world);
    drive.suite.port->leave(drive.suite.world, last);
    gone += follow(connection);
    uint32_t left = drive.suite.port->held(drive.suite.world);
    if (left > held - gone || left + drive.suite.lasting < held - gone) {
        give_up("the calls of a client that is gone are still kept, or those of others are not");
    }
    drive.suite.lasting -= held - gone - left; /* its bells, and what it gave */
    objects_observe(&drive.suite);
    hold_places();
}

/* An event of some object, if it is in a state for it, or one by which an object comes. */
static void op_event(void)
{
    const struct suite_protocol *protocol = drive.suite.protocol;
    if (protocol->machine_count == 0) {
        return;
    }
    uint32_t machine = mutate_number(&drive.source, protocol->machine_count);
    if (protocol->machines[machine].event_count == 0) {
        return;
    }
    const struct suite_machine *all = &protocol->machines[machine];
    const struct suite_event *event = &all->events[mutate_number(&drive.source, all->event_count)];
    struct suite_object *o = is_keyed(all) ? some_object(machine) : &drive.suite.others[machine];
    bool has_room = suite_live(&drive.suite, machine) < all->bound; /* for one that comes by it */
    if ((!is_live(o) && !has_room) || (event->sources >> state_of(o) & 1) == 0) {
        return;
    }
    drive.suite.cast[machine] = o;
    uint32_t released = 0;
    for (uint32_t i = 1; i < HOST_CALLS; i++) {
        const struct parked *parked = &drive.parked[i];
        bool waits = parked->method != NULL && parked->object == o;
        released += waits && (event->target == SUITE_GONE || is_woken(parked, event->wakes));
    }
    if (step_event(&drive.suite, machine, event, released)) {
        (void)take_answers(drive.suite.cast[machine], event->wakes);
    }
    drive.suite.why_not = NULL;
    hold_places();
}

static void one_op(void)
{
    struct suite_call *c = &drive.suite.room.calls[0];
    switch ((enum op)ops_by_weight[mutate_number(&drive.source, sizeof ops_by_weight)]) {
    case OP_CALL:
        op_call(c);
        break;
    case OP_VECTOR:
        op_message(c, false);
        break;
    case OP_MUTATED:
        op_message(c, true);
        break;
    case OP_CLOSE:
        op_close(some_connection());
        break;
    case OP_EVENT:
        op_event();
        break;
    default:
        suite_host_fail_next(drive.suite.world);
        break;
    }
    must_hold();
}

static void fuzz_drive(const struct suite_protocol *protocol, const struct suite_server *server,
                       const struct mutate_source *source)
{
    memset(&drive, 0, sizeof drive);
    drive.source = *source;
    drive.suite.protocol = protocol;
    drive.suite.port = &suite_host_port;
    drive.suite.world = suite_host_begin(server, NULL);
    suite_host_room(&drive.suite);
    protocol->reset(drive.suite.world);
    drive.suite.lasting = drive.suite.port->held(drive.suite.world); /* what it begins with */
    for (uint32_t i = 0; i < protocol->machine_count; i++) {
        const struct suite_machine *machine = &protocol->machines[i];
        drive.suite.others[i] = (struct suite_object){.key = machine->unknown_key,
                                                      .states = state_bit(machine->initial),
                                                      .machine = (uint8_t)i,
                                                      .class_index = SUITE_NO_CLASS};
    }
    const char *const title[] = {"a program of calls"};
    case_begin(&drive.suite, title, 1);
    for (uint32_t i = 0; i < MOST_OPS && !mutate_is_at_end(&drive.source); i++) {
        one_op();
    }
    objects_observe(&drive.suite);
    must_hold();
    for (uint32_t i = 0; i < protocol->connection_count; i++) {
        op_close(i);
    }
    if (drive.suite.port->held(drive.suite.world) > drive.suite.lasting) {
        give_up("handles or kept replies are left over");
    }
}

const struct suite_server *fuzz_server(const struct suite_server *first, const uint8_t **data,
                                       size_t *size)
{
    uint32_t count = 0;
    for (const struct suite_server *server = first; server != NULL; server = server->next) {
        count++;
    }
    if (count > 1 && *size != 0) {
        for (uint32_t i = **data % count; i != 0; i--) {
            first = first->next;
        }
        (*data)++;
        (*size)--;
    }
    return first;
}

void fuzz_one(const struct fuzz_protocol *fuzz, const struct suite_server *server,
              const uint8_t *data, size_t size)
{
    struct mutate_source source = {.data = data, .size = size};
    switch ((enum mode)mutate_number(&source, MODES)) {
    case JUDGE:
        fuzz_judge(fuzz->protocol, &source);
        break;
    case AGAIN:
        (void)suite_host_begin(server, NULL);
        fuzz_again_once(fuzz, &source);
        break;
    default:
        fuzz_drive(fuzz->protocol, server, &source);
        break;
    }
}
