/* Runs mutants of checks against the vectors of a library; prints the numbers of those that no vector tells from the real thing.
 *
 * usage: PROGRAM MUTANT...
 * Compiled with the mutated headers before the real ones, and with what the build names: MUTANT_VECTORS (the file of the vectors, which is
 * included so that the tables of tails can be reached), MUTANT_TABLE and MUTANT_PATCHES (a file of patches).
 */
#include "alone.h"

uint32_t writ_mutant;

#include MUTANT_VECTORS

/* A number in a table, changed while one mutant runs. */
struct patch {
    uint32_t mutant;
    uint16_t *target;
    int change;
};

static const struct patch patches[] = {
#include MUTANT_PATCHES
    {0, NULL, 0},
};

static void patch(uint32_t mutant, int sign)
{
    for (size_t i = 0; patches[i].mutant != 0; i++) {
        if (patches[i].mutant == mutant) {
            *patches[i].target = (uint16_t)(*patches[i].target + sign * patches[i].change);
        }
    }
}

/* Whether every vector gets the answer that it must get. */
static bool passes(void)
{
    static _Alignas(8) uint8_t page[WRIT_PAGE_BYTES];
    const struct writ_vectors *all = &MUTANT_TABLE;
    for (uint32_t i = 0; i < all->count; i++) {
        const struct writ_vector *v = &all->vectors[i];
        struct writ_msg m;
        writ_vector_load(all, v, 0xa5, page, &m);
        struct writ_verdict got = writ_vector_judge(&all->directions[v->direction], v, &m, page);
        if (got.status != v->status || !writ_vector_agrees(v, got.why)) {
            return false;
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    return try_mutants(&writ_mutant, passes, argc, argv, patch);
}
