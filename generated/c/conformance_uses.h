/* Generated from services/conformance/component.writ: change it there.
 *
 * What conformance may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef CONFORMANCE_USES_H
#define CONFORMANCE_USES_H

#include "writ/call.h"

#include "echo_wire.h"
#include "conformance_slots.h"

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_all_double_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_all_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return echo_all_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t echo_all_open_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_OPEN_REPLY) {
        return writ_judge_reply(io, ECHO_OPEN_REQUEST, m.tag,
                                echo_open_may_say(writ_tag_status(m.tag)));
    }
    *ret_room = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_all_open(struct writ_io *io, uint64_t *ret_room)
{
    return echo_all_open_within(io, ECHO_OPEN_DEADLINE_MS, ret_room);
}

/* A request of `say` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct echo_all_say_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct echo_say_request_body *body;
};

/* Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet. */
static inline struct echo_all_say_builder echo_all_say_begin(struct writ_io *io)
{
    return (struct echo_all_say_builder){
        .wire = writ_builder_begin(io, 16, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_ECHO_ALL,
        .body = (void *)io->out,
    };
}

static inline void echo_all_say_put_text(struct echo_all_say_builder *b, const char *data,
                                         uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, echo_say_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void echo_all_say_put_paper(struct echo_all_say_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t echo_all_say_call_within(struct echo_all_say_builder *b, uint32_t timeout_ms,
                                                struct echo_say_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_SAY_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, echo_say_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            echo_say_request_check_body(b->wire.page, b->wire.cursor, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(ECHO_SAY_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 1);
            }
            return status;
        }
    }
    if (m.tag != ECHO_SAY_REPLY) {
        return writ_judge_reply(b->io, ECHO_SAY_REQUEST, m.tag,
                                echo_say_may_say(writ_tag_status(m.tag)));
    }
    if (echo_say_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = echo_say_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t echo_all_say_call(struct echo_all_say_builder *b,
                                         struct echo_say_reply *ret_reply)
{
    return echo_all_say_call_within(b, ECHO_SAY_DEADLINE_MS, ret_reply);
}

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static inline uint32_t echo_all_wait_heard_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t room, uint64_t *ret_heard)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_WAIT_HEARD_REPLY) {
        return writ_judge_reply(io, ECHO_WAIT_HEARD_REQUEST, m.tag,
                                echo_wait_heard_may_say(writ_tag_status(m.tag)));
    }
    *ret_heard = m.w[0];
    return WRIT_OK;
}

/* Hears the text that was said. */
static inline uint32_t echo_all_listen_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t room, struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m;
    (void)writ_renew(io);
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = echo_listen_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ECHO_LISTEN_REQUEST, m.tag,
                                echo_listen_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = echo_listen_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t echo_all_listen(struct writ_io *io, uint64_t room,
                                       struct echo_listen_reply *ret_reply)
{
    return echo_all_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_all_look_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room,
                                            enum room_state *ret_state, uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_LOOK_REPLY) {
        return writ_judge_reply(io, ECHO_LOOK_REQUEST, m.tag,
                                echo_look_may_say(writ_tag_status(m.tag)));
    }
    if (echo_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum room_state)(uint8_t)m.w[0];
    *ret_heard = m.w[1];
    return WRIT_OK;
}

static inline uint32_t echo_all_look(struct writ_io *io, uint64_t room, enum room_state *ret_state,
                                     uint64_t *ret_heard)
{
    return echo_all_look_within(io, ECHO_LOOK_DEADLINE_MS, room, ret_state, ret_heard);
}

/* Closes a room: nothing more is said in it. */
static inline uint32_t echo_all_close_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_CLOSE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_CLOSE_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_CLOSE_REPLY) {
        return writ_judge_reply(io, ECHO_CLOSE_REQUEST, m.tag,
                                echo_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_all_close(struct writ_io *io, uint64_t room)
{
    return echo_all_close_within(io, ECHO_CLOSE_DEADLINE_MS, room);
}

/* Gives a closed room back. */
static inline uint32_t echo_all_leave_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LEAVE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LEAVE_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_LEAVE_REPLY) {
        return writ_judge_reply(io, ECHO_LEAVE_REQUEST, m.tag,
                                echo_leave_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_all_leave(struct writ_io *io, uint64_t room)
{
    return echo_all_leave_within(io, ECHO_LEAVE_DEADLINE_MS, room);
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_speaker_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_speaker_double(struct writ_io *io, uint64_t value,
                                           uint64_t *ret_doubled)
{
    return echo_speaker_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t echo_speaker_open_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_OPEN_REPLY) {
        return writ_judge_reply(io, ECHO_OPEN_REQUEST, m.tag,
                                echo_open_may_say(writ_tag_status(m.tag)));
    }
    *ret_room = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_speaker_open(struct writ_io *io, uint64_t *ret_room)
{
    return echo_speaker_open_within(io, ECHO_OPEN_DEADLINE_MS, ret_room);
}

/* A request of `say` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct echo_speaker_say_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct echo_say_request_body *body;
};

/* Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet. */
static inline struct echo_speaker_say_builder echo_speaker_say_begin(struct writ_io *io)
{
    return (struct echo_speaker_say_builder){
        .wire = writ_builder_begin(io, 16, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_ECHO_SPEAKER,
        .body = (void *)io->out,
    };
}

static inline void echo_speaker_say_put_text(struct echo_speaker_say_builder *b, const char *data,
                                             uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, echo_say_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void echo_speaker_say_put_paper(struct echo_speaker_say_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t echo_speaker_say_call_within(struct echo_speaker_say_builder *b,
                                                    uint32_t timeout_ms,
                                                    struct echo_say_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_SAY_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, echo_say_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            echo_say_request_check_body(b->wire.page, b->wire.cursor, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(ECHO_SAY_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 1);
            }
            return status;
        }
    }
    if (m.tag != ECHO_SAY_REPLY) {
        return writ_judge_reply(b->io, ECHO_SAY_REQUEST, m.tag,
                                echo_say_may_say(writ_tag_status(m.tag)));
    }
    if (echo_say_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = echo_say_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t echo_speaker_say_call(struct echo_speaker_say_builder *b,
                                             struct echo_say_reply *ret_reply)
{
    return echo_speaker_say_call_within(b, ECHO_SAY_DEADLINE_MS, ret_reply);
}

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static inline uint32_t echo_speaker_wait_heard_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t room, uint64_t *ret_heard)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_WAIT_HEARD_REPLY) {
        return writ_judge_reply(io, ECHO_WAIT_HEARD_REQUEST, m.tag,
                                echo_wait_heard_may_say(writ_tag_status(m.tag)));
    }
    *ret_heard = m.w[0];
    return WRIT_OK;
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_speaker_look_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t room, enum room_state *ret_state,
                                                uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_LOOK_REPLY) {
        return writ_judge_reply(io, ECHO_LOOK_REQUEST, m.tag,
                                echo_look_may_say(writ_tag_status(m.tag)));
    }
    if (echo_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum room_state)(uint8_t)m.w[0];
    *ret_heard = m.w[1];
    return WRIT_OK;
}

static inline uint32_t echo_speaker_look(struct writ_io *io, uint64_t room,
                                         enum room_state *ret_state, uint64_t *ret_heard)
{
    return echo_speaker_look_within(io, ECHO_LOOK_DEADLINE_MS, room, ret_state, ret_heard);
}

/* Gives a closed room back. */
static inline uint32_t echo_speaker_leave_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LEAVE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LEAVE_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_LEAVE_REPLY) {
        return writ_judge_reply(io, ECHO_LEAVE_REQUEST, m.tag,
                                echo_leave_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_speaker_leave(struct writ_io *io, uint64_t room)
{
    return echo_speaker_leave_within(io, ECHO_LEAVE_DEADLINE_MS, room);
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_listener_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_listener_double(struct writ_io *io, uint64_t value,
                                            uint64_t *ret_doubled)
{
    return echo_listener_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* Hears the text that was said. */
static inline uint32_t echo_listener_listen_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t room,
                                                   struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m;
    (void)writ_renew(io);
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = echo_listen_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ECHO_LISTEN_REQUEST, m.tag,
                                echo_listen_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = echo_listen_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t echo_listener_listen(struct writ_io *io, uint64_t room,
                                            struct echo_listen_reply *ret_reply)
{
    return echo_listener_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_listener_look_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t room, enum room_state *ret_state,
                                                 uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_LOOK_REPLY) {
        return writ_judge_reply(io, ECHO_LOOK_REQUEST, m.tag,
                                echo_look_may_say(writ_tag_status(m.tag)));
    }
    if (echo_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum room_state)(uint8_t)m.w[0];
    *ret_heard = m.w[1];
    return WRIT_OK;
}

static inline uint32_t echo_listener_look(struct writ_io *io, uint64_t room,
                                          enum room_state *ret_state, uint64_t *ret_heard)
{
    return echo_listener_look_within(io, ECHO_LOOK_DEADLINE_MS, room, ret_state, ret_heard);
}

/* Closes a room: nothing more is said in it. */
static inline uint32_t echo_listener_close_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_CLOSE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_CLOSE_REQUEST, .w = {room}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_CLOSE_REPLY) {
        return writ_judge_reply(io, ECHO_CLOSE_REQUEST, m.tag,
                                echo_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_listener_close(struct writ_io *io, uint64_t room)
{
    return echo_listener_close_within(io, ECHO_CLOSE_DEADLINE_MS, room);
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_nobody_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_NOBODY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_nobody_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return echo_nobody_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

#endif
