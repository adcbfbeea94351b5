/* The registers of a user, to and from the frame of his thread: macros for entry.S and syscall.S. */

#include "offsets.h"

/* The words of a message but the last, which is in r12. */
    .macro save_words frame
    movq %rsi, FRAME_RSI(\frame)
    movq %rdx, FRAME_RDX(\frame)
    movq %r8, FRAME_R8(\frame)
    movq %r9, FRAME_R9(\frame)
    movq %r10, FRAME_R10(\frame)
    .endm

    .macro load_words frame
    movq FRAME_RSI(\frame), %rsi
    movq FRAME_RDX(\frame), %rdx
    movq FRAME_R8(\frame), %r8
    movq FRAME_R9(\frame), %r9
    movq FRAME_R10(\frame), %r10
    .endm

/* What a callee keeps but r12. */
    .macro save_kept frame
    movq %rbx, FRAME_RBX(\frame)
    movq %r13, FRAME_R13(\frame)
    movq %rbp, FRAME_RBP(\frame)
    movq %r14, FRAME_R14(\frame)
    movq %r15, FRAME_R15(\frame)
    .endm

    .macro load_kept frame
    movq FRAME_RBX(\frame), %rbx
    movq FRAME_R13(\frame), %r13
    movq FRAME_RBP(\frame), %rbp
    movq FRAME_R14(\frame), %r14
    movq FRAME_R15(\frame), %r15
    .endm

/* To the user whose frame is in rsp and whose other registers are loaded. */
    .macro return_to_user
    movq FRAME_RIP(%rsp), %rcx
    movq FRAME_RFLAGS(%rsp), %r11
    movq FRAME_RSP(%rsp), %rsp
    sysretq
    .endm
