/* The words of texts: numbers, names of members, quoted bytes. */
#include "interp_build.h"

bool scan_fail(struct scan *s, enum interp_fault fault, const char *sentence)
{
    struct interp_text text = interp_sentence(s->error, fault, s->at);
    interp_put(&text, sentence);
    return false;
}

uint8_t scan_peek(struct scan *s)
{
    while (s->at < s->text.length) {
        uint8_t c = s->text.data[s->at];
        if (c != ' ' && c != ',' && c != '\t' && c != '\n') {
            return c;
        }
        s->at++;
    }
    return 0;
}

bool scan_is(struct scan *s, uint8_t c)
{
    bool is = scan_peek(s) == c;
    s->at += is;
    return is;
}

struct writ_bytes scan_word(struct scan *s)
{
    (void)scan_peek(s);
    uint32_t start = s->at;
    while (s->at < s->text.length && interp_is_word(s->text.data[s->at])) {
        s->at++;
    }
    return (struct writ_bytes){.data = s->text.data + start, .length = s->at - start};
}

static bool skip_quoted(struct scan *s)
{
    for (s->at++; s->at < s->text.length; s->at++) {
        if (s->text.data[s->at] == '"') {
            s->at++;
            return true;
        }
        s->at += s->text.data[s->at] == '\\';
    }
    return scan_fail(s, INTERP_BAD_TEXT, "A quoted text has no end.");
}

bool scan_skip(struct scan *s)
{
    uint32_t depth = 0;
    (void)scan_peek(s);
    for (; s->at < s->text.length; s->at++) {
        uint8_t c = s->text.data[s->at];
        if (c == '"') {
            if (!skip_quoted(s)) {
                return false;
            }
            s->at--;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            if (depth == 0) {
                return scan_fail(s, INTERP_BAD_TEXT, "A bracket closes that was never opened.");
            }
            depth--;
        } else if (depth == 0 && (c == ' ' || c == ',' || c == '\t' || c == '\n')) {
            return true;
        }
    }
    return depth == 0 || scan_fail(s, INTERP_BAD_TEXT, "A bracket is never closed.");
}

static uint32_t digit_of(uint8_t c)
{
    if (c >= '0' && c <= '9') {
        return c - (uint32_t)'0';
    }
    uint8_t small = (uint8_t)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - (uint32_t)'a' + 10 : UINT32_MAX;
}

static uint32_t unit_shift(struct writ_bytes rest)
{
    if (rest.length != 2 || rest.data[1] != 'i') {
        return UINT32_MAX;
    }
    switch (rest.data[0]) {
    case 'K':
        return 10;
    case 'M':
        return 20;
    case 'G':
        return 30;
    default:
        return UINT32_MAX;
    }
}

/* Decimal or hexadecimal, `_` between digits, perhaps with a unit; 0 if it is no number, 1 if it does not fit, 2 if it is good. */
static int parse_number(struct writ_bytes word, uint64_t *ret)
{
    bool hex = word.length > 2 && word.data[0] == '0' && word.data[1] == 'x';
    uint32_t base = hex ? 16 : 10;
    uint32_t i = hex ? 2 : 0;
    uint64_t value = 0;
    bool fits = true;
    uint32_t seen = 0;
    for (; i < word.length; i++) {
        uint32_t digit = digit_of(word.data[i]);
        if (word.data[i] == '_' && seen != 0) {
            continue;
        }
        if (digit >= base) {
            break;
        }
        fits = fits && !__builtin_mul_overflow(value, (uint64_t)base, &value) &&
               !__builtin_add_overflow(value, (uint64_t)digit, &value);
        seen++;
    }
    if (i < word.length) {
        uint32_t shift =
            unit_shift((struct writ_bytes){.data = word.data + i, .length = word.length - i});
        if (shift == UINT32_MAX) {
            return 0;
        }
        fits = fits && (value << shift) >> shift == value;
        value <<= shift;
    }
    *ret = value;
    return seen == 0 ? 0 : 1 + fits;
}

static void store(uint8_t *at, uint64_t bits, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        at[i] = (uint8_t)(bits >> (8 * i));
    }
}

/* Whether a number fits the width of its type and its range. `bits` is extended by its sign. */
static bool fits_type(const struct scan *s, const struct reflect_type *t, uint64_t bits,
                      bool is_negative)
{
    uint32_t unused = 64 - 8 * t->size;
    bool is_signed = interp_is_signed(s->r, t);
    bool has_range = t->kind == REFLECT_KIND_UNSIGNED || t->kind == REFLECT_KIND_SIGNED;
    if (!is_signed) {
        return !is_negative && bits <= UINT64_MAX >> unused &&
               (!has_range || (bits >= t->low && bits <= t->high));
    }
    if (is_negative != ((int64_t)bits < 0) && bits != 0) {
        return false;
    }
    return (int64_t)(bits << unused) >> unused == (int64_t)bits &&
           (!has_range || ((int64_t)bits >= (int64_t)t->low && (int64_t)bits <= (int64_t)t->high));
}

static bool out_of_range(struct scan *s, const struct reflect_type *t)
{
    struct interp_text text = interp_sentence(s->error, INTERP_OUT_OF_RANGE, s->at);
    interp_put(&text, "The number is not among those of its type, ");
    if (t->kind == REFLECT_KIND_UNSIGNED) {
        interp_put_number(&text, t->low);
        interp_put(&text, " to ");
        interp_put_number(&text, t->high);
    } else {
        interp_put_bytes(&text, reflect_text(s->r, REFLECT_TABLE_TYPE, t->row, REFLECT_TYPE_NAME));
    }
    interp_put(&text, ".");
    return false;
}

static bool is_word(struct writ_bytes word, const char *other)
{
    return reflect_text_is(word, interp_words(other));
}

static bool scan_bool(struct scan *s, uint8_t *at)
{
    struct writ_bytes word = scan_word(s);
    if (!is_word(word, "true") && !is_word(word, "false")) {
        return scan_fail(s, INTERP_BAD_VALUE, "This is neither true nor false.");
    }
    *at = is_word(word, "true");
    return true;
}

/* A member by its name: of an enum its number, of bits its bit. */
static bool member_bits(struct scan *s, const struct reflect_type *t, struct writ_bytes word,
                        uint64_t *ret)
{
    struct nearest n = {.word = word};
    uint32_t row = interp_find_member(s->r, t->members, &n);
    if (row == REFLECT_NONE) {
        interp_unknown(s->error, INTERP_NO_MEMBER, s->at, "member", &n);
        return false;
    }
    uint64_t number = interp_member_number(s->r, row);
    *ret = t->kind == REFLECT_KIND_BITS ? UINT64_C(1) << (number & 63) : number;
    return true;
}

/* Whether a strict type has this value; numbers are checked by their range. */
static bool is_member(const struct scan *s, const struct reflect_type *t, uint64_t bits)
{
    uint64_t known = 0;
    if ((t->flags & (REFLECT_TYPE_IS_TOTAL | REFLECT_TYPE_IS_STRICT)) != REFLECT_TYPE_IS_STRICT) {
        return true;
    }
    if (t->kind == REFLECT_KIND_ENUM) {
        return interp_member(s->r, t, bits) != REFLECT_NONE;
    }
    for (uint32_t i = 0; i < t->members.count; i++) {
        known |= UINT64_C(1) << (interp_member_number(s->r, t->members.first + i) & 63);
    }
    return (bits & ~known) == 0;
}

static bool one_number(struct scan *s, const struct reflect_type *t, uint64_t *ret)
{
    bool is_negative = scan_is(s, '-');
    struct writ_bytes word = scan_word(s);
    bool has_members = t->kind == REFLECT_KIND_ENUM || t->kind == REFLECT_KIND_BITS;
    int made = parse_number(word, ret);
    if (made == 0 && has_members && word.length != 0 && !is_negative) {
        return member_bits(s, t, word, ret);
    }
    if (made == 0) {
        return scan_fail(s, INTERP_BAD_VALUE, "A number belongs here.");
    }
    *ret = is_negative ? -*ret : *ret;
    return (made == 2 && fits_type(s, t, *ret, is_negative)) || out_of_range(s, t);
}

bool scan_number(struct scan *s, const struct reflect_type *t, uint8_t *at)
{
    uint64_t bits = 0;
    if (t->kind == REFLECT_KIND_BOOL) {
        return scan_bool(s, at);
    }
    do {
        uint64_t part = 0;
        if (!one_number(s, t, &part)) {
            return false;
        }
        bits |= part;
    } while (t->kind == REFLECT_KIND_BITS && s->at < s->text.length && s->text.data[s->at] == '|' &&
             ++s->at);
    if (!is_member(s, t, bits)) {
        return out_of_range(s, t);
    }
    store(at, bits, t->size);
    return true;
}

/* What a backslash and the characters behind it stand for. */
static bool scan_escape(struct scan *s, uint8_t *ret)
{
    uint32_t left = s->text.length - s->at;
    if (left >= 1 && (s->text.data[s->at] == '"' || s->text.data[s->at] == '\\')) {
        *ret = s->text.data[s->at++];
        return true;
    }
    if (left >= 3 && s->text.data[s->at] == 'x') {
        uint32_t high = digit_of(s->text.data[s->at + 1]);
        uint32_t low = digit_of(s->text.data[s->at + 2]);
        s->at += 3;
        *ret = (uint8_t)(high << 4 | low);
        return (high < 16 && low < 16) ||
               scan_fail(s, INTERP_BAD_VALUE, "Two hexadecimal digits belong behind \\x.");
    }
    return scan_fail(s, INTERP_BAD_VALUE, "A backslash stands before \", \\ or xNN.");
}

static bool scan_quoted(struct scan *s, uint8_t *at, uint32_t most, uint32_t *ret_length)
{
    uint32_t length = 0;
    while (s->at < s->text.length && s->text.data[s->at] != '"') {
        uint8_t c = s->text.data[s->at++];
        if (c == '\\' && !scan_escape(s, &c)) {
            return false;
        }
        if (length == most) {
            return scan_fail(s, INTERP_TOO_LONG, "The text is longer than its limit.");
        }
        at[length++] = c;
    }
    *ret_length = length;
    return scan_is(s, '"') || scan_fail(s, INTERP_BAD_TEXT, "A quoted text has no end.");
}

static bool scan_hex(struct scan *s, uint8_t *at, uint32_t most, uint32_t *ret_length)
{
    uint32_t length = 0;
    while (s->at + 1 < s->text.length && s->text.data[s->at] != '"') {
        uint32_t high = digit_of(s->text.data[s->at]);
        uint32_t low = digit_of(s->text.data[s->at + 1]);
        if (high >= 16 || low >= 16) {
            return scan_fail(s, INTERP_BAD_VALUE, "Pairs of hexadecimal digits belong here.");
        }
        if (length == most) {
            return scan_fail(s, INTERP_TOO_LONG, "There are more bytes than the limit.");
        }
        at[length++] = (uint8_t)(high << 4 | low);
        s->at += 2;
    }
    *ret_length = length;
    return scan_is(s, '"') || scan_fail(s, INTERP_BAD_TEXT, "Hexadecimal digits have no end.");
}

static bool scan_name(struct scan *s, uint8_t *at, uint32_t most, uint32_t *ret_length)
{
    uint32_t length = 0;
    while (s->at < s->text.length && writ_name_has(s->text.data[s->at])) {
        if (length == most) {
            return scan_fail(s, INTERP_TOO_LONG, "The name is longer than its limit.");
        }
        at[length++] = s->text.data[s->at++];
    }
    *ret_length = length;
    return true;
}

bool scan_bytes(struct scan *s, enum reflect_kind kind, uint8_t *at, uint32_t most,
                uint32_t *ret_length)
{
    bool good;
    if (scan_is(s, '"')) {
        good = scan_quoted(s, at, most, ret_length);
    } else if (kind == REFLECT_KIND_NAME) {
        good = scan_name(s, at, most, ret_length);
    } else if (scan_is(s, 'x') && s->at < s->text.length && s->text.data[s->at] == '"') {
        s->at++;
        good = scan_hex(s, at, most, ret_length);
    } else {
        return scan_fail(s, INTERP_BAD_VALUE, "A text in quotes or x\"hexadecimal\" belongs here.");
    }
    if (good && kind == REFLECT_KIND_NAME && !writ_name_is_good(at, *ret_length)) {
        return scan_fail(s, INTERP_BAD_VALUE, "A name is made of letters, digits and ._:@+-");
    }
    if (good && kind == REFLECT_KIND_TEXT && !writ_text_is_good(at, *ret_length)) {
        return scan_fail(s, INTERP_BAD_VALUE, "A text is UTF-8 without zero bytes.");
    }
    return good;
}
