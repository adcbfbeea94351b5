/* Where things go in a new process's address space.
 *
 * Pure. From IMAGE_LOW_VA up: the program. Above it, each between pages that are never mapped: the
 * stack, the two message pages, the envelope; but for a large stack they share one page table.
 */
#ifndef WRIT_PLACEMENT_H
#define WRIT_PLACEMENT_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PAGE_BYTES = 4096,
    IMAGE_LOW_VA = 0x400000,
    IMAGE_HIGH_VA = 0x3e000000,
    STATE_VA = 0x3e100000,     /* the memory of an estate, mapped by its owner */
    STACK_LOW_VA = 0x3eff0000, /* no stack reaches below */
    STACK_TOP_VA = 0x3fff0000, /* 16 MiB above */
    MESSAGES_VA = 0x3fff2000,  /* two pages */
    ENVELOPE_VA = 0x3fff5000,  /* one page */
};

/* The lowest address of a stack. False if the size is no whole number of pages, 0, or more than
 * fits above the guard page. */
[[nodiscard]] bool placement_stack(uint64_t bytes, uint64_t *ret_low_va);

#endif
