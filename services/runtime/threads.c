/* See writ/threads.h. */
#include "writ/threads.h"

#include "kernel_calls.h"

[[gnu::used, gnu::noreturn]] static void threads_main(struct threads_plan *plan, uint8_t *pages)
{
    plan->io = (struct writ_io){.in = pages, .out = pages + WRIT_PAGE_BYTES};
    plan->run(plan->argument, &plan->io);
    __builtin_trap();
}

/* A thread begins with its argument in rdi and its first message page in rsi. */
[[gnu::naked]] static void begin(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call threads_main\n\t"
            "ud2");
}

uint32_t threads_start(struct writ_io *io, struct threads_plan *plan, uint32_t *ret_thread)
{
    uint64_t top = (uint64_t)(uintptr_t)plan->stack + plan->stack_bytes;
    uint32_t status = process_create_thread(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)begin, top,
                                            (uint64_t)(uintptr_t)plan, plan->pages_va, ret_thread);
    return status == WRIT_OK ? thread_start(io, *ret_thread) : status;
}
