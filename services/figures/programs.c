/* The whole life of the smallest program: see figures.h. */
#include "figures.h"

#include "figures_uses.h"
#include "kernel_calls.h"
#include "writ/image.h"
#include "writ/placement.h"
#include "writ/port.h"

enum {
    WARM_UP = 16,
    ROUNDS = 128,
    IMAGE_BYTES = 2 * IMAGE_PAGE_BYTES,
    STACK_BYTES = IMAGE_PAGE_BYTES,
    PROGRAM_NUMBER = 0x7101,
    CODE = 7,
    CALL_MS = 100,
};

/* movabs rax, head; movabs rdi, tag; movabs rsi, code; syscall */
struct [[gnu::packed]] exit_code {
    uint16_t to_rax;
    uint64_t head;
    uint16_t to_rdi;
    uint64_t tag;
    uint16_t to_rsi;
    uint64_t code;
    uint16_t syscall;
};

/* A sealed image of a program that does nothing but exit. 0 if there is no room. */
static uint32_t make_image(struct writ_io *io)
{
    const struct exit_code code = {
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
                                                      .file_bytes = sizeof code,
                                                      .memory_bytes = IMAGE_PAGE_BYTES,
                                                      .access = IMAGE_READ | IMAGE_EXECUTE}}};
    uint32_t image = 0;
    bool made = quota_create_vmo(io, WRIT_SLOT_QUOTA, IMAGE_BYTES, &image) == WRIT_OK &&
                vmo_write(io, image, 0, &header, sizeof header) == WRIT_OK &&
                vmo_write(io, image, IMAGE_PAGE_BYTES, &code, sizeof code) == WRIT_OK &&
                vmo_seal(io, image) == WRIT_OK;
    return made ? image : 0;
}

static bool stage(struct writ_io *io, uint32_t image, uint64_t *ret_pid)
{
    struct procd_create_staged_reply staged = {0};
    struct programs_create_staged_builder b = programs_create_staged_begin(io);
    b.body->role = PROGRAM_ROLE_EXTENSION;
    b.body->component = PROGRAM_NUMBER;
    b.body->stack_bytes = STACK_BYTES;
    programs_create_staged_put_program(&b, "least", 5);
    programs_create_staged_put_image(&b, image);
    uint32_t status = programs_create_staged_call(&b, &staged);
    *ret_pid = staged.pid;
    return status == WRIT_OK && writ_port_close(io, staged.child) == WRIT_OK &&
           programs_start_staged(io, staged.pid) == WRIT_OK &&
           writ_port_close(io, staged.grant) == WRIT_OK;
}

/* Waits for its end and takes its event away. */
static bool reap(struct writ_io *io, uint64_t pid)
{
    struct procd_wait_process_event_reply end = {0};
    struct procd_stop_process_reply last = {0};
    return programs_wait_process_event_within(io, CALL_MS, pid, 0, &end) == WRIT_OK &&
           end.event.ending.tag == ENDING_TAG_EXITED && end.event.ending.as.exited.code == CODE &&
           programs_stop_process(io, pid, 0, &last) == WRIT_OK;
}

static bool lives(struct writ_io *io, uint32_t rounds)
{
    uint32_t image = make_image(io);
    bool good = image != 0;
    for (uint32_t left = rounds; left > 0 && good; left--) {
        uint64_t pid = 0;
        good = stage(io, image, &pid) && reap(io, pid);
    }
    return good && writ_port_close(io, image) == WRIT_OK;
}

const struct figure figures_of_programs[] = {
    {"create_staged, start, exit and reap", lives, WARM_UP, ROUNDS},
};
const uint32_t figures_of_programs_count =
    sizeof figures_of_programs / sizeof figures_of_programs[0];
