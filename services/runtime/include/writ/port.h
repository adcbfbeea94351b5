/* The transport of the generated code on the box: the kernel's operations.
 *
 * Everything is inline, so that a stub's words stay in registers up to the instruction. It knows no
 * protocol but the calls of the kernel that a dispatcher itself needs: to keep a reply, to ask
 * whether somebody waits for it, and to close a slot.
 */
#ifndef WRIT_PORT_H
#define WRIT_PORT_H

#include "kernel_wire.h"
#include "writ/syscall.h"
#include "writ/system.h"

enum { PORT_KERNEL_MS = 100 };

/* In programs that are built to try it, calls of the kernel fail when they are told to (failing.c); in all others nothing of it is there. */
#ifdef WRIT_FAILING
bool port_fails(struct writ_msg *m, uint32_t *ret_status);
void port_heard(const struct writ_msg *m);
#else
static inline bool port_fails(struct writ_msg *m, uint32_t *ret_status)
{
    (void)m;
    (void)ret_status;
    return false;
}

static inline void port_heard(const struct writ_msg *m)
{
    (void)m;
}
#endif

/* A program that tries others is built with WRIT_PATIENCE=n: it waits n times as long as the contracts say, so that what it finds does not
 * rest on how busy the machine under everything is. Waits that are shorter than any deadline of a contract are meant to run out. */
#ifndef WRIT_PATIENCE
#define WRIT_PATIENCE 1
#endif

enum { PORT_LEAST_DEADLINE_MS = 100 };

static inline uint32_t port_patience(uint32_t timeout_ms)
{
    uint64_t longer = (uint64_t)timeout_ms * WRIT_PATIENCE;
    bool is_deadline = timeout_ms >= PORT_LEAST_DEADLINE_MS && longer < SYSCALL_FOREVER;
    return is_deadline ? (uint32_t)longer : timeout_ms;
}

/* Sends m to the connection in slot and waits. On 0 m holds the reply, its body in words or at
 * io->out. */
static inline uint32_t writ_port_call(struct writ_io *io, uint32_t slot, uint32_t timeout_ms,
                                      struct writ_msg *m)
{
    uint32_t failed = WRIT_OK;
    if (port_fails(m, &failed)) {
        return failed;
    }
    uint64_t rax = syscall_send(syscall_head(SYSCALL_CALL, slot, port_patience(timeout_ms)), m);
    if ((uint32_t)rax != WRIT_OK) {
        io->left_ms = (uint32_t)(rax >> 32);
    }
    return (uint32_t)rax;
}

/* Answers the caller being served with m (nobody if the tag is 0), then waits for a request or an
 * event. */
static inline uint32_t writ_port_reply_recv(struct writ_io *io, struct writ_msg *m,
                                            struct writ_caller *ret_caller)
{
    (void)io;
    bool answers = __builtin_expect(m->tag != 0, true);
    enum syscall_op op = answers ? SYSCALL_REPLY_RECV : SYSCALL_RECV;
    uint32_t status =
        (uint32_t)syscall_receive(syscall_head(op, 0, SYSCALL_FOREVER), m, ret_caller);
    port_heard(m);
    if (__builtin_expect((int32_t)status > 0,
                         false)) { /* for != the compiler keeps it for its zeros */
        return status;
    }
    return WRIT_OK;
}

/* Answers a call that was kept; whatever comes back, the reply is used up or was none. */
static inline uint32_t writ_port_reply(struct writ_io *io, uint32_t reply, const struct writ_msg *m)
{
    (void)io;
    struct writ_msg sent = *m;
    return (uint32_t)syscall_send(syscall_head(SYSCALL_REPLY, reply, 0), &sent);
}

/* A call of the kernel in registers; a reply's status counts as its own. */
static inline uint32_t port_kernel_call(uint32_t slot, struct writ_msg *m)
{
    uint32_t failed = WRIT_OK;
    if (port_fails(m, &failed)) {
        return failed != WRIT_OK ? failed : writ_tag_status(m->tag);
    }
    uint64_t rax = syscall_send(syscall_head(SYSCALL_CALL, slot, PORT_KERNEL_MS), m);
    return (uint32_t)rax != WRIT_OK ? (uint32_t)rax : writ_tag_status(m->tag);
}

/* Keeps the call being served; the returned slot answers it once. */
static inline uint32_t writ_port_keep(struct writ_io *io, uint32_t *ret_reply)
{
    (void)io;
    struct writ_msg m = {.tag = THREAD_KEEP_REPLY_REQUEST};
    uint32_t status = port_kernel_call(WRIT_SLOT_THREAD, &m);
    if (status == WRIT_OK) {
        *ret_reply = (uint32_t)m.w[0];
    }
    return status;
}

/* Whether the caller of a kept call waits still. */
static inline bool writ_port_waits(struct writ_io *io, uint32_t reply)
{
    (void)io;
    struct writ_msg m = {.tag = PROCESS_DESCRIBE_REQUEST, .w = {reply}};
    return port_kernel_call(WRIT_SLOT_PROCESS, &m) == WRIT_OK &&
           process_describe_reply_read(&m).label != 0;
}

static inline uint32_t writ_port_close(struct writ_io *io, uint32_t slot)
{
    (void)io;
    struct writ_msg m = {.tag = PROCESS_CLOSE_REQUEST, .w = {slot}};
    return port_kernel_call(WRIT_SLOT_PROCESS, &m);
}

/* Sets bits of a notification. */
static inline uint32_t writ_port_notify(struct writ_io *io, uint32_t slot, uint64_t bits)
{
    (void)io;
    return syscall_notify(slot, bits);
}

/* Logs a refused call, the first few and then ever fewer (refusals.h). An error of the protocol's own is an answer, and not logged. */
void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why);

#endif
