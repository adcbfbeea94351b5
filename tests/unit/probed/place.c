/* Places out of tables, whole and damaged. */
#include "place.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

enum { HEAD = 36, FIRST = 44, ENTRY = 16, DAMAGES = 50000 };

static uint8_t table[FIRST + 2 * ENTRY];

static void put_entry(uint32_t index, uint64_t address, uint16_t segment, uint8_t first,
                      uint8_t last)
{
    uint8_t *entry = table + FIRST + index * ENTRY;
    memcpy(entry, &address, sizeof address);
    memcpy(entry + 8, &segment, sizeof segment);
    entry[10] = first;
    entry[11] = last;
}

/* From a copy with nothing behind it. */
static bool by_table(uint32_t bytes, struct place *ret)
{
    uint8_t *copy = malloc(bytes + 1);
    memcpy(copy, table, bytes);
    bool found = place_by_table(copy, bytes, ret);
    free(copy);
    return found;
}

TEST(the_segment_with_number_0_is_found)
{
    struct place place = {0};
    put_entry(0, 0xc0000000, 1, 0, 255);
    put_entry(1, 0xb0000000, 0, 0, 63);
    CHECK(by_table(sizeof table, &place));
    CHECK_EQ(place.address, 0xb0000000);
    CHECK_EQ(place.last_bus, 63);
}

TEST(a_place_that_cannot_be_is_none)
{
    struct place place;
    memset(table, 0, sizeof table);
    put_entry(1, 0, 9, 0, 0);
    put_entry(0, 0xb0000001, 0, 0, 255);
    CHECK(!by_table(sizeof table, &place));
    put_entry(0, 0, 0, 0, 255);
    CHECK(!by_table(sizeof table, &place));
    put_entry(0, 0xb0000000, 0, 2, 1);
    CHECK(!by_table(sizeof table, &place));
    put_entry(0, UINT64_C(0xfffffffffff00000), 0, 0, 255);
    CHECK(!by_table(sizeof table, &place));
}

TEST(a_table_may_end_anywhere)
{
    struct place place;
    put_entry(0, 0xb0000000, 0, 0, 255);
    for (uint32_t bytes = 0; bytes < sizeof table; bytes++) {
        CHECK_EQ(by_table(bytes, &place), bytes >= FIRST + ENTRY);
    }
}

TEST(the_description_of_devices_says_it_too)
{
    static const uint8_t method[] = {0x14, 12, '_', 'C', 'B', 'A', 0, 0xa4, 0x0c, 0, 0, 0, 0xe0};
    uint8_t devices[HEAD + sizeof method] = {0};
    struct place place = {0};
    memcpy(devices + HEAD, method, sizeof method);
    CHECK(place_by_devices(devices, sizeof devices, &place));
    CHECK_EQ(place.address, 0xe0000000);
    CHECK_EQ(place.last_bus, 255);
    CHECK(!place_by_devices(devices, HEAD - 1, &place));
    CHECK(!place_by_devices(devices, sizeof devices - 1, &place));
}

TEST(any_bytes_are_survived)
{
    uint32_t dice = 3;
    for (uint32_t i = 0; i < DAMAGES; i++) {
        struct place place;
        for (uint32_t n = 0; n < sizeof table; n++) {
            dice = dice * 1664525 + 1013904223;
            table[n] = (uint8_t)(dice >> (n % 3 == 0 ? 28 : 16));
        }
        if (by_table(dice % (sizeof table + 1), &place)) {
            CHECK(place.first_bus <= place.last_bus && place.address % (1 << 20) == 0);
        }
    }
}

UNIT_MAIN
