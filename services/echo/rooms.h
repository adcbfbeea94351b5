/* Rooms: what was said in them, and how often it was heard.
 *
 * Pure: no messages, no clock, no allocation, no logging. The daemon, the unit tests and the
 * conformance suite run the same code. Who may call what, and in which state of a room, is the
 * contract's; the generated dispatcher has decided it before anything here runs.
 */
#ifndef ROOMS_H
#define ROOMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "echo_types.h"

struct room {
    uint64_t id;           /* R1: 0 in a free slot, else unique and below `next_id` */
    enum room_state state; /* R2: a member of the enum in a room, 0 in a free slot */
    uint64_t heard;        /* texts heard here so far */
    uint32_t length;       /* R3: at most ECHO_MAX_TEXT, and 0 unless the state is ASKED */
    uint8_t text[ECHO_MAX_TEXT];
};

struct rooms {
    struct room *slots; /* the caller's memory */
    uint32_t count;     /* of slots: how many rooms there can be at a time */
    uint64_t next_id;   /* never reused */
};

void rooms_init(struct rooms *rooms, struct room *slots, uint32_t count);

/* Opens a room, or returns null if there are as many as there can be. */
[[nodiscard]] struct room *rooms_open(struct rooms *rooms);

/* The room with this number, or null. */
[[nodiscard]] struct room *rooms_find(struct rooms *rooms, uint64_t id);

/* Keeps a text until it is heard. On NOTHING_SAID the room is as it was. `length` is at most
 * ECHO_MAX_TEXT. */
[[nodiscard]] uint32_t room_say(struct room *room, const uint8_t *text, uint32_t length,
                                uint64_t paper_bytes);

/* The text was heard: it is counted and forgotten. */
void room_heard(struct room *room);

void room_close(struct room *room);

/* Gives the room back; its number is not used again. */
void room_leave(struct room *room);

/* Twice the value. */
[[nodiscard]] uint32_t rooms_double(uint64_t value, uint64_t *ret_doubled);

/* Whether R1 to R3 hold. */
[[nodiscard]] bool rooms_check(const struct rooms *rooms);

#endif
