/* See writ/mutate.h. */
#include "writ/mutate.h"

enum {
    MOST_EDITS = 6,
    WHOLE_PAGE = WRIT_MAX_BODY + WRIT_MAX_HANDLES * WRIT_RECORD_BYTES,
    TAG_BITS = 64,
};

/* What is done to a message. */
enum edit {
    EDIT_TAG_BIT,
    EDIT_LENGTH,
    EDIT_BYTE,
    EDIT_EARLY_BYTE,
    EDIT_BIT,
    EDIT_RECORD,
    EDIT_SHIFT,
    EDIT_SPLICE,
};

/* How often: a tag that is wrong hides what is behind it. */
static const uint8_t edits_by_weight[] = {
    EDIT_TAG_BIT, EDIT_LENGTH,     EDIT_LENGTH,     EDIT_BYTE,       EDIT_BYTE,
    EDIT_BYTE,    EDIT_EARLY_BYTE, EDIT_EARLY_BYTE, EDIT_EARLY_BYTE, EDIT_EARLY_BYTE,
    EDIT_BIT,     EDIT_BIT,        EDIT_BIT,        EDIT_BIT,        EDIT_RECORD,
    EDIT_RECORD,  EDIT_RECORD,     EDIT_SHIFT,      EDIT_SPLICE,     EDIT_SPLICE,
};

uint8_t mutate_byte(struct mutate_source *s)
{
    if (s->seed != 0) { /* xorshift64* */
        s->seed ^= s->seed >> 12;
        s->seed ^= s->seed << 25;
        s->seed ^= s->seed >> 27;
        return (uint8_t)((s->seed * UINT64_C(0x2545f4914f6cdd1d)) >> 56);
    }
    return s->at < s->size ? s->data[s->at++] : 0;
}

uint32_t mutate_number(struct mutate_source *s, uint32_t below)
{
    uint32_t low = mutate_byte(s);
    uint32_t high = below > 256 ? mutate_byte(s) : 0;
    return (low | high << 8) % below;
}

bool mutate_is_at_end(const struct mutate_source *s)
{
    return s->seed == 0 && s->at >= s->size;
}

static uint64_t with_bytes(uint64_t tag, uint32_t bytes)
{
    return (tag & ~WRIT_TAG_BYTES) | (uint64_t)(uint16_t)bytes << 32;
}

static uint64_t edit_length(uint64_t tag, struct mutate_source *s)
{
    uint32_t bytes = writ_tag_bytes(tag);
    switch (mutate_number(s, 4)) {
    case 0:
        return with_bytes(tag, bytes + 8);
    case 1:
        return with_bytes(tag, bytes - 8);
    case 2:
        return with_bytes(tag, mutate_number(s, WRIT_MAX_BODY + 16));
    default:
        return with_bytes(tag, bytes + mutate_number(s, 16) - 8);
    }
}

/* Moves what follows a place in the body up or down by 8, as if something had been put in or left out. */
static void shift(uint8_t *page, struct mutate_source *s)
{
    uint32_t at = mutate_number(s, 64);
    if (mutate_number(s, 2) == 0) {
        __builtin_memmove(page + at + 8, page + at, WRIT_MAX_BODY - at - 8);
    } else {
        __builtin_memmove(page + at, page + at + 8, WRIT_MAX_BODY - at - 8);
    }
}

static void splice(const struct writ_vectors *all, uint8_t *page, struct mutate_source *s)
{
    const struct writ_vector *other = &all->vectors[mutate_number(s, all->count)];
    uint32_t at = mutate_number(s, 64);
    uint32_t size = writ_least(other->body_size, WRIT_MAX_BODY - at);
    __builtin_memcpy(page + at, all->pool + other->body, size);
}

void mutate_edit(const struct writ_vectors *all, struct mutate_source *s, uint8_t *page,
                 uint64_t *tag)
{
    uint32_t bytes = writ_least(writ_tag_bytes(*tag), WRIT_MAX_BODY);
    switch ((enum edit)edits_by_weight[mutate_number(s, sizeof edits_by_weight)]) {
    case EDIT_TAG_BIT:
        *tag ^= UINT64_C(1) << mutate_number(s, TAG_BITS);
        break;
    case EDIT_LENGTH:
        *tag = edit_length(*tag, s);
        break;
    case EDIT_BYTE:
        page[mutate_number(s, bytes + 1)] = mutate_byte(s);
        break;
    case EDIT_EARLY_BYTE:
        page[mutate_number(s, 32)] = mutate_byte(s);
        break;
    case EDIT_BIT:
        page[mutate_number(s, bytes + 1)] ^= (uint8_t)(1U << mutate_number(s, 8));
        break;
    case EDIT_RECORD:
        page[WRIT_RECORDS + mutate_number(s, WRIT_MAX_HANDLES * WRIT_RECORD_BYTES)] =
            mutate_byte(s);
        break;
    case EDIT_SHIFT:
        shift(page, s);
        break;
    default:
        splice(all, page, s);
        break;
    }
}

const struct writ_vector *mutate_message(const struct writ_vectors *all, struct mutate_source *s,
                                         uint8_t *page, struct writ_msg *ret_m)
{
    const struct writ_vector *v = &all->vectors[mutate_number(s, all->count)];
    uint32_t edits = mutate_number(s, MOST_EDITS + 1);
    writ_vector_load(all, v, 0, page, ret_m);
    for (uint32_t i = 0; i < edits && !mutate_is_at_end(s); i++) {
        mutate_edit(all, s, page, &ret_m->tag);
    }
    mutate_noise(page, ret_m->tag, 0);
    __builtin_memcpy(ret_m->w, page, WRIT_REGISTER_BYTES);
    return v;
}

void mutate_noise(uint8_t *page, uint64_t tag, uint8_t noise)
{
    uint32_t bytes = writ_least(writ_tag_bytes(tag), WRIT_MAX_BODY);
    __builtin_memset(page + bytes, noise, WRIT_MAX_BODY - bytes);
    __builtin_memset(page + WHOLE_PAGE, noise, WRIT_PAGE_BYTES - WHOLE_PAGE);
}
