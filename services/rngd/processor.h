/* Randomness of the processor: the instruction RDRAND, where there is one. */
#ifndef PROCESSOR_H
#define PROCESSOR_H

#include <stdbool.h>
#include <stdint.h>

enum { PROCESSOR_TRIES = 10 }; /* as its maker advises: Intel SDM volume 1, 7.3.17.1 */

static inline bool processor_has_random(void)
{
    enum { LEAF = 1, RDRAND_BIT = 30 };
    uint32_t a = LEAF;
    uint32_t b;
    uint32_t c = 0;
    uint32_t d;
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    return (c >> RDRAND_BIT & 1) != 0;
}

/* False if there is no such instruction, or it gives nothing now. */
[[nodiscard]] static inline bool processor_random(uint64_t *ret_word)
{
    for (uint32_t i = 0; processor_has_random() && i < PROCESSOR_TRIES; i++) {
        bool given;
        __asm__ volatile("rdrand %0" : "=r"(*ret_word), "=@ccc"(given));
        if (given) {
            return true;
        }
    }
    return false;
}

#endif
