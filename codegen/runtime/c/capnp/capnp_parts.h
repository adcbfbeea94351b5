/* What encoder and decoder share. */
#ifndef CAPNP_PARTS_H
#define CAPNP_PARTS_H

#include "writ/capnp.h"

enum {
    WORD_BYTES = 8,
    MOST_WORDS = WRIT_MAX_BODY / WORD_BYTES,
    POINTER_STRUCT = 0,
    POINTER_LIST = 1,
    LIST_OF_STRUCTS = 7,
    RECORD_BITS = 16,
    TABLE_MASK_BYTES = 8,
};

#define EMPTY_STRUCT UINT64_C(0x00000000fffffffc)

static inline bool capnp_is_pointer(const struct capnp_field *f)
{
    return f->kind != CAPNP_BITS && f->kind != CAPNP_RECORD;
}

static inline bool capnp_is_tail(const struct capnp_field *f)
{
    return f->kind == CAPNP_VECTOR || f->kind == CAPNP_DATA || f->kind == CAPNP_TEXT;
}

/* How a list's pointer tells the size of an element. */
static inline uint32_t capnp_size_code(uint32_t bits)
{
    switch (bits) {
    case 1:
        return 1;
    case 8:
        return 2;
    case 16:
        return 3;
    case 32:
        return 4;
    case 64:
        return 5;
    default:
        return LIST_OF_STRUCTS;
    }
}

/* Whether a member is in the union or table that stands at `native`. */
static inline bool capnp_holds(const struct capnp_struct *s, const struct capnp_field *f,
                               const uint8_t *native)
{
    switch ((enum capnp_box)s->box) {
    case CAPNP_UNION:
        return writ_load_u32(native) == f->number;
    case CAPNP_TABLE:
        return (writ_load_u64(native) >> (f->number - 1) & 1) != 0;
    default:
        return true;
    }
}

static inline uint64_t capnp_load(const uint8_t *at, uint32_t bytes)
{
    switch (bytes) {
    case 1:
        return *at;
    case 2:
        return writ_load_u16(at);
    case 4:
        return writ_load_u32(at);
    default:
        return writ_load_u64(at);
    }
}

static inline void capnp_store(uint8_t *at, uint64_t value, uint32_t bytes)
{
    switch (bytes) {
    case 1:
        *at = (uint8_t)value;
        break;
    case 2:
        writ_store_u16(at, (uint16_t)value);
        break;
    case 4:
        writ_store_u32(at, (uint32_t)value);
        break;
    default:
        writ_store_u64(at, value);
        break;
    }
}

#endif
