/* See writ/suite_host.h. */
#include "writ/suite_host.h"

#include <stdio.h>
#include <string.h>

#include "writ/port.h"

enum { NOBODY = UINT32_MAX };

enum entry_kind { FREE, HANDLE, REPLY };

/* A place in the server's table. */
struct entry {
    enum entry_kind kind;
    uint32_t slot;
    struct suite_call *caller; /* of a kept reply; null once he is gone */
};

struct suite_world {
    const struct suite_server *server;
    const struct suite_defect *defect;
    struct entry ledger[HOST_LEDGER];
    struct suite_call *served; /* the call that the dispatcher works on */
    bool was_kept;
    uint32_t next_slot;
    const char *complaint;
    struct writ_reject why;
    bool fails_next;
    bool failed;
    bool speaks_other;
    uint32_t spoken_other;
    struct writ_msg sent;
    uint8_t sent_page[WRIT_PAGE_BYTES];
};

static struct suite_world host;

static bool is_wrong(enum suite_wrong wrong)
{
    return host.defect != NULL && host.defect->wrong == wrong;
}

static void complain(const char *what)
{
    if (host.complaint == NULL) {
        host.complaint = what;
    }
}

static struct entry *entry_at(uint32_t slot)
{
    for (size_t i = 0; i < HOST_LEDGER; i++) {
        if (host.ledger[i].kind != FREE && host.ledger[i].slot == slot) {
            return &host.ledger[i];
        }
    }
    return NULL;
}

static uint32_t entry_add(enum entry_kind kind, struct suite_call *caller)
{
    for (size_t i = 0; i < HOST_LEDGER; i++) {
        if (host.ledger[i].kind == FREE) {
            host.ledger[i] =
                (struct entry){.kind = kind, .slot = host.next_slot++, .caller = caller};
            return host.ledger[i].slot;
        }
    }
    complain("the server's table is full");
    return 0;
}

/* ---- what the server calls ---- */

uint32_t suite_host_got(struct suite_world *world)
{
    (void)world;
    return entry_add(HANDLE, NULL);
}

bool suite_host_holds(struct suite_world *world, uint32_t slot)
{
    (void)world;
    const struct entry *entry = entry_at(slot);
    return entry != NULL && entry->kind == HANDLE;
}

uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    (void)timeout_ms;
    if (slot == HOST_CAPTURE_SLOT) {
        host.sent = *m;
        memcpy(host.sent_page, io->out, sizeof host.sent_page);
        return WRIT_PEER_DIED;
    }
    if (host.fails_next) {
        host.fails_next = false;
        host.failed = true;
        return WRIT_TIMED_OUT;
    }
    if (host.server->outgoing == NULL || !host.server->outgoing(slot, m, io->out)) {
        return WRIT_BAD_HANDLE;
    }
    return WRIT_OK;
}

uint32_t writ_port_reply_recv(struct writ_io *io, struct writ_msg *m,
                              struct writ_caller *ret_caller)
{
    (void)io;
    (void)m;
    (void)ret_caller;
    return WRIT_NOT_BOUND;
}

uint32_t writ_port_keep(struct writ_io *io, uint32_t *ret_reply)
{
    (void)io;
    if (host.served == NULL || host.was_kept) {
        complain("the server kept a call that there is not");
        return WRIT_NO_CALLER;
    }
    *ret_reply = entry_add(REPLY, host.served);
    host.was_kept = true;
    return WRIT_OK;
}

bool writ_port_waits(struct writ_io *io, uint32_t reply)
{
    (void)io;
    const struct entry *entry = entry_at(reply);
    return entry != NULL && entry->kind == REPLY;
}

/* Handles that a reply gives are the caller's from now on; those that it lends stay. */
static void move_given(const struct writ_msg *m)
{
    uint32_t count = writ_least(writ_tag_handles(m->tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < count; i++) {
        struct writ_record record = writ_load_record(host.server->io->out + WRIT_RECORDS, i);
        struct entry *entry = entry_at(record.slot);
        if (record.slot == 0 || (record.flags & WRIT_RECORD_LEND) != 0) {
            continue;
        }
        if (entry == NULL || entry->kind != HANDLE) {
            complain("the server gave a handle that it does not have");
        } else {
            *entry = (struct entry){.kind = FREE};
        }
    }
}

/* A caller has his answer, in the encoding in which he asked. */
static void answer(struct suite_call *c, const struct writ_msg *m)
{
    move_given(m);
    c->m = *m;
    c->kernel = WRIT_OK;
    if ((writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0) {
        memcpy(c->page, host.server->io->out, WRIT_PAGE_BYTES);
    }
    if (c->in_other && !host.server->unpack(c->request, &c->m, c->page)) {
        complain("the answer is not in the encoding of the request");
    }
}

static uint32_t reply_once(uint32_t reply, const struct writ_msg *m)
{
    struct entry *entry = entry_at(reply);
    if (entry == NULL || entry->kind != REPLY) {
        complain("the server answered a call that it does not keep");
        return WRIT_BAD_HANDLE;
    }
    if (entry->caller != NULL) {
        answer(entry->caller, m);
    }
    *entry = (struct entry){.kind = FREE};
    return WRIT_OK;
}

static void answer_all(const struct writ_msg *m)
{
    for (size_t i = 0; i < HOST_LEDGER; i++) {
        if (host.ledger[i].kind == REPLY) {
            (void)reply_once(host.ledger[i].slot, m);
        }
    }
}

uint32_t writ_port_reply(struct writ_io *io, uint32_t reply, const struct writ_msg *m)
{
    (void)io;
    if (is_wrong(WRONG_NEVER)) {
        *entry_at(reply) = (struct entry){.kind = FREE};
        return WRIT_OK;
    }
    uint32_t status = reply_once(reply, m);
    if (is_wrong(WRONG_EVERYBODY)) {
        answer_all(m);
    }
    if (is_wrong(WRONG_TWICE)) {
        status = reply_once(reply, m);
    }
    return status;
}

uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    (void)io;
    struct entry *entry = entry_at(slot);
    if (entry == NULL) {
        complain("the server closed a handle that it does not have");
        return WRIT_BAD_HANDLE;
    }
    if (is_wrong(WRONG_LEAK) && entry->kind == HANDLE) {
        return WRIT_OK;
    }
    if (entry->kind == REPLY && entry->caller != NULL) {
        entry->caller->kernel = WRIT_PEER_DIED;
    }
    *entry = (struct entry){.kind = FREE};
    return WRIT_OK;
}

uint32_t writ_port_notify(struct writ_io *io, uint32_t slot, uint64_t bits)
{
    (void)io;
    if (entry_at(slot) == NULL || bits == 0) {
        complain("the server rang a bell that it does not have, or rang it for nothing");
        return WRIT_BAD_HANDLE;
    }
    return WRIT_OK;
}

void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why)
{
    (void)caller;
    (void)tag;
    (void)status;
    host.why = why;
}

/* ---- what calls the server ---- */

void suite_host_move_handles(uint8_t *in, uint64_t tag)
{
    uint32_t count = writ_least(writ_tag_handles(tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < count; i++) {
        struct writ_record record = writ_load_record(in + WRIT_RECORDS, i);
        if (record.slot != 0) {
            record.slot = (uint16_t)entry_add(HANDLE, NULL);
            writ_store_record(in + WRIT_RECORDS, i, record);
        }
    }
}

static struct writ_caller caller_of(const struct suite_call *c)
{
    const struct suite_protocol *protocol = host.server->protocol;
    return (struct writ_caller){.principal = HOST_PRINCIPAL + c->connection,
                                .roles = protocol->connections[c->connection].roles,
                                .label = (uint64_t)(c->connection + 1) << 16 | protocol->number};
}

static void dispatch(struct writ_msg *m, struct writ_caller *caller)
{
    if (host.defect != NULL) {
        suite_wrong_dispatch(&host, host.defect, m, caller);
    } else {
        host.server->dispatch(m, caller);
    }
}

/* Delivers a request; afterwards it has been answered or it is kept. */
static void deliver(struct suite_call *c)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    struct writ_io *io = host.server->io;
    struct writ_msg m = c->m;
    struct writ_caller caller = caller_of(c);
    c->request = m.tag;
    c->kernel = NOBODY;
    memcpy(page, c->page, sizeof page);
    c->in_other = host.speaks_other && host.server->pack(&m, page);
    host.spoken_other += c->in_other;
    suite_host_move_handles(page, m.tag);
    io->in = page;
    host.served = c;
    host.was_kept = false;
    host.why = (struct writ_reject){0};
    host.failed = false;
    dispatch(&m, &caller);
    host.served = NULL;
    c->why = host.why;
    c->sees_why = true;
    if (m.tag != 0 && host.was_kept) {
        complain("the server answered a call that it also kept");
    } else if (m.tag != 0) {
        answer(c, &m);
    } else if (!host.was_kept) {
        complain("the server neither answered nor kept a call");
        c->kernel = WRIT_PEER_DIED;
    }
}

static void host_call(struct suite_world *world, struct suite_call *c, uint32_t timeout_ms)
{
    (void)world;
    (void)timeout_ms;
    deliver(c);
    for (size_t i = 0; c->kernel == NOBODY && i < HOST_LEDGER; i++) {
        if (host.ledger[i].caller == c) {
            host.ledger[i].caller = NULL;
        }
    }
    if (c->kernel == NOBODY) {
        c->kernel = WRIT_TIMED_OUT;
    }
}

static void host_start(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    deliver(c);
}

static bool host_ended(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    return c->kernel != NOBODY;
}

static void host_leave(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    struct writ_caller caller = caller_of(c);
    struct writ_msg m = {.tag = WRIT_EVENT_CLOSED, .w = {caller.principal}};
    for (size_t i = 0; i < HOST_LEDGER; i++) {
        if (host.ledger[i].caller == c) {
            host.ledger[i].caller = NULL;
        }
    }
    if (!is_wrong(WRONG_LEAVER)) {
        host.server->dispatch(&m, &caller);
    }
}

/* With the label of a connection, which it has nothing to do with. */
static void host_notify(struct suite_world *world, struct suite_call *c)
{
    (void)world;
    struct writ_caller caller = caller_of(c);
    struct writ_msg m = {.tag = WRIT_EVENT_NOTIFIED, .w = {UINT64_MAX}};
    host.server->dispatch(&m, &caller);
    if (m.tag != 0) {
        complain("the server answered a notification");
    }
}

static const char *host_refuses(struct suite_world *world, const struct suite_call *c)
{
    (void)world;
    bool is_event = (writ_tag_flags(c->m.tag) & WRIT_FLAG_EVENT) != 0;
    bool known = c->m.tag == WRIT_EVENT_NOTIFIED || c->m.tag == WRIT_EVENT_CLOSED;
    return is_event && known ? "only the kernel sends events" : NULL;
}

static const char *host_complaint(struct suite_world *world)
{
    const char *complaint = world->complaint;
    world->complaint = NULL;
    return complaint;
}

static uint32_t host_held(struct suite_world *world)
{
    uint32_t held = 0;
    for (size_t i = 0; i < HOST_LEDGER; i++) {
        held += world->ledger[i].kind != FREE;
    }
    uint32_t owned = world->server->owned != NULL ? world->server->owned() : 0;
    if (owned > held) {
        complain("the server counts on handles that it does not have");
    }
    return held - writ_least(owned, held);
}

static void host_print(struct suite_world *world, const char *line)
{
    (void)world;
    printf("[conformance] %s\n", line);
    fflush(stdout); /* a harness that aborts has said why */
}

const struct suite_port suite_host_port = {
    .call = host_call,
    .start = host_start,
    .ended = host_ended,
    .finish = host_ended,
    .leave = host_leave,
    .notify = host_notify,
    .refuses = host_refuses,
    .complaint = host_complaint,
    .held = host_held,
    .print = host_print,
};

struct suite_world *suite_host_begin(const struct suite_server *server,
                                     const struct suite_defect *defect)
{
    host = (struct suite_world){.server = server, .defect = defect, .next_slot = HOST_FIRST_SLOT};
    return &host;
}

const struct writ_msg *suite_host_sent(const uint8_t **ret_page)
{
    *ret_page = host.sent_page;
    return &host.sent;
}

void suite_host_speak_other(struct suite_world *world)
{
    world->speaks_other = true;
}

bool suite_host_run(struct suite *s, const struct suite_server *server)
{
    struct suite_world *world = suite_host_begin(server, NULL);
    if (!suite_run(s, server->protocol, &suite_host_port, world)) {
        return false;
    }
    if (server->pack == NULL) {
        return true;
    }
    world = suite_host_begin(server, NULL);
    suite_host_speak_other(world);
    bool passed = suite_run(s, server->protocol, &suite_host_port, world);
    if (!s->quiet) {
        printf("[conformance] %s: %u calls in the second encoding\n", server->name,
               world->spoken_other);
    }
    return passed && world->spoken_other != 0;
}

void suite_host_fail_next(struct suite_world *world)
{
    world->fails_next = true;
}

bool suite_host_failed(const struct suite_world *world)
{
    return world->failed;
}

const struct suite_server *suite_host_server(const struct suite_world *world)
{
    return world->server;
}

void suite_host_complain(struct suite_world *world, const char *what)
{
    (void)world;
    complain(what);
}

void suite_host_reset(struct suite_world *world)
{
    memset(world->ledger, 0, sizeof world->ledger);
    world->next_slot = HOST_FIRST_SLOT;
    world->complaint = NULL;
}

uint64_t suite_digest(uint64_t seed, const void *data, size_t size)
{
    const uint8_t *bytes = data;
    uint64_t hash = seed ^ UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i += sizeof hash) {
        uint64_t word = 0;
        memcpy(&word, bytes + i, size - i < sizeof word ? size - i : sizeof word);
        hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    return hash | 1; /* 0 means that it cannot be seen */
}

void suite_host_room(struct suite *s)
{
    static struct suite_object objects[HOST_OBJECTS];
    static struct suite_call calls[HOST_CALLS];
    s->room = (struct suite_room){
        .objects = objects, .calls = calls, .object_count = HOST_OBJECTS, .call_count = HOST_CALLS};
}
