/* See slab.h. */
#include "slab.h"

#include "assert.h"
#include "kernel.h"
#include "quota.h"

enum { HEAD_SIZE = 64 };

/* The start of each page. */
struct slab {
    struct link open; /* in the quota's list while a piece is free */
    struct quota *quota;
    uint16_t
        free; /* offset of the first free piece, 0 for none; each holds the offset of the next */
    uint16_t used;
    uint16_t size;
    uint16_t class;
};

_Static_assert(sizeof(struct slab) <= HEAD_SIZE, "the head of a slab");

void slabs_init(struct slabs *slabs)
{
    for (uint32_t i = 0; i < SLAB_CLASSES; i++) {
        list_init(&slabs->open[i]);
    }
}

static uint16_t *next_of(struct slab *slab, uint16_t offset)
{
    return (uint16_t *)(void *)((char *)slab + offset);
}

static struct slab *slab_of(const void *piece)
{
    return (struct slab *)((uintptr_t)piece & ~(uintptr_t)(PAGE_SIZE - 1));
}

static uint16_t class_of(uint32_t size)
{
    uint16_t class = 0;
    while ((uint32_t)SLAB_SMALLEST << class < size) {
        class ++;
    }
    KASSERT(class < SLAB_CLASSES);
    return class;
}

/* A new page, all free. Null if the quota says no. */
static struct slab *grow(struct quota *quota, uint16_t class)
{
    if (!quota_reserve(quota, 1)) {
        return NULL;
    }
    struct slab *slab = frame_at(frames_take(&kernel.frames, FRAME_SLAB));
    uint16_t size = (uint16_t)(SLAB_SMALLEST << class);
    *slab = (struct slab){.quota = quota, .size = size, .class = class};
    for (uint32_t at = HEAD_SIZE; at + size <= PAGE_SIZE; at += size) {
        *next_of(slab, (uint16_t)at) = slab->free;
        slab->free = (uint16_t)at;
    }
    list_append(&quota->slabs.open[class], &slab->open);
    return slab;
}

void *slab_alloc(struct quota *quota, uint32_t size)
{
    uint16_t class = class_of(size);
    struct link *open = &quota->slabs.open[class];
    struct slab *slab =
        list_is_empty(open) ? grow(quota, class) : container_of(open->next, struct slab, open);
    if (slab == NULL) {
        return NULL;
    }
    uint16_t *piece = next_of(slab, slab->free);
    slab->free = *piece;
    slab->used++;
    if (slab->free == 0) {
        list_remove(&slab->open);
    }
    __builtin_memset(piece, 0, slab->size);
    return piece;
}

void slab_free(void *piece)
{
    struct slab *slab = slab_of(piece);
    KASSERT(slab->used > 0);
    if (slab->free == 0) {
        list_append(&slab->quota->slabs.open[slab->class], &slab->open);
    }
    *(uint16_t *)piece = slab->free;
    slab->free = (uint16_t)((char *)piece - (char *)slab);
    if (--slab->used == 0) {
        struct quota *quota = slab->quota;
        list_remove(&slab->open);
        frames_give(&kernel.frames, frame_pa(slab));
        quota_return(quota, 1);
    }
}

bool slabs_check(const struct quota *quota)
{
    for (uint32_t i = 0; i < SLAB_CLASSES; i++) {
        const struct link *open = &quota->slabs.open[i];
        for (const struct link *link = open->next; link != open; link = link->next) {
            const struct slab *slab = container_of(link, struct slab, open);
            if (!list_check(link) || slab->quota != quota || slab->free == 0) {
                return false;
            }
        }
    }
    return true;
}
