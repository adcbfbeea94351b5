/* Names in text: finding what is meant, and saying what is near when nothing is. */
#include "interp_build.h"

enum { LONGEST_NAME = 48 };

static uint32_t least_of(uint32_t a, uint32_t b, uint32_t c)
{
    return writ_least(writ_least(a, b), c);
}

static uint8_t lower(uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c + ('a' - 'A')) : c;
}

/* How many letters have to be changed, put in or left out; names that are longer than any contract's are far from everything. */
static uint32_t distance(struct writ_bytes a, struct writ_bytes b)
{
    uint32_t row[LONGEST_NAME + 1];
    if (a.length > LONGEST_NAME || b.length > LONGEST_NAME) {
        return UINT32_MAX;
    }
    for (uint32_t k = 0; k <= b.length; k++) {
        row[k] = k;
    }
    for (uint32_t i = 1; i <= a.length; i++) {
        uint32_t corner = row[0];
        row[0] = i;
        for (uint32_t k = 1; k <= b.length; k++) {
            uint32_t change = corner + (lower(a.data[i - 1]) != lower(b.data[k - 1]));
            corner = row[k];
            row[k] = least_of(change, row[k] + 1, row[k - 1] + 1);
        }
    }
    return row[b.length];
}

void nearest_offer(struct nearest *n, struct writ_bytes candidate)
{
    uint32_t far = distance(n->word, candidate);
    uint32_t most = n->word.length / 3 + 1;
    if (far <= most && (n->best.data == NULL || far < n->distance)) {
        n->best = candidate;
        n->distance = far;
    }
}

struct interp_text interp_sentence(struct interp_error *error, enum interp_fault fault, uint32_t at)
{
    *error = (struct interp_error){.fault = fault, .at = at};
    return (struct interp_text){.data = error->sentence, .size = sizeof error->sentence};
}

static void put_name(struct interp_text *text, const char *before, struct writ_bytes name,
                     const char *after)
{
    name.length = writ_least(name.length, LONGEST_NAME);
    interp_put(text, before);
    interp_put_bytes(text, name);
    interp_put(text, after);
}

void interp_unknown(struct interp_error *error, enum interp_fault fault, uint32_t at,
                    const char *what, const struct nearest *n)
{
    struct interp_text text = interp_sentence(error, fault, at);
    interp_put(&text, "There is no ");
    interp_put(&text, what);
    put_name(&text, " `", n->word, "`");
    if (n->best.data != NULL) {
        put_name(&text, "; did you mean `", n->best, "`?");
    } else {
        interp_put(&text, ".");
    }
}

/* The row of a table among `span` whose name, at `column`, is the word; else REFLECT_NONE, with what is nearest. */
static uint32_t find(const struct reflect *r, enum reflect_table table, struct reflect_span span,
                     uint32_t column, struct nearest *n)
{
    for (uint32_t row = span.first; row < span.first + span.count; row++) {
        struct writ_bytes name = reflect_text(r, table, row, column);
        if (reflect_text_is(name, n->word)) {
            return row;
        }
        nearest_offer(n, name);
    }
    return REFLECT_NONE;
}

uint32_t interp_find_field(const struct reflect *r, struct reflect_span fields, struct nearest *n)
{
    return find(r, REFLECT_TABLE_FIELD, fields, REFLECT_FIELD_NAME, n);
}

uint32_t interp_find_member(const struct reflect *r, struct reflect_span members, struct nearest *n)
{
    return find(r, REFLECT_TABLE_MEMBER, members, REFLECT_MEMBER_NAME, n);
}

static struct writ_bytes word_at(struct writ_bytes text, uint32_t at)
{
    uint32_t end = at;
    while (end < text.length && interp_is_word(text.data[end])) {
        end++;
    }
    return (struct writ_bytes){.data = text.data + at, .length = end - at};
}

bool interp_find(const struct reflect *r, struct writ_bytes text, bool is_reply,
                 struct interp_side *ret, uint32_t *ret_rest, struct interp_error *ret_error)
{
    struct nearest n = {.word = word_at(text, 0)};
    struct reflect_span all = {0, reflect_count(r, REFLECT_TABLE_PROTOCOL)};
    uint32_t protocol = find(r, REFLECT_TABLE_PROTOCOL, all, REFLECT_PROTOCOL_NAME, &n);
    if (protocol == REFLECT_NONE) {
        interp_unknown(ret_error, INTERP_NO_PROTOCOL, 0, "protocol", &n);
        return false;
    }
    uint32_t at = n.word.length;
    bool dotted = at < text.length && text.data[at] == '.';
    n = (struct nearest){.word = word_at(text, at + dotted)};
    struct reflect_span methods =
        reflect_span(r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_METHODS);
    uint32_t method =
        dotted ? find(r, REFLECT_TABLE_METHOD, methods, REFLECT_METHOD_NAME, &n) : REFLECT_NONE;
    if (method == REFLECT_NONE) {
        interp_unknown(ret_error, INTERP_NO_METHOD, at + dotted, "method", &n);
        return false;
    }
    *ret = interp_side(r, protocol, method, is_reply);
    *ret_rest = at + 1 + n.word.length;
    return true;
}
