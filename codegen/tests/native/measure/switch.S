/* Two stacks that take turns. The message stays in its registers; a receiver finds badge and label in rbx and r13. */
    .text
    .globl measure_switch, measure_switch_recv, measure_start
measure_switch:
    push %rbp
    push %rbx
    push %r13
    push %r14
    push %r15
    mov other_stack(%rip), %r11
    mov %rsp, other_stack(%rip)
    mov %r11, %rsp
    pop %r15
    pop %r14
    pop %rbp
    mov badge(%rip), %rbx
    mov label(%rip), %r13
    xor %eax, %eax
    ret

measure_switch_recv:
    push %rbp
    push %r14
    push %r15
    mov other_stack(%rip), %r11
    mov %rsp, other_stack(%rip)
    mov %r11, %rsp
    pop %r15
    pop %r14
    pop %r13
    pop %rbx
    pop %rbp
    xor %eax, %eax
    ret

/* measure_start(stack, entry): runs entry there until it receives for the first time. */
measure_start:
    push %rbp
    push %rbx
    push %r13
    push %r14
    push %r15
    push %r12
    lea 1f(%rip), %r11
    push %r11
    push %rbp
    push %rbx
    push %r13
    push %r14
    push %r15
    mov %rsp, other_stack(%rip)
    mov %rdi, %rsp
    call *%rsi
    ud2
1:  pop %r12
    pop %r15
    pop %r14
    pop %r13
    pop %rbx
    pop %rbp
    ret

    .data
    .balign 8
other_stack:
    .quad 0
    .globl badge, label
badge:
    .quad 0
label:
    .quad 0
    .section .note.GNU-stack, "", @progbits
