/* See boot.h. */
#include "boot.h"

#include "frame.h"

enum { MEMORY_USABLE = 1 };

bool boot_reaches(uint64_t pa, uint64_t size)
{
    return pa != 0 && pa < BOOT_MAP_END && size <= BOOT_MAP_END - pa;
}

const char *boot_add_memory(struct boot *boot, uint64_t pa, uint64_t size, uint32_t type)
{
    if (type != MEMORY_USABLE) {
        return NULL;
    }
    if (boot->memory_count == BOOT_MAX_RANGES) {
        return "the loader tells too many ranges of memory";
    }
    boot->memory[boot->memory_count++] = (struct boot_range){pa, pa + size};
    return NULL;
}

const char *boot_set_file(struct boot *boot, uint64_t low_pa, uint64_t high_pa)
{
    bool sound = low_pa < high_pa && low_pa % PAGE_SIZE == 0;
    if (!sound || !boot_reaches(low_pa, high_pa - low_pa)) {
        return "the boot file is out of reach, or not at the start of a page";
    }
    boot->file = (struct boot_range){low_pa, high_pa};
    return NULL;
}

const char *boot_set_options(struct boot *boot, uint64_t pa)
{
    for (uint32_t i = 0; i < BOOT_MAX_OPTIONS && boot_reaches(pa, i + 1); i++) {
        boot->options[i] = *(const char *)frame_at(pa + i);
        if (boot->options[i] == 0) {
            return NULL;
        }
    }
    return "the boot options are out of reach or too long";
}

bool boot_has_option(const struct boot *boot, const char *word)
{
    for (const char *at = boot->options; *at != 0; at++) {
        uint32_t same = 0;
        while (word[same] != 0 && at[same] == word[same]) {
            same++;
        }
        bool begins = at == boot->options || at[-1] == ' ';
        if (begins && word[same] == 0 && (at[same] == 0 || at[same] == ' ')) {
            return true;
        }
    }
    return false;
}

const char *boot_read(uint64_t info_pa, uint32_t loader, struct boot *ret_boot)
{
    *ret_boot = (struct boot){0};
    const char *fault = loader == BOOT_BY_MULTIBOOT ? multiboot_read(info_pa, ret_boot)
                                                    : pvh_read(info_pa, ret_boot);
    if (fault != NULL) {
        return fault;
    }
    return ret_boot->file.high_pa != 0 ? NULL : "there is no boot file";
}
