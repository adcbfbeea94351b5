/* The process daemon: puts the tables of processes.h, transfer.h and restarts.h behind the contract of
 * idl/procd.writ.
 *
 * It renames and delegates: who may be admitted is admission.c's to say, how a process is made
 * making.c's, how one ended deaths.c's, what is confirmed keeping.c's.
 */
#include "procd_server.h"

#include "admission.h"
#include "deaths.h"
#include "kernel_calls.h"
#include "making.h"
#include "peers.h"
#include "procd_capnp.h"
#include "writ/capnp_serve.h"
#include "writ/endowment.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/rt.h"
#include "writ/self.h"

enum { TRANSFER_SHIFT = 24 };

/* The process that is being stopped, and for whom. */
struct stopping {
    uint64_t pid;
    uint32_t by;
};

struct procd_server {
    struct procd_serving serving;
    struct keeping keeping;
    struct transfers transfers;
    struct peers peers;
    struct stopping stopping;
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

static struct processes *processes_of(struct procd_server *s)
{
    return &s->keeping.live.processes;
}

/* Takes note of an end, confirms it, and tells who waits. */
static void end_of(struct procd_server *s, struct process *process, struct process_end *end)
{
    if (process->pid == s->stopping.pid && end->ending.tag == ENDING_TAG_STOPPED) {
        end->ending.as.stopped.by = s->stopping.by;
    }
    process_exited(process, end);
    keeping_let_go(&s->keeping, process);
    procd_event_exits(s, process->pid);
    keeping_ring(&s->keeping, process);
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
    keeping_forget(&s->keeping, process);
    procd_event_forsaken(s, pid);
}

static void take_forsaken(struct procd_server *s)
{
    struct process *process = processes_next_staged(processes_of(s), NULL);
    for (; process != NULL; process = processes_next_staged(processes_of(s), process)) {
        if (!is_leased(s, process)) {
            forsake(s, process);
        }
    }
}

static struct process *procd_find_process(struct procd_server *s, uint64_t key,
                                          enum process_state *ret_state,
                                          enum process_class *ret_class)
{
    struct process *process = processes_find(processes_of(s), key);
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
    while (deaths_next(s->serving.io, s->keeping.live.last_exit, &pid, &end)) {
        s->keeping.live.last_exit = end.seq;
        struct process *process = processes_find(processes_of(s), pid);
        if (process != NULL) {
            end_of(s, process, &end);
        }
    }
    keeping_confirm(&s->keeping, NULL);
    take_forsaken(s);
    s->serving.reply = reply;
}

static void notified(struct procd_server *s, uint64_t bits)
{
    (void)bits;
    take_ends(s);
}

/* Sees to it that there is a free row, if one can be freed; and what nobody holds any more is gone: who
 * asks again because an answer came too late does not find what that answer was about. */
static void make_room(struct procd_server *s)
{
    take_forsaken(s);
    struct process *oldest = processes_oldest_exited(processes_of(s));
    if (oldest != NULL) {
        uint64_t pid = oldest->pid;
        uint32_t principal = oldest->principal;
        keeping_make_way(&s->keeping, oldest);
        keeping_reap(&s->keeping, pid, principal);
        procd_event_retires(s, pid);
    }
}

/* Nobody's event makes way for what cannot be. */
static uint32_t admit(struct procd_server *s, const struct wish *wish)
{
    uint32_t status = making_check(wish);
    if (status == WRIT_OK) {
        make_room(s);
    }
    return status;
}

static uint32_t procd_on_spawn(struct procd_server *s, const struct writ_caller *caller,
                               struct procd_spawn_request *request, struct procd_spawn_reply *reply)
{
    struct wish wish = {.creator = caller->principal,
                        .role = request->role,
                        .component = request->component,
                        .stack_bytes = request->stack_bytes,
                        .program = request->program,
                        .image = request->image};
    uint32_t status = admit(s, &wish);
    return status == WRIT_OK ? making_spawn(&s->keeping, &wish, &reply->pid, &reply->child)
                             : status;
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
    struct wish wish = {.creator = caller->principal,
                        .role = PROGRAM_ROLE_SERVICE,
                        .component = request->component,
                        .stack_bytes = component->stack,
                        .program = {.data = (const uint8_t *)component->name,
                                    .length = (uint32_t)__builtin_strlen(component->name)},
                        .image = request->image};
    uint32_t status = admit(s, &wish);
    return status == WRIT_OK ? making_spawn(&s->keeping, &wish, &reply->pid, &child) : status;
}

static uint32_t procd_on_create_staged(struct procd_server *s, const struct writ_caller *caller,
                                       struct procd_create_staged_request *request,
                                       struct procd_create_staged_reply *reply)
{
    struct wish wish = {.creator = caller->principal,
                        .role = request->role,
                        .component = request->component,
                        .stack_bytes = request->stack_bytes,
                        .program = request->program,
                        .image = request->image};
    struct making made = {0};
    uint32_t status = admit(s, &wish);
    if (status == WRIT_OK) {
        status = making_stage(&s->keeping, &wish, &made);
    }
    if (status != WRIT_OK) {
        return status;
    }
    status = making_child(&made, &reply->child);
    if (status == WRIT_OK) {
        status = making_grant(&made, &reply->grant);
    }
    reply->pid = made.process->pid;
    if (status != WRIT_OK) {
        making_undo(&s->keeping, made.process);
    }
    return status;
}

static uint32_t procd_on_start_staged(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_start_staged_request *request)
{
    (void)request;
    return is_acted_on_by(process, caller) ? making_start(&s->keeping, process)
                                           : (uint32_t)PROCD_ERROR_NOT_YOURS;
}

static uint32_t procd_on_abort_staged(struct procd_server *s, const struct writ_caller *caller,
                                      struct process *process,
                                      const struct procd_abort_staged_request *request)
{
    (void)request;
    if (!is_acted_on_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    making_undo(&s->keeping, process);
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
    keeping_retire(&s->keeping, process);
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

/* What is no component of the system, and of which nobody holds a process or an event. */
static bool is_gone(const void *processes, uint16_t component)
{
    return writ_system_find(&writ_system, component) == NULL &&
           !processes_component_is_known(processes, component);
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
    uint16_t component = (uint16_t)process->principal;
    struct restarts *restarts = &s->keeping.live.restarts;
    bool set = restarts_set(restarts, component, &request->policy) ||
               (restarts_make_way(restarts, is_gone, processes_of(s)) &&
                restarts_set(restarts, component, &request->policy));
    keeping_policy_changed(&s->keeping, component);
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
    const struct restart_row *row =
        restarts_get(&s->keeping.live.restarts, (uint16_t)process->principal);
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
    __builtin_memcpy(wanted.program, writ_data(s->serving.io, &request->program),
                     wanted.program_bytes);
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
        status = birth_copy(s->serving.io, transfer, &copies[i],
                            writ_data(s->serving.io, &request->chunk));
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
    struct wish wish = {.creator = caller->principal,
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
    uint32_t status = admit(s, &wish);
    if (status == WRIT_OK) {
        status = making_spawn(&s->keeping, &wish, &reply->pid, &child);
    }
    writ_close_rest(s->serving.io, &child, 1);
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
    uint8_t band = 0;
    if (!is_acted_on_by(process, caller)) {
        return PROCD_ERROR_NOT_YOURS;
    }
    if (process->thread == 0) {
        return PROCD_ERROR_OUT_OF_REACH;
    }
    if (!admission_band(&writ_system, caller->principal, request->band, &band)) {
        return PROCD_ERROR_BAND_TOO_HIGH;
    }
    uint32_t status =
        thread_schedule(s->serving.io, process->thread, band, request->weight, UINT64_MAX);
    return status == WRIT_DENIED ? (uint32_t)PROCD_ERROR_BAND_TOO_HIGH : birth_status(status);
}

static uint32_t procd_on_subscribe(struct procd_server *s, const struct writ_caller *caller,
                                   struct procd_subscribe_request *request)
{
    struct keeping *keeping = &s->keeping;
    return inheritance_set_bell(&keeping->estate, keeping->io, &keeping->live.bells, caller,
                                &request->bell);
}

static uint32_t procd_on_next_process_event(struct procd_server *s,
                                            const struct writ_caller *caller,
                                            const struct procd_next_process_event_request *request,
                                            struct procd_next_process_event_reply *reply)
{
    struct process_viewer viewer = viewer_of(caller);
    const struct process *process =
        processes_next_event(processes_of(s), &viewer, request->after_seq, &reply->lost);
    if (process == NULL) {
        return PROCD_ERROR_NOTHING_NEWER;
    }
    reply->seq = process->seq;
    reply->event = process->event;
    return WRIT_OK;
}

static void procd_on_closed(struct procd_server *s, uint64_t label)
{
    struct keeping *keeping = &s->keeping;
    inheritance_drop_bell(&keeping->estate, keeping->io, &keeping->live.bells, label);
    struct transfer *transfer = transfers_of(&s->transfers, label);
    for (; transfer != NULL; transfer = transfers_of(&s->transfers, label)) {
        drop_transfer(s, transfer);
    }
}

/* Transfers are of this instance alone, so their numbers are. */
static void begin(struct procd_server *s, struct writ_io *io)
{
    procd_serving_init(&s->serving, io);
    s->serving.notified = notified;
    s->keeping.io = io;
    transfers_init(&s->transfers, self_koid(io) << TRANSFER_SHIFT);
    uint32_t status = keeping_inherit(&s->keeping, &writ_system);
    if (status != WRIT_OK) {
        rt_panic("procd: cannot learn of deaths: status %u", status);
    }
    take_ends(s);
}

uint32_t component_main(struct rt *rt)
{
    static struct procd_server server;
    static struct capnp_server other;
    capnp_server_init(&other, &rt->io, procd_capnp_messages, PROCD_CAPNP_MESSAGES);
    begin(&server, &rt->io);
    procd_serve(&server);
}
