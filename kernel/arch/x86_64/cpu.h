/* A processor. Its struct stands at the start of its area (layout.h), so the stack pointer tells
 * which one runs. */
#pragma once

#include "layout.h"
#include "runqueue.h"
#include "types.h"

struct thread;

struct task_state {
    uint32_t zero0;
    uint32_t rsp0[2]; /* 64-bit values at addresses that are no multiple of 8 */
    uint32_t rsp1[2];
    uint32_t rsp2[2];
    uint32_t zero1[2];
    uint32_t ist[7][2];
    uint32_t zero2[2];
    uint16_t zero3;
    uint16_t io_bitmap; /* past the limit: no ports */
};

/* Why a processor takes no short path. */
enum cpu_hazard {
    CPU_REAPS = 1,  /* the reaper has work */
    CPU_CHECKS = 2, /* the test flavour wants to look at what is going on */
    CPU_YIELDS = 4, /* somebody more urgent is in line */
    CPU_FLOATS = 8, /* floating point registers are in use: fpu.h */
    CPU_TELLS = 16, /* the log has news */
    CPU_WAITS = 32, /* the thread's call goes on, and is told so when it ends */
};

/* All of it belongs to whoever holds the lock, but user_rsp to the processor itself and mail, which
 * mail.h tells about.
 *
 * C1: a processor that does not hold the lock and runs nobody is in the kernel's tables. C2: one
 * that runs a thread is in that thread's tables. */
struct cpu {
    struct thread *current; /* whom it runs; null while it runs nobody */
    uint64_t user_rsp;      /* between the first two instructions of an entry */
    uint64_t tables_pa;     /* of the address space it is in */
    uint32_t hazard;        /* enum cpu_hazard */
    uint32_t mail;          /* enum mail: what another processor, which has the lock, waits for */
    uint32_t index;
    uint64_t slice_end;    /* when the current slice ends; 0: none has begun */
    uint64_t alarm;        /* when the timer will interrupt; 0: it will not */
    bool preempts;         /* in an interrupt: who becomes ready may take the processor at once */
    struct runqueue queue; /* threads that could run */
    struct thread *payer;  /* who pays for the slice; null: nobody */
    struct thread *lender; /* by whose band it was got; null: nobody's any more */
    uint32_t band;         /* that band; BAND_COUNT while it is idle */
    struct thread *floats; /* with CPU_FLOATS: whose registers they are; null: nobody's any more */
    uint64_t charged;      /* the tick up to which time was paid for */
    uint32_t lapic_id;
    bool is_online;         /* set once, by itself */
    uint64_t protections;   /* CR4, as it is from cpu_init on */
    uint32_t exits;         /* these three are check_test.c's */
    uint32_t section;       /* what entered the kernel, and */
    uint64_t section_start; /* when, by the counter; 0: not looked at */
    uint64_t gdt[7];
    struct task_state task;
};

/* Where a call's body is copied to: the last page of the area. */
enum { AREA_BODY = AREA_SIZE - PAGE_SIZE };

struct area {
    _Alignas(AREA_SIZE) struct cpu cpu;
    uint8_t rest[AREA_SIZE - sizeof(struct cpu)];
};

extern struct area first_area;

/* Whether a page of an area is its struct, a stack or the body page; the others are never
 * mapped. */
static inline bool area_page_is_used(uint64_t offset)
{
    uint64_t page = offset / PAGE_SIZE;
    bool is_stack = page >= 2 && page < AREA_STACK_TOP / PAGE_SIZE;
    return page == 0 || is_stack || page == AREA_FAULT_TOP / PAGE_SIZE - 1 ||
           page == AREA_NMI_TOP / PAGE_SIZE - 1 || page == AREA_MACHINE_TOP / PAGE_SIZE - 1 ||
           page == AREA_DEBUG_TOP / PAGE_SIZE - 1 || page == AREA_BODY / PAGE_SIZE;
}

static inline struct cpu *this_cpu(void)
{
    uint64_t rsp;
    __asm__("mov %%rsp, %0" : "=r"(rsp));
    return (struct cpu *)(rsp & ~(uint64_t)(AREA_SIZE - 1));
}

static inline uint8_t *cpu_body(struct cpu *cpu)
{
    return (uint8_t *)cpu + AREA_BODY;
}

/* Makes the processor that runs this, and whose struct this is, ready to enter and leave the
 * kernel. */
void cpu_init(struct cpu *cpu, uint32_t index);

/* C3: what the processor offers to keep the kernel out of user memory, and users out of its tables, is
 * on. */
bool cpu_check_protection(void);

/* The struct of a processor by number, below kernel.cpu_count. */
struct cpu *cpu_at(uint32_t index);

/* Makes the table of interrupts and exceptions, which all processors use. Once, before any cpu_init. */
void cpu_init_gates(void);

/* Goes on with a thread, whose address space is the current one; with all registers if it was
 * interrupted, with those that a system call keeps otherwise. The lock is not held. */
[[gnu::noreturn]] void cpu_resume(struct thread *thread, bool interrupted);

/* Sleeps until something happens, which is then handled on an empty stack. The lock is not held. */
[[gnu::noreturn]] void cpu_sleep(struct cpu *cpu);

/* Lets interrupts in that are waiting. The lock is not held. Does not return if there was one. */
void cpu_listen(void);

/* Says which protections the first processor offers. */
void cpu_say_protections(void);

/* C3: the processor that runs this, which holds the lock, protects as it did at boot, runs a thread
 * that nobody else runs, lets floating point registers be used exactly if it has a thread's (F1,
 * F2), and has no mail (M1). */
bool cpu_check(const struct cpu *cpu);

void cpu_use_tables(struct cpu *cpu, uint64_t root_pa);
