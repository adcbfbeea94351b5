/* What the assembler sources know of the structs and numbers in C: offsets.py makes offsets.h of the
 * symbols that this defines. Nothing of it is in the kernel. */

#include "connection.h"
#include "cpu.h"
#include "endpoint.h"
#include "ipc.h"
#include "kernel.h"
#include "kernel_kernel.h"
#include "mail.h"
#include "table.h"
#include "thread.h"

#define NUMBER(name, value)                                                                        \
    __asm__ volatile(".globl " #name "\n\t.set " #name ", %c0" : : "i"(value))
#define OFFSET(name, type, member) NUMBER(name, offsetof(struct type, member))

_Static_assert(offsetof(struct thread, frame) == 0 && offsetof(struct connection, object) == 0 &&
                   offsetof(struct kernel, lock) == 0 && IPC_NULL == 0 && KCALL_DONE == 0,
               "what has no name there");

void offsets(void);

void offsets(void)
{
    OFFSET(CPU_CURRENT, cpu, current);
    OFFSET(CPU_USER_RSP, cpu, user_rsp);
    OFFSET(CPU_TABLES, cpu, tables_pa);
    OFFSET(CPU_HAZARD, cpu, hazard);
    OFFSET(CPU_MAIL, cpu, mail);
    NUMBER(MAIL_LEAVE, MAIL_TO_LEAVE);
    NUMBER(MAX_CPUS, KERNEL_MAX_CPUS);
    OFFSET(KERNEL_STARTING, kernel, starting);
    OFFSET(KERNEL_TABLES, kernel, tables_pa);
    OFFSET(FRAME_RAX, user_frame, rax);
    OFFSET(FRAME_RDI, user_frame, tag);
    OFFSET(FRAME_RSI, user_frame, w[0]);
    OFFSET(FRAME_RDX, user_frame, w[1]);
    OFFSET(FRAME_R8, user_frame, w[2]);
    OFFSET(FRAME_R9, user_frame, w[3]);
    OFFSET(FRAME_R10, user_frame, w[4]);
    OFFSET(FRAME_R12, user_frame, w[5]);
    OFFSET(FRAME_RBX, user_frame, badge);
    OFFSET(FRAME_R13, user_frame, label);
    OFFSET(FRAME_RBP, user_frame, rbp);
    OFFSET(FRAME_R14, user_frame, r14);
    OFFSET(FRAME_R15, user_frame, r15);
    OFFSET(FRAME_RCX, user_frame, rcx);
    OFFSET(FRAME_R11, user_frame, r11);
    OFFSET(FRAME_RIP, user_frame, rip);
    OFFSET(FRAME_RFLAGS, user_frame, rflags);
    OFFSET(FRAME_RSP, user_frame, rsp);
    OFFSET(THREAD_HAZARD, thread, hazard);
    OFFSET(THREAD_STATE, thread, state);
    OFFSET(THREAD_TIMEOUT, thread, timeout_ms);
    OFFSET(THREAD_PRINCIPAL, thread, principal);
    OFFSET(THREAD_LEAVES, thread, leaves);
    OFFSET(THREAD_ROOT, thread, root_pa);
    OFFSET(THREAD_SERVER, thread, server);
    OFFSET(THREAD_CALLER, thread, caller);
    OFFSET(THREAD_BOUND, thread, bound);
    OFFSET(THREAD_IN, thread, in);
    OFFSET(THREAD_OUT, thread, out);
    OFFSET(THREAD_CALL, thread, call);
    OFFSET(THREAD_CALL_TARGET, thread, call.target);
    OFFSET(ENTRY_TAG, kcall_entry, tag);
    OFFSET(ENTRY_SERVE, kcall_entry, serve);
    NUMBER(ENTRY_SHIFT, __builtin_ctz(sizeof(struct kcall_entry)));
    NUMBER(ENTRIES_SHIFT, __builtin_ctz(sizeof kernel_entries[0]));
    NUMBER(ENTRY_MASK, KCALL_ENTRIES - 1);
    NUMBER(STATE_RUNNING, ACTIVITY_RUNNING);
    NUMBER(STATE_CALLED, ACTIVITY_CALLED);
    NUMBER(STATE_RECEIVING, ACTIVITY_RECEIVING);
    OFFSET(CAP_OBJECT, cap, object);
    OFFSET(CAP_KIND, cap, type); /* type (8 bits), flags (8) and rights (16) */
    NUMBER(CAP_KIND_CALL, OBJECT_TYPE_CONNECTION | CONNECTION_RIGHT_CALL << 16);
    NUMBER(CAP_KIND_MASK, 0xff | CONNECTION_RIGHT_CALL << 16);
    NUMBER(CAP_SHIFT, __builtin_ctz(sizeof(struct cap)));
    NUMBER(LEAF_SHIFT, __builtin_ctz(TABLE_LEAF_SLOTS));
    NUMBER(LEAF_BYTES_MASK, (TABLE_LEAF_SLOTS - 1) * sizeof(struct cap));
    NUMBER(TABLE_BITS, __builtin_ctz(TABLE_SLOTS));
    OFFSET(CONNECTION_ENDPOINT, connection, endpoint);
    OFFSET(CONNECTION_BADGE, connection, grantee); /* roles are its upper half */
    OFFSET(CONNECTION_LABEL, connection, label);
    NUMBER(GRANTEE_ANY, (int)KERNEL_ANY_PRINCIPAL);
    OFFSET(ENDPOINT_RECEIVER, endpoint, receiver);
    OFFSET(ENDPOINT_WORK, endpoint, work);
    NUMBER(OP_CALL, IPC_CALL);
    NUMBER(OP_REPLY_RECV, IPC_REPLY_RECV);
    NUMBER(KIND_REQUEST_BUFFER, WRIT_FLAG_BUFFER << 4); /* in a tag, above the number of handles */
    NUMBER(KIND_REPLY, WRIT_FLAG_REPLY << 4);
    NUMBER(KIND_REPLY_BUFFER, (WRIT_FLAG_REPLY | WRIT_FLAG_BUFFER) << 4);
    NUMBER(MAX_BODY, WRIT_MAX_BODY);
}
