/* The boot archive is believed only where it was checked. */
#include "bootfs.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

enum { PAGE = IMAGE_PAGE_BYTES, FIRST_BYTES = PAGE, SECOND_BYTES = 100, TOTAL = 3 * PAGE };

/* An archive of two programs, `first` and `second`. */
struct sample {
    _Alignas(8) uint8_t bytes[TOTAL];
};

static struct archive_header *header_of(struct sample *sample)
{
    return (struct archive_header *)(void *)sample->bytes;
}

static struct sample *fresh(void)
{
    static struct sample sample;
    memset(&sample, 0, sizeof sample);
    struct archive_header *header = header_of(&sample);
    header->magic = ARCHIVE_MAGIC;
    header->version = ARCHIVE_VERSION;
    header->count = 2;
    header->total_bytes = TOTAL;
    header->entries[0] =
        (struct archive_entry){.name = "first", .offset = PAGE, .bytes = FIRST_BYTES};
    header->entries[1] =
        (struct archive_entry){.name = "second", .offset = 2 * PAGE, .bytes = SECOND_BYTES};
    sample.bytes[2 * PAGE] = 0x5a;
    return &sample;
}

static void check_fault(const struct sample *sample, enum bootfs_fault fault)
{
    struct bootfs bootfs = {0};
    CHECK_EQ(bootfs_open(sample->bytes, TOTAL, &bootfs), fault);
    CHECK_EQ(bootfs.header != NULL, fault == BOOTFS_GOOD);
}

TEST(each_program_is_found_by_its_name_with_its_bytes)
{
    struct sample *sample = fresh();
    struct bootfs bootfs = {0};
    struct bootfs_file file = {0};
    CHECK_EQ(bootfs_open(sample->bytes, TOTAL, &bootfs), BOOTFS_GOOD);
    CHECK(bootfs_find(&bootfs, "second", &file));
    CHECK(file.data == sample->bytes + (size_t)2 * PAGE);
    CHECK_EQ(file.bytes, SECOND_BYTES);
    CHECK(bootfs_find(&bootfs, "first", &file));
    CHECK_EQ(file.bytes, FIRST_BYTES);
}

TEST(a_name_that_is_not_there_is_not_found_nor_is_a_part_of_one)
{
    struct sample *sample = fresh();
    struct bootfs bootfs = {0};
    struct bootfs_file file = {.bytes = 7};
    CHECK_EQ(bootfs_open(sample->bytes, TOTAL, &bootfs), BOOTFS_GOOD);
    CHECK(!bootfs_find(&bootfs, "", &file));
    CHECK(!bootfs_find(&bootfs, "fir", &file));
    CHECK(!bootfs_find(&bootfs, "firsts", &file));
    CHECK_EQ(file.bytes, 7);
}

TEST(an_archive_may_stand_in_memory_that_is_longer)
{
    static _Alignas(8) uint8_t longer[TOTAL + PAGE];
    struct bootfs bootfs = {0};
    memcpy(longer, fresh()->bytes, TOTAL);
    CHECK_EQ(bootfs_open(longer, sizeof longer, &bootfs), BOOTFS_GOOD);
}

TEST(an_empty_archive_is_sound_and_holds_nothing)
{
    struct sample *sample = fresh();
    struct archive_header *header = header_of(sample);
    memset(header->entries, 0, sizeof header->entries);
    header->count = 0;
    check_fault(sample, BOOTFS_GOOD);
}

TEST(memory_that_is_too_short_for_a_header_or_not_aligned_is_refused)
{
    struct sample *sample = fresh();
    struct bootfs bootfs = {0};
    CHECK_EQ(bootfs_open(sample->bytes, PAGE - 1, &bootfs), BOOTFS_SHORT);
    CHECK_EQ(bootfs_open(sample->bytes, 0, &bootfs), BOOTFS_SHORT);
    CHECK_EQ(bootfs_open(sample->bytes + 1, TOTAL - 1, &bootfs), BOOTFS_SHORT);
}

TEST(another_kind_version_count_or_length_is_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->magic++;
    check_fault(sample, BOOTFS_MAGIC);
    header_of(sample = fresh())->version++;
    check_fault(sample, BOOTFS_VERSION);
    header_of(sample = fresh())->count = ARCHIVE_ENTRIES + 1;
    check_fault(sample, BOOTFS_COUNT);
    header_of(sample = fresh())->count = UINT32_MAX;
    check_fault(sample, BOOTFS_COUNT);
    header_of(sample = fresh())->total_bytes = TOTAL + PAGE;
    check_fault(sample, BOOTFS_TOTAL);
    header_of(sample = fresh())->total_bytes = TOTAL - 1;
    check_fault(sample, BOOTFS_TOTAL);
    header_of(sample = fresh())->total_bytes = 0;
    check_fault(sample, BOOTFS_TOTAL);
}

TEST(a_name_that_is_empty_unterminated_dirty_or_there_twice_is_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->entries[0].name[0] = '\0';
    check_fault(sample, BOOTFS_NAME);
    memset(header_of(sample = fresh())->entries[0].name, 'x', ARCHIVE_NAME_BYTES);
    check_fault(sample, BOOTFS_NAME);
    header_of(sample = fresh())->entries[0].name[ARCHIVE_NAME_BYTES - 1] = 'x';
    check_fault(sample, BOOTFS_NAME);
    memcpy(header_of(sample = fresh())->entries[1].name, "first\0", 7);
    check_fault(sample, BOOTFS_NAME);
}

TEST(a_program_that_reaches_outside_or_into_another_is_refused)
{
    static const struct archive_entry bad[] = {
        {.name = "second", .offset = 0, .bytes = 1},
        {.name = "second", .offset = PAGE, .bytes = 1},
        {.name = "second", .offset = 2 * PAGE + 8, .bytes = 1},
        {.name = "second", .offset = 2 * PAGE, .bytes = 0},
        {.name = "second", .offset = 2 * PAGE, .bytes = PAGE + 1},
        {.name = "second", .offset = 3 * PAGE, .bytes = 1},
        {.name = "second", .offset = 4 * PAGE, .bytes = 1},
        {.name = "second", .offset = 2 * PAGE, .bytes = UINT64_MAX},
        {.name = "second", .offset = UINT64_MAX - PAGE + 1, .bytes = PAGE},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct sample *sample = fresh();
        header_of(sample)->entries[1] = bad[i];
        check_fault(sample, BOOTFS_BOUNDS);
    }
}

TEST(bytes_where_nothing_may_be_are_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->zero[4] = 1;
    check_fault(sample, BOOTFS_ZERO);
    header_of(sample = fresh())->entries[2].bytes = 1;
    check_fault(sample, BOOTFS_ZERO);
    header_of(sample = fresh())->entries[ARCHIVE_ENTRIES - 1].name[ARCHIVE_NAME_BYTES - 1] = 1;
    check_fault(sample, BOOTFS_ZERO);
}

/* Every byte of every program that was found is read, so that the sanitizer sees one outside. */
static uint8_t read_all(const struct bootfs *bootfs)
{
    uint8_t sum = 0;
    for (uint32_t i = 0; i < bootfs->header->count; i++) {
        struct bootfs_file file;
        CHECK(bootfs_find(bootfs, bootfs->header->entries[i].name, &file));
        for (uint64_t k = 0; k < file.bytes; k++) {
            sum = (uint8_t)(sum + file.data[k]);
        }
    }
    return sum;
}

TEST(whatever_one_byte_becomes_nothing_outside_the_archive_is_read)
{
    static const uint8_t masks[] = {0x01, 0x10, 0x80, 0xff};
    struct sample *copy = malloc(sizeof *copy);
    for (size_t at = 0; at < PAGE; at++) {
        for (size_t i = 0; i < sizeof masks; i++) {
            struct bootfs bootfs = {0};
            memcpy(copy, fresh(), sizeof *copy);
            copy->bytes[at] ^= masks[i];
            if (bootfs_open(copy->bytes, TOTAL, &bootfs) == BOOTFS_GOOD) {
                (void)read_all(&bootfs);
            }
        }
    }
    free(copy);
}

TEST(every_fault_has_its_sentence)
{
    for (int i = BOOTFS_GOOD; i <= BOOTFS_ZERO; i++) {
        CHECK(bootfs_fault_text((enum bootfs_fault)i) != NULL);
    }
}

UNIT_MAIN
