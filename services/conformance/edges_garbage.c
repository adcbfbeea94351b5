/* Cases about what is dead and not taken apart yet: who waits for it, and for how much of it. See edges.h. */
#include "edges.h"

#include <stdatomic.h>

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/syscall.h"
#include "writ/threads.h"

enum {
    STACK_BYTES = 8192,
    PAGE = WRIT_PAGE_BYTES,
    MAKERS = 3,
    SOURCE_PAGES = 32,
    CLONE_PAGES = SOURCE_PAGES + 2, /* with its index, and its place */
    CALLS = 8,
};

#define PAGES_VA UINT64_C(0x65000000)
#define PAGES_APART UINT64_C(0x10000)

/* A thread that makes garbage as fast as it can. */
struct maker {
    struct threads_plan plan;
    uint32_t thread;
    _Alignas(16) uint8_t stack[STACK_BYTES];
};

static struct {
    struct maker makers[MAKERS];
    uint32_t source;
    uint32_t rest; /* a notification that nobody sets */
    atomic_uint made;
    atomic_bool ends;
} of;

[[gnu::noreturn]] static void make_garbage(void *unused, struct writ_io *io)
{
    (void)unused;
    while (!atomic_load(&of.ends)) {
        uint32_t clone = 0;
        if (vmo_clone(io, of.source, WRIT_SLOT_QUOTA, 0, (uint64_t)SOURCE_PAGES * PAGE, &clone) ==
            WRIT_OK) {
            atomic_fetch_add(&of.made, 1);
            (void)writ_port_close(io, clone);
        }
    }
    for (;;) {
        uint64_t bits = 0;
        (void)syscall_wait(of.rest, SYSCALL_FOREVER, &bits);
    }
}

/* All its pages are there, so that each costs something to give back. */
static bool make_source(struct writ_io *io)
{
    static const uint64_t word = 1;
    of.source = edges_vmo(io, SOURCE_PAGES);
    bool good = of.source != 0 && quota_create_notification(io, WRIT_SLOT_QUOTA, &of.rest) == WRIT_OK;
    for (uint64_t page = 0; good && page < SOURCE_PAGES; page++) {
        good = vmo_write(io, of.source, page * PAGE, &word, sizeof word) == WRIT_OK;
    }
    return good;
}

static bool start_makers(struct writ_io *io)
{
    bool good = true;
    for (uint32_t i = 0; good && i < MAKERS; i++) {
        struct maker *maker = &of.makers[i];
        maker->plan = (struct threads_plan){.run = make_garbage,
                                            .stack = maker->stack,
                                            .stack_bytes = sizeof maker->stack,
                                            .pages_va = PAGES_VA + i * PAGES_APART};
        good = threads_start(io, &maker->plan, &maker->thread) == WRIT_OK;
    }
    return good;
}

/* While a call waits, no more can be made than there is room for, and once more as much as it waits for: so much died before. */
static bool who_waits_for_what_is_dead_does_not_wait_for_what_dies_meanwhile(struct writ_io *io)
{
    uint64_t limit = 0;
    uint64_t used = 0;
    uint32_t least = UINT32_MAX;
    bool good = make_source(io) && quota_usage(io, WRIT_SLOT_QUOTA, &limit, &used) == WRIT_OK &&
                start_makers(io);
    uint64_t room = (limit - used) / PAGE / CLONE_PAGES + MAKERS;
    for (uint32_t i = 0; good && i < CALLS; i++) {
        uint64_t bits = 0;
        (void)syscall_wait(of.rest, 1, &bits);
        uint32_t before = atomic_load(&of.made);
        good = quota_usage(io, WRIT_SLOT_QUOTA, &limit, &used) == WRIT_OK;
        uint32_t made = atomic_load(&of.made) - before;
        least = made < least ? made : least;
    }
    atomic_store(&of.ends, true);
    log_info("[conformance] garbage: %u made, at least %u while a call waited, room for %u", atomic_load(&of.made), least, (unsigned)room);
    return writ_port_close(io, of.source) == WRIT_OK && good && atomic_load(&of.made) > 0 &&
           least <= 2 * room;
}

static const struct edge_case cases[] = {
    {"who waits for what is dead does not wait for what dies meanwhile",
     who_waits_for_what_is_dead_does_not_wait_for_what_dies_meanwhile},
};

const struct edge_cases edges_of_garbage = {cases, sizeof cases / sizeof cases[0]};
