/* See frame.h. */
#include "frame.h"

#include "assert.h"

void frames_init(struct frames *frames, struct frame *info, uint32_t count)
{
    *frames = (struct frames){.info = info, .count = count, .free_head = FRAME_NONE};
}

static void put(struct frames *frames, uint32_t number)
{
    frames->info[number] = (struct frame){.next = frames->free_head, .kind = FRAME_FREE};
    frames->free_head = number;
    frames->free_count++;
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
    struct frame *frame = &frames->info[number];
    KASSERT(frame->kind == FRAME_FREE);
    frames->free_head = frame->next;
    frames->free_count--;
    *frame = (struct frame){.kind = (uint8_t)kind};
    return (uint64_t)number << PAGE_SHIFT;
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

bool frames_check(const struct frames *frames, uint32_t limit)
{
    uint32_t walked = 0;
    uint32_t number = frames->free_head;
    for (; number != FRAME_NONE && walked < limit; walked++) {
        if (number >= frames->count || frames->info[number].kind != FRAME_FREE) {
            return false;
        }
        number = frames->info[number].next;
    }
    return number != FRAME_NONE ? walked <= frames->free_count : walked == frames->free_count;
}
