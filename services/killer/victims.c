/* See victims.h. */
#include "victims.h"

#include <string.h>

#include "kernel_calls.h"
#include "killer_uses.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/syscall.h"
#include "writ/system.h"
#include "writ/time.h"

enum { TRIES = 300, PAUSE_MS = 5 };

void pause_for(struct writ_io *io, uint32_t ms)
{
    uint64_t bits = 0;
    uint32_t bell = 0;
    if (quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK) {
        (void)syscall_wait(bell, ms, &bits);
        (void)writ_port_close(io, bell);
    }
}

static enum load_target target_of(uint16_t protocol)
{
    switch (protocol) {
    case PROCD_PROTOCOL:
        return LOAD_PROCD;
    case MEMD_PROTOCOL:
        return LOAD_MEMD;
    case POLICYD_PROTOCOL:
        return LOAD_POLICYD;
    case SAMGRD_PROTOCOL:
        return LOAD_SAMGRD;
    case LOGD_PROTOCOL:
        return LOAD_LOGD;
    case SUPERVISOR_PROTOCOL:
        return LOAD_SUPERVISORD;
    case ECHO_PROTOCOL:
        return LOAD_ECHO;
    default:
        return LOAD_TARGETS;
    }
}

void victims_read(struct victims *victims)
{
    *victims = (struct victims){0};
    for (uint32_t i = 1; i < writ_system.count && victims->count < VICTIMS; i++) {
        const struct writ_system_component *component = &writ_system.components[i];
        /* By the root, that is. Who is lent what drivers offer has it again when he wants more, not when he is back: his counts are no level. */
        bool supervised = component->kind != WRIT_DRIVER && component->calls_back_count == 0;
        if (supervised && component->served_count != 0 &&
            component->restart.when == WRIT_RESTART_ALWAYS) {
            uint16_t protocol = component->served[0].protocol;
            victims->at[victims->count++] = (struct victim){.name = component->name,
                                                            .number = component->number,
                                                            .protocol = protocol,
                                                            .target = target_of(protocol)};
        }
    }
}

static bool next_process(struct writ_io *io, struct process_control_list_reply *it)
{
    return process_control_list(io, PROCESS_CONTROL_SLOT, it->process, &it->process, &it->exit_seq,
                                &it->principal, &it->owner, &it->state, &it->cause,
                                &it->code) == WRIT_OK;
}

uint64_t victim_process(struct writ_io *io, uint16_t number)
{
    struct process_control_list_reply it = {0};
    while (next_process(io, &it)) {
        if (it.principal == number && it.state == LIFE_STATE_RUNNING) {
            return it.process;
        }
    }
    return 0;
}

/* Whether samgrd says that somebody answers behind its name. */
static uint32_t ask_for_name(struct writ_io *io, const struct victim *victim)
{
    struct samgrd_resolve_reply found = {0};
    struct names_resolve_builder b = names_resolve_begin(io);
    names_resolve_put_service(&b, victim->name, (uint32_t)strlen(victim->name));
    uint32_t status = names_resolve_call(&b, &found);
    return status == WRIT_OK && found.state != NAME_STATE_UP ? (uint32_t)WRIT_BAD_STATE : status;
}

static uint32_t ask(struct writ_io *io, const struct victim *victim)
{
    return victim->target != LOAD_TARGETS ? load_call(io, victim->target)
                                          : ask_for_name(io, victim);
}

/* Asks until another process than this one answers. */
static uint32_t await(struct writ_io *io, const struct victim *victim, uint64_t killed)
{
    uint32_t status = WRIT_NOT_FOUND;
    for (uint32_t i = 0; i < TRIES; i++) {
        uint64_t alive = victim_process(io, victim->number);
        bool other = alive != 0 && alive != killed;
        bool has_clients = victim->target != LOAD_TARGETS;
        status = has_clients || other ? ask(io, victim) : status;
        if (status == WRIT_OK && victim_process(io, victim->number) != killed) {
            return WRIT_OK;
        }
        if (!has_clients) {
            pause_for(io, PAUSE_MS);
        }
    }
    return status == WRIT_OK ? (uint32_t)WRIT_NOT_FOUND : status;
}

bool victim_kill(struct writ_io *io, struct victim *victim)
{
    uint64_t killed = victim_process(io, victim->number);
    uint64_t before_us = time_us();
    uint32_t status = WRIT_NOT_FOUND;
    if (killed != 0) { /* whose record may be taken away before we are told */
        status = process_control_kill(io, PROCESS_CONTROL_SLOT, killed, VICTIMS_CODE);
    }
    if (killed == 0 || (status != WRIT_OK && status != WRIT_NOT_FOUND)) {
        log_error("[killer] cannot kill %s: status %u (%s)", victim->name, status,
                  writ_status_name(status));
        return false;
    }
    status = await(io, victim, killed);
    if (status != WRIT_OK) {
        log_error("[killer] %s did not come back: status %u (%s)", victim->name, status,
                  writ_status_name(status));
        return false;
    }
    uint64_t took_us = time_us() - before_us;
    victim->kills++;
    victim->total_us += took_us;
    victim->slowest_us = took_us > victim->slowest_us ? took_us : victim->slowest_us;
    return true;
}

/* Adds what a process has. */
static void add_holdings(struct writ_io *io, uint64_t process, struct level *level)
{
    struct process_control_holdings_reply it = {0};
    if (process_control_holdings(io, PROCESS_CONTROL_SLOT, process, &it.capabilities, &it.threads,
                                 &it.limit_bytes, &it.used_bytes) == WRIT_OK) {
        level->capabilities += it.capabilities;
        level->threads += it.threads;
        level->charged += it.used_bytes;
    }
}

struct level level_read(struct writ_io *io)
{
    struct process_control_list_reply it = {0};
    struct level level = {0};
    uint64_t memory = 0;
    uint64_t free = 0;
    uint64_t detained = 0;
    uint64_t claimed = 0;
    while (next_process(io, &it)) {
        level.processes += it.state == LIFE_STATE_RUNNING;
        level.records++;
        add_holdings(io, it.process, &level);
    }
    (void)memory_control_statistics(io, MEMORY_CONTROL_SLOT, &memory, &level.promised, &free,
                                    &detained, &claimed);
    level.used = memory - free;
    return level;
}
