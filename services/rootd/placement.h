/* Where things go in a new process's address space.
 *
 * Pure. Below IMAGE_LOW, each between pages that are never mapped: the envelope, the two message
 * pages, the stack. From IMAGE_LOW up: the program.
 */
#ifndef PLACEMENT_H
#define PLACEMENT_H

#include <stdbool.h>
#include <stdint.h>

enum {
    PAGE_BYTES = 4096,
    ENVELOPE_VA = 0x201000,  /* one page */
    MESSAGES_VA = 0x203000,  /* two pages */
    STACK_LOW_VA = 0x206000, /* no stack reaches below */
    STACK_TOP_VA = 0x3ff000,
    IMAGE_LOW_VA = 0x400000,
    IMAGE_HIGH_VA = 0x40000000,
};

/* The lowest address of a stack. False if the size is no whole number of pages, 0, or more than
 * fits above the guard page. */
[[nodiscard]] bool placement_stack(uint64_t bytes, uint64_t *ret_low_va);

#endif
