/* Exceptions and interrupts: whose they are and what becomes of them.
 *
 * An exception of a user's is resolved or ends his process. One of the kernel's own is our bug and
 * ends the machine.
 */
#include "trap.h"

#include "check.h"
#include "cpu.h"
#include "fault.h"
#include "fpu.h"
#include "instructions.h"
#include "ipc.h"
#include "irq.h"
#include "kernel.h"
#include "lapic.h"
#include "mail.h"
#include "pagetable.h"
#include "panic.h"
#include "process.h"
#include "sched.h"
#include "thread.h"

enum {
    EXCEPTION_DIVISION = 0,
    EXCEPTION_DEBUG = 1,
    EXCEPTION_NMI = 2,
    EXCEPTION_INSTRUCTION = 6,
    EXCEPTION_FLOAT = 7,
    EXCEPTION_PAGE = 14,
    EXCEPTIONS = 32,
    PAGE_ERROR_WRITE = 2,
    PAGE_ERROR_FETCH = 16,
    RFLAGS_AC = 0x40000,
};

void trap_kernel(const struct trap *trap);
void trap_user(struct thread *thread, uint64_t vector, uint64_t error);
[[gnu::noreturn]] void syscall_slow(struct thread *thread);
[[gnu::noreturn]] void kcall_slow(struct thread *thread, enum kcall_result result);
[[gnu::noreturn]] void syscall_taken(void);

static const char *name_of(uint64_t vector)
{
    static const char *const names[EXCEPTIONS] = {
        [0] = "divide error",         [1] = "debug exception",
        [2] = "non-maskable interrupt", [3] = "breakpoint",
        [4] = "overflow",             [6] = "invalid instruction",
        [7] = "no floating point",    [8] = "double fault",
        [11] = "segment not present", [12] = "bad stack segment",
        [13] = "protection fault",    [14] = "page fault",
        [16] = "floating point",      [17] = "misaligned access",
        [18] = "machine check",       [19] = "vector floating point",
    };
    const char *name = vector < EXCEPTIONS ? names[vector] : NULL;
    return name != NULL ? name : "unknown exception";
}

/* While AC is set, the processor lets the kernel at user pages. */
static void clear_ac(void)
{
    __asm__ volatile("pushfq\n\tandq %0, (%%rsp)\n\tpopfq" : : "i"(~RFLAGS_AC) : "cc", "memory");
}

static uint32_t wanted_access(uint64_t error)
{
    if (error & PAGE_ERROR_FETCH) {
        return ACCESS_EXECUTE;
    }
    return error & PAGE_ERROR_WRITE ? ACCESS_WRITE : ACCESS_READ;
}

static enum fault_kind kind_of(uint64_t vector)
{
    if (vector == EXCEPTION_DIVISION) {
        return FAULT_KIND_DIVISION;
    }
    return vector == EXCEPTION_INSTRUCTION ? FAULT_KIND_BAD_INSTRUCTION : FAULT_KIND_OTHER;
}

static void user_exception(struct thread *thread, uint64_t vector, uint64_t error)
{
    struct fault fault = {
        .what = name_of(vector), .vector = vector, .error = error, .kind = kind_of(vector)};
    if (vector == EXCEPTION_FLOAT) {
        if (fpu_use(thread)) {
            return;
        }
        fault.what = "no memory for floating point";
    }
    if (vector == EXCEPTION_PAGE) {
        fault.address = cr2_read();
        fault.access = (uint8_t)wanted_access(error);
        fault_raise_access(thread, &fault);
    } else {
        fault_raise(thread, &fault);
    }
}

static void interrupt(uint64_t vector)
{
    if (vector == VECTOR_TIMER) {
        lapic_acknowledge();
        sched_tick();
    } else if (vector == VECTOR_RESCHEDULE) {
        lapic_acknowledge();
    } else if (vector >= VECTOR_DEVICE && vector < VECTOR_DEVICE_END) {
        struct cpu *cpu = this_cpu();
        sched_begin_interrupt(cpu);
        irq_come((uint32_t)vector);
        lapic_acknowledge();
        if (sched_end_interrupt(cpu)) {
            sched_exit_preempted();
        }
    }
}

/* Needs no lock: its holder waits for it. Whoever was interrupted goes on, if he is left. */
static void serve_mail(void)
{
    lapic_acknowledge();
    if (mail_serve()) {
        kernel_lock();
        sched_exit();
    }
}

/* An exception in the kernel. A debug exception or an interrupt that is none of ours passes; by one
 * of these a panic stops the other processors. */
static void kernel_exception(const struct trap *trap)
{
    if (trap->vector == EXCEPTION_NMI) {
        panic_join();
    } else if (trap->vector != EXCEPTION_DEBUG) {
        panic_trap(name_of(trap->vector), trap, trap->vector == EXCEPTION_PAGE ? cr2_read() : 0);
    }
}

/* The kernel lets interrupts in only while it runs nobody. */
void trap_kernel(const struct trap *trap)
{
    if (trap->vector < EXCEPTIONS) {
        kernel_exception(trap);
    } else if (trap->vector == VECTOR_MAIL) {
        serve_mail();
    } else {
        kernel_lock();
        check_on_trap(trap->vector);
        interrupt(trap->vector);
        sched_exit();
    }
}

/* The thread, which this processor ran when it was interrupted, may be taken away while it waits for the
 * lock. Whoever this returns for goes on as if nothing had been. */
void trap_user(struct thread *thread, uint64_t vector, uint64_t error)
{
    clear_ac();
    if (vector == EXCEPTION_NMI) {
        panic_join();
        return;
    }
    if (vector == VECTOR_MAIL) {
        serve_mail();
        return;
    }
    kernel_lock();
    check_on_trap(vector);
    bool runs = this_cpu()->current == thread;
    if (runs) {
        thread->hazard |= THREAD_BY_IRET;
    }
    if (vector >= EXCEPTIONS) {
        interrupt(vector);
    } else if (runs) {
        user_exception(thread, vector, error);
    }
    sched_exit();
}

/* The end of a kernel call that the short path began but cannot end. The lock is held. */
void kcall_slow(struct thread *thread, enum kcall_result result)
{
    kcall_end(thread, result);
    sched_exit();
}

/* Every system call that is not for the short path. The lock is held. */
void syscall_slow(struct thread *thread)
{
    check_on_call(thread);
    ipc_enter(thread);
    sched_exit();
}

/* The thread that made a system call was taken away while this processor waited for the lock. */
void syscall_taken(void)
{
    kernel_lock();
    sched_exit();
}
