/* Floating point and vector registers: x87 and SSE, loaded when a thread uses them first.
 *
 * F1: while the registers of a thread are in a processor, that is its current one, CR0.TS is clear
 * and the processor has the hazard CPU_FLOATS, so every switch away from it goes through
 * sched_exit, which saves them. F2: in all other cases CR0.TS is set, and no user instruction
 * sees what is left in the registers. The kernel uses none of them.
 */
#pragma once

#include "types.h"

struct cpu;
struct thread;

/* Bytes and alignment as FXSAVE wants them. */
struct fpu {
    _Alignas(16) unsigned char state[512];
};

/* Makes the processor that runs this ready for it. */
void fpu_init(void);

/* The current thread of this processor has used a register: loads its own. False if its quota has no
 * room for them. */
[[nodiscard]] bool fpu_use(struct thread *thread);

/* Before a processor with CPU_FLOATS goes on with this thread, or with nobody. */
void fpu_leave(struct cpu *cpu, const struct thread *next);

/* The thread dies: its registers are worth nothing any more. */
void fpu_forget(const struct thread *thread);
