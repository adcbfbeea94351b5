/* See help.h. */
#include "help.h"

enum { INDENT = 2, NAME_COLUMN = 14 };

static void put(const struct out *out, struct writ_bytes text)
{
    out_bytes(out, (const char *)text.data, text.length);
}

static struct writ_bytes bytes_of(const char *text)
{
    return (struct writ_bytes){.data = (const uint8_t *)text, .length = (uint32_t)strlen(text)};
}

static bool holds(struct writ_bytes text, struct writ_bytes part)
{
    for (uint32_t at = 0; at + part.length <= text.length; at++) {
        if (memcmp(text.data + at, part.data, part.length) == 0) {
            return true;
        }
    }
    return false;
}

/* Each line of a documentation, indented. */
static void put_doc(const struct out *out, struct writ_bytes doc)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= doc.length; i++) {
        if (i == doc.length || doc.data[i] == '\n') {
            out_spaces(out, i == start ? 0 : INDENT);
            put(out, (struct writ_bytes){.data = doc.data + start, .length = i - start});
            out_text(out, "\n");
            start = i + 1;
        }
    }
}

/* ---- types in the words of the language ---- */

static void put_type(const struct out *out, const struct catalog *c, uint32_t row)
{
    struct reflect_type t = reflect_type(c->r, row);
    struct writ_bytes name = reflect_text(c->r, REFLECT_TABLE_TYPE, row, REFLECT_TYPE_NAME);
    if (t.kind == REFLECT_KIND_VECTOR || t.kind == REFLECT_KIND_ARRAY) {
        out_text(out, "[");
        put_type(out, c, t.inner);
        out_text(out, ", ...]");
    } else if (reflect_kind_is_handle(t.kind)) {
        out_text(out, (t.flags & REFLECT_TYPE_IS_OPTIONAL) != 0 ? "cap:SLOT or none" : "cap:SLOT");
    } else if (t.kind == REFLECT_KIND_TEXT || t.kind == REFLECT_KIND_BYTES) {
        out_text(out, t.kind == REFLECT_KIND_TEXT ? "\"text\"" : "x\"bytes\"");
    } else if (t.kind == REFLECT_KIND_NAME) {
        out_text(out, "name");
    } else if (name.length != 0) {
        put(out, name);
    } else {
        out_text(out, t.kind == REFLECT_KIND_BOOL ? "true|false" : "number");
    }
}

static void put_parameters(const struct out *out, const struct catalog *c, uint32_t method,
                           uint32_t column, const char *title)
{
    struct reflect_span fields = reflect_span(c->r, REFLECT_TABLE_METHOD, method, column);
    for (uint32_t row = fields.first; row < fields.first + fields.count; row++) {
        out_text(out, title);
        put(out, reflect_field_name(c->r, row));
        out_text(out, "=");
        put_type(out, c, reflect_u32(c->r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_TYPE));
        out_text(out, "\n");
    }
}

static void put_errors(const struct out *out, const struct catalog *c, uint32_t method)
{
    uint32_t set = reflect_u32(c->r, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_ERRORS);
    if (set == REFLECT_NONE) {
        return;
    }
    struct reflect_span members =
        reflect_span(c->r, REFLECT_TABLE_ERROR, set, REFLECT_ERROR_MEMBERS);
    for (uint32_t row = members.first; row < members.first + members.count; row++) {
        out_text(out, "  fails  ");
        put(out, reflect_text(c->r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NAME));
        out_text(out, ": ");
        put(out, reflect_text(c->r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_DOC));
        out_text(out, "\n");
    }
}

static void help_method(const struct catalog *c, uint32_t protocol, uint32_t method,
                        const struct out *out)
{
    put(out, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME));
    out_text(out, ".");
    put(out, reflect_text(c->r, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_NAME));
    out_text(out, "\n");
    put_doc(out, reflect_text(c->r, REFLECT_TABLE_METHOD, method, REFLECT_METHOD_DOC));
    put_parameters(out, c, method, REFLECT_METHOD_REQUEST, "  takes  ");
    put_parameters(out, c, method, REFLECT_METHOD_REPLY, "  gives  ");
    put_errors(out, c, method);
}

static void help_protocol(const struct catalog *c, uint32_t protocol, const struct out *out)
{
    put(out, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME));
    out_text(out, "\n");
    put_doc(out, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_DOC));
    struct reflect_span methods =
        reflect_span(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_METHODS);
    for (uint32_t row = methods.first; row < methods.first + methods.count; row++) {
        struct reflect_span fields =
            reflect_span(c->r, REFLECT_TABLE_METHOD, row, REFLECT_METHOD_REQUEST);
        uint32_t slot = catalog_slot(c, protocol, row);
        out_text(out, slot != 0 && slot != UINT32_MAX ? "* " : "  ");
        put(out, reflect_text(c->r, REFLECT_TABLE_METHOD, row, REFLECT_METHOD_NAME));
        for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
            out_text(out, " ");
            put(out, reflect_field_name(c->r, i));
            out_text(out, "=");
        }
        out_text(out, "\n");
    }
    out_text(out, "The methods with a * can be called from here.\n");
}

static void help_component(const struct catalog *c, uint32_t component, const struct out *out)
{
    put(out, catalog_component_name(c, component));
    out_text(out, "\n");
    put_doc(out, reflect_text(c->r, REFLECT_TABLE_COMPONENT, component, REFLECT_COMPONENT_DOC));
    struct reflect_span serves =
        reflect_span(c->r, REFLECT_TABLE_COMPONENT, component, REFLECT_COMPONENT_SERVES);
    for (uint32_t row = serves.first; row < serves.first + serves.count; row++) {
        uint32_t protocol = reflect_u32(c->r, REFLECT_TABLE_SERVES, row, REFLECT_SERVES_PROTOCOL);
        out_text(out, "  serves ");
        put(out, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME));
        out_text(out, "\n");
    }
    struct reflect_span uses =
        reflect_span(c->r, REFLECT_TABLE_COMPONENT, component, REFLECT_COMPONENT_USES);
    for (uint32_t row = uses.first; row < uses.first + uses.count; row++) {
        uint32_t protocol = reflect_u32(c->r, REFLECT_TABLE_USES, row, REFLECT_USES_PROTOCOL);
        out_text(out, "  uses ");
        put(out, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME));
        out_text(out, "\n");
    }
}

bool help_contract(const struct catalog *c, struct writ_bytes name, const struct out *out)
{
    struct interp_side side;
    struct interp_error error = {0};
    uint32_t rest = 0;
    if (holds(name, bytes_of(".")) && interp_find(c->r, name, false, &side, &rest, &error)) {
        help_method(c, side.protocol, side.method, out);
        return true;
    }
    for (uint32_t row = 0; row < reflect_count(c->r, REFLECT_TABLE_PROTOCOL); row++) {
        if (reflect_text_is(reflect_text(c->r, REFLECT_TABLE_PROTOCOL, row, REFLECT_PROTOCOL_NAME),
                            name)) {
            help_protocol(c, row, out);
            return true;
        }
    }
    uint32_t component = catalog_component_named(c, name);
    if (component != REFLECT_NONE) {
        help_component(c, component, out);
    }
    return component != REFLECT_NONE;
}

static struct writ_bytes first_line(struct writ_bytes doc)
{
    uint32_t end = 0;
    while (end < doc.length && doc.data[end] != '\n') {
        end++;
    }
    return (struct writ_bytes){.data = doc.data, .length = end};
}

void help_reachable(const struct catalog *c, const struct out *out)
{
    for (uint32_t row = 0; row < reflect_count(c->r, REFLECT_TABLE_PROTOCOL); row++) {
        struct writ_bytes name =
            reflect_text(c->r, REFLECT_TABLE_PROTOCOL, row, REFLECT_PROTOCOL_NAME);
        if (!catalog_reaches(c, row)) {
            continue;
        }
        put(out, name);
        out_spaces(out, name.length < NAME_COLUMN ? NAME_COLUMN - name.length + 1 : 1);
        put(out, first_line(reflect_text(c->r, REFLECT_TABLE_PROTOCOL, row, REFLECT_PROTOCOL_DOC)));
        out_text(out, "\n");
    }
}

/* ---- completion ---- */

enum { OFFERED = 128 };

static void offer_joined(struct offers *o, struct writ_bytes first, const char *between,
                         struct writ_bytes second)
{
    char word[OFFERED];
    struct interp_text text = {.data = word, .size = sizeof word};
    word[0] = 0;
    interp_put_bytes(&text, first);
    interp_put(&text, between);
    interp_put_bytes(&text, second);
    if (!text.is_cut) {
        offers_add(o, word, text.length);
    }
}

static void offer_methods_of(const struct catalog *c, uint32_t protocol, struct offers *o)
{
    struct reflect_span methods =
        reflect_span(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_METHODS);
    for (uint32_t row = methods.first; row < methods.first + methods.count; row++) {
        uint32_t slot = catalog_slot(c, protocol, row);
        if (slot != 0 && slot != UINT32_MAX) {
            offer_joined(
                o, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, protocol, REFLECT_PROTOCOL_NAME), ".",
                reflect_text(c->r, REFLECT_TABLE_METHOD, row, REFLECT_METHOD_NAME));
        }
    }
}

void help_offer_methods(const struct catalog *c, struct offers *o)
{
    struct writ_bytes word = {.data = (const uint8_t *)o->word, .length = o->length};
    bool has_point = holds(word, bytes_of("."));
    o->opens = !has_point;
    for (uint32_t row = 0; row < reflect_count(c->r, REFLECT_TABLE_PROTOCOL); row++) {
        if (!catalog_reaches(c, row)) {
            continue;
        }
        if (has_point) {
            offer_methods_of(c, row, o);
        } else {
            offer_joined(o, reflect_text(c->r, REFLECT_TABLE_PROTOCOL, row, REFLECT_PROTOCOL_NAME),
                         ".", (struct writ_bytes){.data = word.data});
        }
    }
}

/* Members of the type of the parameter whose name ends at `point` in the word. */
static void offer_members(const struct catalog *c, struct reflect_span fields, uint32_t point,
                          struct offers *o)
{
    struct writ_bytes name = {.data = (const uint8_t *)o->word, .length = point};
    for (uint32_t row = fields.first; row < fields.first + fields.count; row++) {
        if (!reflect_text_is(reflect_field_name(c->r, row), name)) {
            continue;
        }
        struct reflect_type t =
            reflect_type(c->r, reflect_u32(c->r, REFLECT_TABLE_FIELD, row, REFLECT_FIELD_TYPE));
        for (uint32_t i = t.members.first; i < t.members.first + t.members.count; i++) {
            offer_joined(o, name, "=",
                         reflect_text(c->r, REFLECT_TABLE_MEMBER, i, REFLECT_MEMBER_NAME));
        }
        if (t.kind == REFLECT_KIND_BOOL) {
            offer_joined(o, name, "=", bytes_of("true"));
            offer_joined(o, name, "=", bytes_of("false"));
        }
    }
}

void help_offer_parameters(const struct catalog *c, struct writ_bytes method,
                           struct writ_bytes given, struct offers *o)
{
    struct interp_side side;
    struct interp_error error = {0};
    uint32_t rest = 0;
    uint32_t point = 0;
    if (!interp_find(c->r, method, false, &side, &rest, &error)) {
        return;
    }
    struct reflect_span fields =
        reflect_span(c->r, REFLECT_TABLE_METHOD, side.method, REFLECT_METHOD_REQUEST);
    while (point < o->length && o->word[point] != '=') {
        point++;
    }
    if (point < o->length) {
        offer_members(c, fields, point, o);
        return;
    }
    o->opens = true;
    for (uint32_t row = fields.first; row < fields.first + fields.count; row++) {
        char word[OFFERED];
        struct interp_text text = {.data = word, .size = sizeof word};
        interp_put(&text, " ");
        interp_put_bytes(&text, reflect_field_name(c->r, row));
        interp_put(&text, "=");
        if (!text.is_cut && !holds(given, bytes_of(word))) {
            offers_add(o, word + 1, text.length - 1);
        }
    }
}

void help_offer_components(const struct catalog *c, struct offers *o)
{
    for (uint32_t i = 0; i < catalog_components(c); i++) {
        struct writ_bytes name = catalog_component_name(c, catalog_component_at(c, i));
        offers_add(o, (const char *)name.data, name.length);
    }
}
