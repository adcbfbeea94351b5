/* Where the ranges of a device go that nobody has placed: one that came while the machine runs, into the memory that was reported with it.
 *
 * Pure. What the firmware placed stays where it is, and nothing is placed below its end.
 */
#ifndef PLACING_H
#define PLACING_H

#include "registry.h"

struct placing {
    uint64_t next;
    uint64_t end;
};

/* False if no memory was reported with the device: then all that it has was placed. */
[[nodiscard]] bool placing_begin(struct placing *placing, const struct device *device);

/* A range is there already. */
void placing_skip(struct placing *placing, uint64_t address, uint64_t bytes);

/* A place for a range, which is at a multiple of its size and of a page. False if there is no room. */
[[nodiscard]] bool placing_take(struct placing *placing, uint64_t bytes, uint64_t *ret_address);

#endif
