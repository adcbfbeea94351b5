/* Walks over machines that are known, and over bridges that lie. */
#include "walk.h"

#include <string.h>

#include "unit.h"

enum { FUNCTIONS = 65536, MOST_STEPS = 70000 };

static uint8_t looked[FUNCTIONS];

/* A step; the address that was looked at, or FUNCTIONS at the end. */
static uint32_t look(struct walk *walk)
{
    uint16_t address = 0;
    if (!walk_next(walk, &address)) {
        return FUNCTIONS;
    }
    looked[address]++;
    return address;
}

TEST(an_empty_machine_is_32_looks)
{
    struct walk walk;
    uint32_t steps = 0;
    walk_begin(&walk, 255);
    while (look(&walk) != FUNCTIONS) {
        walk_nothing(&walk);
        steps++;
    }
    CHECK_EQ(steps, 32);
}

TEST(other_functions_are_looked_for_where_the_first_one_says_so)
{
    struct walk walk;
    uint32_t steps = 0;
    uint32_t address;
    walk_begin(&walk, 255);
    while ((address = look(&walk)) != FUNCTIONS) {
        if (address == 0x10 || address == 0x13) {
            walk_found(&walk, address == 0x10, 0);
        } else {
            walk_nothing(&walk);
        }
        steps++;
    }
    CHECK_EQ(steps, 32 + 7);
}

TEST(buses_behind_bridges_are_walked_once_each)
{
    struct walk walk;
    uint32_t address;
    memset(looked, 0, sizeof looked);
    walk_begin(&walk, 255);
    while ((address = look(&walk)) != FUNCTIONS) {
        if (address == 0x08) {
            walk_found(&walk, false, 7);
        } else if (address == 0x0700) {
            walk_found(&walk, false, 3);
        } else if (address == 0x0308) {
            walk_found(&walk, false, 7); /* a circle */
        } else {
            walk_nothing(&walk);
        }
    }
    CHECK_EQ(looked[0x0700], 1);
    CHECK_EQ(looked[0x0308], 1);
    CHECK_EQ(looked[0x0500], 0);
}

TEST(a_bus_that_the_machine_does_not_show_is_left_out)
{
    struct walk walk;
    uint32_t steps = 0;
    walk_begin(&walk, 3);
    while (look(&walk) != FUNCTIONS) {
        walk_found(&walk, false, 4);
        steps++;
    }
    CHECK_EQ(steps, 32);
}

TEST(whatever_bridges_say_no_function_is_looked_at_twice)
{
    uint32_t dice = 7;
    for (uint32_t round = 0; round < 20; round++) {
        struct walk walk;
        uint32_t steps = 0;
        uint32_t address;
        memset(looked, 0, sizeof looked);
        walk_begin(&walk, 255);
        while ((address = look(&walk)) != FUNCTIONS && steps < MOST_STEPS) {
            dice = dice * 1664525 + 1013904223;
            CHECK_EQ(looked[address], 1);
            if (dice >> 30 == 0) {
                walk_nothing(&walk);
            } else {
                walk_found(&walk, dice >> 29 & 1, (uint8_t)(dice >> 8));
            }
            steps++;
        }
        CHECK(steps < MOST_STEPS);
    }
}

UNIT_MAIN
