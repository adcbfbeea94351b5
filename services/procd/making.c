/* See making.h. */
#include "making.h"

#include "admission.h"
#include "deaths.h"
#include "kernel_calls.h"
#include "writ/log.h"

static bool plan_component(struct keeping *keeping, uint32_t index, struct birth_plan *plan)
{
    if (!birth_plan_component(&writ_system, index, plan)) {
        return false;
    }
    if (plan->keeps != 0) {
        plan->heir_of = keeping_predecessor(keeping, (uint16_t)plan->principal);
    }
    return true;
}

/* Who it would be, and what it would be made with. */
static uint32_t plan(struct keeping *keeping, const struct wish *wish, struct making *made)
{
    const struct processes *processes = &keeping->live.processes;
    uint32_t index = 0;
    uint32_t status =
        admission_check(&writ_system, wish->role, wish->component, wish->stack_bytes, &index);
    if (status != WRIT_OK) {
        return status;
    }
    made->plan = (struct birth_plan){.stack_bytes = wish->stack_bytes};
    made->stranger = index == ADMISSION_STRANGER;
    if (made->stranger) {
        uint32_t instance = processes_free_instance(processes, wish->component);
        birth_plan_stranger(wish->component | instance << 16, &made->plan);
        return WRIT_OK;
    }
    if (wish->component == PROCD_COMPONENT ||
        processes_component_lives(processes, wish->component)) {
        return PROCD_ERROR_ALREADY_THERE;
    }
    return plan_component(keeping, index, &made->plan) ? WRIT_OK : WRIT_LIMIT;
}

uint32_t making_check(const struct wish *wish)
{
    uint32_t index = 0;
    return admission_check(&writ_system, wish->role, wish->component, wish->stack_bytes, &index);
}

/* Puts it into the books; false if there is no room. */
static bool enroll(struct keeping *keeping, const struct wish *wish, struct making *made)
{
    struct process_plan plan = {.pid = made->birth.koid,
                                .role = wish->role,
                                .principal = made->plan.principal,
                                .created_by = wish->creator,
                                .stack_bytes = wish->stack_bytes,
                                .program = wish->program.data,
                                .program_bytes = wish->program.length};
    struct process *process = processes_stage(&keeping->live.processes, &plan);
    if (process == NULL) {
        return false;
    }
    process->handle = made->birth.process;
    process->thread = made->birth.thread;
    keeping_confirm(keeping, process);
    made->process = process;
    return true;
}

static uint32_t build(struct keeping *keeping, const struct wish *wish, struct making *made)
{
    uint64_t entry = 0;
    uint32_t status = birth_begin(&made->birth, keeping->io, &made->plan, keeping->live.deaths);
    if (status == WRIT_OK) {
        status = wish->transferred != NULL ? birth_map(&made->birth, wish->transferred, &entry)
                                           : birth_load(&made->birth, wish->image, &entry);
    }
    if (status == WRIT_OK) {
        status = birth_complete(&made->birth, &made->plan, entry);
    }
    if (status == WRIT_OK && !enroll(keeping, wish, made)) {
        status = WRIT_LIMIT;
    }
    if (status != WRIT_OK) {
        birth_undo(&made->birth);
    }
    return status;
}

uint32_t making_stage(struct keeping *keeping, const struct wish *wish, struct making *ret_made)
{
    uint32_t status = plan(keeping, wish, ret_made);
    return status == WRIT_OK ? build(keeping, wish, ret_made) : status;
}

uint32_t making_child(const struct making *made, uint32_t *ret_child)
{
    return made->stranger ? birth_child(&made->birth, made->process->created_by, ret_child)
                          : (uint32_t)WRIT_OK;
}

uint32_t making_grant(const struct making *made, uint32_t *ret_grant)
{
    return birth_grant(&made->birth, &made->plan, ret_grant);
}

uint32_t making_start(struct keeping *keeping, struct process *process)
{
    uint32_t status = process_start(keeping->io, process->handle);
    if (status != WRIT_OK) {
        return birth_status(status);
    }
    struct restarts *restarts = &keeping->live.restarts;
    process_started(process, deaths_started_us(keeping->io, process->pid));
    restarts_started(restarts, (uint16_t)process->principal, process->started_us);
    keeping_policy_changed(keeping, (uint16_t)process->principal);
    keeping_started(keeping, process);
    keeping_reap_before(keeping, process);
    log_debug("procd: started pid=%lu principal=%u", process->pid, process->principal);
    return WRIT_OK;
}

uint32_t making_spawn(struct keeping *keeping, const struct wish *wish, uint64_t *ret_pid,
                      uint32_t *ret_child)
{
    struct making made = {0};
    uint32_t status = plan(keeping, wish, &made);
    if (status == WRIT_OK && made.plan.slot_count != 0) {
        status = PROCD_ERROR_HAS_TO_BE_STAGED;
    }
    if (status == WRIT_OK) {
        status = build(keeping, wish, &made);
    }
    if (status != WRIT_OK) {
        return status;
    }
    *ret_pid = made.process->pid;
    status = making_child(&made, ret_child);
    if (status == WRIT_OK) {
        status = making_start(keeping, made.process);
    }
    if (status != WRIT_OK) {
        making_undo(keeping, made.process);
    }
    return status;
}

void making_undo(struct keeping *keeping, struct process *process)
{
    (void)process_kill(keeping->io, process->handle, 0);
    keeping_forget(keeping, process);
}
