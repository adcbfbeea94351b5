/* What takes a second thread, or a process that runs, to be made with few pages: see scarce_apart.h. */
#include "scarce_apart.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum {
    STACK_BYTES = 4096,
    GO = 1,
    ENDED = 2,
    USED = 4,
    PATIENCE_MS = 10000,
    BELL_SLOT = 20,
    THREADS = 8, /* whose registers do not find room in one page */
};

#define PAGES_VA UINT64_C(0x62000000)
#define WRITE_VA UINT64_C(0x63000000)
#define CODE_VA UINT64_C(0x10000000)
#define MESSAGES_VA UINT64_C(0x11000000)
#define REQUEST (UINT64_C(0x57) << 56 | UINT64_C(1) << 16 | 0x10)

static struct {
    uint32_t connection;
    uint32_t go;   /* rung for one call */
    uint32_t bell; /* rung when a thread has used the unit, and when its process has ended */
    uint32_t code;
    uint32_t faults; /* for want of room for registers */
    _Alignas(16) uint8_t stack[STACK_BYTES];
} apart;

[[gnu::used, gnu::noreturn]] static void caller_main(void)
{
    for (;;) {
        uint64_t bits = 0;
        struct writ_msg m = {.tag = REQUEST};
        if (syscall_wait(apart.go, SYSCALL_FOREVER, &bits) == WRIT_OK) {
            (void)syscall_send(syscall_head(SYSCALL_CALL, apart.connection, PATIENCE_MS), &m);
        }
    }
}

[[gnu::naked]] static void caller_begin(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call caller_main\n\t"
            "ud2");
}

/* Uses the floating point unit, says so, and goes on for ever. */
[[gnu::naked]] static void floats_begin(void)
{
    __asm__("fninit\n\t"
            "movl %0, %%eax\n\t"
            "movl %1, %%esi\n\t"
            "syscall\n"
            "1: movl %2, %%eax\n\t"
            "syscall\n\t"
            "jmp 1b\n"
            ".globl floats_end\n"
            "floats_end:"
            :
            : "i"(SYSCALL_NOTIFY | BELL_SLOT << 8), "i"(USED), "i"(SYSCALL_YIELD));
}

extern const char floats_end[];

static uint32_t make_code(struct writ_io *io)
{
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &apart.code);
    if (status == WRIT_OK) {
        status = process_map(io, WRIT_SLOT_PROCESS, apart.code, ACCESS_READ | ACCESS_WRITE,
                             WRITE_VA, 0, WRIT_PAGE_BYTES);
    }
    if (status != WRIT_OK) {
        return status;
    }
    memcpy((void *)WRITE_VA, (const void *)floats_begin,
           (uintptr_t)floats_end - (uintptr_t)floats_begin);
    return process_unmap(io, WRIT_SLOT_PROCESS, WRITE_VA, WRIT_PAGE_BYTES);
}

uint32_t apart_init(struct writ_io *io, uint32_t connection)
{
    uint32_t thread = 0;
    apart.connection = connection;
    uint32_t status = make_code(io);
    if (status == WRIT_OK) {
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &apart.go);
    }
    if (status == WRIT_OK) {
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &apart.bell);
    }
    if (status == WRIT_OK) {
        status = process_create_thread(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)caller_begin,
                                       (uint64_t)(uintptr_t)(apart.stack + STACK_BYTES), 0,
                                       PAGES_VA, &thread);
    }
    return status == WRIT_OK ? thread_start(io, thread) : status;
}

uint32_t apart_keep_reply(struct writ_io *io, uint32_t *ret_slot)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)syscall_notify(apart.go, GO);
    uint32_t status =
        (uint32_t)syscall_receive(syscall_head(SYSCALL_RECV, 0, PATIENCE_MS), &m, &caller);
    return status == WRIT_OK ? thread_keep_reply(io, WRIT_SLOT_THREAD, ret_slot) : status;
}

/* Runs one thread after the other, each until it has used the unit. */
static uint32_t run_threads(struct writ_io *io, uint32_t child, bool *ret_faulted)
{
    for (uint64_t i = 0; i < THREADS; i++) {
        uint32_t thread = 0;
        uint64_t bits = 0;
        uint32_t status = process_create_thread(io, child, CODE_VA, CODE_VA, 0,
                                                MESSAGES_VA + i * 3 * WRIT_PAGE_BYTES, &thread);
        if (status != WRIT_OK) {
            return status;
        }
        status = thread_start(io, thread);
        (void)process_close(io, WRIT_SLOT_PROCESS, thread);
        if (status == WRIT_OK) {
            status = syscall_wait(apart.bell, PATIENCE_MS, &bits);
        }
        *ret_faulted = (bits & ENDED) != 0;
        if (status != WRIT_OK || *ret_faulted) {
            return status;
        }
    }
    return WRIT_OK;
}

/* Ends a process, and takes its record away. */
static uint32_t end(struct writ_io *io, uint32_t child)
{
    uint64_t bits = 0;
    struct process_status_reply it = {0};
    (void)process_kill(io, child, 0);
    (void)process_status(io, child, &it.state, &it.cause, &it.code, &it.principal, &it.koid);
    uint32_t status = process_control_reap(io, PROCESS_CONTROL_SLOT, it.koid);
    (void)syscall_wait(apart.bell, 0, &bits);
    return status;
}

uint32_t apart_use_floats(struct writ_io *io, uint32_t child, bool *ret_faulted)
{
    *ret_faulted = false;
    uint32_t status = process_map(io, child, apart.code, ACCESS_READ | ACCESS_EXECUTE, CODE_VA, 0,
                                  WRIT_PAGE_BYTES);
    if (status == WRIT_OK) {
        status = process_install(io, child, apart.bell, BELL_SLOT, NOTIFICATION_RIGHT_SIGNAL);
    }
    if (status == WRIT_OK) {
        status = process_watch(io, child, apart.bell, ENDED);
    }
    if (status == WRIT_OK) {
        status = process_start(io, child);
    }
    if (status != WRIT_OK) {
        return status;
    }
    status = run_threads(io, child, ret_faulted);
    apart.faults += *ret_faulted;
    uint32_t ended = end(io, child);
    return ended == WRIT_OK ? status : ended;
}

uint32_t apart_faults(void)
{
    return apart.faults;
}
