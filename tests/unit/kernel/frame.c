/* Frames: none is given twice, none is given with old contents, none is lost. */
#include "frame.h"

#include <stddef.h>
#include <string.h>

#include "assert.h"
#include "random.h"
#include "unit.h"

_Alignas(PAGE_SIZE) uint8_t host_memory[HOST_FRAMES * PAGE_SIZE];

static struct frame info[HOST_FRAMES];
static struct frames frames;

void assert_failed(const char *what, const char *file, uint32_t line)
{
    unit_fail(file, (int)line, what);
}

static void begin(uint64_t low, uint64_t high)
{
    memset(info, 0, sizeof info);
    frames_init(&frames, info, HOST_FRAMES);
    frames_add(&frames, low, high);
}

TEST(only_whole_frames_are_added)
{
    begin(PAGE_SIZE / 2, 4 * PAGE_SIZE - 1);
    CHECK_EQ(frames.free_count, 2);
    CHECK(frames_check(&frames, HOST_FRAMES));
}

TEST(ranges_that_overlap_are_counted_once)
{
    begin(PAGE_SIZE, 5 * PAGE_SIZE);
    frames_add(&frames, 3 * PAGE_SIZE, 7 * PAGE_SIZE);
    CHECK_EQ(frames.free_count, 6);
}

TEST(memory_past_the_books_is_left_alone)
{
    begin((HOST_FRAMES - 1) * PAGE_SIZE, (HOST_FRAMES + 9) * PAGE_SIZE);
    CHECK_EQ(frames.free_count, 1);
}

TEST(the_lowest_frame_comes_first)
{
    begin(2 * PAGE_SIZE, 9 * PAGE_SIZE);
    CHECK_EQ(frames_take(&frames, FRAME_PAGE), 2 * PAGE_SIZE);
    CHECK_EQ(frames_take(&frames, FRAME_PAGE), 3 * PAGE_SIZE);
}

TEST(a_frame_that_was_used_is_zero_when_it_comes_again)
{
    begin(PAGE_SIZE, 2 * PAGE_SIZE);
    uint64_t pa = frames_take(&frames, FRAME_PAGE);
    memset(frame_at(pa), 0xa5, PAGE_SIZE);
    frames_give(&frames, pa);
    CHECK_EQ(frames_take(&frames, FRAME_SLAB), pa);
    static const uint8_t zeros[PAGE_SIZE];
    CHECK_BYTES(frame_at(pa), zeros, PAGE_SIZE);
    CHECK_EQ(frames_info(&frames, pa)->kind, FRAME_SLAB);
}

TEST(memory_in_use_at_boot_can_be_given_back)
{
    begin(PAGE_SIZE, 2 * PAGE_SIZE);
    frames_claim(&frames, 4 * PAGE_SIZE, 5 * PAGE_SIZE + 1, FRAME_PAGE);
    CHECK_EQ(frames.free_count, 1);
    frames_give(&frames, 5 * PAGE_SIZE);
    CHECK_EQ(frames.free_count, 2);
    CHECK(frames_check(&frames, HOST_FRAMES));
}

TEST(a_shared_frame_is_free_when_the_last_has_given_it_back)
{
    begin(PAGE_SIZE, 2 * PAGE_SIZE);
    uint64_t pa = frames_take(&frames, FRAME_PAGE);
    frames_share(&frames, pa);
    frames_share(&frames, pa);
    CHECK(!frames_is_sole(&frames, pa));
    frames_give(&frames, pa);
    frames_give(&frames, pa);
    CHECK(frames_is_sole(&frames, pa));
    CHECK_EQ(frames.free_count, 0);
    frames_give(&frames, pa);
    CHECK_EQ(frames.free_count, 1);
    CHECK(frames_check(&frames, HOST_FRAMES));
}

TEST(random_taking_and_giving_never_hands_out_a_frame_twice)
{
    static bool taken[HOST_FRAMES];
    begin(0, HOST_FRAMES * PAGE_SIZE);
    uint64_t seed = 7;
    for (uint32_t step = 0; step < 5000; step++) {
        uint32_t number = random_below(&seed, HOST_FRAMES);
        if (taken[number]) {
            frames_give(&frames, (uint64_t)number * PAGE_SIZE);
            taken[number] = false;
        } else if (frames.free_count > 0) {
            uint64_t pa = frames_take(&frames, FRAME_TABLE);
            CHECK(!taken[pa / PAGE_SIZE]);
            taken[pa / PAGE_SIZE] = true;
        }
        CHECK(frames_check(&frames, HOST_FRAMES));
    }
}

TEST(a_piece_begins_at_a_multiple_of_the_power_of_two_above_its_size)
{
    begin(PAGE_SIZE, HOST_FRAMES * (uint64_t)PAGE_SIZE);
    uint32_t at = 0;
    CHECK(frames_find(&frames, 3, UINT64_MAX, HOST_FRAMES, &at) == FRAMES_FOUND);
    CHECK_EQ(at, 4); /* frame 0 is not there */
    frames_take_found(&frames, at, 3);
    CHECK(frames_check(&frames, HOST_FRAMES));
    at = 0;
    CHECK(frames_find(&frames, 3, UINT64_MAX, HOST_FRAMES, &at) == FRAMES_FOUND);
    CHECK_EQ(at, 8);
}

TEST(no_piece_ends_above_the_address_that_was_named)
{
    begin(PAGE_SIZE, HOST_FRAMES * (uint64_t)PAGE_SIZE);
    uint32_t at = 0;
    CHECK(frames_find(&frames, 4, 8 * PAGE_SIZE, HOST_FRAMES, &at) == FRAMES_FOUND);
    CHECK_EQ(at, 4);
    frames_take_found(&frames, at, 4);
    at = 0;
    CHECK(frames_find(&frames, 4, 8 * PAGE_SIZE, HOST_FRAMES, &at) == FRAMES_NONE);
    CHECK(frames_find(&frames, 4, 0, HOST_FRAMES, &at) == FRAMES_NONE);
}

TEST(a_search_goes_on_where_it_stopped)
{
    begin(PAGE_SIZE, HOST_FRAMES * (uint64_t)PAGE_SIZE);
    uint64_t taken = 0;
    for (uint32_t i = 0; i < 8; i++) {
        taken = frames_take(&frames, FRAME_PAGE); /* the lowest */
    }
    CHECK_EQ(taken, 8 * PAGE_SIZE);
    uint32_t at = 0;
    uint32_t slices = 1;
    while (frames_find(&frames, 2, UINT64_MAX, 1, &at) == FRAMES_MORE) {
        slices++;
    }
    CHECK(slices > 3);
    CHECK_EQ(at, 10);
}

TEST(pieces_and_single_frames_are_never_taken_twice)
{
    begin(PAGE_SIZE, HOST_FRAMES * (uint64_t)PAGE_SIZE);
    static bool taken[HOST_FRAMES];
    memset(taken, 0, sizeof taken);
    uint64_t seed = 5;
    for (uint32_t step = 0; step < 4000; step++) {
        uint32_t number = random_below(&seed, HOST_FRAMES);
        uint32_t count = 1 + random_below(&seed, 5);
        uint32_t at = 0;
        if (taken[number]) {
            taken[number] = false;
            frames_give(&frames, (uint64_t)number * PAGE_SIZE);
        } else if (frames_find(&frames, count, UINT64_MAX, HOST_FRAMES, &at) == FRAMES_FOUND) {
            frames_take_found(&frames, at, count);
            for (uint32_t i = at; i < at + count; i++) {
                CHECK(!taken[i]);
                taken[i] = true;
            }
        }
        uint32_t used = 0;
        for (uint32_t i = 0; i < HOST_FRAMES; i++) {
            used += taken[i];
        }
        CHECK_EQ(frames.free_count + used, HOST_FRAMES - 1);
        CHECK(frames_check(&frames, HOST_FRAMES));
    }
}

UNIT_MAIN
