/* See callers.h. */
#include "callers.h"

#include <stdatomic.h>

#include "kernel_calls.h"
#include "writ/threads.h"
#include "writ/call.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/self.h"

enum {
    CALLER_STACK = 16384,
    CALLER_PAGES_VA = 0x50000000, /* above every image; two pages and an unmapped one for each */
    CALLER_PAGES_STEP = 3 * WRIT_PAGE_BYTES,
    BELL = 1,
    FIRST_SWEPT = 16, /* where slots are that the kernel chooses */
    SWEPT_END = 2048,
};

/* Where a caller is. */
enum stage { IDLE, ASKED, CALLING, DONE };

struct caller {
    _Atomic enum stage stage;
    struct suite_call *call; /* of stages ASKED to DONE */
    struct threads_plan plan;
    struct capnp_client other;
    uint32_t slot; /* of the connection */
    uint32_t bell; /* notification that it waits on */
    uint32_t thread;
    _Alignas(16) uint8_t stack[CALLER_STACK];
};

/* An object that was made, and over which connection. */
struct made {
    uint64_t key; /* 0 in a free place */
    uint32_t connection;
};

struct suite_world {
    struct writ_io *io;
    const struct callers_target *target;
    struct capnp_client other;
    _Atomic uint32_t in_capnp; /* calls made in it */
    _Atomic uint64_t calls;
    uint32_t bell;  /* rung by every caller that is done */
    uint32_t roles; /* of the connection that came last */
    struct made made[CALLERS_MADE];
    struct caller callers[CALLERS];
};

static struct suite_world world;

/* Puts the call into Cap'n Proto, if that is wanted and it has that form; what is malformed stays as it is. */
static bool is_packed(struct writ_io *io, struct capnp_client *other, struct suite_call *c)
{
    other->messages = world.target->messages;
    other->count = world.target->message_count;
    bool packed = other->messages != NULL && capnp_client_pack(other, &c->m, io->out);
    atomic_fetch_add(&world.in_capnp, packed);
    return packed;
}

static uint32_t roles_at(struct writ_io *io, uint32_t slot)
{
    struct process_describe_reply it = {0};
    return self_describe(io, slot, &it) == WRIT_OK ? it.roles : 0;
}

/* What came with an OK is whoever wants it, or nobody's. */
static void take_handles(struct writ_io *io, const struct suite_call *c)
{
    if (c->kernel != WRIT_OK || writ_tag_status(c->m.tag) != WRIT_OK ||
        (world.target->received != NULL && world.target->received(&world, c))) {
        return;
    }
    uint32_t count = writ_least(writ_tag_handles(c->m.tag), WRIT_MAX_HANDLES);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = writ_load_record(c->page + WRIT_RECORDS, i).slot;
        if (slot != 0) {
            world.roles = roles_at(io, slot);
            (void)writ_port_close(io, slot);
        }
    }
}

/* Remembers what its maker alone can end. */
static void remember(const struct suite_call *c)
{
    bool makes = world.target->makes != 0 && c->kernel == WRIT_OK &&
                 writ_tag_status(c->m.tag) == WRIT_OK &&
                 writ_tag_method(c->request) == writ_tag_method(world.target->makes);
    for (uint32_t i = 0; makes && i < CALLERS_MADE; i++) {
        if (world.made[i].key == 0) {
            world.made[i] = (struct made){.key = c->m.w[0], .connection = c->connection};
            return;
        }
    }
}

/* One call through `io`, with the suite's copy of the page around it. */
static void make_call(struct writ_io *io, struct capnp_client *other, uint32_t slot,
                      struct suite_call *c, uint32_t timeout_ms)
{
    if ((writ_tag_flags(c->m.tag) & WRIT_FLAG_BUFFER) != 0 || writ_tag_handles(c->m.tag) != 0) {
        __builtin_memcpy(io->out, c->page, WRIT_PAGE_BYTES);
    }
    c->request = c->m.tag;
    c->sees_why = false;
    atomic_fetch_add(&world.calls, 1);
    bool packed = is_packed(io, other, c);
    c->kernel = writ_port_call(io, slot, timeout_ms, &c->m);
    if (packed && c->kernel == WRIT_OK && !capnp_client_unpack(other, c->request, &c->m, io->out)) {
        c->m.tag = 0; /* no answer that any case expects */
    }
    if (c->kernel == WRIT_OK && (writ_tag_flags(c->m.tag) & WRIT_FLAG_BUFFER) != 0) {
        __builtin_memcpy(c->page, io->out, WRIT_PAGE_BYTES);
    }
    remember(c);
    take_handles(io, c);
}

/* ---- the callers' own threads ---- */

static void run_caller(void *argument, struct writ_io *io)
{
    struct caller *caller = argument;
    for (;;) {
        uint64_t bits = 0;
        if (syscall_wait(caller->bell, SYSCALL_FOREVER, &bits) != WRIT_OK ||
            atomic_load(&caller->stage) != ASKED) {
            continue;
        }
        atomic_store(&caller->stage, CALLING);
        make_call(io, &caller->other, caller->slot, caller->call, 2 * SUITE_PATIENCE_MS);
        atomic_store(&caller->stage, DONE);
        (void)syscall_notify(world.bell, BELL);
    }
}

static uint32_t new_thread(struct writ_io *io, struct caller *caller, uint32_t index)
{
    caller->plan =
        (struct threads_plan){.run = run_caller,
                              .argument = caller,
                              .stack = caller->stack,
                              .stack_bytes = sizeof caller->stack,
                              .pages_va = CALLER_PAGES_VA + (uint64_t)index * CALLER_PAGES_STEP};
    return threads_start(io, &caller->plan, &caller->thread);
}

uint32_t callers_init(struct writ_io *io)
{
    world.io = io;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &world.bell);
    for (uint32_t i = 0; i < CALLERS && status == WRIT_OK; i++) {
        struct caller *caller = &world.callers[i];
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &caller->bell);
        if (status == WRIT_OK) {
            status = new_thread(io, caller, i);
        }
    }
    return status;
}

struct suite_world *callers_world(const struct callers_target *target)
{
    world.target = target;
    return &world;
}

struct writ_io *callers_io(struct suite_world *w)
{
    return w->io;
}

uint32_t callers_in_capnp(const struct suite_world *w)
{
    return atomic_load(&w->in_capnp);
}

uint32_t callers_slot(const struct suite_world *w, uint32_t connection)
{
    return w->target->slots[connection];
}

uint32_t callers_roles(const struct suite_world *w)
{
    return w->roles;
}

struct writ_record callers_part(struct suite_world *w, uint32_t slot, uint8_t type, uint16_t rights)
{
    struct writ_record record = {.rights = rights, .type = type};
    uint32_t given = 0;
    uint16_t taken = rights | NOTIFICATION_RIGHT_TRANSFER; /* the same bit of every object */
    if (process_derive(w->io, WRIT_SLOT_PROCESS, slot, taken, &given) == WRIT_OK) {
        record.slot = (uint16_t)given;
    }
    return record;
}

void callers_sweep(struct suite_world *w)
{
    struct process_describe_reply bell = {0};
    struct process_describe_reply it = {0};
    if (self_describe(w->io, w->bell, &bell) != WRIT_OK) {
        return;
    }
    for (uint32_t slot = FIRST_SWEPT; slot < SWEPT_END; slot++) {
        if (slot != w->bell && self_describe(w->io, slot, &it) == WRIT_OK && it.koid == bell.koid) {
            (void)writ_port_close(w->io, slot);
        }
    }
}

struct writ_record callers_bell(struct suite_world *w)
{
    return callers_part(w, w->bell, NOTIFICATION_TYPE, NOTIFICATION_RIGHT_SIGNAL);
}

uint64_t callers_made(const struct suite_world *w, uint32_t index)
{
    return w->made[index].key;
}

void callers_end_made(struct suite_world *w)
{
    for (uint32_t i = 0; i < CALLERS_MADE; i++) {
        struct made *made = &w->made[i];
        struct writ_msg m = {.tag = w->target->ends, .w = {made->key}};
        if (made->key != 0) {
            (void)writ_port_call(w->io, callers_slot(w, made->connection), SUITE_PATIENCE_MS, &m);
            made->key = 0;
        }
    }
}

uint64_t callers_calls(const struct suite_world *w)
{
    return atomic_load(&w->calls);
}

/* ---- the suite's side ---- */

static void port_call(struct suite_world *w, struct suite_call *c, uint32_t timeout_ms)
{
    make_call(w->io, &w->other, w->target->slots[c->connection], c, timeout_ms);
}

/* Waits until the caller has its answer. */
static bool is_done_in_time(struct suite_world *w, struct caller *caller)
{
    while (atomic_load(&caller->stage) != DONE) {
        uint64_t bits = 0;
        if (syscall_wait(w->bell, SUITE_PATIENCE_MS, &bits) != WRIT_OK) {
            return atomic_load(&caller->stage) == DONE;
        }
    }
    return true;
}

/* A caller that nobody waits for any more; one that failed cases left behind is waited for first. */
static struct caller *free_caller(struct suite_world *w)
{
    for (uint32_t i = 0; i < CALLERS; i++) {
        if (atomic_load(&w->callers[i].stage) == IDLE) {
            return &w->callers[i];
        }
    }
    for (uint32_t i = 0; i < CALLERS; i++) {
        if (is_done_in_time(w, &w->callers[i])) {
            return &w->callers[i];
        }
    }
    return NULL;
}

/* Whether its call is at the daemon, or answered already. */
static bool has_called(struct suite_world *w, struct caller *caller)
{
    enum stage stage = atomic_load(&caller->stage);
    struct thread_status_reply it = {0};
    uint32_t status = thread_status(w->io, caller->thread, &it.activity, &it.band, &it.processor,
                                    &it.weight, &it.processors);
    bool calls = it.activity == ACTIVITY_CALLING || it.activity == ACTIVITY_CALLED;
    return status != WRIT_OK || stage == DONE || (stage == CALLING && calls);
}

/* Nobody works on this call any more: a case may have ended without its answer. */
static void let_go(struct suite_world *w, const struct suite_call *c)
{
    for (uint32_t i = 0; i < CALLERS; i++) {
        struct caller *caller = &w->callers[i];
        if (caller->call == c && atomic_load(&caller->stage) != IDLE &&
            is_done_in_time(w, caller)) {
            atomic_store(&caller->stage, IDLE);
        }
    }
}

static void port_start(struct suite_world *w, struct suite_call *c)
{
    let_go(w, c);
    struct caller *caller = free_caller(w);
    c->kernel = WRIT_NOT_DELIVERED;
    if (caller == NULL) {
        return;
    }
    caller->call = c;
    caller->slot = w->target->slots[c->connection];
    atomic_store(&caller->stage, ASKED);
    (void)syscall_notify(caller->bell, BELL);
    while (!has_called(w, caller)) {
        syscall_yield();
    }
}

static struct caller *caller_of(struct suite_world *w, const struct suite_call *c)
{
    for (uint32_t i = 0; i < CALLERS; i++) {
        if (w->callers[i].call == c && atomic_load(&w->callers[i].stage) != IDLE) {
            return &w->callers[i];
        }
    }
    return NULL;
}

static bool port_ended(struct suite_world *w, struct suite_call *c)
{
    const struct caller *caller = caller_of(w, c);
    syscall_yield();
    return caller == NULL || atomic_load(&caller->stage) == DONE;
}

static bool port_finish(struct suite_world *w, struct suite_call *c)
{
    struct caller *caller = caller_of(w, c);
    if (caller == NULL) {
        return true;
    }
    if (!is_done_in_time(w, caller)) {
        return false;
    }
    atomic_store(&caller->stage, IDLE);
    return true;
}

static const char *port_refuses(struct suite_world *w, const struct suite_call *c)
{
    (void)w;
    uint32_t flags = writ_tag_flags(c->m.tag);
    uint32_t handles = writ_tag_handles(c->m.tag);
    if ((flags & WRIT_FLAG_EVENT) != 0) {
        return "the kernel carries no user's message with the EVENT flag";
    }
    if (handles > WRIT_MAX_HANDLES) {
        return "the kernel carries no message with more than 8 handles";
    }
    if ((flags & WRIT_FLAG_BUFFER) != 0 && writ_tag_bytes(c->m.tag) > WRIT_MAX_BODY) {
        return "the kernel carries no body of more than 4032 bytes";
    }
    if (!writ_is_zero(c->page + WRIT_RECORDS, handles * WRIT_RECORD_BYTES)) {
        return "the kernel itself writes what a receiver reads of a handle";
    }
    return NULL;
}

static const char *port_complaint(struct suite_world *w)
{
    (void)w;
    return NULL;
}

static uint32_t port_held(struct suite_world *w)
{
    (void)w;
    return UINT32_MAX;
}

static void port_print(struct suite_world *w, const char *line)
{
    (void)w;
    log_info("[conformance] %s", line);
}

#define CALLERS_PORT(events)                                                                       \
    {                                                                                              \
        .concurrent = true, .restless = (events), .call = port_call, .start = port_start,          \
        .ended = port_ended, .finish = port_finish,                                                \
        .why_no_leave = "a process cannot lose a connection that it still calls through",          \
        .why_no_notify = "nobody but the kernel tells a server of a notification",                 \
        .refuses = port_refuses, .complaint = port_complaint, .held = port_held,                   \
        .print = port_print,                                                                       \
    }

const struct suite_port callers_port = CALLERS_PORT(true);
const struct suite_port callers_calm_port = CALLERS_PORT(false);
