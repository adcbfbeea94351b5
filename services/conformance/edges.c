/* See edges.h. A server thread of our own receives on an endpoint of our own; the main thread calls it. */
#include "edges.h"

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum {
    SERVER_STACK = 8192,
    SERVER_PAGES_VA = 0x60000000,
    CALL_MS = 20,
    PATIENCE_MS = 5000,
    GO = 1,
};

#define EDGE_PROTOCOL UINT64_C(0x0001)
#define EDGE_REQUEST (UINT64_C(0x57) << 56 | EDGE_PROTOCOL << 16 | 0x10)
/* A reply that carries one handle. */
#define EDGE_REPLY (UINT64_C(0x571) << 52 | UINT64_C(1) << 48 | EDGE_PROTOCOL << 16)

static struct {
    struct writ_io io; /* the server's pages */
    uint32_t thread; /* the server's own */
    uint32_t endpoint;
    uint32_t connection;
    uint32_t go;   /* notification: the caller has given up */
    uint32_t done; /* notification: the server has answered */
    uint32_t answered;
    uint32_t closed;
    _Alignas(16) uint8_t stack[SERVER_STACK];
} edge;

/* Keeps the call, waits until its caller has given up, and answers with the very capability that it answers by. */
[[gnu::used, gnu::noreturn]] static void server_main(void *unused, uint8_t *pages)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    uint32_t reply = 0;
    uint64_t bits = 0;
    (void)unused;
    edge.io = (struct writ_io){.in = pages, .out = pages + WRIT_PAGE_BYTES};
    edge.answered = endpoint_bind(&edge.io, edge.endpoint);
    if (edge.answered == WRIT_OK) {
        edge.answered = (uint32_t)syscall_receive(
            syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    }
    if (edge.answered == WRIT_OK) {
        edge.answered = thread_keep_reply(&edge.io, edge.thread, &reply);
    }
    if (edge.answered == WRIT_OK && syscall_wait(edge.go, PATIENCE_MS, &bits) == WRIT_OK) {
        writ_store_record(edge.io.out + WRIT_RECORDS, 0,
                          (struct writ_record){.slot = (uint16_t)reply});
        m = (struct writ_msg){.tag = EDGE_REPLY};
        edge.answered = (uint32_t)syscall_send(syscall_head(SYSCALL_REPLY, reply, 0), &m);
        edge.closed = writ_port_close(&edge.io, reply);
    }
    (void)syscall_notify(edge.done, GO);
    for (;;) {
        (void)syscall_wait(edge.go, SYSCALL_FOREVER, &bits);
    }
}

[[gnu::naked]] static void server_start(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call server_main\n\t"
            "ud2");
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
    uint64_t top = (uint64_t)(uintptr_t)(edge.stack + sizeof edge.stack);
    uint32_t status =
        process_create_thread(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)server_start, top, 0,
                              SERVER_PAGES_VA, &edge.thread);
    return status == WRIT_OK ? thread_start(io, edge.thread) : status;
}

static bool a_reply_that_gives_itself_away_to_nobody_is_dropped(struct writ_io *io)
{
    struct writ_msg m = {.tag = EDGE_REQUEST};
    uint64_t bits = 0;
    uint32_t called = writ_port_call(io, edge.connection, CALL_MS, &m);
    (void)syscall_notify(edge.go, GO);
    uint32_t told = syscall_wait(edge.done, PATIENCE_MS, &bits);
    bool good = called == WRIT_TIMED_OUT && told == WRIT_OK && edge.answered == WRIT_OK &&
                edge.closed == KERNEL_ERROR_BAD_SLOT;
    if (!good) {
        log_error("[conformance] FAILED: call %u, answer %u, close %u", called, edge.answered,
                  edge.closed);
    }
    return good;
}

bool edges_run(struct writ_io *io)
{
    uint32_t status = make_objects(io);
    if (status == WRIT_OK) {
        status = make_server(io);
    }
    if (status != WRIT_OK) {
        log_error("[conformance] FAILED: no server for the edges: status %u", status);
        return false;
    }
    bool good = a_reply_that_gives_itself_away_to_nobody_is_dropped(io);
    log_info("[conformance] edge: a reply that gives itself away to nobody is dropped: %s",
             good ? "passed" : "FAILED");
    return good;
}
