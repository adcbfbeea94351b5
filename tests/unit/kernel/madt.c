/* Processors out of firmware tables, whole and damaged. */
#include "madt.h"

#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "unit.h"

enum {
    MEMORY_BYTES = 4096,
    RSDP_AT = 0x40,
    ROOT_AT = 0x100,
    OTHER_AT = 0x200,
    MADT_AT = 0x300,
    ROOM = 4,
    DAMAGES = 20000,
};

static uint8_t image[MEMORY_BYTES];

static void put(uint32_t at, uint64_t value, uint32_t bytes)
{
    for (uint32_t i = 0; i < bytes; i++) {
        image[at + i] = (uint8_t)(value >> (8 * i));
    }
}

static void make_sum(uint32_t at, uint32_t bytes, uint32_t place)
{
    uint8_t sum = 0;
    image[at + place] = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        sum = (uint8_t)(sum + image[at + i]);
    }
    image[at + place] = (uint8_t)-sum;
}

static void put_head(uint32_t at, const char *name, uint32_t bytes)
{
    memcpy(image + at, name, 4);
    put(at + 4, bytes, 4);
    make_sum(at, bytes, 9);
}

static void put_rsdp(uint8_t revision)
{
    memcpy(image + RSDP_AT, "RSD PTR ", 8);
    image[RSDP_AT + 15] = revision;
    put(RSDP_AT + 16, revision < 2 ? ROOT_AT : 0, 4);
    put(RSDP_AT + 24, revision < 2 ? 0 : ROOT_AT, 8);
    make_sum(RSDP_AT, 20, 8);
}

static void put_root(uint8_t revision)
{
    uint32_t width = revision < 2 ? 4 : 8;
    put(ROOT_AT + 36, OTHER_AT, width);
    put(ROOT_AT + 36 + width, MADT_AT, width);
    put_head(ROOT_AT, revision < 2 ? "RSDT" : "XSDT", 36 + 2 * width);
}

/* Three processors of which the second is disabled, with an entry of another kind between. */
static void make_image(uint8_t revision)
{
    static const uint8_t entries[] = {
        0, 8,  0, 3,   1, 0, 0, 0,             /* id 3 */
        1, 12, 9, 0,   0, 0, 0, 0, 0, 0, 0, 0, /* an I/O APIC */
        0, 8,  1, 5,   0, 0, 0, 0,             /* disabled */
        0, 8,  2, 7,   1, 0, 0, 0,             /* id 7 */
        0, 8,  3, 255, 1, 0, 0, 0,             /* everybody's id */
    };
    memset(image, 0, sizeof image);
    put_rsdp(revision);
    put_root(revision);
    put_head(OTHER_AT, "FACP", 36);
    memcpy(image + MADT_AT + 44, entries, sizeof entries);
    put_head(MADT_AT, "APIC", 44 + sizeof entries);
}

/* Reads from a copy with nothing behind it, so that the sanitizer sees every step too far. */
static uint32_t read_copy(uint64_t size, uint64_t acpi_pa, uint8_t ids[ROOM], uint32_t room)
{
    uint8_t *copy = malloc(size);
    memcpy(copy, image, size);
    struct madt_memory memory = {copy, size};
    uint32_t count = madt_read(&memory, acpi_pa, ids, room);
    free(copy);
    return count;
}

static void check_found(void)
{
    uint8_t ids[ROOM] = {0};
    CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT, ids, ROOM), 2);
    CHECK_EQ(ids[0], 3);
    CHECK_EQ(ids[1], 7);
}

TEST(enabled_processors_are_found_by_tables_of_either_width)
{
    make_image(0);
    check_found();
    make_image(2);
    check_found();
}

TEST(no_more_are_told_than_there_is_room_for)
{
    uint8_t ids[ROOM] = {0};
    make_image(2);
    CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT, ids, 1), 1);
    CHECK_EQ(ids[0], 3);
    CHECK_EQ(ids[1], 0);
}

TEST(without_a_root_there_are_none)
{
    uint8_t ids[ROOM];
    make_image(2);
    CHECK_EQ(read_copy(MEMORY_BYTES, 0, ids, ROOM), 0);
    CHECK_EQ(read_copy(MEMORY_BYTES, MEMORY_BYTES, ids, ROOM), 0);
    CHECK_EQ(read_copy(MEMORY_BYTES, UINT64_MAX, ids, ROOM), 0);
}

TEST(memory_that_ends_inside_a_table_tells_nothing)
{
    uint8_t ids[ROOM];
    make_image(2);
    for (uint64_t size = 1; size < MADT_AT + 44 + 44; size++) {
        CHECK_EQ(read_copy(size, RSDP_AT, ids, ROOM), 0);
    }
}

TEST(any_byte_of_a_table_that_is_changed_voids_it)
{
    uint8_t ids[ROOM];
    for (uint32_t at = MADT_AT; at < MADT_AT + 44 + 44; at++) {
        make_image(2);
        image[at] ^= 0x10;
        CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT, ids, ROOM), 0);
    }
}

TEST(an_entry_of_a_length_that_cannot_be_ends_the_list)
{
    static const uint8_t lengths[] = {0, 1, 200};
    uint8_t ids[ROOM] = {0};
    for (uint32_t i = 0; i < sizeof lengths; i++) {
        make_image(2);
        image[MADT_AT + 44 + 8 + 1] = lengths[i];
        make_sum(MADT_AT, 44 + 44, 9);
        CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT, ids, ROOM), 1);
    }
}

/* Damage whose sums are right again: nothing outside is read, and no more ids come than fit. */
TEST(tables_that_lie_are_survived)
{
    uint64_t seed = 7;
    uint8_t ids[ROOM];
    for (uint32_t i = 0; i < DAMAGES; i++) {
        make_image(i % 2 == 0 ? 0 : 2);
        for (uint32_t n = random_below(&seed, 4) + 1; n > 0; n--) {
            image[RSDP_AT + random_below(&seed, MEMORY_BYTES / 4)] =
                (uint8_t)random_below(&seed, 256);
        }
        make_sum(RSDP_AT, 20, 8);
        make_sum(ROOT_AT, i % 2 == 0 ? 44 : 52, 9);
        make_sum(MADT_AT, 44 + 44, 9);
        CHECK(read_copy(MEMORY_BYTES, RSDP_AT, ids, ROOM) <= ROOM);
    }
}

UNIT_MAIN
