/* See panic.h. Takes no lock and no memory: it may be called anywhere. */
#include "panic.h"

#include "assert.h"
#include "cpu.h"
#include "instructions.h"
#include "kernel.h"
#include "lapic.h"
#include "layout.h"
#include "machine.h"
#include "serial.h"
#include "trap.h"

enum { EXIT_CODE = 17, BACKTRACE_DEPTH = 32, BUILD_ID_HEAD = 16, BUILD_ID_BYTES = 20 };

extern const uint8_t build_id_start[];
extern const uint8_t build_id_end[];
extern const uint8_t text_start[];
extern const uint8_t rodata_start[];
extern const uint8_t image_end[];

void panic_say_build_id(void)
{
    machine_say("build ");
    const uint8_t *id = build_id_start + BUILD_ID_HEAD;
    for (uint32_t i = 0; i < BUILD_ID_BYTES && id + i < build_id_end; i++) {
        machine_say("%02x", (unsigned)id[i]);
    }
    machine_say("\n");
}

/* Frame records are on stacks, and those are in the image or in the areas of other processors. */
static bool is_stack(uint64_t va)
{
    bool in_image = va >= (uint64_t)(uintptr_t)text_start && va < (uint64_t)(uintptr_t)image_end;
    bool in_areas = va >= AREAS_VA && va < AREAS_VA + (uint64_t)KERNEL_MAX_CPUS * AREA_SIZE;
    return va % 8 == 0 && (in_image || in_areas);
}

static bool is_code(uint64_t va)
{
    return va >= (uint64_t)(uintptr_t)text_start && va < (uint64_t)(uintptr_t)rodata_start;
}

static void say_backtrace(uint64_t frame)
{
    for (uint32_t i = 0; i < BACKTRACE_DEPTH && is_stack(frame); i++) {
        const uint64_t *record = (const uint64_t *)frame;
        if (!is_code(record[1])) {
            return;
        }
        machine_say("bt: 0x%lx\n", record[1]);
        if (record[0] <= frame) {
            return;
        }
        frame = record[0];
    }
}

/* Where a panic that is no exception was called from. */
static void say_here(void)
{
    uint64_t frame = (uint64_t)(uintptr_t)__builtin_frame_address(0);
    machine_say("cpu=%u frame=%016lx cr2=%016lx cr3=%016lx\n", this_cpu()->index, frame, cr2_read(),
                cr3_read());
    say_backtrace(frame);
}

void panic_join(void)
{
    while (__atomic_load_n(&kernel.panicking, __ATOMIC_ACQUIRE) != 0) {
        __asm__ volatile("cli; hlt");
    }
}

/* The first processor tells; a second panic of its own ends the machine at once. */
static void begin(const char *reason)
{
    uint32_t own = this_cpu()->index + 1;
    uint32_t first = 0;
    if (!__atomic_compare_exchange_n(&kernel.panicking, &first, own, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_ACQUIRE)) {
        if (first != own) {
            panic_join();
        }
        machine_exit(EXIT_CODE);
    }
    if (kernel.cpu_count > 1) {
        lapic_stop_others();
    }
    serial_init();
    machine_say("panic: %s\n", reason);
    panic_say_build_id();
}

void panic(const char *reason)
{
    begin(reason);
    say_here();
    machine_exit(EXIT_CODE);
}

void panic_trap(const char *reason, const struct trap *t, uint64_t address)
{
    begin(reason);
    machine_say("vector=%lu error=0x%lx address=0x%lx rip=0x%lx rflags=0x%lx\n", t->vector,
                t->error, address, t->rip, t->rflags);
    machine_say("rax=%016lx rbx=%016lx rcx=%016lx rdx=%016lx\n", t->rax, t->rbx, t->rcx, t->rdx);
    machine_say("rsi=%016lx rdi=%016lx rbp=%016lx rsp=%016lx\n", t->rsi, t->rdi, t->rbp, t->rsp);
    machine_say("r8 =%016lx r9 =%016lx r10=%016lx r11=%016lx\n", t->r8, t->r9, t->r10, t->r11);
    machine_say("r12=%016lx r13=%016lx r14=%016lx r15=%016lx\n", t->r12, t->r13, t->r14, t->r15);
    machine_say("bt: 0x%lx\n", t->rip);
    say_backtrace(t->rbp);
    machine_exit(EXIT_CODE);
}

void assert_failed(const char *what, const char *file, uint32_t line)
{
    begin("invariant broken");
    machine_say("%s:%u: %s\n", file, line, what);
    say_here();
    machine_exit(EXIT_CODE);
}
