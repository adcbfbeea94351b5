/* See scarce.h. */
#include "scarce.h"

#include "devices.h"
#include "kernel_calls.h"
#include "scarce_apart.h"
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
    THREADS = 8,
    PAGER = 0x000e,    /* protocol */
    FREE_PORT = 0x2e8, /* where no machine here has a device */
    FREE_LINE = 9,
};

#define CHILD_VA UINT64_C(0x10000000)
#define FAR_VA UINT64_C(0x7000000000)
#define NO_DEVICE UINT64_C(0xf0000000)

struct scarce {
    struct writ_io *io;
    uint32_t endpoint;
    uint32_t vmo;
    uint32_t bell;
    uint32_t pager;     /* a connection to our endpoint, as if it served that */
    uint32_t made;      /* calls that succeeded, and */
    uint32_t exhausted; /* those that could not be paid */
    bool good;
};

/* What came of one way to make something, over all numbers of pages. */
struct outcome {
    uint32_t made;
    uint32_t exhausted;
};

/* What has to be as it was. */
struct level {
    uint64_t used; /* bytes of our quota */
    uint64_t free; /* bytes in frames that hold nothing */
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

static struct level level_of(const struct scarce *s)
{
    struct memory_control_statistics_reply r = {0};
    uint64_t left = 0;
    uint64_t used = used_of(s, &left);
    (void)memory_control_statistics(s->io, MEMORY_CONTROL_SLOT, &r.memory, &r.promised, &r.free,
                                    &r.detained, &r.claimed);
    return (struct level){.used = used, .free = r.free};
}

static void expect_level(struct scarce *s, const char *what, uint64_t pages, struct level before)
{
    struct level after = level_of(s);
    if (after.used != before.used || after.free != before.free) {
        log_error("[fuzz] FAILED: %s with %lu pages: %lu bytes used and %lu free, then %lu and %lu",
                  what, pages, before.used, before.free, after.used, after.free);
        s->good = false;
    }
}

static void judge(struct scarce *s, const char *what, uint32_t status, struct outcome *outcome)
{
    s->made += status == WRIT_OK;
    s->exhausted += status == KERNEL_ERROR_QUOTA_EXHAUSTED;
    outcome->made += status == WRIT_OK;
    outcome->exhausted += status == KERNEL_ERROR_QUOTA_EXHAUSTED;
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

static uint32_t make_irq(const struct scarce *s, uint32_t *ret_slot)
{
    return irq_control_claim_message(s->io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, ret_slot);
}

static uint32_t make_line(const struct scarce *s, uint32_t *ret_slot)
{
    return irq_control_claim_line(s->io, IRQ_CONTROL_SLOT, WRIT_SLOT_QUOTA, FREE_LINE,
                                  TRIGGER_LEVEL_LOW, ret_slot);
}

static uint32_t make_kept_reply(const struct scarce *s, uint32_t *ret_slot)
{
    return apart_keep_reply(s->io, ret_slot);
}

static uint32_t make_ports(const struct scarce *s, uint32_t *ret_slot)
{
    return io_port_control_claim(s->io, IO_PORT_CONTROL_SLOT, WRIT_SLOT_QUOTA, FREE_PORT, 1,
                                 ret_slot);
}

static uint32_t make_function(const struct scarce *s, uint32_t *ret_slot)
{
    return pci_control_claim(s->io, PCI_CONTROL_SLOT, WRIT_SLOT_QUOTA, devices_address(), ret_slot);
}

/* The range outlives its function here. */
static uint32_t make_range(const struct scarce *s, uint32_t *ret_slot)
{
    uint32_t function = 0;
    uint32_t status = make_function(s, &function);
    if (status == WRIT_OK) {
        status = pci_function_claim_range(s->io, function, WRIT_SLOT_QUOTA, 0, 0, PAGE, ret_slot);
        close(s, function);
    }
    return status;
}

static uint32_t make_paged(const struct scarce *s, uint32_t *ret_slot)
{
    return quota_create_paged(s->io, WRIT_SLOT_QUOTA, 3 * PAGE, s->pager, ret_slot);
}

static uint32_t make_clone(const struct scarce *s, uint32_t *ret_slot)
{
    return vmo_clone(s->io, s->vmo, WRIT_SLOT_QUOTA, 0, 3 * PAGE, ret_slot);
}

static uint32_t make_claim(const struct scarce *s, uint32_t *ret_slot)
{
    return memory_control_claim(s->io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, NO_DEVICE, PAGE,
                                ret_slot);
}

static uint32_t make_piece(const struct scarce *s, uint32_t *ret_slot)
{
    uint64_t address = 0;
    return memory_control_create_contiguous(s->io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, 3 * PAGE,
                                            UINT64_MAX, ret_slot, &address);
}

/* Its memory comes back with release_all. */
static uint32_t make_dma(const struct scarce *s, uint32_t *ret_slot)
{
    uint64_t address = 0;
    return memory_control_create_dma(s->io, MEMORY_CONTROL_SLOT, WRIT_SLOT_QUOTA, 3 * PAGE,
                                     UINT64_MAX, ret_slot, &address);
}

static void release_all(const struct scarce *s)
{
    uint64_t address = 0;
    uint64_t bytes = 0;
    while (memory_control_next_detained(s->io, MEMORY_CONTROL_SLOT, 0, &address, &bytes) ==
           WRIT_OK) {
        (void)memory_control_release(s->io, MEMORY_CONTROL_SLOT, address);
    }
}

/* Those that take whole pages are refused at least once; a small object may find room in a page. */
static const struct maker {
    const char *name;
    uint32_t (*make)(const struct scarce *s, uint32_t *ret_slot);
    bool takes_pages;
} makers[] = {
    {"create_vmo", make_vmo, true},
    {"create_paged", make_paged, true},
    {"clone", make_clone, true},
    {"create_endpoint", make_endpoint, false},
    {"create_notification", make_notification, false},
    {"create_timer", make_timer, false},
    {"create_process", make_process, true},
    {"mint", make_connection, false},
    {"derive", make_copy, false},
    {"claim", make_claim, false},
    {"create_contiguous", make_piece, true},
    {"create_dma", make_dma, true},
    {"claim_message", make_irq, false},
    {"claim_line", make_line, false},
    {"claim_ports", make_ports, false},
    {"keep_reply", make_kept_reply, false},
    {"claim_function", make_function, false},
    {"claim_range", make_range, false},
};

enum { MAKERS = sizeof makers / sizeof makers[0] };

static void try_maker(struct scarce *s, const struct maker *maker, uint64_t pages,
                      struct outcome *outcome)
{
    uint32_t slot = 0;
    struct level before = level_of(s);
    uint32_t status = maker->make(s, &slot);
    judge(s, maker->name, status, outcome);
    close(s, slot);
    hear_ends();
    release_all(s);
    expect_level(s, maker->name, pages, before);
}

/* Uses up all but `pages` of our own quota, tries everything, and gives it back. */
static void with_pages_left(struct scarce *s, uint64_t pages, struct outcome *outcomes)
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
    for (uint32_t i = 0; i < MAKERS; i++) {
        try_maker(s, &makers[i], pages, &outcomes[i]);
    }
    close(s, small);
    close(s, large);
}

static uint32_t in_far_slot(const struct scarce *s, uint32_t child)
{
    return process_install(s->io, child, s->vmo, FAR_SLOT, VMO_RIGHT_READ);
}

static uint32_t at_far_address(const struct scarce *s, uint32_t child)
{
    return process_map(s->io, child, s->vmo, ACCESS_READ, FAR_VA, 0, PAGE);
}

/* The mapping that is made in the middle of another one. */
static uint32_t in_pieces(const struct scarce *s, uint32_t child)
{
    uint32_t status = process_map(s->io, child, s->vmo, ACCESS_READ, CHILD_VA, 0, 3 * PAGE);
    return status == WRIT_OK ? process_unmap(s->io, child, CHILD_VA + PAGE, PAGE) : status;
}

static uint32_t with_thread(const struct scarce *s, uint32_t child)
{
    uint32_t thread = 0;
    uint32_t status = process_create_thread(s->io, child, CHILD_VA, CHILD_VA, 0, CHILD_VA, &thread);
    close(s, thread);
    return status;
}

/* So many that they do not find room in one page. */
static uint32_t with_threads(const struct scarce *s, uint32_t child)
{
    uint32_t status = WRIT_OK;
    for (uint64_t i = 0; i < THREADS && status == WRIT_OK; i++) {
        uint32_t thread = 0;
        status = process_create_thread(s->io, child, CHILD_VA, CHILD_VA, 0, CHILD_VA + i * 3 * PAGE,
                                       &thread);
        close(s, thread);
    }
    return status;
}

static uint32_t with_grant(const struct scarce *s, uint32_t child)
{
    uint32_t grant = 0;
    struct declared_slot slot = {.slot = FAR_SLOT, .type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    struct process_grant_reply reply = {0};
    uint32_t status = process_grant(s->io, child, &slot, 1, &reply);
    grant = reply.grant;
    if (status == WRIT_OK) {
        status = install_grant_install(s->io, grant, s->vmo, FAR_SLOT);
    }
    close(s, grant);
    return status;
}

static uint32_t with_estate(const struct scarce *s, uint32_t child)
{
    return process_control_set_estate(s->io, PROCESS_CONTROL_SLOT, child, 1, 0);
}

/* Without room for the registers, the exception that asks for it is a fault. */
static uint32_t with_floats(const struct scarce *s, uint32_t child)
{
    bool faulted = false;
    uint32_t status = apart_use_floats(s->io, child, &faulted);
    return status == WRIT_OK && faulted ? KERNEL_ERROR_QUOTA_EXHAUSTED : status;
}

/* What a process pays for itself, each in a new one. */
static const struct childs {
    const char *name;
    uint32_t (*act)(const struct scarce *s, uint32_t child);
} childs[] = {
    {"install", in_far_slot},
    {"map", at_far_address},
    {"unmap", in_pieces},
    {"create_thread", with_thread},
    {"create_threads", with_threads},
    {"grant and install", with_grant},
    {"set_estate", with_estate},
    {"use floating point", with_floats},
};

enum { CHILDS = sizeof childs / sizeof childs[0] };

static void in_a_child_of(struct scarce *s, uint64_t pages, const struct childs *what,
                          struct outcome *outcome)
{
    uint32_t child = 0;
    uint64_t koid = 0;
    struct outcome ignored = {0};
    struct level before = level_of(s);
    uint32_t status = process_control_create(s->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA,
                                             CHILD_PRINCIPAL, 0, pages * PAGE, &child, &koid);
    judge(s, "create_process", status, &ignored);
    if (status == WRIT_OK) {
        judge(s, what->name, what->act(s, child), outcome);
        close(s, child);
    }
    expect_level(s, what->name, pages, before);
}

static void expect_both(struct scarce *s, const char *what, const struct outcome *outcome,
                        bool is_refused)
{
    if (outcome->made == 0 || (is_refused && outcome->exhausted == 0)) {
        log_error("[fuzz] FAILED: %s succeeded %u times and was refused %u times", what,
                  outcome->made, outcome->exhausted);
        s->good = false;
    }
}

static void try_all(struct scarce *s)
{
    struct outcome of_makers[MAKERS] = {0};
    struct outcome of_childs[CHILDS] = {0};
    for (uint64_t pages = 0; pages < MOST_LEFT && s->good; pages++) {
        with_pages_left(s, pages, of_makers);
    }
    for (uint64_t pages = 0; pages < CHILD_PAGES && s->good; pages++) {
        for (uint32_t i = 0; i < CHILDS; i++) {
            in_a_child_of(s, pages, &childs[i], &of_childs[i]);
        }
    }
    for (uint32_t i = 0; i < MAKERS; i++) {
        expect_both(s, makers[i].name, &of_makers[i], makers[i].takes_pages);
    }
    for (uint32_t i = 0; i < CHILDS; i++) {
        expect_both(s, childs[i].name, &of_childs[i], true);
    }
    if (apart_faults() == 0) {
        log_error("[fuzz] FAILED: nobody lacked room for floating point registers");
        s->good = false;
    }
}

bool scarce_run(struct writ_io *io)
{
    struct scarce s = {.io = io, .good = true};
    (void)make_vmo(&s, &s.vmo);
    (void)quota_create_endpoint(io, WRIT_SLOT_QUOTA, PAGER, &s.endpoint);
    (void)make_connection(&s, &s.pager);
    (void)make_notification(&s, &s.bell);
    (void)endpoint_bind(io, s.endpoint);
    uint32_t reply = 0; /* once, so that all pages of the thread which calls are there */
    s.good = apart_init(io, s.pager) == WRIT_OK && apart_keep_reply(io, &reply) == WRIT_OK;
    close(&s, reply);
    hear_ends();
    struct level before = level_of(&s);
    try_all(&s);
    expect_level(&s, "everything", 0, before);
    close(&s, s.vmo);
    close(&s, s.bell);
    close(&s, s.pager);
    close(&s, s.endpoint);
    log_info("[fuzz] with few pages left: %u calls succeeded, %u were refused", s.made,
             s.exhausted);
    return s.good;
}
