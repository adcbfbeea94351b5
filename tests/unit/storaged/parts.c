/* Disks with good tables, damaged ones, and ones that contradict themselves. */
#include "parts.h"

#include <string.h>

#include "disk.h"
#include "gpt.h"
#include "unit.h"

static struct disk disk;
static struct scan scan;

static void blank(void)
{
    memset(&disk, 0, sizeof disk);
}

static void check_fault(enum table_fault fault)
{
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.fault, fault);
    CHECK_EQ(scan.count, 0);
    CHECK_EQ(scan.stage, SCAN_OVER);
}

TEST(the_sum_is_that_of_the_standard)
{
    CHECK_EQ(gpt_sum((const uint8_t *)"123456789", 9), 0xcbf43926);
}

TEST(an_empty_disk_has_no_table)
{
    blank();
    check_fault(TABLE_GOOD);
    CHECK_EQ(scan.kind, TABLE_NONE);
}

TEST(blocks_of_a_size_that_cannot_be_are_not_read)
{
    const uint32_t sizes[] = {0, 256, 513, 8192};
    uint64_t first;
    uint32_t bytes;
    for (uint32_t i = 0; i < 4; i++) {
        scan_begin(&scan, 100, sizes[i]);
        CHECK(!scan_wants(&scan, &first, &bytes));
    }
    scan_begin(&scan, 0, 512);
    CHECK(!scan_wants(&scan, &first, &bytes));
    scan_begin(&scan, 1, 4096);
    CHECK(scan_wants(&scan, &first, &bytes));
    CHECK_EQ(bytes, 4096);
}

TEST(the_parts_of_the_older_table_are_found)
{
    blank();
    disk_put_old(&disk, 0, 0, 0x83, 100, 50);
    disk_put_old(&disk, 0, 2, 0x0c, 1000, DISK_BLOCKS - 1000);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.kind, TABLE_MBR);
    CHECK_EQ(scan.fault, TABLE_GOOD);
    CHECK_EQ(scan.count, 2);
    CHECK_EQ(scan.parts[0].first, 100);
    CHECK_EQ(scan.parts[0].blocks, 50);
    CHECK_EQ(scan.parts[0].number, 1);
    CHECK_EQ(scan.parts[1].number, 3);
    CHECK_EQ(scan.parts[1].content[0], 0x0c);
}

TEST(logical_parts_are_found_along_their_chain)
{
    blank();
    disk_put_old(&disk, 0, 0, 0x83, 10, 90);
    disk_put_old(&disk, 0, 1, 0x05, 1000, 1000);
    disk_put_old(&disk, 1000, 0, 0x83, 10, 90);
    disk_put_old(&disk, 1000, 1, 0x05, 500, 200);
    disk_put_old(&disk, 1500, 0, 0x82, 1, 199);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.fault, TABLE_GOOD);
    CHECK_EQ(scan.count, 3);
    CHECK_EQ(scan.parts[1].first, 1010);
    CHECK_EQ(scan.parts[1].number, 5);
    CHECK_EQ(scan.parts[2].first, 1501);
    CHECK_EQ(scan.parts[2].number, 6);
}

TEST(a_chain_that_comes_back_to_itself_ends)
{
    blank();
    disk_put_old(&disk, 0, 1, 0x05, 1000, 1000);
    disk_put_old(&disk, 1000, 1, 0x05, 500, 200);
    disk_put_old(&disk, 1500, 1, 0x05, 500, 200);
    check_fault(TABLE_TOO_MANY);
}

TEST(a_chain_that_leaves_itself_is_refused)
{
    blank();
    disk_put_old(&disk, 0, 1, 0x05, 1000, 1000);
    disk_put_old(&disk, 1000, 1, 0x05, 1000, 200);
    check_fault(TABLE_OUTSIDE);
    disk_put_old(&disk, 1000, 1, 0, 0, 0);
    disk_put_old(&disk, 1000, 0, 0x83, 10, 991);
    check_fault(TABLE_OUTSIDE);
    disk_put_old(&disk, 1000, 0, 0x83, 10, 990);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.count, 1);
    disk_put_old(&disk, 0, 1, 0x05, DISK_BLOCKS, 1);
    check_fault(TABLE_OUTSIDE);
}

TEST(a_link_of_a_chain_that_is_not_signed_is_refused)
{
    blank();
    disk_put_old(&disk, 0, 1, 0x05, 1000, 1000);
    check_fault(TABLE_DAMAGED);
}

TEST(a_part_that_leaves_the_disk_is_refused)
{
    blank();
    disk_put_old(&disk, 0, 0, 0x83, 10, DISK_BLOCKS - 9);
    check_fault(TABLE_OUTSIDE);
    disk_put_old(&disk, 0, 0, 0x83, UINT32_MAX, UINT32_MAX);
    check_fault(TABLE_OUTSIDE);
    disk_put_old(&disk, 0, 0, 0x83, 10, 0);
    check_fault(TABLE_OUTSIDE);
}

TEST(parts_that_overlap_are_refused)
{
    blank();
    disk_put_old(&disk, 0, 0, 0x83, 10, 90);
    disk_put_old(&disk, 0, 1, 0x83, 99, 10);
    check_fault(TABLE_OVERLAPS);
    disk_put_old(&disk, 0, 1, 0x83, 100, 10);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.count, 2);
}

TEST(the_parts_of_the_newer_table_are_found_with_their_names)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 40, 99, "boot");
    disk_add(&disk, 5, 100, 100, "one block");
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.kind, TABLE_GPT);
    CHECK_EQ(scan.fault, TABLE_GOOD);
    CHECK_EQ(scan.count, 2);
    CHECK_EQ(scan.parts[0].first, 40);
    CHECK_EQ(scan.parts[0].blocks, 60);
    CHECK_EQ(scan.parts[0].name_length, 4);
    CHECK_BYTES(scan.parts[0].name, "boot", 4);
    CHECK_EQ(scan.parts[1].number, 6);
    CHECK_EQ(scan.parts[1].content[3], 0x16);
    CHECK(!scan.is_copy);
}

TEST(names_are_utf_8_and_what_is_no_text_is_no_name)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 40, 99, "abc");
    uint8_t *name = disk_block(&disk, 2) + 56;
    memcpy(name, "\xe4\x00\xac\x20\x3d\xd8\x00\xde", 8);
    disk_mend(&disk, 1);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.parts[0].name_length, 9);
    CHECK_BYTES(scan.parts[0].name, "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 9);
    memcpy(name, "a\x00\x00\xdc", 4);
    disk_mend(&disk, 1);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.parts[0].name_length, 0);
    memset(name, 0xff, 72);
    disk_mend(&disk, 1);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.parts[0].name_length, 108);
    memset(name, 0, 72);
    memcpy(name + 70, "\x00\xd8", 2);
    memset(name, 'x', 1);
    for (uint32_t i = 0; i < 35; i++) {
        name[2 * i] = 'x';
    }
    disk_mend(&disk, 1);
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.parts[0].name_length, 0);
}

TEST(the_copy_counts_where_the_table_is_damaged)
{
    for (uint32_t at = 512; at < 1536; at += 511) {
        blank();
        disk_put_new(&disk);
        disk_add(&disk, 0, 40, 99, "kept");
        disk.bytes[at] ^= 1;
        disk_scan(&disk, &scan);
        CHECK_EQ(scan.fault, TABLE_GOOD);
        CHECK_EQ(scan.count, 1);
        CHECK_EQ(scan.is_copy, at != 1023); /* behind what the header counts as itself */
    }
}

TEST(the_copy_counts_where_the_table_cannot_be_read)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 40, 99, "kept");
    disk.has_unreadable = true;
    disk.unreadable = 1;
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.count, 1);
    disk.unreadable = 20;
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.count, 1);
    CHECK(scan.is_copy);
    disk_block(&disk, DISK_BLOCKS - 1)[0] = 'X';
    check_fault(TABLE_DAMAGED);
    disk.unreadable = 0;
    check_fault(TABLE_UNREADABLE);
}

TEST(a_table_that_is_damaged_twice_is_refused)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 40, 99, "lost");
    disk_block(&disk, 1)[0] = 'X';
    disk_block(&disk, DISK_BLOCKS - 2)[0] ^= 1;
    check_fault(TABLE_DAMAGED);
}

/* A word of the header, the sums made right again. */
static void set_header(uint32_t at, uint64_t value, uint32_t bytes)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 40, 99, "part");
    memset(disk_block(&disk, DISK_BLOCKS - 1), 0, DISK_BLOCK_BYTES);
    memcpy(disk_block(&disk, 1) + at, &value, bytes);
    disk_mend(&disk, 1);
}

TEST(a_header_that_points_outside_is_refused)
{
    set_header(72, DISK_BLOCKS, 8);
    check_fault(TABLE_DAMAGED); /* what the copy says, and it is gone */
    set_header(72, 1, 8);
    check_fault(TABLE_DAMAGED);
    set_header(48, DISK_BLOCKS, 8);
    check_fault(TABLE_DAMAGED);
    set_header(84, 100, 4);
    check_fault(TABLE_DAMAGED);
    set_header(80, UINT32_MAX, 4);
    check_fault(TABLE_DAMAGED);
    set_header(24, 7, 8);
    check_fault(TABLE_DAMAGED);
}

TEST(a_part_outside_of_where_parts_may_be_is_refused)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 33, 99, "over the table");
    check_fault(TABLE_OUTSIDE);
    disk_add(&disk, 0, 99, 98, "backwards");
    check_fault(TABLE_OUTSIDE);
    disk_add(&disk, 0, 40, UINT64_MAX, "far");
    check_fault(TABLE_OUTSIDE);
}

TEST(parts_of_the_newer_table_that_overlap_are_refused)
{
    blank();
    disk_put_new(&disk);
    disk_add(&disk, 0, 40, 99, "a");
    disk_add(&disk, 1, 99, 120, "b");
    check_fault(TABLE_OVERLAPS);
}

TEST(a_table_with_too_many_parts_is_refused_whole)
{
    blank();
    disk_put_new(&disk);
    for (uint32_t i = 0; i < PARTS_MOST; i++) {
        disk_add(&disk, i, 40 + i, 40 + i, "part");
    }
    disk_scan(&disk, &scan);
    CHECK_EQ(scan.count, PARTS_MOST);
    disk_add(&disk, PARTS_MOST, 400, 400, "part");
    check_fault(TABLE_TOO_MANY);
}

UNIT_MAIN
