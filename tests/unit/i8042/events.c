/* Events in order, whoever reads and however slowly. */
#include "events.h"

#include <string.h>

#include "unit.h"

enum { FIRST = 5000, KEY_A = 0x04, KEY_B = 0x05 };

static struct events events;

static void begin(void)
{
    events_init(&events, FIRST, 1);
}

static void expect(uint64_t after, uint64_t seq, enum input_kind kind, uint16_t code)
{
    struct event event;
    uint64_t found = 0;
    uint64_t lost = 77;
    CHECK(events_next(&events, after, &found, &lost, &event));
    CHECK_EQ(found, seq);
    CHECK_EQ(lost, 0);
    CHECK_EQ(event.kind, kind);
    CHECK_EQ(event.code, code);
}

TEST(an_instance_begins_with_a_reset)
{
    begin();
    expect(0, FIRST, INPUT_KIND_RESET, 0);
    expect(FIRST - 1, FIRST, INPUT_KIND_RESET, 0);
    CHECK_EQ(events.resets, 0);
}

TEST(after_the_newest_event_there_is_nothing)
{
    struct event event;
    uint64_t seq = 0;
    uint64_t lost = 0;
    begin();
    CHECK(!events_next(&events, FIRST, &seq, &lost, &event));
    CHECK(!events_next(&events, UINT64_MAX, &seq, &lost, &event));
}

TEST(a_key_goes_down_repeats_and_goes_up)
{
    begin();
    events_key(&events, KEY_A, true, 2);
    events_key(&events, KEY_A, true, 3);
    events_key(&events, KEY_A, false, 4);
    expect(FIRST, FIRST + 1, INPUT_KIND_KEY_DOWN, KEY_A);
    expect(FIRST + 1, FIRST + 2, INPUT_KIND_KEY_REPEAT, KEY_A);
    expect(FIRST + 2, FIRST + 3, INPUT_KIND_KEY_UP, KEY_A);
}

TEST(a_key_that_was_not_down_cannot_go_up)
{
    begin();
    events_key(&events, KEY_A, false, 2);
    events_key(&events, 0, true, 2);
    events_key(&events, EVENTS_CODES, true, 2);
    CHECK_EQ(events.damaged, 3);
    CHECK_EQ(events.newest, FIRST);
}

TEST(keys_that_are_held_are_told_by_rising_code)
{
    uint16_t codes[INPUT_MAX_HELD_KEYS];
    begin();
    events_key(&events, 0xe1, true, 2);
    events_key(&events, KEY_B, true, 2);
    events_key(&events, KEY_A, true, 2);
    events_key(&events, KEY_B, false, 2);
    CHECK_EQ(events_held(&events, codes), 2);
    CHECK_EQ(codes[0], KEY_A);
    CHECK_EQ(codes[1], 0xe1);
}

TEST(more_keys_than_can_be_told_are_refused_and_counted)
{
    uint16_t codes[INPUT_MAX_HELD_KEYS];
    begin();
    for (uint16_t i = 0; i < INPUT_MAX_HELD_KEYS + 3; i++) {
        events_key(&events, (uint16_t)(KEY_A + i), true, 2);
    }
    CHECK_EQ(events_held(&events, codes), INPUT_MAX_HELD_KEYS);
    CHECK_EQ(events.damaged, 3);
    CHECK_EQ(events.newest, FIRST + INPUT_MAX_HELD_KEYS);
}

TEST(buttons_that_changed_are_told_one_by_one)
{
    begin();
    events_buttons(&events, 5, 2);
    events_buttons(&events, 5, 2);
    events_buttons(&events, 4, 2);
    expect(FIRST, FIRST + 1, INPUT_KIND_BUTTON_DOWN, 1);
    expect(FIRST + 1, FIRST + 2, INPUT_KIND_BUTTON_DOWN, 3);
    expect(FIRST + 2, FIRST + 3, INPUT_KIND_BUTTON_UP, 1);
    CHECK_EQ(events.newest, FIRST + 3);
}

TEST(what_does_not_move_is_no_event)
{
    begin();
    events_motion(&events, 0, 0, 2);
    events_wheel(&events, 0, 2);
    CHECK_EQ(events.newest, FIRST);
    events_motion(&events, 0, -1, 2);
    expect(FIRST, FIRST + 1, INPUT_KIND_MOTION, 0);
}

TEST(who_reads_too_slowly_is_told_how_much_made_way)
{
    struct event event;
    uint64_t seq = 0;
    uint64_t lost = 0;
    begin();
    for (uint32_t i = 0; i < INPUT_MAX_INPUT_EVENTS + 9; i++) {
        events_motion(&events, 1, 0, 2);
    }
    CHECK_EQ(events.made_way, 10); /* RESET is the tenth */
    CHECK(events_next(&events, FIRST + 2, &seq, &lost, &event));
    CHECK_EQ(seq, FIRST + 10);
    CHECK_EQ(lost, 7);
    CHECK(events_next(&events, 0, &seq, &lost, &event));
    CHECK_EQ(lost, 10);
    CHECK(events_next(&events, seq, &seq, &lost, &event));
    CHECK_EQ(lost, 0);
}

TEST(a_reset_lets_everything_go)
{
    uint16_t codes[INPUT_MAX_HELD_KEYS];
    begin();
    events_key(&events, KEY_A, true, 2);
    events_buttons(&events, 1, 2);
    events_reset(&events, 3);
    CHECK_EQ(events_held(&events, codes), 0);
    CHECK_EQ(events.buttons, 0);
    CHECK_EQ(events.resets, 1);
    events_key(&events, KEY_A, true, 4);
    expect(FIRST + 3, FIRST + 4, INPUT_KIND_KEY_DOWN, KEY_A);
}

TEST(its_invariants_hold_whatever_comes)
{
    uint64_t state = 5;
    uint64_t after = 0;
    begin();
    for (uint32_t i = 0; i < 200000; i++) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        uint32_t value = (uint32_t)(state >> 32);
        struct event event;
        uint64_t lost = 0;
        switch (value % 5) {
        case 0:
            events_buttons(&events, value >> 27, i);
            break;
        case 1:
            events_motion(&events, (int16_t)(value >> 16), 1, i);
            break;
        case 2:
            if (value >> 24 == 0) {
                events_reset(&events, i);
            }
            break;
        case 3:
            if (value >> 31 != 0) {
                (void)events_next(&events, after, &after, &lost, &event);
            }
            break;
        default:
            events_key(&events, (uint16_t)(value >> 8 & 0x1ff), (value >> 20 & 1) != 0, i);
        }
        CHECK(events_check(&events));
        CHECK(after <= events.newest);
    }
}

UNIT_MAIN
