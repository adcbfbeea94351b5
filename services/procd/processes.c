/* See processes.h. */
#include "processes.h"

#include <stddef.h>
#include <string.h>

void processes_init(struct processes *processes)
{
    memset(processes, 0, sizeof *processes);
}

enum process_class process_class_of(enum program_role role)
{
    switch (role) {
    case PROGRAM_ROLE_SERVICE:
        return PROCESS_CLASS_SERVICE;
    case PROGRAM_ROLE_DRIVER:
        return PROCESS_CLASS_DRIVER;
    case PROGRAM_ROLE_APP:
    case PROGRAM_ROLE_EXTENSION:
    case PROGRAM_ROLE_TEST:
        return PROCESS_CLASS_APP;
    }
    return PROCESS_CLASS_APP;
}

static struct process *row_of(struct processes *processes, uint64_t pid)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        if (processes->rows[i].pid == pid) {
            return &processes->rows[i];
        }
    }
    return NULL;
}

/* How many that have exited the creator of this one has. */
static uint32_t count_exited(const struct processes *processes, const struct process *of)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &processes->rows[i];
        count += process->seq != 0 && process->created_by == of->created_by;
    }
    return count;
}

struct process *processes_oldest_exited(struct processes *processes)
{
    if (row_of(processes, 0) != NULL) {
        return NULL;
    }
    struct process *oldest = NULL;
    uint32_t most = 0;
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        struct process *process = &processes->rows[i];
        uint32_t count = process->seq != 0 ? count_exited(processes, process) : 0;
        if (count > most || (count == most && count != 0 && process->seq < oldest->seq)) {
            oldest = process;
            most = count;
        }
    }
    return oldest;
}

struct process *processes_stage(struct processes *processes, const struct process_plan *plan)
{
    struct process *process = row_of(processes, 0);
    if (process == NULL) {
        return NULL;
    }
    *process = (struct process){.pid = plan->pid,
                                .stack_bytes = plan->stack_bytes,
                                .state = PROCESS_STATE_STAGED,
                                .class = process_class_of(plan->role),
                                .role = plan->role,
                                .principal = plan->principal,
                                .created_by = plan->created_by,
                                .program_bytes = plan->program_bytes};
    if (plan->program_bytes != 0) { /* else there may be none */
        memcpy(process->program, plan->program, plan->program_bytes);
    }
    return process;
}

struct process *processes_find(struct processes *processes, uint64_t pid)
{
    return pid == 0 ? NULL : row_of(processes, pid);
}

bool processes_component_is_known(const struct processes *processes, uint16_t component)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &processes->rows[i];
        if (process->pid != 0 && (uint16_t)process->principal == component) {
            return true;
        }
    }
    return false;
}

bool processes_component_lives(const struct processes *processes, uint16_t component)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &processes->rows[i];
        if (process->pid != 0 && process->state != PROCESS_STATE_EXITED &&
            (uint16_t)process->principal == component) {
            return true;
        }
    }
    return false;
}

static bool has_principal(const struct processes *processes, uint32_t principal)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        if (processes->rows[i].pid != 0 && processes->rows[i].principal == principal) {
            return true;
        }
    }
    return false;
}

uint16_t processes_free_instance(const struct processes *processes, uint16_t component)
{
    uint16_t instance = 0;
    while (has_principal(processes, component | (uint32_t)instance << 16)) {
        instance++;
    }
    return instance;
}

struct process *processes_next_staged(struct processes *processes, const struct process *after)
{
    uint32_t from = after == NULL ? 0 : (uint32_t)(after - processes->rows) + 1;
    for (uint32_t i = from; i < PROCD_MAX_PROCESSES; i++) {
        if (processes->rows[i].pid != 0 && processes->rows[i].state == PROCESS_STATE_STAGED) {
            return &processes->rows[i];
        }
    }
    return NULL;
}

void process_started(struct process *process, uint64_t now_us)
{
    process->state = PROCESS_STATE_RUNNING;
    process->started_us = now_us;
}

void process_exited(struct process *process, const struct process_end *end)
{
    process->state = PROCESS_STATE_EXITED;
    process->seq = end->seq;
    process->event = (struct process_event){.pid = process->pid,
                                            .principal = process->principal,
                                            .time_us = end->time_us,
                                            .ending = end->ending};
}

void process_forget(struct process *process)
{
    memset(process, 0, sizeof *process);
}

void processes_make_way(struct processes *processes, struct process *process)
{
    processes->lost_seq[processes->lost_count++ % PROCESSES_LOST] = process->seq;
    process_forget(process);
}

static uint32_t role_for(enum process_class class)
{
    switch (class) {
    case PROCESS_CLASS_SERVICE:
        return PROCD_ROLE_BOOTSTRAP;
    case PROCESS_CLASS_DRIVER:
        return PROCD_ROLE_DRIVER;
    case PROCESS_CLASS_APP:
        return PROCD_ROLE_LAUNCHER;
    }
    return 0;
}

bool process_is_acted_on_by(const struct process *process, const struct process_viewer *viewer)
{
    bool started_it =
        process->class != PROCESS_CLASS_APP || process->created_by == viewer->principal;
    return (viewer->roles & role_for(process->class)) != 0 && started_it;
}

bool process_is_seen_by(const struct process *process, const struct process_viewer *viewer)
{
    return (viewer->roles & PROCD_ROLE_OBSERVER) != 0 || process_is_acted_on_by(process, viewer);
}

/* How many events with a number above `after` and below `seq` have made way. */
static uint64_t count_lost(const struct processes *processes, uint64_t after, uint64_t seq)
{
    bool all_known = processes->lost_count <= PROCESSES_LOST;
    uint64_t known = all_known ? processes->lost_count : PROCESSES_LOST;
    uint64_t count = 0;
    for (uint64_t i = 0; i < known; i++) {
        count += processes->lost_seq[i] > after && processes->lost_seq[i] < seq;
    }
    return !all_known && count == known ? processes->lost_count : count;
}

const struct process *processes_next_event(const struct processes *processes,
                                           const struct process_viewer *viewer, uint64_t after_seq,
                                           uint64_t *ret_lost)
{
    const struct process *oldest = NULL;
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        const struct process *process = &processes->rows[i];
        if (process->seq > after_seq && process_is_seen_by(process, viewer) &&
            (oldest == NULL || process->seq < oldest->seq)) {
            oldest = process;
        }
    }
    if (oldest != NULL) {
        *ret_lost = count_lost(processes, after_seq, oldest->seq);
    }
    return oldest;
}

static bool process_is_sound(const struct processes *processes, uint32_t index)
{
    const struct process *process = &processes->rows[index];
    if (process->pid == 0) {
        return process->state == 0 && process->seq == 0;
    }
    for (uint32_t i = 0; i < index; i++) {
        const struct process *other = &processes->rows[i];
        if (other->pid == process->pid || (process->seq != 0 && other->seq == process->seq)) {
            return false;
        }
    }
    bool told = (process->state == PROCESS_STATE_EXITED) == (process->seq != 0);
    return told && process_state_is_known(process->state) &&
           process->program_bytes <= PROCD_MAX_PROGRAM_NAME;
}

bool processes_check(const struct processes *processes)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        if (!process_is_sound(processes, i)) {
            return false;
        }
    }
    return true;
}
