/* Notifications: 64 bits that are set by one side and taken, all at once, by the other.
 *
 * While it is bound to an endpoint, its bits are the endpoint's, and `wait` on it is refused.
 */
#pragma once

#include "assert.h"
#include "cap.h"
#include "object.h"
#include "types.h"

struct endpoint;
struct thread;

struct notification {
    struct object object;
    uint64_t bits;             /* N1: 0 while somebody waits or it is bound */
    struct link waiters;       /* of struct thread, by queue */
    struct endpoint *endpoint; /* it is bound to; neither holds the other */
    struct link binding;       /* in the endpoint's list */
    _Alignas(
        32) struct cap bound_by; /* a child of what it was bound with; N2: empty if it is not */
};

/* What a capability to a notification leads to. */
static inline struct notification *notification_of(const struct cap *cap)
{
    return container_of(cap->object, struct notification, object);
}

/* Sets bits: wakes one waiter, or the receiver of the endpoint. */
void notification_signal(struct notification *notification, uint64_t bits);

/* Lets the endpoint have the bits. It is bound to none and nobody waits. */
void notification_bind(struct notification *notification, struct endpoint *endpoint,
                       struct cap *by);
void notification_unbind(struct notification *notification);

/* The operations `notify` and `wait` of a thread. */
void notification_notify_op(struct thread *thread);
void notification_wait_op(struct thread *thread);

void notification_last_cap(struct object *object);
bool notification_reap(struct object *object, uint32_t *budget);
bool notification_check(const struct object *object);
