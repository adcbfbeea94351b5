/* Where a process begins: rdi = address of its envelope (0 in the root), rsi = address of its first
 * message page, an empty stack. */
    .section .text.start, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    xorl %ebp, %ebp /* the end of every backtrace */
    andq $-16, %rsp
    call rt_start
    ud2
    .size _start, . - _start

    .section .note.GNU-stack, "", @progbits
