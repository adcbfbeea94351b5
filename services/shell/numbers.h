/* Decimal numbers, in and out. */
#ifndef SHELL_NUMBERS_H
#define SHELL_NUMBERS_H

#include <stdbool.h>
#include <stdint.h>

enum { NUMBER_DIGITS = 21 };

/* Writes into the end of `buffer` and returns where. */
static inline const char *number_text(uint64_t number, char buffer[NUMBER_DIGITS])
{
    uint32_t at = NUMBER_DIGITS - 1;
    buffer[at] = 0;
    do {
        buffer[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number != 0);
    return buffer + at;
}

/* Digits and nothing else. */
[[nodiscard]] static inline bool number_read(const char *word, uint64_t *ret)
{
    uint64_t number = 0;
    if (*word == 0) {
        return false;
    }
    for (; *word != 0; word++) {
        if (*word < '0' || *word > '9' || __builtin_mul_overflow(number, 10, &number) ||
            __builtin_add_overflow(number, (uint64_t)(*word - '0'), &number)) {
            return false;
        }
    }
    *ret = number;
    return true;
}

#endif
