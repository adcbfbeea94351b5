/* Generated from idl/kernel/devices.writ: change it there.
 *
 * Messages of kernel as they stand on the wire: tags, fixed parts, views, and the checks that a receiver makes.
 */
#ifndef KERNEL_WIRE_H
#define KERNEL_WIRE_H

#include "writ/wire.h"

#include "kernel_types.h"

/* The first bytes of the SHA-256 of the contract: `abi` answers it. */
#define KERNEL_ABI UINT64_C(0x6d386e699066eb9c)

/* Checks one log_entry at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject log_entry_check(const uint8_t *at, uint32_t offset, uint32_t first)
{
    if (writ_load_u16(at + 32) > 512) {
        return writ_reject(first, offset + 32);
    }
    if (!log_level_is_known(writ_load_u8(at + 36))) {
        return writ_reject(first + 1, offset + 36);
    }
    if (!log_category_is_known(writ_load_u8(at + 37))) {
        return writ_reject(first + 2, offset + 37);
    }
    if (!writ_is_zero(at + 38, 2)) {
        return writ_reject(first + 3, offset + 38);
    }
    return writ_reject(0, 0);
}

/* Writes one log_entry, padding and all. */
static inline void log_entry_store(uint8_t *at, const struct log_entry *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->seq);
    writ_store_u64(at + 8, v->time_us);
    writ_store_u64(at + 16, v->process);
    writ_store_u32(at + 24, v->principal);
    writ_store_u32(at + 28, v->withheld);
    writ_store_u16(at + 32, v->text_bytes);
    writ_store_u16(at + 34, v->processor);
    writ_store_u8(at + 36, (uint8_t)v->level);
    writ_store_u8(at + 37, (uint8_t)v->category);
}

/* Checks one declared_slot at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject declared_slot_check(const uint8_t *at, uint32_t offset,
                                                     uint32_t first)
{
    if (!object_type_is_known(writ_load_u8(at + 6))) {
        return writ_reject(first, offset + 6);
    }
    if (!writ_is_zero(at + 7, 1)) {
        return writ_reject(first + 1, offset + 7);
    }
    return writ_reject(0, 0);
}

/* Writes one declared_slot, padding and all. */
static inline void declared_slot_store(uint8_t *at, const struct declared_slot *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u16(at, v->slot);
    writ_store_u16(at + 2, v->rights);
    writ_store_u16(at + 4, v->protocol);
    writ_store_u8(at + 6, (uint8_t)v->type);
    writ_store_u32(at + 8, v->roles);
}

/* Writes one time_page, padding and all. */
static inline void time_page_store(uint8_t *at, const struct time_page *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u32(at, v->seq);
    writ_store_u32(at + 4, v->shift);
    writ_store_u64(at + 8, v->mult);
    writ_store_u64(at + 16, v->base);
    writ_store_u64(at + 24, v->wall_us);
}

/* Writes one fault_registers, padding and all. */
static inline void fault_registers_store(uint8_t *at, const struct fault_registers *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u64(at, v->rax);
    writ_store_u64(at + 8, v->rbx);
    writ_store_u64(at + 16, v->rcx);
    writ_store_u64(at + 24, v->rdx);
    writ_store_u64(at + 32, v->rsi);
    writ_store_u64(at + 40, v->rdi);
    writ_store_u64(at + 48, v->rbp);
    writ_store_u64(at + 56, v->rsp);
    writ_store_u64(at + 64, v->r8);
    writ_store_u64(at + 72, v->r9);
    writ_store_u64(at + 80, v->r10);
    writ_store_u64(at + 88, v->r11);
    writ_store_u64(at + 96, v->r12);
    writ_store_u64(at + 104, v->r13);
    writ_store_u64(at + 112, v->r14);
    writ_store_u64(at + 120, v->r15);
    writ_store_u64(at + 128, v->rip);
    writ_store_u64(at + 136, v->rflags);
}

/* Checks one fault_record at `offset` of a body; its check ids start at `first`. */
static inline struct writ_reject fault_record_check(const uint8_t *at, uint32_t offset,
                                                    uint32_t first)
{
    if ((writ_load_u8(at + 1) & 0xf8U) != 0) {
        return writ_reject(first, offset + 1);
    }
    if (!writ_is_zero(at + 3, 1)) {
        return writ_reject(first + 1, offset + 3);
    }
    return writ_reject(0, 0);
}

/* Writes one fault_record, padding and all. */
static inline void fault_record_store(uint8_t *at, const struct fault_record *v)
{
    __builtin_memset(at, 0, sizeof(*v));
    writ_store_u8(at, v->kind);
    writ_store_u8(at + 1, v->access);
    writ_store_u8(at + 2, v->vector);
    writ_store_u32(at + 4, v->principal);
    writ_store_u64(at + 8, v->process_koid);
    writ_store_u64(at + 16, v->thread_koid);
    writ_store_u64(at + 24, v->address);
    fault_registers_store(at + 32, &v->registers);
}

/* Irq.bind */
enum {
    IRQ_BIND_METHOD = 0x10,
    IRQ_BIND_DEADLINE_MS = 100,
};

#define IRQ_BIND_REQUEST UINT64_C(0x57000010ff100010)
#define IRQ_BIND_REPLY UINT64_C(0x57100000ff100000)

struct irq_bind_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
    uint64_t bits;
};

_Static_assert(sizeof(struct irq_bind_request_body) == 16, "size of irq_bind_request_body");
_Static_assert(offsetof(struct irq_bind_request_body, notification) == 0, "offset of notification");
_Static_assert(offsetof(struct irq_bind_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct irq_bind_request_body, bits) == 8, "offset of bits");

struct irq_bind_request {
    uint32_t notification;
    uint64_t bits;
};

enum irq_bind_request_checks {
    IRQ_BIND_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from IRQ_BIND_REQUEST_4_PADDING on. */
static inline struct writ_reject irq_bind_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IRQ_BIND_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct irq_bind_request irq_bind_request_read(const struct writ_msg *m)
{
    struct irq_bind_request v;
    v.notification = (uint32_t)m->w[0];
    v.bits = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject irq_bind_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = irq_bind_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool irq_bind_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject irq_bind_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || irq_bind_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IRQ_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Irq.ack */
enum {
    IRQ_ACK_METHOD = 0x11,
    IRQ_ACK_DEADLINE_MS = 100,
};

#define IRQ_ACK_REQUEST UINT64_C(0x57000000ff100011)
#define IRQ_ACK_REPLY UINT64_C(0x57100000ff100000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject irq_ack_request_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool irq_ack_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject irq_ack_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || irq_ack_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IRQ_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Irq on a connection of this label. */
static inline struct writ_verdict irq_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12},
    };
    return writ_judge(tag, IRQ_PROTOCOL, label, roles, shapes, 3);
}

/* Steps 1 to 13 for a request to Irq. */
static inline struct writ_verdict irq_request_check(const struct writ_msg *m, const uint8_t *body,
                                                    const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = irq_judge(m->tag, IRQ_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case IRQ_BIND_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, irq_bind_request_check(m, body, records));
    case IRQ_ACK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, irq_ack_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* IrqControl.claim_line */
enum {
    IRQ_CONTROL_CLAIM_LINE_METHOD = 0x10,
    IRQ_CONTROL_CLAIM_LINE_DEADLINE_MS = 100,
};

#define IRQ_CONTROL_CLAIM_LINE_REQUEST UINT64_C(0x57000010ff110010)
#define IRQ_CONTROL_CLAIM_LINE_REPLY UINT64_C(0x57100008ff110000)

struct irq_control_claim_line_request_body {
    uint32_t quota;
    uint32_t line;
    uint8_t trigger;
    uint8_t padding_9[7];
};

_Static_assert(sizeof(struct irq_control_claim_line_request_body) == 16,
               "size of irq_control_claim_line_request_body");
_Static_assert(offsetof(struct irq_control_claim_line_request_body, quota) == 0, "offset of quota");
_Static_assert(offsetof(struct irq_control_claim_line_request_body, line) == 4, "offset of line");
_Static_assert(offsetof(struct irq_control_claim_line_request_body, trigger) == 8,
               "offset of trigger");
_Static_assert(offsetof(struct irq_control_claim_line_request_body, padding_9) == 9,
               "offset of padding_9");

struct irq_control_claim_line_request {
    uint32_t quota;
    uint32_t line;
    enum trigger trigger;
};

enum irq_control_claim_line_request_checks {
    IRQ_CONTROL_CLAIM_LINE_REQUEST_TRIGGER_ENUM = 9,
    IRQ_CONTROL_CLAIM_LINE_REQUEST_9_PADDING = 10,
};

/* The body, by the checks from IRQ_CONTROL_CLAIM_LINE_REQUEST_TRIGGER_ENUM on. */
static inline struct writ_reject irq_control_claim_line_request_check_body(const struct writ_msg *m)
{
    if (!trigger_is_known((uint8_t)m->w[1])) {
        return writ_reject(IRQ_CONTROL_CLAIM_LINE_REQUEST_TRIGGER_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(IRQ_CONTROL_CLAIM_LINE_REQUEST_9_PADDING, 9);
    }
    return writ_reject(0, 0);
}

static inline struct irq_control_claim_line_request
irq_control_claim_line_request_read(const struct writ_msg *m)
{
    struct irq_control_claim_line_request v;
    v.quota = (uint32_t)m->w[0];
    v.line = (uint32_t)(m->w[0] >> 32);
    v.trigger = (enum trigger)(uint8_t)m->w[1];
    return v;
}

struct irq_control_claim_line_reply_body {
    uint32_t irq;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct irq_control_claim_line_reply_body) == 8,
               "size of irq_control_claim_line_reply_body");
_Static_assert(offsetof(struct irq_control_claim_line_reply_body, irq) == 0, "offset of irq");
_Static_assert(offsetof(struct irq_control_claim_line_reply_body, padding_4) == 4,
               "offset of padding_4");

struct irq_control_claim_line_reply {
    uint32_t irq;
};

enum irq_control_claim_line_reply_checks {
    IRQ_CONTROL_CLAIM_LINE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from IRQ_CONTROL_CLAIM_LINE_REPLY_4_PADDING on. */
static inline struct writ_reject irq_control_claim_line_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IRQ_CONTROL_CLAIM_LINE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct irq_control_claim_line_reply
irq_control_claim_line_reply_read(const struct writ_msg *m)
{
    struct irq_control_claim_line_reply v;
    v.irq = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject irq_control_claim_line_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = irq_control_claim_line_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool irq_control_claim_line_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject irq_control_claim_line_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || irq_control_claim_line_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IRQ_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = irq_control_claim_line_reply_check_body(m);
    }
    return why;
}

static inline void irq_control_claim_line_reply_write(struct writ_msg *m,
                                                      const struct irq_control_claim_line_reply *v)
{
    m->tag = IRQ_CONTROL_CLAIM_LINE_REPLY;
    m->w[0] = v->irq;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* IrqControl.claim_board */
enum {
    IRQ_CONTROL_CLAIM_BOARD_METHOD = 0x11,
    IRQ_CONTROL_CLAIM_BOARD_DEADLINE_MS = 100,
};

#define IRQ_CONTROL_CLAIM_BOARD_REQUEST UINT64_C(0x57000008ff110011)
#define IRQ_CONTROL_CLAIM_BOARD_REPLY UINT64_C(0x57100010ff110000)

struct irq_control_claim_board_request_body {
    uint32_t quota;
    uint8_t number;
    uint8_t padding_5[3];
};

_Static_assert(sizeof(struct irq_control_claim_board_request_body) == 8,
               "size of irq_control_claim_board_request_body");
_Static_assert(offsetof(struct irq_control_claim_board_request_body, quota) == 0,
               "offset of quota");
_Static_assert(offsetof(struct irq_control_claim_board_request_body, number) == 4,
               "offset of number");
_Static_assert(offsetof(struct irq_control_claim_board_request_body, padding_5) == 5,
               "offset of padding_5");

struct irq_control_claim_board_request {
    uint32_t quota;
    uint8_t number;
};

enum irq_control_claim_board_request_checks {
    IRQ_CONTROL_CLAIM_BOARD_REQUEST_NUMBER_RANGE = 9,
    IRQ_CONTROL_CLAIM_BOARD_REQUEST_5_PADDING = 10,
};

/* The body, by the checks from IRQ_CONTROL_CLAIM_BOARD_REQUEST_NUMBER_RANGE on. */
static inline struct writ_reject
irq_control_claim_board_request_check_body(const struct writ_msg *m)
{
    if ((uint8_t)(m->w[0] >> 32) > 15) {
        return writ_reject(IRQ_CONTROL_CLAIM_BOARD_REQUEST_NUMBER_RANGE, 4);
    }
    if ((m->w[0] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(IRQ_CONTROL_CLAIM_BOARD_REQUEST_5_PADDING, 5);
    }
    return writ_reject(0, 0);
}

static inline struct irq_control_claim_board_request
irq_control_claim_board_request_read(const struct writ_msg *m)
{
    struct irq_control_claim_board_request v;
    v.quota = (uint32_t)m->w[0];
    v.number = (uint8_t)(m->w[0] >> 32);
    return v;
}

struct irq_control_claim_board_reply_body {
    uint32_t irq;
    uint32_t line;
    uint8_t trigger;
    uint8_t padding_9[7];
};

_Static_assert(sizeof(struct irq_control_claim_board_reply_body) == 16,
               "size of irq_control_claim_board_reply_body");
_Static_assert(offsetof(struct irq_control_claim_board_reply_body, irq) == 0, "offset of irq");
_Static_assert(offsetof(struct irq_control_claim_board_reply_body, line) == 4, "offset of line");
_Static_assert(offsetof(struct irq_control_claim_board_reply_body, trigger) == 8,
               "offset of trigger");
_Static_assert(offsetof(struct irq_control_claim_board_reply_body, padding_9) == 9,
               "offset of padding_9");

struct irq_control_claim_board_reply {
    uint32_t irq;
    uint32_t line;
    enum trigger trigger;
};

enum irq_control_claim_board_reply_checks {
    IRQ_CONTROL_CLAIM_BOARD_REPLY_TRIGGER_ENUM = 9,
    IRQ_CONTROL_CLAIM_BOARD_REPLY_9_PADDING = 10,
};

/* The body, by the checks from IRQ_CONTROL_CLAIM_BOARD_REPLY_TRIGGER_ENUM on. */
static inline struct writ_reject irq_control_claim_board_reply_check_body(const struct writ_msg *m)
{
    if (!trigger_is_known((uint8_t)m->w[1])) {
        return writ_reject(IRQ_CONTROL_CLAIM_BOARD_REPLY_TRIGGER_ENUM, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(IRQ_CONTROL_CLAIM_BOARD_REPLY_9_PADDING, 9);
    }
    return writ_reject(0, 0);
}

static inline struct irq_control_claim_board_reply
irq_control_claim_board_reply_read(const struct writ_msg *m)
{
    struct irq_control_claim_board_reply v;
    v.irq = (uint32_t)m->w[0];
    v.line = (uint32_t)(m->w[0] >> 32);
    v.trigger = (enum trigger)(uint8_t)m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject irq_control_claim_board_request_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = irq_control_claim_board_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool irq_control_claim_board_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject irq_control_claim_board_reply_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || irq_control_claim_board_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IRQ_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = irq_control_claim_board_reply_check_body(m);
    }
    return why;
}

static inline void
irq_control_claim_board_reply_write(struct writ_msg *m,
                                    const struct irq_control_claim_board_reply *v)
{
    m->tag = IRQ_CONTROL_CLAIM_BOARD_REPLY;
    m->w[0] = v->irq | (uint64_t)v->line << 32;
    m->w[1] = (uint8_t)v->trigger;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* IrqControl.claim_message */
enum {
    IRQ_CONTROL_CLAIM_MESSAGE_METHOD = 0x12,
    IRQ_CONTROL_CLAIM_MESSAGE_DEADLINE_MS = 100,
};

#define IRQ_CONTROL_CLAIM_MESSAGE_REQUEST UINT64_C(0x57000008ff110012)
#define IRQ_CONTROL_CLAIM_MESSAGE_REPLY UINT64_C(0x57100008ff110000)

struct irq_control_claim_message_request_body {
    uint32_t quota;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct irq_control_claim_message_request_body) == 8,
               "size of irq_control_claim_message_request_body");
_Static_assert(offsetof(struct irq_control_claim_message_request_body, quota) == 0,
               "offset of quota");
_Static_assert(offsetof(struct irq_control_claim_message_request_body, padding_4) == 4,
               "offset of padding_4");

struct irq_control_claim_message_request {
    uint32_t quota;
};

enum irq_control_claim_message_request_checks {
    IRQ_CONTROL_CLAIM_MESSAGE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from IRQ_CONTROL_CLAIM_MESSAGE_REQUEST_4_PADDING on. */
static inline struct writ_reject
irq_control_claim_message_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IRQ_CONTROL_CLAIM_MESSAGE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct irq_control_claim_message_request
irq_control_claim_message_request_read(const struct writ_msg *m)
{
    struct irq_control_claim_message_request v;
    v.quota = (uint32_t)m->w[0];
    return v;
}

struct irq_control_claim_message_reply_body {
    uint32_t irq;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct irq_control_claim_message_reply_body) == 8,
               "size of irq_control_claim_message_reply_body");
_Static_assert(offsetof(struct irq_control_claim_message_reply_body, irq) == 0, "offset of irq");
_Static_assert(offsetof(struct irq_control_claim_message_reply_body, padding_4) == 4,
               "offset of padding_4");

struct irq_control_claim_message_reply {
    uint32_t irq;
};

enum irq_control_claim_message_reply_checks {
    IRQ_CONTROL_CLAIM_MESSAGE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from IRQ_CONTROL_CLAIM_MESSAGE_REPLY_4_PADDING on. */
static inline struct writ_reject
irq_control_claim_message_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IRQ_CONTROL_CLAIM_MESSAGE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct irq_control_claim_message_reply
irq_control_claim_message_reply_read(const struct writ_msg *m)
{
    struct irq_control_claim_message_reply v;
    v.irq = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject irq_control_claim_message_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = irq_control_claim_message_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool irq_control_claim_message_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject irq_control_claim_message_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || irq_control_claim_message_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IRQ_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = irq_control_claim_message_reply_check_body(m);
    }
    return why;
}

static inline void
irq_control_claim_message_reply_write(struct writ_msg *m,
                                      const struct irq_control_claim_message_reply *v)
{
    m->tag = IRQ_CONTROL_CLAIM_MESSAGE_REPLY;
    m->w[0] = v->irq;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to IrqControl on a connection of this label. */
static inline struct writ_verdict irq_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
    };
    return writ_judge(tag, IRQ_CONTROL_PROTOCOL, label, roles, shapes, 3);
}

/* Steps 1 to 13 for a request to IrqControl. */
static inline struct writ_verdict irq_control_request_check(const struct writ_msg *m,
                                                            const uint8_t *body,
                                                            const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = irq_control_judge(m->tag, IRQ_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case IRQ_CONTROL_CLAIM_LINE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            irq_control_claim_line_request_check(m, body, records));
    case IRQ_CONTROL_CLAIM_BOARD_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            irq_control_claim_board_request_check(m, body, records));
    case IRQ_CONTROL_CLAIM_MESSAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            irq_control_claim_message_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* IoPorts.read */
enum {
    IO_PORTS_READ_METHOD = 0x10,
    IO_PORTS_READ_DEADLINE_MS = 100,
};

#define IO_PORTS_READ_REQUEST UINT64_C(0x57000008ff120010)
#define IO_PORTS_READ_REPLY UINT64_C(0x57100008ff120000)

struct io_ports_read_request_body {
    uint16_t offset;
    uint8_t width;
    uint8_t padding_3[5];
};

_Static_assert(sizeof(struct io_ports_read_request_body) == 8,
               "size of io_ports_read_request_body");
_Static_assert(offsetof(struct io_ports_read_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct io_ports_read_request_body, width) == 2, "offset of width");
_Static_assert(offsetof(struct io_ports_read_request_body, padding_3) == 3, "offset of padding_3");

struct io_ports_read_request {
    uint16_t offset;
    enum access_width width;
};

enum io_ports_read_request_checks {
    IO_PORTS_READ_REQUEST_WIDTH_ENUM = 9,
    IO_PORTS_READ_REQUEST_3_PADDING = 10,
};

/* The body, by the checks from IO_PORTS_READ_REQUEST_WIDTH_ENUM on. */
static inline struct writ_reject io_ports_read_request_check_body(const struct writ_msg *m)
{
    if (!access_width_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(IO_PORTS_READ_REQUEST_WIDTH_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(IO_PORTS_READ_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct io_ports_read_request io_ports_read_request_read(const struct writ_msg *m)
{
    struct io_ports_read_request v;
    v.offset = (uint16_t)m->w[0];
    v.width = (enum access_width)(uint8_t)(m->w[0] >> 16);
    return v;
}

struct io_ports_read_reply_body {
    uint32_t value;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct io_ports_read_reply_body) == 8, "size of io_ports_read_reply_body");
_Static_assert(offsetof(struct io_ports_read_reply_body, value) == 0, "offset of value");
_Static_assert(offsetof(struct io_ports_read_reply_body, padding_4) == 4, "offset of padding_4");

struct io_ports_read_reply {
    uint32_t value;
};

enum io_ports_read_reply_checks {
    IO_PORTS_READ_REPLY_4_PADDING = 9,
};

/* The body, by the checks from IO_PORTS_READ_REPLY_4_PADDING on. */
static inline struct writ_reject io_ports_read_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IO_PORTS_READ_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct io_ports_read_reply io_ports_read_reply_read(const struct writ_msg *m)
{
    struct io_ports_read_reply v;
    v.value = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
io_ports_read_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = io_ports_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool io_ports_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
io_ports_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || io_ports_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IO_PORTS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = io_ports_read_reply_check_body(m);
    }
    return why;
}

static inline void io_ports_read_reply_write(struct writ_msg *m,
                                             const struct io_ports_read_reply *v)
{
    m->tag = IO_PORTS_READ_REPLY;
    m->w[0] = v->value;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* IoPorts.write */
enum {
    IO_PORTS_WRITE_METHOD = 0x11,
    IO_PORTS_WRITE_DEADLINE_MS = 100,
};

#define IO_PORTS_WRITE_REQUEST UINT64_C(0x57000008ff120011)
#define IO_PORTS_WRITE_REPLY UINT64_C(0x57100000ff120000)

struct io_ports_write_request_body {
    uint16_t offset;
    uint8_t width;
    uint8_t padding_3[1];
    uint32_t value;
};

_Static_assert(sizeof(struct io_ports_write_request_body) == 8,
               "size of io_ports_write_request_body");
_Static_assert(offsetof(struct io_ports_write_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct io_ports_write_request_body, width) == 2, "offset of width");
_Static_assert(offsetof(struct io_ports_write_request_body, padding_3) == 3, "offset of padding_3");
_Static_assert(offsetof(struct io_ports_write_request_body, value) == 4, "offset of value");

struct io_ports_write_request {
    uint16_t offset;
    enum access_width width;
    uint32_t value;
};

enum io_ports_write_request_checks {
    IO_PORTS_WRITE_REQUEST_WIDTH_ENUM = 9,
    IO_PORTS_WRITE_REQUEST_3_PADDING = 10,
};

/* The body, by the checks from IO_PORTS_WRITE_REQUEST_WIDTH_ENUM on. */
static inline struct writ_reject io_ports_write_request_check_body(const struct writ_msg *m)
{
    if (!access_width_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(IO_PORTS_WRITE_REQUEST_WIDTH_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0x00000000ff000000)) != 0) {
        return writ_reject(IO_PORTS_WRITE_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct io_ports_write_request io_ports_write_request_read(const struct writ_msg *m)
{
    struct io_ports_write_request v;
    v.offset = (uint16_t)m->w[0];
    v.width = (enum access_width)(uint8_t)(m->w[0] >> 16);
    v.value = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
io_ports_write_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = io_ports_write_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool io_ports_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
io_ports_write_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || io_ports_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IO_PORTS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* IoPorts.read_string */
enum {
    IO_PORTS_READ_STRING_METHOD = 0x12,
    IO_PORTS_READ_STRING_DEADLINE_MS = 100,
};

#define IO_PORTS_READ_STRING_REQUEST UINT64_C(0x57000008ff120012)
#define IO_PORTS_READ_STRING_REPLY UINT64_C(0x57300000ff120000)

struct io_ports_read_string_request_body {
    uint16_t offset;
    uint8_t width;
    uint8_t padding_3[1];
    uint16_t count;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct io_ports_read_string_request_body) == 8,
               "size of io_ports_read_string_request_body");
_Static_assert(offsetof(struct io_ports_read_string_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct io_ports_read_string_request_body, width) == 2, "offset of width");
_Static_assert(offsetof(struct io_ports_read_string_request_body, padding_3) == 3,
               "offset of padding_3");
_Static_assert(offsetof(struct io_ports_read_string_request_body, count) == 4, "offset of count");
_Static_assert(offsetof(struct io_ports_read_string_request_body, padding_6) == 6,
               "offset of padding_6");

struct io_ports_read_string_request {
    uint16_t offset;
    enum access_width width;
    uint16_t count;
};

enum io_ports_read_string_request_checks {
    IO_PORTS_READ_STRING_REQUEST_WIDTH_ENUM = 9,
    IO_PORTS_READ_STRING_REQUEST_3_PADDING = 10,
    IO_PORTS_READ_STRING_REQUEST_COUNT_RANGE = 11,
    IO_PORTS_READ_STRING_REQUEST_6_PADDING = 12,
};

/* The body, by the checks from IO_PORTS_READ_STRING_REQUEST_WIDTH_ENUM on. */
static inline struct writ_reject io_ports_read_string_request_check_body(const struct writ_msg *m)
{
    if (!access_width_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(IO_PORTS_READ_STRING_REQUEST_WIDTH_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0x00000000ff000000)) != 0) {
        return writ_reject(IO_PORTS_READ_STRING_REQUEST_3_PADDING, 3);
    }
    if ((uint16_t)(m->w[0] >> 32) < 1 || (uint16_t)(m->w[0] >> 32) > 512) {
        return writ_reject(IO_PORTS_READ_STRING_REQUEST_COUNT_RANGE, 4);
    }
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(IO_PORTS_READ_STRING_REQUEST_6_PADDING, 6);
    }
    return writ_reject(0, 0);
}

static inline struct io_ports_read_string_request
io_ports_read_string_request_read(const struct writ_msg *m)
{
    struct io_ports_read_string_request v;
    v.offset = (uint16_t)m->w[0];
    v.width = (enum access_width)(uint8_t)(m->w[0] >> 16);
    v.count = (uint16_t)(m->w[0] >> 32);
    return v;
}

struct io_ports_read_string_reply_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct io_ports_read_string_reply_body) == 8,
               "size of io_ports_read_string_reply_body");
_Static_assert(offsetof(struct io_ports_read_string_reply_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct io_ports_read_string_reply_body, padding_4) == 4,
               "offset of padding_4");

struct io_ports_read_string_reply {
    struct writ_bytes data;
};

enum io_ports_read_string_reply_checks {
    IO_PORTS_READ_STRING_REPLY_FIXED = 9,
    IO_PORTS_READ_STRING_REPLY_4_PADDING = 10,
    IO_PORTS_READ_STRING_REPLY_DATA_TAIL_LENGTH = 11,
    IO_PORTS_READ_STRING_REPLY_DATA_TAIL_END = 12,
    IO_PORTS_READ_STRING_REPLY_DATA_TAIL_PADDING = 13,
    IO_PORTS_READ_STRING_REPLY_END = 14,
};

static const struct writ_tail_rule io_ports_read_string_reply_tails[] = {
    {.at = 0,
     .most = 512,
     .element = 1,
     .length_check = IO_PORTS_READ_STRING_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from IO_PORTS_READ_STRING_REPLY_FIXED on. */
static inline struct writ_reject io_ports_read_string_reply_check_body(const uint8_t *body,
                                                                       uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(IO_PORTS_READ_STRING_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IO_PORTS_READ_STRING_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, io_ports_read_string_reply_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(IO_PORTS_READ_STRING_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct io_ports_read_string_reply io_ports_read_string_reply_read(const uint8_t *body)
{
    struct io_ports_read_string_reply v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject io_ports_read_string_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = io_ports_read_string_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool io_ports_read_string_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject io_ports_read_string_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || io_ports_read_string_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IO_PORTS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = io_ports_read_string_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* IoPorts.write_string */
enum {
    IO_PORTS_WRITE_STRING_METHOD = 0x13,
    IO_PORTS_WRITE_STRING_DEADLINE_MS = 100,
};

#define IO_PORTS_WRITE_STRING_REQUEST UINT64_C(0x57200000ff120013)
#define IO_PORTS_WRITE_STRING_REPLY UINT64_C(0x57100000ff120000)

struct io_ports_write_string_request_body {
    uint16_t offset;
    uint8_t width;
    uint8_t padding_3[1];
    struct writ_tail data;
};

_Static_assert(sizeof(struct io_ports_write_string_request_body) == 8,
               "size of io_ports_write_string_request_body");
_Static_assert(offsetof(struct io_ports_write_string_request_body, offset) == 0,
               "offset of offset");
_Static_assert(offsetof(struct io_ports_write_string_request_body, width) == 2, "offset of width");
_Static_assert(offsetof(struct io_ports_write_string_request_body, padding_3) == 3,
               "offset of padding_3");
_Static_assert(offsetof(struct io_ports_write_string_request_body, data) == 4, "offset of data");

struct io_ports_write_string_request {
    uint16_t offset;
    enum access_width width;
    struct writ_bytes data;
};

enum io_ports_write_string_request_checks {
    IO_PORTS_WRITE_STRING_REQUEST_FIXED = 9,
    IO_PORTS_WRITE_STRING_REQUEST_WIDTH_ENUM = 10,
    IO_PORTS_WRITE_STRING_REQUEST_3_PADDING = 11,
    IO_PORTS_WRITE_STRING_REQUEST_DATA_TAIL_LENGTH = 12,
    IO_PORTS_WRITE_STRING_REQUEST_DATA_TAIL_END = 13,
    IO_PORTS_WRITE_STRING_REQUEST_DATA_TAIL_PADDING = 14,
    IO_PORTS_WRITE_STRING_REQUEST_END = 15,
};

static const struct writ_tail_rule io_ports_write_string_request_tails[] = {
    {.at = 4,
     .most = 512,
     .element = 1,
     .length_check = IO_PORTS_WRITE_STRING_REQUEST_DATA_TAIL_LENGTH},
};

/* The body, by the checks from IO_PORTS_WRITE_STRING_REQUEST_FIXED on. */
static inline struct writ_reject io_ports_write_string_request_check_body(const uint8_t *body,
                                                                          uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 4);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(IO_PORTS_WRITE_STRING_REQUEST_FIXED, 4);
    }
    if (!access_width_is_known(writ_load_u8(body + 2))) {
        return writ_reject(IO_PORTS_WRITE_STRING_REQUEST_WIDTH_ENUM, 2);
    }
    if (!writ_is_zero(body + 3, 1)) {
        return writ_reject(IO_PORTS_WRITE_STRING_REQUEST_3_PADDING, 3);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, io_ports_write_string_request_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(IO_PORTS_WRITE_STRING_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct io_ports_write_string_request
io_ports_write_string_request_read(const uint8_t *body)
{
    struct io_ports_write_string_request v;
    v.offset = writ_load_u16(body);
    v.width = (enum access_width)writ_load_u8(body + 2);
    v.data = writ_view(body, 4);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject io_ports_write_string_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x13, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = io_ports_write_string_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool io_ports_write_string_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject io_ports_write_string_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || io_ports_write_string_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IO_PORTS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to IoPorts on a connection of this label. */
static inline struct writ_verdict io_ports_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
    };
    return writ_judge(tag, IO_PORTS_PROTOCOL, label, roles, shapes, 4);
}

/* Steps 1 to 13 for a request to IoPorts. */
static inline struct writ_verdict io_ports_request_check(const struct writ_msg *m,
                                                         const uint8_t *body,
                                                         const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = io_ports_judge(m->tag, IO_PORTS_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case IO_PORTS_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, io_ports_read_request_check(m, body, records));
    case IO_PORTS_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, io_ports_write_request_check(m, body, records));
    case IO_PORTS_READ_STRING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, io_ports_read_string_request_check(m, body, records));
    case IO_PORTS_WRITE_STRING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            io_ports_write_string_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* IoPortControl.claim */
enum {
    IO_PORT_CONTROL_CLAIM_METHOD = 0x10,
    IO_PORT_CONTROL_CLAIM_DEADLINE_MS = 100,
};

#define IO_PORT_CONTROL_CLAIM_REQUEST UINT64_C(0x57000010ff130010)
#define IO_PORT_CONTROL_CLAIM_REPLY UINT64_C(0x57100008ff130000)

struct io_port_control_claim_request_body {
    uint32_t quota;
    uint16_t first;
    uint8_t padding_6[2];
    uint32_t count;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct io_port_control_claim_request_body) == 16,
               "size of io_port_control_claim_request_body");
_Static_assert(offsetof(struct io_port_control_claim_request_body, quota) == 0, "offset of quota");
_Static_assert(offsetof(struct io_port_control_claim_request_body, first) == 4, "offset of first");
_Static_assert(offsetof(struct io_port_control_claim_request_body, padding_6) == 6,
               "offset of padding_6");
_Static_assert(offsetof(struct io_port_control_claim_request_body, count) == 8, "offset of count");
_Static_assert(offsetof(struct io_port_control_claim_request_body, padding_12) == 12,
               "offset of padding_12");

struct io_port_control_claim_request {
    uint32_t quota;
    uint16_t first;
    uint32_t count;
};

enum io_port_control_claim_request_checks {
    IO_PORT_CONTROL_CLAIM_REQUEST_6_PADDING = 9,
    IO_PORT_CONTROL_CLAIM_REQUEST_COUNT_RANGE = 10,
    IO_PORT_CONTROL_CLAIM_REQUEST_12_PADDING = 11,
};

/* The body, by the checks from IO_PORT_CONTROL_CLAIM_REQUEST_6_PADDING on. */
static inline struct writ_reject io_port_control_claim_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(IO_PORT_CONTROL_CLAIM_REQUEST_6_PADDING, 6);
    }
    if ((uint32_t)m->w[1] < 1 || (uint32_t)m->w[1] > 65536) {
        return writ_reject(IO_PORT_CONTROL_CLAIM_REQUEST_COUNT_RANGE, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IO_PORT_CONTROL_CLAIM_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct io_port_control_claim_request
io_port_control_claim_request_read(const struct writ_msg *m)
{
    struct io_port_control_claim_request v;
    v.quota = (uint32_t)m->w[0];
    v.first = (uint16_t)(m->w[0] >> 32);
    v.count = (uint32_t)m->w[1];
    return v;
}

struct io_port_control_claim_reply_body {
    uint32_t ports;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct io_port_control_claim_reply_body) == 8,
               "size of io_port_control_claim_reply_body");
_Static_assert(offsetof(struct io_port_control_claim_reply_body, ports) == 0, "offset of ports");
_Static_assert(offsetof(struct io_port_control_claim_reply_body, padding_4) == 4,
               "offset of padding_4");

struct io_port_control_claim_reply {
    uint32_t ports;
};

enum io_port_control_claim_reply_checks {
    IO_PORT_CONTROL_CLAIM_REPLY_4_PADDING = 9,
};

/* The body, by the checks from IO_PORT_CONTROL_CLAIM_REPLY_4_PADDING on. */
static inline struct writ_reject io_port_control_claim_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(IO_PORT_CONTROL_CLAIM_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct io_port_control_claim_reply
io_port_control_claim_reply_read(const struct writ_msg *m)
{
    struct io_port_control_claim_reply v;
    v.ports = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject io_port_control_claim_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = io_port_control_claim_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool io_port_control_claim_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject io_port_control_claim_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || io_port_control_claim_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, IO_PORT_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = io_port_control_claim_reply_check_body(m);
    }
    return why;
}

static inline void io_port_control_claim_reply_write(struct writ_msg *m,
                                                     const struct io_port_control_claim_reply *v)
{
    m->tag = IO_PORT_CONTROL_CLAIM_REPLY;
    m->w[0] = v->ports;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to IoPortControl on a connection of this label. */
static inline struct writ_verdict io_port_control_judge(uint64_t tag, uint64_t label,
                                                        uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, IO_PORT_CONTROL_PROTOCOL, label, roles, shapes, 1);
}

/* Steps 1 to 13 for a request to IoPortControl. */
static inline struct writ_verdict io_port_control_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records,
                                                                uint32_t roles)
{
    struct writ_verdict verdict = io_port_control_judge(m->tag, IO_PORT_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case IO_PORT_CONTROL_CLAIM_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            io_port_control_claim_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* ConsoleControl.write */
enum {
    CONSOLE_CONTROL_WRITE_METHOD = 0x10,
    CONSOLE_CONTROL_WRITE_DEADLINE_MS = 100,
};

#define CONSOLE_CONTROL_WRITE_REQUEST UINT64_C(0x57200000ff170010)
#define CONSOLE_CONTROL_WRITE_REPLY UINT64_C(0x57100000ff170000)

struct console_control_write_request_body {
    struct writ_tail bytes;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct console_control_write_request_body) == 8,
               "size of console_control_write_request_body");
_Static_assert(offsetof(struct console_control_write_request_body, bytes) == 0, "offset of bytes");
_Static_assert(offsetof(struct console_control_write_request_body, padding_4) == 4,
               "offset of padding_4");

struct console_control_write_request {
    struct writ_bytes bytes;
};

enum console_control_write_request_checks {
    CONSOLE_CONTROL_WRITE_REQUEST_FIXED = 9,
    CONSOLE_CONTROL_WRITE_REQUEST_4_PADDING = 10,
    CONSOLE_CONTROL_WRITE_REQUEST_BYTES_TAIL_LENGTH = 11,
    CONSOLE_CONTROL_WRITE_REQUEST_BYTES_TAIL_END = 12,
    CONSOLE_CONTROL_WRITE_REQUEST_BYTES_TAIL_PADDING = 13,
    CONSOLE_CONTROL_WRITE_REQUEST_END = 14,
};

static const struct writ_tail_rule console_control_write_request_tails[] = {
    {.at = 0,
     .most = 512,
     .element = 1,
     .length_check = CONSOLE_CONTROL_WRITE_REQUEST_BYTES_TAIL_LENGTH},
};

/* The body, by the checks from CONSOLE_CONTROL_WRITE_REQUEST_FIXED on. */
static inline struct writ_reject console_control_write_request_check_body(const uint8_t *body,
                                                                          uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(CONSOLE_CONTROL_WRITE_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(CONSOLE_CONTROL_WRITE_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, console_control_write_request_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(CONSOLE_CONTROL_WRITE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct console_control_write_request
console_control_write_request_read(const uint8_t *body)
{
    struct console_control_write_request v;
    v.bytes = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject console_control_write_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = console_control_write_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool console_control_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject console_control_write_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || console_control_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, CONSOLE_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to ConsoleControl on a connection of this label. */
static inline struct writ_verdict console_control_judge(uint64_t tag, uint64_t label,
                                                        uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
    };
    return writ_judge(tag, CONSOLE_CONTROL_PROTOCOL, label, roles, shapes, 1);
}

/* Steps 1 to 13 for a request to ConsoleControl. */
static inline struct writ_verdict console_control_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records,
                                                                uint32_t roles)
{
    struct writ_verdict verdict = console_control_judge(m->tag, CONSOLE_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case CONSOLE_CONTROL_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            console_control_write_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* AcpiControl.table */
enum {
    ACPI_CONTROL_TABLE_METHOD = 0x10,
    ACPI_CONTROL_TABLE_DEADLINE_MS = 100,
};

#define ACPI_CONTROL_TABLE_REQUEST UINT64_C(0x57000008ff160010)
#define ACPI_CONTROL_TABLE_REPLY UINT64_C(0x57100008ff160000)

struct acpi_control_table_request_body {
    uint32_t index;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct acpi_control_table_request_body) == 8,
               "size of acpi_control_table_request_body");
_Static_assert(offsetof(struct acpi_control_table_request_body, index) == 0, "offset of index");
_Static_assert(offsetof(struct acpi_control_table_request_body, padding_4) == 4,
               "offset of padding_4");

struct acpi_control_table_request {
    uint32_t index;
};

enum acpi_control_table_request_checks {
    ACPI_CONTROL_TABLE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from ACPI_CONTROL_TABLE_REQUEST_4_PADDING on. */
static inline struct writ_reject acpi_control_table_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ACPI_CONTROL_TABLE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct acpi_control_table_request
acpi_control_table_request_read(const struct writ_msg *m)
{
    struct acpi_control_table_request v;
    v.index = (uint32_t)m->w[0];
    return v;
}

struct acpi_control_table_reply_body {
    uint32_t name;
    uint32_t bytes;
};

_Static_assert(sizeof(struct acpi_control_table_reply_body) == 8,
               "size of acpi_control_table_reply_body");
_Static_assert(offsetof(struct acpi_control_table_reply_body, name) == 0, "offset of name");
_Static_assert(offsetof(struct acpi_control_table_reply_body, bytes) == 4, "offset of bytes");

struct acpi_control_table_reply {
    uint32_t name;
    uint32_t bytes;
};

static inline struct acpi_control_table_reply
acpi_control_table_reply_read(const struct writ_msg *m)
{
    struct acpi_control_table_reply v;
    v.name = (uint32_t)m->w[0];
    v.bytes = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject acpi_control_table_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = acpi_control_table_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool acpi_control_table_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject acpi_control_table_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || acpi_control_table_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ACPI_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void acpi_control_table_reply_write(struct writ_msg *m,
                                                  const struct acpi_control_table_reply *v)
{
    m->tag = ACPI_CONTROL_TABLE_REPLY;
    m->w[0] = v->name | (uint64_t)v->bytes << 32;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* AcpiControl.read */
enum {
    ACPI_CONTROL_READ_METHOD = 0x11,
    ACPI_CONTROL_READ_DEADLINE_MS = 100,
};

#define ACPI_CONTROL_READ_REQUEST UINT64_C(0x57000010ff160011)
#define ACPI_CONTROL_READ_REPLY UINT64_C(0x57300000ff160000)

struct acpi_control_read_request_body {
    uint32_t index;
    uint32_t offset;
    uint32_t count;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct acpi_control_read_request_body) == 16,
               "size of acpi_control_read_request_body");
_Static_assert(offsetof(struct acpi_control_read_request_body, index) == 0, "offset of index");
_Static_assert(offsetof(struct acpi_control_read_request_body, offset) == 4, "offset of offset");
_Static_assert(offsetof(struct acpi_control_read_request_body, count) == 8, "offset of count");
_Static_assert(offsetof(struct acpi_control_read_request_body, padding_12) == 12,
               "offset of padding_12");

struct acpi_control_read_request {
    uint32_t index;
    uint32_t offset;
    uint32_t count;
};

enum acpi_control_read_request_checks {
    ACPI_CONTROL_READ_REQUEST_COUNT_RANGE = 9,
    ACPI_CONTROL_READ_REQUEST_12_PADDING = 10,
};

/* The body, by the checks from ACPI_CONTROL_READ_REQUEST_COUNT_RANGE on. */
static inline struct writ_reject acpi_control_read_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[1] > 2048) {
        return writ_reject(ACPI_CONTROL_READ_REQUEST_COUNT_RANGE, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ACPI_CONTROL_READ_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct acpi_control_read_request
acpi_control_read_request_read(const struct writ_msg *m)
{
    struct acpi_control_read_request v;
    v.index = (uint32_t)m->w[0];
    v.offset = (uint32_t)(m->w[0] >> 32);
    v.count = (uint32_t)m->w[1];
    return v;
}

struct acpi_control_read_reply_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct acpi_control_read_reply_body) == 8,
               "size of acpi_control_read_reply_body");
_Static_assert(offsetof(struct acpi_control_read_reply_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct acpi_control_read_reply_body, padding_4) == 4,
               "offset of padding_4");

struct acpi_control_read_reply {
    struct writ_bytes data;
};

enum acpi_control_read_reply_checks {
    ACPI_CONTROL_READ_REPLY_FIXED = 9,
    ACPI_CONTROL_READ_REPLY_4_PADDING = 10,
    ACPI_CONTROL_READ_REPLY_DATA_TAIL_LENGTH = 11,
    ACPI_CONTROL_READ_REPLY_DATA_TAIL_END = 12,
    ACPI_CONTROL_READ_REPLY_DATA_TAIL_PADDING = 13,
    ACPI_CONTROL_READ_REPLY_END = 14,
};

static const struct writ_tail_rule acpi_control_read_reply_tails[] = {
    {.at = 0, .most = 2048, .element = 1, .length_check = ACPI_CONTROL_READ_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from ACPI_CONTROL_READ_REPLY_FIXED on. */
static inline struct writ_reject acpi_control_read_reply_check_body(const uint8_t *body,
                                                                    uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(ACPI_CONTROL_READ_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ACPI_CONTROL_READ_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why =
        writ_text_check(body, bytes, acpi_control_read_reply_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(ACPI_CONTROL_READ_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct acpi_control_read_reply acpi_control_read_reply_read(const uint8_t *body)
{
    struct acpi_control_read_reply v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject acpi_control_read_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = acpi_control_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool acpi_control_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
acpi_control_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || acpi_control_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ACPI_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = acpi_control_read_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Steps 1 to 8 for a request to AcpiControl on a connection of this label. */
static inline struct writ_verdict acpi_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 16, .most = 16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, ACPI_CONTROL_PROTOCOL, label, roles, shapes, 2);
}

/* Steps 1 to 13 for a request to AcpiControl. */
static inline struct writ_verdict acpi_control_request_check(const struct writ_msg *m,
                                                             const uint8_t *body,
                                                             const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = acpi_control_judge(m->tag, ACPI_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case ACPI_CONTROL_TABLE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, acpi_control_table_request_check(m, body, records));
    case ACPI_CONTROL_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, acpi_control_read_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* PowerControl.off */
enum {
    POWER_CONTROL_OFF_METHOD = 0x11,
    POWER_CONTROL_OFF_DEADLINE_MS = 100,
};

#define POWER_CONTROL_OFF_REQUEST UINT64_C(0x57000008ff180011)
#define POWER_CONTROL_OFF_REPLY UINT64_C(0x57100000ff180000)

struct power_control_off_request_body {
    uint8_t first;
    uint8_t second;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct power_control_off_request_body) == 8,
               "size of power_control_off_request_body");
_Static_assert(offsetof(struct power_control_off_request_body, first) == 0, "offset of first");
_Static_assert(offsetof(struct power_control_off_request_body, second) == 1, "offset of second");
_Static_assert(offsetof(struct power_control_off_request_body, padding_2) == 2,
               "offset of padding_2");

struct power_control_off_request {
    uint8_t first;
    uint8_t second;
};

enum power_control_off_request_checks {
    POWER_CONTROL_OFF_REQUEST_FIRST_RANGE = 9,
    POWER_CONTROL_OFF_REQUEST_SECOND_RANGE = 10,
    POWER_CONTROL_OFF_REQUEST_2_PADDING = 11,
};

/* The body, by the checks from POWER_CONTROL_OFF_REQUEST_FIRST_RANGE on. */
static inline struct writ_reject power_control_off_request_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[0] > 7) {
        return writ_reject(POWER_CONTROL_OFF_REQUEST_FIRST_RANGE, 0);
    }
    if ((uint8_t)(m->w[0] >> 8) > 7) {
        return writ_reject(POWER_CONTROL_OFF_REQUEST_SECOND_RANGE, 1);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(POWER_CONTROL_OFF_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct power_control_off_request
power_control_off_request_read(const struct writ_msg *m)
{
    struct power_control_off_request v;
    v.first = (uint8_t)m->w[0];
    v.second = (uint8_t)(m->w[0] >> 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject power_control_off_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = power_control_off_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool power_control_off_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
power_control_off_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || power_control_off_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POWER_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* PowerControl.restart */
enum {
    POWER_CONTROL_RESTART_METHOD = 0x12,
    POWER_CONTROL_RESTART_DEADLINE_MS = 100,
};

#define POWER_CONTROL_RESTART_REQUEST UINT64_C(0x57000000ff180012)
#define POWER_CONTROL_RESTART_REPLY UINT64_C(0x57100000ff180000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject power_control_restart_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool power_control_restart_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject power_control_restart_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || power_control_restart_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, POWER_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to PowerControl on a connection of this label. */
static inline struct writ_verdict power_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .roles = UINT32_MAX},
    };
    return writ_judge(tag, POWER_CONTROL_PROTOCOL, label, roles, shapes, 2);
}

/* Steps 1 to 13 for a request to PowerControl. */
static inline struct writ_verdict power_control_request_check(const struct writ_msg *m,
                                                              const uint8_t *body,
                                                              const uint8_t *records,
                                                              uint32_t roles)
{
    struct writ_verdict verdict = power_control_judge(m->tag, POWER_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case POWER_CONTROL_OFF_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, power_control_off_request_check(m, body, records));
    case POWER_CONTROL_RESTART_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            power_control_restart_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Endpoint.mint */
enum {
    ENDPOINT_MINT_METHOD = 0x10,
    ENDPOINT_MINT_DEADLINE_MS = 100,
};

#define ENDPOINT_MINT_REQUEST UINT64_C(0x57000010ff050010)
#define ENDPOINT_MINT_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_mint_request_body {
    uint64_t label;
    uint32_t roles;
    uint32_t grantee;
};

_Static_assert(sizeof(struct endpoint_mint_request_body) == 16,
               "size of endpoint_mint_request_body");
_Static_assert(offsetof(struct endpoint_mint_request_body, label) == 0, "offset of label");
_Static_assert(offsetof(struct endpoint_mint_request_body, roles) == 8, "offset of roles");
_Static_assert(offsetof(struct endpoint_mint_request_body, grantee) == 12, "offset of grantee");

struct endpoint_mint_request {
    uint64_t label;
    uint32_t roles;
    uint32_t grantee;
};

static inline struct endpoint_mint_request endpoint_mint_request_read(const struct writ_msg *m)
{
    struct endpoint_mint_request v;
    v.label = m->w[0];
    v.roles = (uint32_t)m->w[1];
    v.grantee = (uint32_t)(m->w[1] >> 32);
    return v;
}

struct endpoint_mint_reply_body {
    uint32_t connection;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_mint_reply_body) == 8, "size of endpoint_mint_reply_body");
_Static_assert(offsetof(struct endpoint_mint_reply_body, connection) == 0, "offset of connection");
_Static_assert(offsetof(struct endpoint_mint_reply_body, padding_4) == 4, "offset of padding_4");

struct endpoint_mint_reply {
    uint32_t connection;
};

enum endpoint_mint_reply_checks {
    ENDPOINT_MINT_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_MINT_REPLY_4_PADDING on. */
static inline struct writ_reject endpoint_mint_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_MINT_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_mint_reply endpoint_mint_reply_read(const struct writ_msg *m)
{
    struct endpoint_mint_reply v;
    v.connection = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
endpoint_mint_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_mint_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
endpoint_mint_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_mint_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_mint_reply_check_body(m);
    }
    return why;
}

static inline void endpoint_mint_reply_write(struct writ_msg *m,
                                             const struct endpoint_mint_reply *v)
{
    m->tag = ENDPOINT_MINT_REPLY;
    m->w[0] = v->connection;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.bind */
enum {
    ENDPOINT_BIND_METHOD = 0x11,
    ENDPOINT_BIND_DEADLINE_MS = 100,
};

#define ENDPOINT_BIND_REQUEST UINT64_C(0x57000000ff050011)
#define ENDPOINT_BIND_REPLY UINT64_C(0x57100000ff050000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
endpoint_bind_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_bind_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
endpoint_bind_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_bind_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Endpoint.bind_notification */
enum {
    ENDPOINT_BIND_NOTIFICATION_METHOD = 0x12,
    ENDPOINT_BIND_NOTIFICATION_DEADLINE_MS = 100,
};

#define ENDPOINT_BIND_NOTIFICATION_REQUEST UINT64_C(0x57000008ff050012)
#define ENDPOINT_BIND_NOTIFICATION_REPLY UINT64_C(0x57100000ff050000)

struct endpoint_bind_notification_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_bind_notification_request_body) == 8,
               "size of endpoint_bind_notification_request_body");
_Static_assert(offsetof(struct endpoint_bind_notification_request_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct endpoint_bind_notification_request_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_bind_notification_request {
    uint32_t notification;
};

enum endpoint_bind_notification_request_checks {
    ENDPOINT_BIND_NOTIFICATION_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_BIND_NOTIFICATION_REQUEST_4_PADDING on. */
static inline struct writ_reject
endpoint_bind_notification_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_BIND_NOTIFICATION_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_bind_notification_request
endpoint_bind_notification_request_read(const struct writ_msg *m)
{
    struct endpoint_bind_notification_request v;
    v.notification = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_bind_notification_request_check(const struct writ_msg *m,
                                                                          const uint8_t *body,
                                                                          const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = endpoint_bind_notification_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_bind_notification_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_bind_notification_reply_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_bind_notification_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Endpoint.revoke_label */
enum {
    ENDPOINT_REVOKE_LABEL_METHOD = 0x13,
    ENDPOINT_REVOKE_LABEL_DEADLINE_MS = 1000,
};

#define ENDPOINT_REVOKE_LABEL_REQUEST UINT64_C(0x57000008ff050013)
#define ENDPOINT_REVOKE_LABEL_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_revoke_label_request_body {
    uint64_t label;
};

_Static_assert(sizeof(struct endpoint_revoke_label_request_body) == 8,
               "size of endpoint_revoke_label_request_body");
_Static_assert(offsetof(struct endpoint_revoke_label_request_body, label) == 0, "offset of label");

struct endpoint_revoke_label_request {
    uint64_t label;
};

static inline struct endpoint_revoke_label_request
endpoint_revoke_label_request_read(const struct writ_msg *m)
{
    struct endpoint_revoke_label_request v;
    v.label = m->w[0];
    return v;
}

struct endpoint_revoke_label_reply_body {
    uint32_t revoked;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_label_reply_body) == 8,
               "size of endpoint_revoke_label_reply_body");
_Static_assert(offsetof(struct endpoint_revoke_label_reply_body, revoked) == 0,
               "offset of revoked");
_Static_assert(offsetof(struct endpoint_revoke_label_reply_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_label_reply {
    uint32_t revoked;
};

enum endpoint_revoke_label_reply_checks {
    ENDPOINT_REVOKE_LABEL_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_LABEL_REPLY_4_PADDING on. */
static inline struct writ_reject endpoint_revoke_label_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_LABEL_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_label_reply
endpoint_revoke_label_reply_read(const struct writ_msg *m)
{
    struct endpoint_revoke_label_reply v;
    v.revoked = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_revoke_label_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_revoke_label_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_revoke_label_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_revoke_label_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_revoke_label_reply_check_body(m);
    }
    return why;
}

static inline void endpoint_revoke_label_reply_write(struct writ_msg *m,
                                                     const struct endpoint_revoke_label_reply *v)
{
    m->tag = ENDPOINT_REVOKE_LABEL_REPLY;
    m->w[0] = v->revoked;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.revoke_principal */
enum {
    ENDPOINT_REVOKE_PRINCIPAL_METHOD = 0x14,
    ENDPOINT_REVOKE_PRINCIPAL_DEADLINE_MS = 1000,
};

#define ENDPOINT_REVOKE_PRINCIPAL_REQUEST UINT64_C(0x57000008ff050014)
#define ENDPOINT_REVOKE_PRINCIPAL_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_revoke_principal_request_body {
    uint32_t principal;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_principal_request_body) == 8,
               "size of endpoint_revoke_principal_request_body");
_Static_assert(offsetof(struct endpoint_revoke_principal_request_body, principal) == 0,
               "offset of principal");
_Static_assert(offsetof(struct endpoint_revoke_principal_request_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_principal_request {
    uint32_t principal;
};

enum endpoint_revoke_principal_request_checks {
    ENDPOINT_REVOKE_PRINCIPAL_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_PRINCIPAL_REQUEST_4_PADDING on. */
static inline struct writ_reject
endpoint_revoke_principal_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_PRINCIPAL_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_principal_request
endpoint_revoke_principal_request_read(const struct writ_msg *m)
{
    struct endpoint_revoke_principal_request v;
    v.principal = (uint32_t)m->w[0];
    return v;
}

struct endpoint_revoke_principal_reply_body {
    uint32_t revoked;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_principal_reply_body) == 8,
               "size of endpoint_revoke_principal_reply_body");
_Static_assert(offsetof(struct endpoint_revoke_principal_reply_body, revoked) == 0,
               "offset of revoked");
_Static_assert(offsetof(struct endpoint_revoke_principal_reply_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_principal_reply {
    uint32_t revoked;
};

enum endpoint_revoke_principal_reply_checks {
    ENDPOINT_REVOKE_PRINCIPAL_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_PRINCIPAL_REPLY_4_PADDING on. */
static inline struct writ_reject
endpoint_revoke_principal_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_PRINCIPAL_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_principal_reply
endpoint_revoke_principal_reply_read(const struct writ_msg *m)
{
    struct endpoint_revoke_principal_reply v;
    v.revoked = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_revoke_principal_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = endpoint_revoke_principal_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_revoke_principal_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_revoke_principal_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_revoke_principal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_revoke_principal_reply_check_body(m);
    }
    return why;
}

static inline void
endpoint_revoke_principal_reply_write(struct writ_msg *m,
                                      const struct endpoint_revoke_principal_reply *v)
{
    m->tag = ENDPOINT_REVOKE_PRINCIPAL_REPLY;
    m->w[0] = v->revoked;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.shut */
enum {
    ENDPOINT_SHUT_METHOD = 0x15,
    ENDPOINT_SHUT_DEADLINE_MS = 1000,
};

#define ENDPOINT_SHUT_REQUEST UINT64_C(0x57000000ff050015)
#define ENDPOINT_SHUT_REPLY UINT64_C(0x57100000ff050000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
endpoint_shut_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_shut_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
endpoint_shut_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_shut_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Endpoint.revoke_component */
enum {
    ENDPOINT_REVOKE_COMPONENT_METHOD = 0x16,
    ENDPOINT_REVOKE_COMPONENT_DEADLINE_MS = 1000,
};

#define ENDPOINT_REVOKE_COMPONENT_REQUEST UINT64_C(0x57000008ff050016)
#define ENDPOINT_REVOKE_COMPONENT_REPLY UINT64_C(0x57100008ff050000)

struct endpoint_revoke_component_request_body {
    uint16_t component;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct endpoint_revoke_component_request_body) == 8,
               "size of endpoint_revoke_component_request_body");
_Static_assert(offsetof(struct endpoint_revoke_component_request_body, component) == 0,
               "offset of component");
_Static_assert(offsetof(struct endpoint_revoke_component_request_body, padding_2) == 2,
               "offset of padding_2");

struct endpoint_revoke_component_request {
    uint16_t component;
};

enum endpoint_revoke_component_request_checks {
    ENDPOINT_REVOKE_COMPONENT_REQUEST_2_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_COMPONENT_REQUEST_2_PADDING on. */
static inline struct writ_reject
endpoint_revoke_component_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_COMPONENT_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_component_request
endpoint_revoke_component_request_read(const struct writ_msg *m)
{
    struct endpoint_revoke_component_request v;
    v.component = (uint16_t)m->w[0];
    return v;
}

struct endpoint_revoke_component_reply_body {
    uint32_t revoked;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_revoke_component_reply_body) == 8,
               "size of endpoint_revoke_component_reply_body");
_Static_assert(offsetof(struct endpoint_revoke_component_reply_body, revoked) == 0,
               "offset of revoked");
_Static_assert(offsetof(struct endpoint_revoke_component_reply_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_revoke_component_reply {
    uint32_t revoked;
};

enum endpoint_revoke_component_reply_checks {
    ENDPOINT_REVOKE_COMPONENT_REPLY_4_PADDING = 9,
};

/* The body, by the checks from ENDPOINT_REVOKE_COMPONENT_REPLY_4_PADDING on. */
static inline struct writ_reject
endpoint_revoke_component_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_REVOKE_COMPONENT_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_revoke_component_reply
endpoint_revoke_component_reply_read(const struct writ_msg *m)
{
    struct endpoint_revoke_component_reply v;
    v.revoked = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_revoke_component_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = endpoint_revoke_component_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_revoke_component_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_revoke_component_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_revoke_component_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = endpoint_revoke_component_reply_check_body(m);
    }
    return why;
}

static inline void
endpoint_revoke_component_reply_write(struct writ_msg *m,
                                      const struct endpoint_revoke_component_reply *v)
{
    m->tag = ENDPOINT_REVOKE_COMPONENT_REPLY;
    m->w[0] = v->revoked;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Endpoint.set_session */
enum {
    ENDPOINT_SET_SESSION_METHOD = 0x17,
    ENDPOINT_SET_SESSION_DEADLINE_MS = 100,
};

#define ENDPOINT_SET_SESSION_REQUEST UINT64_C(0x57000000ff050017)
#define ENDPOINT_SET_SESSION_REPLY UINT64_C(0x57100000ff050000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_set_session_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_set_session_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_set_session_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_set_session_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Endpoint.set_clients */
enum {
    ENDPOINT_SET_CLIENTS_METHOD = 0x18,
    ENDPOINT_SET_CLIENTS_DEADLINE_MS = 100,
};

#define ENDPOINT_SET_CLIENTS_REQUEST UINT64_C(0x57000008ff050018)
#define ENDPOINT_SET_CLIENTS_REPLY UINT64_C(0x57100000ff050000)

struct endpoint_set_clients_request_body {
    uint32_t clients;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct endpoint_set_clients_request_body) == 8,
               "size of endpoint_set_clients_request_body");
_Static_assert(offsetof(struct endpoint_set_clients_request_body, clients) == 0,
               "offset of clients");
_Static_assert(offsetof(struct endpoint_set_clients_request_body, padding_4) == 4,
               "offset of padding_4");

struct endpoint_set_clients_request {
    uint32_t clients;
};

enum endpoint_set_clients_request_checks {
    ENDPOINT_SET_CLIENTS_REQUEST_CLIENTS_RANGE = 9,
    ENDPOINT_SET_CLIENTS_REQUEST_4_PADDING = 10,
};

/* The body, by the checks from ENDPOINT_SET_CLIENTS_REQUEST_CLIENTS_RANGE on. */
static inline struct writ_reject endpoint_set_clients_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[0] < 1 || (uint32_t)m->w[0] > 256) {
        return writ_reject(ENDPOINT_SET_CLIENTS_REQUEST_CLIENTS_RANGE, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(ENDPOINT_SET_CLIENTS_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct endpoint_set_clients_request
endpoint_set_clients_request_read(const struct writ_msg *m)
{
    struct endpoint_set_clients_request v;
    v.clients = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject endpoint_set_clients_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = endpoint_set_clients_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool endpoint_set_clients_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject endpoint_set_clients_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || endpoint_set_clients_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, ENDPOINT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Endpoint on a connection of this label. */
static inline struct writ_verdict endpoint_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x15, .roles = UINT32_MAX},
        {.number = 0x16, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x17, .roles = UINT32_MAX},
        {.number = 0x18, .least = 8, .most = 8, .roles = UINT32_MAX},
    };
    return writ_judge(tag, ENDPOINT_PROTOCOL, label, roles, shapes, 9);
}

/* Steps 1 to 13 for a request to Endpoint. */
static inline struct writ_verdict endpoint_request_check(const struct writ_msg *m,
                                                         const uint8_t *body,
                                                         const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = endpoint_judge(m->tag, ENDPOINT_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case ENDPOINT_MINT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_mint_request_check(m, body, records));
    case ENDPOINT_BIND_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_bind_request_check(m, body, records));
    case ENDPOINT_BIND_NOTIFICATION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_bind_notification_request_check(m, body, records));
    case ENDPOINT_REVOKE_LABEL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_revoke_label_request_check(m, body, records));
    case ENDPOINT_REVOKE_PRINCIPAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_revoke_principal_request_check(m, body, records));
    case ENDPOINT_SHUT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_shut_request_check(m, body, records));
    case ENDPOINT_REVOKE_COMPONENT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            endpoint_revoke_component_request_check(m, body, records));
    case ENDPOINT_SET_SESSION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_set_session_request_check(m, body, records));
    case ENDPOINT_SET_CLIENTS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, endpoint_set_clients_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Steps 1 to 8 for a request to Connection on a connection of this label. */
static inline struct writ_verdict connection_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    return writ_judge(tag, CONNECTION_PROTOCOL, label, roles, NULL, 0);
}

/* Steps 1 to 13 for a request to Connection. */
static inline struct writ_verdict connection_request_check(const struct writ_msg *m,
                                                           const uint8_t *body,
                                                           const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = connection_judge(m->tag, CONNECTION_PROTOCOL, roles);
    (void)body;
    (void)records;
    return verdict;
}

/* Steps 1 to 8 for a request to Reply on a connection of this label. */
static inline struct writ_verdict reply_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    return writ_judge(tag, REPLY_PROTOCOL, label, roles, NULL, 0);
}

/* Steps 1 to 13 for a request to Reply. */
static inline struct writ_verdict reply_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = reply_judge(m->tag, REPLY_PROTOCOL, roles);
    (void)body;
    (void)records;
    return verdict;
}

/* Steps 1 to 8 for a request to Notification on a connection of this label. */
static inline struct writ_verdict notification_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    return writ_judge(tag, NOTIFICATION_PROTOCOL, label, roles, NULL, 0);
}

/* Steps 1 to 13 for a request to Notification. */
static inline struct writ_verdict notification_request_check(const struct writ_msg *m,
                                                             const uint8_t *body,
                                                             const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = notification_judge(m->tag, NOTIFICATION_PROTOCOL, roles);
    (void)body;
    (void)records;
    return verdict;
}

/* Log.write */
enum {
    LOG_WRITE_METHOD = 0x10,
    LOG_WRITE_DEADLINE_MS = 100,
};

#define LOG_WRITE_REQUEST UINT64_C(0x57200000ff090010)
#define LOG_WRITE_REPLY UINT64_C(0x57100000ff090000)

struct log_write_request_body {
    uint8_t level;
    uint8_t category;
    struct writ_tail text;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct log_write_request_body) == 8, "size of log_write_request_body");
_Static_assert(offsetof(struct log_write_request_body, level) == 0, "offset of level");
_Static_assert(offsetof(struct log_write_request_body, category) == 1, "offset of category");
_Static_assert(offsetof(struct log_write_request_body, text) == 2, "offset of text");
_Static_assert(offsetof(struct log_write_request_body, padding_6) == 6, "offset of padding_6");

struct log_write_request {
    enum log_level level;
    enum log_category category;
    struct writ_bytes text;
};

enum log_write_request_checks {
    LOG_WRITE_REQUEST_FIXED = 9,
    LOG_WRITE_REQUEST_LEVEL_ENUM = 10,
    LOG_WRITE_REQUEST_CATEGORY_ENUM = 11,
    LOG_WRITE_REQUEST_6_PADDING = 12,
    LOG_WRITE_REQUEST_TEXT_TAIL_LENGTH = 13,
    LOG_WRITE_REQUEST_TEXT_TAIL_END = 14,
    LOG_WRITE_REQUEST_TEXT_TEXT = 15,
    LOG_WRITE_REQUEST_TEXT_TAIL_PADDING = 16,
    LOG_WRITE_REQUEST_END = 17,
};

static const struct writ_tail_rule log_write_request_tails[] = {
    {.at = 2, .most = 512, .element = 1, .length_check = LOG_WRITE_REQUEST_TEXT_TAIL_LENGTH},
};

/* The body, by the checks from LOG_WRITE_REQUEST_FIXED on. */
static inline struct writ_reject log_write_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 2);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(LOG_WRITE_REQUEST_FIXED, 2);
    }
    if (!log_level_is_known(writ_load_u8(body))) {
        return writ_reject(LOG_WRITE_REQUEST_LEVEL_ENUM, 0);
    }
    if (!log_category_is_known(writ_load_u8(body + 1))) {
        return writ_reject(LOG_WRITE_REQUEST_CATEGORY_ENUM, 1);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(LOG_WRITE_REQUEST_6_PADDING, 6);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, log_write_request_tails[0], WRIT_CONTENT_TEXT, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOG_WRITE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct log_write_request log_write_request_read(const uint8_t *body)
{
    struct log_write_request v;
    v.level = (enum log_level)writ_load_u8(body);
    v.category = (enum log_category)writ_load_u8(body + 1);
    v.text = writ_view(body, 2);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
log_write_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x10, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_write_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_write_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Log.write_console */
enum {
    LOG_WRITE_CONSOLE_METHOD = 0x11,
    LOG_WRITE_CONSOLE_DEADLINE_MS = 100,
};

#define LOG_WRITE_CONSOLE_REQUEST UINT64_C(0x57200000ff090011)
#define LOG_WRITE_CONSOLE_REPLY UINT64_C(0x57100000ff090000)

struct log_write_console_request_body {
    struct writ_tail bytes;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct log_write_console_request_body) == 8,
               "size of log_write_console_request_body");
_Static_assert(offsetof(struct log_write_console_request_body, bytes) == 0, "offset of bytes");
_Static_assert(offsetof(struct log_write_console_request_body, padding_4) == 4,
               "offset of padding_4");

struct log_write_console_request {
    struct writ_bytes bytes;
};

enum log_write_console_request_checks {
    LOG_WRITE_CONSOLE_REQUEST_FIXED = 9,
    LOG_WRITE_CONSOLE_REQUEST_4_PADDING = 10,
    LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_LENGTH = 11,
    LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_END = 12,
    LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_PADDING = 13,
    LOG_WRITE_CONSOLE_REQUEST_END = 14,
};

static const struct writ_tail_rule log_write_console_request_tails[] = {
    {.at = 0,
     .most = 512,
     .element = 1,
     .length_check = LOG_WRITE_CONSOLE_REQUEST_BYTES_TAIL_LENGTH},
};

/* The body, by the checks from LOG_WRITE_CONSOLE_REQUEST_FIXED on. */
static inline struct writ_reject log_write_console_request_check_body(const uint8_t *body,
                                                                      uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(LOG_WRITE_CONSOLE_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(LOG_WRITE_CONSOLE_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, log_write_console_request_tails[0], WRIT_CONTENT_BYTES,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOG_WRITE_CONSOLE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct log_write_console_request log_write_console_request_read(const uint8_t *body)
{
    struct log_write_console_request v;
    v.bytes = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_write_console_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x11, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_write_console_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_write_console_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
log_write_console_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_write_console_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Log on a connection of this label. */
static inline struct writ_verdict log_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
    };
    return writ_judge(tag, LOG_PROTOCOL, label, roles, shapes, 2);
}

/* Steps 1 to 13 for a request to Log. */
static inline struct writ_verdict log_request_check(const struct writ_msg *m, const uint8_t *body,
                                                    const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = log_judge(m->tag, LOG_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case LOG_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_write_request_check(m, body, records));
    case LOG_WRITE_CONSOLE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_write_console_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* LogControl.read */
enum {
    LOG_CONTROL_READ_METHOD = 0x10,
    LOG_CONTROL_READ_DEADLINE_MS = 100,
};

#define LOG_CONTROL_READ_REQUEST UINT64_C(0x57000008ff0c0010)
#define LOG_CONTROL_READ_REPLY UINT64_C(0x57300000ff0c0000)

struct log_control_read_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct log_control_read_request_body) == 8,
               "size of log_control_read_request_body");
_Static_assert(offsetof(struct log_control_read_request_body, after) == 0, "offset of after");

struct log_control_read_request {
    uint64_t after;
};

static inline struct log_control_read_request
log_control_read_request_read(const struct writ_msg *m)
{
    struct log_control_read_request v;
    v.after = m->w[0];
    return v;
}

struct log_control_read_reply_body {
    uint64_t lost;
    struct writ_tail entries;
    struct writ_tail text;
};

_Static_assert(sizeof(struct log_control_read_reply_body) == 16,
               "size of log_control_read_reply_body");
_Static_assert(offsetof(struct log_control_read_reply_body, lost) == 0, "offset of lost");
_Static_assert(offsetof(struct log_control_read_reply_body, entries) == 8, "offset of entries");
_Static_assert(offsetof(struct log_control_read_reply_body, text) == 12, "offset of text");

struct log_control_read_reply_entries {
    const struct log_entry *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct log_entry *
log_control_read_reply_entries_at(const struct writ_io *io,
                                  const struct log_control_read_reply_entries *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct log_control_read_reply {
    uint64_t lost;
    struct log_control_read_reply_entries entries;
    struct writ_bytes text;
};

enum log_control_read_reply_checks {
    LOG_CONTROL_READ_REPLY_FIXED = 9,
    LOG_CONTROL_READ_REPLY_ENTRIES_TAIL_LENGTH = 10,
    LOG_CONTROL_READ_REPLY_ENTRIES_TAIL_END = 11,
    LOG_CONTROL_READ_REPLY_ENTRIES_TEXT_BYTES_RANGE = 12,
    LOG_CONTROL_READ_REPLY_ENTRIES_LEVEL_ENUM = 13,
    LOG_CONTROL_READ_REPLY_ENTRIES_CATEGORY_ENUM = 14,
    LOG_CONTROL_READ_REPLY_ENTRIES_38_PADDING = 15,
    LOG_CONTROL_READ_REPLY_TEXT_TAIL_OFFSET = 16,
    LOG_CONTROL_READ_REPLY_TEXT_TAIL_LENGTH = 17,
    LOG_CONTROL_READ_REPLY_TEXT_TAIL_END = 18,
    LOG_CONTROL_READ_REPLY_TEXT_TAIL_PADDING = 19,
    LOG_CONTROL_READ_REPLY_END = 20,
};

static const struct writ_tail_rule log_control_read_reply_tails[] = {
    {.at = 8,
     .most = 16,
     .element = 40,
     .length_check = LOG_CONTROL_READ_REPLY_ENTRIES_TAIL_LENGTH},
    {.at = 12, .most = 2048, .element = 1, .length_check = LOG_CONTROL_READ_REPLY_TEXT_TAIL_LENGTH},
};

/* The body, by the checks from LOG_CONTROL_READ_REPLY_FIXED on. */
static inline struct writ_reject log_control_read_reply_check_body(const uint8_t *body,
                                                                   uint32_t bytes)
{
    struct writ_reject why;
    uint32_t cursor = 16;
    why = writ_tail_check(body, bytes, log_control_read_reply_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 8).length; i++) {
        why = log_entry_check(body + cursor + i * 40, cursor + i * 40,
                              LOG_CONTROL_READ_REPLY_ENTRIES_TEXT_BYTES_RANGE);
        if (why.check != 0) {
            return why;
        }
    }
    cursor += writ_load_tail(body + 8).length * UINT32_C(40);
    why =
        writ_text_check(body, bytes, log_control_read_reply_tails[1], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOG_CONTROL_READ_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_read_reply log_control_read_reply_read(const uint8_t *body)
{
    struct log_control_read_reply v;
    v.lost = writ_load_u64(body);
    v.entries.items =
        (const struct log_entry *)(const void *)(body + writ_load_tail(body + 8).offset);
    v.entries.count = writ_load_tail(body + 8).length;
    v.entries.use = 0;
    v.text = writ_view(body, 12);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_control_read_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_control_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
log_control_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_control_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = log_control_read_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* LogControl.listen */
enum {
    LOG_CONTROL_LISTEN_METHOD = 0x11,
    LOG_CONTROL_LISTEN_DEADLINE_MS = 100,
};

#define LOG_CONTROL_LISTEN_REQUEST UINT64_C(0x57000010ff0c0011)
#define LOG_CONTROL_LISTEN_REPLY UINT64_C(0x57100000ff0c0000)

struct log_control_listen_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
    uint64_t bits;
};

_Static_assert(sizeof(struct log_control_listen_request_body) == 16,
               "size of log_control_listen_request_body");
_Static_assert(offsetof(struct log_control_listen_request_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct log_control_listen_request_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct log_control_listen_request_body, bits) == 8, "offset of bits");

struct log_control_listen_request {
    uint32_t notification;
    uint64_t bits;
};

enum log_control_listen_request_checks {
    LOG_CONTROL_LISTEN_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from LOG_CONTROL_LISTEN_REQUEST_4_PADDING on. */
static inline struct writ_reject log_control_listen_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(LOG_CONTROL_LISTEN_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_listen_request
log_control_listen_request_read(const struct writ_msg *m)
{
    struct log_control_listen_request v;
    v.notification = (uint32_t)m->w[0];
    v.bits = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_control_listen_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_control_listen_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_control_listen_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_control_listen_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_control_listen_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* LogControl.describe */
enum {
    LOG_CONTROL_DESCRIBE_METHOD = 0x12,
    LOG_CONTROL_DESCRIBE_DEADLINE_MS = 100,
};

#define LOG_CONTROL_DESCRIBE_REQUEST UINT64_C(0x57000000ff0c0012)
#define LOG_CONTROL_DESCRIBE_REPLY UINT64_C(0x57100028ff0c0000)

struct log_control_describe_reply_body {
    uint64_t dropped;
    uint64_t newest;
    uint64_t withheld;
    uint64_t filtered;
    uint32_t ring_bytes;
    uint8_t padding_36[4];
};

_Static_assert(sizeof(struct log_control_describe_reply_body) == 40,
               "size of log_control_describe_reply_body");
_Static_assert(offsetof(struct log_control_describe_reply_body, dropped) == 0, "offset of dropped");
_Static_assert(offsetof(struct log_control_describe_reply_body, newest) == 8, "offset of newest");
_Static_assert(offsetof(struct log_control_describe_reply_body, withheld) == 16,
               "offset of withheld");
_Static_assert(offsetof(struct log_control_describe_reply_body, filtered) == 24,
               "offset of filtered");
_Static_assert(offsetof(struct log_control_describe_reply_body, ring_bytes) == 32,
               "offset of ring_bytes");
_Static_assert(offsetof(struct log_control_describe_reply_body, padding_36) == 36,
               "offset of padding_36");

struct log_control_describe_reply {
    uint64_t dropped;
    uint64_t newest;
    uint64_t withheld;
    uint64_t filtered;
    uint32_t ring_bytes;
};

enum log_control_describe_reply_checks {
    LOG_CONTROL_DESCRIBE_REPLY_36_PADDING = 9,
};

/* The body, by the checks from LOG_CONTROL_DESCRIBE_REPLY_36_PADDING on. */
static inline struct writ_reject log_control_describe_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[4] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(LOG_CONTROL_DESCRIBE_REPLY_36_PADDING, 36);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_describe_reply
log_control_describe_reply_read(const struct writ_msg *m)
{
    struct log_control_describe_reply v;
    v.dropped = m->w[0];
    v.newest = m->w[1];
    v.withheld = m->w[2];
    v.filtered = m->w[3];
    v.ring_bytes = (uint32_t)m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_control_describe_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_control_describe_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_control_describe_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_control_describe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = log_control_describe_reply_check_body(m);
    }
    return why;
}

static inline void log_control_describe_reply_write(struct writ_msg *m,
                                                    const struct log_control_describe_reply *v)
{
    m->tag = LOG_CONTROL_DESCRIBE_REPLY;
    m->w[0] = v->dropped;
    m->w[1] = v->newest;
    m->w[2] = v->withheld;
    m->w[3] = v->filtered;
    m->w[4] = v->ring_bytes;
    m->w[5] = 0;
}

/* LogControl.log_string */
enum {
    LOG_CONTROL_LOG_STRING_METHOD = 0x13,
    LOG_CONTROL_LOG_STRING_DEADLINE_MS = 100,
};

#define LOG_CONTROL_LOG_STRING_REQUEST UINT64_C(0x57200000ff0c0013)
#define LOG_CONTROL_LOG_STRING_REPLY UINT64_C(0x57100000ff0c0000)

struct log_control_log_string_request_body {
    uint8_t level;
    uint8_t category;
    struct writ_tail text;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct log_control_log_string_request_body) == 8,
               "size of log_control_log_string_request_body");
_Static_assert(offsetof(struct log_control_log_string_request_body, level) == 0, "offset of level");
_Static_assert(offsetof(struct log_control_log_string_request_body, category) == 1,
               "offset of category");
_Static_assert(offsetof(struct log_control_log_string_request_body, text) == 2, "offset of text");
_Static_assert(offsetof(struct log_control_log_string_request_body, padding_6) == 6,
               "offset of padding_6");

struct log_control_log_string_request {
    enum log_level level;
    enum log_category category;
    struct writ_bytes text;
};

enum log_control_log_string_request_checks {
    LOG_CONTROL_LOG_STRING_REQUEST_FIXED = 9,
    LOG_CONTROL_LOG_STRING_REQUEST_LEVEL_ENUM = 10,
    LOG_CONTROL_LOG_STRING_REQUEST_CATEGORY_ENUM = 11,
    LOG_CONTROL_LOG_STRING_REQUEST_6_PADDING = 12,
    LOG_CONTROL_LOG_STRING_REQUEST_TEXT_TAIL_LENGTH = 13,
    LOG_CONTROL_LOG_STRING_REQUEST_TEXT_TAIL_END = 14,
    LOG_CONTROL_LOG_STRING_REQUEST_TEXT_TEXT = 15,
    LOG_CONTROL_LOG_STRING_REQUEST_TEXT_TAIL_PADDING = 16,
    LOG_CONTROL_LOG_STRING_REQUEST_END = 17,
};

static const struct writ_tail_rule log_control_log_string_request_tails[] = {
    {.at = 2,
     .most = 512,
     .element = 1,
     .length_check = LOG_CONTROL_LOG_STRING_REQUEST_TEXT_TAIL_LENGTH},
};

/* The body, by the checks from LOG_CONTROL_LOG_STRING_REQUEST_FIXED on. */
static inline struct writ_reject log_control_log_string_request_check_body(const uint8_t *body,
                                                                           uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 2);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(LOG_CONTROL_LOG_STRING_REQUEST_FIXED, 2);
    }
    if (!log_level_is_known(writ_load_u8(body))) {
        return writ_reject(LOG_CONTROL_LOG_STRING_REQUEST_LEVEL_ENUM, 0);
    }
    if (!log_category_is_known(writ_load_u8(body + 1))) {
        return writ_reject(LOG_CONTROL_LOG_STRING_REQUEST_CATEGORY_ENUM, 1);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(LOG_CONTROL_LOG_STRING_REQUEST_6_PADDING, 6);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, log_control_log_string_request_tails[0], WRIT_CONTENT_TEXT,
                          &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(LOG_CONTROL_LOG_STRING_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_log_string_request
log_control_log_string_request_read(const uint8_t *body)
{
    struct log_control_log_string_request v;
    v.level = (enum log_level)writ_load_u8(body);
    v.category = (enum log_category)writ_load_u8(body + 1);
    v.text = writ_view(body, 2);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_control_log_string_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x13, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_control_log_string_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_control_log_string_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_control_log_string_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_control_log_string_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* LogControl.set_filter */
enum {
    LOG_CONTROL_SET_FILTER_METHOD = 0x14,
    LOG_CONTROL_SET_FILTER_DEADLINE_MS = 100,
};

#define LOG_CONTROL_SET_FILTER_REQUEST UINT64_C(0x57000008ff0c0014)
#define LOG_CONTROL_SET_FILTER_REPLY UINT64_C(0x57100000ff0c0000)

struct log_control_set_filter_request_body {
    uint8_t category;
    uint8_t keep;
    uint8_t show;
    uint8_t padding_3[5];
};

_Static_assert(sizeof(struct log_control_set_filter_request_body) == 8,
               "size of log_control_set_filter_request_body");
_Static_assert(offsetof(struct log_control_set_filter_request_body, category) == 0,
               "offset of category");
_Static_assert(offsetof(struct log_control_set_filter_request_body, keep) == 1, "offset of keep");
_Static_assert(offsetof(struct log_control_set_filter_request_body, show) == 2, "offset of show");
_Static_assert(offsetof(struct log_control_set_filter_request_body, padding_3) == 3,
               "offset of padding_3");

struct log_control_set_filter_request {
    enum log_category category;
    enum log_threshold keep;
    enum log_threshold show;
};

enum log_control_set_filter_request_checks {
    LOG_CONTROL_SET_FILTER_REQUEST_CATEGORY_ENUM = 9,
    LOG_CONTROL_SET_FILTER_REQUEST_KEEP_ENUM = 10,
    LOG_CONTROL_SET_FILTER_REQUEST_SHOW_ENUM = 11,
    LOG_CONTROL_SET_FILTER_REQUEST_3_PADDING = 12,
};

/* The body, by the checks from LOG_CONTROL_SET_FILTER_REQUEST_CATEGORY_ENUM on. */
static inline struct writ_reject log_control_set_filter_request_check_body(const struct writ_msg *m)
{
    if (!log_category_is_known((uint8_t)m->w[0])) {
        return writ_reject(LOG_CONTROL_SET_FILTER_REQUEST_CATEGORY_ENUM, 0);
    }
    if (!log_threshold_is_known((uint8_t)(m->w[0] >> 8))) {
        return writ_reject(LOG_CONTROL_SET_FILTER_REQUEST_KEEP_ENUM, 1);
    }
    if (!log_threshold_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(LOG_CONTROL_SET_FILTER_REQUEST_SHOW_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(LOG_CONTROL_SET_FILTER_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_set_filter_request
log_control_set_filter_request_read(const struct writ_msg *m)
{
    struct log_control_set_filter_request v;
    v.category = (enum log_category)(uint8_t)m->w[0];
    v.keep = (enum log_threshold)(uint8_t)(m->w[0] >> 8);
    v.show = (enum log_threshold)(uint8_t)(m->w[0] >> 16);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_control_set_filter_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_control_set_filter_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_control_set_filter_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_control_set_filter_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_control_set_filter_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* LogControl.filter */
enum {
    LOG_CONTROL_FILTER_METHOD = 0x15,
    LOG_CONTROL_FILTER_DEADLINE_MS = 100,
};

#define LOG_CONTROL_FILTER_REQUEST UINT64_C(0x57000008ff0c0015)
#define LOG_CONTROL_FILTER_REPLY UINT64_C(0x57100008ff0c0000)

struct log_control_filter_request_body {
    uint8_t category;
    uint8_t padding_1[7];
};

_Static_assert(sizeof(struct log_control_filter_request_body) == 8,
               "size of log_control_filter_request_body");
_Static_assert(offsetof(struct log_control_filter_request_body, category) == 0,
               "offset of category");
_Static_assert(offsetof(struct log_control_filter_request_body, padding_1) == 1,
               "offset of padding_1");

struct log_control_filter_request {
    enum log_category category;
};

enum log_control_filter_request_checks {
    LOG_CONTROL_FILTER_REQUEST_CATEGORY_ENUM = 9,
    LOG_CONTROL_FILTER_REQUEST_1_PADDING = 10,
};

/* The body, by the checks from LOG_CONTROL_FILTER_REQUEST_CATEGORY_ENUM on. */
static inline struct writ_reject log_control_filter_request_check_body(const struct writ_msg *m)
{
    if (!log_category_is_known((uint8_t)m->w[0])) {
        return writ_reject(LOG_CONTROL_FILTER_REQUEST_CATEGORY_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(LOG_CONTROL_FILTER_REQUEST_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_filter_request
log_control_filter_request_read(const struct writ_msg *m)
{
    struct log_control_filter_request v;
    v.category = (enum log_category)(uint8_t)m->w[0];
    return v;
}

struct log_control_filter_reply_body {
    uint8_t keep;
    uint8_t show;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct log_control_filter_reply_body) == 8,
               "size of log_control_filter_reply_body");
_Static_assert(offsetof(struct log_control_filter_reply_body, keep) == 0, "offset of keep");
_Static_assert(offsetof(struct log_control_filter_reply_body, show) == 1, "offset of show");
_Static_assert(offsetof(struct log_control_filter_reply_body, padding_2) == 2,
               "offset of padding_2");

struct log_control_filter_reply {
    enum log_threshold keep;
    enum log_threshold show;
};

enum log_control_filter_reply_checks {
    LOG_CONTROL_FILTER_REPLY_KEEP_ENUM = 9,
    LOG_CONTROL_FILTER_REPLY_SHOW_ENUM = 10,
    LOG_CONTROL_FILTER_REPLY_2_PADDING = 11,
};

/* The body, by the checks from LOG_CONTROL_FILTER_REPLY_KEEP_ENUM on. */
static inline struct writ_reject log_control_filter_reply_check_body(const struct writ_msg *m)
{
    if (!log_threshold_is_known((uint8_t)m->w[0])) {
        return writ_reject(LOG_CONTROL_FILTER_REPLY_KEEP_ENUM, 0);
    }
    if (!log_threshold_is_known((uint8_t)(m->w[0] >> 8))) {
        return writ_reject(LOG_CONTROL_FILTER_REPLY_SHOW_ENUM, 1);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(LOG_CONTROL_FILTER_REPLY_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct log_control_filter_reply
log_control_filter_reply_read(const struct writ_msg *m)
{
    struct log_control_filter_reply v;
    v.keep = (enum log_threshold)(uint8_t)m->w[0];
    v.show = (enum log_threshold)(uint8_t)(m->w[0] >> 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject log_control_filter_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = log_control_filter_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool log_control_filter_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject log_control_filter_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || log_control_filter_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, LOG_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = log_control_filter_reply_check_body(m);
    }
    return why;
}

static inline void log_control_filter_reply_write(struct writ_msg *m,
                                                  const struct log_control_filter_reply *v)
{
    m->tag = LOG_CONTROL_FILTER_REPLY;
    m->w[0] = (uint8_t)v->keep | (uint64_t)(uint8_t)v->show << 8;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to LogControl on a connection of this label. */
static inline struct writ_verdict log_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x12, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
        {.number = 0x14, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x15, .least = 8, .most = 8, .roles = UINT32_MAX},
    };
    return writ_judge(tag, LOG_CONTROL_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to LogControl. */
static inline struct writ_verdict log_control_request_check(const struct writ_msg *m,
                                                            const uint8_t *body,
                                                            const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = log_control_judge(m->tag, LOG_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case LOG_CONTROL_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_control_read_request_check(m, body, records));
    case LOG_CONTROL_LISTEN_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_control_listen_request_check(m, body, records));
    case LOG_CONTROL_DESCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_control_describe_request_check(m, body, records));
    case LOG_CONTROL_LOG_STRING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            log_control_log_string_request_check(m, body, records));
    case LOG_CONTROL_SET_FILTER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            log_control_set_filter_request_check(m, body, records));
    case LOG_CONTROL_FILTER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, log_control_filter_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Quota.create_vmo */
enum {
    QUOTA_CREATE_VMO_METHOD = 0x11,
    QUOTA_CREATE_VMO_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_VMO_REQUEST UINT64_C(0x57000008ff030011)
#define QUOTA_CREATE_VMO_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_vmo_request_body {
    uint64_t bytes;
};

_Static_assert(sizeof(struct quota_create_vmo_request_body) == 8,
               "size of quota_create_vmo_request_body");
_Static_assert(offsetof(struct quota_create_vmo_request_body, bytes) == 0, "offset of bytes");

struct quota_create_vmo_request {
    uint64_t bytes;
};

enum quota_create_vmo_request_checks {
    QUOTA_CREATE_VMO_REQUEST_BYTES_RANGE = 9,
};

/* The body, by the checks from QUOTA_CREATE_VMO_REQUEST_BYTES_RANGE on. */
static inline struct writ_reject quota_create_vmo_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] < 4096 || m->w[0] > 1073741824) {
        return writ_reject(QUOTA_CREATE_VMO_REQUEST_BYTES_RANGE, 0);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_vmo_request
quota_create_vmo_request_read(const struct writ_msg *m)
{
    struct quota_create_vmo_request v;
    v.bytes = m->w[0];
    return v;
}

struct quota_create_vmo_reply_body {
    uint32_t vmo;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_vmo_reply_body) == 8,
               "size of quota_create_vmo_reply_body");
_Static_assert(offsetof(struct quota_create_vmo_reply_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct quota_create_vmo_reply_body, padding_4) == 4, "offset of padding_4");

struct quota_create_vmo_reply {
    uint32_t vmo;
};

enum quota_create_vmo_reply_checks {
    QUOTA_CREATE_VMO_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_VMO_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_vmo_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_VMO_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_vmo_reply quota_create_vmo_reply_read(const struct writ_msg *m)
{
    struct quota_create_vmo_reply v;
    v.vmo = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_vmo_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_vmo_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_vmo_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
quota_create_vmo_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_vmo_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_vmo_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_vmo_reply_write(struct writ_msg *m,
                                                const struct quota_create_vmo_reply *v)
{
    m->tag = QUOTA_CREATE_VMO_REPLY;
    m->w[0] = v->vmo;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_endpoint */
enum {
    QUOTA_CREATE_ENDPOINT_METHOD = 0x12,
    QUOTA_CREATE_ENDPOINT_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_ENDPOINT_REQUEST UINT64_C(0x57000008ff030012)
#define QUOTA_CREATE_ENDPOINT_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_endpoint_request_body {
    uint16_t protocol;
    uint8_t padding_2[6];
};

_Static_assert(sizeof(struct quota_create_endpoint_request_body) == 8,
               "size of quota_create_endpoint_request_body");
_Static_assert(offsetof(struct quota_create_endpoint_request_body, protocol) == 0,
               "offset of protocol");
_Static_assert(offsetof(struct quota_create_endpoint_request_body, padding_2) == 2,
               "offset of padding_2");

struct quota_create_endpoint_request {
    uint16_t protocol;
};

enum quota_create_endpoint_request_checks {
    QUOTA_CREATE_ENDPOINT_REQUEST_2_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_ENDPOINT_REQUEST_2_PADDING on. */
static inline struct writ_reject quota_create_endpoint_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(QUOTA_CREATE_ENDPOINT_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_endpoint_request
quota_create_endpoint_request_read(const struct writ_msg *m)
{
    struct quota_create_endpoint_request v;
    v.protocol = (uint16_t)m->w[0];
    return v;
}

struct quota_create_endpoint_reply_body {
    uint32_t endpoint;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_endpoint_reply_body) == 8,
               "size of quota_create_endpoint_reply_body");
_Static_assert(offsetof(struct quota_create_endpoint_reply_body, endpoint) == 0,
               "offset of endpoint");
_Static_assert(offsetof(struct quota_create_endpoint_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_endpoint_reply {
    uint32_t endpoint;
};

enum quota_create_endpoint_reply_checks {
    QUOTA_CREATE_ENDPOINT_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_ENDPOINT_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_endpoint_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_ENDPOINT_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_endpoint_reply
quota_create_endpoint_reply_read(const struct writ_msg *m)
{
    struct quota_create_endpoint_reply v;
    v.endpoint = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_endpoint_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_endpoint_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_endpoint_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_endpoint_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_endpoint_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_endpoint_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_endpoint_reply_write(struct writ_msg *m,
                                                     const struct quota_create_endpoint_reply *v)
{
    m->tag = QUOTA_CREATE_ENDPOINT_REPLY;
    m->w[0] = v->endpoint;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_notification */
enum {
    QUOTA_CREATE_NOTIFICATION_METHOD = 0x13,
    QUOTA_CREATE_NOTIFICATION_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_NOTIFICATION_REQUEST UINT64_C(0x57000000ff030013)
#define QUOTA_CREATE_NOTIFICATION_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_notification_reply_body {
    uint32_t notification;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_notification_reply_body) == 8,
               "size of quota_create_notification_reply_body");
_Static_assert(offsetof(struct quota_create_notification_reply_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct quota_create_notification_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_notification_reply {
    uint32_t notification;
};

enum quota_create_notification_reply_checks {
    QUOTA_CREATE_NOTIFICATION_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_NOTIFICATION_REPLY_4_PADDING on. */
static inline struct writ_reject
quota_create_notification_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_NOTIFICATION_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_notification_reply
quota_create_notification_reply_read(const struct writ_msg *m)
{
    struct quota_create_notification_reply v;
    v.notification = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_notification_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_notification_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_notification_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_notification_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_notification_reply_check_body(m);
    }
    return why;
}

static inline void
quota_create_notification_reply_write(struct writ_msg *m,
                                      const struct quota_create_notification_reply *v)
{
    m->tag = QUOTA_CREATE_NOTIFICATION_REPLY;
    m->w[0] = v->notification;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.usage */
enum {
    QUOTA_USAGE_METHOD = 0x14,
    QUOTA_USAGE_DEADLINE_MS = 100,
};

#define QUOTA_USAGE_REQUEST UINT64_C(0x57000000ff030014)
#define QUOTA_USAGE_REPLY UINT64_C(0x57100010ff030000)

struct quota_usage_reply_body {
    uint64_t limit;
    uint64_t used;
};

_Static_assert(sizeof(struct quota_usage_reply_body) == 16, "size of quota_usage_reply_body");
_Static_assert(offsetof(struct quota_usage_reply_body, limit) == 0, "offset of limit");
_Static_assert(offsetof(struct quota_usage_reply_body, used) == 8, "offset of used");

struct quota_usage_reply {
    uint64_t limit;
    uint64_t used;
};

static inline struct quota_usage_reply quota_usage_reply_read(const struct writ_msg *m)
{
    struct quota_usage_reply v;
    v.limit = m->w[0];
    v.used = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
quota_usage_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_usage_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
quota_usage_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_usage_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void quota_usage_reply_write(struct writ_msg *m, const struct quota_usage_reply *v)
{
    m->tag = QUOTA_USAGE_REPLY;
    m->w[0] = v->limit;
    m->w[1] = v->used;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_timer */
enum {
    QUOTA_CREATE_TIMER_METHOD = 0x15,
    QUOTA_CREATE_TIMER_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_TIMER_REQUEST UINT64_C(0x57000010ff030015)
#define QUOTA_CREATE_TIMER_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_timer_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
    uint64_t bits;
};

_Static_assert(sizeof(struct quota_create_timer_request_body) == 16,
               "size of quota_create_timer_request_body");
_Static_assert(offsetof(struct quota_create_timer_request_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct quota_create_timer_request_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct quota_create_timer_request_body, bits) == 8, "offset of bits");

struct quota_create_timer_request {
    uint32_t notification;
    uint64_t bits;
};

enum quota_create_timer_request_checks {
    QUOTA_CREATE_TIMER_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_TIMER_REQUEST_4_PADDING on. */
static inline struct writ_reject quota_create_timer_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_TIMER_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_timer_request
quota_create_timer_request_read(const struct writ_msg *m)
{
    struct quota_create_timer_request v;
    v.notification = (uint32_t)m->w[0];
    v.bits = m->w[1];
    return v;
}

struct quota_create_timer_reply_body {
    uint32_t timer;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_timer_reply_body) == 8,
               "size of quota_create_timer_reply_body");
_Static_assert(offsetof(struct quota_create_timer_reply_body, timer) == 0, "offset of timer");
_Static_assert(offsetof(struct quota_create_timer_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_timer_reply {
    uint32_t timer;
};

enum quota_create_timer_reply_checks {
    QUOTA_CREATE_TIMER_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_TIMER_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_timer_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_TIMER_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_timer_reply
quota_create_timer_reply_read(const struct writ_msg *m)
{
    struct quota_create_timer_reply v;
    v.timer = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_timer_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_timer_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_timer_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_timer_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_timer_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_timer_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_timer_reply_write(struct writ_msg *m,
                                                  const struct quota_create_timer_reply *v)
{
    m->tag = QUOTA_CREATE_TIMER_REPLY;
    m->w[0] = v->timer;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Quota.create_paged */
enum {
    QUOTA_CREATE_PAGED_METHOD = 0x20,
    QUOTA_CREATE_PAGED_DEADLINE_MS = 100,
};

#define QUOTA_CREATE_PAGED_REQUEST UINT64_C(0x57000010ff030020)
#define QUOTA_CREATE_PAGED_REPLY UINT64_C(0x57100008ff030000)

struct quota_create_paged_request_body {
    uint64_t bytes;
    uint32_t pager;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct quota_create_paged_request_body) == 16,
               "size of quota_create_paged_request_body");
_Static_assert(offsetof(struct quota_create_paged_request_body, bytes) == 0, "offset of bytes");
_Static_assert(offsetof(struct quota_create_paged_request_body, pager) == 8, "offset of pager");
_Static_assert(offsetof(struct quota_create_paged_request_body, padding_12) == 12,
               "offset of padding_12");

struct quota_create_paged_request {
    uint64_t bytes;
    uint32_t pager;
};

enum quota_create_paged_request_checks {
    QUOTA_CREATE_PAGED_REQUEST_BYTES_RANGE = 9,
    QUOTA_CREATE_PAGED_REQUEST_12_PADDING = 10,
};

/* The body, by the checks from QUOTA_CREATE_PAGED_REQUEST_BYTES_RANGE on. */
static inline struct writ_reject quota_create_paged_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] < 4096 || m->w[0] > 1073741824) {
        return writ_reject(QUOTA_CREATE_PAGED_REQUEST_BYTES_RANGE, 0);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_PAGED_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_paged_request
quota_create_paged_request_read(const struct writ_msg *m)
{
    struct quota_create_paged_request v;
    v.bytes = m->w[0];
    v.pager = (uint32_t)m->w[1];
    return v;
}

struct quota_create_paged_reply_body {
    uint32_t vmo;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct quota_create_paged_reply_body) == 8,
               "size of quota_create_paged_reply_body");
_Static_assert(offsetof(struct quota_create_paged_reply_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct quota_create_paged_reply_body, padding_4) == 4,
               "offset of padding_4");

struct quota_create_paged_reply {
    uint32_t vmo;
};

enum quota_create_paged_reply_checks {
    QUOTA_CREATE_PAGED_REPLY_4_PADDING = 9,
};

/* The body, by the checks from QUOTA_CREATE_PAGED_REPLY_4_PADDING on. */
static inline struct writ_reject quota_create_paged_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(QUOTA_CREATE_PAGED_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct quota_create_paged_reply
quota_create_paged_reply_read(const struct writ_msg *m)
{
    struct quota_create_paged_reply v;
    v.vmo = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject quota_create_paged_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x20, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = quota_create_paged_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool quota_create_paged_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject quota_create_paged_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || quota_create_paged_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, QUOTA_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = quota_create_paged_reply_check_body(m);
    }
    return why;
}

static inline void quota_create_paged_reply_write(struct writ_msg *m,
                                                  const struct quota_create_paged_reply *v)
{
    m->tag = QUOTA_CREATE_PAGED_REPLY;
    m->w[0] = v->vmo;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Quota on a connection of this label. */
static inline struct writ_verdict quota_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .roles = UINT32_MAX},
        {.number = 0x14, .roles = UINT32_MAX},
        {.number = 0x15, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x20, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x10},
    };
    return writ_judge(tag, QUOTA_PROTOCOL, label, roles, shapes, 7);
}

/* Steps 1 to 13 for a request to Quota. */
static inline struct writ_verdict quota_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = quota_judge(m->tag, QUOTA_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case QUOTA_CREATE_VMO_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_create_vmo_request_check(m, body, records));
    case QUOTA_CREATE_ENDPOINT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            quota_create_endpoint_request_check(m, body, records));
    case QUOTA_CREATE_NOTIFICATION_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            quota_create_notification_request_check(m, body, records));
    case QUOTA_USAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_usage_request_check(m, body, records));
    case QUOTA_CREATE_TIMER_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_create_timer_request_check(m, body, records));
    case QUOTA_CREATE_PAGED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, quota_create_paged_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Vmo.size */
enum {
    VMO_SIZE_METHOD = 0x10,
    VMO_SIZE_DEADLINE_MS = 100,
};

#define VMO_SIZE_REQUEST UINT64_C(0x57000000ff040010)
#define VMO_SIZE_REPLY UINT64_C(0x57100010ff040000)

struct vmo_size_reply_body {
    uint64_t bytes;
    bool sealed;
    uint8_t padding_9[7];
};

_Static_assert(sizeof(struct vmo_size_reply_body) == 16, "size of vmo_size_reply_body");
_Static_assert(offsetof(struct vmo_size_reply_body, bytes) == 0, "offset of bytes");
_Static_assert(offsetof(struct vmo_size_reply_body, sealed) == 8, "offset of sealed");
_Static_assert(offsetof(struct vmo_size_reply_body, padding_9) == 9, "offset of padding_9");

struct vmo_size_reply {
    uint64_t bytes;
    bool sealed;
};

enum vmo_size_reply_checks {
    VMO_SIZE_REPLY_SEALED_BOOL = 9,
    VMO_SIZE_REPLY_9_PADDING = 10,
};

/* The body, by the checks from VMO_SIZE_REPLY_SEALED_BOOL on. */
static inline struct writ_reject vmo_size_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[1] > 1) {
        return writ_reject(VMO_SIZE_REPLY_SEALED_BOOL, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(VMO_SIZE_REPLY_9_PADDING, 9);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_size_reply vmo_size_reply_read(const struct writ_msg *m)
{
    struct vmo_size_reply v;
    v.bytes = m->w[0];
    v.sealed = (uint8_t)m->w[1] != 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject vmo_size_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_size_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_size_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_size_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = vmo_size_reply_check_body(m);
    }
    return why;
}

static inline void vmo_size_reply_write(struct writ_msg *m, const struct vmo_size_reply *v)
{
    m->tag = VMO_SIZE_REPLY;
    m->w[0] = v->bytes;
    m->w[1] = v->sealed;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Vmo.seal */
enum {
    VMO_SEAL_METHOD = 0x11,
    VMO_SEAL_DEADLINE_MS = 100,
};

#define VMO_SEAL_REQUEST UINT64_C(0x57000000ff040011)
#define VMO_SEAL_REPLY UINT64_C(0x57100000ff040000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject vmo_seal_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_seal_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_seal_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_seal_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Vmo.write */
enum {
    VMO_WRITE_METHOD = 0x12,
    VMO_WRITE_DEADLINE_MS = 100,
};

#define VMO_WRITE_REQUEST UINT64_C(0x57200000ff040012)
#define VMO_WRITE_REPLY UINT64_C(0x57100000ff040000)

struct vmo_write_request_body {
    uint64_t offset;
    struct writ_tail data;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct vmo_write_request_body) == 16, "size of vmo_write_request_body");
_Static_assert(offsetof(struct vmo_write_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct vmo_write_request_body, data) == 8, "offset of data");
_Static_assert(offsetof(struct vmo_write_request_body, padding_12) == 12, "offset of padding_12");

struct vmo_write_request {
    uint64_t offset;
    struct writ_bytes data;
};

enum vmo_write_request_checks {
    VMO_WRITE_REQUEST_FIXED = 9,
    VMO_WRITE_REQUEST_12_PADDING = 10,
    VMO_WRITE_REQUEST_DATA_TAIL_LENGTH = 11,
    VMO_WRITE_REQUEST_DATA_TAIL_END = 12,
    VMO_WRITE_REQUEST_DATA_TAIL_PADDING = 13,
    VMO_WRITE_REQUEST_END = 14,
};

static const struct writ_tail_rule vmo_write_request_tails[] = {
    {.at = 8, .most = 2048, .element = 1, .length_check = VMO_WRITE_REQUEST_DATA_TAIL_LENGTH},
};

/* The body, by the checks from VMO_WRITE_REQUEST_FIXED on. */
static inline struct writ_reject vmo_write_request_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 8);
    struct writ_reject why;
    if (!(fixed == 16)) {
        return writ_reject(VMO_WRITE_REQUEST_FIXED, 8);
    }
    if ((writ_load_u64(body + 8) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_WRITE_REQUEST_12_PADDING, 12);
    }
    uint32_t cursor = 16;
    why = writ_text_check(body, bytes, vmo_write_request_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(VMO_WRITE_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_write_request vmo_write_request_read(const uint8_t *body)
{
    struct vmo_write_request v;
    v.offset = writ_load_u64(body);
    v.data = writ_view(body, 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
vmo_write_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x12, .least = 16, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = vmo_write_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_write_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Vmo.clone */
enum {
    VMO_CLONE_METHOD = 0x13,
    VMO_CLONE_DEADLINE_MS = 1000,
};

#define VMO_CLONE_REQUEST UINT64_C(0x57000018ff040013)
#define VMO_CLONE_REPLY UINT64_C(0x57100008ff040000)

struct vmo_clone_request_body {
    uint32_t quota;
    uint8_t padding_4[4];
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct vmo_clone_request_body) == 24, "size of vmo_clone_request_body");
_Static_assert(offsetof(struct vmo_clone_request_body, quota) == 0, "offset of quota");
_Static_assert(offsetof(struct vmo_clone_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct vmo_clone_request_body, offset) == 8, "offset of offset");
_Static_assert(offsetof(struct vmo_clone_request_body, bytes) == 16, "offset of bytes");

struct vmo_clone_request {
    uint32_t quota;
    uint64_t offset;
    uint64_t bytes;
};

enum vmo_clone_request_checks {
    VMO_CLONE_REQUEST_4_PADDING = 9,
    VMO_CLONE_REQUEST_BYTES_RANGE = 10,
};

/* The body, by the checks from VMO_CLONE_REQUEST_4_PADDING on. */
static inline struct writ_reject vmo_clone_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_CLONE_REQUEST_4_PADDING, 4);
    }
    if (m->w[2] < 4096 || m->w[2] > 1073741824) {
        return writ_reject(VMO_CLONE_REQUEST_BYTES_RANGE, 16);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_clone_request vmo_clone_request_read(const struct writ_msg *m)
{
    struct vmo_clone_request v;
    v.quota = (uint32_t)m->w[0];
    v.offset = m->w[1];
    v.bytes = m->w[2];
    return v;
}

struct vmo_clone_reply_body {
    uint32_t clone;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct vmo_clone_reply_body) == 8, "size of vmo_clone_reply_body");
_Static_assert(offsetof(struct vmo_clone_reply_body, clone) == 0, "offset of clone");
_Static_assert(offsetof(struct vmo_clone_reply_body, padding_4) == 4, "offset of padding_4");

struct vmo_clone_reply {
    uint32_t clone;
};

enum vmo_clone_reply_checks {
    VMO_CLONE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from VMO_CLONE_REPLY_4_PADDING on. */
static inline struct writ_reject vmo_clone_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_CLONE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_clone_reply vmo_clone_reply_read(const struct writ_msg *m)
{
    struct vmo_clone_reply v;
    v.clone = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
vmo_clone_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = vmo_clone_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_clone_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_clone_reply_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_clone_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = vmo_clone_reply_check_body(m);
    }
    return why;
}

static inline void vmo_clone_reply_write(struct writ_msg *m, const struct vmo_clone_reply *v)
{
    m->tag = VMO_CLONE_REPLY;
    m->w[0] = v->clone;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Vmo.supply */
enum {
    VMO_SUPPLY_METHOD = 0x14,
    VMO_SUPPLY_DEADLINE_MS = 1000,
};

#define VMO_SUPPLY_REQUEST UINT64_C(0x57000020ff040014)
#define VMO_SUPPLY_REPLY UINT64_C(0x57100008ff040000)

struct vmo_supply_request_body {
    uint32_t source;
    uint8_t padding_4[4];
    uint64_t source_offset;
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct vmo_supply_request_body) == 32, "size of vmo_supply_request_body");
_Static_assert(offsetof(struct vmo_supply_request_body, source) == 0, "offset of source");
_Static_assert(offsetof(struct vmo_supply_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct vmo_supply_request_body, source_offset) == 8,
               "offset of source_offset");
_Static_assert(offsetof(struct vmo_supply_request_body, offset) == 16, "offset of offset");
_Static_assert(offsetof(struct vmo_supply_request_body, bytes) == 24, "offset of bytes");

struct vmo_supply_request {
    uint32_t source;
    uint64_t source_offset;
    uint64_t offset;
    uint64_t bytes;
};

enum vmo_supply_request_checks {
    VMO_SUPPLY_REQUEST_4_PADDING = 9,
    VMO_SUPPLY_REQUEST_BYTES_RANGE = 10,
};

/* The body, by the checks from VMO_SUPPLY_REQUEST_4_PADDING on. */
static inline struct writ_reject vmo_supply_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_SUPPLY_REQUEST_4_PADDING, 4);
    }
    if (m->w[3] < 4096 || m->w[3] > 65536) {
        return writ_reject(VMO_SUPPLY_REQUEST_BYTES_RANGE, 24);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_supply_request vmo_supply_request_read(const struct writ_msg *m)
{
    struct vmo_supply_request v;
    v.source = (uint32_t)m->w[0];
    v.source_offset = m->w[1];
    v.offset = m->w[2];
    v.bytes = m->w[3];
    return v;
}

struct vmo_supply_reply_body {
    uint32_t supplied;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct vmo_supply_reply_body) == 8, "size of vmo_supply_reply_body");
_Static_assert(offsetof(struct vmo_supply_reply_body, supplied) == 0, "offset of supplied");
_Static_assert(offsetof(struct vmo_supply_reply_body, padding_4) == 4, "offset of padding_4");

struct vmo_supply_reply {
    uint32_t supplied;
};

enum vmo_supply_reply_checks {
    VMO_SUPPLY_REPLY_4_PADDING = 9,
};

/* The body, by the checks from VMO_SUPPLY_REPLY_4_PADDING on. */
static inline struct writ_reject vmo_supply_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_SUPPLY_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_supply_reply vmo_supply_reply_read(const struct writ_msg *m)
{
    struct vmo_supply_reply v;
    v.supplied = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
vmo_supply_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = vmo_supply_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_supply_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_supply_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_supply_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = vmo_supply_reply_check_body(m);
    }
    return why;
}

static inline void vmo_supply_reply_write(struct writ_msg *m, const struct vmo_supply_reply *v)
{
    m->tag = VMO_SUPPLY_REPLY;
    m->w[0] = v->supplied;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Vmo.read */
enum {
    VMO_READ_METHOD = 0x15,
    VMO_READ_DEADLINE_MS = 1000,
};

#define VMO_READ_REQUEST UINT64_C(0x57000010ff040015)
#define VMO_READ_REPLY UINT64_C(0x57300000ff040000)

struct vmo_read_request_body {
    uint64_t offset;
    uint32_t count;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct vmo_read_request_body) == 16, "size of vmo_read_request_body");
_Static_assert(offsetof(struct vmo_read_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct vmo_read_request_body, count) == 8, "offset of count");
_Static_assert(offsetof(struct vmo_read_request_body, padding_12) == 12, "offset of padding_12");

struct vmo_read_request {
    uint64_t offset;
    uint32_t count;
};

enum vmo_read_request_checks {
    VMO_READ_REQUEST_COUNT_RANGE = 9,
    VMO_READ_REQUEST_12_PADDING = 10,
};

/* The body, by the checks from VMO_READ_REQUEST_COUNT_RANGE on. */
static inline struct writ_reject vmo_read_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[1] > 2048) {
        return writ_reject(VMO_READ_REQUEST_COUNT_RANGE, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_READ_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_read_request vmo_read_request_read(const struct writ_msg *m)
{
    struct vmo_read_request v;
    v.offset = m->w[0];
    v.count = (uint32_t)m->w[1];
    return v;
}

struct vmo_read_reply_body {
    struct writ_tail data;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct vmo_read_reply_body) == 8, "size of vmo_read_reply_body");
_Static_assert(offsetof(struct vmo_read_reply_body, data) == 0, "offset of data");
_Static_assert(offsetof(struct vmo_read_reply_body, padding_4) == 4, "offset of padding_4");

struct vmo_read_reply {
    struct writ_bytes data;
};

enum vmo_read_reply_checks {
    VMO_READ_REPLY_FIXED = 9,
    VMO_READ_REPLY_4_PADDING = 10,
    VMO_READ_REPLY_DATA_TAIL_LENGTH = 11,
    VMO_READ_REPLY_DATA_TAIL_END = 12,
    VMO_READ_REPLY_DATA_TAIL_PADDING = 13,
    VMO_READ_REPLY_END = 14,
};

static const struct writ_tail_rule vmo_read_reply_tails[] = {
    {.at = 0, .most = 2048, .element = 1, .length_check = VMO_READ_REPLY_DATA_TAIL_LENGTH},
};

/* The body, by the checks from VMO_READ_REPLY_FIXED on. */
static inline struct writ_reject vmo_read_reply_check_body(const uint8_t *body, uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(VMO_READ_REPLY_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(VMO_READ_REPLY_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_text_check(body, bytes, vmo_read_reply_tails[0], WRIT_CONTENT_BYTES, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(VMO_READ_REPLY_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct vmo_read_reply vmo_read_reply_read(const uint8_t *body)
{
    struct vmo_read_reply v;
    v.data = writ_view(body, 0);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject vmo_read_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = vmo_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool vmo_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject vmo_read_reply_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 4032, .buffer = true};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || vmo_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, VMO_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = vmo_read_reply_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Steps 1 to 8 for a request to Vmo on a connection of this label. */
static inline struct writ_verdict vmo_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12, .least = 16, .most = 4032, .buffer = true, .roles = UINT32_MAX},
        {.number = 0x13, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x14, .least = 32, .most = 32, .roles = UINT32_MAX},
        {.number = 0x15, .least = 16, .most = 16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, VMO_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to Vmo. */
static inline struct writ_verdict vmo_request_check(const struct writ_msg *m, const uint8_t *body,
                                                    const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = vmo_judge(m->tag, VMO_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case VMO_SIZE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_size_request_check(m, body, records));
    case VMO_SEAL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_seal_request_check(m, body, records));
    case VMO_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_write_request_check(m, body, records));
    case VMO_CLONE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_clone_request_check(m, body, records));
    case VMO_SUPPLY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_supply_request_check(m, body, records));
    case VMO_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, vmo_read_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* MemoryControl.claim */
enum {
    MEMORY_CONTROL_CLAIM_METHOD = 0x10,
    MEMORY_CONTROL_CLAIM_DEADLINE_MS = 100,
};

#define MEMORY_CONTROL_CLAIM_REQUEST UINT64_C(0x57000018ff200010)
#define MEMORY_CONTROL_CLAIM_REPLY UINT64_C(0x57100008ff200000)

struct memory_control_claim_request_body {
    uint32_t quota;
    uint8_t padding_4[4];
    uint64_t address;
    uint64_t bytes;
};

_Static_assert(sizeof(struct memory_control_claim_request_body) == 24,
               "size of memory_control_claim_request_body");
_Static_assert(offsetof(struct memory_control_claim_request_body, quota) == 0, "offset of quota");
_Static_assert(offsetof(struct memory_control_claim_request_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct memory_control_claim_request_body, address) == 8,
               "offset of address");
_Static_assert(offsetof(struct memory_control_claim_request_body, bytes) == 16, "offset of bytes");

struct memory_control_claim_request {
    uint32_t quota;
    uint64_t address;
    uint64_t bytes;
};

enum memory_control_claim_request_checks {
    MEMORY_CONTROL_CLAIM_REQUEST_4_PADDING = 9,
    MEMORY_CONTROL_CLAIM_REQUEST_BYTES_RANGE = 10,
};

/* The body, by the checks from MEMORY_CONTROL_CLAIM_REQUEST_4_PADDING on. */
static inline struct writ_reject memory_control_claim_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMORY_CONTROL_CLAIM_REQUEST_4_PADDING, 4);
    }
    if (m->w[2] < 4096 || m->w[2] > 1073741824) {
        return writ_reject(MEMORY_CONTROL_CLAIM_REQUEST_BYTES_RANGE, 16);
    }
    return writ_reject(0, 0);
}

static inline struct memory_control_claim_request
memory_control_claim_request_read(const struct writ_msg *m)
{
    struct memory_control_claim_request v;
    v.quota = (uint32_t)m->w[0];
    v.address = m->w[1];
    v.bytes = m->w[2];
    return v;
}

struct memory_control_claim_reply_body {
    uint32_t vmo;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct memory_control_claim_reply_body) == 8,
               "size of memory_control_claim_reply_body");
_Static_assert(offsetof(struct memory_control_claim_reply_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct memory_control_claim_reply_body, padding_4) == 4,
               "offset of padding_4");

struct memory_control_claim_reply {
    uint32_t vmo;
};

enum memory_control_claim_reply_checks {
    MEMORY_CONTROL_CLAIM_REPLY_4_PADDING = 9,
};

/* The body, by the checks from MEMORY_CONTROL_CLAIM_REPLY_4_PADDING on. */
static inline struct writ_reject memory_control_claim_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMORY_CONTROL_CLAIM_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct memory_control_claim_reply
memory_control_claim_reply_read(const struct writ_msg *m)
{
    struct memory_control_claim_reply v;
    v.vmo = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memory_control_claim_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memory_control_claim_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memory_control_claim_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memory_control_claim_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memory_control_claim_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMORY_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memory_control_claim_reply_check_body(m);
    }
    return why;
}

static inline void memory_control_claim_reply_write(struct writ_msg *m,
                                                    const struct memory_control_claim_reply *v)
{
    m->tag = MEMORY_CONTROL_CLAIM_REPLY;
    m->w[0] = v->vmo;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* MemoryControl.create_contiguous */
enum {
    MEMORY_CONTROL_CREATE_CONTIGUOUS_METHOD = 0x11,
    MEMORY_CONTROL_CREATE_CONTIGUOUS_DEADLINE_MS = 1000,
};

#define MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST UINT64_C(0x57000018ff200011)
#define MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY UINT64_C(0x57100010ff200000)

struct memory_control_create_contiguous_request_body {
    uint32_t quota;
    uint8_t padding_4[4];
    uint64_t bytes;
    uint64_t below;
};

_Static_assert(sizeof(struct memory_control_create_contiguous_request_body) == 24,
               "size of memory_control_create_contiguous_request_body");
_Static_assert(offsetof(struct memory_control_create_contiguous_request_body, quota) == 0,
               "offset of quota");
_Static_assert(offsetof(struct memory_control_create_contiguous_request_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct memory_control_create_contiguous_request_body, bytes) == 8,
               "offset of bytes");
_Static_assert(offsetof(struct memory_control_create_contiguous_request_body, below) == 16,
               "offset of below");

struct memory_control_create_contiguous_request {
    uint32_t quota;
    uint64_t bytes;
    uint64_t below;
};

enum memory_control_create_contiguous_request_checks {
    MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST_4_PADDING = 9,
    MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST_BYTES_RANGE = 10,
};

/* The body, by the checks from MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST_4_PADDING on. */
static inline struct writ_reject
memory_control_create_contiguous_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST_4_PADDING, 4);
    }
    if (m->w[1] < 4096 || m->w[1] > 1048576) {
        return writ_reject(MEMORY_CONTROL_CREATE_CONTIGUOUS_REQUEST_BYTES_RANGE, 8);
    }
    return writ_reject(0, 0);
}

static inline struct memory_control_create_contiguous_request
memory_control_create_contiguous_request_read(const struct writ_msg *m)
{
    struct memory_control_create_contiguous_request v;
    v.quota = (uint32_t)m->w[0];
    v.bytes = m->w[1];
    v.below = m->w[2];
    return v;
}

struct memory_control_create_contiguous_reply_body {
    uint32_t vmo;
    uint8_t padding_4[4];
    uint64_t address;
};

_Static_assert(sizeof(struct memory_control_create_contiguous_reply_body) == 16,
               "size of memory_control_create_contiguous_reply_body");
_Static_assert(offsetof(struct memory_control_create_contiguous_reply_body, vmo) == 0,
               "offset of vmo");
_Static_assert(offsetof(struct memory_control_create_contiguous_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct memory_control_create_contiguous_reply_body, address) == 8,
               "offset of address");

struct memory_control_create_contiguous_reply {
    uint32_t vmo;
    uint64_t address;
};

enum memory_control_create_contiguous_reply_checks {
    MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY_4_PADDING = 9,
};

/* The body, by the checks from MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY_4_PADDING on. */
static inline struct writ_reject
memory_control_create_contiguous_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct memory_control_create_contiguous_reply
memory_control_create_contiguous_reply_read(const struct writ_msg *m)
{
    struct memory_control_create_contiguous_reply v;
    v.vmo = (uint32_t)m->w[0];
    v.address = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memory_control_create_contiguous_request_check(const struct writ_msg *m, const uint8_t *body,
                                               const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memory_control_create_contiguous_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memory_control_create_contiguous_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
memory_control_create_contiguous_reply_check(const struct writ_msg *m, const uint8_t *body,
                                             const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memory_control_create_contiguous_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMORY_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memory_control_create_contiguous_reply_check_body(m);
    }
    return why;
}

static inline void
memory_control_create_contiguous_reply_write(struct writ_msg *m,
                                             const struct memory_control_create_contiguous_reply *v)
{
    m->tag = MEMORY_CONTROL_CREATE_CONTIGUOUS_REPLY;
    m->w[0] = v->vmo;
    m->w[1] = v->address;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* MemoryControl.create_dma */
enum {
    MEMORY_CONTROL_CREATE_DMA_METHOD = 0x12,
    MEMORY_CONTROL_CREATE_DMA_DEADLINE_MS = 1000,
};

#define MEMORY_CONTROL_CREATE_DMA_REQUEST UINT64_C(0x57000018ff200012)
#define MEMORY_CONTROL_CREATE_DMA_REPLY UINT64_C(0x57100010ff200000)

struct memory_control_create_dma_request_body {
    uint32_t quota;
    uint8_t padding_4[4];
    uint64_t bytes;
    uint64_t below;
};

_Static_assert(sizeof(struct memory_control_create_dma_request_body) == 24,
               "size of memory_control_create_dma_request_body");
_Static_assert(offsetof(struct memory_control_create_dma_request_body, quota) == 0,
               "offset of quota");
_Static_assert(offsetof(struct memory_control_create_dma_request_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct memory_control_create_dma_request_body, bytes) == 8,
               "offset of bytes");
_Static_assert(offsetof(struct memory_control_create_dma_request_body, below) == 16,
               "offset of below");

struct memory_control_create_dma_request {
    uint32_t quota;
    uint64_t bytes;
    uint64_t below;
};

enum memory_control_create_dma_request_checks {
    MEMORY_CONTROL_CREATE_DMA_REQUEST_4_PADDING = 9,
    MEMORY_CONTROL_CREATE_DMA_REQUEST_BYTES_RANGE = 10,
};

/* The body, by the checks from MEMORY_CONTROL_CREATE_DMA_REQUEST_4_PADDING on. */
static inline struct writ_reject
memory_control_create_dma_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMORY_CONTROL_CREATE_DMA_REQUEST_4_PADDING, 4);
    }
    if (m->w[1] < 4096 || m->w[1] > 1048576) {
        return writ_reject(MEMORY_CONTROL_CREATE_DMA_REQUEST_BYTES_RANGE, 8);
    }
    return writ_reject(0, 0);
}

static inline struct memory_control_create_dma_request
memory_control_create_dma_request_read(const struct writ_msg *m)
{
    struct memory_control_create_dma_request v;
    v.quota = (uint32_t)m->w[0];
    v.bytes = m->w[1];
    v.below = m->w[2];
    return v;
}

struct memory_control_create_dma_reply_body {
    uint32_t vmo;
    uint8_t padding_4[4];
    uint64_t address;
};

_Static_assert(sizeof(struct memory_control_create_dma_reply_body) == 16,
               "size of memory_control_create_dma_reply_body");
_Static_assert(offsetof(struct memory_control_create_dma_reply_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct memory_control_create_dma_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct memory_control_create_dma_reply_body, address) == 8,
               "offset of address");

struct memory_control_create_dma_reply {
    uint32_t vmo;
    uint64_t address;
};

enum memory_control_create_dma_reply_checks {
    MEMORY_CONTROL_CREATE_DMA_REPLY_4_PADDING = 9,
};

/* The body, by the checks from MEMORY_CONTROL_CREATE_DMA_REPLY_4_PADDING on. */
static inline struct writ_reject
memory_control_create_dma_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(MEMORY_CONTROL_CREATE_DMA_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct memory_control_create_dma_reply
memory_control_create_dma_reply_read(const struct writ_msg *m)
{
    struct memory_control_create_dma_reply v;
    v.vmo = (uint32_t)m->w[0];
    v.address = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memory_control_create_dma_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = memory_control_create_dma_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool memory_control_create_dma_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memory_control_create_dma_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memory_control_create_dma_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMORY_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = memory_control_create_dma_reply_check_body(m);
    }
    return why;
}

static inline void
memory_control_create_dma_reply_write(struct writ_msg *m,
                                      const struct memory_control_create_dma_reply *v)
{
    m->tag = MEMORY_CONTROL_CREATE_DMA_REPLY;
    m->w[0] = v->vmo;
    m->w[1] = v->address;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* MemoryControl.release */
enum {
    MEMORY_CONTROL_RELEASE_METHOD = 0x13,
    MEMORY_CONTROL_RELEASE_DEADLINE_MS = 100,
};

#define MEMORY_CONTROL_RELEASE_REQUEST UINT64_C(0x57000008ff200013)
#define MEMORY_CONTROL_RELEASE_REPLY UINT64_C(0x57100000ff200000)

struct memory_control_release_request_body {
    uint64_t address;
};

_Static_assert(sizeof(struct memory_control_release_request_body) == 8,
               "size of memory_control_release_request_body");
_Static_assert(offsetof(struct memory_control_release_request_body, address) == 0,
               "offset of address");

struct memory_control_release_request {
    uint64_t address;
};

static inline struct memory_control_release_request
memory_control_release_request_read(const struct writ_msg *m)
{
    struct memory_control_release_request v;
    v.address = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memory_control_release_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memory_control_release_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memory_control_release_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memory_control_release_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMORY_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* MemoryControl.next_detained */
enum {
    MEMORY_CONTROL_NEXT_DETAINED_METHOD = 0x14,
    MEMORY_CONTROL_NEXT_DETAINED_DEADLINE_MS = 100,
};

#define MEMORY_CONTROL_NEXT_DETAINED_REQUEST UINT64_C(0x57000008ff200014)
#define MEMORY_CONTROL_NEXT_DETAINED_REPLY UINT64_C(0x57100010ff200000)

struct memory_control_next_detained_request_body {
    uint64_t from;
};

_Static_assert(sizeof(struct memory_control_next_detained_request_body) == 8,
               "size of memory_control_next_detained_request_body");
_Static_assert(offsetof(struct memory_control_next_detained_request_body, from) == 0,
               "offset of from");

struct memory_control_next_detained_request {
    uint64_t from;
};

static inline struct memory_control_next_detained_request
memory_control_next_detained_request_read(const struct writ_msg *m)
{
    struct memory_control_next_detained_request v;
    v.from = m->w[0];
    return v;
}

struct memory_control_next_detained_reply_body {
    uint64_t address;
    uint64_t bytes;
};

_Static_assert(sizeof(struct memory_control_next_detained_reply_body) == 16,
               "size of memory_control_next_detained_reply_body");
_Static_assert(offsetof(struct memory_control_next_detained_reply_body, address) == 0,
               "offset of address");
_Static_assert(offsetof(struct memory_control_next_detained_reply_body, bytes) == 8,
               "offset of bytes");

struct memory_control_next_detained_reply {
    uint64_t address;
    uint64_t bytes;
};

static inline struct memory_control_next_detained_reply
memory_control_next_detained_reply_read(const struct writ_msg *m)
{
    struct memory_control_next_detained_reply v;
    v.address = m->w[0];
    v.bytes = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
memory_control_next_detained_request_check(const struct writ_msg *m, const uint8_t *body,
                                           const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memory_control_next_detained_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memory_control_next_detained_reply_check(const struct writ_msg *m,
                                                                          const uint8_t *body,
                                                                          const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memory_control_next_detained_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMORY_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
memory_control_next_detained_reply_write(struct writ_msg *m,
                                         const struct memory_control_next_detained_reply *v)
{
    m->tag = MEMORY_CONTROL_NEXT_DETAINED_REPLY;
    m->w[0] = v->address;
    m->w[1] = v->bytes;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* MemoryControl.statistics */
enum {
    MEMORY_CONTROL_STATISTICS_METHOD = 0x15,
    MEMORY_CONTROL_STATISTICS_DEADLINE_MS = 100,
};

#define MEMORY_CONTROL_STATISTICS_REQUEST UINT64_C(0x57000000ff200015)
#define MEMORY_CONTROL_STATISTICS_REPLY UINT64_C(0x57100028ff200000)

struct memory_control_statistics_reply_body {
    uint64_t memory;
    uint64_t promised;
    uint64_t free;
    uint64_t detained;
    uint64_t claimed;
};

_Static_assert(sizeof(struct memory_control_statistics_reply_body) == 40,
               "size of memory_control_statistics_reply_body");
_Static_assert(offsetof(struct memory_control_statistics_reply_body, memory) == 0,
               "offset of memory");
_Static_assert(offsetof(struct memory_control_statistics_reply_body, promised) == 8,
               "offset of promised");
_Static_assert(offsetof(struct memory_control_statistics_reply_body, free) == 16, "offset of free");
_Static_assert(offsetof(struct memory_control_statistics_reply_body, detained) == 24,
               "offset of detained");
_Static_assert(offsetof(struct memory_control_statistics_reply_body, claimed) == 32,
               "offset of claimed");

struct memory_control_statistics_reply {
    uint64_t memory;
    uint64_t promised;
    uint64_t free;
    uint64_t detained;
    uint64_t claimed;
};

static inline struct memory_control_statistics_reply
memory_control_statistics_reply_read(const struct writ_msg *m)
{
    struct memory_control_statistics_reply v;
    v.memory = m->w[0];
    v.promised = m->w[1];
    v.free = m->w[2];
    v.detained = m->w[3];
    v.claimed = m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject memory_control_statistics_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool memory_control_statistics_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject memory_control_statistics_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || memory_control_statistics_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, MEMORY_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
memory_control_statistics_reply_write(struct writ_msg *m,
                                      const struct memory_control_statistics_reply *v)
{
    m->tag = MEMORY_CONTROL_STATISTICS_REPLY;
    m->w[0] = v->memory;
    m->w[1] = v->promised;
    m->w[2] = v->free;
    m->w[3] = v->detained;
    m->w[4] = v->claimed;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to MemoryControl on a connection of this label. */
static inline struct writ_verdict memory_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x11, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x12, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x15, .roles = UINT32_MAX},
    };
    return writ_judge(tag, MEMORY_CONTROL_PROTOCOL, label, roles, shapes, 6);
}

/* Steps 1 to 13 for a request to MemoryControl. */
static inline struct writ_verdict memory_control_request_check(const struct writ_msg *m,
                                                               const uint8_t *body,
                                                               const uint8_t *records,
                                                               uint32_t roles)
{
    struct writ_verdict verdict = memory_control_judge(m->tag, MEMORY_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case MEMORY_CONTROL_CLAIM_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, memory_control_claim_request_check(m, body, records));
    case MEMORY_CONTROL_CREATE_CONTIGUOUS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            memory_control_create_contiguous_request_check(m, body, records));
    case MEMORY_CONTROL_CREATE_DMA_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            memory_control_create_dma_request_check(m, body, records));
    case MEMORY_CONTROL_RELEASE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            memory_control_release_request_check(m, body, records));
    case MEMORY_CONTROL_NEXT_DETAINED_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            memory_control_next_detained_request_check(m, body, records));
    case MEMORY_CONTROL_STATISTICS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            memory_control_statistics_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* PciFunction.read */
enum {
    PCI_FUNCTION_READ_METHOD = 0x10,
    PCI_FUNCTION_READ_DEADLINE_MS = 100,
};

#define PCI_FUNCTION_READ_REQUEST UINT64_C(0x57000008ff140010)
#define PCI_FUNCTION_READ_REPLY UINT64_C(0x57100008ff140000)

struct pci_function_read_request_body {
    uint16_t offset;
    uint8_t width;
    uint8_t padding_3[5];
};

_Static_assert(sizeof(struct pci_function_read_request_body) == 8,
               "size of pci_function_read_request_body");
_Static_assert(offsetof(struct pci_function_read_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct pci_function_read_request_body, width) == 2, "offset of width");
_Static_assert(offsetof(struct pci_function_read_request_body, padding_3) == 3,
               "offset of padding_3");

struct pci_function_read_request {
    uint16_t offset;
    enum access_width width;
};

enum pci_function_read_request_checks {
    PCI_FUNCTION_READ_REQUEST_OFFSET_RANGE = 9,
    PCI_FUNCTION_READ_REQUEST_WIDTH_ENUM = 10,
    PCI_FUNCTION_READ_REQUEST_3_PADDING = 11,
};

/* The body, by the checks from PCI_FUNCTION_READ_REQUEST_OFFSET_RANGE on. */
static inline struct writ_reject pci_function_read_request_check_body(const struct writ_msg *m)
{
    if ((uint16_t)m->w[0] > 4095) {
        return writ_reject(PCI_FUNCTION_READ_REQUEST_OFFSET_RANGE, 0);
    }
    if (!access_width_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(PCI_FUNCTION_READ_REQUEST_WIDTH_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0xffffffffff000000)) != 0) {
        return writ_reject(PCI_FUNCTION_READ_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_read_request
pci_function_read_request_read(const struct writ_msg *m)
{
    struct pci_function_read_request v;
    v.offset = (uint16_t)m->w[0];
    v.width = (enum access_width)(uint8_t)(m->w[0] >> 16);
    return v;
}

struct pci_function_read_reply_body {
    uint32_t value;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct pci_function_read_reply_body) == 8,
               "size of pci_function_read_reply_body");
_Static_assert(offsetof(struct pci_function_read_reply_body, value) == 0, "offset of value");
_Static_assert(offsetof(struct pci_function_read_reply_body, padding_4) == 4,
               "offset of padding_4");

struct pci_function_read_reply {
    uint32_t value;
};

enum pci_function_read_reply_checks {
    PCI_FUNCTION_READ_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PCI_FUNCTION_READ_REPLY_4_PADDING on. */
static inline struct writ_reject pci_function_read_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PCI_FUNCTION_READ_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_read_reply pci_function_read_reply_read(const struct writ_msg *m)
{
    struct pci_function_read_reply v;
    v.value = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_function_read_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_function_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_function_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
pci_function_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_function_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_FUNCTION_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = pci_function_read_reply_check_body(m);
    }
    return why;
}

static inline void pci_function_read_reply_write(struct writ_msg *m,
                                                 const struct pci_function_read_reply *v)
{
    m->tag = PCI_FUNCTION_READ_REPLY;
    m->w[0] = v->value;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* PciFunction.write */
enum {
    PCI_FUNCTION_WRITE_METHOD = 0x11,
    PCI_FUNCTION_WRITE_DEADLINE_MS = 100,
};

#define PCI_FUNCTION_WRITE_REQUEST UINT64_C(0x57000008ff140011)
#define PCI_FUNCTION_WRITE_REPLY UINT64_C(0x57100000ff140000)

struct pci_function_write_request_body {
    uint16_t offset;
    uint8_t width;
    uint8_t padding_3[1];
    uint32_t value;
};

_Static_assert(sizeof(struct pci_function_write_request_body) == 8,
               "size of pci_function_write_request_body");
_Static_assert(offsetof(struct pci_function_write_request_body, offset) == 0, "offset of offset");
_Static_assert(offsetof(struct pci_function_write_request_body, width) == 2, "offset of width");
_Static_assert(offsetof(struct pci_function_write_request_body, padding_3) == 3,
               "offset of padding_3");
_Static_assert(offsetof(struct pci_function_write_request_body, value) == 4, "offset of value");

struct pci_function_write_request {
    uint16_t offset;
    enum access_width width;
    uint32_t value;
};

enum pci_function_write_request_checks {
    PCI_FUNCTION_WRITE_REQUEST_OFFSET_RANGE = 9,
    PCI_FUNCTION_WRITE_REQUEST_WIDTH_ENUM = 10,
    PCI_FUNCTION_WRITE_REQUEST_3_PADDING = 11,
};

/* The body, by the checks from PCI_FUNCTION_WRITE_REQUEST_OFFSET_RANGE on. */
static inline struct writ_reject pci_function_write_request_check_body(const struct writ_msg *m)
{
    if ((uint16_t)m->w[0] > 4095) {
        return writ_reject(PCI_FUNCTION_WRITE_REQUEST_OFFSET_RANGE, 0);
    }
    if (!access_width_is_known((uint8_t)(m->w[0] >> 16))) {
        return writ_reject(PCI_FUNCTION_WRITE_REQUEST_WIDTH_ENUM, 2);
    }
    if ((m->w[0] & UINT64_C(0x00000000ff000000)) != 0) {
        return writ_reject(PCI_FUNCTION_WRITE_REQUEST_3_PADDING, 3);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_write_request
pci_function_write_request_read(const struct writ_msg *m)
{
    struct pci_function_write_request v;
    v.offset = (uint16_t)m->w[0];
    v.width = (enum access_width)(uint8_t)(m->w[0] >> 16);
    v.value = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_function_write_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_function_write_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_function_write_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pci_function_write_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_function_write_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_FUNCTION_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* PciFunction.range */
enum {
    PCI_FUNCTION_RANGE_METHOD = 0x12,
    PCI_FUNCTION_RANGE_DEADLINE_MS = 100,
};

#define PCI_FUNCTION_RANGE_REQUEST UINT64_C(0x57000008ff140012)
#define PCI_FUNCTION_RANGE_REPLY UINT64_C(0x57100018ff140000)

struct pci_function_range_request_body {
    uint8_t index;
    uint8_t padding_1[7];
};

_Static_assert(sizeof(struct pci_function_range_request_body) == 8,
               "size of pci_function_range_request_body");
_Static_assert(offsetof(struct pci_function_range_request_body, index) == 0, "offset of index");
_Static_assert(offsetof(struct pci_function_range_request_body, padding_1) == 1,
               "offset of padding_1");

struct pci_function_range_request {
    uint8_t index;
};

enum pci_function_range_request_checks {
    PCI_FUNCTION_RANGE_REQUEST_INDEX_RANGE = 9,
    PCI_FUNCTION_RANGE_REQUEST_1_PADDING = 10,
};

/* The body, by the checks from PCI_FUNCTION_RANGE_REQUEST_INDEX_RANGE on. */
static inline struct writ_reject pci_function_range_request_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[0] > 5) {
        return writ_reject(PCI_FUNCTION_RANGE_REQUEST_INDEX_RANGE, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(PCI_FUNCTION_RANGE_REQUEST_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_range_request
pci_function_range_request_read(const struct writ_msg *m)
{
    struct pci_function_range_request v;
    v.index = (uint8_t)m->w[0];
    return v;
}

struct pci_function_range_reply_body {
    uint64_t address;
    uint64_t bytes;
    bool ports;
    uint8_t padding_17[7];
};

_Static_assert(sizeof(struct pci_function_range_reply_body) == 24,
               "size of pci_function_range_reply_body");
_Static_assert(offsetof(struct pci_function_range_reply_body, address) == 0, "offset of address");
_Static_assert(offsetof(struct pci_function_range_reply_body, bytes) == 8, "offset of bytes");
_Static_assert(offsetof(struct pci_function_range_reply_body, ports) == 16, "offset of ports");
_Static_assert(offsetof(struct pci_function_range_reply_body, padding_17) == 17,
               "offset of padding_17");

struct pci_function_range_reply {
    uint64_t address;
    uint64_t bytes;
    bool ports;
};

enum pci_function_range_reply_checks {
    PCI_FUNCTION_RANGE_REPLY_PORTS_BOOL = 9,
    PCI_FUNCTION_RANGE_REPLY_17_PADDING = 10,
};

/* The body, by the checks from PCI_FUNCTION_RANGE_REPLY_PORTS_BOOL on. */
static inline struct writ_reject pci_function_range_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[2] > 1) {
        return writ_reject(PCI_FUNCTION_RANGE_REPLY_PORTS_BOOL, 16);
    }
    if ((m->w[2] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(PCI_FUNCTION_RANGE_REPLY_17_PADDING, 17);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_range_reply
pci_function_range_reply_read(const struct writ_msg *m)
{
    struct pci_function_range_reply v;
    v.address = m->w[0];
    v.bytes = m->w[1];
    v.ports = (uint8_t)m->w[2] != 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_function_range_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_function_range_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_function_range_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pci_function_range_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_function_range_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_FUNCTION_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = pci_function_range_reply_check_body(m);
    }
    return why;
}

static inline void pci_function_range_reply_write(struct writ_msg *m,
                                                  const struct pci_function_range_reply *v)
{
    m->tag = PCI_FUNCTION_RANGE_REPLY;
    m->w[0] = v->address;
    m->w[1] = v->bytes;
    m->w[2] = v->ports;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* PciFunction.claim_range */
enum {
    PCI_FUNCTION_CLAIM_RANGE_METHOD = 0x13,
    PCI_FUNCTION_CLAIM_RANGE_DEADLINE_MS = 100,
};

#define PCI_FUNCTION_CLAIM_RANGE_REQUEST UINT64_C(0x57000018ff140013)
#define PCI_FUNCTION_CLAIM_RANGE_REPLY UINT64_C(0x57100008ff140000)

struct pci_function_claim_range_request_body {
    uint32_t quota;
    uint8_t index;
    uint8_t padding_5[3];
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct pci_function_claim_range_request_body) == 24,
               "size of pci_function_claim_range_request_body");
_Static_assert(offsetof(struct pci_function_claim_range_request_body, quota) == 0,
               "offset of quota");
_Static_assert(offsetof(struct pci_function_claim_range_request_body, index) == 4,
               "offset of index");
_Static_assert(offsetof(struct pci_function_claim_range_request_body, padding_5) == 5,
               "offset of padding_5");
_Static_assert(offsetof(struct pci_function_claim_range_request_body, offset) == 8,
               "offset of offset");
_Static_assert(offsetof(struct pci_function_claim_range_request_body, bytes) == 16,
               "offset of bytes");

struct pci_function_claim_range_request {
    uint32_t quota;
    uint8_t index;
    uint64_t offset;
    uint64_t bytes;
};

enum pci_function_claim_range_request_checks {
    PCI_FUNCTION_CLAIM_RANGE_REQUEST_INDEX_RANGE = 9,
    PCI_FUNCTION_CLAIM_RANGE_REQUEST_5_PADDING = 10,
    PCI_FUNCTION_CLAIM_RANGE_REQUEST_BYTES_RANGE = 11,
};

/* The body, by the checks from PCI_FUNCTION_CLAIM_RANGE_REQUEST_INDEX_RANGE on. */
static inline struct writ_reject
pci_function_claim_range_request_check_body(const struct writ_msg *m)
{
    if ((uint8_t)(m->w[0] >> 32) > 5) {
        return writ_reject(PCI_FUNCTION_CLAIM_RANGE_REQUEST_INDEX_RANGE, 4);
    }
    if ((m->w[0] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(PCI_FUNCTION_CLAIM_RANGE_REQUEST_5_PADDING, 5);
    }
    if (m->w[2] < 1 || m->w[2] > 1073741824) {
        return writ_reject(PCI_FUNCTION_CLAIM_RANGE_REQUEST_BYTES_RANGE, 16);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_claim_range_request
pci_function_claim_range_request_read(const struct writ_msg *m)
{
    struct pci_function_claim_range_request v;
    v.quota = (uint32_t)m->w[0];
    v.index = (uint8_t)(m->w[0] >> 32);
    v.offset = m->w[1];
    v.bytes = m->w[2];
    return v;
}

struct pci_function_claim_range_reply_body {
    uint32_t claimed;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct pci_function_claim_range_reply_body) == 8,
               "size of pci_function_claim_range_reply_body");
_Static_assert(offsetof(struct pci_function_claim_range_reply_body, claimed) == 0,
               "offset of claimed");
_Static_assert(offsetof(struct pci_function_claim_range_reply_body, padding_4) == 4,
               "offset of padding_4");

struct pci_function_claim_range_reply {
    uint32_t claimed;
};

enum pci_function_claim_range_reply_checks {
    PCI_FUNCTION_CLAIM_RANGE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PCI_FUNCTION_CLAIM_RANGE_REPLY_4_PADDING on. */
static inline struct writ_reject pci_function_claim_range_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PCI_FUNCTION_CLAIM_RANGE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_claim_range_reply
pci_function_claim_range_reply_read(const struct writ_msg *m)
{
    struct pci_function_claim_range_reply v;
    v.claimed = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_function_claim_range_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_function_claim_range_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_function_claim_range_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pci_function_claim_range_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_function_claim_range_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_FUNCTION_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = pci_function_claim_range_reply_check_body(m);
    }
    return why;
}

static inline void
pci_function_claim_range_reply_write(struct writ_msg *m,
                                     const struct pci_function_claim_range_reply *v)
{
    m->tag = PCI_FUNCTION_CLAIM_RANGE_REPLY;
    m->w[0] = v->claimed;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* PciFunction.set_message */
enum {
    PCI_FUNCTION_SET_MESSAGE_METHOD = 0x14,
    PCI_FUNCTION_SET_MESSAGE_DEADLINE_MS = 100,
};

#define PCI_FUNCTION_SET_MESSAGE_REQUEST UINT64_C(0x57000008ff140014)
#define PCI_FUNCTION_SET_MESSAGE_REPLY UINT64_C(0x57100000ff140000)

struct pci_function_set_message_request_body {
    uint16_t index;
    uint8_t padding_2[2];
    uint32_t irq;
};

_Static_assert(sizeof(struct pci_function_set_message_request_body) == 8,
               "size of pci_function_set_message_request_body");
_Static_assert(offsetof(struct pci_function_set_message_request_body, index) == 0,
               "offset of index");
_Static_assert(offsetof(struct pci_function_set_message_request_body, padding_2) == 2,
               "offset of padding_2");
_Static_assert(offsetof(struct pci_function_set_message_request_body, irq) == 4, "offset of irq");

struct pci_function_set_message_request {
    uint16_t index;
    uint32_t irq;
};

enum pci_function_set_message_request_checks {
    PCI_FUNCTION_SET_MESSAGE_REQUEST_INDEX_RANGE = 9,
    PCI_FUNCTION_SET_MESSAGE_REQUEST_2_PADDING = 10,
};

/* The body, by the checks from PCI_FUNCTION_SET_MESSAGE_REQUEST_INDEX_RANGE on. */
static inline struct writ_reject
pci_function_set_message_request_check_body(const struct writ_msg *m)
{
    if ((uint16_t)m->w[0] > 127) {
        return writ_reject(PCI_FUNCTION_SET_MESSAGE_REQUEST_INDEX_RANGE, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(PCI_FUNCTION_SET_MESSAGE_REQUEST_2_PADDING, 2);
    }
    return writ_reject(0, 0);
}

static inline struct pci_function_set_message_request
pci_function_set_message_request_read(const struct writ_msg *m)
{
    struct pci_function_set_message_request v;
    v.index = (uint16_t)m->w[0];
    v.irq = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_function_set_message_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_function_set_message_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_function_set_message_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pci_function_set_message_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_function_set_message_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_FUNCTION_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to PciFunction on a connection of this label. */
static inline struct writ_verdict pci_function_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x14, .least = 8, .most = 8, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PCI_FUNCTION_PROTOCOL, label, roles, shapes, 5);
}

/* Steps 1 to 13 for a request to PciFunction. */
static inline struct writ_verdict pci_function_request_check(const struct writ_msg *m,
                                                             const uint8_t *body,
                                                             const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = pci_function_judge(m->tag, PCI_FUNCTION_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PCI_FUNCTION_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pci_function_read_request_check(m, body, records));
    case PCI_FUNCTION_WRITE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pci_function_write_request_check(m, body, records));
    case PCI_FUNCTION_RANGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pci_function_range_request_check(m, body, records));
    case PCI_FUNCTION_CLAIM_RANGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            pci_function_claim_range_request_check(m, body, records));
    case PCI_FUNCTION_SET_MESSAGE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            pci_function_set_message_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* PciControl.read */
enum {
    PCI_CONTROL_READ_METHOD = 0x10,
    PCI_CONTROL_READ_DEADLINE_MS = 100,
};

#define PCI_CONTROL_READ_REQUEST UINT64_C(0x57000008ff150010)
#define PCI_CONTROL_READ_REPLY UINT64_C(0x57100008ff150000)

struct pci_control_read_request_body {
    uint16_t function;
    uint16_t offset;
    uint8_t width;
    uint8_t padding_5[3];
};

_Static_assert(sizeof(struct pci_control_read_request_body) == 8,
               "size of pci_control_read_request_body");
_Static_assert(offsetof(struct pci_control_read_request_body, function) == 0, "offset of function");
_Static_assert(offsetof(struct pci_control_read_request_body, offset) == 2, "offset of offset");
_Static_assert(offsetof(struct pci_control_read_request_body, width) == 4, "offset of width");
_Static_assert(offsetof(struct pci_control_read_request_body, padding_5) == 5,
               "offset of padding_5");

struct pci_control_read_request {
    uint16_t function;
    uint16_t offset;
    enum access_width width;
};

enum pci_control_read_request_checks {
    PCI_CONTROL_READ_REQUEST_OFFSET_RANGE = 9,
    PCI_CONTROL_READ_REQUEST_WIDTH_ENUM = 10,
    PCI_CONTROL_READ_REQUEST_5_PADDING = 11,
};

/* The body, by the checks from PCI_CONTROL_READ_REQUEST_OFFSET_RANGE on. */
static inline struct writ_reject pci_control_read_request_check_body(const struct writ_msg *m)
{
    if ((uint16_t)(m->w[0] >> 16) > 4095) {
        return writ_reject(PCI_CONTROL_READ_REQUEST_OFFSET_RANGE, 2);
    }
    if (!access_width_is_known((uint8_t)(m->w[0] >> 32))) {
        return writ_reject(PCI_CONTROL_READ_REQUEST_WIDTH_ENUM, 4);
    }
    if ((m->w[0] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(PCI_CONTROL_READ_REQUEST_5_PADDING, 5);
    }
    return writ_reject(0, 0);
}

static inline struct pci_control_read_request
pci_control_read_request_read(const struct writ_msg *m)
{
    struct pci_control_read_request v;
    v.function = (uint16_t)m->w[0];
    v.offset = (uint16_t)(m->w[0] >> 16);
    v.width = (enum access_width)(uint8_t)(m->w[0] >> 32);
    return v;
}

struct pci_control_read_reply_body {
    uint32_t value;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct pci_control_read_reply_body) == 8,
               "size of pci_control_read_reply_body");
_Static_assert(offsetof(struct pci_control_read_reply_body, value) == 0, "offset of value");
_Static_assert(offsetof(struct pci_control_read_reply_body, padding_4) == 4, "offset of padding_4");

struct pci_control_read_reply {
    uint32_t value;
};

enum pci_control_read_reply_checks {
    PCI_CONTROL_READ_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PCI_CONTROL_READ_REPLY_4_PADDING on. */
static inline struct writ_reject pci_control_read_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PCI_CONTROL_READ_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct pci_control_read_reply pci_control_read_reply_read(const struct writ_msg *m)
{
    struct pci_control_read_reply v;
    v.value = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_control_read_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_control_read_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_control_read_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
pci_control_read_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_control_read_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = pci_control_read_reply_check_body(m);
    }
    return why;
}

static inline void pci_control_read_reply_write(struct writ_msg *m,
                                                const struct pci_control_read_reply *v)
{
    m->tag = PCI_CONTROL_READ_REPLY;
    m->w[0] = v->value;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* PciControl.claim */
enum {
    PCI_CONTROL_CLAIM_METHOD = 0x11,
    PCI_CONTROL_CLAIM_DEADLINE_MS = 100,
};

#define PCI_CONTROL_CLAIM_REQUEST UINT64_C(0x57000008ff150011)
#define PCI_CONTROL_CLAIM_REPLY UINT64_C(0x57100008ff150000)

struct pci_control_claim_request_body {
    uint32_t quota;
    uint16_t function;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct pci_control_claim_request_body) == 8,
               "size of pci_control_claim_request_body");
_Static_assert(offsetof(struct pci_control_claim_request_body, quota) == 0, "offset of quota");
_Static_assert(offsetof(struct pci_control_claim_request_body, function) == 4,
               "offset of function");
_Static_assert(offsetof(struct pci_control_claim_request_body, padding_6) == 6,
               "offset of padding_6");

struct pci_control_claim_request {
    uint32_t quota;
    uint16_t function;
};

enum pci_control_claim_request_checks {
    PCI_CONTROL_CLAIM_REQUEST_6_PADDING = 9,
};

/* The body, by the checks from PCI_CONTROL_CLAIM_REQUEST_6_PADDING on. */
static inline struct writ_reject pci_control_claim_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PCI_CONTROL_CLAIM_REQUEST_6_PADDING, 6);
    }
    return writ_reject(0, 0);
}

static inline struct pci_control_claim_request
pci_control_claim_request_read(const struct writ_msg *m)
{
    struct pci_control_claim_request v;
    v.quota = (uint32_t)m->w[0];
    v.function = (uint16_t)(m->w[0] >> 32);
    return v;
}

struct pci_control_claim_reply_body {
    uint32_t function;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct pci_control_claim_reply_body) == 8,
               "size of pci_control_claim_reply_body");
_Static_assert(offsetof(struct pci_control_claim_reply_body, function) == 0, "offset of function");
_Static_assert(offsetof(struct pci_control_claim_reply_body, padding_4) == 4,
               "offset of padding_4");

struct pci_control_claim_reply {
    uint32_t function;
};

enum pci_control_claim_reply_checks {
    PCI_CONTROL_CLAIM_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PCI_CONTROL_CLAIM_REPLY_4_PADDING on. */
static inline struct writ_reject pci_control_claim_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PCI_CONTROL_CLAIM_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct pci_control_claim_reply pci_control_claim_reply_read(const struct writ_msg *m)
{
    struct pci_control_claim_reply v;
    v.function = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_control_claim_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_control_claim_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_control_claim_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
pci_control_claim_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_control_claim_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = pci_control_claim_reply_check_body(m);
    }
    return why;
}

static inline void pci_control_claim_reply_write(struct writ_msg *m,
                                                 const struct pci_control_claim_reply *v)
{
    m->tag = PCI_CONTROL_CLAIM_REPLY;
    m->w[0] = v->function;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* PciControl.locate */
enum {
    PCI_CONTROL_LOCATE_METHOD = 0x12,
    PCI_CONTROL_LOCATE_DEADLINE_MS = 100,
};

#define PCI_CONTROL_LOCATE_REQUEST UINT64_C(0x57000010ff150012)
#define PCI_CONTROL_LOCATE_REPLY UINT64_C(0x57100000ff150000)

struct pci_control_locate_request_body {
    uint64_t address;
    uint8_t first_bus;
    uint8_t last_bus;
    uint8_t padding_10[6];
};

_Static_assert(sizeof(struct pci_control_locate_request_body) == 16,
               "size of pci_control_locate_request_body");
_Static_assert(offsetof(struct pci_control_locate_request_body, address) == 0, "offset of address");
_Static_assert(offsetof(struct pci_control_locate_request_body, first_bus) == 8,
               "offset of first_bus");
_Static_assert(offsetof(struct pci_control_locate_request_body, last_bus) == 9,
               "offset of last_bus");
_Static_assert(offsetof(struct pci_control_locate_request_body, padding_10) == 10,
               "offset of padding_10");

struct pci_control_locate_request {
    uint64_t address;
    uint8_t first_bus;
    uint8_t last_bus;
};

enum pci_control_locate_request_checks {
    PCI_CONTROL_LOCATE_REQUEST_10_PADDING = 9,
};

/* The body, by the checks from PCI_CONTROL_LOCATE_REQUEST_10_PADDING on. */
static inline struct writ_reject pci_control_locate_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(PCI_CONTROL_LOCATE_REQUEST_10_PADDING, 10);
    }
    return writ_reject(0, 0);
}

static inline struct pci_control_locate_request
pci_control_locate_request_read(const struct writ_msg *m)
{
    struct pci_control_locate_request v;
    v.address = m->w[0];
    v.first_bus = (uint8_t)m->w[1];
    v.last_bus = (uint8_t)(m->w[1] >> 8);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject pci_control_locate_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = pci_control_locate_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool pci_control_locate_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject pci_control_locate_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || pci_control_locate_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PCI_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to PciControl on a connection of this label. */
static inline struct writ_verdict pci_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 16, .most = 16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PCI_CONTROL_PROTOCOL, label, roles, shapes, 3);
}

/* Steps 1 to 13 for a request to PciControl. */
static inline struct writ_verdict pci_control_request_check(const struct writ_msg *m,
                                                            const uint8_t *body,
                                                            const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = pci_control_judge(m->tag, PCI_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PCI_CONTROL_READ_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pci_control_read_request_check(m, body, records));
    case PCI_CONTROL_CLAIM_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pci_control_claim_request_check(m, body, records));
    case PCI_CONTROL_LOCATE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, pci_control_locate_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Process.describe */
enum {
    PROCESS_DESCRIBE_METHOD = 0x10,
    PROCESS_DESCRIBE_DEADLINE_MS = 100,
};

#define PROCESS_DESCRIBE_REQUEST UINT64_C(0x57000008ff010010)
#define PROCESS_DESCRIBE_REPLY UINT64_C(0x57100020ff010000)

struct process_describe_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_describe_request_body) == 8,
               "size of process_describe_request_body");
_Static_assert(offsetof(struct process_describe_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_describe_request_body, padding_4) == 4,
               "offset of padding_4");

struct process_describe_request {
    uint32_t slot;
};

enum process_describe_request_checks {
    PROCESS_DESCRIBE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_DESCRIBE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_describe_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_describe_request
process_describe_request_read(const struct writ_msg *m)
{
    struct process_describe_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

struct process_describe_reply_body {
    uint8_t type;
    uint8_t padding_1[1];
    uint16_t rights;
    uint16_t protocol;
    uint8_t padding_6[2];
    uint32_t roles;
    uint8_t padding_12[4];
    uint64_t label;
    uint64_t koid;
};

_Static_assert(sizeof(struct process_describe_reply_body) == 32,
               "size of process_describe_reply_body");
_Static_assert(offsetof(struct process_describe_reply_body, type) == 0, "offset of type");
_Static_assert(offsetof(struct process_describe_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct process_describe_reply_body, rights) == 2, "offset of rights");
_Static_assert(offsetof(struct process_describe_reply_body, protocol) == 4, "offset of protocol");
_Static_assert(offsetof(struct process_describe_reply_body, padding_6) == 6, "offset of padding_6");
_Static_assert(offsetof(struct process_describe_reply_body, roles) == 8, "offset of roles");
_Static_assert(offsetof(struct process_describe_reply_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct process_describe_reply_body, label) == 16, "offset of label");
_Static_assert(offsetof(struct process_describe_reply_body, koid) == 24, "offset of koid");

struct process_describe_reply {
    enum object_type type;
    uint16_t rights;
    uint16_t protocol;
    uint32_t roles;
    uint64_t label;
    uint64_t koid;
};

enum process_describe_reply_checks {
    PROCESS_DESCRIBE_REPLY_TYPE_ENUM = 9,
    PROCESS_DESCRIBE_REPLY_1_PADDING = 10,
    PROCESS_DESCRIBE_REPLY_6_PADDING = 11,
    PROCESS_DESCRIBE_REPLY_12_PADDING = 12,
};

/* The body, by the checks from PROCESS_DESCRIBE_REPLY_TYPE_ENUM on. */
static inline struct writ_reject process_describe_reply_check_body(const struct writ_msg *m)
{
    if (!object_type_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_TYPE_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x000000000000ff00)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_1_PADDING, 1);
    }
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_6_PADDING, 6);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DESCRIBE_REPLY_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_describe_reply process_describe_reply_read(const struct writ_msg *m)
{
    struct process_describe_reply v;
    v.type = (enum object_type)(uint8_t)m->w[0];
    v.rights = (uint16_t)(m->w[0] >> 16);
    v.protocol = (uint16_t)(m->w[0] >> 32);
    v.roles = (uint32_t)m->w[1];
    v.label = m->w[2];
    v.koid = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_describe_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_describe_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_describe_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_describe_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_describe_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_describe_reply_check_body(m);
    }
    return why;
}

static inline void process_describe_reply_write(struct writ_msg *m,
                                                const struct process_describe_reply *v)
{
    m->tag = PROCESS_DESCRIBE_REPLY;
    m->w[0] = (uint8_t)v->type | (uint64_t)v->rights << 16 | (uint64_t)v->protocol << 32;
    m->w[1] = v->roles;
    m->w[2] = v->label;
    m->w[3] = v->koid;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.close */
enum {
    PROCESS_CLOSE_METHOD = 0x11,
    PROCESS_CLOSE_DEADLINE_MS = 100,
};

#define PROCESS_CLOSE_REQUEST UINT64_C(0x57000008ff010011)
#define PROCESS_CLOSE_REPLY UINT64_C(0x57100000ff010000)

struct process_close_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_close_request_body) == 8,
               "size of process_close_request_body");
_Static_assert(offsetof(struct process_close_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_close_request_body, padding_4) == 4, "offset of padding_4");

struct process_close_request {
    uint32_t slot;
};

enum process_close_request_checks {
    PROCESS_CLOSE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_CLOSE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_close_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CLOSE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_close_request process_close_request_read(const struct writ_msg *m)
{
    struct process_close_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_close_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_close_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_close_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_close_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_close_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.derive */
enum {
    PROCESS_DERIVE_METHOD = 0x12,
    PROCESS_DERIVE_DEADLINE_MS = 100,
};

#define PROCESS_DERIVE_REQUEST UINT64_C(0x57000008ff010012)
#define PROCESS_DERIVE_REPLY UINT64_C(0x57100008ff010000)

struct process_derive_request_body {
    uint32_t slot;
    uint16_t rights;
    uint8_t padding_6[2];
};

_Static_assert(sizeof(struct process_derive_request_body) == 8,
               "size of process_derive_request_body");
_Static_assert(offsetof(struct process_derive_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_derive_request_body, rights) == 4, "offset of rights");
_Static_assert(offsetof(struct process_derive_request_body, padding_6) == 6, "offset of padding_6");

struct process_derive_request {
    uint32_t slot;
    uint16_t rights;
};

enum process_derive_request_checks {
    PROCESS_DERIVE_REQUEST_6_PADDING = 9,
};

/* The body, by the checks from PROCESS_DERIVE_REQUEST_6_PADDING on. */
static inline struct writ_reject process_derive_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffff000000000000)) != 0) {
        return writ_reject(PROCESS_DERIVE_REQUEST_6_PADDING, 6);
    }
    return writ_reject(0, 0);
}

static inline struct process_derive_request process_derive_request_read(const struct writ_msg *m)
{
    struct process_derive_request v;
    v.slot = (uint32_t)m->w[0];
    v.rights = (uint16_t)(m->w[0] >> 32);
    return v;
}

struct process_derive_reply_body {
    uint32_t derived;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_derive_reply_body) == 8, "size of process_derive_reply_body");
_Static_assert(offsetof(struct process_derive_reply_body, derived) == 0, "offset of derived");
_Static_assert(offsetof(struct process_derive_reply_body, padding_4) == 4, "offset of padding_4");

struct process_derive_reply {
    uint32_t derived;
};

enum process_derive_reply_checks {
    PROCESS_DERIVE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_DERIVE_REPLY_4_PADDING on. */
static inline struct writ_reject process_derive_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_DERIVE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_derive_reply process_derive_reply_read(const struct writ_msg *m)
{
    struct process_derive_reply v;
    v.derived = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_derive_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_derive_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_derive_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_derive_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_derive_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_derive_reply_check_body(m);
    }
    return why;
}

static inline void process_derive_reply_write(struct writ_msg *m,
                                              const struct process_derive_reply *v)
{
    m->tag = PROCESS_DERIVE_REPLY;
    m->w[0] = v->derived;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.exit */
enum {
    PROCESS_EXIT_METHOD = 0x13,
    PROCESS_EXIT_DEADLINE_MS = 100,
};

#define PROCESS_EXIT_REQUEST UINT64_C(0x57000008ff010013)
#define PROCESS_EXIT_REPLY UINT64_C(0x57100000ff010000)

struct process_exit_request_body {
    uint32_t code;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_exit_request_body) == 8, "size of process_exit_request_body");
_Static_assert(offsetof(struct process_exit_request_body, code) == 0, "offset of code");
_Static_assert(offsetof(struct process_exit_request_body, padding_4) == 4, "offset of padding_4");

struct process_exit_request {
    uint32_t code;
};

enum process_exit_request_checks {
    PROCESS_EXIT_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_EXIT_REQUEST_4_PADDING on. */
static inline struct writ_reject process_exit_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_EXIT_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_exit_request process_exit_request_read(const struct writ_msg *m)
{
    struct process_exit_request v;
    v.code = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_exit_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_exit_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_exit_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_exit_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_exit_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.map */
enum {
    PROCESS_MAP_METHOD = 0x14,
    PROCESS_MAP_DEADLINE_MS = 100,
};

#define PROCESS_MAP_REQUEST UINT64_C(0x57000020ff010014)
#define PROCESS_MAP_REPLY UINT64_C(0x57100000ff010000)

struct process_map_request_body {
    uint32_t vmo;
    uint8_t access;
    uint8_t padding_5[3];
    uint64_t address;
    uint64_t offset;
    uint64_t bytes;
};

_Static_assert(sizeof(struct process_map_request_body) == 32, "size of process_map_request_body");
_Static_assert(offsetof(struct process_map_request_body, vmo) == 0, "offset of vmo");
_Static_assert(offsetof(struct process_map_request_body, access) == 4, "offset of access");
_Static_assert(offsetof(struct process_map_request_body, padding_5) == 5, "offset of padding_5");
_Static_assert(offsetof(struct process_map_request_body, address) == 8, "offset of address");
_Static_assert(offsetof(struct process_map_request_body, offset) == 16, "offset of offset");
_Static_assert(offsetof(struct process_map_request_body, bytes) == 24, "offset of bytes");

struct process_map_request {
    uint32_t vmo;
    uint8_t access;
    uint64_t address;
    uint64_t offset;
    uint64_t bytes;
};

enum process_map_request_checks {
    PROCESS_MAP_REQUEST_ACCESS_BITS = 9,
    PROCESS_MAP_REQUEST_5_PADDING = 10,
};

/* The body, by the checks from PROCESS_MAP_REQUEST_ACCESS_BITS on. */
static inline struct writ_reject process_map_request_check_body(const struct writ_msg *m)
{
    if (((uint8_t)(m->w[0] >> 32) & 0xf8U) != 0) {
        return writ_reject(PROCESS_MAP_REQUEST_ACCESS_BITS, 4);
    }
    if ((m->w[0] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(PROCESS_MAP_REQUEST_5_PADDING, 5);
    }
    return writ_reject(0, 0);
}

static inline struct process_map_request process_map_request_read(const struct writ_msg *m)
{
    struct process_map_request v;
    v.vmo = (uint32_t)m->w[0];
    v.access = (uint8_t)(m->w[0] >> 32);
    v.address = m->w[1];
    v.offset = m->w[2];
    v.bytes = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_map_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_map_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_map_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_map_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_map_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.unmap */
enum {
    PROCESS_UNMAP_METHOD = 0x15,
    PROCESS_UNMAP_DEADLINE_MS = 100,
};

#define PROCESS_UNMAP_REQUEST UINT64_C(0x57000010ff010015)
#define PROCESS_UNMAP_REPLY UINT64_C(0x57100000ff010000)

struct process_unmap_request_body {
    uint64_t address;
    uint64_t bytes;
};

_Static_assert(sizeof(struct process_unmap_request_body) == 16,
               "size of process_unmap_request_body");
_Static_assert(offsetof(struct process_unmap_request_body, address) == 0, "offset of address");
_Static_assert(offsetof(struct process_unmap_request_body, bytes) == 8, "offset of bytes");

struct process_unmap_request {
    uint64_t address;
    uint64_t bytes;
};

static inline struct process_unmap_request process_unmap_request_read(const struct writ_msg *m)
{
    struct process_unmap_request v;
    v.address = m->w[0];
    v.bytes = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_unmap_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_unmap_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_unmap_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_unmap_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.install */
enum {
    PROCESS_INSTALL_METHOD = 0x16,
    PROCESS_INSTALL_DEADLINE_MS = 100,
};

#define PROCESS_INSTALL_REQUEST UINT64_C(0x57000010ff010016)
#define PROCESS_INSTALL_REPLY UINT64_C(0x57100000ff010000)

struct process_install_request_body {
    uint32_t source;
    uint32_t at;
    uint16_t rights;
    uint8_t padding_10[6];
};

_Static_assert(sizeof(struct process_install_request_body) == 16,
               "size of process_install_request_body");
_Static_assert(offsetof(struct process_install_request_body, source) == 0, "offset of source");
_Static_assert(offsetof(struct process_install_request_body, at) == 4, "offset of at");
_Static_assert(offsetof(struct process_install_request_body, rights) == 8, "offset of rights");
_Static_assert(offsetof(struct process_install_request_body, padding_10) == 10,
               "offset of padding_10");

struct process_install_request {
    uint32_t source;
    uint32_t at;
    uint16_t rights;
};

enum process_install_request_checks {
    PROCESS_INSTALL_REQUEST_10_PADDING = 9,
};

/* The body, by the checks from PROCESS_INSTALL_REQUEST_10_PADDING on. */
static inline struct writ_reject process_install_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffffffff0000)) != 0) {
        return writ_reject(PROCESS_INSTALL_REQUEST_10_PADDING, 10);
    }
    return writ_reject(0, 0);
}

static inline struct process_install_request process_install_request_read(const struct writ_msg *m)
{
    struct process_install_request v;
    v.source = (uint32_t)m->w[0];
    v.at = (uint32_t)(m->w[0] >> 32);
    v.rights = (uint16_t)m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_install_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_install_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_install_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_install_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_install_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.create_thread */
enum {
    PROCESS_CREATE_THREAD_METHOD = 0x17,
    PROCESS_CREATE_THREAD_DEADLINE_MS = 100,
};

#define PROCESS_CREATE_THREAD_REQUEST UINT64_C(0x57000020ff010017)
#define PROCESS_CREATE_THREAD_REPLY UINT64_C(0x57100008ff010000)

struct process_create_thread_request_body {
    uint64_t entry;
    uint64_t stack;
    uint64_t argument;
    uint64_t pages;
};

_Static_assert(sizeof(struct process_create_thread_request_body) == 32,
               "size of process_create_thread_request_body");
_Static_assert(offsetof(struct process_create_thread_request_body, entry) == 0, "offset of entry");
_Static_assert(offsetof(struct process_create_thread_request_body, stack) == 8, "offset of stack");
_Static_assert(offsetof(struct process_create_thread_request_body, argument) == 16,
               "offset of argument");
_Static_assert(offsetof(struct process_create_thread_request_body, pages) == 24, "offset of pages");

struct process_create_thread_request {
    uint64_t entry;
    uint64_t stack;
    uint64_t argument;
    uint64_t pages;
};

static inline struct process_create_thread_request
process_create_thread_request_read(const struct writ_msg *m)
{
    struct process_create_thread_request v;
    v.entry = m->w[0];
    v.stack = m->w[1];
    v.argument = m->w[2];
    v.pages = m->w[3];
    return v;
}

struct process_create_thread_reply_body {
    uint32_t thread;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_create_thread_reply_body) == 8,
               "size of process_create_thread_reply_body");
_Static_assert(offsetof(struct process_create_thread_reply_body, thread) == 0, "offset of thread");
_Static_assert(offsetof(struct process_create_thread_reply_body, padding_4) == 4,
               "offset of padding_4");

struct process_create_thread_reply {
    uint32_t thread;
};

enum process_create_thread_reply_checks {
    PROCESS_CREATE_THREAD_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_CREATE_THREAD_REPLY_4_PADDING on. */
static inline struct writ_reject process_create_thread_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CREATE_THREAD_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_create_thread_reply
process_create_thread_reply_read(const struct writ_msg *m)
{
    struct process_create_thread_reply v;
    v.thread = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_create_thread_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 32, .most = 32};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_create_thread_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_create_thread_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_create_thread_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_create_thread_reply_check_body(m);
    }
    return why;
}

static inline void process_create_thread_reply_write(struct writ_msg *m,
                                                     const struct process_create_thread_reply *v)
{
    m->tag = PROCESS_CREATE_THREAD_REPLY;
    m->w[0] = v->thread;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.start */
enum {
    PROCESS_START_METHOD = 0x18,
    PROCESS_START_DEADLINE_MS = 100,
};

#define PROCESS_START_REQUEST UINT64_C(0x57000000ff010018)
#define PROCESS_START_REPLY UINT64_C(0x57100000ff010000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_start_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_start_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_start_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_start_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.kill */
enum {
    PROCESS_KILL_METHOD = 0x19,
    PROCESS_KILL_DEADLINE_MS = 1000,
};

#define PROCESS_KILL_REQUEST UINT64_C(0x57000008ff010019)
#define PROCESS_KILL_REPLY UINT64_C(0x57100000ff010000)

struct process_kill_request_body {
    uint32_t code;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_kill_request_body) == 8, "size of process_kill_request_body");
_Static_assert(offsetof(struct process_kill_request_body, code) == 0, "offset of code");
_Static_assert(offsetof(struct process_kill_request_body, padding_4) == 4, "offset of padding_4");

struct process_kill_request {
    uint32_t code;
};

enum process_kill_request_checks {
    PROCESS_KILL_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_KILL_REQUEST_4_PADDING on. */
static inline struct writ_reject process_kill_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_KILL_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_kill_request process_kill_request_read(const struct writ_msg *m)
{
    struct process_kill_request v;
    v.code = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_kill_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x19, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_kill_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_kill_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_kill_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_kill_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.status */
enum {
    PROCESS_STATUS_METHOD = 0x1a,
    PROCESS_STATUS_DEADLINE_MS = 100,
};

#define PROCESS_STATUS_REQUEST UINT64_C(0x57000000ff01001a)
#define PROCESS_STATUS_REPLY UINT64_C(0x57100018ff010000)

struct process_status_reply_body {
    uint8_t state;
    uint8_t cause;
    uint8_t padding_2[2];
    uint32_t code;
    uint32_t principal;
    uint8_t padding_12[4];
    uint64_t koid;
};

_Static_assert(sizeof(struct process_status_reply_body) == 24, "size of process_status_reply_body");
_Static_assert(offsetof(struct process_status_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct process_status_reply_body, cause) == 1, "offset of cause");
_Static_assert(offsetof(struct process_status_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct process_status_reply_body, code) == 4, "offset of code");
_Static_assert(offsetof(struct process_status_reply_body, principal) == 8, "offset of principal");
_Static_assert(offsetof(struct process_status_reply_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct process_status_reply_body, koid) == 16, "offset of koid");

struct process_status_reply {
    enum life_state state;
    enum exit_cause cause;
    uint32_t code;
    uint32_t principal;
    uint64_t koid;
};

enum process_status_reply_checks {
    PROCESS_STATUS_REPLY_STATE_ENUM = 9,
    PROCESS_STATUS_REPLY_CAUSE_ENUM = 10,
    PROCESS_STATUS_REPLY_2_PADDING = 11,
    PROCESS_STATUS_REPLY_12_PADDING = 12,
};

/* The body, by the checks from PROCESS_STATUS_REPLY_STATE_ENUM on. */
static inline struct writ_reject process_status_reply_check_body(const struct writ_msg *m)
{
    if (!life_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCESS_STATUS_REPLY_STATE_ENUM, 0);
    }
    if (!exit_cause_is_known((uint8_t)(m->w[0] >> 8))) {
        return writ_reject(PROCESS_STATUS_REPLY_CAUSE_ENUM, 1);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(PROCESS_STATUS_REPLY_2_PADDING, 2);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_STATUS_REPLY_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_status_reply process_status_reply_read(const struct writ_msg *m)
{
    struct process_status_reply v;
    v.state = (enum life_state)(uint8_t)m->w[0];
    v.cause = (enum exit_cause)(uint8_t)(m->w[0] >> 8);
    v.code = (uint32_t)(m->w[0] >> 32);
    v.principal = (uint32_t)m->w[1];
    v.koid = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_status_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_status_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_status_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_status_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_status_reply_check_body(m);
    }
    return why;
}

static inline void process_status_reply_write(struct writ_msg *m,
                                              const struct process_status_reply *v)
{
    m->tag = PROCESS_STATUS_REPLY;
    m->w[0] = (uint8_t)v->state | (uint64_t)(uint8_t)v->cause << 8 | (uint64_t)v->code << 32;
    m->w[1] = v->principal;
    m->w[2] = v->koid;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.watch */
enum {
    PROCESS_WATCH_METHOD = 0x1b,
    PROCESS_WATCH_DEADLINE_MS = 100,
};

#define PROCESS_WATCH_REQUEST UINT64_C(0x57000010ff01001b)
#define PROCESS_WATCH_REPLY UINT64_C(0x57100000ff010000)

struct process_watch_request_body {
    uint32_t notification;
    uint8_t padding_4[4];
    uint64_t bits;
};

_Static_assert(sizeof(struct process_watch_request_body) == 16,
               "size of process_watch_request_body");
_Static_assert(offsetof(struct process_watch_request_body, notification) == 0,
               "offset of notification");
_Static_assert(offsetof(struct process_watch_request_body, padding_4) == 4, "offset of padding_4");
_Static_assert(offsetof(struct process_watch_request_body, bits) == 8, "offset of bits");

struct process_watch_request {
    uint32_t notification;
    uint64_t bits;
};

enum process_watch_request_checks {
    PROCESS_WATCH_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_WATCH_REQUEST_4_PADDING on. */
static inline struct writ_reject process_watch_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_WATCH_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_watch_request process_watch_request_read(const struct writ_msg *m)
{
    struct process_watch_request v;
    v.notification = (uint32_t)m->w[0];
    v.bits = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_watch_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_watch_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_watch_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_watch_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_watch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.limit_band */
enum {
    PROCESS_LIMIT_BAND_METHOD = 0x1c,
    PROCESS_LIMIT_BAND_DEADLINE_MS = 100,
};

#define PROCESS_LIMIT_BAND_REQUEST UINT64_C(0x57000008ff01001c)
#define PROCESS_LIMIT_BAND_REPLY UINT64_C(0x57100000ff010000)

struct process_limit_band_request_body {
    uint8_t band;
    uint8_t padding_1[7];
};

_Static_assert(sizeof(struct process_limit_band_request_body) == 8,
               "size of process_limit_band_request_body");
_Static_assert(offsetof(struct process_limit_band_request_body, band) == 0, "offset of band");
_Static_assert(offsetof(struct process_limit_band_request_body, padding_1) == 1,
               "offset of padding_1");

struct process_limit_band_request {
    enum band band;
};

enum process_limit_band_request_checks {
    PROCESS_LIMIT_BAND_REQUEST_BAND_ENUM = 9,
    PROCESS_LIMIT_BAND_REQUEST_1_PADDING = 10,
};

/* The body, by the checks from PROCESS_LIMIT_BAND_REQUEST_BAND_ENUM on. */
static inline struct writ_reject process_limit_band_request_check_body(const struct writ_msg *m)
{
    if (!band_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCESS_LIMIT_BAND_REQUEST_BAND_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(PROCESS_LIMIT_BAND_REQUEST_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct process_limit_band_request
process_limit_band_request_read(const struct writ_msg *m)
{
    struct process_limit_band_request v;
    v.band = (enum band)(uint8_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_limit_band_request_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1c, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_limit_band_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_limit_band_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_limit_band_reply_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_limit_band_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.grant */
enum {
    PROCESS_GRANT_METHOD = 0x1d,
    PROCESS_GRANT_DEADLINE_MS = 100,
};

#define PROCESS_GRANT_REQUEST UINT64_C(0x57200000ff01001d)
#define PROCESS_GRANT_REPLY UINT64_C(0x57100008ff010000)

struct process_grant_request_body {
    struct writ_tail slots;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_grant_request_body) == 8,
               "size of process_grant_request_body");
_Static_assert(offsetof(struct process_grant_request_body, slots) == 0, "offset of slots");
_Static_assert(offsetof(struct process_grant_request_body, padding_4) == 4, "offset of padding_4");

struct process_grant_request_slots {
    const struct declared_slot *items;
    uint32_t count;
    uint32_t use; /* as of struct writ_bytes */
};

/* Item `index` of a view; null behind its end. To read a stale one ends a checking build. */
static inline const struct declared_slot *
process_grant_request_slots_at(const struct writ_io *io,
                               const struct process_grant_request_slots *view, uint32_t index)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return index < view->count ? &view->items[index] : NULL;
}

struct process_grant_request {
    struct process_grant_request_slots slots;
};

enum process_grant_request_checks {
    PROCESS_GRANT_REQUEST_FIXED = 9,
    PROCESS_GRANT_REQUEST_4_PADDING = 10,
    PROCESS_GRANT_REQUEST_SLOTS_TAIL_LENGTH = 11,
    PROCESS_GRANT_REQUEST_SLOTS_TAIL_END = 12,
    PROCESS_GRANT_REQUEST_SLOTS_TYPE_ENUM = 13,
    PROCESS_GRANT_REQUEST_SLOTS_7_PADDING = 14,
    PROCESS_GRANT_REQUEST_SLOTS_TAIL_PADDING = 15,
    PROCESS_GRANT_REQUEST_END = 16,
};

static const struct writ_tail_rule process_grant_request_tails[] = {
    {.at = 0, .most = 64, .element = 12, .length_check = PROCESS_GRANT_REQUEST_SLOTS_TAIL_LENGTH},
};

/* The body, by the checks from PROCESS_GRANT_REQUEST_FIXED on. */
static inline struct writ_reject process_grant_request_check_body(const uint8_t *body,
                                                                  uint32_t bytes)
{
    uint32_t fixed = writ_load_u16(body + 0);
    struct writ_reject why;
    if (!(fixed == 8)) {
        return writ_reject(PROCESS_GRANT_REQUEST_FIXED, 0);
    }
    if ((writ_load_u64(body) & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_GRANT_REQUEST_4_PADDING, 4);
    }
    uint32_t cursor = 8;
    why = writ_tail_check(body, bytes, process_grant_request_tails[0], cursor);
    if (why.check != 0) {
        return why;
    }
    for (uint32_t i = 0; i < writ_load_tail(body + 0).length; i++) {
        why = declared_slot_check(body + cursor + i * 12, cursor + i * 12,
                                  PROCESS_GRANT_REQUEST_SLOTS_TYPE_ENUM);
        if (why.check != 0) {
            return why;
        }
    }
    why = writ_tail_end(body, writ_load_tail(body + 0).length * UINT32_C(12),
                        PROCESS_GRANT_REQUEST_SLOTS_TAIL_PADDING, &cursor);
    if (why.check != 0) {
        return why;
    }
    if (cursor != bytes) {
        return writ_reject(PROCESS_GRANT_REQUEST_END, cursor);
    }
    return writ_reject(0, 0);
}

static inline struct process_grant_request process_grant_request_read(const uint8_t *body)
{
    struct process_grant_request v;
    v.slots.items =
        (const struct declared_slot *)(const void *)(body + writ_load_tail(body + 0).offset);
    v.slots.count = writ_load_tail(body + 0).length;
    v.slots.use = 0;
    return v;
}

struct process_grant_reply_body {
    uint32_t grant;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_grant_reply_body) == 8, "size of process_grant_reply_body");
_Static_assert(offsetof(struct process_grant_reply_body, grant) == 0, "offset of grant");
_Static_assert(offsetof(struct process_grant_reply_body, padding_4) == 4, "offset of padding_4");

struct process_grant_reply {
    uint32_t grant;
};

enum process_grant_reply_checks {
    PROCESS_GRANT_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_GRANT_REPLY_4_PADDING on. */
static inline struct writ_reject process_grant_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_GRANT_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_grant_reply process_grant_reply_read(const struct writ_msg *m)
{
    struct process_grant_reply v;
    v.grant = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_grant_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {
        .number = 0x1d, .least = 8, .most = 4032, .buffer = true};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_grant_request_check_body(body, writ_tag_bytes(m->tag));
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_grant_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_grant_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_grant_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_grant_reply_check_body(m);
    }
    return why;
}

static inline void process_grant_reply_write(struct writ_msg *m,
                                             const struct process_grant_reply *v)
{
    m->tag = PROCESS_GRANT_REPLY;
    m->w[0] = v->grant;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.revoke */
enum {
    PROCESS_REVOKE_METHOD = 0x1e,
    PROCESS_REVOKE_DEADLINE_MS = 1000,
};

#define PROCESS_REVOKE_REQUEST UINT64_C(0x57000008ff01001e)
#define PROCESS_REVOKE_REPLY UINT64_C(0x57100000ff010000)

struct process_revoke_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_revoke_request_body) == 8,
               "size of process_revoke_request_body");
_Static_assert(offsetof(struct process_revoke_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_revoke_request_body, padding_4) == 4, "offset of padding_4");

struct process_revoke_request {
    uint32_t slot;
};

enum process_revoke_request_checks {
    PROCESS_REVOKE_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_REVOKE_REQUEST_4_PADDING on. */
static inline struct writ_reject process_revoke_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_REVOKE_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_revoke_request process_revoke_request_read(const struct writ_msg *m)
{
    struct process_revoke_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_revoke_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1e, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_revoke_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_revoke_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_revoke_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_revoke_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Process.keep */
enum {
    PROCESS_KEEP_METHOD = 0x1f,
    PROCESS_KEEP_DEADLINE_MS = 100,
};

#define PROCESS_KEEP_REQUEST UINT64_C(0x57000008ff01001f)
#define PROCESS_KEEP_REPLY UINT64_C(0x57100008ff010000)

struct process_keep_request_body {
    uint32_t slot;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_keep_request_body) == 8, "size of process_keep_request_body");
_Static_assert(offsetof(struct process_keep_request_body, slot) == 0, "offset of slot");
_Static_assert(offsetof(struct process_keep_request_body, padding_4) == 4, "offset of padding_4");

struct process_keep_request {
    uint32_t slot;
};

enum process_keep_request_checks {
    PROCESS_KEEP_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_KEEP_REQUEST_4_PADDING on. */
static inline struct writ_reject process_keep_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_KEEP_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_keep_request process_keep_request_read(const struct writ_msg *m)
{
    struct process_keep_request v;
    v.slot = (uint32_t)m->w[0];
    return v;
}

struct process_keep_reply_body {
    uint32_t kept;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_keep_reply_body) == 8, "size of process_keep_reply_body");
_Static_assert(offsetof(struct process_keep_reply_body, kept) == 0, "offset of kept");
_Static_assert(offsetof(struct process_keep_reply_body, padding_4) == 4, "offset of padding_4");

struct process_keep_reply {
    uint32_t kept;
};

enum process_keep_reply_checks {
    PROCESS_KEEP_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_KEEP_REPLY_4_PADDING on. */
static inline struct writ_reject process_keep_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_KEEP_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_keep_reply process_keep_reply_read(const struct writ_msg *m)
{
    struct process_keep_reply v;
    v.kept = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
process_keep_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1f, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_keep_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_keep_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_keep_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_keep_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_keep_reply_check_body(m);
    }
    return why;
}

static inline void process_keep_reply_write(struct writ_msg *m, const struct process_keep_reply *v)
{
    m->tag = PROCESS_KEEP_REPLY;
    m->w[0] = v->kept;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Process.judge_by */
enum {
    PROCESS_JUDGE_BY_METHOD = 0x20,
    PROCESS_JUDGE_BY_DEADLINE_MS = 100,
};

#define PROCESS_JUDGE_BY_REQUEST UINT64_C(0x57000008ff010020)
#define PROCESS_JUDGE_BY_REPLY UINT64_C(0x57100000ff010000)

struct process_judge_by_request_body {
    uint32_t judge;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct process_judge_by_request_body) == 8,
               "size of process_judge_by_request_body");
_Static_assert(offsetof(struct process_judge_by_request_body, judge) == 0, "offset of judge");
_Static_assert(offsetof(struct process_judge_by_request_body, padding_4) == 4,
               "offset of padding_4");

struct process_judge_by_request {
    uint32_t judge;
};

enum process_judge_by_request_checks {
    PROCESS_JUDGE_BY_REQUEST_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_JUDGE_BY_REQUEST_4_PADDING on. */
static inline struct writ_reject process_judge_by_request_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_JUDGE_BY_REQUEST_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_judge_by_request
process_judge_by_request_read(const struct writ_msg *m)
{
    struct process_judge_by_request v;
    v.judge = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_judge_by_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x20, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_judge_by_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_judge_by_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
process_judge_by_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_judge_by_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Process on a connection of this label. */
static inline struct writ_verdict process_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 32, .most = 32, .roles = UINT32_MAX},
        {.number = 0x15, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x16, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x17, .least = 32, .most = 32, .roles = UINT32_MAX},
        {.number = 0x18, .roles = UINT32_MAX},
        {.number = 0x19, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x1a, .roles = UINT32_MAX},
        {.number = 0x1b, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x1c, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x1d, .least = 8, .most = 4032, .buffer = true, .roles = UINT32_MAX},
        {.number = 0x1e, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x1f, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x20, .least = 8, .most = 8, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PROCESS_PROTOCOL, label, roles, shapes, 17);
}

/* Steps 1 to 13 for a request to Process. */
static inline struct writ_verdict process_request_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records,
                                                        uint32_t roles)
{
    struct writ_verdict verdict = process_judge(m->tag, PROCESS_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PROCESS_DESCRIBE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_describe_request_check(m, body, records));
    case PROCESS_CLOSE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_close_request_check(m, body, records));
    case PROCESS_DERIVE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_derive_request_check(m, body, records));
    case PROCESS_EXIT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_exit_request_check(m, body, records));
    case PROCESS_MAP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_map_request_check(m, body, records));
    case PROCESS_UNMAP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_unmap_request_check(m, body, records));
    case PROCESS_INSTALL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_install_request_check(m, body, records));
    case PROCESS_CREATE_THREAD_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_create_thread_request_check(m, body, records));
    case PROCESS_START_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_start_request_check(m, body, records));
    case PROCESS_KILL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_kill_request_check(m, body, records));
    case PROCESS_STATUS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_status_request_check(m, body, records));
    case PROCESS_WATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_watch_request_check(m, body, records));
    case PROCESS_LIMIT_BAND_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_limit_band_request_check(m, body, records));
    case PROCESS_GRANT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_grant_request_check(m, body, records));
    case PROCESS_REVOKE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_revoke_request_check(m, body, records));
    case PROCESS_KEEP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_keep_request_check(m, body, records));
    case PROCESS_JUDGE_BY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_judge_by_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* InstallGrant.install */
enum {
    INSTALL_GRANT_INSTALL_METHOD = 0x10,
    INSTALL_GRANT_INSTALL_DEADLINE_MS = 100,
};

#define INSTALL_GRANT_INSTALL_REQUEST UINT64_C(0x57000008ff0b0010)
#define INSTALL_GRANT_INSTALL_REPLY UINT64_C(0x57100000ff0b0000)

struct install_grant_install_request_body {
    uint32_t source;
    uint32_t at;
};

_Static_assert(sizeof(struct install_grant_install_request_body) == 8,
               "size of install_grant_install_request_body");
_Static_assert(offsetof(struct install_grant_install_request_body, source) == 0,
               "offset of source");
_Static_assert(offsetof(struct install_grant_install_request_body, at) == 4, "offset of at");

struct install_grant_install_request {
    uint32_t source;
    uint32_t at;
};

static inline struct install_grant_install_request
install_grant_install_request_read(const struct writ_msg *m)
{
    struct install_grant_install_request v;
    v.source = (uint32_t)m->w[0];
    v.at = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject install_grant_install_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool install_grant_install_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject install_grant_install_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || install_grant_install_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INSTALL_GRANT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* InstallGrant.missing */
enum {
    INSTALL_GRANT_MISSING_METHOD = 0x11,
    INSTALL_GRANT_MISSING_DEADLINE_MS = 100,
};

#define INSTALL_GRANT_MISSING_REQUEST UINT64_C(0x57000000ff0b0011)
#define INSTALL_GRANT_MISSING_REPLY UINT64_C(0x57100008ff0b0000)

struct install_grant_missing_reply_body {
    uint32_t count;
    uint32_t first;
};

_Static_assert(sizeof(struct install_grant_missing_reply_body) == 8,
               "size of install_grant_missing_reply_body");
_Static_assert(offsetof(struct install_grant_missing_reply_body, count) == 0, "offset of count");
_Static_assert(offsetof(struct install_grant_missing_reply_body, first) == 4, "offset of first");

struct install_grant_missing_reply {
    uint32_t count;
    uint32_t first;
};

static inline struct install_grant_missing_reply
install_grant_missing_reply_read(const struct writ_msg *m)
{
    struct install_grant_missing_reply v;
    v.count = (uint32_t)m->w[0];
    v.first = (uint32_t)(m->w[0] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject install_grant_missing_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool install_grant_missing_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject install_grant_missing_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || install_grant_missing_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, INSTALL_GRANT_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void install_grant_missing_reply_write(struct writ_msg *m,
                                                     const struct install_grant_missing_reply *v)
{
    m->tag = INSTALL_GRANT_MISSING_REPLY;
    m->w[0] = v->count | (uint64_t)v->first << 32;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to InstallGrant on a connection of this label. */
static inline struct writ_verdict install_grant_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
    };
    return writ_judge(tag, INSTALL_GRANT_PROTOCOL, label, roles, shapes, 2);
}

/* Steps 1 to 13 for a request to InstallGrant. */
static inline struct writ_verdict install_grant_request_check(const struct writ_msg *m,
                                                              const uint8_t *body,
                                                              const uint8_t *records,
                                                              uint32_t roles)
{
    struct writ_verdict verdict = install_grant_judge(m->tag, INSTALL_GRANT_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case INSTALL_GRANT_INSTALL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            install_grant_install_request_check(m, body, records));
    case INSTALL_GRANT_MISSING_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            install_grant_missing_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* ProcessControl.create */
enum {
    PROCESS_CONTROL_CREATE_METHOD = 0x10,
    PROCESS_CONTROL_CREATE_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_CREATE_REQUEST UINT64_C(0x57000010ff0a0010)
#define PROCESS_CONTROL_CREATE_REPLY UINT64_C(0x57100010ff0a0000)

struct process_control_create_request_body {
    uint32_t quota;
    uint16_t component;
    uint16_t instance;
    uint64_t bytes;
};

_Static_assert(sizeof(struct process_control_create_request_body) == 16,
               "size of process_control_create_request_body");
_Static_assert(offsetof(struct process_control_create_request_body, quota) == 0, "offset of quota");
_Static_assert(offsetof(struct process_control_create_request_body, component) == 4,
               "offset of component");
_Static_assert(offsetof(struct process_control_create_request_body, instance) == 6,
               "offset of instance");
_Static_assert(offsetof(struct process_control_create_request_body, bytes) == 8, "offset of bytes");

struct process_control_create_request {
    uint32_t quota;
    uint16_t component;
    uint16_t instance;
    uint64_t bytes;
};

static inline struct process_control_create_request
process_control_create_request_read(const struct writ_msg *m)
{
    struct process_control_create_request v;
    v.quota = (uint32_t)m->w[0];
    v.component = (uint16_t)(m->w[0] >> 32);
    v.instance = (uint16_t)(m->w[0] >> 48);
    v.bytes = m->w[1];
    return v;
}

struct process_control_create_reply_body {
    uint32_t process;
    uint8_t padding_4[4];
    uint64_t koid;
};

_Static_assert(sizeof(struct process_control_create_reply_body) == 16,
               "size of process_control_create_reply_body");
_Static_assert(offsetof(struct process_control_create_reply_body, process) == 0,
               "offset of process");
_Static_assert(offsetof(struct process_control_create_reply_body, padding_4) == 4,
               "offset of padding_4");
_Static_assert(offsetof(struct process_control_create_reply_body, koid) == 8, "offset of koid");

struct process_control_create_reply {
    uint32_t process;
    uint64_t koid;
};

enum process_control_create_reply_checks {
    PROCESS_CONTROL_CREATE_REPLY_4_PADDING = 9,
};

/* The body, by the checks from PROCESS_CONTROL_CREATE_REPLY_4_PADDING on. */
static inline struct writ_reject process_control_create_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CONTROL_CREATE_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_create_reply
process_control_create_reply_read(const struct writ_msg *m)
{
    struct process_control_create_reply v;
    v.process = (uint32_t)m->w[0];
    v.koid = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_create_request_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_create_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_create_reply_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_create_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_control_create_reply_check_body(m);
    }
    return why;
}

static inline void process_control_create_reply_write(struct writ_msg *m,
                                                      const struct process_control_create_reply *v)
{
    m->tag = PROCESS_CONTROL_CREATE_REPLY;
    m->w[0] = v->process;
    m->w[1] = v->koid;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* ProcessControl.kill */
enum {
    PROCESS_CONTROL_KILL_METHOD = 0x11,
    PROCESS_CONTROL_KILL_DEADLINE_MS = 1000,
};

#define PROCESS_CONTROL_KILL_REQUEST UINT64_C(0x57000010ff0a0011)
#define PROCESS_CONTROL_KILL_REPLY UINT64_C(0x57100000ff0a0000)

struct process_control_kill_request_body {
    uint64_t process;
    uint32_t code;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct process_control_kill_request_body) == 16,
               "size of process_control_kill_request_body");
_Static_assert(offsetof(struct process_control_kill_request_body, process) == 0,
               "offset of process");
_Static_assert(offsetof(struct process_control_kill_request_body, code) == 8, "offset of code");
_Static_assert(offsetof(struct process_control_kill_request_body, padding_12) == 12,
               "offset of padding_12");

struct process_control_kill_request {
    uint64_t process;
    uint32_t code;
};

enum process_control_kill_request_checks {
    PROCESS_CONTROL_KILL_REQUEST_12_PADDING = 9,
};

/* The body, by the checks from PROCESS_CONTROL_KILL_REQUEST_12_PADDING on. */
static inline struct writ_reject process_control_kill_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CONTROL_KILL_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_kill_request
process_control_kill_request_read(const struct writ_msg *m)
{
    struct process_control_kill_request v;
    v.process = m->w[0];
    v.code = (uint32_t)m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_kill_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_control_kill_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_kill_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_kill_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_kill_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* ProcessControl.query */
enum {
    PROCESS_CONTROL_QUERY_METHOD = 0x12,
    PROCESS_CONTROL_QUERY_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_QUERY_REQUEST UINT64_C(0x57000008ff0a0012)
#define PROCESS_CONTROL_QUERY_REPLY UINT64_C(0x57100028ff0a0000)

struct process_control_query_request_body {
    uint64_t process;
};

_Static_assert(sizeof(struct process_control_query_request_body) == 8,
               "size of process_control_query_request_body");
_Static_assert(offsetof(struct process_control_query_request_body, process) == 0,
               "offset of process");

struct process_control_query_request {
    uint64_t process;
};

static inline struct process_control_query_request
process_control_query_request_read(const struct writ_msg *m)
{
    struct process_control_query_request v;
    v.process = m->w[0];
    return v;
}

struct process_control_query_reply_body {
    uint8_t state;
    uint8_t cause;
    uint8_t padding_2[2];
    uint32_t code;
    uint32_t principal;
    uint32_t owner;
    uint32_t killer;
    uint8_t padding_20[4];
    uint64_t exit_seq;
    uint64_t started_us;
};

_Static_assert(sizeof(struct process_control_query_reply_body) == 40,
               "size of process_control_query_reply_body");
_Static_assert(offsetof(struct process_control_query_reply_body, state) == 0, "offset of state");
_Static_assert(offsetof(struct process_control_query_reply_body, cause) == 1, "offset of cause");
_Static_assert(offsetof(struct process_control_query_reply_body, padding_2) == 2,
               "offset of padding_2");
_Static_assert(offsetof(struct process_control_query_reply_body, code) == 4, "offset of code");
_Static_assert(offsetof(struct process_control_query_reply_body, principal) == 8,
               "offset of principal");
_Static_assert(offsetof(struct process_control_query_reply_body, owner) == 12, "offset of owner");
_Static_assert(offsetof(struct process_control_query_reply_body, killer) == 16, "offset of killer");
_Static_assert(offsetof(struct process_control_query_reply_body, padding_20) == 20,
               "offset of padding_20");
_Static_assert(offsetof(struct process_control_query_reply_body, exit_seq) == 24,
               "offset of exit_seq");
_Static_assert(offsetof(struct process_control_query_reply_body, started_us) == 32,
               "offset of started_us");

struct process_control_query_reply {
    enum life_state state;
    enum exit_cause cause;
    uint32_t code;
    uint32_t principal;
    uint32_t owner;
    uint32_t killer;
    uint64_t exit_seq;
    uint64_t started_us;
};

enum process_control_query_reply_checks {
    PROCESS_CONTROL_QUERY_REPLY_STATE_ENUM = 9,
    PROCESS_CONTROL_QUERY_REPLY_CAUSE_ENUM = 10,
    PROCESS_CONTROL_QUERY_REPLY_2_PADDING = 11,
    PROCESS_CONTROL_QUERY_REPLY_20_PADDING = 12,
};

/* The body, by the checks from PROCESS_CONTROL_QUERY_REPLY_STATE_ENUM on. */
static inline struct writ_reject process_control_query_reply_check_body(const struct writ_msg *m)
{
    if (!life_state_is_known((uint8_t)m->w[0])) {
        return writ_reject(PROCESS_CONTROL_QUERY_REPLY_STATE_ENUM, 0);
    }
    if (!exit_cause_is_known((uint8_t)(m->w[0] >> 8))) {
        return writ_reject(PROCESS_CONTROL_QUERY_REPLY_CAUSE_ENUM, 1);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(PROCESS_CONTROL_QUERY_REPLY_2_PADDING, 2);
    }
    if ((m->w[2] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CONTROL_QUERY_REPLY_20_PADDING, 20);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_query_reply
process_control_query_reply_read(const struct writ_msg *m)
{
    struct process_control_query_reply v;
    v.state = (enum life_state)(uint8_t)m->w[0];
    v.cause = (enum exit_cause)(uint8_t)(m->w[0] >> 8);
    v.code = (uint32_t)(m->w[0] >> 32);
    v.principal = (uint32_t)m->w[1];
    v.owner = (uint32_t)(m->w[1] >> 32);
    v.killer = (uint32_t)m->w[2];
    v.exit_seq = m->w[3];
    v.started_us = m->w[4];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_query_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_query_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_query_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_query_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_control_query_reply_check_body(m);
    }
    return why;
}

static inline void process_control_query_reply_write(struct writ_msg *m,
                                                     const struct process_control_query_reply *v)
{
    m->tag = PROCESS_CONTROL_QUERY_REPLY;
    m->w[0] = (uint8_t)v->state | (uint64_t)(uint8_t)v->cause << 8 | (uint64_t)v->code << 32;
    m->w[1] = v->principal | (uint64_t)v->owner << 32;
    m->w[2] = v->killer;
    m->w[3] = v->exit_seq;
    m->w[4] = v->started_us;
    m->w[5] = 0;
}

/* ProcessControl.list */
enum {
    PROCESS_CONTROL_LIST_METHOD = 0x13,
    PROCESS_CONTROL_LIST_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_LIST_REQUEST UINT64_C(0x57000008ff0a0013)
#define PROCESS_CONTROL_LIST_REPLY UINT64_C(0x57100020ff0a0000)

struct process_control_list_request_body {
    uint64_t after;
};

_Static_assert(sizeof(struct process_control_list_request_body) == 8,
               "size of process_control_list_request_body");
_Static_assert(offsetof(struct process_control_list_request_body, after) == 0, "offset of after");

struct process_control_list_request {
    uint64_t after;
};

static inline struct process_control_list_request
process_control_list_request_read(const struct writ_msg *m)
{
    struct process_control_list_request v;
    v.after = m->w[0];
    return v;
}

struct process_control_list_reply_body {
    uint64_t process;
    uint64_t exit_seq;
    uint32_t principal;
    uint32_t owner;
    uint8_t state;
    uint8_t cause;
    uint8_t padding_26[2];
    uint32_t code;
};

_Static_assert(sizeof(struct process_control_list_reply_body) == 32,
               "size of process_control_list_reply_body");
_Static_assert(offsetof(struct process_control_list_reply_body, process) == 0, "offset of process");
_Static_assert(offsetof(struct process_control_list_reply_body, exit_seq) == 8,
               "offset of exit_seq");
_Static_assert(offsetof(struct process_control_list_reply_body, principal) == 16,
               "offset of principal");
_Static_assert(offsetof(struct process_control_list_reply_body, owner) == 20, "offset of owner");
_Static_assert(offsetof(struct process_control_list_reply_body, state) == 24, "offset of state");
_Static_assert(offsetof(struct process_control_list_reply_body, cause) == 25, "offset of cause");
_Static_assert(offsetof(struct process_control_list_reply_body, padding_26) == 26,
               "offset of padding_26");
_Static_assert(offsetof(struct process_control_list_reply_body, code) == 28, "offset of code");

struct process_control_list_reply {
    uint64_t process;
    uint64_t exit_seq;
    uint32_t principal;
    uint32_t owner;
    enum life_state state;
    enum exit_cause cause;
    uint32_t code;
};

enum process_control_list_reply_checks {
    PROCESS_CONTROL_LIST_REPLY_STATE_ENUM = 9,
    PROCESS_CONTROL_LIST_REPLY_CAUSE_ENUM = 10,
    PROCESS_CONTROL_LIST_REPLY_26_PADDING = 11,
};

/* The body, by the checks from PROCESS_CONTROL_LIST_REPLY_STATE_ENUM on. */
static inline struct writ_reject process_control_list_reply_check_body(const struct writ_msg *m)
{
    if (!life_state_is_known((uint8_t)m->w[3])) {
        return writ_reject(PROCESS_CONTROL_LIST_REPLY_STATE_ENUM, 24);
    }
    if (!exit_cause_is_known((uint8_t)(m->w[3] >> 8))) {
        return writ_reject(PROCESS_CONTROL_LIST_REPLY_CAUSE_ENUM, 25);
    }
    if ((m->w[3] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(PROCESS_CONTROL_LIST_REPLY_26_PADDING, 26);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_list_reply
process_control_list_reply_read(const struct writ_msg *m)
{
    struct process_control_list_reply v;
    v.process = m->w[0];
    v.exit_seq = m->w[1];
    v.principal = (uint32_t)m->w[2];
    v.owner = (uint32_t)(m->w[2] >> 32);
    v.state = (enum life_state)(uint8_t)m->w[3];
    v.cause = (enum exit_cause)(uint8_t)(m->w[3] >> 8);
    v.code = (uint32_t)(m->w[3] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_list_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_list_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_list_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_list_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_control_list_reply_check_body(m);
    }
    return why;
}

static inline void process_control_list_reply_write(struct writ_msg *m,
                                                    const struct process_control_list_reply *v)
{
    m->tag = PROCESS_CONTROL_LIST_REPLY;
    m->w[0] = v->process;
    m->w[1] = v->exit_seq;
    m->w[2] = v->principal | (uint64_t)v->owner << 32;
    m->w[3] = (uint8_t)v->state | (uint64_t)(uint8_t)v->cause << 8 | (uint64_t)v->code << 32;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* ProcessControl.next_exit */
enum {
    PROCESS_CONTROL_NEXT_EXIT_METHOD = 0x14,
    PROCESS_CONTROL_NEXT_EXIT_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_NEXT_EXIT_REQUEST UINT64_C(0x57000008ff0a0014)
#define PROCESS_CONTROL_NEXT_EXIT_REPLY UINT64_C(0x57100028ff0a0000)

struct process_control_next_exit_request_body {
    uint64_t after_seq;
};

_Static_assert(sizeof(struct process_control_next_exit_request_body) == 8,
               "size of process_control_next_exit_request_body");
_Static_assert(offsetof(struct process_control_next_exit_request_body, after_seq) == 0,
               "offset of after_seq");

struct process_control_next_exit_request {
    uint64_t after_seq;
};

static inline struct process_control_next_exit_request
process_control_next_exit_request_read(const struct writ_msg *m)
{
    struct process_control_next_exit_request v;
    v.after_seq = m->w[0];
    return v;
}

struct process_control_next_exit_reply_body {
    uint64_t seq;
    uint64_t process;
    uint64_t time_us;
    uint32_t principal;
    uint32_t killer;
    uint32_t code;
    uint8_t cause;
    uint8_t padding_37[3];
};

_Static_assert(sizeof(struct process_control_next_exit_reply_body) == 40,
               "size of process_control_next_exit_reply_body");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, seq) == 0, "offset of seq");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, process) == 8,
               "offset of process");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, time_us) == 16,
               "offset of time_us");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, principal) == 24,
               "offset of principal");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, killer) == 28,
               "offset of killer");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, code) == 32, "offset of code");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, cause) == 36,
               "offset of cause");
_Static_assert(offsetof(struct process_control_next_exit_reply_body, padding_37) == 37,
               "offset of padding_37");

struct process_control_next_exit_reply {
    uint64_t seq;
    uint64_t process;
    uint64_t time_us;
    uint32_t principal;
    uint32_t killer;
    uint32_t code;
    enum exit_cause cause;
};

enum process_control_next_exit_reply_checks {
    PROCESS_CONTROL_NEXT_EXIT_REPLY_CAUSE_ENUM = 9,
    PROCESS_CONTROL_NEXT_EXIT_REPLY_37_PADDING = 10,
};

/* The body, by the checks from PROCESS_CONTROL_NEXT_EXIT_REPLY_CAUSE_ENUM on. */
static inline struct writ_reject
process_control_next_exit_reply_check_body(const struct writ_msg *m)
{
    if (!exit_cause_is_known((uint8_t)(m->w[4] >> 32))) {
        return writ_reject(PROCESS_CONTROL_NEXT_EXIT_REPLY_CAUSE_ENUM, 36);
    }
    if ((m->w[4] & UINT64_C(0xffffff0000000000)) != 0) {
        return writ_reject(PROCESS_CONTROL_NEXT_EXIT_REPLY_37_PADDING, 37);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_next_exit_reply
process_control_next_exit_reply_read(const struct writ_msg *m)
{
    struct process_control_next_exit_reply v;
    v.seq = m->w[0];
    v.process = m->w[1];
    v.time_us = m->w[2];
    v.principal = (uint32_t)m->w[3];
    v.killer = (uint32_t)(m->w[3] >> 32);
    v.code = (uint32_t)m->w[4];
    v.cause = (enum exit_cause)(uint8_t)(m->w[4] >> 32);
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_next_exit_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x14, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_next_exit_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_next_exit_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 40, .most = 40};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_next_exit_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_control_next_exit_reply_check_body(m);
    }
    return why;
}

static inline void
process_control_next_exit_reply_write(struct writ_msg *m,
                                      const struct process_control_next_exit_reply *v)
{
    m->tag = PROCESS_CONTROL_NEXT_EXIT_REPLY;
    m->w[0] = v->seq;
    m->w[1] = v->process;
    m->w[2] = v->time_us;
    m->w[3] = v->principal | (uint64_t)v->killer << 32;
    m->w[4] = v->code | (uint64_t)(uint8_t)v->cause << 32;
    m->w[5] = 0;
}

/* ProcessControl.fault */
enum {
    PROCESS_CONTROL_FAULT_METHOD = 0x15,
    PROCESS_CONTROL_FAULT_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_FAULT_REQUEST UINT64_C(0x57000008ff0a0015)
#define PROCESS_CONTROL_FAULT_REPLY UINT64_C(0x57100020ff0a0000)

struct process_control_fault_request_body {
    uint64_t process;
};

_Static_assert(sizeof(struct process_control_fault_request_body) == 8,
               "size of process_control_fault_request_body");
_Static_assert(offsetof(struct process_control_fault_request_body, process) == 0,
               "offset of process");

struct process_control_fault_request {
    uint64_t process;
};

static inline struct process_control_fault_request
process_control_fault_request_read(const struct writ_msg *m)
{
    struct process_control_fault_request v;
    v.process = m->w[0];
    return v;
}

struct process_control_fault_reply_body {
    uint8_t vector;
    uint8_t padding_1[7];
    uint64_t error;
    uint64_t address;
    uint64_t thread;
};

_Static_assert(sizeof(struct process_control_fault_reply_body) == 32,
               "size of process_control_fault_reply_body");
_Static_assert(offsetof(struct process_control_fault_reply_body, vector) == 0, "offset of vector");
_Static_assert(offsetof(struct process_control_fault_reply_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct process_control_fault_reply_body, error) == 8, "offset of error");
_Static_assert(offsetof(struct process_control_fault_reply_body, address) == 16,
               "offset of address");
_Static_assert(offsetof(struct process_control_fault_reply_body, thread) == 24, "offset of thread");

struct process_control_fault_reply {
    uint8_t vector;
    uint64_t error;
    uint64_t address;
    uint64_t thread;
};

enum process_control_fault_reply_checks {
    PROCESS_CONTROL_FAULT_REPLY_1_PADDING = 9,
};

/* The body, by the checks from PROCESS_CONTROL_FAULT_REPLY_1_PADDING on. */
static inline struct writ_reject process_control_fault_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(PROCESS_CONTROL_FAULT_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_fault_reply
process_control_fault_reply_read(const struct writ_msg *m)
{
    struct process_control_fault_reply v;
    v.vector = (uint8_t)m->w[0];
    v.error = m->w[1];
    v.address = m->w[2];
    v.thread = m->w[3];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_fault_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x15, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_fault_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_fault_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 32, .most = 32};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_fault_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = process_control_fault_reply_check_body(m);
    }
    return why;
}

static inline void process_control_fault_reply_write(struct writ_msg *m,
                                                     const struct process_control_fault_reply *v)
{
    m->tag = PROCESS_CONTROL_FAULT_REPLY;
    m->w[0] = v->vector;
    m->w[1] = v->error;
    m->w[2] = v->address;
    m->w[3] = v->thread;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* ProcessControl.registers */
enum {
    PROCESS_CONTROL_REGISTERS_METHOD = 0x16,
    PROCESS_CONTROL_REGISTERS_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_REGISTERS_REQUEST UINT64_C(0x57000010ff0a0016)
#define PROCESS_CONTROL_REGISTERS_REPLY UINT64_C(0x57100030ff0a0000)

struct process_control_registers_request_body {
    uint64_t process;
    uint32_t part;
    uint8_t padding_12[4];
};

_Static_assert(sizeof(struct process_control_registers_request_body) == 16,
               "size of process_control_registers_request_body");
_Static_assert(offsetof(struct process_control_registers_request_body, process) == 0,
               "offset of process");
_Static_assert(offsetof(struct process_control_registers_request_body, part) == 8,
               "offset of part");
_Static_assert(offsetof(struct process_control_registers_request_body, padding_12) == 12,
               "offset of padding_12");

struct process_control_registers_request {
    uint64_t process;
    uint32_t part;
};

enum process_control_registers_request_checks {
    PROCESS_CONTROL_REGISTERS_REQUEST_PART_RANGE = 9,
    PROCESS_CONTROL_REGISTERS_REQUEST_12_PADDING = 10,
};

/* The body, by the checks from PROCESS_CONTROL_REGISTERS_REQUEST_PART_RANGE on. */
static inline struct writ_reject
process_control_registers_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)m->w[1] > 2) {
        return writ_reject(PROCESS_CONTROL_REGISTERS_REQUEST_PART_RANGE, 8);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CONTROL_REGISTERS_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_registers_request
process_control_registers_request_read(const struct writ_msg *m)
{
    struct process_control_registers_request v;
    v.process = m->w[0];
    v.part = (uint32_t)m->w[1];
    return v;
}

struct process_control_registers_reply_body {
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t e;
    uint64_t f;
};

_Static_assert(sizeof(struct process_control_registers_reply_body) == 48,
               "size of process_control_registers_reply_body");
_Static_assert(offsetof(struct process_control_registers_reply_body, a) == 0, "offset of a");
_Static_assert(offsetof(struct process_control_registers_reply_body, b) == 8, "offset of b");
_Static_assert(offsetof(struct process_control_registers_reply_body, c) == 16, "offset of c");
_Static_assert(offsetof(struct process_control_registers_reply_body, d) == 24, "offset of d");
_Static_assert(offsetof(struct process_control_registers_reply_body, e) == 32, "offset of e");
_Static_assert(offsetof(struct process_control_registers_reply_body, f) == 40, "offset of f");

struct process_control_registers_reply {
    uint64_t a;
    uint64_t b;
    uint64_t c;
    uint64_t d;
    uint64_t e;
    uint64_t f;
};

static inline struct process_control_registers_reply
process_control_registers_reply_read(const struct writ_msg *m)
{
    struct process_control_registers_reply v;
    v.a = m->w[0];
    v.b = m->w[1];
    v.c = m->w[2];
    v.d = m->w[3];
    v.e = m->w[4];
    v.f = m->w[5];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_registers_request_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x16, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_control_registers_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_registers_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_registers_reply_check(const struct writ_msg *m,
                                                                       const uint8_t *body,
                                                                       const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 48, .most = 48};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_registers_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
process_control_registers_reply_write(struct writ_msg *m,
                                      const struct process_control_registers_reply *v)
{
    m->tag = PROCESS_CONTROL_REGISTERS_REPLY;
    m->w[0] = v->a;
    m->w[1] = v->b;
    m->w[2] = v->c;
    m->w[3] = v->d;
    m->w[4] = v->e;
    m->w[5] = v->f;
}

/* ProcessControl.watch */
enum {
    PROCESS_CONTROL_WATCH_METHOD = 0x17,
    PROCESS_CONTROL_WATCH_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_WATCH_REQUEST UINT64_C(0x57000018ff0a0017)
#define PROCESS_CONTROL_WATCH_REPLY UINT64_C(0x57100000ff0a0000)

struct process_control_watch_request_body {
    uint64_t process;
    uint32_t notification;
    uint8_t padding_12[4];
    uint64_t bits;
};

_Static_assert(sizeof(struct process_control_watch_request_body) == 24,
               "size of process_control_watch_request_body");
_Static_assert(offsetof(struct process_control_watch_request_body, process) == 0,
               "offset of process");
_Static_assert(offsetof(struct process_control_watch_request_body, notification) == 8,
               "offset of notification");
_Static_assert(offsetof(struct process_control_watch_request_body, padding_12) == 12,
               "offset of padding_12");
_Static_assert(offsetof(struct process_control_watch_request_body, bits) == 16, "offset of bits");

struct process_control_watch_request {
    uint64_t process;
    uint32_t notification;
    uint64_t bits;
};

enum process_control_watch_request_checks {
    PROCESS_CONTROL_WATCH_REQUEST_12_PADDING = 9,
};

/* The body, by the checks from PROCESS_CONTROL_WATCH_REQUEST_12_PADDING on. */
static inline struct writ_reject process_control_watch_request_check_body(const struct writ_msg *m)
{
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(PROCESS_CONTROL_WATCH_REQUEST_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_watch_request
process_control_watch_request_read(const struct writ_msg *m)
{
    struct process_control_watch_request v;
    v.process = m->w[0];
    v.notification = (uint32_t)m->w[1];
    v.bits = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_watch_request_check(const struct writ_msg *m,
                                                                     const uint8_t *body,
                                                                     const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x17, .least = 24, .most = 24};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_control_watch_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_watch_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_watch_reply_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_watch_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* ProcessControl.reap */
enum {
    PROCESS_CONTROL_REAP_METHOD = 0x18,
    PROCESS_CONTROL_REAP_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_REAP_REQUEST UINT64_C(0x57000008ff0a0018)
#define PROCESS_CONTROL_REAP_REPLY UINT64_C(0x57100000ff0a0000)

struct process_control_reap_request_body {
    uint64_t process;
};

_Static_assert(sizeof(struct process_control_reap_request_body) == 8,
               "size of process_control_reap_request_body");
_Static_assert(offsetof(struct process_control_reap_request_body, process) == 0,
               "offset of process");

struct process_control_reap_request {
    uint64_t process;
};

static inline struct process_control_reap_request
process_control_reap_request_read(const struct writ_msg *m)
{
    struct process_control_reap_request v;
    v.process = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_reap_request_check(const struct writ_msg *m,
                                                                    const uint8_t *body,
                                                                    const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x18, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_reap_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_reap_reply_check(const struct writ_msg *m,
                                                                  const uint8_t *body,
                                                                  const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_reap_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* ProcessControl.set_estate */
enum {
    PROCESS_CONTROL_SET_ESTATE_METHOD = 0x1a,
    PROCESS_CONTROL_SET_ESTATE_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_SET_ESTATE_REQUEST UINT64_C(0x57000010ff0a001a)
#define PROCESS_CONTROL_SET_ESTATE_REPLY UINT64_C(0x57100000ff0a0000)

struct process_control_set_estate_request_body {
    uint32_t process;
    uint32_t keeps;
    uint64_t heir_of;
};

_Static_assert(sizeof(struct process_control_set_estate_request_body) == 16,
               "size of process_control_set_estate_request_body");
_Static_assert(offsetof(struct process_control_set_estate_request_body, process) == 0,
               "offset of process");
_Static_assert(offsetof(struct process_control_set_estate_request_body, keeps) == 4,
               "offset of keeps");
_Static_assert(offsetof(struct process_control_set_estate_request_body, heir_of) == 8,
               "offset of heir_of");

struct process_control_set_estate_request {
    uint32_t process;
    uint32_t keeps;
    uint64_t heir_of;
};

enum process_control_set_estate_request_checks {
    PROCESS_CONTROL_SET_ESTATE_REQUEST_KEEPS_RANGE = 9,
};

/* The body, by the checks from PROCESS_CONTROL_SET_ESTATE_REQUEST_KEEPS_RANGE on. */
static inline struct writ_reject
process_control_set_estate_request_check_body(const struct writ_msg *m)
{
    if ((uint32_t)(m->w[0] >> 32) > 128) {
        return writ_reject(PROCESS_CONTROL_SET_ESTATE_REQUEST_KEEPS_RANGE, 4);
    }
    return writ_reject(0, 0);
}

static inline struct process_control_set_estate_request
process_control_set_estate_request_read(const struct writ_msg *m)
{
    struct process_control_set_estate_request v;
    v.process = (uint32_t)m->w[0];
    v.keeps = (uint32_t)(m->w[0] >> 32);
    v.heir_of = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_set_estate_request_check(const struct writ_msg *m,
                                                                          const uint8_t *body,
                                                                          const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1a, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = process_control_set_estate_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_set_estate_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_set_estate_reply_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_set_estate_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* ProcessControl.holdings */
enum {
    PROCESS_CONTROL_HOLDINGS_METHOD = 0x1b,
    PROCESS_CONTROL_HOLDINGS_DEADLINE_MS = 100,
};

#define PROCESS_CONTROL_HOLDINGS_REQUEST UINT64_C(0x57000008ff0a001b)
#define PROCESS_CONTROL_HOLDINGS_REPLY UINT64_C(0x57100018ff0a0000)

struct process_control_holdings_request_body {
    uint64_t process;
};

_Static_assert(sizeof(struct process_control_holdings_request_body) == 8,
               "size of process_control_holdings_request_body");
_Static_assert(offsetof(struct process_control_holdings_request_body, process) == 0,
               "offset of process");

struct process_control_holdings_request {
    uint64_t process;
};

static inline struct process_control_holdings_request
process_control_holdings_request_read(const struct writ_msg *m)
{
    struct process_control_holdings_request v;
    v.process = m->w[0];
    return v;
}

struct process_control_holdings_reply_body {
    uint32_t capabilities;
    uint32_t threads;
    uint64_t limit_bytes;
    uint64_t used_bytes;
};

_Static_assert(sizeof(struct process_control_holdings_reply_body) == 24,
               "size of process_control_holdings_reply_body");
_Static_assert(offsetof(struct process_control_holdings_reply_body, capabilities) == 0,
               "offset of capabilities");
_Static_assert(offsetof(struct process_control_holdings_reply_body, threads) == 4,
               "offset of threads");
_Static_assert(offsetof(struct process_control_holdings_reply_body, limit_bytes) == 8,
               "offset of limit_bytes");
_Static_assert(offsetof(struct process_control_holdings_reply_body, used_bytes) == 16,
               "offset of used_bytes");

struct process_control_holdings_reply {
    uint32_t capabilities;
    uint32_t threads;
    uint64_t limit_bytes;
    uint64_t used_bytes;
};

static inline struct process_control_holdings_reply
process_control_holdings_reply_read(const struct writ_msg *m)
{
    struct process_control_holdings_reply v;
    v.capabilities = (uint32_t)m->w[0];
    v.threads = (uint32_t)(m->w[0] >> 32);
    v.limit_bytes = m->w[1];
    v.used_bytes = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject process_control_holdings_request_check(const struct writ_msg *m,
                                                                        const uint8_t *body,
                                                                        const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x1b, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool process_control_holdings_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject process_control_holdings_reply_check(const struct writ_msg *m,
                                                                      const uint8_t *body,
                                                                      const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || process_control_holdings_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, PROCESS_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void
process_control_holdings_reply_write(struct writ_msg *m,
                                     const struct process_control_holdings_reply *v)
{
    m->tag = PROCESS_CONTROL_HOLDINGS_REPLY;
    m->w[0] = v->capabilities | (uint64_t)v->threads << 32;
    m->w[1] = v->limit_bytes;
    m->w[2] = v->used_bytes;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to ProcessControl on a connection of this label. */
static inline struct writ_verdict process_control_judge(uint64_t tag, uint64_t label,
                                                        uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x11, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x12, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x13, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x14, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x15, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x16, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x17, .least = 24, .most = 24, .roles = UINT32_MAX},
        {.number = 0x18, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x1a, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x1b, .least = 8, .most = 8, .roles = UINT32_MAX},
    };
    return writ_judge(tag, PROCESS_CONTROL_PROTOCOL, label, roles, shapes, 11);
}

/* Steps 1 to 13 for a request to ProcessControl. */
static inline struct writ_verdict process_control_request_check(const struct writ_msg *m,
                                                                const uint8_t *body,
                                                                const uint8_t *records,
                                                                uint32_t roles)
{
    struct writ_verdict verdict = process_control_judge(m->tag, PROCESS_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case PROCESS_CONTROL_CREATE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_create_request_check(m, body, records));
    case PROCESS_CONTROL_KILL_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_control_kill_request_check(m, body, records));
    case PROCESS_CONTROL_QUERY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_query_request_check(m, body, records));
    case PROCESS_CONTROL_LIST_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_control_list_request_check(m, body, records));
    case PROCESS_CONTROL_NEXT_EXIT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_next_exit_request_check(m, body, records));
    case PROCESS_CONTROL_FAULT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_fault_request_check(m, body, records));
    case PROCESS_CONTROL_REGISTERS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_registers_request_check(m, body, records));
    case PROCESS_CONTROL_WATCH_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_watch_request_check(m, body, records));
    case PROCESS_CONTROL_REAP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, process_control_reap_request_check(m, body, records));
    case PROCESS_CONTROL_SET_ESTATE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_set_estate_request_check(m, body, records));
    case PROCESS_CONTROL_HOLDINGS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            process_control_holdings_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Thread.keep_reply */
enum {
    THREAD_KEEP_REPLY_METHOD = 0x10,
    THREAD_KEEP_REPLY_DEADLINE_MS = 100,
};

#define THREAD_KEEP_REPLY_REQUEST UINT64_C(0x57000000ff020010)
#define THREAD_KEEP_REPLY_REPLY UINT64_C(0x57100008ff020000)

struct thread_keep_reply_reply_body {
    uint32_t reply;
    uint8_t padding_4[4];
};

_Static_assert(sizeof(struct thread_keep_reply_reply_body) == 8,
               "size of thread_keep_reply_reply_body");
_Static_assert(offsetof(struct thread_keep_reply_reply_body, reply) == 0, "offset of reply");
_Static_assert(offsetof(struct thread_keep_reply_reply_body, padding_4) == 4,
               "offset of padding_4");

struct thread_keep_reply_reply {
    uint32_t reply;
};

enum thread_keep_reply_reply_checks {
    THREAD_KEEP_REPLY_REPLY_4_PADDING = 9,
};

/* The body, by the checks from THREAD_KEEP_REPLY_REPLY_4_PADDING on. */
static inline struct writ_reject thread_keep_reply_reply_check_body(const struct writ_msg *m)
{
    if ((m->w[0] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(THREAD_KEEP_REPLY_REPLY_4_PADDING, 4);
    }
    return writ_reject(0, 0);
}

static inline struct thread_keep_reply_reply thread_keep_reply_reply_read(const struct writ_msg *m)
{
    struct thread_keep_reply_reply v;
    v.reply = (uint32_t)m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject thread_keep_reply_request_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool thread_keep_reply_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
thread_keep_reply_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || thread_keep_reply_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, THREAD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = thread_keep_reply_reply_check_body(m);
    }
    return why;
}

static inline void thread_keep_reply_reply_write(struct writ_msg *m,
                                                 const struct thread_keep_reply_reply *v)
{
    m->tag = THREAD_KEEP_REPLY_REPLY;
    m->w[0] = v->reply;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Thread.start */
enum {
    THREAD_START_METHOD = 0x11,
    THREAD_START_DEADLINE_MS = 100,
};

#define THREAD_START_REQUEST UINT64_C(0x57000000ff020011)
#define THREAD_START_REPLY UINT64_C(0x57100000ff020000)

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
thread_start_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool thread_start_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
thread_start_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || thread_start_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, THREAD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Thread.status */
enum {
    THREAD_STATUS_METHOD = 0x12,
    THREAD_STATUS_DEADLINE_MS = 100,
};

#define THREAD_STATUS_REQUEST UINT64_C(0x57000000ff020012)
#define THREAD_STATUS_REPLY UINT64_C(0x57100018ff020000)

struct thread_status_reply_body {
    uint8_t activity;
    uint8_t band;
    uint8_t padding_2[2];
    uint32_t processor;
    uint32_t weight;
    uint8_t padding_12[4];
    uint64_t processors;
};

_Static_assert(sizeof(struct thread_status_reply_body) == 24, "size of thread_status_reply_body");
_Static_assert(offsetof(struct thread_status_reply_body, activity) == 0, "offset of activity");
_Static_assert(offsetof(struct thread_status_reply_body, band) == 1, "offset of band");
_Static_assert(offsetof(struct thread_status_reply_body, padding_2) == 2, "offset of padding_2");
_Static_assert(offsetof(struct thread_status_reply_body, processor) == 4, "offset of processor");
_Static_assert(offsetof(struct thread_status_reply_body, weight) == 8, "offset of weight");
_Static_assert(offsetof(struct thread_status_reply_body, padding_12) == 12, "offset of padding_12");
_Static_assert(offsetof(struct thread_status_reply_body, processors) == 16, "offset of processors");

struct thread_status_reply {
    enum activity activity;
    enum band band;
    uint32_t processor;
    uint32_t weight;
    uint64_t processors;
};

enum thread_status_reply_checks {
    THREAD_STATUS_REPLY_ACTIVITY_ENUM = 9,
    THREAD_STATUS_REPLY_BAND_ENUM = 10,
    THREAD_STATUS_REPLY_2_PADDING = 11,
    THREAD_STATUS_REPLY_12_PADDING = 12,
};

/* The body, by the checks from THREAD_STATUS_REPLY_ACTIVITY_ENUM on. */
static inline struct writ_reject thread_status_reply_check_body(const struct writ_msg *m)
{
    if (!activity_is_known((uint8_t)m->w[0])) {
        return writ_reject(THREAD_STATUS_REPLY_ACTIVITY_ENUM, 0);
    }
    if (!band_is_known((uint8_t)(m->w[0] >> 8))) {
        return writ_reject(THREAD_STATUS_REPLY_BAND_ENUM, 1);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffff0000)) != 0) {
        return writ_reject(THREAD_STATUS_REPLY_2_PADDING, 2);
    }
    if ((m->w[1] & UINT64_C(0xffffffff00000000)) != 0) {
        return writ_reject(THREAD_STATUS_REPLY_12_PADDING, 12);
    }
    return writ_reject(0, 0);
}

static inline struct thread_status_reply thread_status_reply_read(const struct writ_msg *m)
{
    struct thread_status_reply v;
    v.activity = (enum activity)(uint8_t)m->w[0];
    v.band = (enum band)(uint8_t)(m->w[0] >> 8);
    v.processor = (uint32_t)(m->w[0] >> 32);
    v.weight = (uint32_t)m->w[1];
    v.processors = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
thread_status_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool thread_status_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
thread_status_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || thread_status_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, THREAD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = thread_status_reply_check_body(m);
    }
    return why;
}

static inline void thread_status_reply_write(struct writ_msg *m,
                                             const struct thread_status_reply *v)
{
    m->tag = THREAD_STATUS_REPLY;
    m->w[0] = (uint8_t)v->activity | (uint64_t)(uint8_t)v->band << 8 | (uint64_t)v->processor << 32;
    m->w[1] = v->weight;
    m->w[2] = v->processors;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Thread.schedule */
enum {
    THREAD_SCHEDULE_METHOD = 0x13,
    THREAD_SCHEDULE_DEADLINE_MS = 100,
};

#define THREAD_SCHEDULE_REQUEST UINT64_C(0x57000010ff020013)
#define THREAD_SCHEDULE_REPLY UINT64_C(0x57100000ff020000)

struct thread_schedule_request_body {
    uint8_t band;
    uint8_t padding_1[3];
    uint32_t weight;
    uint64_t processors;
};

_Static_assert(sizeof(struct thread_schedule_request_body) == 16,
               "size of thread_schedule_request_body");
_Static_assert(offsetof(struct thread_schedule_request_body, band) == 0, "offset of band");
_Static_assert(offsetof(struct thread_schedule_request_body, padding_1) == 1,
               "offset of padding_1");
_Static_assert(offsetof(struct thread_schedule_request_body, weight) == 4, "offset of weight");
_Static_assert(offsetof(struct thread_schedule_request_body, processors) == 8,
               "offset of processors");

struct thread_schedule_request {
    enum band band;
    uint32_t weight;
    uint64_t processors;
};

enum thread_schedule_request_checks {
    THREAD_SCHEDULE_REQUEST_BAND_ENUM = 9,
    THREAD_SCHEDULE_REQUEST_1_PADDING = 10,
    THREAD_SCHEDULE_REQUEST_WEIGHT_RANGE = 11,
};

/* The body, by the checks from THREAD_SCHEDULE_REQUEST_BAND_ENUM on. */
static inline struct writ_reject thread_schedule_request_check_body(const struct writ_msg *m)
{
    if (!band_is_known((uint8_t)m->w[0])) {
        return writ_reject(THREAD_SCHEDULE_REQUEST_BAND_ENUM, 0);
    }
    if ((m->w[0] & UINT64_C(0x00000000ffffff00)) != 0) {
        return writ_reject(THREAD_SCHEDULE_REQUEST_1_PADDING, 1);
    }
    if ((uint32_t)(m->w[0] >> 32) < 1 || (uint32_t)(m->w[0] >> 32) > 10000) {
        return writ_reject(THREAD_SCHEDULE_REQUEST_WEIGHT_RANGE, 4);
    }
    return writ_reject(0, 0);
}

static inline struct thread_schedule_request thread_schedule_request_read(const struct writ_msg *m)
{
    struct thread_schedule_request v;
    v.band = (enum band)(uint8_t)m->w[0];
    v.weight = (uint32_t)(m->w[0] >> 32);
    v.processors = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
thread_schedule_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = thread_schedule_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool thread_schedule_may_say(uint32_t status)
{
    return writ_status_is_framework(status) || kernel_error_is_known(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
thread_schedule_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || thread_schedule_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, THREAD_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Steps 1 to 8 for a request to Thread on a connection of this label. */
static inline struct writ_verdict thread_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
        {.number = 0x12, .roles = UINT32_MAX},
        {.number = 0x13, .least = 16, .most = 16, .roles = UINT32_MAX},
    };
    return writ_judge(tag, THREAD_PROTOCOL, label, roles, shapes, 4);
}

/* Steps 1 to 13 for a request to Thread. */
static inline struct writ_verdict thread_request_check(const struct writ_msg *m,
                                                       const uint8_t *body, const uint8_t *records,
                                                       uint32_t roles)
{
    struct writ_verdict verdict = thread_judge(m->tag, THREAD_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case THREAD_KEEP_REPLY_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, thread_keep_reply_request_check(m, body, records));
    case THREAD_START_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, thread_start_request_check(m, body, records));
    case THREAD_STATUS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, thread_status_request_check(m, body, records));
    case THREAD_SCHEDULE_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, thread_schedule_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* Timer.start */
enum {
    TIMER_START_METHOD = 0x10,
    TIMER_START_DEADLINE_MS = 100,
};

#define TIMER_START_REQUEST UINT64_C(0x57000008ff0d0010)
#define TIMER_START_REPLY UINT64_C(0x57100000ff0d0000)

struct timer_start_request_body {
    uint64_t after_us;
};

_Static_assert(sizeof(struct timer_start_request_body) == 8, "size of timer_start_request_body");
_Static_assert(offsetof(struct timer_start_request_body, after_us) == 0, "offset of after_us");

struct timer_start_request {
    uint64_t after_us;
};

enum timer_start_request_checks {
    TIMER_START_REQUEST_AFTER_US_RANGE = 9,
};

/* The body, by the checks from TIMER_START_REQUEST_AFTER_US_RANGE on. */
static inline struct writ_reject timer_start_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] > UINT64_C(31622400000000)) {
        return writ_reject(TIMER_START_REQUEST_AFTER_US_RANGE, 0);
    }
    return writ_reject(0, 0);
}

static inline struct timer_start_request timer_start_request_read(const struct writ_msg *m)
{
    struct timer_start_request v;
    v.after_us = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
timer_start_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = timer_start_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool timer_start_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
timer_start_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || timer_start_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, TIMER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Timer.repeat */
enum {
    TIMER_REPEAT_METHOD = 0x11,
    TIMER_REPEAT_DEADLINE_MS = 100,
};

#define TIMER_REPEAT_REQUEST UINT64_C(0x57000010ff0d0011)
#define TIMER_REPEAT_REPLY UINT64_C(0x57100000ff0d0000)

struct timer_repeat_request_body {
    uint64_t after_us;
    uint64_t period_us;
};

_Static_assert(sizeof(struct timer_repeat_request_body) == 16, "size of timer_repeat_request_body");
_Static_assert(offsetof(struct timer_repeat_request_body, after_us) == 0, "offset of after_us");
_Static_assert(offsetof(struct timer_repeat_request_body, period_us) == 8, "offset of period_us");

struct timer_repeat_request {
    uint64_t after_us;
    uint64_t period_us;
};

enum timer_repeat_request_checks {
    TIMER_REPEAT_REQUEST_AFTER_US_RANGE = 9,
    TIMER_REPEAT_REQUEST_PERIOD_US_RANGE = 10,
};

/* The body, by the checks from TIMER_REPEAT_REQUEST_AFTER_US_RANGE on. */
static inline struct writ_reject timer_repeat_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] > UINT64_C(31622400000000)) {
        return writ_reject(TIMER_REPEAT_REQUEST_AFTER_US_RANGE, 0);
    }
    if (m->w[1] < 1000 || m->w[1] > UINT64_C(31622400000000)) {
        return writ_reject(TIMER_REPEAT_REQUEST_PERIOD_US_RANGE, 8);
    }
    return writ_reject(0, 0);
}

static inline struct timer_repeat_request timer_repeat_request_read(const struct writ_msg *m)
{
    struct timer_repeat_request v;
    v.after_us = m->w[0];
    v.period_us = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
timer_repeat_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11, .least = 16, .most = 16};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = timer_repeat_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool timer_repeat_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
timer_repeat_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || timer_repeat_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, TIMER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* Timer.stop */
enum {
    TIMER_STOP_METHOD = 0x12,
    TIMER_STOP_DEADLINE_MS = 100,
};

#define TIMER_STOP_REQUEST UINT64_C(0x57000000ff0d0012)
#define TIMER_STOP_REPLY UINT64_C(0x57100008ff0d0000)

struct timer_stop_reply_body {
    bool ran;
    uint8_t padding_1[7];
};

_Static_assert(sizeof(struct timer_stop_reply_body) == 8, "size of timer_stop_reply_body");
_Static_assert(offsetof(struct timer_stop_reply_body, ran) == 0, "offset of ran");
_Static_assert(offsetof(struct timer_stop_reply_body, padding_1) == 1, "offset of padding_1");

struct timer_stop_reply {
    bool ran;
};

enum timer_stop_reply_checks {
    TIMER_STOP_REPLY_RAN_BOOL = 9,
    TIMER_STOP_REPLY_1_PADDING = 10,
};

/* The body, by the checks from TIMER_STOP_REPLY_RAN_BOOL on. */
static inline struct writ_reject timer_stop_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[0] > 1) {
        return writ_reject(TIMER_STOP_REPLY_RAN_BOOL, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(TIMER_STOP_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct timer_stop_reply timer_stop_reply_read(const struct writ_msg *m)
{
    struct timer_stop_reply v;
    v.ran = (uint8_t)m->w[0] != 0;
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
timer_stop_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x12};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool timer_stop_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject timer_stop_reply_check(const struct writ_msg *m,
                                                        const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 8, .most = 8};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || timer_stop_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, TIMER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = timer_stop_reply_check_body(m);
    }
    return why;
}

static inline void timer_stop_reply_write(struct writ_msg *m, const struct timer_stop_reply *v)
{
    m->tag = TIMER_STOP_REPLY;
    m->w[0] = v->ran;
    m->w[1] = 0;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Timer.status */
enum {
    TIMER_STATUS_METHOD = 0x13,
    TIMER_STATUS_DEADLINE_MS = 100,
};

#define TIMER_STATUS_REQUEST UINT64_C(0x57000000ff0d0013)
#define TIMER_STATUS_REPLY UINT64_C(0x57100018ff0d0000)

struct timer_status_reply_body {
    bool runs;
    uint8_t padding_1[7];
    uint64_t left_us;
    uint64_t rings;
};

_Static_assert(sizeof(struct timer_status_reply_body) == 24, "size of timer_status_reply_body");
_Static_assert(offsetof(struct timer_status_reply_body, runs) == 0, "offset of runs");
_Static_assert(offsetof(struct timer_status_reply_body, padding_1) == 1, "offset of padding_1");
_Static_assert(offsetof(struct timer_status_reply_body, left_us) == 8, "offset of left_us");
_Static_assert(offsetof(struct timer_status_reply_body, rings) == 16, "offset of rings");

struct timer_status_reply {
    bool runs;
    uint64_t left_us;
    uint64_t rings;
};

enum timer_status_reply_checks {
    TIMER_STATUS_REPLY_RUNS_BOOL = 9,
    TIMER_STATUS_REPLY_1_PADDING = 10,
};

/* The body, by the checks from TIMER_STATUS_REPLY_RUNS_BOOL on. */
static inline struct writ_reject timer_status_reply_check_body(const struct writ_msg *m)
{
    if ((uint8_t)m->w[0] > 1) {
        return writ_reject(TIMER_STATUS_REPLY_RUNS_BOOL, 0);
    }
    if ((m->w[0] & UINT64_C(0xffffffffffffff00)) != 0) {
        return writ_reject(TIMER_STATUS_REPLY_1_PADDING, 1);
    }
    return writ_reject(0, 0);
}

static inline struct timer_status_reply timer_status_reply_read(const struct writ_msg *m)
{
    struct timer_status_reply v;
    v.runs = (uint8_t)m->w[0] != 0;
    v.left_us = m->w[1];
    v.rings = m->w[2];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject
timer_status_request_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x13};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool timer_status_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject
timer_status_reply_check(const struct writ_msg *m, const uint8_t *body, const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 24, .most = 24};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || timer_status_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, TIMER_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    if (why.check == 0 && status == WRIT_OK) {
        why = timer_status_reply_check_body(m);
    }
    return why;
}

static inline void timer_status_reply_write(struct writ_msg *m, const struct timer_status_reply *v)
{
    m->tag = TIMER_STATUS_REPLY;
    m->w[0] = v->runs;
    m->w[1] = v->left_us;
    m->w[2] = v->rings;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to Timer on a connection of this label. */
static inline struct writ_verdict timer_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .least = 16, .most = 16, .roles = UINT32_MAX},
        {.number = 0x12, .roles = UINT32_MAX},
        {.number = 0x13, .roles = UINT32_MAX},
    };
    return writ_judge(tag, TIMER_PROTOCOL, label, roles, shapes, 4);
}

/* Steps 1 to 13 for a request to Timer. */
static inline struct writ_verdict timer_request_check(const struct writ_msg *m, const uint8_t *body,
                                                      const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = timer_judge(m->tag, TIMER_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case TIMER_START_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, timer_start_request_check(m, body, records));
    case TIMER_REPEAT_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, timer_repeat_request_check(m, body, records));
    case TIMER_STOP_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, timer_stop_request_check(m, body, records));
    case TIMER_STATUS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, timer_status_request_check(m, body, records));
    default:
        return verdict;
    }
}

/* TimeControl.set_wall_clock */
enum {
    TIME_CONTROL_SET_WALL_CLOCK_METHOD = 0x10,
    TIME_CONTROL_SET_WALL_CLOCK_DEADLINE_MS = 100,
};

#define TIME_CONTROL_SET_WALL_CLOCK_REQUEST UINT64_C(0x57000008ff0e0010)
#define TIME_CONTROL_SET_WALL_CLOCK_REPLY UINT64_C(0x57100000ff0e0000)

struct time_control_set_wall_clock_request_body {
    uint64_t unix_us;
};

_Static_assert(sizeof(struct time_control_set_wall_clock_request_body) == 8,
               "size of time_control_set_wall_clock_request_body");
_Static_assert(offsetof(struct time_control_set_wall_clock_request_body, unix_us) == 0,
               "offset of unix_us");

struct time_control_set_wall_clock_request {
    uint64_t unix_us;
};

enum time_control_set_wall_clock_request_checks {
    TIME_CONTROL_SET_WALL_CLOCK_REQUEST_UNIX_US_RANGE = 9,
};

/* The body, by the checks from TIME_CONTROL_SET_WALL_CLOCK_REQUEST_UNIX_US_RANGE on. */
static inline struct writ_reject
time_control_set_wall_clock_request_check_body(const struct writ_msg *m)
{
    if (m->w[0] < UINT64_C(946684800000000) || m->w[0] > UINT64_C(4503599627370495)) {
        return writ_reject(TIME_CONTROL_SET_WALL_CLOCK_REQUEST_UNIX_US_RANGE, 0);
    }
    return writ_reject(0, 0);
}

static inline struct time_control_set_wall_clock_request
time_control_set_wall_clock_request_read(const struct writ_msg *m)
{
    struct time_control_set_wall_clock_request v;
    v.unix_us = m->w[0];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject time_control_set_wall_clock_request_check(const struct writ_msg *m,
                                                                           const uint8_t *body,
                                                                           const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x10, .least = 8, .most = 8};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    if (why.check == 0) {
        why = time_control_set_wall_clock_request_check_body(m);
    }
    return why;
}

/* Whether a reply may say this status. */
static inline bool time_control_set_wall_clock_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject time_control_set_wall_clock_reply_check(const struct writ_msg *m,
                                                                         const uint8_t *body,
                                                                         const uint8_t *records)
{
    static const struct writ_shape shape = {0};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || time_control_set_wall_clock_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, TIME_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

/* TimeControl.clocks */
enum {
    TIME_CONTROL_CLOCKS_METHOD = 0x11,
    TIME_CONTROL_CLOCKS_DEADLINE_MS = 100,
};

#define TIME_CONTROL_CLOCKS_REQUEST UINT64_C(0x57000000ff0e0011)
#define TIME_CONTROL_CLOCKS_REPLY UINT64_C(0x57100010ff0e0000)

struct time_control_clocks_reply_body {
    uint64_t boot_us;
    uint64_t unix_us;
};

_Static_assert(sizeof(struct time_control_clocks_reply_body) == 16,
               "size of time_control_clocks_reply_body");
_Static_assert(offsetof(struct time_control_clocks_reply_body, boot_us) == 0, "offset of boot_us");
_Static_assert(offsetof(struct time_control_clocks_reply_body, unix_us) == 8, "offset of unix_us");

struct time_control_clocks_reply {
    uint64_t boot_us;
    uint64_t unix_us;
};

static inline struct time_control_clocks_reply
time_control_clocks_reply_read(const struct writ_msg *m)
{
    struct time_control_clocks_reply v;
    v.boot_us = m->w[0];
    v.unix_us = m->w[1];
    return v;
}

/* Steps 6 to 13 of docs/wire.md for a request. */
static inline struct writ_reject time_control_clocks_request_check(const struct writ_msg *m,
                                                                   const uint8_t *body,
                                                                   const uint8_t *records)
{
    static const struct writ_shape shape = {.number = 0x11};
    struct writ_reject why = writ_shape_check(m->tag, &shape);
    (void)body;
    (void)records;
    return why;
}

/* Whether a reply may say this status. */
static inline bool time_control_clocks_may_say(uint32_t status)
{
    return writ_status_is_framework(status);
}

/* Steps 1 to 13 for a reply. */
static inline struct writ_reject time_control_clocks_reply_check(const struct writ_msg *m,
                                                                 const uint8_t *body,
                                                                 const uint8_t *records)
{
    static const struct writ_shape shape = {.least = 16, .most = 16};
    uint32_t status = writ_tag_status(m->tag);
    bool known = status == WRIT_OK || time_control_clocks_may_say(status);
    struct writ_reject why = writ_reply_tag_check(m->tag, TIME_CONTROL_PROTOCOL, &shape, known);
    (void)body;
    (void)records;
    return why;
}

static inline void time_control_clocks_reply_write(struct writ_msg *m,
                                                   const struct time_control_clocks_reply *v)
{
    m->tag = TIME_CONTROL_CLOCKS_REPLY;
    m->w[0] = v->boot_us;
    m->w[1] = v->unix_us;
    m->w[2] = 0;
    m->w[3] = 0;
    m->w[4] = 0;
    m->w[5] = 0;
}

/* Steps 1 to 8 for a request to TimeControl on a connection of this label. */
static inline struct writ_verdict time_control_judge(uint64_t tag, uint64_t label, uint32_t roles)
{
    static const struct writ_shape shapes[] = {
        {.number = 0x10, .least = 8, .most = 8, .roles = UINT32_MAX},
        {.number = 0x11, .roles = UINT32_MAX},
    };
    return writ_judge(tag, TIME_CONTROL_PROTOCOL, label, roles, shapes, 2);
}

/* Steps 1 to 13 for a request to TimeControl. */
static inline struct writ_verdict time_control_request_check(const struct writ_msg *m,
                                                             const uint8_t *body,
                                                             const uint8_t *records, uint32_t roles)
{
    struct writ_verdict verdict = time_control_judge(m->tag, TIME_CONTROL_PROTOCOL, roles);
    if (verdict.status != WRIT_OK) {
        return verdict;
    }
    switch (writ_tag_method(m->tag)) {
    case TIME_CONTROL_SET_WALL_CLOCK_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE,
                            time_control_set_wall_clock_request_check(m, body, records));
    case TIME_CONTROL_CLOCKS_METHOD:
        return writ_verdict(WRIT_BAD_MESSAGE, time_control_clocks_request_check(m, body, records));
    default:
        return verdict;
    }
}

#endif
