/* See format.h. */
#include "format.h"

#include "assert.h"

enum { MAX_DIGITS = 20, SHOWN = 2 };

void text_put(struct text *text, const char *bytes, size_t count)
{
    if (text->full || count > text->size - text->length) {
        text->full = true;
        return;
    }
    __builtin_memcpy(text->data + text->length, bytes, count);
    text->length += (uint32_t)count;
}

static bool is_visible(uint8_t byte)
{
    return byte >= 0x20 && byte != 0x7f;
}

void text_put_visible(struct text *text, const char *bytes, size_t count)
{
    if (text->full || count > (text->size - text->length) / SHOWN) {
        text->full = true;
        return;
    }
    char *to = text->data + text->length;
    for (size_t i = 0; i < count; i++) {
        uint8_t byte = (uint8_t)bytes[i];
        if (!is_visible(byte)) {
            *to++ = '^';
            byte ^= 0x40;
        }
        *to++ = (char)byte;
    }
    text->length = (uint32_t)(to - text->data);
}

struct directive {
    uint32_t width;
    char fill;
    bool is_long;
    char letter;
};

static void put_number(struct text *text, const struct directive *d, uint64_t value)
{
    char digits[MAX_DIGITS];
    uint32_t base = d->letter == 'x' ? 16 : 10;
    uint32_t count = 0;
    do {
        digits[MAX_DIGITS - ++count] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    for (uint32_t i = MAX_DIGITS; i < d->width; i++) {
        text_put(text, &d->fill, 1);
    }
    while (count < d->width && count < MAX_DIGITS) {
        digits[MAX_DIGITS - ++count] = d->fill;
    }
    text_put(text, digits + MAX_DIGITS - count, count);
}

static void put_string(struct text *text, const char *string)
{
    size_t length = 0;
    while (string[length] != '\0') {
        length++;
    }
    text_put(text, string, length);
}

/* Reads what stands behind a %. */
static const char *parse(const char *at, struct directive *ret_directive)
{
    struct directive d = {.fill = ' '};
    if (*at == '0') {
        d.fill = '0';
        at++;
    }
    while (*at >= '0' && *at <= '9') {
        d.width = d.width * 10 + (uint32_t)(*at++ - '0');
    }
    if (*at == 'l') {
        d.is_long = true;
        at++;
    }
    d.letter = *at++;
    *ret_directive = d;
    return at;
}

void text_put_args(struct text *text, const char *format, va_list args)
{
    while (*format != '\0') {
        if (*format != '%') {
            text_put(text, format++, 1);
            continue;
        }
        struct directive d;
        format = parse(format + 1, &d);
        if (d.letter == 's') {
            put_string(text, va_arg(args, const char *));
        } else if (d.letter == 'c') {
            char c = (char)va_arg(args, int);
            text_put(text, &c, 1);
        } else if (d.letter == 'u' || d.letter == 'x') {
            uint64_t value = d.is_long ? va_arg(args, unsigned long) : va_arg(args, unsigned);
            put_number(text, &d, value);
        } else {
            KASSERT(d.letter == '%');
            text_put(text, "%", 1);
        }
    }
}

void text_format(struct text *text, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_put_args(text, format, args);
    va_end(args);
}
