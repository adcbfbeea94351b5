/* System calls: the short path of call and reply_recv, and of calls on the kernel's own objects, and
 * the way to ipc.c for everything else.
 *
 * A processor's stub comes to syscall_common with rsp = its thread, r11 = its struct cpu, and rip and
 * rflags saved in the thread; rcx is free. The short path does what ipc.c does, for a
 * connection whose receiver waits and a reply to a caller that waits, without handles, deadlines in
 * the tree or anything else to be done; up to the commit it changes nothing, so it
 * can turn to the long one at any point. Words stay in their registers all the way.
 */
#include "layout.h"
#include "registers.S"

#define SLOT_SHIFT 8      /* in rax */
#define TAG_KIND_SHIFT 48 /* in a tag: the number of handles, and flags */

/* Takes the lock; uses rcx. While it waits it serves the processor's mail (mail.h), by which its
 * thread may be taken away. */
    .macro take_lock
    movl $1, %ecx
    xchgl %ecx, kernel(%rip)
    testl %ecx, %ecx
    jnz 9f
8:
    .pushsection .text.spin, "ax", @progbits
9:  pause
    cmpl $0, CPU_MAIL(%r11)
    jne 6f
    cmpl $0, kernel(%rip)
    jne 9b
    movl $1, %ecx
    xchgl %ecx, kernel(%rip)
    testl %ecx, %ecx
    jnz 9b
    jmp 8b
6:  testl $MAIL_LEAVE, CPU_MAIL(%r11)
    jnz thread_taken
    movq %cr3, %rcx
    movq %rcx, %cr3
    movl $0, CPU_MAIL(%r11)
    jmp 9b
    .popsection
    .endm

/* Goes to the address space of the thread in r14. Uses rcx. */
    .macro enter_space
    movq THREAD_ROOT(%r14), %rcx
    cmpq %rcx, CPU_TABLES(%r11)
    je 7f
    movq %rcx, CPU_TABLES(%r11)
    movq %rcx, %cr3
7:
    .endm

/* Copies the body from the page in `from` to the page in `to`; leaves for the long path if it is
 * longer than a page can hold. Uses rcx. */
    .macro copy_body from, to, long
    movq %rdi, %rcx
    shrq $32, %rcx
    movzwl %cx, %ecx
    cmpl $MAX_BODY, %ecx
    ja \long
    addl $7, %ecx
    shrl $3, %ecx
    movq %rdi, FRAME_RDI(%rsp)
    movq %rsi, FRAME_RSI(%rsp)
    movq \from, %rsi
    movq \to, %rdi
    rep movsq
    movq FRAME_RDI(%rsp), %rdi
    movq FRAME_RSI(%rsp), %rsi
    .endm

    .text
/* Where a processor's system calls come in: code that knows which one it is. */
    .macro entry_of area
    .balign STUB_SIZE
    movq %rsp, \area + CPU_USER_RSP
    movq \area + CPU_CURRENT, %rsp
    movq %rcx, FRAME_RIP(%rsp)
    movq %r11, FRAME_RFLAGS(%rsp)
    movq $\area, %r11
    jmp syscall_common
    .endm

    .globl syscall_stubs
    .balign STUB_SIZE
syscall_stubs:
    entry_of first_area
    .altmacro
    .set n, 1
    .rept MAX_CPUS - 1
    entry_of %(AREAS_VA + n * AREA_SIZE)
    .set n, n + 1
    .endr
    .noaltmacro

    .globl syscall_common
    .type syscall_common, @function
    .balign 64
syscall_common:
    movq CPU_USER_RSP(%r11), %rcx
    movq %rcx, FRAME_RSP(%rsp)
    cmpb $OP_REPLY_RECV, %al
    je reply_recv
    jb call_or_null

/* The long path: saves everything and goes to C. */
    movq %rax, FRAME_RAX(%rsp)
    take_lock
/* The same with rax saved, its register used, and the lock held. */
save_all:
    save_kept %rsp
/* The same with all saved that a callee keeps but r12. */
save_rest:
    movq %rdi, FRAME_RDI(%rsp)
    save_words %rsp
    movq %r12, FRAME_R12(%rsp)
    movq %rsp, %rdi
    leaq AREA_STACK_TOP(%r11), %rsp
    xorl %ebp, %ebp
    call syscall_slow
    ud2

/* The same with rax not saved. */
save_head:
    movq %rax, FRAME_RAX(%rsp)
    jmp save_rest

/* The thread in rsp is somebody else's from the moment that the mail is served. */
thread_taken:
    leaq AREA_STACK_TOP(%r11), %rsp
    xorl %ebp, %ebp
    call syscall_taken
    ud2

call_or_null:
    testb %al, %al
    jz null
    movq %rax, FRAME_RAX(%rsp)
    take_lock
    /* The capability: rax, of the slot in its bits 8 up */
    cmpl $1 << (SLOT_SHIFT + TABLE_BITS), %eax
    jae save_all
    movl %eax, %ecx
    shrl $(SLOT_SHIFT - CAP_SHIFT), %ecx
    andl $LEAF_BYTES_MASK, %ecx
    shrl $(SLOT_SHIFT + LEAF_SHIFT - 3), %eax
    andl $~7, %eax
    addq THREAD_LEAVES(%rsp), %rax
    addq (%rax), %rcx
    movq %rcx, %rax
    movl CAP_KIND(%rax), %ecx
    andl $CAP_KIND_MASK, %ecx
    cmpl $CAP_KIND_CALL, %ecx
    jne call_object
    save_kept %rsp
    /* The connection: rbx. The badge: r15. The server: r14, of the endpoint rbp. */
    movq CAP_OBJECT(%rax), %rbx
    movq CONNECTION_BADGE(%rbx), %r15
    cmpl THREAD_PRINCIPAL(%rsp), %r15d
    jne call_by_anybody
call_granted:
    movq CONNECTION_ENDPOINT(%rbx), %rbp
    movq ENDPOINT_RECEIVER(%rbp), %r14
    testq %r14, %r14
    jz save_rest
    movl THREAD_HAZARD(%r14), %ecx
    orl CPU_HAZARD(%r11), %ecx
    jnz save_rest
    /* No timeout means for ever, which is refused. */
    movl FRAME_RAX + 4(%rsp), %r13d
    cmpl $-1, %r13d
    je save_rest
    movq %rdi, %rcx
    shrq $TAG_KIND_SHIFT, %rcx
    testb %cl, %cl
    jnz call_with_body
call_commit:
    movl %r13d, THREAD_TIMEOUT(%rsp)
    movb $STATE_CALLED, THREAD_STATE(%rsp)
    movb $STATE_RUNNING, THREAD_STATE(%r14)
    movq %r14, THREAD_SERVER(%rsp)
    movq %rsp, THREAD_CALLER(%r14)
    movq $0, ENDPOINT_RECEIVER(%rbp)
    movq %r14, CPU_CURRENT(%r11)
    movq CONNECTION_LABEL(%rbx), %r13
    movq %r15, %rbx
    enter_space
    movl $0, kernel(%rip)
    xorl %eax, %eax
    movq %r14, %rsp
    movq FRAME_RBP(%rsp), %rbp
    movq FRAME_R14(%rsp), %r14
    movq FRAME_R15(%rsp), %r15
    return_to_user

/* Anybody may call by this connection; the badge says who did. */
call_by_anybody:
    cmpl $GRANTEE_ANY, %r15d
    jne save_rest
    shrq $32, %r15
    shlq $32, %r15
    movl THREAD_PRINCIPAL(%rsp), %ecx
    orq %rcx, %r15
    jmp call_granted

call_with_body:
    cmpb $KIND_REQUEST_BUFFER, %cl
    jne save_rest
    copy_body THREAD_OUT(%rsp), THREAD_IN(%r14), save_rest
    jmp call_commit

/* A call on an object of the kernel, of the type in cl, by the capability rax: the method is called
 * with what the user keeps still in its registers, and r12 too. */
call_object:
    movzbl %cl, %ecx
    movq %rdi, FRAME_RDI(%rsp)
    save_words %rsp
    shll $ENTRIES_SHIFT, %ecx
    movl %edi, %esi
    andl $ENTRY_MASK, %esi
    shll $ENTRY_SHIFT, %esi
    cmpq %rdi, kernel_entries + ENTRY_TAG(%rcx,%rsi)
    jne call_object_slowly
    cmpl $-1, FRAME_RAX + 4(%rsp)
    je call_object_slowly
    cmpl $0, CPU_HAZARD(%r11)
    jne call_object_slowly
    movq %rax, THREAD_CALL_TARGET(%rsp)
    leaq THREAD_CALL(%rsp), %rdi
    movq %rsp, AREA_STACK_TOP - 16(%r11)
    leaq AREA_STACK_TOP - 16(%r11), %rsp
    call *kernel_entries + ENTRY_SERVE(%rcx,%rsi)
    movl CPU_HAZARD + 16 - AREA_STACK_TOP(%rsp), %ecx
    orl %eax, %ecx
    jnz end_object_slowly
    xorl %eax, %eax
    movq (%rsp), %rsp
    movl $0, kernel(%rip)
    movq FRAME_RDI(%rsp), %rdi
    load_words %rsp
    return_to_user

call_object_slowly:
    movq FRAME_RSI(%rsp), %rsi
    jmp save_all

end_object_slowly:
    movq (%rsp), %rdi
    save_kept %rdi
    movq %r12, FRAME_R12(%rdi)
    movl %eax, %esi
    xorl %ebp, %ebp
    call kcall_slow
    ud2

null:
    xorl %eax, %eax
    return_to_user

reply_recv:
    save_kept %rsp
    take_lock
    /* No slot, and for ever. */
    movabsq $0xffffffff00000000 + OP_REPLY_RECV, %rcx
    cmpq %rcx, %rax
    jne save_head
    /* The caller: r14. The endpoint: rbp. */
    movq THREAD_CALLER(%rsp), %r14
    testq %r14, %r14
    jz save_head
    movq THREAD_BOUND(%rsp), %rbp
    testq %rbp, %rbp
    jz save_head
    cmpl $0, ENDPOINT_WORK(%rbp)
    jne save_head
    movl THREAD_HAZARD(%r14), %ecx
    orl CPU_HAZARD(%r11), %ecx
    jnz save_head
    movq %rdi, %rcx
    shrq $TAG_KIND_SHIFT, %rcx
    cmpb $KIND_REPLY, %cl
    jne reply_with_body
reply_commit:
    movl $-1, THREAD_TIMEOUT(%rsp)
    movb $STATE_RECEIVING, THREAD_STATE(%rsp)
    movb $STATE_RUNNING, THREAD_STATE(%r14)
    movq $0, THREAD_CALLER(%rsp)
    movq $0, THREAD_SERVER(%r14)
    movq %rsp, ENDPOINT_RECEIVER(%rbp)
    movq %r14, CPU_CURRENT(%r11)
    enter_space
    movl $0, kernel(%rip)
    xorl %eax, %eax
    movq %r14, %rsp
    load_kept %rsp
    return_to_user

reply_with_body:
    cmpb $KIND_REPLY_BUFFER, %cl
    jne save_head
    copy_body THREAD_OUT(%rsp), THREAD_OUT(%r14), save_head
    jmp reply_commit
    .size syscall_common, . - syscall_common

    .section .note.GNU-stack, "", @progbits
