/* See fault.h. */
#include "fault.h"

#include "machine.h"
#include "process.h"
#include "thread.h"

enum { BACKTRACE_DEPTH = 16 };

/* Follows frame pointers through the page tables; user memory itself is never trusted to be
 * there. */
static void say_backtrace(const struct thread *thread)
{
    const struct space *space = &thread->process->space;
    machine_say("bt: 0x%lx\n", thread->frame.rip);
    uint64_t frame = thread->frame.rbp;
    for (uint32_t i = 0; i < BACKTRACE_DEPTH; i++) {
        uint64_t next;
        uint64_t address;
        if (!space_peek(space, frame, &next) || !space_peek(space, frame + 8, &address) ||
            address == 0) {
            return;
        }
        machine_say("bt: 0x%lx\n", address);
        if (next <= frame) {
            return;
        }
        frame = next;
    }
}

static void say_registers(const struct user_frame *f)
{
    machine_say("rax=%016lx rbx=%016lx rcx=%016lx rdx=%016lx\n", f->rax, f->badge, f->rcx, f->w[1]);
    machine_say("rsi=%016lx rdi=%016lx rbp=%016lx rsp=%016lx\n", f->w[0], f->tag, f->rbp, f->rsp);
    machine_say("r8 =%016lx r9 =%016lx r10=%016lx r11=%016lx\n", f->w[2], f->w[3], f->w[4], f->r11);
    machine_say("r12=%016lx r13=%016lx r14=%016lx r15=%016lx\n", f->w[5], f->label, f->r14, f->r15);
}

void fault_end(struct thread *thread, const struct fault *fault)
{
    struct process *process = thread->process;
    machine_say("fault: %s principal=%u.%u pid=%lu address=0x%lx error=0x%lx rip=0x%lx\n",
                fault->what, process->principal & 0xffff, process->principal >> 16,
                process->object.koid, fault->address, fault->error, thread->frame.rip);
    say_registers(&thread->frame);
    say_backtrace(thread);
    process_end(process, EXIT_CAUSE_FAULTED, (uint32_t)fault->vector);
}
