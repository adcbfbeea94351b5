/* Facts about methods and types that all walks ask for. */
#include "interp_parts.h"

uint32_t interp_protocol(const struct reflect *r, uint32_t number)
{
    for (uint32_t row = 0; row < reflect_count(r, REFLECT_TABLE_PROTOCOL); row++) {
        if (reflect_u32(r, REFLECT_TABLE_PROTOCOL, row, REFLECT_PROTOCOL_NUMBER) == number) {
            return row;
        }
    }
    return REFLECT_NONE;
}

uint32_t interp_method(const struct reflect *r, uint32_t protocol, uint32_t number)
{
    struct reflect_span span =
        reflect_span(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_METHODS);
    for (uint32_t row = span.first; row < span.first + span.count; row++) {
        if (reflect_u32(r, REFLECT_TABLE_METHOD, row, REFLECT_METHOD_NUMBER) == number) {
            return row;
        }
    }
    return REFLECT_NONE;
}

struct interp_shape interp_shape(const struct interp_side *side)
{
    const struct reflect *r = side->r;
    enum reflect_table table = REFLECT_TABLE_METHOD;
    uint32_t flags = reflect_u32(r, table, side->method, REFLECT_METHOD_FLAGS);
    struct interp_shape s = {
        .fields = reflect_span(r, table, side->method,
                               side->is_reply ? REFLECT_METHOD_REPLY : REFLECT_METHOD_REQUEST),
        .groups = reflect_span(r, table, side->method,
                               side->is_reply ? REFLECT_METHOD_REPLY_GROUPS
                                              : REFLECT_METHOD_REQUEST_GROUPS),
        .strict = (flags & REFLECT_METHOD_IS_STRICT) != 0,
    };
    for (uint32_t i = 0; i < s.fields.count; i++) {
        struct reflect_field field = reflect_field(r, s.fields.first + i);
        struct reflect_type t = reflect_type(r, field.type);
        if (reflect_kind_is_handle(t.kind)) {
            s.handles += t.count;
        } else if (reflect_kind_is_tail(t.kind)) {
            s.first_tail = s.tails == 0 ? field.offset : s.first_tail;
            s.tails++;
        }
    }
    s.size = interp_group_size(r, &s, s.groups.count - 1);
    s.is_buffer = s.tails != 0 || s.handles != 0 || s.size > WRIT_REGISTER_BYTES;
    return s;
}

bool interp_is_signed(const struct reflect *r, const struct reflect_type *t)
{
    bool has_base = t->kind == REFLECT_KIND_ENUM || t->kind == REFLECT_KIND_BITS;
    return (has_base ? reflect_type(r, t->inner).kind : t->kind) == REFLECT_KIND_SIGNED;
}

struct interp_number interp_load(const struct reflect *r, const struct reflect_type *t,
                                 const uint8_t *at)
{
    uint32_t unused = 64 - 8 * t->size; /* a number has 1 to 8 bytes */
    struct interp_number n = {.mask = UINT64_MAX >> unused, .is_signed = interp_is_signed(r, t)};
    for (uint32_t i = 0; i < t->size; i++) {
        n.bits |= (uint64_t)at[i] << (8 * i);
    }
    if (n.is_signed) {
        n.bits = (uint64_t)((int64_t)(n.bits << unused) >> unused);
    }
    return n;
}

static uint32_t numbered(const struct reflect *r, struct reflect_span members, uint64_t number)
{
    for (uint32_t row = members.first; row < members.first + members.count; row++) {
        if (interp_member_number(r, row) == number) {
            return row;
        }
    }
    return REFLECT_NONE;
}

uint32_t interp_member(const struct reflect *r, const struct reflect_type *t, uint64_t number)
{
    return numbered(r, t->members, number);
}

uint32_t interp_error_member(const struct reflect *r, uint32_t set, uint64_t status)
{
    return numbered(r, reflect_span(r, REFLECT_TABLE_ERROR, set, REFLECT_ERROR_MEMBERS), status);
}
