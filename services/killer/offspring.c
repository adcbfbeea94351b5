/* See offspring.h. */
#include "offspring.h"

#include <string.h>

#include "kernel_calls.h"
#include "kept.h"
#include "killer_uses.h"
#include "writ/image.h"
#include "writ/log.h"
#include "writ/placement.h"
#include "writ/port.h"
#include "writ/syscall.h"

enum {
    NUMBER = 0x903, /* of no component */
    CODE = 77,
    CALL_MS = 100,
    CODE_BYTES = 128,
    STACK = 16384,
    WAIT_MS = 1000,
    TRIES = 20,
};

/* A program of one page of code. */
struct draft {
    struct image_header header;
    uint8_t code[CODE_BYTES];
    uint32_t length;
};

static struct {
    uint32_t bell;
    uint64_t running;
    uint64_t ended;
    uint64_t staged;
    uint32_t grant;
    uint32_t child;
    uint64_t seq; /* of the event */
    struct procd_query_process_reply about[2];
} kept;

static const struct restart_policy policy = {.rule = RESTART_RULE_ON_FAILURE,
                                             .budget = 7,
                                             .window_ms = 12345,
                                             .first_backoff_ms = 17,
                                             .last_backoff_ms = 170};

/* One of the instructions `movabs $value, register`, by its two bytes. */
static void put_value(struct draft *draft, const char *instruction, uint64_t value)
{
    memcpy(draft->code + draft->length, instruction, 2);
    memcpy(draft->code + draft->length + 2, &value, sizeof value);
    draft->length += 2 + sizeof value;
}

static void put_operation(struct draft *draft, uint64_t head, uint64_t tag, uint64_t word)
{
    put_value(draft, "\x48\xb8", head); /* rax */
    put_value(draft, "\x48\xbf", tag);  /* rdi */
    put_value(draft, "\x48\xbe", word); /* rsi */
    memcpy(draft->code + draft->length, "\x0f\x05", 2);
    draft->length += 2;
}

static void begin(struct draft *draft)
{
    *draft = (struct draft){.header = {.magic = IMAGE_MAGIC,
                                       .version = IMAGE_VERSION,
                                       .segment_count = 1,
                                       .entry = IMAGE_LOW_VA,
                                       .total_bytes = 2 * PAGE_BYTES}};
    draft->header.segments[0] = (struct image_segment){.va = IMAGE_LOW_VA,
                                                       .offset = PAGE_BYTES,
                                                       .file_bytes = CODE_BYTES,
                                                       .memory_bytes = PAGE_BYTES,
                                                       .access = IMAGE_READ | IMAGE_EXECUTE};
}

/* It waits for ever, whatever it hears. */
static void make_waiter(struct draft *draft)
{
    begin(draft);
    put_operation(draft, syscall_head(SYSCALL_CALL, WRIT_SLOT_ENDPOINT, CALL_MS),
                  ENDPOINT_BIND_REQUEST, 0);
    uint32_t again = draft->length;
    put_operation(draft, syscall_head(SYSCALL_RECV, 0, SYSCALL_FOREVER), 0, 0);
    int32_t back = (int32_t)again - (int32_t)(draft->length + 5);
    draft->code[draft->length++] = 0xe9; /* jmp */
    memcpy(draft->code + draft->length, &back, sizeof back);
    draft->length += sizeof back;
}

static void make_quitter(struct draft *draft)
{
    begin(draft);
    put_operation(draft, syscall_head(SYSCALL_CALL, WRIT_SLOT_PROCESS, CALL_MS),
                  PROCESS_EXIT_REQUEST, CODE);
}

static uint32_t make_image(struct writ_io *io, const struct draft *draft, uint32_t *ret_image)
{
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, 2 * PAGE_BYTES, ret_image);
    if (status == WRIT_OK) {
        status =
            vmo_write(io, *ret_image, 0, (const uint8_t *)&draft->header, sizeof draft->header);
    }
    if (status == WRIT_OK) {
        status = vmo_write(io, *ret_image, PAGE_BYTES, draft->code, CODE_BYTES);
    }
    return status == WRIT_OK ? vmo_seal(io, *ret_image) : status;
}

static void close_slot(struct writ_io *io, uint32_t *slot)
{
    if (*slot != 0) {
        (void)writ_port_close(io, writ_take(slot));
    }
}

static uint32_t spawn(struct writ_io *io, const struct draft *draft, uint64_t *ret_pid)
{
    struct procd_spawn_reply reply = {0};
    uint32_t image = 0;
    uint32_t status = make_image(io, draft, &image);
    if (status == WRIT_OK) {
        struct processes_spawn_builder b = processes_spawn_begin(io);
        b.body->role = PROGRAM_ROLE_EXTENSION;
        b.body->component = NUMBER;
        b.body->stack_bytes = STACK;
        processes_spawn_put_program(&b, "offspring", 9);
        processes_spawn_put_image(&b, image);
        status = processes_spawn_call(&b, &reply);
    }
    close_slot(io, &image);
    close_slot(io, &reply.child);
    *ret_pid = reply.pid;
    return status;
}

static uint32_t subscribe(struct writ_io *io)
{
    uint32_t rope = 0;
    uint32_t status = kept_make_bell(io, &kept.bell, &rope);
    if (status == WRIT_OK) {
        struct processes_subscribe_builder b = processes_subscribe_begin(io);
        processes_subscribe_put_bell(&b, rope);
        status = processes_subscribe_call(&b);
    }
    return status;
}

static uint32_t ask(struct writ_io *io, uint64_t pid, struct procd_query_process_reply *ret_it)
{
    *ret_it = (struct procd_query_process_reply){0};
    uint32_t status = processes_query_process(io, pid, ret_it);
    ret_it->program.data = NULL; /* it is in the message */
    return status;
}

bool offspring_say(struct writ_io *io)
{
    struct procd_wait_process_event_reply end = {0};
    struct draft waiter;
    struct draft quitter;
    make_waiter(&waiter);
    make_quitter(&quitter);
    uint32_t status = subscribe(io);
    if (status == WRIT_OK) {
        status = spawn(io, &waiter, &kept.running);
    }
    if (status == WRIT_OK) {
        status = spawn(io, &quitter, &kept.ended);
    }
    if (status == WRIT_OK) {
        status = processes_set_restart_policy(io, kept.running, &policy);
    }
    if (status == WRIT_OK) {
        status = processes_wait_process_event_within(io, WAIT_MS, kept.ended, 0, &end);
    }
    kept.seq = end.seq;
    bool good = status == WRIT_OK && ask(io, kept.running, &kept.about[0]) == WRIT_OK &&
                ask(io, kept.ended, &kept.about[1]) == WRIT_OK &&
                end.event.ending.tag == ENDING_TAG_EXITED &&
                end.event.ending.as.exited.code == CODE;
    if (!good) {
        log_error("[killer] procd does not make what is to be kept: status %u", status);
    }
    return good;
}

static bool is_same(struct writ_io *io, uint64_t pid, const struct procd_query_process_reply *was)
{
    struct procd_query_process_reply is;
    bool good = ask(io, pid, &is) == WRIT_OK && is.state == was->state && is.role == was->role &&
                is.principal == was->principal && is.created_by == was->created_by &&
                is.started_us == was->started_us && is.last_seq == was->last_seq &&
                is.stack_bytes == was->stack_bytes && is.program.length == was->program.length;
    if (!good) {
        log_error("[killer] what procd says of process %lu is not as it was", pid);
    }
    return good;
}

static bool event_is_there(struct writ_io *io)
{
    struct procd_wait_process_event_reply end = {0};
    bool good = processes_wait_process_event_within(io, WAIT_MS, kept.ended, 0, &end) == WRIT_OK &&
                end.seq == kept.seq && end.event.pid == kept.ended &&
                end.event.ending.tag == ENDING_TAG_EXITED &&
                end.event.ending.as.exited.code == CODE;
    if (!good) {
        log_error("[killer] an event of procd is not as it was");
    }
    return good;
}

static bool policy_is_there(struct writ_io *io)
{
    struct restart_policy is = {0};
    uint32_t restarts = 0;
    bool given_up = false;
    bool good =
        processes_get_restart_policy(io, kept.running, &is, &restarts, &given_up) == WRIT_OK &&
        is.rule == policy.rule && is.budget == policy.budget && is.window_ms == policy.window_ms &&
        is.first_backoff_ms == policy.first_backoff_ms &&
        is.last_backoff_ms == policy.last_backoff_ms;
    if (!good) {
        log_error("[killer] a restart policy is not as it was");
    }
    return good;
}

static bool thread_is_held(struct writ_io *io)
{
    uint32_t status = processes_set_scheduling(io, kept.running, SCHEDULING_BAND_IDLE, 1);
    if (status != WRIT_OK) {
        log_error("[killer] procd has no hold on a thread any more: status %u", status);
    }
    return status == WRIT_OK;
}

bool offspring_compare(struct writ_io *io)
{
    return is_same(io, kept.running, &kept.about[0]) & is_same(io, kept.ended, &kept.about[1]) &
           event_is_there(io) & policy_is_there(io) & thread_is_held(io);
}

static uint32_t stage_once(struct writ_io *io, uint32_t image,
                           struct procd_create_staged_reply *ret_reply)
{
    struct processes_create_staged_builder b = processes_create_staged_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = NUMBER;
    b.body->stack_bytes = STACK;
    processes_create_staged_put_program(&b, "staged", 6);
    processes_create_staged_put_image(&b, image);
    return processes_create_staged_call(&b, ret_reply);
}

/* An answer that came too late left nothing, so another try is as good as the first. */
bool offspring_stage(struct writ_io *io)
{
    struct procd_create_staged_reply reply = {0};
    struct draft waiter;
    uint32_t image = 0;
    uint64_t bits = 0;
    make_waiter(&waiter);
    (void)syscall_wait(kept.bell, 0, &bits); /* what it rang for before */
    uint32_t status = make_image(io, &waiter, &image);
    status = status == WRIT_OK ? (uint32_t)WRIT_TIMED_OUT : status;
    for (uint32_t i = 0; i < TRIES && status == WRIT_TIMED_OUT; i++) {
        status = stage_once(io, image, &reply);
    }
    if (status != WRIT_OK) {
        log_error("[killer] procd stages nothing: status %u", status);
    }
    close_slot(io, &image);
    kept.staged = reply.pid;
    kept.grant = reply.grant;
    kept.child = reply.child;
    return status == WRIT_OK;
}

static bool is_silence(uint32_t status)
{
    return status == WRIT_NOT_DELIVERED || status == WRIT_TIMED_OUT || status == WRIT_PEER_DIED;
}

bool offspring_was_aborted(struct writ_io *io)
{
    struct procd_query_process_reply it;
    uint64_t bits = 0;
    uint32_t asked = WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < TRIES && is_silence(asked); i++) {
        asked = ask(io, kept.staged, &it);
    }
    uint32_t rung = syscall_wait(kept.bell, WAIT_MS, &bits);
    uint32_t installed = install_grant_install(io, kept.grant, kept.child, WRIT_SLOT_ENDPOINT);
    bool good = asked == WRIT_NOT_FOUND && rung == WRIT_OK && installed != WRIT_OK;
    if (!good) {
        log_error("[killer] a staged process was not aborted: asked %u rung %u installed %u", asked,
                  rung, installed);
    }
    close_slot(io, &kept.grant);
    close_slot(io, &kept.child);
    return good;
}

void offspring_end(struct writ_io *io)
{
    struct procd_stop_process_reply reply;
    (void)processes_stop_process(io, kept.running, 0, &reply);
    (void)processes_stop_process(io, kept.ended, 0, &reply);
}
