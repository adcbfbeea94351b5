/* See madt.h. ACPI specification 6.5: 5.2.5 (RSDP), 5.2.7 (RSDT), 5.2.8 (XSDT), 5.2.12 (MADT). */
#include "madt.h"

#include <stdbool.h>
#include <stddef.h>

#include "kernel_types.h"

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
    ENTRY_CHIP = 1,
    ENTRY_CHIP_BYTES = 12,
    CHIP_ADDRESS = 4,
    CHIP_FIRST = 8,
    ENTRY_OVERRIDE = 2,
    ENTRY_OVERRIDE_BYTES = 10,
    OVERRIDE_BUS = 2,
    OVERRIDE_FROM = 3,
    OVERRIDE_TO = 4,
    OVERRIDE_FLAGS = 8,
    BUS_BOARD = 0,
    FLAGS_POLARITY = 3,
    POLARITY_LOW = 3,
    FLAGS_TRIGGER = 12,
    TRIGGER_BY_LEVEL = 12,
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

static void add_processor(struct madt *madt, const uint8_t *entry)
{
    bool usable =
        entry[ENTRY_ID] != ID_BROADCAST && (number(entry + ENTRY_FLAGS, 4) & FLAG_ENABLED);
    if (usable && madt->processor_count < MADT_PROCESSORS) {
        madt->processors[madt->processor_count++] = entry[ENTRY_ID];
    }
}

static void add_chip(struct madt *madt, const uint8_t *entry)
{
    if (madt->chip_count < MADT_CHIPS) {
        madt->chips[madt->chip_count++] =
            (struct madt_chip){.pa = number(entry + CHIP_ADDRESS, 4),
                               .first_line = (uint32_t)number(entry + CHIP_FIRST, 4)};
    }
}

/* Where nothing is said, a line of the board is what it always was: high, by edge. */
static void override(struct madt *madt, const uint8_t *entry)
{
    uint64_t flags = number(entry + OVERRIDE_FLAGS, 2);
    bool is_low = (flags & FLAGS_POLARITY) == POLARITY_LOW;
    bool by_level = (flags & FLAGS_TRIGGER) == TRIGGER_BY_LEVEL;
    if (entry[OVERRIDE_BUS] == BUS_BOARD && entry[OVERRIDE_FROM] < MADT_BOARD_LINES) {
        madt->board[entry[OVERRIDE_FROM]] = (struct madt_board){
            .line = (uint32_t)number(entry + OVERRIDE_TO, 4),
            .trigger = (uint8_t)((by_level ? TRIGGER_LEVEL_HIGH : TRIGGER_EDGE_HIGH) + is_low)};
    }
}

static void add_entry(struct madt *madt, const uint8_t *entry)
{
    if (entry[0] == ENTRY_PROCESSOR && entry[1] >= ENTRY_PROCESSOR_BYTES) {
        add_processor(madt, entry);
    } else if (entry[0] == ENTRY_CHIP && entry[1] >= ENTRY_CHIP_BYTES) {
        add_chip(madt, entry);
    } else if (entry[0] == ENTRY_OVERRIDE && entry[1] >= ENTRY_OVERRIDE_BYTES) {
        override(madt, entry);
    }
}

void madt_read(const struct madt_memory *memory, uint64_t acpi_pa, struct madt *ret_madt)
{
    *ret_madt = (struct madt){0};
    for (uint32_t i = 0; i < MADT_BOARD_LINES; i++) {
        ret_madt->board[i] = (struct madt_board){i, TRIGGER_EDGE_HIGH};
    }
    struct table table = find_madt(memory, acpi_pa);
    uint32_t at = MADT_FIRST;
    while (at + 2 <= table.bytes) {
        const uint8_t *entry = table.at + at;
        if (entry[1] < 2 || entry[1] > table.bytes - at) {
            break;
        }
        add_entry(ret_madt, entry);
        at += entry[1];
    }
}
