/* Packets of mice, whole ones and those of which bytes were lost. */
#include "mouse.h"

#include <stddef.h>

#include "unit.h"

static struct mouse mouse;
static uint64_t now_us;

static enum mouse_found take(const uint8_t *bytes, uint32_t count, struct mouse_motion *ret_motion)
{
    enum mouse_found found = MOUSE_NOTHING;
    for (uint32_t i = 0; i < count; i++) {
        CHECK_EQ(found, MOUSE_NOTHING);
        found = mouse_take(&mouse, bytes[i], now_us, ret_motion);
        now_us += 1000;
    }
    return found;
}

#define TAKE(motion_, ...)                                                                         \
    take((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}), (motion_))

TEST(a_packet_of_three_bytes_is_a_motion)
{
    struct mouse_motion motion;
    mouse_init(&mouse, false);
    CHECK_EQ(TAKE(&motion, 0x09, 5, 3), MOUSE_PACKET);
    CHECK_EQ(motion.x, 5);
    CHECK_EQ((uint16_t)motion.y, (uint16_t)-3); /* up, which mice count upwards */
    CHECK_EQ(motion.buttons, 1);
    CHECK_EQ(motion.wheel, 0);
}

TEST(motion_has_nine_bits)
{
    struct mouse_motion motion;
    mouse_init(&mouse, false);
    CHECK_EQ(TAKE(&motion, 0x38, 0x00, 0x01), MOUSE_PACKET);
    CHECK_EQ((uint16_t)motion.x, (uint16_t)-256);
    CHECK_EQ(motion.y, 255);
    CHECK_EQ(TAKE(&motion, 0x08, 0xff, 0xff), MOUSE_PACKET);
    CHECK_EQ(motion.x, 255);
    CHECK_EQ((uint16_t)motion.y, (uint16_t)-255);
}

TEST(a_wheel_is_in_the_fourth_byte)
{
    struct mouse_motion motion;
    mouse_init(&mouse, true);
    CHECK_EQ(TAKE(&motion, 0x08, 0, 0, 0x0f), MOUSE_PACKET);
    CHECK_EQ((uint16_t)motion.wheel, (uint16_t)-1);
    CHECK_EQ(TAKE(&motion, 0x08, 0, 0, 0x01), MOUSE_PACKET);
    CHECK_EQ(motion.wheel, 1);
}

TEST(a_mouse_that_is_plugged_in_is_heard)
{
    struct mouse_motion motion;
    mouse_init(&mouse, true);
    CHECK_EQ(TAKE(&motion, 0xaa, 0x00), MOUSE_PLUGGED);
    CHECK_EQ(TAKE(&motion, 0x08, 1, 0, 0), MOUSE_PACKET);
}

TEST(a_motion_that_was_too_far_is_damage)
{
    struct mouse_motion motion;
    mouse_init(&mouse, false);
    CHECK_EQ(TAKE(&motion, 0x48, 1, 1), MOUSE_DAMAGE);
    CHECK_EQ(TAKE(&motion, 0x08, 1, 1), MOUSE_PACKET);
}

TEST(bytes_that_cannot_begin_a_packet_are_thrown_away_one_by_one)
{
    struct mouse_motion motion;
    mouse_init(&mouse, false);
    CHECK_EQ(TAKE(&motion, 0x01), MOUSE_DAMAGE);
    CHECK_EQ(TAKE(&motion, 0x00), MOUSE_DAMAGE);
    CHECK_EQ(TAKE(&motion, 0x08, 2, 0), MOUSE_PACKET);
    CHECK_EQ(motion.x, 2);
}

TEST(a_packet_that_was_not_finished_in_time_is_given_up)
{
    struct mouse_motion motion;
    mouse_init(&mouse, false);
    CHECK_EQ(TAKE(&motion, 0x08, 9), MOUSE_NOTHING);
    now_us += MOUSE_GAP_US;
    CHECK_EQ(TAKE(&motion, 0x08), MOUSE_DAMAGE);
    CHECK_EQ(TAKE(&motion, 2, 1), MOUSE_PACKET);
    CHECK_EQ(motion.x, 2);
}

TEST(a_lost_byte_costs_packets_but_not_the_stream)
{
    struct mouse_motion motion;
    for (uint32_t lost = 0; lost < 3; lost++) {
        uint32_t good = 0;
        mouse_init(&mouse, false);
        for (uint32_t i = 0; i < 10; i++) {
            static const uint8_t bytes[] = {0x08, 1, 2};
            for (uint32_t n = 0; n < 3; n++) {
                if (i == 3 && n == lost) {
                    continue;
                }
                bool packet = mouse_take(&mouse, bytes[n], now_us, &motion) == MOUSE_PACKET;
                good += packet && motion.x == 1 && motion.y == -2;
            }
        }
        CHECK(good >= 8);
    }
}

TEST(whatever_comes_motion_stays_in_its_bounds)
{
    uint64_t state = 13;
    for (uint32_t i = 0; i < 1000000; i++) {
        struct mouse_motion motion = {0};
        state = state * 6364136223846793005U + 1442695040888963407U;
        if (i % 1000 == 0) {
            mouse_init(&mouse, (state >> 40 & 1) != 0);
        }
        now_us += state >> 45 & 0x7ffff;
        if (mouse_take(&mouse, (uint8_t)(state >> 56), now_us, &motion) == MOUSE_PACKET) {
            CHECK(motion.x >= -256 && motion.x <= 255);
            CHECK(motion.y >= -255 && motion.y <= 256);
            CHECK(motion.wheel >= -8 && motion.wheel <= 7);
            CHECK(motion.buttons < 8);
        }
        CHECK(mouse.count < 4);
    }
}

UNIT_MAIN
