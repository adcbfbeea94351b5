/* Which processor a thread runs on. */
#pragma once

#include "runqueue.h"
#include "types.h"

struct cpu;
struct thread;

/* A bit for each processor that runs. */
uint64_t placement_present(void);

/* Whether the thread may run there. */
bool placement_allows(const struct thread *thread, const struct cpu *cpu);

/* Where a thread is to wait for its turn, that will be in this band: at a processor that is idle, or
 * at one that drops what it does for it, or at the one with the fewest in line; among equals where
 * it was last. */
struct cpu *placement_choose(const struct thread *thread, enum band band);

/* A ready thread that waits elsewhere and may run on this processor, which has none; or null. */
struct thread *placement_steal(const struct cpu *cpu);

/* The same for a processor that has work: one from the longest line, if that is longer by two. */
struct thread *placement_even_out(const struct cpu *cpu);
