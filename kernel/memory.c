/* See memory.h. */
#include "memory.h"

#include "cap.h"
#include "kernel.h"
#include "layout.h"
#include "panic.h"

extern const uint8_t image_end[];

/* Below are the loader's words and firmware: there is little to gain and much to overwrite. */
enum { LOW_END_PA = 0x100000 };

static uint64_t image_end_pa(void)
{
    return (uint64_t)(uintptr_t)image_end - IMAGE_BASE;
}

static uint64_t page_up(uint64_t pa)
{
    return (pa + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
}

/* What is further up stays unused: a capability's name would not reach it. */
static uint64_t memory_end(const struct boot *boot)
{
    const uint64_t limit = (UINT64_C(1) << 32) * sizeof(struct cap);
    uint64_t end = 0;
    for (uint32_t i = 0; i < boot->memory_count; i++) {
        end = boot->memory[i].high_pa > end ? boot->memory[i].high_pa : end;
    }
    return (end < limit ? end : limit) & ~(uint64_t)(PAGE_SIZE - 1);
}

/* Where the books on memory come to be: the lowest of what is free that is large enough. */
static uint64_t find_room(const struct boot *boot, uint64_t size)
{
    for (uint32_t i = 0; i < boot->memory_count; i++) {
        uint64_t at = page_up(boot->memory[i].low_pa);
        if (at >= LOW_END_PA && at + size <= boot->memory[i].high_pa && at + size <= BOOT_MAP_END) {
            return at;
        }
    }
    panic("no room for the books on memory");
}

static void take(struct boot *boot, uint64_t low_pa, uint64_t high_pa)
{
    if (!boot_cut(boot, (struct boot_range){low_pa, high_pa})) {
        panic("too many ranges of memory");
    }
}

uint64_t memory_init(struct boot *boot)
{
    uint64_t end = memory_end(boot);
    uint64_t count = end >> PAGE_SHIFT;
    if (count == 0) {
        panic("there is no memory");
    }
    for (uint32_t i = 0; i < boot->memory_count; i++) {
        physical_keep(boot->memory[i].low_pa, boot->memory[i].high_pa);
    }
    physical_keep(boot->file.low_pa, boot->file.high_pa);
    take(boot, LOW_END_PA, image_end_pa());
    take(boot, boot->file.low_pa, page_up(boot->file.high_pa));
    uint64_t size = page_up(count * sizeof(struct frame));
    uint64_t books = find_room(boot, size);
    take(boot, books, books + size);
    __builtin_memset(frame_at(books), 0, size);
    frames_init(&kernel.frames, frame_at(books), (uint32_t)count);
    for (uint32_t i = boot->memory_count; i > 0; i--) {
        struct boot_range range = boot->memory[i - 1];
        if (range.low_pa >= LOW_END_PA) {
            frames_add(&kernel.frames, range.low_pa, range.high_pa);
        }
    }
    return end;
}
