/* Drives the virtio device that gives randomness: asks it whenever there is room, and gives what came to who may have it. Virtio 1.2, 5.4. */
#include "entropy_source_server.h"

#include "bus.h"
#include "deviced_types.h"
#include "store.h"
#include "virtio_rng_slots.h"
#include "writ/log.h"
#include "writ/rt.h"

enum {
    PLACES = 4,
    ASKED_BYTES = 512, /* at a time */
    BUFFER_AT = 4096,  /* in the memory that the device knows, behind the queue */
    MESSAGE = 0,
};

struct entropy_source_server {
    struct entropy_source_serving serving;
    struct driver driver;
    struct virtio_bus bus;
    struct virtio_queue queue;
    struct store store;
    struct driver_memory memory;
    uint64_t failures;
    uint32_t bell; /* of who takes; 0 if there is none */
    bool is_asked; /* the device has our buffer */
};

const struct rt_component rt_component = {.name = "virtio_rng",
                                          .number = VIRTIO_RNG_COMPONENT,
                                          .startup = virtio_rng_startup,
                                          .startup_count = VIRTIO_RNG_STARTUP_COUNT,
                                          .workers = VIRTIO_RNG_WORKERS};

static uint8_t *buffer_of(struct entropy_source_server *s)
{
    return (uint8_t *)(uintptr_t)s->memory.at + BUFFER_AT;
}

/* Gives the device the buffer, if what it gives then has room. */
static void ask(struct entropy_source_server *s)
{
    const struct virtio_piece piece = {s->memory.address + BUFFER_AT, ASKED_BYTES, true};
    uint16_t head = 0;
    if (s->is_asked || store_room(&s->store) < ASKED_BYTES ||
        virtio_queue_put(&s->queue, &piece, 1, &head) != VIRTIO_QUEUE_OK) {
        return;
    }
    s->is_asked = true;
    if (virtio_queue_show(&s->queue)) {
        virtio_notify(&s->bus.device, &s->queue);
    }
}

/* Brings the device up from wherever it is. */
static enum virtio_fault bring_up(struct entropy_source_server *s)
{
    uint16_t size = 0;
    enum virtio_fault fault = virtio_begin(&s->bus.device, 0, 0);
    s->is_asked = false;
    if (fault == VIRTIO_GOOD) {
        fault = virtio_queue_size(&s->bus.device, 0, PLACES, &size);
    }
    if (fault == VIRTIO_GOOD) {
        virtio_queue_init(&s->queue, (uint8_t *)(uintptr_t)s->memory.at, s->memory.address, size);
        fault = virtio_queue_start(&s->bus.device, &s->queue, 0, MESSAGE);
    }
    return fault == VIRTIO_GOOD ? virtio_ready(&s->bus.device) : fault;
}

/* A device that lied is brought up anew; what it gave until then was judged. */
static void recover(struct entropy_source_server *s)
{
    s->failures++;
    log_warn("[virtio_rng] its device lied: %s", virtio_lie_text(s->queue.lie));
    virtio_bus_must(bring_up(s));
}

static void take_over(struct entropy_source_server *s)
{
    uint16_t head = 0;
    uint32_t bytes = 0;
    enum virtio_queue_result result = virtio_queue_take(&s->queue, &head, &bytes);
    if (result == VIRTIO_QUEUE_OK) {
        s->is_asked = false;
        store_fill(&s->store, buffer_of(s), bytes);
        if (s->bell != 0 && bytes != 0) {
            (void)writ_port_notify(s->serving.io, s->bell, ENTROPY_SOURCE_SIGNALS_FILLED);
        }
    } else if (result == VIRTIO_QUEUE_BROKEN) {
        recover(s);
    }
}

static void notified(struct entropy_source_server *s, uint64_t bits)
{
    (void)bits;
    driver_acknowledge(&s->driver, MESSAGE);
    take_over(s);
    ask(s);
}

static uint32_t entropy_source_on_take(struct entropy_source_server *s,
                                       const struct writ_caller *caller,
                                       const struct entropy_source_take_request *request,
                                       struct entropy_source_take_reply *reply)
{
    (void)caller;
    uint8_t bytes[ENTROPY_SOURCE_MAX_RAW_BYTES];
    uint32_t count = store_take(&s->store, bytes, request->count);
    ask(s);
    if (count == 0) {
        return virtio_is_well(&s->bus.device) ? ENTROPY_SOURCE_ERROR_NOT_YET
                                              : ENTROPY_SOURCE_ERROR_DEVICE_FAILED;
    }
    entropy_source_take_reply_put_data(s, reply, bytes, count);
    store_wipe(bytes, sizeof bytes);
    return WRIT_OK;
}

static void drop_bell(struct entropy_source_server *s)
{
    if (s->bell != 0) {
        (void)writ_port_close(s->serving.io, s->bell);
    }
    s->bell = 0;
}

static uint32_t entropy_source_on_subscribe(struct entropy_source_server *s,
                                            const struct writ_caller *caller,
                                            struct entropy_source_subscribe_request *request)
{
    (void)caller;
    drop_bell(s);
    s->bell = writ_take(&request->bell);
    return WRIT_OK;
}

static uint32_t entropy_source_on_read_counters(struct entropy_source_server *s,
                                                const struct writ_caller *caller,
                                                struct entropy_source_read_counters_reply *reply)
{
    (void)caller;
    reply->filled = s->store.filled;
    reply->taken = s->store.taken;
    reply->failures = s->failures;
    return WRIT_OK;
}

static void entropy_source_on_closed(struct entropy_source_server *s, uint64_t label)
{
    (void)label;
    drop_bell(s);
}

uint32_t component_main(struct rt *rt)
{
    static struct entropy_source_server server;
    struct entropy_source_server *s = &server;
    entropy_source_serving_init(&s->serving, &rt->io);
    s->serving.notified = notified;
    driver_open(&s->driver, rt, &virtio_rng_device);
    virtio_bus_open(&s->bus, &s->driver);
    s->memory = driver_map_memory(&s->driver, 0);
    virtio_bus_must(virtio_reset(&s->bus.device));
    driver_allow_mastering(&s->driver);
    virtio_bus_must(bring_up(s));
    driver_offer(&s->driver, DEVICE_CLASS_ENTROPY, "virtio-rng");
    ask(s);
    driver_ready(&s->driver);
    entropy_source_serve(s);
}
