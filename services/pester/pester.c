/* Sends any bytes to every endpoint: vectors of its protocol, changed ones, their bytes under the other encoding's name, and noise.
 *
 * Every message must get the one status that the contract's checks demand, or any answer where they let
 * it pass; no daemon may die of one; memory must stay level. The order of everything comes from a seed,
 * which stands in the boot file where it can be changed.
 */
#include <stddef.h>

#include "gifts.h"
#include "lives.h"
#include "messages.h"

#include "echo_vectors.h"
#include "kernel_calls.h"
#include "logd_vectors.h"
#include "pester_uses.h"
#include "policyd_vectors.h"
#include "procd_vectors.h"
#include "samgrd_vectors.h"
#include "supervisor_vectors.h"
#include "writ/call.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { CODE_FAILED = 1, ROUNDS = 8, PING_MS = 1000 };

const struct rt_component rt_component = {.name = "pester",
                                          .number = PESTER_COMPONENT,
                                          .startup = pester_startup,
                                          .startup_count = PESTER_STARTUP_COUNT,
                                          .workers = PESTER_WORKERS};

/* What tests/fuzz/endpoints.py writes into the boot file. */
struct pester_plan {
    char mark[16];
    uint64_t seed;
    uint64_t messages; /* to each connection in each round */
};

static const volatile struct pester_plan plan = {
    .mark = "writ pester plan", .seed = 1, .messages = 2000};

enum { LIVING_MOST = 0x10000 }; /* processes are numbered in the order of their making */

/* Whose order to stop a process is followed, can stop a daemon. */
static bool stops_somebody(const struct writ_msg *m)
{
    return writ_tag_method(m->tag) == PROCD_STOP_PROCESS_METHOD && m->w[0] < LIVING_MOST;
}

enum { COMPONENTS_MOST = 0x10000 };

static bool stops_component(const struct writ_msg *m)
{
    bool ends = writ_tag_method(m->tag) == SUPERVISOR_STOP_METHOD ||
                writ_tag_method(m->tag) == SUPERVISOR_RESTART_METHOD;
    return ends && m->w[0] < COMPONENTS_MOST;
}

#define EVERY_ROLE(last) (((last) << 1) - 1)

static const struct messages_target targets[] = {
    {"echo", &echo_vectors, echo_judge, echo_request_check, ECHO_ROLE_SPEAKER | ECHO_ROLE_LISTENER,
     ECHO_PROTOCOL, PESTER_SLOT_ECHO_ALL, NULL},
    {"echo without roles", &echo_vectors, echo_judge, echo_request_check, 0, ECHO_PROTOCOL,
     PESTER_SLOT_ECHO_NOBODY, NULL},
    {"procd", &procd_vectors, procd_judge, procd_request_check, EVERY_ROLE(PROCD_ROLE_OBSERVER),
     PROCD_PROTOCOL, PESTER_SLOT_PROCD_ALL, stops_somebody},
    {"procd as observer", &procd_vectors, procd_judge, procd_request_check, PROCD_ROLE_OBSERVER,
     PROCD_PROTOCOL, PESTER_SLOT_PROCD_OBSERVER, NULL},
    {"logd", &logd_vectors, logd_judge, logd_request_check, EVERY_ROLE(LOGD_ROLE_OPERATOR),
     LOGD_PROTOCOL, PESTER_SLOT_LOGD_ALL, NULL},
    {"logd as writer", &logd_vectors, logd_judge, logd_request_check, LOGD_ROLE_WRITER,
     LOGD_PROTOCOL, PESTER_SLOT_LOGD_WRITER, NULL},
    {"policyd", &policyd_vectors, policyd_judge, policyd_request_check,
     EVERY_ROLE(POLICYD_ROLE_OBSERVER), POLICYD_PROTOCOL, PESTER_SLOT_POLICYD_ALL, NULL},
    {"policyd as observer", &policyd_vectors, policyd_judge, policyd_request_check,
     POLICYD_ROLE_OBSERVER, POLICYD_PROTOCOL, PESTER_SLOT_POLICYD_OBSERVER, NULL},
    {"samgrd", &samgrd_vectors, samgrd_judge, samgrd_request_check,
     EVERY_ROLE(SAMGRD_ROLE_OBSERVER), SAMGRD_PROTOCOL, PESTER_SLOT_SAMGRD_ALL, NULL},
    {"samgrd as consumer", &samgrd_vectors, samgrd_judge, samgrd_request_check,
     SAMGRD_ROLE_CONSUMER, SAMGRD_PROTOCOL, PESTER_SLOT_SAMGRD_CONSUMER, NULL},
    {"supervisord as operator", &supervisor_vectors, supervisor_judge, supervisor_request_check,
     SUPERVISOR_ROLE_OPERATOR, SUPERVISOR_PROTOCOL, PESTER_SLOT_SUPERVISOR, stops_component},
};
enum { TARGETS = sizeof targets / sizeof targets[0] };

/* A part of all messages, to each in turn, so that what one is told meets what another was told. */
static void send_all(struct writ_io *io, struct mutate_source *source, uint64_t count,
                     struct messages_tally *tallies)
{
    for (uint64_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < TARGETS; k++) {
            messages_send(io, &targets[k], source, &tallies[k]);
        }
    }
}

static bool answers(struct writ_io *io, const struct messages_target *target)
{
    uint32_t status = writ_ping(io, target->slot, target->protocol, PING_MS);
    if (status != WRIT_OK) {
        log_error("[pester] %s: does not answer any more: status %u (%s)", target->name, status,
                  writ_status_name(status));
    }
    return status == WRIT_OK;
}

/* Prints what became of the messages to one connection. */
static bool tell(const struct messages_target *target, const struct messages_tally *tally)
{
    log_info("[pester] %s: sent=%lu answered=%lu refused=%lu kept=%lu by_kernel=%lu wrong=%u",
             target->name, tally->sent, tally->answered, tally->refused, tally->late,
             tally->by_kernel, tally->wrong);
    return tally->wrong == 0 && tally->answered != 0 && tally->refused != 0;
}

static uint64_t free_memory(struct writ_io *io)
{
    uint64_t memory = 0;
    uint64_t promised = 0;
    uint64_t free = 0;
    uint64_t detained = 0;
    uint64_t claimed = 0;
    (void)memory_control_statistics(io, MEMORY_CONTROL_SLOT, &memory, &promised, &free, &detained,
                                    &claimed);
    return free;
}

/* Sends everything, again and again. Whoever keeps something of each message takes memory every time; what daemons keep within bounds
 * they have taken after a while, and the last time takes none. */
static bool comes_to_rest(struct writ_io *io, struct mutate_source *source,
                          struct messages_tally *tallies)
{
    uint64_t before = 0;
    uint64_t now = free_memory(io);
    for (uint32_t round = 1; round <= ROUNDS && (round <= 2 || now != before); round++) {
        before = now;
        send_all(io, source, plan.messages, tallies);
        now = free_memory(io);
        log_info("[pester] round %u: %lu KiB free, before it %lu KiB", round, now / 1024,
                 before / 1024);
    }
    return now == before;
}

uint32_t component_main(struct rt *rt)
{
    static struct messages_tally tallies[TARGETS];
    static struct lives before;
    static struct lives after;
    struct mutate_source source = {.seed = plan.seed};
    log_info("[pester] seed=%lu messages=%lu to each of %u connections", plan.seed, plan.messages,
             (unsigned)TARGETS);
    uint32_t status = gifts_init(&rt->io);
    if (status != WRIT_OK) {
        log_error("[pester] no objects to give: status %u", status);
        return CODE_FAILED;
    }
    lives_read(&rt->io, &before);
    bool good = comes_to_rest(&rt->io, &source, tallies);
    lives_read(&rt->io, &after);
    for (uint32_t i = 0; i < TARGETS; i++) {
        good = tell(&targets[i], &tallies[i]) && good;
        good = answers(&rt->io, &targets[i]) && good;
    }
    uint32_t lost = lives_lost(&before, &after);
    if (lost != 0) {
        log_error("[pester] component %u died", lost);
    }
    good = good && lost == 0;
    log_info("[pester] %s", good ? "passed" : "FAILED");
    return good ? 0 : CODE_FAILED;
}
