/* The calls on processes: each a check half, which may fail and changes nothing, then a commit
 * half, which cannot fail. */
#include "assert.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "connection.h"
#include "notification.h"
#include "pagetable.h"
#include "process.h"
#include "reaper.h"
#include "thread.h"
#include "vmo.h"

_Static_assert((int)ACCESS_READ == VMO_RIGHT_READ && (int)ACCESS_WRITE == VMO_RIGHT_WRITE &&
                   (int)ACCESS_EXECUTE == VMO_RIGHT_EXECUTE,
               "an access needs the right of the same bit");

static struct process *caller(const struct kcall *call)
{
    return call->thread->process;
}

/* The calls on one's own table are for the process itself, whoever else may hold the right. */
static bool is_own(const struct kcall *call)
{
    return KCALL_TARGET(call, process) == caller(call);
}

static bool is_alive(const struct process *process)
{
    return process->state == LIFE_STATE_STAGED || process->state == LIFE_STATE_RUNNING;
}

enum kcall_result process_on_describe(struct kcall *call,
                                      const struct process_describe_request *request,
                                      struct process_describe_reply *reply)
{
    if (!is_own(call)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    const struct cap *cap = table_at(&caller(call)->table, request->slot);
    if (!cap_is_good(cap)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    reply->type = cap->type;
    reply->rights = cap->rights;
    reply->protocol = object_protocol(cap->object);
    reply->koid = cap->object->koid;
    reply->label = object_label(cap->object);
    if (cap->type == OBJECT_TYPE_CONNECTION) {
        reply->roles = container_of(cap->object, struct connection, object)->roles;
    }
    return KCALL_DONE;
}

enum kcall_result process_on_close(struct kcall *call, const struct process_close_request *request)
{
    if (!is_own(call)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    struct cap *cap = table_at(&caller(call)->table, request->slot);
    if (cap_is_empty(cap)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    table_delete(cap);
    return KCALL_DONE;
}

enum kcall_result process_on_derive(struct kcall *call,
                                    const struct process_derive_request *request,
                                    struct process_derive_reply *reply)
{
    if (!is_own(call)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    struct cap *cap = table_at(&caller(call)->table, request->slot);
    if (!cap_is_good(cap)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    if (request->rights & ~cap->rights) {
        return kcall_fail(call, KERNEL_ERROR_RIGHTS_GROW);
    }
    table_derive(&caller(call)->table, reply->derived, cap, request->rights);
    return KCALL_DONE;
}

enum kcall_result process_on_keep(struct kcall *call, const struct process_keep_request *request,
                                  struct process_keep_reply *reply)
{
    if (!is_own(call)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    struct table *table = &caller(call)->table;
    struct cap *cap = table_at(table, request->slot);
    if (!cap_is_good(cap) || request->slot >= TABLE_FIRST_KEPT) {
        return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
    }
    if (cap->type == OBJECT_TYPE_REPLY) {
        return kcall_fail(call, KERNEL_ERROR_NOT_TRANSFERABLE);
    }
    uint32_t slot = table_find_kept(table, caller(call)->keeps);
    if (slot == 0) {
        return kcall_fail(call, WRIT_LIMIT);
    }
    table_move(table, slot, cap, cap->rights);
    reply->kept = slot;
    return KCALL_DONE;
}

/* The reaper does the work; the call is made again until the thread's mark has come out of it. A slot
 * that was emptied meanwhile does not end the call early. */
enum kcall_result process_on_revoke(struct kcall *call,
                                    const struct process_revoke_request *request)
{
    if (!is_own(call)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    struct thread *thread = call->thread;
    struct cap *cap = table_at(&caller(call)->table, request->slot);
    bool begun = thread->revokes == request->slot && request->slot != 0;
    if (!begun || (thread->mark.flags == 0 && cap_is_good(cap) && cap_has_children(cap))) {
        if (!cap_is_good(cap)) {
            return kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
        }
        doom_unmark(&thread->mark);
        doom_descendants(kernel.doom, cap);
        thread->revokes = request->slot;
        if (!doom_is_over(kernel.doom)) {
            doom_mark(kernel.doom, &thread->mark);
        }
    }
    if (thread->mark.flags != 0) {
        reaper_wake();
        return KCALL_AGAIN;
    }
    thread->revokes = 0;
    return cap_is_good(cap) ? KCALL_DONE : kcall_fail(call, KERNEL_ERROR_BAD_SLOT);
}

enum kcall_result process_on_exit(struct kcall *call, const struct process_exit_request *request)
{
    if (!is_own(call)) {
        return kcall_fail(call, WRIT_DENIED);
    }
    process_end(caller(call),
                &(struct process_end){.cause = EXIT_CAUSE_EXITED, .code = request->code});
    return KCALL_BLOCK;
}

/* The call's result for a result of the address space. */
static enum kcall_result say_space(struct kcall *call, enum space_result result)
{
    switch (result) {
    case SPACE_DONE:
        return KCALL_DONE;
    case SPACE_AGAIN:
        return KCALL_AGAIN;
    case SPACE_BAD_RANGE:
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    case SPACE_OVERLAP:
        return kcall_fail(call, KERNEL_ERROR_OVERLAP);
    case SPACE_LIMIT:
        return kcall_fail(call, WRIT_LIMIT);
    case SPACE_NO_MEMORY:
        break;
    }
    return kcall_no_memory(call);
}

static bool may_access(const struct cap *vmo_cap, uint32_t access)
{
    const struct vmo *vmo = container_of(vmo_cap->object, struct vmo, object);
    bool held = (access & ~(uint32_t)vmo_cap->rights) == 0;
    bool both = (access & ACCESS_WRITE) && (access & ACCESS_EXECUTE);
    return (access & ACCESS_READ) && held && !both && !((access & ACCESS_WRITE) && vmo->sealed);
}

enum kcall_result process_on_map(struct kcall *call, struct cap *vmo,
                                 const struct process_map_request *request)
{
    if (!is_alive(KCALL_TARGET(call, process))) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (!may_access(vmo, request->access)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_ACCESS);
    }
    struct space_request wanted = {.va = request->address,
                                   .bytes = request->bytes,
                                   .offset = request->offset,
                                   .access = request->access};
    return say_space(call, space_map(&KCALL_TARGET(call, process)->space, vmo, &wanted));
}

enum kcall_result process_on_unmap(struct kcall *call, const struct process_unmap_request *request)
{
    if (!is_alive(KCALL_TARGET(call, process))) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    return say_space(
        call, space_unmap(&KCALL_TARGET(call, process)->space, request->address, request->bytes));
}

/* No reply, which is the server's own, no lease, and none that would make two staged processes keep
 * each other. */
uint32_t process_check_source(const struct process *process, const struct cap *source)
{
    if (!cap_is_good(source)) {
        return KERNEL_ERROR_BAD_SLOT;
    }
    if (source->type == OBJECT_TYPE_REPLY || source->type == OBJECT_TYPE_INSTALL_GRANT ||
        !(source->rights & CAP_TRANSFER)) {
        return KERNEL_ERROR_NOT_TRANSFERABLE;
    }
    if (source->type == OBJECT_TYPE_PROCESS && source->object != &process->object) {
        const struct process *other = container_of(source->object, struct process, object);
        return other->state == LIFE_STATE_STAGED ? KERNEL_ERROR_WRONG_STATE : WRIT_OK;
    }
    return WRIT_OK;
}

static uint32_t check_install(const struct kcall *call,
                              const struct process_install_request *request)
{
    const struct process *process = KCALL_TARGET(call, process);
    if (process->state != LIFE_STATE_STAGED) {
        return KERNEL_ERROR_WRONG_STATE;
    }
    const struct cap *source = table_at(&caller(call)->table, request->source);
    uint32_t status = process_check_source(process, source);
    if (status != WRIT_OK) {
        return status;
    }
    if (request->rights & ~source->rights) {
        return KERNEL_ERROR_RIGHTS_GROW;
    }
    if (request->at == 0 || request->at >= TABLE_FIRST_KEPT) {
        return KERNEL_ERROR_BAD_SLOT;
    }
    return cap_is_empty(table_at(&process->table, request->at)) ? WRIT_OK : KERNEL_ERROR_SLOT_TAKEN;
}

enum kcall_result process_on_install(struct kcall *call,
                                     const struct process_install_request *request)
{
    uint32_t status = check_install(call, request);
    if (status != WRIT_OK) {
        return kcall_fail(call, status);
    }
    if (table_reach(&KCALL_TARGET(call, process)->table, request->at) != TABLE_ROOM) {
        return kcall_no_memory(call);
    }
    struct cap *source = table_at(&caller(call)->table, request->source);
    table_derive(&KCALL_TARGET(call, process)->table, request->at, source, request->rights);
    return KCALL_DONE;
}

static bool is_user_address(uint64_t va)
{
    return va >= USER_LOW && va < USER_END;
}

enum kcall_result process_on_create_thread(struct kcall *call,
                                           const struct process_create_thread_request *request,
                                           struct process_create_thread_reply *reply)
{
    struct process *process = KCALL_TARGET(call, process);
    if (!is_alive(process)) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (!is_user_address(request->entry) || !is_user_address(request->stack)) {
        return kcall_fail(call, KERNEL_ERROR_BAD_RANGE);
    }
    if (process->thread_count == PROCESS_MAX_THREADS) {
        return kcall_fail(call, WRIT_LIMIT);
    }
    struct thread *thread = NULL;
    enum space_result made = thread_create(process, request->pages, &thread);
    if (made != SPACE_DONE) {
        return say_space(call, made);
    }
    if (is_own(call)) {
        thread_inherit(thread, call->thread);
    }
    thread_begin_at(thread, request->entry, request->stack, request->argument);
    return kcall_give(call, reply->thread, &thread->object, THREAD_RIGHTS);
}

enum kcall_result process_on_limit_band(struct kcall *call,
                                        const struct process_limit_band_request *request)
{
    if (KCALL_TARGET(call, process)->state != LIFE_STATE_STAGED) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    if (request->band < caller(call)->limit) {
        return kcall_fail(call, WRIT_DENIED);
    }
    process_limit(KCALL_TARGET(call, process), (enum band)request->band);
    return KCALL_DONE;
}

enum kcall_result process_on_start(struct kcall *call)
{
    if (KCALL_TARGET(call, process)->state != LIFE_STATE_STAGED) {
        return kcall_fail(call, KERNEL_ERROR_WRONG_STATE);
    }
    process_start(KCALL_TARGET(call, process));
    return KCALL_DONE;
}

enum kcall_result process_kill(struct kcall *call, struct process *process, uint32_t code)
{
    if (is_alive(process)) {
        process_end(process, &(struct process_end){.cause = EXIT_CAUSE_KILLED,
                                                   .code = code,
                                                   .killer = call->thread->principal});
    }
    if (process == caller(call)) {
        return KCALL_BLOCK;
    }
    return reaper_is_awaited(call->thread) ? KCALL_AGAIN : KCALL_DONE;
}

enum kcall_result process_on_kill(struct kcall *call, const struct process_kill_request *request)
{
    return process_kill(call, KCALL_TARGET(call, process), request->code);
}

enum kcall_result process_on_status(struct kcall *call, struct process_status_reply *reply)
{
    const struct process *process = KCALL_TARGET(call, process);
    reply->state = process->state;
    reply->cause = process->end.cause;
    reply->code = process->end.code;
    reply->principal = process->principal;
    reply->koid = process->object.koid;
    return KCALL_DONE;
}

enum kcall_result process_on_watch(struct kcall *call, struct cap *notification,
                                   const struct process_watch_request *request)
{
    process_watch(KCALL_TARGET(call, process), WATCHER_BY_HANDLE, notification, request->bits);
    return KCALL_DONE;
}
