/* What rooms promise, whoever calls them. */
#include "rooms.h"

#include <string.h>

#include "unit.h"

enum { FEW = 2 };

struct world {
    struct rooms rooms;
    struct room slots[FEW];
};

static struct world fresh(void)
{
    return (struct world){0};
}

static const uint8_t text[] = "something";
enum { TEXT_LENGTH = sizeof text - 1 };

TEST(a_new_room_is_open_and_nothing_was_heard_in_it)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    const struct room *room = rooms_open(&world.rooms);
    CHECK(room != NULL);
    CHECK_EQ(room->state, ROOM_STATE_OPEN);
    CHECK_EQ(room->heard, 0);
    CHECK(rooms_check(&world.rooms));
}

TEST(no_more_rooms_open_than_there_are_places_and_a_refusal_changes_nothing)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    CHECK(rooms_open(&world.rooms) != NULL);
    CHECK(rooms_open(&world.rooms) != NULL);
    struct world before = world;
    CHECK(rooms_open(&world.rooms) == NULL);
    CHECK_BYTES(before.slots, world.slots, sizeof before.slots);
    CHECK_EQ(world.rooms.next_id, before.rooms.next_id);
}

TEST(a_number_is_never_used_twice)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    uint64_t last = 0;
    for (int i = 0; i < 100; i++) {
        struct room *room = rooms_open(&world.rooms);
        CHECK(room != NULL);
        CHECK(room->id > last);
        last = room->id;
        room_leave(room);
    }
    CHECK(rooms_find(&world.rooms, last) == NULL);
}

TEST(number_zero_is_no_room)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    CHECK(rooms_find(&world.rooms, 0) == NULL);
}

TEST(a_room_is_found_by_its_number_alone)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *first = rooms_open(&world.rooms);
    struct room *second = rooms_open(&world.rooms);
    CHECK(rooms_find(&world.rooms, first->id) == first);
    CHECK(rooms_find(&world.rooms, second->id) == second);
    CHECK(rooms_find(&world.rooms, second->id + 1) == NULL);
}

TEST(a_text_is_kept_until_it_is_heard)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *room = rooms_open(&world.rooms);
    CHECK_EQ(room_say(room, text, TEXT_LENGTH, 0), 0);
    CHECK_EQ(room->state, ROOM_STATE_ASKED);
    CHECK_EQ(room->length, TEXT_LENGTH);
    CHECK_BYTES(room->text, text, TEXT_LENGTH);
    room_heard(room);
    CHECK_EQ(room->state, ROOM_STATE_OPEN);
    CHECK_EQ(room->length, 0);
    CHECK_EQ(room->heard, 1);
    CHECK(rooms_check(&world.rooms));
}

TEST(the_longest_text_fits)
{
    struct world world = fresh();
    uint8_t longest[ECHO_MAX_TEXT];
    memset(longest, 'x', sizeof longest);
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *room = rooms_open(&world.rooms);
    CHECK_EQ(room_say(room, longest, ECHO_MAX_TEXT, 0), 0);
    CHECK_EQ(room->text[ECHO_MAX_TEXT - 1], 'x');
    CHECK(rooms_check(&world.rooms));
}

TEST(paper_without_text_says_something)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *room = rooms_open(&world.rooms);
    CHECK_EQ(room_say(room, text, 0, 4096), 0);
    CHECK_EQ(room->state, ROOM_STATE_ASKED);
}

TEST(neither_text_nor_paper_is_nothing_said_and_the_room_stays_as_it_was)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *room = rooms_open(&world.rooms);
    struct room before = *room;
    CHECK_EQ(room_say(room, text, 0, 0), ECHO_ERROR_NOTHING_SAID);
    CHECK_BYTES(&before, room, sizeof before);
}

TEST(a_closed_room_keeps_its_count_and_a_left_one_is_gone)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *room = rooms_open(&world.rooms);
    uint64_t id = room->id;
    CHECK_EQ(room_say(room, text, TEXT_LENGTH, 0), 0);
    room_heard(room);
    room_close(room);
    CHECK_EQ(room->state, ROOM_STATE_CLOSED);
    CHECK_EQ(room->heard, 1);
    CHECK(rooms_check(&world.rooms));
    room_leave(room);
    CHECK(rooms_find(&world.rooms, id) == NULL);
    CHECK(rooms_check(&world.rooms));
}

TEST(the_largest_number_that_can_be_doubled_is_and_the_next_is_refused)
{
    uint64_t doubled = 7;
    CHECK_EQ(rooms_double(UINT64_MAX / 2, &doubled), 0);
    CHECK_EQ(doubled, UINT64_MAX - 1);
    CHECK_EQ(rooms_double(UINT64_MAX / 2 + 1, &doubled), ECHO_ERROR_TOO_LARGE);
    CHECK_EQ(doubled, UINT64_MAX - 1);
}

TEST(the_check_sees_each_broken_invariant)
{
    struct world world = fresh();
    rooms_init(&world.rooms, world.slots, FEW);
    struct room *first = rooms_open(&world.rooms);
    struct room *second = rooms_open(&world.rooms);
    uint64_t id = second->id;
    second->id = first->id;
    CHECK(!rooms_check(&world.rooms));
    second->id = world.rooms.next_id;
    CHECK(!rooms_check(&world.rooms));
    second->id = id;
    second->length = 1;
    CHECK(!rooms_check(&world.rooms));
    second->length = 0;
    second->state = (enum room_state)9;
    CHECK(!rooms_check(&world.rooms));
    second->state = ROOM_STATE_ASKED;
    second->length = ECHO_MAX_TEXT + 1;
    CHECK(!rooms_check(&world.rooms));
    second->length = ECHO_MAX_TEXT;
    CHECK(rooms_check(&world.rooms));
}

UNIT_MAIN
