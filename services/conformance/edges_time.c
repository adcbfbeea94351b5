/* Cases about timers, the time page and the clock: see edges.h. */
#include "edges.h"

#include "children.h"
#include "conformance_slots.h"
#include "kernel_calls.h"
#include "writ/port.h"
#include "writ/syscall.h"
#include "writ/time.h"

enum {
    BIT = 2,
    AFTER_US = 3000,
    PERIOD_US = 2000,
    ROUNDS = 4,
    SILENT_MS = 20,
    PATIENCE_MS = 5000,
    TIMES = 1000,
};

#define SOME_DAY_US UINT64_C(1700000000000000)
#define SECOND_US UINT64_C(1000000)

struct bell {
    uint32_t notification;
    uint32_t timer;
};

static bool make(struct writ_io *io, struct bell *bell)
{
    return quota_create_notification(io, WRIT_SLOT_QUOTA, &bell->notification) == WRIT_OK &&
           quota_create_timer(io, WRIT_SLOT_QUOTA, bell->notification, BIT, &bell->timer) ==
               WRIT_OK;
}

static bool drop(struct writ_io *io, const struct bell *bell)
{
    bool closed = writ_port_close(io, bell->timer) == WRIT_OK;
    return writ_port_close(io, bell->notification) == WRIT_OK && closed;
}

static bool rings(const struct bell *bell, uint32_t timeout_ms)
{
    uint64_t bits = 0;
    return syscall_wait(bell->notification, timeout_ms, &bits) == WRIT_OK && bits == BIT;
}

static struct timer_status_reply status(struct writ_io *io, const struct bell *bell)
{
    struct timer_status_reply r = {0};
    (void)timer_status(io, bell->timer, &r.runs, &r.left_us, &r.rings);
    return r;
}

static bool a_timer_rings_once_and_not_early(struct writ_io *io)
{
    struct bell bell = {0};
    bool good = make(io, &bell) && !status(io, &bell).runs;
    uint64_t begin = time_ns();
    good = good && timer_start(io, bell.timer, AFTER_US) == WRIT_OK && rings(&bell, PATIENCE_MS) &&
           time_ns() - begin >= UINT64_C(1000) * AFTER_US;
    struct timer_status_reply after = status(io, &bell);
    good = good && !rings(&bell, SILENT_MS) && after.rings == 1 && !after.runs;
    return drop(io, &bell) && good;
}

static bool a_periodic_timer_rings_until_it_is_stopped(struct writ_io *io)
{
    struct bell bell = {0};
    bool ran = false;
    bool good = make(io, &bell);
    uint64_t begin = time_ns();
    good = good && timer_repeat(io, bell.timer, AFTER_US, PERIOD_US) == WRIT_OK;
    for (uint32_t i = 0; i < ROUNDS && good; i++) {
        good = rings(&bell, PATIENCE_MS);
    }
    uint64_t passed = time_ns() - begin;
    good = good && passed >= UINT64_C(1000) * (AFTER_US + (ROUNDS - 1) * PERIOD_US) &&
           timer_stop(io, bell.timer, &ran) == WRIT_OK && ran;
    (void)rings(&bell, 0); /* from before it was stopped */
    good = good && !rings(&bell, SILENT_MS) && status(io, &bell).rings >= ROUNDS;
    return drop(io, &bell) && good;
}

static bool a_timer_that_is_started_again_begins_anew(struct writ_io *io)
{
    struct bell bell = {0};
    bool good = make(io, &bell) && timer_start(io, bell.timer, KERNEL_MAX_TIMER_US) == WRIT_OK &&
                status(io, &bell).left_us > KERNEL_MAX_TIMER_US / 2 &&
                timer_start(io, bell.timer, 0) == WRIT_OK && rings(&bell, PATIENCE_MS);
    return drop(io, &bell) && good;
}

static bool a_timer_that_is_closed_rings_no_more(struct writ_io *io)
{
    struct bell bell = {0};
    bool good = make(io, &bell) && timer_start(io, bell.timer, AFTER_US) == WRIT_OK &&
                writ_port_close(io, bell.timer) == WRIT_OK && !rings(&bell, SILENT_MS);
    return writ_port_close(io, bell.notification) == WRIT_OK && good;
}

static bool revoking_a_notification_silences_the_timers_made_with_it(struct writ_io *io)
{
    struct bell bell = {0};
    uint32_t derived = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell.notification) == WRIT_OK &&
                process_derive(io, WRIT_SLOT_PROCESS, bell.notification, NOTIFICATION_RIGHT_SIGNAL,
                               &derived) == WRIT_OK &&
                quota_create_timer(io, WRIT_SLOT_QUOTA, derived, BIT, &bell.timer) == WRIT_OK &&
                timer_repeat(io, bell.timer, 0, PERIOD_US) == WRIT_OK &&
                rings(&bell, PATIENCE_MS) &&
                process_revoke(io, WRIT_SLOT_PROCESS, bell.notification) == WRIT_OK;
    (void)rings(&bell, 0); /* from before it was revoked */
    good = good && !rings(&bell, SILENT_MS) && status(io, &bell).runs;
    return drop(io, &bell) && good;
}

static bool a_quota_pays_for_so_many_timers_and_no_more(struct writ_io *io)
{
    uint32_t timers[KERNEL_MAX_TIMERS] = {0};
    uint32_t bell = 0;
    uint32_t more = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK;
    for (uint32_t i = 0; i < KERNEL_MAX_TIMERS && good; i++) {
        good = quota_create_timer(io, WRIT_SLOT_QUOTA, bell, BIT, &timers[i]) == WRIT_OK &&
               timer_repeat(io, timers[i], 0, KERNEL_MIN_TIMER_PERIOD_US) == WRIT_OK;
    }
    good = good && quota_create_timer(io, WRIT_SLOT_QUOTA, bell, BIT, &more) == WRIT_LIMIT;
    struct bell one = {0}; /* that all of them ring keeps nobody from a wait */
    uint64_t bits = 0;
    good = good && quota_create_notification(io, WRIT_SLOT_QUOTA, &one.notification) == WRIT_OK &&
           syscall_wait(one.notification, SILENT_MS, &bits) == WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < KERNEL_MAX_TIMERS; i++) {
        good = writ_port_close(io, timers[i]) == WRIT_OK && good;
    }
    return writ_port_close(io, one.notification) == WRIT_OK &&
           writ_port_close(io, bell) == WRIT_OK && good;
}

static bool the_time_page_says_what_the_kernel_says(struct writ_io *io)
{
    uint64_t kernel_us = 0;
    uint64_t wall_us = 0;
    uint64_t last = 0;
    bool good = true;
    for (uint32_t i = 0; i < TIMES && good; i++) {
        uint64_t before = time_us();
        good = time_control_clocks(io, TIME_CONTROL_SLOT, &kernel_us, &wall_us) == WRIT_OK &&
               before <= kernel_us + 1 && kernel_us <= time_us() + 1 && before >= last;
        last = before;
    }
    return good;
}

static bool who_sets_the_clock_sets_it_for_all(struct writ_io *io)
{
    uint64_t before = 0;
    uint64_t now = 0;
    uint64_t boot_us = 0;
    uint64_t wall_us = 0;
    bool unset = !time_wall_us(&before);
    bool good = time_control_set_wall_clock(io, TIME_CONTROL_SLOT, SOME_DAY_US) == WRIT_OK &&
                time_wall_us(&now) && now + 2 >= SOME_DAY_US && now < SOME_DAY_US + SECOND_US &&
                time_control_clocks(io, TIME_CONTROL_SLOT, &boot_us, &wall_us) == WRIT_OK &&
                wall_us + 2 >= now && wall_us < now + SECOND_US;
    return unset && good &&
           time_control_set_wall_clock(io, TIME_CONTROL_SLOT, KERNEL_MIN_WALL_US - 1) ==
               EDGES_OUT_OF_RANGE;
}

static bool nobody_writes_to_the_time_page(struct writ_io *io)
{
    struct child child;
    struct process_status_reply r = {0};
    uint64_t mult = time_page()->mult;
    if (!child_stage(io, &child)) {
        return false;
    }
    child_will_store(&child, KERNEL_TIME_ADDRESS + 8, 1);
    bool good = child_start(io, &child) && child_await_end(io, &child) &&
                process_status(io, child.process, &r.state, &r.cause, &r.code, &r.principal,
                               &r.koid) == WRIT_OK &&
                r.cause == EXIT_CAUSE_FAULTED && time_page()->mult == mult;
    child_drop(io, &child);
    return good;
}

static const struct edge_case cases[] = {
    {"a timer rings once and not early", a_timer_rings_once_and_not_early},
    {"a periodic timer rings until it is stopped", a_periodic_timer_rings_until_it_is_stopped},
    {"a timer that is started again begins anew", a_timer_that_is_started_again_begins_anew},
    {"a timer that is closed rings no more", a_timer_that_is_closed_rings_no_more},
    {"revoking a notification silences the timers made with it",
     revoking_a_notification_silences_the_timers_made_with_it},
    {"a quota pays for so many timers and no more", a_quota_pays_for_so_many_timers_and_no_more},
    {"the time page says what the kernel says", the_time_page_says_what_the_kernel_says},
    {"who sets the clock sets it for all", who_sets_the_clock_sets_it_for_all},
    {"nobody writes to the time page", nobody_writes_to_the_time_page},
};

const struct edge_cases edges_of_time = {cases, sizeof cases / sizeof cases[0]};
