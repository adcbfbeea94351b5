/* Any message by a reflection image alone: checks it, prints it as text, makes one from text.
 *
 * It follows docs/wire.md from the types in the image and shares nothing with generated code but the loads, so that the two can be compared. It
 * knows no transport, allocates nothing, and never reads past the body that the tag says or the records.
 */
#ifndef WRIT_INTERP_H
#define WRIT_INTERP_H

#include "writ/reflect.h"

/* One direction of one method. */
struct interp_side {
    const struct reflect *r;
    uint32_t protocol; /* row */
    uint32_t method;   /* row */
    bool is_reply;
};

/* ------------------------------------------------------------ finding */

/* The row of the protocol, object or control with this number; REFLECT_NONE if there is none. */
uint32_t interp_protocol(const struct reflect *r, uint32_t number);
/* The row of a protocol's method by its number. */
uint32_t interp_method(const struct reflect *r, uint32_t protocol, uint32_t number);

static inline struct interp_side interp_side(const struct reflect *r, uint32_t protocol,
                                             uint32_t method, bool is_reply)
{
    return (struct interp_side){r, protocol, method, is_reply};
}

/* ------------------------------------------------------------ checking */

/* Steps 6 to 13. `body` has as many bytes as the tag says; `records` stand as in a page. */
struct writ_reject interp_check(const struct interp_side *side, uint64_t tag, const uint8_t *body,
                                const uint8_t *records);

/* Steps 1 to 13 for a request to a protocol, whatever its method, and what the sender is told. */
struct writ_verdict interp_judge(const struct reflect *r, uint32_t protocol, uint64_t tag,
                                 const uint8_t *body, const uint8_t *records, uint32_t roles);

/* All steps for a reply; what is wrong is WRIT_BAD_REPLY. */
struct writ_verdict interp_judge_reply(const struct interp_side *side, uint64_t tag,
                                       const uint8_t *body, const uint8_t *records);

/* ------------------------------------------------------------ printing */

/* Text in the making. What does not fit is dropped and `is_cut` says so; with size above 0 there is always a zero byte at its end. */
struct interp_text {
    char *data;
    uint32_t size;
    uint32_t length;
    bool is_cut;
};

void interp_put(struct interp_text *text, const char *words);
void interp_put_bytes(struct interp_text *text, struct writ_bytes words);
void interp_put_number(struct interp_text *text, uint64_t number);

/* `name=value name=value` of a message that passed its checks, in the words that interp_build reads. `@secret` values are `***` unless
 * they are shown; absent parameters of later versions are zero. */
void interp_print(const struct interp_side *side, uint64_t tag, const uint8_t *body,
                  const uint8_t *records, bool shows_secrets, struct interp_text *text);

/* One value of such a message, which is no handle; `at` is its place in the body, or that of a descriptor for a tail. */
void interp_print_value(const struct reflect *r, const uint8_t *body, uint32_t type,
                        const uint8_t *at, struct interp_text *text);

/* ------------------------------------------------------------ making */

/* Why a text is no message. */
enum interp_fault {
    INTERP_GOOD,
    INTERP_NO_PROTOCOL,  /* no protocol of that name */
    INTERP_NO_METHOD,    /* no method of that name */
    INTERP_NO_FIELD,     /* no parameter, field or variant of that name */
    INTERP_NO_MEMBER,    /* no member of that name */
    INTERP_MISSING,      /* a parameter or field has no value */
    INTERP_TWICE,        /* one has two */
    INTERP_BAD_VALUE,    /* no value of the type */
    INTERP_OUT_OF_RANGE, /* a number that the type does not have */
    INTERP_TOO_LONG,     /* a tail, an array or the message has too much or too little */
    INTERP_BAD_TEXT,     /* brackets, quotes, or something behind the end */
};

/* What is wrong, where in the text, and in a sentence that names what was expected and the nearest name there is. */
struct interp_error {
    enum interp_fault fault;
    uint32_t at;
    char sentence[200];
};

/* `Protocol.method`, or `Protocol.method name=value ...`: finds the method and leaves `ret_rest` at what follows. */
[[nodiscard]] bool interp_find(const struct reflect *r, struct writ_bytes text, bool is_reply,
                               struct interp_side *ret, uint32_t *ret_rest,
                               struct interp_error *ret_error);

/* Makes the message that a text says; `page` has WRIT_PAGE_BYTES. Nothing has a value that was not written, but parameters of later versions
 * (zero). On an error the page holds nothing of use. */
[[nodiscard]] bool interp_build(const struct interp_side *side, struct writ_bytes text,
                                uint8_t *page, uint64_t *ret_tag, struct interp_error *ret_error);

#endif
