/* Cases about the life of processes: see edges.h. */
#include "edges.h"

#include "children.h"
#include "conformance_slots.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum {
    CODE = 77,
    PAGE_FAULT = 14,
    FIRST_SLOT = 16,
    SECOND_SLOT = 17,
    LAST_REGISTERS = 2,
    DECLARED = 2,
};

#define FAULT_ADDRESS UINT64_C(0x3008)
#define FAULT_RAX UINT64_C(0x1234)
#define CHILD_PAGES_STEP UINT64_C(0x10000)

/* What `query` says of a process. */
static uint32_t query(struct writ_io *io, uint64_t koid, struct process_control_query_reply *r)
{
    *r = (struct process_control_query_reply){0};
    return process_control_query(io, PROCESS_CONTROL_SLOT, koid, &r->state, &r->cause, &r->code,
                                 &r->principal, &r->owner, &r->killer, &r->exit_seq,
                                 &r->started_us);
}

static uint32_t next_exit(struct writ_io *io, uint64_t after,
                          struct process_control_next_exit_reply *r)
{
    *r = (struct process_control_next_exit_reply){0};
    return process_control_next_exit(io, PROCESS_CONTROL_SLOT, after, &r->seq, &r->process,
                                     &r->time_us, &r->principal, &r->killer, &r->code, &r->cause);
}

/* The same of children alone: others die when they please. */
static uint32_t next_child_exit(struct writ_io *io, uint64_t after,
                                struct process_control_next_exit_reply *r)
{
    uint32_t status = next_exit(io, after, r);
    while (status == WRIT_OK && r->principal != CHILD_COMPONENT) {
        status = next_exit(io, r->seq, r);
    }
    return status;
}

static uint64_t last_seq(struct writ_io *io)
{
    struct process_control_next_exit_reply r;
    uint64_t seq = 0;
    while (next_exit(io, seq, &r) == WRIT_OK) {
        seq = r.seq;
    }
    return seq;
}

static bool run_to_exit(struct writ_io *io, struct child *child, uint32_t code)
{
    if (!child_stage(io, child)) {
        return false;
    }
    child_will_exit(child, code);
    return child_start(io, child) && child_await_end(io, child);
}

static bool an_exit_record_stays_until_it_is_reaped(struct writ_io *io)
{
    struct child child;
    struct process_control_query_reply r;
    bool good = run_to_exit(io, &child, CODE) && query(io, child.koid, &r) == WRIT_OK &&
                r.state == LIFE_STATE_DEAD && r.cause == EXIT_CAUSE_EXITED && r.code == CODE &&
                r.principal == CHILD_COMPONENT && r.exit_seq != 0 &&
                writ_port_close(io, child.process) == WRIT_OK;
    child.process = good ? 0 : child.process;
    good = good && query(io, child.koid, &r) == WRIT_OK && r.code == CODE &&
           process_control_reap(io, PROCESS_CONTROL_SLOT, child.koid) == WRIT_OK &&
           query(io, child.koid, &r) == WRIT_NOT_FOUND &&
           process_control_reap(io, PROCESS_CONTROL_SLOT, child.koid) == WRIT_NOT_FOUND;
    child_drop(io, &child);
    return good;
}

static bool exit_records_come_in_the_order_of_deaths(struct writ_io *io)
{
    struct child first;
    struct child second = {0};
    struct process_control_next_exit_reply r;
    uint64_t seq = last_seq(io);
    bool good = run_to_exit(io, &first, 1) && run_to_exit(io, &second, 2) &&
                next_child_exit(io, seq, &r) == WRIT_OK && r.process == first.koid && r.code == 1 &&
                next_child_exit(io, r.seq, &r) == WRIT_OK && r.process == second.koid &&
                r.code == 2 && r.time_us != 0 && next_child_exit(io, r.seq, &r) == WRIT_NOT_FOUND &&
                next_exit(io, UINT64_MAX, &r) == WRIT_NOT_FOUND;
    child_drop(io, &first);
    good = good && next_child_exit(io, seq, &r) == WRIT_OK && r.process == second.koid;
    child_drop(io, &second);
    return good;
}

static bool a_fault_leaves_its_registers_in_the_exit_record(struct writ_io *io)
{
    struct child child;
    uint8_t vector = 0;
    uint64_t error = 0;
    uint64_t address = 0;
    uint64_t thread = 0;
    uint64_t r[6] = {0};
    bool good = child_stage(io, &child) && child_start(io, &child) && child_await_end(io, &child) &&
                process_control_fault(io, PROCESS_CONTROL_SLOT, child.koid, &vector, &error,
                                      &address, &thread) == WRIT_OK &&
                vector == PAGE_FAULT && address == FAULT_ADDRESS && thread != 0 &&
                process_control_registers(io, PROCESS_CONTROL_SLOT, child.koid, 0, &r[0], &r[1],
                                          &r[2], &r[3], &r[4], &r[5]) == WRIT_OK &&
                r[0] == FAULT_RAX && r[5] == CHILD_SCRIPT_VA &&
                process_control_registers(io, PROCESS_CONTROL_SLOT, child.koid, LAST_REGISTERS,
                                          &r[0], &r[1], &r[2], &r[3], &r[4], &r[5]) == WRIT_OK &&
                r[4] > CHILD_CODE_VA && r[4] < CHILD_CODE_VA + WRIT_PAGE_BYTES;
    child_drop(io, &child);
    return good;
}

static bool who_killed_a_process_is_in_its_exit_record(struct writ_io *io)
{
    struct child child;
    struct process_control_query_reply r;
    uint32_t bell = 0;
    bool good = quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                child_stage(io, &child) &&
                child_give(io, &child, bell, FIRST_SLOT, NOTIFICATION_RIGHT_WAIT);
    if (good) {
        child_will(&child, syscall_head(SYSCALL_WAIT, FIRST_SLOT, SYSCALL_FOREVER),
                   (struct writ_msg){0});
    }
    good = good && child_start(io, &child) && child_await_activity(io, &child, ACTIVITY_WAITING) &&
           process_control_kill(io, PROCESS_CONTROL_SLOT, child.koid, CODE) == WRIT_OK &&
           query(io, child.koid, &r) == WRIT_OK && r.state == LIFE_STATE_DEAD &&
           r.cause == EXIT_CAUSE_KILLED && r.code == CODE && r.killer == r.owner &&
           r.killer == CONFORMANCE_COMPONENT &&
           process_control_kill(io, PROCESS_CONTROL_SLOT, child.koid, CODE) == WRIT_OK;
    child_drop(io, &child);
    (void)writ_port_close(io, bell);
    return good;
}

static bool a_process_that_never_ran_leaves_nothing(struct writ_io *io)
{
    struct child child;
    struct process_control_query_reply r;
    struct process_control_next_exit_reply exit;
    uint64_t seq = last_seq(io);
    bool good = child_stage(io, &child);
    uint64_t koid = child.koid;
    child_drop(io, &child);
    return good && query(io, koid, &r) == WRIT_NOT_FOUND &&
           next_child_exit(io, seq, &exit) == WRIT_NOT_FOUND;
}

static bool the_memory_of_a_reaped_process_comes_back(struct writ_io *io)
{
    struct child child;
    bool good = run_to_exit(io, &child, 0);
    child_drop(io, &child);
    uint64_t before = children_use(io);
    good = good && run_to_exit(io, &child, 0) && children_use(io) > before;
    child_drop(io, &child);
    return good && children_use(io) == before;
}

static uint32_t holdings(struct writ_io *io, uint64_t koid,
                         struct process_control_holdings_reply *r)
{
    *r = (struct process_control_holdings_reply){0};
    return process_control_holdings(io, PROCESS_CONTROL_SLOT, koid, &r->capabilities, &r->threads,
                                    &r->limit_bytes, &r->used_bytes);
}

static bool what_a_process_has_is_counted(struct writ_io *io)
{
    struct child child;
    struct process_control_holdings_reply before;
    struct process_control_holdings_reply after;
    bool good = child_stage(io, &child) && holdings(io, child.koid, &before) == WRIT_OK &&
                child_give(io, &child, child.thread, WRIT_SLOT_THREAD, THREAD_RIGHT_MANAGE) &&
                holdings(io, child.koid, &after) == WRIT_OK &&
                after.capabilities == before.capabilities + 1 && after.threads == 1 &&
                after.limit_bytes == CHILD_BYTES && after.used_bytes == before.used_bytes &&
                after.used_bytes != 0 && after.used_bytes < CHILD_BYTES;
    child_will_exit(&child, 0);
    good = good && child_start(io, &child) && child_await_end(io, &child) &&
           holdings(io, child.koid, &after) == WRIT_OK && after.capabilities == 0 &&
           after.threads == 0;
    uint64_t koid = child.koid;
    child_drop(io, &child);
    return good && holdings(io, koid, &after) == WRIT_NOT_FOUND;
}

static bool the_dead_are_told_of_at_once(struct writ_io *io)
{
    struct child child;
    uint32_t bell = 0;
    uint64_t bits = 0;
    bool good = run_to_exit(io, &child, 0) &&
                quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
                process_watch(io, child.process, bell, 1) == WRIT_OK &&
                process_control_watch(io, PROCESS_CONTROL_SLOT, child.koid, bell, 2) == WRIT_OK &&
                syscall_wait(bell, 0, &bits) == WRIT_OK && bits == 3;
    (void)writ_port_close(io, bell);
    child_drop(io, &child);
    return good;
}

static bool every_process_is_listed_once(struct writ_io *io)
{
    struct child child;
    struct process_control_list_reply r = {0};
    uint32_t seen = 0;
    uint64_t last = 0;
    bool rising = child_stage(io, &child);
    while (process_control_list(io, PROCESS_CONTROL_SLOT, last, &r.process, &r.exit_seq,
                                &r.principal, &r.owner, &r.state, &r.cause, &r.code) == WRIT_OK) {
        rising = rising && r.process > last;
        last = r.process;
        seen += r.process == child.koid && r.state == LIFE_STATE_STAGED;
    }
    child_drop(io, &child);
    return rising && seen == 1;
}

static bool a_control_has_the_methods_that_it_was_lent(struct writ_io *io)
{
    uint32_t reader = 0;
    uint32_t process = 0;
    uint64_t koid = 0;
    bool good = process_derive(io, WRIT_SLOT_PROCESS, PROCESS_CONTROL_SLOT,
                               PROCESS_CONTROL_RIGHT_LIST, &reader) == WRIT_OK &&
                process_control_create(io, reader, WRIT_SLOT_QUOTA, 1, 0, CHILD_BYTES, &process,
                                       &koid) == WRIT_NO_RIGHT &&
                process_control_kill(io, reader, 1, 0) == WRIT_NO_RIGHT &&
                process_control_reap(io, reader, 1) == WRIT_NO_RIGHT;
    (void)writ_port_close(io, reader);
    return good && process == 0;
}

static bool nobody_is_made_of_part_of_a_page_or_as_anybody(struct writ_io *io)
{
    uint32_t process = 0;
    uint64_t koid = 0;
    return process_control_create(io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, 1, 0, CHILD_BYTES + 1,
                                  &process, &koid) == KERNEL_ERROR_BAD_RANGE &&
           process_control_create(io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, UINT16_MAX, UINT16_MAX,
                                  CHILD_BYTES, &process, &koid) == KERNEL_ERROR_BAD_RANGE &&
           process == 0;
}

static bool nobody_ends_the_root(struct writ_io *io)
{
    struct process_control_list_reply r = {0};
    return process_control_list(io, PROCESS_CONTROL_SLOT, 0, &r.process, &r.exit_seq, &r.principal,
                                &r.owner, &r.state, &r.cause, &r.code) == WRIT_OK &&
           r.principal == 1 &&
           process_control_kill(io, PROCESS_CONTROL_SLOT, r.process, 0) == WRIT_DENIED;
}

/* ---- grants ---- */

static const struct declared_slot declared[DECLARED] = {
    {.slot = FIRST_SLOT, .rights = NOTIFICATION_RIGHT_WAIT, .type = OBJECT_TYPE_NOTIFICATION},
    {.slot = SECOND_SLOT, .rights = VMO_RIGHT_READ, .type = OBJECT_TYPE_VMO},
};

static uint32_t make_grant(struct writ_io *io, const struct child *child, uint32_t *ret_grant)
{
    struct process_grant_reply reply = {0};
    uint32_t status = process_grant(io, child->process, declared, DECLARED, &reply);
    *ret_grant = reply.grant;
    return status;
}

static uint32_t missing(struct writ_io *io, uint32_t grant, uint32_t *ret_count)
{
    uint32_t first = 0;
    return install_grant_missing(io, grant, ret_count, &first);
}

static bool a_grant_fills_what_is_declared_once(struct writ_io *io)
{
    struct child child;
    uint32_t grant = 0;
    uint32_t again = 0;
    uint32_t bell = 0;
    uint32_t fixed = 0;
    uint32_t count = 0;
    bool good =
        child_stage(io, &child) && make_grant(io, &child, &grant) == WRIT_OK &&
        make_grant(io, &child, &again) == KERNEL_ERROR_WRONG_STATE &&
        quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK &&
        process_derive(io, WRIT_SLOT_PROCESS, bell, NOTIFICATION_RIGHT_WAIT, &fixed) == WRIT_OK;
    good = good && missing(io, grant, &count) == WRIT_OK && count == 2 &&
           install_grant_install(io, grant, bell, SECOND_SLOT) == KERNEL_ERROR_NOT_DECLARED &&
           install_grant_install(io, grant, bell, SECOND_SLOT + 1) == KERNEL_ERROR_NOT_DECLARED &&
           install_grant_install(io, grant, fixed, FIRST_SLOT) == KERNEL_ERROR_NOT_TRANSFERABLE &&
           install_grant_install(io, grant, grant, FIRST_SLOT) == KERNEL_ERROR_NOT_TRANSFERABLE &&
           install_grant_install(io, grant, bell, FIRST_SLOT) == WRIT_OK &&
           install_grant_install(io, grant, bell, FIRST_SLOT) == KERNEL_ERROR_SLOT_TAKEN &&
           missing(io, grant, &count) == WRIT_OK && count == 1;
    (void)writ_port_close(io, fixed);
    (void)writ_port_close(io, bell);
    child_drop(io, &child);
    (void)writ_port_close(io, grant);
    return good;
}

static bool a_started_process_takes_nothing_by_its_grant(struct writ_io *io)
{
    struct child child;
    uint32_t grant = 0;
    uint32_t bell = 0;
    struct process_control_query_reply r;
    bool good = child_stage(io, &child) && make_grant(io, &child, &grant) == WRIT_OK &&
                quota_create_notification(io, WRIT_SLOT_QUOTA, &bell) == WRIT_OK;
    if (good) {
        child_will_exit(&child, CODE);
    }
    good = good && child_start(io, &child) &&
           install_grant_install(io, grant, bell, FIRST_SLOT) == KERNEL_ERROR_WRONG_STATE &&
           writ_port_close(io, grant) == WRIT_OK && child_await_end(io, &child) &&
           query(io, child.koid, &r) == WRIT_OK && r.cause == EXIT_CAUSE_EXITED;
    (void)writ_port_close(io, bell);
    child_drop(io, &child);
    return good;
}

static bool with_its_grant_a_staged_process_goes(struct writ_io *io)
{
    struct child child;
    uint32_t grant = 0;
    struct process_control_query_reply r;
    bool good = child_stage(io, &child) && make_grant(io, &child, &grant) == WRIT_OK &&
                writ_port_close(io, grant) == WRIT_OK && child_await_end(io, &child) &&
                query(io, child.koid, &r) == WRIT_NOT_FOUND &&
                process_start(io, child.process) == KERNEL_ERROR_WRONG_STATE;
    child_drop(io, &child);
    return good;
}

static uint8_t band_of(struct writ_io *io, uint32_t thread)
{
    struct thread_status_reply it = {.band = UINT8_MAX};
    (void)thread_status(io, thread, &it.activity, &it.band, &it.processor, &it.weight,
                        &it.processors);
    return it.band;
}

static bool a_thread_of_a_process_limited_to_idle_begins_in_idle(struct writ_io *io)
{
    struct child child;
    uint32_t thread = 0;
    bool good =
        child_stage(io, &child) && band_of(io, child.thread) == BAND_FAIR &&
        process_limit_band(io, child.process, BAND_IDLE) == WRIT_OK &&
        process_create_thread(io, child.process, CHILD_CODE_VA, CHILD_PAGES_VA, CHILD_SCRIPT_VA,
                              CHILD_PAGES_VA + CHILD_PAGES_STEP, &thread) == WRIT_OK &&
        band_of(io, thread) == BAND_IDLE && band_of(io, child.thread) == BAND_IDLE;
    (void)writ_port_close(io, thread);
    child_drop(io, &child);
    return good;
}

static const struct edge_case cases[] = {
    {"an exit record stays until it is reaped", an_exit_record_stays_until_it_is_reaped},
    {"exit records come in the order of deaths", exit_records_come_in_the_order_of_deaths},
    {"a fault leaves its registers in the exit record",
     a_fault_leaves_its_registers_in_the_exit_record},
    {"who killed a process is in its exit record", who_killed_a_process_is_in_its_exit_record},
    {"a process that never ran leaves nothing", a_process_that_never_ran_leaves_nothing},
    {"the memory of a reaped process comes back", the_memory_of_a_reaped_process_comes_back},
    {"what a process has is counted", what_a_process_has_is_counted},
    {"the dead are told of at once", the_dead_are_told_of_at_once},
    {"every process is listed once", every_process_is_listed_once},
    {"a control has the methods that it was lent", a_control_has_the_methods_that_it_was_lent},
    {"nobody is made of part of a page or as anybody",
     nobody_is_made_of_part_of_a_page_or_as_anybody},
    {"nobody ends the root", nobody_ends_the_root},
    {"a grant fills what is declared once", a_grant_fills_what_is_declared_once},
    {"a started process takes nothing by its grant", a_started_process_takes_nothing_by_its_grant},
    {"with its grant a staged process goes", with_its_grant_a_staged_process_goes},
    {"a thread of a process limited to idle begins in idle",
     a_thread_of_a_process_limited_to_idle_begins_in_idle},
};

const struct edge_cases edges_of_processes = {cases, sizeof cases / sizeof cases[0]};
