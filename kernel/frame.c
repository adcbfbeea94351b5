/* See frame.h. */
#include "frame.h"

#include "assert.h"

void frames_init(struct frames *frames, struct frame *info, uint32_t count)
{
    *frames = (struct frames){.info = info, .count = count, .free_head = FRAME_NONE};
}

static void put(struct frames *frames, uint32_t number)
{
    uint32_t next = frames->free_head;
    frames->info[number] = (struct frame){.next = next, .prev = FRAME_NONE, .kind = FRAME_FREE};
    if (next != FRAME_NONE) {
        frames->info[next].prev = number;
    }
    frames->free_head = number;
    frames->free_count++;
}

/* Takes a frame out of the list of free ones. */
static void take_out(struct frames *frames, uint32_t number, enum frame_kind kind)
{
    struct frame *frame = &frames->info[number];
    KASSERT(frame->kind == FRAME_FREE);
    if (frame->next != FRAME_NONE) {
        frames->info[frame->next].prev = frame->prev;
    }
    if (frame->prev != FRAME_NONE) {
        frames->info[frame->prev].next = frame->next;
    } else {
        frames->free_head = frame->next;
    }
    frames->free_count--;
    *frame = (struct frame){.kind = (uint8_t)kind};
}

void frames_add(struct frames *frames, uint64_t low_pa, uint64_t high_pa)
{
    uint64_t low = (low_pa + PAGE_SIZE - 1) >> PAGE_SHIFT;
    uint64_t high = high_pa >> PAGE_SHIFT;
    for (uint64_t number = high; number > low; number--) {
        if (number - 1 < frames->count && frames->info[number - 1].kind == FRAME_ABSENT) {
            put(frames, (uint32_t)(number - 1));
        }
    }
}

void frames_claim(struct frames *frames, uint64_t low_pa, uint64_t high_pa, enum frame_kind kind)
{
    uint64_t high = (high_pa + PAGE_SIZE - 1) >> PAGE_SHIFT;
    for (uint64_t number = low_pa >> PAGE_SHIFT; number < high && number < frames->count;
         number++) {
        KASSERT(frames->info[number].kind != FRAME_FREE);
        frames->info[number].kind = (uint8_t)kind;
    }
}

/* Takes the first free frame, as it is. */
static uint64_t take(struct frames *frames, enum frame_kind kind)
{
    uint32_t number = frames->free_head;
    KASSERT(number != FRAME_NONE);
    take_out(frames, number, kind);
    return (uint64_t)number << PAGE_SHIFT;
}

static uint32_t power_above(uint32_t count)
{
    uint32_t power = 1;
    while (power < count) {
        power *= 2;
    }
    return power;
}

enum frames_found frames_find(const struct frames *frames, uint32_t count, uint64_t below_pa,
                              uint32_t budget, uint32_t *at)
{
    uint64_t below = below_pa >> PAGE_SHIFT;
    uint64_t end = below < frames->count ? below : frames->count;
    uint32_t step = power_above(count);
    *at = (*at + step - 1) / step * step;
    for (uint32_t looked = 0; looked < budget; *at += step) {
        if (*at + (uint64_t)count > end) {
            return FRAMES_NONE;
        }
        uint32_t free = 0;
        while (free < count && frames->info[*at + free].kind == FRAME_FREE) {
            free++;
        }
        if (free == count) {
            return FRAMES_FOUND;
        }
        looked += free + 1;
    }
    return FRAMES_MORE;
}

void frames_take_found(struct frames *frames, uint32_t at, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        take_out(frames, at + i, FRAME_PAGE);
    }
}

uint64_t frames_take(struct frames *frames, enum frame_kind kind)
{
    uint64_t pa = take(frames, kind);
    __builtin_memset(frame_at(pa), 0, PAGE_SIZE);
    return pa;
}

uint64_t frames_take_copy(struct frames *frames, uint64_t from_pa)
{
    uint64_t pa = take(frames, FRAME_PAGE);
    __builtin_memcpy(frame_at(pa), frame_at(from_pa), PAGE_SIZE);
    return pa;
}

void frames_share(struct frames *frames, uint64_t pa)
{
    struct frame *frame = frames_info(frames, pa);
    KASSERT(frame->kind == FRAME_PAGE && frame->next < UINT32_MAX);
    frame->next++;
}

bool frames_is_sole(const struct frames *frames, uint64_t pa)
{
    const struct frame *frame = frames_info(frames, pa);
    KASSERT(frame->kind == FRAME_PAGE);
    return frame->next == 0;
}

void frames_give(struct frames *frames, uint64_t pa)
{
    uint32_t number = (uint32_t)(pa >> PAGE_SHIFT);
    KASSERT(number < frames->count && pa % PAGE_SIZE == 0);
    struct frame *frame = &frames->info[number];
    KASSERT(frame->kind > FRAME_KERNEL);
    if (frame->kind == FRAME_PAGE && frame->next > 0) {
        frame->next--;
    } else {
        put(frames, number);
    }
}

struct frame *frames_info(const struct frames *frames, uint64_t pa)
{
    uint64_t number = pa >> PAGE_SHIFT;
    KASSERT(number < frames->count);
    return &frames->info[number];
}

bool frames_is_memory(const struct frames *frames, uint64_t pa)
{
    uint64_t number = pa >> PAGE_SHIFT;
    return number < frames->count && frames->info[number].kind != FRAME_ABSENT;
}

bool frames_check(const struct frames *frames, uint32_t limit)
{
    uint32_t walked = 0;
    uint32_t before = FRAME_NONE;
    uint32_t number = frames->free_head;
    for (; number != FRAME_NONE && walked < limit; walked++) {
        if (number >= frames->count || frames->info[number].kind != FRAME_FREE ||
            frames->info[number].prev != before) {
            return false;
        }
        before = number;
        number = frames->info[number].next;
    }
    return number != FRAME_NONE ? walked <= frames->free_count : walked == frames->free_count;
}
