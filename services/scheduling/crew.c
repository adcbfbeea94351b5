/* See crew.h. */
#include "crew.h"

#include "kernel_calls.h"
#include "writ/syscall.h"

enum { STACK_BYTES = 16384, WEIGHT = 100, DONE = 1, MOST_PROCESSORS = 64, REST_MS = 1 };

#define PAGES_VA UINT64_C(0x60000000)
#define PAGES_STEP (UINT64_C(3) * WRIT_PAGE_BYTES)

static struct {
    struct writ_io *io; /* of the main thread */
    uint32_t processors;
    uint32_t bell; /* rung by every member that is done */
    uint32_t rest; /* rung by nobody */
    struct crew_member members[CREW];
    _Alignas(16) uint8_t stacks[CREW][STACK_BYTES];
} crew;

[[gnu::used, gnu::noreturn]] static void member_main(struct crew_member *self, uint8_t *pages)
{
    self->io = (struct writ_io){.in = pages, .out = pages + WRIT_PAGE_BYTES};
    for (;;) {
        uint64_t bits = 0;
        if (syscall_wait(self->bell, SYSCALL_FOREVER, &bits) == WRIT_OK) {
            self->job(self);
            atomic_store(&self->done, true);
            (void)syscall_notify(crew.bell, DONE);
        }
    }
}

/* A thread begins with its argument in rdi and its first message page in rsi. */
[[gnu::naked]] static void member_start(void)
{
    __asm__("xorl %ebp, %ebp\n\t"
            "andq $-16, %rsp\n\t"
            "call member_main\n\t"
            "ud2");
}

static uint32_t make(struct writ_io *io, uint32_t index)
{
    struct crew_member *member = &crew.members[index];
    uint64_t top = (uint64_t)(uintptr_t)(crew.stacks[index] + STACK_BYTES);
    member->index = index;
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &member->bell);
    if (status == WRIT_OK) {
        status = process_create_thread(io, WRIT_SLOT_PROCESS, (uint64_t)(uintptr_t)member_start,
                                       top, (uint64_t)(uintptr_t)member,
                                       PAGES_VA + index * PAGES_STEP, &member->thread);
    }
    return status == WRIT_OK ? thread_start(io, member->thread) : status;
}

static uint32_t count_processors(struct writ_io *io)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < MOST_PROCESSORS; i++) {
        count +=
            thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, WEIGHT, UINT64_C(1) << i) == WRIT_OK;
    }
    (void)thread_schedule(io, WRIT_SLOT_THREAD, BAND_DRIVER, WEIGHT, CREW_ANYWHERE);
    return count;
}

uint32_t crew_init(struct writ_io *io)
{
    crew.io = io;
    crew.processors = count_processors(io);
    uint32_t status = quota_create_notification(io, WRIT_SLOT_QUOTA, &crew.bell);
    if (status == WRIT_OK) {
        status = quota_create_notification(io, WRIT_SLOT_QUOTA, &crew.rest);
    }
    for (uint32_t i = 0; i < CREW && status == WRIT_OK; i++) {
        status = make(io, i);
    }
    return status;
}

uint32_t crew_processors(void)
{
    return crew.processors;
}

struct crew_member *crew_at(uint32_t index)
{
    return &crew.members[index];
}

void crew_start(uint32_t index, crew_job *job, enum band band, uint64_t processors)
{
    struct crew_member *member = &crew.members[index];
    member->job = job;
    member->good = true;
    atomic_store(&member->done, false);
    if (thread_schedule(crew.io, member->thread, band, WEIGHT, processors) != WRIT_OK) {
        member->good = false;
    }
    (void)syscall_notify(member->bell, DONE);
}

static bool are_done(uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!atomic_load(&crew.members[i].done)) {
            return false;
        }
    }
    return true;
}

bool crew_finish(uint32_t count)
{
    while (!are_done(count)) {
        uint64_t bits = 0;
        if (syscall_wait(crew.bell, CREW_PATIENCE_MS, &bits) != WRIT_OK) {
            return false;
        }
    }
    bool good = true;
    for (uint32_t i = 0; i < count; i++) {
        good = good && crew.members[i].good;
    }
    return good;
}

struct thread_status_reply crew_status(struct writ_io *io, uint32_t index)
{
    struct thread_status_reply it = {0};
    (void)thread_status(io, crew.members[index].thread, &it.activity, &it.band, &it.processor,
                        &it.weight, &it.processors);
    return it;
}

void crew_await(struct writ_io *io, uint32_t index, enum activity activity)
{
    while (crew_status(io, index).activity != activity) {
        uint64_t bits = 0;
        (void)syscall_wait(crew.rest, REST_MS, &bits);
    }
}
