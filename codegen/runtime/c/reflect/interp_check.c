/* The checks of docs/wire.md, section 3, in their order, over the types of an image. Ids are counted on the way. */
#include "writ/interp.h"

#include "interp_parts.h"

/* A walk over a body. What a message does not hold (a variant that was not chosen) is walked without being read, to count its checks. */
struct walk {
    const struct reflect *r;
    const uint8_t *body;
    uint32_t last; /* id of the check before */
    bool is_dry;
    struct writ_reject why;
};

static bool is_done(const struct walk *w)
{
    return w->why.check != 0;
}

/* Counts one check, and notes it if it is the first that fails. */
static void check(struct walk *w, bool good, uint32_t offset)
{
    w->last++;
    if (!good && !is_done(w)) {
        w->why = writ_reject(w->last, offset);
    }
}

static bool reads(const struct walk *w)
{
    return !w->is_dry && !is_done(w);
}

static void zeros(struct walk *w, uint32_t start, uint32_t end)
{
    if (start < end) {
        check(w, !reads(w) || writ_is_zero(w->body + start, end - start), start);
    }
}

static void walk_value(struct walk *w, uint32_t type, uint32_t at, uint32_t *cursor);

/* A value by itself, with the padding inside and behind it. */
static void walk_whole(struct walk *w, uint32_t type, uint32_t at)
{
    uint32_t cursor = at;
    uint32_t end = at + reflect_type(w->r, type).size;
    walk_value(w, type, at, &cursor);
    zeros(w, cursor, end);
}

static void walk_dry(struct walk *w, uint32_t type, uint32_t at, uint32_t end)
{
    bool before = w->is_dry;
    uint32_t cursor = at;
    w->is_dry = true;
    walk_value(w, type, at, &cursor);
    zeros(w, cursor, end);
    w->is_dry = before;
}

/* `count` elements, all by the same checks. */
static void walk_elements(struct walk *w, uint32_t type, uint32_t at, uint32_t count)
{
    uint32_t size = reflect_type(w->r, type).size;
    uint32_t before = w->last;
    for (uint32_t i = 0; i < count && reads(w); i++) {
        w->last = before;
        walk_whole(w, type, at + i * size);
    }
    w->last = before;
    walk_dry(w, type, 0, size);
}

static void walk_union(struct walk *w, const struct reflect_type *t, uint32_t at)
{
    uint32_t number = reads(w) ? writ_load_u32(w->body + at) : 0;
    struct reflect_field variant = {0};
    bool known = false;
    while (reflect_next_variant(w->r, t, variant.number, &variant)) {
        known |= variant.number == number;
    }
    bool strict = (t->flags & REFLECT_TYPE_IS_STRICT) != 0;
    check(w, w->is_dry || known || (!strict && number != 0), at);
    zeros(w, at + 4, at + 8);
    variant = (struct reflect_field){0};
    while (reflect_next_variant(w->r, t, variant.number, &variant)) {
        bool before = w->is_dry;
        uint32_t start = at + variant.offset;
        w->is_dry |= variant.number != number;
        walk_whole(w, variant.type, start);
        zeros(w, start + reflect_type(w->r, variant.type).size, at + t->size);
        w->is_dry = before;
    }
}

static void walk_member(struct walk *w, const struct reflect_field *member, uint32_t at,
                        bool is_there)
{
    uint32_t end = at + reflect_type(w->r, member->type).size;
    bool before = w->is_dry;
    w->is_dry |= !is_there;
    walk_whole(w, member->type, at);
    w->is_dry = before || is_there;
    zeros(w, at, end);
    w->is_dry = before;
}

static void walk_table(struct walk *w, const struct reflect_type *t, uint32_t at)
{
    uint64_t mask = reads(w) ? writ_load_u64(w->body + at) : 0;
    struct reflect_field member = {0};
    uint64_t known = 0;
    while (reflect_next_variant(w->r, t, member.number, &member)) {
        known |= UINT64_C(1) << (member.number - 1);
    }
    if ((t->flags & REFLECT_TYPE_IS_TOTAL) == 0) {
        check(w, (mask & ~known) == 0, at);
    }
    uint32_t cursor = at + 8;
    member = (struct reflect_field){0};
    while (reflect_next_variant(w->r, t, member.number, &member)) {
        zeros(w, cursor, at + member.offset);
        walk_member(w, &member, at + member.offset, (mask >> (member.number - 1) & 1) != 0);
        cursor = at + member.offset + reflect_type(w->r, member.type).size;
    }
    bool before = w->is_dry;
    w->is_dry |= (mask & ~known) != 0;
    zeros(w, cursor, at + t->size);
    w->is_dry = before;
}

static bool number_is_good(const struct walk *w, const struct reflect_type *t, uint32_t at)
{
    struct interp_number n = interp_load(w->r, t, w->body + at);
    uint64_t known = 0;
    switch (t->kind) {
    case REFLECT_KIND_SIGNED:
        return (int64_t)n.bits >= (int64_t)t->low && (int64_t)n.bits <= (int64_t)t->high;
    case REFLECT_KIND_ENUM:
        return interp_member(w->r, t, n.bits) != REFLECT_NONE;
    case REFLECT_KIND_BITS:
        for (uint32_t i = 0; i < t->members.count; i++) {
            known |= UINT64_C(1) << (interp_member_number(w->r, t->members.first + i) & 63);
        }
        return (n.bits & n.mask & ~known) == 0;
    default:
        return n.bits >= t->low && n.bits <= t->high;
    }
}

static void walk_struct(struct walk *w, const struct reflect_type *t, uint32_t at, uint32_t *cursor)
{
    for (uint32_t i = 0; i < t->fields.count; i++) {
        struct reflect_field field = reflect_field(w->r, t->fields.first + i);
        walk_value(w, field.type, at + field.offset, cursor);
    }
}

/* Padding from the cursor to the value, then the value; the cursor is then behind it. Padding inside a struct joins what follows it. */
static void walk_value(struct walk *w, uint32_t type, uint32_t at, uint32_t *cursor)
{
    struct reflect_type t = reflect_type(w->r, type);
    if (t.kind == REFLECT_KIND_STRUCT) {
        walk_struct(w, &t, at, cursor);
        return;
    }
    zeros(w, *cursor, at);
    *cursor = at + t.size;
    switch (t.kind) {
    case REFLECT_KIND_ARRAY:
        walk_elements(w, t.inner, at, t.count);
        break;
    case REFLECT_KIND_UNION:
        walk_union(w, &t, at);
        break;
    case REFLECT_KIND_TABLE:
        walk_table(w, &t, at);
        break;
    case REFLECT_KIND_BOOL:
    case REFLECT_KIND_UNSIGNED:
    case REFLECT_KIND_SIGNED:
    case REFLECT_KIND_ENUM:
    case REFLECT_KIND_BITS:
        if ((t.flags & REFLECT_TYPE_IS_TOTAL) == 0) {
            check(w, !reads(w) || number_is_good(w, &t, at), at);
        }
        break;
    default: /* slots, and descriptors, which are checked with their tails */
        break;
    }
}

/* One version's parameters, from `start` to `end`. */
static void walk_group(struct walk *w, struct reflect_span fields, uint32_t since, uint32_t start,
                       uint32_t end)
{
    uint32_t cursor = start;
    for (uint32_t i = 0; i < fields.count; i++) {
        struct reflect_field field = reflect_field(w->r, fields.first + i);
        if (field.since == since && !reflect_kind_is_handle(reflect_type(w->r, field.type).kind)) {
            walk_value(w, field.type, field.offset, &cursor);
        }
    }
    zeros(w, cursor, end);
}

static void check_content(struct walk *w, const struct reflect_type *t, uint32_t at,
                          uint32_t length)
{
    switch (t->kind) {
    case REFLECT_KIND_NAME:
        check(w, writ_name_is_good(w->body + at, length), at);
        break;
    case REFLECT_KIND_TEXT:
        check(w, writ_text_is_good(w->body + at, length), at);
        break;
    case REFLECT_KIND_VECTOR:
        walk_elements(w, t->inner, at, length);
        break;
    default:
        break;
    }
}

/* Moves the cursor behind the tail and its padding; stops at the first check that fails. */
static void walk_tail(struct walk *w, const struct reflect_field *field, bool is_first,
                      uint32_t bytes, uint32_t *cursor)
{
    struct reflect_type t = reflect_type(w->r, field->type);
    struct writ_tail tail = writ_load_tail(w->body + field->offset);
    uint32_t least = t.kind == REFLECT_KIND_NAME ? 1 : 0;
    uint32_t element = t.kind == REFLECT_KIND_VECTOR ? reflect_type(w->r, t.inner).size : 1;
    if (!is_first) {
        check(w, tail.offset == *cursor, field->offset);
    }
    check(w, tail.length >= least && tail.length <= t.count, field->offset);
    uint32_t size = tail.length * element;
    check(w, is_done(w) || size <= bytes - *cursor, field->offset);
    if (is_done(w)) {
        return;
    }
    check_content(w, &t, *cursor, tail.length);
    uint32_t end = *cursor + size;
    *cursor += writ_padded(size);
    if (element % 8 != 0) {
        check(w, is_done(w) || writ_is_zero(w->body + end, *cursor - end), end);
    }
}

static void walk_record(struct walk *w, const struct reflect_type *t, const uint8_t *records,
                        uint32_t index)
{
    struct writ_record record = writ_load_record(records, index);
    uint32_t offset = WRIT_RECORDS + index * WRIT_RECORD_BYTES;
    bool optional = (t->flags & REFLECT_TYPE_IS_OPTIONAL) != 0;
    bool empty = optional && writ_is_zero(records + (size_t)index * WRIT_RECORD_BYTES, 8);
    uint32_t number = reflect_u32(w->r, REFLECT_TABLE_TYPE, t->row, REFLECT_TYPE_NUMBER);
    uint32_t rights = reflect_u32(w->r, REFLECT_TABLE_TYPE, t->row, REFLECT_TYPE_RIGHTS);
    bool plain = t->kind == REFLECT_KIND_HANDLE;
    uint32_t type = plain                            ? number
                    : t->kind == REFLECT_KIND_CLIENT ? (uint32_t)WRIT_TYPE_CONNECTION
                                                     : (uint32_t)WRIT_TYPE_ENDPOINT;
    check(w, empty || record.slot != 0, offset);
    check(w, empty || record.type == type, offset);
    bool any = plain && (type == WRIT_TYPE_ENDPOINT || type == WRIT_TYPE_CONNECTION);
    bool known = any ? record.protocol != 0 : record.protocol == (plain ? 0 : number);
    check(w, empty || known, offset);
    if (plain && rights != 0) {
        check(w, empty || (record.rights & rights) == rights, offset);
    }
}

static void walk_records(struct walk *w, struct reflect_span fields, const uint8_t *records)
{
    uint32_t index = 0;
    for (uint32_t i = 0; i < fields.count; i++) {
        struct reflect_type t = reflect_type(w->r, reflect_field(w->r, fields.first + i).type);
        for (uint32_t k = 0; reflect_kind_is_handle(t.kind) && k < t.count; k++) {
            walk_record(w, &t, records, index++);
        }
    }
}

static void walk_tails(struct walk *w, const struct interp_shape *shape, uint32_t bytes,
                       uint32_t cursor)
{
    bool is_first = true;
    for (uint32_t i = 0; i < shape->fields.count && !is_done(w); i++) {
        struct reflect_field field = reflect_field(w->r, shape->fields.first + i);
        if (reflect_kind_is_tail(reflect_type(w->r, field.type).kind)) {
            walk_tail(w, &field, is_first, bytes, &cursor);
            is_first = false;
        }
    }
    check(w, cursor == bytes, cursor);
}

/* Whether a sender's fixed part may have this size. */
static bool fixed_is_known(const struct interp_side *side, const struct interp_shape *shape,
                           uint32_t size)
{
    for (uint32_t i = 0; i < shape->groups.count; i++) {
        if (interp_group_size(side->r, shape, i) == size) {
            return true;
        }
    }
    return !shape->strict && size > shape->size && size % 8 == 0;
}

static struct writ_reject check_tag(const struct interp_side *side,
                                    const struct interp_shape *shape, uint64_t tag)
{
    bool is_error = side->is_reply && writ_tag_status(tag) != WRIT_OK;
    bool buffer = (writ_tag_flags(tag) & WRIT_FLAG_BUFFER) != 0;
    uint32_t bytes = writ_tag_bytes(tag);
    uint32_t limit = shape->is_buffer ? WRIT_MAX_BODY : WRIT_REGISTER_BYTES;
    if (buffer != (shape->is_buffer && !is_error)) {
        return writ_reject(WRIT_STEP_CLASS, 0);
    }
    bool fits = bytes % 8 == 0 && bytes >= interp_group_size(side->r, shape, 0) && bytes <= limit &&
                (shape->tails != 0 || fixed_is_known(side, shape, bytes));
    if (is_error ? bytes != 0 : !fits) {
        return writ_reject(WRIT_STEP_SIZE, 0);
    }
    if (writ_tag_handles(tag) != (is_error ? 0 : shape->handles)) {
        return writ_reject(WRIT_STEP_COUNT, 0);
    }
    return writ_reject(0, 0);
}

struct writ_reject interp_check(const struct interp_side *side, uint64_t tag, const uint8_t *body,
                                const uint8_t *records)
{
    struct interp_shape shape = interp_shape(side);
    struct walk w = {.r = side->r, .body = body, .last = WRIT_STEP_COUNT};
    w.why = check_tag(side, &shape, tag);
    if (is_done(&w) || (side->is_reply && writ_tag_status(tag) != WRIT_OK)) {
        return w.why;
    }
    uint32_t bytes = writ_tag_bytes(tag);
    uint32_t fixed = bytes;
    if (shape.tails != 0) {
        fixed = writ_load_tail(body + shape.first_tail).offset;
        check(&w, fixed_is_known(side, &shape, fixed) && fixed <= bytes, shape.first_tail);
    }
    uint32_t start = 0;
    for (uint32_t i = 0; i < shape.groups.count && !is_done(&w); i++) {
        uint32_t end = interp_group_size(side->r, &shape, i);
        w.is_dry = end > fixed;
        walk_group(&w, shape.fields, interp_group_since(side->r, &shape, i), start, end);
        start = end;
    }
    w.is_dry = false;
    if (shape.tails != 0 && !is_done(&w)) {
        walk_tails(&w, &shape, bytes, fixed);
    }
    if (!is_done(&w)) {
        walk_records(&w, shape.fields, records);
    }
    return w.why;
}

static struct writ_verdict verdict(uint32_t status, uint32_t check)
{
    return writ_verdict(status, writ_reject(check, 0));
}

static bool is_reserved(const struct reflect *r, uint32_t protocol, uint32_t number)
{
    struct reflect_span span =
        reflect_span(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_RESERVED);
    for (uint32_t i = 0; i < span.count; i++) {
        if (interp_member_number(r, span.first + i) == number) {
            return true;
        }
    }
    return false;
}

struct writ_verdict interp_judge(const struct reflect *r, uint32_t protocol, uint64_t tag,
                                 const uint8_t *body, const uint8_t *records, uint32_t roles)
{
    uint32_t number = writ_tag_method(tag);
    uint32_t method = interp_method(r, protocol, number);
    if (writ_tag_format(tag) != WRIT_FORMAT_NATIVE) {
        return verdict(WRIT_BAD_MESSAGE, WRIT_STEP_FORMAT);
    }
    if ((writ_tag_flags(tag) & ~WRIT_FLAG_BUFFER) != 0) {
        return verdict(WRIT_BAD_MESSAGE, WRIT_STEP_FLAGS);
    }
    if (writ_tag_protocol(tag) !=
        reflect_u32(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NUMBER)) {
        return verdict(WRIT_BAD_MESSAGE, WRIT_STEP_PROTOCOL);
    }
    if (method == REFLECT_NONE) {
        bool gone = is_reserved(r, protocol, number);
        return verdict(gone ? WRIT_DENIED : WRIT_UNKNOWN_METHOD, WRIT_STEP_METHOD);
    }
    uint32_t mask = reflect_u32(r, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_ROLE_MASK);
    uint32_t kind = reflect_u32(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_KIND);
    bool has_roles = kind == REFLECT_PROTOCOL_IS_DURABLE || kind == REFLECT_PROTOCOL_IS_SESSION;
    if (has_roles && mask != UINT32_MAX && (roles & mask) == 0) {
        return verdict(WRIT_DENIED, WRIT_STEP_ROLE);
    }
    struct interp_side side = interp_side(r, protocol, method, false);
    struct writ_reject why = interp_check(&side, tag, body, records);
    return writ_verdict(why.check == 0 ? WRIT_OK : WRIT_BAD_MESSAGE, why);
}

/* Whether a method may answer with this status. */
static bool status_is_known(const struct interp_side *side, uint32_t status)
{
    uint32_t set = reflect_u32(side->r, REFLECT_TABLE_METHOD, side->method, REFLECT_METHOD_ERRORS);
    if (status == WRIT_OK || writ_status_is_framework(status)) {
        return true;
    }
    if (set == REFLECT_NONE || status < WRIT_FIRST_OWN) {
        return false;
    }
    uint32_t flags = reflect_u32(side->r, REFLECT_TABLE_ERROR, set, REFLECT_ERROR_FLAGS);
    return (flags & REFLECT_ERROR_IS_STRICT) == 0 ||
           interp_error_member(side->r, set, status) != REFLECT_NONE;
}

struct writ_verdict interp_judge_reply(const struct interp_side *side, uint64_t tag,
                                       const uint8_t *body, const uint8_t *records)
{
    uint32_t number =
        reflect_u32(side->r, REFLECT_TABLE_PROTOCOL, side->protocol, REFLECT_PROTOCOL_NUMBER);
    uint32_t failed = 0;
    if (writ_tag_format(tag) != WRIT_FORMAT_NATIVE) {
        failed = WRIT_STEP_FORMAT;
    } else if ((writ_tag_flags(tag) & ~WRIT_FLAG_BUFFER) != WRIT_FLAG_REPLY) {
        failed = WRIT_STEP_FLAGS;
    } else if (writ_tag_protocol(tag) != number) {
        failed = WRIT_STEP_PROTOCOL;
    } else if (!status_is_known(side, writ_tag_status(tag))) {
        failed = WRIT_STEP_METHOD;
    }
    struct writ_reject why =
        failed != 0 ? writ_reject(failed, 0) : interp_check(side, tag, body, records);
    return writ_verdict(why.check == 0 ? WRIT_OK : WRIT_BAD_REPLY, why);
}
