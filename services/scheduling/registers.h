/* The sixteen vector registers and the x87 stack, all at once. */
#ifndef REGISTERS_H
#define REGISTERS_H

#include <stdbool.h>
#include <stdint.h>

enum { REGISTERS = 16 };

struct registers {
    _Alignas(16) uint64_t vector[REGISTERS][2];
    int64_t stack[8];
};

/* Puts values that only this number has into all of them. */
void registers_fill(uint64_t number);

/* Whether they all hold what registers_fill put there. */
[[nodiscard]] bool registers_hold(uint64_t number);

/* Whether they are as a thread's are that never used one. */
[[nodiscard]] bool registers_are_fresh(void);

#endif
