/* Virtio 1.2 over PCI: where a device's structures are, how it is brought up, and queues that are shared with it. Modern devices only, split queues only, messages in place of lines.
 *
 * Pure: over the caller's memory, registers only through functions that the caller gives; no clock, no allocation, no logging. The device may say anything at any moment: what is read from it
 * is read once, judged, and never used as an address. Where it lied, the queue is broken for good and says how; only a reset and a new queue go on.
 */
#ifndef WRIT_VIRTIO_H
#define WRIT_VIRTIO_H

#include <stdbool.h>
#include <stdint.h>

enum {
    VIRTIO_CONFIG_BYTES = 256, /* of the function's configuration, where its capabilities are */
    VIRTIO_RANGES = 6,
    VIRTIO_QUEUE_MOST = 256, /* places of a queue */
    VIRTIO_QUEUE_ALIGN = 64,
    VIRTIO_RESET_READS = 1000, /* until a device is taken for dead */
    VIRTIO_SETTLE_READS = 16,  /* of a configuration that changes while it is read */
    VIRTIO_FIELDS_MOST = 16,   /* read at once */
};

/* What every device may offer (2.2, 6). */
#define VIRTIO_VERSION_1 (UINT64_C(1) << 32)

enum virtio_fault {
    VIRTIO_GOOD,
    VIRTIO_NO_RESET,   /* it does not come back from a reset */
    VIRTIO_OLD,        /* it does not offer version 1 */
    VIRTIO_LACKS,      /* it does not offer what is needed */
    VIRTIO_REFUSED,    /* it does not take what it offered */
    VIRTIO_NO_QUEUE,   /* it has no such queue, or one of a size that cannot be */
    VIRTIO_NO_MESSAGE, /* it has no room for the message */
    VIRTIO_NO_NOTIFY,  /* the place for its notifications is outside of its structure */
    VIRTIO_NOT_READY,  /* it does not take that its driver is ready */
    VIRTIO_UNSETTLED,  /* its configuration does not stop changing, or is too short */
};

const char *virtio_fault_text(enum virtio_fault fault);

/* The structures that a device has (4.1.4). */
enum virtio_area { VIRTIO_COMMON, VIRTIO_NOTIFY, VIRTIO_ISR, VIRTIO_SPECIFIC, VIRTIO_AREAS };

/* Where one is. It is inside of the range. */
struct virtio_place {
    uint64_t offset;
    uint32_t bytes; /* 0: there is none */
    uint8_t range;
};

struct virtio_layout {
    struct virtio_place places[VIRTIO_AREAS];
    uint32_t notify_step; /* bytes between the places for notifications */
};

/* Finds them in a function's configuration. `range_bytes` says how large its ranges of memory are, 0 for one that cannot be used. False if one is missing without which there is no device: the
 * common one and that for notifications. */
[[nodiscard]] bool virtio_find(const uint8_t config[VIRTIO_CONFIG_BYTES],
                               const uint64_t range_bytes[VIRTIO_RANGES],
                               struct virtio_layout *ret_layout);

/* Reach the registers: `width` is 1, 2 or 4 bytes, `offset` a multiple of it and inside of the area. */
struct virtio_registers {
    uint32_t (*read)(void *context, enum virtio_area area, uint32_t offset, uint32_t width);
    void (*write)(void *context, enum virtio_area area, uint32_t offset, uint32_t width,
                  uint32_t value);
    void *context;
};

struct virtio_device {
    struct virtio_registers registers;
    struct virtio_layout layout;
    uint64_t features; /* that both sides agreed on */
};

/* Resets it, and takes of what it offers all that is needed and whatever is wanted (3.1.1). */
[[nodiscard]] enum virtio_fault virtio_begin(struct virtio_device *device, uint64_t needed,
                                             uint64_t wanted);

/* Resets it: afterwards it knows of no memory. */
[[nodiscard]] enum virtio_fault virtio_reset(const struct virtio_device *device);

/* After its queues were started: it may do something from now on. */
[[nodiscard]] enum virtio_fault virtio_ready(const struct virtio_device *device);

/* Tells it that its driver gave up on it. */
void virtio_give_up(const struct virtio_device *device);

/* Whether it is there and does not ask to be reset. */
[[nodiscard]] bool virtio_is_well(const struct virtio_device *device);

/* A field of what is special to its kind: 1, 2, 4 or 8 bytes. */
struct virtio_field {
    uint16_t offset;
    uint8_t width;
};

/* Reads fields as they were at one moment, at most VIRTIO_FIELDS_MOST. */
[[nodiscard]] enum virtio_fault virtio_read_fields(const struct virtio_device *device,
                                                   const struct virtio_field *fields,
                                                   uint32_t count, uint64_t *ret_values);

/* A piece of memory that the device reads or writes. */
struct virtio_piece {
    uint64_t address; /* as the device knows it */
    uint32_t bytes;
    bool is_written; /* by the device */
};

enum virtio_queue_result {
    VIRTIO_QUEUE_OK,
    VIRTIO_QUEUE_FULL,   /* no room for so many pieces now */
    VIRTIO_QUEUE_BAD,    /* the pieces cannot be a request: our own mistake */
    VIRTIO_QUEUE_EMPTY,  /* nothing was completed */
    VIRTIO_QUEUE_BROKEN, /* the device lied, now or earlier: nothing more is done */
};

/* How a device lied. */
enum virtio_lie {
    VIRTIO_NO_LIE,
    VIRTIO_JUMPED,   /* it says that it completed more than it was given */
    VIRTIO_STRANGE,  /* it completed what it does not have: never given, or completed before */
    VIRTIO_TOO_LONG, /* it says that it wrote more than it may write */
};

const char *virtio_lie_text(enum virtio_lie lie);

/* What only this side knows of a place of the queue. */
struct virtio_slot {
    uint32_t writable; /* bytes of the request that begins here */
    uint16_t next;     /* place: of the same request, or the next free one */
    uint16_t pieces;   /* of the request that begins here; 0: none does */
};

struct virtio_queue {
    uint8_t *shared;  /* that the device reads and writes; it is never believed */
    uint64_t address; /* of it, as the device knows it */
    uint32_t
        driver_part; /* where in it is what only this side writes, and what only the device does */
    uint32_t device_part;
    uint32_t notify_offset;
    uint16_t number;
    uint16_t size; /* a power of two */
    uint16_t free_first;
    uint16_t free_count;
    uint16_t out;   /* requests that the device has */
    uint16_t put;   /* requests that were put, without end */
    uint16_t taken; /* requests that were completed, without end */
    enum virtio_lie lie;
    struct virtio_slot slots[VIRTIO_QUEUE_MOST];
};

/* How many bytes of shared memory it takes, at a multiple of VIRTIO_QUEUE_ALIGN. */
uint32_t virtio_queue_bytes(uint16_t size);

/* The largest size of a queue that the device and `most` allow. */
[[nodiscard]] enum virtio_fault virtio_queue_size(const struct virtio_device *device,
                                                  uint16_t number, uint16_t most,
                                                  uint16_t *ret_size);

/* An empty queue. The memory is cleared, and `size` is a power of two up to VIRTIO_QUEUE_MOST. */
void virtio_queue_init(struct virtio_queue *queue, uint8_t *shared, uint64_t address,
                       uint16_t size);

/* Tells the device where the queue is, and which message it raises for it. Between `virtio_begin` and `virtio_ready`. */
[[nodiscard]] enum virtio_fault virtio_queue_start(const struct virtio_device *device,
                                                   struct virtio_queue *queue, uint16_t number,
                                                   uint16_t message);

/* Puts a request: first what the device reads, then what it writes. The device is not told yet. `ret_head` names the request until it is taken. */
[[nodiscard]] enum virtio_queue_result virtio_queue_put(struct virtio_queue *queue,
                                                        const struct virtio_piece *pieces,
                                                        uint32_t count, uint16_t *ret_head);

/* Shows the device all that was put. True if it wants to be notified. */
[[nodiscard]] bool virtio_queue_show(struct virtio_queue *queue);

/* Notifies it. */
void virtio_notify(const struct virtio_device *device, const struct virtio_queue *queue);

/* Takes a request that was completed: which, and how many bytes the device says that it wrote, never more than it may. */
[[nodiscard]] enum virtio_queue_result virtio_queue_take(struct virtio_queue *queue,
                                                         uint16_t *ret_head, uint32_t *ret_bytes);

/* The invariants: every place is free once or of one request, and the counts say so. */
bool virtio_queue_check(const struct virtio_queue *queue);

#endif
