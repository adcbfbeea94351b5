/* See check.h: the test flavour looks at the process that is about to run, one exit in
 * CHECK_EVERY. */
#include "check.h"

#include <stddef.h>

#include "assert.h"
#include "cpu.h"
#include "endpoint.h"
#include "kernel.h"
#include "process.h"
#include "thread.h"

enum { CHECK_EVERY = 64, CHECK_FRAMES = 256 };

void check_on_exit(void)
{
    struct cpu *cpu = this_cpu();
    if (cpu->current == NULL || ++cpu->exits % CHECK_EVERY != 0) {
        return;
    }
    const struct thread *thread = cpu->current;
    KASSERT(process_check(thread->process));
    KASSERT(table_check(&thread->process->table, cpu->exits / CHECK_EVERY % TABLE_LEAVES));
    KASSERT(table_check(&thread->process->table, 0));
    KASSERT(thread->bound == NULL || endpoint_check(thread->bound));
    KASSERT(log_ring_check(&kernel.log.ring));
    KASSERT(quota_check(&kernel.quota));
    KASSERT(frames_check(&kernel.frames, CHECK_FRAMES));
}
