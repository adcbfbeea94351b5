/* Who lends a thread the band it runs in, and who pays for its time.
 *
 * A thread that serves a call works for whoever called, and for whoever called that one, so it may
 * run in the most urgent of their bands; and in that of the first who stands in line at an
 * endpoint where one of them receives. Nothing of this is kept: it is read off the links between
 * callers and servers whenever a thread is queued or picked, so messages cost nothing for it.
 *
 * D1: a walk looks at DONATION_DEPTH threads at most; whoever is further away lends nothing.
 */
#pragma once

#include "types.h"

#include "types.h"

#include "endpoint.h"
#include "list.h"
#include "runqueue.h"
#include "thread.h"

enum { DONATION_DEPTH = 16 };

struct lending {
    struct thread *lender; /* perhaps the thread itself */
    enum band band;
};

/* Looks for the lender of one that somebody waits for. */
struct lending donation_walk(struct thread *thread, uint64_t period);

/* The most urgent band that the thread may run in. */
static inline struct lending donation_lender(struct thread *thread, uint64_t period)
{
    if (thread->caller == NULL &&
        (thread->bound == NULL || list_is_empty(&thread->bound->callers))) {
        return (struct lending){thread, run_band(&thread->run, period)};
    }
    return donation_walk(thread, period);
}

/* Who pays: the one at whose call all this began. */
struct thread *donation_payer(struct thread *thread);

/* Somebody stands in line for this thread: those that it waits for get on, too. */
void donation_raise(struct thread *thread);
