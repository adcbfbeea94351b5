/* Generated from idl/kernel.writ: change it there.
 *
 * Calls on kernel objects by those who hold them: one stub per method, on the capability in a slot. A text is copied into the page for
 * messages that go out; everything else stays in registers.
 */
#ifndef KERNEL_CALLS_H
#define KERNEL_CALLS_H

#include "writ/call.h"

#include "kernel_wire.h"

/* Empties a slot of the caller's own table. */
static inline uint32_t process_close_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint32_t slot_)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CLOSE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_CLOSE_REQUEST, .w = {slot_}};
        if (WRIT_CHECKS && process_close_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_CLOSE_REPLY) {
        return writ_judge_reply(io, PROCESS_CLOSE_REQUEST, m.tag,
                                process_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_close(struct writ_io *io, uint32_t process, uint32_t slot_)
{
    return process_close_within(io, process, PROCESS_CLOSE_DEADLINE_MS, slot_);
}

/* Maps pages of a VMO. */
static inline uint32_t process_map_within(struct writ_io *io, uint32_t process, uint32_t timeout_ms,
                                          uint32_t vmo, uint8_t access, uint64_t address,
                                          uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_MAP_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = PROCESS_MAP_REQUEST,
                              .w = {vmo | (uint64_t)access << 32, address, bytes}};
        if (WRIT_CHECKS && process_map_request_check_body(&m).check != 0) {
            return WRIT_BAD_ARGUMENT;
        }
        uint32_t status = writ_port_call(io, process, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_MAP_REPLY) {
        return writ_judge_reply(io, PROCESS_MAP_REQUEST, m.tag,
                                process_map_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_map(struct writ_io *io, uint32_t process, uint32_t vmo,
                                   uint8_t access, uint64_t address, uint64_t bytes)
{
    return process_map_within(io, process, PROCESS_MAP_DEADLINE_MS, vmo, access, address, bytes);
}

/* The size in bytes and whether it is sealed. */
static inline uint32_t vmo_size_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                       uint64_t *ret_bytes, bool *ret_sealed)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_SIZE_DEADLINE_MS);
    struct writ_msg m;
    for (;;) {
        m = (struct writ_msg){.tag = VMO_SIZE_REQUEST};
        uint32_t status = writ_port_call(io, vmo, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(io, status, true);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != VMO_SIZE_REPLY) {
        return writ_judge_reply(io, VMO_SIZE_REQUEST, m.tag,
                                vmo_size_may_say(writ_tag_status(m.tag)));
    }
    if (vmo_size_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_bytes = m.w[0];
    *ret_sealed = (uint8_t)m.w[1] != 0;
    return WRIT_OK;
}

static inline uint32_t vmo_size(struct writ_io *io, uint32_t vmo, uint64_t *ret_bytes,
                                bool *ret_sealed)
{
    return vmo_size_within(io, vmo, VMO_SIZE_DEADLINE_MS, ret_bytes, ret_sealed);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct log_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct log_write_request_body *body;
};

/* Adds a record. */
static inline struct log_write_builder log_write_begin(struct writ_io *io, uint32_t log)
{
    return (struct log_write_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = log,
        .body = (void *)io->out,
    };
}

static inline void log_write_put_text(struct log_write_builder *b, const char *data,
                                      uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, log_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t log_write_call_within(struct log_write_builder *b, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_WRITE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, log_write_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = log_write_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOG_WRITE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != LOG_WRITE_REPLY) {
        return writ_judge_reply(b->io, LOG_WRITE_REQUEST, m.tag,
                                log_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_write_call(struct log_write_builder *b)
{
    return log_write_call_within(b, LOG_WRITE_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t log_write(struct writ_io *io, uint32_t log, enum log_level level,
                                 const char *text, uint32_t text_length)
{
    struct log_write_builder b = log_write_begin(io, log);
    b.body->level = (uint8_t)level;
    log_write_put_text(&b, text, text_length);
    return log_write_call(&b);
}

#endif
