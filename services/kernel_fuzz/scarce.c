/* See scarce.h. */
#include "scarce.h"

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum {
    PAGE = WRIT_PAGE_BYTES,
    MOST_LEFT = 24,
    NEAR = 400, /* pages that are left for the last filler, which is small */
    CHILD_PAGES = 40,
    CHILD_PRINCIPAL = 0x70,
    FAR_SLOT = 60000,
};

#define CHILD_VA UINT64_C(0x10000000)
#define FAR_VA UINT64_C(0x7000000000)

struct scarce {
    struct writ_io *io;
    uint32_t endpoint;
    uint32_t vmo;
    uint32_t bell;
    uint32_t made;      /* calls that succeeded, and */
    uint32_t exhausted; /* those that could not be paid */
    bool good;
};

static uint64_t used_of(const struct scarce *s, uint64_t *ret_left)
{
    uint64_t limit = 0;
    uint64_t used = 0;
    (void)quota_usage(s->io, WRIT_SLOT_QUOTA, &limit, &used);
    *ret_left = (limit - used) / PAGE;
    return used;
}

static void close(const struct scarce *s, uint32_t slot)
{
    if (slot != 0) {
        (void)process_close(s->io, WRIT_SLOT_PROCESS, slot);
    }
}

/* A connection that is closed lives on until its endpoint's receiver has heard of it. */
static void hear_ends(void)
{
    struct writ_msg m = {0};
    struct writ_caller caller;
    while ((uint32_t)syscall_receive(syscall_head(SYSCALL_RECV, 0, 0), &m, &caller) == WRIT_OK) {
        m = (struct writ_msg){0};
    }
}

static void judge(struct scarce *s, const char *what, uint32_t status)
{
    s->made += status == WRIT_OK;
    s->exhausted += status == KERNEL_ERROR_QUOTA_EXHAUSTED;
    if (status != WRIT_OK && status != KERNEL_ERROR_QUOTA_EXHAUSTED) {
        log_error("[fuzz] FAILED: %s with few pages left: status %u", what, status);
        s->good = false;
    }
}

static uint32_t make_vmo(const struct scarce *s, uint32_t *ret_slot)
{
    return quota_create_vmo(s->io, WRIT_SLOT_QUOTA, 3 * PAGE, ret_slot);
}

static uint32_t make_endpoint(const struct scarce *s, uint32_t *ret_slot)
{
    return quota_create_endpoint(s->io, WRIT_SLOT_QUOTA, 1, ret_slot);
}

static uint32_t make_notification(const struct scarce *s, uint32_t *ret_slot)
{
    return quota_create_notification(s->io, WRIT_SLOT_QUOTA, ret_slot);
}

static uint32_t make_timer(const struct scarce *s, uint32_t *ret_slot)
{
    return quota_create_timer(s->io, WRIT_SLOT_QUOTA, s->bell, 1, ret_slot);
}

static uint32_t make_process(const struct scarce *s, uint32_t *ret_slot)
{
    uint64_t koid = 0;
    return process_control_create(s->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_PRINCIPAL, 0,
                                  12 * PAGE, ret_slot, &koid);
}

static uint32_t make_connection(const struct scarce *s, uint32_t *ret_slot)
{
    return endpoint_mint(s->io, s->endpoint, 1, 0, 1, ret_slot);
}

static uint32_t make_copy(const struct scarce *s, uint32_t *ret_slot)
{
    return process_derive(s->io, WRIT_SLOT_PROCESS, s->vmo, VMO_RIGHT_READ, ret_slot);
}

static const struct maker {
    const char *name;
    uint32_t (*make)(const struct scarce *s, uint32_t *ret_slot);
} makers[] = {
    {"create_vmo", make_vmo},
    {"create_endpoint", make_endpoint},
    {"create_notification", make_notification},
    {"create_timer", make_timer},
    {"create_process", make_process},
    {"mint", make_connection},
    {"derive", make_copy},
};

static void try_maker(struct scarce *s, const struct maker *maker)
{
    uint64_t left = 0;
    uint32_t slot = 0;
    uint64_t before = used_of(s, &left);
    uint32_t status = maker->make(s, &slot);
    judge(s, maker->name, status);
    close(s, slot);
    hear_ends();
    uint64_t after = used_of(s, &left);
    if (after != before) {
        log_error("[fuzz] FAILED: %s with %lu pages left: %lu bytes were used, then %lu",
                  maker->name, left, before, after);
        s->good = false;
    }
}

/* Uses up all but `pages` of our own quota, tries everything, and gives it back. */
static void with_pages_left(struct scarce *s, uint64_t pages)
{
    uint32_t large = 0;
    uint32_t small = 0;
    uint64_t left = 0;
    (void)used_of(s, &left);
    uint64_t most = left - NEAR - left / 500;
    (void)quota_create_vmo(s->io, WRIT_SLOT_QUOTA, most * PAGE, &large);
    (void)used_of(s, &left);
    (void)quota_create_vmo(s->io, WRIT_SLOT_QUOTA, (left - pages - 1) * PAGE, &small);
    (void)used_of(s, &left);
    if (large == 0 || small == 0 || left != pages) {
        log_error("[fuzz] FAILED: %lu pages are left instead of %lu", left, pages);
        s->good = false;
    }
    for (uint32_t i = 0; i < sizeof makers / sizeof makers[0]; i++) {
        try_maker(s, &makers[i]);
    }
    close(s, small);
    close(s, large);
}

/* A child pays for its threads, its table and its page tables. */
static void in_a_child_of(struct scarce *s, uint64_t pages)
{
    uint32_t child = 0;
    uint32_t thread = 0;
    uint64_t koid = 0;
    uint32_t status = process_control_create(s->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                             CHILD_PRINCIPAL, 0, pages * PAGE, &child, &koid);
    judge(s, "create_process", status);
    if (status != WRIT_OK) {
        return;
    }
    judge(s, "install", process_install(s->io, child, s->vmo, FAR_SLOT, VMO_RIGHT_READ));
    judge(s, "map", process_map(s->io, child, s->vmo, ACCESS_READ, FAR_VA, 0, PAGE));
    judge(s, "create_thread",
          process_create_thread(s->io, child, CHILD_VA, CHILD_VA, 0, CHILD_VA, &thread));
    judge(s, "map", process_map(s->io, child, s->vmo, ACCESS_READ, 2 * FAR_VA, 0, PAGE));
    close(s, thread);
    close(s, child);
}

bool scarce_run(struct writ_io *io)
{
    struct scarce s = {.io = io, .good = true};
    uint64_t left = 0;
    (void)make_vmo(&s, &s.vmo);
    (void)make_endpoint(&s, &s.endpoint);
    (void)endpoint_bind(io, s.endpoint);
    (void)make_notification(&s, &s.bell);
    uint64_t before = used_of(&s, &left);
    for (uint64_t pages = 0; pages < MOST_LEFT && s.good; pages++) {
        with_pages_left(&s, pages);
    }
    for (uint64_t pages = 0; pages < CHILD_PAGES && s.good; pages++) {
        in_a_child_of(&s, pages);
    }
    uint64_t after = used_of(&s, &left);
    if (after != before) {
        log_error("[fuzz] FAILED: %lu bytes were used before, %lu after", before, after);
        s.good = false;
    }
    close(&s, s.vmo);
    close(&s, s.endpoint);
    close(&s, s.bell);
    log_info("[fuzz] with few pages left: %u calls succeeded, %u were refused", s.made,
             s.exhausted);
    return s.good;
}
