/* The part of <string.h> that logic libraries may use on the box; on the host they get the host's.
 * Nothing here allocates or knows a locale. */
#ifndef WRIT_LIBC_STRING_H
#define WRIT_LIBC_STRING_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *left, const void *right, size_t size);
size_t strlen(const char *text);
int strcmp(const char *left, const char *right);

#endif
