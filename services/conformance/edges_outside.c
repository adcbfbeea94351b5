/* Cases about what a process brings along or asks for that is not a process's to have: flags of the processor, places outside of user space or of a VMO: see
 * edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "memd_wire.h"
#include "writ/syscall.h"

enum {
    PAGE = WRIT_PAGE_BYTES,
    PATIENCE_MS = 5000,
    CALLS = 64, /* the short path and the long one are among them, and looks on the way out */
    PAGES = 64,
    TICKS = 20,
    TICK_US = 1000,
    SPINS = 2000000, /* longer than a tick */
    TIMER_BIT = 1,
};

/* What a user may set and the kernel must not run with: direction, nested task, alignment check, which also opens user memory to it. */
#define FLAGS UINT64_C(0x44400)
#define VA UINT64_C(0x77000000)
#define USER_END UINT64_C(0x7ffffffff000)
#define READ_WRITE (ACCESS_READ | ACCESS_WRITE)

static const uint64_t outside[] = {
    0,
    0xffff,
    USER_END,
    UINT64_C(0x7fffffffffff),
    UINT64_C(0x800000000000),
    UINT64_C(0xffff7fffffffffff),
    UINT64_C(0xffff800000000000),
    UINT64_C(0xfffffffffffff000),
    UINT64_MAX,
};

enum { OUTSIDE = sizeof outside / sizeof outside[0] };

/* A system call with words that are all zero, and more flags; returns rax. */
[[gnu::naked]] static uint64_t call_with(uint64_t head, uint64_t tag, uint64_t flags)
{
    (void)head;
    (void)tag;
    (void)flags;
    __asm__("pushq %r12\n\t"
            "pushfq\n\t"
            "orq (%rsp), %rdx\n\t"
            "pushq %rdx\n\t"
            "movq %rdi, %rax\n\t"
            "movq %rsi, %rdi\n\t"
            "xorl %esi, %esi\n\t"
            "xorl %edx, %edx\n\t"
            "xorl %r8d, %r8d\n\t"
            "xorl %r9d, %r9d\n\t"
            "xorl %r10d, %r10d\n\t"
            "xorl %r12d, %r12d\n\t"
            "popfq\n\t"
            "syscall\n\t"
            "popfq\n\t"
            "popq %r12\n\t"
            "retq");
}

/* Stores to a page, which comes only then, with more flags. */
[[gnu::naked]] static void touch_with(uint64_t va, uint64_t flags)
{
    (void)va;
    (void)flags;
    __asm__("pushfq\n\t"
            "orq (%rsp), %rsi\n\t"
            "pushq %rsi\n\t"
            "popfq\n\t"
            "movq %rdi, (%rdi)\n\t"
            "popfq\n\t"
            "retq");
}

/* Counts down with more flags, so that it is interrupted with them. */
[[gnu::naked]] static void spin_with(uint64_t count, uint64_t flags)
{
    (void)count;
    (void)flags;
    __asm__("pushfq\n\t"
            "orq (%rsp), %rsi\n\t"
            "pushq %rsi\n\t"
            "popfq\n\t"
            "1: decq %rdi\n\t"
            "jnz 1b\n\t"
            "popfq\n\t"
            "retq");
}

static bool a_users_flags_end_where_a_call_begins(struct writ_io *io)
{
    (void)io;
    bool good = true;
    for (uint32_t i = 0; i < CALLS && good; i++) {
        good = (uint32_t)call_with(syscall_head(SYSCALL_CALL, WRIT_SLOT_QUOTA, PATIENCE_MS),
                                   QUOTA_USAGE_REQUEST, FLAGS) == WRIT_OK &&
               (uint32_t)call_with(syscall_head(SYSCALL_YIELD, 0, 0), 0, FLAGS) == WRIT_OK &&
               (uint32_t)call_with(SYSCALL_NULL, 0, FLAGS) == WRIT_OK;
    }
    return good;
}

static bool a_users_flags_end_where_a_page_is_missing(struct writ_io *io)
{
    uint32_t vmo = 0;
    uint64_t bytes = (uint64_t)PAGES * PAGE;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, bytes, &vmo) == WRIT_OK &&
                process_map(io, WRIT_SLOT_PROCESS, vmo, READ_WRITE, VA, 0, bytes) == WRIT_OK;
    for (uint64_t va = VA; va < VA + bytes && good; va += PAGE) {
        touch_with(va, FLAGS);
        const volatile uint64_t *page = (const volatile uint64_t *)(uintptr_t)va;
        good = page[0] == va && page[1] == 0 && page[PAGE / 8 - 1] == 0;
    }
    return process_unmap(io, WRIT_SLOT_PROCESS, VA, bytes) == WRIT_OK &&
           writ_port_close(io, vmo) == WRIT_OK && good;
}

/* A timer comes while it counts, and wakes nobody. */
static bool a_users_flags_end_where_an_interrupt_comes(struct writ_io *io)
{
    uint32_t bell = 0;
    uint32_t timer = 0;
    uint64_t bits = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                quota_create_timer(io, WRIT_SLOT_QUOTA, bell, TIMER_BIT, &timer) == WRIT_OK &&
                timer_repeat(io, timer, TICK_US, TICK_US) == WRIT_OK;
    for (uint32_t i = 0; i < TICKS && good; i++) {
        spin_with(SPINS, FLAGS);
        good = syscall_wait(bell, PATIENCE_MS, &bits) == WRIT_OK && bits == TIMER_BIT;
    }
    return writ_port_close(io, timer) == WRIT_OK && writ_port_close(io, bell) == WRIT_OK && good;
}

static bool no_thread_begins_outside_of_user_space(struct writ_io *io)
{
    struct child child;
    uint32_t thread = 0;
    uint64_t pages = CHILD_PAGES_VA + UINT64_C(0x10000);
    bool good = child_stage(io, &child);
    for (uint32_t i = 0; i < OUTSIDE && good; i++) {
        good = process_create_thread(io, child.process, outside[i], CHILD_PAGES_VA, 0, pages,
                                     &thread) != WRIT_OK &&
               process_create_thread(io, child.process, CHILD_CODE_VA, outside[i], 0, pages,
                                     &thread) != WRIT_OK &&
               process_create_thread(io, child.process, CHILD_CODE_VA, CHILD_PAGES_VA, 0,
                                     outside[i], &thread) != WRIT_OK;
    }
    good = good && process_create_thread(io, child.process, CHILD_CODE_VA, CHILD_PAGES_VA, 0, pages,
                                         &thread) == WRIT_OK;
    (void)writ_port_close(io, thread);
    child_drop(io, &child);
    return good;
}

static struct {
    uint32_t judge;
    uint32_t judging;
} of;

/* A child jumps there, its judge says what the kernel is to do, and that is the child's end. */
static bool ends(struct writ_io *io, uint64_t jump_to, enum fault_verdict verdict, uint64_t at)
{
    struct child child;
    struct writ_msg m = {0};
    struct writ_caller caller;
    bool good = child_stage(io, &child) &&
                process_judge_by(io, child.process, of.judging) == WRIT_OK &&
                endpoint_bind(io, of.judge) == WRIT_OK;
    if (good) {
        child_will_jump(&child, jump_to);
    }
    good = good && child_start(io, &child) &&
           syscall_receive(syscall_head(SYSCALL_RECV, 0, PATIENCE_MS), &m, &caller) == WRIT_OK &&
           memd_judge_fault_request_check(&m, io->in, io->in + WRIT_RECORDS).check == 0;
    struct memd_judge_fault_reply reply = {.verdict = verdict, .resume_at = at};
    m = (struct writ_msg){0};
    memd_judge_fault_reply_write(&m, &reply);
    good = good && syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m) == WRIT_OK &&
           child_await_end(io, &child);
    child_drop(io, &child);
    return good;
}

static bool no_judge_sends_a_thread_out_of_user_space(struct writ_io *io)
{
    bool good =
        quota_create_endpoint(io, WRIT_SLOT_QUOTA, MEMD_PROTOCOL, &of.judge) == WRIT_OK &&
        endpoint_mint(io, of.judge, MEMD_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &of.judging) == WRIT_OK;
    return good && ends(io, VA, FAULT_VERDICT_RESUME_AT, USER_END) &&
           ends(io, VA, FAULT_VERDICT_RESUME_AT, UINT64_C(0x800000000000)) &&
           ends(io, VA, FAULT_VERDICT_RESUME_AT, UINT64_C(0xffff800000000000));
}

static bool who_has_jumped_out_of_user_space_does_not_go_on_there(struct writ_io *io)
{
    bool good = ends(io, UINT64_C(0x900000000000), FAULT_VERDICT_RESUME, 0) &&
                ends(io, UINT64_C(0xffff800000000000), FAULT_VERDICT_RESUME, 0);
    return writ_port_close(io, of.judging) == WRIT_OK && writ_port_close(io, of.judge) == WRIT_OK &&
           good;
}

static bool nothing_behind_the_end_of_a_vmo_is_mapped(struct writ_io *io)
{
    static const uint64_t offsets[] = {
        2 * PAGE,          3 * PAGE,          UINT64_C(1) << 30,     UINT64_C(1) << 40,
        UINT64_C(1) << 46, UINT64_C(1) << 63, UINT64_MAX - PAGE + 1,
    };
    uint32_t vmo = 0;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, 2 * PAGE, &vmo) == WRIT_OK;
    for (uint32_t i = 0; i < sizeof offsets / sizeof offsets[0] && good; i++) {
        good = process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ, VA, offsets[i], PAGE) ==
               KERNEL_ERROR_BAD_RANGE;
    }
    good = good && process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ, VA, PAGE, 2 * PAGE) ==
                       KERNEL_ERROR_BAD_RANGE;
    return writ_port_close(io, vmo) == WRIT_OK && good;
}

static const struct edge_case cases[] = {
    {"a user's flags end where a call begins", a_users_flags_end_where_a_call_begins},
    {"a user's flags end where a page is missing", a_users_flags_end_where_a_page_is_missing},
    {"a user's flags end where an interrupt comes", a_users_flags_end_where_an_interrupt_comes},
    {"no thread begins outside of user space", no_thread_begins_outside_of_user_space},
    {"no judge sends a thread out of user space", no_judge_sends_a_thread_out_of_user_space},
    {"who has jumped out of user space does not go on there",
     who_has_jumped_out_of_user_space_does_not_go_on_there},
    {"nothing behind the end of a VMO is mapped", nothing_behind_the_end_of_a_vmo_is_mapped},
};

const struct edge_cases edges_outside = {cases, sizeof cases / sizeof cases[0]};
