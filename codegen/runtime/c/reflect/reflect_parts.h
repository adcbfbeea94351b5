/* What the files of the reader share. */
#ifndef REFLECT_PARTS_H
#define REFLECT_PARTS_H

#include "writ/reflect.h"

[[nodiscard]] enum reflect_fault reflect_check_types(const struct reflect *r, uint64_t *left);
[[nodiscard]] enum reflect_fault reflect_check_methods(const struct reflect *r, uint64_t *left);

/* Takes `work` from what is left of the effort that an image of its length may cost. */
[[nodiscard]] static inline bool reflect_spend(uint64_t *left, uint64_t work)
{
    bool enough = *left > work;
    *left -= enough ? work + 1 : 0;
    return enough;
}

/* The member of a box whose number comes next after `number`; false if there is none. */
[[nodiscard]] bool reflect_next_variant(const struct reflect *r, const struct reflect_type *t,
                                        uint32_t number, struct reflect_field *ret);

#endif
