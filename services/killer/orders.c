/* See orders.h. */
#include "orders.h"

#include "kept.h"
#include "kernel_calls.h"
#include "killer_uses.h"
#include "victims.h"
#include "writ/log.h"
#include "writ/syscall.h"

enum { ECHO_NUMBER = 0x40, PATIENCE_MS = 5000, TRIES = 100, HEARING_MS = 50 };

static struct {
    uint32_t bell;
    uint64_t seq;
    struct {
        uint32_t starts;
        uint32_t kills;
    } of[VICTIMS];
} kept;

static uint32_t next_change(struct writ_io *io, struct supervisor_next_event_reply *reply)
{
    return machine_next_event(io, reply->seq, &reply->seq, &reply->lost, &reply->row);
}

static uint32_t watch(struct writ_io *io)
{
    uint32_t rope = 0;
    uint32_t status = kept_make_bell(io, &kept.bell, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    struct machine_watch_builder b = machine_watch_begin(io);
    machine_watch_put_bell(&b, rope);
    return machine_watch_call(&b);
}

bool orders_say(struct writ_io *io)
{
    struct supervisor_next_event_reply reply = {0};
    bool good = kept_said("a bell for changes", watch(io));
    while (next_change(io, &reply) == WRIT_OK) {
        kept.seq = reply.seq;
    }
    return good && kept_is_good("the list of changes", kept.seq != 0);
}

bool orders_compare(struct writ_io *io)
{
    struct supervisor_next_event_reply reply = {.seq = kept.seq};
    uint64_t bits = 0;
    bool rung = syscall_wait(kept.bell, 0, &bits) == WRIT_OK;
    bool good = next_change(io, &reply) == WRIT_OK && reply.seq == kept.seq + 1 + reply.lost;
    return kept_is_good("the bell for changes", rung) & kept_is_good("the list of changes", good);
}

/* Waits until it stands so. */
static bool stands(struct writ_io *io, uint32_t component, enum supervised_state wanted,
                   struct supervised_row *ret_row)
{
    struct supervisor_status_reply it = {0};
    for (uint32_t i = 0; i < TRIES; i++) {
        uint32_t status = machine_status(io, component, &it.state, &it.row);
        *ret_row = it.row;
        if (status == WRIT_OK && it.state == wanted) {
            return true;
        }
        pause_for(io, HEARING_MS);
    }
    return false;
}

bool orders_count(struct writ_io *io, const struct victims *victims)
{
    bool good = true;
    for (uint32_t i = 0; i < victims->count; i++) {
        struct supervised_row row = {0};
        good = stands(io, victims->at[i].number, SUPERVISED_STATE_READY, &row) && good;
        kept.of[i].starts = row.starts;
        kept.of[i].kills = victims->at[i].kills;
    }
    return kept_is_good("how everything stands", good);
}

bool orders_add_up(struct writ_io *io, const struct victims *victims)
{
    bool good = true;
    for (uint32_t i = 0; i < victims->count; i++) {
        struct supervised_row row = {0};
        bool ready = stands(io, victims->at[i].number, SUPERVISED_STATE_READY, &row);
        uint32_t kills = victims->at[i].kills - kept.of[i].kills;
        bool same = ready && row.starts == kept.of[i].starts + kills &&
                    row.last_cause == EXIT_CAUSE_KILLED && row.last_code == VICTIMS_CODE;
        if (!same) {
            log_error("[killer] %s: state %u starts %u then %u, deaths %u, the last with cause %u "
                      "and code %u",
                      victims->at[i].name, row.state, kept.of[i].starts, row.starts, kills,
                      row.last_cause, row.last_code);
        }
        good = good && same;
    }
    return kept_is_good("how often each was started", good);
}

bool orders_outlive(struct writ_io *io, bool (*kill)(struct writ_io *io))
{
    struct supervised_row before;
    struct supervised_row row;
    bool good = stands(io, ECHO_NUMBER, SUPERVISED_STATE_READY, &before) &&
                kept_said("to stop echo", machine_stop_within(io, PATIENCE_MS, ECHO_NUMBER)) &&
                kill(io) && victim_process(io, ECHO_NUMBER) == 0 &&
                stands(io, ECHO_NUMBER, SUPERVISED_STATE_STOPPED, &row);
    return kept_said("to start echo", machine_restart_within(io, PATIENCE_MS, ECHO_NUMBER)) &&
           kept_is_good("what was stopped",
                        good && stands(io, ECHO_NUMBER, SUPERVISED_STATE_READY, &row) &&
                            row.starts == before.starts + 1);
}
