/* The kernel's log: a bounded ring of records, shown on the serial line as they come.
 *
 * When the ring is full the oldest records make way and are counted. A line is `seq ts_us cpu lvl
 * cat comp pid msg`.
 */
#ifndef LOG_H
#define LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "format.h"
#include "kernel_types.h"
#include "object.h"

enum {
    LOG_BYTES = 64 * 1024,
    LOG_MAX_LINE = 4 * KERNEL_MAX_LOG_TEXT + 128, /* every byte of the text may need four */
};

/* In front of each text in the ring; both are padded to a multiple of 8 and may wrap. */
struct log_record {
    uint64_t seq;
    uint64_t us;
    uint64_t koid; /* of the process; 0: the kernel */
    uint32_t principal;
    uint16_t length; /* of the text */
    uint8_t level;   /* enum log_level */
    uint8_t category;
    uint32_t cpu;
    uint32_t zero;
};

struct log_ring {
    uint64_t head;    /* bytes ever written; L1: tail <= head <= tail + LOG_BYTES */
    uint64_t tail;    /* bytes ever made way */
    uint64_t seq;     /* records ever written */
    uint64_t dropped; /* records that made way */
    uint8_t bytes[LOG_BYTES];
};

struct log {
    struct object object; /* what capabilities to the log point at */
    struct log_ring ring;
    char line[LOG_MAX_LINE]; /* under construction */
};

/* Pure: adds a record and its text; the ring fills in `seq`. */
void log_ring_put(struct log_ring *ring, struct log_record *record, const char *text);

/* Pure: the line of a record. */
void log_format(struct text *line, const struct log_record *record, const char *text);

bool log_ring_check(const struct log_ring *ring);

void log_init(struct log *log);

/* A record of the kernel's own. Those below the level of the build are not written. */
[[gnu::format(printf, 3, 4)]] void log_kernel(enum log_level level, enum log_category category,
                                              const char *format, ...);

bool log_reap(struct object *object, uint32_t *budget);

#endif
