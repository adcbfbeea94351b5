/* See store.h. */
#include "store.h"

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* By stores that no compiler leaves out. */
void store_wipe(uint8_t *at, uint32_t count)
{
    volatile uint8_t *bytes = at;
    for (uint32_t i = 0; i < count; i++) {
        bytes[i] = 0;
    }
}

uint32_t store_room(const struct store *store)
{
    return STORE_BYTES - store->count;
}

void store_fill(struct store *store, uint8_t *given, uint32_t count)
{
    uint32_t room = least(count, store_room(store));
    for (uint32_t i = 0; i < room; i++) {
        store->bytes[(store->first + store->count + i) % STORE_BYTES] = given[i];
    }
    store_wipe(given, count);
    store->count += room;
    store->filled += room;
}

uint32_t store_take(struct store *store, uint8_t *to, uint32_t count)
{
    uint32_t given = least(count, store->count);
    for (uint32_t i = 0; i < given; i++) {
        uint8_t *at = &store->bytes[store->first];
        to[i] = *at;
        store_wipe(at, 1);
        store->first = (store->first + 1) % STORE_BYTES;
    }
    store->count -= given;
    store->taken += given;
    return given;
}

/* What is not in the store is zero in it. */
bool store_check(const struct store *store)
{
    if (store->first >= STORE_BYTES || store->count > STORE_BYTES ||
        store->filled - store->taken != store->count) {
        return false;
    }
    for (uint32_t i = store->count; i < STORE_BYTES; i++) {
        if (store->bytes[(store->first + i) % STORE_BYTES] != 0) {
            return false;
        }
    }
    return true;
}
