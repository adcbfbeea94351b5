/* See process.h. The calls on processes are in process_calls.c. */
#include "process.h"

#include <stddef.h>

#include "assert.h"
#include "kernel.h"
#include "machine.h"
#include "notification.h"
#include "reaper.h"
#include "sched.h"
#include "thread.h"

/* What a process is made of, in its own quota. Null, with nothing left over, if that has no
 * room. */
static struct process *build(struct quota *quota, uint32_t principal)
{
    struct process *process = object_create(quota, OBJECT_TYPE_PROCESS, sizeof *process);
    if (process == NULL) {
        return NULL;
    }
    process->quota = quota;
    process->principal = principal;
    process->state = LIFE_STATE_STAGED;
    process->cause = EXIT_CAUSE_NONE;
    list_init(&process->threads);
    if (!space_init(&process->space, quota)) {
        object_free(&process->object);
        return NULL;
    }
    if (!table_init(&process->table, process, quota)) {
        quota_give_frame(quota, process->space.root_pa);
        object_free(&process->object);
        return NULL;
    }
    return process;
}

/* Gives a process its life and its quota's slot; it holds the quota. */
static void settle(struct process *process, struct quota *quota)
{
    object_ref(&process->object); /* its life, given up by process_reap */
    object_ref(&quota->object);
    table_make(&process->table, PROCESS_QUOTA_SLOT, &quota->object, QUOTA_RIGHT_CREATE);
}

struct process *process_create(struct quota *parent, uint64_t pages, uint32_t principal)
{
    struct quota *quota = quota_carve(parent, pages);
    if (quota == NULL) {
        return NULL;
    }
    struct process *process = build(quota, principal);
    if (process == NULL) {
        quota_discard(quota);
        return NULL;
    }
    settle(process, quota);
    object_unref(&quota->object);
    return process;
}

struct process *process_create_root(uint32_t principal)
{
    struct process *process = build(&kernel.quota, principal);
    if (process != NULL) {
        settle(process, &kernel.quota);
    }
    return process;
}

static struct thread *thread_at(struct link *link)
{
    return container_of(link, struct thread, sibling);
}

void process_start(struct process *process)
{
    KASSERT(process->state == LIFE_STATE_STAGED);
    process->state = LIFE_STATE_RUNNING;
    for (struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        sched_ready(thread_at(l));
    }
}

void process_end(struct process *process, enum exit_cause cause, uint32_t code)
{
    KASSERT(process->state == LIFE_STATE_STAGED || process->state == LIFE_STATE_RUNNING);
    if (process == kernel.root) {
        machine_end(cause, code);
    }
    process->state = LIFE_STATE_DYING;
    process->cause = cause;
    process->code = code;
    for (struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        thread_kill(thread_at(l));
    }
    sched_leave_space(process->space.root_pa);
    reaper_add(&process->object);
}

/* Nobody can start it any more. */
void process_last_cap(struct object *object)
{
    struct process *process = container_of(object, struct process, object);
    if (process->state == LIFE_STATE_STAGED) {
        process_end(process, EXIT_CAUSE_KILLED, 0);
    }
}

/* Gives up its threads, which were killed. */
static void drop_threads(struct process *process)
{
    while (!list_is_empty(&process->threads)) {
        struct thread *thread = thread_at(process->threads.next);
        space_forget_messages(&process->space, &thread->pages);
        list_remove(&thread->sibling);
        process->thread_count--;
        object_unref(&thread->object);
    }
}

static void die(struct process *process)
{
    process->state = LIFE_STATE_DEAD;
    quota_close(process->quota);
    if (process->watcher != NULL) {
        notification_signal(process->watcher, process->watcher_bits);
        object_unref(&process->watcher->object);
        process->watcher = NULL;
    }
    object_unref(&process->object);
}

/* Called twice: to take a dying process apart, and to free the record of a dead one. */
bool process_reap(struct object *object, uint32_t *budget)
{
    struct process *process = container_of(object, struct process, object);
    if (process->state == LIFE_STATE_DEAD) {
        struct quota *quota = process->quota;
        *budget -= 1;
        object_free(object);
        object_unref(&quota->object);
        return true;
    }
    KASSERT(process->state == LIFE_STATE_DYING);
    drop_threads(process);
    if (!table_reap(&process->table, budget) || !space_reap(&process->space, budget)) {
        return false;
    }
    die(process);
    return true;
}

bool process_check(const struct process *process)
{
    uint32_t count = 0;
    for (const struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        const struct thread *thread = container_of(l, struct thread, sibling);
        if (thread->process != process || !thread_check(thread)) {
            return false;
        }
        count++;
    }
    bool ending = process->state == LIFE_STATE_DYING || process->state == LIFE_STATE_DEAD;
    bool counted = count == process->thread_count && ending == (process->cause != EXIT_CAUSE_NONE);
    return counted && quota_check(process->quota) && (ending || space_check(&process->space));
}
