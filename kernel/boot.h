/* What the loader tells: memory and the boot file. */
#ifndef BOOT_H
#define BOOT_H

#include <stdbool.h>
#include <stdint.h>

enum { BOOT_MAX_RANGES = 64 };

struct boot_range {
    uint64_t low_pa;
    uint64_t high_pa;
};

struct boot {
    struct boot_range memory[BOOT_MAX_RANGES]; /* usable, as the loader tells it */
    uint32_t memory_count;
    struct boot_range file; /* the first module */
    uint64_t acpi_pa;       /* where the firmware's tables begin (RSDP); 0: the loader told none */
};

/* Reads the PVH start info at a physical address. Null, or what is wrong with it. */
const char *boot_read(uint64_t info_pa, struct boot *ret_boot);

#endif
