/* Bringing up an honest device, and one that is not. */
#include "model.h"

#include "unit.h"

static struct model model;

enum { WANTED = 0x10, NEEDED = 0x20, ABSENT = 0x40, READY_STATUS = 1 | 2 | 4 | 8, FAILED = 128 };

static struct virtio_device fresh(void)
{
    model_init(&model);
    return model_device(&model);
}

TEST(what_is_needed_and_wanted_is_agreed_on_and_nothing_else)
{
    struct virtio_device device = fresh();
    model.offered |= 0x100;
    CHECK_EQ(virtio_begin(&device, NEEDED, WANTED | ABSENT), VIRTIO_GOOD);
    CHECK_EQ(device.features, VIRTIO_VERSION_1 | NEEDED | WANTED);
    CHECK_EQ(model.chosen, device.features);
    CHECK_EQ(virtio_ready(&device), VIRTIO_GOOD);
    CHECK_EQ(model.status, READY_STATUS);
    CHECK(virtio_is_well(&device));
}

TEST(configuration_changes_raise_no_message)
{
    struct virtio_device device = fresh();
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(model.config_message, 0xffff);
}

TEST(an_old_device_is_refused)
{
    struct virtio_device device = fresh();
    model.offered = NEEDED;
    CHECK_EQ(virtio_begin(&device, NEEDED, 0), VIRTIO_OLD);
    CHECK(model.status & FAILED);
}

TEST(a_device_that_lacks_what_is_needed_is_refused)
{
    struct virtio_device device = fresh();
    CHECK_EQ(virtio_begin(&device, NEEDED | ABSENT, 0), VIRTIO_LACKS);
    CHECK(model.status & FAILED);
    CHECK_EQ(device.features, 0);
}

TEST(a_device_that_does_not_keep_to_its_offer_is_refused)
{
    struct virtio_device device = fresh();
    model.refuses_features = true;
    CHECK_EQ(virtio_begin(&device, NEEDED, 0), VIRTIO_REFUSED);
    CHECK_EQ(device.features, 0);
}

TEST(a_reset_is_waited_for_and_not_for_ever)
{
    struct virtio_device device = fresh();
    model.resets_after = VIRTIO_RESET_READS - 1;
    CHECK_EQ(virtio_reset(&device), VIRTIO_GOOD);
    model.resets_after = VIRTIO_RESET_READS;
    CHECK_EQ(virtio_reset(&device), VIRTIO_NO_RESET);
    model.resets_after = VIRTIO_RESET_READS;
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_NO_RESET);
}

TEST(a_device_that_does_not_become_ready_is_seen)
{
    struct virtio_device device = fresh();
    model.is_never_ready = true;
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(virtio_ready(&device), VIRTIO_NOT_READY);
    CHECK(!virtio_is_well(&device));
}

static uint32_t all_ones(void *context, uint32_t truth)
{
    (void)context;
    (void)truth;
    return UINT32_MAX;
}

TEST(a_device_that_was_taken_out_is_not_well)
{
    struct virtio_device device = fresh();
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(virtio_ready(&device), VIRTIO_GOOD);
    model.lie = all_ones;
    CHECK(!virtio_is_well(&device));
    CHECK_EQ(virtio_reset(&device), VIRTIO_NO_RESET);
}

TEST(fields_are_read_in_their_widths)
{
    struct virtio_device device = fresh();
    const struct virtio_field fields[] = {{0, 8}, {8, 4}, {12, 2}, {14, 1}};
    uint64_t values[4];
    CHECK_EQ(virtio_read_fields(&device, fields, 4, values), VIRTIO_GOOD);
    CHECK_EQ(values[0], UINT64_C(0xa7a6a5a4a3a2a1a0));
    CHECK_EQ(values[1], 0xabaaa9a8);
    CHECK_EQ(values[2], 0xadac);
    CHECK_EQ(values[3], 0xae);
}

TEST(fields_that_change_while_they_are_read_are_read_again)
{
    struct virtio_device device = fresh();
    const struct virtio_field fields[] = {{0, 8}};
    uint64_t value = 0;
    model.settles_after = 4;
    CHECK_EQ(virtio_read_fields(&device, fields, 1, &value), VIRTIO_GOOD);
    CHECK_EQ(value & 0xff, 0xa4);
    model.settles_after = UINT32_MAX;
    CHECK_EQ(virtio_read_fields(&device, fields, 1, &value), VIRTIO_UNSETTLED);
    CHECK_EQ(value & 0xff, 0xa4);
}

TEST(fields_outside_of_what_the_device_has_are_not_read)
{
    struct virtio_device device = fresh();
    const struct virtio_field inside = {MODEL_SPECIFIC_BYTES - 8, 8};
    const struct virtio_field outside = {MODEL_SPECIFIC_BYTES - 4, 8};
    uint64_t value = 0;
    CHECK_EQ(virtio_read_fields(&device, &inside, 1, &value), VIRTIO_GOOD);
    CHECK_EQ(virtio_read_fields(&device, &outside, 1, &value), VIRTIO_UNSETTLED);
    CHECK_EQ(model.strays, 0);
}

TEST(a_queue_is_as_large_as_both_allow)
{
    struct virtio_device device = fresh();
    uint16_t size = 0;
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(virtio_queue_size(&device, 0, 100, &size), VIRTIO_GOOD);
    CHECK_EQ(size, 64);
    CHECK_EQ(virtio_queue_size(&device, 0, 48, &size), VIRTIO_GOOD);
    CHECK_EQ(size, 32);
    model.queues[1].size = 0x8000;
    CHECK_EQ(virtio_queue_size(&device, 1, UINT16_MAX, &size), VIRTIO_GOOD);
    CHECK_EQ(size, VIRTIO_QUEUE_MOST);
}

TEST(a_queue_that_cannot_be_is_refused)
{
    struct virtio_device device = fresh();
    uint16_t size = 5;
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(virtio_queue_size(&device, MODEL_QUEUES, 64, &size), VIRTIO_NO_QUEUE);
    model.queues[0].size = 48;
    CHECK_EQ(virtio_queue_size(&device, 0, 64, &size), VIRTIO_NO_QUEUE);
    CHECK_EQ(size, 5);
}

static enum virtio_fault start(struct virtio_device *device, uint16_t message)
{
    static struct virtio_queue queue;
    virtio_queue_init(&queue, model.memory, MODEL_ADDRESS, 16);
    return virtio_queue_start(device, &queue, 1, message);
}

TEST(a_queue_is_shown_to_the_device_before_it_is_enabled)
{
    struct virtio_device device = fresh();
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    CHECK_EQ(start(&device, 3), VIRTIO_GOOD);
    CHECK_EQ(model.queues[1].enabled, 1);
    CHECK_EQ(model.queues[1].size, 16);
    CHECK_EQ(model.queues[1].message, 3);
    CHECK_EQ(model.queues[1].descriptors, MODEL_ADDRESS);
    CHECK_EQ(model.queues[1].driver, MODEL_ADDRESS + 256);
    CHECK_EQ(model.queues[1].device, MODEL_ADDRESS + 320);
    CHECK_EQ(model.queues[0].enabled, 0);
}

TEST(a_device_without_room_for_the_message_is_refused)
{
    struct virtio_device device = fresh();
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    model.refuses_messages = true;
    CHECK_EQ(start(&device, 3), VIRTIO_NO_MESSAGE);
    CHECK_EQ(model.queues[1].enabled, 0);
}

TEST(notifications_outside_of_their_structure_are_refused)
{
    struct virtio_device device = fresh();
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    model.queues[1].notify = MODEL_QUEUES;
    CHECK_EQ(start(&device, 0), VIRTIO_NO_NOTIFY);
    model.queues[1].notify = 0xffff;
    device.layout.notify_step = UINT32_MAX - 1;
    CHECK_EQ(start(&device, 0), VIRTIO_NO_NOTIFY);
    model.queues[1].notify = 1;
    device.layout.notify_step = 3;
    CHECK_EQ(start(&device, 0), VIRTIO_NO_NOTIFY);
    CHECK_EQ(model.queues[1].enabled, 0);
}

TEST(a_notification_goes_to_the_place_of_its_queue)
{
    struct virtio_device device = fresh();
    static struct virtio_queue queue;
    CHECK_EQ(virtio_begin(&device, 0, 0), VIRTIO_GOOD);
    virtio_queue_init(&queue, model.memory, MODEL_ADDRESS, 16);
    CHECK_EQ(virtio_queue_start(&device, &queue, 1, 0), VIRTIO_GOOD);
    virtio_notify(&device, &queue);
    CHECK_EQ(model.notified, 1);
}

TEST(every_fault_has_a_sentence)
{
    for (uint32_t i = VIRTIO_GOOD; i <= VIRTIO_UNSETTLED; i++) {
        CHECK(virtio_fault_text((enum virtio_fault)i)[0] != '\0');
    }
    for (uint32_t i = VIRTIO_NO_LIE; i <= VIRTIO_TOO_LONG; i++) {
        CHECK(virtio_lie_text((enum virtio_lie)i)[0] != '\0');
    }
}

UNIT_MAIN
