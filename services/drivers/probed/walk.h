/* A walk over all functions that there may be, from bus 0 on and through bridges, each bus once.
 *
 * Pure. Bridges may say anything: a bus that was walked is not walked again, and what lies outside of the buses that the machine shows is left out.
 */
#ifndef WALK_H
#define WALK_H

#include <stdbool.h>
#include <stdint.h>

struct walk {
    uint64_t seen[4]; /* buses that are to be walked, or were */
    uint64_t done[4]; /* those that were */
    uint32_t at;      /* the function that is next, as PCI writes it */
    uint8_t last_bus; /* that the machine shows */
    bool is_over;
};

void walk_begin(struct walk *walk, uint8_t last_bus);

/* The function to look at next. False when there is none. */
[[nodiscard]] bool walk_next(const struct walk *walk, uint16_t *ret_function);

/* What was found there: nothing; or a function, which says whether its device has others, and which bus is behind it, 0 for none. */
void walk_nothing(struct walk *walk);
void walk_found(struct walk *walk, bool has_others, uint8_t bus_behind);

#endif
