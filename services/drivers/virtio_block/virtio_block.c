/* Drives a virtio disk: what its user puts into the queue goes to the device, what the device ends comes back, and neither waits for the other. Virtio 1.2, 5.2. */
#include "block_server.h"

#include "bus.h"
#include "deviced_types.h"
#include "disk.h"
#include "kernel_calls.h"
#include "virtio_block_slots.h"
#include "writ/log.h"
#include "writ/rt.h"

enum {
    MESSAGE = 0,
    QUEUE_PIECE = 0, /* of the memory that the device knows: the queue and the parcels */
    DATA_PIECE = 1,  /* the bytes; it is lent to the user */
    PARCELS_AT = 8192,
};

#define RING_VA UINT64_C(0x4200000000)
#define RING_BYTES ((uint64_t)(DISK_RING_BYTES + 4095) / 4096 * 4096)

struct block_server {
    struct block_serving serving;
    struct driver driver;
    struct virtio_bus bus;
    struct disk disk;
    struct disk_shape shape;
    struct driver_memory queue_memory;
    struct driver_memory data;
    struct disk_ring ring;
    uint32_t user; /* the principal that attached; 0: nobody */
    uint32_t ring_slot;
    uint32_t bell;
};

const struct rt_component rt_component = {.name = "virtio_block",
                                          .number = VIRTIO_BLOCK_COMPONENT,
                                          .startup = virtio_block_startup,
                                          .startup_count = VIRTIO_BLOCK_STARTUP_COUNT,
                                          .workers = VIRTIO_BLOCK_WORKERS};

_Static_assert(PARCELS_AT + DISK_PARCELS_BYTES <= 16384, "queue and parcels fit their memory");

static uint8_t *queue_bytes(const struct block_server *s)
{
    return (uint8_t *)(uintptr_t)s->queue_memory.at;
}

/* --- the device --- */

static enum virtio_fault read_shape(struct block_server *s)
{
    uint64_t values[DISK_FIELDS] = {0};
    uint64_t features = s->bus.device.features;
    enum virtio_fault fault =
        virtio_read_fields(&s->bus.device, disk_fields, disk_field_count(features), values);
    if (fault == VIRTIO_GOOD && !disk_shape_of(features, values, &s->shape)) {
        return VIRTIO_LACKS;
    }
    return fault;
}

static enum virtio_fault start_queue(struct block_server *s)
{
    const struct disk_memory memory = {
        .parcels = queue_bytes(s) + PARCELS_AT,
        .parcels_address = s->queue_memory.address + PARCELS_AT,
        .data_address = s->data.address,
        .data_bytes = (uint32_t)s->data.bytes,
    };
    uint16_t size = 0;
    enum virtio_fault fault = virtio_queue_size(&s->bus.device, 0, VIRTIO_QUEUE_MOST, &size);
    if (fault != VIRTIO_GOOD) {
        return fault;
    }
    disk_init(&s->disk, &s->shape, &memory);
    virtio_queue_init(&s->disk.queue, queue_bytes(s), s->queue_memory.address, size);
    return virtio_queue_start(&s->bus.device, &s->disk.queue, 0, MESSAGE);
}

/* From wherever it is: afterwards the device knows of no request. */
static enum virtio_fault bring_up(struct block_server *s)
{
    enum virtio_fault fault = virtio_begin(&s->bus.device, 0, DISK_WANTED);
    if (fault == VIRTIO_GOOD) {
        fault = read_shape(s);
    }
    if (fault == VIRTIO_GOOD) {
        fault = start_queue(s);
    }
    return fault == VIRTIO_GOOD ? virtio_ready(&s->bus.device) : fault;
}

/* --- the user --- */

static void forget_user(struct block_server *s)
{
    if (s->user == 0) {
        return;
    }
    (void)process_unmap(s->serving.io, WRIT_SLOT_PROCESS, RING_VA, RING_BYTES);
    (void)writ_port_close(s->serving.io, s->ring_slot);
    (void)writ_port_close(s->serving.io, s->bell);
    s->user = 0;
}

/* A user who does not keep to the rules is told so by his next call: nothing more is taken from him. */
static void drop_user(struct block_server *s, const char *why)
{
    log_warn("[virtio_block] its user is detached: %s", why);
    if (s->disk.out != 0) {
        virtio_bus_must(bring_up(s));
    }
    forget_user(s);
}

static bool tell(struct block_server *s, const struct disk_end *end)
{
    if (disk_ring_put_ended(&s->ring, end) == WRIT_RING_OK) {
        return true;
    }
    drop_user(s, "he did not take what ended");
    return false;
}

/* Takes what he put. An entry that breaks the contract has no number to answer with: that ends the use. */
static bool take_wanted(struct block_server *s, bool *told)
{
    struct disk_request request;
    while (s->disk.held + s->disk.out < BLOCK_DISK_DEPTH) {
        enum writ_ring_result result = disk_ring_take_wanted(&s->ring, &request);
        if (result == WRIT_RING_EMPTY) {
            return true;
        }
        if (result != WRIT_RING_OK) {
            drop_user(s, "his queue is damaged");
            return false;
        }
        if (disk_take(&s->disk, &request) == DISK_REFUSED) {
            const struct disk_end end = {request.number, DISK_OUTCOME_REFUSED};
            *told = true;
            if (!tell(s, &end)) {
                return false;
            }
        }
    }
    return true;
}

/* Everything that the device ended goes to the user. */
static bool take_ended(struct block_server *s, bool *told)
{
    struct disk_end end;
    enum virtio_queue_result result = disk_end_of(&s->disk, &end);
    while (result == VIRTIO_QUEUE_OK) {
        *told = true;
        if (!tell(s, &end)) {
            return false;
        }
        result = disk_end_of(&s->disk, &end);
    }
    if (result == VIRTIO_QUEUE_BROKEN) {
        log_warn("[virtio_block] its device lied: %s", virtio_lie_text(s->disk.queue.lie));
        virtio_bus_must(bring_up(s));
        forget_user(s);
        return false;
    }
    return true;
}

static bool begin(struct block_server *s, bool *told)
{
    struct disk_end end;
    while (disk_begin(&s->disk, &end)) {
        *told = true;
        if (!tell(s, &end)) {
            return false;
        }
    }
    if (virtio_queue_show(&s->disk.queue)) {
        virtio_notify(&s->bus.device, &s->disk.queue);
    }
    return true;
}

/* One round: what ended, what is new, what may begin. */
static void pump(struct block_server *s)
{
    bool told = false;
    uint32_t before = s->disk.out;
    if (s->user == 0 || !take_ended(s, &told) || !take_wanted(s, &told)) {
        return;
    }
    if ((s->disk.held != 0 || s->disk.out != before) && !begin(s, &told)) {
        return;
    }
    if (told) {
        (void)writ_port_notify(s->serving.io, s->bell, DISK_SIGNALS_ENDED);
    }
}

static void notified(struct block_server *s, uint64_t bits)
{
    (void)bits;
    driver_acknowledge(&s->driver, MESSAGE);
    pump(s);
}

/* --- the contract --- */

struct use {
    uint8_t unused;
};

static struct use *block_find_use(struct block_server *s, enum disk_use *ret_state)
{
    static struct use use;
    *ret_state = s->user != 0 ? DISK_USE_ATTACHED : DISK_USE_FREE;
    return &use;
}

static uint32_t block_on_read_geometry(struct block_server *s, const struct writ_caller *caller,
                                       struct use *use, struct block_read_geometry_reply *reply)
{
    (void)caller;
    (void)use;
    *reply = (struct block_read_geometry_reply){
        .blocks = s->shape.blocks,
        .block_bytes = s->shape.block_bytes,
        .data_bytes = (uint32_t)s->data.bytes,
        .is_read_only = s->shape.is_read_only,
        .can_flush = s->shape.can_flush,
        .can_discard = s->shape.can_discard,
        .use = s->user != 0 ? DISK_USE_ATTACHED : DISK_USE_FREE,
    };
    return WRIT_OK;
}

static bool open_ring(struct block_server *s, uint32_t slot)
{
    uint64_t bytes = 0;
    bool sealed = false;
    if (vmo_size(s->serving.io, slot, &bytes, &sealed) != WRIT_OK || bytes < RING_BYTES ||
        process_map(s->serving.io, WRIT_SLOT_PROCESS, slot, ACCESS_READ | ACCESS_WRITE, RING_VA, 0,
                    RING_BYTES) != WRIT_OK) {
        return false;
    }
    if (!disk_ring_open(&s->ring, (void *)(uintptr_t)RING_VA, RING_BYTES)) {
        (void)process_unmap(s->serving.io, WRIT_SLOT_PROCESS, RING_VA, RING_BYTES);
        return false;
    }
    return true;
}

static uint32_t block_on_attach(struct block_server *s, const struct writ_caller *caller,
                                struct use *use, struct block_attach_request *request,
                                struct block_attach_reply *reply)
{
    (void)use;
    if (s->user != 0 && s->user != caller->principal) {
        return BLOCK_ERROR_TAKEN;
    }
    forget_user(s);
    if (s->disk.out + s->disk.held != 0 && bring_up(s) != VIRTIO_GOOD) {
        return BLOCK_ERROR_DEVICE_FAILED;
    }
    if (!open_ring(s, request->ring)) {
        return BLOCK_ERROR_BAD_RING;
    }
    disk_begin_use(&s->disk);
    s->ring_slot = writ_take(&request->ring);
    s->bell = writ_take(&request->bell);
    s->user = caller->principal;
    reply->data = WRIT_SLOT_DMA + DATA_PIECE;
    return WRIT_OK;
}

static uint32_t block_on_submit(struct block_server *s, const struct writ_caller *caller,
                                struct use *use)
{
    (void)use;
    if (s->user != caller->principal) {
        return BLOCK_ERROR_TAKEN;
    }
    pump(s);
    return s->user != 0 ? WRIT_OK : BLOCK_ERROR_BROKEN_RING;
}

static uint32_t block_on_detach(struct block_server *s, const struct writ_caller *caller,
                                struct use *use)
{
    (void)use;
    if (s->user != caller->principal) {
        return BLOCK_ERROR_TAKEN;
    }
    forget_user(s);
    return s->disk.out + s->disk.held == 0 || bring_up(s) == VIRTIO_GOOD
               ? WRIT_OK
               : BLOCK_ERROR_DEVICE_FAILED;
}

static void block_on_closed(struct block_server *s, uint64_t label)
{
    (void)label;
    if (s->user != 0) {
        drop_user(s, "nobody has a connection any more");
    }
}

uint32_t component_main(struct rt *rt)
{
    static struct block_server server;
    struct block_server *s = &server;
    block_serving_init(&s->serving, &rt->io);
    s->serving.notified = notified;
    driver_open(&s->driver, rt, &virtio_block_device);
    virtio_bus_open(&s->bus, &s->driver);
    s->queue_memory = driver_map_memory(&s->driver, QUEUE_PIECE);
    s->data = driver_map_memory(&s->driver, DATA_PIECE);
    virtio_bus_must(virtio_reset(&s->bus.device));
    driver_allow_mastering(&s->driver);
    virtio_bus_must(bring_up(s));
    log_info("[virtio_block] %lu blocks of %u bytes%s%s", s->shape.blocks, s->shape.block_bytes,
             s->shape.can_flush ? ", with a cache" : "",
             s->shape.is_read_only ? ", read-only" : "");
    driver_offer(&s->driver, DEVICE_CLASS_BLOCK, "virtio-block");
    driver_ready(&s->driver);
    block_serve(s);
}
