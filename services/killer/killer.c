/* Kills every daemon but the root at random moments, while others call them.
 *
 * The order of the deaths and the moments come from a seed. What the clients see is counted by
 * load.c; a daemon counts as back when it has answered us.
 */
#include "load.h"

#include "kernel_calls.h"
#include "killer_uses.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    KILLS_EACH = 3,
    CODE_FAILED = 1,
    CODE_KILLED = 9,
    TRIES = 100,
    LONGEST_PAUSE_MS = 20,
    HEARING_MS = 50,
    ECHO_CLIENT_NUMBER = 0x41,
};

static const struct victim {
    const char *name;
    uint16_t number;
} victims[LOAD_TARGETS] = {
    [LOAD_PROCD] = {"procd", 3},
    [LOAD_POLICYD] = {"policyd", 6},
    [LOAD_SAMGRD] = {"samgrd", 5},
    [LOAD_ECHO] = {"echo", 0x40},
};

const struct rt_component rt_component = {.name = "killer",
                                          .number = KILLER_COMPONENT,
                                          .startup = killer_startup,
                                          .startup_count = KILLER_STARTUP_COUNT,
                                          .workers = KILLER_WORKERS};

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

/* The living process of a component, or 0. */
static uint64_t find(struct writ_io *io, uint16_t number)
{
    struct process_control_list_reply it = {0};
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        if (it.principal == number && it.state == LIFE_STATE_RUNNING) {
            return it.process;
        }
    }
    return 0;
}

/* How many processes live, but for one that ends by itself while we begin. */
static uint32_t count_processes(struct writ_io *io)
{
    struct process_control_list_reply it = {0};
    uint32_t count = 0;
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        count += it.state == LIFE_STATE_RUNNING && it.principal != ECHO_CLIENT_NUMBER;
    }
    return count;
}

/* Kills it once, and returns whether another process of it then answered. */
static bool kill_once(struct writ_io *io, enum load_target target)
{
    const struct victim *victim = &victims[target];
    uint64_t killed = find(io, victim->number);
    uint32_t status = WRIT_NOT_FOUND;
    if (killed != 0) { /* whose record may be taken away before we are told */
        status = process_control_kill(io, PROCESS_CONTROL_SLOT, killed, CODE_KILLED);
    }
    if (killed == 0 || (status != WRIT_OK && status != WRIT_NOT_FOUND)) {
        log_error("[killer] cannot kill %s: status %u (%s)", victim->name, status,
                  writ_status_name(status));
        return false;
    }
    status = load_call(io, target);
    for (uint32_t i = 1; i < TRIES && status != WRIT_OK; i++) {
        status = load_call(io, target);
    }
    uint64_t alive = find(io, victim->number);
    if (status != WRIT_OK || alive == 0 || alive == killed) {
        log_error("[killer] %s did not come back: status %u (%s)", victim->name, status,
                  writ_status_name(status));
        return false;
    }
    return true;
}

/* Waits on a bell that nobody rings. */
static void pause_for(struct writ_io *io, uint32_t ms)
{
    uint64_t bits = 0;
    uint32_t bell = 0;
    if (quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK) {
        (void)syscall_wait(bell, ms, &bits);
        (void)writ_port_close(io, bell);
    }
}

/* Kills each as often, in the order that the seed says. */
static bool kill_all(struct writ_io *io, uint64_t seed)
{
    uint32_t left[LOAD_TARGETS];
    uint32_t total = LOAD_TARGETS * KILLS_EACH;
    uint64_t state = seed;
    bool good = true;
    for (int i = 0; i < LOAD_TARGETS; i++) {
        left[i] = KILLS_EACH;
    }
    for (uint32_t done = 0; good && done < total;) {
        uint64_t chosen = random_next(&state) % LOAD_TARGETS;
        if (left[chosen] != 0) {
            left[chosen]--;
            done++;
            pause_for(io, (uint32_t)(random_next(&state) % LONGEST_PAUSE_MS));
            good = kill_once(io, (enum load_target)chosen);
        }
    }
    return good;
}

/* A bell that others can ring, and the slot of the right to ring it. */
static uint32_t make_bell(struct writ_io *io, uint32_t *ret_bell, uint32_t *ret_rope)
{
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, ret_bell);
    return status != WRIT_OK
               ? status
               : process_derive(io, WRIT_SLOT_PROCESS, *ret_bell,
                                NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, ret_rope);
}

/* Watches the name of echo; the bell that rings for it. */
static uint32_t watch_echo(struct writ_io *io, uint32_t *ret_bell)
{
    struct samgrd_resolve_reply found = {0};
    struct names_resolve_builder asked = names_resolve_begin(io);
    uint32_t rope = 0;
    names_resolve_put_service(&asked, "echo", 4);
    uint32_t status = names_resolve_call(&asked, &found);
    if (status == WRIT_OK) {
        status = make_bell(io, ret_bell, &rope);
    }
    if (status != WRIT_OK) {
        return status;
    }
    struct names_watch_builder b = names_watch_begin(io);
    b.body->name = found.name;
    names_watch_put_bell(&b, rope);
    return names_watch_call(&b);
}

/* What a watcher is told next. */
struct heard {
    uint64_t seq;
    uint64_t name;
    uint64_t lost;
    uint32_t owner;
    enum name_change change;
};

static uint32_t next_event(struct writ_io *io, struct heard *heard)
{
    return names_next_event(io, heard->seq, &heard->seq, &heard->name, &heard->lost, &heard->owner,
                            &heard->change);
}

/* Waits until the watcher has been told of something, and returns whether it was this. */
static bool hear(struct writ_io *io, uint32_t bell, enum name_change wanted, struct heard *heard)
{
    uint32_t status = next_event(io, heard);
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK; i++) {
        uint64_t bits = 0;
        (void)syscall_wait(bell, HEARING_MS, &bits);
        status = next_event(io, heard);
    }
    return status == WRIT_OK && heard->change == wanted;
}

/* Kills echo once more, nobody else being at work: who watches its name learns of the death, then of
 * the return. */
static bool deaths_are_announced(struct writ_io *io)
{
    uint32_t bell = 0;
    struct heard heard = {0};
    bool watched = watch_echo(io, &bell) == WRIT_OK;
    while (watched && next_event(io, &heard) == WRIT_OK) {
        /* what was before */
    }
    bool told = watched && kill_once(io, LOAD_ECHO) && hear(io, bell, NAME_CHANGE_DIED, &heard) &&
                hear(io, bell, NAME_CHANGE_RESTARTED, &heard);
    log_info("[killer] a death and a return were %s", told ? "announced" : "not announced");
    return told;
}

static bool tell(void)
{
    bool good = true;
    for (int i = 0; i < LOAD_TARGETS; i++) {
        struct load_count count = load_count_of((enum load_target)i);
        log_info("[killer] %s: answers=%lu errors=%lu last=%s", victims[i].name, count.answers,
                 count.errors, writ_status_name(count.last_error));
        good = good && count.errors == 0 && count.answers != 0;
    }
    return good;
}

uint32_t component_main(struct rt *rt)
{
    uint64_t seed = read_seed();
    uint32_t before = count_processes(&rt->io);
    log_info("[killer] seed=%lx kills=%u of each", seed, (unsigned)KILLS_EACH);
    uint32_t status = /* before the clients, who are many */
        thread_schedule(&rt->io, WRIT_SLOT_THREAD, BAND_FAIR, KERNEL_MAX_WEIGHT, UINT64_MAX);
    if (status == WRIT_OK) {
        status = load_start(&rt->io, find(&rt->io, KILLER_COMPONENT));
    }
    if (status != WRIT_OK) {
        log_error("[killer] no clients: status %u (%s)", status, writ_status_name(status));
        return CODE_FAILED;
    }
    bool good = kill_all(&rt->io, seed);
    load_stop();
    uint32_t after = count_processes(&rt->io);
    log_info("[killer] processes before=%u after=%u", before, after);
    good = tell() && good && before == after && deaths_are_announced(&rt->io);
    return good ? 0 : CODE_FAILED;
}
