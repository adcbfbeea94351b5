/* The only program of its machine: it stands where rootd does and holds what rootd holds.
 *
 * Replays the bad messages, then rounds of random calls by several threads. After each round
 * everything is closed, and as much memory must be in use as after the round before.
 */
#include <stdatomic.h>

#include "devices.h"
#include "directed.h"
#include "fuzz.h"
#include "kernel_calls.h"
#include "pool.h"
#include "program.h"
#include "replay.h"
#include "rootd_slots.h"
#include "scarce.h"
#include "server.h"
#include "tally.h"
#include "worst.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"
#include "writ/time.h"

enum {
    CODE_GOOD = 16,
    CODE_FAILED = 1,
    STACK_BYTES = 16384,
    SETTLING_ROUNDS = 3, /* until as many leaves and tables are there as there ever will be */
    MESSAGES_PER_CALL = 6,
    SERVED_PER_CALL = 12,
    US_PER_S = 1000000,
    BELL = 1,
};

#define PAGES_VA UINT64_C(0x60000000)
#define PAGES_STEP (UINT64_C(3) * FUZZ_PAGE)

const struct rt_component rt_component = {.name = "kernel_fuzz",
                                          .number = ROOTD_COMPONENT,
                                          .startup = rootd_startup,
                                          .startup_count = ROOTD_STARTUP_COUNT,
                                          .root = true};

/* Found by its mark and changed by tests/fuzz/kernel.py. */
static volatile struct {
    char mark[16];
    uint64_t seed;
    uint64_t rounds;           /* at least, and */
    uint64_t seconds;          /* at least */
    uint64_t calls;            /* a thread and round */
    struct fuzz_mask left_out; /* methods, and one more for messages */
} plan = {.mark = "writ fuzz plan", .seed = 1, .rounds = 8, .calls = 20000};

static struct {
    struct fuzz threads[FUZZ_THREADS]; /* the first is the main thread's */
    uint32_t bells[FUZZ_THREADS];
    _Atomic uint32_t busy;
    _Alignas(16) uint8_t stacks[FUZZ_THREADS + 1][STACK_BYTES]; /* the last is the server's */
} all;

/* Lets go of whoever is served, of what was received meanwhile, and then of the endpoint. */
static void go_home(struct fuzz *fuzz)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    while ((uint32_t)syscall_receive(syscall_head(SYSCALL_RECV, 0, 0), &m, &caller) == WRIT_OK) {
        m = (struct writ_msg){0};
    }
    if (endpoint_bind(&fuzz->io, fuzz->home) != WRIT_OK) {
        fuzz->wrong++;
        log_error("[fuzz] FAILED: a thread that serves nobody cannot bind");
    }
}

static void run_round(struct fuzz *fuzz)
{
    for (uint64_t i = 0; i < plan.calls; i++) {
        if (fuzz_once_in(fuzz, SERVED_PER_CALL) &&
            !fuzz_leaves_out(&plan.left_out, FUZZ_MESSAGES)) {
            server_call(fuzz);
        }
        if (!fuzz_once_in(fuzz, MESSAGES_PER_CALL)) {
            fuzz_call(fuzz, &plan.left_out);
        } else if (!fuzz_leaves_out(&plan.left_out, FUZZ_MESSAGES)) {
            fuzz_message(fuzz);
        }
    }
    go_home(fuzz);
}

[[gnu::used, gnu::noreturn]] static void thread_main(uint64_t index, uint8_t *pages)
{
    if (index == FUZZ_THREADS) {
        server_run(pages);
    }
    struct fuzz *fuzz = &all.threads[index];
    fuzz->io = (struct writ_io){.in = pages, .out = pages + WRIT_PAGE_BYTES};
    for (;;) {
        uint64_t bits = 0;
        if (syscall_wait(all.bells[index], SYSCALL_FOREVER, &bits) == WRIT_OK) {
            run_round(fuzz);
            atomic_fetch_sub(&all.busy, 1);
            (void)syscall_notify(all.bells[0], BELL);
        }
    }
}

/* A thread begins with its argument in rdi and its first message page in rsi. */
[[gnu::naked]] static void thread_begin(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call thread_main\n\t"
            "ud2");
}

static uint32_t make_thread(struct writ_io *io, uint64_t index, uint32_t *slot)
{
    uint64_t entry = (uint64_t)(uintptr_t)thread_begin;
    uint64_t top = (uint64_t)(uintptr_t)(all.stacks[index] + STACK_BYTES);
    uint64_t pages = PAGES_VA + index * PAGES_STEP;
    uint32_t status = process_create_thread(io, WRIT_SLOT_PROCESS, entry, top, index, pages, slot);
    return status == WRIT_OK ? thread_start(io, *slot) : status;
}

static uint32_t make_threads(struct writ_io *io, uint32_t code)
{
    uint32_t status = WRIT_OK;
    all.threads[0].io = *io;
    all.threads[0].thread = WRIT_SLOT_THREAD;
    for (uint64_t i = 0; i < FUZZ_THREADS && status == WRIT_OK; i++) {
        all.threads[i].code = code;
        all.threads[i].dice = plan.seed * FUZZ_THREADS + i + 1;
        status = quota_create_endpoint(io, WRIT_SLOT_QUOTA, 1, &all.threads[i].home);
        if (status == WRIT_OK) {
            status = quota_create_notification(io, WRIT_SLOT_QUOTA, &all.bells[i]);
        }
        if (status == WRIT_OK && i != 0) {
            status = make_thread(io, i, &all.threads[i].thread);
        }
    }
    uint32_t thread = 0;
    status = status == WRIT_OK ? server_make(io) : status;
    return status == WRIT_OK ? make_thread(io, FUZZ_THREADS, &thread) : status;
}

static void run_all(void)
{
    atomic_store(&all.busy, FUZZ_THREADS - 1);
    for (uint32_t i = 1; i < FUZZ_THREADS; i++) {
        (void)syscall_notify(all.bells[i], BELL);
    }
    run_round(&all.threads[0]);
    while (atomic_load(&all.busy) != 0) {
        uint64_t bits = 0;
        (void)syscall_wait(all.bells[0], SYSCALL_FOREVER, &bits);
    }
}

/* In place of any other bell, which would stay in memory. */
static void watch_ourselves(struct writ_io *io)
{
    struct process_status_reply it = {0};
    (void)process_status(io, WRIT_SLOT_PROCESS, &it.state, &it.cause, &it.code, &it.principal,
                         &it.koid);
    (void)process_watch(io, WRIT_SLOT_PROCESS, all.bells[0], BELL);
    (void)process_control_watch(io, PROCESS_CONTROL_SLOT, it.koid, all.bells[0], BELL);
}

/* Whatever the filter is by now, what is said here is to be read. */
static void let_us_be_heard(struct writ_io *io)
{
    (void)log_control_set_filter(io, LOG_CONTROL_SLOT, LOG_CATEGORY_SERVICE, LOG_THRESHOLD_TRACE,
                                 LOG_THRESHOLD_TRACE);
}

/* Lets go of memory that devices might know of. */
static void release_detained(struct writ_io *io)
{
    uint64_t address = 0;
    uint64_t bytes = 0;
    while (memory_control_next_detained(io, MEMORY_CONTROL_SLOT, 0, &address, &bytes) == WRIT_OK) {
        (void)memory_control_release(io, MEMORY_CONTROL_SLOT, address);
    }
}

/* Bytes in use once everything that was made is gone again. */
static uint64_t level(struct writ_io *io)
{
    uint64_t limit = 0;
    uint64_t used = 0;
    pool_clear(io);
    watch_ourselves(io);
    let_us_be_heard(io);
    (void)process_unmap(io, WRIT_SLOT_PROCESS, FUZZ_ARENA, 2 * FUZZ_ARENA_PAGES * FUZZ_PAGE);
    release_detained(io);
    (void)quota_usage(io, WRIT_SLOT_QUOTA, &limit, &used);
    return used;
}

static bool rounds(struct writ_io *io)
{
    uint64_t before = 0;
    uint32_t leaks = 0;
    uint64_t end = time_us() + plan.seconds * US_PER_S;
    for (uint64_t i = 0; i < plan.rounds || time_us() < end; i++) {
        run_all();
        uint64_t used = level(io);
        log_info("[fuzz] round %lu: %lu KiB in use", i, used / 1024);
        if (i >= SETTLING_ROUNDS && used != before) {
            log_error("[fuzz] FAILED: it was %lu KiB after the round before", before / 1024);
            leaks++;
        }
        before = used;
    }
    return leaks == 0;
}

uint32_t component_main(struct rt *rt)
{
    log_info("[fuzz] seed %lu, %lu rounds of %lu calls by %u threads each", plan.seed, plan.rounds,
             plan.calls, FUZZ_THREADS);
    all.threads[0].io = rt->io;
    devices_find(&all.threads[0]);
    bool good = replay_run(&rt->io);
    good = scarce_run(&rt->io) && good;
    good = worst_run(&rt->io) && good;
    uint32_t code = 0;
    uint32_t status = program_make(&rt->io, &code);
    if (status == WRIT_OK) {
        status = make_threads(&rt->io, code);
    }
    if (status != WRIT_OK) {
        log_error("[fuzz] FAILED: no threads: status %u", status);
        return CODE_FAILED;
    }
    directed_run(&all.threads[0]);
    pool_init(&rt->io);
    good = rounds(&rt->io) && good;
    good = tally_print(all.threads, &plan.left_out) && good;
    log_info("[fuzz] %lu calls to who waits for ever were answered", server_answered());
    good = (server_answered() != 0 || fuzz_leaves_out(&plan.left_out, FUZZ_MESSAGES)) && good;
    log_info("[fuzz] %s", good ? "passed" : "FAILED");
    return good ? CODE_GOOD : CODE_FAILED;
}
