/* Which processors and interrupt chips there are: all that the kernel reads in the firmware's tables
 * for itself.
 *
 * Pure and bounded. Nothing in the tables is believed that is not inside the memory given; a table
 * that is not whole tells nothing. What else they say is for user mode.
 */
#ifndef MADT_H
#define MADT_H

#include <stdint.h>

/* Physical memory that can be read, from address 0 up. */
struct madt_memory {
    const uint8_t *at;
    uint64_t size;
};

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
 * chips. `acpi_pa` is the RSDP's address, 0 for none. */
void madt_read(const struct madt_memory *memory, uint64_t acpi_pa, struct madt *ret_madt);

#endif
