/* Bytes of test vectors, which standards print in hexadecimal. */
#ifndef HEX_H
#define HEX_H

#include <stddef.h>
#include <stdint.h>

#include "unit.h"

enum { HEX_LONGEST = 256 };

struct hex {
    uint8_t bytes[HEX_LONGEST];
    size_t size;
};

static inline uint8_t hex_digit(char c)
{
    return (uint8_t)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static inline struct hex hex(const char *text)
{
    struct hex value = {0};
    for (; text[0] != 0; text += 2) {
        CHECK(value.size < HEX_LONGEST);
        value.bytes[value.size++] = (uint8_t)(hex_digit(text[0]) << 4 | hex_digit(text[1]));
    }
    return value;
}

#endif
