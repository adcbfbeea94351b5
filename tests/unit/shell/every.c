/* Every method of every contract of the system, called as a person would: the request that leaves must pass all checks of the contract, and what is shown of the
 * reply must make the same reply again.
 *
 * Values are made from the types in the image; that the checks of the image are those of the generated validators is what tests/fuzz proves.
 */
#include "shell.h"

#include <stdio.h>

#include "unit.h"

enum {
    OWN_NUMBER = 0x43,
    ROUNDS = 40,
    LINE = 2048,
    SHOWN = 16384,
    ANY_SLOT = 77,
    DEEPEST = 12,
    LEND = 0x80
};

extern const uint8_t embedded[];
extern const uint64_t embedded_bytes;

static struct reflect reflect;
static struct shell shell;
static char shown[SHOWN];
static uint32_t shown_length;
static uint8_t page_bytes[WRIT_PAGE_BYTES];
static struct interp_side called; /* the method that is being called */
static char reply_text[LINE];
static uint8_t reply_page[WRIT_PAGE_BYTES];
static uint64_t reply_tag;
static uint32_t calls_seen;
static uint64_t random_state = 88172645463325252u;

static uint32_t below(uint32_t count)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 20) % count);
}

/* ---- values ---- */

static void make_value(struct interp_text *text, uint32_t row, uint32_t depth);

static void make_number(struct interp_text *text, const struct reflect_type *t)
{
    uint64_t low = t->kind == REFLECT_KIND_UNSIGNED ? t->low : 0;
    uint64_t high = t->kind == REFLECT_KIND_UNSIGNED ? t->high : 100;
    uint64_t span = high - low;
    interp_put_number(text, span == 0 ? low : low + below(span > 1000 ? 1000 : (uint32_t)span + 1));
}

static void make_member(struct interp_text *text, const struct reflect_type *t)
{
    if (t->members.count == 0) {
        interp_put(text, "0");
        return;
    }
    interp_put_bytes(text,
                     reflect_text(&reflect, REFLECT_TABLE_MEMBER,
                                  t->members.first + below(t->members.count), REFLECT_MEMBER_NAME));
}

static void make_fields(struct interp_text *text, const struct reflect_type *t, uint32_t depth)
{
    uint32_t only = t->kind == REFLECT_KIND_UNION ? below(t->fields.count) : UINT32_MAX;
    interp_put(text, "{");
    for (uint32_t i = 0; i < t->fields.count; i++) {
        bool skipped = (t->kind == REFLECT_KIND_UNION && i != only) ||
                       (t->kind == REFLECT_KIND_TABLE && below(2) == 0);
        if (!skipped) {
            struct reflect_field field = reflect_field(&reflect, t->fields.first + i);
            interp_put_bytes(text, reflect_field_name(&reflect, field.row));
            interp_put(text, "=");
            make_value(text, field.type, depth + 1);
            interp_put(text, " ");
        }
    }
    interp_put(text, "}");
}

static void make_list(struct interp_text *text, uint32_t inner, uint32_t count, uint32_t depth)
{
    interp_put(text, "[");
    for (uint32_t i = 0; i < count; i++) {
        make_value(text, inner, depth + 1);
        interp_put(text, " ");
    }
    interp_put(text, "]");
}

static void make_handle(struct interp_text *text, const struct reflect_type *t)
{
    bool is_none = (t->flags & REFLECT_TYPE_IS_OPTIONAL) != 0 && below(2) == 0;
    interp_put(text, is_none ? "none" : "cap:");
    if (!is_none) {
        interp_put_number(text, 1 + below(60000));
    }
}

static void make_value(struct interp_text *text, uint32_t row, uint32_t depth)
{
    struct reflect_type t = reflect_type(&reflect, row);
    CHECK(depth < DEEPEST);
    switch (t.kind) {
    case REFLECT_KIND_BOOL:
        interp_put(text, below(2) == 0 ? "true" : "false");
        break;
    case REFLECT_KIND_ENUM:
    case REFLECT_KIND_BITS:
        make_member(text, &t);
        break;
    case REFLECT_KIND_STRUCT:
    case REFLECT_KIND_UNION:
    case REFLECT_KIND_TABLE:
        make_fields(text, &t, depth);
        break;
    case REFLECT_KIND_ARRAY:
        make_list(text, t.inner, t.count, depth);
        break;
    case REFLECT_KIND_VECTOR:
        make_list(text, t.inner, below(t.count < 2 ? t.count + 1 : 3), depth);
        break;
    case REFLECT_KIND_BYTES:
        interp_put(text, below(2) == 0 ? "x\"\"" : "x\"0aff\"");
        break;
    case REFLECT_KIND_NAME:
        interp_put(text, below(2) == 0 ? "serial" : "a.b");
        break;
    case REFLECT_KIND_TEXT:
        interp_put(text, below(2) == 0 ? "\"a = | {b\"" : "\"\\\"quoted\\\"\"");
        break;
    case REFLECT_KIND_SLOT:
        interp_put_number(text, 1 + below(1000));
        break;
    default:
        make_number(text, &t);
        break;
    }
}

static void make_parameters(struct interp_text *text, uint32_t method, uint32_t column)
{
    struct reflect_span fields = reflect_span(&reflect, REFLECT_TABLE_METHOD, method, column);
    for (uint32_t row = fields.first; row < fields.first + fields.count; row++) {
        struct reflect_field field = reflect_field(&reflect, row);
        struct reflect_type t = reflect_type(&reflect, field.type);
        interp_put(text, " ");
        interp_put_bytes(text, reflect_field_name(&reflect, row));
        interp_put(text, "=");
        if (!reflect_kind_is_handle(t.kind)) {
            make_value(text, field.type, 0);
            continue;
        }
        interp_put(text, t.count > 1 ? "[" : "");
        for (uint32_t i = 0; i < t.count; i++) {
            make_handle(text, &t);
            interp_put(text, t.count > 1 ? " " : "");
        }
        interp_put(text, t.count > 1 ? "]" : "");
    }
}

/* ---- the machine ---- */

static void put(void *owner, const char *data, uint32_t size)
{
    (void)owner;
    CHECK(size < SHOWN - shown_length);
    memcpy(shown + shown_length, data, size);
    shown_length += size;
    shown[shown_length] = 0;
}

static uint8_t *page(void *owner)
{
    (void)owner;
    return page_bytes;
}

/* The message as it arrives: what is lent is marked for the kernel only. */
static void arrive(struct writ_msg *m)
{
    if ((writ_tag_flags(m->tag) & WRIT_FLAG_BUFFER) == 0) {
        memset(page_bytes, 0, sizeof page_bytes);
        memcpy(page_bytes, m->w, sizeof m->w);
    }
    for (uint32_t i = 0; i < writ_tag_handles(m->tag); i++) {
        page_bytes[WRIT_RECORDS + i * WRIT_RECORD_BYTES + 5] &= (uint8_t)~LEND;
    }
}

static uint32_t call(void *owner, uint32_t slot, uint32_t timeout_ms, struct writ_msg *m)
{
    (void)owner;
    CHECK(slot == ANY_SLOT && timeout_ms != 0);
    arrive(m);
    struct writ_verdict verdict = interp_judge(&reflect, called.protocol, m->tag, page_bytes,
                                               page_bytes + WRIT_RECORDS, UINT32_MAX);
    if (verdict.status != WRIT_OK) {
        fprintf(stderr, "refused with %u, check %u at %u\n", verdict.status, verdict.why.check,
                verdict.why.offset);
    }
    CHECK_EQ(verdict.status, WRIT_OK);
    CHECK_EQ(writ_tag_method(m->tag),
             reflect_u32(&reflect, REFLECT_TABLE_METHOD, called.method, REFLECT_METHOD_NUMBER));
    memcpy(page_bytes, reply_page, sizeof page_bytes);
    memcpy(m->w, reply_page, sizeof m->w);
    m->tag = reply_tag;
    calls_seen++;
    return WRIT_OK;
}

static void close_slot(void *owner, uint32_t slot)
{
    (void)owner;
    (void)slot;
}

static const struct world world = {.page = page, .call = call, .close = close_slot};
static const struct out out = {put, NULL};

static bool make_reply(const struct interp_side *reply)
{
    struct interp_error error;
    struct interp_text text = {.data = reply_text, .size = sizeof reply_text};
    reply_text[0] = 0;
    make_parameters(&text, reply->method, REFLECT_METHOD_REPLY);
    struct writ_bytes bytes = {.data = (const uint8_t *)reply_text, .length = text.length};
    bool good = interp_build(reply, bytes, reply_page, &reply_tag, &error);
    if (!good) {
        fprintf(stderr, "%s: %s\n", reply_text, error.sentence);
    }
    return good && !text.is_cut;
}

/* What was shown makes the reply again. */
static bool shows_reply(const struct interp_side *reply)
{
    static uint8_t again[WRIT_PAGE_BYTES];
    struct interp_error error;
    uint64_t tag = 0;
    if (strcmp(shown, "OK\n") == 0) {
        return reflect_span(&reflect, REFLECT_TABLE_METHOD, reply->method, REFLECT_METHOD_REPLY)
                   .count == 0;
    }
    if (strstr(shown, "***") != NULL) {
        return true; /* a secret is not shown */
    }
    struct writ_bytes bytes = {.data = (const uint8_t *)shown, .length = shown_length};
    if (!interp_build(reply, bytes, again, &tag, &error)) {
        fprintf(stderr, "%s: %s\n", shown, error.sentence);
        return false;
    }
    return tag == reply_tag && memcmp(again, reply_page, sizeof again) == 0;
}

static void call_method(uint32_t protocol, uint32_t method)
{
    static char line[LINE];
    struct interp_text text = {.data = line, .size = sizeof line};
    struct interp_side reply = interp_side(&reflect, protocol, method, true);
    called = interp_side(&reflect, protocol, method, false);
    interp_put(&text, "call cap:77 ");
    interp_put_bytes(
        &text, reflect_text(&reflect, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME));
    interp_put(&text, ".");
    interp_put_bytes(&text,
                     reflect_text(&reflect, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_NAME));
    make_parameters(&text, method, REFLECT_METHOD_REQUEST);
    CHECK(!text.is_cut);
    CHECK(make_reply(&reply));
    uint32_t before = calls_seen;
    shown_length = 0;
    shell_run(&shell, line, text.length);
    if (calls_seen != before + 1 || !shows_reply(&reply)) {
        fprintf(stderr, "%s\n%s\n%s\n", line, reply_text, shown);
    }
    CHECK_EQ(calls_seen, before + 1);
    CHECK(shows_reply(&reply));
}

TEST(every_method_of_every_contract_is_called_and_its_reply_is_shown)
{
    uint32_t methods_seen = 0;
    CHECK_EQ(reflect_open(embedded, embedded_bytes, &reflect), REFLECT_GOOD);
    CHECK(shell_init(&shell, &reflect, OWN_NUMBER, &world, &out));
    for (uint32_t protocol = 0; protocol < reflect_count(&reflect, REFLECT_TABLE_PROTOCOL);
         protocol++) {
        struct reflect_span methods =
            reflect_span(&reflect, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_METHODS);
        for (uint32_t method = methods.first; method < methods.first + methods.count; method++) {
            methods_seen++;
            for (uint32_t round = 0; round < ROUNDS; round++) {
                call_method(protocol, method);
            }
        }
    }
    CHECK(methods_seen >= 200);
}

UNIT_MAIN
