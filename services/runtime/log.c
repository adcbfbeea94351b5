/* See writ/log.h. */
#include "writ/log.h"

#include <stdarg.h>
#include <string.h>

#include "format.h"
#include "kernel_calls.h"
#include "this.h"

struct this this;

/* Writes one record and puts back what was in the page, so that whoever is building a message there
 * notices nothing. */
static void write_record(enum log_level level, const char *text, uint32_t length)
{
    enum { USED = sizeof(struct log_write_request_body) + KERNEL_MAX_LOG_TEXT };
    static uint8_t kept[USED];
    struct writ_io io = this.rt.io;
    memcpy(kept, io.out, USED);
    (void)log_write(&io, WRIT_SLOT_LOG, level, LOG_CATEGORY_SERVICE, text, length);
    memcpy(io.out, kept, USED);
}

static void write_line(enum log_level level, const char *format, va_list arguments)
{
    static char text[KERNEL_MAX_LOG_TEXT];
    static const char too_long[] = "a line was left out: it is too long or its format is unknown";
    uint32_t length = 0;
    if (format_line(text, sizeof text, &length, format, arguments)) {
        write_record(level, text, length);
    } else {
        write_record(LOG_LEVEL_ERROR, too_long, sizeof too_long - 1);
    }
}

void log_line(enum log_level level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(level, format, arguments);
    va_end(arguments);
}

void rt_panic(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(LOG_LEVEL_FATAL, format, arguments);
    va_end(arguments);
    rt_exit(RT_EXIT_PANIC);
}

void writ_port_refused(const struct writ_caller *caller, uint64_t tag, uint32_t status,
                       struct writ_reject why)
{
    if (status < WRIT_FIRST_OWN && refusals_add(&this.refusals)) {
        log_warn("refused %s: protocol %x method %x from %u.%u, check %u at %u (%lu so far)",
                 writ_status_name(status), writ_tag_protocol(tag), writ_tag_method(tag),
                 caller->principal & 0xffff, caller->principal >> 16, why.check, why.offset,
                 this.refusals.count);
    }
}
