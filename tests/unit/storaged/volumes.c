/* Volumes of disks that come and go, and who may have which. */
#include "volumes.h"

#include <string.h>

#include "unit.h"

static struct volumes volumes;
static struct scan scan;

static struct volume *begin(void)
{
    memset(&volumes, 0, sizeof volumes);
    memset(&scan, 0, sizeof scan);
    struct volume *disk = volumes_add_disk(&volumes, 0, 1000);
    scan.kind = TABLE_GPT;
    scan.count = 2;
    scan.parts[0] = (struct part){.first = 10, .blocks = 90, .number = 1, .name = "a"};
    scan.parts[1] = (struct part){.first = 100, .blocks = 50, .number = 4};
    CHECK(volumes_add_parts(&volumes, 0, &scan));
    return disk;
}

TEST(disks_and_parts_are_found_in_the_order_of_their_numbers)
{
    struct volume *disk = begin();
    const struct volume *first = volumes_next(&volumes, 0);
    const struct volume *second = volumes_next(&volumes, first->id);
    CHECK_EQ(first->id, disk->id);
    CHECK_EQ(second->part, 1);
    CHECK_EQ(second->disk_id, disk->id);
    CHECK_EQ(volumes_next(&volumes, second->id)->part, 4);
    CHECK(volumes_next(&volumes, second->id + 1) == 0);
}

TEST(a_number_is_never_used_twice)
{
    struct volume *disk = begin();
    uint64_t old = disk->id;
    volumes_drop_disk(&volumes, 0);
    CHECK(volumes_next(&volumes, 0) == 0);
    CHECK(volumes_find(&volumes, old) == 0);
    CHECK(volumes_add_disk(&volumes, 0, 10)->id > 3);
    CHECK(volumes_find(&volumes, 0) == 0);
}

TEST(nobody_gets_a_volume_of_which_somebody_has_a_block)
{
    struct volume *disk = begin();
    struct volume *a = volumes_find(&volumes, disk->id + 1);
    struct volume *b = volumes_find(&volumes, disk->id + 2);
    CHECK(volumes_open(&volumes, a, 7));
    CHECK(!volumes_open(&volumes, a, 8));
    CHECK(!volumes_open(&volumes, disk, 8));
    CHECK(volumes_open(&volumes, b, 8));
    volumes_close(a);
    CHECK(!volumes_open(&volumes, disk, 9));
    volumes_close(b);
    CHECK(volumes_open(&volumes, disk, 9));
    CHECK(!volumes_open(&volumes, a, 7));
}

TEST(volumes_of_different_disks_have_nothing_in_common)
{
    struct volume *disk = begin();
    struct volume *other = volumes_add_disk(&volumes, 1, 1000);
    CHECK(volumes_open(&volumes, disk, 1));
    CHECK(volumes_open(&volumes, other, 2));
}

TEST(parts_without_room_are_not_added_in_part)
{
    (void)begin();
    while (volumes_add_disk(&volumes, 3, 1000) != 0) {
    }
    volumes.at[9].id = 0;
    CHECK(!volumes_add_parts(&volumes, 3, &scan));
    CHECK_EQ(volumes.at[9].id, 0);
    volumes.at[8].id = 0;
    CHECK(volumes_add_parts(&volumes, 3, &scan));
}

static bool translates(uint64_t first, uint32_t bytes, uint32_t at, uint64_t *ret_first)
{
    const struct disk_request asked = {
        .first = first, .bytes = bytes, .at = at, .action = DISK_ACTION_READ};
    return volume_translates(volumes_find(&volumes, 2), &asked, 512, ret_first);
}

TEST(requests_are_counted_from_the_volume_and_stay_in_it)
{
    uint64_t first = 0;
    (void)begin();
    CHECK(translates(3, 1024, 0, &first));
    CHECK_EQ(first, 13);
    CHECK(translates(89, 512, STORAGED_VOLUME_DATA_BYTES - 512, &first));
    CHECK_EQ(first, 99);
    CHECK(!translates(89, 1024, 0, &first));
    CHECK(!translates(90, 512, 0, &first));
    CHECK(!translates(UINT64_MAX, 512, 0, &first));
    CHECK(!translates(0, 0, 0, &first));
    CHECK(!translates(0, 511, 0, &first));
    CHECK(!translates(0, 512, STORAGED_VOLUME_DATA_BYTES - 511, &first));
    CHECK(!translates(0, UINT32_MAX - 511, 0, &first));
    CHECK_EQ(first, 99);
}

UNIT_MAIN
