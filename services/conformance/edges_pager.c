/* Cases with a pager that serves as every server does: it answers and receives in one call, for ever. See edges.h. */
#include "edges.h"

#include "kernel_calls.h"
#include "upcalls_wire.h"
#include "writ/syscall.h"
#include "writ/threads.h"

enum {
    PAGE = WRIT_PAGE_BYTES,
    PAGES = 16,
    STACK_BYTES = 8192,
    PATIENCE_MS = 5000,
    READY = 1,
};

#define PAGES_VA UINT64_C(0x63000000)
#define VALUE UINT64_C(0x5eed5eed)

static struct {
    struct threads_plan plan;
    uint32_t thread;
    uint32_t endpoint;
    uint32_t connection;
    uint32_t paged;
    uint32_t ready;
    _Atomic uint32_t fetched;
    _Alignas(16) uint8_t stack[STACK_BYTES];
} pager;

/* Each page says which it is. */
static void supply(struct writ_io *io, uint64_t offset)
{
    uint64_t value = VALUE + offset;
    uint32_t source = 0;
    uint32_t supplied = 0;
    (void)quota_create_vmo(io, WRIT_SLOT_QUOTA, PAGE, &source);
    (void)vmo_write(io, source, 0, &value, sizeof value);
    (void)vmo_supply(io, pager.paged, source, 0, offset, PAGE, &supplied);
    (void)writ_port_close(io, source);
    pager.fetched++;
}

[[gnu::noreturn]] static void run_pager(void *unused, struct writ_io *io)
{
    (void)unused;
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)endpoint_bind(io, pager.endpoint);
    (void)syscall_notify(pager.ready, READY);
    enum syscall_op op = SYSCALL_RECV;
    for (;;) {
        uint64_t status = syscall_receive(syscall_head(op, 0, SYSCALL_FOREVER), &m, &caller);
        op = SYSCALL_RECV;
        if (status == WRIT_OK && m.tag == PAGER_FETCH_REQUEST) {
            supply(io, m.w[0]);
            m = (struct writ_msg){.tag = PAGER_FETCH_REPLY};
            op = SYSCALL_REPLY_RECV;
        }
    }
}

static bool build(struct writ_io *io)
{
    uint64_t bits = 0;
    pager.plan = (struct threads_plan){.run = run_pager,
                                       .stack = pager.stack,
                                       .stack_bytes = sizeof pager.stack,
                                       .pages_va = PAGES_VA};
    return quota_create_endpoint(io, WRIT_SLOT_QUOTA, PAGER_PROTOCOL, &pager.endpoint) == WRIT_OK &&
           endpoint_mint(io, pager.endpoint, PAGER_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL,
                         &pager.connection) == WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &pager.ready) == WRIT_OK &&
           quota_create_paged(io, WRIT_SLOT_QUOTA, PAGES * PAGE, pager.connection, &pager.paged) ==
               WRIT_OK &&
           threads_start(io, &pager.plan, &pager.thread) == WRIT_OK &&
           syscall_wait(pager.ready, PATIENCE_MS, &bits) == WRIT_OK;
}

/* Until it waits for requests, so that a call goes straight to it. */
static bool waits(struct writ_io *io)
{
    struct thread_status_reply it = {0};
    do {
        syscall_yield();
        if (thread_status(io, pager.thread, &it.activity, &it.band, &it.processor, &it.weight,
                          &it.processors) != WRIT_OK) {
            return false;
        }
    } while (it.activity != ACTIVITY_RECEIVING);
    return true;
}

static bool a_pager_that_waits_supplies_what_is_read(struct writ_io *io)
{
    bool good = true;
    for (uint64_t i = 0; good && i < PAGES / 2; i++) {
        struct vmo_read_reply r = {0};
        uint64_t got = 0;
        good = waits(io) && vmo_read(io, pager.paged, i * PAGE, sizeof got, &r) == WRIT_OK;
        if (good) {
            __builtin_memcpy(&got, r.data.data, sizeof got);
        }
        good = good && got == VALUE + i * PAGE && pager.fetched == i + 1;
    }
    return good;
}

static bool a_pager_that_waits_supplies_what_is_written_to(struct writ_io *io)
{
    bool good = true;
    uint64_t value = 1;
    for (uint64_t i = PAGES / 2; good && i < PAGES; i++) {
        good = waits(io) && vmo_write(io, pager.paged, i * PAGE, &value, sizeof value) == WRIT_OK &&
               pager.fetched == i + 1;
    }
    return good;
}

/* The last one: it lets go of the pager. */
static bool a_pager_that_is_shut_supplies_nothing(struct writ_io *io)
{
    uint32_t paged = 0;
    struct vmo_read_reply r = {0};
    bool good =
        waits(io) &&
        quota_create_paged(io, WRIT_SLOT_QUOTA, PAGE, pager.connection, &paged) == WRIT_OK &&
        endpoint_shut(io, pager.endpoint) == WRIT_OK &&
        vmo_read(io, paged, 0, sizeof(uint64_t), &r) == KERNEL_ERROR_NOT_SUPPLIED;
    return writ_port_close(io, paged) == WRIT_OK && writ_port_close(io, pager.paged) == WRIT_OK &&
           good;
}

static const struct edge_case cases[] = {
    {"there is a pager", build},
    {"a pager that waits supplies what is read", a_pager_that_waits_supplies_what_is_read},
    {"a pager that waits supplies what is written to",
     a_pager_that_waits_supplies_what_is_written_to},
    {"a pager that is shut supplies nothing", a_pager_that_is_shut_supplies_nothing},
};

const struct edge_cases edges_of_paging = {cases, sizeof cases / sizeof cases[0]};
