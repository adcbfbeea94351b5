/* Generated from services/conformance/component.writ: change it there.
 *
 * What conformance may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef CONFORMANCE_USES_H
#define CONFORMANCE_USES_H

#include "writ/call.h"

#include "echo_wire.h"
#include "samgrd_wire.h"
#include "policyd_wire.h"
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

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct names_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct names_resolve_builder names_resolve_begin(struct writ_io *io)
{
    return (struct names_resolve_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONFORMANCE_SLOT_NAMES,
        .body = (void *)io->out,
    };
}

static inline void names_resolve_put_service(struct names_resolve_builder *b, const char *data,
                                             uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t names_resolve_call_within(struct names_resolve_builder *b,
                                                 uint32_t timeout_ms,
                                                 struct samgrd_resolve_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_RESOLVE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, samgrd_resolve_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_resolve_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_RESOLVE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != SAMGRD_RESOLVE_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_RESOLVE_REQUEST, m.tag,
                                samgrd_resolve_may_say(writ_tag_status(m.tag)));
    }
    if (samgrd_resolve_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = samgrd_resolve_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t names_resolve_call(struct names_resolve_builder *b,
                                          struct samgrd_resolve_reply *ret_reply)
{
    return names_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t names_connect_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name,
                                            uint32_t wanted_roles,
                                            struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m;
    (void)writ_renew(io);
    for (;;) {
        m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
        if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_NAMES, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = samgrd_connect_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_CONNECT_REQUEST, m.tag,
                                samgrd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_connect_reply_read(io->out, io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t names_connect(struct writ_io *io, uint64_t name, uint32_t wanted_roles,
                                     struct samgrd_connect_reply *ret_reply)
{
    return names_connect_within(io, SAMGRD_CONNECT_DEADLINE_MS, name, wanted_roles, ret_reply);
}

/* What the answer would be, without making anything. */
static inline uint32_t policy_check_within(struct writ_io *io, uint32_t timeout_ms,
                                           uint32_t subject, uint16_t target, uint16_t protocol,
                                           uint32_t wanted_roles, enum verdict *ret_verdict,
                                           uint8_t *ret_cause, uint32_t *ret_roles,
                                           uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                              .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                    wanted_roles}};
        if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != POLICYD_CHECK_REPLY) {
        return writ_judge_reply(io, POLICYD_CHECK_REQUEST, m.tag,
                                policyd_check_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_check_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_verdict = (enum verdict)(uint8_t)m.w[0];
    *ret_cause = (uint8_t)(m.w[0] >> 8);
    *ret_roles = (uint32_t)(m.w[0] >> 32);
    *ret_rule = m.w[1];
    return WRIT_OK;
}

static inline uint32_t policy_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                    uint16_t protocol, uint32_t wanted_roles,
                                    enum verdict *ret_verdict, uint8_t *ret_cause,
                                    uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policy_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                               wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* The same, with a sentence for a person; `rule` is 0 where none speaks of it. */
static inline uint32_t policy_explain_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint32_t subject, uint16_t target, uint16_t protocol,
                                             uint32_t wanted_roles,
                                             struct policyd_explain_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_EXPLAIN_DEADLINE_MS);
    struct writ_msg m;
    (void)writ_renew(io);
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_EXPLAIN_REQUEST,
                              .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                    wanted_roles}};
        if (WRIT_CHECKS && policyd_explain_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = policyd_explain_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_EXPLAIN_REQUEST, m.tag,
                                policyd_explain_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_explain_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t policy_explain(struct writ_io *io, uint32_t subject, uint16_t target,
                                      uint16_t protocol, uint32_t wanted_roles,
                                      struct policyd_explain_reply *ret_reply)
{
    return policy_explain_within(io, POLICYD_EXPLAIN_DEADLINE_MS, subject, target, protocol,
                                 wanted_roles, ret_reply);
}

/* Adds a rule. An installer's speaks of a component that a bundle brought, never of one of the compiled table.
 *
 * Guarantee: on any error the rules are as they were. */
static inline uint32_t policy_add_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint16_t subject, uint16_t target, uint16_t protocol,
                                              enum rule_origin origin, uint32_t roles,
                                              uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ADD_RULE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_ADD_RULE_REQUEST,
                              .w = {subject | (uint64_t)target << 16 | (uint64_t)protocol << 32 |
                                        (uint64_t)(uint8_t)origin << 48, roles}};
        if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != POLICYD_ADD_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_ADD_RULE_REQUEST, m.tag,
                                policyd_add_rule_may_say(writ_tag_status(m.tag)));
    }
    *ret_rule = m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_add_rule(struct writ_io *io, uint16_t subject, uint16_t target,
                                       uint16_t protocol, enum rule_origin origin, uint32_t roles,
                                       uint64_t *ret_rule)
{
    return policy_add_rule_within(io, POLICYD_ADD_RULE_DEADLINE_MS, subject, target, protocol,
                                  origin, roles, ret_rule);
}

/* Ends what a rule allows, for connections that exist too.
 *
 * Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered. */
static inline uint32_t policy_revoke_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule, uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_RULE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_REVOKE_RULE_REQUEST, .w = {rule}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != POLICYD_REVOKE_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_REVOKE_RULE_REQUEST, m.tag,
                                policyd_revoke_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_revoke_rule(struct writ_io *io, uint64_t rule,
                                          uint32_t *ret_revoked_connections)
{
    return policy_revoke_rule_within(io, POLICYD_REVOKE_RULE_DEADLINE_MS, rule,
                                     ret_revoked_connections);
}

/* Forgets a rule that was revoked. */
static inline uint32_t policy_remove_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REMOVE_RULE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_REMOVE_RULE_REQUEST, .w = {rule}};
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != POLICYD_REMOVE_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_REMOVE_RULE_REQUEST, m.tag,
                                policyd_remove_rule_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policy_remove_rule(struct writ_io *io, uint64_t rule)
{
    return policy_remove_rule_within(io, POLICYD_REMOVE_RULE_DEADLINE_MS, rule);
}

/* Cuts a program off: all its connections that were made here are void, and it gets no others.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static inline uint32_t policy_revoke_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint32_t principal,
                                                      uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
        if (WRIT_CHECKS && policyd_revoke_principal_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != POLICYD_REVOKE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, POLICYD_REVOKE_PRINCIPAL_REQUEST, m.tag,
                                policyd_revoke_principal_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_revoke_principal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked_connections = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t policy_revoke_principal(struct writ_io *io, uint32_t principal,
                                               uint32_t *ret_revoked_connections)
{
    return policy_revoke_principal_within(io, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS, principal,
                                          ret_revoked_connections);
}

/* Lets a program that was cut off ask again; what it had stays void. */
static inline uint32_t policy_restore_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint32_t principal)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = POLICYD_RESTORE_PRINCIPAL_REQUEST, .w = {principal}};
        if (WRIT_CHECKS && policyd_restore_principal_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != POLICYD_RESTORE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, POLICYD_RESTORE_PRINCIPAL_REQUEST, m.tag,
                                policyd_restore_principal_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t policy_restore_principal(struct writ_io *io, uint32_t principal)
{
    return policy_restore_principal_within(io, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS, principal);
}

#endif
