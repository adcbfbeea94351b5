/* See disk_user.h. */
#include "disk_user.h"

#include "kernel_calls.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    PATIENCE_MS = 200, /* until it is looked whether the driver lives */
    ROUNDS_MOST = 200,
    PAGE = 4096,
    RING_BYTES = (DISK_RING_BYTES + PAGE - 1) / PAGE * PAGE,
};

#define RING_VA UINT64_C(0x4000000000)
#define DATA_VA UINT64_C(0x4100000000)

static bool say(const char *what, uint32_t status)
{
    log_error("[storing] cannot %s: status %u", what, status);
    return false;
}

static uint32_t make_ring(struct disk_user *user)
{
    struct writ_io *io = user->disk.io;
    uint32_t status = quota_create_vmo(io, WRIT_SLOT_QUOTA, RING_BYTES, &user->ring_slot);
    return status != WRIT_OK ? status
                             : process_map(io, WRIT_SLOT_PROCESS, user->ring_slot,
                                           ACCESS_READ | ACCESS_WRITE, RING_VA, 0, RING_BYTES);
}

/* The first time it is mapped; later it has to be the same memory, which is deviced's. */
static uint32_t keep_data(struct disk_user *user, uint32_t slot)
{
    struct writ_io *io = user->disk.io;
    if (user->data_slot != 0) {
        return writ_port_close(io, slot);
    }
    user->data_slot = slot;
    user->data = (uint8_t *)(uintptr_t)DATA_VA;
    return process_map(io, WRIT_SLOT_PROCESS, slot, ACCESS_READ | ACCESS_WRITE, DATA_VA, 0,
                       user->data_bytes);
}

static uint32_t attach(struct disk_user *user)
{
    struct writ_io *io = user->disk.io;
    struct block_attach_reply reply = {0};
    uint32_t rope = 0;
    uint32_t status =
        process_derive(io, WRIT_SLOT_PROCESS, user->bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope);
    if (status != WRIT_OK) {
        return status;
    }
    disk_ring_format((void *)(uintptr_t)RING_VA);
    if (!disk_ring_open(&user->ring, (void *)(uintptr_t)RING_VA, RING_BYTES)) {
        return WRIT_INTERNAL;
    }
    struct block_attach_builder b = block_attach_begin(&user->disk);
    block_attach_put_ring(&b, user->ring_slot);
    block_attach_put_bell(&b, rope);
    status = block_attach_call(&b, &reply);
    if (status == WRIT_OK) {
        status = keep_data(user, reply.data);
        user->attached++;
    }
    return status;
}

bool disk_user_open(struct disk_user *user, struct writ_io *io, uint32_t connection, uint32_t bell)
{
    bool is_read_only = false;
    bool can_discard = false;
    enum disk_use use = DISK_USE_FREE;
    *user = (struct disk_user){.disk = {.io = io, .slot = connection}, .bell = bell, .barrier = 1};
    uint32_t status =
        block_read_geometry(&user->disk, &user->blocks, &user->block_bytes, &user->data_bytes,
                            &is_read_only, &user->can_flush, &can_discard, &use);
    if (status != WRIT_OK) {
        return say("ask a disk what it is", status);
    }
    status = make_ring(user);
    if (status == WRIT_OK) {
        status = attach(user);
    }
    return status == WRIT_OK || say("attach to a disk", status);
}

/* Puts it and says so. False if the driver is another than the one that was attached to. */
static bool put(struct disk_user *user, const struct disk_request *request)
{
    return disk_ring_put_wanted(&user->ring, request) == WRIT_RING_OK &&
           block_submit(&user->disk) == WRIT_OK;
}

/* The driver may be coming back: attaching is tried while it may. */
static bool attach_again(struct disk_user *user)
{
    uint64_t bits = 0;
    uint32_t status = WRIT_OK;
    for (uint32_t i = 0; i < ROUNDS_MOST; i++) {
        status = attach(user);
        if (status == WRIT_OK) {
            return true;
        }
        (void)syscall_wait(user->bell, PATIENCE_MS, &bits);
    }
    return say("attach to a disk again", status);
}

/* Waits for the end of it. False if the driver went. */
static bool hear(struct disk_user *user, uint64_t number, enum disk_outcome *ret_outcome)
{
    struct disk_end end = {0};
    uint64_t bits = 0;
    for (;;) {
        enum writ_ring_result result = disk_ring_take_ended(&user->ring, &end);
        if (result == WRIT_RING_OK && end.number == number) {
            *ret_outcome = (enum disk_outcome)end.outcome;
            return true;
        }
        if (result != WRIT_RING_EMPTY) {
            return false;
        }
        if (syscall_wait(user->bell, PATIENCE_MS, &bits) != WRIT_OK &&
            block_submit(&user->disk) != WRIT_OK) {
            return false;
        }
    }
}

bool disk_user_do(struct disk_user *user, struct disk_request *request,
                  enum disk_outcome *ret_outcome)
{
    request->number = ++user->number;
    request->barrier = user->barrier;
    user->barrier += request->action == DISK_ACTION_FLUSH;
    for (uint32_t i = 0; i < ROUNDS_MOST; i++) {
        if (put(user, request) && hear(user, request->number, ret_outcome)) {
            return true;
        }
        if (!attach_again(user)) {
            return false;
        }
    }
    return say("have a request done", WRIT_LIMIT);
}
