/* Entries of page tables. */
#pragma once

#include "types.h"

#define PAGE_PRESENT UINT64_C(0x1)
#define PAGE_WRITABLE UINT64_C(0x2)
#define PAGE_USER UINT64_C(0x4)
#define PAGE_UNCACHED UINT64_C(0x18)
#define PAGE_LARGE UINT64_C(0x80)
#define PAGE_GLOBAL UINT64_C(0x100)
#define PAGE_ADDRESS UINT64_C(0x000ffffffffff000)
#define PAGE_ENTRIES 512


/* Builds the kernel's own tables and begins to use them: the image with an access per section, the
 * direct map of memory, no identity map. */
void paging_init(uint64_t memory_end_pa);

/* Maps one page for the kernel, at boot only. */
void paging_map(uint64_t va, uint64_t pa, uint64_t flags);

/* Shows a place to the holder of the lock, up to the end of its page and until the next call. */
volatile void *paging_window(uint64_t pa);
