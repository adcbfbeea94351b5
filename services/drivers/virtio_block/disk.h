/* A disk behind virtio: which requests can be, which may begin, and how they ended. Virtio 1.2, 5.2.
 *
 * Pure: over the queue and a part of the memory that the device knows. A request is judged when it comes; a flush waits for what was put before it and is of its barrier or an earlier one; what the device says of an end is
 * read once and judged.
 */
#ifndef DISK_H
#define DISK_H

#include "block_types.h"
#include "writ/virtio.h"

/* What the device may offer (5.2.3). */
#define DISK_BLOCK_SIZE (UINT64_C(1) << 6)
#define DISK_READ_ONLY (UINT64_C(1) << 5)
#define DISK_CAN_FLUSH (UINT64_C(1) << 9)
#define DISK_CAN_DISCARD (UINT64_C(1) << 13)
#define DISK_WANTED (DISK_BLOCK_SIZE | DISK_READ_ONLY | DISK_CAN_FLUSH | DISK_CAN_DISCARD)

enum {
    DISK_FIELDS = 5,        /* of the device's configuration that are read */
    DISK_PARCEL_BYTES = 64, /* of memory for the heads of one request */
    DISK_PARCELS_BYTES = BLOCK_DISK_DEPTH * DISK_PARCEL_BYTES,
};

struct disk_shape {
    uint64_t blocks;
    uint32_t block_bytes;
    uint32_t discard_most; /* bytes of one discard */
    bool is_read_only;
    bool can_flush;
    bool can_discard;
};

enum disk_work_state { DISK_WORK_FREE, DISK_WORK_HELD, DISK_WORK_OUT };

struct disk_work {
    struct disk_request request;
    uint64_t order;
    enum disk_work_state state;
};

struct disk {
    struct disk_shape shape;
    struct virtio_queue queue;
    uint8_t *parcels; /* heads and ends of requests, where the device reads and writes them */
    uint64_t parcels_address;
    uint64_t data_address;
    uint32_t data_bytes;
    uint64_t order;   /* of the next request */
    uint64_t barrier; /* of the last one */
    uint32_t held;
    uint32_t out;
    struct disk_work works[BLOCK_DISK_DEPTH];
    uint8_t by_head[VIRTIO_QUEUE_MOST];
};

/* The fields to be read of a device that agreed on these features, and what they say. False if such a disk cannot be: no blocks, or blocks of a size that cannot be. */
extern const struct virtio_field disk_fields[DISK_FIELDS];
uint32_t disk_field_count(uint64_t features);
[[nodiscard]] bool disk_shape_of(uint64_t features, const uint64_t values[DISK_FIELDS],
                                 struct disk_shape *ret_shape);

/* Memory of a disk: parcels, as large as DISK_PARCELS_BYTES, and data. */
struct disk_memory {
    uint8_t *parcels;
    uint64_t parcels_address;
    uint64_t data_address;
    uint32_t data_bytes;
};

/* A disk without requests. Its queue is to be made by `virtio_queue_init` on `disk->queue`. */
void disk_init(struct disk *disk, const struct disk_shape *shape, const struct disk_memory *memory);

enum disk_take {
    DISK_TAKEN,
    DISK_REFUSED, /* it cannot be: it has ended */
    DISK_FULL,    /* there are BLOCK_DISK_DEPTH already */
};

/* Another user begins: his barriers have nothing to do with those of the one before. */
void disk_begin_use(struct disk *disk);

/* Takes a request. */
enum disk_take disk_take(struct disk *disk, const struct disk_request *request);

/* Gives the device all that may begin and that its queue has room for. Ends that need no device come first: true, and `ret_end` is one. False when no more can be begun. */
[[nodiscard]] bool disk_begin(struct disk *disk, struct disk_end *ret_end);

/* An end that the device tells of. OK, EMPTY, or BROKEN: it lied. */
[[nodiscard]] enum virtio_queue_result disk_end_of(struct disk *disk, struct disk_end *ret_end);

bool disk_check(const struct disk *disk);

#endif
