/* What the files that read text share. */
#ifndef INTERP_BUILD_H
#define INTERP_BUILD_H

#include "interp_parts.h"

/* A word that names something, and the name among those offered that is nearest to it. */
struct nearest {
    struct writ_bytes word;
    struct writ_bytes best; /* no data: none is near */
    uint32_t distance;
};

void nearest_offer(struct nearest *n, struct writ_bytes candidate);

uint32_t interp_find_field(const struct reflect *r, struct reflect_span fields, struct nearest *n);
uint32_t interp_find_member(const struct reflect *r, struct reflect_span members,
                            struct nearest *n);

/* Begins the sentence of an error. */
struct interp_text interp_sentence(struct interp_error *error, enum interp_fault fault,
                                   uint32_t at);
/* "There is no WHAT `word`; did you mean `best`?" */
void interp_unknown(struct interp_error *error, enum interp_fault fault, uint32_t at,
                    const char *what, const struct nearest *n);

static inline bool interp_is_word(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* A text that is read from left to right. Reading stops at the first error. */
struct scan {
    const struct reflect *r;
    struct writ_bytes text;
    uint32_t at;
    struct interp_error *error;
    uint8_t *page;
    uint32_t cursor; /* where the next tail goes */
};

[[nodiscard]] bool scan_fail(struct scan *s, enum interp_fault fault, const char *sentence);
/* What stands at the cursor after spaces and commas; 0 at the end. */
uint8_t scan_peek(struct scan *s);
/* Passes one character, if it is that. */
[[nodiscard]] bool scan_is(struct scan *s, uint8_t c);
struct writ_bytes scan_word(struct scan *s);
/* Passes one value, whatever it is. */
[[nodiscard]] bool scan_skip(struct scan *s);

/* Reads one value of a type and puts it at `at`, which is zero. */
[[nodiscard]] bool scan_number(struct scan *s, const struct reflect_type *t, uint8_t *at);
[[nodiscard]] bool scan_value(struct scan *s, uint32_t type, uint8_t *at);
/* Reads the bytes of a quoted text, `x"..."` or a bare name; `most` is how many there may be. */
[[nodiscard]] bool scan_bytes(struct scan *s, enum reflect_kind kind, uint8_t *at, uint32_t most,
                              uint32_t *ret_length);

#endif
