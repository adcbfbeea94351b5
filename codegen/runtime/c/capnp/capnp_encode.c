/* Native to Cap'n Proto: structs in the order in which their pointers are met, each trimmed of what is zero at the end of its sections. */
#include "capnp_parts.h"

struct encoder {
    uint8_t *out;
    const uint8_t *body; /* in which descriptors count */
    uint32_t end;        /* in words */
    enum capnp_form form;
    bool failed;
};

struct size {
    uint32_t data;
    uint32_t pointers;
};

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* Takes words at the end, zeroed; returns the first. */
static uint32_t take(struct encoder *e, uint32_t words)
{
    uint32_t first = e->end;
    if (words > MOST_WORDS - e->end) {
        e->failed = true;
        return 0;
    }
    __builtin_memset(e->out + (size_t)first * WORD_BYTES, 0, (size_t)words * WORD_BYTES);
    e->end += words;
    return first;
}

static void put_word(struct encoder *e, uint32_t word, uint64_t value)
{
    writ_store_u64(e->out + (size_t)word * WORD_BYTES, value);
}

/* Bits `place` and on of the words from `word` on, which are zero. */
static void put_bits(struct encoder *e, uint32_t word, uint32_t place, uint32_t bits,
                     uint64_t value)
{
    uint8_t *at = e->out + (size_t)word * WORD_BYTES + place / 8;
    if (bits == 1) {
        *at |= (uint8_t)(value << place % 8);
    } else {
        capnp_store(at, value, bits / 8);
    }
}

static uint64_t list_pointer(uint32_t at, uint32_t target, uint32_t code, uint32_t count)
{
    return (uint64_t)(target - at - 1) << 2 | POINTER_LIST | (uint64_t)code << 32 |
           (uint64_t)count << 35;
}

static uint64_t number_of(const struct capnp_field *f, const uint8_t *native)
{
    return f->kind == CAPNP_RECORD ? f->native : capnp_load(native + f->native, f->bytes);
}

/* Whether the pointer of a field that is there is null all the same. */
static bool is_null(const struct capnp_field *f, const uint8_t *native)
{
    const uint8_t *at = native + f->native;
    if (capnp_is_tail(f)) {
        return writ_load_tail(at).length == 0;
    }
    uint32_t size = f->inner != NULL ? f->inner->bytes : f->bytes;
    return f->is_late && writ_is_zero(at, size * (f->kind == CAPNP_ARRAY ? f->count : 1U));
}

/* What only a later version knows has no place here. */
static bool is_known(const struct capnp_struct *s, const uint8_t *native)
{
    uint64_t known = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->box == CAPNP_UNION && capnp_holds(s, &s->fields[i], native)) {
            return true;
        }
        known |= s->box == CAPNP_TABLE ? UINT64_C(1) << (s->fields[i].number - 1) : 0;
    }
    return s->box == CAPNP_TABLE && (writ_load_u64(native) & ~known) == 0;
}

/* Where a union's tag stands, or a table's mask: a value, its first bit and its width. */
static uint64_t box_value(const struct capnp_struct *s, const uint8_t *native)
{
    if (s->box == CAPNP_TABLE) {
        return writ_load_u64(native);
    }
    uint32_t index = 0;
    while (index < s->count && !capnp_holds(s, &s->fields[index], native)) {
        index++;
    }
    return index;
}

static void measure_field(const struct capnp_field *f, const uint8_t *native, struct size *size)
{
    if (capnp_is_pointer(f)) {
        size->pointers = larger(size->pointers, is_null(f, native) ? 0 : f->place + 1U);
    } else if (number_of(f, native) != 0) {
        size->data = larger(size->data, f->place / 64U + 1);
    }
}

/* The sizes of the sections of one struct. */
static struct size measure(struct encoder *e, const struct capnp_struct *s, const uint8_t *native)
{
    struct size size = {0};
    if (s->box != CAPNP_PLAIN) {
        e->failed |= !is_known(s, native);
        size.data = box_value(s, native) == 0 ? 0 : s->discriminant / 64U + 1;
    }
    if (e->form == CAPNP_FLAT) {
        return (struct size){s->data_words, s->pointers};
    }
    for (uint32_t i = 0; i < s->count; i++) {
        if (capnp_holds(s, &s->fields[i], native)) {
            measure_field(&s->fields[i], native, &size);
        }
    }
    return size;
}

static void fill_data(struct encoder *e, const struct capnp_struct *s, const uint8_t *native,
                      uint32_t word)
{
    if (s->box != CAPNP_PLAIN && box_value(s, native) != 0) {
        put_bits(e, word, s->discriminant, s->box == CAPNP_TABLE ? 64 : 16, box_value(s, native));
    }
    for (uint32_t i = 0; i < s->count; i++) {
        const struct capnp_field *f = &s->fields[i];
        if (capnp_is_pointer(f) || !capnp_holds(s, f, native)) {
            continue;
        }
        uint64_t value = number_of(f, native);
        if (value != 0) {
            put_bits(e, word, f->place, f->bits, value);
        }
    }
}

static void encode_struct(struct encoder *e, const struct capnp_struct *s, const uint8_t *native,
                          uint32_t at);

static void encode_numbers(struct encoder *e, const struct capnp_field *f, const uint8_t *elements,
                           uint32_t count, uint32_t at)
{
    uint32_t target = take(e, (count * f->bits + 63) / 64);
    if (e->failed) {
        return;
    }
    put_word(e, at, list_pointer(at, target, capnp_size_code(f->bits), count));
    if (f->bits == 8U * f->bytes && f->kind != CAPNP_RECORDS) {
        __builtin_memcpy(e->out + (size_t)target * WORD_BYTES, elements, (size_t)count * f->bytes);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint64_t value = f->kind == CAPNP_RECORDS
                             ? f->native + i
                             : capnp_load(elements + (size_t)i * f->bytes, f->bytes);
        put_bits(e, target, i * f->bits, f->bits, value);
    }
}

static void encode_pointers(struct encoder *e, const struct capnp_struct *s, const uint8_t *native,
                            uint32_t first);

static void encode_structs(struct encoder *e, const struct capnp_struct *s, const uint8_t *elements,
                           uint32_t count, uint32_t at)
{
    struct size size = {0};
    for (uint32_t i = 0; i < count; i++) {
        struct size one = measure(e, s, elements + (size_t)i * s->bytes);
        size.data = larger(size.data, one.data);
        size.pointers = larger(size.pointers, one.pointers);
        if (s->box == CAPNP_PLAIN && size.data == s->data_words && size.pointers == s->pointers) {
            break; /* no other makes it larger */
        }
    }
    uint32_t words = size.data + size.pointers;
    if (count * words >= MOST_WORDS) {
        e->failed = true;
    }
    uint32_t target = e->failed ? 0 : take(e, 1 + count * words);
    if (e->failed) {
        return;
    }
    put_word(e, at, list_pointer(at, target, LIST_OF_STRUCTS, count * words));
    put_word(e, target,
             (uint64_t)count << 2 | (uint64_t)size.data << 32 | (uint64_t)size.pointers << 48);
    for (uint32_t i = 0; i < count; i++) {
        fill_data(e, s, elements + (size_t)i * s->bytes, target + 1 + i * words);
    }
    for (uint32_t i = 0; i < count && size.pointers != 0; i++) {
        encode_pointers(e, s, elements + (size_t)i * s->bytes, target + 1 + i * words + size.data);
    }
}

static void encode_bytes(struct encoder *e, const struct capnp_field *f, const uint8_t *data,
                         uint32_t length, uint32_t at)
{
    uint32_t whole = length + (f->kind == CAPNP_TEXT);
    uint32_t target = take(e, (whole + 7) / WORD_BYTES);
    if (!e->failed) {
        put_word(e, at, list_pointer(at, target, capnp_size_code(8), whole));
        __builtin_memcpy(e->out + (size_t)target * WORD_BYTES, data, length);
    }
}

static void encode_tail(struct encoder *e, const struct capnp_field *f, const uint8_t *native,
                        uint32_t at)
{
    struct writ_tail tail = writ_load_tail(native + f->native);
    const uint8_t *elements = e->body + tail.offset;
    uint32_t element = f->kind != CAPNP_VECTOR ? 1 : f->inner != NULL ? f->inner->bytes : f->bytes;
    if (tail.length > f->count ||
        (uint32_t)tail.offset + (uint32_t)tail.length * element > WRIT_MAX_BODY) {
        e->failed = true;
        return;
    }
    if (f->kind != CAPNP_VECTOR) {
        encode_bytes(e, f, elements, tail.length, at);
    } else if (f->inner != NULL) {
        encode_structs(e, f->inner, elements, tail.length, at);
    } else {
        encode_numbers(e, f, elements, tail.length, at);
    }
}

static void encode_pointer(struct encoder *e, const struct capnp_field *f, const uint8_t *native,
                           uint32_t at)
{
    const uint8_t *value = native + f->native;
    if (capnp_is_tail(f)) {
        encode_tail(e, f, native, at);
    } else if (f->kind == CAPNP_STRUCT) {
        encode_struct(e, f->inner, value, at);
    } else if (f->inner != NULL) {
        encode_structs(e, f->inner, value, f->count, at);
    } else {
        encode_numbers(e, f, value, f->count, at);
    }
}

static void encode_pointers(struct encoder *e, const struct capnp_struct *s, const uint8_t *native,
                            uint32_t first)
{
    for (uint32_t i = 0; i < s->count && !e->failed; i++) {
        const struct capnp_field *f = &s->fields[i];
        if (capnp_is_pointer(f) && capnp_holds(s, f, native) && !is_null(f, native)) {
            encode_pointer(e, f, native, first + f->place);
        }
    }
}

static void encode_struct(struct encoder *e, const struct capnp_struct *s, const uint8_t *native,
                          uint32_t at)
{
    struct size size = measure(e, s, native);
    uint32_t target = take(e, size.data + size.pointers);
    if (e->failed) {
        return;
    }
    if (size.data + size.pointers == 0) {
        put_word(e, at, EMPTY_STRUCT);
        return;
    }
    put_word(e, at,
             (uint64_t)(target - at - 1) << 2 | (uint64_t)size.data << 32 |
                 (uint64_t)size.pointers << 48);
    fill_data(e, s, native, target);
    encode_pointers(e, s, native, target + size.data);
}

bool capnp_encode(const struct capnp_message *message, enum capnp_form form, const uint8_t *body,
                  uint8_t *out, uint32_t *ret_bytes)
{
    struct encoder e = {.out = out, .body = body, .form = form};
    uint32_t at = take(&e, 1);
    encode_struct(&e, message->root, body, at);
    if (!e.failed) {
        *ret_bytes = e.end * WORD_BYTES;
    }
    return !e.failed;
}

const struct capnp_message *capnp_find(const struct capnp_message *messages, uint32_t count,
                                       uint32_t protocol, uint32_t method, bool is_reply)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct capnp_message *m = &messages[i];
        if (m->protocol == protocol && m->method == method && m->is_reply == is_reply) {
            return m;
        }
    }
    return NULL;
}

uint64_t capnp_tag(const struct capnp_message *message, uint64_t tag, uint32_t bytes, bool to_capnp)
{
    bool is_error = message->is_reply && writ_tag_status(tag) != WRIT_OK;
    uint64_t flags = (message->is_reply ? WRIT_FLAG_REPLY : 0) |
                     ((to_capnp || message->is_buffer) && !is_error ? WRIT_FLAG_BUFFER : 0);
    uint64_t format = to_capnp ? WRIT_FORMAT_CAPNP : WRIT_FORMAT_NATIVE;
    return (tag & UINT64_C(0x000f0000ffffffff)) | (uint64_t)bytes << 32 | flags << 52 |
           format << 56;
}
