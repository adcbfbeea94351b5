/* See boot.h. */
#include "boot.h"

#include "frame.h"

enum { MEMORY_USABLE = 1 };

/* No physical address is longer than 52 bits. */
#define PA_END (UINT64_C(1) << 52)

static const char too_many[] = "the loader tells too many ranges of memory";

bool boot_reaches(uint64_t pa, uint64_t size)
{
    return pa != 0 && pa < BOOT_MAP_END && size <= BOOT_MAP_END - pa;
}

/* Adds what is in [low, high), if anything, to what is usable; in order, so that the lowest comes first. */
static bool insert(struct boot *boot, uint64_t low_pa, uint64_t high_pa)
{
    uint32_t at = boot->memory_count;
    if (low_pa >= high_pa || at == BOOT_MAX_RANGES) {
        return low_pa >= high_pa;
    }
    for (; at > 0 && boot->memory[at - 1].low_pa > low_pa; at--) {
        boot->memory[at] = boot->memory[at - 1];
    }
    boot->memory[at] = (struct boot_range){low_pa, high_pa};
    boot->memory_count++;
    return true;
}

bool boot_cut(struct boot *boot, struct boot_range hole)
{
    struct boot_range told[BOOT_MAX_RANGES];
    uint32_t count = boot->memory_count;
    __builtin_memcpy(told, boot->memory, sizeof told);
    boot->memory_count = 0;
    bool good = true;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t low = told[i].low_pa > hole.high_pa ? told[i].low_pa : hole.high_pa;
        uint64_t high = told[i].high_pa < hole.low_pa ? told[i].high_pa : hole.low_pa;
        good = good && insert(boot, told[i].low_pa, high) && insert(boot, low, told[i].high_pa);
    }
    return good;
}

const char *boot_add_memory(struct boot *boot, const struct boot_memory *memory)
{
    if (memory->pa > PA_END || memory->size > PA_END - memory->pa) {
        return "the loader tells of memory where no processor reaches";
    }
    struct boot_range range = {memory->pa, memory->pa + memory->size};
    bool good = boot->reserved_count < BOOT_MAX_RANGES;
    if (memory->size == 0 || memory->type == MEMORY_USABLE) {
        good = insert(boot, range.low_pa, range.high_pa);
    } else if (good) {
        boot->reserved[boot->reserved_count++] = range;
    }
    return good ? NULL : too_many;
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
    for (uint32_t i = 0; i < ret_boot->reserved_count && fault == NULL; i++) {
        fault = boot_cut(ret_boot, ret_boot->reserved[i]) ? NULL : too_many;
    }
    if (fault != NULL) {
        return fault;
    }
    return ret_boot->file.high_pa != 0 ? NULL : "there is no boot file";
}
