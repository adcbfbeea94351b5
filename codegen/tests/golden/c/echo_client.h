/* Generated from idl/echo.writ: change it there.
 *
 * One stub per method of echo. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef ECHO_CLIENT_H
#define ECHO_CLIENT_H

#include "writ/call.h"

#include "echo_wire.h"

/* A connection to Echo: the pages of the calling thread, and the slot it is in. */
struct echo_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg echo_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t echo_ping_within(struct echo_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_PING_DEADLINE_MS);
    struct writ_msg m = echo_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_PING_REPLY) {
        return writ_judge_reply(c->io, ECHO_PING_REQUEST, m.tag,
                                echo_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_ping(struct echo_client *c)
{
    return echo_ping_within(c, ECHO_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg echo_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t echo_stats_within(struct echo_client *c, uint32_t timeout_ms,
                                         uint64_t *ret_calls, uint64_t *ret_rejects,
                                         uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_STATS_DEADLINE_MS);
    struct writ_msg m = echo_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_STATS_REPLY) {
        return writ_judge_reply(c->io, ECHO_STATS_REQUEST, m.tag,
                                echo_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t echo_stats(struct echo_client *c, uint64_t *ret_calls, uint64_t *ret_rejects,
                                  uint64_t *ret_errors)
{
    return echo_stats_within(c, ECHO_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg echo_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t echo_abi_within(struct echo_client *c, uint32_t timeout_ms,
                                       uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_ABI_DEADLINE_MS);
    struct writ_msg m = echo_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_ABI_REPLY) {
        return writ_judge_reply(c->io, ECHO_ABI_REQUEST, m.tag,
                                echo_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_abi(struct echo_client *c, uint64_t *ret_hash)
{
    return echo_abi_within(c, ECHO_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `double`. */
static inline struct writ_msg echo_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t echo_double_within(struct echo_client *c, uint32_t timeout_ms,
                                          uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = echo_double_made(value);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_double_made(value);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_DOUBLE_REPLY) {
        return writ_judge_reply(c->io, ECHO_DOUBLE_REQUEST, m.tag,
                                echo_double_may_say(writ_tag_status(m.tag)));
    }
    *ret_doubled = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_double(struct echo_client *c, uint64_t value, uint64_t *ret_doubled)
{
    return echo_double_within(c, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `open`. */
static inline struct writ_msg echo_open_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_OPEN_REQUEST};
    return m;
}

/* Opens a room.
 *
 * Guarantee: on any error no room is open that was not open before. */
static inline uint32_t echo_open_within(struct echo_client *c, uint32_t timeout_ms,
                                        uint64_t *ret_room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_OPEN_DEADLINE_MS);
    struct writ_msg m = echo_open_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_open_made();
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_OPEN_REPLY) {
        return writ_judge_reply(c->io, ECHO_OPEN_REQUEST, m.tag,
                                echo_open_may_say(writ_tag_status(m.tag)));
    }
    *ret_room = m.w[0];
    return WRIT_OK;
}

static inline uint32_t echo_open(struct echo_client *c, uint64_t *ret_room)
{
    return echo_open_within(c, ECHO_OPEN_DEADLINE_MS, ret_room);
}

/* A request of `say` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct echo_say_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct echo_say_request_body *body;
};

/* Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet. */
static inline struct echo_say_builder echo_say_begin(struct echo_client *c)
{
    return (struct echo_say_builder){
        .wire = writ_builder_begin(c->io, 16, 1),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void echo_say_put_text(struct echo_say_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, echo_say_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void echo_say_put_paper(struct echo_say_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t echo_say_call_within(struct echo_say_builder *b, uint32_t timeout_ms,
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

static inline uint32_t echo_say_call(struct echo_say_builder *b, struct echo_say_reply *ret_reply)
{
    return echo_say_call_within(b, ECHO_SAY_DEADLINE_MS, ret_reply);
}

/* A request of `wait_heard`. */
static inline struct writ_msg echo_wait_heard_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_WAIT_HEARD_REQUEST, .w = {room}};
    return m;
}

/* Waits until what was said in the room has been heard, and tells how many texts were heard there so far.
 *
 * Blocks: until `listen` hears the text. */
static inline uint32_t echo_wait_heard_within(struct echo_client *c, uint32_t timeout_ms,
                                              uint64_t room, uint64_t *ret_heard)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = echo_wait_heard_made(room);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_wait_heard_made(room);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_WAIT_HEARD_REPLY) {
        return writ_judge_reply(c->io, ECHO_WAIT_HEARD_REQUEST, m.tag,
                                echo_wait_heard_may_say(writ_tag_status(m.tag)));
    }
    *ret_heard = m.w[0];
    return WRIT_OK;
}

/* A request of `listen`. */
static inline struct writ_msg echo_listen_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
    return m;
}

/* Hears the text that was said. */
static inline uint32_t echo_listen_within(struct echo_client *c, uint32_t timeout_ms, uint64_t room,
                                          struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m = echo_listen_made(room);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_listen_made(room);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = echo_listen_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, ECHO_LISTEN_REQUEST, m.tag,
                                echo_listen_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = echo_listen_reply_read(c->io->out);
    ret_reply->text.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t echo_listen(struct echo_client *c, uint64_t room,
                                   struct echo_listen_reply *ret_reply)
{
    return echo_listen_within(c, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

/* A request of `look`. */
static inline struct writ_msg echo_look_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LOOK_REQUEST, .w = {room}};
    return m;
}

/* The state of a room and the texts heard in it so far. */
static inline uint32_t echo_look_within(struct echo_client *c, uint32_t timeout_ms, uint64_t room,
                                        enum room_state *ret_state, uint64_t *ret_heard)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LOOK_DEADLINE_MS);
    struct writ_msg m = echo_look_made(room);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_look_made(room);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_LOOK_REPLY) {
        return writ_judge_reply(c->io, ECHO_LOOK_REQUEST, m.tag,
                                echo_look_may_say(writ_tag_status(m.tag)));
    }
    if (echo_look_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum room_state)(uint8_t)m.w[0];
    *ret_heard = m.w[1];
    return WRIT_OK;
}

static inline uint32_t echo_look(struct echo_client *c, uint64_t room, enum room_state *ret_state,
                                 uint64_t *ret_heard)
{
    return echo_look_within(c, ECHO_LOOK_DEADLINE_MS, room, ret_state, ret_heard);
}

/* A request of `close`. */
static inline struct writ_msg echo_close_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_CLOSE_REQUEST, .w = {room}};
    return m;
}

/* Closes a room: nothing more is said in it. */
static inline uint32_t echo_close_within(struct echo_client *c, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_CLOSE_DEADLINE_MS);
    struct writ_msg m = echo_close_made(room);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_close_made(room);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_CLOSE_REPLY) {
        return writ_judge_reply(c->io, ECHO_CLOSE_REQUEST, m.tag,
                                echo_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_close(struct echo_client *c, uint64_t room)
{
    return echo_close_within(c, ECHO_CLOSE_DEADLINE_MS, room);
}

/* A request of `leave`. */
static inline struct writ_msg echo_leave_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LEAVE_REQUEST, .w = {room}};
    return m;
}

/* Gives a closed room back. */
static inline uint32_t echo_leave_within(struct echo_client *c, uint32_t timeout_ms, uint64_t room)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LEAVE_DEADLINE_MS);
    struct writ_msg m = echo_leave_made(room);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = echo_leave_made(room);
        late = writ_call_again(c->io, c->slot, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ECHO_LEAVE_REPLY) {
        return writ_judge_reply(c->io, ECHO_LEAVE_REQUEST, m.tag,
                                echo_leave_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t echo_leave(struct echo_client *c, uint64_t room)
{
    return echo_leave_within(c, ECHO_LEAVE_DEADLINE_MS, room);
}

#endif
