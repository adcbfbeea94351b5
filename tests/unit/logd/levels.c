/* Thresholds of components. */
#include "levels.h"

#include "unit.h"

static const struct writ_system_component components[] = {{.name = "a", .number = 3}};
static const struct writ_system sample = {.name = "sample", .components = components, .count = 1};

TEST(a_component_without_a_threshold_of_its_own_has_that_of_all)
{
    struct levels levels;
    levels_init(&levels, LOG_THRESHOLD_INFO);
    CHECK_EQ(levels_get(&levels, 7), LOG_THRESHOLD_INFO);
    CHECK(levels_set(&levels, 7, LOG_THRESHOLD_DEBUG));
    CHECK(levels_set(&levels, 0, LOG_THRESHOLD_WARN));
    CHECK_EQ(levels_get(&levels, 7), LOG_THRESHOLD_DEBUG);
    CHECK_EQ(levels_get(&levels, 8), LOG_THRESHOLD_WARN);
    CHECK(levels_check(&levels));
}

TEST(a_threshold_is_changed_in_place)
{
    struct levels levels;
    levels_init(&levels, LOG_THRESHOLD_INFO);
    CHECK(levels_set(&levels, 7, LOG_THRESHOLD_DEBUG));
    CHECK(levels_set(&levels, 7, LOG_THRESHOLD_OFF));
    CHECK_EQ(levels.count, 2);
    CHECK_EQ(levels.generation, 2);
    CHECK_EQ(levels_get(&levels, 7), LOG_THRESHOLD_OFF);
}

TEST(components_past_the_bound_are_refused_and_known_ones_are_not)
{
    struct levels levels;
    levels_init(&levels, LOG_THRESHOLD_INFO);
    for (uint16_t i = 1; i < LEVELS_ROWS; i++) {
        CHECK(levels_set(&levels, (uint16_t)(LEVELS_ROWS - i), LOG_THRESHOLD_DEBUG));
    }
    CHECK(!levels_set(&levels, 1000, LOG_THRESHOLD_DEBUG));
    CHECK(levels_set(&levels, 5, LOG_THRESHOLD_ERROR));
    CHECK_EQ(levels_get(&levels, 1000), LOG_THRESHOLD_INFO);
    CHECK(levels_check(&levels));
}

TEST(only_components_of_the_system_have_thresholds)
{
    CHECK(levels_knows(&sample, 3));
    CHECK(levels_knows(&sample, 0));
    CHECK(!levels_knows(&sample, 4));
}

TEST(pages_tell_of_every_threshold_once_by_rising_component)
{
    struct levels levels;
    levels_init(&levels, LOG_THRESHOLD_INFO);
    for (uint16_t i = 5; i > 0; i--) {
        CHECK(levels_set(&levels, i, LOG_THRESHOLD_DEBUG));
    }
    uint16_t after = 0;
    uint16_t expected = 0;
    do {
        struct log_level_row rows[2];
        uint32_t count = levels_page(&levels, after, rows, 2, &after);
        for (uint32_t i = 0; i < count; i++) {
            CHECK_EQ(rows[i].component, expected++);
        }
    } while (after != 0);
    CHECK_EQ(expected, 6);
}

UNIT_MAIN
