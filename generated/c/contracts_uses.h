/* Generated from services/contracts/component.writ: change it there.
 *
 * What contracts may call: the methods that its contract lists, each bound to the slot of its connection, and nothing else.
 */
#ifndef CONTRACTS_USES_H
#define CONTRACTS_USES_H

#include "writ/call.h"

#include "logd_wire.h"
#include "policyd_wire.h"
#include "procd_wire.h"
#include "samgrd_wire.h"
#include "memd_wire.h"
#include "supervisor_wire.h"
#include "contracts_slots.h"

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_all_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_all_append_builder logd_all_append_begin(struct writ_io *io)
{
    return (struct logd_all_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_LOGD_ALL,
        .body = (void *)io->out,
    };
}

static inline void logd_all_append_put_line(struct logd_all_append_builder *b, const char *data,
                                            uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t logd_all_append_call_within(struct logd_all_append_builder *b,
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

static inline uint32_t logd_all_append_call(struct logd_all_append_builder *b,
                                            struct logd_append_reply *ret_reply)
{
    return logd_all_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `read_on`. */
static inline struct writ_msg logd_all_read_on_made(uint64_t reader, uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_READ_ON_REQUEST, .w = {reader, after_seq}};
    return m;
}

/* What `query` gives, through the filter of the reader. An empty answer means that it has seen everything. */
static inline uint32_t logd_all_read_on_within(struct writ_io *io, uint32_t timeout_ms,
                                               uint64_t reader, uint64_t after_seq,
                                               struct logd_read_on_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_READ_ON_DEADLINE_MS);
    struct writ_msg m = logd_all_read_on_made(reader, after_seq);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_read_on_made(reader, after_seq);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL, late, true, &again);
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

static inline uint32_t logd_all_read_on(struct writ_io *io, uint64_t reader, uint64_t after_seq,
                                        struct logd_read_on_reply *ret_reply)
{
    return logd_all_read_on_within(io, LOGD_READ_ON_DEADLINE_MS, reader, after_seq, ret_reply);
}

/* A request of `look_at_reader`. */
static inline struct writ_msg logd_all_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t logd_all_look_at_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t reader, enum reader_state *ret_state,
                                                      uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = logd_all_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_look_at_reader_made(reader);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL, late, true, &again);
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

static inline uint32_t logd_all_look_at_reader(struct writ_io *io, uint64_t reader,
                                               enum reader_state *ret_state, uint64_t *ret_waiting)
{
    return logd_all_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader, ret_state,
                                          ret_waiting);
}

/* A request of `set_level`. */
static inline struct writ_msg logd_all_set_level_made(uint16_t component,
                                                      enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t logd_all_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint16_t component, enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_all_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_set_level_made(component, threshold);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL, late, true, &again);
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

static inline uint32_t logd_all_set_level(struct writ_io *io, uint16_t component,
                                          enum log_threshold threshold)
{
    return logd_all_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component, threshold);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_writer_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_writer_append_builder logd_writer_append_begin(struct writ_io *io)
{
    return (struct logd_writer_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_LOGD_WRITER,
        .body = (void *)io->out,
    };
}

static inline void logd_writer_append_put_line(struct logd_writer_append_builder *b,
                                               const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t logd_writer_append_call_within(struct logd_writer_append_builder *b,
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

static inline uint32_t logd_writer_append_call(struct logd_writer_append_builder *b,
                                               struct logd_append_reply *ret_reply)
{
    return logd_writer_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `look_at_reader`. */
static inline struct writ_msg logd_reader_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t logd_reader_look_at_reader_within(struct writ_io *io, uint32_t timeout_ms,
                                                         uint64_t reader,
                                                         enum reader_state *ret_state,
                                                         uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = logd_reader_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_reader_look_at_reader_made(reader);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_READER, late, true, &again);
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

static inline uint32_t logd_reader_look_at_reader(struct writ_io *io, uint64_t reader,
                                                  enum reader_state *ret_state,
                                                  uint64_t *ret_waiting)
{
    return logd_reader_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader, ret_state,
                                             ret_waiting);
}

/* A request of `set_level`. */
static inline struct writ_msg logd_operator_set_level_made(uint16_t component,
                                                           enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t logd_operator_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint16_t component,
                                                      enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_operator_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_OPERATOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_operator_set_level_made(component, threshold);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_OPERATOR, late, true, &again);
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

static inline uint32_t logd_operator_set_level(struct writ_io *io, uint16_t component,
                                               enum log_threshold threshold)
{
    return logd_operator_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component, threshold);
}

/* A request of `look_at_reader`. */
static inline struct writ_msg logd_all_but_writer_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t logd_all_but_writer_look_at_reader_within(struct writ_io *io,
                                                                 uint32_t timeout_ms,
                                                                 uint64_t reader,
                                                                 enum reader_state *ret_state,
                                                                 uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = logd_all_but_writer_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL_BUT_WRITER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_but_writer_look_at_reader_made(reader);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL_BUT_WRITER, late, true, &again);
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

static inline uint32_t logd_all_but_writer_look_at_reader(struct writ_io *io, uint64_t reader,
                                                          enum reader_state *ret_state,
                                                          uint64_t *ret_waiting)
{
    return logd_all_but_writer_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader,
                                                     ret_state, ret_waiting);
}

/* A request of `set_level`. */
static inline struct writ_msg logd_all_but_writer_set_level_made(uint16_t component,
                                                                 enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t logd_all_but_writer_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                            uint16_t component,
                                                            enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_all_but_writer_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL_BUT_WRITER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_but_writer_set_level_made(component, threshold);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL_BUT_WRITER, late, true, &again);
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

static inline uint32_t logd_all_but_writer_set_level(struct writ_io *io, uint16_t component,
                                                     enum log_threshold threshold)
{
    return logd_all_but_writer_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component,
                                                threshold);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_all_but_reader_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_all_but_reader_append_builder
logd_all_but_reader_append_begin(struct writ_io *io)
{
    return (struct logd_all_but_reader_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_LOGD_ALL_BUT_READER,
        .body = (void *)io->out,
    };
}

static inline void logd_all_but_reader_append_put_line(struct logd_all_but_reader_append_builder *b,
                                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
logd_all_but_reader_append_call_within(struct logd_all_but_reader_append_builder *b,
                                       uint32_t timeout_ms, struct logd_append_reply *ret_reply)
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

static inline uint32_t logd_all_but_reader_append_call(struct logd_all_but_reader_append_builder *b,
                                                       struct logd_append_reply *ret_reply)
{
    return logd_all_but_reader_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `set_level`. */
static inline struct writ_msg logd_all_but_reader_set_level_made(uint16_t component,
                                                                 enum log_threshold threshold)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_SET_LEVEL_REQUEST,
                          .w = {component | (uint64_t)(uint8_t)threshold << 16}};
    return m;
}

/* Changes that, from the next record on. */
static inline uint32_t logd_all_but_reader_set_level_within(struct writ_io *io, uint32_t timeout_ms,
                                                            uint16_t component,
                                                            enum log_threshold threshold)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_SET_LEVEL_DEADLINE_MS);
    struct writ_msg m = logd_all_but_reader_set_level_made(component, threshold);
    if (WRIT_CHECKS && logd_set_level_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL_BUT_READER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_but_reader_set_level_made(component, threshold);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL_BUT_READER, late, true, &again);
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

static inline uint32_t logd_all_but_reader_set_level(struct writ_io *io, uint16_t component,
                                                     enum log_threshold threshold)
{
    return logd_all_but_reader_set_level_within(io, LOGD_SET_LEVEL_DEADLINE_MS, component,
                                                threshold);
}

/* A request of `append` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct logd_all_but_operator_append_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct logd_append_request_body *body;
};

/* Adds a record, in the caller's name. */
static inline struct logd_all_but_operator_append_builder
logd_all_but_operator_append_begin(struct writ_io *io)
{
    return (struct logd_all_but_operator_append_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_LOGD_ALL_BUT_OPERATOR,
        .body = (void *)io->out,
    };
}

static inline void
logd_all_but_operator_append_put_line(struct logd_all_but_operator_append_builder *b,
                                      const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, logd_append_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
logd_all_but_operator_append_call_within(struct logd_all_but_operator_append_builder *b,
                                         uint32_t timeout_ms, struct logd_append_reply *ret_reply)
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

static inline uint32_t
logd_all_but_operator_append_call(struct logd_all_but_operator_append_builder *b,
                                  struct logd_append_reply *ret_reply)
{
    return logd_all_but_operator_append_call_within(b, LOGD_APPEND_DEADLINE_MS, ret_reply);
}

/* A request of `look_at_reader`. */
static inline struct writ_msg logd_all_but_operator_look_at_reader_made(uint64_t reader)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOGD_LOOK_AT_READER_REQUEST, .w = {reader}};
    return m;
}

/* The state of a reader and how many records wait for it. */
static inline uint32_t logd_all_but_operator_look_at_reader_within(struct writ_io *io,
                                                                   uint32_t timeout_ms,
                                                                   uint64_t reader,
                                                                   enum reader_state *ret_state,
                                                                   uint64_t *ret_waiting)
{
    uint32_t left_ms = writ_least(timeout_ms, LOGD_LOOK_AT_READER_DEADLINE_MS);
    struct writ_msg m = logd_all_but_operator_look_at_reader_made(reader);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_LOGD_ALL_BUT_OPERATOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = logd_all_but_operator_look_at_reader_made(reader);
        late = writ_call_again(io, CONTRACTS_SLOT_LOGD_ALL_BUT_OPERATOR, late, true, &again);
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

static inline uint32_t logd_all_but_operator_look_at_reader(struct writ_io *io, uint64_t reader,
                                                            enum reader_state *ret_state,
                                                            uint64_t *ret_waiting)
{
    return logd_all_but_operator_look_at_reader_within(io, LOGD_LOOK_AT_READER_DEADLINE_MS, reader,
                                                       ret_state, ret_waiting);
}

/* A request of `check`. */
static inline struct writ_msg policyd_all_check_made(uint32_t subject, uint16_t target,
                                                     uint16_t protocol, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_CHECK_REQUEST,
                          .w = {subject | (uint64_t)target << 32 | (uint64_t)protocol << 48,
                                wanted_roles}};
    return m;
}

/* What the answer would be, without making anything. */
static inline uint32_t policyd_all_check_within(struct writ_io *io, uint32_t timeout_ms,
                                                uint32_t subject, uint16_t target,
                                                uint16_t protocol, uint32_t wanted_roles,
                                                enum verdict *ret_verdict, uint8_t *ret_cause,
                                                uint32_t *ret_roles, uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CHECK_DEADLINE_MS);
    struct writ_msg m = policyd_all_check_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_check_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_check_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL, late, true, &again);
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

static inline uint32_t policyd_all_check(struct writ_io *io, uint32_t subject, uint16_t target,
                                         uint16_t protocol, uint32_t wanted_roles,
                                         enum verdict *ret_verdict, uint8_t *ret_cause,
                                         uint32_t *ret_roles, uint64_t *ret_rule)
{
    return policyd_all_check_within(io, POLICYD_CHECK_DEADLINE_MS, subject, target, protocol,
                                    wanted_roles, ret_verdict, ret_cause, ret_roles, ret_rule);
}

/* A request of `add_rule`. */
static inline struct writ_msg policyd_all_add_rule_made(uint16_t subject, uint16_t target,
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
static inline uint32_t policyd_all_add_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                   uint16_t subject, uint16_t target,
                                                   uint16_t protocol, enum rule_origin origin,
                                                   uint32_t roles, uint64_t *ret_rule)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_ADD_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_add_rule_made(subject, target, protocol, origin, roles);
    if (WRIT_CHECKS && policyd_add_rule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_add_rule_made(subject, target, protocol, origin, roles);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL, late, false, &again);
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

static inline uint32_t policyd_all_add_rule(struct writ_io *io, uint16_t subject, uint16_t target,
                                            uint16_t protocol, enum rule_origin origin,
                                            uint32_t roles, uint64_t *ret_rule)
{
    return policyd_all_add_rule_within(io, POLICYD_ADD_RULE_DEADLINE_MS, subject, target, protocol,
                                       origin, roles, ret_rule);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_all_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_all_read_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t rule, enum rule_state *ret_state,
                                                    struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_all_read_rule(struct writ_io *io, uint64_t rule,
                                             enum rule_state *ret_state,
                                             struct policy_rule *ret_row)
{
    return policyd_all_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule, ret_state,
                                        ret_row);
}

/* A request of `list_rules`. */
static inline struct writ_msg policyd_all_list_rules_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_LIST_RULES_REQUEST, .w = {after}};
    return m;
}

/* A page of all rules, compiled ones first, by rising number. `next` is 0 after the last page; another `generation` than that of the
 * page before means that rules changed between: begin again. */
static inline uint32_t policyd_all_list_rules_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t after,
                                                     struct policyd_list_rules_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_LIST_RULES_DEADLINE_MS);
    struct writ_msg m = policyd_all_list_rules_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_list_rules_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = policyd_list_rules_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, POLICYD_LIST_RULES_REQUEST, m.tag,
                                policyd_list_rules_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = policyd_list_rules_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t policyd_all_list_rules(struct writ_io *io, uint64_t after,
                                              struct policyd_list_rules_reply *ret_reply)
{
    return policyd_all_list_rules_within(io, POLICYD_LIST_RULES_DEADLINE_MS, after, ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg policyd_broker_connect_made(uint32_t subject, uint16_t target,
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
static inline uint32_t policyd_broker_connect_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint32_t subject, uint16_t target,
                                                     uint16_t protocol, uint32_t wanted_roles,
                                                     struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m = policyd_broker_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_BROKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_broker_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_BROKER, late, true, &again);
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

static inline uint32_t policyd_broker_connect(struct writ_io *io, uint32_t subject, uint16_t target,
                                              uint16_t protocol, uint32_t wanted_roles,
                                              struct policyd_connect_reply *ret_reply)
{
    return policyd_broker_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject, target, protocol,
                                         wanted_roles, ret_reply);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_installer_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_installer_read_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                          uint64_t rule, enum rule_state *ret_state,
                                                          struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_installer_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_INSTALLER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_installer_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_INSTALLER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_installer_read_rule(struct writ_io *io, uint64_t rule,
                                                   enum rule_state *ret_state,
                                                   struct policy_rule *ret_row)
{
    return policyd_installer_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule, ret_state,
                                              ret_row);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_operator_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_operator_read_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                         uint64_t rule, enum rule_state *ret_state,
                                                         struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_operator_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_OPERATOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_operator_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_OPERATOR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_operator_read_rule(struct writ_io *io, uint64_t rule,
                                                  enum rule_state *ret_state,
                                                  struct policy_rule *ret_row)
{
    return policyd_operator_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule, ret_state,
                                             ret_row);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_observer_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_observer_read_rule_within(struct writ_io *io, uint32_t timeout_ms,
                                                         uint64_t rule, enum rule_state *ret_state,
                                                         struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_observer_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_observer_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_OBSERVER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_observer_read_rule(struct writ_io *io, uint64_t rule,
                                                  enum rule_state *ret_state,
                                                  struct policy_rule *ret_row)
{
    return policyd_observer_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule, ret_state,
                                             ret_row);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_all_but_broker_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_all_but_broker_read_rule_within(struct writ_io *io,
                                                               uint32_t timeout_ms, uint64_t rule,
                                                               enum rule_state *ret_state,
                                                               struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_but_broker_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_BROKER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_but_broker_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_BROKER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_all_but_broker_read_rule(struct writ_io *io, uint64_t rule,
                                                        enum rule_state *ret_state,
                                                        struct policy_rule *ret_row)
{
    return policyd_all_but_broker_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule,
                                                   ret_state, ret_row);
}

/* A request of `connect`. */
static inline struct writ_msg policyd_all_but_installer_connect_made(uint32_t subject,
                                                                     uint16_t target,
                                                                     uint16_t protocol,
                                                                     uint32_t wanted_roles)
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
static inline uint32_t
policyd_all_but_installer_connect_within(struct writ_io *io, uint32_t timeout_ms, uint32_t subject,
                                         uint16_t target, uint16_t protocol, uint32_t wanted_roles,
                                         struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m =
        policyd_all_but_installer_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_INSTALLER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late =
            policyd_all_but_installer_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_INSTALLER, late, true, &again);
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

static inline uint32_t policyd_all_but_installer_connect(struct writ_io *io, uint32_t subject,
                                                         uint16_t target, uint16_t protocol,
                                                         uint32_t wanted_roles,
                                                         struct policyd_connect_reply *ret_reply)
{
    return policyd_all_but_installer_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject,
                                                    target, protocol, wanted_roles, ret_reply);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_all_but_installer_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_all_but_installer_read_rule_within(struct writ_io *io,
                                                                  uint32_t timeout_ms,
                                                                  uint64_t rule,
                                                                  enum rule_state *ret_state,
                                                                  struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_but_installer_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_INSTALLER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_but_installer_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_INSTALLER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_all_but_installer_read_rule(struct writ_io *io, uint64_t rule,
                                                           enum rule_state *ret_state,
                                                           struct policy_rule *ret_row)
{
    return policyd_all_but_installer_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule,
                                                      ret_state, ret_row);
}

/* A request of `connect`. */
static inline struct writ_msg policyd_all_but_operator_connect_made(uint32_t subject,
                                                                    uint16_t target,
                                                                    uint16_t protocol,
                                                                    uint32_t wanted_roles)
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
static inline uint32_t
policyd_all_but_operator_connect_within(struct writ_io *io, uint32_t timeout_ms, uint32_t subject,
                                        uint16_t target, uint16_t protocol, uint32_t wanted_roles,
                                        struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m =
        policyd_all_but_operator_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OPERATOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late =
            policyd_all_but_operator_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OPERATOR, late, true, &again);
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

static inline uint32_t policyd_all_but_operator_connect(struct writ_io *io, uint32_t subject,
                                                        uint16_t target, uint16_t protocol,
                                                        uint32_t wanted_roles,
                                                        struct policyd_connect_reply *ret_reply)
{
    return policyd_all_but_operator_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject, target,
                                                   protocol, wanted_roles, ret_reply);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_all_but_operator_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_all_but_operator_read_rule_within(struct writ_io *io,
                                                                 uint32_t timeout_ms, uint64_t rule,
                                                                 enum rule_state *ret_state,
                                                                 struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_but_operator_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OPERATOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_but_operator_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OPERATOR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_all_but_operator_read_rule(struct writ_io *io, uint64_t rule,
                                                          enum rule_state *ret_state,
                                                          struct policy_rule *ret_row)
{
    return policyd_all_but_operator_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule,
                                                     ret_state, ret_row);
}

/* A request of `connect`. */
static inline struct writ_msg policyd_all_but_observer_connect_made(uint32_t subject,
                                                                    uint16_t target,
                                                                    uint16_t protocol,
                                                                    uint32_t wanted_roles)
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
static inline uint32_t
policyd_all_but_observer_connect_within(struct writ_io *io, uint32_t timeout_ms, uint32_t subject,
                                        uint16_t target, uint16_t protocol, uint32_t wanted_roles,
                                        struct policyd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_CONNECT_DEADLINE_MS);
    struct writ_msg m =
        policyd_all_but_observer_connect_made(subject, target, protocol, wanted_roles);
    if (WRIT_CHECKS && policyd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late =
            policyd_all_but_observer_connect_made(subject, target, protocol, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OBSERVER, late, true, &again);
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

static inline uint32_t policyd_all_but_observer_connect(struct writ_io *io, uint32_t subject,
                                                        uint16_t target, uint16_t protocol,
                                                        uint32_t wanted_roles,
                                                        struct policyd_connect_reply *ret_reply)
{
    return policyd_all_but_observer_connect_within(io, POLICYD_CONNECT_DEADLINE_MS, subject, target,
                                                   protocol, wanted_roles, ret_reply);
}

/* A request of `read_rule`. */
static inline struct writ_msg policyd_all_but_observer_read_rule_made(uint64_t rule)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POLICYD_READ_RULE_REQUEST, .w = {rule}};
    return m;
}

/* What is known of a rule that was added. */
static inline uint32_t policyd_all_but_observer_read_rule_within(struct writ_io *io,
                                                                 uint32_t timeout_ms, uint64_t rule,
                                                                 enum rule_state *ret_state,
                                                                 struct policy_rule *ret_row)
{
    uint32_t left_ms = writ_least(timeout_ms, POLICYD_READ_RULE_DEADLINE_MS);
    struct writ_msg m = policyd_all_but_observer_read_rule_made(rule);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = policyd_all_but_observer_read_rule_made(rule);
        late = writ_call_again(io, CONTRACTS_SLOT_POLICYD_ALL_BUT_OBSERVER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POLICYD_READ_RULE_REPLY) {
        return writ_judge_reply(io, POLICYD_READ_RULE_REQUEST, m.tag,
                                policyd_read_rule_may_say(writ_tag_status(m.tag)));
    }
    if (policyd_read_rule_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum rule_state)(uint8_t)m.w[0];
    (*ret_row).id = m.w[1];
    (*ret_row).subject = (uint16_t)m.w[2];
    (*ret_row).target = (uint16_t)(m.w[2] >> 16);
    (*ret_row).protocol = (uint16_t)(m.w[2] >> 32);
    (*ret_row).origin = (uint8_t)(m.w[2] >> 48);
    (*ret_row).state = (uint8_t)(m.w[2] >> 56);
    (*ret_row).roles = (uint32_t)m.w[3];
    (*ret_row).used = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t policyd_all_but_observer_read_rule(struct writ_io *io, uint64_t rule,
                                                          enum rule_state *ret_state,
                                                          struct policy_rule *ret_row)
{
    return policyd_all_but_observer_read_rule_within(io, POLICYD_READ_RULE_DEADLINE_MS, rule,
                                                     ret_state, ret_row);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t procd_all_query_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                      uint64_t pid,
                                                      struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL, late, true, &again);
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

static inline uint32_t procd_all_query_process(struct writ_io *io, uint64_t pid,
                                               struct procd_query_process_reply *ret_reply)
{
    return procd_all_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `send_image_chunk` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_send_image_chunk_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_send_image_chunk_request_body *body;
};

/* Sends the bytes of the image from `offset` on, which is where the chunk before ended.
 *
 * Guarantee: after BAD_ORDER nothing of the transfer remains. */
static inline struct procd_all_send_image_chunk_builder
procd_all_send_image_chunk_begin(struct writ_io *io)
{
    return (struct procd_all_send_image_chunk_builder){
        .wire = writ_builder_begin(io, 24, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

static inline void
procd_all_send_image_chunk_put_chunk(struct procd_all_send_image_chunk_builder *b, const void *data,
                                     uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_send_image_chunk_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_all_send_image_chunk_call_within(struct procd_all_send_image_chunk_builder *b,
                                       uint32_t timeout_ms,
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

static inline uint32_t
procd_all_send_image_chunk_call(struct procd_all_send_image_chunk_builder *b,
                                struct procd_send_image_chunk_reply *ret_reply)
{
    return procd_all_send_image_chunk_call_within(b, PROCD_SEND_IMAGE_CHUNK_DEADLINE_MS, ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_all_begin_image_transfer_builder
procd_all_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct procd_all_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

static inline void
procd_all_begin_image_transfer_put_segments(struct procd_all_begin_image_transfer_builder *b,
                                            const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_all_begin_image_transfer_put_program(struct procd_all_begin_image_transfer_builder *b,
                                           const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_all_begin_image_transfer_call_within(struct procd_all_begin_image_transfer_builder *b,
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
procd_all_begin_image_transfer_call(struct procd_all_begin_image_transfer_builder *b,
                                    struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_all_begin_image_transfer_call_within(b, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS,
                                                      ret_reply);
}

/* A request of `create_staged` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_create_staged_builder {
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
static inline struct procd_all_create_staged_builder
procd_all_create_staged_begin(struct writ_io *io)
{
    return (struct procd_all_create_staged_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

static inline void procd_all_create_staged_put_program(struct procd_all_create_staged_builder *b,
                                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_create_staged_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void procd_all_create_staged_put_image(struct procd_all_create_staged_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t
procd_all_create_staged_call_within(struct procd_all_create_staged_builder *b, uint32_t timeout_ms,
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

static inline uint32_t procd_all_create_staged_call(struct procd_all_create_staged_builder *b,
                                                    struct procd_create_staged_reply *ret_reply)
{
    return procd_all_create_staged_call_within(b, PROCD_CREATE_STAGED_DEADLINE_MS, ret_reply);
}

/* A request of `start_staged`. */
static inline struct writ_msg procd_all_start_staged_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_START_STAGED_REQUEST, .w = {pid}};
    return m;
}

/* Lets a staged process run. Nothing can be installed in it afterwards.
 *
 * Guarantee: a process whose image turns out bad is gone, any other error leaves it staged. */
static inline uint32_t procd_all_start_staged_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t pid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_START_STAGED_DEADLINE_MS);
    struct writ_msg m = procd_all_start_staged_made(pid);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_start_staged_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL, late, false, &again);
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

static inline uint32_t procd_all_start_staged(struct writ_io *io, uint64_t pid)
{
    return procd_all_start_staged_within(io, PROCD_START_STAGED_DEADLINE_MS, pid);
}

/* A request of `stop_process`. */
static inline struct writ_msg procd_all_stop_process_made(uint64_t pid, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_STOP_PROCESS_REQUEST, .w = {pid, code}};
    return m;
}

/* Ends a process and retires its event; of one that has exited, retires the event.
 *
 * Guarantee: when it returns, none of its threads runs, its memory is accounted, and its number names nothing. */
static inline uint32_t procd_all_stop_process_within(struct writ_io *io, uint32_t timeout_ms,
                                                     uint64_t pid, uint32_t code,
                                                     struct procd_stop_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_STOP_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_stop_process_made(pid, code);
    if (WRIT_CHECKS && procd_stop_process_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_stop_process_made(pid, code);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL, late, false, &again);
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

static inline uint32_t procd_all_stop_process(struct writ_io *io, uint64_t pid, uint32_t code,
                                              struct procd_stop_process_reply *ret_reply)
{
    return procd_all_stop_process_within(io, PROCD_STOP_PROCESS_DEADLINE_MS, pid, code, ret_reply);
}

/* A request of `spawn` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_spawn_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_spawn_request_body *body;
};

/* Builds a program and starts it at once, on the path of `create_staged` and `start_staged`. It gets the capabilities of every program
 * and no others. Components of the system are refused.
 *
 * Guarantee: on any error nothing of the program remains. */
static inline struct procd_all_spawn_builder procd_all_spawn_begin(struct writ_io *io)
{
    return (struct procd_all_spawn_builder){
        .wire = writ_builder_begin(io, 24, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL,
        .body = (void *)io->out,
    };
}

static inline void procd_all_spawn_put_program(struct procd_all_spawn_builder *b, const char *data,
                                               uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_spawn_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Lends a handle. */
static inline void procd_all_spawn_put_image(struct procd_all_spawn_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ, .flags = WRIT_RECORD_LEND};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it. */
static inline uint32_t procd_all_spawn_call_within(struct procd_all_spawn_builder *b,
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

static inline uint32_t procd_all_spawn_call(struct procd_all_spawn_builder *b,
                                            struct procd_spawn_reply *ret_reply)
{
    return procd_all_spawn_call_within(b, PROCD_SPAWN_DEADLINE_MS, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_bootstrap_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_bootstrap_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                     struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_bootstrap_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_BOOTSTRAP, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_bootstrap_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_BOOTSTRAP, late, true, &again);
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

static inline uint32_t procd_bootstrap_query_process(struct writ_io *io, uint64_t pid,
                                                     struct procd_query_process_reply *ret_reply)
{
    return procd_bootstrap_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid,
                                                ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_driver_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_driver_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                  struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_driver_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_DRIVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_driver_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_DRIVER, late, true, &again);
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

static inline uint32_t procd_driver_query_process(struct writ_io *io, uint64_t pid,
                                                  struct procd_query_process_reply *ret_reply)
{
    return procd_driver_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_launcher_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_launcher_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                    struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_launcher_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_LAUNCHER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_launcher_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_LAUNCHER, late, true, &again);
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

static inline uint32_t procd_launcher_query_process(struct writ_io *io, uint64_t pid,
                                                    struct procd_query_process_reply *ret_reply)
{
    return procd_launcher_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_loader_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_loader_begin_image_transfer_builder
procd_loader_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct procd_loader_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_LOADER,
        .body = (void *)io->out,
    };
}

static inline void
procd_loader_begin_image_transfer_put_segments(struct procd_loader_begin_image_transfer_builder *b,
                                               const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_loader_begin_image_transfer_put_program(struct procd_loader_begin_image_transfer_builder *b,
                                              const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_loader_begin_image_transfer_call_within(struct procd_loader_begin_image_transfer_builder *b,
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
procd_loader_begin_image_transfer_call(struct procd_loader_begin_image_transfer_builder *b,
                                       struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_loader_begin_image_transfer_call_within(b, PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS,
                                                         ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_observer_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_observer_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                    struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_observer_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_observer_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_OBSERVER, late, true, &again);
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

static inline uint32_t procd_observer_query_process(struct writ_io *io, uint64_t pid,
                                                    struct procd_query_process_reply *ret_reply)
{
    return procd_observer_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_but_bootstrap_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_all_but_bootstrap_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                             struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_but_bootstrap_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL_BUT_BOOTSTRAP, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_but_bootstrap_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL_BUT_BOOTSTRAP, late, true, &again);
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

static inline uint32_t
procd_all_but_bootstrap_query_process(struct writ_io *io, uint64_t pid,
                                      struct procd_query_process_reply *ret_reply)
{
    return procd_all_but_bootstrap_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid,
                                                        ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_but_bootstrap_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_all_but_bootstrap_begin_image_transfer_builder
procd_all_but_bootstrap_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct procd_all_but_bootstrap_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL_BUT_BOOTSTRAP,
        .body = (void *)io->out,
    };
}

static inline void
procd_all_but_bootstrap_begin_image_transfer_put_segments(struct procd_all_but_bootstrap_begin_image_transfer_builder *b, const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_all_but_bootstrap_begin_image_transfer_put_program(struct procd_all_but_bootstrap_begin_image_transfer_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_all_but_bootstrap_begin_image_transfer_call_within(struct procd_all_but_bootstrap_begin_image_transfer_builder *b, uint32_t timeout_ms, struct procd_begin_image_transfer_reply *ret_reply)
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
procd_all_but_bootstrap_begin_image_transfer_call(struct procd_all_but_bootstrap_begin_image_transfer_builder *b, struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_all_but_bootstrap_begin_image_transfer_call_within(b,
                                                                    PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_but_driver_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_all_but_driver_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                          struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_but_driver_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL_BUT_DRIVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_but_driver_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL_BUT_DRIVER, late, true, &again);
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

static inline uint32_t
procd_all_but_driver_query_process(struct writ_io *io, uint64_t pid,
                                   struct procd_query_process_reply *ret_reply)
{
    return procd_all_but_driver_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid,
                                                     ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_but_driver_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_all_but_driver_begin_image_transfer_builder
procd_all_but_driver_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct procd_all_but_driver_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL_BUT_DRIVER,
        .body = (void *)io->out,
    };
}

static inline void
procd_all_but_driver_begin_image_transfer_put_segments(struct procd_all_but_driver_begin_image_transfer_builder *b, const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_all_but_driver_begin_image_transfer_put_program(struct procd_all_but_driver_begin_image_transfer_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_all_but_driver_begin_image_transfer_call_within(struct procd_all_but_driver_begin_image_transfer_builder *b, uint32_t timeout_ms, struct procd_begin_image_transfer_reply *ret_reply)
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
procd_all_but_driver_begin_image_transfer_call(struct procd_all_but_driver_begin_image_transfer_builder *b, struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_all_but_driver_begin_image_transfer_call_within(b,
                                                                 PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_but_launcher_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_all_but_launcher_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                            struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_but_launcher_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL_BUT_LAUNCHER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_but_launcher_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL_BUT_LAUNCHER, late, true, &again);
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

static inline uint32_t
procd_all_but_launcher_query_process(struct writ_io *io, uint64_t pid,
                                     struct procd_query_process_reply *ret_reply)
{
    return procd_all_but_launcher_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid,
                                                       ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_but_launcher_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_all_but_launcher_begin_image_transfer_builder
procd_all_but_launcher_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct procd_all_but_launcher_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL_BUT_LAUNCHER,
        .body = (void *)io->out,
    };
}

static inline void
procd_all_but_launcher_begin_image_transfer_put_segments(struct procd_all_but_launcher_begin_image_transfer_builder *b, const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_all_but_launcher_begin_image_transfer_put_program(struct procd_all_but_launcher_begin_image_transfer_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_all_but_launcher_begin_image_transfer_call_within(struct procd_all_but_launcher_begin_image_transfer_builder *b, uint32_t timeout_ms, struct procd_begin_image_transfer_reply *ret_reply)
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
procd_all_but_launcher_begin_image_transfer_call(struct procd_all_but_launcher_begin_image_transfer_builder *b, struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_all_but_launcher_begin_image_transfer_call_within(b,
                                                                   PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS, ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_but_loader_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_all_but_loader_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                          struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_but_loader_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL_BUT_LOADER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_but_loader_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL_BUT_LOADER, late, true, &again);
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

static inline uint32_t
procd_all_but_loader_query_process(struct writ_io *io, uint64_t pid,
                                   struct procd_query_process_reply *ret_reply)
{
    return procd_all_but_loader_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid,
                                                     ret_reply);
}

/* A request of `query_process`. */
static inline struct writ_msg procd_all_but_observer_query_process_made(uint64_t pid)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCD_QUERY_PROCESS_REQUEST, .w = {pid}};
    return m;
}

/* What is known of a process. `last_seq` is the number of its event, 0 while it has none. */
static inline uint32_t
procd_all_but_observer_query_process_within(struct writ_io *io, uint32_t timeout_ms, uint64_t pid,
                                            struct procd_query_process_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCD_QUERY_PROCESS_DEADLINE_MS);
    struct writ_msg m = procd_all_but_observer_query_process_made(pid);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_PROCD_ALL_BUT_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = procd_all_but_observer_query_process_made(pid);
        late = writ_call_again(io, CONTRACTS_SLOT_PROCD_ALL_BUT_OBSERVER, late, true, &again);
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

static inline uint32_t
procd_all_but_observer_query_process(struct writ_io *io, uint64_t pid,
                                     struct procd_query_process_reply *ret_reply)
{
    return procd_all_but_observer_query_process_within(io, PROCD_QUERY_PROCESS_DEADLINE_MS, pid,
                                                       ret_reply);
}

/* A request of `begin_image_transfer` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct procd_all_but_observer_begin_image_transfer_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct procd_begin_image_transfer_request_body *body;
};

/* Announces an image: its size, its segments and its entry, all of which are checked before a byte is sent.
 *
 * Guarantee: on any error nothing is allocated that was not before. */
static inline struct procd_all_but_observer_begin_image_transfer_builder
procd_all_but_observer_begin_image_transfer_begin(struct writ_io *io)
{
    return (struct procd_all_but_observer_begin_image_transfer_builder){
        .wire = writ_builder_begin(io, 40, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_PROCD_ALL_BUT_OBSERVER,
        .body = (void *)io->out,
    };
}

static inline void
procd_all_but_observer_begin_image_transfer_put_segments(struct procd_all_but_observer_begin_image_transfer_builder *b, const struct transfer_segment *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        transfer_segment_store(at + i * 40, &data[i]);
    }
}

static inline void
procd_all_but_observer_begin_image_transfer_put_program(struct procd_all_but_observer_begin_image_transfer_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, procd_begin_image_transfer_request_tails, 1, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
procd_all_but_observer_begin_image_transfer_call_within(struct procd_all_but_observer_begin_image_transfer_builder *b, uint32_t timeout_ms, struct procd_begin_image_transfer_reply *ret_reply)
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
procd_all_but_observer_begin_image_transfer_call(struct procd_all_but_observer_begin_image_transfer_builder *b, struct procd_begin_image_transfer_reply *ret_reply)
{
    return procd_all_but_observer_begin_image_transfer_call_within(b,
                                                                   PROCD_BEGIN_IMAGE_TRANSFER_DEADLINE_MS, ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg samgrd_all_connect_made(uint64_t name, uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t samgrd_all_connect_within(struct writ_io *io, uint32_t timeout_ms,
                                                 uint64_t name, uint32_t wanted_roles,
                                                 struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m = samgrd_all_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_connect_made(name, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL, late, true, &again);
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

static inline uint32_t samgrd_all_connect(struct writ_io *io, uint64_t name, uint32_t wanted_roles,
                                          struct samgrd_connect_reply *ret_reply)
{
    return samgrd_all_connect_within(io, SAMGRD_CONNECT_DEADLINE_MS, name, wanted_roles, ret_reply);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_all_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t samgrd_all_list_names_within(struct writ_io *io, uint32_t timeout_ms,
                                                    uint64_t after,
                                                    struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_all_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_list_names_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t samgrd_all_list_names(struct writ_io *io, uint64_t after,
                                             struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_all_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_all_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct samgrd_all_register_name_builder
samgrd_all_register_name_begin(struct writ_io *io)
{
    return (struct samgrd_all_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_SAMGRD_ALL,
        .body = (void *)io->out,
    };
}

static inline void samgrd_all_register_name_put_service(struct samgrd_all_register_name_builder *b,
                                                        const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void samgrd_all_register_name_put_endpoint(struct samgrd_all_register_name_builder *b,
                                                         uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
samgrd_all_register_name_call_within(struct samgrd_all_register_name_builder *b,
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

static inline uint32_t samgrd_all_register_name_call(struct samgrd_all_register_name_builder *b,
                                                     struct samgrd_register_name_reply *ret_reply)
{
    return samgrd_all_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS, ret_reply);
}

/* A request of `report_change`. */
static inline struct writ_msg samgrd_all_report_change_made(uint64_t name, uint32_t owner,
                                                            enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_all_report_change_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint64_t name, uint32_t owner,
                                                       enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_all_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_report_change_made(name, owner, change);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_all_report_change(struct writ_io *io, uint64_t name, uint32_t owner,
                                                enum name_change change)
{
    return samgrd_all_report_change_within(io, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name, owner,
                                           change);
}

/* A request of `resolve` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_consumer_resolve_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_resolve_request_body *body;
};

/* The number of a name, and what is spoken there. */
static inline struct samgrd_consumer_resolve_builder
samgrd_consumer_resolve_begin(struct writ_io *io)
{
    return (struct samgrd_consumer_resolve_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_SAMGRD_CONSUMER,
        .body = (void *)io->out,
    };
}

static inline void samgrd_consumer_resolve_put_service(struct samgrd_consumer_resolve_builder *b,
                                                       const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_resolve_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t
samgrd_consumer_resolve_call_within(struct samgrd_consumer_resolve_builder *b, uint32_t timeout_ms,
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

static inline uint32_t samgrd_consumer_resolve_call(struct samgrd_consumer_resolve_builder *b,
                                                    struct samgrd_resolve_reply *ret_reply)
{
    return samgrd_consumer_resolve_call_within(b, SAMGRD_RESOLVE_DEADLINE_MS, ret_reply);
}

/* A request of `unregister_name`. */
static inline struct writ_msg samgrd_registrar_unregister_name_made(uint64_t name)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_UNREGISTER_NAME_REQUEST, .w = {name}};
    return m;
}

/* Takes a name back. */
static inline uint32_t samgrd_registrar_unregister_name_within(struct writ_io *io,
                                                               uint32_t timeout_ms, uint64_t name)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_UNREGISTER_NAME_DEADLINE_MS);
    struct writ_msg m = samgrd_registrar_unregister_name_made(name);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_REGISTRAR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_registrar_unregister_name_made(name);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_REGISTRAR, late, false, &again);
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

static inline uint32_t samgrd_registrar_unregister_name(struct writ_io *io, uint64_t name)
{
    return samgrd_registrar_unregister_name_within(io, SAMGRD_UNREGISTER_NAME_DEADLINE_MS, name);
}

/* A request of `report_change`. */
static inline struct writ_msg samgrd_supervisor_report_change_made(uint64_t name, uint32_t owner,
                                                                   enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_supervisor_report_change_within(struct writ_io *io,
                                                              uint32_t timeout_ms, uint64_t name,
                                                              uint32_t owner,
                                                              enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_supervisor_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_supervisor_report_change_made(name, owner, change);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_SUPERVISOR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_supervisor_report_change(struct writ_io *io, uint64_t name,
                                                       uint32_t owner, enum name_change change)
{
    return samgrd_supervisor_report_change_within(io, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name, owner,
                                                  change);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_observer_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t samgrd_observer_list_names_within(struct writ_io *io, uint32_t timeout_ms,
                                                         uint64_t after,
                                                         struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_observer_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_observer_list_names_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_OBSERVER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t samgrd_observer_list_names(struct writ_io *io, uint64_t after,
                                                  struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_observer_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after, ret_reply);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_all_but_consumer_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t
samgrd_all_but_consumer_list_names_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after,
                                          struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_consumer_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_CONSUMER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_consumer_list_names_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_CONSUMER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t samgrd_all_but_consumer_list_names(struct writ_io *io, uint64_t after,
                                                          struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_all_but_consumer_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after,
                                                     ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_all_but_consumer_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct samgrd_all_but_consumer_register_name_builder
samgrd_all_but_consumer_register_name_begin(struct writ_io *io)
{
    return (struct samgrd_all_but_consumer_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_SAMGRD_ALL_BUT_CONSUMER,
        .body = (void *)io->out,
    };
}

static inline void
samgrd_all_but_consumer_register_name_put_service(struct samgrd_all_but_consumer_register_name_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void
samgrd_all_but_consumer_register_name_put_endpoint(struct samgrd_all_but_consumer_register_name_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
samgrd_all_but_consumer_register_name_call_within(struct samgrd_all_but_consumer_register_name_builder *b, uint32_t timeout_ms, struct samgrd_register_name_reply *ret_reply)
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
samgrd_all_but_consumer_register_name_call(struct samgrd_all_but_consumer_register_name_builder *b,
                                           struct samgrd_register_name_reply *ret_reply)
{
    return samgrd_all_but_consumer_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS,
                                                             ret_reply);
}

/* A request of `report_change`. */
static inline struct writ_msg
samgrd_all_but_consumer_report_change_made(uint64_t name, uint32_t owner, enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_all_but_consumer_report_change_within(struct writ_io *io,
                                                                    uint32_t timeout_ms,
                                                                    uint64_t name, uint32_t owner,
                                                                    enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_consumer_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_CONSUMER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_consumer_report_change_made(name, owner, change);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_CONSUMER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_all_but_consumer_report_change(struct writ_io *io, uint64_t name,
                                                             uint32_t owner,
                                                             enum name_change change)
{
    return samgrd_all_but_consumer_report_change_within(io, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name,
                                                        owner, change);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_all_but_registrar_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t
samgrd_all_but_registrar_list_names_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after,
                                           struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_registrar_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_registrar_list_names_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t
samgrd_all_but_registrar_list_names(struct writ_io *io, uint64_t after,
                                    struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_all_but_registrar_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after,
                                                      ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg samgrd_all_but_registrar_connect_made(uint64_t name,
                                                                    uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t
samgrd_all_but_registrar_connect_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name,
                                        uint32_t wanted_roles,
                                        struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_registrar_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_registrar_connect_made(name, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR, late, true, &again);
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

static inline uint32_t samgrd_all_but_registrar_connect(struct writ_io *io, uint64_t name,
                                                        uint32_t wanted_roles,
                                                        struct samgrd_connect_reply *ret_reply)
{
    return samgrd_all_but_registrar_connect_within(io, SAMGRD_CONNECT_DEADLINE_MS, name,
                                                   wanted_roles, ret_reply);
}

/* A request of `report_change`. */
static inline struct writ_msg
samgrd_all_but_registrar_report_change_made(uint64_t name, uint32_t owner, enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_all_but_registrar_report_change_within(struct writ_io *io,
                                                                     uint32_t timeout_ms,
                                                                     uint64_t name, uint32_t owner,
                                                                     enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_registrar_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_registrar_report_change_made(name, owner, change);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_REGISTRAR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_all_but_registrar_report_change(struct writ_io *io, uint64_t name,
                                                              uint32_t owner,
                                                              enum name_change change)
{
    return samgrd_all_but_registrar_report_change_within(io, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name,
                                                         owner, change);
}

/* A request of `list_names`. */
static inline struct writ_msg samgrd_all_but_supervisor_list_names_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_LIST_NAMES_REQUEST, .w = {after}};
    return m;
}

/* A page of all names, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means that
 * names came or went between: begin again. */
static inline uint32_t
samgrd_all_but_supervisor_list_names_within(struct writ_io *io, uint32_t timeout_ms, uint64_t after,
                                            struct samgrd_list_names_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_LIST_NAMES_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_supervisor_list_names_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_supervisor_list_names_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_SUPERVISOR, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = samgrd_list_names_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, SAMGRD_LIST_NAMES_REQUEST, m.tag,
                                samgrd_list_names_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = samgrd_list_names_reply_read(io->out);
    ret_reply->items.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t
samgrd_all_but_supervisor_list_names(struct writ_io *io, uint64_t after,
                                     struct samgrd_list_names_reply *ret_reply)
{
    return samgrd_all_but_supervisor_list_names_within(io, SAMGRD_LIST_NAMES_DEADLINE_MS, after,
                                                       ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg samgrd_all_but_supervisor_connect_made(uint64_t name,
                                                                     uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t
samgrd_all_but_supervisor_connect_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name,
                                         uint32_t wanted_roles,
                                         struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_supervisor_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_SUPERVISOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_supervisor_connect_made(name, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_SUPERVISOR, late, true, &again);
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

static inline uint32_t samgrd_all_but_supervisor_connect(struct writ_io *io, uint64_t name,
                                                         uint32_t wanted_roles,
                                                         struct samgrd_connect_reply *ret_reply)
{
    return samgrd_all_but_supervisor_connect_within(io, SAMGRD_CONNECT_DEADLINE_MS, name,
                                                    wanted_roles, ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_all_but_supervisor_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct samgrd_all_but_supervisor_register_name_builder
samgrd_all_but_supervisor_register_name_begin(struct writ_io *io)
{
    return (struct samgrd_all_but_supervisor_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_SAMGRD_ALL_BUT_SUPERVISOR,
        .body = (void *)io->out,
    };
}

static inline void
samgrd_all_but_supervisor_register_name_put_service(struct samgrd_all_but_supervisor_register_name_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void
samgrd_all_but_supervisor_register_name_put_endpoint(struct samgrd_all_but_supervisor_register_name_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
samgrd_all_but_supervisor_register_name_call_within(struct samgrd_all_but_supervisor_register_name_builder *b, uint32_t timeout_ms, struct samgrd_register_name_reply *ret_reply)
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
samgrd_all_but_supervisor_register_name_call(struct samgrd_all_but_supervisor_register_name_builder *b, struct samgrd_register_name_reply *ret_reply)
{
    return samgrd_all_but_supervisor_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS,
                                                               ret_reply);
}

/* A request of `connect`. */
static inline struct writ_msg samgrd_all_but_observer_connect_made(uint64_t name,
                                                                   uint32_t wanted_roles)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_CONNECT_REQUEST, .w = {name, wanted_roles}};
    return m;
}

/* A connection to who is behind a name, in as many of the wanted roles as policy allows the caller; `roles` are those it has.
 *
 * The connection is bound to the caller: nobody else can call through it. A name that is restarting gives one too, its calls queue.
 * Guarantee: a policyd that is dead, slow or confused means POLICY_SAYS_NO. */
static inline uint32_t
samgrd_all_but_observer_connect_within(struct writ_io *io, uint32_t timeout_ms, uint64_t name,
                                       uint32_t wanted_roles,
                                       struct samgrd_connect_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_CONNECT_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_observer_connect_made(name, wanted_roles);
    if (WRIT_CHECKS && samgrd_connect_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_observer_connect_made(name, wanted_roles);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_OBSERVER, late, true, &again);
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

static inline uint32_t samgrd_all_but_observer_connect(struct writ_io *io, uint64_t name,
                                                       uint32_t wanted_roles,
                                                       struct samgrd_connect_reply *ret_reply)
{
    return samgrd_all_but_observer_connect_within(io, SAMGRD_CONNECT_DEADLINE_MS, name,
                                                  wanted_roles, ret_reply);
}

/* A request of `register_name` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct samgrd_all_but_observer_register_name_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct samgrd_register_name_request_body *body;
};

/* Makes a name for an endpoint of the caller. It lives as long as the connection over which it was made, and is up when its server says
 * `come_up`.
 *
 * Guarantee: on any error the endpoint is closed and the name is as it was. */
static inline struct samgrd_all_but_observer_register_name_builder
samgrd_all_but_observer_register_name_begin(struct writ_io *io)
{
    return (struct samgrd_all_but_observer_register_name_builder){
        .wire = writ_builder_begin(io, 8, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_SAMGRD_ALL_BUT_OBSERVER,
        .body = (void *)io->out,
    };
}

static inline void
samgrd_all_but_observer_register_name_put_service(struct samgrd_all_but_observer_register_name_builder *b, const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, samgrd_register_name_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Gives a handle. */
static inline void
samgrd_all_but_observer_register_name_put_endpoint(struct samgrd_all_but_observer_register_name_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = ENDPOINT_TYPE, .rights = ENDPOINT_RIGHT_MINT, .protocol = WRIT_ANY_PROTOCOL};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
samgrd_all_but_observer_register_name_call_within(struct samgrd_all_but_observer_register_name_builder *b, uint32_t timeout_ms, struct samgrd_register_name_reply *ret_reply)
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
samgrd_all_but_observer_register_name_call(struct samgrd_all_but_observer_register_name_builder *b,
                                           struct samgrd_register_name_reply *ret_reply)
{
    return samgrd_all_but_observer_register_name_call_within(b, SAMGRD_REGISTER_NAME_DEADLINE_MS,
                                                             ret_reply);
}

/* A request of `report_change`. */
static inline struct writ_msg
samgrd_all_but_observer_report_change_made(uint64_t name, uint32_t owner, enum name_change change)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SAMGRD_REPORT_CHANGE_REQUEST,
                          .w = {name, owner | (uint64_t)(uint8_t)change << 32}};
    return m;
}

/* Tells that who is behind a name died, returned or was given up; said by its supervisor. */
static inline uint32_t samgrd_all_but_observer_report_change_within(struct writ_io *io,
                                                                    uint32_t timeout_ms,
                                                                    uint64_t name, uint32_t owner,
                                                                    enum name_change change)
{
    uint32_t left_ms = writ_least(timeout_ms, SAMGRD_REPORT_CHANGE_DEADLINE_MS);
    struct writ_msg m = samgrd_all_but_observer_report_change_made(name, owner, change);
    if (WRIT_CHECKS && samgrd_report_change_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = samgrd_all_but_observer_report_change_made(name, owner, change);
        late = writ_call_again(io, CONTRACTS_SLOT_SAMGRD_ALL_BUT_OBSERVER, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != SAMGRD_REPORT_CHANGE_REPLY) {
        return writ_judge_reply(io, SAMGRD_REPORT_CHANGE_REQUEST, m.tag,
                                samgrd_report_change_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t samgrd_all_but_observer_report_change(struct writ_io *io, uint64_t name,
                                                             uint32_t owner,
                                                             enum name_change change)
{
    return samgrd_all_but_observer_report_change_within(io, SAMGRD_REPORT_CHANGE_DEADLINE_MS, name,
                                                        owner, change);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memd_all_judge_fault_builder {
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
static inline struct memd_all_judge_fault_builder memd_all_judge_fault_begin(struct writ_io *io)
{
    return (struct memd_all_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_ALL,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t memd_all_judge_fault_call_within(struct memd_all_judge_fault_builder *b,
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

static inline uint32_t memd_all_judge_fault_call(struct memd_all_judge_fault_builder *b,
                                                 struct memd_judge_fault_reply *ret_reply)
{
    return memd_all_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memd_all_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memd_all_open_account_builder memd_all_open_account_begin(struct writ_io *io)
{
    return (struct memd_all_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_ALL,
    };
}

/* Gives a handle. */
static inline void memd_all_open_account_put_quota(struct memd_all_open_account_builder *b,
                                                   uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t memd_all_open_account_call_within(struct memd_all_open_account_builder *b,
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

static inline uint32_t memd_all_open_account_call(struct memd_all_open_account_builder *b)
{
    return memd_all_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `read_usage`. */
static inline struct writ_msg memd_all_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memd_all_read_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint32_t principal,
                                                  struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_all_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_MEMD_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_all_read_usage_made(principal);
        late = writ_call_again(io, CONTRACTS_SLOT_MEMD_ALL, late, true, &again);
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

static inline uint32_t memd_all_read_usage(struct writ_io *io, uint32_t principal,
                                           struct memory_usage *ret_usage)
{
    return memd_all_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal, ret_usage);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memd_consumer_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memd_consumer_open_account_builder
memd_consumer_open_account_begin(struct writ_io *io)
{
    return (struct memd_consumer_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_CONSUMER,
    };
}

/* Gives a handle. */
static inline void
memd_consumer_open_account_put_quota(struct memd_consumer_open_account_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
memd_consumer_open_account_call_within(struct memd_consumer_open_account_builder *b,
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

static inline uint32_t memd_consumer_open_account_call(struct memd_consumer_open_account_builder *b)
{
    return memd_consumer_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memd_kernel_side_judge_fault_builder {
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
static inline struct memd_kernel_side_judge_fault_builder
memd_kernel_side_judge_fault_begin(struct writ_io *io)
{
    return (struct memd_kernel_side_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_KERNEL_SIDE,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t
memd_kernel_side_judge_fault_call_within(struct memd_kernel_side_judge_fault_builder *b,
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

static inline uint32_t
memd_kernel_side_judge_fault_call(struct memd_kernel_side_judge_fault_builder *b,
                                  struct memd_judge_fault_reply *ret_reply)
{
    return memd_kernel_side_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS, ret_reply);
}

/* A request of `read_usage`. */
static inline struct writ_msg memd_observer_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memd_observer_read_usage_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint32_t principal,
                                                       struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_observer_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_MEMD_OBSERVER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_observer_read_usage_made(principal);
        late = writ_call_again(io, CONTRACTS_SLOT_MEMD_OBSERVER, late, true, &again);
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

static inline uint32_t memd_observer_read_usage(struct writ_io *io, uint32_t principal,
                                                struct memory_usage *ret_usage)
{
    return memd_observer_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal, ret_usage);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memd_all_but_consumer_judge_fault_builder {
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
static inline struct memd_all_but_consumer_judge_fault_builder
memd_all_but_consumer_judge_fault_begin(struct writ_io *io)
{
    return (struct memd_all_but_consumer_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_ALL_BUT_CONSUMER,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t
memd_all_but_consumer_judge_fault_call_within(struct memd_all_but_consumer_judge_fault_builder *b,
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

static inline uint32_t
memd_all_but_consumer_judge_fault_call(struct memd_all_but_consumer_judge_fault_builder *b,
                                       struct memd_judge_fault_reply *ret_reply)
{
    return memd_all_but_consumer_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS,
                                                         ret_reply);
}

/* A request of `read_usage`. */
static inline struct writ_msg memd_all_but_consumer_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memd_all_but_consumer_read_usage_within(struct writ_io *io,
                                                               uint32_t timeout_ms,
                                                               uint32_t principal,
                                                               struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_all_but_consumer_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_MEMD_ALL_BUT_CONSUMER, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_all_but_consumer_read_usage_made(principal);
        late = writ_call_again(io, CONTRACTS_SLOT_MEMD_ALL_BUT_CONSUMER, late, true, &again);
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

static inline uint32_t memd_all_but_consumer_read_usage(struct writ_io *io, uint32_t principal,
                                                        struct memory_usage *ret_usage)
{
    return memd_all_but_consumer_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal,
                                                   ret_usage);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memd_all_but_kernel_side_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memd_all_but_kernel_side_open_account_builder
memd_all_but_kernel_side_open_account_begin(struct writ_io *io)
{
    return (struct memd_all_but_kernel_side_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_ALL_BUT_KERNEL_SIDE,
    };
}

/* Gives a handle. */
static inline void
memd_all_but_kernel_side_open_account_put_quota(struct memd_all_but_kernel_side_open_account_builder *b, uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
memd_all_but_kernel_side_open_account_call_within(struct memd_all_but_kernel_side_open_account_builder *b, uint32_t timeout_ms)
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

static inline uint32_t
memd_all_but_kernel_side_open_account_call(struct memd_all_but_kernel_side_open_account_builder *b)
{
    return memd_all_but_kernel_side_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `read_usage`. */
static inline struct writ_msg memd_all_but_kernel_side_read_usage_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMD_READ_USAGE_REQUEST, .w = {principal}};
    return m;
}

/* What one program may have and has. */
static inline uint32_t memd_all_but_kernel_side_read_usage_within(struct writ_io *io,
                                                                  uint32_t timeout_ms,
                                                                  uint32_t principal,
                                                                  struct memory_usage *ret_usage)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMD_READ_USAGE_DEADLINE_MS);
    struct writ_msg m = memd_all_but_kernel_side_read_usage_made(principal);
    if (WRIT_CHECKS && memd_read_usage_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_MEMD_ALL_BUT_KERNEL_SIDE, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memd_all_but_kernel_side_read_usage_made(principal);
        late = writ_call_again(io, CONTRACTS_SLOT_MEMD_ALL_BUT_KERNEL_SIDE, late, true, &again);
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

static inline uint32_t memd_all_but_kernel_side_read_usage(struct writ_io *io, uint32_t principal,
                                                           struct memory_usage *ret_usage)
{
    return memd_all_but_kernel_side_read_usage_within(io, MEMD_READ_USAGE_DEADLINE_MS, principal,
                                                      ret_usage);
}

/* A request of `open_account` in the making. Its values go into `body`; the first error stays. */
struct memd_all_but_observer_open_account_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Opens the caller's account: the quota that pays for what it asks for, and that is read when somebody asks how much it has. A second
 * one takes the place of the first; the account goes with the caller. A program that declares a connection to Memd does this before it
 * runs. */
static inline struct memd_all_but_observer_open_account_builder
memd_all_but_observer_open_account_begin(struct writ_io *io)
{
    return (struct memd_all_but_observer_open_account_builder){
        .wire = writ_builder_begin(io, 0, 1),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_ALL_BUT_OBSERVER,
    };
}

/* Gives a handle. */
static inline void
memd_all_but_observer_open_account_put_quota(struct memd_all_but_observer_open_account_builder *b,
                                             uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = QUOTA_TYPE, .rights = QUOTA_RIGHT_CREATE};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t
memd_all_but_observer_open_account_call_within(struct memd_all_but_observer_open_account_builder *b,
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

static inline uint32_t
memd_all_but_observer_open_account_call(struct memd_all_but_observer_open_account_builder *b)
{
    return memd_all_but_observer_open_account_call_within(b, MEMD_OPEN_ACCOUNT_DEADLINE_MS);
}

/* A request of `judge_fault` in the making. Its values go into `body`; the first error stays. */
struct memd_all_but_observer_judge_fault_builder {
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
static inline struct memd_all_but_observer_judge_fault_builder
memd_all_but_observer_judge_fault_begin(struct writ_io *io)
{
    return (struct memd_all_but_observer_judge_fault_builder){
        .wire = writ_builder_begin(io, 176, 0),
        .io = io,
        .slot = CONTRACTS_SLOT_MEMD_ALL_BUT_OBSERVER,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t
memd_all_but_observer_judge_fault_call_within(struct memd_all_but_observer_judge_fault_builder *b,
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

static inline uint32_t
memd_all_but_observer_judge_fault_call(struct memd_all_but_observer_judge_fault_builder *b,
                                       struct memd_judge_fault_reply *ret_reply)
{
    return memd_all_but_observer_judge_fault_call_within(b, MEMD_JUDGE_FAULT_DEADLINE_MS,
                                                         ret_reply);
}

/* A request of `list`. */
static inline struct writ_msg supervisor_all_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_LIST_REQUEST, .w = {after}};
    return m;
}

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static inline uint32_t supervisor_all_list_within(struct writ_io *io, uint32_t timeout_ms,
                                                  uint64_t after,
                                                  struct supervisor_list_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_LIST_DEADLINE_MS);
    struct writ_msg m = supervisor_all_list_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SUPERVISOR_ALL, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_all_list_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SUPERVISOR_ALL, late, true, &again);
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

static inline uint32_t supervisor_all_list(struct writ_io *io, uint64_t after,
                                           struct supervisor_list_reply *ret_reply)
{
    return supervisor_all_list_within(io, SUPERVISOR_LIST_DEADLINE_MS, after, ret_reply);
}

/* A request of `attend` in the making. Its values go into `body`; the first error stays. */
struct supervisor_all_attend_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the helper what it works with: the board, which the root writes, a page for orders, which the helper writes, and a bell to ring
 * when there is one. In return it gives a bell for when the board has changed. What an earlier call gave is closed. */
static inline struct supervisor_all_attend_builder supervisor_all_attend_begin(struct writ_io *io)
{
    return (struct supervisor_all_attend_builder){
        .wire = writ_builder_begin(io, 0, 3),
        .io = io,
        .slot = CONTRACTS_SLOT_SUPERVISOR_ALL,
    };
}

/* Gives a handle. */
static inline void supervisor_all_attend_put_board(struct supervisor_all_attend_builder *b,
                                                   uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void supervisor_all_attend_put_orders(struct supervisor_all_attend_builder *b,
                                                    uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Gives a handle. */
static inline void supervisor_all_attend_put_bell(struct supervisor_all_attend_builder *b,
                                                  uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 2, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t supervisor_all_attend_call_within(struct supervisor_all_attend_builder *b,
                                                         uint32_t timeout_ms,
                                                         struct supervisor_attend_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_ATTEND_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    writ_builder_needs(&b->wire, 2);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = supervisor_attend_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 3);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SUPERVISOR_ATTEND_REQUEST, b->wire.cursor)};
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
    struct writ_reject why =
        supervisor_attend_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, SUPERVISOR_ATTEND_REQUEST, m.tag,
                                supervisor_attend_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = supervisor_attend_reply_read(b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t supervisor_all_attend_call(struct supervisor_all_attend_builder *b,
                                                  struct supervisor_attend_reply *ret_reply)
{
    return supervisor_all_attend_call_within(b, SUPERVISOR_ATTEND_DEADLINE_MS, ret_reply);
}

/* A request of `list`. */
static inline struct writ_msg supervisor_operator_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = SUPERVISOR_LIST_REQUEST, .w = {after}};
    return m;
}

/* A page of the components, by rising number. `next` is 0 after the last page; another `generation` than that of the page before means
 * that states changed between: begin again. */
static inline uint32_t supervisor_operator_list_within(struct writ_io *io, uint32_t timeout_ms,
                                                       uint64_t after,
                                                       struct supervisor_list_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_LIST_DEADLINE_MS);
    struct writ_msg m = supervisor_operator_list_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, CONTRACTS_SLOT_SUPERVISOR_OPERATOR, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = supervisor_operator_list_made(after);
        late = writ_call_again(io, CONTRACTS_SLOT_SUPERVISOR_OPERATOR, late, true, &again);
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

static inline uint32_t supervisor_operator_list(struct writ_io *io, uint64_t after,
                                                struct supervisor_list_reply *ret_reply)
{
    return supervisor_operator_list_within(io, SUPERVISOR_LIST_DEADLINE_MS, after, ret_reply);
}

/* A request of `attend` in the making. Its values go into `body`; the first error stays. */
struct supervisor_root_attend_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
};

/* Gives the helper what it works with: the board, which the root writes, a page for orders, which the helper writes, and a bell to ring
 * when there is one. In return it gives a bell for when the board has changed. What an earlier call gave is closed. */
static inline struct supervisor_root_attend_builder supervisor_root_attend_begin(struct writ_io *io)
{
    return (struct supervisor_root_attend_builder){
        .wire = writ_builder_begin(io, 0, 3),
        .io = io,
        .slot = CONTRACTS_SLOT_SUPERVISOR_ROOT,
    };
}

/* Gives a handle. */
static inline void supervisor_root_attend_put_board(struct supervisor_root_attend_builder *b,
                                                    uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {.type = VMO_TYPE, .rights = VMO_RIGHT_READ};
    writ_builder_handle(&b->wire, b->io, 0, slot, record);
}

/* Gives a handle. */
static inline void supervisor_root_attend_put_orders(struct supervisor_root_attend_builder *b,
                                                     uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = VMO_TYPE, .rights = VMO_RIGHT_READ | VMO_RIGHT_WRITE};
    writ_builder_handle(&b->wire, b->io, 1, slot, record);
}

/* Gives a handle. */
static inline void supervisor_root_attend_put_bell(struct supervisor_root_attend_builder *b,
                                                   uint32_t slot)
{
    writ_builder_touch(&b->wire, b->io);
    const struct writ_record record = {
        .type = NOTIFICATION_TYPE, .rights = NOTIFICATION_RIGHT_SIGNAL};
    writ_builder_handle(&b->wire, b->io, 2, slot, record);
}

/* Sends it; handles that are given are consumed whatever comes back. */
static inline uint32_t supervisor_root_attend_call_within(struct supervisor_root_attend_builder *b,
                                                          uint32_t timeout_ms,
                                                          struct supervisor_attend_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, SUPERVISOR_ATTEND_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_needs(&b->wire, 0);
    writ_builder_needs(&b->wire, 1);
    writ_builder_needs(&b->wire, 2);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = supervisor_attend_request_check_body(b->wire.page + WRIT_RECORDS);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        writ_builder_drop(&b->wire, b->io, 3);
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(SUPERVISOR_ATTEND_REQUEST, b->wire.cursor)};
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
    struct writ_reject why =
        supervisor_attend_reply_check(&m, b->io->out, b->io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(b->io, SUPERVISOR_ATTEND_REQUEST, m.tag,
                                supervisor_attend_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = supervisor_attend_reply_read(b->io->out + WRIT_RECORDS);
    return WRIT_OK;
}

static inline uint32_t supervisor_root_attend_call(struct supervisor_root_attend_builder *b,
                                                   struct supervisor_attend_reply *ret_reply)
{
    return supervisor_root_attend_call_within(b, SUPERVISOR_ATTEND_DEADLINE_MS, ret_reply);
}

#endif
