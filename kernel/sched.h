/* Who runs: a queue of ready threads per processor (runqueue.h), slices, and deadlines. Which
 * processor is placement.h's to say, whose band and whose time donation.h's.
 *
 * Calls and replies switch straight from one thread to the other and go on with the same slice. A
 * deadline is stamped only when the thread that ran gives up the processor, so that a
 * call that is answered at once never touches a clock: it ends never early, and late by a slice at
 * most.
 */
#pragma once

#include "cpu.h"
#include "thread.h"
#include "types.h"

enum { SCHED_SLICE_MS = 10 };

/* Lets a thread run that is in no list and no state of waiting. */
void sched_ready(struct thread *thread);

/* The same in an interrupt, between these two: the first that is more urgent than whoever runs here
 * gets the processor at once. True at the end if one did. */
static inline void sched_begin_interrupt(struct cpu *cpu)
{
    cpu->preempts = true;
}

[[nodiscard]] static inline bool sched_end_interrupt(struct cpu *cpu)
{
    bool preempted = !cpu->preempts;
    cpu->preempts = false;
    return preempted;
}

/* Takes a READY thread out of its list, or the current one off its processor. */
void sched_remove(struct thread *thread);

/* The running thread stops running and waits in this state until somebody makes it ready, for so
 * long at most. */
void sched_block(struct thread *thread, enum activity state, uint32_t timeout_ms);

/* The same, but the rest of the slice goes to a thread that does not run and is in no list, if it may
 * run here. No deadline is stamped then. */
void sched_hand_over(struct thread *thread, enum activity state, uint32_t timeout_ms,
                     struct thread *to);

/* Gives the rest of a slice to a thread that does not run and is in no list, if this processor runs
 * nobody now and it may run here; else it becomes ready, and that is false. */
bool sched_give(struct thread *thread);

/* The running thread lets others go first. */
void sched_yield(struct thread *thread);

/* What a READY thread's place in line depends on has changed. */
void sched_requeue(struct thread *thread);

/* The same for any thread: its band, its weight or where it may run. */
void sched_reconsider(struct thread *thread);

/* The processor that runs a RUNNING thread; of another, where it was last as far as is known: the
 * short path of messages does not say. */
uint32_t sched_processor(const struct thread *thread);

/* The thread dies: nobody's time is charged to it any more. */
void sched_forget(const struct thread *thread);

/* Stamps the deadline of a waiting thread, if it has one that is not stamped, and of those that
 * wait for it. */
void sched_stamp(struct thread *thread);

/* The thread does not wait any more. */
void sched_unstamp(struct thread *thread);

/* Something is to end that may be nearer than whatever this processor has set its timer to. */
void sched_hurry(void);

/* The timer has run out, or another processor has something. */
void sched_tick(void);

/* This processor is not in this address space any more. The threads of that do not run, so no other
 * one is. */
void sched_leave_space(uint64_t root_pa);

/* Leaves the kernel after an interrupt by which a thread got the processor. */
[[gnu::noreturn]] void sched_exit_preempted(void);

/* Leaves the kernel: does a slice of the reaper's work, picks a thread if none is current, gives
 * the lock back. */
[[gnu::noreturn]] void sched_exit(void);
