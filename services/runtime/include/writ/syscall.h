/* The kernel's operations, as instructions.
 *
 * In: rax = operation (bits 0-7) | slot (8-31) | timeout in ms (32-63), rdi = tag, rsi rdx r8 r9
 * r10 r12 = words. Out: rax = status (0-31) | what is left of the timeout of a failed call (32-63),
 * rdi and the words again; a receiver also finds the caller in rbx and r13. syscall itself uses up
 * rcx and r11. rbp, r14, r15 and rsp are always as before, rbx and r13 too unless it received.
 */
#ifndef WRIT_SYSCALL_H
#define WRIT_SYSCALL_H

#include "writ/writ.h"

enum syscall_op {
    SYSCALL_NULL = 0,
    SYSCALL_CALL = 1,
    SYSCALL_REPLY_RECV = 2,
    SYSCALL_RECV = 3,
    SYSCALL_REPLY = 4,
    SYSCALL_NOTIFY = 5,
    SYSCALL_WAIT = 6,
    SYSCALL_YIELD = 7,
};

#define SYSCALL_FOREVER UINT32_MAX

/* A slot that does not fit its field names nothing, as slot 0 does. */
static inline uint64_t syscall_head(enum syscall_op op, uint32_t slot, uint32_t timeout_ms)
{
    uint64_t field = slot < 1U << 24 ? slot : 0;
    return (uint64_t)op | field << 8 | (uint64_t)timeout_ms << 32;
}

/* Sends the message and returns rax; the words hold what came back. For everything that does not
 * receive. */
static inline uint64_t syscall_send(uint64_t head, struct writ_msg *m)
{
    uint64_t rax = head;
    uint64_t tag = m->tag;
    uint64_t w0 = m->w[0];
    uint64_t w1 = m->w[1];
    register uint64_t w2 __asm__("r8") = m->w[2];
    register uint64_t w3 __asm__("r9") = m->w[3];
    register uint64_t w4 __asm__("r10") = m->w[4];
    register uint64_t w5 __asm__("r12") = m->w[5];
    __asm__ volatile("syscall"
                     : "+a"(rax), "+D"(tag), "+S"(w0), "+d"(w1), "+r"(w2), "+r"(w3), "+r"(w4),
                       "+r"(w5)
                     :
                     : "rcx", "r11", "cc", "memory");
    m->tag = tag;
    m->w[0] = w0;
    m->w[1] = w1;
    m->w[2] = w2;
    m->w[3] = w3;
    m->w[4] = w4;
    m->w[5] = w5;
    return rax;
}

/* The same for everything that receives: it also tells who called. */
static inline uint64_t syscall_receive(uint64_t head, struct writ_msg *m,
                                       struct writ_caller *ret_caller)
{
    uint64_t rax = head;
    uint64_t badge;
    uint64_t tag = m->tag;
    uint64_t w0 = m->w[0];
    uint64_t w1 = m->w[1];
    register uint64_t w2 __asm__("r8") = m->w[2];
    register uint64_t w3 __asm__("r9") = m->w[3];
    register uint64_t w4 __asm__("r10") = m->w[4];
    register uint64_t w5 __asm__("r12") = m->w[5];
    register uint64_t label __asm__("r13");
    __asm__ volatile("syscall"
                     : "+a"(rax), "+D"(tag), "+S"(w0), "+d"(w1), "+r"(w2), "+r"(w3), "+r"(w4),
                       "+r"(w5), "=b"(badge), "=r"(label)
                     :
                     : "rcx", "r11", "cc", "memory");
    m->tag = tag;
    m->w[0] = w0;
    m->w[1] = w1;
    m->w[2] = w2;
    m->w[3] = w3;
    m->w[4] = w4;
    m->w[5] = w5;
    ret_caller->badge = badge;
    ret_caller->label = label;
    return rax;
}

/* Sets bits of a notification. */
static inline uint32_t syscall_notify(uint32_t slot, uint64_t bits)
{
    struct writ_msg m = {.w = {bits}};
    return (uint32_t)syscall_send(syscall_head(SYSCALL_NOTIFY, slot, 0), &m);
}

/* Waits for bits of a notification and takes them all. `ret_bits` is untouched unless the status is
 * 0. */
static inline uint32_t syscall_wait(uint32_t slot, uint32_t timeout_ms, uint64_t *ret_bits)
{
    struct writ_msg m = {0};
    uint32_t status = (uint32_t)syscall_send(syscall_head(SYSCALL_WAIT, slot, timeout_ms), &m);
    if (status == WRIT_OK) {
        *ret_bits = m.w[0];
    }
    return status;
}

/* Lets others run. */
static inline void syscall_yield(void)
{
    struct writ_msg m = {0};
    syscall_send(syscall_head(SYSCALL_YIELD, 0, 0), &m);
}

#endif
