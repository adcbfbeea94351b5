/* A queue with an honest device on its other side, and with one that lies once. */
#include "model.h"

#include <string.h>

#include "unit.h"

enum { SIZE = 8, BUFFERS = 8192, BUFFER_BYTES = 64 };

static struct model model;
static struct virtio_device device;
static struct virtio_queue queue;

static void begin(void)
{
    model_init(&model);
    device = model_device(&model);
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    virtio_queue_init(&queue, model.memory, MODEL_ADDRESS, SIZE);
    CHECK_EQ(virtio_queue_start(&device, &queue, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(virtio_ready(&device), VIRTIO_GOOD);
}

static struct virtio_piece piece(uint32_t number, uint32_t bytes, bool is_written)
{
    return (struct virtio_piece){MODEL_ADDRESS + BUFFERS + (uint64_t)number * BUFFER_BYTES, bytes,
                                 is_written};
}

static uint8_t *buffer(uint32_t number)
{
    return model.memory + BUFFERS + (size_t)number * BUFFER_BYTES;
}

/* A request of one piece that is read and one that is written. */
static uint16_t put_pair(uint32_t number)
{
    struct virtio_piece pieces[2] = {piece(2 * number, 4, false), piece(2 * number + 1, 8, true)};
    uint16_t head = UINT16_MAX;
    memset(buffer(2 * number), (int)number, 4);
    CHECK_EQ(virtio_queue_put(&queue, pieces, 2, &head), VIRTIO_QUEUE_OK);
    CHECK(virtio_queue_check(&queue));
    return head;
}

static uint16_t take(uint32_t *ret_bytes)
{
    uint16_t head = UINT16_MAX;
    CHECK_EQ(virtio_queue_take(&queue, &head, ret_bytes), VIRTIO_QUEUE_OK);
    CHECK(virtio_queue_check(&queue));
    return head;
}

static void check_empty(void)
{
    uint16_t head = 0;
    uint32_t bytes = 0;
    CHECK_EQ(virtio_queue_take(&queue, &head, &bytes), VIRTIO_QUEUE_EMPTY);
}

static void check_broken(enum virtio_lie lie)
{
    uint16_t head = 77;
    uint32_t bytes = 77;
    struct virtio_piece one = piece(0, 1, true);
    CHECK_EQ(virtio_queue_take(&queue, &head, &bytes), VIRTIO_QUEUE_BROKEN);
    CHECK_EQ(queue.lie, lie);
    CHECK_EQ(virtio_queue_take(&queue, &head, &bytes), VIRTIO_QUEUE_BROKEN);
    CHECK_EQ(virtio_queue_put(&queue, &one, 1, &head), VIRTIO_QUEUE_BROKEN);
    CHECK(!virtio_queue_show(&queue));
    CHECK_EQ(head, 77);
    CHECK_EQ(bytes, 77);
    CHECK(virtio_queue_check(&queue));
}

TEST(a_request_comes_back_with_what_the_device_wrote)
{
    uint32_t bytes = 0;
    begin();
    uint16_t head = put_pair(5);
    CHECK(virtio_queue_show(&queue));
    model_serve(&model);
    CHECK_EQ(take(&bytes), head);
    CHECK_EQ(bytes, 8);
    for (uint32_t i = 0; i < 8; i++) {
        CHECK_EQ(buffer(11)[i], 6);
    }
    CHECK_EQ(model.strays, 0);
    check_empty();
}

TEST(the_device_sees_nothing_before_it_is_shown)
{
    begin();
    (void)put_pair(0);
    model_serve(&model);
    check_empty();
    CHECK(virtio_queue_show(&queue));
    model_serve(&model);
    CHECK_EQ(queue.out, 1);
    uint32_t bytes = 0;
    (void)take(&bytes);
    CHECK_EQ(queue.out, 0);
}

TEST(a_device_that_is_awake_need_not_be_notified)
{
    begin();
    model.memory[queue.device_part] = 1;
    (void)put_pair(0);
    CHECK(!virtio_queue_show(&queue));
}

TEST(a_full_queue_takes_no_more_and_loses_nothing)
{
    uint16_t heads[SIZE / 2];
    uint32_t bytes = 0;
    struct virtio_piece one = piece(30, 1, true);
    uint16_t head = 77;
    begin();
    for (uint32_t i = 0; i < SIZE / 2; i++) {
        heads[i] = put_pair(i);
    }
    CHECK_EQ(virtio_queue_put(&queue, &one, 1, &head), VIRTIO_QUEUE_FULL);
    CHECK_EQ(head, 77);
    (void)virtio_queue_show(&queue);
    model_serve(&model);
    for (uint32_t i = 0; i < SIZE / 2; i++) {
        CHECK_EQ(take(&bytes), heads[i]);
        CHECK_EQ(buffer(2 * i + 1)[0], i + 1);
    }
    CHECK_EQ(queue.free_count, SIZE);
}

TEST(the_indices_go_round_many_times)
{
    begin();
    for (uint32_t i = 0; i < 200000; i++) {
        uint32_t bytes = 0;
        uint16_t head = put_pair(i % 4);
        (void)virtio_queue_show(&queue);
        model_serve(&model);
        CHECK_EQ(take(&bytes), head);
    }
    CHECK_EQ(model.strays, 0);
}

TEST(requests_may_be_completed_in_any_order)
{
    uint16_t heads[3];
    uint32_t bytes = 0;
    begin();
    for (uint32_t i = 0; i < 3; i++) {
        heads[i] = put_pair(i);
    }
    (void)virtio_queue_show(&queue);
    model_complete(&model, 0, heads[2], 8);
    model_complete(&model, 0, heads[0], 0);
    CHECK_EQ(take(&bytes), heads[2]);
    CHECK_EQ(take(&bytes), heads[0]);
    CHECK_EQ(bytes, 0);
    (void)put_pair(3);
    model_complete(&model, 0, heads[1], 1);
    CHECK_EQ(take(&bytes), heads[1]);
}

TEST(pieces_that_cannot_be_a_request_are_refused)
{
    uint16_t head = 77;
    struct virtio_piece empty[2] = {piece(0, 4, false), piece(1, 0, true)};
    struct virtio_piece crossed[2] = {piece(0, 4, true), piece(1, 4, false)};
    struct virtio_piece huge[2] = {piece(0, UINT32_MAX, true), piece(1, 1, true)};
    struct virtio_piece many[SIZE + 1];
    begin();
    for (uint32_t i = 0; i <= SIZE; i++) {
        many[i] = piece(i, 1, true);
    }
    CHECK_EQ(virtio_queue_put(&queue, empty, 0, &head), VIRTIO_QUEUE_BAD);
    CHECK_EQ(virtio_queue_put(&queue, empty, 2, &head), VIRTIO_QUEUE_BAD);
    CHECK_EQ(virtio_queue_put(&queue, crossed, 2, &head), VIRTIO_QUEUE_BAD);
    CHECK_EQ(virtio_queue_put(&queue, huge, 2, &head), VIRTIO_QUEUE_BAD);
    CHECK_EQ(virtio_queue_put(&queue, many, SIZE + 1, &head), VIRTIO_QUEUE_BAD);
    CHECK_EQ(virtio_queue_put(&queue, many, SIZE, &head), VIRTIO_QUEUE_OK);
    CHECK_EQ(queue.free_count, 0);
}

TEST(a_device_that_completes_more_than_it_was_given_breaks_its_queue)
{
    begin();
    (void)put_pair(0);
    model.memory[queue.device_part + 2] = 2;
    check_broken(VIRTIO_JUMPED);
}

TEST(a_device_that_completes_what_was_never_given_breaks_its_queue)
{
    begin();
    uint16_t head = put_pair(0);
    model_complete(&model, 0, head + 4U, 0);
    check_broken(VIRTIO_STRANGE);
}

TEST(a_device_that_completes_the_middle_of_a_request_breaks_its_queue)
{
    begin();
    uint16_t head = put_pair(0);
    model_complete(&model, 0, queue.slots[head].next, 0);
    check_broken(VIRTIO_STRANGE);
}

TEST(a_device_that_completes_twice_breaks_its_queue)
{
    uint32_t bytes = 0;
    begin();
    uint16_t head = put_pair(0);
    (void)put_pair(1);
    model_complete(&model, 0, head, 0);
    model_complete(&model, 0, head, 0);
    CHECK_EQ(take(&bytes), head);
    check_broken(VIRTIO_STRANGE);
}

TEST(a_device_that_completes_outside_of_the_queue_breaks_it)
{
    begin();
    (void)put_pair(0);
    model_complete(&model, 0, SIZE, 0);
    check_broken(VIRTIO_STRANGE);
    begin();
    uint16_t head = put_pair(0);
    model_complete(&model, 0, 0x10000U | head, 0);
    check_broken(VIRTIO_STRANGE);
}

TEST(a_device_that_wrote_more_than_it_may_breaks_its_queue)
{
    uint32_t bytes = 0;
    begin();
    uint16_t head = put_pair(0);
    model_complete(&model, 0, head, 8);
    CHECK_EQ(take(&bytes), head);
    head = put_pair(0);
    model_complete(&model, 0, head, 9);
    check_broken(VIRTIO_TOO_LONG);
}

TEST(what_a_device_does_to_descriptors_is_not_believed)
{
    uint16_t heads[3];
    uint32_t bytes = 0;
    begin();
    for (uint32_t i = 0; i < 3; i++) {
        heads[i] = put_pair(i);
    }
    memset(model.memory, 0xff, queue.device_part);
    for (uint32_t i = 0; i < 3; i++) {
        model_complete(&model, 0, heads[i], 8);
        CHECK_EQ(take(&bytes), heads[i]);
    }
    CHECK_EQ(queue.free_count, SIZE);
    (void)put_pair(0);
}

UNIT_MAIN
