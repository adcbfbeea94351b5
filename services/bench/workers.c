/* See workers.h. */
#include "workers.h"

#include "bench_wire.h"
#include "kernel_calls.h"
#include "writ/syscall.h"

enum { WORKER_STACK = 8192, WEIGHT = 100, TIMER_LINE = 0, TIMER_FIRST = 0x40, TIMER_PORTS = 4 };

#define WORKER_PAGES_VA UINT64_C(0x60000000)
#define WORKER_PAGES_STEP (UINT64_C(3) * WRIT_PAGE_BYTES)

enum worker_kind { SAME_SPACE, WAKER, HANDLER, WORKERS };

static struct {
    const struct bench *bench;
    uint32_t endpoint;
    _Alignas(16) uint8_t stacks[WORKERS][WORKER_STACK];
} workers;

/* Answers every message of words with the same words. */
[[gnu::noreturn]] static void answer(struct writ_io *io)
{
    (void)endpoint_bind(io, workers.endpoint);
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)syscall_receive(syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    for (;;) {
        __asm__("movw $0, %w0\n\tbtsq $52, %0" : "+r"(m.tag) : : "cc"); /* a reply, status 0 */
        (void)syscall_receive(syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    }
}

[[gnu::noreturn]] static void wake(void)
{
    for (;;) {
        uint64_t bits = 0;
        (void)syscall_wait(workers.bench->go, SYSCALL_FOREVER, &bits);
        (void)syscall_notify(workers.bench->back, bits);
    }
}

[[gnu::used, gnu::noreturn]] static void worker_main(uint64_t kind, uint8_t *pages)
{
    struct writ_io io = {.in = pages, .out = pages + WRIT_PAGE_BYTES};
    if (kind == SAME_SPACE) {
        answer(&io);
    } else if (kind == HANDLER) {
        rows_handle_interrupts(workers.bench);
    }
    wake();
}

/* A thread begins with its argument in rdi and its first message page in rsi. */
[[gnu::naked]] static void worker_start(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call worker_main\n\t"
            "ud2");
}

static uint32_t new_thread(struct writ_io *io, enum worker_kind kind)
{
    uint32_t thread = 0;
    uint64_t top = (uint64_t)(uintptr_t)(workers.stacks[kind] + WORKER_STACK);
    uint32_t status =
        process_create_thread(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)worker_start, top, kind,
                              WORKER_PAGES_VA + kind * WORKER_PAGES_STEP, &thread);
    if (status == WRIT_OK && kind == HANDLER) {
        status = thread_schedule(io, thread, BAND_DRIVER, WEIGHT, UINT64_MAX);
    }
    return status == WRIT_OK ? thread_start(io, thread) : status;
}

/* The interval timer, whose line comes by edges. */
static uint32_t make_interrupt(struct bench *bench)
{
    uint32_t irq = 0;
    uint32_t line = 0;
    enum trigger trigger = 0;
    uint32_t status = io_port_control_claim(bench->io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                            TIMER_FIRST, TIMER_PORTS, &bench->timer);
    if (status == WRIT_OK) {
        status = quota_create_notification(bench->io, WRIT_SLOT_QUOTA, &bench->bell);
    }
    if (status == WRIT_OK) {
        status = irq_control_claim_board(bench->io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, TIMER_LINE,
                                         &irq, &line, &trigger);
    }
    return status == WRIT_OK ? irq_bind(bench->io, irq, bench->bell, 1) : status;
}

static uint32_t make_objects(struct bench *bench)
{
    uint32_t status =
        quota_create_endpoint(bench->io, WRIT_SLOT_QUOTA, BENCH_PROTOCOL, &workers.endpoint);
    if (status == WRIT_OK) {
        status = endpoint_mint(bench->io, workers.endpoint, BENCH_PROTOCOL, 0, KERNEL_ANY_PRINCIPAL,
                               &bench->same_space);
    }
    if (status == WRIT_OK) {
        status = quota_create_notification(bench->io, WRIT_SLOT_QUOTA, &bench->go);
    }
    if (status == WRIT_OK) {
        status = quota_create_notification(bench->io, WRIT_SLOT_QUOTA, &bench->back);
    }
    return status == WRIT_OK
               ? quota_create_vmo(bench->io, WRIT_SLOT_QUOTA, 512 * WRIT_PAGE_BYTES, &bench->vmo)
               : status;
}

uint32_t workers_init(struct bench *bench)
{
    workers.bench = bench;
    uint32_t status = thread_schedule(bench->io, WRIT_SLOT_THREAD, BAND_FAIR, WEIGHT, UINT64_MAX);
    if (status == WRIT_OK) {
        status = make_objects(bench);
    }
    if (status == WRIT_OK) {
        status = make_interrupt(bench);
    }
    for (enum worker_kind kind = 0; kind < WORKERS && status == WRIT_OK; kind++) {
        status = new_thread(bench->io, kind);
    }
    return status;
}
