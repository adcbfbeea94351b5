/* Where a device's structures are, in configurations that are right and in damaged ones. */
#include "writ/virtio.h"

#include <string.h>

#include "unit.h"

static const uint64_t ranges[VIRTIO_RANGES] = {0, 4096, 0, 0, 16384, 0};

struct cap {
    uint8_t at;
    uint8_t next;
    uint8_t type;
    uint8_t range;
    uint32_t offset;
    uint32_t bytes;
};

/* As the devices of a common emulator have them. */
static const struct cap common = {0x40, 0x50, 1, 4, 0, 4096};
static const struct cap isr = {0x50, 0x60, 3, 4, 4096, 4096};
static const struct cap specific = {0x60, 0x70, 4, 4, 8192, 4096};
static const struct cap notify = {0x70, 0, 2, 4, 12288, 4096};

static void put(uint8_t *config, struct cap cap)
{
    config[cap.at] = 0x09;
    config[cap.at + 1] = cap.next;
    config[cap.at + 2] = cap.type == 2 ? 20 : 16;
    config[cap.at + 3] = cap.type;
    config[cap.at + 4] = cap.range;
    memcpy(config + cap.at + 8, &cap.offset, 4);
    memcpy(config + cap.at + 12, &cap.bytes, 4);
    if (cap.type == 2) {
        config[cap.at + 16] = 4;
    }
}

static void good_config(uint8_t *config)
{
    memset(config, 0, VIRTIO_CONFIG_BYTES);
    config[0x06] = 0x10;
    config[0x34] = 0x40;
    put(config, common);
    put(config, isr);
    put(config, specific);
    put(config, notify);
}

TEST(the_structures_of_a_good_device_are_found)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout = {0};
    good_config(config);
    CHECK(virtio_find(config, ranges, &layout));
    CHECK_EQ(layout.places[VIRTIO_COMMON].range, 4);
    CHECK_EQ(layout.places[VIRTIO_COMMON].bytes, 4096);
    CHECK_EQ(layout.places[VIRTIO_NOTIFY].offset, 12288);
    CHECK_EQ(layout.places[VIRTIO_SPECIFIC].offset, 8192);
    CHECK_EQ(layout.places[VIRTIO_ISR].offset, 4096);
    CHECK_EQ(layout.notify_step, 4);
}

TEST(a_device_without_a_list_has_no_structures)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout = {.notify_step = 77};
    good_config(config);
    config[0x06] = 0;
    CHECK(!virtio_find(config, ranges, &layout));
    CHECK_EQ(layout.notify_step, 77);
}

TEST(a_device_without_its_common_structure_is_none)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    config[0x43] = 7;
    CHECK(!virtio_find(config, ranges, &layout));
}

TEST(a_device_without_a_place_for_notifications_is_none)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    config[0x72] = 16; /* the capability ends where its last word would be */
    CHECK(!virtio_find(config, ranges, &layout));
}

TEST(what_is_special_to_a_device_may_be_missing)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    config[0x63] = 8;
    CHECK(virtio_find(config, ranges, &layout));
    CHECK_EQ(layout.places[VIRTIO_SPECIFIC].bytes, 0);
}

static bool found_with_common(struct cap cap)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    put(config, cap);
    return virtio_find(config, ranges, &layout);
}

TEST(a_structure_that_leaves_its_range_is_passed_over)
{
    CHECK(found_with_common((struct cap){0x40, 0x50, 1, 4, 12288, 4096}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 4, 12292, 4096}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 4, UINT32_MAX - 3, 64}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 4, 0, UINT32_MAX}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 0, 0, 64}));
}

TEST(a_structure_in_a_range_that_cannot_be_is_passed_over)
{
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 6, 0, 4096}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 255, 0, 4096}));
}

TEST(a_structure_that_is_too_short_or_crooked_is_none)
{
    CHECK(found_with_common((struct cap){0x40, 0x50, 1, 4, 0, 56}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 4, 0, 52}));
    CHECK(!found_with_common((struct cap){0x40, 0x50, 1, 4, 2, 64}));
}

TEST(the_first_good_structure_of_a_kind_counts)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    put(config, (struct cap){0x70, 0x90, 2, 4, 12288, 4096});
    put(config, (struct cap){0x90, 0xa0, 1, 4, 64, 64});
    put(config, (struct cap){0xa0, 0, 2, 4, 64, 64});
    CHECK(virtio_find(config, ranges, &layout));
    CHECK_EQ(layout.places[VIRTIO_COMMON].offset, 0);
    CHECK_EQ(layout.places[VIRTIO_NOTIFY].offset, 12288);
}

TEST(a_list_without_end_ends)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    config[0x71] = 0x40;
    CHECK(virtio_find(config, ranges, &layout));
    config[0x41] = 0x40;
    CHECK(!virtio_find(config, ranges, &layout));
}

TEST(a_capability_at_the_last_byte_is_not_read_past)
{
    uint8_t config[VIRTIO_CONFIG_BYTES];
    struct virtio_layout layout;
    good_config(config);
    config[0x71] = 0xfc;
    config[0xfc] = 0x09;
    config[0xfe] = 20;
    config[0xff] = 1;
    CHECK(virtio_find(config, ranges, &layout));
    memset(config, 0, sizeof config);
    config[0x06] = 0x10;
    config[0x34] = 0xf0;
    put(config, (struct cap){0xf0 - 0x10, 0, 1, 4, 0, 64});
    config[0xf0] = 0x09;
    config[0xf2] = 20;
    config[0xf3] = 2;
    config[0xf4] = 4;
    config[0xfc] = 64;
    CHECK(!virtio_find(config, ranges, &layout));
}

UNIT_MAIN
