/* See writ/heap.h. */
#include "writ/heap.h"

#include <stddef.h>

/* What stands before each piece. */
struct block {
    uint64_t bytes;  /* with this; the lowest bit says that it is taken */
    uint64_t before; /* of the block before, likewise without that bit; 0 in the first */
};

enum { HEAD = sizeof(struct block), LEAST = HEAD + HEAP_ALIGNMENT };

#define TAKEN UINT64_C(1)

_Static_assert(sizeof(struct block) == HEAP_ALIGNMENT, "a piece is aligned as its block is");

static uint64_t size_of(const struct block *block)
{
    return block->bytes & ~TAKEN;
}

static bool is_taken(const struct block *block)
{
    return (block->bytes & TAKEN) != 0;
}

static struct block *first_of(const struct heap *heap)
{
    return (struct block *)(void *)heap->at;
}

/* The one behind it, or null. */
static struct block *next_of(const struct heap *heap, const struct block *block)
{
    uint8_t *next = (uint8_t *)block + size_of(block);
    return next == heap->at + heap->bytes ? NULL : (struct block *)(void *)next;
}

/* Tells the one behind it how long it is. */
static void tell_next(const struct heap *heap, const struct block *block)
{
    struct block *next = next_of(heap, block);
    if (next != NULL) {
        next->before = size_of(block);
    }
}

bool heap_init(struct heap *heap, void *memory, uint64_t bytes)
{
    bytes &= ~(uint64_t)(HEAP_ALIGNMENT - 1);
    if (bytes < LEAST || (uintptr_t)memory % HEAP_ALIGNMENT != 0) {
        return false;
    }
    *heap = (struct heap){.at = memory, .bytes = bytes};
    *first_of(heap) = (struct block){.bytes = bytes};
    return true;
}

/* Makes two of a free block if the rest is worth it. */
static void split(const struct heap *heap, struct block *block, uint64_t bytes)
{
    uint64_t rest = size_of(block) - bytes;
    if (rest < LEAST) {
        return;
    }
    block->bytes = bytes;
    struct block *free = next_of(heap, block);
    *free = (struct block){.bytes = rest, .before = bytes};
    tell_next(heap, free);
}

void *heap_take(struct heap *heap, uint64_t bytes)
{
    if (bytes > heap->bytes) {
        return NULL;
    }
    uint64_t whole = HEAD + (bytes + HEAP_ALIGNMENT - 1) / HEAP_ALIGNMENT * HEAP_ALIGNMENT;
    whole = whole < LEAST ? (uint64_t)LEAST : whole;
    for (struct block *it = first_of(heap); it != NULL; it = next_of(heap, it)) {
        if (!is_taken(it) && size_of(it) >= whole) {
            split(heap, it, whole);
            heap->used += size_of(it);
            heap->most = heap->used > heap->most ? heap->used : heap->most;
            it->bytes |= TAKEN;
            return it + 1;
        }
    }
    return NULL;
}

/* Makes one of a free block and the one behind it, if that is free too. */
static void join(const struct heap *heap, struct block *block)
{
    const struct block *next = next_of(heap, block);
    if (next != NULL && !is_taken(next)) {
        block->bytes += size_of(next);
        tell_next(heap, block);
    }
}

/* The block of a piece that is taken, or null. */
static struct block *block_of(const struct heap *heap, const void *piece)
{
    for (struct block *it = first_of(heap); it != NULL; it = next_of(heap, it)) {
        if (it + 1 == piece) {
            return is_taken(it) ? it : NULL;
        }
    }
    return NULL;
}

bool heap_give(struct heap *heap, void *piece)
{
    if (piece == NULL) {
        return true;
    }
    struct block *block = block_of(heap, piece);
    if (block == NULL) {
        return false;
    }
    block->bytes &= ~TAKEN;
    heap->used -= block->bytes;
    join(heap, block);
    if (block->before != 0) {
        struct block *before = (struct block *)(void *)((uint8_t *)block - block->before);
        if (!is_taken(before)) {
            join(heap, before);
        }
    }
    return true;
}

bool heap_check(const struct heap *heap)
{
    uint64_t covered = 0;
    uint64_t used = 0;
    uint64_t before = 0;
    bool was_free = false;
    for (const struct block *it = first_of(heap); it != NULL; it = next_of(heap, it)) {
        bool fits = size_of(it) >= LEAST && size_of(it) <= heap->bytes - covered;
        if (!fits || it->before != before || (was_free && !is_taken(it))) {
            return false;
        }
        before = size_of(it);
        covered += before;
        used += is_taken(it) ? before : 0;
        was_free = !is_taken(it);
    }
    return covered == heap->bytes && used == heap->used;
}
