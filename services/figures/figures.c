/* Does one thing after the other so and so often and prints how many ticks it took. What they mean is
 * said by tests/bench/services.py, which boots this and knows what is wanted. */
#include "figures.h"

#include "figures_slots.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { CODE_FAILED = 1 };

const struct rt_component rt_component = {.name = "figures",
                                          .number = FIGURES_COMPONENT,
                                          .startup = figures_startup,
                                          .startup_count = FIGURES_STARTUP_COUNT,
                                          .workers = FIGURES_WORKERS};

static uint64_t ticks(void)
{
    uint32_t low;
    uint32_t high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high) : : "memory");
    return (uint64_t)high << 32 | low;
}

static uint32_t measure(struct writ_io *io, const struct figure *figure)
{
    if (figure->warm_up != 0 && !figure->run(io, figure->warm_up)) {
        log_error("[figures] FAILED: %s, while it was warming up", figure->name);
        return 1;
    }
    uint64_t start = ticks();
    bool good = figure->run(io, figure->rounds);
    uint64_t spent = ticks() - start;
    if (!good) {
        log_error("[figures] FAILED: %s", figure->name);
        return 1;
    }
    log_info("[figures] row %s: %lu in %u", figure->name, spent, figure->rounds);
    return 0;
}

static uint32_t measure_all(struct writ_io *io, const struct figure *figures, uint32_t count)
{
    uint32_t failed = 0;
    for (uint32_t i = 0; i < count; i++) {
        failed += measure(io, &figures[i]);
    }
    return failed;
}

uint32_t component_main(struct rt *rt)
{
    uint32_t failed = measure_all(&rt->io, figures_of_calls, figures_of_calls_count) +
                      measure_all(&rt->io, figures_of_programs, figures_of_programs_count) +
                      measure_all(&rt->io, figures_of_restarts, figures_of_restarts_count);
    log_info("[figures] %u rows failed", failed);
    return failed == 0 ? 0 : CODE_FAILED;
}
