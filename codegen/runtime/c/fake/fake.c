/* See writ/fake.h. */
#include "writ/fake.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "writ/serve.h"

/* Bytes of a page that no message wrote. */
enum { UNTOUCHED = 0xa5 };

/* The port's refusals have no process; there is one world at a time. */
static struct fake_world *current;

[[gnu::noreturn]] static void misuse(const char *sentence)
{
    (void)fprintf(stderr, "fake: %s\n", sentence);
    abort();
}

static struct fake_process *process_of(struct writ_io *io)
{
    return (struct fake_process *)(void *)io;
}

void fake_world_init(struct fake_world *world)
{
    memset(world, 0, sizeof(*world));
    current = world;
}

struct fake_process *fake_process_new(struct fake_world *world, uint32_t principal)
{
    if (world->process_count == FAKE_PROCESSES) {
        misuse("more processes than FAKE_PROCESSES");
    }
    struct fake_process *process = &world->processes[world->process_count++];
    process->world = world;
    process->principal = principal;
    process->io = (struct writ_io){.in = process->in, .out = process->out};
    memset(process->in, UNTOUCHED, sizeof(process->in));
    memset(process->out, UNTOUCHED, sizeof(process->out));
    return process;
}

void fake_process_serve(struct fake_process *process, fake_dispatch *dispatch, void *context)
{
    process->dispatch = dispatch;
    process->context = context;
}

static uint32_t free_slots(const struct fake_process *process)
{
    return FAKE_SLOTS - FAKE_FIRST_SLOT - fake_live(process);
}

static uint32_t put(struct fake_process *process, struct fake_cap cap)
{
    for (uint32_t i = FAKE_FIRST_SLOT; i < FAKE_SLOTS; i++) {
        if (process->caps[i].type == 0) {
            process->caps[i] = cap;
            return i;
        }
    }
    misuse("a table is full: enlarge FAKE_SLOTS");
}

uint32_t fake_connect(struct fake_process *client, struct fake_process *server, uint16_t protocol,
                      uint32_t roles, uint64_t session)
{
    struct fake_world *world = client->world;
    for (uint32_t i = 0; i < FAKE_CONNECTIONS; i++) {
        struct fake_connection *connection = &world->connections[i];
        if (connection->copies == 0) {
            *connection = (struct fake_connection){.server = server,
                                                   .label = session << 16 | protocol,
                                                   .roles = roles,
                                                   .principal = client->principal,
                                                   .copies = 1};
            client->ledger.made++;
            return put(client, (struct fake_cap){.type = WRIT_TYPE_CONNECTION,
                                                 .rights = FAKE_RIGHT_CALL | FAKE_RIGHT_TRANSFER,
                                                 .protocol = protocol,
                                                 .connection = connection});
        }
    }
    misuse("more connections than FAKE_CONNECTIONS");
}

uint32_t fake_object(struct fake_process *process, uint8_t type, uint16_t rights, uint64_t number)
{
    process->ledger.made++;
    return put(process, (struct fake_cap){.type = type, .rights = rights, .number = number});
}

uint32_t fake_handle(struct writ_io *io, struct writ_record record)
{
    struct fake_process *process = process_of(io);
    process->ledger.made++;
    return put(process, (struct fake_cap){.type = record.type,
                                          .rights = record.rights | FAKE_RIGHT_TRANSFER,
                                          .protocol = record.protocol});
}

const struct fake_cap *fake_cap(const struct fake_process *process, uint32_t slot)
{
    static const struct fake_cap none;
    return slot < FAKE_SLOTS ? &process->caps[slot] : &none;
}

uint32_t fake_live(const struct fake_process *process)
{
    uint32_t live = 0;
    for (uint32_t i = FAKE_FIRST_SLOT; i < FAKE_SLOTS; i++) {
        live += process->caps[i].type != 0;
    }
    return live;
}

static void finish(struct fake_call *call, uint32_t status)
{
    call->status = status;
    call->state = call->state == FAKE_CALL_CUT ? FAKE_CALL_FREE : FAKE_CALL_DONE;
}

/* Hands a message to whoever receives by itself or by dispatcher. */
static void dispatch_event(struct fake_process *server, uint64_t tag, uint64_t word, uint64_t label)
{
    if (server->dispatch != NULL) {
        struct writ_msg m = {.tag = tag, .w = {word}};
        struct writ_caller caller = {.label = label};
        server->dispatch(server->context, &m, &caller);
    }
}

static void drop_cap(struct fake_cap *cap)
{
    struct fake_cap gone = *cap;
    *cap = (struct fake_cap){.type = 0};
    if (gone.type == FAKE_TYPE_REPLY) {
        finish(gone.call, WRIT_PEER_DIED);
    }
    if (gone.connection != NULL && --gone.connection->copies == 0) {
        dispatch_event(gone.connection->server, WRIT_EVENT_CLOSED, gone.connection->principal,
                       gone.connection->label);
    }
}

/* Takes the handles of a message out of the sender's table, all or none. */
static uint32_t take_handles(struct fake_process *sender, const struct fake_process *receiver,
                             uint64_t tag, struct fake_cap *handles)
{
    const uint8_t *records = sender->out + WRIT_RECORDS;
    uint32_t count = writ_tag_handles(tag);
    if (count > WRIT_MAX_HANDLES) {
        return WRIT_BAD_TRANSFER;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = writ_load_record(records, i).slot;
        if (slot != 0 && (fake_cap(sender, slot)->rights & FAKE_RIGHT_TRANSFER) == 0) {
            return WRIT_BAD_TRANSFER;
        }
    }
    if (count > free_slots(receiver)) {
        return WRIT_HANDLES_FULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        struct writ_record record = writ_load_record(records, i);
        handles[i] = (struct fake_cap){.type = 0};
        if (record.slot == 0) {
            continue;
        }
        struct fake_cap *cap = &sender->caps[record.slot];
        handles[i] = *cap;
        if ((record.flags & WRIT_RECORD_LEND) == 0) {
            *cap = (struct fake_cap){.type = 0};
            sender->ledger.given++;
            continue;
        }
        sender->ledger.lent++;
        handles[i].rights &= record.rights | FAKE_RIGHT_TRANSFER;
        if (cap->connection != NULL) {
            cap->connection->copies++;
        }
    }
    return WRIT_OK;
}

/* Puts handles into the receiver's table and tells it by records. */
static void give_handles(struct fake_process *receiver, uint8_t *page, uint32_t count,
                         struct fake_cap *handles)
{
    for (uint32_t i = 0; i < count; i++) {
        struct writ_record record = {.slot = 0};
        if (handles[i].type != 0) {
            receiver->ledger.received++;
            record = (struct writ_record){.slot = (uint16_t)put(receiver, handles[i]),
                                          .rights = handles[i].rights,
                                          .type = handles[i].type,
                                          .flags = handles[i].flags,
                                          .protocol = handles[i].protocol};
        }
        writ_store_record(page + WRIT_RECORDS, i, record);
        handles[i] = (struct fake_cap){.type = 0};
    }
}

/* Writes a message's page as the kernel does: body and records. What is past the body must not matter to anybody. */
static void write_page(uint8_t *page, const uint8_t *body, uint64_t tag)
{
    if ((writ_tag_flags(tag) & WRIT_FLAG_BUFFER) != 0) {
        memset(page, UNTOUCHED, WRIT_PAGE_BYTES);
        memcpy(page, body, writ_least(writ_tag_bytes(tag), WRIT_MAX_BODY));
    }
}

static void deliver(struct fake_call *call)
{
    struct fake_process *server = call->server;
    call->state = FAKE_CALL_SERVED;
    write_page(server->in, call->page, call->m.tag);
    give_handles(server, server->in, writ_tag_handles(call->m.tag), call->handles);
    server->serving = call;
}

/* Sends a reply; the handles of one that nobody waits for any more are closed. */
static uint32_t answer(struct fake_process *server, struct fake_call *call,
                       const struct writ_msg *m)
{
    struct fake_cap handles[WRIT_MAX_HANDLES] = {{.type = 0}};
    uint32_t status = take_handles(server, call->client, m->tag, handles);
    if (status != WRIT_OK) {
        return status;
    }
    call->m = *m;
    memcpy(call->handles, handles, sizeof(handles));
    if (call->state == FAKE_CALL_CUT) {
        for (uint32_t i = 0; i < WRIT_MAX_HANDLES; i++) {
            drop_cap(&call->handles[i]);
        }
    } else {
        memcpy(call->page, server->out, WRIT_PAGE_BYTES);
    }
    finish(call, WRIT_OK);
    return WRIT_OK;
}

static void run_dispatch(struct fake_call *call)
{
    struct fake_process *server = call->server;
    if (server->serving != NULL) {
        misuse("a server calls itself, or a call reaches one that is serving");
    }
    deliver(call);
    struct writ_msg m = call->m;
    server->dispatch(server->context, &m, &call->caller);
    while (m.tag != 0 && server->serving == call) {
        uint32_t status = answer(server, call, &m);
        server->serving = NULL;
        if (status != WRIT_OK) {
            m = writ_reply_failed(&server->io, m.tag, status);
            server->serving = call;
        }
    }
    if (server->serving == call) {
        misuse("a server neither answered a call nor kept it");
    }
}

static struct fake_call *new_call(struct fake_process *client, const struct writ_msg *m)
{
    for (uint32_t i = 0; i < FAKE_CALLS; i++) {
        struct fake_call *call = &client->world->calls[i];
        if (call->state == FAKE_CALL_FREE) {
            *call = (struct fake_call){.state = FAKE_CALL_DONE, .client = client, .m = *m};
            return call;
        }
    }
    misuse("more calls than FAKE_CALLS");
}

/* Who answers, and as whom the caller comes. A kernel object is answered by the kernel's fake, rights in place of roles. */
static uint32_t route(struct fake_call *call, const struct fake_cap *cap)
{
    struct fake_world *world = call->client->world;
    call->caller = (struct writ_caller){.principal = call->client->principal,
                                        .roles = cap->rights,
                                        .label = UINT64_C(0xff00) + cap->type};
    call->server = world->kernel;
    world->target = cap;
    if (cap->connection != NULL) {
        call->server = cap->connection->server;
        call->caller.roles = cap->connection->roles;
        call->caller.label = cap->connection->label;
        return (cap->rights & FAKE_RIGHT_CALL) == 0 ? WRIT_NO_RIGHT : WRIT_OK;
    }
    return world->kernel == NULL ? WRIT_BAD_HANDLE : WRIT_OK;
}

struct fake_call *fake_call_begin(struct fake_process *client, uint32_t slot,
                                  const struct writ_msg *m)
{
    struct fake_call *call = new_call(client, m);
    const struct fake_cap *cap = fake_cap(client, slot);
    if (cap->type == 0 || cap->type == FAKE_TYPE_REPLY || cap->type == WRIT_TYPE_ENDPOINT) {
        call->status = WRIT_BAD_HANDLE;
        return call;
    }
    call->status = route(call, cap);
    if (call->status != WRIT_OK) {
        return call;
    }
    if ((writ_tag_flags(m->tag) & WRIT_FLAG_EVENT) != 0) {
        call->status = WRIT_BAD_OP;
        return call;
    }
    call->status = take_handles(client, call->server, m->tag, call->handles);
    if (call->status == WRIT_OK) {
        call->state = FAKE_CALL_QUEUED;
        memcpy(call->page, client->out, WRIT_PAGE_BYTES);
        if (call->server->dispatch != NULL) {
            run_dispatch(call);
        }
    }
    return call;
}

bool fake_call_is_done(const struct fake_call *call)
{
    return call->state == FAKE_CALL_DONE;
}

uint32_t fake_call_end(struct fake_call *call, struct writ_msg *ret_reply)
{
    if (call->state == FAKE_CALL_DONE) {
        *ret_reply = call->m;
        if (call->status == WRIT_OK) {
            write_page(call->client->out, call->page, call->m.tag);
            give_handles(call->client, call->client->out, writ_tag_handles(call->m.tag),
                         call->handles);
        }
        call->state = FAKE_CALL_FREE;
        return call->status;
    }
    if (call->state == FAKE_CALL_QUEUED) {
        for (uint32_t i = 0; i < WRIT_MAX_HANDLES; i++) {
            drop_cap(&call->handles[i]);
        }
        call->state = FAKE_CALL_FREE;
        return WRIT_TIMED_OUT;
    }
    call->state = FAKE_CALL_CUT;
    return WRIT_TIMED_OUT;
}

void fake_fail(struct fake_world *world, uint64_t k, uint32_t status)
{
    world->fail_at = world->call_count + k;
    world->fail_status = status;
}

void fake_notify(struct fake_process *server, uint64_t bits)
{
    dispatch_event(server, WRIT_EVENT_NOTIFIED, bits, 0);
}

void fake_world_finish(struct fake_world *world)
{
    for (uint32_t i = 0; i < world->process_count; i++) {
        for (uint32_t slot = 0; slot < FAKE_SLOTS; slot++) {
            drop_cap(&world->processes[i].caps[slot]);
        }
    }
    for (uint32_t i = 0; i < FAKE_CALLS; i++) {
        if (world->calls[i].state != FAKE_CALL_FREE) {
            misuse("a call was begun and not ended");
        }
    }
}

void fake_run(struct fake_process *server, void (*serve)(void *context), void *context)
{
    jmp_buf idle;
    server->world->idle = &idle;
    if (setjmp(idle) == 0) {
        serve(context);
    }
    server->world->idle = NULL;
}

uint32_t writ_port_reply_recv(struct writ_io *io, struct writ_msg *m,
                              struct writ_caller *ret_caller)
{
    struct fake_process *server = process_of(io);
    struct fake_world *world = server->world;
    if (m->tag != 0 && server->serving != NULL) {
        uint32_t status = answer(server, server->serving, m);
        if (status != WRIT_OK) {
            return status;
        }
        server->serving = NULL;
    }
    for (uint32_t i = 0; i < FAKE_CALLS; i++) {
        struct fake_call *call = &world->calls[i];
        if (call->state == FAKE_CALL_QUEUED && call->server == server) {
            deliver(call);
            *m = call->m;
            *ret_caller = call->caller;
            return WRIT_OK;
        }
    }
    if (world->idle == NULL) {
        return WRIT_NOT_BOUND;
    }
    longjmp(*(jmp_buf *)world->idle, 1);
}

uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    struct fake_process *client = process_of(io);
    struct fake_world *world = client->world;
    io->left_ms = 0;
    world->call_count++;
    if (world->call_count == world->fail_at) {
        io->left_ms = timeout_ms;
        return world->fail_status;
    }
    struct fake_call *call = fake_call_begin(client, slot, m);
    if (!fake_call_is_done(call) && world->waiting != NULL) {
        world->waiting(world->waiting_context, call);
    }
    return fake_call_end(call, m);
}

uint32_t writ_port_keep(struct writ_io *io, uint32_t *ret_reply)
{
    struct fake_process *server = process_of(io);
    struct fake_call *call = server->serving;
    if (call == NULL) {
        return WRIT_NO_CALLER;
    }
    if (free_slots(server) == 0) {
        return WRIT_HANDLES_FULL;
    }
    call->state = FAKE_CALL_KEPT;
    server->serving = NULL;
    *ret_reply = put(server, (struct fake_cap){.type = FAKE_TYPE_REPLY, .call = call});
    return WRIT_OK;
}

bool writ_port_waits(struct writ_io *io, uint32_t reply)
{
    const struct fake_cap *cap = fake_cap(process_of(io), reply);
    return cap->type == FAKE_TYPE_REPLY && cap->call->state == FAKE_CALL_KEPT;
}

uint32_t writ_port_reply(struct writ_io *io, uint32_t reply, const struct writ_msg *m)
{
    struct fake_process *server = process_of(io);
    if (fake_cap(server, reply)->type != FAKE_TYPE_REPLY) {
        return WRIT_BAD_HANDLE;
    }
    uint32_t status = answer(server, server->caps[reply].call, m);
    if (status == WRIT_OK) {
        server->caps[reply] = (struct fake_cap){.type = 0};
    }
    return status;
}

uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    struct fake_process *process = process_of(io);
    if (fake_cap(process, slot)->type == 0) {
        return WRIT_BAD_HANDLE;
    }
    process->ledger.closed++;
    drop_cap(&process->caps[slot]);
    return WRIT_OK;
}

uint32_t writ_port_notify(struct writ_io *io, uint32_t slot, uint64_t bits)
{
    struct fake_process *process = process_of(io);
    if (fake_cap(process, slot)->type == 0) {
        return WRIT_BAD_HANDLE;
    }
    process->ledger.notified |= bits;
    return WRIT_OK;
}

void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why)
{
    if (current != NULL) {
        current->refusals = (struct fake_refusals){.count = current->refusals.count + 1,
                                                   .status = status,
                                                   .tag = tag,
                                                   .caller = *caller,
                                                   .why = why};
    }
}
