/* The pure part of log.h. */
#include "log.h"

#include "assert.h"

static void copy_in(struct log_ring *ring, uint64_t at, const void *from, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        ring->bytes[(at + i) % LOG_BYTES] = ((const uint8_t *)from)[i];
    }
}

static void copy_out(const struct log_ring *ring, uint64_t at, void *to, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++) {
        ((uint8_t *)to)[i] = ring->bytes[(at + i) % LOG_BYTES];
    }
}

static uint32_t size_of(const struct log_record *record)
{
    return (uint32_t)sizeof *record + ((record->length + 7U) & ~7U);
}

/* Lets the oldest record make way. */
static void drop(struct log_ring *ring)
{
    struct log_record oldest;
    copy_out(ring, ring->tail, &oldest, sizeof oldest);
    ring->tail += size_of(&oldest);
    ring->dropped++;
}

void log_ring_put(struct log_ring *ring, struct log_record *record, const char *text)
{
    KASSERT(record->length <= KERNEL_MAX_LOG_TEXT);
    record->seq = ++ring->seq;
    uint32_t size = size_of(record);
    while (ring->head + size - ring->tail > LOG_BYTES) {
        drop(ring);
    }
    copy_in(ring, ring->head, record, sizeof *record);
    copy_in(ring, ring->head + sizeof *record, text, record->length);
    ring->head += size;
}

static const char *level_name(uint8_t level)
{
    static const char *const names[] = {
        [LOG_LEVEL_TRACE] = "TRACE", [LOG_LEVEL_DEBUG] = "DEBUG", [LOG_LEVEL_INFO] = "INFO",
        [LOG_LEVEL_WARN] = "WARN",   [LOG_LEVEL_ERROR] = "ERROR", [LOG_LEVEL_FATAL] = "FATAL",
    };
    KASSERT(level >= LOG_LEVEL_TRACE && level <= LOG_LEVEL_FATAL);
    return names[level];
}

static const char *category_name(uint8_t category)
{
    static const char *const names[] = {
        [LOG_CATEGORY_BOOT] = "boot",
        [LOG_CATEGORY_PANIC] = "panic",
        [LOG_CATEGORY_MEMORY] = "memory",
        [LOG_CATEGORY_SCHED] = "sched",
        [LOG_CATEGORY_SYSCALL] = "syscall",
        [LOG_CATEGORY_PROCESS] = "process",
        [LOG_CATEGORY_DRIVER] = "driver",
        [LOG_CATEGORY_STORAGE] = "storage",
        [LOG_CATEGORY_USB] = "usb",
        [LOG_CATEGORY_INPUT] = "input",
        [LOG_CATEGORY_DISPLAY] = "display",
        [LOG_CATEGORY_VFS] = "vfs",
        [LOG_CATEGORY_CONSOLE] = "console",
        [LOG_CATEGORY_SERVICE] = "service",
        [LOG_CATEGORY_COMPAT] = "compat",
        [LOG_CATEGORY_DEBUG] = "debug",
        [LOG_CATEGORY_HEARTBEAT] = "heartbeat",
    };
    KASSERT(category >= LOG_CATEGORY_BOOT && category <= LOG_CATEGORY_HEARTBEAT);
    return names[category];
}

void log_format(struct text *line, const struct log_record *record, const char *text)
{
    text_format(line, "%lu %lu %u %s %s ", record->seq, record->us, record->cpu,
                level_name(record->level), category_name(record->category));
    if (record->koid == 0) {
        text_format(line, "kernel 0 ");
    } else {
        text_format(line, "%u.%u %lu ", record->principal & 0xffff, record->principal >> 16,
                    record->koid);
    }
    text_put_visible(line, text, record->length);
}

bool log_ring_check(const struct log_ring *ring)
{
    return ring->tail <= ring->head && ring->head - ring->tail <= LOG_BYTES;
}
