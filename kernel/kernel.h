/* All that the kernel keeps beside its objects, and the one lock over it.
 *
 * Whoever runs kernel code holds the lock: it is taken at entry and given back at the way out or
 * before a processor sleeps.
 */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"
#include "kernel_types.h"
#include "list.h"
#include "log.h"
#include "quota.h"
#include "tree.h"

struct process;

enum { KERNEL_MAX_CPUS = 64 };

/* How the time stamp counter relates to time; fixed at boot. */
struct clock {
    uint64_t base;        /* counter at boot */
    uint64_t per_ms;      /* ticks of the counter */
    uint64_t us_scale;    /* microseconds per tick, times 2^32 */
    uint64_t timer_scale; /* ticks of the local timer per tick of the counter, times 2^32 */
};

struct kernel {
    uint32_t lock; /* 0 free, 1 held */
    bool serial;   /* there is a serial line */
    bool panicking;
    struct frames frames;
    struct quota quota; /* the root of all quotas */
    struct process *root;
    uint64_t next_koid;
    uint64_t no_execute; /* the page table bit, 0 on a processor without it */
    uint64_t tables_pa;  /* the page tables whose upper half everybody has */
    struct clock clock;
    struct tree deadlines;    /* of struct thread, by time */
    struct link dead;         /* of struct object: the reaper's work */
    uint64_t dropped_replies; /* answers to callers that were gone */
    struct log log;
};

extern struct kernel kernel;

static inline uint64_t kernel_next_koid(void)
{
    return ++kernel.next_koid;
}

static inline void kernel_lock(void)
{
    while (__atomic_exchange_n(&kernel.lock, 1, __ATOMIC_ACQUIRE) != 0) {
        while (__atomic_load_n(&kernel.lock, __ATOMIC_RELAXED) != 0) {
            __builtin_ia32_pause();
        }
    }
}

static inline void kernel_unlock(void)
{
    __atomic_store_n(&kernel.lock, 0, __ATOMIC_RELEASE);
}

#endif
