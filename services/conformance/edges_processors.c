/* Cases about what another processor still sees: see edges.h. A child stays there in user mode, and whatever is taken from it, is gone there too before the call returns. With
 * one processor they hold as well. */
#include "edges.h"

#include <stdatomic.h>

#include "children.h"
#include "kernel_calls.h"
#include "memd_wire.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum {
    PAGE = WRIT_PAGE_BYTES,
    PATIENCE_MS = 5000,
    BREAKS = 20,
    NEW_PAGES = 16,
    GLANCES = 50,
    WEIGHT = 100,
    CODE = 3,
};

#define HERE_VA UINT64_C(0x76000000)
#define THERE_VA UINT64_C(0x700000)
#define READ_WRITE (ACCESS_READ | ACCESS_WRITE)
#define FIRST UINT64_C(1)
#define AFTERWARDS UINT64_C(2)

/* A child that looks at a page of ours, and what it has it by. */
struct seer {
    struct child child;
    uint32_t vmo;
    uint32_t lent;
    uint32_t step; /* that looks */
};

static struct {
    uint32_t judge;   /* an endpoint */
    uint32_t judging; /* a connection to it */
    uint32_t rest;    /* a notification that nobody sets */
} of;

static volatile uint64_t *here(void)
{
    return (volatile uint64_t *)(uintptr_t)HERE_VA;
}

static uint32_t keep_to(struct writ_io *io, uint32_t thread, uint64_t processors)
{
    return thread_schedule(io, thread, BAND_FAIR, WEIGHT, processors);
}

static bool we_are_on_the_first_processor(struct writ_io *io)
{
    return quota_create_endpoint(io, WRIT_SLOT_QUOTA, MEMD_PROTOCOL, &of.judge) == WRIT_OK &&
           endpoint_mint(io, of.judge, MEMD_PROTOCOL, 1, KERNEL_ANY_PRINCIPAL, &of.judging) ==
               WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &of.rest) == WRIT_OK &&
           keep_to(io, WRIT_SLOT_THREAD, 1) == WRIT_OK;
}

static uint64_t looks(const struct seer *s)
{
    return atomic_load(&s->child.script->done);
}

/* Whether it looked twice more: the second time all of it was after this was called. */
static bool looks_again(const struct seer *s)
{
    uint64_t before = looks(s);
    uint64_t bits = 0;
    for (uint32_t i = 0; i < PATIENCE_MS && looks(s) < before + 2; i++) {
        (void)syscall_wait(of.rest, 1, &bits);
    }
    return looks(s) >= before + 2;
}

static uint64_t seen(const struct seer *s)
{
    return *(volatile uint64_t *)&s->child.script->steps[s->step].m.w[0];
}

/* The page, with FIRST in it, here and there. */
static bool make_page(struct writ_io *io, struct seer *s)
{
    bool good =
        quota_create_vmo(io, WRIT_SLOT_QUOTA, PAGE, &s->vmo) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, s->vmo, VMO_RIGHT_READ | VMO_RIGHT_WRITE, &s->lent) ==
            WRIT_OK &&
        process_map(io, WRIT_SLOT_PROCESS, s->vmo, READ_WRITE, HERE_VA, 0, PAGE) == WRIT_OK &&
        process_map(io, s->child.process, s->lent, READ_WRITE, THERE_VA, 0, PAGE) == WRIT_OK;
    if (good) {
        *here() = FIRST;
    }
    return good;
}

/* Stages it for another processor, if there is one. */
static bool stage(struct writ_io *io, struct seer *s)
{
    *s = (struct seer){0};
    bool good = child_stage(io, &s->child) && make_page(io, s) &&
                process_judge_by(io, s->child.process, of.judging) == WRIT_OK;
    (void)keep_to(io, s->child.thread, 2);
    return good;
}

static bool start_watching(struct writ_io *io, struct seer *s)
{
    bool good = stage(io, s);
    if (good) {
        s->step = child_will_watch(&s->child, THERE_VA);
    }
    return good && child_start(io, &s->child) && looks_again(s) && seen(s) == FIRST;
}

static bool end(struct writ_io *io, struct seer *s)
{
    child_drop(io, &s->child);
    (void)process_unmap(io, WRIT_SLOT_PROCESS, HERE_VA, PAGE);
    (void)writ_port_close(io, s->lent);
    return writ_port_close(io, s->vmo) == WRIT_OK;
}

/* Whether it does not see what is stored from now on, and has a fault because nothing is there any more. */
static bool is_blind(struct writ_io *io, const struct seer *s)
{
    static const uint64_t value = AFTERWARDS;
    struct writ_msg m = {0};
    struct writ_caller caller;
    if (vmo_write(io, s->vmo, 0, &value, sizeof value) != WRIT_OK ||
        endpoint_bind(io, of.judge) != WRIT_OK ||
        syscall_receive(syscall_head(SYSCALL_RECV, 0, PATIENCE_MS), &m, &caller) != WRIT_OK ||
        memd_judge_fault_request_check(&m, io->in, io->in + WRIT_RECORDS).check != 0) {
        return false;
    }
    struct fault_record fault = memd_judge_fault_request_read(io->in).fault;
    return fault.kind == FAULT_KIND_NOT_MAPPED && fault.address == THERE_VA && seen(s) == FIRST;
}

static bool what_is_unmapped_is_gone_on_every_processor(struct writ_io *io)
{
    struct seer s;
    bool good = start_watching(io, &s) &&
                process_unmap(io, s.child.process, THERE_VA, PAGE) == WRIT_OK && is_blind(io, &s);
    return end(io, &s) && good;
}

static bool what_is_revoked_is_gone_on_every_processor(struct writ_io *io)
{
    struct seer s;
    bool good = start_watching(io, &s) && process_revoke(io, WRIT_SLOT_PROCESS, s.vmo) == WRIT_OK &&
                is_blind(io, &s);
    return end(io, &s) && good;
}

static bool what_is_copied_is_seen_on_every_processor(struct writ_io *io)
{
    struct seer s;
    uint32_t clone = 0;
    bool good = start_watching(io, &s);
    for (uint64_t value = FIRST + 1; value < FIRST + BREAKS && good; value++) {
        good = vmo_clone(io, s.vmo, WRIT_SLOT_QUOTA, 0, PAGE, &clone) == WRIT_OK &&
               looks_again(&s) && vmo_write(io, s.vmo, 0, &value, sizeof value) == WRIT_OK &&
               looks_again(&s) && seen(&s) == value;
        (void)writ_port_close(io, clone);
    }
    return end(io, &s) && good;
}

/* Whether pages that are new stay empty while somebody might still write to them. */
static bool stays_empty(struct writ_io *io)
{
    uint32_t vmo = 0;
    uint64_t bits = 0;
    uint64_t bytes = (uint64_t)NEW_PAGES * PAGE;
    bool good = quota_create_vmo(io, WRIT_SLOT_QUOTA, bytes, &vmo) == WRIT_OK &&
                process_map(io, WRIT_SLOT_PROCESS, vmo, READ_WRITE, HERE_VA, 0, bytes) == WRIT_OK;
    for (uint32_t glance = 0; glance < GLANCES && good; glance++) {
        for (uint64_t at = 0; at < bytes && good; at += PAGE) {
            good = *(volatile uint64_t *)(uintptr_t)(HERE_VA + at) == 0;
        }
        (void)syscall_wait(of.rest, 1, &bits);
    }
    (void)process_unmap(io, WRIT_SLOT_PROCESS, HERE_VA, bytes);
    return writ_port_close(io, vmo) == WRIT_OK && good;
}

static bool who_is_killed_on_another_processor_writes_no_more(struct writ_io *io)
{
    struct seer s;
    bool good = stage(io, &s);
    if (good) {
        child_will_keep_storing(&s.child, THERE_VA, AFTERWARDS);
    }
    good = good && child_start(io, &s.child) && looks_again(&s) && *here() == AFTERWARDS &&
           process_unmap(io, WRIT_SLOT_PROCESS, HERE_VA, PAGE) == WRIT_OK &&
           writ_port_close(io, s.lent) == WRIT_OK && writ_port_close(io, s.vmo) == WRIT_OK &&
           process_kill(io, s.child.process, CODE) == WRIT_OK && stays_empty(io);
    child_drop(io, &s.child);
    return good;
}

/* The last one. */
static bool we_are_anywhere_again(struct writ_io *io)
{
    return keep_to(io, WRIT_SLOT_THREAD, UINT64_MAX) == WRIT_OK &&
           writ_port_close(io, of.judge) == WRIT_OK && writ_port_close(io, of.judging) == WRIT_OK &&
           writ_port_close(io, of.rest) == WRIT_OK;
}

static const struct edge_case cases[] = {
    {"we are on the first processor", we_are_on_the_first_processor},
    {"what is unmapped is gone on every processor", what_is_unmapped_is_gone_on_every_processor},
    {"what is revoked is gone on every processor", what_is_revoked_is_gone_on_every_processor},
    {"what is copied is seen on every processor", what_is_copied_is_seen_on_every_processor},
    {"who is killed on another processor writes no more",
     who_is_killed_on_another_processor_writes_no_more},
    {"we are anywhere again", we_are_anywhere_again},
};

const struct edge_cases edges_of_processors = {cases, sizeof cases / sizeof cases[0]};
