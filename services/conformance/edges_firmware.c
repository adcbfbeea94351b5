/* Cases about the firmware's tables: see edges.h. */
#include "edges.h"

#include <string.h>

#include "kernel_calls.h"
#include "writ/port.h"

enum {
    MOST_TABLES = 64,
    HEAD_BYTES = 36,
    LENGTH = 4,
    NAME_OF_LINES = 'A' | 'P' << 8 | 'I' << 16 | 'C' << 24,
    NAME_OF_REGISTERS = 'F' | 'A' << 8 | 'C' << 16 | 'P' << 24,
    NAME_OF_DEVICES = 'D' | 'S' << 8 | 'D' << 16 | 'T' << 24,
};

static uint32_t read(struct writ_io *io, uint32_t index, uint32_t offset, uint32_t count,
                     struct acpi_control_read_reply *reply)
{
    return acpi_control_read(io, ACPI_CONTROL_SLOT, index, offset, count, reply);
}

static uint32_t table(struct writ_io *io, uint32_t index, uint32_t *ret_name, uint32_t *ret_bytes)
{
    return acpi_control_table(io, ACPI_CONTROL_SLOT, index, ret_name, ret_bytes);
}

static bool has(struct writ_io *io, uint32_t wanted)
{
    uint32_t name = 0;
    uint32_t bytes = 0;
    for (uint32_t i = 0; table(io, i, &name, &bytes) == WRIT_OK; i++) {
        if (name == wanted) {
            return true;
        }
    }
    return false;
}

/* The last one that is there. */
static bool there_are_those_that_every_machine_has(struct writ_io *io)
{
    uint32_t name = 0;
    uint32_t bytes = 0;
    uint32_t count = 0;
    while (count < MOST_TABLES && table(io, count, &name, &bytes) == WRIT_OK) {
        count++;
    }
    return count < MOST_TABLES && name == NAME_OF_DEVICES && has(io, NAME_OF_LINES) &&
           has(io, NAME_OF_REGISTERS) && table(io, count, &name, &bytes) == WRIT_NOT_FOUND &&
           table(io, UINT32_MAX, &name, &bytes) == WRIT_NOT_FOUND;
}

/* All bytes of a table, in pieces of an odd length: their sum is 0. */
static bool is_whole(struct writ_io *io, uint32_t index, uint32_t bytes)
{
    enum { PIECE = 1999 };
    struct acpi_control_read_reply r;
    uint8_t sum = 0;
    for (uint32_t at = 0; at < bytes; at += PIECE) {
        uint32_t count = bytes - at < PIECE ? bytes - at : PIECE;
        if (read(io, index, at, count, &r) != WRIT_OK || r.data.length != count) {
            return false;
        }
        for (uint32_t i = 0; i < count; i++) {
            sum = (uint8_t)(sum + r.data.data[i]);
        }
    }
    return sum == 0;
}

static bool tables_are_read_whole_in_pieces(struct writ_io *io)
{
    struct acpi_control_read_reply r;
    uint32_t name = 0;
    uint32_t bytes = 0;
    bool good = true;
    for (uint32_t i = 0; good && table(io, i, &name, &bytes) == WRIT_OK; i++) {
        uint32_t words[2] = {0};
        good = bytes >= HEAD_BYTES && read(io, i, 0, sizeof words, &r) == WRIT_OK;
        memcpy(words, r.data.data, sizeof words);
        good = good && words[0] == name && words[1] == bytes && is_whole(io, i, bytes);
    }
    return good;
}

static bool nothing_is_read_outside_of_a_table(struct writ_io *io)
{
    struct acpi_control_read_reply r;
    uint32_t name = 0;
    uint32_t bytes = 0;
    return table(io, 0, &name, &bytes) == WRIT_OK && read(io, 0, bytes, 0, &r) == WRIT_OK &&
           r.data.length == 0 && read(io, 0, bytes - 1, 1, &r) == WRIT_OK &&
           read(io, 0, bytes, 1, &r) == KERNEL_ERROR_BAD_RANGE &&
           read(io, 0, bytes + 1, 0, &r) == KERNEL_ERROR_BAD_RANGE &&
           read(io, 0, UINT32_MAX, 2, &r) == KERNEL_ERROR_BAD_RANGE &&
           read(io, 0, 0, KERNEL_MAX_TABLE_READ + 1, &r) == EDGES_OUT_OF_RANGE &&
           read(io, MOST_TABLES, 0, 1, &r) == WRIT_NOT_FOUND;
}

static const struct edge_case cases[] = {
    {"there are tables that every machine has", there_are_those_that_every_machine_has},
    {"tables are read whole in pieces", tables_are_read_whole_in_pieces},
    {"nothing is read outside of a table", nothing_is_read_outside_of_a_table},
};

const struct edge_cases edges_of_firmware = {cases, sizeof cases / sizeof cases[0]};
