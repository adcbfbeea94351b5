/* See fpu.h. */
#include "fpu.h"

#include "cpu.h"
#include "instructions.h"
#include "kernel.h"
#include "process.h"
#include "slab.h"
#include "thread.h"

enum { CR0_MONITOR = 0x2, CR0_EMULATE = 0x4, CR0_TASK_SWITCHED = 0x8, CR0_NUMERIC_ERROR = 0x20 };
enum { CR4_FXSAVE = 0x200, CR4_VECTOR_ERRORS = 0x400, CONTROL_AT = 0, VECTOR_CONTROL_AT = 24 };
enum {
    CONTROL = 0x37f,         /* all exceptions masked, 64 bits of precision */
    VECTOR_CONTROL = 0x1f80, /* all exceptions masked */
};

void fpu_init(void)
{
    uint64_t cr0 = cr0_read() & ~(uint64_t)CR0_EMULATE;
    cr0_write(cr0 | CR0_MONITOR | CR0_TASK_SWITCHED | CR0_NUMERIC_ERROR);
    cr4_write(cr4_read() | CR4_FXSAVE | CR4_VECTOR_ERRORS);
}

static struct fpu *create(struct quota *quota)
{
    struct fpu *fpu = slab_alloc(quota, sizeof *fpu);
    if (fpu != NULL) {
        const uint16_t control = CONTROL;
        const uint32_t vector_control = VECTOR_CONTROL;
        __builtin_memcpy(fpu->state + CONTROL_AT, &control, sizeof control);
        __builtin_memcpy(fpu->state + VECTOR_CONTROL_AT, &vector_control, sizeof vector_control);
    }
    return fpu;
}

/* Some processors leave the last instruction's and operand's address alone when no exception is
 * pending (AMD APM volume 2, 11.4.4.3); loading a number overwrites them first. */
static void load(const struct fpu *fpu)
{
    const uint32_t nothing = 0;
    __asm__ volatile("clts\n\t"
                     "fnclex\n\t"
                     "ffree %%st(7)\n\t"
                     "fildl %1\n\t"
                     "fxrstor64 %0"
                     :
                     : "m"(*fpu), "m"(nothing)
                     : "memory");
}

bool fpu_use(struct thread *thread)
{
    struct cpu *cpu = this_cpu();
    if (thread->fpu == NULL) {
        thread->fpu = create(thread->process->quota);
    }
    if (thread->fpu == NULL) {
        return false;
    }
    load(thread->fpu);
    cpu->floats = thread;
    cpu->hazard |= CPU_FLOATS;
    return true;
}

void fpu_leave(struct cpu *cpu, const struct thread *next)
{
    if (next != NULL && cpu->floats == next) {
        return;
    }
    if (cpu->floats != NULL) {
        __asm__ volatile("fxsave64 %0" : "=m"(*cpu->floats->fpu) : : "memory");
    }
    cr0_write(cr0_read() | CR0_TASK_SWITCHED);
    cpu->floats = NULL;
    cpu->hazard &= ~(uint32_t)CPU_FLOATS;
}

void fpu_forget(const struct thread *thread)
{
    for (uint32_t i = 0; i < kernel.cpu_count; i++) {
        if (cpu_at(i)->floats == thread) {
            cpu_at(i)->floats = NULL;
        }
    }
}
