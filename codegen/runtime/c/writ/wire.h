/* Bounded reading, checking and writing of message bodies.
 *
 * Pure functions over memory that the caller owns. A function that checks returns which check failed and where; ids of one tail or one
 * handle record follow each other, so its first id is enough. Nothing here allocates, sends or trusts a length.
 */
#ifndef WRIT_WIRE_H
#define WRIT_WIRE_H

#include "writ/writ.h"

/* A descriptor in the fixed part: where a tail starts and how long it is. */
struct writ_tail {
    uint16_t offset;
    uint16_t length;
};

_Static_assert(sizeof(struct writ_tail) == 4, "a descriptor has four bytes");

/* One handle record of a message. */
struct writ_record {
    uint16_t slot;
    uint16_t rights;
    uint8_t type;
    uint8_t flags;
    uint16_t protocol;
};

_Static_assert(sizeof(struct writ_record) == WRIT_RECORD_BYTES, "a record has eight bytes");

enum writ_record_flag {
    WRIT_RECORD_SEALED = 1,
    WRIT_RECORD_COMMITTED = 2,
    WRIT_RECORD_LEND = 0x80, /* only in a record that is sent */
};

/* What a tail may hold; `content` is the check between its end and its padding. */
enum writ_content {
    WRIT_CONTENT_BYTES,
    WRIT_CONTENT_NAME,
    WRIT_CONTENT_TEXT,
};

static inline uint8_t writ_load_u8(const uint8_t *at)
{
    return *at;
}

static inline uint16_t writ_load_u16(const uint8_t *at)
{
    uint16_t value;
    __builtin_memcpy(&value, at, sizeof(value));
    return value;
}

static inline uint32_t writ_load_u32(const uint8_t *at)
{
    uint32_t value;
    __builtin_memcpy(&value, at, sizeof(value));
    return value;
}

static inline uint64_t writ_load_u64(const uint8_t *at)
{
    uint64_t value;
    __builtin_memcpy(&value, at, sizeof(value));
    return value;
}

static inline void writ_store_u8(uint8_t *at, uint8_t value)
{
    *at = value;
}

static inline void writ_store_u16(uint8_t *at, uint16_t value)
{
    __builtin_memcpy(at, &value, sizeof(value));
}

static inline void writ_store_u32(uint8_t *at, uint32_t value)
{
    __builtin_memcpy(at, &value, sizeof(value));
}

static inline void writ_store_u64(uint8_t *at, uint64_t value)
{
    __builtin_memcpy(at, &value, sizeof(value));
}

static inline struct writ_tail writ_load_tail(const uint8_t *at)
{
    return (struct writ_tail){.offset = writ_load_u16(at), .length = writ_load_u16(at + 2)};
}

static inline struct writ_record writ_load_record(const uint8_t *records, uint32_t index)
{
    struct writ_record record;
    __builtin_memcpy(&record, records + (size_t)index * WRIT_RECORD_BYTES, sizeof(record));
    return record;
}

static inline void writ_store_record(uint8_t *records, uint32_t index, struct writ_record record)
{
    __builtin_memcpy(records + (size_t)index * WRIT_RECORD_BYTES, &record, sizeof(record));
}

/* The next multiple of 8. */
static inline uint32_t writ_padded(uint32_t length)
{
    return (length + 7) & ~UINT32_C(7);
}

static inline bool writ_is_zero(const uint8_t *at, uint32_t length)
{
    uint8_t any = 0;
    for (uint32_t i = 0; i < length; i++) {
        any |= at[i];
    }
    return any == 0;
}

/* A-Z a-z 0-9 . _ : @ + - as bits. */
static inline bool writ_name_has(uint8_t c)
{
    const uint64_t signs = UINT64_C(0x07ff680000000000);
    const uint64_t letters = UINT64_C(0x07fffffe87ffffff);
    return c < 128 && ((c < 64 ? signs : letters) >> (c & 63) & 1) != 0;
}

static inline bool writ_name_is_good(const uint8_t *at, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        if (!writ_name_has(at[i])) {
            return false;
        }
    }
    return true;
}

/* Bytes of the well-formed UTF-8 sequence at the start of `at`, 0 if there is none; U+0000 counts as none. */
static inline uint32_t writ_utf8_step(const uint8_t *at, uint32_t length)
{
    uint8_t lead = at[0];
    if (lead < 0x80) {
        return lead != 0;
    }
    uint32_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t code = lead & 0x7fU >> size;
    if (lead < 0xc2 || lead > 0xf4 || size > length) {
        return 0;
    }
    for (uint32_t i = 1; i < size; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
        code = code << 6 | (at[i] & 0x3fU);
    }
    bool is_short = code >> (5 * size - 4) != 0;            /* no shorter sequence says it */
    bool is_whole = code <= 0x10ffff && code >> 11 != 0x1b; /* and no surrogate */
    return is_short && is_whole ? size : 0;
}

/* Whether eight bytes are ASCII and none of them is zero. */
static inline bool writ_is_ascii(const uint8_t *at)
{
    uint64_t eight = writ_load_u64(at);
    return ((eight | (eight - UINT64_C(0x0101010101010101))) & UINT64_C(0x8080808080808080)) == 0;
}

/* Whether the bytes are UTF-8 without NUL. Eight ASCII bytes are passed at a time. */
static inline bool writ_text_is_good(const uint8_t *at, uint32_t length)
{
    uint32_t i = 0;
    while (i < length) {
        if (length - i >= 8 && writ_is_ascii(at + i)) {
            i += 8;
            continue;
        }
        if (length - i < 8 && length >= 8 && writ_is_ascii(at + length - 8)) {
            return true;
        }
        uint32_t step = writ_utf8_step(at + i, length - i);
        if (step == 0) {
            return false;
        }
        i += step;
    }
    return true;
}

/* What the tag of one direction of a method must be. */
struct writ_shape {
    const uint16_t *sizes; /* accepted sizes, rising, where there are no tails and more than one */
    uint32_t roles;        /* any of these may call; 0 for a reserved number */
    uint16_t number;
    uint16_t least; /* smallest body */
    uint16_t most;  /* largest body */
    uint8_t size_count;
    uint8_t handles;
    bool buffer;
    bool flexible; /* longer than the last of `sizes` is good, too */
};

static inline bool writ_size_is_good(const struct writ_shape *shape, uint32_t bytes)
{
    if (bytes % 8 != 0 || bytes < shape->least || bytes > shape->most) {
        return false;
    }
    for (uint32_t i = 0; i < shape->size_count; i++) {
        if (bytes == shape->sizes[i]) {
            return true;
        }
    }
    return shape->size_count == 0 ||
           (shape->flexible && bytes > shape->sizes[shape->size_count - 1]);
}

/* Steps 6 to 8: class, size and handle count. */
static inline struct writ_reject writ_shape_check(uint64_t tag, const struct writ_shape *shape)
{
    if (((writ_tag_flags(tag) & WRIT_FLAG_BUFFER) != 0) != shape->buffer) {
        return writ_reject(WRIT_STEP_CLASS, 0);
    }
    if (!writ_size_is_good(shape, writ_tag_bytes(tag))) {
        return writ_reject(WRIT_STEP_SIZE, 0);
    }
    return writ_reject(writ_tag_handles(tag) != shape->handles ? WRIT_STEP_COUNT : 0, 0);
}

/* The answer to a request, and why if it is no good one. */
struct writ_verdict {
    uint32_t status;
    struct writ_reject why;
};

static inline struct writ_verdict writ_verdict(uint32_t status, struct writ_reject why)
{
    return (struct writ_verdict){.status = why.check == 0 ? WRIT_OK : status, .why = why};
}

/* Steps 1 to 8 for a request on a connection of this label with these roles. */
static inline struct writ_verdict writ_judge(uint64_t tag, uint16_t protocol, uint64_t label,
                                             uint32_t roles, const struct writ_shape *shapes,
                                             uint32_t count)
{
    if (writ_tag_format(tag) != WRIT_FORMAT_NATIVE) {
        return writ_verdict(WRIT_BAD_MESSAGE, writ_reject(WRIT_STEP_FORMAT, 0));
    }
    if ((writ_tag_flags(tag) & ~WRIT_FLAG_BUFFER) != 0) {
        return writ_verdict(WRIT_BAD_MESSAGE, writ_reject(WRIT_STEP_FLAGS, 0));
    }
    if (writ_tag_protocol(tag) != protocol || (uint16_t)label != protocol) {
        return writ_verdict(WRIT_BAD_MESSAGE, writ_reject(WRIT_STEP_PROTOCOL, 0));
    }
    for (uint32_t i = 0; i < count; i++) {
        if (shapes[i].number != writ_tag_method(tag)) {
            continue;
        }
        if (shapes[i].roles == 0) {
            return writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_METHOD, 0));
        }
        if (shapes[i].roles != UINT32_MAX && (shapes[i].roles & roles) == 0) {
            return writ_verdict(WRIT_DENIED, writ_reject(WRIT_STEP_ROLE, 0));
        }
        return writ_verdict(WRIT_BAD_MESSAGE, writ_shape_check(tag, &shapes[i]));
    }
    return writ_verdict(WRIT_UNKNOWN_METHOD, writ_reject(WRIT_STEP_METHOD, 0));
}

/* Steps 1 to 8 for a reply; `known` tells whether its status is one that the method can give. */
static inline struct writ_reject writ_reply_tag_check(uint64_t tag, uint16_t protocol,
                                                      const struct writ_shape *shape, bool known)
{
    static const struct writ_shape error = {.least = 0};
    if (writ_tag_format(tag) != WRIT_FORMAT_NATIVE) {
        return writ_reject(WRIT_STEP_FORMAT, 0);
    }
    if ((writ_tag_flags(tag) & ~WRIT_FLAG_BUFFER) != WRIT_FLAG_REPLY) {
        return writ_reject(WRIT_STEP_FLAGS, 0);
    }
    if (writ_tag_protocol(tag) != protocol) {
        return writ_reject(WRIT_STEP_PROTOCOL, 0);
    }
    if (!known) {
        return writ_reject(WRIT_STEP_METHOD, 0);
    }
    return writ_shape_check(tag, writ_tag_status(tag) == WRIT_OK ? shape : &error);
}

/* A tail that is to be checked: where its descriptor is, its bounds in elements, the size of one, and the id of the check of its length.
 * The check of its offset has the id before that (the first tail's offset is right by definition), its end the one after. */
struct writ_tail_rule {
    uint16_t at;
    uint16_t least;
    uint16_t most;
    uint16_t element;
    uint16_t length_check;
};

/* The tail's place and length. */
static inline struct writ_reject writ_tail_check(const uint8_t *body, uint32_t bytes,
                                                 struct writ_tail_rule rule, uint32_t cursor)
{
    struct writ_tail tail = writ_load_tail(body + rule.at);
    if (tail.offset != cursor) {
        return writ_reject(rule.length_check - 1U, rule.at);
    }
    if (tail.length < rule.least || tail.length > rule.most) {
        return writ_reject(rule.length_check, rule.at);
    }
    if ((uint32_t)tail.length * rule.element > bytes - cursor) {
        return writ_reject(rule.length_check + 1U, rule.at);
    }
    return writ_reject(0, 0);
}

/* The padding behind `length` bytes of a tail at `cursor`: check `id`. Moves the cursor past it. */
static inline struct writ_reject writ_tail_end(const uint8_t *body, uint32_t length, uint32_t id,
                                               uint32_t *cursor)
{
    uint32_t end = *cursor + length;
    *cursor += writ_padded(length);
    if (length % 8 != 0 && writ_load_u64(body + *cursor - 8) >> 8 * (length % 8) != 0) {
        return writ_reject(id, end);
    }
    return writ_reject(0, 0);
}

/* A whole tail of bytes, a name or a text; where there is content to check, its id is the next after that of the end. */
static inline struct writ_reject writ_text_check(const uint8_t *body, uint32_t bytes,
                                                 struct writ_tail_rule rule,
                                                 enum writ_content content, uint32_t *cursor)
{
    struct writ_reject why = writ_tail_check(body, bytes, rule, *cursor);
    if (why.check != 0) {
        return why;
    }
    uint32_t length = writ_load_tail(body + rule.at).length;
    if (content == WRIT_CONTENT_BYTES) {
        return writ_tail_end(body, length, rule.length_check + 2U, cursor);
    }
    bool good = content == WRIT_CONTENT_NAME ? writ_name_is_good(body + *cursor, length)
                                             : writ_text_is_good(body + *cursor, length);
    if (!good) {
        return writ_reject(rule.length_check + 2U, *cursor);
    }
    return writ_tail_end(body, length, rule.length_check + 3U, cursor);
}

/* A handle that is expected: what it must be. `rights` 0 asks for none and has no check of its own. */
struct writ_handle_rule {
    uint16_t index;
    uint16_t rights;
    uint16_t protocol;
    uint8_t type;
    bool optional;
    uint16_t first;
};

/* One record: checks `first` (there), `first + 1` (type), `first + 2` (protocol), `first + 3` (rights). */
static inline struct writ_reject writ_handle_check(const uint8_t *records,
                                                   const struct writ_handle_rule *rule)
{
    uint32_t offset = WRIT_RECORDS + (uint32_t)rule->index * WRIT_RECORD_BYTES;
    struct writ_record record = writ_load_record(records, rule->index);
    if (rule->optional &&
        writ_is_zero(records + (size_t)rule->index * WRIT_RECORD_BYTES, WRIT_RECORD_BYTES)) {
        return writ_reject(0, 0);
    }
    if (record.slot == 0) {
        return writ_reject(rule->first, offset);
    }
    if (record.type != rule->type) {
        return writ_reject(rule->first + 1U, offset);
    }
    bool any = rule->protocol == WRIT_ANY_PROTOCOL && record.protocol != 0;
    if (!any && record.protocol != rule->protocol) {
        return writ_reject(rule->first + 2U, offset);
    }
    if ((record.rights & rule->rights) != rule->rights) {
        return writ_reject(rule->first + 3U, offset);
    }
    return writ_reject(0, 0);
}

/* Word i of a register body; a word past its end is zero. */
static inline uint64_t writ_word(const struct writ_msg *m, uint32_t i)
{
    return 8 * i < writ_tag_bytes(m->tag) ? m->w[i] : 0;
}

/* A view of the tail whose descriptor stands at `at`, in a body that was checked. */
static inline struct writ_bytes writ_view(const uint8_t *body, uint32_t at)
{
    struct writ_tail tail = writ_load_tail(body + at);
    return (struct writ_bytes){.data = body + tail.offset, .length = tail.length};
}

/* What views of a request are stamped with, odd, and those of a reply, even. */
static inline uint32_t writ_in_use(const struct writ_io *io)
{
    return WRIT_CHECKS ? io->requests * 2 + 1 : 0;
}

static inline uint32_t writ_out_use(const struct writ_io *io)
{
    return WRIT_CHECKS ? io->generation * 2 : 0;
}

/* The handler has returned: what it saw of the request is stale from here on. */
static inline void writ_end_request(struct writ_io *io)
{
    io->requests += WRIT_CHECKS;
}

/* Whether a view with this stamp may still be read. */
static inline bool writ_is_live(const struct writ_io *io, uint32_t use)
{
    return use == 0 || use == ((use & 1) != 0 ? writ_in_use(io) : writ_out_use(io));
}

/* The bytes of a view. To read a stale one is a mistake of the program, which ends in a checking build. */
static inline const uint8_t *writ_data(const struct writ_io *io, const struct writ_bytes *view)
{
    if (!writ_is_live(io, view->use)) {
        __builtin_trap();
    }
    return view->data;
}

/* Copies a view, whole or not at all: STALE_VIEW, or BAD_ARGUMENT if there is not that much room. */
[[nodiscard]] static inline uint32_t
writ_copy(const struct writ_io *io, const struct writ_bytes *view, void *to, uint32_t size)
{
    if (!writ_is_live(io, view->use)) {
        return WRIT_STALE_VIEW;
    }
    if (view->length > size) {
        return WRIT_BAD_ARGUMENT;
    }
    __builtin_memcpy(to, view->data, view->length);
    return WRIT_OK;
}

/* A body in the making: tails are appended in order, the first error stays. */
struct writ_builder {
    uint8_t *page;
    uint32_t cursor;     /* end of what is written, a multiple of 8 */
    uint32_t next;       /* index of the first tail that is not written yet */
    uint32_t status;     /* WRIT_OK, or what the first error was */
    uint32_t generation; /* of the io when the body was begun; 0 before that */
};

/* The page `out` gets a new use: older builders and views are stale from here on. */
static inline uint32_t writ_renew(struct writ_io *io)
{
    io->generation = io->generation == UINT32_MAX ? 1 : io->generation + 1;
    return io->generation;
}

/* The kernel's replies: the page is the body's from the first tail on, or once all is done. No other use of it can come between. */
static inline void writ_builder_claim(struct writ_builder *b, uint32_t fixed)
{
    if (b->generation == 0) {
        __builtin_memset(b->page, 0, fixed);
        b->generation = 1;
    }
}

/* Makes the page the body's: `fixed` bytes and `handles` records, all zero. */
static inline void writ_builder_open(struct writ_builder *b, struct writ_io *io, uint32_t fixed,
                                     uint32_t handles)
{
    __builtin_memset(b->page, 0, fixed);
    if (handles != 0) {
        __builtin_memset(b->page + WRIT_RECORDS, 0, (size_t)handles * WRIT_RECORD_BYTES);
    }
    b->generation = writ_renew(io);
}

/* Writes the descriptors of tails that were left out, up to but not including `index`: they are empty. */
static inline void writ_builder_skip(struct writ_builder *b, const struct writ_tail_rule *rules,
                                     uint32_t index)
{
    if (b->status != WRIT_OK) {
        return;
    }
    for (; b->next < index; b->next++) {
        if (rules[b->next].least != 0 && b->status == WRIT_OK) {
            b->status = WRIT_BAD_ARGUMENT;
        }
        writ_store_u16(b->page + rules[b->next].at, (uint16_t)b->cursor);
        writ_store_u16(b->page + rules[b->next].at + 2, 0);
    }
}

/* Appends a tail and returns where its elements go, or null if it is out of order or too long. Its padding is zeroed. */
static inline uint8_t *writ_builder_tail(struct writ_builder *b, const struct writ_tail_rule *rules,
                                         uint32_t index, uint32_t count)
{
    const struct writ_tail_rule *rule = &rules[index];
    if (b->status != WRIT_OK) {
        return NULL;
    }
    if (index < b->next || count < rule->least || count > rule->most) {
        b->status = WRIT_BAD_ARGUMENT;
        return NULL;
    }
    writ_builder_skip(b, rules, index);
    uint32_t size = count * rule->element;
    uint8_t *at = b->page + b->cursor;
    writ_store_u16(b->page + rule->at, (uint16_t)b->cursor);
    writ_store_u16(b->page + rule->at + 2, (uint16_t)count);
    if (size % 8 != 0) {
        writ_store_u64(at + size - size % 8, 0);
    }
    b->cursor += writ_padded(size);
    b->next = index + 1;
    return b->status == WRIT_OK ? at : NULL;
}

static inline void writ_copy_in(uint8_t *at, const void *data, uint32_t size)
{
    if (at != NULL && size != 0) {
        __builtin_memcpy(at, data, size);
    }
}

#endif
