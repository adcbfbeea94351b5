/* What the test flavour looks at: invariants on the way out of the kernel, and how long the kernel had
 * the processor for itself. The release flavour has empty ones: check_test.c or check_release.c is
 * built, never both. */
#pragma once

#include "types.h"

struct thread;

/* A system call by the long path begins. */
void check_on_call(const struct thread *thread);

/* An exception or interrupt begins. */
void check_on_trap(uint64_t vector);

void check_on_exit(void);

/* Says what the longest sections were. */
void check_report(void);
