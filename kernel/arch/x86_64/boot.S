/* The way in: a loader starts us in 32-bit protected mode without paging, ebx = physical address of
 * what it tells. PVH comes in at boot_entry, Multiboot2 at boot_multiboot with its magic number in
 * eax; from there on it is one way.
 *
 * Maps the first 4 GiB with large pages at 0, at DIRECT_BASE and, the first 2 GiB of it, at
 * IMAGE_BASE, goes to long mode and calls boot_main on the area of the first
 * processor. boot_main replaces these tables by strict ones.
 */
#include "layout.h"
#include "offsets.h"

#define PRESENT_WRITE 0x3
#define LARGE 0x80
#define CR0_PE_PG_WP 0x80010001
#define CR4_PAE 0x20
#define MSR_EFER 0xc0000080
#define EFER_LME 0x100
#define EFER_NXE 0x800
#define SELECTOR_BOOT_CODE 0x08 /* of 32 bits */
#define SELECTOR_BOOT_DATA 0x10

    .section .note.xen, "a", @note
    .balign 4
    .long 4, 4, 18 /* XEN_ELFNOTE_PHYS32_ENTRY */
    .asciz "Xen"
    .long boot_entry

/* Multiboot2 specification 2.0, 3.1: within the first 32 KiB of the file, at a multiple of 8. */
#define MULTIBOOT_MAGIC 0xe85250d6
#define MULTIBOOT_ENTRY 3
#define MULTIBOOT_PAGE_ALIGNED 6
    .section .boot.head, "a", @progbits
    .balign 8
multiboot:
    .long MULTIBOOT_MAGIC, 0, multiboot_end - multiboot
    .long -(MULTIBOOT_MAGIC + (multiboot_end - multiboot))
    .short MULTIBOOT_ENTRY, 0
    .long 12, boot_multiboot, 0
    .short MULTIBOOT_PAGE_ALIGNED, 0
    .long 8
    .short 0, 0
    .long 8
multiboot_end:

    .section .boot.text, "ax", @progbits
    .code32
boot_multiboot:
    movl %eax, %esi
    jmp 2f
    .globl boot_entry
boot_entry:
    xorl %esi, %esi
2:  cld
    cli
    movl $boot_stack_end, %esp
    movl %ebx, %ebp

    /* Four page directories, one after the other: 2048 large pages. */
    movl $boot_pd, %edi
    movl $(PRESENT_WRITE | LARGE), %eax
    movl $2048, %ecx
1:  movl %eax, (%edi)
    movl $0, 4(%edi)
    addl $LARGE_PAGE_SIZE, %eax
    addl $8, %edi
    decl %ecx
    jnz 1b

    movl $(boot_pd + PRESENT_WRITE), boot_pdpt_high + 510 * 8
    movl $(boot_pd + PAGE_SIZE + PRESENT_WRITE), boot_pdpt_high + 511 * 8
    movl $(boot_pdpt_low + PRESENT_WRITE), boot_pml4
    movl $(boot_pdpt_low + PRESENT_WRITE), boot_pml4 + 256 * 8
    movl $(boot_pdpt_high + PRESENT_WRITE), boot_pml4 + 511 * 8

    call boot_paging
    lgdt boot_gdt_pointer
    ljmp $SELECTOR_KERNEL_CODE, $boot_long

/* Turns paging on, long mode, and no-execute if there is such a thing. Uses eax, ebx, ecx, edx. */
boot_paging:
    movl $boot_pml4, %eax
    movl %eax, %cr3
    movl $0x80000001, %eax
    cpuid
    movl $MSR_EFER, %ecx
    movl %edx, %ebx
    rdmsr
    orl $EFER_LME, %eax
    testl $(1 << 20), %ebx
    jz 1f
    orl $EFER_NXE, %eax
1:  wrmsr
    movl %cr4, %eax
    orl $CR4_PAE, %eax
    movl %eax, %cr4
    movl $CR0_PE_PG_WP, %eax
    movl %eax, %cr0
    ret

/* In long mode no segment of data is needed. Leaves zero in eax. */
    .macro no_segments
    xorl %eax, %eax
    .irp segment, ds, es, ss, fs, gs
    movl %eax, %\segment
    .endr
    .endm

    .code64
boot_long:
    no_segments
    /* Not every loader has emptied what is not in the file, above all when a machine starts again. */
    movl %esi, %edx
    movq $bss_start, %rdi
    movq $image_end, %rcx
    subq %rdi, %rcx
    rep stosb
    movl %ebp, %edi
    movl %edx, %esi
    movq $first_area + AREA_STACK_TOP, %rsp
    xorl %ebp, %ebp
    movabsq $boot_main, %rax
    call *%rax
    ud2

    .section .boot.data, "aw", @progbits
    .balign 8
boot_gdt:
    .quad 0
    .quad 0x00af9a000000ffff /* SELECTOR_KERNEL_CODE */
boot_gdt_pointer:
    .word . - boot_gdt - 1
    .long boot_gdt

    .balign PAGE_SIZE
    .globl boot_pml4
boot_pml4: .skip PAGE_SIZE
boot_pdpt_low:
    .quad boot_pd + PRESENT_WRITE, boot_pd + PAGE_SIZE + PRESENT_WRITE
    .quad boot_pd + 2 * PAGE_SIZE + PRESENT_WRITE, boot_pd + 3 * PAGE_SIZE + PRESENT_WRITE
    .skip PAGE_SIZE - 4 * 8
boot_pdpt_high: .skip PAGE_SIZE
boot_pd: .skip 4 * PAGE_SIZE
    .skip 256
boot_stack_end:

/* Copied to a page below 1 MiB, where another processor begins in real mode. It goes the same way
 * as the first one and takes the area that the first one holds ready (smp.c). They come one at a
 * time, so they use one stack; the first one has left it. */
    .section .boot.text
    .code16
    .globl smp_trampoline
smp_trampoline:
    cli
    cld
    movw %cs, %ax
    movw %ax, %ds
    lgdtl smp_gdt_pointer - smp_trampoline
    movl %cr0, %eax
    orl $1, %eax
    movl %eax, %cr0
    ljmpl $SELECTOR_BOOT_CODE, $smp_protected
smp_gdt_pointer:
    .word smp_gdt_end - smp_gdt - 1
    .long smp_gdt
    .globl smp_trampoline_end
smp_trampoline_end:

    .code32
smp_protected:
    movl $SELECTOR_BOOT_DATA, %eax
    movl %eax, %ds
    movl %eax, %ss
    movl $boot_stack_end, %esp
    call boot_paging
    lgdt boot_gdt_pointer
    ljmp $SELECTOR_KERNEL_CODE, $smp_long

    .code64
smp_long:
    no_segments
    movabsq $smp_high, %rax
    jmp *%rax

/* Where the boot tables and the kernel's agree. */
    .text
smp_high:
    movq kernel + KERNEL_TABLES(%rip), %rax
    movq %rax, %cr3
    xorl %edi, %edi
    xchgq %rdi, kernel + KERNEL_STARTING(%rip)
    testq %rdi, %rdi
    jz 1f
    leaq AREA_STACK_TOP(%rdi), %rsp
    xorl %ebp, %ebp
    call smp_main
/* Too late: nobody waits any more. */
1:  cli
    hlt
    jmp 1b

    .section .boot.data
    .balign 8
smp_gdt:
    .quad 0
    .quad 0x00cf9a000000ffff /* SELECTOR_BOOT_CODE */
    .quad 0x00cf92000000ffff /* SELECTOR_BOOT_DATA */
smp_gdt_end:

    .section .note.GNU-stack, "", @progbits
