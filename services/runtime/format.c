/* See format.h. */
#include "format.h"

#include <stddef.h>
#include <string.h>

enum { MAX_DIGITS = 20 };

struct line {
    char *to;
    uint32_t size;
    uint32_t length;
    bool good; /* false for ever after the first thing that did not fit */
    va_list arguments;
};

/* What stands between % and the letter. */
struct directive {
    uint32_t width;
    bool bounded; /* .* */
    bool wide;    /* l */
    char letter;
};

static void put(struct line *line, const char *text, size_t length)
{
    if (!line->good || length > line->size - line->length) {
        line->good = false;
        return;
    }
    memcpy(line->to + line->length, text, length);
    line->length += (uint32_t)length;
}

static void put_number(struct line *line, uint64_t value, uint32_t base, uint32_t width)
{
    char digits[MAX_DIGITS];
    uint32_t at = MAX_DIGITS;
    do {
        digits[--at] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    while (MAX_DIGITS - at < width && at > 0) {
        digits[--at] = '0';
    }
    put(line, digits + at, MAX_DIGITS - at);
}

static void put_signed(struct line *line, int64_t value)
{
    if (value < 0) {
        put(line, "-", 1);
    }
    put_number(line, value < 0 ? -(uint64_t)value : (uint64_t)value, 10, 0);
}

static const char *read_directive(const char *at, struct directive *ret_directive)
{
    struct directive directive = {0};
    if (at[0] == '0') {
        for (at++; *at >= '0' && *at <= '9' && directive.width <= MAX_DIGITS; at++) {
            directive.width = directive.width * 10 + (uint32_t)(*at - '0');
        }
    }
    if (at[0] == '.' && at[1] == '*') {
        directive.bounded = true;
        at += 2;
    }
    if (at[0] == 'l') {
        directive.wide = true;
        at++;
    }
    directive.letter = *at;
    *ret_directive = directive;
    return *at == '\0' ? at : at + 1;
}

static bool is_known(const struct directive *directive)
{
    switch (directive->letter) {
    case 's':
        return !directive->wide && directive->width == 0;
    case 'd':
    case '%':
        return !directive->wide && !directive->bounded && directive->width == 0;
    case 'u':
    case 'x':
        return !directive->bounded && directive->width <= MAX_DIGITS;
    default:
        return false;
    }
}

static void put_text(struct line *line, bool bounded)
{
    if (bounded) {
        int length = va_arg(line->arguments, int);
        const char *text = va_arg(line->arguments, const char *);
        put(line, text, length < 0 ? SIZE_MAX : (size_t)length);
        return;
    }
    const char *text = va_arg(line->arguments, const char *);
    put(line, text, strlen(text));
}

static void put_directive(struct line *line, const struct directive *directive)
{
    switch (directive->letter) {
    case 's':
        put_text(line, directive->bounded);
        break;
    case 'd':
        put_signed(line, va_arg(line->arguments, int));
        break;
    case 'u':
    case 'x':
        put_number(line,
                   directive->wide ? va_arg(line->arguments, unsigned long)
                                   : va_arg(line->arguments, unsigned int),
                   directive->letter == 'x' ? 16 : 10, directive->width);
        break;
    default:
        put(line, "%", 1);
    }
}

static void put_all(struct line *line, const char *format)
{
    while (line->good && *format != '\0') {
        if (*format != '%') {
            put(line, format++, 1);
            continue;
        }
        struct directive directive;
        format = read_directive(format + 1, &directive);
        line->good = is_known(&directive);
        if (line->good) {
            put_directive(line, &directive);
        }
    }
}

bool format_line(char *to, uint32_t size, uint32_t *ret_length, const char *format,
                 va_list arguments)
{
    struct line line = {.to = to, .size = size, .good = true};
    va_copy(line.arguments, arguments);
    put_all(&line, format);
    va_end(line.arguments);
    if (line.good) {
        *ret_length = line.length;
    }
    return line.good;
}
