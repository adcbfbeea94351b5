/* Generated from idl/kernel/devices.writ: change it there.
 *
 * Calls on kernel objects by those who hold them: one stub per method, on the capability in a slot. A text is copied into the page for
 * messages that go out; everything else stays in registers.
 */
#ifndef KERNEL_CALLS_H
#define KERNEL_CALLS_H

#include "writ/call.h"

#include "kernel_wire.h"

/* A request of `bind`. */
static inline struct writ_msg irq_bind_made(uint32_t notification, uint64_t bits)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IRQ_BIND_REQUEST, .w = {notification, bits}};
    return m;
}

/* Sets these bits of a notification whenever the interrupt comes, in place of what an earlier call said; at once if it has come and was
 * not acknowledged. Revoking either capability undoes it, and the interrupt waits for the next one who binds. */
static inline uint32_t irq_bind_within(struct writ_io *io, uint32_t irq, uint32_t timeout_ms,
                                       uint32_t notification, uint64_t bits)
{
    uint32_t left_ms = writ_least(timeout_ms, IRQ_BIND_DEADLINE_MS);
    struct writ_msg m = irq_bind_made(notification, bits);
    if (WRIT_CHECKS && irq_bind_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, irq, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = irq_bind_made(notification, bits);
        late = writ_call_again(io, irq, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IRQ_BIND_REPLY) {
        return writ_judge_reply(io, IRQ_BIND_REQUEST, m.tag,
                                irq_bind_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t irq_bind(struct writ_io *io, uint32_t irq, uint32_t notification,
                                uint64_t bits)
{
    return irq_bind_within(io, irq, IRQ_BIND_DEADLINE_MS, notification, bits);
}

/* A request of `ack`. */
static inline struct writ_msg irq_ack_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IRQ_ACK_REQUEST};
    return m;
}

/* Says that the device was served. A line that is triggered by level stays silent from when it came until this is said, and comes again
 * if the device still wants something. */
static inline uint32_t irq_ack_within(struct writ_io *io, uint32_t irq, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, IRQ_ACK_DEADLINE_MS);
    struct writ_msg m = irq_ack_made();
    uint32_t status = writ_port_call(io, irq, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = irq_ack_made();
        late = writ_call_again(io, irq, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IRQ_ACK_REPLY) {
        return writ_judge_reply(io, IRQ_ACK_REQUEST, m.tag,
                                irq_ack_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t irq_ack(struct writ_io *io, uint32_t irq)
{
    return irq_ack_within(io, irq, IRQ_ACK_DEADLINE_MS);
}

/* A request of `claim_line`. */
static inline struct writ_msg irq_control_claim_line_made(uint32_t quota, uint32_t line,
                                                          enum trigger trigger)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IRQ_CONTROL_CLAIM_LINE_REQUEST,
                          .w = {quota | (uint64_t)line << 32, (uint8_t)trigger}};
    return m;
}

/* Claims a line by its number among all lines of the machine. It is silent until it is bound. CLAIMED while somebody has it, NOT_FOUND
 * if there is no such line, LIMIT when no more interrupts can be told apart.
 *
 * Guarantee: when the last copy of the capability goes, the line is silent, and can be claimed again. */
static inline uint32_t irq_control_claim_line_within(struct writ_io *io, uint32_t irq_control,
                                                     uint32_t timeout_ms, uint32_t quota,
                                                     uint32_t line, enum trigger trigger,
                                                     uint32_t *ret_irq)
{
    uint32_t left_ms = writ_least(timeout_ms, IRQ_CONTROL_CLAIM_LINE_DEADLINE_MS);
    struct writ_msg m = irq_control_claim_line_made(quota, line, trigger);
    if (WRIT_CHECKS && irq_control_claim_line_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, irq_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = irq_control_claim_line_made(quota, line, trigger);
        late = writ_call_again(io, irq_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IRQ_CONTROL_CLAIM_LINE_REPLY) {
        return writ_judge_reply(io, IRQ_CONTROL_CLAIM_LINE_REQUEST, m.tag,
                                irq_control_claim_line_may_say(writ_tag_status(m.tag)));
    }
    if (irq_control_claim_line_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_irq = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t irq_control_claim_line(struct writ_io *io, uint32_t irq_control,
                                              uint32_t quota, uint32_t line, enum trigger trigger,
                                              uint32_t *ret_irq)
{
    return irq_control_claim_line_within(io, irq_control, IRQ_CONTROL_CLAIM_LINE_DEADLINE_MS, quota,
                                         line, trigger, ret_irq);
}

/* A request of `claim_board`. */
static inline struct writ_msg irq_control_claim_board_made(uint32_t quota, uint8_t number)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IRQ_CONTROL_CLAIM_BOARD_REQUEST,
                          .w = {quota | (uint64_t)number << 32}};
    return m;
}

/* The same for one of the sixteen lines that boards have had from the first: which line of the machine it is and how it is triggered,
 * the firmware says. */
static inline uint32_t irq_control_claim_board_within(struct writ_io *io, uint32_t irq_control,
                                                      uint32_t timeout_ms, uint32_t quota,
                                                      uint8_t number, uint32_t *ret_irq,
                                                      uint32_t *ret_line, enum trigger *ret_trigger)
{
    uint32_t left_ms = writ_least(timeout_ms, IRQ_CONTROL_CLAIM_BOARD_DEADLINE_MS);
    struct writ_msg m = irq_control_claim_board_made(quota, number);
    if (WRIT_CHECKS && irq_control_claim_board_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, irq_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = irq_control_claim_board_made(quota, number);
        late = writ_call_again(io, irq_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IRQ_CONTROL_CLAIM_BOARD_REPLY) {
        return writ_judge_reply(io, IRQ_CONTROL_CLAIM_BOARD_REQUEST, m.tag,
                                irq_control_claim_board_may_say(writ_tag_status(m.tag)));
    }
    if (irq_control_claim_board_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_irq = (uint32_t)m.w[0];
    *ret_line = (uint32_t)(m.w[0] >> 32);
    *ret_trigger = (enum trigger)(uint8_t)m.w[1];
    return WRIT_OK;
}

static inline uint32_t irq_control_claim_board(struct writ_io *io, uint32_t irq_control,
                                               uint32_t quota, uint8_t number, uint32_t *ret_irq,
                                               uint32_t *ret_line, enum trigger *ret_trigger)
{
    return irq_control_claim_board_within(io, irq_control, IRQ_CONTROL_CLAIM_BOARD_DEADLINE_MS,
                                          quota, number, ret_irq, ret_line, ret_trigger);
}

/* A request of `claim_message`. */
static inline struct writ_msg irq_control_claim_message_made(uint32_t quota)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IRQ_CONTROL_CLAIM_MESSAGE_REQUEST, .w = {quota}};
    return m;
}

/* Claims an interrupt that a device raises by a message. LIMIT when no more can be told apart. */
static inline uint32_t irq_control_claim_message_within(struct writ_io *io, uint32_t irq_control,
                                                        uint32_t timeout_ms, uint32_t quota,
                                                        uint32_t *ret_irq)
{
    uint32_t left_ms = writ_least(timeout_ms, IRQ_CONTROL_CLAIM_MESSAGE_DEADLINE_MS);
    struct writ_msg m = irq_control_claim_message_made(quota);
    if (WRIT_CHECKS && irq_control_claim_message_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, irq_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = irq_control_claim_message_made(quota);
        late = writ_call_again(io, irq_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IRQ_CONTROL_CLAIM_MESSAGE_REPLY) {
        return writ_judge_reply(io, IRQ_CONTROL_CLAIM_MESSAGE_REQUEST, m.tag,
                                irq_control_claim_message_may_say(writ_tag_status(m.tag)));
    }
    if (irq_control_claim_message_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_irq = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t irq_control_claim_message(struct writ_io *io, uint32_t irq_control,
                                                 uint32_t quota, uint32_t *ret_irq)
{
    return irq_control_claim_message_within(io, irq_control, IRQ_CONTROL_CLAIM_MESSAGE_DEADLINE_MS,
                                            quota, ret_irq);
}

/* A request of `read`. */
static inline struct writ_msg io_ports_read_made(uint16_t offset, enum access_width width)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IO_PORTS_READ_REQUEST,
                          .w = {offset | (uint64_t)(uint8_t)width << 16}};
    return m;
}

/* Reads once, at a place counted from the first port. BAD_RANGE if a byte of it is outside. */
static inline uint32_t io_ports_read_within(struct writ_io *io, uint32_t io_ports,
                                            uint32_t timeout_ms, uint16_t offset,
                                            enum access_width width, uint32_t *ret_value)
{
    uint32_t left_ms = writ_least(timeout_ms, IO_PORTS_READ_DEADLINE_MS);
    struct writ_msg m = io_ports_read_made(offset, width);
    if (WRIT_CHECKS && io_ports_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, io_ports, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = io_ports_read_made(offset, width);
        late = writ_call_again(io, io_ports, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IO_PORTS_READ_REPLY) {
        return writ_judge_reply(io, IO_PORTS_READ_REQUEST, m.tag,
                                io_ports_read_may_say(writ_tag_status(m.tag)));
    }
    if (io_ports_read_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_value = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t io_ports_read(struct writ_io *io, uint32_t io_ports, uint16_t offset,
                                     enum access_width width, uint32_t *ret_value)
{
    return io_ports_read_within(io, io_ports, IO_PORTS_READ_DEADLINE_MS, offset, width, ret_value);
}

/* A request of `write`. */
static inline struct writ_msg io_ports_write_made(uint16_t offset, enum access_width width,
                                                  uint32_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IO_PORTS_WRITE_REQUEST,
                          .w = {offset | (uint64_t)(uint8_t)width << 16 | (uint64_t)value << 32}};
    return m;
}

/* Writes once. BAD_RANGE if a byte of it is outside, or the value is wider than the access. */
static inline uint32_t io_ports_write_within(struct writ_io *io, uint32_t io_ports,
                                             uint32_t timeout_ms, uint16_t offset,
                                             enum access_width width, uint32_t value)
{
    uint32_t left_ms = writ_least(timeout_ms, IO_PORTS_WRITE_DEADLINE_MS);
    struct writ_msg m = io_ports_write_made(offset, width, value);
    if (WRIT_CHECKS && io_ports_write_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, io_ports, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = io_ports_write_made(offset, width, value);
        late = writ_call_again(io, io_ports, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IO_PORTS_WRITE_REPLY) {
        return writ_judge_reply(io, IO_PORTS_WRITE_REQUEST, m.tag,
                                io_ports_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t io_ports_write(struct writ_io *io, uint32_t io_ports, uint16_t offset,
                                      enum access_width width, uint32_t value)
{
    return io_ports_write_within(io, io_ports, IO_PORTS_WRITE_DEADLINE_MS, offset, width, value);
}

/* A request of `read_string`. */
static inline struct writ_msg io_ports_read_string_made(uint16_t offset, enum access_width width,
                                                        uint16_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IO_PORTS_READ_STRING_REQUEST,
                          .w = {offset | (uint64_t)(uint8_t)width << 16 | (uint64_t)count << 32}};
    return m;
}

/* Reads `count` times at the same place. BAD_RANGE if a byte of it is outside, or it is more than MAX_PORT_BYTES bytes. */
static inline uint32_t io_ports_read_string_within(struct writ_io *io, uint32_t io_ports,
                                                   uint32_t timeout_ms, uint16_t offset,
                                                   enum access_width width, uint16_t count,
                                                   struct io_ports_read_string_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, IO_PORTS_READ_STRING_DEADLINE_MS);
    struct writ_msg m = io_ports_read_string_made(offset, width, count);
    if (WRIT_CHECKS && io_ports_read_string_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, io_ports, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = io_ports_read_string_made(offset, width, count);
        late = writ_call_again(io, io_ports, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = io_ports_read_string_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, IO_PORTS_READ_STRING_REQUEST, m.tag,
                                io_ports_read_string_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = io_ports_read_string_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t io_ports_read_string(struct writ_io *io, uint32_t io_ports, uint16_t offset,
                                            enum access_width width, uint16_t count,
                                            struct io_ports_read_string_reply *ret_reply)
{
    return io_ports_read_string_within(io, io_ports, IO_PORTS_READ_STRING_DEADLINE_MS, offset,
                                       width, count, ret_reply);
}

/* A request of `write_string` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct io_ports_write_string_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct io_ports_write_string_request_body *body;
};

/* Writes all of it at the same place, so many bytes at a time. BAD_RANGE if a byte of it is outside, or something is left over. */
static inline struct io_ports_write_string_builder io_ports_write_string_begin(struct writ_io *io,
                                                                               uint32_t io_ports)
{
    return (struct io_ports_write_string_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = io_ports,
        .body = (void *)io->out,
    };
}

static inline void io_ports_write_string_put_data(struct io_ports_write_string_builder *b,
                                                  const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, io_ports_write_string_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t io_ports_write_string_call_within(struct io_ports_write_string_builder *b,
                                                         uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, IO_PORTS_WRITE_STRING_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, io_ports_write_string_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            io_ports_write_string_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(IO_PORTS_WRITE_STRING_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != IO_PORTS_WRITE_STRING_REPLY) {
        return writ_judge_reply(b->io, IO_PORTS_WRITE_STRING_REQUEST, m.tag,
                                io_ports_write_string_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t io_ports_write_string_call(struct io_ports_write_string_builder *b)
{
    return io_ports_write_string_call_within(b, IO_PORTS_WRITE_STRING_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t io_ports_write_string(struct writ_io *io, uint32_t io_ports, uint16_t offset,
                                             enum access_width width, const void *data,
                                             uint32_t data_length)
{
    struct io_ports_write_string_builder b = io_ports_write_string_begin(io, io_ports);
    b.body->offset = offset;
    b.body->width = (uint8_t)width;
    io_ports_write_string_put_data(&b, data, data_length);
    return io_ports_write_string_call(&b);
}

/* A request of `claim`. */
static inline struct writ_msg io_port_control_claim_made(uint32_t quota, uint16_t first,
                                                         uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = IO_PORT_CONTROL_CLAIM_REQUEST,
                          .w = {quota | (uint64_t)first << 32, count}};
    return m;
}

/* Claims `count` ports from `first` on. CLAIMED while somebody has one of them, DENIED for those that configure PCI, which are the
 * kernel's, BAD_RANGE past the last port.
 *
 * Guarantee: when the last copy of the capability goes, they can be claimed again. */
static inline uint32_t io_port_control_claim_within(struct writ_io *io, uint32_t io_port_control,
                                                    uint32_t timeout_ms, uint32_t quota,
                                                    uint16_t first, uint32_t count,
                                                    uint32_t *ret_ports)
{
    uint32_t left_ms = writ_least(timeout_ms, IO_PORT_CONTROL_CLAIM_DEADLINE_MS);
    struct writ_msg m = io_port_control_claim_made(quota, first, count);
    if (WRIT_CHECKS && io_port_control_claim_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, io_port_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = io_port_control_claim_made(quota, first, count);
        late = writ_call_again(io, io_port_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != IO_PORT_CONTROL_CLAIM_REPLY) {
        return writ_judge_reply(io, IO_PORT_CONTROL_CLAIM_REQUEST, m.tag,
                                io_port_control_claim_may_say(writ_tag_status(m.tag)));
    }
    if (io_port_control_claim_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_ports = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t io_port_control_claim(struct writ_io *io, uint32_t io_port_control,
                                             uint32_t quota, uint16_t first, uint32_t count,
                                             uint32_t *ret_ports)
{
    return io_port_control_claim_within(io, io_port_control, IO_PORT_CONTROL_CLAIM_DEADLINE_MS,
                                        quota, first, count, ret_ports);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct console_control_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct console_control_write_request_body *body;
};

/* Puts bytes on the console. */
static inline struct console_control_write_builder
console_control_write_begin(struct writ_io *io, uint32_t console_control)
{
    return (struct console_control_write_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = console_control,
        .body = (void *)io->out,
    };
}

static inline void console_control_write_put_bytes(struct console_control_write_builder *b,
                                                   const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, console_control_write_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t console_control_write_call_within(struct console_control_write_builder *b,
                                                         uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, CONSOLE_CONTROL_WRITE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, console_control_write_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            console_control_write_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(CONSOLE_CONTROL_WRITE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != CONSOLE_CONTROL_WRITE_REPLY) {
        return writ_judge_reply(b->io, CONSOLE_CONTROL_WRITE_REQUEST, m.tag,
                                console_control_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t console_control_write_call(struct console_control_write_builder *b)
{
    return console_control_write_call_within(b, CONSOLE_CONTROL_WRITE_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t console_control_write(struct writ_io *io, uint32_t console_control,
                                             const void *bytes, uint32_t bytes_length)
{
    struct console_control_write_builder b = console_control_write_begin(io, console_control);
    console_control_write_put_bytes(&b, bytes, bytes_length);
    return console_control_write_call(&b);
}

/* A request of `table`. */
static inline struct writ_msg acpi_control_table_made(uint32_t index)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ACPI_CONTROL_TABLE_REQUEST, .w = {index}};
    return m;
}

/* A table by its number, counted from 0 in the firmware's order, the one with the description of devices (DSDT) at the end: the four
 * letters of its name and how long it is. Only whole ones count. NOT_FOUND behind the last. */
static inline uint32_t acpi_control_table_within(struct writ_io *io, uint32_t acpi_control,
                                                 uint32_t timeout_ms, uint32_t index,
                                                 uint32_t *ret_name, uint32_t *ret_bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, ACPI_CONTROL_TABLE_DEADLINE_MS);
    struct writ_msg m = acpi_control_table_made(index);
    if (WRIT_CHECKS && acpi_control_table_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, acpi_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = acpi_control_table_made(index);
        late = writ_call_again(io, acpi_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ACPI_CONTROL_TABLE_REPLY) {
        return writ_judge_reply(io, ACPI_CONTROL_TABLE_REQUEST, m.tag,
                                acpi_control_table_may_say(writ_tag_status(m.tag)));
    }
    *ret_name = (uint32_t)m.w[0];
    *ret_bytes = (uint32_t)(m.w[0] >> 32);
    return WRIT_OK;
}

static inline uint32_t acpi_control_table(struct writ_io *io, uint32_t acpi_control, uint32_t index,
                                          uint32_t *ret_name, uint32_t *ret_bytes)
{
    return acpi_control_table_within(io, acpi_control, ACPI_CONTROL_TABLE_DEADLINE_MS, index,
                                     ret_name, ret_bytes);
}

/* A request of `read`. */
static inline struct writ_msg acpi_control_read_made(uint32_t index, uint32_t offset,
                                                     uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ACPI_CONTROL_READ_REQUEST,
                          .w = {index | (uint64_t)offset << 32, count}};
    return m;
}

/* Bytes of a table. NOT_FOUND if there is no such table, BAD_RANGE if a byte is outside of it. */
static inline uint32_t acpi_control_read_within(struct writ_io *io, uint32_t acpi_control,
                                                uint32_t timeout_ms, uint32_t index,
                                                uint32_t offset, uint32_t count,
                                                struct acpi_control_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, ACPI_CONTROL_READ_DEADLINE_MS);
    struct writ_msg m = acpi_control_read_made(index, offset, count);
    if (WRIT_CHECKS && acpi_control_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, acpi_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = acpi_control_read_made(index, offset, count);
        late = writ_call_again(io, acpi_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = acpi_control_read_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, ACPI_CONTROL_READ_REQUEST, m.tag,
                                acpi_control_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = acpi_control_read_reply_read(io->out);
    ret_reply->data.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t acpi_control_read(struct writ_io *io, uint32_t acpi_control, uint32_t index,
                                         uint32_t offset, uint32_t count,
                                         struct acpi_control_read_reply *ret_reply)
{
    return acpi_control_read_within(io, acpi_control, ACPI_CONTROL_READ_DEADLINE_MS, index, offset,
                                    count, ret_reply);
}

/* A request of `off`. */
static inline struct writ_msg power_control_off_made(uint8_t first, uint8_t second)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POWER_CONTROL_OFF_REQUEST, .w = {first | (uint64_t)second << 8}};
    return m;
}

/* Turns the machine off: it may take a moment after the answer. What the two registers are to be told for that, the tables say in a
 * language that the kernel does not read (`_S5`). NOT_FOUND if the tables tell no such register. */
static inline uint32_t power_control_off_within(struct writ_io *io, uint32_t power_control,
                                                uint32_t timeout_ms, uint8_t first, uint8_t second)
{
    uint32_t left_ms = writ_least(timeout_ms, POWER_CONTROL_OFF_DEADLINE_MS);
    struct writ_msg m = power_control_off_made(first, second);
    if (WRIT_CHECKS && power_control_off_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, power_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = power_control_off_made(first, second);
        late = writ_call_again(io, power_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POWER_CONTROL_OFF_REPLY) {
        return writ_judge_reply(io, POWER_CONTROL_OFF_REQUEST, m.tag,
                                power_control_off_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t power_control_off(struct writ_io *io, uint32_t power_control, uint8_t first,
                                         uint8_t second)
{
    return power_control_off_within(io, power_control, POWER_CONTROL_OFF_DEADLINE_MS, first,
                                    second);
}

/* A request of `restart`. */
static inline struct writ_msg power_control_restart_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = POWER_CONTROL_RESTART_REQUEST};
    return m;
}

/* Starts the machine again: it may take a moment after the answer. NOT_FOUND if the tables tell no register for that. */
static inline uint32_t power_control_restart_within(struct writ_io *io, uint32_t power_control,
                                                    uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, POWER_CONTROL_RESTART_DEADLINE_MS);
    struct writ_msg m = power_control_restart_made();
    uint32_t status = writ_port_call(io, power_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = power_control_restart_made();
        late = writ_call_again(io, power_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != POWER_CONTROL_RESTART_REPLY) {
        return writ_judge_reply(io, POWER_CONTROL_RESTART_REQUEST, m.tag,
                                power_control_restart_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t power_control_restart(struct writ_io *io, uint32_t power_control)
{
    return power_control_restart_within(io, power_control, POWER_CONTROL_RESTART_DEADLINE_MS);
}

/* A request of `mint`. */
static inline struct writ_msg endpoint_mint_made(uint64_t label, uint32_t roles, uint32_t grantee)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_MINT_REQUEST,
                          .w = {label, roles | (uint64_t)grantee << 32}};
    return m;
}

/* Makes a connection for one principal, or for ANY_PRINCIPAL. `label` is the protocol in its low 16 bits and the session above. LIMIT if
 * there are as many as there may be, or the principal has MAX_CONNECTIONS_EACH. */
static inline uint32_t endpoint_mint_within(struct writ_io *io, uint32_t endpoint,
                                            uint32_t timeout_ms, uint64_t label, uint32_t roles,
                                            uint32_t grantee, uint32_t *ret_connection)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_MINT_DEADLINE_MS);
    struct writ_msg m = endpoint_mint_made(label, roles, grantee);
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_mint_made(label, roles, grantee);
        late = writ_call_again(io, endpoint, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_MINT_REPLY) {
        return writ_judge_reply(io, ENDPOINT_MINT_REQUEST, m.tag,
                                endpoint_mint_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_mint_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_connection = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_mint(struct writ_io *io, uint32_t endpoint, uint64_t label,
                                     uint32_t roles, uint32_t grantee, uint32_t *ret_connection)
{
    return endpoint_mint_within(io, endpoint, ENDPOINT_MINT_DEADLINE_MS, label, roles, grantee,
                                ret_connection);
}

/* A request of `bind`. */
static inline struct writ_msg endpoint_bind_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_BIND_REQUEST};
    return m;
}

/* Makes the calling thread a receiver of this endpoint and of no other. When what it bound with is revoked it answers whom it serves,
 * and then receives no more: NOT_BOUND. */
static inline uint32_t endpoint_bind_within(struct writ_io *io, uint32_t endpoint,
                                            uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_BIND_DEADLINE_MS);
    struct writ_msg m = endpoint_bind_made();
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_bind_made();
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_BIND_REPLY) {
        return writ_judge_reply(io, ENDPOINT_BIND_REQUEST, m.tag,
                                endpoint_bind_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_bind(struct writ_io *io, uint32_t endpoint)
{
    return endpoint_bind_within(io, endpoint, ENDPOINT_BIND_DEADLINE_MS);
}

/* A request of `bind_notification`. */
static inline struct writ_msg endpoint_bind_notification_made(uint32_t notification)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_BIND_NOTIFICATION_REQUEST, .w = {notification}};
    return m;
}

/* Lets the bits of a notification wake the receiver. */
static inline uint32_t endpoint_bind_notification_within(struct writ_io *io, uint32_t endpoint,
                                                         uint32_t timeout_ms, uint32_t notification)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_BIND_NOTIFICATION_DEADLINE_MS);
    struct writ_msg m = endpoint_bind_notification_made(notification);
    if (WRIT_CHECKS && endpoint_bind_notification_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_bind_notification_made(notification);
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_BIND_NOTIFICATION_REPLY) {
        return writ_judge_reply(io, ENDPOINT_BIND_NOTIFICATION_REQUEST, m.tag,
                                endpoint_bind_notification_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_bind_notification(struct writ_io *io, uint32_t endpoint,
                                                  uint32_t notification)
{
    return endpoint_bind_notification_within(io, endpoint, ENDPOINT_BIND_NOTIFICATION_DEADLINE_MS,
                                             notification);
}

/* A request of `revoke_label`. */
static inline struct writ_msg endpoint_revoke_label_made(uint64_t label)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_REVOKE_LABEL_REQUEST, .w = {label}};
    return m;
}

/* Voids every connection with this label, wherever its copies are. */
static inline uint32_t endpoint_revoke_label_within(struct writ_io *io, uint32_t endpoint,
                                                    uint32_t timeout_ms, uint64_t label,
                                                    uint32_t *ret_revoked)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_REVOKE_LABEL_DEADLINE_MS);
    struct writ_msg m = endpoint_revoke_label_made(label);
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_revoke_label_made(label);
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_REVOKE_LABEL_REPLY) {
        return writ_judge_reply(io, ENDPOINT_REVOKE_LABEL_REQUEST, m.tag,
                                endpoint_revoke_label_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_revoke_label_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_revoke_label(struct writ_io *io, uint32_t endpoint, uint64_t label,
                                             uint32_t *ret_revoked)
{
    return endpoint_revoke_label_within(io, endpoint, ENDPOINT_REVOKE_LABEL_DEADLINE_MS, label,
                                        ret_revoked);
}

/* A request of `revoke_principal`. */
static inline struct writ_msg endpoint_revoke_principal_made(uint32_t principal)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_REVOKE_PRINCIPAL_REQUEST, .w = {principal}};
    return m;
}

/* Voids every connection of this principal, wherever its copies are. */
static inline uint32_t endpoint_revoke_principal_within(struct writ_io *io, uint32_t endpoint,
                                                        uint32_t timeout_ms, uint32_t principal,
                                                        uint32_t *ret_revoked)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_REVOKE_PRINCIPAL_DEADLINE_MS);
    struct writ_msg m = endpoint_revoke_principal_made(principal);
    if (WRIT_CHECKS && endpoint_revoke_principal_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_revoke_principal_made(principal);
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_REVOKE_PRINCIPAL_REPLY) {
        return writ_judge_reply(io, ENDPOINT_REVOKE_PRINCIPAL_REQUEST, m.tag,
                                endpoint_revoke_principal_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_revoke_principal_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_revoke_principal(struct writ_io *io, uint32_t endpoint,
                                                 uint32_t principal, uint32_t *ret_revoked)
{
    return endpoint_revoke_principal_within(io, endpoint, ENDPOINT_REVOKE_PRINCIPAL_DEADLINE_MS,
                                            principal, ret_revoked);
}

/* A request of `shut`. */
static inline struct writ_msg endpoint_shut_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_SHUT_REQUEST};
    return m;
}

/* Ends the endpoint: callers, now and later, learn at once that nobody will answer. */
static inline uint32_t endpoint_shut_within(struct writ_io *io, uint32_t endpoint,
                                            uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_SHUT_DEADLINE_MS);
    struct writ_msg m = endpoint_shut_made();
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_shut_made();
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_SHUT_REPLY) {
        return writ_judge_reply(io, ENDPOINT_SHUT_REQUEST, m.tag,
                                endpoint_shut_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_shut(struct writ_io *io, uint32_t endpoint)
{
    return endpoint_shut_within(io, endpoint, ENDPOINT_SHUT_DEADLINE_MS);
}

/* A request of `revoke_component`. */
static inline struct writ_msg endpoint_revoke_component_made(uint16_t component)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_REVOKE_COMPONENT_REQUEST, .w = {component}};
    return m;
}

/* Voids every connection of every instance of a component, wherever its copies are; those for ANY_PRINCIPAL stay. */
static inline uint32_t endpoint_revoke_component_within(struct writ_io *io, uint32_t endpoint,
                                                        uint32_t timeout_ms, uint16_t component,
                                                        uint32_t *ret_revoked)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_REVOKE_COMPONENT_DEADLINE_MS);
    struct writ_msg m = endpoint_revoke_component_made(component);
    if (WRIT_CHECKS && endpoint_revoke_component_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_revoke_component_made(component);
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_REVOKE_COMPONENT_REPLY) {
        return writ_judge_reply(io, ENDPOINT_REVOKE_COMPONENT_REQUEST, m.tag,
                                endpoint_revoke_component_may_say(writ_tag_status(m.tag)));
    }
    if (endpoint_revoke_component_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_revoked = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t endpoint_revoke_component(struct writ_io *io, uint32_t endpoint,
                                                 uint16_t component, uint32_t *ret_revoked)
{
    return endpoint_revoke_component_within(io, endpoint, ENDPOINT_REVOKE_COMPONENT_DEADLINE_MS,
                                            component, ret_revoked);
}

/* A request of `set_session`. */
static inline struct writ_msg endpoint_set_session_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_SET_SESSION_REQUEST};
    return m;
}

/* Ties its connections to the life of a server: when the process that receives here ends, they are shut, and the next one knows of none.
 * Who calls by one that is shut learns at once that its peer died. */
static inline uint32_t endpoint_set_session_within(struct writ_io *io, uint32_t endpoint,
                                                   uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_SET_SESSION_DEADLINE_MS);
    struct writ_msg m = endpoint_set_session_made();
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_set_session_made();
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_SET_SESSION_REPLY) {
        return writ_judge_reply(io, ENDPOINT_SET_SESSION_REQUEST, m.tag,
                                endpoint_set_session_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_set_session(struct writ_io *io, uint32_t endpoint)
{
    return endpoint_set_session_within(io, endpoint, ENDPOINT_SET_SESSION_DEADLINE_MS);
}

/* A request of `set_clients`. */
static inline struct writ_msg endpoint_set_clients_made(uint32_t clients)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = ENDPOINT_SET_CLIENTS_REQUEST, .w = {clients}};
    return m;
}

/* Says how many connections there may be, and that a principal may have MAX_CONNECTIONS_EACH of them beside those that there are, which
 * stay. Until then there may be MAX_CONNECTIONS, whosever they are. */
static inline uint32_t endpoint_set_clients_within(struct writ_io *io, uint32_t endpoint,
                                                   uint32_t timeout_ms, uint32_t clients)
{
    uint32_t left_ms = writ_least(timeout_ms, ENDPOINT_SET_CLIENTS_DEADLINE_MS);
    struct writ_msg m = endpoint_set_clients_made(clients);
    if (WRIT_CHECKS && endpoint_set_clients_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, endpoint, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = endpoint_set_clients_made(clients);
        late = writ_call_again(io, endpoint, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != ENDPOINT_SET_CLIENTS_REPLY) {
        return writ_judge_reply(io, ENDPOINT_SET_CLIENTS_REQUEST, m.tag,
                                endpoint_set_clients_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t endpoint_set_clients(struct writ_io *io, uint32_t endpoint, uint32_t clients)
{
    return endpoint_set_clients_within(io, endpoint, ENDPOINT_SET_CLIENTS_DEADLINE_MS, clients);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct log_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct log_write_request_body *body;
};

/* Adds a record. The kernel adds number, time, processor and principal. A process adds LOG_BURST records at once and one more every
 * LOG_REFILL_US; past that it gets LIMIT, and its next record says how many were not let in. A record that the filter keeps out is no
 * error. */
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
                                 enum log_category category, const char *text, uint32_t text_length)
{
    struct log_write_builder b = log_write_begin(io, log);
    b.body->level = (uint8_t)level;
    b.body->category = (uint8_t)category;
    log_write_put_text(&b, text, text_length);
    return log_write_call(&b);
}

/* A request of `write_console` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct log_write_console_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct log_write_console_request_body *body;
};

/* Puts bytes on the console. */
static inline struct log_write_console_builder log_write_console_begin(struct writ_io *io,
                                                                       uint32_t log)
{
    return (struct log_write_console_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = log,
        .body = (void *)io->out,
    };
}

static inline void log_write_console_put_bytes(struct log_write_console_builder *b,
                                               const void *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, log_write_console_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t log_write_console_call_within(struct log_write_console_builder *b,
                                                     uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_WRITE_CONSOLE_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, log_write_console_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = log_write_console_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOG_WRITE_CONSOLE_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != LOG_WRITE_CONSOLE_REPLY) {
        return writ_judge_reply(b->io, LOG_WRITE_CONSOLE_REQUEST, m.tag,
                                log_write_console_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_write_console_call(struct log_write_console_builder *b)
{
    return log_write_console_call_within(b, LOG_WRITE_CONSOLE_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t log_write_console(struct writ_io *io, uint32_t log, const void *bytes,
                                         uint32_t bytes_length)
{
    struct log_write_console_builder b = log_write_console_begin(io, log);
    log_write_console_put_bytes(&b, bytes, bytes_length);
    return log_write_console_call(&b);
}

/* A request of `read`. */
static inline struct writ_msg log_control_read_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOG_CONTROL_READ_REQUEST, .w = {after}};
    return m;
}

/* The records with numbers above `after`, the oldest first, as many as one answer carries: none if there is none. `text` is their texts,
 * one behind the other. `lost` counts those above `after` that had made way.
 *
 * Guarantee: nothing is taken out of the log, so who asks again with the same number misses nothing but what makes way meanwhile. */
static inline uint32_t log_control_read_within(struct writ_io *io, uint32_t log_control,
                                               uint32_t timeout_ms, uint64_t after,
                                               struct log_control_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_CONTROL_READ_DEADLINE_MS);
    struct writ_msg m = log_control_read_made(after);
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, log_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = log_control_read_made(after);
        late = writ_call_again(io, log_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    struct writ_reject why = log_control_read_reply_check(&m, io->out, io->out + WRIT_RECORDS);
    if (writ_tag_status(m.tag) != WRIT_OK || why.check != 0) {
        return writ_judge_reply(io, LOG_CONTROL_READ_REQUEST, m.tag,
                                log_control_read_may_say(writ_tag_status(m.tag)));
    }
    *ret_reply = log_control_read_reply_read(io->out);
    ret_reply->entries.use = writ_out_use(io);
    ret_reply->text.use = writ_out_use(io);
    return WRIT_OK;
}

static inline uint32_t log_control_read(struct writ_io *io, uint32_t log_control, uint64_t after,
                                        struct log_control_read_reply *ret_reply)
{
    return log_control_read_within(io, log_control, LOG_CONTROL_READ_DEADLINE_MS, after, ret_reply);
}

/* A request of `listen`. */
static inline struct writ_msg log_control_listen_made(uint32_t notification, uint64_t bits)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOG_CONTROL_LISTEN_REQUEST, .w = {notification, bits}};
    return m;
}

/* Sets these bits of a notification whenever a record was added, until its last capability goes, or the one that was named here is
 * revoked. A later call takes the place of an earlier one. */
static inline uint32_t log_control_listen_within(struct writ_io *io, uint32_t log_control,
                                                 uint32_t timeout_ms, uint32_t notification,
                                                 uint64_t bits)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_CONTROL_LISTEN_DEADLINE_MS);
    struct writ_msg m = log_control_listen_made(notification, bits);
    if (WRIT_CHECKS && log_control_listen_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, log_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = log_control_listen_made(notification, bits);
        late = writ_call_again(io, log_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOG_CONTROL_LISTEN_REPLY) {
        return writ_judge_reply(io, LOG_CONTROL_LISTEN_REQUEST, m.tag,
                                log_control_listen_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_control_listen(struct writ_io *io, uint32_t log_control,
                                          uint32_t notification, uint64_t bits)
{
    return log_control_listen_within(io, log_control, LOG_CONTROL_LISTEN_DEADLINE_MS, notification,
                                     bits);
}

/* A request of `describe`. */
static inline struct writ_msg log_control_describe_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOG_CONTROL_DESCRIBE_REQUEST};
    return m;
}

/* The numbers of the last record that made way and of the newest one, how many records were not let in, what the filter kept out, and
 * the size of the ring. */
static inline uint32_t log_control_describe_within(struct writ_io *io, uint32_t log_control,
                                                   uint32_t timeout_ms, uint64_t *ret_dropped,
                                                   uint64_t *ret_newest, uint64_t *ret_withheld,
                                                   uint64_t *ret_filtered, uint32_t *ret_ring_bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_CONTROL_DESCRIBE_DEADLINE_MS);
    struct writ_msg m = log_control_describe_made();
    uint32_t status = writ_port_call(io, log_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = log_control_describe_made();
        late = writ_call_again(io, log_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOG_CONTROL_DESCRIBE_REPLY) {
        return writ_judge_reply(io, LOG_CONTROL_DESCRIBE_REQUEST, m.tag,
                                log_control_describe_may_say(writ_tag_status(m.tag)));
    }
    if (log_control_describe_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_dropped = m.w[0];
    *ret_newest = m.w[1];
    *ret_withheld = m.w[2];
    *ret_filtered = m.w[3];
    *ret_ring_bytes = (uint32_t)m.w[4];
    return WRIT_OK;
}

static inline uint32_t log_control_describe(struct writ_io *io, uint32_t log_control,
                                            uint64_t *ret_dropped, uint64_t *ret_newest,
                                            uint64_t *ret_withheld, uint64_t *ret_filtered,
                                            uint32_t *ret_ring_bytes)
{
    return log_control_describe_within(io, log_control, LOG_CONTROL_DESCRIBE_DEADLINE_MS,
                                       ret_dropped, ret_newest, ret_withheld, ret_filtered,
                                       ret_ring_bytes);
}

/* A request of `log_string` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct log_control_log_string_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct log_control_log_string_request_body *body;
};

/* Adds a record, however many there were just before. */
static inline struct log_control_log_string_builder
log_control_log_string_begin(struct writ_io *io, uint32_t log_control)
{
    return (struct log_control_log_string_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = log_control,
        .body = (void *)io->out,
    };
}

static inline void log_control_log_string_put_text(struct log_control_log_string_builder *b,
                                                   const char *data, uint32_t length)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, log_control_log_string_request_tails, 0, length);
    writ_copy_in(at, data, length);
}

/* Sends it. */
static inline uint32_t log_control_log_string_call_within(struct log_control_log_string_builder *b,
                                                          uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_CONTROL_LOG_STRING_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, log_control_log_string_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why =
            log_control_log_string_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(LOG_CONTROL_LOG_STRING_REQUEST,
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
    if (m.tag != LOG_CONTROL_LOG_STRING_REPLY) {
        return writ_judge_reply(b->io, LOG_CONTROL_LOG_STRING_REQUEST, m.tag,
                                log_control_log_string_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_control_log_string_call(struct log_control_log_string_builder *b)
{
    return log_control_log_string_call_within(b, LOG_CONTROL_LOG_STRING_DEADLINE_MS);
}

/* The same in one call. */
static inline uint32_t log_control_log_string(struct writ_io *io, uint32_t log_control,
                                              enum log_level level, enum log_category category,
                                              const char *text, uint32_t text_length)
{
    struct log_control_log_string_builder b = log_control_log_string_begin(io, log_control);
    b.body->level = (uint8_t)level;
    b.body->category = (uint8_t)category;
    log_control_log_string_put_text(&b, text, text_length);
    return log_control_log_string_call(&b);
}

/* A request of `set_filter`. */
static inline struct writ_msg log_control_set_filter_made(enum log_category category,
                                                          enum log_threshold keep,
                                                          enum log_threshold show)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOG_CONTROL_SET_FILTER_REQUEST,
                          .w = {(uint8_t)category | (uint64_t)(uint8_t)keep << 8 |
                                    (uint64_t)(uint8_t)show << 16}};
    return m;
}

/* Says from which level on records of a category are kept, and which of those are shown on the serial line as well. */
static inline uint32_t log_control_set_filter_within(struct writ_io *io, uint32_t log_control,
                                                     uint32_t timeout_ms,
                                                     enum log_category category,
                                                     enum log_threshold keep,
                                                     enum log_threshold show)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_CONTROL_SET_FILTER_DEADLINE_MS);
    struct writ_msg m = log_control_set_filter_made(category, keep, show);
    if (WRIT_CHECKS && log_control_set_filter_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, log_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = log_control_set_filter_made(category, keep, show);
        late = writ_call_again(io, log_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOG_CONTROL_SET_FILTER_REPLY) {
        return writ_judge_reply(io, LOG_CONTROL_SET_FILTER_REQUEST, m.tag,
                                log_control_set_filter_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t log_control_set_filter(struct writ_io *io, uint32_t log_control,
                                              enum log_category category, enum log_threshold keep,
                                              enum log_threshold show)
{
    return log_control_set_filter_within(io, log_control, LOG_CONTROL_SET_FILTER_DEADLINE_MS,
                                         category, keep, show);
}

/* A request of `filter`. */
static inline struct writ_msg log_control_filter_made(enum log_category category)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = LOG_CONTROL_FILTER_REQUEST, .w = {(uint8_t)category}};
    return m;
}

/* What `set_filter` said, or the build. */
static inline uint32_t log_control_filter_within(struct writ_io *io, uint32_t log_control,
                                                 uint32_t timeout_ms, enum log_category category,
                                                 enum log_threshold *ret_keep,
                                                 enum log_threshold *ret_show)
{
    uint32_t left_ms = writ_least(timeout_ms, LOG_CONTROL_FILTER_DEADLINE_MS);
    struct writ_msg m = log_control_filter_made(category);
    if (WRIT_CHECKS && log_control_filter_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, log_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = log_control_filter_made(category);
        late = writ_call_again(io, log_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != LOG_CONTROL_FILTER_REPLY) {
        return writ_judge_reply(io, LOG_CONTROL_FILTER_REQUEST, m.tag,
                                log_control_filter_may_say(writ_tag_status(m.tag)));
    }
    if (log_control_filter_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_keep = (enum log_threshold)(uint8_t)m.w[0];
    *ret_show = (enum log_threshold)(uint8_t)(m.w[0] >> 8);
    return WRIT_OK;
}

static inline uint32_t log_control_filter(struct writ_io *io, uint32_t log_control,
                                          enum log_category category, enum log_threshold *ret_keep,
                                          enum log_threshold *ret_show)
{
    return log_control_filter_within(io, log_control, LOG_CONTROL_FILTER_DEADLINE_MS, category,
                                     ret_keep, ret_show);
}

/* A request of `create_vmo`. */
static inline struct writ_msg quota_create_vmo_made(uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = QUOTA_CREATE_VMO_REQUEST, .w = {bytes}};
    return m;
}

/* Makes a VMO of zeroed pages, charged in full. What begins a page is a whole one. */
static inline uint32_t quota_create_vmo_within(struct writ_io *io, uint32_t quota,
                                               uint32_t timeout_ms, uint64_t bytes,
                                               uint32_t *ret_vmo)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_VMO_DEADLINE_MS);
    struct writ_msg m = quota_create_vmo_made(bytes);
    if (WRIT_CHECKS && quota_create_vmo_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, quota, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = quota_create_vmo_made(bytes);
        late = writ_call_again(io, quota, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != QUOTA_CREATE_VMO_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_VMO_REQUEST, m.tag,
                                quota_create_vmo_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_vmo_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vmo = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_vmo(struct writ_io *io, uint32_t quota, uint64_t bytes,
                                        uint32_t *ret_vmo)
{
    return quota_create_vmo_within(io, quota, QUOTA_CREATE_VMO_DEADLINE_MS, bytes, ret_vmo);
}

/* A request of `create_endpoint`. */
static inline struct writ_msg quota_create_endpoint_made(uint16_t protocol)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = QUOTA_CREATE_ENDPOINT_REQUEST, .w = {protocol}};
    return m;
}

/* Makes an endpoint that serves a protocol. */
static inline uint32_t quota_create_endpoint_within(struct writ_io *io, uint32_t quota,
                                                    uint32_t timeout_ms, uint16_t protocol,
                                                    uint32_t *ret_endpoint)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_ENDPOINT_DEADLINE_MS);
    struct writ_msg m = quota_create_endpoint_made(protocol);
    if (WRIT_CHECKS && quota_create_endpoint_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, quota, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = quota_create_endpoint_made(protocol);
        late = writ_call_again(io, quota, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != QUOTA_CREATE_ENDPOINT_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_ENDPOINT_REQUEST, m.tag,
                                quota_create_endpoint_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_endpoint_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_endpoint = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_endpoint(struct writ_io *io, uint32_t quota, uint16_t protocol,
                                             uint32_t *ret_endpoint)
{
    return quota_create_endpoint_within(io, quota, QUOTA_CREATE_ENDPOINT_DEADLINE_MS, protocol,
                                        ret_endpoint);
}

/* A request of `create_notification`. */
static inline struct writ_msg quota_create_notification_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = QUOTA_CREATE_NOTIFICATION_REQUEST};
    return m;
}

/* Makes a notification with no bits set. */
static inline uint32_t quota_create_notification_within(struct writ_io *io, uint32_t quota,
                                                        uint32_t timeout_ms,
                                                        uint32_t *ret_notification)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_NOTIFICATION_DEADLINE_MS);
    struct writ_msg m = quota_create_notification_made();
    uint32_t status = writ_port_call(io, quota, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = quota_create_notification_made();
        late = writ_call_again(io, quota, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != QUOTA_CREATE_NOTIFICATION_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_NOTIFICATION_REQUEST, m.tag,
                                quota_create_notification_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_notification_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_notification = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_notification(struct writ_io *io, uint32_t quota,
                                                 uint32_t *ret_notification)
{
    return quota_create_notification_within(io, quota, QUOTA_CREATE_NOTIFICATION_DEADLINE_MS,
                                            ret_notification);
}

/* A request of `usage`. */
static inline struct writ_msg quota_usage_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = QUOTA_USAGE_REQUEST};
    return m;
}

/* How much the quota allows and how much of it is used, in bytes. Waits until what was given up before is back; what is given up
 * meanwhile may or may not be. */
static inline uint32_t quota_usage_within(struct writ_io *io, uint32_t quota, uint32_t timeout_ms,
                                          uint64_t *ret_limit, uint64_t *ret_used)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_USAGE_DEADLINE_MS);
    struct writ_msg m = quota_usage_made();
    uint32_t status = writ_port_call(io, quota, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = quota_usage_made();
        late = writ_call_again(io, quota, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != QUOTA_USAGE_REPLY) {
        return writ_judge_reply(io, QUOTA_USAGE_REQUEST, m.tag,
                                quota_usage_may_say(writ_tag_status(m.tag)));
    }
    *ret_limit = m.w[0];
    *ret_used = m.w[1];
    return WRIT_OK;
}

static inline uint32_t quota_usage(struct writ_io *io, uint32_t quota, uint64_t *ret_limit,
                                   uint64_t *ret_used)
{
    return quota_usage_within(io, quota, QUOTA_USAGE_DEADLINE_MS, ret_limit, ret_used);
}

/* A request of `create_timer`. */
static inline struct writ_msg quota_create_timer_made(uint32_t notification, uint64_t bits)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = QUOTA_CREATE_TIMER_REQUEST, .w = {notification, bits}};
    return m;
}

/* Makes a timer that sets these bits of a notification; it does not run yet. LIMIT if the quota pays for MAX_TIMERS already. A
 * capability to the notification that is revoked takes the binding along: the timer rings nobody then. */
static inline uint32_t quota_create_timer_within(struct writ_io *io, uint32_t quota,
                                                 uint32_t timeout_ms, uint32_t notification,
                                                 uint64_t bits, uint32_t *ret_timer)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_TIMER_DEADLINE_MS);
    struct writ_msg m = quota_create_timer_made(notification, bits);
    if (WRIT_CHECKS && quota_create_timer_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, quota, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = quota_create_timer_made(notification, bits);
        late = writ_call_again(io, quota, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != QUOTA_CREATE_TIMER_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_TIMER_REQUEST, m.tag,
                                quota_create_timer_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_timer_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_timer = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_timer(struct writ_io *io, uint32_t quota, uint32_t notification,
                                          uint64_t bits, uint32_t *ret_timer)
{
    return quota_create_timer_within(io, quota, QUOTA_CREATE_TIMER_DEADLINE_MS, notification, bits,
                                     ret_timer);
}

/* A request of `create_paged`. */
static inline struct writ_msg quota_create_paged_made(uint64_t bytes, uint32_t pager)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = QUOTA_CREATE_PAGED_REQUEST, .w = {bytes, pager}};
    return m;
}

/* Makes a VMO whose pages are fetched through a connection to a server of Pager when they are touched, charged in full. */
static inline uint32_t quota_create_paged_within(struct writ_io *io, uint32_t quota,
                                                 uint32_t timeout_ms, uint64_t bytes,
                                                 uint32_t pager, uint32_t *ret_vmo)
{
    uint32_t left_ms = writ_least(timeout_ms, QUOTA_CREATE_PAGED_DEADLINE_MS);
    struct writ_msg m = quota_create_paged_made(bytes, pager);
    if (WRIT_CHECKS && quota_create_paged_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, quota, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = quota_create_paged_made(bytes, pager);
        late = writ_call_again(io, quota, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != QUOTA_CREATE_PAGED_REPLY) {
        return writ_judge_reply(io, QUOTA_CREATE_PAGED_REQUEST, m.tag,
                                quota_create_paged_may_say(writ_tag_status(m.tag)));
    }
    if (quota_create_paged_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vmo = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t quota_create_paged(struct writ_io *io, uint32_t quota, uint64_t bytes,
                                          uint32_t pager, uint32_t *ret_vmo)
{
    return quota_create_paged_within(io, quota, QUOTA_CREATE_PAGED_DEADLINE_MS, bytes, pager,
                                     ret_vmo);
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

/* A request of `seal`. */
static inline struct writ_msg vmo_seal_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = VMO_SEAL_REQUEST};
    return m;
}

/* Ends all writing for good. WRONG_STATE for memory that a device may write or a pager supplies.
 *
 * Guarantee: afterwards no mapping and no capability, however old, can write, and whoever reads waits for nobody. */
static inline uint32_t vmo_seal_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_SEAL_DEADLINE_MS);
    struct writ_msg m = vmo_seal_made();
    uint32_t status = writ_port_call(io, vmo, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = vmo_seal_made();
        late = writ_call_again(io, vmo, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != VMO_SEAL_REPLY) {
        return writ_judge_reply(io, VMO_SEAL_REQUEST, m.tag,
                                vmo_seal_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t vmo_seal(struct writ_io *io, uint32_t vmo)
{
    return vmo_seal_within(io, vmo, VMO_SEAL_DEADLINE_MS);
}

/* A request of `write` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct vmo_write_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct vmo_write_request_body *body;
};

/* Copies bytes into the VMO; that it is mapped does not matter.
 *
 * Guarantee: on any error nothing is written. */
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
        left_ms = writ_again_ms(b->io, status, true);
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

/* A request of `clone`. */
static inline struct writ_msg vmo_clone_made(uint32_t quota, uint64_t offset, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = VMO_CLONE_REQUEST, .w = {quota, offset, bytes}};
    return m;
}

/* Makes a VMO with the contents of these pages, charged in full to a quota. Pages are copied when one of the two is written.
 *
 * Guarantee: afterwards neither sees what is written to the other. What is written while the call lasts is in the clone or is not. */
static inline uint32_t vmo_clone_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                        uint32_t quota, uint64_t offset, uint64_t bytes,
                                        uint32_t *ret_clone)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_CLONE_DEADLINE_MS);
    struct writ_msg m = vmo_clone_made(quota, offset, bytes);
    if (WRIT_CHECKS && vmo_clone_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, vmo, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = vmo_clone_made(quota, offset, bytes);
        late = writ_call_again(io, vmo, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != VMO_CLONE_REPLY) {
        return writ_judge_reply(io, VMO_CLONE_REQUEST, m.tag,
                                vmo_clone_may_say(writ_tag_status(m.tag)));
    }
    if (vmo_clone_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_clone = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t vmo_clone(struct writ_io *io, uint32_t vmo, uint32_t quota, uint64_t offset,
                                 uint64_t bytes, uint32_t *ret_clone)
{
    return vmo_clone_within(io, vmo, VMO_CLONE_DEADLINE_MS, quota, offset, bytes, ret_clone);
}

/* A request of `supply`. */
static inline struct writ_msg vmo_supply_made(uint32_t source, uint64_t source_offset,
                                              uint64_t offset, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = VMO_SUPPLY_REQUEST, .w = {source, source_offset, offset, bytes}};
    return m;
}

/* Puts pages into a VMO that a pager supplies, where they are absent; those that are there stay. They are shared with the source as with
 * a clone. `supplied` counts the pages that were absent. */
static inline uint32_t vmo_supply_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                         uint32_t source, uint64_t source_offset, uint64_t offset,
                                         uint64_t bytes, uint32_t *ret_supplied)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_SUPPLY_DEADLINE_MS);
    struct writ_msg m = vmo_supply_made(source, source_offset, offset, bytes);
    if (WRIT_CHECKS && vmo_supply_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, vmo, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = vmo_supply_made(source, source_offset, offset, bytes);
        late = writ_call_again(io, vmo, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != VMO_SUPPLY_REPLY) {
        return writ_judge_reply(io, VMO_SUPPLY_REQUEST, m.tag,
                                vmo_supply_may_say(writ_tag_status(m.tag)));
    }
    if (vmo_supply_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_supplied = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t vmo_supply(struct writ_io *io, uint32_t vmo, uint32_t source,
                                  uint64_t source_offset, uint64_t offset, uint64_t bytes,
                                  uint32_t *ret_supplied)
{
    return vmo_supply_within(io, vmo, VMO_SUPPLY_DEADLINE_MS, source, source_offset, offset, bytes,
                             ret_supplied);
}

/* A request of `read`. */
static inline struct writ_msg vmo_read_made(uint64_t offset, uint32_t count)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = VMO_READ_REQUEST, .w = {offset, count}};
    return m;
}

/* Reads bytes of the VMO; that it is mapped does not matter. A page that a pager supplies is waited for. */
static inline uint32_t vmo_read_within(struct writ_io *io, uint32_t vmo, uint32_t timeout_ms,
                                       uint64_t offset, uint32_t count,
                                       struct vmo_read_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, VMO_READ_DEADLINE_MS);
    struct writ_msg m = vmo_read_made(offset, count);
    if (WRIT_CHECKS && vmo_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    (void)writ_renew(io);
    uint32_t status = writ_port_call(io, vmo, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = vmo_read_made(offset, count);
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

static inline uint32_t vmo_read(struct writ_io *io, uint32_t vmo, uint64_t offset, uint32_t count,
                                struct vmo_read_reply *ret_reply)
{
    return vmo_read_within(io, vmo, VMO_READ_DEADLINE_MS, offset, count, ret_reply);
}

/* A request of `claim`. */
static inline struct writ_msg memory_control_claim_made(uint32_t quota, uint64_t address,
                                                        uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMORY_CONTROL_CLAIM_REQUEST, .w = {quota, address, bytes}};
    return m;
}

/* Makes a VMO of a device's own range, which is nobody else's until the VMO is gone. Only what the kernel keeps about it is charged. It
 * is mapped without a cache. It cannot be read by `read`, written by `write`, cloned, supplied or sealed: WRONG_STATE.
 *
 * CLAIMED: a part of it is memory, the kernel's, or in another such VMO. */
static inline uint32_t memory_control_claim_within(struct writ_io *io, uint32_t memory_control,
                                                   uint32_t timeout_ms, uint32_t quota,
                                                   uint64_t address, uint64_t bytes,
                                                   uint32_t *ret_vmo)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMORY_CONTROL_CLAIM_DEADLINE_MS);
    struct writ_msg m = memory_control_claim_made(quota, address, bytes);
    if (WRIT_CHECKS && memory_control_claim_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, memory_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_control_claim_made(quota, address, bytes);
        late = writ_call_again(io, memory_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMORY_CONTROL_CLAIM_REPLY) {
        return writ_judge_reply(io, MEMORY_CONTROL_CLAIM_REQUEST, m.tag,
                                memory_control_claim_may_say(writ_tag_status(m.tag)));
    }
    if (memory_control_claim_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vmo = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t memory_control_claim(struct writ_io *io, uint32_t memory_control,
                                            uint32_t quota, uint64_t address, uint64_t bytes,
                                            uint32_t *ret_vmo)
{
    return memory_control_claim_within(io, memory_control, MEMORY_CONTROL_CLAIM_DEADLINE_MS, quota,
                                       address, bytes, ret_vmo);
}

/* A request of `create_contiguous`. */
static inline struct writ_msg memory_control_create_contiguous_made(uint32_t quota, uint64_t bytes,
                                                                    uint64_t below)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST,
                          .w = {quota, bytes, below}};
    return m;
}

/* Makes a VMO of memory in one piece, all there, that ends at or below an address and begins at a multiple of the next power of two
 * above its size. It cannot be cloned or supplied. NO_MEMORY if there is no such piece. */
static inline uint32_t memory_control_create_contiguous_within(struct writ_io *io,
                                                               uint32_t memory_control,
                                                               uint32_t timeout_ms, uint32_t quota,
                                                               uint64_t bytes, uint64_t below,
                                                               uint32_t *ret_vmo,
                                                               uint64_t *ret_address)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMORY_CONTROL_CREATE_CONTIGUOUS_DEADLINE_MS);
    struct writ_msg m = memory_control_create_contiguous_made(quota, bytes, below);
    if (WRIT_CHECKS && memory_control_create_contiguous_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, memory_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_control_create_contiguous_made(quota, bytes, below);
        late = writ_call_again(io, memory_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY) {
        return writ_judge_reply(io, MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST, m.tag,
                                memory_control_create_contiguous_may_say(writ_tag_status(m.tag)));
    }
    if (memory_control_create_contiguous_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vmo = (uint32_t)m.w[0];
    *ret_address = m.w[1];
    return WRIT_OK;
}

static inline uint32_t memory_control_create_contiguous(struct writ_io *io, uint32_t memory_control,
                                                        uint32_t quota, uint64_t bytes,
                                                        uint64_t below, uint32_t *ret_vmo,
                                                        uint64_t *ret_address)
{
    return memory_control_create_contiguous_within(io, memory_control,
                                                   MEMORY_CONTROL_CREATE_CONTIGUOUS_DEADLINE_MS,
                                                   quota, bytes, below, ret_vmo, ret_address);
}

/* A request of `create_dma`. */
static inline struct writ_msg memory_control_create_dma_made(uint32_t quota, uint64_t bytes,
                                                             uint64_t below)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMORY_CONTROL_CREATE_DMA_REQUEST, .w = {quota, bytes, below}};
    return m;
}

/* The same for memory that a device will know of. It cannot be sealed either.
 *
 * Guarantee: when it is gone its memory stays in quarantine, charged to whom it was, until `release`. */
static inline uint32_t memory_control_create_dma_within(struct writ_io *io, uint32_t memory_control,
                                                        uint32_t timeout_ms, uint32_t quota,
                                                        uint64_t bytes, uint64_t below,
                                                        uint32_t *ret_vmo, uint64_t *ret_address)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMORY_CONTROL_CREATE_DMA_DEADLINE_MS);
    struct writ_msg m = memory_control_create_dma_made(quota, bytes, below);
    if (WRIT_CHECKS && memory_control_create_dma_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, memory_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_control_create_dma_made(quota, bytes, below);
        late = writ_call_again(io, memory_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMORY_CONTROL_CREATE_DMA_REPLY) {
        return writ_judge_reply(io, MEMORY_CONTROL_CREATE_DMA_REQUEST, m.tag,
                                memory_control_create_dma_may_say(writ_tag_status(m.tag)));
    }
    if (memory_control_create_dma_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vmo = (uint32_t)m.w[0];
    *ret_address = m.w[1];
    return WRIT_OK;
}

static inline uint32_t memory_control_create_dma(struct writ_io *io, uint32_t memory_control,
                                                 uint32_t quota, uint64_t bytes, uint64_t below,
                                                 uint32_t *ret_vmo, uint64_t *ret_address)
{
    return memory_control_create_dma_within(io, memory_control,
                                            MEMORY_CONTROL_CREATE_DMA_DEADLINE_MS, quota, bytes,
                                            below, ret_vmo, ret_address);
}

/* A request of `release`. */
static inline struct writ_msg memory_control_release_made(uint64_t address)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMORY_CONTROL_RELEASE_REQUEST, .w = {address}};
    return m;
}

/* Takes memory out of quarantine, which begins at this address: no device knows of it any more. NOT_FOUND if none does. */
static inline uint32_t memory_control_release_within(struct writ_io *io, uint32_t memory_control,
                                                     uint32_t timeout_ms, uint64_t address)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMORY_CONTROL_RELEASE_DEADLINE_MS);
    struct writ_msg m = memory_control_release_made(address);
    uint32_t status = writ_port_call(io, memory_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_control_release_made(address);
        late = writ_call_again(io, memory_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMORY_CONTROL_RELEASE_REPLY) {
        return writ_judge_reply(io, MEMORY_CONTROL_RELEASE_REQUEST, m.tag,
                                memory_control_release_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t memory_control_release(struct writ_io *io, uint32_t memory_control,
                                              uint64_t address)
{
    return memory_control_release_within(io, memory_control, MEMORY_CONTROL_RELEASE_DEADLINE_MS,
                                         address);
}

/* A request of `next_detained`. */
static inline struct writ_msg memory_control_next_detained_made(uint64_t from)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMORY_CONTROL_NEXT_DETAINED_REQUEST, .w = {from}};
    return m;
}

/* The first piece in quarantine at or above an address; NOT_FOUND if there is none. */
static inline uint32_t memory_control_next_detained_within(struct writ_io *io,
                                                           uint32_t memory_control,
                                                           uint32_t timeout_ms, uint64_t from,
                                                           uint64_t *ret_address,
                                                           uint64_t *ret_bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMORY_CONTROL_NEXT_DETAINED_DEADLINE_MS);
    struct writ_msg m = memory_control_next_detained_made(from);
    uint32_t status = writ_port_call(io, memory_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_control_next_detained_made(from);
        late = writ_call_again(io, memory_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMORY_CONTROL_NEXT_DETAINED_REPLY) {
        return writ_judge_reply(io, MEMORY_CONTROL_NEXT_DETAINED_REQUEST, m.tag,
                                memory_control_next_detained_may_say(writ_tag_status(m.tag)));
    }
    *ret_address = m.w[0];
    *ret_bytes = m.w[1];
    return WRIT_OK;
}

static inline uint32_t memory_control_next_detained(struct writ_io *io, uint32_t memory_control,
                                                    uint64_t from, uint64_t *ret_address,
                                                    uint64_t *ret_bytes)
{
    return memory_control_next_detained_within(io, memory_control,
                                               MEMORY_CONTROL_NEXT_DETAINED_DEADLINE_MS, from,
                                               ret_address, ret_bytes);
}

/* A request of `statistics`. */
static inline struct writ_msg memory_control_statistics_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = MEMORY_CONTROL_STATISTICS_REQUEST};
    return m;
}

/* Bytes: memory that there is to give out, how much of it is promised by quotas, how much has nothing in it, how much is in quarantine;
 * and how much was claimed of devices. */
static inline uint32_t memory_control_statistics_within(struct writ_io *io, uint32_t memory_control,
                                                        uint32_t timeout_ms, uint64_t *ret_memory,
                                                        uint64_t *ret_promised, uint64_t *ret_free,
                                                        uint64_t *ret_detained,
                                                        uint64_t *ret_claimed)
{
    uint32_t left_ms = writ_least(timeout_ms, MEMORY_CONTROL_STATISTICS_DEADLINE_MS);
    struct writ_msg m = memory_control_statistics_made();
    uint32_t status = writ_port_call(io, memory_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = memory_control_statistics_made();
        late = writ_call_again(io, memory_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != MEMORY_CONTROL_STATISTICS_REPLY) {
        return writ_judge_reply(io, MEMORY_CONTROL_STATISTICS_REQUEST, m.tag,
                                memory_control_statistics_may_say(writ_tag_status(m.tag)));
    }
    *ret_memory = m.w[0];
    *ret_promised = m.w[1];
    *ret_free = m.w[2];
    *ret_detained = m.w[3];
    *ret_claimed = m.w[4];
    return WRIT_OK;
}

static inline uint32_t memory_control_statistics(struct writ_io *io, uint32_t memory_control,
                                                 uint64_t *ret_memory, uint64_t *ret_promised,
                                                 uint64_t *ret_free, uint64_t *ret_detained,
                                                 uint64_t *ret_claimed)
{
    return memory_control_statistics_within(io, memory_control,
                                            MEMORY_CONTROL_STATISTICS_DEADLINE_MS, ret_memory,
                                            ret_promised, ret_free, ret_detained, ret_claimed);
}

/* A request of `read`. */
static inline struct writ_msg pci_function_read_made(uint16_t offset, enum access_width width)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_FUNCTION_READ_REQUEST,
                          .w = {offset | (uint64_t)(uint8_t)width << 16}};
    return m;
}

/* Reads its configuration once; all ones if the device is gone. BAD_RANGE if the offset is not a multiple of the width, or the machine
 * does not show so much of it. */
static inline uint32_t pci_function_read_within(struct writ_io *io, uint32_t pci_function,
                                                uint32_t timeout_ms, uint16_t offset,
                                                enum access_width width, uint32_t *ret_value)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_FUNCTION_READ_DEADLINE_MS);
    struct writ_msg m = pci_function_read_made(offset, width);
    if (WRIT_CHECKS && pci_function_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_function, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_function_read_made(offset, width);
        late = writ_call_again(io, pci_function, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_FUNCTION_READ_REPLY) {
        return writ_judge_reply(io, PCI_FUNCTION_READ_REQUEST, m.tag,
                                pci_function_read_may_say(writ_tag_status(m.tag)));
    }
    if (pci_function_read_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_value = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t pci_function_read(struct writ_io *io, uint32_t pci_function, uint16_t offset,
                                         enum access_width width, uint32_t *ret_value)
{
    return pci_function_read_within(io, pci_function, PCI_FUNCTION_READ_DEADLINE_MS, offset, width,
                                    ret_value);
}

/* A request of `write`. */
static inline struct writ_msg pci_function_write_made(uint16_t offset, enum access_width width,
                                                      uint32_t value)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_FUNCTION_WRITE_REQUEST,
                          .w = {offset | (uint64_t)(uint8_t)width << 16 | (uint64_t)value << 32}};
    return m;
}

/* Writes once into a capability that is the vendor's own (number 9), behind its head; DENIED anywhere else without MANAGE. BAD_RANGE as
 * for `read`, or if the value is wider than the access. */
static inline uint32_t pci_function_write_within(struct writ_io *io, uint32_t pci_function,
                                                 uint32_t timeout_ms, uint16_t offset,
                                                 enum access_width width, uint32_t value)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_FUNCTION_WRITE_DEADLINE_MS);
    struct writ_msg m = pci_function_write_made(offset, width, value);
    if (WRIT_CHECKS && pci_function_write_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_function, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_function_write_made(offset, width, value);
        late = writ_call_again(io, pci_function, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_FUNCTION_WRITE_REPLY) {
        return writ_judge_reply(io, PCI_FUNCTION_WRITE_REQUEST, m.tag,
                                pci_function_write_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t pci_function_write(struct writ_io *io, uint32_t pci_function,
                                          uint16_t offset, enum access_width width, uint32_t value)
{
    return pci_function_write_within(io, pci_function, PCI_FUNCTION_WRITE_DEADLINE_MS, offset,
                                     width, value);
}

/* A request of `range`. */
static inline struct writ_msg pci_function_range_made(uint8_t index)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_FUNCTION_RANGE_REQUEST, .w = {index}};
    return m;
}

/* Where one of its ranges is, as its configuration says now, and how large; 0 bytes if it has no such range. The address is 0 if nobody
 * has placed it, or the device is gone. */
static inline uint32_t pci_function_range_within(struct writ_io *io, uint32_t pci_function,
                                                 uint32_t timeout_ms, uint8_t index,
                                                 uint64_t *ret_address, uint64_t *ret_bytes,
                                                 bool *ret_ports)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_FUNCTION_RANGE_DEADLINE_MS);
    struct writ_msg m = pci_function_range_made(index);
    if (WRIT_CHECKS && pci_function_range_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_function, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_function_range_made(index);
        late = writ_call_again(io, pci_function, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_FUNCTION_RANGE_REPLY) {
        return writ_judge_reply(io, PCI_FUNCTION_RANGE_REQUEST, m.tag,
                                pci_function_range_may_say(writ_tag_status(m.tag)));
    }
    if (pci_function_range_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_address = m.w[0];
    *ret_bytes = m.w[1];
    *ret_ports = (uint8_t)m.w[2] != 0;
    return WRIT_OK;
}

static inline uint32_t pci_function_range(struct writ_io *io, uint32_t pci_function, uint8_t index,
                                          uint64_t *ret_address, uint64_t *ret_bytes,
                                          bool *ret_ports)
{
    return pci_function_range_within(io, pci_function, PCI_FUNCTION_RANGE_DEADLINE_MS, index,
                                     ret_address, ret_bytes, ret_ports);
}

/* A request of `claim_range`. */
static inline struct writ_msg pci_function_claim_range_made(uint32_t quota, uint8_t index,
                                                            uint64_t offset, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_FUNCTION_CLAIM_RANGE_REQUEST,
                          .w = {quota | (uint64_t)index << 32, offset, bytes}};
    return m;
}

/* Claims a part of one of its ranges: of ports as `IoPortControl.claim` does, of memory as `MemoryControl.claim`. WRONG_STATE if nobody
 * has placed it, BAD_RANGE if the part is not inside of it, or of memory and not whole pages; DENIED if a page of it has the table of
 * messages: who writes there raises any interrupt. */
static inline uint32_t pci_function_claim_range_within(struct writ_io *io, uint32_t pci_function,
                                                       uint32_t timeout_ms, uint32_t quota,
                                                       uint8_t index, uint64_t offset,
                                                       uint64_t bytes, uint32_t *ret_claimed)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_FUNCTION_CLAIM_RANGE_DEADLINE_MS);
    struct writ_msg m = pci_function_claim_range_made(quota, index, offset, bytes);
    if (WRIT_CHECKS && pci_function_claim_range_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_function, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_function_claim_range_made(quota, index, offset, bytes);
        late = writ_call_again(io, pci_function, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_FUNCTION_CLAIM_RANGE_REPLY) {
        return writ_judge_reply(io, PCI_FUNCTION_CLAIM_RANGE_REQUEST, m.tag,
                                pci_function_claim_range_may_say(writ_tag_status(m.tag)));
    }
    if (pci_function_claim_range_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_claimed = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t pci_function_claim_range(struct writ_io *io, uint32_t pci_function,
                                                uint32_t quota, uint8_t index, uint64_t offset,
                                                uint64_t bytes, uint32_t *ret_claimed)
{
    return pci_function_claim_range_within(io, pci_function, PCI_FUNCTION_CLAIM_RANGE_DEADLINE_MS,
                                           quota, index, offset, bytes, ret_claimed);
}

/* A request of `set_message`. */
static inline struct writ_msg pci_function_set_message_made(uint16_t index, uint32_t irq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_FUNCTION_SET_MESSAGE_REQUEST,
                          .w = {index | (uint64_t)irq << 32}};
    return m;
}

/* Lets one of its messages raise an interrupt, which was claimed as a message. From the first one on the function uses no line any more;
 * messages that were not set since are silent. BAD_RANGE if it has no such message, WRONG_STATE if its table of messages is out of reach
 * (the range not placed, or its memory not enabled), or the interrupt is a line. */
static inline uint32_t pci_function_set_message_within(struct writ_io *io, uint32_t pci_function,
                                                       uint32_t timeout_ms, uint16_t index,
                                                       uint32_t irq)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_FUNCTION_SET_MESSAGE_DEADLINE_MS);
    struct writ_msg m = pci_function_set_message_made(index, irq);
    if (WRIT_CHECKS && pci_function_set_message_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_function, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_function_set_message_made(index, irq);
        late = writ_call_again(io, pci_function, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_FUNCTION_SET_MESSAGE_REPLY) {
        return writ_judge_reply(io, PCI_FUNCTION_SET_MESSAGE_REQUEST, m.tag,
                                pci_function_set_message_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t pci_function_set_message(struct writ_io *io, uint32_t pci_function,
                                                uint16_t index, uint32_t irq)
{
    return pci_function_set_message_within(io, pci_function, PCI_FUNCTION_SET_MESSAGE_DEADLINE_MS,
                                           index, irq);
}

/* A request of `read`. */
static inline struct writ_msg pci_control_read_made(uint16_t function, uint16_t offset,
                                                    enum access_width width)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_CONTROL_READ_REQUEST,
                          .w = {function | (uint64_t)offset << 16 |
                                    (uint64_t)(uint8_t)width << 32}};
    return m;
}

/* Reads a configuration once; all ones if there is no such function. BAD_RANGE if the machine does not show that bus, or not so much of
 * the function, or the offset is not a multiple of the width. */
static inline uint32_t pci_control_read_within(struct writ_io *io, uint32_t pci_control,
                                               uint32_t timeout_ms, uint16_t function,
                                               uint16_t offset, enum access_width width,
                                               uint32_t *ret_value)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_CONTROL_READ_DEADLINE_MS);
    struct writ_msg m = pci_control_read_made(function, offset, width);
    if (WRIT_CHECKS && pci_control_read_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_control_read_made(function, offset, width);
        late = writ_call_again(io, pci_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_CONTROL_READ_REPLY) {
        return writ_judge_reply(io, PCI_CONTROL_READ_REQUEST, m.tag,
                                pci_control_read_may_say(writ_tag_status(m.tag)));
    }
    if (pci_control_read_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_value = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t pci_control_read(struct writ_io *io, uint32_t pci_control, uint16_t function,
                                        uint16_t offset, enum access_width width,
                                        uint32_t *ret_value)
{
    return pci_control_read_within(io, pci_control, PCI_CONTROL_READ_DEADLINE_MS, function, offset,
                                   width, ret_value);
}

/* A request of `claim`. */
static inline struct writ_msg pci_control_claim_made(uint32_t quota, uint16_t function)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_CONTROL_CLAIM_REQUEST,
                          .w = {quota | (uint64_t)function << 32}};
    return m;
}

/* Claims a function. CLAIMED while somebody has it, NOT_FOUND if there is none.
 *
 * Guarantee: when the last copy of the capability goes, it masters nothing, raises nothing, and can be claimed again. */
static inline uint32_t pci_control_claim_within(struct writ_io *io, uint32_t pci_control,
                                                uint32_t timeout_ms, uint32_t quota,
                                                uint16_t function, uint32_t *ret_function)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_CONTROL_CLAIM_DEADLINE_MS);
    struct writ_msg m = pci_control_claim_made(quota, function);
    if (WRIT_CHECKS && pci_control_claim_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_control_claim_made(quota, function);
        late = writ_call_again(io, pci_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_CONTROL_CLAIM_REPLY) {
        return writ_judge_reply(io, PCI_CONTROL_CLAIM_REQUEST, m.tag,
                                pci_control_claim_may_say(writ_tag_status(m.tag)));
    }
    if (pci_control_claim_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_function = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t pci_control_claim(struct writ_io *io, uint32_t pci_control, uint32_t quota,
                                         uint16_t function, uint32_t *ret_function)
{
    return pci_control_claim_within(io, pci_control, PCI_CONTROL_CLAIM_DEADLINE_MS, quota, function,
                                    ret_function);
}

/* A request of `locate`. */
static inline struct writ_msg pci_control_locate_made(uint64_t address, uint8_t first_bus,
                                                      uint8_t last_bus)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PCI_CONTROL_LOCATE_REQUEST,
                          .w = {address, first_bus | (uint64_t)last_bus << 8}};
    return m;
}

/* Says where the machine shows all of every configuration: at an address for bus 0, of which these buses are there, as the firmware's
 * tables tell (MCFG, or `_CBA` of the description of devices). Until then the first 256 bytes are shown, by the two ports that boards
 * have had from the first. Once: WRONG_STATE afterwards, and while a function is claimed. BAD_RANGE if it is not whole pages, or out of
 * the processor's reach; CLAIMED: a part of it is memory, the kernel's, or claimed. */
static inline uint32_t pci_control_locate_within(struct writ_io *io, uint32_t pci_control,
                                                 uint32_t timeout_ms, uint64_t address,
                                                 uint8_t first_bus, uint8_t last_bus)
{
    uint32_t left_ms = writ_least(timeout_ms, PCI_CONTROL_LOCATE_DEADLINE_MS);
    struct writ_msg m = pci_control_locate_made(address, first_bus, last_bus);
    if (WRIT_CHECKS && pci_control_locate_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, pci_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = pci_control_locate_made(address, first_bus, last_bus);
        late = writ_call_again(io, pci_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PCI_CONTROL_LOCATE_REPLY) {
        return writ_judge_reply(io, PCI_CONTROL_LOCATE_REQUEST, m.tag,
                                pci_control_locate_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t pci_control_locate(struct writ_io *io, uint32_t pci_control,
                                          uint64_t address, uint8_t first_bus, uint8_t last_bus)
{
    return pci_control_locate_within(io, pci_control, PCI_CONTROL_LOCATE_DEADLINE_MS, address,
                                     first_bus, last_bus);
}

/* A request of `describe`. */
static inline struct writ_msg process_describe_made(uint32_t slot)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_DESCRIBE_REQUEST, .w = {slot}};
    return m;
}

/* Tells what is in a slot of the caller's own table. `label` is a connection's; of a VMO in one piece it is the physical address, of an
 * interrupt the line, or MESSAGE_LINE, of ports the first and, from bit 16 up, how many there are, and of a kept reply 1 while somebody
 * waits for it. */
static inline uint32_t process_describe_within(struct writ_io *io, uint32_t process,
                                               uint32_t timeout_ms, uint32_t slot,
                                               enum object_type *ret_type, uint16_t *ret_rights,
                                               uint16_t *ret_protocol, uint32_t *ret_roles,
                                               uint64_t *ret_label, uint64_t *ret_koid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_DESCRIBE_DEADLINE_MS);
    struct writ_msg m = process_describe_made(slot);
    if (WRIT_CHECKS && process_describe_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
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
    if (m.tag != PROCESS_DESCRIBE_REPLY) {
        return writ_judge_reply(io, PROCESS_DESCRIBE_REQUEST, m.tag,
                                process_describe_may_say(writ_tag_status(m.tag)));
    }
    if (process_describe_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_type = (enum object_type)(uint8_t)m.w[0];
    *ret_rights = (uint16_t)(m.w[0] >> 16);
    *ret_protocol = (uint16_t)(m.w[0] >> 32);
    *ret_roles = (uint32_t)m.w[1];
    *ret_label = m.w[2];
    *ret_koid = m.w[3];
    return WRIT_OK;
}

static inline uint32_t process_describe(struct writ_io *io, uint32_t process, uint32_t slot,
                                        enum object_type *ret_type, uint16_t *ret_rights,
                                        uint16_t *ret_protocol, uint32_t *ret_roles,
                                        uint64_t *ret_label, uint64_t *ret_koid)
{
    return process_describe_within(io, process, PROCESS_DESCRIBE_DEADLINE_MS, slot, ret_type,
                                   ret_rights, ret_protocol, ret_roles, ret_label, ret_koid);
}

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

/* A request of `derive`. */
static inline struct writ_msg process_derive_made(uint32_t slot, uint16_t rights)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_DERIVE_REQUEST, .w = {slot | (uint64_t)rights << 32}};
    return m;
}

/* Makes a child of a capability in the caller's own table, with these rights and no others. */
static inline uint32_t process_derive_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, uint32_t slot, uint16_t rights,
                                             uint32_t *ret_derived)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_DERIVE_DEADLINE_MS);
    struct writ_msg m = process_derive_made(slot, rights);
    if (WRIT_CHECKS && process_derive_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_derive_made(slot, rights);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_DERIVE_REPLY) {
        return writ_judge_reply(io, PROCESS_DERIVE_REQUEST, m.tag,
                                process_derive_may_say(writ_tag_status(m.tag)));
    }
    if (process_derive_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_derived = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t process_derive(struct writ_io *io, uint32_t process, uint32_t slot,
                                      uint16_t rights, uint32_t *ret_derived)
{
    return process_derive_within(io, process, PROCESS_DERIVE_DEADLINE_MS, slot, rights,
                                 ret_derived);
}

/* A request of `exit`. */
static inline struct writ_msg process_exit_made(uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_EXIT_REQUEST, .w = {code}};
    return m;
}

/* Ends the caller's process. Never answered. */
static inline uint32_t process_exit_within(struct writ_io *io, uint32_t process,
                                           uint32_t timeout_ms, uint32_t code)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_EXIT_DEADLINE_MS);
    struct writ_msg m = process_exit_made(code);
    if (WRIT_CHECKS && process_exit_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_exit_made(code);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_EXIT_REPLY) {
        return writ_judge_reply(io, PROCESS_EXIT_REQUEST, m.tag,
                                process_exit_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_exit(struct writ_io *io, uint32_t process, uint32_t code)
{
    return process_exit_within(io, process, PROCESS_EXIT_DEADLINE_MS, code);
}

/* A request of `map`. */
static inline struct writ_msg process_map_made(uint32_t vmo, uint8_t access, uint64_t address,
                                               uint64_t offset, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_MAP_REQUEST,
                          .w = {vmo | (uint64_t)access << 32, address, offset, bytes}};
    return m;
}

/* Maps pages of a VMO. A mapping that can write needs a VMO capability that can.
 *
 * Guarantee: on any error nothing is mapped that was not mapped before. */
static inline uint32_t process_map_within(struct writ_io *io, uint32_t process, uint32_t timeout_ms,
                                          uint32_t vmo, uint8_t access, uint64_t address,
                                          uint64_t offset, uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_MAP_DEADLINE_MS);
    struct writ_msg m = process_map_made(vmo, access, address, offset, bytes);
    if (WRIT_CHECKS && process_map_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_map_made(vmo, access, address, offset, bytes);
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
                                   uint8_t access, uint64_t address, uint64_t offset,
                                   uint64_t bytes)
{
    return process_map_within(io, process, PROCESS_MAP_DEADLINE_MS, vmo, access, address, offset,
                              bytes);
}

/* A request of `unmap`. */
static inline struct writ_msg process_unmap_made(uint64_t address, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_UNMAP_REQUEST, .w = {address, bytes}};
    return m;
}

/* Unmaps every page of a VMO in a range. A mapping that is only partly in it stays with the rest, in pieces that count as mappings.
 *
 * Guarantee: on any error nothing is unmapped. */
static inline uint32_t process_unmap_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint64_t address, uint64_t bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_UNMAP_DEADLINE_MS);
    struct writ_msg m = process_unmap_made(address, bytes);
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_unmap_made(address, bytes);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_UNMAP_REPLY) {
        return writ_judge_reply(io, PROCESS_UNMAP_REQUEST, m.tag,
                                process_unmap_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_unmap(struct writ_io *io, uint32_t process, uint64_t address,
                                     uint64_t bytes)
{
    return process_unmap_within(io, process, PROCESS_UNMAP_DEADLINE_MS, address, bytes);
}

/* A request of `install`. */
static inline struct writ_msg process_install_made(uint32_t source, uint32_t at, uint16_t rights)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_INSTALL_REQUEST,
                          .w = {source | (uint64_t)at << 32, rights}};
    return m;
}

/* Puts a child of one of the caller's capabilities into a slot of a staged process. */
static inline uint32_t process_install_within(struct writ_io *io, uint32_t process,
                                              uint32_t timeout_ms, uint32_t source, uint32_t at,
                                              uint16_t rights)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_INSTALL_DEADLINE_MS);
    struct writ_msg m = process_install_made(source, at, rights);
    if (WRIT_CHECKS && process_install_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_install_made(source, at, rights);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_INSTALL_REPLY) {
        return writ_judge_reply(io, PROCESS_INSTALL_REQUEST, m.tag,
                                process_install_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_install(struct writ_io *io, uint32_t process, uint32_t source,
                                       uint32_t at, uint16_t rights)
{
    return process_install_within(io, process, PROCESS_INSTALL_DEADLINE_MS, source, at, rights);
}

/* A request of `create_thread`. */
static inline struct writ_msg process_create_thread_made(uint64_t entry, uint64_t stack,
                                                         uint64_t argument, uint64_t pages)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CREATE_THREAD_REQUEST,
                          .w = {entry, stack, argument, pages}};
    return m;
}

/* Makes a thread of a process that is staged or runs, stopped at `entry` with `argument` as its first and its first message page's
 * address as its second argument. `pages` is where its two message pages go. */
static inline uint32_t process_create_thread_within(struct writ_io *io, uint32_t process,
                                                    uint32_t timeout_ms, uint64_t entry,
                                                    uint64_t stack, uint64_t argument,
                                                    uint64_t pages, uint32_t *ret_thread)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CREATE_THREAD_DEADLINE_MS);
    struct writ_msg m = process_create_thread_made(entry, stack, argument, pages);
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_create_thread_made(entry, stack, argument, pages);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CREATE_THREAD_REPLY) {
        return writ_judge_reply(io, PROCESS_CREATE_THREAD_REQUEST, m.tag,
                                process_create_thread_may_say(writ_tag_status(m.tag)));
    }
    if (process_create_thread_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_thread = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t process_create_thread(struct writ_io *io, uint32_t process, uint64_t entry,
                                             uint64_t stack, uint64_t argument, uint64_t pages,
                                             uint32_t *ret_thread)
{
    return process_create_thread_within(io, process, PROCESS_CREATE_THREAD_DEADLINE_MS, entry,
                                        stack, argument, pages, ret_thread);
}

/* A request of `start`. */
static inline struct writ_msg process_start_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_START_REQUEST};
    return m;
}

/* Lets a staged process run. Nothing can be installed afterwards. */
static inline uint32_t process_start_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_START_DEADLINE_MS);
    struct writ_msg m = process_start_made();
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_start_made();
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_START_REPLY) {
        return writ_judge_reply(io, PROCESS_START_REQUEST, m.tag,
                                process_start_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_start(struct writ_io *io, uint32_t process)
{
    return process_start_within(io, process, PROCESS_START_DEADLINE_MS);
}

/* A request of `kill`. */
static inline struct writ_msg process_kill_made(uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_KILL_REQUEST, .w = {code}};
    return m;
}

/* Ends the process; when this returns none of its threads runs and its memory is free. */
static inline uint32_t process_kill_within(struct writ_io *io, uint32_t process,
                                           uint32_t timeout_ms, uint32_t code)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_KILL_DEADLINE_MS);
    struct writ_msg m = process_kill_made(code);
    if (WRIT_CHECKS && process_kill_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_kill_made(code);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_KILL_REPLY) {
        return writ_judge_reply(io, PROCESS_KILL_REQUEST, m.tag,
                                process_kill_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_kill(struct writ_io *io, uint32_t process, uint32_t code)
{
    return process_kill_within(io, process, PROCESS_KILL_DEADLINE_MS, code);
}

/* A request of `status`. */
static inline struct writ_msg process_status_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_STATUS_REQUEST};
    return m;
}

/* Where the process is in its life, and how it ended. */
static inline uint32_t process_status_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, enum life_state *ret_state,
                                             enum exit_cause *ret_cause, uint32_t *ret_code,
                                             uint32_t *ret_principal, uint64_t *ret_koid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_STATUS_DEADLINE_MS);
    struct writ_msg m = process_status_made();
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_status_made();
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_STATUS_REPLY) {
        return writ_judge_reply(io, PROCESS_STATUS_REQUEST, m.tag,
                                process_status_may_say(writ_tag_status(m.tag)));
    }
    if (process_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum life_state)(uint8_t)m.w[0];
    *ret_cause = (enum exit_cause)(uint8_t)(m.w[0] >> 8);
    *ret_code = (uint32_t)(m.w[0] >> 32);
    *ret_principal = (uint32_t)m.w[1];
    *ret_koid = m.w[2];
    return WRIT_OK;
}

static inline uint32_t process_status(struct writ_io *io, uint32_t process,
                                      enum life_state *ret_state, enum exit_cause *ret_cause,
                                      uint32_t *ret_code, uint32_t *ret_principal,
                                      uint64_t *ret_koid)
{
    return process_status_within(io, process, PROCESS_STATUS_DEADLINE_MS, ret_state, ret_cause,
                                 ret_code, ret_principal, ret_koid);
}

/* A request of `watch`. */
static inline struct writ_msg process_watch_made(uint32_t notification, uint64_t bits)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_WATCH_REQUEST, .w = {notification, bits}};
    return m;
}

/* Sets these bits of a notification when the process is dead, at once if it is already. A later call takes the place of an earlier one. */
static inline uint32_t process_watch_within(struct writ_io *io, uint32_t process,
                                            uint32_t timeout_ms, uint32_t notification,
                                            uint64_t bits)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_WATCH_DEADLINE_MS);
    struct writ_msg m = process_watch_made(notification, bits);
    if (WRIT_CHECKS && process_watch_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_watch_made(notification, bits);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_WATCH_REPLY) {
        return writ_judge_reply(io, PROCESS_WATCH_REQUEST, m.tag,
                                process_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_watch(struct writ_io *io, uint32_t process, uint32_t notification,
                                     uint64_t bits)
{
    return process_watch_within(io, process, PROCESS_WATCH_DEADLINE_MS, notification, bits);
}

/* A request of `limit_band`. */
static inline struct writ_msg process_limit_band_made(enum band band)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_LIMIT_BAND_REQUEST, .w = {(uint8_t)band}};
    return m;
}

/* Says which is the most urgent band that the threads of a staged process may ever have, and may give to others. It starts at FAIR.
 *
 * DENIED: that is more urgent than the limit of the caller's process. */
static inline uint32_t process_limit_band_within(struct writ_io *io, uint32_t process,
                                                 uint32_t timeout_ms, enum band band)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_LIMIT_BAND_DEADLINE_MS);
    struct writ_msg m = process_limit_band_made(band);
    if (WRIT_CHECKS && process_limit_band_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_limit_band_made(band);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_LIMIT_BAND_REPLY) {
        return writ_judge_reply(io, PROCESS_LIMIT_BAND_REQUEST, m.tag,
                                process_limit_band_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_limit_band(struct writ_io *io, uint32_t process, enum band band)
{
    return process_limit_band_within(io, process, PROCESS_LIMIT_BAND_DEADLINE_MS, band);
}

/* A request of `grant` in the making. Its values go into `body`, its tails follow in their order; the first error stays. */
struct process_grant_builder {
    struct writ_builder wire;
    struct writ_io *io;
    uint32_t slot;
    struct process_grant_request_body *body;
};

/* Makes the one grant by which somebody else may fill these slots of a staged process, each once, with exactly what is declared.
 *
 * Guarantee: when the last copy of the grant goes while the process is staged, nothing of the process remains. */
static inline struct process_grant_builder process_grant_begin(struct writ_io *io, uint32_t process)
{
    return (struct process_grant_builder){
        .wire = writ_builder_begin(io, 8, 0),
        .io = io,
        .slot = process,
        .body = (void *)io->out,
    };
}

static inline void process_grant_put_slots(struct process_grant_builder *b,
                                           const struct declared_slot *data, uint32_t count)
{
    writ_builder_touch(&b->wire, b->io);
    uint8_t *at = writ_builder_tail(&b->wire, process_grant_request_tails, 0, count);
    for (uint32_t i = 0; at != NULL && i < count; i++) {
        declared_slot_store(at + i * 12, &data[i]);
    }
}

/* Sends it. */
static inline uint32_t process_grant_call_within(struct process_grant_builder *b,
                                                 uint32_t timeout_ms,
                                                 struct process_grant_reply *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_GRANT_DEADLINE_MS);
    struct writ_msg m;
    writ_builder_touch(&b->wire, b->io);
    writ_builder_skip(&b->wire, process_grant_request_tails, 1);
    if (WRIT_CHECKS && b->wire.status == WRIT_OK) {
        struct writ_reject why = process_grant_request_check_body(b->wire.page, b->wire.cursor);
        b->wire.status = why.check == 0 ? WRIT_OK : WRIT_BAD_ARGUMENT;
    }
    if (b->wire.status != WRIT_OK) {
        return b->wire.status;
    }
    (void)writ_renew(b->io);
    for (;;) {
        m = (struct writ_msg){.tag = writ_tag_sized(PROCESS_GRANT_REQUEST, b->wire.cursor)};
        uint32_t status = writ_port_call(b->io, b->slot, left_ms, &m);
        if (status == WRIT_OK) {
            break;
        }
        left_ms = writ_again_ms(b->io, status, false);
        if (left_ms == 0) {
            return status;
        }
    }
    if (m.tag != PROCESS_GRANT_REPLY) {
        return writ_judge_reply(b->io, PROCESS_GRANT_REQUEST, m.tag,
                                process_grant_may_say(writ_tag_status(m.tag)));
    }
    if (process_grant_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = process_grant_reply_read(&m);
    return WRIT_OK;
}

static inline uint32_t process_grant_call(struct process_grant_builder *b,
                                          struct process_grant_reply *ret_reply)
{
    return process_grant_call_within(b, PROCESS_GRANT_DEADLINE_MS, ret_reply);
}

/* The same in one call. */
static inline uint32_t process_grant(struct writ_io *io, uint32_t process,
                                     const struct declared_slot *slots, uint32_t slots_count,
                                     struct process_grant_reply *ret_reply)
{
    struct process_grant_builder b = process_grant_begin(io, process);
    process_grant_put_slots(&b, slots, slots_count);
    return process_grant_call(&b, ret_reply);
}

/* A request of `revoke`. */
static inline struct writ_msg process_revoke_made(uint32_t slot)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_REVOKE_REQUEST, .w = {slot}};
    return m;
}

/* Takes back all that was lent: every capability that descends from the one in a slot of the caller's own table, in every process, and
 * what was done with them: mappings, bindings, installs. What descends from them meanwhile goes too.
 *
 * Guarantee: when it returns none is left, not even of those that somebody else was revoking. It is never refused because others are at
 * work. */
static inline uint32_t process_revoke_within(struct writ_io *io, uint32_t process,
                                             uint32_t timeout_ms, uint32_t slot)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_REVOKE_DEADLINE_MS);
    struct writ_msg m = process_revoke_made(slot);
    if (WRIT_CHECKS && process_revoke_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_revoke_made(slot);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_REVOKE_REPLY) {
        return writ_judge_reply(io, PROCESS_REVOKE_REQUEST, m.tag,
                                process_revoke_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_revoke(struct writ_io *io, uint32_t process, uint32_t slot)
{
    return process_revoke_within(io, process, PROCESS_REVOKE_DEADLINE_MS, slot);
}

/* A request of `keep`. */
static inline struct writ_msg process_keep_made(uint32_t slot)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_KEEP_REQUEST, .w = {slot}};
    return m;
}

/* Moves a capability into the estate: the slots from FIRST_KEPT_SLOT on, which outlive the process and go to its heir, each at the same
 * number. LIMIT if no more can be kept, NOT_TRANSFERABLE for a reply. */
static inline uint32_t process_keep_within(struct writ_io *io, uint32_t process,
                                           uint32_t timeout_ms, uint32_t slot, uint32_t *ret_kept)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_KEEP_DEADLINE_MS);
    struct writ_msg m = process_keep_made(slot);
    if (WRIT_CHECKS && process_keep_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_keep_made(slot);
        late = writ_call_again(io, process, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_KEEP_REPLY) {
        return writ_judge_reply(io, PROCESS_KEEP_REQUEST, m.tag,
                                process_keep_may_say(writ_tag_status(m.tag)));
    }
    if (process_keep_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_kept = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t process_keep(struct writ_io *io, uint32_t process, uint32_t slot,
                                    uint32_t *ret_kept)
{
    return process_keep_within(io, process, PROCESS_KEEP_DEADLINE_MS, slot, ret_kept);
}

/* A request of `judge_by`. */
static inline struct writ_msg process_judge_by_made(uint32_t judge)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_JUDGE_BY_REQUEST, .w = {judge}};
    return m;
}

/* Lets the server of Memd behind this connection judge the faults of the process, in place of whoever did before. */
static inline uint32_t process_judge_by_within(struct writ_io *io, uint32_t process,
                                               uint32_t timeout_ms, uint32_t judge)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_JUDGE_BY_DEADLINE_MS);
    struct writ_msg m = process_judge_by_made(judge);
    if (WRIT_CHECKS && process_judge_by_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_judge_by_made(judge);
        late = writ_call_again(io, process, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_JUDGE_BY_REPLY) {
        return writ_judge_reply(io, PROCESS_JUDGE_BY_REQUEST, m.tag,
                                process_judge_by_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_judge_by(struct writ_io *io, uint32_t process, uint32_t judge)
{
    return process_judge_by_within(io, process, PROCESS_JUDGE_BY_DEADLINE_MS, judge);
}

/* A request of `install`. */
static inline struct writ_msg install_grant_install_made(uint32_t source, uint32_t at)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INSTALL_GRANT_INSTALL_REQUEST, .w = {source | (uint64_t)at << 32}};
    return m;
}

/* Puts a child of one of the caller's capabilities, which needs TRANSFER, into a declared slot, with the declared rights. A connection
 * has to be for the process or for anybody. */
static inline uint32_t install_grant_install_within(struct writ_io *io, uint32_t install_grant,
                                                    uint32_t timeout_ms, uint32_t source,
                                                    uint32_t at)
{
    uint32_t left_ms = writ_least(timeout_ms, INSTALL_GRANT_INSTALL_DEADLINE_MS);
    struct writ_msg m = install_grant_install_made(source, at);
    uint32_t status = writ_port_call(io, install_grant, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = install_grant_install_made(source, at);
        late = writ_call_again(io, install_grant, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INSTALL_GRANT_INSTALL_REPLY) {
        return writ_judge_reply(io, INSTALL_GRANT_INSTALL_REQUEST, m.tag,
                                install_grant_install_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t install_grant_install(struct writ_io *io, uint32_t install_grant,
                                             uint32_t source, uint32_t at)
{
    return install_grant_install_within(io, install_grant, INSTALL_GRANT_INSTALL_DEADLINE_MS,
                                        source, at);
}

/* A request of `missing`. */
static inline struct writ_msg install_grant_missing_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = INSTALL_GRANT_MISSING_REQUEST};
    return m;
}

/* How many declared slots are empty, and the first of them, or 0. */
static inline uint32_t install_grant_missing_within(struct writ_io *io, uint32_t install_grant,
                                                    uint32_t timeout_ms, uint32_t *ret_count,
                                                    uint32_t *ret_first)
{
    uint32_t left_ms = writ_least(timeout_ms, INSTALL_GRANT_MISSING_DEADLINE_MS);
    struct writ_msg m = install_grant_missing_made();
    uint32_t status = writ_port_call(io, install_grant, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = install_grant_missing_made();
        late = writ_call_again(io, install_grant, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != INSTALL_GRANT_MISSING_REPLY) {
        return writ_judge_reply(io, INSTALL_GRANT_MISSING_REQUEST, m.tag,
                                install_grant_missing_may_say(writ_tag_status(m.tag)));
    }
    *ret_count = (uint32_t)m.w[0];
    *ret_first = (uint32_t)(m.w[0] >> 32);
    return WRIT_OK;
}

static inline uint32_t install_grant_missing(struct writ_io *io, uint32_t install_grant,
                                             uint32_t *ret_count, uint32_t *ret_first)
{
    return install_grant_missing_within(io, install_grant, INSTALL_GRANT_MISSING_DEADLINE_MS,
                                        ret_count, ret_first);
}

/* A request of `create`. */
static inline struct writ_msg process_control_create_made(uint32_t quota, uint16_t component,
                                                          uint16_t instance, uint64_t bytes)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_CREATE_REQUEST,
                          .w = {quota | (uint64_t)component << 32 | (uint64_t)instance << 48,
                                bytes}};
    return m;
}

/* Makes a staged process whose own quota of `bytes` is carved from this one. Who it is, is said here, once. BAD_RANGE if these are no
 * whole pages, or it would be ANY_PRINCIPAL, who is nobody.
 *
 * Guarantee: when the last copy of the capability goes while the process is staged, nothing of it remains. */
static inline uint32_t process_control_create_within(struct writ_io *io, uint32_t process_control,
                                                     uint32_t timeout_ms, uint32_t quota,
                                                     uint16_t component, uint16_t instance,
                                                     uint64_t bytes, uint32_t *ret_process,
                                                     uint64_t *ret_koid)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_CREATE_DEADLINE_MS);
    struct writ_msg m = process_control_create_made(quota, component, instance, bytes);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_create_made(quota, component, instance, bytes);
        late = writ_call_again(io, process_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_CREATE_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_CREATE_REQUEST, m.tag,
                                process_control_create_may_say(writ_tag_status(m.tag)));
    }
    if (process_control_create_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_process = (uint32_t)m.w[0];
    *ret_koid = m.w[1];
    return WRIT_OK;
}

static inline uint32_t process_control_create(struct writ_io *io, uint32_t process_control,
                                              uint32_t quota, uint16_t component, uint16_t instance,
                                              uint64_t bytes, uint32_t *ret_process,
                                              uint64_t *ret_koid)
{
    return process_control_create_within(io, process_control, PROCESS_CONTROL_CREATE_DEADLINE_MS,
                                         quota, component, instance, bytes, ret_process, ret_koid);
}

/* A request of `kill`. */
static inline struct writ_msg process_control_kill_made(uint64_t process, uint32_t code)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_KILL_REQUEST, .w = {process, code}};
    return m;
}

/* Ends a process, in whatever it does; when this returns none of its threads runs and its memory is free. NOT_FOUND if there is no such
 * process, and DENIED for the root. */
static inline uint32_t process_control_kill_within(struct writ_io *io, uint32_t process_control,
                                                   uint32_t timeout_ms, uint64_t process,
                                                   uint32_t code)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_KILL_DEADLINE_MS);
    struct writ_msg m = process_control_kill_made(process, code);
    if (WRIT_CHECKS && process_control_kill_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_kill_made(process, code);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_KILL_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_KILL_REQUEST, m.tag,
                                process_control_kill_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_control_kill(struct writ_io *io, uint32_t process_control,
                                            uint64_t process, uint32_t code)
{
    return process_control_kill_within(io, process_control, PROCESS_CONTROL_KILL_DEADLINE_MS,
                                       process, code);
}

/* A request of `query`. */
static inline struct writ_msg process_control_query_made(uint64_t process)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_QUERY_REQUEST, .w = {process}};
    return m;
}

/* What there is to know about a process or, with an `exit_seq`, its exit record. `owner` is who made it, `killer` who ended it,
 * `started_us` when it was started, in microseconds since boot, or 0. NOT_FOUND if there is neither. */
static inline uint32_t process_control_query_within(struct writ_io *io, uint32_t process_control,
                                                    uint32_t timeout_ms, uint64_t process,
                                                    enum life_state *ret_state,
                                                    enum exit_cause *ret_cause, uint32_t *ret_code,
                                                    uint32_t *ret_principal, uint32_t *ret_owner,
                                                    uint32_t *ret_killer, uint64_t *ret_exit_seq,
                                                    uint64_t *ret_started_us)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_QUERY_DEADLINE_MS);
    struct writ_msg m = process_control_query_made(process);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_query_made(process);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_QUERY_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_QUERY_REQUEST, m.tag,
                                process_control_query_may_say(writ_tag_status(m.tag)));
    }
    if (process_control_query_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_state = (enum life_state)(uint8_t)m.w[0];
    *ret_cause = (enum exit_cause)(uint8_t)(m.w[0] >> 8);
    *ret_code = (uint32_t)(m.w[0] >> 32);
    *ret_principal = (uint32_t)m.w[1];
    *ret_owner = (uint32_t)(m.w[1] >> 32);
    *ret_killer = (uint32_t)m.w[2];
    *ret_exit_seq = m.w[3];
    *ret_started_us = m.w[4];
    return WRIT_OK;
}

static inline uint32_t process_control_query(struct writ_io *io, uint32_t process_control,
                                             uint64_t process, enum life_state *ret_state,
                                             enum exit_cause *ret_cause, uint32_t *ret_code,
                                             uint32_t *ret_principal, uint32_t *ret_owner,
                                             uint32_t *ret_killer, uint64_t *ret_exit_seq,
                                             uint64_t *ret_started_us)
{
    return process_control_query_within(io, process_control, PROCESS_CONTROL_QUERY_DEADLINE_MS,
                                        process, ret_state, ret_cause, ret_code, ret_principal,
                                        ret_owner, ret_killer, ret_exit_seq, ret_started_us);
}

/* A request of `list`. */
static inline struct writ_msg process_control_list_made(uint64_t after)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_LIST_REQUEST, .w = {after}};
    return m;
}

/* The process or exit record with the lowest number above `after`; NOT_FOUND if there is none. */
static inline uint32_t process_control_list_within(struct writ_io *io, uint32_t process_control,
                                                   uint32_t timeout_ms, uint64_t after,
                                                   uint64_t *ret_process, uint64_t *ret_exit_seq,
                                                   uint32_t *ret_principal, uint32_t *ret_owner,
                                                   enum life_state *ret_state,
                                                   enum exit_cause *ret_cause, uint32_t *ret_code)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_LIST_DEADLINE_MS);
    struct writ_msg m = process_control_list_made(after);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_list_made(after);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_LIST_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_LIST_REQUEST, m.tag,
                                process_control_list_may_say(writ_tag_status(m.tag)));
    }
    if (process_control_list_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_process = m.w[0];
    *ret_exit_seq = m.w[1];
    *ret_principal = (uint32_t)m.w[2];
    *ret_owner = (uint32_t)(m.w[2] >> 32);
    *ret_state = (enum life_state)(uint8_t)m.w[3];
    *ret_cause = (enum exit_cause)(uint8_t)(m.w[3] >> 8);
    *ret_code = (uint32_t)(m.w[3] >> 32);
    return WRIT_OK;
}

static inline uint32_t process_control_list(struct writ_io *io, uint32_t process_control,
                                            uint64_t after, uint64_t *ret_process,
                                            uint64_t *ret_exit_seq, uint32_t *ret_principal,
                                            uint32_t *ret_owner, enum life_state *ret_state,
                                            enum exit_cause *ret_cause, uint32_t *ret_code)
{
    return process_control_list_within(io, process_control, PROCESS_CONTROL_LIST_DEADLINE_MS, after,
                                       ret_process, ret_exit_seq, ret_principal, ret_owner,
                                       ret_state, ret_cause, ret_code);
}

/* A request of `next_exit`. */
static inline struct writ_msg process_control_next_exit_made(uint64_t after_seq)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_NEXT_EXIT_REQUEST, .w = {after_seq}};
    return m;
}

/* The first exit record with a sequence number above `after_seq`, and when it was made, in microseconds since boot; NOT_FOUND if there
 * is none.
 *
 * Guarantee: a later death has a higher number, so who asks with the last number he has seen misses none and sees none twice. */
static inline uint32_t process_control_next_exit_within(struct writ_io *io,
                                                        uint32_t process_control,
                                                        uint32_t timeout_ms, uint64_t after_seq,
                                                        uint64_t *ret_seq, uint64_t *ret_process,
                                                        uint64_t *ret_time_us,
                                                        uint32_t *ret_principal,
                                                        uint32_t *ret_killer, uint32_t *ret_code,
                                                        enum exit_cause *ret_cause)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_NEXT_EXIT_DEADLINE_MS);
    struct writ_msg m = process_control_next_exit_made(after_seq);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_next_exit_made(after_seq);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_NEXT_EXIT_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_NEXT_EXIT_REQUEST, m.tag,
                                process_control_next_exit_may_say(writ_tag_status(m.tag)));
    }
    if (process_control_next_exit_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_seq = m.w[0];
    *ret_process = m.w[1];
    *ret_time_us = m.w[2];
    *ret_principal = (uint32_t)m.w[3];
    *ret_killer = (uint32_t)(m.w[3] >> 32);
    *ret_code = (uint32_t)m.w[4];
    *ret_cause = (enum exit_cause)(uint8_t)(m.w[4] >> 32);
    return WRIT_OK;
}

static inline uint32_t process_control_next_exit(struct writ_io *io, uint32_t process_control,
                                                 uint64_t after_seq, uint64_t *ret_seq,
                                                 uint64_t *ret_process, uint64_t *ret_time_us,
                                                 uint32_t *ret_principal, uint32_t *ret_killer,
                                                 uint32_t *ret_code, enum exit_cause *ret_cause)
{
    return process_control_next_exit_within(io, process_control,
                                            PROCESS_CONTROL_NEXT_EXIT_DEADLINE_MS, after_seq,
                                            ret_seq, ret_process, ret_time_us, ret_principal,
                                            ret_killer, ret_code, ret_cause);
}

/* A request of `fault`. */
static inline struct writ_msg process_control_fault_made(uint64_t process)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_FAULT_REQUEST, .w = {process}};
    return m;
}

/* The fault that ended a process: the exception with its error code, the address that was touched or 0, the thread. NOT_FOUND if it was
 * no fault. */
static inline uint32_t process_control_fault_within(struct writ_io *io, uint32_t process_control,
                                                    uint32_t timeout_ms, uint64_t process,
                                                    uint8_t *ret_vector, uint64_t *ret_error,
                                                    uint64_t *ret_address, uint64_t *ret_thread)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_FAULT_DEADLINE_MS);
    struct writ_msg m = process_control_fault_made(process);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_fault_made(process);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_FAULT_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_FAULT_REQUEST, m.tag,
                                process_control_fault_may_say(writ_tag_status(m.tag)));
    }
    if (process_control_fault_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_vector = (uint8_t)m.w[0];
    *ret_error = m.w[1];
    *ret_address = m.w[2];
    *ret_thread = m.w[3];
    return WRIT_OK;
}

static inline uint32_t process_control_fault(struct writ_io *io, uint32_t process_control,
                                             uint64_t process, uint8_t *ret_vector,
                                             uint64_t *ret_error, uint64_t *ret_address,
                                             uint64_t *ret_thread)
{
    return process_control_fault_within(io, process_control, PROCESS_CONTROL_FAULT_DEADLINE_MS,
                                        process, ret_vector, ret_error, ret_address, ret_thread);
}

/* A request of `registers`. */
static inline struct writ_msg process_control_registers_made(uint64_t process, uint32_t part)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_REGISTERS_REQUEST, .w = {process, part}};
    return m;
}

/* Six of the registers at that fault: 0 for rax rbx rcx rdx rsi rdi, 1 for rbp rsp r8 r9 r10 r11, 2 for r12 r13 r14 r15 rip rflags. */
static inline uint32_t process_control_registers_within(struct writ_io *io,
                                                        uint32_t process_control,
                                                        uint32_t timeout_ms, uint64_t process,
                                                        uint32_t part, uint64_t *ret_a,
                                                        uint64_t *ret_b, uint64_t *ret_c,
                                                        uint64_t *ret_d, uint64_t *ret_e,
                                                        uint64_t *ret_f)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_REGISTERS_DEADLINE_MS);
    struct writ_msg m = process_control_registers_made(process, part);
    if (WRIT_CHECKS && process_control_registers_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_registers_made(process, part);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_REGISTERS_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_REGISTERS_REQUEST, m.tag,
                                process_control_registers_may_say(writ_tag_status(m.tag)));
    }
    *ret_a = m.w[0];
    *ret_b = m.w[1];
    *ret_c = m.w[2];
    *ret_d = m.w[3];
    *ret_e = m.w[4];
    *ret_f = m.w[5];
    return WRIT_OK;
}

static inline uint32_t process_control_registers(struct writ_io *io, uint32_t process_control,
                                                 uint64_t process, uint32_t part, uint64_t *ret_a,
                                                 uint64_t *ret_b, uint64_t *ret_c, uint64_t *ret_d,
                                                 uint64_t *ret_e, uint64_t *ret_f)
{
    return process_control_registers_within(io, process_control,
                                            PROCESS_CONTROL_REGISTERS_DEADLINE_MS, process, part,
                                            ret_a, ret_b, ret_c, ret_d, ret_e, ret_f);
}

/* A request of `watch`. */
static inline struct writ_msg process_control_watch_made(uint64_t process, uint32_t notification,
                                                         uint64_t bits)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_WATCH_REQUEST, .w = {process, notification, bits}};
    return m;
}

/* Sets these bits of a notification when the process is dead, at once if it is already. A later call takes the place of an earlier one;
 * what `Process.watch` asked for stands beside it. */
static inline uint32_t process_control_watch_within(struct writ_io *io, uint32_t process_control,
                                                    uint32_t timeout_ms, uint64_t process,
                                                    uint32_t notification, uint64_t bits)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_WATCH_DEADLINE_MS);
    struct writ_msg m = process_control_watch_made(process, notification, bits);
    if (WRIT_CHECKS && process_control_watch_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_watch_made(process, notification, bits);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_WATCH_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_WATCH_REQUEST, m.tag,
                                process_control_watch_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_control_watch(struct writ_io *io, uint32_t process_control,
                                             uint64_t process, uint32_t notification, uint64_t bits)
{
    return process_control_watch_within(io, process_control, PROCESS_CONTROL_WATCH_DEADLINE_MS,
                                        process, notification, bits);
}

/* A request of `reap`. */
static inline struct writ_msg process_control_reap_made(uint64_t process)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_REAP_REQUEST, .w = {process}};
    return m;
}

/* Takes an exit record away, and closes what the process kept. NOT_FOUND if there is none, WRONG_STATE if the process is not dead or its
 * heir is staged. */
static inline uint32_t process_control_reap_within(struct writ_io *io, uint32_t process_control,
                                                   uint32_t timeout_ms, uint64_t process)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_REAP_DEADLINE_MS);
    struct writ_msg m = process_control_reap_made(process);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_reap_made(process);
        late = writ_call_again(io, process_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_REAP_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_REAP_REQUEST, m.tag,
                                process_control_reap_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_control_reap(struct writ_io *io, uint32_t process_control,
                                            uint64_t process)
{
    return process_control_reap_within(io, process_control, PROCESS_CONTROL_REAP_DEADLINE_MS,
                                       process);
}

/* A request of `set_estate`. */
static inline struct writ_msg process_control_set_estate_made(uint32_t process, uint32_t keeps,
                                                              uint64_t heir_of)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_SET_ESTATE_REQUEST,
                          .w = {process | (uint64_t)keeps << 32, heir_of}};
    return m;
}

/* Says how many capabilities a staged process may keep for its heir and, unless `heir_of` is 0, whose heir it is: of a process of the
 * same component that is dead and whose record was not taken away. It gets the estate when it is started; if it ends before, the estate
 * waits for another heir. WRONG_STATE where this was said before, where there is another heir, or where the dead one could keep more;
 * DENIED for another component.
 *
 * Guarantee: an estate has one holder at any time. */
static inline uint32_t process_control_set_estate_within(struct writ_io *io,
                                                         uint32_t process_control,
                                                         uint32_t timeout_ms, uint32_t process,
                                                         uint32_t keeps, uint64_t heir_of)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_SET_ESTATE_DEADLINE_MS);
    struct writ_msg m = process_control_set_estate_made(process, keeps, heir_of);
    if (WRIT_CHECKS && process_control_set_estate_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_set_estate_made(process, keeps, heir_of);
        late = writ_call_again(io, process_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_SET_ESTATE_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_SET_ESTATE_REQUEST, m.tag,
                                process_control_set_estate_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t process_control_set_estate(struct writ_io *io, uint32_t process_control,
                                                  uint32_t process, uint32_t keeps,
                                                  uint64_t heir_of)
{
    return process_control_set_estate_within(io, process_control,
                                             PROCESS_CONTROL_SET_ESTATE_DEADLINE_MS, process, keeps,
                                             heir_of);
}

/* A request of `holdings`. */
static inline struct writ_msg process_control_holdings_made(uint64_t process)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = PROCESS_CONTROL_HOLDINGS_REQUEST, .w = {process}};
    return m;
}

/* How much a process has: capabilities in its table, threads, the most that may be charged to it, and what is, in bytes. A dead one has
 * no capabilities but those that it keeps. NOT_FOUND if there is no such process. */
static inline uint32_t process_control_holdings_within(struct writ_io *io, uint32_t process_control,
                                                       uint32_t timeout_ms, uint64_t process,
                                                       uint32_t *ret_capabilities,
                                                       uint32_t *ret_threads,
                                                       uint64_t *ret_limit_bytes,
                                                       uint64_t *ret_used_bytes)
{
    uint32_t left_ms = writ_least(timeout_ms, PROCESS_CONTROL_HOLDINGS_DEADLINE_MS);
    struct writ_msg m = process_control_holdings_made(process);
    uint32_t status = writ_port_call(io, process_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = process_control_holdings_made(process);
        late = writ_call_again(io, process_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != PROCESS_CONTROL_HOLDINGS_REPLY) {
        return writ_judge_reply(io, PROCESS_CONTROL_HOLDINGS_REQUEST, m.tag,
                                process_control_holdings_may_say(writ_tag_status(m.tag)));
    }
    *ret_capabilities = (uint32_t)m.w[0];
    *ret_threads = (uint32_t)(m.w[0] >> 32);
    *ret_limit_bytes = m.w[1];
    *ret_used_bytes = m.w[2];
    return WRIT_OK;
}

static inline uint32_t process_control_holdings(struct writ_io *io, uint32_t process_control,
                                                uint64_t process, uint32_t *ret_capabilities,
                                                uint32_t *ret_threads, uint64_t *ret_limit_bytes,
                                                uint64_t *ret_used_bytes)
{
    return process_control_holdings_within(io, process_control,
                                           PROCESS_CONTROL_HOLDINGS_DEADLINE_MS, process,
                                           ret_capabilities, ret_threads, ret_limit_bytes,
                                           ret_used_bytes);
}

/* A request of `keep_reply`. */
static inline struct writ_msg thread_keep_reply_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = THREAD_KEEP_REPLY_REQUEST};
    return m;
}

/* Turns the call that the calling thread is serving into a reply capability, to be answered later. */
static inline uint32_t thread_keep_reply_within(struct writ_io *io, uint32_t thread,
                                                uint32_t timeout_ms, uint32_t *ret_reply)
{
    uint32_t left_ms = writ_least(timeout_ms, THREAD_KEEP_REPLY_DEADLINE_MS);
    struct writ_msg m = thread_keep_reply_made();
    uint32_t status = writ_port_call(io, thread, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = thread_keep_reply_made();
        late = writ_call_again(io, thread, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != THREAD_KEEP_REPLY_REPLY) {
        return writ_judge_reply(io, THREAD_KEEP_REPLY_REQUEST, m.tag,
                                thread_keep_reply_may_say(writ_tag_status(m.tag)));
    }
    if (thread_keep_reply_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_reply = (uint32_t)m.w[0];
    return WRIT_OK;
}

static inline uint32_t thread_keep_reply(struct writ_io *io, uint32_t thread, uint32_t *ret_reply)
{
    return thread_keep_reply_within(io, thread, THREAD_KEEP_REPLY_DEADLINE_MS, ret_reply);
}

/* A request of `start`. */
static inline struct writ_msg thread_start_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = THREAD_START_REQUEST};
    return m;
}

/* Lets a thread run that was made after its process had started. */
static inline uint32_t thread_start_within(struct writ_io *io, uint32_t thread, uint32_t timeout_ms)
{
    uint32_t left_ms = writ_least(timeout_ms, THREAD_START_DEADLINE_MS);
    struct writ_msg m = thread_start_made();
    uint32_t status = writ_port_call(io, thread, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = thread_start_made();
        late = writ_call_again(io, thread, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != THREAD_START_REPLY) {
        return writ_judge_reply(io, THREAD_START_REQUEST, m.tag,
                                thread_start_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t thread_start(struct writ_io *io, uint32_t thread)
{
    return thread_start_within(io, thread, THREAD_START_DEADLINE_MS);
}

/* A request of `status`. */
static inline struct writ_msg thread_status_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = THREAD_STATUS_REQUEST};
    return m;
}

/* What the thread does at this moment, on which processor it runs or was last made to wait for its turn, and how it is scheduled. */
static inline uint32_t thread_status_within(struct writ_io *io, uint32_t thread,
                                            uint32_t timeout_ms, enum activity *ret_activity,
                                            enum band *ret_band, uint32_t *ret_processor,
                                            uint32_t *ret_weight, uint64_t *ret_processors)
{
    uint32_t left_ms = writ_least(timeout_ms, THREAD_STATUS_DEADLINE_MS);
    struct writ_msg m = thread_status_made();
    uint32_t status = writ_port_call(io, thread, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = thread_status_made();
        late = writ_call_again(io, thread, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != THREAD_STATUS_REPLY) {
        return writ_judge_reply(io, THREAD_STATUS_REQUEST, m.tag,
                                thread_status_may_say(writ_tag_status(m.tag)));
    }
    if (thread_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_activity = (enum activity)(uint8_t)m.w[0];
    *ret_band = (enum band)(uint8_t)(m.w[0] >> 8);
    *ret_processor = (uint32_t)(m.w[0] >> 32);
    *ret_weight = (uint32_t)m.w[1];
    *ret_processors = m.w[2];
    return WRIT_OK;
}

static inline uint32_t thread_status(struct writ_io *io, uint32_t thread,
                                     enum activity *ret_activity, enum band *ret_band,
                                     uint32_t *ret_processor, uint32_t *ret_weight,
                                     uint64_t *ret_processors)
{
    return thread_status_within(io, thread, THREAD_STATUS_DEADLINE_MS, ret_activity, ret_band,
                                ret_processor, ret_weight, ret_processors);
}

/* A request of `schedule`. */
static inline struct writ_msg thread_schedule_made(enum band band, uint32_t weight,
                                                   uint64_t processors)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = THREAD_SCHEDULE_REQUEST,
                          .w = {(uint8_t)band | (uint64_t)weight << 32, processors}};
    return m;
}

/* Sets the thread's band, its weight in the fair band, and on which processors it may run, a bit for each; bits of processors that are
 * not there say nothing.
 *
 * DENIED: the band is more urgent than the limit of the caller's process, or of the thread's. */
static inline uint32_t thread_schedule_within(struct writ_io *io, uint32_t thread,
                                              uint32_t timeout_ms, enum band band, uint32_t weight,
                                              uint64_t processors)
{
    uint32_t left_ms = writ_least(timeout_ms, THREAD_SCHEDULE_DEADLINE_MS);
    struct writ_msg m = thread_schedule_made(band, weight, processors);
    if (WRIT_CHECKS && thread_schedule_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, thread, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = thread_schedule_made(band, weight, processors);
        late = writ_call_again(io, thread, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != THREAD_SCHEDULE_REPLY) {
        return writ_judge_reply(io, THREAD_SCHEDULE_REQUEST, m.tag,
                                thread_schedule_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t thread_schedule(struct writ_io *io, uint32_t thread, enum band band,
                                       uint32_t weight, uint64_t processors)
{
    return thread_schedule_within(io, thread, THREAD_SCHEDULE_DEADLINE_MS, band, weight,
                                  processors);
}

/* A request of `start`. */
static inline struct writ_msg timer_start_made(uint64_t after_us)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = TIMER_START_REQUEST, .w = {after_us}};
    return m;
}

/* Rings once, so long from now. If it ran it begins anew. */
static inline uint32_t timer_start_within(struct writ_io *io, uint32_t timer, uint32_t timeout_ms,
                                          uint64_t after_us)
{
    uint32_t left_ms = writ_least(timeout_ms, TIMER_START_DEADLINE_MS);
    struct writ_msg m = timer_start_made(after_us);
    if (WRIT_CHECKS && timer_start_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, timer, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = timer_start_made(after_us);
        late = writ_call_again(io, timer, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != TIMER_START_REPLY) {
        return writ_judge_reply(io, TIMER_START_REQUEST, m.tag,
                                timer_start_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t timer_start(struct writ_io *io, uint32_t timer, uint64_t after_us)
{
    return timer_start_within(io, timer, TIMER_START_DEADLINE_MS, after_us);
}

/* A request of `repeat`. */
static inline struct writ_msg timer_repeat_made(uint64_t after_us, uint64_t period_us)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = TIMER_REPEAT_REQUEST, .w = {after_us, period_us}};
    return m;
}

/* Rings so long from now, and then once in each period, which are counted from the moment at which it should have rung: those that are
 * missed are left out. */
static inline uint32_t timer_repeat_within(struct writ_io *io, uint32_t timer, uint32_t timeout_ms,
                                           uint64_t after_us, uint64_t period_us)
{
    uint32_t left_ms = writ_least(timeout_ms, TIMER_REPEAT_DEADLINE_MS);
    struct writ_msg m = timer_repeat_made(after_us, period_us);
    if (WRIT_CHECKS && timer_repeat_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, timer, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = timer_repeat_made(after_us, period_us);
        late = writ_call_again(io, timer, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != TIMER_REPEAT_REPLY) {
        return writ_judge_reply(io, TIMER_REPEAT_REQUEST, m.tag,
                                timer_repeat_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t timer_repeat(struct writ_io *io, uint32_t timer, uint64_t after_us,
                                    uint64_t period_us)
{
    return timer_repeat_within(io, timer, TIMER_REPEAT_DEADLINE_MS, after_us, period_us);
}

/* A request of `stop`. */
static inline struct writ_msg timer_stop_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = TIMER_STOP_REQUEST};
    return m;
}

/* Stops it; it does not ring after this. */
static inline uint32_t timer_stop_within(struct writ_io *io, uint32_t timer, uint32_t timeout_ms,
                                         bool *ret_ran)
{
    uint32_t left_ms = writ_least(timeout_ms, TIMER_STOP_DEADLINE_MS);
    struct writ_msg m = timer_stop_made();
    uint32_t status = writ_port_call(io, timer, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = timer_stop_made();
        late = writ_call_again(io, timer, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != TIMER_STOP_REPLY) {
        return writ_judge_reply(io, TIMER_STOP_REQUEST, m.tag,
                                timer_stop_may_say(writ_tag_status(m.tag)));
    }
    if (timer_stop_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_ran = (uint8_t)m.w[0] != 0;
    return WRIT_OK;
}

static inline uint32_t timer_stop(struct writ_io *io, uint32_t timer, bool *ret_ran)
{
    return timer_stop_within(io, timer, TIMER_STOP_DEADLINE_MS, ret_ran);
}

/* A request of `status`. */
static inline struct writ_msg timer_status_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = TIMER_STATUS_REQUEST};
    return m;
}

/* Whether it runs, in how long it rings, and how often it has rung. */
static inline uint32_t timer_status_within(struct writ_io *io, uint32_t timer, uint32_t timeout_ms,
                                           bool *ret_runs, uint64_t *ret_left_us,
                                           uint64_t *ret_rings)
{
    uint32_t left_ms = writ_least(timeout_ms, TIMER_STATUS_DEADLINE_MS);
    struct writ_msg m = timer_status_made();
    uint32_t status = writ_port_call(io, timer, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = timer_status_made();
        late = writ_call_again(io, timer, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != TIMER_STATUS_REPLY) {
        return writ_judge_reply(io, TIMER_STATUS_REQUEST, m.tag,
                                timer_status_may_say(writ_tag_status(m.tag)));
    }
    if (timer_status_reply_check_body(&m).check != 0) {
        return WRIT_BAD_REPLY;
    }
    *ret_runs = (uint8_t)m.w[0] != 0;
    *ret_left_us = m.w[1];
    *ret_rings = m.w[2];
    return WRIT_OK;
}

static inline uint32_t timer_status(struct writ_io *io, uint32_t timer, bool *ret_runs,
                                    uint64_t *ret_left_us, uint64_t *ret_rings)
{
    return timer_status_within(io, timer, TIMER_STATUS_DEADLINE_MS, ret_runs, ret_left_us,
                               ret_rings);
}

/* A request of `set_wall_clock`. */
static inline struct writ_msg time_control_set_wall_clock_made(uint64_t unix_us)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = TIME_CONTROL_SET_WALL_CLOCK_REQUEST, .w = {unix_us}};
    return m;
}

/* Says that it is now so many microseconds since 1970. The time page tells everybody; timers and deadlines do not care. */
static inline uint32_t time_control_set_wall_clock_within(struct writ_io *io, uint32_t time_control,
                                                          uint32_t timeout_ms, uint64_t unix_us)
{
    uint32_t left_ms = writ_least(timeout_ms, TIME_CONTROL_SET_WALL_CLOCK_DEADLINE_MS);
    struct writ_msg m = time_control_set_wall_clock_made(unix_us);
    if (WRIT_CHECKS && time_control_set_wall_clock_request_check_body(&m).check != 0) {
        return WRIT_BAD_ARGUMENT;
    }
    uint32_t status = writ_port_call(io, time_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = time_control_set_wall_clock_made(unix_us);
        late = writ_call_again(io, time_control, late, false, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != TIME_CONTROL_SET_WALL_CLOCK_REPLY) {
        return writ_judge_reply(io, TIME_CONTROL_SET_WALL_CLOCK_REQUEST, m.tag,
                                time_control_set_wall_clock_may_say(writ_tag_status(m.tag)));
    }
    return WRIT_OK;
}

static inline uint32_t time_control_set_wall_clock(struct writ_io *io, uint32_t time_control,
                                                   uint64_t unix_us)
{
    return time_control_set_wall_clock_within(io, time_control,
                                              TIME_CONTROL_SET_WALL_CLOCK_DEADLINE_MS, unix_us);
}

/* A request of `clocks`. */
static inline struct writ_msg time_control_clocks_made(void)
{
    struct writ_msg m;
    m = (struct writ_msg){.tag = TIME_CONTROL_CLOCKS_REQUEST};
    return m;
}

/* The time since boot, and since 1970 if somebody has set the clock; else 0. */
static inline uint32_t time_control_clocks_within(struct writ_io *io, uint32_t time_control,
                                                  uint32_t timeout_ms, uint64_t *ret_boot_us,
                                                  uint64_t *ret_unix_us)
{
    uint32_t left_ms = writ_least(timeout_ms, TIME_CONTROL_CLOCKS_DEADLINE_MS);
    struct writ_msg m = time_control_clocks_made();
    uint32_t status = writ_port_call(io, time_control, left_ms, &m);
    if (status != WRIT_OK) {
        uint32_t again = status;
        struct writ_msg late = time_control_clocks_made();
        late = writ_call_again(io, time_control, late, true, &again);
        if (again != WRIT_OK) {
            return again;
        }
        writ_words(&m, &late);
    }
    if (m.tag != TIME_CONTROL_CLOCKS_REPLY) {
        return writ_judge_reply(io, TIME_CONTROL_CLOCKS_REQUEST, m.tag,
                                time_control_clocks_may_say(writ_tag_status(m.tag)));
    }
    *ret_boot_us = m.w[0];
    *ret_unix_us = m.w[1];
    return WRIT_OK;
}

static inline uint32_t time_control_clocks(struct writ_io *io, uint32_t time_control,
                                           uint64_t *ret_boot_us, uint64_t *ret_unix_us)
{
    return time_control_clocks_within(io, time_control, TIME_CONTROL_CLOCKS_DEADLINE_MS,
                                      ret_boot_us, ret_unix_us);
}

#endif
