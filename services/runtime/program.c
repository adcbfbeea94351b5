/* See writ/program.h. */
#include "writ/program.h"

#include <stdbool.h>
#include <stddef.h>

#include "writ/placement.h"

/* What the segments so far leave to the next one. */
struct bounds {
    uint64_t low_va;
    uint64_t low_offset;
    uint64_t total;
};

static bool is_whole_pages(uint64_t value)
{
    return value % IMAGE_PAGE_BYTES == 0;
}

static bool access_is_good(uint32_t access)
{
    bool known = (access & ~(uint32_t)(IMAGE_READ | IMAGE_WRITE | IMAGE_EXECUTE)) == 0;
    bool both = (access & IMAGE_WRITE) != 0 && (access & IMAGE_EXECUTE) != 0;
    return known && !both && (access & IMAGE_READ) != 0;
}

static enum program_fault check_segment(const struct image_segment *segment,
                                        const struct bounds *bounds)
{
    if (!is_whole_pages(segment->va) || !is_whole_pages(segment->offset) ||
        !is_whole_pages(segment->memory_bytes)) {
        return PROGRAM_ALIGNMENT;
    }
    if (segment->va < bounds->low_va || segment->va >= IMAGE_HIGH_VA ||
        segment->memory_bytes == 0 || segment->memory_bytes > IMAGE_HIGH_VA - segment->va) {
        return PROGRAM_PLACE;
    }
    if (segment->offset < bounds->low_offset || segment->offset > bounds->total ||
        segment->file_bytes > bounds->total - segment->offset ||
        segment->file_bytes > segment->memory_bytes) {
        return PROGRAM_BYTES;
    }
    if (!access_is_good(segment->access)) {
        return PROGRAM_ACCESS;
    }
    return segment->zero == 0 ? PROGRAM_GOOD : PROGRAM_ZERO;
}

static bool is_entry(const struct image_header *header)
{
    for (uint32_t i = 0; i < header->segment_count; i++) {
        const struct image_segment *segment = &header->segments[i];
        bool inside =
            header->entry >= segment->va && header->entry - segment->va < segment->file_bytes;
        if (inside && (segment->access & IMAGE_EXECUTE) != 0) {
            return true;
        }
    }
    return false;
}

static enum program_fault check_segments(const struct image_header *header)
{
    struct bounds bounds = {
        .low_va = IMAGE_LOW_VA, .low_offset = IMAGE_PAGE_BYTES, .total = header->total_bytes};
    for (uint32_t i = 0; i < header->segment_count; i++) {
        const struct image_segment *segment = &header->segments[i];
        enum program_fault fault = check_segment(segment, &bounds);
        if (fault != PROGRAM_GOOD) {
            return fault;
        }
        bounds.low_va = segment->va + segment->memory_bytes;
        bounds.low_offset = segment->offset + segment->file_bytes;
    }
    return is_entry(header) ? PROGRAM_GOOD : PROGRAM_ENTRY;
}

static bool rest_is_zero(const struct image_header *header)
{
    const uint8_t *at = (const uint8_t *)&header->segments[header->segment_count];
    const uint8_t *end = (const uint8_t *)header + IMAGE_PAGE_BYTES;
    while (at < end && *at == 0) {
        at++;
    }
    return at == end;
}

enum program_fault program_open(const void *data, uint64_t bytes, struct program *ret_program)
{
    const struct image_header *header = data;
    if (bytes < IMAGE_PAGE_BYTES || (uintptr_t)data % _Alignof(struct image_header) != 0) {
        return PROGRAM_SHORT;
    }
    if (header->magic != IMAGE_MAGIC) {
        return PROGRAM_MAGIC;
    }
    if (header->version != IMAGE_VERSION) {
        return PROGRAM_VERSION;
    }
    if (header->segment_count == 0 || header->segment_count > IMAGE_SEGMENTS) {
        return PROGRAM_COUNT;
    }
    if (header->total_bytes != bytes || !is_whole_pages(bytes)) {
        return PROGRAM_TOTAL;
    }
    if (!rest_is_zero(header)) {
        return PROGRAM_ZERO;
    }
    enum program_fault fault = check_segments(header);
    if (fault == PROGRAM_GOOD) {
        ret_program->header = header;
    }
    return fault;
}

const uint8_t *program_bytes(const struct program *program, const struct image_segment *segment)
{
    return (const uint8_t *)program->header + segment->offset;
}

const char *program_fault_text(enum program_fault fault)
{
    static const char *const texts[] = {
        [PROGRAM_GOOD] = "the image is sound",
        [PROGRAM_SHORT] = "the image is shorter than its header",
        [PROGRAM_MAGIC] = "the image is none",
        [PROGRAM_VERSION] = "the image is of another version",
        [PROGRAM_COUNT] = "the image has no segment or too many",
        [PROGRAM_TOTAL] = "the image has another length than its file",
        [PROGRAM_ALIGNMENT] = "a segment is not whole pages",
        [PROGRAM_PLACE] = "a segment is outside a program's part of the address space or overlaps",
        [PROGRAM_BYTES] = "a segment has bytes from outside the file",
        [PROGRAM_ACCESS] = "a segment is writable and executable, or not readable",
        [PROGRAM_ENTRY] = "the entry is in no executable segment",
        [PROGRAM_ZERO] = "the image has bytes where none may be",
    };
    return texts[fault];
}
