/* A transport without a kernel, to count what typed calls cost: client and server are two stacks, and a message is handed over in the
 * very registers that the system call takes. What this port costs itself is the same with and without generated code.
 */
#ifndef WRIT_PORT_H
#define WRIT_PORT_H

#include "writ/writ.h"

/* Switches to the other stack; all registers but rcx and r11 and those that a system call may change are as before. */
void measure_switch(void);

static inline uint64_t measure_send(uint64_t head, struct writ_msg *m)
{
    uint64_t rax = head;
    register uint64_t w2 __asm__("r8") = m->w[2];
    register uint64_t w3 __asm__("r9") = m->w[3];
    register uint64_t w4 __asm__("r10") = m->w[4];
    register uint64_t w5 __asm__("r12") = m->w[5];
    __asm__ volatile("call measure_switch"
                     : "+a"(rax), "+D"(m->tag), "+S"(m->w[0]), "+d"(m->w[1]), "+r"(w2), "+r"(w3),
                       "+r"(w4), "+r"(w5)
                     :
                     : "rcx", "r11", "cc", "memory");
    m->w[2] = w2;
    m->w[3] = w3;
    m->w[4] = w4;
    m->w[5] = w5;
    return rax;
}

static inline uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms,
                                      struct writ_msg *m)
{
    uint64_t field = slot < 1U << 24 ? slot : 0;
    uint64_t rax = measure_send(1 | field << 8 | (uint64_t)timeout_ms << 32, m);
    if ((uint32_t)rax != WRIT_OK) {
        io->left_ms = (uint32_t)(rax >> 32);
    }
    return (uint32_t)rax;
}

static inline uint32_t writ_port_reply_recv(struct writ_io *io, struct writ_msg *m,
                                            struct writ_caller *ret_caller)
{
    (void)io;
    uint64_t rax = m->tag != 0 ? UINT64_C(0xffffffff00000002) : UINT64_C(0xffffffff00000003);
    uint64_t badge;
    register uint64_t w2 __asm__("r8") = m->w[2];
    register uint64_t w3 __asm__("r9") = m->w[3];
    register uint64_t w4 __asm__("r10") = m->w[4];
    register uint64_t w5 __asm__("r12") = m->w[5];
    register uint64_t label __asm__("r13");
    __asm__ volatile("call measure_switch_recv"
                     : "+a"(rax), "+D"(m->tag), "+S"(m->w[0]), "+d"(m->w[1]), "+r"(w2), "+r"(w3),
                       "+r"(w4), "+r"(w5), "=b"(badge), "=r"(label)
                     :
                     : "rcx", "r11", "cc", "memory");
    m->w[2] = w2;
    m->w[3] = w3;
    m->w[4] = w4;
    m->w[5] = w5;
    *ret_caller = (struct writ_caller){
        .principal = (uint32_t)badge, .roles = (uint32_t)(badge >> 32), .label = label};
    return (uint32_t)rax;
}

static inline uint32_t writ_port_keep(struct writ_io *io, uint32_t *ret_reply)
{
    (void)io;
    *ret_reply = 0;
    return WRIT_NO_CALLER;
}

static inline bool writ_port_waits(struct writ_io *io, uint32_t reply)
{
    (void)io;
    (void)reply;
    return true;
}

static inline uint32_t writ_port_reply(struct writ_io *io, uint32_t reply, const struct writ_msg *m)
{
    (void)io;
    (void)reply;
    (void)m;
    return WRIT_BAD_HANDLE;
}

static inline uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    (void)io;
    (void)slot;
    return WRIT_BAD_HANDLE;
}

void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why);

#endif
