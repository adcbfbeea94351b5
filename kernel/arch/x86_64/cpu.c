/* See cpu.h: segments, gates and the protections that the processor offers. */
#include "cpu.h"

#include "assert.h"
#include "connection.h"
#include "endpoint.h"
#include "fpu.h"
#include "instructions.h"
#include "ipc.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "log.h"
#include "mail.h"
#include "paging.h"
#include "table.h"
#include "thread.h"

enum { MSR_EFER = 0xc0000080, MSR_STAR = 0xc0000081, MSR_LSTAR = 0xc0000082 };
enum { MSR_FMASK = 0xc0000084, EFER_SYSCALL = 0x1, EFER_NO_EXECUTE = 0x800 };
enum { CR0_TASK_SWITCHED = 0x8, CR0_WRITE_PROTECT = 0x10000, CR4_GLOBAL_PAGES = 0x80 };
enum { CR4_UMIP = 0x800, CR4_SMEP = 0x100000, CR4_SMAP = 0x200000, LEAF_FEATURES = 7 };
enum { VECTORS = 256, VECTOR_SIZE = 16 };
enum {
    /* IF, TF, DF, IOPL, NT, AC: none of the user's reaches the kernel. */
    SYSCALL_FLAG_MASK = 0x47700,
};

/* Interrupt stacks by number, from 1. */
enum { STACK_FAULT = 1, STACK_NMI, STACK_MACHINE, STACK_DEBUG };

struct gate {
    uint16_t offset_low;
    uint16_t selector;
    uint8_t stack;
    uint8_t type;
    uint16_t offset_middle;
    uint32_t offset_high;
    uint32_t zero;
};

struct [[gnu::packed]] table_pointer {
    uint16_t limit;
    uint64_t base;
};

_Static_assert(sizeof(struct cpu) <= PAGE_SIZE, "behind it is a page that is never mapped");
_Static_assert(sizeof(struct area) == AREA_SIZE, "an area is one area");
_Static_assert(sizeof(struct task_state) == 104, "as the processor has it");

extern const uint8_t trap_vectors[VECTORS * VECTOR_SIZE];
extern const uint8_t syscall_stubs[KERNEL_MAX_CPUS * STUB_SIZE];

[[gnu::section(".bss.area")]] struct area first_area;
static struct gate gates[VECTORS];

static uint64_t area_top(const struct cpu *cpu, uint64_t top)
{
    return (uint64_t)(uintptr_t)cpu + top;
}

static void set_split(uint32_t to[2], uint64_t value)
{
    to[0] = (uint32_t)value;
    to[1] = (uint32_t)(value >> 32);
}

static void init_task(struct cpu *cpu)
{
    struct task_state *task = &cpu->task;
    *task = (struct task_state){.io_bitmap = sizeof *task};
    set_split(task->rsp0, area_top(cpu, AREA_STACK_TOP));
    set_split(task->ist[STACK_FAULT - 1], area_top(cpu, AREA_FAULT_TOP));
    set_split(task->ist[STACK_NMI - 1], area_top(cpu, AREA_NMI_TOP));
    set_split(task->ist[STACK_MACHINE - 1], area_top(cpu, AREA_MACHINE_TOP));
    set_split(task->ist[STACK_DEBUG - 1], area_top(cpu, AREA_DEBUG_TOP));
}

/* Code, data, user data, user code (the order that sysret wants) and the task, which takes two
 * entries. */
static void init_segments(struct cpu *cpu)
{
    uint64_t task = (uint64_t)(uintptr_t)&cpu->task;
    cpu->gdt[0] = 0;
    cpu->gdt[SELECTOR_KERNEL_CODE / 8] = 0x00af9a000000ffff;
    cpu->gdt[SELECTOR_KERNEL_DATA / 8] = 0x00cf92000000ffff;
    cpu->gdt[SELECTOR_USER_DATA / 8] = 0x00cff2000000ffff;
    cpu->gdt[SELECTOR_USER_CODE / 8] = 0x00affa000000ffff;
    cpu->gdt[SELECTOR_TASK / 8] = 0x0000890000000000 | (sizeof(struct task_state) - 1) |
                                  (task & 0xffffff) << 16 | (task >> 24 & 0xff) << 56;
    cpu->gdt[SELECTOR_TASK / 8 + 1] = task >> 32;
    struct table_pointer pointer = {sizeof cpu->gdt - 1, (uint64_t)(uintptr_t)cpu->gdt};
    __asm__ volatile("lgdt %0\n\t"
                     "pushq %1\n\t"
                     "leaq 1f(%%rip), %%rax\n\t"
                     "pushq %%rax\n\t"
                     "lretq\n"
                     "1:\n\t"
                     "movl %2, %%eax\n\t"
                     "movl %%eax, %%ss\n\t"
                     "movw %3, %%ax\n\t"
                     "ltr %%ax"
                     :
                     : "m"(pointer), "i"(SELECTOR_KERNEL_CODE), "i"(SELECTOR_KERNEL_DATA),
                       "i"(SELECTOR_TASK)
                     : "rax", "memory");
}

static const uint8_t stacks[VECTORS] = {
    [1] = STACK_DEBUG, [2] = STACK_NMI, [8] = STACK_FAULT, [18] = STACK_MACHINE};

/* Interrupt gates, none of which user code can use by an instruction. */
void cpu_init_gates(void)
{
    for (uint32_t i = 0; i < VECTORS; i++) {
        uint64_t at = (uint64_t)(uintptr_t)&trap_vectors[i * VECTOR_SIZE];
        gates[i] = (struct gate){.offset_low = (uint16_t)at,
                                 .selector = SELECTOR_KERNEL_CODE,
                                 .stack = stacks[i],
                                 .type = 0x8e,
                                 .offset_middle = (uint16_t)(at >> 16),
                                 .offset_high = (uint32_t)(at >> 32)};
    }
}

static void use_gates(void)
{
    struct table_pointer pointer = {sizeof gates - 1, (uint64_t)(uintptr_t)gates};
    __asm__ volatile("lidt %0" : : "m"(pointer));
}

struct cpu *cpu_at(uint32_t index)
{
    return index == 0 ? &first_area.cpu : (struct cpu *)(AREAS_VA + (uint64_t)index * AREA_SIZE);
}

static void init_syscall(uint32_t index)
{
    uint64_t star = (uint64_t)SELECTOR_KERNEL_CODE << 32 | (uint64_t)SELECTOR_KERNEL_DATA << 48;
    msr_write(MSR_STAR, star | (uint64_t)3 << 48);
    msr_write(MSR_LSTAR, (uint64_t)(uintptr_t)&syscall_stubs[index * STUB_SIZE]);
    msr_write(MSR_FMASK, SYSCALL_FLAG_MASK);
    msr_write(MSR_EFER, msr_read(MSR_EFER) | EFER_SYSCALL);
}

/* What the processor offers to keep the kernel from running and reading user memory, and users from
 * looking at its tables. */
static uint64_t guards(void)
{
    if (cpuid(0, 0).eax < LEAF_FEATURES) {
        return 0;
    }
    struct cpuid features = cpuid(LEAF_FEATURES, 0);
    return (features.ebx & 1U << 7 ? CR4_SMEP : 0) | (features.ebx & 1U << 20 ? CR4_SMAP : 0) |
           (features.ecx & 1U << 2 ? CR4_UMIP : 0);
}

static void init_protection(void)
{
    cr0_write(cr0_read() | CR0_WRITE_PROTECT);
    cr4_write(cr4_read() | CR4_GLOBAL_PAGES | guards());
}

bool cpu_check_protection(void)
{
    return (guards() & ~cr4_read()) == 0 && (cr0_read() & CR0_WRITE_PROTECT) != 0;
}

void cpu_init(struct cpu *cpu, uint32_t index)
{
    cpu->index = index;
    cpu->tables_pa = kernel.tables_pa;
    runqueue_init(&cpu->queue);
    cpu->band = BAND_COUNT;
    init_task(cpu);
    init_segments(cpu);
    use_gates();
    init_protection();
    fpu_init();
    cpu->protections = cr4_read();
    init_syscall(index);
}

void cpu_say_protections(void)
{
    uint64_t cr4 = cr4_read();
    log_kernel(LOG_LEVEL_INFO, LOG_CATEGORY_BOOT, "[kernel] protections:%s%s%s%s",
               kernel.no_execute ? " no-execute" : "", cr4 & CR4_SMEP ? " smep" : "",
               cr4 & CR4_SMAP ? " smap" : "", cr4 & CR4_UMIP ? " umip" : "");
}

bool cpu_check(const struct cpu *cpu)
{
    bool protected =
        cr4_read() == cpu->protections &&
        (msr_read(MSR_EFER) & EFER_NO_EXECUTE) == (kernel.no_execute ? EFER_NO_EXECUTE : 0);
    bool floats = ((cr0_read() & CR0_TASK_SWITCHED) == 0) == ((cpu->hazard & CPU_FLOATS) != 0);
    bool runs = cpu->current == NULL || cpu->current->state == ACTIVITY_RUNNING;
    bool alone = true;
    for (uint32_t i = 0; i < kernel.cpu_count && cpu->current != NULL; i++) {
        alone = alone && (cpu_at(i) == cpu || cpu_at(i)->current != cpu->current);
    }
    return protected && floats && runs && alone && cpu->mail == 0 && runqueue_check(&cpu->queue);
}

void cpu_use_tables(struct cpu *cpu, uint64_t root_pa)
{
    cpu->tables_pa = root_pa;
    cr3_write(root_pa);
}
