/* See boot.h: what a Multiboot2 loader tells, as GRUB hands it over. Multiboot2 specification 2.0,
 * 3.6. */
#include "boot.h"
#include "frame.h"

enum { TAG_END = 0, TAG_OPTIONS = 1, TAG_MODULE = 3, TAG_MEMORY = 6, TAG_ACPI = 14 };
enum { TAG_LONG_ACPI = 15, TAG_BYTES = 8, TAG_ALIGN = 8, MEMORY_USABLE = 1 };

struct info {
    uint32_t bytes; /* of all tags and itself */
    uint32_t zero;
};

struct tag {
    uint32_t type;
    uint32_t bytes; /* the next one is at a multiple of 8 */
};

struct module {
    struct tag tag;
    uint32_t low_pa;
    uint32_t high_pa;
};

struct memory_map {
    struct tag tag;
    uint32_t entry_bytes;
    uint32_t entry_version;
};

static const char *read_memory(const struct memory_map *map, struct boot *boot)
{
    bool sound = map->tag.bytes >= sizeof *map && map->entry_bytes >= sizeof(struct boot_memory) &&
                 map->entry_bytes % TAG_ALIGN == 0;
    if (!sound) {
        return "the loader tells no memory";
    }
    for (uint64_t at = sizeof *map; at + map->entry_bytes <= map->tag.bytes;
         at += map->entry_bytes) {
        const char *fault = boot_add_memory(boot, (const void *)((const char *)map + at));
        if (fault != NULL) {
            return fault;
        }
    }
    return NULL;
}

static const char *read_module(const struct module *module, struct boot *boot)
{
    if (boot->file.high_pa != 0 || module->tag.bytes < sizeof *module) {
        return "there must be one boot file: give it with module2";
    }
    return boot_set_file(boot, module->low_pa, module->high_pa);
}

/* One that we do not know is skipped, as are tables of ACPI that a later tag tells better. */
static const char *read_tag(const struct tag *tag, struct boot *boot)
{
    switch (tag->type) {
    case TAG_OPTIONS:
        return boot_set_options(boot, frame_pa(tag) + TAG_BYTES);
    case TAG_MODULE:
        return read_module((const void *)tag, boot);
    case TAG_MEMORY:
        return read_memory((const void *)tag, boot);
    case TAG_ACPI:
    case TAG_LONG_ACPI:
        boot->acpi_pa = frame_pa(tag) + TAG_BYTES;
        return NULL;
    default:
        return NULL;
    }
}

const char *multiboot_read(uint64_t info_pa, struct boot *boot)
{
    const struct info *info = frame_at(info_pa);
    if (info_pa % TAG_ALIGN != 0 || !boot_reaches(info_pa, sizeof *info) ||
        !boot_reaches(info_pa, info->bytes)) {
        return "the loader left no information";
    }
    uint64_t at = sizeof *info;
    while (at + TAG_BYTES <= info->bytes) {
        const struct tag *tag = frame_at(info_pa + at);
        if (tag->type == TAG_END) {
            return NULL;
        }
        if (tag->bytes < TAG_BYTES || tag->bytes > info->bytes - at) {
            break;
        }
        const char *fault = read_tag(tag, boot);
        if (fault != NULL) {
            return fault;
        }
        at += (tag->bytes + UINT64_C(7)) & ~UINT64_C(7);
    }
    return "the loader's information has no end";
}
