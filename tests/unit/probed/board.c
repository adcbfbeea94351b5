/* Devices of the board in descriptions that are known, and in damaged ones. */
#include "board.h"

#include <string.h>

#include "unit.h"

/* Name (_HID, EisaId ("PNP0303")), Name (_STA, 15), Name (_CRS, two ports and line 1) */
static const uint8_t keyboard[] = {
    0x08, '_',  'H',  'I',  'D',  0x0c, 0x41, 0xd0, 0x03, 0x03, 0x08, '_',  'S',  'T',  'A',  0x0a,
    0xf,  0x08, '_',  'C',  'R',  'S',  0x11, 0x18, 0x0a, 0x15, 0x47, 0x01, 0x60, 0x00, 0x60, 0,
    0x01, 0x01, 0x47, 0x01, 0x64, 0x00, 0x64, 0x00, 0x01, 0x01, 0x22, 0x02, 0x00, 0x79, 0x00};

static uint8_t table[256];

static bool first(const uint8_t *bytes, uint32_t count, struct board_device *ret_device)
{
    uint32_t at = 0;
    memset(table, 0, sizeof table);
    memcpy(table + 7, bytes, count);
    return board_next(table, sizeof table, &at, ret_device);
}

TEST(a_keyboard_has_two_ports_and_a_line)
{
    struct board_device device;
    CHECK(first(keyboard, sizeof keyboard, &device));
    CHECK_EQ(device.maker, 0x41d0);
    CHECK_EQ(device.model, 0x0303);
    CHECK_EQ(device.port_count, 2);
    CHECK_EQ(device.ports[0].first, 0x60);
    CHECK_EQ(device.ports[1].first, 0x64);
    CHECK_EQ(device.ports[1].count, 1);
    CHECK_EQ(device.line_count, 1);
    CHECK_EQ(device.lines[0], 1);
}

TEST(there_is_no_second_device_behind_the_last)
{
    struct board_device device;
    uint32_t at = 0;
    CHECK(board_next(keyboard, sizeof keyboard, &at, &device));
    CHECK(!board_next(keyboard, sizeof keyboard, &at, &device));
    CHECK_EQ(at, sizeof keyboard);
}

TEST(two_devices_are_found_in_their_order)
{
    struct board_device device;
    uint32_t at = 0;
    memset(table, 0, sizeof table);
    memcpy(table, keyboard, sizeof keyboard);
    memcpy(table + 100, keyboard, sizeof keyboard);
    table[109] = 0x01;
    table[108] = 0x05;
    CHECK(board_next(table, sizeof table, &at, &device));
    CHECK_EQ(device.model, 0x0303);
    CHECK(board_next(table, sizeof table, &at, &device));
    CHECK_EQ(device.model, 0x0501);
}

TEST(a_description_that_is_cut_off_shows_no_device)
{
    struct board_device device;
    for (uint32_t bytes = 0; bytes + 2 < sizeof keyboard; bytes++) {
        uint32_t at = 0;
        uint8_t copy[sizeof keyboard];
        memcpy(copy, keyboard, bytes);
        CHECK(!board_next(copy, bytes, &at, &device));
        CHECK_EQ(at, bytes);
    }
}

TEST(resources_that_are_not_known_or_cannot_be_are_none)
{
    static const struct {
        uint32_t at;
        uint8_t value;
    } changes[] = {{23, 0x40}, {23, 0x17}, {25, 0x16}, {26, 0x2a}, {26, 0x88},
                   {30, 0x61}, {33, 0x00}, {42, 0x20}, {43, 0x03}, {43, 0x00}};
    for (uint32_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct board_device device;
        uint8_t copy[sizeof keyboard];
        memcpy(copy, keyboard, sizeof copy);
        copy[changes[i].at] = changes[i].value;
        CHECK(!first(copy, sizeof copy, &device));
    }
}

TEST(no_damage_is_read_past_the_end_of_the_table)
{
    uint64_t state = 19;
    for (uint32_t i = 0; i < 200000; i++) {
        struct board_device device;
        uint8_t copy[sizeof keyboard];
        uint32_t at = 0;
        memcpy(copy, keyboard, sizeof copy);
        for (uint32_t n = 0; n < 3; n++) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            copy[(state >> 40) % sizeof copy] = (uint8_t)(state >> 56);
        }
        while (board_next(copy, sizeof copy, &at, &device)) {
            CHECK(device.port_count <= BOARD_PORTS && device.line_count <= BOARD_LINES);
        }
        CHECK_EQ(at, sizeof copy);
    }
}

UNIT_MAIN
