/* Counts the instructions of round trips and prints them, a line each. What they mean is said by
 * tests/bench/ipc.py, which boots this and knows what is wanted. */
#include "bench_slots.h"
#include "rows.h"
#include "workers.h"
#include "writ/log.h"
#include "writ/rt.h"

enum { CODE_FAILED = 1 };

const struct rt_component rt_component = {.name = "bench",
                                          .number = BENCH_COMPONENT,
                                          .startup = bench_startup,
                                          .startup_count = BENCH_STARTUP_COUNT,
                                          .workers = BENCH_WORKERS};

uint32_t component_main(struct rt *rt)
{
    struct bench bench = {.io = &rt->io};
    uint32_t status = workers_init(&bench);
    if (status != WRIT_OK) {
        log_error("[bench] FAILED: no workers: status %u", status);
        return CODE_FAILED;
    }
    uint32_t failed = rows_run(&bench, rows_of_messages, rows_of_messages_count) +
                      rows_run(&bench, rows_of_memory, rows_of_memory_count) +
                      rows_run(&bench, rows_of_interrupts, rows_of_interrupts_count);
    log_info("[bench] %u rows failed", failed);
    return failed == 0 ? 0 : CODE_FAILED;
}
