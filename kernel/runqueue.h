/* Which of the ready threads of one processor comes next, and what running costs them.
 *
 * Four bands, the most urgent first. DRIVER, SERVER and IDLE are lines; FAIR is ordered by virtual
 * runtime: nanoseconds, longer for a light weight and shorter for a heavy one. Above FAIR a thread
 * has a budget in each period, past which it is in the fair band until the next one; and all of them
 * together leave the fair band a share of each period.
 *
 * Pure: no clock, no lock, no threads. R1: `bands` says which bands have somebody, `count` how many
 * there are. R2: virtual time never goes back.
 */
#pragma once

#include "kernel_types.h"
#include "list.h"
#include "tree.h"
#include "types.h"

/* One past the last of the contract's enum band; or none of them. */
#define BAND_COUNT ((enum band)(BAND_IDLE + 1))

enum {
    RUN_WEIGHT = 100, /* with which virtual runtime is runtime */
    RUN_NOWHERE = UINT32_MAX,
    RUN_MS = 1000000, /* nanoseconds */
    RUN_PERIOD_NS = 100 * RUN_MS,
    RUN_DRIVER_NS = 20 * RUN_MS, /* budgets in a period */
    RUN_SERVER_NS = 40 * RUN_MS,
    RUN_URGENT_NS = 80 * RUN_MS, /* of all above FAIR together, while somebody is in that */
    RUN_CREDIT_NS = 20 * RUN_MS, /* so long does who has waited go before its equals */
};

/* A thread's part. */
struct run {
    struct link line;      /* queued in any band but FAIR */
    struct tree_node node; /* queued in FAIR */
    uint64_t vruntime;
    uint64_t period; /* of which used_ns tells */
    uint64_t used_ns;
    uint32_t weight; /* 1 to KERNEL_MAX_WEIGHT */
    uint32_t home;   /* the processor in whose virtual time it counts, or RUN_NOWHERE */
    uint8_t band;    /* its own */
    uint8_t queued;  /* the band it is queued in, BAND_COUNT if it is in none */
};

struct runqueue {
    struct link lines[BAND_COUNT];
    struct tree fair;
    uint32_t bands; /* a bit for each that has somebody */
    uint32_t count;
    uint64_t virtual_ns; /* the largest virtual runtime with which anybody was first */
    uint64_t period;     /* of which urgent_ns tells */
    uint64_t urgent_ns;
};

void runqueue_init(struct runqueue *queue);

void run_init(struct run *run, enum band band, uint32_t weight);

/* Queues one that is in no queue: in this band, and with this virtual runtime if that is FAIR. */
void runqueue_add(struct runqueue *queue, struct run *run, enum band band, uint64_t vruntime);

/* Takes one out of the queue that it is in. */
void runqueue_remove(struct runqueue *queue, struct run *run);

/* The first of a band, or null. It stays where it is. */
struct run *runqueue_head(const struct runqueue *queue, enum band band);

/* The one that comes next in this period, or null. It stays where it is. */
struct run *runqueue_first(const struct runqueue *queue, uint64_t period);

/* Whether all above FAIR together have used up what they may in this period. */
static inline bool runqueue_is_spent(const struct runqueue *queue, uint64_t period)
{
    return queue->period == period && queue->urgent_ns >= RUN_URGENT_NS;
}

/* The band of that, BAND_COUNT if there is none. */
static inline enum band runqueue_urgency(const struct runqueue *queue, uint64_t period)
{
    if (runqueue_is_spent(queue, period) && (queue->bands & 1U << BAND_FAIR)) {
        return BAND_FAIR;
    }
    return queue->bands == 0 ? BAND_COUNT : (enum band)__builtin_ctz(queue->bands);
}

/* Somebody with this virtual runtime begins to run in the fair band. */
void runqueue_advance(struct runqueue *queue, uint64_t vruntime);

/* The band that a thread may use in this period. */
static inline enum band run_band(const struct run *run, uint64_t period)
{
    bool spent = run->band < BAND_FAIR && run->period == period &&
                 run->used_ns >= (run->band == BAND_DRIVER ? RUN_DRIVER_NS : RUN_SERVER_NS);
    return spent ? BAND_FAIR : (enum band)run->band;
}

/* Running cost a thread so much time. */
void run_pay(struct run *run, uint64_t ns);

/* Its band was used for so much time. */
void run_spend(struct run *run, struct runqueue *queue, uint64_t ns, uint64_t period);

/* Counts in the virtual time of this queue, that of processor `home`, from now on; `from` is the one
 * it counted in, or null. */
void run_move(struct run *run, const struct runqueue *from, const struct runqueue *to,
              uint32_t home);

/* It lets those go first that are in the fair band of this queue. */
void run_yield(struct run *run, const struct runqueue *queue);

/* It gets in line after it did not run, or ran on another's slice: what it is behind virtual time is
 * bounded, by runtime of its own. */
void run_catch_up(struct run *run, const struct runqueue *queue);

/* R1. */
bool runqueue_check(const struct runqueue *queue);
