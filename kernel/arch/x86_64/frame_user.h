/* The registers of a user thread while it is not running, in the order of the message ABI. */
#pragma once

#include "types.h"
#include "writ/writ.h"

struct user_frame {
    uint64_t rax; /* operation, then status */
    union {
        struct {
            uint64_t tag;           /* rdi */
            uint64_t w[WRIT_WORDS]; /* rsi rdx r8 r9 r10 r12 */
        };
        struct writ_msg message;
    };
    uint64_t badge; /* rbx */
    uint64_t label; /* r13 */
    uint64_t rbp;
    uint64_t r14;
    uint64_t r15;
    uint64_t rcx; /* these two only after an interrupt */
    uint64_t r11;
    uint64_t rip;
    uint64_t rflags;
    uint64_t rsp;
};
