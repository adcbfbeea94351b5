/* See bootfs.h. */
#include "bootfs.h"

#include <stddef.h>
#include <string.h>

static bool is_zero(const void *data, uint64_t bytes)
{
    const uint8_t *at = data;
    for (uint64_t i = 0; i < bytes; i++) {
        if (at[i] != 0) {
            return false;
        }
    }
    return true;
}

static uint64_t whole_pages(uint64_t bytes)
{
    return (bytes + IMAGE_PAGE_BYTES - 1) / IMAGE_PAGE_BYTES * IMAGE_PAGE_BYTES;
}

/* A name ends within its field, is not empty, and nothing follows it. */
static bool name_is_good(const struct archive_entry *entry)
{
    uint32_t length = 0;
    while (length < ARCHIVE_NAME_BYTES && entry->name[length] != '\0') {
        length++;
    }
    return length > 0 && length < ARCHIVE_NAME_BYTES &&
           is_zero(entry->name + length, ARCHIVE_NAME_BYTES - length);
}

static bool name_is_new(const struct archive_header *header, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        if (memcmp(header->entries[i].name, header->entries[index].name, ARCHIVE_NAME_BYTES) == 0) {
            return false;
        }
    }
    return true;
}

/* Checks that programs follow each other; moves `end` behind this one. */
static bool bounds_are_good(const struct archive_entry *entry, uint64_t total, uint64_t *end)
{
    if (entry->offset % IMAGE_PAGE_BYTES != 0 || entry->offset < *end || entry->offset > total ||
        entry->bytes == 0 || entry->bytes > total - entry->offset) {
        return false;
    }
    *end = entry->offset + whole_pages(entry->bytes);
    return true;
}

static enum bootfs_fault check_entries(const struct archive_header *header)
{
    uint64_t end = sizeof *header;
    for (uint32_t i = 0; i < header->count; i++) {
        if (!name_is_good(&header->entries[i]) || !name_is_new(header, i)) {
            return BOOTFS_NAME;
        }
        if (!bounds_are_good(&header->entries[i], header->total_bytes, &end)) {
            return BOOTFS_BOUNDS;
        }
    }
    const struct archive_entry *rest = &header->entries[header->count];
    uint64_t rest_bytes = (ARCHIVE_ENTRIES - header->count) * sizeof *rest;
    return is_zero(rest, rest_bytes) && is_zero(header->zero, sizeof header->zero) ? BOOTFS_GOOD
                                                                                   : BOOTFS_ZERO;
}

enum bootfs_fault bootfs_open(const void *data, uint64_t bytes, struct bootfs *ret_bootfs)
{
    const struct archive_header *header = data;
    if (bytes < sizeof *header || (uintptr_t)data % _Alignof(struct archive_header) != 0) {
        return BOOTFS_SHORT;
    }
    if (header->magic != ARCHIVE_MAGIC) {
        return BOOTFS_MAGIC;
    }
    if (header->version != ARCHIVE_VERSION) {
        return BOOTFS_VERSION;
    }
    if (header->count > ARCHIVE_ENTRIES) {
        return BOOTFS_COUNT;
    }
    if (header->total_bytes < sizeof *header || header->total_bytes > bytes ||
        header->total_bytes % IMAGE_PAGE_BYTES != 0) {
        return BOOTFS_TOTAL;
    }
    enum bootfs_fault fault = check_entries(header);
    if (fault == BOOTFS_GOOD) {
        ret_bootfs->header = header;
    }
    return fault;
}

bool bootfs_find(const struct bootfs *bootfs, const char *name, struct bootfs_file *ret_file)
{
    for (uint32_t i = 0; i < bootfs->header->count; i++) {
        const struct archive_entry *entry = &bootfs->header->entries[i];
        if (strcmp(entry->name, name) == 0) {
            ret_file->data = (const uint8_t *)bootfs->header + entry->offset;
            ret_file->bytes = entry->bytes;
            return true;
        }
    }
    return false;
}

const char *bootfs_fault_text(enum bootfs_fault fault)
{
    static const char *const texts[] = {
        [BOOTFS_GOOD] = "the archive is sound",
        [BOOTFS_SHORT] = "the archive is shorter than its header",
        [BOOTFS_MAGIC] = "the archive is none",
        [BOOTFS_VERSION] = "the archive is of another version",
        [BOOTFS_COUNT] = "the archive has more programs than fit its header",
        [BOOTFS_TOTAL] = "the archive is longer than its memory or not whole pages",
        [BOOTFS_NAME] = "the archive has a bad name or one twice",
        [BOOTFS_BOUNDS] = "the archive has a program that reaches outside or into another",
        [BOOTFS_ZERO] = "the archive has bytes where none may be",
    };
    return texts[fault];
}
