/* See board.h. */
#include "board.h"

#include <string.h>

enum {
    NAME = 0x08,
    DWORD = 0x0c,
    BYTE = 0x0a,
    BUFFER = 0x11,
    LONG_PACKAGE = 0xc0, /* its length has more bytes than one */
    HID_BYTES = 10,      /* NAME, four letters, DWORD, four bytes */
    CRS_BYTES = 9,       /* NAME, four letters, BUFFER, length, BYTE, size */
    NEAR = 128,          /* between the name and what it occupies */
    LARGE = 0x80,
    TAG_LINES = 0x22, /* without flags */
    TAG_LINES_FLAGS = 0x23,
    TAG_PORTS = 0x47,
    TAG_END = 0x79,
    SIZE_MASK = 0x07,
};

static bool is_name(const uint8_t *at, const char *letters)
{
    return at[0] == NAME && memcmp(at + 1, letters, 4) == 0;
}

static bool is_hid(const uint8_t *at, uint32_t left)
{
    return left >= HID_BYTES && is_name(at, "_HID") && at[5] == DWORD;
}

static bool add_ports(struct board_device *device, const uint8_t *at)
{
    uint16_t first = (uint16_t)(at[2] | at[3] << 8);
    uint16_t highest = (uint16_t)(at[4] | at[5] << 8);
    uint8_t count = at[7];
    if (first != highest || count == 0 || first + count > 0x10000 ||
        device->port_count == BOARD_PORTS) {
        return false;
    }
    device->ports[device->port_count++] = (struct board_ports){.first = first, .count = count};
    return true;
}

/* One line of sixteen, as a bit. */
static bool add_line(struct board_device *device, const uint8_t *at)
{
    uint32_t mask = at[1] | (uint32_t)at[2] << 8;
    if (mask == 0 || (mask & (mask - 1)) != 0 || device->line_count == BOARD_LINES) {
        return false;
    }
    device->lines[device->line_count++] = (uint8_t)__builtin_ctz(mask);
    return true;
}

/* All small resources up to the end tag, each of which has to be known. */
static bool read_resources(const uint8_t *at, uint32_t bytes, struct board_device *device)
{
    uint32_t place = 0;
    while (place < bytes && (at[place] & LARGE) == 0) {
        uint32_t size = 1 + (at[place] & SIZE_MASK);
        if (size > bytes - place) {
            return false;
        }
        switch (at[place]) {
        case TAG_END:
            return true;
        case TAG_PORTS:
            if (!add_ports(device, at + place)) {
                return false;
            }
            break;
        case TAG_LINES:
        case TAG_LINES_FLAGS:
            if (!add_line(device, at + place)) {
                return false;
            }
            break;
        default:
            return false;
        }
        place += size;
    }
    return false;
}

/* What the device occupies whose name ends at `from`: before the next name, and near. */
static bool find_resources(const uint8_t *table, uint32_t bytes, uint32_t from,
                           struct board_device *device)
{
    uint32_t end = bytes - from < NEAR ? bytes : from + NEAR;
    for (uint32_t at = from; at < end; at++) {
        uint32_t left = bytes - at;
        const uint8_t *here = table + at;
        if (is_hid(here, left)) {
            return false;
        }
        if (left < CRS_BYTES || !is_name(here, "_CRS")) {
            continue;
        }
        uint32_t size = here[8];
        bool shaped = here[5] == BUFFER && (here[6] & LONG_PACKAGE) == 0 && here[7] == BYTE &&
                      here[6] == size + 3 && size <= left - CRS_BYTES;
        return shaped && read_resources(here + CRS_BYTES, size, device);
    }
    return false;
}

bool board_next(const uint8_t *table, uint32_t bytes, uint32_t *at, struct board_device *ret_device)
{
    while (*at < bytes) {
        const uint8_t *here = table + *at;
        bool found = is_hid(here, bytes - *at);
        *at += found ? HID_BYTES : 1;
        if (!found) {
            continue;
        }
        struct board_device device = {.maker = (uint16_t)(here[6] << 8 | here[7]),
                                      .model = (uint16_t)(here[8] << 8 | here[9])};
        if (find_resources(table, bytes, *at, &device)) {
            *ret_device = device;
            return true;
        }
    }
    return false;
}
