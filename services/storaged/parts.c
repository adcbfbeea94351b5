/* See parts.h. The scan, and the older table. */
#include "parts.h"

#include <string.h>

#include "gpt.h"

enum {
    SIGNATURE_AT = 510,
    SIGNATURE = 0xaa55,
    ENTRIES_AT = 446,
    ENTRY_BYTES = 16,
    ENTRIES = 4,
    ENTRY_TYPE = 4,
    ENTRY_FIRST = 8,
    ENTRY_BLOCKS = 12,
    TYPE_EMPTY = 0x00,
    TYPE_CHAIN = 0x05,
    TYPE_CHAIN_LARGE = 0x0f,
    TYPE_CHAIN_OTHER = 0x85,
    TYPE_PROTECTS = 0xee,
    FIRST_LOGICAL = 5,
    CHAIN_MOST = PARTS_MOST,
};

const char *table_fault_text(enum table_fault fault)
{
    static const char *const texts[] = {
        [TABLE_GOOD] = "its table is good",       [TABLE_UNREADABLE] = "its table cannot be read",
        [TABLE_DAMAGED] = "its table is damaged", [TABLE_OUTSIDE] = "a part leaves the disk",
        [TABLE_OVERLAPS] = "parts overlap",       [TABLE_TOO_MANY] = "it has too many parts",
    };
    return texts[fault];
}

void scan_want(struct scan *scan, enum scan_stage stage, uint64_t first, uint32_t bytes)
{
    scan->stage = stage;
    scan->wanted_first = first;
    scan->wanted_bytes = (bytes + scan->block_bytes - 1) & ~(scan->block_bytes - 1);
}

void scan_fail(struct scan *scan, enum table_fault fault)
{
    scan->fault = fault;
    scan->count = 0;
    scan->stage = SCAN_OVER;
}

enum table_fault scan_add(struct scan *scan, const struct part *part)
{
    if (part->blocks == 0 || part->first >= scan->blocks ||
        part->blocks > scan->blocks - part->first) {
        return TABLE_OUTSIDE;
    }
    for (uint32_t i = 0; i < scan->count; i++) {
        const struct part *other = &scan->parts[i];
        if (part->first < other->first + other->blocks &&
            other->first < part->first + part->blocks) {
            return TABLE_OVERLAPS;
        }
    }
    if (scan->count == PARTS_MOST) {
        return TABLE_TOO_MANY;
    }
    scan->parts[scan->count++] = *part;
    return TABLE_GOOD;
}

void scan_begin(struct scan *scan, uint64_t blocks, uint32_t block_bytes)
{
    memset(scan, 0, sizeof *scan);
    scan->blocks = blocks;
    scan->block_bytes = block_bytes;
    bool can_be = block_bytes >= SCAN_BLOCK_LEAST && block_bytes <= SCAN_BLOCK_MOST &&
                  (block_bytes & (block_bytes - 1)) == 0 && blocks != 0;
    scan->stage = SCAN_OVER;
    if (can_be) {
        scan_want(scan, SCAN_FIRST, 0, block_bytes);
    }
}

bool scan_wants(const struct scan *scan, uint64_t *ret_first, uint32_t *ret_bytes)
{
    if (scan->stage == SCAN_OVER) {
        return false;
    }
    *ret_first = scan->wanted_first;
    *ret_bytes = scan->wanted_bytes;
    return true;
}

/* An entry of the older table. */
struct old_entry {
    uint8_t type;
    uint32_t first;
    uint32_t blocks;
};

static struct old_entry read_entry(const uint8_t *block, uint32_t index)
{
    const uint8_t *at = block + ENTRIES_AT + (uintptr_t)ENTRY_BYTES * index;
    struct old_entry entry = {.type = at[ENTRY_TYPE]};
    memcpy(&entry.first, at + ENTRY_FIRST, 4);
    memcpy(&entry.blocks, at + ENTRY_BLOCKS, 4);
    return entry;
}

static bool is_signed(const uint8_t *block)
{
    return (block[SIGNATURE_AT] | block[SIGNATURE_AT + 1] << 8) == SIGNATURE;
}

static bool is_chain(uint8_t type)
{
    return type == TYPE_CHAIN || type == TYPE_CHAIN_LARGE || type == TYPE_CHAIN_OTHER;
}

static enum table_fault add_old(struct scan *scan, const struct old_entry *entry, uint64_t base,
                                uint32_t number)
{
    const struct part part = {.first = base + entry->first,
                              .blocks = entry->blocks,
                              .number = number,
                              .content = {entry->type}};
    return scan_add(scan, &part);
}

/* Where the chain of logical parts is. One of them, inside of the disk. */
static enum table_fault begin_chain(struct scan *scan, const struct old_entry *entry)
{
    if (scan->chain_blocks != 0 || entry->blocks == 0) {
        return TABLE_DAMAGED;
    }
    if (entry->first == 0 || entry->first >= scan->blocks ||
        entry->blocks > scan->blocks - entry->first) {
        return TABLE_OUTSIDE;
    }
    scan->chain_first = entry->first;
    scan->chain_blocks = entry->blocks;
    return TABLE_GOOD;
}

static void read_old_table(struct scan *scan, const uint8_t *block)
{
    enum table_fault fault = TABLE_GOOD;
    scan->kind = TABLE_MBR;
    for (uint32_t i = 0; i < ENTRIES && fault == TABLE_GOOD; i++) {
        struct old_entry entry = read_entry(block, i);
        if (is_chain(entry.type)) {
            fault = begin_chain(scan, &entry);
        } else if (entry.type != TYPE_EMPTY) {
            fault = add_old(scan, &entry, 0, i + 1);
        }
    }
    if (fault != TABLE_GOOD) {
        scan_fail(scan, fault);
    } else if (scan->chain_blocks != 0) {
        scan_want(scan, SCAN_LOGICAL, scan->chain_first, scan->block_bytes);
    } else {
        scan->stage = SCAN_OVER;
    }
}

static void read_first(struct scan *scan, const uint8_t *block)
{
    if (!is_signed(block)) {
        scan->stage = SCAN_OVER;
        return;
    }
    for (uint32_t i = 0; i < ENTRIES; i++) {
        if (read_entry(block, i).type == TYPE_PROTECTS) {
            scan->kind = TABLE_GPT;
            scan_want(scan, SCAN_HEADER, 1, scan->block_bytes);
            return;
        }
    }
    read_old_table(scan, block);
}

/* The next link counts from where the chain begins, and must lie in it. */
static void go_on(struct scan *scan, const struct old_entry *link)
{
    if (!is_chain(link->type)) {
        scan->stage = SCAN_OVER;
    } else if (link->first == 0 || link->first >= scan->chain_blocks) {
        scan_fail(scan, TABLE_OUTSIDE);
    } else if (++scan->chain_steps == CHAIN_MOST) {
        scan_fail(scan, TABLE_TOO_MANY);
    } else {
        scan_want(scan, SCAN_LOGICAL, scan->chain_first + link->first, scan->block_bytes);
    }
}

/* A logical part counts from the block that tells of it, and stays inside of the chain. */
static void read_logical(struct scan *scan, const uint8_t *block)
{
    struct old_entry entry = read_entry(block, 0);
    struct old_entry link = read_entry(block, 1);
    uint64_t base = scan->wanted_first;
    uint64_t end = scan->chain_first + scan->chain_blocks;
    enum table_fault fault = is_signed(block) ? TABLE_GOOD : TABLE_DAMAGED;
    if (fault == TABLE_GOOD && entry.type != TYPE_EMPTY) {
        fault = entry.first != 0 && base + entry.first + entry.blocks <= end
                    ? add_old(scan, &entry, base, FIRST_LOGICAL + scan->chain_steps)
                    : TABLE_OUTSIDE;
    }
    if (fault != TABLE_GOOD) {
        scan_fail(scan, fault);
    } else {
        go_on(scan, &link);
    }
}

void scan_give(struct scan *scan, const uint8_t *bytes)
{
    switch (scan->stage) {
    case SCAN_FIRST:
        read_first(scan, bytes);
        break;
    case SCAN_HEADER:
        gpt_read_header(scan, bytes);
        break;
    case SCAN_ENTRIES:
        gpt_read_entries(scan, bytes);
        break;
    case SCAN_LOGICAL:
        read_logical(scan, bytes);
        break;
    case SCAN_OVER:
        break;
    }
}

/* Only the newer table has another place. */
void scan_cannot(struct scan *scan)
{
    if (scan->stage == SCAN_HEADER || scan->stage == SCAN_ENTRIES) {
        gpt_try_copy(scan, TABLE_UNREADABLE);
    } else {
        scan_fail(scan, TABLE_UNREADABLE);
    }
}
