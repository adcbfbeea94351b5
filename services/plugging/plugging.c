/* Round after round with a disk that comes and goes; the first thing that does not hold ends the program with code 1. */
#include <string.h>

#include "deviced_types.h"
#include "kernel_calls.h"
#include "plugging_slots.h"
#include "plugging_uses.h"
#include "writ/log.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    ROUNDS = 5,
    VIRTIO_BLOCK = 0xA1,
    CODE_FAILED = 1,
    PATIENCE_MS = 200,
    TRIES = 300,
    PAGE = 4096,
    RING_BYTES = (VOLUME_RING_BYTES + PAGE - 1) / PAGE * PAGE,
    BYTES = 4096, /* of a request */
    PLACES = 64,  /* on the disk, of this many bytes */
};

#define RING_VA UINT64_C(0x4000000000)

const struct rt_component rt_component = {.name = "plugging",
                                          .number = PLUGGING_COMPONENT,
                                          .startup = plugging_startup,
                                          .startup_count = PLUGGING_STARTUP_COUNT,
                                          .workers = PLUGGING_WORKERS};

static struct {
    struct writ_io *io;
    uint32_t bell;
    uint32_t ring_slot;
    struct volume_ring ring;
    uint64_t volume;
    uint32_t block_bytes;
    uint64_t number; /* of the last request */
    uint32_t level;  /* capabilities while the disk is used, from the first round on */
} plugging;

static uint32_t rope(void)
{
    uint32_t given = 0;
    (void)process_derive(plugging.io, WRIT_SLOT_PROCESS, plugging.bell,
                         NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &given);
    return given;
}

static void pause(void)
{
    uint64_t bits = 0;
    (void)syscall_wait(plugging.bell, PATIENCE_MS, &bits);
}

static bool listen(void)
{
    bool good =
        quota_create_notification(plugging.io, WRIT_SLOT_QUOTA, &plugging.bell) == WRIT_OK &&
        quota_create_vmo(plugging.io, WRIT_SLOT_QUOTA, RING_BYTES, &plugging.ring_slot) ==
            WRIT_OK &&
        process_map(plugging.io, WRIT_SLOT_PROCESS, plugging.ring_slot, ACCESS_READ | ACCESS_WRITE,
                    RING_VA, 0, RING_BYTES) == WRIT_OK;
    uint32_t bell = good ? rope() : 0;
    struct devices_subscribe_builder b = devices_subscribe_begin(plugging.io);
    devices_subscribe_put_bell(&b, bell);
    return good && devices_subscribe_call(&b) == WRIT_OK;
}

/* The one volume that there is, if there is one. */
static bool find(void)
{
    struct storaged_list_volumes_reply reply = {0};
    if (storage_list_volumes(plugging.io, 0, &reply) != WRIT_OK || reply.volumes.count != 1) {
        return false;
    }
    struct volume_info it = *storaged_list_volumes_reply_volumes_at(plugging.io, &reply.volumes, 0);
    plugging.volume = it.volume;
    plugging.block_bytes = it.block_bytes;
    return true;
}

static bool open(void)
{
    void *at = (void *)(uintptr_t)RING_VA;
    volume_ring_format(at);
    if (!volume_ring_open(&plugging.ring, at, RING_BYTES)) {
        return false;
    }
    uint32_t bell = rope();
    struct storage_open_volume_builder b = storage_open_volume_begin(plugging.io);
    b.body->volume = plugging.volume;
    storage_open_volume_put_ring(&b, plugging.ring_slot);
    storage_open_volume_put_bell(&b, bell);
    return storage_open_volume_call(&b) == WRIT_OK;
}

static bool the_disk_comes(void)
{
    bool found = false;
    for (uint32_t i = 0; i < TRIES && !found; i++) {
        found = find();
        if (!found) {
            pause();
        }
    }
    return found && open();
}

/* The status of the first call that is not OK; on a busy host a call may come to its deadline, and is made again. */
static uint32_t submit(void)
{
    uint32_t status = WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < TRIES && status == WRIT_TIMED_OUT; i++) {
        status = storage_submit(plugging.io, plugging.volume);
    }
    return status;
}

/* Has one request done. A status, with OK its outcome. */
static uint32_t request(enum disk_action action, uint32_t place, enum disk_outcome *ret_outcome)
{
    const struct disk_request asked = {.number = ++plugging.number,
                                       .first = (uint64_t)place * BYTES / plugging.block_bytes,
                                       .bytes = action == DISK_ACTION_FLUSH ? 0 : BYTES,
                                       .action = (uint8_t)action};
    struct disk_end end = {0};
    if (volume_ring_put_wanted(&plugging.ring, &asked) != WRIT_RING_OK) {
        return WRIT_INTERNAL;
    }
    uint32_t status = submit();
    for (uint32_t i = 0; status == WRIT_OK && i < TRIES; i++) {
        if (volume_ring_take_ended(&plugging.ring, &end) == WRIT_RING_OK) {
            *ret_outcome = end.outcome;
            return end.number == asked.number ? (uint32_t)WRIT_OK : (uint32_t)WRIT_INTERNAL;
        }
        pause();
        status = submit();
    }
    return status == WRIT_OK ? (uint32_t)WRIT_TIMED_OUT : status;
}

static bool is_done(enum disk_action action, uint32_t place)
{
    enum disk_outcome outcome = DISK_OUTCOME_FAILED;
    return request(action, place, &outcome) == WRIT_OK && outcome == DISK_OUTCOME_DONE;
}

/* What was written is read, also that of the round before: it is the same disk. */
static bool what_is_written_is_read(uint32_t round)
{
    uint8_t *data = volume_ring_slice(&plugging.ring, 0, BYTES);
    bool good = true;
    for (uint32_t place = 0; good && place < PLACES; place++) {
        if (round != 0) {
            good = is_done(DISK_ACTION_READ, place) && data[place] == (uint8_t)(round + place);
        }
        memset(data, (int)(uint8_t)(round + 1 + place), BYTES);
        good = good && is_done(DISK_ACTION_WRITE, place);
    }
    for (uint32_t place = 0; good && place < PLACES; place++) {
        memset(data, 0, BYTES);
        good = is_done(DISK_ACTION_READ, place) && data[0] == (uint8_t)(round + 1 + place) &&
               data[BYTES - 1] == data[0];
    }
    return good && is_done(DISK_ACTION_FLUSH, 0);
}

static uint32_t capabilities(void)
{
    struct process_control_list_reply it = {0};
    uint32_t sum = 0;
    while (process_control_list(plugging.io, PROCESS_CONTROL_SLOT, it.process, &it.process,
                                &it.exit_seq, &it.principal, &it.owner, &it.state, &it.cause,
                                &it.code) == WRIT_OK) {
        struct process_control_holdings_reply has = {0};
        if (process_control_holdings(plugging.io, PROCESS_CONTROL_SLOT, it.process,
                                     &has.capabilities, &has.threads, &has.limit_bytes,
                                     &has.used_bytes) == WRIT_OK) {
            sum += has.capabilities;
        }
    }
    return sum;
}

/* Others may be about to let go of something: a level that stays wrong is one. */
static bool nothing_leaks(uint32_t round)
{
    uint32_t level = capabilities();
    if (round == 0) {
        pause();
        plugging.level = capabilities();
        level = plugging.level;
    }
    for (uint32_t i = 0; i < TRIES && level != plugging.level; i++) {
        pause();
        level = capabilities();
    }
    log_info("[plugging] round=%u capabilities=%u", round, level);
    return level == plugging.level;
}

/* Everything that is heard until the disk is gone is OK; then it is that there is no such volume. */
static bool one_clear_status_tells_that_it_is_gone(uint32_t round)
{
    enum disk_outcome outcome = DISK_OUTCOME_DONE;
    uint32_t status = WRIT_OK;
    uint64_t before = plugging.number;
    for (uint32_t place = 0; status == WRIT_OK; place = (place + 1) % PLACES) {
        status = request(DISK_ACTION_READ, place, &outcome);
        if (status == WRIT_OK && outcome != DISK_OUTCOME_DONE) {
            log_error("[plugging] a request ended with outcome %u", outcome);
            return false;
        }
    }
    log_info("[plugging] round=%u requests=%lu the disk is gone: %s", round,
             plugging.number - before, writ_status_name(status));
    return status == WRIT_NOT_FOUND && submit() == WRIT_NOT_FOUND;
}

static bool its_driver_rests(void)
{
    struct deviced_read_driver_reply seen = {0};
    for (uint32_t i = 0; i < TRIES; i++) {
        if (devices_read_driver(plugging.io, VIRTIO_BLOCK, &seen) == WRIT_OK && seen.pid == 0 &&
            seen.state == DRIVER_STATE_STOPPED && seen.device == 0 && seen.provider == 0) {
            return true;
        }
        pause();
    }
    return false;
}

static bool go_round(uint32_t round)
{
    log_info("[plugging] round=%u waits for a disk", round);
    const char *wrong = !the_disk_comes()                 ? "it does not come"
                        : !what_is_written_is_read(round) ? "what is written is not read"
                        : !nothing_leaks(round)           ? "somebody keeps something"
                                                          : NULL;
    if (wrong != NULL) {
        log_error("[plugging] round=%u: %s", round, wrong);
        return false;
    }
    log_info("[plugging] round=%u uses the disk", round);
    return one_clear_status_tells_that_it_is_gone(round) && its_driver_rests();
}

uint32_t component_main(struct rt *rt)
{
    plugging.io = &rt->io;
    bool good = listen();
    for (uint32_t round = 0; good && round < ROUNDS; round++) {
        good = go_round(round);
    }
    log_info("[plugging] %s", good ? "every round held" : "a round did NOT HOLD");
    return good ? 0 : CODE_FAILED;
}
