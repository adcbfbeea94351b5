/* Constants of the firmware's language, as compilers write them, damaged, and doubled. */
#include "writ/aml.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

#define BYTES(...) ((const uint8_t[]){__VA_ARGS__})
#define NUMBER(name, ...) number(BYTES(__VA_ARGS__), sizeof(BYTES(__VA_ARGS__)), name)
#define PACKAGE(name, ...) package(BYTES(__VA_ARGS__), sizeof(BYTES(__VA_ARGS__)), name)
#define S5 '_', 'S', '5', '_'
#define CBA '_', 'C', 'B', 'A'

enum { NOTHING = 0x5eed, DAMAGES = 50000 };

/* What is found in a copy with nothing behind it; NOTHING if nothing is. */
static uint64_t number(const uint8_t *aml, uint32_t bytes, const char *name)
{
    uint8_t *copy = malloc(bytes);
    memcpy(copy, aml, bytes);
    uint64_t value = NOTHING;
    bool found = aml_find_number(copy, bytes, name, &value);
    CHECK(found || value == NOTHING);
    free(copy);
    return value;
}

static struct aml_package package(const uint8_t *aml, uint32_t bytes, const char *name)
{
    uint8_t *copy = malloc(bytes);
    memcpy(copy, aml, bytes);
    struct aml_package value = {.count = NOTHING};
    bool found = aml_find_package(copy, bytes, name, &value);
    CHECK(found || value.count == NOTHING);
    free(copy);
    return value;
}

TEST(a_named_number_is_found_in_every_width)
{
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0x00), 0);
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0x01), 1);
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0xff), UINT64_MAX);
    CHECK_EQ(NUMBER("_CBA", 1, 2, 0x08, CBA, 0x0a, 0x12, 3), 0x12);
    CHECK_EQ(NUMBER("_CBA", 0x08, '\\', CBA, 0x0b, 0x34, 0x12), 0x1234);
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0x0c, 0x78, 0x56, 0x34, 0x12), 0x12345678);
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0x0e, 8, 7, 6, 5, 4, 3, 2, 1), 0x0102030405060708);
}

TEST(a_method_that_returns_a_number_and_nothing_else_is_one)
{
    CHECK_EQ(NUMBER("_CBA", 0x14, 12, CBA, 0x00, 0xa4, 0x0c, 0, 0, 0, 0xe0, 0x5b), 0xe0000000);
    CHECK_EQ(NUMBER("_CBA", 0x14, 0x4d, 0x00, CBA, 0x08, 0xa4, 0x0c, 0, 0, 0, 0xe0), 0xe0000000);
    CHECK_EQ(NUMBER("_CBA", 0x14, 13, CBA, 0x00, 0xa4, 0x0c, 0, 0, 0, 0xe0, 0x5b), NOTHING);
    CHECK_EQ(NUMBER("_CBA", 0x14, 11, CBA, 0x00, 0xa4, 0x0c, 0, 0, 0, 0xe0), NOTHING);
    CHECK_EQ(NUMBER("_CBA", 0x14, 7, CBA, 0x00, 0xa4, 0x60), NOTHING);
}

TEST(a_package_of_numbers_is_found)
{
    struct aml_package p = PACKAGE("_S5_", 0x08, S5, 0x12, 6, 4, 0, 0, 0, 0);
    CHECK_EQ(p.count, 4);
    CHECK_EQ(p.values[0], 0);
    p = PACKAGE("_S5_", 0x10, 0x08, S5, 0x12, 7, 4, 0x0a, 5, 0x0a, 7, 0, 0x08);
    CHECK_EQ(p.count, 3);
    CHECK_EQ(p.values[0], 5);
    CHECK_EQ(p.values[1], 7);
}

TEST(a_package_that_is_not_what_it_says_is_none)
{
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 6, 3, 0, 0, 0, 0).count, NOTHING); /* more than that */
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 7, 4, 0, 0, 0, 0).count, NOTHING); /* cut off */
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 0, 4, 0, 0, 0, 0).count, NOTHING);
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 6, 4, 0, 0x70, 0, 0).count, NOTHING); /* computed */
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 0x7f, 0xff, 4, 0, 0).count, NOTHING); /* bad length */
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 3, 200, 0).count, NOTHING);
    CHECK_EQ(PACKAGE("_S5_", S5, 0x12, 6, 4, 0, 0, 0, 0).count, NOTHING);
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5).count, NOTHING);
}

TEST(a_name_that_means_two_things_means_nothing)
{
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0x01, 0x08, CBA, 0x01), 1);
    CHECK_EQ(NUMBER("_CBA", 0x08, CBA, 0x01, 0x08, CBA, 0x00), NOTHING);
    CHECK_EQ(PACKAGE("_S5_", 0x08, S5, 0x12, 3, 1, 0, 0x08, S5, 0x12, 3, 1, 1).count, NOTHING);
}

TEST(another_name_is_not_taken_for_it)
{
    CHECK_EQ(NUMBER("_CBA", 0x08, S5, 0x01), NOTHING);
    CHECK_EQ(PACKAGE("_S5_", 0x08, '_', 'S', '4', '_', 0x12, 3, 1, 0).count, NOTHING);
}

TEST(damage_is_survived)
{
    static const uint8_t good[] = {0x08, S5, 0x12, 8, 4,    0x0a, 5, 0x0a, 7, 0,
                                   0x14, 12, CBA,  0, 0xa4, 0x0c, 0, 0,    0, 0xe0};
    uint32_t dice = 1;
    for (uint32_t i = 0; i < DAMAGES; i++) {
        uint8_t bad[sizeof good];
        memcpy(bad, good, sizeof good);
        for (uint32_t n = 0; n < 3; n++) {
            dice = dice * 1664525 + 1013904223;
            bad[(dice >> 8) % sizeof bad] = (uint8_t)(dice >> 16);
        }
        uint32_t bytes = 1 + (dice >> 4) % sizeof bad;
        (void)number(bad, bytes, "_CBA");
        (void)package(bad, bytes, "_S5_");
    }
}

UNIT_MAIN
