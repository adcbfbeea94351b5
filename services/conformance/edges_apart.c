/* Cases about processes that know nothing of each other: the same addresses, deaths in faults, pages that come back: see edges.h. */
#include "edges.h"

#include "children.h"
#include "kernel_calls.h"
#include "memd_wire.h"
#include "upcalls_wire.h"
#include "writ/port.h"

enum {
    PAGE = WRIT_PAGE_BYTES,
    PAIR = 2,
    ROUNDS = 6,
    READY_SLOT = 16,
    GO_SLOT = 17,
    CODE = 9,
    PATIENCE_MS = 5000,
};

#define DATA_VA UINT64_C(0x700000)
#define READ_WRITE (ACCESS_READ | ACCESS_WRITE)
#define VALUE UINT64_C(0x5eed0000)

/* A child with a page of its own at DATA_VA, who looks, writes, waits until all have, and looks. */
struct tenant {
    struct child child;
    uint32_t vmo;
    uint32_t go;
    uint32_t first; /* steps that look */
    uint32_t last;
};

static bool close(struct writ_io *io, uint32_t slot)
{
    return writ_port_close(io, slot) == WRIT_OK;
}

static bool move_in(struct writ_io *io, struct tenant *t, uint32_t ready, uint64_t value)
{
    *t = (struct tenant){.vmo = edges_vmo(io, 1)};
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &t->go) == WRIT_OK &&
                child_stage(io, &t->child) &&
                child_give(io, &t->child, ready, READY_SLOT, NOTIFICATION_RIGHT_SIGNAL) &&
                child_give(io, &t->child, t->go, GO_SLOT, NOTIFICATION_RIGHT_WAIT) &&
                process_map(io, t->child.process, t->vmo, READ_WRITE, DATA_VA, 0, PAGE) == WRIT_OK;
    if (good) {
        t->first = child_will_load(&t->child, DATA_VA);
        child_will_store(&t->child, DATA_VA, value);
        (void)child_will(&t->child, syscall_head(SYSCALL_NOTIFY, READY_SLOT, 0),
                         (struct writ_msg){.w = {value}});
        (void)child_will(&t->child, syscall_head(SYSCALL_WAIT, GO_SLOT, SYSCALL_FOREVER),
                         (struct writ_msg){0});
        t->last = child_will_load(&t->child, DATA_VA);
    }
    return good;
}

static void move_out(struct writ_io *io, struct tenant *t)
{
    child_drop(io, &t->child);
    (void)close(io, t->vmo);
    (void)close(io, t->go);
}

static uint64_t seen(const struct tenant *t, uint32_t step)
{
    return t->child.script->steps[step].m.w[0];
}

/* Waits until both have written. */
static bool are_ready(uint32_t ready, uint64_t all)
{
    uint64_t bits = 0;
    for (uint64_t got = 0; got != all; got |= bits) {
        if (syscall_wait(ready, PATIENCE_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
    return true;
}

/* One exits and one is killed; what they had comes back in the next round. */
static bool live_side_by_side(struct writ_io *io, uint32_t ready)
{
    struct tenant pair[PAIR];
    bool good = true;
    for (uint32_t i = 0; i < PAIR; i++) {
        good = move_in(io, &pair[i], ready, UINT64_C(1) << i) && good;
    }
    if (good) {
        child_will_exit(&pair[0].child, CODE);
        child_will_run_on(&pair[1].child);
    }
    good = good && child_start(io, &pair[0].child) && child_start(io, &pair[1].child) &&
           are_ready(ready, 3) && syscall_notify(pair[1].go, 1) == WRIT_OK &&
           syscall_notify(pair[0].go, 1) == WRIT_OK && child_await_end(io, &pair[0].child);
    while (good && pair[1].child.script->done <= pair[1].last) {
        syscall_yield();
    }
    for (uint32_t i = 0; i < PAIR && good; i++) {
        good = seen(&pair[i], pair[i].first) == 0 && seen(&pair[i], pair[i].last) == UINT64_C(1)
                                                                                         << i;
    }
    for (uint32_t i = 0; i < PAIR; i++) {
        move_out(io, &pair[i]);
    }
    return good;
}

static bool two_processes_at_the_same_address_never_see_each_others_stores(struct writ_io *io)
{
    uint32_t ready = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &ready) == WRIT_OK;
    for (uint32_t round = 0; round < ROUNDS && good; round++) {
        good = live_side_by_side(io, ready);
    }
    return close(io, ready) && good;
}

static bool what_is_read_is_what_was_written(struct writ_io *io)
{
    static uint8_t out[KERNEL_MAX_VMO_TRANSFER];
    uint32_t vmo = 0;
    struct vmo_read_reply r = {0};
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, 2 * PAGE, &vmo) == WRIT_OK;
    for (uint32_t i = 0; i < sizeof out; i++) {
        out[i] = (uint8_t)(i * 7 + 1);
    }
    good = good && vmo_write(io, vmo, PAGE - 1000, out, sizeof out) == WRIT_OK &&
           vmo_read(io, vmo, PAGE - 1000, sizeof out, &r) == WRIT_OK &&
           r.data.length == sizeof out && __builtin_memcmp(r.data.data, out, sizeof out) == 0 &&
           vmo_read(io, vmo, PAGE - 1001, 2, &r) == WRIT_OK && r.data.length == 2 &&
           r.data.data[0] == 0 && r.data.data[1] == out[0] &&
           vmo_read(io, vmo, 2 * PAGE, 0, &r) == WRIT_OK && r.data.length == 0 &&
           vmo_read(io, vmo, 2 * PAGE - 1, 2, &r) == KERNEL_ERROR_BAD_RANGE &&
           vmo_read(io, vmo, UINT64_MAX, 2, &r) == KERNEL_ERROR_BAD_RANGE;
    return close(io, vmo) && good;
}

/* ---- deaths in faults ---- */

/* A child that stores to a page whose pager we are. */
struct hungry {
    struct child child;
    uint32_t endpoint;
    uint32_t connection;
    uint32_t vmo;
};

static bool stage_hungry(struct writ_io *io, struct hungry *h)
{
    *h = (struct hungry){0};
    bool good =
        quota_create_endpoint(io, WRIT_SLOT_QUOTA, PAGER_PROTOCOL, &h->endpoint) == WRIT_OK &&
        endpoint_mint(io, h->endpoint, PAGER_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &h->connection) ==
            WRIT_OK &&
        quota_create_paged(io, WRIT_SLOT_QUOTA, PAGE, h->connection, &h->vmo) == WRIT_OK &&
        child_stage(io, &h->child) &&
        process_map(io, h->child.process, h->vmo, READ_WRITE, DATA_VA, 0, PAGE) == WRIT_OK;
    if (good) {
        child_will_store(&h->child, DATA_VA, VALUE);
        child_will_exit(&h->child, 0);
    }
    return good;
}

static bool drop_hungry(struct writ_io *io, struct hungry *h)
{
    child_drop(io, &h->child);
    return close(io, h->vmo) && close(io, h->connection) && close(io, h->endpoint);
}

static bool is_killed(struct writ_io *io, const struct child *child)
{
    struct process_status_reply r = {0};
    return process_kill(io, child->process, CODE) == WRIT_OK &&
           process_status(io, child->process, &r.state, &r.cause, &r.code, &r.principal, &r.koid) ==
               WRIT_OK &&
           r.state == LIFE_STATE_DEAD && r.cause == EXIT_CAUSE_KILLED && r.code == CODE;
}

static uint32_t receive(struct writ_io *io, uint32_t endpoint, uint32_t timeout_ms,
                        struct writ_msg *m)
{
    struct writ_caller caller;
    *m = (struct writ_msg){0};
    uint32_t status = endpoint_bind(io, endpoint);
    return status != WRIT_OK
               ? status
               : (uint32_t)syscall_receive(syscall_head(SYSCALL_RECV, 0, timeout_ms), m, &caller);
}

static bool who_stands_in_line_for_a_page_can_be_killed(struct writ_io *io)
{
    struct hungry h;
    struct writ_msg m;
    uint64_t before = children_use(io);
    bool good = stage_hungry(io, &h) && child_start(io, &h.child) &&
                child_await_activity(io, &h.child, ACTIVITY_CALLING) && is_killed(io, &h.child) &&
                receive(io, h.endpoint, 0, &m) == WRIT_TIMED_OUT;
    return drop_hungry(io, &h) && good && children_use(io) <= before;
}

static bool who_waits_for_a_page_can_be_killed(struct writ_io *io)
{
    struct hungry h;
    struct writ_msg m;
    bool good = stage_hungry(io, &h) && child_start(io, &h.child) &&
                receive(io, h.endpoint, PATIENCE_MS, &m) == WRIT_OK &&
                m.tag == PAGER_FETCH_REQUEST &&
                child_await_activity(io, &h.child, ACTIVITY_CALLED) && is_killed(io, &h.child);
    m = (struct writ_msg){.tag = PAGER_FETCH_REPLY};
    good = good && (uint32_t)syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m) == WRIT_OK;
    return drop_hungry(io, &h) && good;
}

/* We are its judge. */
static bool who_waits_for_a_verdict_can_be_killed(struct writ_io *io)
{
    struct child child = {0};
    struct writ_msg m;
    uint32_t endpoint = 0;
    uint32_t connection = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, MEMD_PROTOCOL, &endpoint) == WRIT_OK &&
                endpoint_mint(io, endpoint, MEMD_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &connection) ==
                    WRIT_OK &&
                child_stage(io, &child) &&
                process_judge_by(io, child.process, connection) == WRIT_OK;
    if (good) {
        child_will_store(&child, DATA_VA, VALUE);
    }
    good = good && child_start(io, &child) && receive(io, endpoint, PATIENCE_MS, &m) == WRIT_OK &&
           child_await_activity(io, &child, ACTIVITY_CALLED) && is_killed(io, &child);
    child_drop(io, &child);
    return close(io, connection) && close(io, endpoint) && good;
}

/* A child asks; we keep its call. */
static bool who_waits_for_a_kept_reply_can_be_killed(struct writ_io *io)
{
    struct child child = {0};
    struct writ_msg m;
    uint32_t endpoint = 0;
    uint32_t connection = 0;
    uint32_t reply = 0;
    bool good = quota_create_endpoint(io, WRIT_SLOT_QUOTA, 1, &endpoint) == WRIT_OK &&
                endpoint_mint(io, endpoint, 1, 0, KERNEL_ANY_PRINCIPAL, &connection) == WRIT_OK &&
                child_stage(io, &child) &&
                child_give(io, &child, connection, READY_SLOT, CONNECTION_RIGHT_CALL);
    if (good) {
        (void)child_will(&child, syscall_head(SYSCALL_CALL, READY_SLOT, PATIENCE_MS),
                         (struct writ_msg){.tag = UINT64_C(0x57) << 56 | 1 << 16 | 0x10});
    }
    good = good && child_start(io, &child) && receive(io, endpoint, PATIENCE_MS, &m) == WRIT_OK &&
           thread_keep_reply(io, WRIT_SLOT_THREAD, &reply) == WRIT_OK &&
           child_await_activity(io, &child, ACTIVITY_CALLED) && is_killed(io, &child) &&
           close(io, reply);
    child_drop(io, &child);
    return close(io, connection) && close(io, endpoint) && good;
}

static bool who_never_ran_can_be_killed(struct writ_io *io)
{
    struct child child = {0};
    uint64_t before = children_use(io);
    bool good = child_stage(io, &child) && process_kill(io, child.process, CODE) == WRIT_OK;
    child_drop(io, &child);
    good = good && child_stage(io, &child) &&
           process_control_kill(io, PROCESS_CONTROL_SLOT, child.koid, CODE) == WRIT_OK &&
           process_control_kill(io, PROCESS_CONTROL_SLOT, child.koid, CODE) == WRIT_NOT_FOUND;
    child_drop(io, &child);
    return good && children_use(io) <= before;
}

/* ---- seals ---- */

/* A capability and a clone from before, and one that another process had. */
static bool no_capability_however_old_writes_to_what_is_sealed(struct writ_io *io)
{
    struct child child = {0};
    struct vmo_read_reply r = {0};
    uint8_t byte = 3;
    uint32_t vmo = edges_vmo(io, 1);
    uint32_t old = 0;
    bool good = process_derive(io, WRIT_SLOT_PROCESS, vmo, VMO_RIGHT_READ | VMO_RIGHT_WRITE,
                               &old) == WRIT_OK &&
                vmo_write(io, old, 0, &byte, 1) == WRIT_OK && child_stage(io, &child) &&
                process_map(io, child.process, old, READ_WRITE, DATA_VA, 0, PAGE) == WRIT_OK &&
                vmo_seal(io, vmo) == KERNEL_ERROR_STILL_MAPPED &&
                process_unmap(io, child.process, DATA_VA, PAGE) == WRIT_OK &&
                vmo_seal(io, vmo) == WRIT_OK;
    byte = 4;
    good = good &&
           process_map(io, child.process, old, READ_WRITE, DATA_VA, 0, PAGE) ==
               KERNEL_ERROR_BAD_ACCESS &&
           vmo_write(io, old, 0, &byte, 1) == KERNEL_ERROR_BAD_ACCESS &&
           process_map(io, child.process, old, ACCESS_READ, DATA_VA, 0, PAGE) == WRIT_OK;
    good =
        good && vmo_read(io, vmo, 0, 1, &r) == WRIT_OK && r.data.length == 1 && r.data.data[0] == 3;
    child_drop(io, &child);
    return close(io, old) && close(io, vmo) && good;
}

static const struct edge_case cases[] = {
    {"two processes at the same address never see each other's stores",
     two_processes_at_the_same_address_never_see_each_others_stores},
    {"what is read is what was written", what_is_read_is_what_was_written},
    {"who stands in line for a page can be killed", who_stands_in_line_for_a_page_can_be_killed},
    {"who waits for a page can be killed", who_waits_for_a_page_can_be_killed},
    {"who waits for a verdict can be killed", who_waits_for_a_verdict_can_be_killed},
    {"who waits for a kept reply can be killed", who_waits_for_a_kept_reply_can_be_killed},
    {"who never ran can be killed", who_never_ran_can_be_killed},
    {"no capability however old writes to what is sealed",
     no_capability_however_old_writes_to_what_is_sealed},
};

const struct edge_cases edges_of_separation = {cases, sizeof cases / sizeof cases[0]};
