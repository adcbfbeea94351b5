/* From the first instruction in C to the first of the root's. */
#include "assert.h"
#include "boot.h"
#include "clock.h"
#include "cpu.h"
#include "kernel.h"
#include "lapic.h"
#include "line.h"
#include "memory.h"
#include "paging.h"
#include "panic.h"
#include "reaper.h"
#include "root.h"
#include "sched.h"
#include "serial.h"
#include "slab.h"
#include "smp.h"

struct kernel kernel;

[[gnu::noreturn]] void boot_main(uint64_t info_pa, uint32_t loader);

/* The frames of the archive are in no list of free ones; the root's quota has them all the same, as
 * the VMO that it gets is charged to it. */
static void init_quota(const struct boot *boot)
{
    uint64_t file_pages = (boot->file.high_pa - boot->file.low_pa + PAGE_SIZE - 1) / PAGE_SIZE;
    frames_claim(&kernel.frames, boot->file.low_pa, boot->file.high_pa, FRAME_PAGE);
    quota_init_root(&kernel.quota, kernel.frames.free_count + file_pages);
}

/* What happens until the first thread runs is told step by step if the option `boot-trace` says so,
 * whatever the filter is otherwise. */
static void trace_loader(const struct boot *boot, uint32_t loader)
{
    if (!boot_has_option(boot, "boot-trace")) {
        return;
    }
    kernel.log.filters[LOG_CATEGORY_BOOT].keep = LOG_THRESHOLD_DEBUG;
    boot_trace("options: %s", boot->options);
    boot_trace("boot file at %lx to %lx, by %s", boot->file.low_pa, boot->file.high_pa,
               loader == BOOT_BY_MULTIBOOT ? "Multiboot2" : "PVH");
    for (uint32_t i = 0; i < boot->memory_count; i++) {
        boot_trace("memory at %lx to %lx", boot->memory[i].low_pa, boot->memory[i].high_pa);
    }
}

void boot_main(uint64_t info_pa, uint32_t loader)
{
    kernel.lock = 1;
    kernel.clock.base = clock_now();
    serial_init();
    struct boot boot;
    const char *fault = boot_read(info_pa, loader, &boot);
    if (fault != NULL) {
        panic(fault);
    }
    log_init(&kernel.log);
    trace_loader(&boot, loader);
    firmware_read(&boot);
    uint64_t memory_end_pa = memory_init(&boot);
    boot_trace("frames: %u of memory up to %lx", kernel.frames.free_count, memory_end_pa);
    paging_init(memory_end_pa);
    cpu_init_gates();
    cpu_init(this_cpu(), 0);
    lapic_init();
    lines_init();
    this_cpu()->lapic_id = lapic_enable();
    clock_init();
    boot_trace("clock: %lu ticks a ms", kernel.clock.per_ms);
    smp_start(&boot);
    time_init(&kernel.time);
    physical_init();
    init_quota(&boot);
    reaper_init();
    kernel.log.bell = slab_alloc(&kernel.quota, sizeof *kernel.log.bell);
    log_kernel(LOG_LEVEL_INFO, LOG_CATEGORY_BOOT,
               "[kernel] up: %u KiB free, %lu ticks per ms, %u of %u processors",
               kernel.frames.free_count * (PAGE_SIZE / 1024), kernel.clock.per_ms, kernel.cpu_count,
               kernel.madt.processor_count == 0 ? 1 : kernel.madt.processor_count);
    cpu_say_protections();
    root_start(&boot);
    sched_exit();
}
