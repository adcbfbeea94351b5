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

UNIT_MAIN
