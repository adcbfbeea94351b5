/* See log.h. */
#include "log.h"

#include "assert.h"
#include "clock.h"
#include "cpu.h"
#include "kernel_kernel.h"
#include "kernel.h"
#include "process.h"
#include "serial.h"
#include "thread.h"

#ifndef WRIT_LOG_LEVEL
#error "the build says the least important level: 0 errors alone, to 4 everything"
#endif

void log_init(struct log *log)
{
    for (uint32_t i = 0; i < LOG_FILTERS; i++) {
        log->filters[i] = (struct log_filter){.keep = LOG_THRESHOLD_ERROR - WRIT_LOG_LEVEL,
                                              .show = LOG_THRESHOLD_TRACE};
    }
}

bool log_admits(uint8_t level, uint8_t category)
{
    bool admitted = level >= kernel.log.filters[category].keep;
    kernel.log.filtered += !admitted;
    return admitted;
}

static void show(const struct log_entry *entry, const char *text)
{
    struct text line = {.data = kernel.log.line, .size = LOG_MAX_LINE};
    log_format(&line, entry, text);
    text_put(&line, "\n", 1);
    KASSERT(!line.full);
    serial_write(line.data, line.length);
}

/* Says once that records which the reader has not seen have made way. */
static void tell_of_loss(struct log *log)
{
    if (!log->told && log->ring.dropped > log->asked) {
        log->told = true;
        log_kernel(LOG_LEVEL_WARN, LOG_CATEGORY_BOOT, "[kernel] oldest logs dropped, up to %lu",
                   log->ring.dropped);
    }
}

void log_put(struct log_entry *entry, const char *text)
{
    struct log *log = &kernel.log;
    struct cpu *cpu = this_cpu();
    entry->time_us = clock_us();
    entry->processor = (uint16_t)cpu->index;
    log_ring_put(&log->ring, entry, text);
    log->news = true;
    cpu->hazard |= CPU_TELLS;
    if (entry->level >= log->filters[entry->category].show) {
        show(entry, text);
    }
    tell_of_loss(log);
}

bool log_allows(const char *format, uint32_t *ret_withheld)
{
    struct log_share *share = log_site(kernel.log.sites, format);
    if (!log_share_take(share, &log_rate_of_sites, clock_us())) {
        kernel.log.withheld++;
        return false;
    }
    *ret_withheld = share->withheld;
    share->withheld = 0;
    return true;
}

void log_kernel(enum log_level level, enum log_category category, const char *format, ...)
{
    uint32_t withheld;
    if (!log_admits((uint8_t)level, (uint8_t)category) || !log_allows(format, &withheld)) {
        return;
    }
    char bytes[KERNEL_MAX_LOG_TEXT];
    struct text text = {.data = bytes, .size = sizeof bytes};
    va_list args;
    va_start(args, format);
    text_put_args(&text, format, args);
    va_end(args);
    struct log_entry entry = {.level = (uint8_t)level,
                              .category = (uint8_t)category,
                              .withheld = withheld,
                              .text_bytes = (uint16_t)text.length};
    log_put(&entry, bytes);
}

/* Adds a record of what the caller of a method says, if the filter and its share let it in; null: it
 * has all it wants. */
static enum kcall_result add(struct kcall *call, enum log_level level, enum log_category category,
                             struct writ_bytes text, struct log_share *share)
{
    const struct process *process = call->thread->process;
    struct log_entry entry = {.process = process->object.koid,
                              .principal = process->principal,
                              .level = (uint8_t)level,
                              .category = (uint8_t)category,
                              .text_bytes = (uint16_t)text.length};
    if (!log_admits(entry.level, entry.category)) {
        return KCALL_DONE;
    }
    if (share != NULL) {
        if (!log_share_take(share, &log_rate_of_processes, clock_us())) {
            kernel.log.withheld++;
            return kcall_fail(call, WRIT_LIMIT);
        }
        entry.withheld = share->withheld;
        share->withheld = 0;
    }
    log_put(&entry, (const char *)text.data);
    return KCALL_DONE;
}

enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request)
{
    return add(call, request->level, request->category, request->text,
               &call->thread->process->log_share);
}

enum kcall_result log_control_on_log_string(struct kcall *call,
                                            const struct log_control_log_string_request *request)
{
    return add(call, request->level, request->category, request->text, NULL);
}

enum kcall_result log_on_write_console(struct kcall *,
                                       const struct log_write_console_request *request)
{
    serial_write((const char *)request->bytes.data, request->bytes.length);
    return KCALL_DONE;
}
