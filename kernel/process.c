/* See process.h. The calls on processes are in process_calls.c. */
#include "process.h"

#include "assert.h"
#include "clock.h"
#include "kernel.h"
#include "machine.h"
#include "notification.h"
#include "process_control.h"
#include "reaper.h"
#include "sched.h"
#include "thread.h"

enum { THREAD_UNITS = 4 }; /* of the reaper's, to give up a thread */

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
    process->limit = BAND_FAIR;
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
    table_make(&process->table, PROCESS_QUOTA_SLOT, &quota->object, QUOTA_RIGHTS);
}

struct process *process_create(struct quota *parent, uint64_t pages, uint32_t principal,
                               uint32_t owner)
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
    process->owner = owner;
    settle(process, quota);
    process_books_add(process);
    object_unref(&quota->object);
    reaper_rest();
    return process;
}

struct process *process_create_root(uint32_t principal)
{
    struct process *process = build(&kernel.quota, principal);
    if (process != NULL) {
        process->limit = BAND_DRIVER;
        settle(process, &kernel.quota);
        process_books_add(process);
    }
    return process;
}

static struct thread *thread_at(struct link *link)
{
    return container_of(link, struct thread, sibling);
}

void process_limit(struct process *process, enum band limit)
{
    KASSERT(process->state == LIFE_STATE_STAGED);
    process->limit = (uint8_t)limit;
    for (struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        struct run *run = &thread_at(l)->run;
        run->band = run->band < limit ? (uint8_t)limit : run->band;
    }
}

void process_set_estate(struct process *process, uint32_t keeps, struct process *heir_of)
{
    KASSERT(process->state == LIFE_STATE_STAGED && process->heir_of == NULL);
    process->keeps = keeps;
    if (heir_of != NULL) {
        KASSERT(process_is_dead(heir_of) && heir_of->heir == NULL);
        object_ref(&heir_of->object);
        process->heir_of = heir_of;
        heir_of->heir = process;
    }
}

/* It is not the heir any more, having got the estate or died before. */
static void leave_heirship(struct process *process)
{
    struct process *heir_of = process->heir_of;
    if (heir_of != NULL) {
        heir_of->heir = NULL;
        process->heir_of = NULL;
        object_unref(&heir_of->object);
    }
}

void process_start(struct process *process)
{
    KASSERT(process->state == LIFE_STATE_STAGED);
    if (process->heir_of != NULL) {
        table_inherit(&process->table, &process->heir_of->table);
        leave_heirship(process);
    }
    process->state = LIFE_STATE_RUNNING;
    process->has_run = true;
    process->started_us = clock_us();
    for (struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        sched_ready(thread_at(l));
    }
}

void process_end(struct process *process, const struct process_end *end)
{
    KASSERT(process->state == LIFE_STATE_STAGED || process->state == LIFE_STATE_RUNNING);
    if (process == kernel.root) {
        machine_end(end->cause, end->code);
    }
    process->state = LIFE_STATE_DYING;
    process->end = *end;
    for (struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        thread_kill(thread_at(l));
    }
    sched_leave_space(process->space.root_pa);
    reaper_add(&process->object);
    reaper_rest();
}

/* Nobody can start it any more. */
void process_last_cap(struct object *object)
{
    struct process *process = container_of(object, struct process, object);
    if (process->state == LIFE_STATE_STAGED) {
        process_end(process, &(struct process_end){.cause = EXIT_CAUSE_KILLED});
    }
}

/* Gives up its threads, which were killed; true when none is left. */
static bool drop_threads(struct process *process, uint32_t *budget)
{
    while (!list_is_empty(&process->threads)) {
        if (*budget < THREAD_UNITS) {
            return false;
        }
        *budget -= THREAD_UNITS;
        struct thread *thread = thread_at(process->threads.next);
        space_forget_messages(&process->space, &thread->pages);
        list_remove(&thread->sibling);
        process->thread_count--;
        object_unref(&thread->object);
    }
    return true;
}

void process_watch(struct process *process, enum watcher_by by, struct cap *notification,
                   uint64_t bits)
{
    if (process_is_dead(process)) {
        notification_signal(notification_of(notification), bits);
        return;
    }
    struct watcher *watcher = &process->watchers[by];
    cap_bind(notification, &watcher->bell, NOTIFICATION_RIGHT_SIGNAL, CAP_BINDING);
    watcher->bits = bits;
}

static void tell_watchers(struct process *process)
{
    for (uint32_t i = 0; i < WATCHERS; i++) {
        struct watcher *watcher = &process->watchers[i];
        if (cap_is_good(&watcher->bell)) {
            notification_signal(notification_of(&watcher->bell), watcher->bits);
        }
        cap_clear(&watcher->bell);
    }
}

static void die(struct process *process)
{
    process->state = LIFE_STATE_DEAD;
    leave_heirship(process);
    if (!process->has_run || process->keeps == 0) {
        table_end(&process->table);
    }
    quota_close(process->quota);
    process_books_end(process);
    tell_watchers(process);
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
    if (!drop_threads(process, budget)) {
        return false;
    }
    cap_clear(&process->judge);
    if (!table_reap(&process->table, budget) || !space_reap(&process->space, budget)) {
        return false;
    }
    die(process);
    return true;
}

bool process_check(const struct object *object)
{
    const struct process *process = container_of(object, struct process, object);
    uint32_t count = 0;
    for (const struct link *l = process->threads.next; l != &process->threads; l = l->next) {
        const struct thread *thread = container_of(l, struct thread, sibling);
        if (thread->process != process || !thread_check(&thread->object)) {
            return false;
        }
        count++;
    }
    bool ending = process->state == LIFE_STATE_DYING || process->state == LIFE_STATE_DEAD;
    bool counted = count == process->thread_count &&
                   ending == (process->end.cause != EXIT_CAUSE_NONE) &&
                   (process->state == LIFE_STATE_DEAD || process->end.seq == 0);
    bool heir = process->heir_of == NULL || process->heir_of->heir == process;
    bool in_share = process->log_share.spent <= KERNEL_LOG_BURST;
    return counted && heir && in_share && quota_check(&process->quota->object) &&
           (ending || space_check(&process->space));
}
