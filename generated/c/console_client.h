/* Generated from idl/console.writ: change it there.
 *
 * One stub per method of console. A stub sends, waits at most as long as its contract says, tries again where the contract calls that
 * harmless, checks the whole reply, and leaves its results untouched on failure.
 */
#ifndef CONSOLE_CLIENT_H
#define CONSOLE_CLIENT_H

#include "writ/call.h"

#include "console_wire.h"

/* A connection to Console: the pages of the calling thread, and the slot it is in. */
struct console_client {
    struct writ_io *io;
    uint32_t slot;
};

/* A request of `ping`. */
static inline struct writ_msg console_ping_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_PING_REQUEST};
    return m;
}

/* Answers that somebody is there. */
static inline uint32_t console_ping_within(struct console_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_PING_DEADLINE_MS);
    struct writ_msg m = console_ping_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_ping_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_PING_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_PING_REQUEST, m.tag,
                                console_ping_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t console_ping(struct console_client *c)
{
    return console_ping_within(c, CONSOLE_PING_DEADLINE_MS);
}

/* A request of `stats`. */
static inline struct writ_msg console_stats_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_STATS_REQUEST};
    return m;
}

/* How often the server was called, its dispatcher refused and its handlers failed. */
static inline uint32_t console_stats_within(struct console_client *c, uint32_t timeout_ms,
                                            uint64_t *ret_calls, uint64_t *ret_rejects,
                                            uint64_t *ret_errors)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_STATS_DEADLINE_MS);
    struct writ_msg m = console_stats_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_stats_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_STATS_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_STATS_REQUEST, m.tag,
                                console_stats_may_say(writ_tag_status(m.tag)));
    }
    *ret_calls = m.w[0];
    *ret_rejects = m.w[1];
    *ret_errors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t console_stats(struct console_client *c, uint64_t *ret_calls,
                                     uint64_t *ret_rejects, uint64_t *ret_errors)
{
    return console_stats_within(c, CONSOLE_STATS_DEADLINE_MS, ret_calls, ret_rejects, ret_errors);
}

/* A request of `abi`. */
static inline struct writ_msg console_abi_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_ABI_REQUEST};
    return m;
}

/* Which contract the server was built from. */
static inline uint32_t console_abi_within(struct console_client *c, uint32_t timeout_ms,
                                          uint64_t *ret_hash)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_ABI_DEADLINE_MS);
    struct writ_msg m = console_abi_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_abi_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_ABI_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_ABI_REQUEST, m.tag,
                                console_abi_may_say(writ_tag_status(m.tag)));
    }
    *ret_hash = m.w[0];
    return WRIT_OK;
}

static inline uint32_t console_abi(struct console_client *c, uint64_t *ret_hash)
{
    return console_abi_within(c, CONSOLE_ABI_DEADLINE_MS, ret_hash);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct console_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct console_write_request_body *body;
};

/* Takes bytes to be sent. FULL where they do not all fit: `drained` rings when there is room again.
 *
 * Guarantee: on any error none of the bytes will be sent. */
static inline struct console_write_builder console_write_begin(struct console_client *c)
{
    return (struct console_write_builder){
        .wire = writ_builder_begin(c->io, 8, 0),
        .io = c->io,
        .slot = c->slot,
        .body = (void *)c->io->out,
    };
}

static inline void console_write_put_data(struct console_write_builder *b, const void *data,
                                          uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, console_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t console_write_call_within(struct console_write_builder *b,
                                                 uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_WRITE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, console_write_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = console_write_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(CONSOLE_WRITE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != CONSOLE_WRITE_REPLY) {
        return writ_judge_reply(b->io, CONSOLE_WRITE_REQUEST, m.tag,
                                console_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t console_write_call(struct console_write_builder *b)
{
    return console_write_call_within(b, CONSOLE_WRITE_DEADLINE_MS);
}

/* A request of `flush`. */
static inline struct writ_msg console_flush_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_FLUSH_REQUEST};
    return m;
}

/* Waits until all that was taken has been sent; answered at once if it was.
 *
 * Blocks: until the line has taken the last byte. A component that serves uses `subscribe`. */
static inline uint32_t console_flush_within(struct console_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = console_flush_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_flush_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_FLUSH_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_FLUSH_REQUEST, m.tag,
                                console_flush_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `attach`. */
static inline struct writ_msg console_attach_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_ATTACH_REQUEST};
    return m;
}

/* Tells the place of the oldest byte that was not confirmed, where to begin to read, and whether and how many bytes wait. */
static inline uint32_t console_attach_within(struct console_client *c, uint32_t timeout_ms,
                                             uint64_t *ret_place, enum console_input *ret_input,
                                             uint32_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_ATTACH_DEADLINE_MS);
    struct writ_msg m = console_attach_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_attach_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_ATTACH_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_ATTACH_REQUEST, m.tag,
                                console_attach_may_say(writ_tag_status(m.tag)));
    }
    if (console_attach_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_place = m.w[0];
    *ret_input = (enum console_input)(uint8_t)m.w[1];
    *ret_waiting = (uint32_t)(m.w[1] >> 32);
    return WRIT_OK;
}

static inline uint32_t console_attach(struct console_client *c, uint64_t *ret_place,
                                      enum console_input *ret_input, uint32_t *ret_waiting)
{
    return console_attach_within(c, CONSOLE_ATTACH_DEADLINE_MS, ret_place, ret_input, ret_waiting);
}

/* A request of `read`. */
static inline struct writ_msg console_read_made(uint64_t place)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_READ_REQUEST, .w = {place}};
    return m;
}

/* Confirms all bytes before `place`, and gives those from there on, as many as one answer carries: none if none came. The place of a
 * byte is one more than that of the byte before it; `next` is the place behind the last one that was given, and `more` says that others
 * came already.
 *
 * It does not wait: `received` rings, or `wait_input` returns, when there is something. */
static inline uint32_t console_read_within(struct console_client *c, uint32_t timeout_ms,
                                           uint64_t place, struct console_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_READ_DEADLINE_MS);
    struct writ_msg m = console_read_made(place);
    (void)writ_renew(c->io);
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_read_made(place);
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = console_read_reply_check(&m, c->io->out, c->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(c->io, CONSOLE_READ_REQUEST, m.tag,
                                console_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = console_read_reply_read(c->io->out);
    ret_reply->data.use = writ_out_use(c->io);
    return WRIT_OK;
}

static inline uint32_t console_read(struct console_client *c, uint64_t place,
                                    struct console_read_reply *ret_reply)
{
    return console_read_within(c, CONSOLE_READ_DEADLINE_MS, place, ret_reply);
}

/* A request of `wait_input`. */
static inline struct writ_msg console_wait_input_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_WAIT_INPUT_REQUEST};
    return m;
}

/* Waits until there are bytes that nobody confirmed; answered at once if there are.
 *
 * Blocks: until bytes come. A component that serves uses `subscribe` and `read`. */
static inline uint32_t console_wait_input_within(struct console_client *c, uint32_t timeout_ms)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = console_wait_input_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_wait_input_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_WAIT_INPUT_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_WAIT_INPUT_REQUEST, m.tag,
                                console_wait_input_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `subscribe` in the making. Its values go into `body`; the first error stays. */
struct console_subscribe_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the bits of a notification that tell of input and of room; a second one of the same component takes the place of the first. */
static inline struct console_subscribe_builder console_subscribe_begin(struct console_client *c)
{
    return (struct console_subscribe_builder){
        .wire = writ_builder_begin(c->io, 0, 1),
        .io = c->io,
        .slot = c->slot,
    };
}

/* Gives a handle. */
static inline void console_subscribe_put_bell(struct console_subscribe_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t console_subscribe_call_within(struct console_subscribe_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_SUBSCRIBE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = console_subscribe_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 1);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(CONSOLE_SUBSCRIBE_REQUEST, b->wire.cursor)};
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
    if (m.tag != CONSOLE_SUBSCRIBE_REPLY) {
        return writ_judge_reply(b->io, CONSOLE_SUBSCRIBE_REQUEST, m.tag,
                                console_subscribe_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t console_subscribe_call(struct console_subscribe_builder *b)
{
    return console_subscribe_call_within(b, CONSOLE_SUBSCRIBE_DEADLINE_MS);
}

/* A request of `read_counters`. */
static inline struct writ_msg console_read_counters_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_READ_COUNTERS_REQUEST};
    return m;
}

/* Whether and how many bytes of output wait, and how many came, were sent, were lost by the line because nobody took them in time, and
 * came damaged. */
static inline uint32_t console_read_counters_within(struct console_client *c, uint32_t timeout_ms,
                                                    enum console_output *ret_output,
                                                    uint32_t *ret_waiting, uint64_t *ret_received,
                                                    uint64_t *ret_sent, uint64_t *ret_lost,
                                                    uint64_t *ret_damaged)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_READ_COUNTERS_DEADLINE_MS);
    struct writ_msg m = console_read_counters_made();
    uint32_t status = writ_port_call(c->io, c->slot, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = console_read_counters_made();
        late = writ_call_again(c->io, c->slot, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_READ_COUNTERS_REPLY) {
        return writ_judge_reply(c->io, CONSOLE_READ_COUNTERS_REQUEST, m.tag,
                                console_read_counters_may_say(writ_tag_status(m.tag)));
    }
    if (console_read_counters_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_output = (enum console_output)(uint8_t)m.w[0];
    *ret_waiting = (uint32_t)(m.w[0] >> 32);
    *ret_received = m.w[1];
    *ret_sent = m.w[2];
    *ret_lost = m.w[3];
    *ret_damaged = m.w[4];
    return WRIT_OK;
}

static inline uint32_t console_read_counters(struct console_client *c,
                                             enum console_output *ret_output, uint32_t *ret_waiting,
                                             uint64_t *ret_received, uint64_t *ret_sent,
                                             uint64_t *ret_lost, uint64_t *ret_damaged)
{
    return console_read_counters_within(c, CONSOLE_READ_COUNTERS_DEADLINE_MS, ret_output,
                                        ret_waiting, ret_received, ret_sent, ret_lost, ret_damaged);
}

#endif
