/* See rooms.h. */
#include "rooms.h"

#include <string.h>

void rooms_init(struct rooms *rooms, struct room *slots, uint32_t count)
{
    memset(slots, 0, count * sizeof slots[0]);
    rooms->slots = slots;
    rooms->count = count;
    rooms->next_id = 1;
}

static struct room *slot_of(struct rooms *rooms, uint64_t id)
{
    for (uint32_t i = 0; i < rooms->count; i++) {
        if (rooms->slots[i].id == id) {
            return &rooms->slots[i];
        }
    }
    return NULL;
}

struct room *rooms_open(struct rooms *rooms)
{
    struct room *room = slot_of(rooms, 0);
    if (room == NULL) {
        return NULL;
    }
    room->id = rooms->next_id++;
    room->state = ROOM_STATE_OPEN;
    return room;
}

struct room *rooms_find(struct rooms *rooms, uint64_t id)
{
    return id == 0 ? NULL : slot_of(rooms, id);
}

uint32_t room_say(struct room *room, const uint8_t *text, uint32_t length, uint64_t paper_bytes)
{
    if (length == 0 && paper_bytes == 0) {
        return ECHO_ERROR_NOTHING_SAID;
    }
    memcpy(room->text, text, length);
    room->length = length;
    room->state = ROOM_STATE_ASKED;
    return 0;
}

void room_heard(struct room *room)
{
    room->heard++;
    room->length = 0;
    room->state = ROOM_STATE_OPEN;
}

void room_close(struct room *room)
{
    room->state = ROOM_STATE_CLOSED;
}

void room_leave(struct room *room)
{
    memset(room, 0, sizeof *room);
}

uint32_t rooms_double(uint64_t value, uint64_t *ret_doubled)
{
    if (value > UINT64_MAX / 2) {
        return ECHO_ERROR_TOO_LARGE;
    }
    *ret_doubled = value * 2;
    return 0;
}

static bool room_check(const struct room *room, uint64_t next_id)
{
    if (room->id == 0) {
        return room->state == 0 && room->heard == 0 && room->length == 0;
    }
    bool known = room->state == ROOM_STATE_OPEN || room->state == ROOM_STATE_ASKED ||
                 room->state == ROOM_STATE_CLOSED;
    bool quiet = room->state == ROOM_STATE_ASKED || room->length == 0;
    return room->id < next_id && known && quiet && room->length <= ECHO_MAX_TEXT;
}

static bool number_is_unique(const struct rooms *rooms, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++) {
        if (rooms->slots[i].id == rooms->slots[index].id) {
            return false;
        }
    }
    return true;
}

bool rooms_check(const struct rooms *rooms)
{
    for (uint32_t i = 0; i < rooms->count; i++) {
        const struct room *room = &rooms->slots[i];
        if (!room_check(room, rooms->next_id) || (room->id != 0 && !number_is_unique(rooms, i))) {
            return false;
        }
    }
    return true;
}
