/* Messages from text: finds the value of every parameter, then writes them in the order of the wire. */
#include "interp_build.h"

enum { MOST_PARAMETERS = 512, TABLE_BITS = 64 };

/* The name before a `=` and what it means among `fields`. */
static bool scan_field(struct scan *s, struct reflect_span fields, const char *what,
                       uint32_t *ret_row)
{
    (void)scan_peek(s);
    uint32_t start = s->at;
    struct nearest n = {.word = scan_word(s)};
    *ret_row = interp_find_field(s->r, fields, &n);
    if (*ret_row == REFLECT_NONE) {
        interp_unknown(s->error, INTERP_NO_FIELD, start, what, &n);
        return false;
    }
    if (s->at < s->text.length && s->text.data[s->at] == '=') {
        s->at++;
        return true;
    }
    return scan_fail(s, INTERP_BAD_TEXT, "A = belongs behind a name.");
}

static bool missing(struct scan *s, const char *what, uint32_t row)
{
    struct interp_text text = interp_sentence(s->error, INTERP_MISSING, s->at);
    interp_put(&text, what);
    interp_put(&text, " `");
    interp_put_bytes(&text, reflect_field_name(s->r, row));
    interp_put(&text, "` has no value.");
    return false;
}

static bool twice(struct scan *s, uint32_t row)
{
    struct interp_text text = interp_sentence(s->error, INTERP_TWICE, s->at);
    interp_put(&text, "`");
    interp_put_bytes(&text, reflect_field_name(s->r, row));
    interp_put(&text, "` has a value already.");
    return false;
}

static bool scan_struct(struct scan *s, const struct reflect_type *t, uint8_t *at)
{
    uint64_t seen = 0; /* a bit for each of the first 64; later ones are caught by the count */
    uint32_t count = 0;
    while (!scan_is(s, '}')) {
        uint32_t row;
        if (!scan_field(s, t->fields, "field", &row)) {
            return false;
        }
        uint32_t index = row - t->fields.first;
        if (index < TABLE_BITS && (seen >> index & 1) != 0) {
            return twice(s, row);
        }
        seen |= index < TABLE_BITS ? UINT64_C(1) << index : 0;
        struct reflect_field field = reflect_field(s->r, row);
        if (++count > t->fields.count) {
            return twice(s, row);
        }
        if (!scan_value(s, field.type, at + field.offset)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < t->fields.count && count < t->fields.count; i++) {
        if (i >= TABLE_BITS || (seen >> i & 1) == 0) {
            return missing(s, "Field", t->fields.first + i);
        }
    }
    return true;
}

static bool scan_union(struct scan *s, const struct reflect_type *t, uint8_t *at)
{
    uint32_t row;
    if (!scan_field(s, t->fields, "variant", &row)) {
        return false;
    }
    struct reflect_field field = reflect_field(s->r, row);
    writ_store_u32(at, field.number);
    return scan_value(s, field.type, at + field.offset) &&
           (scan_is(s, '}') || scan_fail(s, INTERP_BAD_TEXT, "A union holds one variant."));
}

static bool scan_table(struct scan *s, const struct reflect_type *t, uint8_t *at)
{
    uint64_t mask = 0;
    while (!scan_is(s, '}')) {
        uint32_t row;
        if (!scan_field(s, t->fields, "member", &row)) {
            return false;
        }
        struct reflect_field field = reflect_field(s->r, row);
        uint64_t bit = UINT64_C(1) << (field.number - 1);
        if ((mask & bit) != 0) {
            return twice(s, row);
        }
        mask |= bit;
        if (!scan_value(s, field.type, at + field.offset)) {
            return false;
        }
    }
    writ_store_u64(at, mask);
    return true;
}

static bool scan_elements(struct scan *s, uint32_t inner, uint8_t *at, uint32_t most,
                          uint32_t *ret_count)
{
    uint32_t size = reflect_type(s->r, inner).size;
    *ret_count = 0;
    if (!scan_is(s, '[')) {
        return scan_fail(s, INTERP_BAD_VALUE, "A list in [ ] belongs here.");
    }
    while (!scan_is(s, ']')) {
        if (*ret_count == most) {
            return scan_fail(s, INTERP_TOO_LONG, "The list has more elements than it may.");
        }
        if (!scan_value(s, inner, at + (size_t)*ret_count * size)) {
            return false;
        }
        (*ret_count)++;
    }
    return true;
}

static bool scan_braces(struct scan *s, const struct reflect_type *t, uint8_t *at)
{
    if (!scan_is(s, '{')) {
        return scan_fail(s, INTERP_BAD_VALUE, "Fields in { } belong here.");
    }
    switch (t->kind) {
    case REFLECT_KIND_STRUCT:
        return scan_struct(s, t, at);
    case REFLECT_KIND_UNION:
        return scan_union(s, t, at);
    default:
        return scan_table(s, t, at);
    }
}

bool scan_value(struct scan *s, uint32_t type, uint8_t *at)
{
    struct reflect_type t = reflect_type(s->r, type);
    uint32_t count;
    switch (t.kind) {
    case REFLECT_KIND_STRUCT:
    case REFLECT_KIND_UNION:
    case REFLECT_KIND_TABLE:
        return scan_braces(s, &t, at);
    case REFLECT_KIND_ARRAY:
        if (!scan_elements(s, t.inner, at, t.count, &count)) {
            return false;
        }
        return count == t.count ||
               scan_fail(s, INTERP_TOO_LONG, "The list has fewer elements than it must.");
    case REFLECT_KIND_SLOT:
        t.low = 0;
        t.high = UINT32_MAX;
        t.kind = REFLECT_KIND_UNSIGNED;
        return scan_number(s, &t, at);
    default:
        return scan_number(s, &t, at);
    }
}

/* A tail goes to the cursor; its room is zero up to the end of the page's body. */
static bool build_tail(struct scan *s, const struct reflect_type *t, uint32_t descriptor)
{
    bool is_vector = t->kind == REFLECT_KIND_VECTOR;
    uint32_t element = is_vector ? reflect_type(s->r, t->inner).size : 1;
    uint32_t room = (WRIT_MAX_BODY - s->cursor) / element;
    uint32_t most = writ_least(t->count, room);
    uint8_t *at = s->page + s->cursor;
    uint32_t length;
    bool good = is_vector ? scan_elements(s, t->inner, at, most, &length)
                          : scan_bytes(s, t->kind, at, most, &length);
    if (!good) {
        return false;
    }
    writ_store_u16(s->page + descriptor, (uint16_t)s->cursor);
    writ_store_u16(s->page + descriptor + 2, (uint16_t)length);
    s->cursor += writ_padded(length * element);
    return true;
}

static bool build_record(struct scan *s, const struct reflect_type *t, uint8_t *at)
{
    uint32_t start = s->at;
    struct writ_bytes word = scan_word(s);
    uint64_t slot = 0;
    struct reflect_type index = {.kind = REFLECT_KIND_UNSIGNED, .size = 2, .low = 1, .high = 65535};
    if (reflect_text_is(word, interp_words("none"))) {
        return (t->flags & REFLECT_TYPE_IS_OPTIONAL) != 0 ||
               scan_fail(s, INTERP_MISSING, "This handle is not optional.");
    }
    if (!reflect_text_is(word, interp_words("cap")) || !scan_is(s, ':')) {
        s->at = start;
        return scan_fail(s, INTERP_BAD_VALUE, "A handle is written cap:SLOT or none.");
    }
    uint8_t raw[2] = {0};
    if (!scan_number(s, &index, raw)) {
        return false;
    }
    slot = writ_load_u16(raw);
    uint32_t number = reflect_u32(s->r, REFLECT_TABLE_TYPE, t->row, REFLECT_TYPE_NUMBER);
    uint32_t rights = reflect_u32(s->r, REFLECT_TABLE_TYPE, t->row, REFLECT_TYPE_RIGHTS);
    bool plain = t->kind == REFLECT_KIND_HANDLE;
    uint32_t end = t->kind == REFLECT_KIND_CLIENT ? WRIT_TYPE_CONNECTION : WRIT_TYPE_ENDPOINT;
    writ_store_u16(at, (uint16_t)slot);
    writ_store_u16(at + 2, (uint16_t)rights);
    at[4] = (uint8_t)(plain ? number : end);
    bool any = plain && (number == WRIT_TYPE_ENDPOINT || number == WRIT_TYPE_CONNECTION);
    uint32_t protocol = any ? (uint32_t)WRIT_ANY_PROTOCOL : plain ? 0 : number;
    writ_store_u16(at + 6, (uint16_t)protocol);
    return true;
}

static bool build_handles(struct scan *s, const struct reflect_type *t, uint32_t offset)
{
    uint8_t *at = s->page + offset;
    if (t->count == 1) {
        return build_record(s, t, at);
    }
    bool good = scan_is(s, '[');
    for (uint32_t i = 0; i < t->count && good; i++) {
        if (!build_record(s, t, at + (size_t)i * WRIT_RECORD_BYTES)) {
            return false;
        }
    }
    good = good && scan_is(s, ']');
    return good || scan_fail(s, INTERP_TOO_LONG, "A list with every handle belongs here.");
}

/* Where in the text the value of each parameter begins. */
static bool find_values(struct scan *s, struct reflect_span fields, uint32_t *starts)
{
    for (uint32_t i = 0; i < fields.count; i++) {
        starts[i] = UINT32_MAX;
    }
    while (scan_peek(s) != 0) {
        uint32_t row;
        if (!scan_field(s, fields, "parameter", &row)) {
            return false;
        }
        if (starts[row - fields.first] != UINT32_MAX) {
            return twice(s, row);
        }
        starts[row - fields.first] = s->at;
        if (!scan_skip(s)) {
            return false;
        }
    }
    return true;
}

static bool build_parameter(struct scan *s, const struct reflect_field *field, uint32_t start)
{
    struct reflect_type t = reflect_type(s->r, field->type);
    if (start == UINT32_MAX) {
        return field->since != 0 || missing(s, "Parameter", field->row);
    }
    s->at = start;
    bool good;
    if (reflect_kind_is_handle(t.kind)) {
        good = build_handles(s, &t, field->offset);
    } else if (reflect_kind_is_tail(t.kind)) {
        good = build_tail(s, &t, field->offset);
    } else {
        good = scan_value(s, field->type, s->page + field->offset);
    }
    if (!good) {
        return false;
    }
    uint32_t end = s->at;
    s->at = start;
    if (!scan_skip(s) || s->at != end) {
        s->at = end;
        return scan_fail(s, INTERP_BAD_TEXT, "Something stands behind the value.");
    }
    return true;
}

bool interp_build(const struct interp_side *side, struct writ_bytes text, uint8_t *page,
                  uint64_t *ret_tag, struct interp_error *ret_error)
{
    uint32_t starts[MOST_PARAMETERS];
    struct interp_shape shape = interp_shape(side);
    struct scan s = {.r = side->r, .text = text, .error = ret_error, .page = page};
    __builtin_memset(page, 0, WRIT_PAGE_BYTES);
    s.cursor = shape.size;
    if (!find_values(&s, shape.fields, starts)) {
        return false;
    }
    for (uint32_t i = 0; i < shape.fields.count; i++) {
        struct reflect_field field = reflect_field(side->r, shape.fields.first + i);
        if (!build_parameter(&s, &field, starts[i])) {
            return false;
        }
    }
    uint64_t flags =
        (side->is_reply ? WRIT_FLAG_REPLY : 0) | (shape.is_buffer ? WRIT_FLAG_BUFFER : 0);
    uint64_t protocol =
        reflect_u32(side->r, REFLECT_TABLE_PROTOCOL, side->protocol, REFLECT_PROTOCOL_NUMBER);
    uint64_t method =
        reflect_u32(side->r, REFLECT_TABLE_METHOD, side->method, REFLECT_METHOD_NUMBER);
    *ret_tag = (side->is_reply ? 0 : method) | (protocol & 0xffff) << 16 |
               (uint64_t)s.cursor << 32 | (uint64_t)shape.handles << 48 | flags << 52 |
               (uint64_t)WRIT_FORMAT_NATIVE << 56;
    return true;
}
