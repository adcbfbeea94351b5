/* See walk.h. */
#include "walk.h"

enum { FUNCTION_BITS = 3, BUS_SHIFT = 8, BUSES = 256 };

static bool has(const uint64_t *set, uint32_t bus)
{
    return (set[bus / 64] >> bus % 64 & 1) != 0;
}

static void put(uint64_t *set, uint32_t bus)
{
    set[bus / 64] |= UINT64_C(1) << bus % 64;
}

void walk_begin(struct walk *walk, uint8_t last_bus)
{
    *walk = (struct walk){.last_bus = last_bus};
    put(walk->seen, 0);
}

bool walk_next(const struct walk *walk, uint16_t *ret_function)
{
    if (!walk->is_over) {
        *ret_function = (uint16_t)walk->at;
    }
    return !walk->is_over;
}

/* A bus ends behind its last function: the lowest that is left is next. */
static void go_to(struct walk *walk, uint32_t next)
{
    uint32_t bus = walk->at >> BUS_SHIFT;
    walk->at = next;
    if (next >> BUS_SHIFT == bus) {
        return;
    }
    put(walk->done, bus);
    for (uint32_t i = 0; i < BUSES; i++) {
        if (has(walk->seen, i) && !has(walk->done, i)) {
            walk->at = i << BUS_SHIFT;
            return;
        }
    }
    walk->is_over = true;
}

static uint32_t next_device(uint32_t at)
{
    return ((at >> FUNCTION_BITS) + 1) << FUNCTION_BITS;
}

static bool is_first(uint32_t at)
{
    return at % (1U << FUNCTION_BITS) == 0;
}

/* A device without its first function has none. */
void walk_nothing(struct walk *walk)
{
    go_to(walk, is_first(walk->at) ? next_device(walk->at) : walk->at + 1);
}

void walk_found(struct walk *walk, bool has_others, uint8_t bus_behind)
{
    if (bus_behind != 0 && bus_behind <= walk->last_bus) {
        put(walk->seen, bus_behind);
    }
    go_to(walk, is_first(walk->at) && !has_others ? next_device(walk->at) : walk->at + 1);
}
