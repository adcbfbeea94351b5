/* See sched.h. */
#include "sched.h"

#include "assert.h"
#include "check.h"
#include "clock.h"
#include "fault.h"
#include "donation.h"
#include "fpu.h"
#include "kernel.h"
#include "lapic.h"
#include "mail.h"
#include "placement.h"
#include "process.h"
#include "reaper.h"
#include "timer.h"
#include "countdown.h"
#include "trap.h"

/* Who pays counts in the virtual time of the processor that runs for him. */
static void move_home(struct thread *payer, const struct cpu *cpu)
{
    struct run *run = &payer->run;
    if (run->home != cpu->index) {
        const struct runqueue *from = run->home == RUN_NOWHERE ? NULL : &cpu_at(run->home)->queue;
        run_move(run, from, &cpu->queue, cpu->index);
    }
}

/* Has a processor look anew at whom it runs. */
static void nudge(struct cpu *cpu)
{
    if (cpu == this_cpu()) {
        cpu->hazard |= CPU_YIELDS;
    } else {
        lapic_send(cpu->lapic_id, VECTOR_RESCHEDULE);
    }
}

/* Puts a thread in line at a processor; who pays for it counts in that one's virtual time. */
static void stand_at(struct cpu *cpu, struct thread *thread, const struct thread *payer,
                     enum band band)
{
    thread->state = ACTIVITY_READY;
    thread->cpu = cpu->index;
    runqueue_add(&cpu->queue, &thread->run, band, payer->run.vruntime);
}

static void line_up(struct thread *thread, struct lending lending)
{
    struct thread *payer = donation_payer(thread);
    struct cpu *cpu = placement_choose(thread, lending.band);
    bool was_idle = cpu->current == NULL && cpu->queue.count == 0;
    move_home(payer, cpu);
    run_catch_up(&payer->run, &cpu->queue);
    stand_at(cpu, thread, payer, lending.band);
    if (cpu == this_cpu() || was_idle ||
        (cpu->current != NULL &&
         lending.band < donation_lender(cpu->current, clock_period()).band)) {
        nudge(cpu);
    }
}

static void enqueue(struct thread *thread)
{
    line_up(thread, donation_lender(thread, clock_period()));
}

/* Takes a thread out of the queue it is ready in. */
static void unready(struct thread *thread)
{
    runqueue_remove(&cpu_at(thread->cpu)->queue, &thread->run);
}

void sched_requeue(struct thread *thread)
{
    unready(thread);
    enqueue(thread);
}

/* The processor that runs a thread. */
static struct cpu *cpu_of(const struct thread *thread)
{
    struct cpu *cpu = this_cpu();
    for (uint32_t i = 0; cpu->current != thread; i++) {
        KASSERT(i < kernel.cpu_count);
        cpu = cpu_at(i);
    }
    return cpu;
}

uint32_t sched_processor(const struct thread *thread)
{
    return thread->state == ACTIVITY_RUNNING ? cpu_of(thread)->index : thread->cpu;
}

/* Takes a running thread off its processor. */
static void stop(const struct thread *thread)
{
    struct cpu *cpu = cpu_of(thread);
    if (cpu != this_cpu()) {
        mail_leave(cpu);
    }
    cpu->current = NULL;
}

void sched_remove(struct thread *thread)
{
    if (thread->state == ACTIVITY_READY) {
        unready(thread);
    } else {
        KASSERT(thread->state == ACTIVITY_RUNNING);
        stop(thread);
    }
}

void sched_forget(const struct thread *thread)
{
    for (uint32_t i = 0; i < kernel.cpu_count; i++) {
        struct cpu *cpu = cpu_at(i);
        cpu->payer = cpu->payer == thread ? NULL : cpu->payer;
        cpu->lender = cpu->lender == thread ? NULL : cpu->lender;
    }
}

void sched_reconsider(struct thread *thread)
{
    if (thread->state == ACTIVITY_READY) {
        sched_requeue(thread);
    } else if (thread->state == ACTIVITY_RUNNING) {
        struct cpu *cpu = cpu_of(thread);
        cpu->slice_end = 0;
        nudge(cpu);
    }
}

/* Charges what has passed since this was done last. */
static void charge(struct cpu *cpu, uint64_t now)
{
    uint64_t ns = clock_ns(now - cpu->charged);
    cpu->charged = now;
    if (cpu->payer != NULL) {
        run_pay(&cpu->payer->run, ns);
    }
    if (cpu->lender != NULL) {
        run_spend(&cpu->lender->run, &cpu->queue, ns, clock_period_at(now));
    }
}

static void run_here(struct cpu *cpu, struct thread *thread)
{
    thread->state = ACTIVITY_RUNNING;
    thread->cpu = cpu->index;
    cpu->current = thread;
}

/* From here on the processor's time is this one's to pay for, in a band that somebody lends. */
static void spend_for(struct cpu *cpu, struct thread *payer, struct lending lending)
{
    cpu->payer = payer;
    cpu->lender = lending.lender;
    cpu->band = lending.band;
    move_home(payer, cpu);
    if (lending.band == BAND_FAIR) {
        runqueue_advance(&cpu->queue, payer->run.vruntime);
    }
}

/* From here on it is for this thread that the processor runs, or for nobody. */
static void begin(struct cpu *cpu, struct thread *thread)
{
    charge(cpu, clock_now());
    cpu->payer = NULL;
    cpu->lender = NULL;
    cpu->band = BAND_COUNT;
    if (thread == NULL) {
        return;
    }
    spend_for(cpu, donation_payer(thread), donation_lender(thread, clock_period()));
}

/* The thread that runs, in whose place another one comes, goes back in line. */
static void make_way(struct cpu *cpu, struct thread *thread, struct lending lending)
{
    bool stays = cpu->queue.count == 0 && placement_allows(thread, cpu);
    if (stays && cpu->payer == thread && thread->caller == NULL) {
        stand_at(cpu, thread, thread, lending.band);
        return;
    }
    uint32_t hazard = cpu->hazard;
    sched_stamp(thread->caller);
    cpu->current = NULL;
    line_up(thread, lending);
    cpu->hazard = hazard; /* it yields to nobody */
}

/* Gives the processor to a thread, in the slice that goes on, if it pays for itself and goes before
 * everybody here. */
static bool preempt(struct cpu *cpu, struct thread *thread)
{
    uint64_t now = clock_now();
    uint64_t period = clock_period_at(now);
    struct lending lending = donation_lender(thread, period);
    if (thread->caller != NULL || lending.band >= runqueue_urgency(&cpu->queue, period) ||
        runqueue_is_spent(&cpu->queue, period) || !placement_allows(thread, cpu)) {
        return false;
    }
    struct thread *current = cpu->current;
    struct lending current_lending = {NULL, BAND_COUNT};
    if (current != NULL) {
        current_lending = donation_lender(current, period);
    }
    if (lending.band >= current_lending.band) {
        return false;
    }
    charge(cpu, now);
    if (current != NULL) {
        make_way(cpu, current, current_lending);
    } else {
        cpu->slice_end = 0;
    }
    run_here(cpu, thread);
    spend_for(cpu, thread, lending);
    run_catch_up(&thread->run, &cpu->queue);
    return true;
}

void sched_ready(struct thread *thread)
{
    KASSERT(thread->process->state == LIFE_STATE_RUNNING);
    struct cpu *cpu = this_cpu();
    if (cpu->preempts && preempt(cpu, thread)) {
        cpu->preempts = false;
    } else {
        enqueue(thread);
    }
}

/* The next thread for a processor that runs none, from its queue or another's; or null. */
static struct thread *pick(struct cpu *cpu)
{
    const struct run *run = runqueue_first(&cpu->queue, clock_period());
    struct thread *thread =
        run != NULL ? container_of(run, struct thread, run) : placement_steal(cpu);
    if (thread != NULL) {
        unready(thread);
    }
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

static void leave(struct thread *thread, enum activity state, uint32_t timeout_ms)
{
    KASSERT(this_cpu()->current == thread);
    this_cpu()->current = NULL;
    thread->state = (uint8_t)state;
    thread->timeout_ms = timeout_ms;
    thread->deadline = 0;
}

void sched_block(struct thread *thread, enum activity state, uint32_t timeout_ms)
{
    leave(thread, state, timeout_ms);
    sched_stamp(thread);
}

void sched_hand_over(struct thread *thread, enum activity state, uint32_t timeout_ms,
                     struct thread *to)
{
    leave(thread, state, timeout_ms);
    if (!sched_give(to)) {
        sched_stamp(thread);
    }
}

bool sched_give(struct thread *thread)
{
    struct cpu *cpu = this_cpu();
    bool here = cpu->current == NULL && placement_allows(thread, cpu);
    if (here) {
        run_here(cpu, thread);
    } else {
        sched_ready(thread);
    }
    return here;
}

/* Puts the running thread, which could go on, back in line. */
static void put_back(struct cpu *cpu)
{
    struct thread *thread = cpu->current;
    sched_stamp(thread->caller);
    charge(cpu, clock_now());
    cpu->current = NULL;
    enqueue(thread);
}

void sched_yield(struct thread *thread)
{
    struct cpu *cpu = this_cpu();
    KASSERT(cpu->current == thread);
    charge(cpu, clock_now());
    run_yield(&donation_payer(thread)->run, &cpu->queue);
    put_back(cpu);
}

/* How many waits and how many timers end in one go. */
enum { EXPIRE_MOST = 8 };

/* Ends waits and timers whose time has come; not all, if there are many. */
static void expire(uint64_t now)
{
    struct tree_node *node;
    timers_ring(now, EXPIRE_MOST);
    for (uint32_t i = 0; i < EXPIRE_MOST; i++) {
        node = tree_first(&kernel.deadlines);
        if (node == NULL || node->key > now) {
            return;
        }
        struct thread *thread = container_of(node, struct thread, timer);
        bool in_line = thread->state == ACTIVITY_CALLING;
        thread_fail(thread, in_line ? WRIT_NOT_DELIVERED : WRIT_TIMED_OUT);
    }
}

/* When the next wait or timer ends; UINT64_MAX if there is none. */
static uint64_t next_end(void)
{
    const struct tree_node *wait = tree_first(&kernel.deadlines);
    const struct tree_node *timer = tree_first(&kernel.timers);
    uint64_t wait_end = wait == NULL ? UINT64_MAX : wait->key;
    uint64_t timer_end = timer == NULL ? UINT64_MAX : timer->key;
    return wait_end < timer_end ? wait_end : timer_end;
}

/* Sets the timer of a processor that runs somebody: to the end of the slice or, before it, to
 * whatever ends next; one that is set to an earlier moment is left alone: it costs less to look then
 * what it was for. What should have ended already was too much for one go; users get a
 * millisecond between one go and the next. */
static void set_countdown(struct cpu *cpu)
{
    uint64_t soon = clock_after(1);
    uint64_t end = next_end();
    end = end < soon ? soon : end;
    end = end < cpu->slice_end ? end : cpu->slice_end;
    if (cpu->alarm == 0 || end < cpu->alarm) {
        cpu->alarm = end;
        countdown_set(end);
    }
}

void sched_hurry(void)
{
    if (this_cpu()->slice_end != 0) {
        set_countdown(this_cpu());
    }
}

/* A slice has ended: the thread goes on if nobody else wants to. */
static void end_slice(struct cpu *cpu)
{
    struct thread *other = placement_even_out(cpu);
    if (other != NULL) {
        unready(other);
        struct thread *payer = donation_payer(other);
        move_home(payer, cpu);
        stand_at(cpu, other, payer, donation_lender(other, clock_period()).band);
    }
    if (cpu->queue.count != 0) {
        put_back(cpu);
    }
}

void sched_tick(void)
{
    struct cpu *cpu = this_cpu();
    uint64_t now = clock_now();
    cpu->alarm = 0;
    cpu->slice_end = now >= cpu->slice_end ? 0 : cpu->slice_end;
    if (cpu->current != NULL) {
        sched_stamp(cpu->current->caller);
        if (cpu->slice_end == 0) {
            end_slice(cpu);
        }
    }
    expire(now);
    sched_hurry();
}

/* Whether the running thread has to make way: for somebody more urgent, or as it may not run
 * here. */
static bool must_yield(const struct cpu *cpu)
{
    if (!placement_allows(cpu->current, cpu)) {
        return true;
    }
    if (cpu->queue.count == 0) {
        return false;
    }
    uint64_t period = clock_period();
    enum band urgency = runqueue_urgency(&cpu->queue, period);
    return urgency < donation_lender(cpu->current, period).band;
}

void sched_leave_space(uint64_t root_pa)
{
    struct cpu *cpu = this_cpu();
    if (cpu->tables_pa == root_pa && root_pa != kernel.tables_pa) {
        cpu_use_tables(cpu, kernel.tables_pa);
    }
}

/* Nothing to run: works off what the reaper has, then sleeps until the next deadline. */
[[gnu::noreturn]] static void idle(struct cpu *cpu)
{
    begin(cpu, NULL);
    if (cpu->hazard & CPU_FLOATS) {
        fpu_leave(cpu, NULL);
    }
    sched_leave_space(cpu->tables_pa);
    uint64_t end = next_end();
    cpu->alarm = end != UINT64_MAX ? end : 0;
    if (end != UINT64_MAX) {
        countdown_set(end);
    } else {
        countdown_stop();
    }
    while (reaper_is_busy()) {
        kernel_unlock();
        cpu_listen();
        kernel_lock();
        reaper_run();
        log_tell();
        if (cpu->queue.count != 0) {
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
        set_countdown(cpu);
    }
}

/* Gives a processor that runs nobody somebody to run. Does not return if there is nobody. The timer
 * begins anew here, so threads that take turns faster than it runs out must not keep deadlines from
 * ending. */
static void next(struct cpu *cpu)
{
    cpu->slice_end = 0;
    expire(clock_now());
    struct thread *thread = pick(cpu);
    if (thread == NULL) {
        idle(cpu);
    }
    run_here(cpu, thread);
    begin(cpu, thread);
}

/* Goes on with the thread that has the processor. */
[[gnu::noreturn]] static void leave_kernel(struct cpu *cpu)
{
    struct thread *thread = cpu->current;
    begin_slice(cpu);
    if (cpu->hazard & CPU_FLOATS) {
        fpu_leave(cpu, thread);
    }
    if (cpu->tables_pa != thread->root_pa) {
        cpu_use_tables(cpu, thread->root_pa);
    }
    bool interrupted = thread->hazard & THREAD_BY_IRET;
    thread->hazard &= ~(uint32_t)THREAD_BY_IRET;
    kernel_unlock();
    cpu_resume(thread, interrupted);
}

void sched_exit(void)
{
    struct cpu *cpu = this_cpu();
    bool busy = reaper_is_busy();
    if (busy) {
        reaper_run();
        busy = reaper_is_busy();
    }
    log_tell();
    cpu->hazard = (cpu->hazard & CPU_FLOATS) | (busy ? CPU_REAPS : 0);
    check_on_exit();
    if (cpu->current != NULL && must_yield(cpu)) {
        put_back(cpu);
    }
    do {
        if (cpu->current == NULL) {
            next(cpu);
        } else if (cpu->slice_end == 0) {
            begin(cpu, cpu->current);
        }
    } while (fault_pursue(cpu->current));
    cpu->hazard |= cpu->current->awaits != 0 ? CPU_WAITS : 0;
    leave_kernel(cpu);
}

void sched_exit_preempted(void)
{
    struct cpu *cpu = this_cpu();
    if (cpu->hazard & ~(uint32_t)CPU_FLOATS) {
        sched_exit();
    }
    check_on_exit();
    leave_kernel(cpu);
}
