/* The kernel's log: a bounded ring of records, shown on the serial line as they come.
 *
 * When the ring is full the oldest records make way and are counted. A line is `seq ts_us cpu lvl
 * cat comp pid msg`. Capabilities to the log add to it (log.c), those to its control read it and say
 * what is kept and shown (log_control.c).
 */
#pragma once

#include "format.h"
#include "kernel_types.h"
#include "types.h"

#ifndef WRIT_LOG_KIB
#error "the build says how large the ring is"
#endif

struct cap;
struct notification;

enum {
    LOG_BYTES = WRIT_LOG_KIB * 1024,
    LOG_MAX_LINE = 2 * KERNEL_MAX_LOG_TEXT + 160, /* every byte of the text may need two */
    LOG_FILTERS = LOG_CATEGORY_HEARTBEAT + 1,
    LOG_SITES = 24, /* more than there are; if not, some share */
};

/* Where the record behind number `seq` begins, or will begin. */
struct log_mark {
    uint64_t seq;
    uint64_t at;
};

/* A record is a struct log_entry and its text, which is padded to a multiple of 8; both may wrap. */
struct log_ring {
    uint64_t head;        /* bytes ever written; L1: tail <= head <= tail + LOG_BYTES */
    uint64_t tail;        /* bytes ever made way */
    uint64_t seq;         /* records ever written; also the number of the newest */
    uint64_t dropped;     /* records that made way; also the number of the newest of those */
    struct log_mark mark; /* the reader's; L2: it is not behind the tail, nor before the head */
    uint8_t bytes[LOG_BYTES];
};

/* How much one process has said lately. */
struct log_share {
    uint64_t refilled_us;
    uint32_t spent;    /* L3: at most the burst of its rate */
    uint32_t withheld; /* records that were not let in since the last that was */
};

/* How much one place in the kernel has said lately: which that is, its format says. */
struct log_site {
    const char *format; /* null: free */
    struct log_share share;
};

/* How many records at once, and after how many microseconds one more. */
struct log_rate {
    uint32_t burst;
    uint32_t refill_us;
};

extern const struct log_rate log_rate_of_processes;
extern const struct log_rate log_rate_of_sites;

/* From which level on records of a category are kept, and shown. */
struct log_filter {
    uint8_t keep; /* enum log_threshold */
    uint8_t show;
};

struct log {
    struct log_ring ring;
    struct log_filter filters[LOG_FILTERS]; /* by category */
    struct log_site sites[LOG_SITES];       /* of the kernel's own */
    uint64_t withheld;                      /* records that a share did not let in */
    uint64_t filtered;                      /* that a filter did not */
    uint64_t asked;                         /* the reader wanted what is behind this one */
    bool told;        /* the log says that records which he has not read made way */
    bool news;        /* a record was added since the bell was rung */
    struct cap *bell; /* a child of what the reader gave, or empty; it does not keep its object */
    uint64_t bits;    /* for the bell */
    char line[LOG_MAX_LINE]; /* under construction */
};

/* Pure: adds a record and its text; the ring fills in `seq`. */
void log_ring_put(struct log_ring *ring, struct log_entry *entry, const char *text);

/* Pure: moves the mark to what is behind this number, or as close as there is something. False if
 * that takes more than so many steps, and then as far as these lead. */
[[nodiscard]] bool log_ring_seek(struct log_ring *ring, uint64_t after, uint32_t steps);

/* Pure: the records at the mark, as many as one answer carries, and how long their texts are
 * together. Returns how many. */
uint32_t log_ring_peek(const struct log_ring *ring, struct log_entry entries[KERNEL_MAX_LOG_BATCH],
                       uint32_t *ret_text_bytes);

/* Pure: the texts of the first so many records at the mark, one behind the other. */
void log_ring_texts(const struct log_ring *ring, uint32_t count, uint8_t *to);

/* Pure: whether one more record is within the rate now; if not, that is counted. */
[[nodiscard]] bool log_share_take(struct log_share *share, const struct log_rate *rate,
                                  uint64_t now_us);

/* Pure: the share of the place that says this. */
struct log_share *log_site(struct log_site sites[LOG_SITES], const char *format);

/* Pure: the line of a record. */
void log_format(struct text *line, const struct log_entry *entry, const char *text);

/* L1, L2. */
bool log_ring_check(const struct log_ring *ring);

void log_init(struct log *log);

/* Whether the place that says this may say it now; *ret_withheld: how often it was not let, just
 * before. */
[[nodiscard]] bool log_allows(const char *format, uint32_t *ret_withheld);

/* A record of the kernel's own. */
[[gnu::format(printf, 3, 4)]] void log_kernel(enum log_level level, enum log_category category,
                                              const char *format, ...);

/* A step of the boot, which is kept if the boot trace is switched on. */
#define boot_trace(...) log_kernel(LOG_LEVEL_DEBUG, LOG_CATEGORY_BOOT, "[boot] " __VA_ARGS__)

/* Whether the filter lets such a record in; if not, that is counted. */
[[nodiscard]] bool log_admits(uint8_t level, uint8_t category);

/* Keeps a record that was let in, and shows it. The caller fills in who, what and `text_bytes`. */
void log_put(struct log_entry *entry, const char *text);

/* Rings the bell if there is news. */
void log_tell(void);

/* This notification is nobody's any more. */
void log_forget(const struct notification *notification);
