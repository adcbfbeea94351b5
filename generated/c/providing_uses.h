/* Generated from services/providing/component.writ: change it there.
 *
 * What providing may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef PROVIDING_USES_H
#define PROVIDING_USES_H

#include "writ/call.h"

#include "block_wire.h"
#include "console_wire.h"
#include "entropy_wire.h"
#include "entropy_source_wire.h"
#include "input_wire.h"
#include "providing_slots.h"

/* A request of `read_geometry`. */
static inline struct writ_msg disk_read_geometry_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_READ_GEOMETRY_REQUEST};
    return m;
}

/* What the disk is, and whether it has a user. `can_flush` is false where writes are safe as soon as they end. */
static inline uint32_t disk_read_geometry_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t *ret_blocks, uint32_t *ret_block_bytes,
                                                 uint32_t *ret_data_bytes, bool *ret_is_read_only,
                                                 bool *ret_can_flush, bool *ret_can_discard,
                                                 enum disk_use *ret_use)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_READ_GEOMETRY_DEADLINE_MS);
    struct writ_msg m = disk_read_geometry_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_DISK, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = disk_read_geometry_made();
        late = writ_call_again(io, PROVIDING_SLOT_DISK, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_READ_GEOMETRY_REPLY) {
        return writ_judge_reply(io, BLOCK_READ_GEOMETRY_REQUEST, m.tag,
                                block_read_geometry_may_say(writ_tag_status(m.tag)));
    }
    if (block_read_geometry_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_blocks = m.w[0];
    *ret_block_bytes = (uint32_t)m.w[1];
    *ret_data_bytes = (uint32_t)(m.w[1] >> 32);
    *ret_is_read_only = (uint8_t)m.w[2] != 0;
    *ret_can_flush = (uint8_t)(m.w[2] >> 8) != 0;
    *ret_can_discard = (uint8_t)(m.w[2] >> 16) != 0;
    *ret_use = (enum disk_use)(uint8_t)(m.w[2] >> 24);
    return WRIT_OK;
}

static inline uint32_t disk_read_geometry(struct writ_io *io, uint64_t *ret_blocks,
                                          uint32_t *ret_block_bytes, uint32_t *ret_data_bytes,
                                          bool *ret_is_read_only, bool *ret_can_flush,
                                          bool *ret_can_discard, enum disk_use *ret_use)
{
    return disk_read_geometry_within(io, BLOCK_READ_GEOMETRY_DEADLINE_MS, ret_blocks,
                                     ret_block_bytes, ret_data_bytes, ret_is_read_only,
                                     ret_can_flush, ret_can_discard, ret_use);
}

/* A request of `attach` in the making. Its values go into `body`; the first error stays. */
struct disk_attach_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Begins to serve a queue, in place of an earlier one of the same user, and lends the memory that the disk reads and writes. The queue
 * is formatted by the user, all zero but its header.
 *
 * Guarantee: no request of an earlier queue touches the data memory any more. */
static inline struct disk_attach_builder disk_attach_begin(struct writ_io *io)
{
    return (struct disk_attach_builder){
        .wire = writ_builder_begin(io, 0, 2),
        .io = io,
        .slot = PROVIDING_SLOT_DISK,
    };
}

/* Lends a handle. */
static inline void disk_attach_put_ring(struct disk_attach_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void disk_attach_put_bell(struct disk_attach_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t disk_attach_call_within(struct disk_attach_builder *b, uint32_t timeout_ms,
                                               struct block_attach_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_ATTACH_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = block_attach_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 2);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(BLOCK_ATTACH_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            if (!writ_was_moved(status)) {
                writ_close_given(b->io, 2);
            }
            return status;
        }
    }
    struct writ_reject why = block_attach_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, BLOCK_ATTACH_REQUEST, m.tag,
                                block_attach_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = block_attach_reply_read(b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t disk_attach_call(struct disk_attach_builder *b,
                                        struct block_attach_reply *ret_reply)
{
    return disk_attach_call_within(b, BLOCK_ATTACH_DEADLINE_MS, ret_reply);
}

/* A request of `submit`. */
static inline struct writ_msg disk_submit_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_SUBMIT_REQUEST};
    return m;
}

/* Says that requests were put. Those are begun that the device has room for; the others when others end. */
static inline uint32_t disk_submit_within(struct writ_io *io, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_SUBMIT_DEADLINE_MS);
    struct writ_msg m = disk_submit_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_DISK, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = disk_submit_made();
        late = writ_call_again(io, PROVIDING_SLOT_DISK, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_SUBMIT_REPLY) {
        return writ_judge_reply(io, BLOCK_SUBMIT_REQUEST, m.tag,
                                block_submit_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t disk_submit(struct writ_io *io)
{
    return disk_submit_within(io, BLOCK_SUBMIT_DEADLINE_MS);
}

/* A request of `detach`. */
static inline struct writ_msg disk_detach_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = BLOCK_DETACH_REQUEST};
    return m;
}

/* Ends the use of the disk.
 *
 * Guarantee: no request touches the data memory any more. */
static inline uint32_t disk_detach_within(struct writ_io *io, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, BLOCK_DETACH_DEADLINE_MS);
    struct writ_msg m = disk_detach_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_DISK, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = disk_detach_made();
        late = writ_call_again(io, PROVIDING_SLOT_DISK, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != BLOCK_DETACH_REPLY) {
        return writ_judge_reply(io, BLOCK_DETACH_REQUEST, m.tag,
                                block_detach_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t disk_detach(struct writ_io *io)
{
    return disk_detach_within(io, BLOCK_DETACH_DEADLINE_MS);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct line_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct console_write_request_body *body;
};

/* Takes bytes to be sent. FULL where they do not all fit: `drained` rings when there is room again.
 *
 * Guarantee: on any error none of the bytes will be sent. */
static inline struct line_write_builder line_write_begin(struct writ_io *io)
{
    return (struct line_write_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = PROVIDING_SLOT_LINE,
        .body = (void *)io->out,
    };
}

static inline void line_write_put_data(struct line_write_builder *b, const void *data,
                                       uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, console_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t line_write_call_within(struct line_write_builder *b, uint32_t timeout_ms)
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

static inline uint32_t line_write_call(struct line_write_builder *b)
{
    return line_write_call_within(b, CONSOLE_WRITE_DEADLINE_MS);
}

/* A request of `flush`. */
static inline struct writ_msg line_flush_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_FLUSH_REQUEST};
    return m;
}

/* Waits until all that was taken has been sent; answered at once if it was.
 *
 * Blocks: until the line has taken the last byte. A component that serves uses `subscribe`. */
static inline uint32_t line_flush_within(struct writ_io *io, uint32_t timeout_ms)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = line_flush_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_LINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = line_flush_made();
        late = writ_call_again(io, PROVIDING_SLOT_LINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_FLUSH_REPLY) {
        return writ_judge_reply(io, CONSOLE_FLUSH_REQUEST, m.tag,
                                console_flush_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `attach`. */
static inline struct writ_msg line_attach_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_ATTACH_REQUEST};
    return m;
}

/* Tells the place of the oldest byte that was not confirmed, where to begin to read, and whether and how many bytes wait. */
static inline uint32_t line_attach_within(struct writ_io *io, uint32_t timeout_ms,
                                          uint64_t *ret_place, enum console_input *ret_input,
                                          uint32_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_ATTACH_DEADLINE_MS);
    struct writ_msg m = line_attach_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_LINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = line_attach_made();
        late = writ_call_again(io, PROVIDING_SLOT_LINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_ATTACH_REPLY) {
        return writ_judge_reply(io, CONSOLE_ATTACH_REQUEST, m.tag,
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

static inline uint32_t line_attach(struct writ_io *io, uint64_t *ret_place,
                                   enum console_input *ret_input, uint32_t *ret_waiting)
{
    return line_attach_within(io, CONSOLE_ATTACH_DEADLINE_MS, ret_place, ret_input, ret_waiting);
}

/* A request of `read`. */
static inline struct writ_msg line_read_made(uint64_t place)
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
static inline uint32_t line_read_within(struct writ_io *io, uint32_t timeout_ms, uint64_t place,
                                        struct console_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_READ_DEADLINE_MS);
    struct writ_msg m = line_read_made(place);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_LINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = line_read_made(place);
        late = writ_call_again(io, PROVIDING_SLOT_LINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = console_read_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, CONSOLE_READ_REQUEST, m.tag,
                                console_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = console_read_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t line_read(struct writ_io *io, uint64_t place,
                                 struct console_read_reply *ret_reply)
{
    return line_read_within(io, CONSOLE_READ_DEADLINE_MS, place, ret_reply);
}

/* A request of `wait_input`. */
static inline struct writ_msg line_wait_input_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_WAIT_INPUT_REQUEST};
    return m;
}

/* Waits until there are bytes that nobody confirmed; answered at once if there are.
 *
 * Blocks: until bytes come. A component that serves uses `subscribe` and `read`. */
static inline uint32_t line_wait_input_within(struct writ_io *io, uint32_t timeout_ms)
{
    uint32_t left_ms = timeout_ms;
    struct writ_msg m = line_wait_input_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_LINE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = line_wait_input_made();
        late = writ_call_again(io, PROVIDING_SLOT_LINE, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_WAIT_INPUT_REPLY) {
        return writ_judge_reply(io, CONSOLE_WAIT_INPUT_REQUEST, m.tag,
                                console_wait_input_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

/* A request of `attach`. */
static inline struct writ_msg line_terminal_attach_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = CONSOLE_ATTACH_REQUEST};
    return m;
}

/* Tells the place of the oldest byte that was not confirmed, where to begin to read, and whether and how many bytes wait. */
static inline uint32_t line_terminal_attach_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint64_t *ret_place,
                                                   enum console_input *ret_input,
                                                   uint32_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_ATTACH_DEADLINE_MS);
    struct writ_msg m = line_terminal_attach_made();
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_LINE_TERMINAL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = line_terminal_attach_made();
        late = writ_call_again(io, PROVIDING_SLOT_LINE_TERMINAL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != CONSOLE_ATTACH_REPLY) {
        return writ_judge_reply(io, CONSOLE_ATTACH_REQUEST, m.tag,
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

static inline uint32_t line_terminal_attach(struct writ_io *io, uint64_t *ret_place,
                                            enum console_input *ret_input, uint32_t *ret_waiting)
{
    return line_terminal_attach_within(io, CONSOLE_ATTACH_DEADLINE_MS, ret_place, ret_input,
                                       ret_waiting);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct line_writer_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct console_write_request_body *body;
};

/* Takes bytes to be sent. FULL where they do not all fit: `drained` rings when there is room again.
 *
 * Guarantee: on any error none of the bytes will be sent. */
static inline struct line_writer_write_builder line_writer_write_begin(struct writ_io *io)
{
    return (struct line_writer_write_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = PROVIDING_SLOT_LINE_WRITER,
        .body = (void *)io->out,
    };
}

static inline void line_writer_write_put_data(struct line_writer_write_builder *b, const void *data,
                                              uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, console_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t line_writer_write_call_within(struct line_writer_write_builder *b,
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

static inline uint32_t line_writer_write_call(struct line_writer_write_builder *b)
{
    return line_writer_write_call_within(b, CONSOLE_WRITE_DEADLINE_MS);
}

/* A request of `read`. */
static inline struct writ_msg bytes_read_made(uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_READ_REQUEST, .w = {count}};
    return m;
}

/* Gives so many random bytes. Nobody else was or will be given the same ones. While the generator is UNAVAILABLE it is BAD_STATE: weak
 * bytes are never given in place of none. */
static inline uint32_t bytes_read_within(struct writ_io *io, uint32_t timeout_ms, uint32_t count,
                                         struct entropy_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_READ_DEADLINE_MS);
    struct writ_msg m = bytes_read_made(count);
    if (WRIT_CHECKS && entropy_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_BYTES, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = bytes_read_made(count);
        late = writ_call_again(io, PROVIDING_SLOT_BYTES, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = entropy_read_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ENTROPY_READ_REQUEST, m.tag,
                                entropy_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = entropy_read_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t bytes_read(struct writ_io *io, uint32_t count,
                                  struct entropy_read_reply *ret_reply)
{
    return bytes_read_within(io, ENTROPY_READ_DEADLINE_MS, count, ret_reply);
}

/* A request of `take`. */
static inline struct writ_msg raw_take_made(uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENTROPY_SOURCE_TAKE_REQUEST, .w = {count}};
    return m;
}

/* Gives at most `count` bytes of what the device has given, and at least one. They are wiped in the driver and are given to nobody else.
 *
 * It does not wait: it is NOT_YET where there are none, and `filled` rings when there are. */
static inline uint32_t raw_take_within(struct writ_io *io, uint32_t timeout_ms, uint32_t count,
                                       struct entropy_source_take_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ENTROPY_SOURCE_TAKE_DEADLINE_MS);
    struct writ_msg m = raw_take_made(count);
    if (WRIT_CHECKS && entropy_source_take_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_RAW, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = raw_take_made(count);
        late = writ_call_again(io, PROVIDING_SLOT_RAW, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = entropy_source_take_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ENTROPY_SOURCE_TAKE_REQUEST, m.tag,
                                entropy_source_take_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = entropy_source_take_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t raw_take(struct writ_io *io, uint32_t count,
                                struct entropy_source_take_reply *ret_reply)
{
    return raw_take_within(io, ENTROPY_SOURCE_TAKE_DEADLINE_MS, count, ret_reply);
}

/* A request of `read_held`. */
static inline struct writ_msg keys_read_held_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INPUT_READ_HELD_REQUEST};
    return m;
}

/* What is down after event number `seq`, the last one: keys by rising code, and buttons as bits, the first one bit 0. */
static inline uint32_t keys_read_held_within(struct writ_io *io, uint32_t timeout_ms,
                                             struct input_read_held_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, INPUT_READ_HELD_DEADLINE_MS);
    struct writ_msg m = keys_read_held_made();
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, PROVIDING_SLOT_KEYS, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = keys_read_held_made();
        late = writ_call_again(io, PROVIDING_SLOT_KEYS, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = input_read_held_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, INPUT_READ_HELD_REQUEST, m.tag,
                                input_read_held_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = input_read_held_reply_read(io->out);
    ret_reply->keys.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t keys_read_held(struct writ_io *io, struct input_read_held_reply *ret_reply)
{
    return keys_read_held_within(io, INPUT_READ_HELD_DEADLINE_MS, ret_reply);
}

#endif
