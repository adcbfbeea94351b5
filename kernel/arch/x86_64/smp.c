/* See smp.h. INIT and start-up interrupts: Intel SDM volume 3, 9.4 "Multiple-processor
 * initialization". */
#include "smp.h"

#include "clock.h"
#include "cpu.h"
#include "instructions.h"
#include "kernel.h"
#include "lapic.h"
#include "madt.h"
#include "paging.h"
#include "sched.h"

enum {
    INIT_MS = 10,
    START_MS = 10000, /* the machine may be an emulated one on a busy host */
    LOW_END_PA = 0xa0000,
};

extern const uint8_t smp_trampoline[]; /* at their physical addresses */
extern const uint8_t smp_trampoline_end[];

[[gnu::noreturn]] void smp_main(struct cpu *cpu);

/* A page of memory that a processor in real mode can reach, 0 for none. Nothing of the loader's is
 * needed any more, and the allocator leaves the first mebibyte alone. */
static uint64_t find_page(const struct boot *boot)
{
    for (uint32_t i = 0; i < boot->memory_count; i++) {
        struct boot_range range = boot->memory[i];
        uint64_t page = (range.low_pa + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
        page = page == 0 ? PAGE_SIZE : page;
        if (page + PAGE_SIZE <= range.high_pa && page + PAGE_SIZE <= LOW_END_PA) {
            return page;
        }
    }
    return 0;
}

static void wait_ms(uint32_t ms)
{
    uint64_t end = clock_after(ms);
    while (clock_now() < end) {
        cpu_pause();
    }
}

static void map_area(struct cpu *cpu)
{
    for (uint64_t at = 0; at < AREA_SIZE; at += PAGE_SIZE) {
        if (area_page_is_used(at)) {
            paging_map((uint64_t)(uintptr_t)cpu + at, frames_take(&kernel.frames, FRAME_KERNEL),
                       PAGE_GLOBAL | PAGE_WRITABLE | kernel.no_execute);
        }
    }
}

/* Waits until the processor has taken its area. False, with the area taken back, if it does not
 * come. */
static bool await_taken(void)
{
    uint64_t end = clock_after(START_MS);
    while (__atomic_load_n(&kernel.starting, __ATOMIC_ACQUIRE) != NULL) {
        if (clock_now() >= end) {
            return __atomic_exchange_n(&kernel.starting, NULL, __ATOMIC_ACQ_REL) == NULL;
        }
        cpu_pause();
    }
    return true;
}

/* Starts one processor with an area that is mapped; true if it is up. */
static bool start(struct cpu *cpu, uint32_t id, uint64_t page_pa)
{
    __atomic_store_n(&kernel.starting, cpu, __ATOMIC_RELEASE);
    lapic_send_start(id, page_pa);
    if (!await_taken()) {
        return false;
    }
    while (!__atomic_load_n(&cpu->is_online, __ATOMIC_ACQUIRE)) {
        cpu_pause();
    }
    return true;
}

static void send_inits(uint32_t own_id)
{
    for (uint32_t i = 0; i < kernel.madt.processor_count; i++) {
        if (kernel.madt.processors[i] != own_id) {
            lapic_send_init(kernel.madt.processors[i]);
        }
    }
    wait_ms(INIT_MS);
}

void smp_start(const struct boot *boot)
{
    uint32_t own_id = this_cpu()->lapic_id;
    uint64_t page_pa = find_page(boot);
    kernel.cpu_count = 1;
    if (page_pa == 0 || kernel.madt.processor_count < 2) {
        return;
    }
    __builtin_memcpy(frame_at(page_pa), frame_at((uint64_t)(uintptr_t)smp_trampoline),
                     (uint64_t)(smp_trampoline_end - smp_trampoline));
    send_inits(own_id);
    bool is_mapped = false;
    for (uint32_t i = 0; i < kernel.madt.processor_count; i++) {
        uint32_t id = kernel.madt.processors[i];
        if (id == own_id || kernel.cpu_count == KERNEL_MAX_CPUS) {
            continue;
        }
        struct cpu *cpu = cpu_at(kernel.cpu_count);
        if (!is_mapped) {
            map_area(cpu);
        }
        cpu->index = kernel.cpu_count;
        bool is_up = start(cpu, id, page_pa);
        kernel.cpu_count += is_up;
        is_mapped = !is_up;
    }
}

/* Where a processor that was started comes to C, on the stack of its area. */
void smp_main(struct cpu *cpu)
{
    cpu_init(cpu, cpu->index);
    cpu->lapic_id = lapic_enable();
    __atomic_store_n(&cpu->is_online, true, __ATOMIC_RELEASE);
    kernel_lock();
    sched_exit();
}
