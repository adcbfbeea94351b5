/* See clock.h. */
#include "clock.h"

#include "countdown.h"
#include "instructions.h"
#include "kernel.h"
#include "rates.h"
#include "runqueue.h"

enum {
    PIT_HZ = 1193182,
    PIT_CHANNEL = 0x40,
    PIT_COMMAND = 0x43,
    PIT_RATE_MODE = 0x34, /* channel 0, both bytes, counts down and begins again */
    PIT_LATCH = 0x00,
    MEASURE_TICKS = PIT_HZ / 500, /* 2 ms */
};

/* Channel 0 counts down from 65536 and around. Channel 2, which has a gate, is missing on
 * microvm. */
static uint16_t pit_count(void)
{
    port_write8(PIT_COMMAND, PIT_LATCH);
    uint8_t low = port_read8(PIT_CHANNEL);
    uint8_t high = port_read8(PIT_CHANNEL);
    return (uint16_t)(high << 8 | low);
}

static void pit_start(void)
{
    port_write8(PIT_COMMAND, PIT_RATE_MODE);
    port_write8(PIT_CHANNEL, 0);
    port_write8(PIT_CHANNEL, 0);
}

/* Waits until the count has gone down by this much since `from`; returns by how much it has. */
static uint32_t pit_wait(uint16_t from, uint32_t ticks)
{
    uint16_t passed;
    do {
        passed = (uint16_t)(from - pit_count());
    } while (passed < ticks);
    return passed;
}

static uint64_t scaled(uint64_t value, uint64_t scale)
{
    return (uint64_t)((unsigned __int128)value * scale >> 32);
}

/* How fast counter and local timer run, if nothing holds the processor up meanwhile. */
static struct rates measure(void)
{
    countdown_run_free();
    uint16_t from = pit_count();
    uint64_t begin = tsc_read();
    uint32_t timer_begin = countdown_left();
    uint64_t passed = pit_wait(from, MEASURE_TICKS);
    uint64_t ticks = tsc_read() - begin;
    uint64_t timer_ticks = timer_begin - countdown_left();
    return (struct rates){ticks * PIT_HZ / (passed * 1000), (timer_ticks << 32) / ticks};
}

void clock_init(void)
{
    struct rates_search search = {0};
    struct rates rates;
    pit_start();
    while (!rates_add(&search, measure(), &rates)) {
    }
    countdown_stop();
    kernel.clock.per_ms = rates.per_ms;
    kernel.clock.ns_scale = (UINT64_C(1000000) << 32) / kernel.clock.per_ms;
    kernel.clock.timer_scale = rates.timer_scale;
}

uint64_t clock_after(uint32_t ms)
{
    return tsc_read() + ms * kernel.clock.per_ms;
}

uint64_t clock_ticks(uint64_t us)
{
    uint64_t ticks = us / 1000 * kernel.clock.per_ms + us % 1000 * kernel.clock.per_ms / 1000;
    uint64_t ns = clock_ns(ticks);
    uint64_t missing_ns = us * 1000 > ns ? us * 1000 - ns : 0;
    return ticks + missing_ns * kernel.clock.per_ms / 1000000 + 2;
}

uint64_t clock_ns(uint64_t ticks)
{
    return scaled(ticks, kernel.clock.ns_scale);
}

void clock_next_period(uint64_t now)
{
    uint64_t ticks = kernel.clock.per_ms * (RUN_PERIOD_NS / RUN_MS);
    kernel.clock.period = now / ticks;
    kernel.clock.period_end = (kernel.clock.period + 1) * ticks;
}

uint64_t clock_us(void)
{
    return kernel.clock.ns_scale == 0 ? 0 : clock_ns(tsc_read() - kernel.clock.base) / 1000;
}
