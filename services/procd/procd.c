/* The process daemon: puts the tables of processes.h, transfer.h and restarts.h behind the contract of
 * idl/procd.writ.
 *
 * It renames and delegates: who may be admitted is admission.c's to say, how a process is made
 * birth.c's, how one ended deaths.c's.
 */
#include "procd_server.h"

#include "admission.h"
#include "birth.h"
#include "deaths.h"
#include "kernel_calls.h"
#include "peers.h"
#include "procd_slots.h"
#include "processes.h"
#include "restarts.h"
#include "transfer.h"
#include "writ/bells.h"
#include "writ/endowment.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/rt.h"

/* The process that is being stopped, and for whom. */
struct stopping {
    uint64_t pid;
    uint32_t by;
};

struct procd_server {
    struct procd_serving serving;
    struct processes processes;
    struct transfers transfers;
    struct restarts restarts;
    struct bells bells;
    struct peers peers;
    struct stopping stopping;
    uint32_t deaths; /* notification: somebody died */
    uint64_t last_exit;
};

/* A process that somebody wants. */
struct wish {
    const struct writ_caller *caller;
    enum program_role role;
    uint16_t component;
    uint64_t stack_bytes;
    struct writ_bytes program;
    uint32_t image; /* slot; 0 where the image was transferred */
    const struct transfer *transferred;
};

const struct rt_component rt_component = {.name = "procd",
                                          .number = PROCD_COMPONENT,
                                          .startup = procd_startup,
                                          .startup_count = PROCD_STARTUP_COUNT,
                                          .workers = PROCD_WORKERS};

static struct transfer *procd_find_transfer(struct procd_server *s, uint64_t key,
                                            enum transfer_state *ret_state)
{
    struct transfer *transfer = transfers_find(&s->transfers, key);
    if (transfer != NULL) {
        *ret_state = transfer->state;
    }
    return transfer;
}

static struct process_viewer viewer_of(const struct writ_caller *caller)
{
    return (struct process_viewer){.roles = caller->roles, .principal = caller->principal};
}

static bool is_acted_on_by(const struct process *process, const struct writ_caller *caller)
{
    struct process_viewer viewer = viewer_of(caller);
    return process_is_acted_on_by(process, &viewer);
}

static bool is_seen_by(const struct process *process, const struct writ_caller *caller)
{
    struct process_viewer viewer = viewer_of(caller);
    return process_is_seen_by(process, &viewer);
}

static void close_slot(struct procd_server *s, uint32_t *slot)
{
    writ_close_rest(s->serving.io, slot, 1);
}

/* Lets go of a process, of which the kernel knows what there is to know. */
static void let_go(struct procd_server *s, struct process *process)
{
    close_slot(s, &process->handle);
    close_slot(s, &process->thread);
}

/* Rings those who may see the process. */
static void ring(struct procd_server *s, const struct process *process)
{
    for (uint32_t i = 0; i < BELLS; i++) {
        const struct bell *bell = &s->bells.at[i];
        struct process_viewer viewer = {.roles = bell->roles, .principal = bell->principal};
        if (bell->label != 0 && process_is_seen_by(process, &viewer)) {
            (void)writ_port_notify(s->serving.io, bell->slot, PROCD_SIGNALS_PROCESS_ENDED);
        }
    }
}

static void end_of(struct procd_server *s, struct process *process, struct process_end *end)
{
    if (process->pid == s->stopping.pid && end->ending.tag == ENDING_TAG_STOPPED) {
        end->ending.as.stopped.by = s->stopping.by;
    }
    process_exited(process, end);
    let_go(s, process);
    procd_event_exits(s, process->pid);
    ring(s, process);
}

/* Whether the lease on a staged process runs, as far as is known; when it has run out, the kernel takes
 * the process apart by itself. */
static bool is_leased(struct procd_server *s, const struct process *process)
{
    struct process_status_reply it = {0};
    uint32_t status = process_status(s->serving.io, process->handle, &it.state, &it.cause, &it.code,
                                     &it.principal, &it.koid);
    return status != WRIT_OK || it.state == LIFE_STATE_STAGED || it.state == LIFE_STATE_RUNNING;
}

/* Forgets a staged process whose lease has run out. */
static void forsake(struct procd_server *s, struct process *process)
{
    uint64_t pid = process->pid;
    let_go(s, process);
    process_forget(process);
    procd_event_forsaken(s, pid);
}

static void take_forsaken(struct procd_server *s)
{
    struct process *process = processes_next_staged(&s->processes, NULL);
    for (; process != NULL; process = processes_next_staged(&s->processes, process)) {
        if (!is_leased(s, process)) {
            forsake(s, process);
        }
    }
}

static struct process *procd_find_process(struct procd_server *s, uint64_t key,
                                          enum process_state *ret_state,
                                          enum process_class *ret_class)
{
    struct process *process = processes_find(&s->processes, key);
    if (process == NULL) {
        return NULL;
    }
    if (process->state == PROCESS_STATE_STAGED && !is_leased(s, process)) {
        forsake(s, process);
        return NULL;
    }
    *ret_state = process->state;
    *ret_class = process->class;
    return process;
}

/* Takes note of every end since the last time. The reply of the call that is being served, if one
 * is, stays as it is. */
static void take_ends(struct procd_server *s)
{
    struct writ_builder reply = s->serving.reply;
    struct process_end end;
    uint64_t pid = 0;
    while (deaths_next(s->serving.io, s->last_exit, &pid, &end)) {
        s->last_exit = end.seq;
        struct process *process = processes_find(&s->processes, pid);
        if (process != NULL) {
            end_of(s, process, &end);
        }
    }
    take_forsaken(s);
    s->serving.reply = reply;
}

static void notified(struct procd_server *s, uint64_t bits)
{
    (void)bits;
    take_ends(s);
}

/* How many capabilities a process keeps for its heir. */
static uint32_t keeps(const struct process *process)
{
    uint32_t index = 0;
    bool found = endowment_find(&writ_system, (uint16_t)process->principal, &index);
    return found ? writ_system.components[index].kept_handles : 0;
}

/* Takes the record of one that has exited away; but not while what it kept waits for its heir. */
static void reap(struct procd_server *s, const struct process *process)
{
    bool dead = false;
    if (keeps(process) != 0 &&
        deaths_newest(s->serving.io, (uint16_t)process->principal, &dead) == process->pid) {
        return;
    }
    (void)process_control_reap(s->serving.io, PROCESS_CONTROL_SLOT, process->pid);
}

/* Sees to it that there is a free row, if one can be freed. */
static void make_room(struct procd_server *s)
{
    struct process *oldest = processes_oldest_exited(&s->processes);
    if (oldest != NULL) {
        uint64_t pid = oldest->pid;
        reap(s, oldest);
        processes_make_way(&s->processes, oldest);
        procd_event_retires(s, pid);
    }
}

/* What a component is made with: its predecessor's estate is part of that. */
static bool plan_component(struct procd_server *s, uint32_t index, struct birth_plan *ret_plan)
{
    bool dead = false;
    if (!birth_plan_component(&writ_system, index, ret_plan)) {
        return false;
    }
    if (ret_plan->keeps != 0) {
        uint64_t newest = deaths_newest(s->serving.io, (uint16_t)ret_plan->principal, &dead);
        ret_plan->heir_of = dead ? newest : 0;
    }
    return true;
}

/* Who it would be, and what it would be made with. */
static uint32_t plan(struct procd_server *s, const struct wish *wish, struct birth_plan *ret_plan,
                     uint32_t *ret_index)
{
    uint32_t status =
        admission_check(&writ_system, wish->role, wish->component, wish->stack_bytes, ret_index);
    if (status != WRIT_OK) {
        return status;
    }
    if (*ret_index == ADMISSION_STRANGER) {
        uint32_t instance = processes_free_instance(&s->processes, wish->component);
        birth_plan_stranger(wish->component | instance << 16, ret_plan);
        return WRIT_OK;
    }
    if (wish->component == PROCD_COMPONENT ||
        processes_component_lives(&s->processes, wish->component)) {
        return PROCD_ERROR_ALREADY_THERE;
    }
    return plan_component(s, *ret_index, ret_plan) ? WRIT_OK : WRIT_LIMIT;
}

static struct process *enroll(struct procd_server *s, const struct wish *wish,
                              const struct birth *birth, uint32_t principal)
{
    struct process_plan plan = {.pid = birth->koid,
                                .role = wish->role,
                                .principal = principal,
                                .created_by = wish->caller->principal,
                                .stack_bytes = wish->stack_bytes,
                                .program = wish->program.data,
                                .program_bytes = wish->program.length};
    struct process *process = processes_stage(&s->processes, &plan);
    if (process != NULL) {
        process->handle = birth->process;
        process->thread = birth->thread;
    }
    return process;
}

/* Makes a staged process with everything that every process has. */
static uint32_t stage(struct procd_server *s, const struct wish *wish,
                      const struct birth_plan *plan, struct birth *birth,
                      struct process **ret_process)
{
    uint64_t entry = 0;
    make_room(s);
    uint32_t status = birth_begin(birth, s->serving.io, plan, s->deaths);
    if (status == WRIT_OK) {
        status = wish->transferred != NULL ? birth_map(birth, wish->transferred, &entry)
                                           : birth_load(birth, wish->image, &entry);
    }
    if (status == WRIT_OK) {
        status = birth_complete(birth, plan, entry);
    }
    struct process *process = status == WRIT_OK ? enroll(s, wish, birth, plan->principal) : NULL;
    if (process == NULL) {
        birth_undo(birth);
        return status == WRIT_OK ? (uint32_t)WRIT_LIMIT : status;
    }
    *ret_process = process;
    return WRIT_OK;
}

/* Takes a staged process back; nothing is left of it. */
static void take_back(struct procd_server *s, struct process *process)
{
    (void)process_kill(s->serving.io, process->handle, 0);
    let_go(s, process);
    process_forget(process);
}

static bool is_told(const void *context, uint64_t pid)
{
    const struct procd_server *s = context;
    return processes_find((struct processes *)&s->processes, pid) != NULL;
}

static uint32_t start(struct procd_server *s, struct process *process)
{
    uint32_t status = process_start(s->serving.io, process->handle);
    if (status == WRIT_OK) {
        if (keeps(process) != 0) {
            deaths_reap_before(s->serving.io, (uint16_t)process->principal, process->pid, is_told,
                               s);
        }
        process_started(process, deaths_started_us(s->serving.io, process->pid));
        restarts_started(&s->restarts, (uint16_t)process->principal, process->started_us);
        log_debug("procd: started pid=%lu principal=%u", process->pid, process->principal);
    }
    return birth_status(status);
}

/* Makes one and lets it run: nobody gives it anything. `ret_child` is its creator's way to it. */
static uint32_t spawn(struct procd_server *s, const struct wish *wish, uint64_t *ret_pid,
                      uint32_t *ret_child)
{
    struct birth_plan made_with = {.stack_bytes = wish->stack_bytes};
    struct birth birth;
    struct process *process = NULL;
    uint32_t index = 0;
    uint32_t status = plan(s, wish, &made_with, &index);
    if (status == WRIT_OK && made_with.slot_count != 0) {
        status = PROCD_ERROR_HAS_TO_BE_STAGED;
    }
    if (status == WRIT_OK) {
        status = stage(s, wish, &made_with, &birth, &process);
    }
    if (status != WRIT_OK) {
        return status;
    }
    if (index == ADMISSION_STRANGER) {
        status = birth_child(&birth, wish->caller->principal, ret_child);
    }
    *ret_pid = process->pid;
    status = status == WRIT_OK ? start(s, process) : status;
    if (status != WRIT_OK) {
        take_back(s, process);
    }
    return status;
}

static uint32_t procd_on_spawn(struct procd_server *s, const struct writ_caller *caller,
                               struct procd_spawn_request *request, struct procd_spawn_reply *reply)
{
    struct wish wish = {.caller = caller,
                        .role = request->role,
                        .component = request->component,
                        .stack_bytes = request->stack_bytes,
                        .program = request->program,
                        .image = request->image};
    return spawn(s, &wish, &reply->pid, &reply->child);
}

static uint32_t procd_on_spawn_service(struct procd_server *s, const struct writ_caller *caller,
                                       struct procd_spawn_service_request *request,
                                       struct procd_spawn_service_reply *reply)
{
    uint32_t index = 0;
    uint32_t child = 0;
    if (!endowment_find(&writ_system, request->component, &index)) {
        return PROCD_ERROR_NO_SUCH_COMPONENT;
    }
    const struct writ_system_component *component = &writ_system.components[index];
    struct wish wish = {.caller = caller,
                        .role = PROGRAM_ROLE_SERVICE,
                        .component = request->component,
                        .stack_bytes = component->stack,
                        .program = {.data = (const uint8_t *)component->name,
                                    .length = (uint32_t)__builtin_strlen(component->name)},
                        .image = request->image};
    return spawn(s, &wish, &reply->pid, &child);
}

static uint32_t procd_on_create_staged(struct procd_server *s, const struct writ_caller *caller,
                                       struct procd_create_staged_request *request,
                                       struct procd_create_staged_reply *reply)
{
    struct wish wish = {.caller = caller,
                        .role = request->role,
                        .component = request->component,
                        .stack_bytes = request->stack_bytes,
                        .program = request->program,
                        .image = request->image};
    struct birth_plan made_with = {.stack_bytes = wish.stack_bytes};
    struct birth birth;
    struct process *process = NULL;
    uint32_t index = 0;
    uint32_t status = plan(s, &wish, &made_with, &index);
    if (status == WRIT_OK) {
        status = stage(s, &wish, &made_with, &birth, &process);
    }
    if (status != WRIT_OK) {
        return status;
    }
    if (index == ADMISSION_STRANGER) {
        status = birth_child(&birth, caller->principal, &reply->child);
    }
    if (status == WRIT_OK) {
        status = birth_grant(&birth, &made_with, &reply->grant);
    }
    reply->pid = process->pid;
    if (status != WRIT_OK) {
        take_back(s, process);
    }
    return status;
}

static uint32_t procd_on_start_staged(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_start_staged_request *request)
{
    (void)request;
    return is_acted_on_by(process, caller) ? start(s, process) : (uint32_t)PROCD_ERROR_NOT_YOURS;
}

static uint32_t procd_on_abort_staged(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_abort_staged_request *request)
{
    (void)request;
    if (!is_acted_on_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    take_back(s, process);
    return WRIT_OK;
}

static uint32_t procd_on_stop_process(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_stop_process_request *request,
                                      struct procd_stop_process_reply *reply)
{
    if (!is_acted_on_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    if (process->state != PROCESS_STATE_EXITED) {
        s->stopping = (struct stopping){.pid = process->pid, .by = caller->principal};
        (void)process_control_kill(s->serving.io, PROCESS_CONTROL_SLOT, process->pid,
                                   request->code);
        take_ends(s);
        s->stopping.pid = 0;
    }
    if (process->state != PROCESS_STATE_EXITED) {
        return WRIT_INTERNAL;
    }
    reply->event = process->event;
    reap(s, process);
    process_forget(process);
    return WRIT_OK;
}

static uint32_t procd_on_wait_process_event(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            struct process *process,
                                            const struct procd_wait_process_event_request *request,
                                            struct procd_wait_process_event_reply *reply)
{
    (void)s;
    if (!is_seen_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    if (process->seq <= request->after_seq) {
        return WRIT_KEEP;
    }
    reply->seq = process->seq;
    reply->event = process->event;
    return WRIT_OK;
}

static uint32_t procd_answer_wait_process_event(struct procd_server *s, uint64_t key,
                                                struct process *process,
                                                struct procd_wait_process_event_reply *reply)
{
    (void)s;
    (void)key;
    if (process == NULL || process->seq == 0) {
        return WRIT_KEEP;
    }
    reply->seq = process->seq;
    reply->event = process->event;
    return WRIT_OK;
}

static uint32_t procd_on_query_process(struct procd_server *s, const struct writ_caller *caller,
                                       struct process *process,
                                       const struct procd_query_process_request *request,
                                       struct procd_query_process_reply *reply)
{
    (void)request;
    if (!is_seen_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    reply->state = process->state;
    reply->role = process->role;
    reply->principal = process->principal;
    reply->koid = process->pid;
    reply->created_by = process->created_by;
    reply->started_us = process->started_us;
    reply->last_seq = process->seq;
    reply->stack_bytes = process->stack_bytes;
    procd_query_process_reply_put_program(s, reply, (const char *)process->program,
                                          process->program_bytes);
    return WRIT_OK;
}

static uint32_t procd_on_set_restart_policy(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            struct process *process,
                                            const struct procd_set_restart_policy_request *request)
{
    if (!is_acted_on_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    uint32_t status = restarts_policy_check(&request->policy);
    if (status != WRIT_OK) {
        return status;
    }
    bool set = restarts_set(&s->restarts, (uint16_t)process->principal, &request->policy);
    return set ? WRIT_OK : WRIT_LIMIT;
}

static uint32_t procd_on_get_restart_policy(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            struct process *process,
                                            const struct procd_get_restart_policy_request *request,
                                            struct procd_get_restart_policy_reply *reply)
{
    (void)request;
    if (!is_seen_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    static const struct restart_row unsaid = {.policy = {.rule = RESTART_RULE_NEVER,
                                                         .window_ms = 1,
                                                         .first_backoff_ms = 1,
                                                         .last_backoff_ms = 1}};
    const struct restart_row *row = restarts_get(&s->restarts, (uint16_t)process->principal);
    row = row != NULL ? row : &unsaid;
    reply->policy = row->policy;
    reply->restarts = row->restarts;
    reply->given_up = row->given_up;
    return WRIT_OK;
}

static uint32_t
procd_on_update_foundation_endpoints(struct procd_server *s, const struct writ_caller *caller,
                                     struct procd_update_foundation_endpoints_request *request)
{
    (void)caller;
    uint32_t *given[PEERS] = {&request->memory, &request->names, &request->journal};
    return peers_update(&s->peers, s->serving.io, given) ? WRIT_OK
                                                         : (uint32_t)PROCD_ERROR_WRONG_PEER;
}

static void drop_transfer(struct procd_server *s, struct transfer *transfer)
{
    writ_close_rest(s->serving.io, transfer->memory, PROCD_MAX_SEGMENTS);
    transfer_forget(transfer);
}

static uint32_t
procd_on_begin_image_transfer(struct procd_server *s, const struct writ_caller *caller,
                              const struct procd_begin_image_transfer_request *request,
                              struct procd_begin_image_transfer_reply *reply)
{
    static const struct transfer_bounds bounds = {.low = IMAGE_LOW_VA, .high = IMAGE_HIGH_VA};
    struct transfer wanted = {.label = caller->label,
                              .role = request->role,
                              .component = request->component,
                              .image_bytes = request->image_bytes,
                              .entry = request->entry,
                              .stack_bytes = request->stack_bytes,
                              .segment_count = request->segments.count,
                              .program_bytes = request->program.length};
    uint32_t index = 0;
    __builtin_memcpy(wanted.segments, request->segments.items,
                     wanted.segment_count * sizeof wanted.segments[0]);
    __builtin_memcpy(wanted.program, request->program.data, wanted.program_bytes);
    uint32_t status =
        admission_check(&writ_system, wanted.role, wanted.component, wanted.stack_bytes, &index);
    if (status == WRIT_OK) {
        status = transfer_check(&wanted, &bounds);
    }
    struct transfer *transfer = status == WRIT_OK ? transfers_begin(&s->transfers, &wanted) : NULL;
    if (transfer == NULL) {
        return status == WRIT_OK ? (uint32_t)WRIT_LIMIT : status;
    }
    reply->transfer = transfer->id;
    status = birth_reserve(s->serving.io, transfer);
    if (status != WRIT_OK) {
        drop_transfer(s, transfer);
    }
    return status;
}

static uint32_t procd_on_send_image_chunk(struct procd_server *s, const struct writ_caller *caller,
                                          struct transfer *transfer,
                                          const struct procd_send_image_chunk_request *request,
                                          struct procd_send_image_chunk_reply *reply)
{
    struct transfer_copy copies[PROCD_MAX_SEGMENTS];
    uint32_t count = 0;
    if (transfer->label != caller->label) {
        return PROCD_ERROR_NOT_YOURS;
    }
    uint32_t status =
        transfer_take(transfer, request->offset, request->chunk.length, copies, &count);
    for (uint32_t i = 0; status == WRIT_OK && i < count; i++) {
        status = birth_copy(s->serving.io, transfer, &copies[i], request->chunk.data);
    }
    if (status == PROCD_ERROR_BAD_ORDER) {
        drop_transfer(s, transfer);
    } else if (status != WRIT_OK) {
        transfer->received = request->offset; /* the chunk is to come again */
    }
    reply->received_bytes = transfer->received;
    return status;
}

static uint32_t
procd_on_commit_image_transfer(struct procd_server *s, const struct writ_caller *caller,
                               struct transfer *transfer,
                               const struct procd_commit_image_transfer_request *request,
                               struct procd_commit_image_transfer_reply *reply)
{
    (void)request;
    uint32_t child = 0;
    struct wish wish = {.caller = caller,
                        .role = transfer->role,
                        .component = transfer->component,
                        .stack_bytes = transfer->stack_bytes,
                        .program = {.data = transfer->program, .length = transfer->program_bytes},
                        .transferred = transfer};
    if (transfer->label != caller->label) {
        return PROCD_ERROR_NOT_YOURS;
    }
    if (!transfer_is_complete(transfer)) {
        drop_transfer(s, transfer);
        return PROCD_ERROR_BAD_ORDER;
    }
    uint32_t status = spawn(s, &wish, &reply->pid, &child);
    close_slot(s, &child);
    if (status == WRIT_OK) {
        writ_close_rest(s->serving.io, transfer->memory, PROCD_MAX_SEGMENTS);
        transfer->state = TRANSFER_STATE_COMMITTED;
    }
    return status;
}

static uint32_t procd_on_set_scheduling(struct procd_server *s, const struct writ_caller *caller,
                                        struct process *process,
                                        const struct procd_set_scheduling_request *request)
{
    uint8_t band = (uint8_t)(request->band - SCHEDULING_BAND_DRIVER);
    if (!is_acted_on_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    if (process->thread == 0) {
        return PROCD_ERROR_OUT_OF_REACH;
    }
    if (band < admission_band(&writ_system, caller->principal)) {
        return PROCD_ERROR_BAND_TOO_HIGH;
    }
    uint32_t status =
        thread_schedule(s->serving.io, process->thread, band, request->weight, UINT64_MAX);
    return status == WRIT_DENIED ? (uint32_t)PROCD_ERROR_BAND_TOO_HIGH : birth_status(status);
}

static uint32_t procd_on_subscribe(struct procd_server *s, const struct writ_caller *caller,
                                   struct procd_subscribe_request *request)
{
    uint32_t old = 0;
    if (!bells_set(&s->bells, caller, request->bell, &old)) {
        return WRIT_LIMIT;
    }
    (void)writ_take(&request->bell);
    close_slot(s, &old);
    return WRIT_OK;
}

static uint32_t procd_on_next_process_event(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            const struct procd_next_process_event_request *request,
                                            struct procd_next_process_event_reply *reply)
{
    struct process_viewer viewer = viewer_of(caller);
    const struct process *process =
        processes_next_event(&s->processes, &viewer, request->after_seq, &reply->lost);
    if (process == NULL) {
        return PROCD_ERROR_NOTHING_NEWER;
    }
    reply->seq = process->seq;
    reply->event = process->event;
    return WRIT_OK;
}

static void procd_on_closed(struct procd_server *s, uint64_t label)
{
    uint32_t bell = bells_drop(&s->bells, label);
    close_slot(s, &bell);
    struct transfer *transfer = transfers_of(&s->transfers, label);
    for (; transfer != NULL; transfer = transfers_of(&s->transfers, label)) {
        drop_transfer(s, transfer);
    }
}

/* What the system's table tells of a component. */
static void recall(const struct writ_system_component *component, struct process_plan *plan)
{
    plan->role = admission_role(component);
    plan->stack_bytes = component->stack;
    plan->program = (const uint8_t *)component->name;
    plan->program_bytes = (uint32_t)__builtin_strlen(component->name);
    if (component->startup == WRIT_STARTUP_BOOT) {
        plan->created_by = endowment_principal(&writ_system, 0);
    }
}

/* Takes on a process that an earlier instance started; it knows what the kernel and the system's
 * table know. One that was staged goes: its creator has lost the way to start it. What the root
 * started, the root watches, and the kernel lets one holder of its control watch a process: of such
 * an end the root tells us, when it has the process stopped. */
static void adopt(struct procd_server *s, uint64_t pid, uint32_t principal, uint8_t state)
{
    struct process_plan plan = {.pid = pid, .role = PROGRAM_ROLE_EXTENSION, .principal = principal};
    uint32_t index = 0;
    if (state == LIFE_STATE_STAGED) {
        (void)process_control_kill(s->serving.io, PROCESS_CONTROL_SLOT, pid, 0);
        return;
    }
    if (endowment_find(&writ_system, (uint16_t)principal, &index)) {
        recall(&writ_system.components[index], &plan);
    }
    struct process *process = processes_stage(&s->processes, &plan);
    if (process == NULL) {
        return;
    }
    process_started(process, deaths_started_us(s->serving.io, pid));
    if (process->created_by == 0) {
        (void)process_control_watch(s->serving.io, PROCESS_CONTROL_SLOT, pid, s->deaths, 1);
    }
}

static void adopt_all(struct procd_server *s)
{
    uint64_t pid = 0;
    uint32_t principal = 0;
    uint8_t state = 0;
    while (deaths_list(s->serving.io, pid, PROCD_COMPONENT, &pid, &principal, &state)) {
        adopt(s, pid, principal, state);
    }
    take_ends(s);
}

uint32_t component_main(struct rt *rt)
{
    static struct procd_server server;
    procd_serving_init(&server.serving, &rt->io);
    server.serving.notified = notified;
    processes_init(&server.processes);
    transfers_init(&server.transfers);
    uint32_t status = quota_create_notification(&rt->io, WRIT_SLOT_QUOTA, &server.deaths);
    if (status == WRIT_OK) {
        status = endpoint_bind_notification(&rt->io, WRIT_SLOT_ENDPOINT, server.deaths);
    }
    if (status != WRIT_OK) {
        rt_panic("procd: cannot learn of deaths: status %u", status);
    }
    adopt_all(&server);
    procd_serve(&server);
}
