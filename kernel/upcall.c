/* See upcall.h. */
#include "upcall.h"

#include "assert.h"
#include "connection.h"
#include "fault.h"
#include "memd_wire.h"
#include "upcalls_wire.h"
#include "ipc.h"
#include "process.h"
#include "thread.h"
#include "vmo.h"

/* Lets the thread stand at the endpoint behind a node. */
static bool ask(struct thread *thread, const struct cap *node, const struct upcall *upcall,
                uint32_t timeout_ms)
{
    if (!cap_is_good(node)) {
        return false;
    }
    thread->upcall = *upcall;
    thread->hazard |= THREAD_ASKS;
    struct connection *connection = container_of(node->object, struct connection, object);
    if (!ipc_ask(thread, connection, timeout_ms)) {
        thread->upcall = (struct upcall){0};
        thread->hazard &= ~(uint32_t)THREAD_ASKS;
        return false;
    }
    return true;
}

bool upcall_judge(struct thread *thread)
{
    struct upcall upcall = {.about = UPCALL_JUDGE};
    return ask(thread, &thread->process->judge, &upcall, thread->fault.left_ms);
}

bool upcall_fetch(struct thread *thread, struct vmo *vmo, uint64_t page, enum upcall_about about)
{
    struct upcall upcall = {.vmo = vmo, .page = page, .about = (uint8_t)about};
    object_ref(&vmo->object);
    if (ask(thread, &vmo->pager, &upcall, PAGER_FETCH_DEADLINE_MS)) {
        if (about == UPCALL_FETCH_CALL) {
            ipc_rewind_call(thread);
        }
        return true;
    }
    object_unref(&vmo->object);
    return false;
}

void upcall_deliver(const struct thread *thread, struct thread *server)
{
    struct user_frame *to = &server->frame;
    to->rax = WRIT_OK;
    __builtin_memset(to->w, 0, sizeof to->w);
    if (thread->upcall.about == UPCALL_JUDGE) {
        struct fault_record record;
        fault_record(thread, &record);
        to->tag = writ_tag_sized(MEMD_JUDGE_FAULT_REQUEST, sizeof record);
        __builtin_memcpy(server->in, &record, sizeof record);
    } else {
        to->tag = PAGER_FETCH_REQUEST;
        to->w[0] = thread->upcall.page * PAGE_SIZE;
        to->w[1] = PAGE_SIZE;
    }
}

void upcall_leave(struct thread *thread)
{
    struct vmo *vmo = thread->upcall.vmo;
    thread->upcall = (struct upcall){0};
    thread->hazard &= ~(uint32_t)THREAD_ASKS;
    if (vmo != NULL) {
        object_unref(&vmo->object);
    }
}

/* Whether the thread goes on; *ret_rip says where, if that is another place. */
static bool is_resumed(const struct writ_msg *m, uint64_t *ret_rip)
{
    if (memd_judge_fault_reply_check(m, NULL, NULL).check != 0 ||
        writ_tag_status(m->tag) != WRIT_OK) {
        return false;
    }
    struct memd_judge_fault_reply reply = memd_judge_fault_reply_read(m);
    if (reply.verdict == FAULT_VERDICT_RESUME_AT) {
        *ret_rip = reply.resume_at;
    }
    return reply.verdict != FAULT_VERDICT_TERMINATE && *ret_rip >= USER_LOW && *ret_rip < USER_END;
}

uint32_t upcall_answer(struct thread *thread, const struct thread *server)
{
    const struct writ_msg *m = &server->frame.message;
    if (writ_tag_handles(m->tag) != 0) {
        return WRIT_BAD_TRANSFER;
    }
    uint64_t rip = thread->frame.rip;
    const struct upcall *upcall = &thread->upcall;
    bool goes_on = upcall->about == UPCALL_JUDGE ? is_resumed(m, &rip)
                                                 : !vmo_is_absent(upcall->vmo, upcall->page);
    enum upcall_about about = upcall->about;
    thread_unblock(thread);
    if (goes_on) {
        thread->frame.rip = rip;
    } else {
        upcall_fail(thread, about, 0);
    }
    return WRIT_OK;
}

void upcall_fail(struct thread *thread, enum upcall_about about, uint32_t left_ms)
{
    if (about == UPCALL_FETCH_CALL) {
        ipc_end_call(thread, KERNEL_ERROR_NOT_SUPPLIED);
        return;
    }
    if (about == UPCALL_FETCH) {
        thread->fault.kind = FAULT_KIND_NOT_SUPPLIED;
    } else {
        thread->fault.left_ms = left_ms;
    }
    thread->hazard |= THREAD_FAULTED;
}
