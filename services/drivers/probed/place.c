/* See place.h. */
#include "place.h"

#include <string.h>

#include "writ/aml.h"

enum {
    HEAD_BYTES = 36,
    FIRST_ENTRY = 44,
    ENTRY_BYTES = 16,
    ENTRY_SEGMENT = 8,
    ENTRY_FIRST_BUS = 10,
    ENTRY_LAST_BUS = 11,
    BUS_BYTES = 1 << 20,
};

static bool can_be(const struct place *place)
{
    uint64_t all = UINT64_C(256) * BUS_BYTES;
    return place->address != 0 && place->address % BUS_BYTES == 0 &&
           place->address <= UINT64_MAX - all && place->first_bus <= place->last_bus;
}

bool place_by_table(const uint8_t *table, uint32_t bytes, struct place *ret_place)
{
    for (uint32_t at = FIRST_ENTRY; bytes >= ENTRY_BYTES && at <= bytes - ENTRY_BYTES;
         at += ENTRY_BYTES) {
        struct place place;
        uint16_t segment;
        memcpy(&place.address, table + at, sizeof place.address);
        memcpy(&segment, table + at + ENTRY_SEGMENT, sizeof segment);
        place.first_bus = table[at + ENTRY_FIRST_BUS];
        place.last_bus = table[at + ENTRY_LAST_BUS];
        if (segment == 0 && can_be(&place)) {
            *ret_place = place;
            return true;
        }
    }
    return false;
}

bool place_by_devices(const uint8_t *table, uint32_t bytes, struct place *ret_place)
{
    struct place place = {.last_bus = UINT8_MAX};
    if (bytes < HEAD_BYTES ||
        !aml_find_number(table + HEAD_BYTES, bytes - HEAD_BYTES, "_CBA", &place.address) ||
        !can_be(&place)) {
        return false;
    }
    *ret_place = place;
    return true;
}
