/* See hardship.h. */
#include "hardship.h"

#include "hardship_uses.h"
#include "kernel_types.h"
#include "lives.h"
#include "writ/failing.h"
#include "writ/log.h"
#include "writ/port.h"

enum { MOST_CALLS = 64, TOLD = 8, CALL_MS = 1000 };

/* One call, or all from it on. */
static const uint64_t how_many[] = {1, UINT64_MAX};

static const uint32_t statuses[] = {WRIT_NO_MEMORY, WRIT_LIMIT, KERNEL_ERROR_QUOTA_EXHAUSTED,
                                    WRIT_TIMED_OUT};

struct failures {
    uint32_t tried;
    uint32_t met; /* lives that did not come to their end */
    uint32_t bad;
};

/* From the next message on. `first` 0: nothing fails any more. */
static void order(uint64_t first, uint64_t count, uint32_t status)
{
    struct writ_msg m = {.tag = (uint64_t)WRIT_FORMAT_NATIVE << 56 |
                                (uint64_t)(8 * FAILING_WORDS) << 32 |
                                (uint64_t)PROCD_PROTOCOL << 16 | FAILING_METHOD,
                         .w = {first, count, status}};
    (void)syscall_send(syscall_head(SYSCALL_CALL, HARDSHIP_SLOT_PROGRAMS, CALL_MS), &m);
}

/* One life in which calls fail, then its end, when none does any more. */
static void fail(struct writ_io *io, const struct life_kind *kind, uint64_t first, uint64_t count,
                 uint32_t status, struct failures *ret)
{
    struct life life = {0};
    struct counts before = counts_take(io);
    order(first, count, status);
    uint32_t lived = kind->live(io, &life);
    order(0, 0, 0);
    uint32_t ended = lives_end(io, &life);
    struct counts after = counts_take(io);
    struct life next = {0};
    uint32_t again = kind->live(io, &next);
    uint32_t over = lives_end(io, &next);
    /* Where calls went on failing to the end, what is left may go with the next life. */
    bool level = (count != 1 || counts_are_equal(before, after)) &&
                 counts_are_equal(before, counts_take(io));
    ret->tried++;
    ret->met += lived != WRIT_OK;
    if (!level || ended != WRIT_OK || again != WRIT_OK || over != WRIT_OK) {
        if (ret->bad++ < TOLD) {
            log_error(
                "[hardship] BAD: %s, call %lu%s fails with %u: it came to %u, its end %u, the "
                "next %u and %u; processes %lu then %lu, free %lu then %lu",
                kind->name, first, count == 1 ? "" : " and all after", status, lived, ended, again,
                over, before.processes, after.processes, before.free, after.free);
        }
    }
}

static bool fail_kind(struct writ_io *io, const struct life_kind *kind)
{
    struct failures all = {0};
    struct life first = {0};
    uint32_t status = kind->live(io, &first);
    uint32_t over = lives_end(io, &first);
    for (uint64_t call = 1; call <= MOST_CALLS; call++) {
        for (uint32_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
            for (uint32_t k = 0; k < sizeof how_many / sizeof how_many[0]; k++) {
                fail(io, kind, call, how_many[k], statuses[i], &all);
            }
        }
    }
    log_info("[hardship] %s: tried=%u met=%u bad=%u", kind->name, all.tried, all.met, all.bad);
    return status == WRIT_OK && over == WRIT_OK && all.bad == 0 && all.met != 0;
}

bool failures_run(struct writ_io *io)
{
    bool good = true;
    for (uint32_t i = 0; i < lives_kind_count; i++) {
        good = fail_kind(io, &lives_kinds[i]) && good;
    }
    return good;
}
