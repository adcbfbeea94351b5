/* See boot.h: the start info of the PVH protocol, as QEMU and Xen hand it over. */
#include "boot.h"
#include "frame.h"

enum { START_MAGIC = 0x336ec578 };

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

/* Loaders put these anywhere, at odd addresses too. False if it is out of reach. */
static bool copy(void *to, uint64_t from_pa, uint64_t bytes)
{
    bool reached = boot_reaches(from_pa, bytes);
    if (reached) {
        __builtin_memcpy(to, frame_at(from_pa), bytes);
    }
    return reached;
}

static const char *read_memory(const struct start_info *info, struct boot *boot)
{
    for (uint32_t i = 0; i < info->memory_count; i++) {
        struct boot_memory memory;
        if (!copy(&memory, info->memory_pa + i * sizeof memory, sizeof memory)) {
            return "the loader tells no memory";
        }
        const char *fault = boot_add_memory(boot, &memory);
        if (fault != NULL) {
            return fault;
        }
    }
    return NULL;
}

static const char *read_module(const struct start_info *info, struct boot *boot)
{
    struct module module;
    if (info->module_count != 1 || !copy(&module, info->modules_pa, sizeof module)) {
        return "there must be one boot file: give it with -initrd";
    }
    return boot_set_file(boot, module.pa, module.pa + module.size);
}

const char *pvh_read(uint64_t info_pa, struct boot *boot)
{
    struct start_info info;
    if (!copy(&info, info_pa, sizeof info)) {
        return "the loader left no start info";
    }
    if (info.magic != START_MAGIC || info.version < 1) {
        return "the start info is not PVH's, version 1";
    }
    boot->acpi_pa = info.root_table_pa;
    const char *fault = read_memory(&info, boot);
    if (fault == NULL && info.command_line_pa != 0) {
        fault = boot_set_options(boot, info.command_line_pa);
    }
    return fault != NULL ? fault : read_module(&info, boot);
}
