/* From an interrupt to its handler: see rows.h.
 *
 * A thread of the fair band does nothing but read the counter; the interrupt takes it off its processor, and a thread of the driver band reads the counter as soon as it
 * runs. What lies between the two readings is what it took. The timer runs on all the time; nothing has to be said to it.
 */
#include <stdatomic.h>

#include "kernel_calls.h"
#include "rows.h"
#include "writ/syscall.h"

enum {
    WARM_UP = 100,
    ROUNDS = 1000,
    TIMER_COMMAND = 3,
    TIMER_RATE_MODE = 0x34,
    TIMER_COUNT = 60,  /* 20,000 times in a second */
    TIMER_SLOWEST = 0, /* 18 times */
};

static struct {
    _Atomic uint64_t before; /* the last reading of who is interrupted */
    _Atomic uint32_t left;
    uint64_t spent;
} interrupts;

static inline uint64_t ticks(void)
{
    uint32_t low;
    uint32_t high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high) : : "memory");
    return (uint64_t)high << 32 | low;
}

void rows_handle_interrupts(const struct bench *bench)
{
    for (;;) {
        uint64_t bits = 0;
        (void)syscall_wait(bench->bell, SYSCALL_FOREVER, &bits);
        uint64_t now = ticks();
        if (atomic_load(&interrupts.left) != 0) {
            interrupts.spent += now - atomic_load(&interrupts.before);
            atomic_fetch_sub(&interrupts.left, 1);
        }
    }
}

static bool set_timer(const struct bench *bench, uint32_t count)
{
    return io_ports_write(bench->io, bench->timer, TIMER_COMMAND, ACCESS_WIDTH_BYTE,
                          TIMER_RATE_MODE) == WRIT_OK &&
           io_ports_write(bench->io, bench->timer, 0, ACCESS_WIDTH_BYTE, count & 0xff) == WRIT_OK &&
           io_ports_write(bench->io, bench->timer, 0, ACCESS_WIDTH_BYTE, count >> 8) == WRIT_OK;
}

static bool to_handler(const struct bench *bench, uint32_t rounds)
{
    interrupts.spent = 0;
    if (!set_timer(bench, TIMER_COUNT)) {
        return false;
    }
    atomic_store(&interrupts.left, rounds);
    while (atomic_load_explicit(&interrupts.left, memory_order_relaxed) != 0) {
        atomic_store_explicit(&interrupts.before, ticks(), memory_order_relaxed);
    }
    return set_timer(bench, TIMER_SLOWEST);
}

static uint64_t spent(void)
{
    return interrupts.spent;
}

const struct row rows_of_interrupts[] = {
    {"interrupt to user handler", to_handler, WARM_UP, ROUNDS, 1, spent},
};
const uint32_t rows_of_interrupts_count = sizeof rows_of_interrupts / sizeof rows_of_interrupts[0];
