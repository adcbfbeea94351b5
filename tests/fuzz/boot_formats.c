/* Fuzzes what rootd parses and no contract describes: the boot archive and flat images.
 *
 * An input is a list of changes to a good archive or a good image; its first byte says which, the second how many bytes are cut off its end.
 * What is accepted must then be readable, all of it; the memory is exactly as large as it is said to be.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bootfs.h"
#include "writ/placement.h"
#include "writ/program.h"

enum { TOTAL = 3 * IMAGE_PAGE_BYTES, CUT_STEP = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void good_archive(uint8_t *file)
{
    struct archive_header header = {
        .magic = ARCHIVE_MAGIC, .version = ARCHIVE_VERSION, .count = 2, .total_bytes = TOTAL};
    header.entries[0] = (struct archive_entry){
        .name = "first", .offset = IMAGE_PAGE_BYTES, .bytes = IMAGE_PAGE_BYTES};
    header.entries[1] =
        (struct archive_entry){.name = "second", .offset = 2 * IMAGE_PAGE_BYTES, .bytes = 100};
    memcpy(file, &header, sizeof header);
}

static void good_image(uint8_t *file)
{
    struct image_header header = {.magic = IMAGE_MAGIC,
                                  .version = IMAGE_VERSION,
                                  .segment_count = 2,
                                  .entry = IMAGE_LOW_VA,
                                  .total_bytes = TOTAL};
    header.segments[0] = (struct image_segment){.va = IMAGE_LOW_VA,
                                                .offset = IMAGE_PAGE_BYTES,
                                                .file_bytes = IMAGE_PAGE_BYTES,
                                                .memory_bytes = IMAGE_PAGE_BYTES,
                                                .access = IMAGE_READ | IMAGE_EXECUTE};
    header.segments[1] = (struct image_segment){.va = IMAGE_LOW_VA + 2 * IMAGE_PAGE_BYTES,
                                                .offset = 2 * IMAGE_PAGE_BYTES,
                                                .file_bytes = 100,
                                                .memory_bytes = 4 * IMAGE_PAGE_BYTES,
                                                .access = IMAGE_READ | IMAGE_WRITE};
    memcpy(file, &header, sizeof header);
}

/* Every change is a place (2 bytes), how much of it (1 byte, 1 to 8) and what goes there. */
static void change(uint8_t *file, uint64_t bytes, const uint8_t *data, size_t size)
{
    while (size >= 3) {
        uint64_t at = (uint64_t)(data[0] | data[1] << 8) % TOTAL;
        size_t wanted = data[2] % 8U + 1U;
        size_t count = wanted < size - 3 ? wanted : size - 3;
        for (size_t i = 0; i < count && at + i < bytes; i++) {
            file[at + i] = data[3 + i];
        }
        data += 3 + count;
        size -= 3 + count;
    }
}

/* Reads everything, so that a sanitizer sees where it is. */
static uint8_t read_all(const uint8_t *data, uint64_t bytes)
{
    uint8_t sum = 0;
    for (uint64_t i = 0; i < bytes; i++) {
        sum ^= data[i];
    }
    return sum;
}

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void try_archive(const uint8_t *file, uint64_t bytes)
{
    struct bootfs bootfs = {0};
    enum bootfs_fault fault = bootfs_open(file, bytes, &bootfs);
    must(bootfs_fault_text(fault)[0] != '\0');
    must((bootfs.header != NULL) == (fault == BOOTFS_GOOD));
    for (uint32_t i = 0; fault == BOOTFS_GOOD && i < bootfs.header->count; i++) {
        struct bootfs_file found = {0};
        must(bootfs_find(&bootfs, bootfs.header->entries[i].name, &found));
        must(found.data == file + bootfs.header->entries[i].offset);
        (void)read_all(found.data, found.bytes);
    }
}

static void try_image(const uint8_t *file, uint64_t bytes)
{
    struct program program = {0};
    enum program_fault fault = program_open(file, bytes, &program);
    must(program_fault_text(fault)[0] != '\0');
    must((program.header != NULL) == (fault == PROGRAM_GOOD));
    for (uint32_t i = 0; fault == PROGRAM_GOOD && i < program.header->segment_count; i++) {
        const struct image_segment *segment = &program.header->segments[i];
        must(segment->va >= IMAGE_LOW_VA && segment->va + segment->memory_bytes <= IMAGE_HIGH_VA);
        must((segment->access & (IMAGE_WRITE | IMAGE_EXECUTE)) != (IMAGE_WRITE | IMAGE_EXECUTE));
        (void)read_all(program_bytes(&program, segment), segment->file_bytes);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    bool is_archive = data[0] % 2 == 0;
    uint64_t bytes = TOTAL - (uint64_t)data[1] * CUT_STEP % TOTAL;
    uint8_t *file = aligned_alloc(16, TOTAL);
    uint8_t *cut = malloc(bytes);
    must(file != NULL && cut != NULL);
    memset(file, 0, TOTAL);
    (is_archive ? good_archive : good_image)(file);
    change(file, TOTAL, data + 2, size - 2);
    memcpy(cut, file, bytes);
    if (is_archive) {
        try_archive(cut, bytes);
    } else {
        try_image(cut, bytes);
    }
    free(cut);
    free(file);
    return 0;
}
