/* KASSERT is for our own bugs: it stops the machine. What a user does wrong gets a status
 * instead. */
#pragma once

#include "types.h"

[[gnu::noreturn]] void assert_failed(const char *what, const char *file, uint32_t line);

#define KASSERT(condition)                                                                         \
    do {                                                                                           \
        if (__builtin_expect(!(condition), 0)) {                                                   \
            assert_failed(#condition, __FILE__, __LINE__);                                         \
        }                                                                                          \
    } while (0)

#define container_of(pointer, type, member)                                                        \
    ((type *)(void *)((char *)(pointer) - __builtin_offsetof(type, member)))
