/* See notification.h. */
#include "notification.h"

#include "assert.h"
#include "endpoint.h"
#include "ipc.h"
#include "kernel_kernel.h"
#include "log.h"
#include "process.h"
#include "sched.h"
#include "thread.h"

void notification_signal(struct notification *notification, uint64_t bits)
{
    if (notification->endpoint != NULL) {
        endpoint_signal(notification->endpoint, bits);
        return;
    }
    notification->bits |= bits;
    if (notification->bits == 0 || list_is_empty(&notification->waiters)) {
        return;
    }
    struct thread *thread = container_of(notification->waiters.next, struct thread, queue);
    thread->frame.rax = WRIT_OK;
    thread->frame.w[0] = notification->bits;
    notification->bits = 0;
    thread_wake(thread);
}

void notification_bind(struct notification *notification, struct endpoint *endpoint, struct cap *by)
{
    notification->endpoint = endpoint;
    cap_derive(by, &notification->bound_by, 0, CAP_BOUND | CAP_UNCOUNTED);
    list_append(&endpoint->bindings, &notification->binding);
    uint64_t bits = notification->bits;
    notification->bits = 0;
    endpoint_signal(endpoint, bits);
}

void notification_unbind(struct notification *notification)
{
    list_remove(&notification->binding);
    notification->endpoint = NULL;
    cap_delete(&notification->bound_by);
}

/* The notification that an operation of this thread names, or null after its status was set. */
static struct notification *operand(struct thread *thread, uint16_t right)
{
    const struct cap *cap = table_at(&thread->process->table, ipc_slot(thread->frame.rax));
    if (cap->type != OBJECT_TYPE_NOTIFICATION) {
        thread->frame.rax = WRIT_BAD_HANDLE;
        return NULL;
    }
    if (!(cap->rights & right)) {
        thread->frame.rax = WRIT_NO_RIGHT;
        return NULL;
    }
    return notification_of(cap);
}

void notification_notify_op(struct thread *thread)
{
    struct notification *notification = operand(thread, NOTIFICATION_RIGHT_SIGNAL);
    if (notification != NULL) {
        thread->frame.rax = WRIT_OK;
        notification_signal(notification, thread->frame.w[0]);
    }
}

static void wait_for(struct thread *thread, struct notification *notification, uint32_t timeout_ms)
{
    object_ref(&notification->object);
    thread->waits = notification;
    list_append(&notification->waiters, &thread->queue);
    sched_block(thread, ACTIVITY_WAITING, timeout_ms);
}

void notification_wait_op(struct thread *thread)
{
    struct notification *notification = operand(thread, NOTIFICATION_RIGHT_WAIT);
    if (notification == NULL) {
        return;
    }
    uint32_t timeout_ms = ipc_timeout(thread->frame.rax);
    if (notification->endpoint != NULL) {
        thread->frame.rax = WRIT_BAD_OP;
    } else if (notification->bits != 0) {
        thread->frame.rax = WRIT_OK;
        thread->frame.w[0] = notification->bits;
        notification->bits = 0;
    } else if (timeout_ms == 0) {
        thread->frame.rax = WRIT_TIMED_OUT;
    } else {
        wait_for(thread, notification, timeout_ms);
    }
}

void notification_last_cap(struct object *object)
{
    log_forget(container_of(object, struct notification, object));
}

bool notification_reap(struct object *object, uint32_t *budget)
{
    struct notification *notification = container_of(object, struct notification, object);
    KASSERT(list_is_empty(&notification->waiters));
    if (notification->endpoint != NULL) {
        notification_unbind(notification);
    }
    *budget -= 1;
    object_free(object);
    return true;
}

bool notification_check(const struct object *object)
{
    const struct notification *notification = container_of(object, struct notification, object);
    bool taken = list_is_empty(&notification->waiters) && notification->endpoint == NULL;
    bool bound = (notification->endpoint != NULL) == !cap_is_empty(&notification->bound_by);
    return bound && (taken || notification->bits == 0);
}

enum kcall_result quota_on_create_notification(struct kcall *call,
                                               struct quota_create_notification_reply *reply)
{
    struct notification *notification =
        object_create(quota_of(call->target), OBJECT_TYPE_NOTIFICATION, sizeof *notification);
    if (notification == NULL) {
        return kcall_no_memory(call);
    }
    list_init(&notification->waiters);
    list_init(&notification->binding);
    return kcall_give(call, reply->notification, &notification->object, NOTIFICATION_RIGHTS);
}
