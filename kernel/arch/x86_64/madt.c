/* See madt.h. ACPI specification 6.5: 5.2.12 (MADT). */
#include "madt.h"

#include "kernel_types.h"

enum { MADT_FIRST = 44, ENTRY_ID = 3, ENTRY_FLAGS = 4, FLAG_ENABLED = 1, ID_BROADCAST = 0xff };
enum { ENTRY_PROCESSOR = 0, ENTRY_PROCESSOR_BYTES = 8 };
enum { ENTRY_CHIP = 1, ENTRY_CHIP_BYTES = 12, CHIP_ADDRESS = 4, CHIP_FIRST = 8 };
enum { ENTRY_OVERRIDE = 2, ENTRY_OVERRIDE_BYTES = 10, OVERRIDE_BUS = 2, BUS_BOARD = 0 };
enum { OVERRIDE_FROM = 3, OVERRIDE_TO = 4, OVERRIDE_FLAGS = 8 };
enum { FLAGS_POLARITY = 3, POLARITY_LOW = 3, FLAGS_TRIGGER = 12, TRIGGER_BY_LEVEL = 12 };

static void add_processor(struct madt *madt, const uint8_t *entry)
{
    bool usable =
        entry[ENTRY_ID] != ID_BROADCAST && (acpi_number(entry + ENTRY_FLAGS, 4) & FLAG_ENABLED);
    if (usable && madt->processor_count < MADT_PROCESSORS) {
        madt->processors[madt->processor_count++] = entry[ENTRY_ID];
    }
}

static void add_chip(struct madt *madt, const uint8_t *entry)
{
    if (madt->chip_count < MADT_CHIPS) {
        madt->chips[madt->chip_count++] =
            (struct madt_chip){.pa = acpi_number(entry + CHIP_ADDRESS, 4),
                               .first_line = (uint32_t)acpi_number(entry + CHIP_FIRST, 4)};
    }
}

/* Where nothing is said, a line of the board is what it always was: high, by edge. */
static void override(struct madt *madt, const uint8_t *entry)
{
    uint64_t flags = acpi_number(entry + OVERRIDE_FLAGS, 2);
    bool is_low = (flags & FLAGS_POLARITY) == POLARITY_LOW;
    bool by_level = (flags & FLAGS_TRIGGER) == TRIGGER_BY_LEVEL;
    if (entry[OVERRIDE_BUS] == BUS_BOARD && entry[OVERRIDE_FROM] < MADT_BOARD_LINES) {
        madt->board[entry[OVERRIDE_FROM]] = (struct madt_board){
            .line = (uint32_t)acpi_number(entry + OVERRIDE_TO, 4),
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

void madt_read(const struct acpi_memory *memory, const struct acpi *acpi, struct madt *ret_madt)
{
    *ret_madt = (struct madt){0};
    for (uint32_t i = 0; i < MADT_BOARD_LINES; i++) {
        ret_madt->board[i] = (struct madt_board){i, TRIGGER_EDGE_HIGH};
    }
    struct acpi_table table = acpi_named(acpi, ACPI_MADT);
    uint32_t at = MADT_FIRST;
    while (at + 2 <= table.bytes) {
        const uint8_t *entry = memory->at + table.pa + at;
        if (entry[1] < 2 || entry[1] > table.bytes - at) {
            break;
        }
        add_entry(ret_madt, entry);
        at += entry[1];
    }
}
