/* Cases about bands and donation: see cases.h. All threads are on one processor, and what is told
 * is the order in which they are done. */
#include "cases.h"
#include "crew.h"

#include "kernel_calls.h"
#include "writ/syscall.h"

enum {
    WORK = 3000000, /* rounds that take some slices */
    TOO_LONG = 100, /* times WORK: then somebody else has starved */
    SPINNERS = CREW - 1,
    WAIT_MS = 30,
    TURNS = 1000000, /* that take far longer */
    ORDER = CREW,
};

/* One processor for all. */
#define HERE UINT64_C(1)

static struct {
    _Atomic bool stop;
    _Atomic bool gate; /* open: the server may go on */
    _Atomic uint32_t turns;
    uint32_t order[ORDER]; /* who was done, in order */
    uint32_t served_count;
    uint64_t served[ORDER]; /* whom the server took, in order */
    uint32_t endpoint;
    uint32_t connection;
    uint32_t endpoint_behind; /* of the server that calls the server */
    uint32_t connection_behind;
    uint32_t go; /* notification: the server has its first call */
} the;

static void begin(void)
{
    atomic_store(&the.stop, false);
    atomic_store(&the.gate, false);
    atomic_store(&the.turns, 0);
    the.served_count = 0;
}

static void note(uint32_t who)
{
    the.order[atomic_fetch_add(&the.turns, 1)] = who;
}

static void work(void)
{
    for (uint32_t i = 0; i < WORK; i++) {
        __asm__ volatile("");
    }
}

/* Spins until it is told to stop. On one processor, whose time is its instructions, also until it
 * has spun for so long that it must have kept somebody from it; several processors run by the host's
 * time, which may hold back any timer for as long as that. */
static void spin(struct crew_member *self)
{
    for (uint32_t i = 0; !atomic_load(&the.stop); i++) {
        if (i == TOO_LONG && crew_processors() == 1) {
            break;
        }
        work();
    }
    note(self->index);
}

static void work_and_stop(struct crew_member *self)
{
    work();
    note(self->index);
    atomic_store(&the.stop, true);
}

static bool a_spinner_in_the_driver_band_leaves_a_fair_thread_progress(struct writ_io *io)
{
    (void)io;
    begin();
    crew_start(0, spin, BAND_DRIVER, HERE);
    crew_start(1, work_and_stop, BAND_FAIR, HERE);
    return crew_finish(2) && the.order[0] == 1;
}

static bool any_number_of_urgent_spinners_leaves_a_fair_thread_progress(struct writ_io *io)
{
    (void)io;
    begin();
    for (uint32_t i = 0; i < SPINNERS; i++) {
        crew_start(i, spin, i % 2 == 0 ? BAND_DRIVER : BAND_SERVER, HERE);
    }
    crew_start(SPINNERS, work_and_stop, BAND_FAIR, HERE);
    return crew_finish(CREW) && the.order[0] == SPINNERS;
}

static void take_turns(struct crew_member *self)
{
    self->good = false;
    for (uint32_t i = 0; i < TURNS && !self->good; i++) {
        syscall_yield();
        self->good = atomic_load(&the.stop);
    }
}

static bool a_wait_ends_although_others_take_turns_all_the_time(struct writ_io *io)
{
    uint32_t never = 0;
    uint64_t bits = 0;
    begin();
    bool made = quota_create_notification(io, WRIT_SLOT_QUOTA, &never) == WRIT_OK;
    (void)thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, 100, HERE);
    crew_start(0, take_turns, BAND_FAIR, HERE);
    crew_start(1, take_turns, BAND_FAIR, HERE);
    bool ended = syscall_wait(never, WAIT_MS, &bits) == WRIT_TIMED_OUT;
    atomic_store(&the.stop, true);
    (void)thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, 100, CREW_ANYWHERE);
    return crew_finish(2) && made && ended &&
           process_close(io, WRIT_SLOT_PROCESS, never) == WRIT_OK;
}

static bool a_fair_spinner_leaves_an_idle_thread_nothing(struct writ_io *io)
{
    (void)io;
    begin();
    crew_start(0, work_and_stop, BAND_FAIR, HERE);
    crew_start(1, spin, BAND_IDLE, HERE);
    return crew_finish(2) && the.order[0] == 0;
}

/* Says when it has its first call, and is busy with it until the gate opens. */
static void serve_slowly(struct crew_member *self)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)endpoint_bind(&self->io, the.endpoint);
    (void)syscall_receive(syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    (void)syscall_notify(the.go, 1);
    while (!atomic_load(&the.gate)) {
    }
    work();
    while (m.w[0] != CASES_LAST) {
        the.served[the.served_count++ % ORDER] = m.w[0];
        m = (struct writ_msg){.tag = CASES_REPLY, .w = {m.w[0] + 1}};
        (void)syscall_receive(syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    }
    m = (struct writ_msg){.tag = CASES_REPLY};
    (void)syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m);
}

/* Serves one call after the other by calling the server. */
static void serve_behind(struct crew_member *self)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)endpoint_bind(&self->io, the.endpoint_behind);
    (void)syscall_receive(syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    while (m.w[0] != CASES_LAST) {
        self->good = cases_call(&self->io, the.connection, m.w[0]) && self->good;
        m = (struct writ_msg){.tag = CASES_REPLY, .w = {m.w[0] + 1}};
        (void)syscall_receive(syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    }
    m = (struct writ_msg){.tag = CASES_REPLY};
    (void)syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m);
}

static void call(struct crew_member *self)
{
    self->good = cases_call(&self->io, the.connection, self->index);
    note(self->index);
}

static void call_behind(struct crew_member *self)
{
    self->good = cases_call(&self->io, the.connection_behind, self->index);
    note(self->index);
}

static void call_and_stop(struct crew_member *self)
{
    call(self);
    atomic_store(&the.stop, true);
}

static void call_behind_and_stop(struct crew_member *self)
{
    call_behind(self);
    atomic_store(&the.stop, true);
}

/* Ends a server; nobody can call it any more. */
static bool end_server(struct writ_io *io, uint32_t endpoint, uint32_t connection)
{
    return cases_call(io, connection, CASES_LAST) &&
           process_close(io, WRIT_SLOT_PROCESS, connection) == WRIT_OK &&
           process_close(io, WRIT_SLOT_PROCESS, endpoint) == WRIT_OK;
}

/* Members 0 and 1 are a server in the idle band and its first caller, with whose call it is busy. */
static bool begin_server(struct writ_io *io)
{
    uint64_t bits = 0;
    begin();
    bool made = cases_endpoint(io, &the.endpoint, &the.connection) == WRIT_OK &&
                (the.go != 0 || quota_create_notification(io, WRIT_SLOT_QUOTA, &the.go) == WRIT_OK);
    if (!made) {
        return false;
    }
    crew_start(0, serve_slowly, BAND_IDLE, HERE);
    crew_await(io, 0, ACTIVITY_RECEIVING);
    crew_start(1, call, BAND_IDLE, HERE);
    return syscall_wait(the.go, CREW_PATIENCE_MS, &bits) == WRIT_OK;
}

/* Server and first caller are behind a fair spinner. Whoever calls from the driver band gets its
 * answer first all the same. */
static bool a_caller_lends_its_band_to_the_server_it_waits_for(struct writ_io *io)
{
    if (!begin_server(io)) {
        return false;
    }
    crew_start(2, spin, BAND_FAIR, HERE);
    crew_start(3, call_and_stop, BAND_DRIVER, HERE);
    crew_await(io, 3, ACTIVITY_CALLING);
    atomic_store(&the.gate, true);
    crew_await(io, 3, ACTIVITY_WAITING);
    bool ended = end_server(io, the.endpoint, the.connection);
    return crew_finish(4) && ended && the.order[0] == 3;
}

/* Member 2 is a server that stands in line at the server for its own caller, 3. */
static bool a_band_is_lent_along_a_chain_of_servers(struct writ_io *io)
{
    if (!begin_server(io) ||
        cases_endpoint(io, &the.endpoint_behind, &the.connection_behind) != WRIT_OK) {
        return false;
    }
    crew_start(2, serve_behind, BAND_IDLE, HERE);
    crew_start(3, call_behind, BAND_IDLE, HERE);
    crew_await(io, 2, ACTIVITY_CALLING);
    crew_start(4, spin, BAND_FAIR, HERE);
    crew_start(5, call_behind_and_stop, BAND_DRIVER, HERE);
    crew_await(io, 5, ACTIVITY_CALLING);
    atomic_store(&the.gate, true);
    crew_await(io, 5, ACTIVITY_WAITING);
    bool ended = end_server(io, the.endpoint_behind, the.connection_behind) &&
                 end_server(io, the.endpoint, the.connection);
    return crew_finish(6) && ended && the.order[0] == 5;
}

static bool callers_stand_in_line_by_band_and_then_by_arrival(struct writ_io *io)
{
    static const enum band bands[] = {BAND_IDLE, BAND_FAIR, BAND_FAIR, BAND_SERVER};
    static const uint64_t expected[] = {1, 5, 3, 4, 2};
    if (!begin_server(io)) {
        return false;
    }
    for (uint32_t i = 0; i < 4; i++) {
        crew_start(2 + i, call, bands[i], HERE);
        crew_await(io, 2 + i, ACTIVITY_CALLING);
    }
    atomic_store(&the.gate, true);
    for (uint32_t i = 1; i < 6; i++) {
        crew_await(io, i, ACTIVITY_WAITING);
    }
    bool right = end_server(io, the.endpoint, the.connection) && crew_finish(6);
    return right && __builtin_memcmp(the.served, expected, sizeof expected) == 0;
}

const struct sentence cases_of_bands[] = {
    {"a spinner in the driver band leaves a fair thread progress",
     a_spinner_in_the_driver_band_leaves_a_fair_thread_progress},
    {"any number of urgent spinners leaves a fair thread progress",
     any_number_of_urgent_spinners_leaves_a_fair_thread_progress},
    {"a wait ends although others take turns all the time",
     a_wait_ends_although_others_take_turns_all_the_time},
    {"a fair spinner leaves an idle thread nothing", a_fair_spinner_leaves_an_idle_thread_nothing},
    {"a caller lends its band to the server it waits for",
     a_caller_lends_its_band_to_the_server_it_waits_for},
    {"a band is lent along a chain of servers", a_band_is_lent_along_a_chain_of_servers},
    {"callers stand in line by band and then by arrival",
     callers_stand_in_line_by_band_and_then_by_arrival},
};

const uint32_t cases_of_bands_count = sizeof cases_of_bands / sizeof cases_of_bands[0];
