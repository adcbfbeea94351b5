/* Has the first disk do the requests of rows.h, each after the one before has ended. */
#include "disk_figures_slots.h"
#include "disk_figures_uses.h"
#include "kernel_calls.h"
#include "rows.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    CODE_FAILED = 1,
    PATIENCE_MS = 200,
    TRIES = 200,
    BLOCK = 512,
    PAGE = 4096,
    RING_BYTES = (VOLUME_RING_BYTES + PAGE - 1) / PAGE * PAGE,
};

#define RING_VA UINT64_C(0x4000000000)

const struct rt_component rt_component = {.name = "disk_figures",
                                          .number = DISK_FIGURES_COMPONENT,
                                          .startup = disk_figures_startup,
                                          .startup_count = DISK_FIGURES_STARTUP_COUNT,
                                          .workers = DISK_FIGURES_WORKERS};

static struct {
    struct writ_io *io;
    uint32_t bell;
    struct volume_info disk;
    struct volume_ring ring;
    uint64_t number; /* of the last request */
} user;

static bool find_disk(void)
{
    struct storaged_list_volumes_reply reply = {0};
    if (storage_list_volumes(user.io, 0, &reply) != WRIT_OK || reply.volumes.count == 0) {
        return false;
    }
    user.disk = *storaged_list_volumes_reply_volumes_at(user.io, &reply.volumes, 0);
    return user.disk.block_bytes == BLOCK && user.disk.blocks >= ROW_SPAN / BLOCK;
}

static bool await_disk(void)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < TRIES; i++) {
        if (find_disk()) {
            return true;
        }
        (void)syscall_wait(user.bell, PATIENCE_MS, &bits);
    }
    return false;
}

static bool open_disk(void)
{
    struct writ_io *io = user.io;
    uint32_t ring = 0;
    uint32_t rope = 0;
    void *at = (void *)(uintptr_t)RING_VA;
    if (quota_create_vmo(io, WRIT_SLOT_QUOTA, RING_BYTES, &ring) != WRIT_OK ||
        process_map(io, WRIT_SLOT_PROCESS, ring, ACCESS_READ | ACCESS_WRITE, RING_VA, 0,
                    RING_BYTES) != WRIT_OK ||
        process_derive(io, WRIT_SLOT_PROCESS, user.bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope) != WRIT_OK) {
        return false;
    }
    volume_ring_format(at);
    struct storage_open_volume_builder b = storage_open_volume_begin(io);
    b.body->volume = user.disk.volume;
    storage_open_volume_put_ring(&b, ring);
    storage_open_volume_put_bell(&b, rope);
    return volume_ring_open(&user.ring, at, RING_BYTES) && storage_open_volume_call(&b) == WRIT_OK;
}

static bool one(const struct row *row, uint64_t *state, uint32_t number)
{
    const struct disk_request request = {
        .number = ++user.number,
        .first = row_place(row, state, number) / BLOCK,
        .bytes = row->bytes,
        .action = row->writes ? DISK_ACTION_WRITE : DISK_ACTION_READ,
    };
    struct disk_end end = {0};
    uint64_t bits = 0;
    if (volume_ring_put_wanted(&user.ring, &request) != WRIT_RING_OK ||
        storage_submit(user.io, user.disk.volume) != WRIT_OK) {
        return false;
    }
    for (uint32_t i = 0; i < TRIES; i++) {
        enum writ_ring_result result = volume_ring_take_ended(&user.ring, &end);
        if (result != WRIT_RING_EMPTY) {
            return result == WRIT_RING_OK && end.number == user.number &&
                   end.outcome == DISK_OUTCOME_DONE;
        }
        (void)syscall_wait(user.bell, PATIENCE_MS, &bits);
    }
    return false;
}

static uint32_t run(const struct row *row)
{
    uint64_t state = ROW_SEED;
    uint32_t bad = 0;
    for (uint32_t i = 0; i < ROW_FIRST; i++) {
        bad += !one(row, &state, i);
    }
    row_mark();
    for (uint32_t i = 0; i < row->rounds; i++) {
        bad += !one(row, &state, ROW_FIRST + i);
    }
    row_mark();
    return bad;
}

uint32_t component_main(struct rt *rt)
{
    uint32_t bad = 0;
    user.io = &rt->io;
    if (quota_create_notification(user.io, WRIT_SLOT_QUOTA, &user.bell) != WRIT_OK ||
        !await_disk() || !open_disk()) {
        log_error("[disk_figures] no disk");
        return CODE_FAILED;
    }
    for (uint32_t i = 0; i < ROWS; i++) {
        bad += run(&rows[i]);
    }
    log_info("[disk_figures] through: %u requests failed", bad);
    return bad == 0 ? 0 : CODE_FAILED;
}
