/* See ipc.h. */
#include "ipc.h"

#include "assert.h"
#include "connection.h"
#include "donation.h"
#include "endpoint.h"
#include "kcall.h"
#include "kernel.h"
#include "notification.h"
#include "process.h"
#include "reply.h"
#include "sched.h"
#include "thread.h"
#include "transfer.h"

enum {
    RECEIVE_TRIES = 16, /* callers whose messages cannot be delivered, in one slice */
    SYSCALL_BYTES = 2,  /* of the instruction: what is done again begins there */
};

/* Whether the kernel can carry a message with this tag at all. All else about it is the receiver's
 * to judge. */
static bool can_carry(uint64_t tag)
{
    uint8_t flags = writ_tag_flags(tag);
    bool fits = !(flags & WRIT_FLAG_BUFFER) || writ_tag_bytes(tag) <= WRIT_MAX_BODY;
    return fits && !(flags & WRIT_FLAG_EVENT) && writ_tag_handles(tag) <= WRIT_MAX_HANDLES;
}

/* Copies registers and, in buffer mode, the body. The sender cannot change what was copied. */
static void copy_message(struct user_frame *to, uint8_t *to_page, const struct thread *from)
{
    to->rax = WRIT_OK;
    to->tag = from->frame.tag;
    __builtin_memcpy(to->w, from->frame.w, sizeof to->w);
    if (writ_tag_flags(from->frame.tag) & WRIT_FLAG_BUFFER) {
        __builtin_memcpy(to_page, from->out, (writ_tag_bytes(from->frame.tag) + 7U) & ~7U);
    }
}

/* Sends the handles of a message along. On a status nothing has changed. */
static uint32_t carry(const struct thread *from, const struct thread *to, uint8_t *to_page)
{
    uint32_t handles = writ_tag_handles(from->frame.tag);
    if (handles == 0) {
        return WRIT_OK;
    }
    struct transfer transfer;
    uint32_t status = transfer_check(from->process, from->out, handles, to->process, &transfer);
    if (status == WRIT_OK) {
        transfer_commit(&transfer, to->process, to_page);
    }
    return status;
}

/* Gives a caller's message to a thread that receives. On a status nothing has changed. */
static uint32_t deliver(struct thread *server, struct thread *caller,
                        const struct connection *connection)
{
    if (caller->upcall.about != UPCALL_NONE) {
        upcall_deliver(caller, server);
    } else {
        uint32_t status = carry(caller, server, server->in);
        if (status != WRIT_OK) {
            return status;
        }
        copy_message(&server->frame, server->in, caller);
    }
    server->frame.badge = caller->principal | (uint64_t)connection->roles << 32;
    server->frame.label = connection->label;
    server->caller = caller;
    caller->server = server;
    return WRIT_OK;
}

/* Ends a call that was not delivered with an error reply. */
static void answer_denied(struct thread *caller)
{
    caller->frame.rax = WRIT_OK;
    caller->frame.tag = writ_tag_error(caller->frame.tag, WRIT_DENIED);
}

void ipc_rewind_call(struct thread *caller)
{
    caller->frame.rip -= SYSCALL_BYTES;
}

void ipc_end_call(struct thread *caller, uint32_t status)
{
    caller->frame.rip += SYSCALL_BYTES;
    caller->frame.rax = WRIT_OK;
    caller->frame.message = (struct writ_msg){.tag = writ_tag_error(caller->frame.tag, status)};
}

static void fail_call(struct thread *caller, uint32_t status)
{
    caller->frame.rax = status;
    if (status == WRIT_PEER_DIED && can_carry(caller->frame.tag)) {
        transfer_drop(caller->process, caller->out, writ_tag_handles(caller->frame.tag));
    }
}

void ipc_refuse(struct thread *caller, uint32_t status)
{
    if (caller->upcall.about == UPCALL_NONE) {
        fail_call(caller, status);
    }
    thread_fail(caller, status);
}

void ipc_refuse_closed(struct thread *caller)
{
    if (caller->through->state == CONNECTION_SHUT) {
        thread_fail(caller, WRIT_NOT_DELIVERED);
        return;
    }
    if (caller->upcall.about != UPCALL_NONE) {
        thread_fail(caller, WRIT_DENIED);
        return;
    }
    answer_denied(caller);
    thread_wake(caller);
}

/* Stands in line until the server receives. */
static void stand_in_line(struct thread *caller, struct endpoint *endpoint,
                          struct connection *connection, uint32_t timeout_ms)
{
    object_ref(&connection->object);
    caller->through = connection;
    caller->at = endpoint;
    endpoint_enqueue(endpoint, caller);
    sched_block(caller, ACTIVITY_CALLING, timeout_ms);
    if (endpoint->bound != NULL) {
        donation_raise(endpoint->bound);
    }
}

/* Calls the server if it receives, else stands in line. */
static void call_endpoint(struct thread *caller, struct endpoint *endpoint,
                          struct connection *connection, uint32_t timeout_ms)
{
    struct thread *server = endpoint->receiver;
    if (server == NULL) {
        stand_in_line(caller, endpoint, connection, timeout_ms);
        return;
    }
    uint32_t status = deliver(server, caller, connection);
    if (status != WRIT_OK) {
        caller->frame.rax = status;
        return;
    }
    thread_unblock(server);
    sched_hand_over(caller, ACTIVITY_CALLED, timeout_ms, server);
}

/* Why a thread may not call by this capability, or OK. */
static uint32_t check_call(const struct thread *caller, const struct cap *cap,
                           const struct connection *connection)
{
    if (!(cap->rights & CONNECTION_RIGHT_CALL)) {
        return WRIT_NO_RIGHT;
    }
    bool granted =
        connection->grantee == KERNEL_ANY_PRINCIPAL || connection->grantee == caller->principal;
    if (!granted) {
        return WRIT_NOT_GRANTEE;
    }
    return can_carry(caller->frame.tag) ? WRIT_OK : WRIT_BAD_OP;
}

static void call_connection(struct thread *caller, const struct cap *cap, uint32_t timeout_ms)
{
    struct connection *connection = container_of(cap->object, struct connection, object);
    struct endpoint *endpoint = (struct endpoint *)(uintptr_t)connection->endpoint;
    uint32_t status = check_call(caller, cap, connection);
    if (status != WRIT_OK) {
        caller->frame.rax = status;
    } else if (connection->state == CONNECTION_SHUT) {
        fail_call(caller, WRIT_PEER_DIED);
    } else if (connection->state != CONNECTION_OPEN) {
        answer_denied(caller);
    } else if (endpoint->shut) {
        fail_call(caller, WRIT_PEER_DIED);
    } else {
        call_endpoint(caller, endpoint, connection, timeout_ms);
    }
}

bool ipc_ask(struct thread *caller, struct connection *connection, uint32_t timeout_ms)
{
    if (connection->state != CONNECTION_OPEN) {
        return false;
    }
    struct endpoint *endpoint = (struct endpoint *)(uintptr_t)connection->endpoint;
    if (endpoint->shut || endpoint->bound == caller) {
        return false;
    }
    call_endpoint(caller, endpoint, connection, timeout_ms);
    return true;
}

static void call_op(struct thread *thread)
{
    uint32_t timeout_ms = ipc_timeout(thread->frame.rax);
    struct cap *cap = table_at(&thread->process->table, ipc_slot(thread->frame.rax));
    if (timeout_ms == THREAD_FOREVER) {
        thread->frame.rax = WRIT_BAD_OP;
    } else if (!cap_is_good(cap)) {
        thread->frame.rax = WRIT_BAD_HANDLE;
    } else if (cap->type == OBJECT_TYPE_CONNECTION) {
        call_connection(thread, cap, timeout_ms);
    } else {
        kcall_run(thread, cap);
    }
}

/* Gives a receiver an event: what a message would be in, and no more. */
static void give_event(struct user_frame *frame, uint64_t tag, uint64_t word, uint64_t label)
{
    *frame = (struct user_frame){.tag = tag,
                                 .w[0] = word,
                                 .label = label,
                                 .rbp = frame->rbp,
                                 .r14 = frame->r14,
                                 .r15 = frame->r15,
                                 .rip = frame->rip,
                                 .rflags = frame->rflags,
                                 .rsp = frame->rsp};
}

/* Gives a receiver what is there beside callers, if anything is. */
static bool take_event(struct thread *server, struct endpoint *endpoint)
{
    if (endpoint->work & WORK_BITS) {
        give_event(&server->frame, WRIT_EVENT_NOTIFIED, endpoint->bits, 0);
        endpoint->bits = 0;
        endpoint->work &= ~(uint32_t)WORK_BITS;
        return true;
    }
    if (endpoint->work & WORK_CLOSED) {
        uint32_t principal;
        uint64_t label;
        endpoint_take_closed(endpoint, &label, &principal);
        give_event(&server->frame, WRIT_EVENT_CLOSED, principal, label);
        return true;
    }
    return false;
}

void ipc_wake_receiver(struct endpoint *endpoint)
{
    struct thread *server = endpoint->receiver;
    bool taken = take_event(server, endpoint);
    KASSERT(taken);
    thread_wake(server);
}

/* Gives a receiver the first caller in line. False if that one's message could not be delivered; it
 * was told so. */
static bool take_caller(struct thread *server, struct endpoint *endpoint)
{
    struct thread *caller = container_of(endpoint->callers.next, struct thread, queue);
    const struct connection *connection = caller->through;
    if (connection->state != CONNECTION_OPEN) {
        ipc_refuse_closed(caller);
        return false;
    }
    uint32_t status = deliver(server, caller, connection);
    if (status != WRIT_OK) {
        thread_fail(caller, status);
        return false;
    }
    endpoint_dequeue(endpoint, caller);
    object_unref(&caller->through->object);
    caller->through = NULL;
    caller->at = NULL;
    caller->state = ACTIVITY_CALLED;
    return true;
}

/* A server that receives again without an answer will never give one. */
static void drop_caller(struct thread *server)
{
    if (server->caller != NULL) {
        thread_fail(server->caller, WRIT_PEER_DIED);
    }
    server->caller_gone = false;
}

static void receive(struct thread *server, uint32_t timeout_ms)
{
    struct endpoint *endpoint = server->bound;
    if (endpoint == NULL) {
        server->frame.rax = WRIT_NOT_BOUND;
        return;
    }
    drop_caller(server);
    for (uint32_t i = 0; endpoint->work != 0; i++) {
        if (i == RECEIVE_TRIES) {
            server->frame.rax = IPC_RECV | (uint64_t)timeout_ms << 32;
            server->frame.rip -= SYSCALL_BYTES;
            return;
        }
        if (take_event(server, endpoint) || take_caller(server, endpoint)) {
            return;
        }
    }
    if (timeout_ms == 0) {
        server->frame.rax = WRIT_TIMED_OUT;
        return;
    }
    endpoint->receiver = server;
    sched_block(server, ACTIVITY_RECEIVING, timeout_ms);
}

/* The caller is gone: what the reply was to give is closed. */
static void drop_reply(struct thread *server)
{
    kernel.dropped_replies++;
    if (can_carry(server->frame.tag)) {
        transfer_drop(server->process, server->out, writ_tag_handles(server->frame.tag));
    }
}

/* Gives a reply to a caller, which is in no list afterwards, or to nobody if that is gone. On a status
 * nothing has changed. */
static uint32_t answer(struct thread *server, struct thread *caller)
{
    if (caller == NULL) {
        drop_reply(server);
        return WRIT_OK;
    }
    if (!can_carry(server->frame.tag)) {
        return WRIT_BAD_OP;
    }
    if (caller->upcall.about != UPCALL_NONE) {
        return upcall_answer(caller, server);
    }
    uint32_t status = carry(server, caller, caller->out);
    if (status != WRIT_OK) {
        return status;
    }
    copy_message(&caller->frame, caller->out, server);
    thread_unblock(caller);
    return WRIT_OK;
}

/* Answers the caller that is being served; it is *ret_caller then, or that is null if it was
 * gone. */
static uint32_t answer_served(struct thread *server, struct thread **ret_caller)
{
    struct thread *caller = server->caller;
    if (caller == NULL && !server->caller_gone) {
        return WRIT_NO_CALLER;
    }
    uint32_t status = answer(server, caller);
    if (status != WRIT_OK) {
        return status;
    }
    server->caller_gone = false;
    *ret_caller = caller;
    return WRIT_OK;
}

/* Answers a call that was kept, and uses the reply up. */
static uint32_t answer_kept(struct thread *server, uint32_t slot, struct thread **ret_caller)
{
    struct cap *cap = table_at(&server->process->table, slot);
    if (cap->type != OBJECT_TYPE_REPLY) {
        return WRIT_BAD_HANDLE;
    }
    if (!(cap->rights & REPLY_RIGHT_ANSWER)) {
        return WRIT_NO_RIGHT;
    }
    const struct reply *reply = container_of(cap->object, struct reply, object);
    struct thread *caller = reply->caller;
    uint32_t status = answer(server, caller);
    if (status != WRIT_OK) {
        return status;
    }
    table_delete(cap);
    *ret_caller = caller;
    return WRIT_OK;
}

static void reply_op(struct thread *server)
{
    uint32_t slot = ipc_slot(server->frame.rax);
    struct thread *caller = NULL;
    server->frame.rax =
        slot == 0 ? answer_served(server, &caller) : answer_kept(server, slot, &caller);
    if (caller != NULL) {
        sched_ready(caller);
    }
}

static void receive_op(struct thread *server, bool replies)
{
    uint64_t rax = server->frame.rax;
    struct thread *caller = NULL;
    uint32_t status = ipc_slot(rax) != 0 ? WRIT_BAD_OP : WRIT_OK;
    if (status == WRIT_OK && replies) {
        status = answer_served(server, &caller);
        status = status == WRIT_NO_CALLER && server->bound == NULL ? WRIT_NOT_BOUND : status;
    }
    if (status != WRIT_OK) {
        server->frame.rax = status;
        return;
    }
    receive(server, ipc_timeout(rax));
    if (caller != NULL) {
        (void)sched_give(caller);
    }
}

void ipc_enter(struct thread *thread)
{
    switch (thread->frame.rax & 0xff) {
    case IPC_NULL:
        thread->frame.rax = WRIT_OK;
        break;
    case IPC_CALL:
        call_op(thread);
        break;
    case IPC_REPLY_RECV:
        receive_op(thread, true);
        break;
    case IPC_RECV:
        receive_op(thread, false);
        break;
    case IPC_REPLY:
        reply_op(thread);
        break;
    case IPC_NOTIFY:
        notification_notify_op(thread);
        break;
    case IPC_WAIT:
        notification_wait_op(thread);
        break;
    case IPC_YIELD:
        thread->frame.rax = WRIT_OK;
        sched_yield(thread);
        break;
    default:
        thread->frame.rax = WRIT_BAD_OP;
    }
}
