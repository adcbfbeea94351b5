/* See disk.h. */
#include "disk.h"

#include <string.h>

#include "gpt.h"

enum {
    ENTRIES = 128,
    ENTRY_BYTES = 128,
    TABLE_BLOCKS = ENTRIES * ENTRY_BYTES / DISK_BLOCK_BYTES,
    STEPS_MOST = 100,
};

static const uint64_t headers[2] = {1, DISK_BLOCKS - 1};
static const uint64_t entries[2] = {2, DISK_BLOCKS - 1 - TABLE_BLOCKS};

uint8_t *disk_block(struct disk *disk, uint64_t number)
{
    return disk->bytes + number * DISK_BLOCK_BYTES;
}

void disk_put_old(struct disk *disk, uint64_t block, uint32_t index, uint8_t type, uint32_t first,
                  uint32_t blocks)
{
    uint8_t *at = disk_block(disk, block);
    uint8_t *entry = at + 446 + (size_t)16 * index;
    at[510] = 0x55;
    at[511] = 0xaa;
    entry[4] = type;
    memcpy(entry + 8, &first, 4);
    memcpy(entry + 12, &blocks, 4);
}

void disk_mend(struct disk *disk, uint64_t header)
{
    uint8_t *at = disk_block(disk, header);
    uint64_t first;
    uint32_t size;
    memcpy(&first, at + 72, 8);
    memcpy(&size, at + 12, 4);
    uint32_t sum = first < DISK_BLOCKS - TABLE_BLOCKS
                       ? gpt_sum(disk_block(disk, first), ENTRIES * ENTRY_BYTES)
                       : 0;
    memcpy(at + 88, &sum, 4);
    memset(at + 16, 0, 4);
    sum = gpt_sum(at, size);
    memcpy(at + 16, &sum, 4);
}

static void put_header(struct disk *disk, uint32_t which)
{
    uint8_t *at = disk_block(disk, headers[which]);
    const uint32_t size = 92;
    const uint32_t counts[2] = {ENTRIES, ENTRY_BYTES};
    const uint64_t places[2] = {headers[which], headers[1 - which]};
    const uint64_t usable[2] = {2 + TABLE_BLOCKS, DISK_BLOCKS - 2 - TABLE_BLOCKS};
    memcpy(at, "EFI PART\0\0\1", 12);
    memcpy(at + 12, &size, 4);
    memcpy(at + 24, places, 16);
    memcpy(at + 40, usable, 16);
    memcpy(at + 72, &entries[which], 8);
    memcpy(at + 80, counts, 8);
    disk_mend(disk, headers[which]);
}

void disk_put_new(struct disk *disk)
{
    disk_put_old(disk, 0, 0, 0xee, 1, DISK_BLOCKS - 1);
    put_header(disk, 0);
    put_header(disk, 1);
}

void disk_add(struct disk *disk, uint32_t index, uint64_t first, uint64_t last, const char *name)
{
    for (uint32_t which = 0; which < 2; which++) {
        uint8_t *entry = disk_block(disk, entries[which]) + (size_t)ENTRY_BYTES * index;
        memset(entry, 0x11 + (int)index, 16);
        memcpy(entry + 32, &first, 8);
        memcpy(entry + 40, &last, 8);
        for (uint32_t i = 0; i < 36 && name[i] != '\0'; i++) {
            entry[56 + 2 * i] = (uint8_t)name[i];
        }
        disk_mend(disk, headers[which]);
    }
}

void disk_scan(struct disk *disk, struct scan *scan)
{
    uint64_t first = 0;
    uint32_t bytes = 0;
    scan_begin(scan, DISK_BLOCKS, DISK_BLOCK_BYTES);
    for (uint32_t i = 0; i < STEPS_MOST && scan_wants(scan, &first, &bytes); i++) {
        uint64_t count = bytes / DISK_BLOCK_BYTES;
        if (disk->has_unreadable && disk->unreadable - first < count) {
            scan_cannot(scan);
        } else {
            scan_give(scan, disk_block(disk, first));
        }
    }
}
