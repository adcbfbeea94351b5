/* From the death of a daemon to the first answer of its next instance: see figures.h. Each dies once:
 * later ones wait for a pause. */
#include "figures.h"

#include "figures_uses.h"
#include "kernel_calls.h"
#include "writ/call.h"

enum { CODE_KILLED = 9, ANSWER_MS = 2000 };

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

static bool restart(struct writ_io *io, uint16_t number, uint32_t slot, uint16_t protocol)
{
    uint64_t victim = find(io, number);
    return victim != 0 &&
           process_control_kill(io, PROCESS_CONTROL_SLOT, victim, CODE_KILLED) == WRIT_OK &&
           writ_ping(io, slot, protocol, ANSWER_MS) == WRIT_OK && find(io, number) != victim;
}

static bool restart_echo(struct writ_io *io, uint32_t rounds)
{
    (void)rounds;
    return restart(io, 0x40, FIGURES_SLOT_ROOM, ECHO_PROTOCOL);
}

static bool restart_samgrd(struct writ_io *io, uint32_t rounds)
{
    (void)rounds;
    return restart(io, 5, FIGURES_SLOT_NAMES, SAMGRD_PROTOCOL);
}

static bool restart_logd(struct writ_io *io, uint32_t rounds)
{
    (void)rounds;
    return restart(io, 7, FIGURES_SLOT_JOURNAL, LOGD_PROTOCOL);
}

static bool restart_supervisord(struct writ_io *io, uint32_t rounds)
{
    (void)rounds;
    return restart(io, 2, FIGURES_SLOT_OVERSEER, SUPERVISOR_PROTOCOL);
}

static bool restart_policyd(struct writ_io *io, uint32_t rounds)
{
    (void)rounds;
    return restart(io, 6, FIGURES_SLOT_POLICY, POLICYD_PROTOCOL);
}

static bool restart_procd(struct writ_io *io, uint32_t rounds)
{
    (void)rounds;
    return restart(io, 3, FIGURES_SLOT_PROGRAMS, PROCD_PROTOCOL);
}

const struct figure figures_of_restarts[] = {
    {"restart of echo to its first answer", restart_echo, 0, 1},
    {"restart of samgrd to its first answer", restart_samgrd, 0, 1},
    {"restart of logd to its first answer", restart_logd, 0, 1},
    {"restart of supervisord to its first answer", restart_supervisord, 0, 1},
    {"restart of policyd to its first answer", restart_policyd, 0, 1},
    {"restart of procd to its first answer", restart_procd, 0, 1},
};
const uint32_t figures_of_restarts_count =
    sizeof figures_of_restarts / sizeof figures_of_restarts[0];
