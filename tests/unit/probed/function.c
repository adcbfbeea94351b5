/* What configurations say, whole and damaged. */
#include "function.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

enum { DAMAGES = 50000 };

static uint8_t config[FUNCTION_BYTES];

static void put(uint32_t at, uint64_t value, uint32_t bytes)
{
    memcpy(config + at, &value, bytes);
}

/* A device with a short range, ports, a long range, one message and a table of five. */
static void make_device(void)
{
    memset(config, 0, sizeof config);
    put(0x00, 0x10d38086, 4);
    put(0x06, 0x10, 2);
    put(0x08, 0x02000003, 4);
    put(0x0e, 0x80, 1);
    put(0x10, 0xfeb40000, 4);
    put(0x14, 0xc041, 4);
    put(0x18, 0x0000000c, 4);
    put(0x1c, 0x00000038, 4);
    put(0x34, 0x50, 1);
    put(0x3c, 0x010b, 2);
    put(0x50, 0x00806005, 4);
    put(0x60, 0x00047011, 4);
    put(0x70, 0x00140009, 4);
}

/* From a copy with nothing behind it. */
static bool read_copy(struct function *ret)
{
    uint8_t *copy = malloc(sizeof config);
    memcpy(copy, config, sizeof config);
    bool found = function_read(copy, ret);
    free(copy);
    return found;
}

TEST(a_device_says_what_it_is)
{
    struct function f;
    make_device();
    CHECK(read_copy(&f));
    CHECK_EQ(f.vendor, 0x8086);
    CHECK_EQ(f.model, 0x10d3);
    CHECK_EQ(f.class_of, 2);
    CHECK_EQ(f.revision, 3);
    CHECK(f.has_others && !f.is_bridge);
    CHECK_EQ(f.line, 11);
}

TEST(ranges_are_told_apart_and_a_long_one_takes_two_registers)
{
    struct function f;
    make_device();
    CHECK(read_copy(&f));
    CHECK_EQ(f.ranges[0].kind, RANGE_MEMORY);
    CHECK_EQ(f.ranges[0].address, 0xfeb40000);
    CHECK_EQ(f.ranges[1].kind, RANGE_PORTS);
    CHECK_EQ(f.ranges[1].address, 0xc040);
    CHECK_EQ(f.ranges[2].kind, RANGE_LONG_MEMORY);
    CHECK_EQ(f.ranges[2].address, UINT64_C(0x3800000000));
    CHECK_EQ(f.ranges[3].kind, RANGE_NONE);
    put(0x24, 4, 4); /* the last register has no other half */
    CHECK(read_copy(&f));
    CHECK_EQ(f.ranges[5].kind, RANGE_MEMORY);
}

TEST(capabilities_are_listed_and_a_table_counts_more_than_one_message)
{
    struct function f;
    make_device();
    CHECK(read_copy(&f));
    CHECK_EQ(f.capability_count, 3);
    CHECK_EQ(f.capabilities[2].number, CAPABILITY_VENDOR);
    CHECK_EQ(f.capabilities[2].at, 0x70);
    CHECK_EQ(f.messages, 5);
    put(0x51, 0x70, 1);
    CHECK(read_copy(&f));
    CHECK_EQ(f.messages, 1);
    put(0x06, 0, 2);
    CHECK(read_copy(&f));
    CHECK_EQ(f.capability_count, 0);
    CHECK_EQ(f.messages, 0);
}

TEST(a_list_that_comes_back_to_itself_ends)
{
    struct function f;
    make_device();
    put(0x71, 0x50, 1);
    CHECK(read_copy(&f));
    CHECK_EQ(f.capability_count, 3);
    put(0x51, 0x50, 1);
    CHECK(read_copy(&f));
    CHECK_EQ(f.capability_count, 1);
}

TEST(a_bridge_tells_the_bus_behind_it_and_has_two_ranges)
{
    struct function f;
    make_device();
    put(0x0e, 1, 1);
    put(0x18, 0x00070500, 4);
    CHECK(read_copy(&f));
    CHECK(f.is_bridge && !f.has_others);
    CHECK_EQ(f.secondary_bus, 5);
    CHECK_EQ(f.ranges[2].kind, RANGE_NONE);
}

TEST(where_there_is_nothing_nothing_is_read)
{
    struct function f = {.vendor = 7};
    memset(config, 0xff, sizeof config);
    CHECK(!read_copy(&f));
    memset(config, 0, sizeof config);
    CHECK(!read_copy(&f));
    CHECK_EQ(f.vendor, 7);
}

TEST(any_bytes_are_survived)
{
    uint32_t dice = 1;
    for (uint32_t i = 0; i < DAMAGES; i++) {
        make_device();
        uint32_t count = i % 8 == 0 ? FUNCTION_BYTES : 4;
        for (uint32_t n = 0; n < count; n++) {
            dice = dice * 1664525 + 1013904223;
            config[(dice >> 20) % FUNCTION_BYTES] = (uint8_t)(dice >> 8);
        }
        struct function f = {0};
        if (read_copy(&f)) {
            CHECK(f.capability_count <= FUNCTION_CAPABILITIES && f.messages <= 2048);
        }
    }
}

/* A port of PCI Express with bus 3 behind it, two pages of a megabyte each, and a slot. */
static void make_port(void)
{
    memset(config, 0, sizeof config);
    put(0x00, 0x000c1b36, 4);
    put(0x06, 0x10, 2);
    put(0x08, 0x06040000, 4);
    put(0x0e, 0x01, 1);
    put(0x19, 0x03, 1);
    put(0x20, 0xfe10fe00, 4);
    put(0x34, 0x54, 1);
    put(0x54, 0x01420010, 4);
    put(0x54 + 0x14, 0x00000060, 4);
}

TEST(a_slot_and_the_memory_behind_its_bridge_are_told)
{
    struct function f;
    make_port();
    CHECK(read_copy(&f));
    CHECK(f.is_bridge && f.has_slot);
    CHECK_EQ(f.window, 0xfe000000);
    CHECK_EQ(f.window_bytes, 0x200000);
    put(0x54 + 0x14, 0, 4);
    CHECK(read_copy(&f));
    CHECK(!f.has_slot);
    put(0x20, 0xfe00fe10, 4); /* closed: it ends before it begins */
    CHECK(read_copy(&f));
    CHECK_EQ(f.window_bytes, 0);
}

TEST(a_slot_that_would_be_behind_the_end_is_none)
{
    struct function f;
    make_port();
    put(0x34, 0xf0, 1);
    put(0xf0, 0x01420010, 4);
    CHECK(read_copy(&f));
    CHECK(!f.has_slot);
}

UNIT_MAIN
