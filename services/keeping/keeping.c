/* One case after the other; the first that does not hold ends the program with code 1. */
#include <string.h>

#include "deviced_types.h"
#include "keeping_slots.h"
#include "keeping_uses.h"
#include "kernel_calls.h"
#include "pending.h"
#include "rounds.h"
#include "victim.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    VIRTIO_BLOCK = 0xA1,
    STORAGED = 0xA2,
    STORAGED_DEATHS = 8,
    CODE_OF_DEATH = 78,
    CODE_FAILED = 1,
    PATIENCE_MS = 200,
    ROUNDS_MOST = 200,
    TRIES = 20,
    PAGE = 4096,
    RING_BYTES = (VOLUME_RING_BYTES + PAGE - 1) / PAGE * PAGE,
    LEAST_ENDS = 50, /* between two deaths */
    MORE_ENDS = 450,
    LAST_ENDS = 500, /* after the last */
    VOLUMES = 3,
};

#define ENDLESS UINT32_MAX
#define RING_VA UINT64_C(0x4000000000)

const struct rt_component rt_component = {.name = "keeping",
                                          .number = KEEPING_COMPONENT,
                                          .startup = keeping_startup,
                                          .startup_count = KEEPING_STARTUP_COUNT,
                                          .workers = KEEPING_WORKERS};

static struct {
    struct writ_io *io;
    uint32_t bell;
    uint32_t ring; /* the memory of our volume's queue */
    uint32_t kills;
    uint32_t kills_wanted;
    struct volume_info volumes[VOLUMES]; /* the disk and its two parts */
    struct pending pending;
} keeping;

static uint64_t chosen(void)
{
    return keeping.volumes[VOLUMES - 1].volume;
}

/* --- volumes --- */

static bool list(void)
{
    struct storaged_list_volumes_reply reply = {0};
    if (storage_list_volumes(keeping.io, 0, &reply) != WRIT_OK || reply.volumes.count != VOLUMES) {
        return false;
    }
    for (uint32_t i = 0; i < VOLUMES; i++) {
        keeping.volumes[i] = *storaged_list_volumes_reply_volumes_at(keeping.io, &reply.volumes, i);
    }
    return true;
}

static bool the_disk_and_its_parts_are_found(void)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < ROUNDS_MOST && !list(); i++) {
        (void)syscall_wait(keeping.bell, PATIENCE_MS, &bits);
    }
    const struct volume_info *disk = &keeping.volumes[0];
    const struct volume_info *part = &keeping.volumes[VOLUMES - 1];
    return disk->kind == VOLUME_KIND_DISK && disk->part == 0 && part->kind == VOLUME_KIND_GPT &&
           part->part == 2 && part->disk == disk->volume &&
           part->first + part->blocks < disk->blocks &&
           part->blocks >= PENDING_FIRST + PENDING_BLOCKS;
}

static bool a_part_has_the_name_that_the_table_gives_it(void)
{
    struct storaged_read_volume_reply reply = {0};
    return storage_read_volume(keeping.io, chosen(), &reply) == WRIT_OK &&
           reply.state == VOLUME_STATE_READY && reply.volume_name.length == 4 &&
           memcmp(reply.volume_name.data, "data", 4) == 0;
}

static uint32_t open(uint64_t volume, uint32_t ring)
{
    uint32_t rope = 0;
    uint32_t status =
        process_derive(keeping.io, WRIT_SLOT_PROCESS, keeping.bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope);
    struct storage_open_volume_builder b = storage_open_volume_begin(keeping.io);
    b.body->volume = volume;
    storage_open_volume_put_ring(&b, ring);
    storage_open_volume_put_bell(&b, rope);
    return status != WRIT_OK ? status : storage_open_volume_call(&b);
}

static bool a_part_is_opened_by_one_and_its_disk_by_nobody(void)
{
    struct writ_io *io = keeping.io;
    uint32_t ring = 0;
    if (quota_create_vmo(io, WRIT_SLOT_QUOTA, RING_BYTES, &ring) != WRIT_OK ||
        open(chosen(), ring) != STORAGED_ERROR_BAD_RING || /* it is all zero yet */
        process_map(io, WRIT_SLOT_PROCESS, ring, ACCESS_READ | ACCESS_WRITE, RING_VA, 0,
                    RING_BYTES) != WRIT_OK) {
        return false;
    }
    keeping.ring = ring;
    volume_ring_format((void *)(uintptr_t)RING_VA);
    return volume_ring_open(&keeping.pending.ring, (void *)(uintptr_t)RING_VA, RING_BYTES) &&
           open(chosen(), ring) == WRIT_OK && open(chosen(), ring) == WRIT_BAD_STATE &&
           open(keeping.volumes[0].volume, ring) == STORAGED_ERROR_TAKEN;
}

/* --- requests --- */

/* On a busy host a call may come to its deadline; it is safe to make it again. */
static bool submit(void)
{
    uint32_t status = WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < TRIES && status == WRIT_TIMED_OUT; i++) {
        status = storage_submit(keeping.io, chosen());
    }
    if (status != WRIT_OK) {
        log_error("[keeping] submit: status %u", status);
    }
    return status == WRIT_OK;
}

/* Takes what ended, once something has. */
static bool wait(void)
{
    uint64_t bits = 0;
    uint64_t before = keeping.pending.ended;
    for (uint32_t i = 0; i < ROUNDS_MOST; i++) {
        if (!pending_take(&keeping.pending)) {
            return false;
        }
        if (keeping.pending.ended != before) {
            return true;
        }
        (void)syscall_wait(keeping.bell, PATIENCE_MS, &bits);
    }
    log_error("[keeping] %u requests do not end", keeping.pending.count);
    return false;
}

static bool finish(void)
{
    bool good = true;
    while (good && keeping.pending.count != 0) {
        good = wait();
    }
    return good;
}

static bool flush(void)
{
    return finish() && pending_put_flush(&keeping.pending) && submit() && finish();
}

/* Has so many requests end. */
static bool work(uint64_t ends)
{
    uint64_t until = keeping.pending.ended + ends;
    bool good = true;
    while (good && keeping.pending.ended < until) {
        good = pending_put(&keeping.pending) && submit() && wait();
    }
    return good;
}

/* One block of the volume says which numbers are drawn and how often the driver is killed. */
static bool the_volume_says_what_is_to_be_done(void)
{
    static const char mark[16] = "writ storing!";
    const struct disk_request request = {
        .number = 1, .bytes = PENDING_BLOCK, .action = DISK_ACTION_READ};
    struct {
        char mark[16];
        uint64_t seed;
        uint64_t kills;
    } plan = {0};
    struct disk_end end = {0};
    uint64_t bits = 0;
    bool good = volume_ring_put_wanted(&keeping.pending.ring, &request) == WRIT_RING_OK && submit();
    while (good && volume_ring_take_ended(&keeping.pending.ring, &end) == WRIT_RING_EMPTY) {
        good = syscall_wait(keeping.bell, ROUNDS_MOST * PATIENCE_MS, &bits) == WRIT_OK;
    }
    memcpy(&plan, volume_ring_slice(&keeping.pending.ring, 0, sizeof plan), sizeof plan);
    keeping.pending.state = plan.seed;
    keeping.kills_wanted = (uint32_t)plan.kills;
    log_info("[keeping] seed=%lu kills=%lu", plan.seed, plan.kills);
    return good && end.outcome == DISK_OUTCOME_DONE && plan.seed != 0 &&
           memcmp(plan.mark, mark, sizeof mark) == 0;
}

static bool a_request_that_leaves_the_volume_is_refused(void)
{
    const struct disk_request request = {.number = 2,
                                         .first = keeping.volumes[VOLUMES - 1].blocks - 1,
                                         .bytes = 2 * PENDING_BLOCK,
                                         .action = DISK_ACTION_WRITE};
    struct disk_end end = {0};
    return volume_ring_put_wanted(&keeping.pending.ring, &request) == WRIT_RING_OK && submit() &&
           volume_ring_take_ended(&keeping.pending.ring, &end) == WRIT_RING_OK && end.number == 2 &&
           end.outcome == DISK_OUTCOME_REFUSED;
}

static bool kill_driver(void)
{
    const struct victim victim = {.io = keeping.io,
                                  .driver = VIRTIO_BLOCK,
                                  .bell = keeping.bell,
                                  .patience_ms = PATIENCE_MS,
                                  .rounds = ROUNDS_MOST,
                                  .read_driver = devices_read_driver};
    bool killed = victim_kill(&victim);
    keeping.kills += killed;
    return killed;
}

/* Where no number of deaths is named, it is the machine that dies. */
static bool the_machine_may_end_at_any_moment(void)
{
    rounds_begin(keeping.io, &keeping.pending.ring, chosen(), keeping.bell);
    for (uint64_t round = 1; keeping.kills_wanted == ENDLESS; round++) {
        if (!rounds_make_safe(round)) {
            return false;
        }
        log_info("[keeping] round=%lu is safe", round);
    }
    return true;
}

/* The living process of storaged, or 0. */
static uint64_t storaged_process(void)
{
    struct process_control_list_reply it = {0};
    while (process_control_list(keeping.io, PROCESS_CONTROL_SLOT, it.process, &it.process,
                                &it.exit_seq, &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        if (it.principal == STORAGED && it.state == LIFE_STATE_RUNNING) {
            return it.process;
        }
    }
    return 0;
}

/* The next instance finds the disk, and we open our volume again. */
static bool open_again(void)
{
    struct volume_ring *ring = &keeping.pending.ring;
    void *at = (void *)(uintptr_t)RING_VA;
    volume_ring_format(at);
    if (!the_disk_and_its_parts_are_found() || !volume_ring_open(ring, at, RING_BYTES) ||
        open(chosen(), keeping.ring) != WRIT_OK) {
        return false;
    }
    rounds_begin(keeping.io, ring, chosen(), keeping.bell);
    return true;
}

/* It dies with requests on their way: those may have happened or not, and what was safe is there. */
static bool what_was_safe_outlives_storaged(void)
{
    bool good = true;
    for (uint64_t round = 1; good && round < STORAGED_DEATHS; round++) {
        good = rounds_make_safe(round) && rounds_leave(round + 1) &&
               process_control_kill(keeping.io, PROCESS_CONTROL_SLOT, storaged_process(),
                                    CODE_OF_DEATH) == WRIT_OK &&
               open_again() && rounds_are_between(round, round + 1);
    }
    return good;
}

/* It dies with as many requests on their way as there can be. */
static bool nothing_is_lost_though_the_driver_is_killed_again_and_again(void)
{
    struct pending *pending = &keeping.pending;
    bool good = true;
    for (uint32_t i = 0; good && i < keeping.kills_wanted; i++) {
        good = work(LEAST_ENDS + pending_draw(pending, MORE_ENDS)) && pending_put(pending) &&
               submit() && kill_driver();
    }
    good = good && work(LAST_ENDS);
    log_info("[keeping] kills=%u requests=%lu flushes=%lu", keeping.kills, pending->ended,
             pending->flushes);
    return good && keeping.kills == keeping.kills_wanted && flush();
}

static bool everything_is_as_it_was_written(void)
{
    uint64_t next = 0;
    bool good = true;
    while (good && next < PENDING_BLOCKS) {
        good = pending_put_reads(&keeping.pending, &next) && submit() && wait();
    }
    return good && flush();
}

uint32_t component_main(struct rt *rt)
{
    static const struct {
        const char *name;
        bool (*holds)(void);
    } cases[] = {
#define CASE(name_) {#name_, name_}
        CASE(the_disk_and_its_parts_are_found),
        CASE(a_part_has_the_name_that_the_table_gives_it),
        CASE(a_part_is_opened_by_one_and_its_disk_by_nobody),
        CASE(the_volume_says_what_is_to_be_done),
        CASE(a_request_that_leaves_the_volume_is_refused),
        CASE(the_machine_may_end_at_any_moment),
        CASE(what_was_safe_outlives_storaged),
        CASE(nothing_is_lost_though_the_driver_is_killed_again_and_again),
        CASE(everything_is_as_it_was_written),
#undef CASE
    };
    uint32_t count = sizeof cases / sizeof cases[0];
    keeping.io = &rt->io;
    if (quota_create_notification(keeping.io, WRIT_SLOT_QUOTA, &keeping.bell) != WRIT_OK) {
        rt_panic("[keeping] it cannot have a bell");
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!cases[i].holds()) {
            log_error("[keeping] does not hold: %s", cases[i].name);
            return CODE_FAILED;
        }
        log_info("[keeping] %s", cases[i].name);
    }
    log_info("[keeping] first=%lu blocks=%u sum=%016lx",
             keeping.volumes[VOLUMES - 1].first + PENDING_FIRST, PENDING_BLOCKS,
             pending_sum(&keeping.pending));
    log_info("[keeping] %u cases hold", count);
    return 0;
}
