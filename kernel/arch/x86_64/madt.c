/* See madt.h. ACPI specification 6.5: 5.2.5 (RSDP), 5.2.7 (RSDT), 5.2.8 (XSDT), 5.2.12 (MADT). */
#include "madt.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    RSDP_BYTES = 20,
    RSDP_REVISION = 15,
    RSDP_RSDT = 16,
    RSDP_XSDT = 24,
    RSDP_LONG_BYTES = 36,
    HEAD_BYTES = 36,
    HEAD_LENGTH = 4,
    MADT_FIRST = 44,
    MAX_TABLE_BYTES = 65536,
    ENTRY_PROCESSOR = 0,
    ENTRY_PROCESSOR_BYTES = 8,
    ENTRY_ID = 3,
    ENTRY_FLAGS = 4,
    FLAG_ENABLED = 1,
    ID_BROADCAST = 0xff,
};

struct table {
    const uint8_t *at; /* null: there is none */
    uint32_t bytes;
};

static uint64_t number(const uint8_t *at, uint32_t bytes)
{
    uint64_t value = 0;
    for (uint32_t i = bytes; i > 0; i--) {
        value = value << 8 | at[i - 1];
    }
    return value;
}

static bool is_named(const uint8_t *at, const char *name)
{
    while (*name != 0 && *at == (uint8_t)*name) {
        at++;
        name++;
    }
    return *name == 0;
}

static bool sums_to_zero(const uint8_t *at, uint32_t bytes)
{
    uint8_t sum = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        sum = (uint8_t)(sum + at[i]);
    }
    return sum == 0;
}

static const uint8_t *reach(const struct madt_memory *memory, uint64_t pa, uint32_t bytes)
{
    bool inside = pa != 0 && pa <= memory->size && bytes <= memory->size - pa;
    return inside ? memory->at + pa : NULL;
}

/* The table at an address, if it has this name and is whole. */
static struct table find_table(const struct madt_memory *memory, uint64_t pa, const char *name)
{
    const uint8_t *head = reach(memory, pa, HEAD_BYTES);
    if (head == NULL || !is_named(head, name)) {
        return (struct table){0};
    }
    uint64_t bytes = number(head + HEAD_LENGTH, 4);
    if (bytes < HEAD_BYTES || bytes > MAX_TABLE_BYTES ||
        reach(memory, pa, (uint32_t)bytes) == NULL || !sums_to_zero(head, (uint32_t)bytes)) {
        return (struct table){0};
    }
    return (struct table){head, (uint32_t)bytes};
}

/* The MADT among the tables that a root table lists by addresses of this width. */
static struct table find_in(const struct madt_memory *memory, struct table root, uint32_t width)
{
    struct table madt = {0};
    for (uint32_t at = HEAD_BYTES; madt.at == NULL && at + width <= root.bytes; at += width) {
        madt = find_table(memory, number(root.at + at, width), "APIC");
    }
    return madt;
}

static struct table find_madt(const struct madt_memory *memory, uint64_t acpi_pa)
{
    const uint8_t *rsdp = reach(memory, acpi_pa, RSDP_BYTES);
    if (rsdp == NULL || !is_named(rsdp, "RSD PTR ") || !sums_to_zero(rsdp, RSDP_BYTES)) {
        return (struct table){0};
    }
    if (rsdp[RSDP_REVISION] >= 2 && reach(memory, acpi_pa, RSDP_LONG_BYTES) != NULL) {
        struct table xsdt = find_table(memory, number(rsdp + RSDP_XSDT, 8), "XSDT");
        if (xsdt.at != NULL) {
            return find_in(memory, xsdt, 8);
        }
    }
    struct table rsdt = find_table(memory, number(rsdp + RSDP_RSDT, 4), "RSDT");
    return rsdt.at != NULL ? find_in(memory, rsdt, 4) : rsdt;
}

static bool is_usable(const uint8_t *entry)
{
    return entry[0] == ENTRY_PROCESSOR && entry[1] >= ENTRY_PROCESSOR_BYTES &&
           entry[ENTRY_ID] != ID_BROADCAST && (number(entry + ENTRY_FLAGS, 4) & FLAG_ENABLED);
}

uint32_t madt_read(const struct madt_memory *memory, uint64_t acpi_pa, uint8_t *ret_ids,
                   uint32_t room)
{
    struct table madt = find_madt(memory, acpi_pa);
    uint32_t count = 0;
    uint32_t at = MADT_FIRST;
    while (count < room && at + 2 <= madt.bytes) {
        const uint8_t *entry = madt.at + at;
        if (entry[1] < 2 || entry[1] > madt.bytes - at) {
            break;
        }
        if (is_usable(entry)) {
            ret_ids[count++] = entry[ENTRY_ID];
        }
        at += entry[1];
    }
    return count;
}
