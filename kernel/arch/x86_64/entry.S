/* The ways from C to user mode, and from interrupts and exceptions to C: registers of a user go to his
 * thread, those of the kernel on the stack, as a struct trap. System calls come in by syscall.S.
 *
 * There is no swapgs: user code owns fs and gs, the kernel uses neither.
 */
#include "layout.h"
#include "registers.S"

    .text
/* void cpu_resume(struct thread *, bool interrupted): never returns. */
    .globl cpu_resume
    .type cpu_resume, @function
cpu_resume:
    testl %esi, %esi
    jnz resume_by_iret
    movq %rdi, %rsp
    movq FRAME_RAX(%rsp), %rax
    movq FRAME_RDI(%rsp), %rdi
    load_words %rsp
    movq FRAME_R12(%rsp), %r12
    load_kept %rsp
    return_to_user

resume_by_iret:
    pushq $SELECTOR_USER_DATA
    pushq FRAME_RSP(%rdi)
    pushq FRAME_RFLAGS(%rdi)
    pushq $SELECTOR_USER_CODE
    pushq FRAME_RIP(%rdi)
    movq FRAME_RAX(%rdi), %rax
    load_words %rdi
    movq FRAME_R12(%rdi), %r12
    load_kept %rdi
    movq FRAME_RCX(%rdi), %rcx
    movq FRAME_R11(%rdi), %r11
    movq FRAME_RDI(%rdi), %rdi
    iretq
    .size cpu_resume, . - cpu_resume

/* void cpu_sleep(struct cpu *): an interrupt finds an empty stack and does not come back here. */
    .globl cpu_sleep
    .type cpu_sleep, @function
cpu_sleep:
    leaq AREA_STACK_TOP(%rdi), %rsp
    xorl %ebp, %ebp
1:  sti
    hlt
    jmp 1b
    .size cpu_sleep, . - cpu_sleep

    .globl cpu_listen
    .type cpu_listen, @function
cpu_listen:
    sti
    nop
    cli
    ret
    .size cpu_listen, . - cpu_listen

/* One entry per vector, 16 bytes each; a zero stands in where the processor pushes no error
 * code. */
    .macro vector number
    .balign 16
    .if (\number == 8) || (\number >= 10 && \number <= 14) || (\number == 17) || (\number == 21)
    .elseif (\number == 29) || (\number == 30)
    .else
    pushq $0
    .endif
    pushq $\number
    jmp trap_common
    .endm

    .altmacro
    .globl trap_vectors
    .balign 16
trap_vectors:
    .set n, 0
    .rept 256
    vector %n
    .set n, n + 1
    .endr
    .noaltmacro

    .type trap_common, @function
trap_common:
    cld
    testb $3, 24(%rsp)
    jnz trap_of_user
    .irp register, rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11, rbx, rbp, r12, r13, r14, r15
    pushq %\register
    .endr
    movq %rsp, %rdi
    xorl %ebp, %ebp
    call trap_kernel
    .irp register, r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax
    popq %\register
    .endr
    addq $16, %rsp
    iretq
    .size trap_common, . - trap_common

/* On the stack: vector, error, and what the processor pushed from rip on. Nobody takes the thread from
 * its processor before that has served its mail. */
    .type trap_of_user, @function
trap_of_user:
    pushq %rdi
    movq %rsp, %rdi
    andq $-AREA_SIZE, %rdi
    movq CPU_CURRENT(%rdi), %rdi
    movq %rax, FRAME_RAX(%rdi)
    movq %rcx, FRAME_RCX(%rdi)
    movq %r11, FRAME_R11(%rdi)
    movq %r12, FRAME_R12(%rdi)
    save_words %rdi
    save_kept %rdi
    popq %rax
    movq %rax, FRAME_RDI(%rdi)
    popq %rsi
    popq %rdx
    popq %rax
    movq %rax, FRAME_RIP(%rdi)
    popq %rax
    popq %rax
    movq %rax, FRAME_RFLAGS(%rdi)
    popq %rax
    movq %rax, FRAME_RSP(%rdi)
    popq %rax
    movq %rdi, %rbx
    xorl %ebp, %ebp
    call trap_user
    movq %rbx, %rdi
    jmp resume_by_iret
    .size trap_of_user, . - trap_of_user

/* Memory functions that the compiler calls. */
    .globl memcpy
    .type memcpy, @function
memcpy:
    movq %rdi, %rax
    movq %rdx, %rcx
    shrq $3, %rcx
    rep movsq
    movl %edx, %ecx
    andl $7, %ecx
    rep movsb
    ret
    .size memcpy, . - memcpy

    .globl memset
    .type memset, @function
memset:
    movq %rdi, %r8
    movzbl %sil, %eax
    movabsq $0x0101010101010101, %rcx
    imulq %rcx, %rax
    movq %rdx, %rcx
    shrq $3, %rcx
    rep stosq
    movl %edx, %ecx
    andl $7, %ecx
    rep stosb
    movq %r8, %rax
    ret
    .size memset, . - memset

    .section .note.GNU-stack, "", @progbits
