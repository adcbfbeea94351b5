/* See transfer.h. */
#include "transfer.h"

#include <stddef.h>
#include <string.h>

enum { PAGE = 4096 };

void transfers_init(struct transfers *transfers, uint64_t last_id)
{
    memset(transfers, 0, sizeof *transfers);
    transfers->next_id = last_id + 1;
}

static bool access_is_good(uint8_t access)
{
    bool both = (access & SEGMENT_ACCESS_WRITE) != 0 && (access & SEGMENT_ACCESS_EXECUTE) != 0;
    return !both && (access & SEGMENT_ACCESS_READ) != 0;
}

static bool has_place(const struct transfer_segment *segment, uint64_t low, uint64_t high)
{
    return segment->address % PAGE == 0 && segment->memory_bytes % PAGE == 0 &&
           segment->address >= low && segment->address < high && segment->memory_bytes != 0 &&
           segment->memory_bytes <= high - segment->address;
}

static bool has_bytes(const struct transfer_segment *segment, uint64_t image_bytes)
{
    return segment->file_offset <= image_bytes &&
           segment->file_bytes <= image_bytes - segment->file_offset &&
           segment->file_bytes <= segment->memory_bytes;
}

static bool holds_entry(const struct transfer_segment *segment, uint64_t entry)
{
    return (segment->access & SEGMENT_ACCESS_EXECUTE) != 0 && entry >= segment->address &&
           entry - segment->address < segment->file_bytes;
}

uint32_t transfer_check(const struct transfer *plan, const struct transfer_bounds *bounds)
{
    uint64_t low = bounds->low;
    uint64_t memory = 0;
    bool entered = false;
    for (uint32_t i = 0; i < plan->segment_count; i++) {
        const struct transfer_segment *segment = &plan->segments[i];
        if (!has_place(segment, low, bounds->high) || !has_bytes(segment, plan->image_bytes) ||
            !access_is_good(segment->access)) {
            return PROCD_ERROR_BAD_IMAGE;
        }
        low = segment->address + segment->memory_bytes;
        memory += segment->memory_bytes;
        entered = entered || holds_entry(segment, plan->entry);
    }
    if (plan->segment_count == 0 || memory > PROCD_MAX_PROGRAM_BYTES) {
        return PROCD_ERROR_BAD_IMAGE;
    }
    return entered ? 0 : PROCD_ERROR_BAD_ENTRY;
}

static struct transfer *row_of(struct transfers *transfers, uint64_t id)
{
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        if (transfers->rows[i].id == id) {
            return &transfers->rows[i];
        }
    }
    return NULL;
}

/* A row that can be used, or null. */
static struct transfer *free_row(struct transfers *transfers)
{
    struct transfer *transfer = row_of(transfers, 0);
    for (uint32_t i = 0; transfer == NULL && i < PROCD_MAX_TRANSFERS; i++) {
        if (transfers->rows[i].state == TRANSFER_STATE_COMMITTED) {
            transfer = &transfers->rows[i];
        }
    }
    return transfer;
}

struct transfer *transfers_begin(struct transfers *transfers, const struct transfer *plan)
{
    struct transfer *transfer = free_row(transfers);
    if (transfer == NULL) {
        return NULL;
    }
    *transfer = *plan;
    transfer->id = transfers->next_id++;
    transfer->state = TRANSFER_STATE_OPEN;
    transfer->received = 0;
    return transfer;
}

struct transfer *transfers_find(struct transfers *transfers, uint64_t id)
{
    return id == 0 ? NULL : row_of(transfers, id);
}

struct transfer *transfers_of(struct transfers *transfers, uint64_t label)
{
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        if (transfers->rows[i].id != 0 && transfers->rows[i].label == label) {
            return &transfers->rows[i];
        }
    }
    return NULL;
}

/* What of the image's bytes [low, high) belongs to a segment; false if nothing does. */
static bool overlap(const struct transfer_segment *segment, uint64_t low, uint64_t high,
                    struct transfer_copy *ret_copy)
{
    uint64_t first = segment->file_offset > low ? segment->file_offset : low;
    uint64_t end = segment->file_offset + segment->file_bytes;
    uint64_t last = end < high ? end : high;
    if (first >= last) {
        return false;
    }
    ret_copy->at = first - segment->file_offset;
    ret_copy->from = first - low;
    ret_copy->bytes = last - first;
    return true;
}

uint32_t transfer_take(struct transfer *transfer, uint64_t offset, uint64_t bytes,
                       struct transfer_copy *copies, uint32_t *ret_count)
{
    if (offset != transfer->received || bytes == 0 ||
        bytes > transfer->image_bytes - transfer->received) {
        return PROCD_ERROR_BAD_ORDER;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < transfer->segment_count; i++) {
        if (overlap(&transfer->segments[i], offset, offset + bytes, &copies[count])) {
            copies[count++].segment = i;
        }
    }
    transfer->received += bytes;
    *ret_count = count;
    return 0;
}

bool transfer_is_complete(const struct transfer *transfer)
{
    return transfer->received == transfer->image_bytes;
}

void transfer_forget(struct transfer *transfer)
{
    memset(transfer, 0, sizeof *transfer);
}

bool transfers_check(const struct transfers *transfers)
{
    for (uint32_t i = 0; i < PROCD_MAX_TRANSFERS; i++) {
        const struct transfer *transfer = &transfers->rows[i];
        for (uint32_t k = 0; k < i && transfer->id != 0; k++) {
            if (transfers->rows[k].id == transfer->id) {
                return false;
            }
        }
        if (transfer->id >= transfers->next_id || transfer->received > transfer->image_bytes) {
            return false;
        }
    }
    return true;
}
