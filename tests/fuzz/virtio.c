/* Fuzzes the virtio library: an input is a configuration to look for structures in, or a program in which a driver and a device that may lie take turns.
 *
 * The driver keeps to the rules. The device answers any register with any value, writes anything anywhere in the memory that it shares, and completes what it likes. Whatever it does: the queue's
 * invariants hold, a request is completed at most once and with no more bytes than it may have, and the driver shows the device no memory but its own.
 */
#include <stdlib.h>
#include <string.h>

#include "model.h"

enum { REQUESTS = VIRTIO_QUEUE_MOST, BUFFERS = 1 << 15, STEPS_MOST = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is left of the input. */
struct input {
    const uint8_t *data;
    size_t size;
};

struct run {
    struct model model;
    struct virtio_device device;
    struct virtio_queue queue;
    struct input input;
    bool lies;
    uint32_t allowed
        [REQUESTS]; /* bytes that the device may write, and one more; 0: it does not have this one */
};

static struct run run;

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static uint32_t take_number(struct input *input, uint32_t bytes)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < bytes && input->size != 0; i++) {
        value |= (uint32_t)*input->data++ << 8 * i;
        input->size--;
    }
    return value;
}

/* One register of four is a lie. */
static uint32_t lie(void *context, uint32_t truth)
{
    struct run *r = context;
    if (!r->lies || take_number(&r->input, 1) % 4 != 0) {
        return truth;
    }
    return take_number(&r->input, 4);
}

static void try_layout(struct input *input)
{
    uint8_t *config = calloc(1, VIRTIO_CONFIG_BYTES);
    uint64_t ranges[VIRTIO_RANGES];
    struct virtio_layout layout = {0};
    must(config != NULL);
    for (uint32_t i = 0; i < VIRTIO_RANGES; i++) {
        ranges[i] = (uint64_t)take_number(input, 1) << take_number(input, 1) % 28;
    }
    memcpy(config, input->data,
           input->size < VIRTIO_CONFIG_BYTES ? input->size : VIRTIO_CONFIG_BYTES);
    if (virtio_find(config, ranges, &layout)) {
        for (uint32_t i = 0; i < VIRTIO_AREAS; i++) {
            const struct virtio_place *place = &layout.places[i];
            must(place->range < VIRTIO_RANGES &&
                 place->offset + place->bytes <= ranges[place->range]);
        }
        must(layout.places[VIRTIO_COMMON].bytes >= 56 && layout.places[VIRTIO_NOTIFY].bytes >= 2);
    }
    free(config);
}

static bool begin(struct run *r)
{
    uint16_t size = 0;
    model_init(&r->model);
    r->model.lie = lie;
    r->model.context = r;
    r->device = model_device(&r->model);
    memset(r->allowed, 0, sizeof r->allowed);
    const struct virtio_field fields[] = {{0, 8}, {8, 4}, {20, 4}, {22, 2}};
    uint64_t values[4];
    bool is_up = virtio_begin(&r->device, 0x20, 0x10) == VIRTIO_GOOD &&
                 virtio_queue_size(&r->device, 0, 64, &size) == VIRTIO_GOOD;
    (void)virtio_read_fields(&r->device, fields, 4, values);
    if (!is_up) {
        return false;
    }
    must(size != 0 && size <= 64 && (size & (size - 1)) == 0);
    must((r->device.features & 0x20) && !(r->device.features & ~(MODEL_FEATURES)));
    virtio_queue_init(&r->queue, r->model.memory, MODEL_ADDRESS, size);
    return virtio_queue_start(&r->device, &r->queue, 0, 0) == VIRTIO_GOOD &&
           virtio_ready(&r->device) == VIRTIO_GOOD;
}

/* Pieces that can be a request: some that are read, then some that are written. */
static void put(struct run *r)
{
    struct virtio_piece pieces[8];
    uint32_t count = 1 + take_number(&r->input, 1) % 8;
    uint32_t readable = take_number(&r->input, 1) % (count + 1);
    uint32_t writable = 0;
    uint16_t head = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t bytes = 1 + take_number(&r->input, 1);
        pieces[i] = (struct virtio_piece){MODEL_ADDRESS + BUFFERS + 256U * i, bytes, i >= readable};
        writable += i >= readable ? bytes : 0;
    }
    bool has_lied = r->queue.lie != VIRTIO_NO_LIE;
    enum virtio_queue_result result = virtio_queue_put(&r->queue, pieces, count, &head);
    must((result == VIRTIO_QUEUE_BROKEN) == has_lied);
    must(result != VIRTIO_QUEUE_EMPTY && (result != VIRTIO_QUEUE_BAD || count > r->queue.size));
    if (result == VIRTIO_QUEUE_OK) {
        must(head < r->queue.size && r->allowed[head] == 0);
        r->allowed[head] = writable + 1;
    }
}

static void take(struct run *r)
{
    uint16_t head = 0;
    uint32_t bytes = 0;
    bool has_lied = r->queue.lie != VIRTIO_NO_LIE;
    enum virtio_queue_result result = virtio_queue_take(&r->queue, &head, &bytes);
    must(!has_lied || result == VIRTIO_QUEUE_BROKEN);
    must((result == VIRTIO_QUEUE_BROKEN) == (r->queue.lie != VIRTIO_NO_LIE));
    if (result == VIRTIO_QUEUE_OK) {
        must(head < r->queue.size && r->allowed[head] != 0 && bytes < r->allowed[head]);
        r->allowed[head] = 0;
    }
}

static void scribble(struct run *r)
{
    uint32_t at = take_number(&r->input, 2) % virtio_queue_bytes(r->queue.size);
    r->model.memory[at] = (uint8_t)take_number(&r->input, 1);
}

static void complete(struct run *r)
{
    uint32_t head = take_number(&r->input, 1);
    uint32_t bytes = take_number(&r->input, 2);
    if (r->model.queues[0].size != 0) {
        model_complete(&r->model, 0, head, bytes);
    }
}

static void step(struct run *r)
{
    uint32_t what = take_number(&r->input, 1) % 8;
    if (what < 3) {
        put(r);
    } else if (what < 5) {
        take(r);
    } else if (what == 5) {
        if (virtio_queue_show(&r->queue)) {
            virtio_notify(&r->device, &r->queue);
        }
        model_serve(&r->model);
    } else if (r->lies) {
        (what == 6 ? scribble : complete)(r);
    }
    must(virtio_queue_check(&r->queue));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    run.input = (struct input){data, size};
    uint32_t kind = take_number(&run.input, 1) % 4;
    if (kind == 0) {
        try_layout(&run.input);
        return 0;
    }
    run.lies = kind != 1;
    bool is_up = begin(&run);
    must(is_up || run.lies);
    for (uint32_t i = 0; is_up && i < STEPS_MOST && run.input.size != 0; i++) {
        step(&run);
    }
    must(run.lies || (run.queue.lie == VIRTIO_NO_LIE && run.model.strays == 0));
    return 0;
}
