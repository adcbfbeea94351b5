/* See sched.h. */
#include "sched.h"

#include <stddef.h>

#include "assert.h"
#include "check.h"
#include "clock.h"
#include "kernel.h"
#include "process.h"
#include "reaper.h"
#include "timer.h"

void sched_ready(struct thread *thread)
{
    KASSERT(thread->process->state == LIFE_STATE_RUNNING);
    struct cpu *cpu = this_cpu();
    thread->state = THREAD_READY;
    list_append(&cpu->ready[thread->band], &thread->queue);
    cpu->ready_bands |= 1U << thread->band;
}

/* Takes a thread out of the list it is ready in; which processor's does not matter. */
static void unready(struct thread *thread)
{
    list_remove(&thread->queue);
    struct cpu *cpu = this_cpu();
    if (list_is_empty(&cpu->ready[thread->band])) {
        cpu->ready_bands &= ~(1U << thread->band);
    }
}

void sched_remove(struct thread *thread)
{
    if (thread->state == THREAD_READY) {
        unready(thread);
    } else {
        KASSERT(thread->state == THREAD_RUNNING && this_cpu()->current == thread);
        this_cpu()->current = NULL;
    }
}

/* The next thread of the most urgent band, or null. */
static struct thread *pick(struct cpu *cpu)
{
    if (cpu->ready_bands == 0) {
        return NULL;
    }
    uint32_t band = (uint32_t)__builtin_ctz(cpu->ready_bands);
    struct thread *thread = container_of(cpu->ready[band].next, struct thread, queue);
    unready(thread);
    return thread;
}

void sched_stamp(struct thread *thread)
{
    for (struct thread *t = thread; t != NULL && t->deadline == 0; t = t->caller) {
        if (t->timeout_ms == THREAD_FOREVER) {
            continue;
        }
        t->deadline = clock_after(t->timeout_ms);
        t->timer.key = t->deadline;
        t->hazard |= THREAD_DEADLINE;
        tree_insert(&kernel.deadlines, &t->timer);
    }
}

void sched_unstamp(struct thread *thread)
{
    if (thread->hazard & THREAD_DEADLINE) {
        tree_remove(&kernel.deadlines, &thread->timer);
        thread->hazard &= ~(uint32_t)THREAD_DEADLINE;
    }
    thread->deadline = 0;
    thread->timeout_ms = THREAD_FOREVER;
}

static void leave(struct thread *thread, enum thread_state state, uint32_t timeout_ms)
{
    KASSERT(this_cpu()->current == thread);
    this_cpu()->current = NULL;
    thread->state = (uint8_t)state;
    thread->timeout_ms = timeout_ms;
    thread->deadline = 0;
}

void sched_block(struct thread *thread, enum thread_state state, uint32_t timeout_ms)
{
    leave(thread, state, timeout_ms);
    sched_stamp(thread);
}

void sched_hand_over(struct thread *thread, enum thread_state state, uint32_t timeout_ms,
                     struct thread *to)
{
    leave(thread, state, timeout_ms);
    sched_switch_to(to);
}

void sched_switch_to(struct thread *thread)
{
    struct cpu *cpu = this_cpu();
    KASSERT(cpu->current == NULL);
    thread->state = THREAD_RUNNING;
    cpu->current = thread;
}

void sched_yield(struct thread *thread)
{
    KASSERT(this_cpu()->current == thread);
    sched_stamp(thread->caller);
    this_cpu()->current = NULL;
    sched_ready(thread);
}

/* Ends the waits whose time has come. */
static void expire(uint64_t now)
{
    struct tree_node *node;
    while ((node = tree_first(&kernel.deadlines)) != NULL && node->key <= now) {
        struct thread *thread = container_of(node, struct thread, timer);
        bool in_line = thread->state == THREAD_CALLING;
        thread_fail(thread, in_line ? WRIT_NOT_DELIVERED : WRIT_TIMED_OUT);
    }
}

void sched_tick(void)
{
    struct cpu *cpu = this_cpu();
    struct thread *thread = cpu->current;
    uint64_t now = clock_now();
    cpu->slice_end = now >= cpu->slice_end ? 0 : cpu->slice_end;
    if (thread != NULL) {
        sched_stamp(thread->caller);
        if (cpu->slice_end == 0 && cpu->ready_bands != 0) {
            sched_yield(thread);
        }
    }
    expire(now);
}

void sched_leave_space(uint64_t root_pa)
{
    struct cpu *cpu = this_cpu();
    if (cpu->tables_pa == root_pa) {
        cpu_use_tables(cpu, kernel.tables_pa);
    }
}

/* Nothing to run: works off what the reaper has, then sleeps until the next deadline. */
[[gnu::noreturn]] static void idle(struct cpu *cpu)
{
    const struct tree_node *next = tree_first(&kernel.deadlines);
    if (next != NULL) {
        timer_set(next->key);
    } else {
        timer_stop();
    }
    while (reaper_is_busy()) {
        kernel_unlock();
        cpu_listen();
        kernel_lock();
        reaper_run();
        if (cpu->ready_bands != 0) {
            sched_exit();
        }
    }
    kernel_unlock();
    cpu_sleep(cpu);
}

/* Begins a slice if none has begun. */
static void begin_slice(struct cpu *cpu)
{
    if (cpu->slice_end == 0) {
        cpu->slice_end = clock_after(SCHED_SLICE_MS);
        timer_set(cpu->slice_end);
    }
}

void sched_exit(void)
{
    struct cpu *cpu = this_cpu();
    if (reaper_is_busy()) {
        reaper_run();
    }
    check_on_exit();
    struct thread *thread = cpu->current;
    if (thread == NULL) {
        cpu->slice_end = 0;
        thread = pick(cpu);
        if (thread == NULL) {
            idle(cpu);
        }
        sched_switch_to(thread);
    }
    begin_slice(cpu);
    if (cpu->tables_pa != thread->root_pa) {
        cpu_use_tables(cpu, thread->root_pa);
    }
    kernel_unlock();
    cpu_resume(thread);
}
