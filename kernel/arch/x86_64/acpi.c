/* See acpi.h. ACPI specification 6.5: 5.2.5 (RSDP), 5.2.7 (RSDT), 5.2.8 (XSDT), 5.2.9 (FADT). */
#include "acpi.h"

enum { RSDP_BYTES = 20, RSDP_REVISION = 15, RSDP_RSDT = 16, RSDP_XSDT = 24, RSDP_LONG_BYTES = 36 };
enum { HEAD_LENGTH = 4, MAX_TABLE_BYTES = 0x100000 };
enum { FADT_DSDT = 40, FADT_BYTES = 44, FADT_LONG_DSDT = 140, FADT_LONG_BYTES = 148 };

static const uint64_t rsdp_name = 0x2052545020445352; /* "RSD PTR " */

uint64_t acpi_number(const uint8_t *at, uint32_t bytes)
{
    uint64_t value = 0;
    for (uint32_t i = bytes; i > 0; i--) {
        value = value << 8 | at[i - 1];
    }
    return value;
}

static bool sums_to_zero(const uint8_t *at, uint32_t bytes)
{
    uint8_t sum = 0;
    for (uint32_t i = 0; i < bytes; i++) {
        sum = (uint8_t)(sum + at[i]);
    }
    return sum == 0;
}

static const uint8_t *reach(const struct acpi_memory *memory, uint64_t pa, uint32_t bytes)
{
    bool inside = pa != 0 && pa <= memory->size && bytes <= memory->size - pa;
    return inside ? memory->at + pa : NULL;
}

/* The table at an address, if it is whole; otherwise one of no bytes. */
static struct acpi_table read_table(const struct acpi_memory *memory, uint64_t pa)
{
    const uint8_t *head = reach(memory, pa, ACPI_HEAD_BYTES);
    uint64_t bytes = head == NULL ? 0 : acpi_number(head + HEAD_LENGTH, 4);
    bool is_whole = bytes >= ACPI_HEAD_BYTES && bytes <= MAX_TABLE_BYTES &&
                    reach(memory, pa, (uint32_t)bytes) != NULL &&
                    sums_to_zero(head, (uint32_t)bytes);
    return is_whole ? (struct acpi_table){pa, (uint32_t)acpi_number(head, 4), (uint32_t)bytes}
                    : (struct acpi_table){0};
}

static void add(const struct acpi_memory *memory, struct acpi *acpi, uint64_t pa)
{
    struct acpi_table table = read_table(memory, pa);
    if (table.bytes != 0 && acpi->count < ACPI_TABLES) {
        acpi->tables[acpi->count++] = table;
    }
}

/* All that a root table lists by addresses of this width. False if it is none. */
static bool add_listed(const struct acpi_memory *memory, struct acpi *acpi, uint64_t pa,
                       uint32_t name, uint32_t width)
{
    struct acpi_table root = read_table(memory, pa);
    for (uint32_t at = ACPI_HEAD_BYTES; root.name == name && at + width <= root.bytes;
         at += width) {
        add(memory, acpi, acpi_number(memory->at + pa + at, width));
    }
    return root.name == name;
}

static void add_dsdt(const struct acpi_memory *memory, struct acpi *acpi)
{
    struct acpi_table fadt = acpi_named(acpi, ACPI_FADT);
    const uint8_t *at = memory->at + fadt.pa;
    uint64_t pa = fadt.bytes < FADT_LONG_BYTES ? 0 : acpi_number(at + FADT_LONG_DSDT, 8);
    if (pa == 0 && fadt.bytes >= FADT_BYTES) {
        pa = acpi_number(at + FADT_DSDT, 4);
    }
    add(memory, acpi, pa);
}

void acpi_find(const struct acpi_memory *memory, uint64_t acpi_pa, struct acpi *ret_acpi)
{
    *ret_acpi = (struct acpi){0};
    const uint8_t *rsdp = reach(memory, acpi_pa, RSDP_BYTES);
    if (rsdp == NULL || acpi_number(rsdp, 8) != rsdp_name || !sums_to_zero(rsdp, RSDP_BYTES)) {
        return;
    }
    bool is_long = rsdp[RSDP_REVISION] >= 2 && reach(memory, acpi_pa, RSDP_LONG_BYTES) != NULL;
    if (!is_long || !add_listed(memory, ret_acpi, acpi_number(rsdp + RSDP_XSDT, 8), ACPI_XSDT, 8)) {
        (void)add_listed(memory, ret_acpi, acpi_number(rsdp + RSDP_RSDT, 4), ACPI_RSDT, 4);
    }
    add_dsdt(memory, ret_acpi);
}

struct acpi_table acpi_named(const struct acpi *acpi, uint32_t name)
{
    uint32_t i = 0;
    while (i < acpi->count && acpi->tables[i].name != name) {
        i++;
    }
    return i < acpi->count ? acpi->tables[i] : (struct acpi_table){0};
}
