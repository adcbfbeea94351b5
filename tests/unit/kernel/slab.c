/* Pieces of pages against a plain array: none overlaps another, all come back, and what they cost. */
#include "slab.h"

#include <string.h>

#include "assert.h"
#include "kernel.h"
#include "quota.h"
#include "random.h"
#include "unit.h"

enum { PIECES = 200, STEPS = 20000, FIRST_FRAME = 1 };

_Alignas(PAGE_SIZE) uint8_t host_memory[HOST_FRAMES * PAGE_SIZE];

struct kernel kernel;

static struct frame info[HOST_FRAMES];
static struct quota quotas[2];
static uint64_t taken[2]; /* pages by quota */
static uint64_t room;

void assert_failed(const char *what, const char *file, uint32_t line)
{
    unit_fail(file, (int)line, what);
}

bool quota_reserve(struct quota *quota, uint64_t pages)
{
    if (room < pages) {
        return false;
    }
    room -= pages;
    taken[quota - quotas] += pages;
    return true;
}

void quota_return(struct quota *quota, uint64_t pages)
{
    room += pages;
    taken[quota - quotas] -= pages;
}

static void begin(uint64_t pages)
{
    memset(host_memory, 0, sizeof host_memory);
    memset(info, 0, sizeof info);
    memset(taken, 0, sizeof taken);
    frames_init(&kernel.frames, info, HOST_FRAMES);
    frames_add(&kernel.frames, FIRST_FRAME * PAGE_SIZE, sizeof host_memory);
    slabs_init(&quotas[0].slabs);
    slabs_init(&quotas[1].slabs);
    room = pages;
}

static bool is_all(const uint8_t *bytes, uint32_t size, uint8_t value)
{
    for (uint32_t i = 0; i < size; i++) {
        if (bytes[i] != value) {
            return false;
        }
    }
    return true;
}

TEST(a_piece_is_zero_and_aligned_whatever_it_was_before)
{
    begin(1);
    for (uint32_t i = 0; i < 3; i++) {
        uint8_t *piece = slab_alloc(&quotas[0], 65);
        CHECK(piece != NULL && (uintptr_t)piece % 64 == 0 && is_all(piece, 128, 0));
        memset(piece, 0xff, 128);
        slab_free(piece);
        CHECK_EQ(taken[0], 0);
    }
}

TEST(where_the_quota_says_no_nothing_changes)
{
    begin(1);
    void *piece = slab_alloc(&quotas[0], SLAB_LARGEST);
    CHECK(piece != NULL);
    CHECK(slab_alloc(&quotas[0], SLAB_SMALLEST) == NULL);
    CHECK(slab_alloc(&quotas[1], SLAB_LARGEST) == NULL);
    CHECK(slabs_check(&quotas[0]) && slabs_check(&quotas[1]));
    CHECK_EQ(taken[0], 1);
    CHECK_EQ(taken[1], 0);
    slab_free(piece);
    CHECK_EQ(room, 1);
}

TEST(quotas_share_no_page)
{
    begin(2);
    uintptr_t first = (uintptr_t)slab_alloc(&quotas[0], 64);
    uintptr_t second = (uintptr_t)slab_alloc(&quotas[1], 64);
    CHECK(first / PAGE_SIZE != second / PAGE_SIZE);
    CHECK(taken[0] == 1 && taken[1] == 1);
}

static struct held {
    uint8_t *bytes;
    uint32_t size;
} held[PIECES];

static void take(uint32_t i, uint64_t *seed)
{
    struct held *it = &held[i];
    it->size = 1 + random_below(seed, SLAB_LARGEST);
    it->bytes = slab_alloc(&quotas[i % 2], it->size);
    if (it->bytes != NULL) {
        CHECK(is_all(it->bytes, it->size, 0));
        memset(it->bytes, (int)(i + 1), it->size);
    }
}

/* What another piece had written into this one would show. */
static void give(uint32_t i)
{
    CHECK(is_all(held[i].bytes, held[i].size, (uint8_t)(i + 1)));
    slab_free(held[i].bytes);
    held[i].bytes = NULL;
}

TEST(at_random_no_piece_overlaps_another_and_all_pages_come_back)
{
    uint64_t seed = 7;
    begin(40);
    memset(held, 0, sizeof held);
    for (uint32_t step = 0; step < STEPS; step++) {
        uint32_t i = random_below(&seed, PIECES);
        if (held[i].bytes == NULL) {
            take(i, &seed);
        } else {
            give(i);
        }
        CHECK(step % 64 != 0 || (slabs_check(&quotas[0]) && slabs_check(&quotas[1])));
    }
    for (uint32_t i = 0; i < PIECES; i++) {
        if (held[i].bytes != NULL) {
            give(i);
        }
    }
    CHECK_EQ(room, 40);
}

UNIT_MAIN
