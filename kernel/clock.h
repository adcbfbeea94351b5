/* Time since boot, counted by the time stamp counter. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

/* Measures counter and local timer against the programmable interval timer. */
void clock_init(void);

/* Ticks of the counter. */
uint64_t clock_now(void);

/* The tick that is so many milliseconds from now; never one before. */
uint64_t clock_after(uint32_t ms);

/* As many ticks as there are in so many microseconds, or one or two more; at most MAX_TIMER_US. */
uint64_t clock_ticks(uint64_t us);

/* So many ticks in nanoseconds. */
uint64_t clock_ns(uint64_t ticks);

/* The number of the scheduler's period that it is now. */
uint64_t clock_period(void);

/* Microseconds since boot. */
uint64_t clock_us(void);

#endif
