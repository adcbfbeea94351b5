/* A program is loaded only if every page of it may be where it wants to be. */
#include "writ/program.h"

#include <stdlib.h>
#include <string.h>

#include "writ/placement.h"
#include "unit.h"

enum { PAGE = IMAGE_PAGE_BYTES, TEXT_BYTES = 100, DATA_BYTES = 8, TOTAL = 3 * PAGE };

/* An image with a page of text and two of data, the second one zero. */
struct sample {
    _Alignas(8) uint8_t bytes[TOTAL];
};

static struct image_header *header_of(struct sample *sample)
{
    return (struct image_header *)(void *)sample->bytes;
}

static struct sample *fresh(void)
{
    static struct sample sample;
    memset(&sample, 0, sizeof sample);
    struct image_header *header = header_of(&sample);
    *header = (struct image_header){.magic = IMAGE_MAGIC,
                                    .version = IMAGE_VERSION,
                                    .segment_count = 2,
                                    .entry = IMAGE_LOW_VA + 4,
                                    .total_bytes = TOTAL};
    header->segments[0] = (struct image_segment){.va = IMAGE_LOW_VA,
                                                 .offset = PAGE,
                                                 .file_bytes = TEXT_BYTES,
                                                 .memory_bytes = PAGE,
                                                 .access = IMAGE_READ | IMAGE_EXECUTE};
    header->segments[1] = (struct image_segment){.va = IMAGE_LOW_VA + PAGE,
                                                 .offset = 2 * PAGE,
                                                 .file_bytes = DATA_BYTES,
                                                 .memory_bytes = 2 * PAGE,
                                                 .access = IMAGE_READ | IMAGE_WRITE};
    return &sample;
}

static void check_fault(const struct sample *sample, enum program_fault fault)
{
    struct program program = {0};
    CHECK_EQ(program_open(sample->bytes, TOTAL, &program), fault);
    CHECK_EQ(program.header != NULL, fault == PROGRAM_GOOD);
}

TEST(a_sound_image_is_taken_and_its_bytes_are_where_it_says)
{
    struct sample *sample = fresh();
    struct program program = {0};
    CHECK_EQ(program_open(sample->bytes, TOTAL, &program), PROGRAM_GOOD);
    const uint8_t *data = program_bytes(&program, &program.header->segments[1]);
    CHECK(data == sample->bytes + (size_t)2 * PAGE);
}

TEST(a_segment_of_zeros_needs_no_bytes_of_the_file)
{
    struct sample *sample = fresh();
    header_of(sample)->segments[1].file_bytes = 0;
    header_of(sample)->segments[1].offset = TOTAL;
    check_fault(sample, PROGRAM_GOOD);
}

TEST(memory_that_is_too_short_for_a_header_or_not_aligned_is_refused)
{
    struct sample *sample = fresh();
    struct program program = {0};
    CHECK_EQ(program_open(sample->bytes, PAGE - 1, &program), PROGRAM_SHORT);
    CHECK_EQ(program_open(sample->bytes + 4, PAGE, &program), PROGRAM_SHORT);
}

TEST(another_kind_version_count_or_length_is_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->magic++;
    check_fault(sample, PROGRAM_MAGIC);
    header_of(sample = fresh())->version++;
    check_fault(sample, PROGRAM_VERSION);
    header_of(sample = fresh())->segment_count = 0;
    check_fault(sample, PROGRAM_COUNT);
    header_of(sample = fresh())->segment_count = IMAGE_SEGMENTS + 1;
    check_fault(sample, PROGRAM_COUNT);
    header_of(sample = fresh())->total_bytes = TOTAL + PAGE;
    check_fault(sample, PROGRAM_TOTAL);
    header_of(sample = fresh())->total_bytes = TOTAL - PAGE;
    check_fault(sample, PROGRAM_TOTAL);
}

TEST(what_is_not_whole_pages_is_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->segments[1].va += 8;
    check_fault(sample, PROGRAM_ALIGNMENT);
    header_of(sample = fresh())->segments[1].offset += 8;
    check_fault(sample, PROGRAM_ALIGNMENT);
    header_of(sample = fresh())->segments[1].memory_bytes += 8;
    check_fault(sample, PROGRAM_ALIGNMENT);
}

TEST(a_segment_outside_a_programs_place_is_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->segments[0].va = IMAGE_LOW_VA - PAGE;
    check_fault(sample, PROGRAM_PLACE);
    header_of(sample = fresh())->segments[0].va = STACK_TOP_VA - PAGE;
    check_fault(sample, PROGRAM_PLACE);
    header_of(sample = fresh())->segments[1].va = IMAGE_HIGH_VA - PAGE;
    check_fault(sample, PROGRAM_PLACE);
    header_of(sample = fresh())->segments[1].va = UINT64_MAX - PAGE + 1;
    check_fault(sample, PROGRAM_PLACE);
    header_of(sample = fresh())->segments[1].memory_bytes = UINT64_MAX - PAGE + 1;
    check_fault(sample, PROGRAM_PLACE);
    header_of(sample = fresh())->segments[1].memory_bytes = 0;
    check_fault(sample, PROGRAM_PLACE);
}

TEST(segments_that_overlap_or_fall_are_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->segments[1].va = IMAGE_LOW_VA;
    check_fault(sample, PROGRAM_PLACE);
    header_of(sample = fresh())->segments[0].va = IMAGE_LOW_VA + 8 * PAGE;
    check_fault(sample, PROGRAM_PLACE);
}

TEST(bytes_from_outside_the_file_or_of_another_segment_are_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->segments[0].offset = 0;
    check_fault(sample, PROGRAM_BYTES);
    header_of(sample = fresh())->segments[1].offset = PAGE;
    check_fault(sample, PROGRAM_BYTES);
    header_of(sample = fresh())->segments[1].file_bytes = PAGE + 1;
    check_fault(sample, PROGRAM_BYTES);
    header_of(sample = fresh())->segments[1].file_bytes = UINT64_MAX;
    check_fault(sample, PROGRAM_BYTES);
    header_of(sample = fresh())->segments[1].offset = TOTAL + PAGE;
    check_fault(sample, PROGRAM_BYTES);
    header_of(sample = fresh())->segments[0].file_bytes = PAGE + 8;
    check_fault(sample, PROGRAM_BYTES);
}

TEST(writable_and_executable_at_once_is_refused_and_so_is_every_other_odd_access)
{
    for (uint32_t access = 0; access < 16; access++) {
        struct sample *sample = fresh();
        bool good = access == IMAGE_READ || access == (IMAGE_READ | IMAGE_WRITE) ||
                    access == (IMAGE_READ | IMAGE_EXECUTE);
        header_of(sample)->segments[1].access = access;
        check_fault(sample, good ? PROGRAM_GOOD : PROGRAM_ACCESS);
    }
}

TEST(an_entry_that_cannot_be_executed_is_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->entry = IMAGE_LOW_VA + PAGE;
    check_fault(sample, PROGRAM_ENTRY);
    header_of(sample = fresh())->entry = IMAGE_LOW_VA + TEXT_BYTES;
    check_fault(sample, PROGRAM_ENTRY);
    header_of(sample = fresh())->entry = 0;
    check_fault(sample, PROGRAM_ENTRY);
}

TEST(bytes_where_nothing_may_be_are_refused)
{
    struct sample *sample = fresh();
    header_of(sample)->segments[0].zero = 1;
    check_fault(sample, PROGRAM_ZERO);
    header_of(sample = fresh())->segments[2].va = 1;
    check_fault(sample, PROGRAM_ZERO);
    (sample = fresh())->bytes[PAGE - 1] = 1;
    check_fault(sample, PROGRAM_ZERO);
}

/* Every byte that would be copied is read, so that the sanitizer sees one outside. */
static uint8_t read_all(const struct program *program)
{
    uint8_t sum = 0;
    for (uint32_t i = 0; i < program->header->segment_count; i++) {
        const struct image_segment *segment = &program->header->segments[i];
        const uint8_t *bytes = program_bytes(program, segment);
        for (uint64_t k = 0; k < segment->file_bytes; k++) {
            sum = (uint8_t)(sum + bytes[k]);
        }
    }
    return sum;
}

TEST(whatever_one_byte_becomes_nothing_outside_the_image_is_read)
{
    static const uint8_t masks[] = {0x01, 0x10, 0x80, 0xff};
    struct sample *copy = malloc(sizeof *copy);
    for (size_t at = 0; at < PAGE; at++) {
        for (size_t i = 0; i < sizeof masks; i++) {
            struct program program = {0};
            memcpy(copy, fresh(), sizeof *copy);
            copy->bytes[at] ^= masks[i];
            if (program_open(copy->bytes, TOTAL, &program) == PROGRAM_GOOD) {
                (void)read_all(&program);
            }
        }
    }
    free(copy);
}

TEST(every_fault_has_its_sentence)
{
    for (int i = PROGRAM_GOOD; i <= PROGRAM_ZERO; i++) {
        CHECK(program_fault_text((enum program_fault)i) != NULL);
    }
}

UNIT_MAIN
