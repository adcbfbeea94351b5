/* Cap'n Proto bodies: from the native form and back, by tables that the compiler makes of each library (`<lib>_capnp.h`).
 *
 * One segment without framing, canonical, at most as long as any body. No allocation, no recursion deeper than the types, no read outside of the
 * message. There is one encoding for each value: what is decoded is encoded again and must be the same bytes, so that trailing bytes, dirty padding,
 * bad pointers, overlaps and texts without an end are refused whatever else is tried. docs/capnp.md says the rules.
 */
#ifndef WRIT_CAPNP_H
#define WRIT_CAPNP_H

#include "writ/wire.h"

enum capnp_kind {
    CAPNP_BITS,    /* a number in the data section */
    CAPNP_RECORD,  /* a handle: always the index of its record */
    CAPNP_STRUCT,  /* a pointer to a struct, a union or a table */
    CAPNP_ARRAY,   /* to a list of as many elements as there are */
    CAPNP_RECORDS, /* to a list of indices of records */
    CAPNP_VECTOR,  /* to a list, of a tail */
    CAPNP_DATA,    /* to bytes, of a tail */
    CAPNP_TEXT,    /* to text with a zero byte, of a tail */
};

enum capnp_box {
    CAPNP_PLAIN,
    CAPNP_UNION,
    CAPNP_TABLE,
};

struct capnp_struct;

struct capnp_field {
    uint32_t number; /* of a variant or a table's member */
    uint16_t native; /* offset from the start of the native struct; of a record its index */
    uint16_t place;  /* first bit in the data section, or index of the pointer */
    uint16_t count;  /* elements of an array, limit of a tail, records */
    uint8_t kind;
    uint8_t bits;  /* of a number or an element; 0 for structs */
    uint8_t bytes; /* of a native number or element */
    bool is_late;  /* came with a later version: all zero is a null pointer */
    const struct capnp_struct *inner;
};

struct capnp_struct {
    const struct capnp_field *fields; /* by ordinal */
    uint16_t count;
    uint16_t data_words;
    uint16_t pointers;
    uint16_t bytes;        /* of the native struct */
    uint16_t discriminant; /* first bit, of a union */
    uint8_t box;
};

struct capnp_message {
    const struct capnp_struct *root;
    uint16_t protocol;
    uint16_t method;
    uint16_t handles;
    bool is_reply;
    bool flexible;
    bool is_buffer; /* class of the native form */
};

enum capnp_form {
    CAPNP_CANONICAL, /* what is sent */
    CAPNP_FLAT, /* every struct in its whole size, as the tool writes it; for comparison with it */
};

/* A native body that passed its checks, as a segment of `*ret_bytes` bytes in `out`, which has WRIT_MAX_BODY. False if it does not fit, or holds what
 * only a later version knows; `out` is then of no use. */
[[nodiscard]] bool capnp_encode(const struct capnp_message *message, enum capnp_form form,
                                const uint8_t *body, uint8_t *out, uint32_t *ret_bytes);

/* A segment as a native body in `body`, which has WRIT_MAX_BODY, as has `scratch`; its own checks are still to be made. */
[[nodiscard]] bool capnp_decode(const struct capnp_message *message, const uint8_t *segment,
                                uint32_t bytes, uint8_t *body, uint8_t *scratch,
                                uint32_t *ret_bytes);

/* The message of a method among those of a library; null if there is none. */
const struct capnp_message *capnp_find(const struct capnp_message *messages, uint32_t count,
                                       uint32_t protocol, uint32_t method, bool is_reply);

/* The tag of a body that was encoded or decoded, by the tag that it had. */
uint64_t capnp_tag(const struct capnp_message *message, uint64_t tag, uint32_t bytes,
                   bool to_capnp);

#endif
