/* A processor. Its struct stands at the start of its area (layout.h), so the stack pointer tells
 * which one runs. */
#ifndef CPU_H
#define CPU_H

#include <stdbool.h>
#include <stdint.h>

#include "frame_user.h"
#include "layout.h"
#include "list.h"

struct thread;

/* Most urgent first. */
enum band { BAND_DRIVER, BAND_SERVER, BAND_FAIR, BAND_IDLE, BAND_COUNT };

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

/* All of it belongs to the processor itself while it holds the lock. */
struct cpu {
    struct thread *current; /* whom it runs; null while it runs nobody */
    uint64_t user_rsp;      /* between the first two instructions of an entry */
    uint64_t tables_pa;     /* of the address space it is in */
    uint32_t hazard;        /* not 0: no short path */
    uint32_t index;
    uint64_t slice_end;            /* when the current slice ends; 0: none has begun */
    struct link ready[BAND_COUNT]; /* threads that could run */
    uint32_t ready_bands;          /* a bit for each of these lists that is not empty */
    uint32_t lapic_id;
    uint32_t exits; /* counted by check_test.c */
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

/* Makes the processor that runs this ready to enter and leave the kernel. */
void cpu_init(struct cpu *cpu, uint32_t index);

/* The struct of a processor by number; of one that was never started it is not mapped. */
struct cpu *cpu_at(uint32_t index);

/* Makes the page of entry stubs. Once, before any cpu_init. */
void cpu_init_stubs(void);

/* Goes on with a thread, whose address space is the current one. The lock is not held. */
[[gnu::noreturn]] void cpu_resume(struct thread *thread);

/* Sleeps until something happens, which is then handled on an empty stack. The lock is not held. */
[[gnu::noreturn]] void cpu_sleep(struct cpu *cpu);

/* Lets interrupts in that are waiting. The lock is not held. Does not return if there was one. */
void cpu_listen(void);

void cpu_use_tables(struct cpu *cpu, uint64_t root_pa);

#endif
