/* What the walks over types and methods rely on, computed anew from docs/wire.md and compared with what the image says. */
#include "reflect_parts.h"

enum {
    BOX_HEAD = 8,
    DESCRIPTOR_BYTES = 4,
    DESCRIPTOR_ALIGN = 2,
    SLOT_BYTES = 4,
    MOST_FIELDS = 512, /* of one direction */
    TABLE_MEMBERS = 64,
};

/* What a type is by the wire's rules. */
struct facts {
    uint64_t size;
    uint32_t align;
    uint32_t depth;
    uint64_t cost;
};

static uint64_t round_up(uint64_t value, uint32_t align)
{
    return (value + align - 1) / align * align;
}

static uint32_t cell(const struct reflect *r, uint32_t row, uint32_t column)
{
    return reflect_u32(r, REFLECT_TABLE_TYPE, row, column);
}

static bool is_plain(enum reflect_kind kind)
{
    return kind > REFLECT_KIND_NONE && !reflect_kind_is_tail(kind) && !reflect_kind_is_handle(kind);
}

/* A type that stands before `row` and that a fixed part can hold. */
static bool is_inner(const struct reflect *r, uint32_t row, uint32_t inner)
{
    return inner < row && is_plain((enum reflect_kind)cell(r, inner, REFLECT_TYPE_KIND));
}

static void add_part(const struct reflect *r, uint32_t inner, uint64_t times, struct facts *f)
{
    uint32_t align = cell(r, inner, REFLECT_TYPE_ALIGN);
    uint32_t depth = cell(r, inner, REFLECT_TYPE_DEPTH) + 1;
    f->align = align > f->align ? align : f->align;
    f->depth = depth > f->depth ? depth : f->depth;
    f->cost += times * cell(r, inner, REFLECT_TYPE_COST);
}

static bool scalar_facts(const struct reflect_type *t, struct writ_bytes name, struct facts *f)
{
    static const struct {
        char name[5];
        uint8_t size;
        enum reflect_kind kind;
    } scalars[] = {
        {"bool", 1, REFLECT_KIND_BOOL},    {"u8", 1, REFLECT_KIND_UNSIGNED},
        {"u16", 2, REFLECT_KIND_UNSIGNED}, {"u32", 4, REFLECT_KIND_UNSIGNED},
        {"u64", 8, REFLECT_KIND_UNSIGNED}, {"i8", 1, REFLECT_KIND_SIGNED},
        {"i16", 2, REFLECT_KIND_SIGNED},   {"i32", 4, REFLECT_KIND_SIGNED},
        {"i64", 8, REFLECT_KIND_SIGNED},
    };
    for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++) {
        struct writ_bytes word = {.data = (const uint8_t *)scalars[i].name,
                                  .length = (uint32_t)__builtin_strlen(scalars[i].name)};
        if (scalars[i].kind == t->kind && reflect_text_is(name, word)) {
            f->size = f->align = scalars[i].size;
            return true;
        }
    }
    return false;
}

static bool struct_facts(const struct reflect *r, const struct reflect_type *t, struct facts *f)
{
    uint64_t end = 0;
    for (uint32_t i = 0; i < t->fields.count; i++) {
        struct reflect_field field = reflect_field(r, t->fields.first + i);
        if (!is_inner(r, t->row, field.type)) {
            return false;
        }
        end = round_up(end, cell(r, field.type, REFLECT_TYPE_ALIGN));
        if (field.offset != end) {
            return false;
        }
        end += cell(r, field.type, REFLECT_TYPE_SIZE);
        add_part(r, field.type, 1, f);
    }
    f->size = round_up(end, f->align);
    return end <= WRIT_MAX_BODY;
}

/* The member of a box whose number comes next after `number`; false if there is none. */
bool reflect_next_variant(const struct reflect *r, const struct reflect_type *t, uint32_t number,
                          struct reflect_field *ret)
{
    bool found = false;
    for (uint32_t i = 0; i < t->fields.count; i++) {
        struct reflect_field field = reflect_field(r, t->fields.first + i);
        if (field.number > number && (!found || field.number < ret->number)) {
            *ret = field;
            found = true;
        }
    }
    return found;
}

static bool box_facts(const struct reflect *r, const struct reflect_type *t, struct facts *f)
{
    uint64_t end = BOX_HEAD;
    uint32_t seen = 0;
    struct reflect_field field = {0};
    bool is_table = t->kind == REFLECT_KIND_TABLE;
    while (reflect_next_variant(r, t, field.number, &field)) {
        if (!is_inner(r, t->row, field.type) || (is_table && field.number > TABLE_MEMBERS)) {
            return false;
        }
        uint64_t at = is_table ? round_up(end, cell(r, field.type, REFLECT_TYPE_ALIGN)) : BOX_HEAD;
        end = at + cell(r, field.type, REFLECT_TYPE_SIZE);
        if (field.offset != at || end > BOX_HEAD + (uint64_t)t->count) {
            return false;
        }
        add_part(r, field.type, 1, f);
        seen++;
    }
    f->align = 8;
    f->size = BOX_HEAD + (uint64_t)t->count;
    return seen == t->fields.count && t->count % 8 == 0 && t->count <= WRIT_MAX_BODY;
}

static bool list_facts(const struct reflect *r, const struct reflect_type *t, struct facts *f)
{
    if (!is_inner(r, t->row, t->inner) || t->count > WRIT_MAX_BODY) {
        return false;
    }
    add_part(r, t->inner, t->count, f);
    f->size = (uint64_t)t->count * cell(r, t->inner, REFLECT_TYPE_SIZE);
    if (t->kind == REFLECT_KIND_VECTOR) {
        bool fits = f->size <= WRIT_MAX_BODY;
        f->size = DESCRIPTOR_BYTES;
        f->align = DESCRIPTOR_ALIGN;
        return fits;
    }
    return true;
}

static bool number_facts(const struct reflect *r, const struct reflect_type *t, struct facts *f)
{
    if (!is_inner(r, t->row, t->inner)) {
        return false;
    }
    uint32_t kind = cell(r, t->inner, REFLECT_TYPE_KIND);
    add_part(r, t->inner, 1, f);
    f->size = cell(r, t->inner, REFLECT_TYPE_SIZE);
    return kind == REFLECT_KIND_UNSIGNED || kind == REFLECT_KIND_SIGNED;
}

static bool find_facts(const struct reflect *r, const struct reflect_type *t, struct facts *f)
{
    switch (t->kind) {
    case REFLECT_KIND_BOOL:
    case REFLECT_KIND_UNSIGNED:
    case REFLECT_KIND_SIGNED:
        return scalar_facts(t, reflect_text(r, REFLECT_TABLE_TYPE, t->row, REFLECT_TYPE_NAME), f);
    case REFLECT_KIND_ENUM:
    case REFLECT_KIND_BITS:
        return number_facts(r, t, f);
    case REFLECT_KIND_STRUCT:
        return struct_facts(r, t, f);
    case REFLECT_KIND_UNION:
    case REFLECT_KIND_TABLE:
        return box_facts(r, t, f);
    case REFLECT_KIND_ARRAY:
    case REFLECT_KIND_VECTOR:
        return list_facts(r, t, f);
    case REFLECT_KIND_BYTES:
    case REFLECT_KIND_NAME:
    case REFLECT_KIND_TEXT:
        f->size = DESCRIPTOR_BYTES;
        f->align = DESCRIPTOR_ALIGN;
        return t->count <= WRIT_MAX_BODY;
    case REFLECT_KIND_HANDLE:
    case REFLECT_KIND_CLIENT:
    case REFLECT_KIND_SERVER:
        return t->count >= 1 && t->count <= WRIT_MAX_HANDLES;
    case REFLECT_KIND_SLOT:
        f->size = f->align = SLOT_BYTES;
        return true;
    default:
        return false;
    }
}

static bool type_is_good(const struct reflect *r, uint32_t row)
{
    struct reflect_type t = reflect_type(r, row);
    struct facts f = {.align = 1, .depth = 1, .cost = 1};
    if (!find_facts(r, &t, &f) || f.size > WRIT_MAX_BODY || f.cost > REFLECT_MAX_COST ||
        f.depth > REFLECT_MAX_DEPTH || (is_plain(t.kind) && f.size == 0)) {
        return false;
    }
    return t.size == f.size && cell(r, row, REFLECT_TYPE_ALIGN) == f.align &&
           cell(r, row, REFLECT_TYPE_DEPTH) == f.depth && cell(r, row, REFLECT_TYPE_COST) == f.cost;
}

enum reflect_fault reflect_check_types(const struct reflect *r, uint64_t *left)
{
    for (uint32_t row = 0; row < reflect_count(r, REFLECT_TABLE_TYPE); row++) {
        uint64_t fields = reflect_type(r, row).fields.count;
        if (!reflect_spend(left, fields * fields)) {
            return REFLECT_TOO_DEAR;
        }
        if (!type_is_good(r, row)) {
            return REFLECT_BAD_TYPE;
        }
    }
    return REFLECT_GOOD;
}

/* Places the parameters of one version behind `*end`; handles have no place there. */
static bool group_is_good(const struct reflect *r, struct reflect_span fields, uint32_t since,
                          uint64_t *end)
{
    for (uint32_t i = 0; i < fields.count; i++) {
        struct reflect_field field = reflect_field(r, fields.first + i);
        enum reflect_kind kind = (enum reflect_kind)cell(r, field.type, REFLECT_TYPE_KIND);
        if (field.since != since || reflect_kind_is_handle(kind)) {
            continue;
        }
        *end = round_up(*end, cell(r, field.type, REFLECT_TYPE_ALIGN));
        if (field.offset != *end || (since != 0 && reflect_kind_is_tail(kind))) {
            return false;
        }
        *end += cell(r, field.type, REFLECT_TYPE_SIZE);
        if (*end > WRIT_MAX_BODY) {
            return false;
        }
    }
    *end = round_up(*end, 8);
    return true;
}

static bool handles_are_good(const struct reflect *r, struct reflect_span fields)
{
    uint32_t records = 0;
    for (uint32_t i = 0; i < fields.count; i++) {
        struct reflect_field field = reflect_field(r, fields.first + i);
        struct reflect_type t = reflect_type(r, field.type);
        if (!reflect_kind_is_handle(t.kind)) {
            continue;
        }
        if (field.since != 0 || field.offset != WRIT_RECORDS + records * WRIT_RECORD_BYTES) {
            return false;
        }
        records += t.count;
        if (records > WRIT_MAX_HANDLES) {
            return false;
        }
    }
    return true;
}

/* Every parameter belongs to a group, every group is as long as its parameters make it. */
static bool direction_is_good(const struct reflect *r, struct reflect_span fields,
                              struct reflect_span groups)
{
    uint64_t end = 0;
    uint32_t covered = 0;
    uint32_t before = 0;
    if (fields.count > MOST_FIELDS || groups.count == 0 || groups.count > fields.count + 1) {
        return false;
    }
    for (uint32_t i = 0; i < groups.count; i++) {
        uint32_t row = groups.first + i;
        uint32_t since = reflect_u32(r, REFLECT_TABLE_GROUP, row, REFLECT_GROUP_SINCE);
        if ((i == 0 ? since != 0 : since <= before) || !group_is_good(r, fields, since, &end) ||
            reflect_u32(r, REFLECT_TABLE_GROUP, row, REFLECT_GROUP_SIZE) != end) {
            return false;
        }
        before = since;
        for (uint32_t k = 0; k < fields.count; k++) {
            covered += reflect_field(r, fields.first + k).since == since;
        }
    }
    return covered == fields.count && handles_are_good(r, fields);
}

static uint64_t work_of(struct reflect_span fields, struct reflect_span groups)
{
    return (uint64_t)fields.count * groups.count * 2;
}

enum reflect_fault reflect_check_methods(const struct reflect *r, uint64_t *left)
{
    enum reflect_table table = REFLECT_TABLE_METHOD;
    for (uint32_t row = 0; row < reflect_count(r, table); row++) {
        struct reflect_span request = reflect_span(r, table, row, REFLECT_METHOD_REQUEST);
        struct reflect_span reply = reflect_span(r, table, row, REFLECT_METHOD_REPLY);
        struct reflect_span asked = reflect_span(r, table, row, REFLECT_METHOD_REQUEST_GROUPS);
        struct reflect_span told = reflect_span(r, table, row, REFLECT_METHOD_REPLY_GROUPS);
        if (!reflect_spend(left, work_of(request, asked) + work_of(reply, told))) {
            return REFLECT_TOO_DEAR;
        }
        bool good = direction_is_good(r, request, asked) && direction_is_good(r, reply, told);
        if (!good || reflect_u32(r, table, row, REFLECT_METHOD_NUMBER) > UINT16_MAX) {
            return REFLECT_BAD_METHOD;
        }
    }
    return REFLECT_GOOD;
}
