/* Cases about what was done with a capability and ends when that is revoked: receivers, bells that are bound, watches; and about ends of
 * connections of which nobody was told yet. See edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "writ/syscall.h"
#include "writ/threads.h"

enum {
    STACK_BYTES = 8192,
    PATIENCE_MS = 5000,
    SHORT_MS = 20,
    METHOD = 0x10,
    LAST_METHOD = 0x11, /* upon which it revokes what it bound with, and then answers */
    CLIENTS = 12,
    SERVERS = 2,
    READY = 1,
    LOST = 2,
    BITS = 7,
    CODE = 9,
    MOST_ENDS = 256, /* of one endpoint, with its connections */
};

#define PAGES_VA UINT64_C(0x64000000)
#define PAGES_APART UINT64_C(0x10000)
#define PROTOCOL UINT64_C(0x0001)
#define REQUEST(method) (UINT64_C(0x57) << 56 | PROTOCOL << 16 | (method))
#define REPLY (UINT64_C(0x571) << 52 | PROTOCOL << 16)

static struct {
    struct threads_plan plan;
    uint32_t thread;
    uint32_t endpoint;
    uint32_t first; /* what it binds with, and */
    uint32_t lent;  /* with which once more */
    uint32_t connection;
    uint32_t bell;
    uint32_t rest;            /* where it waits then */
    volatile uint32_t status; /* what it ended with */
    uint32_t begun;           /* how many there have been: each waits with its stack for ever */
    _Alignas(16) uint8_t stacks[SERVERS][STACK_BYTES];
} server;

/* Answers until it may not receive any more. */
[[gnu::noreturn]] static void run_server(void *unused, struct writ_io *io)
{
    (void)unused;
    struct writ_msg m = {0};
    struct writ_caller caller;
    enum syscall_op op = SYSCALL_RECV;
    (void)endpoint_bind(io, server.first);
    (void)endpoint_bind(io, server.lent);
    (void)syscall_notify(server.bell, READY);
    do {
        server.status =
            (uint32_t)syscall_receive(syscall_head(op, 0, SYSCALL_FOREVER), &m, &caller);
        bool asked = server.status == WRIT_OK && !(writ_tag_flags(m.tag) & WRIT_FLAG_EVENT);
        if (asked && writ_tag_method(m.tag) == LAST_METHOD) {
            (void)process_revoke(io, WRIT_SLOT_PROCESS, server.endpoint);
        }
        op = asked ? SYSCALL_REPLY_RECV : SYSCALL_RECV;
        m = (struct writ_msg){.tag = asked ? REPLY : 0};
    } while (server.status == WRIT_OK);
    (void)syscall_notify(server.bell, LOST);
    for (;;) {
        uint64_t bits = 0;
        (void)syscall_wait(server.rest, SYSCALL_FOREVER, &bits);
    }
}

static bool is_told(uint64_t bit)
{
    uint64_t bits = 0;
    return syscall_wait(server.bell, PATIENCE_MS, &bits) == WRIT_OK && bits == bit;
}

static uint32_t call(uint16_t method, uint32_t timeout_ms)
{
    struct writ_msg m = {.tag = REQUEST(method)};
    return (uint32_t)syscall_send(syscall_head(SYSCALL_CALL, server.connection, timeout_ms), &m);
}

static bool start_server(struct writ_io *io)
{
    server.plan = (struct threads_plan){.run = run_server,
                                        .stack = server.stacks[server.begun],
                                        .stack_bytes = STACK_BYTES,
                                        .pages_va = PAGES_VA + server.begun * PAGES_APART};
    server.begun++;
    return quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &server.endpoint) == WRIT_OK &&
           endpoint_mint(io, server.endpoint, PROTOCOL, 1, KERNEL_ANY_PRINCIPAL,
                         &server.connection) == WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &server.bell) == WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &server.rest) == WRIT_OK &&
           process_derive(io, WRIT_SLOT_PROCESS, server.endpoint, ENDPOINT_RIGHT_RECV,
                          &server.first) == WRIT_OK &&
           process_derive(io, WRIT_SLOT_PROCESS, server.endpoint, ENDPOINT_RIGHT_RECV,
                          &server.lent) == WRIT_OK &&
           threads_start(io, &server.plan, &server.thread) == WRIT_OK && is_told(READY);
}

static bool who_received_by_what_is_revoked_receives_no_more(struct writ_io *io)
{
    bool good =
        start_server(io) && process_revoke(io, WRIT_SLOT_PROCESS, server.first) == WRIT_OK &&
        call(METHOD, PATIENCE_MS) == WRIT_OK &&
        process_revoke(io, WRIT_SLOT_PROCESS, server.endpoint) == WRIT_OK && is_told(LOST) &&
        server.status == WRIT_NOT_BOUND && call(METHOD, SHORT_MS) == WRIT_NOT_DELIVERED;
    return good && endpoint_shut(io, server.endpoint) == WRIT_OK;
}

static bool who_serves_when_it_may_not_receive_any_more_answers_first(struct writ_io *io)
{
    bool good = start_server(io) && call(LAST_METHOD, PATIENCE_MS) == WRIT_OK && is_told(LOST) &&
                server.status == WRIT_NOT_BOUND;
    return good && endpoint_shut(io, server.endpoint) == WRIT_OK;
}

static bool bits_come_back_when_what_bound_them_is_revoked(struct writ_io *io)
{
    uint64_t bits = 0;
    uint32_t bell = 0;
    uint32_t lent = 0;
    uint32_t endpoint = 0;
    bool good =
        quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
        quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &endpoint) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, bell, NOTIFICATION_RIGHT_WAIT, &lent) == WRIT_OK &&
        endpoint_bind_notification(io, endpoint, lent) == WRIT_OK &&
        syscall_wait(bell, 0, &bits) == WRIT_BAD_OP &&
        process_revoke(io, WRIT_SLOT_PROCESS, bell) == WRIT_OK &&
        syscall_notify(bell, BITS) == WRIT_OK && syscall_wait(bell, 0, &bits) == WRIT_OK &&
        bits == BITS;
    return writ_port_close(io, endpoint) == WRIT_OK && writ_port_close(io, bell) == WRIT_OK && good;
}

/* One watch by the process, one by the control. */
static bool a_watch_ends_with_the_bell_that_was_named(struct writ_io *io)
{
    struct child child = {0};
    uint64_t bits = 0;
    uint32_t bell = 0;
    uint32_t lent = 0;
    bool good =
        child_stage(io, &child) &&
        quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, bell, NOTIFICATION_RIGHT_SIGNAL, &lent) == WRIT_OK &&
        process_watch(io, child.process, lent, BITS) == WRIT_OK &&
        process_control_watch(io, PROCESS_CONTROL_SLOT, child.koid, lent, BITS) == WRIT_OK &&
        process_revoke(io, WRIT_SLOT_PROCESS, bell) == WRIT_OK &&
        process_kill(io, child.process, CODE) == WRIT_OK &&
        syscall_wait(bell, 0, &bits) == WRIT_TIMED_OUT;
    child_drop(io, &child);
    return writ_port_close(io, bell) == WRIT_OK && good;
}

/* Until its server is told, an end takes the place of a connection. */
static bool ends_that_nobody_was_told_are_bounded(struct writ_io *io)
{
    uint32_t endpoint = 0;
    uint32_t connection = 0;
    uint32_t status = WRIT_OK;
    uint32_t ends = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &endpoint) == WRIT_OK;
    for (; good && ends <= MOST_ENDS && status == WRIT_OK; ends += status == WRIT_OK) {
        status = endpoint_mint(io, endpoint, ends, 0, KERNEL_ANY_PRINCIPAL, &connection);
        good = status != WRIT_OK || writ_port_close(io, connection) == WRIT_OK;
    }
    return writ_port_close(io, endpoint) == WRIT_OK && good && status == WRIT_LIMIT &&
           ends == MOST_ENDS;
}

static struct {
    uint32_t endpoint;
    uint32_t count;
    uint32_t connections[CLIENTS + SERVERS];
} minted;

/* How many connections a principal gets, as long as it gets any. */
static uint32_t mint_all(struct writ_io *io, uint32_t principal)
{
    uint32_t before = minted.count;
    while (minted.count < CLIENTS + SERVERS &&
           endpoint_mint(io, minted.endpoint, PROTOCOL, 0, principal,
                         &minted.connections[minted.count]) == WRIT_OK) {
        minted.count++;
    }
    return minted.count - before;
}

/* One that has ended is no client any more, also while the receiver has not been told. */
static bool a_principal_has_its_share_of_connections_and_others_get_the_rest(struct writ_io *io)
{
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &minted.endpoint) == WRIT_OK &&
                endpoint_set_clients(io, minted.endpoint, CLIENTS) == WRIT_OK &&
                mint_all(io, 1) == KERNEL_MAX_CONNECTIONS_EACH &&
                mint_all(io, 2) == CLIENTS - KERNEL_MAX_CONNECTIONS_EACH &&
                mint_all(io, KERNEL_ANY_PRINCIPAL) == 0 &&
                writ_port_close(io, minted.connections[--minted.count]) == WRIT_OK &&
                mint_all(io, 3) == 1;
    while (minted.count > 0) {
        (void)writ_port_close(io, minted.connections[--minted.count]);
    }
    return writ_port_close(io, minted.endpoint) == WRIT_OK && good;
}

static const struct edge_case cases[] = {
    {"who received by what is revoked receives no more",
     who_received_by_what_is_revoked_receives_no_more},
    {"who serves when it may not receive any more answers first",
     who_serves_when_it_may_not_receive_any_more_answers_first},
    {"a principal has its share of connections and others get the rest",
     a_principal_has_its_share_of_connections_and_others_get_the_rest},
    {"bits come back when what bound them is revoked",
     bits_come_back_when_what_bound_them_is_revoked},
    {"a watch ends with the bell that was named", a_watch_ends_with_the_bell_that_was_named},
    {"ends that nobody was told are bounded", ends_that_nobody_was_told_are_bounded},
};

const struct edge_cases edges_of_bindings = {cases, sizeof cases / sizeof cases[0]};
