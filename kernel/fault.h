/* Faults of user code that nobody resolves. */
#ifndef FAULT_H
#define FAULT_H

#include <stdint.h>

struct thread;

struct fault {
    const char *what;
    uint64_t vector;
    uint64_t error;
    uint64_t address; /* of the access, for a page fault */
};

/* Ends the thread's process and says why, with registers and the way there. */
void fault_end(struct thread *thread, const struct fault *fault);

#endif
