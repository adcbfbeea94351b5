/* How a device is brought up: virtio 1.2, 3.1 and 4.1.4.3. */
#include "writ/virtio.h"

#include <string.h>

enum {
    /* Of the common structure. */
    OFFERED_SELECT = 0x00,
    OFFERED = 0x04,
    CHOSEN_SELECT = 0x08,
    CHOSEN = 0x0c,
    CONFIG_MESSAGE = 0x10,
    DEVICE_STATUS = 0x14,
    GENERATION = 0x15,
    QUEUE_SELECT = 0x16,
    QUEUE_SIZE = 0x18,
    QUEUE_MESSAGE = 0x1a,
    QUEUE_ENABLE = 0x1c,
    QUEUE_NOTIFY = 0x1e,
    QUEUE_DESCRIPTORS = 0x20,
    QUEUE_DRIVER = 0x28,
    QUEUE_DEVICE = 0x30,
    NO_MESSAGE = 0xffff,

    ACKNOWLEDGED = 1,
    HAS_DRIVER = 2,
    IS_READY = 4,
    FEATURES_DONE = 8,
    NEEDS_RESET = 64,
    GIVEN_UP = 128,
    GONE = 0xff,
};

const char *virtio_fault_text(enum virtio_fault fault)
{
    static const char *const texts[] = {
        [VIRTIO_GOOD] = "it is well",
        [VIRTIO_NO_RESET] = "it does not come back from a reset",
        [VIRTIO_OLD] = "it does not offer version 1",
        [VIRTIO_LACKS] = "it does not offer what is needed",
        [VIRTIO_REFUSED] = "it does not take what it offered",
        [VIRTIO_NO_QUEUE] = "it has no such queue",
        [VIRTIO_NO_MESSAGE] = "it has no room for the message",
        [VIRTIO_NO_NOTIFY] = "its notifications are outside of their structure",
        [VIRTIO_NOT_READY] = "it does not take that its driver is ready",
        [VIRTIO_UNSETTLED] = "its configuration does not settle, or is too short",
    };
    return texts[fault];
}

static uint32_t read_common(const struct virtio_device *device, uint32_t offset, uint32_t width)
{
    return device->registers.read(device->registers.context, VIRTIO_COMMON, offset, width);
}

static void write_common(const struct virtio_device *device, uint32_t offset, uint32_t width,
                         uint32_t value)
{
    device->registers.write(device->registers.context, VIRTIO_COMMON, offset, width, value);
}

static void write_long(const struct virtio_device *device, uint32_t offset, uint64_t value)
{
    write_common(device, offset, 4, (uint32_t)value);
    write_common(device, offset + 4, 4, (uint32_t)(value >> 32));
}

static uint32_t read_status(const struct virtio_device *device)
{
    return read_common(device, DEVICE_STATUS, 1) & 0xff;
}

/* Bits are only ever added. A device that is gone stays untouched. */
static void add_status(const struct virtio_device *device, uint32_t bits)
{
    write_common(device, DEVICE_STATUS, 1, read_status(device) | bits);
}

enum virtio_fault virtio_reset(const struct virtio_device *device)
{
    write_common(device, DEVICE_STATUS, 1, 0);
    for (uint32_t i = 0; i < VIRTIO_RESET_READS; i++) {
        if (read_status(device) == 0) {
            return VIRTIO_GOOD;
        }
    }
    return VIRTIO_NO_RESET;
}

static uint64_t read_offered(const struct virtio_device *device)
{
    write_common(device, OFFERED_SELECT, 4, 0);
    uint64_t low = read_common(device, OFFERED, 4);
    write_common(device, OFFERED_SELECT, 4, 1);
    return (uint64_t)read_common(device, OFFERED, 4) << 32 | low;
}

static void write_chosen(const struct virtio_device *device, uint64_t features)
{
    write_common(device, CHOSEN_SELECT, 4, 0);
    write_common(device, CHOSEN, 4, (uint32_t)features);
    write_common(device, CHOSEN_SELECT, 4, 1);
    write_common(device, CHOSEN, 4, (uint32_t)(features >> 32));
}

static enum virtio_fault agree(struct virtio_device *device, uint64_t needed, uint64_t wanted)
{
    uint64_t offered = read_offered(device);
    if (!(offered & VIRTIO_VERSION_1)) {
        return VIRTIO_OLD;
    }
    if ((offered & needed) != needed) {
        return VIRTIO_LACKS;
    }
    uint64_t chosen = offered & (needed | wanted | VIRTIO_VERSION_1);
    write_chosen(device, chosen);
    add_status(device, FEATURES_DONE);
    if ((read_status(device) & (FEATURES_DONE | NEEDS_RESET)) != FEATURES_DONE) {
        return VIRTIO_REFUSED;
    }
    device->features = chosen;
    return VIRTIO_GOOD;
}

enum virtio_fault virtio_begin(struct virtio_device *device, uint64_t needed, uint64_t wanted)
{
    device->features = 0;
    enum virtio_fault fault = virtio_reset(device);
    if (fault != VIRTIO_GOOD) {
        return fault;
    }
    add_status(device, ACKNOWLEDGED);
    add_status(device, HAS_DRIVER);
    fault = agree(device, needed, wanted);
    if (fault != VIRTIO_GOOD) {
        virtio_give_up(device);
        return fault;
    }
    write_common(device, CONFIG_MESSAGE, 2, NO_MESSAGE);
    return VIRTIO_GOOD;
}

enum virtio_fault virtio_ready(const struct virtio_device *device)
{
    add_status(device, IS_READY);
    uint32_t status = read_status(device);
    return (status & IS_READY) && !(status & (NEEDS_RESET | GIVEN_UP)) ? VIRTIO_GOOD
                                                                       : VIRTIO_NOT_READY;
}

void virtio_give_up(const struct virtio_device *device)
{
    add_status(device, GIVEN_UP);
}

bool virtio_is_well(const struct virtio_device *device)
{
    uint32_t status = read_status(device);
    return status != GONE && !(status & (NEEDS_RESET | GIVEN_UP));
}

static uint64_t read_field(const struct virtio_device *device, struct virtio_field field)
{
    const struct virtio_registers *r = &device->registers;
    if (field.width != 8) {
        return r->read(r->context, VIRTIO_SPECIFIC, field.offset, field.width);
    }
    uint64_t low = r->read(r->context, VIRTIO_SPECIFIC, field.offset, 4);
    return (uint64_t)r->read(r->context, VIRTIO_SPECIFIC, field.offset + 4U, 4) << 32 | low;
}

static bool has_field(const struct virtio_device *device, struct virtio_field field)
{
    return (uint32_t)field.offset + field.width <= device->layout.places[VIRTIO_SPECIFIC].bytes;
}

enum virtio_fault virtio_read_fields(const struct virtio_device *device,
                                     const struct virtio_field *fields, uint32_t count,
                                     uint64_t *ret_values)
{
    uint64_t values[VIRTIO_FIELDS_MOST];
    for (uint32_t i = 0; i < count; i++) {
        if (i == VIRTIO_FIELDS_MOST || !has_field(device, fields[i])) {
            return VIRTIO_UNSETTLED;
        }
    }
    for (uint32_t try = 0; try < VIRTIO_SETTLE_READS; try++) {
        uint32_t before = read_common(device, GENERATION, 1) & 0xff;
        for (uint32_t i = 0; i < count; i++) {
            values[i] = read_field(device, fields[i]);
        }
        if (before == (read_common(device, GENERATION, 1) & 0xff)) {
            memcpy(ret_values, values, count * sizeof *values);
            return VIRTIO_GOOD;
        }
    }
    return VIRTIO_UNSETTLED;
}

enum virtio_fault virtio_queue_size(const struct virtio_device *device, uint16_t number,
                                    uint16_t most, uint16_t *ret_size)
{
    write_common(device, QUEUE_SELECT, 2, number);
    uint32_t size = read_common(device, QUEUE_SIZE, 2) & 0xffff;
    uint32_t limit = most < VIRTIO_QUEUE_MOST ? most : VIRTIO_QUEUE_MOST;
    if (size == 0 || (size & (size - 1)) != 0 || limit == 0) {
        return VIRTIO_NO_QUEUE;
    }
    while (size > limit) {
        size /= 2;
    }
    *ret_size = (uint16_t)size;
    return VIRTIO_GOOD;
}

/* Where the device is notified of the queue that is selected. */
static bool find_notify(const struct virtio_device *device, uint32_t *ret_offset)
{
    uint64_t number = read_common(device, QUEUE_NOTIFY, 2) & 0xffff;
    uint64_t offset = number * device->layout.notify_step;
    if (offset % 2 != 0 || offset + 2 > device->layout.places[VIRTIO_NOTIFY].bytes) {
        return false;
    }
    *ret_offset = (uint32_t)offset;
    return true;
}

enum virtio_fault virtio_queue_start(const struct virtio_device *device, struct virtio_queue *queue,
                                     uint16_t number, uint16_t message)
{
    write_common(device, QUEUE_SELECT, 2, number);
    if (!find_notify(device, &queue->notify_offset)) {
        return VIRTIO_NO_NOTIFY;
    }
    write_common(device, QUEUE_SIZE, 2, queue->size);
    write_common(device, QUEUE_MESSAGE, 2, message);
    if ((read_common(device, QUEUE_MESSAGE, 2) & 0xffff) != message) {
        return VIRTIO_NO_MESSAGE;
    }
    write_long(device, QUEUE_DESCRIPTORS, queue->address);
    write_long(device, QUEUE_DRIVER, queue->address + queue->driver_part);
    write_long(device, QUEUE_DEVICE, queue->address + queue->device_part);
    write_common(device, QUEUE_ENABLE, 2, 1);
    queue->number = number;
    return VIRTIO_GOOD;
}

void virtio_notify(const struct virtio_device *device, const struct virtio_queue *queue)
{
    device->registers.write(device->registers.context, VIRTIO_NOTIFY, queue->notify_offset, 2,
                            queue->number);
}
