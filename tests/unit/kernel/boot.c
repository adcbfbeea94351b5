/* What loaders tell, whole and damaged. */
#include "boot.h"

#include <string.h>

#include "frame.h"
#include "layout.h"
#include "random.h"
#include "unit.h"

enum {
    INFO_AT = 0x1000,
    MEMORY_AT = 0x2000,
    MODULE_AT = 0x3000,
    OPTIONS_AT = 0x3800,
    FILE_AT = 0x8000,
    FILE_BYTES = 0x2345,
    INFO_BYTES = 256,
    DAMAGES = 20000,
    MAPS = 5000,
    MAP_RANGES = 20,
    MAP_BYTES = 512,
};

_Alignas(PAGE_SIZE) uint8_t host_memory[HOST_FRAMES * PAGE_SIZE];

static uint32_t end; /* of the Multiboot2 information so far */

static void put(uint32_t at, uint64_t value, uint32_t bytes)
{
    memcpy(host_memory + at, &value, bytes);
}

static void put_range(uint32_t at, uint64_t pa, uint64_t size, uint32_t type)
{
    put(at, pa, 8);
    put(at + 8, size, 8);
    put(at + 16, type, 8);
}

static void begin_tags(void)
{
    memset(host_memory, 0, sizeof host_memory);
    end = INFO_AT + 8;
}

/* A tag with room for `bytes` behind its head, which is all zero. Returns where they are. */
static uint32_t put_tag(uint32_t type, uint32_t bytes)
{
    uint32_t at = end;
    put(at, type, 4);
    put(at + 4, 8 + bytes, 4);
    end = (at + 8 + bytes + 7) & ~7U;
    put(INFO_AT, end - INFO_AT, 4);
    return at + 8;
}

static void put_text(uint32_t at, const char *text)
{
    memcpy(host_memory + at, text, strlen(text) + 1);
}

static void put_module(void)
{
    uint32_t at = put_tag(3, 9);
    put(at, FILE_AT, 4);
    put(at + 4, FILE_AT + FILE_BYTES, 4);
}

/* As GRUB tells it: options, file, a hole between two ranges, RSDP, and a tag of an unknown kind. */
static void put_multiboot(void)
{
    begin_tags();
    put_text(put_tag(1, 11), "boot-trace");
    put(put_tag(0x777, 5), 1, 1);
    put_module();
    uint32_t at = put_tag(6, 8 + 3 * 24);
    put(at, 24, 4);
    put_range(at + 8, 0, 0x9fc00, 1);
    put_range(at + 32, 0xf0000, 0x10000, 2);
    put_range(at + 56, 0x100000, 0x7f00000, 1);
    put_tag(14, 20);
    put_tag(0, 0);
}

static void put_pvh(void)
{
    memset(host_memory, 0, sizeof host_memory);
    put(INFO_AT, 0x336ec578, 4);
    put(INFO_AT + 4, 1, 4);
    put(INFO_AT + 12, 1, 4);
    put(INFO_AT + 16, MODULE_AT, 8);
    put(INFO_AT + 24, OPTIONS_AT, 8);
    put(INFO_AT + 32, 0xe0000, 8);
    put(INFO_AT + 40, MEMORY_AT, 8);
    put(INFO_AT + 48, 3, 4);
    put_range(MEMORY_AT, 0, 0x9fc00, 1);
    put_range(MEMORY_AT + 24, 0xf0000, 0x10000, 2);
    put_range(MEMORY_AT + 48, 0x100000, 0x7f00000, 1);
    put(MODULE_AT, FILE_AT, 8);
    put(MODULE_AT + 8, FILE_BYTES, 8);
    put_text(OPTIONS_AT, "boot-trace");
}

static void check_told(const struct boot *boot)
{
    CHECK_EQ(boot->memory_count, 2);
    CHECK_EQ(boot->memory[0].high_pa, 0x9fc00);
    CHECK_EQ(boot->memory[1].low_pa, 0x100000);
    CHECK_EQ(boot->memory[1].high_pa, 0x8000000);
    CHECK_EQ(boot->file.low_pa, FILE_AT);
    CHECK_EQ(boot->file.high_pa, FILE_AT + FILE_BYTES);
    CHECK(boot_has_option(boot, "boot-trace"));
    CHECK(boot->acpi_pa != 0);
}

TEST(both_loaders_tell_the_same)
{
    struct boot boot;
    put_multiboot();
    CHECK(boot_read(INFO_AT, BOOT_BY_MULTIBOOT, &boot) == NULL);
    check_told(&boot);
    put_pvh();
    CHECK(boot_read(INFO_AT, BOOT_BY_PVH, &boot) == NULL);
    check_told(&boot);
}

TEST(pvh_tells_from_odd_addresses_too)
{
    struct boot boot;
    put_pvh();
    memmove(host_memory + MODULE_AT + 5, host_memory + MODULE_AT, 32);
    put(INFO_AT + 16, MODULE_AT + 5, 8);
    memmove(host_memory + MEMORY_AT + 3, host_memory + MEMORY_AT, 72);
    put(INFO_AT + 40, MEMORY_AT + 3, 8);
    memmove(host_memory + INFO_AT + 1, host_memory + INFO_AT, 56);
    CHECK(boot_read(INFO_AT + 1, BOOT_BY_PVH, &boot) == NULL);
    check_told(&boot);
}

TEST(there_is_one_boot_file)
{
    struct boot boot;
    put_multiboot();
    begin_tags();
    put_tag(0, 0);
    CHECK(boot_read(INFO_AT, BOOT_BY_MULTIBOOT, &boot) != NULL);
    begin_tags();
    put_module();
    put_tag(0, 0);
    CHECK(boot_read(INFO_AT, BOOT_BY_MULTIBOOT, &boot) == NULL);
    begin_tags();
    put_module();
    put_module();
    put_tag(0, 0);
    CHECK(boot_read(INFO_AT, BOOT_BY_MULTIBOOT, &boot) != NULL);
}

TEST(information_without_an_end_is_refused)
{
    struct boot boot;
    begin_tags();
    put_module();
    CHECK(boot_read(INFO_AT, BOOT_BY_MULTIBOOT, &boot) != NULL);
    CHECK(boot_read(INFO_AT + 4, BOOT_BY_MULTIBOOT, &boot) != NULL);
    CHECK(boot_read(0, BOOT_BY_MULTIBOOT, &boot) != NULL);
    CHECK(boot_read(BOOT_MAP_END - 8, BOOT_BY_PVH, &boot) != NULL);
}

TEST(too_many_ranges_are_refused)
{
    struct boot boot;
    begin_tags();
    put_module();
    uint32_t at = put_tag(6, 8 + (BOOT_MAX_RANGES + 1) * 24);
    put(at, 24, 4);
    for (uint32_t i = 0; i <= BOOT_MAX_RANGES; i++) {
        put_range(at + 8 + i * 24, i * 0x10000, 0x1000, 1);
    }
    put_tag(0, 0);
    CHECK(boot_read(INFO_AT, BOOT_BY_MULTIBOOT, &boot) != NULL);
}

TEST(an_option_is_a_whole_word)
{
    struct boot boot = {0};
    CHECK(!boot_has_option(&boot, "boot-trace"));
    strcpy(boot.options, "boot-traces  x boot-trac boot-trace");
    CHECK(boot_has_option(&boot, "boot-trace"));
    CHECK(boot_has_option(&boot, "x"));
    CHECK(!boot_has_option(&boot, "boot"));
    CHECK(!boot_has_option(&boot, "trace"));
}

/* The sanitizers see to it that nothing is read that is not there. */
static uint32_t damage(uint32_t loader, void (*make)(void), uint64_t *seed)
{
    struct boot boot;
    make();
    static const uint32_t places[] = {INFO_AT, MEMORY_AT, MODULE_AT, OPTIONS_AT};
    for (uint32_t n = 1 + (uint32_t)random_below(seed, 3); n > 0; n--) {
        uint32_t at = places[random_below(seed, 4)] + (uint32_t)random_below(seed, INFO_BYTES);
        put(at, random_below(seed, UINT32_MAX), 1 + (uint32_t)random_below(seed, 4));
    }
    if (boot_read(INFO_AT, loader, &boot) != NULL) {
        return 1;
    }
    CHECK(boot.memory_count <= BOOT_MAX_RANGES);
    CHECK(boot_reaches(boot.file.low_pa, boot.file.high_pa - boot.file.low_pa));
    CHECK(memchr(boot.options, 0, sizeof boot.options) != NULL);
    return 0;
}

TEST(whatever_a_loader_says_is_read_safely)
{
    uint64_t seed = 11;
    uint32_t refused = 0;
    for (uint32_t i = 0; i < DAMAGES; i++) {
        refused += damage(BOOT_BY_MULTIBOOT, put_multiboot, &seed);
        refused += damage(BOOT_BY_PVH, put_pvh, &seed);
    }
    CHECK(refused > 0 && refused < 2 * DAMAGES);
}

/* How the loader's words about memory begin again, with so many ranges. */
static void put_map(uint32_t ranges)
{
    put_pvh();
    put(INFO_AT + 48, ranges, 4);
}

TEST(what_is_reserved_inside_of_what_is_usable_is_not_given_out)
{
    struct boot boot;
    put_map(3);
    put_range(MEMORY_AT + 24, 0x4000000, 0x100000, 2);
    CHECK(boot_read(INFO_AT, BOOT_BY_PVH, &boot) == NULL);
    CHECK_EQ(boot.memory_count, 3);
    CHECK_EQ(boot.memory[1].low_pa, 0x100000);
    CHECK_EQ(boot.memory[1].high_pa, 0x4000000);
    CHECK_EQ(boot.memory[2].low_pa, 0x4100000);
    CHECK_EQ(boot.memory[2].high_pa, 0x8000000);
}

TEST(a_range_that_wraps_around_is_refused)
{
    struct boot boot;
    static const uint64_t lows[] = {UINT64_C(0xfffffffffffff000), UINT64_C(1) << 52,
                                    (UINT64_C(1) << 52) - 0x1000, 0x100000};
    static const uint64_t sizes[] = {0x2000, 0x1000, 0x1001, UINT64_MAX};
    for (uint32_t i = 0; i < 4; i++) {
        for (uint32_t type = 1; type <= 2; type++) {
            put_map(3);
            put_range(MEMORY_AT + 24, lows[i], sizes[i], type);
            CHECK(boot_read(INFO_AT, BOOT_BY_PVH, &boot) != NULL);
        }
    }
}

/* Puts ranges that overlap as they like, and keeps account of every byte. */
static void put_random_map(uint64_t *seed, bool usable[MAP_BYTES])
{
    bool reserved[MAP_BYTES] = {0};
    uint32_t ranges = 1 + random_below(seed, MAP_RANGES);
    memset(usable, 0, MAP_BYTES);
    put_map(ranges);
    for (uint32_t i = 0; i < ranges; i++) {
        uint32_t low = random_below(seed, MAP_BYTES);
        uint32_t size = random_below(seed, random_below(seed, 2) ? MAP_BYTES - low + 1 : 16);
        size = size < MAP_BYTES - low ? size : MAP_BYTES - low;
        uint32_t type = 1 + random_below(seed, 3);
        put_range(MEMORY_AT + i * 24, low, size, type);
        memset((type == 1 ? usable : reserved) + low, true, size);
    }
    for (uint32_t i = 0; i < MAP_BYTES; i++) {
        usable[i] = usable[i] && !reserved[i];
    }
}

TEST(a_byte_is_given_out_if_it_is_told_to_be_usable_and_nothing_else)
{
    uint64_t seed = 12;
    bool usable[MAP_BYTES];
    for (uint32_t map = 0; map < MAPS; map++) {
        struct boot boot;
        bool given[MAP_BYTES] = {0};
        put_random_map(&seed, usable);
        CHECK(boot_read(INFO_AT, BOOT_BY_PVH, &boot) == NULL);
        for (uint32_t i = 0; i < boot.memory_count; i++) {
            struct boot_range it = boot.memory[i];
            CHECK(it.low_pa < it.high_pa && it.high_pa <= MAP_BYTES);
            CHECK(i == 0 || boot.memory[i - 1].low_pa <= it.low_pa);
            memset(given + it.low_pa, true, it.high_pa - it.low_pa);
        }
        CHECK(memcmp(given, usable, sizeof given) == 0);
    }
}

UNIT_MAIN
