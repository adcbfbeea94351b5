/* The tables that the firmware left, by name: all that the kernel reads in them for itself begins
 * here.
 *
 * Pure and bounded. Nothing in them is believed that is not inside the memory given; a table that is
 * not whole is none.
 */
#pragma once

#include "types.h"

/* Physical memory that can be read, from address 0 up. */
struct acpi_memory {
    const uint8_t *at;
    uint64_t size;
};

enum { ACPI_TABLES = 32, ACPI_HEAD_BYTES = 36 };
enum { ACPI_RSDT = 0x54445352, ACPI_XSDT = 0x54445358, ACPI_FADT = 0x50434146 };
enum { ACPI_MADT = 0x43495041 };

struct acpi_table {
    uint64_t pa;
    uint32_t name; /* four letters, the first one lowest */
    uint32_t bytes;
};

struct acpi {
    uint32_t count;
    struct acpi_table tables[ACPI_TABLES]; /* in the firmware's order, DSDT at the end */
};

/* Finds as many as there is room for. `acpi_pa` is the RSDP's address, 0 for none. */
void acpi_find(const struct acpi_memory *memory, uint64_t acpi_pa, struct acpi *ret_acpi);

/* The first table of this name; one of no bytes if there is none. */
struct acpi_table acpi_named(const struct acpi *acpi, uint32_t name);

/* A number of so many bytes, the lowest first. */
uint64_t acpi_number(const uint8_t *at, uint32_t bytes);
