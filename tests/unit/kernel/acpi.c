/* The firmware's tables, whole and damaged. What one of them says of processors is madt.c's. */
#include "acpi.h"

#include <stdlib.h>
#include <string.h>

#include "random.h"
#include "tables.h"
#include "unit.h"

enum {
    FIRST_AT = 0x400,
    FADT_AT = 0x800,
    DSDT_AT = 0xa00,
    LONG_DSDT_AT = 0xb00,
    HEAD = 36,
    FADT_BYTES = 148,
    DAMAGES = 20000,
};

/* A root that lists so many tables, one byte behind a head each, and then the FADT. */
static void make_image(uint8_t revision, uint32_t count)
{
    uint32_t width = revision < 2 ? 4 : 8;
    memset(image, 0, sizeof image);
    put_rsdp(revision);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = FIRST_AT + i % 16 * 40;
        put_head(at, i % 2 == 0 ? "EVEN" : "ODDS", HEAD + 1);
        put(ROOT_AT + HEAD + width * i, at, width);
    }
    put(ROOT_AT + HEAD + width * count, FADT_AT, width);
    put_head(ROOT_AT, revision < 2 ? "RSDT" : "XSDT", HEAD + width * (count + 1));
    put_head(DSDT_AT, "DSDT", HEAD + 3);
    put_head(LONG_DSDT_AT, "DSDT", HEAD + 5);
    put(FADT_AT + 40, DSDT_AT, 4);
    put_head(FADT_AT, "FACP", FADT_BYTES);
}

/* Reads from a copy with nothing behind it, so that the sanitizer sees every step too far. What was found is looked at to its end. */
static struct acpi read_copy(uint64_t size, uint64_t acpi_pa)
{
    uint8_t *copy = malloc(size);
    memcpy(copy, image, size);
    struct acpi_memory memory = {copy, size};
    struct acpi acpi;
    acpi_find(&memory, acpi_pa, &acpi);
    CHECK(acpi.count <= ACPI_TABLES);
    for (uint32_t i = 0; i < acpi.count; i++) {
        uint8_t sum = 0;
        for (uint32_t at = 0; at < acpi.tables[i].bytes; at++) {
            sum = (uint8_t)(sum + copy[acpi.tables[i].pa + at]);
        }
        CHECK_EQ(sum, 0);
    }
    free(copy);
    return acpi;
}

TEST(tables_are_found_in_order_and_the_description_of_devices_last)
{
    for (uint8_t revision = 0; revision <= 2; revision += 2) {
        make_image(revision, 2);
        struct acpi acpi = read_copy(MEMORY_BYTES, RSDP_AT);
        CHECK_EQ(acpi.count, 4);
        CHECK_EQ(acpi.tables[0].pa, FIRST_AT);
        CHECK_EQ(acpi.tables[0].bytes, HEAD + 1);
        CHECK_EQ(acpi.tables[0].name, 0x4e455645);
        CHECK_EQ(acpi.tables[2].pa, FADT_AT);
        CHECK_EQ(acpi.tables[3].pa, DSDT_AT);
    }
}

TEST(the_long_address_of_the_description_goes_before_the_short_one)
{
    make_image(2, 0);
    put(FADT_AT + 140, LONG_DSDT_AT, 8);
    make_sum(FADT_AT, FADT_BYTES, 9);
    struct acpi acpi = read_copy(MEMORY_BYTES, RSDP_AT);
    CHECK_EQ(acpi.count, 2);
    CHECK_EQ(acpi.tables[1].pa, LONG_DSDT_AT);
}

TEST(a_table_is_found_by_its_name_the_first_of_several)
{
    make_image(2, 4);
    struct acpi acpi = read_copy(MEMORY_BYTES, RSDP_AT);
    CHECK_EQ(acpi_named(&acpi, ACPI_FADT).pa, FADT_AT);
    CHECK_EQ(acpi_named(&acpi, 0x5344444f).pa, FIRST_AT + 40);
    CHECK_EQ(acpi_named(&acpi, 0x5344444f).bytes, HEAD + 1);
    CHECK_EQ(acpi_named(&acpi, 0x5344444e).bytes, 0);
}

TEST(no_more_are_listed_than_there_is_room_for)
{
    make_image(2, 60);
    CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT).count, ACPI_TABLES);
}

TEST(a_damaged_table_is_left_out_and_the_others_are_found)
{
    make_image(2, 2);
    image[FIRST_AT + HEAD] ^= 1;
    struct acpi acpi = read_copy(MEMORY_BYTES, RSDP_AT);
    CHECK_EQ(acpi.count, 3);
    CHECK_EQ(acpi.tables[0].pa, FIRST_AT + 40);
}

TEST(a_length_that_cannot_be_voids_a_table)
{
    static const uint32_t lengths[] = {0, 1, HEAD - 1, MEMORY_BYTES, 0x100001, UINT32_MAX};
    for (uint32_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        make_image(2, 1);
        put(FIRST_AT + 4, lengths[i], 4);
        CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT).count, 2);
    }
}

TEST(without_a_root_there_are_none)
{
    make_image(2, 2);
    CHECK_EQ(read_copy(MEMORY_BYTES, 0).count, 0);
    CHECK_EQ(read_copy(MEMORY_BYTES, MEMORY_BYTES).count, 0);
    CHECK_EQ(read_copy(MEMORY_BYTES, UINT64_MAX).count, 0);
    image[RSDP_AT] = 'r';
    CHECK_EQ(read_copy(MEMORY_BYTES, RSDP_AT).count, 0);
}

TEST(memory_may_end_anywhere)
{
    make_image(2, 2);
    for (uint64_t size = 1; size < MEMORY_BYTES; size++) {
        CHECK(read_copy(size, RSDP_AT).count <= 4);
    }
}

/* Damage whose sums are right again. */
TEST(tables_that_lie_are_survived)
{
    uint64_t seed = 7;
    for (uint32_t i = 0; i < DAMAGES; i++) {
        uint32_t root_bytes = HEAD + (i % 2 == 0 ? 4 : 8) * 3;
        make_image(i % 2 == 0 ? 0 : 2, 2);
        for (uint32_t n = random_below(&seed, 4) + 1; n > 0; n--) {
            uint32_t at = random_below(&seed, 2) == 0 ? RSDP_AT : FADT_AT;
            image[at + random_below(&seed, 0x140)] = (uint8_t)random_below(&seed, 256);
        }
        make_sum(RSDP_AT, 20, 8);
        make_sum(ROOT_AT, root_bytes, 9);
        make_sum(FADT_AT, FADT_BYTES, 9);
        CHECK(read_copy(MEMORY_BYTES, RSDP_AT).count <= ACPI_TABLES);
    }
}

UNIT_MAIN
