/* Which processors and interrupt chips there are. Pure and bounded. */
#pragma once

#include "acpi.h"
#include "types.h"

enum { MADT_PROCESSORS = 64, MADT_CHIPS = 8, MADT_BOARD_LINES = 16 };

/* An I/O APIC, whose lines have numbers from the first one up. */
struct madt_chip {
    uint64_t pa;
    uint32_t first_line;
};

/* What one of the sixteen lines of the old board is among all lines. */
struct madt_board {
    uint32_t line;
    uint8_t trigger; /* enum trigger */
};

struct madt {
    uint32_t processor_count;
    uint8_t
        processors[MADT_PROCESSORS]; /* ids of those that can be used, in the firmware's order */
    uint32_t chip_count;
    struct madt_chip chips[MADT_CHIPS];
    struct madt_board board[MADT_BOARD_LINES];
};

/* Reads as much as there is room for; if the tables do not tell, there are no processors and no
 * chips. */
void madt_read(const struct acpi_memory *memory, const struct acpi *acpi, struct madt *ret_madt);
