/* Requests of a disk before an honest device, in its order and at its bounds, and before one that lies. */
#include "disk.h"

#include <string.h>

#include "unit.h"
#include "virtio/model.h"

enum {
    BLOCK = 512,
    BLOCKS = 64,
    QUEUE_AT = 0,
    PARCELS_AT = 8192,
    DATA_AT = 16384,
    DATA_BYTES = 32768,
    SIZE = 64,
};

static struct {
    uint8_t bytes[BLOCKS * BLOCK];
    uint32_t flushes;
    uint32_t discarded;
    uint8_t status;  /* that it answers */
    uint32_t spared; /* bytes by which it says less */
} there;

static struct model model;
static struct virtio_device device;
static struct disk disk;

/* The device's side: head, then bytes; the last byte of the room is the status. */
static uint32_t answer(void *context, const uint8_t *read, uint32_t read_bytes, uint8_t *ret_given,
                       uint32_t room)
{
    uint32_t type = 0;
    uint64_t sector = 0;
    (void)context;
    memcpy(&type, read, 4);
    memcpy(&sector, read + 8, 8);
    if (type == 0) {
        memcpy(ret_given, there.bytes + sector * BLOCK, room - 1);
    } else if (type == 1) {
        memcpy(there.bytes + sector * BLOCK, read + 16, read_bytes - 16);
    } else if (type == 11) {
        memcpy(&there.discarded, read + 24, 4);
    } else {
        there.flushes++;
    }
    ret_given[room - 1] = there.status;
    return room - there.spared;
}

static void begin_with(struct disk_shape shape)
{
    const struct disk_memory memory = {model.memory + PARCELS_AT, MODEL_ADDRESS + PARCELS_AT,
                                       MODEL_ADDRESS + DATA_AT, DATA_BYTES};
    memset(&there, 0, sizeof there);
    model_init(&model);
    model.answer = answer;
    device = model_device(&model);
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    disk_init(&disk, &shape, &memory);
    virtio_queue_init(&disk.queue, model.memory + QUEUE_AT, MODEL_ADDRESS, SIZE);
    CHECK_EQ(virtio_queue_start(&device, &disk.queue, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(virtio_ready(&device), VIRTIO_GOOD);
}

static const struct disk_shape plain = {.blocks = BLOCKS,
                                        .block_bytes = BLOCK,
                                        .discard_most = 4 * BLOCK,
                                        .can_flush = true,
                                        .can_discard = true};

static struct disk_request request(enum disk_action action, uint64_t number, uint64_t first,
                                   uint32_t bytes)
{
    return (struct disk_request){
        .number = number, .first = first, .barrier = 1, .bytes = bytes, .action = (uint8_t)action};
}

static enum disk_take take(struct disk_request r)
{
    enum disk_take result = disk_take(&disk, &r);
    CHECK(disk_check(&disk));
    return result;
}

/* Begins what may begin; no end may come of it. */
static void begin_quietly(void)
{
    struct disk_end end;
    CHECK(!disk_begin(&disk, &end));
    CHECK(disk_check(&disk));
}

static void serve(void)
{
    begin_quietly();
    (void)virtio_queue_show(&disk.queue);
    model_serve(&model);
}

static struct disk_end next_end(void)
{
    struct disk_end end = {0};
    CHECK_EQ(disk_end_of(&disk, &end), VIRTIO_QUEUE_OK);
    CHECK(disk_check(&disk));
    return end;
}

TEST(what_was_written_is_read)
{
    begin_with(plain);
    memset(model.memory + DATA_AT, 0x5a, 2 * BLOCK);
    CHECK_EQ(take(request(DISK_ACTION_WRITE, 1, 10, 2 * BLOCK)), DISK_TAKEN);
    serve();
    CHECK_EQ(next_end().outcome, DISK_OUTCOME_DONE);
    struct disk_request read = request(DISK_ACTION_READ, 2, 11, BLOCK);
    read.at = 4096;
    CHECK_EQ(take(read), DISK_TAKEN);
    serve();
    struct disk_end end = next_end();
    CHECK_EQ(end.number, 2);
    CHECK_EQ(end.outcome, DISK_OUTCOME_DONE);
    CHECK_EQ(model.memory[DATA_AT + 4096 + BLOCK - 1], 0x5a);
    CHECK_EQ(there.bytes[10 * BLOCK], 0x5a);
    CHECK_EQ(there.bytes[12 * BLOCK], 0);
    CHECK_EQ(model.strays, 0);
}

TEST(requests_outside_of_the_disk_are_refused)
{
    begin_with(plain);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, BLOCKS - 1, BLOCK)), DISK_TAKEN);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, BLOCKS - 1, 2 * BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, BLOCKS, BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_WRITE, 1, UINT64_MAX, BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, 0, 0)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, 0, BLOCK - 1)), DISK_REFUSED);
}

TEST(requests_outside_of_the_data_are_refused)
{
    struct disk_request r = request(DISK_ACTION_WRITE, 1, 0, BLOCK);
    begin_with(plain);
    r.at = DATA_BYTES - BLOCK;
    CHECK_EQ(take(r), DISK_TAKEN);
    r.at++;
    CHECK_EQ(take(r), DISK_REFUSED);
    r.at = UINT32_MAX;
    CHECK_EQ(take(r), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, 0, DATA_BYTES + BLOCK)), DISK_REFUSED);
}

TEST(what_the_disk_cannot_is_refused)
{
    struct disk_shape shape = plain;
    shape.is_read_only = true;
    shape.can_discard = false;
    begin_with(shape);
    CHECK_EQ(take(request(DISK_ACTION_WRITE, 1, 0, BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_DISCARD, 1, 0, BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_FLUSH, 1, 0, BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, 0, BLOCK)), DISK_TAKEN);
    begin_with(plain);
    CHECK_EQ(take(request(DISK_ACTION_DISCARD, 1, 0, 5 * BLOCK)), DISK_REFUSED);
    CHECK_EQ(take(request(DISK_ACTION_DISCARD, 1, 0, 4 * BLOCK)), DISK_TAKEN);
    serve();
    CHECK_EQ(next_end().outcome, DISK_OUTCOME_DONE);
    CHECK_EQ(there.discarded, 4);
}

TEST(a_barrier_that_falls_is_refused)
{
    struct disk_request r = request(DISK_ACTION_READ, 1, 0, BLOCK);
    begin_with(plain);
    r.barrier = 7;
    CHECK_EQ(take(r), DISK_TAKEN);
    r.barrier = 6;
    CHECK_EQ(take(r), DISK_REFUSED);
}

TEST(another_user_counts_his_barriers_from_the_beginning)
{
    struct disk_request r = request(DISK_ACTION_READ, 1, 0, BLOCK);
    begin_with(plain);
    r.barrier = 7;
    CHECK_EQ(take(r), DISK_TAKEN);
    serve();
    CHECK_EQ(next_end().outcome, DISK_OUTCOME_DONE);
    r.barrier = 0;
    CHECK_EQ(take(r), DISK_REFUSED);
    disk_begin_use(&disk);
    CHECK_EQ(take(r), DISK_TAKEN);
}

TEST(a_flush_waits_for_what_came_before_and_not_for_what_came_behind)
{
    struct disk_request behind = request(DISK_ACTION_WRITE, 3, 5, BLOCK);
    struct disk_end end;
    behind.barrier = 2;
    begin_with(plain);
    CHECK_EQ(take(request(DISK_ACTION_WRITE, 1, 0, BLOCK)), DISK_TAKEN);
    CHECK_EQ(take(request(DISK_ACTION_FLUSH, 2, 0, 0)), DISK_TAKEN);
    CHECK_EQ(take(behind), DISK_TAKEN);
    serve();
    CHECK_EQ(there.flushes, 0);
    CHECK_EQ(next_end().number, 1);
    CHECK_EQ(next_end().number, 3);
    CHECK_EQ(disk_end_of(&disk, &end), VIRTIO_QUEUE_EMPTY);
    serve();
    CHECK_EQ(there.flushes, 1);
    CHECK_EQ(next_end().number, 2);
}

TEST(a_disk_without_a_cache_flushes_by_itself_when_what_came_before_has_ended)
{
    struct disk_shape shape = plain;
    struct disk_end end = {0};
    shape.can_flush = false;
    begin_with(shape);
    CHECK_EQ(take(request(DISK_ACTION_WRITE, 1, 0, BLOCK)), DISK_TAKEN);
    CHECK_EQ(take(request(DISK_ACTION_FLUSH, 2, 0, 0)), DISK_TAKEN);
    serve();
    CHECK_EQ(next_end().number, 1);
    CHECK(disk_begin(&disk, &end));
    CHECK_EQ(end.number, 2);
    CHECK_EQ(end.outcome, DISK_OUTCOME_DONE);
    begin_quietly();
    CHECK_EQ(there.flushes, 0);
}

TEST(more_requests_than_the_queue_has_room_for_wait)
{
    begin_with(plain);
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH; i++) {
        CHECK_EQ(take(request(DISK_ACTION_READ, i, i, BLOCK)), DISK_TAKEN);
    }
    CHECK_EQ(take(request(DISK_ACTION_READ, 99, 0, BLOCK)), DISK_FULL);
    uint64_t seen = 0;
    while (disk.held + disk.out != 0) {
        serve();
        CHECK_EQ(disk.out, disk.held == 0 ? disk.out : SIZE / 3);
        while (disk.out != 0) {
            seen |= UINT64_C(1) << next_end().number;
        }
    }
    CHECK_EQ(seen, UINT64_MAX);
}

static uint32_t outcome_with(uint8_t status, uint32_t spared)
{
    begin_with(plain);
    there.status = status;
    there.spared = spared;
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, 0, BLOCK)), DISK_TAKEN);
    serve();
    return next_end().outcome;
}

TEST(what_the_device_says_of_an_end_is_judged)
{
    CHECK_EQ(outcome_with(0, 0), DISK_OUTCOME_DONE);
    CHECK_EQ(outcome_with(1, 0), DISK_OUTCOME_FAILED);
    CHECK_EQ(outcome_with(2, 0), DISK_OUTCOME_REFUSED);
    CHECK_EQ(outcome_with(3, 0), DISK_OUTCOME_FAILED);
    CHECK_EQ(outcome_with(0xff, 0), DISK_OUTCOME_FAILED); /* it wrote none */
    CHECK_EQ(outcome_with(0, 1), DISK_OUTCOME_FAILED);    /* fewer bytes than were wanted */
}

TEST(a_device_that_ends_what_it_does_not_have_breaks_the_queue)
{
    struct disk_end end;
    begin_with(plain);
    CHECK_EQ(take(request(DISK_ACTION_READ, 1, 0, BLOCK)), DISK_TAKEN);
    begin_quietly();
    (void)virtio_queue_show(&disk.queue);
    model_complete(&model, 0, 50, 1);
    CHECK_EQ(disk_end_of(&disk, &end), VIRTIO_QUEUE_BROKEN);
    CHECK_EQ(disk_take(&disk, &(struct disk_request){.action = 1, .bytes = BLOCK, .barrier = 1}),
             DISK_TAKEN);
    begin_quietly();
}

TEST(shapes_that_cannot_be_are_refused)
{
    struct disk_shape shape = {0};
    const uint64_t all = DISK_BLOCK_SIZE | DISK_CAN_DISCARD | DISK_CAN_FLUSH;
    uint64_t values[DISK_FIELDS] = {1024, 4096, 16, 1, 1};
    CHECK(disk_shape_of(all, values, &shape));
    CHECK_EQ(shape.blocks, 128);
    CHECK_EQ(shape.block_bytes, 4096);
    CHECK_EQ(shape.discard_most, 8192);
    CHECK(shape.can_flush && shape.can_discard && !shape.is_read_only);
    CHECK(disk_shape_of(0, values, &shape));
    CHECK_EQ(shape.blocks, 1024);
    CHECK(!shape.can_discard);
    const uint64_t sizes[] = {0, 256, 513, 8192, UINT64_MAX};
    for (uint32_t i = 0; i < 5; i++) {
        values[1] = sizes[i];
        CHECK(!disk_shape_of(all, values, &shape));
    }
    values[1] = 4096;
    values[0] = 7;
    CHECK(!disk_shape_of(all, values, &shape));
    values[0] = UINT64_MAX;
    CHECK(!disk_shape_of(all, values, &shape));
    CHECK_EQ(disk_field_count(all), DISK_FIELDS);
    CHECK_EQ(disk_field_count(DISK_BLOCK_SIZE), 2);
    CHECK_EQ(disk_field_count(0), 1);
}

UNIT_MAIN
