/* What a device of randomness gave, from when it comes until it is taken. */
#include "store.h"

#include <string.h>

#include "unit.h"

static struct store store;

static void fill(uint8_t first, uint32_t count)
{
    uint8_t given[STORE_BYTES + 8];
    for (uint32_t i = 0; i < count; i++) {
        given[i] = (uint8_t)(first + i % 200);
    }
    store_fill(&store, given, count);
    for (uint32_t i = 0; i < count; i++) {
        CHECK_EQ(given[i], 0);
    }
    CHECK(store_check(&store));
}

static void begin(void)
{
    memset(&store, 0, sizeof store);
    CHECK(store_check(&store));
}

TEST(bytes_are_taken_in_the_order_in_which_they_came_and_once)
{
    uint8_t taken[8];
    begin();
    fill(10, 3);
    fill(50, 3);
    CHECK_EQ(store_take(&store, taken, 4), 4);
    CHECK_BYTES(taken, "\x0a\x0b\x0c\x32", 4);
    CHECK_EQ(store_take(&store, taken, 4), 2);
    CHECK_BYTES(taken, "\x33\x34", 2);
    CHECK_EQ(store_take(&store, taken, 4), 0);
    CHECK(store_check(&store));
}

TEST(what_was_taken_is_wiped)
{
    uint8_t taken[100];
    begin();
    fill(1, 100);
    CHECK_EQ(store_take(&store, taken, 100), 100);
    CHECK(store_check(&store));
    store.bytes[50] = 1;
    CHECK(!store_check(&store));
}

TEST(what_has_no_room_is_wiped_and_not_kept)
{
    begin();
    fill(1, STORE_BYTES - 1);
    fill(1, 8);
    CHECK_EQ(store_room(&store), 0);
    CHECK_EQ(store.filled, STORE_BYTES);
}

TEST(the_store_goes_round)
{
    uint8_t taken[300];
    begin();
    for (uint32_t i = 0; i < 1000; i++) {
        fill((uint8_t)(1 + i % 50), 300);
        CHECK_EQ(store_take(&store, taken, 300), 300);
        CHECK_EQ(taken[0], 1 + i % 50);
        CHECK_EQ(taken[299], 1 + i % 50 + 99);
        CHECK(store_check(&store));
    }
    CHECK_EQ(store.taken, 300000);
}

UNIT_MAIN
