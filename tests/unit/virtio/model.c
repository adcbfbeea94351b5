/* See model.h. */
#include "model.h"

#include <string.h>

enum { CHAIN_MOST = 64, NEEDS_RESET = 64 };

void model_init(struct model *model)
{
    memset(model, 0, sizeof *model);
    model->offered = MODEL_FEATURES;
    for (uint16_t i = 0; i < MODEL_QUEUES; i++) {
        model->queues[i].most = 64;
        model->queues[i].notify = i;
    }
    for (uint8_t i = 0; i < MODEL_SPECIFIC_BYTES; i++) {
        model->specific[i] = (uint8_t)(0xa0 + i);
    }
}

uint8_t *model_memory(struct model *model, uint64_t address, uint64_t bytes)
{
    uint64_t at = address - MODEL_ADDRESS;
    if (bytes > MODEL_BYTES || at > MODEL_BYTES - bytes) {
        model->strays++;
        return NULL;
    }
    return model->memory + at;
}

static void reset(struct model *model)
{
    model->chosen = 0;
    model->config_message = 0;
    for (uint32_t i = 0; i < MODEL_QUEUES; i++) {
        uint16_t most = model->queues[i].most;
        uint16_t notify = model->queues[i].notify;
        model->queues[i] = (struct model_queue){.size = most, .most = most, .notify = notify};
    }
}

static uint32_t read_queue(const struct model_queue *queue, uint32_t offset)
{
    switch (offset) {
    case 0x18:
        return queue->size;
    case 0x1a:
        return queue->message;
    case 0x1c:
        return queue->enabled;
    case 0x1e:
        return queue->notify;
    default:
        return 0;
    }
}

static uint32_t read_status(struct model *model)
{
    if (model->status == 0 && model->resets_after != 0) {
        model->resets_after--;
        return 1;
    }
    return model->status;
}

static uint32_t read_common(struct model *model, uint32_t offset)
{
    switch (offset) {
    case 0x04:
        return model->offered_select < 2 ? (uint32_t)(model->offered >> 32 * model->offered_select)
                                         : 0;
    case 0x12:
        return MODEL_QUEUES;
    case 0x14:
        return read_status(model);
    case 0x15:
        return model->generation;
    default:
        return model->selected < MODEL_QUEUES ? read_queue(&model->queues[model->selected], offset)
                                              : 0;
    }
}

static uint32_t read_specific(struct model *model, uint32_t offset, uint32_t width)
{
    uint32_t value = 0;
    if (model->settles_after != 0) {
        model->settles_after--;
        model->generation = (model->generation + 1) & 0xff;
        model->specific[0]++;
    }
    if (offset + width > MODEL_SPECIFIC_BYTES) {
        model->strays++;
        return 0;
    }
    memcpy(&value, model->specific + offset, width);
    return value;
}

static uint32_t read_register(void *context, enum virtio_area area, uint32_t offset, uint32_t width)
{
    struct model *model = context;
    uint32_t value = area == VIRTIO_COMMON     ? read_common(model, offset)
                     : area == VIRTIO_SPECIFIC ? read_specific(model, offset, width)
                                               : 0;
    return model->lie != NULL ? model->lie(model->context, value) : value;
}

static void set_part(uint64_t *part, uint32_t offset, uint32_t value)
{
    uint32_t shift = offset % 8 == 0 ? 0 : 32;
    *part = (*part & ~(UINT64_C(0xffffffff) << shift)) | (uint64_t)value << shift;
}

static void write_queue(struct model *model, struct model_queue *queue, uint32_t offset,
                        uint32_t value)
{
    switch (offset) {
    case 0x18:
        queue->size = (uint16_t)value;
        break;
    case 0x1a:
        queue->message = model->refuses_messages ? UINT16_MAX : (uint16_t)value;
        break;
    case 0x1c:
        queue->enabled = (uint16_t)value;
        break;
    case 0x20:
    case 0x24:
        set_part(&queue->descriptors, offset, value);
        break;
    case 0x28:
    case 0x2c:
        set_part(&queue->driver, offset, value);
        break;
    case 0x30:
    case 0x34:
        set_part(&queue->device, offset, value);
        break;
    default:
        break;
    }
}

static void write_status(struct model *model, uint32_t value)
{
    model->status = value & 0xff;
    if (model->status == 0) {
        reset(model);
    }
    if (model->refuses_features) {
        model->status &= ~UINT32_C(8);
    }
    if (model->is_never_ready && (value & 4)) {
        model->status |= NEEDS_RESET;
    }
}

static void write_common(struct model *model, uint32_t offset, uint32_t value)
{
    switch (offset) {
    case 0x00:
        model->offered_select = value;
        break;
    case 0x08:
        model->chosen_select = value;
        break;
    case 0x0c:
        if (model->chosen_select < 2) {
            set_part(&model->chosen, 4 * model->chosen_select, value);
        }
        break;
    case 0x10:
        model->config_message = (uint16_t)value;
        break;
    case 0x14:
        write_status(model, value);
        break;
    case 0x16:
        model->selected = (uint16_t)value;
        break;
    default:
        if (model->selected < MODEL_QUEUES) {
            write_queue(model, &model->queues[model->selected], offset, value);
        }
    }
}

static void write_register(void *context, enum virtio_area area, uint32_t offset, uint32_t width,
                           uint32_t value)
{
    struct model *model = context;
    if (area == VIRTIO_COMMON) {
        write_common(model, offset, value);
    } else if (area == VIRTIO_NOTIFY && width == 2) {
        model->notified +=
            value < MODEL_QUEUES && offset == model->queues[value].notify * MODEL_STEP;
    }
}

struct virtio_device model_device(struct model *model)
{
    return (struct virtio_device){
        .registers = {.read = read_register, .write = write_register, .context = model},
        .layout = {.places = {[VIRTIO_COMMON] = {.bytes = 64},
                              [VIRTIO_NOTIFY] = {.bytes = MODEL_QUEUES * MODEL_STEP},
                              [VIRTIO_SPECIFIC] = {.bytes = MODEL_SPECIFIC_BYTES}},
                   .notify_step = MODEL_STEP}};
}

struct descriptor {
    uint64_t address;
    uint32_t bytes;
    uint16_t flags;
    uint16_t next;
};

static bool read_memory(struct model *model, uint64_t address, void *to, uint64_t bytes)
{
    const uint8_t *from = model_memory(model, address, bytes);
    if (from != NULL) {
        memcpy(to, from, bytes);
    }
    return from != NULL;
}

/* What a request has for the device, and where it has room. */
struct chain {
    uint8_t read[MODEL_BYTES];
    uint8_t given[MODEL_BYTES];
    uint8_t *rooms[CHAIN_MOST];
    uint32_t room_bytes[CHAIN_MOST];
    uint32_t read_bytes;
    uint32_t room;
    uint32_t rooms_count;
};

static void add(struct chain *chain, uint8_t *memory, const struct descriptor *d)
{
    if (memory == NULL || d->bytes > MODEL_BYTES) {
        return;
    }
    if ((d->flags & 2) && chain->room + d->bytes <= MODEL_BYTES) {
        chain->rooms[chain->rooms_count] = memory;
        chain->room_bytes[chain->rooms_count++] = d->bytes;
        chain->room += d->bytes;
    } else if (!(d->flags & 2) && chain->read_bytes + d->bytes <= MODEL_BYTES) {
        memcpy(chain->read + chain->read_bytes, memory, d->bytes);
        chain->read_bytes += d->bytes;
    }
}

static void gather(struct model *model, const struct model_queue *queue, uint16_t head,
                   struct chain *chain)
{
    uint16_t place = head;
    chain->read_bytes = 0;
    chain->room = 0;
    chain->rooms_count = 0;
    for (uint32_t i = 0; i < CHAIN_MOST; i++) {
        struct descriptor d;
        if (!read_memory(model, queue->descriptors + 16U * place, &d, sizeof d)) {
            return;
        }
        add(chain, model_memory(model, d.address, d.bytes), &d);
        if (!(d.flags & 1)) {
            return;
        }
        place = d.next;
    }
}

static uint32_t own_answer(void *context, const uint8_t *read, uint32_t read_bytes,
                           uint8_t *ret_given, uint32_t room)
{
    (void)context;
    for (uint32_t i = 0; i < room; i++) {
        ret_given[i] = read_bytes != 0 ? (uint8_t)(read[i % read_bytes] + 1) : 0;
    }
    return room;
}

/* What it says that it wrote. */
static uint32_t serve(struct model *model, const struct model_queue *queue, uint16_t head)
{
    static struct chain chain;
    gather(model, queue, head, &chain);
    uint32_t given = (model->answer != NULL ? model->answer : own_answer)(
        model->context, chain.read, chain.read_bytes, chain.given, chain.room);
    uint32_t at = 0;
    for (uint32_t i = 0; i < chain.rooms_count; i++) {
        memcpy(chain.rooms[i], chain.given + at, chain.room_bytes[i]);
        at += chain.room_bytes[i];
    }
    return given;
}

void model_complete(struct model *model, uint16_t number, uint32_t head, uint32_t bytes)
{
    struct model_queue *queue = &model->queues[number];
    uint32_t entry[2] = {head, bytes};
    uint64_t at = queue->device + 4 + 8U * (queue->used % queue->size);
    uint8_t *ring = model_memory(model, at, sizeof entry);
    uint8_t *index = model_memory(model, queue->device + 2, 2);
    queue->used++;
    if (ring != NULL && index != NULL) {
        memcpy(ring, entry, sizeof entry);
        memcpy(index, &queue->used, 2);
    }
}

static void serve_queue(struct model *model, uint16_t number)
{
    struct model_queue *queue = &model->queues[number];
    uint16_t index = 0;
    uint16_t head = 0;
    if (queue->size == 0 || !read_memory(model, queue->driver + 2, &index, 2)) {
        return;
    }
    while (queue->seen != index &&
           read_memory(model, queue->driver + 4 + 2U * (queue->seen % queue->size), &head, 2)) {
        queue->seen++;
        model_complete(model, number, head, serve(model, queue, head));
    }
}

void model_serve(struct model *model)
{
    for (uint16_t i = 0; i < MODEL_QUEUES; i++) {
        if (model->queues[i].enabled) {
            serve_queue(model, i);
        }
    }
}
