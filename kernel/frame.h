/* Physical memory in frames of a page: which are free, and what a taken one is for.
 *
 * Pure but for zeroing. It keeps no accounts: quotas do, and they never promise more frames than
 * there are (quota.h, Q1), so taking one cannot fail.
 */
#pragma once

#include "layout.h"
#include "types.h"

enum frame_kind {
    FRAME_ABSENT = 0, /* no memory, or not ours */
    FRAME_FREE,
    FRAME_KERNEL, /* made at boot, for ever */
    FRAME_SLAB,   /* kernel objects */
    FRAME_TABLE,  /* of an address space or of capabilities */
    FRAME_PAGE,   /* user memory */
};

struct frame {
    uint32_t next;  /* free: the next free frame; a leaf of capabilities: its owner (cap.h); user
                       memory: how many VMOs have it beside one */
    uint32_t prev;  /* free: the free frame before, or FRAME_NONE */
    uint16_t index; /* a leaf of capabilities: which of its table */
    uint8_t used;   /* a leaf of capabilities: slots in use */
    uint8_t kind;   /* enum frame_kind */
};

struct frames {
    struct frame *info; /* one per frame, by number */
    uint32_t count;
    uint32_t free_head; /* a frame number, or FRAME_NONE */
    uint32_t free_count;
};

#define FRAME_NONE UINT32_MAX

static inline void *frame_at(uint64_t pa)
{
    return (void *)(uintptr_t)(pa + DIRECT_BASE);
}

/* The physical address of anything in the direct map. */
static inline uint64_t frame_pa(const void *at)
{
    return (uint64_t)(uintptr_t)at - DIRECT_BASE;
}

/* Begins with no frame known. `info` has room for `count` frames and is zero. */
void frames_init(struct frames *frames, struct frame *info, uint32_t count);

/* Adds the frames that lie whole in [low, high). */
void frames_add(struct frames *frames, uint64_t low_pa, uint64_t high_pa);

/* Marks memory at boot that is in use already and may be given back later. */
void frames_claim(struct frames *frames, uint64_t low_pa, uint64_t high_pa, enum frame_kind kind);

/* Takes a zeroed frame. There is one: the caller's quota said so. */
uint64_t frames_take(struct frames *frames, enum frame_kind kind);

enum frames_found { FRAMES_FOUND, FRAMES_NONE, FRAMES_MORE };

/* Looks for `count` free frames in one piece below an address, beginning at a multiple of the next power
 * of two, from the frame *at on. It looks at about `budget` and moves *at on: to the first of them if
 * they are FOUND. */
[[nodiscard]] enum frames_found frames_find(const struct frames *frames, uint32_t count,
                                            uint64_t below_pa, uint32_t budget, uint32_t *at);

/* Takes frames that were found, as they are: of user memory, each in one VMO. */
void frames_take_found(struct frames *frames, uint32_t at, uint32_t count);

/* Takes a frame with the contents of another; there is one, likewise. */
uint64_t frames_take_copy(struct frames *frames, uint64_t from_pa);

/* Lets one more VMO have a frame of user memory; it is given back as often as it was taken and
 * shared. */
void frames_share(struct frames *frames, uint64_t pa);

/* Whether nobody else has this frame of user memory. */
[[nodiscard]] bool frames_is_sole(const struct frames *frames, uint64_t pa);

void frames_give(struct frames *frames, uint64_t pa);

/* Whether there is a frame of ours at this address; else looking there may do something to a device. */
[[nodiscard]] bool frames_is_memory(const struct frames *frames, uint64_t pa);

struct frame *frames_info(const struct frames *frames, uint64_t pa);

/* F1: the free list holds exactly free_count frames, all of kind FREE, and its links are mutual. Walks at
 * most `limit` of them. */
bool frames_check(const struct frames *frames, uint32_t limit);
