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

/* What became of one life in which calls failed. */
struct attempt {
    uint32_t lived;
    uint32_t ended;
    uint32_t again; /* the next life, in which none fails */
    uint32_t over;
    struct counts before;
    struct counts after;
    struct counts at_last;
};

/* One life in which calls fail, then its end, when none does any more, and another life. */
static struct attempt attempt(struct writ_io *io, const struct life_kind *kind, uint64_t first,
                              uint64_t count, uint32_t status)
{
    struct life life = {0};
    struct life next = {0};
    struct attempt it = {.before = counts_take(io)};
    order(first, count, status);
    it.lived = kind->live(io, &life);
    order(0, 0, 0);
    it.ended = lives_end(io, &life);
    it.after = counts_take(io);
    it.again = kind->live(io, &next);
    it.over = lives_end(io, &next);
    it.at_last = counts_take(io);
    return it;
}

/* Where calls went on failing to the end, what is left may go with the next life. */
static bool is_level(const struct attempt *it, uint64_t count)
{
    return (count != 1 || counts_are_equal(it->before, it->after)) &&
           counts_are_equal(it->before, it->at_last);
}

static void fail(struct writ_io *io, const struct life_kind *kind, uint64_t first, uint64_t count,
                 uint32_t status, struct failures *ret)
{
    struct attempt it = attempt(io, kind, first, count, status);
    ret->tried++;
    ret->met += it.lived != WRIT_OK;
    bool good = it.ended == WRIT_OK && it.again == WRIT_OK && it.over == WRIT_OK;
    if ((!good || !is_level(&it, count)) && ret->bad++ < TOLD) {
        log_error(
            "[hardship] BAD: %s, call %lu%s fails with %u: it came to %u, its end %u, the "
            "next %u and %u; processes %lu then %lu, free %lu then %lu, charged %lu then %lu, "
            "capabilities %lu then %lu",
            kind->name, first, count == 1 ? "" : " and all after", status, it.lived, it.ended,
            it.again, it.over, it.before.processes, it.at_last.processes, it.before.free,
            it.at_last.free, it.before.charged, it.at_last.charged, it.before.capabilities,
            it.at_last.capabilities);
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
    order(0, 0, 0); /* the first one uses procd's stack up */
    for (uint32_t i = 0; i < lives_kind_count; i++) {
        good = fail_kind(io, &lives_kinds[i]) && good;
    }
    return good;
}
