/* The generator and its sources: it says nothing rather than something weak. */
#include "generator.h"

#include <string.h>

#include "unit.h"

enum { DEVICE, PROCESSOR, SECOND = 1000000 };

static const struct generator_limits limits = {.renew_us = 60 * (uint64_t)SECOND,
                                               .renew_reads = 8,
                                               .stale_us = 600 * (uint64_t)SECOND,
                                               .stale_reads = 32};
static uint64_t state;

static uint8_t random_byte(void)
{
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (uint8_t)(state >> 56);
}

static void feed_good(struct generator *g, uint32_t source, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = random_byte();
        generator_feed(g, source, &byte, 1);
    }
}

static void feed_stuck(struct generator *g, uint32_t source, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        generator_feed(g, source, (const uint8_t *)"\x55", 1);
    }
}

static void begin(struct generator *g)
{
    state = 1;
    generator_init(g, &limits);
}

/* Seeded at time 0 by one source. */
static void begin_seeded(struct generator *g)
{
    begin(g);
    feed_good(g, DEVICE, generator_wants(g, DEVICE));
    generator_tick(g, 0);
    CHECK(g->seeded);
}

TEST(nothing_is_given_before_a_source_has_given_a_whole_seed)
{
    struct generator g;
    uint8_t bytes[8] = {0};
    begin(&g);
    while (generator_wants(&g, DEVICE) != 0) {
        generator_tick(&g, 0);
        CHECK(!generator_read(&g, bytes, sizeof bytes));
        feed_good(&g, DEVICE, 1);
    }
    CHECK_BYTES(bytes, "\0\0\0\0\0\0\0\0", sizeof bytes);
    generator_tick(&g, 0);
    CHECK(generator_read(&g, bytes, sizeof bytes));
    CHECK_EQ(g.reseeds, 1);
}

TEST(bytes_of_the_test_at_start_are_in_no_seed)
{
    struct generator g;
    begin(&g);
    feed_good(&g, DEVICE, HEALTH_STARTUP);
    CHECK_EQ(g.sources[DEVICE].gathered, 0);
    CHECK_EQ(generator_wants(&g, DEVICE), GENERATOR_SEED);
}

TEST(two_halves_of_seeds_are_no_seed)
{
    struct generator g;
    begin(&g);
    feed_good(&g, DEVICE, HEALTH_STARTUP + GENERATOR_SEED - 1);
    feed_good(&g, PROCESSOR, HEALTH_STARTUP + GENERATOR_SEED - 1);
    generator_tick(&g, 0);
    CHECK(!g.seeded);
}

TEST(a_stuck_source_gives_no_seed_and_is_given_up)
{
    struct generator g;
    begin(&g);
    feed_stuck(&g, DEVICE, 100000);
    generator_tick(&g, 0);
    CHECK(!g.seeded);
    CHECK_EQ(g.failures, HEALTH_CHANCES);
    CHECK_EQ(generator_wants(&g, DEVICE), 0);
    CHECK_EQ(generator_healthy(&g), 0);
}

TEST(a_failure_throws_away_what_was_gathered)
{
    struct generator g;
    begin(&g);
    feed_good(&g, DEVICE, HEALTH_STARTUP + GENERATOR_SEED - 10);
    feed_stuck(&g, DEVICE, HEALTH_REPETITIONS);
    CHECK_EQ(g.sources[DEVICE].gathered, 0);
    CHECK_EQ(generator_wants(&g, DEVICE), HEALTH_STARTUP + GENERATOR_SEED);
}

TEST(a_stuck_source_takes_nothing_away_from_a_good_one)
{
    struct generator g;
    uint8_t bytes[16];
    begin(&g);
    feed_stuck(&g, PROCESSOR, 2000);
    feed_good(&g, DEVICE, generator_wants(&g, DEVICE));
    generator_tick(&g, 0);
    CHECK(generator_read(&g, bytes, sizeof bytes));
    CHECK_EQ(generator_healthy(&g), 1U << DEVICE);
}

/* What is given where both sources gave, and one byte of one of them is another. */
static void read_of_both(uint32_t changed, uint8_t ret_bytes[32])
{
    struct generator g;
    begin(&g);
    for (uint32_t i = 0; i < GENERATOR_SOURCES; i++) {
        feed_good(&g, i, generator_wants(&g, i));
    }
    if (changed < GENERATOR_SOURCES) {
        g.sources[changed].seed[17] ^= 1;
    }
    generator_tick(&g, 0);
    CHECK(generator_read(&g, ret_bytes, 32));
}

TEST(all_sources_that_gave_a_seed_go_into_it)
{
    uint8_t same[32];
    uint8_t again[32];
    uint8_t other[32];
    read_of_both(GENERATOR_SOURCES, same);
    read_of_both(GENERATOR_SOURCES, again);
    CHECK_BYTES(again, same, sizeof same);
    for (uint32_t i = 0; i < GENERATOR_SOURCES; i++) {
        read_of_both(i, other);
        CHECK(memcmp(same, other, sizeof same) != 0);
    }
}

TEST(the_seed_is_renewed_after_so_many_reads)
{
    struct generator g;
    uint8_t byte = 0;
    begin_seeded(&g);
    for (uint64_t i = 0; i < limits.renew_reads; i++) {
        feed_good(&g, DEVICE, generator_wants(&g, DEVICE));
        generator_tick(&g, 0);
        CHECK_EQ(g.reseeds, 1);
        CHECK(generator_read(&g, &byte, 1));
    }
    generator_tick(&g, 0);
    CHECK_EQ(g.reseeds, 2);
    CHECK_EQ(g.reads, 0);
}

TEST(the_seed_is_renewed_after_so_long)
{
    struct generator g;
    begin_seeded(&g);
    feed_good(&g, DEVICE, generator_wants(&g, DEVICE));
    generator_tick(&g, limits.renew_us - 1);
    CHECK_EQ(g.reseeds, 1);
    generator_tick(&g, limits.renew_us);
    CHECK_EQ(g.reseeds, 2);
    CHECK_EQ(g.seeded_us, limits.renew_us);
}

TEST(a_seed_is_used_on_while_no_source_gives_another_until_it_is_too_old)
{
    struct generator g;
    uint8_t byte = 0;
    begin_seeded(&g);
    generator_tick(&g, limits.stale_us - 1);
    CHECK(generator_read(&g, &byte, 1));
    generator_tick(&g, limits.stale_us);
    CHECK(!generator_read(&g, &byte, 1));
    CHECK(generator_check(&g));
}

TEST(a_seed_is_used_on_while_no_source_gives_another_until_it_was_read_too_often)
{
    struct generator g;
    uint8_t byte = 0;
    uint64_t reads = 0;
    begin_seeded(&g);
    for (;;) {
        generator_tick(&g, 0);
        if (!generator_read(&g, &byte, 1)) {
            break;
        }
        reads++;
    }
    CHECK_EQ(reads, limits.stale_reads);
    feed_good(&g, DEVICE, generator_wants(&g, DEVICE));
    generator_tick(&g, 0);
    CHECK(generator_read(&g, &byte, 1));
}

TEST(a_source_that_comes_back_is_tested_from_the_start)
{
    struct generator g;
    begin(&g);
    feed_stuck(&g, DEVICE, 100000);
    generator_lose(&g, DEVICE);
    CHECK_EQ(generator_wants(&g, DEVICE), HEALTH_STARTUP + GENERATOR_SEED);
    feed_good(&g, DEVICE, generator_wants(&g, DEVICE));
    generator_lose(&g, DEVICE);
    generator_tick(&g, 0);
    CHECK(!g.seeded);
}

TEST(no_two_reads_are_the_same)
{
    struct generator g;
    uint8_t before[32] = {0};
    uint8_t bytes[32];
    begin_seeded(&g);
    for (uint32_t i = 0; i < limits.stale_reads; i++) {
        CHECK(generator_read(&g, bytes, sizeof bytes));
        CHECK(memcmp(before, bytes, sizeof bytes) != 0);
        memcpy(before, bytes, sizeof bytes);
    }
}

/* A hundred thousand steps of any kind. */
TEST(its_invariants_hold_whatever_comes_in_whatever_order)
{
    struct generator g;
    uint64_t choice = 7;
    uint64_t now_us = 0;
    uint8_t bytes[64];
    begin(&g);
    for (uint32_t i = 0; i < 100000; i++) {
        choice = choice * 6364136223846793005U + 1442695040888963407U;
        uint32_t source = (uint32_t)(choice >> 40) % GENERATOR_SOURCES;
        uint32_t size = (uint32_t)(choice >> 48) % sizeof bytes;
        uint64_t reads = g.reads;
        switch ((choice >> 33) % 32) {
        case 0:
            feed_stuck(&g, source, size % 8);
            break;
        case 1:
            generator_lose(&g, source);
            break;
        case 2:
            now_us += (choice >> 50) * 10000;
            break;
        case 3:
        case 4:
            generator_tick(&g, now_us);
            CHECK(generator_read(&g, bytes, size) == g.seeded);
            CHECK(!g.seeded || (g.reads <= reads + 1 && g.reads <= limits.stale_reads));
            break;
        case 5:
            (void)generator_reseed(&g, now_us);
            break;
        default:
            feed_good(&g, source, size);
            break;
        }
        CHECK(generator_check(&g));
    }
    CHECK(g.reseeds > 10);
    CHECK(g.given > 0);
}

UNIT_MAIN
