/* See gpt.h. UEFI 2.10, 5.3. */
#include "gpt.h"

#include <string.h>

enum {
    HEADER_SIZE = 12,
    HEADER_SUM = 16,
    HEADER_PLACE = 24,
    USABLE_FIRST = 40,
    USABLE_LAST = 48,
    ENTRIES_FIRST = 72,
    ENTRY_COUNT = 80,
    ENTRY_SIZE = 84,
    ENTRIES_SUM = 88,
    HEADER_LEAST = 92,
    ENTRY_LEAST = 128,
    ENTRY_FIRST = 32,
    ENTRY_LAST = 40,
    ENTRY_NAME = 56,
    NAME_UNITS = 36,
    SUM_BYTES = 4,
};

#define SUM_POLYNOMIAL UINT32_C(0xedb88320)

static uint32_t get(const uint8_t *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint64_t get_long(const uint8_t *at)
{
    uint64_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint32_t sum_on(uint32_t sum, uint8_t byte)
{
    sum ^= byte;
    for (uint32_t bit = 0; bit < 8; bit++) {
        sum = sum >> 1 ^ (sum & 1 ? SUM_POLYNOMIAL : 0);
    }
    return sum;
}

uint32_t gpt_sum(const uint8_t *bytes, uint32_t count)
{
    uint32_t sum = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        sum = sum_on(sum, bytes[i]);
    }
    return ~sum;
}

/* Of the header, its own sum counted as zero. */
static uint32_t header_sum(const uint8_t *block, uint32_t size)
{
    uint32_t sum = UINT32_MAX;
    for (uint32_t i = 0; i < size; i++) {
        sum = sum_on(sum, i - HEADER_SUM < SUM_BYTES ? 0 : block[i]);
    }
    return ~sum;
}

void gpt_try_copy(struct scan *scan, enum table_fault fault)
{
    scan->count = 0;
    if (scan->is_copy || scan->blocks < 3) {
        scan_fail(scan, fault);
        return;
    }
    scan->is_copy = true;
    scan_want(scan, SCAN_HEADER, scan->blocks - 1, scan->block_bytes);
}

static bool is_whole(const struct scan *scan, const uint8_t *block)
{
    uint32_t size = get(block + HEADER_SIZE);
    return memcmp(block, "EFI PART", 8) == 0 && size >= HEADER_LEAST && size <= scan->block_bytes &&
           header_sum(block, size) == get(block + HEADER_SUM) &&
           get_long(block + HEADER_PLACE) == scan->wanted_first;
}

/* The entries stand on the disk, not over the block that tells of them. */
static enum table_fault read_places(struct scan *scan, const uint8_t *block, uint64_t *ret_first,
                                    uint32_t *ret_bytes)
{
    uint64_t first = get_long(block + ENTRIES_FIRST);
    uint64_t bytes = (uint64_t)get(block + ENTRY_COUNT) * get(block + ENTRY_SIZE);
    uint32_t size = get(block + ENTRY_SIZE);
    scan->usable_first = get_long(block + USABLE_FIRST);
    scan->usable_last = get_long(block + USABLE_LAST);
    if (size < ENTRY_LEAST || (size & (size - 1)) != 0 || bytes == 0) {
        return TABLE_DAMAGED;
    }
    if (bytes > SCAN_BYTES) {
        return TABLE_TOO_MANY;
    }
    uint64_t count = (bytes + scan->block_bytes - 1) / scan->block_bytes;
    if (first < 2 || first >= scan->blocks || count > scan->blocks - first ||
        scan->usable_first > scan->usable_last || scan->usable_last >= scan->blocks) {
        return TABLE_OUTSIDE;
    }
    *ret_first = first;
    *ret_bytes = (uint32_t)bytes;
    return TABLE_GOOD;
}

void gpt_read_header(struct scan *scan, const uint8_t *block)
{
    uint64_t first = 0;
    uint32_t bytes = 0;
    enum table_fault fault =
        is_whole(scan, block) ? read_places(scan, block, &first, &bytes) : TABLE_DAMAGED;
    if (fault != TABLE_GOOD) {
        gpt_try_copy(scan, fault);
        return;
    }
    scan->entry_bytes = get(block + ENTRY_SIZE);
    scan->entry_count = get(block + ENTRY_COUNT);
    scan->entries_sum = get(block + ENTRIES_SUM);
    scan_want(scan, SCAN_ENTRIES, first, bytes);
}

static uint32_t read_unit(const uint8_t *name, uint32_t index)
{
    return index < NAME_UNITS ? (uint32_t)(name[2 * index] | name[2 * index + 1] << 8) : 0;
}

static uint32_t put_character(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    uint32_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t heads[] = {0, 0xc0, 0xe0, 0xf0};
    to[0] = (char)(heads[more] | c >> 6 * more);
    for (uint32_t i = 1; i <= more; i++) {
        to[i] = (char)(0x80 | (c >> 6 * (more - i) & 0x3f));
    }
    return more + 1;
}

/* The name as UTF-8. One that is no text, or has control characters, counts as none. */
static uint32_t read_name(const uint8_t *name, char *to)
{
    uint32_t length = 0;
    for (uint32_t i = 0; i < NAME_UNITS && read_unit(name, i) != 0; i++) {
        uint32_t c = read_unit(name, i);
        if (c >= 0xd800 && c < 0xdc00) {
            uint32_t low = read_unit(name, ++i);
            c = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff) : 0;
        } else if (c >= 0xdc00 && c < 0xe000) {
            c = 0;
        }
        if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
            return 0;
        }
        length += put_character(to + length, c);
    }
    return length;
}

static bool is_empty(const uint8_t *entry)
{
    static const uint8_t none[16];
    return memcmp(entry, none, sizeof none) == 0;
}

static enum table_fault add_entry(struct scan *scan, const uint8_t *entry, uint32_t number)
{
    uint64_t first = get_long(entry + ENTRY_FIRST);
    uint64_t last = get_long(entry + ENTRY_LAST);
    if (first < scan->usable_first || last > scan->usable_last || first > last) {
        return TABLE_OUTSIDE;
    }
    struct part part = {.first = first, .blocks = last - first + 1, .number = number};
    memcpy(part.content, entry, sizeof part.content);
    part.name_length = read_name(entry + ENTRY_NAME, part.name);
    return scan_add(scan, &part);
}

void gpt_read_entries(struct scan *scan, const uint8_t *bytes)
{
    enum table_fault fault =
        gpt_sum(bytes, scan->entry_count * scan->entry_bytes) == scan->entries_sum ? TABLE_GOOD
                                                                                   : TABLE_DAMAGED;
    for (uint32_t i = 0; i < scan->entry_count && fault == TABLE_GOOD; i++) {
        const uint8_t *entry = bytes + (uintptr_t)i * scan->entry_bytes;
        if (!is_empty(entry)) {
            fault = add_entry(scan, entry, i + 1);
        }
    }
    if (fault == TABLE_DAMAGED) {
        gpt_try_copy(scan, fault);
    } else if (fault != TABLE_GOOD) {
        scan_fail(scan, fault);
    } else {
        scan->stage = SCAN_OVER;
    }
}
