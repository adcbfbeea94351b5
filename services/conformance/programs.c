/* See programs.h. */
#include "programs.h"

#include "conformance_uses.h"
#include "kernel_calls.h"
#include "writ/call.h"
#include "writ/log.h"
#include "writ/placement.h"

enum { ECHO_NUMBER = 0x40, CODE = 7, BELL = 1, MANY = 300, TRIES = 20, PING_MS = 1000 };

static void close_slot(struct writ_io *io, uint32_t slot)
{
    if (slot != 0) {
        (void)writ_port_close(io, slot);
    }
}

uint32_t program_spawn(struct writ_io *io, const struct image_draft *draft, uint64_t stack_bytes,
                       uint64_t *ret_pid, uint32_t *ret_child)
{
    struct procd_spawn_reply reply = {0};
    uint32_t image = image_make(io, draft, true);
    struct programs_spawn_builder b = programs_spawn_begin(io);
    b.body->role = PROGRAM_ROLE_TEST;
    b.body->component = PROGRAM_COMPONENT;
    b.body->stack_bytes = stack_bytes;
    programs_spawn_put_program(&b, "sample", 6);
    programs_spawn_put_image(&b, image);
    uint32_t status = programs_spawn_call(&b, &reply);
    close_slot(io, image);
    *ret_pid = reply.pid;
    *ret_child = reply.child;
    return status;
}

uint32_t program_stage(struct writ_io *io, const struct image_draft *draft, uint64_t *ret_pid,
                       uint32_t *ret_child, uint32_t *ret_grant)
{
    struct procd_create_staged_reply reply = {0};
    uint32_t image = image_make(io, draft, true);
    struct programs_create_staged_builder b = programs_create_staged_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = PROGRAM_COMPONENT;
    b.body->stack_bytes = PROGRAM_STACK;
    programs_create_staged_put_program(&b, "sample", 6);
    programs_create_staged_put_image(&b, image);
    uint32_t status = programs_create_staged_call(&b, &reply);
    close_slot(io, image);
    *ret_pid = reply.pid;
    *ret_child = reply.child;
    *ret_grant = reply.grant;
    return status;
}

static uint32_t query(struct writ_io *io, uint64_t pid, struct procd_query_process_reply *ret_it)
{
    *ret_it = (struct procd_query_process_reply){0};
    return programs_query_process(io, pid, ret_it);
}

static bool is_gone(struct writ_io *io, uint64_t pid)
{
    struct procd_query_process_reply it;
    return query(io, pid, &it) == WRIT_NOT_FOUND;
}

/* Waits for its end. */
static bool await(struct writ_io *io, uint64_t pid, struct procd_wait_process_event_reply *ret_end)
{
    *ret_end = (struct procd_wait_process_event_reply){0};
    return programs_wait_process_event_within(io, PROGRAM_PATIENCE_MS, pid, 0, ret_end) == WRIT_OK;
}

static bool retire(struct writ_io *io, uint64_t pid, struct ending *ret_ending)
{
    struct procd_stop_process_reply reply = {0};
    uint32_t status = programs_stop_process(io, pid, CODE, &reply);
    *ret_ending = reply.event.ending;
    return status == WRIT_OK && reply.event.pid == pid && is_gone(io, pid);
}

static bool a_program_is_staged_started_exits_and_is_retired(struct writ_io *io)
{
    struct image_draft draft;
    struct procd_query_process_reply it;
    struct procd_wait_process_event_reply end;
    struct ending ending;
    uint64_t pid = 0;
    uint32_t child = 0;
    uint32_t grant = 0;
    image_begin(&draft);
    image_exit(&draft, CODE);
    bool staged = program_stage(io, &draft, &pid, &child, &grant) == WRIT_OK &&
                  query(io, pid, &it) == WRIT_OK && it.state == PROCESS_STATE_STAGED &&
                  it.role == PROGRAM_ROLE_EXTENSION && it.created_by == CONFORMANCE_COMPONENT &&
                  (uint16_t)it.principal == PROGRAM_COMPONENT && it.program.length == 6 &&
                  it.started_us == 0;
    bool ended = staged && programs_start_staged(io, pid) == WRIT_OK && await(io, pid, &end) &&
                 end.event.pid == pid && end.event.ending.tag == ENDING_TAG_EXITED &&
                 end.event.ending.as.exited.code == CODE && end.seq != 0;
    bool known = ended && query(io, pid, &it) == WRIT_OK && it.state == PROCESS_STATE_EXITED &&
                 it.last_seq == end.seq && it.started_us != 0 && it.started_us <= end.event.time_us;
    close_slot(io, child);
    close_slot(io, grant);
    return known && retire(io, pid, &ending) && ending.tag == ENDING_TAG_EXITED &&
           ending.as.exited.code == CODE;
}

static bool a_spawned_program_answers_until_it_is_stopped(struct writ_io *io)
{
    struct image_draft draft;
    struct ending ending;
    uint64_t pid = 0;
    uint32_t child = 0;
    image_begin(&draft);
    image_answer_pings(&draft);
    bool answered = program_spawn(io, &draft, PROGRAM_STACK, &pid, &child) == WRIT_OK &&
                    writ_ping(io, child, CHILD_PROTOCOL, PING_MS) == WRIT_OK;
    bool stopped = answered && retire(io, pid, &ending) && ending.tag == ENDING_TAG_STOPPED &&
                   ending.as.stopped.by == CONFORMANCE_COMPONENT &&
                   ending.as.stopped.code == CODE &&
                   writ_ping(io, child, CHILD_PROTOCOL, PING_MS) == WRIT_PEER_DIED;
    close_slot(io, child);
    return stopped;
}

static bool a_fault_is_told_with_its_address_and_registers(struct writ_io *io)
{
    struct image_draft draft;
    struct procd_wait_process_event_reply end;
    struct ending ending;
    uint64_t pid = 0;
    uint32_t child = 0;
    image_begin(&draft);
    image_store(&draft, STACK_TOP_VA);
    bool told = program_spawn(io, &draft, PROGRAM_STACK, &pid, &child) == WRIT_OK &&
                await(io, pid, &end) && end.event.ending.tag == ENDING_TAG_FAULTED;
    const struct ended_by_fault *fault = &end.event.ending.as.faulted;
    told = told && fault->vector == 14 && fault->address == STACK_TOP_VA &&
           fault->registers.rip == IMAGE_LOW_VA && fault->registers.rsp == STACK_TOP_VA;
    close_slot(io, child);
    return told && retire(io, pid, &ending) && ending.tag == ENDING_TAG_FAULTED;
}

static bool a_stack_is_as_large_as_was_said_up_to_the_largest(struct writ_io *io)
{
    struct image_draft draft;
    struct procd_wait_process_event_reply end;
    struct ending ending;
    uint64_t pid = 0;
    uint32_t child = 0;
    image_begin(&draft);
    image_store(&draft, STACK_LOW_VA);
    image_store(&draft, STACK_LOW_VA - 8);
    bool held = program_spawn(io, &draft, PROCD_MAX_STACK_BYTES, &pid, &child) == WRIT_OK &&
                await(io, pid, &end) && end.event.ending.tag == ENDING_TAG_FAULTED &&
                end.event.ending.as.faulted.address == STACK_LOW_VA - 8;
    close_slot(io, child);
    return held && retire(io, pid, &ending);
}

/* Whether a status is the expected one; another is told. */
static bool came(const char *what, uint32_t status, uint32_t expected)
{
    if (status != expected) {
        log_error("[conformance] %s: status %u (%s), expected %u", what, status,
                  status < WRIT_FIRST_OWN ? writ_status_name(status) : procd_error_name(status),
                  expected);
    }
    return status == expected;
}

/* Whether a call was not answered in time; that has nothing to do with what is tried here: emulated
 * processors stand still for longer than a deadline when the machine under them is busy. */
static bool is_late(uint32_t status)
{
    return status == WRIT_NOT_DELIVERED || status == WRIT_TIMED_OUT;
}

/* Stages a program and has it taken back by `end`. */
static bool stage_and_end(struct writ_io *io, const struct image_draft *draft,
                          uint32_t (*end)(struct writ_io *io, uint64_t pid, uint32_t grant))
{
    struct procd_query_process_reply it;
    uint64_t pid = 0;
    uint32_t child = 0;
    uint32_t grant = 0;
    uint32_t status = WRIT_TIMED_OUT;
    for (uint32_t i = 0; is_late(status) && i < TRIES; i++) {
        status = program_stage(io, draft, &pid, &child, &grant);
    }
    bool good = came("stage", status, WRIT_OK) && came("end", end(io, pid, grant), WRIT_OK);
    status = query(io, pid, &it);
    for (uint32_t i = 1; is_late(status) && i < TRIES; i++) {
        status = query(io, pid, &it);
    }
    close_slot(io, child);
    return good && came("query", status, WRIT_NOT_FOUND);
}

static uint32_t abort_it(struct writ_io *io, uint64_t pid, uint32_t grant)
{
    uint32_t status = programs_abort_staged(io, pid);
    bool late = is_late(status);
    for (uint32_t i = 1; is_late(status) && i < TRIES; i++) {
        status = programs_abort_staged(io, pid);
    }
    close_slot(io, grant);
    return late && status == WRIT_NOT_FOUND ? (uint32_t)WRIT_OK : status;
}

static uint32_t let_lease_go(struct writ_io *io, uint64_t pid, uint32_t grant)
{
    (void)pid;
    return writ_port_close(io, grant);
}

static bool end_many(struct writ_io *io,
                     uint32_t (*end)(struct writ_io *io, uint64_t pid, uint32_t grant))
{
    struct image_draft draft;
    bool good = true;
    image_begin(&draft);
    image_run_on(&draft);
    for (uint32_t i = 0; good && i < MANY; i++) {
        good = stage_and_end(io, &draft, end);
    }
    return good;
}

static bool what_is_aborted_leaves_nothing_however_often(struct writ_io *io)
{
    return end_many(io, abort_it);
}

static bool the_last_copy_of_the_grant_takes_the_staged_program_with_it(struct writ_io *io)
{
    return end_many(io, let_lease_go);
}

/* Reads on to the last event; whether one of those read is this process's. */
static bool reads_of(struct writ_io *io, uint64_t pid, uint64_t *seq)
{
    struct procd_next_process_event_reply next = {0};
    uint32_t status = WRIT_OK;
    bool found = false;
    for (uint32_t late = 0; late < TRIES && (status == WRIT_OK || is_late(status));) {
        status = programs_next_process_event(io, *seq, &next);
        late += is_late(status);
        found = found || (status == WRIT_OK && next.event.pid == pid);
        *seq = status == WRIT_OK ? next.seq : *seq;
    }
    return found;
}

/* Others end meanwhile, too, and ring: who started with the system, and programs of earlier cases. */
static bool a_bell_rings_for_an_end_and_the_event_can_be_read_after_it(struct writ_io *io)
{
    struct image_draft draft;
    struct ending ending;
    uint64_t pid = 0;
    uint64_t seq = 0;
    uint64_t bits = 0;
    uint32_t child = 0;
    uint32_t bell = 0;
    uint32_t ours = 0;
    image_begin(&draft);
    image_exit(&draft, CODE);
    bool given =
        quota_create_notification(io, WRIT_SLOT_QUOTA, &ours) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, ours,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &bell) == WRIT_OK;
    struct programs_subscribe_builder b = programs_subscribe_begin(io);
    programs_subscribe_put_bell(&b, bell);
    bool rung = given && programs_subscribe_call(&b) == WRIT_OK &&
                program_spawn(io, &draft, PROGRAM_STACK, &pid, &child) == WRIT_OK;
    bool found = false;
    while (rung && !found) {
        rung = syscall_wait(ours, PROGRAM_PATIENCE_MS, &bits) == WRIT_OK && bits == BELL;
        found = rung && reads_of(io, pid, &seq);
    }
    rung = rung && !reads_of(io, pid, &seq); /* it is told once */
    close_slot(io, child);
    close_slot(io, ours);
    return rung && retire(io, pid, &ending);
}

static bool a_band_before_the_callers_own_is_refused(struct writ_io *io)
{
    struct image_draft draft;
    struct ending ending;
    uint64_t pid = 0;
    uint32_t child = 0;
    image_begin(&draft);
    image_answer_pings(&draft);
    bool good =
        program_spawn(io, &draft, PROGRAM_STACK, &pid, &child) == WRIT_OK &&
        programs_set_scheduling(io, pid, SCHEDULING_BAND_SERVER, 1) == PROCD_ERROR_BAND_TOO_HIGH &&
        programs_set_scheduling(io, pid, SCHEDULING_BAND_IDLE, 1) == WRIT_OK &&
        programs_set_scheduling(io, pid, SCHEDULING_BAND_FAIR, 200) == WRIT_OK;
    close_slot(io, child);
    return good && retire(io, pid, &ending);
}

static bool a_restart_policy_is_kept_and_a_senseless_one_is_refused(struct writ_io *io)
{
    static const struct restart_policy sound = {.rule = RESTART_RULE_ALWAYS,
                                                .budget = 3,
                                                .window_ms = 1000,
                                                .first_backoff_ms = 10,
                                                .last_backoff_ms = 100};
    struct restart_policy falling = sound;
    struct restart_policy got = {0};
    uint32_t restarts = 9;
    bool given_up = true;
    struct image_draft draft;
    struct ending ending;
    uint64_t pid = 0;
    uint32_t child = 0;
    falling.last_backoff_ms = 1;
    image_begin(&draft);
    image_run_on(&draft);
    bool good = program_spawn(io, &draft, PROGRAM_STACK, &pid, &child) == WRIT_OK &&
                programs_set_restart_policy(io, pid, &falling) == PROCD_ERROR_BAD_POLICY &&
                programs_set_restart_policy(io, pid, &sound) == WRIT_OK &&
                programs_get_restart_policy(io, pid, &got, &restarts, &given_up) == WRIT_OK &&
                got.budget == sound.budget && restarts == 0 && !given_up;
    close_slot(io, child);
    return good && retire(io, pid, &ending);
}

/* By who may stop services, and not by the supervisor, who finds no record of it any more. */
static bool a_daemon_that_procd_stops_is_started_again(struct writ_io *io)
{
    struct procd_stop_process_reply reply = {0};
    uint64_t stopped = program_of(io, ECHO_NUMBER);
    uint64_t doubled = 0;
    uint32_t status = foundation_stop_process(io, stopped, CODE, &reply);
    bool good = stopped != 0 && status == WRIT_OK && reply.event.pid == stopped;
    status = WRIT_NOT_DELIVERED;
    for (uint32_t i = 0; i < TRIES && status != WRIT_OK; i++) {
        status = echo_all_double(io, CODE, &doubled);
    }
    return good && status == WRIT_OK && program_of(io, ECHO_NUMBER) > stopped;
}

static const struct edge_case cases[] = {
    {"a program is staged, started, exits and is retired",
     a_program_is_staged_started_exits_and_is_retired},
    {"a spawned program answers until it is stopped",
     a_spawned_program_answers_until_it_is_stopped},
    {"a fault is told with its address and registers",
     a_fault_is_told_with_its_address_and_registers},
    {"a stack is as large as was said, up to the largest",
     a_stack_is_as_large_as_was_said_up_to_the_largest},
    {"what is aborted leaves nothing, however often", what_is_aborted_leaves_nothing_however_often},
    {"the last copy of the grant takes the staged program with it",
     the_last_copy_of_the_grant_takes_the_staged_program_with_it},
    {"a bell rings for an end, and the event can be read after it",
     a_bell_rings_for_an_end_and_the_event_can_be_read_after_it},
    {"a band before the caller's own is refused", a_band_before_the_callers_own_is_refused},
    {"a restart policy is kept, and a senseless one is refused",
     a_restart_policy_is_kept_and_a_senseless_one_is_refused},
    {"a daemon that procd stops is started again", a_daemon_that_procd_stops_is_started_again},
};

bool programs_run(struct writ_io *io)
{
    static const struct edge_cases lives = {cases, sizeof cases / sizeof cases[0]};
    uint32_t count = lives.count + programs_refused.count + programs_transferred.count;
    uint32_t held = edges_try(io, &lives) + edges_try(io, &programs_refused) +
                    edges_try(io, &programs_transferred);
    log_info("[conformance] programs: %u of %u cases held", held, count);
    return held == count;
}
