/* See edges.h. A server thread of our own receives on an endpoint of our own; the main thread calls it. */
#include "edges.h"

#include "kernel_calls.h"
#include "writ/threads.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum {
    SERVER_STACK = 8192,
    SERVER_PAGES_VA = 0x60000000,
    CALL_MS = 20,
    PATIENCE_MS = 5000,
    GO = 1,
};

/* What the server is asked to do with a call. */
enum asked {
    ANSWER = 0x10,
    ANSWER_LATE =
        0x11,      /* keep it until the caller has given up, then answer with the reply itself */
    FORGET = 0x12, /* keep it and close the reply */
};

#define EDGE_PROTOCOL UINT64_C(0x0001)
#define EDGE_SESSION (UINT64_C(7) << 16)
#define EDGE_REQUEST (UINT64_C(0x57) << 56 | EDGE_PROTOCOL << 16)
#define EDGE_REPLY (UINT64_C(0x571) << 52 | EDGE_PROTOCOL << 16)
#define ONE_HANDLE (UINT64_C(1) << 48)

static struct {
    struct threads_plan plan; /* of the server, with its pages */
    uint32_t thread;          /* the server's own */
    uint32_t endpoint;
    uint32_t connection;
    uint32_t go;   /* notification: the caller has given up */
    uint32_t done; /* notification: the server has answered */
    uint32_t answered;
    uint32_t closed;
    uint32_t got; /* slot of the handle that came with the last call */
    _Alignas(16) uint8_t stack[SERVER_STACK];
} edge;

static void answer_late(uint32_t reply)
{
    uint64_t bits = 0;
    (void)syscall_wait(edge.go, PATIENCE_MS, &bits);
    writ_store_record(edge.plan.io.out + WRIT_RECORDS, 0,
                      (struct writ_record){.slot = (uint16_t)reply});
    struct writ_msg m = {.tag = EDGE_REPLY | ONE_HANDLE};
    edge.answered = (uint32_t)syscall_send(syscall_head(SYSCALL_REPLY, reply, 0), &m);
    edge.closed = writ_port_close(&edge.plan.io, reply);
    (void)syscall_notify(edge.done, GO);
}

/* Does as asked; the answer is in `m`, whose tag is 0 if there is none. */
static void serve(struct writ_msg *m)
{
    uint32_t asked = writ_tag_method(m->tag);
    uint32_t reply = 0;
    edge.got = writ_tag_handles(m->tag) != 0
                   ? writ_load_record(edge.plan.io.in + WRIT_RECORDS, 0).slot
                   : 0;
    *m = (struct writ_msg){.tag = asked == ANSWER ? EDGE_REPLY : 0};
    if (asked == ANSWER || thread_keep_reply(&edge.plan.io, edge.thread, &reply) != WRIT_OK) {
        return;
    }
    if (asked == FORGET) {
        (void)writ_port_close(&edge.plan.io, reply);
    } else {
        answer_late(reply);
    }
}

static void run_server(void *unused, struct writ_io *io)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)unused;
    (void)endpoint_bind(io, edge.endpoint);
    for (;;) {
        enum syscall_op op = m.tag == 0 ? SYSCALL_RECV : SYSCALL_REPLY_RECV;
        uint64_t status = syscall_receive(syscall_head(op, 0, SYSCALL_FOREVER), &m, &caller);
        if (status == WRIT_OK && (writ_tag_flags(m.tag) & WRIT_FLAG_EVENT) == 0) {
            serve(&m);
        } else {
            m.tag = 0;
        }
    }
}

static uint32_t make_objects(struct writ_io *io)
{
    uint32_t status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, EDGE_PROTOCOL, &edge.endpoint);
    if (status == WRIT_OK) {
        status = endpoint_mint(io, edge.endpoint, EDGE_PROTOCOL, 0, KERNEL_ANY_PRINCIPAL,
                               &edge.connection);
    }
    if (status == WRIT_OK) {
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &edge.go);
    }
    return status == WRIT_OK ? quota_create_notification(io, WRIT_SLOT_QUOTA, &edge.done) : status;
}

static uint32_t make_server(struct writ_io *io)
{
    edge.plan = (struct threads_plan){.run = run_server,
                                      .stack = edge.stack,
                                      .stack_bytes = sizeof edge.stack,
                                      .pages_va = SERVER_PAGES_VA};
    return threads_start(io, &edge.plan, &edge.thread);
}

/* A call that the server is asked to treat so. The reply's tag is in m. */
static uint32_t call(struct writ_io *io, uint32_t connection, enum asked asked, struct writ_msg *m)
{
    *m = (struct writ_msg){.tag = EDGE_REQUEST | (uint64_t)asked};
    return writ_port_call(io, connection, asked == ANSWER_LATE ? CALL_MS : PATIENCE_MS, m);
}

/* The same with one handle. */
static uint32_t call_with(struct writ_io *io, struct writ_record record)
{
    struct writ_msg m = {.tag = EDGE_REQUEST | ONE_HANDLE | ANSWER};
    writ_store_record(io->out + WRIT_RECORDS, 0, record);
    return writ_port_call(io, edge.connection, PATIENCE_MS, &m);
}

static bool a_reply_that_gives_itself_away_to_nobody_is_dropped(struct writ_io *io)
{
    struct writ_msg m;
    uint64_t bits = 0;
    uint32_t called = call(io, edge.connection, ANSWER_LATE, &m);
    (void)syscall_notify(edge.go, GO);
    uint32_t told = syscall_wait(edge.done, PATIENCE_MS, &bits);
    return called == WRIT_TIMED_OUT && told == WRIT_OK && edge.answered == WRIT_OK &&
           edge.closed == KERNEL_ERROR_BAD_SLOT;
}

static bool a_caller_whose_reply_is_closed_learns_that_its_peer_died(struct writ_io *io)
{
    struct writ_msg m;
    return call(io, edge.connection, FORGET, &m) == WRIT_PEER_DIED &&
           call(io, edge.connection, ANSWER, &m) == WRIT_OK;
}

static bool a_connection_serves_its_grantee_and_nobody_else(struct writ_io *io)
{
    struct writ_msg m;
    uint32_t foreign = 0;
    bool good = endpoint_mint(io, edge.endpoint, EDGE_PROTOCOL, 0, 1, &foreign) == WRIT_OK &&
                call(io, foreign, ANSWER, &m) == WRIT_NOT_GRANTEE;
    (void)writ_port_close(io, foreign);
    return good;
}

static bool a_revoked_connection_is_denied(struct writ_io *io)
{
    struct writ_msg m;
    uint32_t mine = 0;
    uint32_t revoked = 0;
    uint64_t label = EDGE_PROTOCOL | EDGE_SESSION;
    bool good =
        endpoint_mint(io, edge.endpoint, label, 0, KERNEL_ANY_PRINCIPAL, &mine) == WRIT_OK &&
        call(io, mine, ANSWER, &m) == WRIT_OK && writ_tag_status(m.tag) == WRIT_OK &&
        endpoint_revoke_label(io, edge.endpoint, label, &revoked) == WRIT_OK && revoked == 1 &&
        call(io, mine, ANSWER, &m) == WRIT_OK && writ_tag_status(m.tag) == WRIT_DENIED;
    (void)writ_port_close(io, mine);
    return good;
}

static bool what_is_given_leaves_and_what_is_lent_stays(struct writ_io *io)
{
    uint32_t vmo = 0;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &vmo) == WRIT_OK;
    struct writ_record lent = {
        .slot = (uint16_t)vmo, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    good = good && call_with(io, lent) == WRIT_OK && edge.got != 0 && edge.got != vmo &&
           edges_is_held(io, vmo) && writ_port_close(io, edge.got) == WRIT_OK;
    good = good && call_with(io, (struct writ_record){.slot = (uint16_t)vmo}) == WRIT_OK &&
           edge.got != 0 && (edge.got == vmo || !edges_is_held(io, vmo));
    return good && writ_port_close(io, edge.got) == WRIT_OK && !edges_is_held(io, vmo);
}

static bool a_handle_moves_by_the_transfer_right_and_never_gains_rights(struct writ_io *io)
{
    uint32_t vmo = 0;
    uint32_t fixed = 0;
    uint32_t reader = 0;
    uint16_t moving = VMO_RIGHT_READ | VMO_RIGHT_TRANSFER;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &vmo) == WRIT_OK &&
                process_derive(io, WRIT_SLOT_PROCESS, vmo, VMO_RIGHT_READ, &fixed) == WRIT_OK &&
                process_derive(io, WRIT_SLOT_PROCESS, vmo, moving, &reader) == WRIT_OK &&
                call_with(io, (struct writ_record){.slot = (uint16_t)fixed}) == WRIT_BAD_TRANSFER &&
                call_with(io, (struct writ_record){.slot = (uint16_t)reader,
                                                   .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE}) ==
                    WRIT_BAD_TRANSFER &&
                edges_is_held(io, fixed) && edges_is_held(io, reader);
    (void)writ_port_close(io, fixed);
    (void)writ_port_close(io, reader);
    (void)writ_port_close(io, vmo);
    return good;
}

/* The last one: afterwards nobody can be called. */
static bool a_shut_endpoint_fails_its_callers_at_once(struct writ_io *io)
{
    struct writ_msg m;
    return endpoint_shut(io, edge.endpoint) == WRIT_OK &&
           call(io, edge.connection, ANSWER, &m) == WRIT_PEER_DIED;
}

static const struct edge_case of_messages[] = {
    {"a reply that gives itself away to nobody is dropped",
     a_reply_that_gives_itself_away_to_nobody_is_dropped},
    {"a caller whose reply is closed learns that its peer died",
     a_caller_whose_reply_is_closed_learns_that_its_peer_died},
    {"a connection serves its grantee and nobody else",
     a_connection_serves_its_grantee_and_nobody_else},
    {"a revoked connection is denied", a_revoked_connection_is_denied},
    {"what is given leaves and what is lent stays", what_is_given_leaves_and_what_is_lent_stays},
    {"a handle moves by the transfer right and never gains rights",
     a_handle_moves_by_the_transfer_right_and_never_gains_rights},
    {"a shut endpoint fails its callers at once", a_shut_endpoint_fails_its_callers_at_once},
};

uint32_t edges_try(struct writ_io *io, const struct edge_cases *some)
{
    uint32_t held = 0;
    for (uint32_t i = 0; i < some->count; i++) {
        bool holds = some->cases[i].holds(io);
        held += holds;
        if (!holds) {
            log_error("[conformance] FAILED: %s", some->cases[i].name);
        }
    }
    return held;
}

bool edges_hold(struct writ_io *io, const char *subject, const struct edge_cases *all)
{
    uint32_t held = edges_try(io, all);
    log_info("[conformance] %s: %u of %u cases held", subject, held, all->count);
    return held == all->count;
}

uint32_t edges_vmo(struct writ_io *io, uint64_t pages)
{
    uint32_t vmo = 0;
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, pages * WRIT_PAGE_BYTES, &vmo);
    return status == WRIT_OK ? vmo : 0;
}

bool edges_is_held(struct writ_io *io, uint32_t slot)
{
    uint32_t derived = 0;
    bool held = process_derive(io, WRIT_SLOT_PROCESS, slot, 0, &derived) == WRIT_OK;
    return held && writ_port_close(io, derived) == WRIT_OK;
}

uint32_t edges_bell(struct writ_io *io, uint32_t *ret_bell, uint32_t *ret_rope)
{
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, ret_bell);
    return status != WRIT_OK
               ? status
               : process_derive(io, WRIT_SLOT_PROCESS, *ret_bell,
                                NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, ret_rope);
}

bool edges_run(struct writ_io *io)
{
    static const struct edge_cases messages = {of_messages,
                                               sizeof of_messages / sizeof of_messages[0]};
    const struct edge_cases *const subjects[] = {&edges_of_objects,
                                                 &edges_of_processes,
                                                 &edges_of_estates,
                                                 &edges_of_death,
                                                 &edges_of_revocation,
                                                 &edges_of_memory,
                                                 &edges_of_faults,
                                                 &edges_of_paging,
                                                 &edges_of_bindings,
                                                 &edges_of_processors,
                                                 &edges_outside,
                                                 &edges_of_paths,
                                                 &edges_of_log,
                                                 &edges_of_time,
                                                 &edges_of_physical_memory,
                                                 &edges_of_separation,
                                                 &edges_of_devices,
                                                 &edges_of_firmware,
                                                 &edges_of_pci,
                                                 &messages};
    uint32_t status = make_objects(io);
    if (status == WRIT_OK) {
        status = make_server(io);
    }
    if (status != WRIT_OK) {
        log_error("[conformance] FAILED: no server for the edges: status %u", status);
        return false;
    }
    uint32_t count = 0;
    uint32_t failed = 0;
    for (uint32_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++) {
        count += subjects[i]->count;
        failed += subjects[i]->count - edges_try(io, subjects[i]);
    }
    log_info("[conformance] kernel: %u failed, %u of %u cases passed", failed, count - failed,
             count);
    return failed == 0;
}
