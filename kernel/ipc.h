/* Messages between threads: the operations call, reply_recv, recv and reply.
 *
 * This is the whole path, in C, for every case. What it does for connections without handles,
 * hazards or waiting is done again, shorter, in arch/x86_64/syscall.S; the two must agree.
 */
#pragma once

#include "types.h"
#include "writ/writ.h"

struct connection;
struct endpoint;
struct thread;

enum ipc_op {
    IPC_NULL,
    IPC_CALL,
    IPC_REPLY_RECV,
    IPC_RECV,
    IPC_REPLY,
    IPC_NOTIFY,
    IPC_WAIT,
    IPC_YIELD,
};

static inline uint32_t ipc_slot(uint64_t rax)
{
    return (uint32_t)(rax >> 8) & 0xffffff;
}

static inline uint32_t ipc_timeout(uint64_t rax)
{
    return (uint32_t)(rax >> 32);
}

/* Handles a system call of the running thread, whose registers are in its frame. */
void ipc_enter(struct thread *thread);

/* The receiver of this endpoint waits and there is something for it: it gets it and will run. */
void ipc_wake_receiver(struct endpoint *endpoint);

/* Ends the call of a thread that is in line with a status of the kernel. */
void ipc_refuse(struct thread *caller, uint32_t status);

/* Lets the running thread, whom the kernel asks something for, stand at the endpoint of a connection.
 * False, with nothing changed, if nobody will answer there. */
[[nodiscard]] bool ipc_ask(struct thread *caller, struct connection *connection,
                           uint32_t timeout_ms);

/* Lets the call on a kernel object that a thread is making be made again when it runs next. */
void ipc_rewind_call(struct thread *caller);

/* Ends such a call with an error reply instead. */
void ipc_end_call(struct thread *caller, uint32_t status);

/* Ends the call of a thread that is in line by a connection that is not open any more. */
void ipc_refuse_closed(struct thread *caller);
