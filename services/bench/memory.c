/* Memory: see rows.h. */
#include "kernel_calls.h"
#include "rows.h"

#define MAP_VA UINT64_C(0x70000000)
#define CHILD_VA UINT64_C(0x10000000)
#define DEMAND_VA UINT64_C(0x80000000)

enum {
    PAGE = WRIT_PAGE_BYTES,
    PAGES = 512,
    MEMORY_WARM_UP = 4,
    MEMORY_ROUNDS = 64,
    DEMAND_WARM_UP = 16,
    DEMAND_ROUNDS = 1024,
    CHILD_WARM_UP = 16,
    CHILD_ROUNDS = 256,
    CHILD_BYTES = 64 * PAGE,
    CHILD_COMPONENT = 0x7001,
};

static bool map(const struct bench *bench, uint32_t vmo, uint64_t pages)
{
    return process_map(bench->io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, MAP_VA, 0,
                       pages * PAGE) == WRIT_OK;
}

static bool unmap(const struct bench *bench, uint64_t pages)
{
    return process_unmap(bench->io, WRIT_SLOT_PROCESS, MAP_VA, pages * PAGE) == WRIT_OK;
}

static void touch(uint64_t pages)
{
    for (uint64_t i = 0; i < pages; i++) {
        *(volatile uint8_t *)(MAP_VA + i * PAGE) = 1; /* mapped by the caller */
    }
}

static bool map_and_unmap(const struct bench *bench, uint64_t pages, uint32_t rounds)
{
    for (uint32_t i = 0; i < rounds; i++) {
        if (!map(bench, bench->vmo, pages) || !unmap(bench, pages)) {
            return false;
        }
    }
    return true;
}

static bool one_page(const struct bench *bench, uint32_t rounds)
{
    return map_and_unmap(bench, 1, rounds);
}

static bool many_pages(const struct bench *bench, uint32_t rounds)
{
    return map_and_unmap(bench, PAGES, rounds);
}

/* Makes a VMO, maps it, touches some of its pages and takes it away again. */
static bool touch_new(const struct bench *bench, uint64_t pages, uint32_t rounds)
{
    for (uint32_t i = 0; i < rounds; i++) {
        uint32_t vmo = 0;
        if (quota_create_vmo(bench->io, WRIT_SLOT_QUOTA, PAGES * PAGE, &vmo) != WRIT_OK ||
            !map(bench, vmo, PAGES)) {
            return false;
        }
        touch(pages);
        if (!unmap(bench, PAGES) || process_close(bench->io, WRIT_SLOT_PROCESS, vmo) != WRIT_OK) {
            return false;
        }
    }
    return true;
}

static bool untouched(const struct bench *bench, uint32_t rounds)
{
    return touch_new(bench, 0, rounds);
}

static bool touched(const struct bench *bench, uint32_t rounds)
{
    return touch_new(bench, PAGES, rounds);
}

/* One VMO, mapped once; its pages are touched for the first time, one after the other. */
static bool demand_zero(const struct bench *bench, uint32_t rounds)
{
    uint32_t vmo = 0;
    uint64_t bytes = (uint64_t)rounds * PAGE;
    uint64_t va = DEMAND_VA + bytes; /* elsewhere when it is warming up */
    if (quota_create_vmo(bench->io, WRIT_SLOT_QUOTA, bytes, &vmo) != WRIT_OK ||
        process_map(bench->io, WRIT_SLOT_PROCESS, vmo, ACCESS_READ | ACCESS_WRITE, va, 0, bytes) !=
            WRIT_OK) {
        return false;
    }
    for (uint64_t at = va; at < va + bytes; at += PAGE) {
        *(volatile uint8_t *)at = 1; /* mapped here */
    }
    return true;
}

/* Its memory is free again when `kill` returns. */
static bool make_and_kill(const struct bench *bench, bool with_thread)
{
    uint32_t child = 0;
    uint32_t thread = 0;
    uint64_t koid = 0;
    return process_control_create(bench->io, PROCESS_CONTROL_SLOT, WRIT_SLOT_QUOTA, CHILD_COMPONENT,
                                  0, CHILD_BYTES, &child, &koid) == WRIT_OK &&
           (!with_thread || (process_create_thread(bench->io, child, CHILD_VA, CHILD_VA, 0,
                                                   CHILD_VA, &thread) == WRIT_OK &&
                             process_close(bench->io, WRIT_SLOT_PROCESS, thread) == WRIT_OK)) &&
           process_control_kill(bench->io, PROCESS_CONTROL_SLOT, koid, 0) == WRIT_OK &&
           process_close(bench->io, WRIT_SLOT_PROCESS, child) == WRIT_OK;
}

static bool processes(const struct bench *bench, uint32_t rounds)
{
    bool good = true;
    for (uint32_t i = 0; i < rounds && good; i++) {
        good = make_and_kill(bench, false);
    }
    return good;
}

static bool processes_with_threads(const struct bench *bench, uint32_t rounds)
{
    bool good = true;
    for (uint32_t i = 0; i < rounds && good; i++) {
        good = make_and_kill(bench, true);
    }
    return good;
}

const struct row rows_of_memory[] = {
    {"map and unmap 1 page", one_page, ROWS_WARM_UP, ROWS_ROUNDS, 1},
    {"map and unmap 512 pages", many_pages, MEMORY_WARM_UP, MEMORY_ROUNDS, 1},
    {"make, map and drop 512 pages untouched", untouched, MEMORY_WARM_UP, MEMORY_ROUNDS, 1},
    {"the same with every page touched", touched, MEMORY_WARM_UP, MEMORY_ROUNDS, 1},
    {"demand-zero fault", demand_zero, DEMAND_WARM_UP, DEMAND_ROUNDS, 1},
    {"create and destroy a process", processes, CHILD_WARM_UP, CHILD_ROUNDS, 1},
    {"the same with a thread", processes_with_threads, CHILD_WARM_UP, CHILD_ROUNDS, 1},
};
const uint32_t rows_of_memory_count = sizeof rows_of_memory / sizeof rows_of_memory[0];
