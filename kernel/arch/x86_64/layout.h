/* Where things are in an address space. docs/kernel/memory.md draws it.
 *
 *   0x0000000000010000  user space, up to USER_END
 *   0xffff800000000000  direct map: all memory, at its physical address
 *   0xffffff0000000000  the time page, which users can read
 *   0xffffffff80000000  kernel image, at its physical address
 *   0xffffffffc0000000  fixed pages: local APIC, a window, I/O APICs
 *   0xffffffffd0000000  areas of the processors but the first
 */
#pragma once

#define PAGE_SIZE 4096
#define PAGE_SHIFT 12
#define LARGE_PAGE_SIZE 0x200000

#define USER_LOW 0x10000
/* The last page of the lower half stays unmapped: sysret to its end would fault in the kernel. */
#define USER_END 0x7ffffffff000

#define DIRECT_BASE 0xffff800000000000
#define IMAGE_BASE 0xffffffff80000000
#define LAPIC_VA 0xffffffffc0000000
#define WINDOW_VA 0xffffffffc0002000
#define IOAPICS_VA 0xffffffffc0100000
#define AREAS_VA 0xffffffffd0000000

/* An area per processor, aligned to its size, so that a stack pointer tells the processor: its
 * struct cpu, then stacks between pages that are never mapped. */
#define AREA_SIZE 0x10000
#define AREA_STACK_TOP 0x6000   /* of the four pages from 0x2000 up */
#define AREA_FAULT_TOP 0x8000   /* double fault */
#define AREA_NMI_TOP 0xa000     /* non-maskable interrupt */
#define AREA_MACHINE_TOP 0xc000 /* machine check */
#define AREA_DEBUG_TOP 0xe000   /* debug exception */

/* Code by which one processor's system calls come in. */
#define STUB_SIZE 64

/* The boot code maps all memory below it. */
#define BOOT_MAP_END 0x100000000

#define SELECTOR_KERNEL_CODE 0x08
#define SELECTOR_KERNEL_DATA 0x10
#define SELECTOR_USER_DATA 0x1b
#define SELECTOR_USER_CODE 0x23
#define SELECTOR_TASK 0x28
