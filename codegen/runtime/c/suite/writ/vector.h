/* Test vectors: messages of every method and direction, each with the one right answer to it.
 *
 * The tables are generated, their answers come from a codec that shares nothing with the C under test. Nothing here judges.
 */
#ifndef WRIT_VECTOR_H
#define WRIT_VECTOR_H

#include "writ/wire.h"

/* A check by its id (1 + index in its list). `where` is the parameter, field or place that it is about. */
struct writ_vector_check {
    const char *kind;
    const char *where;
    bool
        unfailing; /* nothing that is said to the checks alone fails it: the dispatcher makes it, or everybody passes */
};

/* One direction of one method. */
struct writ_direction {
    const char *name; /* `Echo.say request` */
    struct writ_verdict (*check)(const struct writ_msg *m, const uint8_t *body,
                                 const uint8_t *records, uint32_t roles);
    /* Of requests: steps 1 to 8 alone, and steps 6 to 13 alone; null for replies and for numbers without a method. */
    struct writ_verdict (*judge)(uint64_t tag, uint64_t label, uint32_t roles);
    struct writ_reject (*content)(const struct writ_msg *m, const uint8_t *body,
                                  const uint8_t *records);
    const struct writ_vector_check *checks;
    uint16_t check_count;
    uint16_t protocol;
    bool is_reply;
};

struct writ_vector {
    const char *name;
    uint64_t tag;
    uint32_t roles;   /* of the connection it came through */
    uint32_t body;    /* index in the pool; zeros follow up to the length in the tag */
    uint32_t records; /* index in the pool */
    uint16_t body_size;
    uint16_t records_size;
    uint16_t direction; /* index */
    uint16_t status;
    struct writ_reject why; /* check 0: a good message */
};

struct writ_vectors {
    const char *library;
    const struct writ_direction *directions;
    const struct writ_vector *vectors;
    const uint8_t *pool;
    uint32_t direction_count;
    uint32_t count;
};

/* The length of a vector's body that stands in a page. */
static inline uint32_t writ_vector_bytes(const struct writ_vector *v)
{
    return writ_least(writ_tag_bytes(v->tag), WRIT_MAX_BODY);
}

/* Lays a vector out as it arrives: body and records in the page, the first bytes of the body in the words, too. Bytes of the page that do
 * not belong to the message get `noise`: a receiver must not care. */
static inline void writ_vector_load(const struct writ_vectors *all, const struct writ_vector *v,
                                    uint8_t noise, uint8_t *page, struct writ_msg *ret_m)
{
    uint32_t bytes = writ_vector_bytes(v);
    __builtin_memset(page, noise, WRIT_PAGE_BYTES);
    __builtin_memset(page, 0, bytes);
    __builtin_memcpy(page, all->pool + v->body, v->body_size);
    __builtin_memset(page + WRIT_RECORDS, 0, WRIT_MAX_HANDLES * WRIT_RECORD_BYTES);
    __builtin_memcpy(page + WRIT_RECORDS, all->pool + v->records, v->records_size);
    ret_m->tag = v->tag;
    __builtin_memcpy(ret_m->w, page, WRIT_REGISTER_BYTES);
}

static inline bool writ_vector_agrees(const struct writ_vector *v, struct writ_reject why)
{
    return why.check == v->why.check && why.offset == v->why.offset;
}

/* Judges a laid out vector by everything that there is for its direction. The first answer that is wrong is returned, else the right one. */
static inline struct writ_verdict writ_vector_judge(const struct writ_direction *direction,
                                                    const struct writ_vector *v,
                                                    const struct writ_msg *m, const uint8_t *page)
{
    const uint8_t *records = page + WRIT_RECORDS;
    struct writ_verdict got = direction->check(m, page, records, v->roles);
    if (!writ_vector_agrees(v, got.why) || got.status != v->status) {
        return got;
    }
    if (direction->judge != NULL) {
        struct writ_verdict tag = direction->judge(m->tag, direction->protocol, v->roles);
        bool is_tags = v->why.check != 0 && v->why.check <= WRIT_STEP_COUNT;
        if (is_tags ? !writ_vector_agrees(v, tag.why) || tag.status != v->status
                    : tag.why.check != 0) {
            return tag;
        }
    }
    if (direction->content != NULL && (v->why.check == 0 || v->why.check >= WRIT_STEP_CLASS)) {
        struct writ_reject why = direction->content(m, page, records);
        if (!writ_vector_agrees(v, why)) {
            return writ_verdict(v->status, why);
        }
    }
    return got;
}

#endif
