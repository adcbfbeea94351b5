/* What is given back can be taken again, whole, whatever the order. */
#include "writ/heap.h"

#include <string.h>

#include "unit.h"

enum { BYTES = 8192, PIECES = 64 };

static _Alignas(HEAP_ALIGNMENT) uint8_t memory[BYTES];

struct piece {
    uint8_t *at;
    uint64_t bytes;
    uint8_t mark;
};

static struct heap make(void)
{
    struct heap heap;
    CHECK(heap_init(&heap, memory, sizeof memory));
    return heap;
}

static uint64_t random_next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return *state >> 33;
}

static bool is_untouched(const struct piece *piece)
{
    for (uint64_t i = 0; i < piece->bytes; i++) {
        if (piece->at[i] != piece->mark) {
            return false;
        }
    }
    return true;
}

/* Takes a piece into an empty place, or gives the one that is there back. */
static void turn(struct heap *heap, struct piece *piece, uint64_t random)
{
    if (piece->at != NULL) {
        CHECK(is_untouched(piece));
        CHECK(heap_give(heap, piece->at));
        piece->at = NULL;
        return;
    }
    *piece = (struct piece){.bytes = random % 300, .mark = (uint8_t)random};
    piece->at = heap_take(heap, piece->bytes);
    if (piece->at != NULL) {
        CHECK_EQ((uintptr_t)piece->at % HEAP_ALIGNMENT, 0);
        memset(piece->at, piece->mark, piece->bytes);
    }
}

TEST(nobody_gets_what_somebody_else_has_and_everything_comes_back)
{
    struct heap heap = make();
    struct piece pieces[PIECES] = {0};
    uint64_t state = 1;
    for (uint32_t i = 0; i < 100000; i++) {
        turn(&heap, &pieces[random_next(&state) % PIECES], random_next(&state));
        CHECK(heap_check(&heap));
    }
    for (uint32_t i = 0; i < PIECES; i++) {
        CHECK(heap_give(&heap, pieces[i].at));
    }
    CHECK(heap_check(&heap));
    CHECK_EQ(heap.used, 0);
    CHECK(heap_take(&heap, BYTES - HEAP_ALIGNMENT) != NULL);
}

TEST(what_does_not_fit_is_refused_and_nothing_is_taken)
{
    struct heap heap = make();
    CHECK(heap_take(&heap, BYTES - HEAP_ALIGNMENT + 1) == NULL);
    CHECK(heap_take(&heap, UINT64_MAX) == NULL);
    CHECK_EQ(heap.used, 0);
    CHECK(heap_take(&heap, BYTES - HEAP_ALIGNMENT) != NULL);
    CHECK(heap_take(&heap, 0) == NULL);
    CHECK_EQ(heap.most, BYTES);
}

TEST(what_was_not_taken_cannot_be_given_back_nor_anything_twice)
{
    struct heap heap = make();
    uint8_t *piece = heap_take(&heap, 40);
    uint8_t *other = heap_take(&heap, 40);
    CHECK(piece != NULL && other != NULL);
    CHECK(!heap_give(&heap, piece + HEAP_ALIGNMENT));
    CHECK(!heap_give(&heap, memory));
    CHECK(!heap_give(&heap, &heap));
    CHECK(heap_give(&heap, piece));
    CHECK(!heap_give(&heap, piece));
    CHECK(heap_give(&heap, NULL));
    CHECK(heap_check(&heap));
    CHECK(heap.used != 0);
}

TEST(memory_that_is_too_small_or_crooked_is_refused)
{
    struct heap heap;
    CHECK(!heap_init(&heap, memory, 2 * HEAP_ALIGNMENT - 1));
    CHECK(!heap_init(&heap, memory + 1, BYTES - 1));
    CHECK(heap_init(&heap, memory, 2 * HEAP_ALIGNMENT + 1));
    CHECK(heap_take(&heap, HEAP_ALIGNMENT) != NULL);
}

UNIT_MAIN
