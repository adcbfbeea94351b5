/* Time since boot, counted by the time stamp counter. */
#pragma once

#include "instructions.h"
#include "kernel.h"
#include "types.h"

/* Measures counter and local timer against the programmable interval timer. */
void clock_init(void);

/* Ticks of the counter. */
static inline uint64_t clock_now(void)
{
    return tsc_read();
}

/* The tick that is so many milliseconds from now; never one before. */
uint64_t clock_after(uint32_t ms);

/* As many ticks as there are in so many microseconds, or one or two more; at most MAX_TIMER_US. */
uint64_t clock_ticks(uint64_t us);

/* So many ticks in nanoseconds. */
uint64_t clock_ns(uint64_t ticks);

/* Finds out which period it is. */
void clock_next_period(uint64_t now);

/* The number of the scheduler's period at a tick that has just been. */
static inline uint64_t clock_period_at(uint64_t now)
{
    if (__builtin_expect(now >= kernel.clock.period_end, 0)) {
        clock_next_period(now);
    }
    return kernel.clock.period;
}

static inline uint64_t clock_period(void)
{
    return clock_period_at(clock_now());
}

/* Microseconds since boot. */
uint64_t clock_us(void);
