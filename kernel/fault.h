/* Faults of user code: what the kernel cannot resolve is judged by whom the process named, or ends
 * the process.
 */
#pragma once

#include "types.h"

struct fault_record;
struct fault_registers;
struct thread;
struct user_frame;

struct fault {
    const char *what; /* the processor's word for it */
    uint64_t vector;
    uint64_t error;
    uint64_t address; /* that was touched; 0 where the fault is about none */
    uint8_t kind;     /* enum fault_kind */
    uint8_t access;   /* enum access: what was wanted of the address */
    uint32_t left_ms; /* in which a judge may still answer; 0: one has, and did not let it go on */
};

/* The running thread touched an address that it may not have, or not yet. */
void fault_raise_access(struct thread *thread, const struct fault *fault);

/* It made another exception. */
void fault_raise(struct thread *thread, const struct fault *fault);

/* Goes on with a fault of the running thread that the kernel asked somebody about: asks the next or
 * ends the process. False if it has none. */
[[nodiscard]] bool fault_pursue(struct thread *thread);

/* A user's registers, as the contract has them. */
void fault_registers(const struct user_frame *frame, struct fault_registers *ret_registers);

/* The thread's fault, as the contract has it. */
void fault_record(const struct thread *thread, struct fault_record *ret_record);
