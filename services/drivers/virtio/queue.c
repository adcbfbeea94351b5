/* Split queues: virtio 1.2, 2.7. The device may write all of the shared memory at any moment, so of what it holds only the two words that the device owns are ever read. */
#include "writ/virtio.h"

#include <string.h>

enum {
    DESCRIPTOR_BYTES = 16,
    GOES_ON = 1, /* flags of a descriptor */
    IS_WRITTEN = 2,
    DRIVER_INDEX = 2, /* in the driver's part, behind its flags */
    DRIVER_RING = 4,
    DEVICE_FLAGS = 0, /* in the device's part */
    DEVICE_INDEX = 2,
    DEVICE_RING = 4,
    DEVICE_ENTRY_BYTES = 8,
    PART_TAIL = 6, /* flags, index and one more word of either part */
    DO_NOT_NOTIFY = 1,
};

const char *virtio_lie_text(enum virtio_lie lie)
{
    static const char *const texts[] = {
        [VIRTIO_NO_LIE] = "it has not lied",
        [VIRTIO_JUMPED] = "it completed more than it was given",
        [VIRTIO_STRANGE] = "it completed what it does not have",
        [VIRTIO_TOO_LONG] = "it wrote more than it may",
    };
    return texts[lie];
}

static uint32_t align(uint32_t bytes)
{
    return (bytes + VIRTIO_QUEUE_ALIGN - 1) & ~(uint32_t)(VIRTIO_QUEUE_ALIGN - 1);
}

static uint32_t driver_part(uint32_t size)
{
    return size * DESCRIPTOR_BYTES;
}

static uint32_t device_part(uint32_t size)
{
    return driver_part(size) + align(PART_TAIL + 2 * size);
}

uint32_t virtio_queue_bytes(uint16_t size)
{
    return device_part(size) + align(PART_TAIL + DEVICE_ENTRY_BYTES * (uint32_t)size);
}

static uint16_t *half(const struct virtio_queue *queue, uint32_t at)
{
    return (uint16_t *)(void *)(queue->shared + at);
}

void virtio_queue_init(struct virtio_queue *queue, uint8_t *shared, uint64_t address, uint16_t size)
{
    memset(queue, 0, sizeof *queue);
    memset(shared, 0, virtio_queue_bytes(size));
    queue->shared = shared;
    queue->address = address;
    queue->driver_part = driver_part(size);
    queue->device_part = device_part(size);
    queue->size = size;
    queue->free_count = size;
    for (uint16_t i = 0; i < size; i++) {
        queue->slots[i].next = (uint16_t)(i + 1);
    }
}

/* What the device writes stands behind all that it reads (2.7.4.2), and nothing is of no bytes. */
static bool can_be(const struct virtio_piece *pieces, uint32_t count, uint32_t *ret_writable)
{
    uint64_t readable = 0;
    uint64_t writable = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (pieces[i].bytes == 0 || (!pieces[i].is_written && writable != 0)) {
            return false;
        }
        *(pieces[i].is_written ? &writable : &readable) += pieces[i].bytes;
    }
    *ret_writable = (uint32_t)writable;
    return count != 0 && readable <= UINT32_MAX && writable <= UINT32_MAX;
}

static void write_descriptor(const struct virtio_queue *queue, uint16_t place,
                             const struct virtio_piece *piece, bool goes_on, uint16_t next)
{
    uint8_t *at = queue->shared + (uint32_t)place * DESCRIPTOR_BYTES;
    uint16_t words[2] = {(uint16_t)((goes_on ? GOES_ON : 0) | (piece->is_written ? IS_WRITTEN : 0)),
                         goes_on ? next : 0};
    memcpy(at, &piece->address, 8);
    memcpy(at + 8, &piece->bytes, 4);
    memcpy(at + 12, words, 4);
}

enum virtio_queue_result virtio_queue_put(struct virtio_queue *queue,
                                          const struct virtio_piece *pieces, uint32_t count,
                                          uint16_t *ret_head)
{
    uint32_t writable = 0;
    if (queue->lie != VIRTIO_NO_LIE) {
        return VIRTIO_QUEUE_BROKEN;
    }
    if (count > queue->size || !can_be(pieces, count, &writable)) {
        return VIRTIO_QUEUE_BAD;
    }
    if (count > queue->free_count) {
        return VIRTIO_QUEUE_FULL;
    }
    uint16_t head = queue->free_first;
    uint16_t place = head;
    for (uint32_t i = 0; i < count; i++) {
        uint16_t next = queue->slots[place].next;
        write_descriptor(queue, place, &pieces[i], i + 1 < count, next);
        place = next;
    }
    queue->free_first = place;
    queue->free_count = (uint16_t)(queue->free_count - count);
    queue->slots[head].writable = writable;
    queue->slots[head].pieces = (uint16_t)count;
    uint32_t ring = queue->driver_part + DRIVER_RING;
    *half(queue, ring + 2U * (queue->put & (queue->size - 1U))) = head;
    queue->put++;
    queue->out++;
    *ret_head = head;
    return VIRTIO_QUEUE_OK;
}

bool virtio_queue_show(struct virtio_queue *queue)
{
    if (queue->lie != VIRTIO_NO_LIE) {
        return false;
    }
    __atomic_store_n(half(queue, queue->driver_part + DRIVER_INDEX), queue->put, __ATOMIC_RELEASE);
    /* What was put must be seen before it is read whether the device sleeps: else both wait (2.7.13.4). */
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    uint16_t flags =
        __atomic_load_n(half(queue, queue->device_part + DEVICE_FLAGS), __ATOMIC_RELAXED);
    return !(flags & DO_NOT_NOTIFY);
}

/* What the device says, each word read once. */
struct completion {
    uint32_t head;
    uint32_t bytes;
};

static struct completion read_completion(const struct virtio_queue *queue)
{
    struct completion completion;
    uint32_t index = queue->taken & (queue->size - 1U);
    const volatile uint32_t *entry =
        (const volatile uint32_t *)(const void *)(queue->shared + queue->device_part + DEVICE_RING +
                                                  DEVICE_ENTRY_BYTES * index);
    completion.head = entry[0];
    completion.bytes = entry[1];
    return completion;
}

static enum virtio_queue_result broken(struct virtio_queue *queue, enum virtio_lie lie)
{
    queue->lie = lie;
    return VIRTIO_QUEUE_BROKEN;
}

static void set_free(struct virtio_queue *queue, uint16_t head)
{
    uint16_t count = queue->slots[head].pieces;
    uint16_t last = head;
    for (uint16_t i = 1; i < count; i++) {
        last = queue->slots[last].next;
    }
    queue->slots[last].next = queue->free_first;
    queue->slots[head].pieces = 0;
    queue->free_first = head;
    queue->free_count = (uint16_t)(queue->free_count + count);
}

enum virtio_queue_result virtio_queue_take(struct virtio_queue *queue, uint16_t *ret_head,
                                           uint32_t *ret_bytes)
{
    if (queue->lie != VIRTIO_NO_LIE) {
        return VIRTIO_QUEUE_BROKEN;
    }
    uint16_t index =
        __atomic_load_n(half(queue, queue->device_part + DEVICE_INDEX), __ATOMIC_ACQUIRE);
    uint16_t ready = (uint16_t)(index - queue->taken);
    if (ready == 0) {
        return VIRTIO_QUEUE_EMPTY;
    }
    if (ready > queue->out) {
        return broken(queue, VIRTIO_JUMPED);
    }
    struct completion completion = read_completion(queue);
    if (completion.head >= queue->size || queue->slots[completion.head].pieces == 0) {
        return broken(queue, VIRTIO_STRANGE);
    }
    uint16_t head = (uint16_t)completion.head;
    if (completion.bytes > queue->slots[head].writable) {
        return broken(queue, VIRTIO_TOO_LONG);
    }
    set_free(queue, head);
    queue->taken++;
    queue->out--;
    *ret_head = head;
    *ret_bytes = completion.bytes;
    return VIRTIO_QUEUE_OK;
}

/* Marks the places of a list. False if one is outside, or marked before. */
static bool mark(const struct virtio_queue *queue, uint16_t first, uint16_t count, bool *marked)
{
    uint16_t place = first;
    for (uint16_t i = 0; i < count; i++) {
        if (place >= queue->size || marked[place]) {
            return false;
        }
        marked[place] = true;
        place = queue->slots[place].next;
    }
    return true;
}

bool virtio_queue_check(const struct virtio_queue *queue)
{
    bool marked[VIRTIO_QUEUE_MOST] = {false};
    uint32_t places = queue->free_count;
    uint32_t requests = 0;
    if (!mark(queue, queue->free_first, queue->free_count, marked)) {
        return false;
    }
    for (uint16_t i = 0; i < queue->size; i++) {
        places += queue->slots[i].pieces;
        requests += queue->slots[i].pieces != 0;
        if (queue->slots[i].pieces != 0 && !mark(queue, i, queue->slots[i].pieces, marked)) {
            return false;
        }
    }
    return places == queue->size && requests == queue->out &&
           (uint16_t)(queue->put - queue->taken) == queue->out;
}
