/* See rows.h. */
#include "rows.h"

#include <stddef.h>

#include "writ/log.h"

static uint64_t next_number;

static uint64_t ticks(void)
{
    uint32_t low;
    uint32_t high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high) : : "memory");
    return (uint64_t)high << 32 | low;
}

[[gnu::naked, gnu::noinline]] void rows_mark([[maybe_unused]] uint64_t number)
{
    __asm__("ret");
}

static bool measure(const struct bench *bench, const struct row *row)
{
    if (!row->run(bench, row->warm_up)) {
        return false;
    }
    rows_mark(next_number++);
    uint64_t start = ticks();
    bool good = row->run(bench, row->rounds);
    uint64_t end = ticks();
    log_info("[bench] row %s: %lu in %u", row->name,
             row->spent != NULL ? row->spent() : end - start, row->rounds * row->per_round);
    return good;
}

uint32_t rows_run(const struct bench *bench, const struct row *rows, uint32_t count)
{
    uint32_t failed = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!measure(bench, &rows[i])) {
            log_error("[bench] FAILED: %s", rows[i].name);
            failed++;
        }
    }
    return failed;
}
