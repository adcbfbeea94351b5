/* All that the kernel keeps beside its objects, and the one lock over it.
 *
 * Whoever runs kernel code holds the lock: it is taken at entry and given back at the way out or
 * before a processor sleeps. Who waits for it serves his mail meanwhile (mail.h), so that its
 * holder can wait for him.
 */
#pragma once

#include "acpi.h"
#include "cap.h"
#include "controls.h"
#include "frame.h"
#include "irq.h"
#include "kernel_types.h"
#include "list.h"
#include "log.h"
#include "madt.h"
#include "pci.h"
#include "physical.h"
#include "process_control.h"
#include "quota.h"
#include "time.h"
#include "tree.h"
#include "types.h"

struct cpu;
struct process;

enum { KERNEL_MAX_CPUS = 64 };

/* How the time stamp counter relates to time; fixed at boot, but for the period. */
struct clock {
    uint64_t base;        /* counter at boot */
    uint64_t per_ms;      /* ticks of the counter */
    uint64_t ns_scale;    /* nanoseconds per tick, times 2^32 */
    uint64_t timer_scale; /* ticks of the local timer per tick of the counter, times 2^32 */
    uint64_t period;      /* the number of the scheduler's period, and */
    uint64_t period_end;  /* the tick with which the next one begins */
};

struct kernel {
    uint32_t lock;        /* 0 free, 1 held */
    uint32_t cpu_count;   /* those that have started; fixed at boot */
    struct cpu *starting; /* for the next processor to come up; it takes it out */
    uint64_t tables_pa;   /* the page tables whose upper half everybody has */
    bool serial;          /* there is a serial line, and it is the kernel's */
    bool debug_port;      /* there is an emulator's debug port */
    uint32_t panicking;   /* the number of the processor that does, plus 1 */
    struct frames frames;
    struct quota quota; /* the root of all quotas */
    struct process *root;
    struct process_books processes;
    struct physical physical;
    uint64_t next_koid;
    uint64_t no_execute; /* the page table bit, 0 on a processor without it */
    struct clock clock;
    struct acpi acpi;         /* the firmware's tables */
    struct madt madt;         /* what the firmware tells of processors and interrupts */
    struct tree deadlines;    /* of struct thread, by time */
    struct tree timers;       /* of struct timer, by time */
    struct link dead;         /* of struct object: the reaper's work; K1: their numbers rise */
    uint64_t deaths;          /* the number of what was added to it last */
    const struct object *reaped; /* what the reaper is taking apart, or null */
    bool reaps_doom;          /* which of the two came first in the last slice */
    uint32_t owed_ends;       /* that are to be buried on the way out, as so much was made */
    struct doom *doom;        /* what was revoked: his too, and comes first */
    bool reaper_rests;        /* it leaves its next slice out */
    uint64_t dropped_replies; /* answers to callers that were gone */
    struct time time;
    struct log log;
    struct object controls[CONTROL_COUNT];
    struct irqs irqs;
    struct tree ports; /* of struct claim */
    struct pci_config pci;
    struct tree functions; /* of struct claim: of PCI, by address */
};

extern struct kernel kernel;

static inline uint64_t kernel_next_koid(void)
{
    return ++kernel.next_koid;
}

/* Waits until the lock is free, and serves the processor's mail meanwhile. */
void kernel_await_lock(void);

/* When it returns the thread that ran on this processor may have been taken away. */
static inline void kernel_lock(void)
{
    while (__atomic_exchange_n(&kernel.lock, 1, __ATOMIC_ACQUIRE) != 0) {
        kernel_await_lock();
    }
}

static inline void kernel_unlock(void)
{
    __atomic_store_n(&kernel.lock, 0, __ATOMIC_RELEASE);
}
