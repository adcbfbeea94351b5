/* Opens images: header, checksum, tables, references, texts. What types and methods must be is in reflect_check.c. */
#include "writ/reflect.h"

#include "reflect_columns.h"
#include "reflect_parts.h"

enum {
    AT_VERSION = 8,
    AT_HEADER = 10,
    AT_CHECKSUM = 12,
    AT_LENGTH = 16,
    AT_TABLES = 20,
    AT_TEXTS = 24,
    AT_TEXTS_SIZE = 28,
    WORK_PER_BYTE = 64,
    NOT_COVERED = 16, /* bytes before those that the checksum is about */
};

static const uint8_t magic[] = {'W', 'R', 'I', 'T', 'R', 'E', 'F', 'L'};

static uint32_t checksum(const uint8_t *at, size_t size)
{
    static const uint32_t nibbles[] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < size; i++) {
        crc ^= at[i];
        crc = crc >> 4 ^ nibbles[crc & 15];
        crc = crc >> 4 ^ nibbles[crc & 15];
    }
    return ~crc;
}

static enum reflect_fault check_header(const uint8_t *data, size_t size)
{
    if (size < REFLECT_HEADER_BYTES || __builtin_memcmp(data, magic, sizeof magic) != 0) {
        return REFLECT_NO_IMAGE;
    }
    if (writ_load_u16(data + AT_VERSION) != REFLECT_VERSION ||
        writ_load_u16(data + AT_HEADER) != REFLECT_HEADER_BYTES) {
        return REFLECT_OTHER_VERSION;
    }
    if (size > REFLECT_MAX_BYTES || writ_load_u32(data + AT_LENGTH) != size) {
        return REFLECT_BAD_LENGTH;
    }
    uint64_t texts = writ_load_u32(data + AT_TEXTS);
    uint64_t end = texts + writ_load_u32(data + AT_TEXTS_SIZE);
    size_t least = REFLECT_HEADER_BYTES + (size_t)REFLECT_TABLES * REFLECT_SECTION_BYTES;
    if (writ_load_u32(data + AT_TABLES) != REFLECT_TABLES || texts < least || end != size) {
        return REFLECT_BAD_TABLES;
    }
    if (checksum(data + NOT_COVERED, size - NOT_COVERED) != writ_load_u32(data + AT_CHECKSUM)) {
        return REFLECT_BAD_CHECKSUM;
    }
    return REFLECT_GOOD;
}

static enum reflect_fault find_tables(const uint8_t *data, struct reflect *r)
{
    uint64_t texts = writ_load_u32(data + AT_TEXTS);
    for (uint32_t i = 0; i < REFLECT_TABLES; i++) {
        const uint8_t *section = data + REFLECT_HEADER_BYTES + (size_t)i * REFLECT_SECTION_BYTES;
        uint64_t at = writ_load_u32(section);
        uint64_t count = writ_load_u32(section + 4);
        uint64_t bytes = UINT64_C(4) * table_words[i];
        if (writ_load_u32(section + 8) != table_words[i] || at % 4 != 0 || at > texts ||
            count > (texts - at) / bytes) {
            return REFLECT_BAD_TABLES;
        }
        r->tables[i] = (struct reflect_rows){data + at, (uint32_t)count, (uint32_t)bytes};
    }
    r->texts = data + texts;
    r->texts_size = writ_load_u32(data + AT_TEXTS_SIZE);
    return REFLECT_GOOD;
}

static enum reflect_fault check_text(const struct reflect *r, uint32_t place, uint64_t *left)
{
    if (r->texts_size < 3 || place > r->texts_size - 3) {
        return REFLECT_BAD_TEXT;
    }
    const uint8_t *at = r->texts + place;
    uint32_t length = writ_load_u16(at);
    if (!reflect_spend(left, length)) {
        return REFLECT_TOO_DEAR;
    }
    if (length > r->texts_size - 3 - place || at[2 + length] != 0 ||
        !writ_text_is_good(at + 2, length)) {
        return REFLECT_BAD_TEXT;
    }
    return REFLECT_GOOD;
}

static enum reflect_fault check_cell(const struct reflect *r, const struct column *column,
                                     const uint8_t *cell, uint64_t *left)
{
    uint32_t word = writ_load_u32(cell);
    uint32_t count = r->tables[column->target].count;
    switch ((enum column_kind)column->kind) {
    case COLUMN_STR:
        return check_text(r, word, left);
    case COLUMN_REF:
        return word < count ? REFLECT_GOOD : REFLECT_BAD_REFERENCE;
    case COLUMN_MAYBE:
        return word < count || word == REFLECT_NONE ? REFLECT_GOOD : REFLECT_BAD_REFERENCE;
    case COLUMN_SPAN: {
        uint32_t rows = writ_load_u32(cell + 4);
        return rows <= count && word <= count - rows ? REFLECT_GOOD : REFLECT_BAD_REFERENCE;
    }
    default:
        return REFLECT_GOOD;
    }
}

static enum reflect_fault check_references(const struct reflect *r, uint64_t *left)
{
    for (size_t i = 0; i < sizeof reference_columns / sizeof reference_columns[0]; i++) {
        const struct column *column = &reference_columns[i];
        for (uint32_t row = 0; row < r->tables[column->table].count; row++) {
            const uint8_t *cell = reflect_cell(r, column->table, row, column->at);
            enum reflect_fault fault = check_cell(r, column, cell, left);
            if (fault != REFLECT_GOOD) {
                return fault;
            }
        }
    }
    return REFLECT_GOOD;
}

enum reflect_fault reflect_open(const void *data, size_t size, struct reflect *ret)
{
    struct reflect r;
    uint64_t left = (uint64_t)size * WORK_PER_BYTE;
    enum reflect_fault fault = check_header(data, size);
    if (fault == REFLECT_GOOD) {
        fault = find_tables(data, &r);
    }
    if (fault == REFLECT_GOOD) {
        fault = check_references(&r, &left);
    }
    if (fault == REFLECT_GOOD) {
        fault = reflect_check_types(&r, &left);
    }
    if (fault == REFLECT_GOOD) {
        fault = reflect_check_methods(&r, &left);
    }
    if (fault == REFLECT_GOOD) {
        *ret = r;
    }
    return fault;
}

const char *reflect_fault_text(enum reflect_fault fault)
{
    static const char *const texts[] = {
        [REFLECT_GOOD] = "The image is good.",
        [REFLECT_NO_IMAGE] = "This is no reflection image.",
        [REFLECT_OTHER_VERSION] = "The image has another version than this reader.",
        [REFLECT_BAD_LENGTH] = "The image is not as long as it says.",
        [REFLECT_BAD_CHECKSUM] = "The checksum of the image is wrong.",
        [REFLECT_BAD_TABLES] = "A table of the image is not where or what it should be.",
        [REFLECT_BAD_REFERENCE] = "A row of the image refers to one that is not there.",
        [REFLECT_BAD_TEXT] = "A text of the image has no end or is no UTF-8.",
        [REFLECT_TOO_DEAR] = "The image takes more work to check than its length allows.",
        [REFLECT_BAD_TYPE] = "A type of the image is not laid out as the wire demands.",
        [REFLECT_BAD_METHOD] = "A method of the image is not laid out as the wire demands.",
    };
    return (size_t)fault < sizeof texts / sizeof texts[0] ? texts[fault] : "no such fault";
}

struct reflect_type reflect_type(const struct reflect *r, uint32_t row)
{
    enum reflect_table table = REFLECT_TABLE_TYPE;
    return (struct reflect_type){
        .row = row,
        .kind = (enum reflect_kind)reflect_u32(r, table, row, REFLECT_TYPE_KIND),
        .flags = reflect_u32(r, table, row, REFLECT_TYPE_FLAGS),
        .size = reflect_u32(r, table, row, REFLECT_TYPE_SIZE),
        .count = reflect_u32(r, table, row, REFLECT_TYPE_COUNT),
        .inner = reflect_u32(r, table, row, REFLECT_TYPE_INNER),
        .low = reflect_u64(r, table, row, REFLECT_TYPE_LOW),
        .high = reflect_u64(r, table, row, REFLECT_TYPE_HIGH),
        .fields = reflect_span(r, table, row, REFLECT_TYPE_FIELDS),
        .members = reflect_span(r, table, row, REFLECT_TYPE_MEMBERS),
    };
}
