/* What the device has given and nobody has taken: bytes that are given once, and wiped.
 *
 * Pure. The device fills a part of memory that it shares; the bytes are believed to be there as many as it said, and only then.
 */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stdint.h>

enum { STORE_BYTES = 1024 };

struct store {
    uint8_t bytes[STORE_BYTES];
    uint32_t first; /* that was not taken */
    uint32_t count;
    uint64_t filled; /* bytes, ever */
    uint64_t taken;
};

/* How many more it holds. */
uint32_t store_room(const struct store *store);

/* Takes over what the device gave, at most as many as there is room for, and wipes them where they were. */
void store_fill(struct store *store, uint8_t *given, uint32_t count);

/* Gives at most so many, and keeps none of them. Returns how many. */
uint32_t store_take(struct store *store, uint8_t *to, uint32_t count);

/* Nothing of it is left. */
void store_wipe(uint8_t *at, uint32_t count);

bool store_check(const struct store *store);

#endif
