/* What the loader tells: memory and the boot file. */
#pragma once

#include "types.h"

enum { BOOT_MAX_RANGES = 64, BOOT_MAX_OPTIONS = 256 };

struct boot_range {
    uint64_t low_pa;
    uint64_t high_pa;
};

/* What both loaders tell of a range of memory, in the same words. */
struct boot_memory {
    uint64_t pa;
    uint64_t size;
    uint32_t type;
    uint32_t zero;
};

struct boot {
    struct boot_range memory[BOOT_MAX_RANGES]; /* usable, rising; what is told to be anything
                                                  else as well is not */
    uint32_t memory_count;
    struct boot_range reserved[BOOT_MAX_RANGES]; /* all the rest, as it is told */
    uint32_t reserved_count;
    struct boot_range file;         /* the first module */
    char options[BOOT_MAX_OPTIONS]; /* words, ended by a zero */
    uint64_t acpi_pa; /* where the firmware's tables begin (RSDP); 0: the loader told none */
};

/* What a loader leaves in esi. */
enum { BOOT_BY_PVH = 0, BOOT_BY_MULTIBOOT = 0x36d76289 };

/* Reads what a loader tells at a physical address. Null, or what is wrong with it. */
const char *boot_read(uint64_t info_pa, uint32_t loader, struct boot *ret_boot);

/* The two of them. */
const char *pvh_read(uint64_t info_pa, struct boot *boot);
const char *multiboot_read(uint64_t info_pa, struct boot *boot);

/* Whether so many bytes stand where the boot code has mapped memory. */
bool boot_reaches(uint64_t pa, uint64_t size);

/* Adds a range of memory. Null, or that there are too many, or that it ends where no address does. */
const char *boot_add_memory(struct boot *boot, const struct boot_memory *memory);

/* Takes a range out of all that is usable. False if there are too many then. */
[[nodiscard]] bool boot_cut(struct boot *boot, struct boot_range hole);

/* The one boot file. Null, or what is wrong with it. */
const char *boot_set_file(struct boot *boot, uint64_t low_pa, uint64_t high_pa);

/* Copies the options from where they end with a zero. Null, or that they are too long. */
const char *boot_set_options(struct boot *boot, uint64_t pa);

/* Reads the firmware's tables; before paging_init, while all that the loader left can be read. */
void firmware_read(const struct boot *boot);

/* Whether a word is among the options. */
bool boot_has_option(const struct boot *boot, const char *word);
