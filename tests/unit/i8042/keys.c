/* Scan codes of both sets, and streams that make no sense. */
#include "keys.h"

#include <stddef.h>

#include "unit.h"

static struct keys keys;

/* Takes bytes, of which only the last one finds something. */
static enum keys_found take(const uint8_t *bytes, uint32_t count, struct keys_key *ret_key)
{
    for (uint32_t i = 0; i + 1 < count; i++) {
        CHECK_EQ(keys_take(&keys, bytes[i], ret_key), KEYS_NOTHING);
    }
    return keys_take(&keys, bytes[count - 1], ret_key);
}

#define TAKE(key_, ...)                                                                            \
    take((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}), (key_))

#define EXPECT(code_, down_, ...)                                                                  \
    do {                                                                                           \
        struct keys_key key_ = {0};                                                                \
        CHECK_EQ(TAKE(&key_, __VA_ARGS__), KEYS_KEY);                                              \
        CHECK_EQ(key_.code, (code_));                                                              \
        CHECK_EQ(key_.down, (down_));                                                              \
    } while (false)

TEST(keys_of_set_2_go_down_and_up)
{
    keys_init(&keys, KEYS_SET_2);
    EXPECT(0x04, true, 0x1c); /* A */
    EXPECT(0x04, false, 0xf0, 0x1c);
    EXPECT(0x40, true, 0x83);       /* F7, the one behind 0x7f */
    EXPECT(0x52, true, 0xe0, 0x75); /* up */
    EXPECT(0x52, false, 0xe0, 0xf0, 0x75);
    EXPECT(0x60, true, 0x75);       /* 8 of the pad */
    EXPECT(0xe4, true, 0xe0, 0x14); /* right Ctrl */
    EXPECT(0xe0, true, 0x14);
}

TEST(keys_of_set_1_go_down_and_up)
{
    keys_init(&keys, KEYS_SET_1);
    EXPECT(0x04, true, 0x1e);
    EXPECT(0x04, false, 0x9e);
    EXPECT(0x52, true, 0xe0, 0x48);
    EXPECT(0x52, false, 0xe0, 0xc8);
    EXPECT(0xe1, false, 0xaa); /* left Shift, not a keyboard that was plugged in */
}

TEST(shifts_that_keyboards_make_up_are_passed_over)
{
    struct keys_key key;
    keys_init(&keys, KEYS_SET_2);
    CHECK_EQ(TAKE(&key, 0xe0, 0x12), KEYS_NOTHING);
    EXPECT(0x46, true, 0xe0, 0x7c); /* PrintScreen */
    EXPECT(0x46, false, 0xe0, 0xf0, 0x7c);
    CHECK_EQ(TAKE(&key, 0xe0, 0xf0, 0x12), KEYS_NOTHING);
    EXPECT(0xe1, true, 0x12);
}

TEST(Pause_says_both_at_once_in_both_sets)
{
    struct keys_key key;
    keys_init(&keys, KEYS_SET_2);
    CHECK_EQ(TAKE(&key, 0xe1, 0x14, 0x77, 0xe1, 0xf0, 0x14, 0xf0, 0x77), KEYS_PAUSE);
    EXPECT(0x04, true, 0x1c);
    keys_init(&keys, KEYS_SET_1);
    CHECK_EQ(TAKE(&key, 0xe1, 0x1d, 0x45, 0xe1, 0x9d, 0xc5), KEYS_PAUSE);
    EXPECT(0x04, true, 0x1e);
}

TEST(a_keyboard_that_is_plugged_in_is_heard)
{
    struct keys_key key;
    keys_init(&keys, KEYS_SET_2);
    CHECK_EQ(TAKE(&key, 0xaa), KEYS_PLUGGED);
}

TEST(lost_keys_and_unknown_codes_are_damage)
{
    struct keys_key key;
    keys_init(&keys, KEYS_SET_2);
    CHECK_EQ(TAKE(&key, 0x00), KEYS_DAMAGE);
    CHECK_EQ(TAKE(&key, 0xff), KEYS_DAMAGE);
    CHECK_EQ(TAKE(&key, 0x02), KEYS_DAMAGE);
    CHECK_EQ(TAKE(&key, 0xf0, 0xfa), KEYS_DAMAGE);
    CHECK_EQ(TAKE(&key, 0xe1, 0x14, 0x1c), KEYS_DAMAGE);
    EXPECT(0x04, true, 0x1c);
}

/* Every key that one set has under a place of the other is the same key: the place of set 1 is what controllers make of that of set 2. */
static uint32_t count_keys(enum keys_set set, bool extended)
{
    uint32_t count = 0;
    for (uint32_t code = 1; code < 0x86; code++) {
        struct keys_key key = {0};
        bool prefix = code == 0xe0 || code == 0xf0 || (set == KEYS_SET_1 && code >= 0x80);
        keys_init(&keys, set);
        if (extended) {
            CHECK_EQ(keys_take(&keys, 0xe0, &key), KEYS_NOTHING);
        }
        count += !prefix && keys_take(&keys, (uint8_t)code, &key) == KEYS_KEY;
    }
    return count;
}

TEST(both_sets_have_the_same_number_of_keys)
{
    CHECK_EQ(count_keys(KEYS_SET_1, false), count_keys(KEYS_SET_2, false));
    CHECK_EQ(count_keys(KEYS_SET_1, true), count_keys(KEYS_SET_2, true));
    CHECK(count_keys(KEYS_SET_2, false) > 80);
}

TEST(whatever_came_it_is_in_step_again_after_eight_bytes)
{
    uint64_t state = 11;
    for (uint32_t i = 0; i < 200000; i++) {
        struct keys_key key = {0};
        keys_init(&keys, i % 2 == 0 ? KEYS_SET_2 : KEYS_SET_1);
        for (uint32_t n = 0; n < 20; n++) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            enum keys_found found = keys_take(&keys, (uint8_t)(state >> 56), &key);
            CHECK(found != KEYS_KEY || (key.code > 0 && key.code < 256));
        }
        enum keys_found found = KEYS_NOTHING;
        for (uint32_t n = 0; n < 8; n++) {
            found = keys_take(&keys, i % 2 == 0 ? 0x1c : 0x1e, &key);
        }
        CHECK_EQ(found, KEYS_KEY);
        CHECK_EQ(key.code, 0x04);
        CHECK(key.down);
    }
}

UNIT_MAIN
