/* Cases about several processors: see cases.h. With one processor they hold too. */
#include "cases.h"
#include "crew.h"

#include "kernel_calls.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum {
    LOOKS = 200,
    CALLS = 500,
    REMAPS = 30,
    STRESS_ROUNDS = 200,
    CLIENTS = 4,
    SERVERS = 2,
    MAP_PAGES = 3,
    MOST_PROCESSORS = 64,
    ACCESS_BOTH = ACCESS_READ | ACCESS_WRITE,
};

#define REMAP_VA UINT64_C(0x70000000)
#define STRESS_VA UINT64_C(0x71000000)
#define STRESS_STEP UINT64_C(0x100000)

static uint64_t only(uint32_t processor)
{
    return UINT64_C(1) << processor;
}

static uint32_t last_processor(void)
{
    return crew_processors() - 1;
}

/* ---- affinity ---- */

static void stay(struct crew_member *self)
{
    uint32_t where = 0;
    for (uint32_t i = 0; i < LOOKS; i++) {
        syscall_yield();
        struct thread_status_reply it = crew_status(&self->io, self->index);
        where += it.processor == (uint32_t)__builtin_ctzll(it.processors);
    }
    self->good = where == LOOKS;
}

static bool a_thread_stays_on_the_processor_it_is_kept_to(struct writ_io *io)
{
    (void)io;
    for (uint32_t i = 0; i < CREW; i++) {
        crew_start(i, stay, BAND_FAIR, only(i % crew_processors()));
    }
    return crew_finish(CREW);
}

static struct {
    uint32_t endpoint[SERVERS];
    uint32_t connection[SERVERS];
} servers;

static void serve(struct crew_member *self)
{
    cases_serve(&self->io, servers.endpoint[self->index % SERVERS]);
}

static bool begin_server(struct writ_io *io, uint32_t i, uint32_t member, uint64_t processors)
{
    uint32_t status = cases_endpoint(io, &servers.endpoint[i], &servers.connection[i]);
    crew_start(member, serve, BAND_SERVER, processors);
    return status == WRIT_OK;
}

static bool end_server(struct writ_io *io, uint32_t i)
{
    return cases_call(io, servers.connection[i], CASES_LAST) &&
           process_close(io, WRIT_SLOT_PROCESS, servers.connection[i]) == WRIT_OK &&
           process_close(io, WRIT_SLOT_PROCESS, servers.endpoint[i]) == WRIT_OK;
}

static void call_often(struct crew_member *self)
{
    for (uint64_t i = 0; i < CALLS && self->good; i++) {
        self->good = cases_call(&self->io, servers.connection[0], i);
    }
}

static bool calls_reach_a_server_that_is_kept_to_another_processor(struct writ_io *io)
{
    bool good = begin_server(io, 0, 0, only(last_processor()));
    crew_start(1, call_often, BAND_FAIR, only(0));
    crew_await(io, 1, ACTIVITY_WAITING);
    crew_await(io, 0, ACTIVITY_RECEIVING);
    good = good && crew_status(io, 0).processor == last_processor();
    good = end_server(io, 0) && good;
    return crew_finish(2) && good;
}

static _Atomic uint32_t served_on[MOST_PROCESSORS];

/* Serves as cases_serve does, and counts the calls by processor. */
static void serve_and_count(struct crew_member *self)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    (void)endpoint_bind(&self->io, servers.endpoint[0]);
    (void)syscall_receive(syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    while (m.w[0] != CASES_LAST) {
        uint32_t processor = crew_status(&self->io, self->index).processor;
        atomic_fetch_add(&served_on[processor % MOST_PROCESSORS], 1);
        m = (struct writ_msg){.tag = CASES_REPLY, .w = {m.w[0] + 1}};
        (void)syscall_receive(syscall_head(SYSCALL_REPLY_RECV, 0, SYSCALL_FOREVER), &m, &caller);
    }
    m = (struct writ_msg){.tag = CASES_REPLY};
    (void)syscall_send(syscall_head(SYSCALL_REPLY, 0, 0), &m);
}

/* Somebody more urgent may drive it away in the middle of a call, so not all need be there. */
static bool a_waiting_server_runs_where_its_caller_does(struct writ_io *io)
{
    bool good = cases_endpoint(io, &servers.endpoint[0], &servers.connection[0]) == WRIT_OK;
    crew_start(0, serve_and_count, BAND_SERVER, CREW_ANYWHERE);
    for (uint32_t i = 0; i < crew_processors() && good; i++) {
        crew_await(io, 0, ACTIVITY_RECEIVING);
        uint32_t before = atomic_load(&served_on[i]);
        crew_start(1, call_often, BAND_FAIR, only(i));
        crew_await(io, 1, ACTIVITY_WAITING);
        good = atomic_load(&served_on[i]) - before > CALLS / 2 && crew_at(1)->good;
    }
    good = end_server(io, 0) && good;
    return crew_finish(2) && good;
}

/* ---- translations ---- */

static struct {
    _Atomic uint64_t open;   /* the number that is to be read, 0: nobody reads */
    _Atomic uint64_t seen;   /* the number that was */
    _Atomic uint64_t closed; /* the reader is out */
    _Atomic bool end;
} page;

/* Reads without ever entering the kernel. */
static void read_page(struct crew_member *self)
{
    const volatile uint64_t *at = (const volatile uint64_t *)REMAP_VA;
    while (!atomic_load(&page.end)) {
        uint64_t open = atomic_load(&page.open);
        if (open == 0) {
            atomic_store(&page.closed, 1);
            continue;
        }
        atomic_store(&page.closed, 0);
        self->good = self->good && *at == open;
        atomic_store(&page.seen, open);
    }
}

/* Nobody reads after this. The reader may be on this very processor. */
static void close_page(void)
{
    atomic_store(&page.open, 0);
    atomic_store(&page.closed, 0);
    while (atomic_load(&page.closed) == 0) {
        syscall_yield();
    }
}

/* Maps a fresh page with a number in it where another was, and lets the reader at it. */
static bool remap(struct writ_io *io, uint64_t number)
{
    uint32_t vmo = 0;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, WRIT_PAGE_BYTES, &vmo) == WRIT_OK &&
                process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_BOTH, REMAP_VA, 0,
                            WRIT_PAGE_BYTES) == WRIT_OK &&
                writ_port_close(io, vmo) == WRIT_OK;
    if (!good) {
        return false;
    }
    *(volatile uint64_t *)REMAP_VA = number;
    atomic_store(&page.open, number);
    while (atomic_load(&page.seen) != number) {
        syscall_yield();
    }
    close_page();
    return process_unmap(io, WRIT_SLOT_PROCESS, REMAP_VA, WRIT_PAGE_BYTES) == WRIT_OK;
}

static bool a_processor_that_stays_in_user_mode_sees_what_is_mapped_now(struct writ_io *io)
{
    bool good = true;
    atomic_store(&page.end, false);
    (void)thread_schedule(io, WRIT_SLOT_THREAD, BAND_FAIR, 100, only(0));
    crew_start(0, read_page, BAND_FAIR, only(last_processor()));
    for (uint64_t i = 1; i <= REMAPS && good; i++) {
        good = remap(io, i);
    }
    atomic_store(&page.end, true);
    (void)thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, 100, CREW_ANYWHERE);
    return crew_finish(1) && good;
}

/* ---- everything at once ---- */

static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return *seed >> 33;
}

static bool map_and_unmap(struct writ_io *io, uint64_t va)
{
    uint32_t vmo = 0;
    uint64_t bytes = (uint64_t)MAP_PAGES * WRIT_PAGE_BYTES;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, bytes, &vmo) == WRIT_OK &&
                process_map(io, WRIT_SLOT_PROCESS, vmo, ACCESS_BOTH, va, 0, bytes) == WRIT_OK;
    for (uint32_t i = 0; i < MAP_PAGES && good; i++) {
        volatile uint64_t *at = (volatile uint64_t *)(va + (uint64_t)i * WRIT_PAGE_BYTES);
        good = *at == 0;
        *at = va;
    }
    return good && process_unmap(io, WRIT_SLOT_PROCESS, va, bytes) == WRIT_OK &&
           writ_port_close(io, vmo) == WRIT_OK;
}

static bool derive_and_close(struct writ_io *io)
{
    uint32_t slot = 0;
    return process_derive(io, WRIT_SLOT_PROCESS, WRIT_SLOT_LOG, 0, &slot) == WRIT_OK &&
           writ_port_close(io, slot) == WRIT_OK;
}

/* Another client's band and processors change under it. */
static bool shuffle(struct writ_io *io, uint64_t *seed)
{
    const struct crew_member *other = crew_at((uint32_t)(next_random(seed) % CLIENTS));
    enum band band = (enum band)(next_random(seed) % (BAND_FAIR + 1));
    uint32_t kept = (uint32_t)(next_random(seed) % crew_processors());
    uint64_t processors = next_random(seed) % 2 == 0 ? CREW_ANYWHERE : only(kept);
    return thread_schedule(io, other->thread, band, 100, processors) == WRIT_OK;
}

static void stress(struct crew_member *self)
{
    uint64_t seed = self->index + 1;
    uint64_t va = STRESS_VA + self->index * STRESS_STEP;
    for (uint32_t i = 0; i < STRESS_ROUNDS && self->good; i++) {
        switch (next_random(&seed) % 6) {
        case 0:
            self->good = map_and_unmap(&self->io, va);
            break;
        case 1:
            self->good = derive_and_close(&self->io);
            break;
        case 2:
            self->good = shuffle(&self->io, &seed);
            break;
        case 3:
            syscall_yield();
            break;
        default:
            self->good =
                cases_call(&self->io, servers.connection[next_random(&seed) % SERVERS], seed);
        }
    }
}

/* Members 0 to 3 call, 4 and 5 serve. */
static bool work_on_all_processors_at_once(struct writ_io *io)
{
    bool good = true;
    for (uint32_t i = 0; i < SERVERS; i++) {
        good = begin_server(io, i, CLIENTS + i, CREW_ANYWHERE) && good;
    }
    for (uint32_t i = 0; i < CLIENTS; i++) {
        crew_start(i, stress, BAND_FAIR, CREW_ANYWHERE);
    }
    good = crew_finish(CLIENTS) && good;
    for (uint32_t i = 0; i < SERVERS; i++) {
        good = end_server(io, i) && good;
    }
    return crew_finish(CLIENTS + SERVERS) && good;
}

static bool calls_maps_and_moves_on_all_processors_leave_nothing_behind(struct writ_io *io)
{
    uint64_t limit = 0;
    uint64_t before = 0;
    uint64_t after = 0;
    bool good = work_on_all_processors_at_once(io) && /* page tables of these addresses stay */
                quota_usage(io, WRIT_SLOT_QUOTA, &limit, &before) == WRIT_OK &&
                work_on_all_processors_at_once(io) &&
                quota_usage(io, WRIT_SLOT_QUOTA, &limit, &after) == WRIT_OK;
    return good && before == after;
}

const struct sentence cases_of_processors[] = {
    {"a thread stays on the processor it is kept to",
     a_thread_stays_on_the_processor_it_is_kept_to},
    {"calls reach a server that is kept to another processor",
     calls_reach_a_server_that_is_kept_to_another_processor},
    {"a waiting server runs where its caller does", a_waiting_server_runs_where_its_caller_does},
    {"a processor that stays in user mode sees what is mapped now",
     a_processor_that_stays_in_user_mode_sees_what_is_mapped_now},
    {"calls, maps and moves on all processors leave nothing behind",
     calls_maps_and_moves_on_all_processors_leave_nothing_behind},
};

const uint32_t cases_of_processors_count =
    sizeof cases_of_processors / sizeof cases_of_processors[0];
