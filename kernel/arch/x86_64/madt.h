/* Which processors there are: the one thing that the kernel reads in the firmware's tables.
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

/* Writes the ids of up to `room` processors that can be used, in the firmware's order, and returns
 * how many; 0 if the tables do not tell. `acpi_pa` is the RSDP's address, 0 for none. */
uint32_t madt_read(const struct madt_memory *memory, uint64_t acpi_pa, uint8_t *ret_ids,
                   uint32_t room);

#endif
