/* Timers: what rings a notification after some time, once or again and again.
 *
 * The capability to the notification that a timer was made with has a child in the timer, so that
 * revoking that takes the binding along. A timer without capabilities is in no tree: it stops with
 * the last one.
 *
 * TM1: one that runs is in kernel.timers, by the tick it is due at. TM2: its bell is to a notification,
 * or void, or empty.
 */
#pragma once

#include "cap.h"
#include "object.h"
#include "tree.h"
#include "types.h"

struct timer {
    struct object object;
    _Alignas(32) struct cap bell; /* to a notification, or empty */
    uint64_t bits;
    uint64_t period;      /* ticks; 0: it rings once */
    uint64_t rings;       /* how often it has rung */
    struct tree_node due; /* its place in kernel.timers */
    bool runs;
};

/* Lets up to `most` timers ring that are due. */
void timers_ring(uint64_t now, uint32_t most);

void timer_last_cap(struct object *object);
bool timer_check(const struct object *object);
