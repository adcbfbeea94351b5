/* See kcall.h. */
#include "kcall.h"

#include "assert.h"
#include "cpu.h"
#include "kernel_kernel.h"
#include "process.h"
#include "reaper.h"
#include "thread.h"

enum { SYSCALL_BYTES = 2 }; /* of the instruction: a call that goes on begins there again */

uint32_t kcall_slot(struct kcall *call, uint32_t index, uint8_t type, uint16_t rights,
                    struct cap **ret_cap)
{
    struct cap *cap = table_at(&call->thread->process->table, index);
    bool fits = cap_is_good(cap) && (type == 0 || cap->type == type);
    if (!fits || (cap->rights & rights) != rights) {
        return KERNEL_ERROR_BAD_SLOT;
    }
    *ret_cap = cap;
    return WRIT_OK;
}

const uint8_t *kcall_body(struct kcall *call)
{
    uint32_t bytes = writ_tag_bytes(call->thread->frame.tag);
    uint8_t *body = cpu_body(this_cpu());
    __builtin_memcpy(body, call->thread->out, bytes < WRIT_MAX_BODY ? bytes : WRIT_MAX_BODY);
    return body;
}

uint8_t *kcall_page(struct kcall *call)
{
    return call->thread->out;
}

enum kcall_result kcall_fail(struct kcall *call, uint32_t status)
{
    call->status = status;
    return KCALL_FAILED;
}

enum kcall_result kcall_lack(struct kcall *call, uint32_t status)
{
    return reaper_is_awaited(call->thread) ? KCALL_AGAIN : kcall_fail(call, status);
}

enum kcall_result kcall_no_memory(struct kcall *call)
{
    return kcall_lack(call, KERNEL_ERROR_QUOTA_EXHAUSTED);
}

enum kcall_result kcall_new_slot(struct kcall *call, uint32_t *ret_slot)
{
    switch (table_find(&call->thread->process->table, 1, ret_slot)) {
    case TABLE_ROOM:
        return KCALL_DONE;
    case TABLE_FULL:
        return kcall_fail(call, WRIT_LIMIT);
    default:
        return kcall_no_memory(call);
    }
}

enum kcall_result kcall_give(struct kcall *call, uint32_t slot, struct object *object,
                             uint16_t rights)
{
    table_make(&call->thread->process->table, slot, object, rights);
    object_unref(object);
    return KCALL_DONE;
}

void kcall_end(struct thread *thread, enum kcall_result result)
{
    thread->awaits = result == KCALL_AGAIN ? thread->awaits : 0;
    switch (result) {
    case KCALL_DONE:
        KASSERT(this_cpu()->current == thread);
        thread->frame.rax = WRIT_OK;
        break;
    case KCALL_FAILED:
        thread->frame.rax = thread->call.status;
        thread->call.status = WRIT_OK;
        break;
    case KCALL_AGAIN:
        thread->frame.rip -= SYSCALL_BYTES;
        break;
    case KCALL_BLOCK:
        KASSERT(this_cpu()->current != thread);
        break;
    }
}

void kcall_run(struct thread *thread, struct cap *target)
{
    thread->call.target = target;
    kcall_end(thread, kernel_dispatch(&thread->call));
}
