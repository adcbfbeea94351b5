/* See lives.h. */
#include "lives.h"

#include "hardship_uses.h"
#include "kernel_calls.h"
#include "writ/image.h"
#include "writ/placement.h"
#include "writ/port.h"
#include "writ/system.h"

enum {
    IMAGE_BYTES = 2 * IMAGE_PAGE_BYTES,
    PROGRAM_NUMBER = 0x7102,
    CODE = 7,
    CALL_MS = 100,
    WAIT_MS = 1000,
    CHUNK = 16,
};

/* movabs rax, head; movabs rdi, tag; movabs rsi, code; syscall; and filling */
struct [[gnu::packed]] exit_code {
    uint16_t to_rax;
    uint64_t head;
    uint16_t to_rdi;
    uint64_t tag;
    uint16_t to_rsi;
    uint64_t code;
    uint16_t syscall;
};

static struct {
    uint32_t image;
    struct exit_code code;
} program;

uint32_t lives_init(struct writ_io *io)
{
    program.code = (struct exit_code){
        .to_rax = 0xb848,
        .head = syscall_head(SYSCALL_CALL, WRIT_SLOT_PROCESS, CALL_MS),
        .to_rdi = 0xbf48,
        .tag = PROCESS_EXIT_REQUEST,
        .to_rsi = 0xbe48,
        .code = CODE,
        .syscall = 0x050f,
    };
    const struct image_header header = {.magic = IMAGE_MAGIC,
                                        .version = IMAGE_VERSION,
                                        .segment_count = 1,
                                        .entry = IMAGE_LOW_VA,
                                        .total_bytes = IMAGE_BYTES,
                                        .segments = {{.va = IMAGE_LOW_VA,
                                                      .offset = IMAGE_PAGE_BYTES,
                                                      .file_bytes = sizeof program.code,
                                                      .memory_bytes = IMAGE_PAGE_BYTES,
                                                      .access = IMAGE_READ | IMAGE_EXECUTE}}};
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, IMAGE_BYTES, &program.image);
    if (status == WRIT_OK) {
        status = vmo_write(io, program.image, 0, &header, sizeof header);
    }
    if (status == WRIT_OK) {
        status = vmo_write(io, program.image, IMAGE_PAGE_BYTES, &program.code, sizeof program.code);
    }
    return status == WRIT_OK ? vmo_seal(io, program.image) : status;
}

static void close_slot(struct writ_io *io, uint32_t *slot)
{
    if (*slot != 0) {
        (void)writ_port_close(io, *slot);
    }
    *slot = 0;
}

uint32_t lives_stage(struct writ_io *io, uint64_t stack_bytes, struct life *life)
{
    struct procd_create_staged_reply staged = {0};
    struct programs_create_staged_builder b = programs_create_staged_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = PROGRAM_NUMBER;
    b.body->stack_bytes = stack_bytes;
    programs_create_staged_put_program(&b, "brief", 5);
    programs_create_staged_put_image(&b, program.image);
    uint32_t status = programs_create_staged_call(&b, &staged);
    *life = (struct life){.pid = staged.pid, .child = staged.child, .grant = staged.grant};
    return status;
}

uint32_t lives_end(struct writ_io *io, struct life *life)
{
    struct procd_stop_process_reply last = {0};
    uint32_t status = WRIT_OK;
    if (life->pid != 0) {
        status = programs_abort_staged(io, life->pid);
    }
    if (status == WRIT_BAD_STATE) {
        status = programs_stop_process(io, life->pid, CODE, &last);
    }
    close_slot(io, &life->child);
    close_slot(io, &life->grant);
    *life = (struct life){0};
    return status == WRIT_NOT_FOUND ? (uint32_t)WRIT_OK : status;
}

/* ---- what a life does ---- */

static uint32_t await(struct writ_io *io, uint64_t pid)
{
    struct procd_wait_process_event_reply end = {0};
    return programs_wait_process_event_within(io, WAIT_MS, pid, 0, &end);
}

static uint32_t stop(struct writ_io *io, uint64_t pid)
{
    struct procd_stop_process_reply last = {0};
    return programs_stop_process(io, pid, CODE, &last);
}

static uint32_t spawned_and_stopped(struct writ_io *io, struct life *life)
{
    struct procd_spawn_reply spawned = {0};
    struct programs_spawn_builder b = programs_spawn_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = PROGRAM_NUMBER;
    b.body->stack_bytes = LIVES_STACK;
    programs_spawn_put_program(&b, "brief", 5);
    programs_spawn_put_image(&b, program.image);
    uint32_t status = programs_spawn_call(&b, &spawned);
    life->pid = spawned.pid;
    life->child = spawned.child;
    return status == WRIT_OK ? stop(io, life->pid) : status;
}

static uint32_t staged_and_taken_back(struct writ_io *io, struct life *life)
{
    uint32_t status = lives_stage(io, LIVES_STACK, life);
    return status == WRIT_OK ? programs_abort_staged(io, life->pid) : status;
}

static uint32_t staged_started_and_reaped(struct writ_io *io, struct life *life)
{
    uint32_t status = lives_stage(io, LIVES_STACK, life);
    if (status == WRIT_OK) {
        status = programs_start_staged(io, life->pid);
    }
    if (status == WRIT_OK) {
        status = await(io, life->pid);
    }
    return status == WRIT_OK ? stop(io, life->pid) : status;
}

static uint32_t staged_and_forsaken(struct writ_io *io, struct life *life)
{
    struct procd_query_process_reply it = {0};
    uint32_t status = lives_stage(io, LIVES_STACK, life);
    close_slot(io, &life->grant);
    if (status == WRIT_OK) {
        status = programs_query_process(io, life->pid, &it);
    }
    return status == WRIT_NOT_FOUND ? (uint32_t)WRIT_OK : status;
}

static uint32_t begin(struct writ_io *io, struct life *life)
{
    const struct transfer_segment segment = {.address = IMAGE_LOW_VA,
                                             .file_bytes = sizeof program.code,
                                             .memory_bytes = IMAGE_PAGE_BYTES,
                                             .access =
                                                 SEGMENT_ACCESS_READ | SEGMENT_ACCESS_EXECUTE};
    struct programs_begin_image_transfer_builder b = programs_begin_image_transfer_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = PROGRAM_NUMBER;
    b.body->image_bytes = sizeof program.code;
    b.body->entry = IMAGE_LOW_VA;
    b.body->stack_bytes = LIVES_STACK;
    programs_begin_image_transfer_put_segments(&b, &segment, 1);
    programs_begin_image_transfer_put_program(&b, "sent", 4);
    struct procd_begin_image_transfer_reply reply = {0};
    uint32_t status = programs_begin_image_transfer_call(&b, &reply);
    life->transfer = reply.transfer;
    return status;
}

static uint32_t send(struct writ_io *io, const struct life *life, uint32_t from, uint32_t to)
{
    struct programs_send_image_chunk_builder b = programs_send_image_chunk_begin(io);
    struct procd_send_image_chunk_reply reply = {0};
    b.body->transfer = life->transfer;
    b.body->offset = from;
    programs_send_image_chunk_put_chunk(&b, (const char *)&program.code + from, to - from);
    return programs_send_image_chunk_call(&b, &reply);
}

/* Takes back what was begun: a chunk that does not follow ends a transfer. */
static void give_up(struct writ_io *io, struct life *life)
{
    if (life->transfer != 0) {
        (void)send(io, life, 1, 2);
    }
    life->transfer = 0;
}

static uint32_t transferred_and_stopped(struct writ_io *io, struct life *life)
{
    uint32_t status = begin(io, life);
    if (status == WRIT_OK) {
        status = send(io, life, 0, CHUNK);
    }
    if (status == WRIT_OK) {
        status = send(io, life, CHUNK, sizeof program.code);
    }
    if (status == WRIT_OK) {
        status = programs_commit_image_transfer(io, life->transfer, &life->pid);
    }
    if (status != WRIT_OK) {
        give_up(io, life);
        return status;
    }
    return stop(io, life->pid);
}

const struct life_kind lives_kinds[] = {
    {"spawned and stopped", spawned_and_stopped},
    {"staged and taken back", staged_and_taken_back},
    {"staged, started and reaped", staged_started_and_reaped},
    {"staged and forsaken", staged_and_forsaken},
    {"transferred and stopped", transferred_and_stopped},
};
const uint32_t lives_kind_count = sizeof lives_kinds / sizeof lives_kinds[0];

/* ---- counts ---- */

/* Adds what a process has. */
static void add_holdings(struct writ_io *io, uint64_t process, struct counts *counts)
{
    struct process_control_holdings_reply it = {0};
    if (process_control_holdings(io, PROCESS_CONTROL_SLOT, process, &it.capabilities, &it.threads,
                                 &it.limit_bytes, &it.used_bytes) == WRIT_OK) {
        counts->charged += it.used_bytes;
        counts->capabilities += it.capabilities;
    }
}

static bool is_another_app(uint32_t principal)
{
    for (uint32_t i = 0; i < writ_system.count; i++) {
        const struct writ_system_component *it = &writ_system.components[i];
        if (it->number == (uint16_t)principal) {
            return it->kind == WRIT_APP && it->number != HARDSHIP_COMPONENT;
        }
    }
    return false;
}

/* Whether another application runs. */
static bool is_restless(struct writ_io *io)
{
    struct process_control_list_reply it = {0};
    bool restless = false;
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        restless = restless || (is_another_app(it.principal) && it.state != LIFE_STATE_DEAD);
    }
    return restless;
}

void counts_settle(struct writ_io *io)
{
    while (is_restless(io)) {
        syscall_yield();
    }
}

struct counts counts_take(struct writ_io *io)
{
    struct process_control_list_reply it = {0};
    struct memory_control_statistics_reply memory = {0};
    struct counts counts = {0};
    while (process_control_list(io, PROCESS_CONTROL_SLOT, it.process, &it.process, &it.exit_seq,
                                &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        counts.processes++;
        add_holdings(io, it.process, &counts);
    }
    (void)memory_control_statistics(io, MEMORY_CONTROL_SLOT, &memory.memory, &memory.promised,
                                    &memory.free, &memory.detained, &memory.claimed);
    counts.free = memory.free;
    return counts;
}

bool counts_are_equal(struct counts a, struct counts b)
{
    return a.processes == b.processes && a.free == b.free && a.charged == b.charged &&
           a.capabilities == b.capabilities;
}
