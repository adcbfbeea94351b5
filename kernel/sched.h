/* Who runs: lists of ready threads per processor and band, in turn within a band; slices; and
 * deadlines.
 *
 * Calls and replies switch straight from one thread to the other and go on with the same slice. A
 * deadline is stamped only when the thread that ran gives up the processor, so that a
 * call that is answered at once never touches a clock: it ends never early, and late by a slice at
 * most.
 */
#ifndef SCHED_H
#define SCHED_H

#include <stdbool.h>
#include <stdint.h>

#include "cpu.h"
#include "thread.h"

enum { SCHED_SLICE_MS = 10 };

/* Lets a thread run that is in no list and no state of waiting. */
void sched_ready(struct thread *thread);

/* Takes a READY thread out of its list, or the current one off its processor. */
void sched_remove(struct thread *thread);

/* The running thread stops running and waits in this state until somebody makes it ready, for so
 * long at most. */
void sched_block(struct thread *thread, enum thread_state state, uint32_t timeout_ms);

/* The same, but the rest of the slice goes to a thread that does not run and is in no list. No
 * deadline is stamped. */
void sched_hand_over(struct thread *thread, enum thread_state state, uint32_t timeout_ms,
                     struct thread *to);

/* Gives an idle processor, or the rest of a slice, to a thread that does not run and is in no
 * list. */
void sched_switch_to(struct thread *thread);

/* The running thread lets others go first. */
void sched_yield(struct thread *thread);

/* Stamps the deadline of a waiting thread, if it has one that is not stamped, and of those that
 * wait for it. */
void sched_stamp(struct thread *thread);

/* The thread does not wait any more. */
void sched_unstamp(struct thread *thread);

/* The timer has run out, or another processor has something. */
void sched_tick(void);

/* No processor is left in this address space. */
void sched_leave_space(uint64_t root_pa);

/* Leaves the kernel: does a slice of the reaper's work, picks a thread if none is current, gives
 * the lock back. */
[[gnu::noreturn]] void sched_exit(void);

#endif
