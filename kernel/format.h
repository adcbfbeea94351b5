/* Text with numbers in it, into a bounded buffer. Knows %s %c %u %lu %x %lx %% and widths with 0 or
 * space; anything else is our bug. */
#pragma once

#include <stdarg.h>
#include "types.h"

struct text {
    char *data;
    uint32_t size;
    uint32_t length;
    bool full; /* something did not fit; it and all behind it is missing */
};

void text_put(struct text *text, const char *bytes, size_t count);

/* The same with control characters as ^A, so that nobody can write what looks like a line of
 * somebody else. There has to be room for all of them to be shown so. */
void text_put_visible(struct text *text, const char *bytes, size_t count);

void text_put_args(struct text *text, const char *format, va_list args);

[[gnu::format(printf, 2, 3)]] void text_format(struct text *text, const char *format, ...);
