/* The address space of a unit test: the direct map is an array. Takes the place of
 * kernel/arch/x86_64/layout.h. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include <stdint.h>

#define PAGE_SIZE 4096
#define PAGE_SHIFT 12

enum { HOST_FRAMES = 64 };

extern uint8_t host_memory[HOST_FRAMES * PAGE_SIZE];

#define BOOT_MAP_END (HOST_FRAMES * PAGE_SIZE)
#define DIRECT_BASE ((uint64_t)(uintptr_t)host_memory)

#endif
