/* Disks in memory with tables on them, for the tests of the parsers. */
#ifndef STORAGED_DISK_H
#define STORAGED_DISK_H

#include "parts.h"

enum { DISK_BLOCKS = 4096, DISK_BLOCK_BYTES = 512, DISK_BYTES = DISK_BLOCKS * DISK_BLOCK_BYTES };

struct disk {
    uint8_t bytes[DISK_BYTES];
    uint64_t unreadable; /* a block that cannot be read; 0 for none but that */
    bool has_unreadable;
};

uint8_t *disk_block(struct disk *disk, uint64_t number);

/* An entry of the older table that stands in this block. */
void disk_put_old(struct disk *disk, uint64_t block, uint32_t index, uint8_t type, uint32_t first,
                  uint32_t blocks);

/* The newer table with its copy and no parts. */
void disk_put_new(struct disk *disk);

/* A part of the newer table, in both; the sums are right again afterwards. */
void disk_add(struct disk *disk, uint32_t index, uint64_t first, uint64_t last, const char *name);

/* Makes the sums of a header and of its entries right. */
void disk_mend(struct disk *disk, uint64_t header);

/* Scans all of it, with blocks counted as so large. */
void disk_scan(struct disk *disk, struct scan *scan);

#endif
