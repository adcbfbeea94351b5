/* See donation.h. */
#include "donation.h"

#include "assert.h"
#include "clock.h"
#include "endpoint.h"
#include "sched.h"
#include "thread.h"

struct walk {
    uint64_t period;
    uint32_t steps; /* left */
    struct lending best;
};

/* Looks at a thread, at those it serves, and at the first in line for each of them. */
static void look(struct walk *walk, struct thread *thread)
{
    for (; thread != NULL && walk->steps > 0; thread = thread->caller) {
        walk->steps--;
        enum band band = run_band(&thread->run, walk->period);
        if (band < walk->best.band) {
            walk->best = (struct lending){thread, band};
        }
        if (thread->bound != NULL && !list_is_empty(&thread->bound->callers)) {
            look(walk, container_of(thread->bound->callers.next, struct thread, queue));
        }
    }
}

struct lending donation_walk(struct thread *thread, uint64_t period)
{
    struct walk walk = {period, DONATION_DEPTH, {thread, BAND_COUNT}};
    look(&walk, thread);
    return walk.best;
}

struct thread *donation_payer(struct thread *thread)
{
    for (uint32_t i = 0; i < DONATION_DEPTH && thread->caller != NULL; i++) {
        thread = thread->caller;
    }
    return thread;
}

/* Takes a place further in front if its band has become more urgent. Returns who serves there. */
static struct thread *move_up(struct thread *thread)
{
    struct endpoint *endpoint = thread->at;
    if (donation_lender(thread, clock_period()).band < thread->line_band) {
        endpoint_dequeue(endpoint, thread);
        endpoint_enqueue(endpoint, thread);
    }
    return endpoint->bound;
}

void donation_raise(struct thread *thread)
{
    for (uint32_t i = 0; i < DONATION_DEPTH && thread != NULL; i++) {
        switch ((enum activity)thread->state) {
        case ACTIVITY_READY:
            sched_requeue(thread);
            return;
        case ACTIVITY_CALLED:
            thread = thread->server;
            break;
        case ACTIVITY_CALLING:
            thread = move_up(thread);
            break;
        default:
            return;
        }
    }
}
