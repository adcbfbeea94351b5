/* Generated from idl/kernel.writ: change it there.
 *
 * Calls on kernel objects by those who hold them: one stub per method, on the capability in a slot. A text is copied into the page for
 * messages that go out; everything else stays in registers.
 */
#ifndef KERNEL_CALLS_H
#define KERNEL_CALLS_H

#include "writ/call.h"

#include "kernel_wire.h"

/* A request of `close`. */
static inline struct writ_msg process_close_made(uint32_t slot)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CLOSE_REQUEST, .w = {slot}};
    return m;
}

/* Empties a slot of the caller's own table. */
static inline uint32_t process_close_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint32_t slot)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CLOSE_DEADLINE_MS);
    struct writ_msg m = process_close_made(slot);
    if (WRIT_CHECKS && process_close_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_close_made(slot);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CLOSE_REPLY) {
        return writ_judge_reply(io, PROCESS_CLOSE_REQUEST, m.tag,
                                process_close_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_close(struct writ_io *io, uint32_t process, uint32_t slot)
{
    return process_close_within(io, process, PROCESS_CLOSE_DEADLINE_MS, slot);
}

/* A request of `map`. */
static inline struct writ_msg process_map_made(uint32_t vmo, uint8_t access, uint64_t address,
                                               uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_MAP_REQUEST,
                          .w = {vmo | (uint64_t)access << 32, address, bytes}};
    return m;
}

/* Maps pages of a VMO. */
static inline uint32_t process_map_within(struct writ_io *io, uint32_t process, uint32_t timeout_ms,
                                          uint32_t vmo, uint8_t access, uint64_t address,
                                          uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_MAP_DEADLINE_MS);
    struct writ_msg m = process_map_made(vmo, access, address, bytes);
    if (WRIT_CHECKS && process_map_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_map_made(vmo, access, address, bytes);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `describe`. */
static inline struct writ_msg process_describe_made(uint32_t slot)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_DESCRIBE_REQUEST, .w = {slot}};
    return m;
}

/* Tells what is in a slot of the caller's own table. */
static inline uint32_t process_describe_within(struct writ_io *io, uint32_t process,
                                               uint32_t timeout_ms, uint32_t slot,
                                               struct process_describe_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_DESCRIBE_DEADLINE_MS);
    struct writ_msg m = process_describe_made(slot);
    if (WRIT_CHECKS && process_describe_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_describe_made(slot);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = process_describe_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCESS_DESCRIBE_REQUEST, m.tag,
                                process_describe_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = process_describe_reply_read(io->out);
    return WRIT_OK;
}

static inline uint32_t process_describe(struct writ_io *io, uint32_t process, uint32_t slot,
                                        struct process_describe_reply *ret_reply)
{
    return process_describe_within(io, process, PROCESS_DESCRIBE_DEADLINE_MS, slot, ret_reply);
}

/* A request of `move` in the making. Its values go into `body`; the first error stays. */
struct process_move_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct process_move_request_body *body;
};

/* Moves a mapping. */
static inline struct process_move_builder process_move_begin(struct writ_io *io, uint32_t process)
{
    return (struct process_move_builder){
        .wire = writ_builder_begin(io, 64, 0),
        .io = io,
        .slot = process,
        .body = (void *)io->out,
    };
}

/* Sends it. */
static inline uint32_t process_move_call_within(struct process_move_builder *b, uint32_t timeout_ms,
                                                struct process_move_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_MOVE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = process_move_request_check_body(b->wire.page);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCESS_MOVE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_MOVE_REPLY) {
        return writ_judge_reply(b->io, PROCESS_MOVE_REQUEST, m.tag,
                                process_move_may_say(writ_tag_status(m.tag)));
    }
    if (process_move_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = process_move_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t process_move_call(struct process_move_builder *b,
                                         struct process_move_reply *ret_reply)
{
    return process_move_call_within(b, PROCESS_MOVE_DEADLINE_MS, ret_reply);
}

/* The same in one call. */
static inline uint32_t process_move(struct writ_io *io, uint32_t process, uint32_t vmo,
                                    const struct wishes *wishes, const struct range from[2],
                                    struct process_move_reply *ret_reply)
{
    struct process_move_builder b = process_move_begin(io, process);
    b.body->vmo = vmo;
    b.body->wishes = *wishes;
    __builtin_memcpy(b.body->from, from, sizeof(b.body->from));
    return process_move_call(&b, ret_reply);
}

/* A request of `ranges`. */
static inline struct writ_msg process_ranges_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_RANGES_REQUEST, .w = {after}};
    return m;
}

/* The ranges that are mapped, from one on. */
static inline uint32_t process_ranges_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, uint64_t after,
                                             struct process_ranges_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_RANGES_DEADLINE_MS);
    struct writ_msg m = process_ranges_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_ranges_made(after);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = process_ranges_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, PROCESS_RANGES_REQUEST, m.tag,
                                process_ranges_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = process_ranges_reply_read(io->out);
    ret_reply->ranges.use = writ_out_use(io);
    ret_reply->comment.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t process_ranges(struct writ_io *io, uint32_t process, uint64_t after,
                                      struct process_ranges_reply *ret_reply)
{
    return process_ranges_within(io, process, PROCESS_RANGES_DEADLINE_MS, after, ret_reply);
}

/* A request of `gather`. */
static inline struct writ_msg process_gather_made(const uint32_t vmos[3], uint64_t address)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_GATHER_REQUEST,
                          .w = {vmos[0] | (uint64_t)vmos[1] << 32, vmos[2], address}};
    return m;
}

/* Maps several VMOs one behind the other. */
static inline uint32_t process_gather_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, const uint32_t vmos[3],
                                             uint64_t address)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_GATHER_DEADLINE_MS);
    struct writ_msg m = process_gather_made(vmos, address);
    if (WRIT_CHECKS && process_gather_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_gather_made(vmos, address);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_GATHER_REPLY) {
        return writ_judge_reply(io, PROCESS_GATHER_REQUEST, m.tag,
                                process_gather_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_gather(struct writ_io *io, uint32_t process, const uint32_t vmos[3],
                                      uint64_t address)
{
    return process_gather_within(io, process, PROCESS_GATHER_DEADLINE_MS, vmos, address);
}

/* A request of `size`. */
static inline struct writ_msg vmo_size_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = VMO_SIZE_REQUEST};
    return m;
}

/* The size in bytes and whether it is sealed. */
static inline uint32_t vmo_size_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                       uint64_t *ret_bytes, bool *ret_sealed)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_SIZE_DEADLINE_MS);
    struct writ_msg m = vmo_size_made();
    uint32_t status = writ_port_call(io, vmo, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = vmo_size_made();
        late = writ_call_again(io, vmo, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
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

/* A request of `read`. */
static inline struct writ_msg vmo_read_made(uint64_t offset, uint32_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = VMO_READ_REQUEST, .w = {offset, bytes}};
    return m;
}

/* Copies out. */
static inline uint32_t vmo_read_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                       uint64_t offset, uint32_t bytes,
                                       struct vmo_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_READ_DEADLINE_MS);
    struct writ_msg m = vmo_read_made(offset, bytes);
    if (WRIT_CHECKS && vmo_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, vmo, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = vmo_read_made(offset, bytes);
        late = writ_call_again(io, vmo, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = vmo_read_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, VMO_READ_REQUEST, m.tag,
                                vmo_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = vmo_read_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t vmo_read(struct writ_io *io, uint32_t vmo, uint64_t offset, uint32_t bytes,
                                struct vmo_read_reply *ret_reply)
{
    return vmo_read_within(io, vmo, VMO_READ_DEADLINE_MS, offset, bytes, ret_reply);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct vmo_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct vmo_write_request_body *body;
};

/* Copies in. */
static inline struct vmo_write_builder vmo_write_begin(struct writ_io *io, uint32_t vmo)
{
    return (struct vmo_write_builder){
        .wire = writ_builder_begin(io, 16, 0),
        .io = io,
        .slot = vmo,
        .body = (void *)io->out,
    };
}

static inline void vmo_write_put_data(struct vmo_write_builder *b, const void *data,
                                      uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, vmo_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t vmo_write_call_within(struct vmo_write_builder *b, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_WRITE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, vmo_write_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = vmo_write_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(VMO_WRITE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != VMO_WRITE_REPLY) {
        return writ_judge_reply(b->io, VMO_WRITE_REQUEST, m.tag,
                                vmo_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t vmo_write_call(struct vmo_write_builder *b)
{
    return vmo_write_call_within(b, VMO_WRITE_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t vmo_write(struct writ_io *io, uint32_t vmo, uint64_t offset,
                                 const void *data, uint32_t data_length)
{
    struct vmo_write_builder b = vmo_write_begin(io, vmo);
    b.body->offset = offset;
    vmo_write_put_data(&b, data, data_length);
    return vmo_write_call(&b);
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
