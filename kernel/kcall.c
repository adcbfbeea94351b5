/* See kcall.h. */
#include "kcall.h"

#include <stddef.h>

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
    bool fits = !cap_is_empty(cap) && (type == 0 || cap->type == type);
    if (!fits || (cap->rights & rights) != rights) {
        return KERNEL_ERROR_BAD_SLOT;
    }
    *ret_cap = cap;
    return WRIT_OK;
}

const uint8_t *kcall_body(struct kcall *call)
{
    uint32_t bytes = writ_tag_bytes(call->tag);
    uint8_t *body = cpu_body(this_cpu());
    __builtin_memcpy(body, call->thread->out, bytes < WRIT_MAX_BODY ? bytes : WRIT_MAX_BODY);
    return body;
}

enum kcall_result kcall_fail(struct kcall *call, uint32_t status)
{
    call->status = status;
    return KCALL_DONE;
}

enum kcall_result kcall_no_memory(struct kcall *call)
{
    return reaper_is_busy() ? KCALL_AGAIN : kcall_fail(call, KERNEL_ERROR_QUOTA_EXHAUSTED);
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

void kcall_run(struct thread *thread, struct cap *target)
{
    struct user_frame *frame = &thread->frame;
    struct kcall call;
    call.thread = thread;
    call.target = target;
    call.tag = frame->tag;
    call.status = WRIT_OK;
    __builtin_memcpy(call.w, frame->w, sizeof call.w);
    switch (kernel_dispatch(&call)) {
    case KCALL_DONE:
        frame->rax = call.status;
        frame->tag = call.tag;
        __builtin_memcpy(frame->w, call.w, sizeof call.w);
        break;
    case KCALL_AGAIN:
        frame->rip -= SYSCALL_BYTES;
        break;
    case KCALL_BLOCK:
        KASSERT(this_cpu()->current != thread);
        break;
    }
}
