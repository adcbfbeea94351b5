/* See placement.h. */
#include "placement.h"

#include "assert.h"
#include "cpu.h"
#include "kernel.h"
#include "thread.h"

enum { LONGER = 2 };

uint64_t placement_present(void)
{
    return UINT64_MAX >> (KERNEL_MAX_CPUS - kernel.cpu_count);
}

bool placement_allows(const struct thread *thread, const struct cpu *cpu)
{
    return thread->processors >> cpu->index & 1;
}

static bool is_idle(const struct cpu *cpu)
{
    return cpu->current == NULL && cpu->queue.count == 0;
}

/* How long it takes until a thread gets on, in no unit. */
static uint32_t wait_at(const struct cpu *cpu, enum band band)
{
    if (is_idle(cpu)) {
        return 0;
    }
    return cpu->current != NULL && band < cpu->band ? 1 : 2 + cpu->queue.count;
}

struct cpu *placement_choose(const struct thread *thread, enum band band)
{
    struct cpu *own = this_cpu();
    if (kernel.cpu_count == 1 || (is_idle(own) && placement_allows(thread, own))) {
        return own;
    }
    struct cpu *best = NULL;
    uint32_t least = UINT32_MAX;
    for (uint32_t i = 0; i < kernel.cpu_count && least > 0; i++) {
        struct cpu *cpu = cpu_at((thread->cpu + i) % kernel.cpu_count);
        uint32_t wait = wait_at(cpu, band);
        if (placement_allows(thread, cpu) && wait < least) {
            best = cpu;
            least = wait;
        }
    }
    KASSERT(best != NULL);
    return best;
}

/* The most urgent of those first in their band that may run on `cpu`. */
static struct thread *take_from(const struct cpu *other, const struct cpu *cpu)
{
    for (uint32_t band = 0; band < BAND_COUNT; band++) {
        struct run *run = runqueue_head(&other->queue, (enum band)band);
        struct thread *thread = run == NULL ? NULL : container_of(run, struct thread, run);
        if (thread != NULL && placement_allows(thread, cpu)) {
            return thread;
        }
    }
    return NULL;
}

struct thread *placement_steal(const struct cpu *cpu)
{
    struct thread *thread = NULL;
    for (uint32_t i = 1; i < kernel.cpu_count && thread == NULL; i++) {
        thread = take_from(cpu_at((cpu->index + i) % kernel.cpu_count), cpu);
    }
    return thread;
}

struct thread *placement_even_out(const struct cpu *cpu)
{
    const struct cpu *longest = cpu;
    for (uint32_t i = 0; i < kernel.cpu_count; i++) {
        const struct cpu *other = cpu_at(i);
        longest = other->queue.count > longest->queue.count ? other : longest;
    }
    bool longer = longest->queue.count >= cpu->queue.count + LONGER;
    return longer ? take_from(longest, cpu) : NULL;
}
