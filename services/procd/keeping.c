/* See keeping.h. */
#include "keeping.h"

#include <string.h>

#include "admission.h"
#include "deaths.h"
#include "kernel_calls.h"
#include "writ/endowment.h"
#include "writ/port.h"

static void close_slot(struct keeping *keeping, uint32_t slot)
{
    if (slot != 0) {
        (void)writ_port_close(keeping->io, slot);
    }
}

void keeping_confirm(struct keeping *keeping, const struct process *process)
{
    struct procd_live *live = &keeping->live;
    estate_touch(&keeping->estate, &live->last_exit, sizeof live->last_exit);
    if (process != NULL) {
        estate_touch(&keeping->estate, process, sizeof *process);
    }
    inheritance_confirm(&keeping->estate);
}

void keeping_policy_changed(struct keeping *keeping, uint16_t component)
{
    const struct restart_row *row = restarts_get(&keeping->live.restarts, component);
    if (row != NULL) {
        estate_touch(&keeping->estate, row, sizeof *row);
        inheritance_confirm(&keeping->estate);
    }
}

void keeping_ring(struct keeping *keeping, const struct process *process)
{
    for (uint32_t i = 0; i < BELLS; i++) {
        const struct bell *bell = &keeping->live.bells.at[i];
        struct process_viewer viewer = {.roles = bell->roles, .principal = bell->principal};
        if (bell->label != 0 && process_is_seen_by(process, &viewer)) {
            (void)writ_port_notify(keeping->io, bell->slot, PROCD_SIGNALS_PROCESS_ENDED);
        }
    }
}

static bool is_kept(uint32_t slot)
{
    return slot >= KERNEL_FIRST_KEPT_SLOT;
}

void keeping_started(struct keeping *keeping, struct process *process)
{
    uint32_t handle = process->handle;
    process->handle = 0;
    bool room = keeping->threads < KEEPING_THREADS;
    if (room && inheritance_keep(keeping->io, &process->thread) == WRIT_OK) {
        keeping->threads++;
    }
    keeping_confirm(keeping, process);
    close_slot(keeping, handle);
}

/* Closes the slots of a process, which no confirmed book names any more. */
static void close_slots(struct keeping *keeping, uint32_t handle, uint32_t thread)
{
    keeping->threads -= is_kept(thread);
    close_slot(keeping, handle);
    close_slot(keeping, thread);
}

void keeping_let_go(struct keeping *keeping, struct process *process)
{
    uint32_t handle = process->handle;
    uint32_t thread = process->thread;
    process->handle = 0;
    process->thread = 0;
    keeping_confirm(keeping, process);
    close_slots(keeping, handle, thread);
}

void keeping_forget(struct keeping *keeping, struct process *process)
{
    uint32_t handle = process->handle;
    uint32_t thread = process->thread;
    process_forget(process);
    keeping_confirm(keeping, process);
    close_slots(keeping, handle, thread);
}

/* How many capabilities a component keeps for its heir. */
static uint32_t keeps(uint16_t component)
{
    const struct writ_system_component *it = writ_system_find(&writ_system, component);
    return it != NULL ? it->kept_handles : 0;
}

uint64_t keeping_predecessor(struct keeping *keeping, uint16_t component)
{
    bool dead = false;
    uint64_t newest = deaths_newest(keeping->io, component, &dead);
    return dead ? newest : 0;
}

/* Whether a record is gone, or is not to go yet. */
static bool is_reaped(uint32_t status)
{
    return status == WRIT_OK || status == WRIT_NOT_FOUND || status == KERNEL_ERROR_WRONG_STATE;
}

/* Takes a record away; the second time if the first fails, or else with the next. */
static void reap(struct keeping *keeping, uint64_t pid)
{
    if (!is_reaped(process_control_reap(keeping->io, PROCESS_CONTROL_SLOT, pid)) &&
        !is_reaped(process_control_reap(keeping->io, PROCESS_CONTROL_SLOT, pid))) {
        keeping->left_over = true;
    }
}

void keeping_reap(struct keeping *keeping, uint64_t pid, uint32_t principal)
{
    uint16_t component = (uint16_t)principal;
    if (keeps(component) == 0 || keeping_predecessor(keeping, component) != pid) {
        reap(keeping, pid);
    }
}

/* Takes away the records that could not be taken away when it was their time. */
static void reap_left_over(struct keeping *keeping)
{
    struct deaths_row row = {0};
    while (deaths_list(keeping->io, &row)) {
        if ((uint16_t)row.owner == PROCD_COMPONENT && row.state == LIFE_STATE_DEAD &&
            row.exit_seq <= keeping->live.last_exit &&
            processes_find(&keeping->live.processes, row.pid) == NULL) {
            keeping_reap(keeping, row.pid, row.principal);
        }
    }
}

void keeping_make_way(struct keeping *keeping, struct process *process)
{
    struct processes *processes = &keeping->live.processes;
    processes_make_way(processes, process);
    estate_touch(&keeping->estate, processes,
                 sizeof processes->lost_count + sizeof processes->lost_seq);
    keeping_confirm(keeping, process);
}

void keeping_retire(struct keeping *keeping, struct process *process)
{
    uint64_t pid = process->pid;
    uint32_t principal = process->principal;
    keeping_forget(keeping, process);
    bool left_over = keeping->left_over;
    keeping->left_over = false;
    keeping_reap(keeping, pid, principal);
    if (left_over && !keeping->left_over) {
        reap_left_over(keeping);
    } else {
        keeping->left_over = keeping->left_over || left_over;
    }
}

void keeping_reap_before(struct keeping *keeping, const struct process *heir)
{
    uint16_t component = (uint16_t)heir->principal;
    struct deaths_row row = {0};
    if (keeps(component) == 0) {
        return;
    }
    while (deaths_list(keeping->io, &row) && row.pid < heir->pid) {
        bool left = (uint16_t)row.principal == component && row.state == LIFE_STATE_DEAD &&
                    processes_find(&keeping->live.processes, row.pid) == NULL;
        if (left) {
            reap(keeping, row.pid);
        }
    }
}

/* ---- how the next instance goes on ---- */

/* What the system's table tells of a component. */
static void recall(const struct writ_system *system, uint32_t index, struct process_plan *plan)
{
    const struct writ_system_component *component = &system->components[index];
    plan->role = admission_role(component);
    plan->stack_bytes = component->stack;
    plan->program = (const uint8_t *)component->name;
    plan->program_bytes = (uint32_t)__builtin_strlen(component->name);
    if (component->startup == WRIT_STARTUP_BOOT) {
        plan->created_by = endowment_principal(system, 0);
    }
}

/* Takes on a process that is not in the books: it knows what the kernel and the system's table know.
 * What the root started, the root watches, and the kernel lets one holder of its control watch a
 * process: of such an end the root tells us, when it has the process stopped. */
static void adopt(struct keeping *keeping, const struct writ_system *system,
                  const struct deaths_row *row)
{
    struct process_plan plan = {
        .pid = row->pid, .role = PROGRAM_ROLE_EXTENSION, .principal = row->principal};
    uint32_t index = 0;
    if (endowment_find(system, (uint16_t)row->principal, &index)) {
        recall(system, index, &plan);
    }
    struct process *process = processes_stage(&keeping->live.processes, &plan);
    if (process == NULL) {
        return;
    }
    process_started(process, deaths_started_us(keeping->io, row->pid));
    keeping_confirm(keeping, process);
    if (process->created_by == 0) {
        (void)process_control_watch(keeping->io, PROCESS_CONTROL_SLOT, row->pid,
                                    keeping->live.deaths, 1);
    }
}

/* One that the kernel knows and the books do not: half made, retired already, or of a time that was
 * lost. */
static void meet(struct keeping *keeping, const struct writ_system *system,
                 const struct deaths_row *row)
{
    if (row->state == LIFE_STATE_STAGED) {
        (void)process_control_kill(keeping->io, PROCESS_CONTROL_SLOT, row->pid, 0);
    } else if (row->state == LIFE_STATE_DEAD && row->exit_seq <= keeping->live.last_exit) {
        keeping_reap(keeping, row->pid, row->principal);
    } else {
        adopt(keeping, system, row);
    }
}

/* Finds out what became of one that was staged. Its creator has lost the way to start it, so it is
 * aborted, and he is told. */
static void settle(struct keeping *keeping, struct process *process)
{
    uint64_t started_us = deaths_started_us(keeping->io, process->pid);
    if (started_us != 0) {
        process_started(process, started_us);
        keeping_confirm(keeping, process);
        return;
    }
    struct process gone = *process;
    (void)process_control_kill(keeping->io, PROCESS_CONTROL_SLOT, process->pid, 0);
    process_forget(process);
    keeping_confirm(keeping, process);
    keeping_ring(keeping, &gone);
}

/* Slots that were not kept are nobody's. */
static void drop_slots(struct keeping *keeping, struct process *process)
{
    process->handle = 0;
    process->thread = is_kept(process->thread) ? process->thread : 0;
    keeping->threads += process->thread != 0;
    keeping_confirm(keeping, process);
}

static void go_on(struct keeping *keeping)
{
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        struct process *process = &keeping->live.processes.rows[i];
        if (process->pid != 0) {
            drop_slots(keeping, process);
        }
        if (process->pid != 0 && process->state == PROCESS_STATE_STAGED) {
            settle(keeping, process);
        }
    }
}

/* Compares the books with the kernel's. */
static void compare(struct keeping *keeping, const struct writ_system *system)
{
    struct deaths_row row = {0};
    while (deaths_list(keeping->io, &row)) {
        bool ours = (uint16_t)row.owner == PROCD_COMPONENT;
        if (ours && processes_find(&keeping->live.processes, row.pid) == NULL) {
            meet(keeping, system, &row);
        }
    }
}

static void close_unnamed(struct keeping *keeping)
{
    struct inheritance_names names = {0};
    inheritance_name(&names, keeping->live.deaths);
    inheritance_name_bells(&names, &keeping->live.bells);
    for (uint32_t i = 0; i < PROCD_MAX_PROCESSES; i++) {
        inheritance_name(&names, keeping->live.processes.rows[i].thread);
    }
    inheritance_close_rest(keeping->io, &names);
}

/* The bell that tells of deaths rings on while nobody hears it. */
static uint32_t make_bell(struct keeping *keeping)
{
    struct procd_live *live = &keeping->live;
    uint32_t status = quota_create_notification(keeping->io, WRIT_SLOT_QUOTA, &live->deaths);
    if (status == WRIT_OK) {
        status = inheritance_keep(keeping->io, &live->deaths);
    }
    if (status == WRIT_OK) {
        estate_touch(&keeping->estate, &live->deaths, sizeof live->deaths);
        inheritance_confirm(&keeping->estate);
    }
    return status;
}

/* Finds the books, or begins new ones. */
static void open_books(struct keeping *keeping)
{
    struct procd_live *live = &keeping->live;
    const struct inheritance_plan plan = {.name = "procd",
                                          .state_bytes = PROCD_STATE_BYTES,
                                          .live = live,
                                          .live_bytes = sizeof *live,
                                          .changes = KEEPING_CHANGES,
                                          .layout = sizeof *live};
    enum estate_found found = inheritance_open(&keeping->estate, keeping->io, &plan);
    if (found != ESTATE_INHERITED) {
        memset(live, 0, sizeof *live);
        processes_init(&live->processes);
        estate_begin(&keeping->estate, found);
    }
}

uint32_t keeping_inherit(struct keeping *keeping, const struct writ_system *system)
{
    open_books(keeping);
    close_unnamed(keeping);
    uint32_t status = keeping->live.deaths != 0 ? (uint32_t)WRIT_OK : make_bell(keeping);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(keeping->io, WRIT_SLOT_ENDPOINT, keeping->live.deaths);
    }
    go_on(keeping);
    compare(keeping, system);
    return status;
}
