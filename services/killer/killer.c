/* Kills every daemon but the root at random moments, while others call them.
 *
 * The order of the deaths and the moments come from a seed. What the clients see is counted by load.c,
 * what the daemons had confirmed is compared by kept.c, what the kernel counts by victims.c.
 */
#include <string.h>

#include "faults.h"
#include "kept.h"
#include "kernel_calls.h"
#include "killer_slots.h"
#include "load.h"
#include "offspring.h"
#include "orders.h"
#include "victims.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    FEW_KILLS = 3,
    MANY_KILLS = 50,
    CODE_FAILED = 1,
    LONGEST_PAUSE_MS = 12,
    LONGEST_FAULTING_MS = 3,
    SETTLING_MS = 50,
    KIB = 1024,
};

const struct rt_component rt_component = {.name = "killer",
                                          .number = KILLER_COMPONENT,
                                          .startup = killer_startup,
                                          .startup_count = KILLER_STARTUP_COUNT,
                                          .workers = KILLER_WORKERS};

static struct victims victims;

static uint64_t random_next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static uint64_t read_seed(void)
{
    uint32_t low = 0;
    uint32_t high = 0;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    return ((uint64_t)high << 32 | low) | 1;
}

/* Kills one. procd dies with a process staged, whose creator has to be told, and memd at some moment
 * after processes began to fault. */
static bool kill_one(struct writ_io *io, struct victim *victim, uint64_t chance)
{
    if (victim->target == LOAD_PROCD) {
        return offspring_stage(io) && victim_kill(io, victim) && offspring_was_aborted(io);
    }
    if (victim->target == LOAD_MEMD) {
        bool begun = faults_begin(io);
        pause_for(io, (uint32_t)(chance % LONGEST_FAULTING_MS));
        return begun && victim_kill(io, victim) && faults_were_judged(io);
    }
    return victim_kill(io, victim);
}

/* Kills each as often, in the order that the seed says. */
static bool kill_all(struct writ_io *io, uint64_t *state, uint32_t kills_each)
{
    uint32_t left[VICTIMS];
    bool good = true;
    for (uint32_t i = 0; i < victims.count; i++) {
        left[i] = kills_each;
    }
    for (uint32_t done = 0; good && done < victims.count * kills_each;) {
        uint64_t chosen = random_next(state) % victims.count;
        if (left[chosen] != 0) {
            left[chosen]--;
            done++;
            pause_for(io, (uint32_t)(random_next(state) % LONGEST_PAUSE_MS));
            good = kill_one(io, &victims.at[chosen], random_next(state));
        }
    }
    return good;
}

static bool kill_the_one(struct writ_io *io, enum load_target target)
{
    for (uint32_t i = 0; i < victims.count; i++) {
        if (victims.at[i].target == target) {
            return victim_kill(io, &victims.at[i]);
        }
    }
    return false;
}

static bool kill_echo(struct writ_io *io)
{
    return kill_the_one(io, LOAD_ECHO);
}

static bool kill_supervisord(struct writ_io *io)
{
    return kill_the_one(io, LOAD_SUPERVISORD);
}

static bool tell_clients(void)
{
    bool good = true;
    for (int i = 0; i < LOAD_TARGETS; i++) {
        struct load_count count = load_count_of((enum load_target)i);
        log_info("[killer] %s: answers=%lu errors=%lu silences=%lu late=%lu longest=%lu us",
                 load_name((enum load_target)i), count.answers, count.errors, count.silences,
                 count.late, count.longest_us);
        if (count.errors != 0) {
            log_error("[killer] %s said: status %u", load_name((enum load_target)i),
                      count.last_error);
        }
        good = good && count.errors == 0 && count.answers != 0;
    }
    return good;
}

static void tell_victims(void)
{
    for (uint32_t i = 0; i < victims.count; i++) {
        const struct victim *victim = &victims.at[i];
        log_info("[killer] %s: kills=%u back in %lu us on average, %lu us at most", victim->name,
                 victim->kills, victim->kills != 0 ? victim->total_us / victim->kills : 0,
                 victim->slowest_us);
    }
}

/* Whether the kernel counts the same as before. A daemon that was started anew may have touched a few
 * pages more or fewer than the one before; what is lost at each death would be as many as deaths. */
static bool tell_level(const struct level *before, const struct level *after, uint32_t kills_each)
{
    uint64_t most = before->used + (uint64_t)kills_each * victims.count * WRIT_PAGE_BYTES / 2;
    log_info("[killer] processes before=%u after=%u records before=%u after=%u", before->processes,
             after->processes, before->records, after->records);
    log_info(
        "[killer] memory promised before=%lu KiB after=%lu KiB used before=%lu KiB after=%lu KiB",
        before->promised / KIB, after->promised / KIB, before->used / KIB, after->used / KIB);
    log_info("[killer] capabilities before=%u after=%u threads before=%u after=%u charged "
             "before=%lu KiB after=%lu KiB",
             before->capabilities, after->capabilities, before->threads, after->threads,
             before->charged / KIB, after->charged / KIB);
    return before->processes == after->processes && before->records == after->records &&
           before->capabilities == after->capabilities && before->threads == after->threads &&
           before->promised == after->promised && after->used <= most;
}

/* Everything but the clients. The first death of each only brings the level to what it then stays at. */
static bool kill_and_compare(struct writ_io *io, uint64_t seed, uint32_t kills_each)
{
    uint64_t state = seed;
    load_rest();
    bool good = kept_say(io);
    load_go_on();
    good = good && kill_all(io, &state, 1);
    load_rest();
    pause_for(io, SETTLING_MS);
    good = good && orders_count(io, &victims);
    struct level before = level_read(io);
    load_go_on();
    good = good && kill_all(io, &state, kills_each - 1);
    load_rest();
    pause_for(io, SETTLING_MS);
    struct level after = level_read(io);
    tell_victims();
    good = tell_level(&before, &after, kills_each) && good;
    bool same = good && (kept_compare(io) & orders_add_up(io, &victims));
    log_info("[killer] what was confirmed is %s", same ? "as it was" : "not as it was");
    bool told = same && kept_watch_tells(io, kill_echo);
    log_info("[killer] a death and a return were %s", told ? "announced" : "not announced");
    bool stays = told && orders_outlive(io, kill_supervisord);
    log_info("[killer] what was stopped %s", stays ? "stayed so" : "did not stay so");
    log_info("[killer] faults=%u while memd died", faults_count());
    kept_take_back(io);
    return stays;
}

uint32_t component_main(struct rt *rt)
{
    struct writ_io *io = &rt->io;
    uint64_t seed = read_seed();
    bool is_long = strcmp(writ_system.name, "kills_long") == 0;
    uint32_t kills_each = is_long ? MANY_KILLS : FEW_KILLS;
    victims_read(&victims);
    log_info("[killer] seed=%lx victims=%u kills=%u of each", seed, victims.count, kills_each);
    uint32_t status = /* before the clients, who are many */
        thread_schedule(io, WRIT_SLOT_THREAD, BAND_FAIR, KERNEL_MAX_WEIGHT, UINT64_MAX);
    if (status == WRIT_OK) {
        status = load_start(io, victim_process(io, KILLER_COMPONENT));
    }
    if (status != WRIT_OK) {
        log_error("[killer] no clients: status %u (%s)", status, writ_status_name(status));
        return CODE_FAILED;
    }
    bool good = kill_and_compare(io, seed, kills_each);
    load_stop();
    return tell_clients() && good ? 0 : CODE_FAILED;
}
