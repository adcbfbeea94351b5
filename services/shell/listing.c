/* See listing.h. */
#include "listing.h"

enum { CELL = 256, COMPONENT_MASK = 0xffff, MOST_PAGES = 64 };

void listing_cell(const struct out *out, const char *text, uint32_t width, bool is_last)
{
    uint32_t length = (uint32_t)strlen(text);
    out_bytes(out, text, length);
    if (is_last) {
        out_text(out, "\n");
    } else {
        out_spaces(out, length < width ? width - length + 1 : 1);
    }
}

static bool is_last(const struct column *columns, uint32_t i)
{
    return i + 1 == LISTING_COLUMNS || columns[i + 1].title == NULL;
}

void listing_titles(const struct column *columns, const struct out *out)
{
    for (uint32_t i = 0; i < LISTING_COLUMNS && columns[i].title != NULL; i++) {
        listing_cell(out, columns[i].title, columns[i].width, is_last(columns, i));
    }
}

void listing_bytes(uint64_t bytes, struct interp_text *text)
{
    uint32_t shift = bytes >= UINT64_C(10) << 20 ? 20 : 10;
    interp_put_number(text, (bytes + (UINT64_C(1) << shift) - 1) >> shift);
    interp_put(text, shift == 20 ? " MiB" : " KiB");
}

void listing_time(uint64_t us, struct interp_text *text)
{
    uint64_t milliseconds = us / 1000 % 1000;
    if (us == 0) {
        interp_put(text, "-");
        return;
    }
    interp_put_number(text, us / 1000000);
    interp_put(text, milliseconds < 10 ? ".00" : milliseconds < 100 ? ".0" : ".");
    interp_put_number(text, milliseconds);
}

void listing_component(const struct catalog *catalog, uint32_t number, struct interp_text *text)
{
    uint32_t row = catalog_component(catalog, number & COMPONENT_MASK);
    if (row != REFLECT_NONE) {
        interp_put_bytes(text, catalog_component_name(catalog, row));
    } else if ((number & COMPONENT_MASK) == 0) {
        interp_put(text, "-");
    } else {
        interp_put(text, "component ");
        interp_put_number(text, number & COMPONENT_MASK);
    }
}

static void put_protocol(const struct catalog *catalog, uint32_t number, struct interp_text *text)
{
    uint32_t row = interp_protocol(catalog->r, number);
    if (row != REFLECT_NONE) {
        interp_put_bytes(
            text, reflect_text(catalog->r, REFLECT_TABLE_PROTOCOL, row, REFLECT_PROTOCOL_NAME));
    } else {
        interp_put_number(text, number);
    }
}

void listing_value(const struct calls *c, struct value row, const struct column *column,
                   struct interp_text *text)
{
    struct value v = calls_field(c, row, column->field);
    if (v.type == REFLECT_NONE) {
        interp_put(text, "-");
        return;
    }
    switch (column->show) {
    case SHOW_COMPONENT:
        listing_component(c->catalog, (uint32_t)calls_number(c, v), text);
        break;
    case SHOW_PROTOCOL:
        put_protocol(c->catalog, (uint32_t)calls_number(c, v), text);
        break;
    case SHOW_BYTES:
        listing_bytes(calls_number(c, v), text);
        break;
    case SHOW_TIME:
        listing_time(calls_number(c, v), text);
        break;
    case SHOW_LETTERS: {
        uint64_t length = calls_number(c, calls_field(c, row, "length"));
        uint32_t most = reflect_type(c->catalog->r, v.type).count;
        interp_put_bytes(
            text,
            (struct writ_bytes){.data = v.at, .length = length < most ? (uint32_t)length : most});
        break;
    }
    default:
        interp_print_value(c->catalog->r, c->page, v.type, v.at, text);
        break;
    }
}

static void print_row(const struct calls *c, const struct listing *l, struct value row,
                      const struct out *out)
{
    for (uint32_t i = 0; i < LISTING_COLUMNS && l->columns[i].title != NULL; i++) {
        char cell[CELL];
        struct interp_text text = {.data = cell, .size = sizeof cell};
        cell[0] = 0;
        listing_value(c, row, &l->columns[i], &text);
        listing_cell(out, cell, l->columns[i].width, is_last(l->columns, i));
    }
}

bool listing_print(struct calls *c, const struct listing *l, const struct listing_choice *choice,
                   const struct out *out)
{
    uint64_t after = 0;
    listing_titles(l->columns, out);
    for (uint32_t page = 0; page < MOST_PAGES; page++) {
        char words[48];
        struct interp_text text = {.data = words, .size = sizeof words};
        interp_put(&text, "after=");
        interp_put_number(&text, after);
        if (!calls_ask(c, l->method, words)) {
            return false;
        }
        struct value items = calls_value(c, "items");
        for (uint32_t i = 0; i < calls_count(c, items); i++) {
            struct value row = calls_element(c, items, i);
            if (choice == NULL || choice->shows(choice->owner, c, row)) {
                print_row(c, l, row, out);
            }
        }
        after = calls_number(c, calls_value(c, "next"));
        if (after == 0) {
            break;
        }
    }
    return true;
}
