/* What a disk is divided into, by the tables that stand on it: GPT (UEFI 2.10, 5.3) and MBR with its chain of logical parts.
 *
 * Pure: no messages, no clock, no allocation, no logging. A scan says which blocks it wants, one piece at a time, and is given their bytes, which may be anything. A table is believed as a whole or not at all: one
 * part that leaves the disk, or two that overlap, and the disk has none. The newer table has a copy, which counts where the first is damaged.
 */
#ifndef PARTS_H
#define PARTS_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PARTS_MOST = 32,
    PART_NAME_BYTES = 108, /* 36 characters of the table, as UTF-8 */
    SCAN_BYTES = 32768,    /* that are wanted at a time, at most */
    SCAN_BLOCK_LEAST = 512,
    SCAN_BLOCK_MOST = 4096,
};

enum table_kind { TABLE_NONE, TABLE_MBR, TABLE_GPT };

struct part {
    uint64_t first;
    uint64_t blocks;      /* at least one */
    uint32_t number;      /* in the table, from 1 on */
    uint32_t name_length; /* of UTF-8 */
    uint8_t content[16];  /* what is in it: GPT's number of a type, or one byte of MBR */
    char name[PART_NAME_BYTES];
};

enum table_fault {
    TABLE_GOOD,
    TABLE_UNREADABLE, /* blocks of it could not be read */
    TABLE_DAMAGED,    /* neither it nor its copy is whole */
    TABLE_OUTSIDE,    /* a part of it leaves the disk, or where parts may be */
    TABLE_OVERLAPS,   /* two parts have a block in common */
    TABLE_TOO_MANY,   /* more than PARTS_MOST, or a table that is too long */
};

const char *table_fault_text(enum table_fault fault);

enum scan_stage { SCAN_FIRST, SCAN_HEADER, SCAN_ENTRIES, SCAN_LOGICAL, SCAN_OVER };

struct scan {
    uint64_t blocks; /* of the disk */
    uint32_t block_bytes;
    enum scan_stage stage;
    uint64_t wanted_first;
    uint32_t wanted_bytes;
    bool is_copy; /* the newer table's copy is being read */
    uint64_t
        chain_first; /* of the older table: where logical parts are, and how many steps were gone */
    uint64_t chain_blocks;
    uint32_t chain_steps;
    uint64_t usable_first; /* of the newer table */
    uint64_t usable_last;
    uint32_t entry_count;
    uint32_t entry_bytes;
    uint32_t entries_sum;
    enum table_kind kind;
    enum table_fault fault;
    uint32_t count; /* 0 unless the table is good */
    struct part parts[PARTS_MOST];
};

/* Begins with a disk of so many blocks. A size of block that is no power of two between the two bounds, or a disk without blocks, has no table. */
void scan_begin(struct scan *scan, uint64_t blocks, uint32_t block_bytes);

/* Which blocks are wanted next: whole blocks of the disk, at most SCAN_BYTES. False when it is over: then kind, fault and parts say what was found. */
[[nodiscard]] bool scan_wants(const struct scan *scan, uint64_t *ret_first, uint32_t *ret_bytes);

/* Gives them. They are read while the call lasts, some of them more than once: nobody else may write them meanwhile. */
void scan_give(struct scan *scan, const uint8_t *bytes);

/* They could not be read. */
void scan_cannot(struct scan *scan);

#endif
