/* See timer.h. */
#include "timer.h"

#include "assert.h"
#include "clock.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "notification.h"
#include "process.h"
#include "sched.h"
#include "thread.h"

static void stop(struct timer *timer)
{
    if (timer->runs) {
        tree_remove(&kernel.timers, &timer->due);
        timer->runs = false;
    }
}

static void run_until(struct timer *timer, uint64_t tick)
{
    timer->due.key = tick;
    timer->runs = true;
    tree_insert(&kernel.timers, &timer->due);
}

/* The first moment after `now` that is a whole number of periods from when it was due. */
static uint64_t next_round(const struct timer *timer, uint64_t now)
{
    uint64_t late = now - timer->due.key;
    return now + timer->period - late % timer->period;
}

static void ring(struct timer *timer, uint64_t now)
{
    stop(timer);
    timer->rings++;
    if (timer->period != 0) {
        run_until(timer, next_round(timer, now));
    }
    if (cap_is_good(&timer->bell)) {
        notification_signal(notification_of(&timer->bell), timer->bits);
    }
}

void timers_ring(uint64_t now, uint32_t most)
{
    struct tree_node *first;
    for (uint32_t i = 0; i < most; i++) {
        first = tree_first(&kernel.timers);
        if (first == NULL || first->key > now) {
            return;
        }
        ring(container_of(first, struct timer, due), now);
    }
}

void timer_last_cap(struct object *object)
{
    struct timer *timer = container_of(object, struct timer, object);
    stop(timer);
    cap_clear(&timer->bell);
    object->quota->timers--;
}

bool timer_check(const struct object *object)
{
    const struct timer *timer = container_of(object, struct timer, object);
    const struct tree_node *found = tree_at_most(&kernel.timers, timer->due.key);
    bool placed = !timer->runs || (found != NULL && found->key == timer->due.key);
    return placed && (!cap_is_good(&timer->bell) || timer->bell.type == OBJECT_TYPE_NOTIFICATION);
}

enum kcall_result quota_on_create_timer(struct kcall *call, struct cap *notification,
                                        const struct quota_create_timer_request *request,
                                        struct quota_create_timer_reply *reply)
{
    struct quota *quota = quota_of(call->target);
    if (quota->timers == KERNEL_MAX_TIMERS) {
        return kcall_fail(call, WRIT_LIMIT);
    }
    struct timer *timer = object_create(quota, OBJECT_TYPE_TIMER, sizeof *timer);
    if (timer == NULL) {
        return kcall_no_memory(call);
    }
    quota->timers++;
    timer->bits = request->bits;
    cap_derive(notification, &timer->bell, NOTIFICATION_RIGHT_SIGNAL, CAP_BINDING);
    return kcall_give(call, reply->timer, &timer->object, TIMER_RIGHTS);
}

static void start(struct timer *timer, uint64_t after_us, uint64_t period)
{
    stop(timer);
    timer->period = period;
    run_until(timer, clock_now() + clock_ticks(after_us));
    sched_hurry();
}

enum kcall_result timer_on_start(struct kcall *call, const struct timer_start_request *request)
{
    start(KCALL_TARGET(call, timer), request->after_us, 0);
    return KCALL_DONE;
}

enum kcall_result timer_on_repeat(struct kcall *call, const struct timer_repeat_request *request)
{
    start(KCALL_TARGET(call, timer), request->after_us, clock_ticks(request->period_us));
    return KCALL_DONE;
}

enum kcall_result timer_on_stop(struct kcall *call, struct timer_stop_reply *reply)
{
    reply->ran = KCALL_TARGET(call, timer)->runs;
    stop(KCALL_TARGET(call, timer));
    return KCALL_DONE;
}

enum kcall_result timer_on_status(struct kcall *call, struct timer_status_reply *reply)
{
    const struct timer *timer = KCALL_TARGET(call, timer);
    uint64_t now = clock_now();
    reply->runs = timer->runs;
    reply->rings = timer->rings;
    if (timer->runs && timer->due.key > now) {
        reply->left_us = clock_ns(timer->due.key - now) / 1000;
    }
    return KCALL_DONE;
}
