/* See hardship.h.
 *
 * Staged programs fill the memory from which procd pays, those with large stacks first. The last of them is then made anew with ever smaller ones.
 */
#include "hardship.h"

#include "lives.h"
#include "procd_types.h"
#include "writ/log.h"

enum {
    FILLERS = 64,
    STEPS = 768, /* pages; more than a life takes */
    PAGE = WRIT_PAGE_BYTES,
    LAST_PAGES = 1024,
    TOLD = 8,
};

static struct {
    struct life fillers[FILLERS];
    uint32_t count;
} full;

struct scarcity {
    uint32_t refused;
    uint32_t lived;
    uint32_t bad;
};

static bool is_of_scarcity(uint32_t status)
{
    return status == PROCD_ERROR_QUOTA_EXHAUSTED || status == WRIT_NO_MEMORY;
}

/* Stages programs until there is no room for one more, with ever smaller stacks. */
static bool fill(struct writ_io *io)
{
    uint32_t status = WRIT_OK;
    for (uint64_t stack = PROCD_MAX_STACK_BYTES; stack >= PAGE; stack /= 2) {
        status = WRIT_OK;
        while (status == WRIT_OK && full.count < FILLERS) {
            status = lives_stage(io, stack, &full.fillers[full.count]);
            full.count += status == WRIT_OK;
        }
    }
    return is_of_scarcity(status) && full.count != 0;
}

static bool empty(struct writ_io *io)
{
    bool good = true;
    while (full.count != 0) {
        good = lives_end(io, &full.fillers[--full.count]) == WRIT_OK && good;
    }
    return good;
}

/* Lives of every kind where there is room for so many pages. */
static void live_all(struct writ_io *io, uint64_t pages, struct scarcity *ret)
{
    for (uint32_t i = 0; i < lives_kind_count; i++) {
        struct life life = {0};
        struct counts before = counts_take(io);
        uint32_t lived = lives_kinds[i].live(io, &life);
        uint32_t ended = lives_end(io, &life);
        struct counts after = counts_take(io);
        ret->refused += is_of_scarcity(lived);
        ret->lived += lived == WRIT_OK;
        bool good = (lived == WRIT_OK || is_of_scarcity(lived)) && ended == WRIT_OK;
        if ((!good || !counts_are_equal(before, after)) && ret->bad++ < TOLD) {
            log_error("[hardship] BAD: %s with room for %lu pages: it came to %u, its end %u; "
                      "processes %lu then %lu, free %lu then %lu",
                      lives_kinds[i].name, pages, lived, ended, before.processes, after.processes,
                      before.free, after.free);
        }
    }
}

bool scarcity_run(struct writ_io *io)
{
    struct scarcity all = {0};
    struct life last = {0};
    struct counts before = counts_take(io);
    bool good = lives_stage(io, (uint64_t)LAST_PAGES * PAGE, &last) == WRIT_OK && fill(io);
    for (uint64_t pages = 0; good && pages < STEPS; pages++) {
        good = lives_end(io, &last) == WRIT_OK &&
               lives_stage(io, (LAST_PAGES - pages) * PAGE, &last) == WRIT_OK;
        if (good) {
            live_all(io, pages, &all);
        }
    }
    log_info("[hardship] scarcity: fillers=%u refused=%u lived=%u bad=%u", full.count, all.refused,
             all.lived, all.bad);
    good = lives_end(io, &last) == WRIT_OK && empty(io) && good;
    struct counts after = counts_take(io);
    if (!counts_are_equal(before, after)) {
        log_error("[hardship] BAD: after scarcity: processes %lu then %lu, free %lu then %lu",
                  before.processes, after.processes, before.free, after.free);
        good = false;
    }
    return good && all.bad == 0 && all.refused != 0 && all.lived != 0;
}
