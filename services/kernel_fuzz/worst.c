/* See worst.h. */
#include "worst.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum {
    TIMES = 5, /* with more and more exits before each: the test flavour looks at some of them */
    COPIES = 60000,
    CONNECTIONS = 256,
    THREADS = 64,
    VMOS = 1000,
    MAPPINGS = 100,
    SHARED = 126, /* mappings of one page, with those that are there anyway */
    TABLES = 16,  /* at the end of user space, where the way to them is longest */
    CHILD_BYTES = 16 << 20,
    CHILD_PRINCIPAL = 0x70,
    LONG_MS = 10000,
    TOGETHER_US = 5000,
    PAGE = WRIT_PAGE_BYTES,
};

#define FAR UINT64_C(0x200000000)
#define LARGE_BYTES (UINT64_C(96) << 20)
#define USER_HIGH UINT64_C(0x7ffffffff000)
#define TABLE_SPAN (UINT64_C(2) << 20)
#define CHILD_VA UINT64_C(0x10000000)
#define LABEL UINT64_C(0x10001)
#define MAPPINGS_VA UINT64_C(0x20000000)

struct worst {
    struct writ_io *io;
    uint32_t vmo;
    uint32_t round;
    bool good;
};

static void expect(struct worst *w, uint32_t status, const char *what)
{
    if (status != WRIT_OK) {
        log_error("[fuzz] FAILED: %s: status %u", what, status);
        w->good = false;
    }
}

/* Moves what follows to another place among the exits that are looked at. */
static void shift(const struct worst *w)
{
    for (uint32_t i = 0; i < w->round; i++) {
        syscall_yield();
    }
}

static void close(const struct worst *w, uint32_t slot)
{
    (void)process_close(w->io, WRIT_SLOT_PROCESS, slot);
}

static uint16_t made[COPIES]; /* slots */

/* Fills the table with children of a capability or, of every other one, with a chain. */
static void derive_all(struct worst *w, uint32_t vmo)
{
    uint32_t from = vmo;
    for (uint32_t i = 0; i < COPIES && w->good; i++) {
        uint32_t slot = 0;
        expect(w, process_derive(w->io, WRIT_SLOT_PROCESS, from, VMO_RIGHT_READ, &slot), "derive");
        from = i % 2 == 0 ? vmo : slot;
        made[i] = (uint16_t)slot;
    }
}

/* A capability with sixty thousand descendants is closed, then they are; then those of another are
 * revoked. */
static void copies(struct worst *w)
{
    uint32_t vmo = 0;
    expect(w, quota_create_vmo(w->io, WRIT_SLOT_QUOTA, PAGE, &vmo), "make a vmo");
    derive_all(w, vmo);
    shift(w);
    close(w, vmo);
    for (uint32_t i = 0; i < COPIES && w->good; i++) {
        close(w, made[i]);
    }
    expect(w, quota_create_vmo(w->io, WRIT_SLOT_QUOTA, PAGE, &vmo), "make a vmo");
    derive_all(w, vmo);
    shift(w);
    expect(w, process_revoke_within(w->io, WRIT_SLOT_PROCESS, LONG_MS, vmo), "revoke all");
    if (w->good && process_close(w->io, WRIT_SLOT_PROCESS, made[0]) != KERNEL_ERROR_BAD_SLOT) {
        log_error("[fuzz] FAILED: a revoked capability is there still");
        w->good = false;
    }
    close(w, vmo);
}

static uint32_t child(struct worst *w)
{
    uint32_t slot = 0;
    uint64_t koid = 0;
    expect(w,
           process_control_create(w->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_PRINCIPAL, 0,
                                  CHILD_BYTES, &slot, &koid),
           "make a process");
    return slot;
}

/* VMOs with a page each, which nobody but the child has then, each mapped there. */
static void give_vmos(struct worst *w, uint32_t child_slot)
{
    static const uint8_t byte = 1;
    for (uint32_t i = 0; i < VMOS && w->good; i++) {
        uint32_t vmo = 0;
        expect(w, quota_create_vmo(w->io, WRIT_SLOT_QUOTA, PAGE, &vmo), "make a vmo");
        expect(w, vmo_write(w->io, vmo, 0, &byte, 1), "write");
        expect(w, process_install(w->io, child_slot, vmo, 16 + COPIES + i, VMO_RIGHT_READ),
               "install");
        expect(
            w,
            process_map(w->io, child_slot, vmo, ACCESS_READ, MAPPINGS_VA + i * 2 * PAGE, 0, PAGE),
            "map");
        close(w, vmo);
    }
}

/* A process with as many capabilities, threads, mappings and pages as it can have is killed. */
static void full_process(struct worst *w)
{
    uint32_t slot = child(w);
    uint32_t thread = 0;
    for (uint32_t at = 16; at < 16 + COPIES && w->good; at++) {
        expect(w, process_install(w->io, slot, w->vmo, at, VMO_RIGHT_READ), "install");
    }
    for (uint32_t i = 0; i < THREADS; i++) {
        uint64_t pages = CHILD_VA + (uint64_t)i * 3 * PAGE;
        if (process_create_thread(w->io, slot, CHILD_VA, CHILD_VA, 0, pages, &thread) == WRIT_OK) {
            close(w, thread);
        }
    }
    give_vmos(w, slot);
    for (uint64_t i = 0; i < MAPPINGS; i++) {
        expect(w,
               process_map(w->io, slot, w->vmo, ACCESS_READ, MAPPINGS_VA + (VMOS + i) * 2 * PAGE,
                           i * PAGE, PAGE),
               "map");
    }
    for (uint64_t t = 1; t <= TABLES; t++) {
        uint64_t va = USER_HIGH - t * TABLE_SPAN;
        expect(w, process_map(w->io, slot, w->vmo, ACCESS_READ, va, 0, PAGE), "map at the end");
    }
    expect(w, process_map(w->io, slot, w->vmo, ACCESS_READ, FAR, 0, LARGE_BYTES),
           "map for a child");
    shift(w);
    expect(w, process_kill_within(w->io, slot, LONG_MS, 0), "kill");
    close(w, slot);
}

/* Many pages, all there, are mapped, taken away and given back. */
static void many_pages(struct worst *w)
{
    uint32_t vmo = 0;
    expect(w, quota_create_vmo(w->io, WRIT_SLOT_QUOTA, LARGE_BYTES, &vmo), "make a large vmo");
    shift(w);
    expect(
        w,
        process_map(w->io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, FAR, 0, LARGE_BYTES),
        "map it");
    for (uint64_t at = 0; at < LARGE_BYTES && w->good; at += PAGE) {
        *(volatile uint8_t *)(FAR + at) = 1; /* mapped here */
    }
    shift(w);
    expect(w, process_unmap(w->io, WRIT_SLOT_PROCESS, FAR, LARGE_BYTES), "unmap it");
    shift(w);
    expect(w, process_map(w->io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ, FAR + PAGE, 0, 512 * PAGE),
           "map what is there");
    shift(w);
    expect(w, process_unmap(w->io, WRIT_SLOT_PROCESS, FAR + PAGE, 512 * PAGE), "unmap that");
    shift(w);
    close(w, vmo);
}

/* A page that a clone shares and as many mappings show as may be is copied: by a call, then by a store. */
static void shared_page(struct worst *w)
{
    static const uint8_t byte = 1;
    uint32_t vmo = 0;
    for (uint32_t by_call = 0; by_call < 2; by_call++) {
        uint32_t clone = 0;
        expect(w, quota_create_vmo(w->io, WRIT_SLOT_QUOTA, PAGE, &vmo), "make a vmo");
        expect(w, vmo_write(w->io, vmo, 0, &byte, 1), "write");
        expect(w, vmo_clone(w->io, vmo, WRIT_SLOT_QUOTA, 0, PAGE, &clone), "clone");
        for (uint64_t i = 0; i < SHARED && w->good; i++) {
            uint64_t va = FAR + i * 2 * PAGE;
            expect(
                w,
                process_map(w->io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, va, 0, PAGE),
                "map it once more");
            (void)*(volatile uint8_t *)va;
        }
        shift(w);
        if (by_call == 1) {
            expect(w, vmo_write(w->io, vmo, 0, &byte, 1), "write");
        } else {
            *(volatile uint8_t *)FAR = 1;
        }
        expect(w, process_unmap(w->io, WRIT_SLOT_PROCESS, FAR, SHARED * 2 * PAGE), "unmap all");
        close(w, clone);
        close(w, vmo);
    }
}

static uint32_t endpoint_with_connections(struct worst *w)
{
    uint32_t endpoint = 0;
    uint32_t connection = 0;
    expect(w, quota_create_endpoint(w->io, WRIT_SLOT_QUOTA, 1, &endpoint), "make an endpoint");
    for (uint32_t i = 0; i < CONNECTIONS && w->good; i++) {
        expect(w, endpoint_mint(w->io, endpoint, LABEL, 0, 1, &connection), "mint");
    }
    return endpoint;
}

static void close_connections(const struct worst *w, uint32_t endpoint)
{
    for (uint32_t slot = endpoint; slot <= endpoint + CONNECTIONS; slot++) {
        close(w, slot);
    }
}

static void many_connections(struct worst *w)
{
    uint32_t revoked = 0;
    uint32_t endpoint = endpoint_with_connections(w);
    shift(w);
    expect(w, endpoint_revoke_label_within(w->io, endpoint, LONG_MS, LABEL, &revoked), "revoke");
    close_connections(w, endpoint);
    endpoint = endpoint_with_connections(w);
    shift(w);
    expect(w, endpoint_revoke_principal_within(w->io, endpoint, LONG_MS, 1, &revoked), "revoke");
    shift(w);
    expect(w, endpoint_shut(w->io, endpoint), "shut");
    close_connections(w, endpoint);
    endpoint = endpoint_with_connections(w);
    shift(w);
    close(w, endpoint);
    close_connections(w, endpoint);
}

/* The longest line there is: every byte of it is shown as two. */
static void longest_line(struct worst *w)
{
    char text[KERNEL_MAX_LOG_TEXT];
    memset(text, 1, sizeof text);
    shift(w);
    expect(w,
           log_control_log_string(w->io, LOG_CONTROL_SLOT, LOG_LEVEL_INFO, LOG_CATEGORY_DEBUG, text,
                                  sizeof text),
           "say the longest line");
}

/* As many timers as there may be are due at one moment, and each of them wakes somebody. */
static void many_timers(struct worst *w)
{
    uint32_t timers[KERNEL_MAX_TIMERS];
    uint32_t bell = 0;
    uint64_t bits = 0;
    expect(w, quota_create_notification(w->io, WRIT_SLOT_QUOTA, &bell), "make a notification");
    for (uint32_t i = 0; i < KERNEL_MAX_TIMERS && w->good; i++) {
        expect(w, quota_create_timer(w->io, WRIT_SLOT_QUOTA, bell, 1, &timers[i]), "make a timer");
        expect(w, timer_repeat(w->io, timers[i], TOGETHER_US, KERNEL_MIN_TIMER_PERIOD_US),
               "repeat");
    }
    for (uint32_t i = 0; i < KERNEL_MAX_TIMERS && w->good; i++) {
        expect(w, syscall_wait(bell, LONG_MS, &bits), "wait for a timer");
    }
    shift(w);
    for (uint32_t i = 0; i < KERNEL_MAX_TIMERS && w->good; i++) {
        close(w, timers[i]);
    }
    close(w, bell);
}

bool worst_run(struct writ_io *io)
{
    struct worst w = {.io = io, .good = true};
    expect(&w, quota_create_vmo(io, WRIT_SLOT_QUOTA, LARGE_BYTES, &w.vmo), "make a vmo");
    for (w.round = 0; w.round < TIMES && w.good; w.round++) {
        copies(&w);
        full_process(&w);
        many_connections(&w);
        longest_line(&w);
        many_timers(&w);
        shared_page(&w);
    }
    close(&w, w.vmo);
    for (w.round = 0; w.round < TIMES && w.good; w.round++) {
        many_pages(&w);
    }
    return w.good;
}
