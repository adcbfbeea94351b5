/* See thread.h. The calls on threads are at the end. */
#include "thread.h"

#include "assert.h"
#include "clock.h"
#include "connection.h"
#include "endpoint.h"
#include "fpu.h"
#include "ipc.h"
#include "kernel_kernel.h"
#include "kernel.h"
#include "notification.h"
#include "placement.h"
#include "process.h"
#include "reply.h"
#include "sched.h"

/* Interrupts on, and the bit that is always set. */
enum { USER_RFLAGS = 0x202 };

/* The two message pages; false, with none taken, if the quota has no room. */
static bool take_pages(struct quota *quota, uint64_t ret_pages_pa[2])
{
    if (quota_left(quota) < 2) {
        return false;
    }
    bool first = quota_take_frame(quota, FRAME_PAGE, &ret_pages_pa[0]);
    bool second = quota_take_frame(quota, FRAME_PAGE, &ret_pages_pa[1]);
    KASSERT(first && second);
    return true;
}

static void init(struct thread *thread, struct process *process, const uint64_t pages_pa[2])
{
    thread->state = ACTIVITY_STOPPED;
    thread->processors = THREAD_ANYWHERE;
    enum band band = process->limit > BAND_FAIR ? process->limit : BAND_FAIR;
    run_init(&thread->run, band, RUN_WEIGHT);
    thread->process = process;
    thread->principal = process->principal;
    thread->leaves = process->table.leaves;
    thread->root_pa = process->space.root_pa;
    thread->in = frame_at(pages_pa[0]);
    thread->out = frame_at(pages_pa[1]);
    thread->timeout_ms = THREAD_FOREVER;
    thread->call = (struct kcall){.thread = thread, .message = &thread->frame.message};
    list_init(&thread->queue);
    list_init(&thread->sibling);
    list_append(&process->threads, &thread->sibling);
    process->thread_count++;
}

/* Its registers come first, not the head of its object. */
static void release(struct thread *thread)
{
    struct quota *quota = thread->object.quota;
    slab_free(thread);
    object_unref(&quota->object);
}

enum space_result thread_create(struct process *process, uint64_t pages_va,
                                struct thread **ret_thread)
{
    struct quota *quota = process->quota;
    struct thread *thread = slab_alloc(quota, sizeof *thread);
    if (thread == NULL) {
        return SPACE_NO_MEMORY;
    }
    object_init(&thread->object, quota, OBJECT_TYPE_THREAD);
    uint64_t pages_pa[2];
    if (!take_pages(quota, pages_pa)) {
        release(thread);
        return SPACE_NO_MEMORY;
    }
    enum space_result result =
        space_map_messages(&process->space, &thread->pages, pages_va, pages_pa);
    if (result != SPACE_DONE) {
        quota_give_frame(quota, pages_pa[0]);
        quota_give_frame(quota, pages_pa[1]);
        release(thread);
        return result;
    }
    init(thread, process, pages_pa);
    object_ref(&thread->object); /* its process's, given up when that dies */
    *ret_thread = thread;
    return SPACE_DONE;
}

static void set_processors(struct thread *thread, uint64_t processors)
{
    uint64_t present = placement_present();
    thread->processors = processors;
    thread->hazard &= ~(uint32_t)THREAD_PINNED;
    thread->hazard |= (processors & present) != present ? THREAD_PINNED : 0;
}

void thread_inherit(struct thread *thread, const struct thread *from)
{
    thread->run.band = from->run.band;
    thread->run.weight = from->run.weight;
    set_processors(thread, from->processors);
}

void thread_begin_at(struct thread *thread, uint64_t entry, uint64_t stack, uint64_t argument)
{
    thread->frame = (struct user_frame){.rip = entry,
                                        .rsp = stack,
                                        .rflags = USER_RFLAGS,
                                        .tag = argument,
                                        .w[0] = thread->pages.place.key};
}

/* Cuts the link between a caller and who serves it. The server's reply will be dropped. */
static void cut(struct thread *caller)
{
    if (caller->server != NULL) {
        KASSERT(caller->server->caller == caller);
        caller->server->caller = NULL;
        caller->server->caller_gone = true;
        caller->server = NULL;
    }
    if (caller->kept != NULL) {
        KASSERT(caller->kept->caller == caller);
        caller->kept->caller = NULL;
        caller->kept = NULL;
    }
}

static void leave_line(struct thread *thread)
{
    struct connection *connection = thread->through;
    endpoint_dequeue(thread->at, thread);
    thread->through = NULL;
    thread->at = NULL;
    object_unref(&connection->object);
}

static void stop_waiting(struct thread *thread)
{
    struct notification *notification = thread->waits;
    list_remove(&thread->queue);
    thread->waits = NULL;
    object_unref(&notification->object);
}

void thread_unblock(struct thread *thread)
{
    sched_unstamp(thread);
    upcall_leave(thread);
    switch ((enum activity)thread->state) {
    case ACTIVITY_CALLING:
        leave_line(thread);
        break;
    case ACTIVITY_CALLED:
        cut(thread);
        break;
    case ACTIVITY_RECEIVING:
        thread->bound->receiver = NULL;
        break;
    case ACTIVITY_WAITING:
        stop_waiting(thread);
        break;
    case ACTIVITY_STOPPED:
    case ACTIVITY_READY:
    case ACTIVITY_RUNNING:
    case ACTIVITY_DEAD:
        KASSERT(false);
    }
    thread->state = ACTIVITY_STOPPED;
}

void thread_wake(struct thread *thread)
{
    if (thread->state == ACTIVITY_WAITING) { /* an interrupt comes this way */
        sched_unstamp(thread);
        stop_waiting(thread);
        thread->state = ACTIVITY_STOPPED;
    } else {
        thread_unblock(thread);
    }
    if (thread->process->state == LIFE_STATE_RUNNING) {
        sched_ready(thread);
    } /* else it is about to be killed */
}

uint32_t thread_left_ms(const struct thread *thread)
{
    if (thread->timeout_ms == THREAD_FOREVER) {
        return 0;
    }
    if (thread->deadline == 0) {
        return thread->timeout_ms > SCHED_SLICE_MS ? thread->timeout_ms - SCHED_SLICE_MS : 0;
    }
    uint64_t now = clock_now();
    return now < thread->deadline ? (uint32_t)((thread->deadline - now) / kernel.clock.per_ms) : 0;
}

void thread_fail(struct thread *thread, uint32_t status)
{
    bool calls = thread->state == ACTIVITY_CALLING || thread->state == ACTIVITY_CALLED;
    bool again = status == WRIT_PEER_DIED || status == WRIT_NOT_DELIVERED;
    uint64_t left = calls && again ? thread_left_ms(thread) : 0;
    if (thread->upcall.about == UPCALL_NONE) {
        thread->frame.rax = status | left << 32;
    } else {
        upcall_fail(thread, thread->upcall.about, (uint32_t)left);
    }
    thread_wake(thread);
}

static bool is_blocked(const struct thread *thread)
{
    return thread->state == ACTIVITY_CALLING || thread->state == ACTIVITY_CALLED ||
           thread->state == ACTIVITY_RECEIVING || thread->state == ACTIVITY_WAITING;
}

void thread_kill(struct thread *thread)
{
    if (is_blocked(thread)) {
        thread_unblock(thread);
    } else if (thread->state == ACTIVITY_READY || thread->state == ACTIVITY_RUNNING) {
        sched_remove(thread);
    }
    thread->state = ACTIVITY_DEAD;
    sched_forget(thread);
    fpu_forget(thread);
    clone_drop(&thread->clone);
    physical_drop(&thread->hunt);
    doom_unmark(&thread->mark);
    if (thread->caller != NULL) {
        thread_fail(thread->caller, WRIT_PEER_DIED);
    }
    if (thread->bound != NULL) {
        endpoint_server_died(thread->bound);
        endpoint_unbind(thread);
    }
}

bool thread_reap(struct object *object, uint32_t *budget)
{
    struct thread *thread = container_of(object, struct thread, object);
    KASSERT(thread->state == ACTIVITY_DEAD);
    *budget -= 1;
    quota_give_frame(object->quota, frame_pa(thread->in));
    quota_give_frame(object->quota, frame_pa(thread->out));
    if (thread->fpu != NULL) {
        slab_free(thread->fpu);
    }
    release(thread);
    return true;
}

bool thread_check(const struct object *object)
{
    const struct thread *thread = container_of(object, struct thread, object);
    if (thread->state == ACTIVITY_DEAD) {
        return thread->caller == NULL && thread->bound == NULL && list_is_empty(&thread->queue);
    }
    bool serves = thread->caller == NULL ||
                  (thread->caller->server == thread && thread->caller->state == ACTIVITY_CALLED);
    bool called =
        (thread->state == ACTIVITY_CALLED) == (thread->server != NULL || thread->kept != NULL);
    bool lined = thread->state == ACTIVITY_CALLING || thread->state == ACTIVITY_WAITING ||
                 list_is_empty(&thread->queue);
    bool queued = (thread->state == ACTIVITY_READY) == (thread->run.queued != BAND_COUNT);
    bool waits = thread->waits == NULL || notification_check(&thread->waits->object);
    bool asks = thread->upcall.about != UPCALL_NONE;
    bool asked = !asks || thread->state == ACTIVITY_CALLING || thread->state == ACTIVITY_CALLED;
    asked = asked && asks == ((thread->hazard & THREAD_ASKS) != 0);
    return serves && called && waits && asked && lined && queued &&
           thread->run.band >= thread->process->limit && list_check(&thread->queue);
}

enum kcall_result thread_on_keep_reply(struct kcall *call, struct thread_keep_reply_reply *reply)
{
    struct thread *thread = call->thread;
    if (KCALL_TARGET(call, thread) != thread) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (thread->caller == NULL && !thread->caller_gone) {
        return kcall_fail(call, WRIT_NO_CALLER);
    }
    struct reply *kept = reply_create(thread, thread->process->quota);
    if (kept == NULL) {
        return kcall_no_memory(call);
    }
    return kcall_give(call, reply->reply, &kept->object, REPLY_RIGHT_ANSWER);
}

enum kcall_result thread_on_start(struct kcall *call)
{
    struct thread *thread = KCALL_TARGET(call, thread);
    if (thread->state != ACTIVITY_STOPPED || thread->process->state != LIFE_STATE_RUNNING) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    sched_ready(thread);
    return KCALL_DONE;
}

enum kcall_result thread_on_status(struct kcall *call, struct thread_status_reply *reply)
{
    const struct thread *thread = KCALL_TARGET(call, thread);
    reply->activity = thread->state;
    reply->band = thread->run.band;
    reply->processor = sched_processor(thread);
    reply->weight = thread->run.weight;
    reply->processors = thread->processors;
    return KCALL_DONE;
}

enum kcall_result thread_on_schedule(struct kcall *call,
                                     const struct thread_schedule_request *request)
{
    struct thread *thread = KCALL_TARGET(call, thread);
    if (thread->state == ACTIVITY_DEAD) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (request->band < call->thread->process->limit || request->band < thread->process->limit) {
        return kcall_fail(call, WRIT_DENIED);
    }
    if ((request->processors & placement_present()) == 0) {
        return kcall_fail(call, KERNEL_ERROR_NO_PROCESSOR);
    }
    thread->run.band = (uint8_t)request->band;
    thread->run.weight = request->weight;
    set_processors(thread, request->processors);
    sched_reconsider(thread);
    return KCALL_DONE;
}
