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
#include "procd_wire.h"
#include "logd_wire.h"
#include "supervisor_wire.h"
#include "memd_wire.h"
#include "conformance_slots.h"

/* A request of `double`. */
static inline struct writ_msg echo_all_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_all_double_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_all_double_made(value);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_double_made(value);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `open`. */
static inline struct writ_msg echo_all_open_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
    return m;
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t echo_all_open_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m = echo_all_open_made();
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_open_made();
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `wait_heard`. */
static inline struct writ_msg echo_all_wait_heard_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    return m;
}

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static inline uint32_t echo_all_wait_heard_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t room, uint64_t *ret_heard)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = echo_all_wait_heard_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_wait_heard_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_WAIT_HEARD_REPLY) {
        return writ_judge_reply(io, ECHO_WAIT_HEARD_REQUEST, m.tag,
                                echo_wait_heard_may_say(writ_tag_status(m.tag)));
    }
    *ret_heard = m.w[0];
    return WRIT_OK;
}

/* A request of `listen`. */
static inline struct writ_msg echo_all_listen_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
    return m;
}

/* Hears the text that was said. */
static inline uint32_t echo_all_listen_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t room, struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m = echo_all_listen_made(room);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_listen_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = echo_listen_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ECHO_LISTEN_REQUEST, m.tag,
                                echo_listen_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = echo_listen_reply_read(io->out);
    ret_reply->text.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t echo_all_listen(struct writ_io *io, uint64_t room,
                                       struct echo_listen_reply *ret_reply)
{
    return echo_all_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* A request of `look`. */
static inline struct writ_msg echo_all_look_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
    return m;
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_all_look_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room,
                                            enum room_state *ret_state, uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m = echo_all_look_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_look_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `close`. */
static inline struct writ_msg echo_all_close_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_CLOSE_REQUEST, .w = {room}};
    return m;
}

/* Closes a room: nothing more is said in it. */
static inline uint32_t echo_all_close_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_CLOSE_DEADLINE_MS);
    struct writ_msg m = echo_all_close_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_close_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `leave`. */
static inline struct writ_msg echo_all_leave_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LEAVE_REQUEST, .w = {room}};
    return m;
}

/* Gives a closed room back. */
static inline uint32_t echo_all_leave_within(struct writ_io *io, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LEAVE_DEADLINE_MS);
    struct writ_msg m = echo_all_leave_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_all_leave_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_ALL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `double`. */
static inline struct writ_msg echo_speaker_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_speaker_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_speaker_double_made(value);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_speaker_double_made(value);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_SPEAKER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `open`. */
static inline struct writ_msg echo_speaker_open_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
    return m;
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t echo_speaker_open_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m = echo_speaker_open_made();
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_speaker_open_made();
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_SPEAKER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `wait_heard`. */
static inline struct writ_msg echo_speaker_wait_heard_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    return m;
}

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static inline uint32_t echo_speaker_wait_heard_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t room, uint64_t *ret_heard)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = echo_speaker_wait_heard_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_speaker_wait_heard_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_SPEAKER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_WAIT_HEARD_REPLY) {
        return writ_judge_reply(io, ECHO_WAIT_HEARD_REQUEST, m.tag,
                                echo_wait_heard_may_say(writ_tag_status(m.tag)));
    }
    *ret_heard = m.w[0];
    return WRIT_OK;
}

/* A request of `look`. */
static inline struct writ_msg echo_speaker_look_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
    return m;
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_speaker_look_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t room, enum room_state *ret_state,
                                                uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m = echo_speaker_look_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_speaker_look_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_SPEAKER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `leave`. */
static inline struct writ_msg echo_speaker_leave_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LEAVE_REQUEST, .w = {room}};
    return m;
}

/* Gives a closed room back. */
static inline uint32_t echo_speaker_leave_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LEAVE_DEADLINE_MS);
    struct writ_msg m = echo_speaker_leave_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_SPEAKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_speaker_leave_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_SPEAKER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `double`. */
static inline struct writ_msg echo_listener_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_listener_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_listener_double_made(value);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_listener_double_made(value);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_LISTENER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `listen`. */
static inline struct writ_msg echo_listener_listen_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
    return m;
}

/* Hears the text that was said. */
static inline uint32_t echo_listener_listen_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t room,
                                                   struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m = echo_listener_listen_made(room);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_listener_listen_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_LISTENER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = echo_listen_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ECHO_LISTEN_REQUEST, m.tag,
                                echo_listen_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = echo_listen_reply_read(io->out);
    ret_reply->text.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t echo_listener_listen(struct writ_io *io, uint64_t room,
                                            struct echo_listen_reply *ret_reply)
{
    return echo_listener_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* A request of `look`. */
static inline struct writ_msg echo_listener_look_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
    return m;
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_listener_look_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t room, enum room_state *ret_state,
                                                 uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m = echo_listener_look_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_listener_look_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_LISTENER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `close`. */
static inline struct writ_msg echo_listener_close_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_CLOSE_REQUEST, .w = {room}};
    return m;
}

/* Closes a room: nothing more is said in it. */
static inline uint32_t echo_listener_close_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_CLOSE_DEADLINE_MS);
    struct writ_msg m = echo_listener_close_made(room);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_LISTENER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_listener_close_made(room);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_LISTENER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `double`. */
static inline struct writ_msg echo_nobody_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_nobody_double_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_nobody_double_made(value);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_ECHO_NOBODY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_nobody_double_made(value);
        late = writ_call_again(io, CONFORMANCE_SLOT_ECHO_NOBODY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `connect`. */
static inline struct writ_msg names_connect_made(uint64_t name, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
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
    struct writ_msg m = names_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = names_connect_made(name, wanted_roles);
        late = writ_call_again(io, CONFORMANCE_SLOT_NAMES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct dynamic_names_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct dynamic_names_register_name_builder
dynamic_names_register_name_begin(struct writ_io *io)
{
    return (struct dynamic_names_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_DYNAMIC_NAMES,
        .body = (void *)io->out,
    };
}

static inline void
dynamic_names_register_name_put_service(struct dynamic_names_register_name_builder *b,
                                        const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void
dynamic_names_register_name_put_endpoint(struct dynamic_names_register_name_builder *b,
                                         uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
dynamic_names_register_name_call_within(struct dynamic_names_register_name_builder *b,
                                        uint32_t timeout_ms,
                                        struct samgrd_register_name_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REGISTER_NAME_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, samgrd_register_name_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = samgrd_register_name_request_check_body(b->wire.page,
                                                                         b->wire.cursor,
                                                                         b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SAMGRD_REGISTER_NAME_REQUEST, b->wire.cursor)};
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
    if (m.tag != SAMGRD_REGISTER_NAME_REPLY) {
        return writ_judge_reply(b->io, SAMGRD_REGISTER_NAME_REQUEST, m.tag,
                                samgrd_register_name_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_register_name_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t
dynamic_names_register_name_call(struct dynamic_names_register_name_builder *b,
                                 struct samgrd_register_name_reply *ret_reply)
{
    return dynamic_names_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS, ret_reply);
}

/* A request of `unregister_name`. */
static inline struct writ_msg dynamic_names_unregister_name_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_UNREGISTER_NAME_REQUEST, .w = {name}};
    return m;
}

/* Takes a name back. */
static inline uint32_t dynamic_names_unregister_name_within(struct writ_io *io, uint32_t timeout_ms,
                                                            uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_UNREGISTER_NAME_DEADLINE_MS);
    struct writ_msg m = dynamic_names_unregister_name_made(name);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_DYNAMIC_NAMES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = dynamic_names_unregister_name_made(name);
        late = writ_call_again(io, CONFORMANCE_SLOT_DYNAMIC_NAMES, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_UNREGISTER_NAME_REPLY) {
        return writ_judge_reply(io, SAMGRD_UNREGISTER_NAME_REQUEST, m.tag,
                                samgrd_unregister_name_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t dynamic_names_unregister_name(struct writ_io *io, uint64_t name)
{
    return dynamic_names_unregister_name_within(io, SAMGRD_UNREGISTER_NAME_DEADLINE_MS, name);
}

/* A request of `check`. */
static inline struct writ_msg policy_check_made(uint32_t subject, uint16_t target,
                                                uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policy_check_within(struct writ_io *io, uint32_t timeout_ms,
                                           uint32_t subject, uint16_t target, uint16_t protocol,
                                           uint32_t wanted_roles, enum verdict *ret_verdict,
                                           uint8_t *ret_cause, uint32_t *ret_roles,
                                           uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policy_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `explain`. */
static inline struct writ_msg policy_explain_made(uint32_t subject, uint16_t target,
                                                  uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_EXPLAIN_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* The same, with a sentence for a person; `rule` is 0 where none speaks of it. */
static inline uint32_t policy_explain_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint32_t subject, uint16_t target, uint16_t protocol,
                                             uint32_t wanted_roles,
                                             struct policyd_explain_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_EXPLAIN_DEADLINE_MS);
    struct writ_msg m = policy_explain_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_explain_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_explain_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_explain_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_EXPLAIN_REQUEST, m.tag,
                                policyd_explain_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_explain_reply_read(io->out);
    ret_reply->sentence.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t policy_explain(struct writ_io *io, uint32_t subject, uint16_t target,
                                      uint16_t protocol, uint32_t wanted_roles,
                                      struct policyd_explain_reply *ret_reply)
{
    return policy_explain_within(io, POLICYD_EXPLAIN_DEADLINE_MS, subject, target, protocol,
                                 wanted_roles, ret_reply);
}

/* A request of `add_rule`. */
static inline struct writ_msg policy_add_rule_made(uint16_t subject, uint16_t target,
                                                   uint16_t protocol, enum rule_origin origin,
                                                   uint32_t roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_ADD_RULE_REQUEST,
                          .w = {subject | (uint64_t)target << 16 | (uint64_t)protocol << 32 |
                                    (uint64_t)(uint8_t)origin << 48, roles}};
    return m;
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
    struct writ_msg m = policy_add_rule_made(subject, target, protocol, origin, roles);
    if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_add_rule_made(subject, target, protocol, origin, roles);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `revoke_rule`. */
static inline struct writ_msg policy_revoke_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Ends what a rule allows, for connections that exist too.
 *
 * Guarantee: when it returns, no call through a connection that the rule alone allowed is delivered. */
static inline uint32_t policy_revoke_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule, uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_RULE_DEADLINE_MS);
    struct writ_msg m = policy_revoke_rule_made(rule);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_revoke_rule_made(rule);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `remove_rule`. */
static inline struct writ_msg policy_remove_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REMOVE_RULE_REQUEST, .w = {rule}};
    return m;
}

/* Forgets a rule that was revoked. */
static inline uint32_t policy_remove_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REMOVE_RULE_DEADLINE_MS);
    struct writ_msg m = policy_remove_rule_made(rule);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_remove_rule_made(rule);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `revoke_principal`. */
static inline struct writ_msg policy_revoke_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Cuts a program off: all its connections that were made here are void, and it gets no others, also where the rules were lost. LIMIT
 * past `MAX_CUT_OFF`, and the program is as it was.
 *
 * Guarantee: when it returns, no call of the principal through such a connection is delivered. */
static inline uint32_t policy_revoke_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint32_t principal,
                                                      uint32_t *ret_revoked_connections)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policy_revoke_principal_made(principal);
    if (WRIT_CHECKS && policyd_revoke_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_revoke_principal_made(principal);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `restore_principal`. */
static inline struct writ_msg policy_restore_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_RESTORE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Lets a program that was cut off ask again; what it had stays void. */
static inline uint32_t policy_restore_principal_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint32_t principal)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_RESTORE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = policy_restore_principal_made(principal);
    if (WRIT_CHECKS && policyd_restore_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_POLICY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policy_restore_principal_made(principal);
        late = writ_call_again(io, CONFORMANCE_SLOT_POLICY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `connect`. */
static inline struct writ_msg broker_connect_made(uint32_t subject, uint16_t target,
                                                  uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CONNECT_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* Decides whether `subject` may speak `protocol` to the component `target`, and gives a connection in the roles that are allowed, bound
 * to that subject.
 *
 * Guarantee: no connection has a role that no rule in force gives. */
static inline uint32_t broker_connect_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint32_t subject, uint16_t target, uint16_t protocol,
                                             uint32_t wanted_roles,
                                             struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m = broker_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_BROKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = broker_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONFORMANCE_SLOT_BROKER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_connect_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_CONNECT_REQUEST, m.tag,
                                policyd_connect_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_connect_reply_read(io->out, io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t broker_connect(struct writ_io *io, uint32_t subject, uint16_t target,
                                      uint16_t protocol, uint32_t wanted_roles,
                                      struct policyd_connect_reply *ret_reply)
{
    return broker_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject, target, protocol,
                                 wanted_roles, ret_reply);
}

/* A request of `spawn` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct programs_spawn_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_request_body *body;
};

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline struct programs_spawn_builder programs_spawn_begin(struct writ_io *io)
{
    return (struct programs_spawn_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_PROGRAMS,
        .body = (void *)io->out,
    };
}

static inline void programs_spawn_put_program(struct programs_spawn_builder *b, const char *data,
                                              uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_spawn_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void programs_spawn_put_image(struct programs_spawn_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t programs_spawn_call_within(struct programs_spawn_builder *b,
                                                  uint32_t timeout_ms,
                                                  struct procd_spawn_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SPAWN_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_spawn_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_spawn_request_check_body(b->wire.page, b->wire.cursor,
                                                                b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SPAWN_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why = procd_spawn_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_SPAWN_REQUEST, m.tag,
                                procd_spawn_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_spawn_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t programs_spawn_call(struct programs_spawn_builder *b,
                                           struct procd_spawn_reply *ret_reply)
{
    return programs_spawn_call_within(b, PROCD_SPAWN_DEADLINE_MS, ret_reply);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct programs_create_staged_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_create_staged_request_body *body;
};

/* Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the grant, through
 * which capabilities are installed in its declared slots, and a connection on which it will answer `ping`.
 *
 * The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds that lends it and
 * makes connections. The grant is the lease: when its last copy goes while the process is staged, the process goes too. Guarantee:
 * nothing remains on any error, and when the last copy of the grant goes. */
static inline struct programs_create_staged_builder programs_create_staged_begin(struct writ_io *io)
{
    return (struct programs_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_PROGRAMS,
        .body = (void *)io->out,
    };
}

static inline void programs_create_staged_put_program(struct programs_create_staged_builder *b,
                                                      const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void programs_create_staged_put_image(struct programs_create_staged_builder *b,
                                                    uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
programs_create_staged_call_within(struct programs_create_staged_builder *b, uint32_t timeout_ms,
                                   struct procd_create_staged_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_CREATE_STAGED_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_create_staged_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_create_staged_request_check_body(b->wire.page,
                                                                        b->wire.cursor,
                                                                        b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_CREATE_STAGED_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why =
        procd_create_staged_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_CREATE_STAGED_REQUEST, m.tag,
                                procd_create_staged_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_create_staged_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t programs_create_staged_call(struct programs_create_staged_builder *b,
                                                   struct procd_create_staged_reply *ret_reply)
{
    return programs_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `start_staged`. */
static inline struct writ_msg programs_start_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_START_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Lets a staged process run. Nothing can be installed in it afterwards.
 *
 * Guarantee: a process whose image turns out bad is gone, any other error leaves it staged. */
static inline uint32_t programs_start_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_START_STAGED_DEADLINE_MS);
    struct writ_msg m = programs_start_staged_made(pid);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_start_staged_made(pid);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_START_STAGED_REPLY) {
        return writ_judge_reply(io, PROCD_START_STAGED_REQUEST, m.tag,
                                procd_start_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t programs_start_staged(struct writ_io *io, uint64_t pid)
{
    return programs_start_staged_within(io, PROCD_START_STAGED_DEADLINE_MS, pid);
}

/* A request of `abort_staged`. */
static inline struct writ_msg programs_abort_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_ABORT_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Takes a staged process back.
 *
 * Guarantee: nothing of it remains. */
static inline uint32_t programs_abort_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_ABORT_STAGED_DEADLINE_MS);
    struct writ_msg m = programs_abort_staged_made(pid);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_abort_staged_made(pid);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_ABORT_STAGED_REPLY) {
        return writ_judge_reply(io, PROCD_ABORT_STAGED_REQUEST, m.tag,
                                procd_abort_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t programs_abort_staged(struct writ_io *io, uint64_t pid)
{
    return programs_abort_staged_within(io, PROCD_ABORT_STAGED_DEADLINE_MS, pid);
}

/* A request of `stop_process`. */
static inline struct writ_msg programs_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t programs_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t pid, uint32_t code,
                                                    struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = programs_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_stop_process_made(pid, code);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_stop_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_STOP_PROCESS_REQUEST, m.tag,
                                procd_stop_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_stop_process_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t programs_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                             struct procd_stop_process_reply *ret_reply)
{
    return programs_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg programs_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t programs_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t pid,
                                                     struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = programs_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_query_process_made(pid);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_query_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_QUERY_PROCESS_REQUEST, m.tag,
                                procd_query_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_query_process_reply_read(io->out);
    ret_reply->program.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t programs_query_process(struct writ_io *io, uint64_t pid,
                                              struct procd_query_process_reply *ret_reply)
{
    return programs_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `wait_process_event`. */
static inline struct writ_msg programs_wait_process_event_made(uint64_t pid, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_WAIT_PROCESS_EVENT_REQUEST, .w = {pid, after_seq}};
    return m;
}

/* Waits for the end of a process and tells of it, with the number of the event. Answered at once where it has ended and the number is
 * above `after_seq`, so a repeated call neither misses nor repeats; NOT_FOUND when the process is retired first.
 *
 * Blocks: until the process exits. A component that serves uses `subscribe` and `next_process_event`. */
static inline uint32_t
programs_wait_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                   uint64_t after_seq,
                                   struct procd_wait_process_event_reply *ret_reply)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = programs_wait_process_event_made(pid, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_wait_process_event_made(pid, after_seq);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_wait_process_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_WAIT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_wait_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_wait_process_event_reply_read(io->out);
    return WRIT_OK;
}

/* A request of `set_restart_policy`. */
static inline struct writ_msg programs_set_restart_policy_made(uint64_t pid,
                                                               const struct restart_policy *policy)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_SET_RESTART_POLICY_REQUEST,
                          .w = {pid, (uint8_t)(*policy).rule | (uint64_t)(*policy).budget << 32,
                                (*policy).window_ms | (uint64_t)(*policy).first_backoff_ms << 32,
                                (*policy).last_backoff_ms}};
    return m;
}

/* Says when the component of this process is to be started again. It is stored and reported here and carried out by whoever started the
 * process; it holds for the component's later processes, too. */
static inline uint32_t programs_set_restart_policy_within(struct writ_io *io, uint32_t timeout_ms,
                                                          uint64_t pid,
                                                          const struct restart_policy *policy)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = programs_set_restart_policy_made(pid, policy);
    if (WRIT_CHECKS && procd_set_restart_policy_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_set_restart_policy_made(pid, policy);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_SET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(io, PROCD_SET_RESTART_POLICY_REQUEST, m.tag,
                                procd_set_restart_policy_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t programs_set_restart_policy(struct writ_io *io, uint64_t pid,
                                                   const struct restart_policy *policy)
{
    return programs_set_restart_policy_within(io, PROCD_SET_RESTART_POLICY_DEADLINE_MS, pid,
                                              policy);
}

/* A request of `get_restart_policy`. */
static inline struct writ_msg programs_get_restart_policy_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_GET_RESTART_POLICY_REQUEST, .w = {pid}};
    return m;
}

/* What was said, and how many restarts the running window has seen; NEVER where nothing was said. */
static inline uint32_t programs_get_restart_policy_within(struct writ_io *io, uint32_t timeout_ms,
                                                          uint64_t pid,
                                                          struct restart_policy *ret_policy,
                                                          uint32_t *ret_restarts,
                                                          bool *ret_given_up)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_GET_RESTART_POLICY_DEADLINE_MS);
    struct writ_msg m = programs_get_restart_policy_made(pid);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_get_restart_policy_made(pid);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_GET_RESTART_POLICY_REPLY) {
        return writ_judge_reply(io, PROCD_GET_RESTART_POLICY_REQUEST, m.tag,
                                procd_get_restart_policy_may_say(writ_tag_status(m.tag)));
    }
    if (procd_get_restart_policy_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    (*ret_policy).rule = (uint8_t)m.w[0];
    (*ret_policy).budget = (uint32_t)(m.w[0] >> 32);
    (*ret_policy).window_ms = (uint32_t)m.w[1];
    (*ret_policy).first_backoff_ms = (uint32_t)(m.w[1] >> 32);
    (*ret_policy).last_backoff_ms = (uint32_t)m.w[2];
    *ret_restarts = (uint32_t)(m.w[2] >> 32);
    *ret_given_up = (uint8_t)m.w[3] != 0;
    return WRIT_OK;
}

static inline uint32_t programs_get_restart_policy(struct writ_io *io, uint64_t pid,
                                                   struct restart_policy *ret_policy,
                                                   uint32_t *ret_restarts, bool *ret_given_up)
{
    return programs_get_restart_policy_within(io, PROCD_GET_RESTART_POLICY_DEADLINE_MS, pid,
                                              ret_policy, ret_restarts, ret_given_up);
}

/* A request of `set_scheduling`. */
static inline struct writ_msg programs_set_scheduling_made(uint64_t pid, enum scheduling_band band,
                                                           uint32_t weight)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_SET_SCHEDULING_REQUEST,
                          .w = {pid, (uint8_t)band | (uint64_t)weight << 32}};
    return m;
}

/* Gives the first thread of a process a band and, in the band FAIR, a weight; threads that it makes later begin with the same. The band
 * is never before the caller's own. */
static inline uint32_t programs_set_scheduling_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid, enum scheduling_band band,
                                                      uint32_t weight)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SET_SCHEDULING_DEADLINE_MS);
    struct writ_msg m = programs_set_scheduling_made(pid, band, weight);
    if (WRIT_CHECKS && procd_set_scheduling_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_set_scheduling_made(pid, band, weight);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_SET_SCHEDULING_REPLY) {
        return writ_judge_reply(io, PROCD_SET_SCHEDULING_REQUEST, m.tag,
                                procd_set_scheduling_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t programs_set_scheduling(struct writ_io *io, uint64_t pid,
                                               enum scheduling_band band, uint32_t weight)
{
    return programs_set_scheduling_within(io, PROCD_SET_SCHEDULING_DEADLINE_MS, pid, band, weight);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct programs_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of ends; a second one of the same caller takes the place of the first. */
static inline struct programs_subscribe_builder programs_subscribe_begin(struct writ_io *io)
{
    return (struct programs_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_PROGRAMS,
    };
}

/* Gives a handle. */
static inline void programs_subscribe_put_bell(struct programs_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t programs_subscribe_call_within(struct programs_subscribe_builder *b,
                                                      uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != PROCD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, PROCD_SUBSCRIBE_REQUEST, m.tag,
                                procd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t programs_subscribe_call(struct programs_subscribe_builder *b)
{
    return programs_subscribe_call_within(b, PROCD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_process_event`. */
static inline struct writ_msg programs_next_process_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_NEXT_PROCESS_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest event after `after_seq` of a process that the caller may see: `bootstrap` services, `driver` drivers, `launcher` what it
 * started, `observer` all. `lost` events between have made way for others; who is more than 256 of them behind is told of all.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t
programs_next_process_event_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after_seq,
                                   struct procd_next_process_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS);
    struct writ_msg m = programs_next_process_event_made(after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_PROGRAMS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = programs_next_process_event_made(after_seq);
        late = writ_call_again(io, CONFORMANCE_SLOT_PROGRAMS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why =
        procd_next_process_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_NEXT_PROCESS_EVENT_REQUEST, m.tag,
                                procd_next_process_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_next_process_event_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t programs_next_process_event(struct writ_io *io, uint64_t after_seq,
                                                   struct procd_next_process_event_reply *ret_reply)
{
    return programs_next_process_event_within(io, PROCD_NEXT_PROCESS_EVENT_DEADLINE_MS, after_seq,
                                              ret_reply);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct foundation_create_staged_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_create_staged_request_body *body;
};

/* Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the grant, through
 * which capabilities are installed in its declared slots, and a connection on which it will answer `ping`.
 *
 * The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds that lends it and
 * makes connections. The grant is the lease: when its last copy goes while the process is staged, the process goes too. Guarantee:
 * nothing remains on any error, and when the last copy of the grant goes. */
static inline struct foundation_create_staged_builder
foundation_create_staged_begin(struct writ_io *io)
{
    return (struct foundation_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_FOUNDATION,
        .body = (void *)io->out,
    };
}

static inline void foundation_create_staged_put_program(struct foundation_create_staged_builder *b,
                                                        const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void foundation_create_staged_put_image(struct foundation_create_staged_builder *b,
                                                      uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
foundation_create_staged_call_within(struct foundation_create_staged_builder *b,
                                     uint32_t timeout_ms,
                                     struct procd_create_staged_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_CREATE_STAGED_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_create_staged_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_create_staged_request_check_body(b->wire.page,
                                                                        b->wire.cursor,
                                                                        b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_CREATE_STAGED_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why =
        procd_create_staged_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_CREATE_STAGED_REQUEST, m.tag,
                                procd_create_staged_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_create_staged_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t foundation_create_staged_call(struct foundation_create_staged_builder *b,
                                                     struct procd_create_staged_reply *ret_reply)
{
    return foundation_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `abort_staged`. */
static inline struct writ_msg foundation_abort_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_ABORT_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Takes a staged process back.
 *
 * Guarantee: nothing of it remains. */
static inline uint32_t foundation_abort_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_ABORT_STAGED_DEADLINE_MS);
    struct writ_msg m = foundation_abort_staged_made(pid);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_FOUNDATION, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = foundation_abort_staged_made(pid);
        late = writ_call_again(io, CONFORMANCE_SLOT_FOUNDATION, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_ABORT_STAGED_REPLY) {
        return writ_judge_reply(io, PROCD_ABORT_STAGED_REQUEST, m.tag,
                                procd_abort_staged_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t foundation_abort_staged(struct writ_io *io, uint64_t pid)
{
    return foundation_abort_staged_within(io, PROCD_ABORT_STAGED_DEADLINE_MS, pid);
}

/* A request of `stop_process`. */
static inline struct writ_msg foundation_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t foundation_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid, uint32_t code,
                                                      struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = foundation_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_FOUNDATION, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = foundation_stop_process_made(pid, code);
        late = writ_call_again(io, CONFORMANCE_SLOT_FOUNDATION, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_stop_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_STOP_PROCESS_REQUEST, m.tag,
                                procd_stop_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_stop_process_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t foundation_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                               struct procd_stop_process_reply *ret_reply)
{
    return foundation_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `spawn_service` in the making. Its values go into `body`; the first error stays. */
struct foundation_spawn_service_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_service_request_body *body;
};

/* Builds a service that declares nothing and starts it at once, on the path of `create_staged` and `start_staged`.
 *
 * Guarantee: on any error nothing of the service remains. */
static inline struct foundation_spawn_service_builder
foundation_spawn_service_begin(struct writ_io *io)
{
    return (struct foundation_spawn_service_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_FOUNDATION,
        .body = (void *)io->out,
    };
}

/* Lends a handle. */
static inline void foundation_spawn_service_put_image(struct foundation_spawn_service_builder *b,
                                                      uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
foundation_spawn_service_call_within(struct foundation_spawn_service_builder *b,
                                     uint32_t timeout_ms,
                                     struct procd_spawn_service_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SPAWN_SERVICE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_spawn_service_request_check_body(b->wire.page, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SPAWN_SERVICE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCD_SPAWN_SERVICE_REPLY) {
        return writ_judge_reply(b->io, PROCD_SPAWN_SERVICE_REQUEST, m.tag,
                                procd_spawn_service_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_spawn_service_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t foundation_spawn_service_call(struct foundation_spawn_service_builder *b,
                                                     struct procd_spawn_service_reply *ret_reply)
{
    return foundation_spawn_service_call_within(b, PROCD_SPAWN_SERVICE_DEADLINE_MS, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg foundation_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t foundation_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint64_t pid,
                                                       struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = foundation_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_FOUNDATION, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = foundation_query_process_made(pid);
        late = writ_call_again(io, CONFORMANCE_SLOT_FOUNDATION, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_query_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_QUERY_PROCESS_REQUEST, m.tag,
                                procd_query_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_query_process_reply_read(io->out);
    ret_reply->program.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t foundation_query_process(struct writ_io *io, uint64_t pid,
                                                struct procd_query_process_reply *ret_reply)
{
    return foundation_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `update_foundation_endpoints` in the making. Its values go into `body`; the first error stays. */
struct foundation_update_foundation_endpoints_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives procd connections to services that started after it. One that is there is bound in place of the one before, also where it is the
 * same; one that is absent leaves what is there.
 *
 * Guarantee: on any error, and after a connection failed, procd holds no connection that was not given and checked. */
static inline struct foundation_update_foundation_endpoints_builder
foundation_update_foundation_endpoints_begin(struct writ_io *io)
{
    return (struct foundation_update_foundation_endpoints_builder){
        .wire = writ_builder_begin(io, 0, 3),
        .io = io,
        .slot = CONFORMANCE_SLOT_FOUNDATION,
    };
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void
foundation_update_foundation_endpoints_put_memory(struct foundation_update_foundation_endpoints_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = WRIT_TYPE_CONNECTION, .protocol = MEMD_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void
foundation_update_foundation_endpoints_put_names(struct foundation_update_foundation_endpoints_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = WRIT_TYPE_CONNECTION, .protocol = SAMGRD_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void
foundation_update_foundation_endpoints_put_journal(struct foundation_update_foundation_endpoints_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = WRIT_TYPE_CONNECTION, .protocol = LOGD_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 2, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
foundation_update_foundation_endpoints_call_within(struct foundation_update_foundation_endpoints_builder *b, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_UPDATE_FOUNDATION_ENDPOINTS_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_update_foundation_endpoints_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 3);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 3);
            }
            return status;
        }
    }
    if (m.tag != PROCD_UPDATE_FOUNDATION_ENDPOINTS_REPLY) {
        return writ_judge_reply(b->io, PROCD_UPDATE_FOUNDATION_ENDPOINTS_REQUEST, m.tag,
                                procd_update_foundation_endpoints_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t
foundation_update_foundation_endpoints_call(struct foundation_update_foundation_endpoints_builder *b)
{
    return foundation_update_foundation_endpoints_call_within(b,
                                                              PROCD_UPDATE_FOUNDATION_ENDPOINTS_DEADLINE_MS);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct drivers_create_staged_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_create_staged_request_body *body;
};

/* Builds a process that owns memory and capabilities but has no running thread, and gives what its creator needs: the grant, through
 * which capabilities are installed in its declared slots, and a connection on which it will answer `ping`.
 *
 * The connection is absent where the process is a component of the system: its endpoint outlives it, and who holds that lends it and
 * makes connections. The grant is the lease: when its last copy goes while the process is staged, the process goes too. Guarantee:
 * nothing remains on any error, and when the last copy of the grant goes. */
static inline struct drivers_create_staged_builder drivers_create_staged_begin(struct writ_io *io)
{
    return (struct drivers_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_DRIVERS,
        .body = (void *)io->out,
    };
}

static inline void drivers_create_staged_put_program(struct drivers_create_staged_builder *b,
                                                     const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void drivers_create_staged_put_image(struct drivers_create_staged_builder *b,
                                                   uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
drivers_create_staged_call_within(struct drivers_create_staged_builder *b, uint32_t timeout_ms,
                                  struct procd_create_staged_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_CREATE_STAGED_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_create_staged_request_tails, 1);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = procd_create_staged_request_check_body(b->wire.page,
                                                                        b->wire.cursor,
                                                                        b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_CREATE_STAGED_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    struct writ_reject why =
        procd_create_staged_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, PROCD_CREATE_STAGED_REQUEST, m.tag,
                                procd_create_staged_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_create_staged_reply_read(b->io->out, b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t drivers_create_staged_call(struct drivers_create_staged_builder *b,
                                                  struct procd_create_staged_reply *ret_reply)
{
    return drivers_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `stop_process`. */
static inline struct writ_msg drivers_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t drivers_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t pid, uint32_t code,
                                                   struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = drivers_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_DRIVERS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = drivers_stop_process_made(pid, code);
        late = writ_call_again(io, CONFORMANCE_SLOT_DRIVERS, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = procd_stop_process_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCD_STOP_PROCESS_REQUEST, m.tag,
                                procd_stop_process_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_stop_process_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t drivers_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                            struct procd_stop_process_reply *ret_reply)
{
    return drivers_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct loader_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct loader_begin_image_transfer_builder
loader_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct loader_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONFORMANCE_SLOT_LOADER,
        .body = (void *)io->out,
    };
}

static inline void
loader_begin_image_transfer_put_segments(struct loader_begin_image_transfer_builder *b,
                                         const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
loader_begin_image_transfer_put_program(struct loader_begin_image_transfer_builder *b,
                                        const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
loader_begin_image_transfer_call_within(struct loader_begin_image_transfer_builder *b,
                                        uint32_t timeout_ms,
                                        struct procd_begin_image_transfer_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_begin_image_transfer_request_tails, 2);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_begin_image_transfer_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_BEGIN_IMAGE_TRANSFER_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCD_BEGIN_IMAGE_TRANSFER_REPLY) {
        return writ_judge_reply(b->io, PROCD_BEGIN_IMAGE_TRANSFER_REQUEST, m.tag,
                                procd_begin_image_transfer_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_begin_image_transfer_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t
loader_begin_image_transfer_call(struct loader_begin_image_transfer_builder *b,
                                 struct procd_begin_image_transfer_reply *ret_reply)
{
    return loader_begin_image_transfer_call_within(b, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS,
                                                   ret_reply);
}

/* A request of `send_image_chunk` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct loader_send_image_chunk_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_send_image_chunk_request_body *body;
};

/* Sends the bytes of the image from `offset` on, which is where the chunk before ended.
 *
 * Guarantee: after BAD_ORDER nothing of the transfer remains. */
static inline struct loader_send_image_chunk_builder
loader_send_image_chunk_begin(struct writ_io *io)
{
    return (struct loader_send_image_chunk_builder){
        .wire = writ_builder_begin(io, 24, 0),
        .io = io,
        .slot = CONFORMANCE_SLOT_LOADER,
        .body = (void *)io->out,
    };
}

static inline void loader_send_image_chunk_put_chunk(struct loader_send_image_chunk_builder *b,
                                                     const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_send_image_chunk_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
loader_send_image_chunk_call_within(struct loader_send_image_chunk_builder *b, uint32_t timeout_ms,
                                    struct procd_send_image_chunk_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, procd_send_image_chunk_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            procd_send_image_chunk_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCD_SEND_IMAGE_CHUNK_REQUEST,
                                                    b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCD_SEND_IMAGE_CHUNK_REPLY) {
        return writ_judge_reply(b->io, PROCD_SEND_IMAGE_CHUNK_REQUEST, m.tag,
                                procd_send_image_chunk_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = procd_send_image_chunk_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t loader_send_image_chunk_call(struct loader_send_image_chunk_builder *b,
                                                    struct procd_send_image_chunk_reply *ret_reply)
{
    return loader_send_image_chunk_call_within(b, PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS, ret_reply);
}

/* A request of `commit_image_transfer`. */
static inline struct writ_msg loader_commit_image_transfer_made(uint64_t transfer)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, .w = {transfer}};
    return m;
}

/* Makes the image, of which every byte has been sent, a running process. procd allocates, copies, zeroes, maps and starts it.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline uint32_t loader_commit_image_transfer_within(struct writ_io *io, uint32_t timeout_ms,
                                                           uint64_t transfer, uint64_t *ret_pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS);
    struct writ_msg m = loader_commit_image_transfer_made(transfer);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_LOADER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = loader_commit_image_transfer_made(transfer);
        late = writ_call_again(io, CONFORMANCE_SLOT_LOADER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCD_COMMIT_IMAGE_TRANSFER_REPLY) {
        return writ_judge_reply(io, PROCD_COMMIT_IMAGE_TRANSFER_REQUEST, m.tag,
                                procd_commit_image_transfer_may_say(writ_tag_status(m.tag)));
    }
    *ret_pid = m.w[0];
    return WRIT_OK;
}

static inline uint32_t loader_commit_image_transfer(struct writ_io *io, uint64_t transfer,
                                                    uint64_t *ret_pid)
{
    return loader_commit_image_transfer_within(io, PROCD_COMMIT_IMAGE_TRANSFER_DEADLINE_MS,
                                               transfer, ret_pid);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct journal_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct journal_append_builder journal_append_begin(struct writ_io *io)
{
    return (struct journal_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONFORMANCE_SLOT_JOURNAL,
        .body = (void *)io->out,
    };
}

static inline void journal_append_put_line(struct journal_append_builder *b, const char *data,
                                           uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t journal_append_call_within(struct journal_append_builder *b,
                                                  uint32_t timeout_ms,
                                                  struct logd_append_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_APPEND_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, logd_append_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = logd_append_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOGD_APPEND_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != LOGD_APPEND_REPLY) {
        return writ_judge_reply(b->io, LOGD_APPEND_REQUEST, m.tag,
                                logd_append_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_append_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t journal_append_call(struct journal_append_builder *b,
                                           struct logd_append_reply *ret_reply)
{
    return journal_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `query`. */
static inline struct writ_msg journal_query_made(uint64_t after_seq,
                                                 const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_QUERY_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Records with a number above `after_seq` that the filter lets through, oldest first. `next_seq` is where to go on, also where nothing
 * was let through; `lost` of those asked for have made way; `more` says that there are others already. */
static inline uint32_t journal_query_within(struct writ_io *io, uint32_t timeout_ms,
                                            uint64_t after_seq, const struct log_filter *filter,
                                            struct logd_query_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_QUERY_DEADLINE_MS);
    struct writ_msg m = journal_query_made(after_seq, filter);
    if (WRIT_CHECKS && logd_query_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_query_made(after_seq, filter);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_query_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_QUERY_REQUEST, m.tag,
                                logd_query_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_query_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_query(struct writ_io *io, uint64_t after_seq,
                                     const struct log_filter *filter,
                                     struct logd_query_reply *ret_reply)
{
    return journal_query_within(io, LOGD_QUERY_DEADLINE_MS, after_seq, filter, ret_reply);
}

/* A request of `open_reader`. */
static inline struct writ_msg journal_open_reader_made(uint64_t after_seq,
                                                       const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_OPEN_READER_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Opens a reader that begins after `after_seq`.
 *
 * Guarantee: on any error there is no reader that was not there before. */
static inline uint32_t journal_open_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t after_seq,
                                                  const struct log_filter *filter,
                                                  uint64_t *ret_reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_OPEN_READER_DEADLINE_MS);
    struct writ_msg m = journal_open_reader_made(after_seq, filter);
    if (WRIT_CHECKS && logd_open_reader_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_open_reader_made(after_seq, filter);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_OPEN_READER_REPLY) {
        return writ_judge_reply(io, LOGD_OPEN_READER_REQUEST, m.tag,
                                logd_open_reader_may_say(writ_tag_status(m.tag)));
    }
    *ret_reader = m.w[0];
    return WRIT_OK;
}

static inline uint32_t journal_open_reader(struct writ_io *io, uint64_t after_seq,
                                           const struct log_filter *filter, uint64_t *ret_reader)
{
    return journal_open_reader_within(io, LOGD_OPEN_READER_DEADLINE_MS, after_seq, filter,
                                      ret_reader);
}

/* A request of `read_on`. */
static inline struct writ_msg journal_read_on_made(uint64_t reader, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_ON_REQUEST, .w = {reader, after_seq}};
    return m;
}

/* What `query` gives, through the filter of the reader. An empty answer means that it has seen everything. */
static inline uint32_t journal_read_on_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t reader, uint64_t after_seq,
                                              struct logd_read_on_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_ON_DEADLINE_MS);
    struct writ_msg m = journal_read_on_made(reader, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_read_on_made(reader, after_seq);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_read_on_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_READ_ON_REQUEST, m.tag,
                                logd_read_on_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_read_on_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_read_on(struct writ_io *io, uint64_t reader, uint64_t after_seq,
                                       struct logd_read_on_reply *ret_reply)
{
    return journal_read_on_within(io, LOGD_READ_ON_DEADLINE_MS, reader, after_seq, ret_reply);
}

/* A request of `follow`. */
static inline struct writ_msg journal_follow_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_FOLLOW_REQUEST, .w = {reader}};
    return m;
}

/* Waits until there is something to read for the reader, and tells the number of the newest record. Answered at once where there is.
 *
 * Blocks: until somebody says something that the filter lets through. A component that serves uses `subscribe` and `query`. */
static inline uint32_t journal_follow_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t reader, uint64_t *ret_newest_seq)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = journal_follow_made(reader);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_follow_made(reader);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_FOLLOW_REPLY) {
        return writ_judge_reply(io, LOGD_FOLLOW_REQUEST, m.tag,
                                logd_follow_may_say(writ_tag_status(m.tag)));
    }
    *ret_newest_seq = m.w[0];
    return WRIT_OK;
}

/* A request of `look_at_reader`. */
static inline struct writ_msg journal_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t journal_look_at_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t reader, enum reader_state *ret_state,
                                                     uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = journal_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_look_at_reader_made(reader);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_LOOK_AT_READER_REPLY) {
        return writ_judge_reply(io, LOGD_LOOK_AT_READER_REQUEST, m.tag,
                                logd_look_at_reader_may_say(writ_tag_status(m.tag)));
    }
    if (logd_look_at_reader_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum reader_state)(uint8_t)m.w[0];
    *ret_waiting = m.w[1];
    return WRIT_OK;
}

static inline uint32_t journal_look_at_reader(struct writ_io *io, uint64_t reader,
                                              enum reader_state *ret_state, uint64_t *ret_waiting)
{
    return journal_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader, ret_state,
                                         ret_waiting);
}

/* A request of `close_reader`. */
static inline struct writ_msg journal_close_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_CLOSE_READER_REQUEST, .w = {reader}};
    return m;
}

/* Gives a reader back. */
static inline uint32_t journal_close_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_CLOSE_READER_DEADLINE_MS);
    struct writ_msg m = journal_close_reader_made(reader);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_close_reader_made(reader);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_CLOSE_READER_REPLY) {
        return writ_judge_reply(io, LOGD_CLOSE_READER_REQUEST, m.tag,
                                logd_close_reader_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t journal_close_reader(struct writ_io *io, uint64_t reader)
{
    return journal_close_reader_within(io, LOGD_CLOSE_READER_DEADLINE_MS, reader);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct journal_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_subscribe_request_body *body;
};

/* Gives the bits of a notification that tell of new records; a second one of the same caller takes the place of the first. */
static inline struct journal_subscribe_builder journal_subscribe_begin(struct writ_io *io)
{
    return (struct journal_subscribe_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_JOURNAL,
        .body = (void *)io->out,
    };
}

/* Gives a handle. */
static inline void journal_subscribe_put_bell(struct journal_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t journal_subscribe_call_within(struct journal_subscribe_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            logd_subscribe_request_check_body(b->wire.page, b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOGD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != LOGD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, LOGD_SUBSCRIBE_REQUEST, m.tag,
                                logd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t journal_subscribe_call(struct journal_subscribe_builder *b)
{
    return journal_subscribe_call_within(b, LOGD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `read_counters`. */
static inline struct writ_msg journal_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_COUNTERS_REQUEST};
    return m;
}

/* What was kept and what was not: records and bytes in the journal, records that made way, and records dropped by share and by the
 * kernel. */
static inline uint32_t journal_read_counters_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t *ret_records, uint64_t *ret_bytes,
                                                    uint64_t *ret_made_way,
                                                    uint64_t *ret_over_share,
                                                    uint64_t *ret_kernel_dropped)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = journal_read_counters_made();
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_read_counters_made();
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_READ_COUNTERS_REPLY) {
        return writ_judge_reply(io, LOGD_READ_COUNTERS_REQUEST, m.tag,
                                logd_read_counters_may_say(writ_tag_status(m.tag)));
    }
    *ret_records = m.w[0];
    *ret_bytes = m.w[1];
    *ret_made_way = m.w[2];
    *ret_over_share = m.w[3];
    *ret_kernel_dropped = m.w[4];
    return WRIT_OK;
}

static inline uint32_t journal_read_counters(struct writ_io *io, uint64_t *ret_records,
                                             uint64_t *ret_bytes, uint64_t *ret_made_way,
                                             uint64_t *ret_over_share, uint64_t *ret_kernel_dropped)
{
    return journal_read_counters_within(io, LOGD_READ_COUNTERS_DEADLINE_MS, ret_records, ret_bytes,
                                        ret_made_way, ret_over_share, ret_kernel_dropped);
}

/* A request of `get_level`. */
static inline struct writ_msg journal_get_level_made(uint16_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_GET_LEVEL_REQUEST, .w = {component}};
    return m;
}

/* From which level on the records of a component are kept; 0 asks for those that have no threshold of their own. */
static inline uint32_t journal_get_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint16_t component,
                                                enum log_threshold *ret_threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_GET_LEVEL_DEADLINE_MS);
    struct writ_msg m = journal_get_level_made(component);
    if (WRIT_CHECKS && logd_get_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_get_level_made(component);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_GET_LEVEL_REPLY) {
        return writ_judge_reply(io, LOGD_GET_LEVEL_REQUEST, m.tag,
                                logd_get_level_may_say(writ_tag_status(m.tag)));
    }
    if (logd_get_level_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_threshold = (enum log_threshold)(uint8_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t journal_get_level(struct writ_io *io, uint16_t component,
                                         enum log_threshold *ret_threshold)
{
    return journal_get_level_within(io, LOGD_GET_LEVEL_DEADLINE_MS, component, ret_threshold);
}

/* A request of `set_level`. */
static inline struct writ_msg journal_set_level_made(uint16_t component,
                                                     enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t journal_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint16_t component, enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = journal_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_set_level_made(component, threshold);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_SET_LEVEL_REPLY) {
        return writ_judge_reply(io, LOGD_SET_LEVEL_REQUEST, m.tag,
                                logd_set_level_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t journal_set_level(struct writ_io *io, uint16_t component,
                                         enum log_threshold threshold)
{
    return journal_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component, threshold);
}

/* A request of `list_levels`. */
static inline struct writ_msg journal_list_levels_made(uint16_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LIST_LEVELS_REQUEST, .w = {after}};
    return m;
}

/* A page of all thresholds, by rising component. `next` is 0 after the last page; another `generation` than that of the page before
 * means that thresholds changed between: begin again. */
static inline uint32_t journal_list_levels_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint16_t after,
                                                  struct logd_list_levels_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LIST_LEVELS_DEADLINE_MS);
    struct writ_msg m = journal_list_levels_made(after);
    if (WRIT_CHECKS && logd_list_levels_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_list_levels_made(after);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_list_levels_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_LIST_LEVELS_REQUEST, m.tag,
                                logd_list_levels_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_list_levels_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_list_levels(struct writ_io *io, uint16_t after,
                                           struct logd_list_levels_reply *ret_reply)
{
    return journal_list_levels_within(io, LOGD_LIST_LEVELS_DEADLINE_MS, after, ret_reply);
}

/* A request of `query`. */
static inline struct writ_msg journal_reader_query_made(uint64_t after_seq,
                                                        const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_QUERY_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Records with a number above `after_seq` that the filter lets through, oldest first. `next_seq` is where to go on, also where nothing
 * was let through; `lost` of those asked for have made way; `more` says that there are others already. */
static inline uint32_t journal_reader_query_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t after_seq,
                                                   const struct log_filter *filter,
                                                   struct logd_query_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_QUERY_DEADLINE_MS);
    struct writ_msg m = journal_reader_query_made(after_seq, filter);
    if (WRIT_CHECKS && logd_query_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_reader_query_made(after_seq, filter);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL_READER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_query_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_QUERY_REQUEST, m.tag,
                                logd_query_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_query_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_reader_query(struct writ_io *io, uint64_t after_seq,
                                            const struct log_filter *filter,
                                            struct logd_query_reply *ret_reply)
{
    return journal_reader_query_within(io, LOGD_QUERY_DEADLINE_MS, after_seq, filter, ret_reply);
}

/* A request of `open_reader`. */
static inline struct writ_msg journal_reader_open_reader_made(uint64_t after_seq,
                                                              const struct log_filter *filter)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_OPEN_READER_REQUEST,
                          .w = {after_seq,
                                (uint8_t)(*filter).threshold | (uint64_t)(*filter).component << 16 |
                                    (uint64_t)(*filter).categories << 32, (*filter).from_us,
                                (*filter).until_us}};
    return m;
}

/* Opens a reader that begins after `after_seq`.
 *
 * Guarantee: on any error there is no reader that was not there before. */
static inline uint32_t journal_reader_open_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                         uint64_t after_seq,
                                                         const struct log_filter *filter,
                                                         uint64_t *ret_reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_OPEN_READER_DEADLINE_MS);
    struct writ_msg m = journal_reader_open_reader_made(after_seq, filter);
    if (WRIT_CHECKS && logd_open_reader_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_reader_open_reader_made(after_seq, filter);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL_READER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_OPEN_READER_REPLY) {
        return writ_judge_reply(io, LOGD_OPEN_READER_REQUEST, m.tag,
                                logd_open_reader_may_say(writ_tag_status(m.tag)));
    }
    *ret_reader = m.w[0];
    return WRIT_OK;
}

static inline uint32_t journal_reader_open_reader(struct writ_io *io, uint64_t after_seq,
                                                  const struct log_filter *filter,
                                                  uint64_t *ret_reader)
{
    return journal_reader_open_reader_within(io, LOGD_OPEN_READER_DEADLINE_MS, after_seq, filter,
                                             ret_reader);
}

/* A request of `read_on`. */
static inline struct writ_msg journal_reader_read_on_made(uint64_t reader, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_ON_REQUEST, .w = {reader, after_seq}};
    return m;
}

/* What `query` gives, through the filter of the reader. An empty answer means that it has seen everything. */
static inline uint32_t journal_reader_read_on_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t reader, uint64_t after_seq,
                                                     struct logd_read_on_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_ON_DEADLINE_MS);
    struct writ_msg m = journal_reader_read_on_made(reader, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_reader_read_on_made(reader, after_seq);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL_READER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = logd_read_on_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOGD_READ_ON_REQUEST, m.tag,
                                logd_read_on_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = logd_read_on_reply_read(io->out);
    ret_reply->records.use = writ_out_use(io);
    ret_reply->lines.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t journal_reader_read_on(struct writ_io *io, uint64_t reader,
                                              uint64_t after_seq,
                                              struct logd_read_on_reply *ret_reply)
{
    return journal_reader_read_on_within(io, LOGD_READ_ON_DEADLINE_MS, reader, after_seq,
                                         ret_reply);
}

/* A request of `follow`. */
static inline struct writ_msg journal_reader_follow_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_FOLLOW_REQUEST, .w = {reader}};
    return m;
}

/* Waits until there is something to read for the reader, and tells the number of the newest record. Answered at once where there is.
 *
 * Blocks: until somebody says something that the filter lets through. A component that serves uses `subscribe` and `query`. */
static inline uint32_t journal_reader_follow_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t reader, uint64_t *ret_newest_seq)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = journal_reader_follow_made(reader);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_reader_follow_made(reader);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL_READER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_FOLLOW_REPLY) {
        return writ_judge_reply(io, LOGD_FOLLOW_REQUEST, m.tag,
                                logd_follow_may_say(writ_tag_status(m.tag)));
    }
    *ret_newest_seq = m.w[0];
    return WRIT_OK;
}

/* A request of `look_at_reader`. */
static inline struct writ_msg journal_reader_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t journal_reader_look_at_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                            uint64_t reader,
                                                            enum reader_state *ret_state,
                                                            uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = journal_reader_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_reader_look_at_reader_made(reader);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL_READER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_LOOK_AT_READER_REPLY) {
        return writ_judge_reply(io, LOGD_LOOK_AT_READER_REQUEST, m.tag,
                                logd_look_at_reader_may_say(writ_tag_status(m.tag)));
    }
    if (logd_look_at_reader_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum reader_state)(uint8_t)m.w[0];
    *ret_waiting = m.w[1];
    return WRIT_OK;
}

static inline uint32_t journal_reader_look_at_reader(struct writ_io *io, uint64_t reader,
                                                     enum reader_state *ret_state,
                                                     uint64_t *ret_waiting)
{
    return journal_reader_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader,
                                                ret_state, ret_waiting);
}

/* A request of `close_reader`. */
static inline struct writ_msg journal_reader_close_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_CLOSE_READER_REQUEST, .w = {reader}};
    return m;
}

/* Gives a reader back. */
static inline uint32_t journal_reader_close_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                          uint64_t reader)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_CLOSE_READER_DEADLINE_MS);
    struct writ_msg m = journal_reader_close_reader_made(reader);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_JOURNAL_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = journal_reader_close_reader_made(reader);
        late = writ_call_again(io, CONFORMANCE_SLOT_JOURNAL_READER, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOGD_CLOSE_READER_REPLY) {
        return writ_judge_reply(io, LOGD_CLOSE_READER_REQUEST, m.tag,
                                logd_close_reader_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t journal_reader_close_reader(struct writ_io *io, uint64_t reader)
{
    return journal_reader_close_reader_within(io, LOGD_CLOSE_READER_DEADLINE_MS, reader);
}

/* A request of `list`. */
static inline struct writ_msg machine_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_LIST_REQUEST, .w = {after}};
    return m;
}

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static inline uint32_t machine_list_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after,
                                           struct supervisor_list_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_LIST_DEADLINE_MS);
    struct writ_msg m = machine_list_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_list_made(after);
        late = writ_call_again(io, CONFORMANCE_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = supervisor_list_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SUPERVISOR_LIST_REQUEST, m.tag,
                                supervisor_list_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = supervisor_list_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t machine_list(struct writ_io *io, uint64_t after,
                                    struct supervisor_list_reply *ret_reply)
{
    return machine_list_within(io, SUPERVISOR_LIST_DEADLINE_MS, after, ret_reply);
}

/* A request of `status`. */
static inline struct writ_msg machine_status_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STATUS_REQUEST, .w = {component}};
    return m;
}

/* What is known of one component. */
static inline uint32_t machine_status_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t component, enum supervised_state *ret_state,
                                             struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_STATUS_DEADLINE_MS);
    struct writ_msg m = machine_status_made(component);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_status_made(component);
        late = writ_call_again(io, CONFORMANCE_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STATUS_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_STATUS_REQUEST, m.tag,
                                supervisor_status_may_say(writ_tag_status(m.tag)));
    }
    if (supervisor_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum supervised_state)(uint8_t)m.w[0];
    (*ret_row).component = m.w[1];
    (*ret_row).state = (uint8_t)m.w[2];
    (*ret_row).last_cause = (uint8_t)(m.w[2] >> 8);
    (*ret_row).last_code = (uint32_t)(m.w[2] >> 32);
    (*ret_row).starts = (uint32_t)m.w[3];
    (*ret_row).restarts = (uint32_t)(m.w[3] >> 32);
    (*ret_row).ready_us = m.w[4];
    return WRIT_OK;
}

static inline uint32_t machine_status(struct writ_io *io, uint64_t component,
                                      enum supervised_state *ret_state,
                                      struct supervised_row *ret_row)
{
    return machine_status_within(io, SUPERVISOR_STATUS_DEADLINE_MS, component, ret_state, ret_row);
}

/* A request of `stop`. */
static inline struct writ_msg machine_stop_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_STOP_REQUEST, .w = {component}};
    return m;
}

/* Stops a component. It stays stopped until `restart`; calls to it queue until then or fail at their deadline. One that is stopped stays
 * so.
 *
 * The root, procd and the helper are what makes processes and cannot be stopped; a service that another running service uses is
 * STILL_NEEDED. Guarantee: when it returns, no process of the component is left. Blocks: until the root has done it. */
static inline uint32_t machine_stop_within(struct writ_io *io, uint32_t timeout_ms,
                                           uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = machine_stop_made(component);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_stop_made(component);
        late = writ_call_again(io, CONFORMANCE_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_STOP_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_STOP_REQUEST, m.tag,
                                supervisor_stop_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `restart`. */
static inline struct writ_msg machine_restart_made(uint64_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_RESTART_REQUEST, .w = {component}};
    return m;
}

/* Starts a component anew, with a fresh budget of restarts; one that runs is stopped first. One that was given up cannot come back: its
 * callers have been told so for good.
 *
 * Blocks: until it answers; NOT_DONE where it never will. */
static inline uint32_t machine_restart_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t component)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = machine_restart_made(component);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_restart_made(component);
        late = writ_call_again(io, CONFORMANCE_SLOT_MACHINE, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_RESTART_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_RESTART_REQUEST, m.tag,
                                supervisor_restart_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `watch` in the making. Its values go into `body`; the first error stays. */
struct machine_watch_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bit of a notification that tells of changes; a second one of the same caller takes the place of the first. */
static inline struct machine_watch_builder machine_watch_begin(struct writ_io *io)
{
    return (struct machine_watch_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_MACHINE,
    };
}

/* Gives a handle. */
static inline void machine_watch_put_bell(struct machine_watch_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t machine_watch_call_within(struct machine_watch_builder *b,
                                                 uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_WATCH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = supervisor_watch_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SUPERVISOR_WATCH_REQUEST, b->wire.cursor)};
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
    if (m.tag != SUPERVISOR_WATCH_REPLY) {
        return writ_judge_reply(b->io, SUPERVISOR_WATCH_REQUEST, m.tag,
                                supervisor_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t machine_watch_call(struct machine_watch_builder *b)
{
    return machine_watch_call_within(b, SUPERVISOR_WATCH_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg machine_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest change after `after_seq`, as the component stands after it; `lost` of them have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t machine_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t after_seq, uint64_t *ret_seq,
                                                 uint64_t *ret_lost, struct supervised_row *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = machine_next_event_made(after_seq);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MACHINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = machine_next_event_made(after_seq);
        late = writ_call_again(io, CONFORMANCE_SLOT_MACHINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SUPERVISOR_NEXT_EVENT_REPLY) {
        return writ_judge_reply(io, SUPERVISOR_NEXT_EVENT_REQUEST, m.tag,
                                supervisor_next_event_may_say(writ_tag_status(m.tag)));
    }
    if (supervisor_next_event_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_lost = m.w[1];
    (*ret_row).component = m.w[2];
    (*ret_row).state = (uint8_t)m.w[3];
    (*ret_row).last_cause = (uint8_t)(m.w[3] >> 8);
    (*ret_row).last_code = (uint32_t)(m.w[3] >> 32);
    (*ret_row).starts = (uint32_t)m.w[4];
    (*ret_row).restarts = (uint32_t)(m.w[4] >> 32);
    (*ret_row).ready_us = m.w[5];
    return WRIT_OK;
}

static inline uint32_t machine_next_event(struct writ_io *io, uint64_t after_seq, uint64_t *ret_seq,
                                          uint64_t *ret_lost, struct supervised_row *ret_row)
{
    return machine_next_event_within(io, SUPERVISOR_NEXT_EVENT_DEADLINE_MS, after_seq, ret_seq,
                                     ret_lost, ret_row);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memory_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memory_open_account_builder memory_open_account_begin(struct writ_io *io)
{
    return (struct memory_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_MEMORY,
    };
}

/* Gives a handle. */
static inline void memory_open_account_put_quota(struct memory_open_account_builder *b,
                                                 uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memory_open_account_call_within(struct memory_open_account_builder *b,
                                                       uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_open_account_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_OPEN_ACCOUNT_REQUEST, b->wire.cursor)};
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
    if (m.tag != MEMD_OPEN_ACCOUNT_REPLY) {
        return writ_judge_reply(b->io, MEMD_OPEN_ACCOUNT_REQUEST, m.tag,
                                memd_open_account_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memory_open_account_call(struct memory_open_account_builder *b)
{
    return memory_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memory_judge_fault_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct memd_judge_fault_request_body *body;
};

/* Judges a fault that the kernel could not resolve. The faulting thread is the one that waits, and the one who is said to call.
 * `resume_at` counts with RESUME_AT alone; a thread does not go on outside of user space. A judge that dies before it answers is
 * followed by its next instance, which is asked in the time that is left. Anything but a whole answer in time ends the process.
 *
 * A page that its pager did not bring is tried again, at most MAX_TRIES times in a row: the pager's next instance may be there by then.
 * All else ends the process, with a report. A process has one report, the first; what a process says of itself here counts for it alone. */
static inline struct memory_judge_fault_builder memory_judge_fault_begin(struct writ_io *io)
{
    return (struct memory_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = CONFORMANCE_SLOT_MEMORY,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t memory_judge_fault_call_within(struct memory_judge_fault_builder *b,
                                                      uint32_t timeout_ms,
                                                      struct memd_judge_fault_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_JUDGE_FAULT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_judge_fault_request_check_body(b->wire.page);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_JUDGE_FAULT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != MEMD_JUDGE_FAULT_REPLY) {
        return writ_judge_reply(b->io, MEMD_JUDGE_FAULT_REQUEST, m.tag,
                                memd_judge_fault_may_say(writ_tag_status(m.tag)));
    }
    if (memd_judge_fault_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = memd_judge_fault_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t memory_judge_fault_call(struct memory_judge_fault_builder *b,
                                               struct memd_judge_fault_reply *ret_reply)
{
    return memory_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

/* A request of `request_memory`. */
static inline struct writ_msg memory_request_memory_made(uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_REQUEST_MEMORY_REQUEST, .w = {bytes}};
    return m;
}

/* Makes a VMO of zeroed pages, charged in full to the caller's quota: touching it cannot fail later. The caller has an account.
 *
 * Guarantee: on any error nothing is charged that was not charged before. */
static inline uint32_t memory_request_memory_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t bytes,
                                                    struct memd_request_memory_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_REQUEST_MEMORY_DEADLINE_MS);
    struct writ_msg m = memory_request_memory_made(bytes);
    if (WRIT_CHECKS && memd_request_memory_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_request_memory_made(bytes);
        late = writ_call_again(io, CONFORMANCE_SLOT_MEMORY, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_request_memory_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_REQUEST_MEMORY_REQUEST, m.tag,
                                memd_request_memory_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_request_memory_reply_read(io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t memory_request_memory(struct writ_io *io, uint64_t bytes,
                                             struct memd_request_memory_reply *ret_reply)
{
    return memory_request_memory_within(io, MEMD_REQUEST_MEMORY_DEADLINE_MS, bytes, ret_reply);
}

/* A request of `read_own_usage`. */
static inline struct writ_msg memory_read_own_usage_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_OWN_USAGE_REQUEST};
    return m;
}

/* What the caller may have and has. */
static inline uint32_t memory_read_own_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                    struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_OWN_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_read_own_usage_made();
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_own_usage_made();
        late = writ_call_again(io, CONFORMANCE_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_OWN_USAGE_REPLY) {
        return writ_judge_reply(io, MEMD_READ_OWN_USAGE_REQUEST, m.tag,
                                memd_read_own_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_own_usage(struct writ_io *io, struct memory_usage *ret_usage)
{
    return memory_read_own_usage_within(io, MEMD_READ_OWN_USAGE_DEADLINE_MS, ret_usage);
}

/* A request of `read_usage`. */
static inline struct writ_msg memory_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memory_read_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint32_t principal, struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_usage_made(principal);
        late = writ_call_again(io, CONFORMANCE_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_USAGE_REPLY) {
        return writ_judge_reply(io, MEMD_READ_USAGE_REQUEST, m.tag,
                                memd_read_usage_may_say(writ_tag_status(m.tag)));
    }
    (*ret_usage).principal = (uint32_t)m.w[0];
    (*ret_usage).faults_resolved = (uint32_t)(m.w[0] >> 32);
    (*ret_usage).limit_bytes = m.w[1];
    (*ret_usage).used_bytes = m.w[2];
    (*ret_usage).requested_bytes = m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_usage(struct writ_io *io, uint32_t principal,
                                         struct memory_usage *ret_usage)
{
    return memory_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal, ret_usage);
}

/* A request of `snapshot_usage`. */
static inline struct writ_msg memory_snapshot_usage_made(uint32_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_SNAPSHOT_USAGE_REQUEST, .w = {after}};
    return m;
}

/* A page of the accounts of all programs, by rising principal. `next` is 0 after the last page; another `generation` than that of the
 * page before means that programs came or went between: begin again. */
static inline uint32_t memory_snapshot_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint32_t after,
                                                    struct memd_snapshot_usage_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_SNAPSHOT_USAGE_DEADLINE_MS);
    struct writ_msg m = memory_snapshot_usage_made(after);
    if (WRIT_CHECKS && memd_snapshot_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_snapshot_usage_made(after);
        late = writ_call_again(io, CONFORMANCE_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_snapshot_usage_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_SNAPSHOT_USAGE_REQUEST, m.tag,
                                memd_snapshot_usage_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_snapshot_usage_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t memory_snapshot_usage(struct writ_io *io, uint32_t after,
                                             struct memd_snapshot_usage_reply *ret_reply)
{
    return memory_snapshot_usage_within(io, MEMD_SNAPSHOT_USAGE_DEADLINE_MS, after, ret_reply);
}

/* A request of `read_totals`. */
static inline struct writ_msg memory_read_totals_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_TOTALS_REQUEST};
    return m;
}

/* What the machine has: physical memory, what of it is free, what is promised, and how scarce it is. */
static inline uint32_t memory_read_totals_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t *ret_physical_bytes,
                                                 uint64_t *ret_free_bytes,
                                                 uint64_t *ret_promised_bytes,
                                                 enum pressure *ret_pressure)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_TOTALS_DEADLINE_MS);
    struct writ_msg m = memory_read_totals_made();
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_read_totals_made();
        late = writ_call_again(io, CONFORMANCE_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMD_READ_TOTALS_REPLY) {
        return writ_judge_reply(io, MEMD_READ_TOTALS_REQUEST, m.tag,
                                memd_read_totals_may_say(writ_tag_status(m.tag)));
    }
    if (memd_read_totals_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_physical_bytes = m.w[0];
    *ret_free_bytes = m.w[1];
    *ret_promised_bytes = m.w[2];
    *ret_pressure = (enum pressure)(uint8_t)m.w[3];
    return WRIT_OK;
}

static inline uint32_t memory_read_totals(struct writ_io *io, uint64_t *ret_physical_bytes,
                                          uint64_t *ret_free_bytes, uint64_t *ret_promised_bytes,
                                          enum pressure *ret_pressure)
{
    return memory_read_totals_within(io, MEMD_READ_TOTALS_DEADLINE_MS, ret_physical_bytes,
                                     ret_free_bytes, ret_promised_bytes, ret_pressure);
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct memory_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of changes; a second one of the same caller takes the place of the first. */
static inline struct memory_subscribe_builder memory_subscribe_begin(struct writ_io *io)
{
    return (struct memory_subscribe_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONFORMANCE_SLOT_MEMORY,
    };
}

/* Gives a handle. */
static inline void memory_subscribe_put_bell(struct memory_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memory_subscribe_call_within(struct memory_subscribe_builder *b,
                                                    uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = memd_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(MEMD_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != MEMD_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, MEMD_SUBSCRIBE_REQUEST, m.tag,
                                memd_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memory_subscribe_call(struct memory_subscribe_builder *b)
{
    return memory_subscribe_call_within(b, MEMD_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `next_event`. */
static inline struct writ_msg memory_next_event_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_NEXT_EVENT_REQUEST, .w = {after_seq}};
    return m;
}

/* The oldest report of a fault that ended its process whose number is above `after_seq`; `lost` of those asked for have made way.
 *
 * It does not wait: it is NOTHING_NEWER where there is none yet. */
static inline uint32_t memory_next_event_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint64_t after_seq,
                                                struct memd_next_event_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_NEXT_EVENT_DEADLINE_MS);
    struct writ_msg m = memory_next_event_made(after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONFORMANCE_SLOT_MEMORY, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_next_event_made(after_seq);
        late = writ_call_again(io, CONFORMANCE_SLOT_MEMORY, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = memd_next_event_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, MEMD_NEXT_EVENT_REQUEST, m.tag,
                                memd_next_event_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = memd_next_event_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t memory_next_event(struct writ_io *io, uint64_t after_seq,
                                         struct memd_next_event_reply *ret_reply)
{
    return memory_next_event_within(io, MEMD_NEXT_EVENT_DEADLINE_MS, after_seq, ret_reply);
}

#endif
