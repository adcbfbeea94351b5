/* Cases about floating point registers: see cases.h. `neighbour` fills all of them, on all
 * processors, in another process and at the same time. */
#include "cases.h"
#include "crew.h"
#include "registers.h"

#include "writ/syscall.h"

enum { ROUNDS = 300, SPIN = 2000, FIRST = 100 };

/* The first time that a thread of the crew looks at its registers. */
static void look_fresh(struct crew_member *self)
{
    self->good = registers_are_fresh();
}

static bool registers_begin_empty_whoever_used_them_before(struct writ_io *io)
{
    (void)io;
    for (uint32_t i = 0; i < CREW; i++) {
        crew_start(i, look_fresh, BAND_FAIR, UINT64_C(1) << i % crew_processors());
        if (!crew_finish(i + 1)) {
            return false;
        }
    }
    return true;
}

/* Keeps its own values through whatever else happens: other threads, other processors, the end of
 * slices, system calls. */
static void keep(struct crew_member *self)
{
    uint64_t number = FIRST + self->index;
    registers_fill(number);
    for (uint32_t i = 0; i < ROUNDS && self->good; i++) {
        for (uint32_t n = 0; n < SPIN; n++) {
            __asm__ volatile("");
        }
        if (i % 3 == 0) {
            syscall_yield();
        }
        self->good = registers_hold(number);
    }
}

static bool every_thread_keeps_its_own_registers(struct writ_io *io)
{
    (void)io;
    for (uint32_t i = 0; i < CREW; i++) {
        crew_start(i, keep, BAND_FAIR, CREW_ANYWHERE);
    }
    return crew_finish(CREW);
}

const struct sentence cases_of_floats[] = {
    {"registers begin empty whoever used them before",
     registers_begin_empty_whoever_used_them_before},
    {"every thread keeps its own registers", every_thread_keeps_its_own_registers},
};

const uint32_t cases_of_floats_count = sizeof cases_of_floats / sizeof cases_of_floats[0];
