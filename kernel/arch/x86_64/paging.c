/* See paging.h. */
#include "paging.h"

#include "assert.h"
#include "cpu.h"
#include "instructions.h"
#include "kernel.h"
#include "layout.h"
#include "pagetable.h"

extern const uint8_t text_start[];
extern const uint8_t rodata_start[];
extern const uint8_t data_start[];
extern const uint8_t image_end[];

enum { MSR_EFER = 0xc0000080, EFER_NXE = 0x800 };

static uint64_t va_of(const uint8_t *symbol)
{
    return (uint64_t)(uintptr_t)symbol;
}

/* The entry for an address in a table of this level, with the tables above it made. */
static uint64_t *entry_at(uint64_t va, uint32_t level)
{
    uint64_t *table = frame_at(kernel.tables_pa);
    for (uint32_t l = 3; l > level; l--) {
        uint64_t *entry = &table[(va >> (PAGE_SHIFT + 9 * l)) % PAGE_ENTRIES];
        if (!(*entry & PAGE_PRESENT)) {
            *entry = frames_take(&kernel.frames, FRAME_KERNEL) | PAGE_PRESENT | PAGE_WRITABLE;
        }
        table = frame_at(*entry & PAGE_ADDRESS);
    }
    return &table[(va >> (PAGE_SHIFT + 9 * level)) % PAGE_ENTRIES];
}

void paging_map(uint64_t va, uint64_t pa, uint64_t flags)
{
    *entry_at(va, 0) = pa | flags | PAGE_PRESENT;
}

/* Another processor may still know what it showed before, which nobody uses any more. */
volatile void *paging_window(uint64_t pa)
{
    paging_map(WINDOW_VA, pa & PAGE_ADDRESS, PAGE_WRITABLE | PAGE_UNCACHED | kernel.no_execute);
    __asm__ volatile("invlpg (%0)" : : "r"(WINDOW_VA) : "memory");
    return (volatile void *)(WINDOW_VA + pa % PAGE_SIZE);
}

void pagetable_show_all(uint64_t va, uint64_t pa)
{
    paging_map(va, pa, PAGE_USER | PAGE_GLOBAL | kernel.no_execute);
    for (uint32_t level = 1; level <= 3; level++) {
        *entry_at(va, level) |= PAGE_USER;
    }
}

/* What may be done with an address of the image; 0: nothing, it is between two stacks. */
static uint64_t image_flags(uint64_t va)
{
    if (va < va_of(rodata_start)) {
        return PAGE_GLOBAL;
    }
    if (va < va_of(data_start)) {
        return PAGE_GLOBAL | kernel.no_execute;
    }
    uint64_t at = va - (uint64_t)(uintptr_t)&first_area;
    bool is_guard = at < AREA_SIZE && !area_page_is_used(at);
    return is_guard ? 0 : PAGE_GLOBAL | PAGE_WRITABLE | kernel.no_execute;
}

static void map_image(void)
{
    for (uint64_t va = va_of(text_start); va < va_of(image_end); va += PAGE_SIZE) {
        uint64_t flags = image_flags(va);
        if (flags != 0) {
            paging_map(va, va - IMAGE_BASE, flags);
        }
    }
}

/* All memory, never executable; what is read-only in the image is so here too. */
static void map_direct(uint64_t end_pa)
{
    uint64_t image_low = va_of(text_start) - IMAGE_BASE;
    uint64_t image_data = va_of(data_start) - IMAGE_BASE;
    uint64_t data = PAGE_GLOBAL | PAGE_WRITABLE | kernel.no_execute;
    for (uint64_t pa = 0; pa < end_pa; pa += LARGE_PAGE_SIZE) {
        if (pa >= image_data || pa + LARGE_PAGE_SIZE <= image_low) {
            *entry_at(DIRECT_BASE + pa, 1) = pa | data | PAGE_PRESENT | PAGE_LARGE;
            continue;
        }
        for (uint64_t page = pa; page < pa + LARGE_PAGE_SIZE; page += PAGE_SIZE) {
            bool is_fixed = page >= image_low && page < image_data;
            paging_map(DIRECT_BASE + page, page, is_fixed ? data & ~PAGE_WRITABLE : data);
        }
    }
}

void paging_init(uint64_t memory_end_pa)
{
    kernel.no_execute = msr_read(MSR_EFER) & EFER_NXE ? UINT64_C(1) << 63 : 0;
    kernel.tables_pa = frames_take(&kernel.frames, FRAME_KERNEL);
    map_image();
    map_direct(memory_end_pa);
    /* Every address space copies the upper half's entries once, so all of them must be there from
     * now on. */
    (void)entry_at(LAPIC_VA, 2);
    (void)entry_at(AREAS_VA, 2);
    cr3_write(kernel.tables_pa);
}
