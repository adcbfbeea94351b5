/* See calls.h. */
#include "calls.h"

#include <string.h>

enum { RECORD_FLAGS = 5 };

void calls_init(struct calls *c, const struct catalog *catalog, const struct world *world)
{
    memset(c, 0, sizeof *c);
    c->catalog = catalog;
    c->world = world;
}

static struct writ_bytes bytes_of(const char *text)
{
    return (struct writ_bytes){.data = (const uint8_t *)text, .length = (uint32_t)strlen(text)};
}

static struct interp_text sentence(struct calls *c)
{
    return (struct interp_text){.data = c->sentence, .size = sizeof c->sentence};
}

static bool fail(struct calls *c, const char *words)
{
    struct interp_text text = sentence(c);
    interp_put(&text, words);
    return false;
}

bool calls_find(struct calls *c, struct writ_bytes text, struct interp_side *ret,
                uint32_t *ret_rest)
{
    struct interp_error error = {0};
    return interp_find(c->catalog->r, text, false, ret, ret_rest, &error) ||
           fail(c, error.sentence);
}

/* ---- handles that are made for a call ---- */

static void close_made(struct calls *c)
{
    while (c->made_count != 0) {
        c->world->close(c->world->owner, c->made[--c->made_count]);
    }
}

struct copying {
    struct calls *calls;
    struct writ_bytes from;
    uint32_t at;
    uint32_t used;
};

static bool put(struct copying *k, uint8_t c)
{
    if (k->used == CALLS_TEXT) {
        return fail(k->calls, "The call is too long.");
    }
    k->calls->text[k->used++] = (char)c;
    return true;
}

static bool is_at(const struct copying *k, const char *words)
{
    uint32_t length = (uint32_t)strlen(words);
    return k->from.length - k->at >= length && memcmp(k->from.data + k->at, words, length) == 0;
}

static bool digits(struct copying *k, uint64_t *ret)
{
    uint64_t number = 0;
    uint32_t start = k->at;
    for (; k->at < k->from.length; k->at++) {
        uint32_t digit = (uint32_t)k->from.data[k->at] - '0';
        if (digit > 9 || number > UINT64_MAX / 10 - 1) {
            break;
        }
        number = number * 10 + digit;
    }
    *ret = number;
    return k->at != start;
}

/* What a slot is called in a message: `cap:SLOT`. */
static bool put_slot(struct copying *k, uint32_t slot)
{
    char words[16];
    struct interp_text text = {.data = words, .size = sizeof words};
    bool good = true;
    interp_put(&text, "cap:");
    interp_put_number(&text, slot);
    for (uint32_t i = 0; i < text.length && good; i++) {
        good = put(k, (uint8_t)words[i]);
    }
    return good;
}

static bool quoted_memory(struct copying *k, uint8_t *data, uint32_t most, uint32_t *ret_count)
{
    uint32_t count = 0;
    for (k->at++; k->at < k->from.length && k->from.data[k->at] != '"'; k->at++) {
        if (count == most) {
            return fail(k->calls, "The text of a vmo is too long.");
        }
        k->at += k->from.data[k->at] == '\\' && k->at + 1 < k->from.length;
        data[count++] = k->from.data[k->at];
    }
    if (k->at == k->from.length) {
        return fail(k->calls, "The text of a vmo is not closed.");
    }
    k->at++;
    *ret_count = count;
    return true;
}

/* `vmo:4096` or `vmo:"text"`, of which `vmo:` was passed. */
static bool make_memory(struct copying *k)
{
    uint8_t data[CALLS_TEXT];
    uint64_t bytes = 0;
    uint32_t count = 0;
    uint32_t slot = 0;
    struct calls *c = k->calls;
    bool is_text = k->at < k->from.length && k->from.data[k->at] == '"';
    if (is_text && !quoted_memory(k, data, sizeof data, &count)) {
        return false;
    }
    if (!is_text && !digits(k, &bytes)) {
        return fail(c, "Memory is written vmo:BYTES or vmo:\"text\".");
    }
    if (c->made_count == CALLS_MADE) {
        return fail(c, "A message has at most 8 handles.");
    }
    uint32_t status = c->world->make_memory(c->world->owner, is_text ? WRIT_PAGE_BYTES : bytes,
                                            data, count, &slot);
    if (status != WRIT_OK) {
        return fail(c, "There is no memory of this size; whole pages of 4096 bytes belong here.");
    }
    c->made[c->made_count++] = slot;
    return put_slot(k, slot);
}

/* The text of the call with handles in the place of what they were made from. */
static bool copy_text(struct calls *c, struct writ_bytes text, struct writ_bytes *ret)
{
    struct copying k = {.calls = c, .from = text};
    bool in_quotes = false;
    bool good = true;
    while (good && k.at < text.length) {
        uint8_t letter = text.data[k.at];
        if (!in_quotes && letter == '=' && k.at + 1 < text.length) {
            k.at++;
            good = put(&k, letter);
            if (good && is_at(&k, "vmo:")) {
                k.at += 4;
                good = make_memory(&k);
            }
            continue;
        }
        if (in_quotes && letter == '\\' && k.at + 1 < text.length) {
            good = put(&k, letter);
            letter = text.data[++k.at];
        } else {
            in_quotes ^= letter == '"';
        }
        good = good && put(&k, letter);
        k.at++;
    }
    *ret = (struct writ_bytes){.data = (const uint8_t *)c->text, .length = k.used};
    return good;
}

/* ---- sending ---- */

/* A handle that is lent is marked so where it is sent; a message that was received does not say it. */
static void mark_lent(struct calls *c, const struct interp_side *side)
{
    const struct reflect *r = side->r;
    struct reflect_span fields =
        reflect_span(r, REFLECT_TABLE_METHOD, side->method, REFLECT_METHOD_REQUEST);
    for (uint32_t row = fields.first; row < fields.first + fields.count; row++) {
        struct reflect_field field = reflect_field(r, row);
        struct reflect_type t = reflect_type(r, field.type);
        bool lent = reflect_kind_is_handle(t.kind) && (t.flags & REFLECT_TYPE_IS_LEND) != 0;
        for (uint32_t i = 0; lent && i < t.count; i++) {
            uint8_t *record = c->page + field.offset + (size_t)i * WRIT_RECORD_BYTES;
            record[RECORD_FLAGS] |= writ_load_u16(record) != 0 ? WRIT_RECORD_LEND : 0;
        }
    }
}

/* What was made and did not go to the other side. */
static void keep_what_went(struct calls *c, uint32_t handles, uint32_t status)
{
    bool moved = status == WRIT_OK || status == WRIT_PEER_DIED || status == WRIT_TIMED_OUT;
    for (uint32_t i = 0; i < handles && moved; i++) {
        const uint8_t *record = c->page + WRIT_RECORDS + (size_t)i * WRIT_RECORD_BYTES;
        for (uint32_t k = 0; k < c->made_count; k++) {
            if (c->made[k] == writ_load_u16(record) &&
                (record[RECORD_FLAGS] & WRIT_RECORD_LEND) == 0) {
                c->made[k] = c->made[--c->made_count];
                break;
            }
        }
    }
}

static struct writ_msg message_of(const struct calls *c, uint64_t tag)
{
    struct writ_msg m = {.tag = tag};
    if ((writ_tag_flags(tag) & WRIT_FLAG_BUFFER) != 0) {
        memcpy(c->world->page(c->world->owner), c->page, WRIT_PAGE_BYTES);
    } else {
        memcpy(m.w, c->page, sizeof m.w);
    }
    return m;
}

static void take_reply(struct calls *c, const struct writ_msg *m)
{
    c->tag = m->tag;
    memset(c->page, 0, sizeof c->page);
    if ((writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) != 0) {
        memcpy(c->page, c->world->page(c->world->owner), WRIT_PAGE_BYTES);
    } else {
        memcpy(c->page, m->w, sizeof m->w);
    }
}

/* ---- what came of it ---- */

static void put_first_sentence(struct interp_text *text, struct writ_bytes doc)
{
    uint32_t end = 0;
    while (end < doc.length && doc.data[end] != '\n') {
        end++;
    }
    interp_put_bytes(text, (struct writ_bytes){.data = doc.data, .length = end});
}

static bool put_own_error(const struct calls *c, struct interp_text *text)
{
    const struct reflect *r = c->catalog->r;
    uint32_t set = reflect_u32(r, REFLECT_TABLE_METHOD, c->side.method, REFLECT_METHOD_ERRORS);
    if (set == REFLECT_NONE) {
        return false;
    }
    struct reflect_span members = reflect_span(r, REFLECT_TABLE_ERROR, set, REFLECT_ERROR_MEMBERS);
    for (uint32_t row = members.first; row < members.first + members.count; row++) {
        if (reflect_u64(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NUMBER) == c->status) {
            interp_put_bytes(text, reflect_text(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NAME));
            interp_put(text, ": ");
            put_first_sentence(text,
                               reflect_text(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_DOC));
            return true;
        }
    }
    return false;
}

static bool fail_by_status(struct calls *c, uint32_t status)
{
    const struct reflect *r = c->catalog->r;
    struct interp_text text = sentence(c);
    c->status = status;
    if (status >= WRIT_FIRST_OWN && put_own_error(c, &text)) {
        return false;
    }
    for (uint32_t row = 0; row < reflect_count(r, REFLECT_TABLE_STATUS); row++) {
        if (reflect_u32(r, REFLECT_TABLE_STATUS, row, REFLECT_STATUS_NUMBER) == status) {
            interp_put_bytes(&text,
                             reflect_text(r, REFLECT_TABLE_STATUS, row, REFLECT_STATUS_NAME));
            interp_put(&text, ": ");
            put_first_sentence(&text,
                               reflect_text(r, REFLECT_TABLE_STATUS, row, REFLECT_STATUS_SENTENCE));
            return false;
        }
    }
    interp_put(&text, "It failed with status ");
    interp_put_number(&text, status);
    interp_put(&text, ".");
    return false;
}

static void close_reply(struct calls *c)
{
    for (uint32_t i = 0; i < writ_least(writ_tag_handles(c->tag), WRIT_MAX_HANDLES); i++) {
        uint32_t slot = writ_load_u16(c->page + WRIT_RECORDS + (size_t)i * WRIT_RECORD_BYTES);
        if (slot != 0) {
            c->world->close(c->world->owner, slot);
        }
    }
}

static bool send(struct calls *c, const struct interp_side *side, uint32_t slot, uint64_t tag)
{
    uint32_t deadline =
        reflect_u32(side->r, REFLECT_TABLE_METHOD, side->method, REFLECT_METHOD_DEADLINE_MS);
    struct writ_msg m = message_of(c, tag);
    uint32_t status =
        c->world->call(c->world->owner, slot, deadline != 0 ? deadline : CALLS_PATIENCE_MS, &m);
    keep_what_went(c, writ_tag_handles(tag), status);
    close_made(c);
    if (status != WRIT_OK) {
        return fail_by_status(c, status);
    }
    take_reply(c, &m);
    if (interp_judge_reply(&c->side, c->tag, c->page, c->page + WRIT_RECORDS).status != WRIT_OK) {
        close_reply(c);
        return fail_by_status(c, WRIT_BAD_REPLY);
    }
    c->status = writ_tag_status(c->tag);
    return c->status == WRIT_OK || fail_by_status(c, c->status);
}

static bool has_no_way(struct calls *c, const struct interp_side *side, bool any_role)
{
    struct interp_text text = sentence(c);
    interp_put(&text, any_role ? "The shell has no connection to "
                               : "None of the roles that the shell has allows ");
    interp_put_bytes(&text, reflect_text(side->r, REFLECT_TABLE_PROTOCOL, side->protocol,
                                         REFLECT_PROTOCOL_NAME));
    if (!any_role) {
        interp_put(&text, ".");
        interp_put_bytes(
            &text, reflect_text(side->r, REFLECT_TABLE_METHOD, side->method, REFLECT_METHOD_NAME));
    }
    interp_put(&text, "; `call` alone lists what it can call.");
    return false;
}

bool calls_make(struct calls *c, const struct interp_side *side, uint32_t slot,
                struct writ_bytes text)
{
    struct interp_error error = {0};
    struct writ_bytes whole = {0};
    uint64_t tag = 0;
    c->side = interp_side(side->r, side->protocol, side->method, true);
    c->made_count = 0;
    c->status = WRIT_BAD_ARGUMENT;
    if (slot == 0) {
        slot = catalog_slot(c->catalog, side->protocol, side->method);
    }
    if (slot == 0 || slot == UINT32_MAX) {
        return has_no_way(c, side, slot == 0);
    }
    if (!copy_text(c, text, &whole)) {
        close_made(c);
        return false;
    }
    if (!interp_build(side, whole, c->page, &tag, &error)) {
        close_made(c);
        return fail(c, error.sentence);
    }
    mark_lent(c, side);
    return send(c, side, slot, tag);
}

bool calls_ask(struct calls *c, const char *method, const char *text)
{
    struct interp_side side;
    uint32_t rest = 0;
    return calls_find(c, bytes_of(method), &side, &rest) && calls_make(c, &side, 0, bytes_of(text));
}

void calls_print(const struct calls *c, struct interp_text *text)
{
    interp_print(&c->side, c->tag, c->page, c->page + WRIT_RECORDS, false, text);
}

/* ---- values ---- */

static struct value named(const struct calls *c, struct reflect_span fields, const uint8_t *base,
                          const char *name)
{
    const struct reflect *r = c->catalog->r;
    for (uint32_t row = fields.first; row < fields.first + fields.count; row++) {
        if (reflect_text_is(reflect_field_name(r, row), bytes_of(name))) {
            struct reflect_field field = reflect_field(r, row);
            return (struct value){field.type, base + field.offset};
        }
    }
    return (struct value){.type = REFLECT_NONE};
}

struct value calls_value(const struct calls *c, const char *parameter)
{
    return named(
        c, reflect_span(c->catalog->r, REFLECT_TABLE_METHOD, c->side.method, REFLECT_METHOD_REPLY),
        c->page, parameter);
}

struct value calls_field(const struct calls *c, struct value v, const char *field)
{
    if (v.type == REFLECT_NONE) {
        return v;
    }
    return named(c, reflect_type(c->catalog->r, v.type).fields, v.at, field);
}

uint64_t calls_number(const struct calls *c, struct value v)
{
    uint64_t number = 0;
    if (v.type != REFLECT_NONE) {
        uint32_t size = reflect_type(c->catalog->r, v.type).size;
        for (uint32_t i = 0; i < size && i < sizeof number; i++) {
            number |= (uint64_t)v.at[i] << (8 * i);
        }
    }
    return number;
}

uint32_t calls_count(const struct calls *c, struct value v)
{
    (void)c;
    return v.type == REFLECT_NONE ? 0 : writ_load_tail(v.at).length;
}

struct value calls_element(const struct calls *c, struct value v, uint32_t index)
{
    uint32_t inner = reflect_type(c->catalog->r, v.type).inner;
    uint32_t size = reflect_type(c->catalog->r, inner).size;
    return (struct value){inner, c->page + writ_load_tail(v.at).offset + (size_t)index * size};
}

struct writ_bytes calls_bytes(const struct calls *c, struct value v)
{
    if (v.type == REFLECT_NONE) {
        return (struct writ_bytes){.data = c->page};
    }
    struct writ_tail tail = writ_load_tail(v.at);
    return (struct writ_bytes){.data = c->page + tail.offset, .length = tail.length};
}

uint32_t calls_handle(const struct calls *c, const char *parameter)
{
    struct value v = calls_value(c, parameter);
    return v.type == REFLECT_NONE ? 0 : writ_load_u16(v.at);
}
