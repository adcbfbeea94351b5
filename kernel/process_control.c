/* See process_control.h. The calls on the control are below the books. */
#include "process_control.h"

#include "assert.h"
#include "clock.h"
#include "fault.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "notification.h"
#include "process.h"
#include "reaper.h"
#include "thread.h"

void process_books_add(struct process *process)
{
    object_ref(&process->object);
    process->place.key = process->object.koid;
    tree_insert(&kernel.processes.all, &process->place);
}

void process_books_end(struct process *process)
{
    KASSERT(process_is_dead(process) && process->end.seq == 0);
    if (!process->has_run) {
        process_books_remove(process);
        return;
    }
    process->end.seq = ++kernel.processes.last_exit;
    process->end.time_us = clock_us();
    process->exit.key = process->end.seq;
    tree_insert(&kernel.processes.exits, &process->exit);
}

void process_books_remove(struct process *process)
{
    KASSERT(process_is_dead(process));
    if (process->end.seq != 0) {
        tree_remove(&kernel.processes.exits, &process->exit);
    }
    tree_remove(&kernel.processes.all, &process->place);
    object_unref(&process->object);
}

static struct process *by_place(struct tree_node *node)
{
    return node == NULL ? NULL : container_of(node, struct process, place);
}

/* The process of this number, or null. */
static struct process *find(uint64_t koid)
{
    struct process *process = by_place(tree_at_most(&kernel.processes.all, koid));
    return process != NULL && process->object.koid == koid ? process : NULL;
}

bool process_books_check(const struct object *)
{
    const struct process_books *books = &kernel.processes;
    const struct process *process = by_place(tree_first(&books->all));
    for (; process != NULL;
         process = by_place(tree_at_least(&books->all, process->object.koid + 1))) {
        bool ended = process_is_dead(process) && process->has_run;
        const struct tree_node *exit = tree_at_most(&books->exits, process->end.seq);
        if (process->place.key != process->object.koid || ended != (process->end.seq != 0) ||
            process->end.seq > books->last_exit || (ended && exit != &process->exit)) {
            return false;
        }
    }
    return true;
}

enum kcall_result process_control_on_create(struct kcall *call, struct cap *quota,
                                            const struct process_control_create_request *request,
                                            struct process_control_create_reply *reply)
{
    uint32_t principal = request->component | (uint32_t)request->instance << 16;
    if (request->bytes % PAGE_SIZE != 0 || principal == KERNEL_ANY_PRINCIPAL) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    struct process *process = process_create(quota_of(quota), request->bytes / PAGE_SIZE, principal,
                                             call->thread->principal);
    if (process == NULL) {
        return kcall_no_memory(call);
    }
    reply->koid = process->object.koid;
    return kcall_give(call, reply->process, &process->object, PROCESS_RIGHTS);
}

enum kcall_result process_control_on_kill(struct kcall *call,
                                          const struct process_control_kill_request *request)
{
    struct process *process = find(request->process);
    if (process == NULL && call->thread->awaits != 0) { /* it never ran, and goes on going */
        return reaper_is_awaited(call->thread) ? KCALL_AGAIN : KCALL_DONE;
    }
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    if (process == kernel.root) {
        return kcall_fail(call, WRIT_DENIED);
    }
    return process_kill(call, process, request->code);
}

enum kcall_result process_control_on_query(struct kcall *call,
                                           const struct process_control_query_request *request,
                                           struct process_control_query_reply *reply)
{
    const struct process *process = find(request->process);
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    reply->state = process->state;
    reply->cause = process->end.cause;
    reply->code = process->end.code;
    reply->principal = process->principal;
    reply->owner = process->owner;
    reply->killer = process->end.killer;
    reply->exit_seq = process->end.seq;
    reply->started_us = process->started_us;
    return KCALL_DONE;
}

enum kcall_result
process_control_on_holdings(struct kcall *call,
                            const struct process_control_holdings_request *request,
                            struct process_control_holdings_reply *reply)
{
    const struct process *process = find(request->process);
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    reply->capabilities = table_count(&process->table);
    reply->threads = process->thread_count;
    reply->limit_bytes = process->quota->limit * PAGE_SIZE;
    reply->used_bytes = process->quota->used * PAGE_SIZE;
    return KCALL_DONE;
}

enum kcall_result process_control_on_list(struct kcall *call,
                                          const struct process_control_list_request *request,
                                          struct process_control_list_reply *reply)
{
    const struct process *process =
        request->after == UINT64_MAX
            ? NULL
            : by_place(tree_at_least(&kernel.processes.all, request->after + 1));
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    reply->process = process->object.koid;
    reply->exit_seq = process->end.seq;
    reply->principal = process->principal;
    reply->owner = process->owner;
    reply->state = process->state;
    reply->cause = process->end.cause;
    reply->code = process->end.code;
    return KCALL_DONE;
}

enum kcall_result
process_control_on_next_exit(struct kcall *call,
                             const struct process_control_next_exit_request *request,
                             struct process_control_next_exit_reply *reply)
{
    struct tree_node *node = request->after_seq == UINT64_MAX
                                 ? NULL
                                 : tree_at_least(&kernel.processes.exits, request->after_seq + 1);
    if (node == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    const struct process *process = container_of(node, struct process, exit);
    reply->seq = process->end.seq;
    reply->process = process->object.koid;
    reply->time_us = process->end.time_us;
    reply->principal = process->principal;
    reply->killer = process->end.killer;
    reply->code = process->end.code;
    reply->cause = process->end.cause;
    return KCALL_DONE;
}

/* The process of this number if a fault ended it, or null. */
static const struct process *find_faulted(uint64_t koid)
{
    const struct process *process = find(koid);
    bool faulted = process != NULL && process->end.cause == EXIT_CAUSE_FAULTED;
    return faulted ? process : NULL;
}

enum kcall_result process_control_on_fault(struct kcall *call,
                                           const struct process_control_fault_request *request,
                                           struct process_control_fault_reply *reply)
{
    const struct process *process = find_faulted(request->process);
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    reply->vector = (uint8_t)process->end.code;
    reply->error = process->end.error;
    reply->address = process->end.address;
    reply->thread = process->end.thread_koid;
    return KCALL_DONE;
}

enum kcall_result
process_control_on_registers(struct kcall *call,
                             const struct process_control_registers_request *request,
                             struct process_control_registers_reply *reply)
{
    const struct process *process = find_faulted(request->process);
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    struct fault_registers all;
    _Static_assert(sizeof all == 3 * sizeof *reply, "three parts");
    fault_registers(&process->end.frame, &all);
    __builtin_memcpy(reply, (const uint8_t *)&all + request->part * sizeof *reply, sizeof *reply);
    return KCALL_DONE;
}

enum kcall_result process_control_on_watch(struct kcall *call, struct cap *notification,
                                           const struct process_control_watch_request *request)
{
    struct process *process = find(request->process);
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    process_watch(process, WATCHER_BY_CONTROL, notification, request->bits);
    return KCALL_DONE;
}

enum kcall_result process_control_on_reap(struct kcall *call,
                                          const struct process_control_reap_request *request)
{
    struct process *process = find(request->process);
    if (process == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    if (!process_is_dead(process) || process->heir != NULL) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    table_end(&process->table);
    process_books_remove(process);
    return KCALL_DONE;
}

/* Why a staged process may not have this estate, or OK. `heir_of` is null for nobody's. */
static uint32_t check_estate(const struct process *process, uint32_t keeps,
                             const struct process *heir_of)
{
    bool fresh = process->keeps == 0 && process->heir_of == NULL;
    if (process->state != LIFE_STATE_STAGED || !fresh) {
        return KERNEL_ERROR_WRONG_STATE;
    }
    if (heir_of == NULL) {
        return WRIT_OK;
    }
    if (!process_is_dead(heir_of) || heir_of->heir != NULL || keeps < heir_of->keeps) {
        return KERNEL_ERROR_WRONG_STATE;
    }
    bool same = (uint16_t)heir_of->principal == (uint16_t)process->principal;
    return same ? WRIT_OK : WRIT_DENIED;
}

enum kcall_result
process_control_on_set_estate(struct kcall *call, struct cap *cap,
                              const struct process_control_set_estate_request *request)
{
    struct process *process = container_of(cap->object, struct process, object);
    struct process *heir_of = NULL;
    if (request->heir_of != 0 && (heir_of = find(request->heir_of)) == NULL) {
        return kcall_fail(call, WRIT_NOT_FOUND);
    }
    uint32_t status = check_estate(process, request->keeps, heir_of);
    if (status != WRIT_OK) {
        return kcall_fail(call, status);
    }
    if (request->keeps != 0 && table_reach(&process->table, TABLE_FIRST_KEPT) != TABLE_ROOM) {
        return kcall_no_memory(call);
    }
    process_set_estate(process, request->keeps, heir_of);
    return KCALL_DONE;
}
