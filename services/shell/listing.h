/* Rows of a contract as a table: which method is asked, page after page, and what stands in which column.
 *
 * A column is a field of the row by its name; how it is shown is said beside it. The last column is not padded.
 */
#ifndef SHELL_LISTING_H
#define SHELL_LISTING_H

#include "calls.h"

enum show {
    SHOW_PLAIN,     /* as the contract prints it */
    SHOW_COMPONENT, /* a number or a principal as the name of the component */
    SHOW_PROTOCOL,  /* a number as the name of the protocol */
    SHOW_BYTES,     /* KiB and MiB */
    SHOW_TIME,      /* microseconds as seconds */
    SHOW_LETTERS,   /* `length` of `letters` */
};

struct column {
    const char *title;
    const char *field;
    enum show show;
    uint32_t width;
};

enum { LISTING_COLUMNS = 8 };

struct listing {
    const char *method; /* `Protocol.method`; it takes `after` and gives `items` and `next` */
    struct column columns[LISTING_COLUMNS];
};

/* Whether a row is shown; null shows all. */
struct listing_choice {
    bool (*shows)(const void *owner, const struct calls *c, struct value row);
    const void *owner;
};

/* Asks and prints. False leaves a sentence in `c`. */
[[nodiscard]] bool listing_print(struct calls *c, const struct listing *l,
                                 const struct listing_choice *choice, const struct out *out);

/* Parts of it, for rows that come in another way. */
void listing_titles(const struct column *columns, const struct out *out);
void listing_cell(const struct out *out, const char *text, uint32_t width, bool is_last);
void listing_value(const struct calls *c, struct value row, const struct column *column,
                   struct interp_text *text);
void listing_bytes(uint64_t bytes, struct interp_text *text);
void listing_time(uint64_t us, struct interp_text *text);
void listing_component(const struct catalog *catalog, uint32_t number, struct interp_text *text);

#endif
