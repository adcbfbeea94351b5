/* Cap'n Proto to native. What is wrong with a segment shows in bounds here, or in bytes that are others when it is encoded again. */
#include "capnp_parts.h"

struct decoder {
    const uint8_t *segment;
    uint32_t words;
    uint8_t *body;
    uint32_t cursor; /* where the next tail goes in the body */
    bool failed;
};

/* A struct in the segment; sections are counted in words. */
struct view {
    uint32_t data;
    uint32_t data_words;
    uint32_t pointers;
    uint32_t pointer_count;
};

struct list {
    uint32_t first; /* word */
    uint32_t count;
    struct view shape; /* of structs */
};

static void fail(struct decoder *d)
{
    d->failed = true;
}

static uint64_t load_word(const struct decoder *d, uint32_t word)
{
    return writ_load_u64(d->segment + (size_t)word * WORD_BYTES);
}

static uint64_t get_bits(const struct decoder *d, uint32_t word, uint32_t place, uint32_t bits)
{
    const uint8_t *at = d->segment + (size_t)word * WORD_BYTES + place / 8;
    return bits == 1 ? *at >> place % 8 & 1U : capnp_load(at, bits / 8);
}

static uint64_t view_bits(const struct decoder *d, const struct view *v, uint32_t place,
                          uint32_t bits)
{
    return place / 64 < v->data_words ? get_bits(d, v->data, place, bits) : 0;
}

/* Where a pointer at a word leads: `size` words that are all in the segment. */
static bool find_target(struct decoder *d, uint32_t at, uint64_t pointer, uint64_t size,
                        uint32_t *ret)
{
    int64_t offset = (int32_t)(uint32_t)pointer >> 2;
    int64_t target = (int64_t)at + 1 + offset;
    if (target < 0 || target > d->words || size > d->words - (uint64_t)target) {
        fail(d);
        return false;
    }
    *ret = (uint32_t)target;
    return true;
}

static struct view sections(uint32_t at, uint64_t pointer)
{
    uint32_t data_words = (uint32_t)(pointer >> 32 & 0xffff);
    return (struct view){at, data_words, at + data_words, (uint32_t)(pointer >> 48)};
}

/* A null pointer is an empty struct. */
static struct view struct_at(struct decoder *d, uint32_t at, uint64_t pointer)
{
    struct view none = {0};
    uint32_t target;
    if (pointer == 0) {
        return none;
    }
    uint64_t size = (pointer >> 32 & 0xffff) + (pointer >> 48);
    if ((pointer & 3) != POINTER_STRUCT) {
        fail(d);
        return none;
    }
    return find_target(d, at, pointer, size, &target) ? sections(target, pointer) : none;
}

static struct list structs_at(struct decoder *d, uint32_t target, uint32_t words)
{
    uint64_t tag = load_word(d, target);
    uint32_t count = (uint32_t)tag >> 2;
    struct list list = {target + 1, count, sections(0, tag)};
    uint64_t each = (uint64_t)list.shape.data_words + list.shape.pointer_count;
    if ((tag & 3) != POINTER_STRUCT || each * count > words) {
        fail(d);
    }
    return list;
}

/* A list of numbers of `bits`, or of structs for 0. A null pointer is an empty list. */
static struct list list_at(struct decoder *d, uint32_t at, uint64_t pointer, uint32_t bits)
{
    struct list none = {0};
    uint32_t code = (uint32_t)(pointer >> 32 & 7);
    uint32_t count = (uint32_t)(pointer >> 35);
    uint64_t size = bits == 0 ? UINT64_C(1) + count : ((uint64_t)count * bits + 63) / 64;
    uint32_t target;
    if (pointer == 0) {
        return none;
    }
    if ((pointer & 3) != POINTER_LIST || code != capnp_size_code(bits)) {
        fail(d);
        return none;
    }
    if (!find_target(d, at, pointer, size, &target)) {
        return none;
    }
    return bits == 0 ? structs_at(d, target, count) : (struct list){target, count, {0}};
}

static void decode_struct(struct decoder *d, const struct capnp_struct *s, const struct view *v,
                          uint8_t *native);

static void decode_elements(struct decoder *d, const struct capnp_field *f, const struct list *list,
                            uint8_t *elements)
{
    const struct capnp_struct *s = f->inner;
    if (s == NULL && f->bits == 8U * f->bytes) {
        __builtin_memcpy(elements, d->segment + (size_t)list->first * WORD_BYTES,
                         (size_t)list->count * f->bytes);
        return;
    }
    for (uint32_t i = 0; i < list->count && !d->failed; i++) {
        if (s == NULL) {
            uint64_t value = get_bits(d, list->first, i * f->bits, f->bits);
            capnp_store(elements + (size_t)i * f->bytes, value, f->bytes);
            continue;
        }
        struct view v = list->shape;
        v.data = list->first + i * (v.data_words + v.pointer_count);
        v.pointers = v.data + v.data_words;
        decode_struct(d, s, &v, elements + (size_t)i * s->bytes);
    }
}

/* Room for a tail in the body, with its descriptor; null if there is none. */
static uint8_t *open_tail(struct decoder *d, const struct capnp_field *f, uint32_t count,
                          uint8_t *native)
{
    uint32_t element = f->kind != CAPNP_VECTOR ? 1 : f->inner != NULL ? f->inner->bytes : f->bytes;
    if (d->failed || count > f->count ||
        (uint64_t)count * element > (uint64_t)WRIT_MAX_BODY - d->cursor) {
        fail(d);
        return NULL;
    }
    uint8_t *at = d->body + d->cursor;
    writ_store_u16(native + f->native, (uint16_t)d->cursor);
    writ_store_u16(native + f->native + 2, (uint16_t)count);
    __builtin_memset(at, 0, writ_padded(count * element));
    d->cursor += writ_padded(count * element);
    return at;
}

static void decode_bytes(struct decoder *d, const struct capnp_field *f, const struct list *list,
                         uint8_t *native)
{
    const uint8_t *data = d->segment + (size_t)list->first * WORD_BYTES;
    uint32_t end = f->kind == CAPNP_TEXT && list->count != 0 ? 1 : 0;
    if (end != 0 && data[list->count - 1] != 0) {
        fail(d);
    }
    uint8_t *at = open_tail(d, f, list->count - end, native);
    if (at != NULL) {
        __builtin_memcpy(at, data, list->count - end);
    }
}

static void decode_list(struct decoder *d, const struct capnp_field *f, uint32_t at,
                        uint64_t pointer, uint8_t *native)
{
    bool is_bytes = f->kind == CAPNP_DATA || f->kind == CAPNP_TEXT;
    struct list list = list_at(d, at, pointer, is_bytes ? 8 : f->bits);
    if (d->failed) {
        return;
    }
    if (is_bytes) {
        decode_bytes(d, f, &list, native);
    } else if (f->kind == CAPNP_VECTOR) {
        uint8_t *elements = open_tail(d, f, list.count, native);
        if (elements != NULL) {
            decode_elements(d, f, &list, elements);
        }
    } else if (list.count > f->count) {
        fail(d);
    } else if (f->kind == CAPNP_ARRAY) {
        decode_elements(d, f, &list, native + f->native);
    }
}

static void decode_field(struct decoder *d, const struct capnp_field *f, const struct view *v,
                         uint8_t *native)
{
    if (!capnp_is_pointer(f)) {
        uint64_t value = view_bits(d, v, f->place, f->bits);
        if (f->kind == CAPNP_BITS) {
            capnp_store(native + f->native, value, f->bytes);
        } else if (value != f->native) {
            fail(d);
        }
        return;
    }
    bool is_there = f->place < v->pointer_count;
    uint32_t at = v->pointers + f->place;
    uint64_t pointer = is_there ? load_word(d, at) : 0;
    if (f->kind == CAPNP_STRUCT) {
        struct view inner = struct_at(d, at, pointer);
        decode_struct(d, f->inner, &inner, native + f->native);
    } else {
        decode_list(d, f, at, pointer, native);
    }
}

/* The native struct is zero before. Values that the native form has no room for are other values when they are encoded again. */
static void decode_struct(struct decoder *d, const struct capnp_struct *s, const struct view *v,
                          uint8_t *native)
{
    if (d->failed) {
        return;
    }
    if (s->box == CAPNP_TABLE) {
        writ_store_u64(native, view_bits(d, v, 0, 64));
    } else if (s->box == CAPNP_UNION) {
        uint64_t index = view_bits(d, v, s->discriminant, 16);
        if (index >= s->count) {
            fail(d);
            return;
        }
        writ_store_u32(native, s->fields[index].number);
    }
    for (uint32_t i = 0; i < s->count && !d->failed; i++) {
        if (capnp_holds(s, &s->fields[i], native)) {
            decode_field(d, &s->fields[i], v, native);
        }
    }
}

/* Whether the sender's root has more than any that is known, which a flexible receiver does not look at. */
static bool is_longer(const struct capnp_message *message, const struct view *root)
{
    return message->flexible && (root->data_words > message->root->data_words ||
                                 root->pointer_count > message->root->pointers);
}

bool capnp_decode(const struct capnp_message *message, const uint8_t *segment, uint32_t bytes,
                  uint8_t *body, uint8_t *scratch, uint32_t *ret_bytes)
{
    struct decoder d = {.segment = segment, .words = bytes / WORD_BYTES, .body = body};
    uint32_t again = 0;
    if (bytes == 0 || bytes % WORD_BYTES != 0 || bytes > WRIT_MAX_BODY) {
        return false;
    }
    d.cursor = message->root->bytes;
    __builtin_memset(body, 0, d.cursor);
    struct view root = struct_at(&d, 0, load_word(&d, 0));
    decode_struct(&d, message->root, &root, body);
    if (d.failed) {
        return false;
    }
    bool is_same = is_longer(message, &root) ||
                   (capnp_encode(message, CAPNP_CANONICAL, body, scratch, &again) &&
                    again == bytes && __builtin_memcmp(scratch, segment, bytes) == 0);
    if (is_same) {
        *ret_bytes = d.cursor;
    }
    return is_same;
}
