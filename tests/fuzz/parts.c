/* Fuzzes what reads the tables of disks: an input is a list of changes to a disk with a table of either kind; its first byte says which, and whether the sums are made right again afterwards.
 *
 * Whatever stands there, the scan ends, wants nothing outside of the disk, and finds parts that lie on the disk and have no block in common.
 */
#include <stdlib.h>
#include <string.h>

#include "disk.h"

enum {
    IS_NEW = 1,
    IS_MENDED = 2,
    IS_DAMAGED = 4,
    STEPS_MOST = 100,
    NEAR_BYTES = 2048,
    CHANGED_BYTES = 4096
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct disk bases[2]; /* made once; only their beginning is ever changed */
static struct disk *disk;

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void make_bases(void)
{
    disk_put_old(&bases[0], 0, 0, 0x83, 8, 12);
    disk_put_old(&bases[0], 0, 1, 0x05, 2, 1000);
    disk_put_old(&bases[0], 2, 0, 0x83, 1, 1);
    disk_put_old(&bases[0], 2, 1, 0x05, 1, 500);
    disk_put_old(&bases[0], 3, 0, 0x83, 100, 100);
    disk_put_new(&bases[IS_NEW]);
    disk_add(&bases[IS_NEW], 0, 40, 99, "first");
    disk_add(&bases[IS_NEW], 1, 100, 4000, "second");
}

static void make(uint8_t kind)
{
    static uint8_t beginnings[2][CHANGED_BYTES];
    static bool is_made;
    if (!is_made) {
        make_bases();
        memcpy(beginnings[0], bases[0].bytes, CHANGED_BYTES);
        memcpy(beginnings[IS_NEW], bases[IS_NEW].bytes, CHANGED_BYTES);
        is_made = true;
    }
    disk = &bases[kind & IS_NEW];
    memcpy(disk->bytes, beginnings[kind & IS_NEW], CHANGED_BYTES);
}

/* Every change is a place (2 bytes), how much of it (1 byte, 1 to 8) and what goes there. */
static void change(const uint8_t *data, size_t size)
{
    while (size >= 3) {
        uint64_t at = (uint64_t)(data[0] | data[1] << 8) % NEAR_BYTES;
        size_t wanted = data[2] % 8U + 1U;
        size_t count = wanted < size - 3 ? wanted : size - 3;
        memcpy(disk->bytes + at, data + 3, count);
        data += 3 + count;
        size -= 3 + count;
    }
}

static void check_parts(const struct scan *scan)
{
    must(scan->count <= PARTS_MOST && (scan->fault == TABLE_GOOD || scan->count == 0));
    for (uint32_t i = 0; i < scan->count; i++) {
        const struct part *a = &scan->parts[i];
        must(a->blocks != 0 && a->first < DISK_BLOCKS && a->blocks <= DISK_BLOCKS - a->first);
        must(a->name_length <= PART_NAME_BYTES);
        for (uint32_t j = 0; j < i; j++) {
            const struct part *b = &scan->parts[j];
            must(a->first >= b->first + b->blocks || b->first >= a->first + a->blocks);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct scan scan;
    uint64_t first = 0;
    uint32_t bytes = 0;
    uint32_t steps = 0;
    if (size < 1) {
        return 0;
    }
    make(data[0]);
    change(data + 1, size - 1);
    if ((data[0] & (IS_NEW | IS_MENDED)) == (IS_NEW | IS_MENDED)) {
        uint32_t length;
        memcpy(&length, disk_block(disk, 1) + 12, 4);
        if (length <= DISK_BLOCK_BYTES) {
            disk_mend(disk, 1);
        }
    }
    scan_begin(&scan, DISK_BLOCKS, DISK_BLOCK_BYTES);
    for (; scan_wants(&scan, &first, &bytes); steps++) {
        must(steps < STEPS_MOST && bytes != 0 && bytes <= SCAN_BYTES &&
             bytes % DISK_BLOCK_BYTES == 0);
        must(first < DISK_BLOCKS && bytes / DISK_BLOCK_BYTES <= DISK_BLOCKS - first);
        uint8_t *copy = malloc(bytes); /* of exactly that size, so that a sanitizer sees the end */
        must(copy != NULL);
        memcpy(copy, disk_block(disk, first), bytes);
        if ((data[0] & IS_DAMAGED) && steps == data[0] >> 4) {
            scan_cannot(&scan);
        } else {
            scan_give(&scan, copy);
        }
        free(copy);
    }
    check_parts(&scan);
    return 0;
}
