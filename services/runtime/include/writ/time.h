/* What time it is, from the time page: no call is made. */
#ifndef WRIT_TIME_H
#define WRIT_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel_types.h"

static inline const struct time_page *time_page(void)
{
    return (const struct time_page *)KERNEL_TIME_ADDRESS;
}

/* Nanoseconds since boot. */
static inline uint64_t time_ns(void)
{
    const struct time_page *page = time_page();
    uint32_t low;
    uint32_t high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    uint64_t ticks = ((uint64_t)high << 32 | low) - page->base;
    return (uint64_t)((unsigned __int128)ticks * page->mult >> page->shift);
}

static inline uint64_t time_us(void)
{
    return time_ns() / 1000;
}

/* Microseconds since 1970. False if nobody has set the clock. */
[[nodiscard]] static inline bool time_wall_us(uint64_t *ret_us)
{
    const struct time_page *page = time_page();
    uint32_t before;
    uint32_t after;
    uint64_t boot_us;
    do {
        before = __atomic_load_n(&page->seq, __ATOMIC_ACQUIRE);
        boot_us = __atomic_load_n(&page->wall_us, __ATOMIC_RELAXED);
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
        after = __atomic_load_n(&page->seq, __ATOMIC_RELAXED);
    } while (before != after || before % 2 != 0);
    if (boot_us == 0) {
        return false;
    }
    *ret_us = boot_us + time_us();
    return true;
}

#endif
