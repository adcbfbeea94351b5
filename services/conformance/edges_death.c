/* Cases about ends in the middle of things: see edges.h. Children call and serve; the main thread arranges and looks. */
#include "edges.h"

#include <stdatomic.h>

#include "children.h"
#include "kernel_calls.h"
#include "writ/port.h"

enum {
    CODE = 9,
    SHORT_MS = 20,
    LONG_MS = 60000,
    PATIENCE_MS = 5000,
    SLOT = 16,
    METHOD = 0x10,
};

#define PROTOCOL UINT64_C(0x0001)
#define LABEL (UINT64_C(9) << 16 | PROTOCOL)
#define REQUEST (UINT64_C(0x57) << 56 | PROTOCOL << 16 | METHOD)
#define TWO_HANDLES (UINT64_C(2) << 48)
#define REPLY (UINT64_C(0x571) << 52 | PROTOCOL << 16)

/* An endpoint of ours, a connection to it for anybody, and a bell. */
struct stage {
    uint32_t endpoint;
    uint32_t connection;
    uint32_t bell;
};

static bool build(struct writ_io *io, struct stage *s)
{
    *s = (struct stage){0};
    return quota_create_endpoint(io, WRIT_SLOT_QUOTA, PROTOCOL, &s->endpoint) == WRIT_OK &&
           endpoint_mint(io, s->endpoint, LABEL, 0, KERNEL_ANY_PRINCIPAL, &s->connection) ==
               WRIT_OK &&
           quota_create_notification(io, WRIT_SLOT_QUOTA, &s->bell) == WRIT_OK;
}

static void strike(struct writ_io *io, const struct stage *s)
{
    (void)writ_port_close(io, s->connection);
    (void)writ_port_close(io, s->bell);
    (void)writ_port_close(io, s->endpoint);
}

static uint32_t call(uint32_t connection, uint32_t timeout_ms)
{
    struct writ_msg m = {.tag = REQUEST};
    return (uint32_t)syscall_send(syscall_head(SYSCALL_CALL, connection, timeout_ms), &m);
}

static void will_call(struct child *child, uint32_t slot, uint32_t timeout_ms)
{
    (void)child_will(child, syscall_head(SYSCALL_CALL, slot, timeout_ms),
                     (struct writ_msg){.tag = REQUEST});
}

static void will_keep(struct child *child)
{
    (void)child_will(child, syscall_head(SYSCALL_CALL, WRIT_SLOT_THREAD, SHORT_MS),
                     (struct writ_msg){.tag = THREAD_KEEP_REPLY_REQUEST});
}

/* Stages a child that calls by the connection. */
static bool stage_caller(struct writ_io *io, const struct stage *s, struct child *child)
{
    if (!child_stage(io, child) ||
        !child_give(io, child, s->connection, SLOT, CONNECTION_RIGHT_CALL)) {
        return false;
    }
    will_call(child, SLOT, LONG_MS);
    return true;
}

static bool stage_server(struct writ_io *io, const struct stage *s, struct child *child)
{
    return child_stage(io, child) && child_will_serve(io, child, s->endpoint);
}

/* Starts it, waits until it does this, kills it; it is gone then, and its quota is whole. */
static bool is_killed_while(struct writ_io *io, const struct child *child, uint8_t activity)
{
    struct process_status_reply r = {0};
    return child_start(io, child) && child_await_activity(io, child, activity) &&
           process_kill(io, child->process, CODE) == WRIT_OK &&
           process_status(io, child->process, &r.state, &r.cause, &r.code, &r.principal, &r.koid) ==
               WRIT_OK &&
           r.state == LIFE_STATE_DEAD && r.cause == EXIT_CAUSE_KILLED && r.code == CODE;
}

/* A server that answers once, after whoever was in line before. */
static bool is_answered(struct writ_io *io, const struct stage *s)
{
    struct child server;
    bool good = stage_server(io, s, &server);
    if (good) {
        (void)child_will(&server, syscall_head(SYSCALL_REPLY, 0, 0),
                         (struct writ_msg){.tag = REPLY});
        child_will_exit(&server, 0);
    }
    good = good && child_start(io, &server) && call(s->connection, PATIENCE_MS) == WRIT_OK;
    child_drop(io, &server);
    return good;
}

static bool a_caller_in_line_can_be_killed(struct writ_io *io)
{
    struct stage s;
    struct child caller = {0};
    bool good = build(io, &s) && stage_caller(io, &s, &caller) &&
                is_killed_while(io, &caller, ACTIVITY_CALLING) && is_answered(io, &s);
    child_drop(io, &caller);
    strike(io, &s);
    return good;
}

static bool a_caller_being_served_can_be_killed(struct writ_io *io)
{
    struct stage s;
    struct child caller = {0};
    struct child server = {0};
    uint32_t reply = 0;
    bool good = build(io, &s) && stage_caller(io, &s, &caller) && stage_server(io, &s, &server) &&
                child_give(io, &server, s.bell, SLOT, NOTIFICATION_RIGHT_WAIT);
    if (good) {
        (void)child_will(&server, syscall_head(SYSCALL_WAIT, SLOT, SYSCALL_FOREVER),
                         (struct writ_msg){0});
        reply =
            child_will(&server, syscall_head(SYSCALL_REPLY, 0, 0), (struct writ_msg){.tag = REPLY});
        child_will_exit(&server, 0);
    }
    good = good && child_start(io, &server) &&
           child_await_activity(io, &server, ACTIVITY_RECEIVING) &&
           is_killed_while(io, &caller, ACTIVITY_CALLED) && syscall_notify(s.bell, 1) == WRIT_OK &&
           child_await_end(io, &server) && server.script->steps[reply].rax == WRIT_OK;
    child_drop(io, &caller);
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

static bool a_receiver_can_be_killed(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    bool good = build(io, &s) && stage_server(io, &s, &server) &&
                is_killed_while(io, &server, ACTIVITY_RECEIVING) &&
                call(s.connection, SHORT_MS) == WRIT_NOT_DELIVERED && is_answered(io, &s);
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

static bool who_waits_can_be_killed(struct writ_io *io)
{
    struct stage s;
    struct child waiter = {0};
    uint64_t bits = 0;
    bool good = build(io, &s) && child_stage(io, &waiter) &&
                child_give(io, &waiter, s.bell, SLOT, NOTIFICATION_RIGHT_WAIT);
    if (good) {
        (void)child_will(&waiter, syscall_head(SYSCALL_WAIT, SLOT, SYSCALL_FOREVER),
                         (struct writ_msg){0});
    }
    good = good && is_killed_while(io, &waiter, ACTIVITY_WAITING) &&
           syscall_notify(s.bell, CODE) == WRIT_OK && syscall_wait(s.bell, 0, &bits) == WRIT_OK &&
           bits == CODE;
    child_drop(io, &waiter);
    strike(io, &s);
    return good;
}

/* Running, or ready where there is one processor. */
static bool who_never_stops_can_be_killed(struct writ_io *io)
{
    struct child child;
    struct process_status_reply r = {0};
    bool good = child_stage(io, &child);
    if (good) {
        (void)child_will(&child, syscall_head(SYSCALL_YIELD, 0, 0), (struct writ_msg){0});
        child_will_run_on(&child);
    }
    good = good && child_start(io, &child);
    while (good && atomic_load(&child.script->done) == 0) {
        syscall_yield();
    }
    good = good && process_kill(io, child.process, CODE) == WRIT_OK &&
           process_status(io, child.process, &r.state, &r.cause, &r.code, &r.principal, &r.koid) ==
               WRIT_OK &&
           r.state == LIFE_STATE_DEAD;
    child_drop(io, &child);
    return good;
}

static bool the_caller_of_a_dying_server_learns_it(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    bool good = build(io, &s) && stage_server(io, &s, &server);
    if (good) {
        child_will_exit(&server, CODE);
    }
    good = good && child_start(io, &server) && call(s.connection, PATIENCE_MS) == WRIT_PEER_DIED;
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

static bool the_caller_of_a_faulting_server_learns_it(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    bool good = build(io, &s) && stage_server(io, &s, &server) && child_start(io, &server) &&
                call(s.connection, PATIENCE_MS) == WRIT_PEER_DIED;
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

static bool a_kept_call_dies_with_the_server(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    bool good = build(io, &s) && stage_server(io, &s, &server);
    if (good) {
        will_keep(&server);
        child_will_exit(&server, CODE);
    }
    good = good && child_start(io, &server) && call(s.connection, PATIENCE_MS) == WRIT_PEER_DIED;
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

/* The first server is busy with us when the caller comes. */
static bool a_call_in_line_outlives_the_server(struct writ_io *io)
{
    struct stage s;
    struct child servers[2] = {0};
    struct child caller = {0};
    bool good = build(io, &s) && stage_server(io, &s, &servers[0]) &&
                stage_server(io, &s, &servers[1]) && stage_caller(io, &s, &caller);
    if (good) {
        child_will_run_on(&servers[0]);
        (void)child_will(&servers[1], syscall_head(SYSCALL_REPLY, 0, 0),
                         (struct writ_msg){.tag = REPLY});
        child_will_exit(&servers[1], 0);
        child_will_exit(&caller, 0);
    }
    good = good && child_start(io, &servers[0]) &&
           child_await_activity(io, &servers[0], ACTIVITY_RECEIVING) &&
           call(s.connection, SHORT_MS) == WRIT_TIMED_OUT && child_start(io, &caller) &&
           child_await_activity(io, &caller, ACTIVITY_CALLING) &&
           process_kill(io, servers[0].process, 0) == WRIT_OK && child_start(io, &servers[1]) &&
           child_await_end(io, &caller) && (uint32_t)caller.script->steps[0].rax == WRIT_OK;
    child_drop(io, &servers[0]);
    child_drop(io, &servers[1]);
    child_drop(io, &caller);
    strike(io, &s);
    return good;
}

/* ---- late replies ---- */

/* The slots of a server that answers late; its kept reply lands in the first that is free. */
enum { FIRST_GIFT = 16, SECOND_GIFT, BELL, LATE_REPLY };

static uint64_t record_bits(struct writ_record record)
{
    uint64_t bits;
    __builtin_memcpy(&bits, &record, sizeof bits);
    return bits;
}

/* It keeps its call, waits for the bell, and answers with two handles. Returns the step of the answer; then come steps that tell what is
 * in the first gift's slot, the second's and the reply's. */
static uint32_t will_answer_late(struct child *server, struct writ_record a, struct writ_record b)
{
    uint64_t records = CHILD_PAGES_VA + WRIT_PAGE_BYTES + WRIT_RECORDS;
    will_keep(server);
    (void)child_will(server, syscall_head(SYSCALL_WAIT, BELL, SYSCALL_FOREVER),
                     (struct writ_msg){0});
    child_will_store(server, records, record_bits(a));
    child_will_store(server, records + WRIT_RECORD_BYTES, record_bits(b));
    uint32_t answer = child_will(server, syscall_head(SYSCALL_REPLY, LATE_REPLY, 0),
                                 (struct writ_msg){.tag = REPLY | TWO_HANDLES});
    for (uint32_t slot = FIRST_GIFT; slot <= LATE_REPLY; slot++) {
        (void)child_will(server, syscall_head(SYSCALL_CALL, WRIT_SLOT_PROCESS, SHORT_MS),
                         (struct writ_msg){.tag = PROCESS_DESCRIBE_REQUEST, .w = {slot}});
    }
    child_will_exit(server, 0);
    return answer;
}

/* What the server has in that slot after it has answered. */
static bool still_has(const struct child *server, uint32_t answer, uint32_t slot)
{
    const struct child_step *step = &server->script->steps[answer + 1 + slot - FIRST_GIFT];
    return writ_tag_status(step->m.tag) == WRIT_OK;
}

/* Calls it, gives up, and lets it answer. */
static bool is_answered_late(struct writ_io *io, struct stage *s, struct child *server,
                             struct writ_record a, struct writ_record b, uint32_t *ret_answer)
{
    uint16_t rights = NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER;
    bool good = build(io, s) && stage_server(io, s, server) &&
                child_give(io, server, s->bell, FIRST_GIFT, rights) &&
                child_give(io, server, s->bell, SECOND_GIFT, rights) &&
                child_give(io, server, s->bell, BELL, NOTIFICATION_RIGHT_WAIT);
    if (!good) {
        return false;
    }
    *ret_answer = will_answer_late(server, a, b);
    return child_start(io, server) && child_await_activity(io, server, ACTIVITY_RECEIVING) &&
           call(s->connection, SHORT_MS) == WRIT_TIMED_OUT &&
           syscall_notify(s->bell, 1) == WRIT_OK && child_await_end(io, server) &&
           server->script->steps[*ret_answer].rax == WRIT_OK &&
           !still_has(server, *ret_answer, LATE_REPLY);
}

static bool a_late_reply_closes_what_it_was_to_give(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    uint32_t answer = 0;
    bool good = is_answered_late(io, &s, &server, (struct writ_record){.slot = FIRST_GIFT},
                                 (struct writ_record){.slot = SECOND_GIFT}, &answer) &&
                !still_has(&server, answer, FIRST_GIFT) && !still_has(&server, answer, SECOND_GIFT);
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

static bool a_late_reply_leaves_what_it_was_to_lend(struct writ_io *io)
{
    struct stage s;
    struct child server = {0};
    uint32_t answer = 0;
    struct writ_record twice = {.slot = FIRST_GIFT, .flags = WRIT_RECORD_LEND};
    bool good = is_answered_late(io, &s, &server, twice, twice, &answer) &&
                still_has(&server, answer, FIRST_GIFT);
    child_drop(io, &server);
    strike(io, &s);
    return good;
}

/* What a child's only step ends with. */
static uint32_t fate_of_step(struct writ_io *io, struct child *child, uint64_t head)
{
    uint32_t step = child_will(child, head, (struct writ_msg){.tag = REQUEST});
    child_will_exit(child, 0);
    bool ended = child_start(io, child) && child_await_end(io, child);
    return ended ? (uint32_t)child->script->steps[step].rax : UINT32_MAX;
}

static bool every_wait_ends_at_its_deadline(struct writ_io *io)
{
    struct stage s;
    struct child waiter = {0};
    struct child receiver = {0};
    struct child silent = {0};
    bool good =
        build(io, &s) && child_stage(io, &waiter) &&
        child_give(io, &waiter, s.bell, SLOT, NOTIFICATION_RIGHT_WAIT) &&
        fate_of_step(io, &waiter, syscall_head(SYSCALL_WAIT, SLOT, SHORT_MS)) == WRIT_TIMED_OUT &&
        call(s.connection, SHORT_MS) == WRIT_NOT_DELIVERED && stage_server(io, &s, &receiver);
    if (good) {
        receiver.step_count--; /* it does not receive for ever */
    }
    good = good &&
           fate_of_step(io, &receiver, syscall_head(SYSCALL_RECV, 0, SHORT_MS)) == WRIT_TIMED_OUT &&
           stage_server(io, &s, &silent);
    if (good) {
        child_will_run_on(&silent);
    }
    good = good && child_start(io, &silent) &&
           child_await_activity(io, &silent, ACTIVITY_RECEIVING) &&
           call(s.connection, SHORT_MS) == WRIT_TIMED_OUT;
    child_drop(io, &waiter);
    child_drop(io, &receiver);
    child_drop(io, &silent);
    strike(io, &s);
    return good;
}

static const struct edge_case cases[] = {
    {"a caller in line can be killed", a_caller_in_line_can_be_killed},
    {"a caller being served can be killed", a_caller_being_served_can_be_killed},
    {"a receiver can be killed", a_receiver_can_be_killed},
    {"who waits can be killed", who_waits_can_be_killed},
    {"who never stops can be killed", who_never_stops_can_be_killed},
    {"the caller of a dying server learns it", the_caller_of_a_dying_server_learns_it},
    {"the caller of a faulting server learns it", the_caller_of_a_faulting_server_learns_it},
    {"a kept call dies with the server", a_kept_call_dies_with_the_server},
    {"a call in line outlives the server", a_call_in_line_outlives_the_server},
    {"a late reply closes what it was to give", a_late_reply_closes_what_it_was_to_give},
    {"a late reply leaves what it was to lend", a_late_reply_leaves_what_it_was_to_lend},
    {"every wait ends at its deadline", every_wait_ends_at_its_deadline},
};

const struct edge_cases edges_of_death = {cases, sizeof cases / sizeof cases[0]};
