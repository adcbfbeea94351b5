/* Processors and interrupt chips out of firmware tables, whole and damaged. */
#include "madt.h"

#include <stdlib.h>
#include <string.h>

#include "kernel_types.h"
#include "random.h"
#include "tables.h"
#include "unit.h"

enum {
    OTHER_AT = 0x200,
    MADT_AT = 0x300,
    ENTRIES_BYTES = 66,
    DAMAGES = 20000,
};

static void put_root(uint8_t revision)
{
    uint32_t width = revision < 2 ? 4 : 8;
    put(ROOT_AT + 36, OTHER_AT, width);
    put(ROOT_AT + 36 + width, MADT_AT, width);
    put_head(ROOT_AT, revision < 2 ? "RSDT" : "XSDT", 36 + 2 * width);
}

/* Three processors of which the second is disabled, a chip between, and two of the board's lines that are not what they were. */
static void make_image(uint8_t revision)
{
    static const uint8_t entries[] = {
        0, 8,  0, 3,   1, 0, 0,    0,                  /* id 3 */
        1, 12, 9, 0,   0, 0, 0xc0, 0xfe, 24,  0, 0, 0, /* a chip */
        0, 8,  1, 5,   0, 0, 0,    0,                  /* disabled */
        0, 8,  2, 7,   1, 0, 0,    0,                  /* id 7 */
        0, 8,  3, 255, 1, 0, 0,    0,                  /* everybody's id */
        2, 10, 0, 0,   2, 0, 0,    0,    0,   0,       /* line 0 is line 2 */
        2, 10, 0, 9,   9, 0, 0,    0,    0xf, 0,       /* line 9 is low, by level */
        2, 2,                                          /* too short for what it says it is */
    };
    memset(image, 0, sizeof image);
    put_rsdp(revision);
    put_root(revision);
    put_head(OTHER_AT, "FACP", 36);
    memcpy(image + MADT_AT + 44, entries, sizeof entries);
    put_head(MADT_AT, "APIC", 44 + sizeof entries);
}

/* Reads from a copy with nothing behind it, so that the sanitizer sees every step too far. */
static struct madt read_copy(uint64_t size, uint64_t acpi_pa)
{
    uint8_t *copy = malloc(size);
    memcpy(copy, image, size);
    struct acpi_memory memory = {copy, size};
    struct acpi acpi;
    struct madt madt;
    acpi_find(&memory, acpi_pa, &acpi);
    madt_read(&memory, &acpi, &madt);
    free(copy);
    return madt;
}

static uint32_t found(const struct madt *madt)
{
    return madt->processor_count + madt->chip_count;
}

static void check_found(void)
{
    struct madt madt = read_copy(MEMORY_BYTES, RSDP_AT);
    CHECK_EQ(madt.processor_count, 2);
    CHECK_EQ(madt.processors[0], 3);
    CHECK_EQ(madt.processors[1], 7);
}

TEST(enabled_processors_are_found_by_tables_of_either_width)
{
    make_image(0);
    check_found();
    make_image(2);
    check_found();
}

TEST(chips_and_what_the_lines_of_the_board_are_is_found)
{
    make_image(2);
    struct madt madt = read_copy(MEMORY_BYTES, RSDP_AT);
    CHECK_EQ(madt.chip_count, 1);
    CHECK_EQ(madt.chips[0].pa, 0xfec00000);
    CHECK_EQ(madt.chips[0].first_line, 24);
    CHECK_EQ(madt.board[0].line, 2);
    CHECK_EQ(madt.board[0].trigger, TRIGGER_EDGE_HIGH);
    CHECK_EQ(madt.board[4].line, 4);
    CHECK_EQ(madt.board[4].trigger, TRIGGER_EDGE_HIGH);
    CHECK_EQ(madt.board[9].line, 9);
    CHECK_EQ(madt.board[9].trigger, TRIGGER_LEVEL_LOW);
}

/* A table with nothing but processors, or chips, more than there is room for. */
static struct madt read_many(uint8_t kind, uint8_t bytes, uint32_t count)
{
    memset(image, 0, sizeof image);
    put_rsdp(2);
    put_root(2);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = MADT_AT + 44 + i * bytes;
        put(at, kind | (uint64_t)bytes << 8 | (uint64_t)i << 24, 4);
        put(at + 4, 1, 4);
    }
    put_head(MADT_AT, "APIC", 44 + count * bytes);
    return read_copy(MEMORY_BYTES, RSDP_AT);
}

TEST(no_more_are_told_than_there_is_room_for)
{
    CHECK_EQ(read_many(0, 8, 100).processor_count, MADT_PROCESSORS);
    CHECK_EQ(read_many(1, 12, 100).chip_count, MADT_CHIPS);
}

TEST(without_a_root_there_are_none)
{
    make_image(2);
    struct madt madt = read_copy(MEMORY_BYTES, 0);
    CHECK_EQ(found(&madt), 0);
    madt = read_copy(MEMORY_BYTES, MEMORY_BYTES);
    CHECK_EQ(found(&madt), 0);
    madt = read_copy(MEMORY_BYTES, UINT64_MAX);
    CHECK_EQ(found(&madt), 0);
    CHECK_EQ(madt.board[4].line, 4);
}

TEST(memory_that_ends_inside_a_table_tells_nothing)
{
    make_image(2);
    for (uint64_t size = 1; size < MADT_AT + 44 + ENTRIES_BYTES; size++) {
        struct madt madt = read_copy(size, RSDP_AT);
        CHECK_EQ(found(&madt), 0);
    }
}

TEST(any_byte_of_a_table_that_is_changed_voids_it)
{
    for (uint32_t at = MADT_AT; at < MADT_AT + 44 + ENTRIES_BYTES; at++) {
        make_image(2);
        image[at] ^= 0x10;
        struct madt madt = read_copy(MEMORY_BYTES, RSDP_AT);
        CHECK_EQ(found(&madt), 0);
    }
}

TEST(an_entry_of_a_length_that_cannot_be_ends_the_list)
{
    static const uint8_t lengths[] = {0, 1, 200};
    for (uint32_t i = 0; i < sizeof lengths; i++) {
        make_image(2);
        image[MADT_AT + 44 + 8 + 1] = lengths[i];
        make_sum(MADT_AT, 44 + ENTRIES_BYTES, 9);
        struct madt madt = read_copy(MEMORY_BYTES, RSDP_AT);
        CHECK_EQ(madt.processor_count, 1);
    }
}

/* Damage whose sums are right again: nothing outside is read, and no more ids come than fit. */
TEST(tables_that_lie_are_survived)
{
    uint64_t seed = 7;
    for (uint32_t i = 0; i < DAMAGES; i++) {
        make_image(i % 2 == 0 ? 0 : 2);
        for (uint32_t n = random_below(&seed, 4) + 1; n > 0; n--) {
            image[RSDP_AT + random_below(&seed, MEMORY_BYTES / 4)] =
                (uint8_t)random_below(&seed, 256);
        }
        make_sum(RSDP_AT, 20, 8);
        make_sum(ROOT_AT, i % 2 == 0 ? 44 : 52, 9);
        make_sum(MADT_AT, 44 + ENTRIES_BYTES, 9);
        struct madt madt = read_copy(MEMORY_BYTES, RSDP_AT);
        CHECK(madt.processor_count <= MADT_PROCESSORS && madt.chip_count <= MADT_CHIPS);
    }
}

UNIT_MAIN
