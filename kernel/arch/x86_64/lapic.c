/* See lapic.h and countdown.h. The two 8259 are masked for good. */
#include "lapic.h"

#include "instructions.h"
#include "kernel.h"
#include "layout.h"
#include "paging.h"
#include "countdown.h"
#include "trap.h"

enum { MSR_APIC_BASE = 0x1b, APIC_ENABLE = 0x800 };
enum { REG_ID = 0x20, REG_TASK_PRIORITY = 0x80, REG_END = 0xb0, REG_SPURIOUS = 0xf0 };
enum { REG_COMMAND = 0x300, REG_COMMAND_TO = 0x310, REG_LINT0 = 0x350, REG_LINT1 = 0x360 };
enum { REG_TIMER = 0x320, REG_INITIAL = 0x380, REG_CURRENT = 0x390, REG_DIVIDE = 0x3e0 };
enum {
    COMMAND_NMI = 0x4400,
    COMMAND_INIT = 0x4500,
    COMMAND_START = 0x4600,
    COMMAND_FIXED = 0x4000
};
enum { COMMAND_PENDING = 0x1000, COMMAND_TO_OTHERS = 0xc0000 };
enum { SPURIOUS_ENABLE = 0x100, MASKED = 0x10000, DIVIDE_BY_1 = 0xb };
enum { PIC1_COMMAND = 0x20, PIC1_DATA = 0x21, PIC2_COMMAND = 0xa0, PIC2_DATA = 0xa1 };
enum { PIC_INIT = 0x11, PIC1_VECTORS = 0x20, PIC2_VECTORS = 0x28, PIC_8086 = 1 };

static volatile uint32_t *reg(uint32_t offset)
{
    return (volatile uint32_t *)(LAPIC_VA + (uint64_t)offset);
}

/* Out of the way of the exceptions' vectors, then silent. */
static void silence_pics(void)
{
    port_write8(PIC1_COMMAND, PIC_INIT);
    port_write8(PIC2_COMMAND, PIC_INIT);
    port_write8(PIC1_DATA, PIC1_VECTORS);
    port_write8(PIC2_DATA, PIC2_VECTORS);
    port_write8(PIC1_DATA, 1U << 2);
    port_write8(PIC2_DATA, 2);
    port_write8(PIC1_DATA, PIC_8086);
    port_write8(PIC2_DATA, PIC_8086);
    port_write8(PIC1_DATA, 0xff);
    port_write8(PIC2_DATA, 0xff);
}

void lapic_init(void)
{
    silence_pics();
    uint64_t pa = msr_read(MSR_APIC_BASE) & PAGE_ADDRESS;
    physical_keep(pa, pa + PAGE_SIZE);
    paging_map(LAPIC_VA, pa, PAGE_WRITABLE | PAGE_UNCACHED | PAGE_GLOBAL | kernel.no_execute);
}

uint32_t lapic_enable(void)
{
    msr_write(MSR_APIC_BASE, msr_read(MSR_APIC_BASE) | APIC_ENABLE);
    *reg(REG_LINT0) = MASKED;
    *reg(REG_LINT1) = MASKED;
    *reg(REG_TIMER) = MASKED | VECTOR_TIMER;
    *reg(REG_DIVIDE) = DIVIDE_BY_1;
    *reg(REG_TASK_PRIORITY) = 0;
    *reg(REG_SPURIOUS) = SPURIOUS_ENABLE | VECTOR_SPURIOUS;
    return *reg(REG_ID) >> 24;
}

void lapic_acknowledge(void)
{
    *reg(REG_END) = 0;
}

/* Interrupts are off, so nobody comes between the two halves. */
static void command(uint32_t id, uint32_t what)
{
    *reg(REG_COMMAND_TO) = id << 24;
    *reg(REG_COMMAND) = what;
    while (*reg(REG_COMMAND) & COMMAND_PENDING) {
        cpu_pause();
    }
}

void lapic_send(uint32_t id, uint32_t vector)
{
    command(id, COMMAND_FIXED | vector);
}

void lapic_send_init(uint32_t id)
{
    command(id, COMMAND_INIT);
}

void lapic_send_start(uint32_t id, uint64_t page_pa)
{
    command(id, COMMAND_START | (uint32_t)(page_pa >> PAGE_SHIFT));
}

void lapic_stop_others(void)
{
    command(0, COMMAND_NMI | COMMAND_TO_OTHERS);
}

void countdown_set(uint64_t tick)
{
    uint64_t now = tsc_read();
    uint64_t ticks = tick > now ? tick - now : 0;
    unsigned __int128 count = (unsigned __int128)ticks * kernel.clock.timer_scale >> 32;
    *reg(REG_TIMER) = VECTOR_TIMER;
    *reg(REG_INITIAL) = count >= UINT32_MAX ? UINT32_MAX : (uint32_t)count + 1;
}

void countdown_stop(void)
{
    *reg(REG_TIMER) = MASKED | VECTOR_TIMER;
    *reg(REG_INITIAL) = 0;
}

void countdown_run_free(void)
{
    *reg(REG_TIMER) = MASKED | VECTOR_TIMER;
    *reg(REG_INITIAL) = UINT32_MAX;
}

uint32_t countdown_left(void)
{
    return *reg(REG_CURRENT);
}
