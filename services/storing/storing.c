/* One case after the other; the first that does not hold ends the program with code 1. What the disk must hold in the end is said as a sum, for whoever reads its image afterwards. */
#include <string.h>

#include "deviced_types.h"
#include "disk_user.h"
#include "entropy_source_client.h"
#include "kernel_calls.h"
#include "storing_slots.h"
#include "storing_uses.h"
#include "victim.h"
#include "writ/log.h"
#include "writ/port.h"
#include "writ/rt.h"
#include "writ/syscall.h"

enum {
    VIRTIO_BLOCK = 0xA1,
    CODE_FAILED = 1,
    PATIENCE_MS = 500,
    ROUNDS_MOST = 100,
    RAW_BYTES = 512,
    FIRST_BLOCK = 2048, /* of those that are written */
    BLOCKS = 2048,
    BLOCK = 512,
    STEPS = 400,
    PLAN_BLOCK = 64, /* where the disk says what is to be done */
    LEAST_ENDS = 50, /* between two deaths */
    MORE_ENDS = 100,
    LEFT_BYTES = 64 * BLOCK, /* of the data, for what is on its way when the driver dies */
};

const struct rt_component rt_component = {.name = "storing",
                                          .number = STORING_COMPONENT,
                                          .startup = storing_startup,
                                          .startup_count = STORING_STARTUP_COUNT,
                                          .workers = STORING_WORKERS};

static struct {
    struct writ_io *io;
    uint32_t bell;
    uint64_t state; /* of the numbers that are drawn */
    uint32_t kills;
    uint32_t kills_wanted;
    struct disk_user user;
    uint8_t held[BLOCKS * BLOCK]; /* what the disk must hold */
} storing;

static uint64_t draw(uint64_t limit)
{
    storing.state ^= storing.state << 13;
    storing.state ^= storing.state >> 7;
    storing.state ^= storing.state << 17;
    return storing.state % limit;
}

static bool listen(void)
{
    uint32_t rope = 0;
    bool good =
        quota_create_notification(storing.io, WRIT_SLOT_QUOTA, &storing.bell) == WRIT_OK &&
        process_derive(storing.io, WRIT_SLOT_PROCESS, storing.bell,
                       NOTIFICATION_RIGHT_SIGNAL | NOTIFICATION_RIGHT_TRANSFER, &rope) == WRIT_OK;
    struct devices_subscribe_builder b = devices_subscribe_begin(storing.io);
    devices_subscribe_put_bell(&b, rope);
    return good && devices_subscribe_call(&b) == WRIT_OK;
}

/* Waits until somebody offers it. */
static uint32_t find(uint16_t class_of)
{
    struct deviced_resolve_provider_reply found = {0};
    uint64_t bits = 0;
    for (uint32_t i = 0; i < ROUNDS_MOST; i++) {
        if (devices_resolve_provider(storing.io, class_of, 0, &found) == WRIT_OK) {
            return found.connection;
        }
        (void)syscall_wait(storing.bell, PATIENCE_MS, &bits);
    }
    return 0;
}

/* --- randomness --- */

static bool takes(struct entropy_source_client *source, uint32_t *counts)
{
    struct entropy_source_take_reply reply = {0};
    uint64_t bits = 0;
    for (uint32_t taken = 0; taken < RAW_BYTES;) {
        uint32_t status = entropy_source_take(source, ENTROPY_SOURCE_MAX_RAW_BYTES, &reply);
        if (status == ENTROPY_SOURCE_ERROR_NOT_YET) {
            (void)syscall_wait(storing.bell, PATIENCE_MS, &bits);
            continue;
        }
        if (status != WRIT_OK) {
            return false;
        }
        for (uint32_t i = 0; i < reply.data.length; i++) {
            counts[reply.data.data[i]]++;
        }
        taken += reply.data.length;
    }
    return true;
}

/* Of 512 random bytes no value comes more than 20 times, but once in a number of runs with 15 digits. */
static bool randomness_comes_from_the_device(void)
{
    struct entropy_source_client source = {.io = storing.io, .slot = find(DEVICE_CLASS_ENTROPY)};
    uint32_t counts[256] = {0};
    uint64_t filled = 0;
    uint64_t taken = 0;
    uint64_t failures = 0;
    bool good = source.slot != 0 && takes(&source, counts) &&
                entropy_source_read_counters(&source, &filled, &taken, &failures) == WRIT_OK;
    for (uint32_t i = 0; i < 256; i++) {
        good = good && counts[i] <= 20;
    }
    log_info("[storing] random bytes filled=%lu taken=%lu failures=%lu", filled, taken, failures);
    return good && taken >= RAW_BYTES && filled >= taken && failures == 0;
}

/* --- the disk --- */

static bool done(struct disk_request request)
{
    enum disk_outcome outcome = DISK_OUTCOME_FAILED;
    return disk_user_do(&storing.user, &request, &outcome) && outcome == DISK_OUTCOME_DONE;
}

static bool flush(void)
{
    return done((struct disk_request){.action = DISK_ACTION_FLUSH});
}

static bool write_some(uint64_t first, uint64_t count, uint32_t at)
{
    uint8_t *from = storing.held + first * BLOCK;
    for (uint64_t i = 0; i < count * BLOCK; i += 8) {
        uint64_t word = draw(UINT64_MAX);
        memcpy(from + i, &word, sizeof word);
    }
    memcpy(storing.user.data + at, from, count * BLOCK);
    return done((struct disk_request){.first = FIRST_BLOCK + first,
                                      .at = at,
                                      .bytes = (uint32_t)(count * BLOCK),
                                      .action = DISK_ACTION_WRITE});
}

static bool read_some(uint64_t first, uint64_t count, uint32_t at)
{
    memset(storing.user.data + at, 0xa5, count * BLOCK);
    return done((struct disk_request){.first = FIRST_BLOCK + first,
                                      .at = at,
                                      .bytes = (uint32_t)(count * BLOCK),
                                      .action = DISK_ACTION_READ}) &&
           memcmp(storing.user.data + at, storing.held + first * BLOCK, count * BLOCK) == 0;
}

/* A write or a read of 1 to 256 blocks, anywhere in the data. */
static bool step(void)
{
    uint64_t count = 1 + draw(draw(4) == 0 ? 256 : 8);
    uint64_t first = draw(BLOCKS - count + 1);
    uint32_t at = (uint32_t)draw(storing.user.data_bytes - LEFT_BYTES - count * BLOCK);
    uint64_t what = draw(16);
    return what == 0  ? flush()
           : what < 8 ? write_some(first, count, at)
                      : read_some(first, count, at);
}

static bool a_disk_is_found_and_says_what_it_is(void)
{
    uint32_t connection = find(DEVICE_CLASS_BLOCK);
    if (connection == 0 || !disk_user_open(&storing.user, storing.io, connection, storing.bell)) {
        return false;
    }
    log_info("[storing] disk blocks=%lu block_bytes=%u data=%u can_flush=%u", storing.user.blocks,
             storing.user.block_bytes, storing.user.data_bytes, storing.user.can_flush);
    return storing.user.block_bytes == BLOCK && storing.user.blocks >= FIRST_BLOCK + BLOCKS;
}

/* Which numbers are drawn and how often the driver is killed, from the disk: so a run can be had again. */
static bool the_disk_says_what_is_to_be_done(void)
{
    static const char mark[16] = "writ storing!";
    struct {
        char mark[16];
        uint64_t seed;
        uint64_t kills;
    } plan;
    bool good = done(
        (struct disk_request){.first = PLAN_BLOCK, .bytes = BLOCK, .action = DISK_ACTION_READ});
    memcpy(&plan, storing.user.data, sizeof plan);
    storing.state = plan.seed;
    storing.kills_wanted = (uint32_t)plan.kills;
    log_info("[storing] seed=%lu kills=%lu", plan.seed, plan.kills);
    return good && memcmp(plan.mark, mark, sizeof mark) == 0 && plan.seed != 0;
}

static bool what_is_written_is_read(void)
{
    bool good = true;
    for (uint64_t first = 0; good && first < BLOCKS; first += 256) {
        good = write_some(first, 256, 0);
    }
    for (uint32_t i = 0; good && i < STEPS; i++) {
        good = step();
    }
    return good && flush();
}

static bool is_refused(struct disk_request request)
{
    enum disk_outcome outcome = DISK_OUTCOME_DONE;
    return disk_user_do(&storing.user, &request, &outcome) && outcome == DISK_OUTCOME_REFUSED;
}

static bool requests_that_cannot_be_are_refused_and_harm_nothing(void)
{
    uint64_t blocks = storing.user.blocks;
    return is_refused((struct disk_request){
               .first = blocks, .bytes = BLOCK, .action = DISK_ACTION_READ}) &&
           is_refused((struct disk_request){
               .first = blocks - 1, .bytes = 2 * BLOCK, .action = DISK_ACTION_WRITE}) &&
           is_refused((struct disk_request){.first = FIRST_BLOCK,
                                            .at = storing.user.data_bytes - BLOCK + 1,
                                            .bytes = BLOCK,
                                            .action = DISK_ACTION_WRITE}) &&
           is_refused((struct disk_request){.bytes = BLOCK - 1, .action = DISK_ACTION_READ}) &&
           read_some(0, 64, 0);
}

/* --- deaths --- */

static bool kill_driver(void)
{
    const struct victim victim = {.io = storing.io,
                                  .driver = VIRTIO_BLOCK,
                                  .bell = storing.bell,
                                  .patience_ms = PATIENCE_MS,
                                  .rounds = ROUNDS_MOST,
                                  .read_driver = devices_read_driver};
    bool killed = victim_kill(&victim);
    storing.kills += killed;
    return killed;
}

/* A request is on its way when the driver dies: it is put, and not waited for. The disk may write its bytes until the next instance has reset it, so nothing else is there. */
static bool die_with_a_request_on_its_way(void)
{
    struct disk_request request = {.number = ++storing.user.number,
                                   .first = FIRST_BLOCK,
                                   .barrier = storing.user.barrier,
                                   .at = storing.user.data_bytes - LEFT_BYTES,
                                   .bytes = LEFT_BYTES,
                                   .action = DISK_ACTION_READ};
    return disk_ring_put_wanted(&storing.user.ring, &request) == WRIT_RING_OK &&
           block_submit(&storing.user.disk) == WRIT_OK && kill_driver();
}

static bool a_driver_that_is_killed_comes_back_and_nothing_is_lost(void)
{
    bool good = true;
    for (uint32_t i = 0; good && i < storing.kills_wanted; i++) {
        for (uint64_t left = LEAST_ENDS + draw(MORE_ENDS); good && left != 0; left--) {
            good = step();
        }
        good = good && die_with_a_request_on_its_way() && step();
    }
    log_info("[storing] kills=%u attached=%u", storing.kills, storing.user.attached);
    return good && storing.kills == storing.kills_wanted &&
           storing.user.attached == storing.kills_wanted + 1;
}

static bool everything_is_as_it_was_written(void)
{
    bool good = true;
    for (uint64_t first = 0; good && first < BLOCKS; first += 128) {
        good = read_some(first, 128, 0);
    }
    return good && flush();
}

/* FNV-1a, which whoever reads the image computes over the same blocks. */
static uint64_t sum(void)
{
    uint64_t sum = UINT64_C(0xcbf29ce484222325);
    for (uint32_t i = 0; i < sizeof storing.held; i++) {
        sum = (sum ^ storing.held[i]) * UINT64_C(0x100000001b3);
    }
    return sum;
}

uint32_t component_main(struct rt *rt)
{
    static const struct {
        const char *name;
        bool (*holds)(void);
    } cases[] = {
#define CASE(name_) {#name_, name_}
        CASE(randomness_comes_from_the_device),
        CASE(a_disk_is_found_and_says_what_it_is),
        CASE(the_disk_says_what_is_to_be_done),
        CASE(what_is_written_is_read),
        CASE(requests_that_cannot_be_are_refused_and_harm_nothing),
        CASE(a_driver_that_is_killed_comes_back_and_nothing_is_lost),
        CASE(everything_is_as_it_was_written),
#undef CASE
    };
    uint32_t count = sizeof cases / sizeof cases[0];
    storing.io = &rt->io;
    if (!listen()) {
        rt_panic("[storing] deviced takes no bell");
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!cases[i].holds()) {
            log_error("[storing] does not hold: %s", cases[i].name);
            return CODE_FAILED;
        }
        log_info("[storing] %s", cases[i].name);
    }
    log_info("[storing] first=%u blocks=%u sum=%016lx", FIRST_BLOCK, BLOCKS, sum());
    log_info("[storing] %u cases hold", count);
    return 0;
}
