/* See writ/fuzz.h. */
#include "writ/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suite_parts.h"
#include "writ/mutate.h"

enum mode { JUDGE, AGAIN, DRIVE, MODES };

enum op { OP_CALL, OP_VECTOR, OP_MUTATED, OP_CLOSE, OP_FAIL };

/* How often each is done. */
static const uint8_t ops_by_weight[] = {OP_CALL,   OP_CALL,    OP_CALL,    OP_CALL,  OP_VECTOR,
                                        OP_VECTOR, OP_MUTATED, OP_MUTATED, OP_CLOSE, OP_FAIL};

enum { MOST_OPS = 64 };

/* A call that the server keeps. */
struct parked {
    const struct suite_method *method; /* null in a free place */
    uint64_t key;
};

struct drive {
    struct suite suite;
    struct mutate_source source;
    struct parked parked[SUITE_CALLS]; /* by the place of the call; place 0 is never kept */
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

static uint32_t method_index(const struct suite_protocol *protocol, uint16_t number)
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
    uint32_t index = method_index(protocol, writ_tag_method(m.tag));
    bool is_reply = protocol->vectors->directions[v->direction].is_reply;
    struct writ_verdict verdict = judge(protocol->vectors, v, &m, page, UINT32_MAX);
    if (is_reply || verdict.status != WRIT_OK || index == protocol->method_count ||
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

static struct suite_object *object_with(uint64_t key)
{
    for (uint32_t i = 0; i < SUITE_OBJECTS; i++) {
        if (drive.suite.objects[i].state != SUITE_GONE && drive.suite.objects[i].key == key) {
            return &drive.suite.objects[i];
        }
    }
    drive.suite.unknown = (struct suite_object){.key = key, .state = SUITE_GONE};
    return &drive.suite.unknown;
}

static uint32_t live_objects(void)
{
    uint32_t live = 0;
    for (uint32_t i = 0; i < SUITE_OBJECTS; i++) {
        live += drive.suite.objects[i].state != SUITE_GONE;
    }
    return live;
}

/* A key out of earlier replies, or sometimes one that never was. */
static uint64_t some_key(void)
{
    uint32_t wanted = mutate_number(&drive.source, live_objects() + 1);
    for (uint32_t i = 0; i < SUITE_OBJECTS; i++) {
        const struct suite_object *o = &drive.suite.objects[i];
        if (o->state != SUITE_GONE && wanted-- == 0) {
            return o->key;
        }
    }
    return drive.suite.protocol->unknown_key;
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
    for (uint32_t i = 1; i < SUITE_CALLS; i++) {
        count += drive.parked[i].method == m;
    }
    return count;
}

/* The model's answer to a good message. */
static uint32_t modelled(const struct suite_method *m, uint32_t connection,
                         const struct suite_object *o)
{
    uint32_t status = expected_status(&drive.suite, m, connection, o);
    uint32_t bound = drive.suite.protocol->bound;
    bool is_full = m->made_offset != SUITE_NOWHERE && bound != 0 && live_objects() == bound;
    if (status == WRIT_OK && (is_full || (m->waiters != 0 && parked_in(m) == m->waiters))) {
        return WRIT_LIMIT;
    }
    return status;
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

/* Whether this call, answered OK, ends what is parked there. */
static bool is_ended_by(const struct parked *parked, const struct suite_method *m, uint64_t key)
{
    if (parked->method == NULL || parked->key != key || m->key_offset == SUITE_NOWHERE) {
        return false;
    }
    uint32_t index = (uint32_t)(parked->method - drive.suite.protocol->methods);
    return (m->wakes >> index & 1) != 0 || m->target == SUITE_GONE;
}

/* Takes the answers of the calls that were kept for this; returns how many there were. */
static uint32_t take_answers(const struct suite_method *m, uint64_t key)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < SUITE_CALLS; i++) {
        struct parked *parked = &drive.parked[i];
        if (!is_ended_by(parked, m, key)) {
            continue;
        }
        struct suite_call *c = &drive.suite.calls[i];
        uint32_t expected = m->target == SUITE_GONE ? WRIT_NOT_FOUND : WRIT_OK;
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

/* Moves the call out of place 0, so that it can be kept. */
static uint32_t free_place(void)
{
    for (uint32_t i = 1; i < SUITE_CALLS; i++) {
        if (drive.parked[i].method == NULL) {
            return i;
        }
    }
    return 0;
}

static void send_to_wait(struct suite_call *prepared, const struct suite_method *m, uint64_t key)
{
    uint32_t place = free_place();
    if (place == 0) {
        return; /* the protocol lets more wait than the harness can follow */
    }
    struct suite_call *c = &drive.suite.calls[place];
    uint32_t held = drive.suite.port->held(drive.suite.world);
    *c = *prepared;
    drive.suite.port->start(drive.suite.world, c);
    if (drive.suite.port->ended(drive.suite.world, c)) {
        give_up("a call was answered that had to be kept");
    }
    if (drive.suite.port->held(drive.suite.world) != held + 1) {
        give_up("a kept call is not what the server holds");
    }
    drive.parked[place] = (struct parked){.method = m, .key = key};
}

static void send_good(struct suite_call *c, const struct suite_method *m)
{
    uint64_t key = 0;
    bool in_page = (writ_tag_flags(c->m.tag) & WRIT_FLAG_BUFFER) != 0;
    const uint8_t *body = in_page ? c->page : (const uint8_t *)c->m.w;
    if (m->key_offset != SUITE_NOWHERE) {
        memcpy(&key, body + m->key_offset, drive.suite.protocol->key_size);
    }
    struct suite_object *o = object_with(key);
    uint32_t expected = modelled(m, c->connection, o);
    if (m->waiters != 0 && expected == WRIT_OK) {
        send_to_wait(c, m, key);
        return;
    }
    struct suite_before before = step_before(&drive.suite);
    drive.suite.port->call(drive.suite.world, c, SUITE_PATIENCE_MS);
    uint32_t status = call_status(c);
    if (expected == WRIT_OK &&
        (is_declared(m, status) || (status != WRIT_OK && suite_host_failed(drive.suite.world)))) {
        expected = status;
    }
    if (status == WRIT_OK) {
        before.held -= take_answers(m, key);
    }
    step_after(&drive.suite, c, m, o, expected, &before);
}

static void send_any(struct suite_call *c)
{
    const struct suite_protocol *protocol = drive.suite.protocol;
    uint32_t roles = protocol->connections[c->connection].roles;
    if (drive.suite.port->refuses(drive.suite.world, c) != NULL) {
        return;
    }
    struct writ_verdict verdict = protocol->check(&c->m, c->page, c->page + WRIT_RECORDS, roles);
    uint32_t index = method_index(protocol, writ_tag_method(c->m.tag));
    if (verdict.status == WRIT_OK) {
        send_good(c, &protocol->methods[index]);
        return;
    }
    struct suite_before before = step_before(&drive.suite);
    drive.suite.port->call(drive.suite.world, c, SUITE_PATIENCE_MS);
    step_after(&drive.suite, c, NULL, NULL, verdict.status, &before);
    if (memcmp(&c->why, &verdict.why, sizeof c->why) != 0) {
        give_up("the dispatcher names another check than the checks do");
    }
}

static void op_call(struct suite_call *c)
{
    const struct suite_protocol *protocol = drive.suite.protocol;
    uint32_t index = mutate_number(&drive.source, protocol->method_count);
    const struct suite_method *m = &protocol->methods[index];
    struct suite_object o = {.key = some_key()};
    call_prepare(&drive.suite, c, m, some_connection(), &o);
    for (uint32_t i = 0; i < m->handle_count; i++) {
        if (m->handles[i].optional && mutate_number(&drive.source, 2) != 0) {
            call_put_handle(&drive.suite, c, &m->handles[i]);
        }
    }
    send_any(c);
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
    uint32_t index = method_index(protocol, writ_tag_method(c->m.tag));
    if (index < protocol->method_count && mutate_number(&drive.source, 4) != 0 &&
        protocol->methods[index].key_offset != SUITE_NOWHERE) {
        uint64_t key = some_key();
        memcpy(c->page + protocol->methods[index].key_offset, &key, protocol->key_size);
        memcpy(c->m.w, c->page, sizeof c->m.w);
    }
    send_any(c);
}

/* A client goes, and with it all that it waits for. */
static void op_close(uint32_t connection)
{
    uint32_t gone = 0;
    struct suite_call *last = &drive.suite.calls[0];
    for (uint32_t i = 1; i < SUITE_CALLS; i++) {
        struct suite_call *c = &drive.suite.calls[i];
        if (drive.parked[i].method != NULL && c->connection == connection) {
            drive.parked[i].method = NULL;
            last = c;
            gone++;
        }
    }
    last->connection = connection;
    uint32_t held = drive.suite.port->held(drive.suite.world);
    drive.suite.port->leave(drive.suite.world, last);
    if (drive.suite.port->held(drive.suite.world) != held - gone) {
        give_up("the calls of a client that is gone are still kept, or those of others are not");
    }
}

static void one_op(void)
{
    struct suite_call *c = &drive.suite.calls[0];
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
    protocol->reset(drive.suite.world);
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
    if (drive.suite.port->held(drive.suite.world) != 0) {
        give_up("handles or kept replies are left over");
    }
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
