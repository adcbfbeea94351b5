/* See disk.h. */
#include "disk.h"

#include <stddef.h>
#include <string.h>

enum {
    CAPACITY = 0x00,
    BLOCK_SIZE = 0x14,
    DISCARD_MOST = 0x24,
    SECTOR_BYTES = 512,
    BLOCK_MOST = 4096,
    /* What is asked (5.2.6). */
    TYPE_READ = 0,
    TYPE_WRITE = 1,
    TYPE_FLUSH = 4,
    TYPE_DISCARD = 11,
    /* How it ended. */
    STATUS_DONE = 0,
    STATUS_CANNOT = 2,
    STATUS_NONE = 0xff,
    /* In a parcel. */
    HEAD_BYTES = 16,
    SEGMENT_AT = 16,
    SEGMENT_BYTES = 16,
    STATUS_AT = 32,
    PIECES_MOST = 3,
};

_Static_assert(STATUS_AT < (int)DISK_PARCEL_BYTES, "a parcel has room for all");

/* Fields that a device need not have stand last. */
const struct virtio_field disk_fields[DISK_FIELDS] = {{CAPACITY, 8},
                                                      {BLOCK_SIZE, 4},
                                                      {DISCARD_MOST, 4},
                                                      {DISCARD_MOST + 4, 4},
                                                      {DISCARD_MOST + 8, 4}};

uint32_t disk_field_count(uint64_t features)
{
    return features & DISK_CAN_DISCARD ? DISK_FIELDS : features & DISK_BLOCK_SIZE ? 2 : 1;
}

static bool is_power(uint64_t value)
{
    return value != 0 && (value & (value - 1)) == 0;
}

bool disk_shape_of(uint64_t features, const uint64_t values[DISK_FIELDS],
                   struct disk_shape *ret_shape)
{
    uint64_t block = features & DISK_BLOCK_SIZE ? values[1] : SECTOR_BYTES;
    if (!is_power(block) || block < SECTOR_BYTES || block > BLOCK_MOST ||
        values[0] > UINT64_MAX / SECTOR_BYTES || values[0] < block / SECTOR_BYTES) {
        return false;
    }
    bool can_discard = (features & DISK_CAN_DISCARD) && values[2] != 0 && values[3] != 0;
    uint64_t most = can_discard ? values[2] * SECTOR_BYTES : 0;
    *ret_shape = (struct disk_shape){
        .blocks = values[0] / (block / SECTOR_BYTES),
        .block_bytes = (uint32_t)block,
        .discard_most = (uint32_t)(most < BLOCK_MAX_REQUEST_BYTES ? most : BLOCK_MAX_REQUEST_BYTES),
        .is_read_only = (features & DISK_READ_ONLY) != 0,
        .can_flush = (features & DISK_CAN_FLUSH) != 0,
        .can_discard = can_discard,
    };
    return true;
}

void disk_init(struct disk *disk, const struct disk_shape *shape, const struct disk_memory *memory)
{
    memset(disk, 0, sizeof *disk);
    disk->shape = *shape;
    disk->parcels = memory->parcels;
    disk->parcels_address = memory->parcels_address;
    disk->data_address = memory->data_address;
    disk->data_bytes = memory->data_bytes;
}

/* Whether its blocks are there. */
static bool is_inside(const struct disk *disk, const struct disk_request *r)
{
    uint64_t count = r->bytes / disk->shape.block_bytes;
    return r->bytes % disk->shape.block_bytes == 0 && count != 0 &&
           r->bytes <= BLOCK_MAX_REQUEST_BYTES && r->first < disk->shape.blocks &&
           count <= disk->shape.blocks - r->first;
}

static bool has_data(const struct disk *disk, const struct disk_request *r)
{
    return r->bytes <= disk->data_bytes && r->at <= disk->data_bytes - r->bytes;
}

static bool can_be(const struct disk *disk, const struct disk_request *r)
{
    if (r->barrier < disk->barrier) {
        return false;
    }
    switch (r->action) {
    case DISK_ACTION_READ:
        return is_inside(disk, r) && has_data(disk, r);
    case DISK_ACTION_WRITE:
        return is_inside(disk, r) && has_data(disk, r) && !disk->shape.is_read_only;
    case DISK_ACTION_DISCARD:
        return is_inside(disk, r) && disk->shape.can_discard && !disk->shape.is_read_only &&
               r->bytes <= disk->shape.discard_most;
    case DISK_ACTION_FLUSH:
        return r->bytes == 0;
    default:
        return false;
    }
}

void disk_begin_use(struct disk *disk)
{
    disk->barrier = 0;
}

enum disk_take disk_take(struct disk *disk, const struct disk_request *request)
{
    if (disk->held + disk->out == BLOCK_DISK_DEPTH) {
        return DISK_FULL;
    }
    if (!can_be(disk, request)) {
        return DISK_REFUSED;
    }
    struct disk_work *work = disk->works;
    while (work->state != DISK_WORK_FREE) {
        work++;
    }
    *work = (struct disk_work){*request, disk->order++, DISK_WORK_HELD};
    disk->barrier = request->barrier;
    disk->held++;
    return DISK_TAKEN;
}

/* The one that came first of those that wait. */
static struct disk_work *first_held(struct disk *disk, uint64_t from)
{
    struct disk_work *first = NULL;
    uint32_t left = disk->held;
    for (struct disk_work *work = disk->works; left != 0; work++) {
        bool is_held = work->state == DISK_WORK_HELD;
        left -= is_held;
        if (is_held && work->order >= from && (first == NULL || work->order < first->order)) {
            first = work;
        }
    }
    return first;
}

/* A flush begins behind all that came before it; barriers never fall, so what came before is of its barrier or an earlier one. */
static bool may_begin(const struct disk *disk, const struct disk_work *work)
{
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH && work->request.action == DISK_ACTION_FLUSH; i++) {
        if (disk->works[i].state != DISK_WORK_FREE && disk->works[i].order < work->order) {
            return false;
        }
    }
    return true;
}

static uint32_t type_of(const struct disk_request *r)
{
    switch (r->action) {
    case DISK_ACTION_READ:
        return TYPE_READ;
    case DISK_ACTION_WRITE:
        return TYPE_WRITE;
    case DISK_ACTION_DISCARD:
        return TYPE_DISCARD;
    default:
        return TYPE_FLUSH;
    }
}

static void write_parcel(const struct disk *disk, uint8_t *parcel, const struct disk_request *r)
{
    const uint32_t type[2] = {type_of(r), 0};
    uint64_t sector = r->first * (disk->shape.block_bytes / SECTOR_BYTES);
    uint64_t in_head = r->action == DISK_ACTION_READ || r->action == DISK_ACTION_WRITE ? sector : 0;
    const uint32_t segment[2] = {r->bytes / SECTOR_BYTES, 0};
    memcpy(parcel, type, 8);
    memcpy(parcel + 8, &in_head, 8);
    memcpy(parcel + SEGMENT_AT, &sector, 8);
    memcpy(parcel + SEGMENT_AT + 8, segment, 8);
    parcel[STATUS_AT] = STATUS_NONE;
}

/* Head, bytes if there are any, status. */
static bool put(struct disk *disk, struct disk_work *work)
{
    uint32_t index = (uint32_t)(work - disk->works);
    const struct disk_request *r = &work->request;
    uint64_t address = disk->parcels_address + (uint64_t)index * DISK_PARCEL_BYTES;
    struct virtio_piece pieces[PIECES_MOST];
    uint32_t count = 0;
    uint16_t head = 0;
    write_parcel(disk, disk->parcels + (uint64_t)index * DISK_PARCEL_BYTES, r);
    pieces[count++] = (struct virtio_piece){address, HEAD_BYTES, false};
    if (r->action == DISK_ACTION_DISCARD) {
        pieces[count++] = (struct virtio_piece){address + SEGMENT_AT, SEGMENT_BYTES, false};
    } else if (r->bytes != 0) {
        pieces[count++] = (struct virtio_piece){disk->data_address + r->at, r->bytes,
                                                r->action == DISK_ACTION_READ};
    }
    pieces[count++] = (struct virtio_piece){address + STATUS_AT, 1, true};
    if (virtio_queue_put(&disk->queue, pieces, count, &head) != VIRTIO_QUEUE_OK) {
        return false;
    }
    disk->by_head[head] = (uint8_t)index;
    work->state = DISK_WORK_OUT;
    disk->held--;
    disk->out++;
    return true;
}

bool disk_begin(struct disk *disk, struct disk_end *ret_end)
{
    struct disk_work *work = first_held(disk, 0);
    while (work != NULL) {
        if (may_begin(disk, work)) {
            if (work->request.action == DISK_ACTION_FLUSH && !disk->shape.can_flush) {
                work->state = DISK_WORK_FREE;
                disk->held--;
                *ret_end = (struct disk_end){work->request.number, DISK_OUTCOME_DONE};
                return true;
            }
            if (!put(disk, work)) {
                return false;
            }
        }
        work = first_held(disk, work->order + 1);
    }
    return false;
}

/* Of a read, all bytes and the status must have come. */
static enum disk_outcome outcome_of(const struct disk *disk, uint32_t index, uint32_t bytes)
{
    const volatile uint8_t *parcel = disk->parcels + (uint64_t)index * DISK_PARCEL_BYTES;
    const struct disk_request *r = &disk->works[index].request;
    uint8_t status = parcel[STATUS_AT];
    if (status == STATUS_CANNOT) {
        return DISK_OUTCOME_REFUSED;
    }
    bool is_short = r->action == DISK_ACTION_READ && bytes != r->bytes + 1;
    return status == STATUS_DONE && !is_short ? DISK_OUTCOME_DONE : DISK_OUTCOME_FAILED;
}

enum virtio_queue_result disk_end_of(struct disk *disk, struct disk_end *ret_end)
{
    uint16_t head = 0;
    uint32_t bytes = 0;
    enum virtio_queue_result result = virtio_queue_take(&disk->queue, &head, &bytes);
    if (result != VIRTIO_QUEUE_OK) {
        return result;
    }
    uint32_t index = disk->by_head[head];
    struct disk_work *work = &disk->works[index];
    *ret_end = (struct disk_end){work->request.number, (uint8_t)outcome_of(disk, index, bytes)};
    work->state = DISK_WORK_FREE;
    disk->out--;
    return VIRTIO_QUEUE_OK;
}

bool disk_check(const struct disk *disk)
{
    uint32_t counts[DISK_WORK_OUT + 1] = {0};
    for (uint32_t i = 0; i < BLOCK_DISK_DEPTH; i++) {
        counts[disk->works[i].state]++;
    }
    return counts[DISK_WORK_HELD] == disk->held && counts[DISK_WORK_OUT] == disk->out &&
           disk->out == disk->queue.out && virtio_queue_check(&disk->queue);
}
