/* One line of text from a format, as printf makes it, in the caller's memory.
 *
 * Knows %s, %.*s, %d, %u, %x, %lu, %lx and %%, with zero padding and a width (%016lx) for the
 * unsigned ones. Refuses everything else and never cuts: a line that does not fit is an answer of
 * its own.
 */
#ifndef WRIT_FORMAT_H
#define WRIT_FORMAT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

/* Writes the line without a terminator. False if it does not fit or the format is unknown; then
 * `to` holds nothing of use. */
[[nodiscard]] __attribute__((format(printf, 4, 0))) bool
format_line(char *to, uint32_t size, uint32_t *ret_length, const char *format, va_list arguments);

#endif
