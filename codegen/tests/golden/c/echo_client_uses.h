/* Generated from idl/programs.writ: change it there.
 *
 * What echo_client may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef ECHO_CLIENT_USES_H
#define ECHO_CLIENT_USES_H

#include "writ/call.h"

#include "echo_client.h"
#include "echo_client_slots.h"

/* A request of `double`. */
static inline struct writ_msg speaker_double_made(uint64_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_DOUBLE_REQUEST, .w = {value}};
    return m;
}

/* Twice the number: the shortest call there is, in registers both ways. */
static inline uint32_t speaker_double_within(struct writ_io *io, uint32_t timeout_ms,
                                             uint64_t value, uint64_t *ret_doubled)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_DOUBLE_DEADLINE_MS);
    struct writ_msg m = speaker_double_made(value);
    uint32_t status = writ_port_call(io, ECHO_CLIENT_SLOT_SPEAKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = speaker_double_made(value);
        late = writ_call_again(io, ECHO_CLIENT_SLOT_SPEAKER, late, true, &again);
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

static inline uint32_t speaker_double(struct writ_io *io, uint64_t value, uint64_t *ret_doubled)
{
    return speaker_double_within(io, ECHO_DOUBLE_DEADLINE_MS, value, ret_doubled);
}

/* A request of `say` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct speaker_say_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct echo_say_request_body *body;
};

/* Says a text in a room, with an optional sheet of paper, and tells its length and the bytes of the sheet. */
static inline struct speaker_say_builder speaker_say_begin(struct writ_io *io)
{
    return (struct speaker_say_builder){
        .wire = writ_builder_begin(io, 16, 1),
        .io = io,
        .slot = ECHO_CLIENT_SLOT_SPEAKER,
        .body = (void *)io->out,
    };
}

static inline void speaker_say_put_text(struct speaker_say_builder *b, const char *data,
                                        uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, echo_say_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. Slot 0 leaves it out. */
static inline void speaker_say_put_paper(struct speaker_say_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t speaker_say_call_within(struct speaker_say_builder *b, uint32_t timeout_ms,
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

static inline uint32_t speaker_say_call(struct speaker_say_builder *b,
                                        struct echo_say_reply *ret_reply)
{
    return speaker_say_call_within(b, ECHO_SAY_DEADLINE_MS, ret_reply);
}

/* A request of `listen`. */
static inline struct writ_msg listener_listen_made(uint64_t room)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ECHO_LISTEN_REQUEST, .w = {room}};
    return m;
}

/* Hears the text that was said. */
static inline uint32_t listener_listen_within(struct writ_io *io, uint32_t timeout_ms,
                                              uint64_t room, struct echo_listen_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ECHO_LISTEN_DEADLINE_MS);
    struct writ_msg m = listener_listen_made(room);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, ECHO_CLIENT_SLOT_LISTENER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = listener_listen_made(room);
        late = writ_call_again(io, ECHO_CLIENT_SLOT_LISTENER, late, false, &again);
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

static inline uint32_t listener_listen(struct writ_io *io, uint64_t room,
                                       struct echo_listen_reply *ret_reply)
{
    return listener_listen_within(io, ECHO_LISTEN_DEADLINE_MS, room, ret_reply);
}

#endif
