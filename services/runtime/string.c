/* The functions of libc/string.h, four of which the compiler may call on its own. */
#include "string.h"

#include <stdint.h>

void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    void *target = to;
    size_t words = size / 8;
    __asm__ volatile("rep movsq" : "+D"(target), "+S"(from), "+c"(words) : : "memory");
    size &= 7;
    __asm__ volatile("rep movsb" : "+D"(target), "+S"(from), "+c"(size) : : "memory");
    return to;
}

static void copy_down(unsigned char *to, const unsigned char *from, size_t size)
{
    __asm__ volatile("std\n\trep movsb\n\tcld" : "+D"(to), "+S"(from), "+c"(size) : : "memory");
}

void *memmove(void *to, const void *from, size_t size)
{
    if ((uintptr_t)to - (uintptr_t)from >= size) {
        return memcpy(to, from, size);
    }
    copy_down((unsigned char *)to + size - 1, (const unsigned char *)from + size - 1, size);
    return to;
}

void *memset(void *to, int byte, size_t size)
{
    void *target = to;
    __asm__ volatile("rep stosb" : "+D"(target), "+c"(size) : "a"(byte) : "memory");
    return to;
}

int memcmp(const void *left, const void *right, size_t size)
{
    const unsigned char *a = left;
    const unsigned char *b = right;
    for (size_t i = 0; i < size; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

size_t strlen(const char *text)
{
    const char *end = text;
    while (*end != '\0') {
        end++;
        __asm__ volatile("" : "+r"(end)); /* or the compiler makes this a call of strlen */
    }
    return (size_t)(end - text);
}

int strcmp(const char *left, const char *right)
{
    while (*left != '\0' && *left == *right) {
        left++;
        right++;
    }
    return (unsigned char)*left - (unsigned char)*right;
}
