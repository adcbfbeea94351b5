/* Values as text. What is printed here is what interp_build reads. */
#include "interp_parts.h"

static const char digits[] = "0123456789abcdef";

void interp_put_bytes(struct interp_text *text, struct writ_bytes words)
{
    for (uint32_t i = 0; i < words.length; i++) {
        if (text->length + 1 >= text->size) {
            text->is_cut = true;
            break;
        }
        text->data[text->length++] = (char)words.data[i];
    }
    if (text->length < text->size) {
        text->data[text->length] = 0;
    }
}

void interp_put(struct interp_text *text, const char *words)
{
    interp_put_bytes(text, interp_words(words));
}

void interp_put_number(struct interp_text *text, uint64_t number)
{
    char made[20];
    uint32_t at = sizeof made;
    do {
        made[--at] = digits[number % 10];
        number /= 10;
    } while (number != 0);
    interp_put_bytes(
        text, (struct writ_bytes){.data = (const uint8_t *)made + at, .length = sizeof made - at});
}

static void put_hex(struct interp_text *text, uint8_t byte)
{
    const uint8_t made[] = {(uint8_t)digits[byte >> 4], (uint8_t)digits[byte & 15]};
    interp_put_bytes(text, (struct writ_bytes){.data = made, .length = sizeof made});
}

/* UTF-8 in quotes; quotes, backslashes and control characters are escaped. */
static void put_quoted(struct interp_text *text, struct writ_bytes words)
{
    interp_put(text, "\"");
    for (uint32_t i = 0; i < words.length; i++) {
        uint8_t c = words.data[i];
        if (c == '"' || c == '\\') {
            interp_put(text, "\\");
        }
        if (c < 0x20 || c == 0x7f) {
            interp_put(text, "\\x");
            put_hex(text, c);
        } else {
            interp_put_bytes(text, (struct writ_bytes){.data = &c, .length = 1});
        }
    }
    interp_put(text, "\"");
}

struct print {
    const struct reflect *r;
    const uint8_t *body; /* of a message that passed its checks */
    struct interp_text *text;
    bool shows_secrets;
};

static void print_value(const struct print *p, uint32_t type, const uint8_t *at);

static void print_integer(const struct print *p, struct interp_number n)
{
    bool is_negative = n.is_signed && (int64_t)n.bits < 0;
    interp_put(p->text, is_negative ? "-" : "");
    interp_put_number(p->text, is_negative ? -n.bits : n.bits);
}

static void print_bits(const struct print *p, const struct reflect_type *t, struct interp_number n)
{
    uint64_t left = n.bits & n.mask;
    const char *between = "";
    for (uint32_t row = t->members.first; row < t->members.first + t->members.count; row++) {
        uint64_t bit = UINT64_C(1) << (interp_member_number(p->r, row) & 63);
        if ((left & bit) != 0) {
            interp_put(p->text, between);
            interp_put_bytes(p->text, interp_member_name(p->r, row));
            between = "|";
            left &= ~bit;
        }
    }
    if (left != 0 || *between == 0) {
        interp_put(p->text, between);
        interp_put_number(p->text, left);
    }
}

static void print_number(const struct print *p, const struct reflect_type *t, const uint8_t *at)
{
    struct interp_number n = interp_load(p->r, t, at);
    uint32_t member = t->kind == REFLECT_KIND_ENUM ? interp_member(p->r, t, n.bits) : REFLECT_NONE;
    if (t->kind == REFLECT_KIND_BOOL) {
        interp_put(p->text, n.bits != 0 ? "true" : "false");
    } else if (t->kind == REFLECT_KIND_BITS) {
        print_bits(p, t, n);
    } else if (member != REFLECT_NONE) {
        interp_put_bytes(p->text, interp_member_name(p->r, member));
    } else {
        print_integer(p, n);
    }
}

static void print_field(const struct print *p, const struct reflect_field *field, const uint8_t *at)
{
    interp_put_bytes(p->text, reflect_field_name(p->r, field->row));
    interp_put(p->text, "=");
    if ((field->flags & REFLECT_FIELD_IS_SECRET) != 0 && !p->shows_secrets) {
        interp_put(p->text, "***");
    } else {
        print_value(p, field->type, at);
    }
}

/* Whether a member of a box is in the one at `at`; every field is in a struct. */
static bool holds(const struct reflect_type *t, const struct reflect_field *field,
                  const uint8_t *at)
{
    switch (t->kind) {
    case REFLECT_KIND_UNION:
        return writ_load_u32(at) == field->number;
    case REFLECT_KIND_TABLE:
        return (writ_load_u64(at) >> (field->number - 1) & 1) != 0;
    default:
        return true;
    }
}

/* The members that are there, in braces; nothing in them is a variant that is not known, or an empty table. */
static void print_fields(const struct print *p, const struct reflect_type *t, const uint8_t *at)
{
    const char *before = "{";
    for (uint32_t i = 0; i < t->fields.count; i++) {
        struct reflect_field field = reflect_field(p->r, t->fields.first + i);
        if (holds(t, &field, at)) {
            interp_put(p->text, before);
            print_field(p, &field, at + field.offset);
            before = ", ";
        }
    }
    interp_put(p->text, *before == '{' ? "{}" : "}");
}

static void print_list(const struct print *p, uint32_t inner, const uint8_t *at, uint32_t count)
{
    uint32_t size = reflect_type(p->r, inner).size;
    interp_put(p->text, "[");
    for (uint32_t i = 0; i < count; i++) {
        interp_put(p->text, i == 0 ? "" : ", ");
        print_value(p, inner, at + (size_t)i * size);
    }
    interp_put(p->text, "]");
}

static void print_tail(const struct print *p, const struct reflect_type *t, const uint8_t *at)
{
    struct writ_tail tail = writ_load_tail(at);
    struct writ_bytes words = {.data = p->body + tail.offset, .length = tail.length};
    switch (t->kind) {
    case REFLECT_KIND_VECTOR:
        print_list(p, t->inner, words.data, tail.length);
        break;
    case REFLECT_KIND_NAME:
        interp_put_bytes(p->text, words);
        break;
    case REFLECT_KIND_TEXT:
        put_quoted(p->text, words);
        break;
    default:
        interp_put(p->text, "x\"");
        for (uint32_t i = 0; i < words.length; i++) {
            put_hex(p->text, words.data[i]);
        }
        interp_put(p->text, "\"");
        break;
    }
}

static void print_value(const struct print *p, uint32_t type, const uint8_t *at)
{
    struct reflect_type t = reflect_type(p->r, type);
    switch (t.kind) {
    case REFLECT_KIND_STRUCT:
    case REFLECT_KIND_UNION:
    case REFLECT_KIND_TABLE:
        print_fields(p, &t, at);
        break;
    case REFLECT_KIND_ARRAY:
        print_list(p, t.inner, at, t.count);
        break;
    case REFLECT_KIND_VECTOR:
    case REFLECT_KIND_BYTES:
    case REFLECT_KIND_NAME:
    case REFLECT_KIND_TEXT:
        print_tail(p, &t, at);
        break;
    default:
        print_number(p, &t, at);
        break;
    }
}

void interp_print_value(const struct reflect *r, const uint8_t *body, uint32_t type,
                        const uint8_t *at, struct interp_text *text)
{
    struct print p = {.r = r, .body = body, .text = text};
    print_value(&p, type, at);
}

static void print_handles(const struct print *p, const struct reflect_field *field,
                          const uint8_t *records)
{
    struct reflect_type t = reflect_type(p->r, field->type);
    interp_put_bytes(p->text, reflect_field_name(p->r, field->row));
    interp_put(p->text, t.count > 1 ? "=[" : "=");
    for (uint32_t i = 0; i < t.count; i++) {
        const uint8_t *record = records + (field->offset - WRIT_RECORDS) + (size_t)i * 8;
        uint32_t slot = writ_load_u16(record);
        interp_put(p->text, i == 0 ? "" : ", ");
        interp_put(p->text, slot == 0 ? "none" : "cap:");
        if (slot != 0) {
            interp_put_number(p->text, slot);
        }
    }
    interp_put(p->text, t.count > 1 ? "]" : "");
}

/* How long the sender's fixed part is. */
static uint32_t fixed_of(const struct interp_shape *shape, uint64_t tag, const uint8_t *body)
{
    return shape->tails != 0 ? writ_load_tail(body + shape->first_tail).offset
                             : writ_tag_bytes(tag);
}

/* The size of the fixed part with the parameters of a version. */
static uint32_t group_end(const struct reflect *r, const struct interp_shape *shape, uint32_t since)
{
    for (uint32_t i = 0; i < shape->groups.count; i++) {
        if (interp_group_since(r, shape, i) == since) {
            return interp_group_size(r, shape, i);
        }
    }
    return UINT32_MAX;
}

void interp_print(const struct interp_side *side, uint64_t tag, const uint8_t *body,
                  const uint8_t *records, bool shows_secrets, struct interp_text *text)
{
    static const uint8_t nothing[WRIT_MAX_BODY];
    struct interp_shape shape = interp_shape(side);
    struct print p = {side->r, body, text, shows_secrets};
    if (side->is_reply && writ_tag_status(tag) != WRIT_OK) {
        return;
    }
    uint32_t fixed = fixed_of(&shape, tag, body);
    for (uint32_t i = 0; i < shape.fields.count; i++) {
        struct reflect_field field = reflect_field(side->r, shape.fields.first + i);
        interp_put(text, i == 0 ? "" : " ");
        if (reflect_kind_is_handle(reflect_type(side->r, field.type).kind)) {
            print_handles(&p, &field, records);
        } else {
            bool is_there = group_end(side->r, &shape, field.since) <= fixed;
            print_field(&p, &field, is_there ? body + field.offset : nothing);
        }
    }
}
