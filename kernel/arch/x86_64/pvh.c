/* See boot.h: the start info of the PVH protocol, as QEMU and Xen hand it over. */
#include <stddef.h>

#include "boot.h"
#include "frame.h"

enum { START_MAGIC = 0x336ec578, MEMORY_USABLE = 1, MAX_MODULES = 32 };

struct start_info {
    uint32_t magic;
    uint32_t version;
    uint32_t flags;
    uint32_t module_count;
    uint64_t modules_pa;
    uint64_t command_line_pa;
    uint64_t root_table_pa;
    /* from version 1 */
    uint64_t memory_pa;
    uint32_t memory_count;
    uint32_t zero;
};

struct module {
    uint64_t pa;
    uint64_t size;
    uint64_t command_line_pa;
    uint64_t zero;
};

struct memory {
    uint64_t pa;
    uint64_t size;
    uint32_t type;
    uint32_t zero;
};

/* The boot code maps so much; what the loader tells must stand below. */
static bool is_reachable(uint64_t pa, uint64_t size)
{
    const uint64_t limit = UINT64_C(1) << 32;
    return pa != 0 && pa < limit && size <= limit - pa;
}

static const char *read_memory(const struct start_info *info, struct boot *boot)
{
    if (!is_reachable(info->memory_pa, info->memory_count * sizeof(struct memory))) {
        return "the loader tells no memory";
    }
    const struct memory *memory = frame_at(info->memory_pa);
    for (uint32_t i = 0; i < info->memory_count; i++) {
        if (memory[i].type != MEMORY_USABLE) {
            continue;
        }
        if (boot->memory_count == BOOT_MAX_RANGES) {
            return "the loader tells too many ranges of memory";
        }
        boot->memory[boot->memory_count++] =
            (struct boot_range){memory[i].pa, memory[i].pa + memory[i].size};
    }
    return NULL;
}

static const char *read_modules(const struct start_info *info, struct boot *boot)
{
    if (info->module_count != 1 || !is_reachable(info->modules_pa, sizeof(struct module))) {
        return "there must be one boot file: give it with -initrd";
    }
    const struct module *module = frame_at(info->modules_pa);
    if (!is_reachable(module->pa, module->size) || module->pa % PAGE_SIZE != 0) {
        return "the boot file is out of reach, or not at the start of a page";
    }
    boot->file = (struct boot_range){module->pa, module->pa + module->size};
    return NULL;
}

const char *boot_read(uint64_t info_pa, struct boot *ret_boot)
{
    *ret_boot = (struct boot){0};
    if (!is_reachable(info_pa, sizeof(struct start_info))) {
        return "the loader left no start info";
    }
    const struct start_info *info = frame_at(info_pa);
    if (info->magic != START_MAGIC || info->version < 1) {
        return "the start info is not PVH's, version 1";
    }
    ret_boot->acpi_pa = info->root_table_pa;
    const char *fault = read_memory(info, ret_boot);
    return fault != NULL ? fault : read_modules(info, ret_boot);
}
