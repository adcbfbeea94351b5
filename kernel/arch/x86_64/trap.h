/* Exceptions and interrupts. */
#pragma once

#include "types.h"

enum {
    VECTOR_TIMER = 0x40,
    VECTOR_RESCHEDULE = 0x41, /* another processor has found work for this one */
    VECTOR_MAIL = 0x42,       /* there is mail */
    VECTOR_DEVICE = 0x50,     /* from here on devices' (irq.h), up to */
    VECTOR_DEVICE_END = 0xf0,
    VECTOR_SPURIOUS = 0xff,
};

/* What entry.S and the processor push. */
struct trap {
    uint64_t r15, r14, r13, r12, rbp, rbx, r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax;
    uint64_t vector;
    uint64_t error;
    uint64_t rip, cs, rflags, rsp, ss;
};
