/* A reflection image in memory: docs/reflect.md.
 *
 * An image is opened once, which checks all of it; after that every access is a load, and no walk can leave it or go on for ever. Nothing
 * is allocated, copied or changed; the image's bytes must stay where they are.
 */
#ifndef WRIT_REFLECT_H
#define WRIT_REFLECT_H

#include "writ/wire.h"

#include "writ/reflect_tables.h"

#define REFLECT_NONE UINT32_C(0xffffffff)

/* Why an image was refused. */
enum reflect_fault {
    REFLECT_GOOD,
    REFLECT_NO_IMAGE,
    REFLECT_OTHER_VERSION,
    REFLECT_BAD_LENGTH,
    REFLECT_BAD_CHECKSUM,
    REFLECT_BAD_TABLES,
    REFLECT_BAD_REFERENCE,
    REFLECT_BAD_TEXT,
    REFLECT_TOO_DEAR,
    REFLECT_BAD_TYPE,
    REFLECT_BAD_METHOD,
};

struct reflect_rows {
    const uint8_t *at;
    uint32_t count;
    uint32_t bytes; /* of one */
};

struct reflect {
    const uint8_t *texts;
    uint32_t texts_size;
    struct reflect_rows tables[REFLECT_TABLES];
};

struct reflect_span {
    uint32_t first;
    uint32_t count;
};

/* Checks everything. A fault leaves `ret` as it was. */
[[nodiscard]] enum reflect_fault reflect_open(const void *data, size_t size, struct reflect *ret);

/* The fault as a sentence. */
const char *reflect_fault_text(enum reflect_fault fault);

static inline uint32_t reflect_count(const struct reflect *r, enum reflect_table table)
{
    return r->tables[table].count;
}

static inline const uint8_t *reflect_cell(const struct reflect *r, enum reflect_table table,
                                          uint32_t row, uint32_t column)
{
    return r->tables[table].at + (size_t)row * r->tables[table].bytes + (size_t)column * 4;
}

static inline uint32_t reflect_u32(const struct reflect *r, enum reflect_table table, uint32_t row,
                                   uint32_t column)
{
    return writ_load_u32(reflect_cell(r, table, row, column));
}

static inline uint64_t reflect_u64(const struct reflect *r, enum reflect_table table, uint32_t row,
                                   uint32_t column)
{
    return writ_load_u64(reflect_cell(r, table, row, column));
}

static inline struct reflect_span reflect_span(const struct reflect *r, enum reflect_table table,
                                               uint32_t row, uint32_t column)
{
    const uint8_t *cell = reflect_cell(r, table, row, column);
    return (struct reflect_span){writ_load_u32(cell), writ_load_u32(cell + 4)};
}

/* A text; a zero byte follows it. */
static inline struct writ_bytes reflect_text(const struct reflect *r, enum reflect_table table,
                                             uint32_t row, uint32_t column)
{
    const uint8_t *at = r->texts + reflect_u32(r, table, row, column);
    return (struct writ_bytes){.data = at + 2, .length = writ_load_u16(at)};
}

static inline bool reflect_text_is(struct writ_bytes text, struct writ_bytes other)
{
    return text.length == other.length && __builtin_memcmp(text.data, other.data, text.length) == 0;
}

/* A type as the walks want it. */
struct reflect_type {
    uint32_t row;
    enum reflect_kind kind;
    uint32_t flags;
    uint32_t size;
    uint32_t count;
    uint32_t inner;
    uint64_t low;
    uint64_t high;
    struct reflect_span fields;
    struct reflect_span members;
};

struct reflect_type reflect_type(const struct reflect *r, uint32_t row);

/* A field, variant or parameter. */
struct reflect_field {
    uint32_t row;
    uint32_t type;
    uint32_t offset;
    uint32_t number;
    uint32_t since;
    uint32_t flags;
};

static inline struct reflect_field reflect_field(const struct reflect *r, uint32_t row)
{
    return (struct reflect_field){
        .row = row,
        .type = reflect_u32(r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_TYPE),
        .offset = reflect_u32(r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_OFFSET),
        .number = reflect_u32(r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_NUMBER),
        .since = reflect_u32(r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_SINCE),
        .flags = reflect_u32(r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_FLAGS),
    };
}

static inline struct writ_bytes reflect_field_name(const struct reflect *r, uint32_t row)
{
    return reflect_text(r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_NAME);
}

static inline bool reflect_kind_is_handle(enum reflect_kind kind)
{
    return kind == REFLECT_KIND_HANDLE || kind == REFLECT_KIND_CLIENT ||
           kind == REFLECT_KIND_SERVER;
}

static inline bool reflect_kind_is_tail(enum reflect_kind kind)
{
    return kind == REFLECT_KIND_VECTOR || kind == REFLECT_KIND_BYTES || kind == REFLECT_KIND_NAME ||
           kind == REFLECT_KIND_TEXT;
}

#endif
