/* What the files of the interpreter share. */
#ifndef INTERP_PARTS_H
#define INTERP_PARTS_H

#include "writ/interp.h"

#include "reflect_parts.h"

/* A direction, counted through. */
struct interp_shape {
    struct reflect_span fields;
    struct reflect_span groups;
    uint32_t size; /* of the whole fixed part */
    uint32_t tails;
    uint32_t first_tail; /* where its descriptor is */
    uint32_t handles;
    bool strict;
    bool is_buffer;
};

struct interp_shape interp_shape(const struct interp_side *side);

static inline uint32_t interp_group_size(const struct reflect *r, const struct interp_shape *shape,
                                         uint32_t i)
{
    return reflect_u32(r, REFLECT_TABLE_GROUP, shape->groups.first + i, REFLECT_GROUP_SIZE);
}

static inline uint32_t interp_group_since(const struct reflect *r, const struct interp_shape *shape,
                                          uint32_t i)
{
    return reflect_u32(r, REFLECT_TABLE_GROUP, shape->groups.first + i, REFLECT_GROUP_SINCE);
}

/* A number as it stands in a body: `bits` is extended by its sign if it has one, `mask` covers its width. */
struct interp_number {
    uint64_t bits;
    uint64_t mask;
    bool is_signed;
};

/* The scalar that a scalar, an enum or bits is stored as. */
bool interp_is_signed(const struct reflect *r, const struct reflect_type *t);
struct interp_number interp_load(const struct reflect *r, const struct reflect_type *t,
                                 const uint8_t *at);

static inline uint64_t interp_member_number(const struct reflect *r, uint32_t row)
{
    return reflect_u64(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NUMBER);
}

static inline struct writ_bytes interp_member_name(const struct reflect *r, uint32_t row)
{
    return reflect_text(r, REFLECT_TABLE_MEMBER, row, REFLECT_MEMBER_NAME);
}

/* Row of the member of an enum with this number, of an error set with this status; REFLECT_NONE if there is none. */
uint32_t interp_member(const struct reflect *r, const struct reflect_type *t, uint64_t number);
uint32_t interp_error_member(const struct reflect *r, uint32_t set, uint64_t status);

static inline struct writ_bytes interp_words(const char *words)
{
    return (struct writ_bytes){.data = (const uint8_t *)words,
                               .length = (uint32_t)__builtin_strlen(words)};
}

#endif
