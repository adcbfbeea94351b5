/* See check.h: the test flavour looks at the process that is about to run and at objects it has
 * capabilities to, one exit in CHECK_EVERY. One short path in LONG_EVERY is a long one, so that both see everything. */
#include "check.h"

#include "assert.h"
#include "cpu.h"
#include "endpoint.h"
#include "instructions.h"
#include "ipc.h"
#include "kernel.h"
#include "machine.h"
#include "process.h"
#include "thread.h"

enum {
    SECTIONS_OF_TYPE = 32, /* kernel calls, by type and the low bits of the method */
    SECTIONS_OF_OPS = 64 * SECTIONS_OF_TYPE,
    SECTIONS_OF_TRAPS = SECTIONS_OF_OPS + 16,
    SECTIONS = SECTIONS_OF_TRAPS + 256,
};

/* The longest section of each kind so far, in ticks of the counter; of all processors, under the
 * lock. */
static uint32_t longest[SECTIONS];

/* C4: in the kernel none of IF, TF, DF, IOPL, NT, AC is set, of which a user sets some. */
enum { USERS_FLAGS = 0x47700 };

enum { LONG_EVERY = 4, CHECK_EVERY = 16, CHECK_FRAMES = 256 };

static uint32_t kind_of(const struct thread *thread)
{
    uint64_t rax = thread->frame.rax;
    uint32_t op = (uint32_t)rax & 0xff;
    if (op != IPC_CALL) {
        return SECTIONS_OF_OPS + (op & 15);
    }
    const struct cap *cap = table_at(&thread->process->table, ipc_slot(rax));
    uint32_t type = cap->type % 64U;
    uint32_t method = writ_tag_method(thread->frame.tag) % SECTIONS_OF_TYPE;
    bool is_object = type != 0 && type != OBJECT_TYPE_CONNECTION;
    return is_object ? type * SECTIONS_OF_TYPE + method : SECTIONS_OF_OPS + IPC_CALL;
}

static void begin_section(uint32_t kind)
{
    KASSERT((__builtin_ia32_readeflags_u64() & USERS_FLAGS) == 0);
    struct cpu *cpu = this_cpu();
    cpu->section = kind;
    cpu->section_start = tsc_read();
}

void check_on_call(const struct thread *thread)
{
    begin_section(kind_of(thread));
}

void check_on_trap(uint64_t vector)
{
    begin_section(SECTIONS_OF_TRAPS + (uint32_t)vector % 256);
}

static void end_section(struct cpu *cpu)
{
    if (cpu->section_start != 0) {
        uint64_t ticks = tsc_read() - cpu->section_start;
        cpu->section_start = 0;
        if (ticks > longest[cpu->section] && ticks <= UINT32_MAX) {
            longest[cpu->section] = (uint32_t)ticks;
        }
    }
}

void check_report(void)
{
    for (uint32_t kind = 0; kind < SECTIONS; kind++) {
        if (longest[kind] == 0) {
            continue;
        }
        if (kind < SECTIONS_OF_OPS) {
            machine_say("section call %u %u: %u\n", kind / SECTIONS_OF_TYPE,
                        kind % SECTIONS_OF_TYPE, longest[kind]);
        } else if (kind < SECTIONS_OF_TRAPS) {
            machine_say("section op %u: %u\n", kind - SECTIONS_OF_OPS, longest[kind]);
        } else {
            machine_say("section vector %u: %u\n", kind - SECTIONS_OF_TRAPS, longest[kind]);
        }
    }
}

/* A leaf of the table and one of the objects that it leads to. */
static void check_leaf(const struct table *table, uint32_t index, uint32_t at)
{
    KASSERT(table_check(table, index));
    const struct cap *cap = &table->leaves[index][at % TABLE_LEAF_SLOTS];
    KASSERT(cap_is_empty(cap) || object_check(cap->object));
}

void check_on_exit(void)
{
    struct cpu *cpu = this_cpu();
    end_section(cpu);
    if (++cpu->exits % LONG_EVERY == 0) {
        cpu->hazard |= CPU_CHECKS;
    }
    if (cpu->current == NULL || cpu->exits % CHECK_EVERY != 0) {
        return;
    }
    KASSERT(cpu_check(cpu));
    const struct thread *thread = cpu->current;
    KASSERT(process_check(&thread->process->object));
    uint32_t turn = cpu->exits / CHECK_EVERY;
    check_leaf(&thread->process->table, turn % TABLE_LEAVES, turn / TABLE_LEAVES);
    check_leaf(&thread->process->table, 0, turn);
    KASSERT(thread->bound == NULL || endpoint_check(&thread->bound->object));
    KASSERT(cpu_check_protection());
    KASSERT(log_ring_check(&kernel.log.ring));
    KASSERT(quota_check(&kernel.quota.object));
    KASSERT(quota_left(&kernel.quota) <= kernel.frames.free_count);
    KASSERT(frames_check(&kernel.frames, CHECK_FRAMES));
}
