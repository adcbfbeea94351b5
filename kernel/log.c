/* See log.h. */
#include "log.h"

#include <stddef.h>

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
    log->object = (struct object){.koid = kernel_next_koid(), .refs = 1, .type = OBJECT_TYPE_LOG};
    list_init(&log->object.dead);
}

/* Keeps a record and shows it. */
static void put(struct log_record *record, const char *text)
{
    record->us = clock_us();
    record->cpu = this_cpu()->index;
    log_ring_put(&kernel.log.ring, record, text);
    struct text line = {.data = kernel.log.line, .size = LOG_MAX_LINE};
    log_format(&line, record, text);
    text_put(&line, "\n", 1);
    KASSERT(!line.full);
    serial_write(line.data, line.length);
}

void log_kernel(enum log_level level, enum log_category category, const char *format, ...)
{
    if ((int)level + WRIT_LOG_LEVEL < (int)LOG_LEVEL_ERROR) {
        return;
    }
    char bytes[KERNEL_MAX_LOG_TEXT];
    struct text text = {.data = bytes, .size = sizeof bytes};
    va_list args;
    va_start(args, format);
    text_put_args(&text, format, args);
    va_end(args);
    struct log_record record = {
        .level = (uint8_t)level, .category = (uint8_t)category, .length = (uint16_t)text.length};
    put(&record, bytes);
}

/* The log is never let go of. */
bool log_reap(struct object *object, uint32_t *budget)
{
    (void)object;
    (void)budget;
    KASSERT(false);
    return true;
}

enum kcall_result log_on_write(struct kcall *call, const struct log_write_request *request)
{
    const struct process *process = call->thread->process;
    struct log_record record = {.koid = process->object.koid,
                                .principal = process->principal,
                                .level = (uint8_t)request->level,
                                .category = (uint8_t)request->category,
                                .length = (uint16_t)request->text.length};
    put(&record, (const char *)request->text.data);
    return KCALL_DONE;
}

enum kcall_result log_on_write_console(struct kcall *call,
                                       const struct log_write_console_request *request)
{
    (void)call;
    serial_write((const char *)request->bytes.data, request->bytes.length);
    return KCALL_DONE;
}
