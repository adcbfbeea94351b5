/* See fault.h. */
#include "fault.h"

#include "assert.h"
#include "kernel_kernel.h"
#include "log.h"
#include "machine.h"
#include "memd_wire.h"
#include "panic.h"
#include "process.h"
#include "thread.h"
#include "upcall.h"

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

static const char *kind_name(const struct fault *fault)
{
    static const char *const names[] = {
        [FAULT_KIND_NOT_MAPPED] = "page fault: nothing is mapped",
        [FAULT_KIND_FORBIDDEN] = "page fault: forbidden",
        [FAULT_KIND_STACK_OVERFLOW] = "stack overflow",
        [FAULT_KIND_NOT_SUPPLIED] = "page fault: not supplied",
    };
    bool named = fault->kind < sizeof names / sizeof names[0] && names[fault->kind] != NULL;
    return named ? names[fault->kind] : fault->what;
}

/* Says what a process ends with, unless that was said too often just before. */
static void say_fault(const struct thread *thread)
{
    static const char format[] =
        "fault: %s principal=%u.%u pid=%lu address=0x%lx error=0x%lx rip=0x%lx\n";
    const struct process *process = thread->process;
    const struct fault *fault = &thread->fault;
    uint32_t withheld;
    if (!log_allows(format, &withheld)) {
        return;
    }
    if (withheld != 0) {
        machine_say("fault: withheld=%u\n", withheld);
    }
    machine_say(format, kind_name(fault), process->principal & 0xffff, process->principal >> 16,
                process->object.koid, fault->address, fault->error, thread->frame.rip);
    panic_say_build_id();
    say_registers(&thread->frame);
    say_backtrace(thread);
}

static void end(struct thread *thread)
{
    struct process *process = thread->process;
    const struct fault *fault = &thread->fault;
    say_fault(thread);
    process_end(process, &(struct process_end){.cause = EXIT_CAUSE_FAULTED,
                                               .code = (uint32_t)fault->vector,
                                               .error = fault->error,
                                               .address = fault->address,
                                               .thread_koid = thread->object.koid,
                                               .frame = thread->frame});
}

bool fault_pursue(struct thread *thread)
{
    if (!(thread->hazard & THREAD_FAULTED)) {
        return false;
    }
    thread->hazard &= ~(uint32_t)THREAD_FAULTED;
    if (thread->fault.left_ms == 0 || !upcall_judge(thread)) {
        end(thread);
    }
    return true;
}

void fault_raise(struct thread *thread, const struct fault *fault)
{
    thread->awaits = 0; /* it may go on elsewhere */
    thread->fault = *fault;
    thread->fault.left_ms = MEMD_JUDGE_FAULT_DEADLINE_MS;
    thread->hazard |= THREAD_FAULTED;
}

/* Whether the page below writable memory was touched by a thread whose stack ends there. */
static bool is_stack_overflow(const struct thread *thread, uint64_t address)
{
    uint64_t page_end = (address | (PAGE_SIZE - 1)) + 1;
    uint64_t rsp = thread->frame.rsp;
    uint64_t distance = rsp > address ? rsp - address : address - rsp;
    return distance <= PAGE_SIZE && space_begins_writable(&thread->process->space, page_end);
}

void fault_raise_access(struct thread *thread, const struct fault *fault)
{
    fault_raise(thread, fault);
    struct space_absence absence = {0};
    switch (space_resolve(&thread->process->space, fault->address, fault->access, &absence)) {
    case SPACE_RESOLVED:
        thread->hazard &= ~(uint32_t)THREAD_FAULTED;
        break;
    case SPACE_NOTHING:
        thread->fault.kind = is_stack_overflow(thread, fault->address) ? FAULT_KIND_STACK_OVERFLOW
                                                                       : FAULT_KIND_NOT_MAPPED;
        break;
    case SPACE_FORBIDDEN:
        thread->fault.kind = FAULT_KIND_FORBIDDEN;
        break;
    case SPACE_ABSENT:
        thread->fault.kind = FAULT_KIND_NOT_SUPPLIED;
        if (upcall_fetch(thread, absence.vmo, absence.page, UPCALL_FETCH)) {
            thread->hazard &= ~(uint32_t)THREAD_FAULTED;
        }
        break;
    }
}

void fault_registers(const struct user_frame *f, struct fault_registers *ret_registers)
{
    *ret_registers = (struct fault_registers){.rax = f->rax,
                                              .rbx = f->badge,
                                              .rcx = f->rcx,
                                              .rdx = f->w[1],
                                              .rsi = f->w[0],
                                              .rdi = f->tag,
                                              .rbp = f->rbp,
                                              .rsp = f->rsp,
                                              .r8 = f->w[2],
                                              .r9 = f->w[3],
                                              .r10 = f->w[4],
                                              .r11 = f->r11,
                                              .r12 = f->w[5],
                                              .r13 = f->label,
                                              .r14 = f->r14,
                                              .r15 = f->r15,
                                              .rip = f->rip,
                                              .rflags = f->rflags};
}

void fault_record(const struct thread *thread, struct fault_record *ret_record)
{
    const struct fault *fault = &thread->fault;
    *ret_record = (struct fault_record){
        .kind = fault->kind,
        .access = fault->access,
        .vector = (uint8_t)fault->vector,
        .principal = thread->principal,
        .process_koid = thread->process->object.koid,
        .thread_koid = thread->object.koid,
        .address = fault->address,
    };
    fault_registers(&thread->frame, &ret_record->registers);
}

enum kcall_result process_on_judge_by(struct kcall *call, struct cap *judge,
                                      const struct process_judge_by_request *)
{
    struct process *process = KCALL_TARGET(call, process);
    if (object_protocol(judge->object) != MEMD_PROTOCOL) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    if (process->state != LIFE_STATE_STAGED && process->state != LIFE_STATE_RUNNING) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    cap_bind(judge, &process->judge, CONNECTION_RIGHT_CALL, CAP_BINDING);
    return KCALL_DONE;
}
