/* See faults.h. */
#include "faults.h"

#include "kept.h"
#include "kernel_calls.h"
#include "killer_slots.h"
#include "killer_uses.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum {
    NUMBER = 0x904, /* of no component */
    FAULTING = 4,
    PROCESS_BYTES = 128 * 1024,
    WAIT_MS = 10000,
    PAGE = WRIT_PAGE_BYTES,
    DEATH = 1,
    TRIES = 20,
};

#define CODE_VA UINT64_C(0x400000)
#define PAGES_VA UINT64_C(0x600000)

/* An instruction that there is not. */
static const uint8_t code[] = {0x0f, 0x0b};

struct faulting {
    uint64_t koid;
    uint32_t process;
    uint32_t bell;
};

static struct {
    struct faulting of[FAULTING];
    uint32_t code; /* VMO */
    uint32_t count;
    uint64_t seq; /* of the newest report that was looked at */
} faults;

static void close_slot(struct writ_io *io, uint32_t *slot)
{
    if (*slot != 0) {
        (void)writ_port_close(io, writ_take(slot));
    }
}

static uint32_t make_code(struct writ_io *io)
{
    if (faults.code != 0) {
        return WRIT_OK;
    }
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, PAGE, &faults.code);
    return status == WRIT_OK ? vmo_write(io, faults.code, 0, code, sizeof code) : status;
}

static uint32_t make_thread(struct writ_io *io, uint32_t process)
{
    uint32_t thread = 0;
    uint32_t status = process_create_thread(io, process, CODE_VA, PAGES_VA, 0, PAGES_VA, &thread);
    close_slot(io, &thread);
    return status;
}

/* A process that does nothing but fault, and a bell for its end. */
static uint32_t begin_one(struct writ_io *io, struct faulting *it)
{
    uint32_t status = process_control_create(io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, NUMBER, 0,
                                             PROCESS_BYTES, &it->process, &it->koid);
    if (status == WRIT_OK) {
        status = process_map(io, it->process, faults.code, ACCESS_READ | ACCESS_EXECUTE, CODE_VA, 0,
                             PAGE);
    }
    if (status == WRIT_OK) {
        status = make_thread(io, it->process);
    }
    if (status == WRIT_OK) {
        status = process_judge_by(io, it->process, KILLER_SLOT_MEMORY);
    }
    if (status == WRIT_OK) {
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &it->bell);
    }
    if (status == WRIT_OK) {
        status = process_watch(io, it->process, it->bell, DEATH);
    }
    return status == WRIT_OK ? process_start(io, it->process) : status;
}

bool faults_begin(struct writ_io *io)
{
    uint32_t status = make_code(io);
    for (uint32_t i = 0; status == WRIT_OK && i < FAULTING; i++) {
        status = begin_one(io, &faults.of[i]);
        faults.count += status == WRIT_OK;
    }
    return kept_said("a process that faults", status);
}

static bool has_ended(struct writ_io *io, const struct faulting *it)
{
    struct process_status_reply end = {0};
    uint64_t bits = 0;
    return syscall_wait(it->bell, WAIT_MS, &bits) == WRIT_OK &&
           process_status(io, it->process, &end.state, &end.cause, &end.code, &end.principal,
                          &end.koid) == WRIT_OK &&
           end.cause == EXIT_CAUSE_FAULTED;
}

static void forget(struct writ_io *io, struct faulting *it)
{
    (void)process_kill(io, it->process, 0);
    (void)process_control_reap(io, PROCESS_CONTROL_SLOT, it->koid);
    close_slot(io, &it->bell);
    close_slot(io, &it->process);
    *it = (struct faulting){0};
}

/* The next report, from whichever instance answers. */
static uint32_t next_report(struct writ_io *io, struct memd_next_event_reply *ret_reply)
{
    uint32_t status = WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK && status != MEMD_ERROR_NOTHING_NEWER;
         i++) {
        status = memory_next_event(io, faults.seq, ret_reply);
    }
    return status;
}

/* Whether the reports since the last time are one of each, in whatever order. */
static bool are_reported(struct writ_io *io)
{
    struct memd_next_event_reply report = {0};
    uint32_t seen = 0;
    bool good = true;
    while (next_report(io, &report) == WRIT_OK) {
        uint32_t which = 0;
        while (which < FAULTING && faults.of[which].koid != report.fault.process_koid) {
            which++;
        }
        good = good && report.lost == 0 && which < FAULTING && (seen & 1U << which) == 0;
        seen |= which < FAULTING ? 1U << which : 0;
        faults.seq = report.seq;
    }
    return good && seen == (1U << FAULTING) - 1;
}

bool faults_were_judged(struct writ_io *io)
{
    bool good = true;
    for (uint32_t i = 0; i < FAULTING; i++) {
        good = kept_is_good("the end of a fault", has_ended(io, &faults.of[i])) && good;
    }
    good = kept_is_good("the number of reports", are_reported(io)) && good;
    for (uint32_t i = 0; i < FAULTING; i++) {
        forget(io, &faults.of[i]);
    }
    return good;
}

uint32_t faults_count(void)
{
    return faults.count;
}
