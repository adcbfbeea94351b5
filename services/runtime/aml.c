/* See writ/aml.h. */
#include "writ/aml.h"

#include <stddef.h>
#include <string.h>

enum {
    NAME_BYTES = 4,
    OP_ZERO = 0x00,
    OP_ONE = 0x01,
    OP_NAME = 0x08,
    OP_BYTE = 0x0a,
    OP_WORD = 0x0b,
    OP_LONG = 0x0c,
    OP_QUAD = 0x0e,
    OP_PACKAGE = 0x12,
    OP_METHOD = 0x14,
    ROOT = '\\',
    OP_RETURN = 0xa4,
    OP_ONES = 0xff,
};

struct reader {
    const uint8_t *at;
    uint32_t left;
};

static bool take(struct reader *r, uint32_t count, uint64_t *ret_value)
{
    if (r->left < count) {
        return false;
    }
    uint64_t value = 0;
    for (uint32_t i = count; i > 0; i--) {
        value = value << 8 | r->at[i - 1];
    }
    r->at += count;
    r->left -= count;
    *ret_value = value;
    return true;
}

static bool take_op(struct reader *r, uint8_t op)
{
    uint64_t byte = 0;
    struct reader ahead = *r;
    if (!take(&ahead, 1, &byte) || byte != op) {
        return false;
    }
    *r = ahead;
    return true;
}

static bool take_number(struct reader *r, uint64_t *ret_value)
{
    uint64_t op = 0;
    if (!take(r, 1, &op)) {
        return false;
    }
    switch (op) {
    case OP_ZERO:
    case OP_ONE:
        *ret_value = op;
        return true;
    case OP_ONES:
        *ret_value = UINT64_MAX;
        return true;
    case OP_BYTE:
        return take(r, 1, ret_value);
    case OP_WORD:
        return take(r, 2, ret_value);
    case OP_LONG:
        return take(r, 4, ret_value);
    case OP_QUAD:
        return take(r, 8, ret_value);
    default:
        return false;
    }
}

/* The length of what follows, the length's own bytes with it; narrows the reader to it. */
static bool take_length(struct reader *r)
{
    uint32_t all = r->left;
    uint64_t lead = 0;
    uint64_t rest = 0;
    if (!take(r, 1, &lead) || !take(r, (uint32_t)(lead >> 6), &rest)) {
        return false;
    }
    uint64_t length = lead >> 6 == 0 ? lead : rest << 4 | (lead & 0xf);
    uint32_t used = all - r->left;
    if (length < used || length > all || (lead >> 6 != 0 && (lead & 0x30) != 0)) {
        return false;
    }
    r->left = (uint32_t)length - used;
    return true;
}

static bool take_name(struct reader *r, const char *name)
{
    (void)take_op(r, ROOT);
    if (r->left < NAME_BYTES || memcmp(r->at, name, NAME_BYTES) != 0) {
        return false;
    }
    r->at += NAME_BYTES;
    r->left -= NAME_BYTES;
    return true;
}

/* What is defined here as a number. */
static bool read_number(struct reader r, const char *name, struct aml_package *ret)
{
    uint64_t flags = 0;
    *ret = (struct aml_package){.count = 1};
    if (take_op(&r, OP_NAME)) {
        return take_name(&r, name) && take_number(&r, &ret->values[0]);
    }
    return take_op(&r, OP_METHOD) && take_length(&r) && take_name(&r, name) &&
           take(&r, 1, &flags) && take_op(&r, OP_RETURN) && take_number(&r, &ret->values[0]) &&
           r.left == 0;
}

/* The package may say that it has more elements than are written; those that are not are not there. */
static bool read_package(struct reader r, const char *name, struct aml_package *ret)
{
    uint64_t count = 0;
    *ret = (struct aml_package){0};
    if (!take_op(&r, OP_NAME) || !take_name(&r, name) || !take_op(&r, OP_PACKAGE) ||
        !take_length(&r) || !take(&r, 1, &count) || count > AML_VALUES) {
        return false;
    }
    while (r.left > 0) {
        if (ret->count == count || !take_number(&r, &ret->values[ret->count])) {
            return false;
        }
        ret->count++;
    }
    return true;
}

static bool find(const uint8_t *aml, uint32_t bytes, const char *name,
                 bool (*read)(struct reader r, const char *name, struct aml_package *ret),
                 struct aml_package *ret)
{
    bool found = false;
    for (uint32_t at = 0; at < bytes; at++) {
        struct aml_package one;
        if (!read((struct reader){aml + at, bytes - at}, name, &one)) {
            continue;
        }
        if (found && memcmp(&one, ret, sizeof one) != 0) {
            return false;
        }
        *ret = one;
        found = true;
    }
    return found;
}

bool aml_find_number(const uint8_t *aml, uint32_t bytes, const char *name, uint64_t *ret_value)
{
    struct aml_package found;
    if (!find(aml, bytes, name, read_number, &found)) {
        return false;
    }
    *ret_value = found.values[0];
    return true;
}

bool aml_find_package(const uint8_t *aml, uint32_t bytes, const char *name,
                      struct aml_package *ret_package)
{
    struct aml_package found;
    if (!find(aml, bytes, name, read_package, &found)) {
        return false;
    }
    *ret_package = found;
    return true;
}
