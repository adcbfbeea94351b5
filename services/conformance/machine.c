/* See machine.h. */
#include "machine.h"

#include "edges.h"
#include "conformance_slots.h"
#include "conformance_uses.h"
#include "kernel_calls.h"
#include "programs.h"
#include "writ/syscall.h"

enum {
    PROCD_NUMBER = 3,
    SUPERVISORD_NUMBER = 2,
    POLICYD_NUMBER = 6,
    ECHO_NUMBER = 0x40,
    STRANGER = 0x7777,
    CODE = 11,
    TRIES = 50,
    SHORT_MS = 50,
    VALUE = 21,
};

static enum supervised_state state_of(struct writ_io *io, uint32_t component,
                                      struct supervised_row *ret_row)
{
    struct supervisor_status_reply reply = {0};
    uint32_t status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK; i++) {
        status = machine_status(io, component, &reply.state, &reply.row);
    }
    *ret_row = reply.row;
    return reply.state;
}

static uint32_t stop(struct writ_io *io, uint32_t component)
{
    return machine_stop_within(io, PROGRAM_PATIENCE_MS, component);
}

static uint32_t restart(struct writ_io *io, uint32_t component)
{
    return machine_restart_within(io, PROGRAM_PATIENCE_MS, component);
}

static bool answers(struct writ_io *io)
{
    uint64_t doubled = 0;
    return echo_all_double(io, VALUE, &doubled) == WRIT_OK && doubled == 2 * VALUE;
}

static bool every_component_is_listed_as_it_stands(struct writ_io *io)
{
    struct supervisor_list_reply reply = {0};
    bool echo = false;
    bool ours = false;
    bool good = machine_list(io, 0, &reply) == WRIT_OK && reply.next == 0;
    for (uint32_t i = 0; i < reply.items.count; i++) {
        const struct supervised_row *row = &reply.items.items[i];
        good = good && (i == 0 || row[-1].component < row->component);
        echo = echo || (row->component == ECHO_NUMBER && row->state == SUPERVISED_STATE_READY &&
                        row->starts != 0 && row->ready_us != 0);
        ours = ours ||
               (row->component == CONFORMANCE_COMPONENT && row->state == SUPERVISED_STATE_READY);
    }
    return good && echo && ours;
}

static bool what_makes_processes_cannot_be_stopped(struct writ_io *io)
{
    struct supervised_row row;
    return stop(io, PROCD_NUMBER) == SUPERVISOR_ERROR_CANNOT_STOP &&
           stop(io, SUPERVISORD_NUMBER) == SUPERVISOR_ERROR_CANNOT_STOP &&
           restart(io, PROCD_NUMBER) == SUPERVISOR_ERROR_CANNOT_STOP &&
           stop(io, STRANGER) == WRIT_NOT_FOUND &&
           state_of(io, PROCD_NUMBER, &row) == SUPERVISED_STATE_READY;
}

static bool what_another_service_uses_is_not_stopped(struct writ_io *io)
{
    uint64_t before = program_of(io, POLICYD_NUMBER);
    return stop(io, POLICYD_NUMBER) == SUPERVISOR_ERROR_STILL_NEEDED && before != 0 &&
           program_of(io, POLICYD_NUMBER) == before;
}

static bool a_stopped_service_has_no_process_until_it_is_restarted(struct writ_io *io)
{
    struct supervised_row before;
    struct supervised_row row;
    uint64_t doubled = 0;
    bool good = state_of(io, ECHO_NUMBER, &before) == SUPERVISED_STATE_READY && answers(io) &&
                stop(io, ECHO_NUMBER) == WRIT_OK && program_of(io, ECHO_NUMBER) == 0 &&
                state_of(io, ECHO_NUMBER, &row) == SUPERVISED_STATE_STOPPED &&
                echo_all_double_within(io, SHORT_MS, VALUE, &doubled) != WRIT_OK &&
                stop(io, ECHO_NUMBER) == WRIT_OK;
    return restart(io, ECHO_NUMBER) == WRIT_OK && good && program_of(io, ECHO_NUMBER) != 0 &&
           state_of(io, ECHO_NUMBER, &row) == SUPERVISED_STATE_READY &&
           row.starts == before.starts + 1 && row.restarts == 0 && answers(io);
}

static bool a_running_service_is_started_anew(struct writ_io *io)
{
    uint64_t before = program_of(io, ECHO_NUMBER);
    bool good = restart(io, ECHO_NUMBER) == WRIT_OK;
    uint64_t after = program_of(io, ECHO_NUMBER);
    return good && before != 0 && after != 0 && after != before && answers(io);
}

/* The next change, of which `seq` is where to go on. */
static uint32_t next(struct writ_io *io, struct supervisor_next_event_reply *reply)
{
    return machine_next_event(io, reply->seq, &reply->seq, &reply->lost, &reply->row);
}

/* A bell that the helper rings, and everything that has happened so far in `ret_seq`. */
static uint32_t watch(struct writ_io *io, uint32_t *ret_bell, uint64_t *ret_seq)
{
    uint32_t rope = 0;
    uint32_t status = edges_bell(io, ret_bell, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    struct machine_watch_builder b = machine_watch_begin(io);
    machine_watch_put_bell(&b, rope);
    status = machine_watch_call(&b);
    struct supervisor_next_event_reply reply = {0};
    while (next(io, &reply) == WRIT_OK) {
        *ret_seq = reply.seq;
    }
    return status;
}

/* Waits until a change was told after which the component stood so. */
static bool hears(struct writ_io *io, uint32_t bell, uint64_t *seq, uint32_t component,
                  enum supervised_state wanted)
{
    struct supervisor_next_event_reply reply = {.seq = *seq};
    for (uint32_t i = 0; i < TRIES; i++) {
        while (next(io, &reply) == WRIT_OK) {
            *seq = reply.seq;
            if (reply.row.component == component && reply.row.state == wanted) {
                return true;
            }
        }
        uint64_t bits = 0;
        (void)syscall_wait(bell, SHORT_MS, &bits);
    }
    return false;
}

static bool a_death_and_a_return_are_told_to_who_watches(struct writ_io *io)
{
    uint32_t bell = 0;
    uint64_t seq = 0;
    struct supervised_row row;
    bool good = watch(io, &bell, &seq) == WRIT_OK &&
                process_control_kill(io, PROCESS_CONTROL_SLOT, program_of(io, ECHO_NUMBER), CODE) ==
                    WRIT_OK &&
                hears(io, bell, &seq, ECHO_NUMBER, SUPERVISED_STATE_READY) &&
                state_of(io, ECHO_NUMBER, &row) == SUPERVISED_STATE_READY &&
                row.last_cause == EXIT_CAUSE_KILLED && row.last_code == CODE;
    return writ_port_close(io, bell) == WRIT_OK && good;
}

static bool the_helpers_death_leaves_the_root_and_its_watchers_as_they_were(struct writ_io *io)
{
    uint32_t bell = 0;
    uint64_t seq = 0;
    struct supervised_row row;
    bool good = watch(io, &bell, &seq) == WRIT_OK;
    uint64_t before = program_of(io, SUPERVISORD_NUMBER);
    good = good && process_control_kill(io, PROCESS_CONTROL_SLOT, before, CODE) == WRIT_OK &&
           hears(io, bell, &seq, SUPERVISORD_NUMBER, SUPERVISED_STATE_READY) &&
           program_of(io, SUPERVISORD_NUMBER) != before &&
           state_of(io, SUPERVISORD_NUMBER, &row) == SUPERVISED_STATE_READY &&
           row.last_code == CODE && restart(io, ECHO_NUMBER) == WRIT_OK && answers(io);
    return writ_port_close(io, bell) == WRIT_OK && good;
}

static const struct edge_case cases[] = {
    {"every component is listed as it stands", every_component_is_listed_as_it_stands},
    {"what makes processes cannot be stopped", what_makes_processes_cannot_be_stopped},
    {"what another service uses is not stopped", what_another_service_uses_is_not_stopped},
    {"a stopped service has no process until it is restarted",
     a_stopped_service_has_no_process_until_it_is_restarted},
    {"a running service is started anew", a_running_service_is_started_anew},
    {"a death and a return are told to who watches", a_death_and_a_return_are_told_to_who_watches},
    {"the helper's death leaves the root and its watchers as they were",
     the_helpers_death_leaves_the_root_and_its_watchers_as_they_were},
};

bool machine_run(struct writ_io *io)
{
    static const struct edge_cases all = {cases, sizeof cases / sizeof cases[0]};
    return edges_hold(io, "machine", &all);
}
